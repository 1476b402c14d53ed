//! A programme in which something of everything has happened.

use super::*;

pub(super) fn of(customer: &str, id: &str, kind: &str, at: &str, more: Value) -> Value {
    let mut event =
        json!({"event_id": id, "type": kind, "occurred_at": at, "ext_customer_id": customer});
    for (name, value) in more.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

/// A programme in which everything has happened that can.
pub(super) async fn busy(db: &Database) -> Programme {
    let programme = Programme::new(db).await;
    let (service, admin) = (programme.service.clone(), programme.world.admin());
    let parent = programme.approved("the.parent").await;
    programme.parent(parent, "5", "10", "2.5").await;
    programme
        .change(programme.affiliate, |affiliate| {
            affiliate.no_carry_over = true;
        })
        .await;
    programme
        .deal(&terms(6, |terms| {
            terms.cpa_amount = money("30");
            terms.qua_cpa_deposit = money("25");
            terms.rev_share = percent("12.5");
            terms.cap_cpa_daily = 5;
            terms.cap_cpa_monthly = 10;
            terms.cpa_clawback = true;
        }))
        .await;
    let from = Date::parse("2026-01-01").unwrap();
    fx::set(
        &service,
        &admin,
        programme.operator,
        "USD",
        from,
        900_000_000,
    )
    .await
    .unwrap();
    for customer in ["c1", "c2"] {
        programme.register(customer).await;
    }
    let at = "2026-07-03T10:00:00Z";
    programme
        .send(&[
            of("c1", "d1", "deposit", at, json!({"amount": 60})),
            of(
                "c1",
                "d2",
                "deposit",
                at,
                json!({"amount": 40, "currency": "USD"}),
            ),
            of("c1", "w1", "wager", at, json!({"bets": 100, "wins": 300})),
            of("c1", "x1", "chargeback", at, json!({"amount": 5})),
            of(
                "c2",
                "a1",
                "activity",
                at,
                json!({"bets": 100, "wins": 20, "deposits": 30, "deposit_count": 1}),
            ),
            of(
                "c2",
                "a2",
                "activity",
                at,
                json!({"bets": 80, "wins": 20, "deposits": 40, "deposit_count": 1}),
            ),
            of("c1", "b1", "bonus", at, json!({"amount": 3})),
            of(
                "c1",
                "r1",
                "reversal",
                at,
                json!({"reverses": "d2", "amount": 10, "currency": "USD"}),
            ),
            of(
                "c3",
                "reg-c3",
                "registration",
                at,
                json!({"tracker": "nonsense"}),
            ),
            of("c3", "d3", "deposit", at, json!({"amount": 50})),
            of("c9", "d9", "deposit", at, json!({"amount": 50})),
            of(
                "c1",
                "r2",
                "reversal",
                at,
                json!({"reverses": "d4", "amount": 500}),
            ),
            of("c1", "d4", "deposit", at, json!({"amount": 50})),
            of("c1", "l1", "lead_qualified", at, json!({})),
            of("c2", "s1", "status", at, json!({"status": "fraud"})),
            of("c2", "w2", "wager", at, json!({"bets": 10, "wins": 0})),
            of("c2", "s2", "status", at, json!({"status": "active"})),
        ])
        .await;
    event::assign(&service, &admin, RegistrationId(3), programme.affiliate)
        .await
        .unwrap();
    let other = programme
        .deal(&terms(4, |terms| terms.rev_share = percent("20")))
        .await;
    event::rebind(&service, &admin, RegistrationId(3), other)
        .await
        .unwrap();
    programme
        .send(&[of("c3", "w3", "wager", at, json!({"bets": 70, "wins": 0}))])
        .await;
    let ask = |amount: &str| NewPayment {
        affiliate_id: Some(programme.affiliate),
        amount: Some(money(amount)),
        ..NewPayment::default()
    };
    payment::direct(&service, &admin, ask("10")).await.unwrap();
    let (approved, _) = payment::request(&service, &admin, ask("11")).await.unwrap();
    payment::approve(&service, &admin, approved.id, None)
        .await
        .unwrap();
    let (cancelled, _) = payment::request(&service, &admin, ask("12")).await.unwrap();
    payment::cancel(&service, &admin, cancelled.id, None)
        .await
        .unwrap();
    payment::request(&service, &admin, ask("13")).await.unwrap();
    // The month ends, its losses are made good, and it is closed.
    programme.service.clock.advance(25 * DAY);
    month::start(&service).await.unwrap();
    let first = Date::parse("2026-08-01").unwrap();
    month::close(&service, &admin, programme.operator, first)
        .await
        .unwrap();
    programme
        .send(&[
            of(
                "c1",
                "r3",
                "reversal",
                "2026-08-02T10:00:00Z",
                json!({"reverses": "d1"}),
            ),
            of(
                "c1",
                "w4",
                "wager",
                "2026-08-02T10:00:00Z",
                json!({"bets": 30, "wins": 0}),
            ),
        ])
        .await;
    programme
}

/// Rewrites an affiliate's chain so that every hash fits again, with its balance behind it.
pub(super) async fn rewrite(
    programme: &Programme,
    affiliate: AffiliateId,
    change: impl FnOnce(&mut Vec<Entry>),
) {
    use sha2::Digest as _;
    let url = &programme.world.url;
    let mut entries = programme.ledger_of(affiliate).await;
    change(&mut entries);
    let id = affiliate.0;
    by_hand(
        url,
        &format!(
            "DELETE FROM ledger WHERE affiliate_id = {id} AND seq > {}",
            entries.len()
        ),
    )
    .await
    .unwrap();
    let mut hash = String::new();
    let mut sums = tributary_domain::ledger::Balance::default();
    for entry in &entries {
        let digest = sha2::Sha256::digest(format!("{hash}\n{}", canonical(entry)));
        hash = tributary_domain::hex::write(&digest);
        sums = sums.checked_post(entry.kind, entry.amount).unwrap();
        let statement = format!(
            "UPDATE ledger SET amount = {}, hash = '{hash}' WHERE affiliate_id = {id} AND seq = {}",
            entry.amount.0, entry.seq
        );
        by_hand(url, &statement).await.unwrap();
    }
    let statement = format!(
        "UPDATE balance SET seq = {}, hash = '{hash}', cpl = {}, cpa = {}, rev_share = {}, sub_affiliate = {}, adjustments = {}, payments = {}
         WHERE affiliate_id = {id}",
        entries.len(), sums.cpl.0, sums.cpa.0, sums.rev_share.0, sums.sub_affiliate.0, sums.adjustments.0, sums.payments.0,
    );
    by_hand(url, &statement).await.unwrap();
}
