//! What affiliates read about what they are owed, and payments.

use super::catalogue;

catalogue! {
    /// What affiliates read about balance and payments.
    pub enum PaymentText: "payment" {
        YourPayments { en: "Balance and payments", fr: "Solde et paiements", id: "Saldo dan pembayaran", es: "Saldo y pagos", de: "Guthaben und Zahlungen" }

        // The balance.
        Balance { en: "Balance", fr: "Solde", id: "Saldo", es: "Saldo", de: "Guthaben" }
        BalanceIn { en: "Balance in {currency}", fr: "Solde en {currency}", id: "Saldo dalam {currency}", es: "Saldo en {currency}", de: "Guthaben in {currency}" }
        Requested { en: "Asked for", fr: "Demandé", id: "Diminta", es: "Pedido", de: "Angefordert" }
        Reserved { en: "Approved, not paid yet", fr: "Accepté, pas encore payé", id: "Disetujui, belum dibayar", es: "Aprobado, aún sin pagar", de: "Genehmigt, noch nicht gezahlt" }
        Available { en: "You can ask for", fr: "Vous pouvez demander", id: "Dapat Anda minta", es: "Puede pedir", de: "Sie können anfordern" }

        // Asking for a payment.
        Ask { en: "Ask for a payment", fr: "Demander un paiement", id: "Minta pembayaran", es: "Pedir un pago", de: "Zahlung anfordern" }
        Amount { en: "Amount in {currency}", fr: "Montant en {currency}", id: "Jumlah dalam {currency}", es: "Importe en {currency}", de: "Betrag in {currency}" }
        AmountHelp { en: "Such as 250.50. Empty: everything you can ask for.", fr: "Par exemple 250.50. Vide : tout ce que vous pouvez demander.", id: "Misalnya 250.50. Kosong: semua yang dapat diminta.", es: "Por ejemplo 250.50. Vacío: todo lo que puede pedir.", de: "Etwa 250.50. Leer: alles, was Sie anfordern können." }
        Comment { en: "Comment", fr: "Commentaire", id: "Komentar", es: "Comentario", de: "Anmerkung" }
        Optional { en: "optional", fr: "facultatif", id: "opsional", es: "opcional", de: "freiwillig" }
        PaidBy { en: "Paid by {method}.", fr: "Payé par {method}.", id: "Dibayar melalui {method}.", es: "Se paga por {method}.", de: "Gezahlt wird per {method}." }
        NoMethod {
            en: "We don't know yet how to pay you. Please tell your manager.",
            fr: "Nous ne savons pas encore comment vous payer. Dites-le à votre responsable.",
            id: "Kami belum tahu cara membayar Anda. Beri tahu manajer Anda.",
            es: "Aún no sabemos cómo pagarle. Dígaselo a su gestor.",
            de: "Wir wissen noch nicht, wie wir Sie bezahlen. Sagen Sie es bitte Ihrem Manager.",
        }
        Threshold { en: "A payment is at least {amount}. What is less is carried over.", fr: "Un paiement est d'au moins {amount}. Le reste est reporté.", id: "Pembayaran minimal {amount}. Yang kurang dibawa ke periode berikutnya.", es: "Un pago es de al menos {amount}. Lo que falte se acumula.", de: "Eine Zahlung beträgt mindestens {amount}. Was darunter liegt, wird übertragen." }
        NothingLeft { en: "There is nothing to be paid right now.", fr: "Il n'y a rien à payer pour le moment.", id: "Saat ini tidak ada yang perlu dibayar.", es: "Ahora mismo no hay nada que pagar.", de: "Im Moment gibt es nichts zu zahlen." }
        ReadsOnly { en: "Only approved affiliates ask for payments; yours may look at everything.", fr: "Seuls les affiliés acceptés demandent des paiements ; vous pouvez tout consulter.", id: "Hanya afiliasi yang disetujui dapat meminta pembayaran; Anda dapat melihat semuanya.", es: "Solo los afiliados aprobados piden pagos; usted puede verlo todo.", de: "Zahlungen fordern nur freigegebene Partner an; ansehen können Sie alles." }
        Asked { en: "Your payment is asked for. You see here when it is approved and paid.", fr: "Votre paiement est demandé. Vous verrez ici quand il sera accepté et payé.", id: "Pembayaran Anda telah diminta. Di sini terlihat bila disetujui dan dibayar.", es: "Ha pedido el pago. Aquí verá cuándo se aprueba y se paga.", de: "Ihre Zahlung ist angefordert. Hier sehen Sie, wann sie genehmigt und gezahlt ist." }
        TakeBack { en: "Take back", fr: "Retirer", id: "Tarik kembali", es: "Retirar", de: "Zurückziehen" }

        // The payments.
        Payments { en: "Payments", fr: "Paiements", id: "Pembayaran", es: "Pagos", de: "Zahlungen" }
        NoPayments { en: "No payments yet.", fr: "Aucun paiement pour l'instant.", id: "Belum ada pembayaran.", es: "Aún no hay pagos.", de: "Noch keine Zahlungen." }
        Made { en: "Asked for on", fr: "Demandé le", id: "Diminta pada", es: "Pedido el", de: "Angefordert am" }
        State { en: "State", fr: "État", id: "Keadaan", es: "Estado", de: "Stand" }
        PendingApproval { en: "Waits for approval", fr: "En attente d'accord", id: "Menunggu persetujuan", es: "Espera aprobación", de: "Wartet auf Genehmigung" }
        PendingPayment { en: "Approved", fr: "Accepté", id: "Disetujui", es: "Aprobado", de: "Genehmigt" }
        Completed { en: "Paid", fr: "Payé", id: "Dibayar", es: "Pagado", de: "Gezahlt" }
        Cancelled { en: "Cancelled", fr: "Annulé", id: "Dibatalkan", es: "Cancelado", de: "Storniert" }
        Invoice { en: "Invoice", fr: "Facture", id: "Faktur", es: "Factura", de: "Rechnung" }
        Method { en: "Way", fr: "Moyen", id: "Cara", es: "Vía", de: "Weg" }
        Period { en: "For the days", fr: "Pour les jours", id: "Untuk hari", es: "Por los días", de: "Für die Tage" }
        AmountHead { en: "Amount, {currency}", fr: "Montant, {currency}", id: "Jumlah, {currency}", es: "Importe, {currency}", de: "Betrag, {currency}" }

        // The ledger.
        Entries { en: "Every entry of your balance", fr: "Chaque écriture de votre solde", id: "Setiap catatan saldo Anda", es: "Cada asiento de su saldo", de: "Jede Buchung Ihres Guthabens" }
        EntriesText { en: "Nothing of it is ever changed: what was wrong is set right by a further entry.", fr: "Rien n'est jamais modifié : une erreur est corrigée par une écriture de plus.", id: "Tidak ada yang pernah diubah: kesalahan diperbaiki dengan catatan tambahan.", es: "Nada se cambia nunca: lo erróneo se corrige con otro asiento.", de: "Nichts davon ändert sich je: Falsches wird durch eine weitere Buchung berichtigt." }
        NoEntries { en: "No entries yet. They begin with your first commission.", fr: "Aucune écriture. Elles commencent avec votre première commission.", id: "Belum ada catatan. Dimulai dari komisi pertama Anda.", es: "Aún no hay asientos. Empiezan con su primera comisión.", de: "Noch keine Buchungen. Sie beginnen mit Ihrer ersten Provision." }
        ForDay { en: "For the day", fr: "Pour le jour", id: "Untuk hari", es: "Por el día", de: "Für den Tag" }
        Posted { en: "Posted", fr: "Inscrit", id: "Dicatat", es: "Anotado", de: "Gebucht" }
        Kind { en: "What", fr: "Quoi", id: "Apa", es: "Qué", de: "Was" }
        Earlier { en: "Earlier ones", fr: "Plus anciens", id: "Yang lebih lama", es: "Anteriores", de: "Frühere" }
        Newest { en: "Newest ones", fr: "Plus récents", id: "Yang terbaru", es: "Más recientes", de: "Neueste" }

        // What can be wrong.
        BadAmount { en: "Write an amount above zero, such as 250 or 99.50.", fr: "Écrivez un montant supérieur à zéro, par exemple 250 ou 99.50.", id: "Tulis jumlah di atas nol, misalnya 250 atau 99.50.", es: "Escriba un importe mayor que cero, por ejemplo 250 o 99.50.", de: "Schreiben Sie einen Betrag über null, etwa 250 oder 99.50." }
        TooFine { en: "The smallest amount is {amount}; write no more decimals than that.", fr: "Le plus petit montant est {amount} ; n'écrivez pas plus de décimales.", id: "Jumlah terkecil adalah {amount}; jangan tulis desimal lebih dari itu.", es: "El importe más pequeño es {amount}; no escriba más decimales.", de: "Der kleinste Betrag ist {amount}; schreiben Sie nicht mehr Nachkommastellen." }
        TooLittle { en: "A payment is at least {amount}.", fr: "Un paiement est d'au moins {amount}.", id: "Pembayaran minimal {amount}.", es: "Un pago es de al menos {amount}.", de: "Eine Zahlung beträgt mindestens {amount}." }
        TooMuch { en: "That is more than you can ask for: {amount}.", fr: "C'est plus que ce que vous pouvez demander : {amount}.", id: "Melebihi yang dapat Anda minta: {amount}.", es: "Es más de lo que puede pedir: {amount}.", de: "Das ist mehr, als Sie anfordern können: {amount}." }
        BadComment { en: "Takes at most 2000 characters.", fr: "2000 caractères au plus.", id: "Maksimal 2000 karakter.", es: "Como máximo 2000 caracteres.", de: "Höchstens 2000 Zeichen." }
        PleaseCheck { en: "Please check the fields below.", fr: "Veuillez vérifier les champs ci-dessous.", id: "Harap periksa isian di bawah.", es: "Revise los campos de abajo.", de: "Bitte prüfen Sie die Felder unten." }
    }
}
