//! The columns of lists. The first one of a list names its lines; it is always shown, and leads to the
//! page of what the line is about where there is one.
//!
//! A column's key is its name in addresses and in the first line of CSV files.

use super::List;
pub use crate::report::Kind;
use crate::text::Words;
use crate::text::column::ColumnText as C;
use crate::text::deal::DealText;
use crate::text::link::LinkText;
use crate::text::offer::OfferText as O;
use crate::text::office::OfficeText as A;
use crate::text::payment::PaymentText;
use crate::text::payout::PayoutText as P;
use crate::text::player::PlayerText as R;

/// A column of a list.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in addresses and files.
    pub key: &'static str,
    /// What stands above it. `{currency}` is the operator's.
    pub heading: Words,
    /// What it holds.
    pub kind: Kind,
    /// Whether it is there where nobody chose.
    pub is_shown: bool,
    /// Whether its sum stands below the list.
    pub has_total: bool,
    /// Whether the list can be sorted by it.
    pub is_sortable: bool,
}

const fn column(key: &'static str, heading: Words, kind: Kind) -> Column {
    Column {
        key,
        heading,
        kind,
        is_shown: true,
        has_total: false,
        is_sortable: true,
    }
}

const fn text(key: &'static str, heading: Words) -> Column {
    column(key, heading, Kind::Text)
}

const fn id(heading: Words) -> Column {
    column("id", heading, Kind::Id).hidden()
}

const fn day(key: &'static str, heading: Words) -> Column {
    column(key, heading, Kind::Date)
}

const fn time(key: &'static str, heading: Words) -> Column {
    column(key, heading, Kind::Time)
}

const fn count(key: &'static str, heading: Words) -> Column {
    column(key, heading, Kind::Count)
}

/// Amounts are summed up.
const fn money(key: &'static str, heading: Words) -> Column {
    column(key, heading, Kind::Money).total()
}

impl Column {
    /// It is there only where somebody chose it.
    const fn hidden(mut self) -> Self {
        self.is_shown = false;
        self
    }

    const fn total(mut self) -> Self {
        self.has_total = true;
        self
    }

    const fn unsorted(mut self) -> Self {
        self.is_sortable = false;
        self
    }

    /// Whether it is aligned as numbers are.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Count | Kind::Money | Kind::Ratio)
    }
}

impl List {
    /// Every column, in the order in which they stand.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Affiliates => AFFILIATES,
            Self::Players => PLAYERS,
            Self::Brands => BRANDS,
            Self::Links => LINKS,
            Self::Campaigns => CAMPAIGNS,
            Self::PromoCodes => PROMO_CODES,
            Self::Deals => DEALS,
            Self::Payments => PAYMENTS,
            Self::Imports => IMPORTS,
            Self::OwnPlayers => OWN_PLAYERS,
            Self::OwnLinks => OWN_LINKS,
            Self::OwnPayments => OWN_PAYMENTS,
            Self::OwnEntries => OWN_ENTRIES,
        }
    }

    /// One of its columns.
    #[must_use]
    pub fn column(self, key: &str) -> Option<&'static Column> {
        self.columns().iter().find(|column| column.key == key)
    }

    /// The column it is sorted by where nothing is said, and whether the greatest come first.
    #[must_use]
    pub const fn usual_order(self) -> (&'static str, bool) {
        match self {
            Self::Affiliates => ("created_at", false),
            Self::Imports => ("created_at", true),
            Self::Brands | Self::Links | Self::Campaigns | Self::Deals => ("id", false),
            Self::PromoCodes => ("code", false),
            Self::OwnLinks => ("name", false),
            Self::Players
            | Self::Payments
            | Self::OwnPlayers
            | Self::OwnPayments
            | Self::OwnEntries => ("id", true),
        }
    }
}

const AFFILIATES: &[Column] = &[
    text("name", &A::Affiliate),
    id(&C::AffiliateId),
    text("username", &C::AffiliateName).hidden(),
    text("email", &A::Email).hidden(),
    text("company", &A::Company).hidden(),
    text("country", &A::Country),
    text("site", &A::Site),
    text("manager", &A::Manager),
    text("status", &A::Status),
    time("created_at", &A::SignedUp),
    time("last_login_at", &A::LastSignIn).hidden(),
];

const PLAYERS: &[Column] = &[
    text("customer", &R::Registration),
    id(&C::RegistrationId),
    text("username", &C::PlayerName).hidden(),
    text("affiliate", &R::Affiliate),
    text("brand", &R::Brand),
    text("country", &R::Country),
    time("registered_at", &R::Registered),
    text("status", &R::Status),
    time("ftd_at", &C::FtdAt).hidden(),
    column("ftd_amount", &C::FtdTotal, Kind::Money)
        .total()
        .hidden(),
    count("deposit_count", &C::DepositCount).total().hidden(),
    money("deposits", &R::Deposits),
    column("withdrawals", &C::WithdrawalTotal, Kind::Money)
        .total()
        .hidden(),
    money("commission", &R::Commission),
];

const BRANDS: &[Column] = &[
    text("name", &O::Brand),
    id(&C::BrandId),
    text("domain", &O::Domain).hidden(),
    text("go_host", &O::GoHost),
    text("fallback_url", &O::Fallback),
    text("status", &O::State),
    count("links", &O::Links).total(),
];

const LINKS: &[Column] = &[
    text("name", &O::Link),
    id(&C::LinkId),
    text("type", &O::Kind).hidden(),
    text("brand", &O::Brand),
    text("destination", &O::Destination),
    text("visibility", &O::ForWhom),
    text("status", &O::State),
    time("created_at", &O::Since).hidden(),
];

const CAMPAIGNS: &[Column] = &[
    text("name", &O::Campaign),
    id(&C::CampaignId),
    time("created_at", &O::Since),
    count("promo_codes", &O::PromoCodes).total(),
];

const PROMO_CODES: &[Column] = &[
    text("code", &O::PromoCode),
    text("brand", &O::Brand),
    text("affiliate", &O::Affiliate),
    text("campaign", &O::Campaign),
    text("status", &O::State),
    time("created_at", &O::Since).hidden(),
];

const DEALS: &[Column] = &[
    text("name", &DealText::Deal),
    id(&C::DealId),
    text("affiliate", &DealText::Affiliate),
    text("type", &DealText::Type),
    text("terms", &DealText::TermsHead).unsorted(),
    text("status", &O::State).hidden(),
    time("created_at", &O::Since).hidden(),
    count("players", &DealText::Players).total(),
];

const PAYMENTS: &[Column] = &[
    column("id", &P::Payment, Kind::Id),
    time("created_at", &P::AskedOn).hidden(),
    text("affiliate", &O::Affiliate),
    money("amount", &P::Amount),
    text("method", &P::Method),
    day("period_from", &P::Period),
    day("period_to", &C::PeriodTo).hidden(),
    text("status", &O::State),
    text("invoice", &P::Invoice).hidden(),
    time("completed_at", &P::PaidOn).hidden(),
];

const IMPORTS: &[Column] = &[
    text("file", &R::FileName),
    text("brand", &R::Brand),
    time("created_at", &R::Started),
    text("status", &R::Status),
    count("lines", &R::Lines).total(),
    count("accepted", &R::Accepted).total().hidden(),
    count("parked", &R::Parked).total().hidden(),
    count("duplicates", &R::Duplicates).total().hidden(),
    count("rejected", &R::Rejected).total(),
];

const OWN_PLAYERS: &[Column] = &[
    column("id", &R::Registration, Kind::Id),
    text("brand", &R::Brand),
    text("country", &R::Country),
    time("registered_at", &R::Registered),
    text("status", &R::Status),
    time("ftd_at", &C::FtdAt).hidden(),
    count("deposit_count", &C::DepositCount).total().hidden(),
    money("deposits", &R::Deposits),
    money("commission", &R::Commission),
];

const OWN_LINKS: &[Column] = &[
    text("name", &LinkText::Page),
    id(&C::LinkId),
    text("type", &O::Kind).hidden(),
    text("brand", &LinkText::Brand),
    text("description", &O::Description).hidden(),
    count("visits", &LinkText::Visits30).total(),
];

const OWN_PAYMENTS: &[Column] = &[
    time("created_at", &PaymentText::Made),
    column("id", &C::PaymentId, Kind::Id).hidden(),
    text("status", &PaymentText::State),
    day("period_from", &PaymentText::Period),
    day("period_to", &C::PeriodTo).hidden(),
    text("method", &PaymentText::Method),
    text("invoice", &PaymentText::Invoice),
    time("completed_at", &P::PaidOn).hidden(),
    money("amount", &PaymentText::AmountHead),
];

const OWN_ENTRIES: &[Column] = &[
    day("for_day", &PaymentText::ForDay),
    column("id", &R::Entry, Kind::Id).hidden(),
    text("type", &PaymentText::Kind),
    time("posted_at", &PaymentText::Posted),
    money("amount", &PaymentText::AmountHead),
];
