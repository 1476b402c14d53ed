//! Spanish: `offer`.

use crate::text::offer::OfferText;

impl OfferText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            // The ways about.
            Self::Ways => "Back office",
            Self::Affiliates => "Afiliados",
            Self::Registrations => "Registros",
            Self::Deals => "Acuerdos",
            Self::Brands => "Marcas",
            Self::Links => "Enlaces",
            Self::Reports => "Informes",
            Self::Payments => "Pagos",
            Self::Import => "Importar",
            // Everywhere.
            Self::Saved => "Guardado.",
            Self::Save => "Guardar",
            Self::Cancel => "Cancelar",
            Self::Edit => "Editar",
            Self::EditNamed => "Editar {name}",
            Self::Optional => "opcional",
            Self::Name => "Nombre",
            Self::Since => "Fecha de creación",
            Self::State => "Estado",
            Self::Active => "Activo",
            Self::Inactive => "Inactivo",
            Self::ReadsOnly => {
                "Tiene acceso de solo lectura. Los administradores y gestores pueden editar esto."
            }
            // Brands.
            Self::NewBrand => "Nueva marca",
            Self::NoBrands => "Aún no hay marcas",
            Self::NoBrandsText => {
                "Una marca es uno de sus sitios que promocionan los afiliados. Los enlaces, los códigos promocionales y los jugadores pertenecen a una marca."
            }
            Self::AllBrands => "Todas las marcas",
            Self::Brand => "Marca",
            Self::BrandNameHelp => "Visible para los afiliados.",
            Self::Domain => "Dominio",
            Self::DomainHelp => "El dominio del sitio de la marca, por ejemplo play.example.",
            Self::GoHost => "Dominio de los enlaces de seguimiento",
            Self::GoHostHelp => {
                "Por ejemplo go.play.example. Apunte su DNS a este servidor. Déjelo vacío para usar /go/ en este sitio."
            }
            Self::Fallback => "Página alternativa",
            Self::FallbackHelp => {
                "Adónde se envía a los visitantes con un enlace caducado. Déjelo vacío para mostrar un aviso."
            }
            Self::BrandActive => "Los enlaces están activos",
            // Links.
            Self::NewLink => "Nuevo enlace",
            Self::NoLinks => "Aún no hay enlaces",
            Self::NoLinksText => {
                "Un enlace es una página de marca que los afiliados pueden promocionar. Cada afiliado tiene su propio enlace de seguimiento a ella."
            }
            Self::NoLinksFit => "Ningún enlace coincide",
            Self::BrandFirst => "Cree primero una marca. Todo enlace pertenece a una marca.",
            Self::AllLinks => "Todos los enlaces",
            Self::Link => "Enlace",
            Self::Kind => "Tipo",
            Self::KindRegistration => "Página de registro",
            Self::KindLanding => "Página de destino",
            Self::KindHome => "Página de inicio",
            Self::KindOther => "Otra",
            Self::Description => "Descripción",
            Self::DescriptionHelp => "Lo que los afiliados deben saber de esta página.",
            Self::Destination => "Destino",
            Self::DestinationHelp => {
                "Adónde lleva un clic. Estas macros se rellenan en cada clic: {macros}. Incluya siempre la macro tracker: sin ella no se pueden acreditar los registros."
            }
            Self::Preview => "Ejemplo del destino de un clic",
            Self::UnknownMacros => "Macros desconocidas, siempre vacías: {names}",
            Self::NoTracker => {
                "Incluya siempre {tracker}: sin esta macro no se pueden acreditar los registros."
            }
            Self::DestinationAb => "Segundo destino (prueba A/B)",
            Self::AbPercent => "Porcentaje de clics (%)",
            Self::AbShare => "A/B, {percent} %",
            Self::Enabled => "Activo",
            Self::Disabled => "Inactivo",
            Self::LinkEnabled => "El enlace está activo",
            Self::Public => "Todos los afiliados",
            Self::Private => "{count} afiliado | {count} de afiliados | {count} afiliados",
            Self::ForWhom => "Visibilidad",
            Self::IsPublic => "Visible para todos los afiliados",
            Self::PrivateIds => "Visible solo para los afiliados seleccionados",
            Self::PrivateIdsHelp => "Números o nombres de usuario, por ejemplo 12, ada.media.",
            Self::WhoSees => "Afiliados",
            Self::HasCampaigns => "Permitir campañas",
            Self::HasSourceId => "Aceptar ID de origen",
            // Campaigns and promo codes.
            Self::Campaigns => "Campañas",
            Self::Campaign => "Campaña",
            Self::NewCampaign => "Nueva campaña",
            Self::NoCampaigns => "Aún no hay campañas",
            Self::NoCampaignsText => {
                "Las campañas etiquetan los enlaces de seguimiento para distinguirlos en los informes y los acuerdos."
            }
            Self::PromoCodes => "Códigos promocionales",
            Self::PromoCode => "Código promocional",
            Self::NewPromoCode => "Nuevo código promocional",
            Self::PromoCodeHelp => {
                "Los jugadores lo introducen al registrarse. No se distinguen mayúsculas y minúsculas."
            }
            Self::NoPromoCodes => "Aún no hay códigos promocionales",
            Self::NoPromoCodesText => {
                "Un código promocional acredita a un afiliado los jugadores que no usaron un enlace de seguimiento."
            }
            Self::Affiliate => "Afiliado",
            Self::AffiliateNumber => "Número de afiliado",
            Self::OfAffiliate => "Número de afiliado",
            Self::NoCampaign => "Sin campaña",
            Self::SwitchOn => "Activar",
            Self::SwitchOff => "Desactivar",
            Self::CodeOn => "Activo",
        }
    }
}
