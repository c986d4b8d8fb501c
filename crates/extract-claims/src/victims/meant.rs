//! Whom a bare word means where one who did it and one whom he did it to may both be called so.

use records::{Actor, Claim};

use crate::victims::persons::{Victim, suicide};
use crate::victims::settle::{MANY, of_victims, single};

/// "A 14-year-old boy shot his brother. The boy was pronounced dead": the brother was, if he may be
/// called a boy.
pub fn victims_again(claims: &mut [Claim]) {
    for at in 0..claims.len() {
        let Some(word) = borrowed(&claims[at]) else { continue };
        let [who] = claims[at].object.as_slice() else { continue };
        let bare = Victim::new(&Actor { name: word, id: None, label: None, ..who.clone() });
        let deed = |c: &&Claim| {
            let did = c.subject.iter().any(|s| s.start.is_some() && s.name == who.name);
            let violent = matches!(c.predicate.as_str(), "killed" | "wounded" | "attacked");
            violent && did && c.sentence() < claims[at].sentence()
        };
        let last = claims[..at].iter().rev().take(MANY).find(deed);
        let Some([whom]) = last.map(|c| c.object.as_slice()) else { continue };
        let victim = Victim::new(whom);
        if whom.name != who.name && !victim.is_pointed() && victim.may_be(&bare) {
            let (name, id, label) = (whom.name.clone(), whom.id.clone(), whom.label.clone());
            claims[at].object[0] = Actor { name, id, label, ..who.clone() };
        }
    }
}

/// The word of a victim who is called by it alone and took the rest of the name from one told of
/// before.
fn borrowed(claim: &Claim) -> Option<String> {
    let [who] = claim.object.as_slice() else { return None };
    let text = who.text.to_lowercase();
    let word = text.strip_prefix("the ")?;
    let told = of_victims(claim) && single(claim) && !suicide(&claim.cue);
    let bare = !word.contains(' ');
    (told && bare && !claim.subject.iter().any(|s| s.start.is_some())).then(|| word.to_string())
}
