//! An article's title: the headline that may stand in no paragraph of its text.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memchr_iter;

/// Words in the names of sites, and whether anywhere in them or at their end.
const SITES: &str = include_str!("../data/sites.csv");
static ROWS: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| SITES.lines().filter_map(|row| row.split_once(',')).collect());

/// The words of a headline; they may stand in the text again.
pub struct Title<'a> {
    text: &'a str,
    /// Its first letter or digit.
    initial: Option<char>,
}

impl<'a> Title<'a> {
    /// The headline `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, initial: initial(text) }
    }

    /// Are its words, without signs and regard to case, those of a text?
    pub fn is_said_by(&self, text: &str) -> bool {
        says_any(text, std::slice::from_ref(self))
    }

    fn has_words_of(&self, text: &str) -> bool {
        let mut title = words(self.text);
        words(text).all(|word| title.next().is_some_and(|other| same(word, other)))
            && title.next().is_none()
    }
}

/// Does a text say one of the titles?
pub fn says_any(text: &str, titles: &[Title]) -> bool {
    // Mostly the first letter tells that it does not.
    let first = initial(text);
    let may_be = |title: &&Title| first.is_some() && title.initial == first;
    titles.iter().filter(may_be).any(|title| title.has_words_of(text))
}

/// The bytes of a title that are its headline: without the site's name behind it, as in "Two hurt
/// in fire - Harbour Herald" and "Two hurt in fire | Harbour". Of a title that is a name alone
/// nothing is left.
pub fn headline(title: &str, outlet: Option<&str>) -> Range<usize> {
    let mut from = title.len() - title.trim_start().len();
    let mut to = title.trim_end().len();
    let site = |range: Range<usize>| is_site(&title[range], outlet);
    if may_hold(title, BAR) {
        (from, to) = longest_part(title, from..to, &site);
    }
    for sign in DASHES.iter().filter(|sign| may_hold(title, sign)) {
        // A site's name may hold a dash: " - Bay News 9 - Bay City".
        while let Some(at) = title[from..to]
            .rmatch_indices(*sign)
            .take(2)
            .map(|(at, _)| from + at)
            .find(|at| site(at + sign.len()..to))
        {
            to = from + title[from..at].trim_end().len();
        }
    }
    let told = title[from..to].split_whitespace().nth(1).is_some();
    from..if told { to } else { from }
}

/// The parts of a sentence that runs on behind its `headline`: "Two hurt in pier fire Posted: May 5",
/// and where a page says it again: "Two hurt in pier fire News Two hurt in pier fire A blaze". Some are empty.
pub fn parts(text: &str, sentence: Range<usize>, headline: &str) -> [Range<usize>; 4] {
    let end = sentence.end;
    let none = end..end;
    let trim = |part: Range<usize>| {
        let (from, told) = (part.start, &text[part.clone()]);
        let from = from + told.len() - told.trim_start().len();
        from..(part.start + told.trim_end().len()).max(from)
    };
    let Some(first) = runs_on(text, sentence.clone(), headline) else {
        return [sentence, none.clone(), none.clone(), none];
    };
    let again = text[first..end].find(headline).map(|at| first + at);
    match again.and_then(|at| Some((at, runs_on(text, at..end, headline)?))) {
        Some((at, behind)) => {
            [trim(sentence.start..first), trim(first..at), at..behind, trim(behind..end)]
        }
        None => [sentence.start..first, trim(first..end), none.clone(), none],
    }
}

/// Where the headline ends, if the sentence opens with it and something else begins behind it.
fn runs_on(text: &str, sentence: Range<usize>, headline: &str) -> Option<usize> {
    let rest = text[sentence.clone()].strip_prefix(headline)?;
    let next = rest.trim_start();
    // A few words may open any sentence: "Man shot in Leeds on Friday", "Man shot in Leeds Friday died".
    let long = headline.split_whitespace().nth(3).is_some();
    let begins = next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let day = words(next).next().is_some_and(|w| DAYS.iter().any(|d| same(w, d)));
    (long && begins && !day && next.len() < rest.len()).then_some(sentence.end - rest.len())
}

/// Days behind a headline's words make them a sentence's.
const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What parts a headline from the site's name.
const DASHES: [&str; 4] = [" - ", " – ", " — ", " « "];
const BAR: &str = " | ";

/// The part between bars that has most words, and is no site: "Opinion | The headline | Harbour".
fn longest_part(
    title: &str,
    range: Range<usize>,
    site: &impl Fn(Range<usize>) -> bool,
) -> (usize, usize) {
    let mut from = range.start;
    let mut best: Option<(usize, (usize, usize))> = None;
    for part in title[range.clone()].split(BAR) {
        let (start, end) =
            (from + part.len() - part.trim_start().len(), from + part.trim_end().len());
        from += part.len() + BAR.len();
        let count = part.split_whitespace().count();
        if best.is_none_or(|(most, _)| count > most) && (best.is_none() || !site(start..end)) {
            best = Some((count, (start, end)));
        }
    }
    best.map_or((range.start, range.end), |(_, part)| part)
}

/// Does a blank stand before what may be the sign behind it? In most titles that shows that there is
/// none.
fn may_hold(title: &str, sign: &str) -> bool {
    let (bytes, dash) = (title.as_bytes(), sign.as_bytes()[1]);
    memchr_iter(dash, bytes).any(|at| at > 0 && bytes[at - 1] == b' ')
}

/// Is it the name of a site: the outlet's own, or capitalised words with one that sites have in
/// their names, or a station's call sign?
fn is_site(text: &str, outlet: Option<&str>) -> bool {
    let outlet = outlet.is_some_and(|o| !o.is_empty() && Title::new(o).is_said_by(text));
    let last = || words(text).last().filter(|_| words(text).nth(SHORT).is_none());
    let shouts = || words(text).nth(1).is_some() && !text.contains(char::is_lowercase);
    let site = |word: &str| {
        let row = ROWS.iter().find(|row| same(row.0, word));
        row.is_some_and(|row| row.1 == "part" || last() == Some(word)) || is_call_sign(word)
    };
    let joins = |w: &str| matches!(w, "and" | "of" | "the" | "for" | "s" | "com");
    // "Fire Kills Two - Blast At TV Station": what happens, and where.
    let tells = |w: &str| {
        ["at", "in", "on", "as", "by", "to", "with", "after", "over", "from"]
            .iter()
            .any(|p| same(p, w))
    };
    let name = |w: &str| (!w.starts_with(char::is_lowercase) || joins(w)) && !tells(w);
    let address = text.split_whitespace().next().is_some_and(is_address);
    outlet || address || words(text).any(site) && words(text).all(name) && !shouts()
}

/// The most words of a name that only its last word shows to be a site's: "The Bay City Times".
const SHORT: usize = 4;

/// "kxyz.com", "nation.co.ke"
fn is_address(word: &str) -> bool {
    let end = word.split_once(".com").map(|_| "com").or_else(|| Some(word.rsplit_once('.')?.1));
    end.is_some_and(|e| (2..=4).contains(&e.len()) && e.bytes().all(|b| b.is_ascii_lowercase()))
}

/// "KXYZ", "WXYZ5": how American stations are named.
fn is_call_sign(word: &str) -> bool {
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    letters.len() == 4
        && letters.starts_with(['K', 'W'])
        && letters.bytes().all(|b| b.is_ascii_uppercase())
}

fn initial(text: &str) -> Option<char> {
    match text.bytes().find(|b| !b.is_ascii() || b.is_ascii_alphanumeric()) {
        Some(b) if b.is_ascii() => Some(char::from(b.to_ascii_lowercase())),
        _ => text.chars().find(|c| c.is_alphanumeric()).and_then(|c| c.to_lowercase().next()),
    }
}

fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
        || !(a.is_ascii() && b.is_ascii()) && a.to_lowercase() == b.to_lowercase()
}

/// The words of a text, without signs.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{headline, parts};

    fn of<'a>(title: &'a str, outlet: Option<&str>) -> &'a str {
        &title[headline(title, outlet)]
    }

    #[test]
    fn a_headline_ends_where_the_site_is_named() {
        for tail in [
            "",
            " - Harbour Herald",
            " | Harbour",
            " - KXYZ.com",
            " - pier5.com-Harbour News",
            " « CBS Harbour",
            " | Local | KXYZ 5",
            " – Channel 4 News, Weather and Sports",
            " - Bay News 9 - Bay City, Florida",
            " - KXYZ",
        ] {
            assert_eq!(
                of(&format!(" Two hurt in pier fire{tail}\n"), None),
                "Two hurt in pier fire"
            );
        }
        assert_eq!(of("Two hurt in fire - Harbour", Some("Harbour")), "Two hurt in fire");
        // Who says so, and what else happened, belong to it.
        for whole in [
            "Two hurt in fire - Police",
            "Quay closed – two hurt as news spreads",
            "Six-hour strike - and no end",
            "Quay Closed - Press Ban To Stay",
            "Two Die - Blast At TV Station",
            "TWO HURT IN FIRE - KIDS SAFE",
            "Fire at the Herald-Post plant",
        ] {
            assert_eq!(of(whole, None), whole);
        }
        // A label, or the story that it belongs to, ahead of a bar.
        assert_eq!(of("Opinion | How the quay was lost", None), "How the quay was lost");
        assert_eq!(
            of("Quay fire | Two hurt as roof falls | Bay News", None),
            "Two hurt as roof falls"
        );
        assert_eq!(of("Two Die - Three Hurt - Daily News", None), "Two Die - Three Hurt");
        assert_eq!(of("Index", None), "");
        assert_eq!(of(" - ", None), "");
        assert_eq!(of("", None), "");
    }

    #[test]
    fn a_sentence_that_runs_on_behind_its_headline_is_parted() {
        let title = "Two hurt in pier fire";
        let of = |text: &str| -> Vec<String> {
            let all = parts(text, 0..text.len(), title).into_iter().filter(|p| !p.is_empty());
            all.map(|p| text[p].to_string()).collect()
        };
        assert_eq!(of("Two hurt in pier fire Posted: May 5"), [title, "Posted: May 5"]);
        assert_eq!(
            of("Two hurt in pier fire News Two hurt in pier fire A blaze broke out."),
            [title, "News", title, "A blaze broke out."]
        );
        for whole in [
            title,
            "Two hurt in pier fire.",
            "Two hurt in pier fire on Monday",
            "Two hurt in pier fire Monday left hospital.",
            "Two hurt in pier fires",
            "Ann Two hurt in pier fire Posted",
            "",
        ] {
            assert_eq!(of(whole).len(), usize::from(!whole.is_empty()), "{whole}");
        }
    }
}
