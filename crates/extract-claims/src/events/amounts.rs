//! How many a cue tells of: its claims by figure, one for each, and one for those without.

use crate::actors::actor::{Filler, has_of};
use crate::actors::pointing::pair_words;
use crate::cues::find::{self, Found};
use crate::events::scene::{Amount, Event, Scene};
use crate::figures::counted::{
    MOST, counted_together, in_general, included, people_meant, side_by_side, some_of_those,
    themselves, together,
};
use crate::figures::quantity::{self, Figure};
use crate::figures::states;
use crate::roles::fillers::Role;
use crate::tables::lexicon::Sort;
use crate::tables::predicates::{Class, Cue, Kind};
use crate::tree::grammar::Rel;
use crate::tree::mend::casualties::one_more;
use crate::tree::sentence::{Index, Sentence};

/// A figure without a noun that stands right at a cue of harm counts its victims, whatever the tree:
/// "20 were killed and 10 were wounded", "killed three and wounded five".
pub fn bare_figure(
    scene: &Scene,
    cue: &Cue,
    kind: &Kind,
    found: &Found,
    heads: &[Index],
) -> Option<Index> {
    let (s, at) = (scene.s, found.at);
    let harm = kind.single && cue.words.len() == 1 && matches!(cue.class, Class::Verb | Class::Adj);
    if !harm || !matches!(kind.name.as_str(), "killed" | "wounded") {
        return None;
    }
    let figure = |i: Index| {
        let f = s.words.get(i)?.number?;
        let plain = |g: &&Figure| g.cardinal() && g.of.is_none() && !g.or_younger(s.text);
        scene.figures.get(f).filter(plain).map(|_| f)
    };
    let idle = |i: Index| {
        matches!(
            s.lower(i),
            "were" | "was" | "are" | "have" | "has" | "been" | "also" | "being" | "confirmed"
        )
    };
    // "One of the five died": not five.
    let of_some = |&&h: &&Index| {
        let of = |c: Index| has_of(s, c) && figure(c).is_some();
        // "One of six who were shot": the six.
        figure(h).is_some() && s.children(h).any(of) && !s.under(at, h)
    };
    if let Some(&one) = heads.iter().find(of_some) {
        return Some(one);
    }
    let before = (at.saturating_sub(4)..at).rfind(|&i| !idle(i)).filter(|&i| figure(i).is_some());
    let before = before.filter(|&i| !states::age_of(s, i));
    let ends = |i: Index| {
        i >= s.len() || matches!(s.lower(i), "and" | "," | "." | ";" | "in" | "at" | "on" | "but")
    };
    let after = || {
        let f = figure(at + 1)?;
        let last = (at + 1..s.len()).take_while(|&i| s.words[i].number == Some(f)).last()?;
        (ends(last + 1) && cue.class == Class::Verb && before.is_none()).then_some(last)
    };
    let bare = before.or_else(after)?;
    let own = |&h: &Index| h == bare || quantity::of_noun(s, scene.figures, h) == figure(bare);
    (!heads.iter().any(own)).then_some(bare)
}

/// One claim for each object with its own figure, and one for those without.
pub fn by_figure(
    scene: &Scene,
    (cue, kind, found): (&Cue, &Kind, &Found),
    event: Event,
    objects: Vec<Role>,
) -> Vec<Event> {
    let s = scene.s;
    let mut claims: Vec<Event> = Vec::new();
    let mut rest = event.clone();
    let (mut singles, mut known) = (0, true);
    let (mut parts, mut sum, mut first) = (0, 0.0, 0.0);
    let mut figures: Vec<f64> = Vec::new();
    let listed = side_by_side(s, &objects);
    let leading = objects.iter().map(|r| r.0).min();
    let mut leads = false;
    let own = own_figure(scene, cue, kind, found);
    let objects = counted_together(scene, objects);
    for (head, who) in objects {
        let figure = (head != usize::MAX)
            .then(|| quantity::of_noun(s, scene.figures, themselves(s, head)))
            .flatten()
            .filter(|_| cue.class != Class::Noun || cue.kind_counts_objects(kind))
            .filter(|_| !some_of_those(s, found.at, head))
            .filter(|_| !(kind.relation && pair_words(s, head)));
        match figure {
            Some(f) if claims.iter().any(|c| c.amount == Some(Amount::Figure(f))) => {}
            Some(f) => {
                let mut one = event.clone();
                one.object = who;
                if kind.single {
                    one.object.iter_mut().for_each(people_meant);
                }
                one.amount = Some(Amount::Figure(f));
                one.rests_on.push(head);
                claims.push(one);
                parts += 1;
                sum += scene.figures.get(f).and_then(Figure::exact).unwrap_or(f64::NAN);
                figures.push(scene.figures.get(f).and_then(Figure::exact).unwrap_or(f64::NAN));
                first = if parts == 1 { sum } else { first };
                leads |= parts == 1 && leading == Some(head);
                if kind.single
                    && let Some((some, f)) = included(scene, head)
                {
                    let object = vec![some];
                    let amount = Some(Amount::Figure(f));
                    claims.push(Event { object, amount, ..event.clone() });
                }
            }
            None => {
                if kind.single && head != usize::MAX {
                    match unnumbered(scene, head, who.first()) {
                        Some(0) => {
                            rest.amount = Some(Amount::Count(0));
                            rest.stance.negate();
                        }
                        // "A girl dead girl dead": with nothing between, one told twice.
                        Some(1) if known && singles == 1 && !parted(s, &rest, head) => {}
                        Some(n) if known => {
                            singles += n;
                            rest.amount = Some(Amount::Count(singles));
                        }
                        _ => {
                            known = false;
                            rest.amount = None;
                        }
                    }
                }
                for w in who {
                    if !rest.object.iter().any(|o| o.same(&w) && o.id.is_some()) {
                        rest.object.push(w);
                    }
                }
                rest.rests_on.push(head);
            }
        }
    }
    if kind.single && own.is_none() && known && parts > 0 && (parts > 1 || singles > 0) {
        let total = sum + singles as f64 - told_apart(&figures);
        // "Two children, a boy and a girl" are no four.
        // "Six people, three men and three women" are no twelve.
        let in_all = parts + usize::from(singles > 0) > 2 && leads && in_general(s, leading);
        let told_twice = total == 2.0 * first && leads && (parts == 1 || in_all);
        if listed && total <= MOST && !told_twice {
            let all = together(&claims, &rest, total as usize);
            claims.insert(0, all);
            // Those listed without a figure are in the sum.
            rest.object.clear();
        }
    }
    if let Some(f) = own {
        rest.amount = Some(Amount::Figure(f));
        claims.push(rest);
    } else if claims.is_empty() || !rest.object.is_empty() {
        claims.push(rest);
    }
    for claim in &mut claims {
        claim.rests_on.retain(|&i| i != usize::MAX);
        let none = |f: &usize| scene.figures.get(*f).and_then(Figure::exact) == Some(0.0);
        if kind.single && matches!(&claim.amount, Some(Amount::Figure(f)) if none(f)) {
            claim.stance.negate();
        }
    }
    claims
}

/// How many of a list are told of again by those before them: four of "two guards and four guests,
/// two women and two men".
fn told_apart(figures: &[f64]) -> f64 {
    let rest = |i: usize| figures[i + 1..].iter().sum::<f64>();
    let again = (1..figures.len()).find(|&i| i + 2 < figures.len() && figures[i] == rest(i));
    again.map_or(0.0, rest)
}

impl Cue {
    /// Does a figure on the object count what the kind counts?
    fn kind_counts_objects(&self, kind: &Kind) -> bool {
        kind.single || kind.name == "damaged" || kind.name == "displaced"
    }
}

/// Does "and", a comma or the like stand between the last of those told of and the next?
fn parted(s: &Sentence, told: &Event, head: Index) -> bool {
    let before = told.rests_on.iter().copied().filter(|&i| i < head).max().unwrap_or(head);
    let sign =
        |i: Index| matches!(s.lower(i), "and" | "," | ";" | "&" | "or" | "with" | "/" | "plus");
    (before..head).any(sign) || told.rests_on.iter().any(|&i| i != usize::MAX && i > head)
}

/// A figure on the cue itself: "five deaths", "a toll of 40", "several attacks".
pub fn own_figure(scene: &Scene, cue: &Cue, kind: &Kind, found: &Found) -> Option<usize> {
    let at = found.at;
    if cue.needs("toll") {
        return quantity::of_toll(scene.s, scene.figures, at);
    }
    // "Three gunshot wounds": so many wounds, whoever has them.
    if cue.class == Class::Noun && kind.name == "wounded" && scene.s.lower(at).starts_with("wound")
    {
        return None;
    }
    if cue.class == Class::Noun && !kind.symmetric {
        return quantity::of_noun(scene.s, scene.figures, at);
    }
    // "claimed 12 lives"
    if cue.class == Class::Verb && kind.single && cue.needs("lives") {
        let life = found.words.iter().find(|&&w| matches!(scene.s.lower(w), "life" | "lives"))?;
        return quantity::of_noun(scene.s, scene.figures, *life);
    }
    if cue.class == Class::Adj && kind.single {
        let f = scene.s.words[find::counted_before(scene.s, at)?].number?;
        return scene.figures.get(f).filter(|f| f.cardinal()).map(|_| f);
    }
    None
}

/// How many "them" are of "shot two guards, killing them": those of the verb that the clause hangs on.
fn taken_up(scene: &Scene, them: Index) -> Option<usize> {
    let s = scene.s;
    let verb = s.head(them).filter(|_| s.lower(them) == "them" && s.rel(them) == Rel::Obj)?;
    let first = s.head(verb).filter(|_| matches!(s.rel(verb), Rel::Advcl | Rel::Conj))?;
    let whom = s.child(first, Rel::Obj).filter(|&w| w < verb && first < w)?;
    // "Sold two firms, killing them as brands", "beat two rivals, killing them off": nobody is harmed.
    let harm = |row: &u32| {
        let cue = &scene.table.cues[*row as usize];
        let kind = scene.table.kinds[cue.kind].name.as_str();
        cue.words.len() == 1 && matches!(kind, "killed" | "wounded" | "attacked")
    };
    let harmed = scene.table.rows(s.lower(first)).iter().any(harm) && s.lower(them + 1) != "off";
    if !harmed || !scene.lexicon.sort(s.lower(whom)).is_some_and(Sort::acts) {
        return None;
    }
    let both = s.children(whom).any(|c| s.lower(c) == "both");
    let figure = || {
        let f = scene.figures.get(quantity::of_noun(s, scene.figures, whom)?)?;
        f.exact().filter(|n| (2.0..=MOST).contains(n)).map(|n| n as usize)
    };
    let listed = s.children(whom).any(|c| s.rel(c) == Rel::Conj);
    if listed {
        None
    } else if both {
        Some(2)
    } else {
        figure()
    }
}

/// Without a figure: one person, nobody, or nothing said.
fn unnumbered(scene: &Scene, head: Index, who: Option<&Filler>) -> Option<usize> {
    let s = scene.s;
    let none = |w: Index| matches!(s.lower(w), "no" | "none" | "nobody");
    if none(head) || s.children(head).any(|c| s.rel(c) == Rel::Det && none(c)) {
        return Some(0);
    }
    let both = |w: Index| matches!(s.lower(w), "both" | "pair" | "couple" | "duo" | "twins");
    // "Killed both Ann Lee and Bo Roe": one of the two, the other is told behind.
    let other = |c: Index| s.rel(c) == Rel::Conj && c > head;
    let pair = s.children(head).any(other);
    let told = |c: Index| s.rel(c) == Rel::Det && both(c);
    if !pair && (both(head) || s.children(head).any(told)) {
        return Some(2);
    }
    // "his parents", "Ann Lee's grandparents"
    // "Parents, two children dead"
    let listed = !s.has(head, Rel::Det) && s.children(head).any(other);
    if matches!(s.lower(head), "parents" | "grandparents") && (listed || s.has(head, Rel::NmodPoss))
    {
        return Some(2);
    }
    // "Shot both guards, killing them"
    if let Some(n) = taken_up(scene, head) {
        return Some(n);
    }
    // "One of them died", but not "the one"
    // "Four were shot, and one has died"
    let past = || {
        s.head(head).is_some_and(|v| v > head && matches!(s.lower(v), "died" | "survived" | "dead"))
    };
    // "Said that one civilian was killed": a figure's word, though none is marked.
    let that = head.checked_sub(1).is_some_and(|b| s.lower(b) == "that");
    let told = that && s.rel(head) == Rel::NsubjPass;
    let one = s.lower(head) == "one" && (told || s.has(head, Rel::Nmod) || past());
    let one = one && !s.has(head, Rel::Det);
    (one || one_more(s.lower(head)) || quantity::one_person(s, head, who)).then_some(1)
}
