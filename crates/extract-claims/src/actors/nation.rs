//! Whose a state's forces and government are that a text tells no closer.

use crate::actors::actor::Filler;
use crate::actors::coreference::filler;
use crate::events::scene::Scene;
use crate::tree::case::lower;
use crate::tree::grammar::Rel;
use crate::tree::sentence::Index;

/// "Security forces" are those of the one country that the article has told of so far.
pub fn of_nation(scene: &Scene, head: Index, who: &Filler) -> Option<Filler> {
    let s = scene.s;
    // "Military aid" is nobody's army.
    let part = matches!(s.rel(head), Rel::Amod | Rel::Compound);
    if part || !bearing(&lower(&who.name)) {
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
        None => of_its_own(words),
        Some((kind, "forces")) => {
            matches!(kind, "security" | "government" | "armed" | "military" | "state")
        }
        Some((kind, "troops" | "soldiers")) => matches!(kind, "government" | "military" | "army"),
        Some((kind, rest)) => (kind, rest) == ("air", "force"),
    }
}

/// Does the word by itself name a body of the state?
pub fn of_its_own(word: &str) -> bool {
    matches!(word, "army" | "military" | "government" | "navy")
}

/// "The Chilean government", not "Chilean tourists": does the word behind the adjective tell of the
/// state or the land?
pub fn of_state(word: &str) -> bool {
    const STATE: [&str; 24] = [
        "government",
        "president",
        "prime",
        "premier",
        "parliament",
        "congress",
        "army",
        "military",
        "navy",
        "air",
        "police",
        "security",
        "armed",
        "authorities",
        "officials",
        "forces",
        "troops",
        "soldiers",
        "state",
        "capital",
        "city",
        "town",
        "province",
        "border",
    ];
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    STATE.iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// The country named in the sentence before the word, or more than once before it, if no other was,
/// and no town that may lie in another; by its adjective, if that was used.
fn only_land(scene: &Scene, head: Index) -> Option<Filler> {
    let s = scene.s;
    let named = |i: Index| s.words[i].entity.and_then(|e| scene.names.get(e));
    let country = |f: &Filler| scene.lexicon.country(f.id.as_deref());
    let here: Vec<(Filler, usize)> = (0..s.len())
        .filter_map(|i| {
            let name = named(i)?;
            let told = name.label != "NORP" || of_state(s.lower(i + 1));
            Some((i, filler(name), if told { 2 } else { 0 }))
        })
        .filter(|(i, f, _)| *i < head || !country(f))
        .map(|(_, f, n)| (f, n))
        .collect();
    let all = || scene.discourse.lands().chain(&here).filter(|(f, _)| f.state());
    let mut lands = all().filter(|(f, _)| country(f));
    let (mut found, mut times) = lands.next().map(|(f, n)| (f, *n))?;
    for (other, n) in lands {
        if other.id != found.id {
            return None;
        }
        times += n;
        if adjective(other) || !adjective(found) && other.label.as_deref() == Some("GPE") {
            found = other;
        }
    }
    let away = |f: &Filler| {
        let of = scene.lexicon.stands_for("capital", &f.name).map(|(id, _)| id);
        f.label.as_deref() == Some("GPE") && !country(f) && of != found.id.as_deref()
    };
    let named = adjective(found) || found.label.as_deref() == Some("GPE");
    (named && times > 1 && !all().any(|(f, _)| away(f))).then(|| found.clone())
}

/// "Chilean", rather than "Chile" or "Chileans".
fn adjective(land: &Filler) -> bool {
    land.label.as_deref() == Some("NORP") && !land.text.to_lowercase().ends_with('s')
}
