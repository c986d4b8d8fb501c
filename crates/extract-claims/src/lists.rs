//! Lists that a parser tears apart, put together: "a man and his daughter were found", "killed his
//! wife, son and daughter", "killing one man and wounding six others".

use crate::grammar::{Rel, Tag};
use crate::sentence::{Index, Sentence};

/// How many words a listed phrase may be from the one before it.
const NEAR: usize = 12;

/// Mends the lists of a sentence whose tree is not yet planted.
pub fn mend(s: &mut Sentence) {
    join_clause(s);
    join_result(s);
    share_objects(s);
    join_subjects(s);
    list_objects(s);
    give_objects(s);
}

fn subject(rel: Rel) -> bool {
    matches!(rel, Rel::Nsubj | Rel::NsubjPass)
}

fn noun(s: &Sentence, i: Index) -> bool {
    matches!(s.words[i].tag, Tag::Noun | Tag::Propn | Tag::Num)
}

/// The word's children, by a search: the tree is not planted yet.
fn has_child(s: &Sentence, head: Index, fits: impl Fn(Index) -> bool) -> bool {
    let near = head.saturating_sub(2 * NEAR)..s.len().min(head + 2 * NEAR);
    near.into_iter().any(|i| s.words[i].head == Some(head) && fits(i))
}

/// "A man and his daughter were found": the verb is that of both, though a parser sees a man, and
/// then a clause about his daughter. "Found a girl and her father dead" likewise.
fn join_clause(s: &mut Sentence) {
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
        let clause = (first + 1..second).any(|i| s.words[i].tag == Tag::Verb);
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
fn join_result(s: &mut Sentence) {
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

/// "Shot and killed five dancers": what stands behind the second of two verbs is its object, which
/// the first shares.
fn share_objects(s: &mut Sentence) {
    for first in 0..s.len().saturating_sub(3) {
        let second = first + 2;
        let pair = s.words[second].head == Some(first)
            && s.words[second].rel == Rel::Conj
            && s.lower(first + 1) == "and"
            && s.words[first].tag == Tag::Verb
            && s.words[second].tag == Tag::Verb;
        if !pair || has_child(s, second, |i| s.words[i].rel == Rel::Obj) {
            continue;
        }
        for i in second + 1..s.len().min(second + NEAR) {
            if s.words[i].head == Some(first) && s.words[i].rel == Rel::Obj {
                s.words[i].head = Some(second);
            }
        }
    }
}

/// "Ann Lee, 18, who sang, and Bo Roe, 16, were hurt": of two subjects with "and" between them the
/// second is listed with the first; of names with a comma, too.
fn join_subjects(s: &mut Sentence) {
    for second in 2..s.len() {
        let Some(verb) = s.words[second].head.filter(|&v| v > second) else { continue };
        if !subject(s.words[second].rel) || !noun(s, second) {
            continue;
        }
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
                && name(second)
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

/// "Killed his wife, son and daughter": no apposition, if "and" follows and what it joins is told
/// alike, as "a baker and father of two" is not.
fn list_objects(s: &mut Sentence) {
    for second in 2..s.len() {
        let word = &s.words[second];
        let comma = (second.saturating_sub(4)..second).rfind(|&i| s.lower(i) == ",");
        let (Some(comma), Some(head), true) = (comma, word.head, noun(s, second)) else { continue };
        let first = match word.rel {
            Rel::Appos if head < second => Some(head),
            Rel::Obl | Rel::OblUnmarked if head < second => (head + 1..comma)
                .rfind(|&i| s.words[i].head == Some(head) && s.words[i].rel == Rel::Obj),
            _ => None,
        };
        let Some(first) = first.filter(|&f| f < comma && comma - f <= 2 && noun(s, f)) else {
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
        let named = s.words[first].entity.is_some() && s.words[second].entity.is_none();
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

/// "and wounded five people, police said", "killing one and wounding six others": what follows
/// such a verb at once is its object, if it stands where another stands already.
fn give_objects(s: &mut Sentence) {
    for verb in 1..s.len() {
        let harms = ["wound", "injur", "kill", "hurt"].iter().any(|w| s.lower(verb).starts_with(w));
        let fits = harms && s.words[verb].tag == Tag::Verb;
        if !fits || has_child(s, verb, |i| matches!(s.words[i].rel, Rel::Obj | Rel::AuxPass)) {
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
