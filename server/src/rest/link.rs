//! `af2_link_op`, `af2_link_af` and `private-api` (seed 004, contract.md §4): destination links,
//! and the tracking links that are built to them.

use super::error::ErrorBody;
use super::exact::{Body, ObjectText, TextOrNumber};
use super::json;
use super::list::{Filter, Range};
use super::vendor::{self, Call, Need};
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use tributary_domain::api_key::{KeyKind, Permission};
use tributary_domain::id::{AffiliateId, CampaignId, LinkId};
use tributary_domain::operator::Operator;
use tributary_domain::violation::{PlainRule, Rule};
use tributary_service::link::{self, Listed};
use tributary_service::tracking_link::{self, Base, Wanted};
use tributary_service::{Actor, Error};
use utoipa::ToSchema;

/// What the list can be narrowed to.
const FILTERS: [&str; 5] = ["brand_id", "enabled", "id", "is_public", "link_id"];

/// A destination link.
#[derive(Serialize, ToSchema)]
pub struct LinkRow {
    /// The link.
    id: i64,
    /// The same.
    link_id: i64,
    /// Whether it works.
    enabled: bool,
    /// The brand it leads to.
    brand_id: i64,
    /// 1 registration page, 2 landing page, 3 home page, 4 other.
    link_type_id: i64,
    /// The name of the type.
    link_type_name: &'static str,
    /// The name that affiliates see.
    link_name: String,
    /// What affiliates should know about it.
    description: Option<String>,
    /// Where a click goes, with macros.
    destination_url: String,
    /// Where the other clicks of an A/B test go.
    destination_url_ab: Option<String>,
    /// Who sees it when not everybody does; for an affiliate, nobody but itself.
    private_affiliate_ids: Option<Vec<i64>>,
    /// Whether every affiliate sees it.
    is_public: bool,
    /// An address of it that leaves open whose click it is: `aff` says so.
    link_id_external: Option<String>,
    /// When it was made.
    create_date: String,
    /// When it last changed.
    update_date: String,
    /// The employee who made it; null for the command line and keys.
    create_by: Option<i64>,
    /// The brand's name.
    brand_name: String,
    /// The operator.
    operator_id: i64,
    /// Whether the brand's links work.
    is_active_brand: bool,
    /// Whether tracking links to it can carry a campaign.
    enable_campaigns: bool,
    /// Whether `source_id` is taken.
    enable_source_id: bool,
    /// Both names.
    link_name_and_brand: String,
    /// The media that belong to it.
    asset_ids: Vec<i64>,
}

/// A call of `private-api`.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `call` reads")]
pub struct CallBody {
    /// What to do: `af2_build_link`.
    #[schema(example = "af2_build_link")]
    method: String,
    /// With what.
    params: CallParams,
}

/// What a method works with.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `build` reads")]
pub struct CallParams {
    /// For `af2_build_link`.
    #[schema(rename = "linkParams")]
    link_params: LinkParams,
}

/// Which tracking link is built.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `build` reads")]
pub struct LinkParams {
    /// The destination link.
    #[schema(example = 658)]
    link_id: i64,
    /// The affiliate who shares it.
    #[schema(example = 46554)]
    affiliate_id: i64,
    /// What tells the affiliate's own sources apart.
    #[schema(max_length = 256)]
    source_id: Option<String>,
    /// The campaign it belongs to.
    campaign_id: Option<i64>,
}

/// A tracking link.
#[derive(Serialize, ToSchema)]
pub struct BuiltBody {
    /// Its address. The same call answers the same address again.
    #[schema(example = "https://go.brand.example/l7l6otqy")]
    link: String,
}

/// Lists the operator's destination links; with a key for some affiliates, those that are for
/// them.
#[utoipa::path(
    get,
    path = "/api/af2_link_op",
    tag = "Links",
    summary = "List destination links",
    params(
        ("filter" = Option<String>, Query, description = "JSON object of `id` (or `link_id`), `brand_id`, `enabled`, `is_public`"),
        ("range" = Option<String>, Query, description = "First and last row, both included, counted from 0; at most 1000 rows are answered", example = "[0,999]"),
    ),
    responses(
        (status = 200, description = "The links", body = Vec<LinkRow>),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key of another kind, or without `links.read`", body = ErrorBody),
        (status = 422, description = "`11` A filter or range that is none", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn list_op(State(state): State<AppState>, request: Request) -> Response {
    let need = vendor::operator(Permission::LinksRead);
    vendor::answer(&state, request, need, |call| {
        list(call, "af2_link_op", None)
    })
    .await
}

/// Lists the destination links that work and are for the affiliate whose key it is.
#[utoipa::path(
    get,
    path = "/api/af2_link_af",
    tag = "Links",
    summary = "List destination links, as an affiliate",
    params(
        ("filter" = Option<String>, Query, description = "As in `af2_link_op`"),
        ("range" = Option<String>, Query, description = "As in `af2_link_op`"),
    ),
    responses(
        (status = 200, description = "The links", body = Vec<LinkRow>),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key of another kind, or without `links.read`", body = ErrorBody),
        (status = 422, description = "`11` A filter or range that is none", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn list_af(State(state): State<AppState>, request: Request) -> Response {
    let need = vendor::affiliate(Permission::LinksRead);
    vendor::answer(&state, request, need, |call| {
        let own = match &call.actor {
            Actor::Key { key, .. } => key.affiliate_id,
            _ => None,
        };
        list(call, "af2_link_af", own)
    })
    .await
}

async fn list(call: Call, resource: &str, own: Option<AffiliateId>) -> Result<Response, Error> {
    let range = Range::of(&call.uri)?;
    let mut filter = Filter::of(&call.uri, &FILTERS)?;
    let (id, link_id) = (filter.list::<i64>("id"), filter.list::<i64>("link_id"));
    let brands = filter.list::<i64>("brand_id");
    let (enabled, public) = (
        filter.list::<bool>("enabled"),
        filter.list::<bool>("is_public"),
    );
    filter.finish()?;
    let mut listed = link::list(&call.service, &call.actor).await?;
    listed.retain(|Listed { link, .. }| {
        within(&id, &link.id.0)
            && within(&link_id, &link.id.0)
            && within(&brands, &link.brand_id.0)
            && within(&enabled, &link.is_enabled)
            && within(&public, &link.is_public)
    });
    let operator = tracking_link::operator_of(&call.service, &call.actor).await?;
    let total = i64::try_from(listed.len()).unwrap_or(i64::MAX);
    let offset = usize::try_from(range.offset).unwrap_or(usize::MAX);
    let limit = usize::try_from(range.limit).unwrap_or(0);
    let rows: Vec<LinkRow> = (listed.into_iter().skip(offset).take(limit))
        .map(|listed| row(listed, &operator, &call.origin, own))
        .collect();
    Ok(range.stamp(json::answer(&rows), resource, rows.len(), total))
}

/// Whether a filter lets a value through; none lets everything.
fn within<T: PartialEq>(wanted: &Option<Vec<T>>, value: &T) -> bool {
    wanted.as_ref().is_none_or(|wanted| wanted.contains(value))
}

fn row(listed: Listed, operator: &Operator, origin: &str, own: Option<AffiliateId>) -> LinkRow {
    let Listed { link, brand } = listed;
    let aff = own.map_or_else(|| "XXX".to_owned(), |id| id.to_string());
    let private = (!link.is_public).then_some(match own {
        Some(own) => vec![own.0],
        None => link.private_affiliate_ids.iter().map(|id| id.0).collect(),
    });
    LinkRow {
        id: link.id.0,
        link_id: link.id.0,
        enabled: link.is_enabled,
        brand_id: brand.id.0,
        link_type_id: link.link_type.number(),
        link_type_name: link.link_type.name(),
        link_name_and_brand: format!("{} / {}", link.name, brand.name),
        link_name: link.name,
        description: Some(link.description).filter(|text| !text.is_empty()),
        destination_url: link.destination_url,
        destination_url_ab: link.destination_url_ab,
        private_affiliate_ids: private,
        is_public: link.is_public,
        link_id_external: Base::of(operator, &brand, Some(origin)).of_link(link.id, &aff),
        create_date: link.created_at.to_rfc3339(),
        update_date: link.updated_at.to_rfc3339(),
        create_by: link.created_by.map(|id| id.0),
        operator_id: link.operator_id.0,
        is_active_brand: brand.is_active,
        brand_name: brand.name,
        enable_campaigns: link.has_campaigns,
        enable_source_id: link.has_source_id,
        asset_ids: Vec::new(),
    }
}

/// Calls a method by its name. There is one: `af2_build_link` answers the tracking link of an
/// affiliate to a destination link. It is made once; the same call answers it again.
#[utoipa::path(
    post,
    path = "/api/private-api",
    tag = "Links",
    summary = "Build a tracking link",
    request_body = CallBody,
    responses(
        (status = 200, description = "The tracking link", body = BuiltBody),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key of another kind, or with neither `links.read` nor `links.write`", body = ErrorBody),
        (status = 404, description = "`4` No such link or affiliate, or a link that is not for the affiliate", body = ErrorBody),
        (status = 409, description = "`7` The link is disabled, or the affiliate not approved", body = ErrorBody),
        (status = 422, description = "`11` An unknown method, or a field that is missing or wrong", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn call(State(state): State<AppState>, request: Request) -> Response {
    let (read, write) = (Permission::LinksRead, Permission::LinksWrite);
    let need = Need::KeyWithEither(KeyKind::Operator, read, write);
    vendor::answer(&state, request, need, |call| async move {
        let mut body = call.body()?;
        let method = body.required::<String>("method");
        let params = body.value::<ObjectText>("params");
        body.finish()?;
        match method.as_deref() {
            Some("af2_build_link") => build(&call, params).await,
            _ => Err(Error::invalid("method", Rule::one_of(&["af2_build_link"]))),
        }
    })
    .await
}

async fn build(call: &Call, params: Option<ObjectText>) -> Result<Response, Error> {
    let missing = || Error::invalid("params.linkParams", PlainRule::Required);
    let mut params = inner(&params.ok_or_else(missing)?)?;
    let link_params = params.value::<ObjectText>("linkParams");
    params.finish()?;
    let mut fields = inner(&link_params.ok_or_else(missing)?)?;
    let (link_id, affiliate_id) = (fields.required("link_id"), fields.required("affiliate_id"));
    let source_id = fields.value::<TextOrNumber>("source_id");
    let campaign_id = fields.value::<i64>("campaign_id");
    fields.finish()?;
    let wanted = Wanted {
        link_id: LinkId(link_id.unwrap_or_default()),
        affiliate_id: AffiliateId(affiliate_id.unwrap_or_default()),
        campaign_id: campaign_id.map(CampaignId),
        source_id: source_id.map(|text| text.0).unwrap_or_default(),
    };
    let link =
        tracking_link::build(&call.service, &call.actor, Some(&call.origin), &wanted).await?;
    Ok(json::answer(&BuiltBody { link }))
}

/// An object inside the body.
fn inner(text: &ObjectText) -> Result<Body, Error> {
    Body::parse(&HeaderMap::new(), text.0.as_bytes())
}
