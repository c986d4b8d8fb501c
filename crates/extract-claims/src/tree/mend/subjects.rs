//! Subjects and clauses as parsers lose them, before names and figures are in place.

use crate::tree::grammar::{Rel, Tag, Xpos};
use crate::tree::sentence::Sentence;

/// "Spain's King Juan": of two subjects the first, with its 's, owns the second.
pub fn owners(s: &mut Sentence) {
    for at in 0..s.len().saturating_sub(2) {
        let subject = matches!(s.words[at].rel, Rel::Nsubj | Rel::NsubjPass);
        if !subject || s.lower(at + 1) != "'s" {
            continue;
        }
        let owned = (at + 2..s.len().min(at + 8)).find(|&i| {
            s.words[i].head == s.words[at].head
                && matches!(s.words[i].rel, Rel::Nsubj | Rel::NsubjPass)
        });
        if let Some(owned) = owned {
            (s.words[at].head, s.words[at].rel) = (Some(owned), Rel::NmodPoss);
        }
    }
}

/// "Hamas militants took": those who bear arms are no verb, and a name before them is theirs.
pub fn bearers_of_arms(s: &mut Sentence, soldiers: &[usize]) {
    for &at in soldiers {
        let Some(word) = s.words.get(at) else { continue };
        if word.tag != Tag::Verb || !matches!(word.rel, Rel::Nsubj | Rel::NsubjPass | Rel::Obj) {
            continue;
        }
        (s.words[at].tag, s.words[at].xpos) = (Tag::Noun, Xpos::Nns);
        for i in at.saturating_sub(4)..at {
            if s.words[i].head == Some(at) && s.words[i].rel == Rel::Nsubj {
                s.words[i].rel = Rel::Compound;
            }
        }
    }
}

/// "after soldiers attacked the village", "after two bakers were killed": a clause, though a parser
/// sees "after soldiers" alone.
pub fn clauses_of_time(s: &mut Sentence) {
    for at in 0..s.len() {
        let after = matches!(s.lower(at), "after" | "before" | "since" | "until");
        let noun = s.words[at].head.filter(|_| after && s.words[at].rel == Rel::Case);
        let subject = noun.filter(|&n| matches!(s.words[n].rel, Rel::Nsubj | Rel::NsubjPass));
        let verb = subject.and_then(|n| s.words[n].head).filter(|&v| v > at);
        if let Some(verb) = verb {
            (s.words[at].head, s.words[at].rel) = (Some(verb), Rel::Mark);
            if s.words[verb].head.is_some() {
                s.words[verb].rel = Rel::Advcl;
            }
        }
    }
    for verb in 2..s.len() {
        let noun = verb - 1;
        let finite = s.words[verb].tag == Tag::Verb && s.words[verb].xpos == Xpos::Vbd;
        if !finite || !matches!(s.words[noun].rel, Rel::Nmod | Rel::Obl) {
            continue;
        }
        let when = (noun.saturating_sub(5)..noun).find(|&i| {
            s.words[i].head == Some(noun)
                && s.words[i].rel == Rel::Case
                && matches!(s.lower(i), "after" | "before" | "since" | "until")
        });
        let subject = |i: usize| s.words[i].head == Some(verb) && s.words[i].rel == Rel::Nsubj;
        let Some(when) = when.filter(|_| !(0..verb).any(subject)) else { continue };
        if s.words[verb].head == Some(noun) || s.words[verb].head.is_none() {
            s.words[verb].head = s.words[noun].head.filter(|&h| h != verb);
        }
        s.words[verb].rel = Rel::Advcl;
        (s.words[noun].head, s.words[noun].rel) = (Some(verb), Rel::Nsubj);
        (s.words[when].head, s.words[when].rel) = (Some(verb), Rel::Mark);
    }
}

/// "left two people dead", "was found dead in": what somebody is left or found as hangs on the
/// verb, which parsers of edited prose seldom see.
pub fn raise_results(s: &mut Sentence) {
    const VERBS: [&str; 9] =
        ["left", "leaving", "leave", "leaves", "found", "find", "pronounced", "declared", "shot"];
    for at in 1..s.len() {
        if !matches!(
            s.lower(at),
            "dead" | "injured" | "wounded" | "missing" | "homeless" | "unconscious"
        ) {
            continue;
        }
        let before = s.words[at - 1].head;
        let verb = if VERBS.contains(&s.lower(at - 1)) {
            Some(at - 1)
        } else if s.words[at - 1].rel == Rel::Obj || s.words[at].head == Some(at - 1) {
            before.filter(|&v| VERBS.contains(&s.lower(v)))
        } else {
            None
        };
        if let Some(verb) = verb.filter(|&v| v != at && s.words[v].head != Some(at)) {
            s.words[at].head = Some(verb);
            s.words[at].rel = Rel::Xcomp;
        }
    }
}

/// A verb in the past tense is no infinitive's place: "after a man died" has a subject, the noun
/// before it.
pub fn give_subjects(s: &mut Sentence) {
    for verb in 1..s.len() {
        if s.words[verb].rel != Rel::Xcomp || s.words[verb].xpos != Xpos::Vbd {
            continue;
        }
        let own = |i: usize| s.words[i].head == Some(verb) && s.words[i].rel == Rel::Nsubj;
        let noun = (verb.saturating_sub(3)..verb).rev().find(|&i| s.words[i].tag != Tag::Adv);
        let Some(noun) = noun.filter(|&n| matches!(s.words[n].tag, Tag::Noun | Tag::Propn)) else {
            continue;
        };
        let below = s.words[verb].head == Some(noun);
        if !below && !(0..verb).any(own) && s.words[noun].rel != Rel::Nsubj {
            s.words[noun].head = Some(verb);
            s.words[noun].rel = Rel::Nsubj;
            s.words[verb].rel = Rel::Advcl;
        }
    }
}

/// "all four were taken": the figure is what is spoken of, not the word before it. "and three
/// injured": so is one that would count a verb.
pub fn count_alone(s: &mut Sentence) {
    // "Eight more were wounded": they are who was.
    for more in 1..s.len() {
        let counts = s.lower(more) == "more" && s.words[more - 1].number.is_some();
        if counts && matches!(s.words[more].rel, Rel::Nsubj | Rel::NsubjPass) {
            s.words[more].tag = Tag::Noun;
        }
    }
    for at in 0..s.len() {
        let verb = s.words[at].head.filter(|&h| h > at && s.words[h].tag == Tag::Verb);
        if s.words[at].number.is_some() && s.words[at].rel == Rel::Nummod && verb.is_some() {
            s.words[at].rel = Rel::NsubjPass;
        }
    }
    for at in 1..s.len() {
        let first = at - 1;
        let counted = s.words[at].number.is_some() && s.words[at].head == Some(first);
        if !counted || s.words[first].tag != Tag::Det || s.words[first].head == Some(at) {
            continue;
        }
        (s.words[at].head, s.words[at].rel) = (s.words[first].head, s.words[first].rel);
        (s.words[first].head, s.words[first].rel) = (Some(at), Rel::Det);
        for i in 0..s.len() {
            if i != at && s.words[i].head == Some(first) {
                s.words[i].head = Some(at);
            }
        }
    }
}
