//! Why a player is whose it is, what it earned, and why an entry stands in the ledger: the words
//! for [`crate::explain`]. The server puts them together; browsers get finished sentences.

use super::catalogue;

catalogue! {
    /// The words of traces.
    pub enum ExplainText: "explain" {
        RegistrationOf { en: "Registration {n}", fr: "Inscription {n}", id: "Pendaftaran {n}", es: "Registro {n}", de: "Registrierung {n}" }
        EntryOf { en: "Ledger entry {n}", fr: "Écriture {n}", id: "Entri buku besar {n}", es: "Asiento {n}", de: "Buchung {n}" }
        IsYours { en: "This is your player.", fr: "Ce joueur est à vous.", id: "Ini pemain Anda.", es: "Este jugador es suyo.", de: "Das ist Ihr Spieler." }
        IsOf { en: "This is a player of affiliate {n}.", fr: "C'est un joueur de l'affilié {n}.", id: "Ini pemain afiliasi {n}.", es: "Es un jugador del afiliado {n}.", de: "Das ist ein Spieler des Partners {n}." }
        IsNobodys {
            en: "This player is nobody's: nothing led to an affiliate.", fr: "Ce joueur n'est à personne : rien ne mène à un affilié.",
            id: "Pemain ini bukan milik siapa pun: tidak ada petunjuk ke afiliasi.", es: "Este jugador no es de nadie: nada lleva a un afiliado.",
            de: "Dieser Spieler gehört niemandem: Nichts führte zu einem Partner.",
        }
        EarnedSoFar { en: "It has earned {amount} so far.", fr: "Il a rapporté {amount} jusqu'ici.", id: "Sejauh ini menghasilkan {amount}.", es: "Ha generado {amount} hasta ahora.", de: "Er hat bisher {amount} eingebracht." }

        // Facts.
        Customer { en: "Customer", fr: "Client", id: "Pelanggan", es: "Cliente", de: "Kunde" }
        PlayerName { en: "Name with the brand", fr: "Nom chez la marque", id: "Nama di merek", es: "Nombre en la marca", de: "Name bei der Marke" }
        Brand { en: "Brand", fr: "Marque", id: "Merek", es: "Marca", de: "Marke" }
        Country { en: "Country", fr: "Pays", id: "Negara", es: "País", de: "Land" }
        Registered { en: "Registered", fr: "Inscrit", id: "Terdaftar", es: "Registrado", de: "Registriert" }
        Status { en: "Status", fr: "Statut", id: "Status", es: "Estado", de: "Status" }
        Affiliate { en: "Affiliate", fr: "Affilié", id: "Afiliasi", es: "Afiliado", de: "Partner" }
        Link { en: "Link", fr: "Lien", id: "Tautan", es: "Enlace", de: "Link" }
        Campaign { en: "Campaign", fr: "Campagne", id: "Kampanye", es: "Campaña", de: "Kampagne" }
        Deal { en: "Deal", fr: "Contrat", id: "Kesepakatan", es: "Acuerdo", de: "Vereinbarung" }
        DealVersion { en: "{name}, version {n}", fr: "{name}, version {n}", id: "{name}, versi {n}", es: "{name}, versión {n}", de: "{name}, Fassung {n}" }
        Amount { en: "Amount", fr: "Montant", id: "Jumlah", es: "Importe", de: "Betrag" }
        Kind { en: "Kind", fr: "Type", id: "Jenis", es: "Tipo", de: "Art" }
        ForDay { en: "For the day", fr: "Pour le jour", id: "Untuk hari", es: "Para el día", de: "Für den Tag" }
        Posted { en: "Written", fr: "Écrite", id: "Ditulis", es: "Escrito", de: "Geschrieben" }
        Event { en: "Event", fr: "Événement", id: "Peristiwa", es: "Evento", de: "Ereignis" }
        Payment { en: "Payment", fr: "Paiement", id: "Pembayaran", es: "Pago", de: "Zahlung" }
        Place { en: "Place in the affiliate's chain", fr: "Rang dans la chaîne de l'affilié", id: "Urutan dalam rantai afiliasi", es: "Lugar en la cadena del afiliado", de: "Platz in der Kette des Partners" }
        Hash { en: "Check value", fr: "Empreinte", id: "Nilai pemeriksa", es: "Huella", de: "Prüfwert" }

        // Whose.
        WhoseTitle { en: "Whose player it is", fr: "À qui est le joueur", id: "Milik siapa pemain ini", es: "De quién es el jugador", de: "Wessen Spieler es ist" }
        WhoseHelp {
            en: "Looked at in this order; the first that leads to an affiliate decides, for life.",
            fr: "Examinés dans cet ordre ; le premier qui mène à un affilié décide, à vie.",
            id: "Diperiksa dalam urutan ini; yang pertama mengarah ke afiliasi menentukan, selamanya.",
            es: "Se mira en este orden; lo primero que lleva a un afiliado decide, para siempre.",
            de: "In dieser Reihenfolge geprüft; was zuerst zu einem Partner führt, entscheidet für immer.",
        }
        NoTracker { en: "The brand sent no click with the registration.", fr: "La marque n'a envoyé aucun clic avec l'inscription.", id: "Merek tidak mengirim klik bersama pendaftaran.", es: "La marca no envió ningún clic con el registro.", de: "Die Marke schickte keinen Klick mit der Registrierung." }
        TrackerInvalid { en: "The brand sent a click that was altered, cut off, or never ours.", fr: "Le clic envoyé a été modifié, tronqué ou n'est pas des nôtres.", id: "Klik yang dikirim diubah, terpotong, atau bukan milik kami.", es: "El clic enviado fue alterado, cortado o no es nuestro.", de: "Der geschickte Klick wurde verändert, gekürzt oder war nie von uns." }
        TrackerForeign { en: "The click is of another programme.", fr: "Le clic est d'un autre programme.", id: "Klik itu milik program lain.", es: "El clic es de otro programa.", de: "Der Klick gehört zu einem anderen Programm." }
        TrackerOutside {
            en: "The click was on {date}, outside the window of {count} day. | The click was on {date}, outside the window of {count} days.",
            fr: "Le clic date du {date}, hors de la fenêtre de {count} jour. | Le clic date du {date}, hors de la fenêtre de {count} de jours. | Le clic date du {date}, hors de la fenêtre de {count} jours.",
            id: "Kliknya pada {date}, di luar jangka {count} hari.",
            es: "El clic fue el {date}, fuera del plazo de {count} día. | El clic fue el {date}, fuera del plazo de {count} de días. | El clic fue el {date}, fuera del plazo de {count} días.",
            de: "Der Klick war am {date}, außerhalb der Frist von {count} Tag. | Der Klick war am {date}, außerhalb der Frist von {count} Tagen.",
        }
        TrackerMatched {
            en: "The click of {date} on link {link}, within {count} day, is of affiliate {n}. | The click of {date} on link {link}, within {count} days, is of affiliate {n}.",
            fr: "Le clic du {date} sur le lien {link}, dans un délai de {count} jour, est de l'affilié {n}. | Le clic du {date} sur le lien {link}, dans un délai de {count} de jours, est de l'affilié {n}. | Le clic du {date} sur le lien {link}, dans un délai de {count} jours, est de l'affilié {n}.",
            id: "Klik {date} pada tautan {link}, dalam {count} hari, milik afiliasi {n}.",
            es: "El clic del {date} en el enlace {link}, en un plazo de {count} día, es del afiliado {n}. | El clic del {date} en el enlace {link}, en un plazo de {count} de días, es del afiliado {n}. | El clic del {date} en el enlace {link}, en un plazo de {count} días, es del afiliado {n}.",
            de: "Der Klick vom {date} auf Link {link}, innerhalb von {count} Tag, ist von Partner {n}. | Der Klick vom {date} auf Link {link}, innerhalb von {count} Tagen, ist von Partner {n}.",
        }
        ClickMissing {
            en: "The click's own row was not found; its signed id says whose it is.", fr: "La ligne du clic n'a pas été trouvée ; son identifiant signé dit à qui il est.",
            id: "Baris kliknya tidak ditemukan; tanda pengenalnya menunjukkan pemiliknya.", es: "No se encontró la fila del clic; su identificador firmado dice de quién es.",
            de: "Die Zeile des Klicks fehlt; seine signierte Nummer sagt, wessen er ist.",
        }
        NoPromoCode { en: "The brand sent no promo code.", fr: "La marque n'a envoyé aucun code promo.", id: "Merek tidak mengirim kode promo.", es: "La marca no envió código promocional.", de: "Die Marke schickte keinen Promo-Code." }
        PromoUnknown { en: "No active promo code of the brand is {code}.", fr: "Aucun code promo actif de la marque n'est {code}.", id: "Tidak ada kode promo aktif {code} di merek ini.", es: "Ningún código activo de la marca es {code}.", de: "Kein aktiver Promo-Code der Marke ist {code}." }
        PromoMatched { en: "The promo code {code} is of affiliate {n}.", fr: "Le code promo {code} est de l'affilié {n}.", id: "Kode promo {code} milik afiliasi {n}.", es: "El código {code} es del afiliado {n}.", de: "Der Promo-Code {code} gehört Partner {n}." }
        NoAffiliate { en: "The brand named no affiliate.", fr: "La marque n'a nommé aucun affilié.", id: "Merek tidak menyebut afiliasi.", es: "La marca no nombró a ningún afiliado.", de: "Die Marke nannte keinen Partner." }
        AffiliateNotAllowed { en: "The brand named affiliate {n}, which its key does not reach.", fr: "La marque a nommé l'affilié {n}, hors de portée de sa clé.", id: "Merek menyebut afiliasi {n}, di luar jangkauan kuncinya.", es: "La marca nombró al afiliado {n}, fuera del alcance de su clave.", de: "Die Marke nannte Partner {n}, den ihr Schlüssel nicht erreicht." }
        AffiliateUnknown { en: "There is no affiliate {n}.", fr: "L'affilié {n} n'existe pas.", id: "Tidak ada afiliasi {n}.", es: "No existe el afiliado {n}.", de: "Partner {n} gibt es nicht." }
        AffiliateMatched { en: "The brand named affiliate {n}.", fr: "La marque a nommé l'affilié {n}.", id: "Merek menyebut afiliasi {n}.", es: "La marca nombró al afiliado {n}.", de: "Die Marke nannte Partner {n}." }
        AffiliateNotActive { en: "Affiliate {n} could not take players then: {status}.", fr: "L'affilié {n} ne pouvait alors recevoir de joueurs : {status}.", id: "Afiliasi {n} saat itu tidak dapat menerima pemain: {status}.", es: "El afiliado {n} no podía recibir jugadores entonces: {status}.", de: "Partner {n} nahm damals keine Spieler auf: {status}." }
        ByHand { en: "Staff gave it to affiliate {n} on {date}.", fr: "L'équipe l'a attribué à l'affilié {n} le {date}.", id: "Staf memberikannya kepada afiliasi {n} pada {date}.", es: "El equipo lo asignó al afiliado {n} el {date}.", de: "Das Team gab ihn am {date} Partner {n}." }

        // Which deal.
        DealTitle { en: "Which deal it is under", fr: "Sous quel contrat", id: "Di bawah kesepakatan mana", es: "Bajo qué acuerdo", de: "Unter welcher Vereinbarung" }
        DealHelp {
            en: "The most specific deal in force on the day of registration; it holds for life, whatever is agreed later.",
            fr: "Le contrat le plus précis en vigueur le jour de l'inscription ; il vaut à vie, quoi qu'on convienne ensuite.",
            id: "Kesepakatan paling spesifik yang berlaku pada hari pendaftaran; berlaku selamanya, apa pun kesepakatan berikutnya.",
            es: "El acuerdo más específico vigente el día del registro; vale para siempre, se acuerde lo que se acuerde después.",
            de: "Die genaueste Vereinbarung, die am Tag der Registrierung galt; sie gilt für immer, was auch später vereinbart wird.",
        }
        NoDeal { en: "There was no deal for it, so it earns nothing.", fr: "Aucun contrat ne s'appliquait ; il ne rapporte rien.", id: "Tidak ada kesepakatan untuknya, jadi tidak menghasilkan apa pun.", es: "No había acuerdo para él, así que no genera nada.", de: "Es gab keine Vereinbarung dafür; er bringt nichts ein." }
        Chosen { en: "The most specific one that fits.", fr: "Le plus précis qui convient.", id: "Yang paling spesifik dan cocok.", es: "El más específico que encaja.", de: "Die genaueste, die passt." }
        ChosenAsDefault { en: "The default, since nothing else fits.", fr: "Le contrat par défaut, rien d'autre ne convenant.", id: "Bawaan, karena tidak ada yang lain cocok.", es: "El predeterminado, pues nada más encaja.", de: "Der Standard, da sonst nichts passt." }
        LessSpecific { en: "Fits, but another one is more specific, or newer.", fr: "Convient, mais un autre est plus précis ou plus récent.", id: "Cocok, tetapi ada yang lebih spesifik atau lebih baru.", es: "Encaja, pero otro es más específico o más nuevo.", de: "Passt, doch eine andere ist genauer oder neuer." }
        NotYetActive { en: "Begins later.", fr: "Commence plus tard.", id: "Mulai nanti.", es: "Empieza más tarde.", de: "Beginnt später." }
        Ended { en: "Had ended before.", fr: "Avait déjà pris fin.", id: "Sudah berakhir.", es: "Ya había terminado.", de: "War schon beendet." }
        OtherBrand { en: "Is for other brands.", fr: "Vaut pour d'autres marques.", id: "Untuk merek lain.", es: "Es para otras marcas.", de: "Gilt für andere Marken." }
        OtherCountry { en: "Is for other countries.", fr: "Vaut pour d'autres pays.", id: "Untuk negara lain.", es: "Es para otros países.", de: "Gilt für andere Länder." }
        OtherCampaign { en: "Is for other campaigns.", fr: "Vaut pour d'autres campagnes.", id: "Untuk kampanye lain.", es: "Es para otras campañas.", de: "Gilt für andere Kampagnen." }
        NotAccepted { en: "The affiliate had not accepted it.", fr: "L'affilié ne l'avait pas accepté.", id: "Afiliasi belum menerimanya.", es: "El afiliado no lo había aceptado.", de: "Der Partner hatte sie nicht angenommen." }

        // How far.
        ProgressTitle { en: "How far it is", fr: "Où il en est", id: "Sejauh mana", es: "Hasta dónde ha llegado", de: "Wie weit er ist" }
        PaidOnce { en: "{kind} of {amount}, qualified on {date}.", fr: "{kind} de {amount}, qualifié le {date}.", id: "{kind} sebesar {amount}, memenuhi syarat {date}.", es: "{kind} de {amount}, cualificado el {date}.", de: "{kind} von {amount}, erfüllt am {date}." }
        CapReached { en: "A cap was reached, so it was not paid.", fr: "Un plafond était atteint ; non payé.", id: "Batas tercapai, jadi tidak dibayar.", es: "Se alcanzó un tope; no se pagó.", de: "Eine Obergrenze war erreicht; nicht gezahlt." }
        NotYetPaid { en: "{kind} of {amount}, not qualified yet.", fr: "{kind} de {amount}, pas encore qualifié.", id: "{kind} sebesar {amount}, belum memenuhi syarat.", es: "{kind} de {amount}, aún no cualificado.", de: "{kind} von {amount}, noch nicht erfüllt." }
        ShareOf { en: "A share of {rate} of every day.", fr: "Une part de {rate} de chaque jour.", id: "Bagian {rate} setiap hari.", es: "Una parte del {rate} de cada día.", de: "Ein Anteil von {rate} an jedem Tag." }
        HasOf { en: "{name}: {has}, {needs} needed", fr: "{name} : {has}, {needs} requis", id: "{name}: {has}, perlu {needs}", es: "{name}: {has}, hacen falta {needs}", de: "{name}: {has}, nötig {needs}" }
        FirstDeposit { en: "First deposit", fr: "Premier dépôt", id: "Deposit pertama", es: "Primer depósito", de: "Erste Einzahlung" }
        Volume { en: "Stakes", fr: "Mises", id: "Taruhan", es: "Apuestas", de: "Einsätze" }
        DepositSum { en: "Sum of deposits", fr: "Somme des dépôts", id: "Jumlah deposit", es: "Suma de depósitos", de: "Summe der Einzahlungen" }
        NetDeposits { en: "Deposits less withdrawals", fr: "Dépôts moins retraits", id: "Deposit dikurangi penarikan", es: "Depósitos menos retiros", de: "Ein- weniger Auszahlungen" }
        FtdAmount { en: "Amount of the first deposit", fr: "Montant du premier dépôt", id: "Jumlah deposit pertama", es: "Importe del primer depósito", de: "Höhe der ersten Einzahlung" }
        Wagers { en: "Wagers", fr: "Paris", id: "Jumlah taruhan", es: "Número de apuestas", de: "Wetten" }

        // What it did.
        DidTitle { en: "What it did", fr: "Ce qu'il a fait", id: "Yang dilakukannya", es: "Lo que hizo", de: "Was er getan hat" }
        Deposits { en: "Deposits", fr: "Dépôts", id: "Deposit", es: "Depósitos", de: "Einzahlungen" }
        Withdrawals { en: "Withdrawals", fr: "Retraits", id: "Penarikan", es: "Retiros", de: "Auszahlungen" }
        Chargebacks { en: "Chargebacks", fr: "Rétrofacturations", id: "Tolak bayar", es: "Contracargos", de: "Rückbuchungen" }
        Bonuses { en: "Bonuses", fr: "Bonus", id: "Bonus", es: "Bonos", de: "Boni" }
        Deductions { en: "Taxes and fees", fr: "Taxes et frais", id: "Pajak dan biaya", es: "Impuestos y tasas", de: "Steuern und Gebühren" }
        Wins { en: "Winnings", fr: "Gains", id: "Kemenangan", es: "Ganancias", de: "Gewinne" }
        NetResultCasino { en: "of it with casino games", fr: "dont jeux de casino", id: "di antaranya permainan kasino", es: "de ello con juegos de casino", de: "davon mit Casinospielen" }
        NetResultSport { en: "of it with bets on sport", fr: "dont paris sportifs", id: "di antaranya taruhan olahraga", es: "de ello con apuestas deportivas", de: "davon mit Sportwetten" }
        NetResult { en: "Net result for the brand", fr: "Résultat net de la marque", id: "Hasil bersih bagi merek", es: "Resultado neto de la marca", de: "Nettoergebnis der Marke" }

        // What it earned.
        EarnedTitle { en: "What it earned", fr: "Ce qu'il a rapporté", id: "Yang dihasilkannya", es: "Lo que generó", de: "Was er eingebracht hat" }
        EarnedHelp { en: "Every entry of the ledger, with its calculation.", fr: "Chaque écriture, avec son calcul.", id: "Setiap entri buku besar, dengan perhitungannya.", es: "Cada asiento, con su cálculo.", de: "Jede Buchung mit ihrer Rechnung." }
        NothingEarned { en: "Nothing yet.", fr: "Rien pour l'instant.", id: "Belum ada.", es: "Nada todavía.", de: "Noch nichts." }
        HowTitle { en: "How it came about", fr: "D'où elle vient", id: "Asal-usulnya", es: "De dónde viene", de: "Wie sie zustande kam" }
        Cpl { en: "CPL", fr: "CPL", id: "CPL", es: "CPL", de: "CPL" }
        Cpa { en: "CPA", fr: "CPA", id: "CPA", es: "CPA", de: "CPA" }
        RevShare { en: "Revenue share", fr: "Part de revenu", id: "Bagi hasil", es: "Parte de ingresos", de: "Umsatzanteil" }
        SubAffiliate { en: "Sub-affiliates", fr: "Sous-affiliés", id: "Sub-afiliasi", es: "Subafiliados", de: "Unterpartner" }
        Adjustment { en: "Adjustment", fr: "Ajustement", id: "Penyesuaian", es: "Ajuste", de: "Anpassung" }
        ForCpl { en: "The registration met every condition of CPL, which is paid once.", fr: "L'inscription remplit toutes les conditions du CPL, payé une fois.", id: "Pendaftaran memenuhi semua syarat CPL, yang dibayar sekali.", es: "El registro cumplió todas las condiciones del CPL, que se paga una vez.", de: "Die Registrierung erfüllte alle Bedingungen von CPL; es wird einmal gezahlt." }
        ForCpa { en: "The player met every condition of CPA, which is paid once.", fr: "Le joueur remplit toutes les conditions du CPA, payé une fois.", id: "Pemain memenuhi semua syarat CPA, yang dibayar sekali.", es: "El jugador cumplió todas las condiciones del CPA, que se paga una vez.", de: "Der Spieler erfüllte alle Bedingungen von CPA; es wird einmal gezahlt." }
        ForClawback { en: "A condition of CPA holds no more, and the deal takes it back.", fr: "Une condition du CPA n'est plus remplie ; le contrat le reprend.", id: "Satu syarat CPA tidak lagi terpenuhi, dan kesepakatan menariknya kembali.", es: "Una condición del CPA ya no se cumple y el acuerdo lo retira.", de: "Eine Bedingung von CPA gilt nicht mehr; die Vereinbarung holt es zurück." }
        ForNetPl { en: "{rate} of the player's net result of the day, {total}.", fr: "{rate} du résultat net du jour, {total}.", id: "{rate} dari hasil bersih hari itu, {total}.", es: "El {rate} del resultado neto del día, {total}.", de: "{rate} des Nettoergebnisses des Tages, {total}." }
        ForNetDeposit { en: "{rate} of the player's net deposits of the day, {total}.", fr: "{rate} des dépôts nets du jour, {total}.", id: "{rate} dari deposit bersih hari itu, {total}.", es: "El {rate} de los depósitos netos del día, {total}.", de: "{rate} der Nettoeinzahlungen des Tages, {total}." }
        Before { en: "{amount} of that was posted before.", fr: "{amount} en étaient déjà écrits.", id: "{amount} sudah dicatat sebelumnya.", es: "{amount} de eso ya estaban anotados.", de: "{amount} davon waren schon gebucht." }
        ForSubFee { en: "The fee for a qualified first deposit of sub-affiliate {n}.", fr: "La prime pour un premier dépôt qualifié du sous-affilié {n}.", id: "Imbalan untuk deposit pertama yang memenuhi syarat dari sub-afiliasi {n}.", es: "La tarifa por un primer depósito cualificado del subafiliado {n}.", de: "Die Gebühr für eine qualifizierte erste Einzahlung von Unterpartner {n}." }
        ForSubCut { en: "The share in what sub-affiliate {n} earned on a player's day.", fr: "La part de ce que le sous-affilié {n} a gagné ce jour-là.", id: "Bagian dari yang diperoleh sub-afiliasi {n} pada hari itu.", es: "La parte de lo que ganó el subafiliado {n} ese día.", de: "Der Anteil an dem, was Unterpartner {n} an einem Tag verdiente." }
        ForNoCarryOver { en: "The loss of {month} is not carried over, so it is taken off.", fr: "La perte de {month} n'est pas reportée ; elle est annulée.", id: "Kerugian {month} tidak dibawa ke depan, jadi dihapus.", es: "La pérdida de {month} no se arrastra; se anula.", de: "Der Verlust von {month} wird nicht übertragen, also ausgeglichen." }
        ForTier { en: "The total of {month} reached the step from {from}: {tier} instead of {rate}.", fr: "Le total de {month} a atteint le palier dès {from} : {tier} au lieu de {rate}.", id: "Total {month} mencapai tingkat mulai {from}: {tier}, bukan {rate}.", es: "El total de {month} alcanzó el tramo desde {from}: {tier} en vez de {rate}.", de: "Die Summe von {month} erreichte die Stufe ab {from}: {tier} statt {rate}." }
        ForManual { en: "By hand: {reason}", fr: "À la main : {reason}", id: "Secara manual: {reason}", es: "A mano: {reason}", de: "Von Hand: {reason}" }
        ForPayment { en: "Paid out with invoice {invoice}.", fr: "Payé avec la facture {invoice}.", id: "Dibayarkan dengan faktur {invoice}.", es: "Pagado con la factura {invoice}.", de: "Ausgezahlt mit Rechnung {invoice}." }
        Moved { en: "It is about {date}, but that month was closed.", fr: "Elle concerne le {date}, mais ce mois était clos.", id: "Ini tentang {date}, tetapi bulan itu sudah ditutup.", es: "Se refiere al {date}, pero ese mes estaba cerrado.", de: "Sie betrifft den {date}, doch der Monat war abgeschlossen." }
        Calculation { en: "Calculation", fr: "Calcul", id: "Perhitungan", es: "Cálculo", de: "Rechnung" }
        TheRegistration { en: "The registration it is about", fr: "L'inscription concernée", id: "Pendaftaran terkait", es: "El registro al que se refiere", de: "Die Registrierung dazu" }
    }
}
