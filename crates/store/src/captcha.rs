//! Captcha tokens that were spent.

use crate::stamp::{stamp, statements};
use crate::{Store, StoreError};
use tributary_domain::id::OperatorId;
use tributary_domain::time::Timestamp;

statements! {
    SPEND: "INSERT INTO captcha_spent (operator_id, digest, expires_at) VALUES ($1, $2, $3) ON CONFLICT (operator_id, digest) DO NOTHING";
    FORGET: "DELETE FROM captcha_spent WHERE expires_at < $1";
}

stamp! {
    async fn insert(c, operator: OperatorId, digest: &[u8], expires_at: Timestamp) -> u64 {
        let query = sqlx::query::<Db>(SPEND).bind(operator.0).bind(digest).bind(expires_at.0);
        Ok(query.execute(c).await?.rows_affected())
    }

    /// Forgets the tokens that expired before `now` and are refused for that.
    pub async fn forget_expired(c, now: Timestamp) -> u64 {
        Ok(sqlx::query::<Db>(FORGET).bind(now.0).execute(c).await?.rows_affected())
    }
}

impl Store {
    /// Spends the token with this digest: true the first time, false ever after, on whichever
    /// node and however many ask at once. It is remembered until `expires_at`, when the token
    /// itself is refused for its age.
    ///
    /// # Errors
    /// When the database does not answer; the token may then be spent.
    pub async fn captcha_spend(
        &self,
        operator: OperatorId,
        digest: &[u8; 32],
        expires_at: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut tx = self.begin().await?;
        let inserted = insert(&mut tx, operator, digest, expires_at).await?;
        tx.commit().await?;
        Ok(inserted == 1)
    }
}
