//! What affiliates read about links.

use super::catalogue;

catalogue! {
    /// What affiliates read about links.
    pub enum LinkText: "link" {
        YourLinks { en: "Links", fr: "Liens", id: "Tautan", es: "Enlaces", de: "Links" }
        YourLinksText {
            en: "Choose a page of a brand and get your own address of it. Everybody who comes by it is counted for you.",
            fr: "Choisissez une page d'une marque et obtenez votre propre adresse. Quiconque l'emprunte est compté pour vous.",
            id: "Pilih halaman merek dan dapatkan alamat Anda sendiri. Setiap orang yang datang lewat alamat itu dihitung untuk Anda.",
            es: "Elija una página de una marca y obtenga su propia dirección. Quien llega por ella cuenta para usted.",
            de: "Wählen Sie eine Seite einer Marke und holen Sie Ihre eigene Adresse dafür. Wer über sie kommt, zählt für Sie.",
        }
        NoLinks { en: "No links yet", fr: "Aucun lien pour l'instant", id: "Belum ada tautan", es: "Aún no hay enlaces", de: "Noch keine Links" }
        NoLinksText {
            en: "There is no page to promote yet. Your manager can tell you when there is.",
            fr: "Il n'y a pas encore de page à promouvoir. Votre responsable vous dira quand il y en aura.",
            id: "Belum ada halaman untuk dipromosikan. Manajer Anda akan memberi tahu bila sudah ada.",
            es: "Aún no hay ninguna página que promocionar. Su gestor le avisará cuando la haya.",
            de: "Es gibt noch keine Seite, die Sie bewerben können. Ihr Manager sagt Ihnen, wann es eine gibt.",
        }
        ReadsOnly {
            en: "Only approved affiliates get addresses; yours may look at everything.",
            fr: "Seuls les affiliés acceptés obtiennent des adresses ; vous pouvez tout consulter.",
            id: "Hanya afiliasi yang disetujui mendapat alamat; Anda dapat melihat semuanya.",
            es: "Solo los afiliados aprobados obtienen direcciones; usted puede verlo todo.",
            de: "Adressen bekommen nur freigegebene Partner; ansehen können Sie alles.",
        }

        // The list.
        Pages { en: "Pages to promote", fr: "Pages à promouvoir", id: "Halaman untuk dipromosikan", es: "Páginas para promocionar", de: "Seiten zum Bewerben" }
        Page { en: "Page", fr: "Page", id: "Halaman", es: "Página", de: "Seite" }
        Brand { en: "Brand", fr: "Marque", id: "Merek", es: "Marca", de: "Marke" }
        Visits30 { en: "Visits, 30 days", fr: "Visites, 30 jours", id: "Kunjungan, 30 hari", es: "Visitas, 30 días", de: "Besuche, 30 Tage" }
        Get { en: "Get a link", fr: "Obtenir un lien", id: "Dapatkan tautan", es: "Obtener un enlace", de: "Link holen" }
        GetNamed { en: "Get a link to {name}", fr: "Obtenir un lien vers {name}", id: "Dapatkan tautan ke {name}", es: "Obtener un enlace a {name}", de: "Link zu {name} holen" }
        ForYou { en: "for you alone", fr: "pour vous seul", id: "khusus untuk Anda", es: "solo para usted", de: "nur für Sie" }

        // The builder.
        Build { en: "Build a link", fr: "Créer un lien", id: "Buat tautan", es: "Crear un enlace", de: "Link zusammenstellen" }
        Choose { en: "Choose a page", fr: "Choisir une page", id: "Pilih halaman", es: "Elija una página", de: "Seite wählen" }
        Campaign { en: "Campaign", fr: "Campagne", id: "Kampanye", es: "Campaña", de: "Kampagne" }
        NoCampaign { en: "none", fr: "aucune", id: "tidak ada", es: "ninguna", de: "keine" }
        SourceId { en: "Source", fr: "Source", id: "Sumber", es: "Origen", de: "Quelle" }
        SourceIdHelp {
            en: "Tells your sites, channels or posts apart in reports, such as newsletter-07.",
            fr: "Distingue vos sites, chaînes ou publications dans les rapports, par exemple newsletter-07.",
            id: "Membedakan situs, kanal, atau unggahan Anda dalam laporan, misalnya newsletter-07.",
            es: "Distingue sus sitios, canales o publicaciones en los informes, por ejemplo newsletter-07.",
            de: "Unterscheidet Ihre Seiten, Kanäle oder Beiträge in Berichten, etwa newsletter-07.",
        }
        Own { en: "Your own parameters", fr: "Vos propres paramètres", id: "Parameter Anda sendiri", es: "Sus propios parámetros", de: "Eigene Parameter" }
        OwnHelp {
            en: "They are kept with each click, and reports can group by them.",
            fr: "Ils sont conservés avec chaque clic et les rapports peuvent les regrouper.",
            id: "Disimpan bersama setiap klik, dan laporan dapat dikelompokkan menurutnya.",
            es: "Se guardan con cada clic y los informes pueden agruparse por ellos.",
            de: "Sie bleiben bei jedem Klick, und Berichte können nach ihnen gruppieren.",
        }
        Utm { en: "UTM parameters", fr: "Paramètres UTM", id: "Parameter UTM", es: "Parámetros UTM", de: "UTM-Parameter" }
        Deep { en: "Deep link parameters", fr: "Paramètres de lien profond", id: "Parameter tautan dalam", es: "Parámetros de enlace profundo", de: "Deeplink-Parameter" }
        DeepHelp {
            en: "Such as game=aviator&lang=de. They reach the page where it has a place for them.",
            fr: "Par exemple game=aviator&lang=de. Ils parviennent à la page qui les attend.",
            id: "Misalnya game=aviator&lang=de. Sampai ke halaman yang menyediakan tempatnya.",
            es: "Por ejemplo game=aviator&lang=de. Llegan a la página que tiene sitio para ellos.",
            de: "Etwa game=aviator&lang=de. Sie erreichen die Seite, wenn sie einen Platz dafür hat.",
        }
        DeepTaken { en: "This page takes: {names}", fr: "Cette page accepte : {names}", id: "Halaman ini menerima: {names}", es: "Esta página acepta: {names}", de: "Diese Seite nimmt: {names}" }
        Submit { en: "Get the address", fr: "Obtenir l'adresse", id: "Dapatkan alamat", es: "Obtener la dirección", de: "Adresse holen" }

        // What comes of it.
        Built { en: "Your address", fr: "Votre adresse", id: "Alamat Anda", es: "Su dirección", de: "Ihre Adresse" }
        BuiltText {
            en: "It is yours for good: the same choice always gives the same address.",
            fr: "Elle est à vous pour de bon : le même choix donne toujours la même adresse.",
            id: "Alamat ini milik Anda seterusnya: pilihan yang sama selalu memberi alamat yang sama.",
            es: "Es suya para siempre: la misma elección da siempre la misma dirección.",
            de: "Sie bleibt Ihre: dieselbe Auswahl ergibt immer dieselbe Adresse.",
        }
        Open { en: "Try it in a new tab", fr: "L'essayer dans un nouvel onglet", id: "Coba di tab baru", es: "Probarla en otra pestaña", de: "In neuem Tab testen" }
        Qr { en: "QR code", fr: "Code QR", id: "Kode QR", es: "Código QR", de: "QR-Code" }
        SaveQr { en: "Save the QR code", fr: "Enregistrer le code QR", id: "Simpan kode QR", es: "Guardar el código QR", de: "QR-Code speichern" }
        Copy { en: "Copy", fr: "Copier", id: "Salin", es: "Copiar", de: "Kopieren" }
        Copied { en: "Copied", fr: "Copié", id: "Tersalin", es: "Copiado", de: "Kopiert" }

        // What can be wrong.
        PleaseCheck { en: "Please check the fields below.", fr: "Veuillez vérifier les champs ci-dessous.", id: "Harap periksa isian di bawah.", es: "Revise los campos de abajo.", de: "Bitte prüfen Sie die Felder unten." }
        ChooseLink { en: "Please choose one of these pages.", fr: "Veuillez choisir l'une de ces pages.", id: "Harap pilih salah satu halaman ini.", es: "Elija una de estas páginas.", de: "Bitte wählen Sie eine dieser Seiten." }
        BadCampaign { en: "Links to this page take no campaign.", fr: "Les liens vers cette page n'ont pas de campagne.", id: "Tautan ke halaman ini tidak menerima kampanye.", es: "Los enlaces a esta página no llevan campaña.", de: "Links zu dieser Seite tragen keine Kampagne." }
        BadSource { en: "At most 256 characters, and only where the page takes sources.", fr: "256 caractères au plus, et seulement si la page accepte des sources.", id: "Maksimal 256 karakter, dan hanya bila halaman menerima sumber.", es: "Como máximo 256 caracteres, y solo si la página acepta orígenes.", de: "Höchstens 256 Zeichen, und nur wenn die Seite Quellen nimmt." }
        BadValue { en: "Takes at most 256 characters.", fr: "256 caractères au plus.", id: "Maksimal 256 karakter.", es: "Como máximo 256 caracteres.", de: "Höchstens 256 Zeichen." }
        BadDeep { en: "Write pairs such as game=aviator&lang=de; names have letters, digits, - and _.", fr: "Écrivez des paires comme game=aviator&lang=de ; les noms ont des lettres, chiffres, - et _.", id: "Tulis pasangan seperti game=aviator&lang=de; nama berisi huruf, angka, - dan _.", es: "Escriba pares como game=aviator&lang=de; los nombres llevan letras, cifras, - y _.", de: "Schreiben Sie Paare wie game=aviator&lang=de; Namen haben Buchstaben, Ziffern, - und _." }
        Off { en: "This page can't be promoted any more.", fr: "Cette page ne peut plus être promue.", id: "Halaman ini tidak dapat dipromosikan lagi.", es: "Esta página ya no se puede promocionar.", de: "Diese Seite kann nicht mehr beworben werden." }
    }
}
