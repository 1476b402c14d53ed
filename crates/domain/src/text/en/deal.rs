//! English: `deal`.

use crate::text::deal::DealText;

impl DealText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            // The terms in words (`deal::words`).
            Self::And => "{first} and {last}",
            Self::Cpl => "{amount} for each player who registers.",
            Self::CplVolume => "{amount} for each player who wagers at least {volume}.",
            Self::Cpa => "{amount} for each player who makes a first deposit.",
            Self::CpaIf => "{amount} for each player {conditions}.",
            Self::IfDeposits => "whose deposits reach {least}",
            Self::IfNetDeposits => "whose net deposits reach {least}",
            Self::IfFirstDeposit => "whose first deposit is at least {least}",
            Self::IfVolume => "who wagers at least {least}",
            Self::IfWagers => "who places at least {count} bet | who places at least {count} bets",
            Self::Clawback => "Clawed back if the player stops meeting these conditions.",
            Self::CapDaily => {
                "Capped at {count} player per day. | Capped at {count} players per day."
            }
            Self::CapMonthly => {
                "Capped at {count} player per month. | Capped at {count} players per month."
            }
            Self::ShareOfNetPl => {
                "{rate} of NetPL (wagers minus winnings, bonuses and deductions)."
            }
            Self::ShareOfNetDeposit => {
                "{rate} of net deposits (deposits minus withdrawals and chargebacks)."
            }
            Self::Tier => "{rate} in months where it reaches {from}.",
            Self::OnlyBrands => "Only for {names}.",
            Self::OnlyCountries => "Only for players from {names}.",
            Self::OnlyCampaigns => "Only for {names}.",
            Self::OnlyFrom => "Only for players who register on or after {date}.",
            Self::OnlyUntil => "Only for players who register before {date}.",
            // Lists.
            Self::Deals => "Deals",
            Self::Deal => "Deal",
            Self::NewDeal => "New deal",
            Self::Affiliate => "Affiliate",
            Self::AffiliateHelp => "Number or name. Leave empty for all.",
            Self::Show => "Show",
            Self::Type => "Type",
            Self::TermsHead => "Terms",
            Self::Players => "Players",
            Self::PlayersCount => "{count} player | {count} players",
            Self::Default => "Default",
            Self::DefaultMeaning => "Applies when no other deal matches.",
            Self::NoDeals => "No deals yet",
            Self::NoDealsOffice => {
                "A deal sets what an affiliate earns. Affiliates without a deal earn nothing."
            }
            Self::NoDealsAffiliate => {
                "You don't have a deal yet, so you won't earn commission. Contact your manager."
            }
            Self::Back => "All deals",
            Self::YourDeals => "Your deals",
            Self::YourDealsText => {
                "What you earn. Each player keeps the terms in force when they registered."
            }
            // Versions.
            Self::Versions => "Versions",
            Self::Version => "Version {n}",
            Self::VersionsText => {
                "Versions never change. Existing players keep theirs; new players get the version in force."
            }
            Self::InForce => "In force",
            Self::Waits => "Awaiting acceptance",
            Self::Former => "Replaced",
            Self::NeverAccepted => "Not accepted",
            Self::Written => "Created {date}",
            Self::Accepted => "Accepted {date}",
            Self::Now => "Current terms",
            Self::Proposed => "Proposed terms",
            Self::NothingYet => "No terms yet.",
            Self::ProposalTitle => "New terms to review",
            Self::ProposalText => {
                "If you accept, they apply to new players. Your existing players keep their terms."
            }
            Self::Accept => "Accept new terms",
            Self::MayNotAccept => "Your account is view-only. Ask your manager.",
            Self::Gone => "Removed: ",
            Self::New => "Added: ",
            // The editor.
            Self::Saved => "Saved as version {n}.",
            Self::PleaseCheck => "Please check",
            Self::Name => "Name",
            Self::NameHelp => "Visible to affiliates.",
            Self::AffiliateNumber => "Affiliate number",
            Self::TypeHelp => {
                "CPL pays per registration, CPA per first deposit, RevShare a percentage of player revenue."
            }
            Self::MakeDefault => "Make this the affiliate's default deal",
            Self::CplTitle => "Per registration (CPL)",
            Self::CpaTitle => "Per first deposit (CPA)",
            Self::ShareTitle => "Revenue share (RevShare)",
            Self::Amount => "Amount in {currency}",
            Self::Conditions => "Conditions (all must be met)",
            Self::LeastVolume => "Minimum amount wagered",
            Self::LeastDeposits => "Minimum total deposits",
            Self::LeastNetDeposits => "Minimum net deposits",
            Self::LeastFirstDeposit => "Minimum first deposit",
            Self::LeastWagers => "Minimum number of bets",
            Self::TakeBack => "Claw back if the player stops qualifying",
            Self::MostADay => "Daily cap",
            Self::MostAMonth => "Monthly cap",
            Self::MostHelp => "Players. Leave empty for no limit.",
            Self::Percentage => "Percentage",
            Self::Tiers => "Monthly tiers",
            Self::TierFrom => "From ({currency})",
            Self::ForWhom => "Applies to",
            Self::ForWhomText => {
                "Leave empty to match all. If several deals match, the most specific one applies."
            }
            Self::Brands => "Brands",
            Self::Countries => "Countries",
            Self::CountriesHelp => "Two-letter codes, for example BG, DE.",
            Self::Campaigns => "Campaigns",
            Self::From => "Registered from",
            Self::Until => "Registered before",
            Self::AskAffiliate => "The affiliate must accept this version",
            Self::AskAffiliateHelp => {
                "Until then, new players get the previous version (or no deal, if this is the first)."
            }
            Self::Save => "Save",
            Self::Saving => "Saving…",
            Self::SaveHelp => {
                "Changing the terms creates a new version for new players. Existing players keep theirs."
            }
            Self::InWords => "Summary",
            Self::InWordsText => "This is what the affiliate sees.",
            Self::InWordsLater => {
                "A plain-language summary appears here once the form is complete."
            }
            Self::Reads => "You have read-only access. Admins and managers can edit this.",
        }
    }
}
