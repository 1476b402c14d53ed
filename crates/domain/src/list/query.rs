//! What an address asks of a list. What is not understood is left out or takes what is usual: a link
//! that was sent to a colleague, or is years old, shows a list and no error.

use super::{Column, List};

/// How many lines a page can have; the first is usual.
pub const SIZES: [i64; 4] = [25, 50, 100, 200];
/// The most characters of a search or a filter that are looked at.
const MAX_TEXT_LENGTH: usize = 200;
/// The last page anybody can ask for: no list has more lines than numbers go.
const MAX_PAGE: i64 = 1_000_000_000;
/// What stands between the columns of an address.
const BETWEEN: char = '.';

/// The order of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sort {
    /// The key of the column.
    pub column: &'static str,
    /// Whether the greatest come first.
    pub is_descending: bool,
}

/// What is asked of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Query {
    /// The list.
    pub list: List,
    /// What is looked for; empty for everything.
    pub search: String,
    /// The filters that narrow it, by their keys, each with a value that it takes.
    pub filters: Vec<(&'static str, String)>,
    /// The order.
    pub sort: Sort,
    /// The keys of the columns that are shown, in the list's order.
    pub columns: Vec<&'static str>,
    /// The page, from 1.
    pub page: i64,
    /// How many lines it has: one of [`SIZES`].
    pub per_page: i64,
}

impl Query {
    /// What nothing in the address stands for.
    #[must_use]
    pub fn usual(list: List) -> Self {
        Self::read(list, &[], "")
    }

    /// Reads the parameters of an address; `remembered` is what [`Query::columns_text`] said when
    /// columns were last chosen, empty where nobody did.
    #[must_use]
    pub fn read(list: List, pairs: &[(String, String)], remembered: &str) -> Self {
        let all = |name: &str| {
            let name = [list.prefix(), name].concat();
            let found = pairs.iter().filter(move |(known, _)| *known == name);
            found.map(|(_, value)| value.as_str())
        };
        let one = |name: &str| all(name).next_back().unwrap_or_default();
        let chosen: Vec<&str> = all("columns")
            .flat_map(|text| text.split(BETWEEN))
            .collect();
        let columns = pick(list, &chosen)
            .or_else(|| pick(list, &remembered.split(BETWEEN).collect::<Vec<_>>()))
            .unwrap_or_else(|| usual_columns(list));
        let filters = list.filters().iter().filter_map(|filter| {
            let given = clean(one(filter.key));
            Some((filter.key, filter.read(&given)?))
        });
        let search = if list.is_searched() {
            clean(one("q"))
        } else {
            String::new()
        };
        Self {
            list,
            search,
            filters: filters.collect(),
            sort: read_sort(list, one("sort")),
            columns,
            page: one("page").parse().unwrap_or(1).clamp(1, MAX_PAGE),
            per_page: (one("per_page").parse().ok())
                .filter(|size| SIZES.contains(size))
                .unwrap_or(SIZES[0]),
        }
    }

    /// The parameters that [`Query::read`] makes the same of again, without those that say what is
    /// usual.
    #[must_use]
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut put = |name: &str, value: String| {
            pairs.push(([self.list.prefix(), name].concat(), value));
        };
        if !self.search.is_empty() {
            put("q", self.search.clone());
        }
        for filter in self.list.filters() {
            if let Some(value) = filter.write(self.filter(filter.key)) {
                put(filter.key, value.to_owned());
            }
        }
        let (column, is_descending) = self.list.usual_order();
        if self.sort
            != (Sort {
                column,
                is_descending,
            })
        {
            put("sort", self.sort.text());
        }
        if self.columns != usual_columns(self.list) {
            put("columns", self.columns_text());
        }
        if self.per_page != SIZES[0] {
            put("per_page", self.per_page.to_string());
        }
        if self.page > 1 {
            put("page", self.page.to_string());
        }
        pairs
    }

    /// The value of a filter, where it narrows the list.
    #[must_use]
    pub fn filter(&self, key: &str) -> Option<&str> {
        let found = self.filters.iter().find(|(known, _)| *known == key);
        found.map(|(_, value)| value.as_str())
    }

    /// The same with another value of a filter, on its first page; none leaves nothing out.
    #[must_use]
    pub fn with_filter(&self, key: &'static str, value: Option<&str>) -> Self {
        let mut query = self.on_page(1);
        query.filters.retain(|(known, _)| *known != key);
        query
            .filters
            .extend(value.map(|value| (key, value.to_owned())));
        query
    }

    /// Another page of the same.
    #[must_use]
    pub fn on_page(&self, page: i64) -> Self {
        Self {
            page,
            ..self.clone()
        }
    }

    /// The same in another order, from its first page.
    #[must_use]
    pub fn sorted_by(&self, sort: Sort) -> Self {
        Self {
            sort,
            ..self.on_page(1)
        }
    }

    /// The same in pages of another size, from the first.
    #[must_use]
    pub fn in_pages_of(&self, per_page: i64) -> Self {
        Self {
            per_page,
            ..self.on_page(1)
        }
    }

    /// The same without search and filters.
    #[must_use]
    pub fn whole(&self) -> Self {
        Self {
            search: String::new(),
            filters: Vec::new(),
            ..self.on_page(1)
        }
    }

    /// Whether a search or a filter leaves something out, tabs apart.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        !self.search.is_empty() || self.narrowing() > 0
    }

    /// How many filters leave something out, tabs apart.
    #[must_use]
    pub fn narrowing(&self) -> usize {
        let is_tab = |key: &str| {
            let kind = self.list.filter(key).map(|filter| filter.kind);
            matches!(kind, Some(super::FilterKind::Tabs { .. }))
        };
        self.filters.iter().filter(|(key, _)| !is_tab(key)).count()
    }

    /// The columns that are shown.
    pub fn shown(&self) -> impl Iterator<Item = &'static Column> {
        let columns = self.list.columns().iter();
        columns.filter(|column| self.columns.contains(&column.key))
    }

    /// The shown columns as one text, in addresses and where they are remembered.
    #[must_use]
    pub fn columns_text(&self) -> String {
        self.columns.join(&BETWEEN.to_string())
    }

    /// Whether an address chooses columns.
    #[must_use]
    pub fn chooses_columns(list: List, pairs: &[(String, String)]) -> bool {
        let name = [list.prefix(), "columns"].concat();
        pairs.iter().any(|(known, _)| *known == name)
    }
}

impl Sort {
    /// What an address says: the column, behind `-` where the greatest come first.
    #[must_use]
    pub fn text(self) -> String {
        let sign = if self.is_descending { "-" } else { "" };
        [sign, self.column].concat()
    }
}

/// A text as it can be looked for: without what no database takes, and not without end.
fn clean(text: &str) -> String {
    let known = text.chars().filter(|character| *character != '\0');
    let short: String = known.take(MAX_TEXT_LENGTH).collect();
    short.trim().to_owned()
}

fn read_sort(list: List, text: &str) -> Sort {
    let (key, is_descending) = match text.strip_prefix('-') {
        Some(key) => (key, true),
        None => (text, false),
    };
    let known = list.column(key).filter(|column| column.is_sortable);
    let (usual, usual_direction) = list.usual_order();
    match known {
        Some(column) => Sort {
            column: column.key,
            is_descending,
        },
        None => Sort {
            column: usual,
            is_descending: usual_direction,
        },
    }
}

/// The columns of those names, the first one always; none where no name is a column's.
fn pick(list: List, names: &[&str]) -> Option<Vec<&'static str>> {
    let keys = list.columns().iter().map(|column| column.key);
    if !keys.clone().any(|key| names.contains(&key)) {
        return None;
    }
    let first = list.columns().first().map(|column| column.key);
    Some(
        keys.filter(|key| Some(*key) == first || names.contains(key))
            .collect(),
    )
}

fn usual_columns(list: List) -> Vec<&'static str> {
    let shown = list.columns().iter().filter(|column| column.is_shown);
    shown.map(|column| column.key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(list: List, text: &str) -> Query {
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        let pairs: Vec<_> = pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        Query::read(list, &pairs, "")
    }

    #[test]
    fn columns_are_named_once_and_the_usual_order_is_one_of_them() {
        for list in List::ALL {
            let mut keys: Vec<&str> = list.columns().iter().map(|column| column.key).collect();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), list.columns().len(), "{list:?}");
            let (usual, _) = list.usual_order();
            assert!(
                list.column(usual).is_some_and(|column| column.is_sortable),
                "{list:?}"
            );
            assert!(
                list.columns()[0].is_shown && list.columns()[0].is_sortable,
                "{list:?}"
            );
        }
    }

    #[test]
    fn what_was_written_is_read_again() {
        for list in List::ALL {
            let usual = Query::usual(list);
            assert_eq!(usual.pairs(), [], "{list:?}");
            for column in list.columns().iter().filter(|column| column.is_sortable) {
                for is_descending in [false, true] {
                    let sort = Sort {
                        column: column.key,
                        is_descending,
                    };
                    let one = usual.sorted_by(sort).in_pages_of(SIZES[2]).on_page(3);
                    let hidden = list
                        .columns()
                        .iter()
                        .map(|column| column.key)
                        .take(2)
                        .collect();
                    let one = Query {
                        columns: hidden,
                        ..one
                    };
                    assert_eq!(Query::read(list, &one.pairs(), ""), one);
                }
            }
            for filter in list.filters() {
                for value in [
                    "all",
                    "1",
                    "2026-07-01",
                    "active",
                    "completed",
                    "cpa",
                    "nobody",
                ] {
                    let Some(value) = filter.read(value) else {
                        continue;
                    };
                    let one = usual.with_filter(filter.key, Some(&value));
                    assert_eq!(
                        Query::read(list, &one.pairs(), "").filter(filter.key),
                        Some(value.as_str())
                    );
                }
            }
        }
    }

    #[test]
    fn nothing_in_an_address_is_an_error() {
        let usual = Query::usual(List::Links);
        for odd in [
            "page=0",
            "page=-1",
            "page=x",
            "page=99999999999999999999",
            "per_page=7",
            "sort=nothing",
            "sort=-",
            "columns=",
            "columns=nothing.else",
            "brand=x",
            "status=x",
            "q=",
            "q=%00",
            "unknown=1",
        ] {
            let odd = odd.replace("%00", "\0");
            assert_eq!(read(List::Links, &odd), usual, "{odd}");
        }
        assert_eq!(read(List::Links, "page=7&page=9").page, 9);
        let long = "q=".to_owned() + &"x".repeat(5_000);
        assert_eq!(read(List::Links, &long).search.len(), MAX_TEXT_LENGTH);
        assert_eq!(
            read(List::Deals, "sort=terms").sort,
            Query::usual(List::Deals).sort
        );
    }

    #[test]
    fn chosen_columns_go_before_remembered_ones_and_the_first_stays() {
        let pairs = [("columns".to_owned(), "brand".to_owned())];
        assert_eq!(
            Query::read(List::Links, &pairs, "status").columns,
            ["name", "brand"]
        );
        assert_eq!(
            Query::read(List::Links, &[], "status.brand").columns,
            ["name", "brand", "status"]
        );
        assert_eq!(
            Query::read(List::Links, &[], "gone"),
            Query::usual(List::Links)
        );
        let each = [
            ("columns".to_owned(), "id".to_owned()),
            ("columns".to_owned(), "status".to_owned()),
        ];
        assert_eq!(
            Query::read(List::Links, &each, "").columns,
            ["name", "id", "status"]
        );
    }

    #[test]
    fn lists_of_one_page_do_not_hear_what_the_other_is_asked() {
        assert_eq!(
            read(List::PromoCodes, "q=summer&page=2"),
            Query::usual(List::PromoCodes)
        );
        assert_eq!(read(List::PromoCodes, "codes_page=2").page, 2);
        assert_eq!(
            Query::usual(List::PromoCodes).on_page(2).pairs(),
            [("codes_page".to_owned(), "2".to_owned())]
        );
    }

    #[test]
    fn remembered_columns_do_not_get_into_addresses_where_they_are_usual() {
        let shown = Query::read(List::Links, &[], "status");
        assert_eq!(
            shown.pairs(),
            [("columns".to_owned(), "name.status".to_owned())]
        );
    }
}
