//! The form that two spellings of one name share.

use unicode_normalization::UnicodeNormalization;

/// A username's key: trimmed, NFKC, case folded, NFKC again since folding can undo it
/// (contract.md §3: unique after NFKC and case folding).
#[must_use]
pub fn username_key(username: &str) -> String {
    let normal: String = username.trim().nfkc().collect();
    caseless::default_case_fold_str(&normal).nfkc().collect()
}

/// An e-mail address's key: trimmed and case folded (contract.md §3).
#[must_use]
pub fn email_key(email: &str) -> String {
    caseless::default_case_fold_str(email.trim())
}

/// What a search compares: the same folding as a username's, white space made one.
#[must_use]
pub fn search_key(text: &str) -> String {
    username_key(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (one, other) in [
            ("Username123", " USERNAME123 "),
            ("Straße1", "STRASSE1"),
            ("ｕｓｅｒｎａｍｅ", "username"),
            ("café.au.lait", "cafe\u{301}.au.lait"),
            ("ΣΊΣΥΦΟΣ", "σίσυφος"),
            ("ﬁnance", "FINANCE"),
        ] {
            assert_eq!(username_key(one), username_key(other), "{one} {other}");
        }
        assert_ne!(username_key("username1"), username_key("username2"));
        assert_eq!(
            email_key("Some@Mail.Example"),
            email_key("some@mail.example")
        );
    }
}
