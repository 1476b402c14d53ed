//! Commission: what an event earns, worked out on a [`CommissionState`] of players, days and terms, without
//! any database (money.md §4 to §6 and §8).
//!
//! Whoever applies events loads a state with everything they touch, calls [`CommissionState::accrue`] and
//! [`CommissionState::settle`] in their order, and writes [`CommissionState::output`] down. An event that would
//! overflow changes nothing.
//!
//! RevShare of a player and day is the rate of the day's total; an entry is what that is now
//! less what was posted before. So neither order nor batching changes a sum.

mod accrue;
mod cpa;
mod cpl;
mod deposits;
mod event_delta;
mod first_deposit;
mod rev_share;
mod state;
mod sub_affiliate;

pub use cpa::cpa_qualifiers;
pub use cpl::cpl_qualifiers;
pub use deposits::Deposits;
pub use state::{
    Accrual, CapKey, CapPeriod, CommissionState, Day, DayKey, DepositChange, DepositSource, Output,
    Posting, SubDay, SubDayKey, Trigger,
};

use crate::deal::SubTerms;
use crate::event::{PlayerStatus, Sums};
use crate::id::{AffiliateId, BrandId, DealId, DealVersionId, RegistrationId, SubTermsId};
use crate::money::Money;
use crate::time::{DAY, Date, Timestamp};

/// A sum would leave the range of an `i64`; nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Overflow;

/// A registration with everything that commission depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Player {
    /// The registration.
    pub id: RegistrationId,
    /// Its brand.
    pub brand_id: BrandId,
    /// Whose it is, if anybody's.
    pub affiliate_id: Option<AffiliateId>,
    /// Whether that affiliate's status lets it earn.
    pub affiliate_earns: bool,
    /// What the brand thinks of the player.
    pub status: PlayerStatus,
    /// The deal version it is bound to.
    pub deal: Option<DealVersionId>,
    /// What the affiliate's parent earns on it from now on.
    pub parent: Option<SubTerms>,
    /// Sums over its life.
    pub sums: Sums,
    /// Its first deposit.
    pub first_deposit: Option<FirstDeposit>,
    /// Since when it counts as a qualified lead.
    pub lead_at: Option<Timestamp>,
    /// When it qualified for CPL.
    pub cpl_at: Option<Timestamp>,
    /// When it qualified for CPA.
    pub cpa_at: Option<Timestamp>,
    /// The deal under whose caps its CPA counts, and the day it counts on; none: under none.
    pub cap: Option<(DealId, i64)>,
    /// The deal version it qualified under; that one alone takes the CPA back, whichever the player
    /// is bound to later.
    pub cpa_deal: Option<DealVersionId>,
    /// The CPL it earned.
    pub cpl: Money,
    /// The CPA it earned, less what was taken back.
    pub cpa: Money,
    /// The RevShare it earned.
    pub rev_share: Money,
    /// The fee that a parent earned on its first deposit.
    pub sub_fee: Money,
    /// Which parent that was.
    pub sub_fee_to: Option<AffiliateId>,
}

impl Player {
    /// A player nothing has happened to yet.
    #[must_use]
    pub fn new(id: RegistrationId, brand_id: BrandId) -> Self {
        Self {
            id,
            brand_id,
            affiliate_id: None,
            affiliate_earns: false,
            status: PlayerStatus::Active,
            deal: None,
            parent: None,
            sums: Sums::default(),
            first_deposit: None,
            lead_at: None,
            cpl_at: None,
            cpa_at: None,
            cap: None,
            cpa_deal: None,
            cpl: Money::ZERO,
            cpa: Money::ZERO,
            rev_share: Money::ZERO,
            sub_fee: Money::ZERO,
            sub_fee_to: None,
        }
    }

    /// Whether what happens now earns anything.
    #[must_use]
    pub fn earns(&self) -> bool {
        self.status == PlayerStatus::Active
            && self.affiliate_earns
            && self.affiliate_id.is_some()
            && self.deal.is_some()
    }

    /// The terms a new event counts under. Of a player who earns nothing new, only what takes
    /// back (a chargeback) still counts.
    #[must_use]
    pub fn under(&self, takes_back: bool) -> AppliedTerms {
        if !self.earns() && !takes_back {
            return AppliedTerms::default();
        }
        AppliedTerms {
            deal: self.deal,
            sub_terms: self.parent.map(|terms| terms.id),
        }
    }
}

/// A player's first deposit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FirstDeposit {
    /// The brand's name for the event.
    pub event: String,
    /// When it happened.
    pub at: Timestamp,
    /// What is left of it.
    pub amount: Money,
}

/// The terms an event counts under; they stay the event's own, whatever becomes of the player.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct AppliedTerms {
    /// The deal version; none: earns nothing.
    pub deal: Option<DealVersionId>,
    /// What the parent earns.
    pub sub_terms: Option<SubTermsId>,
}

/// What makes an entry: an event, with the day its entries are for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cause {
    /// A handle that whoever applies the event chose; none: no event is the cause.
    pub event: Option<usize>,
    /// When it happened.
    pub at: Timestamp,
    /// The first day that is open; entries of earlier days are for this one.
    pub first_open_day: i64,
}

impl Cause {
    /// The day that entries of `day` are for, and `day` itself where its month is closed.
    #[must_use]
    pub const fn open_day(&self, day: i64) -> (i64, Option<i64>) {
        if day < self.first_open_day {
            (self.first_open_day, Some(day))
        } else {
            (day, None)
        }
    }
}

/// The UTC day of a moment, in days since 1970.
#[must_use]
pub const fn day_of(at: Timestamp) -> i64 {
    at.0.div_euclid(DAY)
}

/// The first day of the month that `day` lies in.
#[must_use]
pub fn month_of(day: i64) -> i64 {
    let date = Date::from_days(day);
    Date { day: 1, ..date }.days()
}
