//! From the head of a noun phrase to an actor: who or what it names.

use std::ops::Range;

use records::Actor;

use crate::actors::named::{held, own_name, stands_for, team};
use crate::tables::lexicon::{Lexicon, Sort};
use crate::tree::grammar::{Rel, Tag};
use crate::tree::sentence::{Index, Sentence};

/// A name of the paragraph, in bytes of its text.
#[derive(Clone, Debug)]
pub struct Name {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// OntoNotes label.
    pub label: String,
    /// Who it is.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// As it stands.
    pub text: String,
}

/// What fills a role, before it is written out.
#[derive(Clone, Debug, PartialEq)]
pub struct Filler {
    /// Identity of the name, if any.
    pub id: Option<String>,
    /// Canonical name, or the description without article and figure.
    pub name: String,
    /// Label of the name, if it is one.
    pub label: Option<String>,
    /// As it stands.
    pub text: String,
    /// Bytes of the paragraph's text; none when it was resolved from another place.
    pub span: Option<Range<usize>>,
    /// What sort of thing.
    pub sort: Option<Sort>,
    /// More than one?
    pub plural: bool,
}

impl Filler {
    /// As a record's actor. `at` turns bytes of the paragraph into the claim's code points.
    pub fn write(&self, at: impl Fn(usize) -> usize) -> Actor {
        Actor {
            id: self.id.clone(),
            name: self.name.clone(),
            label: self.label.clone(),
            text: self.text.clone(),
            start: self.span.as_ref().map(|r| at(r.start)),
            end: self.span.as_ref().map(|r| at(r.end)),
        }
    }

    /// Is it the same one?
    pub fn same(&self, other: &Filler) -> bool {
        match (&self.id, &other.id) {
            (Some(a), Some(b)) => a == b && self.name == other.name,
            _ => self.name.eq_ignore_ascii_case(&other.name),
        }
    }

    /// Do its words hold the other's: Iraqis of "hundreds of Iraqis"?
    pub fn holds(&self, other: &Filler) -> bool {
        match (&self.span, &other.span) {
            (Some(own), Some(other)) => own.start <= other.start && other.end <= own.end,
            _ => false,
        }
    }

    /// Is it a person by name?
    pub fn person(&self) -> bool {
        self.label.as_deref() == Some("PERSON")
    }

    /// Is it a country, city or other place that can act?
    pub fn state(&self) -> bool {
        matches!(self.label.as_deref(), Some("GPE" | "NORP"))
    }
}

/// The words of a noun phrase without what is told about it: no clauses, no apposition, no
/// coordination; "of" phrases stay.
pub fn phrase(s: &Sentence, head: Index) -> Range<Index> {
    let stop = |c: Index| match s.rel(c) {
        Rel::Nmod if c < head => s.has(c, Rel::Case),
        Rel::Nmod => {
            !(s.cases(c).next().is_some_and(|k| s.lower(k) == "of") && keeps_of(s, head, c))
        }
        Rel::Flat | Rel::Compound | Rel::Amod | Rel::Det | Rel::Nummod | Rel::NmodPoss => false,
        Rel::Case => s.head(c) == Some(head) || c < head,
        Rel::Advmod => c > head || s.tag(c) != Tag::Adv,
        Rel::Punct => s.lower(c) != "-",
        Rel::Fixed => false,
        _ => true,
    };
    let own_case =
        |c: Index| stop(c) || (matches!(s.rel(c), Rel::Case | Rel::Cc) && s.head(c) == Some(head));
    trim(s, s.reach(head, own_case), head)
}

/// The phrase with the first thing told about it: "conference on racism", "attack in Lima".
pub fn told_more(s: &Sentence, head: Index, who: Filler) -> Filler {
    let about = s.children(head).find(|&c| {
        s.rel(c) == Rel::Nmod
            && c > head
            && c <= head + 6
            && !s.words[c].dated
            && ["on", "of", "in", "against", "between", "with", "for", "to", "about", "at"]
                .iter()
                .any(|p| s.has_case(c, p))
    });
    let (Some(about), Some(span)) = (about, who.span.clone()) else { return who };
    let words = phrase(s, about);
    let end = s.words[words.end - 1].end;
    if who.label.is_some() || end <= span.end {
        return who;
    }
    let text = s.text.get(span.start..end).unwrap_or(&who.text).to_string();
    let rest = s.text.get(span.end..end).unwrap_or("");
    Filler { name: tidy(&format!("{}{rest}", who.name)), text, span: Some(span.start..end), ..who }
}

/// Does "of" tell which one, as in "members of the party", rather than what about?
fn keeps_of(s: &Sentence, head: Index, of: Index) -> bool {
    s.words[of].entity.is_some()
        || s.children(of).any(|c| s.words[c].entity.is_some())
        || matches!(
            s.lower(head).trim_end_matches('s'),
            "member"
                | "leader"
                | "head"
                | "group"
                | "relative"
                | "supporter"
                | "family"
                | "familie"
                | "city"
                | "citie"
                | "town"
                | "province"
                | "office"
                | "commander"
                | "chief"
                | "rest"
                | "part"
                | "patrol"
                | "convoy"
                | "team"
                | "number"
                | "series"
                | "coalition"
                | "victim"
        )
}

/// Without commas, prepositions and the like at the edges.
fn trim(s: &Sentence, mut range: Range<Index>, head: Index) -> Range<Index> {
    let loose = |i: Index| matches!(s.tag(i), Tag::Punct | Tag::Adp | Tag::Cconj | Tag::Sconj);
    // "allegedly by": how sure it is, and a preposition
    let hedged = |i: Index| s.tag(i) == Tag::Adv && s.tag(i + 1) == Tag::Adp;
    let opens = |i: Index| matches!(s.lower(i), "where" | "when" | "how" | "why");
    while range.start < head && (loose(range.start) || hedged(range.start) || opens(range.start)) {
        range.start += 1;
    }
    while range.end > head + 1 && loose(range.end - 1) {
        range.end -= 1;
    }
    range
}

/// Names the noun phrase headed by a word. Pronouns and empty descriptions have no name here.
pub fn name(s: &Sentence, names: &[Name], lexicon: &Lexicon, head: Index) -> Option<Filler> {
    let words = phrase(s, head);
    let bytes = |r: &Range<Index>| s.words[r.start].start..s.words[r.end - 1].end;
    let sort = sort_of(s, lexicon, counted(s, head));
    let plural = plural(s, head);
    if let Some(named) = own_name(s, names, head) {
        let label = Some(named.label.clone());
        let plural = plural && named.label == "NORP";
        let people = plural || named.label == "NORP" && one_of_them(s, head);
        return Some(Filler {
            id: Some(named.id.clone()),
            name: match people {
                // "Hundreds of Peruvians": people, whose country has not marched.
                true if named.id.starts_with("gpe/") && (!plural || s.tag(head) == Tag::Propn) => {
                    named.text.clone()
                }
                true => named.name.clone(),
                false => country(named),
            },
            text: named.text.clone(),
            span: Some(named.start..named.end),
            sort: sort_of_label(&named.label),
            label,
            plural,
        });
    }
    if s.tag(head) == Tag::Pron {
        return None;
    }
    let text = s.slice(&words).to_string();
    let span = Some(bytes(&words));
    let described = description(s, head, &words);
    // "gunmen from the Hill Brigades"
    let armed = matches!(sort, Some(Sort::Armed | Sort::Force)) || s.lower(head) == "members";
    // "Officials at the Media Authority"
    let staff = matches!(s.lower(head), "officials" | "leaders" | "authorities");
    let modifiers = || {
        s.children(head)
            .filter(|&c| {
                let at = staff && ["at", "with", "from"].contains(&s.lower(head + 1));
                let behind = at && s.cases(c).any(|k| k == head + 1);
                c < head || has_of(s, c) || (armed && s.has_case(c, "from")) || behind
            })
            .filter(|&c| matches!(s.rel(c), Rel::Compound | Rel::Amod | Rel::NmodPoss | Rel::Nmod))
            .filter_map(|c| s.words[c].entity.and_then(|e| Some((c, names.get(e)?))))
            // "The killers of journalist Ann Lee" are not Ann Lee.
            .filter(|(c, m)| m.label != "PERSON" || !has_of(s, *c))
            .map(|(_, m)| m)
    };
    // "The gunmen, from the militant Hill Brigades, demanded"
    let from = || {
        let comma = armed && s.lower(head + 1) == "," && s.lower(head + 2) == "from";
        let mut near = (head + 3..s.len().min(head + 8)).take_while(|&i| s.lower(i) != ",");
        near.find_map(|i| s.words[i].entity.and_then(|e| names.get(e))).filter(|_| comma)
    };
    // "Officials in Peru": Peru's.
    let there = || {
        let office = matches!(s.lower(head), "officials" | "authorities" | "police");
        let at = s.children(head).find(|&c| c == head + 2 && s.has_case(c, "in"))?;
        let land = names.get(s.words[at].entity?).filter(|n| n.label == "GPE")?;
        // "Embassy officials in Peru" are another's.
        let plain = |c: Index| {
            let told = matches!(s.rel(c), Rel::Compound | Rel::Amod) && c < head;
            !told || matches!(s.lower(c), "senior" | "top" | "local" | "government" | "military")
        };
        let office = office && s.children(head).all(plain);
        (office && lexicon.country(Some(&land.id))).then_some(land)
    };
    // "Peru's Hill Brigades fighters": the brigades'.
    let meant = |m: &&Name| stands_for(m, s.lower(head), sort);
    let id = modifiers().find(meant).or_else(|| from().filter(meant)).map(|m| {
        let whole = m.label == "ORG" || held(s.lower(head)) || team(s.lower(head));
        (m.id.clone(), whole.then(|| country(m)), m.label.clone())
    });
    if described.is_empty() {
        return None;
    }
    if let Some(land) = there().filter(|_| id.is_none()) {
        let name = format!("{described} in {}", land.name);
        return Some(Filler {
            id: Some(land.id.clone()),
            name,
            label: None,
            text,
            span,
            sort,
            plural,
        });
    }
    Some(match id {
        Some((id, Some(name), label)) => {
            Filler { id: Some(id), name, label: Some(label), text, span, sort, plural }
        }
        Some((id, None, _)) => {
            Filler { id: Some(id), name: described, label: None, text, span, sort, plural }
        }
        None => Filler { id: None, name: described, label: None, text, span, sort, plural },
    })
}

/// "A German", "another Dane": one person, not the country.
pub fn one_of_them(s: &Sentence, head: Index) -> bool {
    let one = |c: Index| c < head && matches!(s.lower(c), "a" | "an" | "another" | "one");
    !plural_noun(s, head) && s.children(head).any(one)
}

/// What sort of thing a noun names here: "key figures" are people, "official figures" are not; "a
/// chapter of the Hill Front" is a body, "a chapter of the book" is not.
pub fn sort_of(s: &Sentence, lexicon: &Lexicon, noun: Index) -> Option<Sort> {
    let form = s.lower(noun);
    let known = lexicon.sort(form);
    let somebody = |c: Index| c < noun && lexicon.lists("figure", s.lower(c));
    if matches!(form, "figure" | "figures") && s.children(noun).any(somebody) {
        return Some(Sort::Person);
    }
    let part = known.is_none() && lexicon.lists("part", form.strip_suffix('s').unwrap_or(form));
    let named = |c: Index| has_of(s, c) && s.words[c].entity.is_some();
    if part && s.children(noun).any(named) { Some(Sort::Group) } else { known }
}

/// What a figure that heads a phrase counts: suspects of "23 of the suspects"; else the head.
fn counted(s: &Sentence, head: Index) -> Index {
    if s.words[head].number.is_none() {
        return head;
    }
    let of = |at: Index| s.children(at).find(|&c| has_of(s, c));
    let counted = of(head).unwrap_or(head);
    of(counted).filter(|_| s.words[counted].number.is_some()).unwrap_or(counted)
}

/// Is it the "of" phrase of its head?
pub fn has_of(s: &Sentence, c: Index) -> bool {
    s.rel(c) == Rel::Nmod && s.has_case(c, "of")
}

/// A people's adjective stands for its country: "Turkish help" is Turkey's.
pub fn country(name: &Name) -> String {
    let slug = name.id.strip_prefix("gpe/").filter(|_| name.label == "NORP");
    slug.map_or_else(
        || name.name.clone(),
        |slug| {
            slug.split('-')
                .map(|w| {
                    let mut chars = w.chars();
                    chars
                        .next()
                        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
                })
                .collect::<Vec<_>>()
                .join(" ")
        },
    )
}

fn sort_of_label(label: &str) -> Option<Sort> {
    match label {
        "PERSON" | "NORP" => Some(Sort::Person),
        "ORG" => Some(Sort::Group),
        "GPE" => Some(Sort::Group),
        "LOC" | "FAC" => Some(Sort::Place),
        "PRODUCT" => Some(Sort::Thing),
        _ => Some(Sort::Abstract),
    }
}

/// The phrase without article, figure and quantifier; a partitive's figure gives way to what is
/// counted ("dozens of farmers" is farmers).
fn description(s: &Sentence, head: Index, words: &Range<Index>) -> String {
    // "A 25-member council" is a council.
    let hyphened = |i: Index| i >= 2 && s.lower(i - 1) == "-" && s.words[i - 2].number.is_some();
    let idle = |i: Index| quantifies(s, i) || hyphened(i) && i < head;
    let start = (words.start..=head).find(|&i| !idle(i)).unwrap_or(words.end);
    if start > head || s.words[head].number.is_some() {
        let of = |at: Index| s.children(at).find(|&c| has_of(s, c));
        // "tens of thousands of people"
        let of = of(head).and_then(|c| of(c).filter(|_| s.words[c].number.is_some()).or(Some(c)));
        // "One of them", "one of five"
        let noun = |&c: &Index| !matches!(s.tag(c), Tag::Pron | Tag::Num);
        return match of.filter(noun) {
            Some(counted) => {
                let inner = phrase(s, counted);
                let from = (inner.start..=counted).find(|&i| !quantifies(s, i)).unwrap_or(counted);
                tidy(s.slice(&(from..inner.end)))
            }
            None => "people".to_string(),
        };
    }
    tidy(s.slice(&(start..words.end)))
}

fn quantifies(s: &Sentence, i: Index) -> bool {
    s.words[i].number.is_some()
        || matches!(s.tag(i), Tag::Det | Tag::Num | Tag::Punct | Tag::Adp | Tag::Part)
        || matches!(
            s.lower(i),
            "other"
                | "others"
                | "many"
                | "several"
                | "few"
                | "some"
                | "more"
                | "its"
                | "his"
                | "her"
                | "their"
                | "our"
                | "my"
                | "your"
                | "about"
                | "around"
                | "nearly"
                | "almost"
                | "only"
                | "up"
                | "estimated"
                | "total"
                | "dozens"
                | "scores"
                | "hundreds"
                | "thousands"
                | "additional"
                | "another"
                | "all"
                | "least"
                | "than"
                | "such"
        )
}

/// One line, single blanks.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Is the phrase plural, by its noun or by coordination?
pub fn plural(s: &Sentence, head: Index) -> bool {
    plural_noun(s, head) || s.children(head).any(|c| s.rel(c) == Rel::Conj)
}

/// Is the noun itself in the plural?
pub fn plural_noun(s: &Sentence, head: Index) -> bool {
    let form = s.lower(head);
    match s.tag(head) {
        Tag::Pron => {
            matches!(form, "they" | "them" | "themselves" | "we" | "us" | "these" | "those")
        }
        Tag::Num => form != "one" && form != "1",
        _ => {
            (form.ends_with('s') && !form.ends_with("ss") && !form.ends_with("us"))
                || form.ends_with("men")
                || matches!(
                    form,
                    "people"
                        | "children"
                        | "police"
                        | "personnel"
                        | "others"
                        | "more"
                        | "dead"
                        | "wounded"
                        | "injured"
                )
        }
    }
}
