//! Clicks, day by day, and who registers after one.

use super::channel::{CASINO, CHANNELS, Channel, ROULETTE, SPORTS};
use super::dice::Dice;
use super::people::{ATLAS, DIGEST, LEADS, LISBON, NORDIC, RIVERS};
use super::player::{Kind, Player, Sent};
use super::programme::Programme;
use super::rhythm::rhythm;
use super::{DAYS, HOSTNAMES};
use crate::Error;
use crate::event::content::Fields;
use crate::event::{self, Incoming, Outcome};
use crate::tracking::{self, Visit};
use serde_json::{Map, Value, json};
use std::net::{IpAddr, Ipv4Addr};
use tributary_domain::id::AffiliateId;
use tributary_domain::time::{DAY, HOUR, MINUTE, SECOND, Timestamp};

const AGENTS: [&str; 4] = [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0",
];

/// The day on which somebody clicks who registers on [`LATE`], after the click has expired.
const EARLY: i64 = 6;
const LATE: i64 = DAYS - 12;

/// Somebody who will register.
struct Visitor {
    /// The day of the story on which it registers, and when.
    day: i64,
    at: i64,
    brand: usize,
    partner: Option<usize>,
    country: &'static str,
    tracker: String,
    promo_code: &'static str,
    /// Named by the brand.
    affiliate: Option<AffiliateId>,
}

/// Everybody who clicks and plays.
pub(super) struct Traffic {
    dice: Dice,
    first: i64,
    coming: Vec<Visitor>,
    players: Vec<Player>,
    /// Events of days to come.
    later: Vec<Sent>,
    numbers: i64,
    customers: i64,
}

impl Traffic {
    pub(super) const fn new(first: i64) -> Self {
        Self {
            dice: Dice::new(0x5249_5645_5242_454e),
            first,
            coming: Vec::new(),
            players: Vec::new(),
            later: Vec::new(),
            numbers: 0,
            customers: 0,
        }
    }

    /// One day: clicks, registrations, and what players do.
    pub(super) async fn day(&mut self, programme: &Programme, day: i64) -> Result<(), Error> {
        self.clicks(programme, day).await?;
        self.strays(programme, day);
        let mut events = self.registrations(day);
        let until = programme.at(day + 1, 0);
        let mut players = std::mem::take(&mut self.players);
        for player in &mut players {
            player.live(&mut self.dice, self.first + day, &mut self.later);
        }
        self.players = players;
        if day == DAYS - 1 {
            self.later
                .push(unknown_customer(programme.at(day, 15 * HOUR)));
        }
        let later = std::mem::take(&mut self.later);
        let (now, later): (Vec<_>, Vec<_>) = later.into_iter().partition(|sent| sent.at < until);
        self.later = later;
        events.extend(now);
        events.sort_by_key(|sent| sent.at);
        programme.move_to(until - SECOND);
        self.send(programme, events).await
    }

    async fn clicks(&mut self, programme: &Programme, day: i64) -> Result<(), Error> {
        let mut drawn: Vec<(i64, usize)> = Vec::new();
        for (at, channel) in CHANNELS.iter().enumerate() {
            if programme.slugs[at].is_empty() {
                continue;
            }
            // Slowly more, with the rhythm of the week, and never quite the same: in thousandths.
            let growth = 70 + 60 * day / DAYS;
            let usual = channel.clicks * rhythm(self.first + day) * growth / 100;
            let count = usual * self.dice.between(70, 130) / 100;
            let whole = count / 1_000 + i64::from(self.dice.chance(count % 1_000));
            for _ in 0..whole {
                let time = self.dice.between(7 * HOUR, 23 * HOUR - 1);
                drawn.push((programme.at(day, time), at));
            }
        }
        drawn.sort_unstable();
        let mut clicks = Vec::with_capacity(drawn.len());
        for (time, at) in drawn {
            programme.move_to(time);
            let channel = &CHANNELS[at];
            let country = self.dice.pick(channel.countries).copied().unwrap_or("GB");
            let agent = self.dice.pick(&AGENTS).copied().unwrap_or_default();
            let [source, medium, name] = channel.utm;
            let mut query = format!("afp1=slot{}", self.dice.between(1, 3));
            if !source.is_empty() {
                let content = self.dice.between(1, 3);
                query = format!(
                    "{query}&utm_source={source}&utm_medium={medium}&utm_campaign={name}&utm_content=ad-{content}"
                );
            }
            let [one, two] = [(); 2].map(|()| u8::try_from(self.dice.between(0, 255)));
            let visit = Visit {
                is_ahead: false,
                host: HOSTNAMES[0],
                text: &programme.slugs[at],
                query: &query,
                ip: IpAddr::V4(Ipv4Addr::new(198, 18, one.unwrap_or(0), two.unwrap_or(0))),
                country,
                referrer: channel.referrer,
                user_agent: agent,
                is_click: true,
            };
            let (_, click) = tracking::follow(&programme.past, &visit).await?;
            // Links of suspended affiliates lead elsewhere.
            let Some(click) = click else { continue };
            self.after_click(day, time, channel, country, &click.tracker);
            clicks.push(click.into_owned());
        }
        tracking::insert(&programme.past, programme.operator, &clicks).await?;
        Ok(())
    }

    /// Whether a click becomes a registration, and when.
    fn after_click(
        &mut self,
        day: i64,
        time: i64,
        channel: &Channel,
        country: &'static str,
        tracker: &str,
    ) {
        let registers = self.dice.chance(channel.sign_ups);
        let wait = if self.dice.chance(800) {
            0
        } else {
            self.dice.between(1, 4)
        };
        let minutes = self.dice.between(2, 50);
        let is_late = day == EARLY
            && channel.partner == RIVERS
            && !self.coming.iter().any(|visitor| visitor.day == LATE);
        if !registers && !is_late {
            return;
        }
        let wait = if is_late { LATE - day } else { wait };
        self.coming.push(Visitor {
            day: day + wait,
            at: time + wait * DAY + minutes * MINUTE,
            brand: if channel.link == ROULETTE {
                CASINO
            } else {
                SPORTS
            },
            partner: Some(channel.partner),
            country,
            tracker: tracker.to_owned(),
            // The click has expired by then; the code still says whose player it is.
            promo_code: if is_late { "RIVERS50" } else { "" },
            affiliate: None,
        });
    }

    /// Registrations that no click leads to.
    fn strays(&mut self, programme: &Programme, day: i64) {
        let stray = |at: i64, brand, partner, country| Visitor {
            day,
            at: programme.at(day, at),
            brand,
            partner,
            country,
            tracker: String::new(),
            promo_code: "",
            affiliate: None,
        };
        let evening = 19 * HOUR + self.dice.between(0, HOUR);
        let visitor = match day % 12 {
            2 => Visitor {
                promo_code: "RIVERS50",
                ..stray(evening, SPORTS, Some(RIVERS), "BG")
            },
            4 => Visitor {
                promo_code: "NORDIC",
                ..stray(evening, SPORTS, Some(NORDIC), "NO")
            },
            7 => Visitor {
                promo_code: "ATLAS",
                ..stray(evening, CASINO, Some(ATLAS), "FR")
            },
            // Nobody's players.
            9 => stray(evening, SPORTS, None, "GB"),
            10 if day > DAYS / 2 => Visitor {
                tracker: "cleared-by-the-browser".into(),
                promo_code: "SUMMER",
                ..stray(evening, SPORTS, None, "IE")
            },
            11 if day > DAYS / 2 => Visitor {
                affiliate: programme.partners.get(DIGEST).copied(),
                ..stray(evening, SPORTS, Some(DIGEST), "RO")
            },
            _ => return,
        };
        self.coming.push(visitor);
    }

    fn registrations(&mut self, day: i64) -> Vec<Sent> {
        let coming = std::mem::take(&mut self.coming);
        let (now, coming) = coming.into_iter().partition(|visitor| visitor.day <= day);
        self.coming = coming;
        let mut events = Vec::new();
        for visitor in now {
            let visitor: Visitor = visitor;
            self.customers += 1;
            let customer = format!("RB{}", 40_000 + self.customers * 7);
            let mut fields = Map::new();
            let texts = [
                ("tracker", visitor.tracker.as_str()),
                ("promo_code", visitor.promo_code),
                ("country", visitor.country),
            ];
            for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
                fields.insert(name.into(), text.into());
            }
            fields.insert(
                "username".into(),
                format!("player{}", self.customers).into(),
            );
            if let Some(id) = visitor.affiliate {
                fields.insert("affiliate_id".into(), id.0.into());
            }
            let kind = Kind::drawn(&mut self.dice, visitor.partner == Some(LEADS));
            let is_risky = visitor.partner == Some(LISBON);
            let player = Player::new(customer, visitor.brand, kind, visitor.at, is_risky);
            events.push(player.event("registration", visitor.at, fields));
            self.players.push(player);
        }
        events
    }

    /// Names the events and has them applied.
    async fn send(&mut self, programme: &Programme, events: Vec<Sent>) -> Result<(), Error> {
        let mut batch: Vec<Incoming> = Vec::with_capacity(events.len());
        for mut sent in events {
            let when = Timestamp(sent.at).to_rfc3339();
            sent.fields.insert("occurred_at".into(), when.into());
            sent.fields.entry("event_id").or_insert_with(|| {
                self.numbers += 1;
                format!("rb-{:06}", self.numbers).into()
            });
            let text = Value::from(sent.fields).to_string();
            let read = Fields::from_json(&text)
                .and_then(|fields| fields.read(&programme.brands[sent.brand..=sent.brand], None));
            match read {
                Ok(incoming) => batch.push(incoming),
                Err(problem) => tracing::error!(?problem, text, "an event of the demo"),
            }
        }
        let outcomes = event::apply(&programme.past, programme.operator, &batch).await?;
        for (incoming, outcome) in batch.iter().zip(outcomes) {
            if !matches!(outcome, Outcome::Accepted | Outcome::Parked) {
                tracing::error!(?outcome, ?incoming, "an event of the demo");
            }
        }
        Ok(())
    }
}

/// A deposit whose customer nobody has registered yet: it is parked.
fn unknown_customer(at: i64) -> Sent {
    let fields = json!({"type": "deposit", "ext_customer_id": "RB99001", "amount": "75"});
    Sent {
        at,
        brand: SPORTS,
        fields: match fields {
            Value::Object(fields) => fields,
            _ => Map::new(),
        },
    }
}
