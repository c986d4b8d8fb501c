//! The words of a table's cells, made from a joined record.

use records::{Actor, Claim, Joined, Quantity};

/// A joined record as a row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Predicates, with the manner.
    pub what: String,
    /// Who did it.
    pub who: String,
    /// To whom, or what is counted.
    pub whom: String,
    /// Where.
    pub place: String,
    /// When.
    pub when: String,
    /// The figure with its bounds: "≥90 … ≥169".
    pub figure: String,
    /// agree, compatible, differ, contradict.
    pub verdict: String,
    /// Why.
    pub why: String,
    /// How many articles.
    pub articles: u64,
    /// How many independent origins.
    pub origins: u64,
    /// A generic statement that one article alone makes.
    pub minor: bool,
    /// As in the record.
    pub id: String,
    /// Every claim, when they are to be shown.
    pub sources: Vec<Source>,
}

/// One article's claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Outlet, else the article's name.
    pub teller: String,
    /// Day of publication.
    pub published: String,
    /// File and byte of the clause.
    pub place: String,
    /// The sentence before, in and after the clause.
    pub text: [String; 3],
    /// On whose word, first speaker first.
    pub word: String,
}

impl Row {
    /// The row of a joined record; with its sources if they are wanted.
    pub fn of(joined: &Joined, with_sources: bool) -> Row {
        let counted = matches!(joined.kind.as_str(), "quantity" | "duplicate");
        let of = || {
            let quantities = joined.claims.iter().filter_map(|c| c.quantity.as_ref());
            clean(quantities.filter_map(|q| q.of.as_deref()).next().unwrap_or(""))
        };
        let whom = match names(&joined.object) {
            whom if whom.is_empty() && counted => of(),
            whom => whom,
        };
        Row {
            what: what(joined),
            who: names(&joined.subject),
            whom,
            place: names(&joined.place),
            when: when(joined.from.as_deref(), joined.to.as_deref()),
            figure: if counted { figure(&joined.claims) } else { String::new() },
            verdict: clean(&joined.verdict),
            why: clean(&joined.why),
            articles: joined.articles,
            origins: joined.origins,
            minor: joined.articles <= 1 && joined.predicates.iter().all(|p| p == "states"),
            id: clean(&joined.id),
            sources: if with_sources { joined.claims.iter().map(source).collect() } else { vec![] },
        }
    }

    /// Contradictions first, then differences, then what several articles say, then what one says,
    /// its counted statements of no known predicate last.
    pub fn rank(&self) -> (u8, std::cmp::Reverse<(u64, u64)>) {
        let rank = match self.verdict.as_str() {
            "contradict" => 0,
            "differ" => 1,
            _ if self.articles > 1 => 2,
            _ => 3 + u8::from(self.minor),
        };
        (rank, std::cmp::Reverse((self.articles, self.origins)))
    }
}

/// Text that cannot disturb a terminal: no control characters, no line breaks.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = true;
    for c in text.chars() {
        let hidden = c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
        if c.is_whitespace() || hidden {
            if !space {
                out.push(' ');
            }
            space = true;
        } else {
            out.push(c);
            space = false;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Predicates, the verb of a generic statement, and the manner where all tell the same.
fn what(joined: &Joined) -> String {
    let mut what = joined.predicates.iter().map(|p| clean(p)).collect::<Vec<_>>().join(" / ");
    if what == "states"
        && let Some(claim) = joined.claims.first()
    {
        what = clean(&claim.cue);
    }
    let mut modes: Vec<&str> = joined.claims.iter().filter_map(|c| c.mode.as_deref()).collect();
    modes.sort_unstable();
    modes.dedup();
    if joined.kind == "manner" {
        what.push_str(" (manner)");
    } else if joined.kind == "scope" {
        what.push_str(" (total and part)");
    } else if let ([mode], true) = (&modes[..], joined.kind != "relation") {
        what.push_str(&format!(" ({})", clean(mode)));
    }
    what
}

pub(crate) fn names(actors: &[Actor]) -> String {
    const SHOWN: usize = 3;
    let mut names: Vec<String> = actors.iter().take(SHOWN).map(name).collect();
    if actors.len() > SHOWN {
        names.push("…".to_string());
    }
    names.join(", ")
}

/// "Afghans" are known by their country's name, but people they are.
pub(crate) fn name(actor: &Actor) -> String {
    match actor.label.as_deref() {
        Some("NORP") if !actor.text.is_empty() => clean(&actor.text),
        _ => clean(&actor.name),
    }
}

/// An interval as people write it: a day, a month, a year, or both ends.
pub(crate) fn when(from: Option<&str>, to: Option<&str>) -> String {
    let day = |t: &str| clean(t.get(..10.min(t.len())).unwrap_or(t));
    match (from.map(day), to.map(day)) {
        (None, None) => String::new(),
        (Some(from), None) => format!("since {from}"),
        (None, Some(to)) => format!("until {to}"),
        (Some(from), Some(to)) => {
            let number = |t: &str, at: std::ops::Range<usize>| {
                t.get(at).and_then(|n| n.parse::<i32>().ok()).unwrap_or(-1)
            };
            let ymd = |t: &str| (number(t, 0..4), number(t, 5..7), number(t, 8..10));
            let ((y, m, d), (y2, m2, d2)) = (ymd(&from), ymd(&to));
            let first = d == 1 && d2 == 1;
            if first && m == 1 && m2 == 1 && y2 == y + 1 {
                format!("{y:04}")
            } else if first && (y2 * 12 + m2) == (y * 12 + m) + 1 {
                format!("{y:04}-{m:02}")
            } else if from == to || (y == y2 && m == m2 && d2 == d + 1) || next_month(&from, &to) {
                from
            } else {
                format!("{from} … {to}")
            }
        }
    }
}

/// The last day of a month, ended by the first of the next.
fn next_month(from: &str, to: &str) -> bool {
    let last = matches!(from.get(8..10), Some("28" | "29" | "30" | "31"));
    last && to.get(8..10) == Some("01") && from.get(..7) < to.get(..7) && {
        let number = |t: &str| {
            let year = t.get(..4).and_then(|n| n.parse::<i32>().ok());
            let month = t.get(5..7).and_then(|n| n.parse::<i32>().ok());
            year.zip(month).map_or(0, |(y, m)| y * 12 + m)
        };
        number(to) == number(from) + 1
    }
}

/// The least and the greatest figure of the claims.
fn figure(claims: &[Claim]) -> String {
    let mut all: Vec<(f64, f64, String)> = claims
        .iter()
        .filter_map(|c| c.quantity.as_ref())
        .map(|q| {
            let low = q.low.or(q.value).unwrap_or(f64::NEG_INFINITY);
            (low, q.high.or(q.value).unwrap_or(f64::INFINITY), bounds(q))
        })
        .collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    all.dedup_by(|a, b| a.2 == b.2);
    match &all[..] {
        [] => String::new(),
        [(.., only)] => only.clone(),
        [(.., least), .., (.., most)] => format!("{least} … {most}"),
    }
}

/// A figure with its bounds and what it is measured in: "13", "≥90", "80<", "≤5", "36–44", "≈40",
/// "≥12 %", "USD 3,000", "8 kilometre".
pub(crate) fn bounds(q: &Quantity) -> String {
    let figure = plain_bounds(q);
    match (q.currency.as_deref(), q.unit.as_deref()) {
        (Some(currency), _) => format!("{} {figure}", clean(currency)),
        (None, Some("percentage")) => format!("{figure} %"),
        (None, Some(unit)) => format!("{figure} {}", clean(unit)),
        (None, None) => figure,
    }
}

fn plain_bounds(q: &Quantity) -> String {
    match (q.modifier.as_str(), q.value, q.low, q.high) {
        ("more_than", Some(v), ..) => format!("{}<", number(v)),
        ("less_than", Some(v), ..) => format!("<{}", number(v)),
        ("approximately", Some(v), ..) => format!("≈{}", number(v)),
        (_, _, Some(a), Some(b)) if a == b => number(a),
        (_, _, Some(a), Some(b)) => format!("{}–{}", number(a), number(b)),
        (_, _, Some(a), None) => format!("≥{}", number(a)),
        (_, _, None, Some(b)) => format!("≤{}", number(b)),
        (_, Some(v), None, None) => number(v),
        _ => "?".to_string(),
    }
}

/// Whole numbers with thousands apart, others as they are.
pub(crate) fn number(x: f64) -> String {
    if x.fract() != 0.0 || x.abs() >= 1e15 || !x.is_finite() {
        return format!("{x}");
    }
    let digits = format!("{:.0}", x.abs());
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if x < 0.0 { format!("-{out}") } else { out }
}

fn source(claim: &Claim) -> Source {
    let byte = |n: usize| {
        let ends = [claim.text.len()];
        claim.text.char_indices().map(|(at, _)| at).chain(ends).nth(n)
    };
    let (start, end) = match (byte(claim.start), byte(claim.end)) {
        (Some(start), Some(end)) if start < end => (start, end),
        _ => (0, claim.text.len()),
    };
    let text = &claim.text;
    let doc = clean(&claim.doc);
    let speakers: Vec<String> = claim.attributed_to.iter().map(|a| clean(&a.name)).collect();
    Source {
        teller: clean(claim.outlet.as_deref().filter(|o| !o.is_empty()).unwrap_or(&claim.doc)),
        published: clean(claim.published.as_deref().unwrap_or("")),
        place: match claim.paragraph {
            Some(_) => format!("{doc}:{}", claim.byte_start.saturating_add(start as u64)),
            None => format!("{doc}: title"),
        },
        text: [clean(&text[..start]), clean(&text[start..end]), clean(&text[end..])],
        word: speakers.join(" ← "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(
        modifier: &str,
        value: Option<f64>,
        low: Option<f64>,
        high: Option<f64>,
    ) -> Quantity {
        Quantity {
            value,
            low,
            high,
            modifier: modifier.into(),
            unit: None,
            currency: None,
            of: None,
            start: None,
            end: None,
        }
    }

    #[test]
    fn figures_with_their_bounds() {
        let show = |m, v, l, h| bounds(&quantity(m, v, l, h));
        assert_eq!(show("exact", Some(1200.0), Some(1200.0), Some(1200.0)), "1,200");
        assert_eq!(show("at_least", Some(90.0), Some(90.0), None), "≥90");
        assert_eq!(show("more_than", Some(80.0), Some(81.0), None), "80<");
        assert_eq!(show("at_most", Some(5.0), None, Some(5.0)), "≤5");
        assert_eq!(show("few", None, Some(3.0), Some(9.0)), "3–9");
        assert_eq!(show("exact", Some(2.5), Some(2.5), Some(2.5)), "2.5");
        assert_eq!(show("exact", Some(-12345.0), Some(-12345.0), Some(-12345.0)), "-12,345");
        assert_eq!(show("", None, None, None), "?");
        let share = Quantity {
            unit: Some("percentage".into()),
            ..quantity("at_least", Some(12.0), Some(12.0), None)
        };
        assert_eq!(bounds(&share), "≥12 %");
        let price = Quantity {
            unit: Some("dollar".into()),
            currency: Some("USD".into()),
            ..quantity("exact", Some(3e3), Some(3e3), Some(3e3))
        };
        assert_eq!(bounds(&price), "USD 3,000");
    }

    #[test]
    fn times() {
        let show = |a, b| when(Some(a), Some(b));
        assert_eq!(show("2021-08-26", "2021-08-27"), "2021-08-26");
        assert_eq!(show("2016-12-01", "2017-01-01"), "2016-12");
        assert_eq!(show("2021-01-01", "2022-01-01"), "2021");
        assert_eq!(show("2021-08-31", "2021-09-01"), "2021-08-31");
        assert_eq!(show("2021-08-26T18:00", "2021-08-26T19:00"), "2021-08-26");
        assert_eq!(show("2020-02-03", "2021-04-05"), "2020-02-03 … 2021-04-05");
        assert_eq!(show("", "garbléd"), " … garbléd");
        assert_eq!(when(None, None), "");
    }

    #[test]
    fn terminals_are_safe() {
        assert_eq!(clean("a\u{1b}[31mb\r\nc\u{202e}d  "), "a [31mb c d");
    }
}
