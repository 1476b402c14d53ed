//! Payments as staff sees them: the queue, one of them, and the form of a direct one.
#![expect(
    missing_docs,
    reason = "`server` makes a struct of each function's named parameters"
)]

use crate::api::failure::Failure;
use crate::api::form::Form;
use crate::api::view::Named;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use tributary_domain::time::Timestamp;

#[cfg(feature = "ssr")]
use {
    crate::api::failure::{failure, request},
    crate::api::office::affiliates_by_id,
    crate::request::Request,
    tributary_domain::money::Money,
    tributary_domain::payment::{Payment, method},
    tributary_domain::text::number,
    tributary_domain::time::DAY,
    tributary_service::balance::Line,
    tributary_service::{Actor, payment},
};

/// A payment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// The payment.
    pub id: i64,
    /// Who is paid.
    pub affiliate: Named,
    /// How much, without the currency.
    pub amount: String,
    /// Where it stands: `tributary_domain::payment::State::name`.
    pub state: String,
    /// Whether it was paid without request and approval.
    pub is_direct: bool,
    /// How it is paid; empty where that was not chosen.
    pub method: String,
    /// The first moment of the first day it pays for.
    pub from: Timestamp,
    /// The first moment of the last day it pays for.
    pub to: Timestamp,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// Its invoice; empty until it is paid.
    pub invoice: String,
}

/// A payment with everything staff decides by.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PaymentDetail {
    /// The payment.
    pub row: Row,
    /// The details of how it is paid, by their names.
    pub details: Vec<(String, String)>,
    /// What was written to it.
    pub comment: String,
    /// When it was paid.
    pub completed_at: Option<Timestamp>,
    /// The affiliate's balance as it is now, without the currency.
    pub balance: String,
    /// How much of it open payments are for.
    pub open: String,
    /// When the affiliate was last paid.
    pub last_payment_at: Option<Timestamp>,
    /// The currency of every amount.
    pub currency: String,
    /// What stands in the form.
    pub form: Form,
    /// Whether who is asking may decide.
    pub may_decide: bool,
}

/// The form of a direct payment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Direct {
    /// What stands in it.
    pub form: Form,
    /// The currency of the amount.
    pub currency: String,
    /// Whether who is asking may pay.
    pub may_decide: bool,
}

/// One payment.
#[server(prefix = "/ui")]
pub async fn payment_sheet(id: i64) -> Result<PaymentDetail, Failure> {
    let on = request()?;
    let found = payment::show(&on.service, &on.actor, id.into()).await;
    let (of, currency) = found.map_err(failure)?;
    let known = affiliates_by_id(&on, &[of.affiliate_id]).await?;
    let line = known.get(&of.affiliate_id);
    let plain = |money: Money| number::decimal(on.lang, money, 2);
    let balance = line.and_then(|line| line.balance.balance());
    Ok(PaymentDetail {
        row: row(&on, &of, line),
        details: details(&of.method_details),
        comment: of.comment,
        completed_at: of.completed_at,
        balance: balance.map(plain).unwrap_or_default(),
        open: line.map(|line| plain(line.open)).unwrap_or_default(),
        last_payment_at: line.and_then(|line| line.last_payment_at),
        currency,
        form: Form::posted().unwrap_or_default(),
        may_decide: may_pay(&on),
    })
}

/// The form of a direct payment to the affiliate of this number.
#[server(prefix = "/ui")]
pub async fn payment_direct(whose: String) -> Result<Direct, Failure> {
    let on = request()?;
    Ok(Direct {
        form: Form::of([("affiliate_id", whose)]),
        currency: on.operator.currency.clone(),
        may_decide: may_pay(&on),
    })
}

#[cfg(feature = "ssr")]
fn may_pay(on: &Request) -> bool {
    matches!(&on.actor, Actor::Staff { role, .. } if role.decides_on_payments())
}

#[cfg(feature = "ssr")]
fn row(on: &Request, of: &Payment, line: Option<&Line>) -> Row {
    let name = line.map_or_else(|| format!("#{}", of.affiliate_id), |line| line.name.clone());
    let method = of.method_id.and_then(method);
    let day = |day: i64| Timestamp(day.saturating_mul(DAY));
    Row {
        id: of.id.0,
        affiliate: Named {
            id: of.affiliate_id.0,
            name,
            email: String::new(),
        },
        amount: number::decimal(on.lang, of.amount, 2),
        state: of.state.name().to_owned(),
        is_direct: of.is_direct,
        method: method.map_or_else(String::new, |method| method.name.to_owned()),
        from: day(of.period_from),
        to: day(of.period_to),
        created_at: of.created_at,
        invoice: of.invoice_number.clone(),
    }
}

/// The details of a way to pay, a JSON object, as names and values. What is no object stands
/// there as it is.
#[cfg(feature = "ssr")]
fn details(json: &str) -> Vec<(String, String)> {
    use serde_json::value::RawValue;
    use std::collections::BTreeMap;
    match serde_json::from_str::<BTreeMap<String, Box<RawValue>>>(json) {
        Ok(map) => {
            // Numbers as they were sent: those of accounts have more digits than a float.
            let text = |raw: &RawValue| {
                serde_json::from_str(raw.get()).unwrap_or_else(|_| raw.get().to_owned())
            };
            (map.into_iter())
                .map(|(name, value)| (name, text(&value)))
                .collect()
        }
        _ if json.is_empty() => Vec::new(),
        _ => vec![(String::new(), json.to_owned())],
    }
}
