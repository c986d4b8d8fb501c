//! From one event's facts to its records: the event, each figure, the manner, total and part.

use std::collections::BTreeMap;

use records::Claim;

use crate::evidence::Settings;
use crate::fact::Fact;
use crate::figure::Stand;
use crate::group::Group;
use crate::party::{Like, Party};
use crate::tables::Tables;
use crate::verdict::{Ruling, Verdict, figures};

/// The records of one event.
pub fn records(facts: &[Fact], event: &[usize], settings: &Settings) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut predicates: Vec<&str> = Vec::new();
    for &i in event {
        let name = facts[i].predicate.name.as_str();
        if is_counted(&facts[i]) && !predicates.contains(&name) {
            predicates.push(name);
        }
    }
    predicates.sort_unstable();
    for predicate in predicates {
        let counted: Vec<usize> = event
            .iter()
            .copied()
            .filter(|&i| is_counted(&facts[i]) && facts[i].predicate.name == predicate)
            .collect();
        quantities(facts, &counted, settings, &mut groups);
    }
    let mut articles: Vec<u64> = event.iter().map(|&i| facts[i].doc).collect();
    articles.dedup();
    let uncovered = event.iter().any(|&i| !is_counted(&facts[i]));
    if articles.len() > 1 || uncovered {
        groups.push(group("event", event.to_vec(), occurrence(facts, event)));
    }
    groups.extend(manner(facts, event, settings));
    groups
}

fn group(kind: &'static str, members: Vec<usize>, ruling: Ruling) -> Group {
    Group { kind, members, ruling, pair: None }
}

/// Does it count people or things, rather than the attacks themselves?
fn is_counted(fact: &Fact) -> bool {
    fact.figure.is_some() && fact.predicate.name != "attacked"
}

/// Parts the figures of one predicate by what they count, and judges each part; where a total
/// stands beside parts of it, that too.
fn quantities(facts: &[Fact], counted: &[usize], settings: &Settings, groups: &mut Vec<Group>) {
    let (total, mut parts): (Vec<usize>, Vec<Vec<usize>>) = by_thing(facts, counted);
    let mut rest = Vec::new();
    for i in total {
        // "More than 80 people" may be the "97 protesters" of another article, if these are all
        // that are counted and the figures allow it.
        let alone = parts.len() == 1
            && parts[0].iter().all(|&j| facts[j].doc != facts[i].doc)
            && parts[0].iter().any(|&j| meets(&facts[i], &facts[j]));
        if alone { parts[0].push(i) } else { rest.push(i) }
    }
    for part in &mut parts {
        part.sort_unstable();
        groups.push(group("quantity", part.clone(), figures(facts, part, settings)));
    }
    if rest.is_empty() {
        return;
    }
    groups.push(group("quantity", rest.clone(), figures(facts, &rest, settings)));
    if !parts.is_empty() {
        groups.push(scope(facts, rest, parts));
    }
}

fn meets(a: &Fact, b: &Fact) -> bool {
    matches!((a.figure, b.figure), (Some(x), Some(y)) if x.stand(y) != Stand::Apart)
}

/// Facts that count anybody, and the others by what they count.
fn by_thing(facts: &[Fact], counted: &[usize]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let (mut total, mut parts): (Vec<usize>, Vec<Vec<usize>>) = (Vec::new(), Vec::new());
    // Those that say most come first, so that the parts do not hang on the order of articles.
    let mut order = counted.to_vec();
    order.sort_by_key(|&i| {
        let thing = &facts[i].thing;
        (thing.country == 0, thing.people.is_none_or(|p| p as u8 == 0), i)
    });
    for i in order {
        if facts[i].thing.is_general() {
            total.push(i);
            continue;
        }
        let fits = |part: &&mut Vec<usize>| {
            part.iter().take(8).all(|&j| facts[i].thing.like(&facts[j].thing) != Like::Different)
        };
        match parts.iter_mut().find(fits) {
            Some(part) => part.push(i),
            None => parts.push(vec![i]),
        }
    }
    total.sort_unstable();
    (total, parts)
}

/// A total beside parts of it.
fn scope(facts: &[Fact], total: Vec<usize>, parts: Vec<Vec<usize>>) -> Group {
    let most = |list: &[usize]| {
        list.iter().filter_map(|&i| facts[i].figure.map(|f| f.bounds().1)).fold(0.0, f64::max)
    };
    let least = |list: &[usize]| {
        list.iter().filter_map(|&i| facts[i].figure.map(|f| f.bounds().0)).fold(0.0, f64::max)
    };
    let fits = parts.iter().all(|part| least(part) <= most(&total));
    let (verdict, why) = if fits {
        (Verdict::Compatible, "a total, and parts of it")
    } else {
        (Verdict::Differ, "a part counted higher than a total")
    };
    let mut members = total.clone();
    members.extend(parts.iter().flatten().copied());
    members.sort_unstable();
    let mut sides = vec![total];
    sides.extend(parts);
    group("scope", members, Ruling { verdict, why: why.to_string(), sides })
}

/// Assertions that a denial is held against.
const HELD: usize = 64;

/// Did it happen? Denials against the assertions that they deny.
fn occurrence(facts: &[Fact], event: &[usize]) -> Ruling {
    let negated = |&i: &usize| facts[i].negated() && facts[i].figure.is_none();
    let (negated, told): (Vec<usize>, Vec<usize>) = event.iter().copied().partition(negated);
    if negated.is_empty() || told.is_empty() {
        return Ruling::agree(facts, event, "");
    }
    let denies = |&d: &usize| {
        let same = |&&i: &&usize| facts[i].predicate.name == facts[d].predicate.name;
        told.iter().filter(same).take(HELD).any(|&i| denies(&facts[d], &facts[i]))
    };
    let (denied, others): (Vec<usize>, Vec<usize>) = negated.into_iter().partition(denies);
    if denied.is_empty() {
        let why = format!(
            "{}; what is told not to have happened is something else",
            Ruling::agree(facts, &told, "").why
        );
        return Ruling { verdict: Verdict::Compatible, why, sides: vec![told, others] };
    }
    let why = format!("{} is asserted and denied", facts[denied[0]].predicate.name);
    let sides = [told, denied, others].into_iter().filter(|side| !side.is_empty()).collect();
    Ruling { verdict: Verdict::Contradict, why, sides }
}

/// Is it just this that is denied: by another teller, of the same days, with a doer or victim in
/// common and neither told apart?
fn denies(denial: &Fact, told: &Fact) -> bool {
    let (d, t) = (denial.claim, told.claim);
    let one_teller =
        denial.doc == told.doc && (d.sentence() == t.sentence() || speakers(d).eq(speakers(t)));
    let apart = matches!((denial.days, told.days), (Some(a), Some(b)) if !a.meets(b, 0));
    if !told.asserted() || one_teller || apart {
        return false;
    }
    let doer = in_common(&denial.subject, &told.subject);
    let victim = in_common(&denial.object, &told.object);
    doer != Some(false) && victim != Some(false) && (doer.is_some() || victim.is_some())
}

fn speakers(claim: &Claim) -> impl Iterator<Item = &str> {
    claim.attributed_to.iter().map(|speaker| speaker.name.as_str())
}

/// Do two lists name somebody in common? None if that is open.
fn in_common(a: &[Party], b: &[Party]) -> Option<bool> {
    let pairs = || a.iter().take(8).flat_map(|x| b.iter().take(8).map(move |y| (x, y)));
    let anybody = |x: &Party| x.thing.is_general() && !x.named;
    let same = |(x, y): (&Party, &Party)| match x.like(y) {
        Like::Same => !anybody(x),
        Like::Within => !anybody(x) && !anybody(y),
        _ => false,
    };
    if pairs().any(same) {
        return Some(true);
    }
    let apart = pairs().next().is_some() && pairs().all(|(x, y)| x.like(y) == Like::Different);
    apart.then_some(false)
}

/// How, and how many attacks (the bits of an exact figure).
type Manner<'a> = (Option<&'a str>, Option<u64>);

/// How it was done, where articles tell it differently.
fn manner(facts: &[Fact], event: &[usize], settings: &Settings) -> Option<Group> {
    let tables = Tables::get();
    // One telling an article: its attack claims, else any with a manner.
    let mut sides: BTreeMap<Manner, Vec<usize>> = BTreeMap::new();
    for of_doc in event.chunk_by(|&a, &b| facts[a].doc == facts[b].doc) {
        let attack = |&i: &usize| facts[i].predicate.name == "attacked" && !facts[i].negated();
        let told: Vec<usize> = of_doc
            .iter()
            .copied()
            .filter(attack)
            .filter(|&i| facts[i].claim.mode.is_some() || attacks(&facts[i]).is_some())
            .collect();
        let mode = told.iter().filter_map(|&i| facts[i].claim.mode.as_deref());
        let mode = mode.reduce(|a, b| if tables.is_wider(a, b) { b } else { a });
        let count = told.iter().find_map(|&i| attacks(&facts[i])).map(f64::to_bits);
        if told.is_empty() || (mode.is_none() && count.is_none()) {
            continue;
        }
        sides.entry((mode, count)).or_default().extend(told);
    }
    if sides.len() < 2 {
        return None;
    }
    let sides: Vec<(Manner, Vec<usize>)> = sides.into_iter().collect();
    let mut worst = Verdict::Agree;
    for (at, ((mode, count), _)) in sides.iter().enumerate() {
        for ((other_mode, other_count), _) in sides[at + 1..].iter().take(settings.most_sides) {
            worst = worst.max(told_apart(*mode, *other_mode, tables));
            if count.is_some() && other_count.is_some() && count != other_count {
                worst = Verdict::Differ;
            }
        }
    }
    let name = |(mode, count): &Manner| match (mode, count) {
        (Some(mode), Some(n)) if f64::from_bits(*n) != 1.0 => {
            format!("{mode} × {}", f64::from_bits(*n))
        }
        (Some(mode), _) => (*mode).to_string(),
        (None, Some(n)) if f64::from_bits(*n) == 1.0 => "one attack".to_string(),
        (None, Some(n)) => format!("{} attacks", f64::from_bits(*n)),
        (None, None) => String::new(),
    };
    let mut names: Vec<String> = sides.iter().map(|(key, _)| name(key)).collect();
    names.sort_unstable();
    let why = names.join(" against ");
    let sides: Vec<Vec<usize>> = sides.into_iter().map(|(_, side)| side).collect();
    let mut members: Vec<usize> = sides.iter().flatten().copied().collect();
    members.sort_unstable();
    Some(group("manner", members, Ruling { verdict: worst, why, sides }))
}

/// How many attacks: as told, or one where the word for it is a singular noun ("the bombing").
fn attacks(fact: &Fact) -> Option<f64> {
    /// Nouns for one attack.
    const ONE: &[&str] = &[
        "airstrike",
        "ambush",
        "assault",
        "attack",
        "blast",
        "bombing",
        "explosion",
        "raid",
        "shooting",
        "stabbing",
        "strike",
    ];
    match fact.figure {
        Some(figure) => figure.is_exact().then(|| figure.middle()),
        None => {
            let noun = fact.claim.cue.split(' ').next_back().unwrap_or("");
            ONE.contains(&noun).then_some(1.0)
        }
    }
}

fn told_apart(a: Option<&str>, b: Option<&str>, tables: &Tables) -> Verdict {
    match (a, b) {
        (Some(a), Some(b)) if a == b => Verdict::Agree,
        (Some(a), Some(b)) if tables.is_wider(a, b) || tables.is_wider(b, a) => Verdict::Compatible,
        (Some(_), Some(_)) => Verdict::Differ,
        _ => Verdict::Compatible,
    }
}
