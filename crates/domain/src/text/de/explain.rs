//! German: `explain`.

use crate::text::explain::ExplainText;

impl ExplainText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            Self::RegistrationOf => "Registrierung {n}",
            Self::EntryOf => "Buchung {n}",
            Self::IsYours => "Das ist Ihr Spieler.",
            Self::IsOf => "Affiliate {n} zugeordnet.",
            Self::IsNobodys => {
                "Nicht zugeordnet: Kein Klick, kein Promo-Code und keine Affiliate-ID passte."
            }
            Self::EarnedSoFar => "Provision bisher: {amount}.",
            // Facts.
            Self::Customer => "Kunden-ID",
            Self::PlayerName => "Benutzername des Spielers",
            Self::Brand => "Marke",
            Self::Country => "Land",
            Self::Registered => "Registriert",
            Self::Status => "Status",
            Self::Affiliate => "Affiliate",
            Self::Link => "Link",
            Self::Campaign => "Kampagne",
            Self::Deal => "Deal",
            Self::DealVersion => "{name}, Version {n}",
            Self::Amount => "Betrag",
            Self::Kind => "Typ",
            Self::ForDay => "Datum",
            Self::Posted => "Gebucht am",
            Self::Event => "Ereignis",
            Self::Payment => "Zahlung",
            Self::Place => "Position im Ledger",
            Self::Hash => "Hash der Buchung",
            // Whose.
            Self::WhoseTitle => "Zuordnung",
            Self::WhoseHelp => {
                "Wird in dieser Reihenfolge geprüft. Der erste Treffer gilt dauerhaft."
            }
            Self::NoTracker => "Keine Klick-ID gesendet.",
            Self::TrackerInvalid => {
                "Die von der Marke gesendete Klick-ID ist ungültig (verändert, abgeschnitten oder nicht von uns)."
            }
            Self::TrackerForeign => "Die Klick-ID gehört zu einem anderen Programm.",
            Self::TrackerOutside => {
                "Klick am {date}, außerhalb des Zeitfensters von {count} Tag. | Klick am {date}, außerhalb des Zeitfensters von {count} Tagen."
            }
            Self::TrackerMatched => {
                "Klick am {date} über Link {link} (im Zeitfenster von {count} Tag): Affiliate {n}. | Klick am {date} über Link {link} (im Zeitfenster von {count} Tagen): Affiliate {n}."
            }
            Self::ClickMissing => {
                "Der Klick wurde nicht gefunden, aber die signierte Klick-ID weist den Affiliate aus."
            }
            Self::NoPromoCode => "Kein Promo-Code gesendet.",
            Self::PromoUnknown => "Promo-Code {code} ist für diese Marke nicht aktiv.",
            Self::PromoMatched => "Promo-Code {code} gehört Affiliate {n}.",
            Self::NoAffiliate => "Keine Affiliate-ID gesendet.",
            Self::AffiliateNotAllowed => {
                "Die Marke hat die Affiliate-ID {n} gesendet, aber ihr API-Schlüssel hat keinen Zugriff auf diesen Affiliate."
            }
            Self::AffiliateUnknown => {
                "Die Marke hat die Affiliate-ID {n} gesendet, die es nicht gibt."
            }
            Self::AffiliateMatched => "Die Marke hat die Affiliate-ID {n} gesendet.",
            Self::AffiliateNotActive => {
                "Affiliate {n} war zu diesem Zeitpunkt nicht aktiv (Status: {status})."
            }
            Self::ByHand => "Am {date} vom Team Affiliate {n} zugeordnet.",
            // Which deal.
            Self::DealTitle => "Welcher Deal gilt",
            Self::DealHelp => {
                "Der spezifischste Deal, der am Tag der Registrierung gültig war. Das ändert sich nie."
            }
            Self::NoDeal => "Kein Deal passte, daher bringt dieser Spieler keine Provision.",
            Self::Chosen => "Der spezifischste passende Deal.",
            Self::ChosenAsDefault => "Der Standard-Deal: Kein anderer Deal passt.",
            Self::LessSpecific => "Passt, aber ein spezifischerer oder neuerer Deal gilt.",
            Self::NotYetActive => "Begann erst nach der Registrierung.",
            Self::Ended => "Endete vor der Registrierung.",
            Self::OtherBrand => "Nur für andere Marken.",
            Self::OtherCountry => "Nur für andere Länder.",
            Self::OtherCampaign => "Nur für andere Kampagnen.",
            Self::NotAccepted => "Vom Affiliate zu diesem Zeitpunkt nicht angenommen.",
            // How far.
            Self::ProgressTitle => "Fortschritt",
            Self::PaidOnce => "{kind} von {amount}: qualifiziert am {date}.",
            Self::CapReached => "Nicht gezahlt, weil ein Limit (Cap) erreicht war.",
            Self::NotYetPaid => "{kind} von {amount}: noch nicht qualifiziert.",
            Self::ShareOf => "{rate} des täglichen Nettoergebnisses.",
            Self::HasOf => "{name}: {has} von {needs}",
            Self::FirstDeposit => "Ersteinzahlung",
            Self::Volume => "Einsätze",
            Self::DepositSum => "Einzahlungen gesamt",
            Self::NetDeposits => "Nettoeinzahlungen",
            Self::FtdAmount => "Betrag der Ersteinzahlung",
            Self::Wagers => "Anzahl der Einsätze",
            // What it did.
            Self::DidTitle => "Spieleraktivität",
            Self::Deposits => "Einzahlungen",
            Self::Withdrawals => "Auszahlungen",
            Self::Chargebacks => "Chargebacks",
            Self::Bonuses => "Boni",
            Self::Deductions => "Abzüge",
            Self::Wins => "Gewinne",
            Self::NetResultCasino => "davon Casino",
            Self::NetResultSport => "davon Sport",
            Self::NetResult => "Nettoergebnis (NetPL)",
            // What it earned.
            Self::EarnedTitle => "Verdiente Provision",
            Self::EarnedHelp => "Jede Buchung mit ihrer Berechnung.",
            Self::NothingEarned => "Noch keine Provision.",
            Self::HowTitle => "Berechnung",
            Self::Cpl => "CPL",
            Self::Cpa => "CPA",
            Self::RevShare => "RevShare",
            Self::SubAffiliate => "Sub-Affiliate-Provision",
            Self::Adjustment => "Korrektur",
            Self::ForCpl => {
                "Alle CPL-Bedingungen sind erfüllt. CPL wird einmal pro Spieler gezahlt."
            }
            Self::ForCpa => {
                "Alle CPA-Bedingungen sind erfüllt. CPA wird einmal pro Spieler gezahlt."
            }
            Self::ForClawback => {
                "Eine CPA-Bedingung ist nicht mehr erfüllt, daher wird der CPA zurückgebucht."
            }
            Self::ForNetPl => "{rate} vom Nettoergebnis des Spielers an diesem Tag ({total}).",
            Self::ForNetDeposit => {
                "{rate} der Nettoeinzahlungen des Spielers an diesem Tag ({total})."
            }
            Self::Before => "Abzüglich bereits gebuchter {amount}.",
            Self::ForSubFee => {
                "Gebühr für eine qualifizierte Ersteinzahlung (QFTD) von Sub-Affiliate {n}."
            }
            Self::ForSubCut => {
                "Anteil an dem, was Sub-Affiliate {n} an diesem Tag mit einem Spieler verdient hat."
            }
            Self::ForNoCarryOver => {
                "Das negative Ergebnis von {month} wird nicht übertragen und daher ausgebucht."
            }
            Self::ForTier => {
                "Die Summe für {month} hat die Stufe ab {from} erreicht: {tier} statt {rate}."
            }
            Self::ForManual => "Manuelle Korrektur: {reason}",
            Self::ForPayment => "Bezahlt, Rechnung {invoice}.",
            Self::Moved => {
                "Für Aktivität am {date}. Später gebucht, weil der Monat schon abgeschlossen war."
            }
            Self::Calculation => "Formel",
            Self::TheRegistration => "Registrierung ansehen",
        }
    }
}
