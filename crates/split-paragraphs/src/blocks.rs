//! Texts in blocks of one size, and a bit for each byte of a block: what is asked of every byte
//! alike, without a way out of the loop, is done in wide registers.

/// Bytes in a block, as many as a word has bits.
pub const BLOCK: usize = 64;

/// Bytes looked at together.
pub type Block = [u8; BLOCK];

/// The blocks of a text; blanks fill the last one up.
#[inline(always)]
pub fn blocks(bytes: &[u8]) -> impl Iterator<Item = Block> {
    let (whole, rest) = bytes.as_chunks::<BLOCK>();
    let mut last = [b' '; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    whole.iter().copied().chain((!rest.is_empty()).then_some(last))
}

/// Of the bytes of a block, the lowest bit for the first, those for which something holds.
#[inline(always)]
pub fn holds(block: &Block, tops: impl Fn(&Block) -> u64, holds: impl Fn(u8) -> bool) -> u64 {
    tops(&each(block, |byte| if holds(byte) { 0x80 } else { 0 }))
}

/// What is told of every byte.
#[inline(always)]
pub fn each(block: &Block, tell: impl Fn(u8) -> u8) -> Block {
    let mut told = [0; BLOCK];
    for (told, &byte) in told.iter_mut().zip(block) {
        *told = tell(byte);
    }
    told
}

/// The highest bit of each byte.
pub fn tops(block: &Block) -> u64 {
    let mut bits = 0;
    for (i, eight) in block.as_chunks().0.iter().enumerate() {
        // The product has all eight side by side at its upper end.
        let lone = u64::from_le_bytes(*eight) >> 7 & 0x0101_0101_0101_0101;
        bits |= (lone.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * i);
    }
    bits
}

/// As [`tops`], where the processor has an instruction for it.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
pub fn wide_tops(wide: pulp::x86::V3, block: &Block) -> u64 {
    let [low, high]: [[u8; 32]; 2] = pulp::bytemuck::cast(*block);
    let of = |half: [u8; 32]| wide.avx2._mm256_movemask_epi8(pulp::bytemuck::cast(half)) as u32;
    u64::from(of(low)) | u64::from(of(high)) << 32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_bit_tells_of_its_byte(bytes in proptest::collection::vec(any::<u8>(), BLOCK)) {
            let block: Block = bytes.clone().try_into().unwrap();
            let wanted = bytes.iter().rev().fold(0, |all, b| all << 1 | u64::from(b >> 7));
            prop_assert_eq!(tops(&block), wanted);
            prop_assert_eq!(holds(&block, tops, |b| b < 0x80), !wanted);
            #[cfg(target_arch = "x86_64")]
            if let Some(wide) = pulp::x86::V3::try_new() {
                prop_assert_eq!(wide_tops(wide, &block), wanted);
            }
        }
    }

    #[test]
    fn blocks_hold_all_of_a_text() {
        let text: Vec<u8> = (33..=255).collect();
        for length in [0, 1, 63, 64, 65, 128, 130, 200] {
            let mut all: Vec<u8> = blocks(&text[..length]).flatten().collect();
            assert!(all.len().is_multiple_of(BLOCK) && all.len() < length + BLOCK);
            assert!(all.drain(length..).all(|b| b == b' '));
            assert_eq!(all, text[..length]);
        }
    }
}
