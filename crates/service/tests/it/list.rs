//! Every list of the pages, over the demo's data: sorted, cut and summed up by the database.

use crate::world::code;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use tributary_domain::affiliate::Status;
use tributary_domain::captcha::CaptchaKind;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, OperatorId};
use tributary_domain::list::query::SIZES;
use tributary_domain::list::{List, Query, Sort};
use tributary_domain::money::Money;
use tributary_domain::report::{Cell, Row};
use tributary_domain::staff::Role;
use tributary_domain::time::Timestamp;
use tributary_service::demo::{AFFILIATE, load};
use tributary_service::list::{Page, file, page};
use tributary_service::operator::{self, NewOperator};
use tributary_service::{Actor, Clock, Options, Service};
use tributary_testing::{Database, both};

/// The demo, somebody of its staff and one of its affiliates, and staff and an affiliate of another
/// operator.
struct Demo {
    service: Service,
    admin: Actor,
    affiliate: Actor,
    stranger: Actor,
    foreign: Actor,
}

fn staff(operator: OperatorId) -> Actor {
    Actor::Staff {
        operator,
        id: 1.into(),
        username: "admin".into(),
        role: Role::Admin,
    }
}

fn affiliate(operator: OperatorId, id: AffiliateId) -> Actor {
    Actor::Affiliate {
        operator,
        id,
        username: "partner".into(),
        status: Status::Approved,
    }
}

impl Demo {
    async fn new(db: &Database) -> Self {
        let now = Timestamp::parse("2026-05-20T12:00:00Z").unwrap();
        let made = Service::new(db.store().await, Clock::fixed(now), Options::default());
        let service = made.await.unwrap();
        let demo = load(&service).await.unwrap().unwrap();
        let new = NewOperator {
            name: "Another".into(),
            hostnames: vec!["another.example".into()],
            currency: "EUR".into(),
            captcha: CaptchaKind::Off,
        };
        let other = operator::create(&service, &Actor::Console, new)
            .await
            .unwrap();
        let admin = staff(demo.operator);
        let everybody = all(List::Affiliates).with_filter("status", None);
        let shown = Query {
            columns: vec!["name", "username"],
            ..everybody
        };
        let found = page(&service, &admin, &shown).await.unwrap();
        let is_demo =
            |line: &&tributary_service::list::Line| line.cells[1] == Cell::Text(AFFILIATE.0.into());
        let id = found.lines.iter().find(is_demo).unwrap().id;
        Self {
            affiliate: affiliate(demo.operator, AffiliateId(id)),
            stranger: staff(other),
            foreign: affiliate(other, AffiliateId(id)),
            admin,
            service,
        }
    }

    fn reader(&self, list: List) -> &Actor {
        if list.is_office() {
            &self.admin
        } else {
            &self.affiliate
        }
    }

    async fn page(&self, query: &Query) -> Page {
        page(&self.service, self.reader(query.list), query)
            .await
            .unwrap()
    }

    /// Every line of a query, page by page.
    async fn lines(&self, query: &Query) -> Vec<(i64, Row)> {
        let mut lines = Vec::new();
        for at in 1.. {
            let page = self.page(&query.on_page(at)).await;
            let last = page.last();
            lines.extend(page.lines.into_iter().map(|line| (line.id, line.cells)));
            if at >= last {
                break;
            }
        }
        lines
    }

    /// The lines of a query's file.
    async fn file(&self, query: &Query) -> Vec<Row> {
        let mut made = file(&self.service, self.reader(query.list), query)
            .await
            .unwrap();
        assert_eq!(made.columns, query.columns);
        let mut rows = Vec::new();
        while let Some(part) = made.next().await {
            rows.extend(part.unwrap());
        }
        rows
    }
}

/// Everything of a list, with every column.
fn all(list: List) -> Query {
    let usual = Query::usual(list);
    Query {
        columns: list.columns().iter().map(|column| column.key).collect(),
        filters: Vec::new(),
        per_page: SIZES[3],
        ..usual
    }
}

/// How two cells stand: texts by their letters in lower case, nothing at the end.
fn order(one: &Cell, other: &Cell, is_descending: bool) -> Ordering {
    let by = |ordering: Ordering| {
        if is_descending {
            ordering.reverse()
        } else {
            ordering
        }
    };
    match (one, other) {
        (Cell::None, Cell::None) => Ordering::Equal,
        (Cell::None, _) => Ordering::Greater,
        (_, Cell::None) => Ordering::Less,
        (Cell::Text(one), Cell::Text(other)) => {
            by(one.to_ascii_lowercase().cmp(&other.to_ascii_lowercase()))
        }
        (Cell::Number(one), Cell::Number(other)) => by(one.cmp(other)),
        (Cell::Money(one), Cell::Money(other)) => by(one.cmp(other)),
        (Cell::Moment(one), Cell::Moment(other)) => by(one.cmp(other)),
        (Cell::Date(one), Cell::Date(other)) => by(one.cmp(other)),
        pair => panic!("{pair:?}"),
    }
}

both! {
    async fn each_is_sorted_by_each_column_and_its_pages_are_the_whole(db: &Database) {
        let demo = Demo::new(db).await;
        for list in List::ALL {
            let usual = all(list);
            let whole = demo.lines(&usual).await;
            let ids: BTreeSet<i64> = whole.iter().map(|(id, _)| *id).collect();
            assert_eq!(ids.len(), whole.len(), "{list:?} repeats a line");
            assert!(!whole.is_empty() || list == List::Imports, "{list:?}: the demo has none");
            for (place, column) in list.columns().iter().enumerate().filter(|(_, column)| column.is_sortable) {
                for is_descending in [false, true] {
                    let sort = Sort { column: column.key, is_descending };
                    let sorted = demo.lines(&usual.sorted_by(sort)).await;
                    let what = format!("{list:?} by {sort:?}");
                    assert_eq!(sorted.iter().map(|(id, _)| *id).collect::<BTreeSet<_>>(), ids, "{what}");
                    for pair in sorted.windows(2) {
                        let ties = if is_descending { pair[1].0.cmp(&pair[0].0) } else { pair[0].0.cmp(&pair[1].0) };
                        let found = order(&pair[0].1[place], &pair[1].1[place], is_descending).then(ties);
                        assert_eq!(found, Ordering::Less, "{what}: {pair:?}");
                    }
                    let small = usual.sorted_by(sort).in_pages_of(SIZES[0]);
                    assert_eq!(demo.lines(&small).await, sorted, "{what}, in smaller pages");
                }
            }
        }
    }

    async fn totals_and_files_are_of_all_lines_and_hidden_columns_of_none(db: &Database) {
        let demo = Demo::new(db).await;
        for list in List::ALL {
            let query = all(list).in_pages_of(SIZES[0]);
            let whole = demo.lines(&query).await;
            let page = demo.page(&query).await;
            assert_eq!(usize::try_from(page.total).unwrap(), whole.len(), "{list:?}");
            for (place, column) in list.columns().iter().enumerate() {
                let cells = whole.iter().map(|(_, cells)| &cells[place]);
                let sum: i64 = cells.map(|cell| match cell {
                    Cell::Money(amount) => amount.0,
                    Cell::Number(count) if column.has_total => *count,
                    _ => 0,
                }).sum();
                let expected = match (&page.totals[place], column.has_total) {
                    (Cell::Money(_), true) => Cell::Money(Money(sum)),
                    (_, true) => Cell::Number(sum),
                    (_, false) => Cell::None,
                };
                assert_eq!(page.totals[place], expected, "{list:?}: {}", column.key);
            }
            let rows: Vec<Row> = whole.into_iter().map(|(_, cells)| cells).collect();
            assert_eq!(demo.file(&query).await, rows, "{list:?}");
            let hidden = Query { columns: query.columns.iter().copied().step_by(2).collect(), ..query };
            let rest: Vec<Row> = (rows.into_iter())
                .map(|row| row.into_iter().step_by(2).collect())
                .collect();
            assert_eq!(demo.file(&hidden).await, rest, "{list:?}");
        }
    }

    async fn filters_narrow_and_tabs_count_what_they_leave(db: &Database) {
        let demo = Demo::new(db).await;
        for list in List::ALL {
            let whole = demo.page(&all(list)).await.total;
            for filter in list.filters() {
                let mut seen = 0;
                for value in ["active", "pending", "approved", "completed", "1", "2026-04-01", "nobody", "cpa", "a"] {
                    let Some(value) = filter.read(value).filter(|known| known == value) else { continue };
                    let narrowed = demo.page(&all(list).with_filter(filter.key, Some(&value))).await;
                    assert!(narrowed.total <= whole, "{list:?}: {}={value}", filter.key);
                    let counted = narrowed.counts.iter().find(|(known, _)| *known == value);
                    if let Some((_, count)) = counted {
                        assert_eq!(*count, narrowed.total, "{list:?}: {}={value}", filter.key);
                    }
                    seen += 1;
                }
                assert!(seen > 0, "{list:?}: {} takes no value", filter.key);
            }
        }
    }

    async fn whatever_is_looked_for_is_a_text_and_no_pattern(db: &Database) {
        let demo = Demo::new(db).await;
        for list in List::ALL {
            for odd in ["'", "\"", "%", "_", "!", "\\", "a\0b", "🎉", "'; DROP TABLE link; --", "-1", "#", "9223372036854775807"] {
                let pairs = ["q", "affiliate", "brand", "status", "from", "sort", "columns", "page"];
                let pairs: Vec<_> = pairs.iter()
                    .map(|name| ([list.prefix(), name].concat(), odd.to_owned()))
                    .collect();
                let query = Query::read(list, &pairs, odd);
                let found = page(&demo.service, demo.reader(list), &query).await;
                assert!(found.is_ok(), "{list:?}: {odd:?}: {found:?}");
            }
        }
        let search = |list: List, text: &str| Query { search: text.into(), ..all(list) };
        let links = demo.page(&all(List::Links)).await;
        let Cell::Text(name) = &links.lines[0].cells[0] else { panic!("a link without a name") };
        let found = demo.page(&search(List::Links, &name.to_uppercase())).await;
        assert!(found.lines.iter().any(|line| line.id == links.lines[0].id));
        let by_number = demo.page(&search(List::Links, &links.lines[0].id.to_string())).await;
        assert!(by_number.lines.iter().any(|line| line.id == links.lines[0].id));
        assert_eq!(demo.page(&search(List::Affiliates, "%")).await.total, 0);
    }

    async fn nobody_sees_lines_of_others(db: &Database) {
        let demo = Demo::new(db).await;
        for list in List::ALL {
            let query = all(list);
            let (other, wrong) = if list.is_office() {
                (&demo.stranger, &demo.affiliate)
            } else {
                (&demo.foreign, &demo.admin)
            };
            let foreign = page(&demo.service, other, &query).await.unwrap();
            assert_eq!((foreign.total, foreign.lines.len()), (0, 0), "{list:?}");
            assert_eq!(code(page(&demo.service, wrong, &query).await), Code::Forbidden, "{list:?}");
            assert_eq!(code(file(&demo.service, wrong, &query).await.map(|_| ())), Code::Forbidden, "{list:?}");
            assert_eq!(code(page(&demo.service, &Actor::Console, &query).await), Code::Forbidden);
        }
        // Another affiliate of the same operator has the lines that are its own.
        let Actor::Affiliate { operator, id, .. } = &demo.affiliate else { panic!("no affiliate") };
        let other = affiliate(*operator, AffiliateId(id.0 + 1));
        for list in [List::OwnPlayers, List::OwnPayments, List::OwnEntries] {
            let ids = async |actor: &Actor| -> BTreeSet<i64> {
                let found = page(&demo.service, actor, &all(list)).await.unwrap();
                found.lines.iter().map(|line| line.id).collect()
            };
            assert!(ids(&demo.affiliate).await.is_disjoint(&ids(&other).await), "{list:?}");
        }
    }

    async fn a_page_behind_the_last_is_the_last(db: &Database) {
        let demo = Demo::new(db).await;
        let query = all(List::Players).in_pages_of(SIZES[0]);
        let page = demo.page(&query.on_page(1_000_000)).await;
        assert_eq!(page.query.page, page.last());
        assert!(page.last() > 1 && !page.lines.is_empty());
    }
}
