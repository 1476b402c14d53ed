//! What staff reads in the back office.

use super::catalogue;

catalogue! {
    /// What staff reads.
    pub enum OfficeText: "office" {
        // Statuses.
        Pending { en: "Pending", fr: "En attente", id: "Menunggu", es: "Pendiente", de: "Wartet" }
        Approved { en: "Approved", fr: "Accepté", id: "Disetujui", es: "Aprobado", de: "Freigegeben" }
        Declined { en: "Declined", fr: "Refusé", id: "Ditolak", es: "Rechazado", de: "Abgelehnt" }
        Suspended { en: "Suspended", fr: "Suspendu", id: "Ditangguhkan", es: "Suspendido", de: "Ausgesetzt" }
        ViewOnly { en: "View only", fr: "Lecture seule", id: "Hanya lihat", es: "Solo lectura", de: "Nur lesen" }
        Blocked { en: "Blocked", fr: "Bloqué", id: "Diblokir", es: "Bloqueado", de: "Gesperrt" }
        All { en: "All", fr: "Tous", id: "Semua", es: "Todos", de: "Alle" }

        // The list.
        Affiliates { en: "Affiliates", fr: "Affiliés", id: "Afiliasi", es: "Afiliados", de: "Partner" }
        Affiliate { en: "Affiliate", fr: "Affilié", id: "Afiliasi", es: "Afiliado", de: "Partner" }
        StatusFilter { en: "By status", fr: "Par statut", id: "Menurut status", es: "Por estado", de: "Nach Status" }
        Search { en: "Search", fr: "Rechercher", id: "Cari", es: "Buscar", de: "Suchen" }
        SearchHelp {
            en: "Name, username, e-mail, company or site", fr: "Nom, utilisateur, e-mail, société ou site",
            id: "Nama, nama pengguna, email, perusahaan, atau situs", es: "Nombre, usuario, correo, empresa o sitio",
            de: "Name, Benutzername, E-Mail, Firma oder Website",
        }
        Sort { en: "Order", fr: "Ordre", id: "Urutan", es: "Orden", de: "Reihenfolge" }
        SortOldest { en: "Longest waiting first", fr: "Les plus anciens d'abord", id: "Terlama lebih dulu", es: "Los más antiguos primero", de: "Älteste zuerst" }
        SortNewest { en: "Newest first", fr: "Les plus récents d'abord", id: "Terbaru lebih dulu", es: "Los más recientes primero", de: "Neueste zuerst" }
        SortUsername { en: "By username", fr: "Par nom d'utilisateur", id: "Menurut nama pengguna", es: "Por nombre de usuario", de: "Nach Benutzername" }
        Show { en: "Show", fr: "Afficher", id: "Tampilkan", es: "Mostrar", de: "Zeigen" }
        Status { en: "Status", fr: "Statut", id: "Status", es: "Estado", de: "Status" }
        Country { en: "Country", fr: "Pays", id: "Negara", es: "País", de: "Land" }
        Site { en: "Site", fr: "Site", id: "Situs", es: "Sitio", de: "Website" }
        Manager { en: "Manager", fr: "Responsable", id: "Manajer", es: "Gestor", de: "Manager" }
        Age { en: "Signed up", fr: "Inscrit", id: "Terdaftar", es: "Registrado", de: "Registriert" }
        Minutes {
            en: "{count} minute ago | {count} minutes ago", fr: "il y a {count} minute | il y a {count} de minutes | il y a {count} minutes",
            id: "{count} menit lalu", es: "hace {count} minuto | hace {count} de minutos | hace {count} minutos",
            de: "vor {count} Minute | vor {count} Minuten",
        }
        Hours {
            en: "{count} hour ago | {count} hours ago", fr: "il y a {count} heure | il y a {count} d'heures | il y a {count} heures",
            id: "{count} jam lalu", es: "hace {count} hora | hace {count} de horas | hace {count} horas",
            de: "vor {count} Stunde | vor {count} Stunden",
        }
        Days {
            en: "{count} day ago | {count} days ago", fr: "il y a {count} jour | il y a {count} de jours | il y a {count} jours",
            id: "{count} hari lalu", es: "hace {count} día | hace {count} de días | hace {count} días",
            de: "vor {count} Tag | vor {count} Tagen",
        }
        Nobody { en: "nobody", fr: "personne", id: "belum ada", es: "nadie", de: "niemand" }
        Wish { en: "asks for {name}", fr: "demande {name}", id: "meminta {name}", es: "pide a {name}", de: "wünscht {name}" }
        BroughtBy { en: "brought by {name}", fr: "amené par {name}", id: "dibawa oleh {name}", es: "viene de {name}", de: "kommt von {name}" }
        SaysBroughtBy {
            en: "says {name} sent them", fr: "dit venir de {name}", id: "mengaku dari {name}",
            es: "dice venir de {name}", de: "nennt {name}",
        }
        Total { en: "{from} to {to} of {total}", fr: "{from} à {to} sur {total}", id: "{from} sampai {to} dari {total}", es: "{from} a {to} de {total}", de: "{from} bis {to} von {total}" }
        TotalOne { en: "{from} of {total}", fr: "{from} sur {total}", id: "{from} dari {total}", es: "{from} de {total}", de: "{from} von {total}" }
        Earlier { en: "Previous page", fr: "Page précédente", id: "Halaman sebelumnya", es: "Página anterior", de: "Vorige Seite" }
        Later { en: "Next page", fr: "Page suivante", id: "Halaman berikutnya", es: "Página siguiente", de: "Nächste Seite" }
        Pages { en: "Pages", fr: "Pages", id: "Halaman", es: "Páginas", de: "Seiten" }
        NobodyWaits { en: "Nobody is waiting", fr: "Personne n'attend", id: "Tidak ada yang menunggu", es: "Nadie espera", de: "Niemand wartet" }
        NobodyWaitsText {
            en: "Every sign-up is decided. Send your invitation link to bring more.",
            fr: "Toutes les inscriptions sont traitées. Envoyez votre lien d'invitation pour en faire venir d'autres.",
            id: "Semua pendaftaran sudah diputuskan. Kirim tautan undangan Anda untuk mengajak lebih banyak.",
            es: "Todas las solicitudes están decididas. Envíe su enlace de invitación para traer más.",
            de: "Über alle ist entschieden. Mit Ihrem Einladungslink kommen weitere.",
        }
        NothingFound { en: "Nobody fits", fr: "Personne ne correspond", id: "Tidak ada yang cocok", es: "Nadie coincide", de: "Niemand passt dazu" }
        NothingFoundText {
            en: "Try fewer words, or look in all statuses.", fr: "Essayez avec moins de mots, ou cherchez dans tous les statuts.",
            id: "Coba kata yang lebih sedikit, atau lihat semua status.", es: "Pruebe con menos palabras o mire en todos los estados.",
            de: "Versuchen Sie es mit weniger Wörtern oder in allen Status.",
        }
        ShowAll { en: "Show all affiliates", fr: "Afficher tous les affiliés", id: "Tampilkan semua afiliasi", es: "Mostrar todos los afiliados", de: "Alle Partner zeigen" }

        // Several at a time.
        Selected { en: "With the selected ones", fr: "Avec la sélection", id: "Dengan yang dipilih", es: "Con los seleccionados", de: "Mit den ausgewählten" }
        Select { en: "Select {name}", fr: "Sélectionner {name}", id: "Pilih {name}", es: "Seleccionar a {name}", de: "{name} auswählen" }
        SelectAll { en: "Select all on this page", fr: "Tout sélectionner sur cette page", id: "Pilih semua di halaman ini", es: "Seleccionar todo en esta página", de: "Alle auf dieser Seite auswählen" }
        ApproveSelected { en: "Approve", fr: "Accepter", id: "Setujui", es: "Aprobar", de: "Freigeben" }
        DeclineSelected { en: "Decline", fr: "Refuser", id: "Tolak", es: "Rechazar", de: "Ablehnen" }
        ReasonToDecline { en: "Reason, to decline", fr: "Motif, pour refuser", id: "Alasan, untuk menolak", es: "Motivo, para rechazar", de: "Grund, zum Ablehnen" }
        NoneSelected { en: "Select at least one affiliate.", fr: "Sélectionnez au moins un affilié.", id: "Pilih setidaknya satu afiliasi.", es: "Seleccione al menos un afiliado.", de: "Wählen Sie mindestens einen Partner aus." }
        DoneSome {
            en: "Decided: {done}. Not decided: {failed}.", fr: "Traité : {done}. Non traité : {failed}.", id: "Diputuskan: {done}. Tidak diputuskan: {failed}.",
            es: "Decidido: {done}. Sin decidir: {failed}.", de: "Entschieden: {done}. Nicht entschieden: {failed}.",
        }

        // One of them.
        Back { en: "All affiliates", fr: "Tous les affiliés", id: "Semua afiliasi", es: "Todos los afiliados", de: "Alle Partner" }
        Decide { en: "Decide", fr: "Décider", id: "Putuskan", es: "Decidir", de: "Entscheiden" }
        ApproveTitle { en: "Approve", fr: "Accepter", id: "Setujui", es: "Aprobar", de: "Freigeben" }
        ApproveText {
            en: "They can sign in at once, and their links work.", fr: "Connexion possible aussitôt, et les liens fonctionnent.",
            id: "Mereka bisa langsung masuk dan tautannya berfungsi.", es: "Podrá entrar enseguida y sus enlaces funcionarán.",
            de: "Die Anmeldung geht sofort, und die Links arbeiten.",
        }
        StopTitle { en: "Not, or not now", fr: "Non, ou pas maintenant", id: "Tidak, atau belum", es: "No, o ahora no", de: "Nicht oder nicht jetzt" }
        StopText {
            en: "They are signed out everywhere. You can approve them again later.",
            fr: "Toutes les sessions sont fermées. Vous pourrez accepter de nouveau plus tard.",
            id: "Mereka dikeluarkan dari semua sesi. Anda bisa menyetujuinya lagi nanti.",
            es: "Se cierran todas sus sesiones. Podrá aprobarlo de nuevo más tarde.",
            de: "Alle Sitzungen enden. Eine spätere Freigabe bleibt möglich.",
        }
        Reason { en: "Reason", fr: "Motif", id: "Alasan", es: "Motivo", de: "Grund" }
        ReasonHelp { en: "The history keeps it.", fr: "L'historique le garde.", id: "Riwayat menyimpannya.", es: "Queda en el historial.", de: "Der Verlauf behält ihn." }
        DoApprove { en: "Approve", fr: "Accepter", id: "Setujui", es: "Aprobar", de: "Freigeben" }
        DoDecline { en: "Decline", fr: "Refuser", id: "Tolak", es: "Rechazar", de: "Ablehnen" }
        DoSuspend { en: "Suspend", fr: "Suspendre", id: "Tangguhkan", es: "Suspender", de: "Aussetzen" }
        DoViewOnly { en: "Make view only", fr: "Passer en lecture seule", id: "Jadikan hanya lihat", es: "Dejar solo lectura", de: "Auf Nur-Lesen setzen" }
        DoBlock { en: "Block", fr: "Bloquer", id: "Blokir", es: "Bloquear", de: "Sperren" }
        Working { en: "Saving…", fr: "Enregistrement…", id: "Menyimpan…", es: "Guardando…", de: "Wird gespeichert…" }
        Save { en: "Save", fr: "Enregistrer", id: "Simpan", es: "Guardar", de: "Speichern" }
        Profile { en: "Profile", fr: "Profil", id: "Profil", es: "Perfil", de: "Profil" }
        Email { en: "E-mail", fr: "E-mail", id: "Email", es: "Correo", de: "E-Mail" }
        Phone { en: "Phone", fr: "Téléphone", id: "Telepon", es: "Teléfono", de: "Telefon" }
        Language { en: "Language", fr: "Langue", id: "Bahasa", es: "Idioma", de: "Sprache" }
        Company { en: "Company", fr: "Société", id: "Perusahaan", es: "Empresa", de: "Firma" }
        Comments { en: "How they send visitors", fr: "Comment les visiteurs viendront", id: "Cara mengirim pengunjung", es: "Cómo enviará visitantes", de: "Wie Besucher kommen sollen" }
        Source { en: "Came through", fr: "Venu par", id: "Datang lewat", es: "Llegó por", de: "Kam über" }
        SignedUp { en: "Signed up", fr: "Inscrit le", id: "Terdaftar", es: "Registrado", de: "Registriert" }
        LastSignIn { en: "Last signed in", fr: "Dernière connexion", id: "Terakhir masuk", es: "Último acceso", de: "Letzte Anmeldung" }
        Never { en: "never", fr: "jamais", id: "belum pernah", es: "nunca", de: "nie" }
        Note { en: "Note", fr: "Note", id: "Catatan", es: "Nota", de: "Notiz" }
        NoteHelp { en: "Only staff sees it.", fr: "Visible par l'équipe seulement.", id: "Hanya staf yang melihatnya.", es: "Solo lo ve el equipo.", de: "Sieht nur das Team." }
        Invitation { en: "Invitation link", fr: "Lien d'invitation", id: "Tautan undangan", es: "Enlace de invitación", de: "Einladungslink" }
        YourInvitation { en: "Your invitation link", fr: "Votre lien d'invitation", id: "Tautan undangan Anda", es: "Su enlace de invitación", de: "Ihr Einladungslink" }
        InvitationHelp {
            en: "Who signs up by it becomes their sub-affiliate and is approved at once.",
            fr: "Qui s'inscrit par ce lien devient son sous-affilié et est accepté aussitôt.",
            id: "Yang mendaftar lewat tautan ini menjadi sub-afiliasinya dan langsung disetujui.",
            es: "Quien se registre con él será su subafiliado y quedará aprobado enseguida.",
            de: "Wer sich darüber registriert, wird Unterpartner und ist sofort freigegeben.",
        }
        YourInvitationHelp {
            en: "Who signs up by it gets you as manager and is approved at once.",
            fr: "Qui s'inscrit par ce lien vous a pour responsable et est accepté aussitôt.",
            id: "Yang mendaftar lewat tautan ini mendapat Anda sebagai manajer dan langsung disetujui.",
            es: "Quien se registre con él le tendrá como gestor y quedará aprobado enseguida.",
            de: "Wer sich darüber registriert, bekommt Sie als Manager und ist sofort freigegeben.",
        }
        InvitationWaits {
            en: "Anyone who signs up with this link becomes their sub-affiliate. A manager decides on the application.",
            fr: "Toute personne qui s'inscrit avec ce lien devient son sous-affilié. Un gestionnaire décide de la demande.",
            id: "Siapa pun yang mendaftar lewat tautan ini menjadi sub-afiliasinya. Manajer memutuskan permohonannya.",
            es: "Quien se registre con este enlace será su subafiliado. Un gestor decide sobre la solicitud.",
            de: "Wer sich über diesen Link registriert, wird Unterpartner. Ein Manager entscheidet über die Bewerbung.",
        }
        YourInvitationWaits {
            en: "Anyone who signs up with this link gets you as their manager. An admin or manager decides on the application.",
            fr: "Toute personne qui s'inscrit avec ce lien vous a pour gestionnaire. Un administrateur ou un gestionnaire décide de la demande.",
            id: "Siapa pun yang mendaftar lewat tautan ini mendapat Anda sebagai manajer. Admin atau manajer memutuskan permohonannya.",
            es: "Quien se registre con este enlace le tendrá como gestor. Un administrador o un gestor decide sobre la solicitud.",
            de: "Wer sich über diesen Link registriert, bekommt Sie als Manager. Ein Admin oder Manager entscheidet über die Bewerbung.",
        }
        Copy { en: "Copy", fr: "Copier", id: "Salin", es: "Copiar", de: "Kopieren" }
        Copied { en: "Copied", fr: "Copié", id: "Disalin", es: "Copiado", de: "Kopiert" }
        History { en: "History", fr: "Historique", id: "Riwayat", es: "Historial", de: "Verlauf" }
        By { en: "by {name}", fr: "par {name}", id: "oleh {name}", es: "por {name}", de: "von {name}" }
        ByServer { en: "at the command line", fr: "en ligne de commande", id: "lewat baris perintah", es: "por línea de órdenes", de: "über die Kommandozeile" }

        // What can go wrong.
        ManagerNeeded { en: "Choose a manager: an approved affiliate needs one.", fr: "Choisissez un responsable : un affilié accepté en a besoin.", id: "Pilih manajer: afiliasi yang disetujui memerlukannya.", es: "Elija un gestor: un afiliado aprobado lo necesita.", de: "Wählen Sie einen Manager: Wer freigegeben ist, braucht einen." }
        ReasonNeeded { en: "Say why in a sentence.", fr: "Dites pourquoi en une phrase.", id: "Jelaskan alasannya dalam satu kalimat.", es: "Diga por qué en una frase.", de: "Sagen Sie in einem Satz, warum." }
        Changed {
            en: "This affiliate's status has changed in the meantime. Look again before you decide.",
            fr: "Le statut de cet affilié a changé entre-temps. Regardez de nouveau avant de décider.",
            id: "Status afiliasi ini sudah berubah. Lihat lagi sebelum memutuskan.",
            es: "El estado de este afiliado ha cambiado entre tanto. Mírelo otra vez antes de decidir.",
            de: "Der Status hat sich inzwischen geändert. Sehen Sie noch einmal nach, bevor Sie entscheiden.",
        }
        MayNot { en: "Your role may look, but not decide.", fr: "Votre rôle permet de consulter, pas de décider.", id: "Peran Anda boleh melihat, tetapi tidak memutuskan.", es: "Su función permite mirar, no decidir.", de: "Ihre Rolle darf ansehen, aber nicht entscheiden." }
        TooLong { en: "This is too long.", fr: "Ce texte est trop long.", id: "Teks ini terlalu panjang.", es: "Este texto es demasiado largo.", de: "Das ist zu lang." }
    }
}
