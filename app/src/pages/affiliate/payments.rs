//! `/payments`: what an affiliate is owed and why, what it was paid, and asking for more.

use crate::api::balance::{Payments, Sum, payment_own};
use crate::api::form::Form;
use crate::components::failed::PageFailed;
use crate::components::list::list;
use crate::components::title::arrive;
use crate::components::ways::ways;
use crate::i18n::{t, tf};
use crate::site::site;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tributary_domain::list::List;
use tributary_domain::text::payment::PaymentText;

/// Where the page is.
const PATH: &str = "/payments";

/// The affiliate's balance and payments.
pub(super) fn view() -> AnyView {
    arrive(t(PaymentText::YourPayments), &site().operator);
    let query = use_query_map();
    let read = move |name: &str| query.with(|query| query.get(name));
    let is_asked = move || read("asked").is_some();
    let own = Resource::new(|| (), |()| payment_own());
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
                        Ok(own) => page(own),
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })}
            </Transition>
            <h2 id="payments">{t(PaymentText::Payments)}</h2>
            {list(List::OwnPayments)}
            <h2 id="entries">{t(PaymentText::Entries)}</h2>
            <p class="help">{t(PaymentText::EntriesText)}</p>
            {list(List::OwnEntries)}
        </div>
    }
    .into_any()
}

fn page(own: Payments) -> AnyView {
    view! {
        <div class="columns">
            {balance(own.sums, &own.currency)}
            {ask(own.may_ask, own.about, &own.form, &own.currency)}
        </div>
    }
    .into_any()
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
