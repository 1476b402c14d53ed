//! Indonesian: `dashboard`.

use crate::text::dashboard::DashboardText;

impl DashboardText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            // The ways about.
            Self::Ways => "Halaman Anda",
            Self::Links => "Link",
            Self::Payments => "Pembayaran",
            // The span.
            Self::Span => "Periode",
            Self::Today => "Hari ini",
            Self::Week => "7 hari",
            Self::Month => "30 hari",
            Self::ThisMonth => "Bulan ini",
            Self::Compared => "{now}, dibandingkan dengan {before}. Semua hari dalam UTC.",
            Self::From => "{from} sampai {to}",
            // The figures.
            Self::Figures => "Metrik",
            Self::FiguresHelp => "Pilih metrik untuk melihat grafiknya.",
            Self::Before => "sebelumnya: {value}",
            Self::ByDay => "{figure} per hari",
            Self::AsTable => "Tampilkan sebagai tabel",
            Self::Day => "Hari",
            Self::TopLinks => "Link dengan kunjungan terbanyak",
            Self::TopSources => "Sumber dengan kunjungan terbanyak",
            Self::Link => "Link",
            Self::Source => "Sumber",
            Self::NoLink => "Tanpa link",
            Self::NoSource => "Tanpa sumber",
            Self::NothingYet => "Tidak ada data untuk periode ini.",
            // The balance.
            Self::Balance => "Saldo",
            Self::CanAsk => "Anda dapat mengajukan pencairan sekarang.",
            Self::PaidFrom => "Pencairan minimum: {amount}.",
            Self::SpokenFor => "{amount} sedang dalam proses pencairan.",
            Self::ToPayments => "Saldo dan pembayaran",
            Self::ToLinks => "Ambil link",
        }
    }
}
