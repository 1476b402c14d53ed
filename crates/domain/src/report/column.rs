//! The columns of reports.

use crate::text::column::ColumnText;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// The id of something; empty for none.
    Id,
    /// A text that somebody wrote.
    Text,
    /// A day.
    Date,
    /// A moment.
    Time,
    /// How many.
    Count,
    /// An amount in the operator's currency.
    Money,
    /// A ratio with six places.
    Ratio,
    /// Whether it is so.
    Flag,
}

impl Kind {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Text => "text",
            Self::Date => "date",
            Self::Time => "time",
            Self::Count => "count",
            Self::Money => "money",
            Self::Ratio => "ratio",
            Self::Flag => "boolean",
        }
    }

    /// Whether the column is a figure, which has a total.
    #[must_use]
    pub const fn is_figure(self) -> bool {
        matches!(self, Self::Count | Self::Money | Self::Ratio)
    }
}

/// A column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its name on the wire.
    pub key: &'static str,
    /// What people call it.
    pub text: ColumnText,
    /// What it holds.
    pub kind: Kind,
    /// The extra role an affiliate needs to see it (seed 004, `AffExtraRoles`); 0: none.
    pub role: i64,
    /// The grouping it says more of, and that it can't be without; empty: none.
    pub of: &'static str,
    /// Whether it tells players apart.
    pub is_of_player: bool,
    /// Whether it is another spelling of a column, there for the vendor's clients: understood,
    /// but not offered.
    pub is_spelling: bool,
}

/// Access to single players, and the report of them.
pub const REGISTRATIONS_REPORT: i64 = 100;
const QUALIFICATION_DATE: i64 = 101;
const COUNTRY_ROLE: i64 = 102;
const FTD_DATE_ROLE: i64 = 103;
const FTD_COUNT_ROLE: i64 = 104;
const NET_DEPOSITS_ROLE: i64 = 105;
const DEPOSITS_COUNT: i64 = 107;
const QFTD_COUNT_ROLE: i64 = 113;
const WITHDRAWALS: i64 = 116;
const DEPOSIT_AMOUNT: i64 = 118;
const FTD_AMOUNT: i64 = 122;
const SUB_COMMISSIONS: i64 = 126;
const QLEADS_COUNT: i64 = 151;
const EFFECTIVE_CPA_ROLE: i64 = 152;
const EFFECTIVE_CPL_ROLE: i64 = 153;
const NET_PNL: i64 = 165;
const PNL: i64 = 224;
const BONUS_AMOUNT_ROLE: i64 = 232;

const fn column(key: &'static str, text: ColumnText, kind: Kind) -> Column {
    Column {
        key,
        text,
        kind,
        role: 0,
        of: "",
        is_of_player: false,
        is_spelling: false,
    }
}

impl Column {
    const fn role(self, role: i64) -> Self {
        Self { role, ..self }
    }

    const fn of(self, of: &'static str) -> Self {
        Self { of, ..self }
    }

    const fn of_player(self) -> Self {
        Self {
            is_of_player: true,
            ..self
        }
    }

    /// The same under another name that is understood.
    const fn spelled(self, key: &'static str) -> Self {
        Self {
            key,
            is_spelling: true,
            ..self
        }
    }

    /// The same under another name.
    const fn named(self, key: &'static str) -> Self {
        Self { key, ..self }
    }

    /// The same where it stands on its own: it has no grouping to belong to.
    const fn alone(self) -> Self {
        Self { of: "", ..self }
    }
}

use ColumnText as T;
use Kind::{Count, Date, Flag, Id, Money, Ratio, Text, Time};

/// The first day of a line's period.
pub const DT: Column = column("dt", T::Date, Date);

const AFFILIATE_ID: Column = column("affiliate_id", T::AffiliateId, Id);
const AFFILIATE_NAME: Column =
    column("affiliate_username", T::AffiliateName, Text).of("affiliate_id");
const BRAND_ID: Column = column("brand_id", T::BrandId, Id);
const BRAND_NAME: Column = column("brand_name", T::BrandName, Text).of("brand_id");
const LINK_ID: Column = column("link_id", T::LinkId, Id);
const LINK_NAME: Column = column("link_name", T::LinkName, Text).of("link_id");
const CAMPAIGN_ID: Column = column("campaign_id", T::CampaignId, Id);
const CAMPAIGN_NAME: Column = column("campaign_name", T::CampaignName, Text).of("campaign_id");
/// The vendor calls a deal over all its versions by its root.
const DEAL_ROOT: Column = column("deal_root_original_id", T::DealId, Id);
const DEAL_ROOT_NAME: Column =
    column("deal_group_name", T::DealName, Text).of("deal_root_original_id");
const DEAL_ID: Column = column("deal_id", T::DealId, Id);
const DEAL_NAME: Column = column("deal_group_name", T::DealName, Text).of("deal_id");
const DEAL_TYPE: Column = column("deal_type_id", T::DealType, Id);

const SOURCE_ID: Column = column("source_id", T::SourceId, Text);
const AFP: Column = column("afp", T::Afp, Text);
const AFP1: Column = column("afp1", T::Afp1, Text);
const AFP2: Column = column("afp2", T::Afp2, Text);
const AFP3: Column = column("afp3", T::Afp3, Text);
const AFP4: Column = column("afp4", T::Afp4, Text);
const AFP5: Column = column("afp5", T::Afp5, Text);
const AFP6: Column = column("afp6", T::Afp6, Text);
const AFP7: Column = column("afp7", T::Afp7, Text);
const AFP8: Column = column("afp8", T::Afp8, Text);
const AFP9: Column = column("afp9", T::Afp9, Text);
const UTM_SOURCE: Column = column("utm_source", T::UtmSource, Text);
const UTM_MEDIUM: Column = column("utm_medium", T::UtmMedium, Text);
const UTM_CAMPAIGN: Column = column("utm_campaign", T::UtmCampaign, Text);
const UTM_TERM: Column = column("utm_term", T::UtmTerm, Text);
const UTM_CONTENT: Column = column("utm_content", T::UtmContent, Text);

const REGISTRATION_ID: Column = column("registration_id", T::RegistrationId, Id).of_player();
const CUSTOMER_ID: Column = column("ext_customer_id", T::CustomerId, Text).of_player();
const PLAYER_NAME: Column = column("username", T::PlayerName, Text).of_player();
const REGISTERED_AT: Column = column("registration_date", T::RegisteredAt, Time);
const COUNTRY: Column = column("country", T::Country, Text);
const PLAYER_COUNTRY: Column = COUNTRY.role(COUNTRY_ROLE);
const STATUS: Column = column("status", T::Status, Text);
const QUALIFIED_AT: Column =
    column("qualification_date", T::QualifiedAt, Time).role(QUALIFICATION_DATE);
const FTD_AT: Column = column("ftd_date", T::FtdAt, Time).role(FTD_DATE_ROLE);

const VISITS: Column = column("visit_count", T::Visits, Count);
const REGISTRATION_COUNT: Column = column("registration_count", T::Registrations, Count);
const QLEADS: Column = column("qlead_count", T::QualifiedLeads, Count).role(QLEADS_COUNT);
const FTDS: Column = column("ftd_count", T::FtdCount, Count).role(FTD_COUNT_ROLE);
const FTD_TOTAL: Column = column("ftd_total", T::FtdTotal, Money).role(FTD_AMOUNT);
const QFTDS: Column = column("qftd_count", T::QualifiedFtds, Count).role(QFTD_COUNT_ROLE);
const DEPOSITS: Column = column("deposit_count", T::DepositCount, Count).role(DEPOSITS_COUNT);
const DEPOSIT_TOTAL: Column = column("deposit_total", T::DepositTotal, Money).role(DEPOSIT_AMOUNT);
const WITHDRAWAL_COUNT: Column =
    column("withdrawal_count", T::WithdrawalCount, Count).role(WITHDRAWALS);
const WITHDRAWAL_TOTAL: Column =
    column("withdrawal_total", T::WithdrawalTotal, Money).role(WITHDRAWALS);
const NET_DEPOSITS: Column = column("net_deposits", T::NetDeposits, Money).role(NET_DEPOSITS_ROLE);
/// The vendor's spelling. No role of the seed names it; it is part of net deposits.
const CHARGEBACKS: Column =
    column("chargback_total", T::Chargebacks, Money).role(NET_DEPOSITS_ROLE);
const CHARGEBACKS_TOO: Column = CHARGEBACKS.spelled("chargeback_total");
const BONUSES: Column = column("bonus_amount", T::Bonuses, Money).role(BONUS_AMOUNT_ROLE);
/// No role of the seed names it; it is part of net P&L, as volume and wagers are of P&L.
const DEDUCTIONS: Column = column("deductions", T::Deductions, Money).role(NET_PNL);
const VOLUME: Column = column("volume", T::Volume, Money).role(PNL);
const OPERATIONS: Column = column("operations", T::Operations, Count).role(PNL);
const PL: Column = column("pl", T::Pl, Money).role(PNL);
const NET_PL: Column = column("net_pl", T::NetPl, Money).role(NET_PNL);
const NET_PL_CASINO: Column = column("net_pl_casino", T::NetPlCasino, Money).role(NET_PNL);
const NET_PL_SPORT: Column = column("net_pl_sport", T::NetPlSport, Money).role(NET_PNL);
const CPL: Column = column("commissions_cpl", T::Cpl, Money);
const CPA: Column = column("commissions_cpa", T::Cpa, Money);
const REV_SHARE: Column = column("commissions_rev_share", T::RevShare, Money);
const SUB: Column =
    column("sub_commission_from_child", T::SubCommission, Money).role(SUB_COMMISSIONS);
const COMMISSIONS: Column = column("commissions_total", T::Commissions, Money);
const EFFECTIVE_CPA: Column =
    column("effective_cpa", T::EffectiveCpa, Money).role(EFFECTIVE_CPA_ROLE);
const EFFECTIVE_CPL: Column =
    column("effective_cpl", T::EffectiveCpl, Money).role(EFFECTIVE_CPL_ROLE);
const ADJUSTMENTS: Column = column("adjustments", T::Adjustments, Money);
const PAYMENTS_TOTAL: Column = column("payments", T::Payments, Money);
const BALANCE: Column = column("balance", T::Balance, Money);
const CONVERSION: Column = column("conversion_rate", T::Conversion, Ratio);

/// What `media` groups by and is narrowed by.
pub(super) const MEDIA_GROUPINGS: &[Column] = &[
    AFFILIATE_ID,
    BRAND_ID,
    LINK_ID,
    CAMPAIGN_ID,
    DEAL_ROOT,
    SOURCE_ID,
    AFP,
    AFP1,
    AFP2,
    AFP3,
    AFP4,
    AFP5,
    AFP6,
    AFP7,
    AFP8,
    AFP9,
    UTM_SOURCE,
    UTM_MEDIUM,
    UTM_CAMPAIGN,
    UTM_TERM,
    UTM_CONTENT,
    REGISTRATION_ID,
    CUSTOMER_ID,
    PLAYER_NAME,
    DEAL_ROOT.spelled("deal_id"),
];

/// What `media` shows.
pub(super) const MEDIA: &[Column] = &[
    AFFILIATE_NAME,
    BRAND_NAME,
    LINK_NAME,
    CAMPAIGN_NAME,
    DEAL_ROOT_NAME,
    VISITS,
    REGISTRATION_COUNT,
    QLEADS,
    FTDS,
    FTD_TOTAL,
    QFTDS,
    DEPOSITS,
    DEPOSIT_TOTAL,
    WITHDRAWAL_COUNT,
    WITHDRAWAL_TOTAL,
    NET_DEPOSITS,
    NET_DEPOSITS.spelled("net_deposit_total"),
    CHARGEBACKS,
    CHARGEBACKS_TOO,
    BONUSES,
    DEDUCTIONS,
    VOLUME,
    OPERATIONS,
    PL,
    PL.spelled("netwin"),
    PL.spelled("net_win"),
    NET_PL,
    NET_PL_CASINO,
    NET_PL_SPORT,
    CPL,
    CPA,
    REV_SHARE,
    SUB,
    COMMISSIONS,
    EFFECTIVE_CPA,
    EFFECTIVE_CPL,
    ADJUSTMENTS,
    ADJUSTMENTS.spelled("adjustment_affiliate"),
    ADJUSTMENTS.spelled("adjustment_registration"),
    PAYMENTS_TOTAL,
    BALANCE,
    CONVERSION,
];

/// What `deals` groups by and is narrowed by.
pub(super) const DEALS_GROUPINGS: &[Column] =
    &[DEAL_ID, AFFILIATE_ID, BRAND_ID, LINK_ID, CAMPAIGN_ID];

/// What `deals` shows.
pub(super) const DEALS: &[Column] = &[
    DEAL_NAME,
    AFFILIATE_NAME,
    BRAND_NAME,
    LINK_NAME,
    CAMPAIGN_NAME,
    REGISTRATION_COUNT,
    QLEADS,
    FTDS,
    FTD_TOTAL,
    QFTDS,
    DEPOSITS,
    DEPOSIT_TOTAL,
    WITHDRAWAL_TOTAL,
    NET_DEPOSITS,
    PL,
    NET_PL,
    CPL,
    CPA,
    REV_SHARE,
    COMMISSIONS,
    EFFECTIVE_CPA,
    EFFECTIVE_CPL,
];

const IS_MACHINE: Column = column("is_machine", T::IsMachine, Flag);

/// What `clicks` shows.
pub(super) const CLICKS: &[Column] = &[
    column("tracker", T::Tracker, Text),
    column("clicked_at", T::ClickedAt, Time),
    AFFILIATE_ID,
    AFFILIATE_NAME.alone(),
    BRAND_ID,
    BRAND_NAME.alone(),
    LINK_ID,
    LINK_NAME.alone(),
    CAMPAIGN_ID,
    SOURCE_ID,
    AFP,
    AFP1,
    AFP2,
    AFP3,
    AFP4,
    AFP5,
    AFP6,
    AFP7,
    AFP8,
    AFP9,
    UTM_SOURCE,
    UTM_MEDIUM,
    UTM_CAMPAIGN,
    UTM_TERM,
    UTM_CONTENT,
    COUNTRY,
    column("referrer", T::Referrer, Text),
    column("user_agent", T::UserAgent, Text),
    IS_MACHINE,
];

/// What `clicks` is narrowed by.
pub(super) const CLICKS_FILTERS: &[Column] = &[
    column("tracker", T::Tracker, Text),
    AFFILIATE_ID,
    BRAND_ID,
    LINK_ID,
    CAMPAIGN_ID,
    SOURCE_ID,
    AFP,
    AFP1,
    AFP2,
    AFP3,
    AFP4,
    AFP5,
    AFP6,
    AFP7,
    AFP8,
    AFP9,
    UTM_SOURCE,
    UTM_MEDIUM,
    UTM_CAMPAIGN,
    UTM_TERM,
    UTM_CONTENT,
    COUNTRY,
    IS_MACHINE,
];

/// What `registrations` shows: the fields of `af2_regs_op` in their order, and names.
pub(super) const REGISTRATIONS: &[Column] = &[
    REGISTRATION_ID,
    CUSTOMER_ID,
    PLAYER_NAME,
    REGISTERED_AT,
    PLAYER_COUNTRY,
    BRAND_ID,
    BRAND_NAME.alone(),
    AFFILIATE_ID,
    AFFILIATE_NAME.alone(),
    LINK_ID,
    LINK_NAME.alone(),
    CAMPAIGN_ID,
    DEAL_ID,
    DEAL_NAME.alone(),
    DEAL_TYPE,
    STATUS,
    QUALIFIED_AT,
    FTD_AT,
    FTD_TOTAL,
    DEPOSITS,
    DEPOSIT_TOTAL,
    WITHDRAWAL_TOTAL,
    CHARGEBACKS,
    CHARGEBACKS_TOO,
    NET_DEPOSITS,
    VOLUME,
    OPERATIONS,
    PL,
    NET_PL,
    NET_PL_CASINO,
    NET_PL_SPORT,
    BONUSES,
    DEDUCTIONS,
    column("deductions_admin_fee", T::AdminFees, Money).role(NET_PNL),
    column("deductions_payment_fee", T::PaymentFees, Money).role(NET_PNL),
    column("deductions_tax", T::Taxes, Money).role(NET_PNL),
    column("deductions_bonus_cost", T::BonusCosts, Money).role(NET_PNL),
    column("deductions_other", T::OtherDeductions, Money).role(NET_PNL),
    CPL,
    CPA,
    REV_SHARE,
    COMMISSIONS,
    column("tracker", T::Tracker, Text),
    SOURCE_ID,
    AFP,
    AFP1,
    AFP2,
    AFP3,
    AFP4,
    AFP5,
    AFP6,
    AFP7,
    AFP8,
    AFP9,
    UTM_SOURCE,
    UTM_MEDIUM,
    UTM_CAMPAIGN,
    UTM_TERM,
    UTM_CONTENT,
];

/// What `registrations` is narrowed by.
pub(super) const REGISTRATIONS_FILTERS: &[Column] = &[
    REGISTRATION_ID,
    CUSTOMER_ID,
    PLAYER_NAME,
    REGISTERED_AT,
    PLAYER_COUNTRY,
    BRAND_ID,
    AFFILIATE_ID,
    LINK_ID,
    CAMPAIGN_ID,
    DEAL_ID,
    DEAL_TYPE,
    STATUS,
    QUALIFIED_AT,
    FTD_AT,
    column("tracker", T::Tracker, Text),
    SOURCE_ID,
    AFP,
    AFP1,
    AFP2,
    AFP3,
    AFP4,
    AFP5,
    AFP6,
    AFP7,
    AFP8,
    AFP9,
    UTM_SOURCE,
    UTM_MEDIUM,
    UTM_CAMPAIGN,
    UTM_TERM,
    UTM_CONTENT,
];

const PAYMENT_ID: Column = column("payment_id", T::PaymentId, Id);
const PAYMENT_STATE: Column = STATUS.named("state");
const CREATED_AT: Column = column("created_at", T::CreatedAt, Time);
const COMPLETED_AT: Column = column("completed_at", T::CompletedAt, Time);

/// What `payments` shows.
pub(super) const PAYMENTS: &[Column] = &[
    PAYMENT_ID,
    AFFILIATE_ID,
    AFFILIATE_NAME.alone(),
    column("amount", T::Amount, Money),
    PAYMENT_STATE,
    column("period_from", T::PeriodFrom, Date),
    column("period_to", T::PeriodTo, Date),
    column("invoice_number", T::Invoice, Text),
    CREATED_AT,
    COMPLETED_AT,
];

/// What `payments` is narrowed by.
pub(super) const PAYMENTS_FILTERS: &[Column] = &[
    PAYMENT_ID,
    AFFILIATE_ID,
    PAYMENT_STATE,
    CREATED_AT,
    COMPLETED_AT,
];
