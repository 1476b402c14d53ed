//! Indonesian: `registration_rule`.

use crate::registration::Rule;

impl Rule {
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
        }
    }
}
