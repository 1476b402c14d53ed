//! Campaigns.

use crate::audit::{self, Subject};
use crate::operator::unknown;
use crate::{Actor, Error, Service, policy};
use serde_json::json;
use tributary_domain::api_key::Permission;
use tributary_domain::audit::Action;
use tributary_domain::campaign::{Campaign, NAME};
use tributary_domain::id::{CampaignId, OperatorId};
use tributary_domain::violation::PlainRule;
use tributary_store::{StoreError, Unique, campaign, operator};

/// Makes a campaign.
///
/// # Errors
/// `Code::Invalid` for a name that is none, `Code::Conflict` for one that is taken;
/// `Code::Forbidden` for anybody but the operator's admins, its managers and the console.
pub async fn create(
    service: &Service,
    actor: &Actor,
    operator: OperatorId,
    name: &str,
) -> Result<CampaignId, Error> {
    let operator = policy::changer(actor, Permission::LinksWrite, Some(operator))?;
    let name = &NAME.read(name).map_err(|rule| Error::invalid(NAME, rule))?;
    let mut tx = service.store.begin().await?;
    if operator::by_id(&mut tx, operator).await?.is_none() {
        return Err(unknown(operator));
    }
    let id = match campaign::insert(&mut tx, operator, name, service.clock.now()).await {
        Err(StoreError::Conflict(Unique::CampaignName)) => {
            return Err(Error::conflict(NAME, PlainRule::NameTaken));
        }
        made => made?,
    };
    let subject = Subject::new("campaign", id.0);
    let detail = json!({ "name": name });
    audit::record(
        service,
        &mut tx,
        operator,
        actor,
        Action::CampaignCreated,
        subject,
        detail,
    )
    .await?;
    tx.commit().await?;
    Ok(id)
}

/// Every campaign of the caller's operator, the oldest first.
///
/// # Errors
/// `Code::Forbidden` for who may not read links.
pub async fn list(service: &Service, actor: &Actor) -> Result<Vec<Campaign>, Error> {
    let (operator, _) = policy::reader(actor, Permission::LinksRead)?;
    Ok(campaign::list(&mut service.store.read().await?, operator).await?)
}
