//! Whom a bare word means where one who did it and one whom he did it to may both be called so.

use records::{Actor, Claim};

use crate::victims::persons::{Victim, on_duty, suicide};
use crate::victims::settle::{MANY, of_victims, single};

/// "A 15-year-old hit his 9-year-old brother by mistake. The boy was dead on arrival": the brother was, as the
/// word is said of children and he is the child of the two.
pub fn victims_again(claims: &mut [Claim]) {
    for at in 0..claims.len() {
        if !of_a_child(&claims[at]) {
            continue;
        }
        let [who] = claims[at].object.as_slice() else { continue };
        let doer = Victim::new(&Actor { text: who.name.clone(), ..who.clone() });
        let did = |c: &Claim| c.subject.iter().any(|s| s.start.is_some() && s.name == who.name);
        let harm = |c: &Claim| matches!(c.predicate.as_str(), "killed" | "wounded" | "attacked");
        let before = |c: &&Claim| harm(c) && did(c) && c.sentence() < claims[at].sentence();
        let last = claims[..at].iter().rposition(|c| before(&c)).filter(|&l| at - l <= MANY);
        let Some(last) = last else { continue };
        let [whom] = claims[last].object.as_slice() else { continue };
        // "Killed his brother. The boy was later killed": another death.
        let again = claims[at].cue.starts_with("kill") && claims[last].predicate == "killed";
        let guards = |c: &Claim| c.subject.iter().any(on_duty);
        if again || claims[last..=at].iter().any(guards) {
            continue;
        }
        let victim = Victim::new(whom);
        let named = Victim::new(&Actor { name: bare(&who.text), label: None, ..who.clone() });
        if victim.is_child_beside(&doer) && victim.may_be(&named) {
            let (name, id, label) = (whom.name.clone(), whom.id.clone(), whom.label.clone());
            claims[at].object[0] = Actor { name, id, label, ..who.clone() };
        }
    }
}

fn bare(text: &str) -> String {
    let text = text.to_lowercase();
    text.strip_prefix("the ").unwrap_or(&text).to_string()
}

/// Does it tell of one hurt or dead who is called "the boy", or another word for a child, and of
/// nobody who did it?
fn of_a_child(claim: &Claim) -> bool {
    let [who] = claim.object.as_slice() else { return false };
    let young = matches!(bare(&who.text).as_str(), "boy" | "girl" | "child" | "toddler");
    let told = of_victims(claim) && single(claim) && !suicide(&claim.cue);
    told && young && !claim.subject.iter().any(|s| s.start.is_some())
}
