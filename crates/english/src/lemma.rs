//! Base forms: a table of irregular and known words, and rules for the rest.

use crate::tags::Upos;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::OnceLock;

/// The longest word that is looked up or cut, in bytes.
const LONGEST: usize = 64;

/// Word classes that inflect alike.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Class {
    Verb,
    Noun,
    Adjective,
}

impl Class {
    fn of(upos: Upos) -> Option<Class> {
        match upos {
            Upos::Verb | Upos::Aux => Some(Class::Verb),
            Upos::Noun => Some(Class::Noun),
            Upos::Adj | Upos::Adv => Some(Class::Adjective),
            _ => None,
        }
    }
}

type Table = FxHashMap<(&'static str, Class), &'static str>;

/// The table of `data/lemmas.csv`: a form, its class, its base form.
fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let row = |line: &'static str| {
            let mut fields = line.split(',');
            let (form, class, base) = (fields.next()?, fields.next()?, fields.next()?);
            let class = match class {
                "verb" => Class::Verb,
                "noun" => Class::Noun,
                _ => Class::Adjective,
            };
            Some(((form, class), base))
        };
        include_str!("../data/lemmas.csv").lines().skip(1).filter_map(row).collect()
    })
}

/// The base form of `word`, in lower case but for proper nouns: `said` is `say`, `boxes` `box`.
///
/// Clitics come out whole where their class tells them: `n't` is `not`, `'ve` `have`.
pub fn lemma(word: &str, upos: Upos) -> Cow<'_, str> {
    if matches!(upos, Upos::Propn | Upos::X | Upos::Punct | Upos::Sym) || word.len() > LONGEST {
        return Cow::Borrowed(word);
    }
    let lower = if word.chars().any(char::is_uppercase) {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    };
    if let Some(base) = clitic(&lower, upos) {
        return Cow::Borrowed(base);
    }
    let Some(class) = Class::of(upos) else { return lower };
    if let Some(&base) = table().get(&(lower.as_ref(), class)) {
        return Cow::Borrowed(base);
    }
    match by_rule(&lower, class, |base| table().get(&(base, class)) == Some(&base)) {
        Some(base) => Cow::Owned(base),
        None => lower,
    }
}

fn clitic(lower: &str, upos: Upos) -> Option<&'static str> {
    let letters = lower.trim_start_matches(['\'', '’']);
    Some(match (letters, upos) {
        ("n't" | "n’t" | "nt" | "not", Upos::Part) => "not",
        ("ve", Upos::Aux | Upos::Verb) => "have",
        ("re" | "m", Upos::Aux | Upos::Verb) => "be",
        ("ll" | "wo", Upos::Aux) => "will",
        ("ca", Upos::Aux) => "can",
        ("sha", Upos::Aux) => "shall",
        ("d", Upos::Aux) => "would",
        ("s", Upos::Aux) => "be",
        ("me", Upos::Pron) => "I",
        ("i", Upos::Pron) => "I",
        ("us", Upos::Pron) => "we",
        ("him", Upos::Pron) => "he",
        ("them", Upos::Pron) => "they",
        ("an", Upos::Det) => "a",
        ("these", Upos::Det | Upos::Pron) => "this",
        ("those", Upos::Det | Upos::Pron) => "that",
        _ => return None,
    })
}

/// The base form by rule, if `word` seems inflected; `known` tells base forms.
pub(crate) fn by_rule_verb(word: &str, known: impl Fn(&str) -> bool) -> Option<String> {
    by_rule(word, Class::Verb, known)
}

/// As `by_rule_verb`, for nouns.
pub(crate) fn by_rule_noun(word: &str, known: impl Fn(&str) -> bool) -> Option<String> {
    by_rule(word, Class::Noun, known)
}

/// As `by_rule_verb`, for adjectives and adverbs.
pub(crate) fn by_rule_adjective(word: &str, known: impl Fn(&str) -> bool) -> Option<String> {
    by_rule(word, Class::Adjective, known)
}

fn by_rule(word: &str, class: Class, known: impl Fn(&str) -> bool) -> Option<String> {
    // A word with a prefix inflects as its last part: "co-founded".
    if let Some((first, last)) = word.rsplit_once('-') {
        let base = by_rule(last, class, known)?;
        return Some(format!("{first}-{base}"));
    }
    match class {
        Class::Noun => plural(word, &known),
        Class::Verb => third_person(word, &known)
            .or_else(|| ending(word, "ing", &known))
            .or_else(|| ending(word, "ed", &known)),
        Class::Adjective => {
            let degree = |end| ending(word, end, &known).filter(|base| known(base));
            degree("er").or_else(|| degree("est"))
        }
    }
}

/// `cities`, `boxes`, `houses`, `cars`.
fn plural(word: &str, known: &impl Fn(&str) -> bool) -> Option<String> {
    let stem = word.strip_suffix('s')?;
    if stem.len() < 3 || stem.ends_with(['s', 'u', 'i', '\'', '’']) {
        return None;
    }
    third_person(word, known)
}

fn third_person(word: &str, known: &impl Fn(&str) -> bool) -> Option<String> {
    let stem = word.strip_suffix('s').filter(|s| s.len() > 1 && !s.ends_with('s'))?;
    if known(stem) {
        return Some(stem.to_string());
    }
    if let Some(short) = stem.strip_suffix("ie") {
        return Some(if short.len() > 1 { format!("{short}y") } else { stem.to_string() });
    }
    if let Some(short) = stem.strip_suffix('e') {
        let hisses =
            short.ends_with("sh") || short.ends_with("ch") || short.ends_with(['s', 'x', 'z', 'o']);
        if known(short)
            || (hisses
                && !short.ends_with("us")
                && (short.ends_with("ss") || !short.ends_with(['s', 'z'])))
        {
            return Some(short.to_string());
        }
    }
    Some(stem.to_string())
}

/// The word before `-ing`, `-ed`, `-er`: with its last consonant single, with its `e`, its `y`.
fn ending(word: &str, end: &str, known: &impl Fn(&str) -> bool) -> Option<String> {
    let stem = word.strip_suffix(end).filter(|s| s.len() > 1 && has_vowel(s))?;
    let with_e = format!("{stem}e");
    if end != "ing"
        && let Some(short) = stem.strip_suffix('i')
    {
        return Some(format!("{short}y"));
    }
    let single = undoubled(stem);
    for base in [stem, with_e.as_str()].into_iter().chain(single) {
        if known(base) {
            return Some(base.to_string());
        }
    }
    if let Some(single) = single.filter(|s| !s.ends_with(['l', 's', 'f', 'z'])) {
        return Some(single.to_string());
    }
    Some(if wants_e(stem) { with_e } else { stem.to_string() })
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn has_vowel(stem: &str) -> bool {
    stem.bytes().any(|b| is_vowel(b) || b == b'y')
}

/// `stopp` is `stop`.
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let (&last, rest) = bytes.split_last()?;
    (rest.last() == Some(&last) && last.is_ascii_alphabetic() && !is_vowel(last))
        .then(|| stem.get(..rest.len()))
        .flatten()
}

/// Whether a stem without its `e` looks like one: `forc`, `chang`, `creat`, `handl`, `writ`.
fn wants_e(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    let from_end =
        |n: usize| bytes.len().checked_sub(n).and_then(|i| bytes.get(i)).copied().unwrap_or(0);
    let (last, before, third) = (from_end(1), from_end(2), from_end(3));
    let two_vowels = is_vowel(before) && is_vowel(third);
    match last {
        b'c' | b'v' | b'u' => true,
        b'g' => {
            !matches!(before, b'n' | b'g')
                || matches!(third, b'a' | b'e') && before == b'n' && bytes.len() > 4
        }
        b's' => before != b's' && !two_vowels | (before == b'u'),
        b'z' => before == b'i' || before == b'y',
        b'l' if before == b'i' => !is_vowel(third) && bytes.len() > 4,
        b'l' => !is_vowel(before) && !matches!(before, b'l' | b'r' | b'w'),
        b'm' if before == b'u' => !is_vowel(third) && bytes.len() > 4,
        b'd' if before == b'e' => third == b'c',
        b't' => before == b'a' && !is_vowel(third) || before == b'u' && !is_vowel(third),
        b'r' => is_vowel(before) && matches!(before, b'i' | b'u' | b'a') && !is_vowel(third),
        b'd' | b'k' | b'm' | b'n' | b'p' | b'b' => {
            is_vowel(before) && before != b'e' && !is_vowel(third) && bytes.len() < 5
                || (last == b'd' && matches!(before, b'u' | b'i') && !is_vowel(third))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(upos: Upos, pairs: &str) {
        for pair in pairs.split(' ') {
            let (word, base) = pair.split_once('/').expect("a pair");
            assert_eq!(lemma(word, upos), base, "{word}");
        }
    }

    #[test]
    fn verbs() {
        check(
            Upos::Verb,
            "said/say killed/kill killing/kill wounded/wound claims/claim denied/deny was/be \
             stopped/stop forced/force changing/change attacking/attack shot/shoot left/leave \
             fled/flee seized/seize bombed/bomb dies/die dying/die injures/injure passes/pass \
             ARRESTED/arrest taken/take fought/fight created/create planning/plan goes/go \
             accusing/accuse bring/bring sing/sing handled/handle presuming/presume telling/tell co-founded/co-found",
        );
        check(Upos::Aux, "'ve/have ’re/be wo/will ca/can has/have been/be could/could 'd/would");
    }

    #[test]
    fn nouns() {
        check(
            Upos::Noun,
            "soldiers/soldier cities/city boxes/box houses/house attacks/attack children/child \
             women/woman bus/bus crisis/crisis crises/crisis forces/force losses/loss analysis/analysis \
             police/police news/news series/series wives/wife Tribes/tribe gas/gas deaths/death \
             bodies/body churches/church hostages/hostage",
        );
    }

    #[test]
    fn others() {
        check(Upos::Adj, "bigger/big worst/bad larger/large former/former other/other best/good");
        check(Upos::Propn, "Taliban/Taliban Forces/Forces");
        check(Upos::Part, "n't/not n’t/not");
        assert_eq!(lemma("", Upos::Verb), "");
        assert_eq!(lemma("ééés", Upos::Noun), "ééé");
        assert_eq!(lemma("s", Upos::Verb), "s");
    }
}
