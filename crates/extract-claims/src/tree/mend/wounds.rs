//! Reports of wounds as police give them: "life-threatening injuries", "hurt Sunday", "one in the arm
//! and another in the leg", "Sheriff Joey Lee and deputy Bill Roe".

use crate::actors::actor::Name;
use crate::tables::lexicon::{Lexicon, Sort};
use crate::tree::grammar::{Rel, Tag, Xpos, nominal};
use crate::tree::mend::lists::has_child;
use crate::tree::sentence::{Index, Sentence};

/// "With life-threatening injuries": a sort of injuries.
pub fn life_threatening(s: &mut Sentence, at: Index) {
    let life = |i: Index| s.lower(i) == "life" || s.lower(i).ends_with("-life");
    if s.lower(at) != "threatening" || !(at.saturating_sub(2)..at).any(life) {
        return;
    }
    let noun = at + 1;
    let harm = ["injur", "wound", "condition"].iter().any(|w| s.lower(noun).starts_with(w));
    if !harm || s.words[noun].head != Some(at) {
        return;
    }
    (s.words[noun].head, s.words[noun].rel) = (s.words[at].head, s.words[at].rel);
    if let Some(above) = s.words[noun].head {
        let rel = if nominal(s.tag(above)) { Rel::Nmod } else { Rel::Obl };
        let tie = matches!(s.words[noun].rel, Rel::Acl | Rel::Advcl | Rel::Xcomp | Rel::Amod);
        s.words[noun].rel = if tie { rel } else { s.words[noun].rel };
    }
    for i in at.saturating_sub(6)..at {
        if s.words[i].head == Some(at) {
            s.words[i].head = Some(noun);
            if s.words[i].rel == Rel::Mark {
                s.words[i].rel = Rel::Case;
            }
        }
    }
    (s.words[at].head, s.words[at].rel) = (Some(noun), Rel::Amod);
    (s.words[at].tag, s.words[at].xpos) = (Tag::Adj, Xpos::Jj);
}

/// Is it a part of the body that shots hit?
fn body_part(s: &Sentence, i: Index) -> bool {
    const PARTS: [&str; 28] = [
        "leg", "arm", "head", "shoulder", "chest", "back", "foot", "feet", "hand", "neck",
        "abdomen", "stomach", "thigh", "torso", "face", "hip", "knee", "ankle", "side", "groin",
        "buttock", "cheek", "jaw", "wrist", "elbow", "calf", "calve", "forehead",
    ];
    let word = s.lower(i);
    PARTS.contains(&word.strip_suffix('s').unwrap_or(word))
}

/// "A shard pierced the side of her neck", "grazed the girl's cheek": whose neck and cheek they are
/// was hit.
pub fn struck_parts(s: &mut Sentence, lexicon: &Lexicon, names: &[Name], verb: Index) {
    let hits = ["struck", "strik", "hit", "graz", "pierc", "shot", "wound"];
    if s.tag(verb) != Tag::Verb || !hits.iter().any(|stem| s.lower(verb).starts_with(stem)) {
        return;
    }
    let below = |s: &Sentence, head: Index, rel: Rel| {
        (0..s.len()).find(|&i| s.words[i].head == Some(head) && s.words[i].rel == rel)
    };
    let Some(part) = below(s, verb, Rel::Obj).filter(|&o| o > verb && body_part(s, o)) else {
        return;
    };
    let person = |w: Index| {
        let name = s.words[w].entity.map(|e| names.get(e).is_some_and(|n| n.label == "PERSON"));
        let called = || s.lower(w).ends_with("old") || s.words[w].xpos == Xpos::PrpPoss;
        name.unwrap_or_else(|| {
            called()
                || lexicon
                    .sort(s.lower(w))
                    .is_some_and(|sort| matches!(sort, Sort::Person | Sort::Armed))
        })
    };
    // A ball that hits a hand, or a bill that hits a town, hurts nobody.
    let by = [Rel::Nsubj, Rel::NsubjPass].into_iter().filter_map(|rel| below(s, verb, rel)).next();
    let arms = |i: Index| lexicon.lists("arms", s.lower(i));
    let shot = |i: Index| match s.lower(i) {
        "he" | "she" | "they" | "i" | "we" | "who" | "someone" | "somebody" => true,
        "it" | "which" | "that" => (0..verb).any(arms),
        _ => arms(i) || person(i),
    };
    if by.is_some_and(|i| !shot(i)) {
        return;
    }
    let whole = below(s, part, Rel::Nmod).filter(|&w| has_child(s, w, |i| s.lower(i) == "of"));
    let owner = [Some(part), whole].into_iter().flatten();
    let owner = owner.filter_map(|o| below(s, o, Rel::NmodPoss)).next();
    // "The town's head of police" is no part of the town's; "the back of her head" is hers.
    let office = owner.is_some_and(|o| s.words[o].head == Some(part)) && whole.is_some();
    // "Struck the knee of a girl"
    let owner = owner.or(whole).filter(|&o| o > verb && person(o));
    let Some(owner) = owner.filter(|_| !office) else { return };
    (s.words[owner].head, s.words[owner].rel) = (Some(verb), Rel::Obj);
    s.words[part].rel = Rel::Obl;
}

/// "A cook was shot in the arm and a nurse in the leg", "hit him in the arm and his son in the leg":
/// both were shot.
pub fn second_was_shot_too(s: &mut Sentence, second: Index) {
    let word = &s.words[second];
    let Some(part) = word.head.filter(|&h| h < second && word.rel == Rel::Conj) else { return };
    let body = |i: Index| body_part(s, i);
    if !body(part) || body(second) || !nominal(word.tag) || s.words[part].rel != Rel::Obl {
        return;
    }
    let Some(verb) = s.words[part].head else { return };
    let hit = ["shot", "struck", "hit", "stabbed", "grazed", "wounded", "injured"];
    let subject = (0..verb).rev().take(16).find(|&i| {
        s.words[i].head == Some(verb) && matches!(s.words[i].rel, Rel::NsubjPass | Rel::Nsubj)
    });
    let there = |i: Index| {
        let own = s.words[i].head == Some(second) && s.words[i].rel == Rel::Nmod;
        own || s.words[i].head == Some(verb) && s.words[i].rel == Rel::Obl
    };
    let also = (second + 1..s.len().min(second + 7)).any(|i| body(i) && there(i));
    let object =
        (verb + 1..part).find(|&i| s.words[i].head == Some(verb) && s.words[i].rel == Rel::Obj);
    if let Some(first) = object.or(subject).filter(|_| also && hit.contains(&s.lower(verb))) {
        s.words[second].head = Some(first);
    }
}

/// "Sheriff Joey Lee and deputy Bill Roe": a title is nobody beside whom it is borne by.
pub fn title(s: &mut Sentence, title: Index) {
    let word = &s.words[title];
    if word.rel != Rel::Conj || word.tag != Tag::Noun || word.entity.is_some() {
        return;
    }
    let Some(entity) = s.words.get(title + 1).and_then(|w| w.entity) else { return };
    let last = (title + 1..s.len()).take_while(|&i| s.words[i].entity == Some(entity)).last();
    let Some(name) = last.filter(|&n| s.words[n].rel == Rel::Conj) else { return };
    let alone = s.lower(title - 1) == "and" || s.lower(title - 1) == ",";
    if alone && s.words[name].head.is_some_and(|h| h < title) {
        (s.words[title].head, s.words[title].rel) = (Some(name), Rel::Compound);
    }
}

/// "Shot Hill County Sheriff Joey Lee": one object.
pub fn town_and_title(s: &mut Sentence, town: Index) {
    let word = &s.words[town];
    let known = word.entity.is_some() && matches!(word.rel, Rel::Obj | Rel::Nsubj | Rel::NsubjPass);
    let Some(verb) = word.head.filter(|_| known) else { return };
    let rel = word.rel;
    let name = (town + 2..s.len().min(town + 7)).find(|&i| {
        s.words[i].entity.is_some() && s.words[i].head == Some(verb) && s.words[i].rel == rel
    });
    let Some(name) = name else { return };
    let own = (town + 1..name)
        .all(|i| s.words[i].head == Some(name) && matches!(s.words[i].tag, Tag::Propn | Tag::Noun));
    if !own || s.words[town].entity == s.words[name].entity {
        return;
    }
    (s.words[town].head, s.words[town].rel) = (Some(name), Rel::Compound);
    for i in name + 1..s.len() {
        if s.words[i].head == Some(town) {
            s.words[i].head = Some(name);
        }
    }
}
