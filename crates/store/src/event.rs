//! Events: what brands have told, applied or waiting.

use crate::bulk::{self, Cell, Writes, bulks, row};
use crate::stamp::{stamp, statements};
use crate::{Connection, StoreError, json};
use tributary_domain::event::{EventType, Product, Sums};
use tributary_domain::id::{
    AffiliateId, BrandId, DealVersionId, EventId, OperatorId, RegistrationId, SubTermsId,
};
use tributary_domain::time::Timestamp;

/// What has become of an event.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum State {
    /// It counts.
    Applied,
    /// It waits for its customer, or for the event it reverses.
    Parked,
    /// A later activity of its day has taken its place.
    Replaced,
    /// When its time came it could not be applied; the note says why.
    Refused,
}

impl State {
    /// The name in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Parked => "parked",
            Self::Replaced => "replaced",
            Self::Refused => "refused",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::Applied, Self::Parked, Self::Replaced, Self::Refused]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

/// An event as the database knows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredEvent {
    /// The event; 0 before it has got one.
    pub id: EventId,
    /// Its operator.
    pub operator_id: OperatorId,
    /// Its brand.
    pub brand_id: BrandId,
    /// The brand's name for it.
    pub event_id: String,
    /// What happened.
    pub kind: EventType,
    /// What has become of it.
    pub state: State,
    /// The brand's name for the customer; empty for a reversal that names none.
    pub ext_customer_id: String,
    /// The player.
    pub registration_id: Option<RegistrationId>,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// The day it counts on.
    pub day: i64,
    /// When it came.
    pub received_at: Timestamp,
    /// What is left of it, in the operator's currency.
    pub effect: Sums,
    /// The rate its amounts were converted at, in parts per 10⁹; none: they were in the operator's own
    /// currency. It stays the event's, whatever the rate of its day is set to later.
    pub rate: Option<i64>,
    /// The affiliates whose players its sender may touch; none: all.
    pub scope: Option<Vec<AffiliateId>>,
    /// What was sent, as a JSON object.
    pub payload: String,
    /// What tells its content from another's.
    pub digest: String,
    /// The product that was played.
    pub product: Option<Product>,
    /// The event it reverses; empty for all others.
    pub reverses: String,
    /// The deal version it counts under.
    pub deal_version_id: Option<DealVersionId>,
    /// The parent's terms it counts under.
    pub sub_terms_id: Option<SubTermsId>,
    /// Why it was refused.
    pub note: String,
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: i64,
    operator_id: i64,
    brand_id: i64,
    event_id: String,
    r#type: String,
    state: String,
    ext_customer_id: String,
    registration_id: Option<i64>,
    occurred_at: i64,
    day: i64,
    received_at: i64,
    effect: String,
    rate: Option<i64>,
    scope: String,
    payload: String,
    digest: String,
    product: String,
    reverses: String,
    deal_version_id: Option<i64>,
    sub_terms_id: Option<i64>,
    note: String,
}

macro_rules! columns {
    () => {
        "e.id, e.operator_id, e.brand_id, e.event_id, e.type, e.state, e.ext_customer_id, e.registration_id, e.occurred_at, e.day, e.received_at, e.effect, e.rate, e.scope, e.payload, e.digest, e.product, e.reverses, e.deal_version_id, e.sub_terms_id, e.note"
    };
}

statements! {
    PARKED_OF: concat!("SELECT ", columns!(), " FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN event e ON e.brand_id = CAST(item.value ->> 0 AS BIGINT) AND e.ext_customer_id = item.value ->> 1 AND e.state = 'parked'
               AND +e.operator_id = $2
             WHERE COALESCE(e.id, 0) <> 0 ORDER BY e.occurred_at, e.id LIMIT $3");
    ACTIVITIES: concat!("SELECT ", columns!(), " FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN event e ON e.registration_id = CAST(item.value ->> 0 AS BIGINT) AND e.day = CAST(item.value ->> 1 AS BIGINT)
               AND e.state = 'applied' AND e.type = 'activity'
             WHERE COALESCE(e.id, 0) <> 0");
    DEPOSITS: concat!("SELECT ", columns!(), " FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN event e ON e.registration_id = CAST(item.value ->> 0 AS BIGINT)
               AND e.state = 'applied' AND e.type IN ('deposit', 'activity')
             WHERE COALESCE(e.id, 0) <> 0 ORDER BY e.id");
    BY_IDS: concat!("SELECT ", columns!(), " FROM json_each(CAST($1 AS TEXT)) AS item
             LEFT JOIN event e ON e.id = CAST(item.value ->> 0 AS BIGINT) AND +e.operator_id = $2
             WHERE COALESCE(e.id, 0) <> 0");
    BY_ID: concat!("SELECT ", columns!(), " FROM event e WHERE e.operator_id = $1 AND e.id = $2");
    FX_RATES: "SELECT currency, day, rate FROM fx_rate WHERE operator_id = $1 ORDER BY currency, day";
    FX_PUT: "INSERT INTO fx_rate (operator_id, currency, day, rate) VALUES ($1, $2, $3, $4)
             ON CONFLICT (operator_id, currency, day) DO UPDATE SET rate = excluded.rate";
}

/// An event by the brand's name for it.
pub type Name<'a> = (BrandId, &'a str);

bulks! {
    INSERT(id Int, operator_id Int, brand_id Int, event_id Text, type Text, state Text, ext_customer_id Text,
           registration_id MaybeInt, occurred_at Int, day Int, received_at Int, effect Text, rate MaybeInt, scope Text, payload Text, digest Text,
           product Text, reverses Text, deal_version_id MaybeInt, sub_terms_id MaybeInt, note Text, seal Seal):
        "INSERT INTO event (id, operator_id, brand_id, event_id, type, state, ext_customer_id, registration_id, occurred_at, day, received_at,
               effect, rate, scope, payload, digest, product, reverses, deal_version_id, sub_terms_id, note, seal)
             SELECT * FROM {rows} WHERE true";
    // The same columns as above: the seal is that of the whole row.
    UPDATE(id Int, operator_id Int, brand_id Int, event_id Text, type Text, state Text, ext_customer_id Text,
           registration_id MaybeInt, occurred_at Int, day Int, received_at Int, effect Text, rate MaybeInt, scope Text, payload Text, digest Text,
           product Text, reverses Text, deal_version_id MaybeInt, sub_terms_id MaybeInt, note Text, seal Seal):
        "UPDATE event SET state = new.state, ext_customer_id = new.ext_customer_id, registration_id = new.registration_id, day = new.day,
               effect = new.effect, scope = new.scope, deal_version_id = new.deal_version_id, sub_terms_id = new.sub_terms_id, note = new.note, seal = new.seal
             FROM {rows} WHERE event.id = new.id AND +event.operator_id = new.operator_id";
    OUTBOX(operator_id Int, affiliate_id Int, registration_id Int, trigger_id Int, created_at Int):
        "INSERT INTO outbox (operator_id, affiliate_id, registration_id, trigger_id, created_at) SELECT * FROM {rows} WHERE true";
    NAMED(brand_id Int, event_id Text): concat!("SELECT ", columns!(), " FROM {rows}
             LEFT JOIN event e ON e.brand_id = new.brand_id AND e.event_id = new.event_id AND +e.operator_id = {2}
             WHERE COALESCE(e.id, 0) <> 0 ORDER BY e.id");
    BY_NAMES(brand_id Int, event_id Text): concat!("SELECT ", columns!(), " FROM {rows}
             LEFT JOIN event e ON e.brand_id = new.brand_id AND e.event_id = new.event_id AND +e.operator_id = {2}
             WHERE COALESCE(e.id, 0) <> 0
             UNION ALL SELECT ", columns!(), " FROM {rows}
             LEFT JOIN event e ON e.brand_id = new.brand_id AND e.reverses = new.event_id
               AND e.state = 'parked' AND e.type = 'reversal' AND +e.operator_id = {2}
             WHERE COALESCE(e.id, 0) <> 0 ORDER BY 1");
}

stamp! {
    /// Events by the brand's names for them; in the order they came.
    pub async fn named(c, operator: OperatorId, names: &[Name<'_>]) -> Vec<StoredEvent> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let names = names.iter().map(|(brand, name)| row![brand.0, *name]);
        found(bulk::query_as::<Db, Row>(&NAMED, names)?.bind(operator.0).fetch_all(c).await?)
    }

    /// Events by the brand's names for them, and the reversals that wait for events of those names;
    /// in the order they came.
    pub async fn by_names(c, operator: OperatorId, names: &[Name<'_>]) -> Vec<StoredEvent> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let names = names.iter().map(|(brand, name)| row![brand.0, *name]);
        found(bulk::query_as::<Db, Row>(&BY_NAMES, names)?.bind(operator.0).fetch_all(c).await?)
    }

    /// What waits for customers, in the order it happened; at most `most` of it.
    pub async fn parked_of(c, operator: OperatorId, customers: &[Name<'_>], most: i64) -> Vec<StoredEvent> {
        if customers.is_empty() {
            return Ok(Vec::new());
        }
        let list = json::rows(customers.iter().map(|(brand, name)| (brand.0, name)))?;
        found(sqlx::query_as::<Db, Row>(PARKED_OF).bind(list).bind(operator.0).bind(most).fetch_all(c).await?)
    }

    /// The activities that count on players' days.
    pub async fn activities(c, days: &[(RegistrationId, i64)]) -> Vec<StoredEvent> {
        if days.is_empty() {
            return Ok(Vec::new());
        }
        let list = json::rows(days.iter().map(|(id, day)| (id.0, day)))?;
        found(sqlx::query_as::<Db, Row>(ACTIVITIES).bind(list).fetch_all(c).await?)
    }

    /// Everything of players that holds a deposit, in the order it came.
    pub async fn deposits(c, players: &[RegistrationId]) -> Vec<StoredEvent> {
        if players.is_empty() {
            return Ok(Vec::new());
        }
        let list = json::rows(players.iter().map(|id| [id.0]))?;
        found(sqlx::query_as::<Db, Row>(DEPOSITS).bind(list).fetch_all(c).await?)
    }

    /// Events by their ids.
    pub async fn by_ids(c, operator: OperatorId, ids: &[EventId]) -> Vec<StoredEvent> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let list = json::rows(ids.iter().map(|id| [id.0]))?;
        found(sqlx::query_as::<Db, Row>(BY_IDS).bind(list).bind(operator.0).fetch_all(c).await?)
    }

    /// One event.
    pub async fn by_id(c, operator: OperatorId, id: EventId) -> Option<StoredEvent> {
        let row = sqlx::query_as::<Db, Row>(BY_ID).bind(operator.0).bind(id.0).fetch_optional(c).await?;
        row.map(StoredEvent::try_from).transpose()
    }

    /// The operator's exchange rates: (currency, day it holds from, parts per 10⁹).
    pub async fn fx_rates(c, operator: OperatorId) -> Vec<(String, i64, i64)> {
        Ok(sqlx::query_as::<Db, (String, i64, i64)>(FX_RATES).bind(operator.0).fetch_all(c).await?)
    }

    /// Sets an exchange rate from a day on.
    pub async fn fx_put(c, operator: OperatorId, currency: &str, day: i64, rate: i64) -> () {
        sqlx::query::<Db>(FX_PUT).bind(operator.0).bind(currency).bind(day).bind(rate).execute(c).await?;
        Ok(())
    }
}

/// Writes what has become of events.
///
/// # Errors
/// What [`StoreError`] names.
pub async fn update(
    connection: &mut impl Connection,
    changed: &[&StoredEvent],
) -> Result<(), StoreError> {
    let mut writes = Writes::default();
    let rows = changed.iter().map(|event| values(event));
    writes.add(&UPDATE, rows.collect::<Result<Vec<_>, _>>()?);
    writes.run(connection).await
}

/// Adds events, by the ids they have been given.
///
/// # Errors
/// [`StoreError::Driver`] for what can't be written as text; there is none.
pub fn insert<'a>(writes: &mut Writes<'a>, new: &[&'a StoredEvent]) -> Result<(), StoreError> {
    let rows = new.iter().map(|event| values(event));
    writes.add(&INSERT, rows.collect::<Result<Vec<_>, _>>()?);
    Ok(())
}

/// Notes what partners are to be told of: (affiliate, player, trigger's number).
pub fn outbox_insert(
    writes: &mut Writes<'_>,
    operator: OperatorId,
    told: &[(AffiliateId, RegistrationId, i64)],
    now: Timestamp,
) {
    let rows = told.iter().map(|(affiliate, player, trigger)| {
        row![operator.0, affiliate.0, player.0, *trigger, now.0]
    });
    writes.add(&OUTBOX, rows);
}

fn values(event: &StoredEvent) -> Result<[Cell<'_>; 21], StoreError> {
    Ok(row![
        event.id.0,
        event.operator_id.0,
        event.brand_id.0,
        &event.event_id,
        event.kind.name(),
        event.state.name(),
        &event.ext_customer_id,
        event.registration_id.map(|id| id.0),
        event.occurred_at.0,
        event.day,
        event.received_at.0,
        json::write(&event.effect.values())?,
        event.rate,
        scope(event)?,
        &event.payload,
        &event.digest,
        event.product.map_or("", Product::name),
        &event.reverses,
        event.deal_version_id.map(|id| id.0),
        event.sub_terms_id.map(|id| id.0),
        &event.note,
    ])
}

/// All affiliates, in the column that holds a sender's scope.
const ALL: &str = "all";

/// Whose players an event's sender may touch: [`ALL`], or a JSON array.
fn scope(event: &StoredEvent) -> Result<Cell<'_>, StoreError> {
    let Some(scope) = &event.scope else {
        return Ok(Cell::from(ALL));
    };
    let ids: Vec<i64> = scope.iter().map(|id| id.0).collect();
    Ok(Cell::from(json::write(&ids)?))
}

fn found(rows: Vec<Row>) -> Result<Vec<StoredEvent>, StoreError> {
    rows.into_iter().map(StoredEvent::try_from).collect()
}

impl TryFrom<Row> for StoredEvent {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let broken = |what: &str| StoreError::Corrupt {
            table: "event",
            id: row.id,
            what: what.to_owned(),
        };
        let effect: Vec<i64> = json::read("event", row.id, &row.effect)?;
        let scope: Option<Vec<i64>> = match row.scope.as_str() {
            ALL => None,
            ids => Some(json::read("event", row.id, ids)?),
        };
        Ok(Self {
            id: EventId(row.id),
            operator_id: OperatorId(row.operator_id),
            brand_id: BrandId(row.brand_id),
            kind: EventType::parse(&row.r#type).ok_or_else(|| broken(&row.r#type))?,
            state: State::parse(&row.state).ok_or_else(|| broken(&row.state))?,
            event_id: row.event_id,
            ext_customer_id: row.ext_customer_id,
            registration_id: row.registration_id.map(RegistrationId),
            occurred_at: Timestamp(row.occurred_at),
            day: row.day,
            received_at: Timestamp(row.received_at),
            effect: Sums::from_values(&effect),
            rate: row.rate,
            scope: scope.map(|ids| ids.into_iter().map(AffiliateId).collect()),
            payload: row.payload,
            digest: row.digest,
            product: match row.product.as_str() {
                "" => None,
                name => Some(Product::parse(name).ok_or_else(|| broken(name))?),
            },
            reverses: row.reverses,
            deal_version_id: row.deal_version_id.map(DealVersionId),
            sub_terms_id: row.sub_terms_id.map(SubTermsId),
            note: row.note,
        })
    }
}
