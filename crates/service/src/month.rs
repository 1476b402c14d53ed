//! The start of a month (money.md §7), and months that are closed.
//!
//! Once for each affiliate and month, dated the first of the new month: losses that are not
//! carried over are made good, and the tier that last month reached is applied to all of it.
//! What arrives for last month afterwards is posted as it is; nothing here is done again.

use crate::audit::{self, Subject};
use crate::ledger::{self, NewEntry};
use crate::{Actor, Error, Service, operator, policy};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tributary_domain::commission::{day_of, month_of};
use tributary_domain::deal::{self, DealVersion};
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, BrandId, DealVersionId, OperatorId};
use tributary_domain::ledger::{Detail, Formula, Kind};
use tributary_domain::money::{Money, Ppm};
use tributary_domain::time::Date;
use tributary_store::month::{self, Due};
use tributary_store::{Tx, deal as deals};

/// How many affiliates share a transaction.
const AT_A_TIME: i64 = 500;

/// Does the month starts that are due, of every operator. Several nodes may do so at once: each
/// affiliate's happens once. Answers how many entries were posted.
///
/// # Errors
/// When the database does not answer; the next round makes up for it.
pub async fn start(service: &Service) -> Result<usize, Error> {
    let operators = month::operators(&mut service.store.read().await?).await?;
    let mut posted = 0;
    for operator in operators {
        let mut after = Some(AffiliateId(0));
        while let Some(id) = after {
            let (entries, next) = start_some(service, operator, id).await?;
            posted += entries;
            after = next;
        }
    }
    Ok(posted)
}

/// Those of the next few affiliates behind `after`; answers where to go on.
async fn start_some(
    service: &Service,
    operator_id: OperatorId,
    after: AffiliateId,
) -> Result<(usize, Option<AffiliateId>), Error> {
    let this_month = month_of(day_of(service.clock.now()));
    // Most rounds find nothing, and need not make whoever posts wait.
    let mut reader = service.store.read().await?;
    let found = month::due(&mut reader, operator_id, this_month, after, 1).await?;
    drop(reader);
    if found.is_empty() {
        return Ok((0, None));
    }
    let settings = operator::settings(service, operator_id).await?;
    let mut tx = service.store.begin().await?;
    let first_open_day = ledger::lock(&mut tx, operator_id).await?;
    let due = month::due(&mut tx, operator_id, this_month, after, AT_A_TIME).await?;
    let mut by_month: BTreeMap<i64, Vec<&Due>> = BTreeMap::new();
    for affiliate in &due {
        // The month of its sign-up has a start, too: brands tell of players late, and of some that
        // were there before.
        let known = affiliate
            .last
            .unwrap_or_else(|| month_of(month_of(day_of(affiliate.created_at)) - 1));
        let mut month = next_month(known);
        while month <= this_month {
            by_month.entry(month).or_default().push(affiliate);
            month = next_month(month);
        }
    }
    let mut posted = 0;
    let mut done: Vec<(AffiliateId, i64)> = Vec::new();
    for (month, affiliates) in by_month {
        let mut start = Start {
            last_month: month_of(month - 1),
            month,
            for_day: month.max(first_open_day),
            entries: BTreeMap::new(),
        };
        start
            .carry_nothing_over(&mut tx, operator_id, settings.ring_fence, &affiliates)
            .await?;
        start.tiers(&mut tx, operator_id, &affiliates).await?;
        for (brand, entries) in start.entries {
            posted += ledger::post(service, &mut tx, operator_id, &entries, brand)
                .await?
                .len();
        }
        done.extend(affiliates.iter().map(|affiliate| (affiliate.id, month)));
    }
    month::done(&mut tx, &done, service.clock.now()).await?;
    tx.commit().await?;
    let is_more = due.len() >= usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
    let last = due.last().map(|affiliate| affiliate.id);
    Ok((posted, last.filter(|_| is_more)))
}

/// One month's start.
struct Start {
    /// The first day of the month that ended.
    last_month: i64,
    /// The first day of the month that begins.
    month: i64,
    /// The day of the entries: that one, or the first open one behind it.
    for_day: i64,
    /// The entries, by the brand they are counted under.
    entries: BTreeMap<Option<BrandId>, Vec<NewEntry>>,
}

impl Start {
    fn post(
        &mut self,
        affiliate_id: AffiliateId,
        brand: Option<BrandId>,
        amount: Money,
        deal: Option<DealVersionId>,
        formula: Formula,
    ) {
        if amount == Money::ZERO {
            return;
        }
        self.entries.entry(brand).or_default().push(NewEntry {
            affiliate_id,
            kind: Kind::Adjustment,
            amount,
            for_day: self.for_day,
            registration_id: None,
            deal_version_id: deal,
            event_id: None,
            payment_id: None,
            detail: Detail {
                formula,
                moved_from_day: Some(self.month).filter(|month| *month != self.for_day),
            },
        });
    }

    /// Makes good what last month's RevShare lost: in all, or in each brand where losses are
    /// kept apart.
    async fn carry_nothing_over(
        &mut self,
        tx: &mut Tx,
        operator: OperatorId,
        ring_fence: bool,
        affiliates: &[&Due],
    ) -> Result<(), Error> {
        let ids = affiliates
            .iter()
            .filter(|affiliate| affiliate.no_carry_over);
        let ids: Vec<AffiliateId> = ids.map(|affiliate| affiliate.id).collect();
        if ids.is_empty() {
            return Ok(());
        }
        let mut sums: BTreeMap<(AffiliateId, Option<BrandId>), Money> = BTreeMap::new();
        for (affiliate, brand, sum) in
            month::rev_share(tx, operator, &ids, self.last_month, self.month).await?
        {
            let all = sums
                .entry((affiliate, Some(brand).filter(|_| ring_fence)))
                .or_default();
            *all = all.checked_add(sum).ok_or_else(overflow)?;
        }
        for ((affiliate, brand_id), rev_share) in sums {
            if rev_share < Money::ZERO {
                let amount = Money::ZERO.checked_sub(rev_share).ok_or_else(overflow)?;
                let formula = Formula::NoCarryOver {
                    month: self.last_month,
                    brand_id,
                    rev_share,
                };
                self.post(affiliate, brand_id, amount, None, formula);
            }
        }
        Ok(())
    }

    /// Applies the tier that a deal version's players reached last month to all of it.
    async fn tiers(
        &mut self,
        tx: &mut Tx,
        operator: OperatorId,
        affiliates: &[&Due],
    ) -> Result<(), Error> {
        let ids = affiliates
            .iter()
            .filter(|affiliate| affiliate.status.earns());
        let ids: BTreeSet<AffiliateId> = ids.map(|affiliate| affiliate.id).collect();
        let ids: Vec<AffiliateId> = ids.into_iter().collect();
        let bases = month::bases(tx, operator, &ids, self.last_month, self.month).await?;
        let versions: Vec<DealVersionId> = bases.iter().map(|base| base.deal_version_id).collect();
        if versions.is_empty() {
            return Ok(());
        }
        let versions = deals::versions_by_ids(tx, operator, &versions).await?;
        let versions: HashMap<DealVersionId, DealVersion> = versions
            .into_iter()
            .map(|version| (version.id, version))
            .collect();
        for base in bases {
            let Some(version) = versions.get(&base.deal_version_id) else {
                continue;
            };
            let terms = &version.terms;
            let total = match terms.deal_type.rev_share() {
                Some(deal::Base::NetPl) => base.net_pl,
                Some(deal::Base::NetDeposit) => base.net_deposit,
                None => continue,
            };
            let reached = terms.tiers.iter().filter(|tier| tier.from <= total);
            let Some(tier) = reached.max_by_key(|tier| tier.from) else {
                continue;
            };
            let difference = Ppm(tier.rate.0 - terms.rev_share.0);
            let amount = total.checked_rate(difference).ok_or_else(overflow)?;
            let formula = Formula::Tier {
                month: self.last_month,
                rate: terms.rev_share,
                tier_rate: tier.rate,
                from: tier.from,
                total,
            };
            self.post(
                version.affiliate_id,
                None,
                amount,
                Some(version.id),
                formula,
            );
        }
        Ok(())
    }
}

/// The first day of the month behind the one that begins on `month`.
fn next_month(month: i64) -> i64 {
    month_of(month + 31)
}

fn overflow() -> Error {
    Error::internal("a month's sum would leave the range of numbers")
}

/// Closes everything before `before`: what is told of those days from now on is posted on the
/// first open day, and says so. For admins, finance and the console; it can't be undone.
///
/// # Errors
/// [`Code::Forbidden`]; [`Code::Invalid`] for a day that begins no month, or one that has not
/// begun yet; [`Code::Conflict`] where it is closed already.
pub async fn close(
    service: &Service,
    actor: &Actor,
    of: OperatorId,
    before: Date,
) -> Result<(), Error> {
    policy::keeps_books(actor, of, "Admins and finance close months.")?;
    let refuse = |sentence: &str| Error::field(Code::Invalid, "before", sentence);
    if before.day != 1 {
        return Err(refuse(
            "before must be the first day of a month: what lies before it is closed.",
        ));
    }
    if before.days() > month_of(day_of(service.clock.now())) {
        return Err(refuse(
            "before must not be later than this month: only months that ended are closed.",
        ));
    }
    operator::settings(service, of).await?;
    let mut tx = service.store.begin().await?;
    ledger::lock(&mut tx, of).await?;
    if !tributary_store::ledger::close_before(&mut tx, of, before.days()).await? {
        let sentence = "Everything before that day is closed already.";
        return Err(Error::refused(Code::Conflict, sentence));
    }
    let subject = Subject::new("operator", of.0);
    let detail = json!({"before": before.to_string()});
    audit::record(service, &mut tx, of, actor, "month.closed", subject, detail).await?;
    Ok(tx.commit().await?)
}
