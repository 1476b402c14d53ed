//! SHA-256 (FIPS 180-4) of one short text, for the puzzle of the sign-up. The `sha2` crate is
//! unrolled for speed and would weigh four times as much on the page, where a puzzle takes a
//! fraction of a second either way. Nothing secret is hashed here.

/// Fractional parts of the cube roots of the first 64 primes.
const ROUNDS: [u32; 64] = [
    0x428a_2f98,
    0x7137_4491,
    0xb5c0_fbcf,
    0xe9b5_dba5,
    0x3956_c25b,
    0x59f1_11f1,
    0x923f_82a4,
    0xab1c_5ed5,
    0xd807_aa98,
    0x1283_5b01,
    0x2431_85be,
    0x550c_7dc3,
    0x72be_5d74,
    0x80de_b1fe,
    0x9bdc_06a7,
    0xc19b_f174,
    0xe49b_69c1,
    0xefbe_4786,
    0x0fc1_9dc6,
    0x240c_a1cc,
    0x2de9_2c6f,
    0x4a74_84aa,
    0x5cb0_a9dc,
    0x76f9_88da,
    0x983e_5152,
    0xa831_c66d,
    0xb003_27c8,
    0xbf59_7fc7,
    0xc6e0_0bf3,
    0xd5a7_9147,
    0x06ca_6351,
    0x1429_2967,
    0x27b7_0a85,
    0x2e1b_2138,
    0x4d2c_6dfc,
    0x5338_0d13,
    0x650a_7354,
    0x766a_0abb,
    0x81c2_c92e,
    0x9272_2c85,
    0xa2bf_e8a1,
    0xa81a_664b,
    0xc24b_8b70,
    0xc76c_51a3,
    0xd192_e819,
    0xd699_0624,
    0xf40e_3585,
    0x106a_a070,
    0x19a4_c116,
    0x1e37_6c08,
    0x2748_774c,
    0x34b0_bcb5,
    0x391c_0cb3,
    0x4ed8_aa4a,
    0x5b9c_ca4f,
    0x682e_6ff3,
    0x748f_82ee,
    0x78a5_636f,
    0x84c8_7814,
    0x8cc7_0208,
    0x90be_fffa,
    0xa450_6ceb,
    0xbef9_a3f7,
    0xc671_78f2,
];

/// Fractional parts of the square roots of the first 8 primes.
const START: [u32; 8] = [
    0x6a09_e667,
    0xbb67_ae85,
    0x3c6e_f372,
    0xa54f_f53a,
    0x510e_527f,
    0x9b05_688c,
    0x1f83_d9ab,
    0x5be0_cd19,
];

/// The digest as eight words.
pub(crate) type Digest = [u32; 8];

/// A text that is hashed again and again with another ending.
pub(crate) struct Salted {
    /// The digest after all whole blocks of the text.
    state: Digest,
    /// What is left of it.
    rest: Vec<u8>,
    length: usize,
}

impl Salted {
    /// Hashes as much of the text as fills whole blocks.
    pub(crate) fn new(text: &[u8]) -> Self {
        let mut state = START;
        let mut blocks = text.chunks_exact(64);
        for block in &mut blocks {
            compress(&mut state, block);
        }
        Self {
            state,
            rest: blocks.remainder().to_vec(),
            length: text.len(),
        }
    }

    /// The digest of the text with `ending` behind it.
    pub(crate) fn digest(&self, ending: &[u8]) -> Digest {
        let mut state = self.state;
        let mut tail = [0; 192];
        let used = self.rest.len() + ending.len();
        let blocks = (used + 9).div_ceil(64);
        let bits = (self.length + ending.len()) as u64 * 8;
        for (place, byte) in tail
            .iter_mut()
            .zip(self.rest.iter().chain(ending).chain(&[0x80]))
        {
            *place = *byte;
        }
        let tail = tail.get_mut(..blocks * 64).unwrap_or_default();
        for (place, byte) in tail.iter_mut().rev().zip(bits.to_le_bytes()) {
            *place = byte;
        }
        tail.chunks_exact(64)
            .for_each(|block| compress(&mut state, block));
        state
    }
}

fn compress(state: &mut Digest, block: &[u8]) {
    let mut words = [0_u32; 64];
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
        *word = bytes
            .iter()
            .fold(0, |word, byte| (word << 8) | u32::from(*byte));
    }
    for at in 16..64 {
        let (a, b) = (words[at - 15], words[at - 2]);
        let low = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
        let high = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
        words[at] = words[at - 16]
            .wrapping_add(low)
            .wrapping_add(words[at - 7])
            .wrapping_add(high);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (round, word) in ROUNDS.iter().zip(words) {
        let mix = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let choice = (e & f) ^ (!e & g);
        let one = h
            .wrapping_add(mix)
            .wrapping_add(choice)
            .wrapping_add(*round)
            .wrapping_add(word);
        let mix = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let two = mix.wrapping_add((a & b) ^ (a & c) ^ (b & c));
        (h, g, f, e) = (g, f, e, d.wrapping_add(one));
        (d, c, b, a) = (c, b, a, one.wrapping_add(two));
    }
    for (old, new) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *old = old.wrapping_add(new);
    }
}

#[cfg(test)]
mod tests {
    use super::Salted;

    fn hex(text: &str, ending: &str) -> String {
        let digest = Salted::new(text.as_bytes()).digest(ending.as_bytes());
        digest.iter().map(|word| format!("{word:08x}")).collect()
    }

    /// The vectors of FIPS 180-4, cut at every place.
    #[test]
    fn is_sha_256() {
        for (text, wanted) in [
            (
                "",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ),
            (
                "abc",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            ),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno\
                 ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
            ),
        ] {
            for at in 0..=text.len() {
                let (text, ending) = text.split_at(at);
                assert_eq!(hex(text, ending), wanted, "{at}");
            }
        }
    }
}
