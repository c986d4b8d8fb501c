//! What claims about one thing come to: agree, compatible, differ, contradict, and why.

use crate::evidence::Settings;
use crate::fact::Fact;
use crate::figure::{self, Stand};
use crate::opposed::{EPOCH, Opposed, about, opposed};
use crate::party::Like;
use crate::time::Days;

/// From full agreement to what cannot both hold, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Equal intervals, same content.
    Agree,
    /// One interval inside the other; one says more.
    Compatible,
    /// They do not match, but time, bound or scope explains it.
    Differ,
    /// Cannot both hold of one time.
    Contradict,
}

impl Verdict {
    /// As records spell it.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Agree => "agree",
            Verdict::Compatible => "compatible",
            Verdict::Differ => "differ",
            Verdict::Contradict => "contradict",
        }
    }
}

/// A verdict, the line that gives its reason, and the sides it is between.
#[derive(Clone, Debug)]
pub struct Ruling {
    /// The verdict.
    pub verdict: Verdict,
    /// One line built from the fields that differ.
    pub why: String,
    /// Facts, one list a side.
    pub sides: Vec<Vec<usize>>,
}

impl Ruling {
    /// All say the same.
    pub fn agree(facts: &[Fact], members: &[usize], what: &str) -> Ruling {
        let why = match (members.len(), articles(facts, members)) {
            (0 | 1, _) => "one source".to_string(),
            (n, 1) => format!("one article, {n} times{what}"),
            (_, n) => format!("{n} articles say {}", if what.is_empty() { "so" } else { what }),
        };
        Ruling { verdict: Verdict::Agree, why, sides: vec![members.to_vec()] }
    }
}

fn articles(facts: &[Fact], members: &[usize]) -> usize {
    let mut docs: Vec<u64> = members.iter().map(|&i| facts[i].doc).collect();
    docs.sort_unstable();
    docs.dedup();
    docs.len()
}

/// Who says it: the outlet, else the article.
fn teller<'a>(fact: &'a Fact) -> &'a str {
    fact.claim.outlet.as_deref().filter(|o| !o.is_empty()).unwrap_or(&fact.claim.doc)
}

/// Judges figures of one thing.
pub fn figures(facts: &[Fact], members: &[usize], settings: &Settings) -> Ruling {
    let sides = sides_by_figure(facts, members);
    if sides.len() < 2 {
        let say = facts[members[0]].claim.quantity.as_ref().map_or(String::new(), figure::words);
        let say = if articles(facts, members) == 1 { format!(": {say}") } else { say };
        return Ruling::agree(facts, members, &say);
    }
    let all = sides.len() <= settings.most_sides;
    let mut worst: Option<(Verdict, String, usize, usize)> = None;
    for a in 0..sides.len() {
        // Beyond the limit the sides, which stand in order, are held against the next alone.
        for b in (a + 1..sides.len()).take(if all { usize::MAX } else { 1 }) {
            let (verdict, why) = between(facts, &sides[a], &sides[b]);
            if worst.as_ref().is_none_or(|(v, ..)| verdict > *v) {
                worst = Some((verdict, why, a, b));
            }
        }
    }
    let Some((verdict, reason, a, b)) = worst else { return Ruling::agree(facts, members, "") };
    let link = if verdict == Verdict::Compatible { "admits" } else { "against" };
    let mut why = format!("{} {link} {}", told(facts, &sides[a]), told(facts, &sides[b]));
    if !reason.is_empty() {
        why.push_str(&format!(": {reason}"));
    }
    if sides.len() > 2 {
        why.push_str(&format!("; {} figures in all", sides.len()));
    }
    Ruling { verdict, why, sides }
}

/// A side's figure and who tells it.
fn told(facts: &[Fact], side: &[usize]) -> String {
    let first = &facts[side[0]];
    let figure = first.claim.quantity.as_ref().map_or_else(String::new, figure::words);
    let negated = if first.negated() { "not " } else { "" };
    let more = match articles(facts, side) {
        1 => String::new(),
        n => format!(" and {} more", n - 1),
    };
    format!("{negated}{figure} ({}{more})", teller(first))
}

/// Claims with one interval and polarity, from the least figure to the greatest; wider before
/// narrower, so that "more than 80 admits 97" reads in this order.
fn sides_by_figure(facts: &[Fact], members: &[usize]) -> Vec<Vec<usize>> {
    let mut keyed: Vec<(f64, f64, bool, usize)> = members
        .iter()
        .filter_map(|&i| {
            let (low, high) = facts[i].figure?.bounds();
            Some((low, high, facts[i].negated(), i))
        })
        .collect();
    keyed.sort_by(|x, y| {
        let figure = x.0.total_cmp(&y.0).then(y.1.total_cmp(&x.1));
        figure.then((x.2, x.3).cmp(&(y.2, y.3)))
    });
    keyed
        .chunk_by(|x, y| (x.0, x.1, x.2) == (y.0, y.1, y.2))
        .map(|side| side.iter().map(|&(.., i)| i).collect())
        .collect()
}

/// Claims of a side that are held against those of another: enough to see what excuses them.
const HELD: usize = 12;

fn between(facts: &[Fact], a: &[usize], b: &[usize]) -> (Verdict, String) {
    let (Some(x), Some(y)) = (facts[a[0]].figure, facts[b[0]].figure) else {
        return (Verdict::Compatible, String::new());
    };
    if facts[a[0]].negated() != facts[b[0]].negated() {
        return match x.stand(y) {
            Stand::Equal => (Verdict::Contradict, "one side denies it".to_string()),
            _ => (Verdict::Differ, "one side denies its figure".to_string()),
        };
    }
    match x.stand(y) {
        Stand::Equal => (Verdict::Agree, String::new()),
        Stand::Inside => (Verdict::Compatible, String::new()),
        Stand::Open => (Verdict::Differ, reason(facts, a, b).unwrap_or_default()),
        Stand::Overlap => (Verdict::Differ, "the figures overlap".to_string()),
        Stand::Apart => match reason(facts, a, b) {
            Some(reason) => (Verdict::Differ, reason),
            None => (Verdict::Contradict, String::new()),
        },
    }
}

/// What explains that two sides' figures do not match, if every pair of their claims has an
/// excuse.
fn reason(facts: &[Fact], a: &[usize], b: &[usize]) -> Option<String> {
    let mut first = None;
    for &i in a.iter().take(HELD) {
        for &j in b.iter().take(HELD) {
            let excuse = excuse(&facts[i], &facts[j])?;
            first.get_or_insert(excuse);
        }
    }
    first
}

fn excuse(x: &Fact, y: &Fact) -> Option<String> {
    if let (Some(a), Some(b)) = (x.days, y.days)
        && !a.meets(b, 0)
    {
        return Some("of different dates".to_string());
    }
    let of = |f: &Fact| f.claim.quantity.as_ref().and_then(|q| q.of.clone()).unwrap_or_default();
    if x.thing.like(&y.thing) != Like::Same && !of(x).eq_ignore_ascii_case(&of(y)) {
        let name = |f: &Fact| match of(f) {
            of if of.is_empty() => "all".to_string(),
            of => of,
        };
        return Some(format!("one counts {}, the other {}", name(x), name(y)));
    }
    if x.doc == y.doc {
        return Some("both in one article".to_string());
    }
    let (Some(a), Some(b)) = (x.published, y.published) else { return None };
    let (early, late) = if a <= b { (x, y) } else { (y, x) };
    let raised = early.figure?.middle() < late.figure?.middle();
    (a != b && raised).then(|| {
        let when = late.claim.published.as_deref().and_then(|p| p.get(..10)).unwrap_or("");
        format!("later figure ({when})")
    })
}

/// Judges claims that answer one question yes, no or maybe.
pub fn stances(facts: &[Fact], members: &[usize]) -> Ruling {
    let (mut yes, mut no, mut maybe) = (Vec::new(), Vec::new(), Vec::new());
    for &i in members {
        match stance(&facts[i]) {
            1 => yes.push(i),
            -1 => no.push(i),
            _ => maybe.push(i),
        }
    }
    if !yes.is_empty() && !no.is_empty() {
        let (verdict, tail, yes, no) = match opposed(facts, &yes, &no) {
            Opposed::Contradict(yes, no) => (Verdict::Contradict, "", yes, no),
            Opposed::Apart => (Verdict::Differ, ", not told of one time", yes, no),
            Opposed::OneSentence => (Verdict::Differ, ", told apart in one sentence", yes, no),
        };
        let why = format!("{} against {}{tail}", said(facts, &yes), said(facts, &no));
        let sides = [yes, no, maybe].into_iter().filter(|s| !s.is_empty()).collect();
        return Ruling { verdict, why, sides };
    }
    let firm = if yes.is_empty() { no } else { yes };
    if !maybe.is_empty() && !firm.is_empty() {
        let why = format!("{}; {} leaves it open", said(facts, &firm), said(facts, &maybe));
        return Ruling { verdict: Verdict::Compatible, why, sides: vec![firm, maybe] };
    }
    let lasting = members.iter().all(|&i| facts[i].predicate.lasting);
    let runs = runs(facts, members);
    if !lasting && runs.len() > 1 {
        let why = format!("told of {} different times", runs.len());
        return Ruling { verdict: Verdict::Compatible, why, sides: runs };
    }
    Ruling::agree(facts, members, "")
}

/// Which answer a claim gives: 1, -1, or 0 for "maybe".
pub fn stance(fact: &Fact) -> i8 {
    let own = if fact.predicate.stance == 0 { 1 } else { fact.predicate.stance };
    let certainty = fact.claim.certainty.as_str();
    match () {
        () if fact.negated() => -own,
        () if fact.asserted() && certainty != "unlikely" => own,
        () if fact.hypothetical() && matches!(certainty, "certain" | "probable") => own,
        () => 0,
    }
}

/// "fights (A and 2 more)".
fn said(facts: &[Fact], side: &[usize]) -> String {
    let mut predicates: Vec<String> = side
        .iter()
        .map(|&i| {
            let not = if facts[i].negated() { "not " } else { "" };
            format!("{not}{}", facts[i].claim.predicate)
        })
        .collect();
    predicates.sort_unstable();
    predicates.dedup();
    let more = match articles(facts, side) {
        1 => String::new(),
        n => format!(" and {} more", n - 1),
    };
    format!("{} ({}{more})", predicates.join(", "), teller(&facts[side[0]]))
}

/// Claims by time, parted where half a year and more lies between.
pub fn runs(facts: &[Fact], members: &[usize]) -> Vec<Vec<usize>> {
    let mut dated: Vec<(Days, usize)> = members.iter().map(|&i| (about(&facts[i]), i)).collect();
    dated.sort_unstable();
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut reached = i32::MIN;
    for (days, i) in dated {
        if runs.is_empty() || days.from > reached.saturating_add(EPOCH) {
            runs.push(Vec::new());
        }
        reached = reached.max(days.to);
        if let Some(run) = runs.last_mut() {
            run.push(i);
        }
    }
    runs.iter_mut().for_each(|run| run.sort_unstable());
    runs
}
