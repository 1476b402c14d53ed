//! One look at the database for everybody who asks the same at the same time.
//!
//! Who asks gets what was read after they asked, as if they had read it themselves: a change that
//! was made before a request counts for it. Only the number of reads is another one. A hundred
//! requests with one key that come at once read it twice.

use crate::Error;
use crate::error::Failed;
use std::collections::HashMap;
use std::hash::Hash;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;
use tributary_store::{Reader, Store};

/// One read.
pub(crate) type Reads<'a, V> = Pin<Box<dyn Future<Output = Result<V, Error>> + Send + 'a>>;

/// Who waits for the next read, by what they ask for. What nobody asks for takes no room.
type Waiting<K, V> = HashMap<K, Vec<oneshot::Sender<Result<V, Failed>>>>;

/// Reads of one kind, by what they ask for.
#[derive(Debug)]
pub(crate) struct Singleflight<K, V>(Arc<Mutex<Waiting<K, V>>>);

impl<K, V> Default for Singleflight<K, V> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K, V> Singleflight<K, V>
where
    K: Clone + Eq + Hash + Send + 'static,
    V: Clone + Send + 'static,
{
    /// What `read` answers for the key, or what another's has that was begun after this call. Reads
    /// that follow each other share what they read with.
    ///
    /// # Errors
    /// What `read` fails with: that the database does not answer, or that something is wrong here.
    pub(crate) async fn get<W: Send + 'static>(
        &self,
        key: K,
        mut with: W,
        read: impl for<'a> Fn(&'a mut W, K) -> Reads<'a, V> + Send + 'static,
    ) -> Result<V, Error> {
        let (answer, answered) = oneshot::channel();
        let is_first = {
            let mut waiting = lock(&self.0);
            let is_first = !waiting.contains_key(&key);
            waiting.entry(key.clone()).or_default().push(answer);
            is_first
        };
        if is_first {
            // Apart from the one who asks: others wait for it, too, whether they stay or not.
            let reading = Reading(Arc::clone(&self.0), key);
            tokio::spawn(async move {
                while let Some(asking) = reading.next() {
                    let outcome = read(&mut with, reading.1.clone())
                        .await
                        .map_err(|error| Failed::of(&error));
                    for answer in asking {
                        // Who does not wait any more need not know.
                        let _ = answer.send(outcome.clone());
                    }
                }
            });
        }
        let outcome = answered.await;
        let outcome =
            outcome.map_err(|_| Error::internal("a read that others share has failed"))?;
        outcome.map_err(Error::from)
    }
}

/// A connection for reads that follow each other. Fetching one, and giving it back, costs as much as
/// a short read.
pub(crate) struct PooledReader {
    store: Store,
    reader: Option<Reader>,
    reads: u32,
}

impl PooledReader {
    /// After so many reads it goes back once: others wait for connections, too.
    const MAX_RUNS: u32 = 64;

    /// None yet: it is fetched for the first read.
    pub(crate) fn of(store: &Store) -> Self {
        Self {
            store: store.clone(),
            reader: None,
            reads: 0,
        }
    }

    /// For one read. A connection that is not given back is fetched anew.
    ///
    /// # Errors
    /// When none is free in time.
    pub(crate) async fn take(&mut self) -> Result<Reader, Error> {
        self.reads += 1;
        match self
            .reader
            .take()
            .filter(|_| !self.reads.is_multiple_of(Self::MAX_RUNS))
        {
            Some(reader) => Ok(reader),
            None => Ok(self.store.read().await?),
        }
    }

    /// After a read that went well.
    pub(crate) fn give_back(&mut self, reader: Reader) {
        self.reader = Some(reader);
    }
}

/// Reads of one thing, until nobody asks for it. Should one panic, those who wait hear of it.
struct Reading<K: Eq + Hash, V>(Arc<Mutex<Waiting<K, V>>>, K);

impl<K: Eq + Hash, V> Reading<K, V> {
    /// Who has asked since the last read; `None` for nobody, and then the next one begins anew.
    fn next(&self) -> Option<Vec<oneshot::Sender<Result<V, Failed>>>> {
        let mut waiting = lock(&self.0);
        let asking = waiting.get_mut(&self.1).map(std::mem::take);
        let asking = asking.filter(|asking| !asking.is_empty());
        if asking.is_none() {
            waiting.remove(&self.1);
        }
        asking
    }
}

impl<K: Eq + Hash, V> Drop for Reading<K, V> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            lock(&self.0).remove(&self.1);
        }
    }
}

fn lock<K, V>(waiting: &Mutex<Waiting<K, V>>) -> MutexGuard<'_, Waiting<K, V>> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;
    use tributary_domain::error::Code;

    /// A place with a value that changes, and how often it was read.
    #[derive(Clone, Default)]
    struct Place {
        value: Arc<AtomicUsize>,
        reads: Arc<AtomicUsize>,
    }

    impl Place {
        fn read<'a>(&'a mut self, _: &'static str) -> Reads<'a, usize> {
            Box::pin(async move {
                self.reads.fetch_add(1, Ordering::SeqCst);
                let value = self.value.load(Ordering::SeqCst);
                tokio::time::sleep(Duration::from_millis(20)).await;
                match value {
                    13 => Err(Error::Unavailable("away".into())),
                    14 => panic!("a panic for the test"),
                    value => Ok(value),
                }
            })
        }

        async fn ask(&self, shared: &Singleflight<&'static str, usize>) -> Result<usize, Error> {
            shared.get("key", self.clone(), Self::read).await
        }

        async fn all(
            &self,
            shared: &Singleflight<&'static str, usize>,
        ) -> Vec<Result<usize, Error>> {
            futures::future::join_all((0..50).map(|_| self.ask(shared))).await
        }
    }

    #[tokio::test]
    async fn who_asks_together_reads_together_and_nobody_gets_what_was_read_before() {
        let (shared, place) = (Singleflight::default(), Place::default());
        let later = async {
            tokio::time::sleep(Duration::from_millis(5)).await;
            place.value.store(1, Ordering::SeqCst);
            place.all(&shared).await
        };
        let (first, later) = tokio::join!(place.ask(&shared), later);
        assert_eq!(first.unwrap(), 0);
        assert!(later.into_iter().all(|value| value.unwrap() == 1));
        assert_eq!(place.reads.load(Ordering::SeqCst), 2);
        place.value.store(2, Ordering::SeqCst);
        assert_eq!(place.ask(&shared).await.unwrap(), 2, "nothing is kept");
        assert!(lock(&shared.0).is_empty());
    }

    #[tokio::test]
    async fn who_goes_away_takes_nothing_from_others_and_failures_are_everybodys() {
        let (shared, place) = (Singleflight::default(), Place::default());
        let gone = tokio::time::timeout(Duration::from_millis(5), place.ask(&shared));
        let (gone, all) = tokio::join!(gone, place.all(&shared));
        assert!(gone.is_err());
        assert!(all.into_iter().all(|value| value.unwrap() == 0));
        for (value, code) in [(13, Code::Unavailable), (14, Code::Internal)] {
            place.value.store(value, Ordering::SeqCst);
            for outcome in place.all(&shared).await {
                assert_eq!(outcome.unwrap_err().code(), code);
            }
        }
        place.value.store(3, Ordering::SeqCst);
        assert_eq!(place.ask(&shared).await.unwrap(), 3);
        assert!(lock(&shared.0).is_empty());
    }
}
