//! Spanish: `audit`.

use crate::text::audit::AuditText;

impl AuditText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            Self::AffiliateRegistered => "registro",
            Self::AffiliatePending => "devuelto a pendiente",
            Self::AffiliateApproved => "aprobado",
            Self::AffiliateDeclined => "rechazado",
            Self::AffiliateSuspended => "suspendido",
            Self::AffiliateViewOnly => "pasado a solo lectura",
            Self::AffiliateBlocked => "bloqueado",
            Self::AffiliateEdited => "perfil editado",
            Self::AffiliateManagerAssigned => "gestor cambiado",
            Self::AffiliateNoted => "nota editada",
            Self::ApiKeyCreated => "clave de API creada",
            Self::ApiKeyExtended => "clave de API prorrogada",
            Self::ApiKeyRevoked => "clave de API revocada",
            Self::BrandCreated => "marca creada",
            Self::BrandChanged => "marca cambiada",
            Self::CampaignCreated => "campaña creada",
            Self::CustomTagCreated => "etiqueta creada",
            Self::DealCreated => "acuerdo creado",
            Self::DealChanged => "acuerdo cambiado",
            Self::DealAccepted => "acuerdo aceptado",
            Self::EventImportStarted => "importación de eventos iniciada",
            Self::FxRateSet => "tipo de cambio fijado",
            Self::LinkCreated => "enlace creado",
            Self::LinkChanged => "enlace cambiado",
            Self::MonthClosed => "mes cerrado",
            Self::OperatorCreated => "programa creado",
            Self::OperatorSet => "ajustes cambiados",
            Self::PaymentRequested => "pago solicitado",
            Self::PaymentApproved => "pago aprobado",
            Self::PaymentPaid => "pago marcado como pagado",
            Self::PaymentDirect => "pago directo registrado",
            Self::PaymentCancelled => "pago cancelado",
            Self::PromoCodeCreated => "código promocional creado",
            Self::PromoCodeChanged => "código promocional cambiado",
            Self::RegistrationAssigned => "jugador asignado",
            Self::RegistrationRebound => "jugador movido a otro acuerdo",
            Self::SessionStarted => "inicio de sesión",
            Self::StaffCreated => "cuenta de equipo creada",
            Self::TrackingLinkCreated => "enlace de seguimiento creado",
            // An entry by a name that this version does not know.
            Self::Unknown => "otro cambio",
        }
    }
}
