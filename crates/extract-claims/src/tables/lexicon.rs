//! Word lists that the rules consult: classes of nouns, modal words, ways of attack, verbs
//! that carry a noun.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::tables::inflect::Irregular;

/// What sort of thing a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// One who carries arms.
    Armed,
    /// A body of people under arms.
    Force,
    /// A body of people.
    Group,
    /// A person.
    Person,
    /// A place or building.
    Place,
    /// A thing that can be damaged.
    Thing,
    /// What kills: weapons, attacks, disasters, diseases.
    Weapon,
    /// Neither acts nor can be attacked.
    Abstract,
}

impl Sort {
    /// Can it act: a person, a body of people?
    pub fn acts(self) -> bool {
        matches!(self, Sort::Armed | Sort::Force | Sort::Group | Sort::Person)
    }
}

/// What a modal word does to a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modality {
    /// negated or hypothetical, or empty.
    pub polarity: String,
    /// probable, possible or unlikely, or empty.
    pub certainty: String,
}

/// The word lists of `data/`.
#[derive(Debug)]
pub struct Lexicon {
    nouns: FxHashMap<String, Sort>,
    /// Keyed by kind and word.
    modality: FxHashMap<&'static str, FxHashMap<&'static str, Modality>>,
    /// Mode and its words, in order of preference.
    modes: Vec<(&'static str, Vec<Vec<&'static str>>)>,
    /// Verbs that carry a noun; true for those whose subject undergoes what the noun names.
    light: FxHashMap<&'static str, bool>,
    irregular: Irregular,
    /// Lists of forms that conditions ask for, by name.
    words: FxHashMap<&'static str, FxHashSet<&'static str>>,
    /// Keyed by use and form: id and name.
    stands_for: FxHashMap<(&'static str, &'static str), (&'static str, &'static str)>,
    /// Ids of countries, sorted.
    pub countries: Vec<&'static str>,
}

impl Lexicon {
    /// Reads the built-in lists.
    pub fn built_in() -> Self {
        let nouns = rows(include_str!("../../data/nouns.csv"))
            .filter_map(|row| Some((row[0].to_string(), sort(row[1])?)))
            .collect();
        let mut modality: FxHashMap<&str, FxHashMap<&str, Modality>> = FxHashMap::default();
        for row in rows(include_str!("../../data/modality.csv")).filter(|row| row.len() == 4) {
            let value = Modality { polarity: row[2].to_string(), certainty: row[3].to_string() };
            modality.entry(row[1]).or_default().insert(row[0], value);
        }
        let modes = rows(include_str!("../../data/modes.csv"))
            .map(|row| (row[0], row[1].split('|').map(|w| w.split(' ').collect()).collect()))
            .collect();
        let light =
            rows(include_str!("../../data/light.csv")).map(|r| (r[0], r[1] == "undergo")).collect();
        let irregular = Irregular::read(include_str!("../../data/irregular.csv"));
        let stands_for = rows(include_str!("../../data/stands-for.csv"))
            .filter(|r| r.len() == 4)
            .map(|r| ((r[0], r[1]), (r[2], r[3])))
            .collect();
        let mut words: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
        for row in rows(include_str!("../../data/words.csv")) {
            words.entry(row[0]).or_default().insert(row[1]);
        }
        let countries = crate::context::setting::countries();
        Self { nouns, modality, modes, light, irregular, words, stands_for, countries }
    }

    /// Does the list by this name (`data/words.csv`) hold the form?
    pub fn lists(&self, name: &str, form: &str) -> bool {
        self.words.get(name).is_some_and(|list| list.contains(form))
    }

    /// Is this the id of a country?
    pub fn country(&self, id: Option<&str>) -> bool {
        id.is_some_and(|id| self.countries.binary_search(&id).is_ok())
    }

    /// The sort of a noun, in either number.
    pub fn sort(&self, noun: &str) -> Option<Sort> {
        if let Some(&sort) = self.nouns.get(noun) {
            return Some(sort);
        }
        let known = |stem: &str| self.nouns.get(stem).copied();
        noun.strip_suffix("ies")
            .and_then(|stem| known(&format!("{stem}y")))
            .or_else(|| noun.strip_suffix("es").and_then(known))
            .or_else(|| noun.strip_suffix('s').and_then(known))
            .or_else(|| noun.strip_suffix("men").and_then(|stem| known(&format!("{stem}man"))))
            .or_else(|| person_by_ending(noun).then_some(Sort::Person))
    }

    /// What a word does to a claim when it stands in the given position: modifier, modal,
    /// over, condition; or whether it is listed as a denial, factive, settled, aside,
    /// circumstance, carrier, order, choice, outlook or brings-about (`polarity` says what each is for).
    pub fn modality(&self, kind: &str, form: &str) -> Option<&Modality> {
        let words = self.modality.get(kind)?;
        words.get(form).or_else(|| {
            let inflected = !matches!(kind, "modifier" | "modal" | "condition");
            inflected.then(|| self.bases(form).find_map(|b| words.get(b.as_ref())))?
        })
    }

    /// The mode that a run of lower-case words names, if it begins with one.
    pub fn mode(&self, words: &[&str]) -> Option<&'static str> {
        self.modes
            .iter()
            .find(|(_, phrases)| phrases.iter().any(|p| contains(words, p)))
            .map(|&(mode, _)| mode)
    }

    /// Does this verb, in any form, carry the noun that depends on it? Then: does its subject
    /// undergo what the noun names, rather than do it?
    pub fn light(&self, form: &str) -> Option<bool> {
        let known = |w: &str| self.light.get(w).copied();
        known(form).or_else(|| self.bases(form).find_map(|b| known(&b)))
    }

    /// For whom a form stands: a `capital` for its state, a `prefix` in "US-backed" for its
    /// country. Gives id, which may be empty, and name.
    pub fn stands_for(&self, kind: &str, form: &str) -> Option<(&'static str, &'static str)> {
        let map: &FxHashMap<(&str, &str), (&'static str, &'static str)> = &self.stands_for;
        map.get(&(kind, form)).copied()
    }

    /// What an inflected form may be a form of, the likeliest first.
    pub fn bases<'f>(&'f self, form: &'f str) -> impl Iterator<Item = Cow<'f, str>> {
        self.irregular.bases(form)
    }
}

fn contains(words: &[&str], phrase: &[&str]) -> bool {
    words.windows(phrase.len()).any(|w| w == phrase)
}

fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>())
        .filter(|row| row.len() >= 2)
}

fn sort(name: &str) -> Option<Sort> {
    Some(match name {
        "armed" => Sort::Armed,
        "force" => Sort::Force,
        "group" => Sort::Group,
        "person" => Sort::Person,
        "place" => Sort::Place,
        "thing" => Sort::Thing,
        "weapon" => Sort::Weapon,
        "abstract" => Sort::Abstract,
        _ => return None,
    })
}

/// Words for people that no list holds: those who do, believe or live somewhere.
fn person_by_ending(noun: &str) -> bool {
    let stem = noun.strip_suffix('s').unwrap_or(noun);
    stem.len() > 5
        && ["ist", "eer", "ian", "wright", "woman", "man", "men", "women", "ologist", "ee"]
            .iter()
            .any(|end| stem.ends_with(end))
        && !stem.ends_with("ment")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_have_sorts_in_both_numbers() {
        let lexicon = Lexicon::built_in();
        assert_eq!(lexicon.sort("gunmen"), Some(Sort::Armed));
        assert_eq!(lexicon.sort("bodies"), Some(Sort::Group));
        assert_eq!(lexicon.sort("columnists"), Some(Sort::Person));
        assert_eq!(lexicon.sort("zebra"), None);
    }

    #[test]
    fn modes_prefer_the_finer() {
        let lexicon = Lexicon::built_in();
        assert_eq!(lexicon.mode(&["a", "suicide", "bombing"]), Some("suicide bombing"));
        assert_eq!(lexicon.mode(&["a", "car", "bomb"]), Some("car bomb"));
        assert_eq!(lexicon.mode(&["a", "quarrel"]), None);
    }
}
