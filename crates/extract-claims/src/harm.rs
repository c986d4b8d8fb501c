//! Verbs of harm that a parser takes for something else: "and wounded 20 people" is no kind of
//! people, "left one man dead" no kind of man.

use crate::grammar::{Rel, Tag, Xpos};
use crate::lists::{has_child, noun, subject, under};
use crate::sentence::{Index, Sentence};

/// "Left one man dead and three injured": the man is the verb's object, and dead what he is left.
pub fn left_dead(s: &mut Sentence) {
    let result = |s: &Sentence, i| {
        matches!(s.lower(i), "dead" | "injured" | "wounded" | "missing" | "homeless")
    };
    for dead in 2..s.len() {
        if !result(s, dead) {
            continue;
        }
        // "one dead and three others wounded": the second is of its own noun.
        let first = (dead.saturating_sub(8)..dead - 1).rfind(|&i| result(s, i));
        let and = first.is_some_and(|f| (f + 1..dead).any(|i| s.lower(i) == "and"));
        let of_verb =
            s.words[dead].rel == Rel::Xcomp && s.words[dead].head.is_some_and(|h| h + 1 < dead);
        if and && of_verb && noun(s, dead - 1) && !under(s, dead - 1, dead) {
            (s.words[dead].head, s.words[dead].rel) = (Some(dead - 1), Rel::Acl);
            if s.words[dead].tag == Tag::Verb {
                s.words[dead].xpos = Xpos::Vbn;
            }
            continue;
        }
        let verb = (0..dead)
            .rev()
            .filter(|&i| !hidden(s, i))
            .take(8)
            .find(|&i| matches!(s.lower(i), "left" | "leaving" | "leave" | "leaves"));
        let Some(verb) = verb.filter(|&v| s.words[v].tag == Tag::Verb && v + 1 < dead) else {
            continue;
        };
        let plain = (verb + 1..dead).all(|i| {
            matches!(
                s.words[i].tag,
                Tag::Noun | Tag::Num | Tag::Det | Tag::Adj | Tag::Adv | Tag::Propn
            ) || s.words[i].number.is_some()
                || hidden(s, i)
                || s.words[i].rel == Rel::NmodPoss
        });
        let Some(left) = (verb + 1..dead).rfind(|&i| !hidden(s, i)) else { continue };
        let named = noun(s, left) || s.words[left].number.is_some();
        if !plain || !named || s.words[verb].head == Some(dead) || under(s, verb, left) {
            continue;
        }
        for i in verb + 1..left {
            if s.words[i].head.is_none_or(|h| h <= verb || h >= dead) {
                s.words[i].head = Some(left);
                s.words[i].rel = if s.words[i].tag == Tag::Num { Rel::Nummod } else { Rel::Amod };
            }
        }
        // Not in a circle: what the noun hung on may hang on it.
        for i in verb + 1..left {
            if s.words[i].head == Some(dead) {
                s.words[i].head = Some(left);
            }
        }
        (s.words[left].head, s.words[left].rel) = (Some(verb), Rel::Obj);
        (s.words[dead].head, s.words[dead].rel) = (Some(verb), Rel::Xcomp);
    }
}

/// "Eight people getting shot": a passive.
pub fn getting_hurt(s: &mut Sentence) {
    for verb in 1..s.len() {
        let hurt =
            matches!(s.lower(verb), "shot" | "killed" | "hurt" | "wounded" | "stabbed" | "injured");
        let get = verb - 1;
        let gets = matches!(s.lower(get), "getting" | "got" | "gets" | "get");
        if !hurt || !gets || s.words[verb].head != Some(get) {
            continue;
        }
        (s.words[verb].tag, s.words[verb].xpos) = (Tag::Verb, Xpos::Vbn);
        (s.words[verb].head, s.words[verb].rel) = (s.words[get].head, s.words[get].rel);
        (s.words[get].head, s.words[get].rel) = (Some(verb), Rel::AuxPass);
        s.words[get].tag = Tag::Aux;
        for i in 0..s.len() {
            if s.words[i].head == Some(get) && i != verb {
                s.words[i].head = Some(verb);
                if s.words[i].rel == Rel::Nsubj {
                    s.words[i].rel = Rel::NsubjPass;
                }
            }
        }
    }
}

/// "Killed two policemen and wounded 20 people": a verb, though a parser sees wounded people, or
/// policemen who were wounded.
pub fn verbs_of_harm(s: &mut Sentence) {
    for at in 2..s.len().saturating_sub(1) {
        let of_noun = s.words[at].rel == Rel::Conj && s.words[at].head.is_some_and(|h| noun(s, h));
        let harm = (s.words[at].tag != Tag::Verb || of_noun)
            && matches!(s.lower(at), "killed" | "wounded" | "injured" | "hurt");
        if !harm || s.lower(at - 1) != "and" {
            continue;
        }
        let figure = (at + 1..s.len().min(at + 5)).find(|&i| s.words[i].tag == Tag::Num);
        let Some(figure) = figure else { continue };
        if (at + 1..figure).any(|i| !matches!(s.words[i].tag, Tag::Adv | Tag::Adp | Tag::Adj)) {
            continue;
        }
        let verb = (0..at).rfind(|&i| s.words[i].tag == Tag::Verb && s.words[i].head != Some(at));
        let object = s.words[figure].head.filter(|&h| h > figure && h <= figure + 4);
        let (Some(verb), Some(object)) = (verb, object.or(Some(figure))) else { continue };
        if under(s, verb, object) {
            continue;
        }
        if of_noun && has_child(s, at, |i| s.words[i].rel == Rel::Obj) {
            if has_child(s, verb, |i| s.words[i].rel == Rel::Obj && Some(i) == s.words[at].head) {
                s.words[at].head = Some(verb);
            }
            continue;
        }
        (s.words[at].tag, s.words[at].xpos) = (Tag::Verb, Xpos::Vbd);
        (s.words[at].head, s.words[at].rel) = (Some(verb), Rel::Conj);
        // Those before the verb that hung on its object are left without their noun.
        for i in verb + 1..at {
            if s.words[i].head == Some(object) {
                let noun =
                    (i + 1..at - 1).rfind(|&n| matches!(s.words[n].tag, Tag::Noun | Tag::Adj));
                match noun {
                    Some(noun) => (s.words[i].head, s.words[i].rel) = (Some(noun), s.words[i].rel),
                    None if s.words[i].tag == Tag::Adj => {
                        (s.words[i].tag, s.words[i].head) = (Tag::Noun, s.words[object].head);
                        s.words[i].rel = s.words[object].rel;
                    }
                    None => {}
                }
            }
        }
        (s.words[object].head, s.words[object].rel) = (Some(at), Rel::Obj);
    }
}

/// "and wounded five people, police said", "killing one and wounding six others": what follows
/// such a verb at once is its object, if it stands where another stands already.
pub fn give_objects(s: &mut Sentence) {
    for verb in 1..s.len() {
        let harms = s.words[verb].tag == Tag::Verb
            && ["wound", "injur", "kill", "hurt"].iter().any(|w| s.lower(verb).starts_with(w));
        if !harms || has_child(s, verb, |i| matches!(s.words[i].rel, Rel::Obj | Rel::AuxPass)) {
            continue;
        }
        let starts = verb + 1 < s.len()
            && matches!(s.words[verb + 1].tag, Tag::Num | Tag::Det)
            && !s.words[verb + 1].dated;
        let object = (verb + 1..s.len().min(verb + 8)).find(|&i| {
            noun(s, i) && s.words[i].head.is_none_or(|h| h < verb || h > i + 1 || !noun(s, h))
        });
        let Some(object) = object.filter(|&o| starts && s.words[o].head != Some(verb)) else {
            continue;
        };
        if (verb + 1..object).any(|i| matches!(s.words[i].tag, Tag::Verb | Tag::Adp | Tag::Punct)) {
            continue;
        }
        let other = s.words[object].head;
        let taken = |h: Index| {
            has_child(s, h, |i| {
                i != object
                    && (subject(s.words[i].rel) && i > object
                        || s.words[i].rel == Rel::Obj && i < verb)
            })
        };
        if !other.is_some_and(|h| h != verb && taken(h)) {
            continue;
        }
        (s.words[object].head, s.words[object].rel) = (Some(verb), Rel::Obj);
        // "killing one man and wounding": joined to the verb, not to the man.
        if s.words[verb].rel == Rel::Conj
            && let Some(first) = s.words[verb].head.filter(|&h| noun(s, h))
            && let Some(above) =
                s.words[first].head.filter(|&a| a != verb && s.words[a].tag == Tag::Verb)
        {
            s.words[verb].head = Some(above);
        }
    }
}

/// Was the word kept from the parser, as an age in commas is?
fn hidden(s: &Sentence, i: Index) -> bool {
    s.words[i].tag == Tag::X && s.words[i].rel == Rel::Dep && s.words[i].entity.is_none()
}
