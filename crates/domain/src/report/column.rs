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

/// What a column shows: the store has the SQL of each, and does not compile without it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[expect(missing_docs, reason = "each says what its column's text says")]
pub enum ColumnId {
    Dt,
    AffiliateId,
    AffiliateUsername,
    BrandId,
    BrandName,
    LinkId,
    LinkName,
    CampaignId,
    CampaignName,
    DealRootOriginalId,
    DealGroupName,
    DealId,
    DealTypeId,
    SourceId,
    Afp,
    Afp1,
    Afp2,
    Afp3,
    Afp4,
    Afp5,
    Afp6,
    Afp7,
    Afp8,
    Afp9,
    UtmSource,
    UtmMedium,
    UtmCampaign,
    UtmTerm,
    UtmContent,
    RegistrationId,
    ExtCustomerId,
    Username,
    RegistrationDate,
    Country,
    Status,
    QualificationDate,
    FtdDate,
    VisitCount,
    RegistrationCount,
    QleadCount,
    FtdCount,
    FtdTotal,
    QftdCount,
    DepositCount,
    DepositTotal,
    WithdrawalCount,
    WithdrawalTotal,
    NetDeposits,
    ChargbackTotal,
    BonusAmount,
    Deductions,
    Volume,
    Operations,
    Pl,
    NetPl,
    NetPlCasino,
    NetPlSport,
    CommissionsCpl,
    CommissionsCpa,
    CommissionsRevShare,
    SubCommissionFromChild,
    CommissionsTotal,
    EffectiveCpa,
    EffectiveCpl,
    Adjustments,
    Payments,
    Balance,
    ConversionRate,
    IsMachine,
    Tracker,
    ClickedAt,
    Referrer,
    UserAgent,
    DeductionsAdminFee,
    DeductionsPaymentFee,
    DeductionsTax,
    DeductionsBonusCost,
    DeductionsOther,
    PaymentId,
    CreatedAt,
    CompletedAt,
    Amount,
    PeriodFrom,
    PeriodTo,
    InvoiceNumber,
    State,
    AdjustmentRegistration,
}

/// A column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// What it shows, however it is spelled.
    pub id: ColumnId,
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

const fn column(id: ColumnId, key: &'static str, text: ColumnText, kind: Kind) -> Column {
    Column {
        id,
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

    /// Another column that is described alike.
    const fn named(self, id: ColumnId, key: &'static str) -> Self {
        Self { id, key, ..self }
    }

    /// The same where it stands on its own: it has no grouping to belong to.
    const fn alone(self) -> Self {
        Self { of: "", ..self }
    }
}

use ColumnId as C;
use ColumnText as T;
use Kind::{Count, Date, Flag, Id, Money, Ratio, Text, Time};

/// The first day of a line's period.
pub const DT: Column = column(C::Dt, "dt", T::Date, Date);

const AFFILIATE_ID: Column = column(C::AffiliateId, "affiliate_id", T::AffiliateId, Id);
const AFFILIATE_NAME: Column = column(
    C::AffiliateUsername,
    "affiliate_username",
    T::AffiliateName,
    Text,
)
.of("affiliate_id");
const BRAND_ID: Column = column(C::BrandId, "brand_id", T::BrandId, Id);
const BRAND_NAME: Column = column(C::BrandName, "brand_name", T::BrandName, Text).of("brand_id");
const LINK_ID: Column = column(C::LinkId, "link_id", T::LinkId, Id);
const LINK_NAME: Column = column(C::LinkName, "link_name", T::LinkName, Text).of("link_id");
const CAMPAIGN_ID: Column = column(C::CampaignId, "campaign_id", T::CampaignId, Id);
const CAMPAIGN_NAME: Column =
    column(C::CampaignName, "campaign_name", T::CampaignName, Text).of("campaign_id");
/// The vendor calls a deal over all its versions by its root.
const DEAL_ROOT: Column = column(
    C::DealRootOriginalId,
    "deal_root_original_id",
    T::DealId,
    Id,
);
const DEAL_ROOT_NAME: Column =
    column(C::DealGroupName, "deal_group_name", T::DealName, Text).of("deal_root_original_id");
const DEAL_ID: Column = column(C::DealId, "deal_id", T::DealId, Id);
const DEAL_NAME: Column =
    column(C::DealGroupName, "deal_group_name", T::DealName, Text).of("deal_id");
const DEAL_TYPE: Column = column(C::DealTypeId, "deal_type_id", T::DealType, Id);

const SOURCE_ID: Column = column(C::SourceId, "source_id", T::SourceId, Text);
const AFP: Column = column(C::Afp, "afp", T::Afp, Text);
const AFP1: Column = column(C::Afp1, "afp1", T::Afp1, Text);
const AFP2: Column = column(C::Afp2, "afp2", T::Afp2, Text);
const AFP3: Column = column(C::Afp3, "afp3", T::Afp3, Text);
const AFP4: Column = column(C::Afp4, "afp4", T::Afp4, Text);
const AFP5: Column = column(C::Afp5, "afp5", T::Afp5, Text);
const AFP6: Column = column(C::Afp6, "afp6", T::Afp6, Text);
const AFP7: Column = column(C::Afp7, "afp7", T::Afp7, Text);
const AFP8: Column = column(C::Afp8, "afp8", T::Afp8, Text);
const AFP9: Column = column(C::Afp9, "afp9", T::Afp9, Text);
const UTM_SOURCE: Column = column(C::UtmSource, "utm_source", T::UtmSource, Text);
const UTM_MEDIUM: Column = column(C::UtmMedium, "utm_medium", T::UtmMedium, Text);
const UTM_CAMPAIGN: Column = column(C::UtmCampaign, "utm_campaign", T::UtmCampaign, Text);
const UTM_TERM: Column = column(C::UtmTerm, "utm_term", T::UtmTerm, Text);
const UTM_CONTENT: Column = column(C::UtmContent, "utm_content", T::UtmContent, Text);

const REGISTRATION_ID: Column =
    column(C::RegistrationId, "registration_id", T::RegistrationId, Id).of_player();
const CUSTOMER_ID: Column =
    column(C::ExtCustomerId, "ext_customer_id", T::CustomerId, Text).of_player();
const PLAYER_NAME: Column = column(C::Username, "username", T::PlayerName, Text).of_player();
const REGISTERED_AT: Column = column(
    C::RegistrationDate,
    "registration_date",
    T::RegisteredAt,
    Time,
);
const COUNTRY: Column = column(C::Country, "country", T::Country, Text);
const PLAYER_COUNTRY: Column = COUNTRY.role(COUNTRY_ROLE);
const STATUS: Column = column(C::Status, "status", T::Status, Text);
const QUALIFIED_AT: Column = column(
    C::QualificationDate,
    "qualification_date",
    T::QualifiedAt,
    Time,
)
.role(QUALIFICATION_DATE);
const FTD_AT: Column = column(C::FtdDate, "ftd_date", T::FtdAt, Time).role(FTD_DATE_ROLE);

const VISITS: Column = column(C::VisitCount, "visit_count", T::Visits, Count);
const REGISTRATION_COUNT: Column = column(
    C::RegistrationCount,
    "registration_count",
    T::Registrations,
    Count,
);
const QLEADS: Column =
    column(C::QleadCount, "qlead_count", T::QualifiedLeads, Count).role(QLEADS_COUNT);
const FTDS: Column = column(C::FtdCount, "ftd_count", T::FtdCount, Count).role(FTD_COUNT_ROLE);
const FTD_TOTAL: Column = column(C::FtdTotal, "ftd_total", T::FtdTotal, Money).role(FTD_AMOUNT);
const QFTDS: Column =
    column(C::QftdCount, "qftd_count", T::QualifiedFtds, Count).role(QFTD_COUNT_ROLE);
const DEPOSITS: Column =
    column(C::DepositCount, "deposit_count", T::DepositCount, Count).role(DEPOSITS_COUNT);
const DEPOSIT_TOTAL: Column =
    column(C::DepositTotal, "deposit_total", T::DepositTotal, Money).role(DEPOSIT_AMOUNT);
const WITHDRAWAL_COUNT: Column = column(
    C::WithdrawalCount,
    "withdrawal_count",
    T::WithdrawalCount,
    Count,
)
.role(WITHDRAWALS);
const WITHDRAWAL_TOTAL: Column = column(
    C::WithdrawalTotal,
    "withdrawal_total",
    T::WithdrawalTotal,
    Money,
)
.role(WITHDRAWALS);
const NET_DEPOSITS: Column =
    column(C::NetDeposits, "net_deposits", T::NetDeposits, Money).role(NET_DEPOSITS_ROLE);
/// The vendor's spelling. No role of the seed names it; it is part of net deposits.
const CHARGEBACKS: Column =
    column(C::ChargbackTotal, "chargback_total", T::Chargebacks, Money).role(NET_DEPOSITS_ROLE);
const CHARGEBACKS_TOO: Column = CHARGEBACKS.spelled("chargeback_total");
const BONUSES: Column =
    column(C::BonusAmount, "bonus_amount", T::Bonuses, Money).role(BONUS_AMOUNT_ROLE);
/// No role of the seed names it; it is part of net P&L, as volume and wagers are of P&L.
const DEDUCTIONS: Column = column(C::Deductions, "deductions", T::Deductions, Money).role(NET_PNL);
const VOLUME: Column = column(C::Volume, "volume", T::Volume, Money).role(PNL);
const OPERATIONS: Column = column(C::Operations, "operations", T::Operations, Count).role(PNL);
const PL: Column = column(C::Pl, "pl", T::Pl, Money).role(PNL);
const NET_PL: Column = column(C::NetPl, "net_pl", T::NetPl, Money).role(NET_PNL);
const NET_PL_CASINO: Column =
    column(C::NetPlCasino, "net_pl_casino", T::NetPlCasino, Money).role(NET_PNL);
const NET_PL_SPORT: Column =
    column(C::NetPlSport, "net_pl_sport", T::NetPlSport, Money).role(NET_PNL);
const CPL: Column = column(C::CommissionsCpl, "commissions_cpl", T::Cpl, Money);
const CPA: Column = column(C::CommissionsCpa, "commissions_cpa", T::Cpa, Money);
const REV_SHARE: Column = column(
    C::CommissionsRevShare,
    "commissions_rev_share",
    T::RevShare,
    Money,
);
const SUB: Column = column(
    C::SubCommissionFromChild,
    "sub_commission_from_child",
    T::SubCommission,
    Money,
)
.role(SUB_COMMISSIONS);
const COMMISSIONS: Column = column(
    C::CommissionsTotal,
    "commissions_total",
    T::Commissions,
    Money,
);
const EFFECTIVE_CPA: Column =
    column(C::EffectiveCpa, "effective_cpa", T::EffectiveCpa, Money).role(EFFECTIVE_CPA_ROLE);
const EFFECTIVE_CPL: Column =
    column(C::EffectiveCpl, "effective_cpl", T::EffectiveCpl, Money).role(EFFECTIVE_CPL_ROLE);
const ADJUSTMENTS: Column = column(C::Adjustments, "adjustments", T::Adjustments, Money);
const PAYMENTS_TOTAL: Column = column(C::Payments, "payments", T::Payments, Money);
const BALANCE: Column = column(C::Balance, "balance", T::Balance, Money);
const CONVERSION: Column = column(C::ConversionRate, "conversion_rate", T::Conversion, Ratio);

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
    ADJUSTMENTS
        .named(C::AdjustmentRegistration, "adjustments")
        .spelled("adjustment_registration"),
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

const IS_MACHINE: Column = column(C::IsMachine, "is_machine", T::IsMachine, Flag);

/// What `clicks` shows.
pub(super) const CLICKS: &[Column] = &[
    column(C::Tracker, "tracker", T::Tracker, Text),
    column(C::ClickedAt, "clicked_at", T::ClickedAt, Time),
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
    column(C::Referrer, "referrer", T::Referrer, Text),
    column(C::UserAgent, "user_agent", T::UserAgent, Text),
    IS_MACHINE,
];

/// What `clicks` is narrowed by.
pub(super) const CLICKS_FILTERS: &[Column] = &[
    column(C::Tracker, "tracker", T::Tracker, Text),
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
    column(
        C::DeductionsAdminFee,
        "deductions_admin_fee",
        T::AdminFees,
        Money,
    )
    .role(NET_PNL),
    column(
        C::DeductionsPaymentFee,
        "deductions_payment_fee",
        T::PaymentFees,
        Money,
    )
    .role(NET_PNL),
    column(C::DeductionsTax, "deductions_tax", T::Taxes, Money).role(NET_PNL),
    column(
        C::DeductionsBonusCost,
        "deductions_bonus_cost",
        T::BonusCosts,
        Money,
    )
    .role(NET_PNL),
    column(
        C::DeductionsOther,
        "deductions_other",
        T::OtherDeductions,
        Money,
    )
    .role(NET_PNL),
    CPL,
    CPA,
    REV_SHARE,
    COMMISSIONS,
    column(C::Tracker, "tracker", T::Tracker, Text),
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
    column(C::Tracker, "tracker", T::Tracker, Text),
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

const PAYMENT_ID: Column = column(C::PaymentId, "payment_id", T::PaymentId, Id);
const PAYMENT_STATE: Column = STATUS.named(C::State, "state");
const CREATED_AT: Column = column(C::CreatedAt, "created_at", T::CreatedAt, Time);
const COMPLETED_AT: Column = column(C::CompletedAt, "completed_at", T::CompletedAt, Time);

/// What `payments` shows.
pub(super) const PAYMENTS: &[Column] = &[
    PAYMENT_ID,
    AFFILIATE_ID,
    AFFILIATE_NAME.alone(),
    column(C::Amount, "amount", T::Amount, Money),
    PAYMENT_STATE,
    column(C::PeriodFrom, "period_from", T::PeriodFrom, Date),
    column(C::PeriodTo, "period_to", T::PeriodTo, Date),
    column(C::InvoiceNumber, "invoice_number", T::Invoice, Text),
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
