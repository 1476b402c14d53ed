//! Who asks how often (contract.md §2). Counted in memory, per process: a limit is there to slow
//! floods down, and needs no vote of all nodes for that.

use crate::Error;
use governor::clock::{Clock, DefaultClock, Reference};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use std::hash::{BuildHasher as _, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// After so many checks of one kind, those whose limit is whole again are forgotten. One request
/// makes a key stay for its period, 6 s at most, so that a flood from ever new keys leaves no more
/// of them than it sends in 6 s and these checks; each takes some 20 bytes.
const FORGET_EVERY: u32 = 4_096;

/// What is limited.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// Sign-ups without a key, per address: 30 a minute.
    Registration,
    /// Sign-ins, per address: 60 a minute.
    SignInAddress,
    /// Sign-ins, per account and address: 10 a minute. With the address in it, because a stranger
    /// who guesses at an account must not lock its owner out (security.md). For the same reason
    /// there is no limit per account over all addresses, however high: who has many addresses could
    /// use it up. What such a stranger can try is bounded by what is hashed in a second.
    SignInAccount,
    /// Calls, per API key: 100 a second with a burst of 1,000.
    ApiKey,
}

impl Limit {
    const ALL: [Self; 4] = [
        Self::Registration,
        Self::SignInAddress,
        Self::SignInAccount,
        Self::ApiKey,
    ];

    /// (how many at once, how long one takes to come back).
    const fn quota(self) -> (u32, Duration) {
        match self {
            Self::Registration => (30, Duration::from_secs(2)),
            Self::SignInAddress => (60, Duration::from_secs(1)),
            Self::SignInAccount => (10, Duration::from_secs(6)),
            Self::ApiKey => (1_000, Duration::from_millis(10)),
        }
    }
}

/// The part of an address that a limit counts by: all of an IPv4 address, and the /64 of an IPv6
/// one, since that is what one customer of a provider has.
#[must_use]
pub fn network(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V4(ip) => IpAddr::V4(ip),
        IpAddr::V6(ip) => IpAddr::V6(Ipv6Addr::from_bits(ip.to_bits() & !u128::from(u64::MAX))),
    }
}

/// The [`network`] of an address, as a key that is limited.
#[must_use]
pub fn address_key(ip: IpAddr) -> String {
    network(ip).to_string()
}

/// By the hash of the key, because a key holds what strangers type, at any length. The hash is
/// seeded anew in each process, so that nobody can look for a name that counts as another's.
type Limiter<C> =
    RateLimiter<u64, HashMapStateStore<u64>, C, NoOpMiddleware<<C as Clock>::Instant>>;

/// Counts, and refuses who asks too often.
pub struct Throttle<C: Clock = DefaultClock> {
    is_enabled: bool,
    clock: C,
    seed: RandomState,
    limiters: [(Limiter<C>, AtomicU32); Limit::ALL.len()],
}

impl Throttle {
    /// Limits by the machine's monotonic clock; without `is_enabled` everybody passes.
    #[must_use]
    pub fn new(is_enabled: bool) -> Self {
        Self::with_clock(is_enabled, DefaultClock::default())
    }
}

impl<C: Clock + Clone> Throttle<C> {
    fn with_clock(is_enabled: bool, clock: C) -> Self {
        let limiter = |limit: Limit| {
            let (burst, each) = limit.quota();
            let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
            let quota = Quota::with_period(each)
                .unwrap_or(Quota::per_second(burst))
                .allow_burst(burst);
            (
                RateLimiter::hashmap_with_clock(quota, clock.clone()),
                AtomicU32::new(0),
            )
        };
        Self {
            is_enabled,
            limiters: Limit::ALL.map(limiter),
            seed: RandomState::new(),
            clock,
        }
    }

    /// Counts one request of `key`.
    ///
    /// # Errors
    /// [`Error::RateLimited`] with the time to wait, when the limit is reached.
    pub fn check(&self, limit: Limit, key: &str) -> Result<(), Error> {
        if !self.is_enabled {
            return Ok(());
        }
        let (limiter, checks) = &self.limiters[limit as usize];
        if checks.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
        limiter
            .check_key(&self.seed.hash_one(key))
            .map_err(|wait| Error::RateLimited {
                retry_after: wait
                    .earliest_possible()
                    .duration_since(self.clock.now())
                    .into(),
                limit: limit.quota().0,
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use governor::clock::FakeRelativeClock;

    #[test]
    fn a_limit_is_reached_and_passes() {
        let clock = FakeRelativeClock::default();
        let throttle = Throttle::with_clock(true, clock.clone());
        for limit in Limit::ALL {
            let (burst, each) = limit.quota();
            for _ in 0..burst {
                assert!(throttle.check(limit, "one").is_ok(), "{limit:?}");
            }
            match throttle.check(limit, "one") {
                Err(Error::RateLimited { retry_after, limit }) => {
                    assert!(retry_after <= each && !retry_after.is_zero());
                    assert_eq!(limit, burst);
                }
                other => panic!("{limit:?} {other:?}"),
            }
            assert!(
                throttle.check(limit, "other").is_ok(),
                "others are not concerned"
            );
            clock.advance(each);
            assert!(throttle.check(limit, "one").is_ok());
            assert!(throttle.check(limit, "one").is_err());
        }
    }

    #[test]
    fn a_flood_of_addresses_is_forgotten() {
        let clock = FakeRelativeClock::default();
        let throttle = Throttle::with_clock(true, clock.clone());
        for sender in 0..100_000 {
            clock.advance(Duration::from_millis(10));
            throttle
                .check(Limit::Registration, &sender.to_string())
                .unwrap();
        }
        let kept = || throttle.limiters[Limit::Registration as usize].0.len();
        assert!(kept() < 10_000, "{}", kept());

        // All at one moment: none of them may be forgotten yet.
        let flood = || (0..100_000).map(|sender| format!("at once {sender}"));
        for sender in flood() {
            assert!(throttle.check(Limit::Registration, &sender).is_ok());
        }
        assert!(kept() >= 100_000, "{}", kept());
        clock.advance(Duration::from_secs(60));
        for _ in 0..FORGET_EVERY {
            let _ = throttle.check(Limit::Registration, "somebody else");
        }
        assert!(kept() <= 1, "{}", kept());
    }

    #[test]
    fn off_is_off() {
        let throttle = Throttle::new(false);
        assert!((0..1_000).all(|_| throttle.check(Limit::SignInAccount, "one").is_ok()));
    }

    #[test]
    fn addresses_of_one_customer_count_as_one() {
        let key = |ip: &str| address_key(ip.parse().unwrap());
        assert_eq!(key("2001:db8:1:2:3:4:5:6"), key("2001:db8:1:2:ffff::1"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("::ffff:192.0.2.1"), "192.0.2.1");
        assert_ne!(key("192.0.2.1"), key("192.0.2.2"));
    }
}
