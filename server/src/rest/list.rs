//! What narrows a list: `range`, `filter`, and the `Content-Range` that says how much there is
//! (seed 004; vendor-apis §1.5).

use super::caller;
use super::exact::Read;
use axum::http::header::CONTENT_RANGE;
use axum::http::{HeaderValue, Uri};
use axum::response::Response;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use tributary_domain::time::Timestamp;
use tributary_domain::violation::{PlainRule, Rule, Violations};
use tributary_service::Error;

/// The most rows of one answer.
pub const MAX_ROWS: i64 = 1_000;

/// The rows a list is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range {
    /// How many rows are left out before the first, from 0.
    pub offset: i64,
    /// How many rows, at most [`MAX_ROWS`].
    pub limit: i64,
}

impl Range {
    /// Reads `range=[first,last]`: both included, counted from 0; spaces are allowed. More than
    /// [`MAX_ROWS`] rows are cut to that many, so that `[0,1000]`, as the vendor's own page
    /// writes it, is answered. Without it: the first rows.
    ///
    /// # Errors
    /// `Code::Invalid` for anything else.
    pub fn of(uri: &Uri) -> Result<Self, Error> {
        let Some(text) = caller::query_value(uri, "range") else {
            return Ok(Self {
                offset: 0,
                limit: MAX_ROWS,
            });
        };
        let refuse = || Error::invalid("range", PlainRule::RowRange);
        let inner = text.trim().strip_prefix('[');
        let inner = inner
            .and_then(|text| text.strip_suffix(']'))
            .ok_or_else(refuse)?;
        let (first, last) = inner.split_once(',').ok_or_else(refuse)?;
        let number = |text: &str| text.trim().parse::<i64>().ok().filter(|row| *row >= 0);
        let (first, last) = (
            number(first).ok_or_else(refuse)?,
            number(last).ok_or_else(refuse)?,
        );
        if last < first {
            return Err(refuse());
        }
        Ok(Self {
            offset: first,
            limit: (last - first).saturating_add(1).min(MAX_ROWS),
        })
    }

    /// Says in `Content-Range` which rows of how many these are: `af2_aff_op 0-999/12345`.
    #[must_use]
    pub fn stamp(
        self,
        mut response: Response,
        resource: &str,
        rows: usize,
        total: i64,
    ) -> Response {
        let rows = i64::try_from(rows).unwrap_or(MAX_ROWS);
        let text = if rows == 0 {
            format!("{resource} */{total}")
        } else {
            let last = self.offset.saturating_add(rows - 1);
            format!("{resource} {}-{last}/{total}", self.offset)
        };
        if let Ok(value) = HeaderValue::from_str(&text) {
            response.headers_mut().insert(CONTENT_RANGE, value);
        }
        response
    }
}

/// What `filter` narrows a list to: a JSON object whose fields are each one value or a list of
/// them. A field may also stand in the address by itself (`?affiliate_id=5`), and in both where it says
/// the same in both.
///
/// An empty list matches nothing. A field that the list does not know is refused rather than
/// ignored: what was meant to narrow must never widen.
#[derive(Debug)]
pub struct Filter {
    /// What each says, in the filter, in the address, or in both.
    fields: BTreeMap<String, Vec<Box<RawValue>>>,
    known: &'static [&'static str],
    violations: Violations,
}

impl Filter {
    /// Reads `filter`, and the parameters of the address that are named like one of `known`.
    ///
    /// # Errors
    /// `Code::Invalid` when it is no JSON object, or names a field that is not `known`.
    pub fn of(uri: &Uri, known: &'static [&'static str]) -> Result<Self, Error> {
        let text = caller::query_value(uri, "filter").unwrap_or_default();
        let fields: BTreeMap<String, Box<RawValue>> = match text.trim() {
            "" => BTreeMap::new(),
            text => serde_json::from_str(text)
                .map_err(|_| Error::invalid("filter", PlainRule::FilterObject))?,
        };
        let mut fields: BTreeMap<String, Vec<_>> = (fields.into_iter())
            .map(|(name, raw)| (name, vec![raw]))
            .collect();
        if let Some(name) = fields.keys().find(|name| !known.contains(&name.as_str())) {
            return Err(Error::invalid("filter", Rule::not_allowed(name, known)));
        }
        for name in known.iter().copied() {
            let Some(value) = caller::query_value(uri, name) else {
                continue;
            };
            let raw = serde_json::value::to_raw_value(&value).map_err(Error::internal)?;
            fields.entry(name.to_owned()).or_default().push(raw);
        }
        Ok(Self {
            fields,
            known,
            violations: Violations::default(),
        })
    }

    /// The values a field may have; `None` when it is not narrowed. A single value is a list of
    /// one.
    pub fn list<T: Read + PartialEq>(&mut self, name: &str) -> Option<Vec<T>> {
        self.list_of(name, |value| vec![value])
    }

    /// The same, of values that may each stand for several.
    pub fn list_of<T: Read, V: PartialEq>(
        &mut self,
        name: &str,
        several: impl Fn(T) -> Vec<V>,
    ) -> Option<Vec<V>> {
        let read = |raw: &RawValue| {
            let values = match raw.get().starts_with('[') {
                true => Vec::<T>::read(raw)?,
                false => vec![T::read(raw)?],
            };
            Some(values.into_iter().flat_map(&several).collect::<Vec<V>>())
        };
        // The same values are the same list, in whatever order.
        let holds = |one: &Vec<V>, other: &Vec<V>| one.iter().all(|value| other.contains(value));
        let are_alike = |one: &Vec<V>, other: &Vec<V>| holds(one, other) && holds(other, one);
        self.read(name, T::OR_LIST, read, are_alike)
    }

    /// The one value of a field that takes no list.
    pub fn one<T: Read + PartialEq>(&mut self, name: &str) -> Option<T> {
        self.read(name, T::RULE, T::read, PartialEq::eq)
    }

    /// What a field says; noted as a problem where that can't be read, and where the filter and the
    /// address don't say the same.
    fn read<V>(
        &mut self,
        name: &str,
        rule: PlainRule,
        read: impl Fn(&RawValue) -> Option<V>,
        are_alike: impl Fn(&V, &V) -> bool,
    ) -> Option<V> {
        debug_assert!(self.known.contains(&name), "{name} is not known");
        let mut said = self.fields.get(name)?.iter().map(|raw| read(raw));
        let (first, second) = (said.next()?, said.next());
        let rule = match (&first, &second) {
            (None, _) | (_, Some(None)) => rule,
            (Some(one), Some(Some(other))) if !are_alike(one, other) => PlainRule::GivenTwice,
            _ => return first,
        };
        self.violations.add(name.to_owned(), rule);
        None
    }

    /// A field that is on or off; off when it is absent.
    pub fn flag(&mut self, name: &str) -> bool {
        self.one(name).unwrap_or(false)
    }

    /// A moment, or a day, which is its first moment.
    pub fn moment(&mut self, name: &str) -> Option<Timestamp> {
        let read = |raw: &RawValue| Timestamp::parse(String::read(raw)?.trim());
        self.read(name, PlainRule::Moment, read, PartialEq::eq)
    }

    /// Notes what else is wrong with a field.
    pub fn refuse(&mut self, name: &str, rule: impl Into<Rule>) {
        self.violations.add(name.to_owned(), rule);
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// `Code::Invalid` with every field that was wrong.
    pub fn finish(self) -> Result<(), Error> {
        Ok(self.violations.finish()?)
    }
}

/// What two fields of one meaning leave: when both are there, what both have.
#[must_use]
pub fn both(one: Option<Vec<i64>>, other: Option<Vec<i64>>) -> Option<Vec<i64>> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.into_iter().filter(|id| other.contains(id)).collect()),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str) -> Option<(i64, i64)> {
        let encoded: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        let uri = format!("/x?range={encoded}").parse().unwrap();
        Range::of(&uri)
            .ok()
            .map(|range| (range.offset, range.limit))
    }

    #[test]
    fn ranges_include_both_ends_and_are_never_longer_than_a_page() {
        for (text, expected) in [
            ("[0,9]", Some((0, 10))),
            ("[ 1000 , 1999 ]", Some((1_000, 1_000))),
            ("[0,1000]", Some((0, 1_000))),
            ("[7,7]", Some((7, 1))),
            ("[0,9223372036854775807]", Some((0, 1_000))),
            ("[9,0]", None),
            ("[-1,5]", None),
            ("[0]", None),
            ("[0,1,2]", None),
            ("0,9", None),
            ("", None),
            ("[a,b]", None),
            ("[0,99999999999999999999]", None),
        ] {
            assert_eq!(range(text), expected, "{text}");
        }
        assert_eq!(
            Range::of(&"/x".parse().unwrap()).unwrap(),
            Range {
                offset: 0,
                limit: 1_000
            }
        );
    }

    fn filter(query: &[(&str, &str)]) -> Result<Filter, Error> {
        let query: String = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(query)
            .finish();
        Filter::of(
            &format!("/x?{query}").parse().unwrap(),
            &["at", "id", "name", "on"],
        )
    }

    #[test]
    fn filters_narrow_and_never_widen() {
        let mut read =
            filter(&[("filter", r#"{"id":[1,"2"],"name":"a"}"#), ("on", "true")]).unwrap();
        assert_eq!(read.list::<i64>("id"), Some(vec![1, 2]));
        assert_eq!(read.list::<String>("name"), Some(vec!["a".into()]));
        assert!(read.flag("on"));
        assert!(read.finish().is_ok());
        let mut read = filter(&[("filter", r#"{"id":[]}"#), ("unknown", "1")]).unwrap();
        assert_eq!(read.list::<i64>("id"), Some(vec![]));
        assert_eq!(read.list::<i64>("name"), None);
        for query in [
            &[("filter", r#"{"nonsense":1}"#)][..],
            &[("filter", "[1]")],
            &[("filter", "{")],
            &[("filter", "7")],
        ] {
            assert!(filter(query).is_err(), "{query:?}");
        }
        for wrong in [
            r#"{"id":null}"#,
            r#"{"id":"x"}"#,
            r#"{"id":[1,null]}"#,
            r#"{"id":1.5}"#,
        ] {
            let mut read = filter(&[("filter", wrong)]).unwrap();
            assert_eq!(read.list::<i64>("id"), None);
            assert!(read.finish().is_err(), "{wrong}");
        }
    }

    #[test]
    fn one_filter_in_two_places_says_the_same_in_both() {
        for (inside, outside, is_fine) in [
            (r#"{"id":1}"#, ("id", "1"), true),
            (r#"{"id":"1"}"#, ("id", " 1 "), true),
            (r#"{"id":[1]}"#, ("id", "1"), true),
            (r#"{"id":[1,"1"]}"#, ("id", "1"), true),
            (r#"{"id":1}"#, ("id", "2"), false),
            (r#"{"id":[1,2]}"#, ("id", "1"), false),
            (r#"{"id":[]}"#, ("id", "1"), false),
            (r#"{"id":1}"#, ("id", "x"), false),
            (r#"{"id":"x"}"#, ("id", "1"), false),
            (r#"{"name":"a"}"#, ("name", "a"), true),
            (r#"{"name":["b","a"]}"#, ("name", "a"), false),
            (r#"{"name":"01"}"#, ("name", "1"), false),
            (r#"{"on":true}"#, ("on", "1"), true),
            (r#"{"on":1}"#, ("on", "false"), false),
            (
                r#"{"at":"2026-07-01"}"#,
                ("at", "2026-07-01T00:00:00Z"),
                true,
            ),
            (r#"{"at":"2026-07-01"}"#, ("at", "2026-07-02"), false),
        ] {
            let mut read = filter(&[("filter", inside), outside]).unwrap();
            let said = match outside.0 {
                "id" => read.list::<i64>("id").map(|ids| ids.contains(&1)),
                "name" => read.list::<String>("name").map(|names| names == ["a"]),
                "on" => read.one::<bool>("on"),
                _ => read
                    .moment("at")
                    .map(|at| at.date().to_string() == "2026-07-01"),
            };
            assert_eq!(said, is_fine.then_some(true), "{inside} {outside:?}");
            assert_eq!(read.finish().is_ok(), is_fine, "{inside} {outside:?}");
        }
    }
}
