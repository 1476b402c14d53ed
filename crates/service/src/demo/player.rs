//! What players do with their money. Amounts are cents.

use super::channel::CASINO;
use super::dice::Dice;
use super::rhythm::rhythm;
use serde_json::{Map, Value};
use tributary_domain::time::{DAY, HOUR, MINUTE};

/// An event that is to be sent.
pub(super) struct Sent {
    pub(super) at: i64,
    pub(super) brand: usize,
    pub(super) fields: Map<String, Value>,
}

/// What kind of player somebody is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Registers, and that was it.
    Idle,
    /// Now and then.
    Casual,
    /// Most weeks.
    Regular,
    /// Often, and a lot.
    Whale,
}

/// How a kind plays.
struct Habits {
    /// In a thousand days, on how many.
    plays: i64,
    /// In a thousand days without play, after how many it is gone for good.
    leaves: i64,
    /// Deposits, least and most.
    deposit: (i64, i64),
}

impl Kind {
    /// One of the kinds. Leads that are paid by the registration deposit more rarely.
    pub(super) fn drawn(dice: &mut Dice, is_lead: bool) -> Self {
        let idle = if is_lead { 700 } else { 470 };
        match dice.between(1, 1_000) {
            drawn if drawn <= idle => Self::Idle,
            drawn if drawn <= 820 => Self::Casual,
            drawn if drawn <= 970 => Self::Regular,
            _ => Self::Whale,
        }
    }

    const fn habits(self) -> Habits {
        match self {
            Self::Idle => Habits {
                plays: 0,
                leaves: 1_000,
                deposit: (0, 0),
            },
            Self::Casual => Habits {
                plays: 130,
                leaves: 45,
                deposit: (1_000, 5_000),
            },
            Self::Regular => Habits {
                plays: 280,
                leaves: 14,
                deposit: (3_000, 12_000),
            },
            Self::Whale => Habits {
                plays: 420,
                leaves: 8,
                deposit: (30_000, 120_000),
            },
        }
    }
}

/// A player.
pub(super) struct Player {
    customer: String,
    brand: usize,
    kind: Kind,
    registered_at: i64,
    /// Whether it comes by somebody whose players are looked at twice.
    is_risky: bool,
    balance: i64,
    deposits: i64,
    is_gone: bool,
}

/// Cents as a brand writes them.
fn amount(cents: i64) -> Value {
    format!("{}.{:02}", cents / 100, cents % 100).into()
}

impl Player {
    pub(super) const fn new(
        customer: String,
        brand: usize,
        kind: Kind,
        registered_at: i64,
        is_risky: bool,
    ) -> Self {
        Self {
            customer,
            brand,
            kind,
            registered_at,
            is_risky,
            balance: 0,
            deposits: 0,
            is_gone: false,
        }
    }

    /// An event of the player's.
    pub(super) fn event(&self, kind: &str, at: i64, mut fields: Map<String, Value>) -> Sent {
        fields.insert("type".into(), kind.into());
        fields.insert("ext_customer_id".into(), self.customer.clone().into());
        Sent {
            at,
            brand: self.brand,
            fields,
        }
    }

    fn of_amount(&self, kind: &str, at: i64, cents: i64) -> Sent {
        let fields = [("amount".to_owned(), amount(cents))];
        self.event(kind, at, fields.into_iter().collect())
    }

    /// A day of its life; what it does goes to `out`.
    pub(super) fn live(&mut self, dice: &mut Dice, day: i64, out: &mut Vec<Sent>) {
        if self.is_gone {
            return;
        }
        let habits = self.kind.habits();
        let is_first = self.registered_at.div_euclid(DAY) == day;
        let starts = is_first && self.kind != Kind::Idle && dice.chance(550);
        if !starts && !dice.chance(habits.plays * rhythm(day) / 100) {
            self.is_gone = !is_first && dice.chance(habits.leaves);
            return;
        }
        let begin = if is_first {
            self.registered_at + dice.between(3, 40) * MINUTE
        } else {
            day * DAY + dice.between(9 * HOUR, 21 * HOUR)
        };
        // Nobody plays past midnight, so that a day's events are of that day.
        let begin = begin.min((day + 1) * DAY - 40 * MINUTE);
        let (least, most) = habits.deposit;
        let deposit = if self.balance < (least + most) / 2 {
            dice.between(least / 500, most / 500) * 500
        } else {
            0
        };
        let is_ftd = deposit > 0 && self.deposits == 0;
        let bonus = if is_ftd && dice.chance(300) {
            (deposit / 2).min(5_000)
        } else {
            0
        };
        self.balance += deposit + bonus;
        self.deposits += i64::from(deposit > 0);
        let bets = self.balance * dice.between(150, 380) / 100;
        let mut wins = bets * dice.between(820, 1_030) / 1_000;
        // Now and then somebody is lucky for real.
        if dice.chance(3) {
            wins += bets * dice.between(2, 6);
        }
        wins = wins.max(bets - self.balance);
        self.balance += wins - bets;
        let withdrawal = if self.balance > most {
            self.balance * 7 / 10
        } else {
            0
        };
        self.balance -= withdrawal;
        let wagers = dice.between(2, 24);
        let played = Played {
            deposit,
            bonus,
            bets,
            wins,
            wagers,
            withdrawal,
        };
        if self.brand == CASINO {
            out.push(self.activity(day, &played));
        } else {
            self.single(begin, &played, out);
            self.trouble(dice, begin, deposit, out);
        }
        if is_ftd {
            self.judged(dice, begin, out);
        }
    }

    /// A casino tells each player's day in one event.
    fn activity(&self, day: i64, played: &Played) -> Sent {
        let mut fields = Map::new();
        for (name, cents) in [
            ("deposits", played.deposit),
            ("bonuses", played.bonus),
            ("bets", played.bets),
            ("wins", played.wins),
            ("withdrawals", played.withdrawal),
            ("deductions", played.bets / 100),
        ] {
            if cents > 0 {
                fields.insert(name.into(), amount(cents));
            }
        }
        fields.insert("count".into(), played.wagers.into());
        fields.insert("product".into(), "casino".into());
        self.event("activity", (day + 1) * DAY - 5 * MINUTE, fields)
    }

    /// A sportsbook tells everything as it happens.
    fn single(&self, begin: i64, played: &Played, out: &mut Vec<Sent>) {
        if played.deposit > 0 {
            let mut sent = self.of_amount("deposit", begin, played.deposit);
            // By this name it can be taken back.
            sent.fields
                .insert("event_id".into(), self.deposit_name().into());
            out.push(sent);
        }
        if played.bonus > 0 {
            let mut sent = self.of_amount("bonus", begin + MINUTE, played.bonus);
            sent.fields.insert("product".into(), "sport".into());
            out.push(sent);
        }
        let fields = [
            ("bets".to_owned(), amount(played.bets)),
            ("wins".to_owned(), amount(played.wins)),
            ("count".to_owned(), played.wagers.into()),
            ("product".to_owned(), "sport".into()),
        ];
        out.push(self.event("wager", begin + 20 * MINUTE, fields.into_iter().collect()));
        if played.withdrawal > 0 {
            out.push(self.of_amount("withdrawal", begin + 30 * MINUTE, played.withdrawal));
            // What the bank takes for it.
            let cost = 25 + played.withdrawal / 200;
            let mut sent = self.of_amount("deduction", begin + 31 * MINUTE, cost);
            sent.fields.insert("category".into(), "payment_fee".into());
            out.push(sent);
        }
    }

    fn deposit_name(&self) -> String {
        format!("dep-{}-{}", self.customer, self.deposits)
    }

    /// Deposits that come back: by the bank days later, or by the brand the next day.
    fn trouble(&self, dice: &mut Dice, begin: i64, deposit: i64, out: &mut Vec<Sent>) {
        if deposit == 0 {
            return;
        }
        if dice.chance(12) {
            out.push(self.of_amount("chargeback", begin + 6 * DAY, deposit));
        } else if dice.chance(12) {
            let mut fields = Map::new();
            fields.insert("reverses".into(), self.deposit_name().into());
            if dice.chance(500) {
                fields.insert("amount".into(), amount(deposit / 2));
            }
            out.push(self.event("reversal", begin + DAY, fields));
        }
    }

    /// What the brand thinks of a new depositor some days later.
    fn judged(&mut self, dice: &mut Dice, begin: i64, out: &mut Vec<Sent>) {
        let fraud = if self.is_risky { 140 } else { 8 };
        let status = match dice.between(1, 1_000) {
            drawn if drawn <= fraud => "fraud",
            drawn if drawn <= fraud + 12 => "duplicate",
            drawn if drawn <= fraud + 24 => "self_excluded",
            drawn if drawn <= 500 => {
                out.push(self.event("lead_qualified", begin + HOUR / 2, Map::new()));
                return;
            }
            _ => return,
        };
        let fields = [("status".to_owned(), status.into())];
        out.push(self.event("status", begin + 2 * DAY, fields.into_iter().collect()));
        self.is_gone = true;
    }
}

/// What somebody did on a day.
struct Played {
    deposit: i64,
    bonus: i64,
    bets: i64,
    wins: i64,
    wagers: i64,
    withdrawal: i64,
}
