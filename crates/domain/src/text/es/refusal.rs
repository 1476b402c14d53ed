//! Spanish: `refusal`.

use crate::refusal::RefusalText;

impl RefusalText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            Self::NotText => "Un texto contiene un carácter NUL o no está en UTF-8.",
            Self::NotObject => "El cuerpo debe ser un único objeto JSON.",
            Self::NotEvents => "El cuerpo debe ser un objeto JSON, una lista de objetos o NDJSON.",
            Self::NotUtf8 => "El cuerpo no está en UTF-8.",
            Self::BodyKind => {
                "El cuerpo debe enviarse como application/json o application/x-ndjson."
            }
            Self::TooManyEvents => {
                "Se aceptan como máximo 100.000 eventos a la vez. Envíelos en varias partes."
            }
            Self::KeyNeeded => {
                "Esta dirección necesita una clave de API en la cabecera authorization."
            }
            Self::KeyInAddress => {
                "La clave de API va en la cabecera authorization, nunca en la dirección."
            }
            Self::KeyFromElsewhere => "Esta clave de API no se puede usar desde esta dirección.",
            Self::KeyOwnerClosed => {
                "El afiliado de esta clave de API está en estado {status}; sus claves no se aceptan."
            }
            Self::KeyOwnerWithoutApi => "El afiliado de esta clave de API no tiene acceso por API.",
            Self::KeyOwnerInactive => "El empleado titular de esta clave de API no está activo.",
            Self::KeyOfKind => {
                "Esta dirección necesita una clave de API de tipo {needs}; esta es de tipo {has}."
            }
            Self::KeyLacks => "A esta clave de API le falta el permiso {name}.",
            Self::KeyWithoutScope => {
                "Esta clave de API no tiene alcance, así que no llega a los datos de nadie."
            }
            Self::KeyBoundToBrands => {
                "Esto afecta a todas las marcas juntas, y esta clave de API está ligada a algunas."
            }
            Self::KeyNotForAll => {
                "Esto afecta a todos los afiliados, y esta clave de API no llega a todos."
            }
            Self::KeyCannotSignUp => {
                "Esta clave de API no permite affiliates.write para todos los afiliados desde esta dirección."
            }
            Self::ManagersOnly => {
                "Tiene acceso de solo lectura. Los administradores y gestores pueden editar esto."
            }
            Self::FinanceOnly => {
                "Tiene acceso de solo lectura. Pueden hacerlo los administradores y finanzas."
            }
            Self::ApprovedOnly => {
                "Su cuenta es de solo lectura. Solo pueden hacerlo los afiliados aprobados."
            }
            Self::AccountClosed => "La cuenta de este afiliado no está abierta.",
            Self::NoRegistrationsReport => "Este afiliado no tiene acceso al informe de registros.",
            Self::SumTooLarge => "Con este importe, una suma saldría del rango de números.",
            Self::AlreadyAttributed => "Otra persona acaba de asignar este jugador.",
            Self::NotAttributed => "Este jugador aún no tiene afiliado. Asígnele uno primero.",
            Self::MonthClosed => "Todo lo anterior a ese día ya está cerrado.",
            Self::NothingToPay => "No hay saldo disponible para pagar.",
            Self::PaymentMoved => "Este pago está en estado {status} y no puede pasar a {to}.",
            Self::PaymentTooFine => {
                "Este pago no se puede abonar: el importe mínimo es {amount}. Cancélelo y solicítelo de nuevo."
            }
            Self::PaymentApproved => "Este pago ya está aprobado. Pida a su gestor que lo cancele.",
            Self::Uncovered => "El saldo ya no cubre este pago: quedan {amount}.",
            Self::PaymentChanged => "Otra persona acaba de decidir sobre este pago.",
            Self::AffiliateChanged => {
                "El estado de este afiliado acaba de cambiar. Compruébelo antes de decidir."
            }
            Self::StatusMove => "Este afiliado está en estado {status} y no puede pasar a {to}.",
            Self::TooManyTags => "Ya hay {most} etiquetas de este tipo, que es el máximo.",
            Self::AffiliateNotApproved => {
                "El afiliado no está aprobado, así que sus enlaces no funcionarían."
            }
            Self::LinkOff => "Esta página ya no se puede promocionar.",
            Self::NewerVersion => "Una versión más reciente de este acuerdo ha sustituido a esta.",
            Self::TooManyEventsWaiting => {
                "Hay demasiados eventos en espera. Inténtelo de nuevo en un momento."
            }
            Self::TooManyFiles => {
                "Hay demasiados archivos de eventos en espera. Inténtelo de nuevo en un momento."
            }
            Self::TooManyReports => {
                "Hay demasiados informes en curso. Inténtelo de nuevo en un momento."
            }
            Self::KeyChanged => "Esta clave de API se acaba de cambiar. Inténtelo de nuevo.",
            Self::FileTooSlow => {
                "El archivo no se leyó a tiempo: al menos una vez cada diez segundos, y en diez minutos en total."
            }
            Self::ReportTooSlow => {
                "Este informe tarda más de {n} segundos. Acote las fechas o los filtros, o agrupe por menos columnas."
            }
            Self::ReportTooLong => {
                "Este informe tiene más de {most} filas. Acote las fechas o los filtros, o agrupe por menos columnas."
            }
        }
    }
}
