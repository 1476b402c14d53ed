//! Indonesian: `refusal`.

use crate::refusal::RefusalText;

impl RefusalText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::NotText => "Ada teks yang berisi karakter NUL atau bukan UTF-8.",
            Self::NotObject => "Isi permintaan harus berupa satu objek JSON.",
            Self::NotEvents => "Isi permintaan harus berupa objek JSON, array objek, atau NDJSON.",
            Self::NotUtf8 => "Isi permintaan bukan UTF-8.",
            Self::BodyKind => {
                "Isi permintaan harus dikirim sebagai application/json atau application/x-ndjson."
            }
            Self::TooManyEvents => {
                "Maksimal 100.000 event diterima sekaligus. Kirim dalam beberapa bagian."
            }
            Self::KeyNeeded => "Alamat ini memerlukan kunci API di header authorization.",
            Self::KeyInAddress => "Kunci API dikirim di header authorization, jangan di alamat.",
            Self::KeyFromElsewhere => "Kunci API ini tidak boleh dipakai dari alamat ini.",
            Self::KeyOwnerClosed => {
                "Afiliasi pemilik kunci API ini berstatus {status}; kuncinya tidak diterima."
            }
            Self::KeyOwnerWithoutApi => "Afiliasi pemilik kunci API ini tidak memiliki akses API.",
            Self::KeyOwnerInactive => "Karyawan pemilik kunci API ini tidak aktif.",
            Self::KeyOfKind => {
                "Alamat ini memerlukan kunci API jenis {needs}; kunci ini jenis {has}."
            }
            Self::KeyLacks => "Kunci API ini tidak memiliki izin {name}.",
            Self::KeyWithoutScope => {
                "Kunci API ini tidak memiliki cakupan, sehingga tidak menjangkau data siapa pun."
            }
            Self::KeyBoundToBrands => {
                "Ini menyangkut semua brand sekaligus, sedangkan kunci API ini terikat pada sebagian saja."
            }
            Self::KeyNotForAll => {
                "Ini menyangkut semua afiliasi, sedangkan kunci API ini tidak menjangkau semuanya."
            }
            Self::KeyCannotSignUp => {
                "Kunci API ini tidak mengizinkan affiliates.write untuk semua afiliasi dari alamat ini."
            }
            Self::ManagersOnly => {
                "Anda hanya memiliki akses baca. Admin dan manajer dapat mengubahnya."
            }
            Self::FinanceOnly => {
                "Anda hanya memiliki akses baca. Admin dan keuangan dapat melakukannya."
            }
            Self::ApprovedOnly => {
                "Akun Anda hanya dapat melihat. Hanya afiliasi yang disetujui yang dapat melakukannya."
            }
            Self::AccountClosed => "Akun afiliasi ini tidak terbuka.",
            Self::NoRegistrationsReport => {
                "Afiliasi ini tidak memiliki akses ke laporan registrasi."
            }
            Self::SumTooLarge => "Dengan jumlah ini, total akan melampaui batas angka.",
            Self::AlreadyAttributed => "Pemain ini baru saja ditetapkan oleh orang lain.",
            Self::NotAttributed => "Pemain ini belum memiliki afiliasi. Tetapkan dulu.",
            Self::MonthClosed => "Semua sebelum hari itu sudah ditutup.",
            Self::NothingToPay => "Tidak ada saldo yang dapat dicairkan.",
            Self::PaymentMoved => "Pembayaran ini berstatus {status} dan tidak dapat menjadi {to}.",
            Self::PaymentTooFine => {
                "Pembayaran ini tidak dapat dibayarkan: jumlah terkecil adalah {amount}. Batalkan lalu ajukan lagi."
            }
            Self::PaymentApproved => {
                "Pembayaran ini sudah disetujui. Minta manajer Anda membatalkannya."
            }
            Self::Uncovered => "Saldo tidak lagi mencukupi pembayaran ini: tersisa {amount}.",
            Self::PaymentChanged => "Orang lain baru saja memutuskan pembayaran ini.",
            Self::AffiliateChanged => {
                "Status afiliasi ini baru saja diubah. Periksa dulu sebelum memutuskan."
            }
            Self::StatusMove => "Afiliasi ini berstatus {status} dan tidak dapat menjadi {to}.",
            Self::TooManyTags => "Sudah ada {most} tag jenis ini, yaitu jumlah maksimal.",
            Self::AffiliateNotApproved => {
                "Afiliasi belum disetujui, sehingga linknya tidak akan berfungsi."
            }
            Self::LinkOff => "Halaman ini tidak dapat lagi dipromosikan.",
            Self::NewerVersion => "Versi yang lebih baru dari deal ini telah menggantikannya.",
            Self::TooManyEventsWaiting => {
                "Terlalu banyak event yang menunggu. Coba lagi sebentar lagi."
            }
            Self::TooManyFiles => {
                "Terlalu banyak file event yang menunggu. Coba lagi sebentar lagi."
            }
            Self::TooManyReports => {
                "Terlalu banyak laporan sedang berjalan. Coba lagi sebentar lagi."
            }
            Self::KeyChanged => "Kunci API ini baru saja diubah. Silakan coba lagi.",
            Self::FileTooSlow => {
                "File tidak dibaca tepat waktu: setidaknya sekali tiap sepuluh detik, dan total sepuluh menit."
            }
            Self::ReportTooSlow => {
                "Laporan ini memakan lebih dari {n} detik. Persempit tanggal atau filternya, atau kurangi pengelompokan."
            }
            Self::ReportTooLong => {
                "Laporan ini memiliki lebih dari {most} baris. Persempit tanggal atau filternya, atau kurangi pengelompokan."
            }
        }
    }
}
