//! Indonesian: `explain`.

use crate::text::explain::ExplainText;

impl ExplainText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::RegistrationOf => "Registrasi {n}",
            Self::EntryOf => "Entri buku besar {n}",
            Self::IsYours => "Ini pemain Anda.",
            Self::IsOf => "Teratribusi ke afiliasi {n}.",
            Self::IsNobodys => {
                "Tanpa atribusi: tidak ada klik, kode promo, atau ID afiliasi yang cocok."
            }
            Self::EarnedSoFar => "Komisi sejauh ini: {amount}.",
            // Facts.
            Self::Customer => "ID pelanggan",
            Self::PlayerName => "Nama pengguna pemain",
            Self::Brand => "Brand",
            Self::Country => "Negara",
            Self::Registered => "Terdaftar",
            Self::Status => "Status",
            Self::Affiliate => "Afiliasi",
            Self::Link => "Link",
            Self::Campaign => "Kampanye",
            Self::Deal => "Deal",
            Self::DealVersion => "{name}, versi {n}",
            Self::Amount => "Jumlah",
            Self::Kind => "Jenis",
            Self::ForDay => "Tanggal",
            Self::Posted => "Dicatat",
            Self::Event => "Event",
            Self::Payment => "Pembayaran",
            Self::Place => "Posisi di buku besar",
            Self::Hash => "Hash entri",
            // Whose.
            Self::WhoseTitle => "Atribusi",
            Self::WhoseHelp => {
                "Diperiksa sesuai urutan ini. Kecocokan pertama dipakai dan berlaku permanen."
            }
            Self::NoTracker => "Tidak ada ID klik yang dikirim.",
            Self::TrackerInvalid => {
                "ID klik yang dikirim brand tidak valid (diubah, terpotong, atau bukan milik kami)."
            }
            Self::TrackerForeign => "ID klik ini milik program lain.",
            Self::TrackerOutside => "Klik pada {date}, di luar masa atribusi {count} hari.",
            Self::TrackerMatched => {
                "Klik pada {date} lewat link {link} (dalam masa atribusi {count} hari): afiliasi {n}."
            }
            Self::ClickMissing => {
                "Catatan klik tidak ditemukan, tetapi ID klik yang ditandatangani menunjukkan afiliasinya."
            }
            Self::NoPromoCode => "Tidak ada kode promo yang dikirim.",
            Self::PromoUnknown => "Kode promo {code} tidak aktif untuk brand ini.",
            Self::PromoMatched => "Kode promo {code} milik afiliasi {n}.",
            Self::NoAffiliate => "Tidak ada ID afiliasi yang dikirim.",
            Self::AffiliateNotAllowed => {
                "Brand mengirim ID afiliasi {n}, tetapi kunci API-nya tidak memiliki akses ke afiliasi itu."
            }
            Self::AffiliateUnknown => "Brand mengirim ID afiliasi {n}, tetapi ID itu tidak ada.",
            Self::AffiliateMatched => "Brand mengirim ID afiliasi {n}.",
            Self::AffiliateNotActive => "Afiliasi {n} tidak aktif saat itu (status: {status}).",
            Self::ByHand => "Ditetapkan ke afiliasi {n} oleh staf pada {date}.",
            // Which deal.
            Self::DealTitle => "Deal yang berlaku",
            Self::DealHelp => {
                "Deal paling spesifik yang berlaku pada tanggal registrasi. Tidak pernah berubah."
            }
            Self::NoDeal => "Tidak ada deal yang cocok, jadi pemain ini tidak menghasilkan komisi.",
            Self::Chosen => "Deal paling spesifik yang cocok.",
            Self::ChosenAsDefault => "Deal default: tidak ada deal lain yang cocok.",
            Self::LessSpecific => {
                "Cocok, tetapi kalah dari deal yang lebih spesifik atau lebih baru."
            }
            Self::NotYetActive => "Dimulai setelah registrasi.",
            Self::Ended => "Berakhir sebelum registrasi.",
            Self::OtherBrand => "Hanya untuk brand lain.",
            Self::OtherCountry => "Hanya untuk negara lain.",
            Self::OtherCampaign => "Hanya untuk kampanye lain.",
            Self::NotAccepted => "Belum disetujui afiliasi saat itu.",
            // How far.
            Self::ProgressTitle => "Progres",
            Self::PaidOnce => "{kind} sebesar {amount}: memenuhi syarat pada {date}.",
            Self::CapReached => "Tidak dibayar karena batas sudah tercapai.",
            Self::NotYetPaid => "{kind} sebesar {amount}: belum memenuhi syarat.",
            Self::ShareOf => "{rate} dari hasil bersih setiap hari.",
            Self::HasOf => "{name}: {has} dari {needs}",
            Self::FirstDeposit => "Deposit pertama",
            Self::Volume => "Turnover",
            Self::DepositSum => "Total deposit",
            Self::NetDeposits => "Deposit bersih",
            Self::FtdAmount => "Nilai deposit pertama",
            Self::Wagers => "Jumlah taruhan",
            // What it did.
            Self::DidTitle => "Aktivitas pemain",
            Self::Deposits => "Deposit",
            Self::Withdrawals => "Penarikan",
            Self::Chargebacks => "Chargeback",
            Self::Bonuses => "Bonus",
            Self::Deductions => "Potongan",
            Self::Wins => "Kemenangan",
            Self::NetResultCasino => "termasuk kasino",
            Self::NetResultSport => "termasuk olahraga",
            Self::NetResult => "Hasil bersih (NetPL)",
            // What it earned.
            Self::EarnedTitle => "Komisi yang dihasilkan",
            Self::EarnedHelp => "Setiap entri buku besar, dengan perhitungannya.",
            Self::NothingEarned => "Belum ada komisi.",
            Self::HowTitle => "Perhitungan",
            Self::Cpl => "CPL",
            Self::Cpa => "CPA",
            Self::RevShare => "RevShare",
            Self::SubAffiliate => "Komisi sub-afiliasi",
            Self::Adjustment => "Penyesuaian",
            Self::ForCpl => "Semua syarat CPL terpenuhi. CPL dibayar satu kali per pemain.",
            Self::ForCpa => "Semua syarat CPA terpenuhi. CPA dibayar satu kali per pemain.",
            Self::ForClawback => {
                "Salah satu syarat CPA tidak lagi terpenuhi, jadi CPA ditarik kembali."
            }
            Self::ForNetPl => "{rate} dari hasil bersih pemain pada hari itu, {total}.",
            Self::ForNetDeposit => "{rate} dari deposit bersih pemain pada hari itu, {total}.",
            Self::Before => "Dikurangi {amount} yang sudah dicatat.",
            Self::ForSubFee => {
                "Komisi untuk deposit pertama terkualifikasi (QFTD) dari sub-afiliasi {n}."
            }
            Self::ForSubCut => {
                "Bagian dari komisi sub-afiliasi {n} atas satu pemain pada hari itu."
            }
            Self::ForNoCarryOver => {
                "Hasil negatif {month} tidak dibawa ke bulan berikutnya, jadi dihapuskan."
            }
            Self::ForTier => "Total {month} mencapai tier {from}: {tier}, bukan {rate}.",
            Self::ForManual => "Penyesuaian manual: {reason}",
            Self::ForPayment => "Dibayar, invoice {invoice}.",
            Self::Moved => {
                "Untuk aktivitas pada {date}. Dicatat belakangan karena bulan itu sudah ditutup."
            }
            Self::Calculation => "Rumus",
            Self::TheRegistration => "Lihat registrasi",
        }
    }
}
