//! Whose doing a clause without a subject of its own is: his who is pressed to act, who says more, who
//! acted while, after or by doing something else.

use crate::roles::voice;
use crate::tree::grammar::{Rel, Tag, Xpos, nominal};
use crate::tree::sentence::{Index, Sentence};

/// "It is willing to help": the body spoken of, though a parser sees an "it" that means nobody.
pub fn disposed(s: &Sentence, it: Index, adjective: Index) -> bool {
    s.rel(it) == Rel::Expl
        && s.lower(it) == "it"
        && matches!(
            s.lower(adjective),
            "willing"
                | "unwilling"
                | "ready"
                | "able"
                | "unable"
                | "prepared"
                | "keen"
                | "eager"
                | "reluctant"
                | "determined"
        )
}

/// X of "pressed X to arrest or expel", where a parser sees a purpose of the one who presses.
pub fn made_to(s: &Sentence, verb: Index, governor: Index) -> Option<Index> {
    const MAKERS: [&str; 22] = [
        "press", "push", "urg", "ask", "order", "forc", "persuad", "convinc", "compel", "encourag",
        "requir", "instruct", "allow", "want", "pressur", "invit", "prompt", "led", "caus", "spur",
        "oblig", "induc",
    ];
    const MOVERS: [&str; 10] = [
        "extradit", "transfer", "deport", "return", "bring", "brought", "send", "sent", "hand",
        "flew",
    ];
    let governs = |stems: &[&str]| stems.iter().any(|stem| s.lower(governor).starts_with(stem));
    // "Extradited him to Peru to face charges"
    let tried = || matches!(s.lower(verb), "face" | "stand" | "serve" | "answer" | "testify");
    let makes = governs(&MAKERS) || governs(&MOVERS) && tried();
    if !makes || !voice::infinitive(s, verb) || voice::passive(s, governor) {
        return None;
    }
    let whom = |&c: &Index| matches!(s.rel(c), Rel::Obj | Rel::Iobj) && c > governor && c < verb;
    s.children(governor).find(whom)
}

/// X of "backed X in its fight", "support for X in defeating the rebels", "stood by X as it fought":
/// whose the fight is.
pub fn helped(s: &Sentence, fight: Index) -> Option<Index> {
    const HELPS: [&str; 11] = [
        "support", "back", "help", "aid", "assist", "stand", "stood", "arm", "fund", "train",
        "equip",
    ];
    // "In its drive to crush the rebels": whose the drive is.
    let aim = || {
        let drive = fight.checked_sub(2).filter(|_| voice::infinitive(s, fight))?;
        (nominal(s.tag(drive)) && s.has(drive, Rel::NmodPoss)).then_some(drive)
    };
    let fight = if s.has_case(fight, "in") { fight } else { aim()? };
    if !s.has_case(fight, "in") {
        return None;
    }
    let helps = |v: Index| HELPS.iter().any(|stem| s.lower(v).starts_with(stem));
    let above = s.head(fight)?;
    // Of the verb's object and of those behind a preposition, the nearest before the fight.
    let whom = |v: Index| {
        s.children(v)
            .filter(|&c| v < c && c < fight && !s.words[c].dated && nominal(s.tag(c)))
            .filter(|&c| {
                let beside = ["for", "of", "by", "with", "to"].iter().any(|p| s.has_case(c, p));
                matches!(s.rel(c), Rel::Obj | Rel::Iobj) || beside
            })
            .max()
    };
    let found = if helps(above) && !voice::passive(s, above) { whom(above) } else { None };
    // Hung on those helped, or on the help, or on the verb that carries the help.
    found
        .or_else(|| {
            let up = s.head(above).filter(|&h| helps(h) && above < fight)?;
            (nominal(s.tag(above)) && up < above).then_some(above)
        })
        .or_else(|| {
            let help = s.child(above, Rel::Obj).filter(|&o| helps(o) && o < fight)?;
            whom(help)
        })
}

/// Whose effort an infinitive tells the aim of, where a parser sees a purpose of the verb before:
/// "welcomed Peru's efforts to crush the rebels".
pub fn effort_of(s: &Sentence, verb: Index) -> Option<Index> {
    const EFFORTS: [&str; 10] = [
        "effort",
        "attempt",
        "bid",
        "drive",
        "campaign",
        "push",
        "operation",
        "struggle",
        "fight",
        "plan",
    ];
    let noun = verb.checked_sub(2).filter(|_| voice::infinitive(s, verb))?;
    let effort = EFFORTS.contains(&s.lower(noun).trim_end_matches('s')) && s.rel(noun) == Rel::Obj;
    let named = |&c: &Index| {
        c < noun && matches!(s.rel(c), Rel::Compound | Rel::Amod) && s.words[c].entity.is_some()
    };
    let owner = || s.child(noun, Rel::NmodPoss).or_else(|| s.children(noun).find(named));
    effort.then(owner)?
}

/// "Peru said the poet was dead, and accused Chile": of the two verbs before, the one that says.
pub fn says_more(s: &Sentence, verb: Index, told: Index) -> Option<Index> {
    let starts = |i: Index, stems: &[&str]| stems.iter().any(|x| s.lower(i).starts_with(x));
    let clause = |i: &Index| matches!(s.rel(*i), Rel::Ccomp | Rel::Xcomp);
    let up =
        std::iter::successors(Some(told), |i| s.head(*i).filter(|_| clause(i))).take(4).last()?;
    let says = Some(up).filter(|&u| u != told && s.tag(verb) == Tag::Verb)?;
    let reports = starts(says, &["say", "said", "report", "announc", "claim", "told", "not"]);
    let more = [
        "accus", "urg", "call", "condemn", "demand", "blam", "critici", "den", "add", "warn",
        "insist", "ask", "vow", "promis", "pledg", "prais", "express", "reject", "offer",
    ];
    let comma = (told + 1..verb).rev().find(|&i| matches!(s.lower(i), "and" | "but"))?;
    (reports && starts(verb, &more) && comma > 0 && s.lower(comma - 1) == ",").then_some(says)
}

/// The woman of "arrested a woman on suspicion of killing two": whom the verb above is done to.
pub fn blamed(s: &Sentence, verb: Index, noun: Index) -> Option<Index> {
    let above = clause_beside(s, verb, noun)
        .filter(|&above| blames(s, noun) && !voice::passive(s, above))?;
    s.children(above).find(|&c| s.rel(c) == Rel::Obj && c != noun && c < verb)
}

fn blames(s: &Sentence, noun: Index) -> bool {
    matches!(
        s.lower(noun),
        "suspicion" | "charge" | "charges" | "allegations" | "accusations" | "counts"
    )
}

/// The clause whose subject a clause hung on a noun has: "faces a trial after running", "arrested on
/// suspicion of plotting", "faces charges of aiding".
pub fn clause_beside(s: &Sentence, verb: Index, noun: Index) -> Option<Index> {
    if s.words[verb].xpos != Xpos::Vbg {
        return None;
    }
    let leads = |c: Index| {
        matches!(s.rel(c), Rel::Mark | Rel::Case)
            && matches!(
                s.lower(c),
                "while" | "after" | "before" | "when" | "since" | "by" | "without" | "despite"
            )
    };
    let apart = s.children(verb).any(|c| c < verb && leads(c));
    if !apart && !blames(s, noun) {
        return None;
    }
    let above = std::iter::successors(s.head(noun), |&i| s.head(i)).take(3);
    above.into_iter().find(|&i| s.tag(i) == Tag::Verb)
}

/// The verb that a clause without a subject goes on from, within what somebody says: "hit" of "said the
/// storm hit two towns, but hurt nobody".
pub fn goes_on(s: &Sentence, at: Index) -> Option<Index> {
    let verb = s.clause_of(at);
    let own = s.has(verb, Rel::Nsubj) || s.has(verb, Rel::NsubjPass);
    let first = s.head(verb).filter(|_| s.rel(verb) == Rel::Conj && !own)?;
    if let Some(told) = voice::told(s, verb, first) {
        return Some(told);
    }
    let told = s.rel(first) == Rel::Ccomp && s.tag(first) == Tag::Verb && s.tag(verb) == Tag::Verb;
    (told && says_more(s, verb, first).is_none()).then_some(first)
}
