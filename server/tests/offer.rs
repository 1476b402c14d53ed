//! The pages of what an operator offers: brands, links, campaigns and promo codes.

use crate::office::content;
use crate::support::{Answer, OTHER_HOST, PASSWORD, Site, post_form, request};
use axum::body::Body;
use axum::http::StatusCode;
use tributary_domain::staff::Role;
use tributary_service::staff::{self, NewStaff};
use tributary_service::{Actor, brand, link};
use tributary_testing::both;

type Fields = [(&'static str, &'static str)];

const BRAND: &Fields = &[
    ("name", "Play"),
    ("domain", "play.example"),
    ("go_host", "go.play.example"),
    ("fallback_url", "https://play.example/sorry"),
    ("is_active", "true"),
];

impl Site {
    /// An admin of the other operator: its cookie.
    pub(crate) async fn stranger(&self) -> String {
        let new = NewStaff {
            username: "stranger".into(),
            email: "stranger@other.example".into(),
            role: Role::Admin,
            password: PASSWORD.into(),
        };
        staff::create(&self.service, &Actor::Console, self.other, new)
            .await
            .unwrap();
        let mut sign_in = post_form("/login", "username=stranger&password=Q%21w2e3r4");
        let host = OTHER_HOST.parse().unwrap();
        sign_in.headers_mut().insert("host", host);
        let answer = self.send(sign_in).await;
        let cookie = answer.header("set-cookie").split(';').next();
        cookie.unwrap().to_owned()
    }

    /// What somebody of the other operator gets.
    pub(crate) async fn visit_other(&self, cookie: &str, method: &str, address: &str) -> Answer {
        let headers = [
            ("cookie", cookie),
            ("host", OTHER_HOST),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        self.send(request(method, address, &headers, Body::empty()))
            .await
    }
}

both! {
    async fn brands_are_made_and_changed(db: &Database) {
        let site = Site::new(db).await;
        let admin = site.sign_in("admin").await;
        let empty = content(&site.visit(&admin, "/office/brands").await);
        assert!(empty.contains("No brands yet") && empty.contains("/office/brands/new"), "{empty}");
        let made = site.fill_in(&admin, "/office/brands/new", BRAND).await;
        assert_eq!((made.status, made.header("location")), (StatusCode::SEE_OTHER, "/office/brands?saved=1"), "{}", made.text());
        let list = content(&site.visit(&admin, "/office/brands?saved=1").await);
        for said in ["Saved.", "Play", "play.example", "go.play.example", "https://play.example/sorry", "Active"] {
            assert!(list.contains(said), "{said} {list}");
        }
        let id = brand::list(&site.service, &site.admin().await).await.unwrap()[0].id;
        let address = format!("/office/brands/{id}");
        let form = content(&site.visit(&admin, &address).await);
        assert!(form.contains("value=\"go.play.example\"") && form.contains("checked"), "{form}");

        // What is wrong is said beside each field, and nothing typed is lost.
        let wrong = [("name", ""), ("domain", "https://x"), ("go_host", ""), ("fallback_url", "")];
        let back = site.fill_in(&admin, &address, &wrong).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(content(&back).contains("Enter 1 to 200 characters."), "{}", content(&back));
        for (field, value, sentence) in [
            ("domain", "https://x", "Enter a host name without https:// or a port."),
            ("go_host", "aff.example", "already in use"),
            ("fallback_url", "play.example", "Enter a URL starting with https://"),
            ("fallback_url", "https://play.example/{{afp}}", "Macros can't be used here"),
            ("fallback_url", "https://play.example/a b", "Enter a full URL starting with https://"),
        ] {
            let mut fields = BRAND.to_vec();
            fields.retain(|(name, _)| *name != field);
            fields.push((field, value));
            let back = site.fill_in(&admin, &address, &fields).await;
            assert!(back.status.is_client_error(), "{field} {value}");
            let page = content(&back);
            assert!(page.contains(sentence) && page.contains(&format!("value=\"{value}\"")), "{field}: {page}");
        }
        let again = [("name", "Play"), ("domain", "again.example")];
        let again = site.fill_in(&admin, "/office/brands/new", &again).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(content(&again).contains("This name is already taken."));
        let off = [("name", "Play 2"), ("domain", "play.example")];
        assert_eq!(site.fill_in(&admin, &address, &off).await.status, StatusCode::SEE_OTHER);
        let now = brand::list(&site.service, &site.admin().await).await.unwrap().remove(0);
        assert_eq!((now.name.as_str(), now.go_host, now.is_active), ("Play 2", None, false));
    }

    async fn links_are_made_and_changed(db: &Database) {
        let site = Site::new(db).await;
        let admin = site.sign_in("admin").await;
        let boss = site.admin().await;
        let (partner, _) = site.partner_at_home("ada.media").await;
        let empty = content(&site.visit(&admin, "/office/links").await);
        assert!(empty.contains("No links yet") && empty.contains("/office/brands/new"), "{empty}");
        site.fill_in(&admin, "/office/brands/new", BRAND).await;
        let brand = brand::list(&site.service, &boss).await.unwrap()[0].id.to_string();
        let number = partner.to_string();
        let ids = format!("{number}, ADA.media");
        let mut fields = vec![
            ("brand_id", brand.as_str()),
            ("link_type_id", "2"),
            ("name", "Summer"),
            ("destination_url", "https://play.example/{{_p_game}}?t={{tracker}}"),
            ("destination_url_ab", "https://play.example/b?t={{tracker}}"),
            ("ab_percent", "25"),
            ("is_enabled", "true"),
            ("visibility", "private"),
            ("private_affiliate_ids", ids.as_str()),
            ("has_source_id", "true"),
        ];
        let made = site.fill_in(&admin, "/office/links/new", &fields).await;
        assert_eq!((made.status, made.header("location")), (StatusCode::SEE_OTHER, "/office/links?saved=1"), "{}", made.text());
        let now = link::list(&site.service, &boss).await.unwrap().remove(0).link;
        assert_eq!((now.ab_percent, now.is_public, now.has_campaigns, now.has_source_id), (25, false, false, true));
        assert_eq!(now.private_affiliate_ids.len(), 1, "the number and the name are one");
        let list = content(&site.visit(&admin, "/office/links?q=SUMMER").await);
        for said in ["Summer", "Landing page", "A/B, 25%", "1 affiliate", "Active", "1–1 of 1 row"] {
            assert!(list.contains(said), "{said} {list}");
        }
        let none = content(&site.visit(&admin, "/office/links?q=winter").await);
        assert!(none.contains("No matches"), "{none}");
        let address = format!("/office/links/{}", now.id);
        let form = content(&site.visit(&admin, &address).await);
        for said in [
            "https://play.example/_p_game?t=TRACKER", "First-name",
            "value=\"private\" checked",
        ] {
            assert!(form.contains(said), "{said} {form}");
        }
        for (field, value, sentence) in [
            ("name", "", "Enter 1 to 200 characters."),
            ("destination_url", "https://{{afp}}.example/", "only after the host name"),
            ("destination_url", "https://a.example/{{afp", "A macro is missing its closing braces."),
            ("destination_url", "https://a.example/?x={{clickid}}", "Unknown macro. Available: tracker,"),
            ("destination_url_ab", "play.example", "Enter a URL starting with https://"),
            ("ab_percent", "many", "Enter a whole number from 0 to 100"),
            ("brand_id", "999999", "Choose a brand."),
            ("private_affiliate_ids", "nobody.at.all", "No affiliate has this number or username."),
        ] {
            let mut wrong = fields.clone();
            wrong.retain(|(name, _)| *name != field);
            wrong.push((field, value));
            let back = site.fill_in(&admin, &address, &wrong).await;
            assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(content(&back).contains(sentence), "{field}: {}", content(&back));
        }
        fields.retain(|(name, _)| !matches!(*name, "visibility" | "is_enabled"));
        assert_eq!(site.fill_in(&admin, &address, &fields).await.status, StatusCode::SEE_OTHER);
        let now = link::list(&site.service, &boss).await.unwrap().remove(0).link;
        assert!(now.is_public && !now.is_enabled);
    }

    async fn campaigns_and_promo_codes_are_made(db: &Database) {
        let site = Site::new(db).await;
        let admin = site.sign_in("admin").await;
        let (partner, _) = site.partner_at_home("ada.media").await;
        site.fill_in(&admin, "/office/brands/new", BRAND).await;
        let page = "/office/campaigns";
        let made = site.fill_in(&admin, page, &[("do", "campaign"), ("name", "Winter")]).await;
        assert_eq!(made.header("location"), "/office/campaigns?saved=1", "{}", made.text());
        let taken = site.fill_in(&admin, page, &[("do", "campaign"), ("name", "Winter")]).await;
        assert_eq!(taken.status, StatusCode::CONFLICT);
        assert!(content(&taken).contains("This name is already taken."));
        let boss = site.admin().await;
        let brand = brand::list(&site.service, &boss).await.unwrap()[0].id.to_string();
        let campaign = tributary_service::campaign::list(&site.service, &boss).await.unwrap()[0].id.to_string();
        let code = [
            ("do", "promo_code"), ("code", "ADA10"), ("brand_id", brand.as_str()), ("affiliate_id", "ada.media"),
            ("campaign_id", campaign.as_str()),
        ];
        let made = site.fill_in(&admin, page, &code).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
        let taken = site.fill_in(&admin, page, &code).await;
        assert!(content(&taken).contains("This brand already has a promo code with this name."), "{}", taken.text());
        let list = content(&site.visit(&admin, page).await);
        for said in ["Winter", "ADA10", "Play", "First-name", "Deactivate"] {
            assert!(list.contains(said), "{said} {list}");
        }
        let codes = tributary_service::promo_code::list(&site.service, &boss).await.unwrap();
        assert_eq!(codes[0].affiliate_id.0, partner);
        let id = codes[0].id.to_string();
        let off = [("do", "switch"), ("id", id.as_str()), ("is_active", "false")];
        assert_eq!(site.fill_in(&admin, page, &off).await.status, StatusCode::SEE_OTHER);
        assert!(content(&site.visit(&admin, page).await).contains("Activate"));
        let missing = [("do", "switch"), ("id", "999999"), ("is_active", "true")];
        assert_eq!(site.fill_in(&admin, page, &missing).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.fill_in(&admin, page, &[("do", "nonsense")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn who_may_what_of_the_offer(db: &Database) {
        let site = Site::new(db).await;
        let admin = site.sign_in("admin").await;
        site.fill_in(&admin, "/office/brands/new", BRAND).await;
        let boss = site.admin().await;
        let brand = brand::list(&site.service, &boss).await.unwrap()[0].id;
        let form = link::LinkForm::new(brand, "Summer", "https://play.example/");
        let link = link::create(&site.service, &boss, site.operator, form).await.unwrap();
        let (brand, link) = (format!("/office/brands/{brand}"), format!("/office/links/{link}"));
        let (_, theirs) = site.partner_at_home("ada.media").await;
        let pages = [
            "/office/brands", "/office/brands/new", &brand, "/office/links", "/office/links/new", &link, "/office/campaigns",
        ];
        let posts = ["/office/brands/new", brand.as_str(), "/office/links/new", &link, "/office/campaigns"];
        for role in [Role::Support, Role::Finance] {
            let cookie = site.employee(&format!("{role:?}").to_lowercase().repeat(2), role).await;
            for page in pages {
                let seen = site.visit(&cookie, page).await;
                assert_eq!(seen.status, StatusCode::OK, "{page}");
                assert!(!content(&seen).contains("type=\"submit\""), "{page} has nothing to send");
            }
            for post in posts {
                let mut fields = BRAND.to_vec();
                fields.extend([("do", "campaign"), ("destination_url", "https://x.example")]);
                let refused = site.fill_in(&cookie, post, &fields).await;
                assert_eq!(refused.status, StatusCode::FORBIDDEN, "{post}");
            }
        }
        for page in pages {
            assert_eq!(site.visit(&theirs, page).await.status, StatusCode::NOT_FOUND, "{page}");
            assert_eq!(site.get(page).await.status, StatusCode::SEE_OTHER, "{page}");
        }
        for post in posts {
            assert_eq!(site.fill_in(&theirs, post, BRAND).await.status, StatusCode::NOT_FOUND, "{post}");
            let mut forged = post_form(post, "name=x");
            forged.headers_mut().insert("cookie", admin.parse().unwrap());
            forged.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
            assert_eq!(site.send(forged).await.status, StatusCode::FORBIDDEN, "{post}");
        }
        let stranger = site.stranger().await;
        for (theirs, unknown) in [(&brand, "/office/brands/99999999"), (&link, "/office/links/99999999")] {
            let seen = site.visit_other(&stranger, "GET", theirs).await;
            assert_eq!(seen.status, StatusCode::NOT_FOUND, "{theirs}");
            assert_eq!(content(&seen), content(&site.visit_other(&stranger, "GET", unknown).await));
            for address in [theirs.as_str(), unknown] {
                let post = site.visit_other(&stranger, "POST", address).await;
                assert!(post.status.is_client_error(), "{address}");
            }
        }
        let kept = brand::list(&site.service, &boss).await.unwrap().remove(0);
        assert_eq!(kept.name, "Play");
    }
}
