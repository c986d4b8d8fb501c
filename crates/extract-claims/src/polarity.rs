//! Asserted, negated or hypothetical; certain, probable, possible or unlikely: what the words
//! around a cue and above it in the tree do to it (after FactBank).

use crate::grammar::{Rel, Tag, nominal};
use crate::lexicon::{Lexicon, Modality};
use crate::sentence::{Index, Sentence};
use crate::voice::infinitive;

/// How a claim stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stance {
    negated: bool,
    hypothetical: bool,
    /// 0 certain, 1 probable, 2 possible, 3 unlikely.
    doubt: u8,
}

impl Stance {
    /// As the record says it.
    pub fn polarity(self) -> &'static str {
        if self.hypothetical {
            "hypothetical"
        } else if self.negated {
            "negated"
        } else {
            "asserted"
        }
    }

    /// As the record says it.
    pub fn certainty(self) -> &'static str {
        ["certain", "probable", "possible", "unlikely"][usize::from(self.doubt.min(3))]
    }

    fn add(&mut self, m: &Modality) {
        match m.polarity.as_str() {
            "negated" => self.negated = !self.negated,
            "hypothetical" => self.hypothetical = true,
            _ => {}
        }
        let doubt = match m.certainty.as_str() {
            "probable" => 1,
            "possible" => 2,
            "unlikely" => 3,
            _ => 0,
        };
        self.doubt = self.doubt.max(doubt);
    }

    /// The cue's own words deny it.
    pub fn negate(&mut self) {
        self.negated = true;
    }
}

/// How far up the tree words still bear on the cue.
const UP: usize = 8;

/// The stance of a cue. `done` is for predicates that are acts of speech: "to demand jobs" is
/// a demand made, whereas "to attack" is no attack yet.
pub fn stance(s: &Sentence, lexicon: &Lexicon, cue: Index, done: bool) -> Stance {
    let mut stance = Stance::default();
    if s.words
        .last()
        .is_some_and(|_| s.lower(s.len() - 1) == "?" || s.lower(s.len().saturating_sub(2)) == "?")
    {
        stance.hypothetical = true;
        stance.doubt = 2;
    }
    let mut at = cue;
    for step in 0..UP {
        let negated = stance.negated;
        beside(s, lexicon, at, cue, &mut stance);
        if at_other_times(s, at) {
            stance.negated = negated;
        }
        let Some(head) = s.head(at) else { break };
        if !passes(s, at) || known(s, at) {
            break;
        }
        above(s, lexicon, at, head, done, &mut stance);
        at = head;
        if step > 0 && s.rel(at) == Rel::Conj && s.tag(at) == Tag::Verb {
            // A negation or modal of the first conjunct does not reach the second clause.
            if s.children(at).any(|c| s.rel(c) == Rel::Nsubj) {
                break;
            }
        }
    }
    stance
}

/// "When they were not shelling the town, they starved it": they did shell it, at other times.
fn at_other_times(s: &Sentence, at: Index) -> bool {
    // Not by the tree, which often hangs the word elsewhere.
    let mut before = (0..at).rev().take(8).map(|i| s.lower(i)).take_while(|word| *word != ",");
    s.tag(at) == Tag::Verb && before.any(|word| matches!(word, "when" | "whenever"))
}

/// "The rift can be healed", "in connection with the death of": what has "the" before it is there,
/// whatever may come of it.
fn known(s: &Sentence, at: Index) -> bool {
    let told = matches!(s.rel(at), Rel::Nsubj | Rel::NsubjPass | Rel::Nmod);
    told && nominal(s.tag(at))
        && s.children(at).any(|c| {
            s.rel(c) == Rel::Det
                && matches!(s.lower(c), "the" | "this" | "that" | "these" | "those")
        })
}

/// May words above this relation bear on what is below it? What is told as the time or reason of
/// something wanted or planned has happened: "want answers after a boy was shot".
fn passes(s: &Sentence, at: Index) -> bool {
    let clause = matches!(s.rel(at), Rel::Ccomp | Rel::Advcl | Rel::Acl | Rel::Xcomp | Rel::Obl);
    if clause && s.tag(at) == Tag::Verb {
        // "nobody knows who attacked them", "did not say why they fled": it was done.
        let asked = s
            .children(at)
            .any(|c| c < at && matches!(s.lower(c), "why" | "how" | "who" | "when" | "where"));
        if asked {
            return false;
        }
        let first = s.reach(at, |_| false).start;
        if first < at
            && matches!(
                s.lower(first),
                "after" | "when" | "because" | "since" | "while" | "although" | "though"
            )
        {
            return false;
        }
    }
    match s.rel(at) {
        Rel::AclRelcl | Rel::Parataxis => false,
        Rel::Advcl => infinitive(s, at) || s.has(at, Rel::Mark),
        Rel::Conj => !s.children(at).any(|c| matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass)),
        Rel::Appos => false,
        _ => true,
    }
}

/// Modals, negations and hedges that hang on a word.
fn beside(s: &Sentence, lexicon: &Lexicon, at: Index, cue: Index, stance: &mut Stance) {
    for child in s.children(at) {
        let form = s.lower(child);
        match s.rel(child) {
            Rel::Aux => {
                if let Some(m) = lexicon.modality("modal", form) {
                    stance.add(m);
                }
            }
            Rel::Advmod | Rel::Det | Rel::Amod | Rel::Cc | Rel::Case | Rel::Mark | Rel::Dep => {
                let bears = at == cue || s.tag(at) == Tag::Verb || s.rel(child) == Rel::Amod;
                if bears && let Some(m) = lexicon.modality("modifier", form) {
                    stance.add(m);
                }
                if s.rel(child) == Rel::Mark
                    && let Some(m) = lexicon.modality("condition", form)
                {
                    stance.add(m);
                }
            }
            // "No one claimed", "no civilians were killed", "denied any role".
            Rel::Nsubj | Rel::NsubjPass | Rel::Obj if s.tag(at) == Tag::Verb => {
                let no = |w: Index| {
                    matches!(s.lower(w), "no" | "none" | "nobody" | "neither" | "nothing")
                };
                if no(child) || s.children(child).any(|c| s.rel(c) == Rel::Det && no(c)) {
                    stance.negated = true;
                }
            }
            _ => {}
        }
    }
}

/// What the governing verb or noun does to what it governs.
fn above(s: &Sentence, lexicon: &Lexicon, at: Index, head: Index, done: bool, stance: &mut Stance) {
    let form = s.lower(head);
    // "arrived to find six people hurt": they found them.
    let came_upon = matches!(s.lower(at), "find" | "discover" | "learn");
    let purpose = matches!(s.rel(at), Rel::Advcl | Rel::Acl) && infinitive(s, at) && !came_upon;
    let governed = matches!(
        s.rel(at),
        Rel::Xcomp
            | Rel::Ccomp
            | Rel::Acl
            | Rel::Obj
            | Rel::Nmod
            | Rel::Obl
            | Rel::Csubj
            | Rel::Compound
    ) || (s.rel(at) == Rel::Nsubj && s.tag(head) == Tag::Adj)
        // "declined to meet", whatever the tree says
        || (purpose && lexicon.modality("over", form).is_some_and(negates));
    if governed && let Some(m) = lexicon.modality("over", form) {
        let noun_of_noun = matches!(s.rel(at), Rel::Nmod | Rel::Obl | Rel::Obj | Rel::Compound);
        // "plan the attack", "call for talks", "threat of war"; but "help the victims of the
        // attack" and "demand a ban" leave what they are about as it was.
        let weak = noun_of_noun && !(nominal(s.tag(head)) || negates(m) || foretells(form));
        let weak = weak && !(s.rel(at) == Rel::Obl && s.has_case(at, "for"));
        // "planned to" of speech acts is still no speech; "agreed to" is.
        if !weak {
            stance.add(m);
        }
    } else if s.rel(at) == Rel::Nmod && s.children(head).any(|c| s.lower(c) == "no") {
        stance.negated = true; // "no reports of injuries"
    } else if purpose && !done {
        stance.hypothetical = true;
        stance.doubt = stance.doubt.max(2);
    }
}

/// "Plan the attack", "predict a war": what is meant is still to come.
fn foretells(verb: &str) -> bool {
    ["plan", "predict", "forecast", "foresee", "anticipat"].iter().any(|v| verb.starts_with(v))
}

fn negates(m: &Modality) -> bool {
    m.polarity == "negated"
}
