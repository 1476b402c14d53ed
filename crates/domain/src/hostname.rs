//! Host names, compared as host names are.

/// The form two spellings of one host name share: ASCII lower case, no port, no final dot.
/// `None` when nothing is left or a character can't stand in a host name.
///
/// An IPv6 address keeps its brackets, so that its colons are not taken for a port.
#[must_use]
pub fn canonical(text: &str) -> Option<String> {
    let text = text.trim();
    let host = match text.strip_prefix('[') {
        Some(rest) => &text[..rest.find(']')? + 2],
        None => match text.split_once(':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
            Some(_) => return None,
            None => text,
        },
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    let fits =
        |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'[' | b']' | b':');
    let is_one = !host.is_empty() && host.len() <= 253 && host.bytes().all(fits);
    is_one.then(|| host.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn one_host_has_one_form() {
        for text in [
            "Aff.Example",
            "aff.example.",
            "AFF.EXAMPLE:3000",
            " aff.example ",
        ] {
            assert_eq!(canonical(text).as_deref(), Some("aff.example"), "{text}");
        }
        assert_eq!(canonical("[::1]:3000").as_deref(), Some("[::1]"));
        assert_eq!(canonical("127.0.0.1:80").as_deref(), Some("127.0.0.1"));
    }

    #[test]
    fn refuses_what_is_no_host() {
        for text in [
            "",
            ".",
            ":80",
            "a b",
            "aff.example/path",
            "http://aff.example",
            "a:b",
            "[::1",
            "é.example",
            "a@b",
        ] {
            assert_eq!(canonical(text), None, "{text}");
        }
    }
}
