//! `/office/import`, and the pages that say why.

use crate::event::partner;
use crate::support::{Answer, Site, post, request};
use axum::body::Body;
use axum::http::StatusCode;
use tributary_service::{Actor, brand, demo};
use tributary_testing::{Database, both};

const BOUNDARY: &str = "----form-of-a-browser";

impl Site {
    async fn page(&self, cookie: &str, address: &str) -> Answer {
        self.send(request(
            "GET",
            address,
            &[("cookie", cookie)],
            Body::empty(),
        ))
        .await
    }

    /// Sends a file as a browser does.
    async fn import(&self, cookie: &str, brand: &str, file: &str) -> Answer {
        let body = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"brand_id\"\r\n\r\n{brand}\r\n\
             --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"july.csv\"\r\nContent-Type: text/csv\r\n\r\n{file}\r\n\
             --{BOUNDARY}--\r\n"
        );
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let headers = [("cookie", cookie), ("content-type", kind.as_str())];
        self.send(post("/office/import", &headers, body)).await
    }
}

both! {
    async fn a_file_is_imported_and_its_registration_says_why(db: &Database) {
        let site = Site::new(db).await;
        let brand = brand::create(&site.service, &Actor::Console, site.operator, "Play", "play.example").await.unwrap();
        let brand = brand.to_string();
        let admin = site.sign_in("admin").await;
        let form = site.page(&admin, "/office/import").await;
        assert_eq!(form.status, StatusCode::OK);
        assert!(form.text().contains("multipart/form-data"));

        for (brand, file, field) in [("", "event_id,type,occurred_at\n", "brand_id"), (brand.as_str(), "", "file"), (&brand, "a,b\n1,2\n", "file"), ("9999", "event_id,type,occurred_at\n", "brand_id")] {
            let answer = site.import(&admin, brand, file).await;
            assert!(answer.status.is_client_error(), "{brand} {file}: {}", answer.status);
            assert!(answer.text().contains(&format!("href=\"#{field}\"")), "{brand} {file}");
        }

        for (file, said) in [("event_id,type,occurred_at,amount,Amount \n", "Two columns are called Amount"), ("event_id,type,\"occurred_at\n", "one is not closed"), ("e\0v\0e\0", "CSV UTF-8")] {
            let answer = site.import(&admin, &brand, file).await;
            assert!(answer.status.is_client_error() && answer.text().contains(said), "{file:?}: {}", answer.text());
        }

        let long: String = (0..60_000).map(|n| format!("w{n},wager,2026-07-02T10:00:00Z,c1,1,,\n")).collect();
        let file = format!(
            "Event_ID,type,occurred_at,ext_customer_id,bets,country,username,Remark\n\
             r1,registration,2026-07-01T10:00:00Z,c1,,BG,somebody\n\
             x1,nonsense,2026-07-01T10:00:00Z,c1,,,\n{long}"
        );
        assert!(file.len() > 2 << 20, "larger than bodies are elsewhere");
        let started = site.import(&admin, &brand, &file).await;
        assert_eq!(started.status, StatusCode::SEE_OTHER, "{}", started.text());
        let address = started.header("location").to_owned();
        let shown = loop {
            let page = site.page(&admin, &address).await.text();
            if !page.contains(">Running<") {
                break page;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        };
        for part in ["july.csv", ">Done<", "60,002 of 60,002 lines", "unknown_type", "Unknown type. Use registration, lead_qualified, deposit, withdrawal, chargeback, bonus, deduction, wager, activity, status or reversal.", "Unknown columns, ignored: Remark"] {
            assert!(shown.contains(part), "{part}");
        }
        let list = site.page(&admin, "/office/registrations?customer=c1").await.text();
        assert!(list.contains("somebody") && list.contains("/office/registrations/1\""), "{list}");
        let why = site.page(&admin, "/office/registrations/1").await;
        assert_eq!(why.status, StatusCode::OK);
        assert!(why.text().contains("Not attributed"), "{}", why.text());
        assert!(why.text().contains("name=\"affiliate_id\""), "it can be given to somebody");
        let partner = partner(&site, "partner").await;
        let decide = async |form: &str| {
            let headers = [("cookie", admin.as_str()), ("content-type", "application/x-www-form-urlencoded")];
            site.send(post("/office/registrations/1", &headers, form.to_owned())).await
        };
        let unknown = decide("do=assign&affiliate_id=somebody-else").await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unknown.text().contains("somebody-else") && unknown.text().contains("href=\"#affiliate_id\""));
        assert_eq!(decide("do=assign&affiliate_id=partner").await.status, StatusCode::SEE_OTHER);
        assert_eq!(decide(&format!("do=assign&affiliate_id={partner}")).await.status, StatusCode::CONFLICT);
        let why = site.page(&admin, "/office/registrations/1").await.text();
        assert!(why.contains("name=\"deal_id\"") && !why.contains("nothing led to an affiliate"), "{why}");
        assert_eq!(decide("do=move&deal_id=7").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        for nothing in ["/office/registrations/77", "/office/ledger/77", "/office/import?id=77"] {
            assert_eq!(site.page(&admin, nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
        }
        for address in ["/office/registrations", "/registrations", "/ledger/1"] {
            assert_eq!(site.page("", address).await.status, StatusCode::SEE_OTHER, "{address}");
        }
        let closed = site.import("", &brand, "event_id,type,occurred_at\n").await;
        assert_eq!(closed.status, StatusCode::UNAUTHORIZED, "the sign-in first");
    }
}

/// Everything of an address that is on the page, without duplicates.
fn links(page: &str, to: &str) -> Vec<String> {
    let parts = page.split("href=\"").skip(1);
    let mut found: Vec<String> = (parts.filter_map(|part| part.split('"').next()))
        .filter(|href| href.starts_with(to))
        .map(str::to_owned)
        .collect();
    found.sort();
    found.dedup();
    found
}

#[tokio::test]
async fn an_affiliate_reads_why_without_personal_data() {
    let db = Database::sqlite();
    let site = Site::new(&db).await;
    demo::load(&site.service).await.unwrap().unwrap();
    let host = [("host", "localhost")];
    let sign_in = async |name: &str, password: &str| {
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let form = format!("username={name}&password={password}");
        let answer = site.send(post("/login", &[host[0], kind], form)).await;
        let cookie = answer.header("set-cookie").to_owned();
        cookie.split(';').next().unwrap().to_owned()
    };
    let page = async |cookie: &str, address: &str| {
        let headers = [host[0], ("cookie", cookie)];
        site.send(request("GET", address, &headers, Body::empty()))
            .await
    };
    let admin = sign_in(demo::ADMIN.0, demo::ADMIN.1).await;
    let affiliate = sign_in(demo::AFFILIATE.0, demo::AFFILIATE.1).await;

    let own = page(&affiliate, "/registrations").await;
    assert_eq!(own.status, StatusCode::OK);
    let players = links(&own.text(), "/registrations/");
    assert_eq!(players.len(), 25);
    assert!(!own.text().contains("player1") && !own.text().contains("RB4"));
    let (mut entries, mut asked) = (Vec::new(), 0);
    for address in &players {
        let (mine, staffs) = (
            page(&affiliate, address).await,
            page(&admin, &format!("/office{address}")).await,
        );
        assert_eq!(
            (mine.status, staffs.status),
            (StatusCode::OK, StatusCode::OK)
        );
        assert!(mine.text().contains("This is your player."), "{address}");
        assert!(!mine.text().contains("RB4") && staffs.text().contains("RB4"));
        entries.extend(links(&mine.text(), "/ledger/"));
        asked += 1;
    }
    assert!(asked == 25 && !entries.is_empty());
    for address in entries.iter().take(5) {
        let mine = page(&affiliate, address).await;
        assert_eq!(mine.status, StatusCode::OK);
        assert!(mine.text().contains("Calculation") && !mine.text().contains("RB4"));
        let staffs = page(&admin, &format!("/office{address}")).await;
        assert_eq!(staffs.status, StatusCode::OK);
    }
    let all = page(&admin, "/office/registrations").await.text();
    let all = links(&all, "/office/registrations/");
    let foreign = all.iter().map(|address| address.replace("/office", ""));
    let foreign = foreign.filter(|address| !players.contains(address));
    for address in foreign.take(3) {
        let status = page(&affiliate, &address).await.status;
        // Of the newest ones, some are further players of its own.
        assert!(matches!(status, StatusCode::NOT_FOUND | StatusCode::OK));
    }
    for lang in ["fr", "id", "es", "de"] {
        let address = format!("/office/registrations?whose=nobody&lang={lang}");
        let nobodys = page(&admin, &address).await.text();
        let first = links(&nobodys, "/office/registrations/");
        let why = page(&admin, &format!("{}?lang={lang}", first[0])).await;
        assert_eq!(why.status, StatusCode::OK, "{lang}");
        assert!(!why.text().contains("looked at in this order"), "{lang}");
    }
}
