//! Set phrases and figures of speech: "in order to", "took charge", "captured the mood", "hardest
//! hit"; and attacks made with words.

use crate::events::scene::Scene;
use crate::roles::voice;
use crate::tables::lexicon::Sort;
use crate::tables::predicates::{Class, Cue};
use crate::tree::grammar::Rel;
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
            matches!(before(1), "in" | "of") || taken.contains(&before(1)) && after(1) != "at"
        }
        ("agreed-with", "deal") if noun => {
            matches!(before(1), "big" | "good" | "great") && !matches!(after(1), "with" | "between")
        }
        ("escaped", "break") => cue.words.len() > 1 && after(1) == "out" && !of_prison(scene),
        ("attacked", "hit") if !noun => {
            matches!(before(1), "hard" | "hardest" | "worst" | "harder") || moored(scene, at)
        }
        ("attacked", "strike") if !noun => moored(scene, at),
        ("attacked" | "ousted", "occupy") => held_by(scene, at, "office"),
        ("ousted" | "attacked" | "arrested" | "kidnapped", "capture") => {
            voice::objects(s, at).into_iter().any(|o| thought(scene, o))
        }
        ("ousted", "fall") if noun => falls_in_price(scene),
        ("opposes", "march") if !noun => matches!(
            after(1),
            "north" | "south" | "east" | "west" | "back" | "off" | "into" | "toward" | "towards"
        ),
        ("opposes", "protest" | "rally" | "demonstration" | "march") if noun => {
            placed_only(scene, at)
        }
        ("negotiates-with", "visit") if !noun => {
            voice::objects(s, at).into_iter().any(|o| matches!(s.lower(o), "it" | "them"))
        }
        ("claims-responsibility", _) => {
            let words = (at + 1..s.len()).take(8);
            let behind: Vec<Index> = words.skip_while(|&i| s.lower(i) != "for").take(5).collect();
            behind.into_iter().any(|i| scene.lexicon.lists("duty", s.lower(i)))
        }
        _ => false,
    }
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

/// "The ship struck a mine", "hit a wall": what stands there is no target.
fn moored(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    voice::objects(s, at).into_iter().any(|o| {
        matches!(
            s.lower(o).trim_end_matches('s'),
            "mine"
                | "rock"
                | "reef"
                | "iceberg"
                | "tree"
                | "wall"
                | "pole"
                | "snag"
                | "record"
                | "high"
                | "low"
                | "road"
                | "chord"
                | "tone"
                | "balance"
                | "bottom"
                | "peak"
        )
    })
}

/// "Occupy the White House", "occupied the post": by those who hold it.
fn held_by(scene: &Scene, at: Index, list: &str) -> bool {
    let s = scene.s;
    let seat = |o: Index| {
        let form = s.lower(o);
        let house = form == "house" && o > 0 && s.lower(o - 1) == "white";
        house
            || scene.lexicon.lists(list, form)
            || matches!(
                form,
                "office" | "post" | "role" | "position" | "seat" | "seats" | "presidency"
            )
    };
    voice::objects(s, at).into_iter().any(seat)
}

/// "Captured the mood": nothing that can be held. Part of a town can.
fn thought(scene: &Scene, noun: Index) -> bool {
    let known = scene.s.words[noun].entity.is_some();
    !known && scene.lexicon.lists("elusive", scene.s.lower(noun))
}

/// "The index's biggest fall": of prices, shares, rates.
fn falls_in_price(scene: &Scene) -> bool {
    let s = scene.s;
    let percent = scene.s.words.iter().filter_map(|w| w.number).any(|n| {
        scene.figures.get(n).is_some_and(|f| matches!(f.number.label.as_str(), "PERCENT" | "MONEY"))
    });
    let market = |i: Index| {
        matches!(
            s.lower(i).trim_end_matches('s'),
            "index" | "share" | "stock" | "price" | "rate" | "sale" | "profit" | "currency"
        )
    };
    percent || (0..s.len()).any(market)
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

/// "Her attacks on the senator", in a debate, an advertisement or a speech: made with words by
/// those who contend for votes. With arms or blood in the sentence it is none.
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
    let spoken = |i: Index| {
        scene.lexicon.lists("contest", s.lower(i)) || scene.lexicon.lists("message", s.lower(i))
    };
    let bloody = |i: Index| {
        let form = s.lower(i);
        scene.lexicon.lists("gunfire", form)
            || scene.lexicon.lists("harm", form)
            || matches!(scene.lexicon.sort(form), Some(Sort::Weapon | Sort::Armed | Sort::Force))
            || matches!(form, "killed" | "wounded" | "injured" | "died" | "stabbed" | "hospital")
    };
    let all = || (0..s.len()).filter(|&i| i != at);
    !whom.is_empty()
        && whom.iter().all(|&h| person(h))
        && all().any(spoken)
        && !all().any(|i| bloody(i) && !spoken(i))
}

/// "A personal attack", "media attacks", whoever is meant.
pub fn wordy(scene: &Scene, at: Index) -> bool {
    let s = scene.s;
    at > 0
        && matches!(
            s.lower(at - 1),
            "personal" | "verbal" | "media" | "ad" | "partisan" | "negative"
        )
        || matches!(s.lower(at + 1), "ad" | "ads" | "advertisement" | "line" | "lines")
}
