//! May this phrase fill that role? What a row's conditions ask of its arguments.

use crate::actors::actor::{Filler, sort_of};
use crate::tables::lexicon::{Lexicon, Sort};
use crate::tree::grammar::Tag;
use crate::tree::mend::casualties::one_more;
use crate::tree::sentence::{Index, Sentence};

/// What stands in a role: its head, and its name if it has one.
#[derive(Clone, Copy)]
pub struct Candidate<'a> {
    /// The sentence.
    pub s: &'a Sentence<'a>,
    /// Word lists.
    pub lexicon: &'a Lexicon,
    /// Head of the phrase.
    pub head: Index,
    /// Who or what it names.
    pub who: Option<&'a Filler>,
}

/// Classes that a row may ask of who fills a role.
#[rustfmt::skip]
pub const CLASSES: [&str; 22] = [
    "actor", "armed", "attack", "backable", "creed", "group", "host", "leader",
    "office", "official", "opposable", "people", "person", "place", "power", "prisoner", "public",
    "state", "target", "thing", "victim",
    "violence",
];

impl Candidate<'_> {
    fn label(&self) -> &str {
        self.who.and_then(|w| w.label.as_deref()).unwrap_or("")
    }

    fn sort(&self) -> Option<Sort> {
        self.who
            .and_then(|w| w.sort)
            .or_else(|| sort_of(self.s, self.lexicon, self.head))
            .or_else(|| self.titled().then_some(Sort::Person))
    }

    /// A name that was not found, behind a title: "Gen. Avril".
    fn titled(&self) -> bool {
        let s = self.s;
        let title = |c: Index| {
            let form = s.lower(c).trim_end_matches('.');
            matches!(
                form,
                "gen"
                    | "lt"
                    | "col"
                    | "maj"
                    | "capt"
                    | "sgt"
                    | "cpl"
                    | "dr"
                    | "mr"
                    | "mrs"
                    | "ms"
                    | "sen"
                    | "rep"
                    | "gov"
                    | "rev"
                    | "judge"
                    | "president"
                    | "minister"
            )
        };
        s.tag(self.head) == Tag::Propn
            && s.words[self.head].entity.is_none()
            && (self.head.saturating_sub(3)..self.head).any(title)
    }

    fn pronoun(&self) -> bool {
        self.s.tag(self.head) == Tag::Pron || matches!(self.s.lower(self.head), "both" | "another")
    }

    fn personal(&self) -> bool {
        let more = self.s.tag(self.head) == Tag::Pron && one_more(self.s.lower(self.head));
        more || matches!(
            self.s.lower(self.head),
            "he" | "she"
                | "they"
                | "him"
                | "her"
                | "them"
                | "us"
                | "we"
                | "i"
                | "you"
                | "me"
                | "who"
                | "whom"
                | "himself"
                | "herself"
                | "themselves"
                | "everyone"
                | "everybody"
                | "someone"
                | "somebody"
                | "anyone"
                | "those"
                | "others"
                | "both"
                | "nobody"
                | "another"
        )
    }

    /// "One is dead": somebody, where nothing else is told of the one.
    fn one_of_some(&self) -> bool {
        let told = |w: &str| self.s.children(self.head).any(|c| self.s.lower(c) == w);
        let one = self.s.lower(self.head) == "one" && self.s.lower(self.head + 1) != "of";
        one && !told("the") && !told("that") && !told("no")
    }

    /// A bare figure: "killing 13".
    fn figure(&self) -> bool {
        let named = self.who.is_some_and(|w| w.name != "people");
        !named && (self.s.words[self.head].number.is_some() || self.s.tag(self.head) == Tag::Num)
    }

    /// A human being or several, described or named.
    pub fn human(&self) -> bool {
        match self.label() {
            "PERSON" | "NORP" => true,
            "ORG" | "GPE" => self.who.is_some_and(|w| {
                // Members of a body: "Taliban fighters".
                w.span.is_some() && w.text.contains(' ') && self.noun_acts()
            }),
            "" if self.pronoun() => self.personal(),
            "" if self.one_of_some() => true,
            "" => {
                // Unknown nouns that are counted and die are people: "13 onlookers".
                let counted = self.s.children(self.head).any(|c| self.s.words[c].number.is_some());
                self.figure() || self.sort().map_or(counted && self.many(), Sort::acts)
            }
            _ => false,
        }
    }

    /// Is it a common noun in the plural that does not end like a thing thought or done?
    fn many(&self) -> bool {
        let form = self.s.lower(self.head);
        self.s.tag(self.head) == Tag::Noun
            && crate::actors::actor::plural_noun(self.s, self.head)
            && !["tions", "ments", "ings", "ities", "isms", "ances", "ences", "sses"]
                .iter()
                .any(|end| form.ends_with(end))
    }

    fn noun_acts(&self) -> bool {
        // "four Marines"
        let counted = || self.s.children(self.head).any(|c| self.s.words[c].number.is_some());
        self.lexicon.sort(self.s.lower(self.head)).is_some_and(Sort::acts)
            && (self.s.tag(self.head) == Tag::Noun || counted())
    }

    /// Somebody who can act: a person, a body of people, a state.
    pub fn actor(&self) -> bool {
        match self.label() {
            "PERSON" | "NORP" | "ORG" | "GPE" => true,
            "" if self.pronoun() => {
                let known = self.who.and_then(|w| w.sort).is_some_and(Sort::acts);
                known || self.personal() || self.s.lower(self.head) == "it"
            }
            "" => self.sort().is_some_and(Sort::acts),
            _ => false,
        }
    }

    /// "A rebel group", "this terrorist movement".
    fn under_arms(&self) -> bool {
        self.s.children(self.head).any(|c| {
            matches!(
                self.s.lower(c),
                "armed"
                    | "terrorist"
                    | "terror"
                    | "rebel"
                    | "militant"
                    | "insurgent"
                    | "jihadist"
                    | "extremist"
                    | "guerrilla"
            )
        })
    }

    /// Somebody of public life, named or by office, or a body of people: not "a woman", "guests".
    fn public(&self) -> bool {
        let body = matches!(self.sort(), Some(Sort::Group | Sort::Force | Sort::Armed));
        match self.label() {
            "" if self.pronoun() => self.actor(),
            "" => body || self.lexicon.lists("office", self.s.lower(self.head)),
            _ => self.actor(),
        }
    }

    /// Does it meet the condition by that name?
    pub fn fits(&self, condition: &str) -> bool {
        let form = self.s.lower(self.head);
        match condition {
            // A mutilated corpse is wounded no more.
            "victim" | "people" => {
                let body = matches!(form, "corpse" | "corpses" | "bodies" | "body" | "remains");
                self.human() && form != "you" && !body
            }
            // Animals may be counted too: "captured two alligators".
            "person" => {
                self.human()
                    && (!self.label().is_empty() || self.sort().is_some() || self.pronoun())
            }
            "public" => self.public(),
            "office" => self.lexicon.lists("office", form),
            "official" => {
                matches!(self.label(), "GPE" | "ORG" | "PERSON")
                    || self.lexicon.lists("office", form)
            }
            "host" => match self.label() {
                "GPE" => self.lexicon.country(self.who.and_then(|w| w.id.as_deref())),
                // "Visited every state": towns and states are seen, not talked with.
                "" if matches!(form, "state" | "states" | "city" | "cities" | "county") => false,
                _ => self.public() && self.label() != "PERSON",
            },
            "actor" | "opposable" | "backable" => self.actor(),
            "thing" => {
                matches!(self.label(), "FAC" | "PRODUCT" | "LOC" | "GPE")
                    || (self.label().is_empty()
                        && !self.pronoun()
                        && (matches!(self.sort(), Some(Sort::Place | Sort::Thing))
                            || building(form)))
            }
            "target" => match self.label() {
                "PERSON" | "NORP" | "ORG" | "GPE" | "FAC" | "LOC" | "PRODUCT" => true,
                "" if self.pronoun() => self.personal() || form == "it",
                "" => self.sort().is_some_and(|s| !matches!(s, Sort::Abstract | Sort::Weapon)),
                _ => false,
            },
            "group" => {
                matches!(self.label(), "ORG" | "GPE")
                    || matches!(self.sort(), Some(Sort::Group | Sort::Force))
            }
            "place" => {
                matches!(self.label(), "GPE" | "LOC" | "FAC")
                    || matches!(self.sort(), Some(Sort::Place))
                    || matches!(form, "control" | "power")
                    // "took the town from the rebels"
                    || self.actor() && self.s.has_case(self.head, "from")
            }
            "creed" => creed(form),
            "attack" => matches!(self.sort(), Some(Sort::Weapon)) || form.ends_with("bombings"),
            "violence" => self.fits("attack") || self.lexicon.lists("violence", form),
            "prisoner" => matches!(
                form.trim_end_matches('s'),
                "prisoner"
                    | "suspect"
                    | "detainee"
                    | "hostage"
                    | "inmate"
                    | "captive"
                    | "dissident"
            ),
            "armed" => {
                self.label() == "ORG"
                    || matches!(self.sort(), Some(Sort::Armed | Sort::Force))
                    || matches!(self.sort(), Some(Sort::Group)) && self.under_arms()
            }
            "state" => self.label() == "GPE",
            "leader" => self.label() == "PERSON" || matches!(self.sort(), Some(Sort::Person)),
            "power" => self.actor() && !matches!(self.sort(), Some(Sort::Place)),
            _ => true,
        }
    }

    /// May it have died: no country, no year, no thing?
    pub fn mortal(&self) -> bool {
        let form = self.s.lower(self.head);
        if self.s.words[self.head].dated || form == "you" {
            return false;
        }
        match self.label() {
            "" => {
                let whole = matches!(
                    form,
                    "country"
                        | "nation"
                        | "state"
                        | "city"
                        | "county"
                        | "world"
                        | "region"
                        | "community"
                        | "weekend"
                        | "week"
                        | "month"
                        | "night"
                        | "year"
                );
                let thing =
                    matches!(self.sort(), Some(Sort::Place | Sort::Abstract | Sort::Weapon));
                !whole && (self.human() || !thing)
            }
            _ => self.human(),
        }
    }

    /// What kills rather than who: "the blast", "a car bomb", "the quake".
    pub fn instrument(&self) -> bool {
        self.label().is_empty()
            && matches!(self.sort(), Some(Sort::Weapon | Sort::Abstract | Sort::Thing))
    }
}

/// Bodies of people that are buildings too.
fn building(noun: &str) -> bool {
    const BUILDINGS: [&str; 9] =
        ["house", "school", "church", "bank", "hospital", "court", "embassy", "temple", "station"];
    BUILDINGS
        .iter()
        .any(|b| noun.strip_prefix(b).is_some_and(|rest| matches!(rest, "" | "s" | "es")))
}

/// Words for what somebody believes in or fights for.
pub fn creed(noun: &str) -> bool {
    matches!(
        noun.trim_end_matches('s'),
        "ideology"
            | "ideologie"
            | "creed"
            | "doctrine"
            | "belief"
            | "philosophy"
            | "interpretation"
            | "aim"
            | "goal"
            | "worldview"
            | "faith"
            | "school"
            | "vision"
            | "value"
            | "view"
            | "outlook"
            | "agenda"
            | "theology"
    )
}
