//! What affiliates read on their dashboard, and the ways about their pages.

use super::catalogue;

catalogue! {
    /// What affiliates read on their dashboard.
    pub enum DashboardText: "dashboard" {
        // The ways about.
        Ways { en: "Your pages", fr: "Vos pages", id: "Halaman Anda", es: "Sus páginas", de: "Ihre Seiten" }
        Links { en: "Links", fr: "Liens", id: "Tautan", es: "Enlaces", de: "Links" }
        Payments { en: "Payments", fr: "Paiements", id: "Pembayaran", es: "Pagos", de: "Zahlungen" }

        // The span.
        Span { en: "Days", fr: "Jours", id: "Hari", es: "Días", de: "Tage" }
        Today { en: "Today", fr: "Aujourd'hui", id: "Hari ini", es: "Hoy", de: "Heute" }
        Week { en: "7 days", fr: "7 jours", id: "7 hari", es: "7 días", de: "7 Tage" }
        Month { en: "30 days", fr: "30 jours", id: "30 hari", es: "30 días", de: "30 Tage" }
        ThisMonth { en: "This month", fr: "Ce mois-ci", id: "Bulan ini", es: "Este mes", de: "Dieser Monat" }
        Compared {
            en: "{now}, compared with {before}. Days are those of UTC.",
            fr: "{now}, par rapport à {before}. Les jours sont ceux d'UTC.",
            id: "{now}, dibandingkan dengan {before}. Hari menurut UTC.",
            es: "{now}, frente a {before}. Los días son los de UTC.",
            de: "{now}, verglichen mit {before}. Tage nach UTC.",
        }
        From { en: "{from} to {to}", fr: "{from} – {to}", id: "{from} s.d. {to}", es: "{from} a {to}", de: "{from} bis {to}" }

        // The figures.
        Figures { en: "Figures", fr: "Chiffres", id: "Angka", es: "Cifras", de: "Zahlen" }
        FiguresHelp { en: "Choose one to see it by day.", fr: "Choisissez-en un pour le voir par jour.", id: "Pilih satu untuk melihatnya per hari.", es: "Elija una para verla por día.", de: "Wählen Sie eine, um sie nach Tagen zu sehen." }
        Before { en: "before: {value}", fr: "avant : {value}", id: "sebelumnya: {value}", es: "antes: {value}", de: "davor: {value}" }
        ByDay { en: "{figure} by day", fr: "{figure} par jour", id: "{figure} per hari", es: "{figure} por día", de: "{figure} nach Tagen" }
        AsTable { en: "The same as a table", fr: "La même chose en tableau", id: "Sama dalam tabel", es: "Lo mismo en una tabla", de: "Dasselbe als Tabelle" }
        Day { en: "Day", fr: "Jour", id: "Hari", es: "Día", de: "Tag" }
        TopLinks { en: "Links with most visits", fr: "Liens les plus visités", id: "Tautan terbanyak dikunjungi", es: "Enlaces con más visitas", de: "Links mit den meisten Besuchen" }
        TopSources { en: "Sources with most visits", fr: "Sources les plus visitées", id: "Sumber terbanyak dikunjungi", es: "Orígenes con más visitas", de: "Quellen mit den meisten Besuchen" }
        Link { en: "Link", fr: "Lien", id: "Tautan", es: "Enlace", de: "Link" }
        Source { en: "Source", fr: "Source", id: "Sumber", es: "Origen", de: "Quelle" }
        NoLink { en: "Without a link", fr: "Sans lien", id: "Tanpa tautan", es: "Sin enlace", de: "Ohne Link" }
        NoSource { en: "Without a source", fr: "Sans source", id: "Tanpa sumber", es: "Sin origen", de: "Ohne Quelle" }
        NothingYet { en: "Nothing in these days.", fr: "Rien ces jours-là.", id: "Tidak ada pada hari-hari ini.", es: "Nada en estos días.", de: "Nichts an diesen Tagen." }

        // The balance.
        Balance { en: "Balance", fr: "Solde", id: "Saldo", es: "Saldo", de: "Guthaben" }
        CanAsk { en: "You can ask for a payment now.", fr: "Vous pouvez demander un paiement.", id: "Anda dapat meminta pembayaran sekarang.", es: "Ya puede pedir un pago.", de: "Sie können jetzt eine Zahlung anfordern." }
        PaidFrom { en: "Payments are made from {amount}.", fr: "Les paiements se font à partir de {amount}.", id: "Pembayaran mulai dari {amount}.", es: "Los pagos se hacen a partir de {amount}.", de: "Gezahlt wird ab {amount}." }
        SpokenFor { en: "{amount} is asked for or approved.", fr: "{amount} demandés ou acceptés.", id: "{amount} telah diminta atau disetujui.", es: "{amount} pedidos o aprobados.", de: "{amount} sind angefordert oder genehmigt." }
        ToPayments { en: "Balance and payments", fr: "Solde et paiements", id: "Saldo dan pembayaran", es: "Saldo y pagos", de: "Guthaben und Zahlungen" }
        ToLinks { en: "Get a link", fr: "Obtenir un lien", id: "Dapatkan tautan", es: "Obtener un enlace", de: "Link holen" }
    }
}
