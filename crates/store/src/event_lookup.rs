//! What is already here of the events that arrive: their customer and its day, whose it is, and whether
//! anything of their name is known. One look for all of it, since each way to a database that is another
//! machine costs as much as the look itself.

use crate::StoreError;
use crate::affiliate::AffiliateState;
use crate::bulk::{self, bulks, row};
use crate::ledger::{ChainHead, LedgerVersion, counted_of};
use crate::player::{DayRow, KnownPlayer, PlayerRow, day_columns, player_columns};
use crate::stamp::{InOrder, in_order, stamp};
use std::ops::RangeFrom;
use tributary_domain::affiliate::Status;
use tributary_domain::commission::{Day, DayKey};
use tributary_domain::id::{AffiliateId, BrandId, EventId, OperatorId, RegistrationId};

/// What an event that arrives is looked up by.
#[derive(Clone, Copy, Debug)]
pub struct EventLookup<'a> {
    /// Its brand.
    pub brand_id: BrandId,
    /// The brand's name for it; may be empty.
    pub event_id: &'a str,
    /// The brand's name for its customer; may be empty.
    pub ext_customer_id: &'a str,
    /// The day it happened on.
    pub day: i64,
}

/// What was found for all events of a batch, at one moment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BatchLookup {
    /// How far the ledger was; none: nobody has posted yet.
    pub version: Option<LedgerVersion>,
    /// Whether an event of one of these names is here, or a reversal that waits for one.
    pub is_known: bool,
    /// Ids for new events, at least as many as were looked up; on PostgreSQL nobody else gets
    /// them, on SQLite nobody else who writes before this transaction ends.
    pub ids: Vec<EventId>,
    /// Their customers. Those that are not registered are left out; one that several events name is
    /// there several times.
    pub found: Vec<PlayerMatch>,
}

/// The customer of an event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlayerMatch {
    /// Its customer, where that is registered.
    pub player: Option<KnownPlayer>,
    /// The player's affiliate, if it has one.
    pub affiliate: Option<(AffiliateId, AffiliateState)>,
    /// The player's day, under one deal version.
    pub day: Option<(DayKey, Day)>,
}

macro_rules! columns {
    () => {
        concat!(
            player_columns!(),
            ", a.status AS affiliate_status, a.parent_affiliate_id, b.seq, b.hash"
        )
    };
}

bulks! {
    BY_NAMES(brand_id Int, event_id Text, ext_customer_id Text, day Int): concat!("SELECT
               {id} AS new_id, CAST(CASE WHEN e.id IS NOT NULL OR
                 (SELECT w.id FROM event w WHERE w.brand_id = new.brand_id AND w.reverses = new.event_id
                    AND w.state = 'parked' AND w.type = 'reversal' AND +w.operator_id = {2} LIMIT 1) IS NOT NULL
                 THEN 1 ELSE 0 END AS BIGINT) AS is_known,
               (SELECT l.taken FROM ledger_lock l WHERE l.operator_id = {2}) AS taken,
               (SELECT l.first_open_day FROM ledger_lock l WHERE l.operator_id = {2}) AS first_open_day,
               (SELECT l.counted FROM ledger_lock l WHERE l.operator_id = {2}) AS counted,
               ", columns!(), ", ", day_columns!(), "
             FROM {rows}
             LEFT JOIN event e ON e.brand_id = new.brand_id AND e.event_id = new.event_id AND +e.operator_id = {2}
             LEFT JOIN registration r ON r.brand_id = new.brand_id AND r.ext_customer_id = new.ext_customer_id AND +r.operator_id = {2}
             LEFT JOIN affiliate a ON a.id = r.affiliate_id
             LEFT JOIN balance b ON b.affiliate_id = a.id
             LEFT JOIN registration_day d ON d.registration_id = r.id AND d.day = new.day");
    BY_IDS(id Int): concat!("SELECT ", columns!(), " FROM {rows}
             LEFT JOIN registration r ON r.id = new.id AND +r.operator_id = {2}
             LEFT JOIN affiliate a ON a.id = r.affiliate_id
             LEFT JOIN balance b ON b.affiliate_id = a.id
             WHERE COALESCE(r.id, 0) <> 0");
}

in_order! {
    struct BatchRow {
        new_id: i64,
        is_known: i64,
        taken: Option<i64>,
        first_open_day: Option<i64>,
        counted: Option<String>,
    }
}

in_order! {
    struct AffiliateRow {
        affiliate_status: Option<i64>,
        parent_affiliate_id: Option<i64>,
        seq: Option<i64>,
        hash: Option<String>,
    }
}

struct LookupRow {
    batch: BatchRow,
    found: Row,
}

struct Row {
    player: Option<(PlayerRow, AffiliateRow)>,
    day: Option<DayRow>,
}

impl<'r, R> sqlx::FromRow<'r, R> for LookupRow
where
    R: sqlx::Row,
    BatchRow: InOrder<'r, R>,
    Row: InOrder<'r, R>,
{
    fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
        let mut next = 0..;
        Ok(Self {
            batch: BatchRow::read(row, &mut next)?,
            found: Row::read(row, &mut next)?,
        })
    }
}

impl<'r, R> sqlx::FromRow<'r, R> for Row
where
    R: sqlx::Row,
    Row: InOrder<'r, R>,
{
    fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
        Row::read(row, &mut (0..))
    }
}

impl<'r, R> InOrder<'r, R> for Row
where
    R: sqlx::Row,
    usize: sqlx::ColumnIndex<R>,
    PlayerRow: InOrder<'r, R>,
    AffiliateRow: InOrder<'r, R>,
    DayRow: InOrder<'r, R>,
    Option<i64>: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
{
    fn read(row: &'r R, next: &mut RangeFrom<usize>) -> Result<Self, sqlx::Error> {
        // What was not found is missing in all its columns.
        let is_there = |at: usize| -> Result<bool, sqlx::Error> {
            Ok(at < row.len() && row.try_get::<Option<i64>, _>(at)?.is_some())
        };
        let (mut player, mut day) = (None, None);
        if is_there(next.start)? {
            let found = PlayerRow::read(row, next)?;
            player = Some((found, AffiliateRow::read(row, next)?));
            if is_there(next.start)? {
                day = Some(DayRow::read(row, next)?);
            }
        }
        Ok(Self { player, day })
    }
}

impl TryFrom<Row> for PlayerMatch {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let mut found = Self {
            player: None,
            affiliate: None,
            day: row.day.map(DayRow::into),
        };
        if let Some((player, affiliate)) = row.player {
            let player = KnownPlayer::try_from(player)?;
            let status = affiliate.affiliate_status.and_then(Status::from_number);
            found.affiliate = (player.player.affiliate_id)
                .zip(status)
                .map(|(id, status)| {
                    let head = ChainHead {
                        seq: affiliate.seq.unwrap_or(0),
                        hash: affiliate.hash.unwrap_or_default(),
                    };
                    let parent = affiliate.parent_affiliate_id.map(AffiliateId);
                    (
                        id,
                        AffiliateState {
                            status,
                            parent,
                            head,
                        },
                    )
                });
            found.player = Some(player);
        }
        Ok(found)
    }
}

stamp! {
    /// What is here of events.
    pub async fn look_up(c, operator: OperatorId, events: &[EventLookup<'_>]) -> BatchLookup {
        let mut lookup = BatchLookup::default();
        if events.is_empty() {
            return Ok(lookup);
        }
        let events = events.iter().map(|new| row![new.brand_id.0, new.event_id, new.ext_customer_id, new.day]);
        let rows = bulk::query_as::<Db, LookupRow>(&BY_NAMES, events)?.bind(operator.0).fetch_all(c).await?;
        for LookupRow { batch: row, found } in rows {
            // The same in every row.
            if let (None, Some((taken, first_open_day))) = (lookup.version, row.taken.zip(row.first_open_day)) {
                let counted = counted_of(operator.0, row.counted.as_deref().unwrap_or("[]"))?;
                lookup.version = Some(LedgerVersion { taken, first_open_day, counted });
            }
            lookup.is_known |= row.is_known == 1;
            lookup.ids.push(EventId(row.new_id));
            if found.player.is_some() {
                lookup.found.push(found.try_into()?);
            }
        }
        // Where an event finds two of something, SQLite gives both rows the same.
        lookup.ids.sort_unstable();
        lookup.ids.dedup();
        Ok(lookup)
    }

    /// The same of players by their ids; foreign and unknown ones are left out.
    pub async fn by_ids(c, operator: OperatorId, ids: &[RegistrationId]) -> Vec<PlayerMatch> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows = bulk::query_as::<Db, Row>(&BY_IDS, ids.iter().map(|id| row![id.0]))?;
        let rows = rows.bind(operator.0).fetch_all(c).await?;
        rows.into_iter().map(PlayerMatch::try_from).collect()
    }
}
