//! What columns of reports are in SQL. These constants, numbers of parameters and nothing else
//! make the text of a report's statement.

/// The columns of `dimension` that hold texts: they tell combinations apart at the fine level
/// alone.
pub(super) const TEXTS: &[&str] = &[
    "source_id",
    "afp",
    "afp1",
    "afp2",
    "afp3",
    "afp4",
    "afp5",
    "afp6",
    "afp7",
    "afp8",
    "afp9",
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
];

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

/// The columns that tell players apart.
pub(super) const PLAYERS: &[&str] = &["registration_id", "ext_customer_id", "username"];

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

/// What a column shows, from the line `g` and the names joined to it.
pub(super) fn shown(key: &str) -> Option<&'static str> {
    Some(match key {
        "dt" => "g.dt",
        "affiliate_id" => "NULLIF(g.affiliate_id, 0)",
        "brand_id" => "NULLIF(g.brand_id, 0)",
        "link_id" => "NULLIF(g.link_id, 0)",
        "campaign_id" => "NULLIF(g.campaign_id, 0)",
        "deal_id" | "deal_root_original_id" => "NULLIF(g.deal_id, 0)",
        "source_id" => "g.source_id",
        "afp" => "g.afp",
        "afp1" => "g.afp1",
        "afp2" => "g.afp2",
        "afp3" => "g.afp3",
        "afp4" => "g.afp4",
        "afp5" => "g.afp5",
        "afp6" => "g.afp6",
        "afp7" => "g.afp7",
        "afp8" => "g.afp8",
        "afp9" => "g.afp9",
        "utm_source" => "g.utm_source",
        "utm_medium" => "g.utm_medium",
        "utm_campaign" => "g.utm_campaign",
        "utm_term" => "g.utm_term",
        "utm_content" => "g.utm_content",
        "affiliate_username" => "an.username",
        "brand_name" => "bn.name",
        "link_name" => "ln.name",
        "campaign_name" => "cn.name",
        "deal_group_name" => "dn.group_name",
        "registration_id" => "g.registration_id",
        "ext_customer_id" => "g.ext_customer_id",
        "username" => "g.username",
        "registration_date" => "g.registration_date",
        "country" => "g.country",
        "status" => "g.status",
        "qualification_date" => "g.qualification_date",
        "ftd_date" => "g.ftd_date",
        "deal_type_id" => deal_type!("g.terms"),
        "tracker" => "g.tracker",
        "clicked_at" => "g.clicked_at",
        "referrer" => "g.referrer",
        "user_agent" => "g.user_agent",
        "is_machine" => "g.is_machine",
        "payment_id" => "g.payment_id",
        "amount" => "g.amount",
        "state" => "g.state",
        "period_from" => "g.period_from",
        "period_to" => "g.period_to",
        "invoice_number" => "g.invoice_number",
        "created_at" => "g.created_at",
        "completed_at" => "g.completed_at",
        "visit_count" => "g.visits",
        "registration_count" => "g.registrations",
        "qlead_count" => "g.qualified_leads",
        "ftd_count" => "g.first_deposits",
        "ftd_total" => "g.first_deposit",
        "qftd_count" => "g.qualified_ftds",
        "deposit_count" => "g.deposit_count",
        "deposit_total" => "g.deposits",
        "withdrawal_count" => "g.withdrawal_count",
        "withdrawal_total" => "g.withdrawals",
        "net_deposits" | "net_deposit_total" => "g.deposits - g.withdrawals - g.chargebacks",
        "chargback_total" | "chargeback_total" => "g.chargebacks",
        "bonus_amount" => "g.bonuses",
        "deductions" => "g.deductions",
        "volume" => "g.bets",
        "operations" => "g.wagers",
        "pl" | "netwin" | "net_win" => "g.bets - g.wins",
        "net_pl" => "g.bets - g.wins - g.bonuses - g.deductions",
        "net_pl_casino" => "g.net_pl_casino",
        "net_pl_sport" => "g.net_pl_sport",
        "deductions_admin_fee" => "g.deductions_admin_fee",
        "deductions_payment_fee" => "g.deductions_payment_fee",
        "deductions_tax" => "g.deductions_tax",
        "deductions_bonus_cost" => "g.deductions_bonus_cost",
        "deductions_other" => {
            "g.deductions - g.deductions_admin_fee - g.deductions_payment_fee - g.deductions_tax - g.deductions_bonus_cost"
        }
        "commissions_cpl" => "g.cpl",
        "commissions_cpa" => "g.cpa",
        "commissions_rev_share" => "g.rev_share",
        "sub_commission_from_child" => "g.sub_affiliate",
        "commissions_total" => commissions!(),
        "effective_cpa" => quotient!(commissions!(), "g.first_deposits"),
        "effective_cpl" => quotient!(commissions!(), "g.registrations"),
        "adjustments" | "adjustment_affiliate" => "g.adjustments",
        // Nothing is adjusted for a single player.
        "adjustment_registration" => "CAST(0 AS BIGINT)",
        "payments" => "g.payments",
        "balance" => concat!(commissions!(), " + g.adjustments - g.payments"),
        "conversion_rate" => quotient!("(1000000 * g.registrations)", "g.visits"),
        _ => return None,
    })
}

/// What is joined to the lines for a name.
pub(super) const JOINS: &[(&str, &str)] = &[
    ("an.", " LEFT JOIN affiliate an ON an.id = g.affiliate_id"),
    ("bn.", " LEFT JOIN brand bn ON bn.id = g.brand_id"),
    ("ln.", " LEFT JOIN link ln ON ln.id = g.link_id"),
    ("cn.", " LEFT JOIN campaign cn ON cn.id = g.campaign_id"),
    ("dn.", " LEFT JOIN deal dn ON dn.id = g.deal_id"),
];

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

/// Every name behind `g.` in a fragment.
pub(super) fn names(fragment: &'static str) -> impl Iterator<Item = &'static str> {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    fragment
        .split(move |c: char| !is_inside(c))
        .filter_map(|word| word.strip_prefix("g."))
}
