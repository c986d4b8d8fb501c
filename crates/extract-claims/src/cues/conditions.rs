//! Does a cue say what its row says? Conditions on the words around it, and on what fills its roles.

use crate::cues::find::Found;
use crate::cues::public::public_life;
use crate::cues::senses::everyday;
use crate::events::scene::Scene;
use crate::figures::counted::multiple;
use crate::figures::quantity;
use crate::roles::arguments;
use crate::roles::fillers::Role;
use crate::roles::fits::creed;
use crate::roles::voice;
use crate::tables::lexicon::Lexicon;
use crate::tables::predicates::{Class, Cue, Kind};
use crate::tree::grammar::{Rel, Tag};
use crate::tree::sentence::{Index, Sentence};

/// "Turned the gun on himself but survived", "but it did not fire": not "and his wife survived".
fn outlived(scene: &Scene, found: &Found) -> bool {
    let s = scene.s;
    let end = found.words.last().map_or(found.at, |&w| w) + 1;
    let gun = |i: Index| found.words.contains(&i) || matches!(s.lower(i), "it" | "gun" | "weapon");
    let his = |i: Index| gun(i) || matches!(s.lower(i), "he" | "she" | "they");
    let fails = |i: Index| {
        let no = |c: Index| matches!(s.lower(c), "not" | "n't" | "never");
        let failed = || s.head(i).is_some_and(|h| s.lower(h).starts_with("fail"));
        let fires = ["fire", "discharge", "work", "go"].contains(&s.lower(i));
        fires && (s.children(i).any(no) || failed()) || scene.lexicon.lists("outlived", s.lower(i))
    };
    let own = |i: Index| {
        let joined =
            s.rel(i) != Rel::AclRelcl || s.head(i).is_some_and(|h| found.words.contains(&h));
        let who = if s.rel(i) == Rel::Xcomp { s.head(i).unwrap_or(i) } else { i };
        joined && voice::subjects(s, who).into_iter().all(|w| his(w) || w < found.at)
    };
    (end..s.len()).any(|i| fails(i) && own(i))
}

/// Conditions on the cue itself.
pub fn stands(scene: &Scene, cue: &Cue, found: &Found) -> bool {
    let s = scene.s;
    let at = found.at;
    if cue.needs("signed") && cue.words.len() == 1 {
        return s.child(at, Rel::Obj).is_some_and(|o| {
            [
                "agreement",
                "deal",
                "accord",
                "treaty",
                "pact",
                "contract",
                "memorandum",
                "truce",
                "document",
                "protocol",
            ]
            .iter()
            .any(|w| s.lower(o).starts_with(w))
        });
    }
    if cue.needs("infinitive") {
        // "Wants Peru to leave", "was asked to leave"; not "wants to leave".
        let whom = voice::passive(s, at) || s.has(at, Rel::Obj) || s.has(at, Rel::Iobj);
        let told = |c: Index| {
            matches!(s.rel(c), Rel::Xcomp | Rel::Ccomp | Rel::Advcl)
                && voice::infinitive(s, c)
                && (whom || s.has(c, Rel::Nsubj) || s.has(c, Rel::NsubjPass))
        };
        // "asked the ministry to lift the ban", whatever the tree hangs it on.
        let below = |o: Index| {
            s.rel(o) == Rel::Obj
                && s.children(o).any(|c| s.rel(c) == Rel::Acl && voice::infinitive(s, c))
        };
        return s.children(at).any(|c| told(c) || below(c));
    }
    let kind = &scene.table.kinds[cue.kind];
    if kind.name == "wounded" && matches!(cue.class, Class::Verb | Class::Adj) && fatal(s, at) {
        return false;
    }
    // "Two were shot, one fatally from behind", but "a father of three fatally shot".
    if s.lower(at) == "fatally" && s.tag(at + 1) == Tag::Verb {
        return false;
    }
    // "Taken to the medical examiner"
    let examined = |w: Index| s.lower(w) == "medical" && s.lower(w + 1).starts_with("examiner");
    if found.words.iter().any(|&w| not_dead(s, w) || examined(w)) {
        return false;
    }
    let life = |i: Index| s.lower(i) == "life" || s.lower(i).ends_with("-life");
    if kind.name == "threatens" && (at.saturating_sub(2)..at).any(life) {
        return false; // "life-threatening injuries" threaten nobody
    }
    if cue.needs("lives") && !found.words.iter().any(|&w| life_lost(s, at, w)) {
        return false;
    }
    if cue.needs("found") && !found_body(s, at) {
        return false;
    }
    // "One of the injured men"
    let some_of = |noun: Index| {
        let one = s.head(noun).is_some_and(|h| s.words[h].number.is_some());
        one && s.rel(noun) == Rel::Nmod && s.has_case(noun, "of")
    };
    let before_noun = s.rel(at) == Rel::Amod && s.head(at).is_some_and(some_of);
    let told = cue.class == Class::Adj && s.rel(at) == Rel::Amod;
    if kind.single && (told || before_noun) && presupposed(s, at) {
        return false;
    }
    if cue.needs("fatal") && !fatal(s, at) {
        return false;
    }
    if cue.needs("deadly") && outlived(scene, found) {
        return false;
    }
    if cue.needs("gunfire") && !speaks_of(scene, "gunfire") {
        return false;
    }
    if cue.needs("harm") && speaks_of(scene, "illness") {
        return false;
    }
    if cue.needs("in") && !(at > 0 && s.lower(at - 1) == "in") {
        return false;
    }
    if everyday(scene, cue, at) || public_life(scene, cue, found) {
        return false;
    }
    let several = || multiple(s, cue, kind, at).is_some();
    if cue.needs("many") && !many(scene, cue, at) && !several() {
        return false;
    }
    if cue.needs("war") && !speaks_of(scene, "war") {
        return false;
    }
    if cue.needs("obj-creed") {
        return s.child(at, Rel::Obj).is_some_and(|o| creed(s.lower(o)));
    }
    if cue.class == Class::Noun && wished_for(s, at, &scene.table.kinds[cue.kind]) {
        return false;
    }
    if cue.needs("toll") {
        return quantity::of_toll(s, scene.figures, at).is_some();
    }
    let used_as_modifier = cue.class == Class::Noun
        && s.rel(at) == Rel::Compound
        && s.head(at).is_some_and(|h| {
            use crate::tables::lexicon::Sort::{Armed, Force, Group, Person, Place, Thing};
            matches!(
                scene.lexicon.sort(s.lower(h)),
                Some(Armed | Force | Group | Person | Place | Thing)
            )
        });
    if used_as_modifier {
        return false;
    }
    let mere = matches!(cue.class, Class::Verb) && s.rel(at) == Rel::Amod;
    !(mere && scene.table.kinds[cue.kind].relation)
}

/// Who is brain dead still lives, and "dead centre" is nobody.
fn not_dead(s: &Sentence, i: Index) -> bool {
    s.lower(i) == "dead"
        && (i > 0 && s.lower(i - 1) == "brain"
            || matches!(s.lower(i + 1), "center" | "centre" | "ahead" | "end" | "heat" | "serious")
            || s.lower(i + 1) == "last" && !s.words[i + 1].dated)
}

/// "Took three lives", not "was taken by Life Flight".
fn life_lost(s: &Sentence, verb: Index, life: Index) -> bool {
    let own = !matches!(s.rel(life), Rel::Compound | Rel::Flat);
    life != verb && own && !s.cases(life).any(|c| c > verb && s.lower(c) != "'s")
}

/// "fatally shot", "shot and killed", "shot him dead": no mere wound. A death with a victim of
/// its own is another matter: "shot eight men, killing two", "four were shot and one is dead".
pub fn fatal(s: &Sentence, at: Index) -> bool {
    let deadly = |w: Index| {
        matches!(
            s.lower(w),
            "fatally"
                | "mortally"
                | "dead"
                | "killed"
                | "kills"
                | "killing"
                | "kill"
                | "died"
                | "dies"
                | "death"
        )
    };
    let own = |w: Index| matches!(s.lower(w), "himself" | "herself" | "themselves" | "itself");
    let pronoun = |w: Index| s.tag(w) == Tag::Pron;
    let apart = |w: Index| {
        s.children(w).any(|c| match s.rel(c) {
            Rel::Nsubj | Rel::NsubjPass => !matches!(s.lower(c), "who" | "they" | "he" | "she"),
            // "Shot her and killed her aunt", not "shot and killed her aunt"
            // "Shot two and killed himself": none of the two.
            Rel::Obj if own(c) => s.rel(w) != Rel::Advcl,
            Rel::Obj => !pronoun(c) && (s.rel(w) != Rel::Conj || s.has(at, Rel::Obj)),
            _ => false,
        })
    };
    // "seven were shot, with six confirmed dead"
    let some = |w: Index| (w.saturating_sub(3)..w).any(|i| s.words[i].number.is_some() && i > at);
    // "He shot a guard before he died": he did.
    let doers_own =
        |w: Index| s.has(at, Rel::Obj) && s.rel(w) == Rel::Advcl && s.has(w, Rel::Nsubj);
    // "Six were shot, including Ann Lee, who died": she did.
    let one_of = |w: Index| {
        let who = (at + 1..w).rfind(|&i| s.lower(i) == "who");
        who.is_some_and(|who| (at + 1..who).any(|i| s.lower(i) == "including"))
    };
    let bears = |w: Index| match s.lower(w) {
        _ if one_of(w) => false,
        "died" | "dies" | "dead" if doers_own(w) => false,
        "death" => s.has_case(w, "to"),
        "dead" if some(w) => false,
        // "two were shot, one fatally"
        "fatally" if some(w) && s.words[w - 1].number.is_some() => false,
        _ => !apart(w),
    };
    let shot = ["shoot", "shot", "stab"].iter().any(|v| s.lower(at).starts_with(v));
    // "fatally wounded", "mortally injured"
    let hurt = ["wound", "injur"].iter().any(|v| s.lower(at).starts_with(v));
    if hurt {
        return at > 0 && matches!(s.lower(at - 1), "fatally" | "mortally");
    }
    let beside = s.children(at).any(|w| deadly(w) && bears(w))
        || s.head(at).is_some_and(|h| {
            let other = s.has(h, Rel::Obj) && s.has(at, Rel::Obj);
            s.rel(at) == Rel::Conj && deadly(h) && !other && !s.has(at, Rel::NsubjPass)
        })
        || (s.lower(at + 1) == "dead" || s.lower(at + 1) == "and" && deadly(at + 2));
    shot && beside
}

/// Does a word of that list stand in the sentence: of shots, so that "struck" means wounded by them;
/// of fighting, so that help is help in arms; of illness, so that who is in hospital is not hurt?
fn speaks_of(scene: &Scene, list: &str) -> bool {
    (0..scene.s.len()).any(|i| scene.lexicon.lists(list, scene.s.lower(i)))
}

/// Does a figure above one count those the cue tells of: "8 shot", "the shooting of three boys"?
fn many(scene: &Scene, cue: &Cue, at: Index) -> bool {
    let s = scene.s;
    let figure = match cue.class {
        Class::Noun => voice::oblique(s, at, "of")
            .first()
            .and_then(|&of| quantity::of_noun(s, scene.figures, of)),
        _ => at.checked_sub(1).and_then(|b| s.words[b].number),
    };
    figure.and_then(|f| scene.figures.get(f)).is_some_and(quantity::Figure::many)
}

/// "The dead men" and "the wounded policeman" were told of before.
pub fn presupposed(s: &Sentence, at: Index) -> bool {
    s.head(at).is_some_and(|noun| {
        s.children(noun).any(|c| {
            (s.rel(c) == Rel::Det
                && matches!(s.lower(c), "the" | "these" | "those" | "this" | "that"))
                || s.rel(c) == Rel::NmodPoss
        })
    })
}

/// "found the bodies of", "the body was recovered".
pub fn found_body(s: &Sentence, at: Index) -> bool {
    s.head(at).is_some_and(|v| {
        ["find", "found", "discover", "recover", "pull", "retriev", "locat"]
            .iter()
            .any(|stem| s.lower(v).starts_with(stem))
    })
}

/// Help that is asked for is not given: "appealed for aid", "seek support".
pub fn wished_for(s: &Sentence, at: Index, kind: &Kind) -> bool {
    if kind.name != "supports" {
        return false;
    }
    let asked = s.head(at).is_some_and(|h| {
        ["seek", "sought", "ask", "request", "appeal", "need", "want", "reach", "plea", "call"]
            .iter()
            .any(|v| s.lower(h).starts_with(v))
    });
    asked && matches!(s.rel(at), Rel::Obj | Rel::Obl | Rel::Nmod)
}

/// May a claim of this kind stand without its object?
pub fn may_lack_object(cue: &Cue, kind: &Kind) -> bool {
    kind.name == "attacked" && cue.class == Class::Noun || cue.needs("aid")
}

/// "There is still a conflict": between those spoken of.
pub fn existential(s: &Sentence, at: Index) -> bool {
    let there = |w: Index| s.children(w).any(|c| s.rel(c) == Rel::Expl);
    // "There was a degree of cooperation"
    let some =
        |h: &Index| matches!(s.lower(*h), "degree" | "level" | "amount" | "measure" | "lack");
    let whole = s.head(at).filter(|h| s.rel(at) == Rel::Nmod && some(h));
    let at = whole.unwrap_or(at);
    there(at) || s.head(at).is_some_and(|h| s.rel(at) == Rel::Nsubj && there(h))
}

/// Are there the actors without which the words say nothing of this kind?
pub fn enough(
    scene: &Scene,
    at: Index,
    (cue, kind): (&Cue, &Kind),
    subjects: &[Role],
    objects: &[Role],
    figured: bool,
) -> bool {
    if cue.needs("counts") {
        return figured || !objects.is_empty();
    }
    // "Our allies", "its allies": who they are is not told.
    if cue.needs("told-which") {
        let which = |r: &Role| {
            let own =
                |c: Index| scene.s.words[c].entity.is_some() && scene.s.rel(c) != Rel::NmodPoss;
            r.1.iter().any(|w| w.id.is_some())
                || r.0 != usize::MAX && scene.s.children(r.0).any(own)
        };
        return !subjects.is_empty() && objects.iter().any(which);
    }
    if cue.needs("pair") {
        return !subjects.is_empty() && !objects.is_empty();
    }
    if cue.needs("subject") {
        return !subjects.is_empty();
    }
    if cue.needs("object") {
        return !objects.is_empty();
    }
    // "Cannot impose such a deal", "the pact lapsed": whose it is, is not told.
    if kind.name == "agreed-with" && cue.class == Class::Noun && objects.is_empty() {
        let makes = |v: Index| scene.lexicon.lists("concluding", scene.s.lower(v));
        let between = |p: &&str| !voice::oblique(scene.s, at, p).is_empty();
        if ["between", "with"].iter().any(between) {
            return !subjects.is_empty();
        }
        return !subjects.is_empty() && arguments::carrier(scene.place(), at).is_some_and(makes);
    }
    if kind.symmetric && cue.class == Class::Verb {
        return !subjects.is_empty()
            && (!objects.is_empty() || kind.name == "agreed-with" || kind.name == "fights");
    }
    if kind.name == "attacked" && cue.class == Class::Noun {
        return figured || !objects.is_empty() || !subjects.is_empty() || told_of(scene, at);
    }
    if kind.relation {
        return !objects.is_empty() || !subjects.is_empty();
    }
    true
}

/// Is something told of the attack itself: that it happened, where, when, how many it killed? A
/// mere mention ("since the attack") is no claim.
pub fn told_of(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let definite = s.children(at).any(|c| {
        s.rel(c) == Rel::Det
            && matches!(s.lower(c), "the" | "this" | "that" | "such" | "these" | "those" | "any")
    });
    let happens = s.head(at).is_some_and(|h| {
        matches!(s.rel(at), Rel::Nsubj | Rel::NsubjPass | Rel::Expl)
            && [
                "occur", "happen", "took", "take", "hit", "struck", "kill", "wound", "injur",
                "left", "rip", "rock", "carried",
            ]
            .iter()
            .any(|v| s.lower(h).starts_with(v))
    });
    // "A rise in ethnic violence in Peru"
    // but "assault in the second degree" is a charge.
    let degree = (at + 2..at + 5).any(|i| s.lower(i) == "degree");
    let placed = s.lower(at + 1) == "in" && !degree
        || s.children(at).any(|c| {
            matches!(s.rel(c), Rel::Nmod | Rel::AclRelcl | Rel::Acl)
                || s.words[c].number.is_some()
                || s.words[c].entity.is_some()
        });
    let told = || s.words[at].number.is_none() && s.children(at).any(|c| s.rel(c) == Rel::AclRelcl);
    happens || (placed && (!definite || told()))
}

/// Does the sort of cue word make the claim an act of speech, done in the saying? Help and bans are
/// deeds: "flew in to help" tells of no help yet.
pub fn spoken(lexicon: &Lexicon, cue: &Cue, kind: &str) -> bool {
    let deed = || cue.class == Class::Verb && lexicon.lists("deed", &cue.words[0]);
    match kind {
        "supports" | "opposes" => !deed(),
        "accuses"
        | "demands-of"
        | "threatens"
        | "agreed-with"
        | "negotiates-with"
        | "claims-responsibility"
        | "seeks-support-of" => true,
        _ => false,
    }
}
