//! Spanish: `deal`.

use crate::text::deal::DealText;

impl DealText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            // The terms in words (`deal::words`).
            Self::And => "{first} y {last}",
            Self::Cpl => "{amount} por cada jugador que se registre.",
            Self::CplVolume => "{amount} por cada jugador que apueste al menos {volume}.",
            Self::Cpa => "{amount} por cada jugador que haga un primer depósito.",
            Self::CpaIf => "{amount} por cada jugador {conditions}.",
            Self::IfDeposits => "cuyos depósitos alcancen {least}",
            Self::IfNetDeposits => "cuyos depósitos netos alcancen {least}",
            Self::IfFirstDeposit => "cuyo primer depósito sea de al menos {least}",
            Self::IfVolume => "que apueste al menos {least}",
            Self::IfWagers => {
                "que haga al menos {count} apuesta | que haga al menos {count} de apuestas | que haga al menos {count} apuestas"
            }
            Self::Clawback => {
                "Se revierte (clawback) si el jugador deja de cumplir estas condiciones."
            }
            Self::CapDaily => {
                "Tope de {count} jugador al día. | Tope de {count} de jugadores al día. | Tope de {count} jugadores al día."
            }
            Self::CapMonthly => {
                "Tope de {count} jugador al mes. | Tope de {count} de jugadores al mes. | Tope de {count} jugadores al mes."
            }
            Self::ShareOfNetPl => {
                "{rate} del NetPL (apuestas menos ganancias, bonos y deducciones)."
            }
            Self::ShareOfNetDeposit => {
                "{rate} de los depósitos netos (depósitos menos retiros y contracargos)."
            }
            Self::Tier => "{rate} en los meses en que alcance {from}.",
            Self::OnlyBrands => "Solo para {names}.",
            Self::OnlyCountries => "Solo para jugadores de {names}.",
            Self::OnlyCampaigns => "Solo para {names}.",
            Self::OnlyFrom => "Solo para jugadores que se registren a partir del {date}.",
            Self::OnlyUntil => "Solo para jugadores que se registren antes del {date}.",
            // Lists.
            Self::Deals => "Acuerdos",
            Self::Deal => "Acuerdo",
            Self::NewDeal => "Nuevo acuerdo",
            Self::Affiliate => "Afiliado",
            Self::AffiliateHelp => "Número o nombre. Déjelo vacío para ver todos.",
            Self::Show => "Mostrar",
            Self::Type => "Tipo",
            Self::TermsHead => "Condiciones",
            Self::Players => "Jugadores",
            Self::PlayersCount => "{count} jugador | {count} de jugadores | {count} jugadores",
            Self::Default => "Predeterminado",
            Self::DefaultMeaning => "Se aplica cuando no encaja ningún otro acuerdo.",
            Self::NoDeals => "Aún no hay acuerdos",
            Self::NoDealsOffice => {
                "Un acuerdo define lo que gana un afiliado. Sin acuerdo, el afiliado no gana nada."
            }
            Self::NoDealsAffiliate => {
                "Todavía no tiene ningún acuerdo, así que no generará comisión. Consulte a su gestor."
            }
            Self::Back => "Todos los acuerdos",
            Self::YourDeals => "Sus acuerdos",
            Self::YourDealsText => {
                "Lo que usted gana. Cada jugador conserva las condiciones vigentes cuando se registró."
            }
            // Versions.
            Self::Versions => "Versiones",
            Self::Version => "Versión {n}",
            Self::VersionsText => {
                "Las versiones no cambian nunca. Los jugadores existentes conservan la suya; los nuevos reciben la vigente."
            }
            Self::InForce => "Vigente",
            Self::Waits => "Pendiente de aceptación",
            Self::Former => "Sustituida",
            Self::NeverAccepted => "No aceptada",
            Self::Written => "Creada el {date}",
            Self::Accepted => "Aceptada el {date}",
            Self::Now => "Condiciones actuales",
            Self::Proposed => "Condiciones propuestas",
            Self::NothingYet => "Aún no hay condiciones.",
            Self::ProposalTitle => "Nuevas condiciones por revisar",
            Self::ProposalText => {
                "Si las acepta, se aplicarán a los jugadores nuevos. Los que ya tiene conservan sus condiciones."
            }
            Self::Accept => "Aceptar las nuevas condiciones",
            Self::MayNotAccept => "Su cuenta es de solo lectura. Consulte a su gestor.",
            Self::Gone => "Eliminado: ",
            Self::New => "Añadido: ",
            // The editor.
            Self::Saved => "Guardado como versión {n}.",
            Self::PleaseCheck => "Revise lo siguiente",
            Self::Name => "Nombre",
            Self::NameHelp => "Visible para los afiliados.",
            Self::AffiliateNumber => "Número de afiliado",
            Self::TypeHelp => {
                "CPL paga por registro, CPA por primer depósito y RevShare un porcentaje de los ingresos que generan los jugadores."
            }
            Self::MakeDefault => "Usar como acuerdo predeterminado del afiliado",
            Self::CplTitle => "Por registro (CPL)",
            Self::CpaTitle => "Por primer depósito (CPA)",
            Self::ShareTitle => "Reparto de ingresos (RevShare)",
            Self::Amount => "Importe en {currency}",
            Self::Conditions => "Condiciones (deben cumplirse todas)",
            Self::LeastVolume => "Importe apostado mínimo",
            Self::LeastDeposits => "Depósitos totales mínimos",
            Self::LeastNetDeposits => "Depósitos netos mínimos",
            Self::LeastFirstDeposit => "Primer depósito mínimo",
            Self::LeastWagers => "Número mínimo de apuestas",
            Self::TakeBack => {
                "Revertir la comisión (clawback) si el jugador deja de cumplir las condiciones"
            }
            Self::MostADay => "Tope diario",
            Self::MostAMonth => "Tope mensual",
            Self::MostHelp => "Jugadores. Déjelo vacío para no poner límite.",
            Self::Percentage => "Porcentaje",
            Self::Tiers => "Tramos mensuales",
            Self::TierFrom => "Desde ({currency})",
            Self::ForWhom => "Se aplica a",
            Self::ForWhomText => {
                "Los campos vacíos valen para todos. Si encajan varios acuerdos, se aplica el más específico."
            }
            Self::Brands => "Marcas",
            Self::Countries => "Países",
            Self::CountriesHelp => "Códigos de dos letras, por ejemplo BG, DE.",
            Self::Campaigns => "Campañas",
            Self::From => "Registrados desde el",
            Self::Until => "Registrados antes del",
            Self::AskAffiliate => "El afiliado debe aceptar esta versión",
            Self::AskAffiliateHelp => {
                "Hasta entonces, los jugadores nuevos reciben la versión anterior (o quedan sin acuerdo, si esta es la primera)."
            }
            Self::Save => "Guardar",
            Self::Saving => "Guardando…",
            Self::SaveHelp => {
                "Al cambiar las condiciones se crea una nueva versión para los jugadores nuevos. Los existentes conservan la suya."
            }
            Self::InWords => "Resumen",
            Self::InWordsText => "Esto es lo que ve el afiliado.",
            Self::InWordsLater => {
                "Cuando el formulario esté completo, aquí aparecerá un resumen en lenguaje sencillo."
            }
            Self::Reads => {
                "Tiene acceso de solo lectura. Los administradores y gestores pueden editar esto."
            }
        }
    }
}
