//! Who a claim is about, and whether two claims are about the same.

use std::borrow::Cow;

use records::Actor;

use crate::hash::hash;
use crate::lexicon::{chain, parent, people};
use crate::tables::{People, Tables};
use crate::words::{is_empty_word, name_hash, plain, words};

/// How one party, place or counted thing stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Like {
    /// The same.
    Same,
    /// One lies in the other, or is one kind of it.
    Within,
    /// Nothing tells them apart, and nothing says that they are the same.
    Unclear,
    /// Told apart.
    Different,
}

/// People or things as a description tells them: "American military personnel".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thing {
    /// Hash of the country's id; 0 when none is named.
    pub country: u64,
    /// What kind of people; none for things, and for people named by their country alone.
    pub people: Option<People>,
    /// Hashes of the other words.
    pub words: Vec<u64>,
}

impl Thing {
    /// Reads a description.
    pub fn read(text: &str) -> Thing {
        let tables = Tables::get();
        let mut thing = Thing::default();
        for word in words(text) {
            // Names of peoples and countries alone have capitals: the others need no search.
            let country = if word.starts_with(char::is_uppercase) { people(word) } else { None };
            if let Some(country) = country {
                thing.country = hash(country.as_bytes());
                continue;
            }
            let word = plain(word);
            match tables.people(&singular(&word)) {
                // "service members": the first word of a kind tells more than "members" does.
                Some(class) if thing.people.is_none_or(|p| p == People::General) => {
                    thing.people = Some(class);
                }
                Some(_) => {}
                None if !is_empty_word(&word) => thing.words.push(hash(word.as_bytes())),
                None => {}
            }
        }
        thing
    }

    /// Anybody at all, of no country.
    pub fn is_general(&self) -> bool {
        self.country == 0 && matches!(self.people, Some(People::General)) && self.words.is_empty()
            || *self == Thing::default()
    }

    /// How the things counted stand to each other.
    pub fn like(&self, other: &Thing) -> Like {
        if self.country != 0 && other.country != 0 && self.country != other.country {
            return Like::Different;
        }
        if self.is_general() || other.is_general() {
            return if self == other { Like::Same } else { Like::Within };
        }
        match (self.kind(), other.kind()) {
            (Some(a), Some(b)) if a == b && self.country == other.country => Like::Same,
            (Some(a), Some(b)) if a == b || a == People::General || b == People::General => {
                Like::Within
            }
            (Some(_), Some(_)) => Like::Different,
            _ if self.words.iter().any(|w| other.words.contains(w)) => Like::Same,
            _ => Like::Different,
        }
    }

    /// Equal for things of one kind.
    pub fn kind_hash(&self) -> u64 {
        self.kind().map_or_else(
            || self.words.last().copied().unwrap_or(0),
            |kind| if kind == People::General { 1 } else { 2 + kind as u64 },
        )
    }

    /// The kind of people; those named by their country alone may be anybody.
    fn kind(&self) -> Option<People> {
        self.people.or((self.country != 0).then_some(People::General))
    }
}

fn singular(word: &str) -> Cow<'_, str> {
    Cow::Borrowed(match word {
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        "servicemen" => "serviceman",
        "policemen" => "policeman",
        "gunmen" => "gunman",
        "lives" | "live" => "life",
        // "casualties" has lost its s already.
        other => match other.strip_suffix("ie") {
            Some(stem) if other.len() > 4 => return Cow::Owned(format!("{stem}y")),
            _ => other,
        },
    })
}

/// An actor or speaker.
#[derive(Clone, Debug)]
pub struct Party {
    /// The lexicon's id, else the name: equal for the same party in any article.
    pub key: u64,
    /// The largest whole that the lexicon says it is part of; itself otherwise.
    pub root: u64,
    /// Hashes of its id and all it is part of; empty when the lexicon does not know it.
    pub chain: Vec<u64>,
    /// A name, as against a description.
    pub named: bool,
    /// A person's last name; 0 for others.
    pub surname: u64,
    /// As a description.
    pub thing: Thing,
}

impl Party {
    /// Reads an actor.
    pub fn read(actor: &Actor) -> Party {
        let chain = actor.id.as_deref().map_or_else(Vec::new, chain);
        let key = chain.first().copied().unwrap_or_else(|| name_hash(&actor.name));
        let person = actor.label.as_deref() == Some("PERSON");
        let people = matches!(actor.label.as_deref(), Some("NORP"));
        let mut thing = Thing::read(&actor.name);
        if people && let Some(&country) = chain.last() {
            thing.country = country;
        }
        Party {
            key,
            root: chain.last().copied().unwrap_or(key),
            named: actor.label.is_some() && !people,
            surname: if person { surname(&actor.name) } else { 0 },
            chain,
            thing,
        }
    }

    /// Whether two actors are the same, or one is described by the other.
    pub fn like(&self, other: &Party) -> Like {
        if self.key == other.key {
            return Like::Same;
        }
        if self.chain.contains(&other.key) || other.chain.contains(&self.key) {
            return Like::Within;
        }
        match (self.named, other.named) {
            (true, true) if self.surname != 0 && self.surname == other.surname => Like::Same,
            (true, true) => Like::Different,
            (false, false) => self.thing.like(&other.thing),
            _ => Like::Unclear,
        }
    }
}

/// The last word of a person's name that is no suffix.
pub fn surname(name: &str) -> u64 {
    let last = words(name)
        .filter(|w| !matches!(plain(w).as_str(), "jr" | "sr" | "ii" | "iii" | "iv"))
        .last();
    last.map_or(0, |w| hash(w.to_lowercase().as_bytes()))
}

/// Where something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The lexicon's id, else the name.
    pub key: u64,
    /// The name.
    pub name: u64,
    /// Hashes of the places it lies in, itself first where the lexicon knows it.
    pub chain: Vec<u64>,
    /// Does the lexicon know it, rather than a place that its name begins with?
    pub known: bool,
}

impl Place {
    /// Reads a place. One that the lexicon does not know lies where its name says: "Kabul
    /// airport" in Kabul.
    pub fn read(actor: &Actor) -> Place {
        let own = actor.id.as_deref().map_or_else(Vec::new, chain);
        let known = !own.is_empty();
        let name = name_hash(&actor.name);
        let key = own.first().copied().unwrap_or(name);
        let chain = if known { own } else { named_after(&actor.name) };
        Place { key, name, chain, known }
    }

    /// A country, or something as wide.
    pub fn is_wide(&self) -> bool {
        self.known && self.chain.len() == 1
    }

    /// How two places stand.
    pub fn like(&self, other: &Place) -> Like {
        if self.key == other.key || self.name == other.name {
            return Like::Same;
        }
        if self.chain.contains(&other.key) || other.chain.contains(&self.key) {
            return Like::Within;
        }
        let (Some(a), Some(b)) = (self.chain.first(), other.chain.first()) else {
            return Like::Unclear;
        };
        if self.known && other.known {
            Like::Different
        } else if self.chain.contains(b) || other.chain.contains(a) {
            // Two sites of one city, or one site by two names.
            Like::Unclear
        } else {
            Like::Different
        }
    }
}

/// The places of the lexicon that a name begins with, the longest first.
fn named_after(name: &str) -> Vec<u64> {
    let words: Vec<String> = words(name).take(4).map(str::to_lowercase).collect();
    for n in (1..=words.len().min(3)).rev() {
        let id = format!("gpe/{}", words[..n].join("-"));
        if parent(&id).is_some() {
            return chain(&id);
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(id: Option<&str>, name: &str, label: Option<&str>) -> Actor {
        Actor {
            id: id.map(str::to_string),
            name: name.into(),
            label: label.map(str::to_string),
            text: name.into(),
            start: None,
            end: None,
        }
    }

    fn party(id: Option<&str>, name: &str, label: Option<&str>) -> Party {
        Party::read(&actor(id, name, label))
    }

    fn thing(text: &str) -> Thing {
        Thing::read(text)
    }

    #[test]
    fn descriptions() {
        let same = |a, b| thing(a).like(&thing(b));
        assert_eq!(same("US service members", "American military personnel"), Like::Same);
        assert_eq!(same("Afghans", "Afghan civilians"), Like::Within);
        assert_eq!(same("Afghans", "civilians"), Like::Within);
        assert_eq!(same("people", "Shia protesters"), Like::Within);
        assert_eq!(same("US troops", "Afghans"), Like::Different);
        assert_eq!(same("soldiers", "civilians"), Like::Different);
        assert_eq!(same("casualties", "people"), Like::Same);
        assert_eq!(same("deputies", "houses"), Like::Different);
        assert_eq!(same("houses", "shops"), Like::Different);
        assert_eq!(same("houses", "two houses"), Like::Same);
    }

    #[test]
    fn parties() {
        let isis = party(Some("org/isis"), "Islamic State", Some("ORG"));
        let branch = party(Some("org/isis-k"), "ISIS-K", Some("ORG"));
        let taliban = party(Some("org/taliban"), "Taliban", Some("ORG"));
        assert_eq!(isis.like(&branch), Like::Within);
        assert_eq!(isis.root, branch.root);
        assert_eq!(isis.like(&taliban), Like::Different);
        let anna = party(Some("e7"), "Anna Bell", Some("PERSON"));
        assert_eq!(anna.like(&party(Some("e9"), "Bell", Some("PERSON"))), Like::Same);
        assert_eq!(anna.like(&party(None, "the gunman", None)), Like::Unclear);
    }

    #[test]
    fn places() {
        let place = |id: Option<&str>, name: &str| Place::read(&actor(id, name, Some("GPE")));
        let kabul = place(Some("gpe/kabul"), "Kabul");
        let airport = place(Some("e1"), "Kabul airport");
        assert_eq!(kabul.like(&airport), Like::Within);
        assert_eq!(airport.like(&place(Some("gpe/afghanistan"), "Afghanistan")), Like::Within);
        assert_eq!(airport.like(&place(Some("gpe/pakistan"), "Pakistan")), Like::Different);
        assert_eq!(place(None, "Elm Street").like(&kabul), Like::Unclear);
    }
}
