//! The links that an affiliate can promote, and the form that makes its own address of one.
#![expect(
    missing_docs,
    reason = "`server` makes a struct of each function's named parameters"
)]

use crate::api::failure::Failure;
use crate::api::form::Form;
use crate::api::view::Named;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::api::failure::{failure, request},
    crate::qr,
    crate::request::Request,
    tributary_domain::affiliate::Status,
    tributary_domain::dimension::{AFP_NAMES, MAX_TEXT_LENGTH, UTM_NAMES},
    tributary_domain::error::Code,
    tributary_domain::id::{AffiliateId, CampaignId, LinkId},
    tributary_domain::link::{Destination, extra},
    tributary_domain::violation::{PlainRule, Rule, Violation, Violations},
    tributary_service::tracking_link::{self, Wanted},
    tributary_service::{Actor, Error, campaign, link},
};

/// A page that can be promoted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Promoted {
    /// The destination link.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The brand.
    pub brand: String,
}

/// An affiliate's own address.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Built {
    /// The address.
    pub address: String,
    /// The address of a picture of its QR code, where it is short enough for one.
    pub qr: Option<String>,
}

/// The page of links.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Links {
    /// What can be promoted.
    pub pages: Vec<Promoted>,
    /// The campaigns a link can belong to.
    pub campaigns: Vec<Named>,
    /// What stands in the form.
    pub form: Form,
    /// The names of the deep parameters that the chosen page takes.
    pub takes: Vec<String>,
    /// The address that the form means, where it was made already.
    pub built: Option<Built>,
    /// Whether addresses can be made.
    pub may_build: bool,
}

/// What can be promoted, and the form, filled in by what the address of the page says.
#[server(prefix = "/ui")]
pub async fn link_own(#[server(default)] values: Vec<(String, String)>) -> Result<Links, Failure> {
    let on = request()?;
    let Actor::Affiliate { id, status, .. } = &on.actor else {
        return Err(failure(Code::Forbidden.into()));
    };
    let listed = link::list(&on.service, &on.actor).await.map_err(failure)?;
    let campaigns = campaign::list(&on.service, &on.actor)
        .await
        .map_err(failure)?;
    let form = Form::posted().unwrap_or(Form {
        values,
        ..Form::default()
    });
    let chosen = (listed.iter())
        .find(|listed| form.value("link").parse() == Ok(listed.link.id.0))
        .map(|listed| &listed.link);
    let destination = chosen.and_then(|link| Destination::parse(&link.destination_url).ok());
    let takes = destination.map_or_else(Vec::new, |destination| {
        destination.parameters().map(str::to_owned).collect()
    });
    let may_build = *status == Status::Approved;
    let is_asked = chosen.is_some() && may_build && form.problems.is_empty();
    let built = if is_asked && form.message.is_none() {
        built(&on, *id, &form).await?
    } else {
        None
    };
    Ok(Links {
        pages: (listed.into_iter())
            .map(|link::Listed { link, brand }| Promoted {
                id: link.id.0,
                name: link.name,
                brand: brand.name,
            })
            .collect(),
        campaigns: (campaigns.into_iter())
            .map(|campaign| Named {
                id: campaign.id.0,
                name: campaign.name,
                email: String::new(),
            })
            .collect(),
        form,
        takes,
        built,
        may_build,
    })
}

/// Parameters of an address, by their names.
#[cfg(feature = "ssr")]
pub type Parameters = Vec<(String, String)>;

/// The tracking link that a form means, and what stands behind it; what is wrong, by field.
///
/// # Errors
/// Every field that can't be read.
#[cfg(feature = "ssr")]
pub fn wanted(
    affiliate_id: AffiliateId,
    value: impl Fn(&str) -> String,
) -> Result<(Wanted, Parameters), Vec<Violation>> {
    let mut wrong = Violations::default();
    let link_id = value("link").trim().parse();
    let link_id = wrong.keep("link", link_id.map_err(|_| PlainRule::ChooseLink));
    let campaign = value("campaign");
    let campaign_id = match campaign.trim() {
        "" => None,
        text => {
            let read = text.parse().map(CampaignId);
            wrong.keep("campaign", read.map_err(|_| PlainRule::NoCampaigns))
        }
    };
    let most = MAX_TEXT_LENGTH;
    let mut pairs = Vec::new();
    for name in AFP_NAMES.into_iter().chain(UTM_NAMES) {
        let text = value(name).trim().to_owned();
        if !extra::is_value(&text) {
            wrong.add(name, Rule::TooLong { most });
        }
        pairs.push((name.to_owned(), text));
    }
    match extra::deep(&value("deep")) {
        Some(deep) => pairs.extend(deep),
        None => wrong.add("deep", PlainRule::DeepParameters),
    }
    let source_id = value("source_id").trim().to_owned();
    if !extra::is_value(&source_id) {
        wrong.add("source_id", Rule::TooLong { most });
    }
    wrong.finish()?;
    let wanted = Wanted {
        link_id: LinkId(link_id.unwrap_or_default()),
        affiliate_id,
        campaign_id,
        source_id,
    };
    Ok((wanted, pairs))
}

/// The address that the form means, where it was made already. A form that means none is shown as
/// it is; what is wrong is said when it is sent.
#[cfg(feature = "ssr")]
async fn built(on: &Request, id: AffiliateId, form: &Form) -> Result<Option<Built>, Failure> {
    let Ok((wanted, pairs)) = wanted(id, |name| form.value(name)) else {
        return Ok(None);
    };
    match tracking_link::find(&on.service, &on.actor, Some(&on.origin), &wanted).await {
        Ok(address) => Ok(address.map(|address| {
            let address = extra::with_parameters(&address, &pairs);
            let qr = qr::picture(&address);
            Built { address, qr }
        })),
        Err(Error::Refused(_) | Error::Invalid { .. }) => Ok(None),
        Err(error) => Err(failure(error)),
    }
}
