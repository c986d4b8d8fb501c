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
    for (short, long) in acronyms::pairs(article, names) {
        first_of[short] = first_of[long];
        by_key.insert(key_of(article, &names[short]), first_of[long]);
    }
    (0..names.len())
        .map(|i| {
            let group = by_key.get(&key_of(article, &names[i])).copied().unwrap_or(i);
            let first = if names[i].kind == PERSON { first_of[i] } else { group };
            let entry = known[i].filter(|_| first == i || names[i].kind != PERSON);
            match entry.or(known[first]) {
                Some(entry) => {
                    let (id, name) = lexicon.entry(entry);
                    Identity { id: id.into(), name: name.into() }
                }
                None => own_identity(article, &names[first]),
            }
        })
        .collect()
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
    slice.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One number for the spellings of one name under one type.
fn key_of(article: &Article<'_>, name: &Name) -> u64 {
    let mut state = normal::extend(normal::START, u32::from(name.kind));
    for atom in persons::atoms_of(article, name) {
        state = normal::extend(state, atom);
    }
    state
}

/// Of each name, its entry in the lexicon: of several, one whose parent the article names too,
/// else the first.
fn known_entries(scene: &Scene<'_, '_>, lexicon: &Lexicon, names: &[Name]) -> Vec<Option<u32>> {
    let candidates: Vec<Vec<u32>> =
        names.iter().map(|n| candidates(scene.article, lexicon, n)).collect();
    let mut named: HashKeyed<u32, ()> = HashKeyed::default();
    named.extend(candidates.iter().filter(|c| c.len() == 1).map(|c| (c[0], ())));
    let near = |entry: u32| {
        let mut at = lexicon.parent(entry);
        for _ in 0..4 {
            match at {
                Some(parent) if named.contains_key(&parent) => return true,
                Some(parent) => at = lexicon.parent(parent),
                None => return false,
            }
        }
        false
    };
    candidates
        .iter()
        .map(|c| c.iter().copied().find(|e| c.len() > 1 && near(*e)).or(c.first().copied()))
        .collect()
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
