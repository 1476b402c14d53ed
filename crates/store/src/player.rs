//! Registrations: players, their days, and what parents share in.

mod row;

use crate::bulk::{self, Bulk, Cell, Kind, Writes, bulks, row};
use crate::stamp::{stamp, statements};
use crate::{Connection, StoreError, json};
use row::Row;
pub(crate) use row::{DayRow, PlayerRow};
use std::collections::HashMap;
use tributary_domain::commission::{CapKey, CapPeriod, Day, DayKey, Player, SubDay, SubDayKey};
use tributary_domain::event::PlayerStatus;
use tributary_domain::id::{
    AffiliateId, BrandId, DealId, DimensionId, OperatorId, RegistrationId, SubTermsId,
};
use tributary_domain::identity::id_key;
use tributary_domain::money::Money;
use tributary_domain::player::Registration;
use tributary_domain::time::Timestamp;

/// A player as events find it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownPlayer {
    /// Everything that commission depends on, but for whether its affiliate earns and what that
    /// one's parent does.
    pub player: Player,
    /// The brand's name for the player.
    pub ext_customer_id: String,
    /// Its dimension without texts.
    pub dimension_id: DimensionId,
    /// Its dimension with texts.
    pub detail_id: DimensionId,
}

/// Which registrations a list shows; `None` leaves a condition out, an empty list matches nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only players of these affiliates.
    pub affiliates: Option<Vec<AffiliateId>>,
    /// Only those of this brand.
    pub brand: Option<BrandId>,
    /// Only those that stand so.
    pub status: Option<PlayerStatus>,
    /// Only those that are somebody's, or only those that are nobody's.
    pub is_attributed: Option<bool>,
    /// Only those that registered at this moment or later.
    pub from: Option<Timestamp>,
    /// Only those that registered before this moment.
    pub to: Option<Timestamp>,
    /// Only who is called so, by the brand or by themselves.
    pub name: Option<String>,
}

/// What events look at and change, in the order of [`row::PlayerRow`].
macro_rules! player_columns {
    () => {
        "r.id, r.brand_id, r.ext_customer_id, r.status, r.affiliate_id, r.deal_version_id, r.dimension_id, r.detail_id, r.deposits, r.deposit_count, r.withdrawals, r.withdrawal_count, r.chargebacks, r.bonuses, r.deductions, r.bets, r.wins, r.wagers, r.net_pl_casino, r.net_pl_sport, r.deductions_admin_fee, r.deductions_payment_fee, r.deductions_tax, r.deductions_bonus_cost, r.ftd_event, r.ftd_at, r.ftd_amount, r.lead_at, r.cpl_at, r.cpa_at, r.cpa_deal_version_id, r.cap_deal_id, r.cap_day, r.cpl, r.cpa, r.rev_share, r.sub_fee, r.sub_fee_to"
    };
}

/// What happened on a day, in the order of [`row::DayRow`].
macro_rules! day_columns {
    () => {
        "d.registration_id, d.day, d.deal_version_id, d.deposits, d.deposit_count, d.withdrawals, d.withdrawal_count, d.chargebacks, d.bonuses, d.deductions, d.bets, d.wins, d.wagers, d.net_pl_casino, d.net_pl_sport, d.deductions_admin_fee, d.deductions_payment_fee, d.deductions_tax, d.deductions_bonus_cost, d.cpl, d.cpa, d.rev_share, d.held, d.carried"
    };
}

pub(crate) use {day_columns, player_columns};

macro_rules! columns {
    () => {
        concat!(
            player_columns!(),
            ", r.operator_id, r.username, r.country, r.registered_at, r.created_at, r.link_id, r.campaign_id, r.tracker, r.attribution, r.binding, r.ext_customer_spelling"
        )
    };
}

statements! {
    BY_ID: concat!("SELECT ", columns!(), " FROM registration r WHERE r.operator_id = $1 AND r.id = $2");
    LIST: concat!("SELECT ", columns!(), " FROM registration r WHERE r.operator_id = $1 AND r.id < $2
             AND (CAST($3 AS TEXT) IS NULL OR r.affiliate_id IN
               (SELECT CAST(item.value ->> 0 AS BIGINT) FROM json_each(CAST(COALESCE($3, '[]') AS TEXT)) AS item))
             AND (CAST($4 AS BIGINT) IS NULL OR r.brand_id = $4) AND (CAST($5 AS TEXT) IS NULL OR r.status = $5)
             AND r.registered_at >= $6 AND r.registered_at < $7
             AND (CAST($8 AS BIGINT) IS NULL OR (r.affiliate_id IS NOT NULL) = ($8 = 1))
             AND (CAST($9 AS TEXT) IS NULL OR r.ext_customer_id = $11 OR r.username = $9)
             ORDER BY r.id DESC LIMIT $10");
    DAYS_OF: concat!("SELECT ", day_columns!(), "
             FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN registration_day d ON d.registration_id = CAST(item.value ->> 0 AS BIGINT)
             WHERE COALESCE(d.registration_id, 0) <> 0 ORDER BY d.registration_id, d.day, d.deal_version_id");
    SUB_DAYS: "SELECT s.registration_id, s.day, s.sub_terms_id, s.commission, s.net_pl, s.posted, s.held
             FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN sub_day s ON s.registration_id = CAST(item.value ->> 0 AS BIGINT) AND s.day = CAST(item.value ->> 1 AS BIGINT)
             WHERE COALESCE(s.registration_id, 0) <> 0";
    HELD_OF: "SELECT r.id, d.day FROM registration r JOIN registration_day d ON d.registration_id = r.id AND d.held <> 0
               WHERE r.operator_id = $1 AND r.affiliate_id = $2
             UNION SELECT r.id, s.day FROM registration r JOIN sub_day s ON s.registration_id = r.id AND s.held <> 0
               WHERE r.operator_id = $1 AND r.affiliate_id = $2
             UNION SELECT s.registration_id, s.day FROM sub_day s JOIN sub_terms t ON t.id = s.sub_terms_id
               WHERE s.held <> 0 AND t.operator_id = $1 AND t.affiliate_id = $2
             ORDER BY 1, 2";
    CAPS: "SELECT k.deal_id, k.period, k.used FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN deal_cap k ON k.deal_id = CAST(item.value ->> 0 AS BIGINT) AND k.period = CAST(item.value ->> 1 AS BIGINT)
             WHERE COALESCE(k.deal_id, 0) <> 0";
}

bulks! {
    INSERT(operator_id Int, brand_id Int, ext_customer_id Text, username Text, country Text, status Text,
           registered_at Int, created_at Int, affiliate_id MaybeInt, link_id Int, campaign_id Int, tracker Text,
           attribution Text, deal_version_id MaybeInt, binding Text, dimension_id Int, detail_id Int, deposits Int,
           deposit_count Int, withdrawals Int, withdrawal_count Int, chargebacks Int, bonuses Int, deductions Int,
           bets Int, wins Int, wagers Int, net_pl_casino Int, net_pl_sport Int, deductions_admin_fee Int, deductions_payment_fee Int, deductions_tax Int, deductions_bonus_cost Int,
           ftd_event Text, ftd_at MaybeInt, ftd_amount Int, lead_at MaybeInt, cpl_at MaybeInt,
           cpa_at MaybeInt, cpa_deal_version_id MaybeInt, cap_deal_id MaybeInt, cap_day MaybeInt, cpl Int, cpa Int, rev_share Int, sub_fee Int, sub_fee_to MaybeInt, ext_customer_spelling Text):
        "INSERT INTO registration (operator_id, brand_id, ext_customer_id, username, country, status, registered_at, created_at, affiliate_id,
               link_id, campaign_id, tracker, attribution, deal_version_id, binding, dimension_id, detail_id, deposits, 
               deposit_count, withdrawals, withdrawal_count, chargebacks, bonuses, deductions, bets, wins, wagers, net_pl_casino, net_pl_sport, deductions_admin_fee, deductions_payment_fee, deductions_tax, deductions_bonus_cost, ftd_event, 
               ftd_at, ftd_amount, lead_at, cpl_at, cpa_at, cpa_deal_version_id, cap_deal_id, cap_day, cpl, cpa, rev_share, sub_fee, sub_fee_to, ext_customer_spelling)
             SELECT * FROM {rows} WHERE true RETURNING id, brand_id, ext_customer_id";
    UPDATE(id Int, status Text, deposits Int, deposit_count Int, withdrawals Int, withdrawal_count Int, chargebacks Int, bonuses Int,
           deductions Int, bets Int, wins Int, wagers Int, net_pl_casino Int, net_pl_sport Int, deductions_admin_fee Int, deductions_payment_fee Int, deductions_tax Int, deductions_bonus_cost Int,
           ftd_event Text, ftd_at MaybeInt, ftd_amount Int, lead_at MaybeInt, cpl_at MaybeInt, cpa_at MaybeInt,
           cpa_deal_version_id MaybeInt, cap_deal_id MaybeInt, cap_day MaybeInt, cpl Int, cpa Int, rev_share Int, sub_fee Int, sub_fee_to MaybeInt, operator_id Int, seal Seal):
        "UPDATE registration SET status = new.status, deposits = new.deposits, deposit_count = new.deposit_count,
               withdrawals = new.withdrawals, withdrawal_count = new.withdrawal_count, chargebacks = new.chargebacks, bonuses = new.bonuses,
               deductions = new.deductions, bets = new.bets, wins = new.wins, wagers = new.wagers,
               net_pl_casino = new.net_pl_casino, net_pl_sport = new.net_pl_sport, deductions_admin_fee = new.deductions_admin_fee, deductions_payment_fee = new.deductions_payment_fee, deductions_tax = new.deductions_tax, deductions_bonus_cost = new.deductions_bonus_cost,
               ftd_event = new.ftd_event,
               ftd_at = new.ftd_at, ftd_amount = new.ftd_amount, lead_at = new.lead_at, cpl_at = new.cpl_at, cpa_at = new.cpa_at,
               cpa_deal_version_id = new.cpa_deal_version_id, cap_deal_id = new.cap_deal_id, cap_day = new.cap_day,
               cpl = new.cpl, cpa = new.cpa, rev_share = new.rev_share, sub_fee = new.sub_fee, sub_fee_to = new.sub_fee_to, seal = new.seal
             FROM {rows} WHERE registration.id = new.id AND +registration.operator_id = new.operator_id";
    PLACE_PUT(id Int, affiliate_id MaybeInt, link_id Int, campaign_id Int, attribution Text, deal_version_id MaybeInt, binding Text, dimension_id Int,
           detail_id Int, operator_id Int, brand_id Int, ext_customer_id Text, ext_customer_spelling Text, username Text, country Text, registered_at Int, created_at Int,
           tracker Text, place_seal Seal):
        "UPDATE registration SET affiliate_id = new.affiliate_id, link_id = new.link_id, campaign_id = new.campaign_id,
               attribution = new.attribution, deal_version_id = new.deal_version_id, binding = new.binding,
               dimension_id = new.dimension_id, detail_id = new.detail_id, place_seal = new.place_seal
             FROM {rows} WHERE registration.id = new.id AND +registration.operator_id = new.operator_id";
    // A new one has no id before it is there, and seals have it.
    SEALS(id Int, seal Int, place_seal Int):
        "UPDATE registration SET seal = new.seal, place_seal = new.place_seal
             FROM {rows} WHERE registration.id = new.id";
    DAYS(registration_id Int, day Int):
        concat!("SELECT ", day_columns!(), "
             FROM {rows} LEFT JOIN registration_day d ON d.registration_id = new.registration_id AND d.day = new.day
             WHERE COALESCE(d.registration_id, 0) <> 0");
    DAYS_PUT(registration_id Int, day Int, deal_version_id Int, deposits Int, deposit_count Int, withdrawals Int,
           withdrawal_count Int, chargebacks Int, bonuses Int, deductions Int, bets Int, wins Int, wagers Int,
           net_pl_casino Int, net_pl_sport Int, deductions_admin_fee Int, deductions_payment_fee Int, deductions_tax Int, deductions_bonus_cost Int, cpl Int,
           cpa Int, rev_share Int, held Int, carried Int, seal Seal):
        "INSERT INTO registration_day (registration_id, day, deal_version_id, deposits, deposit_count, withdrawals, withdrawal_count, chargebacks,
               bonuses, deductions, bets, wins, wagers, net_pl_casino, net_pl_sport, deductions_admin_fee, deductions_payment_fee, deductions_tax, deductions_bonus_cost, cpl, cpa, rev_share, held, carried, seal)
             SELECT * FROM {rows} WHERE true
             ON CONFLICT (registration_id, day, deal_version_id) DO UPDATE SET
               deposits = excluded.deposits, deposit_count = excluded.deposit_count, withdrawals = excluded.withdrawals, withdrawal_count = excluded.withdrawal_count,
               chargebacks = excluded.chargebacks, bonuses = excluded.bonuses, deductions = excluded.deductions, bets = excluded.bets,
               wins = excluded.wins, wagers = excluded.wagers,
               net_pl_casino = excluded.net_pl_casino, net_pl_sport = excluded.net_pl_sport, deductions_admin_fee = excluded.deductions_admin_fee, deductions_payment_fee = excluded.deductions_payment_fee, deductions_tax = excluded.deductions_tax, deductions_bonus_cost = excluded.deductions_bonus_cost,
               cpl = excluded.cpl, cpa = excluded.cpa,
               rev_share = excluded.rev_share, held = excluded.held, carried = excluded.carried, seal = excluded.seal";
    SUB_DAYS_PUT(registration_id Int, day Int, sub_terms_id Int, commission Int, net_pl Int, posted Int, held Int, seal Seal):
        "INSERT INTO sub_day (registration_id, day, sub_terms_id, commission, net_pl, posted, held, seal)
             SELECT * FROM {rows} WHERE true
             ON CONFLICT (registration_id, day, sub_terms_id) DO UPDATE SET
               commission = excluded.commission, net_pl = excluded.net_pl, posted = excluded.posted, held = excluded.held, seal = excluded.seal";
    CAPS_PUT(deal_id Int, period Int, used Int, seal Seal):
        "INSERT INTO deal_cap (deal_id, period, used, seal)
             SELECT * FROM {rows} WHERE true
             ON CONFLICT (deal_id, period) DO UPDATE SET used = excluded.used, seal = excluded.seal";
}

stamp! {
    async fn add(c, new: &[&Registration]) -> Vec<(BrandId, String, RegistrationId)> {
        if new.is_empty() {
            return Ok(Vec::new());
        }
        let rows = new.iter().map(|registration| row::values(registration)).collect::<Result<Vec<_>, _>>()?;
        let ids = bulk::query_as::<Db, (i64, i64, String)>(&INSERT, rows)?.fetch_all(c).await?;
        Ok(ids.into_iter().map(|(id, brand, customer)| (BrandId(brand), customer, RegistrationId(id))).collect())
    }

    /// One registration.
    pub async fn by_id(c, operator: OperatorId, id: RegistrationId) -> Option<Registration> {
        let row = sqlx::query_as::<Db, Row>(BY_ID).bind(operator.0).bind(id.0).fetch_optional(c).await?;
        row.map(Registration::try_from).transpose()
    }

    /// Players' days, under every deal version.
    pub async fn days(c, days: &[(RegistrationId, i64)]) -> Vec<(DayKey, Day)> {
        if days.is_empty() {
            return Ok(Vec::new());
        }
        let days = days.iter().map(|(id, day)| row![id.0, *day]);
        let rows = bulk::query_as::<Db, DayRow>(&DAYS, days)?.fetch_all(c).await?;
        Ok(rows.into_iter().map(DayRow::into).collect())
    }

    /// Every day of players, of each the first one first.
    pub async fn days_of(c, ids: &[RegistrationId]) -> Vec<(DayKey, Day)> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let list = json::rows(ids.iter().map(|id| [id.0]))?;
        let rows = sqlx::query_as::<Db, DayRow>(DAYS_OF).bind(list).fetch_all(c).await?;
        Ok(rows.into_iter().map(DayRow::into).collect())
    }

    /// Registrations with an id below `before`, the newest first.
    pub async fn list(c, operator: OperatorId, filter: &Filter, before: RegistrationId, limit: i64) -> Vec<Registration> {
        let affiliates = filter.affiliates.as_ref().map(|ids| json::rows(ids.iter().map(|id| [id.0]))).transpose()?;
        let query = sqlx::query_as::<Db, Row>(LIST).bind(operator.0).bind(before.0).bind(affiliates);
        let query = query.bind(filter.brand.map(|id| id.0)).bind(filter.status.map(PlayerStatus::name));
        let query = query.bind(filter.from.map_or(i64::MIN, |at| at.0)).bind(filter.to.map_or(i64::MAX, |at| at.0));
        let query = query.bind(filter.is_attributed.map(i64::from)).bind(filter.name.as_deref()).bind(limit);
        let query = query.bind(filter.name.as_deref().map(id_key));
        let rows = query.fetch_all(c).await?;
        rows.into_iter().map(Registration::try_from).collect()
    }

    /// Parents' shares in players' days, under all of their terms.
    pub async fn sub_days(c, days: &[(RegistrationId, i64)]) -> Vec<(SubDayKey, SubDay)> {
        if days.is_empty() {
            return Ok(Vec::new());
        }
        let list = json::rows(days.iter().map(|(id, day)| (id.0, day)))?;
        let rows = sqlx::query_as::<Db, (i64, i64, i64, i64, i64, i64, i64)>(SUB_DAYS).bind(list).fetch_all(c).await?;
        Ok(rows.into_iter().map(|(id, day, terms, commission, net_pl, posted, held)| {
            let share = SubDay { commission: Money(commission), net_pl: Money(net_pl), posted: Money(posted), held: Money(held) };
            ((RegistrationId(id), day, SubTermsId(terms)), share)
        }).collect())
    }

    /// The players' days on which something is held back of what an affiliate earns, by its own players
    /// or as a parent.
    pub async fn held_of(c, operator: OperatorId, affiliate: AffiliateId) -> Vec<(RegistrationId, i64)> {
        let rows = sqlx::query_as::<Db, (i64, i64)>(HELD_OF).bind(operator.0).bind(affiliate.0).fetch_all(c).await?;
        Ok(rows.into_iter().map(|(id, day)| (RegistrationId(id), day)).collect())
    }

    /// How many CPAs deals have paid in periods; those without any are left out.
    pub async fn caps(c, periods: &[CapKey]) -> Vec<(CapKey, i64)> {
        if periods.is_empty() {
            return Ok(Vec::new());
        }
        let list = json::rows(periods.iter().map(|(deal, period)| (deal.0, period.number())))?;
        let rows = sqlx::query_as::<Db, (i64, i64, i64)>(CAPS).bind(list).fetch_all(c).await?;
        Ok(rows.into_iter().map(|(deal, period, used)| ((DealId(deal), CapPeriod::from_number(period)), used)).collect())
    }
}

/// Adds registrations; their ids by the brand's names for them.
///
/// # Errors
/// What [`StoreError`] names.
pub async fn insert(
    connection: &mut impl Connection,
    new: &[&Registration],
) -> Result<Vec<(BrandId, String, RegistrationId)>, StoreError> {
    let added = add(connection, new).await?;
    let ids = (added.iter()).map(|(brand, customer, id)| ((*brand, customer.as_str()), *id));
    let ids: HashMap<(BrandId, &str), RegistrationId> = ids.collect();
    let seals = connection.seals();
    let Some(key) = seals.key() else {
        return Ok(added);
    };
    let (mut text, mut rows) = (Vec::new(), Vec::with_capacity(new.len()));
    for registration in new {
        let name = (
            registration.player.brand_id,
            registration.ext_customer_id.as_str(),
        );
        let Some(id) = ids.get(&name) else { continue };
        let (mut changes, mut place) = (
            row::changes(registration.operator_id, &registration.player),
            row::place(registration)?,
        );
        changes[0] = Cell::Int(id.0);
        place[0] = Cell::Int(id.0);
        let mut seal = |bulk: &Bulk, row: &[Cell<'_>]| bulk.seal(key, Kind::Seal, row, &mut text);
        rows.push(row![
            id.0,
            seal(&UPDATE, &changes),
            seal(&PLACE_PUT, &place)
        ]);
    }
    let mut writes = Writes::default();
    writes.add(&SEALS, rows);
    writes.run(connection).await?;
    Ok(added)
}

/// Writes whose registrations are now, by which deal, and what reports group them by.
///
/// # Errors
/// What [`StoreError`] names.
pub async fn place_put(
    connection: &mut impl Connection,
    moved: &[&Registration],
) -> Result<(), StoreError> {
    let mut writes = Writes::default();
    let rows = moved.iter().map(|registration| row::place(registration));
    writes.add(&PLACE_PUT, rows.collect::<Result<Vec<_>, _>>()?);
    writes.run(connection).await
}

/// Writes what events have changed of players.
pub fn update<'a>(writes: &mut Writes<'a>, operator: OperatorId, changed: &[&'a Player]) {
    let rows = changed.iter().map(|player| row::changes(operator, player));
    writes.add(&UPDATE, rows);
}

/// Writes players' days as they are now.
pub fn days_put(writes: &mut Writes<'_>, days: &[(DayKey, Day)]) {
    let rows = days.iter().map(|((id, day, deal), now)| {
        let keys = [id.0, *day, deal.map_or(0, |deal| deal.0)];
        let earned = [now.cpl, now.cpa, now.rev_share, now.held, now.carried];
        let earned = earned.map(|money| money.0);
        let numbers = keys.into_iter().chain(now.sums.values()).chain(earned);
        numbers.map(Cell::Int)
    });
    writes.add(&DAYS_PUT, rows);
}

/// Writes parents' shares as they are now.
pub fn sub_days_put(writes: &mut Writes<'_>, days: &[(SubDayKey, SubDay)]) {
    let rows = days.iter().map(|((id, day, terms), now)| {
        row![
            id.0,
            *day,
            terms.0,
            now.commission.0,
            now.net_pl.0,
            now.posted.0,
            now.held.0,
        ]
    });
    writes.add(&SUB_DAYS_PUT, rows);
}

/// Writes how many CPAs deals have paid in periods.
pub fn caps_put(writes: &mut Writes<'_>, caps: &[(CapKey, i64)]) {
    let rows = caps
        .iter()
        .map(|((deal, period), used)| row![deal.0, period.number(), *used]);
    writes.add(&CAPS_PUT, rows);
}
