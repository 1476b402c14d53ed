//! Invitation links: `/register?paff=…&mgr=…&sig=…`, the `sub_affiliate_url` and
//! `same_manager_url` of seed 004. The signature is what makes them grant anything.
//!
//! A link says who made it, within `sig` and under the signature: who signs up by it is approved at
//! once only if its maker might have approved them, then and now.

use crate::{Actor, Error, Service};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use tributary_domain::error::Code;
use tributary_domain::hex;
use tributary_domain::id::{AffiliateId, OperatorId, StaffId};
use tributary_store::affiliate;

/// Bytes of a signature: 128 bits, 32 characters in the link.
const SIGNATURE_BYTES: usize = 16;

/// Who made a link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Maker {
    /// Somebody who may approve for the whole programme: an operator's key with
    /// `affiliates.write`. Its links are those of seed 004, and say no maker.
    Programme,
    /// An employee. What their role allows is looked up when the link is used.
    Staff(StaffId),
    /// Somebody who may read the link, and decide nothing: any other key.
    Reader,
}

impl Maker {
    /// As a link says it, behind the signature; empty for the programme.
    fn mark(self) -> String {
        match self {
            Self::Programme => String::new(),
            Self::Staff(id) => format!(".{id}"),
            Self::Reader => ".0".to_owned(),
        }
    }

    /// Splits what a link's `sig` says into signature and maker.
    fn read(sig: &str) -> Option<(&str, Self)> {
        let sig = sig.trim();
        let Some((signature, number)) = sig.split_once('.') else {
            return Some((sig, Self::Programme));
        };
        let maker = match number.parse().ok()? {
            0 => Self::Reader,
            id => Self::Staff(StaffId(id)),
        };
        Some((signature, maker))
    }
}

/// What the signature is over: the operator, parent, manager and maker. `auto_approve=false` is not
/// in it, because anybody may ask for less than a link grants.
fn mac(
    service: &Service,
    operator: OperatorId,
    parent: Option<AffiliateId>,
    manager: Option<StaffId>,
    maker: Maker,
) -> Result<Hmac<Sha256>, Error> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&service.secret).map_err(Error::internal)?;
    let number = |id: Option<i64>| id.map_or_else(String::new, |id| id.to_string());
    let (parent, manager) = (
        number(parent.map(|id| id.0)),
        number(manager.map(|id| id.0)),
    );
    let maker = maker.mark();
    mac.update(format!("invitation/{operator}/{parent}/{manager}{maker}").as_bytes());
    Ok(mac)
}

/// Who made the link with this `sig`; `None` where it is not ours for this parent and manager.
pub(crate) fn maker(
    service: &Service,
    operator: OperatorId,
    parent: Option<AffiliateId>,
    manager: Option<StaffId>,
    sig: &str,
) -> Result<Option<Maker>, Error> {
    let Some((signature, maker)) = Maker::read(sig) else {
        return Ok(None);
    };
    let signed = hex::write(
        &mac(service, operator, parent, manager, maker)?
            .finalize()
            .into_bytes()[..SIGNATURE_BYTES],
    );
    let is_ours = subtle::ConstantTimeEq::ct_eq(signed.as_bytes(), signature.as_bytes());
    Ok(bool::from(is_ours).then_some(maker))
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
    maker: Maker,
) -> Result<String, Error> {
    let signature = mac(service, operator, parent, manager, maker)?
        .finalize()
        .into_bytes();
    let mut url = format!("{origin}/register?");
    if let Some(id) = parent {
        url += &format!("paff={id}&");
    }
    if let Some(id) = manager {
        url += &format!("mgr={id}&");
    }
    Ok(url + "sig=" + &hex::write(&signature[..SIGNATURE_BYTES]) + &maker.mark())
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
    let maker = Maker::Staff(*id);
    let Some(of) = of else {
        return url(service, *operator, origin, None, Some(*id), maker);
    };
    let parent = affiliate::by_id(&mut service.store.read().await?, *operator, of).await?;
    let parent = parent.ok_or(Error::from(Code::NotFound))?;
    url(
        service,
        *operator,
        origin,
        Some(of),
        parent.manager_id,
        maker,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_says_its_maker_or_is_nobodys() {
        for (sig, read) in [
            ("abc", Some(("abc", Maker::Programme))),
            (" abc.7 ", Some(("abc", Maker::Staff(StaffId(7))))),
            ("abc.0", Some(("abc", Maker::Reader))),
            ("abc.", None),
            ("abc.x", None),
            ("abc.7.8", None),
        ] {
            assert_eq!(Maker::read(sig), read, "{sig}");
        }
        for maker in [Maker::Programme, Maker::Staff(StaffId(7)), Maker::Reader] {
            let sig = format!("abc{}", maker.mark());
            assert_eq!(Maker::read(&sig), Some(("abc", maker)));
        }
    }
}
