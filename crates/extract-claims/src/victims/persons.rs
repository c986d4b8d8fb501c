//! Who the victims are that an article's sentences tell of one by one, and which of them cannot
//! be the same: by name, by sex, by age, or because one did it to the other.

use std::borrow::Cow;

use english::Sex;
use records::{Actor, Claim, SentencePlace};

use crate::tree::case::lower as in_lower_case;

/// How many victims are told apart at most.
const MANY: usize = 64;

/// What is known of one victim.
#[derive(Clone, Debug, Default)]
pub struct Victim {
    /// Words of the name, in lower case; empty for one who is only described.
    name: Vec<String>,
    /// Words of the description, in lower case.
    words: Vec<String>,
    /// The one whose relative is meant: "Ann Lee" of "Ann Lee's son".
    owner: String,
    sex: Option<Sex>,
    child: Option<bool>,
    /// Age in months.
    age: Option<u32>,
    /// Did they do it? Known of who shot others, unknown of who merely died.
    culprit: Option<bool>,
    /// Only pointed at: "he", "the victim".
    pointed: bool,
    /// Told of as one more: "a second child".
    another: bool,
    /// Where the article tells of them: the sentence and the word in it.
    told: (SentencePlace, usize),
}

impl Victim {
    /// What an actor's name or description tells.
    pub fn new(actor: &Actor) -> Self {
        let mut lower = in_lower_case(&actor.name);
        if lower.contains('’') {
            lower = Cow::Owned(lower.replace('’', "'"));
        }
        let text = in_lower_case(&actor.text);
        let described = lower.contains("-old ") || lower.contains(" old ");
        let pointed = matches!(
            text.as_ref(),
            "he" | "she"
                | "him"
                | "her"
                | "self"
                | "himself"
                | "herself"
                | "who"
                | "i"
                | "me"
                | "it"
        ) || !described
            && matches!(
                lower.rsplit(' ').next(),
                Some(
                    "victim"
                        | "person"
                        | "people"
                        | "one"
                        | "friend"
                        | "body"
                        | "family"
                        | "life"
                        | "gun"
                )
            );
        let sex = Sex::of_pronoun(&text);
        let mut victim = Self { pointed, sex, ..Self::default() };
        if actor.label.as_deref() == Some("PERSON") {
            let words = lower.split([' ', '-']).map(|w| w.trim_matches(['.', ',', '"', '“', '”']));
            let title =
                |w: &&str| !w.is_empty() && !matches!(*w, "jr" | "sr" | "ii" | "iii" | "dr");
            victim.name = words.filter(title).map(str::to_string).collect();
            // "the slain minister", taken for somebody named before
            let told = victim.name.iter().any(|w| text.contains(w.as_str()));
            // Who "himself" is, the clause tells.
            let themselves = matches!(text.as_ref(), "self" | "himself" | "herself");
            victim.pointed = !themselves && (pointed || !told);
            // "The gunman was shot dead": who is known by name by then.
            victim.culprit = did_it(text.rsplit(' ').next().unwrap_or("")).then_some(true);
            // A name of one word is mostly a surname.
            let full = actor.name.contains(char::is_whitespace);
            victim.sex = victim.sex.or_else(|| Sex::of_name(&actor.name).filter(|_| full));
            return victim;
        }
        let owned = lower.contains('\'').then(|| lower.rsplit_once("'s ")).flatten();
        let (owner, own) = owned.unwrap_or(("", &lower));
        let by_pronoun =
            ["his ", "her ", "their ", "my ", "our "].iter().any(|p| text.starts_with(p));
        victim.owner = if by_pronoun { String::new() } else { owner.to_string() };
        let own = if own.contains(" of ") { own.split(" of ").next().unwrap_or(own) } else { own };
        victim.words = own.split([' ', '-']).map(str::to_string).collect();
        victim.describe();
        victim
    }

    fn describe(&mut self) {
        for word in &self.words {
            let sex = Sex::of_noun(word);
            self.sex = sex.or(self.sex);
            let child = match word.as_str() {
                "girl" | "boy" | "child" | "baby" | "toddler" | "infant" | "schoolgirl"
                | "schoolboy" | "newborn" => Some(true),
                "woman" | "man" | "mother" | "father" | "wife" | "husband" | "officer"
                | "deputy" | "soldier" | "grandmother" | "grandfather" | "adult" | "driver"
                | "policeman" | "guard" | "sheriff" | "teacher" => Some(false),
                _ => None,
            };
            self.child = child.or(self.child);
            if did_it(word) {
                self.culprit = Some(true);
            }
            if force(word) {
                self.culprit = self.culprit.or(Some(false));
            }
        }
        let old = self.words.iter().position(|w| matches!(w.as_str(), "year" | "month"));
        let age = old.filter(|&at| at > 0 && self.words.get(at + 1).is_some_and(|w| w == "old"));
        if let Some(at) = age {
            let times = if self.words[at] == "month" { 1 } else { 12 };
            let age: Option<u32> = self.words[at - 1].parse().ok();
            self.age = age.map(|n| n.saturating_mul(times));
            let young = self.age.filter(|a| *a < 13 * 12 || *a > 19 * 12).map(|a| a < 13 * 12);
            self.child = self.child.or(young);
            // A boy of seventeen is a man to others.
            if self.age.is_some_and(|a| a > 14 * 12) && self.child == Some(true) {
                self.child = None;
            }
        }
    }

    /// Is this the person whom the other's words name?
    pub fn named(&self, other: &Self) -> bool {
        if !self.name.is_empty() {
            return same_name(&self.name, &other.name);
        }
        other.name.is_empty() && self.words == other.words && self.owner == other.owner
    }

    /// Are they only pointed at: "he", "the victim"?
    pub fn is_pointed(&self) -> bool {
        self.pointed
    }

    /// Is nothing known of them, not even whether they did it?
    pub fn is_unknown(&self) -> bool {
        self.pointed && self.culprit.is_none()
    }

    /// Are both described by one age, or as one child, and by nothing that differs?
    pub fn alike(&self, other: &Self) -> bool {
        let described = |v: &Self| !v.pointed && !v.words.is_empty();
        let young = |w: &String| {
            matches!(
                w.as_str(),
                "girl" | "boy" | "child" | "toddler" | "baby" | "teen" | "teenager"
            )
        };
        let noun = self.words.last() == other.words.last() && self.words.last().is_some_and(young);
        let teen = |v: &Self| {
            let called = v.words.last().is_some_and(|w| matches!(w.as_str(), "teen" | "teenager"));
            called || v.age.is_some_and(|a| (13 * 12..20 * 12).contains(&a))
        };
        let age = self.age.is_some() && self.age == other.age
            || (self.age.is_none() || other.age.is_none()) && teen(self) && teen(other);
        described(self) && described(other) && (noun || age) && self.may_be(other)
    }

    /// Are they who did it, and told of before the victim? "The man who died" is no man told of only later.
    fn did_before(&self, victim: &Self) -> bool {
        let bare = self.name.is_empty() && self.words.len() == 1;
        self.named(victim) && (!bare || self.told <= victim.told)
    }

    /// Is this a child by age, and the other older or grown?
    pub fn is_child_beside(&self, other: &Self) -> bool {
        let child = self.age.filter(|age| *age < 13 * 12);
        let older = |own: u32| other.age.map_or(other.child == Some(false), |age| age > own);
        child.is_some_and(older)
    }

    /// Is it told that they did it?
    pub fn is_culprit(&self) -> bool {
        self.culprit == Some(true)
    }

    /// May both be one person?
    pub fn may_be(&self, other: &Self) -> bool {
        let differ =
            |a: Option<bool>, b: Option<bool>| matches!((a, b), (Some(a), Some(b)) if a != b);
        let sex = matches!((self.sex, other.sex), (Some(a), Some(b)) if a != b);
        if self.pointed || other.pointed {
            return !sex && !differ(self.culprit, other.culprit);
        }
        if !self.name.is_empty() && !other.name.is_empty() {
            return same_name(&self.name, &other.name);
        }
        let age = matches!((self.age, other.age), (Some(a), Some(b)) if a.abs_diff(b) > 12);
        let owned = |a: &Self, b: &Self| !a.owner.is_empty() && a.owner == b.spelled();
        !(sex
            || age
            || differ(self.child, other.child)
            || differ(self.culprit, other.culprit)
            || owned(self, other)
            || owned(other, self))
    }

    fn spelled(&self) -> String {
        if self.name.is_empty() { self.words.join(" ") } else { self.name.join(" ") }
    }

    /// Adds what the other, who is the same, tells.
    fn learn(&mut self, other: &Self) {
        if other.pointed {
            return;
        }
        if self.name.is_empty() {
            self.name.clone_from(&other.name);
        }
        if self.owner.is_empty() {
            self.owner.clone_from(&other.owner);
        }
        self.sex = self.sex.or(other.sex);
        self.child = self.child.or(other.child);
        self.age = self.age.or(other.age);
        self.culprit = self.culprit.or(other.culprit);
    }
}

/// May two names be one person's: the same surname and first name, or one of them alone?
fn same_name(a: &[String], b: &[String]) -> bool {
    let (Some(last_a), Some(last_b)) = (a.last(), b.last()) else { return false };
    if a.iter().all(|w| b.contains(w)) || b.iter().all(|w| a.contains(w)) {
        return true;
    }
    if a.len() > 1 && b.len() > 1 && last_a == last_b {
        return a[0].chars().next() == b[0].chars().next();
    }
    let alike = |a: &str, b: &str| {
        let len = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
        a == b || len >= 4
    };
    a.iter().any(|w| b.iter().any(|v| alike(w, v)))
}

/// Who those are that one article's claims tell of one by one.
pub fn of_claim(claim: &Claim, culprits: &[Victim]) -> Vec<Victim> {
    let mut all: Vec<Victim> = claim.object.iter().take(MANY).map(Victim::new).collect();
    let doers = of_subject(claim);
    for (victim, actor) in all.iter_mut().zip(&claim.object) {
        victim.told = (claim.sentence(), actor.start.unwrap_or(claim.start));
        let themselves =
            matches!(actor.text.as_str(), "self" | "himself" | "herself" | "themselves");
        // "The injured brother" is not the brother who did it.
        let hurt = actor.text.split(' ').any(|w| matches!(w, "injured" | "wounded" | "slain"));
        let called = (!victim.pointed || themselves) && !hurt;
        if called && culprits.iter().any(|c| c.did_before(victim)) {
            victim.culprit = Some(true);
        } else if victim.culprit.is_none()
            && !doers.iter().any(|d| d.named(victim))
            && doers.iter().any(|d| culprits.iter().any(|c| c.named(d)))
        {
            victim.culprit = Some(false);
        }
        if suicide(&claim.cue) {
            victim.culprit = Some(true);
        }
    }
    all
}

/// Who did it, as the claim tells.
pub fn of_subject(claim: &Claim) -> Vec<Victim> {
    claim.subject.iter().take(4).map(Victim::new).collect()
}

/// Those told to have killed or hurt others.
pub fn culprits(claims: &[Claim]) -> Vec<Victim> {
    let mut all: Vec<Victim> = Vec::new();
    let violent = |c: &&Claim| matches!(c.predicate.as_str(), "killed" | "wounded");
    let others = |c: &Claim, a: &Actor| {
        a.start.is_some() && !c.object.is_empty() && c.object.iter().all(|o| o.name != a.name)
    };
    let doers = claims.iter().filter(violent).flat_map(|c| {
        let of_claim = c.subject.iter().filter(move |a| others(c, a));
        of_claim.map(|a| (c.sentence(), a))
    });
    for (sentence, actor) in doers {
        let told = (sentence, actor.start.unwrap_or(0));
        let doer = Victim { told, ..Victim::new(actor) };
        let force = doer.words.iter().any(|w| force(w));
        if !force && all.len() < MANY && !all.iter().any(|d| d.named(&doer)) {
            all.push(doer);
        }
    }
    all
}

/// Does the word tell of who did it?
pub fn did_it(word: &str) -> bool {
    matches!(
        word,
        "suspect" | "gunman" | "shooter" | "attacker" | "assailant" | "killer" | "bomber"
    )
}

/// Does the word tell of those who shoot on duty?
fn force(word: &str) -> bool {
    matches!(
        word,
        "police"
            | "officer"
            | "officers"
            | "deputy"
            | "deputies"
            | "trooper"
            | "troopers"
            | "policeman"
            | "policewoman"
            | "firefighter"
            | "troops"
    )
}

/// Is it somebody who shoots on duty: police, guards, an army?
pub fn on_duty(actor: &Actor) -> bool {
    let name = actor.name.to_lowercase();
    let mut words = name.split([' ', '-']);
    words.any(|w| force(w) || matches!(w, "army" | "military" | "soldiers" | "guards" | "guard"))
}

/// Does the cue tell of who killed themselves?
pub fn suicide(cue: &str) -> bool {
    ["himself", "herself", "own life", "suicide"].iter().any(|w| cue.contains(w))
}

/// Sorts victims into persons, each the first whom they may be.
#[derive(Debug, Default)]
pub struct Persons {
    all: Vec<Victim>,
}

impl Persons {
    /// Whom each victim of one list is: somebody told of before, or somebody new. Two of a list
    /// are never one, nor is one told of as another any of those before. Gives which are new.
    pub fn add_all(&mut self, victims: &[Victim], another: bool) -> Vec<bool> {
        let told = (0..self.all.len()).filter(|&i| another && !self.all[i].another);
        let mut taken: Vec<usize> = told.collect();
        let mut new = vec![true; victims.len()];
        // Those first who may be the fewest: of "Ann Lee and her father" the father.
        let open = |v: &Victim| self.all.iter().filter(|a| a.may_be(v)).count();
        let mut order: Vec<usize> = (0..victims.len()).collect();
        order.sort_by_cached_key(|&i| open(&victims[i]));
        for at in order {
            let victim = &victims[at];
            let found = self.find(victim, &taken);
            new[at] = found.is_none();
            match found {
                Some(at) => {
                    self.all[at].learn(victim);
                    taken.push(at);
                }
                None if self.all.len() < MANY => {
                    taken.push(self.all.len());
                    self.all.push(Victim { another, ..victim.clone() });
                }
                None => {}
            }
        }
        new
    }

    /// Is each of these somebody told of before?
    pub fn know(&self, victims: &[Victim]) -> bool {
        victims.iter().all(|v| self.find(v, &[]).is_some())
    }

    /// Somebody told of before who may be the victim; of the same name sooner than of none.
    fn find(&self, victim: &Victim, taken: &[usize]) -> Option<usize> {
        let free = |at: &usize| !taken.contains(at) && self.all[*at].may_be(victim);
        let named = |at: &usize| self.all[*at].named(victim) && !self.all[*at].pointed;
        let all = || (0..self.all.len()).filter(free);
        all().find(named).or_else(|| all().next())
    }

    /// How many persons.
    pub fn len(&self) -> usize {
        self.all.len()
    }
}
