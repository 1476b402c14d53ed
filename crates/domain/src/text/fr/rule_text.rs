//! French: `rule_text`.

use crate::violation::RuleText;

impl RuleText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            Self::TooLong => "{most} caractères maximum.",
            Self::Length => "Saisissez de 1 à {most} caractères.",
            Self::CodeLength => "Saisissez de 1 à {most} caractères, sans espaces.",
            Self::UnknownMacros => {
                "Macro inconnue. Disponibles : tracker, affiliate_id, link_id, source_id, afp, afp1 à afp9, utm_… et _p_… ; inconnues : {names}."
            }
            Self::OneOf => "Doit être l'une de ces valeurs : {allowed}.",
            Self::NotAllowed => "{value} n'existe pas ici. Valeurs possibles : {allowed}.",
            Self::NotAvailable => "{value} n'existe pas ici.",
            Self::NeedsGrouping => "{value} nécessite {name} dans group_by.",
            Self::ValueOrList => "{name} accepte une valeur ou une liste de valeurs.",
            Self::TooManyValues => "Envoyez {most} valeurs au maximum.",
            Self::FromTo => "Saisissez un nombre entier de {least} à {most}.",
            Self::TooFine => "Trop de décimales. La plus petite unité est {amount}.",
            Self::TooMuch => "{amount} au maximum sont disponibles.",
            Self::BelowThreshold => {
                "Un paiement est d'au moins {amount}. Les soldes inférieurs sont reportés."
            }
            Self::UnknownOperator => "Il n'y a pas d'opérateur {n}.",
            Self::UnknownRole => "Il n'y a pas de rôle {n}.",
            Self::UnknownOption => "{name} n'a pas d'option {n}.",
            Self::PermissionOfKind => "Une clé de type {kind} ne peut pas avoir {name}.",
            Self::NeededByKind => "Obligatoire pour une clé de type {kind}.",
            Self::NotOfKind => "Non utilisé par une clé de type {kind}.",
            Self::NotHost => "{value} n'est pas un nom d'hôte. Écrivez-le sans https:// ni port.",
            Self::InUse => "{value} est déjà utilisé.",
            Self::Origin => {
                "Saisissez des origines comme https://www.example.com, séparées par des virgules. {value} n'en est pas une."
            }
            Self::ToBeforeFrom => {
                "Ne doit pas précéder {from}. C'est le lendemain du dernier jour."
            }
            Self::FileTwice => {
                "Deux colonnes s'appellent {name}. Chaque nom ne peut être utilisé qu'une fois."
            }
            Self::NotOpened => "Ouverture impossible : {reason}",
        }
    }
}
