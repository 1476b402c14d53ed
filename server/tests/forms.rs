//! `POST /register` without script.

use crate::support::{HOST, PASSWORD, Site, post_form, sample};
use axum::http::StatusCode;
use tributary_domain::affiliate::Status;
use tributary_domain::id::{OperatorId, StaffId};
use tributary_service::invitation::{self, Maker};
use tributary_testing::{Database, both};

/// The sample as a form, with more fields behind it.
fn form(more: &[(&str, &str)]) -> String {
    let body = sample();
    let mut form = form_urlencoded::Serializer::new(String::new());
    for (name, value) in body.as_object().unwrap() {
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        if name != "hostname" && !more.iter().any(|(known, _)| known == name) {
            form.append_pair(name, &text);
        }
    }
    for (name, value) in more {
        form.append_pair(name, value);
    }
    form.finish()
}

both! {
    async fn a_form_without_script_signs_up(db: &Database) {
        let site = Site::new(db).await;
        let token = site.token().await;
        let answer = site.send(post_form("/register", &form(&[("token", &token), ("tc", "on")]))).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        assert_eq!(answer.header("location"), "/registered?status=pending");
        // It is the operator of the host name, whatever the form says; and it waits.
        let sign_in = site.send(post_form("/login", "username=username123&password=Q%21w2e3r4")).await;
        assert_eq!(sign_in.status, StatusCode::FORBIDDEN);

        let token = site.token().await;
        let taken = site.send(post_form("/register", &form(&[("token", &token)]))).await;
        assert_eq!(taken.status, StatusCode::CONFLICT);
        assert!(taken.text().contains("This username is already taken. Please choose another."));
    }

    async fn an_invitation_of_ours_approves(db: &Database) {
        let site = Site::new(db).await;
        let manager = StaffId(1);
        let url = invitation::url(&site.service, site.operator, "https://aff.example", None, Some(manager), Maker::Programme).unwrap();
        let signature = url.split_once("sig=").unwrap().1.to_owned();
        for (at, (signature, auto, status)) in [
            (signature.as_str(), "true", "approved"),
            (signature.as_str(), "false", "pending"),
            ("0123456789abcdef0123456789abcdef", "true", "pending"),
        ]
        .into_iter()
        .enumerate()
        {
            let token = site.token().await;
            let (name, mail) = (format!("invited{at}"), format!("invited{at}@somewhere"));
            let fields = [
                ("token", token.as_str()), ("username", &name), ("bo_user_email", &mail),
                ("mgr", "1"), ("sig", signature), ("auto_approve", auto),
            ];
            let answer = site.send(post_form("/register", &form(&fields))).await;
            assert_eq!(answer.header("location"), format!("/registered?status={status}"), "{}", answer.text());
        }
    }
}

#[tokio::test]
async fn a_refusal_keeps_what_was_typed() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    let fields = [
        ("first_name", "<b>Zoé</b>"),
        ("username", "short"),
        ("country", ""),
    ];
    let answer = site
        .send(post_form("/register?lang=fr", &form(&fields)))
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    assert!(page.contains("<html lang=\"fr\""));
    assert!(
        page.contains("&lt;b&gt;Zoé") && !page.contains("<b>Zoé"),
        "typed text is text"
    );
    assert!(page.contains("value=\"short\"") && page.contains("some info"));
    assert!(!page.contains(PASSWORD), "a password is never shown again");
    assert!(page.contains("Choisissez un pays") || page.contains("Veuillez remplir ce champ."));
}

#[tokio::test]
async fn a_page_grants_nothing() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    let token = site.token().await;
    let fields = [
        ("token", token.as_str()),
        ("manager_id", "1"),
        ("parent_affiliate_id", "1"),
        ("ext_affiliate_id", "x"),
        ("extra_role_ids", "100"),
        ("hostname", "other.example"),
    ];
    let answer = site.send(post_form("/register", &form(&fields))).await;
    assert_eq!(
        answer.header("location"),
        "/registered?status=pending",
        "{}",
        answer.text()
    );
    let mut reader = site.service.store.read().await.unwrap();
    let id = tributary_domain::id::AffiliateId(1);
    let made = tributary_store::affiliate::by_id(&mut reader, site.operator, id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(made.status, Status::Pending);
    assert_eq!(
        (
            made.manager_id,
            made.parent_affiliate_id,
            made.ext_affiliate_id
        ),
        (None, None, None)
    );
    assert_eq!(
        (made.operator_id, made.extra_role_ids),
        (OperatorId(1), vec![])
    );
    assert_eq!(HOST, "aff.example");
}
