//! From sites to attributions: where each content ends, what lies within what, and whose the
//! quotations are that no cue stands beside.

use std::ops::Range;

use crate::cues::{Complement, Kind, Lexicon};
use crate::page::Page;
use crate::phrase::{Words, begins, subject_left};
use crate::sites::{Site, Speaker, body_end, sites};
use crate::words::Class;

/// Bytes of the paragraph's text.
pub(crate) type Bytes = (usize, usize);

/// An attribution in bytes, its speaker not yet identified.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The speaker's words here.
    pub source: Option<Bytes>,
    /// The speaker is that of this earlier attribution of the paragraph.
    pub same: Option<usize>,
    pub cue: Option<Bytes>,
    pub content: Vec<Bytes>,
    /// The content is whole quotations and nothing else.
    pub direct: bool,
    /// There is a quotation in the content.
    pub quoted: bool,
    /// For the record of what rule it was: the cue's name.
    pub lemma: Box<str>,
    pub complement: Option<Complement>,
    /// It lies within the content of another.
    pub nested: bool,
}

/// All attributions of a page, in the order of their cues. A paragraph that begins with a name
/// and a colon is that speaker's when `speaks` knows the name's last word from elsewhere, and so is a
/// heading that ends with a colon or dash and a name.
pub(crate) fn assemble(
    page: &Page,
    lexicon: &Lexicon,
    heading: bool,
    speaks: impl Fn(&str) -> bool,
) -> Vec<Found> {
    let mut out = Vec::new();
    if let Some(line) = spoken_line(page, &speaks) {
        return vec![line];
    }
    // What a headline's speaker says may name another: "Report: Mayor says two died".
    let line = || spoken_line(page, tells).or_else(|| said_at_end(page, |w| tells(w) || speaks(w)));
    let line = heading.then(line).flatten().filter(|line| happens(page, &line.content));
    let outer = line.as_ref().and_then(|line| line.content.first().copied());
    out.extend(line);
    let mut previous: Option<Range<usize>> = None;
    for sentence in &page.sentences {
        if only_quotes(page, sentence) {
            continue_quote(page, sentence, &mut out, previous.as_ref());
        } else {
            let found = sites(page, sentence.clone(), lexicon);
            Sentence { page, range: sentence.clone(), end: body_end(page, sentence), sites: found }
                .attributions(&mut out);
        }
        previous = Some(sentence.clone());
    }
    if let Some((start, end)) = outer {
        let within = |&(a, b): &Bytes| start <= a && b <= end;
        let mut first = true;
        out.retain(|f| {
            let parts = f.source.iter().chain(&f.cue).chain(&f.content);
            std::mem::take(&mut first) || parts.into_iter().all(within)
        });
        out.iter_mut().skip(1).for_each(|f| f.nested = true);
    }
    out
}

/// Words that stand ahead of a colon, and of what kind: "Police:", "NYPD:", "Video:".
const AHEAD: &str = include_str!("../data/tellers.csv");

fn is_listed(word: &str, kind: &str) -> bool {
    let same =
        |row: &str| if kind == "letters" { row == word } else { row.eq_ignore_ascii_case(word) };
    let mut rows = AHEAD.lines().filter_map(|row| row.split_once(','));
    rows.any(|(listed, its)| its == kind && same(listed))
}

/// Does the word ahead of a colon say what an article is: "Video:", "Update:"?
pub fn is_label(word: &str) -> bool {
    is_listed(word, "label")
}

/// "Police:", "NYPD:", "HPD:" in a heading.
fn tells(word: &str) -> bool {
    let police =
        word.len() > 2 && word.ends_with("PD") && word.bytes().all(|b| b.is_ascii_uppercase());
    police || is_listed(word, "letters") || is_listed(word, "teller")
}

/// Does something happen in these words, so that they can be said: a verb, or who is dead?
fn happens(page: &Page, content: &[Bytes]) -> bool {
    let within = |i: &usize| {
        content.iter().any(|c| c.0 <= page.words[*i].start && page.words[*i].end <= c.1)
    };
    (0..page.words.len()).filter(within).any(|i| {
        let word = &page.text[page.words[i].start..page.words[i].end];
        matches!(page.class(i), Class::Verb | Class::Quote)
            || ["dead", "missing", "hurt", "killed", "injured"]
                .iter()
                .any(|w| w.eq_ignore_ascii_case(word))
    })
}

/// "Ms. Ode: We never left.": a headline or a line of a transcript.
fn spoken_line(page: &Page, speaks: impl Fn(&str) -> bool) -> Option<Found> {
    let colon = leading_name(page)?;
    let last = page.words.get(colon - 1)?;
    let word = &page.text[last.start..last.end];
    if is_label(word) || !speaks(word) {
        return None;
    }
    let mut end = page.words.len();
    while end > colon + 1 && page.class(end - 1) == Class::Stop {
        end -= 1;
    }
    line_of(page, 0..colon, colon, colon + 1..end)
}

/// "Two die in fire: Police", "Two die in fire – Ode": a headline.
fn said_at_end(page: &Page, speaks: impl Fn(&str) -> bool) -> Option<Found> {
    const LONGEST: usize = 4;
    let end = page.words.len();
    let parts = |i: &usize| matches!(page.class(*i), Class::Colon | Class::Dash);
    let sign = (end.saturating_sub(LONGEST + 1).max(2)..end).rev().find(parts)?;
    let last = page.words.last()?;
    // "Six-Day": no dash between clauses.
    let free = page.words[sign].end < page.words.get(sign + 1)?.start;
    let named = (sign + 1..end).all(|i| is_named(page, i));
    let spoken = free && named && speaks(&page.text[last.start..last.end]);
    spoken.then(|| line_of(page, sign + 1..end, sign, 0..sign)).flatten()
}

/// What a whole line gives to one speaker.
fn line_of(page: &Page, source: Range<usize>, cue: usize, said: Range<usize>) -> Option<Found> {
    let words = page.words.get(said.clone())?;
    Some(Found {
        source: page.bytes(source.start, source.end),
        same: None,
        cue: page.bytes(cue, cue + 1),
        content: vec![page.bytes(said.start, said.end)?],
        direct: words.iter().all(|w| w.class == Class::Quote),
        quoted: words.iter().any(|w| w.class == Class::Quote),
        lemma: ":".into(),
        complement: Some(Complement::Quote),
        nested: false,
    })
}

/// Is it a capitalised name or noun, or a sign that joins two?
fn is_named(page: &Page, i: usize) -> bool {
    let joint = page.class(i) == Class::Joint || i > 0 && page.class(i) == Class::Possessive;
    joint || matches!(page.class(i), Class::Name | Class::Noun) && page.is_capital(i)
}

/// The colon after a short name at a paragraph's head.
pub(crate) fn leading_name(page: &Page) -> Option<usize> {
    const LONGEST: usize = 6;
    let colon = (1..=LONGEST).find(|&i| page.class(i) == Class::Colon)?;
    // "Montana sheriff:", "Clinton camp:"
    let common = |i: usize| i > 0 && i + 1 == colon && page.class(i) == Class::Noun;
    let name = |i: usize| is_named(page, i) || common(i);
    ((0..colon).all(name) && colon + 2 < page.words.len()).then_some(colon)
}

fn only_quotes(page: &Page, sentence: &Range<usize>) -> bool {
    page.class(sentence.start) == Class::Quote
        && sentence.clone().all(|i| matches!(page.class(i), Class::Quote | Class::Stop))
}

/// A quotation that stands alone goes on with what was quoted before it.
fn continue_quote(
    page: &Page,
    sentence: &Range<usize>,
    out: &mut Vec<Found>,
    previous: Option<&Range<usize>>,
) {
    let Some(bytes) = page.bytes(sentence.start, sentence.end) else { return };
    let goes_on = previous
        .is_some_and(|p| page.words[p.start..p.end].iter().any(|w| w.class == Class::Quote));
    match out.last_mut() {
        Some(last) if goes_on && last.quoted => {
            last.content.push(bytes);
        }
        _ => {
            let same = out.len().checked_sub(1);
            out.push(Found {
                source: None,
                same,
                cue: None,
                content: vec![bytes],
                direct: true,
                quoted: true,
                lemma: "".into(),
                complement: Some(Complement::Quote),
                nested: false,
            });
        }
    }
}

struct Sentence<'p, 'l> {
    page: &'p Page<'p>,
    range: Range<usize>,
    end: usize,
    sites: Vec<Site<'l>>,
}

impl Sentence<'_, '_> {
    fn attributions(&self, out: &mut Vec<Found>) {
        let base = out.len();
        let contents: Vec<Vec<Words>> = (0..self.sites.len()).map(|i| self.content(i)).collect();
        let mut kept: Vec<(usize, usize)> = Vec::new(); // site, index in out
        for (i, site) in self.sites.iter().enumerate() {
            let content = &contents[i];
            if content.is_empty() {
                continue;
            }
            let holder = (0..self.sites.len()).find(|&j| j != i && self.holds(&contents[j], j, i));
            if holder.is_some() && !self.stands_alone(site) {
                continue;
            }
            let same = match site.speaker {
                Speaker::Same => self.speaker_before(&kept, i),
                _ => None,
            };
            let subject = match site.speaker {
                Speaker::Named(words) => Some(words),
                Speaker::Same if same.is_none() => {
                    let Some(subject) = self.main_subject(site.words.0) else { continue };
                    Some(subject)
                }
                _ => None,
            };
            let bytes = self.bytes(content);
            if bytes.is_empty() {
                continue;
            }
            let direct = content.iter().all(|&(a, b)| {
                (a..b).all(|k| {
                    matches!(self.page.class(k), Class::Quote | Class::Comma | Class::Stop)
                })
            });
            kept.push((i, out.len()));
            out.push(Found {
                source: subject.and_then(|(a, b)| self.page.bytes(a, b)),
                same,
                cue: self.page.bytes(site.words.0, site.words.1),
                content: bytes,
                direct,
                quoted: content
                    .iter()
                    .any(|&(a, b)| (a..b).any(|k| self.page.class(k) == Class::Quote)),
                lemma: site.cue.lemma.clone(),
                complement: site.complement,
                nested: holder.is_some(),
            });
        }
        debug_assert!(base <= out.len());
    }

    /// Whether the content of site `j` covers the cue of site `i`.
    fn holds(&self, content: &[Words], j: usize, i: usize) -> bool {
        let cue = self.sites[i].words.0;
        let own = self.sites[j].words.0;
        own != cue && content.iter().any(|&(a, b)| a <= cue && cue < b)
    }

    /// What is said within what another says is kept when it is plainly said by somebody.
    fn stands_alone(&self, site: &Site) -> bool {
        let said = site.cue.speaks()
            && matches!(
                site.complement,
                Some(Complement::That | Complement::Bare | Complement::Quote)
            );
        match site.speaker {
            Speaker::Named((a, b)) => {
                said && (a..b).any(|i| matches!(self.page.class(i), Class::Name | Class::Noun))
            }
            _ => false,
        }
    }

    /// The attribution of the sentence whose speaker goes on.
    fn speaker_before(&self, kept: &[(usize, usize)], i: usize) -> Option<usize> {
        let cue = self.sites[i].words.0;
        kept.iter()
            .rev()
            .find(|&&(j, _)| {
                self.sites[j].words.0 < cue && self.sites[j].speaker != Speaker::Nobody
            })
            .map(|&(_, at)| at)
    }

    /// The subject of the sentence's first finite verb, if that stands before word `end`.
    fn main_subject(&self, end: usize) -> Option<Words> {
        let first = self.range.start;
        let verb =
            (first..end).find(|&i| matches!(self.page.class(i), Class::Verb | Class::Aux))?;
        let mut head = verb;
        while head > first && self.page.class(head - 1) == Class::Adverb {
            head -= 1;
        }
        subject_left(self.page, first, head)
    }

    /// The content of a site, in words.
    fn content(&self, i: usize) -> Vec<Words> {
        let site = &self.sites[i];
        let mut spans = Vec::new();
        if let Some(subject) = site.subject {
            spans.push(subject);
        }
        if let Some(before) = site.before {
            spans.extend(self.before(i, before));
        }
        if let Some(after) = site.after {
            let end = self.content_end(i, after);
            if after < end {
                spans.push((after, end));
            }
        }
        spans.retain_mut(|span| self.trim(span));
        spans
    }

    /// Content that ends before word `end`: from the sentence's start, or where the last
    /// clause with a speaker of its own ended.
    fn before(&self, i: usize, end: usize) -> Option<Words> {
        if end == self.range.start {
            // "“…?” he asked" split in two: the quotation ends the sentence before.
            return end.checked_sub(1).map(|q| (q, end));
        }
        let mut start = self.range.start;
        // "X said …, but …, Y said": the second begins at its own conjunction.
        for site in &self.sites[..i] {
            if site.before.is_some() && site.words.1 <= end {
                start = start.max(site.after.unwrap_or(site.words.1));
            }
        }
        while start < end && matches!(self.page.class(start), Class::Comma | Class::Semicolon) {
            start += 1;
        }
        Some((start, end))
    }

    /// Where content that starts at word `start` ends: before the next clause that another
    /// cue governs, or with the sentence.
    fn content_end(&self, i: usize, start: usize) -> usize {
        let quoted = self.page.class(start) == Class::Quote;
        let next =
            self.sites[i + 1..].iter().find(|s| s.clause >= start && self.breaks(i, s, start));
        if let Some(site) = next {
            return site.clause;
        }
        if let Some(comma) = self.main_clause(i, start) {
            return comma;
        }
        let complement = self.sites[i].complement;
        if let Some(end) = (start + 1..self.end).find(|&k| self.closes(k, complement)) {
            return end;
        }
        if let Some(end) = self.matrix_goes_on(i, start) {
            return end;
        }
        if quoted && self.sites[i].before.is_some() {
            // “…,” she said, “…” and nothing else.
            let mut end = start;
            while end < self.end && self.page.class(end) == Class::Quote {
                end += 1;
            }
            return end;
        }
        self.end
    }

    /// Whether word `k` is where content of this kind commonly ends and the reporter goes on.
    fn closes(&self, k: usize, complement: Option<Complement>) -> bool {
        let page = self.page;
        let next = page.lower(k + 1);
        let clause = matches!(complement, Some(Complement::That | Complement::Bare));
        match page.class(k) {
            Class::Semicolon => true,
            Class::Comma if next == "but" => complement != Some(Complement::That),
            Class::Comma if clause => false,
            Class::Comma => {
                matches!(
                    next,
                    "while" | "which" | "although" | "though" | "even" | "he" | "she" | "they"
                ) || (page.class(k + 1) == Class::Participle
                    && next.ends_with("ing")
                    && next != "including")
            }
            _ => false,
        }
    }

    /// Where the clause around an embedded one goes on: "those who back the deal say", "X, who
    /// backs the deal, says".
    fn matrix_goes_on(&self, i: usize, start: usize) -> Option<usize> {
        let page = self.page;
        let site = &self.sites[i];
        let noun = site.cue.kind == Kind::Noun;
        let relative = match site.speaker {
            Speaker::Named((a, _)) => matches!(page.class(a), Class::Relative | Class::That),
            _ => false,
        };
        if !noun && !relative && !site.embedded {
            return None;
        }
        let from = site.words.0.checked_sub(2).filter(|_| relative);
        let apart = site.embedded || from.is_some_and(|k| page.class(k) == Class::Comma);
        let clause = matches!(
            site.complement,
            Some(Complement::That | Complement::Bare | Complement::Wh | Complement::Quote)
        );
        let mut open = clause;
        for k in start..self.end {
            match page.class(k) {
                Class::Comma if apart && k > start + 1 => return Some(k),
                Class::Relative | Class::That | Class::Subordinator | Class::Pronoun => open = true,
                Class::Comma if !clause && k > start + 1 => return Some(k),
                // One group: "to leave", "would not leave".
                Class::Verb | Class::Aux
                    if matches!(page.class(k - 1), Class::To | Class::Aux | Class::Adverb) => {}
                Class::Verb | Class::Aux if !open && k > start + 1 => return Some(k),
                Class::Verb | Class::Aux => open = false,
                _ => {}
            }
        }
        None
    }

    /// "While X said …, Y": the comma where the main clause begins.
    fn main_clause(&self, i: usize, start: usize) -> Option<usize> {
        let page = self.page;
        let site = &self.sites[i];
        let Speaker::Named((subject, _)) = site.speaker else { return None };
        let subordinate = (site.clause..subject).any(|k| {
            page.class(k) == Class::Subordinator
                && (k == self.range.start || page.class(k - 1) != Class::Comma)
        });
        if !subordinate || site.before.is_some() || site.clause > self.range.start + 1 {
            return None;
        }
        (start + 2..self.end).find(|&k| page.class(k) == Class::Comma && begins(page.class(k + 1)))
    }

    /// Whether a later site ends the content of site `i` rather than lying within it.
    fn breaks(&self, i: usize, later: &Site, start: usize) -> bool {
        let page = self.page;
        if later.clause <= start {
            return false;
        }
        let joint = page.class(later.clause);
        let head = match later.speaker {
            Speaker::Named((a, _)) => a.min(later.words.0),
            _ => later.words.0,
        };
        match later.speaker {
            Speaker::Same => match joint {
                Class::Comma => true,
                _ => {
                    later.cue.speaks()
                        || matches!(self.sites[i].complement, Some(Complement::Np | Complement::To))
                }
            },
            Speaker::Named(_) | Speaker::Nobody if later.before.is_none() => {
                let conjunction = (later.clause..head).any(|k| {
                    matches!(page.class(k), Class::And | Class::But | Class::Subordinator)
                });
                conjunction || matches!(joint, Class::Semicolon | Class::Dash)
            }
            // What a later cue attributes as a whole ends before it.
            _ => later.before.is_some() && later.complement.is_none(),
        }
    }

    /// Takes commas, dashes and blanks off a span's ends; false when nothing is left.
    fn trim(&self, span: &mut Words) -> bool {
        use Class::{Colon, Comma, Dash, Semicolon, Stop};
        while span.0 < span.1 && matches!(self.page.class(span.0), Comma | Dash | Semicolon | Colon)
        {
            span.0 += 1;
        }
        while span.0 < span.1
            && matches!(self.page.class(span.1 - 1), Comma | Dash | Semicolon | Colon | Stop)
        {
            span.1 -= 1;
        }
        span.0 < span.1
    }

    fn bytes(&self, content: &[Words]) -> Vec<Bytes> {
        content.iter().filter_map(|&(a, b)| self.page.bytes(a, b)).collect()
    }
}
