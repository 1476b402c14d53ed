//! What stands in the cells of lists: values as people of the page's language write them, names in
//! place of codes, and where they lead.

use super::{Act, Cell, Look};
use crate::api::deal::view::Speaker;
use crate::api::failure::Failure;
use crate::names::{Kind as Names, name};
use crate::request::Request;
use tributary_domain::affiliate::Status;
use tributary_domain::ledger::Kind as Entry;
use tributary_domain::link::LinkType;
use tributary_domain::list::{Choice, Column, FilterKind, List};
use tributary_domain::payment::State;
use tributary_domain::report::Cell as Value;
use tributary_domain::text::deal::DealText;
use tributary_domain::text::link::LinkText;
use tributary_domain::text::offer::OfferText;
use tributary_domain::text::office::OfficeText;
use tributary_domain::text::payment::PaymentText;
use tributary_domain::text::payout::PayoutText;
use tributary_domain::text::player::PlayerText;
use tributary_domain::text::{Catalogue, Sentence, fill, number, plural};
use tributary_domain::time::{DAY, HOUR, MINUTE, Timestamp};
use tributary_service::Actor;
use tributary_service::list::{Line, Page};

/// Says what is in cells.
pub(super) struct Cells<'a> {
    on: &'a Request,
    page: &'a Page,
    list: List,
    /// Says the terms of deals.
    speaker: Option<Speaker>,
}

impl<'a> Cells<'a> {
    pub(super) async fn new(on: &'a Request, page: &'a Page) -> Result<Self, Failure> {
        let list = page.query.list;
        let speaker = match list {
            List::Deals => Some(Speaker::new(on).await?),
            _ => None,
        };
        Ok(Self {
            on,
            page,
            list,
            speaker,
        })
    }

    fn say(&self, text: &dyn Sentence) -> String {
        text.say(self.on.lang).to_owned()
    }

    fn value(&self, line: &'a Line, key: &str) -> Option<&'a Value> {
        self.page.cell(line, key)
    }

    fn text(&self, line: &Line, key: &str) -> String {
        match self.value(line, key) {
            Some(Value::Text(text)) => text.clone(),
            Some(value) => self.plain(value),
            None => String::new(),
        }
    }

    fn number(&self, line: &Line, key: &str) -> Option<i64> {
        match self.value(line, key)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn is_so(&self, line: &Line, key: &str) -> bool {
        matches!(self.value(line, key), Some(Value::Flag(true)))
    }

    /// What a line is called.
    pub(super) fn name(&self, line: &Line) -> String {
        let first = self.page.query.shown().next();
        first.map_or_else(String::new, |column| self.cell(line, column).text)
    }

    /// A value without names and addresses.
    pub(super) fn plain(&self, value: &Value) -> String {
        let lang = self.on.lang;
        match value {
            Value::None => String::new(),
            Value::Number(count) => plural::whole(lang, *count),
            Value::Text(text) => text.clone(),
            Value::Date(day) => number::moment(lang, Timestamp(day.days().saturating_mul(DAY))),
            Value::Moment(at) => number::moment(lang, *at),
            Value::Money(amount) => number::exact(lang, *amount),
            Value::Ratio(rate) => number::percent(lang, *rate),
            Value::Flag(is_so) => self.say(if *is_so {
                &PlayerText::Yes
            } else {
                &PlayerText::No
            }),
        }
    }

    /// A cell of a line.
    pub(super) fn cell(&self, line: &Line, column: &Column) -> Cell {
        let value = self.value_of(line, column);
        let text = match (value, column.kind) {
            // Numbers that things go by have no separators.
            (Value::Number(id), tributary_domain::list::column::Kind::Id) => id.to_string(),
            (value, _) => self.plain(value),
        };
        let cell = Cell {
            text,
            ..Cell::default()
        };
        self.dressed(line, column.key, cell)
    }

    fn value_of(&self, line: &'a Line, column: &Column) -> &'a Value {
        let place = self
            .page
            .query
            .columns
            .iter()
            .position(|key| *key == column.key);
        let found = place.and_then(|place| line.cells.get(place));
        found.unwrap_or(&Value::None)
    }

    /// The cell with what its list and column add to it.
    fn dressed(&self, line: &Line, key: &str, cell: Cell) -> Cell {
        match (self.list, key) {
            (_, "country") if !cell.text.is_empty() => Cell {
                text: name(Names::Country, self.on.lang, &cell.text),
                ..cell
            },
            (_, "affiliate") => self.owner(line, cell),
            (_, "status") => self.status(cell),
            (List::Links | List::OwnLinks, "type") => self.link_type(cell),
            (List::Affiliates, _) => self.of_affiliate(line, key, cell),
            (List::Brands, _) => self.of_brand(line, key, cell),
            (List::Links, _) => self.of_link(line, key, cell),
            (List::Deals, _) => self.of_deal(line, key, cell),
            (List::Payments | List::OwnPayments, _) => self.of_payment(line, key, cell),
            (List::PromoCodes, "code") => Cell {
                look: Look::Code,
                ..cell
            },
            (List::Campaigns, "name") => Cell {
                small: vec![["#", &line.id.to_string()].concat()],
                ..cell
            },
            (List::Imports, "file") => Cell {
                href: ["/office/import?id=", &line.id.to_string()].concat(),
                ..cell
            },
            (List::Players, "customer") => self.player(line, "/office/registrations/", cell),
            (List::OwnPlayers, "id") => self.player(line, "/registrations/", Cell::default()),
            (List::OwnLinks, "name") => self.of_own_link(line, cell),
            (List::OwnEntries, "type") => self.of_entry(cell),
            (List::OwnEntries, "for_day") => Cell {
                href: ["/ledger/", &line.id.to_string()].concat(),
                ..cell
            },
            _ => cell,
        }
    }

    fn owner(&self, line: &Line, cell: Cell) -> Cell {
        match self.number(line, "affiliate_id") {
            Some(id) => Cell {
                href: ["/office/affiliates/", &id.to_string()].concat(),
                ..cell
            },
            None => Cell {
                text: self.say(&PlayerText::Nobody),
                ..cell
            },
        }
    }

    /// A status as a badge, by the names that the list's own filter has for it.
    fn status(&self, cell: Cell) -> Cell {
        let key = cell.text.as_str();
        let look = match key {
            "active" | "completed" | "approved" | "done" => "approved",
            "pending" | "pending_approval" | "pending_payment" | "duplicate" | "running" => {
                "pending"
            }
            "cancelled" | "self_excluded" => "former",
            "declined" | "suspended" | "view_only" => key,
            _ => "blocked",
        };
        let named = |choices: &'static [Choice]| {
            let found = choices.iter().find(|choice| choice.value == key);
            found.map(|choice| self.say(choice.words))
        };
        let filters = self.list.filters().iter();
        let by_filter = filters
            .filter_map(|filter| match filter.kind {
                FilterKind::Tabs { choices, .. } | FilterKind::Choice(choices) => named(choices),
                _ => None,
            })
            .next();
        let text = by_filter.unwrap_or_else(|| match (self.list, key) {
            (List::Imports, "running") => self.say(&PlayerText::Running),
            (List::Imports, "done") => self.say(&PlayerText::Done),
            (List::Imports, _) => self.say(&PlayerText::Failed),
            (List::Deals, "pending") => self.say(&DealText::Waits),
            (List::Deals, _) => self.say(&DealText::InForce),
            _ => key.to_owned(),
        });
        Cell {
            badges: vec![(look.to_owned(), text)],
            text: String::new(),
            ..cell
        }
    }

    fn link_type(&self, cell: Cell) -> Cell {
        let of = LinkType::ALL.into_iter().find(|of| of.name() == cell.text);
        Cell {
            text: of.map_or_else(String::new, |of| self.say(&type_words(of))),
            ..cell
        }
    }

    fn of_affiliate(&self, line: &Line, key: &str, cell: Cell) -> Cell {
        match key {
            "name" => {
                let (username, email) = (self.text(line, "username"), self.text(line, "email"));
                let company = self.text(line, "company");
                let small = [[username.as_str(), " · ", &email].concat(), company];
                Cell {
                    href: ["/office/affiliates/", &line.id.to_string()].concat(),
                    small: small.into_iter().filter(|text| !text.is_empty()).collect(),
                    ..cell
                }
            }
            "site" => Cell {
                look: Look::Outside,
                ..cell
            },
            "manager" => Cell {
                small: self.wishes(line),
                ..cell
            },
            "created_at" => Cell {
                text: match self.value(line, key) {
                    Some(Value::Moment(at)) => self.age(*at),
                    _ => cell.text,
                },
                ..Cell::default()
            },
            _ => cell,
        }
    }

    /// What the link asked for with which somebody came.
    fn wishes(&self, line: &Line) -> Vec<String> {
        let numbered = |key: &str| {
            let id = self.number(line, key)?;
            Some(["#", &id.to_string()].concat())
        };
        let wished = Some(self.text(line, "wished_manager")).filter(|name| !name.is_empty());
        let lines = [
            (OfficeText::Wish, wished),
            (OfficeText::BroughtBy, numbered("parent")),
            (OfficeText::SaysBroughtBy, numbered("wished_parent")),
        ];
        let said = lines
            .into_iter()
            .filter_map(|(text, name)| Some(fill(text.text(self.on.lang), &[("name", &name?)])));
        said.collect()
    }

    /// How long something is ago, in the largest unit that fits.
    fn age(&self, at: Timestamp) -> String {
        let micros = self.on.service.clock.now().0.saturating_sub(at.0).max(0);
        let (unit, size) = match micros {
            DAY.. => (OfficeText::Days, DAY),
            HOUR.. => (OfficeText::Hours, HOUR),
            _ => (OfficeText::Minutes, MINUTE),
        };
        plural::counted(self.on.lang, unit.text(self.on.lang), micros / size, &[])
    }

    fn of_brand(&self, line: &Line, key: &str, cell: Cell) -> Cell {
        let id = line.id.to_string();
        match key {
            "name" => Cell {
                href: ["/office/brands/", &id].concat(),
                small: vec![self.text(line, "domain")],
                ..cell
            },
            "go_host" if cell.text.is_empty() => Cell {
                text: "/go/".to_owned(),
                look: Look::Url,
                ..cell
            },
            "go_host" | "fallback_url" | "domain" => Cell {
                look: Look::Url,
                ..cell
            },
            "links" => Cell {
                href: ["/office/links?brand=", &id].concat(),
                ..cell
            },
            _ => cell,
        }
    }

    fn of_link(&self, line: &Line, key: &str, cell: Cell) -> Cell {
        let id = line.id.to_string();
        match key {
            "name" => {
                let of = self.number(line, "type_id").and_then(LinkType::from_number);
                let kind = of.map_or_else(String::new, |of| self.say(&type_words(of)));
                Cell {
                    href: ["/office/links/", &id].concat(),
                    small: vec![["#", &id, " · ", &kind].concat()],
                    ..cell
                }
            }
            "destination" => {
                let percent = self.number(line, "ab_percent").unwrap_or(0);
                let said = (percent > 0).then(|| {
                    let text = OfferText::AbShare.text(self.on.lang);
                    fill(text, &[("percent", &percent.to_string())])
                });
                Cell {
                    look: Look::Url,
                    small: said.into_iter().collect(),
                    ..cell
                }
            }
            "visibility" => Cell {
                text: if cell.text == "public" {
                    self.say(&OfferText::Public)
                } else {
                    let count = self.number(line, "private").unwrap_or(0);
                    let text = OfferText::Private.text(self.on.lang);
                    plural::counted(self.on.lang, text, count, &[])
                },
                ..cell
            },
            _ => cell,
        }
    }

    fn of_deal(&self, line: &Line, key: &str, cell: Cell) -> Cell {
        match key {
            "name" => {
                let mut badges = Vec::new();
                if self.is_so(line, "is_default") {
                    badges.push((String::new(), self.say(&DealText::Default)));
                }
                if self.is_so(line, "is_pending") {
                    badges.push(("pending".to_owned(), self.say(&DealText::Waits)));
                }
                let id = line.id.to_string();
                Cell {
                    href: ["/office/deals/", &id].concat(),
                    small: vec![["#", &id].concat()],
                    badges,
                    ..cell
                }
            }
            "terms" => {
                let terms = serde_json::from_str(&cell.text).ok();
                let said = terms.zip(self.speaker.as_ref());
                Cell {
                    sentences: said.map_or_else(Vec::new, |(terms, speaker)| speaker.words(&terms)),
                    ..Cell::default()
                }
            }
            _ => cell,
        }
    }

    fn of_payment(&self, line: &Line, key: &str, cell: Cell) -> Cell {
        let is_own = self.list == List::OwnPayments;
        match key {
            "id" if !is_own => {
                let id = line.id.to_string();
                let number = fill(PayoutText::PaymentOf.text(self.on.lang), &[("n", &id)]);
                let direct = self.is_so(line, "is_direct");
                let direct = direct.then(|| self.say(&PayoutText::Direct));
                let asked = match self.value(line, "created_at") {
                    Some(Value::Moment(at)) => self.day(*at),
                    _ => String::new(),
                };
                Cell {
                    text: number,
                    href: ["/office/payments/", &id].concat(),
                    small: std::iter::once(asked).chain(direct).collect(),
                    ..cell
                }
            }
            "created_at" if is_own => Cell {
                text: match self.value(line, key) {
                    Some(Value::Moment(at)) => self.day(*at),
                    _ => cell.text,
                },
                ..Cell::default()
            },
            "period_from" => {
                let to = self.text(line, "period_to");
                let values = [("from", cell.text.as_str()), ("to", to.as_str())];
                let text = if cell.text == to {
                    to
                } else {
                    fill(PayoutText::FromTo.text(self.on.lang), &values)
                };
                Cell { text, ..cell }
            }
            "method" if cell.text.is_empty() && !is_own => Cell {
                text: self.say(&PayoutText::NoMethod),
                ..cell
            },
            _ => cell,
        }
    }

    fn day(&self, at: Timestamp) -> String {
        number::moment(
            self.on.lang,
            Timestamp(at.0.div_euclid(DAY).saturating_mul(DAY)),
        )
    }

    /// A player, by the brand's name for it or else by its number, with the way to why.
    fn player(&self, line: &Line, path: &str, cell: Cell) -> Cell {
        let id = line.id.to_string();
        let username = self.text(line, "username");
        Cell {
            text: if cell.text.is_empty() {
                ["#", &id].concat()
            } else {
                cell.text
            },
            href: [path, &id].concat(),
            small: Some(username)
                .filter(|name| !name.is_empty())
                .into_iter()
                .collect(),
            ..Cell::default()
        }
    }

    fn of_own_link(&self, line: &Line, cell: Cell) -> Cell {
        let description = Some(self.text(line, "description"));
        let private = self.is_so(line, "is_private");
        let mark = private.then(|| (String::new(), self.say(&LinkText::ForYou)));
        Cell {
            badges: mark.into_iter().collect(),
            small: description
                .filter(|text| !text.is_empty())
                .into_iter()
                .collect(),
            ..cell
        }
    }

    fn of_entry(&self, cell: Cell) -> Cell {
        let filter = self.list.filter("type").map(|filter| filter.kind);
        let Some(FilterKind::Choice(choices)) = filter else {
            return cell;
        };
        debug_assert!(Entry::parse(&cell.text).is_some());
        let found = choices.iter().find(|choice| choice.value == cell.text);
        Cell {
            text: found.map_or(cell.text, |choice| self.say(choice.words)),
            ..Cell::default()
        }
    }
}

const fn type_words(of: LinkType) -> OfferText {
    match of {
        LinkType::RegistrationPage => OfferText::KindRegistration,
        LinkType::LandingPage => OfferText::KindLanding,
        LinkType::HomePage => OfferText::KindHome,
        LinkType::Other => OfferText::KindOther,
    }
}

/// What can be done with a line at once, by those who may. What can't be taken back is on the page of
/// what the line is about.
pub(super) fn acts(cells: &Cells<'_>, line: &Line) -> Vec<Act> {
    let (on, lang) = (cells.on, cells.on.lang);
    let id = line.id.to_string();
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let is_state = |state: State| cells.text(line, "state") == state.name();
    let act = match (cells.list, &on.actor) {
        (List::PromoCodes, Actor::Staff { role, .. }) if role.decides_on_affiliates() => {
            let is_on = cells.is_so(line, "is_active");
            let text = if is_on {
                OfferText::SwitchOff
            } else {
                OfferText::SwitchOn
            };
            let text = text.text(lang);
            Act {
                action: cells.list.path().to_owned(),
                fields: vec![
                    field("do", "switch"),
                    field("id", &id),
                    field("is_active", &(!is_on).to_string()),
                ],
                text: text.to_owned(),
                about: [text, " ", &cells.text(line, "code")].concat(),
                is_link: false,
            }
        }
        (List::Payments, Actor::Staff { role, .. })
            if role.decides_on_payments() && is_state(State::PendingApproval) =>
        {
            Act {
                action: ["/office/payments/", &id].concat(),
                fields: vec![field("do", "approve")],
                text: PayoutText::Approve.text(lang).to_owned(),
                about: fill(PayoutText::ApproveNamed.text(lang), &[("n", &id)]),
                is_link: false,
            }
        }
        (List::OwnPayments, Actor::Affiliate { status, .. })
            if *status == Status::Approved && is_state(State::PendingApproval) =>
        {
            Act {
                action: ["/payments/", &id, "/cancel"].concat(),
                fields: Vec::new(),
                text: PaymentText::TakeBack.text(lang).to_owned(),
                about: PaymentText::TakeBack.text(lang).to_owned(),
                is_link: false,
            }
        }
        (List::OwnLinks, Actor::Affiliate { status, .. }) if *status == Status::Approved => Act {
            action: ["/links?link=", &id, "#build"].concat(),
            fields: Vec::new(),
            text: LinkText::Get.text(lang).to_owned(),
            about: fill(
                LinkText::GetNamed.text(lang),
                &[("name", &cells.text(line, "name"))],
            ),
            is_link: true,
        },
        _ => return Vec::new(),
    };
    vec![act]
}
