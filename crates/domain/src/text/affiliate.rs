//! What affiliates read behind their sign-in.

use super::catalogue;

catalogue! {
    /// What affiliates read.
    pub enum AffiliateText: "affiliate" {
        Welcome { en: "Welcome, {name}", fr: "Bienvenue, {name}", id: "Selamat datang, {name}", es: "Le damos la bienvenida, {name}", de: "Willkommen, {name}" }
        StatusApproved { en: "Approved", fr: "Accepté", id: "Disetujui", es: "Aprobado", de: "Freigegeben" }
        StatusApprovedText {
            en: "You are a partner. Your account is open in full.",
            fr: "Vous êtes partenaire. Votre compte est pleinement ouvert.",
            id: "Anda adalah mitra. Akun Anda terbuka sepenuhnya.",
            es: "Es socio. Su cuenta está abierta por completo.",
            de: "Sie sind Partner. Ihr Zugang ist ganz offen.",
        }
        StatusViewOnly { en: "View only", fr: "Lecture seule", id: "Hanya lihat", es: "Solo lectura", de: "Nur lesen" }
        StatusViewOnlyText {
            en: "You can look at everything, and change nothing. Your manager can tell you why.",
            fr: "Vous pouvez tout consulter, mais rien modifier. Votre responsable peut vous dire pourquoi.",
            id: "Anda dapat melihat semuanya, tetapi tidak mengubah apa pun. Manajer Anda dapat menjelaskan alasannya.",
            es: "Puede verlo todo y no cambiar nada. Su gestor puede decirle por qué.",
            de: "Sie können alles ansehen und nichts ändern. Ihr Manager kann Ihnen sagen, warum.",
        }
        Since { en: "since {date}", fr: "depuis le {date}", id: "sejak {date}", es: "desde el {date}", de: "seit {date}" }
        ThreeSteps { en: "Three steps to begin", fr: "Trois étapes pour commencer", id: "Tiga langkah untuk memulai", es: "Tres pasos para empezar", de: "Drei Schritte zum Anfang" }
        StepLink { en: "Get a link", fr: "Obtenez un lien", id: "Dapatkan tautan", es: "Obtenga un enlace", de: "Link holen" }
        StepLinkText {
            en: "Choose the page you want to promote, and copy its address.",
            fr: "Choisissez la page que vous souhaitez promouvoir et copiez son adresse.",
            id: "Pilih halaman yang ingin Anda promosikan, lalu salin alamatnya.",
            es: "Elija la página que quiere promocionar y copie su dirección.",
            de: "Wählen Sie die Seite, die Sie bewerben möchten, und kopieren Sie ihre Adresse.",
        }
        StepPublish { en: "Put it up", fr: "Publiez-le", id: "Pasang", es: "Publíquelo", de: "Veröffentlichen" }
        StepPublishText {
            en: "On your site, in your channel, in your newsletter: where the people are who trust you.",
            fr: "Sur votre site, votre chaîne, votre lettre d'information : là où sont celles et ceux qui vous font confiance.",
            id: "Di situs, kanal, atau buletin Anda: di tempat orang-orang yang percaya kepada Anda.",
            es: "En su sitio, su canal o su boletín: donde está la gente que confía en usted.",
            de: "Auf Ihrer Website, in Ihrem Kanal, im Newsletter: dort, wo die Menschen sind, die Ihnen vertrauen.",
        }
        StepTest { en: "Test it", fr: "Testez-le", id: "Uji", es: "Pruébelo", de: "Testen" }
        StepTestText {
            en: "Open your link once yourself: it leads to the right page, and the visit is counted here.",
            fr: "Ouvrez une fois votre lien : il mène à la bonne page et la visite est comptée ici.",
            id: "Buka sendiri tautan Anda sekali: menuju halaman yang benar, dan kunjungannya terhitung di sini.",
            es: "Abra usted mismo el enlace una vez: lleva a la página correcta y la visita se cuenta aquí.",
            de: "Öffnen Sie Ihren Link einmal selbst: Er führt zur richtigen Seite, und der Besuch zählt hier.",
        }
        YourManager { en: "Your manager", fr: "Votre responsable", id: "Manajer Anda", es: "Su gestor", de: "Ihr Manager" }
        NoManager {
            en: "Nobody yet. Until then write to us.", fr: "Personne pour l'instant. En attendant, écrivez-nous.",
            id: "Belum ada. Sampai saat itu, tulislah kepada kami.", es: "Nadie todavía. Mientras tanto, escríbanos.",
            de: "Noch niemand. Schreiben Sie bis dahin uns.",
        }
        YourProfile { en: "Your profile", fr: "Votre profil", id: "Profil Anda", es: "Su perfil", de: "Ihr Profil" }
        ProfileChange {
            en: "Something changed? Tell your manager.", fr: "Quelque chose a changé ? Dites-le à votre responsable.",
            id: "Ada yang berubah? Beri tahu manajer Anda.", es: "¿Ha cambiado algo? Dígaselo a su gestor.",
            de: "Hat sich etwas geändert? Sagen Sie es Ihrem Manager.",
        }
        Id { en: "Affiliate number", fr: "Numéro d'affilié", id: "Nomor afiliasi", es: "Número de afiliado", de: "Partnernummer" }
        Name { en: "Name", fr: "Nom", id: "Nama", es: "Nombre", de: "Name" }
    }
}
