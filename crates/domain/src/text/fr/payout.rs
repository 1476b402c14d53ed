//! French: `payout`.

use crate::text::payout::PayoutText;

impl PayoutText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            // Where a payment stands.
            Self::Asked => "En attente d'approbation",
            Self::Approved => "À payer",
            Self::Paid => "Payé",
            Self::Cancelled => "Annulé",
            Self::All => "Tous",
            Self::ByState => "Filtrer par statut",
            // The list.
            Self::Payment => "Paiement",
            Self::PaymentOf => "Paiement {n}",
            Self::Amount => "Montant en {currency}",
            Self::Period => "Période",
            Self::FromTo => "{from} – {to}",
            Self::Method => "Moyen de paiement",
            Self::NoMethod => "aucun moyen de paiement",
            Self::AskedOn => "Demandé le",
            Self::Of => "Numéro d'affilié ou nom d'utilisateur",
            Self::NothingWaits => "Aucun paiement ici",
            Self::NothingWaitsText => {
                "Les affiliés peuvent demander un paiement dès que leur solde atteint le minimum. Vous pouvez aussi les payer directement."
            }
            Self::Older => "Plus ancien",
            Self::Newest => "Le plus récent",
            Self::AllPayments => "Tous les paiements",
            // One of them.
            Self::Direct => "Paiement direct",
            Self::Invoice => "Facture",
            Self::PaidOn => "Payé le",
            Self::Comment => "Commentaire",
            Self::CommentHelp => "Visible par l'affilié.",
            Self::Balance => "Solde actuel",
            Self::OpenPayments => "Paiements en cours",
            Self::LastPaid => "Dernier paiement",
            Self::Decide => "Actions",
            Self::Approve => "Approuver",
            Self::ApproveNamed => "Approuver le paiement {n}",
            Self::ApproveText => {
                "Réserve le montant jusqu'au paiement. Aucun argent n'est encore envoyé."
            }
            Self::Pay => "Marquer comme payé",
            Self::PayNamed => "Marquer le paiement {n} comme payé",
            Self::PayText => {
                "À utiliser une fois l'argent envoyé. Un numéro de facture est attribué et le montant est déduit du solde. Cette action est irréversible."
            }
            Self::Cancel => "Annuler le paiement",
            Self::CancelText => "Le montant reste dans le solde et l'affilié peut le redemander.",
            Self::ReasonHelp => "Visible par l'affilié.",
            Self::Reads => {
                "Votre accès est en lecture seule. Les modifications sont réservées aux administrateurs et à l'équipe finance."
            }
            // A direct payment.
            Self::PayAtOnce => "Payer directement",
            Self::PayAtOnceText => {
                "Pour l'argent envoyé sans demande. Le paiement est immédiatement enregistré comme payé, quel que soit le paiement minimum."
            }
            Self::AmountHelp => "Laissez vide pour payer tout le solde disponible.",
            Self::From => "Début de période",
            Self::To => "Fin de période",
            Self::PeriodHelp => {
                "Laissez vide pour couvrir la période du dernier paiement à aujourd'hui."
            }
            Self::DoPay => "Enregistrer le paiement",
        }
    }
}
