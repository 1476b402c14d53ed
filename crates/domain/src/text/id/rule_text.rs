//! Indonesian: `rule_text`.

use crate::violation::RuleText;

impl RuleText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::TooLong => "Maksimal {most} karakter.",
            Self::Length => "Masukkan 1 sampai {most} karakter.",
            Self::CodeLength => "Masukkan 1 sampai {most} karakter tanpa spasi.",
            Self::UnknownMacros => {
                "Makro tidak dikenal. Yang tersedia: tracker, affiliate_id, link_id, source_id, afp, afp1 sampai afp9, utm_… dan _p_…; tidak dikenal: {names}."
            }
            Self::OneOf => "Harus salah satu dari {allowed}.",
            Self::NotAllowed => "{value} tidak tersedia di sini. Yang tersedia: {allowed}.",
            Self::NotAvailable => "{value} tidak tersedia di sini.",
            Self::NeedsGrouping => "{value} memerlukan {name} di group_by.",
            Self::ValueOrList => "{name} menerima satu nilai atau daftar nilai.",
            Self::TooManyValues => "Kirim maksimal {most} nilai.",
            Self::FromTo => "Masukkan bilangan bulat dari {least} sampai {most}.",
            Self::TooFine => "Terlalu banyak desimal. Satuan terkecil adalah {amount}.",
            Self::TooMuch => "Tersedia maksimal {amount}.",
            Self::BelowThreshold => {
                "Pencairan minimal {amount}. Saldo yang lebih kecil dibawa ke periode berikutnya."
            }
            Self::UnknownOperator => "Tidak ada operator {n}.",
            Self::UnknownRole => "Tidak ada peran {n}.",
            Self::UnknownOption => "{name} tidak memiliki opsi {n}.",
            Self::PermissionOfKind => "Kunci jenis {kind} tidak dapat memiliki {name}.",
            Self::NeededByKind => "Wajib untuk kunci jenis {kind}.",
            Self::NotOfKind => "Tidak dipakai oleh kunci jenis {kind}.",
            Self::NotHost => "{value} bukan nama host. Tulis tanpa https:// atau port.",
            Self::InUse => "{value} sudah dipakai.",
            Self::Origin => {
                "Masukkan origin seperti https://www.example.com, dipisahkan koma. {value} bukan origin."
            }
            Self::ToBeforeFrom => "Tidak boleh sebelum {from}. Ini hari setelah hari terakhir.",
            Self::FileTwice => {
                "Dua kolom bernama {name}. Setiap nama hanya boleh dipakai satu kali."
            }
            Self::NotOpened => "Tidak dapat dibuka: {reason}",
        }
    }
}
