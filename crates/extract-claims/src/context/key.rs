//! The block in which a claim may meet its like, and to whom it is traced.
//!
//! Claims that may tell of one thing must share a key, however vaguely one of them does:
//! - events (violence, custody, displacement, plots): `family|year`. A country is no part of it:
//!   too many articles never name one that a lexicon knows, or name another one more often.
//! - relations (fights, ceasefire-with, allied-with, opposes, …): `relation|A|B`, the largest
//!   wholes that the first two different actors are part of (a branch meets its movement), in
//!   alphabetical order and without time, so that "fights" meets "cooperates-with".
//! - all else: `family|principal actor`, and `states|subject|what is counted|year`.

use std::collections::HashMap;
use std::sync::OnceLock;

use records::{Actor, Claim};

/// The key of a claim of a family.
pub fn key(claim: &Claim, family: &str) -> String {
    match family {
        "violence" | "custody" | "displacement" | "plot" => [family, "|", year(claim)].concat(),
        "relation" => {
            let (a, b) = pair(claim);
            let (a, b) = if b < a { (b, a) } else { (a, b) };
            format!("relation|{a}|{b}")
        }
        "states" => {
            let subject = claim.subject.first().map(root).unwrap_or_default();
            let of = claim.quantity.as_ref().and_then(|q| q.of.as_deref()).map(last_word);
            format!("states|{subject}|{}|{}", of.unwrap_or_default(), year(claim))
        }
        _ => {
            let principal = claim.subject.first().or(claim.object.first());
            format!("{family}|{}", principal.map(root).unwrap_or_default())
        }
    }
}

/// The first subject and object of different wholes; the first two different actors where one
/// side holds them all.
fn pair(claim: &Claim) -> (String, String) {
    let roots = |list: &[Actor]| -> Vec<String> { list.iter().take(8).map(root).collect() };
    let (subjects, objects) = (roots(&claim.subject), roots(&claim.object));
    let all: Vec<String> = subjects.iter().chain(&objects).cloned().collect();
    let different = |a: &[String], b: &[String]| {
        a.iter().find_map(|x| Some((x.clone(), b.iter().find(|y| *y != x)?.clone())))
    };
    different(&subjects, &objects)
        .or_else(|| different(&all, &all))
        .unwrap_or_else(|| (all.first().cloned().unwrap_or_default(), String::new()))
}

/// The largest whole that the lexicon says an actor is part of.
fn root(actor: &Actor) -> String {
    static PARENTS: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    let parents = PARENTS.get_or_init(|| {
        // id,label,name,aliases,parent: only the first and the last column matter, and neither
        // is ever quoted.
        let table = include_str!("../../../tag-entities/data/lexicon/groups.csv");
        let row = |line: &'static str| Some((line.split(',').next()?, line.rsplit(',').next()?));
        table.lines().skip(1).filter_map(row).filter(|(_, parent)| !parent.is_empty()).collect()
    });
    let mut at = actor.id.as_deref().unwrap_or(&actor.name);
    // A table that loops must not hang.
    for _ in 0..8 {
        match parents.get(at) {
            Some(parent) => at = parent,
            None => break,
        }
    }
    slug(at)
}

fn year(claim: &Claim) -> &str {
    // `to` is the day after: of what happened on the last of December, another year's.
    let date = claim.from.as_deref().or(claim.published.as_deref()).or(claim.to.as_deref());
    date.and_then(|d| d.get(..4)).unwrap_or("")
}

fn last_word(text: &str) -> String {
    slug(text.split_whitespace().next_back().unwrap_or(""))
}

/// Lower case, no blanks, no bars: a key sorts and splits the same everywhere.
fn slug(text: &str) -> String {
    let plain = |c: char| if c.is_whitespace() || matches!(c, '|' | '"') { '-' } else { c };
    if text.is_ascii() {
        return text.bytes().map(|b| plain(char::from(b)).to_ascii_lowercase()).collect();
    }
    text.chars().map(plain).flat_map(char::to_lowercase).collect()
}

/// "a West Point report", "US officials": a name stands in it, and not for its place in a sentence.
fn named(speaker: &str) -> bool {
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    let shouted = |w: &str| w.chars().filter(|c| c.is_uppercase()).count() > 1;
    speaker.split_whitespace().next().is_some_and(shouted)
        || speaker.split_whitespace().skip(1).any(capital)
}

/// To whom the claim is traced: the last named speaker or cited outlet, else the article's own
/// outlet, else the article. "Officials" and "they" are whoever the article means by it: its own.
pub fn origin(claim: &Claim) -> String {
    claim
        .attributed_to
        .iter()
        .rev()
        .find(|a| a.id.is_some() || named(&a.name))
        .map(|a| a.name.clone())
        .or_else(|| claim.outlet.clone())
        .unwrap_or_else(|| claim.doc.clone())
}
