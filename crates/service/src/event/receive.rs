//! What a request or a file brings: each line read, applied in chunks, answered in order.

use super::content::Fields;
use super::{Incoming, Outcome, attribute, ingest};
use crate::api_key::ProvisionalAuth;
use crate::policy::{self, AffiliateScope};
use crate::{Actor, Error, Service};
use tributary_domain::api_key::{KeyKind, Permission};
use tributary_domain::error::Code;
use tributary_domain::event::EventProblem;
use tributary_domain::id::{AffiliateId, BrandId, OperatorId};
use tributary_domain::refusal::Refusal;
use tributary_domain::violation::PlainRule;
use tributary_store::brand;

/// The most events of one request or file (contract.md §2).
pub const MAX_EVENTS: usize = 100_000;
/// The most events of one request that share a transaction.
const CHUNK_SIZE: usize = 1_000;
/// Bytes that are read in the time of one event.
pub(super) const BYTES_PER_EVENT: usize = 128;

/// One line, or one element, of what was sent.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its line in the file, from 1; none where there are no lines.
    pub line: Option<usize>,
    /// Its fields, if it could be read at all.
    pub fields: Result<Fields, EventProblem>,
}

/// What was sent, read while it is applied: all of it at once would take many times the room of the
/// text it came as.
pub struct Rows<'a> {
    count: usize,
    bytes: usize,
    rows: Box<dyn Iterator<Item = Row> + Send + 'a>,
}

impl<'a> Rows<'a> {
    /// So many rows of so many bytes together.
    ///
    /// # Errors
    /// [`Code::PayloadTooLarge`] for more than [`MAX_EVENTS`].
    pub fn new(
        count: usize,
        bytes: usize,
        rows: impl Iterator<Item = Row> + Send + 'a,
    ) -> Result<Self, Error> {
        if count > MAX_EVENTS {
            return Err(Refusal::TooManyEvents.into());
        }
        let rows = Box::new(rows);
        Ok(Self { count, bytes, rows })
    }

    /// The next ones of a transaction, and how much work it is to read them.
    fn chunk(&mut self) -> (usize, impl Iterator<Item = Row>) {
        let count = self.count.min(CHUNK_SIZE);
        let each = self.bytes / self.count.max(1);
        self.count -= count;
        self.bytes = self.bytes.saturating_sub(each * count);
        let amount = count.saturating_mul(1 + each / BYTES_PER_EVENT);
        (amount, self.rows.by_ref().take(count))
    }
}

impl From<Vec<Row>> for Rows<'_> {
    fn from(rows: Vec<Row>) -> Self {
        Self {
            count: rows.len(),
            bytes: 0,
            rows: Box::new(rows.into_iter()),
        }
    }
}

/// What has become of a [`Row`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The brand's name for the event, where one could be read.
    pub event_id: Option<String>,
    /// Its line.
    pub line: Option<usize>,
    /// What has become of it.
    pub outcome: Outcome,
}

/// Whose events somebody may send.
#[derive(Clone, Debug)]
pub struct Sender {
    /// The operator.
    pub operator: OperatorId,
    /// Its brands that may be named.
    pub brands: Vec<BrandId>,
    /// The affiliates that may be touched; none: all.
    pub scope: Option<Vec<AffiliateId>>,
    /// What it was let in on; it is confirmed before anything counts.
    pub auth: Option<ProvisionalAuth>,
}

/// Whose events a caller may send: an ingest key those of its brands; employees who decide, and
/// the server's own commands, those of the brand they choose.
///
/// # Errors
/// [`Code::Unauthorized`], [`Code::Forbidden`], [`Code::NotFound`] for another operator's brand.
pub async fn sender(
    service: &Service,
    actor: &Actor,
    brand: Option<BrandId>,
) -> Result<Sender, Error> {
    if let Actor::Staff { operator, role, .. } = actor {
        if !role.decides_on_affiliates() {
            return Err(Refusal::ManagersOnly.into());
        }
        let brand = brand.ok_or_else(|| Error::invalid("brand_id", PlainRule::ChooseBrand))?;
        let reading = async { brand::ids(&mut service.store.read().await?, *operator).await };
        let known = Box::pin(reading).await?;
        if !known.contains(&brand) {
            return Err(Code::NotFound.into());
        }
        return Ok(Sender {
            operator: *operator,
            brands: vec![brand],
            scope: None,
            auth: None,
        });
    }
    let key = policy::key(actor, KeyKind::Ingest, Permission::EventsWrite)?;
    let scope = AffiliateScope::of(key).ids().map(<[AffiliateId]>::to_vec);
    Ok(Sender {
        operator: key.operator_id,
        brands: key.brands.clone(),
        scope,
        auth: None,
    })
}

/// Applies what was sent, in chunks; the answers in its order. What an answer says is on disk.
///
/// # Errors
/// When the database does not answer. Earlier chunks may count then; sending all of it again is
/// safe.
pub async fn receive(
    service: &Service,
    sender: &Sender,
    rows: impl Into<Rows<'_>>,
) -> Result<Vec<Answer>, Error> {
    let mut rows = rows.into();
    let mut answers = Vec::with_capacity(rows.count);
    while rows.count > 0 {
        let (amount, chunk) = rows.chunk();
        let (events, read) = service.heavy.run(amount, || read(chunk, sender)).await;
        let outcomes = if events.is_empty() {
            Vec::new()
        } else {
            // Apart: most events have no tracker.
            if events.iter().any(|event| !event.content.tracker.is_empty()) {
                Box::pin(attribute::bring_clicks_in(
                    service,
                    sender.operator,
                    &events,
                ))
                .await?;
            }
            ingest::submit(service, sender.operator, events, sender.auth.clone()).await?
        };
        let mut outcomes = outcomes.into_iter();
        for (event_id, line, problem) in read {
            let outcome = match problem {
                Some(problem) => Outcome::Rejected(problem),
                None => (outcomes.next())
                    .ok_or_else(|| Error::internal("an event was left without an outcome"))?,
            };
            answers.push(Answer {
                event_id,
                line,
                outcome,
            });
        }
    }
    Ok(answers)
}

/// What a row is called in its answer, and what is wrong with it.
type Read = (Option<String>, Option<usize>, Option<EventProblem>);

/// Reads rows: the events among them, and what is to be said of each row.
fn read(rows: impl Iterator<Item = Row>, sender: &Sender) -> (Vec<Incoming>, Vec<Read>) {
    let (mut events, mut read) = (Vec::new(), Vec::new());
    for row in rows {
        let event_id = row.fields.as_ref().ok().and_then(Fields::event_id);
        let event_id = event_id.map(str::to_owned);
        let event =
            (row.fields).and_then(|fields| fields.read(&sender.brands, sender.scope.clone()));
        let problem = event.map(|event: Incoming| events.push(event)).err();
        read.push((event_id, row.line, problem));
    }
    (events, read)
}
