//! Currencies: ISO 4217, each with the decimals of its smallest unit.

use crate::money::{Money, UNIT};

/// The codes of ISO 4217 (list one, and those that were withdrawn from it in the last years), by the
/// decimals of their smallest unit. What has none there (gold, special drawing rights, test codes)
/// is no money that can be paid. One text and not a list of texts, as with countries.
const BY_DECIMALS: [(u32, &str); 4] = [
    (0, "BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPF"),
    (
        2,
        "AEDAFNALLAMDANGAOAARSAUDAWGAZNBAMBBDBDTBGNBMDBNDBOBBOVBRLBSDBTNBWPBYNBZDCADCDFCHECHFCHWCNY\
         COPCOUCRCCUCCUPCVECZKDKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGTQGYDHKDHNLHRKHTGHUFIDRILS\
         INRIRRJMDKESKGSKHRKPWKYDKZTLAKLBPLKRLRDLSLMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMXVMYRMZNNAD\
         NGNNIONOKNPRNZDPABPENPGKPHPPKRPLNQARRONRSDRUBSARSBDSCRSDGSEKSGDSHPSLESLLSOSSRDSSPSTNSVCSYP\
         SZLTHBTJSTMTTOPTRYTTDTWDTZSUAHUSDUSNUYUUZSVEDVESWSTXADXCDXCGYERZARZMWZWGZWL",
    ),
    (3, "BHDIQDJODKWDLYDOMRTND"),
    (4, "CLFUYW"),
];

/// The decimals that `code`, in capital letters, is counted in: 2 of `EUR`, none of `JPY`, 3 of
/// `KWD`. `None` for what is no currency of ISO 4217.
#[must_use]
pub fn decimals(code: &str) -> Option<u32> {
    let has = |codes: &str| {
        let mut places = (0..codes.len() / 3).map(|at| &codes[at * 3..at * 3 + 3]);
        places.any(|known| known == code)
    };
    let found = BY_DECIMALS.into_iter().find(|(_, codes)| has(codes));
    found.map(|(decimals, _)| decimals)
}

/// The smallest amount of a currency that can be paid: 0.01 of `EUR`, 1 of `JPY`, 0.001 of `KWD`.
/// What ISO 4217 does not know is counted in hundredths, as nearly everything is.
#[must_use]
pub fn smallest_unit(code: &str) -> Money {
    Money(UNIT / 10_i64.pow(decimals(code).unwrap_or(2)))
}

/// Whether an amount is whole units of a currency, so that it can be paid.
#[must_use]
pub fn is_payable(code: &str, amount: Money) -> bool {
    amount.floor_to(smallest_unit(code)) == amount
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_there_once_and_in_order() {
        let mut all = Vec::new();
        for (decimals, codes) in BY_DECIMALS {
            assert!(codes.bytes().all(|byte| byte.is_ascii_uppercase()) && codes.len() % 3 == 0);
            let codes: Vec<&str> = (0..codes.len() / 3)
                .map(|at| &codes[at * 3..at * 3 + 3])
                .collect();
            assert!(codes.is_sorted(), "{decimals}");
            all.extend(codes);
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn units_are_those_of_the_standard() {
        for (code, expected, unit) in [
            ("EUR", Some(2), 10_000),
            ("USD", Some(2), 10_000),
            ("HUF", Some(2), 10_000),
            ("MGA", Some(2), 10_000),
            ("JPY", Some(0), 1_000_000),
            ("KRW", Some(0), 1_000_000),
            ("ISK", Some(0), 1_000_000),
            ("XOF", Some(0), 1_000_000),
            ("KWD", Some(3), 1_000),
            ("BHD", Some(3), 1_000),
            ("TND", Some(3), 1_000),
            ("CLF", Some(4), 100),
            ("XAU", None, 10_000),
            ("eur", None, 10_000),
            ("", None, 10_000),
            ("EU", None, 10_000),
            ("ÄUR", None, 10_000),
        ] {
            assert_eq!(
                (decimals(code), smallest_unit(code)),
                (expected, Money(unit)),
                "{code}"
            );
        }
    }
}
