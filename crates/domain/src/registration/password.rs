//! What a password must be (seed 003, errCode -9), and which ones everybody knows.

use super::{MIN_CHARACTERS, Rule};

/// The most characters of a password. Far above the 64 that must be allowed; the hash takes any
/// length, the bound is there so that nobody sends a book.
pub const MAX_PASSWORD_LENGTH: usize = 512;

/// What is wrong with a password (errCode -9). Counts characters; nothing is trimmed.
#[must_use]
pub fn password_problem(text: &str) -> Option<Rule> {
    let count = text.chars().count();
    let has = |class: fn(char) -> bool| text.chars().any(class);
    if count < MIN_CHARACTERS {
        Some(Rule::PasswordTooShort)
    } else if count > MAX_PASSWORD_LENGTH {
        Some(Rule::PasswordTooLong)
    } else if !(has(char::is_lowercase) && has(char::is_uppercase) && has(|c| c.is_numeric())) {
        Some(Rule::PasswordClasses)
    } else if is_common(text) {
        Some(Rule::PasswordCommon)
    } else {
        None
    }
}

/// Words that head the lists of leaked passwords. With up to four digits or signs behind them
/// they make most of the rest of those lists.
const COMMON_WORDS: &str = " abc abcd abcdef access account admin administrator affiliate alexander amanda america andrea andrew angel anthony apple arsenal ashley asdf asdfgh asdfghjkl august azerty bailey barcelona baseball basketball batman beautiful biteme blink buster butterfly casino changeme charlie cheese chelsea chicken chocolate computer cookie corvette daniel december default demo dragon elephant eminem facebook flower football forever freedom friend friends fuckyou gandalf george ginger google guest hannah hello hockey hunter iloveu iloveyou internet jackson jasmine jennifer jessica jordan joshua justin killer letmein liverpool login london love lovely maggie manchester marina martin master matrix matthew merlin michael michelle monkey morgan mustang naruto nicole ninja november october oliver orange pass passwd password passwort patrick peanut pepper phoenix player pokemon princess purple qazwsx qwer qwert qwerty qwertyuiop qwertz rainbow ranger robert rockyou root samantha samsung secret security september service shadow silver sniper soccer spring starwars steelers summer sunshine superman superstar system taylor temp tennis test tester testing thomas thunder tigger tinkerbell trustno user username welcome whatever william winner winter yankees zaq zxcvbn zxcvbnm ";

/// Whole passwords from those lists that no word and its ending make.
const COMMON_PASSWORDS: &str = " 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 123abc 1234abcd 123qwe 123qweasd 12345qwert 1a2b3c 1a2b3c4d 1password a123456 a12345678 a1b2c3 a1b2c3d4 aa123456 aa12345678 aaa111 abcd1234abcd p4ssw0rd pa55w0rd pa55word q1w2e3 q1w2e3r4 q1w2e3r4t5 qwe123qwe qwer1234qwer zaq12wsx zaq1xsw2 zaq1zaq1 ";

/// Whether a password is on the common-password list, in any case of its letters and with the
/// usual signs for letters (`P@ssw0rd1`).
fn is_common(password: &str) -> bool {
    let lower = password.to_lowercase();
    let listed = |list: &str, word: &str| {
        !word.is_empty() && !word.contains(' ') && list.contains(&format!(" {word} "))
    };
    if listed(COMMON_PASSWORDS, &lower) {
        return true;
    }
    let plain: String = (lower.chars())
        .map(|c| match c {
            '@' => 'a',
            '0' => 'o',
            '$' => 's',
            '3' => 'e',
            _ => c,
        })
        .collect();
    // The ending is cut from the text as typed: in `hello2020` the zeros are digits.
    let ends = |text: &str| {
        text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation())
            .len()
    };
    let stem = ends(&lower);
    let ending = lower.len() - stem;
    let words = [
        &lower[..stem],
        plain.get(..stem).unwrap_or(""),
        plain.get(..ends(&plain)).unwrap_or(""),
    ];
    (ending <= 4 && words.iter().any(|word| listed(COMMON_WORDS, word)))
        || (listed(COMMON_WORDS, &lower[..stem]) && is_run(&lower[stem..]))
}

/// Whether `digits` only count up or down or repeat: `123456`, `987`, `1111`.
fn is_run(digits: &str) -> bool {
    let steps: Vec<i16> = digits
        .as_bytes()
        .windows(2)
        .map(|pair| i16::from(pair[1]) - i16::from(pair[0]))
        .collect();
    digits.bytes().all(|b| b.is_ascii_digit())
        && steps
            .iter()
            .all(|step| step.abs() <= 1 && Some(step) == steps.first())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn passwords_have_length_classes_and_are_not_common() {
        for good in [
            "Q!w2e3r4",
            "Demo-admin-1",
            "Demo-affiliate-1",
            "Пароль1",
            " Ab1 cd ",
            &format!("Aa1{}", "x".repeat(500)),
        ] {
            assert_eq!(password_problem(good), None, "{good}");
        }
        for (bad, rule) in [
            ("Ab1cd", Rule::PasswordTooShort),
            ("abcdefg1", Rule::PasswordClasses),
            ("ABCDEFG1", Rule::PasswordClasses),
            ("Abcdefgh", Rule::PasswordClasses),
            (&format!("Aa1{}", "x".repeat(510)), Rule::PasswordTooLong),
        ] {
            assert_eq!(password_problem(bad), Some(rule), "{bad}");
        }
        for common in [
            "Password1",
            "Password123",
            "Password123456",
            "Passw0rd",
            "P@ssw0rd",
            "P@ssw0rd1!",
            "Qwerty123",
            "Abc123",
            "Welcome1",
            "Iloveyou1",
            "Admin123",
            "1Q2w3e4r",
            "Letmein1",
            "Summer2024",
            "Q1w2e3r4",
            "Test1234",
            "Aa123456",
        ] {
            assert_eq!(
                password_problem(common),
                Some(Rule::PasswordCommon),
                "{common}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_random_strong_password_passes(text in "[a-z]{3}[A-Z]{3}[0-9]{3}[a-z]{5}") {
            prop_assert_eq!(password_problem(&text), None);
        }
    }
}
