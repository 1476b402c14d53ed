//! French: `offer`.

use crate::text::offer::OfferText;

impl OfferText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            // The ways about.
            Self::Ways => "Back-office",
            Self::Affiliates => "Affiliés",
            Self::Registrations => "Inscriptions",
            Self::Deals => "Deals",
            Self::Brands => "Marques",
            Self::Links => "Liens",
            Self::Reports => "Rapports",
            Self::Payments => "Paiements",
            Self::Import => "Import",
            // Everywhere.
            Self::Saved => "Enregistré.",
            Self::Save => "Enregistrer",
            Self::Cancel => "Annuler",
            Self::Edit => "Modifier",
            Self::EditNamed => "Modifier {name}",
            Self::Optional => "facultatif",
            Self::Name => "Nom",
            Self::Since => "Date de création",
            Self::State => "Statut",
            Self::Active => "Actif",
            Self::Inactive => "Inactif",
            Self::ReadsOnly => {
                "Votre accès est en lecture seule. Les modifications sont réservées aux administrateurs et aux managers."
            }
            // Brands.
            Self::NewBrand => "Nouvelle marque",
            Self::NoBrands => "Aucune marque pour l'instant",
            Self::NoBrandsText => {
                "Une marque est l'un de vos sites que les affiliés promeuvent. Liens, codes promo et joueurs sont rattachés à une marque."
            }
            Self::AllBrands => "Toutes les marques",
            Self::Brand => "Marque",
            Self::BrandNameHelp => "Visible par les affiliés.",
            Self::Domain => "Domaine",
            Self::DomainHelp => "Le domaine du site de la marque, par exemple play.example.",
            Self::GoHost => "Domaine des liens de tracking",
            Self::GoHostHelp => {
                "Par exemple go.play.example. Faites pointer son DNS vers ce serveur. Laissez vide pour utiliser /go/ sur ce site."
            }
            Self::Fallback => "Page de secours",
            Self::FallbackHelp => {
                "Où sont envoyés les visiteurs dont le lien a expiré. Laissez vide pour afficher un message."
            }
            Self::BrandActive => "Les liens sont actifs",
            // Links.
            Self::NewLink => "Nouveau lien",
            Self::NoLinks => "Aucun lien pour l'instant",
            Self::NoLinksText => {
                "Un lien est une page de marque que les affiliés peuvent promouvoir. Chaque affilié reçoit son propre lien de tracking vers cette page."
            }
            Self::NoLinksFit => "Aucun lien ne correspond",
            Self::BrandFirst => "Créez d'abord une marque. Chaque lien appartient à une marque.",
            Self::AllLinks => "Tous les liens",
            Self::Link => "Lien",
            Self::Kind => "Type",
            Self::KindRegistration => "Page d'inscription",
            Self::KindLanding => "Page de destination",
            Self::KindHome => "Page d'accueil",
            Self::KindOther => "Autre",
            Self::Description => "Description",
            Self::DescriptionHelp => "Ce que les affiliés doivent savoir sur cette page.",
            Self::Destination => "Destination",
            Self::DestinationHelp => {
                "Où mène un clic. Ces macros sont remplies à chaque clic : {macros}. Incluez toujours la macro tracker : sans elle, les inscriptions ne peuvent pas être attribuées."
            }
            Self::Preview => "Exemple de destination d'un clic",
            Self::UnknownMacros => "Macros inconnues, toujours laissées vides : {names}",
            Self::NoTracker => {
                "Incluez toujours {tracker} : sans cette macro, les inscriptions ne peuvent pas être attribuées."
            }
            Self::DestinationAb => "Seconde destination (test A/B)",
            Self::AbPercent => "Part des clics (%)",
            Self::AbShare => "A/B, {percent} %",
            Self::Enabled => "Actif",
            Self::Disabled => "Inactif",
            Self::LinkEnabled => "Le lien est actif",
            Self::Public => "Tous les affiliés",
            Self::Private => "{count} affilié | {count} d'affiliés | {count} affiliés",
            Self::ForWhom => "Visibilité",
            Self::IsPublic => "Visible par tous les affiliés",
            Self::PrivateIds => "Visible uniquement par certains affiliés",
            Self::PrivateIdsHelp => "Numéros ou noms d'utilisateur, par exemple 12, ada.media.",
            Self::WhoSees => "Affiliés",
            Self::HasCampaigns => "Autoriser les campagnes",
            Self::HasSourceId => "Accepter les ID source",
            // Campaigns and promo codes.
            Self::Campaigns => "Campagnes",
            Self::Campaign => "Campagne",
            Self::NewCampaign => "Nouvelle campagne",
            Self::NoCampaigns => "Aucune campagne pour l'instant",
            Self::NoCampaignsText => {
                "Les campagnes servent d'étiquettes aux liens de tracking, pour les distinguer dans les rapports et les deals."
            }
            Self::PromoCodes => "Codes promo",
            Self::PromoCode => "Code promo",
            Self::NewPromoCode => "Nouveau code promo",
            Self::PromoCodeHelp => {
                "Le joueur le saisit à l'inscription. Majuscules et minuscules sont équivalentes."
            }
            Self::NoPromoCodes => "Aucun code promo pour l'instant",
            Self::NoPromoCodesText => {
                "Un code promo attribue à un affilié les joueurs venus sans lien de tracking."
            }
            Self::Affiliate => "Affilié",
            Self::AffiliateNumber => "Numéro d'affilié",
            Self::OfAffiliate => "Numéro d'affilié",
            Self::NoCampaign => "Aucune campagne",
            Self::SwitchOn => "Activer",
            Self::SwitchOff => "Désactiver",
            Self::CodeOn => "Actif",
        }
    }
}
