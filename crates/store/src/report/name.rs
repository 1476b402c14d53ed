//! What a line of a report can hold, and where each source has it from.

use super::source::Source;
use std::cmp::Ordering;

/// The SQL of a cell of the table below.
macro_rules! value {
    () => {
        None
    };
    (sum) => {
        None
    };
    ($sql:literal) => {
        Some($sql)
    };
}

/// Whether a cell of the table below is a sum.
macro_rules! is_sum {
    (sum) => {
        true
    };
    ($($sql:literal)?) => {
        false
    };
}

macro_rules! names {
    ($($variant:ident $name:literal: [$($daily:tt)?] [$($registration:tt)?] [$($click:tt)?] [$($payment:tt)?];)*) => {
        /// Something that a line, `g`, can hold.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(super) enum Name {
            $($variant,)*
        }

        impl Name {
            /// Every one.
            #[cfg(test)]
            pub(super) const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// What it is called in a line.
            pub(super) const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// It, as a column of the line.
            pub(super) const fn column(self) -> &'static str {
                match self { $(Self::$variant => concat!("g.", $name),)* }
            }

            /// Whether it is a counter, which is summed.
            pub(super) const fn is_counter(self) -> bool {
                match self { $(Self::$variant => is_sum!($($daily)?),)* }
            }

            /// Its value in the tables of a source; none: the source has no such thing, or it is a
            /// sum, which is the planner's business.
            pub(super) const fn value(self, source: Source) -> Option<&'static str> {
                match source {
                    Source::Daily | Source::Players => match self { $(Self::$variant => value!($($daily)?),)* },
                    Source::Registrations => match self { $(Self::$variant => value!($($registration)?),)* },
                    Source::Clicks => match self { $(Self::$variant => value!($($click)?),)* },
                    Source::Payments => match self { $(Self::$variant => value!($($payment)?),)* },
                }
            }
        }
    };
}

// Each with its SQL in daily counters and players' days, in registrations, in clicks and in payments;
// `[]` where there is none. Whoever adds one says all four.
names! {
    Id "id": [] ["r.id"] ["c.id"] ["p.id"];
    Dt "dt": [] [] [] [];
    AffiliateId "affiliate_id": ["m.affiliate_id"] ["COALESCE(r.affiliate_id, 0)"] ["c.affiliate_id"] ["p.affiliate_id"];
    BrandId "brand_id": ["m.brand_id"] ["r.brand_id"] ["m.brand_id"] [];
    LinkId "link_id": ["m.link_id"] ["r.link_id"] ["c.link_id"] [];
    CampaignId "campaign_id": ["m.campaign_id"] ["r.campaign_id"] ["m.campaign_id"] [];
    DealId "deal_id": ["m.deal_id"] ["COALESCE(v.deal_id, 0)"] ["m.deal_id"] [];
    SourceId "source_id": ["m.source_id"] ["m.source_id"] ["m.source_id"] [];
    Afp "afp": ["m.afp"] ["m.afp"] ["m.afp"] [];
    Afp1 "afp1": ["m.afp1"] ["m.afp1"] ["m.afp1"] [];
    Afp2 "afp2": ["m.afp2"] ["m.afp2"] ["m.afp2"] [];
    Afp3 "afp3": ["m.afp3"] ["m.afp3"] ["m.afp3"] [];
    Afp4 "afp4": ["m.afp4"] ["m.afp4"] ["m.afp4"] [];
    Afp5 "afp5": ["m.afp5"] ["m.afp5"] ["m.afp5"] [];
    Afp6 "afp6": ["m.afp6"] ["m.afp6"] ["m.afp6"] [];
    Afp7 "afp7": ["m.afp7"] ["m.afp7"] ["m.afp7"] [];
    Afp8 "afp8": ["m.afp8"] ["m.afp8"] ["m.afp8"] [];
    Afp9 "afp9": ["m.afp9"] ["m.afp9"] ["m.afp9"] [];
    UtmSource "utm_source": ["m.utm_source"] ["m.utm_source"] ["m.utm_source"] [];
    UtmMedium "utm_medium": ["m.utm_medium"] ["m.utm_medium"] ["m.utm_medium"] [];
    UtmCampaign "utm_campaign": ["m.utm_campaign"] ["m.utm_campaign"] ["m.utm_campaign"] [];
    UtmTerm "utm_term": ["m.utm_term"] ["m.utm_term"] ["m.utm_term"] [];
    UtmContent "utm_content": ["m.utm_content"] ["m.utm_content"] ["m.utm_content"] [];
    RegistrationId "registration_id": ["r.id"] ["r.id"] [] [];
    ExtCustomerId "ext_customer_id": ["COALESCE(NULLIF(r.ext_customer_spelling, ''), r.ext_customer_id)"] ["COALESCE(NULLIF(r.ext_customer_spelling, ''), r.ext_customer_id)"] [] [];
    Username "username": ["r.username"] ["r.username"] [] [];
    Terms "terms": [] ["v.terms"] [] [];
    RegistrationDate "registration_date": [] ["r.registered_at"] [] [];
    Country "country": [] ["r.country"] ["c.country"] [];
    Status "status": [] ["r.status"] [] [];
    QualificationDate "qualification_date": [] ["COALESCE(r.cpa_at, r.cpl_at, r.lead_at)"] [] [];
    FtdDate "ftd_date": [] ["r.ftd_at"] [] [];
    Tracker "tracker": [] ["r.tracker"] ["c.tracker"] [];
    DeductionsAdminFee "deductions_admin_fee": [] ["r.deductions_admin_fee"] [] [];
    DeductionsPaymentFee "deductions_payment_fee": [] ["r.deductions_payment_fee"] [] [];
    DeductionsTax "deductions_tax": [] ["r.deductions_tax"] [] [];
    DeductionsBonusCost "deductions_bonus_cost": [] ["r.deductions_bonus_cost"] [] [];
    ClickedAt "clicked_at": [] [] ["c.clicked_at"] [];
    Referrer "referrer": [] [] ["c.referrer"] [];
    UserAgent "user_agent": [] [] ["c.user_agent"] [];
    IsMachine "is_machine": [] [] ["CASE WHEN c.is_machine THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END"] [];
    PaymentId "payment_id": [] [] [] ["p.id"];
    Amount "amount": [] [] [] ["p.amount"];
    State "state": [] [] [] ["p.state"];
    PeriodFrom "period_from": [] [] [] ["p.period_from"];
    PeriodTo "period_to": [] [] [] ["p.period_to"];
    InvoiceNumber "invoice_number": [] [] [] ["p.invoice_number"];
    CreatedAt "created_at": [] [] [] ["p.created_at"];
    CompletedAt "completed_at": [] [] [] ["p.completed_at"];
    Visits "visits": [sum] [] [] [];
    Registrations "registrations": [sum] [] [] [];
    QualifiedLeads "qualified_leads": [sum] [] [] [];
    FirstDeposits "first_deposits": [sum] [] [] [];
    FirstDeposit "first_deposit": [sum] ["r.ftd_amount"] [] [];
    QualifiedFtds "qualified_ftds": [sum] [] [] [];
    Deposits "deposits": [sum] ["r.deposits"] [] [];
    DepositCount "deposit_count": [sum] ["r.deposit_count"] [] [];
    Withdrawals "withdrawals": [sum] ["r.withdrawals"] [] [];
    WithdrawalCount "withdrawal_count": [sum] [] [] [];
    Chargebacks "chargebacks": [sum] ["r.chargebacks"] [] [];
    Bonuses "bonuses": [sum] ["r.bonuses"] [] [];
    Deductions "deductions": [sum] ["r.deductions"] [] [];
    Bets "bets": [sum] ["r.bets"] [] [];
    Wins "wins": [sum] ["r.wins"] [] [];
    Wagers "wagers": [sum] ["r.wagers"] [] [];
    Cpl "cpl": [sum] ["r.cpl"] [] [];
    Cpa "cpa": [sum] ["r.cpa"] [] [];
    RevShare "rev_share": [sum] ["r.rev_share"] [] [];
    // What parents earn stands in their own reports.
    SubAffiliate "sub_affiliate": [sum] ["CAST(0 AS BIGINT)"] [] [];
    Adjustments "adjustments": [sum] [] [] [];
    Payments "payments": [sum] [] [] [];
    NetPlCasino "net_pl_casino": [sum] ["r.net_pl_casino"] [] [];
    NetPlSport "net_pl_sport": [sum] ["r.net_pl_sport"] [] [];
}

// By their names, so that statements are the same whatever the order above.
impl Ord for Name {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name().cmp(other.name())
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use tributary_domain::dimension::Counters;

    #[test]
    fn what_is_summed_is_what_is_counted() {
        let summed = Name::ALL.iter().filter(|name| name.is_counter());
        let summed: BTreeSet<&str> = summed.map(|name| name.name()).collect();
        assert_eq!(summed, Counters::NAMES.iter().copied().collect());
    }
}
