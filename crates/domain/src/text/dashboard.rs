//! What affiliates read on their dashboard, and the ways about their pages.

use super::catalogue;

catalogue! {
    /// What affiliates read on their dashboard.
    pub enum DashboardText: "dashboard" {
        // The ways about.
        Ways,
        Links,
        Payments,

        // The span.
        Span,
        Today,
        Week,
        Month,
        ThisMonth,
        Compared,
        From,

        // The figures.
        Figures,
        FiguresHelp,
        Before,
        ByDay,
        AsTable,
        Day,
        TopLinks,
        TopSources,
        Link,
        Source,
        NoLink,
        NoSource,
        NothingYet,

        // The balance.
        Balance,
        CanAsk,
        PaidFrom,
        SpokenFor,
        ToPayments,
        ToLinks,
    }
}
