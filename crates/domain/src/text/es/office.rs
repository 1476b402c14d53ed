//! Spanish: `office`.

use crate::text::office::OfficeText;

impl OfficeText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            // Statuses.
            Self::Pending => "Pendiente",
            Self::Approved => "Aprobado",
            Self::Declined => "Rechazado",
            Self::Suspended => "Suspendido",
            Self::ViewOnly => "Solo lectura",
            Self::Blocked => "Bloqueado",
            Self::All => "Todos",
            // The list.
            Self::Affiliates => "Afiliados",
            Self::Affiliate => "Afiliado",
            Self::StatusFilter => "Filtrar por estado",
            Self::Search => "Buscar",
            Self::SearchHelp => "Nombre, usuario, correo, empresa o sitio",
            Self::Sort => "Ordenar por",
            Self::SortOldest => "Más antiguos primero",
            Self::SortNewest => "Más recientes primero",
            Self::SortUsername => "Nombre de usuario",
            Self::Show => "Mostrar",
            Self::Status => "Estado",
            Self::Country => "País",
            Self::Site => "Sitio",
            Self::Manager => "Gestor",
            Self::Age => "Registrado",
            Self::Minutes => "hace {count} minuto | hace {count} de minutos | hace {count} minutos",
            Self::Hours => "hace {count} hora | hace {count} de horas | hace {count} horas",
            Self::Days => "hace {count} día | hace {count} de días | hace {count} días",
            Self::Nobody => "sin gestor",
            Self::Wish => "Gestor solicitado: {name}",
            Self::BroughtBy => "Referido por {name}",
            Self::SaysBroughtBy => "Dice que lo refirió {name}",
            Self::Total => "{from} a {to} de {total}",
            Self::TotalOne => "{from} de {total}",
            Self::Earlier => "Página anterior",
            Self::Later => "Página siguiente",
            Self::Pages => "Páginas",
            Self::NobodyWaits => "No hay solicitudes pendientes",
            Self::NobodyWaitsText => {
                "Todas las solicitudes están revisadas. Comparta su enlace de invitación para recibir más."
            }
            Self::NothingFound => "Ningún afiliado coincide",
            Self::NothingFoundText => "Pruebe con menos palabras o muestre todos los estados.",
            Self::ShowAll => "Mostrar todos los afiliados",
            // Several at a time.
            Self::Selected => "Afiliados seleccionados",
            Self::Select => "Seleccionar a {name}",
            Self::SelectAll => "Seleccionar todo en esta página",
            Self::ApproveSelected => "Aprobar",
            Self::DeclineSelected => "Rechazar",
            Self::ReasonToDecline => "Motivo (si rechaza)",
            Self::NoneSelected => "Seleccione al menos un afiliado.",
            Self::DoneSome => "Hechos: {done}. Fallidos: {failed}.",
            // One of them.
            Self::Back => "Todos los afiliados",
            Self::Decide => "Cambiar estado",
            Self::ApproveTitle => "Aprobar",
            Self::ApproveText => "Podrá iniciar sesión de inmediato y sus enlaces se activarán.",
            Self::StopTitle => "Rechazar o restringir",
            Self::StopText => "Se cerrarán sus sesiones. Podrá aprobarlo más adelante.",
            Self::Reason => "Motivo",
            Self::ReasonHelp => "Se guarda en el historial.",
            Self::DoApprove => "Aprobar",
            Self::DoDecline => "Rechazar",
            Self::DoSuspend => "Suspender",
            Self::DoViewOnly => "Pasar a solo lectura",
            Self::DoBlock => "Bloquear",
            Self::Working => "Guardando…",
            Self::Save => "Guardar",
            Self::Profile => "Perfil",
            Self::Email => "Correo",
            Self::Phone => "Teléfono",
            Self::Language => "Idioma",
            Self::Company => "Empresa",
            Self::Comments => "Cómo genera tráfico",
            Self::Source => "Origen del registro",
            Self::SignedUp => "Registrado",
            Self::LastSignIn => "Último inicio de sesión",
            Self::Never => "nunca",
            Self::Note => "Nota",
            Self::NoteHelp => "Visible solo para el equipo.",
            Self::Invitation => "Enlace de invitación",
            Self::YourInvitation => "Su enlace de invitación",
            Self::InvitationHelp => {
                "Quien se registre con este enlace será su subafiliado y quedará aprobado automáticamente."
            }
            Self::YourInvitationHelp => {
                "Quien se registre con este enlace le tendrá a usted como gestor y quedará aprobado automáticamente."
            }
            Self::InvitationWaits => {
                "Quien se registre con este enlace será su subafiliado. Un gestor revisa la solicitud."
            }
            Self::YourInvitationWaits => {
                "Quien se registre con este enlace le tendrá a usted como gestor. Un administrador o gestor revisa la solicitud."
            }
            Self::Copy => "Copiar",
            Self::Copied => "Copiado",
            Self::History => "Historial",
            Self::By => "por {name}",
            Self::ByServer => "desde la línea de comandos",
        }
    }
}
