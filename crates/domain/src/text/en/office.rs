//! English: `office`.

use crate::text::office::OfficeText;

impl OfficeText {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            // Statuses.
            Self::Pending => "Pending",
            Self::Approved => "Approved",
            Self::Declined => "Declined",
            Self::Suspended => "Suspended",
            Self::ViewOnly => "View only",
            Self::Blocked => "Blocked",
            Self::All => "All",
            // The list.
            Self::Affiliates => "Affiliates",
            Self::Affiliate => "Affiliate",
            Self::StatusFilter => "Filter by status",
            Self::Search => "Search",
            Self::SearchHelp => "Name, username, e-mail, company or site",
            Self::Sort => "Sort by",
            Self::SortOldest => "Oldest first",
            Self::SortNewest => "Newest first",
            Self::SortUsername => "Username",
            Self::Show => "Show",
            Self::Status => "Status",
            Self::Country => "Country",
            Self::Site => "Site",
            Self::Manager => "Manager",
            Self::Age => "Signed up",
            Self::Minutes => "{count} minute ago | {count} minutes ago",
            Self::Hours => "{count} hour ago | {count} hours ago",
            Self::Days => "{count} day ago | {count} days ago",
            Self::Nobody => "no manager",
            Self::Wish => "Requested manager: {name}",
            Self::BroughtBy => "Referred by {name}",
            Self::SaysBroughtBy => "Claims referral by {name}",
            Self::Total => "{from} to {to} of {total}",
            Self::TotalOne => "{from} of {total}",
            Self::Earlier => "Previous page",
            Self::Later => "Next page",
            Self::Pages => "Pages",
            Self::NobodyWaits => "No sign-ups waiting",
            Self::NobodyWaitsText => {
                "All applications have been reviewed. Share your invitation link to get more."
            }
            Self::NothingFound => "No affiliates match",
            Self::NothingFoundText => "Try fewer words, or show all statuses.",
            Self::ShowAll => "Show all affiliates",
            // Several at a time.
            Self::Selected => "Selected affiliates",
            Self::Select => "Select {name}",
            Self::SelectAll => "Select all on this page",
            Self::ApproveSelected => "Approve",
            Self::DeclineSelected => "Decline",
            Self::ReasonToDecline => "Reason (if you decline)",
            Self::NoneSelected => "Select at least one affiliate.",
            Self::DoneSome => "Done: {done}. Failed: {failed}.",
            // One of them.
            Self::Back => "All affiliates",
            Self::Decide => "Change status",
            Self::ApproveTitle => "Approve",
            Self::ApproveText => "They can sign in right away, and their links go live.",
            Self::StopTitle => "Decline or restrict",
            Self::StopText => "They'll be signed out. You can approve them later.",
            Self::Reason => "Reason",
            Self::ReasonHelp => "Saved in the history.",
            Self::DoApprove => "Approve",
            Self::DoDecline => "Decline",
            Self::DoSuspend => "Suspend",
            Self::DoViewOnly => "Set to view-only",
            Self::DoBlock => "Block",
            Self::Working => "Saving…",
            Self::Save => "Save",
            Self::Profile => "Profile",
            Self::Email => "E-mail",
            Self::Phone => "Phone",
            Self::Language => "Language",
            Self::Company => "Company",
            Self::Comments => "How they drive traffic",
            Self::Source => "Registration source",
            Self::SignedUp => "Signed up",
            Self::LastSignIn => "Last sign-in",
            Self::Never => "never",
            Self::Note => "Note",
            Self::NoteHelp => "Visible to staff only.",
            Self::Invitation => "Invitation link",
            Self::YourInvitation => "Your invitation link",
            Self::InvitationHelp => {
                "Anyone who signs up with this link becomes their sub-affiliate and is approved automatically."
            }
            Self::YourInvitationHelp => {
                "Anyone who signs up with this link gets you as their manager and is approved automatically."
            }
            Self::InvitationWaits => {
                "Anyone who signs up with this link becomes their sub-affiliate. A manager reviews the application."
            }
            Self::YourInvitationWaits => {
                "Anyone who signs up with this link gets you as their manager. An admin or manager reviews the application."
            }
            Self::Copy => "Copy",
            Self::Copied => "Copied",
            Self::History => "History",
            Self::By => "by {name}",
            Self::ByServer => "from the command line",
        }
    }
}
