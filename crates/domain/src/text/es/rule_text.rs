//! Spanish: `rule_text`.

use crate::violation::RuleText;

impl RuleText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            Self::TooLong => "Use como máximo {most} caracteres.",
            Self::Length => "Introduzca de 1 a {most} caracteres.",
            Self::CodeLength => "Introduzca de 1 a {most} caracteres sin espacios.",
            Self::UnknownMacros => {
                "Macro desconocida. Disponibles: tracker, affiliate_id, link_id, source_id, afp, afp1 a afp9, utm_… y _p_…; desconocidas: {names}."
            }
            Self::OneOf => "Debe ser uno de estos: {allowed}.",
            Self::NotAllowed => "{value} no existe aquí. Permitidos: {allowed}.",
            Self::NotAvailable => "{value} no existe aquí.",
            Self::NeedsGrouping => "{value} necesita {name} en group_by.",
            Self::ValueOrList => "{name} admite un valor o una lista de valores.",
            Self::TooManyValues => "Envíe como máximo {most} valores.",
            Self::FromTo => "Introduzca un número entero de {least} a {most}.",
            Self::TooFine => "Demasiados decimales. La unidad mínima es {amount}.",
            Self::TooMuch => "Hay disponible como máximo {amount}.",
            Self::BelowThreshold => {
                "Un pago debe ser de al menos {amount}. Los saldos menores se acumulan."
            }
            Self::UnknownOperator => "No hay ningún operador {n}.",
            Self::UnknownRole => "No hay ningún rol {n}.",
            Self::UnknownOption => "{name} no tiene la opción {n}.",
            Self::PermissionOfKind => "Una clave de tipo {kind} no puede tener {name}.",
            Self::NeededByKind => "Obligatorio para una clave de tipo {kind}.",
            Self::NotOfKind => "No se usa en una clave de tipo {kind}.",
            Self::NotHost => "{value} no es un nombre de host. Escríbalo sin https:// ni puerto.",
            Self::InUse => "{value} ya está en uso.",
            Self::Origin => {
                "Introduzca orígenes como https://www.example.com, separados por comas. {value} no lo es."
            }
            Self::ToBeforeFrom => "No puede ser anterior a {from}. Es el día siguiente al último.",
            Self::FileTwice => {
                "Hay dos columnas llamadas {name}. Cada nombre solo se puede usar una vez."
            }
            Self::NotOpened => "No se puede abrir: {reason}",
        }
    }
}
