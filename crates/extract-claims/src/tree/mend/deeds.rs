//! Whose deed it is, where a parser hangs it on those who tell of it: "shot his aunt before
//! killing himself, a guard said", "said the owner, Bo Lee, shot and killed his son".

use crate::actors::actor::Name;
use crate::tree::grammar::{Rel, Tag, Xpos, nominal};
use crate::tree::mend::harm::harms;
use crate::tree::mend::lists::{has_child, subject, under};
use crate::tree::sentence::{Index, Sentence};

const SAYING: [&str; 8] =
    ["said", "says", "say", "told", "reported", "believe", "alleged", "confirmed"];

fn past(s: &Sentence, i: Index) -> bool {
    s.tag(i) == Tag::Verb && s.words[i].xpos == Xpos::Vbd
}

/// "Killed a clerk before shooting himself, a guard said": he shot himself who killed.
pub fn deeds_before_sources(s: &mut Sentence) {
    for going in 3..s.len().saturating_sub(2) {
        let word = &s.words[going];
        let clause = word.rel == Rel::Advcl && word.xpos == Xpos::Vbg;
        let Some(says) = word.head.filter(|&h| clause && h > going) else { continue };
        if !SAYING.contains(&s.lower(says))
            || !matches!(s.lower(going - 1), "before" | "after" | "while" | "then")
        {
            continue;
        }
        let deed = (0..going).rfind(|&i| past(s, i) && under(s, i, says));
        let told = |&d: &Index| {
            let rel = s.words[d].rel;
            matches!(rel, Rel::Ccomp | Rel::Conj | Rel::Parataxis) && d + 12 > going
        };
        if let Some(deed) = deed.filter(|d| told(d) && !under(s, *d, going)) {
            s.words[going].head = Some(deed);
        }
    }
}

/// "Said the father, Bo Lee, shot and killed his son": the father shot, and is no shot.
pub fn shot_and_killed(s: &mut Sentence) {
    for shot in 2..s.len().saturating_sub(3) {
        let killed = shot + 2;
        let pair = s.lower(shot) == "shot"
            && s.tag(shot) != Tag::Verb
            && s.lower(shot + 1) == "and"
            && matches!(s.lower(killed), "killed" | "wounded" | "injured")
            && past(s, killed);
        let who = s.words[shot].head.filter(|&h| pair && h < shot && nominal(s.tag(h)));
        let joined = matches!(s.words[shot].rel, Rel::Appos | Rel::Conj);
        let Some(who) = who.filter(|_| joined) else { continue };
        let says = s.words[who].head.filter(|&h| SAYING.contains(&s.lower(h)));
        let object = |v: Index| v < who && s.words[who].rel == Rel::Obj && !under(s, v, killed);
        let Some(says) = says.filter(|&v| object(v)) else { continue };
        s.words[shot].tag = Tag::Verb;
        s.words[shot].xpos = Xpos::Vbd;
        (s.words[shot].head, s.words[shot].rel) = (Some(says), Rel::Ccomp);
        (s.words[who].head, s.words[who].rel) = (Some(shot), Rel::Nsubj);
        (s.words[killed].head, s.words[killed].rel) = (Some(shot), Rel::Conj);
        s.words[shot + 1].head = Some(killed);
    }
}

/// "Was treated after her brother hit her and killed their aunt": the brother did both.
pub fn second_deeds(s: &mut Sentence) {
    for deed in 5..s.len().saturating_sub(1) {
        let word = &s.words[deed];
        let joined = word.rel == Rel::Conj && past(s, deed) && harms(s, deed);
        let Some(above) = word.head.filter(|&h| joined && h < deed && !harms(s, h)) else {
            continue;
        };
        if s.lower(deed - 1) != "and" || has_child(s, deed, |i| subject(s.words[i].rel)) {
            continue;
        }
        let first = (above + 1..deed - 1).rfind(|&i| s.tag(i) == Tag::Verb);
        let clause = |&f: &Index| {
            let own = has_child(s, f, |i| i < f && s.words[i].rel == Rel::Nsubj);
            let after = s.words[f].rel == Rel::Advcl && !under(s, f, deed);
            past(s, f) && harms(s, f) && own && after
        };
        let Some(first) = first.filter(clause) else { continue };
        if !(first + 1..deed - 1).any(|i| s.lower(i) == ",") {
            s.words[deed].head = Some(first);
        }
    }
}

/// "The guards say a cook in the camp, Bo Lee, was killed": saying is nobody who was.
pub fn saying_is_no_subject(s: &mut Sentence) {
    for says in 1..s.len().saturating_sub(4) {
        let word = &s.words[says];
        let says_so = SAYING.contains(&s.lower(says)) && word.tag == Tag::Verb;
        let Some(verb) = word.head.filter(|&v| says_so && subject(word.rel) && v > says + 2) else {
            continue;
        };
        let who = (says + 1..verb).find(|&i| {
            s.words[i].head == Some(says) && s.words[i].rel == Rel::Obj && nominal(s.tag(i))
        });
        let speaks = has_child(s, says, |i| i < says && s.words[i].rel == Rel::Nsubj);
        let Some(who) = who.filter(|_| speaks && s.tag(verb) == Tag::Verb) else { continue };
        let rel = s.words[says].rel;
        (s.words[says].head, s.words[says].rel) = (s.words[verb].head, s.words[verb].rel);
        (s.words[verb].head, s.words[verb].rel) = (Some(says), Rel::Ccomp);
        (s.words[who].head, s.words[who].rel) = (Some(verb), rel);
    }
}

/// "Four Marines were held": a figure right before those named counts them.
pub fn figures_before_names(s: &mut Sentence) {
    for figure in 0..s.len().saturating_sub(1) {
        let word = &s.words[figure];
        let next = &s.words[figure + 1];
        let counts = word.tag == Tag::Num && word.number.is_some() && !word.dated;
        let loose = word.rel == Rel::OblUnmarked && word.head == next.head;
        if counts && loose && subject(next.rel) && nominal(next.tag) && !next.dated {
            (s.words[figure].head, s.words[figure].rel) = (Some(figure + 1), Rel::Nummod);
        }
    }
}

/// "A search for Bo Lee, who was found dead": he was, and not the search.
pub fn who_behind_a_name(s: &mut Sentence, names: &[Name]) {
    for who in 2..s.len().saturating_sub(1) {
        if s.lower(who) != "who" || s.lower(who - 1) != "," || !subject(s.words[who].rel) {
            continue;
        }
        let Some(verb) = s.words[who].head.filter(|&v| s.words[v].rel == Rel::AclRelcl) else {
            continue;
        };
        let last = who - 2;
        let person = |i: Index| {
            let name = s.words[i].entity.and_then(|e| names.get(e));
            name.is_some_and(|n| n.label == "PERSON")
        };
        let Some(first) = s.words[verb].head.filter(|&h| h < last && person(last) && !person(h))
        else {
            continue;
        };
        // "The father of Bo Lee, who": either may be meant.
        let below = s.words[last].head == Some(first) && s.words[last].rel == Rel::Nmod;
        let of = has_child(s, last, |i| i < last && s.lower(i) == "for");
        if below && of {
            s.words[verb].head = Some(last);
        }
    }
}

/// "Two were killed and 12 were badly hurt": the twelve were, though a parser sees a list of deeds.
pub fn figures_after_and(s: &mut Sentence) {
    for figure in 3..s.len().saturating_sub(2) {
        let word = &s.words[figure];
        let counts = word.number.is_some() && !word.dated && word.rel == Rel::Conj;
        let verb = word.head.filter(|&h| counts && h < figure && s.tag(h) == Tag::Verb);
        let helps = matches!(s.lower(figure + 1), "were" | "was" | "are" | "have" | "had");
        let Some(first) = verb.filter(|_| helps && s.lower(figure - 1) == "and") else { continue };
        let told = (figure + 2..s.len().min(figure + 6)).find(|&i| {
            let joined = matches!(s.words[i].rel, Rel::Advcl | Rel::Conj);
            joined && harms(s, i) && s.words[i].head == Some(first)
        });
        let own = |v: Index| has_child(s, v, |i| subject(s.words[i].rel));
        let Some(told) = told.filter(|&v| !own(v)) else { continue };
        (s.words[figure].head, s.words[figure].rel) = (Some(told), Rel::NsubjPass);
        s.words[told].rel = Rel::Conj;
        s.words[figure - 1].head = Some(told);
        for i in figure + 1..told {
            if s.words[i].rel == Rel::Cop && s.words[i].head == Some(told) {
                s.words[i].rel = Rel::AuxPass;
            }
        }
    }
}

/// "Came a week after nine sailors and a cook's two boys were hurt", "on Monday, nine sailors and two
/// boys were hurt": all of them were.
pub fn counted_before_and(s: &mut Sentence) {
    for and in 2..s.len().saturating_sub(3) {
        if s.lower(and) != "and" {
            continue;
        }
        let counted = |i: Index| {
            nominal(s.tag(i))
                && !s.words[i].dated
                && has_child(s, i, |c| c < i && s.words[c].number.is_some() && !s.words[c].dated)
        };
        let others = (and + 1..s.len().min(and + 6))
            .find(|&i| counted(i) && s.words[i].rel == Rel::NsubjPass);
        let Some(others) = others else { continue };
        let verb = s.words[others].head.filter(|&v| v > others && harms(s, v));
        let hidden = |i: Index| s.words[i].tag == Tag::X && s.words[i].rel == Rel::Dep;
        let those = (0..and).rfind(|&i| !hidden(i)).filter(|&i| counted(i));
        let (Some(verb), Some(those)) = (verb, those) else { continue };
        let above = s.words[those].head;
        let after = (those.saturating_sub(5)..those).find(|&i| {
            let word = s.lower(i);
            s.words[i].head == Some(those)
                && s.words[i].rel == Rel::Case
                && matches!(word, "after" | "before" | "since" | "until" | "when")
        });
        let first = s.words[those].rel == Rel::Appos
            && above.is_some_and(|day| s.words[day].dated && s.words[day].head.is_none())
            && s.words[verb].head == above;
        match after.filter(|_| s.words[verb].head == above) {
            Some(after) => {
                (s.words[after].head, s.words[after].rel) = (Some(verb), Rel::Mark);
                s.words[verb].rel = Rel::Advcl;
            }
            None if first => {
                let Some(day) = above else { continue };
                (s.words[verb].head, s.words[verb].rel) = (None, Rel::Root);
                (s.words[day].head, s.words[day].rel) = (Some(verb), Rel::Obl);
            }
            None => continue,
        }
        (s.words[those].head, s.words[those].rel) = (Some(verb), Rel::NsubjPass);
        (s.words[others].head, s.words[others].rel) = (Some(those), Rel::Conj);
        s.words[and].head = Some(others);
    }
}

/// "Killed nine sailors and two boys": one list, and nobody's other name.
pub fn listed_with_and(s: &mut Sentence) {
    for and in 1..s.len().saturating_sub(1) {
        let noun = s.words[and].head.filter(|&n| s.lower(and) == "and" && n > and);
        let Some(noun) = noun.filter(|&n| s.words[n].rel == Rel::Appos) else { continue };
        if s.words[noun].head.is_some_and(|first| first < and) {
            s.words[noun].rel = Rel::Conj;
        }
    }
}
