//! How many independent origins stand behind claims: not how many articles.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::copies::copies;
use crate::fact::Fact;
use crate::party::Party;
use crate::sets::Sets;
use crate::words::name_hash;

/// Counts the articles and the independent origins behind claims.
///
/// Claims share an origin when they are traced to one speaker or outlet, carry one agency's
/// tag, stand in copies of one sentence, or one's article is what the other cites.
pub fn count(facts: &[Fact], members: &[usize]) -> (u64, u64) {
    if let [_] = members {
        return (1, 1);
    }
    let mut docs: Vec<u64> = members.iter().map(|&i| facts[i].doc).collect();
    docs.sort_unstable();
    docs.dedup();
    let mut sets = Sets::new(members.len());
    let mut by_name: HashMap<u64, usize> = HashMap::new();
    for (at, &i) in members.iter().enumerate() {
        for name in names(&facts[i]) {
            let first = *by_name.entry(name).or_insert(at);
            sets.join(first, at);
        }
    }
    // A cites B: whatever B's article traces its own claim to stands behind A as well.
    for (at, &i) in members.iter().enumerate() {
        let outlet = facts[i].claim.outlet.as_deref().map(name_hash);
        if let Some(&first) = outlet.and_then(|outlet| by_name.get(&outlet)) {
            sets.join(first, at);
        }
    }
    let sentences: Vec<&[u64]> = members.iter().map(|&i| facts[i].shingles()).collect();
    copies(&sentences, |a, b| {
        sets.join(a, b);
    });
    (docs.len() as u64, sets.count() as u64)
}

/// The names a claim is traced to.
fn names(fact: &Fact) -> Vec<u64> {
    let claim = fact.claim;
    let own = [Some(claim.origin.as_str()), claim.outlet.as_deref(), Some(claim.doc.as_str())];
    let origin = own.into_iter().flatten().find(|name| !name.trim().is_empty());
    let mut names: Vec<u64> = origin.map(name_hash).into_iter().collect();
    let speaker = claim.attributed_to.first().filter(|s| s.label.is_some());
    names.extend(speaker.map(|s| Party::read(s).key));
    names.extend(speaker.map(|s| name_hash(&s.name)));
    names.extend(agency(&claim.text));
    names
}

/// The agency whose tag a sentence carries: "LAGOS (AP) — …", "… (Reuters)".
fn agency(text: &str) -> Option<u64> {
    static AGENCIES: OnceLock<Vec<(String, u64)>> = OnceLock::new();
    let agencies = AGENCIES.get_or_init(|| {
        let mut reader = csv::Reader::from_reader(include_str!("../data/agencies.csv").as_bytes());
        reader
            .records()
            .flatten()
            .filter_map(|row| Some((row.get(0)?.to_string(), name_hash(row.get(1)?))))
            .collect()
    });
    let mut rest = text;
    // A tag stands in brackets near the head or the end: few brackets need looking at.
    for _ in 0..4 {
        let open = rest.find('(')?;
        rest = &rest[open + 1..];
        let inner = rest.split(')').next().unwrap_or("");
        if let Some((_, name)) = agencies.iter().find(|(tag, _)| tag == inner.trim()) {
            return Some(*name);
        }
    }
    None
}
