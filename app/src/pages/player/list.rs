//! `/office/registrations`: everybody's players; `/registrations`: an affiliate's own.

use super::{address, ways};
use crate::api::registration::{Asked, List, Row, registration_list};
use crate::components::failed::PageFailed;
use crate::components::title::arrive;
use crate::i18n::{t, tf};
use crate::site::site;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use tributary_domain::text::player::PlayerText;

/// The statuses by their names on the wire.
const STATUSES: [(&str, PlayerText); 4] = [
    ("active", PlayerText::Active),
    ("duplicate", PlayerText::Duplicate),
    ("fraud", PlayerText::Fraud),
    ("self_excluded", PlayerText::SelfExcluded),
];

/// The list of registrations.
pub fn view() -> AnyView {
    arrive(t(PlayerText::Registrations), &site().operator);
    let query = use_query_map();
    let read = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let asked = Memo::new(move |_| Asked {
        affiliate: read("affiliate"),
        brand: read("brand"),
        status: read("status"),
        whose: read("whose"),
        from: read("from"),
        to: read("to"),
        customer: read("customer"),
        before: read("before"),
    });
    let list = Resource::new(move || asked.get(), registration_list);
    view! {
        <div class="page">
            {ways()}
            <h1>{t(PlayerText::Registrations)}</h1>
            <Transition>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) => page(list, &asked.get_untracked()),
                        Err(failure) => view! { <PageFailed failure=failure/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

/// The address of the same list from another place on.
fn place(asked: &Asked, before: Option<i64>) -> String {
    let mut map = ParamsMap::new();
    for (name, value) in [
        ("affiliate", &asked.affiliate),
        ("brand", &asked.brand),
        ("status", &asked.status),
        ("whose", &asked.whose),
        ("from", &asked.from),
        ("to", &asked.to),
        ("customer", &asked.customer),
    ] {
        if !value.is_empty() {
            map.insert(name.to_owned(), value.clone());
        }
    }
    if let Some(before) = before {
        map.insert("before".to_owned(), before.to_string());
    }
    [&address("/registrations"), map.to_query_string().as_str()].concat()
}

fn page(list: List, asked: &Asked) -> AnyView {
    let filters = filters(&list, asked);
    let body = if list.rows.is_empty() {
        let is_narrowed = *asked != Asked::default();
        let title = if is_narrowed {
            PlayerText::NoneFits
        } else {
            PlayerText::None
        };
        let all = is_narrowed.then(|| {
            let href = address("/registrations");
            view! { <a class="button" href=href>{t(PlayerText::ShowAll)}</a> }
        });
        view! {
            <div class="empty">
                <h2>{t(title)}</h2>
                <p>{t(PlayerText::NoneText)}</p>
                {all}
            </div>
        }
        .into_any()
    } else {
        table(list.rows, &list.currency)
    };
    let newest = (!asked.before.is_empty()).then(|| {
        view! { <a class="button" rel="prev" href=place(asked, None)>{t(PlayerText::Newest)}</a> }
    });
    let older = list.next.map(|next| {
        view! { <a class="button" rel="next" href=place(asked, Some(next))>{t(PlayerText::Older)}</a> }
    });
    let paging = (newest.is_some() || older.is_some()).then(|| {
        view! { <nav class="paging" aria-label=t(PlayerText::Pages)>{newest} {older}</nav> }
    });
    view! { {filters} {body} {paging} }.into_any()
}

fn filters(list: &List, asked: &Asked) -> AnyView {
    let statuses = STATUSES.map(|(key, text)| (key.to_owned(), t(text).to_owned()));
    let brands = (list.brands.iter()).map(|brand| (brand.id.to_string(), brand.name.clone()));
    let whose = [
        ("somebody", PlayerText::Somebodys),
        ("nobody", PlayerText::Nobodys),
    ];
    let whose = whose.map(|(key, text)| (key.to_owned(), t(text).to_owned()));
    let for_staff = site().is_staff.then(|| {
        view! {
            {typed("customer", PlayerText::Customer, "search", &asked.customer, Some(PlayerText::CustomerHelp))}
            {typed("affiliate", PlayerText::Affiliate, "search", &asked.affiliate, Some(PlayerText::AffiliateHelp))}
            {choice("whose", PlayerText::Whose, PlayerText::Anybodys, &asked.whose, whose)}
        }
    });
    view! {
        <form method="get" action=address("/registrations") class="filters" role="search">
            {for_staff}
            {choice("brand", PlayerText::Brand, PlayerText::AnyBrand, &asked.brand, brands)}
            {choice("status", PlayerText::Status, PlayerText::AnyStatus, &asked.status, statuses)}
            {typed("from", PlayerText::From, "date", &asked.from, None)}
            {typed("to", PlayerText::To, "date", &asked.to, None)}
            <p class="actions"><button class="button">{t(PlayerText::Show)}</button></p>
        </form>
    }
    .into_any()
}

fn typed(
    name: &'static str,
    label: PlayerText,
    kind: &'static str,
    value: &str,
    help: Option<PlayerText>,
) -> AnyView {
    let about = ["help-", name].concat();
    let described = help.map(|_| about.clone());
    let help = help.map(|help| view! { <p class="help" id=about>{t(help)}</p> });
    let value = value.to_owned();
    view! {
        <div class="field">
            <label for=name>{t(label)}</label>
            <input id=name name=name r#type=kind value=value aria-describedby=described/>
            {help}
        </div>
    }
    .into_any()
}

fn choice(
    name: &'static str,
    label: PlayerText,
    any: PlayerText,
    chosen: &str,
    choices: impl IntoIterator<Item = (String, String)>,
) -> AnyView {
    let all = [(String::new(), t(any).to_owned())];
    let options: Vec<_> = (all.into_iter().chain(choices))
        .map(|(key, text)| {
            let is_chosen = key == chosen;
            view! { <option value=key selected=is_chosen>{text}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label for=name>{t(label)}</label>
            <select id=name name=name>{options}</select>
        </div>
    }
    .into_any()
}

fn table(rows: Vec<Row>, currency: &str) -> AnyView {
    let is_staff = site().is_staff;
    let rows: Vec<_> = (rows.into_iter())
        .map(|row| line(row, is_staff, currency))
        .collect();
    let whose = is_staff.then(|| view! { <th scope="col">{t(PlayerText::Affiliate)}</th> });
    let currency = [("currency", currency)];
    view! {
        <table class="list registrations">
            <thead>
                <tr>
                    <th scope="col">{t(PlayerText::Registration)}</th>
                    {whose}
                    <th scope="col">{t(PlayerText::Brand)}</th>
                    <th scope="col">{t(PlayerText::Country)}</th>
                    <th scope="col">{t(PlayerText::Registered)}</th>
                    <th scope="col">{t(PlayerText::Status)}</th>
                    <th scope="col" class="number">{tf(PlayerText::Deposits, &currency)}</th>
                    <th scope="col" class="number">{tf(PlayerText::Commission, &currency)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn line(row: Row, is_staff: bool, currency: &str) -> AnyView {
    let currency = [("currency", currency)];
    let number = row.id.to_string();
    let href = [&address("/registrations"), "/", &number].concat();
    let label = tf(PlayerText::WhyOf, &[("n", &number)]);
    let name = if row.customer.is_empty() {
        ["#", &number].concat()
    } else {
        row.customer
    };
    let username = (!row.username.is_empty()).then(|| view! { <small>{row.username}</small> });
    let whose = is_staff.then(|| {
        let owner = match row.affiliate {
            Some(affiliate) => {
                let href = ["/office/affiliates/", &affiliate.id.to_string()].concat();
                view! { <a href=href>{affiliate.name}</a> }.into_any()
            }
            None => view! { <span>{t(PlayerText::Nobody)}</span> }.into_any(),
        };
        view! { <td data-label=t(PlayerText::Affiliate)>{owner}</td> }
    });
    let (text, look) = match row.status.as_str() {
        "duplicate" => (PlayerText::Duplicate, "pending"),
        "fraud" => (PlayerText::Fraud, "blocked"),
        "self_excluded" => (PlayerText::SelfExcluded, "former"),
        _ => (PlayerText::Active, "approved"),
    };
    let no_country = row.country.is_empty().then_some("blank");
    view! {
        <tr>
            <th scope="row">
                <a href=href title=label>{name}</a>
                {username}
            </th>
            {whose}
            <td data-label=t(PlayerText::Brand)>{row.brand}</td>
            <td class=no_country data-label=t(PlayerText::Country)>{row.country}</td>
            <td data-label=t(PlayerText::Registered)>{row.registered}</td>
            <td data-label=t(PlayerText::Status)><span class="badge" data-status=look>{t(text)}</span></td>
            <td class="number" data-label=tf(PlayerText::Deposits, &currency)>{row.deposits}</td>
            <td class="number" data-label=tf(PlayerText::Commission, &currency)>{row.commission}</td>
        </tr>
    }
    .into_any()
}
