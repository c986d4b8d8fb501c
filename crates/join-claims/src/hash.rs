//! Words as 64-bit hashes: equal on every machine and in every run.

/// FNV-1a with a final mix (Fowler, Noll, Vo; mix of MurmurHash3), so that low bits are good.
pub fn hash(bytes: &[u8]) -> u64 {
    mix(bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, &b| (h ^ u64::from(b)).wrapping_mul(PRIME)))
}

const PRIME: u64 = 0x0100_0000_01b3;

/// Spreads a hash over all its bits.
pub fn mix(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

/// Adds one hash to another, in order.
pub fn both(a: u64, b: u64) -> u64 {
    mix(a.rotate_left(23).wrapping_mul(PRIME) ^ b)
}
