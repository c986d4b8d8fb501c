//! Times as the words tell them, in the manner of Recognizers-Text: "Friday at 4 p.m." is one time,
//! XXXX-WXX-5T16; "from 5 to 7 May" one range, (XXXX-05-05,XXXX-05-07,P2D); a preposition belongs
//! to its time. The readings come from the same rules as resolved times; here they are joined.

mod hours;
mod lengths;
mod pairs;
mod ranges;
mod values;

use super::reading::Reading;
use super::when::When;
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
        let day = matches!(self.r.when, Some(When::Day(_))) || self.r.timex.len() == 10;
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
}

/// Words that may lead a time and then belong to it.
const LEADS: &str = "in on at by before after since until till from between within around about for \
    circa during through of";

/// Joins the readings of one paragraph, in order, and gives each its value as told.
pub fn join(t: Tokens, readings: Vec<Reading>, today: Option<i64>) -> Vec<Reading> {
    let s = Told { t, today };
    let mut items: Vec<Item> = readings.into_iter().map(Item::of).collect();
    hours::find(s, &mut items);
    fold(&mut items, |a, b| pairs::join(s, a, b));
    fold(&mut items, |a, b| ranges::join(s, a, b));
    fold(&mut items, |a, b| pairs::join(s, a, b));
    fold(&mut items, |a, b| ranges::day_and_range(s, a, b).or_else(|| lengths::join(s, a, b)));
    let mut floor = 0;
    let mut out = Vec::with_capacity(items.len());
    for item in items {
        let item = lengths::alone(s, item);
        let timex = values::of(&item);
        let mut r = item.r;
        r.start = lead(t, r.start, floor);
        floor = r.end;
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

/// The first token with the preposition before `start`.
fn lead(t: Tokens, start: usize, floor: usize) -> usize {
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
