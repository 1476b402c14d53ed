//! Indonesian: `affiliate`.

use crate::text::affiliate::AffiliateText;

impl AffiliateText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Welcome => "Selamat datang, {name}",
            Self::StatusApproved => "Disetujui",
            Self::StatusApprovedText => "Akun Anda aktif.",
            Self::StatusViewOnly => "Hanya lihat",
            Self::StatusViewOnlyText => {
                "Akun Anda berstatus hanya lihat. Hubungi manajer Anda jika ada pertanyaan."
            }
            Self::Since => "sejak {date}",
            Self::ThreeSteps => "Mulai dalam tiga langkah",
            Self::StepLink => "Ambil link",
            Self::StepLinkText => {
                "Pilih halaman yang ingin Anda promosikan, lalu salin link tracking Anda."
            }
            Self::StepPublish => "Bagikan",
            Self::StepPublishText => "Pasang di situs, kanal, atau newsletter Anda.",
            Self::StepTest => "Uji link",
            Self::StepTestText => {
                "Buka link Anda sekali: halaman yang benar harus terbuka, dan kunjungannya harus muncul di sini."
            }
            Self::YourManager => "Manajer Anda",
            Self::NoManager => "Belum ditentukan. Sementara ini, silakan hubungi kami.",
            Self::YourProfile => "Profil Anda",
            Self::ProfileChange => "Ada yang berubah? Beri tahu manajer Anda.",
            Self::Id => "Nomor afiliasi",
            Self::Name => "Nama",
        }
    }
}
