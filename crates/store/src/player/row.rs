//! A registration's row and back.

use crate::stamp::in_order;
use crate::{StoreError, json};
use serde_json::{Value, json};
use tributary_domain::commission::{Day, DayKey, FirstDeposit, Player};
use tributary_domain::event::{PlayerStatus, Sums};
use tributary_domain::id::{
    AffiliateId, BrandId, CampaignId, DealVersionId, DimensionId, LinkId, OperatorId,
    RegistrationId,
};
use tributary_domain::money::Money;
use tributary_domain::player::Registration;
use tributary_domain::time::Timestamp;

in_order! {
    pub(super) struct Row {
        pub(super) id: i64,
        pub(super) operator_id: i64,
        pub(super) brand_id: i64,
        pub(super) ext_customer_id: String,
        pub(super) username: String,
        pub(super) country: String,
        pub(super) status: String,
        pub(super) registered_at: i64,
        pub(super) created_at: i64,
        pub(super) affiliate_id: Option<i64>,
        pub(super) link_id: i64,
        pub(super) campaign_id: i64,
        pub(super) tracker: String,
        pub(super) attribution: String,
        pub(super) deal_version_id: Option<i64>,
        pub(super) binding: String,
        pub(super) dimension_id: i64,
        pub(super) detail_id: i64,
        pub(super) deposits: i64,
        pub(super) deposit_count: i64,
        pub(super) withdrawals: i64,
        pub(super) withdrawal_count: i64,
        pub(super) chargebacks: i64,
        pub(super) bonuses: i64,
        pub(super) deductions: i64,
        pub(super) bets: i64,
        pub(super) wins: i64,
        pub(super) wagers: i64,
        pub(super) ftd_event: String,
        pub(super) ftd_at: Option<i64>,
        pub(super) ftd_amount: i64,
        pub(super) lead_at: Option<i64>,
        pub(super) cpl_at: Option<i64>,
        pub(super) cpa_at: Option<i64>,
        pub(super) cpl: i64,
        pub(super) cpa: i64,
        pub(super) rev_share: i64,
        pub(super) sub_fee: i64,
        pub(super) sub_fee_to: Option<i64>,
    }
}

in_order! {
    pub(super) struct DayRow {
        pub(super) registration_id: i64,
        pub(super) day: i64,
        pub(super) deal_version_id: i64,
        pub(super) deposits: i64,
        pub(super) deposit_count: i64,
        pub(super) withdrawals: i64,
        pub(super) withdrawal_count: i64,
        pub(super) chargebacks: i64,
        pub(super) bonuses: i64,
        pub(super) deductions: i64,
        pub(super) bets: i64,
        pub(super) wins: i64,
        pub(super) wagers: i64,
        pub(super) cpl: i64,
        pub(super) cpa: i64,
        pub(super) rev_share: i64,
    }
}

/// The values of a new row, in the order of `INSERT`.
pub(super) fn values(registration: &Registration) -> Result<Value, StoreError> {
    let player = &registration.player;
    let first = player.first_deposit.as_ref();
    Ok(json!([
        registration.operator_id.0,
        player.brand_id.0,
        registration.ext_customer_id,
        registration.username,
        registration.country,
        player.status.name(),
        registration.registered_at.0,
        registration.created_at.0,
        player.affiliate_id.map(|id| id.0),
        registration.link_id.0,
        registration.campaign_id.0,
        registration.tracker,
        json::write(&registration.attribution)?,
        player.deal.map(|id| id.0),
        json::write(&registration.binding)?,
        registration.dimension_id.0,
        registration.detail_id.0,
        player.sums.deposits,
        player.sums.deposit_count,
        player.sums.withdrawals,
        player.sums.withdrawal_count,
        player.sums.chargebacks,
        player.sums.bonuses,
        player.sums.deductions,
        player.sums.bets,
        player.sums.wins,
        player.sums.wagers,
        first.map_or("", |first| &first.event),
        first.map(|first| first.at.0),
        first.map_or(0, |first| first.amount.0),
        player.lead_at.map(|at| at.0),
        player.cpl_at.map(|at| at.0),
        player.cpa_at.map(|at| at.0),
        player.cpl.0,
        player.cpa.0,
        player.rev_share.0,
        player.sub_fee.0,
        player.sub_fee_to.map(|id| id.0),
    ]))
}

/// The values that events change, in the order of `UPDATE`.
pub(super) fn changes(registration: &Registration) -> Value {
    let player = &registration.player;
    let first = player.first_deposit.as_ref();
    json!([
        player.id.0,
        player.status.name(),
        player.sums.deposits,
        player.sums.deposit_count,
        player.sums.withdrawals,
        player.sums.withdrawal_count,
        player.sums.chargebacks,
        player.sums.bonuses,
        player.sums.deductions,
        player.sums.bets,
        player.sums.wins,
        player.sums.wagers,
        first.map_or("", |first| &first.event),
        first.map(|first| first.at.0),
        first.map_or(0, |first| first.amount.0),
        player.lead_at.map(|at| at.0),
        player.cpl_at.map(|at| at.0),
        player.cpa_at.map(|at| at.0),
        player.cpl.0,
        player.cpa.0,
        player.rev_share.0,
        player.sub_fee.0,
        player.sub_fee_to.map(|id| id.0),
        registration.operator_id.0,
    ])
}

/// The values that people change, in the order of `PLACE_PUT`.
pub(super) fn place(registration: &Registration) -> Result<Value, StoreError> {
    let player = &registration.player;
    Ok(json!([
        player.id.0,
        player.affiliate_id.map(|id| id.0),
        registration.link_id.0,
        registration.campaign_id.0,
        json::write(&registration.attribution)?,
        player.deal.map(|id| id.0),
        json::write(&registration.binding)?,
        registration.dimension_id.0,
        registration.detail_id.0,
    ]))
}

impl TryFrom<Row> for Registration {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let status = PlayerStatus::parse(&row.status).ok_or_else(|| StoreError::Corrupt {
            table: "registration",
            id: row.id,
            what: format!("status {}", row.status),
        })?;
        let first_deposit = row.ftd_at.map(|at| FirstDeposit {
            event: row.ftd_event,
            at: Timestamp(at),
            amount: Money(row.ftd_amount),
        });
        let sums = Sums {
            deposits: row.deposits,
            deposit_count: row.deposit_count,
            withdrawals: row.withdrawals,
            withdrawal_count: row.withdrawal_count,
            chargebacks: row.chargebacks,
            bonuses: row.bonuses,
            deductions: row.deductions,
            bets: row.bets,
            wins: row.wins,
            wagers: row.wagers,
        };
        let player = Player {
            affiliate_id: row.affiliate_id.map(AffiliateId),
            status,
            deal: row.deal_version_id.map(DealVersionId),
            sums,
            first_deposit,
            lead_at: row.lead_at.map(Timestamp),
            cpl_at: row.cpl_at.map(Timestamp),
            cpa_at: row.cpa_at.map(Timestamp),
            cpl: Money(row.cpl),
            cpa: Money(row.cpa),
            rev_share: Money(row.rev_share),
            sub_fee: Money(row.sub_fee),
            sub_fee_to: row.sub_fee_to.map(AffiliateId),
            ..Player::new(RegistrationId(row.id), BrandId(row.brand_id))
        };
        Ok(Self {
            operator_id: OperatorId(row.operator_id),
            player,
            ext_customer_id: row.ext_customer_id,
            username: row.username,
            country: row.country,
            registered_at: Timestamp(row.registered_at),
            created_at: Timestamp(row.created_at),
            link_id: LinkId(row.link_id),
            campaign_id: CampaignId(row.campaign_id),
            tracker: row.tracker,
            attribution: json::read("registration", row.id, &row.attribution)?,
            binding: json::read("registration", row.id, &row.binding)?,
            dimension_id: DimensionId(row.dimension_id),
            detail_id: DimensionId(row.detail_id),
        })
    }
}

impl From<DayRow> for (DayKey, Day) {
    fn from(row: DayRow) -> Self {
        let key = (
            RegistrationId(row.registration_id),
            row.day,
            DealVersionId(row.deal_version_id),
        );
        let sums = Sums {
            deposits: row.deposits,
            deposit_count: row.deposit_count,
            withdrawals: row.withdrawals,
            withdrawal_count: row.withdrawal_count,
            chargebacks: row.chargebacks,
            bonuses: row.bonuses,
            deductions: row.deductions,
            bets: row.bets,
            wins: row.wins,
            wagers: row.wagers,
        };
        let day = Day {
            sums,
            cpl: Money(row.cpl),
            cpa: Money(row.cpa),
            rev_share: Money(row.rev_share),
        };
        (key, day)
    }
}
