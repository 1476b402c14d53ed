//! How many reports run at a time, and for how long. Files have turns and connections of their own:
//! somebody reads them as they are made, and whoever reads slowly holds up no page.

use crate::Error;
use crate::turns::Turns;
use std::time::Duration;
use tributary_domain::refusal::Refusal;

/// Reports at a time, and of one operator. SQLite has four connections that read; one of them stays
/// free of reports.
const PAGES: (usize, usize) = (3, 2);
/// Files at a time, and of one operator; as many as there are connections for them.
const FILES: (usize, usize) = (tributary_store::FILES as usize, 2);

/// Lets reports in.
#[derive(Debug)]
pub(crate) struct Gate {
    /// How long a report may take.
    pub(crate) limit: Duration,
    pub(super) pages: Turns,
    pub(super) files: Turns,
}

impl Gate {
    pub(crate) fn new(limit: Duration) -> Self {
        let refusal = Refusal::TooManyReports;
        Self {
            limit,
            pages: Turns::new(PAGES.0, PAGES.1, refusal.clone()),
            files: Turns::new(FILES.0, FILES.1, refusal),
        }
    }

    /// The refusal of a report that took too long.
    pub(super) fn too_slow(&self) -> Error {
        let n = i64::try_from(self.limit.as_secs().max(1)).unwrap_or(i64::MAX);
        Refusal::ReportTooSlow { n }.into()
    }
}
