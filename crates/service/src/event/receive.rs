//! What a request or a file brings: each line read, applied in bites, answered in order.

use super::content::Fields;
use super::{Incoming, Outcome, attribute, ingest};
use crate::api_key::Pledge;
use crate::policy::{self, Reach};
use crate::{Actor, Error, Service};
use tributary_domain::api_key::{KeyKind, Permission};
use tributary_domain::error::Code;
use tributary_domain::event::EventProblem;
use tributary_domain::id::{AffiliateId, BrandId, OperatorId};
use tributary_store::brand;

/// The most events of one request that share a transaction.
const BITE: usize = 1_000;

/// One line, or one element, of what was sent.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its line in the file, from 1; none where there are no lines.
    pub line: Option<usize>,
    /// Its fields, if it could be read at all.
    pub fields: Result<Fields, EventProblem>,
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
    /// What it was let in on; it is made sure of before anything counts.
    pub pledge: Option<Pledge>,
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
            let sentence = "Admins and managers import events; your role reads.";
            return Err(Error::refused(Code::Forbidden, sentence));
        }
        let brand = brand
            .ok_or_else(|| Error::field(Code::Invalid, "brand_id", "Please choose the brand."))?;
        let reading = async { brand::ids(&mut service.store.read().await?, *operator).await };
        let known = Box::pin(reading).await?;
        if !known.contains(&brand) {
            return Err(Code::NotFound.into());
        }
        return Ok(Sender {
            operator: *operator,
            brands: vec![brand],
            scope: None,
            pledge: None,
        });
    }
    let key = policy::key(actor, KeyKind::Ingest, Permission::EventsWrite)?;
    let scope = match Reach::of(key) {
        Reach::All => None,
        Reach::Only(ids) => Some(ids),
    };
    Ok(Sender {
        operator: key.operator_id,
        brands: key.brands.clone(),
        scope,
        pledge: None,
    })
}

/// Applies what was sent, in bites; the answers in its order. What an answer says is on disk.
///
/// # Errors
/// When the database does not answer. Earlier bites may count then; sending all of it again is
/// safe.
pub async fn receive(
    service: &Service,
    sender: &Sender,
    rows: Vec<Row>,
) -> Result<Vec<Answer>, Error> {
    let mut answers = Vec::with_capacity(rows.len());
    let mut rows = rows.into_iter();
    loop {
        let bite: Vec<Row> = rows.by_ref().take(BITE).collect();
        if bite.is_empty() {
            return Ok(answers);
        }
        let (mut events, mut read) = (Vec::new(), Vec::with_capacity(bite.len()));
        for row in bite {
            let event_id = row.fields.as_ref().ok().and_then(Fields::event_id);
            let event_id = event_id.map(str::to_owned);
            let event =
                (row.fields).and_then(|fields| fields.read(&sender.brands, sender.scope.clone()));
            let problem = event.map(|event: Incoming| events.push(event)).err();
            read.push((event_id, row.line, problem));
        }
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
            ingest::submit(service, sender.operator, events, sender.pledge.clone()).await?
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
}
