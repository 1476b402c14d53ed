//! Indonesian: `list`.

use crate::text::list::ListText;

impl ListText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Columns => "Kolom",
            Self::Choose => "Pilih kolom",
            Self::Apply => "Terapkan",
            Self::PerPage => "Baris per halaman",
            Self::Ascending => "{name}, naik",
            Self::Descending => "{name}, turun",
            Self::Filters => "Filter",
            Self::FiltersOn => "Filter ({n})",
            Self::Download => "Unduh CSV",
            Self::Range => "{from}–{to} dari {count} baris",
            Self::Sum => "Total",
            Self::NoneMatch => "Tidak ada yang cocok",
            Self::NoneMatchText => "Coba pencarian lain atau kurangi filter.",
            Self::Clear => "Hapus pencarian dan filter",
        }
    }
}
