//! Signing in and out.

use crate::audit::{self, Subject};
use crate::throttle::{Limit, address_key};
use crate::{Actor, Error, Service, sha256};
use serde_json::json;
use std::net::IpAddr;
use tributary_domain::affiliate::Status;
use tributary_domain::audit::Action;
use tributary_domain::hex;
use tributary_domain::id::{AffiliateId, OperatorId, StaffId};
use tributary_domain::identity::username_key;
use tributary_domain::registration::MAX_PASSWORD_LENGTH;
use tributary_domain::time::{DAY, HOUR, MINUTE, Timestamp};
use tributary_store::session::{Device, Owner};
use tributary_store::{Connection, affiliate, session, staff};

/// A session ends when it was not used for this long.
const IDLE: i64 = 12 * HOUR;
/// A session ends this long after it began, however much it is used.
const ABSOLUTE: i64 = 7 * DAY;
/// How exactly `last_seen_at` is kept: a write per request would be too many.
const SEEN_EVERY: i64 = MINUTE;
/// Characters of a browser's name for itself that are kept.
const MAX_USER_AGENT_LENGTH: usize = 200;

/// The most characters of a username or e-mail address; four bytes each at the most.
const MAX_LOGIN_NAME_LENGTH: usize = 254;

/// What somebody typed to sign in, and from where.
#[derive(Clone)]
pub struct SignIn {
    /// Username or e-mail address.
    pub username: String,
    /// The password as typed.
    pub password: String,
    /// From where.
    pub ip: IpAddr,
    /// The browser's name for itself.
    pub user_agent: String,
}

/// A new session.
pub struct SignedIn {
    /// The token for the cookie: 256 random bits in hex. Known to the browser alone.
    pub token: String,
    /// Who it is.
    pub actor: Actor,
}

/// Why somebody could not sign in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SignInRefusal {
    /// Unknown name or wrong password; the two answer alike in text and time.
    Credentials,
    /// The password was right; the affiliate waits for a decision.
    Pending,
    /// The password was right; the account is declined, suspended or blocked.
    Closed,
}

/// Signs staff or an affiliate in.
///
/// One name can be somebody's username and another's e-mail address; each that it can mean is
/// tried, so that nobody can lock another out by taking their address for a username.
///
/// # Errors
/// [`Error::RateLimited`] per account and per address.
pub async fn sign_in(
    service: &Service,
    operator: OperatorId,
    attempt: SignIn,
) -> Result<Result<SignedIn, SignInRefusal>, Error> {
    let address = address_key(attempt.ip);
    service.throttle.check(Limit::SignInAddress, &address)?;
    let fits = |text: &str, most: usize| text.len() <= most * 4;
    if !fits(&attempt.username, MAX_LOGIN_NAME_LENGTH)
        || !fits(&attempt.password, MAX_PASSWORD_LENGTH)
    {
        // Nobody's name or password is that long; said in the time it takes to find that out.
        service.hasher.verify("", None).await?;
        return Ok(Err(SignInRefusal::Credentials));
    }
    let account = format!("{operator}/{}/{address}", username_key(&attempt.username));
    service.throttle.check(Limit::SignInAccount, &account)?;
    let Some(owner) = find(service, operator, &attempt).await? else {
        return Ok(Err(SignInRefusal::Credentials));
    };

    let now = service.clock.now();
    let mut tx = service.store.begin().await?;
    let Some(actor) = actor_of(&mut tx, operator, owner).await? else {
        return Ok(Err(SignInRefusal::Closed));
    };
    let subject = match &actor {
        Actor::Affiliate {
            status: Status::Pending,
            ..
        } => return Ok(Err(SignInRefusal::Pending)),
        Actor::Affiliate { status, .. } if !status.may_sign_in() => {
            return Ok(Err(SignInRefusal::Closed));
        }
        Actor::Affiliate { id, .. } => {
            affiliate::signed_in(&mut tx, operator, *id, now).await?;
            Subject::new("affiliate", id.0)
        }
        Actor::Staff { id, .. } => {
            staff::signed_in(&mut tx, operator, *id, now).await?;
            Subject::new("staff", id.0)
        }
        _ => return Ok(Err(SignInRefusal::Closed)),
    };
    let token = hex::write(&crate::fresh_secret()?);
    let user_agent: String = attempt
        .user_agent
        .chars()
        .filter(|c| !c.is_control())
        .take(MAX_USER_AGENT_LENGTH)
        .collect();
    let device = Device {
        ip: &address,
        user_agent: &user_agent,
    };
    session::insert(
        &mut tx,
        operator,
        &sha256(&token),
        owner,
        device,
        now,
        now.plus(ABSOLUTE),
    )
    .await?;
    audit::record(
        service,
        &mut tx,
        operator,
        &actor,
        Action::SessionStarted,
        subject,
        json!({"ip": address}),
    )
    .await?;
    tx.commit().await?;
    Ok(Ok(SignedIn { token, actor }))
}

/// Whose name and password these are.
async fn find(
    service: &Service,
    operator: OperatorId,
    attempt: &SignIn,
) -> Result<Option<Owner>, Error> {
    let mut reader = service.store.read().await?;
    let staff = staff::credentials(&mut reader, operator, &attempt.username).await?;
    let affiliates = affiliate::credentials(&mut reader, operator, &attempt.username).await?;
    drop(reader);
    let staff = staff
        .into_iter()
        .map(|found| (Owner::Staff(StaffId(found.id)), found.password_hash));
    let affiliates = affiliates
        .into_iter()
        .map(|found| (Owner::Affiliate(AffiliateId(found.id)), found.password_hash));
    let candidates: Vec<_> = staff.chain(affiliates).collect();
    if candidates.is_empty() {
        // The same work as for a name that exists, so that time tells nothing.
        service.hasher.verify(&attempt.password, None).await?;
    }
    for (owner, password_hash) in candidates {
        if service
            .hasher
            .verify(&attempt.password, Some(&password_hash))
            .await?
        {
            return Ok(Some(owner));
        }
    }
    Ok(None)
}

/// Who the owner of a session is now. `None` for staff who left.
async fn actor_of(
    c: &mut impl Connection,
    operator: OperatorId,
    owner: Owner,
) -> Result<Option<Actor>, Error> {
    Ok(match owner {
        Owner::Staff(id) => {
            let found = staff::by_id(c, operator, id)
                .await?
                .filter(|staff| staff.is_active);
            found.map(|staff| Actor::Staff {
                operator,
                id,
                username: staff.username,
                role: staff.role,
            })
        }
        Owner::Affiliate(id) => {
            let found = affiliate::by_id(c, operator, id).await?;
            found.map(|found| Actor::Affiliate {
                operator,
                id,
                username: found.username,
                status: found.status,
            })
        }
    })
}

/// Who a session's token belongs to. `None` when it is unknown, ended, idle for too long, or its
/// owner may not sign in any more.
///
/// # Errors
/// When the database does not answer.
pub async fn actor(
    service: &Service,
    operator: OperatorId,
    token: &str,
) -> Result<Option<Actor>, Error> {
    let token_hash = sha256(token);
    let now = service.clock.now();
    let mut reader = service.store.read().await?;
    let Some(found) = session::by_token(&mut reader, operator, &token_hash).await? else {
        return Ok(None);
    };
    if now >= found.expires_at || now >= found.last_seen_at.plus(IDLE) {
        return Ok(None);
    }
    let actor = actor_of(&mut reader, operator, found.owner).await?;
    drop(reader);
    let may =
        |actor: &Actor| !matches!(actor, Actor::Affiliate { status, .. } if !status.may_sign_in());
    let Some(actor) = actor.filter(may) else {
        return Ok(None);
    };
    if now >= found.last_seen_at.plus(SEEN_EVERY) {
        note_seen(service, operator, &token_hash, now).await?;
    }
    Ok(Some(actor))
}

async fn note_seen(
    service: &Service,
    operator: OperatorId,
    token_hash: &[u8],
    now: Timestamp,
) -> Result<(), Error> {
    let mut tx = service.store.begin().await?;
    session::seen(&mut tx, operator, token_hash, now).await?;
    Ok(tx.commit().await?)
}

/// Ends the session of a token.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_out(service: &Service, operator: OperatorId, token: &str) -> Result<(), Error> {
    let mut tx = service.store.begin().await?;
    session::delete(&mut tx, operator, &sha256(token)).await?;
    Ok(tx.commit().await?)
}
