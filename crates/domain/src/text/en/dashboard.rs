//! English: `dashboard`.

use crate::text::dashboard::DashboardText;

impl DashboardText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            // The ways about.
            Self::Ways => "Your pages",
            Self::Links => "Links",
            Self::Payments => "Payments",
            // The span.
            Self::Span => "Period",
            Self::Today => "Today",
            Self::Week => "7 days",
            Self::Month => "30 days",
            Self::ThisMonth => "This month",
            Self::Compared => "{now}, compared with {before}. All days are in UTC.",
            Self::From => "{from} to {to}",
            // The figures.
            Self::Figures => "Figures",
            Self::FiguresHelp => "Select a figure to chart it.",
            Self::Before => "previous: {value}",
            Self::ByDay => "{figure} by day",
            Self::AsTable => "Show as table",
            Self::Day => "Day",
            Self::TopLinks => "Top links by visits",
            Self::TopSources => "Top sources by visits",
            Self::Link => "Link",
            Self::Source => "Source",
            Self::NoLink => "No link",
            Self::NoSource => "No source",
            Self::NothingYet => "No data for this period.",
            // The balance.
            Self::Balance => "Balance",
            Self::CanAsk => "You can request a payout now.",
            Self::PaidFrom => "Minimum payout: {amount}.",
            Self::SpokenFor => "{amount} is in pending payouts.",
            Self::ToPayments => "Balance and payments",
            Self::ToLinks => "Get a link",
        }
    }
}
