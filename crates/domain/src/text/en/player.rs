//! English: `player`.

use crate::text::player::PlayerText;

impl PlayerText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            Self::Registrations => "Registrations",
            Self::Registration => "Registration",
            Self::Entry => "Ledger entry",
            Self::Customer => "Customer",
            Self::CustomerHelp => "Customer ID or player username, exactly as the brand sends it.",
            Self::Affiliate => "Affiliate",
            Self::AffiliateHelp => "Number or part of the name.",
            Self::Brand => "Brand",
            Self::AnyBrand => "All brands",
            Self::Status => "Status",
            Self::AnyStatus => "All statuses",
            Self::Active => "Active",
            Self::Duplicate => "Duplicate",
            Self::Fraud => "Fraud",
            Self::SelfExcluded => "Self-excluded",
            Self::Whose => "Attribution",
            Self::Anybodys => "All",
            Self::Somebodys => "Attributed",
            Self::Nobodys => "Unattributed",
            Self::Nobody => "Unattributed",
            Self::From => "Registered from",
            Self::To => "Registered to",
            Self::Show => "Show",
            Self::Registered => "Registered",
            Self::Country => "Country",
            Self::Deposits => "Deposits in {currency}",
            Self::Commission => "Commission in {currency}",
            Self::Why => "Why?",
            Self::WhyOf => "Registration {n}: why?",
            Self::None => "No registrations yet",
            Self::NoneFits => "No registrations match",
            Self::NoneText => "Registrations appear here as soon as a brand reports them.",
            Self::ShowAll => "Show all",
            Self::Newest => "Newest",
            Self::Older => "Older",
            Self::FirstEntries => "First entries",
            Self::FurtherEntries => "Next entries",
            Self::Pages => "Pages",
            Self::Yes => "Yes",
            Self::No => "No",
            // What staff decides about a player.
            Self::Give => "Assign to an affiliate",
            Self::GiveText => {
                "This player has no affiliate. Commission starts now; CPL and CPA count all past activity."
            }
            Self::GiveHelp => "Number or username",
            Self::Move => "Move to another deal",
            Self::MoveText => "Past commission stays. Future activity uses the new deal.",
            Self::DealNumber => "Deal number",
            // Files of events.
            Self::Import => "Import events",
            Self::ImportHelp => {
                "A CSV file with a header line. The columns event_id, type and occurred_at are required. You can safely import a file twice: each event_id counts once."
            }
            Self::ChooseBrand => "Choose a brand",
            Self::File => "CSV file, up to 16 MiB",
            Self::StartImport => "Import",
            Self::Running => "Running",
            Self::Done => "Done",
            Self::Failed => "Failed",
            Self::FailedText => {
                "The database stopped responding. Import the file again: events that were accepted won't count twice."
            }
            Self::Progress => "{done} of {count} line | {done} of {count} lines",
            Self::Reload => "Reload",
            Self::LeaveText => "You can leave this page. The import continues.",
            Self::Accepted => "Accepted",
            Self::Parked => "Parked",
            Self::ParkedHelp => "Parked events wait until their customer is registered.",
            Self::Duplicates => "Already imported",
            Self::Rejected => "Rejected",
            Self::RejectedLines => "Rejected lines",
            Self::OnlyFirst => {
                "Only the first line is shown. | Only the first {count} lines are shown."
            }
            Self::LineNumber => "Line",
            Self::EventId => "Event",
            Self::Problem => "Problem",
            Self::Imports => "Recent imports",
            Self::NoImports => "No imports yet.",
            Self::FileName => "File",
            Self::Started => "Started",
            Self::Lines => "Lines",
            Self::ReadsOnly => "You have read-only access. Admins and managers can import events.",
            Self::IgnoredColumns => "Unknown columns, ignored: {names}.",
            Self::PleaseCheck => "Please check the fields below.",
        }
    }
}
