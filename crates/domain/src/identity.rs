//! By what names are compared: one key for all spellings of one name that look alike
//! (contract.md §2, "Identities").
//!
//! Usernames, e-mail addresses, promo codes, event ids, external customer ids and external
//! affiliate ids are each compared by their key, and by nothing else. What was typed is kept
//! beside it and shown. Keys stand in the database: a change of the rules below needs the keys of
//! the rows that are there made anew (`store::rekey`).

use std::borrow::Cow;

/// The key of a username: [`id_key`], case folded.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn username_key(username: &str) -> String {
    stable(username, caseless::default_case_fold_str)
}

/// The key of a promo code: that of a username.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn promo_code_key(code: &str) -> String {
    username_key(code)
}

/// The key of an e-mail address: that of a username, with its domain in ASCII (IDNA) where it has
/// such a form.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn email_key(email: &str) -> String {
    let key = username_key(email);
    let Some((name, domain)) = key.rsplit_once('@') else {
        return key;
    };
    match idna::domain_to_ascii(domain) {
        Ok(domain) if !domain.is_empty() => [name, "@", &domain].concat(),
        _ => key,
    }
}

/// The key of an id that somebody else gives: outer white space and characters that nobody sees
/// are off, the rest is in Unicode's form NFKC. Capitals are told from small letters.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn id_key(id: &str) -> Cow<'_, str> {
    let trimmed = id.trim();
    if trimmed.is_ascii() {
        return Cow::Borrowed(trimmed);
    }
    Cow::Owned(stable(trimmed, str::to_owned))
}

/// What a username's characters are counted and judged by: its trimmed text in Unicode's form
/// NFKC, in which a letter and its accent are one character.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(nfkc(text))
}

/// Whether nothing is seen of a character, wherever it stands: Unicode's property
/// `Default_Ignorable_Code_Point`.
#[must_use]
pub const fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Takes off what is not compared, until nothing changes any more: each step can undo another's
/// work (a folded letter may come apart, a wide space is one only once it is normal).
#[cfg(not(target_arch = "wasm32"))]
fn stable(text: &str, fold: impl Fn(&str) -> String) -> String {
    /// Two rounds are what it takes; the bound is there in case a text goes in circles.
    const ROUNDS: usize = 8;
    let mut now = text.to_owned();
    for _ in 0..ROUNDS {
        let seen: String = now.chars().filter(|c| !is_ignorable(*c)).collect();
        let next = nfkc(fold(&nfkc(&seen)).trim());
        if next == now {
            break;
        }
        now = next;
    }
    now
}

#[cfg(not(target_arch = "wasm32"))]
fn nfkc(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    text.nfkc().collect()
}

/// The browser has the tables already.
#[cfg(target_arch = "wasm32")]
fn nfkc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Spellings of one name, in groups; names of two groups are two names.
    const SPELLINGS: &[&[&str]] = &[
        &[
            "Username123",
            " USERNAME123 ",
            "user\u{ad}name123",
            "\u{feff}username123",
            "\u{200b} username123",
            "ｕｓｅｒｎａｍｅ１２３",
            "username123\u{fe0f}",
            "\u{3000}username123\u{a0}",
        ],
        &["Straße1", "STRASSE1", "straſſe1"],
        &["café.au.lait", "cafe\u{301}.au.lait", "CAFÉ.AU.LAIT"],
        &["ΣΊΣΥΦΟΣ", "σίσυφος"],
        &["ﬁnance", "FINANCE"],
        &["\u{1e9e}eta", "sseta"],
        &["각하하하하", "\u{1100}\u{1161}\u{11a8}하하하하"],
        &["username124"],
        &["υsername123"],
    ];

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (at, group) in SPELLINGS.iter().enumerate() {
            let key = username_key(group[0]);
            for name in *group {
                assert_eq!(username_key(name), key, "{name:?}");
                assert_eq!(promo_code_key(name), key, "{name:?}");
                let email = email_key(&format!(" {}@Mail.Example ", name.trim()));
                assert_eq!(email, format!("{key}@mail.example"), "{name:?}");
            }
            for other in &SPELLINGS[at + 1..] {
                assert_ne!(username_key(other[0]), key);
            }
        }
    }

    #[test]
    fn domains_have_one_form() {
        let key = "a@xn--mnchen-3ya.example";
        for email in [
            "a@münchen.example",
            "A@MÜNCHEN.EXAMPLE",
            "a@mu\u{308}nchen.example",
            "a@xn--mnchen-3ya.example",
            "a@XN--mnchen-3ya.example",
            "a＠münchen。example",
            "a@mün\u{ad}chen.example",
        ] {
            assert_eq!(email_key(email), key, "{email}");
        }
        // What has no such form is compared as it is, and what is no address has a key too.
        for (email, key) in [
            ("a@-x-.example", "a@-x-.example"),
            ("a@b_c.example", "a@b_c.example"),
            ("a@x..y", "a@x..y"),
            ("A@", "a@"),
            ("Nobody", "nobody"),
            ("", ""),
            ("a@b@C.example", "a@b@c.example"),
        ] {
            assert_eq!(email_key(email), key);
        }
    }

    #[test]
    fn ids_keep_their_case() {
        for (id, key) in [
            (" d12 ", "d12"),
            ("D12", "D12"),
            ("d\u{200d}12", "d12"),
            ("\u{2003}d12\n", "d12"),
            ("ｄ１２", "d12"),
            ("de\u{301}po\u{302}t", "dépôt"),
            ("d 12", "d 12"),
            ("d\u{a0}12", "d 12"),
            ("\u{200b}", ""),
        ] {
            assert_eq!(id_key(id), key, "{id:?}");
        }
        assert!(matches!(id_key("d12"), Cow::Borrowed(_)));
    }

    #[test]
    fn an_accent_is_no_character_of_its_own() {
        assert_eq!(composed(" andre\u{301}a02 "), "andréa02");
        assert_eq!(composed("plain"), "plain");
    }

    proptest! {
        #[test]
        fn a_keys_key_is_itself(text in any::<String>()) {
            let id = id_key(&text).into_owned();
            prop_assert_eq!(id_key(&id).into_owned(), id);
            let name = username_key(&text);
            prop_assert_eq!(&username_key(&name), &name);
            let email = email_key(&text);
            prop_assert_eq!(&email_key(&email), &email);
        }

        #[test]
        fn what_nobody_sees_makes_no_difference(text in "[a-zA-Z0-9é._-]{1,20}", at in 0_usize..20, hidden in prop::sample::select(vec!['\u{ad}', '\u{200b}', '\u{feff}', '\u{2060}', '\u{e0020}'])) {
            let at = text.char_indices().map(|(at, _)| at).nth(at).unwrap_or(text.len());
            let other = [&text[..at], &hidden.to_string(), &text[at..]].concat();
            prop_assert_eq!(id_key(&other), id_key(&text));
            prop_assert_eq!(username_key(&other), username_key(&text));
        }
    }
}
