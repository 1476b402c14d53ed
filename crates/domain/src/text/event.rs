//! What brands tell of their players, as people read it: each type of
//! [`crate::event::EventType`].

use super::catalogue;

catalogue! {
    /// A type of event.
    pub enum EventText: "event" {
        Registration,
        LeadQualified,
        Deposit,
        Withdrawal,
        Chargeback,
        Bonus,
        Deduction,
        Wager,
        Activity,
        Status,
        Reversal,
    }
}
