//! What is read on the pages of registrations and of imported events.

use super::catalogue;

catalogue! {
    /// What is read about players, and about files of events.
    pub enum PlayerText: "player" {
        Registrations { en: "Registrations", fr: "Inscriptions", id: "Pendaftaran", es: "Registros", de: "Registrierungen" }
        Registration { en: "Registration", fr: "Inscription", id: "Pendaftaran", es: "Registro", de: "Registrierung" }
        Entry { en: "Ledger entry", fr: "Écriture", id: "Entri buku besar", es: "Asiento", de: "Buchung" }
        Customer { en: "Customer", fr: "Client", id: "Pelanggan", es: "Cliente", de: "Kunde" }
        CustomerHelp {
            en: "The brand's number or the player's name, exactly as the brand sends it.",
            fr: "Le numéro de la marque ou le nom du joueur, exactement comme la marque l'envoie.",
            id: "Nomor dari merek atau nama pemain, persis seperti yang dikirim merek.",
            es: "El número de la marca o el nombre del jugador, tal como lo envía la marca.",
            de: "Die Nummer der Marke oder der Name des Spielers, genau wie die Marke ihn schickt.",
        }
        Affiliate { en: "Affiliate", fr: "Affilié", id: "Afiliasi", es: "Afiliado", de: "Partner" }
        AffiliateHelp { en: "Number, or a part of the name.", fr: "Numéro, ou une partie du nom.", id: "Nomor, atau sebagian nama.", es: "Número, o una parte del nombre.", de: "Nummer, oder ein Teil des Namens." }
        Brand { en: "Brand", fr: "Marque", id: "Merek", es: "Marca", de: "Marke" }
        AnyBrand { en: "Any brand", fr: "Toutes les marques", id: "Semua merek", es: "Cualquier marca", de: "Jede Marke" }
        Status { en: "Status", fr: "Statut", id: "Status", es: "Estado", de: "Status" }
        AnyStatus { en: "Any status", fr: "Tous les statuts", id: "Semua status", es: "Cualquier estado", de: "Jeder Status" }
        Active { en: "Active", fr: "Actif", id: "Aktif", es: "Activo", de: "Aktiv" }
        Duplicate { en: "Duplicate", fr: "Doublon", id: "Duplikat", es: "Duplicado", de: "Doppelt" }
        Fraud { en: "Fraud", fr: "Fraude", id: "Penipuan", es: "Fraude", de: "Betrug" }
        SelfExcluded { en: "Self-excluded", fr: "Auto-exclu", id: "Dikecualikan sendiri", es: "Autoexcluido", de: "Selbst gesperrt" }
        Whose { en: "Whose", fr: "À qui", id: "Milik siapa", es: "De quién", de: "Wessen" }
        Anybodys { en: "Anybody's and nobody's", fr: "De tous et de personne", id: "Semua", es: "De todos y de nadie", de: "Alle" }
        Somebodys { en: "An affiliate's", fr: "D'un affilié", id: "Milik afiliasi", es: "De un afiliado", de: "Von Partnern" }
        Nobodys { en: "Nobody's", fr: "De personne", id: "Bukan milik siapa pun", es: "De nadie", de: "Von niemandem" }
        Nobody { en: "nobody", fr: "personne", id: "bukan siapa pun", es: "nadie", de: "niemand" }
        From { en: "Registered from", fr: "Inscrits à partir du", id: "Terdaftar dari", es: "Registrados desde", de: "Registriert ab" }
        To { en: "To", fr: "Jusqu'au", id: "Sampai", es: "Hasta", de: "Bis" }
        Show { en: "Show", fr: "Afficher", id: "Tampilkan", es: "Mostrar", de: "Zeigen" }
        Registered { en: "Registered", fr: "Inscrit", id: "Terdaftar", es: "Registrado", de: "Registriert" }
        Country { en: "Country", fr: "Pays", id: "Negara", es: "País", de: "Land" }
        Deposits { en: "Deposits in {currency}", fr: "Dépôts en {currency}", id: "Deposit dalam {currency}", es: "Depósitos en {currency}", de: "Einzahlungen in {currency}" }
        Commission { en: "Commission in {currency}", fr: "Commission en {currency}", id: "Komisi dalam {currency}", es: "Comisión en {currency}", de: "Provision in {currency}" }
        Why { en: "Why", fr: "Pourquoi", id: "Mengapa", es: "Por qué", de: "Warum" }
        WhyOf { en: "Registration {n}: why", fr: "Inscription {n} : pourquoi", id: "Pendaftaran {n}: mengapa", es: "Registro {n}: por qué", de: "Registrierung {n}: warum" }
        None { en: "No registrations yet", fr: "Aucune inscription pour l'instant", id: "Belum ada pendaftaran", es: "Aún no hay registros", de: "Noch keine Registrierungen" }
        NoneFits { en: "No registration fits", fr: "Aucune inscription ne correspond", id: "Tidak ada pendaftaran yang cocok", es: "Ningún registro coincide", de: "Keine Registrierung passt" }
        NoneText {
            en: "Players stand here as soon as a brand reports that they registered. By default nothing is left out.",
            fr: "Les joueurs apparaissent ici dès qu'une marque signale leur inscription. Sans filtre, rien n'est omis.",
            id: "Pemain muncul di sini begitu merek melaporkan pendaftarannya. Tanpa saringan, semua ditampilkan.",
            es: "Los jugadores aparecen aquí en cuanto una marca informa de su registro. Sin filtros no se omite nada.",
            de: "Spieler stehen hier, sobald eine Marke ihre Registrierung meldet. Ohne Filter fehlt nichts.",
        }
        ShowAll { en: "Show all", fr: "Tout afficher", id: "Tampilkan semua", es: "Mostrar todo", de: "Alle zeigen" }
        Newest { en: "Newest", fr: "Les plus récentes", id: "Terbaru", es: "Los más recientes", de: "Neueste" }
        Older { en: "Older", fr: "Plus anciennes", id: "Lebih lama", es: "Más antiguos", de: "Ältere" }
        FirstEntries { en: "First entries", fr: "Premières écritures", id: "Catatan pertama", es: "Primeros asientos", de: "Erste Buchungen" }
        FurtherEntries { en: "Further entries", fr: "Écritures suivantes", id: "Catatan berikutnya", es: "Asientos siguientes", de: "Weitere Buchungen" }
        Pages { en: "Pages", fr: "Pages", id: "Halaman", es: "Páginas", de: "Seiten" }
        Yes { en: "Yes", fr: "Oui", id: "Ya", es: "Sí", de: "Ja" }
        No { en: "No", fr: "Non", id: "Tidak", es: "No", de: "Nein" }

        // What staff decides about a player.
        Give { en: "Give to an affiliate", fr: "Attribuer à un affilié", id: "Berikan kepada afiliasi", es: "Asignar a un afiliado", de: "Einem Partner zuordnen" }
        GiveText {
            en: "Nobody brought this player. The affiliate earns from now on; CPL and CPA look at the player's whole life.",
            fr: "Personne n'a amené ce joueur. L'affilié gagne dès maintenant ; CPL et CPA tiennent compte de toute la vie du joueur.",
            id: "Tidak ada yang membawa pemain ini. Afiliasi memperoleh komisi mulai sekarang; CPL dan CPA melihat seluruh riwayat pemain.",
            es: "Nadie trajo a este jugador. El afiliado gana desde ahora; CPL y CPA miran toda la vida del jugador.",
            de: "Niemand hat diesen Spieler gebracht. Der Partner verdient ab jetzt; CPL und CPA sehen auf das ganze Leben des Spielers.",
        }
        GiveHelp { en: "Number or username.", fr: "Numéro ou nom d'utilisateur.", id: "Nomor atau nama pengguna.", es: "Número o nombre de usuario.", de: "Nummer oder Benutzername." }
        TakesNone {
            en: "Please name an approved affiliate, by number or username.", fr: "Veuillez indiquer un affilié approuvé, par numéro ou nom d'utilisateur.",
            id: "Sebutkan afiliasi yang disetujui, dengan nomor atau nama pengguna.", es: "Indique un afiliado aprobado, por número o nombre de usuario.",
            de: "Bitte nennen Sie einen bestätigten Partner, mit Nummer oder Benutzernamen.",
        }
        Move { en: "Move to another deal", fr: "Passer à un autre accord", id: "Pindahkan ke kesepakatan lain", es: "Pasar a otro acuerdo", de: "Zu einem anderen Deal wechseln" }
        MoveText {
            en: "What was earned stays; what comes counts under the other deal.", fr: "Ce qui est gagné reste ; la suite compte selon l'autre accord.",
            id: "Yang sudah diperoleh tetap; berikutnya dihitung dengan kesepakatan lain.", es: "Lo ganado queda; lo que venga cuenta con el otro acuerdo.",
            de: "Was verdient ist, bleibt; was kommt, zählt nach dem anderen Deal.",
        }
        DealNumber { en: "Number of the deal", fr: "Numéro de l'accord", id: "Nomor kesepakatan", es: "Número del acuerdo", de: "Nummer des Deals" }
        BadDeal {
            en: "The deal must be one of the affiliate's own that it has accepted.", fr: "L'accord doit être l'un de ceux de l'affilié, accepté par lui.",
            id: "Kesepakatan harus milik afiliasi dan sudah diterimanya.", es: "El acuerdo debe ser del afiliado y estar aceptado por él.",
            de: "Der Deal muss einer des Partners sein, den er angenommen hat.",
        }
        Stands {
            en: "Somebody has decided on this player meanwhile: a first attribution stands.", fr: "Quelqu'un a décidé entre-temps : une première attribution demeure.",
            id: "Seseorang sudah memutuskan sementara itu: atribusi pertama tetap berlaku.", es: "Alguien decidió entretanto: la primera atribución se mantiene.",
            de: "Inzwischen hat jemand entschieden: Die erste Zuordnung bleibt.",
        }

        // Files of events.
        Import { en: "Import events", fr: "Importer des événements", id: "Impor peristiwa", es: "Importar eventos", de: "Ereignisse importieren" }
        ImportHelp {
            en: "A CSV file whose first line names the columns; event_id, type and occurred_at are needed. Importing a file twice changes nothing: each event_id counts once.",
            fr: "Un fichier CSV dont la première ligne nomme les colonnes ; event_id, type et occurred_at sont requis. Importer deux fois ne change rien : chaque event_id compte une fois.",
            id: "Berkas CSV dengan nama kolom di baris pertama; event_id, type, dan occurred_at wajib. Mengimpor dua kali tidak mengubah apa pun: setiap event_id dihitung sekali.",
            es: "Un archivo CSV cuya primera línea nombra las columnas; hacen falta event_id, type y occurred_at. Importarlo dos veces no cambia nada: cada event_id cuenta una vez.",
            de: "Eine CSV-Datei, deren erste Zeile die Spalten nennt; event_id, type und occurred_at müssen dabei sein. Zweimal importieren ändert nichts: Jede event_id zählt einmal.",
        }
        ChooseBrand { en: "Please choose", fr: "Veuillez choisir", id: "Silakan pilih", es: "Elija una", de: "Bitte wählen" }
        File { en: "CSV file, up to 16 MiB", fr: "Fichier CSV, 16 Mio au plus", id: "Berkas CSV, maksimal 16 MiB", es: "Archivo CSV, hasta 16 MiB", de: "CSV-Datei, bis 16 MiB" }
        StartImport { en: "Import", fr: "Importer", id: "Impor", es: "Importar", de: "Importieren" }
        Running { en: "Running", fr: "En cours", id: "Berjalan", es: "En curso", de: "Läuft" }
        Done { en: "Done", fr: "Terminé", id: "Selesai", es: "Terminado", de: "Fertig" }
        Failed { en: "Stopped", fr: "Interrompu", id: "Terhenti", es: "Detenido", de: "Abgebrochen" }
        FailedText {
            en: "The database stopped answering. Import the file again: what was accepted counts once.",
            fr: "La base de données n'a plus répondu. Importez à nouveau le fichier : ce qui a été accepté compte une fois.",
            id: "Basis data berhenti menjawab. Impor lagi berkasnya: yang sudah diterima dihitung sekali.",
            es: "La base de datos dejó de responder. Importe de nuevo el archivo: lo aceptado cuenta una vez.",
            de: "Die Datenbank antwortete nicht mehr. Importieren Sie die Datei noch einmal: Angenommenes zählt einmal.",
        }
        Progress {
            en: "{done} of {count} line | {done} of {count} lines",
            fr: "{done} sur {count} ligne | {done} sur {count} de lignes | {done} sur {count} lignes", id: "{done} dari {count} baris",
            es: "{done} de {count} línea | {done} de {count} de líneas | {done} de {count} líneas",
            de: "{done} von {count} Zeile | {done} von {count} Zeilen",
        }
        Reload { en: "Reload", fr: "Actualiser", id: "Muat ulang", es: "Actualizar", de: "Neu laden" }
        LeaveText {
            en: "You can leave this page; the import goes on.", fr: "Vous pouvez quitter cette page ; l'import continue.",
            id: "Anda boleh meninggalkan halaman ini; impor terus berjalan.", es: "Puede salir de esta página; la importación sigue.",
            de: "Sie können diese Seite verlassen; der Import geht weiter.",
        }
        Accepted { en: "Accepted", fr: "Acceptées", id: "Diterima", es: "Aceptadas", de: "Angenommen" }
        Parked { en: "Parked", fr: "En attente", id: "Ditunda", es: "En espera", de: "Geparkt" }
        ParkedHelp {
            en: "Parked events wait until their customer is registered.", fr: "Les événements en attente comptent dès que leur client est inscrit.",
            id: "Peristiwa tertunda menunggu sampai pelanggannya terdaftar.", es: "Los eventos en espera cuentan cuando su cliente está registrado.",
            de: "Geparkte Ereignisse warten, bis ihr Kunde registriert ist.",
        }
        Duplicates { en: "Here before", fr: "Déjà présentes", id: "Sudah ada", es: "Ya estaban", de: "Schon da" }
        Rejected { en: "Rejected", fr: "Refusées", id: "Ditolak", es: "Rechazadas", de: "Abgelehnt" }
        RejectedLines { en: "Rejected lines", fr: "Lignes refusées", id: "Baris yang ditolak", es: "Líneas rechazadas", de: "Abgelehnte Zeilen" }
        OnlyFirst {
            en: "Only the first line is shown. | Only the first {count} lines are shown.",
            fr: "Seule la première ligne est affichée. | Seules les {count} premières lignes sont affichées. | Seules les {count} premières lignes sont affichées.",
            id: "Hanya {count} baris pertama yang ditampilkan.",
            es: "Solo se muestra la primera línea. | Solo se muestran las primeras {count} líneas. | Solo se muestran las primeras {count} líneas.",
            de: "Nur die erste Zeile wird gezeigt. | Nur die ersten {count} Zeilen werden gezeigt.",
        }
        LineNumber { en: "Line", fr: "Ligne", id: "Baris", es: "Línea", de: "Zeile" }
        EventId { en: "Event", fr: "Événement", id: "Peristiwa", es: "Evento", de: "Ereignis" }
        Problem { en: "What is wrong", fr: "Le problème", id: "Masalahnya", es: "Qué falla", de: "Was falsch ist" }
        Imports { en: "Latest imports", fr: "Derniers imports", id: "Impor terbaru", es: "Últimas importaciones", de: "Letzte Importe" }
        NoImports { en: "Nothing was imported yet.", fr: "Rien n'a encore été importé.", id: "Belum ada yang diimpor.", es: "Aún no se ha importado nada.", de: "Noch wurde nichts importiert." }
        FileName { en: "File", fr: "Fichier", id: "Berkas", es: "Archivo", de: "Datei" }
        Started { en: "Started", fr: "Commencé", id: "Dimulai", es: "Iniciado", de: "Begonnen" }
        Lines { en: "Lines", fr: "Lignes", id: "Baris", es: "Líneas", de: "Zeilen" }
        ReadsOnly {
            en: "Admins and managers import events; your role reads.", fr: "Les administrateurs et responsables importent ; votre rôle consulte.",
            id: "Admin dan manajer yang mengimpor; peran Anda hanya membaca.", es: "Los administradores y gestores importan; su rol consulta.",
            de: "Admins und Manager importieren; Ihre Rolle liest.",
        }
        BrandNeeded { en: "Please choose the brand.", fr: "Veuillez choisir la marque.", id: "Silakan pilih merek.", es: "Elija la marca.", de: "Bitte wählen Sie die Marke." }
        FileNeeded { en: "Please choose a file.", fr: "Veuillez choisir un fichier.", id: "Silakan pilih berkas.", es: "Elija un archivo.", de: "Bitte wählen Sie eine Datei." }
        FileHead {
            en: "The first line must name the columns event_id, type and occurred_at, in UTF-8.",
            fr: "La première ligne doit nommer les colonnes event_id, type et occurred_at, en UTF-8.",
            id: "Baris pertama harus menyebut kolom event_id, type, dan occurred_at, dalam UTF-8.",
            es: "La primera línea debe nombrar las columnas event_id, type y occurred_at, en UTF-8.",
            de: "Die erste Zeile muss die Spalten event_id, type und occurred_at nennen, in UTF-8.",
        }
        FileUtf16 {
            en: "The file is UTF-16. Save it as UTF-8, in a spreadsheet as \"CSV UTF-8\".",
            fr: "Le fichier est en UTF-16. Enregistrez-le en UTF-8, dans un tableur comme « CSV UTF-8 ».",
            id: "Berkas ini UTF-16. Simpan sebagai UTF-8, di lembar kerja sebagai \"CSV UTF-8\".",
            es: "El archivo es UTF-16. Guárdelo como UTF-8, en una hoja de cálculo como «CSV UTF-8».",
            de: "Die Datei ist UTF-16. Speichern Sie sie als UTF-8, in einer Tabellenkalkulation als „CSV UTF-8“.",
        }
        FileMalformed {
            en: "The first line is not well formed: a quote is left open, stands inside a name without quotes, or has text beside it.",
            fr: "La première ligne est mal formée : un guillemet n'est pas refermé, se trouve dans un nom sans guillemets ou a du texte à côté.",
            id: "Baris pertama tidak tersusun baik: tanda kutip tidak ditutup, ada di dalam nama tanpa kutip, atau diapit teks.",
            es: "La primera línea está mal formada: una comilla queda abierta, está en un nombre sin comillas o tiene texto al lado.",
            de: "Die erste Zeile ist nicht wohlgeformt: Ein Anführungszeichen ist nicht geschlossen, steht in einem Namen ohne Anführungszeichen oder hat Text neben sich.",
        }
        FileTwice {
            en: "Two columns are called {name}; each name may stand there once.", fr: "Deux colonnes s'appellent {name} ; chaque nom ne peut y figurer qu'une fois.",
            id: "Dua kolom bernama {name}; setiap nama hanya boleh ada satu kali.", es: "Dos columnas se llaman {name}; cada nombre puede estar una sola vez.",
            de: "Zwei Spalten heißen {name}; jeder Name darf dort einmal stehen.",
        }
        FileTooLong {
            en: "The file has more than 100,000 events. Send it in several parts.",
            fr: "Le fichier compte plus de 100 000 événements. Envoyez-le en plusieurs parties.",
            id: "Berkas berisi lebih dari 100.000 peristiwa. Kirimkan dalam beberapa bagian.",
            es: "El archivo tiene más de 100 000 eventos. Envíelo en varias partes.",
            de: "Die Datei hat mehr als 100.000 Ereignisse. Bitte in mehreren Teilen senden.",
        }
        FileTooWide { en: "The first line names too many columns.", fr: "La première ligne nomme trop de colonnes.", id: "Baris pertama menyebut terlalu banyak kolom.", es: "La primera línea nombra demasiadas columnas.", de: "Die erste Zeile nennt zu viele Spalten." }
        IgnoredColumns {
            en: "These columns are not fields of events and were not read: {names}.", fr: "Ces colonnes ne sont pas des champs d'événements et n'ont pas été lues : {names}.",
            id: "Kolom ini bukan isian peristiwa dan tidak dibaca: {names}.", es: "Estas columnas no son campos de eventos y no se leyeron: {names}.",
            de: "Diese Spalten sind keine Felder von Ereignissen und wurden nicht gelesen: {names}.",
        }
        PleaseCheck { en: "Please check the fields below.", fr: "Veuillez vérifier les champs ci-dessous.", id: "Harap periksa isian di bawah.", es: "Revise los campos de abajo.", de: "Bitte prüfen Sie die Felder unten." }
    }
}
