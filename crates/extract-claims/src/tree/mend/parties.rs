//! Who stands where in sentences on several parties: an adversary that a parser takes for the object, a
//! town for the doer, a title for one more person, the last of a list for a clause of its own.

use crate::tree::grammar::{Rel, Tag, Xpos, nominal};
use crate::tree::mend::lists::{NEAR, has_child, noun, subject};
use crate::tree::sentence::{Index, Sentence};

/// "Backed Peru in its fight against the pirates": what stands behind "against" is no object, but whom
/// the fight is against.
pub fn adversary(s: &mut Sentence, whom: Index) {
    if !matches!(s.words[whom].rel, Rel::Obj | Rel::Obl) || !noun(s, whom) {
        return;
    }
    let near = whom.saturating_sub(NEAR)..whom;
    let against = near.into_iter().rfind(|&i| {
        s.words[i].head == Some(whom)
            && s.words[i].rel == Rel::Case
            && matches!(s.lower(i), "against" | "between")
    });
    let Some(fight) = against.and_then(|a| a.checked_sub(1)) else { return };
    // "Used force against Peru" is another matter.
    let beside = s.words[whom].rel == Rel::Obj
        || s.words[fight].rel == Rel::Obl && s.words[fight].head == s.words[whom].head;
    if noun(s, fight) && s.words[fight].entity.is_none() && beside {
        (s.words[whom].head, s.words[whom].rel) = (Some(fight), Rel::Nmod);
    }
}

/// "Near Arica, three raids destroyed a bridge": the town is where, and no sort of raid.
pub fn place_ahead(s: &mut Sentence, place: Index) {
    let word = &s.words[place];
    let tied = matches!(word.rel, Rel::Compound | Rel::Amod) && word.entity.is_some();
    let Some(head) = word.head.filter(|&h| tied && h > place + 1) else { return };
    let led = |i: Index| i < place && s.words[i].rel == Rel::Case && s.tag(i) == Tag::Adp;
    if s.lower(place + 1) != "," || !has_child(s, place, led) {
        return;
    }
    let verb = s.words[head].head.filter(|_| subject(s.words[head].rel)).unwrap_or(head);
    (s.words[place].head, s.words[place].rel) = (Some(verb), Rel::Obl);
}

/// "The premier and President Roe met": Roe is the second of two, not his title, nor what the premier
/// is called.
pub fn title_beside(s: &mut Sentence, title: Index) {
    let word = &s.words[title];
    let torn = word.rel == Rel::Conj && word.entity.is_none() && nominal(word.tag);
    let Some(first) = word.head.filter(|&f| torn && f < title) else { return };
    let Some(entity) = s.words.get(title + 1).and_then(|w| w.entity) else { return };
    let last = (title + 1..s.len()).take_while(|&i| s.words[i].entity == Some(entity)).last();
    let beside = |n: &Index| s.words[*n].rel == Rel::Appos && s.words[*n].head == Some(first);
    let Some(name) = last.filter(beside) else { return };
    for i in first + 1..title {
        if s.words[i].head == Some(title) {
            s.words[i].head = Some(name);
        }
    }
    (s.words[name].head, s.words[name].rel) = (Some(first), Rel::Conj);
    (s.words[title].head, s.words[title].rel) = (Some(name), Rel::Compound);
}

/// "The Reds, the Blues, and other groups are names of one firm": all of them are, though a parser sees
/// a list, and then a clause about its last.
pub fn list_of_names(s: &mut Sentence) {
    for last in 4..s.len() {
        if s.words[last].rel != Rel::Nsubj || !noun(s, last) {
            continue;
        }
        let Some(said) = s.words[last].head.filter(|&p| p > last) else { continue };
        let Some(and) = (last.saturating_sub(5)..last).rfind(|&i| s.lower(i) == "and") else {
            continue;
        };
        let own = (and + 1..last).all(|i| s.words[i].head == Some(last));
        if !own || s.words[said].rel != Rel::Conj && s.words[said].rel != Rel::Parataxis {
            continue;
        }
        let Some(first) = first_named(s, and) else { continue };
        (s.words[last].head, s.words[last].rel) = (Some(first), Rel::Conj);
        s.words[and].head = Some(last);
        if s.words[first].rel == Rel::Root {
            (s.words[said].head, s.words[said].rel) = (None, Rel::Root);
        }
        (s.words[first].head, s.words[first].rel) = (Some(said), Rel::Nsubj);
    }
}

/// The first of two or more names with nothing but signs and articles between them that end before
/// this word, and that no verb has as its subject.
fn first_named(s: &Sentence, end: Index) -> Option<Index> {
    let mut found = Vec::new();
    for i in (end.saturating_sub(3 * NEAR)..end).rev() {
        let word = &s.words[i];
        let plain = word.entity.is_some()
            || matches!(word.tag, Tag::Det | Tag::Adj | Tag::Propn)
            || s.lower(i) == ",";
        if !plain {
            break;
        }
        if word.entity.is_some()
            && word.rel != Rel::Flat
            && matches!(word.rel, Rel::Conj | Rel::Root)
        {
            found.push(i);
        }
    }
    let first = found.pop()?;
    let chained = found.iter().all(|&i| s.words[i].head.is_some_and(|h| h >= first && h < i));
    let comma = (first + 1..end).any(|i| s.lower(i) == ",");
    // "Seized towns and the Reds, …": a town is no Red.
    let apart = s.words[first].head.is_none_or(|h| h < first && s.words[h].entity.is_none());
    (!found.is_empty() && chained && comma && apart).then_some(first)
}

/// "Held talks with police chiefs, judges and the mayor": the talks are with all of them.
pub fn met_with_others(s: &mut Sentence, other: Index) {
    let word = &s.words[other];
    let Some(talks) = word.head.filter(|&t| word.rel == Rel::Conj && t < other) else { return };
    if !noun(s, other) || !noun(s, talks) {
        return;
    }
    let meets = ["meeting", "talk", "discussion", "consultation", "negotiation", "conversation"]
        .iter()
        .any(|m| s.lower(talks).strip_suffix('s').unwrap_or(s.lower(talks)) == *m);
    let with = |i: Index| i > talks && s.lower(i) == "with" && s.words[i].rel == Rel::Case;
    let whom = (talks + 1..other)
        .find(|&i| s.words[i].head == Some(talks) && has_child(s, i, with) && noun(s, i));
    // "Talks with the mayor and a rally"
    let bare = s.words[other].entity.is_some()
        || crate::actors::actor::plural_noun(s, other) && s.lower(other - 1) == ",";
    if let Some(whom) = whom.filter(|_| meets && bare && !s.lower(other).ends_with("ings")) {
        s.words[other].head = Some(whom);
    }
}

/// "Peru's president - stung by the vote - accused Chile": what stands between dashes is told of the
/// president, who accused.
pub fn between_dashes(s: &mut Sentence, first: Index) {
    let dash = |i: Index| matches!(s.lower(i), "-" | "–" | "—" | "--") && apart(s, i);
    let Some(named) = first.checked_sub(1).filter(|_| dash(first)) else { return };
    let Some(second) = (first + 2..s.len().min(first + NEAR)).find(|&i| dash(i)) else { return };
    let (told, verb) = (first + 1, second + 1);
    let participle = matches!(s.words[told].xpos, Xpos::Vbn | Xpos::Vbd | Xpos::Vbg);
    if verb >= s.len() || !noun(s, named) || s.tag(told) != Tag::Verb || !participle {
        return;
    }
    let acts = has_child(s, verb, |i| i > verb && s.words[i].rel == Rel::Obj);
    let finite = matches!(s.words[verb].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
        || s.words[verb].xpos == Xpos::Vbn && acts;
    let lacks = !has_child(s, verb, |i| subject(s.words[i].rel));
    if s.tag(verb) != Tag::Verb || !finite || !lacks || s.words[named].head != Some(told) {
        return;
    }
    if s.words[verb].head == Some(told) || s.words[verb].rel == Rel::Root {
        let above = (s.words[told].head, s.words[told].rel);
        if s.words[verb].rel != Rel::Root {
            (s.words[verb].head, s.words[verb].rel) = above;
        }
        (s.words[named].head, s.words[named].rel) = (Some(verb), Rel::Nsubj);
        (s.words[told].head, s.words[told].rel) = (Some(named), Rel::Acl);
    }
}

/// Does a dash stand by itself, and join no two words?
fn apart(s: &Sentence, i: Index) -> bool {
    let gap = |a: Index, b: Index| s.words.get(b).is_some_and(|next| s.words[a].end < next.start);
    i > 0 && gap(i - 1, i) && gap(i, i + 1)
}

/// "Our ally Turkey", "Peru's ally, signed": a noun, whatever the tagger makes of its ending.
pub fn ally(s: &mut Sentence, at: Index) {
    if s.lower(at) != "ally" || s.tag(at) != Tag::Adv {
        return;
    }
    let owned = |i: Index| i < at && matches!(s.words[i].rel, Rel::NmodPoss | Rel::Det);
    if !has_child(s, at, owned) {
        return;
    }
    let named = Some(at + 1).filter(|&n| n < s.len() && s.words[n].entity.is_some());
    let last = named.and_then(|n| {
        let entity = s.words[n].entity;
        (n..s.len()).take_while(|&i| s.words[i].entity == entity).last()
    });
    let opens = (at.saturating_sub(NEAR)..at).rfind(|&i| s.lower(i) == ",");
    let before = opens.and_then(|c| c.checked_sub(1)).filter(|&n| noun(s, n));
    if let Some(name) = last {
        (s.words[at].head, s.words[at].rel) = (s.words[name].head, s.words[name].rel);
        (s.words[name].head, s.words[name].rel) = (Some(at), Rel::Appos);
    } else if let Some(before) = before {
        (s.words[at].head, s.words[at].rel) = (Some(before), Rel::Appos);
    } else {
        return;
    }
    (s.words[at].tag, s.words[at].xpos) = (Tag::Noun, Xpos::Nn);
}
