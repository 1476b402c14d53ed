//! The model: what each event does, worked out in the plainest way.

use super::*;

impl Model {
    pub(super) fn total(&self, part: usize) -> i64 {
        self.items.iter().map(|item| item.left[part]).sum()
    }

    pub(super) fn arrives(
        &mut self,
        event: &Event,
        terms: &Terms,
        parent: (i64, i64),
        rate: i64,
    ) -> &'static str {
        if event.kind == "registration" {
            if self.registered {
                return "duplicate";
            }
            self.registered = true;
            self.step(terms, parent);
            self.take_turns();
            let names: Vec<String> = self.waiting.iter().map(|event| event.id.clone()).collect();
            for name in names {
                let still = self.waiting.iter().position(|event| event.id == name);
                if let Some(at) = still {
                    let event = self.waiting.remove(at);
                    self.apply_waiting(&event, terms, parent);
                }
            }
            return "accepted";
        }
        // Whatever was refused when its time came is told so again.
        if self.refused.contains(&event.id) {
            return "rejected";
        }
        let is_fixed = matches!(event.kind, "fraud" | "active" | "reversal");
        let is_known = (event.reverses.as_ref()).is_some_and(|(id, _)| self.fixed.contains(id));
        if let Some(at) = self.hidden.iter().position(|hidden| hidden.id == event.id)
            && !event.is_out_of_reach
        {
            // Told by somebody who may.
            self.hidden.remove(at);
            if !self.registered && !is_known {
                // It came when it was told first.
                self.waiting.push(event.clone());
                let seen = &self.seen;
                self.waiting
                    .sort_by_key(|event| seen.iter().position(|id| *id == event.id));
                return "duplicate";
            }
            let outcome = self.apply(event, terms, parent);
            if outcome == "rejected" {
                self.refused.push(event.id.clone());
            }
            return if outcome == "parked" {
                "duplicate"
            } else {
                outcome
            };
        }
        if self.seen.contains(&event.id) {
            return "duplicate";
        }
        self.rates.insert(event.id.clone(), rate);
        if event.is_out_of_reach || (!self.registered && !is_known) {
            self.seen.push(event.id.clone());
            let waiting = if event.is_out_of_reach {
                &mut self.hidden
            } else {
                &mut self.waiting
            };
            waiting.push(event.clone());
            if is_fixed {
                self.fixed.push(event.id.clone());
                self.wake(&event.id, terms, parent);
            }
            return "parked";
        }
        let outcome = self.apply(event, terms, parent);
        if is_fixed && outcome != "rejected" {
            self.fixed.push(event.id.clone());
            self.wake(&event.id, terms, parent);
        }
        if outcome != "rejected" {
            self.seen.push(event.id.clone());
        }
        outcome
    }

    /// What waits, as it happened; but the activities of a day one behind the other as they came,
    /// since the one that came last counts.
    pub(super) fn take_turns(&mut self) {
        let came: Vec<Event> = self.waiting.clone();
        self.waiting.sort_by_key(|event| event.at);
        let day = |event: &Event| (event.kind == "activity").then(|| event.at.div_euclid(DAY));
        for at in 0..self.waiting.len() {
            let Some(of) = day(&self.waiting[at]) else {
                continue;
            };
            let before = self.waiting[..at]
                .iter()
                .filter(|event| day(event) == Some(of));
            let place = before.count();
            let next = came
                .iter()
                .filter(|event| day(event) == Some(of))
                .nth(place);
            self.waiting[at] = next.unwrap().clone();
        }
    }

    pub(super) fn apply_waiting(&mut self, event: &Event, terms: &Terms, parent: (i64, i64)) {
        if self.apply(event, terms, parent) == "rejected" {
            self.refused.push(event.id.clone());
        }
    }

    pub(super) fn apply(
        &mut self,
        event: &Event,
        terms: &Terms,
        parent: (i64, i64),
    ) -> &'static str {
        let earns = !self.fraud;
        if let Some((target, amount)) = &event.reverses {
            if self.fixed.contains(target) {
                return "rejected";
            }
            let Some(item) = self.items.iter_mut().find(|item| item.id == *target) else {
                let mut waiting = self.waiting.iter().chain(&self.hidden);
                let is_replaced =
                    self.seen.contains(target) && !waiting.any(|event| event.id == *target);
                if is_replaced {
                    return "rejected";
                }
                self.waiting.push(event.clone());
                return "parked";
            };
            match amount {
                None if item.is_taken => return "rejected",
                // Of a withdrawal of nothing its count is left; of these, nothing ever was.
                None if item.left == Parts::default() && item.kind != "withdrawal" => {
                    return "rejected";
                }
                None => (item.left, item.is_taken) = (Parts::default(), true),
                Some(amount) => {
                    let part = match item.kind {
                        "deposit" => 0,
                        "withdrawal" => 2,
                        "chargeback" => 3,
                        "bonus" => 4,
                        "deduction" => 5,
                        _ => return "rejected",
                    };
                    let mut amount = *amount;
                    if let Some(rate) = item.rate {
                        amount = at_rate(amount, rate);
                        // Parts that were rounded one by one.
                        if (amount - item.left[part]).abs() <= 2 {
                            amount = item.left[part];
                        }
                    }
                    if amount > item.left[part] {
                        return "rejected";
                    }
                    item.left[part] -= amount;
                    if item.left[part] == 0 {
                        (item.left, item.is_taken) = (Parts::default(), true);
                    }
                }
            }
            self.step(terms, parent);
            self.wake(&event.id, terms, parent);
            return "accepted";
        }
        match event.kind {
            "fraud" => self.fraud = true,
            "active" => self.fraud = false,
            _ => {
                let day = event.at.div_euclid(DAY);
                let same = |item: &Item| item.kind == "activity" && item.at.div_euclid(DAY) == day;
                let mut earns = earns || event.kind == "chargeback";
                if event.kind == "activity"
                    && let Some(at) = self.items.iter().position(same)
                {
                    earns = self.items.remove(at).earns;
                }
                let rate = event.is_foreign.then(|| self.rates[&event.id]);
                let mut left = event.parts;
                if let Some(rate) = rate {
                    for part in [0, 2, 3, 4, 5, 6, 7] {
                        left[part] = at_rate(left[part], rate);
                    }
                }
                self.items.push(Item {
                    id: event.id.clone(),
                    kind: event.kind,
                    at: event.at,
                    rate,
                    left,
                    is_taken: false,
                    earns,
                });
            }
        }
        self.step(terms, parent);
        self.wake(&event.id, terms, parent);
        "accepted"
    }

    /// Applies whoever waited for this one.
    pub(super) fn wake(&mut self, id: &str, terms: &Terms, parent: (i64, i64)) {
        self.seen.push(id.to_owned());
        let (mut now, later): (Vec<Event>, Vec<Event>) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|waiting| {
                (waiting.reverses.as_ref()).is_some_and(|(target, _)| target == id)
            });
        self.waiting = later;
        now.sort_by_key(|event| event.at);
        for reversal in now {
            self.apply_waiting(&reversal, terms, parent);
        }
    }

    /// Adds everything up from nothing.
    pub(super) fn step(&mut self, terms: &Terms, (cut, net_cut): (i64, i64)) {
        let mut days: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
        for item in self.items.iter().filter(|item| item.earns) {
            let [
                deposits,
                _,
                withdrawals,
                chargebacks,
                bonuses,
                deductions,
                bets,
                wins,
                _,
            ] = item.left;
            let day = days.entry(item.at.div_euclid(DAY)).or_default();
            day.0 += bets - wins - bonuses - deductions;
            day.1 += deposits - withdrawals - chargebacks;
        }
        let all: Vec<i64> = days.keys().chain(self.posted.keys()).copied().collect();
        if let Some(base) = terms.deal_type.rev_share() {
            for day in all {
                let (net_pl, net_deposit) = days.get(&day).copied().unwrap_or_default();
                let total = match base {
                    tributary_domain::deal::Base::NetPl => net_pl,
                    tributary_domain::deal::Base::NetDeposit => net_deposit,
                };
                let earned = share(total, terms.rev_share.0);
                let posted = self.posted.entry(day).or_default();
                *posted = if self.fraud {
                    earned.min(*posted)
                } else {
                    earned
                };
                let parent = share(*posted, cut) + share(net_pl, net_cut);
                let posted = self.parent_posted.entry(day).or_default();
                *posted = if self.fraud {
                    parent.min(*posted)
                } else {
                    parent
                };
            }
        }
        if terms.deal_type.has_cpl()
            && !self.cpl_done
            && !self.fraud
            && self.total(6) >= terms.qua_cpl_volume.0
        {
            self.cpl_done = true;
            self.cpl = terms.cpl_amount.0;
        }
        if !terms.deal_type.has_cpa() {
            return;
        }
        let one = |item: &Item| {
            if item.left[1] > 1 {
                item.left[0] / item.left[1]
            } else {
                item.left[0]
            }
        };
        let mut deposits: Vec<&Item> = self.items.iter().filter(|item| one(item) > 0).collect();
        deposits.sort_by_key(|item| item.at);
        let net = self.total(0) - self.total(2) - self.total(3);
        let qualifies = deposits
            .first()
            .is_some_and(|first| one(first) >= terms.qua_cpa_ftd.0)
            && self.total(0) >= terms.qua_cpa_deposit.0
            && (terms.qua_cpa_net_deposit.0 == 0 || net >= terms.qua_cpa_net_deposit.0)
            && self.total(6) >= terms.qua_cpa_volume.0
            && self.total(8) >= terms.qua_cpa_activity_count;
        if qualifies && !self.cpa_done && !self.fraud {
            self.cpa_done = true;
            self.cpa = terms.cpa_amount.0;
        } else if !qualifies && self.cpa_done && terms.cpa_clawback {
            self.cpa_done = false;
            self.cpa = 0;
        }
    }
}
