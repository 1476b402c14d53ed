//! `/payments`: what an affiliate is owed and why, what it was paid, and asking for more. Where
//! the two lists begin stands in the address: `before`, `entries`.

use crate::api::balance::{EntryLine, PaymentLine, Payments, Sum, payment_own};
use crate::api::form::Form;
use crate::components::failed::PageFailed;
use crate::components::title::arrive;
use crate::components::ways::ways;
use crate::i18n::{t, tf};
use crate::site::site;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::text::payment::PaymentText;
use tributary_domain::text::player::PlayerText;

/// Where the page is.
const PATH: &str = "/payments";

/// The affiliate's balance and payments.
pub(super) fn view() -> AnyView {
    arrive(t(PaymentText::YourPayments), &site().operator);
    let query = use_query_map();
    let read = move |name: &str| query.with(|query| query.get(name));
    let asked = Memo::new(move |_| {
        let number = |name: &str| read(name).and_then(|text| text.parse::<i64>().ok());
        (number("before"), number("entries"))
    });
    let is_asked = move || read("asked").is_some();
    let own = Resource::new(
        move || asked.get(),
        |(before, entries)| payment_own(before, entries),
    );
    view! {
        <div class="page">
            {ways(PATH)}
            <h1>{t(PaymentText::YourPayments)}</h1>
            {move || is_asked().then(|| view! {
                <p class="done" role="status">{t(PaymentText::Asked)}</p>
            })}
            <Transition>
                {move || Suspend::new(async move {
                    match own.await {
                        Ok(own) => page(own, asked.get_untracked()),
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

fn page(own: Payments, at: (Option<i64>, Option<i64>)) -> AnyView {
    let payments = address(own.more_payments, at.1).filter(|_| own.more_payments.is_some());
    let entries = address(at.0, own.more_entries).filter(|_| own.more_entries.is_some());
    let first = |is_later: bool, address: Option<String>| {
        is_later.then(|| address.unwrap_or_else(|| PATH.to_owned()))
    };
    let newest_payments = first(at.0.is_some(), address(None, at.1));
    let newest_entries = first(at.1.is_some(), address(at.0, None));
    view! {
        <div class="columns">
            {balance(own.sums, &own.currency)}
            {ask(own.may_ask, own.about, &own.form, &own.currency)}
        </div>
        <h2 id="payments">{t(PaymentText::Payments)}</h2>
        {payment_list(own.payments, &own.currency)}
        {paging(newest_payments, payments, "#payments", PaymentText::Payments)}
        <h2 id="entries">{t(PaymentText::Entries)}</h2>
        <p class="help">{t(PaymentText::EntriesText)}</p>
        {entry_list(own.entries, &own.currency)}
        {paging(newest_entries, entries, "#entries", PaymentText::Entries)}
    }
    .into_any()
}

/// The address of a place in the two lists.
fn address(before: Option<i64>, entries: Option<i64>) -> Option<String> {
    let pair = |name: &str, at: Option<i64>| at.map(|at| [name, &at.to_string()].concat());
    match (pair("before=", before), pair("entries=", entries)) {
        (None, None) => None,
        (Some(one), Some(other)) => Some([PATH, "?", &one, "&", &other].concat()),
        (one, other) => Some([PATH, "?", &one.or(other).unwrap_or_default()].concat()),
    }
}

fn paging(
    newest: Option<String>,
    earlier: Option<String>,
    at: &str,
    of: PaymentText,
) -> Option<AnyView> {
    if newest.is_none() && earlier.is_none() {
        return None;
    }
    let link = |address: Option<String>, name: PaymentText| {
        address.map(|address| {
            let href = [address.as_str(), at].concat();
            view! { <a class="button" href=href data-noscroll="">{t(name)}</a> }
        })
    };
    Some(
        view! {
            <nav class="paging" aria-label=t(of)>
                {link(newest, PaymentText::Newest)}
                {link(earlier, PaymentText::Earlier)}
            </nav>
        }
        .into_any(),
    )
}

fn balance(sums: Vec<Sum>, currency: &str) -> AnyView {
    let lines: Vec<_> = sums
        .into_iter()
        .map(|sum| {
            view! {
                <div class:total=sum.is_total><dt>{sum.name}</dt><dd>{sum.amount}</dd></div>
            }
        })
        .collect();
    view! {
        <section class="card">
            <h2>{tf(PaymentText::BalanceIn, &[("currency", currency)])}</h2>
            <dl class="sums">{lines}</dl>
        </section>
    }
    .into_any()
}

fn ask(may_ask: bool, about: Vec<String>, form: &Form, currency: &str) -> AnyView {
    let about: Vec<_> = about
        .into_iter()
        .map(|text| view! { <p>{text}</p> })
        .collect();
    let message = form
        .message
        .clone()
        .map(|text| view! { <p class="summary" role="alert">{text}</p> });
    let form = may_ask.then(|| {
        view! {
            <form method="post" action=PATH class="link-form">
                {field(
                    form,
                    "amount",
                    tf(PaymentText::Amount, &[("currency", currency)]),
                    Some(PaymentText::AmountHelp),
                )}
                {field(form, "comment", t(PaymentText::Comment).to_owned(), None)}
                <p class="actions">
                    <button class="button primary">{t(PaymentText::Ask)}</button>
                </p>
            </form>
        }
    });
    view! {
        <section class="card">
            <h2>{t(PaymentText::Ask)}</h2>
            {message}
            {about}
            {form}
        </section>
    }
    .into_any()
}

fn field(form: &Form, name: &'static str, label: String, help: Option<PaymentText>) -> AnyView {
    let problem = form.problem(name);
    let described = [
        help.map(|_| ["help-", name].concat()),
        problem.as_ref().map(|_| ["error-", name].concat()),
    ];
    let described: Vec<String> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let is_amount = name == "amount";
    view! {
        <div class="field">
            <label for=name>{label} " " <small>{t(PaymentText::Optional)}</small></label>
            <input
                id=name
                name=name
                value=form.value(name)
                inputmode=is_amount.then_some("decimal")
                autocomplete="off"
                aria-describedby=described
                aria-invalid=problem.is_some().then_some("true")
            />
            {help.map(|help| view! {
                <p class="help" id=["help-", name].concat()>{t(help)}</p>
            })}
            {problem.map(|text| view! {
                <p class="field-error" id=["error-", name].concat()>{text}</p>
            })}
        </div>
    }
    .into_any()
}

fn payment_list(payments: Vec<PaymentLine>, currency: &str) -> AnyView {
    if payments.is_empty() {
        return view! { <p>{t(PaymentText::NoPayments)}</p> }.into_any();
    }
    let amount = tf(PaymentText::AmountHead, &[("currency", currency)]);
    let lines: Vec<_> = payments
        .into_iter()
        .map(|line| payment_line(line, amount.clone()))
        .collect();
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{t(PaymentText::Made)}</th>
                    <th scope="col">{t(PaymentText::State)}</th>
                    <th scope="col">{t(PaymentText::Period)}</th>
                    <th scope="col">{t(PaymentText::Method)}</th>
                    <th scope="col">{t(PaymentText::Invoice)}</th>
                    <th scope="col" class="number">{amount}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

fn payment_line(line: PaymentLine, amount: String) -> AnyView {
    let back = line.may_cancel.then(|| {
        let action = [PATH, "/", &line.id.to_string(), "/cancel"].concat();
        view! {
            <form method="post" action=action>
                <button class="button quiet">{t(PaymentText::TakeBack)}</button>
            </form>
        }
    });
    let blank = |text: &str| if text.is_empty() { "blank" } else { "" };
    view! {
        <tr>
            <th scope="row">{line.made}</th>
            <td data-label=t(PaymentText::State)>
                <div><span class="badge" data-status=line.badge>{line.state}</span> {back}</div>
            </td>
            <td data-label=t(PaymentText::Period)>{line.period}</td>
            <td class=blank(&line.method) data-label=t(PaymentText::Method)>{line.method.clone()}</td>
            <td class=blank(&line.invoice) data-label=t(PaymentText::Invoice)>{line.invoice.clone()}</td>
            <td class="number" data-label=amount>{line.amount}</td>
        </tr>
    }
    .into_any()
}

fn entry_list(entries: Vec<EntryLine>, currency: &str) -> AnyView {
    if entries.is_empty() {
        return view! { <p>{t(PaymentText::NoEntries)}</p> }.into_any();
    }
    let amount = tf(PaymentText::AmountHead, &[("currency", currency)]);
    let lines: Vec<_> = entries
        .into_iter()
        .map(|line| {
            let why = ["/ledger/", &line.id.to_string()].concat();
            view! {
                <tr>
                    <th scope="row">{line.for_day}</th>
                    <td data-label=t(PaymentText::Kind)>
                        <span>{line.kind} " · " <a href=why>{t(PlayerText::Why)}</a></span>
                    </td>
                    <td data-label=t(PaymentText::Posted)>{line.posted}</td>
                    <td class="number" data-label=amount.clone()>{line.amount}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{t(PaymentText::ForDay)}</th>
                    <th scope="col">{t(PaymentText::Kind)}</th>
                    <th scope="col">{t(PaymentText::Posted)}</th>
                    <th scope="col" class="number">{amount}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}
