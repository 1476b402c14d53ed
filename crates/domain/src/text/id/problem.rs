//! Indonesian: `problem`.

use crate::text::problem::ProblemText;

impl ProblemText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::InvalidJson => "Baris harus berupa satu objek JSON.",
            Self::InvalidLine => {
                "Baris ini punya lebih banyak sel daripada jumlah kolom di baris header."
            }
            Self::MalformedLine => {
                "Tanda kutip di baris ini salah: tidak ditutup, ada di dalam sel tanpa kutip, atau menempel pada teks."
            }
            Self::NotUtf8 => "Baris ini bukan UTF-8.",
            Self::NulCharacter => "Ada nilai yang memuat karakter NUL.",
            Self::InvalidEventId => "event_id harus terdiri dari 1 sampai 128 karakter.",
            Self::UnknownType => {
                "type tidak dikenal. Gunakan registration, lead_qualified, deposit, withdrawal, chargeback, bonus, deduction, wager, activity, status, atau reversal."
            }
            Self::InvalidOccurredAt => {
                "occurred_at harus berupa tanggal dan waktu seperti 2026-07-10T12:00:00Z."
            }
            Self::InFuture => "occurred_at ada di masa depan.",
            Self::MonthClosed => "occurred_at ada di bulan yang sudah ditutup.",
            Self::InvalidCustomer => "ext_customer_id harus terdiri dari 1 sampai 128 karakter.",
            Self::InvalidAmount => {
                "Jumlah harus 0 atau lebih, dengan titik desimal dan maksimal enam desimal, misalnya 1234.50."
            }
            Self::InvalidCount => "Hitungan harus bilangan bulat, 0 atau lebih.",
            Self::NoFigures => "Event activity memerlukan minimal satu angka.",
            Self::InvalidCurrency => "currency harus berupa kode tiga huruf, misalnya EUR.",
            Self::FxRateMissing => "Tidak ada kurs untuk mata uang ini pada hari itu.",
            Self::InvalidStatus => "status harus duplicate, fraud, self_excluded, atau active.",
            Self::InvalidReverses => "reverses harus berupa event_id dari event lain.",
            Self::InvalidCountry => "country harus berupa kode dua huruf, misalnya BG.",
            Self::InvalidProduct => "product harus casino atau sport.",
            Self::InvalidCategory => {
                "category harus admin_fee, payment_fee, tax, bonus_cost, atau other."
            }
            Self::TextTooLong => "tracker, promo_code, dan username maksimal 256 karakter.",
            Self::BrandRequired => "brand_id wajib diisi.",
            Self::BrandNotAllowed => "brand_id bukan brand yang dipilih untuk impor ini.",
            Self::EventIdReused => "event_id ini sudah dipakai event lain. Tidak ada yang diubah.",
            Self::AlreadyRegistered => {
                "Pelanggan ini sudah terdaftar. Registrasi pertama yang berlaku."
            }
            Self::NotReversible => "Event ini tidak dapat dibatalkan.",
            Self::ReversalTooLarge => "Pembatalan melebihi sisa jumlah event.",
            Self::CustomerMismatch => "Event yang akan dibatalkan milik pelanggan lain.",
            Self::AmountTooLarge => "Jumlahnya terlalu besar.",
            Self::TooManyWaiting => {
                "Terlalu banyak event menunggu pelanggan ini. Kirim registrasinya dulu."
            }
            Self::OutOfScope => "Anda tidak memiliki akses ke afiliasi pelanggan ini.",
        }
    }
}
