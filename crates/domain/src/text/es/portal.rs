//! Spanish: `portal`.

use crate::text::portal::PortalText;

impl PortalText {
    /// The sentence in Spanish.
    pub(crate) const fn es(self) -> &'static str {
        match self {
            // The frame around every page.
            Self::SkipToContent => "Ir al contenido",
            Self::Navigation => "Principal",
            Self::Language => "Idioma",
            Self::UseDarkTheme => "Cambiar al tema oscuro",
            Self::UseLightTheme => "Cambiar al tema claro",
            Self::BecomeAffiliate => "Hágase afiliado",
            Self::SignIn => "Iniciar sesión",
            Self::SignOut => "Cerrar sesión",
            Self::Dashboard => "Panel",
            Self::Office => "Back office",
            Self::Terms => "Términos y condiciones",
            Self::Contact => "Contacto",
            Self::ApiDocs => "Documentación de la API",
            Self::OpensInNewTab => "se abre en una pestaña nueva",
            // The front page.
            Self::HomeTitle => "Programa de afiliados",
            Self::HomeHeadline => "Gane con {operator}",
            Self::HomeDescription => {
                "Promocione {operator} entre su audiencia y gane comisión por cada cliente que traiga."
            }
            Self::HowItWorks => "Cómo funciona",
            Self::StepSignUp => "Regístrese",
            Self::StepSignUpText => {
                "Cuéntenos quién es y cómo llega a su audiencia. Es gratis y se tarda unos 90 segundos."
            }
            Self::StepLinks => "Comparta sus enlaces",
            Self::StepLinksText => {
                "Cuando le aprobemos, tendrá sus propios enlaces de seguimiento. Publíquelos en su sitio, su canal o su boletín."
            }
            Self::StepEarn => "Vea lo que gana",
            Self::StepEarnText => {
                "Siga sus visitas, registros y comisiones, y vea exactamente cómo se ha calculado cada importe."
            }
            Self::Questions => "¿Preguntas?",
            Self::QuestionsText => "Escríbanos y le responderá una persona de verdad.",
            // The sign-up.
            Self::RegisterIntro => {
                "Se tarda unos 90 segundos. Todos los campos son obligatorios, salvo los marcados como opcionales."
            }
            Self::SignUpClosed => "El registro está cerrado por el momento. Escríbanos.",
            Self::HaveAccount => "¿Ya es afiliado?",
            Self::Optional => "opcional",
            Self::AboutYou => "Sobre usted",
            Self::YourAccount => "Su cuenta",
            Self::YourTraffic => "Su tráfico",
            Self::FirstName => "Nombre",
            Self::LastName => "Apellidos",
            Self::Email => "Correo electrónico",
            Self::EmailHelp => "Su gestor le escribirá a esta dirección.",
            Self::Username => "Nombre de usuario",
            Self::UsernameHelp => "Al menos 6 caracteres: letras, dígitos y . _ - @",
            Self::Password => "Contraseña",
            Self::PasswordHelp => {
                "Al menos 6 caracteres, con una minúscula, una mayúscula y un dígito."
            }
            Self::PasswordFair => "Aceptable. Cuanto más larga, más segura.",
            Self::PasswordGood => "Buena",
            Self::PasswordStrong => "Fuerte",
            Self::ShowPassword => "Mostrar la contraseña",
            Self::Country => "País",
            Self::ChooseCountry => "Elija un país",
            Self::PreferredLanguage => "Idioma preferido",
            Self::PhoneNumber => "Teléfono",
            Self::Company => "Empresa",
            Self::WebSite => "Sitio web o canal",
            Self::WebSiteHelp => {
                "Dónde aparecerán sus enlaces. Nos ayuda a revisar antes su solicitud."
            }
            Self::Comments => "¿Cómo va a generar tráfico?",
            Self::CommentsHelp => "Por ejemplo: reseñas, un boletín, anuncios, una comunidad.",
            Self::OtherContacts => "Otras formas de contacto",
            Self::Telegram => "Telegram",
            Self::Skype => "Skype o Teams",
            Self::Discord => "Discord",
            Self::Facebook => "Facebook",
            Self::Vk => "VK",
            Self::AcceptTerms => "He leído y acepto los términos y condiciones.",
            Self::ReadTerms => "Leer los términos y condiciones",
            Self::WhatYouAgreeTo => "Qué acepta",
            Self::TermsSummary => {
                "Los términos explican cómo se hace el seguimiento del tráfico, cómo se calcula y se paga la comisión y qué métodos de promoción están permitidos."
            }
            Self::TermsOnRequest => "Pídanos los términos completos antes de aceptarlos.",
            Self::CaptchaWorking => "Verificando…",
            Self::CaptchaReady => "Verificado.",
            Self::CaptchaFailed => "La verificación ha fallado. Envíe de nuevo el formulario.",
            Self::CaptchaToDo => {
                "Complete la verificación de arriba y después envíe el formulario."
            }
            Self::CaptchaNeedsScript => {
                "La verificación de seguridad necesita JavaScript. Actívelo, o espere un momento a que se cargue, y envíe el formulario."
            }
            Self::SendApplication => "Enviar solicitud",
            Self::Sending => "Enviando…",
            Self::PleaseCheck => "Revise estos campos",
            Self::NotSent => "No se envió el formulario",
            Self::NetworkFailed => {
                "No se pudo conectar con el servidor. Compruebe su conexión y envíe de nuevo el formulario. No se ha perdido nada de lo que escribió."
            }
            Self::ServerFailed => {
                "Algo ha fallado por nuestra parte y no se guardó nada. Envíe de nuevo el formulario."
            }
            Self::TooManyTries => "Demasiados intentos. Inténtelo de nuevo en un minuto.",
            // After the sign-up.
            Self::RegisteredTitle => "Gracias",
            Self::RegisteredPending => "Hemos recibido su solicitud. Un gestor la revisará.",
            Self::RegisteredApproved => "Su cuenta está activa. Ya puede iniciar sesión.",
            Self::WhatComesNext => "Próximos pasos",
            Self::NextDecision => "Revisamos su sitio y sus fuentes de tráfico.",
            Self::NextMail => "Inicie sesión cuando quiera para ver el estado de su solicitud.",
            Self::NextSignIn => {
                "Cuando le aprobemos, inicie sesión con su nombre de usuario y contraseña y obtenga su primer enlace."
            }
            Self::BackToStart => "Ir a la página de inicio",
            // The sign-in.
            Self::UsernameOrEmail => "Nombre de usuario o correo electrónico",
            Self::SignInWrong => "Nombre de usuario o contraseña incorrectos. Inténtelo de nuevo.",
            Self::SignInPending => {
                "Su solicitud aún está en revisión. Podrá iniciar sesión en cuanto un gestor la apruebe."
            }
            Self::SignInClosed => "Esta cuenta está cerrada. Si cree que es un error, escríbanos.",
            Self::NotSignedIn => "No ha iniciado sesión",
            Self::SessionEnded => {
                "Su sesión ha caducado. Inicie sesión para continuar. No se ha perdido nada de lo que escribió."
            }
            Self::SignedInAgain => {
                "Ha vuelto a iniciar sesión. Revise los datos y envíe el formulario."
            }
            Self::NotUnderstood => {
                "No pudimos leer la solicitud. Recargue la página e inténtelo de nuevo."
            }
            Self::NewHere => "¿Aún no tiene cuenta?",
            Self::LostPassword => "¿Ha olvidado su contraseña?",
            Self::SigningIn => "Iniciando sesión…",
            // Dates and numbers.
            Self::Months => "ene feb mar abr may jun jul ago sept oct nov dic",
            Self::Date => "{day} {month} {year}",
            // What is not there, and what failed.
            Self::NotFoundTitle => "Página no encontrada",
            Self::NotFoundText => {
                "Puede que la dirección sea incorrecta o que la página se haya movido."
            }
            Self::ErrorTitle => "Algo ha fallado",
            Self::ErrorText => {
                "El problema está de nuestro lado. Inténtelo de nuevo en un momento. Si sigue ocurriendo, envíenos esta referencia:"
            }
            Self::TryAgain => "Reintentar",
        }
    }
}
