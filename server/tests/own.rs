//! Affiliates' pages: dashboard, links, payments. Each sees what is theirs, and what others may
//! see is nobody else's.

use crate::affiliates::{manager, sign_up};
use crate::payments::credit;
use crate::support::{Answer, Site, post_form, request};
use axum::body::Body;
use axum::http::StatusCode;
use serde_json::json;
use tributary_domain::id::{AffiliateId, LinkId};
use tributary_server::http::Settings;
use tributary_service::link::LinkForm;
use tributary_service::tracking::{self, Durability, drain_now};
use tributary_service::{Actor, Options, brand, link};
use tributary_testing::{Database, both};

const PAGES: [&str; 3] = ["/dashboard", "/links", "/payments"];

/// A site with a link for everybody and one for the first of two affiliates.
struct Scene {
    site: Site,
    public: LinkId,
    private: LinkId,
    one: i64,
    /// The sessions of the two.
    sessions: [String; 2],
    _folder: tempfile::TempDir,
}

impl Scene {
    async fn new(db: &Database) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clicks = tracking::Options {
            spool: folder.path().join("clicks.db"),
            may_share_folder: false,
            durability: Durability::Commit,
        };
        let options = Options {
            rate_limit: false,
            clicks: Some(clicks),
            ..Options::default()
        };
        let site = Site::with(db, options, Settings::default()).await;
        let manager = manager(&site).await;
        let grants = [
            ("manager_id", json!(manager)),
            ("payment_method_id", json!(4)),
        ];
        let one = sign_up(&site, "number.one", &grants).await;
        sign_up(&site, "number.two", &grants[..1]).await;
        let console = Actor::Console;
        let brand = brand::create(&site.service, &console, site.operator, "One", "one.example")
            .await
            .unwrap();
        let mut form = LinkForm::new(
            brand,
            "Home page",
            "https://one.example/{{_p_game}}?t={{tracker}}",
        );
        let public = link::create(&site.service, &console, site.operator, form.clone())
            .await
            .unwrap();
        form.name = "Secret page".into();
        form.is_public = false;
        form.private_affiliate_ids = vec![AffiliateId(one)];
        let private = link::create(&site.service, &console, site.operator, form)
            .await
            .unwrap();
        let sessions = [
            site.sign_in("number.one").await,
            site.sign_in("number.two").await,
        ];
        Self {
            site,
            public,
            private,
            one,
            sessions,
            _folder: folder,
        }
    }

    async fn read(&self, who: usize, address: &str) -> Answer {
        let headers = [("cookie", self.sessions[who].as_str())];
        let answer = (self.site)
            .send(request("GET", address, &headers, Body::empty()))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        answer
    }

    async fn send(&self, who: usize, address: &str, form: &str) -> Answer {
        let mut post = post_form(address, form);
        (post.headers_mut()).insert("cookie", self.sessions[who].parse().unwrap());
        self.site.send(post).await
    }
}

/// What stands between two texts of a page.
fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    let rest = page
        .split_once(before)
        .unwrap_or_else(|| panic!("{before} in {page}"))
        .1;
    rest.split_once(after).unwrap().0
}

both! {
    async fn affiliates_pages_are_affiliates(db: &Database) {
        let scene = Scene::new(db).await;
        let staff = scene.site.sign_in("admin").await;
        for page in PAGES {
            let visitor = scene.site.get(page).await;
            let next = format!("/login?next=%2F{}", &page[1..]);
            assert_eq!((visitor.status, visitor.header("location")), (StatusCode::SEE_OTHER, next.as_str()));
            let cookie = [("cookie", staff.as_str())];
            let hidden = scene.site.send(request("GET", page, &cookie, Body::empty())).await;
            assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{page}");
            let own = scene.read(0, page).await.text();
            assert!(own.contains("number.one") && !own.contains("number.two"), "{page}");
            assert!(!own.contains(" style=\""), "{page} has inline style");
        }
        for address in ["/links", "/payments", "/payments/1/cancel"] {
            let visitor = scene.site.send(post_form(address, "link=1")).await;
            assert_eq!(visitor.status, StatusCode::UNAUTHORIZED, "{address}");
            assert!(visitor.text().contains("Your session has expired."), "{address}");
            let mut post = post_form(address, "link=1");
            post.headers_mut().insert("cookie", staff.parse().unwrap());
            assert_eq!(scene.site.send(post).await.status, StatusCode::NOT_FOUND, "{address}");
        }
    }

    async fn a_link_is_built_opened_and_counted(db: &Database) {
        let scene = Scene::new(db).await;
        assert!(scene.read(0, "/links").await.text().contains("Secret page"));
        assert!(!scene.read(1, "/links").await.text().contains("Secret page"));
        assert!(scene.read(0, "/dashboard").await.text().contains("Get started in three steps"));

        let form = format!("link={}&source_id=mail+7&afp1=%C3%A4&utm_source=&deep=game%3Daviator", scene.public);
        let built = scene.send(0, "/links", &form).await;
        assert_eq!(built.status, StatusCode::SEE_OTHER, "{}", built.text());
        let next = built.header("location").strip_suffix("#built").unwrap().to_owned();
        assert_eq!(next, format!("/links?link={}&source_id=mail+7&afp1=%C3%A4&deep=game%3Daviator", scene.public));
        let page = scene.read(0, &next).await.text();
        let address = between(&page, "value=\"https://aff.example", "\"").replace("&amp;", "&");
        assert!(address.starts_with("/go/") && address.ends_with("?afp1=%C3%A4&_p_game=aviator"), "{address}");
        assert!(page.contains("This page accepts: game"));
        // The same address is not there for somebody who did not build it.
        assert!(!scene.read(1, &next).await.text().contains("/go/"));

        let visit = scene.site.get(&address).await;
        assert_eq!(visit.status, StatusCode::FOUND, "{}", visit.text());
        assert!(visit.header("location").starts_with("https://one.example/aviator?t="));
        drain_now(&scene.site.service).await.unwrap();
        let board = scene.read(0, "/dashboard?span=today").await.text();
        assert!(board.contains("<strong>1</strong>") && board.contains("mail 7"), "{board}");
        assert!(scene.read(1, "/dashboard").await.text().contains("Get started in three steps"));
        for (span, show) in [("today", "commissions_total"), ("7d", "visit_count"), ("month", "registration_count"), ("nonsense", "nonsense")] {
            scene.read(0, &format!("/dashboard?span={span}&show={show}&lang=de")).await;
        }
    }

    async fn a_form_of_links_keeps_what_was_typed(db: &Database) {
        let scene = Scene::new(db).await;
        let (public, private) = (scene.public, scene.private);
        for (form, said) in [
            ("link=&afp=kept".to_owned(), "Choose one of these pages."),
            ("link=999&afp=kept".to_owned(), "Choose one of these pages."),
            (format!("link={private}&afp=kept"), "Choose one of these pages."),
            (format!("link={public}&afp=kept&campaign=77"), "No campaign has this number."),
            (format!("link={public}&afp=kept&deep=nothing"), "Enter pairs such as"),
            (format!("link={public}&afp=kept&source_id={}", "x".repeat(257)), "Use at most 256 characters"),
            (format!("link={public}&afp=kept&utm_term={}", "x".repeat(257)), "Use at most 256 characters."),
        ] {
            let answer = scene.send(1, "/links", &form).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
            let page = answer.text();
            assert!(page.contains(said) && page.contains("value=\"kept\""), "{form} {page}");
            assert!(page.contains("aria-invalid=\"true\""), "{form}");
        }
        let own = scene.send(0, "/links", &format!("link={private}")).await;
        assert_eq!(own.status, StatusCode::SEE_OTHER);
    }

    async fn a_payment_is_asked_for_and_taken_back(db: &Database) {
        let scene = Scene::new(db).await;
        credit(&scene.site.service, scene.site.operator, scene.one, "100.000001", "2026-05-31").await;
        let page = scene.read(0, "/payments").await.text();
        assert!(page.contains("100.000001") && page.contains("Paid by PayPal.") && page.contains("Adjustments"), "{page}");
        let other = scene.read(1, "/payments").await.text();
        assert!(!other.contains("100.000001") && other.contains("No balance available to pay out."));

        for (amount, said) in [("nonsense", "Enter an amount above zero"), ("-5", "Enter an amount above zero"), ("100.000002", "The smallest unit is 0.01"), ("40.005", "The smallest unit is 0.01"), ("100.01", "is available.")] {
            let answer = scene.send(0, "/payments", &format!("amount={amount}&comment=kept")).await;
            assert!(answer.status.is_client_error(), "{amount}");
            let page = answer.text();
            assert!(page.contains(said) && page.contains("value=\"kept\"") && page.contains(&format!("value=\"{amount}\"")), "{page}");
        }
        let asked = scene.send(0, "/payments", "amount=40.5&comment=").await;
        assert_eq!((asked.status, asked.header("location")), (StatusCode::SEE_OTHER, "/payments?asked=1"));
        let page = scene.read(0, "/payments?asked=1").await.text();
        assert!(page.contains("Payout requested.") && page.contains("40.50") && page.contains("59.50") && !page.contains("59.500001"), "{page}");
        let cancel = format!("/payments/{}/cancel", between(&page, "action=\"/payments/", "/cancel"));
        for foreign in [cancel.as_str(), "/payments/999/cancel", "/payments/x/cancel"] {
            assert_eq!(scene.send(1, foreign, "").await.status, StatusCode::NOT_FOUND, "{foreign}");
        }
        assert!(!scene.read(1, "/payments").await.text().contains("40.50"));
        let back = scene.send(0, &cancel, "").await;
        assert_eq!(back.header("location"), "/payments#payments");
        let page = scene.read(0, "/payments").await.text();
        assert!(page.contains("Cancelled") && !page.contains("/cancel\""), "{page}");
        // Everything, when no amount is named.
        assert_eq!(scene.send(0, "/payments", "amount=&comment=").await.status, StatusCode::SEE_OTHER);
        assert!(scene.read(0, "/payments").await.text().contains("No balance available to pay out."));
    }
}
