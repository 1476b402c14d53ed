//! French: `portal`.

use crate::text::portal::PortalText;

impl PortalText {
    /// The sentence in French.
    pub(crate) const fn fr(self) -> &'static str {
        match self {
            // The frame around every page.
            Self::SkipToContent => "Aller au contenu",
            Self::Navigation => "Principal",
            Self::Language => "Langue",
            Self::UseDarkTheme => "Passer au thème sombre",
            Self::UseLightTheme => "Passer au thème clair",
            Self::BecomeAffiliate => "Devenir affilié",
            Self::SignIn => "Se connecter",
            Self::SignOut => "Se déconnecter",
            Self::Dashboard => "Tableau de bord",
            Self::Office => "Back-office",
            Self::Terms => "Conditions générales",
            Self::Contact => "Contact",
            Self::ApiDocs => "Documentation de l'API",
            Self::OpensInNewTab => "s'ouvre dans un nouvel onglet",
            // The front page.
            Self::HomeTitle => "Programme d'affiliation",
            Self::HomeHeadline => "Gagnez avec {operator}",
            Self::HomeDescription => {
                "Faites découvrir {operator} à votre audience et touchez une commission sur chaque client apporté."
            }
            Self::HowItWorks => "Comment ça marche",
            Self::StepSignUp => "Inscrivez-vous",
            Self::StepSignUpText => {
                "Dites-nous qui vous êtes et comment vous touchez votre audience. C'est gratuit et cela prend environ 90 secondes."
            }
            Self::StepLinks => "Partagez vos liens",
            Self::StepLinksText => {
                "Une fois approuvé, vous recevez vos propres liens de tracking. Publiez-les sur votre site, votre chaîne ou dans votre newsletter."
            }
            Self::StepEarn => "Suivez vos gains",
            Self::StepEarnText => {
                "Suivez vos visites, inscriptions et commissions, et voyez exactement comment chaque montant a été calculé."
            }
            Self::Questions => "Des questions ?",
            Self::QuestionsText => "Écrivez-nous : une vraie personne vous répondra.",
            // The sign-up.
            Self::RegisterIntro => {
                "Cela prend environ 90 secondes. Tous les champs sont obligatoires, sauf mention contraire."
            }
            Self::SignUpClosed => "Les inscriptions sont fermées pour le moment. Contactez-nous.",
            Self::HaveAccount => "Déjà affilié ?",
            Self::Optional => "facultatif",
            Self::AboutYou => "À propos de vous",
            Self::YourAccount => "Votre compte",
            Self::YourTraffic => "Votre trafic",
            Self::FirstName => "Prénom",
            Self::LastName => "Nom",
            Self::Email => "Adresse e-mail",
            Self::EmailHelp => "Votre manager vous contactera à cette adresse.",
            Self::Username => "Nom d'utilisateur",
            Self::UsernameHelp => "Au moins 6 caractères : lettres, chiffres et . _ - @",
            Self::Password => "Mot de passe",
            Self::PasswordHelp => {
                "Au moins 6 caractères, dont une minuscule, une majuscule et un chiffre."
            }
            Self::PasswordFair => "Correct. Plus long, c'est plus sûr.",
            Self::PasswordGood => "Bon",
            Self::PasswordStrong => "Solide",
            Self::ShowPassword => "Afficher le mot de passe",
            Self::Country => "Pays",
            Self::ChooseCountry => "Choisissez un pays",
            Self::PreferredLanguage => "Langue préférée",
            Self::PhoneNumber => "Numéro de téléphone",
            Self::Company => "Société",
            Self::WebSite => "Site web ou chaîne",
            Self::WebSiteHelp => {
                "Là où vos liens seront publiés. Cela nous aide à traiter votre demande plus vite."
            }
            Self::Comments => "Comment allez-vous générer du trafic ?",
            Self::CommentsHelp => {
                "Par exemple : tests et avis, newsletter, publicité sur les moteurs de recherche, communauté."
            }
            Self::OtherContacts => "Autres moyens de vous joindre",
            Self::Telegram => "Telegram",
            Self::Skype => "Skype ou Teams",
            Self::Discord => "Discord",
            Self::Facebook => "Facebook",
            Self::Vk => "VK",
            Self::AcceptTerms => "J'ai lu et j'accepte les conditions générales.",
            Self::ReadTerms => "Lire les conditions générales",
            Self::WhatYouAgreeTo => "Ce que vous acceptez",
            Self::TermsSummary => {
                "Les conditions précisent comment le trafic est suivi, comment les commissions sont calculées et payées, et quelles méthodes de promotion sont autorisées."
            }
            Self::TermsOnRequest => "Demandez-nous les conditions complètes avant d'accepter.",
            Self::CaptchaWorking => "Vérification…",
            Self::CaptchaReady => "Vérifié.",
            Self::CaptchaFailed => "La vérification a échoué. Veuillez renvoyer le formulaire.",
            Self::CaptchaToDo => "Effectuez la vérification ci-dessus, puis envoyez le formulaire.",
            Self::CaptchaNeedsScript => {
                "Le contrôle de sécurité nécessite JavaScript. Activez-le, ou patientez le temps qu'il se charge, puis envoyez le formulaire."
            }
            Self::SendApplication => "Envoyer la demande",
            Self::Sending => "Envoi…",
            Self::PleaseCheck => "Veuillez vérifier ces champs",
            Self::NotSent => "Le formulaire n'a pas été envoyé",
            Self::NetworkFailed => {
                "Impossible de joindre le serveur. Vérifiez votre connexion et renvoyez le formulaire. Rien de ce que vous avez saisi n'est perdu."
            }
            Self::ServerFailed => {
                "Une erreur est survenue de notre côté et rien n'a été enregistré. Veuillez renvoyer le formulaire."
            }
            Self::TooManyTries => "Trop de tentatives. Réessayez dans une minute.",
            // After the sign-up.
            Self::RegisteredTitle => "Merci",
            Self::RegisteredPending => {
                "Nous avons bien reçu votre demande. Un manager va l'examiner."
            }
            Self::RegisteredApproved => {
                "Votre compte est actif. Vous pouvez maintenant vous connecter."
            }
            Self::WhatComesNext => "La suite",
            Self::NextDecision => "Nous examinons votre site et vos sources de trafic.",
            Self::NextMail => {
                "Connectez-vous à tout moment pour consulter le statut de votre demande."
            }
            Self::NextSignIn => {
                "Une fois approuvé, connectez-vous avec votre nom d'utilisateur et votre mot de passe et obtenez votre premier lien."
            }
            Self::BackToStart => "Aller à l'accueil",
            // The sign-in.
            Self::UsernameOrEmail => "Nom d'utilisateur ou adresse e-mail",
            Self::SignInWrong => "Nom d'utilisateur ou mot de passe incorrect. Veuillez réessayer.",
            Self::SignInPending => {
                "Votre demande est toujours en cours d'examen. Vous pourrez vous connecter dès qu'un manager l'aura approuvée."
            }
            Self::SignInClosed => {
                "Ce compte est fermé. Si vous pensez qu'il s'agit d'une erreur, contactez-nous."
            }
            Self::NotSignedIn => "Vous n'êtes pas connecté",
            Self::SessionEnded => {
                "Votre session a expiré. Connectez-vous pour continuer. Rien de ce que vous avez saisi n'est perdu."
            }
            Self::SignedInAgain => {
                "Vous êtes de nouveau connecté. Vérifiez votre saisie et envoyez le formulaire."
            }
            Self::NotUnderstood => {
                "Nous n'avons pas pu lire la requête. Rechargez la page et réessayez."
            }
            Self::NewHere => "Nouveau ici ?",
            Self::LostPassword => "Mot de passe oublié ?",
            Self::SigningIn => "Connexion…",
            // Dates and numbers.
            Self::Months => "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
            Self::Date => "{day} {month} {year}",
            // What is not there, and what failed.
            Self::NotFoundTitle => "Page introuvable",
            Self::NotFoundText => "L'adresse est peut-être incorrecte, ou la page a été déplacée.",
            Self::ErrorTitle => "Une erreur est survenue",
            Self::ErrorText => {
                "Le problème vient de notre côté. Réessayez dans un instant. S'il persiste, envoyez-nous cette référence :"
            }
            Self::TryAgain => "Réessayer",
        }
    }
}
