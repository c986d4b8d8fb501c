//! Texts in blocks of one size: what is asked of every byte of a block alike, without a way out
//! of the loop, is done in wide registers.

/// Bytes in a block; fewer than 256, so that a byte can count them.
pub const BLOCK: usize = 64;

/// Shows every byte of a text with the byte before it, in blocks: `look(before, here)`. A blank
/// stands before the first byte, and blanks fill the last block up; blocks come in no order.
#[inline]
pub fn pairs(bytes: &[u8], mut look: impl FnMut(&[u8; BLOCK], &[u8; BLOCK])) {
    let Some((&first, after)) = bytes.split_first() else { return };
    let (befores, (heres, rest)) = (bytes.as_chunks::<BLOCK>().0, after.as_chunks::<BLOCK>());
    for (before, here) in befores.iter().zip(heres) {
        look(before, here);
    }
    // The rest is shorter than a block: the text's first byte goes with it.
    let (mut before, mut here) = ([b' '; BLOCK], [b' '; BLOCK]);
    before[..rest.len()].copy_from_slice(&bytes[bytes.len() - 1 - rest.len()..bytes.len() - 1]);
    here[..rest.len()].copy_from_slice(rest);
    here[BLOCK - 1] = first;
    look(&before, &here);
}

/// What is told of every pair.
#[inline]
pub fn each(before: &[u8; BLOCK], here: &[u8; BLOCK], tell: impl Fn(u8, u8) -> u8) -> [u8; BLOCK] {
    let mut told = [0; BLOCK];
    for (told, (&before, &here)) in told.iter_mut().zip(before.iter().zip(here)) {
        *told = tell(before, here);
    }
    told
}

/// Of how many pairs something holds.
#[inline]
pub fn count(before: &[u8; BLOCK], here: &[u8; BLOCK], holds: impl Fn(u8, u8) -> bool) -> usize {
    let told = each(before, here, |before, here| u8::from(holds(before, here)));
    usize::from(told.iter().sum::<u8>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_shown_with_the_one_before() {
        let text: Vec<u8> = (1..=255).collect();
        for length in [0, 1, 2, 63, 64, 65, 66, 128, 129, 130, 255] {
            let mut seen = Vec::new();
            pairs(&text[..length], |before, here| {
                seen.extend(before.iter().copied().zip(here.iter().copied()));
            });
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
