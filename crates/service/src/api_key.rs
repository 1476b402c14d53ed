//! API keys: made, and checked on each call (contract.md §7).

mod provisional;

pub use provisional::ProvisionalAuth;
pub(crate) use provisional::Recent;

use crate::audit::{self, Subject};
use crate::operator::{console_only, unknown};
use crate::shared_read::{PooledReader, Reads};
use crate::throttle::Limit;
use crate::{Actor, Error, Service, sha256};
use serde_json::json;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use subtle::ConstantTimeEq as _;
use tributary_domain::api_key::form;
use tributary_domain::api_key::{ApiKey, IpRange, KeyKind, Permission, Scope};
use tributary_domain::audit::Action;
use tributary_domain::error::Code;
use tributary_domain::hex;
use tributary_domain::hostname;
use tributary_domain::id::{AffiliateId, ApiKeyId, OperatorId};
use tributary_domain::refusal::Refusal;
use tributary_domain::time::{MINUTE, Timestamp};
use tributary_domain::violation::PlainRule;
use tributary_store::{Connection, affiliate, api_key, brand, operator, staff};

/// Characters of a key's public part: 64 bits in hex.
const PUBLIC: usize = 16;
/// Characters of a key's secret part: 160 bits in hex.
const SECRET: usize = 40;
/// Characters of the checksum: 32 bits in hex.
const CHECKSUM: usize = 8;
/// How exactly the last use of a key is kept: a write per call would be too many.
const USED_EVERY: i64 = MINUTE;

pub use tributary_domain::api_key::form::NewKey;

/// The text of a key in its parts.
struct KeyText<'a> {
    kind: &'a str,
    public_id: &'a str,
    secret: &'a str,
}

impl<'a> KeyText<'a> {
    /// Reads `trb_<kind>_<public id>_<secret><checksum>`. A typo is found by the checksum, before
    /// anybody looks anything up.
    fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.trim().strip_prefix("trb_")?.split('_');
        let (kind, public_id, rest) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || public_id.len() != PUBLIC || rest.len() != SECRET + CHECKSUM {
            return None;
        }
        let (secret, sum) = rest.split_at_checked(SECRET)?;
        (checksum(kind, public_id, secret) == sum).then_some(Self {
            kind,
            public_id,
            secret,
        })
    }
}

fn checksum(kind: &str, public_id: &str, secret: &str) -> String {
    hex::write(&sha256(&format!("{kind}_{public_id}_{secret}"))[..CHECKSUM / 2])
}

/// Makes a key. Its text is answered here and nowhere else ever again.
///
/// # Errors
/// A sentence for each rule that is broken.
pub async fn create(
    service: &Service,
    actor: &Actor,
    id: OperatorId,
    new: NewKey,
) -> Result<(ApiKeyId, String), Error> {
    console_only(actor)?;
    new.check()?;
    let random = hex::write(&crate::fresh_secret()?);
    let (public_id, secret) = (&random[..PUBLIC], &random[PUBLIC..PUBLIC + SECRET]);
    let kind = new.kind.name();
    let text = format!(
        "trb_{kind}_{public_id}_{secret}{}",
        checksum(kind, public_id, secret)
    );

    let mut tx = service.store.begin().await?;
    if operator::by_id(&mut tx, id).await?.is_none() {
        return Err(unknown(id));
    }
    let mut named: Vec<AffiliateId> = new.affiliate_id.into_iter().collect();
    named.extend(new.scopes.iter().filter_map(|scope| match scope {
        Scope::Affiliate(id) => Some(*id),
        Scope::All => None,
    }));
    for affiliate_id in named {
        if affiliate::by_id(&mut tx, id, affiliate_id).await?.is_none() {
            let field = match new.affiliate_id == Some(affiliate_id) {
                true => form::AFFILIATE,
                false => form::SCOPE,
            };
            return Err(Error::invalid(field, PlainRule::UnknownAffiliate));
        }
    }
    if let Some(staff_id) = new.staff_id
        && staff::by_id(&mut tx, id, staff_id).await?.is_none()
    {
        return Err(Error::invalid(form::STAFF, PlainRule::UnknownStaff));
    }
    let known = brand::ids(&mut tx, id).await?;
    if !new.brands.iter().all(|brand| known.contains(brand)) {
        return Err(Error::invalid(form::BRAND, PlainRule::UnknownBrand));
    }
    let scopes = match new.affiliate_id {
        Some(owner) => vec![Scope::Affiliate(owner)],
        None => new.scopes,
    };
    let key = ApiKey {
        id: ApiKeyId(0),
        operator_id: id,
        kind: new.kind,
        public_id: public_id.to_owned(),
        name: new.name.trim().to_owned(),
        affiliate_id: new.affiliate_id,
        staff_id: new.staff_id,
        brands: new.brands,
        permissions: new.permissions,
        scopes,
        ip_ranges: new.ip_ranges,
        expires_at: new.expires_at,
        revoked_at: None,
        created_at: service.clock.now(),
        last_used_at: None,
    };
    let key_id = api_key::insert(&mut tx, &key, &sha256(secret)).await?;
    let detail = json!({
        "kind": kind,
        "public_id": public_id,
        "permissions": key.permissions.iter().map(|permission| permission.name()).collect::<Vec<_>>(),
        "scopes": key.scopes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "ip_ranges": key.ip_ranges.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "open_to_the_world": key.ip_ranges.iter().any(IpRange::is_open),
    });
    audit::record(
        service,
        &mut tx,
        id,
        actor,
        Action::ApiKeyCreated,
        Subject::new("api_key", key_id.0),
        detail,
    )
    .await?;
    tx.commit().await?;
    Ok((key_id, text))
}

/// Revokes a key: from the next call on it is refused, for good.
///
/// # Errors
/// A sentence where there is no such key, or where it is revoked already.
pub async fn revoke(service: &Service, actor: &Actor, id: ApiKeyId) -> Result<(), Error> {
    let now = service.clock.now();
    change(service, actor, id, Change::Revoke(now)).await
}

/// Moves the moment from which a key is refused; an expired one works again.
///
/// # Errors
/// A sentence where there is no such key, where it is revoked, and for a moment that is over.
pub async fn extend(
    service: &Service,
    actor: &Actor,
    id: ApiKeyId,
    expires_at: Timestamp,
) -> Result<(), Error> {
    if expires_at <= service.clock.now() {
        return Err(Error::invalid(form::EXPIRES, PlainRule::PastMoment));
    }
    change(service, actor, id, Change::Extend(expires_at)).await
}

/// What can be changed of a key.
enum Change {
    Revoke(Timestamp),
    Extend(Timestamp),
}

async fn change(
    service: &Service,
    actor: &Actor,
    id: ApiKeyId,
    change: Change,
) -> Result<(), Error> {
    console_only(actor)?;
    let mut tx = service.store.begin().await?;
    let operator = api_key::operator_of(&mut tx, id).await?;
    let operator = operator.ok_or_else(|| Error::invalid(form::KEY, PlainRule::UnknownKey))?;
    let (action, detail, is_changed) = match change {
        Change::Revoke(now) => {
            let is_changed = api_key::revoke(&mut tx, operator, id, now).await?;
            (Action::ApiKeyRevoked, json!({}), is_changed)
        }
        Change::Extend(at) => {
            let is_changed = api_key::extend(&mut tx, operator, id, at).await?;
            let detail = json!({ "expires_at": at.to_rfc3339() });
            (Action::ApiKeyExtended, detail, is_changed)
        }
    };
    if !is_changed {
        return Err(Error::invalid(form::KEY, PlainRule::KeyRevoked));
    }
    let subject = Subject::new("api_key", id.0);
    audit::record(service, &mut tx, operator, actor, action, subject, detail).await?;
    Ok(tx.commit().await?)
}

/// What is asked of the database: a key by its public id, and the host name that was called with it.
pub(crate) type Name = (String, Option<String>);

/// What the database says of both.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// The key and the hash of its secret, if there is such a key.
    stored: Option<(Arc<ApiKey>, Arc<[u8]>)>,
    /// The operator of the host name, if it is one's. Of a key that is unknown nobody asks.
    home: Option<OperatorId>,
}

impl PartialEq for Found {
    /// But for when the key was last used.
    fn eq(&self, other: &Self) -> bool {
        let fixed = |found: &Self| {
            found.stored.as_ref().map(|(key, secret_hash)| {
                let mut key = ApiKey::clone(key);
                key.last_used_at = None;
                (key, Arc::clone(secret_hash))
            })
        };
        self.home == other.home && fixed(self) == fixed(other)
    }
}

impl Found {
    /// Whether the key is neither unknown, nor expired or revoked, nor another operator's.
    fn is_good(&self, now: Timestamp) -> bool {
        self.stored.as_ref().is_some_and(|(key, _)| {
            key.revoked_at.is_none_or(|at| now < at)
                && key.expires_at.is_none_or(|at| now < at)
                && self.home.is_none_or(|home| home == key.operator_id)
        })
    }
}

/// Both as the database has them now, the host name however it is spelled.
async fn look(
    connection: &mut impl Connection,
    public_id: &str,
    host: Option<&str>,
) -> Result<Found, Error> {
    let host = host.and_then(hostname::canonical);
    let found = api_key::by_public_id(connection, public_id, host.as_deref()).await?;
    let found = found.map(|found| Found {
        stored: Some((Arc::new(found.key), found.secret_hash.into())),
        home: found.home,
    });
    Ok(found.unwrap_or_default())
}

/// Both are read at once, and anew for each call.
async fn read(service: &Service, public_id: &str, host: Option<&str>) -> Result<Found, Error> {
    fn read(lent: &mut PooledReader, (public_id, host): Name) -> Reads<'_, Found> {
        Box::pin(async move {
            let mut reader = lent.take().await?;
            let found = look(&mut reader, &public_id, host.as_deref()).await?;
            lent.give_back(reader);
            Ok(found)
        })
    }
    let name = (public_id.to_owned(), host.map(str::to_owned));
    let lent = PooledReader::of(&service.store);
    service.keys.get(name, lent, read).await
}

/// The key, if it is the one of this text and good.
fn admit(found: &Found, text: &KeyText<'_>, now: Timestamp) -> Result<Arc<ApiKey>, Error> {
    let Some((key, secret_hash)) = &found.stored else {
        return Err(Code::Unauthorized.into());
    };
    let is_it = bool::from(sha256(text.secret).ct_eq(&secret_hash[..]));
    if !is_it || !found.is_good(now) || key.kind.name() != text.kind {
        return Err(Code::Unauthorized.into());
    }
    Ok(Arc::clone(key))
}

fn is_from(key: &ApiKey, ip: IpAddr) -> bool {
    key.ip_ranges.iter().any(|range| range.admits(ip))
}

fn throttle(service: &Service, key: &ApiKey) -> Result<(), Error> {
    service.throttle.check(Limit::ApiKey, &key.public_id)
}

/// Whether there is more to a call with this key than the key: an owner to look up, or its use to
/// be noted.
fn is_unsettled(key: &ApiKey, now: Timestamp) -> bool {
    has_owner(key) || is_use_due(key, now)
}

const fn has_owner(key: &ApiKey) -> bool {
    key.affiliate_id.is_some() || key.staff_id.is_some()
}

fn is_use_due(key: &ApiKey, now: Timestamp) -> bool {
    (key.last_used_at).is_none_or(|at| now >= at.plus(USED_EVERY))
}

/// The key that a call was made with, under this host name.
///
/// # Errors
/// [`Code::Unauthorized`] for a text that is no key, and for an unknown, expired or revoked one
/// or another operator's; [`Code::Forbidden`] from an address outside its ranges, and for the key
/// of an affiliate that is not let in; [`Error::RateLimited`].
pub async fn authenticate(
    service: &Service,
    text: &str,
    ip: IpAddr,
    host: Option<&str>,
) -> Result<Arc<ApiKey>, Error> {
    let text = KeyText::parse(text).ok_or(Error::from(Code::Unauthorized))?;
    let found = read(service, text.public_id, host).await?;
    let now = service.clock.now();
    let key = admit(&found, &text, now)?;
    // Whoever tries a key from elsewhere is counted, too.
    throttle(service, &key)?;
    if !is_from(&key, ip) {
        return Err(Refusal::KeyFromElsewhere.into());
    }
    // What few calls need stands apart, so that the others don't carry room for it.
    if has_owner(&key) {
        Box::pin(check_owner(service, &key)).await?;
    }
    if is_use_due(&key, now) && service.key_uses.begin(key.id, now) {
        Box::pin(note_use(service, key.id, now)).await?;
    }
    service.recent_keys.remember(text.public_id, host, found);
    Ok(key)
}

async fn note_use(service: &Service, id: ApiKeyId, now: Timestamp) -> Result<(), Error> {
    let mut tx = service.store.begin().await?;
    api_key::used(&mut tx, id, now).await?;
    Ok(tx.commit().await?)
}

/// When the use of keys was last noted from here, so that of many calls at once one writes it down
/// and the others don't wait for that.
#[derive(Default)]
pub(crate) struct Uses(Mutex<HashMap<ApiKeyId, Timestamp>>);

impl Uses {
    /// Whether the caller is the one to note it.
    fn begin(&self, id: ApiKeyId, now: Timestamp) -> bool {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.retain(|_, at| now < at.plus(USED_EVERY));
        if noted.contains_key(&id) {
            return false;
        }
        noted.insert(id, now);
        true
    }
}

/// An affiliate's key is good as long as its owner may sign in and has access by API; an
/// employee's as long as they work there.
async fn check_owner(service: &Service, key: &ApiKey) -> Result<(), Error> {
    if let Some(id) = key.affiliate_id {
        let owner = affiliate::by_id(&mut service.store.read().await?, key.operator_id, id).await?;
        let owner = owner.ok_or(Error::from(Code::Unauthorized))?;
        if !owner.status.may_sign_in() {
            let status = owner.status.name().to_owned();
            return Err(Refusal::KeyOwnerClosed { status }.into());
        }
        if !owner.api_access_enabled {
            return Err(Refusal::KeyOwnerWithoutApi.into());
        }
    }
    if let Some(id) = key.staff_id {
        let owner = staff::by_id(&mut service.store.read().await?, key.operator_id, id).await?;
        if !owner.is_some_and(|staff| staff.is_active) {
            return Err(Code::Unauthorized.into());
        }
    }
    Ok(())
}

/// The operator of a key by its text, whether the key is still good or not: for the form of an
/// answer, never for what is in it. `None` for a text that is no key of ours.
///
/// # Errors
/// When the database does not answer.
pub async fn operator_of(service: &Service, text: &str) -> Result<Option<OperatorId>, Error> {
    let Some(text) = KeyText::parse(text) else {
        return Ok(None);
    };
    let found = read(service, text.public_id, None).await?;
    let is_it = |hash: &[u8]| bool::from(sha256(text.secret).ct_eq(hash));
    Ok(found
        .stored
        .filter(|(_, hash)| is_it(hash))
        .map(|(key, _)| key.operator_id))
}

/// The operator whose events a key may send from there, as things stand: for the room they take
/// before the call begins, which asks again. The call is not counted, and the use not noted. `None`
/// for a text that is no key, and for a key that may not.
///
/// # Errors
/// When the database does not answer.
pub async fn sender_of_events(
    service: &Service,
    text: &str,
    ip: IpAddr,
    host: Option<&str>,
) -> Result<Option<OperatorId>, Error> {
    let Some(text) = KeyText::parse(text) else {
        return Ok(None);
    };
    let found = read(service, text.public_id, host).await?;
    let key = admit(&found, &text, service.clock.now()).ok();
    let may =
        |key: &Arc<ApiKey>| key.kind == KeyKind::Ingest && key.allows(Permission::EventsWrite, ip);
    Ok(key.filter(may).map(|key| key.operator_id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_is_no_key() {
        let (public_id, secret) = ("0".repeat(PUBLIC), "1".repeat(SECRET));
        let text = format!(
            "trb_operator_{public_id}_{secret}{}",
            checksum("operator", &public_id, &secret)
        );
        assert!(KeyText::parse(&text).is_some());
        for at in 0..text.len() {
            let mut typo = text.clone().into_bytes();
            typo[at] = if typo[at] == b'7' { b'8' } else { b'7' };
            assert!(
                KeyText::parse(&String::from_utf8(typo).unwrap()).is_none(),
                "{at}"
            );
        }
        for other in [
            "",
            "trb_",
            "trb_operator",
            "trb_operator_x_y",
            "Bearer x",
            "é",
        ] {
            assert!(KeyText::parse(other).is_none(), "{other}");
        }
    }
}
