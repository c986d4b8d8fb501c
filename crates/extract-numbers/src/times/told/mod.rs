//! Times as the words tell them, in the manner of Recognizers-Text: "Friday at 4 p.m." is one time,
//! XXXX-WXX-5T16; "from 5 to 7 May" one range, (XXXX-05-05,XXXX-05-07,P2D); a preposition belongs
//! to its time. The readings come from the same rules as resolved times; here they are joined.

mod hours;
mod lengths;
mod pairs;
mod ranges;
mod values;

use super::anchor::Anchor;
use super::reading::Reading;
use super::when::When;
use super::zones;
use crate::lexicon::Lexicon;
use crate::tokens::Tokens;

/// A time, and its value once it is more than its own words.
#[derive(Clone, Debug)]
struct Item {
    r: Reading,
    value: Option<String>,
}

impl Item {
    fn of(r: Reading) -> Self {
        Self { r, value: None }
    }

    /// A time of day without a day of its own?
    fn lone_hour(&self) -> bool {
        self.value.is_none() && self.r.hour.is_some() && self.r.told.is_none()
    }

    /// A day, and no time of day?
    fn day(&self) -> bool {
        let day = matches!(self.r.when, Some(When::Day(_)))
            || self.r.timex.starts_with("XXXX-") && self.r.timex.len() == 10;
        self.value.is_none() && self.r.label == "DATE" && day
    }

    /// A part of a day, and no hour?
    fn part(&self) -> bool {
        self.value.is_none() && self.r.daypart.is_some() && self.r.hour.is_none()
    }
}

/// What is joined, and what it is counted from.
#[derive(Clone, Copy)]
struct Told<'a> {
    t: Tokens<'a>,
    /// Day of publication.
    today: Option<i64>,
    anchor: &'a Anchor,
}

/// Words that may lead a time and then belong to it.
const LEADS: &str = "in on at by before after since until till from between within around about for \
    circa during through of";

/// Joins the readings of one paragraph, in order, and gives each its value as told.
pub fn join(t: Tokens, lex: &Lexicon, readings: Vec<Reading>, anchor: &Anchor) -> Vec<Reading> {
    let s = Told { t, today: anchor.published, anchor };
    let mut items: Vec<Item> = readings.into_iter().map(Item::of).collect();
    hours::find(s, &mut items);
    fold(&mut items, |a, b| pairs::join(s, a, b));
    fold(&mut items, |a, b| ranges::join(s, a, b));
    fold(&mut items, |a, b| pairs::join(s, a, b));
    fold(&mut items, |a, b| lengths::join(s, a, b));
    fold(&mut items, |a, b| ranges::day_and_range(s, a, b));
    let mut floor = 0;
    let mut out = Vec::with_capacity(items.len());
    for item in items {
        let item = lengths::alone(s, item);
        let timex = values::of(&item);
        let mut r = item.r;
        r.start = lead(t, &r, floor);
        let zoned = r.end;
        r.end = tail(t, unzoned(t, lex, &r));
        floor = r.end.max(zoned);
        let timex = kind_of_year(t, &mut r, timex);
        hours::bound(s, &mut r);
        if timex == "PRESENT_REF" && r.when.is_none() {
            r.clock = anchor.second.map(|second| (second, 1));
            r.when = anchor.today().filter(|_| r.clock.is_some());
        }
        out.push(Reading { timex, ..r });
    }
    out
}

/// Joins neighbours from left to right, as often as they go together.
fn fold(items: &mut Vec<Item>, join: impl Fn(&Item, &Item) -> Option<Item>) {
    let mut out: Vec<Item> = Vec::with_capacity(items.len());
    for item in items.drain(..) {
        match out.last().and_then(|last| join(last, &item)) {
            Some(both) => {
                out.pop();
                out.push(both);
            }
            None => out.push(item),
        }
    }
    *items = out;
}

/// The first token of the time with its preposition: "on", "later than", "starting on".
fn lead(t: Tokens, r: &Reading, floor: usize) -> usize {
    let mut start = preposition(t, r.start, floor);
    let free = |k: usize, n: usize| k >= floor + n;
    if r.told_date().starts_with("XXXX") && free(start, 1) && t.any(start - 1, &["this", "next"]) {
        start = preposition(t, start - 1, floor);
    }
    if r.label == "DURATION" && free(start, 1) && t.word(start - 1, "some") {
        start -= 1;
    }
    if free(start, 1) && t.any(start - 1, &["starting", "beginning"]) {
        start -= 1;
    } else if free(start, 2) && t.word(start - 1, "than") && t.among(start - 2, COMPARED) {
        start -= if free(start, 3) && t.word(start - 3, "no") { 3 } else { 2 };
    } else if free(start, 3) && t.word(start - 1, "as") && t.word(start - 3, "as") {
        start -= 3;
    } else if free(start, 1) && t.any(start - 1, &["before", "after"]) {
        start -= 1;
    }
    start
}

/// "later than 2018", "no earlier than May".
const COMPARED: &str = "later earlier greater more less sooner";

/// One past the time without its zone, which is no part of it as told: "3 p.m." of "3 p.m. GMT".
fn unzoned(t: Tokens, lex: &Lexicon, r: &Reading) -> usize {
    const LONGEST: usize = 5;
    let first = r.end.saturating_sub(LONGEST).max(r.start + 1);
    let zoned = |i: &usize| r.label == "TIME" && zones::ends(t, lex, *i, r.end);
    (first..r.end).find(zoned).unwrap_or(r.end)
}

/// One past "or later", "and after" behind a time that ends at `end`.
fn tail(t: Tokens, end: usize) -> usize {
    let open = t.any(end, &["or", "and"])
        && t.any(end + 1, &["later", "earlier", "after", "greater", "before"])
        && t.at(end + 2).is_none_or(|n| n.kind != crate::scan::Kind::Word)
        && !t.at(end + 2).is_some_and(|n| n.figure() || n.is(crate::roles::MONTH));
    if open { end + 2 } else { end }
}

/// "fiscal year 2008" is FY2008, "school year 2008" SY2008.
fn kind_of_year(t: Tokens, r: &mut Reading, timex: String) -> String {
    let year = timex.len() == 4 && matches!(r.when, Some(When::Year(_)));
    let at = if t.word(r.start, "year") { Some(r.start) } else { None };
    let Some(first) = at.and_then(|k| k.checked_sub(1)).filter(|_| year) else { return timex };
    let letters = match t.surface(first).to_ascii_lowercase().as_str() {
        "fiscal" | "financial" => "FY",
        "school" | "academic" => "SY",
        "calendar" => "",
        _ => return timex,
    };
    r.start = first;
    format!("{letters}{timex}")
}

/// The first token with the preposition before `start`.
fn preposition(t: Tokens, start: usize, floor: usize) -> usize {
    let the = start.checked_sub(1).filter(|k| *k >= floor && t.word(*k, "the")).unwrap_or(start);
    match the.checked_sub(1) {
        Some(k) if k >= floor && t.among(k, LEADS) => k,
        _ => start,
    }
}

/// The tokens between two times are all among these words (or commas), and few.
fn gap(t: Tokens, a: &Item, b: &Item, words: &str) -> bool {
    let (from, to) = (a.r.end, b.r.start);
    to >= from && to - from <= 3 && (from..to).all(|k| t.sign(k, ',') || t.among(k, words))
}
