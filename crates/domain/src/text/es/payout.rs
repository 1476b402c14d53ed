//! Spanish: `payout`.

use crate::text::payout::PayoutText;

impl PayoutText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            // Where a payment stands.
            Self::Asked => "Pendiente de aprobación",
            Self::Approved => "Listo para pagar",
            Self::Paid => "Pagado",
            Self::Cancelled => "Cancelado",
            Self::All => "Todos",
            Self::ByState => "Filtrar por estado",
            // The list.
            Self::Payment => "Pago",
            Self::PaymentOf => "Pago {n}",
            Self::Amount => "Importe en {currency}",
            Self::Period => "Período",
            Self::FromTo => "{from} a {to}",
            Self::Method => "Método",
            Self::NoMethod => "sin método de pago",
            Self::AskedOn => "Fecha de solicitud",
            Self::Of => "Número o nombre de usuario del afiliado",
            Self::NothingWaits => "No hay pagos aquí",
            Self::NothingWaitsText => {
                "Los afiliados pueden solicitar un pago cuando su saldo llega al mínimo. También puede pagarles directamente."
            }
            Self::Older => "Más antiguos",
            Self::Newest => "Más recientes",
            Self::AllPayments => "Todos los pagos",
            // One of them.
            Self::Direct => "Pago directo",
            Self::Invoice => "Factura",
            Self::PaidOn => "Fecha de pago",
            Self::Comment => "Comentario",
            Self::CommentHelp => "Visible para el afiliado.",
            Self::Balance => "Saldo actual",
            Self::OpenPayments => "En pagos pendientes",
            Self::LastPaid => "Último pago",
            Self::Decide => "Acciones",
            Self::Approve => "Aprobar",
            Self::ApproveNamed => "Aprobar el pago {n}",
            Self::ApproveText => "Reserva el importe hasta que se pague. Aún no se envía dinero.",
            Self::Pay => "Marcar como pagado",
            Self::PayNamed => "Marcar el pago {n} como pagado",
            Self::PayText => {
                "Úselo cuando ya haya enviado el dinero. Se asigna un número de factura y el importe se resta del saldo. No se puede deshacer."
            }
            Self::Cancel => "Cancelar el pago",
            Self::CancelText => {
                "El importe queda en el saldo y el afiliado puede volver a solicitarlo."
            }
            Self::ReasonHelp => "Visible para el afiliado.",
            Self::Reads => {
                "Tiene acceso de solo lectura. Los administradores y finanzas pueden editar esto."
            }
            // A direct payment.
            Self::PayAtOnce => "Pagar directamente",
            Self::PayAtOnceText => {
                "Para dinero que envía sin solicitud previa. Se registra como pagado de inmediato, sea cual sea el pago mínimo."
            }
            Self::AmountHelp => "Déjelo vacío para pagar todo el saldo disponible.",
            Self::From => "Período desde",
            Self::To => "Período hasta",
            Self::PeriodHelp => "Déjelo vacío para abarcar desde el último pago hasta hoy.",
            Self::DoPay => "Registrar pago",
        }
    }
}
