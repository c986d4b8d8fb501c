//! The block in which a claim may meet its like, and to whom it is traced.
//!
//! Claims that may tell of one thing must share a key, however vaguely one of them does:
//! - violence (killed, wounded, attacked, damaged, missing, responsibility) and custody:
//!   `family|country|year`. A town, an airport and a province of one country meet in it, and so
//!   do a day, a month and a year. The country is that of the claim's place, else the one the
//!   article names most.
//! - relations (fights, ceasefire-with, allied-with, opposes, …): `relation|A|B`, the two actors
//!   in alphabetical order and no time, so that "fights" meets "cooperates-with".
//! - all else: `family|principal actor`, and `states|subject|what is counted`.

use records::{Actor, Claim};

/// What the claim's article adds to its key.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The country that the article names most, lower case.
    pub country: String,
}

/// The key of a claim of a family.
pub fn key(claim: &Claim, family: &str, context: &Context) -> String {
    let actor = |a: &Actor| slug(a.id.as_deref().unwrap_or(&a.name));
    match family {
        "violence" | "custody" | "displacement" => {
            format!("{family}|{}|{}", country(claim, context), year(claim))
        }
        "relation" => {
            let mut two: Vec<String> =
                claim.subject.iter().chain(&claim.object).map(actor).collect();
            two.sort();
            two.dedup();
            two.truncate(2);
            format!("relation|{}", two.join("|"))
        }
        "states" => {
            let subject = claim.subject.first().map(actor).unwrap_or_default();
            let of = claim.quantity.as_ref().and_then(|q| q.of.as_deref()).map(last_word);
            format!("states|{subject}|{}", of.unwrap_or_default())
        }
        _ => {
            let principal = claim.subject.first().or(claim.object.first());
            format!("{family}|{}", principal.map(actor).unwrap_or_default())
        }
    }
}

fn country(claim: &Claim, context: &Context) -> String {
    let place = claim.place.iter().rev().find_map(|p| p.id.as_deref());
    match place {
        Some(id) if context.country.is_empty() => slug(id),
        _ => context.country.clone(),
    }
}

fn year(claim: &Claim) -> &str {
    let date = claim.from.as_deref().or(claim.to.as_deref()).or(claim.published.as_deref());
    date.and_then(|d| d.get(..4)).unwrap_or("")
}

fn last_word(text: &str) -> String {
    slug(text.split_whitespace().next_back().unwrap_or(""))
}

/// Lower case, no blanks, no bars: a key sorts and splits the same everywhere.
fn slug(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_whitespace() || c == '|' { '-' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

/// To whom the claim is traced: the last named speaker or cited outlet, else the article's own
/// outlet, else the article.
pub fn origin(claim: &Claim) -> String {
    claim
        .attributed_to
        .iter()
        .rev()
        .find(|a| a.name != "unnamed")
        .map(|a| a.name.clone())
        .or_else(|| claim.outlet.clone())
        .unwrap_or_else(|| claim.doc.clone())
}
