//! What visitors read: the front page, the sign-up, the sign-in and the frame around every page.
//! What is wrong with a field of the sign-up stands beside its rule, in [`crate::registration`].

use super::catalogue;

catalogue! {
    /// What visitors read.
    pub enum PortalText: "portal" {
        // The frame around every page.
        SkipToContent {
            en: "Skip to content", fr: "Aller au contenu", id: "Langsung ke isi",
            es: "Ir al contenido", de: "Zum Inhalt springen",
        }
        Navigation {
            en: "Main", fr: "Principal", id: "Utama", es: "Principal", de: "Hauptmenü",
        }
        Language { en: "Language", fr: "Langue", id: "Bahasa", es: "Idioma", de: "Sprache" }
        UseDarkTheme {
            en: "Use the dark theme", fr: "Utiliser le thème sombre", id: "Gunakan tema gelap",
            es: "Usar el tema oscuro", de: "Dunkles Design verwenden",
        }
        UseLightTheme {
            en: "Use the light theme", fr: "Utiliser le thème clair", id: "Gunakan tema terang",
            es: "Usar el tema claro", de: "Helles Design verwenden",
        }
        BecomeAffiliate {
            en: "Become an affiliate", fr: "Devenir affilié", id: "Jadi afiliasi",
            es: "Hacerse afiliado", de: "Partner werden",
        }
        SignIn { en: "Sign in", fr: "Se connecter", id: "Masuk", es: "Iniciar sesión", de: "Anmelden" }
        SignOut { en: "Sign out", fr: "Se déconnecter", id: "Keluar", es: "Cerrar sesión", de: "Abmelden" }
        Dashboard { en: "Dashboard", fr: "Tableau de bord", id: "Dasbor", es: "Panel", de: "Übersicht" }
        Office { en: "Back office", fr: "Gestion", id: "Kantor", es: "Gestión", de: "Verwaltung" }
        Terms {
            en: "Terms and conditions", fr: "Conditions générales", id: "Syarat dan ketentuan",
            es: "Términos y condiciones", de: "Geschäftsbedingungen",
        }
        Contact { en: "Contact", fr: "Contact", id: "Kontak", es: "Contacto", de: "Kontakt" }
        ApiDocs {
            en: "API documentation", fr: "Documentation de l'API", id: "Dokumentasi API",
            es: "Documentación de la API", de: "API-Dokumentation",
        }
        OpensInNewTab {
            en: "opens in a new tab", fr: "s'ouvre dans un nouvel onglet", id: "dibuka di tab baru",
            es: "se abre en una pestaña nueva", de: "öffnet in einem neuen Tab",
        }

        // The front page.
        HomeTitle {
            en: "Affiliate programme", fr: "Programme d'affiliation", id: "Program afiliasi",
            es: "Programa de afiliados", de: "Partnerprogramm",
        }
        HomeHeadline {
            en: "Earn with {operator}", fr: "Gagnez avec {operator}", id: "Raih penghasilan bersama {operator}",
            es: "Gane con {operator}", de: "Verdienen mit {operator}",
        }
        HomeDescription {
            en: "Recommend {operator} to the people who read, watch or follow you, and earn a commission on the customers you bring.",
            fr: "Recommandez {operator} à celles et ceux qui vous lisent, vous regardent ou vous suivent, et touchez une commission sur les clients que vous apportez.",
            id: "Rekomendasikan {operator} kepada orang yang membaca, menonton, atau mengikuti Anda, dan dapatkan komisi dari pelanggan yang Anda bawa.",
            es: "Recomiende {operator} a quienes le leen, le ven o le siguen y gane una comisión por los clientes que traiga.",
            de: "Empfehlen Sie {operator} den Menschen, die Sie lesen, sehen oder Ihnen folgen, und verdienen Sie an den Kunden, die Sie bringen.",
        }
        HowItWorks {
            en: "How it works", fr: "Comment ça marche", id: "Cara kerjanya", es: "Cómo funciona", de: "So geht es",
        }
        StepSignUp { en: "Sign up", fr: "Inscrivez-vous", id: "Daftar", es: "Regístrese", de: "Registrieren" }
        StepSignUpText {
            en: "Tell us who you are and how you reach people. It takes about ninety seconds and costs nothing.",
            fr: "Dites-nous qui vous êtes et comment vous touchez votre public. Comptez une minute et demie ; c'est gratuit.",
            id: "Ceritakan siapa Anda dan bagaimana Anda menjangkau orang. Hanya sekitar sembilan puluh detik dan gratis.",
            es: "Cuéntenos quién es y cómo llega a la gente. Se tarda un minuto y medio y no cuesta nada.",
            de: "Sagen Sie uns, wer Sie sind und wie Sie Menschen erreichen. Das dauert etwa neunzig Sekunden und kostet nichts.",
        }
        StepLinks {
            en: "Share your links", fr: "Partagez vos liens", id: "Bagikan tautan Anda",
            es: "Comparta sus enlaces", de: "Links teilen",
        }
        StepLinksText {
            en: "Once you are approved you get tracking links of your own. Put them on your site, your channel or your newsletter.",
            fr: "Une fois accepté, vous recevez vos propres liens de suivi. Placez-les sur votre site, votre chaîne ou votre lettre d'information.",
            id: "Setelah disetujui, Anda mendapat tautan pelacakan sendiri. Pasang di situs, kanal, atau buletin Anda.",
            es: "Cuando le aprobemos tendrá sus propios enlaces de seguimiento. Póngalos en su sitio, su canal o su boletín.",
            de: "Nach der Freigabe bekommen Sie eigene Tracking-Links. Setzen Sie sie auf Ihre Website, in Ihren Kanal oder Ihren Newsletter.",
        }
        StepEarn {
            en: "See what you earn", fr: "Suivez vos gains", id: "Lihat penghasilan Anda",
            es: "Vea lo que gana", de: "Sehen, was Sie verdienen",
        }
        StepEarnText {
            en: "Visits, registrations and commission are counted for you, and every amount can be traced to where it came from.",
            fr: "Visites, inscriptions et commissions sont comptées pour vous, et chaque montant peut être retracé jusqu'à son origine.",
            id: "Kunjungan, pendaftaran, dan komisi dihitung untuk Anda, dan setiap jumlah dapat ditelusuri asalnya.",
            es: "Contamos sus visitas, registros y comisiones, y puede ver de dónde viene cada importe.",
            de: "Besuche, Registrierungen und Provision werden für Sie gezählt, und jeder Betrag lässt sich bis zu seiner Quelle verfolgen.",
        }
        Questions { en: "Questions?", fr: "Des questions ?", id: "Ada pertanyaan?", es: "¿Preguntas?", de: "Fragen?" }
        QuestionsText {
            en: "Write to us. A person answers.", fr: "Écrivez-nous. Une personne vous répondra.",
            id: "Tulis kepada kami. Kami sendiri yang akan menjawab.", es: "Escríbanos. Le responderá una persona.",
            de: "Schreiben Sie uns. Ein Mensch antwortet.",
        }

        // The sign-up.
        RegisterIntro {
            en: "It takes about ninety seconds. What isn't marked optional is needed.",
            fr: "Comptez une minute et demie. Tout ce qui n'est pas marqué facultatif est nécessaire.",
            id: "Hanya sekitar sembilan puluh detik. Semua yang tidak bertanda opsional wajib diisi.",
            es: "Se tarda un minuto y medio. Lo que no está marcado como opcional es necesario.",
            de: "Das dauert etwa neunzig Sekunden. Was nicht als freiwillig gekennzeichnet ist, brauchen wir.",
        }
        SignUpClosed {
            en: "Nobody can sign up on this page at the moment. Please write to us.",
            fr: "Aucune inscription n'est possible sur cette page pour le moment. Écrivez-nous.",
            id: "Saat ini pendaftaran lewat halaman ini ditutup. Silakan hubungi kami.",
            es: "Por ahora nadie puede registrarse en esta página. Escríbanos.",
            de: "Auf dieser Seite kann sich zurzeit niemand anmelden. Bitte schreiben Sie uns.",
        }
        HaveAccount {
            en: "Already an affiliate?", fr: "Déjà affilié ?", id: "Sudah menjadi afiliasi?",
            es: "¿Ya es afiliado?", de: "Schon Partner?",
        }
        Optional { en: "optional", fr: "facultatif", id: "opsional", es: "opcional", de: "freiwillig" }
        AboutYou { en: "About you", fr: "Vous", id: "Tentang Anda", es: "Sobre usted", de: "Über Sie" }
        YourAccount { en: "Your account", fr: "Votre compte", id: "Akun Anda", es: "Su cuenta", de: "Ihr Zugang" }
        YourTraffic { en: "Your audience", fr: "Votre public", id: "Audiens Anda", es: "Su público", de: "Ihr Publikum" }
        FirstName { en: "First name", fr: "Prénom", id: "Nama depan", es: "Nombre", de: "Vorname" }
        LastName { en: "Last name", fr: "Nom", id: "Nama belakang", es: "Apellidos", de: "Nachname" }
        Email { en: "E-mail address", fr: "Adresse e-mail", id: "Alamat email", es: "Correo electrónico", de: "E-Mail-Adresse" }
        EmailHelp {
            en: "This is where your manager reaches you.",
            fr: "C'est là que votre gestionnaire vous joindra.",
            id: "Di sinilah manajer Anda menghubungi Anda.",
            es: "Aquí le escribirá su gestor.",
            de: "Hier erreicht Sie Ihr Manager.",
        }
        Username { en: "Username", fr: "Nom d'utilisateur", id: "Nama pengguna", es: "Nombre de usuario", de: "Benutzername" }
        UsernameHelp {
            en: "At least 6 characters: letters, digits and . _ - @",
            fr: "Au moins 6 caractères : lettres, chiffres et . _ - @",
            id: "Minimal 6 karakter: huruf, angka, dan . _ - @",
            es: "Al menos 6 caracteres: letras, dígitos y . _ - @",
            de: "Mindestens 6 Zeichen: Buchstaben, Ziffern und . _ - @",
        }
        Password { en: "Password", fr: "Mot de passe", id: "Kata sandi", es: "Contraseña", de: "Passwort" }
        PasswordHelp {
            en: "At least 6 characters with a lower-case letter, an upper-case letter and a digit.",
            fr: "Au moins 6 caractères, dont une minuscule, une majuscule et un chiffre.",
            id: "Minimal 6 karakter dengan huruf kecil, huruf besar, dan angka.",
            es: "Al menos 6 caracteres con una minúscula, una mayúscula y un dígito.",
            de: "Mindestens 6 Zeichen mit Kleinbuchstabe, Großbuchstabe und Ziffer.",
        }
        PasswordFair {
            en: "Accepted. Longer is safer.", fr: "Accepté. Plus long, c'est plus sûr.",
            id: "Diterima. Lebih panjang lebih aman.", es: "Aceptada. Más larga es más segura.",
            de: "Reicht aus. Länger ist sicherer.",
        }
        PasswordGood { en: "Good", fr: "Bon", id: "Baik", es: "Buena", de: "Gut" }
        PasswordStrong { en: "Strong", fr: "Solide", id: "Kuat", es: "Fuerte", de: "Stark" }
        ShowPassword {
            en: "Show password", fr: "Afficher le mot de passe", id: "Tampilkan kata sandi",
            es: "Mostrar la contraseña", de: "Passwort zeigen",
        }
        Country { en: "Country", fr: "Pays", id: "Negara", es: "País", de: "Land" }
        ChooseCountry {
            en: "Choose a country", fr: "Choisissez un pays", id: "Pilih negara", es: "Elija un país", de: "Land wählen",
        }
        PreferredLanguage {
            en: "Preferred language", fr: "Langue préférée", id: "Bahasa pilihan",
            es: "Idioma preferido", de: "Bevorzugte Sprache",
        }
        PhoneNumber { en: "Phone number", fr: "Téléphone", id: "Nomor telepon", es: "Teléfono", de: "Telefonnummer" }
        Company { en: "Company", fr: "Société", id: "Perusahaan", es: "Empresa", de: "Firma" }
        WebSite { en: "Website or channel", fr: "Site ou chaîne", id: "Situs atau kanal", es: "Sitio o canal", de: "Website oder Kanal" }
        WebSiteHelp {
            en: "Where people will see your links. It helps us decide sooner.",
            fr: "Là où vos liens seront vus. Cela nous aide à décider plus vite.",
            id: "Tempat orang akan melihat tautan Anda. Ini membantu kami memutuskan lebih cepat.",
            es: "Dónde se verán sus enlaces. Nos ayuda a decidir antes.",
            de: "Wo man Ihre Links sehen wird. Das hilft uns, schneller zu entscheiden.",
        }
        Comments {
            en: "How will you send visitors?", fr: "Comment nous enverrez-vous des visiteurs ?",
            id: "Bagaimana Anda akan mengirim pengunjung?", es: "¿Cómo va a enviar visitantes?",
            de: "Wie werden Sie Besucher schicken?",
        }
        CommentsHelp {
            en: "For example: reviews, a newsletter, search ads, a community.",
            fr: "Par exemple : tests, lettre d'information, publicité, communauté.",
            id: "Misalnya: ulasan, buletin, iklan pencarian, komunitas.",
            es: "Por ejemplo: reseñas, un boletín, anuncios, una comunidad.",
            de: "Zum Beispiel: Tests, Newsletter, Suchanzeigen, eine Community.",
        }
        OtherContacts {
            en: "Other ways to reach you", fr: "Autres moyens de vous joindre", id: "Cara lain menghubungi Anda",
            es: "Otras formas de contactarle", de: "Andere Wege, Sie zu erreichen",
        }
        Telegram { en: "Telegram", fr: "Telegram", id: "Telegram", es: "Telegram", de: "Telegram" }
        Skype { en: "Skype or Teams", fr: "Skype ou Teams", id: "Skype atau Teams", es: "Skype o Teams", de: "Skype oder Teams" }
        Discord { en: "Discord", fr: "Discord", id: "Discord", es: "Discord", de: "Discord" }
        Facebook { en: "Facebook", fr: "Facebook", id: "Facebook", es: "Facebook", de: "Facebook" }
        Vk { en: "VK", fr: "VK", id: "VK", es: "VK", de: "VK" }
        AcceptTerms {
            en: "I have read and accept the terms and conditions.",
            fr: "J'ai lu et j'accepte les conditions générales.",
            id: "Saya telah membaca dan menyetujui syarat dan ketentuan.",
            es: "He leído y acepto los términos y condiciones.",
            de: "Ich habe die Geschäftsbedingungen gelesen und stimme ihnen zu.",
        }
        ReadTerms {
            en: "Read the terms and conditions", fr: "Lire les conditions générales", id: "Baca syarat dan ketentuan",
            es: "Leer los términos y condiciones", de: "Geschäftsbedingungen lesen",
        }
        WhatYouAgreeTo {
            en: "What you agree to", fr: "Ce que vous acceptez", id: "Yang Anda setujui",
            es: "Qué acepta", de: "Worauf Sie sich einlassen",
        }
        TermsSummary {
            en: "The terms say how your visitors are counted, how commission is worked out and paid, and which ways of advertising are allowed.",
            fr: "Les conditions disent comment vos visiteurs sont comptés, comment la commission est calculée et versée, et quelles formes de publicité sont permises.",
            id: "Syarat ini menjelaskan bagaimana pengunjung Anda dihitung, bagaimana komisi dihitung dan dibayar, dan cara beriklan apa yang diizinkan.",
            es: "Los términos dicen cómo se cuentan sus visitantes, cómo se calcula y se paga la comisión y qué formas de publicidad se permiten.",
            de: "Die Bedingungen sagen, wie Ihre Besucher gezählt werden, wie Provision berechnet und gezahlt wird und welche Werbung erlaubt ist.",
        }
        TermsOnRequest {
            en: "Ask us for the full text before you accept.", fr: "Demandez-nous le texte complet avant d'accepter.",
            id: "Mintalah teks lengkapnya kepada kami sebelum menyetujui.", es: "Pídanos el texto completo antes de aceptar.",
            de: "Bitten Sie uns um den vollen Text, bevor Sie zustimmen.",
        }
        CaptchaWorking {
            en: "Checking that you are a person…", fr: "Nous vérifions que vous êtes une personne…",
            id: "Memeriksa bahwa Anda manusia…", es: "Comprobando que es una persona…",
            de: "Wir prüfen, ob Sie ein Mensch sind…",
        }
        CaptchaReady {
            en: "Checked: you are a person.", fr: "Vérifié : vous êtes une personne.", id: "Terperiksa: Anda manusia.",
            es: "Comprobado: es una persona.", de: "Geprüft: Sie sind ein Mensch.",
        }
        CaptchaFailed {
            en: "We couldn't check that you are a person. Please send the form again.",
            fr: "Nous n'avons pas pu vérifier que vous êtes une personne. Envoyez de nouveau le formulaire.",
            id: "Kami tidak dapat memeriksa bahwa Anda manusia. Silakan kirim lagi formulirnya.",
            es: "No pudimos comprobar que es una persona. Envíe de nuevo el formulario.",
            de: "Wir konnten nicht prüfen, ob Sie ein Mensch sind. Bitte senden Sie das Formular noch einmal.",
        }
        CaptchaToDo {
            en: "Please do the check above, then send the form.",
            fr: "Faites d'abord la vérification ci-dessus, puis envoyez le formulaire.",
            id: "Selesaikan pemeriksaan di atas, lalu kirim formulirnya.",
            es: "Haga primero la comprobación de arriba y después envíe el formulario.",
            de: "Bitte machen Sie erst die Prüfung oben und senden dann das Formular.",
        }
        CaptchaNeedsScript {
            en: "This form checks with a small script that you are a person. Switch JavaScript on, or wait a moment until it has loaded, then send the form.",
            fr: "Ce formulaire vérifie par un petit script que vous êtes une personne. Activez JavaScript, ou attendez un instant qu'il soit chargé, puis envoyez le formulaire.",
            id: "Formulir ini memeriksa dengan skrip kecil bahwa Anda manusia. Aktifkan JavaScript, atau tunggu sebentar hingga termuat, lalu kirim formulirnya.",
            es: "Este formulario comprueba con un pequeño script que es una persona. Active JavaScript, o espere un momento a que se cargue, y envíe el formulario.",
            de: "Dieses Formular prüft mit einem kleinen Skript, ob Sie ein Mensch sind. Schalten Sie JavaScript ein oder warten Sie, bis es geladen ist, und senden Sie das Formular dann.",
        }
        SendApplication {
            en: "Send application", fr: "Envoyer la demande", id: "Kirim permohonan", es: "Enviar la solicitud", de: "Bewerbung senden",
        }
        Sending { en: "Sending…", fr: "Envoi…", id: "Mengirim…", es: "Enviando…", de: "Wird gesendet…" }
        PleaseCheck {
            en: "Please check these fields", fr: "Veuillez vérifier ces champs", id: "Harap periksa kolom ini",
            es: "Revise estos campos", de: "Bitte prüfen Sie diese Felder",
        }
        NotSent {
            en: "The form was not sent", fr: "Le formulaire n'a pas été envoyé", id: "Formulir belum terkirim",
            es: "El formulario no se envió", de: "Das Formular wurde nicht gesendet",
        }
        NetworkFailed {
            en: "We couldn't reach the server. Check your connection and send the form again; nothing you typed is lost.",
            fr: "Le serveur est injoignable. Vérifiez votre connexion et renvoyez le formulaire ; rien de ce que vous avez saisi n'est perdu.",
            id: "Kami tidak dapat menjangkau server. Periksa koneksi Anda dan kirim lagi; yang Anda ketik tidak hilang.",
            es: "No pudimos llegar al servidor. Revise su conexión y envíe de nuevo; no se ha perdido nada de lo que escribió.",
            de: "Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und senden Sie noch einmal; nichts ist verloren.",
        }
        ServerFailed {
            en: "Something failed on our side and nothing was stored. Please send the form again.",
            fr: "Une erreur est survenue chez nous et rien n'a été enregistré. Envoyez de nouveau le formulaire.",
            id: "Terjadi kesalahan di pihak kami dan tidak ada yang disimpan. Silakan kirim lagi.",
            es: "Algo falló por nuestra parte y no se guardó nada. Envíe de nuevo el formulario.",
            de: "Bei uns ist etwas schiefgegangen, gespeichert wurde nichts. Bitte senden Sie das Formular noch einmal.",
        }
        TooManyTries {
            en: "That was too often in a short time. Please wait a minute and send the form again.",
            fr: "C'était trop de fois en peu de temps. Attendez une minute et renvoyez le formulaire.",
            id: "Terlalu sering dalam waktu singkat. Tunggu satu menit lalu kirim lagi.",
            es: "Han sido demasiadas veces en poco tiempo. Espere un minuto y envíe de nuevo.",
            de: "Das war zu oft in kurzer Zeit. Bitte warten Sie eine Minute und senden Sie noch einmal.",
        }

        // After the sign-up.
        RegisteredTitle { en: "Thank you", fr: "Merci", id: "Terima kasih", es: "Gracias", de: "Danke" }
        RegisteredPending {
            en: "Your application is with us. A manager reads it and decides.",
            fr: "Votre demande nous est parvenue. Un responsable la lit et décide.",
            id: "Permohonan Anda sudah kami terima. Seorang manajer akan membaca dan memutuskannya.",
            es: "Tenemos su solicitud. Un gestor la leerá y decidirá.",
            de: "Ihre Bewerbung ist bei uns. Ein Manager liest sie und entscheidet.",
        }
        RegisteredApproved {
            en: "Your account is open. You can sign in now.", fr: "Votre compte est ouvert. Vous pouvez vous connecter.",
            id: "Akun Anda sudah dibuka. Anda bisa masuk sekarang.", es: "Su cuenta está abierta. Ya puede iniciar sesión.",
            de: "Ihr Zugang ist offen. Sie können sich jetzt anmelden.",
        }
        WhatComesNext { en: "What comes next", fr: "Et ensuite", id: "Selanjutnya", es: "Qué viene ahora", de: "Wie es weitergeht" }
        NextDecision {
            en: "We look at your site and how you reach people.",
            fr: "Nous regardons votre site et la façon dont vous touchez votre public.",
            id: "Kami melihat situs Anda dan cara Anda menjangkau orang.",
            es: "Miramos su sitio y cómo llega a la gente.",
            de: "Wir sehen uns Ihre Website an und wie Sie Menschen erreichen.",
        }
        NextMail {
            en: "Come back and sign in: the page tells you whether we have decided.",
            fr: "Revenez vous connecter : la page vous dit si nous avons décidé.",
            id: "Kembalilah dan masuk: halaman itu memberi tahu apakah kami sudah memutuskan.",
            es: "Vuelva e inicie sesión: la página le dirá si ya hemos decidido.",
            de: "Kommen Sie wieder und melden Sie sich an: Die Seite sagt, ob wir entschieden haben.",
        }
        NextSignIn {
            en: "Then you sign in with your username and password and get your first link.",
            fr: "Ensuite vous vous connectez avec votre nom d'utilisateur et votre mot de passe et recevez votre premier lien.",
            id: "Setelah itu Anda masuk dengan nama pengguna dan kata sandi lalu mengambil tautan pertama.",
            es: "Después inicia sesión con su usuario y contraseña y obtiene su primer enlace.",
            de: "Dann melden Sie sich mit Benutzername und Passwort an und holen Ihren ersten Link.",
        }
        BackToStart {
            en: "To the start page", fr: "Vers l'accueil", id: "Ke halaman awal", es: "Ir al inicio", de: "Zur Startseite",
        }

        // The sign-in.
        UsernameOrEmail {
            en: "Username or e-mail address", fr: "Nom d'utilisateur ou adresse e-mail", id: "Nama pengguna atau alamat email",
            es: "Usuario o correo electrónico", de: "Benutzername oder E-Mail-Adresse",
        }
        SignInWrong {
            en: "The username or the password is not right. Check both and try again.",
            fr: "Le nom d'utilisateur ou le mot de passe est incorrect. Vérifiez les deux et réessayez.",
            id: "Nama pengguna atau kata sandi salah. Periksa keduanya dan coba lagi.",
            es: "El usuario o la contraseña no son correctos. Revise ambos e inténtelo de nuevo.",
            de: "Benutzername oder Passwort stimmt nicht. Prüfen Sie beides und versuchen Sie es noch einmal.",
        }
        SignInPending {
            en: "Your application is still being decided. You can sign in as soon as a manager has approved it.",
            fr: "Votre demande est encore à l'étude. Vous pourrez vous connecter dès qu'un gestionnaire l'aura approuvée.",
            id: "Permohonan Anda masih diproses. Anda bisa masuk begitu manajer menyetujuinya.",
            es: "Su solicitud aún se está estudiando. Podrá iniciar sesión en cuanto un gestor la apruebe.",
            de: "Über Ihre Bewerbung ist noch nicht entschieden. Sie können sich anmelden, sobald ein Manager ihr zugestimmt hat.",
        }
        SignInClosed {
            en: "This account is closed. If you think that is wrong, write to us.",
            fr: "Ce compte est fermé. Si vous pensez que c'est une erreur, écrivez-nous.",
            id: "Akun ini ditutup. Jika menurut Anda ini keliru, tulislah kepada kami.",
            es: "Esta cuenta está cerrada. Si cree que es un error, escríbanos.",
            de: "Dieser Zugang ist geschlossen. Wenn Sie das für einen Irrtum halten, schreiben Sie uns.",
        }
        NotSignedIn {
            en: "You are not signed in", fr: "Vous n'êtes pas connecté", id: "Anda belum masuk",
            es: "No ha iniciado sesión", de: "Sie sind nicht angemeldet",
        }
        SessionEnded {
            en: "Your session has ended. Sign in to continue; nothing you typed is lost.",
            fr: "Votre session a expiré. Connectez-vous pour continuer ; rien de ce que vous avez saisi n'est perdu.",
            id: "Sesi Anda telah berakhir. Masuk untuk melanjutkan; yang Anda ketik tidak hilang.",
            es: "Su sesión ha caducado. Inicie sesión para continuar; no se ha perdido nada de lo que escribió.",
            de: "Ihre Sitzung ist abgelaufen. Melden Sie sich an, um fortzufahren; Ihre Eingaben bleiben erhalten.",
        }
        SignedInAgain {
            en: "You are signed in again. Check what you typed and send it.",
            fr: "Vous êtes de nouveau connecté. Vérifiez votre saisie et envoyez-la.",
            id: "Anda sudah masuk kembali. Periksa yang Anda ketik lalu kirim.",
            es: "Ha vuelto a iniciar sesión. Revise lo que escribió y envíelo.",
            de: "Sie sind wieder angemeldet. Prüfen Sie Ihre Eingaben und senden Sie sie ab.",
        }
        NotUnderstood {
            en: "We couldn't read what was sent. Reload the page and try again.",
            fr: "Les données envoyées sont illisibles. Rechargez la page et réessayez.",
            id: "Data yang dikirim tidak dapat dibaca. Muat ulang halaman lalu coba lagi.",
            es: "No pudimos leer lo que se envió. Recargue la página e inténtelo de nuevo.",
            de: "Die gesendeten Daten waren nicht lesbar. Laden Sie die Seite neu und versuchen Sie es noch einmal.",
        }
        NewHere { en: "New here?", fr: "Nouveau ici ?", id: "Baru di sini?", es: "¿Es nuevo?", de: "Neu hier?" }
        LostPassword {
            en: "Lost your password?", fr: "Mot de passe oublié ?", id: "Lupa kata sandi?",
            es: "¿Olvidó su contraseña?", de: "Passwort vergessen?",
        }
        SigningIn { en: "Signing in…", fr: "Connexion…", id: "Sedang masuk…", es: "Iniciando sesión…", de: "Anmeldung läuft…" }

        // Dates and numbers.
        Months {
            en: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
            fr: "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
            id: "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
            es: "ene feb mar abr may jun jul ago sept oct nov dic",
            de: "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
        }
        Date {
            en: "{day} {month} {year}", fr: "{day} {month} {year}", id: "{day} {month} {year}",
            es: "{day} {month} {year}", de: "{day}. {month} {year}",
        }

        // What is not there, and what failed.
        NotFoundTitle {
            en: "There is nothing here", fr: "Il n'y a rien ici", id: "Tidak ada apa-apa di sini",
            es: "Aquí no hay nada", de: "Hier ist nichts",
        }
        NotFoundText {
            en: "The address may be mistyped, or the page has moved.",
            fr: "L'adresse est peut-être mal saisie, ou la page a changé de place.",
            id: "Mungkin alamatnya salah ketik, atau halamannya sudah pindah.",
            es: "Puede que la dirección esté mal escrita o que la página se haya movido.",
            de: "Vielleicht ist die Adresse vertippt, oder die Seite ist umgezogen.",
        }
        ErrorTitle {
            en: "This did not work", fr: "Cela n'a pas fonctionné", id: "Ini tidak berhasil",
            es: "Esto no ha funcionado", de: "Das hat nicht geklappt",
        }
        ErrorText {
            en: "Something failed on our side. Please try again in a moment. If it keeps happening, tell us this number:",
            fr: "Une erreur est survenue chez nous. Réessayez dans un instant. Si cela continue, donnez-nous ce numéro :",
            id: "Terjadi kesalahan di pihak kami. Coba lagi sebentar lagi. Jika terus terjadi, beri tahu kami nomor ini:",
            es: "Algo falló por nuestra parte. Inténtelo de nuevo en un momento. Si sigue pasando, díganos este número:",
            de: "Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es gleich noch einmal. Passiert es wieder, nennen Sie uns diese Nummer:",
        }
        TryAgain { en: "Try again", fr: "Réessayer", id: "Coba lagi", es: "Reintentar", de: "Noch einmal versuchen" }
    }
}
