//! French: `problem`.

use crate::text::problem::ProblemText;

impl ProblemText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            Self::InvalidJson => "La ligne doit être un seul objet JSON.",
            Self::InvalidLine => {
                "La ligne a plus de cellules que la ligne d'en-tête n'a de colonnes."
            }
            Self::MalformedLine => {
                "Les guillemets de cette ligne sont incorrects : l'un d'eux n'est pas refermé, se trouve dans une cellule sans guillemets ou touche du texte."
            }
            Self::NotUtf8 => "La ligne n'est pas en UTF-8.",
            Self::NulCharacter => "Une valeur contient un caractère NUL.",
            Self::InvalidEventId => "event_id doit avoir de 1 à 128 caractères.",
            Self::UnknownType => {
                "Type inconnu. Utilisez registration, lead_qualified, deposit, withdrawal, chargeback, bonus, deduction, wager, activity, status ou reversal."
            }
            Self::InvalidOccurredAt => {
                "occurred_at doit être une date et une heure, par exemple 2026-07-10T12:00:00Z."
            }
            Self::InFuture => "occurred_at est dans le futur.",
            Self::MonthClosed => "occurred_at tombe dans un mois déjà clôturé.",
            Self::InvalidCustomer => "ext_customer_id doit avoir de 1 à 128 caractères.",
            Self::InvalidAmount => {
                "Les montants doivent être positifs ou nuls, avec un point et six décimales maximum, par exemple 1234.50."
            }
            Self::InvalidCount => {
                "Les quantités doivent être des nombres entiers positifs ou nuls."
            }
            Self::NoFigures => "Un événement activity doit contenir au moins un chiffre.",
            Self::InvalidCurrency => "currency doit être un code à trois lettres, par exemple EUR.",
            Self::FxRateMissing => "Il n'y a pas de taux de change pour cette devise ce jour-là.",
            Self::InvalidStatus => "status doit être duplicate, fraud, self_excluded ou active.",
            Self::InvalidReverses => "reverses doit être l'event_id d'un autre événement.",
            Self::InvalidCountry => "country doit être un code à deux lettres, par exemple BG.",
            Self::InvalidProduct => "product doit être casino ou sport.",
            Self::InvalidCategory => {
                "category doit être admin_fee, payment_fee, tax, bonus_cost ou other."
            }
            Self::TextTooLong => "tracker, promo_code et username sont limités à 256 caractères.",
            Self::BrandRequired => "brand_id est obligatoire.",
            Self::BrandNotAllowed => "brand_id n'est pas la marque choisie pour cet import.",
            Self::EventIdReused => {
                "Cet event_id est déjà utilisé par un autre événement. Rien n'a été modifié."
            }
            Self::AlreadyRegistered => {
                "Ce client est déjà inscrit. C'est la première inscription qui compte."
            }
            Self::NotReversible => "Cet événement ne peut pas être annulé.",
            Self::ReversalTooLarge => "L'annulation dépasse ce qui reste de l'événement.",
            Self::CustomerMismatch => "L'événement à annuler appartient à un autre client.",
            Self::AmountTooLarge => "Le montant est trop élevé.",
            Self::TooManyWaiting => {
                "Trop d'événements sont en attente pour ce client. Envoyez d'abord son inscription."
            }
            Self::OutOfScope => "Vous n'avez pas accès à l'affilié de ce client.",
        }
    }
}
