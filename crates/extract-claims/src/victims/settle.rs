//! What an article's sentences say of victims, settled among themselves: "shot" is read in the
//! light of a death, one victim told of again and again is told once, and a victim told of apart
//! is one of those that a toll counted.

use records::{Actor, Claim, SentencePlace, days};

use crate::tables::phrases::Phrases;
use crate::tree::case::{reads, reads_any};
use crate::victims::elsewhere::{Elsewhere, turns};
use crate::victims::fates::{self, victims};
use crate::victims::meant;
use crate::victims::ordinals::{self, one_more};
use crate::victims::persons::{Victim, suicide};
use crate::victims::reckon::{self, stated};
use crate::victims::text::characters;

/// How many victims and tolls of an article are kept in mind.
pub const MANY: usize = 64;

/// The greatest toll whose victims may all be told of one by one.
const FEW: f64 = 50.0;

/// How many days apart two dates may be and still be of one event.
const DAYS: i64 = 1;

/// In which paragraphs an article tells what it is about.
const LEAD: u64 = 2;

/// Drops what an article's other claims make void or say already:
/// - a single victim "shot", "taken to hospital" or with "wounds" who is told to be dead, or is
///   not told apart from the dead;
/// - a single victim told of before under the same name, or in the same words;
/// - a single victim whom a toll of the same event has counted: the toll's claim names them.
///
/// A title says what the text says: it is read in the light of the text, but tells of nobody besides.
pub fn settle(claims: &mut Vec<Claim>, elsewhere: &Elsewhere) {
    meant::victims_again(claims);
    fates::drop_dead(claims);
    let titles = claims.partition_point(|c| c.paragraph.is_none());
    let mut text = std::mem::take(claims);
    *claims = text.drain(..titles).collect();
    count(&mut text, elsewhere);
    let as_told = if claims.is_empty() { Vec::new() } else { text.clone() };
    reckon::survivors(&mut text);
    reckon::drop_parts(&mut text);
    if claims.is_empty() {
        *claims = text;
        return;
    }
    count(claims, elsewhere);
    claims.extend(as_told);
    count_in(claims, elsewhere);
    reckon::survivors(claims);
    claims.retain(|c| c.paragraph.is_none());
    reckon::drop_parts(claims);
    drop_told_in_text(claims, &text);
    claims.append(&mut text);
}

/// Tells each victim once, and how many there were.
fn count(claims: &mut Vec<Claim>, elsewhere: &Elsewhere) {
    let own_dead = reckon::own_dead(claims);
    drop_told(claims);
    reckon::drop_bare(claims);
    among(claims);
    count_in(claims, elsewhere);
    reckon::with_own_dead(claims, own_dead);
    drop_retold(claims);
    reckon::add_up(claims, elsewhere);
    ordinals::raise(claims);
}

/// Drops what a title tells of some of the victims, where the text tells of them all.
fn drop_told_in_text(titles: &mut Vec<Claim>, text: &[Claim]) {
    let sum = |t: &Claim| of_victims(t) && !stated(t);
    let more = |t: &Claim, c: &Claim| t.predicate == c.predicate && victims(t) > victims(c);
    // One of several whom the text tells of one by one.
    let counted = |c: &Claim| text.iter().any(|t| sum(t) && more(t, c) && !apart(t, c));
    // "2 children", where the text tells of a couple and their two children.
    let part = |c: &Claim| {
        let same = |t: &&Claim| t.predicate == c.predicate && victims(t) == victims(c);
        let of = |s: &Claim, p: &Claim| sum(s) && more(s, p) && s.sentence() == p.sentence();
        text.iter().filter(same).any(|p| stated(p) && text.iter().any(|s| of(s, p)))
    };
    titles.retain(|c| if stated(c) { !part(c) } else { !(sum(c) && counted(c)) });
}

/// Is it about victims, and meant as fact?
pub fn of_victims(c: &Claim) -> bool {
    matches!(c.predicate.as_str(), "killed" | "wounded") && c.polarity == "asserted"
}

/// Is it one described or named victim, without a figure?
pub fn single(claim: &Claim) -> bool {
    claim.quantity.as_ref().is_some_and(|q| q.start.is_none() && q.value == Some(1.0))
}

/// May it be part of a toll: one victim, or some who were shot or taken to hospital, unnamed?
fn part(claim: &Claim) -> bool {
    // "Two were killed and a third died": none of the two.
    let start = claim.start.saturating_sub(2);
    let clause = characters(&claim.text, start..claim.end).trim_start();
    let mut words = clause.split(' ');
    let more = ["second", "third", "fourth", "fifth"];
    let more = words.next().is_some_and(|w| reads(w, "a"))
        && words.next().is_some_and(|w| reads_any(w, &more) && words.next().is_some());
    if more && claim.object.iter().all(reckon::nobody_new) {
        return false;
    }
    match &claim.quantity {
        Some(q) => {
            let unknown = || unsaid(&claim.cue) || claim.object.iter().all(reckon::nobody_new);
            single(claim) || counts_named(claim) || (q.value == Some(1.0) && unknown())
        }
        None => claim.object.iter().all(|o| o.id.is_none()) && unsaid(&claim.cue),
    }
}

/// Is it a figure above one that a sentence states?
pub fn toll(claim: &Claim) -> bool {
    claim.quantity.as_ref().is_some_and(|q| q.low.or(q.high).is_some_and(|n| n > 1.0 && n <= FEW))
        && !counts_named(claim)
}

/// Is it a count of those whom the sentence lists: "a mother and her son"?
pub fn counts_named(claim: &Claim) -> bool {
    let counted = claim.quantity.as_ref().filter(|q| q.start.is_none()).and_then(|q| q.value);
    counted.is_some_and(|n| n > 1.0 && n == claim.object.len() as f64)
}

fn drop_told(claims: &mut Vec<Claim>) {
    drop_taken_up(claims);
    let mut told: Vec<(String, String, Option<Claim>)> = Vec::new();
    let mut clauses: Vec<(String, usize, String)> = Vec::new();
    claims.retain(|c| {
        // Captions say their sentence over and over.
        if of_victims(c) && c.attributed_to.is_empty() {
            let clause = characters(&c.text, c.start..c.end);
            let amount = c
                .quantity
                .as_ref()
                .and_then(|q| q.start)
                .map_or(0, |s| (s + 1).saturating_sub(c.start));
            let known = |(predicate, at, told): &(String, usize, String)| {
                *predicate == c.predicate && *at == amount && told == clause
            };
            if clauses.iter().any(known) {
                return false;
            }
            if clauses.len() < MANY {
                clauses.push((c.predicate.clone(), amount, clause.to_string()));
            }
        }
        let [victim] = c.object.as_slice() else { return true };
        if !of_victims(c) || !single(c) {
            return true;
        }
        let name = victim.name.to_lowercase();
        let known = |(predicate, other, before): &(String, String, Option<Claim>)| {
            // "A soldier" killed on another day, or elsewhere, is another soldier.
            let other_one = |b: &Claim| apart(b, c) || apart(c, b);
            *predicate == c.predicate && *other == name && !before.as_ref().is_some_and(other_one)
        };
        // "A second child was shot": not the child told of before.
        let again = told.iter().any(known) && c.attributed_to.is_empty() && !one_more(c);
        if !again && told.len() < MANY {
            told.push((c.predicate.clone(), name, victim.id.is_none().then(|| c.clone())));
        }
        !again
    });
}

/// "Shot two men dead, killing them at once": told before in the same sentence.
fn drop_taken_up(claims: &mut Vec<Claim>) {
    let mut last: Option<(SentencePlace, String, Option<f64>)> = None;
    claims.retain(|c| {
        let value = c.quantity.as_ref().and_then(|q| q.value);
        let key = (c.sentence(), c.predicate.clone(), value);
        let them = |o: &Actor| o.text.eq_ignore_ascii_case("them");
        let again = !c.object.is_empty() && c.object.iter().all(them) && value > Some(1.0);
        let known = again && last.as_ref() == Some(&key);
        if of_victims(c) && !known {
            last = Some(key);
        }
        !known
    });
}

/// "The woman died there" after "a nurse was killed": told of again, unless the last who may be meant
/// is told of otherwise.
fn drop_retold(claims: &mut Vec<Claim>) {
    let violent = |c: &Claim| matches!(c.predicate.as_str(), "killed" | "wounded" | "attacked");
    // Where no toll is told, those told of are added up, each of them once.
    let counted =
        |c: &Claim| claims.iter().any(|t| t.predicate == c.predicate && toll(t) && of_victims(t));
    let alone =
        |c: &Claim| of_victims(c) && single(c) && c.object.len() == 1 && c.attributed_to.is_empty();
    if !claims.iter().any(|c| alone(c) && counted(c)) {
        return;
    }
    let mut last: Vec<(Victim, usize)> = Vec::new();
    let mut again = vec![false; claims.len()];
    for (i, claim) in claims.iter().enumerate() {
        if !violent(claim) || claim.polarity != "asserted" {
            continue;
        }
        let who: Vec<Victim> = claim.object.iter().take(MANY).map(Victim::new).collect();
        if alone(claim) && (fates::definite(claim) || who[0].is_pointed()) && counted(claim) {
            let before = |at: usize| claims[at].sentence() < claim.sentence();
            let known = last.iter().rev().find(|(v, at)| before(*at) && v.may_be(&who[0]));
            again[i] = known.is_some_and(|&(_, at)| {
                let same = claims[at].predicate == claim.predicate && single(&claims[at]);
                same && !again[at] && !one_more(claim) && !apart(&claims[at], claim)
            });
        }
        let fresh = who.into_iter().filter(|v| !v.is_pointed()).map(|v| (v, i));
        last.extend(fresh);
        let over = last.len().saturating_sub(MANY);
        last.drain(..over);
    }
    let mut flags = again.into_iter();
    claims.retain(|_| flags.next() == Some(false));
}

/// "Nurses among nine killed": they are of the nine, whose claim names them.
fn among(claims: &mut Vec<Claim>) {
    let mut at = 0;
    while at < claims.len() {
        let some = &claims[at];
        let from = some.object.iter().filter_map(|o| o.end).max();
        let home = from.filter(|_| of_victims(some) && some.quantity.is_none()).and_then(|from| {
            let here = |t: &&Claim| t.sentence() == some.sentence();
            let first = claims[..at].iter().rposition(|t| !here(&t)).map_or(0, |before| before + 1);
            let tolls = claims[first..].iter().take_while(here).position(|t| {
                let start = t.quantity.as_ref().and_then(|q| q.start).filter(|&s| s > from);
                let between = start.map_or("", |start| characters(&t.text, from..start));
                let same = t.predicate == some.predicate;
                same && toll(t) && between.trim_end().ends_with(" among")
            });
            tolls.map(|at| first + at)
        });
        let Some(home) = home else {
            at += 1;
            continue;
        };
        let some = claims.remove(at);
        let home = home - usize::from(home > at);
        claims[home].object.extend(some.object);
    }
}

/// Adds single victims to the toll that has counted them.
fn count_in(claims: &mut Vec<Claim>, elsewhere: &Elsewhere) {
    let tolls: Vec<usize> = (0..claims.len())
        .filter(|&i| of_victims(&claims[i]) && toll(&claims[i]))
        .take(MANY)
        .collect();
    let mut named: Vec<Vec<Actor>> = vec![Vec::new(); tolls.len()];
    let mut counted = vec![false; claims.len()];
    for (i, claim) in claims.iter().enumerate() {
        if !of_victims(claim) || !part(claim) || elsewhere.tells(claim) {
            continue;
        }
        // "Two guards were killed. A third guard was killed": none of the two.
        let rank = ordinals::rank(claim).map(|(rank, _)| rank);
        let past = |toll: &Claim| rank.is_some_and(|rank| !more_than(toll, rank - 1));
        let home = tolls.iter().position(|&t| {
            let of_others = t > i && besides(&claims[t]);
            // All of them named are the toll told again.
            let all = counts_named(claim) && !more_than(&claims[t], claim.object.len());
            claims[t].predicate == claim.predicate
                && !of_others
                && !all
                && !past(&claims[t])
                && !particular(&claims[t])
                && !of_others_alone(&claims[t], claim)
                && !of_many_events(&claims[t])
                && !apart(&claims[t], claim)
        });
        let Some(home) = home else { continue };
        let room = claims[tolls[home]].quantity.as_ref().and_then(|q| q.high.or(q.value));
        // One named before takes no more room.
        let known = |o: &Actor| {
            let same = |v: &Actor| v.name.eq_ignore_ascii_case(&o.name);
            o.label.as_deref() == Some("PERSON") && named[home].iter().any(same)
        };
        if single(claim) && !claim.object.is_empty() && claim.object.iter().all(known) {
            counted[i] = true;
            continue;
        }
        // "Ann Lee and Bo Roe died": both of them, or neither.
        let more = if counts_named(claim) { claim.object.len() } else { 1 };
        if room.is_some_and(|n| (named[home].len() + more) as f64 > n) {
            // "The child was hit", where a girl and a woman make up the two: she is the girl.
            let known = single(claim) && fates::definite(claim);
            let who = claim.object.first().filter(|_| known).map(Victim::new);
            let again = |who: &Victim| named[home].iter().any(|v| Victim::new(v).may_be(who));
            counted[i] = who.is_some_and(|who| again(&who));
            continue;
        }
        counted[i] = true;
        for victim in claim.object.iter().take(MANY) {
            named[home].push(Actor { start: None, end: None, ..victim.clone() });
        }
    }
    for (&t, victims) in tolls.iter().zip(named) {
        for victim in victims {
            if !claims[t].object.iter().any(|o| o.name.eq_ignore_ascii_case(&victim.name)) {
                claims[t].object.push(victim);
            }
        }
    }
    let mut flags = counted.into_iter();
    claims.retain(|_| flags.next() == Some(false));
}

/// Does the toll tell of more than so many?
fn more_than(toll: &Claim, people: usize) -> bool {
    let most = toll.quantity.as_ref().and_then(|q| q.high.or(q.low));
    most.is_some_and(|n| n > people as f64)
}

/// Does the toll count girls, boys, women or children, and the victim is none: "three girls" and
/// "their father"?
pub fn of_others_alone(toll: &Claim, one: &Claim) -> bool {
    let [counted] = toll.object.as_slice() else { return false };
    let last = counted.name.rsplit(' ').next().unwrap_or("").to_lowercase();
    let name = match last.as_str() {
        "girls" | "daughters" | "sisters" => "girl",
        "boys" | "sons" | "brothers" => "boy",
        "women" => "woman",
        "men" => "man",
        "children" => "child",
        _ => return false,
    };
    let of_them = Victim::new(&Actor { name: name.to_string(), ..counted.clone() });
    one.object.len() == 1 && !Victim::new(&one.object[0]).may_be(&of_them)
}

/// Does the toll count those of one name only, as "Peruvian soldiers"? Others are none of them.
fn particular(toll: &Claim) -> bool {
    toll.object.first().is_some_and(|o| {
        let own = o.name.rsplit_once("'s ").map_or(o.name.as_str(), |(_, own)| own);
        own.chars().any(char::is_uppercase)
    })
}

/// Does the toll count the victims of several events: "in separate shootings", "so far this year"?
pub fn of_many_events(toll: &Claim) -> bool {
    static SIGNS: Phrases = Phrases::new(&[
        "separate ",
        "separate, ",
        "so far this",
        "this year",
        "last year",
        "a year",
        "per year",
        "every year",
        "annually",
        "in as many",
        "first of ",
        "several shootings",
        "two shootings",
        "three shootings",
    ]);
    SIGNS.within(&toll.text) || of_late(&toll.text)
}

/// "In the past two months", "over the last 10 days", of several events; not "the worst attack in the
/// past ten years".
fn of_late(text: &str) -> bool {
    const MOST: [&str; 8] =
        ["worst", "deadliest", "bloodiest", "first", "latest", "largest", "biggest", "recent"];
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let words: Vec<&str> = words.collect();
    let late = words.windows(5).any(|w| {
        reads(w[1], "the")
            && reads_any(w[0], &["in", "over", "during"])
            && reads_any(w[2], &["past", "last"])
            && reads_any(w[4], &["days", "weeks", "months", "years"])
    });
    late && !words.iter().any(|w| reads_any(w, &MOST))
}

/// Does the toll count others than those told of: "three other rebels", "two more"?
pub fn besides(toll: &Claim) -> bool {
    let from = toll.quantity.as_ref().and_then(|q| q.start).unwrap_or(0);
    let to = toll.object.first().and_then(|o| o.end).unwrap_or(from).max(from + 16);
    characters(&toll.text, from..to)
        .split(|c: char| !c.is_alphanumeric())
        .any(|w| reads_any(w, &["other", "others", "more", "another", "additional"]))
}

/// Put to death by a court? Gunmen who "execute" their victims are none.
fn executed(claim: &Claim) -> bool {
    let state = |a: &Actor| {
        let last = a.name.rsplit(' ').next().unwrap_or("").to_lowercase();
        a.label.as_deref() == Some("GPE")
            || matches!(last.as_str(), "state" | "authorities" | "officials" | "government")
    };
    ["execut", "hang", "put to death"].iter().any(|w| claim.cue.starts_with(w))
        && claim.subject.iter().all(state)
}

/// Does it tell of who killed himself in a cell?
fn in_a_cell(claim: &Claim) -> bool {
    let own = suicide(&claim.cue) || claim.cue.starts_with("hang");
    own && ["cell", "in custody", "in jail", "in prison"].iter().any(|w| claim.text.contains(w))
}

/// Do they stand at most so many paragraphs apart? A title stands on its own.
pub fn beside(a: &Claim, b: &Claim, paragraphs: u64) -> bool {
    match (a.paragraph, b.paragraph) {
        (Some(a), Some(b)) => a.abs_diff(b) <= paragraphs,
        (a, b) => a == b,
    }
}

/// Are they of two events, by when or where they say it was?
pub fn apart(toll: &Claim, one: &Claim) -> bool {
    let later = if toll.sentence() > one.sentence() { toll } else { one };
    if toll.sentence() != one.sentence() && turns(&later.text)
        || executed(toll) != executed(one)
        || in_a_cell(toll) != in_a_cell(one)
    {
        return true;
    }
    let (a, b) = (dates(toll), dates(one));
    let published = one.published.as_deref().and_then(days::read);
    let long_ago = |d: (i64, i64)| published.is_some_and(|p| p - d.1 > LONG_AGO);
    // A toll that an article opens with is what it is about, however old.
    let opens = toll.paragraph.is_none_or(|p| p <= LEAD) && toll.sentence() <= one.sentence();
    match (a, b) {
        (Some(a), Some(b)) if a.0 - b.1 > DAYS || b.0 - a.1 > DAYS => return true,
        (None, Some(b)) if long_ago(b) => return true,
        (Some(a), None) if long_ago(a) && !opens => return true,
        _ => {}
    }
    if let (None, None, Some(x), Some(y)) = (a, b, weekday(toll), weekday(one))
        && x != y
    {
        return true;
    }
    let town = |p: &&Actor| p.start.is_some() && p.label.as_deref() == Some("GPE");
    let mut there = one.place.iter().filter(town).peekable();
    // A place taken over from the sentences before tells of no later one.
    let told = toll.sentence() < one.sentence() || toll.place.iter().any(|p| town(&p));
    told && there.peek().is_some() && !there.any(|t| toll.place.iter().any(|p| p.name == t.name))
}

/// Days before publication from which a day is no longer what the news is about.
const LONG_AGO: i64 = 60;

/// Do they tell of days more than a week apart, or one of a day long before publication and the
/// other of none?
pub fn weeks_apart(a: &Claim, b: &Claim) -> bool {
    const WEEK: i64 = 7;
    match (dates(a), dates(b)) {
        (Some(a), Some(b)) => a.0 - b.1 > WEEK || b.0 - a.1 > WEEK,
        (Some(day), None) | (None, Some(day)) => {
            let published = a.published.as_deref().and_then(days::read);
            published.is_some_and(|p| p - day.1 > LONG_AGO)
        }
        _ => false,
    }
}

/// The first and last day that a claim's time may be, as counts of days.
fn dates(claim: &Claim) -> Option<(i64, i64)> {
    let from = days::read(claim.from.as_deref()?)?;
    let to = claim.to.as_deref().and_then(days::read).map_or(from, |to| to - 1);
    Some((from, to.max(from)))
}

/// The day of the week that a claim is dated by.
fn weekday(claim: &Claim) -> Option<&str> {
    const DAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let text = claim.date_text.as_deref().filter(|text| text.contains("day"))?;
    DAYS.into_iter().find(|day| text.contains(day))
}

/// Does the cue leave open whether its victim lived?
pub fn unsaid(cue: &str) -> bool {
    let first = cue.split(' ').next().unwrap_or("");
    matches!(first, "shot" | "shoot" | "shoots" | "shooting" | "stabbed" | "stabs" | "stab")
        || matches!(first, "hit" | "hits" | "hitting" | "struck" | "strikes" | "striking")
        || cue.contains("hospital")
        || cue.contains("medical")
        || cue.contains("ambulance")
        || cue.contains("gunshot")
        || cue.contains("condition")
        || cue.contains("victim")
        || (cue.contains("treated") && cue.contains("scene"))
        || (!cue.ends_with("ed")
            && !cue.ends_with("ing")
            && (cue.contains("wound") || cue.contains("injur")))
}
