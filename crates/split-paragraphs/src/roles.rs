//! What a paragraph is in its article: body, heading, caption, credit, …
//!
//! Told by form (length, how it ends, slashes, capitals), by position (before the first body
//! paragraph, after the last, above a credit) and by the phrases of `data/furniture.csv`;
//! never by who published it.

use std::cell::LazyCell;
use std::ops::Range;

use memchr::memmem::Finder;

use crate::Role;
use crate::furniture::Furniture;
use crate::headline::Title;
use crate::layout::{Piece, ends_sentence, starts_item};
use crate::lowered::Lowered;
use crate::measure::{Measure, Shape};

/// Furniture is short; anything longer is prose.
const FURNITURE_WORDS: usize = 40;
/// Longest heading, in words.
const HEADING_WORDS: usize = 14;
/// Longest headline, in words.
const HEADLINE_WORDS: usize = 25;

/// A paragraph with what its role is told by.
pub struct Candidate<'a> {
    text: &'a str,
    /// Bytes of the article.
    range: Range<usize>,
    block: usize,
    ascii: bool,
    plain: bool,
    words: usize,
    shape: Shape,
    /// It ends as a sentence ends.
    closed: bool,
    repeats: Option<usize>,
}

impl<'a> Candidate<'a> {
    /// A piece of `text` with its measure; `repeats` is the earlier piece it says again.
    pub fn new(text: &'a str, piece: &Piece, measure: &Measure, repeats: Option<usize>) -> Self {
        let range = piece.range.clone();
        let text = &text[range.clone()];
        Self {
            text,
            range,
            block: piece.block,
            ascii: measure.ascii,
            plain: measure.plain,
            words: measure.words,
            shape: measure.shape,
            closed: ends_sentence(text),
            repeats,
        }
    }

    /// The paragraph.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Its bytes in the article.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Is all of it ASCII?
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// Has it no letters and no blanks beyond ASCII?
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    fn short(&self) -> bool {
        self.words <= FURNITURE_WORDS
    }
}

/// The roles of an article's paragraphs. `title` is the headline, if it is known.
pub fn roles(
    text: &str,
    all: &[Candidate],
    title: Option<&str>,
    furniture: &Furniture,
) -> Vec<Role> {
    let mut lowered = Lowered::new(text, furniture);
    let mut roles: Vec<Role> = all.iter().map(|c| by_form(c, furniture, &mut lowered)).collect();
    clips(all, &mut roles);
    captions(all, &mut roles);
    headings(all, title, &mut roles);
    repeats(all, &mut roles);
    edges(all, &mut roles);
    pull_quotes(all, &mut roles);
    roles
}

/// "1:38 Search for the lost boat goes on": lines of a list of videos, with their lengths. A line of
/// a timeline stands alone or ends as a sentence ends.
fn clips(all: &[Candidate], roles: &mut [Role]) {
    let clip =
        |i: usize| all.get(i).is_some_and(|c| c.short() && !c.closed && begins_with_length(c.text));
    for (i, role) in roles.iter_mut().enumerate() {
        let beside = clip(i + 1) || i > 0 && clip(i - 1);
        if clip(i) && (beside || all[i].text.ends_with(" Pause")) {
            *role = Role::Teaser;
        }
    }
}

/// Does the text begin with minutes and seconds, and then a word? Ten minutes are no clip, but may be a
/// clock: "14:05 Gunmen wounded 12".
fn begins_with_length(text: &str) -> bool {
    let [b'0'..=b'9', b':', b'0'..=b'9', b'0'..=b'9', b' ', rest @ ..] = text.as_bytes() else {
        return false;
    };
    !["a.m", "p.m", "am ", "pm ", "AM", "PM"].iter().any(|noon| rest.starts_with(noon.as_bytes()))
}

/// What a paragraph's own form says.
fn by_form(c: &Candidate, furniture: &Furniture, lowered: &mut Lowered) -> Role {
    if !c.text.chars().take(400).any(char::is_alphabetic) {
        return Role::Boilerplate;
    }
    if starts_item(c.text) {
        return Role::List;
    }
    if !c.short() {
        return Role::Body;
    }
    if c.text.starts_with("> ") {
        return Role::Quote;
    }
    let (lower, part) = lowered.of(c, furniture);
    if let Some(role) = furniture.role(lower, part)
        && furnished(c, lower, role)
    {
        return role;
    }
    if is_follow_line(lower) {
        return Role::Boilerplate;
    }
    if is_credit(c) {
        return Role::Credit;
    }
    if is_dateline(c, lower) { Role::Dateline } else { Role::Body }
}

/// A phrase alone does not make furniture: prose begins with "By Tuesday" or "Trending" too.
fn furnished(c: &Candidate, lower: &str, role: Role) -> bool {
    match role {
        Role::Byline => !c.closed || lower.contains(';') || lower.starts_with('('),
        Role::Credit => !c.closed || c.words <= 8,
        Role::Caption => true,
        _ => {
            let first = lower.split_whitespace().next().unwrap_or("");
            let marked = first.ends_with(':') || first.starts_with('©') || c.words <= 6;
            marked || !c.closed || lower.contains("your inbox") || second_person(lower)
        }
    }
}

/// Furniture speaks to the reader.
fn second_person(lower: &str) -> bool {
    let addressed = |w: &str| {
        matches!(
            w.trim_matches(|c: char| !c.is_alphanumeric()),
            "you" | "your" | "us" | "our" | "reserved" | "published" | "reproduced" | "here"
        )
    };
    lower.split_whitespace().any(addressed)
}

/// "Follow … on A, B and C", whatever is followed and wherever.
fn is_follow_line(lower: &str) -> bool {
    let Some(rest) = lower.strip_prefix("follow ").or_else(|| lower.strip_prefix("like ")) else {
        return false;
    };
    const NETWORKS: [&str; 12] = [
        "facebook",
        "twitter",
        "instagram",
        "linkedin",
        "youtube",
        "whatsapp",
        "telegram",
        "tiktok",
        "threads",
        "mastodon",
        "bluesky",
        "x",
    ];
    rest.split_once(" on ").is_some_and(|(_, where_to)| {
        where_to.split(|c: char| !c.is_alphanumeric()).any(|w| NETWORKS.contains(&w))
    })
}

/// A photographer's credit: names parted by a slash, or "Name via Agency", with no verb.
fn is_credit(c: &Candidate) -> bool {
    let text = c.text.trim_matches(['(', ')', '[', ']']);
    if c.words > 12 || text.ends_with(['?', '!']) || text.contains("://") {
        return false;
    }
    if !text.contains('/') {
        return text.contains(" via ") && mostly_capitalised(text);
    }
    let slashed = text.split('/').collect::<Vec<_>>();
    let capital = |part: &&str| part.trim().chars().next().is_some_and(char::is_uppercase);
    let names = slashed.iter().all(capital)
        && slashed[0].chars().any(char::is_lowercase) | (slashed[0].split(' ').count() > 1);
    (names || text.contains(" via ")) && mostly_capitalised(text)
}

/// Every word but small ones begins with a capital.
fn mostly_capitalised(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || c == '/').filter(|w| !w.is_empty()).all(|w| {
        w.chars().next().is_some_and(|c| !c.is_lowercase())
            || matches!(
                w,
                "via" | "for" | "the" | "of" | "and" | "de" | "der" | "van" | "von" | "bin" | "al"
            )
            || w.starts_with("al-")
    })
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A line that says only where or when: "28 August 2021", "KABUL, Afghanistan —".
fn is_dateline(c: &Candidate, lower: &str) -> bool {
    if c.words > 10 || c.text.ends_with(['.', '?', '!']) && !c.text.ends_with("m.") {
        return false;
    }
    if lower.bytes().any(|b| b.is_ascii_digit())
        && let Some(stamp) = is_stamp(c, lower)
    {
        return stamp;
    }
    let place = c.text.trim_end_matches([' ', '-', '–', '—', ':']);
    let dashed = place.len() < c.text.len() && !c.text.ends_with(':');
    dashed
        && place.split([',', ' ', '(']).next().is_some_and(|w| {
            w.chars().count() > 2 && w.chars().all(|c| c.is_uppercase() || c == '-' || c == '.')
        })
}

/// Is it a day with its month, or when something was published? None if nothing speaks for it.
fn is_stamp(c: &Candidate, lower: &str) -> Option<bool> {
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let month = |w: &&&str| w.len() >= 3 && MONTHS.iter().any(|m| w.starts_with(m)) && w.len() <= 9;
    let digit = words.iter().any(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    let stamped = matches!(words.first(), Some(&("published" | "updated" | "posted" | "date")));
    let year = words.iter().any(|w| w.len() == 4 && w.chars().all(|c| c.is_ascii_digit()));
    let months = words.iter().filter(month).count();
    let dated =
        digit && (stamped || months > 0 && (year || words.len() <= 4)) && months + 6 >= words.len();
    dated.then(|| mostly_capitalised(c.text) || stamped)
}

/// What stands in one block above a credit, and is no credit itself, is a caption; so is a
/// short line without an end that a short line right under it spells out.
fn captions(all: &[Candidate], roles: &mut [Role]) {
    let block_is_whole = all.first().map(|c| c.block) == all.last().map(|c| c.block);
    for i in 1..all.len() {
        let last_of_block = all.get(i + 1).is_none_or(|next| next.block != all[i].block);
        let named = |c: &Candidate| !c.closed && c.words <= 4 && mostly_capitalised(c.text);
        let below_twins = i >= 2
            && all[i - 1].repeats == Some(i - 2)
            && all[i - 1].block == all[i].block
            && named(&all[i]);
        let agency = last_of_block
            && !block_is_whole
            && is_agency(&all[i])
            && all[i - 1].block == all[i].block;
        if roles[i] == Role::Body && (below_twins || agency) {
            roles[i] = Role::Credit;
        }
        if roles[i] != Role::Credit {
            continue;
        }
        for above in (i.saturating_sub(4)..i).rev() {
            let c = &all[above];
            if c.block != all[i].block || roles[above] != Role::Body || !c.short() {
                break;
            }
            if block_is_whole && c.closed && c.repeats.is_none() && all[above + 1].repeats.is_none()
            {
                break;
            }
            roles[above] = Role::Caption;
        }
    }
}

/// A lone acronym or two under a caption: the agency that took the picture.
fn is_agency(c: &Candidate) -> bool {
    c.words <= 3
        && !c.closed
        && c.text.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '/' | '-' | '.' | ','))
}

/// Short lines with no sentence's end, and the headline itself.
fn headings(all: &[Candidate], title: Option<&str>, roles: &mut [Role]) {
    let title = Title::new(title.unwrap_or(""));
    for (i, c) in all.iter().enumerate() {
        if roles[i] != Role::Body || !c.short() {
            continue;
        }
        let headline =
            i == 0 && !c.text.ends_with(['.', ':', '"', '”']) && c.words <= HEADLINE_WORDS;
        if headline && all.len() > 1 || is_heading(c) || title.is_said_by(c.text) {
            roles[i] = Role::Heading;
        }
    }
}

fn is_heading(c: &Candidate) -> bool {
    let first = c.text.trim_start_matches(['"', '“', '‘', '\'']);
    if c.words > HEADING_WORDS || !first.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) {
        return false;
    }
    if c.text.ends_with('?') {
        let opener = first.split_whitespace().next().unwrap_or("").to_lowercase();
        return c.words <= 10
            && matches!(
                opener.as_str(),
                "who"
                    | "what"
                    | "when"
                    | "where"
                    | "why"
                    | "how"
                    | "which"
                    | "is"
                    | "are"
                    | "can"
                    | "will"
                    | "did"
                    | "does"
                    | "do"
                    | "was"
                    | "were"
                    | "what's"
                    | "who's"
            );
    }
    !c.closed && !c.text.ends_with([',', ';', '-', '–', '—', '"', '”'])
}

/// What is printed twice on end is a caption or what its twin is.
fn repeats(all: &[Candidate], roles: &mut [Role]) {
    for i in 0..all.len() {
        let Some(twin) = all[i].repeats else { continue };
        if roles[i] == Role::Body && twin + 1 == i && all[i].short() {
            roles[i] = Role::Caption;
            if roles[twin] == Role::Body {
                roles[twin] = Role::Caption;
            }
        } else if roles[i] == Role::Body {
            roles[i] = roles[twin];
        }
    }
}

/// Before the first and after the last body paragraph, names are bylines; after the last,
/// headings head nothing and are furniture.
fn edges(all: &[Candidate], roles: &mut [Role]) {
    let prose = |i: &usize| matches!(roles[*i], Role::Body | Role::List | Role::Quote);
    let first = (0..all.len()).find(prose).unwrap_or(all.len());
    let last = (0..all.len()).rev().find(prose).map_or(0, |i| i + 1);
    for i in (1..first).chain(last.max(1)..all.len()) {
        if roles[i] == Role::Heading {
            if is_name(&all[i]) {
                roles[i] = Role::Byline;
            } else if i >= last && last > 0 {
                roles[i] = Role::Boilerplate;
            }
        }
    }
}

/// Two to four capitalised words, as a person's name has.
fn is_name(c: &Candidate) -> bool {
    let particle =
        |w: &str| matches!(w, "de" | "da" | "di" | "van" | "von" | "der" | "bin" | "al" | "and");
    (2..=5).contains(&c.words)
        && c.text.split_whitespace().all(|w| {
            let bare = w.trim_end_matches([',', '.']);
            particle(bare)
                || bare.chars().next().is_some_and(char::is_uppercase)
                    && bare
                        .chars()
                        .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
        })
        && !c.text.split_whitespace().any(|w| matches!(w, "The" | "A" | "An" | "In" | "On" | "Of"))
}

/// A sentence in quotes that stands in the text as well was pulled out for show.
fn pull_quotes(all: &[Candidate], roles: &mut [Role]) {
    // All words of a quotation but the first, of which more may stand, begin where it is quoted.
    let may_hold = |other: &Candidate, c: &Candidate| c.shape.lacked_by(&other.shape) <= 1;
    let mut looked = 0;
    for i in 0..all.len() {
        let c = &all[i];
        if roles[i] != Role::Body || !c.short() || !c.text.starts_with(['"', '“']) {
            continue;
        }
        if !c.text.ends_with(['"', '”']) || looked == 32 {
            continue;
        }
        let inner = c.text.trim_matches(|c: char| !c.is_alphanumeric());
        if inner.len() < 20 {
            continue;
        }
        looked += 1;
        let finder = LazyCell::new(|| Finder::new(inner));
        if all.iter().enumerate().any(|(k, other)| {
            k != i
                && other.text.len() > c.text.len()
                && may_hold(other, c)
                && finder.find(other.text.as_bytes()).is_some()
        }) {
            roles[i] = Role::Quote;
        }
    }
}
