//! Several lines of text to type. The only place that makes a `<textarea>`: the renderer writes
//! the children of one unescaped, so that what somebody typed could end it and go on as markup.

use crate::html::escape;
use crate::still::{IntoStill as _, StaticView};
use leptos::prelude::*;
use leptos::tachys::html::attribute::AttributeValue;

/// A `<textarea>`; its name is its id.
pub(crate) struct TextArea {
    /// The field's name.
    pub(crate) name: &'static str,
    /// How many lines are seen.
    pub(crate) rows: usize,
    /// The most characters.
    pub(crate) most: usize,
    /// Whether it can't be left empty.
    pub(crate) is_needed: bool,
    /// The ids of what is said about it.
    pub(crate) described_by: String,
    /// What stands in it.
    pub(crate) text: String,
}

impl TextArea {
    /// The element. `invalid` is its `aria-invalid`.
    pub(crate) fn view(self, invalid: impl AttributeValue + 'static) -> StaticView {
        view! {
            <textarea
                id=self.name
                name=self.name
                rows=self.rows.to_string()
                maxlength=self.most.to_string()
                required=self.is_needed
                aria-describedby=self.described_by
                aria-invalid=invalid
                inner_html=content(&self.text)
            ></textarea>
        }
        .still()
    }
}

/// What stands between the tags. A line break that comes first there is the tag's own, so that
/// one of the text needs another before it.
fn content(text: &str) -> String {
    let escaped = escape(text);
    if cfg!(feature = "ssr") && text.starts_with(['\n', '\r']) {
        return ["\n", &escaped].concat();
    }
    escaped
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_in_the_field() {
        let html = |text: &str| {
            let area = TextArea {
                name: "note",
                rows: 4,
                most: 2_000,
                is_needed: false,
                described_by: "help-note".into(),
                text: text.into(),
            };
            area.view(None::<&'static str>).to_html()
        };
        let between = |html: &str| {
            let rest = html.split_once('>').unwrap().1;
            rest.strip_suffix("</textarea>").unwrap().to_owned()
        };
        for (text, written) in [
            (
                "</textarea><script>1</script>",
                "&lt;/textarea&gt;&lt;script&gt;1&lt;/script&gt;",
            ),
            ("", ""),
            ("\nsecond", "\n\nsecond"),
            ("a & b", "a &amp; b"),
        ] {
            assert_eq!(between(&html(text)), written, "{text:?}");
        }
    }
}
