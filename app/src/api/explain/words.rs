//! Traces put into words.

use super::{Explanation, Line, Part, TraceFormatter};
use crate::components::status;
use crate::names::{Kind as NameKind, name};
use tributary_domain::attribution::Step;
use tributary_domain::deal::{Base, Verdict};
use tributary_domain::event::PlayerStatus;
use tributary_domain::explain::{DealName, EntryTrace, PlayerTrace, Progress};
use tributary_domain::id::BrandId;
use tributary_domain::ledger::{Formula, Kind, Qualifier, QualifierName};
use tributary_domain::money::Money;
use tributary_domain::text::explain::ExplainText as T;
use tributary_domain::text::player::PlayerText;
use tributary_domain::text::{Catalogue, fill, number, plural};
use tributary_domain::time::{DAY, Date, Timestamp};

impl TraceFormatter {
    fn say<C: Catalogue>(&self, text: C) -> String {
        text.text(self.on.lang).to_owned()
    }

    fn fill(&self, text: T, values: &[(&str, &str)]) -> String {
        fill(text.text(self.on.lang), values)
    }

    fn counted(&self, text: T, count: i64, values: &[(&str, &str)]) -> String {
        plural::counted(self.on.lang, text.text(self.on.lang), count, values)
    }

    fn money(&self, money: Money) -> String {
        number::amount(self.on.lang, money, &self.on.operator.currency)
    }

    fn moment(&self, at: Timestamp) -> String {
        number::moment(self.on.lang, at)
    }

    fn day(&self, day: i64) -> String {
        self.moment(Timestamp(day.saturating_mul(DAY)))
    }

    /// A month by its first day: `2026-07`.
    fn month(first: i64) -> String {
        let Date { year, month, .. } = Date::from_days(first);
        format!("{year}-{month:02}")
    }

    fn brand(&self, id: BrandId) -> String {
        let known = self.brands.iter().find(|brand| brand.id == id);
        known.map_or_else(|| format!("#{id}"), |brand| brand.name.clone())
    }

    fn deal(&self, deal: &DealName) -> String {
        self.fill(
            T::DealVersion,
            &[("name", &deal.group_name), ("n", &deal.version.to_string())],
        )
    }

    fn kind(&self, kind: Kind) -> String {
        self.say(match kind {
            Kind::Cpl => T::Cpl,
            Kind::Cpa => T::Cpa,
            Kind::RevShare => T::RevShare,
            Kind::SubAffiliate => T::SubAffiliate,
            Kind::Adjustment => T::Adjustment,
            Kind::Payment => T::Payment,
        })
    }

    /// The address of a page in the asker's own area.
    fn address(&self, path: &str, id: i64) -> String {
        let area = if self.is_staff { "/office" } else { "" };
        format!("{area}{path}/{id}")
    }
}

/// A number that stands for nothing where it is 0.
fn given(id: i64) -> String {
    if id > 0 {
        format!("#{id}")
    } else {
        String::new()
    }
}

/// A player's trace.
pub(super) fn registration(by: &TraceFormatter, of: PlayerTrace) -> Explanation {
    let lead = match of.affiliate_id {
        None => by.say(T::IsNobodys),
        Some(_) if !by.is_staff => by.say(T::IsYours),
        Some(id) => by.fill(T::IsOf, &[("n", &id.to_string())]),
    };
    let earned = of.earned.filter(|_| of.affiliate_id.is_some());
    let earned = earned.map(|money| by.fill(T::EarnedSoFar, &[("amount", &by.money(money))]));
    let country = if of.country.is_empty() {
        String::new()
    } else {
        name(NameKind::Country, by.on.lang, &of.country)
    };
    let (customer, username) = of.person.clone().map_or_else(Default::default, |person| {
        (person.ext_customer_id, person.username)
    });
    let status = by.say(match of.status {
        PlayerStatus::Active => PlayerText::Active,
        PlayerStatus::Duplicate => PlayerText::Duplicate,
        PlayerStatus::Fraud => PlayerText::Fraud,
        PlayerStatus::SelfExcluded => PlayerText::SelfExcluded,
    });
    let facts = [
        (T::Customer, customer),
        (T::PlayerName, username),
        (T::Brand, by.brand(of.brand_id)),
        (T::Country, country),
        (T::Registered, by.moment(of.registered_at)),
        (T::Status, status),
        (T::Link, given(of.link_id.0)),
        (T::Campaign, given(of.campaign_id.0)),
        (
            T::Deal,
            of.deal
                .as_ref()
                .map_or_else(String::new, |deal| by.deal(deal)),
        ),
    ];
    let mut parts = vec![whose(by, &of.steps)];
    if of.affiliate_id.is_some() {
        parts.push(deals(by, &of));
        parts.extend(progress(by, &of));
        parts.push(did(by, &of));
        parts.push(earnings(by, &of.entries));
    }
    Explanation {
        decide: None,
        next: of.next.map(|id| id.0),
        title: by.fill(T::RegistrationOf, &[("n", &of.registration_id.to_string())]),
        lead: earned.map_or(lead.clone(), |earned| format!("{lead} {earned}")),
        facts: facts.map(|(name, value)| (by.say(name), value)).to_vec(),
        parts,
    }
}

fn whose(by: &TraceFormatter, steps: &[Step]) -> Part {
    Part {
        title: by.say(T::WhoseTitle),
        help: by.say(T::WhoseHelp),
        lines: steps.iter().map(|step| line_of_step(by, step)).collect(),
        facts: Vec::new(),
    }
}

fn line_of_step(by: &TraceFormatter, step: &Step) -> Line {
    let mut small = Vec::new();
    let mut holds = false;
    let text = match step {
        Step::NoTracker => by.say(T::NoTracker),
        Step::TrackerInvalid => by.say(T::TrackerInvalid),
        Step::TrackerForeign => by.say(T::TrackerForeign),
        Step::TrackerOutsideWindow {
            clicked_at,
            window_days,
        } => by.counted(
            T::TrackerOutside,
            *window_days,
            &[("date", &by.moment(*clicked_at))],
        ),
        Step::TrackerMatched {
            affiliate_id,
            link_id,
            clicked_at,
            window_days,
            click_found,
        } => {
            holds = true;
            if !click_found {
                small.push(by.say(T::ClickMissing));
            }
            let (link, n) = (link_id.to_string(), affiliate_id.to_string());
            let (date, link) = (by.moment(*clicked_at), format!("#{link}"));
            let values = [("date", date.as_str()), ("link", &link), ("n", &n)];
            by.counted(T::TrackerMatched, *window_days, &values)
        }
        Step::NoPromoCode => by.say(T::NoPromoCode),
        Step::PromoCodeUnknown { code } => by.fill(T::PromoUnknown, &[("code", code)]),
        Step::PromoCodeMatched { code, affiliate_id } => {
            holds = true;
            let n = affiliate_id.to_string();
            by.fill(T::PromoMatched, &[("code", code), ("n", &n)])
        }
        Step::NoAffiliateId => by.say(T::NoAffiliate),
        Step::AffiliateIdNotAllowed { affiliate_id } => {
            by.fill(T::AffiliateNotAllowed, &[("n", &affiliate_id.to_string())])
        }
        Step::AffiliateIdUnknown { affiliate_id } => {
            by.fill(T::AffiliateUnknown, &[("n", &affiliate_id.to_string())])
        }
        Step::AffiliateIdMatched { affiliate_id } => {
            holds = true;
            by.fill(T::AffiliateMatched, &[("n", &affiliate_id.to_string())])
        }
        Step::AffiliateNotActive {
            affiliate_id,
            status: at,
        } => {
            let (n, at) = (affiliate_id.to_string(), by.say(status::word(*at)));
            by.fill(T::AffiliateNotActive, &[("n", &n), ("status", &at)])
        }
        Step::ByHand {
            affiliate_id, at, ..
        } => {
            holds = true;
            let (n, date) = (affiliate_id.to_string(), by.moment(*at));
            by.fill(T::ByHand, &[("n", &n), ("date", &date)])
        }
    };
    Line {
        holds: Some(holds),
        text,
        small,
        ..Line::default()
    }
}

fn deals(by: &TraceFormatter, of: &PlayerTrace) -> Part {
    let line = |considered: &tributary_domain::explain::Considered| {
        let verdict = match considered.verdict {
            Verdict::Chosen => T::Chosen,
            Verdict::ChosenAsDefault => T::ChosenAsDefault,
            Verdict::LessSpecific => T::LessSpecific,
            Verdict::NotYetActive => T::NotYetActive,
            Verdict::Ended => T::Ended,
            Verdict::OtherBrand => T::OtherBrand,
            Verdict::OtherCountry => T::OtherCountry,
            Verdict::OtherCampaign => T::OtherCampaign,
            Verdict::NotAccepted => T::NotAccepted,
        };
        let is_chosen = matches!(
            considered.verdict,
            Verdict::Chosen | Verdict::ChosenAsDefault
        );
        Line {
            holds: Some(is_chosen),
            text: by.deal(&considered.deal),
            small: vec![by.say(verdict)],
            ..Line::default()
        }
    };
    let mut lines: Vec<Line> = of.considered.iter().map(line).collect();
    if of.deal.is_none() {
        lines.push(Line {
            text: by.say(T::NoDeal),
            ..Line::default()
        });
    }
    Part {
        title: by.say(T::DealTitle),
        help: by.say(T::DealHelp),
        lines,
        facts: Vec::new(),
    }
}

fn progress(by: &TraceFormatter, of: &PlayerTrace) -> Option<Part> {
    let mut lines = Vec::new();
    for progress in &of.progress {
        lines.push(line_of_progress(by, progress));
        lines.extend(qualifiers(by, &progress.qualifiers));
    }
    if let Some(rate) = of.rev_share {
        let rate = number::percent(by.on.lang, rate);
        lines.push(Line {
            text: by.fill(T::ShareOf, &[("rate", &rate)]),
            ..Line::default()
        });
    }
    (!lines.is_empty()).then(|| Part {
        title: by.say(T::ProgressTitle),
        lines,
        ..Part::default()
    })
}

fn line_of_progress(by: &TraceFormatter, of: &Progress) -> Line {
    let (kind, amount) = (by.kind(of.kind), by.money(of.amount));
    let values = [("kind", kind.as_str()), ("amount", &amount)];
    let mut small = Vec::new();
    let text = match of.qualified_at {
        None => by.fill(T::NotYetPaid, &values),
        Some(at) => {
            if of.paid == Money::ZERO {
                small.push(by.say(T::CapReached));
            }
            let date = by.moment(at);
            by.fill(T::PaidOnce, &[values[0], values[1], ("date", &date)])
        }
    };
    Line {
        text,
        small,
        ..Line::default()
    }
}

fn qualifiers(by: &TraceFormatter, list: &[Qualifier]) -> Vec<Line> {
    let line = |of: &Qualifier| {
        let (name, is_count) = match of.name {
            QualifierName::FirstDeposit => (T::FirstDeposit, true),
            QualifierName::QuaCplVolume | QualifierName::QuaCpaVolume => (T::Volume, false),
            QualifierName::QuaCpaDeposit => (T::DepositSum, false),
            QualifierName::QuaCpaNetDeposit => (T::NetDeposits, false),
            QualifierName::QuaCpaFtd => (T::FtdAmount, false),
            QualifierName::QuaCpaActivityCount => (T::Wagers, true),
        };
        let write = |value: i64| {
            if is_count {
                number::count(by.on.lang, value)
            } else {
                by.money(Money(value))
            }
        };
        let (name, has, needs) = (by.say(name), write(of.has), write(of.needs));
        Line {
            holds: Some(of.holds()),
            text: by.fill(
                T::HasOf,
                &[("name", &name), ("has", &has), ("needs", &needs)],
            ),
            ..Line::default()
        }
    };
    list.iter().map(line).collect()
}

fn did(by: &TraceFormatter, of: &PlayerTrace) -> Part {
    let sums = &of.sums;
    let money = |value: i64| by.money(Money(value));
    let mut facts = vec![
        (
            T::Deposits,
            format!(
                "{} ({})",
                money(sums.deposits),
                number::count(by.on.lang, sums.deposit_count)
            ),
        ),
        (T::Withdrawals, money(sums.withdrawals)),
        (T::Chargebacks, money(sums.chargebacks)),
        (T::Volume, money(sums.bets)),
        (T::Wins, money(sums.wins)),
        (T::Bonuses, money(sums.bonuses)),
        (T::Deductions, money(sums.deductions)),
    ];
    if let Some(net) = sums.net_pl() {
        facts.push((T::NetResult, by.money(net)));
    }
    // Where brands tell products apart.
    for (name, net) in [
        (T::NetResultCasino, sums.net_pl_casino),
        (T::NetResultSport, sums.net_pl_sport),
    ] {
        if net != 0 {
            facts.push((name, money(net)));
        }
    }
    Part {
        title: by.say(T::DidTitle),
        facts: (facts.into_iter())
            .map(|(name, value)| (by.say(name), value))
            .collect(),
        ..Part::default()
    }
}

fn earnings(by: &TraceFormatter, entries: &[EntryTrace]) -> Part {
    let line = |of: &EntryTrace| {
        let (title, mut small) = formula(by, of);
        small.insert(0, title);
        Line {
            text: format!("{}, {}", by.kind(of.kind), by.day(of.for_day)),
            small,
            amount: by.money(of.amount),
            href: by.address("/ledger", of.id.0),
            ..Line::default()
        }
    };
    let mut lines: Vec<Line> = entries.iter().map(line).collect();
    if lines.is_empty() {
        lines.push(Line {
            text: by.say(T::NothingEarned),
            ..Line::default()
        });
    }
    Part {
        title: by.say(T::EarnedTitle),
        help: by.say(T::EarnedHelp),
        lines,
        facts: Vec::new(),
    }
}

/// A formula in words, and what is said below it: its calculation, where it has one.
fn formula(by: &TraceFormatter, of: &EntryTrace) -> (String, Vec<String>) {
    let mut small = Vec::new();
    let rate = |rate| number::percent(by.on.lang, rate);
    let before = |posted: Money| {
        let amount = by.money(posted);
        (posted != Money::ZERO).then(|| by.fill(T::Before, &[("amount", &amount)]))
    };
    let mut is_calculated = true;
    let text = match &of.formula {
        Formula::Cpl { .. } | Formula::Cpa { .. } | Formula::CpaClawback { .. } => {
            is_calculated = false;
            by.say(match &of.formula {
                Formula::Cpl { .. } => T::ForCpl,
                Formula::Cpa { .. } => T::ForCpa,
                _ => T::ForClawback,
            })
        }
        Formula::RevShare {
            base,
            rate: share,
            total,
            posted_before,
        } => {
            small.extend(before(*posted_before));
            let (share, total) = (rate(*share), by.money(*total));
            let text = match base {
                Base::NetPl => T::ForNetPl,
                Base::NetDeposit => T::ForNetDeposit,
            };
            by.fill(text, &[("rate", &share), ("total", &total)])
        }
        Formula::SubFee {
            sub_affiliate_id, ..
        } => {
            is_calculated = false;
            by.fill(T::ForSubFee, &[("n", &sub_affiliate_id.to_string())])
        }
        Formula::SubCut {
            sub_affiliate_id,
            posted_before,
            ..
        } => {
            small.extend(before(*posted_before));
            by.fill(T::ForSubCut, &[("n", &sub_affiliate_id.to_string())])
        }
        Formula::NoCarryOver {
            month,
            posted_before,
            ..
        } => {
            small.extend(before(*posted_before));
            by.fill(
                T::ForNoCarryOver,
                &[("month", &TraceFormatter::month(*month))],
            )
        }
        Formula::Tier {
            month,
            rate: usual,
            tier_rate,
            from,
            posted_before,
            ..
        } => {
            small.extend(before(*posted_before));
            let (month, from) = (TraceFormatter::month(*month), by.money(*from));
            let (usual, tier) = (rate(*usual), rate(*tier_rate));
            by.fill(
                T::ForTier,
                &[
                    ("month", &month),
                    ("from", &from),
                    ("tier", &tier),
                    ("rate", &usual),
                ],
            )
        }
        Formula::Manual { reason } => {
            is_calculated = false;
            by.fill(T::ForManual, &[("reason", reason)])
        }
        Formula::Payment { invoice_number } => {
            is_calculated = false;
            by.fill(T::ForPayment, &[("invoice", invoice_number)])
        }
    };
    if is_calculated {
        let figures = of.formula.calculation(of.amount);
        small.push(format!("{}: {figures}", by.say(T::Calculation)));
    }
    if let Some(day) = of.moved_from_day {
        small.push(by.fill(T::Moved, &[("date", &by.day(day))]));
    }
    (text, small)
}

/// An entry's trace.
pub(super) fn entry(by: &TraceFormatter, of: EntryTrace) -> Explanation {
    let (text, small) = formula(by, &of);
    let mut lines = vec![Line {
        text,
        small,
        amount: by.money(of.amount),
        ..Line::default()
    }];
    if let Formula::Cpl { qualifiers: list }
    | Formula::Cpa { qualifiers: list }
    | Formula::CpaClawback { qualifiers: list } = &of.formula
    {
        lines.extend(qualifiers(by, list));
    }
    if let Some(id) = of.registration_id {
        lines.push(Line {
            text: by.say(T::TheRegistration),
            href: by.address("/registrations", id.0),
            ..Line::default()
        });
    }
    let event = of.event.as_ref().map_or_else(String::new, |event| {
        let at = by.moment(event.occurred_at);
        let id = event.event_id.clone().unwrap_or_default();
        let text = format!("{} {id}", by.say(event.kind.text()));
        format!("{}, {at}", text.trim())
    });
    let owner = if by.is_staff {
        format!("#{}", of.affiliate_id)
    } else {
        String::new()
    };
    let facts = [
        (T::Kind, by.kind(of.kind)),
        (T::Amount, by.money(of.amount)),
        (T::Affiliate, owner),
        (T::ForDay, by.day(of.for_day)),
        (T::Posted, by.moment(of.posted_at)),
        (
            T::Deal,
            of.deal
                .as_ref()
                .map_or_else(String::new, |deal| by.deal(deal)),
        ),
        (T::Event, event),
        (
            T::Payment,
            of.payment_id.map_or_else(String::new, |id| given(id.0)),
        ),
        (T::Place, number::count(by.on.lang, of.seq)),
        (T::Hash, of.hash.clone()),
    ];
    Explanation {
        decide: None,
        next: None,
        title: by.fill(T::EntryOf, &[("n", &of.id.to_string())]),
        lead: String::new(),
        facts: facts.map(|(name, value)| (by.say(name), value)).to_vec(),
        parts: vec![Part {
            title: by.say(T::HowTitle),
            lines,
            ..Part::default()
        }],
    }
}
