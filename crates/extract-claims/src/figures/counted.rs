//! Whom one figure counts: two nouns at once, parts of a list, some of those told of, themselves.

use crate::actors::actor::{self, Filler};
use crate::actors::pointing::pair_words;
use crate::events::scene::{Amount, Event, Scene};
use crate::figures::quantity::{self, Figure};
use crate::roles::fillers::Role;
use crate::roles::voice;
use crate::tables::lexicon::Sort;
use crate::tables::predicates::{Class, Cue, Kind};
use crate::tree::grammar::Rel;
use crate::tree::sentence::{Index, Sentence};

/// "15 policemen and guards were killed": one figure of both, where the second noun has none of its
/// own, nor an article.
pub fn counted_together(scene: &Scene, roles: Vec<Role>) -> Vec<Role> {
    let s = scene.s;
    let mut all: Vec<Role> = Vec::new();
    for (head, who) in roles {
        let bare = |h: Index| {
            let people = s.words[h].entity.and_then(|e| scene.names.get(e));
            let acts = || scene.lexicon.sort(s.lower(h)).is_some_and(Sort::acts);
            actor::plural_noun(s, h)
                && people.map_or_else(acts, |n| n.label == "NORP")
                && quantity::of_noun(s, scene.figures, h).is_none()
                && !s.children(h).any(|c| matches!(s.rel(c), Rel::Det | Rel::NmodPoss))
        };
        let first = all.iter_mut().find(|(first, _)| {
            let figure = |f: Index| quantity::of_noun(s, scene.figures, f);
            let near = head != usize::MAX && *first < head && head <= *first + 4;
            near && s.head(head) == Some(*first)
                && s.rel(head) == Rel::Conj
                && figure(*first).and_then(|f| scene.figures.get(f)).is_some_and(Figure::many)
                && bare(head)
        });
        match first {
            Some((_, those)) => those.extend(who),
            None => all.push((head, who)),
        }
    }
    all
}

/// Of how many victims "double" and the like tell, and where: "a triple homicide", "the
/// double-shooting".
pub fn multiple(s: &Sentence, cue: &Cue, kind: &Kind, at: Index) -> Option<(Index, usize)> {
    if cue.class != Class::Noun || !kind.single || !cue.needs("counts") {
        return None;
    }
    // "Its first death", "the city's 40th homicide": one more.
    let which = |c: Index| {
        matches!(s.lower(c), "first" | "second" | "third" | "fourth" | "fifth" | "latest" | "sixth")
            || s.lower(c).starts_with(|b: char| b.is_ascii_digit())
                && ["st", "nd", "rd", "th"].iter().any(|e| s.lower(c).ends_with(e))
    };
    let told = |c: &Index| *c < at && matches!(s.rel(*c), Rel::Amod | Rel::Nummod | Rel::Compound);
    if kind.name == "killed"
        && !actor::plural_noun(s, at)
        && !(s.rel(at) == Rel::Compound && s.head(at) == Some(at + 1))
        && let Some(nth) = s.children(at).filter(told).find(|&c| which(c))
    {
        return Some((nth, 1));
    }
    // "A body was found in the river"
    let article = |c: Index| s.rel(c) == Rel::Det && matches!(s.lower(c), "a" | "an" | "another");
    if cue.needs("found")
        && !actor::plural_noun(s, at)
        && voice::oblique(s, at, "of").is_empty()
        && let Some(article) = s.children(at).find(|&c| article(c))
    {
        return Some((article, 1));
    }
    let from = at.saturating_sub(cue.words.len() + 1);
    (from..at).rev().find_map(|i| match s.lower(i) {
        "double" => Some((i, 2)),
        "triple" => Some((i, 3)),
        "quadruple" => Some((i, 4)),
        "quintuple" => Some((i, 5)),
        _ => None,
    })
}

/// "20 Peruvians": people, not their country.
pub fn people_meant(who: &mut Filler) {
    if who.plural && who.label.as_deref() == Some("NORP") {
        who.name.clone_from(&who.text);
    }
}

/// "Killed four guards and wounded 14": guards too, if nothing else is told.
pub fn same_noun(s: &Sentence, figures: &[Figure], all: &mut [Event], harm: &[usize]) {
    for i in 1..all.len() {
        let bare = |f: usize| figures.get(f).is_some_and(|g| g.cardinal() && g.of.is_none());
        let alone = matches!(all[i].amount, Some(Amount::Figure(f)) if bare(f));
        let [who] = all[i].object.as_slice() else { continue };
        if !alone || who.name != "people" || !harm.contains(&all[i].kind) {
            continue;
        }
        let joined = |e: &Event| s.rel(all[i].at) == Rel::Conj && s.head(all[i].at) == Some(e.at);
        let first = all[..i].iter().find(|e| harm.contains(&e.kind) && joined(e));
        let noun = first.and_then(|e| match (e.object.as_slice(), &e.amount) {
            ([one], Some(Amount::Figure(_))) if one.plural && one.id.is_none() => {
                Some((one.name.clone(), one.sort))
            }
            _ => None,
        });
        if let (Some((name, sort)), [who]) = (noun, all[i].object.as_mut_slice()) {
            (who.name, who.sort) = (name, sort);
        }
    }
}

/// Those whom "themselves" takes up: "two guards shot themselves".
pub fn themselves(s: &Sentence, head: Index) -> Index {
    let own = || voice::surface_subject(s, s.clause_of(head));
    if s.lower(head) == "themselves" { own().unwrap_or(head) } else { head }
}

/// "One of the men hurt in the fire": it does not say how many were hurt.
pub fn some_of_those(s: &Sentence, at: Index, noun: Index) -> bool {
    let own = |c: Index| s.words[c].number.is_some();
    matches!(s.rel(at), Rel::Acl | Rel::AclRelcl)
        && s.head(at) == Some(noun)
        && s.has_case(noun, "of")
        && s.head(noun).is_some_and(own)
        && s.children(noun).any(|c| s.rel(c) == Rel::Det)
        && !s.children(noun).any(own)
}

/// Does the word name people without telling who they are: people, victims, children?
pub fn in_general(s: &Sentence, head: Option<Index>) -> bool {
    head.is_some_and(|h| {
        matches!(
            s.lower(h),
            "people"
                | "persons"
                | "victims"
                | "individuals"
                | "others"
                | "children"
                | "teenagers"
                | "teens"
                | "adults"
                | "civilians"
                | "members"
                | "relatives"
                | "passengers"
        )
    })
}

/// Are the phrases parts of one list, none told of as some of another?
pub fn side_by_side(s: &Sentence, roles: &[Role]) -> bool {
    let heads = || roles.iter().map(|r| r.0).filter(|&h| h != usize::MAX);
    let (Some(from), Some(to)) = (heads().min(), heads().max()) else { return false };
    let within = |w: &str| (from..to).any(|i| s.lower(i) == w);
    // "a guard was hurt, as were two drivers"
    let also = (from..to).any(|i| {
        s.lower(i) == "as" && matches!(s.lower(i + 1), "were" | "was" | "did") && i + 1 < to
    });
    let along =
        (from..to).any(|i| matches!(s.lower(i), "along" | "together") && s.lower(i + 1) == "with");
    (within("and") || within("&") || also || along)
        && !within("including")
        && !within("them")
        && !within("whom")
}

/// The greatest toll that is added up from its parts.
pub const MOST: f64 = 1e6;

/// All victims that one phrase counts apart: "two bakers and three cooks" are five.
pub fn together(parts: &[Event], rest: &Event, total: usize) -> Event {
    let mut all = rest.clone();
    all.object = parts.iter().flat_map(|p| p.object.clone()).chain(rest.object.clone()).collect();
    all.rests_on.extend(parts.iter().flat_map(|p| p.rests_on.clone()));
    all.amount = Some(Amount::Count(total));
    all
}

/// Some of a toll that are told of too: two officers of "six people, including two officers".
pub fn included(scene: &Scene, head: Index) -> Option<(Filler, usize)> {
    let s = scene.s;
    let at = (head + 1..s.len().min(head + 4)).find(|&i| s.lower(i) == "including")?;
    let apart = (head + 1..at).any(|i| !matches!(s.lower(i), "," | "-" | "—" | "--" | "("));
    let f = (at + 1..s.len().min(at + 4)).find_map(|i| s.words[i].number).filter(|_| !apart)?;
    let figure = scene.figures.get(f).filter(|f| f.cardinal())?;
    let (start, end) = figure.of?;
    let of = s.text.get(start..end)?;
    let noun = of.split_whitespace().next_back()?.to_lowercase();
    let sort = scene.lexicon.sort(&noun).filter(|x| x.acts())?;
    let from = figure.start.min(start);
    let some = Filler {
        id: None,
        name: actor::tidy(of),
        label: None,
        text: s.text.get(from..end)?.to_string(),
        span: Some(from..end),
        sort: Some(sort),
        plural: figure.many(),
    };
    Some((some, f))
}

/// The figure of those who act: "eight states boycotted".
pub fn subjects_figure(scene: &Scene, at: Index, subjects: &[Role]) -> Option<usize> {
    let own = |h: Index| {
        let mut top = h;
        while let Some(up) = scene.s.head(top).filter(|_| scene.s.rel(top) == Rel::Conj) {
            top = up;
        }
        scene.s.rel(top) == Rel::Nsubj && scene.s.head(top) == Some(at)
    };
    let counted = |&&(h, _): &&Role| h != usize::MAX && own(h) && !pair_words(scene.s, h);
    let mut figures = subjects
        .iter()
        .filter(counted)
        .filter_map(|(h, _)| quantity::of_noun(scene.s, scene.figures, *h));
    figures.next().filter(|&f| scene.figures.get(f).is_some_and(Figure::cardinal))
}
