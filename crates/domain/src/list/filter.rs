//! What lists can be narrowed by, besides their search.

use super::List;
use crate::text::Words;
use crate::text::offer::OfferText as O;
use crate::text::office::OfficeText as A;
use crate::text::payment::PaymentText;
use crate::text::payout::PayoutText as P;
use crate::text::player::PlayerText as R;
use crate::time::Date;

/// Something a list can be narrowed by.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    /// Its name in addresses.
    pub key: &'static str,
    /// What it is called.
    pub label: Words,
    /// What it takes.
    pub kind: FilterKind,
}

/// A value that a filter knows, and what it is called.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The value in addresses.
    pub value: &'static str,
    /// What it is called.
    pub words: Words,
}

/// What a filter takes.
#[derive(Clone, Copy, Debug)]
pub enum FilterKind {
    /// One of some values; they stand above the list, each with how many lines there are. Where
    /// nothing is said it is `usual`, and [`ALL`] leaves nothing out.
    Tabs {
        /// The values.
        choices: &'static [Choice],
        /// The one that nothing stands for.
        usual: &'static str,
    },
    /// One of some values.
    Choice(&'static [Choice]),
    /// The number of a brand.
    Brand,
    /// The number of an affiliate, or a part of its name.
    Affiliate,
    /// A day, which is included.
    Day,
}

/// What an address says for every value of [`FilterKind::Tabs`].
pub const ALL: &str = "all";

impl Filter {
    /// The value an address gives it, where that is one; none leaves nothing out.
    #[must_use]
    pub fn read(&self, given: &str) -> Option<String> {
        let given = given.trim();
        let is_known = match self.kind {
            FilterKind::Tabs { choices, usual } => {
                let is_known = choices.iter().any(|choice| choice.value == given);
                return match given {
                    ALL => None,
                    _ if is_known => Some(given.to_owned()),
                    _ => Some(usual.to_owned()).filter(|usual| usual != ALL),
                };
            }
            FilterKind::Choice(choices) => choices.iter().any(|choice| choice.value == given),
            FilterKind::Brand => given.parse::<i64>().is_ok(),
            FilterKind::Affiliate => !given.is_empty(),
            FilterKind::Day => Date::parse(given).is_some(),
        };
        is_known.then(|| given.to_owned())
    }

    /// What an address says for a value; none where that is what nothing stands for.
    #[must_use]
    pub fn write<'a>(&self, value: Option<&'a str>) -> Option<&'a str> {
        match self.kind {
            FilterKind::Tabs { usual, .. } => {
                let value = value.unwrap_or(ALL);
                (value != usual).then_some(value)
            }
            _ => value,
        }
    }
}

const fn choice(value: &'static str, words: Words) -> Choice {
    Choice { value, words }
}

const fn filter(key: &'static str, label: Words, kind: FilterKind) -> Filter {
    Filter { key, label, kind }
}

const BRAND: Filter = filter("brand", &O::Brand, FilterKind::Brand);
const AFFILIATE: Filter = filter("affiliate", &O::Affiliate, FilterKind::Affiliate);
const ACTIVE: Filter = filter(
    "status",
    &O::State,
    FilterKind::Choice(&[
        choice("active", &O::Active),
        choice("inactive", &O::Inactive),
    ]),
);

/// Where affiliates stand, by the names of [`crate::affiliate::Status`] in addresses.
const STATUSES: &[Choice] = &[
    choice("pending", &A::Pending),
    choice("approved", &A::Approved),
    choice("declined", &A::Declined),
    choice("suspended", &A::Suspended),
    choice("view_only", &A::ViewOnly),
    choice("blocked", &A::Blocked),
];

/// Where payments stand: [`crate::payment::State::name`].
const STATES: &[Choice] = &[
    choice("pending_approval", &P::Asked),
    choice("pending_payment", &P::Approved),
    choice("completed", &P::Paid),
    choice("cancelled", &P::Cancelled),
];

const OWN_STATES: &[Choice] = &[
    choice("pending_approval", &PaymentText::PendingApproval),
    choice("pending_payment", &PaymentText::PendingPayment),
    choice("completed", &PaymentText::Completed),
    choice("cancelled", &PaymentText::Cancelled),
];

/// What brands think of players: [`crate::event::PlayerStatus::name`].
const PLAYER_STATUSES: &[Choice] = &[
    choice("active", &R::Active),
    choice("duplicate", &R::Duplicate),
    choice("fraud", &R::Fraud),
    choice("self_excluded", &R::SelfExcluded),
];

const PLAYER_STATUS: Filter = filter("status", &R::Status, FilterKind::Choice(PLAYER_STATUSES));
const FROM: Filter = filter("from", &R::From, FilterKind::Day);
const TO: Filter = filter("to", &R::To, FilterKind::Day);

const STATUS: &[Filter] = &[filter(
    "status",
    &A::StatusFilter,
    FilterKind::Tabs {
        choices: STATUSES,
        usual: "pending",
    },
)];
const PLAYERS: &[Filter] = &[
    AFFILIATE,
    filter("whose", &R::Whose, FilterKind::Choice(WHOSE)),
    BRAND,
    PLAYER_STATUS,
    FROM,
    TO,
];
const WHOSE: &[Choice] = &[
    choice("somebody", &R::Somebodys),
    choice("nobody", &R::Nobodys),
];
const PAYMENTS: &[Filter] = &[
    filter(
        "state",
        &P::ByState,
        FilterKind::Tabs {
            choices: STATES,
            usual: "pending_approval",
        },
    ),
    AFFILIATE,
];
const OWN_PAYMENTS: &[Filter] = &[filter(
    "status",
    &PaymentText::State,
    FilterKind::Choice(OWN_STATES),
)];
const OWN_ENTRIES: &[Filter] = &[filter(
    "type",
    &PaymentText::Kind,
    FilterKind::Choice(KINDS),
)];

impl List {
    /// What it can be narrowed by.
    #[must_use]
    pub const fn filters(self) -> &'static [Filter] {
        match self {
            Self::Affiliates => STATUS,
            Self::Players => PLAYERS,
            Self::OwnPlayers => &[BRAND, PLAYER_STATUS, FROM, TO],
            Self::Brands => &[ACTIVE],
            Self::Links => &[BRAND, ACTIVE],
            Self::Campaigns => &[],
            Self::PromoCodes => &[BRAND, AFFILIATE, ACTIVE],
            Self::Deals => &[AFFILIATE],
            Self::Payments => PAYMENTS,
            Self::Imports | Self::OwnLinks => &[BRAND],
            Self::OwnPayments => OWN_PAYMENTS,
            Self::OwnEntries => OWN_ENTRIES,
        }
    }

    /// One of its filters.
    #[must_use]
    pub fn filter(self, key: &str) -> Option<&'static Filter> {
        self.filters().iter().find(|filter| filter.key == key)
    }

    /// Whether it can be searched: it has texts of its own that somebody would look for.
    #[must_use]
    pub const fn is_searched(self) -> bool {
        !matches!(self, Self::OwnPlayers | Self::OwnEntries)
    }

    /// What its search looks at, where that is worth saying.
    #[must_use]
    pub const fn search_help(self) -> Option<Words> {
        match self {
            Self::Affiliates => Some(&A::SearchHelp),
            _ => None,
        }
    }
}

/// What ledger entries are: [`crate::ledger::Kind::name`].
const KINDS: &[Choice] = {
    use crate::text::column::ColumnText as C;
    &[
        choice("cpl", &C::Cpl),
        choice("cpa", &C::Cpa),
        choice("rev_share", &C::RevShare),
        choice("sub_affiliate", &C::SubCommission),
        choice("adjustment", &C::Adjustments),
        choice("payment", &C::Payments),
    ]
};

#[cfg(test)]
mod tests {
    use super::{ALL, FilterKind, List};
    use crate::affiliate::Status;
    use crate::event::PlayerStatus;
    use crate::ledger::Kind;
    use crate::payment::State;

    fn choices(list: List, key: &str) -> Vec<&'static str> {
        match list.filter(key).map(|filter| filter.kind) {
            Some(FilterKind::Tabs { choices, .. } | FilterKind::Choice(choices)) => {
                choices.iter().map(|choice| choice.value).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn states_and_statuses_are_all_there() {
        let states = State::ALL.map(State::name);
        assert_eq!(choices(List::Payments, "state"), states);
        assert_eq!(choices(List::OwnPayments, "status"), states);
        assert_eq!(choices(List::Affiliates, "status").len(), Status::ALL.len());
        assert!(
            choices(List::Players, "status")
                .iter()
                .all(|name| PlayerStatus::parse(name).is_some())
        );
        assert!(
            choices(List::OwnEntries, "type")
                .iter()
                .all(|name| Kind::parse(name).is_some())
        );
    }

    #[test]
    fn what_is_not_understood_narrows_nothing() {
        let read = |list: List, key: &str, value: &str| {
            list.filter(key).and_then(|filter| filter.read(value))
        };
        assert_eq!(read(List::Links, "brand", "7"), Some("7".into()));
        assert_eq!(read(List::Links, "brand", "x"), None);
        assert_eq!(read(List::Links, "status", "gone"), None);
        assert_eq!(
            read(List::Players, "from", "2026-07-01"),
            Some("2026-07-01".into())
        );
        assert_eq!(read(List::Players, "from", "2026-13-01"), None);
        assert_eq!(
            read(List::Affiliates, "status", "gone"),
            Some("pending".into())
        );
        assert_eq!(read(List::Affiliates, "status", ALL), None);
    }
}
