//! Changing an affiliate: its profile, manager, parent, status and terms, all of it or nothing
//! (seed 004, "Full list of supported properties").

use super::{MAX_NOTE_LENGTH, check_manager};
use crate::audit::{self, Subject};
use crate::policy::{self, AffiliateScope};
use crate::{Actor, Error, Service, ledger, month, tracking};
use serde_json::{Map, Value, json};
use tributary_domain::affiliate::{Affiliate, EXTRA_ROLES, Status};
use tributary_domain::api_key::Permission;
use tributary_domain::audit::Action;
use tributary_domain::custom_tag::Entity;
use tributary_domain::deal::SubTerms;
use tributary_domain::error::Code;
use tributary_domain::id::{
    AffiliateId, CustomTagId, CustomTagOptionId, OperatorId, StaffId, SubTermsId,
};
use tributary_domain::money::{Money, Ppm};
use tributary_domain::payment;
use tributary_domain::registration::{Field, Form, Profile};
use tributary_domain::time::Timestamp;
use tributary_domain::violation::{self, PlainRule, Rule, Violation, Violations};
use tributary_store::affiliate::Move;
use tributary_store::operator::by_id as operator_by_id;
use tributary_store::{
    Connection, StoreError, Tx, Unique, affiliate, custom_tag, session, sub_terms,
};

/// What is to change. `None` keeps what is there; where something can be cleared, the inner
/// `None` clears it.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Texts of the profile, by the fields of the sign-up form. An empty text clears the field.
    pub texts: Vec<(Field, String)>,
    /// A note of staff, never shown to the affiliate; empty clears it.
    pub comments_from_operator: Option<String>,
    /// Where the affiliate goes.
    pub status: Option<Status>,
    /// Why it goes there.
    pub status_reason: Option<String>,
    /// Its manager.
    pub manager_id: Option<Option<StaffId>>,
    /// Its parent.
    pub parent_id: Option<Option<AffiliateId>>,
    /// Its id in the operator's own systems.
    pub ext_affiliate_id: Option<Option<String>>,
    /// Further columns it may see.
    pub extra_role_ids: Option<Vec<i64>>,
    /// Whether a month's loss is taken off.
    pub no_carry_over: Option<bool>,
    /// Whether it must prove itself twice to sign in.
    pub two_fa_enabled: Option<bool>,
    /// Whether its API keys are accepted.
    pub api_access_enabled: Option<bool>,
    /// How it is paid.
    pub payment_method_id: Option<Option<i64>>,
    /// The details of that, the text of a JSON object.
    pub payment_method_details: Option<Option<String>>,
    /// The least balance that is paid out.
    pub payment_threshold: Option<Option<Money>>,
    /// The options of custom tags.
    pub custom_props: Vec<(CustomTagId, Option<CustomTagOptionId>)>,
    /// What it earns for each qualified first deposit of a sub.
    pub sub_cpa_fee: Option<Money>,
    /// Its share of its subs' RevShare commission.
    pub sub_commission_cut: Option<Ppm>,
    /// Its share of the net result of its subs' players.
    pub sub_net_pl_cut: Option<Ppm>,
    /// Fields that could not be read, and why: part of the same refusal as those that break a
    /// rule, so that one answer names them all.
    pub unreadable: Vec<Violation>,
}

/// Changes an affiliate: everything that was named, or nothing at all.
///
/// # Errors
/// [`Code::NotFound`] for one out of reach as for one that does not exist; [`Code::Invalid`] with
/// every field that breaks its rule; [`Code::Conflict`] for a move its status does not have, for
/// a circle of parents, and for another parent once the affiliate has earned commission under
/// the one it has; [`Code::EmailAlreadyExists`].
pub async fn edit(
    service: &Service,
    actor: &Actor,
    id: AffiliateId,
    changes: Changes,
) -> Result<(), Error> {
    let (operator, reach) = editor(actor)?;
    reach.check(id)?;
    let now = service.clock.now();
    let mut tx = service.store.begin().await?;
    // Two parents given at once must not close a circle, nor miss what is being earned; and whoever
    // posts at the moment must see what holds by now.
    let is_posting =
        changes.parent_id.is_some() || changes.status.is_some() || changes.no_carry_over.is_some();
    let mut first_open_day = 0;
    if is_posting {
        first_open_day = ledger::lock(&mut tx, operator).await?;
    }
    if !affiliate::hold(&mut tx, operator, id, now).await? {
        return Err(Code::NotFound.into());
    }
    let before = super::found(&mut tx, operator, id).await?;
    let mut after = before.clone();
    let currency = operator_by_id(&mut tx, operator).await?;
    let currency = currency.ok_or(Error::from(Code::NotFound))?.currency;
    let mut edit = Edit {
        operator,
        currency,
        violations: Violations::default(),
        reach,
    };
    edit.violations.extend(changes.unreadable.clone());
    edit.profile(&mut after, &changes);
    edit.people(&mut tx, &mut after, &changes, now).await?;
    edit.tags(&mut tx, &mut after, &changes).await?;
    let reason = edit.status(actor, &before, &after, &changes);
    let terms = edit.sub_terms(&mut tx, id, &changes).await?;
    edit.violations.finish()?;
    check_move(&before, &changes)?;
    check_parent(&mut tx, operator, &before, &after).await?;

    if before.no_carry_over != after.no_carry_over {
        // Months that have ended are settled by what held then.
        month::start_of(service, &mut tx, operator, first_open_day, id).await?;
    }
    affiliate::put(&mut tx, operator, &after)
        .await
        .map_err(taken)?;
    if let Some(terms) = &terms {
        sub_terms::insert(&mut tx, operator, terms, now).await?;
    }
    let detail = difference(&before, &after, terms.as_ref());
    if !detail.is_empty() {
        record(
            service,
            &mut tx,
            operator,
            actor,
            Action::AffiliateEdited,
            id,
            detail.into(),
        )
        .await?;
    }
    if let Some(to) = changes.status.filter(|to| *to != before.status) {
        let step = Move {
            from: before.status,
            to,
            manager_id: after.manager_id,
            reason: reason.as_deref(),
        };
        move_to(service, &mut tx, operator, actor, id, &step, now).await?;
        if !before.status.earns() && to.earns() {
            super::catch_up(service, &mut tx, operator, first_open_day, id).await?;
        }
    }
    tx.commit().await?;
    tracking::changed(service).await;
    Ok(())
}

/// Who edits: staff that decides, and keys with `affiliates.write`.
fn editor(actor: &Actor) -> Result<(OperatorId, AffiliateScope), Error> {
    match actor {
        Actor::Staff { .. } => Ok((super::decider(actor)?, AffiliateScope::All)),
        _ => policy::operator(actor, Permission::AffiliatesWrite),
    }
}

/// The rules of one edit, and what breaks them.
struct Edit {
    operator: OperatorId,
    /// The operator's currency.
    currency: String,
    violations: Violations,
    reach: AffiliateScope,
}

impl Edit {
    /// Notes what a check of one field found.
    fn noted<T>(&mut self, checked: Result<T, Error>) -> Result<Option<T>, Error> {
        match checked {
            Ok(value) => Ok(Some(value)),
            Err(Error::Invalid { violations, .. }) => {
                self.violations.extend(violations);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// What the affiliate could tell of itself, and the switches.
    fn profile(&mut self, after: &mut Affiliate, changes: &Changes) {
        let mut form = Form::default();
        for (field, text) in &changes.texts {
            form.set(*field, text.as_str());
        }
        for (field, _) in &changes.texts {
            if let Some(rule) = form.problem(*field, false) {
                self.violations.add(*field, rule);
                continue;
            }
            let text = form.get(*field).to_owned();
            match field {
                Field::Email => after.email = text,
                field => put_text(&mut after.profile, *field, text),
            }
        }
        if let Some(note) = &changes.comments_from_operator {
            let note = violation::text(note, MAX_NOTE_LENGTH);
            if let Some(note) = self.violations.keep("comments_from_operator", note) {
                let note = Some(note.to_owned()).filter(|note| !note.is_empty());
                after.comments_from_operator = note;
            }
        }
        if let Some(ext) = &changes.ext_affiliate_id {
            let ext = ext.as_deref().map(str::trim).filter(|id| !id.is_empty());
            let most = Field::ExtAffiliateId.most();
            if ext.is_some_and(|id| id.chars().count() > most) {
                self.violations
                    .add(Field::ExtAffiliateId, Rule::TooLong { most });
            } else if ext.is_some_and(|id| id.chars().any(char::is_control)) {
                self.violations
                    .add(Field::ExtAffiliateId, PlainRule::Unprintable);
            } else {
                after.ext_affiliate_id = ext.map(str::to_owned);
            }
        }
        if let Some(roles) = &changes.extra_role_ids {
            match roles.iter().find(|id| !EXTRA_ROLES.contains(id)) {
                Some(id) => self
                    .violations
                    .add(Field::ExtraRoleIds, Rule::UnknownRole { n: *id }),
                None => {
                    after.extra_role_ids.clone_from(roles);
                    after.extra_role_ids.sort_unstable();
                    after.extra_role_ids.dedup();
                }
            }
        }
        if let Some(is_on) = changes.no_carry_over {
            after.no_carry_over = is_on;
            after.no_carry_over_was_set = true;
        }
        after.two_fa_enabled = changes.two_fa_enabled.unwrap_or(after.two_fa_enabled);
        after.api_access_enabled = changes
            .api_access_enabled
            .unwrap_or(after.api_access_enabled);
        self.payment(after, changes);
    }

    fn payment(&mut self, after: &mut Affiliate, changes: &Changes) {
        match changes.payment_method_id {
            Some(Some(id)) if payment::method(id).is_none() => self
                .violations
                .add(Field::PaymentMethodId, PlainRule::UnknownPaymentMethod),
            Some(id) => after.profile.payment_method_id = id,
            None => {}
        }
        if let Some(details) = &changes.payment_method_details {
            let details = details.clone().unwrap_or_default();
            let most = Field::PaymentMethodDetails.most();
            if details.chars().count() > most {
                self.violations
                    .add(Field::PaymentMethodDetails, Rule::TooLong { most });
            } else {
                after.profile.payment_method_details = details;
            }
        }
        match changes.payment_threshold {
            Some(Some(threshold)) => {
                let read = match threshold < Money::ZERO {
                    true => Err(PlainRule::NotNegative.into()),
                    false => payment::form::payable(&self.currency, threshold),
                };
                let read = self
                    .violations
                    .keep("payment_threshold_oper_currency", read);
                after.payment_threshold = read.or(after.payment_threshold);
            }
            Some(None) => after.payment_threshold = None,
            None => {}
        }
    }

    /// Manager and parent.
    async fn people(
        &mut self,
        c: &mut impl Connection,
        after: &mut Affiliate,
        changes: &Changes,
        now: Timestamp,
    ) -> Result<(), Error> {
        if let Some(manager) = changes.manager_id {
            if let Some(id) = manager {
                let checked = check_manager(c, self.operator, id).await;
                self.noted(checked)?;
            }
            after.manager_id = manager;
        }
        if let Some(parent) = changes.parent_id
            && parent != after.parent_affiliate_id
        {
            if let Some(id) = parent {
                let is_known = self.reach.includes(id)
                    && affiliate::by_id(c, self.operator, id).await?.is_some();
                if id == after.id {
                    self.violations
                        .add(Field::ParentAffiliateId, PlainRule::OwnParent);
                } else if !is_known {
                    self.violations
                        .add(Field::ParentAffiliateId, PlainRule::UnknownAffiliate);
                }
            }
            after.parent_affiliate_id = parent;
            after.parent_since = parent.map(|_| now);
        }
        Ok(())
    }

    async fn tags(
        &mut self,
        c: &mut impl Connection,
        after: &mut Affiliate,
        changes: &Changes,
    ) -> Result<(), Error> {
        if changes.custom_props.is_empty() {
            return Ok(());
        }
        let tags = custom_tag::list(c, self.operator).await?;
        for (tag_id, option) in &changes.custom_props {
            let field = format!("custom_prop_{tag_id}");
            let tag = tags
                .iter()
                .find(|tag| tag.id == *tag_id && tag.entity == Entity::Affiliate);
            match (tag, option) {
                (None, _) => self.violations.add(field, PlainRule::UnknownTag),
                (Some(tag), None) if tag.is_required => {
                    self.violations.add(field, PlainRule::TagRequired);
                }
                (Some(_), None) => {
                    after.custom_props.remove(tag_id);
                }
                (Some(tag), Some(id)) if tag.options.iter().any(|known| known.id == *id) => {
                    after.custom_props.insert(*tag_id, *id);
                }
                (Some(tag), Some(id)) => {
                    let (name, n) = (tag.name.clone(), id.0);
                    self.violations.add(field, Rule::UnknownOption { name, n });
                }
            }
        }
        Ok(())
    }

    /// The reason of a move; and that an approved affiliate has a manager.
    fn status(
        &mut self,
        actor: &Actor,
        before: &Affiliate,
        after: &Affiliate,
        changes: &Changes,
    ) -> Option<String> {
        let status = changes.status.unwrap_or(before.status);
        if status == Status::Approved && after.manager_id.is_none() {
            self.violations
                .add(Field::ManagerId, PlainRule::ManagerNeeded);
        }
        let reason = changes.status_reason.as_deref().unwrap_or_default();
        let reason = violation::text(reason, MAX_NOTE_LENGTH);
        let reason = self.violations.keep("status_reason", reason);
        if let Some(reason) = reason.filter(|reason| !reason.is_empty()) {
            return Some(reason.to_owned());
        }
        match actor {
            Actor::Key { key, .. } if key.name.is_empty() => {
                Some(format!("Set by API key {}.", key.id))
            }
            Actor::Key { key, .. } => Some(format!("Set by API key {} ({}).", key.id, key.name)),
            _ if matches!(
                status,
                Status::Declined | Status::Suspended | Status::Blocked
            ) && status != before.status =>
            {
                self.violations
                    .add("status_reason", PlainRule::ReasonNeeded);
                None
            }
            _ => None,
        }
    }

    /// The terms that come into force: what the body does not name stays as it is.
    async fn sub_terms(
        &mut self,
        c: &mut impl Connection,
        id: AffiliateId,
        changes: &Changes,
    ) -> Result<Option<SubTerms>, Error> {
        let Changes {
            sub_cpa_fee,
            sub_commission_cut,
            sub_net_pl_cut,
            ..
        } = changes;
        if sub_cpa_fee.is_none() && sub_commission_cut.is_none() && sub_net_pl_cut.is_none() {
            return Ok(None);
        }
        if sub_cpa_fee.is_some_and(|fee| fee < Money::ZERO) {
            self.violations.add("sub_cpa_fee", PlainRule::NotNegative);
        }
        let current = sub_terms::current(c, self.operator, &[id]).await?;
        let current = current.first().copied();
        let before = current.unwrap_or(SubTerms {
            id: SubTermsId(0),
            affiliate_id: id,
            cpa_fee: Money::ZERO,
            commission_cut: Ppm(0),
            net_pl_cut: Ppm(0),
        });
        let after = SubTerms {
            cpa_fee: sub_cpa_fee.unwrap_or(before.cpa_fee),
            commission_cut: sub_commission_cut.unwrap_or(before.commission_cut),
            net_pl_cut: sub_net_pl_cut.unwrap_or(before.net_pl_cut),
            ..before
        };
        Ok((current != Some(after)).then_some(after))
    }
}

/// Puts a text where the form's field stands.
fn put_text(profile: &mut Profile, field: Field, text: String) {
    let place = match field {
        Field::FirstName => &mut profile.first_name,
        Field::LastName => &mut profile.last_name,
        Field::Country => &mut profile.country,
        Field::Language => &mut profile.language,
        Field::PhoneNumber => &mut profile.phone_number,
        Field::Company => &mut profile.company,
        Field::WebSiteUrl => &mut profile.web_site_url,
        Field::Skype => &mut profile.skype,
        Field::ContactTelegram => &mut profile.contact_telegram,
        Field::ContactFb => &mut profile.contact_fb,
        Field::ContactVk => &mut profile.contact_vk,
        Field::ContactDiscord => &mut profile.contact_discord,
        Field::Comments => &mut profile.comments,
        _ => return,
    };
    *place = match field {
        Field::Country | Field::Language => text.to_ascii_uppercase(),
        _ => text,
    };
}

/// Whether the machine of statuses has this move.
fn check_move(before: &Affiliate, changes: &Changes) -> Result<(), Error> {
    match changes.status {
        Some(to) if to != before.status && !before.status.can_become(to) => {
            Err(super::no_such_move(before.status, to))
        }
        _ => Ok(()),
    }
}

/// Whether the parent may change, and does not close a circle.
async fn check_parent(
    c: &mut impl Connection,
    operator: OperatorId,
    before: &Affiliate,
    after: &Affiliate,
) -> Result<(), Error> {
    if before.parent_affiliate_id == after.parent_affiliate_id {
        return Ok(());
    }
    let refuse = |rule: PlainRule| Err(Error::conflict(Field::ParentAffiliateId, rule));
    if let (Some(_), Some(since)) = (before.parent_affiliate_id, before.parent_since)
        && affiliate::has_earned_since(c, operator, before.id, since).await?
    {
        return refuse(PlainRule::ParentEarned);
    }
    if let Some(parent) = after.parent_affiliate_id
        && affiliate::is_above(c, operator, parent, after.id).await?
    {
        return refuse(PlainRule::ParentBelow);
    }
    Ok(())
}

fn taken(error: StoreError) -> Error {
    match error {
        StoreError::Conflict(Unique::AffiliateEmail) => Error::violations(
            Code::EmailAlreadyExists,
            [(Field::Email, PlainRule::EmailInUse)],
        ),
        error => error.into(),
    }
}

async fn move_to(
    service: &Service,
    tx: &mut Tx,
    operator: OperatorId,
    actor: &Actor,
    id: AffiliateId,
    step: &Move<'_>,
    now: Timestamp,
) -> Result<(), Error> {
    affiliate::decide(tx, operator, id, step, now).await?;
    if !step.to.may_sign_in() {
        session::delete_of_affiliate(tx, operator, id).await?;
    }
    let detail = json!({
        "from": step.from.name(),
        "to": step.to.name(),
        "manager_id": step.manager_id,
        "reason": step.reason,
    });
    let action = Action::of_status(step.to);
    record(service, tx, operator, actor, action, id, detail).await
}

async fn record(
    service: &Service,
    tx: &mut Tx,
    operator: OperatorId,
    actor: &Actor,
    action: Action,
    id: AffiliateId,
    detail: Value,
) -> Result<(), Error> {
    let subject = Subject::new("affiliate", id.0);
    audit::record(service, tx, operator, actor, action, subject, detail).await
}

/// What changed, for the audit log: names and numbers as they were and are; of payment details
/// and notes only that they changed, since they are personal.
fn difference(
    before: &Affiliate,
    after: &Affiliate,
    terms: Option<&SubTerms>,
) -> Map<String, Value> {
    let mut found = Map::new();
    let mut put = |name: &str, from: Value, to: Value| {
        if from != to {
            found.insert(name.to_owned(), json!({"from": from, "to": to}));
        }
    };
    let (old, new) = (&before.profile, &after.profile);
    let texts = |of: &Profile| {
        json!({
            "first_name": of.first_name, "last_name": of.last_name, "country": of.country, "language": of.language,
            "phone_number": of.phone_number, "company": of.company, "web_site_url": of.web_site_url, "skype": of.skype,
            "contact_telegram": of.contact_telegram, "contact_fb": of.contact_fb, "contact_vk": of.contact_vk,
            "contact_discord": of.contact_discord, "comments": of.comments, "payment_method_id": of.payment_method_id,
        })
    };
    let rest = |of: &Affiliate| {
        json!({
            "bo_user_email": of.email, "manager_id": of.manager_id, "parent_affiliate_id": of.parent_affiliate_id,
            "ext_affiliate_id": of.ext_affiliate_id, "extra_role_ids": of.extra_role_ids, "no_carry_over": of.no_carry_over,
            "two_fa_enabled": of.two_fa_enabled, "api_access_enabled": of.api_access_enabled,
            "payment_threshold": of.payment_threshold.map(|money| money.to_string()),
            "custom_props": of.custom_props.iter().map(|(tag, option)| (tag.to_string(), json!(option))).collect::<Map<_, _>>(),
        })
    };
    for (from, to) in [(texts(old), texts(new)), (rest(before), rest(after))] {
        if let (Value::Object(from), Value::Object(mut to)) = (from, to) {
            for (name, from) in from {
                let to = to.remove(&name).unwrap_or_default();
                put(&name, from, to);
            }
        }
    }
    let mut changed = |name: &str, has_changed: bool| {
        if has_changed {
            found.insert(name.to_owned(), json!({"changed": true}));
        }
    };
    changed(
        "payment_method_details",
        old.payment_method_details != new.payment_method_details,
    );
    changed(
        "comments_from_operator",
        before.comments_from_operator != after.comments_from_operator,
    );
    if let Some(terms) = terms {
        let terms = json!({
            "cpa_fee": terms.cpa_fee.to_string(),
            "commission_cut_ppm": terms.commission_cut,
            "net_pl_cut_ppm": terms.net_pl_cut,
        });
        found.insert("sub_terms".to_owned(), terms);
    }
    found
}
