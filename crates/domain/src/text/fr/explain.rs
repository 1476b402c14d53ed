//! French: `explain`.

use crate::text::explain::ExplainText;

impl ExplainText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            Self::RegistrationOf => "Inscription {n}",
            Self::EntryOf => "Écriture {n}",
            Self::IsYours => "Ce joueur vous est attribué.",
            Self::IsOf => "Attribué à l'affilié {n}.",
            Self::IsNobodys => "Non attribué : aucun clic, code promo ou ID affilié ne correspond.",
            Self::EarnedSoFar => "Commission à ce jour : {amount}.",
            // Facts.
            Self::Customer => "ID client",
            Self::PlayerName => "Pseudo du joueur",
            Self::Brand => "Marque",
            Self::Country => "Pays",
            Self::Registered => "Inscrit le",
            Self::Status => "Statut",
            Self::Affiliate => "Affilié",
            Self::Link => "Lien",
            Self::Campaign => "Campagne",
            Self::Deal => "Deal",
            Self::DealVersion => "{name}, version {n}",
            Self::Amount => "Montant",
            Self::Kind => "Type",
            Self::ForDay => "Date",
            Self::Posted => "Enregistrée le",
            Self::Event => "Événement",
            Self::Payment => "Paiement",
            Self::Place => "Position dans le grand livre",
            Self::Hash => "Hash de l'écriture",
            // Whose.
            Self::WhoseTitle => "Attribution",
            Self::WhoseHelp => {
                "Vérifié dans cet ordre. La première correspondance l'emporte, définitivement."
            }
            Self::NoTracker => "Aucun ID de clic n'a été envoyé.",
            Self::TrackerInvalid => {
                "L'ID de clic envoyé par la marque n'est pas valide (modifié, tronqué ou non émis par nous)."
            }
            Self::TrackerForeign => "L'ID de clic appartient à un autre programme.",
            Self::TrackerOutside => {
                "Clic du {date}, hors de la fenêtre de {count} jour. | Clic du {date}, hors de la fenêtre de {count} de jours. | Clic du {date}, hors de la fenêtre de {count} jours."
            }
            Self::TrackerMatched => {
                "Clic du {date} via le lien {link} (dans la fenêtre de {count} jour) : affilié {n}. | Clic du {date} via le lien {link} (dans la fenêtre de {count} de jours) : affilié {n}. | Clic du {date} via le lien {link} (dans la fenêtre de {count} jours) : affilié {n}."
            }
            Self::ClickMissing => {
                "L'enregistrement du clic est introuvable, mais l'ID de clic signé identifie l'affilié."
            }
            Self::NoPromoCode => "Aucun code promo n'a été envoyé.",
            Self::PromoUnknown => "Le code promo {code} n'est pas actif pour cette marque.",
            Self::PromoMatched => "Le code promo {code} appartient à l'affilié {n}.",
            Self::NoAffiliate => "Aucun ID affilié n'a été envoyé.",
            Self::AffiliateNotAllowed => {
                "La marque a envoyé l'ID affilié {n}, mais sa clé d'API n'a pas accès à cet affilié."
            }
            Self::AffiliateUnknown => "La marque a envoyé l'ID affilié {n}, qui n'existe pas.",
            Self::AffiliateMatched => "La marque a envoyé l'ID affilié {n}.",
            Self::AffiliateNotActive => {
                "L'affilié {n} n'était pas actif à ce moment-là (statut : {status})."
            }
            Self::ByHand => "Attribué à l'affilié {n} par l'équipe le {date}.",
            // Which deal.
            Self::DealTitle => "Deal applicable",
            Self::DealHelp => {
                "Le deal le plus spécifique en vigueur à la date d'inscription. Il ne change jamais."
            }
            Self::NoDeal => "Aucun deal ne correspond : ce joueur ne génère aucune commission.",
            Self::Chosen => "Le deal le plus spécifique qui correspond.",
            Self::ChosenAsDefault => "Le deal par défaut : aucun autre deal ne correspond.",
            Self::LessSpecific => {
                "Correspond, mais un deal plus spécifique ou plus récent s'applique."
            }
            Self::NotYetActive => "A commencé après l'inscription.",
            Self::Ended => "A pris fin avant l'inscription.",
            Self::OtherBrand => "Uniquement pour d'autres marques.",
            Self::OtherCountry => "Uniquement pour d'autres pays.",
            Self::OtherCampaign => "Uniquement pour d'autres campagnes.",
            Self::NotAccepted => "Pas accepté par l'affilié à ce moment-là.",
            // How far.
            Self::ProgressTitle => "Progression",
            Self::PaidOnce => "{kind} de {amount} : qualifié le {date}.",
            Self::CapReached => "Non payé, car un plafond était atteint.",
            Self::NotYetPaid => "{kind} de {amount} : pas encore qualifié.",
            Self::ShareOf => "{rate} du résultat net de chaque jour.",
            Self::HasOf => "{name} : {has} sur {needs}",
            Self::FirstDeposit => "Premier dépôt",
            Self::Volume => "Montant misé",
            Self::DepositSum => "Total des dépôts",
            Self::NetDeposits => "Dépôts nets",
            Self::FtdAmount => "Montant du premier dépôt",
            Self::Wagers => "Nombre de mises",
            // What it did.
            Self::DidTitle => "Activité du joueur",
            Self::Deposits => "Dépôts",
            Self::Withdrawals => "Retraits",
            Self::Chargebacks => "Chargebacks",
            Self::Bonuses => "Bonus",
            Self::Deductions => "Déductions",
            Self::Wins => "Gains",
            Self::NetResultCasino => "dont casino",
            Self::NetResultSport => "dont sport",
            Self::NetResult => "Résultat net (NetPL)",
            // What it earned.
            Self::EarnedTitle => "Commissions générées",
            Self::EarnedHelp => "Chaque écriture, avec son calcul.",
            Self::NothingEarned => "Aucune commission pour l'instant.",
            Self::HowTitle => "Calcul",
            Self::Cpl => "CPL",
            Self::Cpa => "CPA",
            Self::RevShare => "RevShare",
            Self::SubAffiliate => "Commission sous-affiliés",
            Self::Adjustment => "Ajustement",
            Self::ForCpl => {
                "Toutes les conditions du CPL sont remplies. Le CPL est payé une seule fois par joueur."
            }
            Self::ForCpa => {
                "Toutes les conditions du CPA sont remplies. Le CPA est payé une seule fois par joueur."
            }
            Self::ForClawback => "Une condition du CPA n'est plus remplie : le CPA est repris.",
            Self::ForNetPl => "{rate} du résultat net du joueur pour la journée, {total}.",
            Self::ForNetDeposit => "{rate} des dépôts nets du joueur pour la journée, {total}.",
            Self::Before => "Moins {amount} déjà enregistrés.",
            Self::ForSubFee => "Prime pour un premier dépôt qualifié (QFTD) du sous-affilié {n}.",
            Self::ForSubCut => {
                "Part de ce que le sous-affilié {n} a gagné sur un joueur ce jour-là."
            }
            Self::ForNoCarryOver => {
                "Le résultat négatif de {month} n'est pas reporté : il est remis à zéro."
            }
            Self::ForTier => {
                "Le total de {month} a atteint le palier de {from} : {tier} au lieu de {rate}."
            }
            Self::ForManual => "Ajustement manuel : {reason}",
            Self::ForPayment => "Payé, facture {invoice}.",
            Self::Moved => {
                "Pour l'activité du {date}. Enregistrée plus tard, car ce mois était déjà clôturé."
            }
            Self::Calculation => "Formule",
            Self::TheRegistration => "Voir l'inscription",
        }
    }
}
