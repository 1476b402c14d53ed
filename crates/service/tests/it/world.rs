//! A small world to test in: one operator, an admin, a manager; a clock that stands.

use std::net::{IpAddr, Ipv4Addr};
use tributary_domain::api_key::{IpRange, KeyKind, Permission, Scope};
use tributary_domain::captcha::CaptchaKind;
use tributary_domain::error::Code;
use tributary_domain::id::{AffiliateId, OperatorId, StaffId};
use tributary_domain::registration::{Field, Form};
use tributary_domain::staff::Role;
use tributary_domain::time::Timestamp;
use tributary_service::api_key::NewKey;
use tributary_service::operator::NewOperator;
use tributary_service::registration::{Registered, Submission, register};
use tributary_service::staff::NewStaff;
use tributary_service::{Actor, Clock, Error, Options, Service, api_key, operator, staff};
use tributary_testing::Database;

pub(crate) const HOST: &str = "aff.example";
pub(crate) const HERE: IpAddr = IpAddr::V4(Ipv4Addr::new(198, 51, 100, 7));

pub(crate) struct World {
    pub(crate) service: Service,
    pub(crate) operator: OperatorId,
    pub(crate) admin: StaffId,
    pub(crate) manager: StaffId,
    /// The address of the database.
    pub(crate) url: String,
}

impl World {
    pub(crate) async fn new(db: &Database) -> Self {
        Self::with_captcha(db, CaptchaKind::Pow).await
    }

    pub(crate) async fn with_captcha(db: &Database, captcha: CaptchaKind) -> Self {
        let options = Options {
            rate_limit: false,
            ..Options::default()
        };
        Self::with_both(db, captcha, options).await
    }

    pub(crate) async fn with(db: &Database, options: Options) -> Self {
        Self::with_both(db, CaptchaKind::Pow, options).await
    }

    async fn with_both(db: &Database, captcha: CaptchaKind, options: Options) -> Self {
        let clock = Clock::fixed(Timestamp::parse("2026-07-10T12:00:00Z").unwrap());
        let service = Service::new(db.store().await, clock, options)
            .await
            .unwrap();
        let new = NewOperator {
            name: "Example".into(),
            hostnames: vec![HOST.into()],
            currency: "EUR".into(),
            captcha,
        };
        let operator = operator::create(&service, &Actor::Console, new)
            .await
            .unwrap();
        let admin = staff(&service, operator, "admin", Role::Admin).await;
        let manager = staff(&service, operator, "manager", Role::Manager).await;
        Self {
            service,
            operator,
            admin,
            manager,
            url: db.url().to_owned(),
        }
    }

    /// A second operator at the same service.
    pub(crate) async fn other_operator(&self) -> OperatorId {
        let new = NewOperator {
            name: "Other".into(),
            hostnames: vec!["other.example".into()],
            currency: "USD".into(),
            captcha: CaptchaKind::Pow,
        };
        operator::create(&self.service, &Actor::Console, new)
            .await
            .unwrap()
    }

    pub(crate) fn visitor(&self) -> Actor {
        Actor::Visitor { ip: HERE }
    }

    pub(crate) fn admin(&self) -> Actor {
        self.staff(self.admin, Role::Admin)
    }

    pub(crate) fn staff(&self, id: StaffId, role: Role) -> Actor {
        Actor::Staff {
            operator: self.operator,
            id,
            username: "somebody".into(),
            role,
        }
    }

    /// A key of the operator's, usable from [`HERE`], as an actor.
    pub(crate) async fn key(&self, permissions: &[Permission], scopes: &[Scope]) -> Actor {
        let text = self.key_text(permissions, scopes).await;
        let key = api_key::authenticate(&self.service, &text, HERE, None)
            .await
            .unwrap();
        Actor::Key { key, ip: HERE }
    }

    pub(crate) async fn key_text(&self, permissions: &[Permission], scopes: &[Scope]) -> String {
        let new = NewKey {
            kind: KeyKind::Operator,
            name: "test".into(),
            affiliate_id: None,
            staff_id: None,
            brands: vec![],
            permissions: permissions.to_vec(),
            scopes: scopes.to_vec(),
            ip_ranges: vec![IpRange::parse("198.51.100.0/24").unwrap()],
            expires_at: None,
        };
        api_key::create(&self.service, &Actor::Console, self.operator, new)
            .await
            .unwrap()
            .1
    }

    /// Signs somebody up at the console; Pending.
    pub(crate) async fn affiliate(&self, username: &str) -> AffiliateId {
        let submission = Submission {
            form: form(username),
            ..Submission::default()
        };
        register(&self.service, &Actor::Console, None, submission)
            .await
            .unwrap()
            .id
    }

    /// The token of a solved proof of work.
    pub(crate) fn token(&self) -> String {
        solve(&self.service, self.operator)
    }

    /// Signs somebody up as a visitor with a fresh token.
    pub(crate) async fn sign_up(&self, mut form: Form) -> Result<Registered, Error> {
        form.set(Field::Token, self.token());
        register(
            &self.service,
            &self.visitor(),
            None,
            Submission {
                form,
                ..Submission::default()
            },
        )
        .await
    }
}

pub(crate) async fn staff(
    service: &Service,
    operator: OperatorId,
    username: &str,
    role: Role,
) -> StaffId {
    let email = format!("{username}@staff.example");
    let new = NewStaff {
        username: username.into(),
        email,
        role,
        password: "Staff-Secret-1".into(),
    };
    staff::create(service, &Actor::Console, operator, new)
        .await
        .unwrap()
}

/// A form that passes, but for the token.
pub(crate) fn form(username: &str) -> Form {
    let mut form = Form::accepting_terms();
    for (field, text) in [
        (Field::Hostname, HOST),
        (Field::FirstName, "First"),
        (Field::LastName, "Last"),
        (Field::Username, username),
        (Field::Email, &format!("{username}@mail.example")),
        (Field::Password, "Q!w2e3r4"),
        (Field::Country, "BG"),
    ] {
        form.set(field, text);
    }
    form
}

/// Solves a challenge as a browser would.
pub(crate) fn solve(service: &Service, operator: OperatorId) -> String {
    use base64::Engine as _;
    use sha2::Digest as _;
    let challenge = service.captcha.challenge(operator).unwrap();
    let hex = |number: u64| {
        let digest = sha2::Sha256::digest(format!("{}{number}", challenge.salt));
        digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let number = (0..=challenge.maxnumber)
        .find(|number| hex(*number) == challenge.challenge)
        .unwrap();
    let solution = serde_json::json!({
        "algorithm": challenge.algorithm, "challenge": challenge.challenge, "number": number,
        "salt": challenge.salt, "signature": challenge.signature,
    });
    base64::engine::general_purpose::STANDARD.encode(solution.to_string())
}

/// The code an error carries on the wire.
pub(crate) fn code<T>(result: Result<T, Error>) -> Code {
    match result {
        Ok(_) => Code::Ok,
        Err(error) => error.code(),
    }
}

/// The fields a refused form names.
pub(crate) fn fields<T>(result: Result<T, Error>) -> Vec<String> {
    match result {
        Err(Error::Invalid { violations, .. }) => violations
            .iter()
            .map(|violation| violation.field.to_string())
            .collect(),
        _ => Vec::new(),
    }
}
