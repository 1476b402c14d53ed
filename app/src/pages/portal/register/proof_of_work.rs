//! The built-in captcha: the browser solves a small puzzle of the ALTCHA scheme while the form is
//! being filled in. It works in slices of a few milliseconds, so that typing is never held up.

use crate::browser::{call, element, pause, set, text};
use crate::i18n::t;
use crate::sha256::{Digest, Salted};
use js_sys::{Date, JSON, Object};
use leptos::prelude::window;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use tributary_domain::text::portal::PortalText;
use wasm_bindgen::JsValue;

/// How long one slice of work takes, in milliseconds: half a frame.
const SLICE: i64 = 8;
/// Numbers tried between two looks at the clock.
const BATCH: u32 = 128;
/// How long before its end, in milliseconds, a token is no longer worth sending.
const MARGIN: i64 = 15_000;

#[derive(Default)]
enum State {
    #[default]
    Idle,
    Working,
    Ready {
        token: String,
        /// In milliseconds since 1970.
        expires: i64,
    },
    Failed,
}

/// Gets and solves puzzles, one at a time.
#[derive(Clone, Default)]
pub(super) struct ProofOfWork(Rc<RefCell<State>>);

impl ProofOfWork {
    /// Makes sure that there is, or will be, a token.
    pub(super) fn begin(&self) {
        let fresh = match &*self.0.borrow() {
            State::Working => true,
            State::Ready { expires, .. } => *expires - MARGIN > now(),
            State::Idle | State::Failed => false,
        };
        if fresh {
            return;
        }
        self.0.replace(State::Working);
        say(PortalText::CaptchaWorking);
        let state = self.0.clone();
        spawn_local(async move {
            let (outcome, words) = match solve().await {
                Some((token, expires)) => {
                    (State::Ready { token, expires }, PortalText::CaptchaReady)
                }
                None => (State::Failed, PortalText::CaptchaFailed),
            };
            state.replace(outcome);
            say(words);
        });
    }

    /// The token; waits for it. A sentence when there is none to be had.
    pub(super) async fn token(&self) -> Result<String, PortalText> {
        self.begin();
        loop {
            match &*self.0.borrow() {
                State::Ready { token, .. } => return Ok(token.clone()),
                State::Failed | State::Idle => return Err(PortalText::CaptchaFailed),
                State::Working => {}
            }
            pause(50).await;
        }
    }

    /// Gets the next token; the last one is spent.
    pub(super) fn renew(&self) {
        if !matches!(*self.0.borrow(), State::Working) {
            self.0.replace(State::Idle);
            self.begin();
        }
    }
}

/// Milliseconds since 1970.
fn now() -> i64 {
    Date::now() as i64
}

/// Says how the check is getting on.
fn say(words: PortalText) {
    if let Some(place) = element("captcha-state") {
        place.set_text_content(Some(t(words)));
    }
}

/// Gets a puzzle and solves it: the token, and until when it is good.
async fn solve() -> Option<(String, i64)> {
    let (_, json) = crate::browser::fetch("/api/v1/captcha/challenge", None).await?;
    let puzzle = JSON::parse(&json).ok()?;
    let (challenge, salt) = (text(&puzzle, "challenge")?, text(&puzzle, "salt")?);
    let most = crate::browser::get(&puzzle, "maxnumber").as_f64()? as u32;
    let number = search(&salt, digest(&challenge)?, most).await?;
    let solution = Object::new();
    for name in ["algorithm", "challenge", "salt", "signature"] {
        set(&solution, name, &text(&puzzle, name)?.into());
    }
    set(&solution, "number", &number.into());
    let json: JsValue = JSON::stringify(&solution).ok()?.into();
    let token = call(&window(), "btoa", &[json])?.as_string()?;
    let seconds = salt
        .split(['?', '&'])
        .find_map(|part| part.strip_prefix("expires="));
    let seconds = seconds.and_then(|seconds| seconds.parse::<i64>().ok());
    Some((
        token,
        seconds.map_or(i64::MAX, |seconds| seconds.saturating_mul(1000)),
    ))
}

/// Finds the number whose SHA-256 behind the salt is `wanted`.
async fn search(salt: &str, wanted: Digest, most: u32) -> Option<u32> {
    let salted = Salted::new(salt.as_bytes());
    let mut digits = Digits::zero();
    let mut number = 0;
    while number <= most {
        let end = now() + SLICE;
        while number <= most && now() < end {
            for _ in 0..BATCH {
                if salted.digest(digits.text()) == wanted {
                    return Some(number);
                }
                digits.add_one();
                number += 1;
            }
        }
        pause(0).await;
    }
    None
}

/// What 64 hexadecimal digits say.
fn digest(hex: &str) -> Option<Digest> {
    let mut words = [0; 8];
    if hex.len() != 64 {
        return None;
    }
    for (at, word) in words.iter_mut().enumerate() {
        *word = u32::from_str_radix(hex.get(at * 8..at * 8 + 8)?, 16).ok()?;
    }
    Some(words)
}

/// A number in decimal digits that can only count up: cheaper than writing it anew each time.
struct Digits {
    text: [u8; 10],
    start: usize,
}

impl Digits {
    const fn zero() -> Self {
        Self {
            text: [b'0'; 10],
            start: 9,
        }
    }

    fn text(&self) -> &[u8] {
        &self.text[self.start..]
    }

    fn add_one(&mut self) {
        let mut at = self.text.len() - 1;
        while self.text[at] == b'9' && at > 0 {
            self.text[at] = b'0';
            at -= 1;
        }
        self.text[at] += 1;
        self.start = self.start.min(at);
    }
}
