//! What pages show of affiliates: plain data, with every name already in the page's language.

use crate::api::form::Form;
use serde::{Deserialize, Serialize};
use tributary_domain::affiliate::Status;
use tributary_domain::language::Lang;
use tributary_domain::registration::Profile;
use tributary_domain::time::Timestamp;

/// Somebody with a number and a name.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Named {
    /// The number.
    pub id: i64,
    /// The name.
    pub name: String,
    /// Where mail reaches them; empty where that is nobody's business.
    pub email: String,
}

/// Who is asking, and what is needed to name others.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Office {
    /// Everybody who can be a manager.
    pub managers: Vec<Named>,
    /// The number of who is asking.
    pub me: i64,
    /// Whether they may decide.
    pub may_decide: bool,
    /// The language of their page.
    pub lang: Lang,
    /// The time it is.
    pub now: Timestamp,
}

/// An affiliate in short.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// The affiliate.
    pub id: i64,
    /// Where it stands.
    pub status: Status,
    /// What it signs in with.
    pub username: String,
    /// First and last name.
    pub name: String,
    /// Where mail reaches it.
    pub email: String,
    /// The company, when given.
    pub company: String,
    /// The country's name.
    pub country: String,
    /// The site, when given.
    pub site: String,
    /// The manager's name.
    pub manager: Option<String>,
    /// The manager an unsigned link asked for.
    pub wished_manager: Option<String>,
    /// The affiliate that brought it.
    pub parent: Option<i64>,
    /// The affiliate an unsigned link named.
    pub wished_parent: Option<i64>,
    /// How long ago it signed up, in microseconds.
    pub age: i64,
}

/// What the work queue shows besides its list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Queue {
    /// Who is asking, and who can be a manager.
    pub office: Office,
    /// The link that brings affiliates to them.
    pub invitation: String,
    /// What somebody typed here before they had to sign in again.
    pub typed: Form,
}

/// An affiliate with everything staff decides by.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AffiliateDetail {
    /// Its line in the list.
    pub row: Row,
    /// What it told of itself.
    pub profile: Profile,
    /// The name of its language.
    pub language: String,
    /// The number of its manager.
    pub manager_id: Option<i64>,
    /// The number of the manager an unsigned link asked for.
    pub wished_manager_id: Option<i64>,
    /// The affiliate that brought it.
    pub parent: Option<Named>,
    /// The affiliate an unsigned link named.
    pub wished_parent: Option<Named>,
    /// Why it was declined, suspended or blocked.
    pub status_reason: String,
    /// Staff's note.
    pub note: String,
    /// When it signed up.
    pub created_at: Timestamp,
    /// When it last signed in.
    pub last_login_at: Option<Timestamp>,
    /// What was done to it, the newest first.
    pub history: Vec<Event>,
    /// Who is asking, and who can be a manager.
    pub office: Office,
    /// The link that brings its sub-affiliates.
    pub invitation: String,
    /// What somebody typed here before they had to sign in again.
    pub typed: Form,
}

/// Something that was done to an affiliate.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// What, in words.
    pub what: String,
    /// By whom; empty where nobody has a name.
    pub by: String,
    /// Why, where a reason was given.
    pub reason: String,
    /// `staff`, `affiliate`, `key`, `visitor` or `console`.
    pub kind: String,
}

/// An affiliate as it sees itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Own {
    /// Its number.
    pub id: i64,
    /// Where it stands.
    pub status: Status,
    /// What it signs in with.
    pub username: String,
    /// Where mail reaches it.
    pub email: String,
    /// What it told of itself.
    pub profile: Profile,
    /// The country's name.
    pub country: String,
    /// The language's name.
    pub language: String,
    /// Its manager.
    pub manager: Option<Named>,
    /// Since when it is a partner, or signed up.
    pub since: Timestamp,
}

/// What came of deciding on several affiliates at once.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// How many were decided on.
    pub done: usize,
    /// Those that were not, each with the reason.
    pub failed: Vec<(i64, String)>,
}

#[cfg(feature = "ssr")]
mod from_service {
    use super::{AffiliateDetail, Event, Named, Office, Own, Row};
    use crate::api::form::Form;
    use crate::names::{Kind, name};
    use tributary_domain::affiliate::Affiliate;
    use tributary_domain::audit::Action;
    use tributary_domain::id::StaffId;
    use tributary_domain::language::Lang;
    use tributary_domain::staff::Staff;
    use tributary_domain::text::Catalogue as _;
    use tributary_domain::text::audit::AuditText;
    use tributary_domain::time::Timestamp;
    use tributary_service::affiliate::Detail;

    impl From<&Staff> for Named {
        fn from(staff: &Staff) -> Self {
            let (name, email) = (staff.username.clone(), staff.email.clone());
            Self {
                id: staff.id.0,
                name,
                email,
            }
        }
    }

    impl From<&Affiliate> for Named {
        fn from(affiliate: &Affiliate) -> Self {
            let (name, email) = (affiliate.username.clone(), String::new());
            Self {
                id: affiliate.id.0,
                name,
                email,
            }
        }
    }

    impl Row {
        /// An affiliate as a line of the list.
        fn new(of: &Affiliate, office: &Office) -> Self {
            let manager = |id: Option<StaffId>| {
                let id = id?.0;
                let known = office.managers.iter().find(|manager| manager.id == id);
                Some(known.map_or_else(|| format!("#{id}"), |manager| manager.name.clone()))
            };
            Self {
                id: of.id.0,
                status: of.status,
                username: of.username.clone(),
                name: format!("{} {}", of.profile.first_name, of.profile.last_name),
                email: of.email.clone(),
                company: of.profile.company.clone(),
                country: name(Kind::Country, office.lang, &of.profile.country),
                site: of.profile.web_site_url.clone(),
                manager: manager(of.manager_id),
                wished_manager: manager(of.wished_manager_id),
                parent: of.parent_affiliate_id.map(|id| id.0),
                wished_parent: of.wished_parent_id.map(|id| id.0),
                age: office.now.0.saturating_sub(of.created_at.0),
            }
        }
    }

    impl AffiliateDetail {
        /// All that staff decides by.
        pub(crate) fn new(detail: Detail, office: Office, invitation: String) -> Self {
            let of = detail.affiliate;
            Self {
                row: Row::new(&of, &office),
                language: name(Kind::Language, office.lang, &of.profile.language),
                manager_id: of.manager_id.map(|id| id.0),
                wished_manager_id: detail.wished_manager.map(|staff| staff.id.0),
                parent: detail.parent.as_ref().map(Named::from),
                wished_parent: detail.wished_parent.as_ref().map(Named::from),
                status_reason: of.status_reason.unwrap_or_default(),
                note: of.comments_from_operator.unwrap_or_default(),
                created_at: of.created_at,
                last_login_at: of.last_login_at,
                history: (detail.history.into_iter())
                    .map(|(entry, by)| Event::new(office.lang, entry, by))
                    .collect(),
                profile: of.profile,
                office,
                invitation,
                typed: Form::posted().unwrap_or_default(),
            }
        }
    }

    impl Event {
        /// An entry of the audit log, and who it is by.
        fn new(lang: Lang, entry: tributary_service::audit::Entry, by: String) -> Self {
            let action = Action::parse(&entry.action);
            let what = action.map_or(AuditText::Unknown, Action::text);
            let detail: serde_json::Value = serde_json::from_str(&entry.detail).unwrap_or_default();
            let reason = detail["reason"].as_str().unwrap_or_default().to_owned();
            Self {
                at: Timestamp(entry.at),
                what: what.text(lang).to_owned(),
                by,
                reason,
                kind: entry.actor_kind,
            }
        }
    }

    impl Own {
        /// An affiliate as it sees itself.
        pub(crate) fn new(own: tributary_service::affiliate::Own, lang: Lang) -> Self {
            let of = own.affiliate;
            Self {
                id: of.id.0,
                status: of.status,
                username: of.username,
                email: of.email,
                country: name(Kind::Country, lang, &of.profile.country),
                language: name(Kind::Language, lang, &of.profile.language),
                manager: own.manager.as_ref().map(Named::from),
                since: of.approved_at.unwrap_or(of.created_at),
                profile: of.profile,
            }
        }
    }
}
