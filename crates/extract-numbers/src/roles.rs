//! What a word can be, as bits: one look-up of a word answers every rule's first question.

/// zero … nine.
pub const UNIT: u64 = 1;
/// ten … nineteen.
pub const TEEN: u64 = 1 << 1;
/// twenty … ninety.
pub const TEN: u64 = 1 << 2;
/// hundred.
pub const HUNDRED: u64 = 1 << 3;
/// thousand, million, lakh, ….
pub const SCALE: u64 = 1 << 4;
/// dozen, score, gross: multiplies like a scale, and counts like a noun.
pub const DOZEN: u64 = 1 << 5;
/// Letters that scale a figure they touch: k, m, bn.
pub const GLUED: u64 = 1 << 6;
/// dozens, hundreds, thousands: an order of magnitude.
pub const MANY: u64 = 1 << 7;
/// several, few.
pub const VAGUE: u64 = 1 << 8;
/// couple.
pub const COUPLE: u64 = 1 << 9;
/// both, pair, twin, trio.
pub const GROUP: u64 = 1 << 10;
/// first, second, ….
pub const ORDINAL: u64 = 1 << 11;
/// hundredth, thousandth.
pub const ORDINAL_SCALE: u64 = 1 << 12;
/// half, quarter, thirds.
pub const PART: u64 = 1 << 13;
/// A month's name.
pub const MONTH: u64 = 1 << 14;
/// A weekday's name.
pub const WEEKDAY: u64 = 1 << 15;
/// spring … winter.
pub const SEASON: u64 = 1 << 16;
/// morning … midnight.
pub const DAYPART: u64 = 1 << 17;
/// second … century.
pub const TIMEUNIT: u64 = 1 << 18;
/// yesterday, today, tomorrow.
pub const RELDAY: u64 = 1 << 19;
/// now, recently, soon.
pub const NOW: u64 = 1 << 20;
/// current, former, future.
pub const REFADJ: u64 = 1 << 21;
/// last, next, this, same.
pub const SHIFT: u64 = 1 << 22;
/// early, mid, late.
pub const PART_OF: u64 = 1 << 23;
/// daily, annual.
pub const SET: u64 = 1 << 24;
/// the, a, his.
pub const DET: u64 = 1 << 25;
/// he, they, one.
pub const PRON: u64 = 1 << 26;
/// of, in, to.
pub const PREP: u64 = 1 << 27;
/// and, but, that.
pub const CONJ: u64 = 1 << 28;
/// is, has, will.
pub const AUX: u64 = 1 << 29;
/// also, only, just.
pub const ADV: u64 = 1 << 30;
/// Verbs and nouns of rising.
pub const UP: u64 = 1 << 31;
/// Verbs and nouns of falling.
pub const DOWN: u64 = 1 << 32;
/// A verb's form.
pub const VERB: u64 = 1 << 33;
/// Written with a full stop.
pub const ABBR: u64 = 1 << 34;
/// Nouns of people.
pub const PEOPLE: u64 = 1 << 35;
/// Nouns that "no" counts as nought.
pub const ZERO: u64 = 1 << 36;
/// Words that put what follows in the future.
pub const FUTURE: u64 = 1 << 37;
/// best, largest.
pub const SUPERLATIVE: u64 = 1 << 38;
/// Begins or is the name of a currency.
pub const MONEY: u64 = 1 << 39;
/// Begins a unit's name.
pub const MEASURE: u64 = 1 << 40;
/// Begins a holiday's name.
pub const HOLIDAY: u64 = 1 << 41;
/// Ends a hedge that stands before its figure.
pub const HEDGE_END: u64 = 1 << 42;
/// Begins a hedge that stands after its figure.
pub const HEDGE_AFTER: u64 = 1 << 43;

/// Numbers a thing rather than counts it: room 12.
pub const LABEL: u64 = 1 << 45;
/// Ends a street's name.
pub const STREET: u64 = 1 << 44;

/// Begins a time though it is no time word itself: every, the end of.
pub const TIME_START: u64 = 1 << 46;
/// Begins a figure though it is none itself: a, no, minus.
pub const FIGURE_START: u64 = 1 << 47;

/// Begins an address of the web.
pub const WEB: u64 = 1 << 48;
/// May stand between a figure and its unit of time: three full days.
pub const BEFORE_UNIT: u64 = 1 << 49;
/// Verbs whose object is how long: the talks lasted ten days.
pub const LASTING: u64 = 1 << 50;
/// Verbs of a level, before "at": the index closed at 1,840.
pub const STANDING: u64 = 1 << 51;
/// Verbs whose object is a bare figure: pupils score 50.
pub const SCORING: u64 = 1 << 52;
/// Verbs of shots, before a share: she made 40% from the line.
pub const SHOOTING: u64 = 1 << 53;
/// Nouns that only lead to a figure: a record, a low, a total.
pub const LEADING: u64 = 1 << 54;
/// Kin and other people of whom one is told with an age: "his son, 7,".
pub const AGED: u64 = 1 << 55;
/// Ends no noun phrase: an adjective that is no noun, "well", "abroad".
pub const ADJECTIVE: u64 = 1 << 56;
/// Nouns in -ly.
pub const NOUN_LY: u64 = 1 << 57;

/// Words that may begin a figure.
pub const NUMERAL: u64 = UNIT | TEEN | TEN | HUNDRED | SCALE | DOZEN;
/// Words that end a noun phrase.
pub const CLOSED: u64 = DET | PRON | PREP | CONJ | AUX | ADV;
/// Words at which a time may begin.
pub const TIME_ANCHOR: u64 = NUMERAL
    | MANY
    | VAGUE
    | COUPLE
    | ORDINAL
    | PART
    | MONTH
    | WEEKDAY
    | SEASON
    | DAYPART
    | TIMEUNIT
    | RELDAY
    | NOW
    | REFADJ
    | SHIFT
    | PART_OF
    | SET
    | HOLIDAY
    | TIME_START;
/// Words at which a figure may begin.
pub const FIGURE_ANCHOR: u64 =
    NUMERAL | MANY | VAGUE | COUPLE | GROUP | ORDINAL | ORDINAL_SCALE | PART | FIGURE_START;
/// Words at which any reading may begin.
pub const ANCHOR: u64 = TIME_ANCHOR | FIGURE_ANCHOR | WEB | MONEY;
