//! French: `affiliate`.

use crate::text::affiliate::AffiliateText;

impl AffiliateText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            Self::Welcome => "Bienvenue, {name}",
            Self::StatusApproved => "Approuvé",
            Self::StatusApprovedText => "Votre compte est actif.",
            Self::StatusViewOnly => "Lecture seule",
            Self::StatusViewOnlyText => {
                "Votre compte est en lecture seule. Pour toute question, contactez votre manager."
            }
            Self::Since => "depuis le {date}",
            Self::ThreeSteps => "Démarrez en trois étapes",
            Self::StepLink => "Obtenir un lien",
            Self::StepLinkText => {
                "Choisissez la page à promouvoir et copiez votre lien de tracking."
            }
            Self::StepPublish => "Le partager",
            Self::StepPublishText => {
                "Publiez-le sur votre site, votre chaîne ou dans votre newsletter."
            }
            Self::StepTest => "Le tester",
            Self::StepTestText => {
                "Ouvrez votre lien une fois : il doit mener à la bonne page et la visite doit apparaître ici."
            }
            Self::YourManager => "Votre manager",
            Self::NoManager => "Pas encore attribué. En attendant, contactez-nous.",
            Self::YourProfile => "Votre profil",
            Self::ProfileChange => "Un changement ? Prévenez votre manager.",
            Self::Id => "Numéro d'affilié",
            Self::Name => "Nom",
        }
    }
}
