//! What players do, drawn at random, and the deals they do it under.

use super::*;

/// A player's history in the order it is sent.
pub(super) fn history(dice: &mut Dice, customer: &str, affiliate: AffiliateId) -> Vec<Event> {
    let start = 1_782_864_000_000_000; // 2026-07-01
    let count = 4 + dice.below(12);
    let mut events: Vec<Event> = Vec::new();
    for number in 0..count {
        let id = format!("{customer}-{number}");
        let at = start
            + i64::try_from(dice.below(4)).unwrap() * DAY
            + i64::try_from(number).unwrap() * 1_000_000;
        let mut parts = Parts::default();
        let mut more = json!({});
        let mut reverses = None;
        let amount = dice.amount();
        let text = Money(amount).to_string();
        let kind = match dice.below(14) {
            0..=2 => {
                parts[0] = amount;
                parts[1] = 1;
                more["amount"] = text.into();
                "deposit"
            }
            3 => {
                parts[2] = amount;
                more["amount"] = text.into();
                "withdrawal"
            }
            4 => {
                parts[3] = amount;
                more["amount"] = text.into();
                "chargeback"
            }
            5 => {
                parts[4] = amount;
                more["amount"] = text.into();
                "bonus"
            }
            6 => {
                parts[5] = amount;
                more["amount"] = text.into();
                "deduction"
            }
            7 | 8 => {
                (parts[6], parts[7], parts[8]) = (amount, dice.amount(), 1);
                more["bets"] = text.into();
                more["wins"] = Money(parts[7]).to_string().into();
                "wager"
            }
            9 | 10 => {
                let deposits = dice.amount();
                parts = [
                    deposits,
                    i64::try_from(dice.below(3)).unwrap(),
                    dice.amount(),
                    0,
                    dice.amount(),
                    0,
                    amount,
                    dice.amount(),
                    4,
                ];
                more = json!({"bets": text, "wins": Money(parts[7]).to_string(), "bonuses": Money(parts[4]).to_string(),
                    "deposits": Money(parts[0]).to_string(), "deposit_count": parts[1], "withdrawals": Money(parts[2]).to_string(), "count": 4});
                "activity"
            }
            11 if dice.one_in(3) => {
                let status = if dice.one_in(2) { "fraud" } else { "active" };
                more["status"] = status.into();
                status
            }
            _ => {
                let target = format!("{customer}-{}", dice.below(count));
                if target == id {
                    continue;
                }
                let part = dice.one_in(2).then(|| dice.amount());
                more["reverses"] = target.clone().into();
                if let Some(part) = part {
                    more["amount"] = Money(part).to_string().into();
                }
                reverses = Some((target, part));
                "reversal"
            }
        };
        let sent = if matches!(kind, "fraud" | "active") {
            "status"
        } else {
            kind
        };
        let occurred = tributary_domain::time::Timestamp(at).to_rfc3339();
        let mut json = json!({"event_id": id, "type": sent, "occurred_at": occurred, "ext_customer_id": customer});
        let is_foreign = !matches!(sent, "status" | "reversal") && dice.one_in(5);
        if is_foreign {
            more["currency"] = "USD".into();
        }
        for (name, value) in more.as_object().unwrap() {
            json[name] = value.clone();
        }
        events.push(Event {
            id,
            at,
            kind,
            parts,
            reverses,
            is_foreign,
            is_out_of_reach: false,
            json,
        });
    }
    for _ in 0..dice.below(3).min(events.len() as u64) {
        let mut foreign = events[usize::try_from(dice.below(events.len() as u64)).unwrap()].clone();
        foreign.is_out_of_reach = true;
        let at = usize::try_from(dice.below(events.len() as u64 + 1)).unwrap();
        events.insert(at, foreign);
    }
    let json = json!({"event_id": format!("{customer}-r"), "type": "registration", "occurred_at": "2026-07-01T00:00:00Z", "ext_customer_id": customer, "affiliate_id": affiliate.0});
    let place = if dice.one_in(2) {
        0
    } else {
        usize::try_from(dice.below(count))
            .unwrap()
            .min(events.len())
    };
    events.insert(
        place,
        Event {
            id: format!("{customer}-r"),
            at: start,
            kind: "registration",
            parts: Parts::default(),
            reverses: None,
            is_foreign: false,
            is_out_of_reach: false,
            json,
        },
    );
    for _ in 0..dice.below(4) {
        let again = events[usize::try_from(dice.below(events.len() as u64)).unwrap()].clone();
        let at = usize::try_from(dice.below(events.len() as u64 + 1)).unwrap();
        events.insert(at, again);
    }
    events
}

pub(super) fn deals() -> Vec<Terms> {
    vec![
        terms(1, |terms| {
            terms.cpl_amount = money("4");
            terms.qua_cpl_volume = money("20");
        }),
        terms(2, |terms| {
            terms.cpa_amount = money("30");
            terms.qua_cpa_deposit = money("25");
        }),
        terms(2, |terms| {
            terms.cpa_amount = money("30");
            terms.qua_cpa_net_deposit = money("15");
            terms.cpa_clawback = true;
        }),
        terms(3, |terms| {
            terms.cpl_amount = money("1.5");
            terms.cpa_amount = money("70");
            terms.qua_cpa_ftd = money("9");
        }),
        terms(4, |terms| terms.rev_share = percent("33.3333")),
        terms(5, |terms| {
            terms.cpl_amount = money("2");
            terms.rev_share = percent("12.5");
        }),
        terms(6, |terms| {
            terms.cpa_amount = money("30");
            terms.qua_cpa_volume = money("40");
            terms.qua_cpa_activity_count = 2;
            terms.rev_share = percent("20");
        }),
        terms(8, |terms| terms.rev_share = percent("7.7777")),
        terms(9, |terms| {
            terms.cpl_amount = money("3");
            terms.rev_share = percent("50");
        }),
        terms(10, |terms| {
            terms.cpa_amount = money("55");
            terms.qua_cpa_net_deposit = money("1");
            terms.cpa_clawback = true;
            terms.rev_share = percent("0.0001");
        }),
    ]
}
