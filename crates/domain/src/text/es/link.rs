//! Spanish: `link`.

use crate::text::link::LinkText;

impl LinkText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            Self::YourLinks => "Enlaces",
            Self::YourLinksText => {
                "Elija una página y obtenga su propio enlace de seguimiento. Se le acreditan todas las visitas que lleguen por él."
            }
            Self::NoLinks => "Aún no hay enlaces",
            Self::NoLinksText => {
                "Aún no hay páginas para promocionar. Pregunte a su gestor cuándo las habrá."
            }
            Self::ReadsOnly => "Su cuenta es de solo lectura, así que no puede crear enlaces.",
            // The list.
            Self::Pages => "Páginas para promocionar",
            Self::Page => "Página",
            Self::Brand => "Marca",
            Self::Visits30 => "Visitas (30 días)",
            Self::Get => "Obtener un enlace",
            Self::GetNamed => "Obtener un enlace a {name}",
            Self::ForYou => "Exclusivo",
            // The builder.
            Self::Build => "Crear un enlace",
            Self::Choose => "Elija una página",
            Self::Campaign => "Campaña",
            Self::NoCampaign => "Sin campaña",
            Self::SourceId => "ID de origen",
            Self::SourceIdHelp => {
                "Identifica su sitio, canal o publicación en los informes, por ejemplo newsletter-07."
            }
            Self::Own => "Parámetros personalizados",
            Self::OwnHelp => "Se guardan con cada clic. Puede agrupar los informes por ellos.",
            Self::Utm => "Parámetros UTM",
            Self::Deep => "Parámetros de deep link",
            Self::DeepHelp => {
                "Por ejemplo game=aviator&lang=de. Se pasan a la página si los acepta."
            }
            Self::DeepTaken => "Esta página acepta: {names}",
            Self::Submit => "Crear enlace",
            // What comes of it.
            Self::Built => "Su enlace",
            Self::BuiltText => {
                "Este enlace no cambia nunca: las mismas opciones dan siempre el mismo enlace."
            }
            Self::Open => "Abrir en una pestaña nueva",
            Self::Qr => "Código QR",
            Self::SaveQr => "Guardar código QR",
            Self::Copy => "Copiar",
            Self::Copied => "Copiado",
        }
    }
}
