//! `/office/payments/{id}`: one payment and what can be decided about it; `/office/payments/new`:
//! a direct one.

use crate::api::failure::Failure;
use crate::api::payment::{Direct, PaymentDetail, Row, payment_direct, payment_sheet};
use crate::components::facts::facts;
use crate::components::failed::PageFailed;
use crate::components::form::{Line, once, saved, submit, summary};
use crate::components::office::{payment_state, ways};
use crate::components::title::{arrive, title};
use crate::i18n::{date, t, tf};
use crate::site::site;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use tributary_domain::payment::{State, form};
use tributary_domain::text::office::OfficeText;
use tributary_domain::text::payout::PayoutText;

/// Where the queue is.
const QUEUE: &str = "/office/payments";
/// One payment.
pub(super) fn view() -> AnyView {
    arrive(t(PayoutText::Payment), &site().operator);
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<i64>().ok()));
    let done = use_query_map().with_untracked(|query| query.get("saved"));
    let sheet = Resource::new(
        move || id.get(),
        |id| async move {
            match id {
                Some(id) => payment_sheet(id).await,
                None => Err(Failure::nothing()),
            }
        },
    );
    view! {
        <Transition>
            {move || {
                let done = done.clone();
                Suspend::new(async move {
                    match sheet.await {
                        Ok(sheet) => page(&sheet, done),
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}

/// The form of a direct payment.
pub(super) fn direct_view() -> AnyView {
    arrive(t(PayoutText::PayAtOnce), &site().operator);
    let query = use_query_map();
    let whose = move || query.with(|query| query.get("affiliate"));
    let whose = Memo::new(move |_| whose().unwrap_or_default());
    let form = Resource::new(move || whose.get(), payment_direct);
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match form.await {
                    Ok(form) => direct(&form),
                    Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

fn page(of: &PaymentDetail, done: Option<String>) -> AnyView {
    let row = &of.row;
    let number = tf(PayoutText::PaymentOf, &[("n", &row.id.to_string())]);
    title(&number, &site().operator);
    let owner = ["/office/affiliates/", &row.affiliate.id.to_string()].concat();
    let (key, text) = payment_state(&row.state);
    let money = |amount: &str| [amount, "\u{a0}", &of.currency].concat();
    let is_open = key != "former" && row.state != State::Completed.name();
    let decide = if !is_open {
        None
    } else if of.may_decide {
        Some(decisions(of))
    } else {
        Some(view! { <p class="note">{t(PayoutText::Reads)}</p> }.still())
    };
    // A refusal of what is not open any more has no form to stand in.
    let refused = (!is_open).then(|| summary(&of.form));
    let direct =
        (row.is_direct).then(|| view! { <span class="badge">{t(PayoutText::Direct)}</span> });
    let comment = (!of.comment.is_empty()).then(|| {
        view! { <blockquote><p>{of.comment.clone()}</p></blockquote> }
    });
    view! {
        <div class="page">
            {ways(QUEUE)}
            <p><a href=QUEUE>"← " {t(PayoutText::AllPayments)}</a></p>
            <header class="page-head">
                <h1>{number}</h1>
                <p class="aside">
                    <span class="badge" data-status=key>{t(text)}</span> " "
                    {direct} " " <strong class="sum">{money(&row.amount)}</strong> " · "
                    <a href=owner>{row.affiliate.name.clone()}</a>
                </p>
                {saved(done)}
            </header>
            {refused}
            <div class="columns">
                <div class="stack">
                    <section class="card">
                        <h2>{t(PayoutText::Payment)}</h2>
                        {about(of)}
                        {comment}
                    </section>
                </div>
                <div class="stack">
                    <section class="card">
                        <h2>{t(PayoutText::Balance)}</h2>
                        {facts([
                            (t(PayoutText::Balance), money(&of.balance)),
                            (t(PayoutText::OpenPayments), money(&of.open)),
                            (
                                t(PayoutText::LastPaid),
                                of.last_payment_at
                                    .map_or_else(|| t(OfficeText::Never).to_owned(), date),
                            ),
                        ])}
                    </section>
                    {decide}
                </div>
            </div>
        </div>
    }
    .still()
    .into_any()
}

fn about(of: &PaymentDetail) -> StaticView {
    let row = &of.row;
    let method = if row.method.is_empty() {
        t(PayoutText::NoMethod).to_owned()
    } else {
        row.method.clone()
    };
    let details: Vec<_> = (of.details.iter())
        .map(|(name, value)| {
            view! { <div><dt>{name.clone()}</dt><dd>{value.clone()}</dd></div> }
        })
        .collect();
    view! {
        {facts([
            (t(PayoutText::Method), method),
            (t(PayoutText::Period), period(row)),
            (t(PayoutText::AskedOn), date(row.created_at)),
            (t(PayoutText::PaidOn), of.completed_at.map(date).unwrap_or_default()),
            (t(PayoutText::Invoice), row.invoice.clone()),
        ])}
        <dl class="facts">{details}</dl>
    }
    .still()
}

/// What can be decided: the next step, and giving it up.
fn decisions(of: &PaymentDetail) -> StaticView {
    let action = [QUEUE, "/", &of.row.id.to_string()].concat();
    let waits = of.row.state == State::PendingApproval.name();
    let (key, label, text) = if waits {
        ("approve", PayoutText::Approve, PayoutText::ApproveText)
    } else {
        ("pay", PayoutText::Pay, PayoutText::PayText)
    };
    let comment = Line::of(form::COMMENT, t(PayoutText::Comment))
        .help(t(PayoutText::CommentHelp))
        .rows(2);
    let reason = Line::of(form::REASON, t(OfficeText::Reason))
        .help(t(PayoutText::ReasonHelp))
        .rows(2);
    view! {
        {summary(&of.form)}
        <form class="card" method="post" action=action.clone() on:submit=once>
            <h2>{t(label)}</h2>
            <p class="help">{t(text)}</p>
            <input type="hidden" name="do" value=key/>
            {comment.view(&of.form)}
            <p class="actions">{submit(t(label))}</p>
        </form>
        <form class="card" method="post" action=action on:submit=once>
            <h2>{t(PayoutText::Cancel)}</h2>
            <p class="help">{t(PayoutText::CancelText)}</p>
            <input type="hidden" name="do" value="cancel"/>
            {reason.view(&of.form)}
            <p class="actions">
                <button class="button danger">{t(PayoutText::Cancel)}</button>
            </p>
        </form>
    }
    .still()
}

fn direct(of: &Direct) -> AnyView {
    let label = tf(PayoutText::Amount, &[("currency", &of.currency)]);
    let whose = Line::of(form::AFFILIATE_ID, t(PayoutText::Of));
    let amount = Line::of(form::AMOUNT, label)
        .help(t(PayoutText::AmountHelp))
        .mode("decimal");
    let from = Line::of(form::PERIOD_FROM, t(PayoutText::From))
        .kind("date")
        .help(t(PayoutText::PeriodHelp));
    let to = Line::of(form::PERIOD_TO, t(PayoutText::To)).kind("date");
    let comment = Line::of(form::COMMENT, t(PayoutText::Comment))
        .help(t(PayoutText::CommentHelp))
        .rows(3);
    let form = if of.may_decide {
        view! {
            <form class="office-form" method="post" action="/office/payments/new" on:submit=once>
                {summary(&of.form)}
                <section class="card">
                    <p class="help">{t(PayoutText::PayAtOnceText)}</p>
                    {whose.view(&of.form)}
                    {amount.view(&of.form)}
                    <div class="pair">{from.view(&of.form)} {to.view(&of.form)}</div>
                    {comment.view(&of.form)}
                </section>
                <p class="actions">{submit(t(PayoutText::DoPay))}</p>
            </form>
        }
        .into_any()
    } else {
        view! { <p class="note">{t(PayoutText::Reads)}</p> }.into_any()
    };
    view! {
        <div class="page">
            {ways(QUEUE)}
            <p><a href=QUEUE>"← " {t(PayoutText::AllPayments)}</a></p>
            <h1>{t(PayoutText::PayAtOnce)}</h1>
            {form}
        </div>
    }
    .still()
    .into_any()
}

/// The days a payment pays for.
fn period(row: &Row) -> String {
    if row.from == row.to {
        return date(row.from);
    }
    let (from, to) = (date(row.from), date(row.to));
    tf(PayoutText::FromTo, &[("from", &from), ("to", &to)])
}
