//! What was held back while an affiliate earned nothing is posted once it earns again (money.md,
//! "Correction of the past").

use super::load::Loader;
use super::write;
use crate::{Error, Service};
use std::collections::BTreeSet;
use tributary_domain::commission::Cause;
use tributary_domain::id::{AffiliateId, OperatorId, RegistrationId};
use tributary_store::{Tx, player};

/// How many players' days are worked out at a time.
const CHUNK_SIZE: usize = 2_000;

/// Posts the corrections that came while an affiliate, by its own players or as a parent, earned
/// nothing: for the day they are about, or the first open day where that is closed. What happened
/// meanwhile is not paid later. The caller has changed its status, and holds the ledger's lock.
///
/// # Errors
/// When a sum would overflow, and when the database does not answer.
pub(crate) async fn catch_up(
    service: &Service,
    tx: &mut Tx,
    operator: OperatorId,
    first_open_day: i64,
    affiliate: AffiliateId,
) -> Result<(), Error> {
    let held = player::held_of(tx, operator, affiliate).await?;
    // Days of one player that lie in two parts are worked out one after the other.
    for part in held.chunks(CHUNK_SIZE) {
        let mut loader = Loader::new(service, operator, first_open_day);
        loader.load_held(service, tx, part).await?;
        let mut state = loader.done();
        let players: BTreeSet<RegistrationId> = part.iter().map(|(id, _)| *id).collect();
        let cause = Cause {
            event: None,
            at: state.loaded.now,
            first_open_day,
        };
        for id in players {
            let caught_up = state.commission.catch_up(id, cause);
            caught_up.map_err(|_| Error::internal("a sum would leave the range of numbers"))?;
        }
        write::changes(service, tx, state).await?;
    }
    Ok(())
}
