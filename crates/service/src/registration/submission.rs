//! What somebody sent: the form and what came beside it, read from JSON.

use serde_json::{Map, Value};
use tributary_domain::id::{AffiliateId, StaffId};
use tributary_domain::registration::{Field, Form, Problem, Rule};

/// A form that somebody sent, with what came beside it.
#[derive(Clone, Debug, Default)]
pub struct Submission {
    /// The form.
    pub form: Form,
    /// Fields of the JSON body that had the wrong type; they count as problems of the body.
    pub mistyped: Vec<Problem>,
    /// What the caller asks to be granted. Counts with an operator's key alone.
    pub grants: Grants,
    /// The invitation link the form was opened with.
    pub invitation: Option<Invitation>,
}

/// What a public call can't grant itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Grants {
    /// The manager; approves the affiliate at once.
    pub manager_id: Option<StaffId>,
    /// The affiliate that brought it.
    pub parent_affiliate_id: Option<AffiliateId>,
    /// Its id in the operator's own systems.
    pub ext_affiliate_id: Option<String>,
    /// Further columns it may see (seed 004, `AffExtraRoles`).
    pub extra_role_ids: Vec<i64>,
}

/// The parameters of an invitation link, as they came: `paff`, `mgr`, `auto_approve`, `sig`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Invitation {
    /// `paff`: the inviting affiliate.
    pub parent: Option<AffiliateId>,
    /// `mgr`: the manager.
    pub manager: Option<StaffId>,
    /// `auto_approve`: false when the link said so.
    pub auto_approve: bool,
    /// `sig`: our signature over `paff` and `mgr`; anything else makes the rest a mere wish.
    pub signature: String,
}

impl Invitation {
    /// Reads the parameters of a link. `None` when it invites from nobody.
    #[must_use]
    pub fn from_params<'a>(param: impl Fn(&str) -> Option<&'a str>) -> Option<Self> {
        let number = |name: &str| {
            param(name)
                .and_then(|text| text.trim().parse::<i64>().ok())
                .filter(|id| *id > 0)
        };
        let (parent, manager) = (number("paff").map(AffiliateId), number("mgr").map(StaffId));
        (parent.is_some() || manager.is_some()).then(|| Self {
            parent,
            manager,
            auto_approve: param("auto_approve").is_none_or(|text| text.trim() != "false"),
            signature: param("sig").unwrap_or_default().to_owned(),
        })
    }
}

impl Submission {
    /// Reads the JSON object of `POST /api/register-aff`. Never fails: what has the wrong type is
    /// noted in [`Submission::mistyped`], `null` is as good as absent, what is unknown is ignored.
    #[must_use]
    pub fn from_json(body: &Map<String, Value>) -> Self {
        let mut read = Self::default();
        for field in Field::ALL.iter().copied() {
            match body.get(field.name()) {
                None | Some(Value::Null) => {}
                Some(value) => {
                    if let Err(rule) = read.put(field, value) {
                        read.mistyped.push((field, rule));
                    }
                }
            }
        }
        if let Some(Value::Object(link)) = body.get("invitation") {
            read.invitation =
                Invitation::from_params(|name| link.get(name).and_then(Value::as_str));
        }
        read
    }

    fn put(&mut self, field: Field, value: &Value) -> Result<(), Rule> {
        match field {
            Field::Terms => match value {
                Value::Bool(accepted) => self.form.terms_accepted = *accepted,
                _ => return Err(Rule::TermsAccepted),
            },
            Field::ManagerId => self.grants.manager_id = Some(StaffId(whole(value)?)),
            Field::ParentAffiliateId => {
                self.grants.parent_affiliate_id = Some(AffiliateId(whole(value)?));
            }
            Field::ExtraRoleIds => {
                let list = value.as_array().ok_or(Rule::NotNumbers)?;
                if list.len() > field.most() {
                    return Err(Rule::TooLong);
                }
                let ids: Result<Vec<i64>, Rule> = list.iter().map(whole).collect();
                self.grants.extra_role_ids = ids.map_err(|_| Rule::NotNumbers)?;
            }
            Field::ExtAffiliateId => {
                let id = match value {
                    Value::Number(id) => id.to_string(),
                    _ => value.as_str().ok_or(Rule::NotText)?.trim().to_owned(),
                };
                if id.chars().count() > field.most() {
                    return Err(Rule::TooLong);
                }
                self.grants.ext_affiliate_id = Some(id).filter(|id| !id.is_empty());
            }
            Field::PaymentMethodId => {
                if value.as_str().is_none_or(|text| !text.trim().is_empty()) {
                    self.form.set(field, whole(value)?.to_string());
                }
            }
            Field::PaymentMethodDetails => {
                if !value.is_object() {
                    return Err(Rule::NotObject);
                }
                self.form.set(field, value.to_string());
            }
            _ => self.form.set(field, value.as_str().ok_or(Rule::NotText)?),
        }
        Ok(())
    }
}

/// A whole number, which the vendors' own samples also send as text.
fn whole(value: &Value) -> Result<i64, Rule> {
    let number = match value {
        Value::String(text) => text.trim().parse().ok(),
        _ => value.as_i64(),
    };
    number.ok_or(Rule::NotNumber)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(body: Value) -> Submission {
        Submission::from_json(body.as_object().unwrap())
    }

    #[test]
    fn types_that_do_not_fit_are_named_and_nothing_else() {
        let read = read(json!({
            "first_name": 5, "last_name": null, "tc": "true", "extra_role_ids": [100, "101", true],
            "payment_method_details": [], "payment_method_id": "4", "manager_id": 1.5, "nonsense": {"a": []},
        }));
        assert_eq!(
            read.mistyped,
            [
                (Field::FirstName, Rule::NotText),
                (Field::PaymentMethodDetails, Rule::NotObject),
                (Field::ManagerId, Rule::NotNumber),
                (Field::ExtraRoleIds, Rule::NotNumbers),
                (Field::Terms, Rule::TermsAccepted),
            ]
        );
        assert_eq!(read.form.get(Field::PaymentMethodId), "4");
        assert!(!read.form.terms_accepted);
    }

    #[test]
    fn an_invitation_is_read_from_its_parameters() {
        let read = read(
            json!({"invitation": {"paff": "7", "mgr": "x", "sig": "abc", "auto_approve": "false"}}),
        );
        let invitation = read.invitation.unwrap();
        assert_eq!(
            (
                invitation.parent,
                invitation.manager,
                invitation.auto_approve
            ),
            (Some(AffiliateId(7)), None, false)
        );
        assert_eq!(Invitation::from_params(|_| None), None);
        assert!(
            Invitation::from_params(|name| (name == "mgr").then_some("3"))
                .unwrap()
                .auto_approve
        );
    }
}
