//! Who stands against whom: of claims that answer one question yes and no, those that cannot both
//! hold.

use std::collections::BTreeSet;

use crate::fact::Fact;
use crate::hash::{both, hash};
use crate::time::Days;

/// Days before its telling that a lasting relation without a day surely holds of; and time
/// between two tellings from which things that do not last are told of different times.
pub const EPOCH: i32 = 183;

/// How claims of two sides stand to each other.
pub enum Opposed {
    /// These contradict each other, by side; the others have nobody against them.
    Contradict(Vec<usize>, Vec<usize>),
    /// No two are known to be of one time, or all that are have one teller.
    Apart,
    /// Each is told along with its opposite, in one sentence.
    OneSentence,
}

/// Finds the claims of each side that one of the other contradicts: of the same days, of another
/// teller. One voice in one article tells of change ("they fought; now they talk"), and a
/// sentence that says both tells them apart itself ("fighting in the east while trading in the
/// north").
pub fn opposed(facts: &[Fact], a: &[usize], b: &[usize]) -> Opposed {
    let sentence = |i: &usize| (facts[*i].doc, facts[*i].claim.sentence());
    let sentences = |side: &[usize]| side.iter().map(sentence).collect::<BTreeSet<_>>();
    let (in_a, in_b) = (sentences(a), sentences(b));
    let own = |side: &[usize], other: &BTreeSet<_>| -> Vec<usize> {
        side.iter().copied().filter(|i| !other.contains(&sentence(i))).collect()
    };
    let (a, b) = (own(a, &in_b), own(b, &in_a));
    if a.is_empty() || b.is_empty() {
        return Opposed::OneSentence;
    }
    let against = |side: &[usize], other: &[usize]| -> Vec<usize> {
        let other = Told::of(facts, other);
        side.iter().copied().filter(|&i| other.contradict(&facts[i])).collect()
    };
    let (yes, no) = (against(&a, &b), against(&b, &a));
    if yes.is_empty() || no.is_empty() { Opposed::Apart } else { Opposed::Contradict(yes, no) }
}

/// The claims of one side by the days they are about.
struct Told {
    dated: Reach,
    /// Those that name no day, by the days they may be about.
    undated: Reach,
    /// The same, by the days they surely hold of.
    surely: Reach,
}

impl Told {
    fn of(facts: &[Fact], side: &[usize]) -> Told {
        let reach = |days: fn(&Fact) -> Option<Days>| {
            Reach::new(
                side.iter().filter_map(|&i| Some((days(&facts[i])?, teller(&facts[i])))).collect(),
            )
        };
        Told {
            dated: reach(|f| f.days),
            undated: reach(|f| f.days.is_none().then(|| about(f))),
            surely: reach(|f| f.days.is_none().then(|| surely(f))),
        }
    }

    /// What names a day is held against what surely holds of that day; two that name none are of
    /// any day that both articles can know of.
    fn contradict(&self, fact: &Fact) -> bool {
        let teller = teller(fact);
        match fact.days {
            Some(days) => self.dated.meets(days, teller) || self.surely.meets(days, teller),
            None => {
                self.dated.meets(surely(fact), teller) || self.undated.meets(about(fact), teller)
            }
        }
    }
}

/// Whose word in which article.
fn teller(fact: &Fact) -> u64 {
    both(fact.doc, hash(fact.claim.origin.as_bytes()))
}

/// The days a claim is about; one that lasts and names no day is about any that its article can
/// know of.
pub fn about(fact: &Fact) -> Days {
    match (fact.days, fact.published) {
        (Some(days), _) => days,
        (None, Some(day)) if fact.predicate.lasting => Days { to: day + 1, ..Days::ALWAYS },
        (None, Some(_)) => surely(fact),
        (None, None) => Days::ALWAYS,
    }
}

/// The days that a claim without a day surely holds of: shortly before it was told.
fn surely(fact: &Fact) -> Days {
    let before = if fact.predicate.lasting { EPOCH } else { 31 };
    fact.published.map_or(Days::ALWAYS, |day| Days { from: day - before, to: day + 1 })
}

/// Intervals in order, with the two that reach furthest, of different tellers, up to each.
struct Reach(Vec<(i32, [Furthest; 2])>);

/// The end of an interval, and whose it is.
type Furthest = (i32, u64);

impl Reach {
    fn new(mut told: Vec<(Days, u64)>) -> Reach {
        told.sort_unstable();
        let mut furthest = [(i32::MIN, 0); 2];
        let add = |(days, teller): (Days, u64)| {
            let [first, second] = &mut furthest;
            if teller == first.1 {
                first.0 = first.0.max(days.to);
            } else if days.to > second.0 {
                *second = (days.to, teller);
            }
            if second.0 > first.0 {
                std::mem::swap(first, second);
            }
            (days.from, furthest)
        };
        Reach(told.into_iter().map(add).collect())
    }

    /// Does any interval of another teller share a day with these?
    fn meets(&self, days: Days, teller: u64) -> bool {
        let begun = self.0.partition_point(|(from, _)| *from < days.to);
        let Some((_, furthest)) = begun.checked_sub(1).and_then(|last| self.0.get(last)) else {
            return false;
        };
        furthest.iter().any(|&(to, whose)| to > days.from && whose != teller)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reach_is_what_every_pair_says() {
        let mut seed = 7_u64;
        let mut random = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(97);
            (seed >> 33) % below
        };
        let mut some = || {
            let from = random(40) as i32;
            (Days { from, to: from + 1 + random(9) as i32 }, 1 + random(3))
        };
        for _ in 0..300 {
            let told: Vec<_> = (0..5).map(|_| some()).collect();
            let (days, teller) = some();
            let any = told.iter().any(|&(other, whose)| whose != teller && days.meets(other, 0));
            assert_eq!(Reach::new(told.clone()).meets(days, teller), any, "{told:?} {days:?}");
        }
    }
}
