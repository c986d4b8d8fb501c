//! What the parser is given to read: the sentence with every name put as one well-known name,
//! hedges before figures left out, and capitals taken from a text that is all capitals. Unknown
//! names and piled-up hedges ("as many as", "ISK") mislead a parser, and so do "shot", which
//! edited prose knows best as a noun, and dashes; the tree fits either way.

use std::ops::Range;

use english::{Kind, Token};

use crate::actors::actor::Name;
use crate::figures::quantity::Figure;
use crate::page::Page;
use crate::tables::lexicon::Lexicon;
use crate::tree::asides::aside;
use crate::tree::case::{lower, reads, reads_any};
use crate::tree::headline::{self, Additions};

/// Text and tokens for the parser, and which of the sentence's tokens each stands for.
#[derive(Debug, Default)]
pub struct Mask {
    /// The text to parse.
    pub text: String,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// What each stands for.
    pub shown: Vec<Shown>,
    /// The sentence's tokens that are shown as soldiers.
    pub soldiers: Vec<usize>,
    /// How many tokens stand before those shown: a date that opens the sentence.
    pub lead: usize,
    /// The sentence's tokens that are ages.
    pub ages: Vec<Range<usize>>,
    /// The sentence's tokens to be read as other words: headlines shorten them.
    pub read_as: Vec<(usize, &'static str)>,
}

/// What a token of the mask stands for.
#[derive(Debug)]
pub struct Shown {
    /// The sentence's tokens that it stands for.
    pub stands_for: Range<usize>,
    /// Which of them takes its place in the tree.
    pub core: usize,
    /// Is it known for a verb?
    pub verb: bool,
    /// Where an aside begins among those it stands for: words the parser is not shown.
    pub aside: usize,
}

impl Mask {
    /// Masks the tokens of a sentence; `added` is what to show besides.
    pub fn new(page: &Page, lexicon: &Lexicon, tokens: &[Token], added: &Additions) -> Self {
        let bytes = tokens.last().map_or(0, |t| t.end) - tokens.first().map_or(0, |t| t.start);
        let mut mask = Self {
            text: String::with_capacity(bytes + tokens.len() + 16),
            tokens: Vec::with_capacity(tokens.len()),
            shown: Vec::with_capacity(tokens.len()),
            ..Self::default()
        };
        mask.fill(page, lexicon, tokens, added);
        mask
    }

    fn fill(&mut self, page: &Page, lexicon: &Lexicon, tokens: &[Token], added: &Additions) {
        let plain = shouts(page, tokens) || page.headline && headline::titled(page, tokens);
        self.lead = leading_date(page, tokens);
        let mut at = self.lead;
        while let Some(token) = tokens.get(at) {
            if let Some(end) = aside(page, tokens, at)
                && let Some(shown) = self.shown.last_mut()
            {
                shown.stands_for.end = end;
                let next = tokens.get(at + 1).and_then(|t| page.text.get(t.start..t.end));
                if next.is_some_and(|w| w.starts_with("age") || w.parse::<u32>().is_ok()) {
                    self.ages.push(at..end);
                }
                at = end;
                continue;
            }
            let name = page.name_at(token.start);
            let (end, core, stand_in) = group(page, lexicon, tokens, at, name);
            if added.weres.contains(&at) {
                self.show("were", at, core);
            } else if added.verbs.contains(&at) {
                self.show("has", at, core);
            }
            let start = self.text.len();
            let known = match better_known(page, lexicon, tokens, at, name) {
                known if !page.headline => known,
                known => self.in_full(page, token, at, added).or(known),
            };
            match stand_in {
                Some(name) => self.text.push_str(name),
                None => {
                    let core = tokens.get(core).unwrap_or(token);
                    let word = page.text.get(core.start..core.end).unwrap_or("");
                    if let Some(known) = known {
                        self.text.push_str(known);
                    } else if plain {
                        self.text.push_str(&lower(word));
                    } else {
                        self.text.push_str(word);
                    }
                }
            }
            let kind = if stand_in.is_some() { Kind::Word } else { tokens[core].kind };
            self.tokens.push(Token { start, end: self.text.len(), kind });
            self.text.push(' ');
            if known.is_some_and(|k| k.starts_with("soldier")) {
                self.soldiers.push(core);
            }
            let from = if self.shown.is_empty() { 0 } else { at };
            let verb = matches!(known, Some("killed" | "fired"));
            self.shown.push(Shown { stands_for: from..end, core, verb, aside: end });
            at = end;
        }
    }

    /// What a headline's word or comma stands for.
    fn in_full(
        &mut self,
        page: &Page,
        token: &Token,
        at: usize,
        added: &Additions,
    ) -> Option<&'static str> {
        let word = page.text.get(token.start..token.end)?;
        let full = match () {
            () if added.ands.contains(&at) => "and",
            () if reads(word, "self") => "himself",
            () if added.verbs.contains(&at) => return Some("killed"),
            () if added.nouns.contains(&at) => return Some("murder"),
            () => return None,
        };
        self.read_as.push((at, full));
        Some(full)
    }

    /// Shows a word that stands for no token; what hangs on it hangs on the one that follows.
    fn show(&mut self, word: &str, at: usize, next: usize) {
        let start = self.text.len();
        self.text.push_str(word);
        self.tokens.push(Token { start, end: self.text.len(), kind: Kind::Word });
        self.text.push(' ');
        self.shown.push(Shown { stands_for: at..at, core: next, verb: false, aside: at });
    }
}

/// A word that the treebanks know in the same use: "shot" as a verb, a dash between phrases.
fn better_known(
    page: &Page,
    lexicon: &Lexicon,
    tokens: &[Token],
    at: usize,
    name: Option<&Name>,
) -> Option<&'static str> {
    let word = |i: usize| tokens.get(i).and_then(|t| page.text.get(t.start..t.end)).unwrap_or("");
    let (this, low) = (word(at), page.lowered.ascii(&tokens[at]));
    // "Hamas militants took control": few treebanks know those who bear arms by all their names.
    if name.is_none() && lexicon.sort(&lower(low)) == Some(crate::tables::lexicon::Sort::Armed) {
        return Some(if low.ends_with('s') || low.ends_with("men") {
            "soldiers"
        } else {
            "soldier"
        });
    }
    if matches!(this, "—" | "–" | "--") && at > 0 {
        return Some(",");
    }
    if low == "slain" {
        return Some("killed");
    }
    // "Members of the gang face charges"
    let charged = this == "face" && matches!(word(at + 1), "charges" | "trial" | "prosecution");
    if charged && at > 0 && lexicon.sort(&lower(word(at - 1))).is_some() {
        return Some("faced");
    }
    if low != "shot" {
        return None;
    }
    let before = lower(word(at.checked_sub(1)?));
    if reads(word(at + 1), "dead") || reads(word(at + 1), "to") && reads(word(at + 2), "death") {
        return Some("killed");
    }
    if reads(word(at + 1), "at") && (before == "and" || shot_at_someone(page, lexicon, tokens, at))
    {
        return Some("fired");
    }
    // "Lee shot both guards", "on May 7 shot four men"
    let next = word(at + 1);
    let counts = |i: usize| {
        tokens.get(i).is_some_and(|t| page.figure_at(t.start).is_some_and(|f| f.cardinal()))
    };
    let person = |w: &str| {
        matches!(w, "his" | "her" | "their" | "both" | "him" | "them" | "himself" | "herself")
    };
    let whom = person(next) || matches!(next, "a" | "an" | "the") || counts(at + 1);
    let behind = tokens.get(at - 1).is_some_and(|t| {
        let dated = page.figure_at(t.start).is_some_and(|f| f.number.label == "DATE");
        let capital =
            page.text.get(t.start..t.end).is_some_and(|w| w.starts_with(char::is_uppercase));
        page.name_at(t.start).is_some() || dated || capital && person(next)
    });
    if whom && behind {
        return Some("killed");
    }
    let person = lexicon.sort(&before).is_some_and(crate::tables::lexicon::Sort::acts);
    let named = tokens.get(at - 1).is_some_and(|t| {
        page.name_at(t.start).is_some_and(|n| matches!(n.label.as_str(), "PERSON" | "NORP"))
    });
    let counted = page.figure_at(tokens[at - 1].start).is_some_and(Figure::many);
    let verb = matches!(
        before.as_ref(),
        "was"
            | "were"
            | "is"
            | "are"
            | "been"
            | "being"
            | "be"
            | "get"
            | "gets"
            | "got"
            | "had"
            | "has"
            | "have"
            | "having"
            | "who"
            | "he"
            | "she"
            | "they"
            | "it"
            | "and"
            | "allegedly"
            | "fatally"
            | "mortally"
            | "accidentally"
            | "reportedly"
            | "then"
            | "critically"
            | "found"
            | "also"
            | "later"
            | "others"
            | "people"
            | "himself"
            | "herself"
            | "both"
            | "not"
            | "n't"
            | "all"
            | "that"
            | "seriously"
    );
    (verb || person || named || counted).then_some("killed")
}

/// "The guard shot at the driver": at whom, not where he was shot.
fn shot_at_someone(page: &Page, lexicon: &Lexicon, tokens: &[Token], at: usize) -> bool {
    let word = |i: usize| tokens.get(i).and_then(|t| page.text.get(t.start..t.end)).unwrap_or("");
    let acts = |i: usize| {
        lexicon.sort(&lower(word(i))).is_some_and(crate::tables::lexicon::Sort::acts)
            || tokens
                .get(i)
                .is_some_and(|t| page.name_at(t.start).is_some_and(|n| n.label == "PERSON"))
    };
    let article = usize::from(matches!(word(at + 2), "a" | "an" | "the" | "his" | "her" | "their"));
    let whom = at + 2 + article;
    let ends = matches!(word(whom + 1), "," | "." | ";" | "and" | "" | "before" | "with" | "from");
    at > 0 && acts(at - 1) && acts(whom) && ends
}

/// Is the sentence all capitals?
fn shouts(page: &Page, tokens: &[Token]) -> bool {
    let long = |t: &&Token| t.end - t.start > 3;
    let words = tokens.iter().filter(long).filter_map(|t| page.text.get(t.start..t.end));
    let (mut all, mut capitals) = (0, 0);
    for word in words {
        let small = word.bytes().any(|b| b.is_ascii_lowercase());
        let capital = !small && word.bytes().any(|b| b.is_ascii_uppercase());
        all += usize::from(small || capital);
        capitals += usize::from(capital);
    }
    all >= 4 && capitals * 10 >= all * 9
}

/// How many tokens a bare date at the head of a sentence takes, its comma included: "Monday, the
/// minister …"; or one without a comma: "In May 2017 the minister …".
fn leading_date(page: &Page, tokens: &[Token]) -> usize {
    let word = |i: usize| tokens.get(i).and_then(|t| page.text.get(t.start..t.end)).unwrap_or("");
    // "Also Sunday, the minister …"
    let also = matches!(word(0), "Also" | "Earlier" | "Later" | "Late" | "Early" | "Separately");
    let before = also || matches!(word(0), "In" | "On");
    let Some(first) = tokens.get(usize::from(before)) else { return 0 };
    let bare = also || !before;
    let date = page
        .figure_at(first.start)
        .filter(|f| f.start == first.start && matches!(f.number.label.as_str(), "DATE" | "TIME"));
    let Some(date) = date else { return 0 };
    let taken = tokens.iter().take_while(|t| t.end <= date.end).count();
    let goes_on = taken + 2 < tokens.len();
    if bare {
        return if word(taken) == "," && goes_on { taken + 1 } else { 0 };
    }
    let named = tokens.get(taken).is_some_and(|t| page.name_at(t.start).is_some());
    if goes_on && (named || matches!(word(taken), "the" | "a" | "an")) { taken } else { 0 }
}

/// "U.S.-led", "Iran-backed": tokens that make one adjective.
fn hyphened(
    page: &Page,
    tokens: &[Token],
    at: usize,
    name: Option<&Name>,
) -> Option<(usize, usize, Option<&'static str>)> {
    let word = |i: usize| tokens.get(i).and_then(|t| page.text.get(t.start..t.end)).unwrap_or("");
    let name = name?;
    let end = at + tokens[at..].iter().take_while(|t| t.end <= name.end).count();
    let participle = word(end + 1);
    let joined = end > at
        && matches!(word(end), "-" | "–" | "‑")
        && tokens.get(end + 1).is_some_and(|t| t.start == tokens[end].end)
        && (participle.ends_with("ed")
            || matches!(participle, "led" | "held" | "run" | "born" | "made" | "style"));
    joined.then_some((end + 2, end + 1, Some("foreign")))
}

/// A numeral spoken of alone ("all four were"): the tokens' end and what to show for them.
fn all_alone(
    page: &Page,
    tokens: &[Token],
    at: usize,
) -> Option<(usize, usize, Option<&'static str>)> {
    let word = |i: usize| tokens.get(i).and_then(|t| page.text.get(t.start..t.end)).unwrap_or("");
    let numeral = |i: usize| {
        tokens.get(i).is_some_and(|t| {
            page.figure_at(t.start)
                .is_some_and(|f| f.start == t.start && f.end == t.end && f.cardinal())
        })
    };
    if matches!(page.lowered.ascii(&tokens[at]), "all" | "both") && numeral(at + 1) {
        let next = lower(word(at + 2));
        let alone = matches!(next.as_ref(), "was" | "were" | "are" | "have" | "had" | "died");
        return alone.then_some((at + 2, at + 1, Some("they")));
    }
    None
}

/// From a token: where the tokens end that are parsed as one, which is their core, and the name
/// to put in their place, if they are one.
fn group(
    page: &Page,
    lexicon: &Lexicon,
    tokens: &[Token],
    at: usize,
    name: Option<&Name>,
) -> (usize, usize, Option<&'static str>) {
    let token = &tokens[at];
    if let Some(found) = hyphened(page, tokens, at, name) {
        return found;
    }
    if let Some(name) = name
        && let Some(stand_in) = stand_in(&name.label)
        && name.start == token.start
    {
        let end = at + tokens[at..].iter().take_while(|t| t.end <= name.end).count();
        let the = page.text.get(token.start..token.end).unwrap_or("").eq_ignore_ascii_case("the");
        if end > at && !the {
            let of_office = matches!(name.label.as_str(), "GPE" | "ORG")
                && office_holder(page, lexicon, tokens, end);
            return (end, end - 1, Some(if of_office { "Iraqi" } else { stand_in }));
        }
    }
    let figure = page.figure_at(token.start).filter(|f| f.start == token.start);
    if let Some(figure) = figure
        && (figure.number.text.ends_with("-old") || figure.attributive_age())
    {
        let end = at + tokens[at..].iter().take_while(|t| t.end <= figure.end).count();
        if end > at {
            let alone = !figure.counts_thing();
            return (end, end - 1, Some(if alone { "youth" } else { "young" }));
        }
    }
    if let Some(found) = all_alone(page, tokens, at) {
        return found;
    }
    if shot_dead(page, tokens, at) {
        return (at + 2, at, Some("killed"));
    }
    if let Some(figure) = figure.filter(|f| f.cardinal()) {
        let end = at + tokens[at..].iter().take_while(|t| t.end <= figure.end).count();
        if let Some(core) = core_of_figure(page, tokens, at..end) {
            return (core + 1, core, None);
        }
    }
    (at + 1, at, None)
}

/// "Troops shot dead a civilian": one verb, whose object follows.
fn shot_dead(page: &Page, tokens: &[Token], at: usize) -> bool {
    let word = |i: usize| tokens.get(i).and_then(|t| page.text.get(t.start..t.end)).unwrap_or("");
    if at == 0 || page.lowered.ascii(&tokens[at]) != "shot" || !reads(word(at + 1), "dead") {
        return false;
    }
    let undergone = ["was", "were", "been", "being", "be", "is", "are", "and", "found"];
    let whom = ["a", "an", "the", "his", "her", "their", "another", "both"];
    let figure = tokens.get(at + 2).and_then(|t| page.figure_at(t.start));
    !reads_any(word(at - 1), &undergone)
        && (reads_any(word(at + 2), &whom) || figure.is_some_and(Figure::cardinal))
}

/// Does an office with its holder's name follow: "Peru | President Ann Lee", "U.N. | envoy Bo Li"?
/// A parser would take the state or body for the one who acts.
fn office_holder(page: &Page, lexicon: &Lexicon, tokens: &[Token], after: usize) -> bool {
    let text = |t: &Token| page.text.get(t.start..t.end).unwrap_or("");
    for (at, token) in tokens.iter().enumerate().skip(after).take(5) {
        if page.name_at(token.start).is_some_and(|n| n.start == token.start && n.label == "PERSON")
        {
            let Some(title) = tokens.get(at.wrapping_sub(1)).filter(|_| at > after) else {
                return false;
            };
            let title = lower(text(title));
            return lexicon.lists("office", &title)
                || matches!(title.as_ref(), "director" | "agent" | "coach" | "captain" | "judge");
        }
        let word = text(token);
        let plain = word.chars().all(char::is_alphabetic) || word == "-" && at > after;
        if !plain || matches!(word, "and" | "or" | "of" | "in" | "to" | "by" | "with" | "for") {
            return false;
        }
    }
    false
}

fn stand_in(label: &str) -> Option<&'static str> {
    match label {
        "PERSON" => Some("Bush"),
        "GPE" | "LOC" => Some("Iraq"),
        "ORG" => Some("Microsoft"),
        _ => None,
    }
}

/// The numeral behind a hedge: 131 of "at least 131", 20 of "between 15 and 20".
fn core_of_figure(page: &Page, tokens: &[Token], range: Range<usize>) -> Option<usize> {
    let word = |i: usize| page.text.get(tokens[i].start..tokens[i].end).unwrap_or("");
    let numeral = |i: &usize| {
        tokens[*i].kind == Kind::Number || crate::figures::quantity::number_word(&lower(word(*i)))
    };
    let last = range.clone().rev().find(numeral)?;
    // A figure that goes on behind its numeral ("dozens of", "13 %") is left as it stands, and
    // so is one of several numerals ("two hundred").
    if last + 1 != range.end || last == range.start {
        return None;
    }
    let joined = range.clone().filter(numeral).count() > 1
        && !range
            .clone()
            .any(|i| matches!(lower(word(i)).as_ref(), "and" | "to" | "or" | "-" | "–"));
    (!joined).then_some(last)
}
