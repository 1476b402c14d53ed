//! German: `list`.

use crate::text::list::ListText;

impl ListText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            Self::Columns => "Spalten",
            Self::Choose => "Spalten auswählen",
            Self::Apply => "Anwenden",
            Self::PerPage => "Zeilen pro Seite",
            Self::Ascending => "{name}, aufsteigend",
            Self::Descending => "{name}, absteigend",
            Self::Filters => "Filter",
            Self::FiltersOn => "Filter ({n})",
            Self::Download => "CSV herunterladen",
            Self::Range => "{from}–{to} von {count} Zeile | {from}–{to} von {count} Zeilen",
            Self::Sum => "Summe",
            Self::NoneMatch => "Keine Treffer",
            Self::NoneMatchText => "Versuchen Sie eine andere Suche oder weniger Filter.",
            Self::Clear => "Suche und Filter zurücksetzen",
        }
    }
}
