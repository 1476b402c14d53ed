//! German: `rule`.

use crate::violation::PlainRule;

impl PlainRule {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            Self::Required => "Pflichtfeld.",
            Self::NotText => "Muss Text sein.",
            Self::NotNumber => "Muss eine ganze Zahl sein.",
            Self::NotNumbers => "Muss eine Liste ganzer Zahlen sein.",
            Self::NotObject => "Muss ein Objekt sein.",
            Self::TooLong => "Das ist zu lang.",
            Self::Unprintable => "Entfernen Sie nicht druckbare Zeichen.",
            Self::EmailForm => "Geben Sie eine E-Mail-Adresse wie name@example.com ein.",
            Self::CountryCode => {
                "Wählen Sie ein Land (zweistelliger Code nach ISO 3166-1, etwa BG)."
            }
            Self::LanguageCode => {
                "Wählen Sie eine Sprache (zweistelliger Code nach ISO 639-1, etwa FR)."
            }
            Self::TermsAccepted => "Bitte stimmen Sie den Geschäftsbedingungen zu.",
            Self::HostnameForm => "Geben Sie einen gültigen Hostnamen ein.",
            Self::UsernameTooShort => "Mindestens 6 Zeichen.",
            Self::UsernameTooLong => "Höchstens 64 Zeichen.",
            Self::UsernameCharacters => "Nur Buchstaben, Ziffern und . _ - @",
            Self::UsernameTaken => {
                "Dieser Benutzername ist vergeben. Bitte wählen Sie einen anderen."
            }
            Self::EmailTaken => {
                "Diese E-Mail-Adresse ist schon registriert. Melden Sie sich stattdessen an."
            }
            Self::PasswordTooShort => "Mindestens 6 Zeichen.",
            Self::PasswordTooLong => "Höchstens 512 Zeichen.",
            Self::PasswordClasses => {
                "Mindestens ein Kleinbuchstabe, ein Großbuchstabe und eine Ziffer."
            }
            Self::PasswordCommon => "Dieses Passwort ist zu gängig. Bitte wählen Sie ein anderes.",
            Self::Unknown => "Unbekannte ID.",
            Self::HostnameUnknown => "Unter diesem Hostnamen läuft kein Partnerprogramm.",
            Self::CaptchaFailed => {
                "Prüfung fehlgeschlagen. Bitte senden Sie das Formular noch einmal."
            }
            Self::DealType => "Muss 1, 2, 3, 4, 5, 6, 8, 9 oder 10 sein.",
            Self::NeededByType => "Für diesen Deal-Typ erforderlich.",
            Self::NotOfType => "Bei diesem Deal-Typ nicht verwendet. Weglassen oder null senden.",
            Self::OneValue => "Muss ein einzelner Wert sein.",
            Self::Flag => "Muss true oder false sein.",
            Self::Amount => {
                "Geben Sie einen Betrag wie 12.50 ein, mit Punkt und höchstens sechs Nachkommastellen."
            }
            Self::Count => "Geben Sie eine ganze Zahl ab 0 ein.",
            Self::Percentage => {
                "Geben Sie einen Prozentsatz von 0 bis 100 ein, etwa 33.3333, mit Punkt und höchstens vier Nachkommastellen."
            }
            Self::Tiers => {
                "Jede Stufe braucht einen Anfangsbetrag und einen Prozentsatz von 0 bis 100."
            }
            Self::TierTwice => "Zwei Stufen beginnen beim selben Betrag.",
            Self::Ids => "Geben Sie eine Liste von IDs ein (ganze Zahlen ab 1).",
            Self::Countries => {
                "Geben Sie eine Liste zweistelliger Ländercodes ein (ISO 3166-1), etwa BG."
            }
            Self::TooMany => "Zu viele Einträge.",
            Self::Moment => {
                "Geben Sie ein Datum (2026-07-10) oder Datum und Uhrzeit (2026-07-10T12:00:00Z) ein."
            }
            Self::OtherAffiliate => {
                "Ein Deal kann nicht zu einem anderen Affiliate wechseln. Erstellen Sie stattdessen einen neuen."
            }
            Self::AffiliateNumber => "Geben Sie eine Affiliate-Nummer ein.",
            Self::DealName => "Geben Sie 1 bis 200 druckbare Zeichen ein.",
            Self::EndsBeforeStart => "Das Ende muss nach dem Anfang liegen.",
            Self::UnknownBrands => "Eine dieser Marken gibt es nicht.",
            Self::UnknownCampaigns => "Eine dieser Kampagnen gibt es nicht.",
            Self::UnknownAffiliate => "Kein Affiliate hat diese Nummer oder diesen Benutzernamen.",
            Self::HostName => "Geben Sie einen Hostnamen ohne https:// und ohne Port ein.",
            Self::NameTaken => "Dieser Name ist schon vergeben.",
            Self::DomainTaken => "Eine andere Marke verwendet diese Domain schon.",
            Self::GoHostTaken => {
                "Diese Domain wird schon verwendet. Wählen Sie eine, die nur für Tracking-Links dient."
            }
            Self::PromoCodeTaken => "Diese Marke hat schon einen Promo-Code mit diesem Namen.",
            Self::UrlForm => "Geben Sie eine vollständige URL ein, die mit https:// beginnt.",
            Self::UrlWithoutMacros => {
                "Makros sind hier nicht möglich: Alle Besucher sehen dieselbe Seite."
            }
            Self::UrlBegins => "Geben Sie eine URL ein, die mit https:// oder http:// beginnt.",
            Self::UrlMacroInHost => {
                "Verwenden Sie Makros nur hinter dem Hostnamen, damit Besucher nicht bestimmen können, wohin ein Klick führt."
            }
            Self::UrlOpenMacro => "Bei einem Makro fehlen die schließenden Klammern.",
            Self::AmountAboveZero => "Geben Sie einen Betrag über null ein, etwa 250 oder 99.50.",
            Self::Day => "Geben Sie ein Datum wie 2026-01-31 ein.",
            Self::EndsEarly => "Der Zeitraum endet, bevor er beginnt.",
            Self::NotApprovedAffiliate => {
                "Geben Sie Nummer oder Benutzername eines freigegebenen Affiliates ein."
            }
            Self::NotAcceptedDeal => {
                "Geben Sie einen eigenen Deal des Affiliates ein, den er angenommen hat."
            }
            Self::FileNeeded => "Wählen Sie eine Datei.",
            Self::FileHead => {
                "Die Kopfzeile muss die Spalten event_id, type und occurred_at enthalten, in UTF-8."
            }
            Self::FileUtf16 => {
                "Die Datei ist UTF-16. Speichern Sie sie als UTF-8 (in einer Tabellenkalkulation: „CSV UTF-8“)."
            }
            Self::FileMalformed => {
                "Die Anführungszeichen in der Kopfzeile stimmen nicht: Eines ist nicht geschlossen, steht in einem Namen ohne Anführungszeichen oder hat Text neben sich."
            }
            Self::FileTooWide => "Die Kopfzeile hat zu viele Spalten.",
            Self::FileTooLong => {
                "Die Datei hat mehr als 100.000 Ereignisse. Teilen Sie sie auf mehrere Dateien auf."
            }
            Self::ChooseBrand => "Wählen Sie eine Marke.",
            Self::ChooseLink => "Wählen Sie eine dieser Seiten.",
            Self::NoCampaigns => "Links zu dieser Seite können keine Kampagne enthalten.",
            Self::DeepParameters => {
                "Geben Sie Paare wie game=aviator&lang=de ein. Namen können Buchstaben, Ziffern, - und _ enthalten."
            }
            Self::ReasonNeeded => "Geben Sie einen Grund an.",
            Self::NoSourceId => "Dieser Link nimmt keine Source-ID an.",
            Self::AbNeedsUrl => "Über 0 ist ein zweites Ziel erforderlich.",
            Self::UnknownBrand => "Keine Marke hat diese Nummer. Wählen Sie eine Marke.",
            Self::UnknownCampaign => "Keine Kampagne hat diese Nummer.",
            Self::UnknownStaff => "Kein aktiver Mitarbeiter hat diese Nummer.",
            Self::ManagerNeeded => "Ein freigegebener Affiliate braucht einen Manager.",
            Self::UnknownPaymentMethod => "Keine Zahlungsart hat diese Nummer.",
            Self::UnknownTag => "Kein Tag für Affiliates hat diese Nummer.",
            Self::TagRequired => "Dieses Tag ist Pflicht und kann nicht geleert werden.",
            Self::OwnParent => "Ein Affiliate kann nicht sein eigener Parent sein.",
            Self::ParentEarned => {
                "Der Parent lässt sich nicht mehr ändern: Dieser Affiliate hat unter dem jetzigen schon Provision verdient."
            }
            Self::ParentBelow => {
                "Jener Affiliate steht unter diesem und kann daher nicht sein Parent sein."
            }
            Self::EmailInUse => "Diese E-Mail-Adresse wird schon verwendet.",
            Self::NotNegative => "Muss 0 oder mehr sein.",
            Self::AboveZero => "Muss größer als null sein.",
            Self::UnknownStatus => "Kein Status hat diese Nummer.",
            Self::UnknownKey => "Kein API-Schlüssel hat diese Nummer.",
            Self::KeyRevoked => "Dieser API-Schlüssel ist endgültig widerrufen.",
            Self::PastMoment => "Geben Sie einen Zeitpunkt in der Zukunft ein.",
            Self::OwnerScope => {
                "Ein Schlüssel der Art affiliate erreicht nur die Daten seines Inhabers."
            }
            Self::OneBrand => "Ein Schlüssel dieser Art braucht genau eine Marke.",
            Self::SomeBrand => "Ein Schlüssel dieser Art braucht mindestens eine Marke.",
            Self::StaffUsername => "Verwenden Sie 1 bis 64 Buchstaben, Ziffern und . _ - @",
            Self::CurrencyCode => "Geben Sie einen Währungscode (ISO 4217) ein, etwa EUR.",
            Self::OwnCurrency => "Wählen Sie eine andere Währung als die des Betreibers.",
            Self::MonthStart => {
                "Muss der erste Tag eines Monats sein: Alles davor wird abgeschlossen."
            }
            Self::MonthNotOver => "Nur beendete Monate können abgeschlossen werden.",
            Self::ColumnsNeeded => "Wählen Sie mindestens eine Spalte.",
            Self::ClicksOrder => "Klicks kommen immer neueste zuerst: -clicked_at.",
            Self::Cursor => "Senden Sie next_cursor der Seite davor.",
            Self::RowRange => {
                "Senden Sie die erste und die letzte Zeile, von 0 an gezählt, etwa [0,999]."
            }
            Self::FilterObject => "Muss ein JSON-Objekt aus Feldern und ihren Werten sein.",
            Self::GivenTwice => "Zweimal angegeben. Senden Sie es einmal.",
            Self::NumberOrList => "Muss eine ganze Zahl oder eine Liste ganzer Zahlen sein.",
            Self::FlagOrList => "Muss true oder false oder eine Liste davon sein.",
            Self::TextOrList => "Muss Text oder eine Liste von Texten sein.",
            Self::NotNames => "Muss eine Liste von Namen sein.",
            Self::Threshold => {
                "Geben Sie eine Zahl von 0 bis 1 mit höchstens drei Nachkommastellen ein."
            }
        }
    }
}
