//! Forms whose session has ended: whoever signs in goes on where they were, and nothing that was
//! typed is lost; with every form of every page.

use crate::markup::{Scene, select};
use crate::support::{Answer, PASSWORD, Site, post_form};
use axum::http::StatusCode;
use scraper::{ElementRef, Html};
use std::collections::BTreeSet;
use tributary_testing::both;

/// A form of a page, filled in.
struct Form {
    action: String,
    /// All that is sent.
    fields: Vec<(String, String)>,
    /// The names of what was typed.
    typed: Vec<String>,
}

/// The forms of a page that write.
fn forms(page: &Html) -> Vec<Form> {
    let found = page.select(select("form[method=post]"));
    let filled = found.map(|form| fill(page, form));
    filled.filter(|form| form.action != "/logout").collect()
}

/// Fills a form in: something of its own into each field, each box ticked, the last of each choice.
fn fill(page: &Html, form: ElementRef<'_>) -> Form {
    let id = form.attr("id").unwrap_or_default();
    let (mut fields, mut typed) = (Vec::new(), Vec::new());
    let controls = select("input, textarea, select, button[name]");
    let apart = page
        .select(controls)
        .filter(|it| !id.is_empty() && it.attr("form") == Some(id));
    for control in form.select(controls).chain(apart) {
        let Some(name) = control.attr("name") else {
            continue;
        };
        let kind = control.attr("type").unwrap_or("text");
        let value = match (control.value().name(), kind) {
            ("textarea", _) | ("input", "text" | "number" | "date" | "email" | "tel" | "url") => {
                typed.push(name.to_owned());
                format!("  typed into {name}: <b>\"'&amp;")
            }
            ("select", _) => {
                let options = control.select(select("option"));
                let last = options.last().and_then(|option| option.attr("value"));
                last.unwrap_or_default().to_owned()
            }
            (_, "file") => continue,
            ("button", _) if fields.iter().any(|(known, _)| known == name) => continue,
            _ => control.attr("value").unwrap_or("on").to_owned(),
        };
        fields.push((name.to_owned(), value));
    }
    typed.dedup();
    Form {
        action: form.attr("action").unwrap_or_default().to_owned(),
        fields,
        typed,
    }
}

impl Site {
    /// Posts a form as a browser without script does, from the page at `from`.
    async fn browse(&self, action: &str, from: &str, fields: &[(String, String)]) -> Answer {
        let form = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let mut post = post_form(action, &form);
        let headers = post.headers_mut();
        headers.insert("accept", "text/html,*/*;q=0.8".parse().unwrap());
        headers.insert(
            "referer",
            format!("http://aff.example{from}").parse().unwrap(),
        );
        headers.insert("sec-fetch-site", "same-origin".parse().unwrap());
        self.send(post).await
    }
}

/// The sign-in of a page, with a name and a password in it.
fn sign_in(answer: &Answer, username: &str, password: &str) -> (String, Vec<(String, String)>) {
    let page = Html::parse_document(&answer.text());
    let form = page.select(select("main form")).next().unwrap();
    let mut fields: Vec<(String, String)> = form
        .select(select("input[type=hidden]"))
        .map(|input| {
            (
                input.attr("name").unwrap().to_owned(),
                input.attr("value").unwrap().to_owned(),
            )
        })
        .collect();
    fields.push(("username".into(), username.into()));
    fields.push(("password".into(), password.into()));
    (form.attr("action").unwrap().to_owned(), fields)
}

/// What stands in the fields of a name.
fn shown(page: &Html, name: &str) -> Vec<String> {
    let fields = page.select(select("input, textarea"));
    let fields = fields.filter(|field| field.attr("name") == Some(name));
    let value = |field: ElementRef<'_>| match field.value().name() {
        "textarea" => field.text().collect(),
        _ => field.attr("value").unwrap_or_default().to_owned(),
    };
    fields.map(value).collect()
}

/// An address without its numbers: forms of one kind are looked at once.
fn kind(address: &str) -> String {
    address.chars().filter(|c| !c.is_ascii_digit()).collect()
}

both! {
    async fn what_was_typed_outlives_the_session(db: &Database) {
        let scene = Scene::new(db).await;
        let site = &scene.site;
        let mut seen = BTreeSet::new();
        for (cookie, address) in scene.pages() {
            if cookie.is_empty() || address.contains("x-mark") {
                continue;
            }
            let username = if cookie == scene.admin { "admin" } else { "partner.one" };
            let page = Html::parse_document(&site.visit(cookie, &address).await.text());
            for form in forms(&page) {
                let names: Vec<&str> = form.fields.iter().map(|(name, _)| name.as_str()).collect();
                if !seen.insert(format!("{} {names:?}", kind(&form.action))) {
                    continue;
                }
                let asked = site.browse(&form.action, &address, &form.fields).await;
                let place = format!("{address} {}", form.action);
                assert_eq!(asked.status, StatusCode::UNAUTHORIZED, "{place}");
                assert_eq!(asked.header("cache-control"), "no-store");
                let (action, fields) = sign_in(&asked, username, "Wrong-Secret-1");
                assert_eq!(action, form.action, "{place}");
                let wrong = site.browse(&action, &action, &fields).await;
                assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{place}");
                assert!(wrong.header("set-cookie").is_empty());
                let (action, fields) = sign_in(&wrong, username, PASSWORD);
                let back = site.browse(&action, &action, &fields).await;
                assert_eq!(back.status, StatusCode::OK, "{place} {}", back.header("location"));
                assert!(back.header("set-cookie").starts_with("tributary="), "{place}");
                assert_eq!(back.header("cache-control"), "no-store");
                let text = back.text();
                assert!(!text.contains(PASSWORD), "{place}");
                let page = Html::parse_document(&text);
                let again = page.select(select("form")).any(|found| found.attr("action") == Some(&form.action));
                assert!(again || form.action.contains("cancel"), "{place}: the form itself");
                for name in &form.typed {
                    let sent = form.fields.iter().find(|(known, _)| known == name);
                    assert!(shown(&page, name).contains(&sent.unwrap().1), "{place}: {name} {:?}", shown(&page, name));
                }
                let says = page.select(select("[role=alert]")).any(|it| it.text().collect::<String>().contains("You're signed in again."));
                assert!(says || form.typed.is_empty(), "{place}: says what has happened");
            }
        }
        assert!(seen.len() >= 15, "{seen:?}");
    }

    async fn a_resumed_form_does_nothing_by_itself(db: &Database) {
        let site = Site::new(db).await;
        let fields = [("name", "Brand"), ("domain", "brand.example"), ("is_active", "true")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let address = "/office/brands/new?from=menu";
        let asked = site.browse(address, address, &fields).await;
        let (action, fields) = sign_in(&asked, "admin", PASSWORD);
        assert_eq!(action, address, "the query is kept");
        let back = site.browse(&action, &action, &fields).await;
        assert_eq!(back.status, StatusCode::OK);
        let cookie = back.header("set-cookie").split(';').next().unwrap().to_owned();
        let list = site.visit(&cookie, "/office/brands").await;
        assert!(list.text().contains("No brands yet"));
        // Somebody for whom the page is not, is led home.
        site.partner_at_home("partner1").await;
        let (action, fields) = sign_in(&asked, "partner1", PASSWORD);
        let home = site.browse(&action, &action, &fields).await;
        assert_eq!((home.status, home.header("location")), (StatusCode::SEE_OTHER, "/dashboard"));
        // Nor does a page of another site sign anybody in by it.
        let (action, fields) = sign_in(&asked, "admin", PASSWORD);
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let mut forged = post_form(&action, &form);
        forged.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
        assert_eq!(site.send(forged).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_page_that_is_open_signs_in_by_script(db: &Database) {
        let site = Site::new(db).await;
        for (password, status) in [("Wrong-Secret-1", 422), (PASSWORD, 200)] {
            let form = format!("username=ADMIN&password={}", password.replace('!', "%21"));
            let mut post = post_form("/login", &form);
            post.headers_mut().insert("accept", "application/json".parse().unwrap());
            let answer = site.send(post).await;
            assert_eq!(answer.status.as_u16(), status);
            assert_eq!(answer.header("content-type"), "application/json");
            let body = answer.json();
            if status == 200 {
                assert_eq!(body["user"], "admin");
                let cookie = answer.header("set-cookie").split(';').next().unwrap();
                assert_eq!(site.visit(cookie, "/office").await.status, StatusCode::OK);
            } else {
                assert!(body["message"].as_str().unwrap().contains("Incorrect username or password."), "{body}");
            }
        }
    }
}
