//! French: `refusal`.

use crate::refusal::RefusalText;

impl RefusalText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            Self::NotText => "Un texte contient un caractère NUL ou n'est pas en UTF-8.",
            Self::NotObject => "Le corps doit être un seul objet JSON.",
            Self::NotEvents => {
                "Le corps doit être un objet JSON, un tableau d'objets ou du NDJSON."
            }
            Self::NotUtf8 => "Le corps n'est pas en UTF-8.",
            Self::BodyKind => {
                "Le corps doit être envoyé en application/json ou application/x-ndjson."
            }
            Self::TooManyEvents => {
                "100 000 événements au maximum sont acceptés à la fois. Envoyez-les en plusieurs parties."
            }
            Self::KeyNeeded => "Cette adresse nécessite une clé API dans l'en-tête authorization.",
            Self::KeyInAddress => {
                "Une clé API va dans l'en-tête authorization, jamais dans l'adresse."
            }
            Self::KeyFromElsewhere => {
                "Cette clé API ne peut pas être utilisée depuis cette adresse."
            }
            Self::KeyOwnerClosed => {
                "L'affilié de cette clé API a le statut {status} ; ses clés ne sont pas acceptées."
            }
            Self::KeyOwnerWithoutApi => "L'affilié de cette clé API n'a pas accès à l'API.",
            Self::KeyOwnerInactive => "L'employé titulaire de cette clé API n'est pas actif.",
            Self::KeyOfKind => {
                "Cette adresse nécessite une clé API de type {needs} ; celle-ci est de type {has}."
            }
            Self::KeyLacks => "Il manque à cette clé API l'autorisation {name}.",
            Self::KeyWithoutScope => {
                "Cette clé API n'a pas de portée et n'atteint donc aucune donnée."
            }
            Self::KeyBoundToBrands => {
                "Cela concerne toutes les marques ensemble, et cette clé API est liée à certaines."
            }
            Self::KeyNotForAll => {
                "Cela concerne tous les affiliés, et cette clé API ne les atteint pas tous."
            }
            Self::KeyCannotSignUp => {
                "Cette clé API n'autorise pas affiliates.write pour tous les affiliés depuis cette adresse."
            }
            Self::ManagersOnly => {
                "Votre accès est en lecture seule. Les modifications sont réservées aux administrateurs et aux managers."
            }
            Self::FinanceOnly => {
                "Vous avez un accès en lecture seule. Les administrateurs et la finance peuvent le faire."
            }
            Self::ApprovedOnly => {
                "Votre compte est en lecture seule. Seuls les affiliés approuvés peuvent le faire."
            }
            Self::AccountClosed => "Le compte de cet affilié n'est pas ouvert.",
            Self::NoRegistrationsReport => "Cet affilié n'a pas accès au rapport des inscriptions.",
            Self::SumTooLarge => "Avec ce montant, une somme dépasserait la plage des nombres.",
            Self::AlreadyAttributed => "Quelqu'un d'autre vient d'attribuer ce joueur.",
            Self::NotAttributed => {
                "Ce joueur n'a pas encore d'affilié. Attribuez-lui-en un d'abord."
            }
            Self::MonthClosed => "Tout ce qui précède ce jour est déjà clôturé.",
            Self::NothingToPay => "Aucun solde disponible à payer.",
            Self::PaymentMoved => "Ce paiement est à l'état {status} et ne peut pas passer à {to}.",
            Self::PaymentTooFine => {
                "Ce paiement ne peut pas être versé : le plus petit montant est {amount}. Annulez-le et redemandez-le."
            }
            Self::PaymentApproved => {
                "Ce paiement est déjà approuvé. Demandez à votre manager de l'annuler."
            }
            Self::Uncovered => "Le solde ne couvre plus ce paiement : il reste {amount}.",
            Self::PaymentChanged => "Quelqu'un d'autre vient de décider de ce paiement.",
            Self::AffiliateChanged => {
                "Le statut de cet affilié vient d'être modifié. Vérifiez-le avant de décider."
            }
            Self::StatusMove => "Cet affilié a le statut {status} et ne peut pas passer à {to}.",
            Self::TooManyTags => "Il y a déjà {most} tags de ce type, ce qui est le maximum.",
            Self::AffiliateNotApproved => {
                "L'affilié n'est pas approuvé ; ses liens ne fonctionneraient pas."
            }
            Self::LinkOff => "Cette page n'est plus disponible à la promotion.",
            Self::NewerVersion => "Une version plus récente de ce contrat a remplacé celle-ci.",
            Self::TooManyEventsWaiting => {
                "Trop d'événements sont en attente. Veuillez réessayer dans un instant."
            }
            Self::TooManyFiles => {
                "Trop de fichiers d'événements sont en attente. Veuillez réessayer dans un instant."
            }
            Self::TooManyReports => {
                "Trop de rapports sont en cours. Veuillez réessayer dans un instant."
            }
            Self::KeyChanged => "Cette clé API vient d'être modifiée. Veuillez réessayer.",
            Self::FileTooSlow => {
                "Le fichier n'a pas été lu à temps : au moins une fois toutes les dix secondes, et en dix minutes au total."
            }
            Self::ReportTooSlow => {
                "Ce rapport prend plus de {n} secondes. Réduisez ses dates ou ses filtres, ou groupez par moins de colonnes."
            }
            Self::ReportTooLong => {
                "Ce rapport a plus de {most} lignes. Réduisez ses dates ou ses filtres, ou groupez par moins de colonnes."
            }
        }
    }
}
