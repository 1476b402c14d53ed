//! `af2_aff_op`: affiliates for the operator's own scripts.

use crate::support::{Answer, HOST, OTHER_HOST, PASSWORD, Site, request, sample_with};
use axum::body::Body;
use serde_json::{Value, json};
use tributary_domain::api_key::{IpRange, KeyKind, Permission, Scope};
use tributary_domain::custom_tag::Entity;
use tributary_domain::id::{AffiliateId, OperatorId};
use tributary_domain::staff::Role;
use tributary_service::api_key::{self, NewKey};
use tributary_service::custom_tag::{self, NewTag};
use tributary_service::operator;
use tributary_service::staff::{self, NewStaff};
use tributary_service::{Actor, Options};
use tributary_testing::both;

/// A call with a key.
pub(crate) async fn call(
    site: &Site,
    key: &str,
    method: &str,
    address: &str,
    body: Option<Value>,
) -> Answer {
    let headers = [("authorization", key), ("content-type", "application/json")];
    let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
    site.send(request(method, address, &headers, body)).await
}

/// A `filter` in an address.
pub(crate) fn filter(value: &Value) -> String {
    let text: String = form_urlencoded::byte_serialize(value.to_string().as_bytes()).collect();
    format!("filter={text}")
}

/// A key with everything chosen.
pub(crate) async fn key(
    site: &Site,
    operator: OperatorId,
    kind: KeyKind,
    owner: Option<i64>,
    permissions: &[Permission],
    scopes: &[Scope],
) -> String {
    let new = NewKey {
        kind,
        name: "a script".into(),
        affiliate_id: owner.map(AffiliateId),
        staff_id: None,
        brands: vec![],
        permissions: permissions.to_vec(),
        scopes: scopes.to_vec(),
        ip_ranges: vec![IpRange::parse("203.0.113.0/24").unwrap()],
        expires_at: None,
    };
    api_key::create(&site.service, &Actor::Console, operator, new)
        .await
        .unwrap()
        .1
}

/// Signs somebody up with a key of the operator.
pub(crate) async fn sign_up(site: &Site, username: &str, extra: &[(&str, Value)]) -> i64 {
    let key = site
        .key(site.operator, &[Permission::AffiliatesWrite])
        .await;
    let mut pairs = vec![
        ("username", json!(username)),
        ("bo_user_email", json!(format!("{username}@mail.example"))),
    ];
    pairs.extend_from_slice(extra);
    let answer = site.sign_up(&sample_with(&pairs), Some(&key)).await;
    answer.json()["affiliate_id"]
        .as_i64()
        .unwrap_or_else(|| panic!("{}", answer.text()))
}

/// A manager of the first operator.
pub(crate) async fn manager(site: &Site) -> i64 {
    let new = NewStaff {
        username: "smr".into(),
        email: "smr@staff.example".into(),
        role: Role::Manager,
        password: PASSWORD.into(),
    };
    staff::create(&site.service, &Actor::Console, site.operator, new)
        .await
        .unwrap()
        .0
}

const BOTH: [Permission; 2] = [Permission::AffiliatesRead, Permission::AffiliatesWrite];

/// Every field of seed 004's example.
const FIELDS: &str = "id affiliate_id affiliate_name country company web_site_url comments comments_from_operator visibility \
    aff_status_id operator_id parent_affiliate_id create_date update_date create_by bo_user_id ext_affiliate_id payment_method_name \
    payment_method_id payment_method_details payment_threshold_oper_currency bo_label_id label_name no_carry_over no_carry_over_was_set \
    sub_affiliate_url same_manager_url aff_status_name last_login_date username bo_user_email avatar_image_url two_fa_enabled \
    api_access_enabled first_name last_name phone_number skype contact_fb contact_vk contact_telegram enabled_for_login language \
    operator_currency manager_id manager_username parent_affiliate_name commissions_total balance payments adjustments sub_affiliate_fee \
    sub_cpa_fee sub_commission_cut_percent extra_role_ids default_deal_info";

both! {
    async fn the_list_has_every_field_of_the_sample(db: &Database) {
        let site = Site::new(db).await;
        let key = site.key(site.operator, &BOTH).await;
        let manager = manager(&site).await;
        let id = sign_up(&site, "mega_affiliate", &[("manager_id", json!(manager)), ("payment_method_id", json!(1)), ("payment_method_details", json!({"bank_name": "International Bank"})), ("extra_role_ids", json!([100]))]).await;
        let waiting = sign_up(&site, "waiting", &[]).await;
        let answer = call(&site, &key, "GET", "/api/af2_aff_op", None).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-range")), (200, "af2_aff_op 0-1/2"), "{}", answer.text());
        let rows = answer.json();
        let row = &rows[0];
        for field in FIELDS.split_whitespace() {
            assert!(row.get(field).is_some(), "{field}");
        }
        assert_eq!((&row["id"], &row["aff_status_name"], &row["manager_username"]), (&json!(id), &json!("Approved"), &json!("smr")));
        assert_eq!((&row["payment_method_name"], &row["payment_method_details"]["bank_name"]), (&json!("Wire Transfer"), &json!("International Bank")));
        assert_eq!((&row["balance"], &row["operator_currency"], &row["extra_role_ids"]), (&json!(0), &json!("EUR"), &json!([100])));
        let link = row["sub_affiliate_url"].as_str().unwrap();
        assert!(link.starts_with(&format!("http://{HOST}/register?paff={id}&mgr={manager}&sig=")), "{link}");
        assert_eq!(rows[1]["id"], json!(waiting));
        assert_eq!(rows[1]["same_manager_url"], Value::Null);

        let one = call(&site, &key, "GET", &format!("/api/af2_aff_op/{id}"), None).await.json();
        assert_eq!(&one, row);
    }

    async fn filters_and_ranges_narrow_the_list(db: &Database) {
        let site = Site::new(db).await;
        let key = site.key(site.operator, &BOTH).await;
        let manager = manager(&site).await;
        let approved = sign_up(&site, "approved", &[("manager_id", json!(manager)), ("ext_affiliate_id", json!("EXT-1"))]).await;
        let child = sign_up(&site, "childish", &[("parent_affiliate_id", json!(approved))]).await;
        let other = sign_up(&site, "someone", &[]).await;
        let ids = async |query: String| -> Value {
            let answer = call(&site, &key, "GET", &format!("/api/af2_aff_op?{query}"), None).await;
            assert_eq!(answer.status.as_u16(), 200, "{query} {}", answer.text());
            answer.json().as_array().unwrap().iter().map(|row| row["id"].clone()).collect()
        };
        for (value, expected) in [
            (json!({"aff_status_id": 2}), vec![approved]),
            (json!({"aff_status_id": [1, "2"]}), vec![approved, child, other]),
            (json!({"aff_status_id": []}), vec![]),
            (json!({"aff_status_id": 77}), vec![]),
            (json!({"affiliate_id": [child, other]}), vec![child, other]),
            (json!({"affiliate_id": child, "id": other}), vec![]),
            (json!({"username": "APPROVED"}), vec![approved]),
            (json!({"bo_user_email": ["childish@MAIL.example"]}), vec![child]),
            (json!({"manager_id": manager, "without_money": true}), vec![approved]),
            (json!({"parent_affiliate_id": approved}), vec![child]),
            (json!({"ext_affiliate_id": "EXT-1"}), vec![approved]),
        ] {
            assert_eq!(ids(filter(&value)).await, json!(expected), "{value}");
        }
        assert_eq!(ids("aff_status_id=2&unknown=1".into()).await, json!([approved]));
        assert_eq!(ids("range=%5B%201%20,%202%5D".into()).await, json!([child, other]));
        let page = call(&site, &key, "GET", "/api/af2_aff_op?range=[1,1]", None).await;
        assert_eq!(page.header("content-range"), "af2_aff_op 1-1/3");
        let beyond = call(&site, &key, "GET", "/api/af2_aff_op?range=[1000,2000]", None).await;
        assert_eq!((beyond.text().as_str(), beyond.header("content-range")), ("[]", "af2_aff_op */3"));
        let without = call(&site, &key, "GET", "/api/af2_aff_op?without_money=true", None).await.json();
        assert_eq!((&without[0]["balance"], &without[0]["commissions_total"]), (&Value::Null, &Value::Null));
        for (query, field) in [
            ("range=[5,1]".to_owned(), "range"),
            ("range=x".into(), "range"),
            (filter(&json!({"colour": "red"})), "filter"),
            (filter(&json!([1])), "filter"),
            ("filter=%7B".into(), "filter"),
            (filter(&json!({"affiliate_id": "x"})), "affiliate_id"),
            (filter(&json!({"affiliate_id": null})), "affiliate_id"),
        ] {
            let answer = call(&site, &key, "GET", &format!("/api/af2_aff_op?{query}"), None).await;
            assert_eq!(answer.error(), (422, 11, "invalid".into()), "{query}");
            assert!(answer.json()["fields"][field].is_string(), "{query} {}", answer.text());
        }
    }

    async fn keys_open_what_they_name_and_nothing_else(db: &Database) {
        let site = Site::new(db).await;
        let manager = manager(&site).await;
        let one = sign_up(&site, "number.one", &[("manager_id", json!(manager))]).await;
        let two = sign_up(&site, "number.two", &[]).await;
        let scoped = key(&site, site.operator, KeyKind::Operator, None, &BOTH, &[Scope::Affiliate(AffiliateId(one))]).await;
        let list = call(&site, &scoped, "GET", "/api/af2_aff_op", None).await;
        assert_eq!((list.json().as_array().unwrap().len(), list.header("content-range")), (1, "af2_aff_op 0-0/1"));
        let list = call(&site, &scoped, "GET", &format!("/api/af2_aff_op?affiliate_id={two}"), None).await;
        assert_eq!(list.text(), "[]");

        // Out of reach, another operator's, and not there at all: the same answer.
        let foreign = site.key(site.other, &BOTH).await;
        let text = |answer: &Answer| { let mut body = answer.json(); body["request_id"] = Value::Null; body };
        for body in [None, Some(json!({"first_name": "X"}))] {
            let method = if body.is_some() { "PUT" } else { "GET" };
            let hidden = call(&site, &scoped, method, &format!("/api/af2_aff_op/{two}"), body.clone()).await;
            let nothing = call(&site, &scoped, method, "/api/af2_aff_op/999999", body.clone()).await;
            assert_eq!(hidden.error(), (404, 4, "not_found".into()));
            assert_eq!(text(&hidden), text(&nothing));
            let headers = [("authorization", foreign.as_str()), ("host", OTHER_HOST), ("content-type", "application/json")];
            let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
            let foreign = site.send(request(method, &format!("/api/af2_aff_op/{one}"), &headers, body)).await;
            assert_eq!(text(&foreign), text(&nothing));
        }
        let nobody = site.get("/api/af2_aff_op").await;
        assert_eq!(nobody.error(), (401, 3, "unauthorized".into()));
        let affiliates = key(&site, site.operator, KeyKind::Affiliate, Some(one), &[Permission::AffiliatesRead], &[]).await;
        let wrong = call(&site, &affiliates, "GET", "/api/af2_aff_op", None).await;
        assert_eq!(wrong.error(), (403, 3, "forbidden".into()));
        let reader = site.key(site.operator, &[Permission::AffiliatesRead]).await;
        let write = call(&site, &reader, "PUT", &format!("/api/af2_aff_op/{one}"), Some(json!({"first_name": "X"}))).await;
        assert_eq!(write.error(), (403, 3, "forbidden".into()));
        let unscoped = key(&site, site.operator, KeyKind::Operator, None, &BOTH, &[]).await;
        assert_eq!(call(&site, &unscoped, "GET", "/api/af2_aff_op", None).await.error(), (403, 3, "forbidden".into()));
        let elsewhere = request("GET", "/api/af2_aff_op", &[("authorization", reader.as_str()), ("host", OTHER_HOST)], Body::empty());
        assert_eq!(site.send(elsewhere).await.error(), (401, 3, "unauthorized".into()));
        assert_eq!(call(&site, &reader, "POST", "/api/af2_aff_op", None).await.error(), (405, 5, "method_not_allowed".into()));
    }

    async fn a_put_changes_what_it_names(db: &Database) {
        let site = Site::new(db).await;
        let key = site.key(site.operator, &BOTH).await;
        let manager = manager(&site).await;
        let id = sign_up(&site, "changing", &[]).await;
        let tag = NewTag { entity: Entity::Affiliate, name: "Tier".into(), is_required: false, options: vec!["Gold".into(), "Silver".into()] };
        let tag = custom_tag::create(&site.service, &Actor::Console, site.operator, tag).await.unwrap();
        let tags = call(&site, &key, "GET", "/api/af2_custom_tags_op", None).await.json();
        let option = tags[0]["options"][1]["id"].as_i64().unwrap();
        assert_eq!(tags[0]["options"][1]["name"], json!("Silver"));
        let prop = format!("custom_prop_{tag}");
        let before = call(&site, &key, "GET", &format!("/api/af2_aff_op/{id}"), None).await.json();
        let mut body = json!({
            "comments": "new", "company": "Company", "country": "de", "web_site_url": "https://mysite.example", "comments_from_operator": "note",
            "aff_status_id": 2, "ext_affiliate_id": 4711, "no_carry_over": true, "manager_id": manager, "bo_user_email": "other@mail.example",
            "two_fa_enabled": true, "api_access_enabled": false, "first_name": "John", "last_name": "Malkovich", "phone_number": 123, "skype": "john",
            "contact_fb": "https://fb.example/1", "contact_vk": "", "contact_telegram": "t", "contact_discord": "d", "language": "fr",
            "payment_method_id": 4, "payment_method_details": {"email": "a@b", "nested": {"exact": 0.1}}, "payment_threshold_oper_currency": "50.05",
            "extra_role_ids": [104, 100, 104], "sub_cpa_fee": 10.5, "sub_commission_cut_percent": "33.3333", "unknown": {"x": 1},
        });
        body[prop.as_str()] = json!(option);
        let answer = call(&site, &key, "PUT", &format!("/api/af2_aff_op/{id}"), Some(body)).await;
        assert_eq!(answer.status.as_u16(), 200, "{}", answer.text());
        let row = answer.json();
        for (field, value) in [
            ("comments", json!("new")), ("company", json!("Company")), ("country", json!("DE")), ("comments_from_operator", json!("note")),
            ("aff_status_id", json!(2)), ("ext_affiliate_id", json!("4711")), ("no_carry_over", json!(true)), ("no_carry_over_was_set", json!(true)),
            ("manager_id", json!(manager)), ("bo_user_email", json!("other@mail.example")), ("two_fa_enabled", json!(true)),
            ("api_access_enabled", json!(false)), ("affiliate_name", json!("John Malkovich")), ("phone_number", json!("123")), ("contact_vk", json!("")),
            ("language", json!("FR")), ("payment_method_name", json!("PayPal")), ("payment_threshold_oper_currency", json!(50.05)),
            ("extra_role_ids", json!([100, 104])), ("sub_cpa_fee", json!(10.5)), ("sub_commission_cut_percent", json!(33.3333)),
            ("sub_net_pl_cut_percent", json!(0)), (&prop, json!(option)),
        ] {
            assert_eq!(row[field], value, "{field}");
        }
        assert_eq!(row["payment_method_details"], json!({"email": "a@b", "nested": {"exact": 0.1}}));
        assert_eq!(row["create_date"], before["create_date"]);

        // What is not named stays, null clears.
        let mut body = json!({"sub_net_pl_cut_percent": 2, "comments_from_operator": null, "payment_threshold_oper_currency": null, "ext_affiliate_id": null});
        body[prop.as_str()] = Value::Null;
        let row = call(&site, &key, "PUT", &format!("/api/af2_aff_op/{id}"), Some(body)).await.json();
        assert_eq!((&row["sub_cpa_fee"], &row["sub_commission_cut_percent"], &row["sub_net_pl_cut_percent"]), (&json!(10.5), &json!(33.3333), &json!(2)));
        assert_eq!((&row["comments_from_operator"], &row["payment_threshold_oper_currency"], &row["ext_affiliate_id"]), (&Value::Null, &Value::Null, &Value::Null));
        assert!(row.get(&prop).is_none());
        assert_eq!(row["first_name"], json!("John"));
        let found = call(&site, &key, "GET", "/api/af2_aff_op?bo_user_email=OTHER@mail.example", None).await;
        assert_eq!(found.json()[0]["id"], json!(id));
    }

    async fn a_refused_put_names_every_field_and_changes_nothing(db: &Database) {
        let site = Site::new(db).await;
        let key = site.key(site.operator, &BOTH).await;
        let id = sign_up(&site, "unchanged", &[]).await;
        sign_up(&site, "another", &[]).await;
        let address = format!("/api/af2_aff_op/{id}");
        let before = call(&site, &key, "GET", &address, None).await.json();
        let body = json!({
            "company": "New company", "first_name": "", "last_name": 5, "country": "XX", "language": "english", "bo_user_email": "nowhere",
            "aff_status_id": 2, "no_carry_over": "maybe", "payment_method_id": 99, "payment_method_details": [], "extra_role_ids": [1],
            "parent_affiliate_id": id, "payment_threshold_oper_currency": 1e3, "sub_cpa_fee": -1, "sub_commission_cut_percent": 101,
            "custom_prop_7": 1, "custom_prop_x": 1,
        });
        let answer = call(&site, &key, "PUT", &address, Some(body)).await;
        assert_eq!(answer.error(), (422, 11, "invalid".into()));
        let named: Vec<String> = answer.json()["fields"].as_object().unwrap().keys().cloned().collect();
        let expected = [
            "bo_user_email", "country", "custom_prop_7", "custom_prop_x", "extra_role_ids", "first_name", "language", "last_name", "manager_id",
            "no_carry_over", "parent_affiliate_id", "payment_method_details", "payment_method_id", "payment_threshold_oper_currency",
            "sub_commission_cut_percent", "sub_cpa_fee",
        ];
        // An amount, however it is written.
        let expected: Vec<&str> = expected.into_iter().filter(|name| *name != "payment_threshold_oper_currency").collect();
        assert_eq!(named, expected);
        for (body, code) in [
            (json!({"company": "New", "bo_user_email": "ANOTHER@mail.example"}), (409, -8, "email_already_exists".to_owned())),
            (json!({"company": "New", "aff_status_id": 9}), (422, 11, "invalid".into())),
            (json!({"company": "New", "manager_id": 999}), (422, 11, "invalid".into())),
            (json!({"company": "New", "parent_affiliate_id": 999}), (422, 11, "invalid".into())),
        ] {
            assert_eq!(call(&site, &key, "PUT", &address, Some(body.clone())).await.error(), code, "{body}");
        }
        for text in ["[]", "x", "", "{\"payment_threshold_oper_currency\":1e-7}"] {
            let headers = [("authorization", key.as_str()), ("content-type", "application/json")];
            let answer = site.send(request("PUT", &address, &headers, text)).await;
            assert!(matches!(answer.error().0, 400 | 422), "{text}");
        }
        assert_eq!(call(&site, &key, "GET", &address, None).await.json(), before);
    }

    async fn statuses_move_as_the_machine_has_it(db: &Database) {
        let site = Site::new(db).await;
        let key = site.key(site.operator, &BOTH).await;
        let manager = manager(&site).await;
        let id = sign_up(&site, "moving1", &[]).await;
        let put = async |body: Value| call(&site, &key, "PUT", &format!("/api/af2_aff_op/{id}"), Some(body)).await;
        assert_eq!(put(json!({"aff_status_id": 2})).await.json()["fields"]["manager_id"], json!("An approved affiliate needs a manager."));
        assert_eq!(put(json!({"aff_status_id": 2, "manager_id": manager})).await.json()["aff_status_id"], json!(2));
        assert_eq!(put(json!({"manager_id": null})).await.error().0, 422);
        assert_eq!(put(json!({"aff_status_id": 1})).await.error(), (409, 7, "conflict".into()));
        let cookie = site.sign_in("moving1").await;
        let dashboard = async || site.send(request("GET", "/dashboard", &[("cookie", cookie.as_str())], Body::empty())).await.status.as_u16();
        assert_eq!(dashboard().await, 200);
        assert_eq!(put(json!({"aff_status_id": 4, "status_reason": "checks"})).await.json()["aff_status_name"], json!("Suspended"));
        assert_eq!(dashboard().await, 303, "signed out everywhere");
        assert_eq!(put(json!({"aff_status_id": 5})).await.error(), (409, 7, "conflict".into()));
        assert_eq!(put(json!({"aff_status_id": 4, "company": "same status"})).await.status.as_u16(), 200);
        assert_eq!(put(json!({"aff_status_id": 6})).await.json()["aff_status_name"], json!("Blocked"));
    }

    async fn parents_never_make_a_circle(db: &Database) {
        let site = Site::new(db).await;
        let key = site.key(site.operator, &BOTH).await;
        let [a, b, c] = [sign_up(&site, "family.a", &[]).await, sign_up(&site, "family.b", &[]).await, sign_up(&site, "family.c", &[]).await];
        let put = async |id: i64, parent: Value| call(&site, &key, "PUT", &format!("/api/af2_aff_op/{id}"), Some(json!({"parent_affiliate_id": parent}))).await;
        assert_eq!(put(b, json!(a)).await.json()["parent_affiliate_id"], json!(a));
        assert_eq!(put(c, json!(b)).await.json()["parent_affiliate_name"], json!("First-name Last-name"));
        assert_eq!(put(a, json!(c)).await.error(), (409, 7, "conflict".into()));
        assert_eq!(put(a, json!(a)).await.error(), (422, 11, "invalid".into()));
        assert_eq!(put(c, Value::Null).await.json()["parent_affiliate_id"], Value::Null);
        for _ in 0..5 {
            put(b, Value::Null).await;
            put(a, Value::Null).await;
            let (one, two) = tokio::join!(put(a, json!(b)), put(b, json!(a)));
            let mut statuses = [one.status.as_u16(), two.status.as_u16()];
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 409]);
        }
    }

    async fn an_affiliates_keys_follow_its_owner(db: &Database) {
        let site = Site::new(db).await;
        let operators = site.key(site.operator, &BOTH).await;
        let manager = manager(&site).await;
        let id = sign_up(&site, "key.owner", &[("manager_id", json!(manager))]).await;
        let own = key(&site, site.operator, KeyKind::Affiliate, Some(id), &[Permission::ReportsRead], &[]).await;
        let ask = async || api_key::authenticate(&site.service, &own, "203.0.113.9".parse().unwrap(), None).await.is_ok();
        assert!(ask().await);
        for (body, expected) in [
            (json!({"api_access_enabled": false}), false),
            (json!({"api_access_enabled": true}), true),
            (json!({"aff_status_id": 4}), false),
            (json!({"aff_status_id": 2}), true),
            (json!({"aff_status_id": 5}), true),
            (json!({"aff_status_id": 6}), false),
        ] {
            assert_eq!(call(&site, &operators, "PUT", &format!("/api/af2_aff_op/{id}"), Some(body.clone())).await.status.as_u16(), 200);
            assert_eq!(ask().await, expected, "{body}");
        }
    }

    async fn errors_have_the_vendors_status_where_the_operator_says_so(db: &Database) {
        let site = Site::with(db, Options { rate_limit: false, ..Options::default() }, Default::default()).await;
        let smartico = [("error_status".to_owned(), "smartico".to_owned())];
        operator::set(&site.service, &Actor::Console, site.operator, &smartico).await.unwrap();
        let key = site.key(site.operator, &BOTH).await;
        let get = async |address: &str, headers: &[(&str, &str)]| site.send(request("GET", address, headers, Body::empty())).await;
        for (address, headers, code) in [
            ("/api/af2_aff_op", &[][..], 3),
            ("/api/af2_aff_op", &[("authorization", "trb_operator_x")], 3),
            ("/api/af2_aff_op?key=x", &[], 3),
            ("/api/af2_aff_op/999", &[("authorization", &key)], 4),
            ("/api/af2_aff_op?range=x", &[("authorization", &key)], 11),
            ("/api/af2_nothing", &[("authorization", &key)], 4),
            ("/api/private-api", &[("authorization", &key)], -1),
            // Nobody's host name: the key says whose call it is.
            ("/api/af2_aff_op/999", &[("authorization", &key), ("host", "127.0.0.1")], 4),
        ] {
            let answer = get(address, headers).await;
            assert_eq!(answer.status.as_u16(), 291, "{address}");
            let body = answer.json();
            assert!(body.get("data").is_none() && body["request_id"] == json!(answer.header("x-request-id")));
            if code != -1 {
                assert_eq!(body["errCode"], json!(code), "{address}");
            }
        }
        let long = site.send(request("PUT", "/api/af2_aff_op/1", &[("authorization", &key)], vec![b' '; 1_100_000])).await;
        assert_eq!((long.status.as_u16(), &long.json()["errCode"]), (291, &json!(8)));
        assert_eq!(call(&site, &key, "DELETE", "/api/af2_aff_op", None).await.status.as_u16(), 291);
        assert_eq!(get("/api/v1/nothing", &[("authorization", &key)]).await.status.as_u16(), 404, "ours are ours");
        assert_eq!(get("/api/af2_aff_op", &[("host", OTHER_HOST)]).await.status.as_u16(), 401, "another operator's");
        assert_eq!(get("/api/af2_aff_op", &[("authorization", &key)]).await.status.as_u16(), 200);
    }
}
