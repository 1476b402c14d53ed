//! French: `deal`.

use crate::text::deal::DealText;

impl DealText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            // The terms in words (`deal::words`).
            Self::And => "{first} et {last}",
            Self::Cpl => "{amount} pour chaque joueur qui s'inscrit.",
            Self::CplVolume => "{amount} pour chaque joueur qui mise au moins {volume}.",
            Self::Cpa => "{amount} pour chaque joueur qui fait un premier dépôt.",
            Self::CpaIf => "{amount} pour chaque joueur {conditions}.",
            Self::IfDeposits => "dont les dépôts atteignent {least}",
            Self::IfNetDeposits => "dont les dépôts nets atteignent {least}",
            Self::IfFirstDeposit => "dont le premier dépôt est d'au moins {least}",
            Self::IfVolume => "qui mise au moins {least}",
            Self::IfWagers => {
                "qui place au moins {count} mise | qui place au moins {count} de mises | qui place au moins {count} mises"
            }
            Self::Clawback => "Commission reprise si le joueur ne remplit plus ces conditions.",
            Self::CapDaily => {
                "Plafonné à {count} joueur par jour. | Plafonné à {count} de joueurs par jour. | Plafonné à {count} joueurs par jour."
            }
            Self::CapMonthly => {
                "Plafonné à {count} joueur par mois. | Plafonné à {count} de joueurs par mois. | Plafonné à {count} joueurs par mois."
            }
            Self::ShareOfNetPl => "{rate} du NetPL (mises moins gains, bonus et déductions).",
            Self::ShareOfNetDeposit => {
                "{rate} des dépôts nets (dépôts moins retraits et chargebacks)."
            }
            Self::Tier => "{rate} les mois où ce montant atteint {from}.",
            Self::OnlyBrands => "Uniquement pour {names}.",
            Self::OnlyCountries => "Uniquement pour les joueurs de ces pays : {names}.",
            Self::OnlyCampaigns => "Uniquement pour {names}.",
            Self::OnlyFrom => "Uniquement pour les joueurs inscrits à partir du {date}.",
            Self::OnlyUntil => "Uniquement pour les joueurs inscrits avant le {date}.",
            // Lists.
            Self::Deals => "Deals",
            Self::Deal => "Deal",
            Self::NewDeal => "Nouveau deal",
            Self::Affiliate => "Affilié",
            Self::AffiliateHelp => "Numéro ou nom. Laissez vide pour tous.",
            Self::Show => "Afficher",
            Self::Type => "Type",
            Self::TermsHead => "Conditions",
            Self::Players => "Joueurs",
            Self::PlayersCount => "{count} joueur | {count} de joueurs | {count} joueurs",
            Self::Default => "Par défaut",
            Self::DefaultMeaning => "S'applique si aucun autre deal ne correspond.",
            Self::NoDeals => "Aucun deal pour l'instant",
            Self::NoDealsOffice => {
                "Un deal fixe ce que gagne un affilié. Sans deal, un affilié ne gagne rien."
            }
            Self::NoDealsAffiliate => {
                "Vous n'avez pas encore de deal : vous ne touchez donc aucune commission. Contactez votre manager."
            }
            Self::Back => "Tous les deals",
            Self::YourDeals => "Vos deals",
            Self::YourDealsText => {
                "Ce que vous gagnez. Chaque joueur garde les conditions en vigueur à son inscription."
            }
            // Versions.
            Self::Versions => "Versions",
            Self::Version => "Version {n}",
            Self::VersionsText => {
                "Une version ne change jamais. Les joueurs existants gardent la leur ; les nouveaux reçoivent celle en vigueur."
            }
            Self::InForce => "En vigueur",
            Self::Waits => "En attente d'acceptation",
            Self::Former => "Remplacée",
            Self::NeverAccepted => "Non acceptée",
            Self::Written => "Créée le {date}",
            Self::Accepted => "Acceptée le {date}",
            Self::Now => "Conditions actuelles",
            Self::Proposed => "Conditions proposées",
            Self::NothingYet => "Aucune condition pour l'instant.",
            Self::ProposalTitle => "Nouvelles conditions à examiner",
            Self::ProposalText => {
                "Si vous les acceptez, elles s'appliquent aux nouveaux joueurs. Vos joueurs existants gardent leurs conditions."
            }
            Self::Accept => "Accepter les nouvelles conditions",
            Self::MayNotAccept => "Votre compte est en lecture seule. Contactez votre manager.",
            Self::Gone => "Supprimé : ",
            Self::New => "Ajouté : ",
            // The editor.
            Self::Saved => "Enregistré : version {n}.",
            Self::PleaseCheck => "À vérifier",
            Self::Name => "Nom",
            Self::NameHelp => "Visible par les affiliés.",
            Self::AffiliateNumber => "Numéro d'affilié",
            Self::TypeHelp => {
                "Le CPL rémunère l'inscription, le CPA le premier dépôt, le RevShare verse un pourcentage des revenus générés par les joueurs."
            }
            Self::MakeDefault => "En faire le deal par défaut de l'affilié",
            Self::CplTitle => "Par inscription (CPL)",
            Self::CpaTitle => "Par premier dépôt (CPA)",
            Self::ShareTitle => "Partage des revenus (RevShare)",
            Self::Amount => "Montant en {currency}",
            Self::Conditions => "Conditions (toutes doivent être remplies)",
            Self::LeastVolume => "Montant misé minimum",
            Self::LeastDeposits => "Total des dépôts minimum",
            Self::LeastNetDeposits => "Dépôts nets minimum",
            Self::LeastFirstDeposit => "Premier dépôt minimum",
            Self::LeastWagers => "Nombre de mises minimum",
            Self::TakeBack => "Reprendre la commission si le joueur ne remplit plus les conditions",
            Self::MostADay => "Plafond journalier",
            Self::MostAMonth => "Plafond mensuel",
            Self::MostHelp => "Nombre de joueurs. Laissez vide pour aucune limite.",
            Self::Percentage => "Pourcentage",
            Self::Tiers => "Paliers mensuels",
            Self::TierFrom => "À partir de ({currency})",
            Self::ForWhom => "S'applique à",
            Self::ForWhomText => {
                "Laissez vide pour tout inclure. Si plusieurs deals correspondent, le plus spécifique s'applique."
            }
            Self::Brands => "Marques",
            Self::Countries => "Pays",
            Self::CountriesHelp => "Codes à deux lettres, par exemple BG, DE.",
            Self::Campaigns => "Campagnes",
            Self::From => "Inscrits à partir du",
            Self::Until => "Inscrits avant le",
            Self::AskAffiliate => "L'affilié doit accepter cette version",
            Self::AskAffiliateHelp => {
                "D'ici là, les nouveaux joueurs reçoivent la version précédente (ou aucun deal, si c'est la première)."
            }
            Self::Save => "Enregistrer",
            Self::Saving => "Enregistrement…",
            Self::SaveHelp => {
                "Modifier les conditions crée une nouvelle version pour les nouveaux joueurs. Les joueurs existants gardent la leur."
            }
            Self::InWords => "Récapitulatif",
            Self::InWordsText => "Voici ce que voit l'affilié.",
            Self::InWordsLater => {
                "Un récapitulatif s'affiche ici dès que le formulaire est complet."
            }
            Self::Reads => {
                "Votre accès est en lecture seule. Les modifications sont réservées aux administrateurs et aux managers."
            }
        }
    }
}
