//! Indonesian: `deal_rule`.

use crate::deal::Rule;

impl Rule {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Required => "Wajib diisi.",
            Self::DealType => "Harus 1, 2, 3, 4, 5, 6, 8, 9, atau 10.",
            Self::NeededByType => "Wajib untuk jenis deal ini.",
            Self::NotOfType => "Tidak dipakai untuk jenis deal ini. Hilangkan atau kirim null.",
            Self::Id => "Masukkan nomor afiliasi.",
            Self::OneValue => "Harus berupa satu nilai.",
            Self::Flag => "Harus true atau false.",
            Self::Name => "Masukkan 1 sampai 200 karakter yang dapat dicetak.",
            Self::Amount => {
                "Masukkan jumlah seperti 12.50 (dengan titik desimal), maksimal enam desimal."
            }
            Self::Count => "Masukkan bilangan bulat, 0 atau lebih.",
            Self::Percentage => {
                "Masukkan persentase dari 0 sampai 100, misalnya 33.3333 (dengan titik desimal), maksimal empat desimal."
            }
            Self::Tiers => "Setiap tier memerlukan jumlah awal dan persentase dari 0 sampai 100.",
            Self::TierTwice => "Dua tier dimulai pada jumlah yang sama.",
            Self::Ids => "Masukkan daftar ID (bilangan bulat mulai dari 1).",
            Self::Countries => "Masukkan daftar kode negara dua huruf (ISO 3166-1), misalnya BG.",
            Self::TooMany => "Terlalu banyak entri.",
            Self::Moment => {
                "Masukkan tanggal (2026-07-10) atau tanggal dan waktu (2026-07-10T12:00:00Z)."
            }
            Self::Order => "Akhir periode harus setelah awalnya.",
            Self::UnknownAffiliate => "Tidak ada afiliasi dengan nomor ini.",
            Self::OtherAffiliate => {
                "Deal tidak dapat dipindahkan ke afiliasi lain. Buat deal baru."
            }
            Self::UnknownBrand => "Salah satu brand ini tidak ada.",
            Self::UnknownCampaign => "Salah satu kampanye ini tidak ada.",
        }
    }
}
