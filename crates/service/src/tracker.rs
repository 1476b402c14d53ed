//! Trackers: the id of one click, which the operator's site sends back with a registration.
//!
//! A tracker names operator, affiliate, link and time by itself, under a signature, so that a
//! registration is attributed even if the click's row were lost (contract.md §5). It is 30 bytes
//! in base64url, 40 characters:
//!
//! | bytes | what |
//! |---|---|
//! | 1 | the layout's version, 1 |
//! | variable | operator, affiliate, link, seconds since 2020: seven bits a byte, the lowest first |
//! | the rest | random, at least [`MIN_RANDOM_BYTES`] bytes |
//! | 6 | the first bytes of HMAC-SHA256 over all before, under the installation's secret |

use crate::{Error, Service};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;
use tributary_domain::id::{AffiliateId, LinkId, OperatorId};
use tributary_domain::time::{SECOND, Timestamp};

/// Characters of a tracker.
pub const LENGTH: usize = 40;
/// Bytes of a tracker.
const BYTES: usize = 30;
/// Bytes before the signature: what [`mint`] wants random.
pub const BODY: usize = 24;
/// Random bytes that every tracker has at least: two clicks of one second must differ.
pub const MIN_RANDOM_BYTES: usize = 6;
/// The layout described above.
const VERSION: u8 = 1;
/// 2020-01-01T00:00:00Z in seconds: click times count from here, to be short.
const EPOCH: i64 = 1_577_836_800;

/// What a tracker says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tracker {
    /// Whose programme.
    pub operator: OperatorId,
    /// Who sent the visitor.
    pub affiliate: AffiliateId,
    /// By which link.
    pub link: LinkId,
    /// When, to the second.
    pub clicked_at: Timestamp,
}

/// Signs trackers. It is made ready once: half of a short signature's cost is the secret.
pub(crate) struct Signer(Hmac<Sha256>);

impl Signer {
    /// Signs under the installation's secret.
    pub(crate) fn new(secret: &[u8; 32]) -> Result<Self, Error> {
        let mut mac = Hmac::new_from_slice(secret).map_err(Error::internal)?;
        // Keeps this use of the secret apart from the others.
        mac.update(b"tracker/");
        Ok(Self(mac))
    }

    fn sign(&self, body: &[u8]) -> [u8; BYTES - BODY] {
        let signature = self.0.clone().chain_update(body).finalize().into_bytes();
        std::array::from_fn(|at| signature[at])
    }
}

/// A fresh tracker. `random` is what makes it one of its kind.
///
/// # Errors
/// For ids or times that leave no room: ids above 268 million, times outside 2020 to 2088.
pub fn mint(service: &Service, tracker: &Tracker, random: [u8; BODY]) -> Result<String, Error> {
    mint_under(&service.signer, tracker, random)
        .ok_or_else(|| Error::internal(format!("{tracker:?} does not fit into a tracker")))
}

/// Reads a tracker of this installation; `None` for every other text.
#[must_use]
pub fn read(service: &Service, text: &str) -> Option<Tracker> {
    read_under(&service.signer, text)
}

/// Whether the click of a tracker goes to a link's B destination, of which `percent` of the
/// clicks are to. The tracker's own signature decides, which nobody can choose.
#[must_use]
pub fn is_b(tracker: &str, percent: i64) -> bool {
    let mut bytes = [0; BYTES];
    let read = URL_SAFE_NO_PAD.decode_slice(tracker, &mut bytes);
    let drawn = u32::from_le_bytes([bytes[24], bytes[25], bytes[26], bytes[27]]) % 100;
    read.is_ok() && i64::from(drawn) < percent
}

fn mint_under(signer: &Signer, tracker: &Tracker, random: [u8; BODY]) -> Option<String> {
    let mut bytes = [0; BYTES];
    bytes[..BODY].copy_from_slice(&random);
    bytes[0] = VERSION;
    let mut at = 1;
    let seconds = tracker.clicked_at.0.div_euclid(SECOND) - EPOCH;
    for number in [
        tracker.operator.0,
        tracker.affiliate.0,
        tracker.link.0,
        seconds,
    ] {
        let mut left = u64::try_from(number).ok()?;
        loop {
            let low = u8::try_from(left & 0x7f).ok()?;
            left >>= 7;
            *bytes[..BODY - MIN_RANDOM_BYTES].get_mut(at)? =
                if left == 0 { low } else { low | 0x80 };
            at += 1;
            if left == 0 {
                break;
            }
        }
    }
    let signature = signer.sign(&bytes[..BODY]);
    bytes[BODY..].copy_from_slice(&signature);
    Some(URL_SAFE_NO_PAD.encode(bytes))
}

fn read_under(signer: &Signer, text: &str) -> Option<Tracker> {
    if text.len() != LENGTH {
        return None;
    }
    let mut bytes = [0; BYTES];
    URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).ok()?;
    let signature = signer.sign(&bytes[..BODY]);
    if !bool::from(signature.ct_eq(&bytes[BODY..])) || bytes[0] != VERSION {
        return None;
    }
    let mut rest = bytes[1..BODY].iter();
    let mut number = || {
        let mut number = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = *rest.next()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return i64::try_from(number).ok();
            }
        }
        None
    };
    let (operator, affiliate, link, seconds) = (number()?, number()?, number()?, number()?);
    Some(Tracker {
        operator: OperatorId(operator),
        affiliate: AffiliateId(affiliate),
        link: LinkId(link),
        clicked_at: Timestamp(seconds.checked_add(EPOCH)?.checked_mul(SECOND)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn signer(secret: u8) -> Signer {
        Signer::new(&[secret; 32]).unwrap()
    }

    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    fn tracker(operator: i64, affiliate: i64, link: i64, seconds: i64) -> Tracker {
        Tracker {
            operator: OperatorId(operator),
            affiliate: AffiliateId(affiliate),
            link: LinkId(link),
            clicked_at: Timestamp((EPOCH + seconds) * SECOND),
        }
    }

    proptest! {
        #[test]
        fn what_is_minted_is_read(
            operator in 0_i64..1 << 28, affiliate in 0_i64..1 << 28, link in 0_i64..1 << 28,
            seconds in 0_i64..1 << 31, random: [u8; BODY],
        ) {
            let minted = tracker(operator, affiliate, link, seconds);
            let text = mint_under(&signer(7), &minted, random).unwrap();
            prop_assert_eq!(text.len(), LENGTH);
            prop_assert!(text.bytes().all(|byte| ALPHABET.contains(&byte)));
            prop_assert_eq!(read_under(&signer(7), &text), Some(minted));
            prop_assert_eq!(read_under(&signer(8), &text), None);
        }

        #[test]
        fn any_other_character_is_refused(
            affiliate in 0_i64..1 << 28, random: [u8; BODY], at in 0..LENGTH, other in 0_usize..64,
        ) {
            let text = mint_under(&signer(7), &tracker(1, affiliate, 658, 200_000_000), random).unwrap();
            let mut altered = text.clone().into_bytes();
            altered[at] = ALPHABET[other];
            let altered = String::from_utf8(altered).unwrap();
            prop_assert_eq!(read_under(&signer(7), &altered).is_some(), altered == text);
        }

        #[test]
        fn any_text_can_be_asked_for(text in ".{0,60}") {
            prop_assert_eq!(read_under(&signer(7), &text), None);
        }
    }

    #[test]
    fn spaces_cuts_and_padding_are_refused() {
        let text = mint_under(&signer(7), &tracker(1, 2, 3, 4), [9; BODY]).unwrap();
        for altered in [
            format!(" {text}"),
            format!("{text}="),
            format!("{text}A"),
            text[..39].to_owned(),
            text.to_lowercase(),
            String::new(),
        ] {
            assert_eq!(read_under(&signer(7), &altered), None, "{altered:?}");
        }
    }

    #[test]
    fn what_does_not_fit_is_not_minted() {
        for minted in [
            tracker(-1, 2, 3, 4),
            tracker(1, 2, 3, -1),
            tracker(1 << 40, 1 << 40, 1 << 40, 4),
        ] {
            assert_eq!(mint_under(&signer(7), &minted, [0; BODY]), None);
        }
    }

    #[test]
    fn a_share_of_the_clicks_goes_to_b() {
        let count = |percent| {
            (0..4_000_u16)
                .map(|number| {
                    let mut random = [0; BODY];
                    random[20..22].copy_from_slice(&number.to_le_bytes());
                    mint_under(&signer(7), &tracker(1, 2, 3, 4), random).unwrap()
                })
                .filter(|tracker| is_b(tracker, percent))
                .count()
        };
        assert_eq!((count(0), count(100)), (0, 4_000));
        assert!((900..1_100).contains(&count(25)), "{}", count(25));
    }
}
