//! Words of violence in the news of elections, business and courts: delegates captured, polls released,
//! punitive damages, coal-fired plants.

use crate::cues::find::Found;
use crate::cues::senses::doing;
use crate::events::scene::Scene;
use crate::roles::voice;
use crate::tables::predicates::{Class, Cue};
use crate::tree::grammar::{Rel, Tag};
use crate::tree::sentence::Index;

/// Is it public life, and nobody harmed or held?
pub fn public_life(scene: &Scene, cue: &Cue, found: &Found) -> bool {
    let (s, at) = (scene.s, found.at);
    let kind = scene.table.kinds[cue.kind].name.as_str();
    let before = |n: usize| at.checked_sub(n).map_or("", |i| s.lower(i));
    let after = s.lower(at + 1);
    let noun = cue.class == Class::Noun;
    match (kind, cue.words[0].as_str()) {
        // "Captured two states and all 95 delegates"
        (
            "kidnapped" | "arrested" | "ousted" | "attacked",
            "capture" | "seize" | "snatch" | "beat",
        ) => {
            let taken = voice::objects(s, at);
            matches!(after, "on" | "upon") || taken.into_iter().any(|o| won(scene, kind, o))
        }
        // "A poll released Monday", "his press release"
        ("released", "release") if noun => matches!(before(1), "press" | "news" | "media"),
        ("released", _) => {
            let issued = |o: Index| scene.lexicon.lists("issued", s.lower(o));
            let of = s.head(at).filter(|_| s.rel(at) == Rel::Acl);
            let about: Vec<Index> = voice::objects(s, at).into_iter().chain(of).collect();
            let nobody = |&o: &Index| s.words[o].dated || issued(o);
            issued(at.saturating_sub(1)) || !about.is_empty() && about.iter().all(nobody)
        }
        // "Brain damage", "damage control", "punitive damages"
        ("damaged", "damage") if noun => {
            matches!(before(1), "brain" | "liver" | "kidney" | "nerve" | "lung")
                || matches!(after, "control" | "limitation")
                || s.lower(at) == "damages"
        }
        // "Coal-fired plants"
        ("attacked", "fire") => {
            before(1) == "-"
                && matches!(before(2), "coal" | "gas" | "oil" | "fossil" | "wood" | "biomass")
        }
        // "Ann Roe hit Jim Doe for raising rents"
        ("attacked", "hit") if !noun => doing(s, at) && between_speakers(scene, at),
        ("ousted", "fall") if noun => falls_in_favour(scene, at),
        // "Taking heat from a rival over it"
        ("ousted", "take") if cue.words.len() == 2 => {
            found.words.iter().any(|&w| w > at + 1 && s.lower(w) == "over" && s.rel(w) == Rel::Case)
        }
        // "Alzheimer's deaths": one dies but once.
        ("killed", "death") => s.lower(at) == "deaths" && of_one(scene, at),
        _ => false,
    }
}

/// Does a person, or what speaks for one, do it to a person?
fn between_speakers(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let person = |i: Index| {
        let name = s.words[i].entity.and_then(|e| scene.names.get(e));
        name.is_some_and(|n| n.label == "PERSON")
            || matches!(s.lower(i), "he" | "she" | "him" | "her")
    };
    let speaks = |i: Index| person(i) || matches!(s.lower(i), "ad" | "ads" | "campaign");
    voice::objects(s, at).into_iter().all(person) && voice::subjects(s, at).into_iter().all(speaks)
}

/// Delegates, votes, a nomination; and no place is kidnapped or arrested.
fn won(scene: &Scene, kind: &str, o: Index) -> bool {
    let s = scene.s;
    let name = s.words[o].entity.and_then(|e| scene.names.get(e));
    let place = name.is_some_and(|n| matches!(n.label.as_str(), "GPE" | "LOC"));
    let held = matches!(kind, "kidnapped" | "arrested");
    let region = matches!(s.lower(o), "state" | "states" | "county" | "counties" | "district");
    scene.lexicon.lists("ballot", s.lower(o)) || held && (place || region)
}

/// "The fall in her approval ratings".
fn falls_in_favour(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let liked = |i: Index| {
        ["rating", "approval", "popularity", "poll", "support", "number"]
            .iter()
            .any(|stem| s.lower(i).starts_with(stem))
    };
    voice::oblique(s, at, "in").into_iter().any(|i| liked(i) || s.children(i).any(liked))
}

/// Are the deaths told as those of one name?
fn of_one(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let one = |c: Index| {
        let name = s.words[c].entity.and_then(|e| scene.names.get(e));
        let whose = s.rel(c) == Rel::NmodPoss && s.tag(c) == Tag::Propn;
        whose && s.conjuncts(c).len() == 1 && name.is_some_and(|n| n.label == "PERSON")
    };
    s.children(at).any(one)
}
