//! What the affiliate that asks is owed: its balance, its payments, and every entry of its ledger.
#![expect(
    missing_docs,
    reason = "`server` makes a struct of each function's named parameters"
)]

use crate::api::failure::Failure;
use crate::api::form::Form;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::api::failure::{failure, request},
    tributary_domain::affiliate::Status,
    tributary_domain::id::PaymentId,
    tributary_domain::language::Lang,
    tributary_domain::ledger::Kind,
    tributary_domain::money::Money,
    tributary_domain::payment::{self as ways, State},
    tributary_domain::text::column::ColumnText,
    tributary_domain::text::payment::PaymentText,
    tributary_domain::text::{Catalogue as _, fill, number},
    tributary_domain::time::{DAY, Timestamp},
    tributary_service::{affiliate, balance, ledger, payment},
};

/// How many payments a page shows.
#[cfg(feature = "ssr")]
const PAYMENTS: i64 = 10;
/// How many entries a page shows.
#[cfg(feature = "ssr")]
const ENTRIES: i64 = 25;

/// A line of a sum.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sum {
    /// What it is.
    pub name: String,
    /// How much; exact.
    pub amount: String,
    /// Whether it sums up what stands above it.
    pub is_total: bool,
}

/// A payment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PaymentLine {
    /// The payment.
    pub id: i64,
    /// When it was asked for.
    pub made: String,
    /// How much.
    pub amount: String,
    /// Its state: `pending`, `approved` or `former`, as badges know it.
    pub badge: String,
    /// Its state in words.
    pub state: String,
    /// The number of its invoice, where it has one.
    pub invoice: String,
    /// How it is paid.
    pub method: String,
    /// The days it is for.
    pub period: String,
    /// Whether it can be taken back.
    pub may_cancel: bool,
}

/// An entry of the ledger.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EntryLine {
    /// The entry.
    pub id: i64,
    /// The day it is for.
    pub for_day: String,
    /// When it was written.
    pub posted: String,
    /// What it is.
    pub kind: String,
    /// How it changed the balance; exact.
    pub amount: String,
}

/// The page of payments.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Payments {
    /// The currency of every amount (ISO 4217).
    pub currency: String,
    /// What the balance is made of.
    pub sums: Vec<Sum>,
    /// Whether a payment can be asked for.
    pub may_ask: bool,
    /// Why not, or what is to be known before.
    pub about: Vec<String>,
    /// The form that asks for one.
    pub form: Form,
    /// A page of payments, the newest first.
    pub payments: Vec<PaymentLine>,
    /// Where the next one begins.
    pub more_payments: Option<i64>,
    /// A page of entries, the newest first.
    pub entries: Vec<EntryLine>,
    /// Where the next one begins.
    pub more_entries: Option<i64>,
}

/// What the affiliate is owed, with its payments before one and its entries before one.
#[server(prefix = "/ui")]
pub async fn payment_own(before: Option<i64>, entries: Option<i64>) -> Result<Payments, Failure> {
    let on = request()?;
    let lang = on.lang;
    let affiliate = affiliate::own(&on.service, &on.actor)
        .await
        .map_err(failure)?
        .affiliate;
    let own = balance::own(&on.service, &on.actor)
        .await
        .map_err(failure)?;
    let query = payment::Query {
        before: before.map(PaymentId),
        limit: PAYMENTS,
        ..payment::Query::default()
    };
    let page = payment::list(&on.service, &on.actor, query)
        .await
        .map_err(failure)?;
    let list = ledger::own(&on.service, &on.actor, entries, ENTRIES)
        .await
        .map_err(failure)?;
    let currency = page.currency;
    let may = affiliate.status == Status::Approved;
    let available = own.available;
    Ok(Payments {
        sums: sums(lang, &own, available),
        may_ask: may && available > Money::ZERO && available >= own.threshold,
        about: about(lang, &affiliate, &own, available, &currency),
        form: Form::posted().unwrap_or_default(),
        payments: (page.rows.iter())
            .map(|payment| payment_line(lang, payment, may))
            .collect(),
        more_payments: page.next.map(|id| id.0),
        more_entries: list.next,
        entries: (list.rows.iter())
            .map(|entry| EntryLine {
                id: entry.id.0,
                for_day: date(lang, entry.for_day),
                posted: number::moment(lang, entry.posted_at),
                kind: kind(entry.kind).text(lang).to_owned(),
                amount: number::exact(
                    lang,
                    match entry.kind {
                        Kind::Payment => Money(entry.amount.0.saturating_neg()),
                        _ => entry.amount,
                    },
                ),
            })
            .collect(),
        currency,
    })
}

#[cfg(feature = "ssr")]
fn sums(lang: Lang, own: &balance::Own, available: Money) -> Vec<Sum> {
    let line = |name: &str, amount: Money, is_total: bool| Sum {
        name: name.to_owned(),
        amount: number::exact(lang, amount),
        is_total,
    };
    let of = own.balance;
    let paid = Money(of.payments.0.saturating_neg());
    let mut sums: Vec<Sum> = [
        (ColumnText::Cpl, of.cpl, false),
        (ColumnText::Cpa, of.cpa, false),
        (ColumnText::RevShare, of.rev_share, false),
        (ColumnText::SubCommission, of.sub_affiliate, false),
        (
            ColumnText::Commissions,
            of.commissions().unwrap_or_default(),
            true,
        ),
        (ColumnText::Adjustments, of.adjustments, false),
        (ColumnText::Payments, paid, false),
    ]
    .map(|(name, amount, is_total)| line(name.text(lang), amount, is_total))
    .into();
    for (name, amount, is_total) in [
        (PaymentText::Balance, of.balance().unwrap_or_default(), true),
        (
            PaymentText::Requested,
            Money(own.open.requested.0.saturating_neg()),
            false,
        ),
        (
            PaymentText::Reserved,
            Money(own.open.approved.0.saturating_neg()),
            false,
        ),
        (PaymentText::Available, available, true),
    ] {
        sums.push(line(name.text(lang), amount, is_total));
    }
    sums
}

/// What is to be known about asking for a payment.
#[cfg(feature = "ssr")]
fn about(
    lang: Lang,
    affiliate: &tributary_domain::affiliate::Affiliate,
    own: &balance::Own,
    available: Money,
    currency: &str,
) -> Vec<String> {
    let mut about = Vec::new();
    if affiliate.status != Status::Approved {
        about.push(PaymentText::ReadsOnly.text(lang).to_owned());
    }
    if available <= Money::ZERO {
        about.push(PaymentText::NothingLeft.text(lang).to_owned());
    }
    if own.threshold > Money::ZERO {
        let amount = number::amount(lang, own.threshold, currency);
        about.push(fill(
            PaymentText::Threshold.text(lang),
            &[("amount", &amount)],
        ));
    }
    let method = affiliate.profile.payment_method_id.and_then(ways::method);
    about.push(match method {
        Some(method) => fill(PaymentText::PaidBy.text(lang), &[("method", method.name)]),
        None => PaymentText::NoMethod.text(lang).to_owned(),
    });
    about
}

#[cfg(feature = "ssr")]
fn payment_line(lang: Lang, of: &ways::Payment, may: bool) -> PaymentLine {
    let (badge, state) = match of.state {
        State::PendingApproval => ("pending", PaymentText::PendingApproval),
        State::PendingPayment => ("pending", PaymentText::PendingPayment),
        State::Completed => ("approved", PaymentText::Completed),
        State::Cancelled => ("former", PaymentText::Cancelled),
    };
    let (from, to) = (date(lang, of.period_from), date(lang, of.period_to));
    PaymentLine {
        id: of.id.0,
        made: number::moment(lang, Timestamp(of.created_at.0.div_euclid(DAY) * DAY)),
        amount: number::exact(lang, of.amount),
        badge: badge.to_owned(),
        state: state.text(lang).to_owned(),
        invoice: of.invoice_number.clone(),
        method: (of.method_id.and_then(ways::method))
            .map_or_else(String::new, |method| method.name.to_owned()),
        period: if from == to {
            from
        } else {
            [from.as_str(), " – ", &to].concat()
        },
        may_cancel: may && of.state == State::PendingApproval,
    }
}

#[cfg(feature = "ssr")]
const fn kind(kind: Kind) -> ColumnText {
    match kind {
        Kind::Cpl => ColumnText::Cpl,
        Kind::Cpa => ColumnText::Cpa,
        Kind::RevShare => ColumnText::RevShare,
        Kind::SubAffiliate => ColumnText::SubCommission,
        Kind::Adjustment => ColumnText::Adjustments,
        Kind::Payment => ColumnText::Payments,
    }
}

#[cfg(feature = "ssr")]
fn date(lang: Lang, day: i64) -> String {
    number::moment(lang, Timestamp(day.saturating_mul(DAY)))
}
