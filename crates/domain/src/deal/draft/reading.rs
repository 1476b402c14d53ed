//! The check of a draft, field by field.

use super::{
    Draft, Field, FieldValue, MAX_AMOUNT, MAX_COUNT, MAX_MATCHES, MAX_NAME_LENGTH, MAX_TIERS,
    Problem, ValidDeal,
};
use crate::country;
use crate::deal::{DealType, Rule, Terms, Tier};
use crate::id::{AffiliateId, BrandId, CampaignId};
use crate::money::{Money, Ppm};
use crate::time::Timestamp;
use std::collections::BTreeMap;

/// A check under way.
pub(super) struct Reading<'a> {
    draft: &'a Draft,
    problems: BTreeMap<Field, Rule>,
}

impl<'a> Reading<'a> {
    /// The whole check of [`Draft::check`].
    pub(super) fn of(draft: &'a Draft, before: Option<&Terms>) -> Result<ValidDeal, Vec<Problem>> {
        let mut reading = Self {
            draft,
            problems: BTreeMap::new(),
        };
        match reading.all(before) {
            Some(checked) if reading.problems.is_empty() => Ok(checked),
            _ => Err(reading.problems.into_iter().collect()),
        }
    }

    fn all(&mut self, before: Option<&Terms>) -> Option<ValidDeal> {
        let is_new = before.is_none();
        let affiliate_id = self.id(Field::AffiliateId).map(AffiliateId);
        let group_name = self.name();
        let is_default = self.flag(Field::IsDefault);
        let needs_acceptance = self.flag(Field::NeedsAcceptance);
        if is_new {
            self.needed(Field::AffiliateId);
            self.needed(Field::GroupName);
            self.needed(Field::DealType);
        }
        for field in [Field::GroupName, Field::DealType] {
            if self.draft.get(field) == Some(&FieldValue::Nothing) {
                self.wrong(field, Rule::Required);
            }
        }
        let named = match self.text(Field::DealType) {
            Some(text) => {
                let mask = text.parse().ok().and_then(DealType::new);
                if mask.is_none() {
                    self.wrong(Field::DealType, Rule::DealType);
                }
                mask
            }
            None => None,
        };
        let deal_type = named.or(before.map(|terms| terms.deal_type));
        let mut terms = match (before, deal_type) {
            (Some(before), Some(deal_type)) => Terms {
                deal_type,
                ..before.clone()
            },
            (None, Some(deal_type)) => Terms::of(deal_type),
            // Everything else is looked at all the same, so that all faults come at once.
            (_, None) => Terms::of(DealType(0)),
        };
        self.amounts(&mut terms);
        self.rest(&mut terms);
        if let Some(deal_type) = deal_type {
            self.fit(&mut terms, deal_type, before);
        }
        deal_type.map(|_| ValidDeal {
            terms,
            affiliate_id,
            group_name,
            is_default,
            needs_acceptance,
        })
    }

    fn amounts(&mut self, terms: &mut Terms) {
        for (field, place) in [
            (Field::CplAmount, &mut terms.cpl_amount),
            (Field::QuaCplVolume, &mut terms.qua_cpl_volume),
            (Field::CpaAmount, &mut terms.cpa_amount),
            (Field::QuaCpaDeposit, &mut terms.qua_cpa_deposit),
            (Field::QuaCpaNetDeposit, &mut terms.qua_cpa_net_deposit),
            (Field::QuaCpaFtd, &mut terms.qua_cpa_ftd),
            (Field::QuaCpaVolume, &mut terms.qua_cpa_volume),
        ] {
            self.put(field, place, Money::ZERO, amount);
        }
        for (field, place) in [
            (
                Field::QuaCpaActivityCount,
                &mut terms.qua_cpa_activity_count,
            ),
            (Field::CapCpaDaily, &mut terms.cap_cpa_daily),
            (Field::CapCpaMonthly, &mut terms.cap_cpa_monthly),
        ] {
            self.put(field, place, 0, count);
        }
        self.put(
            Field::RevSharePercentage,
            &mut terms.rev_share,
            Ppm(0),
            percentage,
        );
        if let Some(clawback) = self.flag(Field::CpaClawback) {
            terms.cpa_clawback = clawback;
        } else if self.draft.get(Field::CpaClawback) == Some(&FieldValue::Nothing) {
            terms.cpa_clawback = false;
        }
    }

    fn rest(&mut self, terms: &mut Terms) {
        self.tiers(&mut terms.tiers);
        let id = |text: &str| text.parse().ok().filter(|id: &i64| *id > 0);
        if let Some(brands) = self.list(Field::MatchBrand, Rule::Ids, id) {
            terms.match_brands = brands.into_iter().map(BrandId).collect();
        }
        if let Some(campaigns) = self.list(Field::MatchCampaign, Rule::Ids, id) {
            terms.match_campaigns = campaigns.into_iter().map(CampaignId).collect();
        }
        let code = |text: &str| country::parse(text).map(str::to_owned);
        if let Some(countries) = self.list(Field::MatchCountry, Rule::Countries, code) {
            terms.match_countries = countries;
        }
        let moment = |text: &str| Timestamp::parse(text).map(Some).ok_or(Rule::Moment);
        self.put(Field::ActiveFrom, &mut terms.active_from, None, moment);
        self.put(Field::ActiveTo, &mut terms.active_to, None, moment);
        let is_backwards =
            matches!((terms.active_from, terms.active_to), (Some(from), Some(to)) if from >= to);
        if is_backwards {
            let later = match self.draft.get(Field::ActiveTo) {
                Some(_) => Field::ActiveTo,
                None => Field::ActiveFrom,
            };
            self.wrong(later, Rule::EndsBeforeStart);
        }
    }

    /// Sees that the fields fit the deal's type: what it needs is there, and what it does not use
    /// was not asked for.
    fn fit(&mut self, terms: &mut Terms, deal_type: DealType, before: Option<&Terms>) {
        for field in [
            Field::CplAmount,
            Field::CpaAmount,
            Field::RevSharePercentage,
        ] {
            let has_it = before.is_some_and(|before| field.is_used_by(before.deal_type));
            let given = self.draft.get(field);
            let is_missing = match given {
                None => !has_it,
                Some(given) => *given == FieldValue::Nothing,
            };
            if field.is_used_by(deal_type) && is_missing {
                self.wrong(field, Rule::NeededByType);
            }
        }
        let unused: Vec<Field> = (Field::ALL.iter().copied())
            .filter(|field| !field.is_used_by(deal_type))
            .collect();
        let blank = Terms::of(deal_type);
        for field in unused {
            // Clients of the vendor send nulls and zeros for what a deal does not have.
            if self.draft.get(field).is_some() && !is_blank(field, terms) {
                self.wrong(field, Rule::NotOfType);
            }
            match field {
                Field::CplAmount => terms.cpl_amount = blank.cpl_amount,
                Field::QuaCplVolume => terms.qua_cpl_volume = blank.qua_cpl_volume,
                Field::CpaAmount => terms.cpa_amount = blank.cpa_amount,
                Field::QuaCpaDeposit => terms.qua_cpa_deposit = blank.qua_cpa_deposit,
                Field::QuaCpaNetDeposit => terms.qua_cpa_net_deposit = blank.qua_cpa_net_deposit,
                Field::QuaCpaFtd => terms.qua_cpa_ftd = blank.qua_cpa_ftd,
                Field::QuaCpaVolume => terms.qua_cpa_volume = blank.qua_cpa_volume,
                Field::QuaCpaActivityCount => terms.qua_cpa_activity_count = 0,
                Field::CpaClawback => terms.cpa_clawback = false,
                Field::CapCpaDaily => terms.cap_cpa_daily = 0,
                Field::CapCpaMonthly => terms.cap_cpa_monthly = 0,
                Field::RevSharePercentage => terms.rev_share = blank.rev_share,
                Field::RevShareTiers => terms.tiers.clear(),
                _ => {}
            }
        }
    }

    /// Notes a fault; the first one of a field stays.
    fn wrong(&mut self, field: Field, rule: Rule) {
        self.problems.entry(field).or_insert(rule);
    }

    fn needed(&mut self, field: Field) {
        if !matches!(self.draft.get(field), Some(given) if *given != FieldValue::Nothing) {
            self.wrong(field, Rule::Required);
        }
    }

    /// What was said, if it is one text.
    fn text(&mut self, field: Field) -> Option<String> {
        match self.draft.get(field)? {
            FieldValue::Text(text) => Some(text.trim().to_owned()),
            FieldValue::Nothing => None,
            _ => {
                self.wrong(field, Rule::OneValue);
                None
            }
        }
    }

    fn put<T>(
        &mut self,
        field: Field,
        place: &mut T,
        nothing: T,
        read: impl Fn(&str) -> Result<T, Rule>,
    ) {
        if self.draft.get(field) == Some(&FieldValue::Nothing) {
            *place = nothing;
        } else if let Some(text) = self.text(field) {
            match read(&text) {
                Ok(value) => *place = value,
                Err(rule) => self.wrong(field, rule),
            }
        }
    }

    fn id(&mut self, field: Field) -> Option<i64> {
        let text = self.text(field)?;
        let id = text.parse().ok().filter(|id| *id > 0);
        if id.is_none() {
            self.wrong(field, Rule::AffiliateNumber);
        }
        id
    }

    fn flag(&mut self, field: Field) -> Option<bool> {
        match self.text(field)?.as_str() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => {
                self.wrong(field, Rule::Flag);
                None
            }
        }
    }

    fn name(&mut self) -> Option<String> {
        let name = self.text(Field::GroupName)?;
        if name.is_empty() {
            self.wrong(Field::GroupName, Rule::Required);
        } else if name.chars().count() > MAX_NAME_LENGTH || name.chars().any(char::is_control) {
            self.wrong(Field::GroupName, Rule::DealName);
        }
        Some(name)
    }

    /// A list without its repetitions, sorted; `None` when nothing was said or it is wrong.
    fn list<T: Ord>(
        &mut self,
        field: Field,
        rule: Rule,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items: Vec<String> = match self.draft.get(field)? {
            FieldValue::Nothing => Vec::new(),
            FieldValue::List(items) => items.clone(),
            // A page's field: `BG, DE`.
            FieldValue::Text(text) => (text.split([',', ';', ' ', '\n', '\r', '\t']))
                .filter(|item| !item.is_empty())
                .map(str::to_owned)
                .collect(),
            FieldValue::Tiers(_) | FieldValue::Other => {
                self.wrong(field, rule);
                return None;
            }
        };
        if items.len() > MAX_MATCHES {
            self.wrong(field, Rule::TooMany);
            return None;
        }
        let read: Option<Vec<T>> = items.iter().map(|item| read(item.trim())).collect();
        let Some(mut read) = read else {
            self.wrong(field, rule);
            return None;
        };
        read.sort();
        read.dedup();
        Some(read)
    }

    fn tiers(&mut self, place: &mut Vec<Tier>) {
        let field = Field::RevShareTiers;
        let rows = match self.draft.get(field) {
            None => return,
            Some(FieldValue::Nothing) => &Vec::new(),
            Some(FieldValue::Tiers(rows)) => rows,
            Some(FieldValue::List(items)) if items.is_empty() => &Vec::new(),
            Some(_) => return self.wrong(field, Rule::Tiers),
        };
        if rows.len() > MAX_TIERS {
            return self.wrong(field, Rule::TooMany);
        }
        let mut tiers = Vec::with_capacity(rows.len());
        for (from, rate) in rows {
            match (amount(from.trim()), percentage(rate.trim())) {
                (Ok(from), Ok(rate)) => tiers.push(Tier { from, rate }),
                _ => return self.wrong(field, Rule::Tiers),
            }
        }
        tiers.sort_by_key(|tier| tier.from);
        if tiers.windows(2).any(|pair| pair[0].from == pair[1].from) {
            return self.wrong(field, Rule::TierTwice);
        }
        *place = tiers;
    }
}

fn amount(text: &str) -> Result<Money, Rule> {
    let read = Money::parse(text).filter(|money| *money >= Money::ZERO && *money <= MAX_AMOUNT);
    read.ok_or(Rule::Amount)
}

fn count(text: &str) -> Result<i64, Rule> {
    let read = text.parse().ok();
    read.filter(|count| (0..=MAX_COUNT).contains(count))
        .ok_or(Rule::Count)
}

/// A percentage with at most four decimals, as ppm exactly.
fn percentage(text: &str) -> Result<Ppm, Rule> {
    let percent = Money::parse(text).ok_or(Rule::Percentage)?.0;
    let ppm = percent / 100;
    if percent % 100 == 0 && (0..=1_000_000).contains(&ppm) {
        return Ok(Ppm(ppm));
    }
    Err(Rule::Percentage)
}

/// Whether terms have nothing in a field that not every type uses.
fn is_blank(field: Field, terms: &Terms) -> bool {
    match field {
        Field::CplAmount => terms.cpl_amount == Money::ZERO,
        Field::QuaCplVolume => terms.qua_cpl_volume == Money::ZERO,
        Field::CpaAmount => terms.cpa_amount == Money::ZERO,
        Field::QuaCpaDeposit => terms.qua_cpa_deposit == Money::ZERO,
        Field::QuaCpaNetDeposit => terms.qua_cpa_net_deposit == Money::ZERO,
        Field::QuaCpaFtd => terms.qua_cpa_ftd == Money::ZERO,
        Field::QuaCpaVolume => terms.qua_cpa_volume == Money::ZERO,
        Field::QuaCpaActivityCount => terms.qua_cpa_activity_count == 0,
        Field::CpaClawback => !terms.cpa_clawback,
        Field::CapCpaDaily => terms.cap_cpa_daily == 0,
        Field::CapCpaMonthly => terms.cap_cpa_monthly == 0,
        Field::RevSharePercentage => terms.rev_share == Ppm(0),
        Field::RevShareTiers => terms.tiers.is_empty(),
        _ => true,
    }
}
