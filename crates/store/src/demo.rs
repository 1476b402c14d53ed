//! Whether the demo operator is whole, and the removal of half of one.

use crate::stamp::{stamp, statements};
use crate::{Connection, StoreError};
use tributary_domain::id::OperatorId;
use tributary_domain::time::Timestamp;

/// How far the making of a demo operator is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// It was begun; whether it goes on is not known here.
    Begun(OperatorId),
    /// It is whole.
    Complete(OperatorId),
}

statements! {
    BEGIN: "INSERT INTO demo (operator_id, completed_at) VALUES ($1, NULL)";
    COMPLETE: "UPDATE demo SET completed_at = $2 WHERE operator_id = $1";
    BY_HOSTNAME: "SELECT h.operator_id, d.operator_id IS NULL OR d.completed_at IS NOT NULL
                  FROM operator_hostname h LEFT JOIN demo d ON d.operator_id = h.operator_id WHERE h.hostname = $1";
    OPERATORS: "SELECT COUNT(*) FROM operator";
    DEMO: "DELETE FROM demo WHERE operator_id = $1";
    OUTBOX: "DELETE FROM outbox WHERE operator_id = $1";
    LEDGER: "DELETE FROM ledger WHERE operator_id = $1";
    BALANCE: "DELETE FROM balance WHERE operator_id = $1";
    PAYMENT: "DELETE FROM payment WHERE operator_id = $1";
    INVOICE_COUNTER: "DELETE FROM invoice_counter WHERE operator_id = $1";
    MONTH_ADJUSTMENT: "DELETE FROM month_adjustment WHERE affiliate_id IN (SELECT id FROM affiliate WHERE operator_id = $1)";
    MONTH_TERMS: "DELETE FROM month_terms WHERE affiliate_id IN (SELECT id FROM affiliate WHERE operator_id = $1)";
    MONTH_START: "DELETE FROM month_start WHERE affiliate_id IN (SELECT id FROM affiliate WHERE operator_id = $1)";
    LEDGER_LOCK: "DELETE FROM ledger_lock WHERE operator_id = $1";
    EVENT: "DELETE FROM event WHERE operator_id = $1";
    EVENT_WAITING: "DELETE FROM event_waiting WHERE brand_id IN (SELECT id FROM brand WHERE operator_id = $1)";
    EVENT_IMPORT: "DELETE FROM event_import WHERE operator_id = $1";
    REGISTRATION_DAY: "DELETE FROM registration_day WHERE registration_id IN (SELECT id FROM registration WHERE operator_id = $1)";
    SUB_DAY: "DELETE FROM sub_day WHERE registration_id IN (SELECT id FROM registration WHERE operator_id = $1)";
    REGISTRATION: "DELETE FROM registration WHERE operator_id = $1";
    DEAL_CAP: "DELETE FROM deal_cap WHERE deal_id IN (SELECT id FROM deal WHERE operator_id = $1)";
    DEAL_VERSION: "DELETE FROM deal_version WHERE operator_id = $1";
    DEAL: "DELETE FROM deal WHERE operator_id = $1";
    SUB_TERMS: "DELETE FROM sub_terms WHERE operator_id = $1";
    CLICK: "DELETE FROM click WHERE operator_id = $1";
    DAILY: "DELETE FROM daily WHERE dimension_id IN (SELECT id FROM dimension WHERE operator_id = $1)";
    DIMENSION: "DELETE FROM dimension WHERE operator_id = $1";
    TRACKING_LINK: "DELETE FROM tracking_link WHERE operator_id = $1";
    PROMO_CODE: "DELETE FROM promo_code WHERE operator_id = $1";
    LINK: "DELETE FROM link WHERE operator_id = $1";
    CAMPAIGN: "DELETE FROM campaign WHERE operator_id = $1";
    BRAND: "DELETE FROM brand WHERE operator_id = $1";
    CUSTOM_TAG_OPTION: "DELETE FROM custom_tag_option WHERE tag_id IN (SELECT id FROM custom_tag WHERE operator_id = $1)";
    CUSTOM_TAG: "DELETE FROM custom_tag WHERE operator_id = $1";
    FX_RATE: "DELETE FROM fx_rate WHERE operator_id = $1";
    AUDIT: "DELETE FROM audit WHERE operator_id = $1";
    CAPTCHA_SPENT: "DELETE FROM captcha_spent WHERE operator_id = $1";
    API_KEY: "DELETE FROM api_key WHERE operator_id = $1";
    SESSION: "DELETE FROM session WHERE operator_id = $1";
    AFFILIATE: "DELETE FROM affiliate WHERE operator_id = $1";
    STAFF: "DELETE FROM staff WHERE operator_id = $1";
    OPERATOR_SETTING: "DELETE FROM operator_setting WHERE operator_id = $1";
    OPERATOR_HOSTNAME: "DELETE FROM operator_hostname WHERE operator_id = $1";
    OPERATOR: "DELETE FROM operator WHERE id = $1";
}

/// What belongs to an operator, what names others first. A test compares it with the tables there are.
const EVERYTHING: [&str; 40] = [
    DEMO,
    OUTBOX,
    LEDGER,
    BALANCE,
    PAYMENT,
    INVOICE_COUNTER,
    MONTH_ADJUSTMENT,
    MONTH_TERMS,
    MONTH_START,
    LEDGER_LOCK,
    EVENT,
    EVENT_WAITING,
    EVENT_IMPORT,
    REGISTRATION_DAY,
    SUB_DAY,
    REGISTRATION,
    DEAL_CAP,
    DEAL_VERSION,
    DEAL,
    SUB_TERMS,
    CLICK,
    DAILY,
    DIMENSION,
    TRACKING_LINK,
    PROMO_CODE,
    LINK,
    CAMPAIGN,
    BRAND,
    CUSTOM_TAG_OPTION,
    CUSTOM_TAG,
    FX_RATE,
    AUDIT,
    CAPTCHA_SPENT,
    API_KEY,
    SESSION,
    AFFILIATE,
    STAFF,
    OPERATOR_SETTING,
    OPERATOR_HOSTNAME,
    OPERATOR,
];

stamp! {
    /// Marks an operator as a demo that is being made.
    pub async fn begin(c, operator: OperatorId) -> () {
        sqlx::query::<Db>(BEGIN).bind(operator.0).execute(c).await?;
        Ok(())
    }

    /// Marks a demo as whole.
    pub async fn complete(c, operator: OperatorId, now: Timestamp) -> () {
        sqlx::query::<Db>(COMPLETE).bind(operator.0).bind(now.0).execute(c).await?;
        Ok(())
    }

    /// How far the demo of a host name in its canonical form is. An operator that is no demo is as
    /// good as a whole one: nothing is made in its place.
    pub async fn progress(c, hostname: &str) -> Option<Progress> {
        let found = sqlx::query_as::<Db, (i64, bool)>(BY_HOSTNAME).bind(hostname).fetch_optional(c).await?;
        Ok(found.map(|(id, is_whole)| match is_whole {
            true => Progress::Complete(OperatorId(id)),
            false => Progress::Begun(OperatorId(id)),
        }))
    }

    async fn delete(c, text: &'static str, operator: OperatorId) -> () {
        sqlx::query::<Db>(text).bind(operator.0).execute(c).await?;
        Ok(())
    }

    async fn operators(c) -> i64 {
        Ok(sqlx::query_scalar::<Db, i64>(OPERATORS).fetch_one(c).await?)
    }
}

/// Removes all that an operator has, and itself. In a database that is empty then, ids begin at 1
/// again.
///
/// # Errors
/// When the database does not answer.
pub async fn erase(c: &mut impl Connection, operator: OperatorId) -> Result<(), StoreError> {
    for text in EVERYTHING {
        delete(c, text, operator).await?;
    }
    if operators(c).await? == 0 {
        crate::connection::restart_ids(c).await?;
    }
    Ok(())
}
