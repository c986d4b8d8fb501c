//! Asserted, negated or hypothetical; certain, probable, possible or unlikely: what the words
//! around a cue and above it in the tree do to it (after FactBank).

use crate::context::counterfactual::{foregone, unreal};
use crate::roles::control;
use crate::roles::voice::infinitive;
use crate::tables::lexicon::{Lexicon, Modality};
use crate::tree::grammar::{Rel, Tag, Xpos, nominal};
use crate::tree::sentence::{Index, Sentence};

/// How a claim stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stance {
    negated: bool,
    hypothetical: bool,
    /// 0 certain, 1 probable, 2 possible, 3 unlikely.
    doubt: u8,
    /// Is it only who did it that is denied: "took no part in the attack"?
    doer_alone: bool,
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

    /// Nobody says that it is so.
    pub fn suppose(&mut self) {
        self.hypothetical = true;
        self.doubt = self.doubt.max(2);
    }

    /// Is it told as so, or denied of its doer alone?
    pub fn has_happened(self) -> bool {
        !self.hypothetical && (!self.negated || self.doer_alone)
    }

    /// Nobody is said to have done it: what was denied of the doer alone is so.
    pub fn without_doer(&mut self) {
        self.negated &= !self.doer_alone;
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
        stance.suppose();
    }
    let mut at = cue;
    let mut out_of_reach = false;
    for step in 0..UP {
        let negated = stance.negated;
        beside(s, lexicon, at, cue, &mut stance);
        if !done && ordered(s, lexicon, at) {
            stance.suppose();
        }
        if out_of_reach || at_other_times(s, at) {
            stance.negated = negated;
        }
        let Some(head) = s.head(at) else { break };
        // "Will honor slain officer Bo Lee": he is dead, whatever is planned.
        let named = |i: Index| s.words.get(i).is_some_and(|w| w.entity.is_some());
        let told = |noun: Index| named(noun) || named(noun + 1) || definite(s, noun);
        if at == cue && s.rel(at) == Rel::Amod && told(head) {
            break;
        }
        if !passes(s, lexicon, at) || known(s, at) || at == cue && goes_on(s, lexicon, at, head) {
            break;
        }
        out_of_reach |= stands_by_itself(s, lexicon, at, head);
        let in_it = matches!(s.rel(at), Rel::Nmod | Rel::Obl) && nominal(s.tag(at));
        stance.doer_alone |= in_it && !stance.negated && definite(s, at);
        if let Some(owner) = owned_up_to(s, head) {
            // Only who did it is denied by "no group has claimed responsibility".
            stance.doer_alone |= !owner && !stance.negated;
            stance.negated ^= !owner;
            break;
        }
        let negated = stance.negated;
        above(s, lexicon, at, head, done, &mut stance);
        if out_of_reach {
            stance.negated = negated;
        }
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
/// Only of what goes on, in a clause put first: "shocked when they did not attack" denies it.
fn at_other_times(s: &Sentence, at: Index) -> bool {
    // Not by the tree, which often hangs the word elsewhere.
    let mut before = (0..at).rev().take(8).take_while(|&i| s.lower(i) != ",");
    let when = before.find(|&i| matches!(s.lower(i), "when" | "whenever"));
    let first = |w: Index| !(0..w).rev().take_while(|&i| s.lower(i) != ",").any(|i| s.heavy(i));
    let closed = || (at + 1..s.len()).take(16).any(|i| s.lower(i) == ",");
    s.lower(at).ends_with("ing") && when.is_some_and(first) && closed()
}

/// "The rift can be healed", "in connection with the death of": what has "the" before it is there,
/// whatever may come of it.
fn known(s: &Sentence, at: Index) -> bool {
    let told = matches!(s.rel(at), Rel::Nsubj | Rel::NsubjPass | Rel::Nmod)
        || s.rel(at) == Rel::Obl && (s.has_case(at, "over") || s.has_case(at, "about"));
    // "To stand trial for double murder": in a court's words, a murder needs no article.
    let courts = |h: Index| {
        matches!(s.lower(h), "trial" | "charged" | "convicted" | "sentenced" | "indicted")
    };
    let tried = tried_for(s, at);
    let named = (told || tried) && definite(s, at);
    let in_court = || tried && s.head(at).is_some_and(courts);
    nominal(s.tag(at)) && (named || in_court() || looked_into(s, at))
}

/// "If they are brought to trial for the murder of": there was a murder.
fn tried_for(s: &Sentence, at: Index) -> bool {
    const STEMS: [&str; 10] = [
        "brought", "trial", "tried", "try", "prosecut", "indict", "convict", "punish", "jail",
        "apolog",
    ];
    let hangs = matches!(s.rel(at), Rel::Obl | Rel::Nmod);
    let oblique = |case| s.head(at).filter(|_| hangs && s.has_case(at, case));
    let tried = |h: Index| STEMS.iter().any(|w| s.lower(h).starts_with(w));
    // "A hearing is set for two men charged in the deaths of"
    let held = |h: Index| {
        matches!(
            s.lower(h),
            "charged" | "convicted" | "sentenced" | "indicted" | "involved" | "implicated"
        )
    };
    let alleged = |c: Index| matches!(s.lower(c), "alleged" | "supposed" | "attempted" | "planned");
    !s.children(at).any(alleged)
        && (oblique("for").is_some_and(tried) || oblique("in").is_some_and(held))
}

/// "An inquiry into the killing of", "urged them to investigate the murder", "met to discuss the
/// deaths": what is looked into or mourned has happened.
fn looked_into(s: &Sentence, at: Index) -> bool {
    let Some(head) = s.head(at) else { return false };
    let begins = |stems: &[&str]| stems.iter().any(|w| s.lower(head).starts_with(w));
    match s.rel(at) {
        Rel::Obj if begins(&["investigat", "mourn", "solv", "aveng", "commemorat"]) => true,
        Rel::Obj => {
            definite(s, at) && begins(&["discuss", "condemn", "denounc", "protest", "prob"])
        }
        Rel::Nmod | Rel::Obl => s.cases(at).any(|into| {
            let inquiry = ["inquir", "investigat", "prob", "inquest", "hearing"];
            let noun = into.checked_sub(1).map_or("", |b| s.lower(b));
            s.lower(into) == "into" && inquiry.iter().any(|w| noun.starts_with(w))
        }),
        _ => false,
    }
}

/// "A reward for information leading to the arrest of": nobody is arrested yet.
fn sought(s: &Sentence, at: Index) -> bool {
    let leads = s.head(at).filter(|&h| s.has_case(at, "to") && s.lower(h).starts_with("lead"));
    let what = leads.and_then(|h| s.head(h)).map_or("", |w| s.lower(w));
    matches!(what, "information" | "tips" | "tip" | "clues" | "evidence" | "details")
}

/// "Hopes to end its war with Peru", "protested the offensive": what goes on is there, whatever is
/// to be done about it; and a request that is turned down was made.
fn goes_on(s: &Sentence, lexicon: &Lexicon, at: Index, head: Index) -> bool {
    if s.rel(at) != Rel::Obj || !nominal(s.tag(at)) {
        return false;
    }
    let given = definite(s, at)
        || s.children(at).any(|c| match s.rel(c) {
            Rel::NmodPoss | Rel::AclRelcl => true,
            Rel::Amod | Rel::Compound => s.words[c].entity.is_some(),
            _ => false,
        });
    let listed = |kind, i: Index| lexicon.modality(kind, s.lower(i)).is_some();
    let refused = || lexicon.modality("over", s.lower(head)).is_some_and(negates);
    given && listed("ongoing", at) && listed("presupposes", head)
        || lexicon.lists("asking", s.lower(at)) && (refused() || listed("presupposes", head))
}

fn definite(s: &Sentence, noun: Index) -> bool {
    s.children(noun).any(|c| {
        s.rel(c) == Rel::Det && matches!(s.lower(c), "the" | "this" | "that" | "these" | "those")
    })
}

/// Is what the word tells there whether or not what governs it is? A denial denies a verb and its
/// complement: "police named no suspect in the shooting", "no charges were filed after he shot
/// himself" and "did not regret that they attacked" tell of a shooting and an attack.
fn stands_by_itself(s: &Sentence, lexicon: &Lexicon, at: Index, head: Index) -> bool {
    let listed = |kind, i: Index| lexicon.modality(kind, s.lower(i)).is_some();
    let apart = |kind| s.children(at).any(|c| c < at && leads(s.rel(c)) && listed(kind, c));
    if s.tag(at) == Tag::Verb {
        let told = s.rel(at) == Rel::Acl && !infinitive(s, at) && !s.has(at, Rel::Mark);
        let none = || s.children(head).any(|c| s.lower(c) == "no");
        // "Was not named and was shot": a verb with a "was" of its own is no part of what is denied.
        let helps = |c: Index| matches!(s.rel(c), Rel::Aux | Rel::AuxPass | Rel::Cop);
        let own =
            |c: Index| helps(c) && matches!(s.lower(c), "was" | "were" | "is" | "are" | "has");
        return apart("aside")
            || s.rel(at) == Rel::Conj && s.children(at).any(own)
            || (told && nominal(s.tag(head)) && !none())
            || (s.rel(at) == Rel::Ccomp && listed("factive", head));
    }
    if !nominal(s.tag(at)) || !matches!(s.rel(at), Rel::Nmod | Rel::Obl | Rel::Obj) {
        return false;
    }
    let adjunct = s.rel(at) == Rel::Nmod || apart("circumstance");
    let light = || s.tag(head) == Tag::Verb && lexicon.light(s.lower(head)).is_some();
    let carried = carries(s, lexicon, head) || listed("over", head) || (!adjunct && light());
    !carried && (definite(s, at) || (s.rel(at) != Rel::Obj && adjunct))
}

/// "Reports of", "a series of", "involved in", "took part in": what denies the one denies the other.
fn carries(s: &Sentence, lexicon: &Lexicon, head: Index) -> bool {
    let listed = |i: Index| lexicon.modality("carrier", s.lower(i)).is_some();
    listed(head) || s.child(head, Rel::Obj).is_some_and(listed)
}

/// May a word that hangs by this relation lead a clause or phrase?
fn leads(rel: Rel) -> bool {
    matches!(rel, Rel::Case | Rel::Mark | Rel::Advmod)
}

/// What is told or asked not to be done is still to come: "don't shoot", "begged them not to
/// shoot"; but "chose not to shoot".
fn ordered(s: &Sentence, lexicon: &Lexicon, at: Index) -> bool {
    let not = |c: Index| matches!(s.lower(c), "not" | "n't" | "never");
    if s.tag(at) != Tag::Verb || !s.children(at).any(|c| c < at && not(c)) {
        return false;
    }
    let governor = s.head(at).filter(|_| s.rel(at) != Rel::Root);
    if infinitive(s, at) {
        return governor.is_none_or(|h| lexicon.modality("choice", s.lower(h)).is_none());
    }
    let subject = |i: Index| s.has(i, Rel::Nsubj) || s.has(i, Rel::NsubjPass);
    let shared = s.rel(at) == Rel::Conj && governor.is_some_and(subject);
    let bare = |c: Index| s.rel(c) == Rel::Aux && s.lower(c) == "do";
    s.children(at).any(bare) && !subject(at) && !shared && s.rel(at) != Rel::AclRelcl
}

/// The predicate of the clause under "whether" that a word stands in, however deep.
pub fn in_question(s: &Sentence, word: Index) -> Option<Index> {
    let mut at = word;
    for _ in 0..UP {
        let asks = |c: Index| match s.lower(c) {
            "whether" => true,
            "if" => s.rel(at) == Rel::Ccomp,
            _ => false,
        };
        if s.children(at).any(|c| s.rel(c) == Rel::Mark && asks(c)) {
            return Some(at);
        }
        at = s.head(at)?;
    }
    None
}

/// May words above this relation bear on what is below it? What is told as the time or reason of
/// something wanted or planned has happened: "want answers after a boy was shot".
fn passes(s: &Sentence, lexicon: &Lexicon, at: Index) -> bool {
    let clause = matches!(s.rel(at), Rel::Ccomp | Rel::Advcl | Rel::Acl | Rel::Xcomp | Rel::Obl);
    if clause && s.tag(at) == Tag::Verb {
        if s.head(at).is_some_and(|used| served_to(s, lexicon, at, used)) {
            return false;
        }
        // "nobody knows who attacked them", "did not say why they fled": it was done.
        let asked = s
            .children(at)
            .any(|c| c < at && matches!(s.lower(c), "why" | "how" | "who" | "when" | "where"));
        let first = s.reach(at, |_| false).start;
        // "did not say how many were killed"
        let counted = matches!(s.lower(first), "how" | "whose" | "which" | "what");
        if asked || counted {
            return false;
        }
        // "Planned a raid before being arrested": they were.
        if s.lower(first) == "before" && s.lower(first + 1) == "being" {
            return false;
        }
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
        Rel::Conj => {
            // "Says it will not leave, and urged Peru to wait": he did urge it.
            let apart = s.head(at).is_some_and(|h| control::says_more(s, at, h).is_some());
            // "Not partners but rivals": rivals they are.
            let not = |c: Index| s.lower(c) == "not";
            let but = |c: Index| s.rel(c) == Rel::Cc && s.lower(c) == "but";
            let other =
                s.children(at).any(but) && s.head(at).is_some_and(|h| s.children(h).any(not));
            !apart
                && !other
                && !s.children(at).any(|c| matches!(s.rel(c), Rel::Nsubj | Rel::NsubjPass))
        }
        Rel::Appos => false,
        _ => true,
    }
}

/// "The gun used to kill him": it was done. What "is used to kill", who "used to kill", and weapons "used
/// to kill rebels" tell of no deed.
fn served_to(s: &Sentence, lexicon: &Lexicon, at: Index, used: Index) -> bool {
    // One weapon and one who is told by name, by "the", or as a headline does: "gun used to kill nurse".
    let arms = |w: Index| lexicon.lists("arms", s.lower(w));
    let weapon = s.head(used).is_some_and(arms) || used.checked_sub(1).is_some_and(arms);
    let loose = |o: Index| s.children(o).any(|c| matches!(s.lower(c), "a" | "an" | "any"));
    let one =
        |o: Index| matches!(s.words[o].xpos, Xpos::Nn | Xpos::Nnp) || s.lower(o).ends_with("-old");
    let single = |o: Index| one(o) && !loose(o);
    let them = |o: Index| matches!(s.lower(o), "him" | "her" | "them");
    let whom = s.child(at, Rel::Obj);
    let told = whom.is_some_and(|o| single(o) || definite(s, o) || them(o));

    let participle = s.lower(used) == "used" && s.words[used].xpos == Xpos::Vbn;
    let now = |c: Index| matches!(s.lower(c), "is" | "are" | "be" | "being" | "can" | "could");
    let helped = |c: Index| matches!(s.rel(c), Rel::Aux | Rel::AuxPass | Rel::Mark) && now(c);
    let harms = matches!(s.lower(at), "kill" | "shoot" | "murder" | "stab" | "wound" | "injure");
    participle
        && harms
        && weapon
        && told
        && infinitive(s, at)
        && !s.has(used, Rel::Nsubj)
        && !s.children(used).any(helped)
}

/// Modals, negations and hedges that hang on a word.
fn beside(s: &Sentence, lexicon: &Lexicon, at: Index, cue: Index, stance: &mut Stance) {
    // "Rather than run they stayed and were killed": though a parser hangs all that on the running.
    let avoided = (at == cue || s.tag(cue) != Tag::Verb) && foregone(s, at);
    if to_come(s, at) || awaited(s, at) || unreal(s, at) || avoided {
        stance.hypothetical = true;
        stance.doubt = stance.doubt.max(1);
    }
    for child in s.children(at) {
        let form = s.lower(child);
        // "Not only attacked it but burnt it": both were done. "But not before three were killed."
        let aside = ["only", "just", "merely", "simply"].contains(&s.lower(child + 1));
        let opens = child.checked_sub(1).is_none_or(|b| matches!(s.lower(b), "but" | "," | "and"));
        let later = opens && matches!(s.lower(child + 1), "before" | "long");
        if form == "not" && (aside || later) {
            continue;
        }
        match s.rel(child) {
            Rel::Aux => {
                // "They could see that he was dead": they did see it.
                let sees = form == "could" && matches!(s.lower(at), "see" | "hear" | "smell");
                if let Some(m) = lexicon.modality("modal", form).filter(|_| !sees) {
                    stance.add(m);
                }
            }
            Rel::Advmod | Rel::Det | Rel::Amod | Rel::Cc | Rel::Case | Rel::Mark | Rel::Dep => {
                if form == "longer" && child > 0 && s.lower(child - 1) == "no" {
                    stance.negated = true;
                }
                // "It is not true that they attacked"
                let truth =
                    matches!(s.lower(at), "true" | "correct" | "case" | "accurate" | "responsible");
                let bears =
                    at == cue || s.tag(at) == Tag::Verb || s.rel(child) == Rel::Amod || truth;
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

/// "The envoys are to meet", "the aim is to help"; but "he is to blame".
fn to_come(s: &Sentence, at: Index) -> bool {
    let ahead = |i: Index| {
        matches!(s.lower(i), "is" | "are" | "was" | "were" | "going" | "likely" | "about")
    };
    // "is going to be killed"
    let first = at - usize::from(at > 0 && matches!(s.lower(at - 1), "be" | "get"));
    let gonna = (at.saturating_sub(3)..at).any(|i| matches!(s.lower(i), "gonna" | "gon"));
    let to = first >= 2 && s.lower(first - 1) == "to" && ahead(first - 2);
    s.tag(at) == Tag::Verb && (to && s.lower(at) != "blame" || gonna)
}

/// "Nothing is done until somebody dies": it is yet to come.
fn awaited(s: &Sentence, at: Index) -> bool {
    let until = |c: Index| matches!(s.rel(c), Rel::Mark | Rel::Case) && s.lower(c) == "until";
    let now = |i: Index| matches!(s.words[i].xpos, Xpos::Vbz | Xpos::Vbp);
    let present = now(at) || s.children(at).any(|c| c < at && now(c) && s.tag(c) != Tag::Noun);
    s.tag(at) == Tag::Verb && present && s.children(at).any(until)
}

/// What the governing verb or noun does to what it governs.
fn above(s: &Sentence, lexicon: &Lexicon, at: Index, head: Index, done: bool, stance: &mut Stance) {
    // "There were fears that they died": it is feared, though a parser hangs it on the verb.
    let feared = told_to_be(s, at, head);
    let head = feared.unwrap_or(head);
    let form = s.lower(head);
    if let Some(m) = outlook(s, lexicon, at, head) {
        stance.add(m);
        return;
    }
    // "Prompted Peru to send troops": it did.
    let brought = lexicon.modality("brings-about", form).is_some();
    if brought && control::made_to(s, at, head).is_some() {
        return;
    }
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
        || (purpose && over(s, lexicon, head).is_some_and(negates))
        || feared.is_some()
        || control::made_to(s, at, head).is_some();
    let no = |c: Index| matches!(s.lower(c), "not" | "n't" | "never" | "cannot");
    // "told him to leave"; "did not mean to kill her", who may be dead
    let told = |w: Index| {
        let unmeant = || matches!(form, "mean" | "meant" | "intend") && s.children(head).any(no);
        infinitive(s, w) && (lexicon.modality("order", form).is_some() || unmeant())
    };
    if governed && let Some(m) = over(s, lexicon, head) {
        let noun_of_noun = matches!(s.rel(at), Rel::Nmod | Rel::Obl | Rel::Obj | Rel::Compound);
        // "plan the attack", "call for talks", "threat of war"; but "help the victims of the
        // attack" and "demand a ban" leave what they are about as it was.
        let commanded = form.starts_with("order") && by_command(s.lower(at));
        // "are considered the worst massacre"
        let named = form.starts_with("consider") && s.rel(at) == Rel::Xcomp && nominal(s.tag(at));
        let noun_of_noun = noun_of_noun || named;
        let certain = nominal(s.tag(head)) || negates(m) || foretells(form) || commanded;
        let weak = noun_of_noun && !certain;
        let meant = ["for", "of"].iter().any(|p| s.has_case(at, p));
        let weak = weak && !(s.rel(at) == Rel::Obl && meant);
        // "Demanded talks", "proposed a truce": there are none yet.
        let new = s.rel(at) == Rel::Obj && !definite(s, at) && !s.has(at, Rel::NmodPoss);
        let weak = weak && !(new && lexicon.lists("yet-to-be", s.lower(at)));
        // "planned to" of speech acts is still no speech; "agreed to" is.
        if !weak {
            stance.add(m);
            // "did not rule out", "could not deny": it may be so.
            let unsaid = lexicon.modality("denial", form).is_some();
            if unsaid && negates(m) && s.children(head).any(no) {
                stance.suppose();
            }
        }
    } else if (told(at) && !done) || unsettled(s, lexicon, at, head) || sought(s, at) {
        stance.suppose();
    } else if matches!(s.rel(at), Rel::Nmod | Rel::Acl)
        && s.children(head).any(|c| s.lower(c) == "no")
    {
        stance.negated = true; // "no reports of injuries"
    } else if purpose && !done {
        stance.suppose();
    }
}

/// "There were fears that": the fears.
fn told_to_be(s: &Sentence, at: Index, head: Index) -> Option<Index> {
    let that = s.children(at).find(|&c| s.rel(c) == Rel::Mark && s.lower(c) == "that")?;
    let what = that.checked_sub(1).filter(|_| s.rel(at) == Rel::Advcl && s.has(head, Rel::Expl))?;
    (s.head(what) == Some(head) && nominal(s.tag(what))).then_some(what)
}

/// "Peace between the two is unlikely", "a truce remains a distant prospect": there is none yet. What
/// is unlikely to end is there.
fn outlook<'l>(s: &Sentence, lexicon: &'l Lexicon, at: Index, head: Index) -> Option<&'l Modality> {
    let far = |c: Index| matches!(s.lower(c), "distant" | "remote" | "dim" | "faint");
    let tells = |&i: &Index| {
        let bare = !s.children(i).any(|c| infinitive(s, c) || s.rel(c) == Rel::Ccomp);
        bare && (s.tag(i) == Tag::Adj || s.children(i).any(far))
    };
    let said = s.children(head).filter(|&c| matches!(s.rel(c), Rel::Xcomp | Rel::Obj));
    let words = std::iter::once(head).chain(said).filter(tells);
    let subject = s.rel(at) == Rel::Nsubj && nominal(s.tag(at));
    words.filter(|_| subject).find_map(|i| lexicon.modality("outlook", s.lower(i)))
}

/// Responsibility that is claimed, admitted or denied is for something done: is it owned to?
fn owned_up_to(s: &Sentence, noun: Index) -> Option<bool> {
    let verb = s.head(noun).filter(|_| s.lower(noun) == "responsibility")?;
    let starts = |stems: &[&str]| stems.iter().any(|stem| s.lower(verb).starts_with(stem));
    let no = |c: Index| {
        matches!(s.lower(c), "no" | "not" | "n't" | "never" | "nobody" | "none" | "neither")
    };
    let none = s.children(verb).any(|c| no(c) || s.children(c).any(|d| d < c && no(d)));
    match (starts(&["claim", "admit", "accept"]), starts(&["den"])) {
        (true, _) => Some(!none),
        (_, true) => Some(none),
        _ => None,
    }
}

/// "It is not clear that they attacked", "could not confirm that they did": it may be so.
fn unsettled(s: &Sentence, lexicon: &Lexicon, at: Index, head: Index) -> bool {
    let no = |c: Index| matches!(s.lower(c), "not" | "n't" | "never" | "cannot");
    let clause = matches!(s.rel(at), Rel::Ccomp | Rel::Csubj);
    let settles = || lexicon.modality("settled", s.lower(head)).is_some();
    clause && settles() && s.children(head).any(no)
}

/// What a verb does to what it governs, its particle read with it: "ruled out".
fn over<'l>(s: &Sentence, lexicon: &'l Lexicon, head: Index) -> Option<&'l Modality> {
    let form = s.lower(head);
    let particle = s.lower(head + 1);
    let apart = matches!(particle, "out" | "off") && s.tag(head) == Tag::Verb;
    let phrasal = || {
        let own = std::iter::once(form.into());
        let mut bases = own.chain(lexicon.bases(form)).map(|base| format!("{base} {particle}"));
        bases.find_map(|verb| lexicon.modality("over", &verb))
    };
    if apart { phrasal() } else { None }.or_else(|| lexicon.modality("over", form))
}

/// What comes to pass after the order: "ordered the execution of", not "ordered the attack on".
fn by_command(noun: &str) -> bool {
    matches!(
        noun,
        "execution" | "executions" | "arrest" | "arrests" | "detention" | "release" | "deportation"
    )
}

/// "Plan the attack", "predict a war": what is meant is still to come.
fn foretells(verb: &str) -> bool {
    ["plan", "predict", "forecast", "foresee", "anticipat", "risk"]
        .iter()
        .any(|v| verb.starts_with(v))
}

fn negates(m: &Modality) -> bool {
    m.polarity == "negated"
}
