//! French: `payment`.

use crate::text::payment::PaymentText;

impl PaymentText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            Self::YourPayments => "Solde et paiements",
            // The balance.
            Self::Balance => "Solde",
            Self::BalanceIn => "Solde en {currency}",
            Self::Requested => "Demandé",
            Self::Reserved => "Approuvé, pas encore payé",
            Self::Available => "Disponible",
            // Asking for a payment.
            Self::Ask => "Demander un paiement",
            Self::Amount => "Montant en {currency}",
            Self::AmountHelp => {
                "Par exemple 250.50. Laissez vide pour demander tout le solde disponible."
            }
            Self::Comment => "Commentaire",
            Self::Optional => "facultatif",
            Self::PaidBy => "Payé par {method}.",
            Self::NoMethod => {
                "Nous n'avons pas encore vos coordonnées de paiement. Envoyez-les à votre manager pour être payé."
            }
            Self::Threshold => "Paiement minimum : {amount}. Les soldes inférieurs sont reportés.",
            Self::NothingLeft => "Aucun solde disponible à payer.",
            Self::ReadsOnly => {
                "Votre compte est en lecture seule : vous ne pouvez pas demander de paiement."
            }
            Self::Asked => "Paiement demandé. Son statut s'affichera ici.",
            Self::TakeBack => "Annuler la demande",
            // The payments.
            Self::Payments => "Paiements",
            Self::NoPayments => "Aucun paiement pour l'instant.",
            Self::Made => "Demandé le",
            Self::State => "Statut",
            Self::PendingApproval => "En attente d'approbation",
            Self::PendingPayment => "Approuvé",
            Self::Completed => "Payé",
            Self::Cancelled => "Annulé",
            Self::Invoice => "Facture",
            Self::Method => "Moyen de paiement",
            Self::Period => "Période",
            Self::AmountHead => "Montant ({currency})",
            // The ledger.
            Self::Entries => "Historique du solde",
            Self::EntriesText => {
                "Les écritures ne sont jamais modifiées. Une erreur est corrigée par une nouvelle écriture."
            }
            Self::NoEntries => {
                "Aucune écriture pour l'instant. La première apparaîtra avec votre première commission."
            }
            Self::ForDay => "Date",
            Self::Posted => "Enregistrée le",
            Self::Kind => "Type",
            Self::Earlier => "Plus ancien",
            Self::Newest => "Le plus récent",
        }
    }
}
