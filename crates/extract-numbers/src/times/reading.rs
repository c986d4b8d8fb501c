//! What the readers of times share: their setting, and what they find.

use std::borrow::Cow;

use super::anchor::Anchor;
use super::civil::{self, Moment};
use super::when::{Part, When};
use crate::cardinals::below_hundred;
use crate::lexicon::{Lexicon, Modifier};
use crate::roles::*;
use crate::scan::{Kind, Token};
use crate::tokens::Tokens;

/// What the readers need to hand.
#[derive(Clone, Copy)]
pub struct Times<'a> {
    /// The paragraph.
    pub t: Tokens<'a>,
    /// The tables.
    pub lex: &'a Lexicon,
    /// What times are counted from.
    pub anchor: &'a Anchor,
    /// Nothing before this token belongs to the time.
    pub floor: usize,
    /// The day-exact date read last in this paragraph, and one past its last token.
    pub last_day: Option<(usize, i64)>,
    /// Times are wanted as told: every form that can be a time is one.
    pub told: bool,
}

/// A time: tokens `start..end`.
#[derive(Clone, Debug)]
pub struct Reading {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// DATE TIME DURATION SET, or QUANTITY for an age.
    pub label: &'static str,
    /// TIMEX3 value.
    pub timex: String,
    /// The stretch, when it is anchored.
    pub when: Option<When>,
    /// Which part of it.
    pub part: Part,
    /// Names its year, or hangs on a date that does.
    pub explicit: bool,
    /// Counted from publication.
    pub near: bool,
    /// Seconds of the day at which a clock time begins, and how many it lasts; in another time zone
    /// than publication's the day may be another.
    pub clock: Option<(i64, i64)>,
    /// Length and unit of a duration or age.
    pub length: Option<Length>,
    /// The date as told, where that is less than what it means: "XXXX-07-04", "XXXX-WXX-5". Of a
    /// TIME: the date told beside it, if any.
    pub told: Option<String>,
    /// The hour as told.
    pub hour: Option<Hour>,
    /// First day and one past the last of a length that reaches to or from publication.
    pub stretch: Option<(i64, i64)>,
    /// Part of the day: 1 morning … 10 lunchtime.
    pub daypart: Option<i8>,
}

/// The hour of a clock as told.
#[derive(Clone, Debug)]
pub struct Hour {
    /// "16", "16:00", "16:00:30".
    pub text: String,
    /// Morning or afternoon is told.
    pub sure: bool,
    /// Seconds from its time zone to publication's, where both are told.
    pub shift: Option<i64>,
}

/// How long.
#[derive(Clone, Debug)]
pub struct Length {
    /// The figure, if one is stated.
    pub value: Option<f64>,
    /// Least.
    pub low: Option<f64>,
    /// Greatest.
    pub high: Option<f64>,
    /// Sense of the hedge or vagueness.
    pub modifier: Modifier,
    /// "year", "day", "year of age".
    pub unit: Cow<'static, str>,
}

impl Reading {
    /// A date that is anchored.
    pub fn date(start: usize, end: usize, when: When) -> Self {
        Self {
            timex: when.timex(),
            when: Some(when),
            ..Self::bare(start, end, "DATE", String::new())
        }
    }

    /// A time with a value and no anchor.
    pub fn bare(start: usize, end: usize, label: &'static str, timex: String) -> Self {
        Self {
            start,
            end,
            label,
            timex,
            when: None,
            part: Part::Whole,
            explicit: false,
            near: false,
            clock: None,
            length: None,
            told: None,
            hour: None,
            daypart: None,
            stretch: None,
        }
    }

    /// The date as told; of a date that is told whole, its value.
    pub fn told_date(&self) -> &str {
        self.told.as_deref().unwrap_or(&self.timex)
    }

    /// Sets the date as told.
    pub fn told(mut self, told: String) -> Self {
        self.told = Some(told);
        self
    }

    /// A date, anchored or else with its unanchored value.
    pub fn date_or(start: usize, end: usize, when: Option<When>, else_timex: &str) -> Self {
        match when {
            Some(w) => Self::date(start, end, w),
            None => Self::bare(start, end, "DATE", else_timex.to_owned()),
        }
    }

    /// Marks it as naming its year.
    pub fn explicit(mut self) -> Self {
        self.explicit = true;
        self
    }

    /// Marks it as counted from publication.
    pub fn near(mut self) -> Self {
        self.near = true;
        self
    }

    /// First moment, and one past the last.
    pub fn bounds(&self) -> Option<(Moment, Moment)> {
        let (a, b) = match self.stretch {
            Some(days) => days,
            None => self.when?.bounds_of(self.part),
        };
        // ISO 8601 has four digits for the year.
        if civil::date(b).0 > 9999 {
            return None;
        }
        match self.clock {
            Some((second, length)) => {
                Some((Moment::second(a, second), Moment::second(a, second + length)))
            }
            None => Some((Moment::day(a), Moment::day(b))),
        }
    }
}

impl<'a> Times<'a> {
    /// The token at `i`.
    pub fn at(&self, i: usize) -> Option<&'a Token> {
        self.t.at(i)
    }

    /// Its time value (month number, weekday, unit).
    pub fn time(&self, i: usize) -> i8 {
        self.at(i).map_or(0, |x| x.word.time)
    }

    /// The token before `i`, if the time may take it.
    pub fn before(&self, i: usize) -> Option<usize> {
        i.checked_sub(1).filter(|b| *b >= self.floor)
    }

    /// Is the token before `i` one of these words, and free?
    pub fn preceded(&self, i: usize, words: &[&str]) -> bool {
        self.before(i).is_some_and(|b| self.t.any(b, words))
    }

    /// `i`, or the token before it if that is "the".
    pub fn with_the(&self, i: usize) -> usize {
        if self.preceded(i, &["the"]) { i - 1 } else { i }
    }

    /// Do the words around put the time ahead?
    pub fn future(&self, i: usize) -> bool {
        let first = i.saturating_sub(9);
        for k in (first..i).rev() {
            let Some(x) = self.at(k) else { continue };
            if x.kind == Kind::Break {
                break;
            }
            if x.is(FUTURE)
                && !self.t.any(k, &["to", "by", "may", "could", "would", "must", "begin"])
            {
                return true;
            }
            let may = self.at(k + 1).is_some_and(|x| x.is(MONTH) && x.capital);
            if self.t.word(k, "to")
                && self.t.is(k + 1, VERB | AUX)
                && !self.t.is(k + 1, DET)
                && !may
            {
                return true;
            }
        }
        false
    }

    /// A year's figure at `i`: four digits without grouping.
    pub fn year(&self, i: usize) -> Option<i32> {
        let x = self.at(i)?;
        let plain = x.figure() && x.sign == ' ' && x.width() == 4;
        let v = x.word.value;
        let touched = self.at(i + 1).is_some_and(|n| {
            n.glued
                && (n.kind == Kind::Word && !self.t.word(i + 1, "'s")
                    || n.figure()
                    || matches!(n.sign, '%' | '°' | '€' | '$'))
        });
        let clock = self.t.sign(i + 1, ':') && self.t.glued(i + 1);
        (plain && (1000.0..2200.0).contains(&v) && !touched && !clock).then_some(v as i32)
    }

    /// "nineteen ninety-six", "seventeen hundred", "twenty twenty", "two thousand (and five)".
    pub fn year_in_words(&self, i: usize) -> Option<(i32, usize)> {
        let t = self.t;
        let x = self.at(i).filter(|x| x.is(UNIT | TEEN | TEN))?;
        let head = x.word.value as i32;
        let rest = |at: usize| below_hundred(t, at).map_or((0, at), |(n, end)| (n as i32, end));
        if head == 2 && t.word(i + 1, "thousand") {
            let and = if t.word(i + 2, "and") { i + 3 } else { i + 2 };
            let (n, end) = rest(and);
            return Some(if n > 0 { (2000 + n, end) } else { (2000, i + 2) });
        }
        if !(13..=20).contains(&head) {
            return None;
        }
        if t.word(i + 1, "hundred") {
            let and = if t.word(i + 2, "and") { i + 3 } else { i + 2 };
            let (n, end) = rest(and);
            return Some((head * 100 + n, if n > 0 { end } else { i + 2 }));
        }
        let at = if t.hyphen(i + 1) { i + 2 } else { i + 1 };
        let oh = t.any(at, &["oh", "o"]) && t.is(at + 1, UNIT);
        let (n, end) = rest(if oh { at + 1 } else { at });
        (oh || n >= 10).then_some((head * 100 + n, end))
    }

    /// A day's number in words beside a month: "twenty-nine", "fifteen".
    pub fn day_in_words(&self, i: usize) -> Option<(u8, usize)> {
        self.at(i).filter(|x| x.is(UNIT | TEEN | TEN))?;
        let (n, end) = below_hundred(self.t, i)?;
        (1.0..=31.0).contains(&n).then_some((n as u8, end))
    }

    /// A day's number 1–31 at `i`, with or without its suffix: the day and one past it.
    pub fn day_number(&self, i: usize) -> Option<(u8, usize)> {
        let x = self.at(i)?;
        if x.figure() {
            let day = x.word.value;
            let fits = x.sign == ' ' && x.width() <= 2 && (1.0..=31.0).contains(&day);
            let suffix = self.t.glued(i + 1) && self.t.any(i + 1, &["st", "nd", "rd", "th"]);
            return fits.then_some((day as u8, if suffix { i + 2 } else { i + 1 }));
        }
        self.ordinal_word(i).filter(|(n, _)| *n <= 31)
    }

    /// "first", "twenty-third", "21st" at `i`: its rank and one past it.
    pub fn ordinal_word(&self, i: usize) -> Option<(u8, usize)> {
        let x = self.at(i)?;
        if x.figure() {
            let suffix = self.t.glued(i + 1) && self.t.any(i + 1, &["st", "nd", "rd", "th"]);
            let fits = suffix && x.sign == ' ' && (1.0..=99.0).contains(&x.word.value);
            return fits.then_some((x.word.value as u8, i + 2));
        }
        if x.is(ORDINAL) {
            return Some((x.word.value as u8, i + 1));
        }
        if x.is(TEN) {
            let k = if self.t.hyphen(i + 1) { i + 2 } else { i + 1 };
            let unit = self.at(k).filter(|u| u.is(ORDINAL) && u.word.value < 10.0)?;
            return Some(((x.word.value + unit.word.value) as u8, k + 1));
        }
        None
    }

    /// A month's name at `i` that is surely one: "may" and "march" need a capital and company.
    pub fn month(&self, i: usize) -> Option<u8> {
        let x = self.at(i)?;
        if !x.is(MONTH) || x.kind != Kind::Word {
            return None;
        }
        let doubtful = x.width() == 3 || self.t.any(i, &["may", "march", "august"]);
        let sure = !doubtful
            || self.beside_day(i)
            || x.capital && self.led(i)
            || self.alone(i) && (x.capital || x.width() > 3);
        sure.then_some(x.word.time as u8)
    }

    /// As told, a text of this one word: a field that holds nothing else.
    pub fn alone(&self, i: usize) -> bool {
        let rest = self.t.list.get(1..).unwrap_or(&[]);
        self.told && i == 0 && rest.iter().all(|x| matches!(x.sign, '.' | ','))
    }

    /// A year or a day's number stands beside the month at `i`.
    fn beside_day(&self, i: usize) -> bool {
        let after = self.year(i + 1).is_some()
            || self.at(i + 1).is_some_and(|n| n.figure() && n.width() <= 2 && n.sign == ' ')
            || (self.t.hyphen(i + 1) || self.t.sign(i + 1, '/') && self.t.glued(i + 1))
                && self.at(i + 2).is_some_and(Token::figure)
            || self.day_in_words(i + 1).is_some()
            || self.ordinal_word(i + 1).is_some()
            || self.t.sign(i + 1, '.')
                && (self.at(i + 2).is_some_and(Token::figure)
                    || self.t.sign(i + 2, ',') && self.year(i + 3).is_some());
        let day = |k: usize| {
            self.at(k).is_some_and(|p| p.figure() && p.width() <= 2 && p.sign == ' ')
                || self.ordinal_word(k).is_some()
                || self.t.any(k, &["st", "nd", "rd", "th"]) && self.t.glued(k)
        };
        let before = i > 0
            && (day(i - 1)
                || self.counted_day(i)
                || i > 1 && self.t.word(i - 1, "of") && day(i - 2));
        let short = self.t.surface(i).len() == 3 && (!before || self.t.any(i, &["may", "mar"]));
        let written = self.at(i).is_some_and(|x| x.capital) || !short;
        written && (after || before)
    }

    /// A day's number in words before a month with a capital: "fifteen August".
    fn counted_day(&self, i: usize) -> bool {
        let high = self.t.is(i - 1, TEEN | TEN)
            || i > 1 && self.t.is(i - 1, UNIT) && self.t.is(i - 2, TEN)
            || i > 2 && self.t.is(i - 1, UNIT) && self.t.dash(i - 2) && self.t.is(i - 3, TEN);
        high && self.at(i).is_some_and(|x| x.capital)
    }

    /// A preposition or a part leads the month at `i`, or a dash joins it to another.
    fn led(&self, i: usize) -> bool {
        const LEADS: [&str; 25] = [
            "in", "since", "by", "until", "of", "from", "last", "next", "early", "late", "mid",
            "this", "during", "through", "before", "after", "till", "between", "to", "and", "or",
            "for", "each", "every", "through",
        ];
        let Some(b) = i.checked_sub(1) else {
            return self.t.word(i, "august")
                || self.t.is(i + 1, PREP) && self.t.word(i, "may") && self.t.dash(i + 1);
        };
        let ranged = (self.t.dash(i + 1) || self.t.any(i + 1, &["to", "through"]))
            && self.t.is(i + 2, MONTH);
        let joined = ranged || self.t.dash(b) || self.t.sign(b, '(') || self.t.sign(b, '/');
        let verb =
            self.at(i + 1).is_some_and(|n| n.capital && n.kind == Kind::Word && !n.is(CLOSED));
        (self.t.any(b, &LEADS) || joined) && !(verb && self.t.word(i, "march"))
    }

    /// A weekday's name at `i` that is surely one.
    pub fn weekday(&self, i: usize) -> Option<i64> {
        let x = self.at(i)?;
        if !x.is(WEEKDAY) || x.kind != Kind::Word {
            return None;
        }
        let s = self.t.surface(i);
        let short = s.len() < 6;
        let beside = self.t.sign(i + 1, '.')
            || self.t.sign(i + 1, ',')
            || self.at(i + 1).is_some_and(|n| n.figure() || n.is(MONTH | DAYPART));
        let led =
            i > 0 && self.t.any(i - 1, &["on", "next", "last", "this", "since", "until", "by"]);
        let sure = !short || x.capital && (beside || led || self.told) || self.alone(i);
        sure.then_some(i64::from(x.word.time))
    }
}
