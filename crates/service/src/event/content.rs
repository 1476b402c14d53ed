//! One event as it is sent: its fields read exactly, from JSON or from a row of CSV.

use super::Incoming;
use crate::sha256;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashMap;
use tributary_domain::event::{
    DeductionCategory, EventProblem, EventType, MAX_ID_LENGTH, PlayerStatus, Product, Sums,
};
use tributary_domain::hex;
use tributary_domain::id::{AffiliateId, BrandId};
use tributary_domain::identity::id_key;
use tributary_domain::money::{self, Money, UNIT};
use tributary_domain::time::Timestamp;
use tributary_domain::{country, dimension};
use tributary_store::event::StoredEvent;

/// The most of one amount, in whole units of its currency: far above any single event, and low
/// enough that a lifetime of them fits.
const MAX_AMOUNT_UNITS: i64 = 100_000_000_000;

/// The fields of an event, which are the columns of a file; whatever else is sent is ignored.
pub const FIELDS: &[&str] = &[
    "event_id",
    "type",
    "occurred_at",
    "ext_customer_id",
    "brand_id",
    "tracker",
    "promo_code",
    "affiliate_id",
    "country",
    "username",
    "amount",
    "currency",
    "bets",
    "wins",
    "count",
    "deposits",
    "deposit_count",
    "withdrawals",
    "withdrawal_count",
    "bonuses",
    "deductions",
    "chargebacks",
    "status",
    "reverses",
    "product",
    "category",
];
/// The figures of a day's aggregate. One without any says nothing, and takes nothing back.
const FIGURES: &[&str] = &[
    "bets",
    "wins",
    "count",
    "deposits",
    "deposit_count",
    "withdrawals",
    "withdrawal_count",
    "bonuses",
    "deductions",
    "chargebacks",
];

/// How names were sent that are not their own keys; each empty where it is.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Spelling {
    /// `event_id`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub event_id: String,
    /// `ext_customer_id`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ext_customer_id: String,
}

impl Spelling {
    fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// What an event says beside who, what and when. Amounts are as sent, in `currency`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Content {
    /// What happened.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// The currency of the amounts; none: the operator's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What it adds.
    #[serde(default, skip_serializing_if = "Sums::is_zero")]
    pub sums: Sums,
    /// The click's tracker.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tracker: String,
    /// The promo code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub promo_code: String,
    /// The affiliate the brand names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affiliate_id: Option<AffiliateId>,
    /// The customer's country, upper case.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country: String,
    /// The customer's own name with the brand.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub username: String,
    /// What the brand thinks of the customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<PlayerStatus>,
    /// The event to take back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reverses: String,
    /// How much of it; none: all that is left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// The product that was played.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<Product>,
    /// What a deduction is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<DeductionCategory>,
    /// How its names were sent. No part of what it says: an event that is sent again in another
    /// spelling is the same.
    #[serde(default, skip_serializing_if = "Spelling::is_plain")]
    pub spelling: Spelling,
}

impl Content {
    /// An event of this type that says nothing more.
    #[must_use]
    pub fn of(kind: EventType) -> Self {
        Self {
            kind,
            currency: None,
            sums: Sums::default(),
            tracker: String::new(),
            promo_code: String::new(),
            affiliate_id: None,
            country: String::new(),
            username: String::new(),
            status: None,
            reverses: String::new(),
            amount: None,
            product: None,
            category: None,
            spelling: Spelling::default(),
        }
    }

    /// The brand's name for an event that was stored, as it was sent.
    #[must_use]
    pub fn event_id_of(event: &StoredEvent) -> String {
        let kept = serde_json::from_str::<Self>(&event.payload).ok();
        let sent = kept.map(|content| content.spelling.event_id);
        sent.filter(|sent| !sent.is_empty())
            .unwrap_or_else(|| event.event_id.clone())
    }
}

/// What an event says, as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct WrittenDown {
    /// A JSON object.
    pub(super) payload: String,
    /// What tells it from another's: 128 bits in hex.
    pub(super) digest: String,
}

impl Incoming {
    /// Writes down what it says.
    pub(super) fn write_down(&self) -> WrittenDown {
        // Our own type of texts and numbers always can be written.
        let payload = serde_json::to_string(&self.content).unwrap_or_default();
        let (at, customer) = (self.occurred_at.0, &self.ext_customer_id);
        let spelling = &self.content.spelling;
        let said = if spelling.is_plain() {
            Cow::Borrowed(&payload)
        } else {
            let plain = Content {
                spelling: Spelling::default(),
                ..self.content.clone()
            };
            Cow::Owned(serde_json::to_string(&plain).unwrap_or_default())
        };
        let digest = sha256(&format!("{at}\n{customer}\n{said}"));
        let digest = hex::write(&digest[..16]);
        WrittenDown { payload, digest }
    }
}

/// A value as it was sent.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Value {
    Text(String),
    Number(String),
    Other,
}

/// A name that the brand gives.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Id {
    key: String,
    /// As it was sent; empty where that is the key.
    spelling: String,
}

/// The fields of one event, by name.
#[derive(Clone, Debug, Default)]
pub struct Fields(HashMap<String, Value>);

impl Fields {
    /// Reads a JSON object. Numbers keep the text they were sent as, without exponents.
    ///
    /// # Errors
    /// [`EventProblem::InvalidJson`].
    pub fn from_json(text: &str) -> Result<Self, EventProblem> {
        let object: HashMap<String, &RawValue> =
            serde_json::from_str(text).map_err(|_| EventProblem::InvalidJson)?;
        let fields = object.into_iter().filter_map(|(name, raw)| {
            let raw = raw.get();
            let value = match raw.as_bytes().first() {
                Some(b'"') => serde_json::from_str(raw).map_or(Value::Other, Value::Text),
                Some(b'-' | b'0'..=b'9') => Value::Number(money::plain(raw).into_owned()),
                Some(b'n') => return None,
                _ => Value::Other,
            };
            Some((name, value))
        });
        Ok(Self(fields.collect()))
    }

    /// Takes a row of CSV: an empty cell says nothing.
    pub fn from_cells<'a>(cells: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let cells = cells.filter(|(_, cell)| !cell.trim().is_empty());
        Self(
            cells
                .map(|(name, cell)| (name.to_owned(), Value::Text(cell.trim().to_owned())))
                .collect(),
        )
    }

    /// The `event_id`, for the answer, whatever else is wrong.
    #[must_use]
    pub fn event_id(&self) -> Option<&str> {
        match self.0.get("event_id")? {
            Value::Text(text) | Value::Number(text) => Some(text),
            Value::Other => None,
        }
    }

    /// The event. `brands` are those its sender may name; of several, the event must name one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(
        &self,
        brands: &[BrandId],
        scope: Option<Vec<AffiliateId>>,
    ) -> Result<Incoming, EventProblem> {
        if self.has_nul() {
            return Err(EventProblem::NulCharacter);
        }
        let event_id = self.id("event_id", EventProblem::InvalidEventId)?;
        let event_id = event_id.ok_or(EventProblem::InvalidEventId)?;
        let kind = self.text("type", EventProblem::UnknownType)?;
        let kind = kind.and_then(|name| EventType::parse(&name));
        let kind = kind.ok_or(EventProblem::UnknownType)?;
        let occurred_at = self.text("occurred_at", EventProblem::InvalidOccurredAt)?;
        let occurred_at = occurred_at.and_then(|text| Timestamp::parse(&text));
        let customer = self.id("ext_customer_id", EventProblem::InvalidCustomer)?;
        let ext_customer_id = match (customer, kind) {
            (Some(customer), _) => customer,
            (None, EventType::Reversal) => Id::default(),
            (None, _) => return Err(EventProblem::InvalidCustomer),
        };
        let mut content = self.content(kind, &event_id.key)?;
        content.spelling = Spelling {
            event_id: event_id.spelling,
            ext_customer_id: ext_customer_id.spelling,
        };
        Ok(Incoming {
            brand_id: self.brand(brands)?,
            occurred_at: occurred_at.ok_or(EventProblem::InvalidOccurredAt)?,
            content,
            event_id: event_id.key,
            ext_customer_id: ext_customer_id.key,
            scope,
        })
    }

    /// Whether a field of ours holds the character that no database takes in a text.
    fn has_nul(&self) -> bool {
        self.0.iter().any(|(name, value)| match value {
            Value::Text(text) => text.contains('\0') && FIELDS.contains(&name.as_str()),
            _ => false,
        })
    }

    fn content(&self, kind: EventType, event_id: &str) -> Result<Content, EventProblem> {
        let mut content = Content::of(kind);
        let sums = &mut content.sums;
        match kind {
            EventType::Registration => {
                content.tracker = self.short("tracker")?;
                content.promo_code = self.short("promo_code")?;
                content.username = self.short("username")?;
                content.country = self.country()?;
                content.affiliate_id = self.affiliate()?;
                return Ok(content);
            }
            EventType::LeadQualified => return Ok(content),
            EventType::Status => {
                let status = self.text("status", EventProblem::InvalidStatus)?;
                let status = status.and_then(|name| PlayerStatus::parse(&name));
                content.status = Some(status.ok_or(EventProblem::InvalidStatus)?);
                return Ok(content);
            }
            EventType::Reversal => {
                let reverses = self.id("reverses", EventProblem::InvalidReverses)?;
                let reverses = reverses.map(|id| id.key);
                let reverses = reverses.filter(|reverses| reverses != event_id);
                content.reverses = reverses.ok_or(EventProblem::InvalidReverses)?;
                content.amount = self.amount("amount")?.map(Money);
            }
            EventType::Deposit => {
                (sums.deposits, sums.deposit_count) = (self.needed("amount")?, 1);
            }
            EventType::Withdrawal => {
                (sums.withdrawals, sums.withdrawal_count) = (self.needed("amount")?, 1);
            }
            EventType::Chargeback => sums.chargebacks = self.needed("amount")?,
            EventType::Bonus => sums.bonuses = self.needed("amount")?,
            EventType::Deduction => sums.deductions = self.needed("amount")?,
            EventType::Wager => {
                let (bets, wins) = (self.amount("bets")?, self.amount("wins")?);
                if bets.is_none() && wins.is_none() {
                    return Err(EventProblem::InvalidAmount);
                }
                sums.bets = bets.unwrap_or(0);
                sums.wins = wins.unwrap_or(0);
                sums.wagers = self.count("count")?.unwrap_or(1);
            }
            EventType::Activity => self.activity(sums)?,
        }
        content.currency = self.currency()?;
        if matches!(
            kind,
            EventType::Wager | EventType::Activity | EventType::Bonus | EventType::Deduction
        ) {
            content.product =
                self.named("product", Product::parse, EventProblem::InvalidProduct)?;
        }
        if kind == EventType::Deduction {
            let problem = EventProblem::InvalidCategory;
            content.category = self.named("category", DeductionCategory::parse, problem)?;
        }
        Ok(content)
    }

    /// A day's aggregate. Deposits without a count are taken as one.
    fn activity(&self, sums: &mut Sums) -> Result<(), EventProblem> {
        if !FIGURES.iter().any(|name| self.0.contains_key(*name)) {
            return Err(EventProblem::NoFigures);
        }
        sums.bets = self.amount("bets")?.unwrap_or(0);
        sums.wins = self.amount("wins")?.unwrap_or(0);
        sums.bonuses = self.amount("bonuses")?.unwrap_or(0);
        sums.deductions = self.amount("deductions")?.unwrap_or(0);
        sums.chargebacks = self.amount("chargebacks")?.unwrap_or(0);
        sums.deposits = self.amount("deposits")?.unwrap_or(0);
        sums.withdrawals = self.amount("withdrawals")?.unwrap_or(0);
        sums.wagers = self.count("count")?.unwrap_or(0);
        let one = |amount: i64| i64::from(amount > 0);
        sums.deposit_count = match self.count("deposit_count")? {
            Some(count) => count,
            None => one(sums.deposits),
        };
        sums.withdrawal_count = match self.count("withdrawal_count")? {
            Some(count) => count,
            None => one(sums.withdrawals),
        };
        Ok(())
    }

    fn brand(&self, brands: &[BrandId]) -> Result<BrandId, EventProblem> {
        let named = match self.0.get("brand_id") {
            None => None,
            Some(Value::Text(text) | Value::Number(text)) => {
                let id = text.parse().map_err(|_| EventProblem::BrandNotAllowed)?;
                Some(id)
            }
            Some(Value::Other) => return Err(EventProblem::BrandNotAllowed),
        };
        match (named, brands) {
            (Some(named), _) if brands.contains(&named) => Ok(named),
            (Some(_), _) => Err(EventProblem::BrandNotAllowed),
            (None, [only]) => Ok(*only),
            (None, _) => Err(EventProblem::BrandRequired),
        }
    }

    /// A text; a number where one is sent for it.
    fn id(&self, name: &str, problem: EventProblem) -> Result<Option<Id>, EventProblem> {
        let text = match self.0.get(name) {
            None => return Ok(None),
            Some(Value::Text(text)) => text,
            Some(Value::Number(text)) if text.bytes().all(|b| b.is_ascii_digit()) => text,
            Some(_) => return Err(problem),
        };
        let (sent, key) = (text.trim(), id_key(text));
        let is_fine = sent.chars().count() <= MAX_ID_LENGTH
            && (1..=MAX_ID_LENGTH).contains(&key.chars().count())
            && !sent.contains(char::is_control);
        let id = || Id {
            spelling: if sent == key { "" } else { sent }.to_owned(),
            key: key.into_owned(),
        };
        is_fine.then(|| Some(id())).ok_or(problem)
    }

    fn text(&self, name: &str, problem: EventProblem) -> Result<Option<String>, EventProblem> {
        match self.0.get(name) {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text.trim().to_owned())),
            Some(_) => Err(problem),
        }
    }

    /// One of several names; nothing where none was sent.
    fn named<T>(
        &self,
        name: &str,
        parse: impl Fn(&str) -> Option<T>,
        problem: EventProblem,
    ) -> Result<Option<T>, EventProblem> {
        match self.text(name, problem)?.filter(|text| !text.is_empty()) {
            Some(text) => parse(&text).map(Some).ok_or(problem),
            None => Ok(None),
        }
    }

    /// A text of bounded length; nothing where none was sent.
    fn short(&self, name: &str) -> Result<String, EventProblem> {
        let text = match self.0.get(name) {
            None => return Ok(String::new()),
            Some(Value::Text(text) | Value::Number(text)) => text.trim(),
            Some(Value::Other) => return Err(EventProblem::TextTooLong),
        };
        let is_fine = text.chars().count() <= dimension::MAX_TEXT_LENGTH;
        is_fine
            .then(|| text.to_owned())
            .ok_or(EventProblem::TextTooLong)
    }

    fn country(&self) -> Result<String, EventProblem> {
        let code = self.text("country", EventProblem::InvalidCountry)?;
        match code.filter(|code| !code.is_empty()) {
            None => Ok(String::new()),
            Some(code) => country::parse(&code)
                .map(str::to_owned)
                .ok_or(EventProblem::InvalidCountry),
        }
    }

    fn affiliate(&self) -> Result<Option<AffiliateId>, EventProblem> {
        match self.0.get("affiliate_id") {
            None => Ok(None),
            // What is no number is nobody's; the steps of the attribution say so.
            Some(Value::Text(text) | Value::Number(text)) => {
                Ok(Some(text.trim().parse().unwrap_or(AffiliateId(0))))
            }
            Some(Value::Other) => Ok(Some(AffiliateId(0))),
        }
    }

    fn currency(&self) -> Result<Option<String>, EventProblem> {
        let code = self.text("currency", EventProblem::InvalidCurrency)?;
        let code = code.map(|code| code.to_ascii_uppercase());
        let is_fine =
            |code: &String| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
        match code {
            Some(code) if !is_fine(&code) => Err(EventProblem::InvalidCurrency),
            code => Ok(code),
        }
    }

    fn needed(&self, name: &str) -> Result<i64, EventProblem> {
        self.amount(name)?.ok_or(EventProblem::InvalidAmount)
    }

    /// An amount in micros of its currency, read exactly from the text it was sent as.
    fn amount(&self, name: &str) -> Result<Option<i64>, EventProblem> {
        let text = match self.0.get(name) {
            None => return Ok(None),
            Some(Value::Text(text) | Value::Number(text)) => text.trim(),
            Some(Value::Other) => return Err(EventProblem::InvalidAmount),
        };
        let amount = Money::parse(text).ok_or(EventProblem::InvalidAmount)?.0;
        if amount < 0 || text.starts_with('-') {
            return Err(EventProblem::InvalidAmount);
        }
        if amount > MAX_AMOUNT_UNITS * UNIT {
            return Err(EventProblem::AmountTooLarge);
        }
        Ok(Some(amount))
    }

    fn count(&self, name: &str) -> Result<Option<i64>, EventProblem> {
        let text = match self.0.get(name) {
            None => return Ok(None),
            Some(Value::Text(text) | Value::Number(text)) => text.trim(),
            Some(Value::Other) => return Err(EventProblem::InvalidCount),
        };
        let is_fine =
            !text.is_empty() && text.len() <= 12 && text.bytes().all(|b| b.is_ascii_digit());
        let count = is_fine.then(|| text.parse().ok()).flatten();
        count.map(Some).ok_or(EventProblem::InvalidCount)
    }
}
