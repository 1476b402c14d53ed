//! What brands tell of their players, as people read it: each type of
//! [`crate::event::EventType`].

use super::catalogue;

catalogue! {
    /// A type of event.
    pub enum EventText: "event" {
        Registration { en: "Registration", fr: "Inscription", id: "Pendaftaran", es: "Registro", de: "Registrierung" }
        LeadQualified { en: "Qualified lead", fr: "Prospect qualifié", id: "Prospek memenuhi syarat", es: "Cliente potencial cualificado", de: "Qualifizierter Lead" }
        Deposit { en: "Deposit", fr: "Dépôt", id: "Deposit", es: "Depósito", de: "Einzahlung" }
        Withdrawal { en: "Withdrawal", fr: "Retrait", id: "Penarikan", es: "Retiro", de: "Auszahlung" }
        Chargeback { en: "Chargeback", fr: "Rétrofacturation", id: "Tolak bayar", es: "Contracargo", de: "Rückbuchung" }
        Bonus { en: "Bonus", fr: "Bonus", id: "Bonus", es: "Bono", de: "Bonus" }
        Deduction { en: "Deduction", fr: "Déduction", id: "Potongan", es: "Deducción", de: "Abzug" }
        Wager { en: "Bet", fr: "Mise", id: "Taruhan", es: "Apuesta", de: "Einsatz" }
        Activity { en: "Day's activity", fr: "Activité du jour", id: "Aktivitas harian", es: "Actividad del día", de: "Tagesaktivität" }
        Status { en: "Status change", fr: "Changement de statut", id: "Perubahan status", es: "Cambio de estado", de: "Statusänderung" }
        Reversal { en: "Reversal", fr: "Annulation", id: "Pembatalan", es: "Anulación", de: "Rücknahme" }
    }
}
