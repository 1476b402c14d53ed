//! The columns that somebody chose, remembered in a cookie for each list.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use leptos::context::use_context;
use tributary_domain::list::{List, Query};

/// The name of a list's cookie.
fn name(list: List) -> String {
    let area = if list.is_office() { "office" } else { "own" };
    ["columns-", area, "-", list.name()].concat()
}

/// The parameters of an address, by its query.
pub(super) fn pairs(search: &str) -> Vec<(String, String)> {
    let search = search.trim_start_matches('?');
    form_urlencoded::parse(search.as_bytes())
        .into_owned()
        .collect()
}

/// What the request that is being answered remembers.
pub(super) fn columns(list: List) -> String {
    let parts = use_context::<Parts>();
    parts.map_or_else(String::new, |parts| of(&parts.headers, list))
}

/// The columns that the cookies of a request remember; empty where there are none.
pub(super) fn of(headers: &HeaderMap, list: List) -> String {
    let name = name(list);
    let texts = headers.get_all(COOKIE).iter();
    let texts = texts.filter_map(|value| value.to_str().ok());
    let mut pairs = texts
        .flat_map(|text| text.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let found = pairs.find(|(known, _)| *known == name);
    found.map_or_else(String::new, |(_, columns)| columns.to_owned())
}

/// Has the answer remember the columns of a query: keys of ours.
pub(super) fn keep(query: &Query) {
    let cookie = crate::preference::cookie(&name(query.list), &query.columns_text());
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>()
        && let Ok(cookie) = HeaderValue::from_str(&cookie)
    {
        response.append_header(SET_COOKIE, cookie);
    }
}

/// What an address asks of a list, with the columns that the request remembers: for files, whose
/// addresses are read without a page.
#[must_use]
pub fn asked(list: List, search: &str, headers: &HeaderMap) -> Query {
    Query::read(list, &pairs(search), &of(headers, list))
}
