//! Dates that are none of a claim's, and those that two words give together.

use crate::context::place_time::When;
use crate::figures::quantity::Figure;
use crate::tree::grammar::{Rel, Tag, Xpos, nominal};
use crate::tree::sentence::{Index, Sentence};

/// Is the date that of a deed told beside the claim: "convicted of killing in 2002", "criticized a
/// man jailed in 1999", "urged calm ahead of the May 5 vote"?
pub fn of_other_deed(s: &Sentence, date: Index, cue: Index) -> bool {
    let between = date.min(cue) + 1..date.max(cue);
    if between.len() < 2 && !between.clone().any(|i| s.tag(i) == Tag::Verb) {
        return false;
    }
    let mut at = date;
    while !s.under(cue, at) {
        let Some(head) = s.head(at) else { return false };
        let event = |c: Index| {
            matches!(s.lower(c), "ahead" | "before" | "until" | "after" | "since" | "following")
        };
        if nominal(s.tag(at)) && !s.words[at].dated && s.cases(at).any(event) {
            return true;
        }
        if s.tag(at) == Tag::Verb && !s.words[at].dated {
            // "In a statement released on Monday", "speaking on Monday": the day of the telling.
            let told = at < cue
                && (s.rel(at) == Rel::Advcl
                    || ["in", "at", "during", "on"].iter().any(|p| s.has_case(head, p)));
            // "Blocked roads leading to the harbour on Sunday"
            let bare = s.words[at].xpos == Xpos::Vbg && !s.has(at, Rel::Mark);
            let deed = match s.rel(at) {
                Rel::Acl => !bare,
                rel => matches!(rel, Rel::AclRelcl | Rel::Advcl),
            };
            if deed && !told {
                return true;
            }
        }
        at = head;
    }
    false
}

/// "Between 1992 and 1995", "from May to June": one stretch of two dates, of which a word is given.
pub fn from_to(s: &Sentence, figures: &[Figure], word: Index) -> Option<When> {
    let words = |n: usize| {
        let mut all = (0..s.len()).filter(|&i| s.words[i].number == Some(n));
        let first = all.next()?;
        Some((first, all.next_back().unwrap_or(first)))
    };
    let date = |i: Index| {
        let n = s.words.get(i)?.number?;
        let f = figures.get(n).filter(|f| matches!(f.number.label.as_str(), "DATE" | "TIME"))?;
        Some((f, words(n)?))
    };
    let (one, (first, last)) = date(word)?;
    let joins = |i: Index| matches!(s.lower(i), "and" | "to" | "until" | "till");
    let later = || date(last + 2).filter(|_| joins(last + 1)).map(|(two, _)| (one, first, two));
    let earlier = || {
        let and = first.checked_sub(1).filter(|&a| joins(a))?;
        let (two, (start, _)) = date(and.checked_sub(1)?)?;
        Some((two, start, one))
    };
    let (a, start, b) = later().or_else(earlier)?;
    let opens = start.checked_sub(1).is_some_and(|i| matches!(s.lower(i), "between" | "from"));
    // "Thursday and Friday": on end.
    let opens = opens || a.number.to.is_some() && a.number.to >= b.number.from;
    let (from, to) = (a.number.from.clone()?, b.number.to.clone()?);
    let text = s.text.get(a.start..b.end)?;
    (opens && from < to).then(|| When {
        from: Some(from),
        to: Some(to),
        text: Some(text.to_string()),
        ..When::default()
    })
}
