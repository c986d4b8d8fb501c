//! Whom or what an attack hit, where no place of its row tells: those it killed, the building it rocked,
//! those who survived it, those in the car.

use crate::events::scene::Scene;
use crate::roles::fillers::Role;
use crate::roles::voice;
use crate::tables::lexicon::Sort;
use crate::tables::predicates::Class;
use crate::tree::grammar::{Rel, Tag, nominal};
use crate::tree::sentence::Index;

/// Verbs of what an attack does to its target.
const HITS: [&str; 16] = [
    "hit", "strik", "struck", "rock", "destroy", "damag", "target", "engag", "level", "wreck",
    "ripp", "rip", "devastat", "flatten", "raz", "shook",
];

/// Verbs of those who came through an attack.
const SURVIVES: [&str; 6] = ["surviv", "escap", "suffer", "withst", "sustain", "underw"];

/// X of "the blast hit X", "X was rocked by explosions", "X survived an attack", "escaped from a
/// bombing".
pub fn struck(scene: &Scene, class: Class, attack: Index) -> Vec<Index> {
    let s = scene.s;
    if class != Class::Noun {
        return Vec::new();
    }
    // "Escaped with light wounds from a bombing"
    let above = std::iter::successors(s.head(attack), |&i| s.head(i)).take(2);
    let flight = above.into_iter().find(|&v| s.lower(v).starts_with("escap"));
    if let Some(flight) = flight.filter(|_| s.has_case(attack, "from")) {
        return voice::subjects(s, flight);
    }
    let Some(verb) = s.head(attack).filter(|&v| s.tag(v) == Tag::Verb) else { return Vec::new() };
    let stem = |stems: &[&str]| stems.iter().any(|x| s.lower(verb).starts_with(x));
    let agent = || voice::passive(s, verb) && voice::agent(s, verb) == Some(attack);
    let does = || s.rel(attack) == Rel::Nsubj && !voice::passive(s, verb);
    if stem(&HITS) && (does() || agent()) {
        // "Hit a convoy and destroyed a bridge", whatever the tree makes of the second verb.
        let thing = |&o: &Index| {
            let verb = HITS.iter().any(|x| s.lower(o).starts_with(x)) && s.lower(o).ends_with("ed");
            let thought = scene.lexicon.sort(s.lower(o)) == Some(Sort::Abstract);
            o != attack && nominal(s.tag(o)) && !verb && (!thought || s.words[o].entity.is_some())
        };
        return voice::objects(s, verb).into_iter().filter(thing).collect();
    }
    if s.rel(attack) == Rel::Obj && stem(&SURVIVES) && !voice::passive(s, verb) {
        return voice::subjects(s, verb);
    }
    Vec::new()
}

/// The pilgrims of "attacked a bus carrying pilgrims": whoever is in what was hit.
pub fn carried(scene: &Scene, hit: &[Role]) -> Vec<Role> {
    let s = scene.s;
    // On whatever a parser hangs it, right behind what was hit.
    let bears = |&v: &Index| matches!(s.lower(v), "carrying" | "transporting" | "ferrying");
    let inside = hit
        .iter()
        .filter(|(h, _)| *h != usize::MAX)
        .filter_map(|(h, _)| (h + 1..s.len().min(h + 3)).find(bears))
        .flat_map(|verb| voice::objects(s, verb));
    let whom = inside.map(|h| (h, scene.who(h)));
    whom.filter(|(h, who)| scene.candidate(*h, who.first()).human()).collect()
}
