//! What an affiliate puts behind a tracking link: `afp…`, `utm_…`, and deep parameters, for which
//! the destination has places by their names.

use super::encode;
use crate::dimension::MAX_TEXT_LENGTH;

/// The most deep parameters of a link.
const MAX_DEEP_PARAMETERS: usize = 20;
/// The most characters of the name of one.
const MAX_NAME_LENGTH: usize = 60;

/// Reads deep parameters as people write them: `game=aviator&lang=de`. Answers their names as
/// clicks carry them, with `_p_`, and their values; `None` when they can't be read.
#[must_use]
pub fn deep(text: &str) -> Option<Vec<(String, String)>> {
    let text = text.trim().trim_start_matches('?');
    let mut pairs = Vec::new();
    for pair in text.split('&').filter(|pair| !pair.trim().is_empty()) {
        let (name, value) = pair.split_once('=')?;
        let (name, value) = (name.trim(), value.trim());
        let name = name.strip_prefix("_p_").unwrap_or(name);
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let is_name = (1..=MAX_NAME_LENGTH).contains(&name.len()) && name.bytes().all(fits);
        if !is_name || value.is_empty() || !is_value(value) || pairs.len() == MAX_DEEP_PARAMETERS {
            return None;
        }
        pairs.push((["_p_", name].concat(), value.to_owned()));
    }
    Some(pairs)
}

/// Whether a click can carry a value as it is.
#[must_use]
pub fn is_value(text: &str) -> bool {
    text.chars().count() <= MAX_TEXT_LENGTH && !text.chars().any(char::is_control)
}

/// The address with these parameters behind it; those without a value are left out.
#[must_use]
pub fn with_parameters(address: &str, pairs: &[(String, String)]) -> String {
    let mut url = address.to_owned();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        url.push(if url.contains('?') { '&' } else { '?' });
        encode(&mut url, name);
        url.push('=');
        encode(&mut url, value);
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::click::Captured;

    #[test]
    fn deep_parameters_arrive_as_they_were_written() {
        let pairs = deep(" ?game=A&B=x y&_p_lang=de ").unwrap();
        let pairs: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(
            pairs,
            [("_p_game", "A"), ("_p_B", "x y"), ("_p_lang", "de")]
        );
        assert_eq!(deep("").as_deref(), Some(&[][..]));
        let many = "a=1&".repeat(MAX_DEEP_PARAMETERS + 1);
        for bad in ["game", "=x", "a b=c", "game=", "gä=1", "a=\u{7}", &many] {
            assert_eq!(deep(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_address_carries_its_parameters() {
        let pairs = [("afp", "Ä &="), ("afp1", ""), ("_p_game", "a/b")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let url = with_parameters("https://x.example/go/abc", &pairs);
        assert_eq!(
            url,
            "https://x.example/go/abc?afp=%C3%84%20%26%3D&_p_game=a%2Fb"
        );
        let captured = Captured::read(&[url.split_once('?').unwrap().1]);
        assert_eq!(captured.afp[0], "Ä &=");
        assert_eq!(captured.parameter("_p_game"), "a/b");
        assert_eq!(
            with_parameters("https://x.example/go/abc", &[]),
            "https://x.example/go/abc"
        );
    }
}
