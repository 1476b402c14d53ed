//! The lists of the pages: who may see which, and whose lines they have.

use crate::report::{File, Work, make};
use crate::{Actor, Error, Service};
use tributary_domain::error::Code;
use tributary_domain::list::{FilterKind, List, Query};
use tributary_domain::report::{Cell, Row};
use tributary_domain::time::DAY;
use tributary_store::brand;
use tributary_store::list::{self, Scope};

pub use tributary_store::list::{Line, extras};

/// Over how many days visits are counted, today included.
const VISIT_DAYS: i64 = 30;

/// A page of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// What it shows. Its page is the last where an address asked for one behind it.
    pub query: Query,
    /// The lines.
    pub lines: Vec<Line>,
    /// How many lines there are on all pages.
    pub total: i64,
    /// The sums over all pages of the columns that have one, in the order of those shown.
    pub totals: Row,
    /// How many lines each value of the tabs would leave.
    pub counts: Vec<(String, i64)>,
    /// The brands that a filter can name, with their names.
    pub brands: Vec<(i64, String)>,
}

impl Page {
    /// How many pages there are; one at least.
    #[must_use]
    pub fn last(&self) -> i64 {
        last_page(self.total, self.query.per_page)
    }

    /// What the page gets of a line besides its columns, or a column that is shown.
    #[must_use]
    pub fn cell<'a>(&self, line: &'a Line, key: &str) -> Option<&'a Cell> {
        let extra = extras(&self.query).position(|known| known == key);
        let shown = || {
            let place = self.query.columns.iter().position(|known| *known == key)?;
            line.cells.get(place)
        };
        extra
            .and_then(|place| line.extras.get(place))
            .or_else(shown)
    }
}

/// One page of a list.
///
/// # Errors
/// [`Code::Forbidden`] for anybody but staff where it is the staff's list, and for anybody but an
/// affiliate where it is an affiliate's own.
pub async fn page(service: &Service, actor: &Actor, query: &Query) -> Result<Page, Error> {
    let scope = scope(service, actor, query.list)?;
    let mut reader = service.store.read().await?;
    let (total, totals) = list::totals(&mut reader, scope, query).await?;
    let last = last_page(total, query.per_page);
    let query = query.on_page(query.page.min(last));
    let lines = list::rows(&mut reader, scope, &query).await?;
    let filters = query.list.filters();
    let mut counts = Vec::new();
    for filter in filters {
        if matches!(filter.kind, FilterKind::Tabs { .. }) {
            counts = list::counts(&mut reader, scope, &query, filter.key).await?;
        }
    }
    let mut brands = Vec::new();
    if filters
        .iter()
        .any(|filter| matches!(filter.kind, FilterKind::Brand))
    {
        let known = brand::list(&mut reader, scope.operator).await?.into_iter();
        brands.extend(known.map(|brand| (brand.id.0, brand.name)));
    }
    Ok(Page {
        query,
        lines,
        total,
        totals,
        counts,
        brands,
    })
}

/// What a list shows, on all of its pages, as a file.
///
/// # Errors
/// As [`page`]; [`Code::Unavailable`] when too many files are being made.
pub async fn file(service: &Service, actor: &Actor, query: &Query) -> Result<File, Error> {
    let scope = scope(service, actor, query.list)?;
    let work = Work::List(scope, Box::new(query.clone()));
    make(service, scope.operator, query.columns.clone(), work).await
}

/// Whose lines are read.
fn scope(service: &Service, actor: &Actor, list: List) -> Result<Scope, Error> {
    let (operator, affiliate) = match actor {
        Actor::Staff { operator, .. } if list.is_office() => (*operator, None),
        Actor::Affiliate { operator, id, .. } if !list.is_office() => (*operator, Some(*id)),
        _ => return Err(Code::Forbidden.into()),
    };
    let today = service.clock.now().0.div_euclid(DAY);
    Ok(Scope {
        operator,
        affiliate,
        since: today + 1 - VISIT_DAYS,
    })
}

fn last_page(total: i64, per_page: i64) -> i64 {
    total.saturating_sub(1).div_euclid(per_page.max(1)).max(0) + 1
}
