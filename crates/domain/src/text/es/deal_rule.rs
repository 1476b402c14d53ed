//! Spanish: `deal_rule`.

use crate::deal::Rule;

impl Rule {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            Self::Required => "Este campo es obligatorio.",
            Self::DealType => "Debe ser 1, 2, 3, 4, 5, 6, 8, 9 o 10.",
            Self::NeededByType => "Obligatorio para este tipo de acuerdo.",
            Self::NotOfType => "Este tipo de acuerdo no lo usa. Omítalo o envíe null.",
            Self::Id => "Introduzca un número de afiliado.",
            Self::OneValue => "Debe ser un solo valor.",
            Self::Flag => "Debe ser true o false.",
            Self::Name => "Introduzca de 1 a 200 caracteres imprimibles.",
            Self::Amount => {
                "Introduzca un importe como 12.50, con punto y seis decimales como máximo."
            }
            Self::Count => "Introduzca un número entero, 0 o más.",
            Self::Percentage => {
                "Introduzca un porcentaje de 0 a 100, como 33.3333, con punto y cuatro decimales como máximo."
            }
            Self::Tiers => "Cada tramo necesita un importe inicial y un porcentaje de 0 a 100.",
            Self::TierTwice => "Hay dos tramos que empiezan en el mismo importe.",
            Self::Ids => "Introduzca una lista de ID (números enteros a partir de 1).",
            Self::Countries => {
                "Introduzca una lista de códigos de país de dos letras (ISO 3166-1), como BG."
            }
            Self::TooMany => "Hay demasiados elementos.",
            Self::Moment => {
                "Introduzca una fecha (2026-07-10) o una fecha y hora (2026-07-10T12:00:00Z)."
            }
            Self::Order => "El final debe ser posterior al inicio.",
            Self::UnknownAffiliate => "No hay ningún afiliado con este número.",
            Self::OtherAffiliate => "Un acuerdo no puede pasar a otro afiliado. Cree uno nuevo.",
            Self::UnknownBrand => "Una de estas marcas no existe.",
            Self::UnknownCampaign => "Una de estas campañas no existe.",
        }
    }
}
