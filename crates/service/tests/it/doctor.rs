//! The doctor finds whatever is done to the rows by hand, and nothing where nothing was.

mod busy;
mod table;

use crate::programme::{Programme, money, percent, terms};
use busy::{busy, of, rewrite};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, Row as _};
use std::collections::BTreeMap;
use table::{Table, by_hand, others, tables, texts};
use tributary_domain::commission::day_of;
use tributary_domain::id::{AffiliateId, RegistrationId};
use tributary_domain::ledger::{Entry, canonical};
use tributary_domain::time::{DAY, Date};
use tributary_service::doctor::Check;
use tributary_service::payment::{self, NewPayment};
use tributary_service::{Actor, Options, Service, doctor, event, fx, month};
use tributary_testing::{Database, both};

/// Tables on which no money rests, and why.
const NO_MONEY: &[(&str, &str)] = &[
    ("api_key", "who may tell; what was told is in the events"),
    (
        "audit",
        "what was done is told there, and nothing is worked out from it",
    ),
    ("brand", "names and addresses"),
    ("campaign", "names"),
    ("captcha_spent", "who is a person"),
    ("click", "whose a player is, is kept with the player"),
    ("custom_tag", "labels"),
    ("custom_tag_option", "labels"),
    ("data_migration", "what was done once"),
    (
        "event_waiting",
        "how many events wait; each of them is sealed",
    ),
    ("demo", "whether the demo is whole"),
    (
        "event_import",
        "how far a file is; what was in it is in the events",
    ),
    (
        "instance_secret",
        "what seals are made with: with another one, none fits",
    ),
    ("link", "addresses"),
    ("operator_hostname", "addresses"),
    ("outbox", "what partners are told; it pays nobody"),
    ("promo_code", "whose a player is, is kept with the player"),
    ("seal_state", "the doctor prints it"),
    ("session", "who is signed in"),
    (
        "staff",
        "who may decide; what was decided is kept where it was",
    ),
    ("touched", "what a transaction has yet to seal"),
    (
        "tracking_link",
        "whose a player is, is kept with the player",
    ),
    ("tracking_change", "what of links is read anew"),
    ("tracking_version", "when links are read anew"),
    ("write_probe", "whether the database takes writes"),
];

/// Columns on which no money rests, of the other tables, and why.
const NO_MONEY_COLUMNS: &[(&str, &str, &str)] = &[
    ("affiliate", "last_login_at", "changes with each sign-in"),
    (
        "ledger_lock",
        "counted",
        "how much room is left in sums; no amount is worked out from it",
    ),
    (
        "ledger_lock",
        "taken",
        "says that there was a posting, and is counted up",
    ),
];

async fn faults(service: &Service) -> Vec<Check> {
    let checks = doctor::examine(service).await.unwrap();
    checks.into_iter().filter(|check| check.count > 0).collect()
}

async fn assert_clean(service: &Service, when: &str) {
    let faults = faults(service).await;
    assert!(faults.is_empty(), "{when}: {faults:#?}");
}

async fn the_doctor_finds_every_column_that_is_changed_and_every_row_that_goes_or_comes(
    db: &Database,
) {
    let programme = busy(db).await;
    let (service, url) = (&programme.service, programme.world.url.as_str());
    assert_clean(service, "nothing was done").await;
    let (mut unseen, mut changed) = (Vec::new(), 0);
    for table in tables().await {
        let rows = table.rows(url).await;
        if rows.is_empty() {
            unseen.push(format!("{}: has no rows", table.name));
            continue;
        }
        for (at, column) in table.columns.iter().enumerate() {
            if NO_MONEY_COLUMNS
                .iter()
                .any(|(known, name, _)| *known == table.name && *name == column.name)
            {
                continue;
            }
            // Another row each time.
            let row = &rows[at % rows.len()];
            let is_row = table.is_row(row);
            let mut done = None;
            for value in others(column, row[at].as_deref()) {
                let statement = format!(
                    "UPDATE {} SET {} = {value} WHERE {is_row}",
                    table.name, column.name
                );
                if by_hand(url, &statement).await.is_ok() {
                    done = Some(value);
                    break;
                }
            }
            // What the database itself does not take is not to be found.
            let Some(value) = done else { continue };
            changed += 1;
            let found = faults(service).await;
            if found.is_empty() {
                unseen.push(format!(
                    "{}.{} of {is_row}: {:?} to {value}",
                    table.name, column.name, row[at]
                ));
            }
            let mut now = row.clone();
            if column.key > 0 {
                now[at] = Some(value.trim_matches('\'').to_owned());
            }
            let (was, is_row) = (
                Table::literal(column, row[at].as_deref()),
                table.is_row(&now),
            );
            let statement = format!(
                "UPDATE {} SET {} = {was} WHERE {is_row}",
                table.name, column.name
            );
            by_hand(url, &statement).await.unwrap();
        }
        // One that goes, and comes back as it was.
        let row = &rows[rows.len() / 2];
        by_hand(
            url,
            &format!("DELETE FROM {} WHERE {}", table.name, table.is_row(row)),
        )
        .await
        .unwrap();
        if faults(service).await.is_empty() {
            unseen.push(format!("{} without {}", table.name, table.is_row(row)));
        }
        by_hand(url, &table.insert(row, url)).await.unwrap();
        // One that comes: a copy under another name.
        let mut copy = row.clone();
        let last_key = table.key().last().map(|column| column.name.clone());
        for (column, value) in table.columns.iter().zip(&mut copy) {
            let is_unique = [
                "event_id",
                "username_key",
                "email_key",
                "key",
                "ext_customer_id",
                "seq",
                "version",
                "invoice_number",
                "table_name",
            ]
            .contains(&column.name.as_str());
            if Some(&column.name) == last_key.as_ref() || is_unique {
                *value = value.as_ref().map(|value| match value.parse::<i64>() {
                    Ok(number) if !column.is_text => (number + 7_000).to_string(),
                    _ => format!("{value}x"),
                });
            } else if column.name == "is_default" {
                *value = Some(
                    if value.as_deref() == Some("1") || value.as_deref() == Some("0") {
                        "0"
                    } else {
                        "false"
                    }
                    .to_owned(),
                );
            }
        }
        by_hand(url, &table.insert(&copy, url)).await.unwrap();
        if faults(service).await.is_empty() {
            unseen.push(format!("{} with {}", table.name, table.is_row(&copy)));
        }
        by_hand(
            url,
            &format!("DELETE FROM {} WHERE {}", table.name, table.is_row(&copy)),
        )
        .await
        .unwrap();
        assert_clean(service, &format!("{} is as it was", table.name)).await;
    }
    assert_eq!(unseen, Vec::<String>::new());
    assert!(changed > 200, "{changed}");
}

async fn the_doctor_says_which_row_and_what_it_should_be(db: &Database) {
    let programme = busy(db).await;
    let (service, url) = (&programme.service, programme.world.url.as_str());
    let affiliate = programme.affiliate.0;
    let parked = texts(
        url,
        "SELECT CAST(id AS TEXT) FROM event WHERE event_id = 'd9'",
    )
    .await;
    for (statement, expected) in [
        (
            "UPDATE payment SET payment_details = 'mine' WHERE id = 4",
            "payment 4: is not as it was written".to_owned(),
        ),
        (
            "DELETE FROM payment WHERE id = 3",
            "payment 3: is missing".to_owned(),
        ),
        (
            "DELETE FROM event WHERE event_id = 'd9'",
            format!("event {} is missing", parked[0][0].as_deref().unwrap()),
        ),
        (
            "UPDATE deal_version SET terms = '{}' WHERE id = 1",
            "deal_version 1: is not as it was written".to_owned(),
        ),
        (
            "UPDATE registration SET bets = bets + 1 WHERE id = 2",
            "bets is 90000001, should be 90000000".to_owned(),
        ),
        (
            "UPDATE balance SET rev_share = 0 WHERE adjustments <> 0",
            format!("affiliate {affiliate}: rev_share is 0, should be "),
        ),
    ] {
        by_hand(url, statement).await.unwrap();
        let rows: Vec<String> = faults(service)
            .await
            .into_iter()
            .flat_map(|check| check.rows)
            .collect();
        assert!(
            rows.iter().any(|row| row.contains(&expected)),
            "{statement}: {expected}: {rows:#?}"
        );
    }
}

async fn the_doctor_finds_a_chain_that_was_rewritten_or_cut(db: &Database) {
    let programme = busy(db).await;
    let affiliate = programme.affiliate;
    let before = programme.ledger_of(affiliate).await;
    rewrite(&programme, affiliate, |_| {}).await;
    assert_clean(&programme.service, "rewritten as it was").await;
    let seen = async |what: &str| {
        let faults = faults(&programme.service).await;
        let sealed = faults
            .iter()
            .find(|check| check.looks_for.contains("does not end as it was sealed"));
        assert_eq!(
            sealed.map(|check| check.found.clone()),
            Some(vec![affiliate.0]),
            "{what}: {faults:#?}"
        );
    };
    rewrite(&programme, affiliate, |entries| {
        entries[0].amount = money("400");
    })
    .await;
    seen("rewritten").await;
    rewrite(&programme, affiliate, |entries| {
        entries[0].amount = before[0].amount;
    })
    .await;
    assert_clean(&programme.service, "rewritten back").await;
    rewrite(&programme, affiliate, |entries| {
        entries.pop();
    })
    .await;
    seen("cut").await;
}

async fn a_change_by_hand_is_not_covered_up_by_the_next_one_that_is_none(db: &Database) {
    let programme = busy(db).await;
    let (service, admin, url) = (
        &programme.service,
        programme.world.admin(),
        programme.world.url.as_str(),
    );
    by_hand(
        url,
        "UPDATE payment SET payment_details = 'mine' WHERE state = 'pending_payment'",
    )
    .await
    .unwrap();
    payment::pay(service, &admin, 2.into(), None).await.unwrap();
    let rows: Vec<String> = faults(service)
        .await
        .into_iter()
        .flat_map(|check| check.rows)
        .collect();
    assert!(
        rows.iter()
            .any(|row| row.contains("payment 2: is not as it was written")),
        "{rows:?}"
    );
}

async fn the_doctor_is_content_beside_whoever_writes(db: &Database) {
    let programme = busy(db).await;
    let (service, admin) = (programme.service.clone(), programme.world.admin());
    // A second node.
    let clock = service.clock.clone();
    let other = Service::new(db.store().await, clock, Options::default())
        .await
        .unwrap();
    let writing = async {
        for number in 0..40 {
            let at = "2026-08-03T10:00:00Z";
            let events = [
                of(
                    "c1",
                    &format!("n{number}"),
                    "wager",
                    at,
                    json!({"bets": 10 + number, "wins": 3}),
                ),
                of(
                    &format!("p{number}"),
                    &format!("reg{number}"),
                    "registration",
                    at,
                    json!({"affiliate_id": programme.affiliate.0}),
                ),
                of(
                    &format!("p{number}"),
                    &format!("m{number}"),
                    "deposit",
                    at,
                    json!({"amount": 30}),
                ),
            ];
            programme.batch(&events).await;
            let ask = NewPayment {
                affiliate_id: Some(programme.affiliate),
                amount: Some(money("1")),
                ..NewPayment::default()
            };
            payment::direct(&service, &admin, ask).await.unwrap();
        }
    };
    let writing_too = async {
        for number in 0..40 {
            let name = format!("later{number}");
            let submission = tributary_service::registration::Submission {
                form: crate::world::form(&name),
                ..Default::default()
            };
            tributary_service::registration::register(&other, &Actor::Console, None, submission)
                .await
                .unwrap();
            let event = of(
                "c2",
                &format!("o{number}"),
                "wager",
                "2026-08-03T10:00:00Z",
                json!({"bets": 5, "wins": 9}),
            );
            let incoming = programme.read(&event);
            event::apply(&other, programme.operator, &[incoming])
                .await
                .unwrap();
        }
    };
    let looking = async {
        for _ in 0..12 {
            assert_clean(&service, "beside a writer").await;
        }
    };
    tokio::join!(writing, writing_too, looking);
    assert_clean(&service, "afterwards").await;
}

async fn what_was_there_before_is_sealed_as_it_is_once(db: &Database) {
    let programme = busy(db).await;
    let url = programme.world.url.as_str();
    for table in tables().await {
        for column in table
            .columns
            .iter()
            .filter(|column| ["seal", "place_seal", "events"].contains(&column.name.as_str()))
        {
            by_hand(
                url,
                &format!("UPDATE {} SET {} = 0", table.name, column.name),
            )
            .await
            .unwrap();
        }
    }
    by_hand(url, "DELETE FROM seal_sum").await.unwrap();
    assert!(!faults(&programme.service).await.is_empty());
    by_hand(url, "UPDATE seal_state SET sealed_at = NULL")
        .await
        .unwrap();
    assert!(doctor::examine(&programme.service).await.is_err());
    let clock = programme.service.clock.clone();
    let again = Service::new(db.store().await, clock, Options::default())
        .await
        .unwrap();
    assert_clean(&again, "sealed").await;
    let found = doctor::examine_store(&again.store, again.clock.now())
        .await
        .unwrap();
    assert_eq!(
        day_of(found.sealed_since),
        day_of(programme.service.clock.now())
    );
}

both! {
    the_doctor_finds_every_column_that_is_changed_and_every_row_that_goes_or_comes,
    the_doctor_says_which_row_and_what_it_should_be,
    the_doctor_finds_a_chain_that_was_rewritten_or_cut,
    a_change_by_hand_is_not_covered_up_by_the_next_one_that_is_none,
    the_doctor_is_content_beside_whoever_writes,
    what_was_there_before_is_sealed_as_it_is_once,
}
