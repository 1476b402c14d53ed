//! What staff reads about what an operator offers: brands, links, campaigns and promo codes; and
//! the ways about the back office.

use super::catalogue;

catalogue! {
    /// What staff reads about brands, links, campaigns and promo codes.
    pub enum OfferText: "offer" {
        // The ways about.
        Ways { en: "Back office", fr: "Administration", id: "Kantor belakang", es: "Administración", de: "Verwaltung" }
        Affiliates { en: "Affiliates", fr: "Affiliés", id: "Afiliasi", es: "Afiliados", de: "Partner" }
        Registrations { en: "Registrations", fr: "Inscriptions", id: "Pendaftaran", es: "Registros", de: "Registrierungen" }
        Deals { en: "Deals", fr: "Contrats", id: "Kesepakatan", es: "Acuerdos", de: "Vereinbarungen" }
        Brands { en: "Brands", fr: "Marques", id: "Merek", es: "Marcas", de: "Marken" }
        Links { en: "Links", fr: "Liens", id: "Tautan", es: "Enlaces", de: "Links" }
        Reports { en: "Reports", fr: "Rapports", id: "Laporan", es: "Informes", de: "Berichte" }
        Payments { en: "Payments", fr: "Paiements", id: "Pembayaran", es: "Pagos", de: "Zahlungen" }
        Import { en: "Import", fr: "Import", id: "Impor", es: "Importar", de: "Import" }

        // Everywhere.
        Saved { en: "Saved.", fr: "Enregistré.", id: "Tersimpan.", es: "Guardado.", de: "Gespeichert." }
        Save { en: "Save", fr: "Enregistrer", id: "Simpan", es: "Guardar", de: "Speichern" }
        Cancel { en: "Back without saving", fr: "Revenir sans enregistrer", id: "Kembali tanpa menyimpan", es: "Volver sin guardar", de: "Zurück ohne zu speichern" }
        Edit { en: "Edit", fr: "Modifier", id: "Ubah", es: "Editar", de: "Bearbeiten" }
        EditNamed { en: "Edit {name}", fr: "Modifier {name}", id: "Ubah {name}", es: "Editar {name}", de: "{name} bearbeiten" }
        PleaseCheck { en: "Please check the fields below.", fr: "Veuillez vérifier les champs ci-dessous.", id: "Harap periksa isian di bawah.", es: "Revise los campos de abajo.", de: "Bitte prüfen Sie die Felder unten." }
        Optional { en: "optional", fr: "facultatif", id: "opsional", es: "opcional", de: "freiwillig" }
        Name { en: "Name", fr: "Nom", id: "Nama", es: "Nombre", de: "Name" }
        Since { en: "Since", fr: "Depuis", id: "Sejak", es: "Desde", de: "Seit" }
        State { en: "State", fr: "État", id: "Keadaan", es: "Estado", de: "Zustand" }
        Active { en: "Active", fr: "Active", id: "Aktif", es: "Activa", de: "Aktiv" }
        Inactive { en: "Inactive", fr: "Inactive", id: "Nonaktif", es: "Inactiva", de: "Inaktiv" }
        ReadsOnly { en: "Your role reads; admins and managers change this.", fr: "Votre rôle consulte ; les administrateurs et responsables modifient.", id: "Peran Anda hanya membaca; admin dan manajer yang mengubah.", es: "Su rol consulta; los administradores y gestores lo cambian.", de: "Ihre Rolle liest; Admins und Manager ändern das." }

        // Brands.
        NewBrand { en: "New brand", fr: "Nouvelle marque", id: "Merek baru", es: "Marca nueva", de: "Neue Marke" }
        NoBrands { en: "No brands yet", fr: "Aucune marque pour l'instant", id: "Belum ada merek", es: "Aún no hay marcas", de: "Noch keine Marken" }
        NoBrandsText {
            en: "A brand is a site of yours that affiliates send visitors to. Links, promo codes and players belong to one.",
            fr: "Une marque est un de vos sites, vers lequel les affiliés envoient des visiteurs. Liens, codes et joueurs en dépendent.",
            id: "Merek adalah situs Anda yang menerima pengunjung dari afiliasi. Tautan, kode promo, dan pemain menjadi miliknya.",
            es: "Una marca es un sitio suyo al que los afiliados envían visitas. Los enlaces, códigos y jugadores pertenecen a una.",
            de: "Eine Marke ist eine Ihrer Websites, zu der Partner Besucher schicken. Links, Codes und Spieler gehören zu einer.",
        }
        AllBrands { en: "All brands", fr: "Toutes les marques", id: "Semua merek", es: "Todas las marcas", de: "Alle Marken" }
        Brand { en: "Brand", fr: "Marque", id: "Merek", es: "Marca", de: "Marke" }
        BrandNameHelp { en: "Affiliates see it.", fr: "Les affiliés le voient.", id: "Dilihat afiliasi.", es: "Lo ven los afiliados.", de: "Partner sehen ihn." }
        Domain { en: "Domain", fr: "Domaine", id: "Domain", es: "Dominio", de: "Domain" }
        DomainHelp { en: "Of its site, such as play.example.", fr: "De son site, par exemple play.example.", id: "Domain situsnya, misalnya play.example.", es: "De su sitio, por ejemplo play.example.", de: "Der Website, etwa play.example." }
        GoHost { en: "Host of tracking links", fr: "Hôte des liens de suivi", id: "Host tautan pelacakan", es: "Servidor de los enlaces", de: "Host der Tracking-Links" }
        GoHostHelp {
            en: "Such as go.play.example. Its DNS must lead here, and nothing else is served there. Empty: links are under this site's /go/.",
            fr: "Par exemple go.play.example. Son DNS doit mener ici et rien d'autre n'y est servi. Vide : les liens sont sous /go/ de ce site.",
            id: "Misalnya go.play.example. DNS-nya harus mengarah ke sini, dan tidak ada hal lain di sana. Kosong: tautan ada di /go/ situs ini.",
            es: "Por ejemplo go.play.example. Su DNS debe llevar aquí y no se sirve nada más. Vacío: los enlaces están en /go/ de este sitio.",
            de: "Etwa go.play.example. Sein DNS muss hierher führen, und sonst liegt dort nichts. Leer: Links liegen unter /go/ dieser Website.",
        }
        Fallback { en: "Fallback page", fr: "Page de secours", id: "Halaman cadangan", es: "Página alternativa", de: "Ausweichseite" }
        FallbackHelp {
            en: "Where visitors go whose link no longer works. Empty: a page that says so.",
            fr: "Où vont les visiteurs dont le lien ne marche plus. Vide : une page qui le dit.",
            id: "Tujuan pengunjung yang tautannya tidak lagi berfungsi. Kosong: halaman pemberitahuan.",
            es: "Adónde van los visitantes cuyo enlace ya no funciona. Vacío: una página que lo dice.",
            de: "Wohin Besucher kommen, deren Link nicht mehr geht. Leer: eine Seite, die das sagt.",
        }
        BrandActive { en: "Its links work", fr: "Ses liens fonctionnent", id: "Tautannya berfungsi", es: "Sus enlaces funcionan", de: "Ihre Links arbeiten" }

        // Links.
        NewLink { en: "New link", fr: "Nouveau lien", id: "Tautan baru", es: "Enlace nuevo", de: "Neuer Link" }
        NoLinks { en: "No links yet", fr: "Aucun lien pour l'instant", id: "Belum ada tautan", es: "Aún no hay enlaces", de: "Noch keine Links" }
        NoLinksText {
            en: "A link is a page of a brand that affiliates can lead to. Each gets an address of its own for it.",
            fr: "Un lien est une page d'une marque vers laquelle les affiliés peuvent mener. Chacun reçoit sa propre adresse.",
            id: "Tautan adalah halaman merek yang bisa dituju afiliasi. Masing-masing mendapat alamat sendiri.",
            es: "Un enlace es una página de una marca a la que los afiliados pueden llevar. Cada uno recibe su propia dirección.",
            de: "Ein Link ist eine Seite einer Marke, zu der Partner führen können. Jeder bekommt dafür eine eigene Adresse.",
        }
        NoLinksFit { en: "No link fits", fr: "Aucun lien ne correspond", id: "Tidak ada tautan yang cocok", es: "Ningún enlace coincide", de: "Kein Link passt dazu" }
        BrandFirst { en: "Make a brand first: links lead to one.", fr: "Créez d'abord une marque : les liens y mènent.", id: "Buat merek dulu: tautan menuju ke sana.", es: "Cree antes una marca: los enlaces llevan a una.", de: "Legen Sie zuerst eine Marke an: Links führen zu einer." }
        AllLinks { en: "All links", fr: "Tous les liens", id: "Semua tautan", es: "Todos los enlaces", de: "Alle Links" }
        Link { en: "Link", fr: "Lien", id: "Tautan", es: "Enlace", de: "Link" }
        Kind { en: "Type", fr: "Type", id: "Jenis", es: "Tipo", de: "Art" }
        KindRegistration { en: "Registration page", fr: "Page d'inscription", id: "Halaman pendaftaran", es: "Página de registro", de: "Registrierung" }
        KindLanding { en: "Landing page", fr: "Page d'atterrissage", id: "Halaman arahan", es: "Página de aterrizaje", de: "Landingpage" }
        KindHome { en: "Home page", fr: "Page d'accueil", id: "Beranda", es: "Página de inicio", de: "Startseite" }
        KindOther { en: "Other", fr: "Autre", id: "Lainnya", es: "Otra", de: "Andere" }
        Description { en: "Description", fr: "Description", id: "Keterangan", es: "Descripción", de: "Beschreibung" }
        DescriptionHelp { en: "What affiliates should know about it.", fr: "Ce que les affiliés doivent en savoir.", id: "Hal yang perlu diketahui afiliasi.", es: "Lo que deben saber los afiliados.", de: "Was Partner darüber wissen sollten." }
        Destination { en: "Destination", fr: "Destination", id: "Tujuan", es: "Destino", de: "Ziel" }
        DestinationHelp {
            en: "Where a click goes. Filled for each click: {macros}. Always carry the tracker: players are recognised by it.",
            fr: "Où mène un clic. Rempli à chaque clic : {macros}. Transmettez toujours le tracker : c'est lui qui identifie les joueurs.",
            id: "Tujuan sebuah klik. Diisi untuk setiap klik: {macros}. Selalu bawa tracker: dengan itu pemain dikenali.",
            es: "Adónde va un clic. Se rellena en cada clic: {macros}. Lleve siempre el tracker: por él se reconoce a los jugadores.",
            de: "Wohin ein Klick führt. Für jeden Klick gefüllt: {macros}. Nehmen Sie immer den Tracker mit: an ihm werden Spieler erkannt.",
        }
        Preview { en: "A click would go to", fr: "Un clic mènerait à", id: "Klik akan menuju ke", es: "Un clic llevaría a", de: "Ein Klick ginge zu" }
        UnknownMacros { en: "Not known, and always empty: {names}", fr: "Inconnu, toujours vide : {names}", id: "Tidak dikenal, selalu kosong: {names}", es: "Desconocido, siempre vacío: {names}", de: "Unbekannt und immer leer: {names}" }
        NoTracker { en: "There is no {tracker} in it: players who register there can't be credited.", fr: "Il n'y a pas de {tracker} : les joueurs inscrits là ne pourront être attribués.", id: "Tidak ada {tracker}: pemain yang mendaftar di sana tidak bisa dikreditkan.", es: "No lleva {tracker}: los jugadores que se registren ahí no se podrán atribuir.", de: "Darin fehlt {tracker}: Spieler, die sich dort registrieren, lassen sich niemandem zuordnen." }
        DestinationAb { en: "Second destination (A/B test)", fr: "Seconde destination (test A/B)", id: "Tujuan kedua (uji A/B)", es: "Segundo destino (prueba A/B)", de: "Zweites Ziel (A/B-Test)" }
        AbPercent { en: "Clicks to it, in percent", fr: "Clics vers elle, en pour cent", id: "Klik ke sana, dalam persen", es: "Clics hacia él, en porcentaje", de: "Klicks dorthin, in Prozent" }
        AbShare { en: "A/B, {percent}%", fr: "A/B, {percent} %", id: "A/B, {percent}%", es: "A/B, {percent} %", de: "A/B, {percent} %" }
        Enabled { en: "Works", fr: "Fonctionne", id: "Berfungsi", es: "Funciona", de: "Arbeitet" }
        Disabled { en: "Switched off", fr: "Désactivé", id: "Dimatikan", es: "Desactivado", de: "Abgeschaltet" }
        LinkEnabled { en: "It works", fr: "Il fonctionne", id: "Berfungsi", es: "Funciona", de: "Er arbeitet" }
        Public { en: "Every affiliate", fr: "Tous les affiliés", id: "Semua afiliasi", es: "Todos los afiliados", de: "Alle Partner" }
        Private {
            en: "{count} affiliate | {count} affiliates", fr: "{count} affilié | {count} d'affiliés | {count} affiliés", id: "{count} afiliasi",
            es: "{count} afiliado | {count} de afiliados | {count} afiliados", de: "{count} Partner | {count} Partner",
        }
        ForWhom { en: "For whom", fr: "Pour qui", id: "Untuk siapa", es: "Para quién", de: "Für wen" }
        IsPublic { en: "Every affiliate sees it", fr: "Tous les affiliés le voient", id: "Dilihat semua afiliasi", es: "Lo ven todos los afiliados", de: "Alle Partner sehen ihn" }
        PrivateIds { en: "Only these affiliates", fr: "Seulement ces affiliés", id: "Hanya afiliasi ini", es: "Solo estos afiliados", de: "Nur diese Partner" }
        PrivateIdsHelp { en: "Their numbers or usernames, such as 12, ada.media.", fr: "Leurs numéros ou noms d'utilisateur, par exemple 12, ada.media.", id: "Nomor atau nama penggunanya, misalnya 12, ada.media.", es: "Sus números o usuarios, por ejemplo 12, ada.media.", de: "Ihre Nummern oder Benutzernamen, etwa 12, ada.media." }
        WhoSees { en: "Affiliates", fr: "Affiliés", id: "Afiliasi", es: "Afiliados", de: "Partner" }
        HasCampaigns { en: "Tracking links can carry a campaign", fr: "Les liens peuvent porter une campagne", id: "Tautan pelacakan dapat membawa kampanye", es: "Los enlaces pueden llevar una campaña", de: "Tracking-Links können eine Kampagne tragen" }
        HasSourceId { en: "Source ids are taken", fr: "Les identifiants de source sont repris", id: "ID sumber diterima", es: "Se aceptan identificadores de origen", de: "Quellen-IDs werden übernommen" }

        // Campaigns and promo codes.
        Campaigns { en: "Campaigns", fr: "Campagnes", id: "Kampanye", es: "Campañas", de: "Kampagnen" }
        Campaign { en: "Campaign", fr: "Campagne", id: "Kampanye", es: "Campaña", de: "Kampagne" }
        NewCampaign { en: "New campaign", fr: "Nouvelle campagne", id: "Kampanye baru", es: "Campaña nueva", de: "Neue Kampagne" }
        NoCampaigns { en: "No campaigns yet", fr: "Aucune campagne pour l'instant", id: "Belum ada kampanye", es: "Aún no hay campañas", de: "Noch keine Kampagnen" }
        NoCampaignsText {
            en: "A campaign marks tracking links, so that reports and deals can tell them apart.",
            fr: "Une campagne marque des liens de suivi, pour que rapports et contrats les distinguent.",
            id: "Kampanye menandai tautan pelacakan agar laporan dan kesepakatan dapat membedakannya.",
            es: "Una campaña marca enlaces para que informes y acuerdos los distingan.",
            de: "Eine Kampagne kennzeichnet Tracking-Links, damit Berichte und Vereinbarungen sie unterscheiden.",
        }
        PromoCodes { en: "Promo codes", fr: "Codes promo", id: "Kode promo", es: "Códigos promocionales", de: "Gutscheincodes" }
        PromoCode { en: "Promo code", fr: "Code promo", id: "Kode promo", es: "Código promocional", de: "Gutscheincode" }
        NewPromoCode { en: "New promo code", fr: "Nouveau code promo", id: "Kode promo baru", es: "Código nuevo", de: "Neuer Gutscheincode" }
        PromoCodeHelp { en: "What a player types in at sign-up, in any case of its letters.", fr: "Ce que le joueur saisit à l'inscription, majuscules ou minuscules.", id: "Yang diketik pemain saat mendaftar, huruf besar atau kecil.", es: "Lo que el jugador escribe al registrarse, en mayúsculas o minúsculas.", de: "Was ein Spieler bei der Registrierung eintippt, groß oder klein geschrieben." }
        NoPromoCodes { en: "No promo codes", fr: "Aucun code promo", id: "Belum ada kode promo", es: "No hay códigos", de: "Keine Gutscheincodes" }
        NoPromoCodesText {
            en: "A promo code credits an affiliate with players who came by no link.",
            fr: "Un code promo attribue à un affilié des joueurs venus sans lien.",
            id: "Kode promo mengkreditkan afiliasi atas pemain yang datang tanpa tautan.",
            es: "Un código atribuye a un afiliado jugadores que no llegaron por un enlace.",
            de: "Ein Gutscheincode ordnet einem Partner Spieler zu, die ohne Link kamen.",
        }
        Affiliate { en: "Affiliate", fr: "Affilié", id: "Afiliasi", es: "Afiliado", de: "Partner" }
        AffiliateNumber { en: "Affiliate's number", fr: "Numéro de l'affilié", id: "Nomor afiliasi", es: "Número del afiliado", de: "Nummer des Partners" }
        OfAffiliate { en: "Number of an affiliate", fr: "Numéro d'un affilié", id: "Nomor afiliasi", es: "Número de un afiliado", de: "Nummer eines Partners" }
        NoCampaign { en: "none", fr: "aucune", id: "tidak ada", es: "ninguna", de: "keine" }
        SwitchOn { en: "Switch on", fr: "Activer", id: "Aktifkan", es: "Activar", de: "Einschalten" }
        SwitchOff { en: "Switch off", fr: "Désactiver", id: "Matikan", es: "Desactivar", de: "Abschalten" }
        CodeOn { en: "Counts", fr: "Compte", id: "Berlaku", es: "Cuenta", de: "Zählt" }

        // What can be wrong.
        BadName { en: "Takes 1 to 200 characters.", fr: "De 1 à 200 caractères.", id: "Isi 1 sampai 200 karakter.", es: "De 1 a 200 caracteres.", de: "1 bis 200 Zeichen." }
        TakenName { en: "There is one of that name already.", fr: "Ce nom est déjà pris.", id: "Nama itu sudah ada.", es: "Ya hay una con ese nombre.", de: "Diesen Namen gibt es schon." }
        BadHost { en: "Write a host name without https:// and port.", fr: "Écrivez un nom d'hôte sans https:// ni port.", id: "Tulis nama host tanpa https:// dan port.", es: "Escriba un nombre de servidor sin https:// ni puerto.", de: "Schreiben Sie einen Hostnamen ohne https:// und Port." }
        TakenDomain { en: "Another brand has this domain.", fr: "Une autre marque a ce domaine.", id: "Domain ini dipakai merek lain.", es: "Otra marca tiene este dominio.", de: "Diese Domain hat eine andere Marke." }
        TakenGoHost { en: "This host is somebody's already; links need one of their own.", fr: "Cet hôte est déjà pris ; les liens ont besoin du leur.", id: "Host ini sudah dipakai; tautan butuh host sendiri.", es: "Este servidor ya es de alguien; los enlaces necesitan uno propio.", de: "Diesen Host hat schon jemand; Links brauchen einen eigenen." }
        BadUrl { en: "This is no address that can be reached; write it as https://…", fr: "Ce n'est pas une adresse valide ; écrivez-la sous la forme https://…", id: "Bukan alamat yang bisa dicapai; tulis sebagai https://…", es: "No es una dirección válida; escríbala como https://…", de: "Das ist keine erreichbare Adresse; schreiben Sie sie als https://…" }
        BadUrlMacros { en: "This page is the same for everybody: no macros here.", fr: "Cette page est la même pour tous : pas de macros ici.", id: "Halaman ini sama untuk semua orang: tanpa makro.", es: "Esta página es igual para todos: sin macros.", de: "Diese Seite ist für alle gleich: hier keine Makros." }
        UrlBegins { en: "It must begin with https:// or http://.", fr: "Elle doit commencer par https:// ou http://.", id: "Harus dimulai dengan https:// atau http://.", es: "Debe empezar por https:// o http://.", de: "Sie muss mit https:// oder http:// beginnen." }
        UrlMacroInHost { en: "Macros can stand behind the host name only, so that no visitor chooses where a click goes.", fr: "Les macros ne peuvent suivre que le nom d'hôte, pour qu'aucun visiteur ne choisisse où mène un clic.", id: "Makro hanya boleh setelah nama host, agar pengunjung tidak memilih tujuan klik.", es: "Las macros solo pueden ir detrás del servidor, para que ningún visitante elija adónde va un clic.", de: "Makros dürfen nur hinter dem Hostnamen stehen, damit kein Besucher wählt, wohin ein Klick führt." }
        UrlUnknownMacro { en: "There is no such macro. Known are tracker, affiliate_id, link_id, source_id, afp, afp1 to afp9, utm_… and _p_….", fr: "Cette macro n'existe pas. Sont connues tracker, affiliate_id, link_id, source_id, afp, afp1 à afp9, utm_… et _p_….", id: "Makro ini tidak ada. Yang dikenal: tracker, affiliate_id, link_id, source_id, afp, afp1 sampai afp9, utm_… dan _p_….", es: "No existe esa macro. Se conocen tracker, affiliate_id, link_id, source_id, afp, afp1 a afp9, utm_… y _p_….", de: "Dieses Makro gibt es nicht. Bekannt sind tracker, affiliate_id, link_id, source_id, afp, afp1 bis afp9, utm_… und _p_…." }
        UrlOpenMacro { en: "A macro is opened and not closed.", fr: "Une macro est ouverte et non fermée.", id: "Ada makro yang dibuka tetapi tidak ditutup.", es: "Una macro se abre y no se cierra.", de: "Ein Makro ist geöffnet und nicht geschlossen." }
        UrlTooLong { en: "It takes at most 2000 characters.", fr: "2000 caractères au plus.", id: "Paling banyak 2000 karakter.", es: "2000 caracteres como máximo.", de: "Höchstens 2000 Zeichen." }
        BadPercent { en: "A whole number from 0 to 100; above 0 there must be a second destination.", fr: "Un entier de 0 à 100 ; au-dessus de 0, il faut une seconde destination.", id: "Bilangan bulat 0 sampai 100; di atas 0 harus ada tujuan kedua.", es: "Un entero de 0 a 100; por encima de 0 debe haber un segundo destino.", de: "Eine ganze Zahl von 0 bis 100; über 0 braucht es ein zweites Ziel." }
        BadBrand { en: "Choose a brand.", fr: "Choisissez une marque.", id: "Pilih merek.", es: "Elija una marca.", de: "Wählen Sie eine Marke." }
        BadAffiliate { en: "There is no affiliate of this number or username.", fr: "Il n'y a pas d'affilié de ce numéro ou nom.", id: "Tidak ada afiliasi dengan nomor atau nama ini.", es: "No hay ningún afiliado con este número o usuario.", de: "Es gibt keinen Partner mit dieser Nummer oder diesem Namen." }
        BadCode { en: "Takes 1 to 64 characters without spaces.", fr: "De 1 à 64 caractères sans espaces.", id: "Isi 1 sampai 64 karakter tanpa spasi.", es: "De 1 a 64 caracteres sin espacios.", de: "1 bis 64 Zeichen ohne Leerzeichen." }
        TakenCode { en: "The brand has this code already.", fr: "La marque a déjà ce code.", id: "Merek ini sudah punya kode itu.", es: "La marca ya tiene este código.", de: "Diesen Code hat die Marke schon." }
        NotANumber { en: "Write numbers, with commas between them.", fr: "Écrivez des numéros séparés par des virgules.", id: "Tulis nomor, dipisahkan koma.", es: "Escriba números separados por comas.", de: "Schreiben Sie Nummern, mit Kommas dazwischen." }
    }
}
