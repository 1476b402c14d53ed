//! The state: what was loaded, what is changed, and what comes out.

use super::{AppliedTerms, Deposits, FirstDeposit, Player, day_of, month_of};
use crate::deal::{Agreement, SubTerms};
use crate::dimension::{Counted, Counters};
use crate::event::Sums;
use crate::id::{AffiliateId, BrandId, DealId, DealVersionId, RegistrationId, SubTermsId};
use crate::ledger::{Detail, Kind};
use crate::money::Money;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A player's day under a deal version, or under none.
pub type DayKey = (RegistrationId, i64, Option<DealVersionId>);
/// A parent's share in a sub's player's day, under one version of its terms.
pub type SubDayKey = (RegistrationId, i64, SubTermsId);

/// What a deal has paid CPAs in.
pub type CapKey = (DealId, CapPeriod);

/// A period over which CPAs are capped: a day, or a month.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CapPeriod(i64);

impl CapPeriod {
    /// A day, as days since 1970.
    #[must_use]
    pub const fn day(day: i64) -> Self {
        Self(day)
    }

    /// The month that a day lies in.
    #[must_use]
    pub fn month_of(day: i64) -> Self {
        Self(-month_of(day))
    }

    /// The day and its month.
    #[must_use]
    pub fn both(day: i64) -> [Self; 2] {
        [Self::day(day), Self::month_of(day)]
    }

    /// How the database has it: a day as it is, a month as minus its first day.
    #[must_use]
    pub const fn number(self) -> i64 {
        self.0
    }

    /// Reads [`CapPeriod::number`].
    #[must_use]
    pub const fn from_number(number: i64) -> Self {
        Self(number)
    }
}

/// What happened on a [`DayKey`], and what it earned.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Day {
    /// What happened.
    pub sums: Sums,
    /// CPL posted for it.
    pub cpl: Money,
    /// CPA posted for it.
    pub cpa: Money,
    /// RevShare posted for it.
    pub rev_share: Money,
    /// How much of what RevShare is a share of is held back, since it came as a correction while
    /// nothing was to be earned; never below zero.
    pub held: Money,
    /// How much of it counts on this day though it is of closed ones; below zero: how much of this
    /// day's counts on a later one.
    pub carried: Money,
}

/// What a parent's share of a [`SubDayKey`] is of, and what it earned.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SubDay {
    /// The sub's RevShare commission.
    pub commission: Money,
    /// The player's net result.
    pub net_pl: Money,
    /// What was posted to the parent.
    pub posted: Money,
    /// What is held back, since the parent, or the sub on this player, earns nothing; never below
    /// zero.
    pub held: Money,
}

/// An entry that is to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Posting {
    /// Whose it is.
    pub affiliate_id: AffiliateId,
    /// What it is.
    pub kind: Kind,
    /// How much.
    pub amount: Money,
    /// The day it is for.
    pub for_day: i64,
    /// The player.
    pub registration_id: RegistrationId,
    /// The terms.
    pub deal_version_id: Option<DealVersionId>,
    /// The event, by the handle of its [`Cause`](super::Cause).
    pub event: Option<usize>,
    /// The numbers that made it.
    pub detail: Detail,
}

/// What partners are told of (seed 004, pixel triggers).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trigger {
    /// 1: a lead was created.
    Lead,
    /// 2: a lead qualified.
    QualifiedLead,
    /// 3: a first deposit was made.
    FirstDeposit,
    /// 4: a first deposit qualified.
    QualifiedFirstDeposit,
}

impl Trigger {
    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::Lead => 1,
            Self::QualifiedLead => 2,
            Self::FirstDeposit => 3,
            Self::QualifiedFirstDeposit => 4,
        }
    }
}

/// Everything that is to be written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Output {
    /// Entries, in the order they were made.
    pub postings: Vec<Posting>,
    /// Changes of the counters of players' days, in the players' dimensions.
    pub counters: BTreeMap<(RegistrationId, i64), Counters>,
    /// Changes of the counters of parents, by brand and day.
    pub parents: BTreeMap<(AffiliateId, BrandId, i64), Counters>,
    /// What partners are told of.
    pub triggers: Vec<(RegistrationId, Trigger)>,
    /// The players that were changed.
    pub players: BTreeSet<RegistrationId>,
    /// The players' days that were changed.
    pub days: BTreeSet<DayKey>,
    /// The parents' shares that were changed.
    pub sub_days: BTreeSet<SubDayKey>,
    /// The caps that were changed.
    pub caps: BTreeSet<CapKey>,
    /// How much of everything was counted.
    pub counted: Counted,
}

/// A deposit, or a day's deposits, that can be a player's first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DepositSource {
    /// The brand's name for the event.
    pub event: String,
    /// When it happened.
    pub at: crate::time::Timestamp,
    /// What one deposit of it is; nothing once it was taken back.
    pub amount: Money,
}

/// What an event adds, and takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Accrual {
    /// The terms it counts under.
    pub under: AppliedTerms,
    /// What it adds; negative where it takes back.
    pub delta: Sums,
    /// The day it counts on: the event's own, or that of the event it takes back.
    pub on: i64,
}

/// What an event changes of a player's deposits.
#[derive(Clone, Debug, Default)]
pub struct DepositChange {
    /// The event as it is now.
    pub now: Option<DepositSource>,
    /// The event it replaces.
    pub replaces: Option<String>,
}

/// Players, days and terms, loaded from the database and changed by events.
#[derive(Clone, Debug, Default)]
pub struct CommissionState {
    /// The players.
    pub players: HashMap<RegistrationId, Player>,
    /// The deal versions that players and events name.
    pub deals: HashMap<DealVersionId, Arc<Agreement>>,
    /// The terms of parents that players and events name.
    pub sub_terms: HashMap<SubTermsId, SubTerms>,
    /// Parents whose status lets them earn nothing: they can only give back.
    pub idle_parents: BTreeSet<AffiliateId>,
    /// Players' days. One that is not there is a day nothing happened on.
    pub days: BTreeMap<DayKey, Day>,
    /// Parents' shares.
    pub sub_days: BTreeMap<SubDayKey, SubDay>,
    /// How many CPAs each deal has paid in a period.
    pub caps: HashMap<CapKey, i64>,
    /// All deposits of the players whose first one may go away.
    pub deposits: HashMap<RegistrationId, Deposits>,
    /// How much of everything the operator had counted before.
    pub counted: Counted,
    /// What came out so far.
    pub output: Output,
}

impl DepositSource {
    /// It, as a player's first deposit.
    pub(super) fn first(&self) -> FirstDeposit {
        FirstDeposit {
            event: self.event.clone(),
            at: self.at,
            amount: self.amount,
        }
    }

    /// The UTC day it happened on.
    #[must_use]
    pub const fn day(&self) -> i64 {
        day_of(self.at)
    }
}
