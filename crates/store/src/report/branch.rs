//! What happens to players: in which tables, on which day, and what it counts.

use super::name::Name;

/// One way something happens to a player: its tables, its day, and what it counts.
pub(super) struct Branch {
    pub(super) tables: &'static str,
    pub(super) day: &'static str,
    pub(super) counts: &'static [(Name, &'static str)],
}

impl Branch {
    /// What this branch adds to a counter.
    pub(super) fn value(&self, counter: Name) -> &'static str {
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
            (Name::Deposits, "e.deposits"),
            (Name::DepositCount, "e.deposit_count"),
            (Name::Withdrawals, "e.withdrawals"),
            (Name::WithdrawalCount, "e.withdrawal_count"),
            (Name::Chargebacks, "e.chargebacks"),
            (Name::Bonuses, "e.bonuses"),
            (Name::Deductions, "e.deductions"),
            (Name::Bets, "e.bets"),
            (Name::Wins, "e.wins"),
            (Name::Wagers, "e.wagers"),
            (Name::NetPlCasino, "e.net_pl_casino"),
            (Name::NetPlSport, "e.net_pl_sport"),
            (Name::Cpl, "e.cpl"),
            (Name::Cpa, "e.cpa"),
            (Name::RevShare, "e.rev_share"),
        ],
    },
    Branch {
        tables: ONCE,
        day: "r.registered_at / 86400000000",
        counts: &[(Name::Registrations, "CAST(1 AS BIGINT)")],
    },
    Branch {
        tables: ONCE,
        day: "r.ftd_at / 86400000000",
        counts: &[
            (Name::FirstDeposits, "CAST(1 AS BIGINT)"),
            (Name::FirstDeposit, "r.ftd_amount"),
        ],
    },
    Branch {
        tables: ONCE,
        day: "r.lead_at / 86400000000",
        counts: &[(Name::QualifiedLeads, "CAST(1 AS BIGINT)")],
    },
    Branch {
        tables: ONCE,
        day: "r.cpa_at / 86400000000",
        counts: &[(Name::QualifiedFtds, "CAST(1 AS BIGINT)")],
    },
];

const ONCE: &str = " FROM registration r JOIN dimension m ON m.id = r.detail_id";
