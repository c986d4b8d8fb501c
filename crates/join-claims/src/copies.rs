//! Sentences that are copies of each other: wire copy, captions, republished pieces.

use std::collections::HashMap;

use crate::hash::{both, hash};
use crate::words::words;

/// Share of word triples (Broder 1997, "resemblance") from which a sentence is a copy.
const RESEMBLANCE: f64 = 0.6;

/// A sentence as a sorted set of hashed word triples; as one hash when it has fewer words.
pub fn shingles(text: &str) -> Vec<u64> {
    let hashes: Vec<u64> = words(text).map(|w| hash(w.to_lowercase().as_bytes())).collect();
    let mut set: Vec<u64> = if hashes.len() < 3 {
        vec![hashes.iter().fold(1, |a, &b| both(a, b))]
    } else {
        hashes.windows(3).map(|w| both(both(w[0], w[1]), w[2])).collect()
    };
    set.sort_unstable();
    set.dedup();
    set
}

/// Common share of two sorted sets, 0 to 1.
pub fn resemblance(a: &[u64], b: &[u64]) -> f64 {
    let common = common(a, b);
    let all = a.len() + b.len() - common;
    if all == 0 { 1.0 } else { common as f64 / all as f64 }
}

/// How many members two sorted sets share.
pub fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, n) = (i + 1, j + 1, n + 1),
        }
    }
    n
}

/// Tells every pair of copies among the sets to `copy`, by index. Copies are found by their
/// least hashes (min-hash), and each is compared with few: time is linear in the sets.
pub fn copies(sets: &[&[u64]], mut copy: impl FnMut(usize, usize)) {
    const LEAST: usize = 6;
    const COMPARED: usize = 8;
    let mut exact: HashMap<u64, usize> = HashMap::new();
    let mut buckets: HashMap<u64, Vec<usize>> = HashMap::new();
    for (i, set) in sets.iter().enumerate() {
        let whole = set.iter().fold(0, |a, &b| both(a, b));
        let first = *exact.entry(whole).or_insert(i);
        if first != i {
            copy(first, i);
            continue;
        }
        let mut found = false;
        for &least in set.iter().take(LEAST) {
            let bucket = buckets.entry(least).or_default();
            for &other in bucket.iter() {
                if resemblance(set, sets[other]) >= RESEMBLANCE {
                    copy(other, i);
                    found = true;
                    break;
                }
            }
            // A copy of what is there adds nothing to find later ones by.
            if !found && bucket.len() < COMPARED {
                bucket.push(i);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIRE: &str = "Eleven miners were rescued on Tuesday from a flooded shaft near the town, \
                        the mine's owner said.";

    #[test]
    fn wire_copy_is_a_copy() {
        let other = "(Agency) — Eleven miners were rescued on Tuesday from a flooded shaft near \
                     the town, the owner said";
        assert!(resemblance(&shingles(WIRE), &shingles(other)) >= RESEMBLANCE);
        let retold = "On Tuesday rescuers brought eleven men out of a shaft that had flooded.";
        assert!(resemblance(&shingles(WIRE), &shingles(retold)) < 0.2);
    }

    #[test]
    fn pairs_are_found() {
        let sets: Vec<Vec<u64>> =
            [WIRE, "Nobody came.", WIRE, "", "Nobody came."].map(shingles).to_vec();
        let refs: Vec<&[u64]> = sets.iter().map(Vec::as_slice).collect();
        let mut pairs = Vec::new();
        copies(&refs, |a, b| pairs.push((a, b)));
        pairs.dedup();
        assert_eq!(pairs, [(0, 2), (1, 4)]);
    }
}
