//! Exchange rates: what other currencies are worth in the operator's own (money.md, "Ledger").

use crate::audit::{self, Subject};
use crate::{Actor, Error, Service, operator, policy};
use serde_json::json;
use tributary_domain::audit::Action;
use tributary_domain::id::OperatorId;
use tributary_domain::time::Date;
use tributary_domain::violation::PlainRule;
use tributary_store::event;

/// What a rate of one is: rates are parts per 10⁹.
const ONE: i64 = 1_000_000_000;
/// The most decimals of a rate.
const DECIMALS: usize = 9;

/// Reads a rate such as `0.9213` exactly, in parts per 10⁹; `None` for anything but a decimal
/// number above zero with at most nine decimals.
#[must_use]
pub fn parse_rate(text: &str) -> Option<i64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let is_plain = !whole.is_empty() && is_digits(whole) && is_digits(decimals);
    if !is_plain || decimals.len() > DECIMALS || (decimals.is_empty() && text.contains('.')) {
        return None;
    }
    let part: i64 = format!("{decimals:0<DECIMALS$}").parse().ok()?;
    let rate = whole
        .parse::<i64>()
        .ok()?
        .checked_mul(ONE)?
        .checked_add(part)?;
    (rate > 0).then_some(rate)
}

/// Says what one unit of `currency` is worth from a day on, in parts per 10⁹ of the operator's
/// currency. Events that are here already keep the rate they came with. For admins, finance and
/// the console.
///
/// # Errors
/// `Code::Forbidden`, `Code::NotFound`; `Code::Invalid` for a currency that is none, or the
/// operator's own.
pub async fn set(
    service: &Service,
    actor: &Actor,
    of: OperatorId,
    currency: &str,
    from: Date,
    rate: i64,
) -> Result<(), Error> {
    policy::keeps_books(actor, of)?;
    let currency = currency.trim().to_ascii_uppercase();
    if currency.len() != 3 || !currency.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(Error::invalid("currency", PlainRule::CurrencyCode));
    }
    if rate <= 0 {
        return Err(Error::invalid("rate", PlainRule::AboveZero));
    }
    let own = operator::currency(service, of).await?;
    if own == currency {
        return Err(Error::invalid("currency", PlainRule::OwnCurrency));
    }
    let mut tx = service.store.begin().await?;
    event::fx_put(&mut tx, of, &currency, from.days(), rate).await?;
    let subject = Subject::new("operator", of.0);
    let detail = json!({"currency": currency, "from": from.to_string(), "rate_per_billion": rate});
    audit::record(
        service,
        &mut tx,
        of,
        actor,
        Action::FxRateSet,
        subject,
        detail,
    )
    .await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::parse_rate;

    #[test]
    fn rates_are_read_exactly() {
        let cases = [
            ("1", Some(1_000_000_000)),
            ("0.9213", Some(921_300_000)),
            ("0.000000001", Some(1)),
            ("162.55", Some(162_550_000_000)),
            ("0", None),
            ("0.0000000001", None),
            ("-1", None),
            ("1.", None),
            (".5", None),
            ("1e3", None),
            ("9300000000.1", None),
        ];
        for (text, rate) in cases {
            assert_eq!(parse_rate(text), rate, "{text}");
        }
    }
}
