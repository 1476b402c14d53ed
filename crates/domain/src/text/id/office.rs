//! Indonesian: `office`.

use crate::text::office::OfficeText;

impl OfficeText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            // Statuses.
            Self::Pending => "Menunggu",
            Self::Approved => "Disetujui",
            Self::Declined => "Ditolak",
            Self::Suspended => "Ditangguhkan",
            Self::ViewOnly => "Hanya lihat",
            Self::Blocked => "Diblokir",
            Self::All => "Semua",
            // The list.
            Self::Affiliates => "Afiliasi",
            Self::Affiliate => "Afiliasi",
            Self::StatusFilter => "Filter menurut status",
            Self::Search => "Cari",
            Self::SearchHelp => "Nama, nama pengguna, email, perusahaan, atau situs",
            Self::Sort => "Urutkan menurut",
            Self::SortOldest => "Terlama dulu",
            Self::SortNewest => "Terbaru dulu",
            Self::SortUsername => "Nama pengguna",
            Self::Show => "Tampilkan",
            Self::Status => "Status",
            Self::Country => "Negara",
            Self::Site => "Situs",
            Self::Manager => "Manajer",
            Self::Age => "Mendaftar",
            Self::Minutes => "{count} menit lalu",
            Self::Hours => "{count} jam lalu",
            Self::Days => "{count} hari lalu",
            Self::Nobody => "belum ada manajer",
            Self::Wish => "Manajer yang diminta: {name}",
            Self::BroughtBy => "Direferensikan oleh {name}",
            Self::SaysBroughtBy => "Mengaku direferensikan oleh {name}",
            Self::Total => "{from} sampai {to} dari {total}",
            Self::TotalOne => "{from} dari {total}",
            Self::Earlier => "Halaman sebelumnya",
            Self::Later => "Halaman berikutnya",
            Self::Pages => "Halaman",
            Self::NobodyWaits => "Tidak ada pendaftaran yang menunggu",
            Self::NobodyWaitsText => {
                "Semua pendaftaran sudah ditinjau. Bagikan link undangan Anda untuk mendapat lebih banyak."
            }
            Self::NothingFound => "Tidak ada afiliasi yang cocok",
            Self::NothingFoundText => "Coba kata yang lebih sedikit, atau tampilkan semua status.",
            Self::ShowAll => "Tampilkan semua afiliasi",
            // Several at a time.
            Self::Selected => "Afiliasi terpilih",
            Self::Select => "Pilih {name}",
            Self::SelectAll => "Pilih semua di halaman ini",
            Self::ApproveSelected => "Setujui",
            Self::DeclineSelected => "Tolak",
            Self::ReasonToDecline => "Alasan (jika ditolak)",
            Self::NoneSelected => "Pilih minimal satu afiliasi.",
            Self::DoneSome => "Berhasil: {done}. Gagal: {failed}.",
            // One of them.
            Self::Back => "Semua afiliasi",
            Self::Decide => "Ubah status",
            Self::ApproveTitle => "Setujui",
            Self::ApproveText => "Afiliasi dapat langsung masuk, dan link-nya aktif.",
            Self::StopTitle => "Tolak atau batasi",
            Self::StopText => {
                "Afiliasi akan dikeluarkan dari sesinya. Anda dapat menyetujuinya lagi nanti."
            }
            Self::Reason => "Alasan",
            Self::ReasonHelp => "Disimpan di riwayat.",
            Self::DoApprove => "Setujui",
            Self::DoDecline => "Tolak",
            Self::DoSuspend => "Tangguhkan",
            Self::DoViewOnly => "Ubah menjadi hanya lihat",
            Self::DoBlock => "Blokir",
            Self::Working => "Menyimpan…",
            Self::Save => "Simpan",
            Self::Profile => "Profil",
            Self::Email => "Email",
            Self::Phone => "Telepon",
            Self::Language => "Bahasa",
            Self::Company => "Perusahaan",
            Self::Comments => "Cara mendatangkan trafik",
            Self::Source => "Sumber pendaftaran",
            Self::SignedUp => "Mendaftar",
            Self::LastSignIn => "Terakhir masuk",
            Self::Never => "belum pernah",
            Self::Note => "Catatan",
            Self::NoteHelp => "Hanya terlihat oleh staf.",
            Self::Invitation => "Link undangan",
            Self::YourInvitation => "Link undangan Anda",
            Self::InvitationHelp => {
                "Siapa pun yang mendaftar lewat link ini menjadi sub-afiliasinya dan otomatis disetujui."
            }
            Self::YourInvitationHelp => {
                "Siapa pun yang mendaftar lewat link ini mendapat Anda sebagai manajer dan otomatis disetujui."
            }
            Self::InvitationWaits => {
                "Siapa pun yang mendaftar lewat link ini menjadi sub-afiliasinya. Manajer meninjau pendaftarannya."
            }
            Self::YourInvitationWaits => {
                "Siapa pun yang mendaftar lewat link ini mendapat Anda sebagai manajer. Admin atau manajer meninjau pendaftarannya."
            }
            Self::Copy => "Salin",
            Self::Copied => "Disalin",
            Self::History => "Riwayat",
            Self::By => "oleh {name}",
            Self::ByServer => "lewat command line",
        }
    }
}
