//! How many events wait, and for whom, counted as they come and go: nobody has to count what waits
//! each time that one more comes.

use crate::bulk::{self, Writes, bulks, row};
use crate::stamp::{stamp, statements};
use tributary_domain::id::BrandId;

/// Whom, or what, an event waits for.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Awaited {
    /// Its brand.
    pub brand_id: BrandId,
    /// The brand's name for the customer; empty where only a reversal's event is known.
    pub ext_customer_id: String,
    /// The event that a reversal without a customer takes back; else empty.
    pub reverses: String,
}

statements! {
    FORGET: "DELETE FROM event_waiting WHERE waiting = 0";
}

bulks! {
    COUNTS(brand_id Int, ext_customer_id Text, reverses Text): "SELECT w.brand_id, w.ext_customer_id, w.reverses, w.waiting FROM {rows}
             LEFT JOIN event_waiting w ON w.brand_id = new.brand_id AND w.ext_customer_id = new.ext_customer_id AND w.reverses = new.reverses
             WHERE COALESCE(w.waiting, 0) <> 0";
    PUT(brand_id Int, ext_customer_id Text, reverses Text, waiting Int):
        "INSERT INTO event_waiting (brand_id, ext_customer_id, reverses, waiting)
             SELECT * FROM {rows} WHERE true
             ON CONFLICT (brand_id, ext_customer_id, reverses) DO UPDATE SET waiting = excluded.waiting";
}

stamp! {
    /// How many events wait for each of these; those that nothing waits for are left out.
    pub async fn counts(c, awaited: &[&Awaited]) -> Vec<(Awaited, i64)> {
        if awaited.is_empty() {
            return Ok(Vec::new());
        }
        let rows = awaited.iter().map(|of| row![of.brand_id.0, &of.ext_customer_id, &of.reverses]);
        let rows = bulk::query_as::<Db, (i64, String, String, i64)>(&COUNTS, rows)?.fetch_all(c).await?;
        Ok(rows.into_iter().map(|(brand, ext_customer_id, reverses, waiting)| {
            (Awaited { brand_id: BrandId(brand), ext_customer_id, reverses }, waiting)
        }).collect())
    }

    /// Forgets those that nothing waits for any more; how many there were.
    pub async fn forget_empty(c) -> u64 {
        Ok(sqlx::query::<Db>(FORGET).execute(c).await?.rows_affected())
    }
}

/// Writes how many events wait for each of these now.
pub fn put<'a>(writes: &mut Writes<'a>, counts: &[(&'a Awaited, i64)]) {
    let rows = counts
        .iter()
        .map(|(of, waiting)| row![of.brand_id.0, &of.ext_customer_id, &of.reverses, *waiting]);
    writes.add(&PUT, rows);
}
