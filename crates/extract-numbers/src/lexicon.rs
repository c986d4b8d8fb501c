//! What is known of words: one hash table of them, and lists of phrases by the word that anchors each.

mod tables;

use crate::times::lunar::Hebrew;
use rustc_hash::FxHashMap;

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Bits of `roles`.
    pub roles: u64,
    /// Its value as a number word: 7 for seven and seventh, 4 for quarter.
    pub value: f64,
    /// Its value as a time word: 7 for July, 4 for the unit day.
    pub time: i8,
    /// Direction of a shift, place of a part, distance of a day.
    pub shift: i8,
    /// The noughts that its letters are when they touch a figure.
    pub glued: i8,
}

/// What is known of a word that no table has.
static UNKNOWN: Word = Word { roles: 0, value: 0.0, time: 0, shift: 0, glued: 0 };

/// Which sense of a bound a hedge gives.
pub type Modifier = &'static str;

/// A currency or physical unit.
#[derive(Clone, Debug)]
pub struct Unit {
    /// ISO 4217 code of a currency; null of coins and of what is no money.
    pub currency: Option<String>,
    /// The singular name in words.
    pub name: String,
    /// money, percent, points, length, ….
    pub kind: String,
}

impl Unit {
    /// Is it the currency of this ISO 4217 code?
    pub fn is(&self, code: &str) -> bool {
        self.currency.as_deref() == Some(code)
    }
}

/// How a holiday's date is found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HolidayRule {
    /// Month and day.
    Date(u8, u8),
    /// Month and day, and by how many days it is moved on a Saturday and on a Sunday.
    Moved(u8, u8, i8, i8),
    /// Month, ISO weekday, which one (negative from the end), days added.
    Nth(u8, u8, i8, i8),
    /// Days after Easter Sunday.
    Easter(i16),
    /// Days after Easter Sunday of the Orthodox churches.
    Orthodox(i16),
    /// Month and day of the Islamic calendar.
    Islamic(u8, u8),
    /// All of an Islamic month.
    IslamicMonth(u8),
    /// The last Friday of an Islamic month.
    IslamicFriday(u8),
    /// Days after a feast of the Hebrew calendar.
    Hebrew(Hebrew, i16),
    /// Is it the full moon, month and day from which the first one is meant, and hours after it.
    Moon(bool, u8, u8, i16),
    /// One day of history: year, month, day.
    Fixed(i32, u8, u8),
    /// Every 365 days, without leap years, from a day on: year, month, day.
    Every365(i32, u8, u8),
    /// A feast of its own whose day is not known here: it is no other's.
    Unknown,
}

/// A time zone.
#[derive(Clone, Copy, Debug)]
pub struct Zone {
    /// Minutes that its clocks are ahead of Greenwich, outside summer.
    pub minutes: i32,
    /// Month and number of the Sunday (from 1, or from -1 backwards) between which they are an hour
    /// further ahead.
    pub summer: Option<((u8, i8), (u8, i8))>,
}

/// A holiday.
#[derive(Clone, Copy, Debug)]
pub struct Holiday {
    /// How its first day is found.
    pub rule: HolidayRule,
    /// How many days it lasts.
    pub days: i64,
}

/// Hashes of a phrase's words after its first (or before its last), and what it stands for.
#[derive(Clone, Debug)]
pub struct Phrase<T> {
    /// The other words, nearest first.
    pub rest: Vec<u64>,
    /// What it stands for.
    pub gives: T,
}

/// Phrases by the hash of the word that anchors them, longest first.
pub type Phrases<T> = FxHashMap<u64, Vec<Phrase<T>>>;

/// Every table.
#[derive(Debug)]
pub struct Lexicon {
    /// Words by number, with their hashes, the commonest side by side; the first is none.
    words: Vec<(u64, Word)>,
    /// Numbers of words by hash, and behind them an empty slot for what is not known.
    slots: Vec<u32>,
    mask: usize,
    /// A bit for each word's `bit`: most words of a text are not known, and end there.
    known: Box<[u64; BLOCKS]>,
    /// Hedges before a figure, by their last word.
    pub before: Phrases<Modifier>,
    /// Hedges after a figure, by their first word.
    pub after: Phrases<Modifier>,
    /// Units and currencies by name.
    pub unit_names: Phrases<u16>,
    /// Units and currencies by symbol, in its own case.
    symbols: FxHashMap<String, u16>,
    symbol_widths: Vec<u32>,
    /// Currency symbols and codes that may stand before a figure.
    pub prefixes: FxHashMap<String, u16>,
    /// Units and currencies.
    pub units: Vec<Unit>,
    /// Holidays by name.
    pub holidays: Phrases<Holiday>,
    /// Time zones by name.
    pub zones: Phrases<Zone>,
}

/// Bits of the table of known words: 4 kB.
const BITS: u32 = 15;
const BLOCKS: usize = 1 << (BITS - 6);

#[inline]
fn bit(hash: u64) -> usize {
    (hash >> (64 - BITS)) as usize
}

#[inline]
fn slot(hash: u64, mask: usize) -> usize {
    (hash ^ (hash >> 29)) as usize & mask
}

impl Lexicon {
    /// The tables of `data/`, and `extra_units` in the form of `units.csv`.
    pub fn new(extra_units: &str) -> Self {
        tables::read(extra_units)
    }

    /// What is known of the word with this hash; nothing is the default.
    #[inline]
    pub fn word(&self, hash: u64) -> &Word {
        // Half the words of a text are known, and none tells whether the next one is: no branch.
        let bit = bit(hash);
        let known = (self.known[bit / 64] >> (bit % 64) & 1).wrapping_neg() as usize;
        let mut at = slot(hash, self.mask) & known | (self.mask + 1) & !known;
        loop {
            let number = self.slots.get(at).map_or(0, |&number| number as usize);
            let Some((h, word)) = self.words.get(number) else { return &UNKNOWN };
            if (*h == hash) | (number == 0) {
                return word;
            }
            at = (at + 1) & self.mask;
        }
    }

    /// The unit or currency of this symbol.
    #[inline]
    pub fn symbol(&self, symbol: &str) -> Option<u16> {
        let first = *symbol.as_bytes().first()?;
        let widths = self.symbol_widths.get(usize::from(first))?;
        (widths >> symbol.len().min(31) & 1 == 1).then(|| self.symbols.get(symbol).copied())?
    }

    /// By bits, how many bytes the symbols have that begin with this one; M may stand for millions of
    /// a currency.
    #[inline]
    pub fn symbol_widths(&self, first: u8) -> u32 {
        let millions = if first == b'M' { 1 << "MUSD".len() } else { 0 };
        self.symbol_widths.get(usize::from(first)).map_or(millions, |widths| widths | millions)
    }

    /// A unit by its number.
    pub fn unit(&self, id: u16) -> Option<&Unit> {
        self.units.get(usize::from(id))
    }
}
