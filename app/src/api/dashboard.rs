//! The dashboard of the affiliate that asks, in words and drawings.
#![expect(
    missing_docs,
    reason = "`server` makes a struct of each function's named parameters"
)]

use crate::api::failure::Failure;
use crate::api::view::Own;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::api::failure::{failure, request},
    crate::chart,
    tributary_domain::language::Lang,
    tributary_domain::money::{Money, Ppm, UNIT},
    tributary_domain::report::Kind,
    tributary_domain::text::dashboard::DashboardText,
    tributary_domain::text::{Catalogue as _, fill, number},
    tributary_domain::time::{DAY, Timestamp},
    tributary_service::affiliate,
    tributary_service::dashboard::{self, Figure, Range, Span},
};

/// The smallest step of a scale of amounts: a cent, in micros.
#[cfg(feature = "ssr")]
const CENT: i64 = UNIT / 100;

/// A figure.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tile {
    /// Its name in addresses.
    pub key: String,
    /// What it is, with the currency of an amount.
    pub label: String,
    /// What it comes to.
    pub value: String,
    /// What it came to before.
    pub before: String,
    /// How much more or less that is, where that can be said in percent.
    pub change: String,
    /// Whether it is more (1), less (-1) or as much as before (0).
    pub trend: i8,
    /// A small line of it, as HTML.
    pub spark: String,
}

/// What brought most visits.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Top {
    /// Its name; empty where there was none.
    pub name: String,
    /// Visits.
    pub visits: String,
    /// Registrations.
    pub registrations: String,
    /// Commission.
    pub commission: String,
}

/// The dashboard.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DashboardView {
    /// Whose it is.
    pub own: Own,
    /// The name of the span in addresses.
    pub span: String,
    /// The days of the span.
    pub now: String,
    /// The days it is compared with.
    pub before: String,
    /// The figures.
    pub tiles: Vec<Tile>,
    /// The key of the one that is shown by day.
    pub shown: String,
    /// Its name.
    pub shown_label: String,
    /// It by day, as HTML.
    pub chart: String,
    /// It by day, the newest first: the day and the value.
    pub days: Vec<(String, String)>,
    /// The names of the columns of the lists: visits, registrations, commission.
    pub heads: [String; 3],
    /// The links that brought most.
    pub links: Vec<Top>,
    /// The sources that brought most.
    pub sources: Vec<Top>,
    /// The balance.
    pub balance: String,
    /// What is said about the next payment.
    pub payment: String,
    /// Whether nothing was ever counted.
    pub is_new: bool,
}

/// The dashboard over a span, with one of its figures by day. What is not understood of the two is
/// thirty days and the first figure.
#[server(prefix = "/ui")]
pub async fn dashboard_own(span: String, show: String) -> Result<DashboardView, Failure> {
    let on = request()?;
    let lang = on.lang;
    let own = affiliate::own(&on.service, &on.actor)
        .await
        .map_err(failure)?;
    let span = Span::parse(&span).unwrap_or_default();
    let of = dashboard::own(&on.service, &on.actor, span)
        .await
        .map_err(failure)?;
    let shown = (of.figures.iter())
        .find(|figure| figure.column.key == show)
        .or(of.figures.first())
        .ok_or_else(Failure::default)?;
    let label = |figure: &Figure| labelled(lang, figure, &of.currency);
    let charted: Vec<chart::Day> = (of.chart.from..)
        .zip(&shown.days)
        .map(|(day, value)| chart::Day {
            date: date(lang, day),
            value: *value,
            text: value_of(lang, shown, *value),
        })
        .collect();
    let name = fill(
        DashboardText::ByDay.text(lang),
        &[("figure", &label(shown))],
    );
    let name = [&name, ", ", &range(lang, of.chart)].concat();
    let (least, is_money) = least(shown);
    let mark = |value: i64| match is_money {
        true if value % UNIT != 0 => number::exact(lang, Money(value)),
        true => number::count(lang, value / UNIT),
        false => number::count(lang, value),
    };
    let top = |list: Vec<dashboard::Top>| {
        let line = |top: dashboard::Top| Top {
            name: top.name,
            visits: number::count(lang, top.visits),
            registrations: number::count(lang, top.registrations),
            commission: number::cents(lang, Money(top.commission)),
        };
        list.into_iter().map(line).collect()
    };
    let head = |key: &str| {
        let mut figures = of.figures.iter();
        let found = figures.find(|figure| figure.column.key == key);
        found.map(label).unwrap_or_default()
    };
    Ok(DashboardView {
        own: Own::new(own, lang),
        span: span.name().to_owned(),
        now: range(lang, of.now),
        before: range(lang, of.before),
        tiles: of
            .figures
            .iter()
            .map(|figure| tile(lang, figure, label(figure)))
            .collect(),
        shown: shown.column.key.to_owned(),
        shown_label: label(shown),
        chart: chart::bars(&name, &charted, least, mark),
        days: charted
            .into_iter()
            .rev()
            .map(|day| (day.date, day.text))
            .collect(),
        heads: ["visit_count", "registration_count", "commissions_total"].map(head),
        balance: number::amount(
            lang,
            of.balance.balance.balance().unwrap_or_default(),
            &of.currency,
        ),
        payment: payment(lang, &of.balance, &of.currency),
        links: top(of.links),
        sources: top(of.sources),
        is_new: of.is_new,
    })
}

/// What is to be said about the next payment.
#[cfg(feature = "ssr")]
fn payment(lang: Lang, own: &tributary_service::balance::Own, currency: &str) -> String {
    let amount = |money: Money| number::amount(lang, money, currency);
    let open = own.open.requested.checked_add(own.open.approved);
    let open = open.unwrap_or_default();
    if open > Money::ZERO {
        let values = [("amount", amount(open))];
        fill(
            DashboardText::SpokenFor.text(lang),
            &values
                .each_ref()
                .map(|(name, value)| (*name, value.as_str())),
        )
    } else if own.available > Money::ZERO && own.available >= own.threshold {
        DashboardText::CanAsk.text(lang).to_owned()
    } else if own.threshold > Money::ZERO {
        let threshold = amount(own.threshold);
        fill(
            DashboardText::PaidFrom.text(lang),
            &[("amount", &threshold)],
        )
    } else {
        String::new()
    }
}

#[cfg(feature = "ssr")]
fn tile(lang: Lang, figure: &Figure, label: String) -> Tile {
    let (now, before) = (figure.now, figure.before);
    let change = (before > 0 && now >= 0)
        .then(|| i128::from(now - before) * 100 / i128::from(before))
        .and_then(|percent| i64::try_from(percent).ok())
        .map(|percent| {
            let sign = if percent > 0 { "+" } else { "" };
            let rate = Ppm(percent.saturating_mul(10_000));
            [sign, &number::percent(lang, rate)].concat()
        });
    Tile {
        key: figure.column.key.to_owned(),
        label,
        value: value_of(lang, figure, now),
        before: value_of(lang, figure, before),
        change: change.unwrap_or_default(),
        trend: match now.cmp(&before) {
            std::cmp::Ordering::Less => -1,
            std::cmp::Ordering::Equal => 0,
            std::cmp::Ordering::Greater => 1,
        },
        spark: chart::spark(&figure.days),
    }
}

#[cfg(feature = "ssr")]
fn least(figure: &Figure) -> (i64, bool) {
    match figure.column.kind {
        Kind::Money => (CENT, true),
        _ => (1, false),
    }
}

#[cfg(feature = "ssr")]
fn value_of(lang: Lang, figure: &Figure, value: i64) -> String {
    match figure.column.kind {
        Kind::Money => number::cents(lang, Money(value)),
        _ => number::count(lang, value),
    }
}

/// The figure's name; that of an amount with the currency.
#[cfg(feature = "ssr")]
fn labelled(lang: Lang, figure: &Figure, currency: &str) -> String {
    let name = figure.column.text.text(lang);
    match figure.column.kind {
        Kind::Money => [name, ", ", currency].concat(),
        _ => name.to_owned(),
    }
}

#[cfg(feature = "ssr")]
fn date(lang: Lang, day: i64) -> String {
    number::moment(lang, Timestamp(day.saturating_mul(DAY)))
}

#[cfg(feature = "ssr")]
fn range(lang: Lang, range: Range) -> String {
    let (first, last) = (date(lang, range.from), date(lang, range.to - 1));
    if first == last {
        return first;
    }
    let values = [("from", first.as_str()), ("to", last.as_str())];
    fill(DashboardText::From.text(lang), &values)
}
