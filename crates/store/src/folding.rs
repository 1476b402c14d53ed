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
