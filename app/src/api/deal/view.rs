//! What pages show of deals: plain data, with the terms already in words of the page's language.

use crate::api::form::Form;
use crate::api::view::Named;
use serde::{Deserialize, Serialize};
use tributary_domain::time::Timestamp;

/// Whether a sentence stood in the version before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Mark {
    /// It did.
    Kept,
    /// It is new.
    New,
    /// It stood there, and does no more.
    Gone,
}

/// Where a version stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Standing {
    /// New players are bound to it.
    InForce,
    /// It waits for the affiliate.
    Waits,
    /// It was in force; its players keep it.
    Former,
    /// It waited until a newer one took its place.
    NeverAccepted,
}

/// A version of a deal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Version {
    /// The version, over all deals.
    pub id: i64,
    /// Which version, from 1.
    pub number: i64,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was accepted, where that was asked for.
    pub accepted_at: Option<Timestamp>,
    /// Where it stands.
    pub standing: Standing,
    /// How many players are bound to it.
    pub players: i64,
    /// Its kinds of commission.
    pub kind: String,
    /// The terms in words, and how they differ from the version before.
    pub lines: Vec<(Mark, String)>,
}

/// A deal with its history.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Deal {
    /// The deal.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub affiliate: Named,
    /// Whether it is the affiliate's default.
    pub is_default: bool,
    /// Every version, the newest first; never empty.
    pub versions: Vec<Version>,
    /// What is proposed against what is in force, where a version waits for the affiliate.
    pub proposal: Vec<(Mark, String)>,
}

impl Deal {
    /// The version in force.
    #[must_use]
    pub fn in_force(&self) -> Option<&Version> {
        let mut versions = self.versions.iter();
        versions.find(|version| version.standing == Standing::InForce)
    }

    /// The version that waits for the affiliate.
    #[must_use]
    pub fn waiting(&self) -> Option<&Version> {
        let newest = self.versions.first();
        newest.filter(|version| version.standing == Standing::Waits)
    }
}

/// The form of a deal, with what can be chosen in it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Editor {
    /// The deal; none: it is a new one.
    pub deal: Option<Deal>,
    /// What stands in the form.
    pub form: Form,
    /// What stands in the form in words; empty while something in it is wrong.
    pub words: Vec<String>,
    /// The brands that can be named.
    pub brands: Vec<Named>,
    /// The campaigns that can be named.
    pub campaigns: Vec<Named>,
    /// The operator's currency.
    pub currency: String,
    /// Whether who is asking may change deals.
    pub may_decide: bool,
}

/// An affiliate's own deals.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Owned {
    /// The deals, the newest first.
    pub deals: Vec<Deal>,
    /// Whether the affiliate may accept versions.
    pub may_accept: bool,
}

#[cfg(feature = "ssr")]
pub(crate) use server::Speaker;

#[cfg(feature = "ssr")]
mod server {
    use super::{Deal, Mark, Standing, Version};
    use crate::api::failure::{Failure, failure};
    use crate::api::view::Named;
    use crate::names::{Kind, name};
    use crate::request::Request;
    use tributary_domain::deal::words::{Names, words};
    use tributary_domain::deal::{DealVersion, Terms};
    use tributary_domain::language::Lang;
    use tributary_service::deal;

    /// Says deals in words.
    pub(crate) struct Speaker {
        lang: Lang,
        currency: String,
        names: deal::Names,
    }

    impl Speaker {
        /// In the language of the page, with the names of the operator.
        pub(crate) async fn new(on: &Request) -> Result<Self, Failure> {
            let names = deal::names(&on.service, &on.actor).await;
            Ok(Self::of(on, names.map_err(failure)?))
        }

        /// With names that are known already.
        pub(crate) fn of(on: &Request, names: deal::Names) -> Self {
            Self {
                lang: on.lang,
                currency: on.operator.currency.clone(),
                names,
            }
        }

        /// Terms in words.
        pub(crate) fn words(&self, terms: &Terms) -> Vec<String> {
            let (brands, campaigns) = (&self.names.brands, &self.names.campaigns);
            words(
                terms,
                &Names {
                    lang: self.lang,
                    currency: &self.currency,
                    brand: &|id| {
                        let found = brands.iter().find(|brand| brand.id == id);
                        found.map_or_else(|| format!("#{id}"), |brand| brand.name.clone())
                    },
                    campaign: &|id| {
                        let found = campaigns.iter().find(|campaign| campaign.id == id);
                        found.map_or_else(|| format!("#{id}"), |campaign| campaign.name.clone())
                    },
                    country: &|code| name(Kind::Country, self.lang, code),
                },
            )
        }

        /// A deal with its history, of which the oldest version comes first.
        pub(crate) fn deal(&self, versions: &[deal::Version], username: &str) -> Option<Deal> {
            let newest = &versions.last()?.deal;
            let in_force = versions
                .iter()
                .rev()
                .find(|version| version.deal.accepted_at.is_some());
            let mut shown = Vec::with_capacity(versions.len());
            let mut before: Option<Vec<String>> = None;
            for version in versions {
                let deal = &version.deal;
                let standing = match deal.accepted_at {
                    None if deal.id == newest.id => Standing::Waits,
                    None => Standing::NeverAccepted,
                    Some(_) if in_force.is_some_and(|now| now.deal.id == deal.id) => {
                        Standing::InForce
                    }
                    Some(_) => Standing::Former,
                };
                let said = self.words(&deal.terms);
                shown.push(Version {
                    id: deal.id.0,
                    number: deal.version,
                    created_at: deal.created_at,
                    accepted_at: deal.accepted_at.filter(|_| deal.needs_acceptance),
                    standing,
                    players: version.players,
                    kind: deal.terms.deal_type.label(),
                    lines: marked(before.as_deref(), &said),
                });
                before = Some(said);
            }
            shown.reverse();
            let proposal = if newest.accepted_at.is_none() {
                let now = in_force.map(|now| self.words(&now.deal.terms));
                marked(Some(&now.unwrap_or_default()), &self.words(&newest.terms))
            } else {
                Vec::new()
            };
            Some(Deal {
                id: newest.deal_id.0,
                name: newest.group_name.clone(),
                affiliate: owner(newest, username),
                is_default: newest.is_default,
                versions: shown,
                proposal,
            })
        }
    }

    fn owner(deal: &DealVersion, username: &str) -> Named {
        Named {
            id: deal.affiliate_id.0,
            name: username.to_owned(),
            email: String::new(),
        }
    }

    /// What is said, and how it differs from before; what is gone comes last.
    fn marked(before: Option<&[String]>, said: &[String]) -> Vec<(Mark, String)> {
        let Some(before) = before else {
            return said.iter().map(|line| (Mark::Kept, line.clone())).collect();
        };
        let stands = said.iter().map(|line| {
            let mark = if before.contains(line) {
                Mark::Kept
            } else {
                Mark::New
            };
            (mark, line.clone())
        });
        let gone = before.iter().filter(|line| !said.contains(line));
        stands
            .chain(gone.map(|line| (Mark::Gone, line.clone())))
            .collect()
    }
}
