//! The form in which texts are searched.

use tributary_domain::identity::username_key;

/// What a search compares: the same folding as a username's, white space made one.
#[must_use]
pub fn search_key(text: &str) -> String {
    username_key(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// A text as a pattern of `LIKE … ESCAPE '!'` in which nothing but the ends is a wildcard.
pub(crate) fn pattern(text: &str) -> String {
    let escaped = text
        .replace('!', "!!")
        .replace('%', "!%")
        .replace('_', "!_");
    ["%", &escaped, "%"].concat()
}
