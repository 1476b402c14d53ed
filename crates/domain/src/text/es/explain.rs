//! Spanish: `explain`.

use crate::text::explain::ExplainText;

impl ExplainText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            Self::RegistrationOf => "Registro {n}",
            Self::EntryOf => "Asiento {n}",
            Self::IsYours => "Este es su jugador.",
            Self::IsOf => "Atribuido al afiliado {n}.",
            Self::IsNobodys => {
                "Sin atribuir: no coincidió ningún clic, código promocional ni ID de afiliado."
            }
            Self::EarnedSoFar => "Comisión hasta ahora: {amount}.",
            // Facts.
            Self::Customer => "ID de cliente",
            Self::PlayerName => "Nombre de usuario del jugador",
            Self::Brand => "Marca",
            Self::Country => "País",
            Self::Registered => "Registrado",
            Self::Status => "Estado",
            Self::Affiliate => "Afiliado",
            Self::Link => "Enlace",
            Self::Campaign => "Campaña",
            Self::Deal => "Acuerdo",
            Self::DealVersion => "{name}, versión {n}",
            Self::Amount => "Importe",
            Self::Kind => "Tipo",
            Self::ForDay => "Fecha",
            Self::Posted => "Contabilizado",
            Self::Event => "Evento",
            Self::Payment => "Pago",
            Self::Place => "Posición en el libro",
            Self::Hash => "Hash del asiento",
            // Whose.
            Self::WhoseTitle => "Atribución",
            Self::WhoseHelp => {
                "Se comprueba en este orden. La primera coincidencia gana y es definitiva."
            }
            Self::NoTracker => "No se envió ningún ID de clic.",
            Self::TrackerInvalid => {
                "El ID de clic que envió la marca no es válido (alterado, truncado o ajeno)."
            }
            Self::TrackerForeign => "El ID de clic es de otro programa.",
            Self::TrackerOutside => {
                "Clic del {date}, fuera de la ventana de {count} día. | Clic del {date}, fuera de la ventana de {count} de días. | Clic del {date}, fuera de la ventana de {count} días."
            }
            Self::TrackerMatched => {
                "Clic del {date} en el enlace {link} (dentro de la ventana de {count} día): afiliado {n}. | Clic del {date} en el enlace {link} (dentro de la ventana de {count} de días): afiliado {n}. | Clic del {date} en el enlace {link} (dentro de la ventana de {count} días): afiliado {n}."
            }
            Self::ClickMissing => {
                "No se encontró el registro del clic, pero el ID de clic firmado identifica al afiliado."
            }
            Self::NoPromoCode => "No se envió ningún código promocional.",
            Self::PromoUnknown => "El código promocional {code} no está activo en esta marca.",
            Self::PromoMatched => "El código promocional {code} es del afiliado {n}.",
            Self::NoAffiliate => "No se envió ningún ID de afiliado.",
            Self::AffiliateNotAllowed => {
                "La marca envió el ID de afiliado {n}, pero su clave de API no tiene acceso a ese afiliado."
            }
            Self::AffiliateUnknown => "La marca envió el ID de afiliado {n}, que no existe.",
            Self::AffiliateMatched => "La marca envió el ID de afiliado {n}.",
            Self::AffiliateNotActive => {
                "El afiliado {n} no estaba activo en ese momento (estado: {status})."
            }
            Self::ByHand => "Asignado al afiliado {n} por el equipo el {date}.",
            // Which deal.
            Self::DealTitle => "Qué acuerdo se aplica",
            Self::DealHelp => {
                "El acuerdo más específico vigente en la fecha de registro. No cambia nunca."
            }
            Self::NoDeal => "Ningún acuerdo encaja, así que este jugador no genera comisión.",
            Self::Chosen => "El acuerdo más específico que encaja.",
            Self::ChosenAsDefault => "El acuerdo predeterminado: no encaja ningún otro.",
            Self::LessSpecific => "Encaja, pero se aplica otro más específico o más reciente.",
            Self::NotYetActive => "Empezó después del registro.",
            Self::Ended => "Terminó antes del registro.",
            Self::OtherBrand => "Solo para otras marcas.",
            Self::OtherCountry => "Solo para otros países.",
            Self::OtherCampaign => "Solo para otras campañas.",
            Self::NotAccepted => "El afiliado no lo había aceptado en ese momento.",
            // How far.
            Self::ProgressTitle => "Progreso",
            Self::PaidOnce => "{kind} de {amount}: calificado el {date}.",
            Self::CapReached => "No se pagó porque se alcanzó un tope.",
            Self::NotYetPaid => "{kind} de {amount}: aún sin calificar.",
            Self::ShareOf => "{rate} del resultado neto de cada día.",
            Self::HasOf => "{name}: {has} de {needs}",
            Self::FirstDeposit => "Primer depósito",
            Self::Volume => "Importe apostado",
            Self::DepositSum => "Depósitos totales",
            Self::NetDeposits => "Depósitos netos",
            Self::FtdAmount => "Importe del primer depósito",
            Self::Wagers => "Número de apuestas",
            // What it did.
            Self::DidTitle => "Actividad del jugador",
            Self::Deposits => "Depósitos",
            Self::Withdrawals => "Retiros",
            Self::Chargebacks => "Contracargos",
            Self::Bonuses => "Bonos",
            Self::Deductions => "Deducciones",
            Self::Wins => "Ganancias",
            Self::NetResultCasino => "de ello, casino",
            Self::NetResultSport => "de ello, deportes",
            Self::NetResult => "Resultado neto (NetPL)",
            // What it earned.
            Self::EarnedTitle => "Comisión generada",
            Self::EarnedHelp => "Todos los asientos, con su cálculo.",
            Self::NothingEarned => "Aún no hay comisión.",
            Self::HowTitle => "Cálculo",
            Self::Cpl => "CPL",
            Self::Cpa => "CPA",
            Self::RevShare => "RevShare",
            Self::SubAffiliate => "Comisión de subafiliados",
            Self::Adjustment => "Ajuste",
            Self::ForCpl => {
                "Se cumplen todas las condiciones del CPL, que se paga una sola vez por jugador."
            }
            Self::ForCpa => {
                "Se cumplen todas las condiciones del CPA, que se paga una sola vez por jugador."
            }
            Self::ForClawback => {
                "Ya no se cumple una condición del CPA, así que el CPA se revierte (clawback)."
            }
            Self::ForNetPl => "{rate} del resultado neto del jugador ese día, {total}.",
            Self::ForNetDeposit => "{rate} de los depósitos netos del jugador ese día, {total}.",
            Self::Before => "Menos {amount} ya contabilizados.",
            Self::ForSubFee => {
                "Tarifa por un primer depósito calificado (QFTD) del subafiliado {n}."
            }
            Self::ForSubCut => {
                "Porcentaje de lo que ganó el subafiliado {n} ese día con un jugador."
            }
            Self::ForNoCarryOver => {
                "El resultado negativo de {month} no se arrastra, así que se cancela."
            }
            Self::ForTier => {
                "El total de {month} alcanzó el tramo de {from}: {tier} en lugar de {rate}."
            }
            Self::ForManual => "Ajuste manual: {reason}",
            Self::ForPayment => "Pagado, factura {invoice}.",
            Self::Moved => {
                "Por actividad del {date}. Se contabilizó después porque ese mes ya estaba cerrado."
            }
            Self::Calculation => "Fórmula",
            Self::TheRegistration => "Ver el registro",
        }
    }
}
