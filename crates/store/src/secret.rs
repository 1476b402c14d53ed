//! The secret that every node of one installation shares.

use crate::stamp::{stamp, statements};
use crate::{Store, StoreError};

statements! {
    SECRET: "SELECT value FROM instance_secret WHERE id = 1";
    SECRET_INSERT: "INSERT INTO instance_secret (id, value) VALUES (1, $1) ON CONFLICT (id) DO NOTHING";
}

stamp! {
    /// The secret, if there is one.
    async fn get(c) -> Option<Vec<u8>> {
        Ok(sqlx::query_scalar::<Db, Vec<u8>>(SECRET).fetch_optional(c).await?)
    }

    /// Keeps `value` as the secret unless there is one.
    async fn keep(c, value: &[u8]) -> () {
        sqlx::query::<Db>(SECRET_INSERT).bind(value).execute(c).await?;
        Ok(())
    }
}

impl Store {
    /// The installation's secret: the one that is there, else `fresh`, which is then kept. Rows that
    /// are written from now on are sealed with it.
    ///
    /// # Errors
    /// When the database does not answer, or the secret there has another length.
    pub async fn instance_secret(&self, fresh: &[u8; 32]) -> Result<[u8; 32], StoreError> {
        let known = get(&mut self.read().await?).await?;
        let secret = match known {
            Some(secret) => secret,
            None => {
                let mut tx = self.begin().await?;
                keep(&mut tx, fresh).await?;
                let secret = get(&mut tx).await?.unwrap_or_default();
                tx.commit().await?;
                secret
            }
        };
        let wrong = |secret: Vec<u8>| format!("the secret has {} bytes, not 32", secret.len());
        let secret = secret.try_into().map_err(|secret| StoreError::Corrupt {
            table: "instance_secret",
            id: 1,
            what: wrong(secret),
        })?;
        self.seals().open(&secret);
        Ok(secret)
    }

    /// Reads the secret that rows are sealed with, and makes none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open_seals(&self) -> Result<(), StoreError> {
        let known = get(&mut self.read().await?).await?;
        if let Some(secret) = known.and_then(|secret| secret.try_into().ok()) {
            self.seals().open(&secret);
        }
        Ok(())
    }
}
