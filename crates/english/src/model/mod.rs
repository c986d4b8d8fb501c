//! Linear models over hashed features: how a feature becomes a key, how weights are looked up,
//! how they are stored.

mod file;
mod rows;

pub(crate) use file::{Reader, write_names, write_number, write_table};
pub(crate) use rows::{Actions, Rows, Slots};

/// Weights that features are scored with, in training and at work.
pub(crate) trait Weights {
    /// What scores add up to.
    type Sum: Copy + Default + PartialOrd + std::ops::Add<Output = Self::Sum>;

    /// Adds each key's weights for every class to `sums`.
    fn add(&self, keys: &[u32], sums: &mut [Self::Sum]);
}

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// One step of the hash.
#[inline(always)]
pub(crate) fn mix(hash: u64, value: u32) -> u64 {
    (hash.rotate_left(23) ^ u64::from(value)).wrapping_mul(MULTIPLIER)
}

/// The key of template `number` with its values: their hash, never 0.
#[inline(always)]
pub(crate) fn key<const N: usize>(number: u32, values: [u32; N]) -> u32 {
    let mut hash = u64::from(number + 1).wrapping_mul(MULTIPLIER);
    for value in values {
        hash = mix(hash, value);
    }
    ((hash ^ (hash >> 29)).wrapping_mul(MULTIPLIER) >> 32) as u32 | 1
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
