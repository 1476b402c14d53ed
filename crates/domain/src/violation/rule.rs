//! The rules that a field can break, each with one sentence in each language.

use super::{Amount, valued};
use crate::link::Fault;
use crate::text::{Catalogue as _, catalogue};
use std::ops::RangeInclusive;

catalogue! {
    /// A rule whose sentence stands for itself.
    pub enum PlainRule: "rule" {
        // The sign-up form.
        Required,
        NotText,
        NotNumber,
        NotNumbers,
        NotObject,
        TooLong,
        Unprintable,
        EmailForm,
        CountryCode,
        LanguageCode,
        TermsAccepted,
        HostnameForm,
        UsernameTooShort,
        UsernameTooLong,
        UsernameCharacters,
        UsernameTaken,
        EmailTaken,
        PasswordTooShort,
        PasswordTooLong,
        PasswordClasses,
        PasswordCommon,
        Unknown,
        HostnameUnknown,
        CaptchaFailed,

        // Deals.
        DealType,
        NeededByType,
        NotOfType,
        OneValue,
        Flag,
        Amount,
        Count,
        Percentage,
        Tiers,
        TierTwice,
        Ids,
        Countries,
        TooMany,
        Moment,
        OtherAffiliate,
        AffiliateNumber,
        DealName,
        EndsBeforeStart,

        // Everything else.
        UnknownBrands,
        UnknownCampaigns,
        UnknownAffiliate,
        HostName,
        NameTaken,
        DomainTaken,
        GoHostTaken,
        PromoCodeTaken,
        UrlForm,
        UrlWithoutMacros,
        UrlBegins,
        UrlMacroInHost,
        UrlOpenMacro,
        AmountAboveZero,
        Day,
        EndsEarly,
        NotApprovedAffiliate,
        NotAcceptedDeal,
        FileNeeded,
        FileHead,
        FileUtf16,
        FileMalformed,
        FileTooWide,
        FileTooLong,
        ChooseBrand,
        ChooseLink,
        NoCampaigns,
        DeepParameters,
        ReasonNeeded,
        NoSourceId,
        AbNeedsUrl,
        UnknownBrand,
        UnknownCampaign,
        UnknownStaff,
        ManagerNeeded,
        UnknownPaymentMethod,
        UnknownTag,
        TagRequired,
        OwnParent,
        ParentEarned,
        ParentBelow,
        EmailInUse,
        NotNegative,
        AboveZero,
        UnknownStatus,
        UnknownKey,
        KeyRevoked,
        PastMoment,
        OwnerScope,
        OneBrand,
        SomeBrand,
        StaffUsername,
        CurrencyCode,
        OwnCurrency,
        MonthStart,
        MonthNotOver,
        ColumnsNeeded,
        ClicksOrder,
        Cursor,
        RowRange,
        FilterObject,
        GivenTwice,
        NumberOrList,
        FlagOrList,
        TextOrList,
        NotNames,
        Threshold,
    }
}

impl PlainRule {
    /// What the sign-up form can break in a browser, by [`index`](crate::text::Catalogue::index).
    #[must_use]
    pub fn of_sign_up() -> RangeInclusive<usize> {
        Self::Required.index()..=Self::CaptchaFailed.index()
    }

    /// What a deal can break in a browser, beside [`PlainRule::Required`].
    #[must_use]
    pub fn of_deals() -> RangeInclusive<usize> {
        Self::DealType.index()..=Self::EndsBeforeStart.index()
    }
}

valued! {
    /// A rule that a field can break, with what its sentence says of it.
    pub enum Rule of RuleText: "rule_text" {
        /// A text has more characters than its field takes.
        TooLong { most: usize },
        /// A text is empty or too long.
        Length { most: usize },
        /// A code is empty, too long, or has spaces.
        CodeLength { most: usize },
        /// A destination has macros that mean nothing.
        UnknownMacros { names: String },
        /// A value is none of those that are allowed.
        OneOf { allowed: String },
        /// A name is none of those that may be used.
        NotAllowed { value: String, allowed: String },
        /// A name that nothing could be used instead of.
        NotAvailable { value: String },
        /// A column that goes with a grouping that is not there.
        NeedsGrouping { value: String, name: String },
        /// A filter that is neither a value nor a list.
        ValueOrList { name: String },
        /// A list has too many values.
        TooManyValues { most: usize },
        /// A number is out of its range.
        FromTo { least: i64, most: i64 },
        /// An amount has more decimals than its currency.
        TooFine { amount: Amount },
        /// An amount is more than what is left.
        TooMuch { amount: Amount },
        /// An amount is less than what is paid out.
        BelowThreshold { amount: Amount },
        /// There is no such operator.
        UnknownOperator { n: i64 },
        /// There is no such extra role.
        UnknownRole { n: i64 },
        /// A tag has no such option.
        UnknownOption { name: String, n: i64 },
        /// A key's kind does not admit a permission.
        PermissionOfKind { name: String, kind: String },
        /// A key of this kind has an owner.
        NeededByKind { kind: String },
        /// A key of this kind has no such owner.
        NotOfKind { kind: String },
        /// One of several is no host name.
        NotHost { value: String },
        /// Somebody else has it: a host name, a file.
        InUse { value: String },
        /// One of several is no origin.
        Origin { value: String },
        /// A time ends before it begins.
        ToBeforeFrom { from: String },
        /// Two columns of a file have one name.
        FileTwice { name: String },
        /// A file can't be opened.
        NotOpened { reason: String },
    }
    also {
        /// A rule whose sentence stands for itself.
        Plain(PlainRule),
    }
}

impl From<PlainRule> for Rule {
    fn from(rule: PlainRule) -> Self {
        Self::Plain(rule)
    }
}

impl From<Fault> for Rule {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::TooLong => Self::TooLong {
                most: crate::link::MAX_URL_LENGTH,
            },
            Fault::NotAbsolute => PlainRule::UrlBegins.into(),
            Fault::MacroInHost => PlainRule::UrlMacroInHost.into(),
            Fault::OpenMacro => PlainRule::UrlOpenMacro.into(),
            Fault::UnknownMacro(names) => Self::UnknownMacros { names },
            Fault::Macros => PlainRule::UrlWithoutMacros.into(),
            Fault::NoHost | Fault::Backslash | Fault::Space => PlainRule::UrlForm.into(),
        }
    }
}

impl Rule {
    /// One of several names.
    #[must_use]
    pub fn one_of(allowed: &[&str]) -> Self {
        Self::OneOf {
            allowed: allowed.join(", "),
        }
    }

    /// A name that is none of those that may be used; there may be none at all.
    #[must_use]
    pub fn not_allowed(value: &str, allowed: &[&str]) -> Self {
        let value = format!("{value:?}");
        if allowed.is_empty() {
            return Self::NotAvailable { value };
        }
        Self::NotAllowed {
            value,
            allowed: allowed.join(", "),
        }
    }
}
