//! English: `rule`.

use crate::violation::PlainRule;

impl PlainRule {
    /// The sentence in English.
    pub(crate) const fn en(self) -> &'static str {
        match self {
            Self::Required => "Required.",
            Self::NotText => "Must be text.",
            Self::NotNumber => "Must be a whole number.",
            Self::NotNumbers => "Must be a list of whole numbers.",
            Self::NotObject => "Must be an object.",
            Self::TooLong => "This is too long.",
            Self::Unprintable => "Remove characters that can't be printed.",
            Self::EmailForm => "Enter an e-mail address such as name@example.com.",
            Self::CountryCode => "Choose a country (two-letter ISO 3166-1 code, such as BG).",
            Self::LanguageCode => "Choose a language (two-letter ISO 639-1 code, such as FR).",
            Self::TermsAccepted => "Please accept the terms and conditions.",
            Self::HostnameForm => "Enter a valid host name.",
            Self::UsernameTooShort => "Use at least 6 characters.",
            Self::UsernameTooLong => "Use at most 64 characters.",
            Self::UsernameCharacters => "Use only letters, digits and . _ - @",
            Self::UsernameTaken => "This username is already taken. Please choose another.",
            Self::EmailTaken => "This e-mail address is already registered. Sign in instead.",
            Self::PasswordTooShort => "Use at least 6 characters.",
            Self::PasswordTooLong => "Use at most 512 characters.",
            Self::PasswordClasses => {
                "Use at least one lower-case letter, one upper-case letter and one digit."
            }
            Self::PasswordCommon => "This password is too common. Please choose another.",
            Self::Unknown => "Unknown ID.",
            Self::HostnameUnknown => "No affiliate programme runs on this host name.",
            Self::CaptchaFailed => "Verification failed. Please send the form again.",
            Self::DealType => "Must be 1, 2, 3, 4, 5, 6, 8, 9 or 10.",
            Self::NeededByType => "Required for this deal type.",
            Self::NotOfType => "Not used by this deal type. Leave it out or send null.",
            Self::OneValue => "Must be a single value.",
            Self::Flag => "Must be true or false.",
            Self::Amount => "Enter an amount such as 12.50, with at most six decimals.",
            Self::Count => "Enter a whole number, 0 or more.",
            Self::Percentage => {
                "Enter a percentage from 0 to 100, such as 33.3333, with at most four decimals."
            }
            Self::Tiers => "Each tier needs a starting amount and a percentage from 0 to 100.",
            Self::TierTwice => "Two tiers start at the same amount.",
            Self::Ids => "Enter a list of IDs (whole numbers from 1).",
            Self::Countries => "Enter a list of two-letter country codes (ISO 3166-1), such as BG.",
            Self::TooMany => "Too many entries.",
            Self::Moment => "Enter a date (2026-07-10) or a date and time (2026-07-10T12:00:00Z).",
            Self::OtherAffiliate => {
                "A deal can't move to another affiliate. Create a new one instead."
            }
            Self::AffiliateNumber => "Enter an affiliate number.",
            Self::DealName => "Enter 1 to 200 printable characters.",
            Self::EndsBeforeStart => "The end must be after the start.",
            Self::UnknownBrands => "One of these brands doesn't exist.",
            Self::UnknownCampaigns => "One of these campaigns doesn't exist.",
            Self::UnknownAffiliate => "No affiliate has this number or username.",
            Self::HostName => "Enter a host name without https:// or a port.",
            Self::NameTaken => "This name is already taken.",
            Self::DomainTaken => "Another brand already uses this domain.",
            Self::GoHostTaken => {
                "This domain is already in use. Use one that serves tracking links only."
            }
            Self::PromoCodeTaken => "This brand already has a promo code with this name.",
            Self::UrlForm => "Enter a full URL starting with https://",
            Self::UrlWithoutMacros => {
                "Macros can't be used here: every visitor gets the same page."
            }
            Self::UrlBegins => "Enter a URL starting with https:// or http://",
            Self::UrlMacroInHost => {
                "Use macros only after the host name, so that visitors can't choose where a click goes."
            }
            Self::UrlOpenMacro => "A macro is missing its closing braces.",
            Self::AmountAboveZero => "Enter an amount above zero, such as 250 or 99.50.",
            Self::Day => "Enter a date such as 2026-01-31.",
            Self::EndsEarly => "The period ends before it starts.",
            Self::NotApprovedAffiliate => "Enter the number or username of an approved affiliate.",
            Self::NotAcceptedDeal => {
                "Enter one of the affiliate's own deals that they have accepted."
            }
            Self::FileNeeded => "Choose a file.",
            Self::FileHead => {
                "The header line must contain the columns event_id, type and occurred_at, in UTF-8."
            }
            Self::FileUtf16 => {
                "The file is UTF-16. Save it as UTF-8 (in a spreadsheet: \"CSV UTF-8\")."
            }
            Self::FileMalformed => {
                "The quotes in the header line are wrong: one is not closed, is inside an unquoted name, or has text next to it."
            }
            Self::FileTooWide => "The header line has too many columns.",
            Self::FileTooLong => {
                "The file has more than 100,000 events. Split it into several files."
            }
            Self::ChooseBrand => "Choose a brand.",
            Self::ChooseLink => "Choose one of these pages.",
            Self::NoCampaigns => "Links to this page can't carry a campaign.",
            Self::DeepParameters => {
                "Enter pairs such as game=aviator&lang=de. Names can contain letters, digits, - and _."
            }
            Self::ReasonNeeded => "Enter a reason.",
            Self::NoSourceId => "This link doesn't accept a source ID.",
            Self::AbNeedsUrl => "Above 0, a second destination is required.",
            Self::UnknownBrand => "No brand has this number. Choose a brand.",
            Self::UnknownCampaign => "No campaign has this number.",
            Self::UnknownStaff => "No active employee has this number.",
            Self::ManagerNeeded => "An approved affiliate needs a manager.",
            Self::UnknownPaymentMethod => "No payment method has this number.",
            Self::UnknownTag => "No custom tag for affiliates has this number.",
            Self::TagRequired => "This tag is required and can't be cleared.",
            Self::OwnParent => "An affiliate can't be its own parent.",
            Self::ParentEarned => {
                "The parent can't be changed any more: this affiliate has earned commission under the one it has."
            }
            Self::ParentBelow => "That affiliate is below this one, so it can't be its parent.",
            Self::EmailInUse => "Someone already uses this e-mail address.",
            Self::NotNegative => "Must be 0 or more.",
            Self::AboveZero => "Must be above zero.",
            Self::UnknownStatus => "No status has this number.",
            Self::UnknownKey => "No API key has this number.",
            Self::KeyRevoked => "This API key has been revoked for good.",
            Self::PastMoment => "Enter a time in the future.",
            Self::OwnerScope => {
                "A key of kind affiliate reaches its owner's data, and nobody else's."
            }
            Self::OneBrand => "A key of this kind needs exactly one brand.",
            Self::SomeBrand => "A key of this kind needs at least one brand.",
            Self::StaffUsername => "Use 1 to 64 letters, digits and . _ - @",
            Self::CurrencyCode => "Enter a currency code (ISO 4217), such as EUR.",
            Self::OwnCurrency => "Choose a currency other than the operator's own.",
            Self::MonthStart => "Must be the first day of a month: everything before it is closed.",
            Self::MonthNotOver => "Only months that have ended can be closed.",
            Self::ColumnsNeeded => "Choose at least one column.",
            Self::ClicksOrder => "Clicks are always newest first: -clicked_at.",
            Self::Cursor => "Send the next_cursor of the page before.",
            Self::RowRange => "Send the first and the last row, counted from 0, such as [0,999].",
            Self::FilterObject => "Must be a JSON object of fields and their values.",
            Self::GivenTwice => "Given twice. Send it once.",
            Self::NumberOrList => "Must be a whole number or a list of whole numbers.",
            Self::FlagOrList => "Must be true or false, or a list of them.",
            Self::TextOrList => "Must be text or a list of texts.",
            Self::NotNames => "Must be a list of names.",
            Self::Threshold => "Enter a number from 0 to 1 with at most three decimals.",
        }
    }
}
