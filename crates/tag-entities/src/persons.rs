//! Which person a shorter name means: the full name that ends (or begins) as it does, of the same
//! sex and office where the text tells them: the nearest in this paragraph or the one before, else whom
//! it has meant most often, else the nearest before, else the first after.

use english::Sex;

use crate::article::{Article, HashKeyed};
use crate::features::Scene;
use crate::names::{Name, PERSON};

/// A person with a full name in the article.
#[derive(Debug)]
struct Person {
    atoms: Vec<u32>,
    first: usize,
    /// As told before a name.
    sex: Option<Sex>,
    /// As the given name lets guess.
    likely: Option<Sex>,
    office: Option<u32>,
}

/// The article's persons with full names.
pub struct Persons {
    all: Vec<Person>,
    by_atom: HashKeyed<u32, Vec<usize>>,
    of_name: HashKeyed<u32, usize>,
    /// Each person's last name so far, and how many were shorter ones.
    recent: HashKeyed<u32, usize>,
    short: HashKeyed<u32, usize>,
}

/// Persons sharing a name that are kept in mind, at most: keeps long lists of kin linear.
const MOST_KIN: usize = 8;

/// The atoms of a name, as hashes.
pub fn atoms_of(article: &Article<'_>, name: &Name) -> Vec<u32> {
    let words = name.tokens.clone().map(|i| article.word(i));
    words.flat_map(|w| w.atoms[..usize::from(w.atom_count.min(4))].iter().copied()).collect()
}

impl Persons {
    /// Finds the persons whom the article names in full.
    pub fn gather(scene: &Scene<'_, '_>, names: &[Name]) -> Persons {
        let mut persons = Persons {
            all: Vec::new(),
            by_atom: HashKeyed::default(),
            of_name: HashKeyed::default(),
            recent: HashKeyed::default(),
            short: HashKeyed::default(),
        };
        for (i, name) in names.iter().enumerate().filter(|n| n.1.kind == PERSON) {
            let atoms = atoms_of(scene.article, name);
            if words_in(scene.article, name) < 2 || is_particle_name(scene.article, name) {
                continue;
            }
            let (sex, office) = told_before(scene.article, name, scene);
            let same = persons.kin(&atoms).find(|p| same_person(&persons.all[*p].atoms, &atoms));
            let number = same.unwrap_or_else(|| persons.add(atoms, i));
            let person = &mut persons.all[number];
            person.sex = person.sex.or(sex);
            person.likely = person.likely.or_else(|| Sex::of_name(text_of(scene.article, name)));
            person.office = person.office.or(office);
            persons.of_name.insert(i as u32, number);
        }
        persons
    }

    fn add(&mut self, atoms: Vec<u32>, first: usize) -> usize {
        let number = self.all.len();
        for atom in [atoms.last(), atoms.first()].into_iter().flatten() {
            let kin = self.by_atom.entry(*atom).or_default();
            if kin.len() < MOST_KIN && !kin.contains(&number) {
                kin.push(number);
            }
        }
        self.all.push(Person { atoms, first, sex: None, likely: None, office: None });
        number
    }

    fn kin<'s>(&'s self, atoms: &[u32]) -> impl Iterator<Item = usize> + 's {
        let of = |atom: Option<&u32>| atom.and_then(|a| self.by_atom.get(a));
        let (last, first) = (of(atoms.last()), of(atoms.first()));
        last.into_iter().chain(first).flatten().copied()
    }

    /// The index of the first full name of the person whom name `i` means, if any.
    pub fn resolve(&mut self, scene: &Scene<'_, '_>, names: &[Name], i: usize) -> Option<usize> {
        if let Some(number) = self.of_name.get(&(i as u32)) {
            self.recent.insert(*number as u32, i);
            return Some(self.all[*number].first);
        }
        let atoms = atoms_of(scene.article, &names[i]);
        let (sex, office) = told_before(scene.article, &names[i], scene);
        let paragraph = |name: &Name| scene.article.tokens[name.tokens.start].paragraph;
        let here = paragraph(&names[i]);
        let rank = |number: usize| {
            let person = &self.all[number];
            let ends = person.atoms.ends_with(&atoms);
            if !ends && !person.atoms.starts_with(&atoms) {
                return None;
            }
            if sex.zip(person.sex).is_some_and(|(here, there)| here != there) {
                return None;
            }
            // Given names mislead, so a guess decides only where another may be meant.
            let guess = person.likely.filter(|_| person.sex.is_none());
            let likely = sex.zip(guess).is_none_or(|(here, there)| here == there);
            let office = office.is_some() && office == person.office;
            let agrees = sex.is_some() && sex == person.sex;
            let last = self.recent.get(&(number as u32)).map_or(0, |at| at + 1);
            let short = self.short.get(&(number as u32)).copied().unwrap_or(0);
            // Of kin named here the last is meant; else whom such names have meant most.
            let near = last > 0 && paragraph(&names[last - 1]) + 1 >= here;
            let near = if near { last } else { 0 };
            Some((ends, likely, agrees, office, near, short, last, std::cmp::Reverse(number)))
        };
        let best = self.kin(&atoms).filter_map(|n| Some((rank(n)?, n))).max()?.1;
        let person = &mut self.all[best];
        person.sex = person.sex.or(sex);
        self.recent.insert(best as u32, i);
        *self.short.entry(best as u32).or_default() += 1;
        Some(self.all[best].first)
    }
}

/// Words of a name that a blank parts.
fn words_in(article: &Article<'_>, name: &Name) -> usize {
    let parts = name.tokens.clone().skip(1).filter(|i| !article.tokens[*i].glued);
    1 + parts.count()
}

/// Whether the name is a surname with its particle ("al Sharaa", "bin Laden", "van Dijk").
fn is_particle_name(article: &Article<'_>, name: &Name) -> bool {
    let first = article.text(name.tokens.start);
    let small = first.chars().next().is_some_and(char::is_lowercase);
    small && words_in(article, name) == 2
}

/// One person's names: the same, or alike but for what stands between first and last.
fn same_person(a: &[u32], b: &[u32]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.first() != long.first() {
        return false;
    }
    let mut rest = long.iter();
    short.iter().all(|x| rest.any(|y| x == y)) && short.last() == long.last()
}

/// The name as it stands.
fn text_of<'t>(article: &Article<'t>, name: &Name) -> &'t str {
    let (first, last) = (&article.tokens[name.tokens.start], &article.tokens[name.tokens.end - 1]);
    let text = article.paragraphs.get(first.paragraph as usize).copied().unwrap_or_default();
    text.get(first.start as usize..last.end as usize).unwrap_or_default()
}

/// What stands before a name tells: sex by a form of address or kin, office by its hash.
fn told_before(
    article: &Article<'_>,
    name: &Name,
    scene: &Scene<'_, '_>,
) -> (Option<Sex>, Option<u32>) {
    let start = name.tokens.start;
    let Some(before) = start.checked_sub(1) else { return (None, None) };
    if article.sentence_of[before] != article.sentence_of[start] {
        return (None, None);
    }
    let token = &article.tokens[start];
    let text = article.paragraphs.get(token.paragraph as usize).copied().unwrap_or_default();
    let sex = text.get(..token.start as usize).and_then(Sex::of_title);
    (sex, scene.is_title(before).then(|| article.word(before).lower))
}
