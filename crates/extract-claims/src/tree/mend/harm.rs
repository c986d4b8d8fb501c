//! Verbs of harm that a parser takes for something else: "and wounded 20 people" is no kind of
//! people, "left one man dead" no kind of man.

use crate::tables::lexicon::Lexicon;
use crate::tree::grammar::{Rel, Tag, Xpos};
use crate::tree::mend::lists::{has_child, noun, subject, under};
use crate::tree::sentence::{Index, Sentence};

/// Does the word harm somebody, and take no clause for its object?
pub fn harms(s: &Sentence, verb: Index) -> bool {
    const STEMS: [&str; 14] = [
        "kill",
        "shot",
        "shoot",
        "injur",
        "wound",
        "stab",
        "hurt",
        "hit",
        "struck",
        "murder",
        "slain",
        "assassinat",
        "kidnap",
        "abduct",
    ];
    s.tag(verb) == Tag::Verb && STEMS.iter().any(|stem| s.lower(verb).starts_with(stem))
}

/// "Families of men killed there", "the names of two boys who were shot": the clause is theirs whose kin,
/// names or pictures they are; not "the mother of two killed there".
pub fn kin_of_victims(s: &mut Sentence, lexicon: &Lexicon) {
    const HARM: [&str; 12] = [
        "kill", "murder", "slain", "shot", "gunned", "wound", "injur", "died", "kidnap", "abduct",
        "arrest", "detain",
    ];
    for verb in 3..s.len() {
        let harmed = HARM.iter().any(|stem| s.lower(verb).starts_with(stem));
        // "The wife of the mayor, killed in a blast": either may be meant.
        let loose = s.words[verb].rel == Rel::Acl && s.lower(verb - 1) == ",";
        let clause = harmed && !loose && matches!(s.words[verb].rel, Rel::Acl | Rel::AclRelcl);
        let kin = s.words[verb].head.filter(|&h| {
            clause && { lexicon.lists("kin", s.lower(h)) || lexicon.lists("told-of", s.lower(h)) }
        });
        let Some(kin) = kin else { continue };
        let theirs = |&i: &Index| {
            s.words[i].head == Some(kin)
                && s.words[i].rel == Rel::Nmod
                && s.words[i].tag != Tag::Num
                && s.words[i].number.is_none()
                && has_child(s, i, |c| s.lower(c) == "of")
        };
        if let Some(victim) = (kin + 1..verb).rfind(theirs) {
            s.words[verb].head = Some(victim);
        }
    }
}

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
        // "and 16 others injured": what became of them is told behind them.
        let figure = dead + 2;
        let counts =
            s.lower(dead + 1) == "and" && s.words.get(figure).is_some_and(|w| w.tag == Tag::Num);
        let others = figure + 1;
        if counts && others + 1 < s.len() && noun(s, others) && result(s, others + 1) {
            let injured = others + 1;
            (s.words[others].head, s.words[others].rel) = (Some(dead), Rel::Conj);
            (s.words[figure].head, s.words[figure].rel) = (Some(others), Rel::Nummod);
            (s.words[injured].head, s.words[injured].rel) = (Some(others), Rel::Acl);
        }
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

/// Behind "killed two men and", "killing a guard and three clerks and": another verb of harm, which
/// what follows is the object of, though a parser sees wounded people, or men who were wounded.
pub fn second_verbs(s: &mut Sentence) {
    for at in 3..s.len().saturating_sub(1) {
        let past = matches!(s.lower(at), "killed" | "wounded" | "injured" | "hurt");
        let going = matches!(s.lower(at), "killing" | "wounding" | "injuring");
        let base = matches!(s.lower(at), "kill" | "wound" | "injure");
        let adverb = usize::from(s.words[at - 1].tag == Tag::Adv);
        let and = at - 1 - adverb;
        if !(past || going || base) || s.lower(and) != "and" {
            continue;
        }
        let first = (0..and).rev().take(16).find(|&i| {
            let harms = ["kill", "wound", "injur", "shot", "shoot", "hurt", "stab", "hit"];
            s.words[i].tag == Tag::Verb
                && harms.iter().any(|w| s.lower(i).starts_with(w))
                && s.lower(i).ends_with("ing") == going
                && (s.words[i].xpos == Xpos::Vb) == base
        });
        let Some(first) = first.filter(|&v| active(s, v)) else { continue };
        let (from, Some(object)) = (first + 1, phrase_from(s, at + 1)) else { continue };
        let told = (from..and).rfind(|&i| !hidden(s, i));
        let Some(last) = told.filter(|_| (from..and).all(|i| in_list(s, i))) else { continue };
        let right = s.words[at].head == Some(first) && s.words[object].head == Some(at);
        if right || under(s, first, object) || under(s, first, at) {
            continue;
        }
        (s.words[at].tag, s.words[at].rel) = (Tag::Verb, Rel::Conj);
        s.words[at].xpos = match (past, base) {
            (true, _) => Xpos::Vbd,
            (_, true) => Xpos::Vb,
            _ => Xpos::Vbg,
        };
        (s.words[at].head, s.words[and].head) = (Some(first), Some(at));
        (s.words[object].head, s.words[object].rel) = (Some(at), Rel::Obj);
        for i in at + 1..object {
            if s.words[i].head.is_none_or(|h| h < at || h > object) {
                hang_before(s, i, object);
            }
        }
        // Those before the verb that hung on what stands behind it are left without their noun.
        let own = (from..and).find(|&i| s.words[i].head == Some(first) && noun(s, i));
        for i in from..and {
            if s.words[i].head.is_some_and(|h| h < and && h >= first) {
                continue;
            }
            if i < last {
                hang_before(s, i, last);
                continue;
            }
            if s.words[i].tag == Tag::Adj {
                s.words[i].tag = Tag::Noun;
            }
            (s.words[i].head, s.words[i].rel) = match own {
                Some(own) => (Some(own), Rel::Conj),
                None => (Some(first), Rel::Obj),
            };
        }
    }
}

/// Is the verb no passive: has it no form of "be" before it?
fn active(s: &Sentence, verb: Index) -> bool {
    !has_child(s, verb, |i| s.words[i].rel == Rel::AuxPass)
}

/// The head of the phrase that begins at a word with a figure, an article or the like.
fn phrase_from(s: &Sentence, from: Index) -> Option<Index> {
    let many = matches!(
        s.lower(from),
        "dozens"
            | "scores"
            | "hundreds"
            | "thousands"
            | "several"
            | "many"
            | "others"
            | "some"
            | "his"
            | "her"
            | "their"
            | "at"
            | "more"
            | "about"
            | "nearly"
            | "another"
            | "around"
    );
    let opens =
        matches!(s.words.get(from)?.tag, Tag::Det | Tag::Num) || s.words[from].number.is_some();
    if !(many || opens) || s.words[from].dated {
        return None;
    }
    let inside = |&i: &Index| {
        let tag = matches!(s.words[i].tag, Tag::Det | Tag::Num | Tag::Adj | Tag::Noun | Tag::Propn);
        let lead = matches!(
            s.lower(i),
            "his" | "her" | "their" | "at" | "more" | "than" | "about" | "around"
        );
        let owner = s.lower(i) == "'s";
        !s.words[i].dated
            && (tag
                || age_part(s, i)
                || s.words[i].number.is_some()
                || hidden(s, i)
                || lead && i < from + 2
                || owner)
    };
    let phrase = (from..s.len()).take(10).take_while(inside);
    phrase.filter(|&i| noun(s, i) || s.words[i].number.is_some()).last()
}

/// May the word be part of a list of those harmed?
fn in_list(s: &Sentence, i: Index) -> bool {
    let tag = s.words[i].tag;
    !s.words[i].dated
        && (matches!(tag, Tag::Det | Tag::Num | Tag::Adj | Tag::Noun | Tag::Propn)
            || s.words[i].number.is_some()
            || hidden(s, i)
            || age_part(s, i)
            || matches!(
                s.lower(i),
                "and" | "," | "his" | "her" | "their" | "'s" | "at" | "least" | "more" | "than"
            ))
}

/// The words of "7-year-old" that the parser was not shown, or a dash between them.
fn age_part(s: &Sentence, i: Index) -> bool {
    s.lower(i) == "-" || s.words[i].tag == Tag::Adv && s.words[i].xpos == Xpos::Nn
}

/// Hangs a word on the noun behind it.
fn hang_before(s: &mut Sentence, i: Index, noun: Index) {
    if hidden(s, i) || age_part(s, i) {
        return;
    }
    s.words[i].head = Some(noun);
    s.words[i].rel = match s.words[i].tag {
        Tag::Num => Rel::Nummod,
        Tag::Det => Rel::Det,
        Tag::Pron => Rel::NmodPoss,
        Tag::Noun | Tag::Propn => Rel::Compound,
        _ => Rel::Amod,
    };
}

/// "Killed two policemen and wounded 20 people": a verb, though a parser sees wounded people, or
/// policemen who were wounded.
pub fn verbs_of_harm(s: &mut Sentence) {
    for at in 2..s.len().saturating_sub(1) {
        // "the death of one civilian and wounded six"
        let listed = |h: Index| noun(s, h) || s.words[h].tag == Tag::Adj;
        let of_noun = s.words[at].rel == Rel::Conj && s.words[at].head.is_some_and(listed);
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
