//! Spanish: `payment`.

use crate::text::payment::PaymentText;

impl PaymentText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            Self::YourPayments => "Saldo y pagos",
            // The balance.
            Self::Balance => "Saldo",
            Self::BalanceIn => "Saldo en {currency}",
            Self::Requested => "Solicitado",
            Self::Reserved => "Aprobado, pendiente de pago",
            Self::Available => "Disponible",
            // Asking for a payment.
            Self::Ask => "Solicitar pago",
            Self::Amount => "Importe en {currency}",
            Self::AmountHelp => {
                "Por ejemplo 250.50. Déjelo vacío para solicitar todo el saldo disponible."
            }
            Self::Comment => "Comentario",
            Self::Optional => "opcional",
            Self::PaidBy => "Método de pago: {method}.",
            Self::NoMethod => {
                "Aún no tenemos sus datos de cobro. Envíeselos a su gestor para recibir sus pagos."
            }
            Self::Threshold => "Pago mínimo: {amount}. Los importes inferiores se acumulan.",
            Self::NothingLeft => "No hay saldo disponible para pagar.",
            Self::ReadsOnly => "Su cuenta es de solo lectura, así que no puede solicitar pagos.",
            Self::Asked => "Pago solicitado. Aquí verá su estado.",
            Self::TakeBack => "Cancelar la solicitud",
            // The payments.
            Self::Payments => "Pagos",
            Self::NoPayments => "Aún no hay pagos.",
            Self::Made => "Fecha de solicitud",
            Self::State => "Estado",
            Self::PendingApproval => "Pendiente de aprobación",
            Self::PendingPayment => "Aprobado",
            Self::Completed => "Pagado",
            Self::Cancelled => "Cancelado",
            Self::Invoice => "Factura",
            Self::Method => "Método",
            Self::Period => "Período",
            Self::AmountHead => "Importe ({currency})",
            // The ledger.
            Self::Entries => "Historial del saldo",
            Self::EntriesText => {
                "Los asientos no se modifican nunca. Los errores se corrigen con un asiento nuevo."
            }
            Self::NoEntries => "Aún no hay asientos. El primero aparecerá con su primera comisión.",
            Self::ForDay => "Fecha",
            Self::Posted => "Contabilizado",
            Self::Kind => "Tipo",
            Self::Earlier => "Más antiguos",
            Self::Newest => "Más recientes",
        }
    }
}
