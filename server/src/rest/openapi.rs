//! The OpenAPI 3.1 description of the HTTP API, put together from what stands beside each
//! handler.

use super::{
    affiliate, balance, captcha, custom_tag, deal, error, event, explain, link, payment,
    registration, report,
};
use crate::http::health;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use std::sync::OnceLock;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

/// The description. A new endpoint is a line in `paths`.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Tributary",
        description = "The HTTP API of a Tributary server: a self-hosted affiliate platform. \
            Every error has the same body, `ErrorBody`; `errCode` is what programs branch on. \
            Limits: bodies 1 MiB, addresses 8 KiB, JSON 64 levels deep."
    ),
    paths(
        registration::register,
        captcha::challenge,
        affiliate::list,
        affiliate::show,
        affiliate::change,
        custom_tag::list,
        deal::list,
        deal::create,
        deal::change,
        balance::list,
        payment::methods,
        payment::list,
        payment::create,
        payment::show,
        payment::approve,
        payment::pay,
        payment::cancel,
        link::list_op,
        link::list_af,
        link::call,
        report::list,
        report::run,
        report::media::operator,
        report::media::affiliate,
        report::registrations::operator,
        report::registrations::affiliate,
        explain::registration,
        explain::entry,
        event::send,
        event::import,
        health::alive,
        health::ready,
        serve,
    ),
    components(schemas(
        registration::RegistrationBody,
        registration::RegisteredBody,
        captcha::ChallengeBody,
        affiliate::AffiliateRow<'static>,
        affiliate::DefaultDealRow<'static>,
        affiliate::ManagerContacts<'static>,
        affiliate::ChangesBody,
        custom_tag::TagRow<'static>,
        custom_tag::TagOptionRow<'static>,
        deal::DealBody,
        deal::DealInput,
        deal::TierBody,
        deal::TierInput,
        balance::BalanceRow<'static>,
        payment::MethodRow,
        payment::PaymentRow<'static>,
        payment::PaymentsBody<'static>,
        payment::NewPaymentBody,
        payment::DecisionBody,
        link::LinkRow,
        link::CallBody,
        link::CallParams,
        link::LinkParams,
        link::BuiltBody,
        report::ReportInput,
        report::ReportBody,
        report::ColumnBody,
        report::DescriptionBody,
        report::DescriptionsBody,
        report::media::MediaReportBody,
        explain::PlayerTraceBody,
        explain::EntryTraceBody,
        explain::part::FormulaBody,
        explain::part::StepBody,
        explain::ProgressBody,
        explain::part::QualifierBody,
        explain::ConsideredBody,
        explain::DealNameBody,
        explain::EventNameBody,
        explain::SumsBody,
        event::EventBody,
        event::EventsBody,
        event::EventResult,
        error::ErrorBody,
    )),
    modifiers(&Security),
    tags(
        (name = "Registration", description = "Affiliates sign up."),
        (name = "Affiliates", description = "Affiliates, their terms and tags, with an operator's key."),
        (name = "Deals", description = "What affiliates earn."),
        (name = "Events", description = "What brands tell of their players."),
        (name = "Payments", description = "What affiliates are owed, and how they are paid."),
        (name = "Explain", description = "Why: the steps and numbers behind players and entries."),
        (name = "Links", description = "Destination links, and tracking links to them."),
        (name = "Reports", description = "What happened, and what it earned."),
        (name = "Operations", description = "For whoever runs the server."),
    )
)]
pub struct Description;

/// The three ways to send a key.
struct Security;

impl Modify for Security {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let schemes = [
            (
                "api_key",
                header("authorization", "The key as it is: `authorization: trb_…`"),
            ),
            (
                "x_api_key",
                header("x-api-key", "The key as it is: `x-api-key: trb_…`"),
            ),
            (
                "bearer",
                SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)),
            ),
        ];
        let components = openapi.components.get_or_insert_with(Default::default);
        for (name, scheme) in schemes {
            components.add_security_scheme(name, scheme);
        }
    }
}

fn header(name: &str, description: &str) -> SecurityScheme {
    SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description(
        name,
        description,
    )))
}

/// The description as text; made once.
#[must_use]
pub fn text() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        // Our own types always can be written.
        Description::openapi().to_pretty_json().unwrap_or_default()
    })
}

/// Answers the description.
#[utoipa::path(
    get,
    path = "/api/openapi.json",
    tag = "Operations",
    summary = "This description, as OpenAPI 3.1",
    responses((status = 200, description = "The description", content_type = "application/json"))
)]
pub async fn serve() -> impl IntoResponse {
    // The same for everybody, unlike the rest of the API.
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CACHE_CONTROL, "public, max-age=300"),
    ];
    (headers, text())
}
