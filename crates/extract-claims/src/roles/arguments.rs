//! The arguments of a cue: what stands in the places that its row names.

use crate::cues::find;
use crate::roles::astray::{
    aimed_at, both_of, joined, likened, next_behind, of_a_wave, reached_between,
};
use crate::roles::bearers::bearer;
use crate::roles::voice;
use crate::tables::lexicon::{Lexicon, Sort};
use crate::tables::predicates::{Class, Slot};
use crate::tree::grammar::{Rel, Tag, nominal};
use crate::tree::sentence::{Index, Sentence};

/// A cue in its sentence.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The sentence.
    pub s: &'a Sentence<'a>,
    /// Word lists.
    pub lexicon: &'a Lexicon,
}

/// Heads of the noun phrases in the first place that is filled.
pub fn fill(p: Place, class: Class, at: Index, words: &[Index], slots: &[Slot]) -> Vec<Index> {
    // "The talks focus on Turkish help": Turkey's, whoever talks.
    if class == Class::Noun && slots.contains(&Slot::Light) && slots.contains(&Slot::Mod) {
        let named = |w: &Index| p.s.words[*w].entity.is_some() && !words.contains(w);
        let own: Vec<_> = modifier(p, at).into_iter().filter(named).collect();
        if !own.is_empty() {
            return own;
        }
    }
    // "The Iran-Iraq war", "Israeli-Palestinian peace talks": between the two.
    if class == Class::Noun && slots.contains(&Slot::Prep("between".into())) {
        let two = joined(p.s, at);
        if !two.is_empty() {
            return two;
        }
    }
    for slot in slots {
        let found = match class {
            Class::Verb => verb_slot(p, at, words, slot),
            Class::Noun => noun_slot(p, at, slot),
            Class::Adj => adj_slot(p, at, slot),
            Class::Adv => adverb_slot(p, at, words, slot),
        };
        let itself = *slot == Slot::Own && class == Class::Noun;
        let found: Vec<_> = found.into_iter().filter(|w| itself || !words.contains(w)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn verb_slot(p: Place, at: Index, words: &[Index], slot: &Slot) -> Vec<Index> {
    let s = p.s;
    match slot {
        Slot::Subj => voiced_by(p, at, voice::subjects(s, at)),
        Slot::Obj => {
            let own = voice::objects(s, at);
            // "plans to attack Peru"
            let mut deeds = words.iter().filter(|&&w| w > at && s.tag(w) == Tag::Verb);
            let mut theirs = || deeds.next_back().map_or_else(Vec::new, |&w| voice::objects(s, w));
            if own.is_empty() { theirs() } else { own }
        }
        Slot::Iobj => s.child(at, Rel::Iobj).map_or_else(Vec::new, |i| s.conjuncts(i)),
        Slot::Comp => complement_subject(s, at),
        Slot::Aim => aimed(s, at),
        Slot::Poss => words
            .iter()
            .find_map(|&w| s.child(w, Rel::NmodPoss))
            .map_or_else(Vec::new, |i| s.conjuncts(i)),
        Slot::Prep(word) => {
            for &from in words.iter().rev() {
                let found = voice::oblique(s, from, word);
                if !found.is_empty() {
                    return found;
                }
            }
            // "signed a deal with X": X may hang on the deal; "pits X and Y against Z": Z on the last.
            let all = s.child(at, Rel::Obj).map_or_else(Vec::new, |o| s.conjuncts(o));
            let all = if word == "against" { &all[..] } else { &all[..all.len().min(1)] };
            let hung = all.iter().map(|&o| voice::oblique(s, o, word));
            hung.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// X of "X carried signs accusing Peru", "X released a statement condemning Peru": who says what a
/// message says.
fn voiced_by(p: Place, at: Index, subjects: Vec<Index>) -> Vec<Index> {
    let s = p.s;
    let [message] = subjects.as_slice() else { return subjects };
    let hung = matches!(s.rel(at), Rel::Acl | Rel::AclRelcl) && s.rel(*message) == Rel::Obj;
    if !hung || !p.lexicon.lists("message", s.lower(*message)) {
        return subjects;
    }
    match s.head(*message) {
        Some(verb) if s.tag(verb) == Tag::Verb => voice::subjects(s, verb),
        _ => subjects,
    }
}

/// X of "demanded that X stop".
fn complement_subject(s: &Sentence, at: Index) -> Vec<Index> {
    let clause = s.children(at).find(|&c| matches!(s.rel(c), Rel::Ccomp | Rel::Xcomp));
    // "demanded that the men be freed": not of the men
    let clause = clause.filter(|&c| !voice::passive(s, c));
    let subject = clause
        .and_then(|c| s.children(c).find(|&w| matches!(s.rel(w), Rel::Nsubj | Rel::NsubjPass)));
    subject.map_or_else(Vec::new, |w| s.conjuncts(w))
}

/// Y of "threatened to bomb Y".
fn aimed(s: &Sentence, at: Index) -> Vec<Index> {
    let deed = s.children(at).find(|&c| s.rel(c) == Rel::Xcomp && voice::infinitive(s, c));
    deed.filter(|&d| !voice::passive(s, d)).map_or_else(Vec::new, |d| voice::objects(s, d))
}

fn noun_slot(p: Place, at: Index, slot: &Slot) -> Vec<Index> {
    let s = p.s;
    match slot {
        Slot::Own => s.conjuncts(bearer_of_noun(s, at)),
        Slot::Subj => s
            .child(at, Rel::Nsubj)
            .or_else(|| voice::surface_subject(s, s.clause_of(at)))
            .filter(|&w| w != at)
            .map_or_else(Vec::new, |w| s.conjuncts(w)),
        Slot::Poss => s.child(at, Rel::NmodPoss).map_or_else(Vec::new, |i| s.conjuncts(i)),
        Slot::Mod => modifier(p, at),
        Slot::Light => light_subject(p, at),
        Slot::Undergo => undergoer(p, at),
        Slot::Bearer => bearer(p, at),
        Slot::Holder => holder(p, at),
        Slot::Prep(word) if word == "by" => {
            let own = voice::oblique(s, at, "by");
            let own = if own.is_empty() { next_behind(s, at, "by") } else { own };
            if own.is_empty() { agent_of_noun(p, at) } else { own }
        }
        Slot::Prep(word) => {
            let own = voice::oblique(s, at, word);
            let own = if own.is_empty() { of_a_wave(s, at, word) } else { own };
            let own = if own.is_empty() { next_behind(s, at, word) } else { own };
            // "Defections from X to Y": Y may hang on X.
            let left = || voice::oblique(s, at, "from").into_iter();
            let own = match own.is_empty() && word == "to" {
                true => left().flat_map(|x| voice::oblique(s, x, word)).collect(),
                false => own,
            };
            if let ([one], "between") = (own.as_slice(), word.as_str()) {
                return both_of(s, *one);
            }
            if !own.is_empty() {
                return own;
            }
            // "A meeting in Lima with X", "meetings at mosques with X"
            if word == "with" {
                let placed = |&c: &Index| {
                    c > at && s.rel(c) == Rel::Nmod && (s.has_case(c, "in") || s.has_case(c, "at"))
                };
                let there = s.children(at).filter(placed).map(|c| voice::oblique(s, c, word));
                if let Some(found) = there.into_iter().find(|f| !f.is_empty()) {
                    return found;
                }
            }
            if word == "as" {
                return likened(s, at);
            }
            // "an interpretation of the law like that of X"
            if word == "like" {
                let within =
                    voice::oblique(s, at, "of").into_iter().map(|w| voice::oblique(s, w, word));
                return within.flatten().collect();
            }
            match carrier(p, at).or_else(|| told_by(p, at)) {
                Some(verb) if word == "against" => {
                    let own = voice::oblique(s, verb, word);
                    if own.is_empty() { aimed_at(s, at, verb) } else { own }
                }
                Some(verb) if word != "of" => voice::oblique(s, verb, word),
                _ if word == "between" => reached_between(s, at),
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// Of whom a noun is said: "X, an ally of Y", "X is a branch of Y"; else the noun itself.
fn bearer_of_noun(s: &Sentence, at: Index) -> Index {
    match (s.rel(at), s.head(at)) {
        (Rel::Appos, Some(named)) => named,
        // "They are not partners but rivals"
        (Rel::Conj, Some(first)) if nominal(s.tag(first)) && !s.has(at, Rel::Nsubj) => {
            let bearer = bearer_of_noun(s, first);
            if bearer == first { at } else { bearer }
        }
        // "Once sworn enemies, Peru and Chile signed"
        _ if s.lower(at + 1) == "," && fronted(s, at).is_some() => fronted(s, at).unwrap_or(at),
        _ => s.children(at).find(|&c| s.rel(c) == Rel::Nsubj).unwrap_or(at),
    }
}

/// Those named behind what they are called at the head of a sentence.
fn fronted(s: &Sentence, at: Index) -> Option<Index> {
    let opens = !(0..at).any(|i| nominal(s.tag(i)) || s.tag(i) == Tag::Verb);
    let named =
        |c: &Index| *c > at + 1 && *c <= at + 5 && matches!(s.rel(*c), Rel::Appos | Rel::Nsubj);
    let below = s.children(at).find(named);
    let beside = || s.children(s.head(at)?).find(|c| named(c) && s.rel(*c) == Rel::Nsubj);
    below.or_else(beside).filter(|_| opens)
}

/// Names and nouns for people or bodies put before the noun: "Taliban attack", "US strikes".
fn modifier(p: Place, at: Index) -> Vec<Index> {
    let s = p.s;
    // "Rebel attack", "civilian deaths", but no minor stands behind "minor injuries".
    let victims = ["casualt", "death", "fatalit"].iter().any(|w| s.lower(at).starts_with(w));
    let acts = |c: Index| {
        let sort = p.lexicon.sort(s.lower(c)).filter(|x| x.acts());
        // "Poor weather", "dead wood", whatever the tagger makes of them.
        let adjective = s.tag(c) == Tag::Adj
            || matches!(s.lower(c), "poor" | "rich" | "dead" | "wounded" | "faithful" | "young");
        // "The South Side shootings": part of a name that nobody has tagged.
        let name = c > 0 && s.surface(c).starts_with(char::is_uppercase);
        let named = |x: Sort| name && matches!(x, Sort::Person | Sort::Group);
        sort.is_some_and(|x| !named(x) && (victims || x != Sort::Person || !adjective))
    };
    let fits = |&c: &Index| {
        matches!(s.rel(c), Rel::Compound | Rel::Amod | Rel::Nmod | Rel::NmodPoss)
            && c < at
            && s.lower(c + 1) != "-"
            && (c == 0 || s.lower(c - 1) != "-")
            && (s.words[c].entity.is_some() || acts(c))
            && s.words[c].number.is_none()
    };
    let mut found: Vec<Index> = s.children(at).filter(fits).collect();
    let more: Vec<Index> = found.iter().flat_map(|&c| s.conjuncts(c)).collect();
    found.extend(more);
    found.sort_unstable();
    found.dedup();
    found
}

/// The verb that carries the noun: "launched an attack", "an attack was launched", "engaged in
/// talks".
pub fn carrier(p: Place, noun: Index) -> Option<Index> {
    let s = p.s;
    let mut at = noun;
    while s.rel(at) == Rel::Conj {
        at = s.head(at)?;
    }
    let verb = s.head(at).filter(|&h| s.tag(h) == Tag::Verb)?;
    let ties = matches!(s.rel(at), Rel::Obj | Rel::NsubjPass | Rel::Obl | Rel::Xcomp);
    // "Suspended the talks after the attack": by whoever attacked.
    let circumstance = |c: Index| {
        matches!(
            s.lower(c),
            "after"
                | "following"
                | "before"
                | "during"
                | "since"
                | "amid"
                | "despite"
                | "until"
                | "over"
                | "about"
        )
    };
    // "Voiced support for Peru in its war": Peru's war, which no voice carries.
    let owned = s.has_case(at, "in") && s.has(at, Rel::NmodPoss);
    let ties = ties && !owned && !s.cases(at).any(circumstance);
    (ties && p.lexicon.light(s.lower(verb)).is_some()).then_some(verb)
}

/// The verb of "the attack that they launched on X": it carries the noun that it tells of.
fn told_by(p: Place, noun: Index) -> Option<Index> {
    let s = p.s;
    s.children(noun).find(|&v| {
        let made = matches!(s.rel(v), Rel::AclRelcl) && !voice::passive(s, v);
        let which = |w: Index| matches!(s.lower(w), "that" | "which" | "who");
        let own = s.child(v, Rel::Nsubj).is_some_and(|w| w > noun && w < v && !which(w));
        let other = s.child(v, Rel::Obj).is_some_and(|o| !which(o));
        made && own && !other && p.lexicon.light(s.lower(v)) == Some(false)
    })
}

fn light_subject(p: Place, noun: Index) -> Vec<Index> {
    let s = p.s;
    // "X is in contact with Y": the noun is what is said of X.
    let own = s.children(noun).find(|&c| matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass));
    if let Some(subject) = own.filter(|&w| !matches!(s.lower(w), "there" | "it" | "this" | "that"))
    {
        return s.conjuncts(subject);
    }
    if let Some(doers) = answerable(p, noun) {
        return doers;
    }
    // "The attack they launched", "a call he made"
    let clause = told_by(p, noun);
    if let Some(own) = clause.and_then(|v| s.child(v, Rel::Nsubj)).filter(|&w| w > noun) {
        return s.conjuncts(own);
    }
    // "Hanged three men as a warning to others": the hangmen's.
    if s.has_case(noun, "as")
        && let Some(verb) = std::iter::successors(s.head(noun), |&i| s.head(i))
            .take(3)
            .find(|&i| s.tag(i) == Tag::Verb)
    {
        // "Described Peru as a threat to the valley": Peru is the threat.
        let called = s.lower(noun).starts_with("threat") && s.has(verb, Rel::Obj);
        return if called { voice::objects(s, verb) } else { voice::subjects(s, verb) };
    }
    if let Some(verb) = carrier(p, noun) {
        if p.lexicon.light(s.lower(verb)) == Some(true) {
            return Vec::new();
        }
        return voice::subjects(s, verb).into_iter().filter(|&w| w != noun).collect();
    }
    agent_of_noun(p, noun)
}

/// X of "X were responsible for the attack", "X is blamed for a string of attacks", "the attack was
/// the work of X".
pub fn answerable(p: Place, noun: Index) -> Option<Vec<Index>> {
    let s = p.s;
    let many = |n: Index| {
        matches!(
            s.lower(n),
            "string" | "series" | "spate" | "wave" | "number" | "scores" | "dozens"
        )
    };
    let whole = s.head(noun).filter(|&h| many(h) && s.has_case(noun, "of"));
    let deed = whole.unwrap_or(noun);
    if let Some(who) = involved(s, deed) {
        return Some(who);
    }
    let head = s.head(deed)?;
    // "The pilot was blamed for the crash" is no killer's tale.
    let fights = |w: &Index| {
        let sort = p.lexicon.sort(s.lower(*w));
        // "Separatist groups"
        let armed = |c: Index| c < *w && matches!(p.lexicon.sort(s.lower(c)), Some(Sort::Armed));
        let band = || sort == Some(Sort::Group) && s.children(*w).any(armed);
        s.words[*w].entity.is_some() || matches!(sort, Some(Sort::Armed | Sort::Force)) || band()
    };
    let blamed = s.lower(head) == "blamed"
        && voice::passive(s, head)
        && !denied(s, head)
        && voice::surface_subject(s, head).is_some_and(|w| fights(&w));
    if (blamed || s.lower(head) == "responsible") && s.has_case(deed, "for") {
        return voice::surface_subject(s, head).map(|w| s.conjuncts(w));
    }
    let of = |c: &Index| *c > head && s.rel(*c) == Rel::Nmod && s.has_case(*c, "of");
    let work = s.lower(head) == "work" && s.rel(deed) == Rel::Nsubj;
    s.children(head).find(of).filter(|_| work).map(|w| s.conjuncts(w))
}

/// X of "accused X of involvement in the attack", "X is suspected of a role in the bombing", on whatever
/// the deed hangs.
fn involved(s: &Sentence, deed: Index) -> Option<Vec<Index>> {
    let takes = |i: &Index| {
        matches!(s.lower(*i), "involvement" | "role" | "part" | "hand" | "complicity")
            && s.lower(i + 1) == "in"
    };
    let part = (deed.saturating_sub(5)..deed).rfind(takes).filter(|&p| s.has_case(p, "of"))?;
    let blames = |i: &Index| {
        let stems = ["accus", "suspect", "convict", "guilt"];
        stems.iter().any(|x| s.lower(*i).starts_with(x))
    };
    let above = std::iter::successors(s.head(part), |&i| s.head(i)).take(2).find(blames)?;
    Some(voice::objects(s, above)).filter(|who| !denied(s, above) && !who.is_empty())
}

/// "Was not blamed", "denied that he was suspected", "rejected claims accusing it".
fn denied(s: &Sentence, verb: Index) -> bool {
    let no = |c: Index| {
        matches!(s.lower(c), "not" | "n't" | "never" | "wrongly" | "falsely" | "nobody" | "no")
    };
    let spares = |h: Index| {
        let stems = ["refus", "clear", "acquit", "den", "reject", "refut", "dismiss", "disput"];
        stems.iter().any(|stem| s.lower(h).starts_with(stem))
    };
    let said = |h: Index| {
        let stems = ["claim", "report", "alleg", "accus", "suggest", "charge", "idea", "view"];
        stems.iter().any(|stem| s.lower(h).starts_with(stem))
    };
    let above = s.head(verb).map(|h| if said(h) { s.head(h).unwrap_or(h) } else { h });
    s.children(verb).any(no) || above.is_some_and(spares)
}

/// X of "X suffered injuries".
fn undergoer(p: Place, noun: Index) -> Vec<Index> {
    let s = p.s;
    // "Three people had serious injuries"
    let has = |v: Index| {
        let hurt = ["injur", "wound"].iter().any(|w| s.lower(noun).starts_with(w));
        hurt && s.rel(noun) == Rel::Obj && matches!(s.lower(v), "had" | "have" | "has")
    };
    let verb = carrier(p, noun).filter(|&v| p.lexicon.light(s.lower(v)) == Some(true) || has(v));
    verb.map_or_else(Vec::new, |v| voice::subjects(p.s, v))
}

/// "The group wants a state governed under an interpretation of Islam": the group's. So is what it
/// preaches or follows.
pub fn holder(p: Place, creed: Index) -> Vec<Index> {
    let s = p.s;
    let acts = |w: &Index| {
        s.words[*w].entity.is_some() || p.lexicon.sort(s.lower(*w)).is_some_and(|x| x.acts())
    };
    let above = std::iter::successors(s.head(creed), |&i| s.head(i)).take(6);
    let verbs = above.filter(|&i| s.tag(i) == Tag::Verb);
    let mut subjects = verbs.map(|v| voice::subjects(s, v)).filter(|who| who.iter().any(acts));
    subjects.next().unwrap_or_default()
}

/// X of "an attack launched by X", "the attack was claimed by X".
fn agent_of_noun(p: Place, noun: Index) -> Vec<Index> {
    let s = p.s;
    let participle = s
        .children(noun)
        .filter(|&c| matches!(s.rel(c), Rel::Acl | Rel::AclRelcl) && voice::passive(s, c))
        .find_map(|c| voice::agent(s, c));
    let predicate = || {
        let verb = s.head(noun).filter(|_| s.rel(noun) == Rel::NsubjPass)?;
        voice::agent(s, verb)
    };
    // "The pact was approved by Congress": it is not Congress's.
    let makes = |a: &Index| s.head(*a).is_none_or(|v| !p.lexicon.lists("judging", s.lower(v)));
    let agent = participle.or_else(predicate).filter(makes);
    agent.map_or_else(Vec::new, |a| s.conjuncts(a))
}

fn adj_slot(p: Place, at: Index, slot: &Slot) -> Vec<Index> {
    let s = p.s;
    match slot {
        Slot::Own if find::elliptic(s, at) => find::counted_before(s, at).into_iter().collect(),
        Slot::Own => said_of(p, at),
        Slot::Modified => {
            let mut up = s.head(at);
            while let Some(noun) = up {
                if nominal(s.tag(noun)) && noun > at {
                    return s.conjuncts(noun);
                }
                up = s.head(noun);
            }
            Vec::new()
        }
        Slot::Said => sayer(s, at),
        Slot::Prefix => {
            let joined = at.checked_sub(2).filter(|_| s.lower(at - 1) == "-");
            joined.map_or_else(Vec::new, |w| vec![w])
        }
        Slot::Prep(word) => voice::oblique(s, at, word),
        Slot::Subj => said_of(p, at),
        _ => Vec::new(),
    }
}

/// What an adjective is said of: "X is dead", "left X dead", "dead X", "X, wounded in".
fn said_of(p: Place, at: Index) -> Vec<Index> {
    let s = p.s;
    let own = s.children(at).find(|&c| matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass));
    if let Some(subject) = own {
        return s.conjuncts(subject);
    }
    match (s.rel(at), s.head(at)) {
        (Rel::Amod | Rel::Acl, Some(noun)) => vec![noun],
        (Rel::AclRelcl, Some(noun)) => vec![noun],
        (Rel::Xcomp, Some(verb)) => {
            let object = voice::objects(s, verb);
            let seen: Vec<_> = object.into_iter().filter(|&o| o != at).collect();
            if seen.is_empty() {
                voice::surface_subject(s, verb).into_iter().collect()
            } else {
                seen
            }
        }
        (Rel::Conj, Some(first)) => {
            if s.tag(first) == Tag::Verb || s.tag(first) == Tag::Adj {
                said_of(p, first)
            } else {
                Vec::new()
            }
        }
        _ => Vec::new(),
    }
}

/// The subject of the verb of speech that governs a clause.
fn sayer(s: &Sentence, verb: Index) -> Vec<Index> {
    let says = s.head(verb).filter(|&h| {
        s.rel(verb) == Rel::Ccomp
            && [
                "say", "said", "insist", "announc", "warn", "declar", "stress", "add", "told",
                "argu",
            ]
            .iter()
            .any(|w| s.lower(h).starts_with(w))
    });
    says.map_or_else(Vec::new, |h| voice::subjects(s, h))
}

fn adverb_slot(p: Place, at: Index, words: &[Index], slot: &Slot) -> Vec<Index> {
    let verb = p.s.clause_of(at);
    match slot {
        Slot::Said => sayer(p.s, verb),
        Slot::Subj => {
            // "Peru launched attacks made in support of Chile": Peru's.
            let told = p.s.head(verb).filter(|_| p.s.rel(verb) == Rel::Acl);
            let made = told.and_then(|noun| carrier(p, noun));
            voice::subjects(p.s, made.unwrap_or(verb))
        }
        Slot::Obj => voice::objects(p.s, verb),
        Slot::Prep(word) => {
            // "in support of the army"
            let own = words.iter().rev().map(|&w| voice::oblique(p.s, w, word));
            own.into_iter()
                .find(|found| !found.is_empty())
                .unwrap_or_else(|| voice::oblique(p.s, verb, word))
        }
        _ => Vec::new(),
    }
}
