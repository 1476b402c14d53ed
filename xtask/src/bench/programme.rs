//! What the benchmarks of an affiliate programme begin with: an operator, brands, affiliates, keys.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::peer;
use super::server::Workspace;
use crate::failure::{Context, Result};

/// What `key create` prints.
#[derive(Deserialize)]
struct Key {
    key: String,
}

/// Makes operator 1 on `localhost`, its brand 1 and its employee 1.
pub(super) fn operator(workspace: &Workspace) -> Result<()> {
    command::<IgnoredAny>(
        workspace,
        "operator create --name Bench --hostname localhost",
    )?;
    command::<IgnoredAny>(
        workspace,
        "brand create --operator 1 --name Brand --domain brand.example",
    )?;
    peer::sql(
        workspace.database(),
        "INSERT INTO staff (operator_id, username, username_key, email, email_key, role, password_hash, is_active, created_at)
         VALUES (1, 'admin', 'admin', 'admin@bench.example', 'admin@bench.example', 'admin', '', TRUE, 1)",
    )
}

/// Makes a key for this machine, of operator 1; `options` are those of `key create`.
pub(super) fn key(workspace: &Workspace, options: &str) -> Result<String> {
    let options = format!("key create --operator 1 --name bench --ip 127.0.0.1 {options}");
    let key: Key = command(workspace, &options)?;
    Ok(key.key)
}

/// The statement that makes so many approved affiliates. They have no password: nobody signs in.
pub(super) fn affiliates(count: u64) -> String {
    format!(
        "INSERT INTO affiliate (operator_id, status, username, username_key, email, email_key, password_hash, first_name, last_name, country, language,
           phone_number, company, web_site_url, skype, contact_telegram, contact_fb, contact_vk, contact_discord, comments, registration_source,
           payment_method_details, search_text, manager_id, extra_role_ids, created_at, updated_at, approved_at)
         {} SELECT 1, 2, 'bench_' || i, 'bench_' || i, 'bench_' || i || '@mail.example', 'bench_' || i || '@mail.example', '', 'First', 'Last', 'BG', 'en',
           '', '', '', '', '', '', '', '', '', 'operator', '', 'bench_' || i, 1, '[]', 1, 1, 1 FROM n;",
        numbers(1, count)
    )
}

/// The numbers from one to another, both included, as `n (i)`.
pub(super) fn numbers(first: u64, last: u64) -> String {
    format!(
        "WITH RECURSIVE n (i) AS (SELECT CAST({first} AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {last})"
    )
}

fn command<T: DeserializeOwned>(workspace: &Workspace, line: &str) -> Result<T> {
    let words: Vec<_> = line.split(' ').collect();
    workspace.command(&words)
}

/// Today, as days since 1970.
pub(super) fn today() -> Result<u64> {
    Ok(seconds()? / 86_400)
}

/// This moment, as APIs write it.
pub(super) fn now() -> Result<String> {
    let seconds = seconds()?;
    let (hours, minutes) = (seconds / 3_600 % 24, seconds / 60 % 60);
    Ok(format!(
        "{}T{hours:02}:{minutes:02}:{:02}Z",
        date(seconds / 86_400),
        seconds % 60
    ))
}

#[expect(
    clippy::disallowed_methods,
    reason = "the clock that the server under test reads, too"
)]
fn seconds() -> Result<u64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Ok(since.context(|| "the clock".to_owned())?.as_secs())
}

/// A day since 1970 as people write it: years of 365 or 366 days, counted from March.
pub(super) fn date(day: u64) -> String {
    let day = day + 719_468;
    let (era, of_era) = (day / 146_097, day % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    format!("{:04}-{month:02}-{of_month:02}", era * 400 + year + next)
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn days_have_dates() {
        for (day, expected) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_779, "2026-11-22"),
        ] {
            assert_eq!(date(day), expected);
        }
    }
}
