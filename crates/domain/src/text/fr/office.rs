//! French: `office`.

use crate::text::office::OfficeText;

impl OfficeText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            // Statuses.
            Self::Pending => "En attente",
            Self::Approved => "Approuvé",
            Self::Declined => "Refusé",
            Self::Suspended => "Suspendu",
            Self::ViewOnly => "Lecture seule",
            Self::Blocked => "Bloqué",
            Self::All => "Tous",
            // The list.
            Self::Affiliates => "Affiliés",
            Self::Affiliate => "Affilié",
            Self::StatusFilter => "Filtrer par statut",
            Self::Search => "Rechercher",
            Self::SearchHelp => "Nom, nom d'utilisateur, e-mail, société ou site",
            Self::Sort => "Trier par",
            Self::SortOldest => "Les plus anciens d'abord",
            Self::SortNewest => "Les plus récents d'abord",
            Self::SortUsername => "Nom d'utilisateur",
            Self::Show => "Afficher",
            Self::Status => "Statut",
            Self::Country => "Pays",
            Self::Site => "Site",
            Self::Manager => "Manager",
            Self::Age => "Inscription",
            Self::Minutes => {
                "il y a {count} minute | il y a {count} de minutes | il y a {count} minutes"
            }
            Self::Hours => "il y a {count} heure | il y a {count} d'heures | il y a {count} heures",
            Self::Days => "il y a {count} jour | il y a {count} de jours | il y a {count} jours",
            Self::Nobody => "aucun manager",
            Self::Wish => "Manager souhaité : {name}",
            Self::BroughtBy => "Parrainé par {name}",
            Self::SaysBroughtBy => "Dit être parrainé par {name}",
            Self::Total => "{from} à {to} sur {total}",
            Self::TotalOne => "{from} sur {total}",
            Self::Earlier => "Page précédente",
            Self::Later => "Page suivante",
            Self::Pages => "Pages",
            Self::NobodyWaits => "Aucune demande en attente",
            Self::NobodyWaitsText => {
                "Toutes les demandes ont été traitées. Partagez votre lien d'invitation pour en recevoir d'autres."
            }
            Self::NothingFound => "Aucun affilié ne correspond",
            Self::NothingFoundText => "Essayez avec moins de mots, ou affichez tous les statuts.",
            Self::ShowAll => "Afficher tous les affiliés",
            // Several at a time.
            Self::Selected => "Affiliés sélectionnés",
            Self::Select => "Sélectionner {name}",
            Self::SelectAll => "Tout sélectionner sur cette page",
            Self::ApproveSelected => "Approuver",
            Self::DeclineSelected => "Refuser",
            Self::ReasonToDecline => "Motif (en cas de refus)",
            Self::NoneSelected => "Sélectionnez au moins un affilié.",
            Self::DoneSome => "Traités : {done}. Échecs : {failed}.",
            // One of them.
            Self::Back => "Tous les affiliés",
            Self::Decide => "Changer le statut",
            Self::ApproveTitle => "Approuver",
            Self::ApproveText => {
                "L'affilié peut se connecter immédiatement et ses liens deviennent actifs."
            }
            Self::StopTitle => "Refuser ou restreindre",
            Self::StopText => "L'affilié sera déconnecté. Vous pourrez l'approuver plus tard.",
            Self::Reason => "Motif",
            Self::ReasonHelp => "Enregistré dans l'historique.",
            Self::DoApprove => "Approuver",
            Self::DoDecline => "Refuser",
            Self::DoSuspend => "Suspendre",
            Self::DoViewOnly => "Passer en lecture seule",
            Self::DoBlock => "Bloquer",
            Self::Working => "Enregistrement…",
            Self::Save => "Enregistrer",
            Self::Profile => "Profil",
            Self::Email => "E-mail",
            Self::Phone => "Téléphone",
            Self::Language => "Langue",
            Self::Company => "Société",
            Self::Comments => "Sources de trafic",
            Self::Source => "Source de l'inscription",
            Self::SignedUp => "Inscription",
            Self::LastSignIn => "Dernière connexion",
            Self::Never => "jamais",
            Self::Note => "Note",
            Self::NoteHelp => "Visible uniquement par l'équipe.",
            Self::Invitation => "Lien d'invitation",
            Self::YourInvitation => "Votre lien d'invitation",
            Self::InvitationHelp => {
                "Toute personne qui s'inscrit avec ce lien devient son sous-affilié et est approuvée automatiquement."
            }
            Self::YourInvitationHelp => {
                "Toute personne qui s'inscrit avec ce lien vous a pour manager et est approuvée automatiquement."
            }
            Self::InvitationWaits => {
                "Toute personne qui s'inscrit avec ce lien devient son sous-affilié. Un manager examine la demande."
            }
            Self::YourInvitationWaits => {
                "Toute personne qui s'inscrit avec ce lien vous a pour manager. Un administrateur ou un manager examine la demande."
            }
            Self::Copy => "Copier",
            Self::Copied => "Copié",
            Self::History => "Historique",
            Self::By => "par {name}",
            Self::ByServer => "en ligne de commande",
        }
    }
}
