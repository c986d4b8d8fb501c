//! The name that a noun phrase bears, and for whom it stands: a body's members, a state's capital.

use crate::actors::actor::{self, Filler, Name, has_of, plural_noun};
use crate::tables::lexicon::{Lexicon, Sort};
use crate::tree::grammar::{Rel, Tag};
use crate::tree::sentence::{Index, Sentence};

/// As an actor, a capital is its state: "Moscow has accused Kyiv".
pub fn as_state(who: Filler, lexicon: &Lexicon) -> Filler {
    let state = who.label.as_deref().is_some_and(|l| matches!(l, "GPE" | "FAC" | "ORG"));
    match lexicon.stands_for("capital", &who.name).filter(|_| state) {
        Some((id, name)) => Filler {
            id: Some(id.to_string()),
            name: name.to_string(),
            label: Some("GPE".to_string()),
            ..who
        },
        None => who,
    }
}

/// Who is meant before a hyphen: "US" in "US-backed".
pub fn prefix(s: &Sentence, names: &[Name], lexicon: &Lexicon, word: Index) -> Filler {
    // "al-Qaida-linked": all of the name
    let joined =
        |i: &Index| *i >= 2 && s.lower(i - 1) == "-" && s.words[i - 2].end == s.words[i - 1].start;
    let first = std::iter::successors(Some(word), |i| joined(i).then(|| i - 2)).take(4).last();
    let words = first.unwrap_or(word)..word + 1;
    let text = s.slice(&words).to_string();
    let known = lexicon.stands_for("prefix", &text);
    if known.is_none()
        && s.words[word].entity.is_some()
        && let Some(named) = actor::name(s, names, lexicon, word)
    {
        return named;
    }
    Filler {
        id: known.map(|k| k.0.to_string()).filter(|id| !id.is_empty()),
        name: known.map_or_else(|| text.clone(), |k| k.1.to_string()),
        label: known.map(|_| "GPE".to_string()),
        span: Some(s.words[words.start].start..s.words[word].end),
        sort: Some(Sort::Group),
        plural: false,
        text,
    }
}

/// The name that the head stands in, or a person's name beside a title.
pub fn own_name<'n>(s: &Sentence, names: &'n [Name], head: Index) -> Option<&'n Name> {
    let person = |c: Index| {
        s.words.get(c)?.entity.and_then(|e| names.get(e)).filter(|n| n.label == "PERSON")
    };
    if let Some(named) = s.words[head].entity.and_then(|e| names.get(e)) {
        // "Fellow Democrat, Senator Ann Lee"
        let one = named.label == "NORP" && !plural_noun(s, head);
        let behind = |&c: &Index| c > head && matches!(s.rel(c), Rel::Flat | Rel::Appos);
        let called = s.children(head).filter(behind).find_map(person).filter(|_| one);
        return called.or(Some(named));
    }
    // "The Obama administration" is none of his names.
    let told = s
        .children(head)
        .filter(|&c| matches!(s.rel(c), Rel::Flat | Rel::Appos) || c > head)
        .filter(|&c| matches!(s.rel(c), Rel::Flat | Rel::Appos | Rel::Compound))
        .filter(|&c| s.rel(c) != Rel::Appos || c <= head + 12)
        .find_map(person);
    // "his bodyguard, Ann Lee," whatever the tree says
    let behind = || {
        let comma = s.lower(head + 1) == "," && s.tag(head) == Tag::Noun && !plural_noun(s, head);
        // "his friend, Senator Ann Lee"
        let title = |i: &Index| {
            s.surface(*i).starts_with(char::is_uppercase) && s.words[*i].entity.is_none()
        };
        let at = (head + 2..s.len().min(head + 6)).find(|i| !title(i))?;
        let name = person(at).filter(|_| comma && s.words.len() > head + 2)?;
        let after = (head + 2..s.len()).find(|&i| s.words[i].start >= name.end);
        let owned = s.child(head, Rel::NmodPoss).is_some();
        (owned && after.is_none_or(|i| matches!(s.lower(i), "," | "." | "'s" | "-")))
            .then_some(name)
    };
    // "the head of the party, Ann Lee,"
    let office = || {
        let titled = matches!(
            s.lower(head),
            "head"
                | "leader"
                | "chief"
                | "director"
                | "chairman"
                | "chairwoman"
                | "president"
                | "commander"
                | "spokesman"
                | "spokeswoman"
                | "founder"
                | "minister"
                | "secretary"
                | "governor"
                | "mayor"
                | "ambassador"
        );
        let of = s.children(head).find(|&c| titled && c > head && has_of(s, c))?;
        let comma = (of + 1..s.len().min(of + 3)).find(|&i| s.lower(i) == ",")?;
        person(comma + 1)
    };
    told.or_else(behind).or_else(office).or_else(|| called(s, names, head)).or_else(|| {
        // "the rugged Upper Valley region"
        let area = matches!(s.lower(head), "region" | "province" | "district" | "valley" | "area");
        let name = s.words.get(head.checked_sub(1)?)?.entity.and_then(|e| names.get(e))?;
        (area && matches!(name.label.as_str(), "GPE" | "LOC")).then_some(name)
    })
}

/// "The carmaker Hyundai", "rebel group M23": a body's name right behind what it is; and the person
/// of "party leader and former mayor Ann Lee", told by the last of the titles.
fn called<'n>(s: &Sentence, names: &'n [Name], head: Index) -> Option<&'n Name> {
    let next = s.words.get(head + 1)?;
    let body = || {
        let behind = next.entity.and_then(|e| names.get(e)).filter(|n| n.label == "ORG")?;
        let kind = matches!(
            s.lower(head),
            "company"
                | "group"
                | "firm"
                | "agency"
                | "party"
                | "newspaper"
                | "militia"
                | "giant"
                | "organization"
                | "organisation"
                | "movement"
                | "network"
                | "club"
                | "bank"
                | "airline"
                | "carmaker"
                | "automaker"
                | "maker"
                | "magazine"
                | "faction"
                | "union"
                | "daily"
                | "broadcaster"
                | "charity"
                | "retailer"
                | "manufacturer"
        );
        (kind && next.start <= behind.start).then_some(behind)
    };
    // "its rival Chile", "their ally Ann Lee"
    let other = || {
        let behind = next.entity.and_then(|e| names.get(e)).filter(|n| n.label != "NORP")?;
        let kind = matches!(
            s.lower(head),
            "rival"
                | "archrival"
                | "ally"
                | "enemy"
                | "foe"
                | "neighbor"
                | "neighbour"
                | "partner"
                | "opponent"
        );
        (kind && next.start <= behind.start).then_some(behind)
    };
    let titles = || {
        let title = matches!(s.tag(head), Tag::Noun | Tag::Propn)
            && s.lower(head + 1) == "and"
            && !s.children(head).any(|c| s.rel(c) == Rel::Det);
        let last = s.children(head).find(|&c| title && s.rel(c) == Rel::Conj && c <= head + 5)?;
        let bare = !s.children(last).any(|c| matches!(s.rel(c), Rel::Det | Rel::NmodPoss));
        let name = s.words.get(last + 1)?.entity.and_then(|e| names.get(e))?;
        (bare && s.words[last].entity.is_none() && name.label == "PERSON" && !plural_noun(s, head))
            .then_some(name)
    };
    body().or_else(other).or_else(titles)
}

/// Who plays for a country: "the Spanish team".
pub fn team(noun: &str) -> bool {
    matches!(noun, "team" | "squad")
}

/// What an attack on hits its owner: "Israeli territory", "Taliban positions".
pub fn held(noun: &str) -> bool {
    matches!(noun, "territory" | "soil" | "targets" | "positions" | "interests" | "airspace")
}

/// Do the members, forces or offices of a named body stand for the body?
pub fn stands_for(modifier: &Name, head: &str, sort: Option<Sort>) -> bool {
    match modifier.label.as_str() {
        "ORG" | "GPE" | "NORP" if held(head) => true,
        "ORG" => {
            matches!(sort, Some(Sort::Armed | Sort::Force | Sort::Group))
                || matches!(
                    head,
                    "members"
                        | "leaders"
                        | "officials"
                        | "supporters"
                        | "followers"
                        | "authorities"
                        | "leadership"
                        | "forces"
                        | "men"
                )
        }
        "GPE" | "NORP" if team(head) => true,
        "GPE" | "NORP" => matches!(
            head,
            "government"
                | "administration"
                | "regime"
                | "authorities"
                | "officials"
                | "forces"
                | "military"
                | "army"
                | "troops"
                | "leaders"
                | "diplomats"
                | "police"
        ),
        _ => false,
    }
}
