//! Victims told of by their rank: "a second child", "the fourth victim".

use records::{Actor, Claim};

use crate::figures::quantity;
use crate::tree::case::{reads, reads_any};
use crate::victims::reckon;
use crate::victims::settle::{MANY, apart, besides, of_victims, single};
use crate::victims::text::characters;

/// Is the victim somebody not told of before: "a second child", "a third man"? "Another" may be
/// another than who did it.
pub fn one_more(claim: &Claim) -> bool {
    rank(claim).is_some_and(|(_, known)| !known)
}

/// The rank of a single victim among all, and whether they are spoken of as known: 4 and no of "a
/// fourth person died".
pub fn rank(claim: &Claim) -> Option<(usize, bool)> {
    let [who] = claim.object.as_slice() else { return None };
    if !single(claim) {
        return None;
    }
    let before = characters(&claim.text, 0..who.start?);
    let mut words = before.split_whitespace().rev();
    let mut own = who.text.split_whitespace();
    let first = own.next().unwrap_or("");
    // "A third grade student", "a second world war"
    let kind =
        |w: &str| matches!(w, "grade" | "world" | "class" | "year" | "term" | "floor" | "degree");
    if who.text.split_whitespace().any(kind) || kind(words.clone().next().unwrap_or("")) {
        return None;
    }
    let article = |w: &str| reads_any(w, &["a", "the", "an"]);
    let (rank, article) = match place(first) {
        Some(rank) => (rank, words.next()),
        None if article(first) => (place(own.next()?)?, Some(first)),
        None => (place(words.next()?)?, words.next()),
    };
    match article {
        Some(w) if reads(w, "a") => Some((rank, false)),
        Some(w) if reads(w, "the") => Some((rank, true)),
        // A headline: "Third victim dies", "4th victim dies"
        None if victim(who) => Some((rank, false)),
        _ => None,
    }
}

/// Is it called a victim, or by sex or age alone?
fn victim(who: &Actor) -> bool {
    let last = who.text.rsplit(' ').next().unwrap_or("").to_lowercase();
    matches!(
        last.as_str(),
        "victim" | "person" | "man" | "woman" | "boy" | "girl" | "child" | "teen" | "teenager"
    )
}

/// How many are dead where one more is told to have died: 2 of "a second boy has died".
pub fn dead_by_now(claim: &Claim) -> Option<usize> {
    let (rank, known) = rank(claim)?;
    let start = claim.start.min(claim.end);
    let clause = characters(&claim.text, start..claim.end);
    let died = ["has died", "have died", "dies", "has now died"].iter().any(|w| clause.contains(w));
    (died && !known && victim(claim.object.first()?)).then_some(rank)
}

fn place(word: &str) -> Option<usize> {
    const WORDS: [&str; 9] =
        ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    const DIGITS: [&str; 9] = ["2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th"];
    let among = |words: &[&str]| words.iter().position(|w| reads(word, w));
    among(&WORDS).or_else(|| among(&DIGITS)).map(|at| at + 2)
}

/// "Three people were hit", and further on "a fourth victim was also hurt": a claim of four is added,
/// which takes the fourth in.
pub fn raise(claims: &mut Vec<Claim>) {
    let ranked: Vec<(usize, usize)> = (0..claims.len())
        .filter(|&i| of_victims(&claims[i]))
        .filter_map(|i| Some((i, rank(&claims[i])?.0)))
        .filter(|(_, rank)| *rank > 2)
        .take(MANY)
        .collect();
    for (one, rank) in ranked.into_iter().rev() {
        let names = |c: &Claim| c.subject.iter().map(|s| s.name.clone()).collect::<Vec<_>>();
        let same = |c: &Claim| {
            let other = &claims[one];
            let alike = c.predicate == other.predicate && names(c) == names(other);
            let day = (&c.date_text, &other.date_text);
            let dated =
                matches!(day, (Some(a), Some(b)) if a != b) || c.date_text < other.date_text;
            alike && of_victims(c) && !dated && !apart(c, other) && !apart(other, c)
        };
        let count = |c: &Claim| quantity::exactly(c.quantity.as_ref());
        let told = claims.iter().any(|c| count(c) == Some(rank) && same(c));
        let toll = claims.iter().position(|c| {
            let before = c.sentence() <= claims[one].sentence();
            before && count(c) == Some(rank - 1) && !besides(c) && same(c)
        });
        let Some(toll) = toll.filter(|&t| !told && t != one) else { continue };
        let Some(id) = reckon::next_id(&claims[toll], claims) else { continue };
        let mut sum = Claim { id, ..claims[toll].clone() };
        let victims = claims[one].object.clone().into_iter();
        sum.object.extend(victims.map(|v| Actor { start: None, end: None, ..v }));
        sum.quantity = Some(quantity::count(rank));
        claims.remove(one);
        claims.insert(toll, sum);
    }
}
