//! Spanish: `list`.

use crate::text::list::ListText;

impl ListText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            Self::Columns => "Columnas",
            Self::Choose => "Elegir columnas",
            Self::Apply => "Aplicar",
            Self::PerPage => "Filas por página",
            Self::Ascending => "{name}, ascendente",
            Self::Descending => "{name}, descendente",
            Self::Filters => "Filtros",
            Self::FiltersOn => "Filtros ({n})",
            Self::Download => "Descargar CSV",
            Self::Range => {
                "{from}–{to} de {count} fila | {from}–{to} de {count} de filas | {from}–{to} de {count} filas"
            }
            Self::Sum => "Total",
            Self::NoneMatch => "Sin resultados",
            Self::NoneMatchText => "Pruebe otra búsqueda o menos filtros.",
            Self::Clear => "Borrar búsqueda y filtros",
        }
    }
}
