//! The public HTTP API (contract.md §2 to §8), one file per resource. Handlers are thin: who is
//! asking, one use case, the answer.
//!
//! | to add | do |
//! |---|---|
//! | an endpoint | a file here with its handler and `#[utoipa::path]`, its route in [`router`], its line in [`openapi`] |
//! | an error | a code in `domain/src/error.rs`; [`error`] writes every one of them |
//!
//! After a change of an endpoint, `tributary openapi > docs/openapi.json`; a test compares.

pub mod affiliate;
pub mod balance;
pub mod caller;
pub mod captcha;
pub mod cors;
pub mod custom_tag;
pub mod deal;
pub mod docs;
pub mod error;
pub mod event;
pub mod exact;
pub mod explain;
pub mod json;
pub mod link;
pub mod list;
pub mod openapi;
pub mod payment;
pub mod registration;
pub mod report;
pub mod vendor;

use crate::http::refusal::{RequestMeta, method_not_allowed, refuse};
use crate::state::AppState;
use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use axum::routing::{any, get, post, put};
use tributary_domain::error::Code;

/// Every route under `/api`, and `/docs`.
pub fn router(state: AppState) -> Router {
    let public = Router::new()
        .route("/api/register-aff", post(registration::register))
        .route("/api/v1/captcha/challenge", get(captcha::challenge))
        .method_not_allowed_fallback(method_not_allowed)
        .layer(axum::middleware::from_fn_with_state(
            state.clone(),
            cors::layer,
        ));
    Router::new()
        .route("/api/openapi.json", get(openapi::serve))
        .route("/docs", get(docs::page))
        .route("/api/af2_balance_op", get(balance::list))
        .route("/api/af2_payment_methods_op", get(payment::methods))
        .route("/api/v1/payments", get(payment::list).post(payment::create))
        .route("/api/v1/payments/{id}", get(payment::show))
        .route("/api/v1/payments/{id}/approve", post(payment::approve))
        .route("/api/v1/payments/{id}/pay", post(payment::pay))
        .route("/api/v1/payments/{id}/cancel", post(payment::cancel))
        .route("/api/af2_custom_tags_op", get(custom_tag::list))
        .route("/api/af2_aff_op", get(affiliate::list))
        .route(
            "/api/af2_aff_op/{id}",
            get(affiliate::show).put(affiliate::change),
        )
        .route("/api/af2_deals_op", get(deal::list).post(deal::create))
        .route("/api/af2_deals_op/{id}", put(deal::change))
        .route("/api/af2_link_op", get(link::list_op))
        .route("/api/af2_link_af", get(link::list_af))
        .route("/api/private-api", post(link::call))
        .route("/api/af2_media_report_op", get(report::media::operator))
        .route("/api/af2_media_report_af", get(report::media::affiliate))
        .route("/api/af2_regs_op", get(report::registrations::operator))
        .route("/api/af2_regs_af", get(report::registrations::affiliate))
        .route("/api/v1/reports", get(report::list))
        .route("/api/v1/reports/run", post(report::run))
        .route(
            "/api/v1/registrations/{id}/explain",
            get(explain::registration),
        )
        .route("/api/v1/ledger/{id}/explain", get(explain::entry))
        .route("/api/v1/events", post(event::send))
        .route("/api/v1/events/import", post(event::import))
        .route("/api", any(not_found))
        .route("/api/{*rest}", any(not_found))
        .method_not_allowed_fallback(method_not_allowed)
        .merge(public)
        .with_state(state)
}

async fn not_found(request: Request) -> Response {
    refuse(&RequestMeta::of(&request), Code::NotFound)
}
