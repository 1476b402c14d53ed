//! The document around the app: what a browser needs before it has any of our script.

use crate::App;
use crate::preference::Theme;
use crate::request::{Assets, Request};
use crate::site;
use axum::http::request::Parts;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;
use serde_json::{Value, json};
use tributary_domain::language::Lang;
use tributary_domain::text::affiliate::AffiliateText;
use tributary_domain::text::dashboard::DashboardText;
use tributary_domain::text::deal::DealText;
use tributary_domain::text::link::LinkText;
use tributary_domain::text::offer::OfferText;
use tributary_domain::text::office::OfficeText;
use tributary_domain::text::payment::PaymentText;
use tributary_domain::text::payout::PayoutText;
use tributary_domain::text::player::PlayerText;
use tributary_domain::text::portal::PortalText;
use tributary_domain::text::{Catalogue, fill};
use tributary_domain::violation::PlainRule;
use tributary_service::Actor;

/// The whole document. Reads [`Request`] from the context.
#[must_use]
pub fn shell() -> impl IntoView {
    let request = use_context::<Request>();
    let lang = request
        .as_ref()
        .map(|request| request.lang)
        .unwrap_or_default();
    let theme = request
        .as_ref()
        .map(|request| request.theme)
        .unwrap_or_default();
    let hue = request
        .as_ref()
        .map_or(255, |request| request.operator.settings.accent_hue);
    let assets = request
        .as_ref()
        .map(|request| request.assets.clone())
        .unwrap_or_default();
    let is_inside = request
        .as_ref()
        .is_some_and(|request| !matches!(request.actor, Actor::Visitor { .. }));
    let nonce = use_nonce().map(|nonce| nonce.to_string());
    view! {
        <!DOCTYPE html>
        <html lang=lang.code() data-theme=theme.name()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content=color_scheme(theme)/>
                {style_sheet(&assets.css)}
                {is_inside.then(|| style_sheet(&assets.css_inside))}
                <style nonce=nonce.clone() inner_html=format!(":root{{--accent-hue:{hue}}}")></style>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                {request.as_ref().map(about)}
                // Data, no script: the content security policy has nothing to say about it.
                <script type="application/json" id="page" inner_html=page_data(request.as_ref(), lang)></script>
                <MetaTags/>
                {(!assets.js.is_empty()).then(|| script(&assets, nonce))}
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

fn style_sheet(href: &str) -> Option<AnyView> {
    let href = href.to_owned();
    (!href.is_empty()).then(|| view! { <link rel="stylesheet" href=href/> }.into_any())
}

const fn color_scheme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "light dark",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

/// What search engines and previews read. Pages behind sign-in are nobody else's business.
fn about(request: &Request) -> AnyView {
    if !matches!(request.actor, Actor::Visitor { .. }) {
        return view! { <meta name="robots" content="noindex"/> }.into_any();
    }
    let site = site::of_page();
    let description = site
        .description
        .as_deref()
        .and_then(|text| text.lines().next());
    let description = description.map_or_else(
        || {
            fill(
                PortalText::HomeDescription.text(site.lang),
                &[("operator", &site.operator)],
            )
        },
        str::to_owned,
    );
    let path = use_context::<Parts>()
        .map(|parts| parts.uri.path().to_owned())
        .unwrap_or_default();
    let address = format!("{}{path}", request.origin);
    let others = Lang::ALL.into_iter().map(|lang| {
        let href = format!("{address}?lang={}", lang.code());
        view! { <link rel="alternate" hreflang=lang.code() href=href/> }
    });
    view! {
        <meta name="description" content=description/>
        <link rel="canonical" href=address.clone()/>
        {others.collect_view()}
    }
    .into_any()
}

/// What the browser's side of the app reads at its start: the site, and the texts of the page's
/// language that its pages can ask for.
fn page_data(request: Option<&Request>, lang: Lang) -> String {
    let mut texts = serde_json::Map::new();
    put::<PortalText>(&mut texts, lang);
    match request.map(|request| &request.actor) {
        Some(Actor::Affiliate { .. }) => {
            put::<AffiliateText>(&mut texts, lang);
            put::<DashboardText>(&mut texts, lang);
            put::<DealText>(&mut texts, lang);
            put::<PlayerText>(&mut texts, lang);
            put::<LinkText>(&mut texts, lang);
            put::<PaymentText>(&mut texts, lang);
        }
        Some(Actor::Staff { .. }) => {
            put::<OfficeText>(&mut texts, lang);
            put::<OfferText>(&mut texts, lang);
            put::<PayoutText>(&mut texts, lang);
            put::<DealText>(&mut texts, lang);
            let is_needed = |at: &usize| {
                *at == PlainRule::Required.index() || PlainRule::of_deals().contains(at)
            };
            put_rules(&mut texts, lang, is_needed);
            put::<PlayerText>(&mut texts, lang);
        }
        _ => put_rules(&mut texts, lang, |at| PlainRule::of_sign_up().contains(at)),
    }
    // `</script>` in a text must not end the element.
    json!({ "site": site::of_page(), "texts": texts })
        .to_string()
        .replace('<', "\\u003c")
}

fn put<C: Catalogue>(texts: &mut serde_json::Map<String, Value>, lang: Lang) {
    texts.insert(C::NAME.to_owned(), json!(C::texts(lang)));
}

/// The sentences of the rules that a page's forms can break in the browser, each at its place.
fn put_rules(
    texts: &mut serde_json::Map<String, Value>,
    lang: Lang,
    is_needed: impl Fn(&usize) -> bool,
) {
    let all = PlainRule::texts(lang);
    let end = (0..all.len())
        .rev()
        .find(&is_needed)
        .map_or(0, |last| last + 1);
    let needed = (0..end).map(|at| if is_needed(&at) { all[at] } else { "" });
    texts.insert(
        PlainRule::NAME.to_owned(),
        json!(needed.collect::<Vec<_>>()),
    );
}

/// Fetches the app while the page is being read, and starts it. Each address is asked for once:
/// the hints have the same credentials mode as what follows them.
fn script(assets: &Assets, nonce: Option<String>) -> impl IntoView + use<> {
    let folder = assets.js.rsplit_once('/').map_or("", |(folder, _)| folder);
    let splitter = (!assets.prefetch.is_empty()).then(|| {
        let href = format!("{folder}/__wasm_split.js");
        view! { <link rel="modulepreload" href=href nonce=nonce.clone()/> }
    });
    let start = format!(
        "import start,{{hydrate}} from {js};await start({{module_or_path:{wasm}}});hydrate()",
        js = json!(assets.js),
        wasm = json!(assets.wasm),
    );
    view! {
        <link rel="modulepreload" href=assets.js.clone() nonce=nonce.clone()/>
        {splitter}
        <link
            rel="preload"
            href=assets.wasm.clone()
            r#as="fetch"
            r#type="application/wasm"
            crossorigin="anonymous"
        />
        <script type="module" nonce=nonce inner_html=start></script>
    }
}
