//! Indonesian: `rule`.

use crate::violation::PlainRule;

impl PlainRule {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Required => "Wajib diisi.",
            Self::NotText => "Harus berupa teks.",
            Self::NotNumber => "Harus berupa bilangan bulat.",
            Self::NotNumbers => "Harus berupa daftar bilangan bulat.",
            Self::NotObject => "Harus berupa objek.",
            Self::TooLong => "Teks ini terlalu panjang.",
            Self::Unprintable => "Hapus karakter yang tidak dapat dicetak.",
            Self::EmailForm => "Masukkan alamat email seperti nama@example.com.",
            Self::CountryCode => "Pilih negara (kode dua huruf ISO 3166-1, misalnya BG).",
            Self::LanguageCode => "Pilih bahasa (kode dua huruf ISO 639-1, misalnya FR).",
            Self::TermsAccepted => "Harap setujui syarat dan ketentuan.",
            Self::HostnameForm => "Masukkan nama host yang valid.",
            Self::UsernameTooShort => "Minimal 6 karakter.",
            Self::UsernameTooLong => "Maksimal 64 karakter.",
            Self::UsernameCharacters => "Gunakan hanya huruf, angka, dan . _ - @",
            Self::UsernameTaken => "Nama pengguna ini sudah dipakai. Silakan pilih yang lain.",
            Self::EmailTaken => "Alamat email ini sudah terdaftar. Silakan masuk.",
            Self::PasswordTooShort => "Minimal 6 karakter.",
            Self::PasswordTooLong => "Maksimal 512 karakter.",
            Self::PasswordClasses => {
                "Gunakan minimal satu huruf kecil, satu huruf besar, dan satu angka."
            }
            Self::PasswordCommon => "Kata sandi ini terlalu umum. Silakan pilih yang lain.",
            Self::Unknown => "ID tidak dikenal.",
            Self::HostnameUnknown => "Tidak ada program afiliasi di nama host ini.",
            Self::CaptchaFailed => "Verifikasi gagal. Silakan kirim ulang formulir.",
            Self::DealType => "Harus 1, 2, 3, 4, 5, 6, 8, 9, atau 10.",
            Self::NeededByType => "Wajib untuk jenis deal ini.",
            Self::NotOfType => "Tidak dipakai untuk jenis deal ini. Hilangkan atau kirim null.",
            Self::OneValue => "Harus berupa satu nilai.",
            Self::Flag => "Harus true atau false.",
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
            Self::OtherAffiliate => {
                "Deal tidak dapat dipindahkan ke afiliasi lain. Buat deal baru."
            }
            Self::AffiliateNumber => "Masukkan nomor afiliasi.",
            Self::DealName => "Masukkan 1 sampai 200 karakter yang dapat dicetak.",
            Self::EndsBeforeStart => "Akhir periode harus setelah awalnya.",
            Self::UnknownBrands => "Salah satu brand ini tidak ada.",
            Self::UnknownCampaigns => "Salah satu kampanye ini tidak ada.",
            Self::UnknownAffiliate => "Tidak ada afiliasi dengan nomor atau nama pengguna ini.",
            Self::HostName => "Masukkan nama host tanpa https:// atau port.",
            Self::NameTaken => "Nama ini sudah dipakai.",
            Self::DomainTaken => "Domain ini sudah dipakai brand lain.",
            Self::GoHostTaken => {
                "Domain ini sudah dipakai. Gunakan domain yang khusus untuk link tracking."
            }
            Self::PromoCodeTaken => "Brand ini sudah punya kode promo dengan nama ini.",
            Self::UrlForm => "Masukkan URL lengkap yang diawali https://",
            Self::UrlWithoutMacros => {
                "Makro tidak dapat dipakai di sini: setiap pengunjung mendapat halaman yang sama."
            }
            Self::UrlBegins => "Masukkan URL yang diawali https:// atau http://",
            Self::UrlMacroInHost => {
                "Pakai makro hanya setelah nama host, agar pengunjung tidak dapat menentukan tujuan klik."
            }
            Self::UrlOpenMacro => "Ada makro tanpa kurung kurawal penutup.",
            Self::AmountAboveZero => {
                "Masukkan jumlah di atas nol, misalnya 250 atau 99.50 (dengan titik desimal)."
            }
            Self::Day => "Masukkan tanggal seperti 2026-01-31.",
            Self::EndsEarly => "Periode berakhir sebelum dimulai.",
            Self::NotApprovedAffiliate => {
                "Masukkan nomor atau nama pengguna afiliasi yang sudah disetujui."
            }
            Self::NotAcceptedDeal => "Masukkan deal milik afiliasi ini yang sudah disetujuinya.",
            Self::FileNeeded => "Pilih file.",
            Self::FileHead => {
                "Baris header harus memuat kolom event_id, type, dan occurred_at, dalam UTF-8."
            }
            Self::FileUtf16 => {
                "File ini UTF-16. Simpan sebagai UTF-8 (di spreadsheet: \"CSV UTF-8\")."
            }
            Self::FileMalformed => {
                "Tanda kutip di baris header salah: tidak ditutup, ada di dalam nama tanpa kutip, atau menempel pada teks."
            }
            Self::FileTooWide => "Baris header memuat terlalu banyak kolom.",
            Self::FileTooLong => {
                "File berisi lebih dari 100.000 event. Bagi menjadi beberapa file."
            }
            Self::ChooseBrand => "Pilih brand.",
            Self::ChooseLink => "Pilih salah satu halaman ini.",
            Self::NoCampaigns => "Link ke halaman ini tidak dapat memakai kampanye.",
            Self::DeepParameters => {
                "Masukkan pasangan seperti game=aviator&lang=de. Nama boleh berisi huruf, angka, - dan _."
            }
            Self::ReasonNeeded => "Masukkan alasan.",
            Self::NoSourceId => "Link ini tidak menerima source ID.",
            Self::AbNeedsUrl => "Di atas 0, tujuan kedua wajib diisi.",
            Self::UnknownBrand => "Tidak ada brand dengan nomor ini. Pilih brand.",
            Self::UnknownCampaign => "Tidak ada kampanye dengan nomor ini.",
            Self::UnknownStaff => "Tidak ada karyawan aktif dengan nomor ini.",
            Self::ManagerNeeded => "Afiliasi yang disetujui memerlukan manajer.",
            Self::UnknownPaymentMethod => "Tidak ada metode pembayaran dengan nomor ini.",
            Self::UnknownTag => "Tidak ada tag afiliasi dengan nomor ini.",
            Self::TagRequired => "Tag ini wajib dan tidak dapat dikosongkan.",
            Self::OwnParent => "Afiliasi tidak dapat menjadi induknya sendiri.",
            Self::ParentEarned => {
                "Induk tidak dapat diubah lagi: afiliasi ini sudah memperoleh komisi di bawah induk saat ini."
            }
            Self::ParentBelow => {
                "Afiliasi tersebut berada di bawah afiliasi ini, jadi tidak dapat menjadi induknya."
            }
            Self::EmailInUse => "Alamat e-mail ini sudah dipakai.",
            Self::NotNegative => "Harus 0 atau lebih.",
            Self::AboveZero => "Harus di atas nol.",
            Self::UnknownStatus => "Tidak ada status dengan nomor ini.",
            Self::UnknownKey => "Tidak ada kunci API dengan nomor ini.",
            Self::KeyRevoked => "Kunci API ini sudah dicabut untuk seterusnya.",
            Self::PastMoment => "Masukkan waktu di masa depan.",
            Self::OwnerScope => "Kunci jenis affiliate hanya menjangkau data pemiliknya.",
            Self::OneBrand => "Kunci jenis ini memerlukan tepat satu brand.",
            Self::SomeBrand => "Kunci jenis ini memerlukan setidaknya satu brand.",
            Self::StaffUsername => "Gunakan 1 sampai 64 huruf, angka, dan . _ - @",
            Self::CurrencyCode => "Masukkan kode mata uang (ISO 4217), misalnya EUR.",
            Self::OwnCurrency => "Pilih mata uang selain milik operator.",
            Self::MonthStart => "Harus hari pertama suatu bulan: semua sebelumnya ditutup.",
            Self::MonthNotOver => "Hanya bulan yang sudah berakhir yang dapat ditutup.",
            Self::ColumnsNeeded => "Pilih setidaknya satu kolom.",
            Self::ClicksOrder => "Klik selalu dari yang terbaru: -clicked_at.",
            Self::Cursor => "Kirim next_cursor dari halaman sebelumnya.",
            Self::RowRange => {
                "Kirim baris pertama dan terakhir, dihitung dari 0, misalnya [0,999]."
            }
            Self::FilterObject => "Harus berupa objek JSON berisi kolom dan nilainya.",
            Self::GivenTwice => "Diberikan dua kali. Kirim satu kali saja.",
            Self::NumberOrList => "Harus bilangan bulat atau daftar bilangan bulat.",
            Self::FlagOrList => "Harus true atau false, atau daftarnya.",
            Self::TextOrList => "Harus berupa teks atau daftar teks.",
            Self::NotNames => "Harus berupa daftar nama.",
            Self::Threshold => "Masukkan angka 0 sampai 1 dengan maksimal tiga desimal.",
        }
    }
}
