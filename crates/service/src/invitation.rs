//! Invitation links: `/register?paff=…&mgr=…&sig=…`, the `sub_affiliate_url` and
//! `same_manager_url` of seed 004. The signature is what makes them grant anything.

use crate::{Actor, Error, Service};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use tributary_domain::error::Code;
use tributary_domain::hex;
use tributary_domain::id::{AffiliateId, OperatorId, StaffId};
use tributary_store::affiliate;

/// Bytes of a signature: 128 bits, 32 characters in the link.
const SIGNATURE_BYTES: usize = 16;

/// What the signature is over: the operator, parent and manager. `auto_approve=false` is not in
/// it, because anybody may ask for less than a link grants.
fn mac(
    service: &Service,
    operator: OperatorId,
    parent: Option<AffiliateId>,
    manager: Option<StaffId>,
) -> Result<Hmac<Sha256>, Error> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&service.secret).map_err(Error::internal)?;
    let number = |id: Option<i64>| id.map_or_else(String::new, |id| id.to_string());
    let (parent, manager) = (
        number(parent.map(|id| id.0)),
        number(manager.map(|id| id.0)),
    );
    mac.update(format!("invitation/{operator}/{parent}/{manager}").as_bytes());
    Ok(mac)
}

/// Whether `signature` is ours for this parent and manager.
pub(crate) fn is_signed(
    service: &Service,
    operator: OperatorId,
    parent: Option<AffiliateId>,
    manager: Option<StaffId>,
    signature: &str,
) -> Result<bool, Error> {
    let signed = hex::write(
        &mac(service, operator, parent, manager)?
            .finalize()
            .into_bytes()[..SIGNATURE_BYTES],
    );
    Ok(bool::from(subtle::ConstantTimeEq::ct_eq(
        signed.as_bytes(),
        signature.trim().as_bytes(),
    )))
}

/// The invitation link for a parent, a manager, or both, under `origin` (`https://host`).
///
/// # Errors
/// None that a caller can cause.
pub fn url(
    service: &Service,
    operator: OperatorId,
    origin: &str,
    parent: Option<AffiliateId>,
    manager: Option<StaffId>,
) -> Result<String, Error> {
    let signature = mac(service, operator, parent, manager)?
        .finalize()
        .into_bytes();
    let mut url = format!("{origin}/register?");
    if let Some(id) = parent {
        url += &format!("paff={id}&");
    }
    if let Some(id) = manager {
        url += &format!("mgr={id}&");
    }
    Ok(url + "sig=" + &hex::write(&signature[..SIGNATURE_BYTES]))
}

/// The links that staff can send: their own (`same_manager_url`), and with an affiliate the one
/// that brings its sub-affiliates (`sub_affiliate_url`) to its manager.
///
/// # Errors
/// [`Code::Forbidden`] for anybody but staff, [`Code::NotFound`] for an affiliate of others.
pub async fn links(
    service: &Service,
    actor: &Actor,
    origin: &str,
    of: Option<AffiliateId>,
) -> Result<String, Error> {
    let Actor::Staff { operator, id, .. } = actor else {
        return Err(Code::Forbidden.into());
    };
    let Some(of) = of else {
        return url(service, *operator, origin, None, Some(*id));
    };
    let parent = affiliate::by_id(&mut service.store.read().await?, *operator, of).await?;
    let parent = parent.ok_or(Error::from(Code::NotFound))?;
    url(service, *operator, origin, Some(of), parent.manager_id)
}
