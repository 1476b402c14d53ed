//! Events through the router, from the wire to the ledger, and why each entry stands there.

use crate::support::{Answer, Site, post, request, sample_with};
use axum::body::Body;
use serde_json::{Value, json};
use std::convert::Infallible;
use std::time::Duration;
use tributary_domain::api_key::{IpRange, KeyKind, Permission, Scope};
use tributary_domain::deal::{DealType, Terms};
use tributary_domain::id::{AffiliateId, BrandId};
use tributary_domain::money::{Money, Ppm};
use tributary_server::http::Settings;
use tributary_service::api_key::{self, NewKey};
use tributary_service::{Actor, Options, brand};
use tributary_store::deal::{self, NewVersion};
use tributary_store::{event, ledger};
use tributary_testing::{both, execute};

/// A site with a brand, a partner with CPA 30 (from 25 of deposits) and 20 % of NetPL, and keys.
struct Programme {
    site: Site,
    affiliate: AffiliateId,
    ingest: String,
    own: String,
}

impl Programme {
    async fn new(db: &tributary_testing::Database) -> Self {
        Self::with(db, Settings::default()).await
    }

    async fn with(db: &tributary_testing::Database, settings: Settings) -> Self {
        let options = Options {
            rate_limit: false,
            ..Options::default()
        };
        let site = Site::with(db, options, settings).await;
        let brand = brand::create(
            &site.service,
            &Actor::Console,
            site.operator,
            "Brand",
            "brand.example",
        );
        let brand = brand.await.unwrap();
        let affiliate = partner(&site, "partner").await;
        let terms = Terms {
            cpa_amount: Money(30_000_000),
            qua_cpa_deposit: Money(25_000_000),
            rev_share: Ppm(200_000),
            ..Terms::of(DealType::new(6).unwrap())
        };
        let now = site.service.clock.now();
        let mut tx = site.service.store.begin().await.unwrap();
        let deal = deal::insert(&mut tx, site.operator, affiliate, "Standard", false, now)
            .await
            .unwrap();
        let version = NewVersion {
            version: 1,
            terms: &terms,
            needs_acceptance: false,
            accepted_at: Some(now),
        };
        deal::insert_version(&mut tx, site.operator, deal, &version, now)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let ingest = key(
            &site,
            KeyKind::Ingest,
            None,
            vec![brand],
            &[Permission::EventsWrite],
            vec![Scope::All],
        )
        .await;
        let read = [Permission::RegistrationsRead, Permission::BalancesRead];
        let own = key(
            &site,
            KeyKind::Affiliate,
            Some(affiliate),
            vec![],
            &read,
            vec![],
        )
        .await;
        Self {
            site,
            affiliate,
            ingest,
            own,
        }
    }

    async fn send(&self, kind: &str, body: impl Into<Body>) -> Answer {
        self.send_to("/api/v1/events", kind, body).await
    }

    async fn send_to(&self, address: &str, kind: &str, body: impl Into<Body>) -> Answer {
        let headers = [("authorization", &*self.ingest), ("content-type", kind)];
        self.site.send(post(address, &headers, body)).await
    }

    async fn accept(&self, events: &Value) {
        let answer = self.send("application/json", events.to_string()).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        let body = answer.json();
        let count = events.as_array().map_or(1, Vec::len);
        assert_eq!(body["accepted"], count, "{body}");
    }

    async fn read(&self, address: &str, key: &str) -> Answer {
        let headers = [("authorization", key)];
        let request = request("GET", address, &headers, Body::empty());
        self.site.send(request).await
    }
}

async fn key(
    site: &Site,
    kind: KeyKind,
    affiliate: Option<AffiliateId>,
    brands: Vec<BrandId>,
    permissions: &[Permission],
    scopes: Vec<Scope>,
) -> String {
    let new = NewKey {
        kind,
        name: "test".into(),
        affiliate_id: affiliate,
        staff_id: None,
        brands,
        permissions: permissions.to_vec(),
        scopes,
        ip_ranges: vec![IpRange::parse("203.0.113.0/24").unwrap()],
        expires_at: None,
    };
    let made = api_key::create(&site.service, &Actor::Console, site.operator, new).await;
    made.unwrap().1
}

/// An approved affiliate.
pub(crate) async fn partner(site: &Site, username: &str) -> AffiliateId {
    let key = site
        .key(site.operator, &[Permission::AffiliatesWrite])
        .await;
    let mut reader = site.service.store.read().await.unwrap();
    let staff = tributary_store::staff::active(&mut reader, site.operator)
        .await
        .unwrap();
    drop(reader);
    let body = sample_with(&[
        ("username", json!(username)),
        ("bo_user_email", json!(format!("{username}@mail.example"))),
        ("manager_id", json!(staff[0].id.0)),
    ]);
    let answer = site.sign_up(&body, Some(&key)).await.json();
    assert_eq!(answer["aff_status_id"], 2, "{answer}");
    AffiliateId(answer["affiliate_id"].as_i64().unwrap())
}

fn registration(programme: &Programme) -> Value {
    json!({"event_id": "r1", "type": "registration", "occurred_at": "2026-07-01T08:00:00Z", "ext_customer_id": "c1",
        "affiliate_id": programme.affiliate.0, "country": "BG", "username": "Secret.Name"})
}

fn deposit(id: &str, amount: Value) -> Value {
    json!({"event_id": id, "type": "deposit", "occurred_at": "2026-07-02T08:00:00Z", "ext_customer_id": "c1", "amount": amount})
}

fn results(answer: &Answer) -> Vec<String> {
    let body = answer.json();
    let results = body["results"].as_array().unwrap();
    let text = |result: &Value| {
        let parts = [&result["status"], &result["code"], &result["line"]];
        let parts = parts.map(|part| match part {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        });
        parts.join(" ").trim().to_owned()
    };
    results.iter().map(text).collect()
}

both! {
    async fn one_event_an_array_and_lines_have_a_result_each(db: &Database) {
        let programme = Programme::new(db).await;
        let one = programme.send("application/json", registration(&programme).to_string()).await;
        assert_eq!((one.status.as_u16(), results(&one)), (200, vec!["accepted".to_owned()]));
        assert_eq!(one.json()["results"][0]["event_id"], "r1");
        let array = json!([deposit("d1", json!(20)), deposit("d1", json!("20.00")), deposit("d1", json!(21)), {"event_id": "x"}, 7]);
        let array = programme.send("application/json; charset=utf-8", array.to_string()).await;
        assert_eq!(results(&array)[..3], ["accepted", "duplicate", "rejected event_id_reused"]);
        let body = array.json();
        assert_eq!((&body["accepted"], &body["parked"], &body["duplicate"], &body["rejected"]), (&json!(1), &json!(0), &json!(1), &json!(3)));
        assert!(body["results"][3]["message"].is_string(), "{body}");
        let lines = format!("{}\n\nnot json\n{}\r\n", deposit("d2", json!("5")), deposit("d3", json!(-1)));
        let lines = programme.send("application/x-ndjson", lines).await;
        let found = results(&lines);
        assert_eq!((found.len(), &*found[0]), (3, "accepted  1"));
        assert!(found[1].starts_with("rejected") && found[1].ends_with(" 3"), "{found:?}");
        assert!(found[2].starts_with("rejected") && found[2].ends_with(" 4"), "{found:?}");
        let mut reader = programme.site.service.store.read().await.unwrap();
        let entries = ledger::by_affiliate(&mut reader, programme.site.operator, programme.affiliate, i64::MAX, 10).await.unwrap();
        assert_eq!(entries.iter().map(|entry| entry.amount.to_string()).collect::<Vec<_>>(), ["30"]);
    }

    async fn a_batch_may_have_sixteen_mib(db: &Database) {
        let programme = Programme::new(db).await;
        let mut large = registration(&programme);
        large["note"] = "x".repeat(3 << 20).into();
        let answer = programme.send("application/x-ndjson", large.to_string()).await;
        assert_eq!((answer.status.as_u16(), results(&answer)), (200, vec!["accepted  1".to_owned()]));
        let note = "x".repeat(3 << 20);
        let file = format!("event_id,type,occurred_at,ext_customer_id,amount,note\nd1,deposit,2026-07-02T08:00:00Z,c1,25.5,{note}\n");
        let answer = programme.send_to("/api/v1/events/import", "text/csv", file).await;
        assert_eq!((answer.status.as_u16(), results(&answer)), (200, vec!["accepted  2".to_owned()]));
        let answer = programme.send("application/json", " ".repeat((16 << 20) + 1)).await;
        assert_eq!(answer.error().0, 413);
    }

    async fn a_batch_may_have_a_hundred_thousand_events(db: &Database) {
        let programme = Programme::new(db).await;
        let whole = programme.send("application/x-ndjson", "{}\n".repeat(100_000)).await;
        assert_eq!((whole.status.as_u16(), &whole.json()["rejected"]), (200, &json!(100_000)));
        let column = "e\n".repeat(100_001);
        for (address, kind, body) in [
            ("/api/v1/events", "application/x-ndjson", "{}\n".repeat(100_001)),
            ("/api/v1/events", "application/json", "{}\n".repeat(100_001)),
            ("/api/v1/events", "application/json", format!("[{}{{}}]", "{},".repeat(100_000))),
            ("/api/v1/events/import", "text/csv", format!("event_id,type,occurred_at,ext_customer_id\n{column}")),
        ] {
            let answer = programme.send_to(address, kind, body).await;
            assert_eq!(answer.error(), (413, 8, "payload_too_large".into()), "{address} {kind}");
            assert!(answer.text().contains("100,000"), "{}", answer.text());
        }
    }

    async fn a_large_body_is_read_for_those_who_may_send_one(db: &Database) {
        let settings = Settings {
            body_timeout: Duration::from_millis(200),
            ..Settings::default()
        };
        let programme = Programme::with(db, settings).await;
        let never = || Body::from_stream(futures::stream::pending::<Result<Vec<u8>, Infallible>>());
        let ended = |key: String| format!("{}x", &key[..key.len() - 1]);
        let wrong = ended(programme.ingest.clone());
        for address in ["/api/v1/events", "/api/v1/events/import", "/office/import"] {
            for (key, is_read) in [("", false), (&wrong, false), (&programme.own, false), (&programme.ingest, true)] {
                let headers = [("content-length", "1000000"), ("authorization", key), ("content-type", "application/x-ndjson")];
                let headers = headers.iter().filter(|(_, value)| !value.is_empty()).copied().collect::<Vec<_>>();
                let answer = programme.site.send(post(address, &headers, never())).await;
                let status = answer.status.as_u16();
                // Whoever may not is told so, and nobody waits for the body.
                // A page knows its people by their sessions.
                let is_read = is_read && address != "/office/import";
                assert_eq!(status == 408, is_read, "{address} {key}: {status} {}", answer.text());
                assert!(!answer.status.is_success(), "{address} {key}");
                assert_eq!(answer.header("connection"), "close", "{address} {key}");
            }
        }
        // Whatever a proxy in front of the office sends beside the session.
        let admin = programme.site.sign_in("admin").await;
        for beside in ["", "Basic YTpi", "Bearer x", wrong.as_str()] {
            let headers = [("content-length", "1000000"), ("cookie", admin.as_str()), ("authorization", beside)];
            let answer = programme.site.send(post("/office/import", &headers, never())).await;
            assert_eq!(answer.status.as_u16(), 408, "{beside}: it is read");
        }
    }

    async fn lines_are_lines_whatever_they_are_called(db: &Database) {
        let programme = Programme::new(db).await;
        let lines = format!("{}\n{}\n{{broken\n", registration(&programme), deposit("d1", json!(5e-6)));
        let found = results(&programme.send("application/json", lines).await);
        assert_eq!(found[..2], ["accepted  1", "accepted  2"]);
        assert!(found[2].starts_with("rejected") && found[2].ends_with(" 3"), "{found:?}");
        // One object may stand on several lines.
        let one = serde_json::to_string_pretty(&deposit("d2", json!("5"))).unwrap();
        assert_eq!(results(&programme.send("application/json", one).await), ["accepted"]);
    }

    async fn a_file_has_a_result_for_each_line(db: &Database) {
        let programme = Programme::new(db).await;
        let file = format!(
            "\u{feff}event_id,type,occurred_at,ext_customer_id,affiliate_id,amount\nr1,registration,2026-07-01T08:00:00Z,c1,{},\nd1,deposit,2026-07-02T08:00:00Z,c1,,\"25.5\"\nd2,deposit,yesterday,c1,,1\n",
            programme.affiliate.0
        );
        let answer = programme.send_to("/api/v1/events/import", "text/csv", file.clone()).await;
        let found = results(&answer);
        assert_eq!(found[..2], ["accepted  2", "accepted  3"]);
        assert!(found[2].starts_with("rejected") && found[2].ends_with(" 4"), "{found:?}");
        let again = programme.send_to("/api/v1/events/import", "text/csv", file).await;
        assert_eq!(results(&again)[..2], ["duplicate  2", "duplicate  3"]);
        let headless = programme.send_to("/api/v1/events/import", "text/csv", "a,b\n1,2\n").await;
        assert_eq!(headless.error().0, 422);
    }

    async fn files_are_read_as_spreadsheets_write_them(db: &Database) {
        let programme = Programme::new(db).await;
        let header = "Event_ID;TYPE;occurred_at; ext_customer_id ;Affiliate_ID;Amount;Currency;Remark";
        let lines = [
            header,
            &format!("r1;registration;2026-07-01T08:00:00Z;c1;{};;;x", programme.affiliate.0),
            "d1;deposit;2026-07-02T08:00:00Z;c1;;25.5;EUR;\"two",
            "lines\"",
            ";;;;;;;",
            "d2;deposit;2026-07-02T08:00:00Z;c1;;10;\"late",
            "d3;deposit;2026-07-02T08:00:00Z;c1;;10;GBP;",
            "d4;deposit;2026-07-02T08:00:00Z;c1;;10,50;;",
            "d5;deposit;2026-07-02T08:00:00Z; \"c1\";;10;;",
            "d6;deposit;2026-07-02T08:00:00Z;c1;;1.25;;",
        ];
        for (number, end) in ["\n", "\r\n", "\r"].into_iter().enumerate() {
            let text = lines.join(end);
            let text = if number == 1 { format!("\u{feff}sep=;{end}{text}") } else { text };
            let answer = programme.send_to("/api/v1/events/import", "text/csv", text).await;
            let good = if number == 0 { "accepted " } else { "duplicate " };
            let at = |line: usize| line + usize::from(number == 1);
            assert_eq!(results(&answer), [
                format!("{good} {}", at(2)), format!("{good} {}", at(3)), format!("rejected malformed_line {}", at(6)),
                format!("rejected fx_rate_missing {}", at(7)), format!("rejected invalid_amount {}", at(8)),
                format!("rejected malformed_line {}", at(9)), format!("{good} {}", at(10)),
            ]);
            assert_eq!(answer.json()["ignored_columns"], json!(["Remark"]));
        }
        for (file, said) in [
            ("event_id,type,occurred_at,amount,Amount\n", "Amount"),
            ("event_id,type,note,occurred_at, NOTE \n", "NOTE"),
            ("event_id;type\n", "occurred_at"),
            ("event_id,type,\"occurred_at\n", "quote"),
        ] {
            let answer = programme.send_to("/api/v1/events/import", "text/csv", file).await;
            assert_eq!(answer.error().0, 422);
            assert!(answer.json()["fields"]["file"].as_str().unwrap().contains(said), "{}", answer.text());
        }
        let utf16: Vec<u8> = format!("\u{feff}{header}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let answer = programme.send_to("/api/v1/events/import", "text/csv", utf16).await;
        assert!(answer.error().0 == 422 && answer.text().contains("UTF-16"), "{}", answer.text());
    }

    async fn an_activity_says_something(db: &Database) {
        let programme = Programme::new(db).await;
        programme.accept(&registration(&programme)).await;
        let activity = |id: &str, more: Value| {
            let mut event = json!({"event_id": id, "type": "activity", "occurred_at": "2026-07-02T08:00:00Z", "ext_customer_id": "c1"});
            for (name, value) in more.as_object().unwrap() {
                event[name] = value.clone();
            }
            event
        };
        programme.accept(&activity("a1", json!({"bets": 100, "wins": 40}))).await;
        for (id, more) in [("a2", json!({})), ("a3", json!({"bets": null})), ("a4", json!({"Bets": 110, "Wins": 40, "amount": 5}))] {
            let answer = programme.send("application/json", activity(id, more).to_string()).await;
            assert_eq!(results(&answer), ["rejected no_figures"], "{id}");
        }
        let file = "event_id,type,occurred_at,ext_customer_id,Bets,Wins\na5,activity,2026-07-02T08:00:00Z,c1,110,40\na6,activity,2026-07-02T08:00:00Z,c1,,\n";
        let answer = programme.send_to("/api/v1/events/import", "text/csv", file).await;
        assert_eq!(results(&answer), ["accepted  2", "rejected no_figures 3"]);
        let mut reader = programme.site.service.store.read().await.unwrap();
        let entries = ledger::by_affiliate(&mut reader, programme.site.operator, programme.affiliate, i64::MAX, 10).await.unwrap();
        let sum: i64 = entries.iter().map(|entry| entry.amount.0).sum();
        assert_eq!(sum, 14_000_000, "a fifth of 110 less 40");
    }

    async fn what_is_no_text_is_refused_event_by_event(db: &Database) {
        let programme = Programme::new(db).await;
        programme.accept(&registration(&programme)).await;
        let lines = [
            b"\xEF\xBB\xBF".to_vec(),
            deposit("d1", json!(5)).to_string().into_bytes(),
            b"\n".to_vec(),
            deposit("d2\0", json!(5)).to_string().into_bytes(),
            b"\n{\"event_id\":\"d3\xff\"}\n{\"event_id\":\"d4\0\"}\n".to_vec(),
            deposit("d5", json!(5)).to_string().into_bytes(),
        ]
        .concat();
        let answer = programme.send("application/x-ndjson", lines).await;
        assert_eq!(results(&answer), ["accepted  1", "rejected nul_character 2", "rejected not_utf8 3", "rejected nul_character 4", "accepted  5"]);
        let answer = programme.send("application/json", format!("\u{feff}[{}]", deposit("d6", json!(5)))).await;
        assert_eq!(results(&answer), ["accepted"]);
        let answer = programme.send("application/json", b"[{\"event_id\":\"\xff\"}]".to_vec()).await;
        assert!(answer.error().0 == 400 && answer.text().contains("UTF-8"));
        let file = b"event_id,type,occurred_at,ext_customer_id,amount\nd7,deposit,2026-07-02T08:00:00Z,c1\0,5\nd8\xe9,deposit,2026-07-02T08:00:00Z,c1,5\n".to_vec();
        let answer = programme.send_to("/api/v1/events/import", "text/csv", file).await;
        assert_eq!(results(&answer), ["rejected nul_character 2", "rejected not_utf8 3"]);
    }

    async fn what_is_no_list_of_events_is_refused_whole(db: &Database) {
        let programme = Programme::new(db).await;
        let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
        for body in ["", "7", "\"text\"", "{", "[1", deep.as_str()] {
            let answer = programme.send("application/json", body.to_owned()).await;
            assert_eq!(answer.error().0, 400, "{body}: {}", answer.text());
        }
        let answer = programme.send("text/html", "{}").await;
        assert_eq!(answer.error().0, 415);
        let empty = programme.send("application/json", "[]").await;
        assert_eq!((empty.status.as_u16(), empty.json()["results"].clone()), (200, json!([])));
    }

    async fn only_an_ingest_key_of_the_brand_tells_of_events(db: &Database) {
        let programme = Programme::new(db).await;
        let event = registration(&programme).to_string();
        let send = async |key: Option<&str>| {
            let mut headers = vec![("content-type", "application/json")];
            headers.extend(key.map(|key| ("authorization", key)));
            let answer = programme.site.send(post("/api/v1/events", &headers, event.clone())).await;
            answer.status.as_u16()
        };
        let operator = programme.site.key(programme.site.operator, &[Permission::BalancesRead]).await;
        assert_eq!(send(None).await, 401);
        assert_eq!(send(Some("nonsense")).await, 401);
        assert_eq!(send(Some(&operator)).await, 403);
        assert_eq!(send(Some(&programme.own)).await, 403);
        assert_eq!(send(Some(&programme.ingest)).await, 200);
    }

    async fn a_key_that_was_good_a_moment_ago_counts_for_nothing(db: &Database) {
        let programme = Programme::new(db).await;
        let event = registration(&programme);
        let send = async |id: &str, body: &str| {
            let mut event = event.clone();
            (event["event_id"], event["ext_customer_id"]) = (id.into(), id.into());
            let body = if body.is_empty() { event.to_string() } else { body.to_owned() };
            let headers = [("content-type", "application/json"), ("authorization", programme.ingest.as_str())];
            programme.site.send(post("/api/v1/events", &headers, body)).await.status.as_u16()
        };
        for id in ["c1", "c2", "c3", "c4"] {
            assert_eq!(send(id, "").await, 200);
        }
        assert_eq!(send("", "nonsense").await, 400);
        execute(db.url(), "UPDATE api_key SET revoked_at = 1").await;
        assert_eq!(send("c5", "").await, 401);
        assert_eq!(send("c6", "").await, 401);
        let mut reader = programme.site.service.store.read().await.unwrap();
        let brand = BrandId(1);
        for (id, is_there) in [("c4", true), ("c5", false), ("c6", false)] {
            let found = event::by_names(&mut reader, programme.site.operator, &[(brand, id)]).await.unwrap();
            assert_eq!(found.len(), usize::from(is_there), "{id}");
        }
    }

    async fn whatever_is_wrong_a_key_is_made_sure_of_first(db: &Database) {
        let programme = Programme::new(db).await;
        let send = async |body: String| {
            let headers = [("content-type", "application/json"), ("authorization", programme.ingest.as_str())];
            programme.site.send(post("/api/v1/events", &headers, body)).await.status.as_u16()
        };
        for _ in 0..3 {
            assert_eq!(send(registration(&programme).to_string()).await, 200);
        }
        execute(db.url(), "UPDATE api_key SET revoked_at = 1").await;
        assert_eq!(send("nonsense".into()).await, 401);
    }

    async fn every_player_and_entry_says_why(db: &Database) {
        let programme = Programme::new(db).await;
        let wager = json!({"event_id": "w1", "type": "wager", "occurred_at": "2026-07-02T09:00:00Z", "ext_customer_id": "c1", "bets": 100, "wins": "115.55"});
        programme.accept(&json!([registration(&programme), deposit("d1", json!("14.20"))])).await;
        let staff = programme.site.key(programme.site.operator, &[Permission::RegistrationsRead, Permission::BalancesRead]).await;
        let trace = programme.read("/api/v1/registrations/1/explain", &staff).await.json();
        assert_eq!(trace["attribution"][0]["step"], "no_tracker", "{trace}");
        assert_eq!(trace["attribution"][2], json!({"step": "affiliate_id_matched", "matched": true, "affiliate_id": programme.affiliate.0}));
        assert_eq!((&trace["deals_considered"][0]["verdict"], &trace["deal"]["deal_type_id"]), (&json!("chosen"), &json!(6)));
        assert_eq!(trace["qualification"][0]["qualifiers"][1], json!({"name": "qua_cpa_deposit", "has": 14.2, "needs": 25, "holds": false}));
        assert_eq!(trace["ext_customer_id"], "c1");
        assert_eq!(trace["entries"], json!([]));

        programme.accept(&json!([deposit("d2", json!("10.80")), wager])).await;
        let trace = programme.read("/api/v1/registrations/1/explain", &programme.own).await;
        assert!(!trace.text().contains("Secret.Name") && !trace.text().contains("\"c1\"") && !trace.text().contains("\"d2\""), "{}", trace.text());
        let trace = trace.json();
        assert_eq!(trace["qualification"][0]["paid"], 30);
        let share = &trace["entries"][1];
        assert_eq!((&share["amount"], &share["calculation"]), (&json!(-3.11), &json!("20 % × (-15.55) = -3.11")));
        let one = programme.read(&format!("/api/v1/ledger/{}/explain", share["id"]), &programme.own).await.json();
        assert_eq!(&one, share);
        assert_eq!(one["event"], json!({"type": "wager", "occurred_at": "2026-07-02T09:00:00.000Z"}));

        let stranger = partner(&programme.site, "stranger").await;
        let read = [Permission::RegistrationsRead, Permission::BalancesRead];
        let stranger = key(&programme.site, KeyKind::Affiliate, Some(stranger), vec![], &read, vec![]).await;
        for address in ["/api/v1/registrations/1/explain", "/api/v1/registrations/99/explain", "/api/v1/ledger/1/explain"] {
            assert_eq!(programme.read(address, &stranger).await.error().0, 404, "{address}");
            assert_eq!(programme.read(address, &programme.ingest).await.error().0, 403, "{address}");
        }
    }
}
