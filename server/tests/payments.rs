//! Balances and payments through the API.

use crate::affiliates::{call, filter, key, manager, sign_up};
use crate::support::{OTHER_HOST, PASSWORD, Site, request};
use axum::body::Body;
use serde_json::{Value, json};
use tributary_domain::affiliate::Status;
use tributary_domain::api_key::{KeyKind, Permission, Scope};
use tributary_domain::id::{AffiliateId, OperatorId};
use tributary_domain::ledger::{Formula, Kind};
use tributary_domain::money::Money;
use tributary_domain::staff::Role;
use tributary_domain::time::{Date, Timestamp};
use tributary_service::ledger::{self, NewEntry};
use tributary_service::operator;
use tributary_service::staff::{self, NewStaff};
use tributary_service::{Actor, Service};
use tributary_testing::both;

/// Writes an adjustment into the ledger, for a day.
pub(crate) async fn credit(
    service: &Service,
    operator: OperatorId,
    affiliate: i64,
    amount: &str,
    day: &str,
) {
    let entry = NewEntry {
        affiliate_id: AffiliateId(affiliate),
        kind: Kind::Adjustment,
        amount: Money::parse(amount).unwrap(),
        for_day: Date::parse(day).unwrap().days(),
        registration_id: None,
        deal_version_id: None,
        event_id: None,
        payment_id: None,
        detail: Formula::Manual {
            reason: "a test".into(),
        }
        .into(),
    };
    let mut tx = service.store.begin().await.unwrap();
    ledger::lock(&mut tx, operator).await.unwrap();
    ledger::post(service, &mut tx, operator, &[entry], None)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

const MONEY: [Permission; 5] = [
    Permission::AffiliatesRead,
    Permission::AffiliatesWrite,
    Permission::BalancesRead,
    Permission::PaymentsRead,
    Permission::PaymentsWrite,
];

/// A site with an approved affiliate that is owed 100.000001, its key, and the affiliate.
async fn owing(site: &Site) -> (String, i64) {
    let manager = manager(site).await;
    let id = sign_up(
        site,
        "creditor",
        &[
            ("manager_id", json!(manager)),
            ("payment_method_id", json!(4)),
            ("payment_method_details", json!({"email": "a@b"})),
        ],
    )
    .await;
    credit(&site.service, site.operator, id, "100.000001", "2026-05-31").await;
    (site.key(site.operator, &MONEY).await, id)
}

async fn employee(site: &Site, username: &str, role: Role) -> String {
    let new = NewStaff {
        username: username.into(),
        email: format!("{username}@staff.example"),
        role,
        password: PASSWORD.into(),
    };
    staff::create(&site.service, &Actor::Console, site.operator, new)
        .await
        .unwrap();
    site.sign_in(username).await
}

/// A call with a session.
async fn browse(
    site: &Site,
    cookie: &str,
    method: &str,
    address: &str,
    body: Option<Value>,
) -> crate::support::Answer {
    let headers = [
        ("cookie", cookie),
        ("content-type", "application/json"),
        ("sec-fetch-site", "same-origin"),
    ];
    let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
    site.send(request(method, address, &headers, body)).await
}

both! {
    async fn balances_have_the_vendors_fields_and_sums(db: &Database) {
        let site = Site::new(db).await;
        let (key, id) = owing(&site).await;
        let poor = sign_up(&site, "poor.one", &[]).await;
        let fields = "id affiliate_id affiliate_name payment_method_details aff_status_id payments last_payment_date adjustments cpl_fee cpa_fee \
            rev_share_fee sub_affiliate_fee deposit_amount ftd_amount deposit_count ftd_count registrations_count payment_method_id \
            payment_method_name auto_payment_enabled manager_id treshold not_processed_payment_amount create_date commissions_total balance \
            operator_currency user_id manager manager_contacts";
        let answer = call(&site, &key, "GET", "/api/af2_balance_op", None).await;
        assert_eq!(answer.header("content-range"), "af2_balance_op 0-1/2", "{}", answer.text());
        let row = &answer.json()[0];
        for field in fields.split_whitespace() {
            assert!(row.get(field).is_some(), "{field}");
        }
        assert!(answer.text().contains("\"balance\":100.000001,"), "{}", answer.text());
        assert_eq!((&row["payment_method_name"], &row["treshold"], &row["manager"]), (&json!("PayPal"), &json!(0), &json!("smr")));

        let ids = async |query: String| -> Value {
            let answer = call(&site, &key, "GET", &format!("/api/af2_balance_op?{query}"), None).await;
            assert_eq!(answer.status.as_u16(), 200, "{query} {}", answer.text());
            answer.json().as_array().unwrap().iter().map(|row| json!([row["id"], row["balance"]])).collect()
        };
        credit(&site.service, site.operator, id, "-40", "2026-06-15").await;
        for (query, expected) in [
            (filter(&json!({"above_threshold": true})), json!([[id, 60.000001]])),
            ("above_threshold=true".into(), json!([[id, 60.000001]])),
            ("above_threshold=false".into(), json!([[id, 60.000001], [poor, 0]])),
            (format!("affiliate_id={poor}"), json!([[poor, 0]])),
            (filter(&json!({"affiliate_id": []})), json!([])),
            (filter(&json!({"aff_status_id": [2]})), json!([[id, 60.000001]])),
            (filter(&json!({"to": "2026-05-31T23:59:59Z", "above_threshold": true})), json!([[id, 100.000001]])),
            (filter(&json!({"from": "2026-06-01", "affiliate_id": id})), json!([[id, -40]])),
            (filter(&json!({"from": "2026-05-31", "to": "2026-05-31", "affiliate_id": id})), json!([[id, 100.000001]])),
            (filter(&json!({"to": "2026-05-30", "affiliate_id": id})), json!([[id, 0]])),
        ] {
            assert_eq!(ids(query.clone()).await, expected, "{query}");
        }
        let affiliates = call(&site, &key, "GET", "/api/af2_aff_op", None).await;
        assert!(affiliates.text().contains("\"balance\":60.000001,"));
        for query in [filter(&json!({"to": "soon"})), filter(&json!({"colour": 1})), "range=9".into()] {
            assert_eq!(call(&site, &key, "GET", &format!("/api/af2_balance_op?{query}"), None).await.error().0, 422, "{query}");
        }

        // The threshold: the affiliate's own, else the operator's.
        let threshold = [("payment_threshold".to_owned(), "60.01".to_owned())];
        operator::set(&site.service, &Actor::Console, site.operator, &threshold).await.unwrap();
        assert_eq!(ids("above_threshold=true".into()).await, json!([]));
        let own = json!({"payment_threshold_oper_currency": 60});
        assert_eq!(call(&site, &key, "PUT", &format!("/api/af2_aff_op/{id}"), Some(own)).await.status.as_u16(), 200);
        assert_eq!(ids("above_threshold=true".into()).await, json!([[id, 60.000001]]));
    }

    async fn balances_are_within_the_keys_reach(db: &Database) {
        let site = Site::new(db).await;
        let (_, id) = owing(&site).await;
        let other = sign_up(&site, "other.one", &[]).await;
        let scoped = key(&site, site.operator, KeyKind::Operator, None, &MONEY, &[Scope::Affiliate(AffiliateId(other))]).await;
        let list = call(&site, &scoped, "GET", "/api/af2_balance_op", None).await.json();
        assert_eq!((list.as_array().unwrap().len(), &list[0]["id"]), (1, &json!(other)));
        let pay = json!({"affiliate_id": id, "amount": 1, "mode": "direct"});
        assert_eq!(call(&site, &scoped, "POST", "/api/v1/payments", Some(pay)).await.error(), (404, 4, "not_found".into()));
        let affiliates = key(&site, site.operator, KeyKind::Affiliate, Some(id), &[Permission::BalancesRead], &[]).await;
        assert_eq!(call(&site, &affiliates, "GET", "/api/af2_balance_op", None).await.error(), (403, 3, "forbidden".into()));
        let reader = site.key(site.operator, &[Permission::AffiliatesRead]).await;
        assert_eq!(call(&site, &reader, "GET", "/api/af2_balance_op", None).await.error(), (403, 3, "forbidden".into()));
        let methods = call(&site, &reader, "GET", "/api/af2_payment_methods_op", None).await.json();
        assert_eq!((&methods[0]["name"], &methods[3]["id"], &methods[3]["name"]), (&json!("Wire Transfer"), &json!(4), &json!("PayPal")));
    }

    async fn a_payment_is_asked_for_approved_and_paid(db: &Database) {
        let site = Site::new(db).await;
        let (key, id) = owing(&site).await;
        let post = async |address: &str, body: Option<Value>| call(&site, &key, "POST", address, body).await;
        let body = json!({"affiliate_id": id, "amount": "60.01", "period_from": "2026-05-01", "period_to": "2026-05-31", "comment": "May"});
        let answer = post("/api/v1/payments", Some(body)).await;
        assert_eq!(answer.status.as_u16(), 201, "{}", answer.text());
        let made = answer.json();
        let payment = made["id"].as_i64().unwrap();
        for (field, value) in [
            ("affiliate_id", json!(id)), ("amount", json!(60.01)), ("currency", json!("EUR")), ("state", json!("pending_approval")),
            ("state_name", json!("Pending Approval")), ("mode", json!("request")), ("period_from", json!("2026-05-01")), ("period_to", json!("2026-05-31")),
            ("invoice_number", Value::Null), ("payment_method_id", json!(4)), ("payment_method_details", json!({"email": "a@b"})),
            ("comment", json!("May")), ("completed_at", Value::Null),
        ] {
            assert_eq!(made[field], value, "{field}");
        }
        let address = format!("/api/v1/payments/{payment}");
        let balance = async || {
            let row = call(&site, &key, "GET", &format!("/api/af2_balance_op?affiliate_id={id}"), None).await.json();
            json!([row[0]["balance"], row[0]["payments"], row[0]["not_processed_payment_amount"]])
        };
        assert_eq!(balance().await, json!([100.000001, 0, 60.01]));
        assert_eq!(post(&format!("{address}/pay"), None).await.error(), (409, 7, "conflict".into()), "not approved yet");
        assert_eq!(post(&format!("{address}/approve"), None).await.json()["state"], json!("pending_payment"));
        assert_eq!(post(&format!("{address}/approve"), None).await.error(), (409, 7, "conflict".into()));
        let paid = post(&format!("{address}/pay"), Some(json!({"comment": "sent"}))).await.json();
        let invoice = paid["invoice_number"].as_str().unwrap();
        let year = site.service.clock.now().date().year;
        assert_eq!((invoice, &paid["comment"]), (format!("{year}-000001").as_str(), &json!("sent")));
        assert!(paid["completed_at"].is_string());
        assert_eq!(balance().await, json!([39.990001, 60.01, 0]));
        for action in ["approve", "pay", "cancel"] {
            assert_eq!(post(&format!("{address}/{action}"), None).await.error(), (409, 7, "conflict".into()), "{action}");
        }

        let direct = post("/api/v1/payments", Some(json!({"affiliate_id": id, "amount": 15.5, "mode": "direct"}))).await.json();
        assert_eq!((&direct["state"], &direct["mode"], &direct["invoice_number"]), (&json!("completed"), &json!("direct"), &json!(format!("{year}-000002"))));
        let rest = post("/api/v1/payments", Some(json!({"affiliate_id": id}))).await.json();
        assert_eq!((&rest["amount"], &rest["period_to"]), (&json!(24.49), &json!(site.service.clock.now().date().to_string())));
        assert_eq!(post(&format!("/api/v1/payments/{}/cancel", rest["id"]), None).await.json()["state"], json!("cancelled"));
        assert_eq!(balance().await, json!([24.490001, 75.51, 0]));
        assert_eq!(call(&site, &key, "GET", &address, None).await.json(), paid);

        let list = call(&site, &key, "GET", "/api/v1/payments?limit=2", None).await.json();
        assert_eq!((&list["data"][0]["id"], &list["data"][1]["id"]), (&rest["id"], &direct["id"]));
        let cursor = list["next_cursor"].as_str().unwrap();
        let last = call(&site, &key, "GET", &format!("/api/v1/payments?limit=2&cursor={cursor}"), None).await.json();
        assert_eq!((&last["data"][0]["id"], &last["data"].as_array().unwrap().len(), &last["next_cursor"]), (&json!(payment), &1, &Value::Null));
        let completed = call(&site, &key, "GET", &format!("/api/v1/payments?{}", filter(&json!({"state": ["completed"], "affiliate_id": id}))), None).await.json();
        assert_eq!(completed["data"].as_array().unwrap().len(), 2);
    }

    async fn what_can_not_be_paid_is_refused_in_a_sentence(db: &Database) {
        let site = Site::new(db).await;
        let (key, id) = owing(&site).await;
        let post = async |body: Value| call(&site, &key, "POST", "/api/v1/payments", Some(body)).await;
        for (body, expected, field) in [
            (json!({"amount": 1}), 422, "affiliate_id"),
            (json!({"affiliate_id": id, "amount": 0}), 422, "amount"),
            (json!({"affiliate_id": id, "amount": -5}), 422, "amount"),
            (json!({"affiliate_id": id, "amount": "1e2"}), 422, "amount"),
            (json!({"affiliate_id": id, "amount": "0.0000001"}), 422, "amount"),
            (json!({"affiliate_id": id, "amount": 1, "mode": "gift"}), 422, "mode"),
            (json!({"affiliate_id": id, "amount": 1, "period_from": "2026-13-01"}), 422, "period_from"),
            (json!({"affiliate_id": id, "amount": 1, "period_from": "2026-06-02", "period_to": "2026-06-01"}), 422, "period_to"),
            (json!({"affiliate_id": id, "amount": 1, "comment": "x".repeat(2_001)}), 422, "comment"),
            (json!({"affiliate_id": id, "amount": "100.000001"}), 422, "amount"),
            (json!({"affiliate_id": id, "amount": 0.001, "mode": "direct"}), 422, "amount"),
            (json!({"affiliate_id": id, "amount": "100.01"}), 409, ""),
            (json!({"affiliate_id": id, "amount": "100.01", "mode": "direct"}), 409, ""),
            (json!({"affiliate_id": 999, "amount": 1}), 404, ""),
        ] {
            let answer = post(body.clone()).await;
            assert_eq!(answer.error().0, expected, "{body} {}", answer.text());
            assert!(field.is_empty() || answer.json()["fields"][field].is_string(), "{body} {}", answer.text());
        }
        let threshold = [("payment_threshold".to_owned(), "50".to_owned())];
        operator::set(&site.service, &Actor::Console, site.operator, &threshold).await.unwrap();
        let below = post(json!({"affiliate_id": id, "amount": "49.99"})).await;
        assert_eq!(below.error(), (409, 7, "conflict".into()));
        assert!(below.json()["message"].as_str().unwrap().contains("at least 50"), "{}", below.text());
        assert_eq!(post(json!({"affiliate_id": id, "amount": "50"})).await.status.as_u16(), 201);
        // What is asked for can't be asked for again, and is given back when it is cancelled.
        assert_eq!(post(json!({"affiliate_id": id, "amount": "50.01"})).await.error().0, 409);
        let all = call(&site, &key, "GET", "/api/v1/payments", None).await.json();
        let first = all["data"][0]["id"].as_i64().unwrap();
        call(&site, &key, "POST", &format!("/api/v1/payments/{first}/cancel"), None).await;
        let whole = post(json!({"affiliate_id": id, "amount": "100"})).await.json();
        // The balance fell while it waited: it is not approved any more.
        credit(&site.service, site.operator, id, "-0.5", "2026-06-01").await;
        let refused = call(&site, &key, "POST", &format!("/api/v1/payments/{}/approve", whole["id"]), None).await;
        assert_eq!(refused.error(), (409, 7, "conflict".into()));
        for address in ["/api/v1/payments/999", "/api/v1/payments/x", "/api/v1/payments/01"] {
            assert_eq!(call(&site, &key, "GET", address, None).await.error(), (404, 4, "not_found".into()));
        }
        assert_eq!(call(&site, &key, "GET", "/api/v1/payments?limit=0", None).await.error().0, 422);
    }

    async fn who_may_do_what(db: &Database) {
        let site = Site::new(db).await;
        let (key_text, id) = owing(&site).await;
        let finance = employee(&site, "finance1", Role::Finance).await;
        let support = employee(&site, "support1", Role::Support).await;
        let own = site.sign_in("creditor").await;
        let ask = json!({"amount": 10});
        let made = browse(&site, &own, "POST", "/api/v1/payments", Some(ask.clone())).await;
        assert_eq!(made.status.as_u16(), 201, "{}", made.text());
        let address = format!("/api/v1/payments/{}", made.json()["id"]);
        let other = sign_up(&site, "stranger1", &[]).await;
        assert_eq!(browse(&site, &own, "POST", "/api/v1/payments", Some(json!({"affiliate_id": other, "amount": 1}))).await.error().0, 404);
        assert_eq!(browse(&site, &own, "POST", "/api/v1/payments", Some(json!({"affiliate_id": id, "amount": 1, "mode": "direct"}))).await.error().0, 403);
        for (cookie, action, expected) in [(&own, "approve", 403), (&own, "pay", 403), (&support, "approve", 403), (&support, "cancel", 403), (&finance, "approve", 200), (&own, "cancel", 409), (&finance, "pay", 200)] {
            assert_eq!(browse(&site, cookie, "POST", &format!("{address}/{action}"), None).await.status.as_u16(), expected, "{action}");
        }
        assert_eq!(browse(&site, &support, "GET", &address, None).await.status.as_u16(), 200);
        let again = browse(&site, &own, "POST", "/api/v1/payments", Some(ask.clone())).await.json();
        assert_eq!(browse(&site, &own, "POST", &format!("/api/v1/payments/{}/cancel", again["id"]), None).await.json()["state"], json!("cancelled"));
        let cross = [("cookie", own.as_str()), ("sec-fetch-site", "cross-site")];
        assert_eq!(site.send(request("POST", "/api/v1/payments", &cross, ask.to_string())).await.error(), (403, 3, "origin_not_allowed".into()));

        assert_eq!(site.get("/api/v1/payments").await.error(), (401, 3, "unauthorized".into()));
        let reads = key(&site, site.operator, KeyKind::Affiliate, Some(id), &[Permission::PaymentsRead], &[]).await;
        assert_eq!(call(&site, &reads, "GET", "/api/v1/payments", None).await.json()["data"].as_array().unwrap().len(), 2);
        assert_eq!(call(&site, &reads, "POST", "/api/v1/payments", Some(ask.clone())).await.error().0, 403);
        let strangers = key(&site, site.operator, KeyKind::Operator, None, &MONEY, &[Scope::Affiliate(AffiliateId(other))]).await;
        assert_eq!(call(&site, &strangers, "GET", "/api/v1/payments", None).await.json()["data"], json!([]));
        assert_eq!(call(&site, &strangers, "GET", &address, None).await.error().0, 404);
        let foreign = site.key(site.other, &MONEY).await;
        let headers = [("authorization", foreign.as_str()), ("host", OTHER_HOST)];
        assert_eq!(site.send(request("POST", &format!("{address}/cancel"), &headers, Body::empty())).await.error().0, 404);

        // Who may look only, may not ask.
        let view_only = json!({"aff_status_id": Status::ViewOnly.number()});
        assert_eq!(call(&site, &key_text, "PUT", &format!("/api/af2_aff_op/{id}"), Some(view_only)).await.status.as_u16(), 200);
        assert_eq!(browse(&site, &own, "POST", "/api/v1/payments", Some(ask)).await.error().0, 403);
        assert_eq!(browse(&site, &own, "GET", "/api/v1/payments", None).await.status.as_u16(), 200);
    }

    async fn a_parent_stays_once_commission_was_earned_under_it(db: &Database) {
        let site = Site::new(db).await;
        let (key, parent) = owing(&site).await;
        let child = sign_up(&site, "child.one", &[]).await;
        let other = sign_up(&site, "other.parent", &[]).await;
        let put = async |parent: Value| call(&site, &key, "PUT", &format!("/api/af2_aff_op/{child}"), Some(json!({"parent_affiliate_id": parent}))).await;
        earn(&site, child).await;
        assert_eq!(put(json!(parent)).await.status.as_u16(), 200, "what was earned before nobody's child counts not");
        assert_eq!(put(json!(other)).await.status.as_u16(), 200);
        earn(&site, child).await;
        assert_eq!(put(json!(parent)).await.error(), (409, 7, "conflict".into()));
        assert_eq!(put(Value::Null).await.error(), (409, 7, "conflict".into()));
        assert_eq!(put(json!(other)).await.status.as_u16(), 200, "the one it has");
    }
}

/// Gives an affiliate commission of its own.
async fn earn(site: &Site, affiliate: i64) {
    let entry = NewEntry {
        affiliate_id: AffiliateId(affiliate),
        kind: Kind::Cpa,
        amount: Money(30_000_000),
        for_day: Timestamp::parse("2026-06-01").unwrap().date().days(),
        registration_id: None,
        deal_version_id: None,
        event_id: None,
        payment_id: None,
        detail: Formula::Cpa { qualifiers: vec![] }.into(),
    };
    let mut tx = site.service.store.begin().await.unwrap();
    ledger::lock(&mut tx, site.operator).await.unwrap();
    ledger::post(&site.service, &mut tx, site.operator, &[entry], None)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}
