//! Digits and number words that count nothing: names, labels, pronouns, telephone numbers.

use crate::amounts::Amount;
use crate::counted;
use crate::roles::*;
use crate::scan::Kind;
use crate::tokens::Tokens;
use crate::values::Sort;

/// Is the word or figure at token `i` none of a number, whatever follows?
pub fn refuses(t: Tokens, i: usize) -> bool {
    let Some(token) = t.at(i) else { return true };
    if token.figure() {
        // No count has so many digits ungrouped: a number by which a thing is known.
        let known_by = token.sign == ' ' && token.width() > 15;
        return known_by || inside_name(t, i) || telephone(t, i);
    }
    if token.is(UNIT) && token.word.value == 1.0 {
        return one_in_a_word(t, i) || one_is_pronoun(t, i);
    }
    if t.word(i, "zero") && t.any(i + 1, &["tolerance", "hour"]) {
        return true;
    }
    if token.is(GROUP) {
        return !group_counts(t, i);
    }
    if token.is(VAGUE) && t.word(i, "few") {
        return t.is(i + 1, AUX | PREP | CONJ) && !t.word(i + 1, "of")
            || i > 0 && t.any(i - 1, &["the", "these", "those", "last", "past", "next", "first"]);
    }
    if token.is(PART) {
        return part_is_noun(t, i);
    }
    if token.is(DOZEN) && token.word.value > 12.0 {
        return true;
    }
    if token.is(MANY) && t.word(i, "scores") && !t.word(i + 1, "of") {
        return !t.is(i + 1, VERB | PEOPLE) && !t.any(i + 1, &["more", "others"]);
    }
    if token.is(SCALE) && token.width() > 3 {
        return i > 0 && !t.dash(i - 1);
    }
    if token.capital && token.is(NUMERAL) && named_in_words(t, i) {
        return true;
    }
    if token.is(MANY) && t.word(i, "tens") && !t.word(i + 1, "of") {
        return !t.dash(i + 1) && !t.any(i + 1, &["or", "to"]) && !t.sign(i + 1, ',');
    }
    token.is(SCALE | HUNDRED) && token.width() < 4
        || token.is(MANY) && i > 0 && t.any(i - 1, &["'s"])
}

/// MI-6, Boeing 737, iPhone 14, S&P 500, Unit 3, No. 10.
fn inside_name(t: Tokens, i: usize) -> bool {
    let Some(token) = t.at(i) else { return false };
    if t.at(i + 1).is_some_and(|n| n.glued && n.kind == Kind::Word && letters_and_digits(t, i + 1))
    {
        return true;
    }
    let Some(before) = i.checked_sub(1).and_then(|k| t.at(k)) else {
        return listed(t, i) || street(t, i).is_some();
    };
    let currency = before.is(MONEY) || i > 1 && t.sign(i - 2, '$') && before.glued;
    if token.glued && before.kind == Kind::Word && (!currency || console(t, i)) {
        return true;
    }
    let numbered = before.sign_is('.') && i > 1 && t.any(i - 2, &["no", "nos"]) && before.glued;
    let listed = listed(t, i);
    if numbered || listed {
        return true;
    }
    if street(t, i).is_some() || catalogue(t, i, before) {
        return true;
    }
    if before.sign_is('#')
        || before.sign_is('@')
        || token.glued && matches!(before.sign, '_' | '\\')
    {
        return true;
    }
    let joined = before.dash() && token.glued && before.glued && i > 1;
    if joined
        && t.at(i - 2).is_some_and(|w| w.kind == Kind::Word && !w.is(NUMERAL | PREP | MONEY | AUX))
    {
        let word = t.surface(i - 2);
        return !word.chars().next_back().is_some_and(|c| c.is_lowercase()) || word.len() > 1;
    }
    // "case #17-79807"
    if joined && i > 2 && t.sign(i - 3, '#') {
        return true;
    }
    let labelled = before.kind == Kind::Word && before.is(LABEL) && !counts_things(t, i + 1);
    if labelled && !token.sign_is(',') {
        let numbering = t.any(
            i - 1,
            &["chapter", "section", "article", "figure", "table", "version", "rule", "step"],
        );
        return (token.sign == ' ' || numbering && !t.is(i + 1, SCALE))
            && t.at(i + 1).is_none_or(|n| !n.sign_is('%'));
    }
    named(t, i) || model(t, i) || emergency(t, i) || calibre(t, i)
}

/// "a .22 rifle": the width of a barrel, by which a gun is known.
fn calibre(t: Tokens, i: usize) -> bool {
    const GUNS: &str = "handgun revolver pistol rifle magnum gun guns caliber calibre special auto";
    let bare = t.surface(i).starts_with('.');
    let noun = if t.hyphen(i + 1) { i + 2 } else { i + 1 };
    bare && t.among(noun, GUNS)
}

/// "the 911 call", "999 operators", "he called 911": the number one rings for help.
fn emergency(t: Tokens, i: usize) -> bool {
    let rung = t.word(i, "911")
        && i > 0
        && (t.any(i - 1, &["call", "called", "dialed", "calling"])
            || i > 1 && t.word(i - 1, "to") && t.any(i - 2, &["call", "calls"]));
    if rung && !counts_things(t, i + 1) {
        return true;
    }
    const CALLS: &str = "call calls caller callers operator operators dispatcher dispatchers \
        dispatch tape tapes recording recordings records center centre system service";
    // "Received 112 calls" counts them.
    let the = t.word(i, "911") || i > 0 && t.any(i - 1, &["the", "a", "to"]);
    the && t.any(i, &["911", "999", "112"]) && t.among(i + 1, CALLS)
}

/// "2) …", "3. …" at the head of a line.
fn listed(t: Tokens, i: usize) -> bool {
    let line = |before: &crate::scan::Token| {
        let gap = t.at(i).and_then(|x| t.text.get(before.end..x.start));
        gap.is_some_and(|g| g.contains('\n'))
    };
    let head = i == 0 || t.at(i - 1).is_some_and(line);
    let mark = t.sign(i + 1, ')') || t.at(i + 1).is_some_and(|b| b.sign == '.' && b.glued);
    head && mark && t.at(i + 2).is_some_and(|n| n.kind == Kind::Word)
}

/// "49 Zorro Ranch Road", "9 E 71st St": of the number of a house, the word that ends its street.
pub fn street(t: Tokens, i: usize) -> Option<usize> {
    (i + 1..i + 6)
        .take_while(|k| {
            t.at(*k).is_some_and(|x| {
                x.capital || x.dash() || x.figure() || t.any(*k, &["st", "nd", "rd", "th"])
            })
        })
        .find(|&k| {
            t.is(k, STREET) && t.at(k).is_some_and(|x| x.capital) && (k > i + 1 || french(t, k))
        })
}

/// "PS5": the console, where "PS5m" and "PS50" are pounds whose sign was lost.
fn console(t: Tokens, i: usize) -> bool {
    let scaled = t.glued(i + 1) || t.is(i + 1, SCALE);
    t.surface(i - 1) == "PS" && t.surface(i).len() == 1 && !scaled
}

/// "22 Avenue Foch", "5 Place Vendôme": the street's name after its sort.
fn french(t: Tokens, k: usize) -> bool {
    t.any(k, &["ave", "avenue", "place"]) && t.at(k + 1).is_some_and(|x| x.capital)
}

/// "COVID -19": digits that a spaced dash ties to a name.
fn catalogue(t: Tokens, i: usize, before: &crate::scan::Token) -> bool {
    let dash = before.dash() && !before.glued && t.glued(i);
    dash && i > 1 && t.at(i - 2).is_some_and(|w| w.kind == Kind::Word && capitals(t, i - 2))
}

/// All in capitals, two letters or more.
fn capitals(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    s.len() > 1 && s.bytes().all(|b| b.is_ascii_uppercase())
}

/// A capitalised word right before bare digits, and nothing counted after: "Nikkei 225 fell".
fn named(t: Tokens, i: usize) -> bool {
    let (Some(token), Some(before)) = (t.at(i), t.at(i.wrapping_sub(1))) else { return false };
    if t.any(i - 1, &["'s", "’s"]) && i > 1 && token.sign == ' ' {
        let owner = t.at(i - 2).is_some_and(|o| o.capital);
        return owner && !counts_things(t, i + 1) && !unit_follows(t, i + 1);
    }
    // "Fire Leaves 2 Dead"
    if t.any(i - 1, &["leaves", "leave", "leaving"]) {
        return false;
    }
    let upper = before.capital || t.surface(i - 1).bytes().any(|b| b.is_ascii_uppercase());
    let name = before.kind == Kind::Word
        && upper
        && !before.is(CLOSED
            | MONTH
            | WEEKDAY
            | MONEY
            | NUMERAL
            | VERB
            | UP
            | DOWN
            | HEDGE_END
            | FUTURE);
    let sentence_first = i < 2 || t.at(i - 2).is_some_and(|p| p.kind == Kind::Break);
    let bare = token.sign == ' ' && token.word.value < 10_000.0;
    let unit = unit_follows(t, i + 1);
    let first = sentence_first && !(capitals(t, i - 1) && t.is(i + 1, AUX));
    name && bare && !first && !unit && !counts_things(t, i + 1) && !t.hyphen(i + 1)
}

/// "its own 787 Dreamliner", "two new 737 Max jets": a maker's number.
fn model(t: Tokens, i: usize) -> bool {
    let (Some(token), Some(next)) = (t.at(i), t.at(i + 1)) else { return false };
    let bare = token.figure() && token.sign == ' ' && token.word.value >= 100.0;
    let name = next.capital && next.kind == Kind::Word && !next.is(MONTH | WEEKDAY | MONEY | SCALE);
    let led = i > 0 && t.any(i - 1, &["a", "an", "own", "new", "first", "latest"]);
    let counted = i > 1 && (t.at(i - 2).is_some_and(|x| x.figure()) || t.is(i - 2, UNIT | TEEN));
    bare && name && led && (counted || !t.surface(i + 1).ends_with('s') && !counts_things(t, i + 1))
}

/// A unit, scale or percent sign stands at `i`.
fn unit_follows(t: Tokens, i: usize) -> bool {
    t.at(i).is_some_and(|n| {
        n.sign_is('%')
            || n.is(SCALE | HUNDRED | MONEY)
            || n.glued && n.kind == Kind::Word
            || n.is(MEASURE) && !n.capital
    })
}

/// A plural noun in lower case stands at `i`, or one word further.
fn counts_things(t: Tokens, i: usize) -> bool {
    (i..i + 3).find_map(|k| {
        let x = t.at(k)?;
        let s = t.surface(k);
        if x.kind != Kind::Word || x.is(PREP | CONJ | AUX | PRON) || x.is(VERB) && !x.is(PEOPLE) {
            return Some(false);
        }
        (x.is(PEOPLE) || s.len() > 3 && s.ends_with('s') && !s.ends_with("ss")).then_some(true)
    }) == Some(true)
}

fn letters_and_digits(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    let power = s.trim_start_matches(['e', 'E']).bytes().all(|b| b.is_ascii_digit()) || s == "x10";
    let squared = power || matches!(s, "km2" | "m2" | "km3" | "m3" | "cm2" | "cm3" | "ft2" | "mi2");
    s.bytes().any(|b| b.is_ascii_digit()) && !squared
}

/// "the Ford Five Hundred": a number word inside a name.
fn named_in_words(t: Tokens, i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|k| t.at(k));
    before.is_some_and(|b| {
        b.kind == Kind::Word && b.capital && !b.is(CLOSED | VERB | UP | DOWN | NUMERAL | HEDGE_END)
    }) && t.at(i + 1).is_some_and(|n| n.capital && n.is(NUMERAL))
}

/// 555-1234-22, +44 20 7946 0958.
fn telephone(t: Tokens, i: usize) -> bool {
    let part = |k: usize| t.at(k).is_some_and(|x| x.figure() && x.sign == ' ');
    // "(555) 847-6227"
    let area = |k: usize| {
        k > 2 && t.sign(k - 1, ')') && part(k - 2) && t.sign(k - 3, '(') && t.hyphen(k + 1)
    };
    if area(i) || i > 1 && area(i - 2) || t.sign(i + 1, ')') && area(i + 2) {
        return true;
    }
    let chained = |k: usize| t.hyphen(k) && part(k + 1) && t.hyphen(k + 2) && part(k + 3);
    if chained(i + 1) {
        return true;
    }
    if i >= 2
        && t.hyphen(i - 1)
        && part(i - 2)
        && (t.hyphen(i + 1) && part(i + 1 + 1) || i >= 4 && t.hyphen(i - 3) && part(i - 4))
    {
        return true;
    }
    let plus = i > 0 && t.sign(i - 1, '+') && t.glued(i);
    plus && part(i + 1) && part(i + 2)
}

/// "one" that stands for a noun: "the one who", "no one", "one another", "one is".
fn one_is_pronoun(t: Tokens, i: usize) -> bool {
    let before = i.checked_sub(1);
    let after = i + 1;
    if t.dash(after) && t.glued(after)
        || t.is(
            after,
            HUNDRED
                | SCALE
                | PART
                | DOZEN
                | MEASURE
                | MONEY
                | ORDINAL_SCALE
                | TIMEUNIT
                | TEN
                | UNIT,
        )
    {
        return false;
    }
    if t.word(after, "of") {
        return !one_of_counts(t, after + 1) && !before.is_some_and(|b| t.is(b, HEDGE_END));
    }
    let asked = before.is_some_and(|b| t.is(b, CONJ) || t.any(b, &["how", "what", "why", "as"]));
    if asked && !before.is_some_and(|b| t.any(b, &["and", "or", "but"])) && general(t, after) {
        return true;
    }
    let noun = t
        .at(after)
        .is_some_and(|n| n.kind == Kind::Word && !n.is(CLOSED) && !n.is(VERB | UP | DOWN));
    let adjective = t.is(after, SUPERLATIVE)
        || t.any(after, &["single", "more", "other", "such", "last", "final"]);
    if before.is_some_and(|b| {
        t.any(
            b,
            &[
                "no", "every", "any", "each", "which", "another", "this", "that", "last", "next",
                "previous", "current", "number", "the",
            ],
        )
    }) {
        let strict = before.is_some_and(|b| t.any(b, &["no", "any", "this", "that", "number"]));
        return strict || !noun;
    }
    if t.any(
        after,
        &[
            "another", "who", "that", "can", "could", "would", "'s", "is", "may", "might", "must",
            "should", "has", "will", "you", "i", "we", "they",
        ],
    ) {
        return true;
    }
    if before
        .is_some_and(|b| t.is(b, HEDGE_END) || t.is(b, VERB) && !t.at(b).is_some_and(|x| x.is(AUX)))
    {
        return false;
    }
    if t.is(after, VERB) && !t.is(after, AUX) && !adjective {
        // "Three were hit. One suffered burns.": whom a text speaks of in general does, not did.
        let opens = before.is_none_or(|b| t.at(b).is_some_and(|x| x.kind == Kind::Break));
        let form = t.surface(after);
        let did = !form.ends_with('s') && !form.ends_with("ing") && !t.word(after, "need");
        if opens && did && one_of_those_told(t, i) || counted::described(t, after) {
            return false;
        }
        return !t.any(
            after,
            &[
                "killed", "wounded", "injured", "dead", "missing", "dies", "died", "arrested",
                "shot", "hurt",
            ],
        );
    }
    let list = before.is_some_and(|b| {
        t.any(
            b,
            &[
                "and", "or", "to", "at", "with", "only", "just", "into", "in", "minus", "negative",
                "version",
            ],
        )
    }) || before.is_none();
    let ends = t.at(after).is_none_or(|n| n.kind != Kind::Word);
    if ends {
        return !list;
    }
    !(noun || adjective || t.any(after, &["in", "over", "and", "or", "to", "out", "point"]))
}

/// Some are told of before, of whom it may be one, and the clause does not go on as of anybody: "one's".
fn one_of_those_told(t: Tokens, i: usize) -> bool {
    const BACK: usize = 40;
    let some = |k: usize| t.at(k).is_some_and(|x| x.figure()) || t.is(k, NUMERAL | GROUP | PEOPLE);
    let anybody = |k: &usize| t.any(*k, &["one", "oneself", "himself"]);
    (i.saturating_sub(BACK)..i).any(some)
        && !(i + 1..i + 9)
            .take_while(|k| t.at(*k).is_some_and(|x| x.kind != Kind::Break))
            .any(|k| anybody(&k))
}

/// "what one hears", "if one looks": after "one" a word in -s is no noun but a verb.
fn general(t: Tokens, i: usize) -> bool {
    let s = t.surface(i);
    let low = t.at(i).is_some_and(|x| x.kind == Kind::Word && !x.capital && !x.is(VERB | AUX));
    // "class", "basis", "series", "lens", "means" are no plurals nor verbs.
    let singular = ["ss", "us", "is", "as", "ies", "ens", "ns"].iter().any(|end| s.ends_with(end))
        || t.any(i, &["headquarters", "barracks", "crossroads", "sports", "times", "arms"]);
    low && s.len() > 4 && s.ends_with('s') && !singular
}

/// "a one-time fee", "a one-sided game", "at one point she wept".
fn one_in_a_word(t: Tokens, i: usize) -> bool {
    let joined = t.hyphen(i + 1)
        && t.any(
            i + 2,
            &["time", "sided", "off", "way", "stop", "size", "liner", "on", "upmanship"],
        );
    let idiom = i > 0 && t.word(i - 1, "at") && t.any(i + 1, &["point", "time", "stage"]);
    joined || idiom && !t.any(i + 2, &["of", "per", "each"])
}

/// "one of the two", "one of its soldiers", "one of the largest": counted, not merely named.
fn one_of_counts(t: Tokens, i: usize) -> bool {
    let struck = i > 2 && t.is(i - 3, VERB) && !t.is(i - 3, AUX | PREP | CONJ);
    struck
        || (i..i + 5)
            .any(|k| t.is(k, PEOPLE | SUPERLATIVE | NUMERAL) || t.at(k).is_some_and(|x| x.figure()))
}

/// both, pair, twin, trio: only with the noun they count.
fn group_counts(t: Tokens, i: usize) -> bool {
    let plural = counts_things(t, i + 1);
    if t.word(i, "both") {
        let and = (i + 1..i + 6).any(|k| t.word(k, "and"));
        return plural && !and && !t.is(i + 1, DET | PREP | AUX);
    }
    if t.word(i, "twin") {
        return plural;
    }
    t.word(i + 1, "of") && (t.is(i.wrapping_sub(1), DET) || plural)
}

/// "second half", "the quarter", "half" of a game: no share.
fn part_is_noun(t: Tokens, i: usize) -> bool {
    if t.any(i, &["half"]) {
        let before = i > 0
            && (t.is(i - 1, ORDINAL | TIMEUNIT)
                || t.any(i - 1, &["other", "better", "this", "that", "each"]));
        return before
            || t.is(i + 1, PREP) && !t.word(i + 1, "of")
            || t.hyphen(i + 1) && !t.is(i + 2, DOZEN | SCALE | HUNDRED | MEASURE | TIMEUNIT);
    }
    let quarter_of = t.word(i, "quarter") && t.word(i + 1, "of");
    if quarter_of {
        return !(i > 0 && t.any(i - 1, &["a", "one"]));
    }
    !(t.is(i + 1, SCALE) || t.any(i + 1, &["a", "an"]))
}

/// Does the amount turn out to be no figure: a bare letter, a date left over, a clock's minutes?
pub fn refuses_amount(t: Tokens, a: &Amount, i: usize) -> bool {
    if a.value.sort == Sort::Ordinal || a.unit.is_some() {
        return false;
    }
    let end = a.value.end;
    let next = t.at(end);
    // 24703L, 13F: letters that touch the figure and are no unit.
    if t.at(i).is_some_and(|x| x.figure())
        && next.is_some_and(|n| n.glued && n.kind == Kind::Word && !n.is(HEDGE_AFTER))
    {
        return true;
    }
    let colon = t.sign(end, ':')
        && t.glued(end)
        && t.glued(end + 1)
        && t.at(end + 1).is_some_and(|x| x.figure());
    let after_colon = i > 1
        && t.sign(i - 1, ':')
        && t.glued(i)
        && t.glued(i - 1)
        && t.at(i - 2).is_some_and(|x| x.figure());
    let slash = (t.sign(end, '/')
        && t.glued(end)
        && t.glued(end + 1)
        && t.at(end + 1).is_some_and(|x| x.figure()))
        || i > 1 && t.sign(i - 1, '/') && t.glued(i) && t.glued(i - 1);
    colon || after_colon || slash && !a.value.sort.eq(&Sort::Fraction)
}
