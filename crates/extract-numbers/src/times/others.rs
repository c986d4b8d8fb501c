//! Seasons, parts of days, weekdays by themselves, quarters and centuries, named days, sets, and
//! words for the past, present and future.

use super::civil;
use super::named::{holiday, set};
use super::ranked::ranked;
use super::reading::{Reading, Times};
use super::relative::day_part;
use super::when::When;
use super::within;
use crate::roles::*;
use crate::scan::Kind;

/// Words at which any of these may begin.
const BEGINS: u64 =
    SET | ORDINAL | TEN | TIME_START | TIMEUNIT | SHIFT | WEEKDAY | SEASON | DAYPART | NOW | REFADJ;

/// Any of these at token `i`.
pub fn read(s: Times, i: usize) -> Option<Reading> {
    let x = s.at(i)?;
    // "9/11", "4th of July".
    let numbered = x.figure() && s.t.glued(i + 1);
    if (x.is(HOLIDAY) || numbered)
        && let Some(r) = holiday(s, i)
    {
        return Some(r);
    }
    if x.figure() {
        return within::read(s, i).or_else(|| ranked(s, i));
    }
    if !x.is(BEGINS) {
        return None;
    }
    set(s, i)
        .or_else(|| within::read(s, i))
        .or_else(|| ranked(s, i))
        .or_else(|| weekday(s, i))
        .or_else(|| season(s, i))
        .or_else(|| part_of_day(s, i))
        .or_else(|| to_date(s, i))
        .or_else(|| this_one(s, i))
        .or_else(|| words(s, i))
}

/// "the weekend", "the day" it ended, "the entire year": of what is told, or of publication.
fn this_one(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i).filter(|x| x.is(TIMEUNIT) && x.kind == Kind::Word && x.word.time >= 4)?;
    let all = s.preceded(i, &["entire", "whole"]);
    let at = if all { i - 1 } else { i };
    let start = s.with_the(at);
    if start == at
        || t.surface(i).ends_with('s')
        || t.any(i + 1, &["of", "before", "after", "when", "that", "for"])
        || s.at(i + 1).is_some_and(|n| n.figure())
        || s.at(i + 1).is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED | VERB))
    {
        return None;
    }
    let before = start.checked_sub(1).or(s.told.then_some(start))?;
    let weekend = x.word.time == 11;
    let led = t.any(
        before,
        &[
            "in",
            "end",
            "ended",
            "ending",
            "ends",
            "finish",
            "finished",
            "closed",
            "during",
            "throughout",
            "for",
            "of",
            "by",
        ],
    ) && (t.any(
        before,
        &["end", "ended", "ending", "ends", "finish", "finished", "closed", "during"],
    ) || t.any(
        before.wrapping_sub(1),
        &[
            "later", "earlier", "early", "late", "points", "percent", "down", "up", "low", "high",
            "loss", "gain", "rest",
        ],
    ));
    if !(led || all || weekend || s.told) {
        return None;
    }
    let base = s.anchor.reference()?;
    let when = if weekend {
        let day = base.bounds().0;
        When::Weekend(civil::monday(day) - if civil::weekday(day) < 6 { 7 } else { 0 })
    } else {
        base.shifted(x.word.time, 0)
    };
    Some(Reading::date(start, i + 1, when))
}

/// A weekday by itself, perhaps with a part of the day: the one just past, in news.
fn weekday(s: Times, i: usize) -> Option<Reading> {
    let wanted = s.weekday(i)?;
    let t = s.t;
    let x = s.at(i)?;
    if !x.capital && t.surface(i).len() < 6 && !s.alone(i)
        || s.at(i + 1).is_some_and(|n| {
            n.capital
                && n.kind == Kind::Word
                && !n.is(CLOSED | DAYPART | MONTH | VERB)
                && t.surface(i + 1).len() > 2
                && i > 0
                && t.word(i - 1, "the")
        })
    {
        return None;
    }
    let plural = t.surface(i).len() > 6 && t.surface(i).ends_with('s');
    if plural {
        return Some(Reading::bare(i, i + 1, "SET", any_week(wanted)));
    }
    if let Some(r) = weekday_of_week(s, i, wanted).or_else(|| weekday_the(s, i, wanted)) {
        return Some(r);
    }
    let day = s.anchor.weekday(wanted, s.future(i)).map(When::Day);
    let near = s.anchor.narrated_day().is_none();
    if let Some(p) = s.at(i + 1).filter(|p| p.is(DAYPART) && p.word.time < 7) {
        let r = day_part(i, i + 2, day, p.word.time).told(any_week(wanted));
        return Some(if day.is_none() {
            Reading { timex: r.timex.replace("XXXX-XX-XX", &any_week(wanted)), ..r }
        } else {
            Reading { near, ..r }
        });
    }
    let told = any_week(wanted);
    Some(Reading { near, ..Reading::date_or(i, i + 1, day, &told) }.told(told))
}

/// A weekday of a week that is not known.
fn any_week(weekday: i64) -> String {
    "XXXX-WXX-".to_owned() + civil::two(weekday as u32).trim_start_matches('0')
}

/// "Tuesday of last week", "Monday next week".
fn weekday_of_week(s: Times, i: usize, wanted: i64) -> Option<Reading> {
    let at = if s.t.word(i + 1, "of") { i + 2 } else { i + 1 };
    let at = if s.t.word(at, "the") { at + 1 } else { at };
    let way = s.at(at).filter(|x| x.is(SHIFT)).map(|x| x.word.shift)?;
    s.t.word(at + 1, "week").then_some(())?;
    let step = if way == 2 { 0 } else { i64::from(way) };
    let base = if way == 2 { s.anchor.reference() } else { s.anchor.speech() };
    let day = civil::monday(base?.bounds().0) + 7 * step + wanted - 1;
    Some(Reading::date(i, at + 2, When::Day(day)))
}

/// "Friday the 13th": the day nearest to publication on which both agree.
fn weekday_the(s: Times, i: usize, wanted: i64) -> Option<Reading> {
    let the = s.t.word(i + 1, "the");
    let (d, end) = if the {
        s.ordinal_word(i + 2).filter(|(d, _)| (1..=31).contains(d))?
    } else {
        s.day_number(i + 1).filter(|(_, end)| free_day(s, *end))?
    };
    let (y, m, _) = civil::date(s.anchor.speech()?.bounds().0);
    let on = |k: i64| {
        let (y, m) = civil::add_months(y, m, k);
        let day = civil::day(y, m, d);
        (d <= civil::month_length(y, m) && civil::weekday(day) == wanted).then_some(day)
    };
    let today = s.anchor.published.filter(|_| s.anchor.coming);
    let near = match today {
        Some(today) => (0..=24).filter_map(on).find(|day| *day >= today)?,
        None => [0, 1, -1, 2, -2, 3, -3].into_iter().find_map(on)?,
    };
    let r = Reading::date(i, end, When::Day(near));
    Some(if the { r } else { r.told(any_week(wanted)) })
}

/// No noun, clock or further figure follows the day's number that ends at `end`.
fn free_day(s: Times, end: usize) -> bool {
    s.at(end).is_none_or(|n| match n.kind {
        Kind::Break => true,
        Kind::Word => n.is(CLOSED) && !n.glued && !s.t.any(end, &["am", "to"]),
        Kind::Sign => !n.glued || matches!(n.sign, ',' | ')' | '.'),
        _ => false,
    })
}

/// "the winter", "summer 1941", "the spring of 1862".
fn season(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i).filter(|x| x.is(SEASON) && x.kind == Kind::Word)?;
    let season = u8::try_from(x.word.time).ok()?;
    let at = if t.word(i + 1, "of") || t.sign(i + 1, ',') { i + 2 } else { i + 1 };
    let year = s.year(at);
    let fall = t.word(i, "fall");
    let led = i > 0
        && t.any(
            i - 1,
            &[
                "the",
                "in",
                "by",
                "during",
                "since",
                "until",
                "early",
                "late",
                "mid",
                "this",
                "of",
                "and",
                "each",
                "through",
                "last",
                "next",
                "following",
                "second",
                "for",
            ],
        );
    let noun_of =
        fall && t.any(i + 1, &["of", "in"]) && year.is_none() || fall && t.is(i + 1, PREP);
    if year.is_none()
        && (!led
            || noun_of
            || fall && t.any(i - 1, &["of", "to", "by", "could", "last", "and", "for", "second"]))
    {
        return None;
    }
    let start = s.with_the(i);
    if let Some(y) = year {
        let y = if matches!(t.surface(at + 1), "BC" | "BCE") { 1 - y } else { y };
        return Some(Reading::date(start, at + 1, When::Season(y, season)).explicit());
    }
    let y = s.anchor.year_of_stretch(season * 3, s.future(i));
    let name = ["SP", "SU", "FA", "WI"].get(usize::from(season).wrapping_sub(1))?;
    let when = y.map(|y| When::Season(y, season));
    let r = Reading::date_or(start, i + 1, when, &format!("XXXX-{name}"));
    Some(r.told((*name).to_owned()))
}

/// "the night of 8 February 1904", "the morning", "at night", "noon".
fn part_of_day(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i).filter(|x| x.is(DAYPART) && x.kind == Kind::Word)?;
    let part = x.word.time;
    let start = s.with_the(i);
    if t.word(i + 1, "of") {
        let floor = i + 2;
        let the = if t.word(floor, "the") { floor + 1 } else { floor };
        if let Some(d) = super::date_at(Times { floor: the, ..s }, the)
            .filter(|d| matches!(d.when, Some(When::Day(_))) && d.label == "DATE")
        {
            let explicit = d.explicit;
            return Some(Reading { explicit, ..day_part(start, d.end, d.when, part) });
        }
    }
    if t.word(i + 1, "of") {
        return None;
    }
    let led = i > 0
        && t.any(
            i - 1,
            &[
                "the", "at", "by", "during", "before", "until", "since", "after", "around", "in",
                "early", "late", "this", "that", "from", "per", "mid",
            ],
        );
    if !(led || s.alone(i))
        || x.capital
        || s.at(i + 1).is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED | VERB))
            && !t.any(i - 1, &["the"])
    {
        return None;
    }
    let start = if s.preceded(start, &["early", "late", "mid"]) { start - 1 } else { start };
    let day = s.anchor.reference().filter(|w| matches!(w, When::Day(_)));
    Some(Reading { told: None, ..day_part(start, i + 1, day, part) })
}

/// "at present", "at the present time": one past it.
fn at_present(s: Times, i: usize) -> Option<usize> {
    let t = s.t;
    s.at(i)?.is(SHIFT).then_some(())?;
    let at = s.preceded(i, &["at"]) || s.with_the(i) < i && i > 1 && t.word(i - 2, "at");
    if !at || !t.any(i, &["present", "this"]) {
        return None;
    }
    if t.word(i + 1, "time") {
        return (!t.word(i + 2, "of")).then_some(i + 2);
    }
    let free = s.at(i + 1).is_none_or(|n| n.kind != Kind::Word || n.is(PREP | CONJ));
    (t.word(i, "present") && free).then_some(i + 1)
}

/// "the year to date", "till date".
fn to_date(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    if t.word(i, "till") && t.word(i + 1, "date") {
        return Some(Reading::bare(i, i + 2, "DATE", "PRESENT_REF".to_owned()));
    }
    let unit = s.at(i).filter(|x| x.is(TIMEUNIT) && x.word.time > 4)?.word.time;
    let joint = |k: usize| if t.hyphen(k) { k + 1 } else { k };
    let to = joint(i + 1);
    let date = joint(to + 1);
    (t.word(to, "to") && t.word(date, "date") && !t.surface(i).ends_with('s')).then_some(())?;
    let today = s.anchor.today()?;
    let when = today.shifted(unit, 0);
    let stretch = Some((when.bounds().0, today.bounds().1));
    Some(Reading { stretch, ..Reading::date(s.with_the(i), date + 1, when) }.near())
}

/// "at the moment"; not that of which more is said: "at the moment of impact", "the moment he fell".
fn moment(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let start = s.with_the(i);
    let at = start < i && s.preceded(start, &["at"]);
    let free = s.at(i + 1).is_none_or(|n| match n.kind {
        Kind::Break => true,
        Kind::Sign => !n.dash() && !n.sign_is('\''),
        Kind::Word if t.word(i + 1, "and") => t.is(i + 2, AUX | PRON),
        Kind::Word => n.is(AUX) && !t.any(i + 1, &["'s", "’s"]) || t.word(i + 1, "but"),
        _ => false,
    });
    (at && free).then(|| Reading::bare(start, i + 1, "DATE", "PRESENT_REF".to_owned()))
}

/// now, currently, recently, former, the past, the future, the time being.
fn words(s: Times, i: usize) -> Option<Reading> {
    let t = s.t;
    let x = s.at(i)?;
    if x.is(TIME_START) && t.word(i, "moment") {
        return moment(s, i);
    }
    let reference = |shift: i8| match shift {
        0 => "PRESENT_REF",
        1 => "FUTURE_REF",
        _ => "PAST_REF",
    };
    if x.is(NOW) && !t.any(i, &["presently", "previously", "formerly"]) {
        if t.word(i, "now")
            && (t.word(i + 1, "that")
                || s.at(i).is_some_and(|x| x.capital) && t.surface(i) == "NOW")
        {
            return None;
        }
        let just = t.word(i, "now") && s.preceded(i, &["just"]);
        let start = if just || s.preceded(i, &["very", "right"]) { i - 1 } else { i };
        return Some(Reading::bare(start, i + 1, "DATE", reference(x.word.shift).to_owned()));
    }
    if x.is(REFADJ) {
        if t.is(i + 1, TIMEUNIT) && t.surface(i + 1).ends_with('s') {
            return Some(Reading::bare(i, i + 2, "DATE", reference(x.word.shift).to_owned()));
        }
        let future_noun = t.word(i, "future") && i > 0 && t.word(i - 1, "the");
        let start = if future_noun { i - 1 } else { i };
        return Some(Reading::bare(start, i + 1, "DATE", reference(x.word.shift).to_owned()));
    }
    if t.word(i, "past")
        && s.with_the(i) < i
        && i > 1
        && t.any(i - 2, &["in", "of", "from", "with"])
        && !s.at(i + 1).is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED | VERB))
    {
        return Some(Reading::bare(i - 1, i + 1, "DATE", "PAST_REF".to_owned()));
    }
    if let Some(end) = at_present(s, i) {
        return Some(Reading::bare(i, end, "DATE", "PRESENT_REF".to_owned()));
    }
    if t.word(i, "time") && t.word(i + 1, "being") && s.with_the(i) < i {
        return Some(Reading::bare(i - 1, i + 2, "DATE", "PRESENT_REF".to_owned()));
    }
    None
}
