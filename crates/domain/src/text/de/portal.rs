//! German: `portal`.

use crate::text::portal::PortalText;

impl PortalText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            // The frame around every page.
            Self::SkipToContent => "Zum Inhalt springen",
            Self::Navigation => "Hauptmenü",
            Self::Language => "Sprache",
            Self::UseDarkTheme => "Zum dunklen Design wechseln",
            Self::UseLightTheme => "Zum hellen Design wechseln",
            Self::BecomeAffiliate => "Affiliate werden",
            Self::SignIn => "Anmelden",
            Self::SignOut => "Abmelden",
            Self::Dashboard => "Übersicht",
            Self::Office => "Backoffice",
            Self::Terms => "Geschäftsbedingungen",
            Self::Contact => "Kontakt",
            Self::ApiDocs => "API-Dokumentation",
            Self::OpensInNewTab => "öffnet in einem neuen Tab",
            // The front page.
            Self::HomeTitle => "Partnerprogramm",
            Self::HomeHeadline => "Verdienen Sie mit {operator}",
            Self::HomeDescription => {
                "Bewerben Sie {operator} bei Ihrem Publikum und verdienen Sie Provision mit jedem Kunden, den Sie bringen."
            }
            Self::HowItWorks => "So funktioniert es",
            Self::StepSignUp => "Registrieren",
            Self::StepSignUpText => {
                "Sagen Sie uns, wer Sie sind und wie Sie Ihr Publikum erreichen. Das ist kostenlos und dauert etwa 90 Sekunden."
            }
            Self::StepLinks => "Links teilen",
            Self::StepLinksText => {
                "Nach der Freigabe bekommen Sie eigene Tracking-Links. Posten Sie sie auf Ihrer Website, in Ihrem Kanal oder im Newsletter."
            }
            Self::StepEarn => "Verdienst im Blick",
            Self::StepEarnText => {
                "Verfolgen Sie Besuche, Registrierungen und Provision, und sehen Sie genau, wie jeder Betrag berechnet wurde."
            }
            Self::Questions => "Fragen?",
            Self::QuestionsText => "Schreiben Sie uns. Bei uns antworten echte Menschen.",
            // The sign-up.
            Self::RegisterIntro => {
                "Das dauert etwa 90 Sekunden. Alle Felder sind Pflichtfelder, sofern nicht als optional gekennzeichnet."
            }
            Self::SignUpClosed => {
                "Die Registrierung ist zurzeit geschlossen. Bitte kontaktieren Sie uns."
            }
            Self::HaveAccount => "Schon Affiliate?",
            Self::Optional => "optional",
            Self::AboutYou => "Über Sie",
            Self::YourAccount => "Ihr Konto",
            Self::YourTraffic => "Ihr Traffic",
            Self::FirstName => "Vorname",
            Self::LastName => "Nachname",
            Self::Email => "E-Mail-Adresse",
            Self::EmailHelp => "Hier kontaktiert Sie Ihr Manager.",
            Self::Username => "Benutzername",
            Self::UsernameHelp => "Mindestens 6 Zeichen: Buchstaben, Ziffern und . _ - @",
            Self::Password => "Passwort",
            Self::PasswordHelp => {
                "Mindestens 6 Zeichen, mit Kleinbuchstabe, Großbuchstabe und Ziffer."
            }
            Self::PasswordFair => "OK. Länger ist sicherer.",
            Self::PasswordGood => "Gut",
            Self::PasswordStrong => "Stark",
            Self::ShowPassword => "Passwort anzeigen",
            Self::Country => "Land",
            Self::ChooseCountry => "Land wählen",
            Self::PreferredLanguage => "Bevorzugte Sprache",
            Self::PhoneNumber => "Telefonnummer",
            Self::Company => "Firma",
            Self::WebSite => "Website oder Kanal",
            Self::WebSiteHelp => {
                "Wo Ihre Links erscheinen werden. So können wir Ihre Bewerbung schneller prüfen."
            }
            Self::Comments => "Wie generieren Sie Traffic?",
            Self::CommentsHelp => "Zum Beispiel: Tests, Newsletter, Suchanzeigen, eine Community.",
            Self::OtherContacts => "Weitere Kontaktmöglichkeiten",
            Self::Telegram => "Telegram",
            Self::Skype => "Skype oder Teams",
            Self::Discord => "Discord",
            Self::Facebook => "Facebook",
            Self::Vk => "VK",
            Self::AcceptTerms => "Ich habe die Geschäftsbedingungen gelesen und stimme ihnen zu.",
            Self::ReadTerms => "Geschäftsbedingungen lesen",
            Self::WhatYouAgreeTo => "Was Sie akzeptieren",
            Self::TermsSummary => {
                "Die Geschäftsbedingungen regeln, wie Traffic getrackt wird, wie Provision berechnet und gezahlt wird und welche Werbemethoden erlaubt sind."
            }
            Self::TermsOnRequest => {
                "Fordern Sie den vollständigen Text bei uns an, bevor Sie zustimmen."
            }
            Self::CaptchaWorking => "Wird geprüft…",
            Self::CaptchaReady => "Geprüft.",
            Self::CaptchaFailed => {
                "Prüfung fehlgeschlagen. Bitte senden Sie das Formular noch einmal."
            }
            Self::CaptchaToDo => {
                "Schließen Sie die Prüfung oben ab und senden Sie dann das Formular."
            }
            Self::CaptchaNeedsScript => {
                "Die Sicherheitsprüfung braucht JavaScript. Schalten Sie es ein oder warten Sie, bis es geladen ist, und senden Sie dann das Formular."
            }
            Self::SendApplication => "Bewerbung senden",
            Self::Sending => "Wird gesendet…",
            Self::PleaseCheck => "Bitte prüfen Sie diese Felder",
            Self::NotSent => "Das Formular wurde nicht gesendet",
            Self::NetworkFailed => {
                "Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und senden Sie das Formular noch einmal. Ihre Eingaben bleiben erhalten."
            }
            Self::ServerFailed => {
                "Bei uns ist etwas schiefgegangen, und nichts wurde gespeichert. Bitte senden Sie das Formular noch einmal."
            }
            Self::TooManyTries => {
                "Zu viele Versuche. Versuchen Sie es in einer Minute noch einmal."
            }
            // After the sign-up.
            Self::RegisteredTitle => "Vielen Dank",
            Self::RegisteredPending => "Wir haben Ihre Bewerbung erhalten. Ein Manager prüft sie.",
            Self::RegisteredApproved => "Ihr Konto ist aktiv. Sie können sich jetzt anmelden.",
            Self::WhatComesNext => "Wie es weitergeht",
            Self::NextDecision => "Wir prüfen Ihre Website und Ihre Traffic-Quellen.",
            Self::NextMail => {
                "Melden Sie sich jederzeit an, um den Status Ihrer Bewerbung zu sehen."
            }
            Self::NextSignIn => {
                "Nach der Freigabe melden Sie sich mit Benutzername und Passwort an und holen sich Ihren ersten Link."
            }
            Self::BackToStart => "Zur Startseite",
            // The sign-in.
            Self::UsernameOrEmail => "Benutzername oder E-Mail-Adresse",
            Self::SignInWrong => {
                "Benutzername oder Passwort falsch. Bitte versuchen Sie es noch einmal."
            }
            Self::SignInPending => {
                "Ihre Bewerbung wird noch geprüft. Sie können sich anmelden, sobald ein Manager sie freigegeben hat."
            }
            Self::SignInClosed => {
                "Dieses Konto ist geschlossen. Wenn Sie das für einen Fehler halten, kontaktieren Sie uns."
            }
            Self::NotSignedIn => "Sie sind nicht angemeldet",
            Self::SessionEnded => {
                "Ihre Sitzung ist abgelaufen. Melden Sie sich an, um fortzufahren. Ihre Eingaben bleiben erhalten."
            }
            Self::SignedInAgain => {
                "Sie sind wieder angemeldet. Prüfen Sie Ihre Eingaben und senden Sie das Formular."
            }
            Self::NotUnderstood => {
                "Wir konnten die Anfrage nicht lesen. Laden Sie die Seite neu und versuchen Sie es noch einmal."
            }
            Self::NewHere => "Neu hier?",
            Self::LostPassword => "Passwort vergessen?",
            Self::SigningIn => "Anmeldung läuft…",
            // Dates and numbers.
            Self::Months => "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
            Self::Date => "{day}. {month} {year}",
            // What is not there, and what failed.
            Self::NotFoundTitle => "Seite nicht gefunden",
            Self::NotFoundText => {
                "Die Adresse ist vielleicht falsch, oder die Seite wurde verschoben."
            }
            Self::ErrorTitle => "Etwas ist schiefgegangen",
            Self::ErrorText => {
                "Das Problem liegt bei uns. Bitte versuchen Sie es gleich noch einmal. Tritt es wieder auf, senden Sie uns diese Referenz:"
            }
            Self::TryAgain => "Noch einmal versuchen",
        }
    }
}
