//! Bytes as text: two digits each, in lower case.

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// The digits of bytes.
#[must_use]
pub fn write(bytes: &[u8]) -> String {
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)]);
    let digits = bytes.iter().flat_map(digits);
    digits.map(char::from).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_byte_has_two_digits() {
        assert_eq!(super::write(&[0, 0x0a, 0xf0, 0x9c, 0xff]), "000af09cff");
        assert_eq!(super::write(&[]), "");
    }
}
