//! English: `list`.

use crate::text::list::ListText;

impl ListText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            Self::Columns => "Columns",
            Self::Choose => "Choose columns",
            Self::Apply => "Apply",
            Self::PerPage => "Rows per page",
            Self::Ascending => "{name}, ascending",
            Self::Descending => "{name}, descending",
            Self::Filters => "Filters",
            Self::FiltersOn => "Filters ({n})",
            Self::Download => "Download CSV",
            Self::Range => "{from}–{to} of {count} row | {from}–{to} of {count} rows",
            Self::Sum => "Total",
            Self::NoneMatch => "No matches",
            Self::NoneMatchText => "Try another search or fewer filters.",
            Self::Clear => "Clear search and filters",
        }
    }
}
