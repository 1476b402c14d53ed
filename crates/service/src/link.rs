//! Destination links.

use crate::audit::{self, Subject};
use crate::brand::is_affiliate;
use crate::policy::AffiliateScope;
use crate::{Actor, Error, Service, policy, tracking};
use serde_json::json;
use tributary_domain::api_key::Permission;
use tributary_domain::audit::Action;
use tributary_domain::brand::Brand;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, BrandId, LinkId, OperatorId, StaffId};
use tributary_domain::link::{
    Destination, Fault, Link, LinkType, MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH, check_destination,
};
use tributary_store::tracking::Changed;
use tributary_store::{Connection, affiliate, brand, link};

/// What a link can be told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LinkForm {
    /// The brand it leads to.
    pub brand_id: BrandId,
    /// What it leads to.
    pub link_type: LinkType,
    /// The name that affiliates see.
    pub name: String,
    /// What affiliates should know about it.
    pub description: String,
    /// Where clicks go, with macros.
    pub destination_url: String,
    /// Where the other clicks of an A/B test go.
    pub destination_url_ab: Option<String>,
    /// The share of the clicks, in percent, that goes there.
    pub ab_percent: i64,
    /// Whether it works.
    pub is_enabled: bool,
    /// Whether every affiliate sees it.
    pub is_public: bool,
    /// Who sees it when not everybody does.
    pub private_affiliate_ids: Vec<AffiliateId>,
    /// Whether tracking links to it can carry a campaign.
    pub has_campaigns: bool,
    /// Whether `source_id` is taken.
    pub has_source_id: bool,
}

/// A link with its brand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// The link.
    pub link: Link,
    /// The brand it leads to.
    pub brand: Brand,
}

impl LinkForm {
    /// A link that works for everybody.
    #[must_use]
    pub fn new(brand_id: BrandId, name: &str, destination_url: &str) -> Self {
        Self {
            brand_id,
            link_type: LinkType::Other,
            name: name.to_owned(),
            description: String::new(),
            destination_url: destination_url.to_owned(),
            destination_url_ab: None,
            ab_percent: 0,
            is_enabled: true,
            is_public: true,
            private_affiliate_ids: Vec::new(),
            has_campaigns: true,
            has_source_id: true,
        }
    }

    /// What a link is now, to be changed.
    #[must_use]
    pub fn of(link: &Link) -> Self {
        Self {
            brand_id: link.brand_id,
            link_type: link.link_type,
            name: link.name.clone(),
            description: link.description.clone(),
            destination_url: link.destination_url.clone(),
            destination_url_ab: link.destination_url_ab.clone(),
            ab_percent: link.ab_percent,
            is_enabled: link.is_enabled,
            is_public: link.is_public,
            private_affiliate_ids: link.private_affiliate_ids.clone(),
            has_campaigns: link.has_campaigns,
            has_source_id: link.has_source_id,
        }
    }

    /// The link as it can be kept, but for what needs the database.
    fn check(mut self) -> Result<Self, Error> {
        let mut problems: Vec<(String, String)> = Vec::new();
        let mut refuse = |field: &str, reason: String| problems.push((field.to_owned(), reason));
        self.name = self.name.trim().to_owned();
        if self.name.is_empty()
            || self.name.chars().count() > MAX_NAME_LENGTH
            || self.name.contains('\0')
        {
            refuse("name", format!("takes 1 to {MAX_NAME_LENGTH} characters"));
        }
        self.description = self.description.trim().to_owned();
        if self.description.chars().count() > MAX_DESCRIPTION_LENGTH
            || self.description.contains('\0')
        {
            refuse(
                "description",
                format!("takes at most {MAX_DESCRIPTION_LENGTH} characters"),
            );
        }
        self.destination_url = self.destination_url.trim().to_owned();
        if let Err(fault) = check_destination(&self.destination_url) {
            refuse("destination_url", sentence(fault, &self.destination_url));
        }
        self.destination_url_ab = (self.destination_url_ab)
            .map(|url| url.trim().to_owned())
            .filter(|url| !url.is_empty());
        if let Some(url) = self.destination_url_ab.as_deref()
            && let Err(fault) = check_destination(url)
        {
            refuse("destination_url_ab", sentence(fault, url));
        }
        if !(0..=100).contains(&self.ab_percent) {
            refuse("ab_percent", "takes a whole number from 0 to 100".into());
        } else if self.ab_percent > 0 && self.destination_url_ab.is_none() {
            refuse(
                "ab_percent",
                "needs a destination_url_ab to send clicks to".into(),
            );
        }
        self.private_affiliate_ids.sort_unstable();
        self.private_affiliate_ids.dedup();
        if problems.is_empty() {
            Ok(self)
        } else {
            Err(Error::fields(Code::Invalid, problems))
        }
    }

    /// Looks up whom and what it names.
    async fn check_names(
        &self,
        c: &mut impl Connection,
        actor: &Actor,
        operator: OperatorId,
    ) -> Result<(), Error> {
        let brand = brand::by_id(c, operator, self.brand_id).await?;
        if brand.is_none() || !policy::reaches_brand(actor, self.brand_id) {
            let reason = format!("{}: the operator has no such brand", self.brand_id);
            return Err(Error::field(Code::Invalid, "brand_id", reason));
        }
        for id in &self.private_affiliate_ids {
            if affiliate::by_id(c, operator, *id).await?.is_none() {
                let reason = format!("{id}: the operator has no such affiliate");
                return Err(Error::field(Code::Invalid, "private_affiliate_ids", reason));
            }
        }
        Ok(())
    }

    /// The link that `known` becomes.
    fn apply(self, known: Link) -> Link {
        Link {
            brand_id: self.brand_id,
            link_type: self.link_type,
            name: self.name,
            description: self.description,
            destination_url: self.destination_url,
            destination_url_ab: self.destination_url_ab,
            ab_percent: self.ab_percent,
            is_enabled: self.is_enabled,
            is_public: self.is_public,
            private_affiliate_ids: self.private_affiliate_ids,
            has_campaigns: self.has_campaigns,
            has_source_id: self.has_source_id,
            ..known
        }
    }
}

/// What is wrong with a destination, with the names of macros that mean nothing.
fn sentence(fault: Fault, url: &str) -> String {
    let parsed = Destination::parse(url);
    match (fault, &parsed) {
        (Fault::UnknownMacro, Ok(parsed)) => {
            let names: Vec<&str> = parsed.unknown().collect();
            format!("{fault}; not known: {}", names.join(", "))
        }
        _ => fault.to_string(),
    }
}

/// Makes a link.
///
/// # Errors
/// [`Code::Invalid`] with each field that is wrong; [`Code::Forbidden`] for anybody but the
/// operator's admins, its managers and the console.
pub async fn create(
    service: &Service,
    actor: &Actor,
    operator: OperatorId,
    form: LinkForm,
) -> Result<LinkId, Error> {
    let operator = policy::changer(actor, Permission::LinksWrite, Some(operator))?;
    let form = form.check()?;
    let now = service.clock.now();
    let created_by: Option<StaffId> = match actor {
        Actor::Staff { id, .. } => Some(*id),
        _ => None,
    };
    let mut tx = service.store.begin().await?;
    form.check_names(&mut tx, actor, operator).await?;
    let new = form.apply(Link {
        id: LinkId(0),
        operator_id: operator,
        brand_id: BrandId(0),
        link_type: LinkType::Other,
        name: String::new(),
        description: String::new(),
        destination_url: String::new(),
        destination_url_ab: None,
        ab_percent: 0,
        is_enabled: true,
        is_public: true,
        private_affiliate_ids: Vec::new(),
        has_campaigns: true,
        has_source_id: true,
        created_by,
        created_at: now,
        updated_at: now,
    });
    let id = link::insert(&mut tx, operator, &new).await?;
    end(
        service,
        &mut tx,
        actor,
        Action::LinkCreated,
        &Link { id, ..new },
    )
    .await?;
    tx.commit().await?;
    tracking::changed(service).await;
    Ok(id)
}

/// Changes a link.
///
/// # Errors
/// As [`create`]; [`Code::NotFound`] for a link of others as for one that does not exist.
pub async fn update(
    service: &Service,
    actor: &Actor,
    id: LinkId,
    form: LinkForm,
) -> Result<(), Error> {
    let operator = policy::changer(actor, Permission::LinksWrite, None)?;
    let form = form.check()?;
    let mut tx = service.store.begin().await?;
    let known = link::by_id(&mut tx, operator, id).await?;
    let known = known.filter(|known| policy::reaches_brand(actor, known.brand_id));
    let known = known.ok_or(Error::from(Code::NotFound))?;
    form.check_names(&mut tx, actor, operator).await?;
    let new = Link {
        updated_at: service.clock.now(),
        ..form.apply(known)
    };
    link::update(&mut tx, operator, &new).await?;
    end(service, &mut tx, actor, Action::LinkChanged, &new).await?;
    tx.commit().await?;
    tracking::changed(service).await;
    Ok(())
}

/// The links that the caller may see, the oldest first: staff all of the operator's; affiliates
/// those that work and are for them; a key what the affiliates it reaches may see.
///
/// # Errors
/// [`Code::Forbidden`] for who may not read links.
pub async fn list(service: &Service, actor: &Actor) -> Result<Vec<Listed>, Error> {
    let (operator, reach) = policy::reader(actor, Permission::LinksRead)?;
    let mut reader = service.store.read().await?;
    let brands = brand::list(&mut reader, operator).await?;
    let links = link::list(&mut reader, operator).await?;
    let only_working = is_affiliate(actor);
    let listed = links.into_iter().filter_map(|link| {
        let brand = brands
            .iter()
            .find(|brand| brand.id == link.brand_id)?
            .clone();
        let is_seen = is_for(&link, &reach)
            && policy::reaches_brand(actor, brand.id)
            && (!only_working || (link.is_enabled && brand.is_active));
        is_seen.then_some(Listed { link, brand })
    });
    Ok(listed.collect())
}

/// One link.
///
/// # Errors
/// As [`list`]; [`Code::NotFound`] for a link the caller may not see as for one that does not
/// exist.
pub async fn show(service: &Service, actor: &Actor, id: LinkId) -> Result<Listed, Error> {
    let found = list(service, actor)
        .await?
        .into_iter()
        .find(|listed| listed.link.id == id);
    found.ok_or(Code::NotFound.into())
}

/// Whether a link is for somebody within reach.
fn is_for(link: &Link, reach: &AffiliateScope) -> bool {
    match reach.ids() {
        None => true,
        Some(ids) => ids.iter().any(|id| link.is_for(*id)),
    }
}

/// What ends every change of a link.
async fn end(
    service: &Service,
    c: &mut impl Connection,
    actor: &Actor,
    action: Action,
    link: &Link,
) -> Result<(), Error> {
    tributary_store::tracking::bump(c, Changed::Link(link.id)).await?;
    let detail = json!({
        "brand_id": link.brand_id, "name": link.name, "destination_url": link.destination_url,
        "destination_url_ab": link.destination_url_ab, "ab_percent": link.ab_percent,
        "is_enabled": link.is_enabled, "is_public": link.is_public,
        "private_affiliate_ids": link.private_affiliate_ids,
    });
    let subject = Subject::new("link", link.id.0);
    audit::record(service, c, link.operator_id, actor, action, subject, detail).await
}
