//! `GET /api/v1/captcha/challenge`: the proof of work's puzzle (ALTCHA's JSON).

use super::{caller, error, json};
use crate::http::address::Host;
use crate::http::refusal::{RequestMeta, refuse};
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::response::Response;
use serde::Serialize;
use tributary_domain::captcha::Challenge;
use tributary_domain::error::Code;
use tributary_domain::language::Lang;
use tributary_service::operator;
use utoipa::ToSchema;

/// A puzzle: find the `number` up to `maxnumber` for which `SHA-256(salt ‖ number)` is
/// `challenge`. `token` of a registration is then the Base64 of the JSON object `{"algorithm",
/// "challenge", "number", "salt", "signature"}`.
#[derive(Serialize, ToSchema)]
pub struct ChallengeBody {
    /// Always `SHA-256`.
    #[schema(example = "SHA-256")]
    algorithm: String,
    /// The digest to find, in lower-case hex.
    challenge: String,
    /// The largest number that may be the answer.
    maxnumber: u64,
    /// Random text, with the moment from which the puzzle is refused.
    salt: String,
    /// Our signature over the challenge.
    signature: String,
}

impl From<Challenge> for ChallengeBody {
    fn from(challenge: Challenge) -> Self {
        let Challenge {
            algorithm,
            challenge,
            maxnumber,
            salt,
            signature,
        } = challenge;
        Self {
            algorithm,
            challenge,
            maxnumber,
            salt,
            signature,
        }
    }
}

/// Makes a puzzle for a sign-up at the operator of the host name.
#[utoipa::path(
    get,
    path = "/api/v1/captcha/challenge",
    tag = "Registration",
    summary = "A proof-of-work puzzle for a sign-up",
    params(
        ("hostname" = Option<String>, Query, description = "The operator's host name, where the call goes to another one")
    ),
    responses(
        (status = 200, description = "The puzzle", body = ChallengeBody),
        (status = 404, description = "`-5` No operator has this hostname", body = error::ErrorBody),
        (status = 503, description = "`14` The service can't answer right now", body = error::ErrorBody),
    )
)]
pub async fn challenge(State(state): State<AppState>, request: Request) -> Response {
    let asked = RequestMeta::of(&request);
    let named = caller::query_value(request.uri(), "hostname");
    let host = request
        .extensions()
        .get::<Host>()
        .map(|host| host.name.clone());
    let Some(host) = named.or(host) else {
        return refuse(&asked, Code::CannotFindOperatorByHost);
    };
    let made = async {
        let operator = operator::by_host(&state.service, &host).await?;
        let operator = operator.ok_or(Code::CannotFindOperatorByHost)?;
        state.service.captcha.challenge(operator.id)
    };
    match made.await {
        Ok(challenge) => json::answer(&ChallengeBody::from(challenge)),
        Err(failure) => error::from_service(&failure, Lang::En, &asked),
    }
}
