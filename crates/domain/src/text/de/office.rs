//! German: `office`.

use crate::text::office::OfficeText;

impl OfficeText {
    /// The sentence in German.
    pub(crate) const fn de(self) -> &'static str {
        match self {
            // Statuses.
            Self::Pending => "Offen",
            Self::Approved => "Freigegeben",
            Self::Declined => "Abgelehnt",
            Self::Suspended => "Suspendiert",
            Self::ViewOnly => "Nur Lesezugriff",
            Self::Blocked => "Gesperrt",
            Self::All => "Alle",
            // The list.
            Self::Affiliates => "Affiliates",
            Self::Affiliate => "Affiliate",
            Self::StatusFilter => "Nach Status filtern",
            Self::Search => "Suchen",
            Self::SearchHelp => "Name, Benutzername, E-Mail, Firma oder Website",
            Self::Sort => "Sortieren nach",
            Self::SortOldest => "Älteste zuerst",
            Self::SortNewest => "Neueste zuerst",
            Self::SortUsername => "Benutzername",
            Self::Show => "Anzeigen",
            Self::Status => "Status",
            Self::Country => "Land",
            Self::Site => "Website",
            Self::Manager => "Manager",
            Self::Age => "Registriert",
            Self::Minutes => "vor {count} Minute | vor {count} Minuten",
            Self::Hours => "vor {count} Stunde | vor {count} Stunden",
            Self::Days => "vor {count} Tag | vor {count} Tagen",
            Self::Nobody => "kein Manager",
            Self::Wish => "Gewünschter Manager: {name}",
            Self::BroughtBy => "Geworben von {name}",
            Self::SaysBroughtBy => "Laut eigener Angabe geworben von {name}",
            Self::Total => "{from} bis {to} von {total}",
            Self::TotalOne => "{from} von {total}",
            Self::Earlier => "Vorige Seite",
            Self::Later => "Nächste Seite",
            Self::Pages => "Seiten",
            Self::NobodyWaits => "Keine offenen Registrierungen",
            Self::NobodyWaitsText => {
                "Alle Bewerbungen sind geprüft. Teilen Sie Ihren Einladungslink, um weitere zu bekommen."
            }
            Self::NothingFound => "Keine passenden Affiliates",
            Self::NothingFoundText => {
                "Versuchen Sie es mit weniger Wörtern, oder zeigen Sie alle Status an."
            }
            Self::ShowAll => "Alle Affiliates anzeigen",
            // Several at a time.
            Self::Selected => "Ausgewählte Affiliates",
            Self::Select => "{name} auswählen",
            Self::SelectAll => "Alle auf dieser Seite auswählen",
            Self::ApproveSelected => "Freigeben",
            Self::DeclineSelected => "Ablehnen",
            Self::ReasonToDecline => "Grund (bei Ablehnung)",
            Self::NoneSelected => "Wählen Sie mindestens einen Affiliate aus.",
            Self::DoneSome => "Erledigt: {done}. Fehlgeschlagen: {failed}.",
            // One of them.
            Self::Back => "Alle Affiliates",
            Self::Decide => "Status ändern",
            Self::ApproveTitle => "Freigeben",
            Self::ApproveText => "Die Anmeldung ist sofort möglich, und die Links werden aktiv.",
            Self::StopTitle => "Ablehnen oder einschränken",
            Self::StopText => "Der Affiliate wird abgemeldet. Sie können ihn später freigeben.",
            Self::Reason => "Grund",
            Self::ReasonHelp => "Wird im Verlauf gespeichert.",
            Self::DoApprove => "Freigeben",
            Self::DoDecline => "Ablehnen",
            Self::DoSuspend => "Suspendieren",
            Self::DoViewOnly => "Auf Lesezugriff beschränken",
            Self::DoBlock => "Sperren",
            Self::Working => "Wird gespeichert…",
            Self::Save => "Speichern",
            Self::Profile => "Profil",
            Self::Email => "E-Mail",
            Self::Phone => "Telefon",
            Self::Language => "Sprache",
            Self::Company => "Firma",
            Self::Comments => "Traffic-Quellen",
            Self::Source => "Registrierungsquelle",
            Self::SignedUp => "Registriert",
            Self::LastSignIn => "Letzte Anmeldung",
            Self::Never => "nie",
            Self::Note => "Notiz",
            Self::NoteHelp => "Nur für das Team sichtbar.",
            Self::Invitation => "Einladungslink",
            Self::YourInvitation => "Ihr Einladungslink",
            Self::InvitationHelp => {
                "Wer sich über diesen Link registriert, wird Sub-Affiliate und automatisch freigegeben."
            }
            Self::YourInvitationHelp => {
                "Wer sich über diesen Link registriert, bekommt Sie als Manager und wird automatisch freigegeben."
            }
            Self::InvitationWaits => {
                "Wer sich über diesen Link registriert, wird Sub-Affiliate. Ein Manager prüft die Bewerbung."
            }
            Self::YourInvitationWaits => {
                "Wer sich über diesen Link registriert, bekommt Sie als Manager. Ein Admin oder Manager prüft die Bewerbung."
            }
            Self::Copy => "Kopieren",
            Self::Copied => "Kopiert",
            Self::History => "Verlauf",
            Self::By => "von {name}",
            Self::ByServer => "über die Kommandozeile",
        }
    }
}
