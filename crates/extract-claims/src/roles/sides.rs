//! The two sides of a relation: who "the two", "they" and "each other" are, and who stands on which.

use crate::actors::actor::Filler;
use crate::actors::anaphora;
use crate::actors::pointing::pair_words;
use crate::context::speakers::speaker_at;
use crate::cues::conditions::existential;
use crate::events::scene::Scene;
use crate::roles::fillers::{Role, flat};
use crate::roles::voice;
use crate::tables::predicates::{Class, Cue, Kind, Slot};
use crate::tree::grammar::{Rel, Tag};
use crate::tree::sentence::{Index, Sentence};

/// "Their aims differ", with nobody else's to differ from: the two sides'.
pub fn each_others(scene: &Scene, creed: Index) -> Option<Vec<Filler>> {
    let s = scene.s;
    let their = s.children(creed).find(|&c| s.rel(c) == Rel::NmodPoss && s.lower(c) == "their")?;
    let verb = s.head(creed)?;
    let other = ["from", "with"].iter().any(|p| !voice::oblique(s, verb, p).is_empty());
    let two = anaphora::two(scene, their).filter(|_| !other)?;
    Some(scene.here(their, two))
}

/// "Fighting between the groups", "talks among the parties": the sides spoken of.
pub fn sides_meant(s: &Sentence, head: Index) -> bool {
    let told = s.children(head).any(|c| {
        matches!(s.rel(c), Rel::Conj | Rel::Nmod | Rel::AclRelcl) || s.words[c].entity.is_some()
    });
    let definite = s.children(head).any(|c| s.rel(c) == Rel::Det && s.lower(c) == "the");
    // "The two components"
    let two = s.children(head).any(|c| s.lower(c) == "two");
    let sides = two
        || matches!(
            s.lower(head),
            "groups"
                | "sides"
                | "parties"
                | "forces"
                | "rivals"
                | "outfits"
                | "factions"
                | "movements"
        );
    definite && !told && sides
}

/// Who a clause with a meeting or battle in it is about: "X was killed in a clash with Y",
/// "X left after talks with Y".
pub fn taking_part(scene: &Scene, at: Index) -> Vec<Role> {
    let s = scene.s;
    let mut verb = at;
    for _ in 0..3 {
        // "Will ask for a pause when talks with the government resume": those who ask talk.
        let clause = s.rel(verb) == Rel::Nsubj
            && s.head(verb).is_some_and(|v| {
                s.rel(v) == Rel::Advcl && s.children(v).any(|c| s.rel(c) == Rel::Mark)
            });
        if clause {
            verb = s.head(verb).unwrap_or(verb);
        } else if !matches!(s.rel(verb), Rel::Obl | Rel::Obj | Rel::Nmod | Rel::Conj) {
            break;
        }
        let Some(head) = s.head(verb) else { break };
        verb = head;
        if s.has(verb, Rel::Nsubj) || s.has(verb, Rel::NsubjPass) {
            break;
        }
    }
    if verb == at {
        return Vec::new();
    }
    voice::surface_subject(s, verb)
        .into_iter()
        .flat_map(|h| s.conjuncts(h))
        .map(|h| (h, scene.who(h)))
        .filter(|(h, who)| scene.candidate(*h, who.first()).actor())
        .collect()
}

/// "They are willing to cooperate with Peru", "they held a meeting with envoys": the other side is
/// told beside the cue.
pub fn faced(s: &Sentence, cue: Index) -> bool {
    ["with", "against"].iter().any(|p| {
        voice::oblique(s, cue, p).first().is_some_and(|&o| o > cue && s.lower(o) != "each")
    })
}

/// Of "we" in somebody's words: is that somebody one of the two? Others speak of themselves alone.
pub fn ours(scene: &Scene, head: Index, two: &[Filler]) -> bool {
    let first = matches!(scene.s.lower(head), "we" | "us" | "our" | "ourselves");
    let speaker = || speaker_at(scene.said, scene.s.words[head].start);
    !first || speaker().is_some_and(|who| two.iter().any(|w| w.same(&who)))
}

/// "Their war against the state", "they met with the mayor": one side, the other is told.
pub fn one_side(s: &Sentence, head: Index) -> bool {
    let many = matches!(s.lower(head), "they" | "them" | "their" | "we" | "us");
    if many && waged(s, head) {
        return true;
    }
    // "Their campaign to defeat the rebels"
    let aims = |cue: Index| {
        let aim = |c: Index| voice::infinitive(s, c) && s.has(c, Rel::Obj) && s.rel(c) == Rel::Acl;
        s.rel(head) == Rel::NmodPoss && s.children(cue).any(aim)
    };
    many && s.head(head).is_some_and(|cue| {
        let other = |p: &str| {
            s.children(cue).any(|c| c > cue && c != head && s.has_case(c, p) && !s.words[c].dated)
        };
        ["with", "against"].iter().any(|p| other(p))
            || aims(cue)
            || s.child(cue, Rel::Obj).is_some_and(|o| o > cue && s.words[o].entity.is_some())
    })
}

/// "Insurgents press their campaign": it is theirs, not both sides'.
pub fn waged(s: &Sentence, their: Index) -> bool {
    let campaign = s.head(their).filter(|&c| s.rel(their) == Rel::NmodPoss && s.rel(c) == Rel::Obj);
    let subject = campaign.and_then(|c| s.child(s.head(c)?, Rel::Nsubj));
    subject.is_some_and(|w| {
        let many = matches!(
            s.lower(w),
            "groups" | "sides" | "parties" | "rivals" | "countries" | "nations" | "leaders"
        );
        s.tag(w) == Tag::Noun && !many && s.conjuncts(w).len() == 1 && s.words[w].number.is_none()
    })
}

/// Words that mean two sides, in a claim about two sides.
pub fn both(s: &Sentence, head: Index) -> bool {
    let each_other = s.lower(head) == "each" && head + 1 < s.len() && s.lower(head + 1) == "other";
    // "The US" is not us.
    if s.words[head].entity.is_some() {
        return false;
    }
    each_other
        || matches!(
            s.lower(head),
            "they"
                | "them"
                | "themselves"
                | "their"
                | "both"
                | "other"
                | "another"
                | "we"
                | "us"
                | "ourselves"
        )
}

/// Two sides of a relation: coordinated actors are each other's, and "the two" are both.
pub fn sides(
    scene: &Scene,
    at: Index,
    (cue, kind): (&Cue, &Kind),
    mut subjects: Vec<Role>,
    mut objects: Vec<Role>,
) -> (Vec<Role>, Vec<Role>) {
    let between =
        || ["between", "among"].iter().any(|p| !voice::oblique(scene.s, at, p).is_empty());
    // "Peru and Chile promised to help": not each other.
    if cue.needs("alone") {
        return (subjects, objects);
    }
    // "Supports Peru and Chile in this fight": not with each other.
    let shared = cue.subject.contains(&Slot::Bearer)
        && scene.s.has_case(at, "in")
        && objects.is_empty()
        && scene.s.children(at).any(|c| {
            matches!(scene.s.rel(c), Rel::Det | Rel::NmodPoss)
                && matches!(scene.s.lower(c), "the" | "this" | "that" | "their" | "its")
        });
    if shared {
        return (subjects, objects);
    }
    let pair = cue.needs("pair") && cue.class == Class::Noun && flat(&subjects).len() == 2;
    // "The Peru-Chile dispute"
    let same = subjects.len() == 2 && subjects.iter().zip(&objects).all(|(a, b)| a.0 == b.0);
    let pair = pair
        && (same && objects.len() == 2
            || subjects.first().is_some_and(|r| r.0 != usize::MAX && pair_words(scene.s, r.0)));
    // "Egypt and Ethiopia are rivals"
    let bearers = kind.relation && cue.subject == [Slot::Own] && objects.is_empty();
    if kind.symmetric || pair || bearers || (kind.relation && cue.class == Class::Noun && between())
    {
        if flat(&subjects).len() >= 2
            && objects.iter().all(|(h, _)| *h != usize::MAX && both(scene.s, *h))
        {
            objects.clear();
        }
        let heads = |roles: &[Role]| roles.iter().map(|r| r.0).collect::<Vec<_>>();
        if !subjects.is_empty() && heads(&subjects) == heads(&objects) {
            objects.clear();
        }
        if objects.is_empty() && flat(&subjects).len() >= 2 {
            objects = split(&mut subjects);
        } else if subjects.is_empty()
            && (cue.class == Class::Noun || !voice::oblique(scene.s, at, "between").is_empty())
            && !objects.iter().any(|(h, _)| *h != usize::MAX && scene.s.has_case(*h, "with"))
            && flat(&objects).len() >= 2
        {
            subjects = objects;
            objects = split(&mut subjects);
        }
        if subjects.is_empty()
            && objects.is_empty()
            && !cue.needs("pair")
            && existential(scene.s, at)
            && let Some(two) = scene.discourse.two(scene.lexicon)
        {
            let mut two = two.into_iter();
            subjects = two.next().map(|f| (usize::MAX, vec![f])).into_iter().collect();
            objects = two.next().map(|f| (usize::MAX, vec![f])).into_iter().collect();
        }
    }
    (subjects, objects)
}

/// Takes all but the first actor away.
pub fn split(roles: &mut Vec<Role>) -> Vec<Role> {
    let mut all: Vec<Role> = Vec::new();
    for (h, who) in roles.drain(..) {
        for w in who {
            if !all.iter().any(|(_, known)| known.iter().any(|k| k.same(&w))) {
                all.push((h, vec![w]));
            }
        }
    }
    let mut rest = all.into_iter();
    roles.extend(rest.next());
    rest.collect()
}
