//! Who tells people from programs: one trait, four providers, and one way to spend a token.
//!
//! Whatever goes wrong with a token, the caller is refused: a provider that is down, a token of another
//! page, an answer that lacks what it should have. The reason is for the log. What goes wrong with
//! our own database is our fault, and said to be.

mod pow;
mod siteverify;

use crate::{Clock, Error};
use pow::Pow;
use siteverify::Siteverify;
use std::net::IpAddr;
use std::time::Duration;
use tributary_domain::captcha::{CaptchaKind, Challenge};
use tributary_domain::id::OperatorId;
use tributary_domain::operator::Operator;
use tributary_domain::time::{MINUTE, Timestamp};
use tributary_store::Store;

/// How long a provider may take, connecting included (contract.md §3: at most 5 s).
const DEADLINE: Duration = Duration::from_secs(5);
/// How long a provider's token stays spent here; all of theirs are refused by themselves sooner.
const REMEMBERED_FOR: i64 = 15 * MINUTE;
/// The longest token that is looked at.
const MAX_TOKEN_BYTES: usize = 8_192;

/// Why a token did not pass.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Rejected {
    /// It can't be read.
    #[error("the token can't be read")]
    Malformed,
    /// It was not made by us, or for another operator.
    #[error("the challenge is not ours")]
    BadSignature,
    /// It came too late.
    #[error("the challenge has expired")]
    Expired,
    /// The puzzle is not solved by it.
    #[error("the answer is wrong")]
    WrongAnswer,
    /// It was spent already.
    #[error("the token was spent already")]
    Replayed,
    /// It was given for something else than a sign-up.
    #[error("the token is for another action")]
    WrongAction,
    /// It was given on another site.
    #[error("the token is from another host name")]
    WrongHostname,
    /// The provider holds the visitor for a program.
    #[error("the score is too low")]
    LowScore,
    /// The provider says no; its own codes.
    #[error("the provider refused it: {0:?}")]
    Refused(Vec<String>),
    /// The provider gave no answer that can be read, in time.
    #[error("the provider gave no answer: {0}")]
    ProviderDown(String),
    /// The operator's keys are missing, or its captcha is off.
    #[error("the operator's captcha is not configured")]
    NotConfigured,
}

/// A token that passed: what identifies it, and until when it must stay spent.
struct Passed {
    digest: [u8; 32],
    until: Timestamp,
}

/// Somebody who judges tokens.
trait Provider {
    /// Judges a token for a sign-up at `operator`, without spending it.
    async fn judge(
        &self,
        operator: &Operator,
        token: &str,
        remote_ip: IpAddr,
    ) -> Result<Passed, Rejected>;
}

/// Judges tokens by the operator's choice of provider, and spends them.
pub struct Captcha {
    store: Store,
    pow: Pow,
    siteverify: Siteverify,
}

impl Captcha {
    /// `secret` signs the challenges; `verify_url` stands in for a provider's address.
    ///
    /// # Errors
    /// When no TLS client can be made.
    pub fn new(
        store: Store,
        clock: Clock,
        secret: [u8; 32],
        verify_url: Option<String>,
    ) -> Result<Self, Error> {
        Self::with_deadline(store, clock, secret, verify_url, DEADLINE)
    }

    /// [`Captcha::new`] with another patience for providers.
    ///
    /// # Errors
    /// When no TLS client can be made.
    pub fn with_deadline(
        store: Store,
        clock: Clock,
        secret: [u8; 32],
        verify_url: Option<String>,
        deadline: Duration,
    ) -> Result<Self, Error> {
        let siteverify = Siteverify::new(clock.clone(), verify_url, deadline)?;
        Ok(Self {
            store,
            pow: Pow::new(clock, secret),
            siteverify,
        })
    }

    /// A fresh proof-of-work challenge of an operator.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn challenge(&self, operator: OperatorId) -> Result<Challenge, Error> {
        self.pow.challenge(operator)
    }

    /// Judges a token and spends it: it passes once, on whichever node and however many send it
    /// at once.
    ///
    /// The answer within is what speaks against the token; every reason is the caller's -1.
    ///
    /// # Errors
    /// Our own fault: the token passed, but could not be spent. It says nothing of the caller.
    pub async fn verify(
        &self,
        operator: &Operator,
        token: &str,
        remote_ip: IpAddr,
    ) -> Result<Result<(), Rejected>, Error> {
        let passed = match self.judge(operator, token, remote_ip).await {
            Ok(passed) => passed,
            Err(rejected) => return Ok(Err(rejected)),
        };
        let is_first = self
            .store
            .captcha_spend(operator.id, &passed.digest, passed.until)
            .await?;
        Ok(if is_first {
            Ok(())
        } else {
            Err(Rejected::Replayed)
        })
    }

    async fn judge(
        &self,
        operator: &Operator,
        token: &str,
        remote_ip: IpAddr,
    ) -> Result<Passed, Rejected> {
        if token.is_empty() || token.len() > MAX_TOKEN_BYTES {
            return Err(Rejected::Malformed);
        }
        match operator.settings.captcha {
            CaptchaKind::Off => Err(Rejected::NotConfigured),
            CaptchaKind::Pow => self.pow.judge(operator, token, remote_ip).await,
            CaptchaKind::RecaptchaV3 | CaptchaKind::Turnstile | CaptchaKind::Hcaptcha => {
                self.siteverify.judge(operator, token, remote_ip).await
            }
        }
    }
}
