//! What option values look like.

use ipnet::IpNet;
use std::net::IpAddr;
use std::time::Duration;

/// `on` or `off`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Switch {
    /// Yes.
    On,
    /// No.
    Off,
}

/// When a click is answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum ClickDurability {
    /// Once it is on disk.
    Commit,
    /// At once.
    Async,
}

/// How log lines are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Reads a length of time: a whole number and `ms`, `s`, `m` or `h`. Never zero.
///
/// # Errors
/// One sentence that says what it takes.
pub fn parse_duration(text: &str) -> Result<Duration, String> {
    let refuse = || "a time is a whole number above 0 and ms, s, m or h, as in 30s".to_owned();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let number: u64 = number
        .parse()
        .ok()
        .filter(|number| *number > 0)
        .ok_or_else(refuse)?;
    let millis = match unit {
        "ms" => Some(number),
        "s" => number.checked_mul(1_000),
        "m" => number.checked_mul(60_000),
        "h" => number.checked_mul(3_600_000),
        _ => None,
    };
    // A year is far above what anybody means, and far below what a timer can't hold.
    millis
        .filter(|millis| *millis <= 31_536_000_000)
        .map(Duration::from_millis)
        .ok_or_else(refuse)
}

/// Reads a network in CIDR notation or a single address. IPv4 written as IPv6 is IPv4.
///
/// # Errors
/// One sentence that says what it takes.
pub fn parse_network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    if let Ok(address) = text.parse::<IpAddr>() {
        return Ok(IpNet::from(address.to_canonical()));
    }
    text.parse::<IpNet>()
        .map(|network| network.trunc())
        .map_err(|_| "a network is CIDR or one address, as in 10.0.0.0/8 or ::1".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_units() {
        assert_eq!(parse_duration("250ms"), Ok(Duration::from_millis(250)));
        assert_eq!(parse_duration("2m"), Ok(Duration::from_secs(120)));
        for text in [
            "",
            "5",
            "0s",
            "s",
            "-1s",
            "1.5s",
            "1 s",
            "99999999999h",
            "1d",
        ] {
            assert!(parse_duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn networks_are_cidr_or_an_address() {
        assert_eq!(
            parse_network("10.1.2.3/8").unwrap().to_string(),
            "10.0.0.0/8"
        );
        assert_eq!(
            parse_network("::ffff:10.0.0.1").unwrap().to_string(),
            "10.0.0.1/32"
        );
        for text in ["", "*", "10.0.0.0/33", "localhost"] {
            assert!(parse_network(text).is_err(), "{text}");
        }
    }
}
