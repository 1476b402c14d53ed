//! `/office/payments`: what waits to be approved and paid, and what was.

use crate::api::payment::{Queue, Row, payment_queue};
use crate::components::failed::PageFailed;
use crate::components::form::once;
use crate::components::office::{payment_state, ways};
use crate::components::title::arrive;
use crate::i18n::{date, t, tf};
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use tributary_domain::payment::State;
use tributary_domain::text::deal::DealText;
use tributary_domain::text::offer::OfferText;
use tributary_domain::text::office::OfficeText;
use tributary_domain::text::payout::PayoutText;

/// Where the queue is.
const PATH: &str = "/office/payments";
/// What the address says for payments in any state.
const ALL: &str = "all";

/// What the address asks for.
#[derive(Clone, PartialEq, Debug)]
struct Asked {
    state: String,
    whose: String,
    before: Option<i64>,
}

impl Asked {
    fn address(&self, before: Option<i64>) -> String {
        let mut map = ParamsMap::new();
        if self.state != State::PendingApproval.name() {
            map.insert("state".to_owned(), self.state.clone());
        }
        if !self.whose.is_empty() {
            map.insert("affiliate".to_owned(), self.whose.clone());
        }
        if let Some(before) = before {
            map.insert("before".to_owned(), before.to_string());
        }
        [PATH, &map.to_query_string()].concat()
    }
}

/// The queue of payments.
pub(super) fn view() -> AnyView {
    arrive(t(OfferText::Payments), &site().operator);
    let query = use_query_map();
    let read = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let asked = Memo::new(move |_| {
        let state = read("state");
        let is_known = state == ALL || State::parse(&state).is_some();
        Asked {
            state: if is_known {
                state
            } else {
                State::PendingApproval.name().to_owned()
            },
            whose: read("affiliate"),
            before: read("before").parse().ok(),
        }
    });
    let queue = Resource::new(
        move || asked.get(),
        |asked| payment_queue(asked.state, asked.whose, asked.before),
    );
    view! {
        <div class="page">
            {ways(PATH)}
            <h1>{t(OfferText::Payments)}</h1>
            {move || tabs(&asked.get())}
            <Transition>
                {move || Suspend::new(async move {
                    match queue.await {
                        Ok(queue) => page(queue, &asked.get_untracked()),
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

fn tabs(asked: &Asked) -> StaticView {
    let states = State::ALL.map(|state| (state.name(), payment_state(state.name()).1));
    let states = states.into_iter().chain([(ALL, PayoutText::All)]);
    let lines: Vec<_> = states
        .map(|(key, text)| {
            let of = Asked {
                state: key.to_owned(),
                ..asked.clone()
            };
            let current = (key == asked.state).then_some("page");
            view! { <li><a href=of.address(None) aria-current=current>{t(text)}</a></li> }
        })
        .collect();
    view! { <nav class="tabs" aria-label=t(PayoutText::ByState)><ul>{lines}</ul></nav> }.still()
}

fn page(queue: Queue, asked: &Asked) -> AnyView {
    let new = queue.may_decide.then(|| {
        view! {
            <a class="button primary" href="/office/payments/new">{t(PayoutText::PayAtOnce)}</a>
        }
    });
    let body = if queue.rows.is_empty() {
        view! {
            <div class="empty">
                <h2>{t(PayoutText::NothingWaits)}</h2>
                <p>{t(PayoutText::NothingWaitsText)}</p>
            </div>
        }
        .still()
    } else {
        table(queue.rows, &queue.currency, queue.may_decide)
    };
    let newest = asked.before.is_some().then(|| {
        view! { <a class="button" rel="prev" href=asked.address(None)>{t(PayoutText::Newest)}</a> }
    });
    let older = queue.next.map(|next| {
        view! { <a class="button" rel="next" href=asked.address(Some(next))>{t(PayoutText::Older)}</a> }
    });
    let paging = (newest.is_some() || older.is_some()).then(|| {
        view! { <nav class="paging" aria-label=t(OfficeText::Pages)>{newest} {older}</nav> }
    });
    view! {
        <form method="get" action=PATH class="filters" role="search">
            <input type="hidden" name="state" value=asked.state.clone()/>
            <div class="field">
                <label for="affiliate">{t(OfferText::Affiliate)}</label>
                <input
                    id="affiliate"
                    name="affiliate"
                    type="search"
                    value=asked.whose.clone()
                    aria-describedby="help-affiliate"
                />
                <p class="help" id="help-affiliate">{t(DealText::AffiliateHelp)}</p>
            </div>
            <p class="actions">
                <button class="button">{t(OfficeText::Show)}</button>
                {new}
            </p>
        </form>
        {body}
        {paging}
    }
    .into_any()
}

fn table(rows: Vec<Row>, currency: &str, may_decide: bool) -> StaticView {
    let amount = tf(PayoutText::Amount, &[("currency", currency)]);
    let rows: Vec<_> = (rows.into_iter())
        .map(|row| line(&row, amount.clone(), may_decide))
        .collect();
    let act = may_decide.then(|| {
        view! { <th scope="col"><span class="unseen">{t(PayoutText::Decide)}</span></th> }
    });
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{t(PayoutText::Payment)}</th>
                    <th scope="col">{t(OfferText::Affiliate)}</th>
                    <th scope="col" class="number">{amount}</th>
                    <th scope="col">{t(PayoutText::Method)}</th>
                    <th scope="col">{t(PayoutText::Period)}</th>
                    <th scope="col">{t(OfferText::State)}</th>
                    {act}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .still()
}

fn line(row: &Row, amount: String, may_decide: bool) -> StaticView {
    let href = [PATH, "/", &row.id.to_string()].concat();
    let owner = ["/office/affiliates/", &row.affiliate.id.to_string()].concat();
    let number = tf(PayoutText::PaymentOf, &[("n", &row.id.to_string())]);
    let (key, text) = payment_state(&row.state);
    let method = if row.method.is_empty() {
        t(PayoutText::NoMethod).to_owned()
    } else {
        row.method.clone()
    };
    let direct = row
        .is_direct
        .then(|| view! { <small>{t(PayoutText::Direct)}</small> });
    let act = may_decide.then(|| view! { <td class="act">{quick(row)}</td> });
    view! {
        <tr>
            <th scope="row">
                <a href=href>{number}</a>
                <small>{date(row.created_at)}</small>
            </th>
            <td data-label=t(OfferText::Affiliate)>
                <a href=owner>{row.affiliate.name.clone()}</a>
            </td>
            <td class="number" data-label=amount>{row.amount.clone()}</td>
            <td data-label=t(PayoutText::Method)>{method}</td>
            <td data-label=t(PayoutText::Period)>{period(row)}</td>
            <td data-label=t(OfferText::State)>
                <div>
                    <span class="badge" data-status=key>{t(text)}</span>
                    {direct}
                </div>
            </td>
            {act}
        </tr>
    }
    .still()
}

/// The days a payment pays for.
pub(super) fn period(row: &Row) -> String {
    if row.from == row.to {
        return date(row.from);
    }
    let (from, to) = (date(row.from), date(row.to));
    tf(PayoutText::FromTo, &[("from", &from), ("to", &to)])
}

/// The next step of a payment, in one press. What can't be taken back is on the payment's page.
fn quick(row: &Row) -> Option<StaticView> {
    if row.state != State::PendingApproval.name() {
        return None;
    }
    let action = [PATH, "/", &row.id.to_string()].concat();
    let about = tf(PayoutText::ApproveNamed, &[("n", &row.id.to_string())]);
    Some(
        view! {
            <form method="post" action=action on:submit=once>
                <input type="hidden" name="do" value="approve"/>
                <button class="button" aria-label=about>{t(PayoutText::Approve)}</button>
            </form>
        }
        .still(),
    )
}
