//! Registrations: players, their days, and what parents share in.

mod row;

use crate::json;
use crate::stamp::{stamp, statements};
use row::{DayRow, Row};
use tributary_domain::commission::{Day, DayKey, SubDay, SubDayKey};
use tributary_domain::event::PlayerStatus;
use tributary_domain::id::{AffiliateId, BrandId, DealId, OperatorId, RegistrationId, SubTermsId};
use tributary_domain::money::Money;
use tributary_domain::player::Registration;
use tributary_domain::time::Timestamp;

/// A player by the brand's name for it.
pub type Customer<'a> = (BrandId, &'a str);

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

macro_rules! columns {
    () => {
        "r.id, r.operator_id, r.brand_id, r.ext_customer_id, r.username, r.country, r.status, r.registered_at, r.created_at, r.affiliate_id, r.link_id, r.campaign_id, r.tracker, r.attribution, r.deal_version_id, r.binding, r.dimension_id, r.detail_id, r.deposits, r.deposit_count, r.withdrawals, r.withdrawal_count, r.chargebacks, r.bonuses, r.deductions, r.bets, r.wins, r.wagers, r.ftd_event, r.ftd_at, r.ftd_amount, r.lead_at, r.cpl_at, r.cpa_at, r.cpl, r.cpa, r.rev_share, r.sub_fee, r.sub_fee_to"
    };
}

statements! {
    INSERT: concat!("INSERT INTO registration (operator_id, brand_id, ext_customer_id, username, country, status, registered_at, created_at,
               affiliate_id, link_id, campaign_id, tracker, attribution, deal_version_id, binding, dimension_id,
               detail_id, deposits, deposit_count, withdrawals, withdrawal_count, chargebacks, bonuses, deductions,
               bets, wins, wagers, ftd_event, ftd_at, ftd_amount, lead_at, cpl_at,
               cpa_at, cpl, cpa, rev_share, sub_fee, sub_fee_to)
             SELECT CAST(item.value ->> 0 AS BIGINT), CAST(item.value ->> 1 AS BIGINT), item.value ->> 2, item.value ->> 3,
               item.value ->> 4, item.value ->> 5, CAST(item.value ->> 6 AS BIGINT), CAST(item.value ->> 7 AS BIGINT),
               CAST(item.value ->> 8 AS BIGINT), CAST(item.value ->> 9 AS BIGINT), CAST(item.value ->> 10 AS BIGINT), item.value ->> 11,
               item.value ->> 12, CAST(item.value ->> 13 AS BIGINT), item.value ->> 14, CAST(item.value ->> 15 AS BIGINT),
               CAST(item.value ->> 16 AS BIGINT), CAST(item.value ->> 17 AS BIGINT), CAST(item.value ->> 18 AS BIGINT), CAST(item.value ->> 19 AS BIGINT),
               CAST(item.value ->> 20 AS BIGINT), CAST(item.value ->> 21 AS BIGINT), CAST(item.value ->> 22 AS BIGINT), CAST(item.value ->> 23 AS BIGINT),
               CAST(item.value ->> 24 AS BIGINT), CAST(item.value ->> 25 AS BIGINT), CAST(item.value ->> 26 AS BIGINT), item.value ->> 27,
               CAST(item.value ->> 28 AS BIGINT), CAST(item.value ->> 29 AS BIGINT), CAST(item.value ->> 30 AS BIGINT), CAST(item.value ->> 31 AS BIGINT),
               CAST(item.value ->> 32 AS BIGINT), CAST(item.value ->> 33 AS BIGINT), CAST(item.value ->> 34 AS BIGINT), CAST(item.value ->> 35 AS BIGINT),
               CAST(item.value ->> 36 AS BIGINT), CAST(item.value ->> 37 AS BIGINT)
             FROM ", json::items!(), " WHERE true RETURNING id, brand_id, ext_customer_id");
    UPDATE: concat!("UPDATE registration SET status = new.status, affiliate_id = new.affiliate_id, link_id = new.link_id, campaign_id = new.campaign_id, attribution = new.attribution,
               deal_version_id = new.deal_version_id, binding = new.binding, dimension_id = new.dimension_id, detail_id = new.detail_id, deposits = new.deposits,
               deposit_count = new.deposit_count, withdrawals = new.withdrawals, withdrawal_count = new.withdrawal_count, chargebacks = new.chargebacks, bonuses = new.bonuses,
               deductions = new.deductions, bets = new.bets, wins = new.wins, wagers = new.wagers, ftd_event = new.ftd_event,
               ftd_at = new.ftd_at, ftd_amount = new.ftd_amount, lead_at = new.lead_at, cpl_at = new.cpl_at, cpa_at = new.cpa_at,
               cpl = new.cpl, cpa = new.cpa, rev_share = new.rev_share, sub_fee = new.sub_fee, sub_fee_to = new.sub_fee_to
             FROM (SELECT CAST(item.value ->> 0 AS BIGINT) AS id, item.value ->> 1 AS status, CAST(item.value ->> 2 AS BIGINT) AS affiliate_id,
               CAST(item.value ->> 3 AS BIGINT) AS link_id, CAST(item.value ->> 4 AS BIGINT) AS campaign_id, item.value ->> 5 AS attribution,
               CAST(item.value ->> 6 AS BIGINT) AS deal_version_id, item.value ->> 7 AS binding, CAST(item.value ->> 8 AS BIGINT) AS dimension_id,
               CAST(item.value ->> 9 AS BIGINT) AS detail_id, CAST(item.value ->> 10 AS BIGINT) AS deposits, CAST(item.value ->> 11 AS BIGINT) AS deposit_count,
               CAST(item.value ->> 12 AS BIGINT) AS withdrawals, CAST(item.value ->> 13 AS BIGINT) AS withdrawal_count, CAST(item.value ->> 14 AS BIGINT) AS chargebacks,
               CAST(item.value ->> 15 AS BIGINT) AS bonuses, CAST(item.value ->> 16 AS BIGINT) AS deductions, CAST(item.value ->> 17 AS BIGINT) AS bets,
               CAST(item.value ->> 18 AS BIGINT) AS wins, CAST(item.value ->> 19 AS BIGINT) AS wagers, item.value ->> 20 AS ftd_event,
               CAST(item.value ->> 21 AS BIGINT) AS ftd_at, CAST(item.value ->> 22 AS BIGINT) AS ftd_amount, CAST(item.value ->> 23 AS BIGINT) AS lead_at,
               CAST(item.value ->> 24 AS BIGINT) AS cpl_at, CAST(item.value ->> 25 AS BIGINT) AS cpa_at, CAST(item.value ->> 26 AS BIGINT) AS cpl,
               CAST(item.value ->> 27 AS BIGINT) AS cpa, CAST(item.value ->> 28 AS BIGINT) AS rev_share, CAST(item.value ->> 29 AS BIGINT) AS sub_fee,
               CAST(item.value ->> 30 AS BIGINT) AS sub_fee_to
               FROM ", json::items!(), ") AS new
             WHERE registration.id = new.id AND +registration.operator_id = $2");
    BY_CUSTOMERS: concat!("SELECT ", columns!(), " FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN registration r ON r.brand_id = CAST(item.value ->> 0 AS BIGINT) AND r.ext_customer_id = item.value ->> 1
               AND +r.operator_id = $2
             WHERE COALESCE(r.id, 0) <> 0");
    BY_ID: concat!("SELECT ", columns!(), " FROM registration r WHERE r.operator_id = $1 AND r.id = $2");
    LIST: concat!("SELECT ", columns!(), " FROM registration r WHERE r.operator_id = $1 AND r.id < $2
             AND (CAST($3 AS TEXT) IS NULL OR r.affiliate_id IN
               (SELECT CAST(item.value ->> 0 AS BIGINT) FROM json_each(CAST(COALESCE($3, '[]') AS TEXT)) AS item))
             AND (CAST($4 AS BIGINT) IS NULL OR r.brand_id = $4) AND (CAST($5 AS TEXT) IS NULL OR r.status = $5)
             AND r.registered_at >= $6 AND r.registered_at < $7
             AND (CAST($8 AS BIGINT) IS NULL OR (r.affiliate_id IS NOT NULL) = ($8 = 1))
             AND (CAST($9 AS TEXT) IS NULL OR r.ext_customer_id = $9 OR r.username = $9)
             ORDER BY r.id DESC LIMIT $10");
    BY_IDS: concat!("SELECT ", columns!(), " FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN registration r ON r.id = CAST(item.value ->> 0 AS BIGINT) AND +r.operator_id = $2 WHERE COALESCE(r.id, 0) <> 0");
    DAYS: "SELECT d.registration_id, d.day, d.deal_version_id, d.deposits, d.deposit_count, d.withdrawals, d.withdrawal_count, d.chargebacks, d.bonuses, d.deductions, d.bets, d.wins, d.wagers, d.cpl, d.cpa, d.rev_share
             FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN registration_day d ON d.registration_id = CAST(item.value ->> 0 AS BIGINT) AND d.day = CAST(item.value ->> 1 AS BIGINT)
             WHERE COALESCE(d.registration_id, 0) <> 0";
    DAYS_OF: "SELECT d.registration_id, d.day, d.deal_version_id, d.deposits, d.deposit_count, d.withdrawals, d.withdrawal_count, d.chargebacks, d.bonuses, d.deductions, d.bets, d.wins, d.wagers, d.cpl, d.cpa, d.rev_share
             FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN registration_day d ON d.registration_id = CAST(item.value ->> 0 AS BIGINT)
             WHERE COALESCE(d.registration_id, 0) <> 0 ORDER BY d.registration_id, d.day, d.deal_version_id";
    DAYS_PUT: concat!("INSERT INTO registration_day (registration_id, day, deal_version_id, deposits, deposit_count, withdrawals, withdrawal_count, chargebacks,
               bonuses, deductions, bets, wins, wagers, cpl, cpa, rev_share)
             SELECT CAST(item.value ->> 0 AS BIGINT), CAST(item.value ->> 1 AS BIGINT), CAST(item.value ->> 2 AS BIGINT), CAST(item.value ->> 3 AS BIGINT),
               CAST(item.value ->> 4 AS BIGINT), CAST(item.value ->> 5 AS BIGINT), CAST(item.value ->> 6 AS BIGINT), CAST(item.value ->> 7 AS BIGINT),
               CAST(item.value ->> 8 AS BIGINT), CAST(item.value ->> 9 AS BIGINT), CAST(item.value ->> 10 AS BIGINT), CAST(item.value ->> 11 AS BIGINT),
               CAST(item.value ->> 12 AS BIGINT), CAST(item.value ->> 13 AS BIGINT), CAST(item.value ->> 14 AS BIGINT), CAST(item.value ->> 15 AS BIGINT)
             FROM ", json::items!(), " WHERE true
             ON CONFLICT (registration_id, day, deal_version_id) DO UPDATE SET
               deposits = excluded.deposits, deposit_count = excluded.deposit_count, withdrawals = excluded.withdrawals, withdrawal_count = excluded.withdrawal_count,
               chargebacks = excluded.chargebacks, bonuses = excluded.bonuses, deductions = excluded.deductions, bets = excluded.bets,
               wins = excluded.wins, wagers = excluded.wagers, cpl = excluded.cpl, cpa = excluded.cpa,
               rev_share = excluded.rev_share");
    SUB_DAYS: "SELECT s.registration_id, s.day, s.sub_terms_id, s.commission, s.net_pl, s.posted
             FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN sub_day s ON s.registration_id = CAST(item.value ->> 0 AS BIGINT) AND s.day = CAST(item.value ->> 1 AS BIGINT)
             WHERE COALESCE(s.registration_id, 0) <> 0";
    SUB_DAYS_PUT: concat!("INSERT INTO sub_day (registration_id, day, sub_terms_id, commission, net_pl, posted)
             SELECT CAST(item.value ->> 0 AS BIGINT), CAST(item.value ->> 1 AS BIGINT), CAST(item.value ->> 2 AS BIGINT), CAST(item.value ->> 3 AS BIGINT),
               CAST(item.value ->> 4 AS BIGINT), CAST(item.value ->> 5 AS BIGINT)
             FROM ", json::items!(), " WHERE true
             ON CONFLICT (registration_id, day, sub_terms_id) DO UPDATE SET
               commission = excluded.commission, net_pl = excluded.net_pl, posted = excluded.posted");
    CAPS: "SELECT k.deal_id, k.period, k.used FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN deal_cap k ON k.deal_id = CAST(item.value ->> 0 AS BIGINT) AND k.period = CAST(item.value ->> 1 AS BIGINT)
             WHERE COALESCE(k.deal_id, 0) <> 0";
    CAPS_PUT: concat!("INSERT INTO deal_cap (deal_id, period, used)
             SELECT CAST(item.value ->> 0 AS BIGINT), CAST(item.value ->> 1 AS BIGINT), CAST(item.value ->> 2 AS BIGINT)
             FROM ", json::items!(), " WHERE true
             ON CONFLICT (deal_id, period) DO UPDATE SET used = excluded.used");
}

stamp! {
    /// Adds registrations; their ids by the brand's names for them.
    pub async fn insert(c, new: &[&Registration]) -> Vec<(BrandId, String, RegistrationId)> {
        if new.is_empty() {
            return Ok(Vec::new());
        }
        let rows = new.iter().map(|registration| row::values(registration)).collect::<Result<Vec<_>, _>>()?;
        let ids = sqlx::query_as::<Db, (i64, i64, String)>(INSERT).bind(json::rows(rows)?).fetch_all(c).await?;
        Ok(ids.into_iter().map(|(id, brand, customer)| (BrandId(brand), customer, RegistrationId(id))).collect())
    }

    /// Writes what events have changed of registrations.
    pub async fn update(c, operator: OperatorId, changed: &[&Registration]) -> () {
        if changed.is_empty() {
            return Ok(());
        }
        let rows = changed.iter().map(|registration| row::changes(registration)).collect::<Result<Vec<_>, _>>()?;
        sqlx::query::<Db>(UPDATE).bind(json::rows(rows)?).bind(operator.0).execute(c).await?;
        Ok(())
    }

    /// The registrations of customers; those that are not registered are left out.
    pub async fn by_customers(c, operator: OperatorId, customers: &[Customer<'_>]) -> Vec<Registration> {
        let list = json::rows(customers.iter().map(|(brand, customer)| (brand.0, customer)))?;
        let rows = sqlx::query_as::<Db, Row>(BY_CUSTOMERS).bind(list).bind(operator.0).fetch_all(c).await?;
        rows.into_iter().map(Registration::try_from).collect()
    }

    /// One registration.
    pub async fn by_id(c, operator: OperatorId, id: RegistrationId) -> Option<Registration> {
        let row = sqlx::query_as::<Db, Row>(BY_ID).bind(operator.0).bind(id.0).fetch_optional(c).await?;
        row.map(Registration::try_from).transpose()
    }

    /// Registrations by their ids; foreign and unknown ones are left out.
    pub async fn by_ids(c, operator: OperatorId, ids: &[RegistrationId]) -> Vec<Registration> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let list = json::rows(ids.iter().map(|id| [id.0]))?;
        let rows = sqlx::query_as::<Db, Row>(BY_IDS).bind(list).bind(operator.0).fetch_all(c).await?;
        rows.into_iter().map(Registration::try_from).collect()
    }

    /// Players' days, under every deal version.
    pub async fn days(c, days: &[(RegistrationId, i64)]) -> Vec<(DayKey, Day)> {
        if days.is_empty() {
            return Ok(Vec::new());
        }
        let list = json::rows(days.iter().map(|(id, day)| (id.0, day)))?;
        let rows = sqlx::query_as::<Db, DayRow>(DAYS).bind(list).fetch_all(c).await?;
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
        let rows = query.fetch_all(c).await?;
        rows.into_iter().map(Registration::try_from).collect()
    }

    /// Writes players' days as they are now.
    pub async fn days_put(c, days: &[(DayKey, Day)]) -> () {
        if days.is_empty() {
            return Ok(());
        }
        let rows = days.iter().map(|((id, day, deal), now)| {
            let mut row = vec![id.0, *day, deal.0];
            row.extend(now.sums.values());
            row.extend([now.cpl.0, now.cpa.0, now.rev_share.0]);
            row
        });
        sqlx::query::<Db>(DAYS_PUT).bind(json::rows(rows)?).execute(c).await?;
        Ok(())
    }

    /// Parents' shares in players' days, under all of their terms.
    pub async fn sub_days(c, days: &[(RegistrationId, i64)]) -> Vec<(SubDayKey, SubDay)> {
        if days.is_empty() {
            return Ok(Vec::new());
        }
        let list = json::rows(days.iter().map(|(id, day)| (id.0, day)))?;
        let rows = sqlx::query_as::<Db, (i64, i64, i64, i64, i64, i64)>(SUB_DAYS).bind(list).fetch_all(c).await?;
        Ok(rows.into_iter().map(|(id, day, terms, commission, net_pl, posted)| {
            let share = SubDay { commission: Money(commission), net_pl: Money(net_pl), posted: Money(posted) };
            ((RegistrationId(id), day, SubTermsId(terms)), share)
        }).collect())
    }

    /// Writes parents' shares as they are now.
    pub async fn sub_days_put(c, days: &[(SubDayKey, SubDay)]) -> () {
        if days.is_empty() {
            return Ok(());
        }
        let rows = days.iter().map(|((id, day, terms), now)| {
            [id.0, *day, terms.0, now.commission.0, now.net_pl.0, now.posted.0]
        });
        sqlx::query::<Db>(SUB_DAYS_PUT).bind(json::rows(rows)?).execute(c).await?;
        Ok(())
    }

    /// How many CPAs deals have paid in periods; those without any are left out.
    pub async fn caps(c, periods: &[(DealId, i64)]) -> Vec<((DealId, i64), i64)> {
        if periods.is_empty() {
            return Ok(Vec::new());
        }
        let list = json::rows(periods.iter().map(|(deal, period)| (deal.0, period)))?;
        let rows = sqlx::query_as::<Db, (i64, i64, i64)>(CAPS).bind(list).fetch_all(c).await?;
        Ok(rows.into_iter().map(|(deal, period, used)| ((DealId(deal), period), used)).collect())
    }

    /// Writes how many CPAs deals have paid in periods.
    pub async fn caps_put(c, caps: &[((DealId, i64), i64)]) -> () {
        if caps.is_empty() {
            return Ok(());
        }
        let rows = caps.iter().map(|((deal, period), used)| [deal.0, *period, *used]);
        sqlx::query::<Db>(CAPS_PUT).bind(json::rows(rows)?).execute(c).await?;
        Ok(())
    }
}
