//! Tracking links: an affiliate's address of a destination link, made once and always the same.

use crate::audit::{self, Subject};
use crate::{Actor, Error, Service, policy, tracking};
use serde_json::json;
use tributary_domain::affiliate::Status;
use tributary_domain::api_key::Permission;
use tributary_domain::audit::Action;
use tributary_domain::brand::Brand;
use tributary_domain::click::bounded;
use tributary_domain::dimension::MAX_TEXT_LENGTH;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, CampaignId, LinkId, OperatorId};
use tributary_domain::operator::Operator;
use tributary_domain::refusal::Refusal;
use tributary_domain::slug;
use tributary_domain::violation::{PlainRule, Rule};
use tributary_store::tracking_link::Target;
use tributary_store::{Connection, affiliate, brand, campaign, link, operator, tracking_link};

/// How often a slug is drawn before it is given up. One draw in billions meets a slug that is
/// taken.
const DRAWS: u32 = 8;

/// What a tracking link is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// The destination link.
    pub link_id: LinkId,
    /// The affiliate who shares it.
    pub affiliate_id: AffiliateId,
    /// The campaign it belongs to.
    pub campaign_id: Option<CampaignId>,
    /// What tells the affiliate's own sources apart; empty for none.
    pub source_id: String,
}

/// The address of a tracking link; made now, where there is none yet. `origin` is the scheme and
/// host of the call, for servers that are tried out on this machine ([`Base`]).
///
/// # Errors
/// [`Code::NotFound`] for a link or affiliate that the caller may not know of, or that the
/// affiliate may not; [`Code::Conflict`] with the reason when clicks on it would lead nowhere;
/// [`Code::Invalid`] with the field that is wrong.
pub async fn build(
    service: &Service,
    actor: &Actor,
    origin: Option<&str>,
    wanted: &Wanted,
) -> Result<String, Error> {
    let operator = asked_for(actor, wanted)?;
    let mut tx = service.store.begin().await?;
    let (owner, brand) = check(&mut tx, actor, operator, wanted).await?;
    let target = wanted.target();
    let (slug, is_new) = slug_of(service, &mut tx, operator, target).await?;
    if is_new {
        let detail = json!({
            "slug": slug, "affiliate_id": wanted.affiliate_id, "campaign_id": wanted.campaign_id,
            "source_id": wanted.source_id,
        });
        let subject = Subject::new("link", wanted.link_id.0);
        audit::record(
            service,
            &mut tx,
            operator,
            actor,
            Action::TrackingLinkCreated,
            subject,
            detail,
        )
        .await?;
        tx.commit().await?;
    } else {
        // What comes next may need a connection, too.
        drop(tx);
    }
    tracking::minted(service, &slug).await;
    Ok(Base::of(&owner, &brand, origin).address(&slug))
}

/// The address of a tracking link that was made before; `None` where there is none yet.
///
/// # Errors
/// As [`build`].
pub async fn find(
    service: &Service,
    actor: &Actor,
    origin: Option<&str>,
    wanted: &Wanted,
) -> Result<Option<String>, Error> {
    let operator = asked_for(actor, wanted)?;
    let mut reader = service.store.read().await?;
    let (owner, brand) = check(&mut reader, actor, operator, wanted).await?;
    let slug = tracking_link::find(&mut reader, operator, wanted.target()).await?;
    Ok(slug.map(|slug| Base::of(&owner, &brand, origin).address(&slug)))
}

impl Wanted {
    fn target(&self) -> Target<'_> {
        Target {
            link: self.link_id,
            affiliate: self.affiliate_id,
            campaign: self.campaign_id.unwrap_or(CampaignId(0)),
            source_id: &self.source_id,
        }
    }
}

/// Whether the caller reaches the affiliate, and in which operator. Who may read links may have
/// the address of one, and so may who changes them.
fn asked_for(actor: &Actor, wanted: &Wanted) -> Result<OperatorId, Error> {
    let (operator, reach) = policy::reader(actor, Permission::LinksRead)
        .or_else(|refusal| policy::reader(actor, Permission::LinksWrite).map_err(|_| refusal))?;
    reach.check(wanted.affiliate_id)?;
    Ok(operator)
}

/// Whether there can be such a tracking link. Answers whose it is, and the brand it leads to.
async fn check(
    c: &mut impl Connection,
    actor: &Actor,
    operator: OperatorId,
    wanted: &Wanted,
) -> Result<(Operator, Brand), Error> {
    let source_id = &wanted.source_id;
    if bounded(source_id) != *source_id {
        let most = MAX_TEXT_LENGTH;
        let rule = match source_id.chars().count() > most {
            true => Rule::TooLong { most },
            false => PlainRule::Unprintable.into(),
        };
        return Err(Error::invalid("source_id", rule));
    }
    let missing = || Error::from(Code::NotFound);
    let link = link::by_id(c, operator, wanted.link_id)
        .await?
        .ok_or_else(missing)?;
    let affiliate = affiliate::by_id(c, operator, wanted.affiliate_id).await?;
    let affiliate = affiliate.ok_or_else(missing)?;
    if !link.is_for(affiliate.id) || !policy::reaches_brand(actor, link.brand_id) {
        return Err(missing());
    }
    let brand = brand::by_id(c, operator, link.brand_id)
        .await?
        .ok_or_else(missing)?;
    if affiliate.status != Status::Approved {
        return Err(Refusal::AffiliateNotApproved.into());
    }
    if !link.is_enabled || !brand.is_active {
        return Err(Refusal::LinkOff.into());
    }
    if !link.has_source_id && !source_id.is_empty() {
        return Err(Error::invalid("source_id", PlainRule::NoSourceId));
    }
    if let Some(id) = wanted.campaign_id {
        if campaign::by_id(c, operator, id).await?.is_none() {
            return Err(Error::invalid("campaign_id", PlainRule::UnknownCampaign));
        }
        if !link.has_campaigns {
            return Err(Error::invalid("campaign_id", PlainRule::NoCampaigns));
        }
    }
    let owner = operator::by_id(c, operator).await?.ok_or_else(missing)?;
    Ok((owner, brand))
}

/// The slug of a target, and whether it was made now. Of two at once, one makes it and both get it.
async fn slug_of(
    service: &Service,
    tx: &mut tributary_store::Tx,
    operator: OperatorId,
    target: Target<'_>,
) -> Result<(String, bool), Error> {
    for _ in 0..DRAWS {
        if let Some(slug) = tracking_link::find(tx, operator, target).await? {
            return Ok((slug, false));
        }
        let Some(slug) = slug::from_random(&crate::fresh_secret()?) else {
            continue;
        };
        if tracking_link::insert(tx, operator, &slug, target, service.clock.now()).await? {
            return Ok((slug, true));
        }
    }
    Err(Error::internal("no free slug was found"))
}

/// What stands before the slugs of a brand: `https://<go-host>`, or `https://<operator's host>/go`.
///
/// On a machine where the product is tried out, host names are those of the machine itself, there
/// is no https, and the port is whatever the server was given: there, a host of this machine goes
/// with the scheme and port of the call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Base(String);

impl Base {
    /// The base for a brand. `origin` is the `scheme://host[:port]` that was called, if any.
    #[must_use]
    pub fn of(operator: &Operator, brand: &Brand, origin: Option<&str>) -> Self {
        let called = origin.and_then(|origin| origin.split_once("://"));
        let called_host = called.and_then(|(_, host)| tributary_domain::hostname::canonical(host));
        let is_called_here = called_host.as_deref().is_some_and(is_this_machine);
        let root = |host: &str| match called {
            _ if !is_this_machine(host) => format!("https://{host}"),
            Some((scheme, called)) if is_called_here => {
                let port = called.rsplit_once(':').map(|(_, port)| port);
                let port = port.filter(|port| port.bytes().all(|byte| byte.is_ascii_digit()));
                match port {
                    Some(port) if !port.is_empty() => format!("{scheme}://{host}:{port}"),
                    _ => format!("{scheme}://{host}"),
                }
            }
            _ => format!("http://{host}"),
        };
        if let Some(host) = &brand.go_host {
            return Self(root(host));
        }
        let first = operator
            .hostnames
            .first()
            .map_or("localhost", String::as_str);
        // Who calls by another name of the operator on this machine stays with it.
        let own = called_host.as_deref().filter(|host| {
            is_this_machine(host) && operator.hostnames.iter().any(|known| known == host)
        });
        Self(root(own.filter(|_| is_this_machine(first)).unwrap_or(first)) + "/go")
    }

    /// The address of a slug.
    #[must_use]
    pub fn address(&self, slug: &str) -> String {
        format!("{}/{slug}", self.0)
    }

    /// The address of a link that leaves open whose click it is: `aff` says so. `None` for ids
    /// that are too high for it.
    #[must_use]
    pub fn of_link(&self, link: LinkId, aff: &str) -> Option<String> {
        Some(format!("{}?aff={aff}", self.address(&slug::of_link(link)?)))
    }
}

/// Whether a host name is one of the machine itself.
fn is_this_machine(host: &str) -> bool {
    let address = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    host == "localhost"
        || host.ends_with(".localhost")
        || address.is_ok_and(|address| address.is_loopback())
}

/// The operator that an actor's links are of, for [`Base::of`].
///
/// # Errors
/// [`Code::Forbidden`] for who may not read links.
pub async fn operator_of(service: &Service, actor: &Actor) -> Result<Operator, Error> {
    let (id, _) = policy::reader(actor, Permission::LinksRead)?;
    let found = operator::by_id(&mut service.store.read().await?, id).await?;
    found.ok_or(Code::NotFound.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tributary_domain::id::BrandId;
    use tributary_domain::operator::OperatorSettings;
    use tributary_domain::time::Timestamp;

    #[test]
    fn addresses_work_where_the_product_is_tried_out() {
        for (hostnames, go_host, origin, expected) in [
            (
                &["aff.example", "b.example"][..],
                None,
                None,
                "https://aff.example/go/x",
            ),
            (
                &["aff.example"],
                None,
                Some("http://aff.example:3000"),
                "https://aff.example/go/x",
            ),
            (
                &["aff.example"],
                None,
                Some("http://127.0.0.1:3000"),
                "https://aff.example/go/x",
            ),
            (
                &["aff.example"],
                Some("go.example"),
                Some("http://aff.example"),
                "https://go.example/x",
            ),
            (
                &["localhost", "127.0.0.1"],
                None,
                Some("http://localhost:3000"),
                "http://localhost:3000/go/x",
            ),
            (
                &["localhost", "127.0.0.1"],
                None,
                Some("http://127.0.0.1:3000"),
                "http://127.0.0.1:3000/go/x",
            ),
            (
                &["localhost"],
                None,
                Some("https://localhost"),
                "https://localhost/go/x",
            ),
            (&["localhost"], None, None, "http://localhost/go/x"),
            (
                &["localhost"],
                Some("go.localhost"),
                Some("http://localhost:3000"),
                "http://go.localhost:3000/x",
            ),
            (
                &["[::1]"],
                None,
                Some("http://[::1]:3000"),
                "http://[::1]:3000/go/x",
            ),
            (&["[::1]"], None, Some("http://[::1]"), "http://[::1]/go/x"),
        ] {
            let operator = Operator {
                id: OperatorId(1),
                name: String::new(),
                currency: "EUR".into(),
                hostnames: hostnames.iter().map(ToString::to_string).collect(),
                settings: OperatorSettings::default(),
                created_at: Timestamp(0),
            };
            let brand = Brand {
                id: BrandId(1),
                operator_id: OperatorId(1),
                name: String::new(),
                domain: String::new(),
                go_host: go_host.map(str::to_owned),
                fallback_url: None,
                is_active: true,
                created_at: Timestamp(0),
            };
            assert_eq!(Base::of(&operator, &brand, origin).address("x"), expected);
        }
    }
}
