//! The lexicon compiled to one block of bytes that is read in place, so that starting costs nothing.
//! The build script and `--lexicon` compile it by the same code.
//!
//! Layout, little-endian: header of six u32 (slots, aliases, entries, then three zeros);
//! slots of (u32 key, u32 value): a hash table, linear probing, over every prefix of every alias's
//! atoms, value = 1 + first alias record | [`LONGER`] where some alias goes on;
//! alias records of (u32 check, u32 entry, u8 label, u8 flags, u16 zero);
//! entries of five u32 (id, name as string offsets, parent as 1 + entry, own label, zero);
//! strings as u16 length and UTF-8.

use crate::normal;

/// Label code of given names, after the name types.
pub const GIVEN: u8 = 11;
/// Label code of surnames.
pub const SURNAME: u8 = 12;
/// Label code of titles and roles.
pub const TITLE: u8 = 13;

/// Slot value bit: some alias goes on after this prefix.
pub const LONGER: u32 = 1 << 31;
/// Flag: last alias record of its key.
pub const LAST: u8 = 1;
/// Flag: only in capitals ("US", "IS").
pub const CAPITALS: u8 = 2;
/// Flag: written in lower case in the lexicon, any case will do.
pub const ANY_CASE: u8 = 4;
/// Flag: shared by several, or a common word: evidence, but no name by itself.
pub const AMBIGUOUS: u8 = 8;

const SLOT: usize = 8;
const ALIAS: usize = 12;
const ENTRY: usize = 20;
const HEAD: usize = 24;
/// Entry number of alias records that are evidence only.
pub const NO_ENTRY: u32 = u32::MAX;

/// One alias found: whose name, as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alias {
    /// Entry number, or [`NO_ENTRY`].
    pub entry: u32,
    /// Code of a name type, or [`GIVEN`], [`SURNAME`], [`TITLE`].
    pub label: u8,
    /// [`CAPITALS`], [`ANY_CASE`], [`AMBIGUOUS`].
    pub flags: u8,
}

impl Alias {
    /// The same with its entry numbered on from `first`.
    pub fn after(self, first: u32) -> Alias {
        let entry = if self.entry == NO_ENTRY { NO_ENTRY } else { self.entry + first };
        Alias { entry, ..self }
    }
}

/// Gathers rows and compiles them.
#[derive(Default)]
pub struct Builder {
    entries: Vec<(String, String, String, u8)>,
    aliases: Vec<(String, u32, u8)>,
    ambiguous: Vec<String>,
}

impl Builder {
    /// Adds an entry with its aliases (parted by `|`).
    pub fn entry(&mut self, id: &str, label: u8, name: &str, aliases: &str, parent: &str) {
        let number = self.entries.len() as u32;
        self.entries.push((id.into(), name.into(), parent.into(), label));
        for alias in std::iter::once(name).chain(aliases.split('|')) {
            self.aliases.push((alias.trim().into(), number, label));
        }
    }

    /// Adds a name that stands for the entry `id` under another label (a demonym of a country).
    pub fn demonym(&mut self, name: &str, id: &str, label: u8) {
        match self.entries.iter().position(|e| e.0 == id) {
            Some(number) => self.aliases.push((name.into(), number as u32, label)),
            None => {
                self.entry(id, label, name, "", "");
            }
        }
    }

    /// Adds evidence: a given name, surname or title.
    pub fn evidence(&mut self, name: &str, label: u8) {
        self.aliases.push((name.trim().into(), NO_ENTRY, label));
    }

    /// Marks an alias as no name by itself.
    pub fn ambiguous(&mut self, name: &str) {
        self.ambiguous.push(normal::atoms(name).join(" "));
    }

    /// The block of bytes.
    pub fn finish(mut self) -> Vec<u8> {
        self.ambiguous.sort_unstable();
        let mut records: Vec<(u64, u32, u8, u8)> = Vec::new();
        let mut prefixes: Vec<u64> = Vec::new();
        for (text, entry, label) in &self.aliases {
            let atoms = normal::atoms(text);
            if atoms.is_empty() {
                continue;
            }
            let mut state = normal::START;
            for (i, atom) in atoms.iter().enumerate() {
                if i > 0 {
                    prefixes.push(state);
                }
                state = normal::extend(state, normal::atom_hash(atom));
            }
            let mut flags = case_flags(text, *label);
            if self.ambiguous.binary_search(&atoms.join(" ")).is_ok() {
                flags |= AMBIGUOUS;
            }
            records.push((state, *entry, *label, flags));
            if let Some(rough) = normal::rough(&atoms).filter(|_| *entry != NO_ENTRY) {
                records.push((rough, *entry, *label, flags | ANY_CASE));
            }
        }
        records.sort_unstable();
        records.dedup();
        prefixes.sort_unstable();
        prefixes.dedup();
        self.lay_out(&records, &prefixes)
    }

    fn lay_out(&self, records: &[(u64, u32, u8, u8)], prefixes: &[u64]) -> Vec<u8> {
        let mut keys: std::collections::BTreeMap<u64, u32> =
            prefixes.iter().map(|p| (*p, LONGER)).collect();
        for (i, record) in records.iter().enumerate() {
            if i == 0 || records[i - 1].0 != record.0 {
                *keys.entry(record.0).or_insert(0) |= i as u32 + 1;
            }
        }
        let slots = (keys.len() * 3 / 2).next_power_of_two().max(2);
        let mut table = vec![(0_u32, 0_u32); slots];
        for (key, value) in keys {
            let mut at = key as usize & (slots - 1);
            while table[at].1 != 0 {
                at = (at + 1) & (slots - 1);
            }
            table[at] = (slot_key(key), value);
        }
        let mut out = Vec::new();
        for n in [slots, records.len(), self.entries.len(), 0, 0, 0] {
            out.extend((n as u32).to_le_bytes());
        }
        for (key, value) in table {
            out.extend(key.to_le_bytes());
            out.extend(value.to_le_bytes());
        }
        for (i, (state, entry, label, flags)) in records.iter().enumerate() {
            let last = records.get(i + 1).is_none_or(|next| next.0 != *state);
            out.extend(check(*state).to_le_bytes());
            out.extend(entry.to_le_bytes());
            out.extend([*label, flags | if last { LAST } else { 0 }, 0, 0]);
        }
        self.lay_out_entries(out)
    }

    fn lay_out_entries(&self, mut out: Vec<u8>) -> Vec<u8> {
        let numbers: std::collections::HashMap<&str, u32> =
            self.entries.iter().enumerate().map(|(i, e)| (e.0.as_str(), i as u32)).collect();
        let mut strings: Vec<u8> = Vec::new();
        let mut put = |text: &str| {
            let at = strings.len() as u32;
            let length = text.len().min(usize::from(u16::MAX));
            strings.extend((length as u16).to_le_bytes());
            strings.extend(&text.as_bytes()[..length]);
            at
        };
        for (id, name, parent, label) in &self.entries {
            let parent = numbers.get(parent.as_str()).map_or(0, |n| n + 1);
            for n in [put(id), put(name), parent, u32::from(*label), 0] {
                out.extend(n.to_le_bytes());
            }
        }
        out.extend(strings);
        out
    }
}

/// How strictly the case of an alias binds: short words all in capitals only match capitals.
fn case_flags(text: &str, label: u8) -> u8 {
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    let lower = text.chars().filter(|c| c.is_lowercase()).count();
    if lower == 0 && upper > 0 {
        CAPITALS
    } else if upper == 0 || label == TITLE {
        ANY_CASE
    } else {
        0
    }
}

fn slot_key(state: u64) -> u32 {
    (state >> 32) as u32
}

fn check(state: u64) -> u32 {
    (state ^ (state >> 29)) as u32
}

/// A compiled lexicon, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Blob<'a> {
    data: &'a [u8],
    slots: usize,
    aliases: usize,
    entries: usize,
}

impl<'a> Blob<'a> {
    /// Reads a block made by [`Builder::finish`]; one that is cut short is empty.
    pub fn new(data: &'a [u8]) -> Blob<'a> {
        let number = |i: usize| word(data, 4 * i) as usize;
        let (slots, aliases, entries) = (number(0), number(1), number(2));
        let whole = HEAD + SLOT * slots + ALIAS * aliases + ENTRY * entries <= data.len();
        if !whole || !slots.is_power_of_two() {
            return Blob { data: &[], slots: 0, aliases: 0, entries: 0 };
        }
        Blob { data, slots, aliases, entries }
    }

    /// How many entries there are.
    pub fn count(&self) -> u32 {
        self.entries as u32
    }

    /// The value of the slot of a prefix: 0 where no alias begins so.
    pub fn slot(&self, state: u64) -> u32 {
        if self.slots == 0 {
            return 0;
        }
        let mut at = state as usize & (self.slots - 1);
        let key = slot_key(state);
        loop {
            let value = word(self.data, HEAD + SLOT * at + 4);
            if value == 0 || word(self.data, HEAD + SLOT * at) == key {
                return value;
            }
            at = (at + 1) & (self.slots - 1);
        }
    }

    /// The aliases whose atoms end in this state, from its slot's value.
    pub fn aliases(self, state: u64, value: u32) -> impl Iterator<Item = Alias> + 'a {
        let mut next = (value & !LONGER).checked_sub(1).map(|n| n as usize);
        std::iter::from_fn(move || {
            let number = next.filter(|n| *n < self.aliases)?;
            let at = HEAD + SLOT * self.slots + ALIAS * number;
            if word(self.data, at) != check(state) {
                return None;
            }
            let flags = self.data[at + 9];
            next = (flags & LAST == 0).then_some(number + 1);
            Some(Alias { entry: word(self.data, at + 4), label: self.data[at + 8], flags })
        })
    }

    /// Id and canonical name of an entry.
    pub fn entry(&self, number: u32) -> (&'a str, &'a str) {
        let at = self.entry_at(number);
        (self.string(word(self.data, at)), self.string(word(self.data, at + 4)))
    }

    /// The entry that this one is part of.
    pub fn parent(&self, number: u32) -> Option<u32> {
        word(self.data, self.entry_at(number) + 8).checked_sub(1)
    }

    fn entry_at(&self, number: u32) -> usize {
        HEAD + SLOT * self.slots + ALIAS * self.aliases + ENTRY * number as usize
    }

    fn string(&self, offset: u32) -> &'a str {
        let at = HEAD + SLOT * self.slots + ALIAS * self.aliases + ENTRY * self.entries;
        let at = at + offset as usize;
        let length = match self.data.get(at..at + 2) {
            Some(b) => usize::from(u16::from_le_bytes([b[0], b[1]])),
            None => 0,
        };
        let bytes = self.data.get(at + 2..at + 2 + length).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

fn word(data: &[u8], at: usize) -> u32 {
    match data.get(at..at + 4) {
        Some(b) => u32::from_le_bytes([b[0], b[1], b[2], b[3]]),
        None => 0,
    }
}
