//! What headlines leave out: the verb of saying behind "Police:", "and" between persons, "him" of
//! "self". Parsers are trained on sentences, and read them better with these put back.

use english::{Token, Word};

use crate::actors::actor::Name;
use crate::context::speakers::Said;
use crate::figures::quantity::Figure;
use crate::page::Page;
use crate::tables::lexicon::{Lexicon, Sort};
use crate::tree::case::{lower, reads, reads_any};
use crate::tree::grammar::Tag;
use crate::tree::mask::Mask;

/// The tokens of a headline without who says it, ahead ("Police: Two die") or behind ("Two die:
/// Police", "Two die - Police"), and without "Update:".
pub fn clause<'t>(page: &Page, tokens: &'t [Token]) -> &'t [Token] {
    let word = |t: &Token| page.text.get(t.start..t.end).unwrap_or("");
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return tokens };
    let sign = |s: &&Said| s.record.cue.as_ref().is_some_and(|c| is_sign(&c.text));
    if let Some(said) = page.said.heard(&(first.start..last.end)).find(sign)
        && let [content] = said.content.as_slice()
    {
        let from = tokens.partition_point(|t| t.start < content.start);
        let to = tokens.partition_point(|t| t.end <= content.end);
        return tokens.get(from..to).filter(|t| !t.is_empty()).unwrap_or(tokens);
    }
    match tokens {
        [label, colon, rest @ ..] if word(colon) == ":" && !rest.is_empty() => {
            if tag_attributions::is_label(word(label)) {
                rest
            } else {
                tokens
            }
        }
        _ => tokens.get(teller(page, tokens)..).filter(|t| !t.is_empty()).unwrap_or(tokens),
    }
}

/// How many tokens "Lima police:" takes ahead of what they tell.
fn teller(page: &Page, tokens: &[Token]) -> usize {
    let word = |t: &Token| page.text.get(t.start..t.end).unwrap_or("");
    let colon = tokens.iter().take(5).position(|t| word(t) == ":").unwrap_or(0);
    let tells = |t: &Token| {
        let office = ["police", "sheriff", "cops", "deputies", "officials", "coroner", "troopers"];
        reads_any(word(t), &office)
    };
    let capital = |t: &Token| word(t).starts_with(char::is_uppercase);
    match tokens.get(..colon) {
        Some([of @ .., last]) if tells(last) && of.iter().all(capital) => colon + 1,
        _ => 0,
    }
}

fn is_sign(cue: &str) -> bool {
    matches!(cue, ":" | "-" | "–" | "—" | "--")
}

/// Do most of its words begin with capitals, as titles do?
pub fn titled(page: &Page, tokens: &[Token]) -> bool {
    let long =
        tokens.iter().skip(1).filter(|t| t.end - t.start > 3 && page.name_at(t.start).is_none());
    let words = long.filter_map(|t| page.text.get(t.start..t.end)?.chars().next());
    let (mut all, mut capitals) = (0, 0);
    for first in words.filter(|c| c.is_alphabetic()) {
        all += 1;
        capitals += usize::from(first.is_uppercase());
    }
    all > 1 && capitals * 3 >= all * 2
}

/// What to show besides a headline's own words, each by its token.
#[derive(Debug, Default)]
pub struct Additions {
    /// Commas to show as "and": "Man, two children dead", "kills wife, self".
    pub ands: Vec<usize>,
    /// Verbs that a parser takes for nouns, shown as "has killed": "Man shoots wife", "US strikes
    /// Iran", "Bomb kills 2, wounds 30".
    pub verbs: Vec<usize>,
    /// Nouns that a parser takes for verbs: "Market shooting suspect held".
    pub nouns: Vec<usize>,
    /// Ahead of which a "were" is shown: "Two killed in fire".
    pub weres: Vec<usize>,
}

/// What a headline leaves out; `words` are the classes of what the mask shows.
pub fn additions(
    page: &Page,
    lexicon: &Lexicon,
    tokens: &[Token],
    mask: &Mask,
    words: &[Word],
) -> Additions {
    let headline = Headline { page, lexicon, tokens, mask, words };
    let (mut ands, mut weres) = (Vec::new(), Vec::new());
    let nouns = (0..words.len()).filter(|&i| headline.names_deed(i)).collect();
    let mut verbs: Vec<usize> = (1..words.len()).filter(|&i| headline.acts(i)).collect();
    for i in 1..words.len() {
        if headline.lists(i, &ands) {
            ands.push(i);
        }
    }
    for i in 1..words.len() {
        if headline.undergoes(i, &ands) {
            weres.push(i);
        } else if headline.goes_on(i, &weres) {
            ands.push(i);
        } else if let Some(verb) = headline.does_more(i, &verbs) {
            // "Shoots two, kills himself": none of the two is dead.
            let own = headline.themselves(verb + 1);
            if !own {
                ands.push(i);
            }
            if own || headline.counts(verb + 1) {
                verbs.push(verb);
            }
        }
    }
    let tokens = |at: Vec<usize>| at.into_iter().map(|i| mask.shown[i].stands_for.start).collect();
    Additions {
        ands: tokens(ands),
        verbs: tokens(verbs),
        nouns: tokens(nouns),
        weres: tokens(weres),
    }
}

/// A headline as the parser is shown it.
struct Headline<'a> {
    page: &'a Page<'a>,
    lexicon: &'a Lexicon,
    tokens: &'a [Token],
    mask: &'a Mask,
    words: &'a [Word],
}

impl Headline<'_> {
    fn word(&self, i: usize) -> &str {
        let token = self.mask.shown.get(i).and_then(|shown| self.tokens.get(shown.core));
        token.and_then(|t| self.page.text.get(t.start..t.end)).unwrap_or("")
    }

    fn name(&self, i: usize) -> Option<&Name> {
        let token = self.mask.shown.get(i).and_then(|shown| self.tokens.get(shown.core));
        token.and_then(|t| self.page.name_at(t.start))
    }

    fn figure(&self, i: usize) -> Option<&Figure> {
        let token = self.mask.shown.get(i).and_then(|shown| self.tokens.get(shown.core));
        token.and_then(|t| self.page.figure_at(t.start))
    }

    /// Is it a word for a person, "self", "three others" or "two dead" ones?
    fn person(&self, i: usize) -> bool {
        let word = lower(self.word(i));
        if self.lexicon.lists("undergone", &word) {
            return false;
        }
        let sort = self.lexicon.sort(&word);
        matches!(sort, Some(Sort::Person | Sort::Armed))
            || word.ends_with("-old")
            || word.ends_with("-law")
            || matches!(word.as_ref(), "self" | "himself" | "herself" | "others")
            || sort.is_none() && self.counts(i)
    }

    /// Is it a party: a body, a state, a people or somebody by name?
    fn party(&self, i: usize) -> bool {
        self.name(i).is_some_and(|n| match n.label.as_str() {
            "GPE" => self.lexicon.country(Some(&n.id)),
            label => matches!(label, "ORG" | "NORP" | "PERSON"),
        })
    }

    fn nominal(&self, i: usize) -> bool {
        if matches!(self.word(i), "'s" | "’s") {
            return true;
        }
        let tag = self.words.get(i).map(|w| w.tag.upos);
        let grows = |t| matches!(t, Tag::Det | Tag::Adj | Tag::Num | Tag::Noun | Tag::Propn);
        // "Missing girl", "Sleeping boy"
        let first = || i == 0 && tag == Some(Tag::Verb) && lower(self.word(0)).ends_with("ing");
        !self.predicates(i) && tag.is_some_and(grows) || self.person(i) || first()
    }

    /// "dead", "hurt", "killed": what is told of those before it.
    fn predicates(&self, i: usize) -> bool {
        let tag = self.words.get(i).map(|w| w.tag.upos);
        matches!(tag, Some(Tag::Verb | Tag::Aux)) && !self.person(i)
            || self.lexicon.lists("undergone", &lower(self.word(i)))
    }

    /// Is it a comma for "and"? `found` are those before it.
    fn lists(&self, comma: usize, found: &[usize]) -> bool {
        if self.word(comma) != "," {
            return false;
        }
        let next = comma + 1 + usize::from(reads(self.word(comma + 1), "then"));
        let end = (next..self.words.len()).find(|&i| !self.nominal(i));
        let end = end.unwrap_or(self.words.len());
        let part = |i: usize| self.nominal(i) || found.contains(&i);
        let first = (0..comma).rev().find(|&i| !part(i)).map_or(0, |i| i + 1);
        // "Shoots two, kills self"
        let acts = self.lexicon.lists("acts", &lower(self.word(next)));
        if end <= next || first == comma || acts {
            return false;
        }
        let (left, right) = (comma - 1, end - 1);
        let opens = first == 0 || matches!(self.word(first - 1), ":" | ";" | ",");
        if self.predicates(end) {
            let parties = self.party(left) && self.party(right);
            return opens && (parties || self.person(left) && self.person(right));
        }
        // Of a verb or a preposition; "three guards, police say" has a verb of its own.
        !opens && self.person(left) && self.person(right)
    }

    /// Is it a participle, or "dead", of those who open the clause, and no verb with an object, nor
    /// one of movement: "shot at a convoy", "charged onto the pitch", "shot to fame"?
    fn undergoes(&self, at: usize, ands: &[usize]) -> bool {
        if !self.lexicon.lists("undergone", &lower(self.word(at))) {
            return false;
        }
        let part = |i: usize| self.nominal(i) || reads(self.word(i), "and") || ands.contains(&i);
        let first = (0..at).rev().find(|&i| !part(i)).map_or(0, |i| i + 1);
        let opens = first == 0
            || matches!(
                lower(self.word(first - 1)).as_ref(),
                ":" | ";" | "," | "as" | "after" | "when"
            );
        // "Head cook, two waiters killed": a list of which not all is known.
        let told = |to: usize| {
            (0..to).rev().take_while(|&i| self.word(i) != ",").any(|i| !self.nominal(i))
        };
        let listed = first > 0 && self.word(first - 1) == "," && !told(first - 1);
        let who = at - 1;
        let next = at + 1 + usize::from(reads(self.word(at + 1), "dead"));
        let dated = || self.figure(next).is_some_and(|f| f.number.label == "DATE");
        let object = [Tag::Det, Tag::Pron, Tag::Num, Tag::Noun, Tag::Propn];
        let taken = self.words.get(next).is_some_and(|w| object.contains(&w.tag.upos)) && !dated();
        let moves = reads_any(self.word(next), &["at", "up", "onto", "into", "past"])
            && reads_any(self.word(at), &["shot", "charged"])
            || reads(self.word(next), "to") && !reads(self.word(next + 1), "death");
        opens && first < at && (self.person(who) || self.party(who)) && !taken && !moves && !listed
    }

    /// "Shooting suspect": a deed that tells of whom.
    fn names_deed(&self, i: usize) -> bool {
        let next = lower(self.word(i + 1));
        reads_any(self.word(i), &["shooting", "stabbing", "bombing"])
            && reads_any(&next, &["suspect", "suspects", "victim", "victims", "trial", "case"])
    }

    /// Does a comma stand between what one did and did further: "that killed one, wounded three"?
    /// Gives the verb; `verbs` are those found besides the tagger's.
    fn does_more(&self, comma: usize, verbs: &[usize]) -> Option<usize> {
        let tag = |i: usize| self.words.get(i).map(|w| w.tag.upos);
        let next = (comma + 1..self.words.len()).find(|&i| tag(i) != Some(Tag::Adv))?;
        let from = (0..comma).rev().find(|&i| self.ends(i)).map_or(0, |i| i + 1);
        let form = lower(self.word(next));
        let listed = self.lexicon.lists("acts", &form);
        let counted = listed && (self.counts(next + 1) || self.themselves(next + 1));
        let finite = counted || tag(next) == Some(Tag::Verb) && !form.ends_with("ing");
        let says = reads_any(&form, &["say", "says", "said"]);
        let whom = [Tag::Det, Tag::Num, Tag::Noun, Tag::Propn];
        let object = counted || tag(next + 1).is_some_and(|t| whom.contains(&t));
        let acted = |i: usize| tag(i) == Some(Tag::Verb) || verbs.contains(&i);
        let more = finite && !says && object && (from..comma).any(acted);
        (self.word(comma) == "," && more).then_some(next)
    }

    /// "self", "himself"
    fn themselves(&self, i: usize) -> bool {
        reads_any(self.word(i), &["self", "himself", "herself", "themselves"])
    }

    fn counts(&self, i: usize) -> bool {
        self.figure(i).is_some_and(Figure::cardinal)
    }

    /// Does a sign end a clause here?
    fn ends(&self, i: usize) -> bool {
        matches!(self.word(i), "," | ":" | ";" | "-" | "–" | "—")
    }

    /// Is it the only verb of its clause, between who does it and to whom?
    fn acts(&self, at: usize) -> bool {
        let form = lower(self.word(at));
        // "Police arrest two", but "a police arrest warrant"
        let plural = self.lexicon.lists("acts-plural", &form)
            && (self.person(at + 1)
                || self.words.get(at + 1).is_some_and(|w| w.tag.upos == Tag::Det));
        if !plural && !self.lexicon.lists("acts", &form) || !self.nominal(at + 1) {
            return false;
        }
        let from = (0..at).rev().find(|&i| self.ends(i)).map_or(0, |i| i + 1);
        let to = (at + 1..self.words.len()).find(|&i| self.ends(i)).unwrap_or(self.words.len());
        let verb = |i: usize| matches!(self.words[i].tag.upos, Tag::Verb | Tag::Aux);
        let who = at.checked_sub(1).filter(|&w| w >= from);
        let acts = |x: Sort| x.acts() || x == Sort::Weapon;
        let kills = |w: usize| self.lexicon.sort(&lower(self.word(w))).is_some_and(acts);
        who.is_some_and(|w| self.person(w) || self.party(w) || kills(w))
            && (from..at).all(|i| self.nominal(i))
            && !(at + 1..to).any(verb)
    }

    /// "Two were shot, killed in a house": a comma between what was done to them.
    fn goes_on(&self, comma: usize, weres: &[usize]) -> bool {
        let done = |i: usize| self.lexicon.lists("undergone", &lower(self.word(i)));
        self.word(comma) == "," && weres.contains(&(comma - 1)) && done(comma + 1)
    }
}
