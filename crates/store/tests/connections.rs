//! Connections: what is held for long holds up nobody else.

use std::time::Duration;
use tributary_store::{FILES, StoreError};
use tributary_testing::both;

const LIMIT: Duration = Duration::from_secs(3600);

both! {
    /// Whoever reads a file slowly has a connection for as long; pages have others.
    async fn files_hold_up_no_page(db: &Database) {
        let store = db.store().await;
        let mut files = Vec::new();
        for _ in 0..FILES {
            files.push(store.snapshot_for_file(LIMIT).await.unwrap());
        }
        drop(store.snapshot(LIMIT).await.unwrap());
        drop(store.read().await.unwrap());
        drop(store.begin().await.unwrap());
        drop(store.batch().await.unwrap());
        assert!(matches!(store.snapshot_for_file(LIMIT).await, Err(StoreError::Unavailable(_))));
        files.pop();
        drop(store.snapshot_for_file(LIMIT).await.unwrap());
    }
}
