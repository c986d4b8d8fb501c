//! Joins claims about the same thing across articles, says which agree and which differ, and
//! counts the independent origins behind them.
//!
//! [`join`] is the whole of it: a pure function from claims to joined records. Claims meet only
//! within one `key`, so that sorted claims can be joined as they stream by.

mod block;
mod copies;
mod episode;
mod events;
mod evidence;
mod fact;
mod feed;
mod figure;
mod fill;
mod group;
mod happenings;
mod hash;
mod large;
mod lexicon;
mod lines;
mod opposed;
mod origins;
mod parts;
mod party;
mod record;
mod relations;
pub mod run;
mod sets;
mod statements;
mod tables;
mod time;
mod verdict;
mod words;

use records::{Claim, Joined};

pub use evidence::Settings;

/// Joins claims. The result depends on the set of claims alone, not on their order; a claim
/// that is given twice (same `id` and `text`) counts once. Every claim stands in one record at least.
pub fn join(mut claims: Vec<Claim>, settings: &Settings) -> Vec<Joined> {
    claims.sort_by(block::canonical);
    claims.dedup_by(|a, b| block::same(a, b));
    let mut all = Vec::new();
    for of_key in claims.chunk_by(|a, b| a.key == b.key) {
        let facts: Vec<fact::Fact> = of_key.iter().map(fact::Fact::read).collect();
        for group in block::groups(&facts, settings, None) {
            let claims = group.members.iter().map(|&i| facts[i].claim.clone()).collect();
            all.push(record::head(&facts, &group).joined(claims));
        }
    }
    all
}
