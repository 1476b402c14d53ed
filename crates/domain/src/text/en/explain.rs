//! English: `explain`.

use crate::text::explain::ExplainText;

impl ExplainText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            Self::RegistrationOf => "Registration {n}",
            Self::EntryOf => "Ledger entry {n}",
            Self::IsYours => "This is your player.",
            Self::IsOf => "Attributed to affiliate {n}.",
            Self::IsNobodys => "Not attributed: no click, promo code or affiliate ID matched.",
            Self::EarnedSoFar => "Commission so far: {amount}.",
            // Facts.
            Self::Customer => "Customer ID",
            Self::PlayerName => "Player username",
            Self::Brand => "Brand",
            Self::Country => "Country",
            Self::Registered => "Registered",
            Self::Status => "Status",
            Self::Affiliate => "Affiliate",
            Self::Link => "Link",
            Self::Campaign => "Campaign",
            Self::Deal => "Deal",
            Self::DealVersion => "{name}, version {n}",
            Self::Amount => "Amount",
            Self::Kind => "Type",
            Self::ForDay => "Date",
            Self::Posted => "Posted",
            Self::Event => "Event",
            Self::Payment => "Payment",
            Self::Place => "Ledger position",
            Self::Hash => "Entry hash",
            // Whose.
            Self::WhoseTitle => "Attribution",
            Self::WhoseHelp => "Checked in this order. The first match wins and is permanent.",
            Self::NoTracker => "No click ID was sent.",
            Self::TrackerInvalid => {
                "The click ID sent by the brand is not valid (changed, truncated or not ours)."
            }
            Self::TrackerForeign => "The click ID belongs to another programme.",
            Self::TrackerOutside => {
                "Click on {date}, outside the {count}-day window. | Click on {date}, outside the {count}-day window."
            }
            Self::TrackerMatched => {
                "Click on {date} via link {link} (inside the {count}-day window): affiliate {n}. | Click on {date} via link {link} (inside the {count}-day window): affiliate {n}."
            }
            Self::ClickMissing => {
                "The click record was not found, but the signed click ID identifies the affiliate."
            }
            Self::NoPromoCode => "No promo code was sent.",
            Self::PromoUnknown => "Promo code {code} is not active for this brand.",
            Self::PromoMatched => "Promo code {code} belongs to affiliate {n}.",
            Self::NoAffiliate => "No affiliate ID was sent.",
            Self::AffiliateNotAllowed => {
                "The brand sent affiliate ID {n}, but its API key has no access to that affiliate."
            }
            Self::AffiliateUnknown => "The brand sent affiliate ID {n}, which doesn't exist.",
            Self::AffiliateMatched => "The brand sent affiliate ID {n}.",
            Self::AffiliateNotActive => {
                "Affiliate {n} was not active at the time (status: {status})."
            }
            Self::ByHand => "Assigned to affiliate {n} by staff on {date}.",
            // Which deal.
            Self::DealTitle => "Which deal applies",
            Self::DealHelp => {
                "The most specific deal in force on the registration date. It never changes."
            }
            Self::NoDeal => "No deal matched, so this player earns no commission.",
            Self::Chosen => "The most specific deal that matches.",
            Self::ChosenAsDefault => "The default deal: no other deal matches.",
            Self::LessSpecific => "Matches, but a more specific or newer deal applies.",
            Self::NotYetActive => "Started after the registration.",
            Self::Ended => "Ended before the registration.",
            Self::OtherBrand => "Only for other brands.",
            Self::OtherCountry => "Only for other countries.",
            Self::OtherCampaign => "Only for other campaigns.",
            Self::NotAccepted => "Not accepted by the affiliate at the time.",
            // How far.
            Self::ProgressTitle => "Progress",
            Self::PaidOnce => "{kind} of {amount}: qualified on {date}.",
            Self::CapReached => "Not paid because a cap was reached.",
            Self::NotYetPaid => "{kind} of {amount}: not qualified yet.",
            Self::ShareOf => "{rate} of each day's net result.",
            Self::HasOf => "{name}: {has} of {needs}",
            Self::FirstDeposit => "First deposit",
            Self::Volume => "Wagered",
            Self::DepositSum => "Total deposits",
            Self::NetDeposits => "Net deposits",
            Self::FtdAmount => "First deposit amount",
            Self::Wagers => "Number of bets",
            // What it did.
            Self::DidTitle => "Player activity",
            Self::Deposits => "Deposits",
            Self::Withdrawals => "Withdrawals",
            Self::Chargebacks => "Chargebacks",
            Self::Bonuses => "Bonuses",
            Self::Deductions => "Deductions",
            Self::Wins => "Winnings",
            Self::NetResultCasino => "of which casino",
            Self::NetResultSport => "of which sports",
            Self::NetResult => "Net result (NetPL)",
            // What it earned.
            Self::EarnedTitle => "Commission earned",
            Self::EarnedHelp => "Every ledger entry, with its calculation.",
            Self::NothingEarned => "No commission yet.",
            Self::HowTitle => "Calculation",
            Self::Cpl => "CPL",
            Self::Cpa => "CPA",
            Self::RevShare => "RevShare",
            Self::SubAffiliate => "Sub-affiliate commission",
            Self::Adjustment => "Adjustment",
            Self::ForCpl => "All CPL conditions are met. CPL is paid once per player.",
            Self::ForCpa => "All CPA conditions are met. CPA is paid once per player.",
            Self::ForClawback => "A CPA condition is no longer met, so the CPA is clawed back.",
            Self::ForNetPl => "{rate} of the player's net result for the day, {total}.",
            Self::ForNetDeposit => "{rate} of the player's net deposits for the day, {total}.",
            Self::Before => "Less {amount} already posted.",
            Self::ForSubFee => "Fee for a qualified first deposit (QFTD) from sub-affiliate {n}.",
            Self::ForSubCut => "Share of what sub-affiliate {n} earned from one player that day.",
            Self::ForNoCarryOver => {
                "The negative result of {month} is not carried over, so it is written off."
            }
            Self::ForTier => {
                "The total for {month} reached the {from} tier: {tier} instead of {rate}."
            }
            Self::ForManual => "Manual adjustment: {reason}",
            Self::ForPayment => "Paid, invoice {invoice}.",
            Self::Moved => {
                "For activity on {date}. Posted later because that month was already closed."
            }
            Self::Calculation => "Formula",
            Self::TheRegistration => "View registration",
        }
    }
}
