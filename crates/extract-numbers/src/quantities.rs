//! Figures that are no times: counts, money, shares, measures, ranks.

use std::borrow::Cow;

use crate::ages;
use crate::amounts::{self, Amount};
use crate::counted;
use crate::fractions;
use crate::hedges;
use crate::lexicon::{Lexicon, Modifier, Unit};
use crate::measured;
use crate::mention::Mention;
use crate::not_numbers;
use crate::roles::*;
use crate::scan::Kind;
use crate::tokens::Tokens;
use crate::units;
use crate::values::Sort;
use crate::{Context, Options};

/// What the rules need to hand.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The paragraph.
    pub t: Tokens<'a>,
    /// The tables.
    pub lex: &'a Lexicon,
    /// The user's choices.
    pub options: &'a Options,
}

/// Reads the quantity at token `i`; nothing before token `floor` belongs to it.
/// Gives the mention and one past its last token.
pub fn read<'a>(
    s: Setting<'a>,
    i: usize,
    floor: usize,
    context: &Context,
) -> Option<(Mention<'a>, usize)> {
    let t = s.t;
    if let Some(found) = nothing(s, i) {
        return Some(found);
    }
    if let Some(found) = scale_alone(s, i).or_else(|| ages::decade(t, i, floor)) {
        return Some(found);
    }
    if not_numbers::refuses(t, i) {
        return None;
    }
    let joined = i > 0 && t.word(i - 1, "between");
    let first = amounts::read(t, s.lex, i, floor, joined)?;
    if not_numbers::refuses_amount(t, &first, i) {
        return None;
    }
    let amount = amounts::range(t, s.lex, first);
    // "between 10 and 11:30" is no range of figures.
    if amount.upper.is_some() && t.sign(amount.end, ':') && t.glued(amount.end + 1) {
        return None;
    }
    if amount.value.sort == Sort::Ordinal && amount.upper.is_none() {
        return rank(s, &amount);
    }
    Some(describe(s, &amount, floor, context))
}

/// "from Celsius to degrees Fahrenheit": a scale of temperature named without a figure.
fn scale_alone(s: Setting<'_>, i: usize) -> Option<(Mention<'_>, usize)> {
    s.t.is(i, MEASURE).then_some(())?;
    let name = if s.t.any(i, &["degrees"]) { i + 1 } else { i };
    s.t.any(name, &["celsius", "fahrenheit", "centigrade"]).then_some(())?;
    let (id, end) = units::after(s.t, s.lex, i)?;
    let unit = s.lex.unit(id).map(|u| u.name.as_str().into());
    let (start, stop) = bytes(s.t, (i, end))?;
    let m = Mention {
        start,
        end: stop,
        label: "QUANTITY",
        modifier: "exact",
        unit,
        ..Mention::default()
    };
    Some((m, end))
}

/// "no casualties", "no soldiers were hurt", "no one was killed", "none of the 20" count nought.
fn nothing(s: Setting<'_>, i: usize) -> Option<(Mention<'_>, usize)> {
    let t = s.t;
    let (end, of) = if t.any(i, &["none", "nobody"]) || t.word(i, "no") && t.word(i + 1, "one") {
        let end = if t.word(i, "no") { i + 2 } else { i + 1 };
        let of = counted::after_of(t, end + 1).filter(|_| t.word(end, "of"));
        (of.is_some() || harmed(t, end)).then_some((end, of))?
    } else if t.word(i, "no") {
        (i + 1, Some(no_noun(t, i)?))
    } else {
        return None;
    };
    let m = Mention {
        start: t.at(i)?.start,
        end: t.at(end - 1)?.end,
        label: "CARDINAL",
        value: Some(0.0),
        low: Some(0.0),
        high: Some(0.0),
        modifier: "exact",
        of: of.and_then(|p| bytes(t, p)),
        ..Mention::default()
    };
    Some((m, end))
}

/// What "no" counts: casualties, or people who then are not harmed.
fn no_noun(t: Tokens, i: usize) -> Option<(usize, usize)> {
    let casualties = (i + 1..i + 7)
        .take_while(|k| {
            t.is(*k, ZERO)
                || t.word(*k, "of")
                || t.surface(*k).ends_with("ed")
                || t.at(*k).is_some_and(|x| x.kind == Kind::Word && !x.is(CLOSED | VERB))
                || t.word(*k, "reports")
        })
        .find(|k| t.is(*k, ZERO));
    if let Some(noun) = casualties {
        let far = (i + 1..noun).filter(|k| t.word(*k, "of")).count();
        let reports = (i + 1..noun).any(|k| t.any(k, &["reports", "report", "word"]));
        let first = if reports { noun } else { i + 1 };
        return (far == 0 || reports).then_some((first, noun + 1));
    }
    let people = counted::phrase_at(t, i + 1, true).filter(|p| t.is(p.1 - 1, PEOPLE))?;
    harmed(t, people.1).then_some(people)
}

/// "… was killed", "… have been hurt" at `i`.
fn harmed(t: Tokens, i: usize) -> bool {
    let aux = (i..i + 3)
        .take_while(|k| t.is(*k, AUX) || t.any(*k, &["been", "immediately", "seriously"]))
        .count();
    aux > 0
        && t.any(
            i + aux,
            &["killed", "injured", "wounded", "hurt", "harmed", "arrested", "missing", "died"],
        )
}

/// "more than 30 and less than 40": joins a lower and an upper bound that stand side by side.
pub fn merge<'a>(text: &str, last: &mut Mention<'a>, next: &Mention<'a>) -> bool {
    let joint = text.get(last.end..next.start).map_or("", str::trim);
    let apart = !matches!(joint, "and" | "," | ", and" | "but") || last.label != next.label;
    let (low, high) = match (last.low, last.high, next.low, next.high) {
        (Some(low), None, None, Some(high)) | (None, Some(high), Some(low), None) => (low, high),
        _ => return false,
    };
    if apart || low >= high || last.of.is_some() && next.of.is_some() {
        return false;
    }
    (last.low, last.high, last.value) = (Some(low), Some(high), None);
    (last.end, last.modifier) = (next.end, "range");
    last.of = next.of.or(last.of);
    last.unit = next.unit.clone().or(last.unit.take());
    last.currency = next.currency.or(last.currency);
    true
}

/// "seven miles (11 km)", "fell 3% to $5": a measure that names nothing of its own is of what the
/// one before it in the sentence is of. So are "12% in 2018 and 14 last year" and, of lengths of time,
/// "$1 million, 99 days".
pub fn carry(t: Tokens, before: &[Mention], m: &mut Mention, i: usize) {
    let measure = |x: &Mention| matches!(x.label, "MONEY" | "PERCENT" | "QUANTITY");
    let like = |x: &Mention| match m.label {
        "DURATION" => x.label == "DURATION" && x.of.is_some(),
        _ => measure(x) && x.of.is_some(),
    };
    let fits = match m.label {
        "DURATION" => i > 1 && t.sign(i - 1, ',') && ends_measure(t, i - 2),
        "CARDINAL" => m.of.is_none() && left_out(t, i),
        _ => measure(m),
    };
    let Some(last) = before.iter().rev().take(3).find(|x| like(x)).filter(|_| fits) else { return };
    let open = t.text.get(last.end..m.start).is_some_and(|gap| gap.trim() == "(");
    let near = (i.saturating_sub(24)..i)
        .filter(|k| t.at(*k).is_some_and(|x| x.start >= last.end))
        .all(|k| t.at(k).is_some_and(|x| x.kind != Kind::Break));
    let reaches = t.at(i.saturating_sub(24)).is_none_or(|x| x.start <= last.end);
    if open && m.label != "CARDINAL" || m.of.is_none() && near && reaches {
        m.of = last.of;
    }
}

/// A figure or its unit.
fn ends_measure(t: Tokens, i: usize) -> bool {
    t.at(i).is_some_and(|x| x.figure() || x.is(NUMERAL | MONEY | MEASURE) && !x.is(CLOSED))
}

/// "from 20 mpg in 2008 to 29 in 2020", "12% in May and 14 last year": a bare figure that leaves its
/// unit out.
fn left_out(t: Tokens, i: usize) -> bool {
    let joined = i > 0 && t.any(i - 1, &["and", "to", "from", "against"]);
    let dated =
        t.word(i + 1, "in") && (t.is(i + 2, MONTH) || t.at(i + 2).is_some_and(|x| x.figure()));
    let shifted = t.is(i + 1, SHIFT) && t.is(i + 2, TIMEUNIT);
    joined && (dated || shifted)
}

fn rank<'a>(s: Setting<'a>, a: &Amount) -> Option<(Mention<'a>, usize)> {
    let t = s.t;
    let v = a.value.value;
    let of = counted::phrase_at(t, a.end, false);
    let m = Mention {
        start: t.at(a.start)?.start,
        end: t.at(a.end - 1)?.end,
        label: "ORDINAL",
        value: Some(v),
        low: Some(v),
        high: Some(v),
        modifier: "exact",
        of: of.and_then(|p| bytes(t, p)),
        ..Mention::default()
    };
    Some((m, a.end))
}

fn bytes(t: Tokens, (start, end): (usize, usize)) -> Option<(usize, usize)> {
    Some((t.at(start)?.start, t.at(end.checked_sub(1)?)?.end))
}

/// Hedge, unit, interval and what is counted around an amount.
fn describe<'a>(
    s: Setting<'a>,
    a: &Amount,
    floor: usize,
    context: &Context,
) -> (Mention<'a>, usize) {
    let t = s.t;
    let mut start = a.start;
    let mut end = a.end;
    let mut hedge: Option<Modifier> = None;
    let age = ages::told(t, a);
    if let Some((first, stop)) = age {
        (start, end) = (first, stop);
    }
    // "equal to 26 cents" only says the sum.
    let said = |f: usize| f >= floor && !(a.unit.is_some() && t.any(f, &["equal", "equals"]));
    if let Some((sense, first)) = hedges::before(t, s.lex, start).filter(|(_, f)| said(*f)) {
        hedge = Some(sense);
        start = first;
    }
    if let Some((sense, stop)) = hedges::after(t, s.lex, end) {
        hedge = Some(sense);
        end = stop;
        if a.unit.is_none()
            && let Some((_, stop)) = units::after(t, s.lex, stop)
        {
            end = stop;
        }
    }
    if let (Some(bound), Some(stop)) = (hedge, or_equal(t, end)) {
        hedge = Some(match bound {
            "less_than" => "at_most",
            "more_than" => "at_least",
            other => other,
        });
        end = stop;
    }
    let unit = a.unit.or_else(|| {
        units::after(t, s.lex, end.saturating_sub(usize::from(end != a.end)))
            .map(|u| u.0)
            .filter(|_| end != a.end)
    });
    let unit = unit.and_then(|u| s.lex.unit(u));
    let of = what(s, a, unit, (start, end), age.is_some());
    if let (None, Some((_, stop))) = (hedge, of)
        && let Some((sense, _)) =
            hedges::after(t, s.lex, stop).filter(|(m, _)| unit.is_none() && *m != "exact")
    {
        hedge = Some(sense);
    }
    let fraction = a.value.sort == Sort::Fraction;
    let label = label(unit, fraction, age.is_some());
    let whole = label == "CARDINAL" && of.is_some() && !fraction && unit.is_none();
    let mut m = Mention { label, ..Mention::default() };
    bounds(&mut m, a, hedge, whole);
    let counted = of.filter(|p| p.0 >= a.start);
    let by = label == "CARDINAL" && counted.is_none() && start > 0 && t.word(start - 1, "by");
    let share = label == "PERCENT" || unit.is_some_and(|u| u.kind == "points");
    if m.modifier == "exact"
        && (share || by)
        && let Some(way) = direction(t, start)
    {
        m.modifier = way;
    }
    let unit = unit.map(|u| meant(s, u, a, context));
    m.unit = match (&age, unit) {
        (Some(_), _) => Some("year of age".into()),
        (None, Some(u)) => Some(unit_name(s, u, end)),
        (None, None) => {
            of.filter(|p| label == "CARDINAL" && p.0 >= a.start).map(|p| counted::name(t, p))
        }
    };
    m.currency = unit.and_then(|u| u.currency.as_deref());
    m.of = of.and_then(|p| bytes(t, p));
    m.start = t.at(start).map_or(0, |x| x.start);
    m.end = t.at(end - 1).map_or(m.start, |x| x.end);
    (m, end)
}

/// "less than 5000 or equal to it": one past "or equal (to)" at `i`.
fn or_equal(t: Tokens, i: usize) -> Option<usize> {
    (t.word(i, "or") && t.word(i + 1, "equal"))
        .then(|| if t.word(i + 2, "to") { i + 3 } else { i + 2 })
}

fn label(unit: Option<&Unit>, fraction: bool, age: bool) -> &'static str {
    match unit.map(|u| u.kind.as_str()) {
        _ if age => "QUANTITY",
        Some("money") => "MONEY",
        Some("percent") => "PERCENT",
        Some(_) => "QUANTITY",
        None if fraction => "CARDINAL",
        None => "CARDINAL",
    }
}

/// Value, interval and modifier.
fn bounds(m: &mut Mention, a: &Amount, hedge: Option<Modifier>, whole: bool) {
    let v = &a.value;
    if let Some(upper) = a.upper {
        m.modifier = hedge.filter(|h| *h != "exact").unwrap_or("range");
        (m.low, m.high) = (Some(v.low), Some(upper));
        return;
    }
    let (sense, stated) = match v.sort {
        Sort::Vague(name) => (name, false),
        Sort::Magnitude => ("order_of_magnitude", false),
        _ => ("exact", true),
    };
    m.value = stated.then_some(v.value);
    m.modifier = hedge.filter(|h| *h != "exact").unwrap_or(sense);
    let vague_hedge = !stated && matches!(m.modifier, "approximately" | "almost");
    (m.low, m.high) = if vague_hedge {
        (Some(v.low), Some(v.high))
    } else {
        hedges::interval(m.modifier, v.low.min(v.high), v.high.max(v.low), whole)
    };
}

/// "up 5%", "fell by 3%", "Paris by 2%" after "rose": the change a figure is said to make.
fn direction(t: Tokens, start: usize) -> Option<Modifier> {
    let mut k = start.checked_sub(1)?;
    let by = t.word(k, "by");
    if t.any(k, &["by", "another", "an", "a", "further"]) {
        k = k.checked_sub(1)?;
        if t.any(k, &["by", "another"]) {
            k = k.checked_sub(1)?;
        }
    }
    let way = |k: usize| {
        let token = t.at(k)?;
        let up = token.sign_is('+') || token.is(UP) && !token.is(PREP) || t.word(k, "up");
        up.then_some("up").or(token.is(DOWN).then_some("down"))
    };
    way(k).or_else(|| {
        let clause = (k.saturating_sub(9)..k).rev();
        let mut same = clause.take_while(|j| by && t.at(*j).is_some_and(|x| x.kind != Kind::Break));
        same.find_map(way)
    })
}

/// The noun counted, or what the measure is of.
fn what(
    s: Setting,
    a: &Amount,
    unit: Option<&Unit>,
    (start, end): (usize, usize),
    age: bool,
) -> Option<(usize, usize)> {
    let t = s.t;
    if age {
        return None;
    }
    let last = s.t.at(a.value.end.wrapping_sub(1));
    let share = a.value.sort == Sort::Fraction && last.is_some();
    match unit {
        None if share && t.word(end, "of") => counted::after_of(t, end + 1),
        None => counted::after_count(t, end, a.value.value != 1.0 || t.word(end - 1, "more"))
            .or_else(|| measured::of_level(t, start)),
        Some(_) => {
            let stop = units::per(t, end).map_or(end, |p| p.1);
            measured::of_measure(t, start, stop)
        }
    }
}

/// The unit itself, or the dollars that the article says a bare $ stands for.
fn meant<'a>(s: Setting<'a>, unit: &'a Unit, a: &Amount, context: &Context) -> &'a Unit {
    let bare_dollar = unit.is("USD")
        && s.t.sign(a.start, '$')
        && a.value.start == a.start + 1
        && (a.end == a.value.end || a.upper.is_some());
    let stated = context.dollar.filter(|_| bare_dollar).and_then(|id| s.lex.unit(id));
    stated.unwrap_or(unit)
}

/// The unit's name with its denominator: "dollar per barrel".
fn unit_name<'a>(s: Setting<'a>, unit: &'a Unit, end: usize) -> Cow<'a, str> {
    match units::per(s.t, end) {
        Some((first, stop)) => format!("{} per {}", unit.name, per_noun(s, first, stop)).into(),
        None => unit.name.as_str().into(),
    }
}

/// The denominator's name: a unit's if it is one, else the word.
fn per_noun(s: Setting, first: usize, stop: usize) -> String {
    if let Some((id, end)) = units::after(s.t, s.lex, first)
        && end >= stop
        && let Some(u) = s.lex.unit(id)
    {
        return u.name.clone();
    }
    let word = s.t.surface(stop - 1).to_lowercase();
    word.strip_suffix('s').filter(|_| s.t.is(stop - 1, TIMEUNIT)).unwrap_or(&word).to_owned()
}

/// May a quantity begin at this token?
#[inline]
pub fn anchor(t: Tokens, i: usize) -> bool {
    t.at(i).is_some_and(|x| match x.kind {
        Kind::Figure => true,
        Kind::Word => x.is(FIGURE_ANCHOR),
        Kind::Sign => fractions::is_symbol(x),
        Kind::Junk | Kind::Break => false,
    })
}
