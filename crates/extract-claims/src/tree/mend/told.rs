//! Of whom something is told: the clause behind "said", and pictures or names of the dead.

use crate::tables::lexicon::{Lexicon, Sort};
use crate::tree::grammar::{Rel, Tag, Xpos, nominal};
use crate::tree::mend::lists::has_child;
use crate::tree::sentence::{Index, Sentence};

/// "The coroner said Ann Lee, of Dover, died", "she told us her son, Bo Lee, was killed": nobody says
/// a person; they are who died.
pub fn said_of(s: &mut Sentence, who: Index) {
    let word = &s.words[who];
    let Some(says) = word.head.filter(|&h| h < who && word.rel == Rel::Obj) else { return };
    let said = matches!(s.lower(says), "said" | "says" | "say");
    let told = matches!(s.lower(says), "told" | "tells" | "tell" | "confirmed" | "confirm")
        && has_child(s, says, |i| s.words[i].rel == Rel::Iobj);
    let called = s.words[who].entity.is_none();
    if !(said || told) || s.lower(who + 1) != "," {
        return;
    }
    // "her son, Bo Lee, was killed"
    let name = (who + 2..s.len().min(who + 6)).find(|&i| s.words[i].entity.is_some());
    let name = name.filter(|_| called && s.words[who + 2].entity.is_some());
    if called && name.is_none() {
        return;
    }
    let verb = (who + 2..s.len()).take(14).find(|&i| {
        let joined = matches!(s.words[i].rel, Rel::Conj | Rel::Parataxis)
            || told && s.words[i].rel == Rel::Advcl;
        joined && s.words[i].head == Some(says) && s.words[i].tag == Tag::Verb
    });
    let behind = |v: Index| (v.saturating_sub(3)..v).any(|i| s.lower(i) == ",");
    let Some(verb) = verb.filter(|&v| behind(v)) else { return };
    let own =
        |i: Index| matches!(s.words[i].rel, Rel::Nsubj | Rel::NsubjPass | Rel::Cc | Rel::Mark);
    if has_child(s, verb, own) {
        return;
    }
    let passive = has_child(s, verb, |i| s.words[i].rel == Rel::AuxPass);
    let rel = if passive { Rel::NsubjPass } else { Rel::Nsubj };
    (s.words[who].head, s.words[who].rel) = (Some(verb), rel);
    s.words[verb].rel = Rel::Ccomp;
    for i in who + 2..verb {
        if s.words[i].head == Some(says) && nominal(s.tag(i)) {
            (s.words[i].head, s.words[i].rel) = (Some(who), Rel::Appos);
        }
    }
}

/// "Released the names of the four guards killed on Monday": the guards were killed, and did not kill.
pub fn of_the_dead(s: &mut Sentence, at: Index) {
    let harmed = ["killed", "injured", "wounded", "shot", "hurt", "slain", "murdered"];
    let word = &s.words[at];
    let loose = matches!(word.rel, Rel::Parataxis | Rel::Conj | Rel::Ccomp | Rel::Advcl);
    let (Some(above), Some(noun)) = (word.head, at.checked_sub(1)) else { return };
    if !loose || !harmed.contains(&s.lower(at)) || above >= noun || word.tag != Tag::Verb {
        return;
    }
    let is_subject = |i: Index| {
        s.words[i].head == Some(at) && matches!(s.words[i].rel, Rel::Nsubj | Rel::NsubjPass)
    };
    // "the funeral of the guards killed": no funeral killed anybody.
    let whole = s.words[noun].head.filter(|&w| w < noun && s.words[noun].rel == Rel::Nmod);
    let plain = |w: Index| nominal(s.tag(w)) && s.words[w].number.is_none();
    if let Some(whole) = whole.filter(|&w| is_subject(w) && w > above && plain(w)) {
        let taken = (above + 1..whole)
            .find(|&i| s.words[i].head == Some(above) && s.words[i].rel == Rel::Obj);
        if taken.is_some_and(|t| t + 1 != whole) || has_child(s, at, |i| s.words[i].rel == Rel::Obj)
        {
            return;
        }
        if let Some(taken) = taken {
            (s.words[taken].head, s.words[taken].rel) = (Some(whole), Rel::Compound);
        }
        (s.words[whole].head, s.words[whole].rel) = (Some(above), Rel::Obj);
        (s.words[at].head, s.words[at].rel) = (Some(noun), Rel::Acl);
        s.words[at].xpos = Xpos::Vbn;
        return;
    }
    let own = is_subject(noun);
    let other = |i: Index| {
        matches!(s.words[i].rel, Rel::Obj | Rel::Aux | Rel::AuxPass | Rel::Cc | Rel::Mark)
    };
    if !own || !nominal(s.tag(noun)) || has_child(s, at, |i| other(i) && i != noun) {
        return;
    }
    let of = (noun.saturating_sub(4)..noun).rfind(|&i| s.lower(i) == "of");
    let Some(of) = of.filter(|&o| o > above + 1) else { return };
    let plain = (of + 1..noun)
        .all(|i| matches!(s.tag(i), Tag::Det | Tag::Num | Tag::Adj | Tag::Noun | Tag::Propn));
    let Some(what) = of.checked_sub(1).filter(|&w| plain && s.tag(w) == Tag::Noun) else { return };
    (s.words[noun].head, s.words[noun].rel) = (Some(what), Rel::Nmod);
    (s.words[at].head, s.words[at].rel) = (Some(noun), Rel::Acl);
    s.words[at].xpos = Xpos::Vbn;
    for i in of..noun {
        if s.words[i].head != Some(noun)
            && !(s.words[i]
                .head
                .is_some_and(|h| h > of && h < noun && s.words[h].head == Some(noun)))
        {
            s.words[i].head = Some(noun);
            s.words[i].rel = match s.tag(i) {
                Tag::Num => Rel::Nummod,
                Tag::Det => Rel::Det,
                Tag::Adp => Rel::Case,
                Tag::Adj => Rel::Amod,
                _ => Rel::Compound,
            };
        }
    }
}

/// "Had a guard been killed": he is the verb's subject, nobody had him.
pub fn had_been(s: &mut Sentence, had: Index) {
    let Some(verb) = s.words[had].head.filter(|&v| v > had && s.lower(had) == "had") else {
        return;
    };
    let passive = has_child(s, verb, |i| i > had && s.lower(i) == "been");
    let whom = (had + 1..verb).find(|&i| s.words[i].head == Some(had) && nominal(s.tag(i)));
    let subject = |i: Index| matches!(s.words[i].rel, Rel::Nsubj | Rel::NsubjPass);
    if let Some(whom) = whom.filter(|_| passive && !has_child(s, verb, subject)) {
        (s.words[whom].head, s.words[whom].rel) = (Some(verb), Rel::NsubjPass);
    }
}

/// "Police released photos of the three students killed in the fire": the students were killed, not
/// the police.
pub fn shown(s: &mut Sentence, lexicon: &Lexicon, at: Index) {
    let harmed = ["killed", "injured", "wounded", "shot", "hurt", "arrested", "abducted", "slain"];
    let word = &s.words[at];
    let torn = word.rel == Rel::Advcl && word.xpos == Xpos::Vbn && harmed.contains(&s.lower(at));
    let (Some(verb), Some(noun)) = (word.head, at.checked_sub(1)) else { return };
    if !torn || verb >= noun || !nominal(s.tag(noun)) || s.words[noun].rel != Rel::Nmod {
        return;
    }
    let person = matches!(lexicon.sort(s.lower(noun)), Some(Sort::Person | Sort::Armed));
    let Some(of_what) = s.words[noun].head.filter(|_| person || s.words[noun].entity.is_some())
    else {
        return;
    };
    let object = s.words[of_what].rel == Rel::Obj && s.words[of_what].head == Some(verb);
    if object && !has_child(s, at, |i| i < at) {
        (s.words[at].head, s.words[at].rel) = (Some(noun), Rel::Acl);
    }
}
