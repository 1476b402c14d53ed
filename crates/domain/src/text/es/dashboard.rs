//! Spanish: `dashboard`.

use crate::text::dashboard::DashboardText;

impl DashboardText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            // The ways about.
            Self::Ways => "Sus páginas",
            Self::Links => "Enlaces",
            Self::Payments => "Pagos",
            // The span.
            Self::Span => "Período",
            Self::Today => "Hoy",
            Self::Week => "7 días",
            Self::Month => "30 días",
            Self::ThisMonth => "Este mes",
            Self::Compared => {
                "{now}, en comparación con {before}. Todos los días se cuentan en UTC."
            }
            Self::From => "{from} a {to}",
            // The figures.
            Self::Figures => "Cifras",
            Self::FiguresHelp => "Seleccione una cifra para ver su gráfico.",
            Self::Before => "anterior: {value}",
            Self::ByDay => "{figure} por día",
            Self::AsTable => "Ver como tabla",
            Self::Day => "Día",
            Self::TopLinks => "Mejores enlaces por visitas",
            Self::TopSources => "Mejores orígenes por visitas",
            Self::Link => "Enlace",
            Self::Source => "Origen",
            Self::NoLink => "Sin enlace",
            Self::NoSource => "Sin origen",
            Self::NothingYet => "No hay datos para este período.",
            // The balance.
            Self::Balance => "Saldo",
            Self::CanAsk => "Ya puede solicitar un pago.",
            Self::PaidFrom => "Pago mínimo: {amount}.",
            Self::SpokenFor => "{amount} en pagos pendientes.",
            Self::ToPayments => "Saldo y pagos",
            Self::ToLinks => "Obtener un enlace",
        }
    }
}
