//! Lists that a parser tears apart, put together: "a man and his daughter were found", "killed his
//! wife, son and daughter", "killing one man and wounding six others".

use crate::tree::grammar::{Rel, Tag, Xpos};
use crate::tree::sentence::{Index, Sentence};

/// How many words a listed phrase may be from the one before it.
pub const NEAR: usize = 12;

pub fn subject(rel: Rel) -> bool {
    matches!(rel, Rel::Nsubj | Rel::NsubjPass)
}

pub fn noun(s: &Sentence, i: Index) -> bool {
    matches!(s.words[i].tag, Tag::Noun | Tag::Propn | Tag::Num)
}

/// The word's children, by a search: the tree is not planted yet.
pub fn has_child(s: &Sentence, head: Index, fits: impl Fn(Index) -> bool) -> bool {
    let near = head.saturating_sub(2 * NEAR)..s.len().min(head + 2 * NEAR);
    near.into_iter().any(|i| s.words[i].head == Some(head) && fits(i))
}

/// "Sank two boats and damaged 12 piers": a figure or an article behind a verb's form makes it a verb,
/// though a parser sees boats and piers, one of them damaged.
pub fn deeds_after_objects(s: &mut Sentence, verb: Index) {
    let past = |i: Index| matches!(s.words[i].xpos, Xpos::Vbd | Xpos::Vbn);
    let word = &s.words[verb];
    let joined = word.rel == Rel::Conj && word.tag == Tag::Verb && past(verb);
    let Some(object) = word.head.filter(|&h| joined && h < verb && noun(s, h)) else { return };
    let opens = s.words.get(verb + 1).is_some_and(|w| {
        w.rel == Rel::NmodPoss || matches!(w.tag, Tag::Num | Tag::Det) && w.head != Some(verb)
    });
    let first = s.words[object].head.filter(|&v| s.words[object].rel == Rel::Obj && v < object);
    let Some(first) = first.filter(|&v| opens && s.lower(verb - 1) == "and" && past(v)) else {
        return;
    };
    let passive = has_child(s, first, |i| matches!(s.words[i].rel, Rel::AuxPass | Rel::NsubjPass));
    if passive || has_child(s, verb, |i| subject(s.words[i].rel)) {
        return;
    }
    let near = verb + 2..s.len().min(verb + NEAR);
    let own = |s: &Sentence, i: Index| s.words[i].head == Some(verb) && s.words[i].rel == Rel::Obj;
    if !near.clone().any(|i| own(s, i)) {
        let behind = |&i: &Index| s.words[i].head == Some(object) && s.words[i].rel == Rel::Conj;
        let Some(second) = near.clone().find(behind).filter(|&i| noun(s, i)) else { return };
        (s.words[second].head, s.words[second].rel) = (Some(verb), Rel::Obj);
        for i in second + 1..s.len() {
            if s.words[i].head == Some(object) && s.words[i].rel == Rel::Conj {
                s.words[i].head = Some(second);
            }
        }
    }
    s.words[verb].head = Some(first);
    s.words[verb].xpos = s.words[first].xpos;
    if s.words[verb - 1].head == Some(object) {
        s.words[verb - 1].head = Some(verb);
    }
}

/// "A man and his daughter were found": the verb is that of both, though a parser sees a man, and
/// then a clause about his daughter. "Found a girl and her father dead" likewise.
pub fn join_clause(s: &mut Sentence) {
    for verb in 2..s.len() {
        let word = &s.words[verb];
        let Some(first) = word.head.filter(|&h| h < verb && word.rel == Rel::Conj) else {
            continue;
        };
        let result = word.tag == Tag::Adj && s.words[first].rel == Rel::Obj;
        if !(word.tag == Tag::Verb || result) || !noun(s, first) {
            continue;
        }
        let second = (first + 2..verb.min(first + NEAR))
            .find(|&i| s.words[i].head == Some(verb) && subject(s.words[i].rel));
        let Some(second) = second else { continue };
        let one = (second + 1..verb).any(|i| matches!(s.lower(i), "was" | "is" | "has"));
        let and =
            (first + 1..second).rfind(|&i| s.words[i].head == Some(verb) && s.lower(i) == "and");
        // "The Front, which Peru backs, and the rebels agreed"
        let told = |i: Index| s.words[i].head == Some(first) && s.words[i].rel == Rel::AclRelcl;
        let clause = (first + 1..second).any(|i| s.words[i].tag == Tag::Verb && !told(i));
        let Some(and) = and.filter(|_| !one && !clause) else { continue };
        let rel = s.words[second].rel;
        (s.words[verb].head, s.words[verb].rel) = (s.words[first].head, s.words[first].rel);
        if result {
            s.words[verb].rel = Rel::Xcomp;
        } else {
            if matches!(s.words[verb].rel, Rel::Nsubj | Rel::NsubjPass | Rel::Obj) {
                s.words[verb].rel = Rel::Parataxis;
            }
            (s.words[first].head, s.words[first].rel) = (Some(verb), rel);
        }
        (s.words[second].head, s.words[second].rel) = (Some(first), Rel::Conj);
        s.words[and].head = Some(second);
    }
}

/// "Found the girl and her father dead": both, though a parser sees a girl found, and then a clause.
pub fn join_result(s: &mut Sentence) {
    for dead in 4..s.len() {
        let word = &s.words[dead];
        let Some(verb) = word.head.filter(|&h| h < dead && word.rel == Rel::Conj) else { continue };
        if word.tag != Tag::Adj || s.words[verb].tag != Tag::Verb {
            continue;
        }
        let second =
            (verb + 3..dead).find(|&i| s.words[i].head == Some(dead) && subject(s.words[i].rel));
        let Some(second) = second.filter(|&i| noun(s, i)) else { continue };
        let first = (verb + 1..second)
            .find(|&i| s.words[i].head == Some(verb) && s.words[i].rel == Rel::Obj);
        let and = (verb + 2..second).rfind(|&i| s.lower(i) == "and");
        let bare = (second + 1..dead).all(|i| !matches!(s.words[i].tag, Tag::Aux | Tag::Verb));
        let (Some(first), Some(and), true) = (first, and, bare) else { continue };
        if first < and {
            s.words[dead].rel = Rel::Xcomp;
            (s.words[second].head, s.words[second].rel) = (Some(first), Rel::Conj);
            s.words[and].head = Some(second);
        }
    }
}

/// "Shot and killed five dancers", "brought in dogs and ordered onlookers to leave": what stands
/// behind the second of two verbs is its object, which an adjacent first one shares.
pub fn share_objects(s: &mut Sentence) {
    for second in 2..s.len().saturating_sub(1) {
        let word = &s.words[second];
        let joined = word.tag == Tag::Verb && word.rel == Rel::Conj;
        let Some(first) = word.head.filter(|&h| joined && h < second) else { continue };
        let and = matches!(s.lower(second - 1), "and" | "or")
            || s.words[second - 1].tag == Tag::Adv && s.lower(second - 2) == "and";
        let verbs = s.words[first].tag == Tag::Verb && and;
        if !verbs || has_child(s, second, |i| matches!(s.words[i].rel, Rel::Obj | Rel::AuxPass)) {
            continue;
        }
        for i in second + 1..s.len().min(second + NEAR) {
            if matches!(s.words[i].tag, Tag::Verb | Tag::Adp) && s.words[i].head != Some(i + 1) {
                break;
            }
            if s.words[i].head == Some(first) && s.words[i].rel == Rel::Obj {
                s.words[i].head = Some(second);
                break;
            }
        }
    }
}

/// "Blew up three pipelines Saturday": the pipelines are what was blown up, and no kind of day.
pub fn object_before_day(s: &mut Sentence) {
    for noun in 1..s.len().saturating_sub(1) {
        let day = noun + 1;
        let word = &s.words[day];
        let told = word.rel == Rel::Appos && word.dated && word.head == Some(noun);
        let verb = s.words[noun].head.filter(|&v| told && s.words[v].tag == Tag::Verb);
        if let Some(verb) = verb.filter(|_| !s.words[noun].dated && noun < day) {
            (s.words[day].head, s.words[day].rel) = (Some(verb), Rel::OblUnmarked);
            continue;
        }
        let word = &s.words[noun];
        let part = matches!(word.rel, Rel::Compound | Rel::Nsubj);
        let tied = word.head == Some(day) && part && word.tag == Tag::Noun;
        let loose = matches!(s.words[day].rel, Rel::OblUnmarked | Rel::Obl | Rel::Obj);
        let Some(verb) = s.words[day].head.filter(|&v| tied && loose && v < noun) else { continue };
        let dated = s.words[day].dated && s.words[day].tag == Tag::Propn && !s.words[noun].dated;
        if dated
            && s.words[verb].tag == Tag::Verb
            && !has_child(s, verb, |i| {
                i != day && matches!(s.words[i].rel, Rel::Obj | Rel::AuxPass)
            })
            && !has_child(s, day, |i| s.words[i].rel == Rel::Case)
        {
            (s.words[noun].head, s.words[noun].rel) = (Some(verb), Rel::Obj);
            s.words[day].rel = Rel::OblUnmarked;
            for i in verb + 1..noun {
                if s.words[i].head == Some(day) {
                    s.words[i].head = Some(noun);
                }
            }
        }
    }
}

/// "Ann Lee, 18, who sang, and Bo Roe, 16, were hurt": of two subjects with "and" between them the
/// second is listed with the first; of names with a comma, too.
pub fn join_subjects(s: &mut Sentence) {
    for second in 2..s.len() {
        if !subject(s.words[second].rel) || !noun(s, second) {
            continue;
        }
        let Some(verb) = s.words[second].head.filter(|&v| v > second) else { continue };
        let first = (0..second).rfind(|&i| {
            s.words[i].head == Some(verb)
                && (subject(s.words[i].rel) || s.words[i].rel == Rel::OblUnmarked)
                && noun(s, i)
                && !s.words[i].dated
        });
        let Some(first) = first else { continue };
        let and = (first + 1..second).rfind(|&i| matches!(s.lower(i), "and" | "," | "&"));
        let Some(and) = and else { continue };
        // Between the sign and the subject, only what belongs to it.
        let own = (and + 1..second).all(|i| {
            s.words[i].head == Some(second)
                || s.words[i].head.is_some_and(|h| h > and && h <= second)
        });
        let name = |i: Index| s.words[i].entity.is_some();
        let bare = s.lower(and) == ",";
        let listed = !bare && subject(s.words[first].rel)
            || bare
                && name(first)
                && (name(second) || has_child(s, second, |i| s.words[i].rel == Rel::NmodPoss))
                && first + 3 >= and
                && has_child(s, second, |i| i > second && s.words[i].rel == Rel::Conj);
        if !own || !listed {
            continue;
        }
        let rel = s.words[second].rel;
        s.words[first].rel = rel;
        (s.words[second].head, s.words[second].rel) = (Some(first), Rel::Conj);
        if s.words[and].head == Some(verb) {
            s.words[and].head = Some(second);
        }
        for i in second + 1..verb {
            if s.words[i].head == Some(second) && s.words[i].rel == Rel::Conj {
                s.words[i].head = Some(first);
            }
        }
    }
}

/// "The murder of rector Bo Roe, five monks and two nuns": what is listed with part of a name is listed
/// with its bearer.
pub fn names_share_lists(s: &mut Sentence) {
    for part in 0..s.len() {
        let flat = s.words[part].rel == Rel::Flat;
        let Some(whole) = s.words[part].head.filter(|&w| flat && w < part) else { continue };
        let listed: Vec<Index> = (part + 1..s.len().min(part + 2 * NEAR))
            .filter(|&i| s.words[i].head == Some(part) && s.words[i].rel == Rel::Conj)
            .collect();
        let Some(&last) = listed.last() else { continue };
        let and = (part + 1..last)
            .find(|&i| s.words[i].head == Some(last) && matches!(s.lower(i), "and" | "or" | "&"));
        // "the death of Justice Li, and voters refused", "with Rep. Li, and with Rep. Roe"
        let apart = |and: Index| {
            listed.len() == 1 && s.lower(and - 1) == ","
                || has_child(s, last, |c| s.words[c].rel == Rel::Case && c < last)
        };
        if and.is_some_and(|and| !apart(and)) && listed.iter().all(|&i| noun(s, i)) {
            for i in listed {
                s.words[i].head = Some(whole);
            }
        }
    }
}

/// "Killed his wife, son and daughter": no apposition, if "and" follows and what it joins is told
/// alike, as "a baker and father of two" is not.
pub fn list_objects(s: &mut Sentence) {
    for second in 2..s.len() {
        let word = &s.words[second];
        let joined = matches!(word.rel, Rel::Appos | Rel::Obl | Rel::OblUnmarked);
        let Some(head) = word.head.filter(|&h| joined && h < second && noun(s, second)) else {
            continue;
        };
        let comma = (second.saturating_sub(4)..second).rfind(|&i| s.lower(i) == ",");
        let Some(comma) = comma else { continue };
        let first = match word.rel {
            Rel::Appos => Some(head),
            _ => (head + 1..comma)
                .rfind(|&i| s.words[i].head == Some(head) && s.words[i].rel == Rel::Obj),
        };
        let counted = has_child(s, second, |c| c < second && s.words[c].rel == Rel::Nummod);
        // "the rector Bo Lee, five priests, and two women"
        let near = |f: Index| {
            let named = counted && (f + 1..comma).all(|i| s.words[i].entity.is_some());
            f < comma && (comma - f <= 2 || named)
        };
        let Some(first) = first.filter(|&f| near(f) && noun(s, f)) else {
            continue;
        };
        if has_child(s, second, |i| i < second && s.words[i].rel == Rel::Case) {
            continue;
        }
        let last = (second + 2..s.len().min(second + NEAR)).find(|&i| {
            let joined = s.words[i].head == Some(second)
                || s.words[i].head == Some(first) && s.lower(i - 1) == "and";
            joined && matches!(s.words[i].rel, Rel::Conj | Rel::Appos) && noun(s, i)
        });
        let Some(last) = last else { continue };
        let told = |i: Index| {
            has_child(s, i, |c| {
                c < i && matches!(s.words[c].rel, Rel::Det | Rel::NmodPoss | Rel::Nummod)
            })
        };
        let named = s.words[first].entity.is_some() && s.words[second].entity.is_none() && !counted;
        let closed = last + 1 < s.len() && s.lower(last + 1) == ",";
        if told(second) != told(last) || named || closed {
            continue;
        }
        (s.words[second].head, s.words[second].rel) = (Some(first), Rel::Conj);
        for i in second + 1..s.len().min(second + 2 * NEAR) {
            if s.words[i].head == Some(second) && matches!(s.words[i].rel, Rel::Conj) {
                s.words[i].head = Some(first);
            }
        }
    }
}

/// Does the first word stand below the second?
pub fn under(s: &Sentence, word: Index, top: Index) -> bool {
    let mut at = word;
    for _ in 0..s.len() {
        match s.words[at].head {
            Some(head) if head == top => return true,
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}

/// "Israel stopped raids in the Strip and the Palestinians deployed police": who stands between
/// "and" and a verb of its own is that verb's subject.
pub fn subject_after_and(s: &mut Sentence) {
    for noun in 2..s.len().saturating_sub(1) {
        let verb = noun + 1;
        let listed = s.words[noun].rel == Rel::Conj && self::noun(s, noun);
        let finite = matches!(s.words[verb].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
            || s.words[verb].xpos == Xpos::Vbg && s.words[verb].rel == Rel::Advcl;
        let above = s.words[verb].head.filter(|&h| h < noun);
        let fits = listed && finite && s.words[verb].tag == Tag::Verb;
        let (true, Some(above)) = (fits, above) else { continue };
        let apart = matches!(s.words[verb].rel, Rel::Advcl | Rel::Conj | Rel::Parataxis);
        let and = (noun.saturating_sub(4)..noun).rfind(|&i| s.lower(i) == "and");
        let own = and.is_some_and(|a| (a + 1..noun).all(|i| s.words[i].head == Some(noun)));
        if !apart || !own || has_child(s, verb, |i| subject(s.words[i].rel)) {
            continue;
        }
        if s.words[above].tag != Tag::Verb && s.words[verb].xpos != Xpos::Vbg {
            continue;
        }
        (s.words[noun].head, s.words[noun].rel) = (Some(verb), Rel::Nsubj);
        if s.words[verb].xpos != Xpos::Vbg {
            s.words[verb].rel = Rel::Conj;
        }
    }
}

/// "Followed by Mexico, which rose": the clause is Mexico's.
pub fn relative_of_nearest_noun(s: &mut Sentence) {
    for at in 1..s.len() {
        let relative = subject(s.words[at].rel) && matches!(s.lower(at), "which" | "who");
        let Some(verb) = s.words[at].head.filter(|&v| relative && v > at) else { continue };
        let loose =
            matches!(s.words[verb].rel, Rel::Parataxis | Rel::Conj | Rel::Advcl | Rel::Ccomp);
        let before = if s.lower(at - 1) == "," { at.checked_sub(2) } else { Some(at - 1) };
        let Some(named) = before else { continue };
        let agent = has_child(s, named, |i| i < named && s.lower(i) == "by");
        if !(loose || agent && s.words[verb].rel == Rel::AclRelcl) {
            continue;
        }
        if noun(s, named) && !under(s, named, verb) && !s.words[named].dated {
            (s.words[verb].head, s.words[verb].rel) = (Some(named), Rel::AclRelcl);
        }
    }
}

/// "Attacked villages inhabited by farmers": the villages are attacked, though a parser sees a
/// clause of theirs.
pub fn participle_before_by(s: &mut Sentence) {
    for verb in 2..s.len().saturating_sub(1) {
        let word = &s.words[verb];
        let clause = matches!(word.rel, Rel::Advcl | Rel::Ccomp | Rel::Xcomp | Rel::Parataxis);
        let done = word.tag == Tag::Verb && clause && s.lower(verb + 1) == "by";
        let Some(above) = word.head.filter(|&h| done && h + 1 < verb) else { continue };
        let noun = verb - 1;
        let own = s.words[noun].head == Some(verb) && subject(s.words[noun].rel);
        let after = s.words[above].tag == Tag::Verb
            && !has_child(s, above, |i| i > above && i < noun && s.words[i].rel != Rel::Advmod);
        if own && after && !has_child(s, verb, |i| s.words[i].rel == Rel::AuxPass) {
            (s.words[noun].head, s.words[noun].rel) = (Some(above), Rel::Obj);
            (s.words[verb].head, s.words[verb].rel) = (Some(noun), Rel::Acl);
        }
    }
}

/// "Their rivalry with Rome grew", "the feud between the two deepened": a finite verb is the
/// root of a sentence that has no other.
pub fn finite_verb_is_root(s: &mut Sentence) {
    let Some(root) = (0..s.len()).find(|&i| s.words[i].rel == Rel::Root) else { return };
    let finite = |i: Index| {
        s.words[i].tag == Tag::Verb && matches!(s.words[i].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
    };
    if s.words[root].tag != Tag::Noun || has_child(s, root, |i| s.words[i].rel == Rel::Cop) {
        return;
    }
    let Some(verb) = (0..s.len()).find(|&i| finite(i)).filter(|&v| v > root + 2) else { return };
    let relative = |i: Index| matches!(s.lower(i), "who" | "which" | "that" | "," | "to" | "when");
    let told = matches!(s.words[verb].rel, Rel::Acl | Rel::AclRelcl);
    if !told || (root + 1..verb).any(relative) || !under(s, verb, root) {
        return;
    }
    let with = (root + 1..verb).find(|&i| {
        s.words[i].tag == Tag::Adp || s.words[i].rel == Rel::Mark && s.words[i].head == Some(verb)
    });
    let Some(with) = with else { return };
    for i in with + 1..verb {
        if s.words[i].head == Some(verb) && subject(s.words[i].rel) {
            (s.words[i].head, s.words[i].rel) = (Some(root), Rel::Nmod);
            (s.words[with].head, s.words[with].rel) = (Some(i), Rel::Case);
        }
    }
    (s.words[verb].head, s.words[verb].rel) = (None, Rel::Root);
    (s.words[root].head, s.words[root].rel) = (Some(verb), Rel::Nsubj);
}

/// "Once sworn enemies, Peru and Chile signed": those named are the subject, not what they are
/// called.
pub fn once_called(s: &mut Sentence) {
    for called in 1..s.len().saturating_sub(3) {
        if called >= 6 {
            break;
        }
        let plain = subject(s.words[called].rel)
            && s.words[called].tag == Tag::Noun
            && s.words[called].entity.is_none()
            && s.words[called].number.is_none()
            && s.lower(called + 1) == ","
            && !has_child(s, called, |i| matches!(s.words[i].rel, Rel::Det | Rel::NmodPoss));
        let first =
            (called + 2..s.len().min(called + 6)).find(|&i| s.words[i].head == Some(called));
        let named = |i: Index| s.words[i].entity.is_some() && s.words[i].rel == Rel::Conj;
        let Some(first) = first.filter(|&f| plain && named(f)) else { continue };
        (s.words[first].head, s.words[first].rel) = (s.words[called].head, s.words[called].rel);
        (s.words[called].head, s.words[called].rel) = (Some(first), Rel::Dep);
        for i in first + 1..s.len().min(first + NEAR) {
            if s.words[i].head == Some(called) && s.words[i].rel == Rel::Conj {
                s.words[i].head = Some(first);
            }
        }
    }
}
