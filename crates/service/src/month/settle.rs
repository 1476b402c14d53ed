//! What an affiliate's month is adjusted by once it has ended: losses that are not carried over, and
//! tiers. Both are functions of the month's totals. An entry is what they are now less what was
//! posted before, so they are posted once, and stay true whatever comes later and whoever is first.

use crate::ledger::{self, NewEntry};
use crate::{Error, Service};
use std::collections::{BTreeMap, HashMap, HashSet};
use tributary_domain::commission::month_of;
use tributary_domain::deal::{self, DealVersion};
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, BrandId, DealVersionId, OperatorId};
use tributary_domain::ledger::{Detail, Formula, Kind};
use tributary_domain::money::{Money, Ppm};
use tributary_store::month::{self, Fixed, Key};
use tributary_store::{Tx, deal as deals, operator};

/// Affiliates by a month that has ended, each by its first day.
pub(crate) type Months = BTreeMap<i64, Vec<AffiliateId>>;

/// When a month's terms are laid down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fixing {
    /// Now: this is the start of the month behind it.
    Now,
    /// Now, if that start is over; else with it.
    OnceStarted,
}

/// Posts what is missing of months that have ended. The caller holds the ledger's lock. Answers how
/// many entries that were.
///
/// # Errors
/// When a sum would overflow, and when the database does not answer.
pub(crate) async fn settle(
    service: &Service,
    tx: &mut Tx,
    operator_id: OperatorId,
    first_open_day: i64,
    months: &Months,
    fixing: Fixing,
) -> Result<usize, Error> {
    if months.is_empty() {
        return Ok(0);
    }
    let operator = operator::by_id(tx, operator_id).await?;
    let operator = operator.ok_or(Error::from(Code::NotFound))?;
    let mut posted = 0;
    for (month, affiliates) in months {
        let next = next_month(*month);
        let mut settlement = Settlement {
            operator: operator_id,
            ring_fence: operator.settings.ring_fence,
            month: *month,
            next,
            for_day: next.max(first_open_day),
            posted: BTreeMap::new(),
            changed: Vec::new(),
            entries: BTreeMap::new(),
        };
        settlement.work_out(tx, affiliates, fixing).await?;
        for (brand, entries) in settlement.entries {
            let ids = ledger::post(service, tx, operator_id, &entries, brand).await?;
            posted += ids.len();
        }
        month::posted_put(tx, *month, &settlement.changed).await?;
    }
    Ok(posted)
}

/// One month of some affiliates.
struct Settlement {
    operator: OperatorId,
    ring_fence: bool,
    /// The month's first day.
    month: i64,
    /// The first day of the month behind it.
    next: i64,
    /// The day of the entries: that one, or the first open one behind it.
    for_day: i64,
    /// What was posted before.
    posted: BTreeMap<Key, Money>,
    /// What has been posted of what is posted anew.
    changed: Vec<(Key, Money)>,
    /// The entries, by the brand they are counted under.
    entries: BTreeMap<Option<BrandId>, Vec<NewEntry>>,
}

impl Settlement {
    async fn work_out(
        &mut self,
        tx: &mut Tx,
        affiliates: &[AffiliateId],
        fixing: Fixing,
    ) -> Result<(), Error> {
        let terms = month::terms(tx, self.operator, affiliates, self.month, self.next).await?;
        let posted = month::posted(tx, affiliates, self.month).await?;
        self.posted = posted.into_iter().collect();
        let mut totals: BTreeMap<AffiliateId, Vec<(BrandId, Money)>> = BTreeMap::new();
        for (affiliate, brand, rev_share) in
            month::rev_share(tx, self.operator, affiliates, self.month, self.next).await?
        {
            totals
                .entry(affiliate)
                .or_default()
                .push((brand, rev_share));
        }
        let (mut fixed, mut earning) = (Vec::new(), HashMap::new());
        for of in &terms {
            let by = of.fixed.unwrap_or(Fixed {
                no_carry_over: of.no_carry_over,
                ring_fence: self.ring_fence,
            });
            let of_affiliate = totals.get(&of.affiliate_id).map_or(&[][..], Vec::as_slice);
            let before = self.changed.len();
            self.carry_nothing_over(of.affiliate_id, by, of_affiliate)?;
            let is_started = fixing == Fixing::Now || of.is_started;
            if of.fixed.is_none() && (is_started || self.changed.len() > before) {
                fixed.push((of.affiliate_id, by));
            }
            earning.insert(of.affiliate_id, of.status.earns());
        }
        let tiered = self.tiers(tx, affiliates, &earning).await?;
        // A month without any RevShare is settled by what holds when its first comes.
        fixed.retain(|(id, _)| totals.contains_key(id) || tiered.contains(id));
        Ok(month::fix(tx, self.month, &fixed).await?)
    }

    /// Makes good what the month's RevShare lost: in all, or in each brand where losses are kept
    /// apart. What was made good of a loss that is less by now is taken back.
    fn carry_nothing_over(
        &mut self,
        affiliate_id: AffiliateId,
        by: Fixed,
        totals: &[(BrandId, Money)],
    ) -> Result<(), Error> {
        let of_affiliate = Key {
            affiliate_id,
            brand_id: BrandId(0),
            deal_version_id: DealVersionId(0),
        };
        let of_brand = |brand_id| Key {
            brand_id,
            ..of_affiliate
        };
        let mut sums: BTreeMap<Key, Money> = BTreeMap::new();
        for (brand, rev_share) in totals {
            let key = if by.ring_fence {
                of_brand(*brand)
            } else {
                of_affiliate
            };
            let sum = sums.entry(key).or_default();
            *sum = sum.checked_add(*rev_share).ok_or_else(overflow)?;
        }
        let last = of_brand(BrandId(i64::MAX));
        let before = self.posted.range(of_affiliate..=last);
        let before: Vec<Key> = before.map(|(key, _)| *key).collect();
        for key in before.into_iter().filter(|key| key.deal_version_id.0 == 0) {
            sums.entry(key).or_default();
        }
        for (key, rev_share) in sums {
            let loss = if by.no_carry_over {
                rev_share.min(Money::ZERO)
            } else {
                Money::ZERO
            };
            let target = Money::ZERO.checked_sub(loss).ok_or_else(overflow)?;
            let formula = |posted_before| Formula::NoCarryOver {
                month: self.month,
                brand_id: Some(key.brand_id).filter(|id| id.0 != 0),
                rev_share,
                posted_before,
            };
            let difference = self.difference(&key, target)?;
            let formula = formula(difference.0);
            self.post(key, difference, formula)?;
        }
        Ok(())
    }

    /// Applies the tier that a deal version's players have reached to all of the month. An affiliate
    /// that earns nothing can only give back. Answers whose month has anything that tiers are about.
    async fn tiers(
        &mut self,
        tx: &mut Tx,
        affiliates: &[AffiliateId],
        earning: &HashMap<AffiliateId, bool>,
    ) -> Result<HashSet<AffiliateId>, Error> {
        let bases = month::bases(tx, self.operator, affiliates, self.month, self.next).await?;
        let mut bases: BTreeMap<DealVersionId, month::Base> = (bases.into_iter())
            .map(|base| (base.deal_version_id, base))
            .collect();
        for deal_version_id in self.posted.keys().map(|key| key.deal_version_id) {
            if deal_version_id.0 != 0 {
                bases.entry(deal_version_id).or_insert(month::Base {
                    deal_version_id,
                    net_pl: Money::ZERO,
                    net_deposit: Money::ZERO,
                    held: Money::ZERO,
                });
            }
        }
        let mut tiered = HashSet::new();
        if bases.is_empty() {
            return Ok(tiered);
        }
        let versions: Vec<DealVersionId> = bases.keys().copied().collect();
        for version in deals::versions_by_ids(tx, self.operator, &versions).await? {
            if let Some(base) = bases.get(&version.id) {
                let earns = earning.get(&version.affiliate_id).copied().unwrap_or(false);
                self.tier(&version, base, earns)?;
                tiered.insert(version.affiliate_id);
            }
        }
        Ok(tiered)
    }

    fn tier(
        &mut self,
        version: &DealVersion,
        base: &month::Base,
        earns: bool,
    ) -> Result<(), Error> {
        let terms = &version.terms;
        let total = match terms.deal_type.rev_share() {
            Some(deal::Base::NetPl) => base.net_pl,
            Some(deal::Base::NetDeposit) => base.net_deposit,
            None => return Ok(()),
        };
        let total = total.checked_sub(base.held).ok_or_else(overflow)?;
        let reached = terms.tiers.iter().filter(|tier| tier.from <= total);
        let (tier_rate, from) = reached
            .max_by_key(|tier| tier.from)
            .map_or((terms.rev_share, Money::ZERO), |tier| {
                (tier.rate, tier.from)
            });
        let more = Ppm(tier_rate.0 - terms.rev_share.0);
        let target = total.checked_rate(more).ok_or_else(overflow)?;
        let key = Key {
            affiliate_id: version.affiliate_id,
            brand_id: BrandId(0),
            deal_version_id: version.id,
        };
        let difference = self.difference(&key, target)?;
        if difference.1 > Money::ZERO && !earns {
            return Ok(());
        }
        let formula = Formula::Tier {
            month: self.month,
            rate: terms.rev_share,
            tier_rate,
            from,
            total,
            posted_before: difference.0,
        };
        self.post(key, difference, formula)
    }

    /// What was posted before, and what is missing.
    fn difference(&self, key: &Key, target: Money) -> Result<(Money, Money), Error> {
        let before = self.posted.get(key).copied().unwrap_or_default();
        let missing = target.checked_sub(before).ok_or_else(overflow)?;
        Ok((before, missing))
    }

    fn post(
        &mut self,
        key: Key,
        (before, amount): (Money, Money),
        formula: Formula,
    ) -> Result<(), Error> {
        if amount == Money::ZERO {
            return Ok(());
        }
        let now = before.checked_add(amount).ok_or_else(overflow)?;
        self.changed.push((key, now));
        let brand = Some(key.brand_id).filter(|id| id.0 != 0);
        self.entries.entry(brand).or_default().push(NewEntry {
            affiliate_id: key.affiliate_id,
            kind: Kind::Adjustment,
            amount,
            for_day: self.for_day,
            registration_id: None,
            deal_version_id: Some(key.deal_version_id).filter(|id| id.0 != 0),
            event_id: None,
            payment_id: None,
            detail: Detail {
                formula,
                moved_from_day: Some(self.next).filter(|day| *day != self.for_day),
            },
        });
        Ok(())
    }
}

/// The first day of the month behind the one that begins on `month`.
pub(super) fn next_month(month: i64) -> i64 {
    month_of(month + 31)
}

fn overflow() -> Error {
    Error::internal("a month's sum would leave the range of numbers")
}
