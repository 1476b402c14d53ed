//! Spanish: `affiliate`.

use crate::text::affiliate::AffiliateText;

impl AffiliateText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            Self::Welcome => "Le damos la bienvenida, {name}",
            Self::StatusApproved => "Aprobado",
            Self::StatusApprovedText => "Su cuenta está activa.",
            Self::StatusViewOnly => "Solo lectura",
            Self::StatusViewOnlyText => {
                "Su cuenta es de solo lectura. Si tiene dudas, consulte a su gestor."
            }
            Self::Since => "desde el {date}",
            Self::ThreeSteps => "Empiece en tres pasos",
            Self::StepLink => "Obtener un enlace",
            Self::StepLinkText => {
                "Elija la página que quiere promocionar y copie su enlace de seguimiento."
            }
            Self::StepPublish => "Compartirlo",
            Self::StepPublishText => "Publíquelo en su sitio, su canal o su boletín.",
            Self::StepTest => "Probarlo",
            Self::StepTestText => {
                "Abra el enlace una vez: debería llevar a la página correcta y la visita debería aparecer aquí."
            }
            Self::YourManager => "Su gestor",
            Self::NoManager => "Aún sin asignar. Mientras tanto, escríbanos.",
            Self::YourProfile => "Su perfil",
            Self::ProfileChange => "¿Ha cambiado algo? Avise a su gestor.",
            Self::Id => "Número de afiliado",
            Self::Name => "Nombre",
        }
    }
}
