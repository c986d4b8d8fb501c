//! Texts in blocks of one size: what is asked of every byte of a block alike, without a way out
//! of the loop, is done in wide registers.

/// Bytes in a block; fewer than 256, so that a byte can count them.
pub const BLOCK: usize = 64;

/// A block of bytes with the byte before each.
type Pairs = ([u8; BLOCK], [u8; BLOCK]);

/// Every byte of a text with the byte before it, in blocks: `(before, here)`. A blank stands
/// before the first byte, and blanks fill the last block up; blocks come in no order.
#[inline(always)]
pub fn pairs(bytes: &[u8]) -> impl Iterator<Item = Pairs> {
    let after = bytes.get(1..).unwrap_or(&[]);
    let (befores, (heres, rest)) = (bytes.as_chunks::<BLOCK>().0, after.as_chunks::<BLOCK>());
    // The rest is shorter than a block: the text's first byte goes with it.
    let (mut before, mut here) = ([b' '; BLOCK], [b' '; BLOCK]);
    if let Some(&first) = bytes.first() {
        let last = bytes.len() - 1;
        before[..rest.len()].copy_from_slice(&bytes[last - rest.len()..last]);
        here[..rest.len()].copy_from_slice(rest);
        here[BLOCK - 1] = first;
    }
    befores.iter().zip(heres).map(|(before, here)| (*before, *here)).chain([(before, here)])
}

/// What is told of every pair.
#[inline(always)]
pub fn each(before: &[u8; BLOCK], here: &[u8; BLOCK], tell: impl Fn(u8, u8) -> u8) -> [u8; BLOCK] {
    let mut told = [0; BLOCK];
    for (told, (&before, &here)) in told.iter_mut().zip(before.iter().zip(here)) {
        *told = tell(before, here);
    }
    told
}

/// Of how many pairs something holds.
#[inline(always)]
pub fn count(before: &[u8; BLOCK], here: &[u8; BLOCK], holds: impl Fn(u8, u8) -> bool) -> u8 {
    let told = each(before, here, |before, here| u8::from(holds(before, here)));
    // Eight sums side by side first.
    let sums = told.as_chunks().0.iter().map(|eight| u64::from_le_bytes(*eight)).sum::<u64>();
    (sums.wrapping_mul(0x0101_0101_0101_0101) >> 56) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_shown_with_the_one_before() {
        let text: Vec<u8> = (1..=255).collect();
        for length in [0, 1, 2, 63, 64, 65, 66, 128, 129, 130, 255] {
            let mut seen = Vec::new();
            for (before, here) in pairs(&text[..length]) {
                seen.extend(before.into_iter().zip(here));
            }
            seen.retain(|&(_, here)| here != b' ' || length < 32);
            seen.retain(|&pair| pair != (b' ', b' '));
            seen.sort_unstable_by_key(|&(_, here)| here);
            let mut wanted: Vec<_> = (1..=length as u8).map(|b| (b - 1, b)).collect();
            wanted.retain(|&(_, here)| here != b' ');
            if let Some(first) = wanted.first_mut() {
                first.0 = b' ';
            }
            assert_eq!(seen, wanted, "{length}");
        }
    }
}
