//! Figures: with their separators, ordinals and decades whole; units and ranges apart.

use super::{Kind, Scanner};

/// Units written onto a figure, lower case; cut off as words of their own (`35|mm`, `8|am`).
const UNITS: [&str; 48] = [
    "k", "m", "bn", "mn", "mm", "cm", "km", "kg", "mg", "lb", "lbs", "oz", "ft", "mi", "mph",
    "kph", "kmh", "hp", "cc", "hz", "khz", "mhz", "ghz", "kb", "mb", "gb", "tb", "kw", "mw", "gw",
    "kwh", "mwh", "gwh", "am", "pm", "hr", "hrs", "min", "mins", "yr", "yrs", "ml", "tn", "trn",
    "bbl", "sq", "gmt", "et",
];

impl Scanner<'_, '_> {
    /// The figure that starts at `start`; returns where the next token may start.
    pub(super) fn number(&mut self, start: usize) -> usize {
        let mut at = self.groups(start);
        if at == start {
            at += self.char(start).map_or(1, char::len_utf8); // "½", "²"
        }
        if self.hyphen(at) > 0
            && let Some(end) = self.dashed(start, at)
        {
            return self.push(start, end, Kind::Number);
        }
        let run = self.word_run(at);
        let suffix = &self.bytes[at..run];
        if matches!(self.byte(run), b'@' | b'.' | b'_')
            && let Some(end) = self.email(start)
        {
            return self.push(start, end, Kind::Email);
        }
        let figures = &self.bytes[start..at];
        if is_unit(suffix, figures, self.currency_before(start)) {
            return self.push(start, at, Kind::Number);
        }
        if self.byte(run) == b'.' {
            if suffix.len() == 1 && self.byte(run + 1).eq_ignore_ascii_case(&b'm') {
                return self.push(start, at, Kind::Number); // "5p.m."
            }
            if !suffix.is_empty()
                && let Some(end) = self.domain(start)
            {
                return self.push(start, end, Kind::Url);
            }
        }
        at = run;
        // The 1990's, the 60's; but the AK-47's stock is two tokens anyway by its hyphen.
        let quote = self.apostrophe(at);
        let decade = quote > 0
            && matches!(figures.len(), 2 | 4)
            && figures.last() == Some(&b'0')
            && suffix.is_empty()
            && self.byte(at + quote) == b's'
            && self.word_char(at + quote + 1) == 0;
        if decade {
            at += quote + 1;
        }
        self.push(start, at, Kind::Number)
    }

    /// Past the digits from `at` and the separators between them.
    fn groups(&self, mut at: usize) -> usize {
        loop {
            while self.byte(at).is_ascii_digit() {
                at += 1;
            }
            let next_is_digit = self.byte(at + 1).is_ascii_digit();
            let goes_on = match self.byte(at) {
                b'.' | b':' | b'/' => next_is_digit,
                b',' => next_is_digit && self.group_after_comma(at + 1),
                _ => false,
            };
            if !goes_on {
                return at;
            }
            at += 1;
        }
    }

    /// Three digits after a comma, or two in the Indian way (`1,00,000`), or a decimal (`5,7`).
    fn group_after_comma(&self, at: usize) -> bool {
        let digits = (at..at + 4).take_while(|&i| self.byte(i).is_ascii_digit()).count();
        match digits {
            3 => true,
            1 | 2 => self.byte(at + digits) != b',' || digits == 2,
            _ => false,
        }
    }

    /// Telephone numbers, dates and post codes with hyphens; ranges and scores are not whole.
    fn dashed(&self, start: usize, first_end: usize) -> Option<usize> {
        let mut lengths = [first_end - start, 0, 0, 0];
        let mut count = 1;
        let mut at = first_end;
        while self.hyphen(at) > 0 && self.byte(at + self.hyphen(at)).is_ascii_digit() {
            let from = at + self.hyphen(at);
            at = from;
            while self.byte(at).is_ascii_digit() {
                at += 1;
            }
            *lengths.get_mut(count)? = at - from;
            count += 1;
        }
        let whole = matches!(
            lengths,
            [3, 3, 4, 0] | [1, 3, 3, 4] | [3, 4, 0, 0] | [1 | 2, 1 | 2, 2 | 4, 0]
        ) || matches!(lengths, [4, 2, 2, 0] | [5, 4, 0, 0] | [7, 4, 0, 0])
            || (matches!(lengths, [7, 4, 0, 0]) && self.bytes[start..first_end].contains(&b'/'));
        (whole && self.word_char(at) == 0).then_some(at)
    }

    /// Whether money is meant: a currency sign stands before the figure.
    fn currency_before(&self, start: usize) -> bool {
        self.char_before(start).is_some_and(|c| matches!(c, '$' | '€' | '£' | '¥' | '₹'))
    }
}

/// Whether the letters after a figure are a unit of their own.
fn is_unit(suffix: &[u8], figures: &[u8], money: bool) -> bool {
    if suffix.is_empty() || suffix.len() > 4 {
        return false;
    }
    let is = |unit: &str| suffix.eq_ignore_ascii_case(unit.as_bytes());
    if UNITS.iter().any(|unit| is(unit)) {
        return true;
    }
    let decimal = figures.contains(&b'.');
    match suffix {
        b"b" | b"B" | b"t" | b"T" => money || decimal,
        b"C" | b"F" => (2..=3).contains(&figures.len()),
        b"g" => figures.len() > 1 || decimal,
        b"p" => figures.len() > 1,
        b"x" => true,
        _ => false,
    }
}
