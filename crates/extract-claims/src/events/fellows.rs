//! What the events of one sentence tell of each other: doers shared, deeds told twice.

use crate::actors::actor::Filler;
use crate::events::scene::{Event, Scene};
use crate::roles::voice;
use crate::tables::lexicon::Sort;
use crate::tree::grammar::{Rel, Tag};
use crate::tree::sentence::{Index, Sentence};
use crate::victims::elsewhere::turns;

/// Deaths, injuries and damage of a sentence have the doer of its attack.
pub fn share_doers(scene: &Scene, all: &mut [Event]) {
    let kind = |e: &Event| scene.table.kinds[e.kind].name.clone();
    let violent = |name: &str| matches!(name, "killed" | "wounded" | "attacked" | "damaged");
    // Who denies a deed is not its doer.
    let owns = |e: &Event| kind(e) == "claims-responsibility" && e.stance.polarity() != "negated";
    let doer = all
        .iter()
        .find(|e| owns(e) && !e.subject.is_empty())
        .or_else(|| {
            // Who puts a murderer to death did not do the murder.
            let court = |e: &Event| scene.s.lower(e.at).starts_with("execut");
            all.iter().find(|e| violent(&kind(e)) && !e.subject.is_empty() && !court(e))
        })
        .map(|e| (e.at, e.subject.clone()));
    let Some((from, doer)) = doer else { return };
    // "claimed responsibility for kidnapping four nurses"
    let claimed = all.iter().any(|e| e.at == from && owns(e));
    for event in all.iter_mut() {
        let violent = |name: &str| violent(name) || claimed && name == "kidnapped";
        let told_of_noun = scene.s.rel(event.at) == Rel::Amod && scene.s.tag(event.at) != Tag::Noun;
        let open = event.subject.is_empty() && !told_of_noun;
        if violent(&kind(event)) && open && related(scene.s, from, event.at) {
            event.subject.clone_from(&doer);
            event.inherited = true;
        }
    }
}

/// A suicide bombing that nobody is told to have made is a suicide bomber's.
pub fn suicide_bombers(scene: &Scene, all: &mut [Event]) {
    for event in all.iter_mut().filter(|e| violent(scene, e) && e.subject.is_empty()) {
        if event.mode.as_deref() == Some("suicide bombing") && event.stance.has_happened() {
            let name = "suicide bomber".to_string();
            let (text, sort) = (name.clone(), Some(Sort::Armed));
            let (id, label, span) = (None, None, None);
            event.subject = vec![Filler { id, name, label, text, span, sort, plural: false }];
            event.inherited = true;
        }
    }
}

/// "Two miners died when troops opened fire": on the miners.
pub fn share_targets(scene: &Scene, all: &mut [Event]) {
    let name = |e: &Event| scene.table.kinds[e.kind].name.as_str();
    let hurt: Vec<Event> = all
        .iter()
        .filter(|e| matches!(name(e), "killed" | "wounded") && e.stance.has_happened())
        .filter(|e| !e.object.is_empty() && !e.subject.is_empty())
        .cloned()
        .collect();
    let verb = |at: Index| scene.s.tag(at) == Tag::Verb;
    for event in all.iter_mut() {
        let bare = name(event) == "attacked" && event.object.is_empty() && verb(event.at);
        let other = |e: &Event| !e.object.iter().any(|o| e.subject.iter().any(|w| w.same(o)));
        let same =
            |e: &&Event| e.subject == event.subject && other(e) && related(scene.s, event.at, e.at);
        if let Some(told) = hurt.iter().find(same).filter(|_| bare) {
            event.object.clone_from(&told.object);
        }
    }
}

/// For how many sentences an attack's doer is still the one meant.
pub const DOER_AGE: usize = 4;

fn violent(scene: &Scene, event: &Event) -> bool {
    matches!(
        scene.table.kinds[event.kind].name.as_str(),
        "killed" | "wounded" | "attacked" | "damaged"
    )
}

/// The doer of the sentence's violence, if it tells one.
pub fn doer_of(scene: &Scene, all: &[Event]) -> Option<Vec<Filler>> {
    let told = all.iter().find(|e| violent(scene, e) && !e.subject.is_empty())?;
    Some(told.subject.iter().map(|f| Filler { span: None, ..f.clone() }).collect())
}

/// "At least ten were wounded in the incident": whoever did what was told just before.
pub fn inherit_doer(scene: &Scene, all: &mut [Event], doer: &[Filler]) {
    if doer.is_empty() {
        return;
    }
    for event in all.iter_mut() {
        let own = |f: &Filler| event.object.iter().any(|o| o.same(f));
        if violent(scene, event)
            && event.subject.is_empty()
            && !doer.iter().any(own)
            && of_the_same(scene, event)
        {
            event.subject = doer.to_vec();
            event.inherited = true;
        }
    }
}

/// May the event be the one told of before? An accident, an illness or a clash is nobody's deed;
/// what has a cause of its own, or is said not to have been, is not either.
fn of_the_same(scene: &Scene, event: &Event) -> bool {
    let s = scene.s;
    let text = s.text.get(s.start..s.end).unwrap_or_default();
    let natural = ["earthquake", "flood", "storm", "crash", "fire", "disease"];
    if event.mode.as_deref().is_some_and(|m| natural.contains(&m))
        || event.stance.polarity() == "negated"
        || turns(text)
    {
        return false;
    }
    let accident = || (0..s.len()).any(|i| scene.lexicon.lists("accident", s.lower(i)));
    if matches!(s.lower(event.at), "died" | "die" | "dies" | "drowned") {
        let clash = |i| ["clash", "fighting", "battle"].iter().any(|w| s.lower(i).starts_with(w));
        return !(event.at..s.len()).any(clash) && !accident();
    }
    if s.tag(event.at) != Tag::Verb || voice::passive(s, event.at) {
        return !accident();
    }
    let cause = voice::surface_subject(s, event.at).filter(|&w| s.tag(w) == Tag::Noun);
    let told = cause.is_none_or(|w| {
        let deed = scene.lexicon.sort(s.lower(w));
        matches!(deed, Some(Sort::Weapon | Sort::Abstract))
    });
    told && !accident()
}

/// Do two cues tell of one event: does one stand below the other?
fn related(s: &Sentence, a: Index, b: Index) -> bool {
    s.tag(a) == Tag::Noun || s.under(a, b) || s.under(b, a) || s.clause_of(a) == s.clause_of(b)
}

/// "Police say four people were detained": by them.
pub fn police_arrest(scene: &Scene, all: &mut [Event]) {
    let arrested = scene.table.kind("arrested");
    let s = scene.s;
    let police = (0..s.len()).find(|&i| {
        matches!(s.lower(i), "police" | "authorities" | "troops" | "military")
            && matches!(s.rel(i), Rel::Nsubj)
    });
    let Some(police) = police else { return };
    for event in all.iter_mut() {
        if event.kind == arrested && event.subject.is_empty() {
            event.subject = scene.who(police);
        }
    }
}

/// "Captured": by police or soldiers, or of one who bears arms, it is an arrest; else a kidnapping.
pub fn captures(scene: &Scene, all: &mut Vec<Event>) {
    let [arrested, kidnapped] = ["arrested", "kidnapped"].map(|name| scene.table.kind(name));
    let twice: Vec<Index> = all
        .iter()
        .filter(|e| e.kind == arrested)
        .filter(|e| all.iter().any(|k| k.kind == kidnapped && k.at == e.at))
        .map(|e| e.at)
        .collect();
    let force = |f: &Filler| {
        let last = f.name.rsplit(' ').next().unwrap_or("").to_lowercase();
        f.sort == Some(Sort::Force)
            || f.state()
            || matches!(
                last.as_str(),
                "police" | "soldiers" | "officers" | "troops" | "authorities"
            )
    };
    all.retain(|e| {
        if !twice.contains(&e.at) || e.kind != arrested && e.kind != kidnapped {
            return true;
        }
        let arrest = if e.subject.is_empty() {
            e.object.iter().any(|o| o.sort == Some(Sort::Armed))
        } else {
            e.subject.iter().any(force)
        };
        (e.kind == arrested) == arrest
    });
}

/// "shot and killed": one deed, told by the verb whose victim is plain.
pub fn join_pairs(scene: &Scene, all: &mut Vec<Event>) {
    let s = scene.s;
    let kind = |e: &Event| scene.table.kinds[e.kind].single;
    let plain = |e: &Event| e.amount.is_some() && e.object.iter().any(|o| o.span.is_some());
    let mut i = 0;
    while i < all.len() {
        let at = all[i].at;
        let pair = at + 2 < s.len()
            && kind(&all[i])
            && matches!(s.lower(at + 1), "and" | "," | "&")
            && matches!(s.lower(at), "shot" | "stabbed" | "shoots" | "stabs" | "shooting");
        let other = all.iter().position(|e| pair && e.at == at + 2 && e.kind == all[i].kind);
        match other {
            Some(other) if plain(&all[other]) => {
                all.remove(i);
            }
            Some(other) if plain(&all[i]) => {
                all.remove(other);
                i += usize::from(other > i);
            }
            _ => i += 1,
        }
    }
}

/// Two cues for one thing: of claims alike in kind, place and actors, the fuller stays.
pub fn drop_repeats(all: &mut Vec<Event>) {
    let mut i = 0;
    while i < all.len() {
        let repeat = all.iter().enumerate().any(|(k, other)| {
            k != i
                && other.kind == all[i].kind
                && other.amount == all[i].amount
                && within(&all[i].object, &other.object)
                && within(&all[i].subject, &other.subject)
                && (fuller(other, &all[i]) || (k < i && !fuller(&all[i], other)))
        });
        if repeat {
            all.remove(i);
        } else {
            i += 1;
        }
    }
}

fn within(few: &[Filler], many: &[Filler]) -> bool {
    few.iter().all(|f| many.iter().any(|m| m.same(f)))
}

fn fuller(a: &Event, b: &Event) -> bool {
    a.subject.len() + a.object.len() > b.subject.len() + b.object.len()
}
