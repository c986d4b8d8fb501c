//! Who stands where in sentences on several parties: an adversary that a parser takes for the object, a
//! town for the doer, a title for one more person, the last of a list for a clause of its own.

use crate::tables::lexicon::{Lexicon, Sort};
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
    let titled = || s.surface(title).starts_with(char::is_uppercase);
    let torn = word.rel == Rel::Conj && word.entity.is_none() && nominal(word.tag) && titled();
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
        if s.words[first].rel != Rel::Root && crate::tree::mend::lists::under(s, said, first) {
            continue;
        }
        let above = s.words[first].head;
        for i in first + 1..and {
            if above.is_some() && s.words[i].head == above && s.words[i].rel == Rel::Conj {
                s.words[i].head = Some(first);
            }
        }
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
    let (above, chain) = (s.words[first].head, |h: Index, i: Index| h >= first && h < i);
    let chained = found.iter().all(|&i| {
        s.words[i].head.is_some_and(|h| chain(h, i)) || above.is_some() && s.words[i].head == above
    });
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
    if let Some(name) = last.filter(|&n| s.words[n].head != Some(at)) {
        (s.words[at].head, s.words[at].rel) = (s.words[name].head, s.words[name].rel);
        (s.words[name].head, s.words[name].rel) = (Some(at), Rel::Appos);
    } else if let Some(before) = before {
        (s.words[at].head, s.words[at].rel) = (Some(before), Rel::Appos);
    } else {
        return;
    }
    (s.words[at].tag, s.words[at].xpos) = (Tag::Noun, Xpos::Nn);
}

/// "Two strikes engaged six units": they did, though a parser sees strikes that were engaged.
pub fn root_acts(s: &mut Sentence) {
    let Some(root) = (0..s.len()).find(|&i| s.words[i].rel == Rel::Root) else { return };
    let verb = root + 1;
    if verb >= s.len() || !noun(s, root) || s.tag(verb) != Tag::Verb {
        return;
    }
    let told = s.words[verb].head == Some(root) && s.words[verb].rel == Rel::Acl;
    let past = matches!(s.words[verb].xpos, Xpos::Vbd | Xpos::Vbn) && s.lower(verb).ends_with("ed");
    // "Men awarded a medal" were given it.
    let given = ["award", "offer", "promis", "grant", "deni", "hand", "call", "nam"]
        .iter()
        .any(|stem| s.lower(verb).starts_with(stem));
    let object =
        has_child(s, verb, |i| i > verb && s.words[i].rel == Rel::Obj && !s.words[i].dated);
    let cop = has_child(s, root, |i| matches!(s.words[i].rel, Rel::Cop | Rel::Nsubj));
    if !told || !past || given || !object || cop {
        return;
    }
    (s.words[verb].head, s.words[verb].rel) = (None, Rel::Root);
    (s.words[root].head, s.words[root].rel) = (Some(verb), Rel::Nsubj);
    for i in 0..s.len() {
        if s.words[i].head == Some(root) && matches!(s.words[i].rel, Rel::Obl | Rel::Punct) {
            s.words[i].head = Some(verb);
        }
    }
}

/// "U.S. Secretary of State Bo Li met": Bo Li did, and no state has an office of his.
pub fn office_of(s: &mut Sentence, office: Index) {
    let form = s.lower(office);
    let holds = ["secretary", "minister", "undersecretary", "deputy"].contains(&form);
    if !holds || s.lower(office + 1) != "of" || s.words[office].entity.is_some() {
        return;
    }
    let near = office + 2..s.len().min(office + 6);
    let Some(from) = near.clone().find(|&i| s.words[i].entity.is_some()) else { return };
    let plain = (office + 2..from).all(|i| s.tag(i) == Tag::Propn || s.tag(i) == Tag::Noun);
    let entity = s.words[from].entity;
    let last = (from..s.len()).take_while(|&i| s.words[i].entity == entity).last();
    let below = |n: Index| s.words[n].head.is_some_and(|h| office <= h && h < from);
    let Some(name) = last.filter(|&n| plain && from > office + 2 && below(n)) else { return };
    if !matches!(s.words[name].rel, Rel::Nmod | Rel::Flat | Rel::Appos) {
        return;
    }
    let above = (s.words[office].head, s.words[office].rel);
    (s.words[name].head, s.words[name].rel) = above;
    for part in (office + 2..from).chain([office]) {
        (s.words[part].head, s.words[part].rel) = (Some(name), Rel::Compound);
    }
    s.words[office + 1].rel = Rel::Dep;
    for i in 0..s.len() {
        let country = s.words[i].entity.is_some() && i + 1 == office && i != name;
        if country && (s.words[i].head, s.words[i].rel) == above {
            (s.words[i].head, s.words[i].rel) = (Some(name), Rel::Compound);
        } else if s.words[i].head == Some(office) && i > name {
            s.words[i].head = Some(name);
        }
    }
}

/// "Soldiers in the north of the country who lead": the soldiers do, as no country is a "who".
pub fn who_is_a_person(s: &mut Sentence, lexicon: &Lexicon, verb: Index) {
    let relative = s.words[verb].rel == Rel::AclRelcl
        && has_child(s, verb, |i| i < verb && s.lower(i) == "who" && subject(s.words[i].rel));
    let Some(first) = s.words[verb].head.filter(|&h| relative && h < verb) else { return };
    let place = |i: Index| {
        let whole =
            matches!(s.lower(i), "country" | "nation" | "state" | "part" | "area" | "north");
        whole || lexicon.sort(s.lower(i)) == Some(Sort::Place)
    };
    if s.words[first].entity.is_some() || !place(first) {
        return;
    }
    let person = |i: Index| {
        let sort = lexicon.sort(s.lower(i));
        noun(s, i) && matches!(sort, Some(Sort::Person | Sort::Armed | Sort::Force))
    };
    let up = std::iter::successors(s.words[first].head, |&i| s.words[i].head).take(5);
    let climbs = |i: &Index| {
        noun(s, *i) || matches!(s.words[*i].rel, Rel::Acl) && s.words[*i].tag == Tag::Verb
    };
    if let Some(who) = up.take_while(climbs).find(|&i| person(i)) {
        s.words[verb].head = Some(who);
    }
}

/// "Raids hit two camps; destroyed three sheds; and sank a boat": what did the one did the others.
pub fn behind_semicolon(s: &mut Sentence, verb: Index) {
    if verb < 2 || s.lower(verb - 1) != ";" || s.tag(verb) != Tag::Verb {
        return;
    }
    let hung = matches!(s.words[verb].rel, Rel::Acl | Rel::Advcl);
    let past = matches!(s.words[verb].xpos, Xpos::Vbd | Xpos::Vbn);
    let object = has_child(s, verb, |i| i > verb && s.words[i].rel == Rel::Obj);
    let next = |i: Index| {
        let and = usize::from(matches!(s.lower(i - 1), "and" | "or"));
        s.lower(i - 1 - and) == ";"
    };
    let finite = |i: Index| {
        matches!(s.words[i].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md) && !next(i)
    };
    let other = (verb + 1..s.len()).any(finite) || matches!(s.lower(verb + 1), "of" | "by");
    if !hung || !past || !object || other || has_child(s, verb, |i| subject(s.words[i].rel)) {
        return;
    }
    let up = std::iter::successors(s.words[verb].head, |&i| s.words[i].head).take(NEAR);
    let Some(first) = up.filter(|&i| i < verb).find(|&i| s.tag(i) == Tag::Verb) else { return };
    (s.words[verb].head, s.words[verb].rel) = (Some(first), Rel::Conj);
}
