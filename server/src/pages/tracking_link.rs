//! `POST /links`: an affiliate's own address of a page.

use super::posted_form::PostedForm;
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::response::Response;
use tributary_app::api::tracking_link::wanted;
use tributary_domain::error::Code;
use tributary_domain::id::AffiliateId;
use tributary_domain::violation::PlainRule;
use tributary_service::{Actor, Error, tracking_link};

/// Makes the address that the form means, and shows it.
pub async fn build(State(state): State<AppState>, request: Request) -> Response {
    let sent = match PostedForm::read(&state, request).await {
        Ok(sent) => sent,
        Err(answer) => return answer,
    };
    let Actor::Affiliate { id, .. } = sent.actor() else {
        return sent.hidden().await;
    };
    let done = built(&state, *id, &sent).await;
    sent.answer(done).await
}

async fn built(state: &AppState, id: AffiliateId, sent: &PostedForm) -> Result<String, Error> {
    let value = |name: &str| sent.fields.get(name).unwrap_or_default().to_owned();
    let (wanted, _) = wanted(id, value)?;
    let (service, origin) = (&state.service, Some(sent.origin()));
    match tracking_link::build(service, sent.actor(), origin, &wanted).await {
        // Whether it is there for others is not theirs to know.
        Err(error) if error.code() == Code::NotFound => {
            return Err(Error::invalid("link", PlainRule::ChooseLink));
        }
        Err(Error::Invalid {
            code,
            mut violations,
        }) => {
            for violation in &mut violations {
                if violation.field.as_str() == "campaign_id" {
                    violation.field = "campaign".into();
                }
            }
            return Err(Error::Invalid { code, violations });
        }
        built => built?,
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in sent.fields.shown() {
        if !value.trim().is_empty() {
            query.append_pair(&name, value.trim());
        }
    }
    Ok(format!("/links?{}#built", query.finish()))
}
