//! What the affiliate that asks is owed: its balance, and what it can ask for.

use crate::api::failure::Failure;
use crate::api::form::Form;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::api::failure::{failure, request},
    tributary_domain::affiliate::Status,
    tributary_domain::language::Lang,
    tributary_domain::money::Money,
    tributary_domain::payment::method,
    tributary_domain::text::column::ColumnText,
    tributary_domain::text::payment::PaymentText,
    tributary_domain::text::{Catalogue as _, fill, number},
    tributary_service::{affiliate, balance},
};

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
}

/// What the affiliate is owed.
#[server(prefix = "/ui")]
pub async fn payment_own() -> Result<Payments, Failure> {
    let on = request()?;
    let lang = on.lang;
    let affiliate = affiliate::own(&on.service, &on.actor)
        .await
        .map_err(failure)?
        .affiliate;
    let own = balance::own(&on.service, &on.actor)
        .await
        .map_err(failure)?;
    let currency = on.operator.currency.clone();
    let may = affiliate.status == Status::Approved;
    let available = own.available;
    Ok(Payments {
        sums: sums(lang, &own, available),
        may_ask: may && available > Money::ZERO && available >= own.threshold,
        about: about(lang, &affiliate, &own, available, &currency),
        form: Form::posted().unwrap_or_default(),
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
    let method = affiliate.profile.payment_method_id.and_then(method);
    about.push(match method {
        Some(method) => fill(PaymentText::PaidBy.text(lang), &[("method", method.name)]),
        None => PaymentText::NoMethod.text(lang).to_owned(),
    });
    about
}
