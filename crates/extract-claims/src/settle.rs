//! What an article's sentences say of victims, settled among themselves: "shot" is read in the
//! light of a death, and one victim told of again and again is told once.

use records::Claim;

/// How many victims of an article are kept in mind.
const MANY: usize = 64;

/// Drops what an article's other claims make void or say already:
/// - a single victim "shot" or with "wounds", where the article tells of a death: "shot" says
///   neither wounded nor killed, and the wounds may be those that killed;
/// - a single victim told of before under the same name.
pub fn settle(claims: &mut Vec<Claim>) {
    let death = claims.iter().any(|c| c.predicate == "killed" && c.polarity == "asserted");
    let mut told: Vec<(String, String)> = Vec::new();
    claims.retain(|c| {
        if !matches!(c.predicate.as_str(), "killed" | "wounded") || c.polarity != "asserted" {
            return true;
        }
        if !single(c) {
            return true;
        }
        if death && c.predicate == "wounded" && unsaid(&c.cue) {
            return false;
        }
        let [victim] = c.object.as_slice() else { return true };
        let key = (c.predicate.clone(), victim.name.to_lowercase());
        let again = told.contains(&key) && c.attributed_to.is_empty();
        if !again && told.len() < MANY {
            told.push(key);
        }
        !again
    });
}

/// Is it one described or named victim, without a figure?
fn single(claim: &Claim) -> bool {
    claim.quantity.as_ref().is_some_and(|q| q.start.is_none() && q.value == Some(1.0))
}

/// Does the cue leave open whether its victim lived?
fn unsaid(cue: &str) -> bool {
    matches!(cue, "shot" | "shoot" | "shoots" | "shooting" | "stabbed" | "stabs" | "stab")
        || (!cue.ends_with("ed") && (cue.contains("wound") || cue.contains("injur")))
}
