//! Ids that are the same for the same thing on every machine.

/// FNV-1a, 128 bits (Fowler, Noll, Vo), as 32 hexadecimal digits, of parts that do not run
/// together.
pub fn id(parts: &[&str]) -> String {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xFF]));
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    format!("{hash:032x}")
}

#[cfg(test)]
mod tests {
    use super::id;

    #[test]
    fn ids_are_stable_and_apart() {
        // Ids stand in users' databases: they never change.
        assert_eq!(id(&["person/ana-reyes"]), "d9d62dde7965cc9a8a43cbd8e6f862b1");
        assert_ne!(id(&["ab"]), id(&["a", "b"]));
    }
}
