//! Whose a state's forces and government are that a text tells no closer.

use crate::actors::actor::Filler;
use crate::actors::coreference::filler;
use crate::events::scene::Scene;
use crate::tree::grammar::Rel;
use crate::tree::sentence::Index;

/// "Security forces" are those of the one country that the article has told of so far.
pub fn of_nation(scene: &Scene, head: Index, who: &Filler) -> Option<Filler> {
    let s = scene.s;
    // "Military aid" is nobody's army.
    let part = matches!(s.rel(head), Rel::Amod | Rel::Compound);
    if part || !bearing(&who.name.to_lowercase()) {
        return None;
    }
    let whose = only_land(scene, head)?;
    let (first, rest) = who.name.split_at(1);
    let opens = rest.starts_with(char::is_lowercase);
    let first = if opens { first.to_lowercase() } else { first.to_string() };
    let name = match adjective(&whose) {
        true => format!("{} {first}{rest}", whose.text),
        false => format!("{}'s {first}{rest}", whose.name),
    };
    Some(Filler { id: whose.id, name, ..who.clone() })
}

/// Words that tell of a state's own: troops alone may be another's.
fn bearing(words: &str) -> bool {
    match words.split_once(' ') {
        None => matches!(words, "army" | "military" | "government" | "navy"),
        Some((kind, "forces")) => {
            matches!(kind, "security" | "government" | "armed" | "military" | "state")
        }
        Some((kind, "troops" | "soldiers")) => matches!(kind, "government" | "military" | "army"),
        Some((kind, rest)) => (kind, rest) == ("air", "force"),
    }
}

/// The country named in the sentence before the word, or more than once before it, if no other was;
/// by its adjective, if that was used.
fn only_land(scene: &Scene, head: Index) -> Option<Filler> {
    let here = scene.s.words[..head].iter().filter_map(|w| scene.names.get(w.entity?));
    let here: Vec<Filler> = here.map(filler).collect();
    let told = scene.discourse.lands().map(|(f, n)| (f, *n)).chain(here.iter().map(|f| (f, 2)));
    let mut all = told.filter(|(f, _)| f.state() && scene.lexicon.country(f.id.as_deref()));
    let (mut found, mut times) = all.next()?;
    for (other, n) in all {
        if other.id != found.id {
            return None;
        }
        times += n;
        if adjective(other) || !adjective(found) && other.label.as_deref() == Some("GPE") {
            found = other;
        }
    }
    let named = adjective(found) || found.label.as_deref() == Some("GPE");
    (named && times > 1).then(|| found.clone())
}

/// "Chilean", rather than "Chile" or "Chileans".
fn adjective(land: &Filler) -> bool {
    land.label.as_deref() == Some("NORP") && !land.text.to_lowercase().ends_with('s')
}
