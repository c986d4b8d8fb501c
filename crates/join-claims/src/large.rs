//! A block of more claims than are held at once: claims are read from its lines as they are
//! needed. What comes out is what [`crate::block`] makes of the same claims.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::ops::Range;

use records::{Claim, SentencePlace, parse_record};

use crate::block::{Kinds, alone, canonical, order, same};
use crate::episode::{Episode, episodes};
use crate::events::{Weighed, events};
use crate::evidence::Settings;
use crate::fact::Fact;
use crate::group::Group;
use crate::lines::Lines;
use crate::relations::Questions;
use crate::{happenings, relations, statements};

/// A large block, its groups found.
pub struct Large {
    /// Its lines.
    pub lines: Lines,
    /// The line of each claim in canonical order.
    order: Vec<u32>,
    /// Of claims by their index in canonical order; sorted as they are to be written.
    pub groups: Vec<Group>,
}

/// A line that cannot be read: which, and why.
pub type Refused = (usize, String);

/// Who is told of the pairs that are weighed, with a claim of each.
type Explain<'a> = Option<&'a mut dyn FnMut(&Weighed, [&Fact; 2])>;

impl Large {
    /// Finds the groups of a block. Tells every pair of events weighed to `explain`, with its
    /// claims, if it is given. Lines that are no claims are left out.
    pub fn new(
        lines: Lines,
        settings: &Settings,
        explain: Explain,
    ) -> io::Result<(Large, Vec<Refused>)> {
        let (places, refused) = in_order(&lines)?;
        let order = places.iter().map(|place| place.line).collect();
        let mut block = Large { lines, order, groups: Vec::new() };
        let mut told = Told::default();
        let mut first = 0;
        for of_doc in places.chunk_by(|a, b| a.doc == b.doc) {
            block.read(&Vec::from_iter(first..first + of_doc.len()), |facts| {
                told.add(first, facts)
            })?;
            first += of_doc.len();
        }
        drop(places);
        block.find(told, settings, explain)?;
        Ok((block, refused))
    }

    fn find(&mut self, told: Told, settings: &Settings, mut explain: Explain) -> io::Result<()> {
        let mut groups = Vec::new();
        for &i in &told.possible {
            groups.extend(self.part(&[i], |facts, _| vec![alone(facts, 0)])?);
        }
        for episodes in told.episodes.into_values() {
            let (mut failed, wanted) = (Ok(()), explain.is_some());
            let mut tell = |weighed: Weighed| {
                let (a, b) = weighed.claims;
                let tell = |facts: &[Fact]| {
                    if let ([a, b], Some(explain)) = (facts, &mut explain) {
                        explain(&weighed, [a, b]);
                    }
                };
                if let Err(error) = self.read(&[a, b], tell) {
                    failed = Err(error);
                }
            };
            let events = events(episodes, settings, wanted.then_some(&mut tell as _));
            failed?;
            for event in events {
                groups.extend(self.part(&event, |f, all| happenings::records(f, all, settings))?);
            }
        }
        let (asked, mut rest) = told.questions.parts();
        let mut answers = Vec::new();
        for (pair, members) in asked {
            let of = |facts: &[Fact], all: &[usize]| relations::answers(facts, all, pair, settings);
            answers.extend(self.part(&members, of)?);
        }
        rest.retain_unjoined(&answers);
        groups.extend(answers);
        for i in rest.0 {
            let of = |facts: &[Fact], all: &[usize]| {
                vec![relations::group(facts, all.to_vec(), None, settings)]
            };
            groups.extend(self.part(&[i], of)?);
        }
        let statements = &told.statements;
        groups.extend(self.part(statements, |f, all| statements::records(f, all, settings))?);
        order(&mut groups);
        self.groups = groups;
        Ok(())
    }

    /// The groups among some claims, given by index in canonical order.
    fn part(
        &self,
        members: &[usize],
        groups: impl FnOnce(&[Fact], &[usize]) -> Vec<Group>,
    ) -> io::Result<Vec<Group>> {
        let all: Vec<usize> = (0..members.len()).collect();
        let mut groups = self.read(members, |facts| groups(facts, &all))?;
        groups.iter_mut().for_each(|group| group.renumber(|i| members[i]));
        Ok(groups)
    }

    fn read<R>(&self, members: &[usize], with: impl FnOnce(&[Fact]) -> R) -> io::Result<R> {
        let claims: io::Result<Vec<Claim>> = members
            .iter()
            .map(|&i| {
                let line = self.lines.get(self.order[i] as usize)?;
                parse_record(&line, "claim").map_err(io::Error::other)
            })
            .collect();
        Ok(with(&claims?.iter().map(Fact::read).collect::<Vec<Fact>>()))
    }

    /// Calls `with` for each of some groups, with its claims, their lines, and the group over
    /// these.
    pub fn each(
        &self,
        groups: Range<usize>,
        mut with: impl FnMut(&[Fact], &[&[u8]], &Group),
    ) -> io::Result<()> {
        for group in &self.groups[groups] {
            let members = group.members.iter();
            let lines: io::Result<Vec<_>> =
                members.map(|&i| self.lines.get(self.order[i] as usize)).collect();
            let lines = lines?;
            let mut here = group.clone();
            here.renumber(|i| group.members.binary_search(&i).unwrap_or(0));
            self.read(&group.members, |facts| {
                with(facts, &lines.iter().map(|line| &**line).collect::<Vec<_>>(), &here);
            })?;
        }
        Ok(())
    }
}

/// Claims sorted by how they are joined, and what articles tell of events, by family.
#[derive(Default)]
struct Told {
    possible: Vec<usize>,
    questions: Questions,
    statements: Vec<usize>,
    episodes: BTreeMap<&'static str, Vec<Episode>>,
}

impl Told {
    /// Adds an article's claims, the first of which has index `first`.
    fn add(&mut self, first: usize, facts: &[Fact]) {
        let kinds = Kinds::of(facts);
        let there = |list: Vec<usize>| list.into_iter().map(move |i| first + i);
        self.possible.extend(there(kinds.possible));
        self.statements.extend(there(kinds.statements));
        kinds.relations.iter().for_each(|&i| self.questions.add(first + i, &facts[i]));
        for (family, list) in kinds.families {
            let mut episodes = episodes(facts, &list);
            episodes.iter_mut().flat_map(|e| &mut e.facts).for_each(|i| *i += first);
            self.episodes.entry(family).or_default().append(&mut episodes);
        }
    }
}

/// Where a claim stands: what its canonical order goes by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    doc: u32,
    at: (SentencePlace, usize, usize),
    predicate: u32,
    line: u32,
}

/// Claims in canonical order, each once; and the lines that are none.
fn in_order(lines: &Lines) -> io::Result<(Vec<Place>, Vec<Refused>)> {
    let mut names: HashMap<String, u32> = HashMap::new();
    let mut number = |name: String| {
        let next = names.len() as u32;
        *names.entry(name).or_insert(next)
    };
    let (mut places, mut refused) = (Vec::with_capacity(lines.len()), Vec::new());
    for i in 0..lines.len() {
        match parse_record::<Claim>(&lines.get(i)?, "claim") {
            Ok(claim) => places.push(Place {
                at: (claim.sentence(), claim.start, claim.end),
                doc: number(claim.doc),
                predicate: number(claim.predicate),
                line: i as u32,
            }),
            Err(why) => refused.push((i, why)),
        }
    }
    let mut sorted: Vec<(String, u32)> = names.into_iter().collect();
    sorted.sort_unstable();
    let mut ranks = vec![0; sorted.len()];
    for ((_, number), rank) in sorted.into_iter().zip(0..) {
        ranks[number as usize] = rank;
    }
    for place in &mut places {
        (place.doc, place.predicate) = (ranks[place.doc as usize], ranks[place.predicate as usize]);
    }
    places.sort_unstable();
    Ok((without_copies(lines, places)?, refused))
}

/// Of claims that stand at one place the rest of their order, and each of them once.
fn without_copies(lines: &Lines, places: Vec<Place>) -> io::Result<Vec<Place>> {
    let mut all = Vec::with_capacity(places.len());
    for alike in places.chunk_by(|a, b| (a.doc, a.at, a.predicate) == (b.doc, b.at, b.predicate)) {
        if alike.len() == 1 {
            all.extend_from_slice(alike);
            continue;
        }
        let mut claims = Vec::with_capacity(alike.len());
        for place in alike {
            let line = lines.get(place.line as usize)?;
            let claim: Claim = parse_record(&line, "claim").map_err(io::Error::other)?;
            claims.push((claim, line, place));
        }
        claims.sort_by(|a, b| canonical(&a.0, &b.0).then(a.1.cmp(&b.1)));
        claims.dedup_by(|a, b| same(&a.0, &b.0));
        all.extend(claims.into_iter().map(|(_, _, place)| place.clone()));
    }
    Ok(all)
}
