//! Indonesian: `player`.

use crate::text::player::PlayerText;

impl PlayerText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Registrations => "Registrasi",
            Self::Registration => "Registrasi",
            Self::Entry => "Entri buku besar",
            Self::Customer => "Pelanggan",
            Self::CustomerHelp => {
                "ID pelanggan atau nama pengguna pemain, persis seperti yang dikirim brand."
            }
            Self::Affiliate => "Afiliasi",
            Self::AffiliateHelp => "Nomor atau sebagian nama.",
            Self::Brand => "Brand",
            Self::AnyBrand => "Semua brand",
            Self::Status => "Status",
            Self::AnyStatus => "Semua status",
            Self::Active => "Aktif",
            Self::Duplicate => "Duplikat",
            Self::Fraud => "Fraud",
            Self::SelfExcluded => "Pengecualian diri",
            Self::Whose => "Atribusi",
            Self::Anybodys => "Semua",
            Self::Somebodys => "Teratribusi",
            Self::Nobodys => "Tanpa atribusi",
            Self::Nobody => "Tanpa atribusi",
            Self::From => "Terdaftar mulai",
            Self::To => "Terdaftar sampai",
            Self::Show => "Tampilkan",
            Self::Registered => "Terdaftar",
            Self::Country => "Negara",
            Self::Deposits => "Deposit dalam {currency}",
            Self::Commission => "Komisi dalam {currency}",
            Self::Why => "Mengapa?",
            Self::WhyOf => "Registrasi {n}: mengapa?",
            Self::None => "Belum ada registrasi",
            Self::NoneFits => "Tidak ada registrasi yang cocok",
            Self::NoneText => "Registrasi muncul di sini begitu brand melaporkannya.",
            Self::ShowAll => "Tampilkan semua",
            Self::Newest => "Terbaru",
            Self::Older => "Lebih lama",
            Self::FirstEntries => "Entri pertama",
            Self::FurtherEntries => "Entri berikutnya",
            Self::Pages => "Halaman",
            Self::Yes => "Ya",
            Self::No => "Tidak",
            // What staff decides about a player.
            Self::Give => "Tetapkan ke afiliasi",
            Self::GiveText => {
                "Pemain ini belum punya afiliasi. Komisi dihitung mulai sekarang; CPL dan CPA menghitung seluruh aktivitas sebelumnya."
            }
            Self::GiveHelp => "Nomor atau nama pengguna",
            Self::Move => "Pindahkan ke deal lain",
            Self::MoveText => {
                "Komisi yang sudah diperoleh tetap. Aktivitas berikutnya memakai deal baru."
            }
            Self::DealNumber => "Nomor deal",
            // Files of events.
            Self::Import => "Impor event",
            Self::ImportHelp => {
                "File CSV dengan baris header. Kolom event_id, type, dan occurred_at wajib ada. File aman diimpor dua kali: setiap event_id dihitung satu kali."
            }
            Self::ChooseBrand => "Pilih brand",
            Self::File => "File CSV, maksimal 16 MiB",
            Self::StartImport => "Impor",
            Self::Running => "Berjalan",
            Self::Done => "Selesai",
            Self::Failed => "Gagal",
            Self::FailedText => {
                "Basis data berhenti merespons. Impor lagi file ini: event yang sudah diterima tidak dihitung dua kali."
            }
            Self::Progress => "{done} dari {count} baris",
            Self::Reload => "Muat ulang",
            Self::LeaveText => "Anda dapat meninggalkan halaman ini. Impor tetap berjalan.",
            Self::Accepted => "Diterima",
            Self::Parked => "Ditunda",
            Self::ParkedHelp => "Event yang ditunda menunggu sampai pelanggannya terdaftar.",
            Self::Duplicates => "Sudah diimpor",
            Self::Rejected => "Ditolak",
            Self::RejectedLines => "Baris yang ditolak",
            Self::OnlyFirst => "Hanya {count} baris pertama yang ditampilkan.",
            Self::LineNumber => "Baris",
            Self::EventId => "Event",
            Self::Problem => "Masalah",
            Self::Imports => "Impor terbaru",
            Self::NoImports => "Belum ada impor.",
            Self::FileName => "File",
            Self::Started => "Dimulai",
            Self::Lines => "Baris",
            Self::ReadsOnly => {
                "Anda hanya memiliki akses baca. Admin dan manajer dapat mengimpor event."
            }
            Self::IgnoredColumns => "Kolom tidak dikenal, diabaikan: {names}.",
            Self::PleaseCheck => "Harap periksa isian di bawah.",
        }
    }
}
