//! French: `dashboard`.

use crate::text::dashboard::DashboardText;

impl DashboardText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            // The ways about.
            Self::Ways => "Vos pages",
            Self::Links => "Liens",
            Self::Payments => "Paiements",
            // The span.
            Self::Span => "Période",
            Self::Today => "Aujourd'hui",
            Self::Week => "7 jours",
            Self::Month => "30 jours",
            Self::ThisMonth => "Ce mois-ci",
            Self::Compared => "{now}, par rapport à {before}. Heures UTC.",
            Self::From => "{from} – {to}",
            // The figures.
            Self::Figures => "Indicateurs",
            Self::FiguresHelp => "Sélectionnez un indicateur pour afficher son graphique.",
            Self::Before => "précédemment : {value}",
            Self::ByDay => "{figure} par jour",
            Self::AsTable => "Afficher en tableau",
            Self::Day => "Jour",
            Self::TopLinks => "Top liens par visites",
            Self::TopSources => "Top sources par visites",
            Self::Link => "Lien",
            Self::Source => "Source",
            Self::NoLink => "Sans lien",
            Self::NoSource => "Sans source",
            Self::NothingYet => "Aucune donnée pour cette période.",
            // The balance.
            Self::Balance => "Solde",
            Self::CanAsk => "Vous pouvez demander un paiement dès maintenant.",
            Self::PaidFrom => "Paiement minimum : {amount}.",
            Self::SpokenFor => "{amount} en attente de paiement.",
            Self::ToPayments => "Solde et paiements",
            Self::ToLinks => "Obtenir un lien",
        }
    }
}
