//! `af2_aff_op`: affiliates for the operator's own scripts (seed 004, contract.md §4).

mod change;
mod row;

pub use change::ChangesBody;
pub(crate) use row::object;
pub use row::{AffiliateRow, DefaultDealRow, ManagerContacts};

use super::error::ErrorBody;
use super::json;
use super::list::{Filter, Range};
use super::vendor::{self, Call, path_id};
use crate::state::AppState;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use tributary_domain::affiliate::Status;
use tributary_domain::api_key::Permission;
use tributary_domain::id::{AffiliateId, StaffId};
use tributary_service::Error;
use tributary_service::affiliate;
use tributary_service::affiliate::overview::{self, Page, Window};

/// The name of the list in `Content-Range`.
const RESOURCE: &str = "af2_aff_op";

/// What the list can be narrowed to.
const FILTERS: [&str; 9] = [
    "aff_status_id",
    "affiliate_id",
    "bo_user_email",
    "ext_affiliate_id",
    "id",
    "manager_id",
    "parent_affiliate_id",
    "username",
    "without_money",
];

/// Lists the operator's affiliates by their ids, those within the key's scopes.
///
/// `filter` is a JSON object; each field takes one value or a list of them, an empty list matches
/// nothing, and a field that is not known here is refused. The fields may also stand in the
/// address by themselves. `without_money` saves looking up the balances; the four sums are then
/// `null`. `Content-Range` says which rows of how many these are.
#[utoipa::path(
    get,
    path = "/api/af2_aff_op",
    tag = "Affiliates",
    summary = "List affiliates",
    params(
        ("filter" = Option<String>, Query, description = "JSON object of `aff_status_id`, `affiliate_id` (or `id`), `username`, `bo_user_email`, `manager_id`, `parent_affiliate_id`, `ext_affiliate_id`, `without_money`", example = "{\"aff_status_id\":[2],\"without_money\":true}"),
        ("range" = Option<String>, Query, description = "First and last row, both included, counted from 0; at most 1000 rows are answered", example = "[0,999]"),
    ),
    responses(
        (status = 200, description = "The affiliates", body = Vec<AffiliateRow>, headers(("content-range" = String, description = "`af2_aff_op 0-999/12345`"))),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key of another kind, or without `affiliates.read`", body = ErrorBody),
        (status = 422, description = "`11` A filter or range that is none", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn list(State(state): State<AppState>, request: Request) -> Response {
    let need = vendor::operator(Permission::AffiliatesRead);
    vendor::answer(&state, request, need, |call| async move {
        let range = Range::of(&call.uri)?;
        let mut filter = Filter::of(&call.uri, &FILTERS)?;
        let statuses = filter.list::<i64>("aff_status_id");
        let ids = super::list::both(filter.list("id"), filter.list("affiliate_id"));
        let affiliates = |ids: Vec<i64>| ids.into_iter().map(AffiliateId).collect::<Vec<_>>();
        let narrowed = overview::Filter {
            reach: None,
            ids: ids.map(affiliates),
            // A number that is no status matches nothing.
            statuses: statuses.map(|numbers| {
                numbers
                    .into_iter()
                    .filter_map(Status::from_number)
                    .collect()
            }),
            usernames: filter.list("username"),
            emails: filter.list("bo_user_email"),
            managers: filter
                .list("manager_id")
                .map(|ids| ids.into_iter().map(StaffId).collect()),
            parents: filter.list("parent_affiliate_id").map(affiliates),
            ext_ids: filter
                .list::<super::exact::TextOrNumber>("ext_affiliate_id")
                .map(|ids| ids.into_iter().map(|id| id.0).collect()),
        };
        let with_money = !filter.flag("without_money");
        filter.finish()?;
        let window = Window {
            offset: range.offset,
            limit: range.limit,
        };
        let page = overview::list(&call.service, &call.actor, narrowed, with_money, window).await?;
        let rows = rows(&call, &page, with_money)?;
        Ok(range.stamp(json::answer(&rows), RESOURCE, rows.len(), page.total))
    })
    .await
}

/// Answers one affiliate, with its balance.
#[utoipa::path(
    get,
    path = "/api/af2_aff_op/{id}",
    tag = "Affiliates",
    summary = "Read an affiliate",
    params(("id" = i64, Path, description = "The affiliate")),
    responses(
        (status = 200, description = "The affiliate", body = AffiliateRow),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key of another kind, or without `affiliates.read`", body = ErrorBody),
        (status = 404, description = "`4` There is none within the key's scopes", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn show(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let need = vendor::operator(Permission::AffiliatesRead);
    vendor::answer(&state, request, need, |call| async move {
        let page = overview::show(&call.service, &call.actor, path_id(&id)?).await?;
        one(&call, &page)
    })
    .await
}

/// Changes an affiliate: every field that is named, or none when one is refused; `fields` then
/// names all that are wrong. Fields that are not listed are ignored; `null` clears what can be
/// cleared. The affiliate is answered as `GET` does.
///
/// A status moves by the machine of statuses: nothing goes back to Pending (1), and Approved (2)
/// needs a manager, who may come in the same call. Without `status_reason` the history names the
/// key. The parent can't be changed any more once the affiliate has earned commission under the
/// one it has. What a parent earns on its subs stands on the parent: of `sub_cpa_fee`,
/// `sub_commission_cut_percent` and `sub_net_pl_cut_percent`, those that are not named stay.
#[utoipa::path(
    put,
    path = "/api/af2_aff_op/{id}",
    tag = "Affiliates",
    summary = "Change an affiliate",
    params(("id" = i64, Path, description = "The affiliate")),
    request_body = ChangesBody,
    responses(
        (status = 200, description = "The affiliate as it is now", body = AffiliateRow),
        (status = 400, description = "`1` The body is no JSON object", body = ErrorBody),
        (status = 401, description = "`3` No key, or one that is unknown, expired or revoked", body = ErrorBody),
        (status = 403, description = "`3` A key of another kind, or without `affiliates.write`", body = ErrorBody),
        (status = 404, description = "`4` There is none within the key's scopes", body = ErrorBody),
        (status = 409, description = "`7` The status, or what was earned, does not allow it; `-8` the e-mail address is taken", body = ErrorBody),
        (status = 422, description = "`11` Fields that break their rules, all named in `fields`", body = ErrorBody),
    ),
    security(("api_key" = []), ("x_api_key" = []), ("bearer" = []))
)]
pub async fn change(
    State(state): State<AppState>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let need = vendor::operator(Permission::AffiliatesWrite);
    vendor::answer(&state, request, need, |call| async move {
        let id: AffiliateId = path_id(&id)?;
        let changes = change::read(call.body()?);
        affiliate::edit(&call.service, &call.actor, id, changes).await?;
        let page = overview::changed(&call.service, &call.actor, id).await?;
        one(&call, &page)
    })
    .await
}

fn rows<'a>(call: &Call, page: &'a Page, with_money: bool) -> Result<Vec<AffiliateRow<'a>>, Error> {
    let origin = row::origin(&page.operator, &call.origin);
    let row = |of| {
        let (service, actor) = (&call.service, &call.actor);
        row::AffiliateRow::new(service, actor, &page.operator, of, &origin, with_money)
    };
    page.rows.iter().map(row).collect()
}

fn one(call: &Call, page: &Page) -> Result<Response, Error> {
    let rows = rows(call, page, true)?;
    match rows.first() {
        Some(row) => Ok(json::answer(row)),
        None => Err(tributary_domain::error::Code::NotFound.into()),
    }
}
