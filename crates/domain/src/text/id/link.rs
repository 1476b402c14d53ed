//! Indonesian: `link`.

use crate::text::link::LinkText;

impl LinkText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::YourLinks => "Link",
            Self::YourLinksText => {
                "Pilih halaman dan dapatkan link tracking Anda sendiri. Setiap kunjungan lewat link itu dikreditkan kepada Anda."
            }
            Self::NoLinks => "Belum ada link",
            Self::NoLinksText => {
                "Belum ada halaman untuk dipromosikan. Tanyakan kepada manajer Anda kapan tersedia."
            }
            Self::ReadsOnly => {
                "Akun Anda berstatus hanya lihat, jadi Anda tidak dapat membuat link."
            }
            // The list.
            Self::Pages => "Halaman untuk dipromosikan",
            Self::Page => "Halaman",
            Self::Brand => "Brand",
            Self::Visits30 => "Kunjungan (30 hari)",
            Self::Get => "Ambil link",
            Self::GetNamed => "Ambil link ke {name}",
            Self::ForYou => "Eksklusif",
            // The builder.
            Self::Build => "Buat link",
            Self::Choose => "Pilih halaman",
            Self::Campaign => "Kampanye",
            Self::NoCampaign => "Tanpa kampanye",
            Self::SourceId => "ID sumber",
            Self::SourceIdHelp => {
                "Menandai situs, kanal, atau postingan Anda di laporan, misalnya newsletter-07."
            }
            Self::Own => "Parameter khusus",
            Self::OwnHelp => {
                "Disimpan bersama setiap klik. Laporan dapat dikelompokkan menurut parameter ini."
            }
            Self::Utm => "Parameter UTM",
            Self::Deep => "Parameter deep link",
            Self::DeepHelp => {
                "Misalnya game=aviator&lang=de. Diteruskan ke halaman jika halaman menerimanya."
            }
            Self::DeepTaken => "Halaman ini menerima: {names}",
            Self::Submit => "Buat link",
            // What comes of it.
            Self::Built => "Link Anda",
            Self::BuiltText => {
                "Link ini tidak pernah berubah: pilihan yang sama selalu menghasilkan link yang sama."
            }
            Self::Open => "Buka di tab baru",
            Self::Qr => "Kode QR",
            Self::SaveQr => "Simpan kode QR",
            Self::Copy => "Salin",
            Self::Copied => "Disalin",
        }
    }
}
