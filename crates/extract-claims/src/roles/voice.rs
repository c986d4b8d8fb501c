//! Who does what to whom at a verb, whatever its form: active, passive, participle, infinitive,
//! relative clause, coordination. Roles are logical: the doer of "killed by X" is X.

use crate::roles::control;
use crate::tree::grammar::{Rel, Tag, Xpos, nominal};
use crate::tree::sentence::{Index, Sentence};

/// How far inherited subjects are followed.
const DEEP: usize = 6;

/// Is the verb passive?
pub fn passive(s: &Sentence, verb: Index) -> bool {
    if s.has(verb, Rel::NsubjPass) || s.has(verb, Rel::AuxPass) {
        return true;
    }
    if done_by(s, verb) {
        return true;
    }
    if s.has(verb, Rel::Nsubj) || s.has(verb, Rel::Obj) || !past_participle(s, verb) {
        return false;
    }
    match (s.rel(verb), s.head(verb)) {
        (Rel::Acl | Rel::Amod, _) => {
            !s.has(verb, Rel::Aux) && !infinitive(s, verb) && !shares_object(s, verb)
        }
        (Rel::Conj, Some(first)) => !s.has(verb, Rel::Aux) && passive(s, first),
        (Rel::Advcl | Rel::Xcomp, _) => !s.has(verb, Rel::Aux) && !infinitive(s, verb),
        (Rel::Root, _) => !s.has(verb, Rel::Aux) && s.has_by_agent(verb),
        _ => false,
    }
}

/// "A boy shot by police ran": whatever the tree makes of the boy, he was shot.
fn done_by(s: &Sentence, verb: Index) -> bool {
    let form = s.lower(verb);
    let participle = form.ends_with("ed") || matches!(form, "shot" | "slain" | "struck" | "hit");
    let Some(doer) = next_by(s, verb).filter(|_| participle) else { return false };
    s.child(verb, Rel::Obj).is_none_or(|o| o == doer) && !s.words[doer].dated
}

/// X of "by X" right behind the verb, on whatever the tree hangs it.
fn next_by(s: &Sentence, verb: Index) -> Option<Index> {
    let by = Some(verb + 1).filter(|&by| s.lower(by) == "by")?;
    let noun = s.head(by).filter(|&n| n > by)?;
    (matches!(s.rel(by), Rel::Case | Rel::Mark) && s.tag(noun) != Tag::Verb).then_some(noun)
}

/// "A man shot and killed his brother": what follows the second verb is the first one's too.
fn shares_object(s: &Sentence, verb: Index) -> bool {
    s.children(verb).any(|c| s.rel(c) == Rel::Conj && s.has(c, Rel::Obj) && s.tag(c) == Tag::Verb)
}

impl Sentence<'_> {
    fn has_by_agent(&self, verb: Index) -> bool {
        self.children(verb).any(|c| self.rel(c) == Rel::Obl && self.has_case(c, "by"))
    }
}

/// Is the form a past participle, or one that may be taken for a past tense by mistake?
fn past_participle(s: &Sentence, verb: Index) -> bool {
    match s.words[verb].xpos {
        Xpos::Vbn => true,
        Xpos::Vbd => matches!(s.rel(verb), Rel::Acl | Rel::Amod),
        Xpos::Jj => s.lower(verb).ends_with("ed"),
        _ => false,
    }
}

/// Is it "to do"?
pub fn infinitive(s: &Sentence, verb: Index) -> bool {
    s.children(verb).any(|c| s.rel(c) == Rel::Mark && s.lower(c) == "to")
        || s.children(verb).any(|c| s.tag(c) == Tag::Part && s.lower(c) == "to")
}

/// Is the word a relative pronoun?
fn relative(s: &Sentence, word: Index) -> bool {
    matches!(s.lower(word), "who" | "which" | "that" | "whom")
}

/// The noun that a relative clause, or a verb coordinated within one, modifies.
fn antecedent(s: &Sentence, verb: Index) -> Option<Index> {
    let mut at = verb;
    for _ in 0..DEEP {
        match s.rel(at) {
            Rel::AclRelcl => return s.head(at).filter(|&h| s.tag(h) != Tag::Verb),
            Rel::Conj | Rel::Xcomp | Rel::Ccomp => at = s.head(at)?,
            _ => return None,
        }
    }
    None
}

/// A subject as it stands: relative pronouns give way to what they stand for.
fn settle(s: &Sentence, verb: Index, subject: Index) -> Index {
    if relative(s, subject) { antecedent(s, verb).unwrap_or(subject) } else { subject }
}

/// "Once sworn enemies, Peru and Chile signed": those named, not what they are called.
fn fronted(s: &Sentence, subject: Index) -> Index {
    let bare = s.words[subject].entity.is_none()
        && !s.has(subject, Rel::Det)
        && !s.has(subject, Rel::NmodPoss)
        && s.tag(subject) == Tag::Noun
        && s.words[subject].number.is_none();
    let named = || {
        s.children(subject)
            .find(|&c| s.rel(c) == Rel::Appos && c > subject && s.words[c].entity.is_some())
    };
    named()
        .filter(|_| bare && (subject + 1 < s.len() && s.lower(subject + 1) == ","))
        .unwrap_or(subject)
}

/// The grammatical subject of a verb or other predicate, inherited where it has none.
pub fn surface_subject(s: &Sentence, verb: Index) -> Option<Index> {
    surface(s, verb, 0)
}

fn surface(s: &Sentence, verb: Index, depth: usize) -> Option<Index> {
    if depth > DEEP {
        return None;
    }
    // "The poll released Friday indicates": no day says or does anything.
    let subject = |c: &Index| matches!(s.rel(*c), Rel::Nsubj | Rel::NsubjPass) && !day(s, *c);
    let own = s.children(verb).filter(|c| subject(c) || control::disposed(s, *c, verb));
    // Of two, one is a parser's slip: a title torn from its name.
    let rank = |c: &Index| {
        let word = &s.words[*c];
        (word.entity.is_some(), word.number.is_some(), std::cmp::Reverse(*c))
    };
    // "Crowds ran after two men were shot": of two, the one behind "after".
    let mark = s.children(verb).filter(|&c| {
        // "A raid at Hill and Bank, in which two men were shot"
        let which = s.rel(c) == Rel::Obl && s.lower(c) == "which";
        c < verb
            && (which
                || s.rel(c) == Rel::Mark
                    && matches!(
                        s.lower(c),
                        "after" | "when" | "while" | "as" | "because" | "before"
                    ))
    });
    let mark = mark.max();
    let behind = |c: &Index| mark.is_some_and(|m| *c > m && !s.words[*c].dated);
    let rank = |c: &Index| (behind(c), rank(c));
    if let Some(subject) = own.max_by_key(rank) {
        return Some(fronted(s, settle(s, verb, subject)));
    }
    let head = s.head(verb)?;
    // "charged the man who shot and killed her": he who shot killed, whatever the tree says
    let beside = verb.checked_sub(2).filter(|_| s.lower(verb - 1) == "and");
    if let Some(first) = beside.filter(|&f| f != head && s.rel(f) == Rel::AclRelcl) {
        return surface(s, first, depth + 1);
    }
    if let Some(other) = controlled(s, verb, head) {
        return Some(other);
    }
    if let Some(other) = said_to_do(s, verb, head) {
        return Some(other);
    }
    match s.rel(verb) {
        Rel::Conj if s.tag(head) != Tag::Verb && s.tag(verb) == Tag::Verb => {
            surface(s, head, depth + 1)
        }
        Rel::Conj if told(s, verb, head).is_some() => surface(s, told(s, verb, head)?, depth + 1),
        Rel::Conj if control::says_more(s, verb, head).is_some() => {
            surface(s, control::says_more(s, verb, head)?, depth + 1)
        }
        Rel::Conj | Rel::Parataxis => surface(s, head, depth + 1),
        Rel::Xcomp => {
            let object = s.child(head, Rel::Obj).or_else(|| s.child(head, Rel::Iobj));
            match object {
                Some(object) if !subject_control(s.lower(head)) && !in_order(s, verb) => {
                    Some(object)
                }
                _ => surface(s, head, depth + 1),
            }
        }
        // "Police to stop militants from firing": the militants fire.
        Rel::Advcl if nominal(s.tag(head)) && s.has_case(verb, "from") => Some(head),
        // "Killed by fighting": whoever fought, it is not who died.
        Rel::Advcl if s.has_case(verb, "by") && passive(s, head) => None,
        Rel::Advcl => match control::made_to(s, verb, head)
            .or_else(|| control::helped(s, verb))
            .or_else(|| control::effort_of(s, verb))
        {
            Some(object) => Some(object),
            None => surface(s, head, depth + 1),
        },
        Rel::Acl | Rel::Amod => noun_subject(s, verb, head, depth),
        Rel::AclRelcl => Some(head),
        Rel::Csubj if s.children(head).any(|it| control::disposed(s, it, head)) => {
            surface(s, head, depth + 1)
        }
        Rel::Ccomp if infinitive(s, verb) => {
            s.child(head, Rel::Obj).or_else(|| surface(s, head, depth + 1))
        }
        Rel::Nmod | Rel::Obl if s.tag(verb) == Tag::Verb => surface(s, head, depth + 1),
        _ => None,
    }
}

/// Is the word the name of a day, and no more?
fn day(s: &Sentence, word: Index) -> bool {
    s.words[word].dated && s.lower(word).ends_with("day") && s.tag(word) == Tag::Propn
}

/// Whose doing the verb's clause is where its governor says so: X of "accused X of killing",
/// "kept X from leaving", "a base used by X to shell the town".
fn controlled(s: &Sentence, verb: Index, head: Index) -> Option<Index> {
    const GOVERNORS: [&str; 32] = [
        "accus",
        "charg",
        "suspect",
        "convict",
        "acquit",
        "blam",
        "criticiz",
        "criticis",
        "condemn",
        "prais",
        "thank",
        "stop",
        "prevent",
        "ban",
        "bar",
        "block",
        "keep",
        "kept",
        "discourag",
        "dissuad",
        "prohibit",
        "deter",
        "punish",
        "arrest",
        "detain",
        "jail",
        "imprison",
        "sentenc",
        "execut",
        "indict",
        "prosecut",
        "fined",
    ];
    if s.tag(head) != Tag::Verb {
        return None;
    }
    if s.lower(head) == "used" && infinitive(s, verb) && s.rel(verb) != Rel::Conj {
        return agent(s, head).filter(|_| passive(s, head));
    }
    let governs = GOVERNORS.iter().any(|stem| s.lower(head).starts_with(stem));
    if !governs || s.words[verb].xpos != Xpos::Vbg || passive(s, head) {
        return None;
    }
    let object = s.child(head, Rel::Obj).filter(|&o| o < verb)?;
    let behind = |w: Index| ["of", "from", "with", "for"].iter().any(|p| s.has_case(w, p));
    // "charged three men with spying and planning to": the second of two such deeds
    let second = || {
        let deed = |c: Index| s.lower(c).ends_with("ing") && behind(c);
        s.rel(verb) == Rel::Conj && (object + 1..verb).any(deed)
    };
    // "accused him of misusing money in setting up": a deed within the deed
    let within = || {
        let led = ["in", "by", "while"].iter().any(|p| s.has_case(verb, p));
        s.rel(verb) == Rel::Advcl && led && (object + 1..verb).any(|i| s.lower(i) == "of")
    };
    (behind(verb) || second() || within()).then_some(object)
}

/// The man of "a man whom police say opened fire, killing one", not the police.
fn said_to_do(s: &Sentence, verb: Index, says: Index) -> Option<Index> {
    let speech = ["say", "said", "believ", "alleg", "suspect", "think", "claim"]
        .iter()
        .any(|stem| s.lower(says).starts_with(stem));
    let told = speech && s.rel(says) == Rel::AclRelcl && s.tag(says) == Tag::Verb;
    let own = || s.child(says, Rel::Nsubj).is_some_and(|w| w < says && !relative(s, w));
    let clause = matches!(s.rel(verb), Rel::Advcl | Rel::Ccomp | Rel::Xcomp);
    let who = antecedent(s, says).filter(|_| told && clause && own())?;
    if relative(s, who) { s.head(who) } else { Some(who) }
}

/// "Witnesses say militants came in and killed one": of the two verbs before, the one told.
pub fn told(s: &Sentence, verb: Index, head: Index) -> Option<Index> {
    let says = matches!(s.lower(head), "say" | "says" | "said" | "report" | "reported");
    let speaks = |w: Index| {
        [
            "say", "said", "add", "call", "urg", "vow", "promis", "warn", "accus", "den", "refus",
            "declin",
        ]
        .iter()
        .any(|stem| s.lower(w).starts_with(stem))
    };
    let clause = s.children(head).find(|&c| s.rel(c) == Rel::Ccomp && head < c && c < verb)?;
    (says && !speaks(verb)).then_some(clause)
}

/// The subject of a clause that hangs on a noun: the noun itself ("troops fighting"), or for an
/// infinitive, whoever has the plan, bid or deal ("X reached a deal to free Y").
fn noun_subject(s: &Sentence, verb: Index, noun: Index, depth: usize) -> Option<Index> {
    if !infinitive(s, verb) {
        if let Some(blamed) = control::blamed(s, verb, noun) {
            return Some(blamed);
        }
        return match control::clause_beside(s, verb, noun) {
            Some(clause) => surface(s, clause, depth + 1),
            None => Some(noun),
        };
    }
    if let Some(owner) = s.child(noun, Rel::NmodPoss) {
        return Some(owner);
    }
    // "League efforts to crush the rebels"
    let named = |&c: &Index| {
        let before = c < noun && matches!(s.rel(c), Rel::Compound | Rel::Amod);
        before && s.words[c].entity.is_some() && s.lower(c + 1) != "-"
    };
    if let Some(owner) = s.children(noun).find(named) {
        return Some(owner);
    }
    match (s.rel(noun), s.head(noun)) {
        (Rel::Obj | Rel::Obl, Some(governor)) => surface(s, governor, depth + 1),
        _ => None,
    }
}

/// "In order to do": its purpose is the subject's.
fn in_order(s: &Sentence, verb: Index) -> bool {
    verb >= 2 && s.lower(verb - 1) == "to" && s.lower(verb - 2) == "order"
}

/// Verbs whose infinitive has their own subject even beside an object.
fn subject_control(verb: &str) -> bool {
    ["promis", "threat", "use", "vow", "sign", "reach", "work", "broker", "tak", "took"]
        .iter()
        .any(|stem| verb.starts_with(stem))
}

/// The logical subjects of a verb, coordinated ones apart.
pub fn subjects(s: &Sentence, verb: Index) -> Vec<Index> {
    if passive(s, verb) {
        return agent(s, verb).map_or_else(Vec::new, |a| s.conjuncts(a));
    }
    let Some(subject) = surface_subject(s, verb) else { return Vec::new() };
    let mut all = s.conjuncts(subject);
    // "The Front, which fights Peru, and the rebels": the rebels are beside the clause.
    if s.rel(verb) == Rel::AclRelcl && s.head(verb) == Some(subject) {
        all.retain(|&c| c < verb);
    }
    all.extend(companions(s, subject));
    all
}

/// Y of "X, together with Y, attacked".
fn companions(s: &Sentence, subject: Index) -> Vec<Index> {
    let beside = s.children(subject).find(|&c| {
        c > subject && c <= subject + 3 && matches!(s.lower(c), "together" | "along" | "alongside")
    });
    beside.map_or_else(Vec::new, |c| oblique(s, c, "with"))
}

/// X of "done by X".
pub fn agent(s: &Sentence, verb: Index) -> Option<Index> {
    let own = s.children(verb).find(|&c| {
        matches!(s.rel(c), Rel::Obl | Rel::Nmod) && s.has_case(c, "by") && s.tag(c) != Tag::Verb
    });
    let own = own.or_else(|| next_by(s, verb).filter(|&n| !s.words[n].dated));
    if own.is_some() {
        return own;
    }
    // "kidnapped and killed by X": X hangs on the last verb.
    let last = s.children(verb).rfind(|&c| s.rel(c) == Rel::Conj)?;
    agent(s, last)
}

/// The logical objects of a verb, coordinated ones apart.
pub fn objects(s: &Sentence, verb: Index) -> Vec<Index> {
    let passive = passive(s, verb);
    let found = if passive { patient(s, verb) } else { object(s, verb) };
    let mut all = found.map_or_else(Vec::new, |o| s.conjuncts(o));
    // "Seven rebels were killed, along with two policemen."
    if passive && !all.is_empty() {
        let along = (verb + 1..s.len().min(verb + 4))
            .find(|&i| matches!(s.lower(i), "along" | "together") && s.lower(i + 1) == "with");
        let other = along.and_then(|i| s.head(i + 1)).filter(|&n| n > verb && !s.words[n].dated);
        all.extend(other.filter(|n| !all.contains(n) && nominal(s.tag(*n))));
    }
    all
}

fn patient(s: &Sentence, verb: Index) -> Option<Index> {
    // "A man shot and killed by X": killed was he who was shot.
    let doer = next_by(s, verb).filter(|_| !s.has(verb, Rel::AuxPass));
    let first = verb.checked_sub(2).filter(|_| doer.is_some() && s.lower(verb - 1) == "and");
    if let Some(first) = first.filter(|&f| s.tag(f) == Tag::Verb && passive(s, f)) {
        return patient(s, first);
    }
    // "Sealed off a market hit by blasts": the market, whatever the tree makes of the verb.
    let beside = verb.checked_sub(1).filter(|&n| doer.is_some() && nominal(s.tag(n)));
    if let Some(noun) = beside {
        let first = s.head(noun).filter(|&f| s.rel(noun) == Rel::Conj && nominal(s.tag(f)));
        let first = first.unwrap_or(noun);
        if s.rel(first) == Rel::Obj && s.head(first) == s.head(verb) {
            return Some(first);
        }
    }
    match (s.rel(verb), s.head(verb)) {
        (Rel::Acl | Rel::Amod, Some(noun)) if !s.has(verb, Rel::NsubjPass) => Some(noun),
        _ => surface_subject(s, verb).filter(|&p| Some(p) != doer),
    }
}

fn object(s: &Sentence, verb: Index) -> Option<Index> {
    let own = s.child(verb, Rel::Obj);
    if let Some(object) = own {
        return Some(settle(s, verb, object));
    }
    let shared = s
        .children(verb)
        .filter(|&c| s.rel(c) == Rel::Conj && s.tag(c) == Tag::Verb)
        .find(|&c| !s.has(c, Rel::Nsubj) && !passive(s, c))
        .filter(|&c| {
            let own =
                |w: Index| matches!(s.rel(w), Rel::Xcomp | Rel::Ccomp | Rel::Advcl | Rel::Obl);
            !s.children(verb).any(|w| own(w) && verb < w && w < c)
        })
        .and_then(|c| s.child(c, Rel::Obj));
    if shared.is_some() {
        return shared;
    }
    // A bare noun behind the verb is its object, though a parser may see an adjunct.
    let bare = s.children(verb).find(|&c| {
        c > verb
            && c <= verb + 6
            && matches!(s.rel(c), Rel::Obl | Rel::OblUnmarked)
            && s.cases(c).next().is_none()
            && (s.tag(c) == Tag::Noun || s.words[c].entity.is_some())
            && !matches!(
                s.lower(c),
                "time" | "times" | "week" | "month" | "year" | "day" | "night" | "morning"
            )
            && s.words[c].number.is_none()
    });
    if bare.is_some() {
        return bare;
    }
    // "the men that police arrested", "bases they planned to attack"
    let has_subject = s.has(verb, Rel::Nsubj);
    match s.rel(verb) {
        Rel::AclRelcl if has_subject => {
            let own = s.child(verb, Rel::Nsubj).filter(|&w| !relative(s, w));
            own.and_then(|_| antecedent(s, verb))
        }
        _ => None,
    }
}

/// The verb's dependents behind a preposition, coordinated ones apart.
pub fn oblique(s: &Sentence, word: Index, preposition: &str) -> Vec<Index> {
    let own = s.children(word).find(|&c| {
        matches!(s.rel(c), Rel::Obl | Rel::Nmod | Rel::Advcl | Rel::Acl | Rel::Advmod)
            && s.has_case(c, preposition)
            && !s.words[c].dated
            // "Met to review the plan"
            && !(preposition == "to" && s.tag(c) == Tag::Verb && infinitive(s, c))
    });
    own.map_or_else(Vec::new, |o| s.conjuncts(o))
}
