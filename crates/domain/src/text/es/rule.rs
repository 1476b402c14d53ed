//! Spanish: `rule`.

use crate::violation::PlainRule;

impl PlainRule {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            Self::Required => "Este campo es obligatorio.",
            Self::NotText => "Debe ser un texto.",
            Self::NotNumber => "Debe ser un número entero.",
            Self::NotNumbers => "Debe ser una lista de números enteros.",
            Self::NotObject => "Debe ser un objeto.",
            Self::TooLong => "Este texto es demasiado largo.",
            Self::Unprintable => "Elimine los caracteres no imprimibles.",
            Self::EmailForm => "Introduzca una dirección de correo como name@example.com.",
            Self::CountryCode => "Elija un país (código ISO 3166-1 de dos letras, como BG).",
            Self::LanguageCode => "Elija un idioma (código ISO 639-1 de dos letras, como FR).",
            Self::TermsAccepted => "Acepte los términos y condiciones.",
            Self::HostnameForm => "Introduzca un nombre de host válido.",
            Self::UsernameTooShort => "Use al menos 6 caracteres.",
            Self::UsernameTooLong => "Use como máximo 64 caracteres.",
            Self::UsernameCharacters => "Use solo letras, dígitos y . _ - @",
            Self::UsernameTaken => "Este nombre de usuario ya está en uso. Elija otro.",
            Self::EmailTaken => "Esta dirección de correo ya está registrada. Inicie sesión.",
            Self::PasswordTooShort => "Use al menos 6 caracteres.",
            Self::PasswordTooLong => "Use como máximo 512 caracteres.",
            Self::PasswordClasses => "Use al menos una minúscula, una mayúscula y un dígito.",
            Self::PasswordCommon => "Esta contraseña es demasiado común. Elija otra.",
            Self::Unknown => "ID desconocido.",
            Self::HostnameUnknown => {
                "Ningún programa de afiliados funciona en este nombre de host."
            }
            Self::CaptchaFailed => "La verificación ha fallado. Envíe de nuevo el formulario.",
            Self::DealType => "Debe ser 1, 2, 3, 4, 5, 6, 8, 9 o 10.",
            Self::NeededByType => "Obligatorio para este tipo de acuerdo.",
            Self::NotOfType => "Este tipo de acuerdo no lo usa. Omítalo o envíe null.",
            Self::OneValue => "Debe ser un solo valor.",
            Self::Flag => "Debe ser true o false.",
            Self::Amount => {
                "Introduzca un importe como 12.50, con punto y seis decimales como máximo."
            }
            Self::Count => "Introduzca un número entero, 0 o más.",
            Self::Percentage => {
                "Introduzca un porcentaje de 0 a 100, como 33.3333, con punto y cuatro decimales como máximo."
            }
            Self::Tiers => "Cada tramo necesita un importe inicial y un porcentaje de 0 a 100.",
            Self::TierTwice => "Hay dos tramos que empiezan en el mismo importe.",
            Self::Ids => "Introduzca una lista de ID (números enteros a partir de 1).",
            Self::Countries => {
                "Introduzca una lista de códigos de país de dos letras (ISO 3166-1), como BG."
            }
            Self::TooMany => "Hay demasiados elementos.",
            Self::Moment => {
                "Introduzca una fecha (2026-07-10) o una fecha y hora (2026-07-10T12:00:00Z)."
            }
            Self::OtherAffiliate => "Un acuerdo no puede pasar a otro afiliado. Cree uno nuevo.",
            Self::AffiliateNumber => "Introduzca un número de afiliado.",
            Self::DealName => "Introduzca de 1 a 200 caracteres imprimibles.",
            Self::EndsBeforeStart => "El final debe ser posterior al inicio.",
            Self::UnknownBrands => "Una de estas marcas no existe.",
            Self::UnknownCampaigns => "Una de estas campañas no existe.",
            Self::UnknownAffiliate => "No hay ningún afiliado con este número o nombre de usuario.",
            Self::HostName => "Introduzca un nombre de host sin https:// ni puerto.",
            Self::NameTaken => "Este nombre ya está en uso.",
            Self::DomainTaken => "Otra marca ya usa este dominio.",
            Self::GoHostTaken => {
                "Este dominio ya está en uso. Use uno que solo sirva enlaces de seguimiento."
            }
            Self::PromoCodeTaken => "Esta marca ya tiene un código promocional con este nombre.",
            Self::UrlForm => "Introduzca una URL completa que empiece por https://",
            Self::UrlWithoutMacros => {
                "Aquí no se pueden usar macros: todos los visitantes ven la misma página."
            }
            Self::UrlBegins => "Introduzca una URL que empiece por https:// o http://",
            Self::UrlMacroInHost => {
                "Use macros solo después del nombre de host, para que los visitantes no puedan elegir adónde lleva un clic."
            }
            Self::UrlOpenMacro => "A una macro le faltan las llaves de cierre.",
            Self::AmountAboveZero => "Introduzca un importe mayor que cero, como 250 o 99.50.",
            Self::Day => "Introduzca una fecha como 2026-01-31.",
            Self::EndsEarly => "El período termina antes de empezar.",
            Self::NotApprovedAffiliate => {
                "Introduzca el número o el nombre de usuario de un afiliado aprobado."
            }
            Self::NotAcceptedDeal => {
                "Introduzca uno de los acuerdos propios del afiliado que este haya aceptado."
            }
            Self::FileNeeded => "Elija un archivo.",
            Self::FileHead => {
                "La línea de encabezado debe contener las columnas event_id, type y occurred_at, en UTF-8."
            }
            Self::FileUtf16 => {
                "El archivo está en UTF-16. Guárdelo en UTF-8 (en una hoja de cálculo: «CSV UTF-8»)."
            }
            Self::FileMalformed => {
                "Las comillas de la línea de encabezado son incorrectas: hay unas sin cerrar, dentro de un nombre sin entrecomillar o con texto al lado."
            }
            Self::FileTooWide => "La línea de encabezado tiene demasiadas columnas.",
            Self::FileTooLong => {
                "El archivo tiene más de 100.000 eventos. Divídalo en varios archivos."
            }
            Self::ChooseBrand => "Elija una marca.",
            Self::ChooseLink => "Elija una de estas páginas.",
            Self::NoCampaigns => "Los enlaces a esta página no pueden llevar campaña.",
            Self::DeepParameters => {
                "Introduzca pares como game=aviator&lang=de. Los nombres pueden llevar letras, dígitos, - y _."
            }
            Self::ReasonNeeded => "Indique un motivo.",
            Self::NoSourceId => "Este enlace no acepta ID de origen.",
            Self::AbNeedsUrl => "Por encima de 0 hace falta un segundo destino.",
            Self::UnknownBrand => "Ninguna marca tiene este número. Elija una marca.",
            Self::UnknownCampaign => "Ninguna campaña tiene este número.",
            Self::UnknownStaff => "Ningún empleado activo tiene este número.",
            Self::ManagerNeeded => "Un afiliado aprobado necesita un gestor.",
            Self::UnknownPaymentMethod => "Ningún método de pago tiene este número.",
            Self::UnknownTag => "Ninguna etiqueta de afiliados tiene este número.",
            Self::TagRequired => "Esta etiqueta es obligatoria y no se puede vaciar.",
            Self::OwnParent => "Un afiliado no puede ser su propio superior.",
            Self::ParentEarned => {
                "El superior ya no se puede cambiar: este afiliado ha ganado comisiones con el actual."
            }
            Self::ParentBelow => "Ese afiliado depende de este, así que no puede ser su superior.",
            Self::EmailInUse => "Alguien ya usa esta dirección de correo.",
            Self::NotNegative => "Debe ser 0 o más.",
            Self::AboveZero => "Debe ser mayor que cero.",
            Self::UnknownStatus => "Ningún estado tiene este número.",
            Self::UnknownKey => "Ninguna clave de API tiene este número.",
            Self::KeyRevoked => "Esta clave de API está revocada definitivamente.",
            Self::PastMoment => "Introduzca un momento futuro.",
            Self::OwnerScope => "Una clave de tipo affiliate solo alcanza los datos de su titular.",
            Self::OneBrand => "Una clave de este tipo necesita exactamente una marca.",
            Self::SomeBrand => "Una clave de este tipo necesita al menos una marca.",
            Self::StaffUsername => "Use de 1 a 64 letras, dígitos y . _ - @",
            Self::CurrencyCode => "Introduzca un código de moneda (ISO 4217), como EUR.",
            Self::OwnCurrency => "Elija una moneda distinta de la del operador.",
            Self::MonthStart => "Debe ser el primer día de un mes: se cierra todo lo anterior.",
            Self::MonthNotOver => "Solo se pueden cerrar meses terminados.",
            Self::ColumnsNeeded => "Elija al menos una columna.",
            Self::ClicksOrder => {
                "Los clics van siempre del más reciente al más antiguo: -clicked_at."
            }
            Self::Cursor => "Envíe el next_cursor de la página anterior.",
            Self::RowRange => "Envíe la primera y la última fila, contadas desde 0, como [0,999].",
            Self::FilterObject => "Debe ser un objeto JSON de campos y sus valores.",
            Self::GivenTwice => "Indicado dos veces. Envíelo una sola vez.",
            Self::NumberOrList => "Debe ser un número entero o una lista de números enteros.",
            Self::FlagOrList => "Debe ser true o false, o una lista de ellos.",
            Self::TextOrList => "Debe ser texto o una lista de textos.",
            Self::NotNames => "Debe ser una lista de nombres.",
            Self::Threshold => "Introduzca un número de 0 a 1 con tres decimales como máximo.",
        }
    }
}
