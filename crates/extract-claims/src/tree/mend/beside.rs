//! Words beside a deed of harm that a parser hangs on the wrong one: "shot her Monday morning" is no
//! morning of hers, "hurt tonight" no night that was hurt.

use crate::tables::lexicon::{Lexicon, Sort};
use crate::tree::grammar::{Rel, Tag, Xpos, nominal};
use crate::tree::mend::harm::harms;
use crate::tree::mend::lists::{has_child, noun, subject, under};
use crate::tree::sentence::{Index, Sentence};

/// "Shot her Monday morning": she was shot. "It hurts tonight": no night was hurt.
pub fn days_beside_victims(s: &mut Sentence, verb: Index) {
    let harmed = harms(s, verb) || s.lower(verb).starts_with("arrest");
    if !harmed || verb + 1 >= s.len() {
        return;
    }
    let next = verb + 1;
    let day = s.words[next].head.filter(|&d| s.words[next].rel == Rel::NmodPoss && d > next);
    if s.lower(next) == "her" && day.is_some_and(|d| s.words[d].dated) {
        (s.words[next].head, s.words[next].rel) = (Some(verb), Rel::Obj);
        s.words[next].xpos = Xpos::Prp;
    }
    let day = (next..s.len())
        .find(|&i| s.words[i].head == Some(verb) && s.words[i].rel == Rel::Obj && s.words[i].dated);
    let Some(day) = day else { return };
    s.words[day].rel = Rel::OblUnmarked;
    // "Shot a 12-year-old Tuesday"
    let aged = (next..day).find(|&i| s.words[i].head == Some(day) && s.lower(i) == "old");
    if let Some(aged) = aged {
        (s.words[aged].head, s.words[aged].rel) = (Some(verb), Rel::Obj);
        s.words[aged].tag = Tag::Noun;
        for i in next..aged {
            if s.words[i].head == Some(day) && !s.words[i].dated {
                s.words[i].head = Some(aged);
            }
        }
    }
}

/// "Shot a girl, his niece, in the chest, police said": he shot the girl, who is no part of the saying.
pub fn victims_before_saying(s: &mut Sentence, verb: Index) {
    let active = matches!(s.words[verb].xpos, Xpos::Vbd | Xpos::Vbz) && harms(s, verb);
    let taken = |i: Index| matches!(s.words[i].rel, Rel::Obj | Rel::AuxPass | Rel::NsubjPass);
    let does = |i: Index| i < verb && s.words[i].rel == Rel::Nsubj;
    if !active || !has_child(s, verb, does) || has_child(s, verb, taken) {
        return;
    }
    let opens = s.words.get(verb + 1).is_some_and(|w| {
        matches!(w.tag, Tag::Det | Tag::Num) || w.rel == Rel::NmodPoss || w.entity.is_some()
    });
    let whom = (verb + 1..s.len().min(verb + 10)).find(|&i| {
        let says = s.words[i].head.filter(|&h| h > i);
        says.is_some_and(|h| matches!(s.lower(h), "said" | "says" | "say")) && noun(s, i)
    });
    let Some(whom) = whom.filter(|&w| opens && !s.words[w].dated) else { return };
    let between = (verb + 1..whom).all(|i| under(s, i, whom) && s.lower(i) != ",");
    let loose = matches!(s.words[whom].rel, Rel::OblUnmarked | Rel::Obj | Rel::Nsubj);
    let says = s.words[whom].head.unwrap_or(whom);
    let speaks = has_child(s, says, |i| i > whom && subject(s.words[i].rel));
    if between && loose && speaks && !under(s, verb, whom) {
        (s.words[whom].head, s.words[whom].rel) = (Some(verb), Rel::Obj);
    }
}

/// "The names of the four Marines killed Thursday": four Marines, who were killed.
pub fn named_and_killed(s: &mut Sentence, verb: Index) {
    let relative = matches!(s.words[verb].rel, Rel::AclRelcl | Rel::Acl) && harms(s, verb);
    let Some(names) = s.words[verb].head.filter(|&h| relative && h + 3 < verb) else { return };
    let who = (names + 3..verb)
        .rfind(|&i| s.words[i].head == Some(verb) && subject(s.words[i].rel) && nominal(s.tag(i)));
    let Some(who) = who.filter(|&w| w + 1 == verb) else { return };
    let count = (names + 2..who).find(|&i| {
        let of = has_child(s, i, |c| s.lower(c) == "of");
        s.words[i].head == Some(names) && s.tag(i) == Tag::Num && of
    });
    let Some(count) = count else { return };
    for i in names + 1..count {
        if s.words[i].head == Some(count) {
            s.words[i].head = Some(who);
        }
    }
    (s.words[count].head, s.words[count].rel) = (Some(who), Rel::Nummod);
    (s.words[who].head, s.words[who].rel) = (Some(names), Rel::Nmod);
    (s.words[verb].head, s.words[verb].rel) = (Some(who), Rel::Acl);
    s.words[verb].xpos = Xpos::Vbn;
}

/// "Was flown out after a man, her uncle, shot her": the uncle shot.
pub fn doer_behind_after(s: &mut Sentence, verb: Index) {
    let loose = matches!(s.words[verb].rel, Rel::Parataxis | Rel::Conj | Rel::Advcl);
    if !loose || !harms(s, verb) || has_child(s, verb, |i| subject(s.words[i].rel)) {
        return;
    }
    let taken = has_child(s, verb, |i| i > verb && s.words[i].rel == Rel::Obj);
    let comma = (0..verb).rev().find(|&i| s.tag(i) != Tag::Adv).filter(|&i| s.lower(i) == ",");
    let Some(comma) = comma.filter(|_| taken) else { return };
    // What says who he is, and he.
    let told = |&i: &Index| i < comma && s.words[i].rel == Rel::Appos;
    let Some(told) = (comma.saturating_sub(6)..comma).rfind(told) else { return };
    let Some(who) = s.words[told].head.filter(|&w| w < told && noun(s, w)) else { return };
    let time = (who.saturating_sub(8)..who).rfind(|&i| {
        s.words[i].head == Some(who)
            && s.words[i].rel == Rel::Case
            && matches!(s.lower(i), "after" | "before" | "when" | "as" | "since")
    });
    let Some(time) = time.filter(|_| !under(s, verb, who)) else { return };
    (s.words[who].head, s.words[who].rel) = (Some(verb), Rel::Nsubj);
    (s.words[time].head, s.words[time].rel) = (Some(verb), Rel::Mark);
    s.words[verb].rel = Rel::Advcl;
}

/// "They came upon him bleeding from a cut to the thigh Monday": he bled, and no Monday did.
pub fn found_suffering(s: &mut Sentence, at: Index) {
    let opens = matches!(s.lower(at), "suffering" | "bleeding") && s.words[at].rel == Rel::Amod;
    if !opens || s.lower(at + 1) != "from" {
        return;
    }
    let Some(day) = s.words[at].head.filter(|&n| n > at + 2 && s.words[n].dated) else { return };
    let Some(found) = s.words[day].head.filter(|&v| v < at && s.tag(v) == Tag::Verb) else {
        return;
    };
    (s.words[at].head, s.words[at].rel) = (Some(found), Rel::Xcomp);
    let shots = (at + 2..day).find(|&i| s.words[i].head == Some(day) && noun(s, i));
    if let Some(shots) = shots {
        (s.words[shots].head, s.words[shots].rel) = (Some(at), Rel::Obl);
        for i in shots + 1..day {
            if s.words[i].head == Some(day) && noun(s, i) && !s.words[i].dated {
                (s.words[i].head, s.words[i].rel) = (Some(shots), Rel::Nmod);
            }
        }
    }
}

/// "Left in poor but steady condition": one condition, of two words.
pub fn in_both_conditions(s: &mut Sentence, at: Index) {
    let Some(first) = s.words[at].head.filter(|&h| h + 3 == at) else { return };
    let joined = s.words[at].rel == Rel::Conj && s.lower(at) == "condition";
    let pair =
        matches!(s.lower(at - 2), "but" | "and" | "yet") && s.lower(first - first.min(1)) == "in";
    if !joined || !pair || s.tag(first) != Tag::Adj || s.tag(at - 1) != Tag::Adj {
        return;
    }
    (s.words[at].head, s.words[at].rel) = (s.words[first].head, s.words[first].rel);
    for i in 0..s.len() {
        if s.words[i].head == Some(first) && i != at {
            s.words[i].head = Some(at);
        }
    }
    (s.words[first].head, s.words[first].rel) = (Some(at), Rel::Amod);
}

/// "A boy who was hit in a raid on Friday died, guards said": he died, and it was not he who said so.
pub fn died_behind_relative(s: &mut Sentence, died: Index) {
    let finite = s.words[died].rel == Rel::Acl && s.words[died].xpos == Xpos::Vbd;
    if !finite || has_child(s, died, |i| subject(s.words[i].rel) || i < died) {
        return;
    }
    let hurt = (0..died).rfind(|&i| s.words[i].rel == Rel::AclRelcl && harms(s, i));
    let Some(hurt) = hurt.filter(|&h| under(s, died, h)) else { return };
    let Some(who) = s.words[hurt].head.filter(|&w| w < hurt && noun(s, w)) else { return };
    let above = s.words[who].head.filter(|&v| v > died && subject(s.words[who].rel));
    let own = |v: Index| has_child(s, v, |i| i > died && subject(s.words[i].rel));
    // A clause that ran on to the end leaves the noun bare.
    let (head, rel) = match above {
        Some(says) if own(says) => (Some(says), Rel::Ccomp),
        None if s.words[who].rel == Rel::Root => (None, Rel::Root),
        _ => return,
    };
    (s.words[died].head, s.words[died].rel) = (head, rel);
    (s.words[who].head, s.words[who].rel) = (Some(died), Rel::Nsubj);
}

/// "Lee was the only person injured": Lee was.
pub fn only_one_hurt(s: &mut Sentence, verb: Index) {
    let Some(one) = s.words[verb].head.filter(|&h| h < verb) else { return };
    if s.words[verb].rel != Rel::Acl || s.words[verb].xpos != Xpos::Vbn || !harms(s, verb) {
        return;
    }
    let is = (0..one).find(|&i| s.words[i].head == Some(one) && s.words[i].rel == Rel::Cop);
    let who = (0..one).find(|&i| s.words[i].head == Some(one) && s.words[i].rel == Rel::Nsubj);
    let (Some(is), Some(who)) = (is, who) else { return };
    let alone = has_child(s, one, |i| matches!(s.lower(i), "only" | "sole" | "lone"));
    // "It", "there" and what was harmed are nobody.
    if !alone || !nominal(s.tag(who)) || s.words[one].number.is_some() {
        return;
    }
    (s.words[verb].head, s.words[verb].rel) = (s.words[one].head, s.words[one].rel);
    (s.words[one].head, s.words[one].rel) = (Some(verb), Rel::Dep);
    (s.words[who].head, s.words[who].rel) = (Some(verb), Rel::NsubjPass);
    (s.words[is].head, s.words[is].rel) = (Some(verb), Rel::AuxPass);
}

/// "Charged in a teen's shooting death": a death by shooting, and nobody shoots.
pub fn deaths_by_deeds(s: &mut Sentence, at: Index) {
    let deed = matches!(s.lower(at), "shooting" | "stabbing" | "beating");
    let death = at + 1;
    if !deed || !matches!(s.lower(death), "death" | "deaths") || s.tag(at) != Tag::Verb {
        return;
    }
    if s.words[death].head != Some(at) {
        return;
    }
    let owner = has_child(s, at, |i| i < at && s.words[i].rel == Rel::NmodPoss);
    let bare = !has_child(s, at, |i| i < at && matches!(s.words[i].rel, Rel::Nsubj | Rel::Aux));
    if !owner || !bare {
        return;
    }
    let cased = has_child(s, at, |i| i < at && s.words[i].rel == Rel::Case);
    s.words[death].head = s.words[at].head;
    s.words[death].rel = match s.words[at].rel {
        Rel::Advcl | Rel::Acl if cased => Rel::Obl,
        rel => rel,
    };
    for i in 0..at {
        if s.words[i].head == Some(at) {
            s.words[i].head = Some(death);
        }
    }
    (s.words[at].head, s.words[at].rel, s.words[at].tag) = (Some(death), Rel::Compound, Tag::Noun);
    s.words[at].xpos = Xpos::Nn;
}

/// "Killed his wife, Ann Lee, and their son": Ann Lee is the wife.
pub fn kin_by_name(s: &mut Sentence, at: Index) {
    let word = &s.words[at];
    let named = word.entity.is_some() && word.rel == Rel::Conj;
    let Some(kin) = word.head.filter(|&h| named && h < at) else { return };
    let closed = matches!(s.lower(at + 1), "," | ";" | "and");
    let first = (kin + 1..at).find(|&i| s.words[i].entity == word.entity).unwrap_or(at);
    let owned = has_child(s, kin, |i| i < kin && s.words[i].rel == Rel::NmodPoss);
    let bare = s.words[kin].entity.is_none() && s.tag(kin) == Tag::Noun;
    let single = s.words[kin].xpos == Xpos::Nn;
    let anded = has_child(s, at, |i| s.words[i].rel == Rel::Cc);
    if closed && owned && bare && single && !anded && first == kin + 2 && s.lower(kin + 1) == "," {
        s.words[at].rel = Rel::Appos;
    }
}

/// "Lima teen killed by a friend": the town is the teen's, who was killed.
pub fn town_before_person(s: &mut Sentence, lexicon: &Lexicon, at: Index) {
    let town = at.wrapping_sub(1);
    let flat = at > 0 && s.words[at].rel == Rel::Flat && s.words[at].head == Some(town);
    let person = flat
        && s.words[at].entity.is_none()
        && s.words[town].entity.is_none()
        && s.surface(at).starts_with(char::is_lowercase)
        && lexicon.sort(s.lower(at)) == Some(Sort::Person);
    if !person {
        return;
    }
    (s.words[at].head, s.words[at].rel) = (s.words[town].head, s.words[town].rel);
    s.words[at].tag = Tag::Noun;
    for i in 0..s.len() {
        if s.words[i].head == Some(town) && i != at {
            s.words[i].head = Some(at);
        }
    }
    (s.words[town].head, s.words[town].rel) = (Some(at), Rel::Compound);
}

/// "A man, a woman and a boy were taken to hospital": one list of three.
pub fn listed_subjects(s: &mut Sentence, second: Index) {
    let passive = s.words[second].rel == Rel::NsubjPass && noun(s, second);
    let Some(verb) = s.words[second].head.filter(|&v| passive && v > second) else { return };
    let also =
        |s: &Sentence, i: Index| s.words[i].head == Some(verb) && s.words[i].rel == Rel::NsubjPass;
    let first = (second.saturating_sub(10)..second).rfind(|&i| also(s, i) && noun(s, i));
    let listed = |s: &Sentence, i: Index| has_child(s, i, |c| s.words[c].rel == Rel::Conj);
    let Some(first) = first.filter(|&f| !listed(s, f)) else { return };
    // "Ann Lee, candidate for mayor, and her son": who she is.
    let told = s.words[second].entity.is_some()
        || has_child(s, second, |c| c < second && matches!(s.tag(c), Tag::Det | Tag::Num));
    // "Nine, including nurses, cooks and guards": some of the nine.
    let some = (first..second).any(|i| matches!(s.lower(i), "including" | "such" | "like"));
    if !told || some {
        return;
    }
    // Its own words reach back to a comma, and "and" follows.
    let from = (first + 1..second).find(|&i| under(s, i, second) && s.lower(i) != ",");
    let comma = from.unwrap_or(second) - 1;
    let plain = comma > first
        && s.lower(comma) == ","
        && (first + 1..comma).all(|i| under(s, i, first) && s.tag(i) != Tag::Verb);
    let last = (second + 1..verb)
        .find(|&i| s.words[i].head == Some(second) && s.words[i].rel == Rel::Conj);
    let Some(last) = last.filter(|_| plain) else { return };
    let rel = if closes_apposition(s, first, second, last) { Rel::Appos } else { Rel::Conj };
    (s.words[second].head, s.words[second].rel) = (Some(first), rel);
    s.words[last].head = Some(first);
}

/// "The mayor, a retired judge, and his wife", taken for a list of three.
pub fn told_who_he_is(s: &mut Sentence, second: Index) {
    let listed = s.words[second].rel == Rel::Conj && noun(s, second);
    let Some(first) = s.words[second].head.filter(|&f| listed && f < second) else { return };
    let last = (second + 2..s.len().min(second + 10))
        .find(|&i| s.words[i].head == Some(first) && s.words[i].rel == Rel::Conj);
    let of_first = (first + 1..second).all(|i| s.lower(i) == "," || under(s, i, second));
    if of_first && last.is_some_and(|l| closes_apposition(s, first, second, l)) {
        s.words[second].rel = Rel::Appos;
    }
}

/// "The mayor, a retired judge, and his wife": the mayor is the judge. "A nurse, a cook and her son" are
/// three.
fn closes_apposition(s: &Sentence, first: Index, second: Index, last: Index) -> bool {
    let opens = |i: Index, words: &[&str]| {
        has_child(s, i, |c| c < i && words.contains(&s.lower(c)) && s.words[c].head == Some(i))
    };
    // A parser may hang the "and" on the verb.
    let and = (second + 1..last).rfind(|&i| s.lower(i) == "and");
    let comma = and.is_some_and(|i| s.lower(i - 1) == ",");
    let single = opens(first, &["the", "a", "an", "his", "her"]) && s.words[first].xpos == Xpos::Nn;
    let kin = opens(last, &["his", "her", "their"]);
    // "The driver, a 40-year-old man, and a guest"
    let told = opens(first, &["the"])
        && (matches!(s.lower(second), "man" | "woman") || s.lower(second).ends_with("-old"));
    comma && single && opens(second, &["a", "an"]) && (kin || told)
}

/// "He was one of six who were shot": the six were.
pub fn one_of_those_who(s: &mut Sentence, verb: Index) {
    let Some(one) = s.words[verb].head.filter(|&h| h < verb && s.tag(h) == Tag::Num) else {
        return;
    };
    let many = has_child(s, verb, |i| i < verb && matches!(s.lower(i), "were" | "are" | "have"));
    // "One of 90 who were hurt died": the one who died is told of, not the 90.
    let died = |i: Index| harms(s, i) || matches!(s.lower(i), "died" | "die" | "dies" | "dead");
    let is = has_child(s, one, |i| s.words[i].rel == Rel::Cop);
    let told = match s.words[one].head {
        Some(above) => is || !died(above),
        None => is || !(verb + 1..s.len()).any(died),
    };
    if s.words[verb].rel != Rel::AclRelcl || !many || !told {
        return;
    }
    let of = |&i: &Index| {
        let below = s.words[i].head == Some(one) && s.words[i].rel == Rel::Nmod;
        below && has_child(s, i, |c| s.lower(c) == "of")
    };
    if let Some(those) = (one + 1..verb).find(of) {
        s.words[verb].head = Some(those);
    }
}
