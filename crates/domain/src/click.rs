//! Clicks: what one brings with it, and what is kept of it (contract.md §5).

use crate::dimension::{AFP_NAMES, AFPS, Dimension, MOST_TEXT, UTM_NAMES};
use crate::id::OperatorId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Not;

/// The most parameters of a click that are looked at.
const MOST_PARAMETERS: usize = 64;
/// The most characters of the name of a parameter that is kept by its name.
const MOST_NAME: usize = 64;
/// The most bytes of names and values that are kept by their names.
const MOST_KEPT: usize = 4_096;

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

/// What a click's address brought, as it was sent: case and spaces stay. The first of two
/// parameters of one name counts; each text is cut to [`MOST_TEXT`] characters.
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
    /// Reads queries, the first one first, each without its `?`.
    #[must_use]
    pub fn read(queries: &[&str]) -> Self {
        let mut captured = Self::default();
        let pairs = queries.iter().flat_map(|query| query.split('&'));
        for pair in pairs.filter(|pair| !pair.is_empty()).take(MOST_PARAMETERS) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = decode(name);
            // `&amp;` where somebody pasted an address as HTML.
            let name = name.strip_prefix("amp;").unwrap_or(&name);
            captured.take(name, value);
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
            Some(slot) if slot.is_empty() => *slot = bounded(&decode(value)).into_owned(),
            Some(_) => {}
            None => {
                let is_new = self.others.iter().all(|(known, _)| known != name);
                if is_new && !name.is_empty() && name.chars().count() <= MOST_NAME {
                    let (name, value) = (bounded(name), decode(value));
                    self.others
                        .push((name.into_owned(), bounded(&value).into_owned()));
                }
            }
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

    /// The parameters that are kept by their names: `_p_…`, and `utm_…` without a column.
    pub fn kept(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut room = MOST_KEPT;
        self.others
            .iter()
            .filter(|(name, _)| name.starts_with("_p_") || name.starts_with("utm_"))
            .map_while(move |(name, value)| {
                room = room.checked_sub(name.len() + value.len())?;
                Some((name.as_str(), value.as_str()))
            })
    }
}

/// A text that may be kept: at most [`MOST_TEXT`] characters, no NUL, which databases refuse.
#[must_use]
pub fn bounded(text: &str) -> Cow<'_, str> {
    if text.len() <= MOST_TEXT && !text.contains('\0') {
        return Cow::Borrowed(text);
    }
    text.chars()
        .filter(|c| *c != '\0')
        .take(MOST_TEXT)
        .collect()
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
        let kept: Vec<_> = captured.kept().collect();
        assert_eq!(kept, [("utm_id", "7"), ("_p_game", "A&B")]);
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
        let long = "x".repeat(8_000);
        let captured = Captured::read(&[&format!("afp={long}&afp1=a%00b&afp2=%ff%zz%")]);
        assert_eq!(captured.afp[0].len(), MOST_TEXT);
        assert_eq!(captured.afp[1], "ab");
        assert_eq!(captured.afp[2], "\u{fffd}%zz%");
        let many: Vec<String> = (0..500)
            .map(|n| format!("_p_{n}={}", &long[..100]))
            .collect();
        let captured = Captured::read(&[&many.join("&")]);
        let size: usize = captured
            .kept()
            .map(|(name, value)| name.len() + value.len())
            .sum();
        assert!(size > 3_000 && size <= MOST_KEPT);
    }
}
