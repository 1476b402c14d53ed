//! `POST /api/register-aff` (seed 003, contract.md §3).

use super::cors::ForeignOrigin;
use super::{caller, error, json};
use crate::http::refusal::{RequestMeta, refuse};
use crate::metrics::count_registration;
use crate::state::AppState;
use axum::extract::{FromRequest as _, Request, State};
use axum::http::header::ORIGIN;
use axum::response::Response;
use bytes::Bytes;
use serde::Serialize;
use serde_json::Value;
use tributary_domain::error::Code;
use tributary_domain::language::Lang;
use tributary_service::registration::{self, Submission};
use utoipa::ToSchema;

/// What the sign-up sends. Unknown fields are ignored.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `Submission::from_json` reads")]
pub struct RegistrationBody {
    /// The operator's host name, exactly one of those it is configured with.
    #[schema(example = "aff-home.example.com", max_length = 253)]
    hostname: String,
    /// First name.
    #[schema(example = "First-name", max_length = 100)]
    first_name: String,
    /// Last name.
    #[schema(example = "Last-name", max_length = 100)]
    last_name: String,
    /// E-mail address; unique with the operator, in any case of its letters.
    #[schema(example = "somemail@somewhere", max_length = 254)]
    bo_user_email: String,
    /// Name to sign in with: 6 to 64 letters, digits and `. _ - @`; unique with the operator.
    #[schema(example = "username123", min_length = 6, max_length = 64)]
    username: String,
    /// At least 6 characters with a lower-case letter, an upper-case letter and a digit; not a
    /// common one.
    #[schema(example = "Q!w2e3r4", min_length = 6, max_length = 512, format = Password)]
    password: String,
    /// Country, ISO 3166-1 alpha-2.
    #[schema(example = "BG", min_length = 2, max_length = 2)]
    country: String,
    /// Must be `true`: the terms and conditions were accepted.
    #[schema(example = true)]
    tc: bool,
    /// The captcha token, action `affregistration`. Needed where the operator's captcha is on and
    /// no key is sent.
    #[schema(example = "03AGdBq261a4cR1", max_length = 8192)]
    token: Option<String>,
    /// Language, ISO 639-1.
    #[schema(example = "FR", min_length = 2, max_length = 2)]
    language: Option<String>,
    /// Phone number.
    #[schema(example = "44097657269", max_length = 40)]
    phone_number: Option<String>,
    /// Company.
    #[schema(example = "Astelit", max_length = 200)]
    company: Option<String>,
    /// Web site.
    #[schema(example = "https://googe.com", max_length = 500)]
    web_site_url: Option<String>,
    /// Skype name.
    #[schema(example = "skype", max_length = 100)]
    skype: Option<String>,
    /// Anything the operator should know.
    #[schema(example = "some info", max_length = 2000)]
    comments: Option<String>,
    /// Facebook page for contact.
    #[schema(max_length = 200)]
    contact_fb: Option<String>,
    /// VK page for contact.
    #[schema(max_length = 200)]
    contact_vk: Option<String>,
    /// Telegram page for contact.
    #[schema(max_length = 200)]
    contact_telegram: Option<String>,
    /// Discord name for contact.
    #[schema(max_length = 200)]
    contact_discord: Option<String>,
    /// Where the sign-up came from.
    #[schema(max_length = 200)]
    registration_source: Option<String>,
    /// Payment method.
    payment_method_id: Option<i64>,
    /// Details of the payment method, any keys.
    #[schema(value_type = Option<Object>)]
    payment_method_details: Option<Value>,
    /// Id in the operator's own systems. Counts with an operator's key alone.
    #[schema(max_length = 200)]
    ext_affiliate_id: Option<String>,
    /// The affiliate that brought it. Counts with an operator's key alone.
    parent_affiliate_id: Option<i64>,
    /// The manager; approves the affiliate at once. Counts with an operator's key alone.
    manager_id: Option<i64>,
    /// Further columns it may see. Counts with an operator's key alone.
    extra_role_ids: Option<Vec<i64>>,
}

/// The answer to a sign-up that was accepted.
#[derive(Serialize, ToSchema)]
pub struct RegisteredBody {
    /// Always 0.
    #[serde(rename = "errCode")]
    #[schema(example = 0)]
    err_code: i32,
    /// One sentence for people.
    message: String,
    /// The new affiliate.
    #[schema(example = 1234)]
    affiliate_id: i64,
    /// 1: Pending, a manager decides; 2: Approved.
    #[schema(example = 1)]
    aff_status_id: i64,
}

/// Signs an affiliate up. Checks run in this order: body (-2), operator (-5), username (-3),
/// password (-9), captcha (-1), uniqueness (-7, then -8). A refusal stores nothing.
///
/// Without a key the call is identified by `hostname` and the captcha `token`; from a web page it
/// must come from one of that operator's origins. With an operator's key (permission
/// `affiliates.write`, scope `all`) no captcha is asked, and the fields that grant something count.
#[utoipa::path(
    post,
    path = "/api/register-aff",
    tag = "Registration",
    summary = "Sign an affiliate up",
    params(
        ("lang" = Option<String>, Query, description = "Language of the sentences in `message` and `fields`: en, fr, id, es, de")
    ),
    request_body = RegistrationBody,
    responses(
        (status = 200, description = "`0` The affiliate is stored", body = RegisteredBody),
        (status = 400, description = "`-2` The body is no JSON object, or deeper than 64", body = error::ErrorBody),
        (status = 401, description = "`3` A key that is unknown, expired, revoked, of another operator, or in the address", body = error::ErrorBody),
        (status = 403, description = "`-1` The captcha did not pass; `3` the key or the origin may not do this", body = error::ErrorBody),
        (status = 404, description = "`-5` No operator has this hostname", body = error::ErrorBody),
        (status = 409, description = "`-7` The username, `-8` the e-mail address is taken", body = error::ErrorBody),
        (status = 413, description = "`8` The body is over 1 MiB", body = error::ErrorBody),
        (status = 415, description = "`10` The body is not application/json", body = error::ErrorBody),
        (status = 422, description = "`-2` Fields are missing or badly formed, all named in `fields`; `-3` the username, `-9` the password breaks its rule", body = error::ErrorBody),
        (status = 429, description = "`12` Too many sign-ups from this address", body = error::ErrorBody),
        (status = 503, description = "`-6` Our fault; nothing was stored; safe to send again", body = error::ErrorBody),
    ),
    security((), ("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn register(State(state): State<AppState>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let asked = RequestMeta::of_parts(&parts);
    let lang = caller::query_value(&parts.uri, "lang");
    let lang = lang.and_then(|tag| Lang::parse(&tag)).unwrap_or_default();
    let actor = match caller::find(&state.service, &parts).await {
        Ok(actor) => actor,
        Err(failure) => return error::from_service(&failure, lang, &asked),
    };
    let headers = &parts.headers;
    let origin = headers
        .get(ORIGIN)
        .map(|origin| origin.to_str().unwrap_or("null").to_owned());
    let Ok(body) = Bytes::from_request(Request::new(body), &()).await else {
        return refuse(&asked, Code::BadRequest);
    };
    let fields = match json::read_fields(headers, &body, Code::FormNotReadable) {
        Ok(fields) => fields,
        Err(code) => return refuse(&asked, code),
    };
    let submission = Submission::from_json(&fields);
    match registration::register(&state.service, &actor, origin.as_deref(), submission).await {
        Ok(registered) => {
            count_registration("api", Code::Ok.name());
            json::answer(&RegisteredBody {
                err_code: Code::Ok.err_code(),
                message: Code::Ok.message().to_owned(),
                affiliate_id: registered.id.0,
                aff_status_id: registered.status.number(),
            })
        }
        Err(failure) => {
            count_registration("api", failure.code().name());
            let mut response = error::from_service(&failure, lang, &asked);
            if failure.code() == Code::OriginNotAllowed {
                response.extensions_mut().insert(ForeignOrigin);
            }
            response
        }
    }
}
