//! French: `rule`.

use crate::violation::PlainRule;

impl PlainRule {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            Self::Required => "Champ obligatoire.",
            Self::NotText => "Texte attendu.",
            Self::NotNumber => "Nombre entier attendu.",
            Self::NotNumbers => "Liste de nombres entiers attendue.",
            Self::NotObject => "Objet attendu.",
            Self::TooLong => "Ce texte est trop long.",
            Self::Unprintable => "Supprimez les caractères non imprimables.",
            Self::EmailForm => "Saisissez une adresse e-mail, par exemple nom@example.com.",
            Self::CountryCode => {
                "Choisissez un pays (code ISO 3166-1 à deux lettres, par exemple BG)."
            }
            Self::LanguageCode => {
                "Choisissez une langue (code ISO 639-1 à deux lettres, par exemple FR)."
            }
            Self::TermsAccepted => "Veuillez accepter les conditions générales.",
            Self::HostnameForm => "Saisissez un nom d'hôte valide.",
            Self::UsernameTooShort => "6 caractères minimum.",
            Self::UsernameTooLong => "64 caractères maximum.",
            Self::UsernameCharacters => "Utilisez uniquement des lettres, des chiffres et . _ - @",
            Self::UsernameTaken => {
                "Ce nom d'utilisateur est déjà pris. Veuillez en choisir un autre."
            }
            Self::EmailTaken => "Cette adresse e-mail est déjà enregistrée. Connectez-vous.",
            Self::PasswordTooShort => "6 caractères minimum.",
            Self::PasswordTooLong => "512 caractères maximum.",
            Self::PasswordClasses => {
                "Utilisez au moins une minuscule, une majuscule et un chiffre."
            }
            Self::PasswordCommon => {
                "Ce mot de passe est trop courant. Veuillez en choisir un autre."
            }
            Self::Unknown => "ID inconnu.",
            Self::HostnameUnknown => "Aucun programme d'affiliation n'utilise ce nom d'hôte.",
            Self::CaptchaFailed => "La vérification a échoué. Veuillez renvoyer le formulaire.",
            Self::DealType => "Valeurs possibles : 1, 2, 3, 4, 5, 6, 8, 9 ou 10.",
            Self::NeededByType => "Obligatoire pour ce type de deal.",
            Self::NotOfType => "Non utilisé par ce type de deal. Omettez ce champ ou envoyez null.",
            Self::OneValue => "Une seule valeur attendue.",
            Self::Flag => "Valeur attendue : true ou false.",
            Self::Amount => {
                "Saisissez un montant avec un point, par exemple 12.50, et six décimales maximum."
            }
            Self::Count => "Saisissez un nombre entier positif ou nul.",
            Self::Percentage => {
                "Saisissez un pourcentage de 0 à 100 avec un point, par exemple 33.3333, et quatre décimales maximum."
            }
            Self::Tiers => {
                "Chaque palier doit avoir un montant de départ et un pourcentage de 0 à 100."
            }
            Self::TierTwice => "Deux paliers commencent au même montant.",
            Self::Ids => "Saisissez une liste d'ID (nombres entiers à partir de 1).",
            Self::Countries => {
                "Saisissez une liste de codes pays à deux lettres (ISO 3166-1), par exemple BG."
            }
            Self::TooMany => "Trop d'éléments.",
            Self::Moment => {
                "Saisissez une date (2026-07-10) ou une date et une heure (2026-07-10T12:00:00Z)."
            }
            Self::OtherAffiliate => {
                "Un deal ne peut pas passer à un autre affilié. Créez-en un nouveau."
            }
            Self::AffiliateNumber => "Saisissez un numéro d'affilié.",
            Self::DealName => "Saisissez de 1 à 200 caractères imprimables.",
            Self::EndsBeforeStart => "La fin doit être postérieure au début.",
            Self::UnknownBrands => "L'une de ces marques n'existe pas.",
            Self::UnknownCampaigns => "L'une de ces campagnes n'existe pas.",
            Self::UnknownAffiliate => "Aucun affilié n'a ce numéro ou ce nom d'utilisateur.",
            Self::HostName => "Saisissez un nom d'hôte sans https:// ni port.",
            Self::NameTaken => "Ce nom est déjà pris.",
            Self::DomainTaken => "Une autre marque utilise déjà ce domaine.",
            Self::GoHostTaken => {
                "Ce domaine est déjà utilisé. Choisissez-en un réservé aux liens de tracking."
            }
            Self::PromoCodeTaken => "Cette marque a déjà un code promo de ce nom.",
            Self::UrlForm => "Saisissez une URL complète commençant par https://",
            Self::UrlWithoutMacros => {
                "Les macros ne sont pas acceptées ici : tous les visiteurs voient la même page."
            }
            Self::UrlBegins => "Saisissez une URL commençant par https:// ou http://",
            Self::UrlMacroInHost => {
                "Placez les macros uniquement après le nom d'hôte, pour que les visiteurs ne puissent pas choisir où mène un clic."
            }
            Self::UrlOpenMacro => "Il manque les accolades fermantes d'une macro.",
            Self::AmountAboveZero => {
                "Saisissez un montant supérieur à zéro, par exemple 250 ou 99.50."
            }
            Self::Day => "Saisissez une date, par exemple 2026-01-31.",
            Self::EndsEarly => "La période se termine avant d'avoir commencé.",
            Self::NotApprovedAffiliate => {
                "Saisissez le numéro ou le nom d'utilisateur d'un affilié approuvé."
            }
            Self::NotAcceptedDeal => "Saisissez l'un des deals de l'affilié, déjà accepté par lui.",
            Self::FileNeeded => "Choisissez un fichier.",
            Self::FileHead => {
                "La ligne d'en-tête doit contenir les colonnes event_id, type et occurred_at, en UTF-8."
            }
            Self::FileUtf16 => {
                "Le fichier est en UTF-16. Enregistrez-le en UTF-8 (dans un tableur : « CSV UTF-8 »)."
            }
            Self::FileMalformed => {
                "Les guillemets de la ligne d'en-tête sont incorrects : l'un d'eux n'est pas refermé, se trouve dans un nom sans guillemets ou touche du texte."
            }
            Self::FileTooWide => "La ligne d'en-tête contient trop de colonnes.",
            Self::FileTooLong => {
                "Le fichier contient plus de 100 000 événements. Divisez-le en plusieurs fichiers."
            }
            Self::ChooseBrand => "Choisissez une marque.",
            Self::ChooseLink => "Choisissez l'une de ces pages.",
            Self::NoCampaigns => "Les liens vers cette page n'acceptent pas de campagne.",
            Self::DeepParameters => {
                "Saisissez des paires comme game=aviator&lang=de. Les noms peuvent contenir des lettres, des chiffres, - et _."
            }
            Self::ReasonNeeded => "Indiquez un motif.",
            Self::NoSourceId => "Ce lien n'accepte pas d'ID de source.",
            Self::AbNeedsUrl => "Au-dessus de 0, une seconde destination est obligatoire.",
            Self::UnknownBrand => "Aucune marque n'a ce numéro. Choisissez une marque.",
            Self::UnknownCampaign => "Aucune campagne n'a ce numéro.",
            Self::UnknownStaff => "Aucun employé actif n'a ce numéro.",
            Self::ManagerNeeded => "Un affilié approuvé doit avoir un manager.",
            Self::UnknownPaymentMethod => "Aucun mode de paiement n'a ce numéro.",
            Self::UnknownTag => "Aucun tag d'affilié n'a ce numéro.",
            Self::TagRequired => "Ce tag est obligatoire et ne peut pas être vidé.",
            Self::OwnParent => "Un affilié ne peut pas être son propre parent.",
            Self::ParentEarned => {
                "Le parent ne peut plus être changé : cet affilié a déjà gagné des commissions sous le parent actuel."
            }
            Self::ParentBelow => {
                "Cet affilié-là dépend de celui-ci et ne peut donc pas être son parent."
            }
            Self::EmailInUse => "Cette adresse e-mail est déjà utilisée.",
            Self::NotNegative => "Doit être supérieur ou égal à 0.",
            Self::AboveZero => "Doit être supérieur à zéro.",
            Self::UnknownStatus => "Aucun statut n'a ce numéro.",
            Self::UnknownKey => "Aucune clé API n'a ce numéro.",
            Self::KeyRevoked => "Cette clé API est définitivement révoquée.",
            Self::PastMoment => "Saisissez une date future.",
            Self::OwnerScope => {
                "Une clé de type affiliate n'atteint que les données de son titulaire."
            }
            Self::OneBrand => "Une clé de ce type doit avoir exactement une marque.",
            Self::SomeBrand => "Une clé de ce type doit avoir au moins une marque.",
            Self::StaffUsername => "Utilisez de 1 à 64 lettres, chiffres et . _ - @",
            Self::CurrencyCode => "Saisissez un code de devise (ISO 4217), par exemple EUR.",
            Self::OwnCurrency => "Choisissez une autre devise que celle de l'opérateur.",
            Self::MonthStart => {
                "Doit être le premier jour d'un mois : tout ce qui précède est clôturé."
            }
            Self::MonthNotOver => "Seuls les mois terminés peuvent être clôturés.",
            Self::ColumnsNeeded => "Choisissez au moins une colonne.",
            Self::ClicksOrder => {
                "Les clics vont toujours du plus récent au plus ancien : -clicked_at."
            }
            Self::Cursor => "Envoyez le next_cursor de la page précédente.",
            Self::RowRange => {
                "Envoyez la première et la dernière ligne, comptées à partir de 0, par exemple [0,999]."
            }
            Self::FilterObject => "Doit être un objet JSON de champs et de valeurs.",
            Self::GivenTwice => "Indiqué deux fois. Envoyez-le une seule fois.",
            Self::NumberOrList => "Doit être un nombre entier ou une liste de nombres entiers.",
            Self::FlagOrList => "Doit être true ou false, ou une liste de ces valeurs.",
            Self::TextOrList => "Doit être du texte ou une liste de textes.",
            Self::NotNames => "Doit être une liste de noms.",
            Self::Threshold => "Saisissez un nombre de 0 à 1 avec trois décimales au plus.",
        }
    }
}
