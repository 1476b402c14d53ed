//! What somebody sent: the form and what came beside it, read from JSON.

use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use tributary_domain::id::{AffiliateId, StaffId};
use tributary_domain::money;
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
    /// What is kept as it was sent is, number by number: account numbers have more digits than a
    /// float.
    #[must_use]
    pub fn from_json(body: &BTreeMap<String, Box<RawValue>>) -> Self {
        let mut read = Self::default();
        for field in Field::ALL.iter().copied() {
            match body.get(field.name()) {
                None => {}
                Some(raw) if raw.get() == "null" => {}
                Some(raw) => {
                    if let Err(rule) = read.put(field, raw) {
                        read.mistyped.push((field, rule));
                    }
                }
            }
        }
        let link = body.get("invitation").map(|raw| value(raw));
        if let Some(Value::Object(link)) = link {
            read.invitation =
                Invitation::from_params(|name| link.get(name).and_then(Value::as_str));
        }
        read
    }

    fn put(&mut self, field: Field, raw: &RawValue) -> Result<(), Rule> {
        let value = &value(raw);
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
                    Value::Number(_) => money::plain(raw.get()).into_owned(),
                    _ => value.as_str().ok_or(Rule::NotText)?.trim().to_owned(),
                };
                if id.chars().count() > field.most() {
                    return Err(Rule::TooLong);
                }
                if id.chars().any(char::is_control) {
                    return Err(Rule::Unprintable);
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
                self.form.set(field, compact(raw.get()));
            }
            _ => self.form.set(field, value.as_str().ok_or(Rule::NotText)?),
        }
        Ok(())
    }
}

/// A value of which no digit counts but those of whole numbers that fit.
fn value(raw: &RawValue) -> Value {
    serde_json::from_str(raw.get()).unwrap_or_default()
}

/// JSON without blanks between its parts, its numbers and texts as they are.
fn compact(json: &str) -> String {
    let (mut in_text, mut is_escaped) = (false, false);
    let stays = |c: &char| {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if in_text => is_escaped = true,
            '"' => in_text = !in_text,
            ' ' | '\t' | '\r' | '\n' if !in_text => return false,
            _ => {}
        }
        true
    };
    json.chars().filter(stays).collect()
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
        Submission::from_json(&serde_json::from_value(body).unwrap())
    }

    #[test]
    fn account_numbers_keep_their_digits() {
        let body = r#"{"payment_method_details": { "iban" : 117730161111101800000001, "n": 1e2, "x": "a \" b" , "deep":[1.10, {"b":0.0}]},
            "ext_affiliate_id": 117730161111101800000001}"#;
        let read = Submission::from_json(&serde_json::from_str(body).unwrap());
        assert_eq!(
            read.form.get(Field::PaymentMethodDetails),
            r#"{"iban":117730161111101800000001,"n":1e2,"x":"a \" b","deep":[1.10,{"b":0.0}]}"#
        );
        let id = read.grants.ext_affiliate_id.unwrap();
        assert_eq!(id, "117730161111101800000001");
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
