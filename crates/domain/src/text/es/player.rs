//! Spanish: `player`.

use crate::text::player::PlayerText;

impl PlayerText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            Self::Registrations => "Registros",
            Self::Registration => "Registro",
            Self::Entry => "Asiento",
            Self::Customer => "Cliente",
            Self::CustomerHelp => {
                "ID de cliente o nombre de usuario del jugador, tal como lo envía la marca."
            }
            Self::Affiliate => "Afiliado",
            Self::AffiliateHelp => "Número o parte del nombre.",
            Self::Brand => "Marca",
            Self::AnyBrand => "Todas las marcas",
            Self::Status => "Estado",
            Self::AnyStatus => "Todos los estados",
            Self::Active => "Activo",
            Self::Duplicate => "Duplicado",
            Self::Fraud => "Fraude",
            Self::SelfExcluded => "Autoexcluido",
            Self::Whose => "Atribución",
            Self::Anybodys => "Todos",
            Self::Somebodys => "Atribuidos",
            Self::Nobodys => "Sin atribuir",
            Self::Nobody => "Sin atribuir",
            Self::From => "Registrados desde el",
            Self::To => "Registrados hasta el",
            Self::Show => "Mostrar",
            Self::Registered => "Registrado",
            Self::Country => "País",
            Self::Deposits => "Depósitos en {currency}",
            Self::Commission => "Comisión en {currency}",
            Self::Why => "¿Por qué?",
            Self::WhyOf => "Registro {n}: ¿por qué?",
            Self::None => "Aún no hay registros",
            Self::NoneFits => "Ningún registro coincide",
            Self::NoneText => "Los registros aparecen aquí en cuanto una marca los comunica.",
            Self::ShowAll => "Mostrar todo",
            Self::Newest => "Más recientes",
            Self::Older => "Más antiguos",
            Self::FirstEntries => "Primeros asientos",
            Self::FurtherEntries => "Asientos siguientes",
            Self::Pages => "Páginas",
            Self::Yes => "Sí",
            Self::No => "No",
            // What staff decides about a player.
            Self::Give => "Asignar a un afiliado",
            Self::GiveText => {
                "Este jugador no tiene afiliado. La comisión empieza ahora; CPL y CPA tienen en cuenta toda la actividad anterior."
            }
            Self::GiveHelp => "Número o nombre de usuario",
            Self::Move => "Mover a otro acuerdo",
            Self::MoveText => {
                "La comisión anterior se mantiene. La actividad futura usa el nuevo acuerdo."
            }
            Self::DealNumber => "Número de acuerdo",
            // Files of events.
            Self::Import => "Importar eventos",
            Self::ImportHelp => {
                "Un archivo CSV con una línea de encabezado. Las columnas event_id, type y occurred_at son obligatorias. Puede importar un archivo dos veces sin riesgo: cada event_id cuenta una sola vez."
            }
            Self::ChooseBrand => "Elija una marca",
            Self::File => "Archivo CSV, hasta 16 MiB",
            Self::StartImport => "Importar",
            Self::Running => "En curso",
            Self::Done => "Finalizada",
            Self::Failed => "Fallida",
            Self::FailedText => {
                "La base de datos dejó de responder. Vuelva a importar el archivo: los eventos aceptados no contarán dos veces."
            }
            Self::Progress => {
                "{done} de {count} línea | {done} de {count} de líneas | {done} de {count} líneas"
            }
            Self::Reload => "Actualizar",
            Self::LeaveText => "Puede salir de esta página. La importación continúa.",
            Self::Accepted => "Aceptadas",
            Self::Parked => "En espera",
            Self::ParkedHelp => "Los eventos quedan en espera hasta que se registre su cliente.",
            Self::Duplicates => "Ya importadas",
            Self::Rejected => "Rechazadas",
            Self::RejectedLines => "Líneas rechazadas",
            Self::OnlyFirst => {
                "Solo se muestra la primera línea. | Solo se muestran los primeros {count} de líneas. | Solo se muestran las primeras {count} líneas."
            }
            Self::LineNumber => "Línea",
            Self::EventId => "Evento",
            Self::Problem => "Problema",
            Self::Imports => "Importaciones recientes",
            Self::NoImports => "Aún no hay importaciones.",
            Self::FileName => "Archivo",
            Self::Started => "Inicio",
            Self::Lines => "Líneas",
            Self::ReadsOnly => {
                "Tiene acceso de solo lectura. Los administradores y gestores pueden importar eventos."
            }
            Self::IgnoredColumns => "Columnas desconocidas, ignoradas: {names}.",
            Self::PleaseCheck => "Revise los campos de abajo.",
        }
    }
}
