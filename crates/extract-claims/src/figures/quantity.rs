//! How many: which figure belongs to a noun or a claim.

use records::{Number, Quantity};

use crate::actors::actor::{Filler, one_of_them, plural_noun};
use crate::figures::labels;
use crate::tables::lexicon::{Lexicon, Sort};
use crate::tree::case::lower;
use crate::tree::grammar::{Rel, Tag};
use crate::tree::sentence::{Index, Sentence};

/// A figure of the paragraph, with its bytes.
#[derive(Clone, Debug)]
pub struct Figure {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Bytes of what is counted.
    pub of: Option<(usize, usize)>,
    /// The record.
    pub number: Number,
}

impl Figure {
    /// Does it count or measure, rather than date?
    pub fn counts(&self) -> bool {
        matches!(self.number.label.as_str(), "CARDINAL" | "QUANTITY" | "MONEY" | "PERCENT")
    }

    /// A plain count of people or things.
    pub fn cardinal(&self) -> bool {
        self.number.label == "CARDINAL"
            || (self.number.label == "QUANTITY" && self.number.unit.is_none())
    }

    /// How often rather than how many: "several times"?
    fn turns(&self) -> bool {
        self.number.of.as_ref().is_some_and(|of| of.text == "times")
    }

    /// Is it an age: "28 years old", "a 28-year-old"?
    pub fn age(&self) -> bool {
        self.number.unit.as_deref().is_some_and(|u| u.ends_with("of age"))
    }

    /// Is it an age that stands before a noun or for its bearer: "22 year old", "7-Year-Old"?
    pub fn attributive_age(&self) -> bool {
        let ends = |end: &str| {
            let from = self.number.text.len().checked_sub(end.len());
            let text = from.and_then(|from| self.number.text.get(from..));
            text.is_some_and(|text| text.eq_ignore_ascii_case(end))
        };
        self.age() && ["year old", "year-old", "month old", "month-old"].into_iter().any(ends)
    }

    /// Is it an upper or lower age: "a child 13 or younger"?
    pub fn or_younger(&self, text: &str) -> bool {
        let rest = text.get(self.end..).unwrap_or("").trim_start();
        let rest = rest.strip_prefix("or ").or_else(|| rest.strip_prefix("and "));
        rest.is_some_and(|r| ["younger", "older", "under", "over"].iter().any(|w| r.starts_with(w)))
    }

    /// 18 of "an 18 and 15 year old": an age, though another stands before its noun.
    pub fn behind_article(&self, text: &str) -> bool {
        let before = text.get(..self.start).unwrap_or("");
        let article = [" a ", " an ", "A ", "An "].iter().any(|a| before.ends_with(a));
        let few = self.number.value.is_some_and(|n| n < 100.0);
        article && few && self.number.text.bytes().all(|b| b.is_ascii_digit())
    }

    /// Is it a person's age, rather than that of a law or a war?
    pub fn persons_age(&self, lexicon: &Lexicon) -> bool {
        let person = |of: &records::Span| {
            let mut words = of.text.split_whitespace();
            words.any(|w| lexicon.sort(&lower(w)).is_some_and(Sort::acts))
        };
        // "A 25 y/o man"
        if self.number.of.as_ref().is_some_and(|of| of.text.starts_with("y/o")) {
            return true;
        }
        // "In their 70s"
        let unit = self.number.unit.as_deref().unwrap_or("");
        if unit.ends_with("of age") && self.number.text.ends_with('s') {
            return true;
        }
        let last = self.number.text.len().checked_sub("old".len());
        let last = last.and_then(|from| self.number.text.get(from..));
        let old = last.is_some_and(|last| last.eq_ignore_ascii_case("old"));
        old && (!self.counts_thing() || self.number.of.as_ref().is_some_and(person))
    }

    /// Is it followed by a noun that it tells something of? A verb is none.
    pub fn counts_thing(&self) -> bool {
        self.number.of.as_ref().is_some_and(|of| !of.text.ends_with("ed"))
    }

    /// The figure, where the words admit no other.
    pub fn exact(&self) -> Option<f64> {
        self.number.value.filter(|_| self.number.low == self.number.high)
    }

    /// A plain count of more than one?
    pub fn many(&self) -> bool {
        self.cardinal() && self.number.low.or(self.number.high).is_some_and(|n| n > 1.0)
    }

    /// Is it a length of time?
    pub fn duration(&self) -> bool {
        self.number.label == "DURATION"
    }

    /// As a claim's quantity; `at` turns bytes into the claim's code points.
    pub fn write(&self, at: impl Fn(usize) -> usize) -> Quantity {
        Quantity {
            value: self.number.value,
            low: self.number.low,
            high: self.number.high,
            modifier: self.number.modifier.clone(),
            unit: self.number.unit.clone().filter(|_| self.number.label != "CARDINAL"),
            currency: self.number.currency.clone(),
            of: self.number.of.as_ref().map(|of| of.text.clone()),
            start: Some(at(self.start)),
            end: Some(at(self.end)),
        }
    }
}

/// Is it a numeral in words?
pub fn number_word(word: &str) -> bool {
    matches!(
        word,
        "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "thirteen"
            | "fourteen"
            | "fifteen"
            | "sixteen"
            | "seventeen"
            | "eighteen"
            | "nineteen"
            | "twenty"
            | "thirty"
            | "forty"
            | "fifty"
            | "sixty"
            | "seventy"
            | "eighty"
            | "ninety"
            | "hundred"
            | "thousand"
            | "million"
            | "billion"
            | "dozen"
    )
}

/// So many, described or named without a figure; 0 for "no casualties".
pub fn count(people: usize) -> Quantity {
    let value = people as f64;
    Quantity {
        value: Some(value),
        low: Some(value),
        high: Some(value),
        modifier: "exact".to_string(),
        unit: None,
        currency: None,
        of: None,
        start: None,
        end: None,
    }
}

/// Does the figure count those harmed in this way together with others: "18 casualties", "killed or
/// injured nine"? So many at most were killed, and so many at most hurt.
pub fn of_others_too(s: &Sentence, at: Index) -> bool {
    let harm = |i: Index| match s.lower(i) {
        "killed" | "killing" | "dead" | "slain" | "murdered" => Some(0),
        "wounded" | "injured" | "hurt" | "maimed" | "wounding" | "injuring" => Some(1),
        "missing" | "captured" | "arrested" | "displaced" | "kidnapped" => Some(2),
        _ => None,
    };
    let other = |or: Option<usize>, i: Option<usize>| {
        let joined = or.is_some_and(|or| s.lower(or) == "or");
        let of = i.and_then(harm);
        joined && of.is_some() && harm(at).is_some() && of != harm(at)
    };
    s.lower(at).starts_with("casualt")
        || other(Some(at + 1), Some(at + 2))
        || other(at.checked_sub(1), at.checked_sub(2))
}

/// At most as many as the words admit; none where they are open.
pub fn at_most(quantity: Quantity) -> Option<Quantity> {
    if quantity.high == Some(0.0) {
        return Some(quantity);
    }
    quantity.high?;
    Some(Quantity { value: None, low: None, modifier: "at_most".to_string(), ..quantity })
}

/// The count of people that a quantity states, where it states one exactly.
pub fn exactly(quantity: Option<&Quantity>) -> Option<usize> {
    let exact = quantity.filter(|q| q.low == q.high).and_then(|q| q.value)?;
    ((1.0..1e6).contains(&exact) && exact.fract() == 0.0).then_some(exact as usize)
}

/// Which of the paragraph's figures, which stand in order, stand within the sentence.
pub fn standing_in(figures: &[Figure], s: &Sentence) -> impl Iterator<Item = usize> {
    let from = figures.partition_point(|f| f.start < s.start);
    let to = figures.partition_point(|f| f.start < s.end).max(from);
    let end = s.end;
    (from..to).filter(move |&n| figures[n].end <= end)
}

/// The figure that counts a noun: before it, in it, or told to be of it.
pub fn of_noun(s: &Sentence, figures: &[Figure], noun: Index) -> Option<usize> {
    let counts = |f: &Figure| {
        f.cardinal()
            && !f.age()
            && !f.turns()
            && !f.or_younger(s.text)
            && !f.behind_article(s.text)
            && !labels::names(f, s.text)
    };
    let plain = |n: usize| figures.get(n).is_some_and(counts);
    let own = s.words[noun].number.filter(|&n| plain(n));
    let before = || {
        s.children(noun)
            .filter(|&c| c < noun)
            .filter(|&c| {
                matches!(
                    s.rel(c),
                    Rel::Nummod
                        | Rel::Det
                        | Rel::Amod
                        | Rel::Compound
                        | Rel::Advmod
                        | Rel::Nmod
                        | Rel::Dep
                )
            })
            .filter_map(|c| s.words[c].number)
            .find(|&n| plain(n))
    };
    // "Two sheriff's deputies": no two sheriffs
    let through_owner = || {
        let owner = s
            .child(noun, Rel::NmodPoss)
            .filter(|&o| s.tag(o) == Tag::Noun && !plural_noun(s, o) && !s.has(o, Rel::Det))?;
        let own = s.children(owner).filter(|&c| s.rel(c) == Rel::Nummod);
        own.filter_map(|c| s.words[c].number)
            .find(|&n| plain(n) && figures.get(n).is_some_and(Figure::many))
    };
    // "a family of five"
    let within = || {
        let body = matches!(
            s.lower(noun),
            "family" | "group" | "crew" | "team" | "party" | "total" | "band" | "crowd" | "batch"
        );
        let of = |c: &Index| body && *c > noun && s.has_case(*c, "of");
        // "a group of nine tourists"
        let own = |c: Index| {
            let people = s.lower(noun) != "family" && plural_noun(s, c);
            let counts = s.children(c);
            let counts = counts.filter(move |&n| people && n < c && s.rel(n) == Rel::Nummod);
            s.words[c].number.into_iter().chain(counts.filter_map(|n| s.words[n].number))
        };
        s.children(noun).filter(of).flat_map(own).find(|&n| plain(n))
    };
    let word = &s.words[noun];
    let told = || {
        standing_in(figures, s).find(|&n| {
            let f = &figures[n];
            counts(f) && f.of.is_some_and(|(a, b)| a <= word.start && word.end <= b)
        })
    };
    // "dozens of people": the noun hangs on the figure.
    let above = || {
        let h = s.head(noun).filter(|_| s.rel(noun) == Rel::Nmod && s.has_case(noun, "of"))?;
        s.words[h].number.filter(|&n| plain(n))
    };
    own.or_else(before).or_else(through_owner).or_else(within).or_else(told).or_else(above)
}

/// The figure of a toll: "the death toll rose to 40", "a toll of 40", "put the toll at 40".
pub fn of_toll(s: &Sentence, figures: &[Figure], noun: Index) -> Option<usize> {
    let clause = s.clause_of(noun);
    let ranked = (noun + 1..s.len().min(noun + 16))
        .take_while(|&i| !matches!(s.lower(i), ";" | "." | "but" | "while"))
        .filter(|&i| s.words[i].number.and_then(|n| figures.get(n)).is_some_and(Figure::cardinal))
        .filter(|&i| s.clause_of(i) == clause || s.under(i, clause) || s.under(i, noun))
        .collect::<Vec<_>>();
    let to = ranked.iter().find(|&&i| {
        let before = s.words[i].number.and_then(|n| figures.get(n)).map_or(0, |f| f.start);
        s.text.get(s.start..before).is_some_and(|t| {
            let last = t.split_whitespace().next_back().unwrap_or("");
            matches!(last, "to" | "at" | "of" | "is" | "was" | "reached")
        })
    });
    to.or(ranked.first()).and_then(|&i| s.words[i].number)
}

/// Does the phrase name one person: by name, or as "a farmer", "her brother", "the driver"?
pub fn one_person(s: &Sentence, head: Index, who: Option<&Filler>) -> bool {
    let named = who.is_some_and(Filler::person) && s.words[head].entity.is_some();
    let body = matches!(
        s.lower(head),
        "family"
            | "crew"
            | "staff"
            | "team"
            | "group"
            | "couple"
            | "pair"
            | "population"
            | "public"
    );
    if !named && (body || plural_noun(s, head)) {
        return false;
    }
    if s.tag(head) == Tag::Pron {
        return matches!(
            s.lower(head),
            "he" | "she" | "him" | "her" | "himself" | "herself" | "who" | "i" | "me"
        ) || who.is_some_and(Filler::person);
    }
    match who {
        Some(who) if who.person() => true,
        // "A Peruvian", "a Lima police officer"
        Some(who) if matches!(who.label.as_deref(), Some("NORP" | "ORG" | "GPE")) => {
            one_of_them(s, head)
        }
        Some(who) => matches!(who.sort, Some(Sort::Person | Sort::Armed)) && who.label.is_none(),
        None => false,
    }
}
