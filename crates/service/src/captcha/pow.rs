//! Our own proof of work, by the ALTCHA scheme: SHA-256 of a salt and a secret number is given,
//! the number is to be found. No third party, works offline.

use super::{Passed, Provider, Rejected};
use crate::{Clock, Error, sha256};
use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use std::net::IpAddr;
use subtle::ConstantTimeEq as _;
use tributary_domain::captcha::{Challenge, Solution};
use tributary_domain::hex;
use tributary_domain::id::OperatorId;
use tributary_domain::operator::Operator;
use tributary_domain::time::{MINUTE, SECOND, Timestamp};

/// The largest number to be found: a fraction of a second in a telephone's browser, and what a
/// thousand sign-ups cost a program is a thousand of those.
const MAX_NUMBER: u64 = 50_000;
/// How long a challenge can be answered: longer than anybody takes for the form.
const VALID: i64 = 30 * MINUTE;
/// Ends the salt. Without it, digits could move from the number to `expires` in front of it: the hash
/// of both, and so the signature, would stay as they are (ALTCHA's advisory of December 2025).
const END: char = '&';
/// The only algorithm.
const ALGORITHM: &str = "SHA-256";

/// Tokens come from many libraries: both alphabets, with padding and without.
const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);

pub(super) struct Pow {
    clock: Clock,
    secret: [u8; 32],
}

impl Pow {
    pub(super) fn new(clock: Clock, secret: [u8; 32]) -> Self {
        Self { clock, secret }
    }

    /// A fresh challenge.
    pub(super) fn challenge(&self, operator: OperatorId) -> Result<Challenge, Error> {
        let random = crate::fresh_secret()?;
        let expires = self.clock.now().plus(VALID).0 / SECOND;
        let salt = format!("{}?expires={expires}{END}", hex::write(&random[..12]));
        let mut draw = [0; 8];
        draw.copy_from_slice(&random[12..20]);
        // The bias of the remainder is one in 10^14.
        let number = u64::from_le_bytes(draw) % (MAX_NUMBER + 1);
        let challenge = answer(&salt, number);
        Ok(Challenge {
            algorithm: ALGORITHM.to_owned(),
            signature: self.sign(operator, &challenge)?,
            challenge,
            maxnumber: MAX_NUMBER,
            salt,
        })
    }

    /// Each operator's challenges are signed with a key of its own, so that those of one are
    /// worth nothing at another.
    fn sign(&self, operator: OperatorId, challenge: &str) -> Result<String, Error> {
        let mac = |key: &[u8], text: &str| -> Result<Vec<u8>, Error> {
            let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(Error::internal)?;
            mac.update(text.as_bytes());
            Ok(mac.finalize().into_bytes().to_vec())
        };
        let key = mac(&self.secret, &format!("captcha-pow/{operator}"))?;
        Ok(hex::write(&mac(&key, challenge)?))
    }
}

/// What `number` makes of `salt`.
fn answer(salt: &str, number: u64) -> String {
    hex::write(&sha256(&format!("{salt}{number}")))
}

/// When a salt's challenge expires. `None` for a salt that does not say where it ends.
fn expiry(salt: &str) -> Option<Timestamp> {
    let params = salt.strip_suffix(END)?.split_once('?')?.1;
    let seconds = params
        .split('&')
        .find_map(|pair| pair.strip_prefix("expires="))?;
    seconds
        .parse::<i64>()
        .ok()?
        .checked_mul(SECOND)
        .map(Timestamp)
}

fn read(token: &str) -> Option<Solution> {
    let json = STANDARD
        .decode(token)
        .or_else(|_| URL_SAFE.decode(token))
        .ok()?;
    serde_json::from_slice(&json).ok()
}

impl Provider for Pow {
    async fn judge(
        &self,
        operator: &Operator,
        token: &str,
        _remote_ip: IpAddr,
    ) -> Result<Passed, Rejected> {
        let solution = read(token).ok_or(Rejected::Malformed)?;
        let equal = |one: &str, other: &str| bool::from(one.as_bytes().ct_eq(other.as_bytes()));
        let signature = self
            .sign(operator.id, &solution.challenge)
            .map_err(|_| Rejected::NotConfigured)?;
        if solution.algorithm != ALGORITHM || !equal(&signature, &solution.signature) {
            return Err(Rejected::BadSignature);
        }
        // Salt and number are under the signature through the challenge, which is the hash of both;
        // where one ends and the other begins, `expiry` checks.
        if solution.number > MAX_NUMBER {
            return Err(Rejected::WrongAnswer);
        }
        if !equal(
            &answer(&solution.salt, solution.number),
            &solution.challenge,
        ) {
            return Err(Rejected::WrongAnswer);
        }
        let until = expiry(&solution.salt).ok_or(Rejected::Malformed)?;
        if self.clock.now() >= until {
            return Err(Rejected::Expired);
        }
        // By the challenge and not by the token, which can be written in more than one way.
        Ok(Passed {
            digest: sha256(&solution.challenge),
            until: until.plus(MINUTE),
        })
    }
}
