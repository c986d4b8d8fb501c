//! What a parser is not shown of a sentence: ages, days of the saying, and what parts a subject from
//! its verb.

use crate::figures::quantity::{Figure, number_word};
use crate::page::Page;
use crate::tree::case::lower;
use english::Token;

/// Longest aside, in tokens.
const ASIDE: usize = 16;

/// Where an aside that begins here ends, or what else parts a subject from its verb: a parser loses
/// the subject behind them.
pub fn aside(page: &Page, tokens: &[Token], at: usize) -> Option<usize> {
    let text = |i: usize| tokens.get(i).and_then(|t| page.text.get(t.start..t.end)).unwrap_or("");
    let word = |i: usize| lower(text(i));
    let low = |i: usize| tokens.get(i).map_or("", |t| page.lowered.ascii(t));
    let (open, before) = (low(at), at.checked_sub(1).map_or("", low));
    let says = matches!(
        before,
        "said" | "says" | "say" | "told" | "announced" | "reported" | "confirmed" | "added"
    );
    // "said Tuesday three people died": the day is of the saying.
    let date = |f: &&Figure| f.start == tokens[at].start && f.number.label == "DATE";
    if says
        && let Some(date) = page.figure_at(tokens[at].start).filter(date)
        && at + 2 < tokens.len()
    {
        return Some(at + tokens[at..].iter().take_while(|t| t.end <= date.end).count().max(1));
    }
    // "left four soldiers including the gunman dead": what they were left as is said of all.
    if open == "including" {
        let told = (at + 2..tokens.len().min(at + 7)).find(|&i| {
            matches!(&*word(i), "dead" | "wounded" | "injured")
                || matches!(&*word(i), "," | "and" | ".")
        });
        let clause = |i: usize| matches!(&*word(i), "who" | "was" | "were" | "are");
        let told = told.filter(|&i| !(at + 1..i).any(clause));
        return told.filter(|&i| matches!(&*word(i), "dead" | "wounded" | "injured"));
    }
    // "Peru and Chile have both signed": a parser loses the subject, or the verb.
    if matches!(open, "both" | "all" | "each")
        && matches!(before, "have" | "had" | "are" | "were" | "will" | "would")
        && word(at + 1).ends_with("ed")
    {
        return Some(at + 1);
    }
    // "seven people total were", "two women ages 17 and 25 were"
    if open == "total" && matches!(&*word(at + 1), "was" | "were" | "are" | "have") && at > 1 {
        return Some(at + 1);
    }
    if matches!(open, "ages" | "aged") && at > 0 && before != "," {
        let age = |i: usize| {
            let unit = ["month", "year", "week", "old"].iter().any(|u| word(i).starts_with(u));
            word(i).parse::<u32>().is_ok_and(|n| n < 120)
                || matches!(&*word(i), "and" | "," | "to" | "-")
                || unit
        };
        let end = (at + 1..tokens.len().min(at + ASIDE)).find(|&i| !age(i))?;
        let last = !matches!(&*word(end - 1), "and" | "," | "to" | "-");
        return (last && end > at + 1).then_some(end);
    }
    let close: &[&str] = match open {
        "," => &[","],
        "(" => &[")"],
        "—" | "–" | "--" => &["—", "–", "--"],
        "-" if free(tokens, at) => &["-"],
        _ => return None,
    };
    if at == 0 {
        return None;
    }
    if open == "," && bare_age(page, tokens, at) {
        return Some(at + 2);
    }
    let end = (at + 2..tokens.len().min(at + ASIDE)).find(|&i| close.contains(&&*word(i)))?;
    // "The mayor - stung by the vote - accused": what is told of nobody by name.
    if open != "," && open != "(" && matches!(&*word(at + 2), "by" | "with" | "over" | "at") {
        let named = (at + 1..end).any(|i| page.name_at(tokens[i].start).is_some());
        if moved(&word(at + 1)) && !named && at > 1 && end + 2 < tokens.len() {
            return Some(end + 1);
        }
    }
    if open == "(" {
        let tells = (at + 1..end).any(|i| word(i).ends_with("ed") || word(i) == "who");
        return (!tells).then_some(end + 1);
    }
    if open == "," {
        let age = |i: usize| {
            word(i).parse::<u32>().is_ok_and(|n| n < 120)
                || matches!(&*word(i), "and" | "ages" | "aged" | "age" | "both" | "respectively")
                || number_word(&word(i))
        };
        let ages_follow = word(end + 1).parse::<u32>().is_ok() || number_word(&word(end + 1));
        if (at + 1..end).all(age) && !ages_follow {
            return Some(end + 1);
        }
        // "three boys, ages 3, 5 and 8, were": commas among the ages.
        if matches!(&*word(at + 1), "ages" | "aged") {
            let last =
                (at + 2..tokens.len().min(at + ASIDE)).find(|&i| !age(i) && word(i) != ",")?;
            let ends = word(last - 1) == "," || matches!(&*word(last), "." | ";");
            return (last > at + 3 && ends).then_some(last);
        }
        // ", the youngest being 11,", ", two of them boys,"
        let some = matches!(&*word(at + 2), "of" | "being")
            && matches!(&*word(at + 3), "them" | "whom")
            || word(at + 1) == "the" && matches!(&*word(at + 2), "youngest" | "oldest");
        if word(at + 1) != "including" && !some {
            return None;
        }
    }
    let finite = |i: usize| {
        let form = word(i);
        matches!(&*form, "was" | "were" | "is" | "are" | "has" | "have" | "had" | "died" | "will")
    };
    let tells = (at + 1..end).any(|i| finite(i) || word(i).ends_with("ed") || word(i) == "who");
    // "six guards, two of them women, who were"
    let relative = open == "," && word(at + 1) != "including" && word(end + 1) == "who";
    // "six guards -- four women and two men -- and a cook"
    let counts = open != "," && word(end + 1) == "and" && cardinal(page, tokens, at + 1);
    ((finite(end + 1) || relative || counts) && !tells).then_some(end + 1)
}

/// Does a figure that counts something begin here?
fn cardinal(page: &Page, tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| page.figure_at(t.start).is_some_and(Figure::cardinal))
}

/// What somebody feels or has with him; what is done to him must be read: "– killed by soldiers –".
fn moved(participle: &str) -> bool {
    matches!(
        participle,
        "stung"
            | "angered"
            | "buoyed"
            | "worried"
            | "shaken"
            | "emboldened"
            | "alarmed"
            | "stunned"
            | "encouraged"
            | "pressed"
            | "frustrated"
            | "accompanied"
            | "flanked"
            | "outraged"
            | "infuriated"
            | "embarrassed"
            | "weakened"
            | "surrounded"
            | "fuelled"
            | "fueled"
            | "driven"
            | "prompted"
            | "moved"
            | "inspired"
            | "haunted"
    )
}

/// Does the token stand with blanks around it, as a dash does?
fn free(tokens: &[Token], at: usize) -> bool {
    let (Some(before), Some(after)) =
        (at.checked_sub(1).and_then(|b| tokens.get(b)), tokens.get(at + 1))
    else {
        return false;
    };
    before.end < tokens[at].start && tokens[at].end < after.start
}

/// "Ann Lee, 34; Bo Roe, 62.": an age after a name that no comma closes.
fn bare_age(page: &Page, tokens: &[Token], comma: usize) -> bool {
    let word = |i: usize| tokens.get(i).and_then(|t| page.text.get(t.start..t.end)).unwrap_or("");
    let name = comma.checked_sub(1).and_then(|b| page.name_at(tokens.get(b)?.start));
    let age = tokens.get(comma + 1).and_then(|t| page.figure_at(t.start)).is_some_and(Figure::age);
    let bare = word(comma + 1).parse::<u32>().is_ok_and(|n| n < 120);
    let named = name.is_some_and(|n| n.label == "PERSON");
    // "Two held over the death of a girl, 5"
    let last = age && word(comma + 2).is_empty();
    bare && (last || named && matches!(word(comma + 2), ";" | "." | "and" | ""))
}
