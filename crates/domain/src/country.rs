//! Countries: ISO 3166-1 alpha-2.

/// Every assigned code, upper case, one behind the other in alphabetical order. One text and not
/// a list of texts, because it travels to the browser.
const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCL\
     CMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGU\
     GWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMC\
     MDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPT\
     PWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUA\
     UGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// Every code, in alphabetical order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    (0..CODES.len() / 2).map(|at| &CODES[at * 2..at * 2 + 2])
}

/// The code in upper case, when it is one.
#[must_use]
pub fn parse(text: &str) -> Option<&'static str> {
    codes().find(|code| code.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_all_249_in_order() {
        assert_eq!(codes().count(), 249);
        assert!(codes().is_sorted());
        assert_eq!(parse("bg"), Some("BG"));
        for text in ["", "B", "BGR", "XX", "UK", "ÄA", "DA"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
