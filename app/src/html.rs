//! Text as HTML, for the places that write HTML themselves: the renderer escapes text nearly
//! everywhere, but not in `<title>` and `<textarea>`, and not in `inner_html`.

/// Text as HTML, in elements and in quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&#34;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(character),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(
            escape("</title><a b=\"c\" d='e'>&amp;"),
            "&lt;/title&gt;&lt;a b=&#34;c&#34; d=&#39;e&#39;&gt;&amp;amp;"
        );
        assert_eq!(escape("Zoé 漢字"), "Zoé 漢字");
    }
}
