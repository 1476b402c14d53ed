//! Gives the rows of before migration 0015 the keys by which names are compared since
//! ([`tributary_domain::identity`]). It runs behind the migrations, once for each database.
//!
//! Where two rows come to the same key, the one that has it keeps it. The other stays as it is
//! under the key it had, which no spelling leads to any more: nothing is lost, the log names it, and
//! somebody can decide which of the two is meant.

use crate::stamp::{stamp, statements};
use crate::{Store, StoreError, Tx};
use sha2::{Digest as _, Sha256};
use tributary_domain::hex;
use tributary_domain::identity::{email_key, id_key, promo_code_key, username_key};

/// The name under which it is noted that this was done.
const NAME: &str = "identity";
/// How often rows are gone through: one that waits for another's key gets it in the next round.
const MAX_ROUNDS: usize = 8;

// Rows whose names are plain have the right keys already: their texts have as many bytes as
// characters, and no blanks around them.
statements! {
    IS_DONE: "SELECT COUNT(*) FROM data_migration WHERE name = $1";
    BEGIN: "INSERT INTO data_migration (name) VALUES ($1) ON CONFLICT (name) DO NOTHING";
    AFFILIATE_NAMES: "SELECT id, operator_id, username, username_key FROM affiliate WHERE octet_length(username) <> length(username) ORDER BY id";
    AFFILIATE_NAME_TAKEN: "SELECT COUNT(*) FROM affiliate WHERE operator_id = $1 AND username_key = $2";
    AFFILIATE_NAME_PUT: "UPDATE affiliate SET username_key = $2 WHERE id = $1";
    AFFILIATE_EMAILS: "SELECT id, operator_id, email, email_key FROM affiliate WHERE octet_length(email) <> length(email) ORDER BY id";
    AFFILIATE_EMAIL_TAKEN: "SELECT COUNT(*) FROM affiliate WHERE operator_id = $1 AND email_key = $2";
    AFFILIATE_EMAIL_PUT: "UPDATE affiliate SET email_key = $2 WHERE id = $1";
    STAFF_NAMES: "SELECT id, operator_id, username, username_key FROM staff WHERE octet_length(username) <> length(username) ORDER BY id";
    STAFF_NAME_TAKEN: "SELECT COUNT(*) FROM staff WHERE operator_id = $1 AND username_key = $2";
    STAFF_NAME_PUT: "UPDATE staff SET username_key = $2 WHERE id = $1";
    STAFF_EMAILS: "SELECT id, operator_id, email, email_key FROM staff WHERE octet_length(email) <> length(email) ORDER BY id";
    STAFF_EMAIL_TAKEN: "SELECT COUNT(*) FROM staff WHERE operator_id = $1 AND email_key = $2";
    STAFF_EMAIL_PUT: "UPDATE staff SET email_key = $2 WHERE id = $1";
    CODES: "SELECT id, brand_id, code, code_key FROM promo_code WHERE octet_length(code) <> length(code) ORDER BY id";
    CODE_TAKEN: "SELECT COUNT(*) FROM promo_code WHERE brand_id = $1 AND code_key = $2";
    CODE_PUT: "UPDATE promo_code SET code_key = $2 WHERE id = $1";
    EXT_IDS: "SELECT id, operator_id, ext_affiliate_id, ext_affiliate_key FROM affiliate
              WHERE octet_length(ext_affiliate_id) <> length(ext_affiliate_id) OR ext_affiliate_id <> trim(ext_affiliate_id) ORDER BY id";
    EXT_ID_PUT: "UPDATE affiliate SET ext_affiliate_key = $2 WHERE id = $1";
    CUSTOMERS: "SELECT id, brand_id, ext_customer_id, ext_customer_id FROM registration
                WHERE octet_length(ext_customer_id) <> length(ext_customer_id) OR ext_customer_id <> trim(ext_customer_id) ORDER BY id";
    CUSTOMER_TAKEN: "SELECT COUNT(*) FROM registration WHERE brand_id = $1 AND ext_customer_id = $2";
    CUSTOMER_PUT: "UPDATE registration SET ext_customer_spelling = trim(ext_customer_id), ext_customer_id = $2 WHERE id = $1";
    EVENT_IDS: "SELECT id, brand_id, event_id, event_id FROM event WHERE octet_length(event_id) <> length(event_id) OR event_id <> trim(event_id) ORDER BY id";
    EVENT_ID_TAKEN: "SELECT COUNT(*) FROM event WHERE brand_id = $1 AND event_id = $2";
    EVENT_ID_PUT: "UPDATE event SET event_id = $2 WHERE id = $1";
    FIRST_DEPOSIT_PUT: "UPDATE registration SET ftd_event = $3 WHERE brand_id = $1 AND ftd_event = $2";
    EVENTS: "SELECT e.id, e.event_id, e.ext_customer_id, e.reverses, e.occurred_at, e.payload, e.digest, COALESCE(r.ext_customer_id, '')
             FROM event e LEFT JOIN registration r ON r.id = e.registration_id
             WHERE octet_length(e.event_id) <> length(e.event_id) OR e.event_id <> trim(e.event_id)
               OR octet_length(e.ext_customer_id) <> length(e.ext_customer_id) OR e.ext_customer_id <> trim(e.ext_customer_id)
               OR octet_length(e.reverses) <> length(e.reverses) OR e.reverses <> trim(e.reverses) ORDER BY e.id";
    EVENT_PUT: "UPDATE event SET ext_customer_id = $2, reverses = $3, payload = $4, digest = $5 WHERE id = $1";
}

/// A row of a name: its id, within what its key is unique, what was typed, and the key it has.
type Named = (i64, i64, String, String);
/// An event with the names in it, its moment, its payload and digest, and the customer of its
/// player.
type Event = (i64, String, String, String, i64, String, String, String);

stamp! {
    async fn is_done(c) -> bool {
        Ok(sqlx::query_scalar::<Db, i64>(IS_DONE).bind(NAME).fetch_one(c).await? > 0)
    }

    async fn begin(c) -> bool {
        Ok(sqlx::query::<Db>(BEGIN).bind(NAME).execute(c).await?.rows_affected() == 1)
    }

    async fn named(c, statement: &'static str) -> Vec<Named> {
        Ok(sqlx::query_as::<Db, Named>(statement).fetch_all(c).await?)
    }

    async fn is_taken(c, statement: &'static str, within: i64, key: &str) -> bool {
        Ok(sqlx::query_scalar::<Db, i64>(statement).bind(within).bind(key).fetch_one(c).await? > 0)
    }

    async fn put(c, statement: &'static str, id: i64, key: &str) -> () {
        sqlx::query::<Db>(statement).bind(id).bind(key).execute(c).await?;
        Ok(())
    }

    async fn first_deposit_put(c, brand: i64, old: &str, new: &str) -> () {
        sqlx::query::<Db>(FIRST_DEPOSIT_PUT).bind(brand).bind(old).bind(new).execute(c).await?;
        Ok(())
    }

    async fn events(c) -> Vec<Event> {
        Ok(sqlx::query_as::<Db, Event>(EVENTS).fetch_all(c).await?)
    }

    async fn event_put(c, id: i64, customer: &str, reverses: &str, payload: &str, digest: &str) -> () {
        let query = sqlx::query::<Db>(EVENT_PUT).bind(id).bind(customer).bind(reverses).bind(payload).bind(digest);
        query.execute(c).await?;
        Ok(())
    }
}

/// How the keys of a name are found and written.
struct Name {
    what: &'static str,
    list: &'static str,
    taken: Option<&'static str>,
    put: &'static str,
    key: fn(&str) -> String,
}

const fn name(
    what: &'static str,
    [list, taken, put]: [&'static str; 3],
    key: fn(&str) -> String,
) -> Name {
    let taken = Some(taken);
    Name {
        what,
        list,
        taken,
        put,
        key,
    }
}

fn text_key(text: &str) -> String {
    id_key(text).into_owned()
}

impl Store {
    /// Gives rows of earlier versions their keys, unless that was done.
    ///
    /// # Errors
    /// When the database does not answer; then nothing was changed.
    pub(crate) async fn rekey(&self) -> Result<(), StoreError> {
        if is_done(&mut self.read().await?).await? {
            return Ok(());
        }
        let mut tx = self.begin().await?;
        // Whoever else begins waits here, and finds it done.
        if !begin(&mut tx).await? {
            return Ok(());
        }
        let names = [
            name(
                "affiliate's username",
                [AFFILIATE_NAMES, AFFILIATE_NAME_TAKEN, AFFILIATE_NAME_PUT],
                username_key,
            ),
            name(
                "affiliate's e-mail address",
                [AFFILIATE_EMAILS, AFFILIATE_EMAIL_TAKEN, AFFILIATE_EMAIL_PUT],
                email_key,
            ),
            name(
                "employee's username",
                [STAFF_NAMES, STAFF_NAME_TAKEN, STAFF_NAME_PUT],
                username_key,
            ),
            name(
                "employee's e-mail address",
                [STAFF_EMAILS, STAFF_EMAIL_TAKEN, STAFF_EMAIL_PUT],
                email_key,
            ),
            name("promo code", [CODES, CODE_TAKEN, CODE_PUT], promo_code_key),
            Name {
                taken: None,
                ..name("external affiliate id", [EXT_IDS, "", EXT_ID_PUT], text_key)
            },
            name(
                "customer",
                [CUSTOMERS, CUSTOMER_TAKEN, CUSTOMER_PUT],
                text_key,
            ),
        ];
        for name in &names {
            put_keys(&mut tx, name).await?;
        }
        put_events(&mut tx).await?;
        tx.commit().await
    }
}

/// Writes the keys of one name.
async fn put_keys(tx: &mut Tx, name: &Name) -> Result<(), StoreError> {
    for round in 1..=MAX_ROUNDS {
        let (mut written, mut left) = (0, Vec::new());
        for (id, within, text, known) in named(tx, name.list).await? {
            let key = (name.key)(&text);
            // What has nothing that is seen in it keeps what it has.
            if key == known || key.is_empty() {
                continue;
            }
            let is_taken = match name.taken {
                Some(statement) => is_taken(tx, statement, within, &key).await?,
                None => false,
            };
            if is_taken {
                left.push(id);
                continue;
            }
            put(tx, name.put, id, &key).await?;
            written += 1;
        }
        if written == 0 || round == MAX_ROUNDS {
            for id in left {
                tracing::warn!(
                    what = name.what,
                    id,
                    "another has the same name in another spelling"
                );
            }
            break;
        }
    }
    Ok(())
}

/// Writes the keys of events: their own, and those of what they name.
async fn put_events(tx: &mut Tx) -> Result<(), StoreError> {
    for (id, event_id, customer, reverses, at, payload, known, of_player) in events(tx).await? {
        // A player that could not have its key has its events as they were.
        let customer_key = if of_player.is_empty() {
            text_key(&customer)
        } else {
            of_player
        };
        let reverses_key = text_key(&reverses);
        let said = payload.replacen(
            &member("reverses", &reverses)?,
            &member("reverses", &reverses_key)?,
            1,
        );
        // A reversal may have been sent without its customer.
        let digest = if digest(at, &customer, &payload) == known {
            digest(at, &customer_key, &said)
        } else if digest(at, "", &payload) == known {
            digest(at, "", &said)
        } else {
            known
        };
        let mut spelling = Vec::new();
        for (name, text, key) in [
            ("event_id", event_id.trim(), text_key(&event_id)),
            ("ext_customer_id", customer.trim(), customer_key.clone()),
        ] {
            if text != key {
                spelling.push(member(name, text)?);
            }
        }
        let kept = match said.strip_suffix('}') {
            Some(open) if !spelling.is_empty() => {
                format!("{open},\"spelling\":{{{}}}}}", spelling.join(","))
            }
            _ => said.clone(),
        };
        event_put(tx, id, &customer_key, &reverses_key, &kept, &digest).await?;
    }
    for (id, brand, event_id, _) in named(tx, EVENT_IDS).await? {
        let key = text_key(&event_id);
        if key == event_id || key.is_empty() {
            continue;
        }
        if is_taken(tx, EVENT_ID_TAKEN, brand, &key).await? {
            tracing::warn!(
                id,
                "another event has the same event_id in another spelling"
            );
            continue;
        }
        put(tx, EVENT_ID_PUT, id, &key).await?;
        first_deposit_put(tx, brand, &event_id, &key).await?;
    }
    Ok(())
}

/// What tells an event's content from another's, as it is made of an event that arrives.
fn digest(at: i64, customer: &str, payload: &str) -> String {
    let digest = Sha256::digest(format!("{at}\n{customer}\n{payload}"));
    hex::write(&digest[..16])
}

/// A member of a JSON object.
fn member(name: &str, text: &str) -> Result<String, StoreError> {
    let text = crate::json::write(&text)?;
    Ok(format!("\"{name}\":{text}"))
}
