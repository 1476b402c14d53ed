//! Indonesian: `offer`.

use crate::text::offer::OfferText;

impl OfferText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            // The ways about.
            Self::Ways => "Back office",
            Self::Affiliates => "Afiliasi",
            Self::Registrations => "Registrasi",
            Self::Deals => "Deal",
            Self::Brands => "Brand",
            Self::Links => "Link",
            Self::Reports => "Laporan",
            Self::Payments => "Pembayaran",
            Self::Import => "Impor",
            // Everywhere.
            Self::Saved => "Tersimpan.",
            Self::Save => "Simpan",
            Self::Cancel => "Batal",
            Self::Edit => "Ubah",
            Self::EditNamed => "Ubah {name}",
            Self::Optional => "opsional",
            Self::Name => "Nama",
            Self::Since => "Dibuat",
            Self::State => "Status",
            Self::Active => "Aktif",
            Self::Inactive => "Nonaktif",
            Self::ReadsOnly => {
                "Anda hanya memiliki akses baca. Admin dan manajer dapat mengubahnya."
            }
            // Brands.
            Self::NewBrand => "Brand baru",
            Self::NoBrands => "Belum ada brand",
            Self::NoBrandsText => {
                "Brand adalah situs Anda yang dipromosikan afiliasi. Link, kode promo, dan pemain selalu terkait dengan satu brand."
            }
            Self::AllBrands => "Semua brand",
            Self::Brand => "Brand",
            Self::BrandNameHelp => "Terlihat oleh afiliasi.",
            Self::Domain => "Domain",
            Self::DomainHelp => "Domain situs brand, misalnya play.example.",
            Self::GoHost => "Domain link tracking",
            Self::GoHostHelp => {
                "Misalnya go.play.example. Arahkan DNS-nya ke server ini. Kosongkan untuk memakai /go/ di situs ini."
            }
            Self::Fallback => "Halaman cadangan",
            Self::FallbackHelp => {
                "Tujuan pengunjung yang link-nya sudah tidak berlaku. Kosongkan untuk menampilkan pemberitahuan."
            }
            Self::BrandActive => "Link aktif",
            // Links.
            Self::NewLink => "Link baru",
            Self::NoLinks => "Belum ada link",
            Self::NoLinksText => {
                "Link adalah halaman brand yang dapat dipromosikan afiliasi. Setiap afiliasi mendapat link tracking sendiri ke halaman itu."
            }
            Self::NoLinksFit => "Tidak ada link yang cocok",
            Self::BrandFirst => "Buat brand dulu. Setiap link harus terkait dengan sebuah brand.",
            Self::AllLinks => "Semua link",
            Self::Link => "Link",
            Self::Kind => "Jenis",
            Self::KindRegistration => "Halaman registrasi",
            Self::KindLanding => "Landing page",
            Self::KindHome => "Beranda",
            Self::KindOther => "Lainnya",
            Self::Description => "Deskripsi",
            Self::DescriptionHelp => "Hal yang perlu diketahui afiliasi tentang halaman ini.",
            Self::Destination => "Tujuan",
            Self::DestinationHelp => {
                "Tujuan klik. Makro berikut diisi untuk setiap klik: {macros}. Selalu sertakan makro tracker: tanpanya, registrasi tidak dapat dikreditkan."
            }
            Self::Preview => "Contoh tujuan klik",
            Self::UnknownMacros => "Makro tidak dikenal, selalu kosong: {names}",
            Self::NoTracker => {
                "Selalu sertakan {tracker}: tanpanya, registrasi tidak dapat dikreditkan."
            }
            Self::DestinationAb => "Tujuan kedua (uji A/B)",
            Self::AbPercent => "Porsi klik (%)",
            Self::AbShare => "A/B, {percent}%",
            Self::Enabled => "Aktif",
            Self::Disabled => "Nonaktif",
            Self::LinkEnabled => "Link aktif",
            Self::Public => "Semua afiliasi",
            Self::Private => "{count} afiliasi",
            Self::ForWhom => "Visibilitas",
            Self::IsPublic => "Terlihat oleh semua afiliasi",
            Self::PrivateIds => "Hanya terlihat oleh afiliasi terpilih",
            Self::PrivateIdsHelp => "Nomor atau nama pengguna, misalnya 12, ada.media.",
            Self::WhoSees => "Afiliasi",
            Self::HasCampaigns => "Izinkan kampanye",
            Self::HasSourceId => "Terima ID sumber",
            // Campaigns and promo codes.
            Self::Campaigns => "Kampanye",
            Self::Campaign => "Kampanye",
            Self::NewCampaign => "Kampanye baru",
            Self::NoCampaigns => "Belum ada kampanye",
            Self::NoCampaignsText => {
                "Kampanye memberi label pada link tracking agar dapat dibedakan di laporan dan deal."
            }
            Self::PromoCodes => "Kode promo",
            Self::PromoCode => "Kode promo",
            Self::NewPromoCode => "Kode promo baru",
            Self::PromoCodeHelp => {
                "Dimasukkan pemain saat mendaftar. Huruf besar dan kecil tidak dibedakan."
            }
            Self::NoPromoCodes => "Belum ada kode promo",
            Self::NoPromoCodesText => {
                "Dengan kode promo, pemain yang tidak memakai link tracking tetap dikreditkan ke afiliasi."
            }
            Self::Affiliate => "Afiliasi",
            Self::AffiliateNumber => "Nomor afiliasi",
            Self::OfAffiliate => "Nomor afiliasi",
            Self::NoCampaign => "Tanpa kampanye",
            Self::SwitchOn => "Aktifkan",
            Self::SwitchOff => "Nonaktifkan",
            Self::CodeOn => "Aktif",
        }
    }
}
