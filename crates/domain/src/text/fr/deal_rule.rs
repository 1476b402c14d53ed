//! French: `deal_rule`.

use crate::deal::Rule;

impl Rule {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            Self::Required => "Champ obligatoire.",
            Self::DealType => "Valeurs possibles : 1, 2, 3, 4, 5, 6, 8, 9 ou 10.",
            Self::NeededByType => "Obligatoire pour ce type de deal.",
            Self::NotOfType => "Non utilisé par ce type de deal. Omettez ce champ ou envoyez null.",
            Self::Id => "Saisissez un numéro d'affilié.",
            Self::OneValue => "Une seule valeur attendue.",
            Self::Flag => "Valeur attendue : true ou false.",
            Self::Name => "Saisissez de 1 à 200 caractères imprimables.",
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
            Self::Order => "La fin doit être postérieure au début.",
            Self::UnknownAffiliate => "Aucun affilié ne porte ce numéro.",
            Self::OtherAffiliate => {
                "Un deal ne peut pas passer à un autre affilié. Créez-en un nouveau."
            }
            Self::UnknownBrand => "L'une de ces marques n'existe pas.",
            Self::UnknownCampaign => "L'une de ces campagnes n'existe pas.",
        }
    }
}
