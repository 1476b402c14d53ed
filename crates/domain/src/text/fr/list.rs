//! French: `list`.

use crate::text::list::ListText;

impl ListText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            Self::Columns => "Colonnes",
            Self::Choose => "Choisir les colonnes",
            Self::Apply => "Appliquer",
            Self::PerPage => "Lignes par page",
            Self::Ascending => "{name}, croissant",
            Self::Descending => "{name}, décroissant",
            Self::Filters => "Filtres",
            Self::FiltersOn => "Filtres ({n})",
            Self::Download => "Télécharger en CSV",
            Self::Range => {
                "{from}–{to} sur {count} ligne | {from}–{to} sur {count} de lignes | {from}–{to} sur {count} lignes"
            }
            Self::Sum => "Total",
            Self::NoneMatch => "Aucun résultat",
            Self::NoneMatchText => "Essayez une autre recherche ou moins de filtres.",
            Self::Clear => "Effacer la recherche et les filtres",
        }
    }
}
