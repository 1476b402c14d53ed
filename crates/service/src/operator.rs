//! Operators: found by host name, made and changed at the command line.

use crate::audit::{self, Subject};
use crate::shared_read::{PooledReader, Reads};
use crate::{Actor, Error, Service, month};
use serde_json::json;
use std::sync::Arc;
use tributary_domain::audit::Action;
use tributary_domain::error::Code;
use tributary_domain::hostname;
use tributary_domain::id::OperatorId;
use tributary_domain::operator::form;
use tributary_domain::operator::{Operator, OperatorSettings};
use tributary_domain::payment;
use tributary_domain::violation::Rule;
use tributary_store::{StoreError, Tx, Unique, brand, operator, tracking};

pub use tributary_domain::operator::form::NewOperator;

/// The operator that has a host name, however it is spelled; `None` when none has. Read anew each
/// time, so that what the command line changes counts at once.
///
/// # Errors
/// When the database does not answer.
pub async fn by_host(service: &Service, host: &str) -> Result<Option<Arc<Operator>>, Error> {
    let Some(host) = hostname::canonical(host) else {
        return Ok(None);
    };
    fn read(lent: &mut PooledReader, host: String) -> Reads<'_, Option<Arc<Operator>>> {
        Box::pin(async move {
            let mut reader = lent.take().await?;
            let found = operator::by_hostname(&mut reader, &host).await?;
            lent.give_back(reader);
            Ok(found.map(Arc::new))
        })
    }
    let lent = PooledReader::of(&service.store);
    service.operators.get(host, lent, read).await
}

/// An operator's settings, read anew.
///
/// # Errors
/// [`Code::NotFound`] for an unknown operator.
pub async fn settings(service: &Service, id: OperatorId) -> Result<OperatorSettings, Error> {
    Ok(by_id(service, id).await?.settings)
}

/// The currency of all of an operator's amounts.
///
/// # Errors
/// [`Code::NotFound`] for an unknown operator.
pub(crate) async fn currency(service: &Service, id: OperatorId) -> Result<String, Error> {
    Ok(by_id(service, id).await?.currency)
}

/// An operator.
///
/// # Errors
/// [`Code::NotFound`] for an unknown one.
pub(crate) async fn by_id(service: &Service, id: OperatorId) -> Result<Operator, Error> {
    let found = operator::by_id(&mut service.store.read().await?, id).await?;
    found.ok_or_else(|| Code::NotFound.into())
}

/// Whether pages of an origin may call the public API of some operator: its host is an operator's
/// host name, or an operator lists it.
///
/// # Errors
/// When the database does not answer.
pub async fn is_known_origin(service: &Service, origin: &str) -> Result<bool, Error> {
    if by_host(service, origin_host(origin)).await?.is_some() {
        return Ok(true);
    }
    let lists = operator::every_setting(&mut service.store.read().await?, "origins").await?;
    let mut listed = lists.iter().flat_map(|list| list.split(','));
    Ok(listed.any(|known| known.trim().eq_ignore_ascii_case(origin)))
}

/// Whether pages of an origin may call an operator's public API: those of its own host names, on
/// any port, and the origins it lists, to the letter.
#[must_use]
pub fn admits_origin(operator: &Operator, origin: &str) -> bool {
    let listed = || {
        operator
            .settings
            .origins
            .iter()
            .any(|known| known.eq_ignore_ascii_case(origin))
    };
    let own = |host: String| operator.hostnames.contains(&host);
    listed() || hostname::canonical(origin_host(origin)).is_some_and(own)
}

/// Whether a host is one of an operator's, or of an origin it lists.
pub(crate) fn admits_host(operator: &Operator, host: &str) -> bool {
    let Some(host) = hostname::canonical(host) else {
        return false;
    };
    let mut origins = operator.settings.origins.iter();
    operator.hostnames.contains(&host)
        || origins.any(|origin| hostname::canonical(origin_host(origin)).as_ref() == Some(&host))
}

/// `host[:port]` of an origin; empty when it is none (`null`).
fn origin_host(origin: &str) -> &str {
    origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"))
        .unwrap_or_default()
}

/// Makes an operator.
///
/// # Errors
/// A sentence for each rule that is broken; [`Code::Conflict`] for a host name that is taken.
pub async fn create(
    service: &Service,
    actor: &Actor,
    new: NewOperator,
) -> Result<OperatorId, Error> {
    let mut tx = service.store.begin().await?;
    let id = create_in(service, &mut tx, actor, new).await?;
    tx.commit().await?;
    crate::tracking::changed(service).await;
    Ok(id)
}

/// Makes an operator in a transaction of the caller's, who tells the click's snapshot of it after
/// the commit.
///
/// # Errors
/// As [`create`].
pub(crate) async fn create_in(
    service: &Service,
    tx: &mut Tx,
    actor: &Actor,
    new: NewOperator,
) -> Result<OperatorId, Error> {
    console_only(actor)?;
    let NewOperator {
        name,
        hostnames,
        currency,
        captcha,
    } = new.check()?;
    let now = service.clock.now();
    let id = operator::insert(tx, &name, &currency, now).await?;
    for (place, hostname) in (0..).zip(&hostnames) {
        if brand::has_go_host(tx, hostname).await? {
            return Err(taken(hostname));
        }
        match operator::hostname_insert(tx, id, hostname, place).await {
            Err(StoreError::Conflict(Unique::Hostname)) => {
                return Err(taken(hostname));
            }
            done => done?,
        }
    }
    tracking::bump(tx, tracking::Changed::Hostnames(id)).await?;
    operator::setting_put(tx, id, "captcha", captcha.name()).await?;
    let detail = json!({"name": name, "hostnames": hostnames, "currency": currency, "captcha": captcha.name()});
    audit::record(
        service,
        tx,
        id,
        actor,
        Action::OperatorCreated,
        Subject::new("operator", id.0),
        detail,
    )
    .await?;
    Ok(id)
}

/// Changes settings of an operator: all of them, or none when one is refused.
///
/// # Errors
/// A sentence that names the key and what it takes; [`Code::NotFound`] for an unknown operator.
pub async fn set(
    service: &Service,
    actor: &Actor,
    id: OperatorId,
    settings: &[(String, String)],
) -> Result<(), Error> {
    console_only(actor)?;
    if settings.iter().any(|(key, _)| key == "ring_fence") {
        // Months that have ended are settled by what held then.
        month::start_all(service, id).await;
    }
    let mut tx = service.store.begin().await?;
    let Some(operator) = operator::by_id(&mut tx, id).await? else {
        return Err(unknown(id));
    };
    let mut chosen: OperatorSettings = operator.settings;
    for (key, value) in settings {
        chosen
            .set(key, value)
            .map_err(|rule| Error::invalid(key.clone(), rule))?;
        // What is set is paid, so it keeps to what can be paid.
        if key == "payment_threshold" {
            payment::form::payable(&operator.currency, chosen.payment_threshold)
                .map_err(|rule| Error::invalid(key.clone(), rule))?;
        }
        operator::setting_put(&mut tx, id, key, value.trim()).await?;
        let shown = if key == "captcha_secret" {
            "…"
        } else {
            value
        };
        let subject = Subject::new("operator", id.0);
        audit::record(
            service,
            &mut tx,
            id,
            actor,
            Action::OperatorSet,
            subject,
            json!({"key": key, "value": shown}),
        )
        .await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The refusal of an operator that does not exist.
pub(crate) fn unknown(id: OperatorId) -> Error {
    Error::violations(
        Code::NotFound,
        [("operator", Rule::UnknownOperator { n: id.0 })],
    )
}

fn taken(hostname: &str) -> Error {
    let value = hostname.to_owned();
    Error::conflict(form::HOSTNAME, Rule::InUse { value })
}

/// Tenants are made by whoever runs the server, nobody else.
pub(crate) fn console_only(actor: &Actor) -> Result<(), Error> {
    if matches!(actor, Actor::Console) {
        Ok(())
    } else {
        Err(Code::Forbidden.into())
    }
}
