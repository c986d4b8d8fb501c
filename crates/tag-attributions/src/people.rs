//! Who a speaker is: pronouns, surnames and short names lead back to a name met earlier in the
//! article.

use std::collections::HashMap;

use english::Sex;
use records::{CodePoints, Entity};

use crate::page::Page;
use crate::words::Class;

/// Somebody named in the article.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub id: Option<String>,
    pub name: String,
    /// A single human being, as far as the label or the title tells.
    pub human: bool,
    /// As titles, given names and pronouns tell; nothing when unknown.
    pub sex: Option<Sex>,
}

/// A name as it stands in a paragraph.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    pub start: usize,
    pub end: usize,
    pub person: usize,
}

/// Everybody named in an article so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    pub all: Vec<Person>,
    /// Whom "he" and "she" last meant, and "they".
    recent: Vec<usize>,
    /// The person of each id.
    by_id: HashMap<String, usize>,
}

impl People {
    /// Enters the names of a paragraph, from its entities or, without any, its capitals.
    pub fn enter(&mut self, page: &Page, entities: Option<&[Entity]>) -> Vec<Mention> {
        match entities {
            Some(entities) => self.enter_entities(page, entities),
            None => self.enter_capitals(page),
        }
    }

    fn enter_entities(&mut self, page: &Page, entities: &[Entity]) -> Vec<Mention> {
        let points = CodePoints::new(page.text);
        let mut mentions = Vec::with_capacity(entities.len());
        for entity in entities {
            let (start, end) = (points.byte(entity.start), points.byte(entity.end));
            if start >= end || !can_speak(&entity.label) {
                continue;
            }
            let person = match self.by_id.get(&entity.id) {
                Some(&known) => known,
                None => {
                    self.by_id.insert(entity.id.clone(), self.all.len());
                    self.all.push(Person {
                        id: Some(entity.id.clone()),
                        name: entity.name.clone(),
                        human: entity.label == "PERSON",
                        sex: Sex::of_name(&entity.name).filter(|_| entity.label == "PERSON"),
                    });
                    self.all.len() - 1
                }
            };
            self.learn_sex(page.text, start, person);
            mentions.push(Mention { start, end, person });
        }
        mentions
    }

    /// Runs of capitalised words; a single one that ends an earlier name is that name.
    fn enter_capitals(&mut self, page: &Page) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let mut i = 0;
        while i < page.words.len() {
            let start = i;
            while i < page.words.len() && page.class(i) == Class::Name {
                i += 1;
            }
            if i == start {
                i += 1;
                continue;
            }
            // "Army Gen. Ada Ode": the name proper begins after the last title.
            let title = (start..i).rev().find(|&k| is_title(page.lower(k)));
            let from = title.map_or(start, |k| k + 1);
            let Some((first, last)) = page.bytes(from.min(i - 1), i) else { continue };
            let name = &page.text[first..last];
            let person = self.by_name(name, i - from > 1 || from > start);
            self.learn_sex(page.text, first, person);
            mentions.push(Mention { start: first, end: last, person });
        }
        mentions
    }

    /// The person of this name, or of a longer name that ends in it; else a new one.
    fn by_name(&mut self, name: &str, human: bool) -> usize {
        const REACH: usize = 200; // names looked back through: keeps long lists linear
        let known = self.all.iter().enumerate().rev().take(REACH).find(|(_, p)| {
            p.name == name || p.name.strip_suffix(name).is_some_and(|rest| rest.ends_with(' '))
        });
        if let Some((i, _)) = known {
            return i;
        }
        let sex = Sex::of_name(name).filter(|_| human);
        self.all.push(Person { id: None, name: name.to_string(), human, sex });
        self.all.len() - 1
    }

    fn learn_sex(&mut self, text: &str, start: usize, person: usize) {
        if let Some(told) = text.get(..start).and_then(Sex::of_title) {
            self.all[person].sex = Some(told);
        }
    }

    /// Notes that somebody was named or spoke: pronouns may mean them.
    pub fn note(&mut self, person: usize) {
        const MEMORY: usize = 12;
        self.recent.retain(|&p| p != person);
        if self.recent.len() == MEMORY {
            self.recent.remove(0);
        }
        self.recent.push(person);
    }

    /// Whom a pronoun means: the last who fits.
    pub fn pronoun(&mut self, word: &str) -> Option<usize> {
        if matches!(word, "it" | "its") {
            return self.recent.iter().rev().copied().find(|&p| !self.all[p].human);
        }
        let sex = Sex::of_pronoun(word)?;
        let fits = |p: &Person| p.human && p.sex.is_none_or(|s| s == sex);
        let found = self.recent.iter().rev().copied().find(|&p| fits(&self.all[p]))?;
        self.all[found].sex = Some(sex);
        Some(found)
    }
}

/// Labels of those who can say something.
fn can_speak(label: &str) -> bool {
    matches!(
        label,
        "PERSON" | "ORG" | "GPE" | "NORP" | "FAC" | "WORK_OF_ART" | "LOC" | "PRODUCT" | "LAW"
    )
}

fn is_title(word: &str) -> bool {
    matches!(
        word,
        "mr."
            | "mr"
            | "ms."
            | "ms"
            | "mrs."
            | "mrs"
            | "dr."
            | "dr"
            | "sen."
            | "rep."
            | "gov."
            | "gen."
            | "col."
            | "maj."
            | "lt."
            | "capt."
            | "sgt."
            | "president"
            | "senator"
            | "governor"
            | "representative"
            | "congressman"
            | "congresswoman"
            | "secretary"
            | "minister"
            | "judge"
            | "justice"
            | "general"
            | "prime"
            | "speaker"
            | "mayor"
            | "pope"
            | "king"
            | "queen"
            | "prince"
            | "professor"
            | "prof."
            | "sir"
            | "chancellor"
            | "ambassador"
            | "colonel"
            | "captain"
            | "sheriff"
            | "rev."
            | "former"
            | "chairman"
            | "spokesman"
            | "spokeswoman"
    )
}
