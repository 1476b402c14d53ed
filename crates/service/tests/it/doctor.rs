//! The doctor finds whatever is done to the rows by hand, and nothing where nothing was.

use crate::programme::{Programme, money, percent, terms};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, Row as _};
use std::collections::BTreeMap;
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

/// A statement's rows, as texts.
async fn texts(url: &str, statement: &str) -> Vec<Vec<Option<String>>> {
    let statement = AssertSqlSafe(statement.to_owned());
    if url.starts_with("sqlite") {
        let mut connection = sqlx::SqliteConnection::connect(url).await.unwrap();
        let rows = sqlx::query(statement)
            .fetch_all(&mut connection)
            .await
            .unwrap();
        let texts = |row: &sqlx::sqlite::SqliteRow| (0..row.len()).map(|at| row.get(at)).collect();
        rows.iter().map(texts).collect()
    } else {
        let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
        let rows = sqlx::query(statement)
            .fetch_all(&mut connection)
            .await
            .unwrap();
        let texts = |row: &sqlx::postgres::PgRow| (0..row.len()).map(|at| row.get(at)).collect();
        rows.iter().map(texts).collect()
    }
}

/// Runs a statement as somebody with a shell would who is stopped by nothing but the types, unless
/// the database refuses it.
async fn by_hand(url: &str, statement: &str) -> Result<(), sqlx::Error> {
    let statement = AssertSqlSafe(statement.to_owned());
    if url.starts_with("sqlite") {
        let mut connection = sqlx::SqliteConnection::connect(url).await.unwrap();
        let free = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA busy_timeout = 10000";
        connection.execute(free).await.unwrap();
        connection.execute(statement).await.map(|_| ())
    } else {
        let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
        connection
            .execute("SET session_replication_role = replica")
            .await
            .unwrap();
        connection.execute(statement).await.map(|_| ())
    }
}

struct Column {
    name: String,
    is_text: bool,
    /// Where it stands in the key, from 1 on; 0: it is none of it.
    key: usize,
}

struct Table {
    name: String,
    columns: Vec<Column>,
}

/// The tables on which money rests, of a database as it is made now.
async fn tables() -> Vec<Table> {
    let db = Database::sqlite();
    db.store().await;
    let every = "SELECT m.name, c.name, c.type, CAST(c.pk AS TEXT) FROM sqlite_master m, pragma_table_info(m.name) c
                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND m.name <> '_sqlx_migrations' ORDER BY m.name, c.cid";
    let mut tables: BTreeMap<String, Vec<Column>> = BTreeMap::new();
    for row in texts(db.url(), every).await {
        let [table, name, kind, key] = <[Option<String>; 4]>::try_from(row)
            .unwrap()
            .map(Option::unwrap);
        if NO_MONEY.iter().any(|(known, _)| *known == table) {
            continue;
        }
        let columns = tables.entry(table).or_default();
        columns.push(Column {
            name,
            is_text: kind == "TEXT",
            key: key.parse().unwrap(),
        });
    }
    tables
        .into_iter()
        .map(|(name, columns)| Table { name, columns })
        .collect()
}

impl Table {
    fn key(&self) -> Vec<&Column> {
        let mut key: Vec<&Column> = self
            .columns
            .iter()
            .filter(|column| column.key > 0)
            .collect();
        key.sort_by_key(|column| column.key);
        key
    }

    /// The rows, in the order of their keys: all columns as texts.
    async fn rows(&self, url: &str) -> Vec<Vec<Option<String>>> {
        let columns = self
            .columns
            .iter()
            .map(|column| format!("CAST({} AS TEXT)", column.name));
        let order = self.key().into_iter().map(|column| column.name.clone());
        let statement = format!(
            "SELECT {} FROM {} ORDER BY {}",
            columns.collect::<Vec<_>>().join(", "),
            self.name,
            order.collect::<Vec<_>>().join(", "),
        );
        texts(url, &statement).await
    }

    /// A value as SQL writes it.
    fn literal(column: &Column, value: Option<&str>) -> String {
        match value {
            None => "NULL".to_owned(),
            Some(text) if column.is_text || text == "true" || text == "false" => {
                format!("'{}'", text.replace('\'', "''"))
            }
            Some(number) => number.to_owned(),
        }
    }

    /// Which row this is, in SQL.
    fn is_row(&self, row: &[Option<String>]) -> String {
        let parts = self
            .columns
            .iter()
            .zip(row)
            .filter(|(column, _)| column.key > 0);
        let parts = parts.map(|(column, value)| {
            format!(
                "{} = {}",
                column.name,
                Self::literal(column, value.as_deref())
            )
        });
        parts.collect::<Vec<_>>().join(" AND ")
    }

    fn insert(&self, row: &[Option<String>], url: &str) -> String {
        let names: Vec<&str> = self
            .columns
            .iter()
            .map(|column| column.name.as_str())
            .collect();
        let values = self.columns.iter().zip(row);
        let values = values.map(|(column, value)| Self::literal(column, value.as_deref()));
        let overriding = if url.starts_with("sqlite") {
            ""
        } else {
            "OVERRIDING SYSTEM VALUE "
        };
        format!(
            "INSERT INTO {} ({}) {overriding}VALUES ({})",
            self.name,
            names.join(", "),
            values.collect::<Vec<_>>().join(", "),
        )
    }
}

/// What a value can be changed into, the first that the database takes.
fn others(column: &Column, value: Option<&str>) -> Vec<String> {
    let words = [
        "completed",
        "cancelled",
        "fraud",
        "active",
        "parked",
        "applied",
        "cpa",
        "rev_share",
        "deposit",
        "USD",
    ];
    match (value, column.is_text) {
        (None, true) => vec!["'x'".to_owned()],
        (None, false) => vec!["1".to_owned()],
        (Some("true"), false) => vec!["false".to_owned()],
        (Some("false"), false) => vec!["true".to_owned()],
        (Some(text), true) => {
            let longer = format!("'{}x'", text.replace('\'', "''"));
            let words = words
                .iter()
                .filter(|word| **word != text)
                .map(|word| format!("'{word}'"));
            std::iter::once(longer).chain(words).collect()
        }
        (Some(number), false) => {
            let number: i64 = number.parse().unwrap();
            [number + 1, number + 100_000, number - 1, 1 - number]
                .map(|number| number.to_string())
                .to_vec()
        }
    }
}

async fn faults(service: &Service) -> Vec<Check> {
    let checks = doctor::examine(service).await.unwrap();
    checks.into_iter().filter(|check| check.count > 0).collect()
}

async fn assert_clean(service: &Service, when: &str) {
    let faults = faults(service).await;
    assert!(faults.is_empty(), "{when}: {faults:#?}");
}

fn of(customer: &str, id: &str, kind: &str, at: &str, more: Value) -> Value {
    let mut event =
        json!({"event_id": id, "type": kind, "occurred_at": at, "ext_customer_id": customer});
    for (name, value) in more.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

/// A programme in which everything has happened that can.
async fn busy(db: &Database) -> Programme {
    let programme = Programme::new(db).await;
    let (service, admin) = (programme.service.clone(), programme.world.admin());
    let parent = programme.approved("the.parent").await;
    programme.parent(parent, "5", "10", "2.5").await;
    programme
        .change(programme.affiliate, |affiliate| {
            affiliate.no_carry_over = true;
        })
        .await;
    programme
        .deal(&terms(6, |terms| {
            terms.cpa_amount = money("30");
            terms.qua_cpa_deposit = money("25");
            terms.rev_share = percent("12.5");
            terms.cap_cpa_daily = 5;
            terms.cap_cpa_monthly = 10;
            terms.cpa_clawback = true;
        }))
        .await;
    let from = Date::parse("2026-01-01").unwrap();
    fx::set(
        &service,
        &admin,
        programme.operator,
        "USD",
        from,
        900_000_000,
    )
    .await
    .unwrap();
    for customer in ["c1", "c2"] {
        programme.register(customer).await;
    }
    let at = "2026-07-03T10:00:00Z";
    programme
        .send(&[
            of("c1", "d1", "deposit", at, json!({"amount": 60})),
            of(
                "c1",
                "d2",
                "deposit",
                at,
                json!({"amount": 40, "currency": "USD"}),
            ),
            of("c1", "w1", "wager", at, json!({"bets": 100, "wins": 300})),
            of("c1", "x1", "chargeback", at, json!({"amount": 5})),
            of(
                "c2",
                "a1",
                "activity",
                at,
                json!({"bets": 100, "wins": 20, "deposits": 30, "deposit_count": 1}),
            ),
            of(
                "c2",
                "a2",
                "activity",
                at,
                json!({"bets": 80, "wins": 20, "deposits": 40, "deposit_count": 1}),
            ),
            of("c1", "b1", "bonus", at, json!({"amount": 3})),
            of(
                "c1",
                "r1",
                "reversal",
                at,
                json!({"reverses": "d2", "amount": 10, "currency": "USD"}),
            ),
            of(
                "c3",
                "reg-c3",
                "registration",
                at,
                json!({"tracker": "nonsense"}),
            ),
            of("c3", "d3", "deposit", at, json!({"amount": 50})),
            of("c9", "d9", "deposit", at, json!({"amount": 50})),
            of(
                "c1",
                "r2",
                "reversal",
                at,
                json!({"reverses": "d4", "amount": 500}),
            ),
            of("c1", "d4", "deposit", at, json!({"amount": 50})),
            of("c1", "l1", "lead_qualified", at, json!({})),
            of("c2", "s1", "status", at, json!({"status": "fraud"})),
            of("c2", "w2", "wager", at, json!({"bets": 10, "wins": 0})),
            of("c2", "s2", "status", at, json!({"status": "active"})),
        ])
        .await;
    event::assign(&service, &admin, RegistrationId(3), programme.affiliate)
        .await
        .unwrap();
    let other = programme
        .deal(&terms(4, |terms| terms.rev_share = percent("20")))
        .await;
    event::rebind(&service, &admin, RegistrationId(3), other)
        .await
        .unwrap();
    programme
        .send(&[of("c3", "w3", "wager", at, json!({"bets": 70, "wins": 0}))])
        .await;
    let ask = |amount: &str| NewPayment {
        affiliate_id: Some(programme.affiliate),
        amount: Some(money(amount)),
        ..NewPayment::default()
    };
    payment::direct(&service, &admin, ask("10")).await.unwrap();
    let (approved, _) = payment::request(&service, &admin, ask("11")).await.unwrap();
    payment::approve(&service, &admin, approved.id, None)
        .await
        .unwrap();
    let (cancelled, _) = payment::request(&service, &admin, ask("12")).await.unwrap();
    payment::cancel(&service, &admin, cancelled.id, None)
        .await
        .unwrap();
    payment::request(&service, &admin, ask("13")).await.unwrap();
    // The month ends, its losses are made good, and it is closed.
    programme.service.clock.advance(25 * DAY);
    month::start(&service).await.unwrap();
    let first = Date::parse("2026-08-01").unwrap();
    month::close(&service, &admin, programme.operator, first)
        .await
        .unwrap();
    programme
        .send(&[
            of(
                "c1",
                "r3",
                "reversal",
                "2026-08-02T10:00:00Z",
                json!({"reverses": "d1"}),
            ),
            of(
                "c1",
                "w4",
                "wager",
                "2026-08-02T10:00:00Z",
                json!({"bets": 30, "wins": 0}),
            ),
        ])
        .await;
    programme
}

/// Rewrites an affiliate's chain so that every hash fits again, with its balance behind it.
async fn rewrite(
    programme: &Programme,
    affiliate: AffiliateId,
    change: impl FnOnce(&mut Vec<Entry>),
) {
    use sha2::Digest as _;
    let url = &programme.world.url;
    let mut entries = programme.ledger_of(affiliate).await;
    change(&mut entries);
    let id = affiliate.0;
    by_hand(
        url,
        &format!(
            "DELETE FROM ledger WHERE affiliate_id = {id} AND seq > {}",
            entries.len()
        ),
    )
    .await
    .unwrap();
    let mut hash = String::new();
    let mut sums = tributary_domain::ledger::Balance::default();
    for entry in &entries {
        let digest = sha2::Sha256::digest(format!("{hash}\n{}", canonical(entry)));
        hash = tributary_domain::hex::write(&digest);
        sums = sums.checked_post(entry.kind, entry.amount).unwrap();
        let statement = format!(
            "UPDATE ledger SET amount = {}, hash = '{hash}' WHERE affiliate_id = {id} AND seq = {}",
            entry.amount.0, entry.seq
        );
        by_hand(url, &statement).await.unwrap();
    }
    let statement = format!(
        "UPDATE balance SET seq = {}, hash = '{hash}', cpl = {}, cpa = {}, rev_share = {}, sub_affiliate = {}, adjustments = {}, payments = {}
         WHERE affiliate_id = {id}",
        entries.len(), sums.cpl.0, sums.cpa.0, sums.rev_share.0, sums.sub_affiliate.0, sums.adjustments.0, sums.payments.0,
    );
    by_hand(url, &statement).await.unwrap();
}

both! {
    async fn the_doctor_finds_every_column_that_is_changed_and_every_row_that_goes_or_comes(db: &Database) {
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
                if NO_MONEY_COLUMNS.iter().any(|(known, name, _)| *known == table.name && *name == column.name) {
                    continue;
                }
                // Another row each time.
                let row = &rows[at % rows.len()];
                let is_row = table.is_row(row);
                let mut done = None;
                for value in others(column, row[at].as_deref()) {
                    let statement = format!("UPDATE {} SET {} = {value} WHERE {is_row}", table.name, column.name);
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
                    unseen.push(format!("{}.{} of {is_row}: {:?} to {value}", table.name, column.name, row[at]));
                }
                let mut now = row.clone();
                if column.key > 0 {
                    now[at] = Some(value.trim_matches('\'').to_owned());
                }
                let (was, is_row) = (Table::literal(column, row[at].as_deref()), table.is_row(&now));
                let statement = format!("UPDATE {} SET {} = {was} WHERE {is_row}", table.name, column.name);
                by_hand(url, &statement).await.unwrap();
            }
            // One that goes, and comes back as it was.
            let row = &rows[rows.len() / 2];
            by_hand(url, &format!("DELETE FROM {} WHERE {}", table.name, table.is_row(row))).await.unwrap();
            if faults(service).await.is_empty() {
                unseen.push(format!("{} without {}", table.name, table.is_row(row)));
            }
            by_hand(url, &table.insert(row, url)).await.unwrap();
            // One that comes: a copy under another name.
            let mut copy = row.clone();
            let last_key = table.key().last().map(|column| column.name.clone());
            for (column, value) in table.columns.iter().zip(&mut copy) {
                let is_unique = ["event_id", "username_key", "email_key", "key", "ext_customer_id", "seq", "version", "invoice_number", "table_name"].contains(&column.name.as_str());
                if Some(&column.name) == last_key.as_ref() || is_unique {
                    *value = value.as_ref().map(|value| match value.parse::<i64>() {
                        Ok(number) if !column.is_text => (number + 7_000).to_string(),
                        _ => format!("{value}x"),
                    });
                } else if column.name == "is_default" {
                    *value = Some(if value.as_deref() == Some("1") || value.as_deref() == Some("0") { "0" } else { "false" }.to_owned());
                }
            }
            by_hand(url, &table.insert(&copy, url)).await.unwrap();
            if faults(service).await.is_empty() {
                unseen.push(format!("{} with {}", table.name, table.is_row(&copy)));
            }
            by_hand(url, &format!("DELETE FROM {} WHERE {}", table.name, table.is_row(&copy))).await.unwrap();
            assert_clean(service, &format!("{} is as it was", table.name)).await;
        }
        assert_eq!(unseen, Vec::<String>::new());
        assert!(changed > 200, "{changed}");
    }

    async fn the_doctor_says_which_row_and_what_it_should_be(db: &Database) {
        let programme = busy(db).await;
        let (service, url) = (&programme.service, programme.world.url.as_str());
        let affiliate = programme.affiliate.0;
        let parked = texts(url, "SELECT CAST(id AS TEXT) FROM event WHERE event_id = 'd9'").await;
        for (statement, expected) in [
            ("UPDATE payment SET payment_details = 'mine' WHERE id = 4", "payment 4: is not as it was written".to_owned()),
            ("DELETE FROM payment WHERE id = 3", "payment 3: is missing".to_owned()),
            ("DELETE FROM event WHERE event_id = 'd9'", format!("event {} is missing", parked[0][0].as_deref().unwrap())),
            ("UPDATE deal_version SET terms = '{}' WHERE id = 1", "deal_version 1: is not as it was written".to_owned()),
            ("UPDATE registration SET bets = bets + 1 WHERE id = 2", "bets is 90000001, should be 90000000".to_owned()),
            ("UPDATE balance SET rev_share = 0 WHERE adjustments <> 0", format!("affiliate {affiliate}: rev_share is 0, should be ")),
        ] {
            by_hand(url, statement).await.unwrap();
            let rows: Vec<String> = faults(service).await.into_iter().flat_map(|check| check.rows).collect();
            assert!(rows.iter().any(|row| row.contains(&expected)), "{statement}: {expected}: {rows:#?}");
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
            let sealed = faults.iter().find(|check| check.looks_for.contains("does not end as it was sealed"));
            assert_eq!(sealed.map(|check| check.found.clone()), Some(vec![affiliate.0]), "{what}: {faults:#?}");
        };
        rewrite(&programme, affiliate, |entries| entries[0].amount = money("400")).await;
        seen("rewritten").await;
        rewrite(&programme, affiliate, |entries| entries[0].amount = before[0].amount).await;
        assert_clean(&programme.service, "rewritten back").await;
        rewrite(&programme, affiliate, |entries| { entries.pop(); }).await;
        seen("cut").await;
    }

    async fn a_change_by_hand_is_not_covered_up_by_the_next_one_that_is_none(db: &Database) {
        let programme = busy(db).await;
        let (service, admin, url) = (&programme.service, programme.world.admin(), programme.world.url.as_str());
        by_hand(url, "UPDATE payment SET payment_details = 'mine' WHERE state = 'pending_payment'").await.unwrap();
        payment::pay(service, &admin, 2.into(), None).await.unwrap();
        let rows: Vec<String> = faults(service).await.into_iter().flat_map(|check| check.rows).collect();
        assert!(rows.iter().any(|row| row.contains("payment 2: is not as it was written")), "{rows:?}");
    }

    async fn the_doctor_is_content_beside_whoever_writes(db: &Database) {
        let programme = busy(db).await;
        let (service, admin) = (programme.service.clone(), programme.world.admin());
        // A second node.
        let clock = service.clock.clone();
        let other = Service::new(db.store().await, clock, Options::default()).await.unwrap();
        let writing = async {
            for number in 0..40 {
                let at = "2026-08-03T10:00:00Z";
                let events = [
                    of("c1", &format!("n{number}"), "wager", at, json!({"bets": 10 + number, "wins": 3})),
                    of(&format!("p{number}"), &format!("reg{number}"), "registration", at, json!({"affiliate_id": programme.affiliate.0})),
                    of(&format!("p{number}"), &format!("m{number}"), "deposit", at, json!({"amount": 30})),
                ];
                programme.batch(&events).await;
                let ask = NewPayment { affiliate_id: Some(programme.affiliate), amount: Some(money("1")), ..NewPayment::default() };
                payment::direct(&service, &admin, ask).await.unwrap();
            }
        };
        let writing_too = async {
            for number in 0..40 {
                let name = format!("later{number}");
                let submission = tributary_service::registration::Submission { form: crate::world::form(&name), ..Default::default() };
                tributary_service::registration::register(&other, &Actor::Console, None, submission).await.unwrap();
                let event = of("c2", &format!("o{number}"), "wager", "2026-08-03T10:00:00Z", json!({"bets": 5, "wins": 9}));
                let incoming = programme.read(&event);
                event::apply(&other, programme.operator, &[incoming]).await.unwrap();
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
            for column in table.columns.iter().filter(|column| ["seal", "place_seal", "events"].contains(&column.name.as_str())) {
                by_hand(url, &format!("UPDATE {} SET {} = 0", table.name, column.name)).await.unwrap();
            }
        }
        by_hand(url, "DELETE FROM seal_sum").await.unwrap();
        assert!(!faults(&programme.service).await.is_empty());
        by_hand(url, "UPDATE seal_state SET sealed_at = NULL").await.unwrap();
        assert!(doctor::examine(&programme.service).await.is_err());
        let clock = programme.service.clock.clone();
        let again = Service::new(db.store().await, clock, Options::default()).await.unwrap();
        assert_clean(&again, "sealed").await;
        let found = doctor::examine_store(&again.store, again.clock.now()).await.unwrap();
        assert_eq!(day_of(found.sealed_since), day_of(programme.service.clock.now()));
    }
}
