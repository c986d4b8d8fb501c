//! A claim made ready for comparison.

use std::cell::OnceCell;

use records::Claim;

use crate::copies::shingles;
use crate::figure::Figure;
use crate::hash::hash;
use crate::party::{Party, Place, Thing};
use crate::tables::{Predicate, Tables};
use crate::time::{Days, day};

/// A claim with its names, times and figures in comparable form.
pub struct Fact<'a> {
    /// The claim itself.
    pub claim: &'a Claim,
    /// Its row of the predicate table.
    pub predicate: &'static Predicate,
    /// Hash of the article's name.
    pub doc: u64,
    /// When, if the sentence says so.
    pub days: Option<Days>,
    /// Day of publication.
    pub published: Option<i32>,
    /// Who did it.
    pub subject: Vec<Party>,
    /// To whom.
    pub object: Vec<Party>,
    /// Where, finest first.
    pub place: Vec<Place>,
    /// How many.
    pub figure: Option<Figure>,
    /// Of what.
    pub thing: Thing,
    /// The sentence, for finding copies; read when it is first asked for.
    shingles: OnceCell<Vec<u64>>,
}

impl<'a> Fact<'a> {
    /// Reads a claim.
    pub fn read(claim: &'a Claim) -> Fact<'a> {
        let stated = matches!(claim.date_precision.as_deref(), Some("clause" | "sentence"))
            || (claim.date_precision.is_none() && claim.from.is_some());
        let days = Days::read(claim.from.as_deref(), claim.to.as_deref()).filter(|_| stated);
        let object: Vec<Party> = claim.object.iter().map(Party::read).collect();
        Fact {
            claim,
            predicate: Tables::get().predicate(&claim.predicate),
            doc: hash(claim.doc.as_bytes()),
            days,
            published: claim.published.as_deref().and_then(day),
            subject: claim.subject.iter().map(Party::read).collect(),
            place: claim.place.iter().map(Place::read).collect(),
            figure: claim.quantity.as_ref().and_then(Figure::of),
            thing: counted(claim, &object),
            object,
            shingles: OnceCell::new(),
        }
    }

    /// The sentence as a set of word triples.
    pub fn shingles(&self) -> &[u64] {
        self.shingles.get_or_init(|| shingles(&self.claim.text))
    }

    /// Said to be so, whoever says it and however surely.
    pub fn asserted(&self) -> bool {
        self.claim.polarity == "asserted"
    }

    /// Said not to be so.
    pub fn negated(&self) -> bool {
        self.claim.polarity == "negated"
    }

    /// Said to be thinkable.
    pub fn hypothetical(&self) -> bool {
        !self.asserted() && !self.negated()
    }

    /// The words of the clause.
    pub fn clause(&self) -> &'a str {
        slice(&self.claim.text, self.claim.start, self.claim.end)
    }
}

/// The slice of a text between two code points; all of it when they are no range of it.
pub fn slice(text: &str, start: usize, end: usize) -> &str {
    let byte = |n: usize| text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(n);
    match (byte(start), byte(end)) {
        (Some(a), Some(b)) if a < b => &text[a..b],
        _ => text,
    }
}

/// What a claim counts: as the quantity says, told more closely by the object.
fn counted(claim: &Claim, object: &[Party]) -> Thing {
    let of = claim.quantity.as_ref().and_then(|q| q.of.as_deref());
    let mut thing = of.map_or_else(Thing::default, Thing::read);
    if let Some(only) = object.first().filter(|_| object.len() == 1) {
        if thing.is_general() {
            return only.thing.clone();
        }
        if thing.country == 0 {
            thing.country = only.thing.country;
        }
    }
    thing
}
