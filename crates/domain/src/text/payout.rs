//! What staff reads about payments.

use super::catalogue;

catalogue! {
    /// What staff reads about payments.
    pub enum PayoutText: "payout" {
        // Where a payment stands.
        Asked { en: "Waits for approval", fr: "Attend une décision", id: "Menunggu persetujuan", es: "Espera aprobación", de: "Wartet auf Freigabe" }
        Approved { en: "To be paid", fr: "À payer", id: "Harus dibayar", es: "Por pagar", de: "Zu zahlen" }
        Paid { en: "Paid", fr: "Payé", id: "Dibayar", es: "Pagado", de: "Gezahlt" }
        Cancelled { en: "Cancelled", fr: "Annulé", id: "Dibatalkan", es: "Cancelado", de: "Aufgegeben" }
        All { en: "All", fr: "Tous", id: "Semua", es: "Todos", de: "Alle" }
        ByState { en: "By state", fr: "Par état", id: "Menurut keadaan", es: "Por estado", de: "Nach Zustand" }

        // The list.
        Payment { en: "Payment", fr: "Paiement", id: "Pembayaran", es: "Pago", de: "Zahlung" }
        PaymentOf { en: "Payment {n}", fr: "Paiement {n}", id: "Pembayaran {n}", es: "Pago {n}", de: "Zahlung {n}" }
        Amount { en: "Amount in {currency}", fr: "Montant en {currency}", id: "Jumlah dalam {currency}", es: "Importe en {currency}", de: "Betrag in {currency}" }
        Period { en: "Period", fr: "Période", id: "Periode", es: "Periodo", de: "Zeitraum" }
        FromTo { en: "{from} to {to}", fr: "{from} au {to}", id: "{from} sampai {to}", es: "{from} a {to}", de: "{from} bis {to}" }
        Method { en: "Method", fr: "Moyen", id: "Metode", es: "Método", de: "Zahlungsweg" }
        NoMethod { en: "no method chosen", fr: "aucun moyen choisi", id: "metode belum dipilih", es: "sin método elegido", de: "kein Zahlungsweg gewählt" }
        AskedOn { en: "Asked for", fr: "Demandé", id: "Diminta", es: "Pedido", de: "Angefordert" }
        Of { en: "Affiliate's number or username", fr: "Numéro ou nom d'utilisateur de l'affilié", id: "Nomor atau nama pengguna afiliasi", es: "Número o usuario del afiliado", de: "Nummer oder Benutzername des Partners" }
        NothingWaits { en: "Nothing waits here", fr: "Rien n'attend ici", id: "Tidak ada yang menunggu", es: "No hay nada pendiente", de: "Hier wartet nichts" }
        NothingWaitsText {
            en: "Affiliates ask for a payment once their balance reaches the threshold. You can also pay one at once.",
            fr: "Les affiliés demandent un paiement quand leur solde atteint le seuil. Vous pouvez aussi payer aussitôt.",
            id: "Afiliasi meminta pembayaran setelah saldonya mencapai batas. Anda juga bisa langsung membayar.",
            es: "Los afiliados piden un pago cuando su saldo llega al mínimo. También puede pagar directamente.",
            de: "Partner fordern eine Zahlung an, sobald ihr Guthaben die Schwelle erreicht. Sie können auch sofort zahlen.",
        }
        Older { en: "Older payments", fr: "Paiements plus anciens", id: "Pembayaran lebih lama", es: "Pagos anteriores", de: "Ältere Zahlungen" }
        Newest { en: "Newest payments", fr: "Paiements les plus récents", id: "Pembayaran terbaru", es: "Pagos más recientes", de: "Neueste Zahlungen" }
        AllPayments { en: "All payments", fr: "Tous les paiements", id: "Semua pembayaran", es: "Todos los pagos", de: "Alle Zahlungen" }

        // One of them.
        Direct { en: "Paid directly", fr: "Payé directement", id: "Dibayar langsung", es: "Pagado directamente", de: "Direkt gezahlt" }
        Invoice { en: "Invoice", fr: "Facture", id: "Faktur", es: "Factura", de: "Rechnung" }
        PaidOn { en: "Paid on", fr: "Payé le", id: "Dibayar pada", es: "Pagado el", de: "Gezahlt am" }
        Comment { en: "Comment", fr: "Commentaire", id: "Komentar", es: "Comentario", de: "Bemerkung" }
        CommentHelp { en: "The affiliate reads it.", fr: "L'affilié le lit.", id: "Dibaca afiliasi.", es: "Lo lee el afiliado.", de: "Der Partner liest sie." }
        Balance { en: "Balance now", fr: "Solde actuel", id: "Saldo saat ini", es: "Saldo actual", de: "Guthaben jetzt" }
        OpenPayments { en: "In open payments", fr: "En paiements ouverts", id: "Dalam pembayaran terbuka", es: "En pagos abiertos", de: "In offenen Zahlungen" }
        LastPaid { en: "Last paid", fr: "Dernier paiement", id: "Terakhir dibayar", es: "Último pago", de: "Zuletzt gezahlt" }
        Decide { en: "Decide", fr: "Décider", id: "Putuskan", es: "Decidir", de: "Entscheiden" }
        Approve { en: "Approve", fr: "Approuver", id: "Setujui", es: "Aprobar", de: "Freigeben" }
        ApproveNamed { en: "Approve payment {n}", fr: "Approuver le paiement {n}", id: "Setujui pembayaran {n}", es: "Aprobar el pago {n}", de: "Zahlung {n} freigeben" }
        ApproveText {
            en: "Sets the amount aside until it is paid. Nothing is sent yet.",
            fr: "Réserve le montant jusqu'au paiement. Rien n'est encore envoyé.",
            id: "Menyisihkan jumlah sampai dibayar. Belum ada yang dikirim.",
            es: "Reserva el importe hasta que se pague. Aún no se envía nada.",
            de: "Legt den Betrag zurück, bis er gezahlt ist. Noch geht nichts hinaus.",
        }
        Pay { en: "Mark as paid", fr: "Marquer comme payé", id: "Tandai sudah dibayar", es: "Marcar como pagado", de: "Als gezahlt eintragen" }
        PayNamed { en: "Mark payment {n} as paid", fr: "Marquer le paiement {n} comme payé", id: "Tandai pembayaran {n} sudah dibayar", es: "Marcar el pago {n} como pagado", de: "Zahlung {n} als gezahlt eintragen" }
        PayText {
            en: "For money you have sent. It gets an invoice number and is taken from the balance; this can't be undone.",
            fr: "Pour de l'argent déjà envoyé. Un numéro de facture est donné et le solde diminue ; c'est définitif.",
            id: "Untuk uang yang sudah Anda kirim. Mendapat nomor faktur dan mengurangi saldo; tidak bisa dibatalkan.",
            es: "Para dinero ya enviado. Recibe un número de factura y se resta del saldo; no se puede deshacer.",
            de: "Für Geld, das Sie gesendet haben. Es bekommt eine Rechnungsnummer und geht vom Guthaben ab; das ist endgültig.",
        }
        Cancel { en: "Cancel the payment", fr: "Annuler le paiement", id: "Batalkan pembayaran", es: "Cancelar el pago", de: "Zahlung aufgeben" }
        CancelText {
            en: "The amount stays in the balance, and the affiliate can ask again.",
            fr: "Le montant reste au solde, et l'affilié peut redemander.",
            id: "Jumlah tetap di saldo, dan afiliasi bisa meminta lagi.",
            es: "El importe queda en el saldo y el afiliado puede volver a pedirlo.",
            de: "Der Betrag bleibt im Guthaben, und der Partner kann neu anfordern.",
        }
        ReasonHelp { en: "The affiliate reads it.", fr: "L'affilié le lit.", id: "Dibaca afiliasi.", es: "Lo lee el afiliado.", de: "Der Partner liest ihn." }
        Reads { en: "Your role reads payments; admins and finance decide on them.", fr: "Votre rôle consulte les paiements ; les administrateurs et la finance décident.", id: "Peran Anda hanya membaca; admin dan keuangan yang memutuskan.", es: "Su rol consulta los pagos; administración y finanzas deciden.", de: "Ihre Rolle liest Zahlungen; Admins und Finanzen entscheiden." }

        // A direct payment.
        PayAtOnce { en: "Pay directly", fr: "Payer directement", id: "Bayar langsung", es: "Pagar directamente", de: "Direkt zahlen" }
        PayAtOnceText {
            en: "For money you send without a request. It counts as paid at once, whatever the threshold.",
            fr: "Pour de l'argent envoyé sans demande. Il compte aussitôt comme payé, quel que soit le seuil.",
            id: "Untuk uang yang dikirim tanpa permintaan. Langsung dihitung sudah dibayar, berapa pun batasnya.",
            es: "Para dinero enviado sin petición. Cuenta como pagado al momento, sea cual sea el mínimo.",
            de: "Für Geld, das Sie ohne Anforderung senden. Es gilt sofort als gezahlt, ungeachtet der Schwelle.",
        }
        AmountHelp { en: "Empty: the whole balance that no other payment waits for.", fr: "Vide : tout le solde qu'aucun autre paiement n'attend.", id: "Kosong: seluruh saldo yang tidak menunggu pembayaran lain.", es: "Vacío: todo el saldo que no espere otro pago.", de: "Leer: das ganze Guthaben, auf das keine andere Zahlung wartet." }
        From { en: "From the day", fr: "Du jour", id: "Dari tanggal", es: "Desde el día", de: "Vom Tag" }
        To { en: "To the day", fr: "Au jour", id: "Sampai tanggal", es: "Hasta el día", de: "Bis zum Tag" }
        PeriodHelp { en: "Empty: since the last payment, until today.", fr: "Vide : depuis le dernier paiement, jusqu'à aujourd'hui.", id: "Kosong: sejak pembayaran terakhir sampai hari ini.", es: "Vacío: desde el último pago hasta hoy.", de: "Leer: seit der letzten Zahlung bis heute." }
        DoPay { en: "Pay now", fr: "Payer maintenant", id: "Bayar sekarang", es: "Pagar ahora", de: "Jetzt zahlen" }

        // What can be wrong.
        NotCovered {
            en: "Not done: the payment has changed in the meantime, or the balance does not cover it.",
            fr: "Rien n'a été fait : le paiement a changé entre-temps, ou le solde ne suffit pas.",
            id: "Tidak dilakukan: pembayaran sudah berubah, atau saldo tidak mencukupi.",
            es: "No se hizo: el pago ha cambiado entre tanto, o el saldo no lo cubre.",
            de: "Nichts geschehen: Die Zahlung hat sich inzwischen geändert, oder das Guthaben reicht nicht.",
        }
        TooMuch {
            en: "Not paid: that is more than the balance that no approved payment waits for.",
            fr: "Non payé : c'est plus que le solde qu'aucun paiement approuvé n'attend.",
            id: "Tidak dibayar: melebihi saldo yang tidak menunggu pembayaran yang disetujui.",
            es: "No se pagó: es más que el saldo que no espere un pago aprobado.",
            de: "Nicht gezahlt: Das ist mehr als das Guthaben, auf das keine freigegebene Zahlung wartet.",
        }
        BadAmount { en: "An amount above zero, with no more decimals than its currency has, such as 250.", fr: "Un montant supérieur à zéro, sans plus de décimales que n'en a sa devise, par exemple 250.", id: "Jumlah di atas nol, dengan desimal tidak lebih dari yang dimiliki mata uangnya, misalnya 250.", es: "Un importe mayor que cero, sin más decimales que los de su moneda, por ejemplo 250.", de: "Ein Betrag über null, mit nicht mehr Nachkommastellen, als die Währung hat, etwa 250." }
        BadDay { en: "A day, written as 2026-01-31.", fr: "Un jour, écrit 2026-01-31.", id: "Tanggal, ditulis 2026-01-31.", es: "Un día, escrito 2026-01-31.", de: "Ein Tag, geschrieben als 2026-01-31." }
        EndsEarly { en: "The period ends before it begins.", fr: "La période finit avant de commencer.", id: "Periode berakhir sebelum dimulai.", es: "El periodo acaba antes de empezar.", de: "Der Zeitraum endet, bevor er beginnt." }
        LongComment { en: "Takes at most 2000 characters.", fr: "2000 caractères au plus.", id: "Paling banyak 2000 karakter.", es: "2000 caracteres como máximo.", de: "Höchstens 2000 Zeichen." }
    }
}
