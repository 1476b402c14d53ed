//! What brands tell of their players (contract.md §5): the types of events, what each adds to a
//! player's sums, and why one is not accepted.

mod product;

pub use product::{DeductionCategory, Product};

use crate::money::Money;
use serde::{Deserialize, Serialize};

/// The most characters of an `event_id` and of an `ext_customer_id`.
pub const MAX_ID_LENGTH: usize = 128;
/// How far ahead of the server's clock an event may lie, in micros.
pub const MAX_CLOCK_SKEW: i64 = 5 * crate::time::MINUTE;

/// The most events that wait for one customer.
pub const MAX_WAITING_EVENTS: i64 = 10_000;

macro_rules! event_types {
    ($($(#[$meta:meta])* $variant:ident $name:literal)*) => {
        /// What happened.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum EventType {
            $($(#[$meta])* $variant,)*
        }

        impl EventType {
            /// Every type.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name on the wire and in the database.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The words for it.
            #[must_use]
            pub const fn text(self) -> crate::text::event::EventText {
                match self { $(Self::$variant => crate::text::event::EventText::$variant,)* }
            }

            /// Reads [`EventType::name`].
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.name() == name)
            }

            /// Whether events of this type can be taken back at all.
            #[must_use]
            pub const fn is_reversible(self) -> bool {
                !matches!(
                    self,
                    Self::Registration | Self::LeadQualified | Self::Status | Self::Reversal
                )
            }
        }
    };
}

event_types! {
    /// A player signed up with the brand.
    Registration "registration"
    /// The brand calls the lead qualified. Counted; CPL follows the deal's own rule.
    LeadQualified "lead_qualified"
    /// Money in.
    Deposit "deposit"
    /// Money out.
    Withdrawal "withdrawal"
    /// A deposit the bank took back.
    Chargeback "chargeback"
    /// Given to the player.
    Bonus "bonus"
    /// Taxes and fees.
    Deduction "deduction"
    /// Stakes and winnings.
    Wager "wager"
    /// A day's aggregate of one player; a later one for the day replaces it.
    Activity "activity"
    /// The brand's verdict on the player.
    Status "status"
    /// Takes an earlier event back, in whole or in part.
    Reversal "reversal"
}

/// What a brand thinks of a player.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlayerStatus {
    /// Earns.
    Active,
    /// Has another account; earns nothing new.
    Duplicate,
    /// Earns nothing new.
    Fraud,
    /// Asked to be kept out; earns nothing new.
    SelfExcluded,
}

impl PlayerStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [
        Self::Active,
        Self::Duplicate,
        Self::Fraud,
        Self::SelfExcluded,
    ];

    /// The name on the wire and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Duplicate => "duplicate",
            Self::Fraud => "fraud",
            Self::SelfExcluded => "self_excluded",
        }
    }

    /// Reads [`PlayerStatus::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

macro_rules! sums {
    ($($(#[$meta:meta])* $name:ident)*) => {
        /// What a player did: over its life, on a day, or in one event. Amounts are micros of the
        /// operator's currency.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
        pub struct Sums {
            $($(#[$meta])* pub $name: i64,)*
        }

        impl Sums {
            /// The names of the columns, in the order of [`Sums::values`].
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// The numbers, in the order of [`Sums::NAMES`].
            #[must_use]
            pub fn values(&self) -> Vec<i64> {
                vec![$(self.$name),*]
            }

            /// Reads [`Sums::values`]; numbers that are missing are 0.
            #[must_use]
            pub fn from_values(values: &[i64]) -> Self {
                let mut values = values.iter().copied();
                Self { $($name: values.next().unwrap_or(0)),* }
            }

            /// The sum; `None` when a number leaves the range of an `i64`.
            #[must_use]
            pub fn checked_add(&self, other: &Self) -> Option<Self> {
                Some(Self { $($name: self.$name.checked_add(other.$name)?),* })
            }

            /// The difference; `None` when a number leaves the range of an `i64`.
            #[must_use]
            pub fn checked_sub(&self, other: &Self) -> Option<Self> {
                Some(Self { $($name: self.$name.checked_sub(other.$name)?),* })
            }
        }
    };
}

sums! {
    /// Deposits.
    deposits
    /// How many.
    deposit_count
    /// Withdrawals.
    withdrawals
    /// How many.
    withdrawal_count
    /// Chargebacks.
    chargebacks
    /// Bonuses.
    bonuses
    /// Deductions.
    deductions
    /// Stakes, "volume".
    bets
    /// Winnings.
    wins
    /// How many wagers.
    wagers
    /// The net result of casino games, a part of all.
    #[serde(default, skip_serializing_if = "is_nothing")]
    net_pl_casino
    /// The net result of bets on sport, a part of all.
    #[serde(default, skip_serializing_if = "is_nothing")]
    net_pl_sport
    /// Deductions for the operator's own costs, a part of all; so the following.
    #[serde(default, skip_serializing_if = "is_nothing")]
    deductions_admin_fee
    /// Deductions for moving money.
    #[serde(default, skip_serializing_if = "is_nothing")]
    deductions_payment_fee
    /// Deductions for taxes.
    #[serde(default, skip_serializing_if = "is_nothing")]
    deductions_tax
    /// Deductions for what bonuses cost.
    #[serde(default, skip_serializing_if = "is_nothing")]
    deductions_bonus_cost
}

/// What was there before others were told apart is written down as ever, so that an event that comes
/// again is still the same.
#[cfg_attr(
    target_pointer_width = "64",
    expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")
)]
const fn is_nothing(number: &i64) -> bool {
    *number == 0
}

impl Sums {
    /// Stakes less winnings, bonuses and deductions (money.md §5); `None` on overflow.
    #[must_use]
    pub fn net_pl(&self) -> Option<Money> {
        let rest = self.bets.checked_sub(self.wins)?;
        rest.checked_sub(self.bonuses)?
            .checked_sub(self.deductions)
            .map(Money)
    }

    /// Deposits less withdrawals and chargebacks (money.md §5); `None` on overflow.
    #[must_use]
    pub fn net_deposits(&self) -> Option<Money> {
        let rest = self.deposits.checked_sub(self.withdrawals)?;
        rest.checked_sub(self.chargebacks).map(Money)
    }

    /// What is taken as one deposit of these: the deposit itself, or, where a day's aggregate
    /// holds several, their mean, since nothing says what the first one was.
    #[must_use]
    pub const fn one_deposit(&self) -> Money {
        Money(if self.deposit_count > 1 {
            self.deposits / self.deposit_count
        } else {
            self.deposits
        })
    }

    /// Whether nothing happened.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }
}

macro_rules! problems {
    ($($(#[$meta:meta])* $variant:ident $name:literal $message:literal)*) => {
        /// Why an event was not accepted.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum EventProblem {
            $($(#[$meta])* $variant,)*
        }

        impl EventProblem {
            /// Every problem.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable name, `code` on the wire.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// One sentence for people.
            #[must_use]
            pub const fn message(self) -> &'static str {
                match self { $(Self::$variant => $message,)* }
            }

            /// Reads [`EventProblem::code`].
            #[must_use]
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|problem| problem.code() == code)
            }
        }
    };
}

problems! {
    /// The line or element is no JSON object.
    InvalidJson "invalid_json" "This is not one JSON object."
    /// The line of CSV has too much in it.
    InvalidLine "invalid_line" "This line can't be read: it has more cells than the first line names columns."
    /// The line of CSV has quotes where none can be.
    MalformedLine "malformed_line" "This line is not well formed: a quote is left open, stands inside a cell without quotes, or has text beside it."
    /// The line is no text.
    NotUtf8 "not_utf8" "This is not UTF-8."
    /// A text has a character that no text has.
    NulCharacter "nul_character" "A text holds a NUL character."
    /// No usable `event_id`.
    InvalidEventId "invalid_event_id" "event_id must be a text of 1 to 128 characters without control characters, unique in the brand."
    /// No such type.
    UnknownType "unknown_type" "type must be one of registration, lead_qualified, deposit, withdrawal, chargeback, bonus, deduction, wager, activity, status, reversal."
    /// No usable `occurred_at`.
    InvalidOccurredAt "invalid_occurred_at" "occurred_at must be a moment as in 2026-07-10T12:00:00Z."
    /// Too far ahead.
    InFuture "occurred_in_future" "occurred_at lies more than five minutes ahead of the server's clock."
    /// Before the first open month.
    MonthClosed "month_closed" "occurred_at lies in a month that is closed."
    /// No usable `ext_customer_id`.
    InvalidCustomer "invalid_ext_customer_id" "ext_customer_id must be a text of 1 to 128 characters without control characters."
    /// An amount breaks its rule.
    InvalidAmount "invalid_amount" "Amounts must be plain decimals of at least 0 with a point and at most six decimals, as in 1234.50, without separators and signs."
    /// A count breaks its rule.
    InvalidCount "invalid_count" "Counts must be whole numbers of at least 0."
    /// An activity that says nothing.
    NoFigures "no_figures" "An activity needs one of its figures at least: bets, wins, count, deposits, deposit_count, withdrawals, withdrawal_count, bonuses, deductions, chargebacks."
    /// No usable `currency`.
    InvalidCurrency "invalid_currency" "currency must be three letters, as in EUR."
    /// No rate for the day.
    FxRateMissing "fx_rate_missing" "The operator has no exchange rate of this currency for that day."
    /// No such status.
    InvalidStatus "invalid_status" "status must be one of duplicate, fraud, self_excluded, active."
    /// No usable `reverses`.
    InvalidReverses "invalid_reverses" "reverses must be the event_id of the event to take back, and not the event's own."
    /// No usable `country`.
    InvalidCountry "invalid_country" "country must be two letters of ISO 3166-1, as in BG."
    /// No such product.
    InvalidProduct "invalid_product" "product must be one of casino, sport."
    /// No such category.
    InvalidCategory "invalid_category" "category must be one of admin_fee, payment_fee, tax, bonus_cost, other."
    /// A text is too long.
    TextTooLong "text_too_long" "tracker, promo_code and username take at most 256 characters each."
    /// `brand_id` is needed.
    BrandRequired "brand_required" "brand_id must say which of the key's brands this is from."
    /// Not one of the key's brands.
    BrandNotAllowed "brand_not_allowed" "The key is not bound to this brand."
    /// Same id, other content.
    EventIdReused "event_id_reused" "Another event has this event_id; nothing was changed."
    /// The customer is registered already; the first attribution stands.
    AlreadyRegistered "already_registered" "This customer is registered already; the first registration stands."
    /// The event can't be taken back.
    NotReversible "not_reversible" "Only deposits, withdrawals, chargebacks, bonuses, deductions, wagers and activities can be reversed, wagers and activities as a whole."
    /// More than is left.
    ReversalTooLarge "reversal_too_large" "The amount is more than is left of the event."
    /// It is another customer's event.
    CustomerMismatch "customer_mismatch" "The event to take back is another customer's."
    /// A sum would overflow.
    AmountTooLarge "amount_too_large" "This amount would take a sum out of the range of numbers."
    /// Too much waits already.
    TooManyWaiting "too_many_waiting" "10,000 events wait for this customer already: send its registration first."
    /// The affiliate is outside the key's scope.
    OutOfScope "out_of_scope" "The customer belongs to an affiliate outside the key's scope."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for kind in EventType::ALL {
            assert_eq!(EventType::parse(kind.name()), Some(*kind));
        }
        for problem in EventProblem::ALL {
            assert_eq!(EventProblem::parse(problem.code()), Some(*problem));
            assert!(problem.message().ends_with('.'));
        }
        for status in PlayerStatus::ALL {
            assert_eq!(PlayerStatus::parse(status.name()), Some(status));
        }
    }

    #[test]
    fn a_days_deposits_count_as_their_mean() {
        let sums = |deposits, deposit_count| Sums {
            deposits,
            deposit_count,
            ..Sums::default()
        };
        assert_eq!(sums(100, 1).one_deposit(), Money(100));
        assert_eq!(sums(100, 0).one_deposit(), Money(100));
        assert_eq!(sums(100, 3).one_deposit(), Money(33));
    }
}
