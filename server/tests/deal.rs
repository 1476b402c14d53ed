//! `/api/af2_deals_op` through the whole router.

use crate::support::{Answer, OTHER_HOST, Site, request, sample_with};
use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};
use tributary_domain::api_key::Permission;
use tributary_testing::both;

const BOTH: [Permission; 2] = [Permission::DealsRead, Permission::DealsWrite];

impl Site {
    async fn call(&self, method: &str, address: &str, key: &str, body: &str) -> Answer {
        let headers = [("authorization", key), ("content-type", "application/json")];
        self.send(request(
            method,
            address,
            &headers,
            Body::from(body.to_owned()),
        ))
        .await
    }

    async fn partner(&self, name: &str) -> i64 {
        let key = self
            .key(self.operator, &[Permission::AffiliatesWrite])
            .await;
        let body = sample_with(&[
            ("username", json!(name)),
            ("bo_user_email", json!(format!("{name}@mail.example"))),
        ]);
        let answer = self.sign_up(&body, Some(&key)).await.json();
        answer["affiliate_id"].as_i64().unwrap()
    }
}

fn hybrid(affiliate: i64) -> String {
    // As the vendor's clients send it: numbers and texts mixed, nulls for what there is not.
    format!(
        r#"{{"affiliate_id":"{affiliate}","deal_group_name":"CPA + REV","deal_type_id":6,"cpa_amount":"30.10",
            "qua_cpa_deposit":25,"cpl_amount":null,"qua_cpl_volume":0,"rev_share_percentage":33.3333,
            "match_country_is":["bg","DE"],"rev_share_tiers":[{{"from":5000,"rev_share_percentage":"40"}},{{"from":"1000.5","rev_share_percentage":35}}],
            "active_from":"2026-01-01","id":77,"version":9,"nonsense":{{"a":[1]}}}}"#
    )
}

both! {
    async fn a_deal_is_made_changed_and_listed(db: &Database) {
        let site = Site::new(db).await;
        let partner = site.partner("partner").await;
        let key = site.key(site.operator, &BOTH).await;
        let made = site.call("POST", "/api/af2_deals_op", &key, &hybrid(partner)).await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.text());
        // Exact, as it was written, and with every name.
        for part in [
            r#""cpa_amount":30.1,"#, r#""rev_share_percentage":33.3333,"#, r#""qua_cpa_deposit":25,"#, r#""cpl_amount":null"#,
            r#""rev_share_tiers":[{"from":1000.5,"rev_share_percentage":35},{"from":5000,"rev_share_percentage":40}]"#,
            r#""match_country_is":["BG","DE"]"#, r#""match_brand_is":null"#, r#""active_from":"2026-01-01T00:00:00.000Z""#,
            r#""active_to":null"#, r#""version":1,"#, r#""level_id":1,"#, r#""is_default":false"#, r#""needs_acceptance":false"#,
            r#""deal_group_name":"CPA + REV""#, r#""deal_type_id":6,"#,
        ] {
            assert!(made.text().contains(part), "{part} {}", made.text());
        }
        let made = made.json();
        let id = made["id"].as_i64().unwrap();
        assert_eq!((made["deal_id"].as_i64(), made["deal_root_original_id"].as_i64()), (Some(id), Some(id)));
        assert_eq!(made["affiliate_id"].as_i64(), Some(partner));
        for name in ["create_date", "update_date", "accepted_date"] {
            assert!(made[name].as_str().unwrap().ends_with('Z'), "{name}");
        }

        let address = format!("/api/af2_deals_op/{id}");
        let changed = site.call("PUT", &address, &key, r#"{"cpa_amount":40,"match_country_is":null,"is_default":"1"}"#).await;
        assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
        let changed = changed.json();
        assert_eq!((&changed["version"], &changed["cpa_amount"], &changed["is_default"]), (&json!(2), &json!(40), &json!(true)));
        assert_eq!((&changed["match_country_is"], &changed["qua_cpa_deposit"]), (&Value::Null, &json!(25)));
        assert_eq!(changed["create_date"], made["create_date"]);
        assert_ne!(changed["deal_version_id"], made["deal_version_id"]);

        // What came out goes in again and changes nothing.
        let again = site.call("PUT", &address, &key, &changed.to_string()).await;
        assert_eq!(again.json(), changed);

        let other = site.partner("someone").await;
        site.call("POST", "/api/af2_deals_op", &key, &hybrid(other)).await;
        let listed = site.call("GET", &format!("/api/af2_deals_op?affiliate_id={partner}"), &key, "").await;
        assert_eq!((listed.json(), listed.header("content-range")), (json!([changed]), "af2_deals_op 0-0/1"));
        for (query, count) in [
            ("", 2),
            ("?range=[1,5]", 1),
            ("?filter={\"deal_type_id\":[6,2],\"level_id\":1}", 2),
            ("?filter={\"level_id\":2}", 0),
            ("?filter={\"is_default\":true}", 1),
            ("?filter={\"affiliate_id\":[]}", 0),
            ("?affiliate_id=424242", 0),
        ] {
            let encoded = query.replace('{', "%7B").replace('}', "%7D").replace('"', "%22").replace('[', "%5B").replace(']', "%5D");
            let answer = site.call("GET", &format!("/api/af2_deals_op{encoded}"), &key, "").await;
            assert_eq!(answer.json().as_array().map(Vec::len), Some(count), "{query} {}", answer.text());
        }
    }

    async fn where_no_deal_is_marked_the_newest_that_takes_all_is_the_default(db: &Database) {
        let site = Site::new(db).await;
        let (partner, other) = (site.partner("partner").await, site.partner("someone").await);
        let key = site.key(site.operator, &[BOTH[0], BOTH[1], Permission::AffiliatesRead]).await;
        let info = async || {
            let rows = site.call("GET", "/api/af2_aff_op", &key, "").await.json();
            let row = rows.as_array().unwrap().iter().find(|row| row["id"] == json!(partner)).unwrap().clone();
            let one = site.call("GET", &format!("/api/af2_aff_op/{partner}"), &key, "").await.json();
            assert_eq!(row["default_deal_info"], one["default_deal_info"]);
            row["default_deal_info"].clone()
        };
        assert_eq!(info().await, Value::Null, "there is none");
        let mut ids = Vec::new();
        for (name, more, expected) in [
            ("of a country", json!({"match_country_is": ["BG"]}), Value::Null),
            ("any", json!({}), json!("any")),
            ("newer", json!({}), json!("newer")),
            ("over", json!({"active_to": "2020-01-01"}), json!("newer")),
            ("later", json!({"active_from": "2090-01-01"}), json!("newer")),
            ("proposed", json!({"needs_acceptance": true}), json!("newer")),
        ] {
            let mut body = json!({"affiliate_id": partner, "deal_group_name": name, "deal_type_id": 2, "cpa_amount": 30});
            body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            let made = site.call("POST", "/api/af2_deals_op", &key, &body.to_string()).await;
            assert_eq!(made.status, StatusCode::OK, "{}", made.text());
            ids.push(made.json()["id"].as_i64().unwrap());
            let found = info().await;
            assert_eq!(found.get("deal_group_name").unwrap_or(&Value::Null), &expected, "{name}");
        }
        // By its latest version; and one that is marked comes first, whatever it names.
        let put = async |id: i64, body: &str| site.call("PUT", &format!("/api/af2_deals_op/{id}"), &key, body).await.status;
        assert_eq!(put(ids[2], r#"{"cpa_amount":45.5}"#).await, StatusCode::OK);
        assert_eq!((&info().await["cpa_amount"], &info().await["deal_type_id"]), (&json!(45.5), &json!(2)));
        assert_eq!(put(ids[0], r#"{"is_default":true}"#).await, StatusCode::OK);
        assert_eq!(info().await["deal_group_name"], json!("of a country"));
        // Nobody else's.
        let rows = site.call("GET", &format!("/api/af2_aff_op?affiliate_id={other}"), &key, "").await.json();
        assert_eq!(rows[0]["default_deal_info"], Value::Null);
    }

    async fn every_wrong_field_is_named(db: &Database) {
        let site = Site::new(db).await;
        let partner = site.partner("partner").await;
        let key = site.key(site.operator, &BOTH).await;
        let body = json!({
            "affiliate_id": partner, "deal_group_name": "", "deal_type_id": 2, "cpa_amount": "1e2", "cpl_amount": 5,
            "rev_share_percentage": "20", "qua_cpa_ftd": -1, "match_country_is": ["XX"], "match_brand_is": {"a": 1},
            "cap_cpa_daily": 1.5, "active_to": "soon", "needs_acceptance": "perhaps", "rev_share_tiers": [{"from": 1}],
        });
        let answer = site.call("POST", "/api/af2_deals_op", &key, &body.to_string()).await;
        assert_eq!(answer.error(), (422, 11, "invalid".into()));
        let named: Vec<String> = answer.json()["fields"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(named, [
            "active_to", "cap_cpa_daily", "cpa_amount", "cpl_amount", "deal_group_name", "match_brand_is", "match_country_is",
            "needs_acceptance", "qua_cpa_ftd", "rev_share_percentage", "rev_share_tiers",
        ]);
        for mask in [0, 7, 11, 12, 15, 16, -1] {
            let body = json!({"affiliate_id": partner, "deal_group_name": "x", "deal_type_id": mask});
            let answer = site.call("POST", "/api/af2_deals_op", &key, &body.to_string()).await;
            assert_eq!(answer.json()["fields"].as_object().unwrap().keys().collect::<Vec<_>>(), ["deal_type_id"], "{mask}");
        }
        let listed = site.call("GET", "/api/af2_deals_op", &key, "").await;
        assert_eq!((listed.json(), listed.header("content-range")), (json!([]), "af2_deals_op */0"));
    }

    async fn who_may_not_learns_nothing(db: &Database) {
        let site = Site::new(db).await;
        let partner = site.partner("partner").await;
        let key = site.key(site.operator, &BOTH).await;
        let id = site.call("POST", "/api/af2_deals_op", &key, &hybrid(partner)).await.json()["id"].as_i64().unwrap();
        let reads = site.key(site.operator, &[Permission::DealsRead]).await;
        assert_eq!(site.call("POST", "/api/af2_deals_op", &reads, &hybrid(partner)).await.error(), (403, 3, "forbidden".into()));
        let other = site.key(site.other, &BOTH).await;
        let foreign = async |method: &str, address: &str, body: &str| {
            let headers = [("authorization", other.as_str()), ("host", OTHER_HOST), ("content-type", "application/json")];
            let answer = site.send(request(method, address, &headers, Body::from(body.to_owned()))).await;
            let mut said = answer.json();
            said.as_object_mut().map(|said| said.remove("request_id"));
            (answer.status.as_u16(), said)
        };
        let put = async |id: i64| foreign("PUT", &format!("/api/af2_deals_op/{id}"), r#"{"cpa_amount":1}"#).await;
        assert_eq!(put(id).await, put(424_242).await);
        assert_eq!(put(id).await.0, 404);
        let post = async |id: i64| foreign("POST", "/api/af2_deals_op", &hybrid(id)).await;
        assert_eq!(post(partner).await, post(424_242).await);
        assert_eq!(post(partner).await.0, 404);
        assert_eq!(foreign("GET", &format!("/api/af2_deals_op?affiliate_id={partner}"), "").await, (200, json!([])));
        for address in ["/api/af2_deals_op/x", "/api/af2_deals_op/0"] {
            assert_eq!(site.call("PUT", address, &key, "{}").await.error(), (404, 4, "not_found".into()));
        }
        assert_eq!(site.get("/api/af2_deals_op").await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(site.call("DELETE", "/api/af2_deals_op", &key, "").await.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(site.call("POST", "/api/af2_deals_op", &key, "[]").await.error(), (400, 1, "bad_request".into()));
    }

    async fn two_puts_at_once_are_two_versions(db: &Database) {
        let site = Site::new(db).await;
        let partner = site.partner("partner").await;
        let key = site.key(site.operator, &BOTH).await;
        let id = site.call("POST", "/api/af2_deals_op", &key, &hybrid(partner)).await.json()["id"].as_i64().unwrap();
        let address = format!("/api/af2_deals_op/{id}");
        let (one, two) = tokio::join!(
            site.call("PUT", &address, &key, r#"{"cpa_amount":41}"#),
            site.call("PUT", &address, &key, r#"{"qua_cpa_deposit":42}"#),
        );
        let mut versions = [one.json()["version"].as_i64(), two.json()["version"].as_i64()];
        versions.sort_unstable();
        assert_eq!(versions, [Some(2), Some(3)]);
        let listed = site.call("GET", "/api/af2_deals_op", &key, "").await.json();
        assert_eq!((&listed[0]["cpa_amount"], &listed[0]["qua_cpa_deposit"]), (&json!(41), &json!(42)), "neither is lost");
    }
}
