//! Indonesian: `portal`.

use crate::text::portal::PortalText;

impl PortalText {
    /// The sentence in Indonesian.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            // The frame around every page.
            Self::SkipToContent => "Langsung ke isi",
            Self::Navigation => "Utama",
            Self::Language => "Bahasa",
            Self::UseDarkTheme => "Ganti ke tema gelap",
            Self::UseLightTheme => "Ganti ke tema terang",
            Self::BecomeAffiliate => "Jadi afiliasi",
            Self::SignIn => "Masuk",
            Self::SignOut => "Keluar",
            Self::Dashboard => "Dasbor",
            Self::Office => "Back office",
            Self::Terms => "Syarat dan ketentuan",
            Self::Contact => "Kontak",
            Self::ApiDocs => "Dokumentasi API",
            Self::OpensInNewTab => "dibuka di tab baru",
            // The front page.
            Self::HomeTitle => "Program afiliasi",
            Self::HomeHeadline => "Raih penghasilan bersama {operator}",
            Self::HomeDescription => {
                "Promosikan {operator} ke audiens Anda dan dapatkan komisi dari setiap pelanggan yang Anda bawa."
            }
            Self::HowItWorks => "Cara kerjanya",
            Self::StepSignUp => "Daftar",
            Self::StepSignUpText => {
                "Ceritakan siapa Anda dan bagaimana Anda menjangkau audiens. Gratis dan hanya perlu sekitar 90 detik."
            }
            Self::StepLinks => "Bagikan link Anda",
            Self::StepLinksText => {
                "Setelah disetujui, Anda mendapat link tracking sendiri. Pasang di situs, kanal, atau newsletter Anda."
            }
            Self::StepEarn => "Lihat penghasilan Anda",
            Self::StepEarnText => {
                "Pantau kunjungan, registrasi, dan komisi Anda, dan lihat persis bagaimana setiap jumlah dihitung."
            }
            Self::Questions => "Ada pertanyaan?",
            Self::QuestionsText => "Hubungi kami, dan tim kami sendiri yang akan menjawab.",
            // The sign-up.
            Self::RegisterIntro => {
                "Hanya perlu sekitar 90 detik. Semua kolom wajib diisi kecuali yang bertanda opsional."
            }
            Self::SignUpClosed => "Pendaftaran sedang ditutup. Silakan hubungi kami.",
            Self::HaveAccount => "Sudah menjadi afiliasi?",
            Self::Optional => "opsional",
            Self::AboutYou => "Tentang Anda",
            Self::YourAccount => "Akun Anda",
            Self::YourTraffic => "Trafik Anda",
            Self::FirstName => "Nama depan",
            Self::LastName => "Nama belakang",
            Self::Email => "Alamat email",
            Self::EmailHelp => "Manajer Anda akan menghubungi Anda lewat email ini.",
            Self::Username => "Nama pengguna",
            Self::UsernameHelp => "Minimal 6 karakter: huruf, angka, dan . _ - @",
            Self::Password => "Kata sandi",
            Self::PasswordHelp => "Minimal 6 karakter, dengan huruf kecil, huruf besar, dan angka.",
            Self::PasswordFair => "Cukup. Lebih panjang lebih aman.",
            Self::PasswordGood => "Baik",
            Self::PasswordStrong => "Kuat",
            Self::ShowPassword => "Tampilkan kata sandi",
            Self::Country => "Negara",
            Self::ChooseCountry => "Pilih negara",
            Self::PreferredLanguage => "Bahasa pilihan",
            Self::PhoneNumber => "Nomor telepon",
            Self::Company => "Perusahaan",
            Self::WebSite => "Situs atau kanal",
            Self::WebSiteHelp => {
                "Tempat link Anda akan dipasang. Ini membantu kami meninjau pendaftaran Anda lebih cepat."
            }
            Self::Comments => "Bagaimana Anda akan mendatangkan trafik?",
            Self::CommentsHelp => "Misalnya: ulasan, newsletter, iklan pencarian, komunitas.",
            Self::OtherContacts => "Cara lain menghubungi Anda",
            Self::Telegram => "Telegram",
            Self::Skype => "Skype atau Teams",
            Self::Discord => "Discord",
            Self::Facebook => "Facebook",
            Self::Vk => "VK",
            Self::AcceptTerms => "Saya telah membaca dan menyetujui syarat dan ketentuan.",
            Self::ReadTerms => "Baca syarat dan ketentuan",
            Self::WhatYouAgreeTo => "Yang Anda setujui",
            Self::TermsSummary => {
                "Ketentuan ini mengatur cara trafik dilacak, cara komisi dihitung dan dibayar, serta metode promosi yang diizinkan."
            }
            Self::TermsOnRequest => "Minta teks lengkapnya kepada kami sebelum Anda menyetujui.",
            Self::CaptchaWorking => "Memverifikasi…",
            Self::CaptchaReady => "Terverifikasi.",
            Self::CaptchaFailed => "Verifikasi gagal. Silakan kirim ulang formulir.",
            Self::CaptchaToDo => "Selesaikan verifikasi di atas, lalu kirim formulir.",
            Self::CaptchaNeedsScript => {
                "Verifikasi keamanan memerlukan JavaScript. Aktifkan JavaScript atau tunggu sebentar hingga termuat, lalu kirim formulir."
            }
            Self::SendApplication => "Kirim pendaftaran",
            Self::Sending => "Mengirim…",
            Self::PleaseCheck => "Harap periksa kolom ini",
            Self::NotSent => "Formulir belum terkirim",
            Self::NetworkFailed => {
                "Kami tidak dapat menjangkau server. Periksa koneksi Anda, lalu kirim ulang formulir. Isian Anda tidak hilang."
            }
            Self::ServerFailed => {
                "Terjadi kesalahan di pihak kami dan tidak ada yang tersimpan. Silakan kirim ulang formulir."
            }
            Self::TooManyTries => "Terlalu banyak percobaan. Coba lagi dalam satu menit.",
            // After the sign-up.
            Self::RegisteredTitle => "Terima kasih",
            Self::RegisteredPending => {
                "Pendaftaran Anda sudah kami terima. Manajer akan meninjaunya."
            }
            Self::RegisteredApproved => "Akun Anda aktif. Anda dapat masuk sekarang.",
            Self::WhatComesNext => "Langkah selanjutnya",
            Self::NextDecision => "Kami meninjau situs dan sumber trafik Anda.",
            Self::NextMail => "Masuk kapan saja untuk melihat status pendaftaran Anda.",
            Self::NextSignIn => {
                "Setelah disetujui, masuk dengan nama pengguna dan kata sandi Anda, lalu ambil link pertama Anda."
            }
            Self::BackToStart => "Ke beranda",
            // The sign-in.
            Self::UsernameOrEmail => "Nama pengguna atau alamat email",
            Self::SignInWrong => "Nama pengguna atau kata sandi salah. Silakan coba lagi.",
            Self::SignInPending => {
                "Pendaftaran Anda masih ditinjau. Anda dapat masuk setelah disetujui manajer."
            }
            Self::SignInClosed => "Akun ini ditutup. Jika menurut Anda ini keliru, hubungi kami.",
            Self::NotSignedIn => "Anda belum masuk",
            Self::SessionEnded => {
                "Sesi Anda telah berakhir. Masuk untuk melanjutkan. Isian Anda tidak hilang."
            }
            Self::SignedInAgain => {
                "Anda sudah masuk kembali. Periksa isian Anda, lalu kirim formulir."
            }
            Self::NotUnderstood => {
                "Permintaan tidak dapat dibaca. Muat ulang halaman, lalu coba lagi."
            }
            Self::NewHere => "Belum punya akun?",
            Self::LostPassword => "Lupa kata sandi?",
            Self::SigningIn => "Sedang masuk…",
            // Dates and numbers.
            Self::Months => "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
            Self::Date => "{day} {month} {year}",
            // What is not there, and what failed.
            Self::NotFoundTitle => "Halaman tidak ditemukan",
            Self::NotFoundText => "Mungkin alamatnya salah, atau halamannya sudah dipindahkan.",
            Self::ErrorTitle => "Terjadi kesalahan",
            Self::ErrorText => {
                "Masalahnya ada di pihak kami. Silakan coba beberapa saat lagi. Jika terus terjadi, kirimkan nomor referensi ini kepada kami:"
            }
            Self::TryAgain => "Coba lagi",
        }
    }
}
