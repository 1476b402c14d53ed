//! German: `refusal`.

use crate::refusal::RefusalText;

impl RefusalText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            Self::NotText => "Ein Text enthält ein NUL-Zeichen oder ist kein UTF-8.",
            Self::NotObject => "Der Inhalt muss ein einzelnes JSON-Objekt sein.",
            Self::NotEvents => {
                "Der Inhalt muss ein JSON-Objekt, ein Array von Objekten oder NDJSON sein."
            }
            Self::NotUtf8 => "Der Inhalt ist kein UTF-8.",
            Self::BodyKind => {
                "Der Inhalt muss als application/json oder application/x-ndjson gesendet werden."
            }
            Self::TooManyEvents => {
                "Es werden höchstens 100.000 Ereignisse auf einmal angenommen. Senden Sie sie in mehreren Teilen."
            }
            Self::KeyNeeded => "Diese Adresse braucht einen API-Schlüssel im Header authorization.",
            Self::KeyInAddress => {
                "Ein API-Schlüssel gehört in den Header authorization, nie in die Adresse."
            }
            Self::KeyFromElsewhere => {
                "Dieser API-Schlüssel darf von dieser Adresse nicht verwendet werden."
            }
            Self::KeyOwnerClosed => {
                "Der Affiliate dieses API-Schlüssels hat den Status {status}; seine Schlüssel werden nicht angenommen."
            }
            Self::KeyOwnerWithoutApi => {
                "Der Affiliate dieses API-Schlüssels hat keinen API-Zugang."
            }
            Self::KeyOwnerInactive => {
                "Der Mitarbeiter, dem dieser API-Schlüssel gehört, ist nicht aktiv."
            }
            Self::KeyOfKind => {
                "Diese Adresse braucht einen API-Schlüssel der Art {needs}; dieser ist von der Art {has}."
            }
            Self::KeyLacks => "Diesem API-Schlüssel fehlt die Berechtigung {name}.",
            Self::KeyWithoutScope => {
                "Dieser API-Schlüssel hat keinen Geltungsbereich und erreicht daher keine Daten."
            }
            Self::KeyBoundToBrands => {
                "Das betrifft alle Marken zusammen, und dieser API-Schlüssel ist an einige gebunden."
            }
            Self::KeyNotForAll => {
                "Das betrifft alle Affiliates, und dieser API-Schlüssel erreicht nicht alle."
            }
            Self::KeyCannotSignUp => {
                "Dieser API-Schlüssel erlaubt affiliates.write nicht für alle Affiliates von dieser Adresse aus."
            }
            Self::ManagersOnly => {
                "Sie haben nur Lesezugriff. Admins und Manager können das bearbeiten."
            }
            Self::FinanceOnly => {
                "Sie haben nur Lesezugriff. Administratoren und Finanzen können dies tun."
            }
            Self::ApprovedOnly => {
                "Ihr Konto hat nur Lesezugriff. Nur freigegebene Affiliates können dies tun."
            }
            Self::AccountClosed => "Das Konto dieses Affiliates ist nicht offen.",
            Self::NoRegistrationsReport => {
                "Dieser Affiliate hat keinen Zugriff auf den Registrierungsbericht."
            }
            Self::SumTooLarge => "Mit diesem Betrag würde eine Summe den Zahlenbereich verlassen.",
            Self::AlreadyAttributed => "Jemand anders hat diesen Spieler gerade zugeordnet.",
            Self::NotAttributed => {
                "Dieser Spieler hat noch keinen Affiliate. Weisen Sie zuerst einen zu."
            }
            Self::MonthClosed => "Alles vor diesem Tag ist schon abgeschlossen.",
            Self::NothingToPay => "Kein Guthaben zur Auszahlung verfügbar.",
            Self::PaymentMoved => {
                "Diese Zahlung hat den Stand {status} und kann nicht {to} werden."
            }
            Self::PaymentTooFine => {
                "Diese Zahlung ist nicht auszahlbar: Der kleinste Betrag ist {amount}. Stornieren Sie sie und fordern Sie sie neu an."
            }
            Self::PaymentApproved => {
                "Diese Zahlung ist schon freigegeben. Bitten Sie Ihren Manager, sie zu stornieren."
            }
            Self::Uncovered => {
                "Das Guthaben deckt diese Zahlung nicht mehr: Es sind noch {amount} da."
            }
            Self::PaymentChanged => "Jemand anders hat gerade über diese Zahlung entschieden.",
            Self::AffiliateChanged => {
                "Der Status dieses Affiliates wurde gerade geändert. Prüfen Sie ihn, bevor Sie entscheiden."
            }
            Self::StatusMove => {
                "Dieser Affiliate hat den Status {status} und kann nicht {to} werden."
            }
            Self::TooManyTags => "Es gibt schon {most} Tags dieser Art; mehr sind nicht möglich.",
            Self::AffiliateNotApproved => {
                "Der Affiliate ist nicht freigegeben; seine Links würden nicht funktionieren."
            }
            Self::LinkOff => "Diese Seite kann nicht mehr beworben werden.",
            Self::NewerVersion => "Eine neuere Version dieses Deals hat diese ersetzt.",
            Self::TooManyEventsWaiting => {
                "Zu viele Ereignisse warten. Bitte versuchen Sie es gleich noch einmal."
            }
            Self::TooManyFiles => {
                "Zu viele Dateien mit Ereignissen warten. Bitte versuchen Sie es gleich noch einmal."
            }
            Self::TooManyReports => {
                "Zu viele Berichte laufen. Bitte versuchen Sie es gleich noch einmal."
            }
            Self::KeyChanged => {
                "Dieser API-Schlüssel wurde gerade geändert. Bitte versuchen Sie es noch einmal."
            }
            Self::FileTooSlow => {
                "Die Datei wurde nicht rechtzeitig gelesen: mindestens alle zehn Sekunden und in zehn Minuten ganz."
            }
            Self::ReportTooSlow => {
                "Dieser Bericht dauert länger als {n} Sekunden. Engen Sie Zeitraum oder Filter ein, oder gruppieren Sie nach weniger."
            }
            Self::ReportTooLong => {
                "Dieser Bericht hat mehr als {most} Zeilen. Engen Sie Zeitraum oder Filter ein, oder gruppieren Sie nach weniger."
            }
        }
    }
}
