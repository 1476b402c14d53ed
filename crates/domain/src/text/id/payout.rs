//! Indonesian: `payout`.

use crate::text::payout::PayoutText;

impl PayoutText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            // Where a payment stands.
            Self::Asked => "Menunggu persetujuan",
            Self::Approved => "Siap dibayar",
            Self::Paid => "Dibayar",
            Self::Cancelled => "Dibatalkan",
            Self::All => "Semua",
            Self::ByState => "Filter menurut status",
            // The list.
            Self::Payment => "Pembayaran",
            Self::PaymentOf => "Pembayaran {n}",
            Self::Amount => "Jumlah dalam {currency}",
            Self::Period => "Periode",
            Self::FromTo => "{from} sampai {to}",
            Self::Method => "Metode",
            Self::NoMethod => "belum ada metode pencairan",
            Self::AskedOn => "Diajukan pada",
            Self::Of => "Nomor atau nama pengguna afiliasi",
            Self::NothingWaits => "Tidak ada pembayaran di sini",
            Self::NothingWaitsText => {
                "Afiliasi dapat mengajukan pencairan setelah saldonya mencapai minimum. Anda juga dapat membayar langsung."
            }
            Self::Older => "Lebih lama",
            Self::Newest => "Terbaru",
            Self::AllPayments => "Semua pembayaran",
            // One of them.
            Self::Direct => "Pembayaran langsung",
            Self::Invoice => "Invoice",
            Self::PaidOn => "Dibayar pada",
            Self::Comment => "Komentar",
            Self::CommentHelp => "Terlihat oleh afiliasi.",
            Self::Balance => "Saldo saat ini",
            Self::OpenPayments => "Dalam proses pembayaran",
            Self::LastPaid => "Pembayaran terakhir",
            Self::Decide => "Tindakan",
            Self::Approve => "Setujui",
            Self::ApproveNamed => "Setujui pembayaran {n}",
            Self::ApproveText => {
                "Menyisihkan jumlahnya sampai dibayar. Belum ada uang yang dikirim."
            }
            Self::Pay => "Tandai sudah dibayar",
            Self::PayNamed => "Tandai pembayaran {n} sudah dibayar",
            Self::PayText => {
                "Gunakan setelah Anda mengirim uangnya. Nomor invoice dibuat dan jumlahnya dipotong dari saldo. Tindakan ini tidak dapat dibatalkan."
            }
            Self::Cancel => "Batalkan pembayaran",
            Self::CancelText => "Jumlahnya tetap di saldo, dan afiliasi dapat mengajukannya lagi.",
            Self::ReasonHelp => "Terlihat oleh afiliasi.",
            Self::Reads => {
                "Anda hanya memiliki akses baca. Admin dan bagian keuangan dapat mengubahnya."
            }
            // A direct payment.
            Self::PayAtOnce => "Bayar langsung",
            Self::PayAtOnceText => {
                "Untuk uang yang Anda kirim tanpa pengajuan. Langsung dicatat sebagai sudah dibayar, berapa pun pencairan minimumnya."
            }
            Self::AmountHelp => "Kosongkan untuk membayar seluruh saldo yang tersedia.",
            Self::From => "Periode dari",
            Self::To => "Periode sampai",
            Self::PeriodHelp => {
                "Kosongkan untuk mencakup masa dari pembayaran terakhir sampai hari ini."
            }
            Self::DoPay => "Catat pembayaran",
        }
    }
}
