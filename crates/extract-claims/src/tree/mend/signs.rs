//! Which mends a sentence may need, told by the words in it: most wait for a word that few sentences
//! have, and need not look for their example in the others.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::tree::sentence::Sentence;

/// Words, one of which a mend waits for.
#[derive(Clone, Copy)]
pub struct Sign(u64);

/// None that it waits for.
pub const ANY: Sign = Sign(1 << 63);
/// Somebody hurt, held or dead: words with these beginnings.
pub const HARM: Sign = Sign(1 << 62);
pub const AGAINST: Sign = Sign(1);
pub const ALLY: Sign = Sign(1 << 1);
pub const ALONG: Sign = Sign(1 << 2);
pub const AS: Sign = Sign(1 << 3);
pub const BEING: Sign = Sign(1 << 4);
pub const BOTH: Sign = Sign(1 << 5);
pub const BY: Sign = Sign(1 << 6);
pub const CHARGED: Sign = Sign(1 << 7);
pub const CLAIMING: Sign = Sign(1 << 8);
pub const DOWN: Sign = Sign(1 << 9);
pub const DRIVE: Sign = Sign(1 << 10);
pub const FIRE: Sign = Sign(1 << 11);
pub const FOUND_OR_HARM: Sign = Sign(FOUND.0 | HARM.0);
pub const GIVE: Sign = Sign(1 << 12);
pub const HAD: Sign = Sign(1 << 13);
pub const MEETING: Sign = Sign(1 << 14);
pub const NTH: Sign = Sign(1 << 15);
pub const OFFICE: Sign = Sign(1 << 16);
pub const OVER: Sign = Sign(1 << 17);
pub const OWNER: Sign = Sign(1 << 18);
pub const PLAN: Sign = Sign(1 << 19);
pub const SAID: Sign = Sign(1 << 20);
pub const SEMICOLON: Sign = Sign(1 << 21);
pub const THEN: Sign = Sign(1 << 22);
pub const THREATENING: Sign = Sign(1 << 23);
pub const WHO: Sign = Sign(1 << 24);
pub const WILL: Sign = Sign(1 << 25);
pub const YEAR: Sign = Sign(1 << 26);
const FOUND: Sign = Sign(1 << 27);
pub const CONDITION: Sign = Sign(1 << 28);
pub const BLEEDING: Sign = Sign(1 << 29);

const WORDS: [(Sign, &str); 30] = [
    (AGAINST, "against between"),
    (ALLY, "ally"),
    (ALONG, "along together"),
    (AS, "as"),
    (BEING, "being"),
    (BLEEDING, "bleeding suffering"),
    (BOTH, "both all each"),
    (BY, "by"),
    (CHARGED, "accused suspected charged convicted wanted indicted sentenced"),
    (CLAIMING, "claiming"),
    (CONDITION, "condition"),
    (DOWN, "down"),
    (DRIVE, "drive"),
    (FIRE, "fire"),
    (FOUND, "found"),
    (GIVE, "give gives gave giving given"),
    (HAD, "had"),
    (
        MEETING,
        "meeting meetings talk talks discussion discussions consultation consultations \
         negotiation negotiations conversation conversations",
    ),
    (NTH, "another second third fourth fifth sixth"),
    (OFFICE, "secretary minister undersecretary deputy"),
    (OVER, "over"),
    (OWNER, "her his their its"),
    (PLAN, "plan"),
    (SAID, "said says say told tells tell confirmed confirm reported believe alleged"),
    (SEMICOLON, ";"),
    (THEN, "then"),
    (THREATENING, "threatening"),
    (WHO, "who whom which that"),
    (WILL, "will would may could"),
    (YEAR, "year month week night summer winter"),
];

const HARMS: [&str; 30] = [
    "abduct",
    "arrest",
    "assassinat",
    "bodies",
    "dead",
    "death",
    "deceased",
    "detain",
    "die",
    "drown",
    "graz",
    "gunned",
    "hit",
    "homeless",
    "hospitali",
    "hurt",
    "injur",
    "kidnap",
    "kill",
    "missing",
    "murder",
    "perish",
    "shoo",
    "shot",
    "slain",
    "stab",
    "strik",
    "struck",
    "victim",
    "wound",
];

/// The signs in a sentence.
#[derive(Clone, Copy)]
pub struct Signs(u64);

impl Signs {
    /// Those of a sentence's words.
    pub fn of(s: &Sentence) -> Signs {
        static KNOWN: OnceLock<FxHashMap<&str, u64>> = OnceLock::new();
        let known = KNOWN.get_or_init(|| {
            let mut known: FxHashMap<&str, u64> = FxHashMap::default();
            for (sign, words) in WORDS {
                for word in words.split(' ') {
                    *known.entry(word).or_insert(harm(word)) |= sign.0;
                }
            }
            known
        });
        let sign = |i| known.get(s.lower(i)).copied().unwrap_or_else(|| harm(s.lower(i)));
        Signs((0..s.len()).fold(ANY.0, |all, i| all | sign(i)))
    }

    /// Is one of the sign's words in the sentence?
    pub fn have(self, sign: Sign) -> bool {
        self.0 & sign.0 != 0
    }
}

/// The sign of harm, if the word is one.
fn harm(word: &str) -> u64 {
    let first = word.as_bytes().first().is_some_and(|b| b"abdghikmpsvw".contains(b));
    if first && HARMS.iter().any(|stem| word.starts_with(stem)) { HARM.0 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::sentence::Lowered;

    fn signs(text: &str) -> Signs {
        let tokens = english::tokenize(text);
        Signs::of(&Sentence::new(text, &(0..text.len()), &tokens, &Lowered::new(text, &tokens)))
    }

    #[test]
    fn words_tell_what_mends_may_be_needed() {
        let talks = signs("Talks between Peru and Chile broke down");
        assert!([ANY, AGAINST, DOWN, MEETING].iter().all(|sign| talks.have(*sign)));
        assert!(![HARM, FOUND_OR_HARM, OVER, WHO].iter().any(|sign| talks.have(*sign)));
        let (hurt, found) = (signs("Two INJURED"), signs("found safe"));
        assert!(hurt.have(HARM) && hurt.have(FOUND_OR_HARM));
        assert!(found.have(FOUND_OR_HARM) && !found.have(HARM));
        assert!(!signs("").have(SAID) && signs("").have(ANY));
    }
}
