//! Indonesian: `payment`.

use crate::text::payment::PaymentText;

impl PaymentText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::YourPayments => "Saldo dan pembayaran",
            // The balance.
            Self::Balance => "Saldo",
            Self::BalanceIn => "Saldo dalam {currency}",
            Self::Requested => "Diajukan",
            Self::Reserved => "Disetujui, belum dibayar",
            Self::Available => "Tersedia",
            // Asking for a payment.
            Self::Ask => "Ajukan pencairan",
            Self::Amount => "Jumlah dalam {currency}",
            Self::AmountHelp => {
                "Misalnya 250.50. Kosongkan untuk mengajukan seluruh saldo yang tersedia."
            }
            Self::Comment => "Komentar",
            Self::Optional => "opsional",
            Self::PaidBy => "Dibayar melalui {method}.",
            Self::NoMethod => {
                "Kami belum memiliki data pencairan Anda. Kirimkan kepada manajer Anda agar dapat dibayar."
            }
            Self::Threshold => {
                "Pencairan minimum: {amount}. Saldo yang lebih kecil dibawa ke periode berikutnya."
            }
            Self::NothingLeft => "Tidak ada saldo yang dapat dicairkan.",
            Self::ReadsOnly => {
                "Akun Anda berstatus hanya lihat, jadi Anda tidak dapat mengajukan pencairan."
            }
            Self::Asked => "Pencairan diajukan. Statusnya akan tampil di sini.",
            Self::TakeBack => "Batalkan pengajuan",
            // The payments.
            Self::Payments => "Pembayaran",
            Self::NoPayments => "Belum ada pembayaran.",
            Self::Made => "Diajukan pada",
            Self::State => "Status",
            Self::PendingApproval => "Menunggu persetujuan",
            Self::PendingPayment => "Disetujui",
            Self::Completed => "Dibayar",
            Self::Cancelled => "Dibatalkan",
            Self::Invoice => "Invoice",
            Self::Method => "Metode",
            Self::Period => "Periode",
            Self::AmountHead => "Jumlah ({currency})",
            // The ledger.
            Self::Entries => "Riwayat saldo",
            Self::EntriesText => {
                "Entri tidak pernah diubah. Kesalahan diperbaiki dengan entri baru."
            }
            Self::NoEntries => "Belum ada entri. Entri pertama muncul bersama komisi pertama Anda.",
            Self::ForDay => "Tanggal",
            Self::Posted => "Dicatat",
            Self::Kind => "Jenis",
            Self::Earlier => "Lebih lama",
            Self::Newest => "Terbaru",
        }
    }
}
