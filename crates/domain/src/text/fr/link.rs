//! French: `link`.

use crate::text::link::LinkText;

impl LinkText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            Self::YourLinks => "Liens",
            Self::YourLinksText => {
                "Choisissez une page et obtenez votre propre lien de tracking. Chaque visite via ce lien vous est attribuée."
            }
            Self::NoLinks => "Aucun lien pour l'instant",
            Self::NoLinksText => {
                "Il n'y a pas encore de page à promouvoir. Demandez à votre manager quand il y en aura."
            }
            Self::ReadsOnly => {
                "Votre compte est en lecture seule : vous ne pouvez pas créer de liens."
            }
            // The list.
            Self::Pages => "Pages à promouvoir",
            Self::Page => "Page",
            Self::Brand => "Marque",
            Self::Visits30 => "Visites (30 jours)",
            Self::Get => "Obtenir un lien",
            Self::GetNamed => "Obtenir un lien vers {name}",
            Self::ForYou => "Exclusivité",
            // The builder.
            Self::Build => "Créer un lien",
            Self::Choose => "Choisir une page",
            Self::Campaign => "Campagne",
            Self::NoCampaign => "Aucune campagne",
            Self::SourceId => "ID source",
            Self::SourceIdHelp => {
                "Identifie votre site, chaîne ou publication dans les rapports, par exemple newsletter-07."
            }
            Self::Own => "Paramètres personnalisés",
            Self::OwnHelp => {
                "Enregistrés avec chaque clic. Vous pouvez regrouper les rapports par ces paramètres."
            }
            Self::Utm => "Paramètres UTM",
            Self::Deep => "Paramètres de deep link",
            Self::DeepHelp => {
                "Par exemple game=aviator&lang=de. Transmis à la page si elle les accepte."
            }
            Self::DeepTaken => "Cette page accepte : {names}",
            Self::Submit => "Créer le lien",
            // What comes of it.
            Self::Built => "Votre lien",
            Self::BuiltText => {
                "Ce lien ne change jamais : les mêmes options donnent toujours le même lien."
            }
            Self::Open => "Ouvrir dans un nouvel onglet",
            Self::Qr => "QR code",
            Self::SaveQr => "Enregistrer le QR code",
            Self::Copy => "Copier",
            Self::Copied => "Copié",
        }
    }
}
