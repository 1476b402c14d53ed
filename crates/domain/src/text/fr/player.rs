//! French: `player`.

use crate::text::player::PlayerText;

impl PlayerText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            Self::Registrations => "Inscriptions",
            Self::Registration => "Inscription",
            Self::Entry => "Écriture",
            Self::Customer => "Client",
            Self::CustomerHelp => {
                "ID client ou pseudo du joueur, exactement comme la marque l'envoie."
            }
            Self::Affiliate => "Affilié",
            Self::AffiliateHelp => "Numéro ou partie du nom.",
            Self::Brand => "Marque",
            Self::AnyBrand => "Toutes les marques",
            Self::Status => "Statut",
            Self::AnyStatus => "Tous les statuts",
            Self::Active => "Actif",
            Self::Duplicate => "Doublon",
            Self::Fraud => "Fraude",
            Self::SelfExcluded => "Auto-exclu",
            Self::Whose => "Attribution",
            Self::Anybodys => "Tous",
            Self::Somebodys => "Attribué",
            Self::Nobodys => "Non attribué",
            Self::Nobody => "Non attribué",
            Self::From => "Inscrits à partir du",
            Self::To => "Inscrits jusqu'au",
            Self::Show => "Afficher",
            Self::Registered => "Inscrit le",
            Self::Country => "Pays",
            Self::Deposits => "Dépôts en {currency}",
            Self::Commission => "Commission en {currency}",
            Self::Why => "Pourquoi ?",
            Self::WhyOf => "Inscription {n} : pourquoi ?",
            Self::None => "Aucune inscription pour l'instant",
            Self::NoneFits => "Aucune inscription ne correspond",
            Self::NoneText => "Les inscriptions apparaissent ici dès qu'une marque les signale.",
            Self::ShowAll => "Tout afficher",
            Self::Newest => "Le plus récent",
            Self::Older => "Plus ancien",
            Self::FirstEntries => "Premières écritures",
            Self::FurtherEntries => "Écritures suivantes",
            Self::Pages => "Pages",
            Self::Yes => "Oui",
            Self::No => "Non",
            // What staff decides about a player.
            Self::Give => "Attribuer à un affilié",
            Self::GiveText => {
                "Ce joueur n'a pas d'affilié. Les commissions commencent maintenant ; CPL et CPA tiennent compte de toute l'activité passée."
            }
            Self::GiveHelp => "Numéro ou nom d'utilisateur",
            Self::Move => "Passer à un autre deal",
            Self::MoveText => {
                "Les commissions passées restent. L'activité future suit le nouveau deal."
            }
            Self::DealNumber => "Numéro de deal",
            // Files of events.
            Self::Import => "Importer des événements",
            Self::ImportHelp => {
                "Un fichier CSV avec une ligne d'en-tête. Les colonnes event_id, type et occurred_at sont obligatoires. Vous pouvez importer deux fois le même fichier sans risque : chaque event_id n'est compté qu'une fois."
            }
            Self::ChooseBrand => "Choisissez une marque",
            Self::File => "Fichier CSV, 16 Mio maximum",
            Self::StartImport => "Importer",
            Self::Running => "En cours",
            Self::Done => "Terminé",
            Self::Failed => "Échec",
            Self::FailedText => {
                "La base de données ne répond plus. Importez à nouveau le fichier : les événements déjà acceptés ne seront pas comptés deux fois."
            }
            Self::Progress => {
                "{done} sur {count} ligne | {done} sur {count} de lignes | {done} sur {count} lignes"
            }
            Self::Reload => "Actualiser",
            Self::LeaveText => "Vous pouvez quitter cette page. L'import continue.",
            Self::Accepted => "Acceptées",
            Self::Parked => "En attente",
            Self::ParkedHelp => {
                "Les événements en attente sont traités dès que leur client est inscrit."
            }
            Self::Duplicates => "Déjà importées",
            Self::Rejected => "Rejetées",
            Self::RejectedLines => "Lignes rejetées",
            Self::OnlyFirst => {
                "Seule la première ligne est affichée. | Seules les {count} premières lignes sont affichées. | Seules les {count} premières lignes sont affichées."
            }
            Self::LineNumber => "Ligne",
            Self::EventId => "Événement",
            Self::Problem => "Problème",
            Self::Imports => "Derniers imports",
            Self::NoImports => "Aucun import pour l'instant.",
            Self::FileName => "Fichier",
            Self::Started => "Lancé le",
            Self::Lines => "Lignes",
            Self::ReadsOnly => {
                "Votre accès est en lecture seule. L'import d'événements est réservé aux administrateurs et aux managers."
            }
            Self::IgnoredColumns => "Colonnes inconnues, ignorées : {names}.",
            Self::PleaseCheck => "Veuillez vérifier les champs ci-dessous.",
        }
    }
}
