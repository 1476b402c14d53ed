//! Registrations: the list, for staff and for affiliates.
#![expect(
    missing_docs,
    reason = "`server` makes a struct of each function's named parameters"
)]

use crate::api::failure::Failure;
use crate::api::view::Named;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::api::failure::{failure, request},
    crate::names::{Kind, name},
    crate::request::Request,
    std::collections::HashMap,
    tributary_domain::event::PlayerStatus,
    tributary_domain::id::{AffiliateId, BrandId, RegistrationId},
    tributary_domain::money::Money,
    tributary_domain::player::Registration,
    tributary_domain::text::number,
    tributary_domain::time::{DAY, Date, Timestamp},
    tributary_service::affiliate::overview::Window,
    tributary_service::{Actor, affiliate, balance, brand, player},
};

/// How many registrations a page of the list has.
#[cfg(feature = "ssr")]
const PER_PAGE: i64 = 25;
/// How many affiliates a part of a name can mean.
#[cfg(feature = "ssr")]
const MAX_NAMED: i64 = 200;

/// What the list is narrowed by; what is empty, or not understood, leaves nothing out.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The number or a part of the name of the affiliate.
    pub affiliate: String,
    /// The number of the brand.
    pub brand: String,
    /// The status, by its name on the wire.
    pub status: String,
    /// `somebody` or `nobody`.
    pub whose: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// The brand's name for the player, or the player's own.
    pub customer: String,
    /// The number that all are below.
    pub before: String,
}

/// A line of the list. Amounts are without the currency.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// The registration.
    pub id: i64,
    /// The brand's name for the player; empty for affiliates.
    pub customer: String,
    /// The player's own name; empty for affiliates.
    pub username: String,
    /// The name of the brand.
    pub brand: String,
    /// The name of the country.
    pub country: String,
    /// Whose it is; none: nobody's.
    pub affiliate: Option<Named>,
    /// What the brand thinks of the player, by its name on the wire.
    pub status: String,
    /// When it registered.
    pub registered: String,
    /// What it deposited.
    pub deposits: String,
    /// What it earned.
    pub commission: String,
}

/// A page of the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct List {
    /// The lines.
    pub rows: Vec<Row>,
    /// Where the next page begins.
    pub next: Option<i64>,
    /// The currency of every amount.
    pub currency: String,
    /// The brands to choose from.
    pub brands: Vec<Named>,
}

/// One page of the list: of everybody for staff, of its own for an affiliate.
#[server(prefix = "/ui")]
pub async fn registration_list(asked: Asked) -> Result<List, Failure> {
    let on = request()?;
    let is_staff = matches!(on.actor, Actor::Staff { .. });
    let day = |text: &str| Date::parse(text.trim()).map(Date::days);
    let moment = |day: i64| Timestamp(day.saturating_mul(DAY));
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let filter = player::Filter {
        affiliates: if is_staff {
            affiliates(&on, asked.affiliate.trim()).await?
        } else {
            None
        },
        brand: asked.brand.parse().ok().map(BrandId),
        status: PlayerStatus::parse(&asked.status),
        is_attributed: match asked.whose.as_str() {
            "somebody" => Some(true),
            "nobody" => Some(false),
            _ => None,
        },
        from: day(&asked.from).map(moment),
        to: day(&asked.to).map(|day| moment(day.saturating_add(1))),
        name: given(&asked.customer),
    };
    let before = asked.before.parse().ok().map(RegistrationId);
    let page = player::list(&on.service, &on.actor, filter, before, PER_PAGE).await;
    let page = page.map_err(failure)?;
    let brands: Vec<Named> = (brand::list(&on.service, &on.actor).await.map_err(failure)?)
        .into_iter()
        .map(|brand| Named {
            id: brand.id.0,
            name: brand.name,
            email: String::new(),
        })
        .collect();
    let names = if is_staff {
        names(&on, &page.rows).await?
    } else {
        HashMap::new()
    };
    Ok(List {
        rows: (page.rows.into_iter())
            .map(|of| row(&on, of, &brands, &names))
            .collect(),
        next: page.next.map(|id| id.0),
        currency: page.currency,
        brands,
    })
}

/// The affiliates that a number or a part of a name means; `None` for all.
#[cfg(feature = "ssr")]
async fn affiliates(on: &Request, text: &str) -> Result<Option<Vec<AffiliateId>>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(id) = text.parse() {
        return Ok(Some(vec![AffiliateId(id)]));
    }
    let query = affiliate::Query {
        search: text.to_owned(),
        page: 1,
        per_page: MAX_NAMED,
        ..affiliate::Query::default()
    };
    let found = affiliate::list(&on.service, &on.actor, &query).await;
    let rows = found.map_err(failure)?.rows.into_iter();
    Ok(Some(rows.map(|affiliate| affiliate.id).collect()))
}

#[cfg(feature = "ssr")]
async fn names(
    on: &Request,
    rows: &[Registration],
) -> Result<HashMap<AffiliateId, String>, Failure> {
    let mut ids: Vec<AffiliateId> = rows
        .iter()
        .filter_map(|row| row.player.affiliate_id)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let window = Window {
        offset: 0,
        limit: i64::try_from(ids.len()).unwrap_or(i64::MAX),
    };
    let query = balance::Query {
        affiliates: Some(ids),
        ..balance::Query::default()
    };
    let page = balance::list(&on.service, &on.actor, query, window).await;
    let rows = page.map_err(failure)?.rows.into_iter();
    Ok(rows.map(|line| (line.affiliate_id, line.name)).collect())
}

#[cfg(feature = "ssr")]
fn row(
    on: &Request,
    of: Registration,
    brands: &[Named],
    names: &HashMap<AffiliateId, String>,
) -> Row {
    let plain = |money: Money| number::decimal(on.lang, money, 2);
    let customer = of.customer().to_owned();
    let player = of.player;
    let brand = brands.iter().find(|brand| brand.id == player.brand_id.0);
    let earned = [player.cpl, player.cpa, player.rev_share];
    let earned = earned.into_iter().map(|money| money.0);
    let country = if of.country.is_empty() {
        String::new()
    } else {
        name(Kind::Country, on.lang, &of.country)
    };
    Row {
        id: player.id.0,
        customer,
        username: of.username,
        brand: brand.map_or_else(String::new, |brand| brand.name.clone()),
        country,
        affiliate: player.affiliate_id.map(|id| Named {
            id: id.0,
            name: names.get(&id).cloned().unwrap_or_else(|| format!("#{id}")),
            email: String::new(),
        }),
        status: player.status.name().to_owned(),
        registered: number::moment(on.lang, of.registered_at),
        deposits: plain(Money(player.sums.deposits)),
        commission: plain(Money(earned.fold(0, i64::saturating_add))),
    }
}
