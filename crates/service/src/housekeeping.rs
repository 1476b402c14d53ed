//! What nobody needs any more is forgotten: sessions that ended, captcha tokens that expired, customers
//! that nothing waits for.

use crate::{Error, Service};
use tributary_store::{captcha, session, waiting};

/// How often a server tidies up.
pub const INTERVAL: std::time::Duration = std::time::Duration::from_secs(3_600);

/// Forgets what has expired. Several nodes may do so at once.
///
/// # Errors
/// When the database does not answer; the next round makes up for it.
pub async fn tidy(service: &Service) -> Result<u64, Error> {
    let now = service.clock.now();
    let mut tx = service.store.begin().await?;
    let forgotten = session::forget_expired(&mut tx, now).await?
        + captcha::forget_expired(&mut tx, now).await?
        + waiting::forget_empty(&mut tx).await?;
    tx.commit().await?;
    Ok(forgotten)
}
