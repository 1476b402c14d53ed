//! What events meet when they arrive: their customer and its day, whose it is, and whether anything
//! of their name is here already. One look for all of it, since each way to a database that is another
//! machine costs as much as the look itself.

use crate::StoreError;
use crate::affiliate::Standing;
use crate::bulk::{self, bulks};
use crate::ledger::Tail;
use crate::player::{DayRow, KnownPlayer, PlayerRow, day_columns, player_columns};
use crate::stamp::{InOrder, in_order, stamp};
use serde_json::json;
use tributary_domain::affiliate::Status;
use tributary_domain::commission::{Day, DayKey};
use tributary_domain::id::{AffiliateId, BrandId, OperatorId, RegistrationId};

/// An event as it arrives.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'a> {
    /// Its brand.
    pub brand_id: BrandId,
    /// The brand's name for it; may be empty.
    pub event_id: &'a str,
    /// The brand's name for its customer; may be empty.
    pub ext_customer_id: &'a str,
    /// The day it would count on.
    pub day: i64,
}

/// What an event meets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Met {
    /// Whether an event of this name is here, or a reversal that waits for one.
    pub is_known: bool,
    /// Its customer, where that is registered.
    pub player: Option<KnownPlayer>,
    /// Where the player's affiliate stands, if it has one.
    pub standing: Option<(AffiliateId, Standing)>,
    /// The player's day, under one deal version.
    pub day: Option<(DayKey, Day)>,
}

macro_rules! columns {
    () => {
        concat!(
            player_columns!(),
            ", a.status AS standing, a.parent_affiliate_id, b.seq, b.hash"
        )
    };
}

bulks! {
    ARRIVALS(brand_id Int, event_id Text, ext_customer_id Text, day Int): concat!("SELECT
               CAST(CASE WHEN e.id IS NOT NULL OR w.id IS NOT NULL THEN 1 ELSE 0 END AS BIGINT) AS is_known, ", columns!(), ", ", day_columns!(), "
             FROM {rows}
             LEFT JOIN event e ON e.brand_id = new.brand_id AND e.event_id = new.event_id AND +e.operator_id = {2}
             LEFT JOIN event w ON w.brand_id = new.brand_id AND w.reverses = new.event_id
               AND w.state = 'parked' AND w.type = 'reversal' AND +w.operator_id = {2}
             LEFT JOIN registration r ON r.brand_id = new.brand_id AND r.ext_customer_id = new.ext_customer_id AND +r.operator_id = {2}
             LEFT JOIN affiliate a ON a.id = r.affiliate_id
             LEFT JOIN balance b ON b.affiliate_id = a.id
             LEFT JOIN registration_day d ON d.registration_id = r.id AND d.day = new.day
             WHERE COALESCE(e.id, w.id, r.id, 0) <> 0");
    BY_IDS(id Int): concat!("SELECT CAST(0 AS BIGINT) AS is_known, ", columns!(), " FROM {rows}
             LEFT JOIN registration r ON r.id = new.id AND +r.operator_id = {2}
             LEFT JOIN affiliate a ON a.id = r.affiliate_id
             LEFT JOIN balance b ON b.affiliate_id = a.id
             WHERE COALESCE(r.id, 0) <> 0");
}

in_order! {
    struct KnownRow {
        is_known: i64,
    }
}

in_order! {
    struct StandingRow {
        standing: Option<i64>,
        parent_affiliate_id: Option<i64>,
        seq: Option<i64>,
        hash: Option<String>,
    }
}

struct Row {
    known: KnownRow,
    player: Option<(PlayerRow, StandingRow)>,
    day: Option<DayRow>,
}

impl<'r, R> sqlx::FromRow<'r, R> for Row
where
    R: sqlx::Row,
    usize: sqlx::ColumnIndex<R>,
    KnownRow: InOrder<'r, R>,
    PlayerRow: InOrder<'r, R>,
    StandingRow: InOrder<'r, R>,
    DayRow: InOrder<'r, R>,
    Option<i64>: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
{
    fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
        let mut next = 0..;
        let known = KnownRow::read(row, &mut next)?;
        // What was not found is missing in all its columns.
        let is_there = |at: usize| -> Result<bool, sqlx::Error> {
            Ok(at < row.len() && row.try_get::<Option<i64>, _>(at)?.is_some())
        };
        let (mut player, mut day) = (None, None);
        if is_there(next.start)? {
            let found = PlayerRow::read(row, &mut next)?;
            player = Some((found, StandingRow::read(row, &mut next)?));
            if is_there(next.start)? {
                day = Some(DayRow::read(row, &mut next)?);
            }
        }
        Ok(Self { known, player, day })
    }
}

impl TryFrom<Row> for Met {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let mut met = Self {
            is_known: row.known.is_known == 1,
            player: None,
            standing: None,
            day: row.day.map(DayRow::into),
        };
        if let Some((player, standing)) = row.player {
            let player = KnownPlayer::try_from(player)?;
            let status = standing.standing.and_then(Status::from_number);
            met.standing = (player.player.affiliate_id)
                .zip(status)
                .map(|(id, status)| {
                    let tail = Tail {
                        seq: standing.seq.unwrap_or(0),
                        hash: standing.hash.unwrap_or_default(),
                    };
                    let parent = standing.parent_affiliate_id.map(AffiliateId);
                    (
                        id,
                        Standing {
                            status,
                            parent,
                            tail,
                        },
                    )
                });
            met.player = Some(player);
        }
        Ok(met)
    }
}

stamp! {
    /// What events meet. What meets nothing is left out; who is met by several is there several
    /// times.
    pub async fn meet(c, operator: OperatorId, arrivals: &[Arrival<'_>]) -> Vec<Met> {
        if arrivals.is_empty() {
            return Ok(Vec::new());
        }
        let arrivals = arrivals.iter().map(|new| json!([new.brand_id.0, new.event_id, new.ext_customer_id, new.day]));
        let rows = bulk::query_as::<Db, Row>(&ARRIVALS, arrivals)?.bind(operator.0).fetch_all(c).await?;
        rows.into_iter().map(Met::try_from).collect()
    }

    /// The same of players by their ids; foreign and unknown ones are left out.
    pub async fn by_ids(c, operator: OperatorId, ids: &[RegistrationId]) -> Vec<Met> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows = bulk::query_as::<Db, Row>(&BY_IDS, ids.iter().map(|id| json!([id.0])))?;
        let rows = rows.bind(operator.0).fetch_all(c).await?;
        rows.into_iter().map(Met::try_from).collect()
    }
}
