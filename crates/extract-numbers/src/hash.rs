//! The hash of a word: of its letters in lower case, without its full stops, eight bytes at once.

/// A word's hash while its bytes are told one by one.
#[derive(Clone, Copy)]
pub struct Hasher {
    state: u64,
    block: u64,
    filled: u32,
}

impl Hasher {
    /// Of no bytes yet.
    pub fn new() -> Self {
        Self { state: START, block: 0, filled: 0 }
    }

    /// One byte more.
    #[inline]
    pub fn push(&mut self, b: u8) {
        if b == b'.' {
            return;
        }
        self.block |= u64::from(b.to_ascii_lowercase()) << (8 * self.filled);
        self.filled += 1;
        if self.filled == 8 {
            self.state = mix(self.state, self.block);
            (self.block, self.filled) = (0, 0);
        }
    }

    /// The hash of what was told.
    pub fn finish(self) -> u64 {
        if self.filled == 0 { self.state } else { mix(self.state, self.block) }
    }
}

/// The hash of a word that is told whole.
pub fn hash_word(word: &str) -> u64 {
    let mut hasher = Hasher::new();
    word.bytes().for_each(|b| hasher.push(b));
    hasher.finish()
}

/// The ASCII letters that a text begins with.
#[derive(Clone, Copy)]
pub struct Letters {
    /// The first eight in lower case, the first one lowest; fewer leave the rest 0.
    pub head: u64,
    /// Their hash.
    pub hash: u64,
    /// How many they are.
    pub width: usize,
}

/// The letters that `bytes` begin with.
#[inline(always)]
pub fn letters(bytes: &[u8]) -> Letters {
    let (head, width) = leading(eight(bytes));
    let (mut hash, mut all) = (if width > 0 { mix(START, head) } else { START }, width);
    let mut last = width;
    while last == 8 {
        let (more, width) = leading(eight(bytes.get(all..).unwrap_or(&[])));
        if width > 0 {
            hash = mix(hash, more);
        }
        (all, last) = (all + width, width);
    }
    Letters { head, hash, width: all }
}

/// The letters that eight bytes begin with, in lower case, and how many they are.
#[inline(always)]
fn leading(bytes: u64) -> (u64, usize) {
    let lower = bytes | all(0x20);
    // A byte's highest bit, once the sum passes the bound: from a on, and past z.
    let (low, from_a, past_z) = (lower & all(0x7f), all(0x80 - b'a'), all(0x7f - b'z'));
    let other = (!(low + from_a) | (low + past_z) | bytes) & all(0x80);
    if other == 0 {
        return (lower, 8);
    }
    let lowest = other & other.wrapping_neg();
    (lower & ((lowest >> 7) - 1), other.trailing_zeros() as usize / 8)
}

/// The first eight bytes, the first one lowest; noughts past the end.
#[inline(always)]
fn eight(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => bytes.iter().rev().fold(0, |all, &b| all << 8 | u64::from(b)),
    }
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// Multiplication carries a bit upwards only: the upper half is brought down.
#[inline]
fn mix(state: u64, block: u64) -> u64 {
    let product = (state ^ block).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ product >> 32
}

/// Every byte the same.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_agree() {
        for word in ["a", "Told", "eighteen", "NineHundred", "sixteenletterss", "internationalised"]
        {
            let line = format!("{word}@ and more");
            let found = letters(line.as_bytes());
            assert_eq!((found.hash, found.width), (hash_word(word), word.len()), "{word}");
            assert_eq!(letters(word.as_bytes()).hash, found.hash, "{word}");
            assert_eq!(hash_word(word), hash_word(&word.to_uppercase()));
        }
        assert_eq!(hash_word("u.s."), hash_word("US"));
        assert_ne!(hash_word("eighteen"), hash_word("eighteenth"));
    }

    #[test]
    fn letters_end_at_any_other_byte() {
        for end in ["{", "[", "`", "@", "0", " ", "é", "\u{1}", "’"] {
            let line = format!("ab{end}cdefghijkl");
            assert_eq!(letters(line.as_bytes()).width, 2, "{end}");
        }
        assert_eq!((letters(b"short").width, letters(b"").width), (5, 0));
    }
}
