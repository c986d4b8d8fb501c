//! Who or what each name stands for: the lexicon, acronyms told in the text, surnames after full
//! names; else a slug of the name itself, the same in every article.

use crate::acronyms;
use crate::article::{Article, HashKeyed};
use crate::blob;
use crate::features::Scene;
use crate::lexicon::Lexicon;
use crate::names::{self, Name, PERSON};
use crate::normal;
use crate::persons::{self, Persons};

/// Whom a name names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The lexicon's id, else type and slug: `org/taliban`, `person/andrew-watkins`.
    pub id: String,
    /// The canonical name.
    pub name: String,
}

/// First parts of ids, by the codes of types.
const ROOMS: [&str; 11] =
    ["person", "norp", "fac", "org", "gpe", "loc", "product", "event", "work", "law", "language"];

/// Identifies every name of an article, in order.
pub fn identify(scene: &Scene<'_, '_>, lexicon: &Lexicon, names: &[Name]) -> Vec<Identity> {
    let article = scene.article;
    let known = known_entries(scene, lexicon, names);
    let mut persons = Persons::gather(scene, names);
    let mut by_key: HashKeyed<u64, usize> = HashKeyed::default();
    let mut first_of: Vec<usize> = Vec::with_capacity(names.len());
    for (i, name) in names.iter().enumerate() {
        let full = if name.kind == PERSON { persons.resolve(scene, names, i) } else { None };
        let key = key_of(article, name);
        let first = match full {
            Some(other) => other,
            None => *by_key.entry(key).or_insert(i),
        };
        first_of.push(first);
    }
    let mut known = known;
    let mut told: HashKeyed<u64, Option<u32>> = HashKeyed::default();
    for (short, long) in acronyms::pairs(article, names) {
        let entry = known[long].or(known[short]
            .filter(|e| shares_a_word(lexicon.entry(*e).1, &surface(article, &names[long]))));
        known[long] = entry;
        first_of[short] = first_of[long];
        for name in [short, long] {
            let key = key_of(article, &names[name]);
            by_key.insert(key, first_of[long]);
            told.insert(key, entry);
        }
    }
    let mut own_identities: Vec<Option<Identity>> = vec![None; names.len()];
    (0..names.len())
        .map(|i| {
            let key = key_of(article, &names[i]);
            let person = names[i].kind == PERSON;
            let first = if person { first_of[i] } else { by_key.get(&key).copied().unwrap_or(i) };
            let own = known[i].filter(|_| first == i || !person);
            let entry = match told.get(&key) {
                Some(entry) => *entry,
                None => own.or(known[first]),
            };
            match entry {
                Some(entry) => {
                    let (id, name) = lexicon.entry(entry);
                    Identity { id: id.into(), name: name.into() }
                }
                None => {
                    let own = || own_identity(article, &names[first]);
                    own_identities[first].get_or_insert_with(own).clone()
                }
            }
        })
        .collect()
}

/// Whether two names have a word of some length in common.
fn shares_a_word(a: &str, b: &str) -> bool {
    let long = |text: &str| normal::atoms(text).into_iter().filter(|w| w.len() > 3);
    let words: Vec<String> = long(a).collect();
    long(b).any(|w| words.contains(&w))
}

/// An identity from the name alone.
fn own_identity(article: &Article<'_>, name: &Name) -> Identity {
    let surface = surface(article, name);
    let slug = normal::atoms(&surface).join("-");
    let room = ROOMS[usize::from(name.kind)];
    let slug = if slug.is_empty() { "unnamed".into() } else { slug };
    Identity { id: format!("{room}/{slug}"), name: surface }
}

/// The name as it stands, its blanks made one space each.
fn surface(article: &Article<'_>, name: &Name) -> String {
    let (first, last) = (&article.tokens[name.tokens.start], &article.tokens[name.tokens.end - 1]);
    let text = article.paragraphs[first.paragraph as usize];
    let slice = text.get(first.start as usize..last.end as usize).unwrap_or_default();
    let mut out = String::with_capacity(slice.len());
    for word in slice.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// One number for the spellings of one name under one type.
fn key_of(article: &Article<'_>, name: &Name) -> u64 {
    let mut state = normal::extend(normal::START, u32::from(name.kind));
    for atom in persons::atoms_of(article, name) {
        state = normal::extend(state, atom);
    }
    state
}

/// Of each name, its entry in the lexicon; of several, the one whose surroundings the article
/// names most, the first in the lexicon having a head start.
fn known_entries(scene: &Scene<'_, '_>, lexicon: &Lexicon, names: &[Name]) -> Vec<Option<u32>> {
    let candidates: Vec<Vec<u32>> =
        names.iter().map(|n| candidates(scene.article, lexicon, n)).collect();
    let mut named: HashKeyed<u32, ()> = HashKeyed::default();
    named.extend(candidates.iter().filter(|c| c.len() == 1).map(|c| (c[0], ())));
    let mut children: HashKeyed<u32, u32> = HashKeyed::default();
    for parent in named.keys().filter_map(|e| lexicon.parent(*e)) {
        *children.entry(parent).or_default() += 1;
    }
    let inside = |entry: u32| children.get(&entry).copied().unwrap_or(0).min(2);
    let weight = |entry: u32| {
        let around = lexicon
            .parent(entry)
            .map_or(0, |parent| 2 * u32::from(named.contains_key(&parent)) + inside(parent));
        3 * inside(entry) + around
    };
    let best = |list: &Vec<u32>| {
        let (first, rest) = list.split_first()?;
        let rest = rest.iter().map(|e| (weight(*e), *e));
        Some(rest.fold((weight(*first) + 2, *first), |m, e| if e.0 > m.0 { e } else { m }).1)
    };
    candidates.iter().map(best).collect()
}

/// Entries with this very name, those of the same type first.
fn candidates(article: &Article<'_>, lexicon: &Lexicon, name: &Name) -> Vec<u32> {
    let mut found: Vec<(bool, u32)> = lexicon
        .exactly(article, name.tokens.clone())
        .into_iter()
        .filter(|a| a.entry != blob::NO_ENTRY && names::akin(name.kind, a.label))
        .map(|a| (a.label != name.kind, a.entry))
        .collect();
    if found.is_empty() {
        let rough = lexicon.roughly(&surface(article, name));
        found.extend(rough.iter().filter(|a| a.label == name.kind).map(|a| (false, a.entry)));
        found.truncate(if found.len() > 1 { 0 } else { 1 });
    }
    found.sort_unstable();
    found.dedup_by_key(|f| f.1);
    let best = found.first().is_some_and(|f| !f.0);
    found.into_iter().filter(|f| !best || !f.0).map(|f| f.1).collect()
}
