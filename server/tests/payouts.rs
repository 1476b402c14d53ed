//! The pages of payments in the back office.

use crate::affiliates::{manager, sign_up};
use crate::office::content;
use crate::payments::credit;
use crate::support::{Site, post_form};
use axum::http::StatusCode;
use serde_json::json;
use tributary_domain::id::AffiliateId;
use tributary_domain::money::Money;
use tributary_domain::payment::State;
use tributary_domain::staff::Role;
use tributary_service::payment::{self, NewPayment};
use tributary_testing::both;

impl Site {
    /// An approved affiliate that is owed an amount.
    async fn creditor(&self, amount: &str) -> i64 {
        let manager = manager(self).await;
        let id = sign_up(
            self,
            "creditor",
            &[
                ("manager_id", json!(manager)),
                ("payment_method_id", json!(4)),
                (
                    "payment_method_details",
                    json!({"email": "pay@<here>.example"}),
                ),
            ],
        )
        .await;
        credit(&self.service, self.operator, id, amount, "2026-05-31").await;
        id
    }

    /// The address of a new request.
    async fn asks(&self, id: i64, amount: &str) -> String {
        let new = NewPayment {
            affiliate_id: Some(AffiliateId(id)),
            amount: Money::parse(amount),
            comment: "for May".into(),
            ..NewPayment::default()
        };
        let boss = self.admin().await;
        let (made, _) = payment::request(&self.service, &boss, new).await.unwrap();
        format!("/office/payments/{}", made.id)
    }

    async fn states(&self) -> Vec<State> {
        let query = payment::Query {
            limit: 100,
            ..payment::Query::default()
        };
        let page = payment::list(&self.service, &self.admin().await, query).await;
        page.unwrap()
            .rows
            .into_iter()
            .map(|row| row.state)
            .collect()
    }
}

both! {
    async fn a_request_goes_through_the_queue(db: &Database) {
        let site = Site::new(db).await;
        let id = site.creditor("1234.5").await;
        let finance = site.employee("finance.desk", Role::Finance).await;
        let address = site.asks(id, "400").await;
        let queue = content(&site.visit(&finance, "/office/payments").await);
        for said in ["First-name", "400", "PayPal", "Awaiting approval", "Amount in EUR", &address] {
            assert!(queue.contains(said), "{said} {queue}");
        }
        let sheet = content(&site.visit(&finance, &address).await);
        for said in ["pay@&lt;here&gt;.example", "for May", "1,234.50\u{a0}EUR", "400\u{a0}EUR"] {
            assert!(sheet.contains(said), "{said} {sheet}");
        }
        // Not paid before it is approved.
        let early = site.fill_in(&finance, &address, &[("do", "pay")]).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        assert!(content(&early).contains("This payment is"), "{}", content(&early));
        let approved = site.fill_in(&finance, &address, &[("do", "approve")]).await;
        assert_eq!(approved.header("location"), format!("{address}?saved=1"), "{}", approved.text());
        let open = content(&site.visit(&finance, "/office/payments?state=pending_payment").await);
        assert!(open.contains("Ready to pay") && open.contains(&address), "{open}");
        let empty = content(&site.visit(&finance, "/office/payments").await);
        assert!(empty.contains("No payments here"), "{empty}");
        let paid = site.fill_in(&finance, &address, &[("do", "pay"), ("comment", "Sent on Monday")]).await;
        assert_eq!(paid.status, StatusCode::SEE_OTHER, "{}", paid.text());
        let sheet = content(&site.visit(&finance, &format!("{address}?saved=1")).await);
        for said in ["Saved.", "Paid on", "Sent on Monday", "834.50\u{a0}EUR", "Invoice"] {
            assert!(sheet.contains(said), "{said} {sheet}");
        }
        assert!(!sheet.contains("<form"), "nothing is left to be decided");
        let late = site.fill_in(&finance, &address, &[("do", "cancel"), ("reason", "too late")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(content(&late).contains("This payment is"), "{}", content(&late));
        assert_eq!(site.states().await, [State::Completed]);
    }

    async fn giving_up_takes_a_reason(db: &Database) {
        let site = Site::new(db).await;
        let id = site.creditor("500").await;
        let admin = site.sign_in("admin").await;
        let address = site.asks(id, "200").await;
        let silent = site.fill_in(&admin, &address, &[("do", "cancel"), ("reason", "  ")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(content(&silent).contains("href=\"#reason\""), "{}", content(&silent));
        let long = "x".repeat(2_001);
        let long = site.fill_in(&admin, &address, &[("do", "cancel"), ("reason", &long)]).await;
        assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
        let done = site.fill_in(&admin, &address, &[("do", "cancel"), ("reason", "The account is closed")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let sheet = content(&site.visit(&admin, &address).await);
        assert!(sheet.contains("Cancelled") && sheet.contains("The account is closed"), "{sheet}");
        let all = content(&site.visit(&admin, "/office/payments?state=all&affiliate=creditor").await);
        assert!(all.contains("Cancelled"), "{all}");
        let nobody = content(&site.visit(&admin, "/office/payments?state=all&affiliate=nobody").await);
        assert!(nobody.contains("No matches"), "{nobody}");
    }

    async fn a_direct_payment(db: &Database) {
        let site = Site::new(db).await;
        let id = site.creditor("500").await;
        let number = id.to_string();
        let finance = site.employee("finance.desk", Role::Finance).await;
        let page = "/office/payments/new";
        for (fields, sentence) in [
            (vec![("affiliate_id", "nobody")], "No affiliate has this number or username."),
            (vec![("affiliate_id", "999999")], "No affiliate has this number or username."),
            (vec![("affiliate_id", &number), ("amount", "a lot")], "Enter an amount above zero"),
            (vec![("affiliate_id", &number), ("amount", "-1")], "Enter an amount above zero"),
            (vec![("affiliate_id", &number), ("amount", "120.005")], "Too many decimals"),
            (vec![("affiliate_id", &number), ("amount", "500.01")], "is available."),
            (vec![("affiliate_id", &number), ("period_from", "soon")], "Enter a date such as"),
            (vec![("affiliate_id", &number), ("period_from", "2026-02-01"), ("period_to", "2026-01-01")], "ends before it starts"),
        ] {
            let back = site.fill_in(&finance, page, &fields).await;
            assert!(back.status.is_client_error(), "{fields:?}");
            assert!(content(&back).contains(sentence), "{fields:?} {}", content(&back));
        }
        assert!(site.states().await.is_empty());
        let paid = site.fill_in(&finance, page, &[("affiliate_id", "Creditor"), ("amount", "120.25"), ("comment", "Advance")]).await;
        assert_eq!(paid.status, StatusCode::SEE_OTHER, "{}", paid.text());
        let sheet = content(&site.visit(&finance, paid.header("location")).await);
        for said in ["Direct payment", "120.25\u{a0}EUR", "379.75\u{a0}EUR", "Advance"] {
            assert!(sheet.contains(said), "{said} {sheet}");
        }
    }

    async fn who_may_what_of_payments(db: &Database) {
        let site = Site::new(db).await;
        let id = site.creditor("500").await;
        let address = site.asks(id, "200").await;
        let theirs = site.sign_in("creditor").await;
        let (support, manages) = (site.employee("helper.desk", Role::Support).await, site.sign_in("smr").await);
        for cookie in [&support, &manages] {
            for page in ["/office/payments", &address, "/office/payments/new"] {
                let seen = site.visit(cookie, page).await;
                assert_eq!(seen.status, StatusCode::OK, "{page}");
                assert!(!content(&seen).contains("method=\"post\""), "{page}");
            }
            for (page, fields) in [
                (address.as_str(), vec![("do", "approve")]),
                (&address, vec![("do", "cancel"), ("reason", "no")]),
                ("/office/payments/new", vec![("affiliate_id", "creditor"), ("amount", "1")]),
            ] {
                let refused = site.fill_in(cookie, page, &fields).await;
                assert_eq!(refused.status, StatusCode::FORBIDDEN, "{page}");
            }
        }
        for page in ["/office/payments", &address, "/office/payments/new"] {
            assert_eq!(site.visit(&theirs, page).await.status, StatusCode::NOT_FOUND, "{page}");
            assert_eq!(site.get(page).await.status, StatusCode::SEE_OTHER, "{page}");
        }
        let stranger = site.stranger().await;
        let foreign = site.visit_other(&stranger, "GET", &address).await;
        let unknown = site.visit_other(&stranger, "GET", "/office/payments/99999999").await;
        assert_eq!((foreign.status, content(&foreign)), (StatusCode::NOT_FOUND, content(&unknown)));
        let mut forged = post_form(&address, "do=approve");
        forged.headers_mut().insert("cookie", site.sign_in("admin").await.parse().unwrap());
        forged.headers_mut().insert("origin", "https://evil.example".parse().unwrap());
        assert_eq!(site.send(forged).await.status, StatusCode::FORBIDDEN);
        assert_eq!(site.states().await, [State::PendingApproval]);
    }
}
