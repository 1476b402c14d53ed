//! Slugs: the short names of tracking links, `/go/<slug>`; 8 characters of `[a-z0-9]`.

use crate::id::LinkId;

/// Characters of a slug.
pub const LENGTH: usize = 8;
/// The characters of a slug, the digits first.
const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// The first character of what names a link and no affiliate.
const OF_LINK: char = '0';

/// A slug of random bytes; `None` when too few of them are of use. It never begins with `0`,
/// which is kept for [`of_link`].
#[must_use]
pub fn from_random(random: &[u8]) -> Option<String> {
    let mut slug = String::with_capacity(LENGTH);
    for byte in random {
        // 252 is the largest multiple of 36 in a byte: above it, some letters would come more
        // often than others.
        let Some(letter) = ALPHABET.get(usize::from(byte % 36)).filter(|_| *byte < 252) else {
            continue;
        };
        let letter = char::from(*letter);
        if slug.is_empty() && letter == OF_LINK {
            continue;
        }
        slug.push(letter);
        if slug.len() == LENGTH {
            return Some(slug);
        }
    }
    None
}

/// The slug that names a link and leaves open whose click it is; the address then says so with
/// `aff=<id>`. `None` for ids that need more letters.
#[must_use]
pub fn of_link(id: LinkId) -> Option<String> {
    let mut left = u64::try_from(id.0).ok()?;
    let mut letters = [b'0'; LENGTH];
    for letter in letters[1..].iter_mut().rev() {
        *letter = *ALPHABET.get(usize::try_from(left % 36).ok()?)?;
        left /= 36;
    }
    (left == 0).then(|| letters.iter().map(|letter| char::from(*letter)).collect())
}

/// Reads [`of_link`].
#[must_use]
pub fn link_of(slug: &str) -> Option<LinkId> {
    let digits = slug
        .strip_prefix(OF_LINK)
        .filter(|_| slug.len() == LENGTH)?;
    i64::from_str_radix(digits, 36)
        .ok()
        .filter(|id| *id > 0)
        .map(LinkId)
}

/// Splits what stands in an address where a slug is expected: the slug in lower case, and what
/// follows it. People paste addresses into other addresses, so that parameters follow without a
/// `?` (`8ozyf36s&lang=pt-br`); they are read all the same. `None` for what is no slug.
#[must_use]
pub fn split(text: &str) -> Option<(String, &str)> {
    let (slug, rest) = text.split_at_checked(LENGTH)?;
    let is_slug = slug.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let ends = rest
        .bytes()
        .next()
        .is_none_or(|byte| !byte.is_ascii_alphanumeric());
    if !is_slug || !ends {
        return None;
    }
    let encoded = |rest: &str| {
        let head = rest.get(..3)?;
        ["%26", "%3f", "%2f"]
            .iter()
            .any(|code| head.eq_ignore_ascii_case(code))
            .then_some(3)
    };
    let mut rest = rest;
    loop {
        let skip =
            encoded(rest).or_else(|| rest.starts_with(['&', '?', '/', ';', '#']).then_some(1));
        match skip {
            Some(skip) => rest = &rest[skip..],
            None => return Some((slug.to_ascii_lowercase(), rest)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_eight_letters() {
        assert_eq!(
            from_random(&[0, 255, 36, 10, 11, 12, 35, 34, 33, 1, 2]).as_deref(),
            Some("abczyx12")
        );
        assert_eq!(from_random(&[0; 99]), None);
        assert_eq!(from_random(&[1; 7]), None);
    }

    #[test]
    fn a_link_has_a_slug_of_its_own() {
        for id in [1, 35, 36, 204, 78_364_164_095] {
            let slug = of_link(LinkId(id)).unwrap();
            assert_eq!(
                (slug.len(), link_of(&slug)),
                (LENGTH, Some(LinkId(id))),
                "{slug}"
            );
        }
        assert_eq!(of_link(LinkId(78_364_164_096)), None);
        for slug in [
            "00000000",
            "l0l6otqy",
            "0",
            "0000000é",
            "0+00000",
            "0-000001",
        ] {
            assert_eq!(link_of(slug), None, "{slug}");
        }
    }

    #[test]
    fn junk_behind_a_slug_is_tolerated() {
        for (text, expected) in [
            ("l0l6otqy", Some(("l0l6otqy", ""))),
            ("8ozyf36s&lang=pt-br", Some(("8ozyf36s", "lang=pt-br"))),
            ("8OZYF36S/", Some(("8ozyf36s", ""))),
            ("8ozyf36s%26lang=pt", Some(("8ozyf36s", "lang=pt"))),
            ("8ozyf36s%3Fafp=1", Some(("8ozyf36s", "afp=1"))),
            ("8ozyf36s)", Some(("8ozyf36s", ")"))),
            ("8ozyf36sx", None),
            ("8ozyf36", None),
            ("8ozyf3é6", None),
            ("", None),
        ] {
            let read = split(text);
            assert_eq!(
                read.as_ref().map(|(slug, rest)| (slug.as_str(), *rest)),
                expected,
                "{text}"
            );
        }
    }
}
