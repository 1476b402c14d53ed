//! Clicks: what one brings with it, and what is kept of it (contract.md §5).

use crate::dimension::{AFP_NAMES, AFPS, Dimension, MAX_TEXT_LENGTH, UTM_NAMES};
use crate::id::OperatorId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Not;

/// The most characters of the name of a parameter that is kept by its name.
const MAX_NAME_LENGTH: usize = 256;
/// The most characters of a value that is kept.
const MAX_VALUE_LENGTH: usize = 2_048;

/// [`Click::params`] of a click that has none.
pub const NO_PARAMS: &str = "{}";

/// One click, from the redirect to the database. As JSON it waits in the spool; what most clicks
/// don't have is left out there, since each byte is written twice.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Click<'a> {
    /// Whose programme.
    pub operator_id: OperatorId,
    /// Its id.
    #[serde(borrow)]
    pub tracker: Cow<'a, str>,
    /// When.
    pub clicked_at: Timestamp,
    /// Whether it went to the link's B destination.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub is_b: bool,
    /// Whether it is no person's, and so no visit.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub is_machine: bool,
    /// ISO 3166-1 alpha-2, or empty.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub country: Cow<'a, str>,
    /// The address, cut to /24 or /48.
    #[serde(borrow)]
    pub ip: Cow<'a, str>,
    /// The page it came from, as the browser said.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub referrer: Cow<'a, str>,
    /// The browser's name for itself.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub user_agent: Cow<'a, str>,
    /// The parameters that are kept by their names, a JSON object.
    #[serde(borrow, default = "no_params", skip_serializing_if = "is_no_params")]
    pub params: Cow<'a, str>,
    /// What reports group it by.
    pub dimension: Dimension,
}

impl Click<'_> {
    /// The same, with nothing in it that is somebody else's.
    #[must_use]
    pub fn into_owned(self) -> Click<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Click {
            operator_id: self.operator_id,
            tracker: owned(self.tracker),
            clicked_at: self.clicked_at,
            is_b: self.is_b,
            is_machine: self.is_machine,
            country: owned(self.country),
            ip: owned(self.ip),
            referrer: owned(self.referrer),
            user_agent: owned(self.user_agent),
            params: owned(self.params),
            dimension: self.dimension,
        }
    }
}

fn no_params<'a>() -> Cow<'a, str> {
    Cow::Borrowed(NO_PARAMS)
}

fn is_no_params(params: &str) -> bool {
    params == NO_PARAMS
}

/// What a click's address brought, as it was sent, whole: case and spaces stay. The first of two
/// parameters of one name counts. How much there can be is bounded by the address.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Captured {
    /// `afp`, `afp1` … `afp9`.
    pub afp: [String; AFPS],
    /// `utm_source` … as [`UTM_NAMES`].
    pub utm: [String; 5],
    /// `source_id`.
    pub source_id: String,
    /// `aff`: whose click it is where the address does not say.
    pub aff: String,
    /// Everything else.
    others: Vec<(String, String)>,
}

impl Captured {
    /// Reads queries, the first one first, each without its `?`. A further `?` stands for a `&`
    /// where a parameter of ours follows, as where somebody put one address' query behind another's.
    #[must_use]
    pub fn read(queries: &[&str]) -> Self {
        let mut captured = Self::default();
        let pairs = queries
            .iter()
            .flat_map(|query| query.trim_start_matches('?').split('&'));
        for pair in pairs {
            let mut rest = Some(pair);
            while let Some(pair) = rest {
                let (pair, behind) = split_off(pair);
                rest = behind;
                if pair.is_empty() {
                    continue;
                }
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                let name = decode(name);
                // `&amp;` where somebody pasted an address as HTML.
                let name = name.strip_prefix("amp;").unwrap_or(&name);
                captured.take(name, value);
            }
        }
        captured
    }

    fn take(&mut self, name: &str, value: &str) {
        let place = |names: &[&str]| names.iter().position(|known| *known == name);
        let slot = match (name, place(&AFP_NAMES), place(&UTM_NAMES)) {
            ("source_id", ..) => Some(&mut self.source_id),
            ("aff", ..) => Some(&mut self.aff),
            (_, Some(at), _) => self.afp.get_mut(at),
            (_, _, Some(at)) => self.utm.get_mut(at),
            _ => None,
        };
        match slot {
            Some(slot) if slot.is_empty() => *slot = decode(value).into_owned(),
            Some(_) => {}
            None if name.is_empty() => {}
            // Of two of one name, both are here; the first is found.
            None => (self.others).push((name.to_owned(), decode(value).into_owned())),
        }
    }

    /// The value for a macro that is named like a parameter: `_p_x` of the click, else its `x`.
    #[must_use]
    pub fn parameter(&self, name: &str) -> &str {
        let find = |name: &str| {
            let found = self.others.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.as_str())
        };
        let bare = || name.strip_prefix("_p_").and_then(find);
        find(name).or_else(bare).unwrap_or_default()
    }

    /// What is kept by its name, each value at most `MAX_VALUE_LENGTH` characters of it: `_p_…`,
    /// `utm_…` without a column, what the destination takes under `_p_…` without being sent so,
    /// and the whole of what is longer than reports group it by. Of two of one name the first
    /// counts.
    pub fn kept<'a>(
        &'a self,
        taken: impl Iterator<Item = &'a str>,
    ) -> impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)> {
        let named = (self.others.iter()).filter(|(name, _)| {
            (name.starts_with("_p_") || name.starts_with("utm_")) && name.len() <= MAX_NAME_LENGTH
        });
        let named = named.map(|(name, value)| (Cow::Borrowed(name.as_str()), value.as_str()));
        let bare = taken.filter(|name| !name.is_empty()).map(|name| {
            let name = Cow::Owned(["_p_", name].concat());
            let value = self.parameter(&name);
            (name, value)
        });
        let bare = bare.filter(|(_, value)| !value.is_empty());
        let columns = (AFP_NAMES.iter().zip(&self.afp))
            .chain(UTM_NAMES.iter().zip(&self.utm))
            .chain([(&"source_id", &self.source_id)]);
        let long = columns.filter(|(_, value)| value.len() > MAX_TEXT_LENGTH);
        let long = long.map(|(name, value)| (Cow::Borrowed(*name), value.as_str()));
        let all = named.chain(bare).chain(long);
        all.map(|(name, value)| (name, cut(value, MAX_VALUE_LENGTH)))
    }

    /// What reports group by: the beginnings of what was sent.
    #[must_use]
    pub fn groups(self) -> ([String; AFPS], [String; 5]) {
        let short = |text: String| match bounded(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(short) => short,
        };
        (self.afp.map(short), self.utm.map(short))
    }
}

/// A pair, and what stands behind a `?` in it that stands for a `&`.
fn split_off(pair: &str) -> (&str, Option<&str>) {
    for (at, _) in pair.match_indices('?') {
        if pair[..at].ends_with('?') {
            continue;
        }
        let behind = pair[at..].trim_start_matches('?');
        if is_ours(behind) {
            return (&pair[..at], Some(behind));
        }
    }
    (pair, None)
}

/// Whether a text begins with a parameter that is kept.
fn is_ours(text: &str) -> bool {
    let name = text.split(['=', '?']).next().unwrap_or_default();
    let has_value = text.len() > name.len() && text.as_bytes()[name.len()] == b'=';
    has_value
        && (name == "source_id"
            || name == "aff"
            || AFP_NAMES.contains(&name)
            || name.starts_with("utm_")
            || name.starts_with("_p_"))
}

/// The beginning of a text that reports group by, or that is shown: at most [`MAX_TEXT_LENGTH`]
/// characters, no NUL, which databases refuse.
#[must_use]
pub fn bounded(text: &str) -> Cow<'_, str> {
    cut(text, MAX_TEXT_LENGTH)
}

fn cut(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most && !text.contains('\0') {
        return Cow::Borrowed(text);
    }
    text.chars().filter(|c| *c != '\0').take(most).collect()
}

/// Undoes `+` and percent-encoding; what is no UTF-8 then is replaced.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains(['%', '+']) {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let hex = |byte: u8| {
            char::from(byte)
                .to_digit(16)
                .and_then(|digit| u8::try_from(digit).ok())
        };
        rest = behind;
        match (first, behind) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high << 4 | low);
                    rest = after;
                }
                _ => bytes.push(b'%'),
            },
            (byte, _) => bytes.push(*byte),
        }
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{AffiliateId, BrandId};

    #[test]
    fn what_was_sent_is_kept_as_sent() {
        let captured = Captured::read(&[
            "lang=pt-br&afp=From+Path",
            "afp=later&afp1=%D0%94%20x&utm_source=News%2BLetter&utm_id=7&_p_game=A%26B&&=x&source_id=s%201&amp;afp2=z",
        ]);
        assert_eq!(captured.afp[0], "From Path");
        assert_eq!(captured.afp[1], "Д x");
        assert_eq!(captured.afp[2], "z");
        assert_eq!(captured.utm[0], "News+Letter");
        assert_eq!(captured.source_id, "s 1");
        let kept = |taken: &[&'static str]| -> Vec<String> {
            let kept = captured.kept(taken.iter().copied());
            kept.map(|(name, value)| format!("{name}={value}"))
                .collect()
        };
        assert_eq!(kept(&[]), ["utm_id=7", "_p_game=A&B"]);
        assert_eq!(
            kept(&["lang", "none"]),
            ["utm_id=7", "_p_game=A&B", "_p_lang=pt-br"]
        );
        assert_eq!(captured.parameter("_p_lang"), "pt-br");
        assert_eq!(captured.parameter("_p_none"), "");
    }

    #[test]
    fn what_a_click_has_not_does_not_wait_with_it() {
        let mut click = Click {
            operator_id: OperatorId(1),
            tracker: "T".into(),
            clicked_at: Timestamp(5),
            is_b: false,
            is_machine: false,
            country: "".into(),
            ip: "198.51.100.0".into(),
            referrer: "".into(),
            user_agent: "".into(),
            params: NO_PARAMS.into(),
            dimension: Dimension::of(AffiliateId(2), BrandId(3)),
        };
        let short = r#"{"operator_id":1,"tracker":"T","clicked_at":5,"ip":"198.51.100.0","dimension":{"affiliate_id":2,"brand_id":3,"link_id":0,"campaign_id":0,"deal_id":0}}"#;
        assert_eq!(serde_json::to_string(&click).unwrap(), short);
        assert_eq!(serde_json::from_str::<Click<'_>>(short).unwrap(), click);
        // As it was written when everything was.
        let long = r#"{"operator_id":1,"tracker":"T","clicked_at":5,"is_b":false,"country":"","ip":"198.51.100.0","referrer":"","user_agent":"","params":"{}",
            "dimension":{"affiliate_id":2,"brand_id":3,"link_id":0,"campaign_id":0,"deal_id":0,"afp":["","","","","","","","","",""],"utm":["","","","",""]}}"#;
        assert_eq!(serde_json::from_str::<Click<'_>>(long).unwrap(), click);

        click.is_b = true;
        click.country = "BG".into();
        click.referrer = "https://blog.example/\"é\"".into();
        click.user_agent = "Browser".into();
        click.params = r#"{"_p_game":"A&B"}"#.into();
        click.dimension.afp[3] = "x".into();
        click.dimension.utm[4] = "y".into();
        let text = serde_json::to_string(&click).unwrap();
        assert!(
            text.contains(r#""afp":["","","","x"],"utm":["","","","","y"]"#),
            "{text}"
        );
        assert_eq!(serde_json::from_str::<Click<'_>>(&text).unwrap(), click);
        assert!(
            serde_json::from_str::<Click<'_>>(&text.replace(r#""utm":["#, r#""utm":["","#))
                .is_err()
        );
    }

    #[test]
    fn nobody_fills_the_disk() {
        let long = "é".repeat(3_000);
        let query = format!("afp={long}&afp1=a%00b&afp2=%ff%zz%&_p_x={long}&utm_term=%C3%A9");
        let captured = Captured::read(&[&query]);
        assert_eq!(captured.afp[0], long);
        assert_eq!(captured.afp[2], "\u{fffd}%zz%");
        let kept = captured.kept(std::iter::empty());
        let kept: Vec<_> = kept
            .map(|(name, value)| (name, value.chars().count()))
            .collect();
        assert_eq!(
            kept,
            [
                ("_p_x".into(), MAX_VALUE_LENGTH),
                ("afp".into(), MAX_VALUE_LENGTH)
            ]
        );
        let (afp, utm) = captured.groups();
        assert_eq!(afp[0], "é".repeat(MAX_TEXT_LENGTH));
        assert_eq!(afp[1], "ab");
        assert_eq!(utm[3], "é");
    }

    #[test]
    fn every_parameter_is_read() {
        let many: Vec<String> = (0..1_000).map(|n| format!("x{n}={n}")).collect();
        let query = format!(
            "{}&afp=last&_p_a=1&_p_a=2&ttclid={}",
            many.join("&"),
            "t".repeat(306)
        );
        let captured = Captured::read(&[&query]);
        assert_eq!(captured.afp[0], "last");
        assert_eq!(captured.parameter("_p_a"), "1");
        assert_eq!(captured.parameter("_p_x999"), "999");
        assert_eq!(captured.parameter("_p_ttclid"), "t".repeat(306));
    }

    #[test]
    fn a_further_question_mark_stands_for_an_ampersand() {
        for (query, afp, source, p_x) in [
            ("afp=1?source_id=2", "1", "2", ""),
            ("?afp=1", "1", "", ""),
            ("??afp=1", "1", "", ""),
            ("afp=1??source_id=2?_p_x=3", "1", "2", "3"),
            ("afp=1???source_id=2", "1", "2", ""),
            ("afp=what?&source_id=2", "what?", "2", ""),
            ("afp=a?b=c&source_id=2", "a?b=c", "2", ""),
            ("afp=a?source_id", "a?source_id", "", ""),
            ("afp=a%3Fsource_id=2", "a?source_id=2", "", ""),
            ("_p_x=/go?a=1?afp=2", "2", "", "/go?a=1"),
            ("x?afp=2", "2", "", ""),
        ] {
            let captured = Captured::read(&[query]);
            assert_eq!(captured.afp[0], afp, "{query}");
            assert_eq!(captured.source_id, source, "{query}");
            assert_eq!(captured.parameter("_p_x"), p_x, "{query}");
        }
    }
}
