//! Destination links: where a click goes, with the macros that are filled on the way
//! (contract.md §5, vendor-apis §1.12).

pub mod extra;
pub mod form;

use crate::click::Captured;
use crate::dimension::{AFP_NAMES, UTM_NAMES};
use crate::hostname;
use crate::id::{AffiliateId, BrandId, LinkId, OperatorId, StaffId};
use crate::time::Timestamp;
use std::fmt::Write as _;

/// The most characters of a link's name.
pub const MAX_NAME_LENGTH: usize = 200;
/// The most characters of a link's description.
pub const MAX_DESCRIPTION_LENGTH: usize = 2_000;
/// The most characters of a destination, macros unfilled.
pub const MAX_URL_LENGTH: usize = 2_000;

/// What a link leads to (vendor-apis §1.12). It sorts links for people; clicks don't ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkType {
    /// The brand's sign-up.
    RegistrationPage,
    /// A page made for a promotion.
    LandingPage,
    /// The brand's home page.
    HomePage,
    /// Anything else.
    Other,
}

impl LinkType {
    /// Every type, in the order of its number.
    pub const ALL: [Self; 4] = [
        Self::RegistrationPage,
        Self::LandingPage,
        Self::HomePage,
        Self::Other,
    ];

    /// The number on the wire and in the database, `link_type_id`.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::RegistrationPage => 1,
            Self::LandingPage => 2,
            Self::HomePage => 3,
            Self::Other => 4,
        }
    }

    /// Reads [`LinkType::number`].
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }

    /// The vendor's name for it, `link_type_name`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::RegistrationPage => "Registration Page",
            Self::LandingPage => "Landing Page",
            Self::HomePage => "Home Page",
            Self::Other => "Other",
        }
    }
}

/// A destination link as the database knows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The link.
    pub id: LinkId,
    /// The operator whose it is.
    pub operator_id: OperatorId,
    /// The brand it leads to.
    pub brand_id: BrandId,
    /// What it leads to.
    pub link_type: LinkType,
    /// The name that affiliates see.
    pub name: String,
    /// What affiliates should know about it.
    pub description: String,
    /// Where a click goes; see [`Destination`].
    pub destination_url: String,
    /// Where the other clicks of an A/B test go.
    pub destination_url_ab: Option<String>,
    /// The share of the clicks, in percent, that goes there.
    pub ab_percent: i64,
    /// Whether it works.
    pub is_enabled: bool,
    /// Whether every affiliate sees it.
    pub is_public: bool,
    /// Who sees it when not everybody does.
    pub private_affiliate_ids: Vec<AffiliateId>,
    /// Whether tracking links to it can carry a campaign.
    pub has_campaigns: bool,
    /// Whether `source_id` is taken, from tracking links and clicks.
    pub has_source_id: bool,
    /// The employee who made it; none for the command line and keys.
    pub created_by: Option<StaffId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When anything of it last changed.
    pub updated_at: Timestamp,
}

impl Link {
    /// Whether an affiliate may know of it.
    #[must_use]
    pub fn is_for(&self, affiliate: AffiliateId) -> bool {
        self.is_public || self.private_affiliate_ids.contains(&affiliate)
    }
}

/// What is wrong with an address. Said behind the name of its field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// It has more than [`MAX_URL_LENGTH`] characters.
    TooLong,
    /// It does not begin with https:// or http://.
    NotAbsolute,
    /// A macro stands in its scheme, host or port.
    MacroInHost,
    /// Its host name or port is none.
    NoHost,
    /// A macro is opened and not closed.
    OpenMacro,
    /// Macros of these names mean nothing.
    UnknownMacro(String),
    /// It has a backslash.
    Backslash,
    /// It has a space, or a character that nobody sees.
    Space,
    /// It has macros where there can be none.
    Macros,
}

/// A destination, taken apart once, to be filled for each click.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Destination(Vec<Part>);

#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    /// As it is; printable ASCII.
    Text(String),
    Slot(Slot),
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Slot {
    Tracker,
    AffiliateId,
    LinkId,
    SourceId,
    Afp(usize),
    Utm(usize),
    /// A parameter of the click by its name: `_p_…`, and `utm_…` that have no column.
    Parameter(String),
    /// A name that means nothing; always empty.
    Unknown(String),
}

/// What the slots of a destination are filled with.
#[derive(Clone, Copy, Debug)]
pub struct Filling<'a> {
    /// `{{tracker}}`.
    pub tracker: &'a str,
    /// `{{affiliate_id}}`.
    pub affiliate_id: AffiliateId,
    /// `{{link_id}}`.
    pub link_id: LinkId,
    /// `{{source_id}}`.
    pub source_id: &'a str,
    /// Everything else.
    pub captured: &'a Captured,
}

impl Destination {
    /// Reads a destination: an absolute http or https address; macros `{{…}}` may stand anywhere
    /// but in scheme, host and port, so that no visitor can choose where a click goes. Letters
    /// beyond ASCII are percent-encoded.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = text.trim();
        if text.chars().count() > MAX_URL_LENGTH {
            return Err(Fault::TooLong);
        }
        let at = authority_end(text)?;
        let mut parts = Vec::new();
        let mut rest = &text[at..];
        let mut literal = text[..at].to_owned();
        while let Some((before, behind)) = rest.split_once("{{") {
            let Some((name, after)) = behind.split_once("}}") else {
                return Err(Fault::OpenMacro);
            };
            push_literal(&mut literal, before)?;
            parts.push(Part::Text(std::mem::take(&mut literal)));
            parts.push(Part::Slot(Slot::parse(name.trim())));
            rest = after;
        }
        push_literal(&mut literal, rest)?;
        parts.push(Part::Text(literal));
        Ok(Self(parts))
    }

    /// Whether a click takes its tracker along.
    #[must_use]
    pub fn has_tracker(&self) -> bool {
        self.0.contains(&Part::Slot(Slot::Tracker))
    }

    /// The names in it that mean nothing.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            Part::Slot(Slot::Unknown(name)) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The names of the parameters of a click that it has a place for by their names, in their
    /// order, without the `_p_` that makes sure of it.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            Part::Slot(Slot::Parameter(name)) => name.strip_prefix("_p_"),
            _ => None,
        })
    }

    /// An address that a click could go to: each value that a click brings is its own name.
    #[must_use]
    pub fn example(&self) -> String {
        let mut query = String::new();
        for part in &self.0 {
            let name = match part {
                Part::Slot(Slot::Afp(at)) => AFP_NAMES.get(*at).copied().unwrap_or(""),
                Part::Slot(Slot::Utm(at)) => UTM_NAMES.get(*at).copied().unwrap_or(""),
                Part::Slot(Slot::Parameter(name)) => name,
                _ => continue,
            };
            for part in [name, "=", name, "&"] {
                query.push_str(part);
            }
        }
        self.fill(&Filling {
            tracker: "TRACKER",
            affiliate_id: AffiliateId(1),
            link_id: LinkId(1),
            source_id: "source_id",
            captured: &Captured::read(&[&query]),
        })
    }

    /// The address a click goes to: each value percent-encoded into its slot, what the click did
    /// not bring left empty.
    #[must_use]
    pub fn fill(&self, filling: &Filling<'_>) -> String {
        let mut url = String::with_capacity(256);
        for part in &self.0 {
            match part {
                Part::Text(text) => url.push_str(text),
                Part::Slot(slot) => slot.fill(&mut url, filling),
            }
        }
        url
    }
}

impl Slot {
    fn parse(name: &str) -> Self {
        let place = |names: &[&str]| names.iter().position(|known| *known == name);
        match name {
            "tracker" => Self::Tracker,
            "affiliate_id" => Self::AffiliateId,
            "link_id" => Self::LinkId,
            "source_id" => Self::SourceId,
            _ => match (place(&AFP_NAMES), place(&UTM_NAMES)) {
                (Some(at), _) => Self::Afp(at),
                (_, Some(at)) => Self::Utm(at),
                _ if ["_p_", "utm_"].iter().any(|prefix| is_behind(name, prefix)) => {
                    Self::Parameter(name.to_owned())
                }
                _ => Self::Unknown(name.to_owned()),
            },
        }
    }

    fn fill(&self, url: &mut String, filling: &Filling<'_>) {
        let captured = filling.captured;
        // Writing to a text can't fail.
        match self {
            Self::Tracker => encode(url, filling.tracker),
            Self::AffiliateId => drop(write!(url, "{}", filling.affiliate_id)),
            Self::LinkId => drop(write!(url, "{}", filling.link_id)),
            Self::SourceId => encode(url, filling.source_id),
            Self::Afp(at) => encode(url, captured.afp.get(*at).map_or("", String::as_str)),
            Self::Utm(at) => encode(url, captured.utm.get(*at).map_or("", String::as_str)),
            Self::Parameter(name) => encode(url, captured.parameter(name)),
            Self::Unknown(_) => {}
        }
    }
}

/// Whether a name is more than this prefix.
fn is_behind(name: &str, prefix: &str) -> bool {
    name.strip_prefix(prefix)
        .is_some_and(|rest| !rest.is_empty())
}

/// Checks a destination that somebody enters, in which every macro must mean something. Those that
/// are there already are read by [`Destination::parse`], as they are.
///
/// # Errors
/// What is wrong with it.
pub fn check_destination(text: &str) -> Result<Destination, Fault> {
    let destination = Destination::parse(text)?;
    let unknown: Vec<&str> = destination.unknown().collect();
    if !unknown.is_empty() {
        return Err(Fault::UnknownMacro(unknown.join(", ")));
    }
    Ok(destination)
}

/// Checks an address that visitors are sent to as it is: absolute, http or https, no macros.
///
/// # Errors
/// What is wrong with it.
pub fn check_plain_url(text: &str) -> Result<String, Fault> {
    if text.contains("{{") {
        return Err(Fault::Macros);
    }
    match Destination::parse(text)?.0.as_slice() {
        [Part::Text(url)] => Ok(url.clone()),
        _ => Err(Fault::Macros),
    }
}

/// Where scheme, host and port of an address end.
fn authority_end(text: &str) -> Result<usize, Fault> {
    let (scheme, rest) = text.split_once("://").ok_or(Fault::NotAbsolute)?;
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return Err(if scheme.contains("{{") {
            Fault::MacroInHost
        } else {
            Fault::NotAbsolute
        });
    }
    let length = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = &rest[..length];
    if authority.contains(['{', '}']) {
        return Err(Fault::MacroInHost);
    }
    let port = match authority.strip_prefix('[') {
        Some(rest) => rest
            .split_once(']')
            .and_then(|(_, behind)| behind.strip_prefix(':')),
        None => authority.split_once(':').map(|(_, port)| port),
    };
    let is_port = |port: &str| {
        port.bytes().all(|byte| byte.is_ascii_digit())
            && port.parse::<u16>().is_ok_and(|port| port > 0)
    };
    if hostname::canonical(authority).is_none()
        || authority.trim() != authority
        || port.is_some_and(|port| !is_port(port))
    {
        return Err(Fault::NoHost);
    }
    Ok(scheme.len() + 3 + length)
}

/// Adds what stands between the slots.
fn push_literal(to: &mut String, text: &str) -> Result<(), Fault> {
    for c in text.chars() {
        match c {
            // Browsers read a backslash as a slash.
            '\\' => return Err(Fault::Backslash),
            c if c.is_whitespace() || c.is_control() => return Err(Fault::Space),
            '!'..='~' if !matches!(c, '"' | '<' | '>' | '`') => to.push(c),
            c => encode(to, c.encode_utf8(&mut [0; 4])),
        }
    }
    Ok(())
}

/// Percent-encodes everything but the characters that mean nothing anywhere in an address.
fn encode(to: &mut String, text: &str) {
    let means_nothing = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~');
    let mut rest = text;
    loop {
        let plain = rest.find(|c| !means_nothing(c)).unwrap_or(rest.len());
        let (before, behind) = rest.split_at(plain);
        to.push_str(before);
        let Some(c) = behind.chars().next() else {
            return;
        };
        rest = &behind[c.len_utf8()..];
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            // Writing to a text can't fail.
            let _ = write!(to, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn filled(destination: &str, query: &str) -> String {
        let captured = Captured::read(&[query]);
        Destination::parse(destination).unwrap().fill(&Filling {
            tracker: "Track-er_1",
            affiliate_id: AffiliateId(35425),
            link_id: LinkId(204),
            source_id: &captured.source_id,
            captured: &captured,
        })
    }

    #[test]
    fn macros_are_filled_and_encoded() {
        let seed =
            "https://site.example/{{_p_gamename}}?tracker={{tracker}}&aff_id={{affiliate_id}}";
        assert_eq!(
            filled(seed, "_p_gamename=Book of Ra/1"),
            "https://site.example/Book%20of%20Ra%2F1?tracker=Track-er_1&aff_id=35425"
        );
        for (destination, query, expected) in [
            ("http://a.example:8080", "", "http://a.example:8080"),
            (
                "https://a.example?x={{ link_id }}",
                "",
                "https://a.example?x=204",
            ),
            (
                "https://a.example/{{nothing}}|{{}}",
                "nothing=1",
                "https://a.example/|",
            ),
            (
                "https://a.example/{{afp}}-{{afp1}}-{{afp9}}-{{afp10}}",
                "afp=a&afp1=b&afp9=%26",
                "https://a.example/a-b-%26-",
            ),
            (
                "https://a.example/#{{utm_source}}{{utm_id}}",
                "utm_source=x+y&utm_id=7",
                "https://a.example/#x%20y7",
            ),
            (
                "https://a.example/{{_p_lang}}",
                "lang=pt-br",
                "https://a.example/pt-br",
            ),
            (
                "https://a.example/{{_p_lang}}",
                "lang=pt&_p_lang=en",
                "https://a.example/en",
            ),
            (
                "https://a.example/{{source_id}}",
                "source_id=%2F%2Fevil.test",
                "https://a.example/%2F%2Fevil.test",
            ),
            (
                "https://a.example/д?q={{afp}}",
                "afp=%D0%B4%0d%0aX:1",
                "https://a.example/%D0%B4?q=%D0%B4%0D%0AX%3A1",
            ),
            ("HTTPS://A.example/", "", "HTTPS://A.example/"),
            ("https://[::1]:3000/x", "", "https://[::1]:3000/x"),
        ] {
            assert_eq!(filled(destination, query), expected, "{destination}");
        }
    }

    #[test]
    fn an_example_shows_what_a_click_brings() {
        let text =
            "https://a.example/{{_p_lang}}?t={{tracker}}&a={{afp}}&u={{utm_id}}&x={{nothing}}";
        let parsed = Destination::parse(text).unwrap();
        assert_eq!(
            parsed.example(),
            "https://a.example/_p_lang?t=TRACKER&a=afp&u=utm_id&x="
        );
        assert!(parsed.has_tracker());
        assert_eq!(parsed.unknown().collect::<Vec<_>>(), ["nothing"]);
        assert!(
            !Destination::parse("https://a.example/")
                .unwrap()
                .has_tracker()
        );
    }

    #[test]
    fn no_visitor_chooses_where_a_click_goes() {
        for text in [
            "",
            "a.example",
            "/path",
            "//a.example",
            "ftp://a.example",
            "javascript:alert(1)",
            "https://",
            "https:///x",
            "https://{{afp}}/",
            "https://a.example{{afp}}/",
            "https://a.example:{{afp}}/",
            "https://a.{{afp}}.example",
            "{{afp}}://a.example",
            "http{{afp}}://a.example",
            "https://user@a.example/",
            "https://user:1@a.example/",
            "https://a.example\\@b.example/",
            "https://a.example/\\x",
            "https://a b.example/",
            "https://a.example/a b",
            "https://a.example/\r\nX: 1",
            "https://a.example/{{afp",
            "https://a.example:99999/",
            "https://a.example:0/",
            "https://é.example/",
            "https://a.example:/",
        ] {
            assert!(Destination::parse(text).is_err(), "{text}");
        }
        assert!(
            Destination::parse(&format!("https://a.example/{}", "x".repeat(MAX_URL_LENGTH)))
                .is_err()
        );
        assert!(check_plain_url("https://a.example/{{afp}}").is_err());
        for name in [
            "clickid", "Tracker", "afp10", "AFP", "utm_", "_p_", "", "aff_id",
        ] {
            let text = format!("https://a.example/?x={{{{{name}}}}}");
            assert!(check_destination(&text).is_err(), "{text}");
        }
        for name in [
            "tracker",
            " tracker ",
            "afp9",
            "utm_id",
            "utm_source",
            "_p_clickid",
            "source_id",
        ] {
            let text = format!("https://a.example/?x={{{{{name}}}}}");
            assert!(check_destination(&text).is_ok(), "{text}");
        }
        assert_eq!(
            check_plain_url(" https://a.example/x ").as_deref(),
            Ok("https://a.example/x")
        );
    }

    proptest! {
        #[test]
        fn whatever_comes_the_host_stays(value in any::<String>(), slot in 0_usize..4) {
            let name = ["afp", "utm_term", "source_id", "_p_x"][slot];
            let mut query = format!("{name}=");
            encode(&mut query, &value);
            let url = filled(&format!("https://a.example/p/{{{{{name}}}}}"), &query);
            let rest = url.strip_prefix("https://a.example/p/").unwrap();
            prop_assert!(rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)));
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            if let Ok(destination) = Destination::parse(&text) {
                let captured = Captured::default();
                let filling = Filling { tracker: "", affiliate_id: AffiliateId(1), link_id: LinkId(1), source_id: "", captured: &captured };
                prop_assert!(destination.fill(&filling).bytes().all(|byte| byte.is_ascii_graphic()));
            }
        }
    }
}
