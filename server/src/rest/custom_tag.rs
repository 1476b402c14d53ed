//! `af2_custom_tags_op`: the tags and options that `custom_prop_<tag>` takes.

use super::error::ErrorBody;
use super::vendor;
use super::{json, list::Filter};
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::response::Response;
use serde::Serialize;
use tributary_domain::api_key::Permission;
use tributary_domain::custom_tag::CustomTag;
use tributary_service::custom_tag;
use utoipa::ToSchema;

/// A tag with its options.
#[derive(Serialize, ToSchema)]
pub struct TagRow<'a> {
    /// The tag: the number in `custom_prop_<tag>`.
    #[schema(example = 155)]
    id: i64,
    /// The same number.
    tag_id: i64,
    /// Its name.
    name: &'a str,
    /// What it stands on: affiliate, link or media.
    #[schema(example = "affiliate")]
    entity: &'static str,
    /// Whether it can't be cleared.
    is_required: bool,
    /// The values it can have.
    options: Vec<TagOptionRow<'a>>,
}

/// One of the values of a tag.
#[derive(Serialize, ToSchema)]
pub struct TagOptionRow<'a> {
    /// The number that `custom_prop_<tag>` takes.
    #[schema(example = 33)]
    id: i64,
    /// Its name.
    name: &'a str,
}

impl<'a> From<&'a CustomTag> for TagRow<'a> {
    fn from(tag: &'a CustomTag) -> Self {
        Self {
            id: tag.id.0,
            tag_id: tag.id.0,
            name: &tag.name,
            entity: tag.entity.name(),
            is_required: tag.is_required,
            options: (tag.options.iter())
                .map(|option| TagOptionRow {
                    id: option.id.0,
                    name: &option.name,
                })
                .collect(),
        }
    }
}

/// Lists the operator's custom tags with their options. They are made by `tributary tag create`.
#[utoipa::path(
    get,
    path = "/api/af2_custom_tags_op",
    tag = "Affiliates",
    summary = "List custom tags",
    params(("filter" = Option<String>, Query, description = "JSON object of `entity`: affiliate, link or media")),
    responses(
        (status = 200, description = "The tags", body = Vec<TagRow>),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key of another kind, or without `affiliates.read`", body = ErrorBody),
        (status = 422, description = "`11` A filter that is none", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn list(State(state): State<AppState>, request: Request) -> Response {
    let need = vendor::operator(Permission::AffiliatesRead);
    vendor::answer(&state, request, need, |call| async move {
        let mut filter = Filter::of(&call.uri, &["entity"])?;
        let entities = filter.list::<String>("entity");
        filter.finish()?;
        let tags = custom_tag::list(&call.service, &call.actor).await?;
        let is_asked = |tag: &&CustomTag| {
            let names = entities.as_ref();
            names.is_none_or(|names| names.iter().any(|name| name == tag.entity.name()))
        };
        let rows: Vec<TagRow> = tags.iter().filter(is_asked).map(TagRow::from).collect();
        Ok(json::answer(&rows))
    })
    .await
}
