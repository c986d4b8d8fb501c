//! A table from keys to numbers: open addressing on the key's high bits.

#[derive(Clone, Copy, Default)]
struct Slot {
    key: u32,
    value: u32,
}

/// A table from keys to values, neither 0.
pub(crate) struct Slots {
    slots: Vec<Slot>,
    shift: u32,
}

impl Slots {
    /// Room for `count` keys.
    pub(crate) fn new(count: usize) -> Self {
        let bits = (count + count / 3 + 16).next_power_of_two().trailing_zeros().clamp(1, 31);
        // What runs over the end needs no wrapping round: there is room behind it.
        Slots { slots: vec![Slot::default(); (1 << bits) + 64], shift: 32 - bits }
    }

    pub(crate) fn insert(&mut self, key: u32, value: u32) {
        let from = (key >> self.shift) as usize;
        if let Some(free) = self.slots[from..].iter_mut().find(|s| s.key == 0) {
            *free = Slot { key, value };
        }
    }

    /// The value of `key`, or 0.
    #[inline(always)]
    pub(crate) fn get(&self, key: u32) -> u32 {
        let mut at = (key >> self.shift) as usize;
        while let Some(slot) = self.slots.get(at) {
            if slot.key == key {
                return slot.value;
            }
            if slot.key == 0 {
                return 0;
            }
            at += 1;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_tables_lose_only_what_is_past_the_end() {
        let mut slots = Slots::new(40);
        let keys: Vec<u32> = (1..=200).collect();
        for &key in &keys {
            slots.insert(key, key + 1);
        }
        let kept = keys.iter().filter(|&&key| slots.get(key) != 0).count();
        assert!(kept >= 24, "{kept}");
        assert!(keys.iter().all(|&key| [0, key + 1].contains(&slots.get(key))));
        assert_eq!(slots.get(201), 0);
    }
}
