//! Keys on trust: what a key could do a moment ago, confirmed before anything counts.
//!
//! Whoever sends events does so thousands of times a second with one key, and each call would wait
//! for the database to say what it said the call before. So such a call begins with what was read
//! last, and is admitted by the very same rules. Before its events are written the key is read anew,
//! once for all calls of a batch and after all of them came. What has changed meanwhile
//! counts: nothing that this read would refuse is answered with anything but its refusal.

use super::{Found, KeyText, Name, admit, is_from, is_unsettled, look, read};
use crate::{Error, Service};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tributary_domain::api_key::ApiKey;
use tributary_domain::error::Code;
use tributary_domain::refusal::Refusal;
use tributary_store::Connection;

/// Keys that are remembered. One more, and it begins anew.
const MAX_REMEMBERED: usize = 1_000;

/// What was read last, by the key's public id and the host name that was called.
#[derive(Default)]
pub(crate) struct Recent(Mutex<HashMap<Name, Found>>);

impl Recent {
    fn lock(&self) -> MutexGuard<'_, HashMap<Name, Found>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn remember(&self, public_id: &str, host: Option<&str>, found: Found) {
        let mut known = self.lock();
        if known.len() >= MAX_REMEMBERED {
            known.clear();
        }
        known.insert((public_id.to_owned(), host.map(str::to_owned)), found);
    }
}

/// That a key is good for a call, on trust until it was confirmed.
#[derive(Clone, Debug)]
pub struct ProvisionalAuth(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    name: Name,
    found: Found,
    is_confirmed: AtomicBool,
}

impl ProvisionalAuth {
    /// A key by what was known of it last; `None` for one that has to be read first, as for one
    /// that would be refused: a refusal is never told on trust.
    ///
    /// # Errors
    /// [`Error::RateLimited`].
    pub fn of(
        service: &Service,
        text: &str,
        ip: IpAddr,
        host: Option<&str>,
    ) -> Result<Option<(Arc<ApiKey>, Self)>, Error> {
        let Some(text) = KeyText::parse(text) else {
            return Ok(None);
        };
        let name = (text.public_id.to_owned(), host.map(str::to_owned));
        let Some(found) = service.recent_keys.lock().get(&name).cloned() else {
            return Ok(None);
        };
        let now = service.clock.now();
        match admit(&found, &text, now) {
            Ok(key) if is_from(&key, ip) && !is_unsettled(&key, now) => {
                super::throttle(service, &key)?;
                let is_confirmed = AtomicBool::new(false);
                let auth = Self(Arc::new(Parts {
                    name,
                    found,
                    is_confirmed,
                }));
                Ok(Some((key, auth)))
            }
            _ => Ok(None),
        }
    }

    /// Whether one read confirms both.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let (one, other) = (&self.0, &other.0);
        let keys = one.found.stored.as_ref().zip(other.found.stored.as_ref());
        let is_one = keys.is_some_and(|((one, _), (other, _))| Arc::ptr_eq(one, other));
        is_one && one.found.home == other.found.home && one.name == other.name
    }

    /// Takes over that another one like it was confirmed.
    pub(crate) fn confirm(&self) {
        self.0.is_confirmed.store(true, Ordering::Relaxed);
    }

    /// Reads the key anew, unless that was done since the call came.
    ///
    /// # Errors
    /// [`Code::Unauthorized`] for a key that is not good any more; [`Code::Unavailable`] for one that
    /// is another than a moment ago, and when the database does not answer.
    pub async fn revalidate(&self, service: &Service) -> Result<(), Error> {
        if self.is_confirmed() {
            return Ok(());
        }
        let (public_id, host) = &self.0.name;
        let found = read(service, public_id, host.as_deref()).await?;
        self.compare(service, &found)
    }

    /// The same by a connection that is at hand.
    ///
    /// # Errors
    /// As [`ProvisionalAuth::revalidate`].
    pub(crate) async fn revalidate_by(
        &self,
        service: &Service,
        connection: &mut impl Connection,
    ) -> Result<(), Error> {
        if self.is_confirmed() {
            return Ok(());
        }
        let (public_id, host) = &self.0.name;
        let found = look(connection, public_id, host.as_deref()).await?;
        self.compare(service, &found)
    }

    fn is_confirmed(&self) -> bool {
        self.0.is_confirmed.load(Ordering::Relaxed)
    }

    fn compare(&self, service: &Service, found: &Found) -> Result<(), Error> {
        if *found == self.0.found {
            self.confirm();
            return Ok(());
        }
        service.recent_keys.lock().remove(&self.0.name);
        let now = service.clock.now();
        if !found.is_good(now) {
            return Err(Code::Unauthorized.into());
        }
        Err(Refusal::KeyChanged.into())
    }
}
