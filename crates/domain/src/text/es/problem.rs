//! Spanish: `problem`.

use crate::text::problem::ProblemText;

impl ProblemText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            Self::InvalidJson => "La línea debe ser un solo objeto JSON.",
            Self::InvalidLine => "La línea tiene más celdas que columnas el encabezado.",
            Self::MalformedLine => {
                "Las comillas de esta línea son incorrectas: hay unas sin cerrar, dentro de una celda sin entrecomillar o con texto al lado."
            }
            Self::NotUtf8 => "La línea no está en UTF-8.",
            Self::NulCharacter => "Un valor contiene un carácter NUL.",
            Self::InvalidEventId => "event_id debe tener de 1 a 128 caracteres.",
            Self::UnknownType => {
                "Tipo desconocido. Use registration, lead_qualified, deposit, withdrawal, chargeback, bonus, deduction, wager, activity, status o reversal."
            }
            Self::InvalidOccurredAt => {
                "occurred_at debe ser una fecha y hora como 2026-07-10T12:00:00Z."
            }
            Self::InFuture => "occurred_at está en el futuro.",
            Self::MonthClosed => "occurred_at está en un mes ya cerrado.",
            Self::InvalidCustomer => "ext_customer_id debe tener de 1 a 128 caracteres.",
            Self::InvalidAmount => {
                "Los importes deben ser 0 o más, con punto decimal y seis decimales como máximo, como 1234.50."
            }
            Self::InvalidCount => "Las cantidades deben ser números enteros, 0 o más.",
            Self::NoFigures => "Un evento activity necesita al menos una cifra.",
            Self::InvalidCurrency => "currency debe ser un código de tres letras, como EUR.",
            Self::FxRateMissing => "No hay tipo de cambio para esta moneda en ese día.",
            Self::InvalidStatus => "status debe ser duplicate, fraud, self_excluded o active.",
            Self::InvalidReverses => "reverses debe ser el event_id de otro evento.",
            Self::InvalidCountry => "country debe ser un código de dos letras, como BG.",
            Self::InvalidProduct => "product debe ser casino o sport.",
            Self::InvalidCategory => {
                "category debe ser admin_fee, payment_fee, tax, bonus_cost u other."
            }
            Self::TextTooLong => {
                "tracker, promo_code y username pueden tener como máximo 256 caracteres."
            }
            Self::BrandRequired => "brand_id es obligatorio.",
            Self::BrandNotAllowed => "brand_id no es la marca elegida para esta importación.",
            Self::EventIdReused => "Otro evento ya usa este event_id. No se cambió nada.",
            Self::AlreadyRegistered => {
                "Este cliente ya está registrado. Cuenta el primer registro."
            }
            Self::NotReversible => "Este evento no se puede anular.",
            Self::ReversalTooLarge => "La anulación supera lo que queda del evento.",
            Self::CustomerMismatch => "El evento que se quiere anular es de otro cliente.",
            Self::AmountTooLarge => "El importe es demasiado grande.",
            Self::TooManyWaiting => {
                "Hay demasiados eventos en espera de este cliente. Envíe primero el registro."
            }
            Self::OutOfScope => "No tiene acceso al afiliado de este cliente.",
        }
    }
}
