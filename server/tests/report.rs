//! Reports through the router: the vendor's two addresses, and ours.

use crate::support::{Answer, HOST, Site, get, post, request, sample_with};
use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};
use tributary_domain::api_key::{IpRange, KeyKind, Permission};
use tributary_domain::attribution::Attribution;
use tributary_domain::commission::Player;
use tributary_domain::dimension::{Counters, Dimension};
use tributary_domain::id::{AffiliateId, BrandId, CampaignId, LinkId, RegistrationId, StaffId};
use tributary_domain::player::Registration;
use tributary_domain::time::{DAY, Timestamp};
use tributary_service::Actor;
use tributary_service::api_key::{self, NewKey};
use tributary_store::daily::Changes;
use tributary_store::{Writes, brand, daily, dimension, player};
use tributary_testing::both;

/// 2026-07-10.
const TENTH: i64 = 20_644;

const READ: [Permission; 2] = [Permission::ReportsRead, Permission::RegistrationsRead];

/// What was counted on a day, at both levels.
async fn count(site: &Site, affiliate: i64, link: i64, afp: &str, day: i64, counters: Counters) {
    let mut dimension = Dimension::of(AffiliateId(affiliate), BrandId(1));
    dimension.link_id = LinkId(link);
    dimension.afp[0] = afp.into();
    let mut tx = site.service.store.begin().await.unwrap();
    let ids = dimension::intern(&mut tx, site.operator, &[&dimension])
        .await
        .unwrap();
    for id in ids[0].both() {
        let mut writes = Writes::default();
        daily::add(&mut writes, &Changes::from([((id, day), counters)]));
        writes.run(&mut tx).await.unwrap();
    }
    tx.commit().await.unwrap();
}

fn money(visits: i64, cpa: i64) -> Counters {
    Counters {
        visits,
        qualified_ftds: 1,
        cpa,
        chargebacks: 2_500_000,
        ..Counters::default()
    }
}

/// A partner of the first operator with these roles.
async fn partner(site: &Site, username: &str, roles: &[i64]) -> i64 {
    let key = site
        .key(site.operator, &[Permission::AffiliatesWrite])
        .await;
    let staff = manager(site).await;
    let body = sample_with(&[
        ("username", json!(username)),
        ("bo_user_email", json!(format!("{username}@mail.example"))),
        ("manager_id", json!(staff)),
        ("extra_role_ids", json!(roles)),
    ]);
    let answer = site.sign_up(&body, Some(&key)).await.json();
    assert_eq!(answer["aff_status_id"], 2, "{answer}");
    answer["affiliate_id"].as_i64().unwrap()
}

async fn manager(site: &Site) -> i64 {
    let mut reader = site.service.store.read().await.unwrap();
    let staff = tributary_store::staff::active(&mut reader, site.operator)
        .await
        .unwrap();
    let StaffId(id) = staff[0].id;
    id
}

async fn affiliate_key(site: &Site, owner: i64, permissions: &[Permission]) -> String {
    let new = NewKey {
        kind: KeyKind::Affiliate,
        name: "test".into(),
        affiliate_id: Some(AffiliateId(owner)),
        staff_id: None,
        brands: vec![],
        permissions: permissions.to_vec(),
        scopes: vec![],
        ip_ranges: vec![IpRange::parse("203.0.113.0/24").unwrap()],
        expires_at: None,
    };
    let made = api_key::create(&site.service, &Actor::Console, site.operator, new).await;
    made.unwrap().1
}

async fn read(site: &Site, address: &str, key: &str) -> Answer {
    site.send(request(
        "GET",
        address,
        &[("authorization", key)],
        Body::empty(),
    ))
    .await
}

async fn run(site: &Site, body: &Value, headers: &[(&str, &str)]) -> Answer {
    let mut all = vec![("content-type", "application/json")];
    all.extend(headers);
    site.send(post("/api/v1/reports/run", &all, body.to_string()))
        .await
}

async fn player_of(site: &Site, affiliate: i64) {
    let mut tx = site.service.store.begin().await.unwrap();
    let now = Timestamp(TENTH * DAY);
    let brand = brand::insert(&mut tx, site.operator, "Brand", "brand.example", now)
        .await
        .unwrap();
    let mut dimension = Dimension::of(AffiliateId(affiliate), brand);
    dimension.afp[0] = "Tonny-aviator ".into();
    let ids = dimension::intern(&mut tx, site.operator, &[&dimension])
        .await
        .unwrap();
    let id = ids[0].fine;
    let mut one = Player::new(RegistrationId(0), brand);
    one.affiliate_id = Some(AffiliateId(affiliate));
    one.sums.deposits = 100_100_000;
    one.sums.withdrawals = 30_050_000;
    let registration = Registration {
        operator_id: site.operator,
        player: one,
        ext_customer_id: "007".into(),
        ext_customer_spelling: String::new(),
        username: "player".into(),
        country: "BG".into(),
        registered_at: now,
        created_at: now,
        link_id: LinkId(0),
        campaign_id: CampaignId(0),
        tracker: String::new(),
        attribution: Attribution::default(),
        binding: vec![],
        dimension_id: id,
        detail_id: id,
    };
    player::insert(&mut tx, &[&registration]).await.unwrap();
    tx.commit().await.unwrap();
}

both! {
    async fn the_media_report_is_the_vendors(db: &Database) {
        let site = Site::new(db).await;
        let one = partner(&site, "first_partner", &[113]).await;
        count(&site, one, 7, "", TENTH, money(3, 30_769_788_354)).await;
        count(&site, one, 7, "Tonny-aviator ", TENTH + 1, money(2, 1)).await;
        count(&site, 0, 0, "", TENTH + 2, money(1, 0)).await;
        let key = site.key(site.operator, &READ).await;
        let address = "/api/af2_media_report_op?aggregation_period=DAY&group_by=affiliate_id,link_id&date_from=2026-07-10&date_to=2026-07-12&limit=1&nonsense=x";
        let answer = read(&site, address, &key).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        assert!(answer.text().contains("\"commissions_cpa\":30769.788354,"), "{}", answer.text());
        let body = answer.json();
        assert_eq!(body["meta"], json!({"operator_currency": "EUR", "operator_name": HOST}));
        let rows = body["data"].as_array().unwrap();
        // The third day lies at the end, which is not included; days without activity are absent.
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0]["dt"], "2026-07-10T00:00:00.000Z");
        assert_eq!((&rows[0]["affiliate_id"], &rows[0]["username"]), (&json!(one), &json!("first_partner")));
        assert_eq!((&rows[0]["visit_count"], &rows[0]["link_id"]), (&json!(3), &json!(7)));
        assert_eq!((&rows[0]["chargback_total"], &rows[0]["chargeback_total"]), (&json!(2.5), &json!(2.5)));
        assert!(rows[0].get("netwin").is_some() && rows[0].get("net_win").is_some() && rows[0].get("pl").is_some());
        assert!(answer.text().contains("\"commissions_cpa\":0.000001,"));

        for (address, rows) in [
            ("/api/af2_media_report_op?aggregation_period=MONTH", 1),
            ("/api/af2_media_report_op?aggregation_period=", 1),
            ("/api/af2_media_report_op?group_by=afp", 2),
            ("/api/af2_media_report_op?group_by=afp&affiliate_id=0", 1),
            ("/api/af2_media_report_op?affiliate_id=999", 0),
            ("/api/af2_media_report_op?filter=%7B%22affiliate_id%22%3A%5B%5D%7D", 0),
            ("/api/af2_media_report_op?date_from=2027-01-01", 0),
            ("/api/af2_media_report_op?afp=Tonny-aviator%20", 1),
            ("/api/af2_media_report_op?group_by=registration_id", 0),
        ] {
            let body = read(&site, address, &key).await.json();
            assert_eq!(body["data"].as_array().map(Vec::len), Some(rows), "{address}: {body}");
        }
        let month = read(&site, "/api/af2_media_report_op?aggregation_period=MONTH", &key).await.json();
        assert_eq!(month["data"][0]["dt"], "2026-07-01T00:00:00.000Z");
        for (query, field) in [
            ("group_by=day", "group_by"),
            ("aggregation_period=HOUR", "aggregation_period"),
            ("aggregation_period=WEEK", "aggregation_period"),
            ("date_from=2026-02-30", "date_from"),
            ("affiliate_id=x", "affiliate_id"),
            ("date_from=2026-07-02&date_to=2026-07-01", "date_to"),
        ] {
            let answer = read(&site, &format!("/api/af2_media_report_op?{query}"), &key).await;
            assert_eq!(answer.error(), (422, 11, "invalid".into()), "{query}");
            assert!(answer.json()["fields"][field].is_string(), "{}", answer.text());
        }
        let small = read(&site, "/api/af2_media_report_op?aggregation_period=day", &key).await;
        assert_eq!(small.status, StatusCode::OK);
        // Players need a permission of their own; kinds are told apart.
        let lesser = site.key(site.operator, &[Permission::ReportsRead]).await;
        assert_eq!(read(&site, "/api/af2_media_report_op?group_by=username", &lesser).await.error().0, 422);
        let own = affiliate_key(&site, one, &READ).await;
        assert_eq!(read(&site, "/api/af2_media_report_op", &own).await.error(), (403, 3, "forbidden".into()));
        assert_eq!(read(&site, "/api/af2_media_report_af", &key).await.error(), (403, 3, "forbidden".into()));
        assert_eq!(site.get("/api/af2_media_report_op").await.error().0, 401);
        let row = read(&site, "/api/af2_media_report_af?group_by=link_id", &own).await.json()["data"][0].clone();
        assert_eq!((&row["visit_count"], &row["qftd_count"]), (&json!(5), &json!(2)));
        for hidden in ["chargback_total", "net_pl", "ftd_count", "deposit_total"] {
            assert!(row.get(hidden).is_none(), "{hidden}");
        }
        let other = site.key(site.other, &READ).await;
        let answer = site.send(request("GET", "/api/af2_media_report_op", &[("authorization", &other), ("host", "other.example")], Body::empty())).await;
        assert_eq!(answer.json()["data"], json!([]));
    }

    async fn registrations_are_listed_by_range(db: &Database) {
        let site = Site::new(db).await;
        let one = partner(&site, "first_partner", &[100, 118]).await;
        let two = partner(&site, "other_partner", &[]).await;
        player_of(&site, one).await;
        let key = site.key(site.operator, &[Permission::RegistrationsRead]).await;
        let answer = read(&site, "/api/af2_regs_op", &key).await;
        assert_eq!(answer.header("content-range"), "af2_regs_op 0-0/1", "{}", answer.text());
        let row = answer.json()[0].clone();
        assert_eq!(row["registration_date"], "2026-07-10T00:00:00.000Z");
        assert_eq!((&row["ext_customer_id"], &row["username"], &row["afp"]), (&json!("007"), &json!("player"), &json!("Tonny-aviator ")));
        assert_eq!((&row["net_deposits"], &row["deposit_total"]), (&json!(70.05), &json!(100.1)));
        assert_eq!((&row["link_id"], &row["ftd_date"], &row["status"]), (&json!(null), &json!(null), &json!("active")));
        for field in [
            "registration_id", "country", "brand_id", "brand_name", "affiliate_id", "deal_id", "deal_type_id", "qualification_date", "ftd_total",
            "deposit_count", "withdrawal_total", "chargback_total", "volume", "operations", "pl", "net_pl", "bonus_amount", "deductions",
            "commissions_cpl", "commissions_cpa", "commissions_rev_share", "commissions_total", "afp9", "utm_source", "utm_content",
        ] {
            assert!(row.get(field).is_some(), "{field}");
        }
        for (filter, rows) in [
            (json!({"affiliate_id": one}), 1),
            (json!({"affiliate_id": [two]}), 0),
            (json!({"status": ["active", "fraud"], "ext_customer_id": "007"}), 1),
            (json!({"registration_date": "2026-07-10"}), 1),
            (json!({"registration_date": "2026-07-11"}), 0),
            (json!({"registration_date": {"from": "2026-07-01", "to": "2026-07-10"}}), 0),
            (json!({"registration_date_from": "2026-07-10", "registration_date_to": "2026-07-11"}), 1),
            (json!({"ftd_date_from": "2000-01-01"}), 0),
            (json!({"brand_id": []}), 0),
        ] {
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("filter", &filter.to_string()).finish();
            let body = read(&site, &format!("/api/af2_regs_op?{query}"), &key).await.json();
            assert_eq!(body.as_array().map(Vec::len), Some(rows), "{filter}: {body}");
        }
        let empty = read(&site, "/api/af2_regs_op?range=[5,9]", &key).await;
        assert_eq!((empty.header("content-range"), empty.text().as_str()), ("af2_regs_op */1", "[]"));

        let own = affiliate_key(&site, one, &READ).await;
        let row = read(&site, "/api/af2_regs_af", &own).await.json()[0].clone();
        assert_eq!(row["deposit_total"], json!(100.1));
        assert!(row.get("country").is_none() && row.get("net_deposits").is_none());
        let without = affiliate_key(&site, two, &READ).await;
        assert_eq!(read(&site, "/api/af2_regs_af", &without).await.error().0, 403);
        let reports = site.key(site.operator, &[Permission::ReportsRead]).await;
        assert_eq!(read(&site, "/api/af2_regs_op", &reports).await.error().0, 403);
    }

    async fn every_metric_is_a_number_also_where_nothing_was(db: &Database) {
        let site = Site::new(db).await;
        let one = partner(&site, "first_partner", &[]).await;
        let nobody = partner(&site, "quiet_partner", &[]).await;
        // Somebody who registered without any visit, and an affiliate that had nothing but a visit.
        count(&site, one, 7, "", TENTH, Counters { registrations: 1, ..Counters::default() }).await;
        count(&site, nobody, 8, "", TENTH, Counters { visits: 1, ..Counters::default() }).await;
        player_of(&site, one).await;
        let key = site.key(site.operator, &[READ[0], READ[1], Permission::BalancesRead, Permission::AffiliatesRead]).await;
        let mut seen = 0;
        for (address, texts) in [
            ("/api/af2_media_report_op?group_by=affiliate_id", "affiliate_username username"),
            ("/api/af2_media_report_op?group_by=link_id&aggregation_period=DAY", "dt link_name link_id"),
            ("/api/af2_media_report_op?group_by=registration_id,brand_id", "registration_id brand_name brand_id"),
            ("/api/af2_media_report_op", ""),
            ("/api/af2_regs_op", "ext_customer_id username affiliate_username registration_date country brand_id brand_name link_id link_name campaign_id \
                deal_id deal_group_name deal_type_id status qualification_date ftd_date tracker source_id afp afp1 afp2 afp3 afp4 afp5 afp6 afp7 afp8 \
                afp9 utm_source utm_medium utm_campaign utm_term utm_content"),
            ("/api/af2_balance_op", "affiliate_name payment_method_details payment_method_id payment_method_name last_payment_date auto_payment_enabled \
                manager_id manager manager_contacts create_date operator_currency"),
        ] {
            let body = read(&site, address, &key).await.json();
            let rows = body.get("data").unwrap_or(&body).as_array().unwrap().clone();
            assert!(!rows.is_empty(), "{address}");
            for (name, value) in rows.iter().flat_map(|row| row.as_object().unwrap()) {
                if !texts.split_whitespace().any(|text| text == name) {
                    assert!(value.is_number(), "{address} {name}: {value}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 200, "{seen}");
        let row = read(&site, "/api/af2_media_report_op?link_id=7", &key).await.json()["data"][0].clone();
        assert_eq!((&row["conversion_rate"], &row["effective_cpa"], &row["effective_cpl"]), (&json!(0), &json!(0), &json!(0)));
        let affiliate = read(&site, &format!("/api/af2_aff_op/{nobody}"), &key).await.json();
        for metric in [
            "commissions_total", "balance", "payments", "adjustments", "sub_affiliate_fee", "sub_cpa_fee", "sub_commission_cut_percent",
            "sub_net_pl_cut_percent",
        ] {
            assert_eq!(affiliate[metric], json!(0), "{metric}");
        }
        // Also where a report has no line at all.
        let body = json!({"report": "media", "from": "2020-01-01", "to": "2020-01-02", "columns": ["visit_count", "conversion_rate", "net_pl"]});
        assert_eq!(run(&site, &body, &[("authorization", &key)]).await.json()["totals"], json!([0, 0, 0]));
    }

    async fn one_filter_in_two_places_is_one_filter(db: &Database) {
        let site = Site::new(db).await;
        let one = partner(&site, "first_partner", &[]).await;
        count(&site, one, 7, "Tag", TENTH, money(3, 5)).await;
        player_of(&site, one).await;
        let key = site.key(site.operator, &[
            READ[0], READ[1], Permission::BalancesRead, Permission::AffiliatesRead, Permission::DealsRead, Permission::LinksRead, Permission::PaymentsRead,
        ]).await;
        let id = one.to_string();
        for (address, name, inside, agrees, differs) in [
            ("/api/af2_aff_op", "affiliate_id", json!([one]), id.as_str(), "424242"),
            ("/api/af2_aff_op", "aff_status_id", json!(2), "2", "3"),
            ("/api/af2_aff_op", "username", json!("first_partner"), "first_partner", "other_partner"),
            ("/api/af2_aff_op", "without_money", json!(true), "true", "false"),
            ("/api/af2_balance_op", "affiliate_id", json!(id), id.as_str(), "424242"),
            ("/api/af2_balance_op", "to", json!("2026-07-11"), "2026-07-11T00:00:00Z", "2026-07-12"),
            ("/api/af2_balance_op", "above_threshold", json!(false), "0", "1"),
            ("/api/af2_deals_op", "affiliate_id", json!([one]), id.as_str(), "424242"),
            ("/api/af2_link_op", "brand_id", json!([1, "1"]), "1", "2"),
            ("/api/v1/payments", "state", json!(["completed"]), "completed", "cancelled"),
            ("/api/af2_regs_op", "affiliate_id", json!(one), id.as_str(), "424242"),
            ("/api/af2_regs_op", "ext_customer_id", json!("007"), "007", "7"),
            ("/api/af2_regs_op", "registration_date_from", json!("2026-07-01"), "2026-07-01T00:00:00Z", "2026-07-02"),
            ("/api/af2_media_report_op", "affiliate_id", json!(one), id.as_str(), "424242"),
            ("/api/af2_media_report_op", "link_id", json!([7, 8]), "8,7", "7"),
            ("/api/af2_media_report_op", "afp", json!("Tag"), "Tag", "tag"),
        ] {
            let rows = async |pairs: &[(&str, &str)]| {
                let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
                read(&site, &format!("{address}?{query}"), &key).await
            };
            let filter = json!({ name: inside }).to_string();
            let alone = rows(&[("filter", &filter)]).await;
            assert_eq!(alone.status, StatusCode::OK, "{address} {name} {}", alone.text());
            let twice = rows(&[("filter", &filter), (name, agrees)]).await;
            assert_eq!((twice.status, twice.text()), (StatusCode::OK, alone.text()), "{address} {name}");
            let refused = rows(&[("filter", &filter), (name, differs)]).await;
            assert_eq!(refused.error(), (422, 11, "invalid".into()), "{address} {name}");
            assert!(refused.json()["fields"][name].is_string(), "{}", refused.text());
        }
        let short = read(&site, "/api/af2_regs_op?filter=%7B%22registration_date_from%22%3A%222026-07-01%22%7D&date_from=2026-07-01", &key).await;
        assert_eq!(short.json().as_array().map(Vec::len), Some(1), "{}", short.text());
        let short = read(&site, "/api/af2_regs_op?filter=%7B%22registration_date_from%22%3A%222026-07-01%22%7D&date_from=2026-07-02", &key).await;
        assert_eq!(short.error().0, 422);
    }

    async fn reports_run_by_key_and_by_session(db: &Database) {
        let site = Site::new(db).await;
        let one = partner(&site, "first_partner", &[]).await;
        count(&site, one, 7, "=1+1", TENTH, money(3, 30_769_788_354)).await;
        count(&site, one, 8, "a,b", TENTH, money(2, -1)).await;
        count(&site, 0, 9, "", TENTH, money(1, 0)).await;
        let key = site.key(site.operator, &READ).await;
        let auth = [("authorization", key.as_str())];
        let mut body = json!({
            "report": "media", "from": "2026-07-01", "to": "2026-08-01", "period": "day", "group_by": ["link_id", "afp"],
            "columns": ["visit_count", "commissions_total"], "filters": {"brand_id": [1]},
            "sort": ["-commissions_total"], "limit": 2, "cursor": null, "format": "json", "else": 1,
        });
        let answer = run(&site, &body, &auth).await;
        assert!(answer.text().contains(r#""rows":[["2026-07-10",7,"=1+1",3,30769.788354],["2026-07-10",9,"",1,0]]"#), "{}", answer.text());
        let found = answer.json();
        let keys: Vec<&str> = found["columns"].as_array().unwrap().iter().map(|column| column["key"].as_str().unwrap()).collect();
        assert_eq!(keys, ["dt", "link_id", "afp", "visit_count", "commissions_total"]);
        assert_eq!(found["columns"][3], json!({"key": "visit_count", "label": "Visits", "type": "count"}));
        assert!(answer.text().contains(r#""totals":[null,null,null,6,30769.788353]"#), "{}", answer.text());
        assert_eq!((&found["next_cursor"], &found["meta"]["row_count"]), (&json!("2"), &json!(3)));
        body["cursor"] = found["next_cursor"].clone();
        let next = run(&site, &body, &auth).await.json();
        assert_eq!((&next["rows"], &next["next_cursor"]), (&json!([["2026-07-10", 8, "a,b", 2, -0.000001]]), &Value::Null));

        body["format"] = json!("csv");
        body["cursor"] = Value::Null;
        body["limit"] = Value::Null;
        let csv = run(&site, &body, &auth).await;
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(csv.text(), "dt,link_id,afp,visit_count,commissions_total\n2026-07-10,7,'=1+1,3,30769.788354\n2026-07-10,9,,1,0\n2026-07-10,8,\"a,b\",2,-0.000001\n");
        // However it is packed, it is read to its end.
        for packing in ["gzip", "br"] {
            let headers = [auth.as_slice(), &[("content-type", "application/json"), ("accept-encoding", packing)]].concat();
            let packed = site.send(post("/api/v1/reports/run", &headers, body.to_string())).await;
            assert_eq!((packed.status, packed.header("content-encoding")), (StatusCode::OK, packing));
            assert!(!packed.body.is_empty());
        }
        body["cursor"] = json!("2");
        let rest = run(&site, &body, &auth).await;
        assert_eq!(rest.text(), "dt,link_id,afp,visit_count,commissions_total\n2026-07-10,8,\"a,b\",2,-0.000001\n");
        body["cursor"] = Value::Null;
        body["filters"] = json!({"brand_id": []});
        assert_eq!(run(&site, &body, &auth).await.text(), "dt,link_id,afp,visit_count,commissions_total\n");

        // By session: one's own.
        let cookie = site.sign_in("first_partner").await;
        let session = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin")];
        let body = json!({"report": "media", "columns": ["visit_count"]});
        assert_eq!(run(&site, &body, &session).await.json()["totals"], json!([5]));
        let foreign = [("cookie", cookie.as_str()), ("sec-fetch-site", "cross-site")];
        assert_eq!(run(&site, &body, &foreign).await.error().2, "origin_not_allowed");
        assert_eq!(run(&site, &body, &[]).await.error().0, 401);
        let admin = site.sign_in("admin").await;
        assert_eq!(run(&site, &body, &[("cookie", &admin)]).await.json()["totals"], json!([6]));

        let wrong = json!({"report": "media", "columns": ["net_pl"], "group_by": ["x"], "filters": {"y": [1]}, "from": "x", "format": "xml"});
        let refused = run(&site, &wrong, &session).await;
        assert_eq!(refused.error(), (422, 11, "invalid".into()));
        assert!(refused.json()["fields"]["from"].is_string() && refused.json()["fields"]["format"].is_string());
        let wrong = json!({"report": "media", "columns": ["net_pl"], "group_by": ["x"], "filters": {"y": [1]}});
        let fields = run(&site, &wrong, &session).await.json()["fields"].clone();
        for field in ["columns", "group_by", "filters.y"] {
            assert!(fields[field].as_str().unwrap().contains("Allowed: "), "{fields}");
        }
        assert!(run(&site, &json!({"report": "x"}), &auth).await.json()["fields"]["report"].as_str().unwrap().contains("media"));

        let described = site.send(request("GET", "/api/v1/reports", &session, Body::empty())).await.json();
        let reports: Vec<&str> = described["data"].as_array().unwrap().iter().map(|report| report["report"].as_str().unwrap()).collect();
        assert_eq!(reports, ["media", "clicks", "deals", "payments"]);
        assert_eq!(site.send(get("/api/v1/reports")).await.error().0, 401);
    }
}
