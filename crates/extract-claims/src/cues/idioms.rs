//! Set phrases and figures of speech: "in order to", "took charge", "captured the mood", "hardest
//! hit"; and attacks made with words.

use crate::events::scene::Scene;
use crate::roles::voice;
use crate::tables::lexicon::Sort;
use crate::tables::predicates::{Class, Cue};
use crate::tree::grammar::{Rel, Tag, nominal};
use crate::tree::sentence::Index;

/// Does the cue stand in a phrase that says something else than its row?
pub fn idiom(scene: &Scene, cue: &Cue, at: Index) -> bool {
    let s = scene.s;
    let kind = scene.table.kinds[cue.kind].name.as_str();
    let before = |n: usize| at.checked_sub(n).map_or("", |i| s.lower(i));
    let after = |n: usize| s.lower(at + n);
    let noun = cue.class == Class::Noun;
    match (kind, cue.words[0].as_str()) {
        ("demands-of", "order") if noun => {
            before(1) == "in" && matches!(after(1), "to" | "for" | "that" | "not")
        }
        ("accuses", "charge") if noun => {
            let taken = ["take", "took", "taken", "taking", "takes", "assume", "assumed"];
            matches!(before(1), "in" | "of") || (taken.contains(&before(1)) && after(1) != "at")
        }
        ("agreed-with", "deal") if noun => {
            before(1) == "big" && !matches!(after(1), "with" | "between")
        }
        ("escaped", "break") => {
            let out = cue.words.len() > 1 && after(1) == "out";
            out && after(2) != "of" && !of_prison(scene)
        }
        ("attacked", "hit") if !noun => {
            matches!(before(1), "hard" | "hardest" | "worst" | "harder") || no_target(scene, at)
        }
        ("attacked", "strike") if !noun => no_target(scene, at),
        // "Shot to fame", "shot to the top", not "shot to death"
        ("wounded" | "attacked", "shoot")
            if !noun && after(1) == "to" && !voice::passive(s, at) =>
        {
            let object = voice::objects(s, at);
            object.is_empty() && !matches!(after(2), "death" | "kill" | "wound" | "injure" | "maim")
        }
        ("attacked", "fire" | "shoot" | "open") if !noun => {
            let air = (at + 1..s.len().min(at + 8)).find(|&i| s.lower(i) == "air");
            // "Into the air and then into the crowd"
            let more = |i: Index| {
                let then = (i + 1..i + 4).find(|&w| matches!(s.lower(w), "into" | "at" | "on"));
                then.is_some_and(|w| (i + 1..w).any(|c| matches!(s.lower(c), "and" | "then")))
            };
            air.is_some_and(|i| {
                let aside = matches!(s.lower(i - 2), "into" | "in") && s.lower(i - 1) == "the";
                aside && !more(i)
            })
        }
        // "Suffered a heart attack"
        ("attacked", "attack") => {
            let ails = ["heart", "panic", "asthma", "anxiety"];
            ails.contains(&before(1)) && !voice::passive(s, at)
        }
        ("attacked" | "ousted", "occupy") => held_by(scene, at),
        ("ousted" | "attacked" | "arrested" | "kidnapped", "capture") => {
            let held = voice::objects(s, at);
            !held.is_empty() && held.into_iter().all(|o| intangible(scene, o))
        }
        ("ousted", "fall") if noun => falls_in_price(scene, at),
        ("opposes", "march") if !noun => {
            let off = ["north", "south", "east", "west", "back", "off", "into", "toward"];
            let against = |i: Index| s.lower(i) == "against" || s.lower(i).starts_with("protest");
            off.contains(&after(1)) && !(0..s.len()).any(against)
        }
        ("opposes", "protest" | "rally" | "demonstration" | "march") if noun => {
            placed_only(scene, at)
        }
        ("negotiates-with", "visit") if !noun => {
            voice::objects(s, at).into_iter().any(|o| matches!(s.lower(o), "it" | "them"))
        }
        // "Demand for goods fell": of a market, not of somebody.
        ("demands-of", "demand") if noun => {
            let whose = |c: Index| matches!(s.rel(c), Rel::Det | Rel::NmodPoss);
            s.lower(at) == "demand" && after(1) == "for" && !s.children(at).any(whose)
        }
        // "A call he made to her lasted an hour": on the telephone, and nothing is asked.
        ("demands-of", "call") if noun => {
            let made = |c: Index| {
                let verbs = ["made", "placed", "took", "had"];
                s.rel(c) == Rel::AclRelcl && verbs.contains(&s.lower(c))
            };
            let asks = |i: Index| s.lower(i) == "to" && s.tag(i + 1) == Tag::Verb;
            s.children(at).any(made) && !(at + 1..s.len().min(at + 12)).any(asks)
        }
        // "Whose name was not released"
        ("released", "release") => s.children(at).any(|c| {
            let told = matches!(s.lower(c), "name" | "names" | "identity" | "identities");
            told && matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass)
        }),
        // "Handed over to the tribunal": from one keeper to another.
        ("released", "hand" | "turn") => {
            ["to"]
                .iter()
                .flat_map(|p| voice::oblique(s, at, p))
                .any(|i| scene.lexicon.lists("court", s.lower(i)) || s.lower(i) == "police")
                && !by_captors(scene, at)
        }
        ("claims-responsibility", _) => of_duty(scene, at),
        _ => false,
    }
}

/// "The kidnappers handed over the girls", "rebels handed over hostages".
fn by_captors(scene: &Scene, at: Index) -> bool {
    let armed = |i: Index| {
        let who = scene.who(i);
        who.first().and_then(|w| w.sort).or_else(|| scene.lexicon.sort(scene.s.lower(i)))
            == Some(Sort::Armed)
    };
    let captive = |i: Index| {
        ["hostage", "captive", "kidnap", "abduct"]
            .iter()
            .any(|stem| scene.s.lower(i).starts_with(stem))
    };
    voice::subjects(scene.s, at).into_iter().any(|i| armed(i) || captive(i))
        || voice::objects(scene.s, at).into_iter().any(captive)
}

/// Do the words around tell of those shut in: "broke out of jail", not "a fire broke out"?
fn of_prison(scene: &Scene) -> bool {
    let s = scene.s;
    const SHUT: [&str; 9] =
        ["prison", "jail", "custody", "cell", "detention", "camp", "captivity", "zoo", "enclosure"];
    (0..s.len()).any(|i| {
        let form = s.lower(i);
        SHUT.contains(&form.trim_end_matches('s')) || scene.candidate(i, None).fits("prisoner")
    })
}

/// "The ship struck a mine", "prices hit a record": what stands there is no target.
fn no_target(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    const OBSTACLES: [&str; 6] = ["mine", "rock", "reef", "iceberg", "tree", "snag"];
    const MARKS: [&str; 8] =
        ["record", "high", "low", "chord", "tone", "balance", "bottom", "peak"];
    voice::objects(s, at).into_iter().any(|o| {
        let form = s.lower(o).trim_end_matches('s');
        OBSTACLES.contains(&form) || MARKS.contains(&form)
    })
}

/// "Occupied the presidency", "occupy the seats": by those who hold it. An office is a building too.
fn held_by(scene: &Scene, at: Index) -> bool {
    const SEATS: [&str; 5] = ["role", "position", "seat", "seats", "presidency"];
    voice::objects(scene.s, at).into_iter().any(|o| SEATS.contains(&scene.s.lower(o)))
}

/// "Took responsibility for the mistake": what the phrase behind "for" is about, if it is no deed.
/// What is claimed is one.
fn of_duty(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let near = at.saturating_sub(3)..(at + 4).min(s.len());
    if near.clone().any(|i| s.lower(i).starts_with("claim")) {
        return false;
    }
    let Some(for_it) = (at + 1..s.len()).take(4).find(|&i| s.lower(i) == "for") else {
        return false;
    };
    let inside = |&i: &Index| {
        matches!(s.tag(i), Tag::Det | Tag::Adj | Tag::Part | Tag::Pron) || nominal(s.tag(i))
    };
    let last = (for_it + 1..s.len()).take(6).take_while(inside).last();
    last.is_some_and(|noun| scene.lexicon.lists("duty", s.lower(noun)))
}

/// "Captured the mood": nothing that can be held. Part of a town can.
fn intangible(scene: &Scene, noun: Index) -> bool {
    let known = scene.s.words[noun].entity.is_some();
    !known && scene.lexicon.lists("elusive", scene.s.lower(noun))
}

/// "The index's biggest fall", "a fall of 3 percent": of prices, shares, rates; not of a town or a
/// government, whatever prices did then.
fn falls_in_price(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    const MARKET: [&str; 8] =
        ["index", "share", "stock", "price", "rate", "sale", "profit", "currency"];
    let own: Vec<Index> = s.children(at).filter(|&c| nominal(s.tag(c))).collect();
    let market = |&c: &Index| MARKET.contains(&s.lower(c).trim_end_matches('s'));
    let figure = |&c: &Index| {
        let number = s.words[c].number.or_else(|| s.children(c).find_map(|n| s.words[n].number));
        let figure = number.and_then(|n| scene.figures.get(n));
        figure.is_some_and(|f| matches!(f.number.label.as_str(), "PERCENT" | "MONEY"))
    };
    own.iter().any(market) || (!own.is_empty() && own.iter().all(figure))
}

/// "The Lima protest", "a Lima rally": nobody is told to be for or against anything.
fn placed_only(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let town = |c: Index| {
        let name = s.words[c].entity.and_then(|e| scene.names.get(e));
        s.rel(c) == Rel::Compound && name.is_some_and(|n| matches!(n.label.as_str(), "GPE" | "FAC"))
    };
    let about =
        ["against", "over", "by", "at"].iter().any(|p| !voice::oblique(s, at, p).is_empty());
    !about && s.children(at).any(town)
}

/// "Attacked the senator in a debate", "attacks on him in two tweets": made with words by those who
/// contend for votes. With arms or blood in the sentence it is none.
pub fn contends(scene: &Scene, at: Index, whom: &[Index]) -> bool {
    let s = scene.s;
    let person = |h: Index| {
        let name = s.words[h].entity.and_then(|e| scene.names.get(e));
        name.is_some_and(|n| n.label == "PERSON")
            || scene.lexicon.lists("office", s.lower(h))
            || matches!(s.lower(h), "him" | "her" | "he" | "she")
            || matches!(
                s.lower(h).trim_end_matches('s'),
                "opponent" | "rival" | "critic" | "nominee"
            )
    };
    // "In a radio advertisement", "throughout the campaign"
    let spoken = |i: Index| {
        let within = |p: &str| (1..=4).any(|n| i.checked_sub(n).is_some_and(|b| s.lower(b) == p));
        (scene.lexicon.lists("contest", s.lower(i)) && within("in"))
            || (s.lower(i).starts_with("campaign") && within("throughout"))
    };
    let bloody = |i: Index| {
        let form = s.lower(i);
        let sort = scene.lexicon.sort(form);
        scene.lexicon.lists("gunfire", form)
            || scene.lexicon.lists("harm", form)
            || matches!(sort, Some(Sort::Weapon | Sort::Armed | Sort::Force))
            || scene.lexicon.lists("blows", form)
    };
    let others = || (0..s.len()).filter(|&i| i != at);
    !whom.is_empty()
        && whom.iter().all(|&h| person(h))
        && others().any(spoken)
        && !others().any(|i| bloody(i) && !spoken(i))
}

/// "A personal attack", "attack ads", whoever is meant.
pub fn wordy(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    let kind = at.checked_sub(1).map_or("", |before| s.lower(before));
    // "A political attack left three dead"
    let blood = || {
        let shed = ["kill", "dead", "wound", "death", "injur", "murder", "bomb", "gunm"];
        (0..s.len()).any(|i| shed.iter().any(|stem| s.lower(i).starts_with(stem)))
    };
    matches!(kind, "personal" | "verbal" | "ad")
        || kind == "political" && !blood()
        || matches!(s.lower(at + 1), "ad" | "ads" | "advertisement" | "line" | "lines")
}
