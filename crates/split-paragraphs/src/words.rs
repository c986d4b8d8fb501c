//! The words of a text as hashes.

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// Takes a value into a hash.
pub fn mix(hash: u64, value: u64) -> u64 {
    (hash.rotate_left(23) ^ value).wrapping_mul(MULTIPLIER)
}

/// A byte set in each place.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// How many ASCII letters and digits eight bytes begin with.
fn plain_run(eight: u64) -> usize {
    let low = eight & each(0x7f);
    let lower = low | each(0x20);
    // In each byte the highest bit tells: reached the first, not passed the last.
    let letter = (lower + each(0x80 - b'a')) & !(lower + each(0x7f - b'z'));
    let digit = (low + each(0x80 - b'0')) & !(low + each(0x7f - b'9'));
    let other = (!(letter | digit) | eight) & each(0x80);
    other.trailing_zeros() as usize / 8
}

/// The eight bytes from `at`, noughts past the end.
fn eight(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or(&[]);
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => rest.iter().rev().fold(0, |all, &b| all << 8 | u64::from(b)),
    }
}

/// The word from byte `at` on, which may be none: its hash, and where it ends.
fn word(text: &str, mut at: usize) -> (u64, usize) {
    let mut hash = 0;
    loop {
        // Nearly all of a text is ASCII letters and digits: eight of them at a time.
        let next = eight(text.as_bytes(), at);
        let run = plain_run(next);
        if run > 0 {
            hash = mix(hash, next & (u64::MAX >> (64 - 8 * run)));
            at += run;
        }
        if run == 8 {
            continue;
        }
        match char_at(text, at) {
            Some(c) if !c.is_ascii() && c.is_alphanumeric() => {
                hash = mix(hash, !u64::from(u32::from(c)));
                at += c.len_utf8();
            }
            _ => return (hash, at),
        }
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match *text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// The words of a text: where each begins, and its hash.
pub fn words(text: &str) -> impl Iterator<Item = (usize, u64)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let start = at;
            let (hash, end) = word(text, start);
            // No word goes on there: past the blank or sign.
            at = end + char_at(text, end).map_or(1, char::len_utf8);
            if end > start {
                return Some((start, hash));
            }
        }
        None
    })
}
