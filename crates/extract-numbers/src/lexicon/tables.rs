//! The word tables, `data/*.csv`, read once.

use super::{
    BLOCKS, Holiday, HolidayRule, Lexicon, Modifier, Phrase, Phrases, Unit, Word, Zone, bit, slot,
};
use crate::hash::hash_word;
use crate::roles::*;
use crate::times::civil;
use crate::times::lunar::Hebrew;
use rustc_hash::FxHashMap;

/// The tables of `data/`, and `extra_units` in the form of `units.csv`.
pub(super) fn read(extra_units: &str) -> Lexicon {
    let mut b = Builder::default();
    b.numbers(include_str!("../../data/numbers.csv"));
    b.joined_ordinals(include_str!("../../data/numbers.csv"));
    b.calendar(include_str!("../../data/calendar.csv"));
    b.classes(include_str!("../../data/words.csv"));
    b.hedges(include_str!("../../data/hedges.csv"));
    b.units(extra_units);
    b.units(include_str!("../../data/units.csv"));
    b.currencies(include_str!("../../data/currencies.csv"));
    b.holidays(include_str!("../../data/holidays.csv"));
    b.zones(include_str!("../../data/zones.csv"));
    b.finish()
}

/// Rows of a simple CSV without quotes: fields of each line after the heading.
fn rows(csv: &str) -> impl Iterator<Item = Vec<&str>> {
    csv.lines().skip(1).filter(|l| !l.trim().is_empty()).map(|l| l.split(',').collect())
}

fn field<'a>(row: &[&'a str], at: usize) -> &'a str {
    row.get(at).copied().unwrap_or("").trim()
}

/// The words of a phrase as the scanner would cut them.
fn cut(phrase: &str) -> Vec<u64> {
    let spaced =
        phrase.replace("'s", " 's").replace("s' ", "s ' ").replace('/', " / ").replace('-', " - ");
    spaced.split_whitespace().map(hash_word).collect()
}

fn modifier(name: &str) -> Modifier {
    const ALL: [&str; 7] =
        ["more_than", "at_least", "less_than", "at_most", "approximately", "almost", "exact"];
    ALL.iter().find(|m| **m == name).copied().unwrap_or("approximately")
}

fn role_of(kind: &str) -> u64 {
    match kind {
        "unit" => UNIT,
        "teen" => TEEN,
        "ten" => TEN,
        "hundred" => HUNDRED,
        "scale" => SCALE,
        "dozen" => DOZEN,
        "glued" => GLUED,
        "many" => MANY,
        "vague" => VAGUE,
        "couple" => COUPLE,
        "group" => GROUP,
        "ordinal" => ORDINAL,
        "ordinal-scale" => ORDINAL_SCALE,
        "part" => PART,
        _ => 0,
    }
}

fn time_role_of(kind: &str) -> u64 {
    match kind {
        "month" => MONTH,
        "weekday" => WEEKDAY,
        "season" => SEASON,
        "daypart" => DAYPART,
        "unit" => TIMEUNIT,
        "relday" => RELDAY,
        "now" => NOW,
        "refadj" => REFADJ,
        "shift" => SHIFT,
        "part" => PART_OF,
        "set" => SET,
        _ => 0,
    }
}

fn class_role_of(class: &str) -> u64 {
    match class {
        "det" => DET,
        "pron" => PRON,
        "prep" => PREP,
        "conj" => CONJ,
        "aux" => AUX,
        "adv" => ADV,
        "up" => UP,
        "down" => DOWN,
        "verb" => VERB,
        "abbr" => ABBR,
        "people" => PEOPLE,
        "zero" => ZERO,
        "future" => FUTURE,
        "superlative" => SUPERLATIVE,
        "street" => STREET,
        "aged" => AGED,
        "label" => LABEL,
        "time-start" => TIME_START,
        "figure-start" => FIGURE_START,
        "web" => WEB,
        "before-unit" => BEFORE_UNIT,
        "lasting" => LASTING,
        "standing" => STANDING,
        "scoring" => SCORING,
        "shooting" => SHOOTING,
        "leading" => LEADING,
        "adjective" => ADJECTIVE,
        "noun-ly" => NOUN_LY,
        _ => 0,
    }
}

/// Builds the tables, word by word.
#[derive(Default)]
struct Builder {
    words: FxHashMap<u64, Word>,
    units: Vec<Unit>,
    before: Phrases<Modifier>,
    after: Phrases<Modifier>,
    unit_names: Phrases<u16>,
    symbols: FxHashMap<String, u16>,
    prefixes: FxHashMap<String, u16>,
    holidays: Phrases<Holiday>,
    zones: Phrases<Zone>,
}

impl Builder {
    fn word(&mut self, hash: u64) -> &mut Word {
        self.words.entry(hash).or_default()
    }

    fn numbers(&mut self, csv: &str) {
        for row in rows(csv) {
            let role = role_of(field(&row, 0));
            let value: f64 = field(&row, 1).parse().unwrap_or(0.0);
            for w in field(&row, 2).split_whitespace() {
                let word = self.word(hash_word(w));
                word.roles |= role;
                if role & (GLUED | SCALE) != 0 {
                    word.glued = value.log10().round() as i8;
                }
                if role != GLUED {
                    word.value = value;
                }
            }
        }
    }

    /// "twentyfirst" … "ninetyninth": a hyphen is often left out.
    fn joined_ordinals(&mut self, csv: &str) {
        let of = |kind: &'static str| {
            move |row: &Vec<&str>| field(row, 0) == kind && field(row, 1).len() <= 2
        };
        let units: Vec<_> = rows(csv).filter(of("ordinal")).collect();
        for ten in rows(csv).filter(of("ten")) {
            let tens: f64 = field(&ten, 1).parse().unwrap_or(0.0);
            for unit in units.iter().filter(|u| field(u, 1).len() == 1) {
                let n: f64 = field(unit, 1).parse().unwrap_or(0.0);
                for (t, u) in field(&ten, 2).split_whitespace().zip(std::iter::repeat(unit)) {
                    let last = field(u, 2).split_whitespace().next().unwrap_or("");
                    let word = self.word(hash_word(&format!("{t}{last}")));
                    word.roles |= ORDINAL;
                    word.value = tens + n;
                }
            }
        }
    }

    fn calendar(&mut self, csv: &str) {
        for row in rows(csv) {
            let role = time_role_of(field(&row, 0));
            let value: i8 = field(&row, 1).parse().unwrap_or(0);
            for w in field(&row, 2).split_whitespace() {
                let word = self.word(hash_word(w));
                word.roles |= role;
                if role & (RELDAY | NOW | REFADJ | SHIFT | PART_OF | SET) != 0 {
                    word.shift = value;
                } else {
                    word.time = value;
                }
            }
        }
    }

    fn classes(&mut self, csv: &str) {
        for row in rows(csv) {
            let role = class_role_of(field(&row, 0));
            for w in field(&row, 1).split_whitespace() {
                self.word(hash_word(w)).roles |= role;
            }
        }
    }

    fn hedges(&mut self, csv: &str) {
        for row in rows(csv) {
            let mut words = cut(field(&row, 0));
            let gives = modifier(field(&row, 2));
            let before = field(&row, 1) == "before";
            if before {
                words.reverse();
            }
            let Some((&first, rest)) = words.split_first() else { continue };
            self.word(first).roles |= if before { HEDGE_END } else { HEDGE_AFTER };
            let list = if before { &mut self.before } else { &mut self.after };
            list.entry(first).or_default().push(Phrase { rest: rest.to_vec(), gives });
        }
    }

    /// Adds a unit with its names (each also with a plural s) and its symbols.
    fn unit(&mut self, unit: Unit, names: &str, symbols: &str) {
        let Ok(id) = u16::try_from(self.units.len()) else { return };
        let money = unit.kind == "money";
        let plain = !matches!(unit.kind.as_str(), "percent");
        for name in names.split('|').filter(|n| !n.is_empty()) {
            self.unit_name(&cut(name), money, id);
            if plain && !name.ends_with('s') && name.len() > 3 {
                self.unit_name(&cut(&format!("{name}s")), money, id);
            }
        }
        for symbol in symbols.split('|').filter(|s| !s.is_empty()) {
            self.symbols.insert(symbol.to_owned(), id);
            let lower = symbol.bytes().all(|b| b.is_ascii_lowercase());
            if money && !lower {
                self.prefixes.insert(symbol.to_lowercase(), id);
                if symbol.bytes().all(|b| b.is_ascii_alphabetic()) {
                    // "dm" is a decimetre before it is a mark.
                    self.symbols.entry(symbol.to_lowercase()).or_insert(id);
                    self.word(hash_word(symbol)).roles |= MONEY;
                }
            }
        }
        self.units.push(unit);
    }

    fn unit_name(&mut self, words: &[u64], money: bool, id: u16) {
        let Some((&first, rest)) = words.split_first() else { return };
        self.word(first).roles |= if money && rest.is_empty() { MONEY } else { MEASURE };
        let list = self.unit_names.entry(first).or_default();
        if !list.iter().any(|p| p.rest == rest) {
            list.push(Phrase { rest: rest.to_vec(), gives: id });
        }
    }

    fn units(&mut self, csv: &str) {
        for row in rows(csv) {
            let name = field(&row, 0).to_owned();
            let unit = Unit { currency: None, name, kind: field(&row, 1).to_owned() };
            self.unit(unit, field(&row, 2), field(&row, 3));
        }
    }

    fn currencies(&mut self, csv: &str) {
        for row in rows(csv) {
            let (code, name) = (field(&row, 0), field(&row, 1).to_owned());
            let iso = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
            let currency = iso.then(|| code.to_owned());
            let unit = Unit { currency, name, kind: "money".to_owned() };
            self.unit(unit, field(&row, 2), field(&row, 3));
        }
    }

    fn holidays(&mut self, csv: &str) {
        for row in rows(csv) {
            let Some(rule) = holiday_rule(field(&row, 1)) else { continue };
            let gives = Holiday { rule, days: field(&row, 3).parse().unwrap_or(1) };
            for name in field(&row, 2).split('|') {
                let words = cut(name);
                let Some((&first, rest)) = words.split_first() else { continue };
                self.word(first).roles |= HOLIDAY;
                let list = self.holidays.entry(first).or_default();
                list.push(Phrase { rest: rest.to_vec(), gives });
            }
        }
    }

    fn zones(&mut self, csv: &str) {
        for row in rows(csv) {
            let Some(minutes) = offset(field(&row, 1)) else { continue };
            let summer = match field(&row, 2) {
                "us" => Some(((3, 2), (11, 1))),
                "eu" => Some(((3, -1), (10, -1))),
                _ => None,
            };
            for name in field(&row, 0).split('|') {
                let words = cut(name);
                let Some((&first, rest)) = words.split_first() else { continue };
                let list = self.zones.entry(first).or_default();
                list.push(Phrase { rest: rest.to_vec(), gives: Zone { minutes, summer } });
            }
        }
    }

    fn finish(mut self) -> Lexicon {
        longest_first(&mut self.before);
        longest_first(&mut self.after);
        longest_first(&mut self.unit_names);
        longest_first(&mut self.holidays);
        longest_first(&mut self.zones);
        let mut words = vec![(0, Word::default())];
        words.extend(self.words);
        // The small words of every sentence stand together in the processor's nearest memory.
        words[1..].sort_unstable_by_key(|(hash, word)| (word.roles & CLOSED == 0, *hash));
        let size = (words.len() * 2).next_power_of_two();
        let mask = size - 1;
        let mut slots = vec![0; size + 1];
        let mut known = Box::new([0; BLOCKS]);
        for (number, (hash, _)) in (0..).zip(&words).skip(1) {
            let bit = bit(*hash);
            known[bit / 64] |= 1u64 << (bit % 64);
            let mut at = slot(*hash, mask);
            while slots[at] != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = number;
        }
        Lexicon {
            words,
            slots,
            mask,
            known,
            symbol_widths: symbol_widths(&self.symbols),
            before: self.before,
            after: self.after,
            unit_names: self.unit_names,
            symbols: self.symbols,
            prefixes: self.prefixes,
            units: self.units,
            holidays: self.holidays,
            zones: self.zones,
        }
    }
}

fn longest_first<T>(phrases: &mut Phrases<T>) {
    for list in phrases.values_mut() {
        list.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
    }
}

/// `date 12 25`, `nth 11 4 4 1`, `easter -2`, `orthodox 0`, `islamic 10 1`, `newyear 9`, `passover
/// 50`, `hanukkah 0`, `newmoon 1 21 8`, `fullmoon 2 28 12`, `fixed 2001-09-11`, `every365
/// 2018-08-17`, `unknown`.
fn holiday_rule(text: &str) -> Option<HolidayRule> {
    if text == "unknown" {
        return Some(HolidayRule::Unknown);
    }
    let (kind, rest) = text.split_once(' ')?;
    if matches!(kind, "fixed" | "every365") {
        let mut p = rest.split('-');
        let year = p.next()?.parse().ok()?;
        let (month, day) = (p.next()?.parse().ok()?, p.next()?.parse().ok()?);
        let rule = if kind == "fixed" { HolidayRule::Fixed } else { HolidayRule::Every365 };
        return Some(rule(year, month, day));
    }
    let n: Vec<i16> = rest.split_whitespace().filter_map(|x| x.parse().ok()).collect();
    let at = |i: usize| n.get(i).copied().unwrap_or(0);
    match kind {
        "date" => Some(HolidayRule::Date(at(0) as u8, at(1) as u8)),
        "nth" => Some(HolidayRule::Nth(at(0) as u8, at(1) as u8, at(2) as i8, at(3) as i8)),
        "easter" => Some(HolidayRule::Easter(at(0))),
        "orthodox" => Some(HolidayRule::Orthodox(at(0))),
        "islamic" => Some(HolidayRule::Islamic(at(0) as u8, at(1) as u8)),
        "moved" => Some(HolidayRule::Moved(at(0) as u8, at(1) as u8, at(2) as i8, at(3) as i8)),
        "islamicmonth" => Some(HolidayRule::IslamicMonth(at(0) as u8)),
        "islamicfriday" => Some(HolidayRule::IslamicFriday(at(0) as u8)),
        "newyear" => Some(HolidayRule::Hebrew(Hebrew::NewYear, at(0))),
        "passover" => Some(HolidayRule::Hebrew(Hebrew::Passover, at(0))),
        "newmoon" | "fullmoon" => {
            Some(HolidayRule::Moon(kind == "fullmoon", at(0) as u8, at(1) as u8, at(2)))
        }
        "hanukkah" => Some(HolidayRule::Hebrew(Hebrew::Hanukkah, at(0))),
        _ => None,
    }
}

/// Minutes of "+05:30".
fn offset(text: &str) -> Option<i32> {
    civil::parse_offset(text).map(|seconds| (seconds / 60) as i32)
}

/// By a symbol's first byte, a bit for each width in bytes that such symbols have.
fn symbol_widths(symbols: &FxHashMap<String, u16>) -> Vec<u32> {
    let mut widths = vec![0; 256];
    for symbol in symbols.keys() {
        if let Some(&first) = symbol.as_bytes().first() {
            widths[usize::from(first)] |= 1 << symbol.len().min(31);
        }
    }
    widths
}
