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
            en: "Your manager sets up your first tracking link with you. Write to them with the page you want to promote.",
            fr: "Votre responsable crée avec vous votre premier lien de suivi. Écrivez-lui quelle page vous souhaitez promouvoir.",
            id: "Manajer Anda menyiapkan tautan pelacakan pertama bersama Anda. Tulis halaman mana yang ingin Anda promosikan.",
            es: "Su gestor prepara con usted su primer enlace de seguimiento. Escríbale qué página quiere promocionar.",
            de: "Ihr Manager richtet mit Ihnen den ersten Tracking-Link ein. Schreiben Sie, welche Seite Sie bewerben möchten.",
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
            en: "Open your link once yourself and see that it leads to the right page.",
            fr: "Ouvrez une fois votre lien et vérifiez qu'il mène à la bonne page.",
            id: "Buka sendiri tautan Anda sekali dan pastikan menuju halaman yang benar.",
            es: "Abra usted mismo el enlace una vez y compruebe que lleva a la página correcta.",
            de: "Öffnen Sie Ihren Link einmal selbst und sehen Sie nach, ob er zur richtigen Seite führt.",
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
