//! Where and when: from the clause, else the sentence, else from what was said before.

use records::days;

use crate::actors::actor::{Filler, Name};
use crate::context::dates::{from_to, of_other_deed};
use crate::figures::quantity::Figure;
use crate::tree::grammar::{Rel, Xpos, nominal};
use crate::tree::sentence::{Index, Sentence};

/// When a claim says its matter was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct When {
    /// ISO 8601, inclusive.
    pub from: Option<String>,
    /// ISO 8601, exclusive.
    pub to: Option<String>,
    /// clause, sentence or article.
    pub precision: Option<&'static str>,
    /// As it stands.
    pub text: Option<String>,
}

/// The word whose dependents make up the cue's clause: for a relative or participial clause,
/// the noun it tells about.
pub fn clause_top(s: &Sentence, cue: Index) -> Index {
    let mut top = s.clause_of(cue);
    if matches!(s.rel(top), Rel::AclRelcl | Rel::Acl)
        && let Some(noun) = s.head(top)
    {
        top = noun;
    }
    top
}

/// Is the word below the other, and of the same item when several are listed? In "a raid in May
/// that killed two, and a bombing in June that killed three" June is none of the raid's.
fn part_of(s: &Sentence, word: Index, top: Index) -> bool {
    let mut at = word;
    while at != top {
        let Some(head) = s.head(at) else { return false };
        if s.rel(at) == Rel::Conj && at != word && nominal(s.tag(at)) && s.has(at, Rel::AclRelcl) {
            return false;
        }
        at = head;
    }
    true
}

/// The time nearest to the cue, its own clause before the rest of the sentence; else the
/// article's day as the latest it can be.
///
/// `violence` is for deaths and attacks: the day of the arrest, of the hearing or of the telling
/// is none of theirs.
pub fn when(
    s: &Sentence,
    figures: &[Figure],
    cue: Index,
    (violence, relation): (bool, bool),
    published: Option<&str>,
) -> When {
    let top = clause_top(s, cue);
    let own_clause = s.clause_of(cue);
    let elsewhere = |i: Index| {
        let clause = s.clause_of(i);
        let told = (clause != own_clause || nominal(s.tag(cue))) && aftermath(s, clause);
        // "said Tuesday three were killed"
        let beside = i > 0 && i - 1 != cue && aftermath(s, i - 1);
        // "Said Wednesday that police have arrested": the day of the saying.
        let said = clause != own_clause
            && ["said", "told", "announc"].iter().any(|w| s.lower(clause).starts_with(w));
        violence && (beside || told && !part_of(s, i, cue))
            || !relation && said && !part_of(s, i, cue)
    };
    let dated = |i: Index| {
        let f = figures.get(s.words[i].number?)?;
        // "Former" and "future" date nothing.
        let idle = matches!(s.lower(i), "former" | "future" | "ex") || tells_age(s, f, i);
        (matches!(f.number.label.as_str(), "DATE" | "TIME") && !idle).then_some(f)
    };
    let best = (0..s.len())
        .filter_map(|i| dated(i).map(|f| (i, f)))
        .filter(|&(i, _)| !elsewhere(i) && !once(s, i) && !of_what_followed(s, i, own_clause))
        .filter(|&(i, _)| !relation || !of_other_deed(s, i, cue))
        .map(|(i, f)| {
            let own = part_of(s, i, top);
            let told = own && i < cue;
            let inside = told || part_of(s, i, cue) || own && s.clause_of(i) == s.clause_of(cue);
            let vague = f.number.from.is_none() && f.number.to.is_none();
            let rank = (u8::from(!inside) + u8::from(!inside && !own), vague, i.abs_diff(cue));
            (rank, i, f)
        })
        .min_by_key(|&(rank, ..)| rank);
    match best {
        Some(((distance, vague, _), i, f)) => When {
            precision: Some(if distance <= 1 { "clause" } else { "sentence" }),
            ..from_to(s, figures, i).unwrap_or_else(|| When {
                from: f.number.from.clone(),
                to: f.number.to.clone(),
                text: Some(f.number.text.clone()),
                ..When::default()
            })
        }
        .gone_by(s, i, published)
        .up_to_now(violence && vague && s.lower(i) != "soon" || since(s, i), published),
        None => match published.and_then(day_after) {
            Some(to) => When { to: Some(to), precision: Some("article"), ..When::default() },
            None => When::default(),
        },
    }
}

/// "A 17th century church": that is how old it is.
fn tells_age(s: &Sentence, f: &Figure, i: Index) -> bool {
    if !f.number.text.contains("century") {
        return false;
    }
    let same = |w: &Index| s.words[*w].number == s.words[i].number;
    let next = (i..s.len()).find(|w| !same(w)).unwrap_or(s.len());
    let first = (0..i).rev().take_while(same).last().unwrap_or(i);
    let before = first.checked_sub(1).filter(|&b| matches!(s.lower(b), "the" | "a" | "an" | "its"));
    let noun = next + usize::from(s.lower(next) == "-");
    let thing = noun < s.len() && nominal(s.tag(noun)) && !s.words[noun].dated;
    let waged = matches!(s.lower(noun), "war" | "wars" | "conflict" | "battle" | "revolt");
    before.is_some() && thing && !waged && !event(s.lower(noun))
}

impl When {
    /// "Recently", "since 2003": up to the day of the telling.
    fn up_to_now(mut self, open: bool, published: Option<&str>) -> Self {
        if let Some(day) = published.and_then(day_after).filter(|_| open) {
            self.to = Some(day);
        }
        self
    }

    /// A month or day without a year that would be yet to come where its verb tells of what has been:
    /// "voted in July", written in June, was last year's.
    fn gone_by(mut self, s: &Sentence, at: Index, published: Option<&str>) -> Self {
        let coming = || match (&self.from, published.and_then(day_after)) {
            (Some(from), Some(next)) => from.get(..10).unwrap_or(from) >= next.as_str(),
            _ => false,
        };
        let text = self.text.as_deref().unwrap_or("");
        let no_year = !text.as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit));
        if no_year && names_month(text) && coming() && has_been(s, at) {
            self.from = self.from.as_deref().and_then(year_before);
            self.to = self.to.as_deref().and_then(year_before);
        }
        self
    }
}

/// Does the text hold the name of a month, whole or cut short?
fn names_month(text: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() >= 3).any(|word| {
        let word = word.to_ascii_lowercase();
        MONTHS.iter().any(|month| month.starts_with(&word))
    })
}

/// Does the date say when something was done that the verb over it tells of in the past: "voted in
/// July", "has refused since July"; not "set the vote for July"?
fn has_been(s: &Sentence, date: Index) -> bool {
    let mut top = date;
    while let Some(head) = s.head(top).filter(|&h| s.words[h].dated) {
        top = head;
    }
    let placed = ["in", "on", "since", "during"].iter().any(|p| s.has_case(top, p));
    let bare = s.cases(top).next().is_none();
    let Some(verb) = s.head(top).filter(|_| (placed || bare) && s.rel(top) != Rel::Nmod) else {
        return false;
    };
    let planned =
        ["schedul", "set", "plan", "expect", "announc", "postpon", "slat", "call", "agree"];
    let past = s.words[verb].xpos == Xpos::Vbd
        || s.children(verb).any(|c| {
            matches!(s.rel(c), Rel::Aux | Rel::AuxPass)
                && matches!(s.lower(c), "was" | "were" | "has" | "have" | "had")
        });
    let modal = s.children(verb).any(|c| {
        s.rel(c) == Rel::Aux
            && !matches!(s.lower(c), "was" | "were" | "has" | "have" | "had" | "been" | "being")
    });
    past && !modal && !planned.iter().any(|stem| s.lower(verb).starts_with(stem))
}

/// The same day of the year before.
fn year_before(date: &str) -> Option<String> {
    let year: u32 = date.get(..4)?.parse().ok()?;
    let rest = date.get(4..)?;
    let rest =
        rest.strip_prefix("-02-29").map_or_else(|| rest.to_string(), |t| format!("-02-28{t}"));
    Some(format!("{:04}{rest}", year.checked_sub(1)?))
}

/// "A former soldier": what somebody was, and no time of what was done.
fn once(s: &Sentence, word: Index) -> bool {
    matches!(s.lower(word), "former" | "then" | "late")
        || matches!(s.lower(word), "recently" | "newly")
            && s.head(word).is_some_and(|h| s.rel(h) == Rel::Amod)
}

/// "The unrest began Tuesday after gunmen killed": the killing was before that day.
fn of_what_followed(s: &Sentence, date: Index, clause: Index) -> bool {
    let after = |c: Index| s.rel(c) == Rel::Mark && s.lower(c) == "after";
    let later = s.rel(clause) == Rel::Advcl && s.children(clause).any(after);
    let follows = |v: Index| {
        [
            "beg", "start", "came", "come", "erupt", "launch", "protest", "resign", "clos", "fle",
            "march", "impos", "declar", "cancel", "respond",
        ]
        .iter()
        .any(|w| s.lower(v).starts_with(w))
    };
    let later = later && s.head(clause).is_some_and(follows);
    later && s.head(clause) == Some(s.clause_of(date)) && !s.under(date, clause)
}

/// Does "since" stand before the date?
fn since(s: &Sentence, word: Index) -> bool {
    s.has_case(word, "since") || word > 0 && s.lower(word - 1) == "since"
}

/// Is it a verb of what follows upon a crime? Unsealed, received or subpoenaed are a court's papers.
fn aftermath(s: &Sentence, verb: Index) -> bool {
    let papers = ["indictment", "charge", "record", "warrant", "document", "sentence", "affidavit"];
    let paper = |i: Index| papers.iter().any(|stem| s.lower(i).starts_with(stem));
    let of_papers = ["unseal", "receiv", "subpoena"];
    if of_papers.iter().any(|stem| s.lower(verb).starts_with(stem)) {
        return (verb.saturating_sub(10)..s.len().min(verb + 6)).any(paper);
    }
    [
        "arrest",
        "charg",
        "sentenc",
        "convict",
        "indict",
        "identif",
        "arraign",
        "plead",
        "detain",
        "announc",
        "appear",
        "releas",
        "testif",
        "said",
        "told",
        "extradit",
        "apprehend",
        "captur",
        "gather",
        "met",
        "mourn",
        "buried",
        "discuss",
        "visit",
        "celebrat",
        "rallied",
    ]
    .iter()
    .any(|stem| s.lower(verb).starts_with(stem))
}

/// The day after an ISO 8601 date, or date and time.
fn day_after(date: &str) -> Option<String> {
    Some(days::iso(days::read(date.get(..10)?)? + 1))
}

/// The named places of a cue's clause, else of its sentence, finest first.
pub fn places(s: &Sentence, names: &[Name], cue: Index) -> Vec<Filler> {
    let top = clause_top(s, cue);
    let mut found: Vec<(u8, Filler)> = Vec::new();
    let mut seen = Vec::new();
    for i in 0..s.len() {
        let Some(entity) = s.words[i].entity else { continue };
        let Some(name) = names.get(entity) else { continue };
        if seen.contains(&entity) || !matches!(name.label.as_str(), "GPE" | "LOC" | "FAC") {
            continue;
        }
        if !locative(s, names, i) || of_the_telling(s, i, cue) {
            continue;
        }
        seen.push(entity);
        let rank = if part_of(s, i, cue) || part_of(s, i, top) { 0 } else { 2 };
        let rank = rank + u8::from(beside(s, i));
        let who = Filler {
            id: Some(name.id.clone()),
            name: name.name.clone(),
            label: Some(name.label.clone()),
            text: name.text.clone(),
            span: Some(name.start..name.end),
            sort: None,
            plural: false,
        };
        found.push((rank, who));
    }
    let best = found.iter().map(|(rank, _)| *rank).min().unwrap_or(0);
    let mut places: Vec<Filler> =
        found.into_iter().filter(|(rank, _)| *rank == best).map(|(_, who)| who).collect();
    places.sort_by_key(|p| match p.label.as_deref() {
        Some("FAC") => 0,
        Some("GPE") if !p.id.as_deref().is_some_and(|i| i.starts_with("gpe/")) => 1,
        _ => 2,
    });
    places.dedup_by(|a, b| a.same(b));
    places
}

/// "Was announced in London", "and accused groups in Chile": where it is told, or of what else.
fn of_the_telling(s: &Sentence, word: Index, cue: Index) -> bool {
    let clause = s.clause_of(word);
    let tells = ["announc", "accus", "called", "urg", "said", "told", "spoke"];
    clause != cue && tells.iter().any(|w| s.lower(clause).starts_with(w)) && {
        let told = s.rel(clause) == Rel::Conj && !s.under(cue, clause);
        let direct = s.head(word) == Some(clause) && s.rel(word) == Rel::Obl;
        told || direct && !s.under(clause, cue)
    }
}

/// Does the name stand as a place: "in Kabul", "the Kabul bombing", "Khar, Pakistan"?
fn locative(s: &Sentence, names: &[Name], word: Index) -> bool {
    let mut at = word;
    for _ in 0..4 {
        let placed = s.cases(at).any(|c| {
            matches!(
                s.lower(c),
                "in" | "at"
                    | "near"
                    | "on"
                    | "outside"
                    | "inside"
                    | "around"
                    | "across"
                    | "throughout"
                    | "within"
                    | "off"
                    | "along"
                    | "over"
                    | "through"
                    | "into"
                    | "between"
                    | "from"
                    | "to"
            )
        });
        if placed {
            let direction = s.cases(at).any(|c| matches!(s.lower(c), "from" | "to" | "over"));
            let label = s.words[word].entity.and_then(|e| names.get(e)).map(|n| n.label.as_str());
            return !direction || label != Some("GPE");
        }
        match (s.rel(at), s.head(at)) {
            // "the crowds surrounding the airport"
            (Rel::Obj, Some(head)) => {
                return matches!(s.lower(head), "surrounding" | "encircling")
                    || matches!(s.lower(head), "struck" | "rocked" | "shelled" | "bombarded");
            }
            (Rel::Compound | Rel::Amod, Some(head)) if nominal(s.tag(head)) => {
                if s.words[word].entity == s.words[head].entity {
                    return false;
                }
                // "at a Baghdad market", "in Zabul province"
                if !site(s.lower(head)) {
                    return event(s.lower(head));
                }
                at = head;
            }
            (
                Rel::Appos | Rel::Conj | Rel::Nmod | Rel::NmodPoss | Rel::Flat | Rel::Compound,
                Some(head),
            ) if nominal(s.tag(head)) => {
                at = head;
            }
            _ => return false,
        }
    }
    false
}

/// A stretch of land or a building that a name before it says the place of.
fn site(noun: &str) -> bool {
    [
        "province",
        "district",
        "region",
        "area",
        "city",
        "town",
        "suburb",
        "village",
        "county",
        "valley",
        "market",
        "bazaar",
        "mosque",
        "church",
        "temple",
        "home",
        "house",
        "apartment",
        "hospital",
        "hotel",
        "restaurant",
        "cafe",
        "street",
        "checkpoint",
        "neighborhood",
        "neighbourhood",
        "airport",
        "prison",
        "camp",
        "square",
        "park",
        "enclave",
        "slum",
    ]
    .iter()
    .any(|e| noun.strip_suffix('s').unwrap_or(noun) == *e)
}

/// "Zabul province, northeast of Kabul": Kabul tells where the place is, and is not the place.
fn beside(s: &Sentence, word: Index) -> bool {
    let of = word.checked_sub(1).filter(|&of| s.lower(of) == "of");
    of.and_then(|of| of.checked_sub(1)).is_some_and(|d| {
        let d = s.lower(d);
        ["north", "south", "east", "west"].iter().any(|w| d.starts_with(w)) && !d.ends_with("ern")
    })
}

fn event(noun: &str) -> bool {
    [
        "attack",
        "bombing",
        "blast",
        "explosion",
        "shooting",
        "raid",
        "airstrike",
        "massacre",
        "siege",
        "strike",
    ]
    .iter()
    .any(|e| noun.starts_with(e))
}

#[cfg(test)]
mod tests {
    use super::{day_after, names_month, year_before};

    #[test]
    fn days_end() {
        assert_eq!(day_after("2024-02-28").as_deref(), Some("2024-02-29"));
        assert_eq!(day_after("2023-02-28T10:00").as_deref(), Some("2023-03-01"));
        assert_eq!(day_after("1999-12-31").as_deref(), Some("2000-01-01"));
        assert_eq!(day_after("soon"), None);
    }

    #[test]
    fn years_go_back() {
        assert_eq!(year_before("2008-07-01").as_deref(), Some("2007-07-01"));
        assert_eq!(year_before("2024-02-29").as_deref(), Some("2023-02-28"));
        assert_eq!(year_before("0000-01-01"), None);
        assert_eq!(year_before("é"), None);
    }

    #[test]
    fn months_are_known_by_name() {
        assert!(names_month("since July") && names_month("Sept. 3"));
        assert!(!names_month("last decade") && !names_month("élan 12"));
    }
}
