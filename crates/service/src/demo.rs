//! The demo operator: the same on every fresh database, made through the use cases themselves.

use crate::affiliate::Decision;
use crate::operator::NewOperator;
use crate::registration::{Grants, Registered, Submission};
use crate::staff::NewStaff;
use crate::{Actor, Error, Service, affiliate, brand, operator, registration, staff};
use tributary_domain::affiliate::Status;
use tributary_domain::captcha::CaptchaKind;
use tributary_domain::error::Code;
use tributary_domain::id::{OperatorId, StaffId};
use tributary_domain::registration::{Field, Form};
use tributary_domain::staff::Role;

/// The host names of the demo operator.
pub const HOSTNAMES: [&str; 2] = ["localhost", "127.0.0.1"];
/// The demo administrator's name and password.
pub const ADMIN: (&str, &str) = ("admin", "Demo-admin-1");
/// The demo affiliate's name and password.
pub const AFFILIATE: (&str, &str) = ("demo_affiliate", "Demo-affiliate-1");

/// Somebody who signed up: username, first name, last name, country, language, company, site,
/// how they want to send traffic.
type Person = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const PENDING: [Person; 7] = [
    (
        "oddsnorth",
        "Freya",
        "Lindqvist",
        "SE",
        "EN",
        "Oddsnorth Media AB",
        "https://oddsnorth.example",
        "Comparison pages for Nordic football, about 40,000 visits a month from search.",
    ),
    (
        "bola.harian",
        "Rizky",
        "Pratama",
        "ID",
        "ID",
        "",
        "https://bolaharian.example",
        "Berita sepak bola harian dan grup Telegram dengan 12.000 anggota.",
    ),
    (
        "marieleclerc",
        "Marie",
        "Leclerc",
        "FR",
        "FR",
        "Leclerc Conseil",
        "https://guide-casino.example",
        "Guide éditorial, trafic SEO, pas de publicité payante.",
    ),
    (
        "streamhausen",
        "Jonas",
        "Weber",
        "DE",
        "DE",
        "Streamhausen GmbH",
        "https://streamhausen.example",
        "Livestreams am Wochenende, rund 3.000 Zuschauer gleichzeitig.",
    ),
    (
        "apuestas_del_sur",
        "Lucía",
        "Fernández",
        "AR",
        "ES",
        "",
        "https://apuestasdelsur.example",
        "Pronósticos diarios y boletín con 8.500 suscriptores.",
    ),
    (
        "betcompare.bg",
        "Georgi",
        "Dimitrov",
        "BG",
        "EN",
        "Compare BG",
        "https://betcompare.example",
        "Odds comparison with an own app; wants CPA.",
    ),
    (
        "quickmail4u",
        "Max",
        "Power",
        "US",
        "EN",
        "",
        "",
        "will send emails to my list",
    ),
];

const DECIDED: [(Person, Status, &str); 3] = [
    (
        (
            "nordic.tips",
            "Erik",
            "Hansen",
            "NO",
            "EN",
            "Nordic Tips",
            "https://nordictips.example",
            "Tipster community with a weekly show.",
        ),
        Status::Approved,
        "",
    ),
    (
        (
            "promo_blaster",
            "Sam",
            "Smith",
            "GB",
            "EN",
            "",
            "https://promo.example",
            "Pop-unders.",
        ),
        Status::Declined,
        "Pop-under traffic is against our terms.",
    ),
    (
        (
            "lisbon.reviews",
            "Inês",
            "Costa",
            "PT",
            "EN",
            "Lisbon Reviews",
            "https://lisbonreviews.example",
            "Reviews, search traffic.",
        ),
        Status::Suspended,
        "Brand bidding; paused until the campaigns are gone.",
    ),
];

/// What [`load`] made.
#[derive(Clone, Copy, Debug)]
pub struct Demo {
    /// The operator.
    pub operator: OperatorId,
}

/// Makes the demo operator. `None` when its host name is taken already: then nothing changes.
///
/// # Errors
/// When the database does not answer.
pub async fn load(service: &Service) -> Result<Option<Demo>, Error> {
    if operator::by_host(service, HOSTNAMES[0]).await?.is_some() {
        return Ok(None);
    }
    let console = Actor::Console;
    let new = NewOperator {
        name: "Riverbend Partners".into(),
        hostnames: HOSTNAMES.map(String::from).to_vec(),
        currency: "EUR".into(),
        captcha: CaptchaKind::Pow,
    };
    let id = match operator::create(service, &console, new).await {
        // Another node was quicker.
        Err(error) if error.code() == Code::Conflict => return Ok(None),
        made => made?,
    };
    let settings = [
        (
            "headline",
            "Send players you can stand behind. Get paid for every one of them.",
        ),
        (
            "description",
            "Riverbend runs one sportsbook and casino for adults in twelve markets. Partners choose between a fixed amount per depositing player, a share of net revenue for life, or both.\n\nEvery click, player and cent is on your dashboard within seconds, with the reason beside it. Terms you accepted never change behind your back.\n\nWe pay by the tenth of each month from 100 EUR, without invoices to chase.",
        ),
        ("contact_email", "partners@riverbend.example"),
        ("terms_url", "https://riverbend.example/partner-terms"),
    ];
    let settings: Vec<(String, String)> = settings
        .map(|(key, value)| (key.into(), value.into()))
        .to_vec();
    operator::set(service, &console, id, &settings).await?;
    brand::create(service, &console, id, "Riverbend", "riverbend.example").await?;
    let admin = staff::create(
        service,
        &console,
        id,
        employee(ADMIN.0, Role::Admin, ADMIN.1),
    )
    .await?;
    let manager = staff::create(
        service,
        &console,
        id,
        employee("nadia", Role::Manager, "Demo-manager-1"),
    )
    .await?;
    staff::create(
        service,
        &console,
        id,
        employee("support.desk", Role::Support, "Demo-support-1"),
    )
    .await?;

    let demo = (
        AFFILIATE.0,
        "Dana",
        "Rivers",
        "BG",
        "EN",
        "Rivers Media",
        "https://rivers.example",
        "Review site and newsletter.",
    );
    sign_up(service, demo, AFFILIATE.1, Some(manager)).await?;
    for person in PENDING {
        sign_up(service, person, "Demo-affiliate-1", None).await?;
    }
    let boss = Actor::Staff {
        operator: id,
        id: admin,
        username: ADMIN.0.into(),
        role: Role::Admin,
    };
    for (person, status, reason) in DECIDED {
        let new = sign_up(service, person, "Demo-affiliate-1", None).await?;
        let decision = Decision {
            status: Status::Approved,
            manager_id: Some(manager),
            reason: String::new(),
        };
        match status {
            Status::Declined => {}
            _ => affiliate::decide(service, &boss, new.id, decision).await?,
        }
        if status != Status::Approved {
            let decision = Decision {
                status,
                manager_id: None,
                reason: reason.into(),
            };
            affiliate::decide(service, &boss, new.id, decision).await?;
        }
    }
    Ok(Some(Demo { operator: id }))
}

fn employee(username: &str, role: Role, password: &str) -> NewStaff {
    let email = format!("{username}@riverbend.example");
    NewStaff {
        username: username.into(),
        email,
        role,
        password: password.into(),
    }
}

/// Signs a person up as a script of the operator would.
async fn sign_up(
    service: &Service,
    person: Person,
    password: &str,
    manager_id: Option<StaffId>,
) -> Result<Registered, Error> {
    let (username, first_name, last_name, country, language, company, site, comments) = person;
    let mut form = Form::accepting_terms();
    let email = format!("{}@mail.example", username.replace(['.', '_'], "-"));
    for (field, text) in [
        (Field::Username, username),
        (Field::Password, password),
        (Field::Email, &email),
        (Field::FirstName, first_name),
        (Field::LastName, last_name),
        (Field::Country, country),
        (Field::Language, language),
        (Field::Company, company),
        (Field::WebSiteUrl, site),
        (Field::Comments, comments),
        (Field::Hostname, HOSTNAMES[0]),
    ] {
        form.set(field, text);
    }
    let grants = Grants {
        manager_id,
        ..Grants::default()
    };
    let submission = Submission {
        form,
        grants,
        ..Submission::default()
    };
    registration::register(service, &Actor::Console, None, submission).await
}
