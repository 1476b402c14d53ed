//! Passwords: argon2id on a bounded number of threads (security.md).

use crate::Error;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use subtle::ConstantTimeEq as _;
use tokio::sync::Semaphore;

/// Memory of one hash in KiB: 19 MiB, the least that security.md allows. More would be
/// slower for an attacker and for us alike; the throttle stands in front.
pub const MEMORY_KIB: u32 = 19_456;
/// Passes over that memory.
pub const PASSES: u32 = 2;
/// Lanes of one hash.
pub const LANES: u32 = 1;
/// The most that a stored hash may ask for, in KiB and passes: room for what we may choose one day.
/// A broken one could ask for terabytes, and the process would end for want of them.
const MAX_MEMORY_KIB: u32 = 131_072;
const MAX_PASSES: u32 = 16;
/// Bytes of a salt, and of a hash.
const SALT: usize = 16;
const HASH: usize = 32;
/// How many may wait for a hash. More are told to come back: at some 40 hashes a second on two
/// cores, the last of them has waited ten seconds.
const MAX_QUEUED_HASHES: usize = 400;

/// Hashes passwords, as many at a time as it was made for, so that a flood of sign-ins takes a
/// bounded amount of memory and leaves the threads that answer pages alone.
pub struct Hasher {
    permits: Arc<Semaphore>,
    waiting: AtomicUsize,
    memory: Arc<Memory>,
}

/// The blocks of finished hashes: taking 19 MiB from the system anew costs a tenth of the hash.
#[derive(Default)]
struct Memory(Mutex<Vec<Vec<Block>>>);

impl Memory {
    fn take(&self, blocks: usize) -> Vec<Block> {
        let mut memory = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop()
            .unwrap_or_default();
        memory.resize(blocks, Block::new());
        memory
    }

    fn give_back(&self, memory: Vec<Block>) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(memory);
    }
}

/// Counts one who waits, until dropped.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Hasher {
    /// A hasher that works on `parallel` passwords at a time.
    #[must_use]
    pub fn new(parallel: usize) -> Self {
        Self {
            permits: Arc::new(Semaphore::new(parallel.max(1))),
            waiting: AtomicUsize::new(0),
            memory: Arc::default(),
        }
    }

    /// How many wait for their turn, or are being hashed.
    #[must_use]
    pub fn queue_len(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// The hash of a password with a fresh salt, as a PHC string.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when too many wait already.
    pub async fn hash(&self, password: &str) -> Result<String, Error> {
        let mut salt = [0; SALT];
        getrandom::fill(&mut salt).map_err(Error::internal)?;
        let hash = self
            .run(password.to_owned(), salt.to_vec(), params()?, HASH)
            .await?;
        let (salt, hash) = (STANDARD_NO_PAD.encode(salt), STANDARD_NO_PAD.encode(hash));
        Ok(format!(
            "$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${salt}${hash}"
        ))
    }

    /// Whether a password has this hash. Without one it does the same work and says no, so that an
    /// unknown account takes as long as a known one.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when too many wait already.
    pub async fn verify(&self, password: &str, phc: Option<&str>) -> Result<bool, Error> {
        let known = phc.map(|phc| PasswordHash::new(phc).ok().and_then(|phc| parts(&phc)));
        if let Some(None) = known {
            tracing::error!("a stored password hash can't be read");
        }
        let is_known = matches!(known, Some(Some(_)));
        let (params, salt, expected) = match known.flatten() {
            Some(parts) => parts,
            None => (params()?, vec![0; SALT], vec![0; HASH]),
        };
        let hash = self
            .run(password.to_owned(), salt, params, expected.len())
            .await?;
        Ok(bool::from(hash.ct_eq(&expected)) && is_known)
    }

    async fn run(
        &self,
        password: String,
        salt: Vec<u8>,
        params: Params,
        length: usize,
    ) -> Result<Vec<u8>, Error> {
        if self.waiting.fetch_add(1, Ordering::Relaxed) >= MAX_QUEUED_HASHES {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(Error::Unavailable(
                "too many passwords wait to be hashed".into(),
            ));
        }
        let _waiting = Waiting(&self.waiting);
        let permit = self
            .permits
            .clone()
            .acquire_owned()
            .await
            .map_err(Error::internal)?;
        let memory = self.memory.clone();
        let work = move || {
            // Held until the memory is given back, also when whoever asked has gone away.
            let _permit = permit;
            let mut blocks = memory.take(params.block_count());
            let mut hash = vec![0; length];
            let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
            let done = argon2.hash_password_into_with_memory(
                password.as_bytes(),
                &salt,
                &mut hash,
                &mut blocks,
            );
            memory.give_back(blocks);
            done.map(|()| hash)
        };
        tokio::task::spawn_blocking(work)
            .await
            .map_err(Error::internal)?
            .map_err(|error| Error::internal(error.to_string()))
    }
}

fn params() -> Result<Params, Error> {
    Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| Error::internal(error.to_string()))
}

/// The parameters, salt and hash of an argon2id PHC string. `None` when it can't be read, or asks
/// for more than any of ours.
fn parts(phc: &PasswordHash) -> Option<(Params, Vec<u8>, Vec<u8>)> {
    let is_argon2id = phc.algorithm.as_str() == "argon2id";
    let params = Params::try_from(phc).ok()?;
    let salt = phc.salt.as_ref()?.to_vec();
    let hash = phc.hash.as_ref()?.as_bytes().to_vec();
    let is_bounded = params.m_cost() <= MAX_MEMORY_KIB && params.t_cost() <= MAX_PASSES;
    (is_argon2id && is_bounded).then_some((params, salt, hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_has_its_own_hash_alone() {
        let hasher = Hasher::new(2);
        let long = "x".repeat(500);
        for password in ["Q!w2e3r4", "Пароль1", &long] {
            let phc = hasher.hash(password).await.unwrap();
            assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
            assert!(hasher.verify(password, Some(&phc)).await.unwrap());
            assert!(
                !hasher
                    .verify(&format!("{password} "), Some(&phc))
                    .await
                    .unwrap()
            );
            assert_ne!(
                hasher.hash(password).await.unwrap(),
                phc,
                "a fresh salt each time"
            );
        }
        assert!(
            !hasher
                .verify(&long[..499], Some(&hasher.hash(&long).await.unwrap()))
                .await
                .unwrap(),
            "nothing is cut"
        );
    }

    #[tokio::test]
    async fn no_hash_and_a_broken_one_say_no() {
        let hasher = Hasher::new(1);
        for phc in [
            None,
            Some(""),
            Some("plain"),
            Some("$argon2id$v=19$m=19456,t=2,p=1$AAAA"),
            Some("$2b$12$abc"),
            Some("$argon2id$v=19$m=4294967295,t=2,p=1$c2FsdHNhbHQ$c2FsdHNhbHQ"),
            Some("$argon2id$v=19$m=19456,t=4294967295,p=1$c2FsdHNhbHQ$c2FsdHNhbHQ"),
        ] {
            assert!(!hasher.verify("", phc).await.unwrap(), "{phc:?}");
        }
    }

    #[tokio::test]
    async fn it_reads_hashes_of_others() {
        // Other parameters, as an older or newer release may have written them.
        let argon2 = Argon2::new(
            Algorithm::Argon2id,
            Version::V0x13,
            Params::new(64, 1, 1, None).unwrap(),
        );
        let mut hash = [0; 32];
        argon2
            .hash_password_into(b"secret", b"saltsaltsaltsalt", &mut hash)
            .unwrap();
        let (salt, hash) = (
            STANDARD_NO_PAD.encode(b"saltsaltsaltsalt"),
            STANDARD_NO_PAD.encode(hash),
        );
        let phc = format!("$argon2id$v=19$m=64,t=1,p=1${salt}${hash}");
        assert!(Hasher::new(1).verify("secret", Some(&phc)).await.unwrap());
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_flood_is_turned_away_and_the_queue_empties() {
        let hasher = Arc::new(Hasher::new(1));
        let mut flood = tokio::task::JoinSet::new();
        let held = hasher.permits.clone().acquire_owned().await.unwrap();
        for _ in 0..MAX_QUEUED_HASHES + 5 {
            let hasher = hasher.clone();
            flood.spawn(async move {
                hasher
                    .verify(
                        "x",
                        Some("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$c2FsdHNhbHQ"),
                    )
                    .await
                    .is_err()
            });
        }
        for _ in 0..5 {
            assert!(
                flood.join_next().await.unwrap().unwrap(),
                "those that don't fit are turned away"
            );
        }
        assert_eq!(hasher.queue_len(), MAX_QUEUED_HASHES);
        drop(held);
        assert!(flood.join_all().await.iter().all(|refused| !refused));
        assert_eq!(hasher.queue_len(), 0);
    }
}
