//! What columns of reports are in SQL. These constants, numbers of parameters and nothing else
//! make the text of a report's statement.

use super::name::Name;
use Name as N;
use tributary_domain::report::ColumnId;
use tributary_domain::report::ColumnId as C;

/// The type of a deal, from its terms.
macro_rules! deal_type {
    ($terms:literal) => {
        concat!(
            "(SELECT CAST(item.value ->> 'deal_type' AS BIGINT) FROM json_each('[' || ",
            $terms,
            " || ']') AS item)"
        )
    };
}

/// The type of a player's deal, as players are narrowed by it.
pub(super) const DEAL_TYPE: &str = deal_type!("v.terms");

/// All commission of a line.
macro_rules! commissions {
    () => {
        "(g.cpl + g.cpa + g.rev_share + g.sub_affiliate)"
    };
}

/// A quotient, rounded to the nearest, halves away from zero; over nothing it is 0. What is divided
/// may be as large as numbers are, so it is not doubled.
macro_rules! quotient {
    ($over:expr, $under:expr) => {
        concat!(
            "CASE WHEN ",
            $under,
            " > 0 THEN ",
            $over,
            " / ",
            $under,
            " + CASE WHEN ",
            $over,
            " % ",
            $under,
            " * 2 >= ",
            $under,
            " THEN 1",
            " WHEN ",
            $over,
            " % ",
            $under,
            " * 2 <= -",
            $under,
            " THEN -1 ELSE 0 END ELSE 0 END"
        )
    };
}

/// How a column is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    /// Its SQL, from the line `g` and what is joined to it.
    pub(super) sql: &'static str,
    /// What it reads of the line.
    pub(super) reads: &'static [Name],
    /// What is joined for it.
    pub(super) join: Option<Join>,
}

impl Shown {
    const fn of(sql: &'static str, reads: &'static [Name]) -> Self {
        Self {
            sql,
            reads,
            join: None,
        }
    }

    const fn joined(sql: &'static str, join: Join) -> Self {
        Self {
            sql,
            reads: &[],
            join: Some(join),
        }
    }

    /// All that has to be in the line for it.
    pub(super) fn needs(&self) -> impl Iterator<Item = Name> {
        let joined = self.join.map(Join::reads);
        self.reads.iter().copied().chain(joined)
    }
}

/// What a column shows.
pub(super) const fn shown(column: ColumnId) -> Shown {
    match column {
        C::Dt => Shown::of("g.dt", &[N::Dt]),
        C::AffiliateId => Shown::of("NULLIF(g.affiliate_id, 0)", &[N::AffiliateId]),
        C::AffiliateUsername => Shown::joined("an.username", Join::Affiliate),
        C::BrandId => Shown::of("NULLIF(g.brand_id, 0)", &[N::BrandId]),
        C::BrandName => Shown::joined("bn.name", Join::Brand),
        C::LinkId => Shown::of("NULLIF(g.link_id, 0)", &[N::LinkId]),
        C::LinkName => Shown::joined("ln.name", Join::Link),
        C::CampaignId => Shown::of("NULLIF(g.campaign_id, 0)", &[N::CampaignId]),
        C::CampaignName => Shown::joined("cn.name", Join::Campaign),
        C::DealRootOriginalId | C::DealId => Shown::of("NULLIF(g.deal_id, 0)", &[N::DealId]),
        C::DealGroupName => Shown::joined("dn.group_name", Join::Deal),
        C::DealTypeId => Shown::of(deal_type!("g.terms"), &[N::Terms]),
        C::SourceId => Shown::of("g.source_id", &[N::SourceId]),
        C::Afp => Shown::of("g.afp", &[N::Afp]),
        C::Afp1 => Shown::of("g.afp1", &[N::Afp1]),
        C::Afp2 => Shown::of("g.afp2", &[N::Afp2]),
        C::Afp3 => Shown::of("g.afp3", &[N::Afp3]),
        C::Afp4 => Shown::of("g.afp4", &[N::Afp4]),
        C::Afp5 => Shown::of("g.afp5", &[N::Afp5]),
        C::Afp6 => Shown::of("g.afp6", &[N::Afp6]),
        C::Afp7 => Shown::of("g.afp7", &[N::Afp7]),
        C::Afp8 => Shown::of("g.afp8", &[N::Afp8]),
        C::Afp9 => Shown::of("g.afp9", &[N::Afp9]),
        C::UtmSource => Shown::of("g.utm_source", &[N::UtmSource]),
        C::UtmMedium => Shown::of("g.utm_medium", &[N::UtmMedium]),
        C::UtmCampaign => Shown::of("g.utm_campaign", &[N::UtmCampaign]),
        C::UtmTerm => Shown::of("g.utm_term", &[N::UtmTerm]),
        C::UtmContent => Shown::of("g.utm_content", &[N::UtmContent]),
        C::RegistrationId => Shown::of("g.registration_id", &[N::RegistrationId]),
        C::ExtCustomerId => Shown::of("g.ext_customer_id", &[N::ExtCustomerId]),
        C::Username => Shown::of("g.username", &[N::Username]),
        C::RegistrationDate => Shown::of("g.registration_date", &[N::RegistrationDate]),
        C::Country => Shown::of("g.country", &[N::Country]),
        C::Status => Shown::of("g.status", &[N::Status]),
        C::QualificationDate => Shown::of("g.qualification_date", &[N::QualificationDate]),
        C::FtdDate => Shown::of("g.ftd_date", &[N::FtdDate]),
        C::VisitCount => Shown::of("g.visits", &[N::Visits]),
        C::RegistrationCount => Shown::of("g.registrations", &[N::Registrations]),
        C::QleadCount => Shown::of("g.qualified_leads", &[N::QualifiedLeads]),
        C::FtdCount => Shown::of("g.first_deposits", &[N::FirstDeposits]),
        C::FtdTotal => Shown::of("g.first_deposit", &[N::FirstDeposit]),
        C::QftdCount => Shown::of("g.qualified_ftds", &[N::QualifiedFtds]),
        C::DepositCount => Shown::of("g.deposit_count", &[N::DepositCount]),
        C::DepositTotal => Shown::of("g.deposits", &[N::Deposits]),
        C::WithdrawalCount => Shown::of("g.withdrawal_count", &[N::WithdrawalCount]),
        C::WithdrawalTotal => Shown::of("g.withdrawals", &[N::Withdrawals]),
        C::NetDeposits => Shown::of(
            "g.deposits - g.withdrawals - g.chargebacks",
            &[N::Deposits, N::Withdrawals, N::Chargebacks],
        ),
        C::ChargbackTotal => Shown::of("g.chargebacks", &[N::Chargebacks]),
        C::BonusAmount => Shown::of("g.bonuses", &[N::Bonuses]),
        C::Deductions => Shown::of("g.deductions", &[N::Deductions]),
        C::Volume => Shown::of("g.bets", &[N::Bets]),
        C::Operations => Shown::of("g.wagers", &[N::Wagers]),
        C::Pl => Shown::of("g.bets - g.wins", &[N::Bets, N::Wins]),
        C::NetPl => Shown::of(
            "g.bets - g.wins - g.bonuses - g.deductions",
            &[N::Bets, N::Wins, N::Bonuses, N::Deductions],
        ),
        C::NetPlCasino => Shown::of("g.net_pl_casino", &[N::NetPlCasino]),
        C::NetPlSport => Shown::of("g.net_pl_sport", &[N::NetPlSport]),
        C::CommissionsCpl => Shown::of("g.cpl", &[N::Cpl]),
        C::CommissionsCpa => Shown::of("g.cpa", &[N::Cpa]),
        C::CommissionsRevShare => Shown::of("g.rev_share", &[N::RevShare]),
        C::SubCommissionFromChild => Shown::of("g.sub_affiliate", &[N::SubAffiliate]),
        C::CommissionsTotal => Shown::of(
            commissions!(),
            &[N::Cpl, N::Cpa, N::RevShare, N::SubAffiliate],
        ),
        C::EffectiveCpa => Shown::of(
            quotient!(commissions!(), "g.first_deposits"),
            &[
                N::Cpl,
                N::Cpa,
                N::RevShare,
                N::SubAffiliate,
                N::FirstDeposits,
            ],
        ),
        C::EffectiveCpl => Shown::of(
            quotient!(commissions!(), "g.registrations"),
            &[
                N::Cpl,
                N::Cpa,
                N::RevShare,
                N::SubAffiliate,
                N::Registrations,
            ],
        ),
        C::Adjustments => Shown::of("g.adjustments", &[N::Adjustments]),
        C::Payments => Shown::of("g.payments", &[N::Payments]),
        C::Balance => Shown::of(
            concat!(commissions!(), " + g.adjustments - g.payments"),
            &[
                N::Cpl,
                N::Cpa,
                N::RevShare,
                N::SubAffiliate,
                N::Adjustments,
                N::Payments,
            ],
        ),
        C::ConversionRate => Shown::of(
            quotient!("(1000000 * g.registrations)", "g.visits"),
            &[N::Registrations, N::Visits],
        ),
        C::IsMachine => Shown::of("g.is_machine", &[N::IsMachine]),
        C::Tracker => Shown::of("g.tracker", &[N::Tracker]),
        C::ClickedAt => Shown::of("g.clicked_at", &[N::ClickedAt]),
        C::Referrer => Shown::of("g.referrer", &[N::Referrer]),
        C::UserAgent => Shown::of("g.user_agent", &[N::UserAgent]),
        C::DeductionsAdminFee => Shown::of("g.deductions_admin_fee", &[N::DeductionsAdminFee]),
        C::DeductionsPaymentFee => {
            Shown::of("g.deductions_payment_fee", &[N::DeductionsPaymentFee])
        }
        C::DeductionsTax => Shown::of("g.deductions_tax", &[N::DeductionsTax]),
        C::DeductionsBonusCost => Shown::of("g.deductions_bonus_cost", &[N::DeductionsBonusCost]),
        C::DeductionsOther => Shown::of(
            "g.deductions - g.deductions_admin_fee - g.deductions_payment_fee - g.deductions_tax - g.deductions_bonus_cost",
            &[
                N::Deductions,
                N::DeductionsAdminFee,
                N::DeductionsPaymentFee,
                N::DeductionsTax,
                N::DeductionsBonusCost,
            ],
        ),
        C::PaymentId => Shown::of("g.payment_id", &[N::PaymentId]),
        C::CreatedAt => Shown::of("g.created_at", &[N::CreatedAt]),
        C::CompletedAt => Shown::of("g.completed_at", &[N::CompletedAt]),
        C::Amount => Shown::of("g.amount", &[N::Amount]),
        C::PeriodFrom => Shown::of("g.period_from", &[N::PeriodFrom]),
        C::PeriodTo => Shown::of("g.period_to", &[N::PeriodTo]),
        C::InvoiceNumber => Shown::of("g.invoice_number", &[N::InvoiceNumber]),
        C::State => Shown::of("g.state", &[N::State]),
        // Nothing is adjusted for a single player.
        C::AdjustmentRegistration => Shown::of("CAST(0 AS BIGINT)", &[]),
    }
}

/// Whether a column tells more apart than ids do: those of `dimension` that hold texts tell
/// combinations apart at the fine level alone.
pub(super) const fn is_text(column: ColumnId) -> bool {
    matches!(
        column,
        C::SourceId
            | C::Afp
            | C::Afp1
            | C::Afp2
            | C::Afp3
            | C::Afp4
            | C::Afp5
            | C::Afp6
            | C::Afp7
            | C::Afp8
            | C::Afp9
            | C::UtmSource
            | C::UtmMedium
            | C::UtmCampaign
            | C::UtmTerm
            | C::UtmContent
    )
}

/// Whether a column tells players apart.
pub(super) const fn is_player(column: ColumnId) -> bool {
    matches!(column, C::RegistrationId | C::ExtCustomerId | C::Username)
}

/// What is joined to the lines for a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Join {
    Affiliate,
    Brand,
    Link,
    Campaign,
    Deal,
}

impl Join {
    /// Every one, in the order they are joined.
    pub(super) const ALL: [Self; 5] = [
        Self::Affiliate,
        Self::Brand,
        Self::Link,
        Self::Campaign,
        Self::Deal,
    ];

    pub(super) const fn sql(self) -> &'static str {
        match self {
            Self::Affiliate => " LEFT JOIN affiliate an ON an.id = g.affiliate_id",
            Self::Brand => " LEFT JOIN brand bn ON bn.id = g.brand_id",
            Self::Link => " LEFT JOIN link ln ON ln.id = g.link_id",
            Self::Campaign => " LEFT JOIN campaign cn ON cn.id = g.campaign_id",
            Self::Deal => " LEFT JOIN deal dn ON dn.id = g.deal_id",
        }
    }

    /// What it is joined by.
    const fn reads(self) -> Name {
        match self {
            Self::Affiliate => N::AffiliateId,
            Self::Brand => N::BrandId,
            Self::Link => N::LinkId,
            Self::Campaign => N::CampaignId,
            Self::Deal => N::DealId,
        }
    }
}

/// The first day of the period a day lies in. Four years have 1461 days, the leap day at their
/// end when years begin in January 1969 or in March 1968; months from March on follow the rule
/// of five and 153. Right for 1970 to 2099, tested for each of those days.
pub(super) mod period {
    macro_rules! of_year {
        () => {
            "(d.day + 671 - 1461 * ((4 * (d.day + 671) + 3) / 1461) / 4)"
        };
    }

    pub(in super::super) const DAY: &str = "d.day";
    pub(in super::super) const WEEK: &str = "d.day - (d.day + 3) % 7";
    pub(in super::super) const MONTH: &str = concat!(
        "d.day - ",
        of_year!(),
        " + (153 * ((5 * ",
        of_year!(),
        " + 2) / 153) + 2) / 5"
    );
    pub(in super::super) const YEAR: &str = "1461 * ((4 * (d.day + 365) + 3) / 1461) / 4 - 365";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use tributary_domain::report::Report;

    /// What a fragment says it reads is what its SQL names.
    #[test]
    fn fragments_read_what_they_say() {
        let columns = Report::ALL.into_iter().flat_map(|report| {
            let all = report.columns().iter().chain(report.groupings());
            all.chain(report.filters())
        });
        for column in columns {
            let shown = shown(column.id);
            let is_inside = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
            let words = shown.sql.split(|c| !is_inside(c));
            let named: BTreeSet<&str> = words.filter_map(|word| word.strip_prefix("g.")).collect();
            let said: BTreeSet<&str> = shown.reads.iter().map(|name| name.name()).collect();
            assert_eq!(named, said, "{}", column.key);
            if let Some(join) = shown.join {
                assert!(
                    join.sql().ends_with(join.reads().column()),
                    "{}",
                    column.key
                );
                let alias = shown.sql.split('.').next().unwrap();
                assert!(
                    join.sql().contains(&format!(" {alias} ON {alias}.id = ")),
                    "{alias}"
                );
            }
        }
    }
}
