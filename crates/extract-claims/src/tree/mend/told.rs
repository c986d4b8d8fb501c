//! Of whom something is told: the clause behind "said", and pictures or names of the dead.

use crate::tables::lexicon::{Lexicon, Sort};
use crate::tree::grammar::{Rel, Tag, Xpos, nominal};
use crate::tree::mend::lists::has_child;
use crate::tree::sentence::{Index, Sentence};

/// "The coroner said Ann Lee, of Dover, died": nobody says a person; she is who died.
pub fn said_of(s: &mut Sentence, who: Index) {
    let word = &s.words[who];
    let Some(says) = word.head.filter(|&h| h < who && word.rel == Rel::Obj) else { return };
    if word.entity.is_none() || !matches!(s.lower(says), "said" | "says" | "say") {
        return;
    }
    let verb = (who + 2..s.len()).take(12).find(|&i| {
        s.words[i].rel == Rel::Conj && s.words[i].head == Some(says) && s.words[i].tag == Tag::Verb
    });
    let Some(verb) = verb.filter(|&v| s.lower(v - 1) == "," && s.lower(who + 1) == ",") else {
        return;
    };
    let own = |i: Index| matches!(s.words[i].rel, Rel::Nsubj | Rel::NsubjPass | Rel::Cc);
    if has_child(s, verb, own) {
        return;
    }
    (s.words[who].head, s.words[who].rel) = (Some(verb), Rel::Nsubj);
    s.words[verb].rel = Rel::Ccomp;
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
