//! What one article tells of one event: its claims gathered, before articles are compared.

use std::collections::HashMap;

use records::SentencePlace;

use crate::fact::Fact;
use crate::figure::{Figure, Stand};
use crate::party::{Like, Party, Place, Thing, surname};
use crate::tables::Tables;
use crate::time::Days;
use crate::words::{ages, name_hash, names, telling};

/// One event as one article tells it.
#[derive(Clone, Debug, Default)]
pub struct Episode {
    /// Indices of its claims, in the article's order.
    pub facts: Vec<usize>,
    /// When, as closely as any claim says.
    pub days: Option<Days>,
    /// Day of publication.
    pub published: Option<i32>,
    /// Where, finest first within a claim.
    pub places: Vec<Place>,
    /// How telling each place is: rarely met ones are more.
    pub place_weights: Vec<f64>,
    /// People in its claims.
    pub people: Vec<Person>,
    /// Those of them who were killed or hurt.
    pub victims: Vec<Person>,
    /// Ages told in its sentences.
    pub ages: Vec<u8>,
    /// Who did it.
    pub doers: Vec<Party>,
    /// How many of what, by predicate.
    pub figures: Vec<(&'static str, Thing, Figure)>,
    /// In what manner.
    pub modes: Vec<Box<str>>,
    /// Words of its sentences: hash and weight, sorted by hash.
    pub words: Vec<(u32, f32)>,
    /// Several events told as one ("several attacks").
    pub plural: bool,
}

/// A person by name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Person {
    /// Hash of the last name.
    pub surname: u64,
    /// Hash of the whole name.
    pub name: u64,
    /// Is the whole name more than the last?
    pub full: bool,
    /// How telling it is.
    pub weight: f64,
}

impl Person {
    fn read(name: &str) -> Person {
        Person {
            surname: surname(name),
            name: name_hash(name),
            full: name.trim().contains(char::is_whitespace),
            weight: 1.0,
        }
    }

    /// Equal, as far as both are told: "Bell" and "Anna Bell", not "Anna Bell" and "Joe Bell".
    pub fn is(&self, other: &Person) -> bool {
        self.surname == other.surname && (self.name == other.name || !self.full || !other.full)
    }
}

/// How many episodes of an article a claim is held against: the last ones.
const OPEN: usize = 64;

/// Gathers the claims of one article, given in its order, into episodes.
pub fn episodes(facts: &[Fact], of_doc: &[usize]) -> Vec<Episode> {
    let mut all: Vec<Episode> = Vec::new();
    let mut loose: Vec<usize> = Vec::new();
    for &i in of_doc {
        let fact = &facts[i];
        let anchored = fact.days.is_some() || fact.place.iter().any(|p| !p.is_wide());
        let first = all.len().saturating_sub(OPEN);
        let best = all[first..]
            .iter()
            .enumerate()
            .filter(|(_, episode)| fits(facts, episode, fact))
            .max_by_key(|(at, episode)| (nearness(facts, episode, fact), *at));
        match best {
            Some((at, _)) => all[first + at].take(facts, i),
            None if anchored || plural(fact) || all.is_empty() => {
                let mut episode = Episode::default();
                episode.take(facts, i);
                all.push(episode);
            }
            None => loose.push(i),
        }
    }
    // A claim without time or place of its own that contradicts what came before may belong to
    // what comes after; otherwise it stands alone.
    for i in loose {
        match all.iter().position(|episode| fits(facts, episode, &facts[i])) {
            Some(at) => all[at].take(facts, i),
            None => {
                let mut episode = Episode::default();
                episode.take(facts, i);
                all.push(episode);
            }
        }
    }
    gather_words(facts, &mut all);
    all
}

/// A set of attacks rather than one.
fn plural(fact: &Fact) -> bool {
    fact.predicate.name == "attacked"
        && fact.figure.is_some_and(|f| f.low.is_some_and(|low| low >= 3.0))
}

/// May the claim tell of this episode? Time, place, doer and figures must not speak against it.
fn fits(facts: &[Fact], episode: &Episode, fact: &Fact) -> bool {
    if plural(fact) != episode.plural {
        return false;
    }
    let days = match (fact.days, episode.days) {
        (Some(a), Some(b)) => a.meets(b, 0),
        _ => true,
    };
    days && !apart(&fact.place, &episode.places)
        && !other_doer(&fact.subject, &episode.doers)
        && !episode.facts.iter().rev().take(OPEN).any(|&j| other_figure(&facts[j], fact))
}

/// The same thing counted with another figure, by the article's own lights another event.
fn other_figure(a: &Fact, b: &Fact) -> bool {
    let (Some(x), Some(y)) = (a.figure, b.figure) else { return false };
    a.predicate.name == b.predicate.name
        && a.predicate.name != "attacked"
        && a.days.is_some()
        && b.days.is_some()
        && a.days != b.days
        && a.thing.like(&b.thing) == Like::Same
        && x.stand(y) == Stand::Apart
}

/// How near a claim stands to an episode: one sentence, the same time or place.
fn nearness(facts: &[Fact], episode: &Episode, fact: &Fact) -> i64 {
    let same_sentence =
        episode.facts.iter().rev().take(8).any(|&j| {
            facts[j].claim.sentence() == fact.claim.sentence() && overlap(&facts[j], fact)
        });
    let same_days = fact.days.is_some() && fact.days == episode.days;
    let same_place = fact
        .place
        .iter()
        .any(|p| !p.is_wide() && episode.places.iter().any(|q| p.like(q) == Like::Same));
    4 * i64::from(same_sentence) + 2 * i64::from(same_days) + i64::from(same_place)
}

/// One clause lies in the other, or they overlap.
fn overlap(a: &Fact, b: &Fact) -> bool {
    a.claim.start < b.claim.end && b.claim.start < a.claim.end
}

/// Places that cannot both be right: the finest known ones lie in different places, and no other
/// pair agrees.
pub fn apart(a: &[Place], b: &[Place]) -> bool {
    let mut told_apart = false;
    for x in a {
        for y in b {
            match x.like(y) {
                Like::Same if !x.is_wide() => return false,
                Like::Within if !x.is_wide() && !y.is_wide() => return false,
                Like::Different => told_apart = true,
                _ => {}
            }
        }
    }
    let (Some(x), Some(y)) = (finest(a), finest(b)) else { return false };
    told_apart && x.like(y) == Like::Different
}

fn finest(places: &[Place]) -> Option<&Place> {
    places.iter().filter(|p| !p.chain.is_empty()).max_by_key(|p| (p.chain.len(), p.known))
}

/// Named doers of whom none is among the others.
fn other_doer(a: &[Party], b: &[Party]) -> bool {
    let named = |p: &&Party| p.named;
    a.iter().any(|p| p.named)
        && b.iter().any(|p| p.named)
        && !a.iter().filter(named).any(|x| {
            b.iter().filter(named).any(|y| matches!(x.like(y), Like::Same | Like::Within))
        })
        // People and groups may stand for each other: a gunman and his group.
        && a.iter().all(|p| p.surname == 0)
        && b.iter().all(|p| p.surname == 0)
}

impl Episode {
    fn take(&mut self, facts: &[Fact], i: usize) {
        let fact = &facts[i];
        self.facts.push(i);
        self.plural |= plural(fact);
        self.published = fact.published.or(self.published);
        self.days = match (self.days, fact.days) {
            (Some(a), Some(b)) => Some(a.shared(b).unwrap_or(a)),
            (a, b) => a.or(b),
        };
        for place in &fact.place {
            if !self.places.iter().any(|p| p.key == place.key) {
                self.places.push(place.clone());
            }
        }
        let claim = fact.claim;
        let speakers = claim.attributed_to.iter();
        for actor in claim.subject.iter().chain(&claim.object).chain(speakers) {
            if actor.label.as_deref() == Some("PERSON") {
                let person = Person::read(&actor.name);
                if !self.people.iter().any(|p| p.name == person.name) {
                    self.people.push(person);
                }
            }
        }
        if matches!(fact.predicate.name.as_str(), "killed" | "wounded") {
            for actor in claim.object.iter().filter(|a| a.label.as_deref() == Some("PERSON")) {
                let person = Person::read(&actor.name);
                if !self.victims.iter().any(|p| p.name == person.name) {
                    self.victims.push(person);
                }
            }
        }
        for party in &fact.subject {
            if !self.doers.iter().any(|p| p.key == party.key) {
                self.doers.push(party.clone());
            }
        }
        if let Some(figure) = fact.figure {
            self.figures.push((fact.predicate.name.as_str(), fact.thing.clone(), figure));
        }
        if let Some(mode) = claim.mode.as_deref().filter(|m| !self.modes.iter().any(|n| **n == **m))
        {
            self.modes.push(mode.into());
        }
    }

    /// The manner, the narrowest first told.
    pub fn mode(&self) -> Option<&str> {
        let tables = Tables::get();
        let mut best: Option<&str> = None;
        for mode in self.modes.iter().map(|m| &**m) {
            if best.is_none_or(|b| b != mode && tables.is_wider(b, mode)) {
                best = Some(mode);
            }
        }
        best
    }
}

/// Gives each episode the words of its sentences; of a sentence that tells of several, the words
/// of its own clauses alone.
fn gather_words(facts: &[Fact], all: &mut [Episode]) {
    let mut owner: HashMap<SentencePlace, Option<usize>> = HashMap::new();
    for (e, episode) in all.iter().enumerate() {
        for &i in &episode.facts {
            owner
                .entry(facts[i].claim.sentence())
                .and_modify(|o| *o = o.filter(|&o| o == e))
                .or_insert(Some(e));
        }
    }
    for episode in all {
        let mut counts: HashMap<u32, f32> = HashMap::new();
        let mut seen = None;
        for &i in &episode.facts {
            let sentence = facts[i].claim.sentence();
            let text = match owner.get(&sentence) {
                Some(Some(_)) if seen == Some(sentence) => continue,
                Some(Some(_)) => facts[i].claim.text.as_str(),
                _ => facts[i].clause(),
            };
            seen = Some(sentence);
            for name in names(text) {
                let person = Person::read(name);
                if !episode.people.iter().any(|p| p.name == person.name) {
                    episode.people.push(person);
                }
            }
            for age in ages(text) {
                if !episode.ages.contains(&age) {
                    episode.ages.push(age);
                }
            }
            for word in telling(text) {
                *counts.entry((word >> 32) as u32).or_default() += 1.0;
            }
        }
        episode.words = counts.into_iter().collect();
        episode.words.sort_unstable_by_key(|&(word, _)| word);
    }
}
