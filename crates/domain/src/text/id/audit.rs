//! Indonesian: `audit`.

use crate::text::audit::AuditText;

impl AuditText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::AffiliateRegistered => "mendaftar",
            Self::AffiliatePending => "dikembalikan ke status menunggu",
            Self::AffiliateApproved => "disetujui",
            Self::AffiliateDeclined => "ditolak",
            Self::AffiliateSuspended => "ditangguhkan",
            Self::AffiliateViewOnly => "diubah menjadi hanya lihat",
            Self::AffiliateBlocked => "diblokir",
            Self::AffiliateEdited => "profil diubah",
            Self::AffiliateManagerAssigned => "manajer diganti",
            Self::AffiliateNoted => "catatan diubah",
            Self::ApiKeyCreated => "kunci API dibuat",
            Self::ApiKeyExtended => "kunci API diperpanjang",
            Self::ApiKeyRevoked => "kunci API dicabut",
            Self::BrandCreated => "brand dibuat",
            Self::BrandChanged => "brand diubah",
            Self::CampaignCreated => "kampanye dibuat",
            Self::CustomTagCreated => "tag khusus dibuat",
            Self::DealCreated => "deal dibuat",
            Self::DealChanged => "deal diubah",
            Self::DealAccepted => "deal disetujui",
            Self::EventImportStarted => "impor event dimulai",
            Self::FxRateSet => "kurs ditetapkan",
            Self::LinkCreated => "link dibuat",
            Self::LinkChanged => "link diubah",
            Self::MonthClosed => "bulan ditutup",
            Self::OperatorCreated => "program dibuat",
            Self::OperatorSet => "pengaturan diubah",
            Self::PaymentRequested => "pencairan diajukan",
            Self::PaymentApproved => "pembayaran disetujui",
            Self::PaymentPaid => "pembayaran ditandai sudah dibayar",
            Self::PaymentDirect => "pembayaran langsung dicatat",
            Self::PaymentCancelled => "pembayaran dibatalkan",
            Self::PromoCodeCreated => "kode promo dibuat",
            Self::PromoCodeChanged => "kode promo diubah",
            Self::RegistrationAssigned => "pemain ditetapkan ke afiliasi",
            Self::RegistrationRebound => "pemain dipindahkan ke deal lain",
            Self::SessionStarted => "masuk",
            Self::StaffCreated => "akun staf dibuat",
            Self::TrackingLinkCreated => "link tracking dibuat",
            // An entry by a name that this version does not know.
            Self::Unknown => "perubahan lain",
        }
    }
}
