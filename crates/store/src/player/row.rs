//! A registration's row and back.

use super::KnownPlayer;
use crate::bulk::{Cell, row};
use crate::stamp::{InOrder, in_order};
use crate::{StoreError, json};
use tributary_domain::commission::{Day, DayKey, FirstDeposit, Player};
use tributary_domain::event::{PlayerStatus, Sums};
use tributary_domain::id::{
    AffiliateId, BrandId, CampaignId, DealId, DealVersionId, DimensionId, LinkId, OperatorId,
    RegistrationId,
};
use tributary_domain::money::Money;
use tributary_domain::player::Registration;
use tributary_domain::time::Timestamp;

in_order! {
    pub(crate) struct PlayerRow {
        id: i64,
        brand_id: i64,
        ext_customer_id: String,
        status: String,
        affiliate_id: Option<i64>,
        deal_version_id: Option<i64>,
        dimension_id: i64,
        detail_id: i64,
        deposits: i64,
        deposit_count: i64,
        withdrawals: i64,
        withdrawal_count: i64,
        chargebacks: i64,
        bonuses: i64,
        deductions: i64,
        bets: i64,
        wins: i64,
        wagers: i64,
        net_pl_casino: i64,
        net_pl_sport: i64,
        deductions_admin_fee: i64,
        deductions_payment_fee: i64,
        deductions_tax: i64,
        deductions_bonus_cost: i64,
        ftd_event: String,
        ftd_at: Option<i64>,
        ftd_amount: i64,
        lead_at: Option<i64>,
        cpl_at: Option<i64>,
        cpa_at: Option<i64>,
        cpa_deal_version_id: Option<i64>,
        cap_deal_id: Option<i64>,
        cap_day: Option<i64>,
        cpl: i64,
        cpa: i64,
        rev_share: i64,
        sub_fee: i64,
        sub_fee_to: Option<i64>,
    }
}

in_order! {
    struct OriginRow {
        operator_id: i64,
        username: String,
        country: String,
        registered_at: i64,
        created_at: i64,
        link_id: i64,
        campaign_id: i64,
        tracker: String,
        attribution: String,
        binding: String,
        ext_customer_spelling: String,
    }
}

/// A whole registration.
pub(super) struct Row {
    player: PlayerRow,
    origin: OriginRow,
}

impl<'r, R> sqlx::FromRow<'r, R> for Row
where
    R: sqlx::Row,
    PlayerRow: InOrder<'r, R>,
    OriginRow: InOrder<'r, R>,
{
    fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
        let mut next = 0..;
        Ok(Self {
            player: InOrder::read(row, &mut next)?,
            origin: InOrder::read(row, &mut next)?,
        })
    }
}

in_order! {
    pub(crate) struct DayRow {
        registration_id: i64,
        day: i64,
        deal_version_id: i64,
        deposits: i64,
        deposit_count: i64,
        withdrawals: i64,
        withdrawal_count: i64,
        chargebacks: i64,
        bonuses: i64,
        deductions: i64,
        bets: i64,
        wins: i64,
        wagers: i64,
        net_pl_casino: i64,
        net_pl_sport: i64,
        deductions_admin_fee: i64,
        deductions_payment_fee: i64,
        deductions_tax: i64,
        deductions_bonus_cost: i64,
        cpl: i64,
        cpa: i64,
        rev_share: i64,
        held: i64,
        carried: i64,
    }
}

/// The values of a new row, in the order of `INSERT`.
pub(super) fn values(registration: &Registration) -> Result<[Cell<'_>; 48], StoreError> {
    let player = &registration.player;
    let first = player.first_deposit.as_ref();
    Ok(row![
        registration.operator_id.0,
        player.brand_id.0,
        &registration.ext_customer_id,
        &registration.username,
        &registration.country,
        player.status.name(),
        registration.registered_at.0,
        registration.created_at.0,
        player.affiliate_id.map(|id| id.0),
        registration.link_id.0,
        registration.campaign_id.0,
        &registration.tracker,
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
        player.sums.net_pl_casino,
        player.sums.net_pl_sport,
        player.sums.deductions_admin_fee,
        player.sums.deductions_payment_fee,
        player.sums.deductions_tax,
        player.sums.deductions_bonus_cost,
        first.map_or("", |first| first.event.as_str()),
        first.map(|first| first.at.0),
        first.map_or(0, |first| first.amount.0),
        player.lead_at.map(|at| at.0),
        player.cpl_at.map(|at| at.0),
        player.cpa_at.map(|at| at.0),
        player.cpa_deal.map(|id| id.0),
        player.cap.map(|cap| cap.0.0),
        player.cap.map(|cap| cap.1),
        player.cpl.0,
        player.cpa.0,
        player.rev_share.0,
        player.sub_fee.0,
        player.sub_fee_to.map(|id| id.0),
        &registration.ext_customer_spelling,
    ])
}

/// The values that events change, in the order of `UPDATE`.
pub(super) fn changes(operator: OperatorId, player: &Player) -> [Cell<'_>; 33] {
    let first = player.first_deposit.as_ref();
    row![
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
        player.sums.net_pl_casino,
        player.sums.net_pl_sport,
        player.sums.deductions_admin_fee,
        player.sums.deductions_payment_fee,
        player.sums.deductions_tax,
        player.sums.deductions_bonus_cost,
        first.map_or("", |first| first.event.as_str()),
        first.map(|first| first.at.0),
        first.map_or(0, |first| first.amount.0),
        player.lead_at.map(|at| at.0),
        player.cpl_at.map(|at| at.0),
        player.cpa_at.map(|at| at.0),
        player.cpa_deal.map(|id| id.0),
        player.cap.map(|cap| cap.0.0),
        player.cap.map(|cap| cap.1),
        player.cpl.0,
        player.cpa.0,
        player.rev_share.0,
        player.sub_fee.0,
        player.sub_fee_to.map(|id| id.0),
        operator.0,
    ]
}

/// The values that people change, and those that nobody does, in the order of `PLACE_PUT`.
pub(super) fn place(registration: &Registration) -> Result<[Cell<'_>; 18], StoreError> {
    let player = &registration.player;
    Ok(row![
        player.id.0,
        player.affiliate_id.map(|id| id.0),
        registration.link_id.0,
        registration.campaign_id.0,
        json::write(&registration.attribution)?,
        player.deal.map(|id| id.0),
        json::write(&registration.binding)?,
        registration.dimension_id.0,
        registration.detail_id.0,
        registration.operator_id.0,
        player.brand_id.0,
        &registration.ext_customer_id,
        &registration.ext_customer_spelling,
        &registration.username,
        &registration.country,
        registration.registered_at.0,
        registration.created_at.0,
        &registration.tracker,
    ])
}

impl TryFrom<PlayerRow> for KnownPlayer {
    type Error = StoreError;

    fn try_from(row: PlayerRow) -> Result<Self, StoreError> {
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
            net_pl_casino: row.net_pl_casino,
            net_pl_sport: row.net_pl_sport,
            deductions_admin_fee: row.deductions_admin_fee,
            deductions_payment_fee: row.deductions_payment_fee,
            deductions_tax: row.deductions_tax,
            deductions_bonus_cost: row.deductions_bonus_cost,
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
            cpa_deal: row.cpa_deal_version_id.map(DealVersionId),
            cap: row.cap_deal_id.map(DealId).zip(row.cap_day),
            cpl: Money(row.cpl),
            cpa: Money(row.cpa),
            rev_share: Money(row.rev_share),
            sub_fee: Money(row.sub_fee),
            sub_fee_to: row.sub_fee_to.map(AffiliateId),
            ..Player::new(RegistrationId(row.id), BrandId(row.brand_id))
        };
        Ok(Self {
            player,
            ext_customer_id: row.ext_customer_id,
            dimension_id: DimensionId(row.dimension_id),
            detail_id: DimensionId(row.detail_id),
        })
    }
}

impl TryFrom<Row> for Registration {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let (known, origin) = (KnownPlayer::try_from(row.player)?, row.origin);
        let id = known.player.id.0;
        Ok(Self {
            operator_id: OperatorId(origin.operator_id),
            player: known.player,
            ext_customer_id: known.ext_customer_id,
            ext_customer_spelling: origin.ext_customer_spelling,
            username: origin.username,
            country: origin.country,
            registered_at: Timestamp(origin.registered_at),
            created_at: Timestamp(origin.created_at),
            link_id: LinkId(origin.link_id),
            campaign_id: CampaignId(origin.campaign_id),
            tracker: origin.tracker,
            attribution: json::read("registration", id, &origin.attribution)?,
            binding: json::read("registration", id, &origin.binding)?,
            dimension_id: known.dimension_id,
            detail_id: known.detail_id,
        })
    }
}

impl From<DayRow> for (DayKey, Day) {
    fn from(row: DayRow) -> Self {
        let key = (
            RegistrationId(row.registration_id),
            row.day,
            Some(DealVersionId(row.deal_version_id)).filter(|id| id.0 != 0),
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
            net_pl_casino: row.net_pl_casino,
            net_pl_sport: row.net_pl_sport,
            deductions_admin_fee: row.deductions_admin_fee,
            deductions_payment_fee: row.deductions_payment_fee,
            deductions_tax: row.deductions_tax,
            deductions_bonus_cost: row.deductions_bonus_cost,
        };
        let day = Day {
            sums,
            cpl: Money(row.cpl),
            cpa: Money(row.cpa),
            rev_share: Money(row.rev_share),
            held: Money(row.held),
            carried: Money(row.carried),
        };
        (key, day)
    }
}
