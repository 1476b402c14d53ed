//! What every list says. The server renders it: no page carries these texts.

use super::catalogue;

catalogue! {
    /// What every list says.
    pub enum ListText: "list" {
        Columns,
        Choose,
        Apply,
        PerPage,
        Ascending,
        Descending,
        Filters,
        FiltersOn,
        Download,
        Range,
        Sum,
        NoneMatch,
        NoneMatchText,
        Clear,
    }
}
