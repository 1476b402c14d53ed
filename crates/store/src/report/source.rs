//! Where the lines of a report come from.

use super::fragment::{PLAYERS, TEXTS};
use tributary_domain::dimension::Counters;

/// Where lines come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Source {
    /// Daily counters of combinations.
    Daily,
    /// The days of single players.
    Players,
    /// Players with the sums of their lives.
    Registrations,
    /// Clicks.
    Clicks,
    /// Payments.
    Payments,
}

impl Source {
    /// The tables, and the condition on the operator, who is `$1`.
    pub(super) const fn tables(self) -> &'static str {
        match self {
            Self::Daily => {
                " FROM dimension m JOIN daily d ON d.dimension_id = m.id WHERE m.operator_id = $1"
            }
            // Of a branch; see `BRANCHES`.
            Self::Players => " WHERE r.operator_id = $1",
            Self::Registrations => {
                " FROM registration r JOIN dimension m ON m.id = r.detail_id
                  LEFT JOIN deal_version v ON v.id = r.deal_version_id WHERE r.operator_id = $1"
            }
            Self::Clicks => {
                " FROM click c JOIN dimension m ON m.id = c.dimension_id WHERE c.operator_id = $1"
            }
            Self::Payments => " FROM payment p WHERE p.operator_id = $1",
        }
    }

    /// Whose a line is. Restricts by an index.
    pub(super) const fn affiliate(self) -> &'static str {
        match self {
            Self::Daily => "m.affiliate_id",
            Self::Players | Self::Registrations => "r.affiliate_id",
            Self::Clicks => "c.affiliate_id",
            Self::Payments => "p.affiliate_id",
        }
    }

    /// The moment, in micros, by which the dates of a report of single things narrow it.
    pub(super) const fn moment(self) -> Option<&'static str> {
        match self {
            Self::Registrations => Some("r.registered_at"),
            Self::Clicks => Some("c.clicked_at"),
            Self::Payments => Some("p.created_at"),
            Self::Daily | Self::Players => None,
        }
    }

    /// What one line is, where lines are single things.
    pub(super) const fn id(self) -> Option<&'static str> {
        match self {
            Self::Registrations => Some("r.id"),
            Self::Clicks => Some("c.id"),
            Self::Payments => Some("p.id"),
            Self::Daily | Self::Players => None,
        }
    }

    /// A name behind `g.`, from the tables; sums are the planner's business.
    pub(super) fn value(self, name: &str) -> Option<&'static str> {
        match self {
            Self::Daily | Self::Players => key(name).or_else(|| player(name)),
            Self::Registrations => registration(name)
                .or_else(|| player(name))
                .or_else(|| key(name)),
            Self::Clicks => click(name).or_else(|| key(name)),
            Self::Payments => payment(name),
        }
    }
}

/// Whether a name is a counter, which is summed.
pub(super) fn is_counter(name: &str) -> bool {
    Counters::NAMES.contains(&name)
}

fn key(name: &str) -> Option<&'static str> {
    Some(match name {
        "affiliate_id" => "m.affiliate_id",
        "brand_id" => "m.brand_id",
        "link_id" => "m.link_id",
        "campaign_id" => "m.campaign_id",
        "deal_id" => "m.deal_id",
        "source_id" => "m.source_id",
        "afp" => "m.afp",
        "afp1" => "m.afp1",
        "afp2" => "m.afp2",
        "afp3" => "m.afp3",
        "afp4" => "m.afp4",
        "afp5" => "m.afp5",
        "afp6" => "m.afp6",
        "afp7" => "m.afp7",
        "afp8" => "m.afp8",
        "afp9" => "m.afp9",
        "utm_source" => "m.utm_source",
        "utm_medium" => "m.utm_medium",
        "utm_campaign" => "m.utm_campaign",
        "utm_term" => "m.utm_term",
        "utm_content" => "m.utm_content",
        _ => return None,
    })
}

fn player(name: &str) -> Option<&'static str> {
    Some(match name {
        "registration_id" => "r.id",
        "ext_customer_id" => "COALESCE(NULLIF(r.ext_customer_spelling, ''), r.ext_customer_id)",
        "username" => "r.username",
        _ => return None,
    })
}

fn registration(name: &str) -> Option<&'static str> {
    Some(match name {
        "affiliate_id" => "COALESCE(r.affiliate_id, 0)",
        "brand_id" => "r.brand_id",
        "link_id" => "r.link_id",
        "campaign_id" => "r.campaign_id",
        "deal_id" => "COALESCE(v.deal_id, 0)",
        "terms" => "v.terms",
        "registration_date" => "r.registered_at",
        "country" => "r.country",
        "status" => "r.status",
        "qualification_date" => "COALESCE(r.cpa_at, r.cpl_at, r.lead_at)",
        "ftd_date" => "r.ftd_at",
        "tracker" => "r.tracker",
        "first_deposit" => "r.ftd_amount",
        "deposits" => "r.deposits",
        "deposit_count" => "r.deposit_count",
        "withdrawals" => "r.withdrawals",
        "chargebacks" => "r.chargebacks",
        "bonuses" => "r.bonuses",
        "deductions" => "r.deductions",
        "bets" => "r.bets",
        "wins" => "r.wins",
        "wagers" => "r.wagers",
        "net_pl_casino" => "r.net_pl_casino",
        "net_pl_sport" => "r.net_pl_sport",
        "deductions_admin_fee" => "r.deductions_admin_fee",
        "deductions_payment_fee" => "r.deductions_payment_fee",
        "deductions_tax" => "r.deductions_tax",
        "deductions_bonus_cost" => "r.deductions_bonus_cost",
        "cpl" => "r.cpl",
        "cpa" => "r.cpa",
        "rev_share" => "r.rev_share",
        // What parents earn stands in their own reports.
        "sub_affiliate" => "CAST(0 AS BIGINT)",
        _ => return None,
    })
}

fn click(name: &str) -> Option<&'static str> {
    Some(match name {
        "tracker" => "c.tracker",
        "clicked_at" => "c.clicked_at",
        "affiliate_id" => "c.affiliate_id",
        "link_id" => "c.link_id",
        "country" => "c.country",
        "referrer" => "c.referrer",
        "user_agent" => "c.user_agent",
        "is_machine" => "CASE WHEN c.is_machine THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END",
        _ => return None,
    })
}

fn payment(name: &str) -> Option<&'static str> {
    Some(match name {
        "payment_id" => "p.id",
        "affiliate_id" => "p.affiliate_id",
        "amount" => "p.amount",
        "state" => "p.state",
        "period_from" => "p.period_from",
        "period_to" => "p.period_to",
        "invoice_number" => "p.invoice_number",
        "created_at" => "p.created_at",
        "completed_at" => "p.completed_at",
        _ => return None,
    })
}

/// One way something happens to a player: its tables, its day, and what it counts.
pub(super) struct Branch {
    pub(super) tables: &'static str,
    pub(super) day: &'static str,
    pub(super) counts: &'static [(&'static str, &'static str)],
}

impl Branch {
    /// What this branch adds to a counter.
    pub(super) fn value(&self, counter: &str) -> &'static str {
        let own = self.counts.iter().find(|(name, _)| *name == counter);
        own.map_or("CAST(0 AS BIGINT)", |(_, value)| value)
    }
}

/// What happens to players: their days, and the moments that are counted once.
pub(super) const BRANCHES: [Branch; 5] = [
    Branch {
        tables: " FROM registration r JOIN dimension m ON m.id = r.detail_id JOIN registration_day e ON e.registration_id = r.id",
        day: "e.day",
        counts: &[
            ("deposits", "e.deposits"),
            ("deposit_count", "e.deposit_count"),
            ("withdrawals", "e.withdrawals"),
            ("withdrawal_count", "e.withdrawal_count"),
            ("chargebacks", "e.chargebacks"),
            ("bonuses", "e.bonuses"),
            ("deductions", "e.deductions"),
            ("bets", "e.bets"),
            ("wins", "e.wins"),
            ("wagers", "e.wagers"),
            ("net_pl_casino", "e.net_pl_casino"),
            ("net_pl_sport", "e.net_pl_sport"),
            ("cpl", "e.cpl"),
            ("cpa", "e.cpa"),
            ("rev_share", "e.rev_share"),
        ],
    },
    Branch {
        tables: ONCE,
        day: "r.registered_at / 86400000000",
        counts: &[("registrations", "CAST(1 AS BIGINT)")],
    },
    Branch {
        tables: ONCE,
        day: "r.ftd_at / 86400000000",
        counts: &[
            ("first_deposits", "CAST(1 AS BIGINT)"),
            ("first_deposit", "r.ftd_amount"),
        ],
    },
    Branch {
        tables: ONCE,
        day: "r.lead_at / 86400000000",
        counts: &[("qualified_leads", "CAST(1 AS BIGINT)")],
    },
    Branch {
        tables: ONCE,
        day: "r.cpa_at / 86400000000",
        counts: &[("qualified_ftds", "CAST(1 AS BIGINT)")],
    },
];

const ONCE: &str = " FROM registration r JOIN dimension m ON m.id = r.detail_id";

/// Whether a column tells more apart than ids do.
pub(super) fn is_text(key: &str) -> bool {
    TEXTS.contains(&key)
}

/// Whether a column tells players apart.
pub(super) fn is_player(key: &str) -> bool {
    PLAYERS.contains(&key)
}
