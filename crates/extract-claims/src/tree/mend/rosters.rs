//! Lists of victims, read from the words as they stand where a parser loses its way: "killed his
//! daughter, Ann Lee; his wife, Bo Roe; and her mother", "a man, two girls and a baby were shot".

use crate::actors::actor::{Name, plural_noun};
use crate::tables::lexicon::{Lexicon, Sort};
use crate::tree::grammar::{Rel, Tag, Xpos};
use crate::tree::sentence::{Index, Sentence, Word};

/// How many phrases a list has at most.
const MANY: usize = 24;

/// One of a list.
#[derive(Clone, Copy, Debug)]
struct Item {
    start: Index,
    /// One past its last word.
    end: Index,
    head: Index,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// A person by name.
    Name,
    /// One person described: by a word of belonging or an article, or barely.
    One,
    /// Several, or so many.
    Many,
    /// No human being.
    Thing,
}

/// What a list hangs on.
enum Anchor {
    /// A verb behind it.
    After(Index),
    /// A verb before it, and as what the listed are found or left.
    Before(Index, Option<Index>),
    /// A participle right behind it: "a nurse and her son injured in the blast".
    Gapped(Index),
    /// A noun before it: "the killings of".
    Of,
}

/// Lists at words of harm are hung together, and on the verb whose victims they are.
pub fn mend(s: &mut Sentence, names: &[Name], lexicon: &Lexicon) {
    if !(0..s.len()).any(|i| harm(s.lower(i))) {
        return;
    }
    let mut at = 0;
    while at < s.len() {
        let Some(first) = phrase(s, names, lexicon, at) else {
            at += 1;
            continue;
        };
        let mut items = list(s, names, lexicon, first);
        at = items.last().map_or(first.end, |i| i.end).max(at + 1);
        while items.first().is_some_and(|i| i.what == What::Thing) {
            items.remove(0);
        }
        if items.len() < 2 {
            continue;
        }
        if let Some(anchor) = anchor(s, &mut items) {
            hang(s, &items, &anchor);
        }
    }
}

fn harm(word: &str) -> bool {
    matches!(
        word,
        "killed"
            | "kill"
            | "kills"
            | "killing"
            | "killings"
            | "shot"
            | "shoot"
            | "shoots"
            | "shooting"
            | "shootings"
            | "stabbed"
            | "stabbing"
            | "dead"
            | "died"
            | "dies"
            | "deceased"
            | "death"
            | "deaths"
            | "wounded"
            | "wounding"
            | "wounds"
            | "injured"
            | "injuring"
            | "injures"
            | "hurt"
            | "murdered"
            | "murder"
            | "murdering"
            | "murders"
            | "bodies"
            | "slain"
            | "perished"
            | "drowned"
            | "hospitalized"
            | "suffering"
            | "struck"
            | "grazed"
    )
}

/// Words of harm that tell of a victim behind a noun phrase, or before one.
fn verb_of_harm(s: &Sentence, i: Index) -> bool {
    let noun = matches!(
        s.lower(i),
        "killings" | "death" | "deaths" | "murders" | "shootings" | "bodies" | "wounds"
    );
    i < s.len() && harm(s.lower(i)) && !noun
}

/// The noun phrase of a person, people or a thing that begins at a word.
fn phrase(s: &Sentence, names: &[Name], lexicon: &Lexicon, start: Index) -> Option<Item> {
    let mut at = start;
    let mut head = None;
    let mut named = false;
    while at < s.len() {
        let word = &s.words[at];
        if word.tag == Tag::X && word.rel == Rel::Dep && word.entity.is_none() {
            head?;
            at += 1;
            continue;
        }
        if word.dated {
            return None;
        }
        if let Some(name) = word.entity {
            let end = (at..s.len()).find(|&i| s.words[i].entity != Some(name)).unwrap_or(s.len());
            head = (at..end).rfind(|&i| s.words[i].rel != Rel::Flat).or(end.checked_sub(1));
            named = names.get(name).is_some_and(|n| n.label == "PERSON");
            at = end;
            if s.lower(at) == "'s" {
                (named, head) = (false, None);
                at += 1;
            } else if named {
                break;
            }
            continue;
        }
        if head.is_some() && harm(s.lower(at)) {
            break;
        }
        if matches!(s.lower(at), "himself" | "herself" | "themselves") && head.is_none() {
            (head, named, at) = (Some(at), true, at + 1);
            break;
        }
        match word.tag {
            Tag::Noun | Tag::Propn => (head, named) = (Some(at), false),
            Tag::Num if head.is_none_or(|h| h + 1 == at && s.words[h].tag == Tag::Num) => {
                head = Some(at);
            }
            Tag::Det | Tag::Adj if head.is_none_or(|h| s.words[h].tag == Tag::Num) => {}
            // What the parser was not shown: the figures of "7-year-old".
            Tag::Adv if word.xpos == Xpos::Nn => {}
            Tag::Adj if matches!(s.lower(at), "old" | "other" | "others") => {}
            Tag::Pron if head.is_none() && belonging(s.lower(at)) => {}
            _ if matches!(s.lower(at), "-" | "'s") && at > start => {}
            _ => break,
        }
        at += 1;
    }
    let head = head?;
    let mut end = at + s.words[at.min(s.len())..].iter().take_while(|w| hidden(w)).count();
    // "Ann Lee of Lima"
    let home = s.words.get(end + 1).and_then(|w| w.entity);
    if named && matches!(s.lower(end), "of" | "from") && home.is_some() {
        end = (end + 1..s.len()).find(|&i| s.words[i].entity != home).unwrap_or(s.len());
    }
    // "a father of two", "members of a family"
    if s.lower(end) == "of"
        && !(named || harm(s.lower(head)))
        && let Some(whole) = phrase(s, names, lexicon, end + 1)
    {
        end = whole.end;
    }
    let named_for = s.words[head].entity.and_then(|e| names.get(e));
    let people = named_for.is_some_and(|n| n.label == "NORP");
    let many = plural_noun(s, head) || s.words[head].tag == Tag::Num;
    let what = match lexicon.sort(s.lower(head)) {
        _ if named => What::Name,
        _ if people && many => What::Many,
        Some(Sort::Person | Sort::Armed) if !many => What::One,
        Some(sort) if sort.acts() && many => What::Many,
        None if s.lower(head).ends_with("old") => What::One,
        None if s.words[head].tag == Tag::Num && s.words[head].number.is_some() => What::Many,
        _ if matches!(s.lower(head), "others" | "couple" | "pair" | "twins") => What::Many,
        _ => What::Thing,
    };
    Some(Item { start, end, head, what })
}

/// Was the word kept from the parser?
fn hidden(w: &Word) -> bool {
    w.tag == Tag::X && w.rel == Rel::Dep && w.entity.is_none()
}

fn belonging(word: &str) -> bool {
    matches!(word, "his" | "her" | "their" | "its" | "my" | "our")
}

/// The phrases that follow a first one with "and", commas or semicolons between them.
fn list(s: &Sentence, names: &[Name], lexicon: &Lexicon, first: Item) -> Vec<Item> {
    let mut items = vec![first];
    // How each after the first is joined: by a semicolon, and by "and".
    let mut signs: Vec<(bool, bool)> = Vec::new();
    let mut at = first.end;
    while items.len() < MANY {
        // The comma behind an age is hidden with it.
        at -= usize::from(closed(s, at) && !matches!(s.lower(at), "," | ";"));
        let sign = s.lower(at);
        let stop = matches!(sign, "," | ";");
        let and = usize::from(stop) + at;
        let joined = matches!(s.lower(and), "and" | "&");
        if !stop && !joined {
            break;
        }
        let mut next = and + usize::from(joined);
        while joined && matches!(s.lower(next), "then" | "also" | "even" | "finally") {
            next += 1;
        }
        let Some(item) = phrase(s, names, lexicon, next) else { break };
        signs.push((sign == ";", joined));
        at = item.end;
        items.push(item);
    }
    parted(s, &items, &signs)
}

/// Those of the phrases that are told side by side; what only says who one of them is goes.
fn parted(s: &Sentence, items: &[Item], signs: &[(bool, bool)]) -> Vec<Item> {
    let by_semicolons = signs.iter().any(|sign| sign.0);
    let Some(last) = signs.iter().rposition(|sign| sign.1) else { return Vec::new() };
    let first_and = signs.iter().position(|sign| sign.1).unwrap_or(last);
    // Behind "A, B and C" nothing more is listed: "and her son, Bo".
    let last = if by_semicolons { last + 1 } else { first_and + 1 };
    // "His friend, a baker and father of two": one person.
    let bare = |i: &Item| i.start == i.head && i.what == What::One;
    let told = |i: &Item| matches!(s.words[i.start].tag, Tag::Det | Tag::Pron);
    if last > 1 && bare(&items[last]) && told(&items[last - 1]) {
        return Vec::new();
    }
    // "All three women, Ann Lee, Bo Roe and Cy Poe, were": three, and who they are.
    let names = items.iter().skip(1).filter(|i| matches!(i.what, What::Name | What::One)).count();
    let told = items[0].what == What::Many && !signs.first().is_some_and(|sign| sign.1);
    if told && names > 1 && names + 1 == items.len() && numeral(s, &items[0]) == Some(names) {
        return vec![items[0], Item { what: What::Thing, ..items[items.len() - 1] }];
    }
    let mut kept: Vec<Item> = Vec::new();
    for (i, item) in items.iter().enumerate().take(last + 1) {
        let sign = i.checked_sub(1).and_then(|b| signs.get(b)).copied().unwrap_or((true, true));
        let before = i.checked_sub(1).map(|b| items[b]);
        let comma = !sign.0 && !sign.1;
        let closed = closed(s, item.end);
        let says_who = before.is_some_and(|b| match (b.what, item.what) {
            (What::One, What::Name) => closed,
            (What::Name, What::One) => closed && !owned(s, item),
            (What::Many, What::Name) => true,
            _ => false,
        });
        if comma && (by_semicolons || says_who) {
            continue;
        }
        kept.push(*item);
    }
    // "and her son, Bo Roe, were": who the last of them is.
    if let Some(end) = items.get(last + 1).and_then(|_| named_last(s, items, signs, last))
        && let Some(told) = kept.last_mut()
    {
        told.end = end;
    }
    if kept.len() < 2 { Vec::new() } else { kept }
}

/// Where the names end that say who the last of a list is or are: "and their two sons, Bo and Cy".
fn named_last(s: &Sentence, items: &[Item], signs: &[(bool, bool)], last: usize) -> Option<Index> {
    let comma = signs.get(last).is_some_and(|sign| !sign.0 && !sign.1);
    let many = items[last].what == What::Many;
    if !comma || !(many || items[last].what == What::One) {
        return None;
    }
    let names = items.iter().skip(last + 1).take_while(|i| i.what == What::Name);
    let end = names.take(if many { MANY } else { 1 }).last()?.end;
    let goes_on = closed(s, end)
        || s.lower(end) == "."
        || s.words
            .get(end)
            .is_some_and(|w| matches!(w.tag, Tag::Aux | Tag::Verb | Tag::Adv | Tag::Adj));
    goes_on.then_some(end)
}

/// Does a comma close the phrase that ends here? It may be hidden with an age: "Bo Roe, 61, and".
fn closed(s: &Sentence, end: Index) -> bool {
    let hidden_comma = |w: Index| hidden(&s.words[w]) && s.lower(w) == ",";
    matches!(s.lower(end), "," | ";") || end.checked_sub(1).is_some_and(hidden_comma)
}

/// The numeral that a phrase begins with.
fn numeral(s: &Sentence, item: &Item) -> Option<usize> {
    const WORDS: [&str; 11] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    let value = |w: &str| WORDS.iter().position(|&n| n == w).map(|p| p + 2).or(w.parse().ok());
    (item.start..item.head).find_map(|i| value(s.lower(i)))
}

fn owned(s: &Sentence, item: &Item) -> bool {
    belonging(s.lower(item.start))
}

/// What the list hangs on; a last one that begins a clause of its own is taken from the list.
fn anchor(s: &Sentence, items: &mut Vec<Item>) -> Option<Anchor> {
    let (start, end) = (items.first()?.start, items.last()?.end);
    let idle = |i: Index| {
        matches!(s.words[i].tag, Tag::Aux | Tag::Adv)
            || matches!(
                s.lower(i),
                "," | "all" | "both" | "each" | "found" | "confirmed" | "pronounced"
            )
    };
    let after = (end..s.len().min(end + 7)).find(|&i| !idle(i) || harm(s.lower(i)));
    let one = (end..after.unwrap_or(end)).any(|i| matches!(s.lower(i), "was" | "is" | "has"));
    let finite = s.words.get(end).is_some_and(|w| {
        w.tag == Tag::Aux
            || w.tag == Tag::Verb && matches!(w.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
    });
    let result = Some(end).filter(|&i| matches!(s.lower(i), "dead" | "deceased"));
    // "found a girl and her brother shot to death"
    let slain = matches!(s.lower(end), "shot" | "stabbed" | "beaten" | "slain" | "murdered")
        || s.lower(end) == "fatally";
    let result = result.or(Some(end).filter(|_| slain));
    let before = start.checked_sub(1);
    if let Some(verb) = before.filter(|&b| {
        verb_of_harm(s, b) && s.words[b].tag == Tag::Verb && s.lower(b) != "died"
            || (result.is_some() || slain)
                && matches!(s.lower(b), "found" | "left" | "leaving" | "discovered")
    }) {
        if finite && !slain {
            items.pop();
        }
        return (items.len() > 1).then_some(Anchor::Before(verb, result));
    }
    let gapped = matches!(s.lower(end), "wounded" | "injured" | "hurt" | "killed")
        && (end + 1 >= s.len()
            || s.words[end + 1].dated
            || matches!(
                s.lower(end + 1),
                "in" | "." | "," | "at" | "on" | "when" | "during" | "by"
            ));
    if gapped {
        return Some(Anchor::Gapped(end));
    }
    if let Some(verb) = after.filter(|&v| verb_of_harm(s, v) && !one) {
        let told = matches!(s.words[verb].tag, Tag::Verb | Tag::Adj);
        let clear = v_is_near(s, end, verb);
        // "were found dead": those found.
        let found = (end..verb).find(|&i| {
            s.words[i].tag == Tag::Verb
                && matches!(s.lower(i), "found" | "pronounced" | "confirmed")
        });
        return (told && clear).then_some(Anchor::After(found.unwrap_or(verb)));
    }
    let of = before.filter(|&b| s.lower(b) == "of").and_then(|b| b.checked_sub(1));
    // "the killings of A and B shocked them": B may begin a clause; "were found" tells of both
    let told = s.words.get(end).is_some_and(|w| w.tag == Tag::Aux) && s.lower(end) != "was";
    (of.is_some_and(|n| harm(s.lower(n))) && (told || !finite)).then_some(Anchor::Of)
}

/// Is the verb that of the list: right behind it, or behind its own auxiliaries?
fn v_is_near(s: &Sentence, end: Index, verb: Index) -> bool {
    let helped = (end..verb).any(|i| s.words[i].tag == Tag::Aux);
    let bare = (end..verb).all(|i| s.lower(i) == ",");
    helped || bare && matches!(s.lower(verb), "died" | "perished" | "drowned")
}

/// Hangs the first on the verb, and the others on the first.
fn hang(s: &mut Sentence, items: &[Item], anchor: &Anchor) {
    let Some(first) = items.iter().find(|i| i.what != What::Thing).map(|i| i.head) else { return };
    let verb = match *anchor {
        Anchor::After(verb) | Anchor::Before(verb, _) => Some(verb),
        Anchor::Of | Anchor::Gapped(_) => None,
    };
    if let Some(verb) = verb {
        for _ in items {
            let Some(top) = items.iter().map(|i| i.head).find(|&h| under(s, verb, h)) else {
                break;
            };
            (s.words[verb].head, s.words[verb].rel) = match s.words[top].rel {
                Rel::Nsubj | Rel::NsubjPass | Rel::Obj | Rel::Conj => {
                    (s.words[top].head, Rel::Parataxis)
                }
                rel => (s.words[top].head, rel),
            };
            if s.words[verb].head == Some(verb) {
                s.words[verb].head = None;
            }
        }
    }
    match *anchor {
        Anchor::After(verb) => {
            let own = items.iter().map(|i| i.head).find(|&h| {
                s.words[h].head == Some(verb)
                    && matches!(s.words[h].rel, Rel::Nsubj | Rel::NsubjPass)
            });
            let passive = (first..verb)
                .any(|i| s.words[i].head == Some(verb) && s.words[i].rel == Rel::AuxPass);
            let rel = if passive { Rel::NsubjPass } else { Rel::Nsubj };
            let rel = own.map_or(rel, |o| s.words[o].rel);
            (s.words[first].head, s.words[first].rel) = (Some(verb), rel);
        }
        Anchor::Before(verb, result) => {
            (s.words[first].head, s.words[first].rel) = (Some(verb), Rel::Obj);
            if let Some(dead) = result {
                let adjective = matches!(s.lower(dead), "dead" | "deceased");
                s.words[dead].tag = if adjective { Tag::Adj } else { Tag::Verb };
                if !adjective {
                    s.words[dead].xpos = Xpos::Vbn;
                }
                (s.words[dead].head, s.words[dead].rel) = (Some(verb), Rel::Xcomp);
            }
        }
        Anchor::Gapped(verb) => {
            let (head, rel) = (s.words[first].head, s.words[first].rel);
            if head.is_none_or(|h| h >= first) {
                (s.words[first].head, s.words[first].rel) = (s.words[verb].head, s.words[verb].rel);
                if s.words[first].head.is_some_and(|h| h >= first && h <= verb) {
                    (s.words[first].head, s.words[first].rel) = (head.filter(|&h| h > verb), rel);
                }
            }
            (s.words[verb].head, s.words[verb].rel) = (Some(first), Rel::Acl);
            (s.words[verb].tag, s.words[verb].xpos) = (Tag::Verb, Xpos::Vbn);
        }
        Anchor::Of => {
            let above = |s: &Sentence| {
                let top = items.iter().find(|i| i.head != first && under(s, first, i.head));
                top.map(|i| i.head)
            };
            for _ in items {
                let Some(top) = above(s) else { break };
                (s.words[first].head, s.words[first].rel) = (s.words[top].head, s.words[top].rel);
                for i in first.saturating_sub(4)..first {
                    if s.words[i].head == Some(top) && s.words[i].rel == Rel::Case {
                        s.words[i].head = Some(first);
                    }
                }
            }
            if above(s).is_some() {
                return;
            }
        }
    }
    for item in items {
        if item.head != first && item.what != What::Thing {
            (s.words[item.head].head, s.words[item.head].rel) = (Some(first), Rel::Conj);
        }
    }
    // "her brother Bo": Bo.
    for item in items.iter().filter(|i| i.what == What::Name) {
        for i in item.start..item.head {
            let told = s.words[i].tag == Tag::Noun && s.words[i].entity.is_none();
            if told && !hidden(&s.words[i]) && !under(s, item.head, i) {
                (s.words[i].head, s.words[i].rel) = (Some(item.head), Rel::Compound);
            }
        }
    }
    // Those that only say who the first are.
    if let [many, Item { what: What::Thing, end, .. }] = *items {
        for i in many.end..end {
            let own = s.words[i].head.is_some_and(|h| h >= many.end && h < end);
            if !own && !hidden(&s.words[i]) && s.words[i].tag != Tag::Punct {
                (s.words[i].head, s.words[i].rel) = (Some(many.head), Rel::Appos);
            }
        }
    }
    // Names behind the last say who that is, and are nobody else.
    let Some(last) = items.last().filter(|i| i.what != What::Thing) else { return };
    for i in last.head + 1..last.end {
        let own = s.words[i].head.is_some_and(|h| (last.start..last.end).contains(&h));
        let named = s.words[i].entity.is_some() && s.words[i].rel != Rel::Flat;
        if named && !own && Some(i) != verb && !under(s, last.head, i) {
            (s.words[i].head, s.words[i].rel) = (Some(last.head), Rel::Appos);
        }
    }
}

/// Does the first word stand below the second?
fn under(s: &Sentence, word: Index, top: Index) -> bool {
    word != top && crate::tree::mend::lists::under(s, word, top)
}
