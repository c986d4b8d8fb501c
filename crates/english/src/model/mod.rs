//! Models: how features become keys, how keys and small networks are stored, read and used.

mod file;
mod network;
mod slots;

pub(crate) use file::{Placed, Reader, write_names, write_number};
pub(crate) use network::{
    Choice, Inputs, Layer, Lit, Scores, Units, Vocabulary, add_sums, rectified,
};

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// One step of the hash.
#[inline(always)]
pub(crate) fn mix(hash: u64, value: u32) -> u64 {
    (hash.rotate_left(23) ^ u64::from(value)).wrapping_mul(MULTIPLIER)
}

/// The place of the greatest of `sums`, the first of equals.
#[inline]
pub(crate) fn best<T: Copy + PartialOrd>(sums: &[T]) -> usize {
    let mut at = 0;
    for (i, sum) in sums.iter().enumerate().skip(1) {
        if *sum > sums[at] {
            at = i;
        }
    }
    at
}
