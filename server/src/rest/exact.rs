//! JSON that is exact: amounts leave as numbers and are read as they were written, and no float
//! is ever between.

use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use tributary_domain::error::Code;
use tributary_domain::money::{self, Money, Ppm};
use tributary_domain::refusal::Refusal;
use tributary_domain::violation::{PlainRule, Rule, Violation, Violations};
use tributary_service::Error;
use utoipa::ToSchema;

/// An amount as a JSON number with up to six decimals, exact: `30769.788354`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ToSchema)]
#[schema(value_type = f64, example = 30769.788354)]
pub struct Decimal(pub Money);

/// A rate as a JSON number of percent with up to four decimals, exact: 333 333 ppm is `33.3333`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ToSchema)]
#[schema(value_type = f64, example = 33.3333)]
pub struct Percent(pub Ppm);

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        number(&self.0.to_string(), serializer)
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        number(&self.0.percent().to_string(), serializer)
    }
}

impl From<Money> for Decimal {
    fn from(money: Money) -> Self {
        Self(money)
    }
}

/// Writes the text of a number as it is.
fn number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let raw = RawValue::from_string(text.to_owned()).map_err(serde::ser::Error::custom)?;
    raw.serialize(serializer)
}

/// Something that can be read from a JSON value without loss.
pub trait Read: Sized {
    /// The rule that anything else breaks.
    const RULE: PlainRule;
    /// The same, where it may also be a list of such.
    const OR_LIST: PlainRule = Self::RULE;

    /// Reads it; `None` when it is something else.
    fn read(raw: &RawValue) -> Option<Self>;
}

/// The text of a JSON string, or a number as a plain decimal.
pub(super) fn literal(raw: &RawValue) -> Option<String> {
    let text = raw.get();
    match text.as_bytes().first()? {
        b'"' => serde_json::from_str(text).ok(),
        b'-' | b'0'..=b'9' => Some(money::plain(text).into_owned()),
        _ => None,
    }
}

impl Read for Money {
    const RULE: PlainRule = PlainRule::Amount;

    fn read(raw: &RawValue) -> Option<Self> {
        Self::parse(literal(raw)?.trim())
    }
}

impl Read for Ppm {
    const RULE: PlainRule = PlainRule::Percentage;

    fn read(raw: &RawValue) -> Option<Self> {
        let percent = Money::parse(literal(raw)?.trim())?.0;
        let ppm = (percent % 100 == 0).then_some(percent / 100)?;
        (0..=1_000_000).contains(&ppm).then_some(Self(ppm))
    }
}

impl Read for i64 {
    const RULE: PlainRule = PlainRule::NotNumber;
    const OR_LIST: PlainRule = PlainRule::NumberOrList;

    fn read(raw: &RawValue) -> Option<Self> {
        literal(raw)?.trim().parse().ok()
    }
}

impl Read for bool {
    const RULE: PlainRule = PlainRule::Flag;
    const OR_LIST: PlainRule = PlainRule::FlagOrList;

    fn read(raw: &RawValue) -> Option<Self> {
        match raw.get() {
            "true" | "1" | "\"true\"" | "\"1\"" => Some(true),
            "false" | "0" | "\"false\"" | "\"0\"" => Some(false),
            _ => None,
        }
    }
}

impl Read for String {
    const RULE: PlainRule = PlainRule::NotText;
    const OR_LIST: PlainRule = PlainRule::TextOrList;

    fn read(raw: &RawValue) -> Option<Self> {
        serde_json::from_str(raw.get()).ok()
    }
}

/// A text that clients also send as a number, such as an id of their own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextOrNumber(pub String);

impl Read for TextOrNumber {
    const RULE: PlainRule = PlainRule::NotText;
    const OR_LIST: PlainRule = PlainRule::TextOrList;

    fn read(raw: &RawValue) -> Option<Self> {
        literal(raw).map(Self)
    }
}

impl<T: Read> Read for Vec<T> {
    const RULE: PlainRule = T::OR_LIST;

    fn read(raw: &RawValue) -> Option<Self> {
        let items: Vec<Box<RawValue>> = serde_json::from_str(raw.get()).ok()?;
        items.iter().map(|item| T::read(item)).collect()
    }
}

/// A JSON object as its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ObjectText(pub String);

impl Read for ObjectText {
    const RULE: PlainRule = PlainRule::NotObject;

    fn read(raw: &RawValue) -> Option<Self> {
        let text = raw.get();
        text.starts_with('{').then(|| Self(text.to_owned()))
    }
}

/// A body that is one JSON object, read field by field. What is wrong is collected, so that one
/// answer names every field at once; fields that nobody asks for are ignored.
#[derive(Debug)]
pub struct Body {
    fields: BTreeMap<String, Box<RawValue>>,
    violations: Violations,
}

impl Body {
    /// Reads the object. Of a field that stands there twice, the last one counts.
    ///
    /// # Errors
    /// [`Code::BadRequest`] when it is none or nested too deep, [`Code::UnsupportedMediaType`].
    pub fn parse(headers: &axum::http::HeaderMap, bytes: &[u8]) -> Result<Self, Error> {
        super::json::check_shape(headers, bytes, Code::BadRequest)?;
        let fields = serde_json::from_slice(bytes).map_err(|_| Refusal::NotObject)?;
        Ok(Self {
            fields,
            violations: Violations::default(),
        })
    }

    /// Whether a field is there at all.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// The names of all fields.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.keys().map(String::as_str)
    }

    /// A field: `None` when it is absent or wrong (which is noted), `Some(None)` for `null`.
    pub fn nullable<T: Read>(&mut self, name: &str) -> Option<Option<T>> {
        let raw = self.fields.get(name)?;
        if raw.get() == "null" {
            return Some(None);
        }
        let read = T::read(raw);
        if read.is_none() {
            self.refuse(name, T::RULE);
        }
        read.map(Some)
    }

    /// A field; `null` is as good as absent.
    pub fn value<T: Read>(&mut self, name: &str) -> Option<T> {
        self.nullable(name).flatten()
    }

    /// A field that must be there.
    pub fn required<T: Read>(&mut self, name: &str) -> Option<T> {
        let is_missing = self.fields.get(name).is_none_or(|raw| raw.get() == "null");
        if is_missing {
            self.refuse(name, PlainRule::Required);
        }
        self.value(name)
    }

    /// A field of any other shape.
    pub fn shaped<T: DeserializeOwned>(&mut self, name: &str, rule: PlainRule) -> Option<T> {
        let raw = self.fields.get(name).filter(|raw| raw.get() != "null")?;
        let read = serde_json::from_str(raw.get()).ok();
        if read.is_none() {
            self.refuse(name, rule);
        }
        read
    }

    /// Notes what is wrong with a field; the first word on each counts.
    pub fn refuse(&mut self, name: &str, rule: impl Into<Rule>) {
        self.violations.add(name.to_owned(), rule);
    }

    /// Everything that is wrong.
    #[must_use]
    pub fn into_violations(self) -> Vec<Violation> {
        self.violations.into_vec()
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// [`Code::Invalid`] with every field that was wrong.
    pub fn finish(self) -> Result<(), Error> {
        Ok(self.violations.finish()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderMap;

    fn body(text: &str) -> Body {
        Body::parse(&HeaderMap::new(), text.as_bytes()).unwrap()
    }

    #[test]
    fn amounts_go_out_exactly() {
        for (micros, text) in [
            (30_769_788_354, "30769.788354"),
            (300_000, "0.3"),
            (-43_110_000, "-43.11"),
            (0, "0"),
            (i64::MIN, "-9223372036854.775808"),
            (9_007_199_254_740_993, "9007199254.740993"),
        ] {
            assert_eq!(
                serde_json::to_string(&Decimal(Money(micros))).unwrap(),
                text
            );
        }
        assert_eq!(
            serde_json::to_string(&Percent(Ppm(333_333))).unwrap(),
            "33.3333"
        );
        assert_eq!(serde_json::to_string(&Percent(Ppm(50_000))).unwrap(), "5");
    }

    #[test]
    fn amounts_come_in_exactly_as_numbers_and_texts() {
        for (text, micros) in [
            ("0.1", Some(100_000)),
            ("\"50.00\"", Some(50_000_000)),
            ("9223372036854.775807", Some(i64::MAX)),
            ("\"1e2\"", None),
            ("0.0000001", None),
            ("true", None),
            ("\"\"", None),
            ("[1]", None),
        ] {
            let mut body = body(&format!("{{\"amount\":{text}}}"));
            assert_eq!(
                body.value::<Money>("amount").map(|money| money.0),
                micros,
                "{text}"
            );
            assert_eq!(body.finish().is_ok(), micros.is_some(), "{text}");
        }
    }

    #[test]
    fn percentages_are_exact_and_bounded() {
        for (text, ppm) in [
            ("5", Some(50_000)),
            ("33.3333", Some(333_333)),
            ("\"100\"", Some(1_000_000)),
            ("33.33333", None),
            ("100.0001", None),
            ("-1", None),
        ] {
            let mut body = body(&format!("{{\"p\":{text}}}"));
            assert_eq!(body.value::<Ppm>("p").map(|ppm| ppm.0), ppm, "{text}");
        }
    }

    #[test]
    fn every_wrong_field_is_named_and_null_is_told_from_absent() {
        let mut body = body(r#"{"a":"x","b":null,"c":7,"d":"8","e":{"f":[]}}"#);
        assert_eq!(body.nullable::<i64>("a"), None);
        assert_eq!(body.nullable::<i64>("b"), Some(None));
        assert_eq!(body.value::<String>("c"), None);
        assert_eq!(body.value::<i64>("d"), Some(8));
        assert_eq!(body.required::<i64>("z"), None);
        assert_eq!(
            body.value::<ObjectText>("e"),
            Some(ObjectText("{\"f\":[]}".into()))
        );
        let names: Vec<String> = body
            .into_violations()
            .into_iter()
            .map(|violation| violation.field.to_string())
            .collect();
        assert_eq!(names, ["a", "c", "z"]);
    }
}
