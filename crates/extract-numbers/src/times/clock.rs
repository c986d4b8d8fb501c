//! Times of day: "5:30 p.m.", "16:08 UTC", "0800 GMT", "9 o'clock", "half past three", "five-thirty".

use super::civil;
use super::reading::{Hour, Reading, Times};
use super::when::When;
use super::zones;
use crate::cardinals::below_hundred;
use crate::roles::*;
use crate::scan::{Kind, Token};

/// Hour, minute, second at some tokens.
#[derive(Clone)]
struct Clock {
    minute: u16,
    /// Told to the second.
    second: Option<u16>,
    /// "17:30", "17:00", "17:30:05".
    text: String,
    /// "17:30", "17" when no minutes are told.
    told: String,
    /// Morning or afternoon is told.
    sure: bool,
    end: usize,
}

impl Clock {
    fn new(hour: u16, minute: Option<u16>, sure: bool, end: usize) -> Self {
        let m = minute.unwrap_or(0);
        let h = civil::two(hour.into());
        let text = [h, ":", civil::two(m.into())].concat();
        let told = if minute.is_some() { text.clone() } else { h.to_owned() };
        Self { minute: hour * 60 + m, second: None, text, told, sure, end }
    }

    /// The hour in a part of the day: "last night at 8" is 20:00; not at three in the afternoon's
    /// morning.
    fn within(self, part: i8) -> Option<Self> {
        let (hour, minute) = (self.minute / 60, self.minute % 60);
        let late = matches!(part, 2 | 3 | 4 | 6);
        if self.sure || hour > 12 || !late && hour < 12 {
            return Some(self);
        }
        let told = (self.told.len() > 2).then_some(minute);
        let fits = late && if part == 4 { (6..12).contains(&hour) } else { hour < 12 };
        fits.then(|| Self::new(hour + 12, told, true, self.end))
    }

    fn hour(&self, shift: Option<i64>) -> Hour {
        Hour { text: self.told.clone(), sure: self.sure, shift }
    }

    /// Seconds of the day at which it begins, and how many it lasts.
    fn seconds(&self, shift: Option<i64>) -> (i64, i64) {
        let at = i64::from(self.minute) * 60 + self.second.map_or(0, i64::from);
        (at + shift.unwrap_or(0), if self.second.is_some() { 1 } else { 60 })
    }
}

/// May a time of day begin at this token?
pub fn begins(x: &Token) -> bool {
    x.figure() || x.is(PART | UNIT | TEEN | TEN) || x.kind == Kind::Word && x.width() == 1
}

/// A time of day at token `i`, with the day beside it.
pub fn read(s: Times, i: usize) -> Option<Reading> {
    let mut c = clock(s, i)?;
    let start = i;
    let t = s.t;
    let mut end = zones::read(s, c.end, None).end;
    let on = if t.any(end, &["on", "of"]) { end + 1 } else { end };
    let the = if t.word(on, "the") { on + 1 } else { on };
    let mut beside = super::day_at(Times { floor: the, ..s }, the);
    if let (None, Some((part, hour))) = (&beside, part_beside(s, on, &c)) {
        (beside, c) = (Some(part), hour);
    }
    let told = beside.as_ref().map(|d| d.told_date().to_owned());
    let (day, explicit) = match beside {
        Some(d) => {
            end = d.end;
            (d.when, d.explicit)
        }
        None => (s.anchor.reference(), false),
    };
    let day = day.filter(|d| matches!(d, When::Day(_)));
    let (zone, shift) = zone(s, c.end, day);
    let timex = match day {
        Some(d) => [&d.timex(), "T", &c.text, &zone].concat(),
        None => ["XXXX-XX-XXT", &c.text, &zone].concat(),
    };
    let r = Reading {
        when: day,
        clock: day.map(|_| c.seconds(shift)),
        told,
        hour: Some(c.hour(shift)),
        ..Reading::bare(start, end, "TIME", timex)
    };
    Some(if explicit { r.explicit() } else { r })
}

/// "this morning" of "8am this morning", "tomorrow evening": the part of a day, and the hour in it.
fn part_beside(s: Times, i: usize, c: &Clock) -> Option<(Reading, Clock)> {
    let fits = !s.told && s.at(i)?.is(RELDAY | SHIFT | TIME_START);
    let part = super::relative::read(Times { floor: i, ..s }, i).filter(|_| fits)?;
    let hour = c.clone().within(part.daypart?)?;
    Some((part, hour))
}

/// A clock right after a date: "May 8 1:00AM", "Friday at 4pm", "last night at 8".
pub fn join(s: Times, r: Reading) -> Reading {
    let Some(When::Day(_)) = r.when else { return r };
    let part = r.daypart.filter(|_| !s.told);
    if r.label != "DATE" && part.is_none() {
        return r;
    }
    let t = s.t;
    let comma = if t.sign(r.end, ',') { r.end + 1 } else { r.end };
    let led =
        t.any(comma, &["at"]) || t.sign(comma, '@') || part.is_some() && t.word(comma, "around");
    let at = if led { comma + 1 } else { comma };
    let found = match part {
        None => clock(s, at).or_else(|| led.then(|| military(s, at)).flatten()),
        Some(p) => clock(s, at)
            .or_else(|| led.then(|| bare_hour(s, at)).flatten())
            .and_then(|c| c.within(p)),
    };
    let found = found.or_else(|| (comma == r.end).then(|| hour_letter(s, at)).flatten());
    let (Some(c), Some(day)) = (found, r.when) else { return r };
    let end = zones::read(s, c.end, None).end;
    let (zone, shift) = zone(s, c.end, Some(day));
    let timex = [&day.timex(), "T", &c.text, &zone].concat();
    let told = Some(r.told_date().to_owned());
    let hour = Some(c.hour(shift));
    Reading { end, label: "TIME", timex, clock: Some(c.seconds(shift)), told, hour, ..r }
}

/// "19h" right after its day; "12h of rain" and "2h 30m" are lengths.
fn hour_letter(s: Times, i: usize) -> Option<Clock> {
    let x = s.at(i).filter(|x| x.figure() && x.sign == ' ' && x.word.value <= 24.0)?;
    let free = s.at(i + 2).is_none_or(|n| match n.kind {
        Kind::Word => n.is(AUX | CONJ) || s.t.any(i + 2, &["in", "at", "on", "until", "till"]),
        Kind::Sign => !n.dash(),
        kind => kind == Kind::Break,
    });
    let letter = s.t.surface(i + 1) == "h" && s.t.glued(i + 1);
    (letter && free).then(|| Clock::new(x.word.value as u16, Some(0), true, i + 2))
}

/// The letters that the zone at token `i` has in the value, and the seconds from its clock to that of
/// publication.
fn zone(s: Times, i: usize, day: Option<When>) -> (String, Option<i64>) {
    let found = zones::read(s, i, day);
    let letters = if s.told { String::new() } else { zones::letters(found) };
    (letters, s.anchor.shift(found.ahead))
}

fn clock(s: Times, i: usize) -> Option<Clock> {
    let t = s.t;
    let x = s.at(i)?;
    if x.is(DAYPART) && x.kind == Kind::Word && matches!(x.word.time, 7 | 8) {
        return None;
    }
    let article = x.width() == 1 && x.kind == Kind::Word;
    if (x.figure() || article || x.is(PART | UNIT | TEEN | TEN))
        && let Some(c) = past_or_to(s, i)
    {
        return Some(c);
    }
    if x.kind == Kind::Word {
        return in_words(s, i);
    }
    if !x.figure() {
        return None;
    }
    let before = i.checked_sub(1).and_then(|b| s.at(b));
    if x.glued
        && before
            .is_some_and(|b| matches!(b.sign, ':' | '$' | '£' | '.' | '/') || b.kind == Kind::Word)
    {
        return None;
    }
    let value = x.word.value;
    if x.sign == ' ' && t.sign(i + 1, ':') && t.glued(i + 1) && t.glued(i + 2) {
        return colon(s, i, value);
    }
    if x.sign == '.' {
        return dotted(s, i);
    }
    if let Some(m) = hours_and(s, i + 1).filter(|_| x.sign == ' ' && value <= 24.0) {
        return Some(Clock::new(value as u16, Some(m), true, i + 2));
    }
    if s.t.word(i + 1, "h") && x.sign == ' ' && value <= 24.0 && hour_of_day(s, i) {
        return Some(Clock::new(value as u16, Some(0), true, i + 2));
    }
    if x.sign == ' ' && matches!(x.width(), 3 | 4) && value < 2400.0 && value % 100.0 < 60.0 {
        return four_digits(s, i, value);
    }
    if x.sign != ' ' || !(0.0..=24.0).contains(&value) || value.fract() != 0.0 {
        return None;
    }
    whole_hour(s, value as u16, i + 1)
        .or_else(|| borrowed(s, i, value as u16))
        .or_else(|| zoned_hour(s, i, value as u16))
}

/// "8" of "at 8 GMT", "(14 GMT)": an hour by its zone.
fn zoned_hour(s: Times, i: usize, value: u16) -> Option<Clock> {
    let b = i.checked_sub(1)?;
    let led = s.t.sign(b, '(') || s.t.any(b, &["at", "by", "until", "till", "from", "around"]);
    let zone = zones::read(s, i + 1, None);
    // "at 12 IST institutions", "9 CAT scans"
    let counted = s.at(zone.end).is_some_and(|n| {
        let plain = n.kind == Kind::Word && !n.capital;
        plain && !n.is(CLOSED | VERB | RELDAY | SHIFT | DAYPART)
    });
    let zoned = led && zone.ahead.is_some() && !counted;
    let capitals = s.t.surface(i + 1).bytes().all(|b| b.is_ascii_uppercase());
    (zoned && (capitals || s.told)).then(|| Clock::new(value, None, true, i + 1))
}

/// "5 p.m.", "9 o'clock", "12 noon": what follows the hour.
fn whole_hour(s: Times, value: u16, end: usize) -> Option<Clock> {
    if let Some((pm, end)) = meridiem(s, end) {
        return Some(Clock::new(hour(value, pm)?, None, true, end));
    }
    let noon = value == 12 && s.t.any(end, &["noon", "midnight"]);
    if noon {
        let midnight = s.t.word(end, "midnight");
        return Some(Clock::new(if midnight { 0 } else { 12 }, None, true, end + 1));
    }
    if !s.t.any(end, &["o'clock", "oclock"]) {
        return None;
    }
    match meridiem(s, end + 1) {
        Some((pm, end)) => Some(Clock::new(hour(value, pm)?, None, true, end)),
        None => Some(Clock::new(value, None, false, end + 1)),
    }
}

/// "8" of "last night at 8", when nothing follows that it counts.
fn bare_hour(s: Times, i: usize) -> Option<Clock> {
    let x = s.at(i).filter(|x| x.figure() && x.sign == ' ' && x.width() <= 2)?;
    let hour = x.word.value as u16;
    (ends_there(s, i + 1) && (1..=12).contains(&hour)).then(|| Clock::new(hour, None, false, i + 1))
}

/// "2" of "2-4 p.m.", "from 2 to 4 p.m.": the half of the day is told at the other end.
fn borrowed(s: Times, i: usize, value: u16) -> Option<Clock> {
    let t = s.t;
    let joint = t.dash(i + 1) || t.any(i + 1, &["to", "until", "till"]) || {
        i > 0 && t.word(i - 1, "between") && t.word(i + 1, "and")
    };
    let other = s.at(i + 2).filter(|x| joint && x.figure() && (1..=12).contains(&value))?;
    if other.word.value > 12.0 || s.before(i).is_some_and(|b| t.dash(b)) {
        return None;
    }
    let c = clock(s, i + 2).filter(|c| c.sure)?;
    let late = c.minute / 60;
    let pm = late > 12 && value < 12 && value + 12 <= late || late == 12 && value == 12;
    Some(Clock::new(hour(value, Some(pm))?, None, true, i + 1))
}

/// "at 16h", "16h GMT", "15h30-18h": an hour of the day, not so many hours.
fn hour_of_day(s: Times, i: usize) -> bool {
    let t = s.t;
    let led = i > 0 && t.any(i - 1, &["at", "until", "till", "@"]);
    let zoned = zones::read(s, i + 2, None).end > i + 2;
    let ranged = i > 2 && t.dash(i - 1) && hours_and(s, i - 2).is_some();
    t.glued(i + 1) && (led || zoned || ranged)
}

/// "h30" of "16h30".
fn hours_and(s: Times, i: usize) -> Option<u16> {
    s.at(i).filter(|x| x.glued && x.kind == Kind::Word && x.width() == 3)?;
    let digits = s.t.surface(i).strip_prefix('h')?;
    digits.parse().ok().filter(|m| *m < 60)
}

/// "0800 GMT", "1140 a.m.", "0730 hours".
fn four_digits(s: Times, i: usize, value: f64) -> Option<Clock> {
    let t = s.t;
    let (h, m) = ((value / 100.0) as u16, (value % 100.0) as u16);
    let letter = t.surface(i + 1).len() == 1 && t.glued(i + 1);
    if let Some((pm, end)) = meridiem(s, i + 1).filter(|_| (1..=12).contains(&h) && !letter) {
        return Some(Clock::new(hour(h, pm)?, Some(m), true, end));
    }
    let zoned = zones::read(s, i + 1, None).end > i + 1 && t.surface(i).len() == 4
        || t.surface(i + 1) == "hrs"
        || t.surface(i + 1) == "hours" && t.surface(i).starts_with('0');
    let end = if matches!(t.surface(i + 1), "hrs" | "hours") { i + 2 } else { i + 1 };
    // As told, "at 730", "around 1030": at a figure of that size may well be a price.
    let free = s.at(end).is_none_or(|n| n.kind == Kind::Break || n.is(PREP));
    if t.surface(i).len() == 4 && i > 0 && t.any(i - 1, &HOUR_LEADS) && day_after(s, i, end) {
        return Some(Clock::new(h, Some(m), true, end));
    }
    if s.told && (1..=12).contains(&h) && i > 0 && t.any(i - 1, &["at", "around"]) && free {
        return Some(Clock::new(h, Some(m), false, end));
    }
    (zoned && t.surface(i).len() == 4).then(|| Clock::new(h, Some(m), true, end))
}

/// What leads to an hour.
const HOUR_LEADS: [&str; 4] = ["at", "until", "till", "from"];

/// "at 1620 this afternoon", "at 1400 on Monday", "at 0930": four digits whose day follows, or that
/// begin with nought and count nothing.
fn day_after(s: Times, i: usize, end: usize) -> bool {
    let t = s.t;
    // "The toll stood at 1345 on Tuesday"; "jailed until 2019 on Monday"
    const LEVELS: &str = "toll cases deaths total index count put trades traded valued priced";
    let level = i > 1 && (t.is(i - 2, STANDING | UP | DOWN) || t.among(i - 2, LEVELS));
    let year = s.year(i).is_some_and(|y| (1900..2100).contains(&y)) && !t.word(i - 1, "at");
    if level || year {
        return false;
    }
    let part = t.any(end, &["this", "last", "tomorrow", "yesterday"]) && t.is(end + 1, DAYPART);
    let on =
        t.word(end, "on") && (t.is(end + 1, WEEKDAY | MONTH) || s.day_number(end + 1).is_some());
    part || on || t.is(end, RELDAY) || t.surface(i).starts_with('0') && ends_there(s, end)
}

/// Nothing that a figure before `end` could count.
fn ends_there(s: Times, end: usize) -> bool {
    s.at(end).is_none_or(|n| match n.kind {
        Kind::Word => n.is(CLOSED) && !n.glued,
        Kind::Sign => matches!(n.sign, ',' | ';' | ')' | '['),
        kind => kind == Kind::Break,
    })
}

/// "2115" of "4 March at 2115, they left": after its day.
fn military(s: Times, i: usize) -> Option<Clock> {
    let x = s.at(i).filter(|x| x.figure() && x.sign == ' ' && x.width() == 4)?;
    let (h, m) = ((x.word.value / 100.0) as u16, (x.word.value % 100.0) as u16);
    (h < 24 && m < 60 && ends_there(s, i + 1)).then(|| Clock::new(h, Some(m), true, i + 1))
}

/// "five p.m.", "two forty-five", "nine oh five": hours and minutes in words, led as a time.
fn in_words(s: Times, i: usize) -> Option<Clock> {
    let t = s.t;
    let x = s.at(i).filter(|x| x.is(UNIT | TEEN))?;
    let h = x.word.value as u16;
    if let Some(c) = whole_hour(s, h, i + 1) {
        return Some(c);
    }
    if !(1..=12).contains(&h) {
        return None;
    }
    let at = if t.hyphen(i + 1) { i + 2 } else { i + 1 };
    let digit = if t.hyphen(at + 1) { at + 2 } else { at + 1 };
    let oh = t.any(at, &["oh", "o", "zero"]) && t.is(digit, UNIT);
    let at = if oh { digit } else { at };
    if !oh && !t.is(at, TEN | TEEN) {
        return None;
    }
    let (m, end) = below_hundred(t, at).filter(|(m, _)| *m < 60.0)?;
    let ended = meridiem(s, end);
    let alone = s.told && i == 0 && s.at(end).is_none();
    let led = alone
        || i > 0
            && t.any(
                i - 1,
                &[
                    "at", "from", "by", "until", "till", "around", "before", "after", "since",
                    "about", "to",
                ],
            );
    let followed = t.is(end, RELDAY) || t.any(end, &["in", "to"]);
    let counts = t.is(end, SCALE | HUNDRED | MEASURE | MONEY | PEOPLE)
        || s.at(end).is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED | RELDAY | DAYPART));
    let minutes = t.any(end, &["minutes", "hours"]);
    match ended {
        Some((pm, end)) => Some(Clock::new(hour(h, pm)?, Some(m as u16), true, end)),
        None if (led || followed) && (!counts || minutes) && (led || !t.word(end, "to")) => {
            Some(Clock::new(h, Some(m as u16), false, if minutes { end + 1 } else { end }))
        }
        None => None,
    }
}

/// "half past three", "a quarter to nine", "ten past 9", "twenty minutes past eight".
fn past_or_to(s: Times, i: usize) -> Option<Clock> {
    let t = s.t;
    let start = i;
    let i = if t.word(i, "a") && t.word(i + 1, "quarter") { i + 1 } else { i };
    let x = s.at(i)?;
    let (m, end) = if x.is(PART) && t.any(i, &["half", "quarter"]) {
        (60 / x.word.value as u16, i + 1)
    } else if x.figure() && x.sign == ' ' && x.word.value < 60.0 {
        (x.word.value as u16, i + 1)
    } else if x.is(UNIT | TEEN | TEN) {
        let (m, end) = below_hundred(t, i).filter(|(m, _)| *m < 60.0)?;
        (m as u16, end)
    } else {
        return None;
    };
    let end = if t.any(end, &["minutes", "minute", "mins"]) { end + 1 } else { end };
    // "20 after 3pm": only of an hour that is surely one.
    let after = t.word(end, "after") && clock(s, end + 1).is_some_and(|c| c.sure);
    let past = t.word(end, "past") || after;
    let half = t.word(i, "half");
    if half && let Some(c) = half_hour(s, i) {
        return Some(c);
    }
    // "five to nine" may be a range; "quarter to" is a time.
    let noon = t.any(end + 1, &["noon", "midnight"]);
    let exact = t.word(i, "quarter") || t.word(end - 1, "minutes") || noon && start == i;
    if !(past || t.word(end, "to") && exact) {
        return None;
    }
    if noon {
        let h = if t.word(end + 1, "noon") { 12 } else { 24 };
        let at = if past { h % 24 * 60 + m } else { h * 60 - m };
        return Some(Clock::new(at / 60, Some(at % 60), true, end + 2));
    }
    let hour_at = s.at(end + 1).filter(|n| n.figure() && n.sign == ' ' || n.is(UNIT | TEEN))?;
    let h = hour_at.word.value as u16;
    if !(1..=12).contains(&h) || half && !past {
        return None;
    }
    let after = end + 2;
    let stop = if t.any(after, &["o'clock", "oclock"]) { after + 1 } else { after };
    let (pm, sure, stop) = match meridiem(s, stop) {
        Some((pm, stop)) => (pm, true, stop),
        None => (None, false, stop),
    };
    let h = hour(h, pm)?;
    let (h, m) = if past { (h, m) } else { ((h + 23) % 24, 60 - m) };
    Some(Clock::new(h, Some(m), sure, stop))
}

/// "at half seven", as the British say half past seven.
fn half_hour(s: Times, i: usize) -> Option<Clock> {
    let t = s.t;
    let h = s.at(i + 1).filter(|x| x.is(UNIT | TEEN) && x.kind == Kind::Word)?.word.value;
    let led = i > 0 && t.any(i - 1, &["at", "around", "until", "till", "before", "after", "from"]);
    let free = s.at(i + 2).is_none_or(|n| match n.kind {
        Kind::Word if t.word(i + 2, "in") => {
            !s.at(i + 3).is_some_and(|n| n.figure() || n.is(NUMERAL))
        }
        Kind::Word => n.is(PREP | RELDAY | WEEKDAY) && !t.word(i + 2, "of"),
        Kind::Sign => matches!(n.sign, ',' | ')'),
        kind => kind == Kind::Break,
    });
    let alone = s.told && i == 0 && s.at(i + 2).is_none();
    ((1.0..=12.0).contains(&h) && (led && free || alone))
        .then(|| Clock::new(h as u16, Some(30), false, i + 2))
}

/// "17:30", "5:30 p.m.", "12:00:05"; scores and ratios are not clocks.
fn colon(s: Times, i: usize, value: f64) -> Option<Clock> {
    let t = s.t;
    let m = s
        .at(i + 2)
        .filter(|m| m.figure() && m.width() == 2 && m.word.value < 60.0 && m.sign == ' ')?;
    // "0:59" at the head of a caption is a length.
    let head = i == 0 || s.at(i - 1).is_some_and(|b| b.kind == Kind::Break);
    if value > 24.0 || head && t.surface(i) == "0" && meridiem(s, i + 3).is_none() {
        return None;
    }
    let mut end = i + 3;
    let (mut second, mut seconds) = (None, String::new());
    if t.sign(end, ':') && t.glued(end) {
        let sec = s.at(end + 1).filter(|x| x.figure() && x.width() == 2 && x.word.value < 60.0)?;
        second = Some(sec.word.value as u16);
        seconds = format!(":{:02}", sec.word.value as u16);
        end += 2;
    }
    let found = meridiem(s, end);
    let (pm, end) = found.unwrap_or((None, end));
    let hours = t.any(end, &["hrs", "hr", "hours"]);
    let end = if hours { end + 1 } else { end };
    if t.any(end, &["left", "remaining"]) {
        return None;
    }
    let hour = hour(value as u16, pm)?;
    let sure = found.is_some() || hour > 12 || hour == 0 || hours;
    let c = Clock::new(hour, Some(m.word.value as u16), sure, end);
    let (text, told) = (c.text + &seconds, c.told + &seconds);
    Some(Clock { second, text, told, ..c })
}

/// "8.30pm": a stop for the colon, only with am or pm, or after "at" and a day.
fn dotted(s: Times, i: usize) -> Option<Clock> {
    let (h, m) = s.t.surface(i).split_once('.')?;
    let (h, m): (u16, u16) = (h.parse().ok()?, m.parse().ok().filter(|_| m.len() == 2)?);
    let (pm, end) = meridiem(s, i + 1)?;
    let hour = hour(h, pm).filter(|_| m < 60)?;
    Some(Clock::new(hour, Some(m), true, end))
}

/// am or pm at `i`: is it the afternoon, and one past it.
fn meridiem(s: Times, i: usize) -> Option<(Option<bool>, usize)> {
    let t = s.t;
    let word = t.surface(i);
    let pm = match word {
        "am" | "AM" | "a.m." | "A.M." | "a.m" | "A.M" | "Am" => false,
        "pm" | "PM" | "p.m." | "P.M." | "p.m" | "P.M" | "Pm" => true,
        // "9 a m", "9p": letters apart, or touching the figure.
        "a" | "p" if t.word(i + 1, "m") && !t.glued(i + 1) => {
            return Some((Some(word == "p"), i + 2));
        }
        "a" | "p"
            if t.glued(i)
                && (s.told || t.sign(i.wrapping_sub(2), ':'))
                && s.at(i - 1).is_some_and(|b| b.figure()) =>
        {
            word == "p"
        }
        _ => return None,
    };
    Some((Some(pm), i + 1))
}

fn hour(h: u16, pm: Option<bool>) -> Option<u16> {
    match pm {
        Some(_) if h == 0 || h > 12 => (h < 24).then_some(h),
        Some(true) => Some(if h == 12 { 12 } else { h + 12 }),
        Some(false) => Some(if h == 12 { 0 } else { h }),
        None => (h <= 24).then_some(h),
    }
}
