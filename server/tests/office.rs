//! The pages of deals: whose they are, what their forms do, and that nobody sees others'.

use crate::affiliates::{manager, sign_up};
use crate::support::{Answer, OTHER_HOST, PASSWORD, Site, post_form, request};
use axum::body::Body;
use axum::http::StatusCode;
use serde_json::json;
use tributary_domain::id::StaffId;
use tributary_domain::staff::Role;
use tributary_service::Actor;
use tributary_service::staff::{self, NewStaff};
use tributary_testing::both;

impl Site {
    /// Makes an employee and answers the cookie of a session.
    pub(crate) async fn employee(&self, username: &str, role: Role) -> String {
        let new = NewStaff {
            username: username.into(),
            email: format!("{username}@staff.example"),
            role,
            password: PASSWORD.into(),
        };
        staff::create(&self.service, &Actor::Console, self.operator, new)
            .await
            .unwrap();
        self.sign_in(username).await
    }

    /// The admin, to ask use cases.
    pub(crate) async fn admin(&self) -> Actor {
        let named = Actor::Staff {
            operator: self.operator,
            id: StaffId(0),
            username: "admin".into(),
            role: Role::Admin,
        };
        let all = staff::managers(&self.service, &named).await.unwrap();
        let found = all.iter().find(|staff| staff.username == "admin");
        Actor::Staff {
            operator: self.operator,
            id: found.unwrap().id,
            username: "admin".into(),
            role: Role::Admin,
        }
    }

    /// An approved affiliate and the cookie of its session.
    pub(crate) async fn partner_at_home(&self, username: &str) -> (i64, String) {
        let manager = manager(self).await;
        let id = sign_up(self, username, &[("manager_id", json!(manager))]).await;
        (id, self.sign_in(username).await)
    }

    /// A page as somebody signed in sees it.
    pub(crate) async fn visit(&self, cookie: &str, address: &str) -> Answer {
        self.send(request(
            "GET",
            address,
            &[("cookie", cookie)],
            Body::empty(),
        ))
        .await
    }

    /// A form that somebody signed in sends from a page of ours.
    pub(crate) async fn fill_in(
        &self,
        cookie: &str,
        address: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let form = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let mut post = post_form(address, &form);
        let headers = post.headers_mut();
        headers.insert("cookie", cookie.parse().unwrap());
        headers.insert("sec-fetch-site", "same-origin".parse().unwrap());
        self.send(post).await
    }
}

/// What of a page does not change from answer to answer.
pub(crate) fn content(answer: &Answer) -> String {
    let text = answer.text();
    let main = text.split("<main").nth(1).unwrap_or_default();
    main.split("</main>").next().unwrap_or_default().to_owned()
}

/// CPA 30 for deposits of 25.
fn deal(affiliate: i64) -> Vec<(&'static str, String)> {
    vec![
        ("affiliate_id", affiliate.to_string()),
        ("deal_group_name", "Standard".into()),
        ("deal_type_id", "2".into()),
        ("cpa_amount", "30".into()),
        ("qua_cpa_deposit", "25".into()),
    ]
}

fn with<'a>(
    fields: &'a [(&'a str, String)],
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let kept = fields
        .iter()
        .filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    let kept = kept.map(|(name, value)| (*name, value.as_str()));
    kept.chain(more.iter().copied()).collect()
}

/// The address that a page's form for a server function posts to.
fn action<'a>(page: &'a str, function: &str) -> &'a str {
    let at = page.find(&format!("/ui/{function}")).unwrap();
    page[at..].split('"').next().unwrap()
}

both! {
    async fn new_terms_wait_until_the_affiliate_accepts_them(db: &Database) {
        let site = Site::new(db).await;
        let admin = site.sign_in("admin").await;
        let (partner, theirs) = site.partner_at_home("partner").await;
        let first = deal(partner);
        let made = site.fill_in(&admin, "/office/deals/new", &with(&first, &[])).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
        let address = made.header("location").to_owned();
        assert!(address.ends_with("?saved=1"), "{address}");
        let page = site.visit(&admin, &address).await;
        let said = content(&page);
        assert!(said.contains("Standard") && said.contains("Saved as version 1."), "{said}");
        assert!(said.contains("30\u{a0}EUR for each player whose deposits reach 25\u{a0}EUR."), "{said}");
        let address = address.split('?').next().unwrap();

        let asks = with(&first, &[("cpa_amount", "45.50"), ("needs_acceptance", "true")]);
        let asked = site.fill_in(&admin, address, &asks).await;
        assert_eq!(asked.header("location"), format!("{address}?saved=2"), "{}", asked.text());
        let list = content(&site.visit(&admin, "/office/deals?affiliate=partner").await);
        assert!(list.contains("Awaiting acceptance") && list.contains("45.50\u{a0}EUR"), "{list}");

        // The affiliate reads both and says yes.
        let own = site.visit(&theirs, "/deals").await.text();
        for said in ["Current terms", "Proposed terms", "30\u{a0}EUR", "45.50\u{a0}EUR", "Accept new terms"] {
            assert!(own.contains(said), "{said} {own}");
        }
        let version = own.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let accept = action(&own, "accept_deal");
        let accepted = site.fill_in(&theirs, accept, &[("version", version)]).await;
        assert!(accepted.status.is_success() || accepted.status.is_redirection(), "{}", accepted.text());
        let own = content(&site.visit(&theirs, "/deals").await);
        assert!(!own.contains("Accept new terms") && own.contains("In force"), "{own}");
        let office = content(&site.visit(&admin, address).await);
        assert!(office.contains("Replaced") && office.contains("In force"), "{office}");
        // Nobody accepts for others.
        for cookie in [&admin, &site.employee("clerk", Role::Manager).await] {
            let refused = site.fill_in(cookie, accept, &[("version", version)]).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN);
        }
    }

    async fn a_deal_with_faults_comes_back_as_it_was_typed(db: &Database) {
        let site = Site::new(db).await;
        let admin = site.sign_in("admin").await;
        let (partner, _) = site.partner_at_home("partner").await;
        let first = deal(partner);
        let wrong = with(&first, &[("cpa_amount", "thirty"), ("deal_group_name", "Kept <b>name</b>"), ("match_country_is", "XX")]);
        let back = site.fill_in(&admin, "/office/deals/new", &wrong).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = content(&back);
        for kept in ["value=\"thirty\"", "Kept &lt;b&gt;name", "value=\"XX\"", "aria-invalid=\"true\"", "href=\"#cpa_amount\""] {
            assert!(page.contains(kept), "{kept} {page}");
        }
        let nobody = site.fill_in(&admin, "/office/deals/new", &with(&first, &[("affiliate_id", "999999")])).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(content(&nobody).contains("href=\"#affiliate_id\""));
        let none = content(&site.visit(&admin, "/office/deals").await);
        assert!(none.contains("No deals yet"), "nothing was made: {none}");
    }

    async fn each_role_does_its_part_of_deals(db: &Database) {
        let site = Site::new(db).await;
        let (partner, theirs) = site.partner_at_home("partner").await;
        let decides = site.sign_in("smr").await;
        let first = deal(partner);
        let made = site.fill_in(&decides, "/office/deals/new", &with(&first, &[])).await;
        let address = made.header("location").split('?').next().unwrap().to_owned();
        for (name, role) in [("helper", Role::Support), ("payer", Role::Finance)] {
            let cookie = site.employee(name, role).await;
            let list = site.visit(&cookie, "/office/deals").await;
            assert_eq!(list.status, StatusCode::OK);
            assert!(content(&list).contains("Standard") && !content(&list).contains("/office/deals/new"));
            let one = content(&site.visit(&cookie, &address).await);
            assert!(one.contains("Admins and managers can edit this.") && !one.contains("<form"), "{one}");
            for to in ["/office/deals/new", &address] {
                let refused = site.fill_in(&cookie, to, &with(&first, &[("cpa_amount", "99")])).await;
                assert_eq!(refused.status, StatusCode::FORBIDDEN, "{role:?} {to}");
            }
        }
        // Not there for affiliates; visitors sign in first.
        for to in ["/office/deals", "/office/deals/new", &address] {
            assert_eq!(site.visit(&theirs, to).await.status, StatusCode::NOT_FOUND, "{to}");
            let visitor = site.get(to).await;
            assert!(visitor.header("location").starts_with("/login?next="), "{to}");
        }
        for to in ["/office/deals/new", &address] {
            assert_eq!(site.fill_in(&theirs, to, &with(&first, &[])).await.status, StatusCode::NOT_FOUND, "{to}");
        }
        assert_eq!(site.visit(&decides, "/deals").await.status, StatusCode::NOT_FOUND);
        let kept = content(&site.visit(&decides, &address).await);
        assert!(kept.contains("30\u{a0}EUR") && !kept.contains("99\u{a0}EUR"), "{kept}");
        // Nor does a page of another site write.
        let mut forged = post_form("/office/deals/new", "deal_group_name=x");
        forged.headers_mut().insert("cookie", decides.parse().unwrap());
        forged.headers_mut().insert("origin", "https://evil.example".parse().unwrap());
        assert_eq!(site.send(forged).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_foreign_deal_is_as_none(db: &Database) {
        let site = Site::new(db).await;
        let (partner, _) = site.partner_at_home("partner").await;
        let admin = site.sign_in("admin").await;
        let first = deal(partner);
        let made = site.fill_in(&admin, "/office/deals/new", &with(&first, &[])).await;
        let address = made.header("location").split('?').next().unwrap().to_owned();
        let new = NewStaff {
            username: "stranger".into(),
            email: "stranger@other.example".into(),
            role: Role::Admin,
            password: PASSWORD.into(),
        };
        staff::create(&site.service, &Actor::Console, site.other, new).await.unwrap();
        let mut sign_in = post_form("/login", "username=stranger&password=Q%21w2e3r4");
        sign_in.headers_mut().insert("host", OTHER_HOST.parse().unwrap());
        let cookie = site.send(sign_in).await.header("set-cookie").split(';').next().unwrap().to_owned();
        let mut seen = Vec::new();
        for to in [address.as_str(), "/office/deals/999999999", "/office/deals/0", "/office/deals/x"] {
            let headers = [("cookie", cookie.as_str()), ("host", OTHER_HOST)];
            let page = site.send(request("GET", to, &headers, Body::empty())).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{to}");
            seen.push(content(&page));
            let form = [("content-type", "application/x-www-form-urlencoded"), headers[0], headers[1]];
            let post = site.send(request("POST", to, &form, "cpa_amount=1&deal_type_id=2")).await;
            assert_eq!(post.status, StatusCode::NOT_FOUND, "{to}");
        }
        assert!(seen.iter().all(|page| *page == seen[0]), "{seen:?}");
    }
}
