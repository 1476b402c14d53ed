//! Indonesian: `deal`.

use crate::text::deal::DealText;

impl DealText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            // The terms in words (`deal::words`).
            Self::And => "{first} dan {last}",
            Self::Cpl => "{amount} untuk setiap pemain yang mendaftar.",
            Self::CplVolume => "{amount} untuk setiap pemain dengan turnover minimal {volume}.",
            Self::Cpa => "{amount} untuk setiap pemain yang melakukan deposit pertama.",
            Self::CpaIf => "{amount} untuk setiap pemain {conditions}.",
            Self::IfDeposits => "yang total depositnya mencapai {least}",
            Self::IfNetDeposits => "yang deposit bersihnya mencapai {least}",
            Self::IfFirstDeposit => "yang deposit pertamanya minimal {least}",
            Self::IfVolume => "yang turnover-nya minimal {least}",
            Self::IfWagers => "yang memasang minimal {count} taruhan",
            Self::Clawback => "Ditarik kembali jika pemain tidak lagi memenuhi syarat ini.",
            Self::CapDaily => "Dibatasi {count} pemain per hari.",
            Self::CapMonthly => "Dibatasi {count} pemain per bulan.",
            Self::ShareOfNetPl => {
                "{rate} dari NetPL (turnover dikurangi kemenangan, bonus, dan potongan)."
            }
            Self::ShareOfNetDeposit => {
                "{rate} dari deposit bersih (deposit dikurangi penarikan dan chargeback)."
            }
            Self::Tier => "{rate} pada bulan ketika nilainya mencapai {from}.",
            Self::OnlyBrands => "Hanya untuk {names}.",
            Self::OnlyCountries => "Hanya untuk pemain dari {names}.",
            Self::OnlyCampaigns => "Hanya untuk {names}.",
            Self::OnlyFrom => "Hanya untuk pemain yang mendaftar pada atau setelah {date}.",
            Self::OnlyUntil => "Hanya untuk pemain yang mendaftar sebelum {date}.",
            // Lists.
            Self::Deals => "Deal",
            Self::Deal => "Deal",
            Self::NewDeal => "Deal baru",
            Self::Affiliate => "Afiliasi",
            Self::AffiliateHelp => "Nomor atau nama. Kosongkan untuk semua.",
            Self::Show => "Tampilkan",
            Self::Type => "Jenis",
            Self::TermsHead => "Ketentuan",
            Self::Players => "Pemain",
            Self::PlayersCount => "{count} pemain",
            Self::Default => "Default",
            Self::DefaultMeaning => "Berlaku jika tidak ada deal lain yang cocok.",
            Self::NoDeals => "Belum ada deal",
            Self::NoDealsOffice => {
                "Deal menentukan komisi afiliasi. Afiliasi tanpa deal tidak mendapat komisi."
            }
            Self::NoDealsAffiliate => {
                "Anda belum punya deal, jadi belum mendapat komisi. Hubungi manajer Anda."
            }
            Self::Back => "Semua deal",
            Self::YourDeals => "Deal Anda",
            Self::YourDealsText => {
                "Komisi yang Anda dapatkan. Setiap pemain tetap pada ketentuan yang berlaku saat ia mendaftar."
            }
            // Versions.
            Self::Versions => "Versi",
            Self::Version => "Versi {n}",
            Self::VersionsText => {
                "Versi tidak pernah berubah. Pemain lama tetap pada versinya; pemain baru mendapat versi yang berlaku."
            }
            Self::InForce => "Berlaku",
            Self::Waits => "Menunggu persetujuan afiliasi",
            Self::Former => "Digantikan",
            Self::NeverAccepted => "Tidak disetujui",
            Self::Written => "Dibuat {date}",
            Self::Accepted => "Disetujui {date}",
            Self::Now => "Ketentuan saat ini",
            Self::Proposed => "Ketentuan yang diusulkan",
            Self::NothingYet => "Belum ada ketentuan.",
            Self::ProposalTitle => "Ketentuan baru untuk ditinjau",
            Self::ProposalText => {
                "Jika Anda setujui, ketentuan ini berlaku untuk pemain baru. Pemain yang sudah ada tetap pada ketentuannya."
            }
            Self::Accept => "Setujui ketentuan baru",
            Self::MayNotAccept => "Akun Anda berstatus hanya lihat. Hubungi manajer Anda.",
            Self::Gone => "Dihapus: ",
            Self::New => "Ditambahkan: ",
            // The editor.
            Self::Saved => "Disimpan sebagai versi {n}.",
            Self::PleaseCheck => "Harap periksa",
            Self::Name => "Nama",
            Self::NameHelp => "Terlihat oleh afiliasi.",
            Self::AffiliateNumber => "Nomor afiliasi",
            Self::TypeHelp => {
                "CPL membayar per registrasi, CPA per deposit pertama, RevShare persentase dari pendapatan pemain."
            }
            Self::MakeDefault => "Jadikan deal default afiliasi ini",
            Self::CplTitle => "Per registrasi (CPL)",
            Self::CpaTitle => "Per deposit pertama (CPA)",
            Self::ShareTitle => "Revenue share (RevShare)",
            Self::Amount => "Jumlah dalam {currency}",
            Self::Conditions => "Syarat (semua harus terpenuhi)",
            Self::LeastVolume => "Turnover minimum",
            Self::LeastDeposits => "Total deposit minimum",
            Self::LeastNetDeposits => "Deposit bersih minimum",
            Self::LeastFirstDeposit => "Deposit pertama minimum",
            Self::LeastWagers => "Jumlah taruhan minimum",
            Self::TakeBack => "Tarik kembali jika pemain tidak lagi memenuhi syarat",
            Self::MostADay => "Batas harian",
            Self::MostAMonth => "Batas bulanan",
            Self::MostHelp => "Jumlah pemain. Kosongkan jika tanpa batas.",
            Self::Percentage => "Persentase",
            Self::Tiers => "Tier bulanan",
            Self::TierFrom => "Mulai dari ({currency})",
            Self::ForWhom => "Berlaku untuk",
            Self::ForWhomText => {
                "Kosongkan agar berlaku untuk semua. Jika beberapa deal cocok, yang paling spesifik berlaku."
            }
            Self::Brands => "Brand",
            Self::Countries => "Negara",
            Self::CountriesHelp => "Kode dua huruf, misalnya BG, DE.",
            Self::Campaigns => "Kampanye",
            Self::From => "Terdaftar mulai",
            Self::Until => "Terdaftar sebelum",
            Self::AskAffiliate => "Afiliasi harus menyetujui versi ini",
            Self::AskAffiliateHelp => {
                "Sampai disetujui, pemain baru mendapat versi sebelumnya (atau tanpa deal, jika ini versi pertama)."
            }
            Self::Save => "Simpan",
            Self::Saving => "Menyimpan…",
            Self::SaveHelp => {
                "Mengubah ketentuan membuat versi baru untuk pemain baru. Pemain lama tetap pada versinya."
            }
            Self::InWords => "Ringkasan",
            Self::InWordsText => "Ini yang dilihat afiliasi.",
            Self::InWordsLater => {
                "Ringkasan dengan bahasa sederhana muncul di sini setelah formulir lengkap."
            }
            Self::Reads => "Anda hanya memiliki akses baca. Admin dan manajer dapat mengubahnya.",
        }
    }
}
