//! What pages say about deals, to staff and to affiliates.

use super::catalogue;

catalogue! {
    /// What pages say about deals.
    pub enum DealText: "deal" {
        // The terms in words (`deal::words`).
        And { en: "{first} and {last}", fr: "{first} et {last}", id: "{first} dan {last}", es: "{first} y {last}", de: "{first} und {last}" }
        Cpl {
            en: "{amount} for each player who registers.", fr: "{amount} pour chaque joueur qui s'inscrit.",
            id: "{amount} untuk setiap pemain yang mendaftar.", es: "{amount} por cada jugador que se registra.",
            de: "{amount} für jeden Spieler, der sich registriert.",
        }
        CplVolume {
            en: "{amount} for each player whose wagers reach {volume}.", fr: "{amount} pour chaque joueur dont les mises atteignent {volume}.",
            id: "{amount} untuk setiap pemain yang taruhannya mencapai {volume}.", es: "{amount} por cada jugador cuyas apuestas llegan a {volume}.",
            de: "{amount} für jeden Spieler, dessen Einsätze {volume} erreichen.",
        }
        Cpa {
            en: "{amount} for each player who makes a first deposit.", fr: "{amount} pour chaque joueur qui fait un premier dépôt.",
            id: "{amount} untuk setiap pemain yang melakukan setoran pertama.", es: "{amount} por cada jugador que hace un primer depósito.",
            de: "{amount} für jeden Spieler, der eine erste Einzahlung macht.",
        }
        CpaIf {
            en: "{amount} for each player {conditions}.", fr: "{amount} pour chaque joueur {conditions}.",
            id: "{amount} untuk setiap pemain {conditions}.", es: "{amount} por cada jugador {conditions}.",
            de: "{amount} für jeden Spieler, {conditions}.",
        }
        IfDeposits {
            en: "whose deposits reach {least}", fr: "dont les dépôts atteignent {least}", id: "yang total setorannya mencapai {least}",
            es: "cuyos depósitos llegan a {least}", de: "dessen Einzahlungen {least} erreichen",
        }
        IfNetDeposits {
            en: "whose deposits less withdrawals reach {least}", fr: "dont les dépôts moins les retraits atteignent {least}",
            id: "yang setorannya dikurangi penarikan mencapai {least}", es: "cuyos depósitos menos retiradas llegan a {least}",
            de: "dessen Einzahlungen abzüglich Auszahlungen {least} erreichen",
        }
        IfFirstDeposit {
            en: "whose first deposit is at least {least}", fr: "dont le premier dépôt est d'au moins {least}",
            id: "yang setoran pertamanya minimal {least}", es: "cuyo primer depósito es de al menos {least}",
            de: "dessen erste Einzahlung mindestens {least} beträgt",
        }
        IfVolume {
            en: "whose wagers reach {least}", fr: "dont les mises atteignent {least}", id: "yang taruhannya mencapai {least}",
            es: "cuyas apuestas llegan a {least}", de: "dessen Einsätze {least} erreichen",
        }
        IfWagers {
            en: "who wagers at least {count} time | who wagers at least {count} times",
            fr: "qui mise au moins {count} fois | qui mise au moins {count} de fois | qui mise au moins {count} fois",
            id: "yang bertaruh minimal {count} kali",
            es: "que apuesta al menos {count} vez | que apuesta al menos {count} de veces | que apuesta al menos {count} veces",
            de: "der mindestens {count}-mal setzt | der mindestens {count}-mal setzt",
        }
        Clawback {
            en: "Taken back when a player no longer meets these conditions.", fr: "Repris lorsqu'un joueur ne remplit plus ces conditions.",
            id: "Ditarik kembali bila pemain tidak lagi memenuhi syarat ini.", es: "Se retira cuando un jugador deja de cumplir estas condiciones.",
            de: "Wird zurückgenommen, wenn ein Spieler diese Bedingungen nicht mehr erfüllt.",
        }
        CapDaily {
            en: "Capped at {count} player per day. | Capped at {count} players per day.",
            fr: "Plafonné à {count} joueur par jour. | Plafonné à {count} de joueurs par jour. | Plafonné à {count} joueurs par jour.",
            id: "Dibatasi {count} pemain per hari.",
            es: "Con un tope de {count} jugador al día. | Con un tope de {count} de jugadores al día. | Con un tope de {count} jugadores al día.",
            de: "Höchstens {count} Spieler pro Tag. | Höchstens {count} Spieler pro Tag.",
        }
        CapMonthly {
            en: "Capped at {count} player per month. | Capped at {count} players per month.",
            fr: "Plafonné à {count} joueur par mois. | Plafonné à {count} de joueurs par mois. | Plafonné à {count} joueurs par mois.",
            id: "Dibatasi {count} pemain per bulan.",
            es: "Con un tope de {count} jugador al mes. | Con un tope de {count} de jugadores al mes. | Con un tope de {count} jugadores al mes.",
            de: "Höchstens {count} Spieler pro Monat. | Höchstens {count} Spieler pro Monat.",
        }
        ShareOfNetPl {
            en: "{rate} of the players' wagers less winnings, bonuses and deductions (NetPL).",
            fr: "{rate} des mises des joueurs moins les gains, bonus et déductions (NetPL).",
            id: "{rate} dari taruhan pemain dikurangi kemenangan, bonus, dan potongan (NetPL).",
            es: "{rate} de las apuestas de los jugadores menos ganancias, bonos y deducciones (NetPL).",
            de: "{rate} der Einsätze der Spieler abzüglich Gewinnen, Boni und Abzügen (NetPL).",
        }
        ShareOfNetDeposit {
            en: "{rate} of the players' deposits less withdrawals and chargebacks (NetDeposit).",
            fr: "{rate} des dépôts des joueurs moins les retraits et rétrofacturations (NetDeposit).",
            id: "{rate} dari setoran pemain dikurangi penarikan dan tolak bayar (NetDeposit).",
            es: "{rate} de los depósitos de los jugadores menos retiradas y contracargos (NetDeposit).",
            de: "{rate} der Einzahlungen der Spieler abzüglich Auszahlungen und Rückbuchungen (NetDeposit).",
        }
        Tier {
            en: "{rate} in a month in which that reaches {from}.", fr: "{rate} pour un mois où ce montant atteint {from}.",
            id: "{rate} pada bulan ketika jumlah itu mencapai {from}.", es: "{rate} en un mes en que eso llega a {from}.",
            de: "{rate} in einem Monat, in dem das {from} erreicht.",
        }
        OnlyBrands { en: "Only for {names}.", fr: "Seulement pour {names}.", id: "Hanya untuk {names}.", es: "Solo para {names}.", de: "Nur für {names}." }
        OnlyCountries {
            en: "Only for players from {names}.", fr: "Seulement pour les joueurs de : {names}.", id: "Hanya untuk pemain dari {names}.",
            es: "Solo para jugadores de {names}.", de: "Nur für Spieler aus: {names}.",
        }
        OnlyCampaigns { en: "Only for {names}.", fr: "Seulement pour {names}.", id: "Hanya untuk {names}.", es: "Solo para {names}.", de: "Nur für {names}." }
        OnlyFrom {
            en: "For players who register from {date} on.", fr: "Pour les joueurs inscrits à partir du {date}.",
            id: "Untuk pemain yang mendaftar mulai {date}.", es: "Para jugadores que se registran desde el {date}.",
            de: "Für Spieler, die sich ab {date} registrieren.",
        }
        OnlyUntil {
            en: "For players who register before {date}.", fr: "Pour les joueurs inscrits avant le {date}.",
            id: "Untuk pemain yang mendaftar sebelum {date}.", es: "Para jugadores que se registran antes del {date}.",
            de: "Für Spieler, die sich vor {date} registrieren.",
        }

        // Lists.
        Deals { en: "Deals", fr: "Contrats", id: "Kesepakatan", es: "Acuerdos", de: "Vereinbarungen" }
        Deal { en: "Deal", fr: "Contrat", id: "Kesepakatan", es: "Acuerdo", de: "Vereinbarung" }
        NewDeal { en: "New deal", fr: "Nouveau contrat", id: "Kesepakatan baru", es: "Nuevo acuerdo", de: "Neue Vereinbarung" }
        Affiliate { en: "Affiliate", fr: "Affilié", id: "Afiliasi", es: "Afiliado", de: "Partner" }
        AffiliateHelp {
            en: "Number or name; empty for all", fr: "Numéro ou nom ; vide pour tous", id: "Nomor atau nama; kosong untuk semua",
            es: "Número o nombre; vacío para todos", de: "Nummer oder Name; leer für alle",
        }
        Show { en: "Show", fr: "Afficher", id: "Tampilkan", es: "Mostrar", de: "Zeigen" }
        Type { en: "Type", fr: "Type", id: "Jenis", es: "Tipo", de: "Art" }
        TermsHead { en: "Terms", fr: "Conditions", id: "Ketentuan", es: "Condiciones", de: "Bedingungen" }
        Players { en: "Players", fr: "Joueurs", id: "Pemain", es: "Jugadores", de: "Spieler" }
        PlayersCount {
            en: "{count} player | {count} players", fr: "{count} joueur | {count} de joueurs | {count} joueurs", id: "{count} pemain",
            es: "{count} jugador | {count} de jugadores | {count} jugadores", de: "{count} Spieler | {count} Spieler",
        }
        Default { en: "Default", fr: "Par défaut", id: "Bawaan", es: "Por defecto", de: "Standard" }
        DefaultMeaning {
            en: "Takes the players that no other deal takes.", fr: "Prend les joueurs qu'aucun autre contrat ne prend.",
            id: "Mengambil pemain yang tidak masuk kesepakatan lain.", es: "Recoge a los jugadores que ningún otro acuerdo recoge.",
            de: "Gilt für Spieler, für die keine andere Vereinbarung gilt.",
        }
        NoDeals { en: "No deals yet", fr: "Pas encore de contrat", id: "Belum ada kesepakatan", es: "Todavía no hay acuerdos", de: "Noch keine Vereinbarungen" }
        NoDealsOffice {
            en: "A deal says what an affiliate earns. Without one, its players earn it nothing.",
            fr: "Un contrat dit ce que gagne un affilié. Sans contrat, ses joueurs ne lui rapportent rien.",
            id: "Kesepakatan menentukan pendapatan afiliasi. Tanpa itu, pemainnya tidak menghasilkan apa pun baginya.",
            es: "Un acuerdo dice lo que gana un afiliado. Sin él, sus jugadores no le reportan nada.",
            de: "Eine Vereinbarung sagt, was ein Partner verdient. Ohne sie bringen ihm seine Spieler nichts ein.",
        }
        NoDealsAffiliate {
            en: "Ask your manager what you earn; your deals appear here.", fr: "Demandez à votre responsable ce que vous gagnez ; vos contrats apparaîtront ici.",
            id: "Tanyakan pendapatan Anda kepada manajer; kesepakatan Anda akan muncul di sini.",
            es: "Pregunte a su gestor cuánto gana; sus acuerdos aparecerán aquí.",
            de: "Fragen Sie Ihren Manager, was Sie verdienen; Ihre Vereinbarungen erscheinen hier.",
        }
        Back { en: "All deals", fr: "Tous les contrats", id: "Semua kesepakatan", es: "Todos los acuerdos", de: "Alle Vereinbarungen" }
        YourDeals { en: "Your deals", fr: "Vos contrats", id: "Kesepakatan Anda", es: "Sus acuerdos", de: "Ihre Vereinbarungen" }
        YourDealsText {
            en: "What you earn. A player stays with the version that was in force at the registration, for good.",
            fr: "Ce que vous gagnez. Un joueur garde pour toujours la version en vigueur à son inscription.",
            id: "Pendapatan Anda. Seorang pemain tetap pada versi yang berlaku saat pendaftarannya, selamanya.",
            es: "Lo que usted gana. Un jugador conserva para siempre la versión vigente al registrarse.",
            de: "Was Sie verdienen. Für einen Spieler gilt auf Dauer die Fassung, die bei seiner Registrierung galt.",
        }

        // Versions.
        Versions { en: "Versions", fr: "Versions", id: "Versi", es: "Versiones", de: "Fassungen" }
        Version { en: "Version {n}", fr: "Version {n}", id: "Versi {n}", es: "Versión {n}", de: "Fassung {n}" }
        VersionsText {
            en: "A version never changes. Players keep theirs; new players get the one in force.",
            fr: "Une version ne change jamais. Les joueurs gardent la leur ; les nouveaux reçoivent celle en vigueur.",
            id: "Sebuah versi tidak pernah berubah. Pemain mempertahankan versinya; pemain baru mendapat yang berlaku.",
            es: "Una versión nunca cambia. Los jugadores conservan la suya; los nuevos reciben la vigente.",
            de: "Eine Fassung ändert sich nie. Spieler behalten ihre; neue bekommen die geltende.",
        }
        InForce { en: "In force", fr: "En vigueur", id: "Berlaku", es: "Vigente", de: "Gilt" }
        Waits { en: "Waits for acceptance", fr: "En attente d'acceptation", id: "Menunggu persetujuan", es: "Espera aceptación", de: "Wartet auf Zustimmung" }
        Former { en: "Former", fr: "Ancienne", id: "Lama", es: "Anterior", de: "Früher" }
        NeverAccepted { en: "Never accepted", fr: "Jamais acceptée", id: "Tidak pernah disetujui", es: "Nunca aceptada", de: "Nie angenommen" }
        Written { en: "Written {date}", fr: "Rédigée le {date}", id: "Ditulis {date}", es: "Redactada el {date}", de: "Verfasst am {date}" }
        Accepted { en: "Accepted {date}", fr: "Acceptée le {date}", id: "Disetujui {date}", es: "Aceptada el {date}", de: "Angenommen am {date}" }
        Now { en: "Now", fr: "Maintenant", id: "Sekarang", es: "Ahora", de: "Jetzt" }
        Proposed { en: "Proposed", fr: "Proposé", id: "Diusulkan", es: "Propuesto", de: "Vorgeschlagen" }
        NothingYet { en: "Nothing yet.", fr: "Rien encore.", id: "Belum ada.", es: "Nada todavía.", de: "Noch nichts." }
        ProposalTitle {
            en: "New terms wait for you", fr: "De nouvelles conditions vous attendent", id: "Ketentuan baru menunggu Anda",
            es: "Le esperan condiciones nuevas", de: "Neue Bedingungen warten auf Sie",
        }
        ProposalText {
            en: "They count for new players once you accept. Players you already have stay as they are.",
            fr: "Elles valent pour les nouveaux joueurs dès que vous acceptez. Vos joueurs actuels ne changent pas.",
            id: "Berlaku untuk pemain baru setelah Anda menyetujui. Pemain yang sudah ada tidak berubah.",
            es: "Valen para los jugadores nuevos cuando usted acepte. Los que ya tiene no cambian.",
            de: "Sie gelten für neue Spieler, sobald Sie zustimmen. Für Ihre bisherigen ändert sich nichts.",
        }
        Accept { en: "Accept the new terms", fr: "Accepter les nouvelles conditions", id: "Setujui ketentuan baru", es: "Aceptar las condiciones nuevas", de: "Neuen Bedingungen zustimmen" }
        MayNotAccept {
            en: "Your account reads only; ask your manager.", fr: "Votre compte est en lecture seule ; demandez à votre responsable.",
            id: "Akun Anda hanya dapat melihat; tanyakan kepada manajer.", es: "Su cuenta es de solo lectura; pregunte a su gestor.",
            de: "Ihr Konto kann nur lesen; fragen Sie Ihren Manager.",
        }
        Gone { en: "Gone: ", fr: "Supprimé : ", id: "Dihapus: ", es: "Quitado: ", de: "Entfallen: " }
        New { en: "New: ", fr: "Nouveau : ", id: "Baru: ", es: "Nuevo: ", de: "Neu: " }

        // The editor.
        Saved { en: "Saved. This is version {n}.", fr: "Enregistré. C'est la version {n}.", id: "Tersimpan. Ini versi {n}.", es: "Guardado. Es la versión {n}.", de: "Gespeichert. Das ist Fassung {n}." }
        PleaseCheck { en: "Please check", fr: "Veuillez vérifier", id: "Harap periksa", es: "Revise esto", de: "Bitte prüfen" }
        Name { en: "Name", fr: "Nom", id: "Nama", es: "Nombre", de: "Name" }
        NameHelp { en: "Affiliates see it.", fr: "Les affiliés le voient.", id: "Dilihat afiliasi.", es: "Los afiliados lo ven.", de: "Partner sehen ihn." }
        AffiliateNumber { en: "Affiliate's number", fr: "Numéro de l'affilié", id: "Nomor afiliasi", es: "Número del afiliado", de: "Nummer des Partners" }
        TypeHelp {
            en: "CPL pays for registrations, CPA for first deposits, RevShare a share of what players bring.",
            fr: "CPL paie les inscriptions, CPA les premiers dépôts, RevShare une part de ce que rapportent les joueurs.",
            id: "CPL membayar pendaftaran, CPA setoran pertama, RevShare bagian dari hasil pemain.",
            es: "CPL paga los registros, CPA los primeros depósitos, RevShare una parte de lo que aportan los jugadores.",
            de: "CPL zahlt für Registrierungen, CPA für erste Einzahlungen, RevShare einen Anteil an dem, was Spieler bringen.",
        }
        MakeDefault { en: "Default deal of this affiliate", fr: "Contrat par défaut de cet affilié", id: "Kesepakatan bawaan afiliasi ini", es: "Acuerdo por defecto de este afiliado", de: "Standardvereinbarung dieses Partners" }
        CplTitle { en: "Per registration (CPL)", fr: "Par inscription (CPL)", id: "Per pendaftaran (CPL)", es: "Por registro (CPL)", de: "Je Registrierung (CPL)" }
        CpaTitle { en: "Per first deposit (CPA)", fr: "Par premier dépôt (CPA)", id: "Per setoran pertama (CPA)", es: "Por primer depósito (CPA)", de: "Je erster Einzahlung (CPA)" }
        ShareTitle { en: "Share (RevShare)", fr: "Part (RevShare)", id: "Bagi hasil (RevShare)", es: "Participación (RevShare)", de: "Beteiligung (RevShare)" }
        Amount { en: "Amount in {currency}", fr: "Montant en {currency}", id: "Jumlah dalam {currency}", es: "Importe en {currency}", de: "Betrag in {currency}" }
        Conditions {
            en: "Conditions: all that are filled in must hold", fr: "Conditions : toutes celles qui sont remplies doivent être vraies",
            id: "Syarat: semua yang diisi harus terpenuhi", es: "Condiciones: deben cumplirse todas las rellenadas",
            de: "Bedingungen: alle ausgefüllten müssen erfüllt sein",
        }
        LeastVolume { en: "Least wagers in all", fr: "Total minimal des mises", id: "Minimal total taruhan", es: "Mínimo total de apuestas", de: "Einsätze insgesamt mindestens" }
        LeastDeposits { en: "Least deposits in all", fr: "Total minimal des dépôts", id: "Minimal total setoran", es: "Mínimo total de depósitos", de: "Einzahlungen insgesamt mindestens" }
        LeastNetDeposits { en: "Least deposits less withdrawals", fr: "Minimum des dépôts moins retraits", id: "Minimal setoran dikurangi penarikan", es: "Mínimo de depósitos menos retiradas", de: "Einzahlungen abzüglich Auszahlungen mindestens" }
        LeastFirstDeposit { en: "Least first deposit", fr: "Premier dépôt minimal", id: "Minimal setoran pertama", es: "Primer depósito mínimo", de: "Erste Einzahlung mindestens" }
        LeastWagers { en: "Least number of wagers", fr: "Nombre minimal de mises", id: "Minimal jumlah taruhan", es: "Número mínimo de apuestas", de: "Anzahl der Einsätze mindestens" }
        TakeBack { en: "Take it back when the player no longer qualifies", fr: "Reprendre lorsque le joueur ne remplit plus les conditions", id: "Tarik kembali bila pemain tidak lagi memenuhi syarat", es: "Retirarlo cuando el jugador deje de cumplir", de: "Zurücknehmen, wenn der Spieler die Bedingungen nicht mehr erfüllt" }
        MostADay { en: "Most paid a day", fr: "Maximum payé par jour", id: "Paling banyak dibayar per hari", es: "Máximo pagado al día", de: "Höchstens am Tag" }
        MostAMonth { en: "Most paid a month", fr: "Maximum payé par mois", id: "Paling banyak dibayar per bulan", es: "Máximo pagado al mes", de: "Höchstens im Monat" }
        MostHelp { en: "Number of players; empty: no limit.", fr: "Nombre de joueurs ; vide : sans limite.", id: "Jumlah pemain; kosong: tanpa batas.", es: "Número de jugadores; vacío: sin límite.", de: "Anzahl Spieler; leer: ohne Grenze." }
        Percentage { en: "Percentage", fr: "Pourcentage", id: "Persentase", es: "Porcentaje", de: "Prozentsatz" }
        Tiers { en: "Other percentages by the month's result", fr: "Autres pourcentages selon le résultat du mois", id: "Persentase lain menurut hasil bulan", es: "Otros porcentajes según el resultado del mes", de: "Andere Prozentsätze nach dem Ergebnis des Monats" }
        TierFrom { en: "From, in {currency}", fr: "À partir de, en {currency}", id: "Mulai dari, dalam {currency}", es: "Desde, en {currency}", de: "Ab, in {currency}" }
        ForWhom { en: "For which players", fr: "Pour quels joueurs", id: "Untuk pemain mana", es: "Para qué jugadores", de: "Für welche Spieler" }
        ForWhomText {
            en: "What is left empty does not matter. The deal that says most wins.", fr: "Ce qui reste vide ne compte pas. Le contrat le plus précis l'emporte.",
            id: "Yang kosong tidak berpengaruh. Kesepakatan yang paling spesifik menang.", es: "Lo que queda vacío no cuenta. Gana el acuerdo más concreto.",
            de: "Was leer bleibt, zählt nicht. Die genaueste Vereinbarung gewinnt.",
        }
        Brands { en: "Brands", fr: "Marques", id: "Merek", es: "Marcas", de: "Marken" }
        Countries { en: "Countries", fr: "Pays", id: "Negara", es: "Países", de: "Länder" }
        CountriesHelp { en: "Two letters each, such as BG, DE.", fr: "Deux lettres chacun, par exemple BG, DE.", id: "Masing-masing dua huruf, misalnya BG, DE.", es: "Dos letras cada uno, por ejemplo BG, DE.", de: "Je zwei Buchstaben, etwa BG, DE." }
        Campaigns { en: "Campaigns", fr: "Campagnes", id: "Kampanye", es: "Campañas", de: "Kampagnen" }
        From { en: "Registered from", fr: "Inscrits à partir du", id: "Terdaftar mulai", es: "Registrados desde", de: "Registriert ab" }
        Until { en: "Registered before", fr: "Inscrits avant le", id: "Terdaftar sebelum", es: "Registrados antes del", de: "Registriert vor" }
        AskAffiliate { en: "The affiliate must accept this version", fr: "L'affilié doit accepter cette version", id: "Afiliasi harus menyetujui versi ini", es: "El afiliado debe aceptar esta versión", de: "Der Partner muss dieser Fassung zustimmen" }
        AskAffiliateHelp {
            en: "Until then new players get the version before it.", fr: "D'ici là, les nouveaux joueurs reçoivent la version précédente.",
            id: "Sampai saat itu pemain baru mendapat versi sebelumnya.", es: "Hasta entonces los jugadores nuevos reciben la versión anterior.",
            de: "Bis dahin gilt für neue Spieler die Fassung davor.",
        }
        Save { en: "Save", fr: "Enregistrer", id: "Simpan", es: "Guardar", de: "Speichern" }
        Saving { en: "Saving…", fr: "Enregistrement…", id: "Menyimpan…", es: "Guardando…", de: "Wird gespeichert…" }
        SaveHelp {
            en: "Other terms make a new version for new players; the old one stays for the players who have it.",
            fr: "D'autres conditions créent une nouvelle version pour les nouveaux joueurs ; l'ancienne reste pour ceux qui l'ont.",
            id: "Ketentuan lain membuat versi baru untuk pemain baru; yang lama tetap untuk pemainnya.",
            es: "Otras condiciones crean una versión nueva para jugadores nuevos; la antigua sigue para quienes la tienen.",
            de: "Andere Bedingungen ergeben eine neue Fassung für neue Spieler; die alte bleibt für die, die sie haben.",
        }
        InWords { en: "In words", fr: "En clair", id: "Dengan kata-kata", es: "Con palabras", de: "In Worten" }
        InWordsText {
            en: "This is what the affiliate reads.", fr: "C'est ce que lit l'affilié.", id: "Inilah yang dibaca afiliasi.",
            es: "Esto es lo que lee el afiliado.", de: "Das liest der Partner.",
        }
        InWordsLater {
            en: "The terms stand here in words as soon as nothing is wrong above.",
            fr: "Les conditions s'affichent ici en clair dès que tout est correct ci-dessus.",
            id: "Ketentuan tampil di sini dengan kata-kata setelah semua isian di atas benar.",
            es: "Las condiciones aparecen aquí con palabras en cuanto todo lo de arriba esté bien.",
            de: "Hier stehen die Bedingungen in Worten, sobald oben nichts mehr falsch ist.",
        }
        Reads { en: "Your role reads deals; admins and managers change them.", fr: "Votre rôle consulte les contrats ; les administrateurs et responsables les modifient.", id: "Peran Anda hanya membaca kesepakatan; admin dan manajer mengubahnya.", es: "Su rol consulta los acuerdos; los administradores y gestores los cambian.", de: "Ihre Rolle liest Vereinbarungen; Admins und Manager ändern sie." }
    }
}
