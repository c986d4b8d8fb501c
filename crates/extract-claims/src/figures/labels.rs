//! Figures that name instead of counting: houses, streets, roads, channels, pictures, telephones.

use crate::figures::quantity::Figure;
use crate::tree::case::reads_any;

/// Words for streets and districts that have numbers for names.
const STREETS: [&str; 23] = [
    "Street",
    "St",
    "Avenue",
    "Ave",
    "Av",
    "Road",
    "Rd",
    "Drive",
    "Dr",
    "Boulevard",
    "Blvd",
    "Lane",
    "Ln",
    "Court",
    "Ct",
    "Highway",
    "Place",
    "Parkway",
    "Terrace",
    "Circle",
    "Precinct",
    "Ward",
    "Block",
];

/// Words whose number is their name: "Highway 66", "Channel 4".
const NUMBERED: [&str; 19] = [
    "building",
    "gate",
    "pier",
    "highway",
    "route",
    "interstate",
    "hwy",
    "channel",
    "image",
    "photo",
    "slide",
    "apartment",
    "apt",
    "suite",
    "flight",
    "page",
    "exit",
    "precinct",
    "room",
];

/// What bodies numbered by rank are.
const BODIES: [&str; 16] = [
    "district",
    "circuit",
    "division",
    "battalion",
    "brigade",
    "regiment",
    "infantry",
    "airborne",
    "fleet",
    "corps",
    "army",
    "amendment",
    "cavalry",
    "precinct",
    "ward",
    "squadron",
];

/// Does the figure name a body, a house, street, road, channel, picture or telephone? `text` is the
/// paragraph's.
pub fn names(figure: &Figure, text: &str) -> bool {
    let before = text.get(..figure.start).unwrap_or("");
    let after = text.get(figure.end..).unwrap_or("");
    if figure.number.label == "ORDINAL" && body(figure, before, after) {
        return true;
    }
    let exact = figure.number.value.is_some() || figure.number.label == "ORDINAL";
    exact && (addresses(figure, after) || numbered(before) || dialled(figure, before, after))
}

/// "The Seventh Circuit", "the 24th House district", "7th Infantry Division": a body's name.
fn body(figure: &Figure, before: &str, after: &str) -> bool {
    let bare = |w: &str| w.trim_end_matches([',', '.', ';', '?', '!']).to_lowercase();
    let mut next = after.split_whitespace().take(3);
    let upper = |w: &str| w.starts_with(|c: char| c.is_uppercase());
    let first = before.trim_end().is_empty() || before.trim_end().ends_with(['.', '?', '!', '"']);
    let named =
        upper(&figure.number.text) && !first && after.trim_start().starts_with(char::is_uppercase);
    named || next.any(|w| BODIES.contains(&bare(w).as_str()) && upper(after.trim_start()))
}

/// "The 1300 block of", "Fifth Avenue", "202 N. Main St."
fn addresses(figure: &Figure, after: &str) -> bool {
    let digits = figure.number.text.starts_with(|c: char| c.is_ascii_digit());
    let rest = after.trim_start_matches([' ', '-', '\u{a0}']);
    if digits && (rest.starts_with("block of") || rest.starts_with("hundred block")) {
        return true;
    }
    let street = |w: &str| STREETS.contains(&w.trim_end_matches([',', '.', ';', '?', '!']));
    let mut words = rest.split_whitespace();
    if figure.number.label == "ORDINAL" {
        return words.next().is_some_and(street);
    }
    if !digits {
        return false;
    }
    for word in words.take(4) {
        if !word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            return false;
        }
        if street(word) {
            return true;
        }
    }
    false
}

/// "Highway 66", "image 4 of 11", "1 / 10".
fn numbered(before: &str) -> bool {
    let before = before.trim_end();
    if before.ends_with('/') {
        return true;
    }
    let mut words = before.rsplit(char::is_whitespace);
    let known = |w: Option<&str>| w.is_some_and(|w| reads_any(w, &NUMBERED));
    let last = words.next();
    match last {
        Some("of") => {
            let number = words.next().is_some_and(|w| w.parse::<u32>().is_ok());
            number && known(words.next())
        }
        last => known(last),
    }
}

/// "Call 911", "(850) 555-4200", "text TIP to 50411".
fn dialled(figure: &Figure, before: &str, after: &str) -> bool {
    let own = figure.number.text.as_str();
    if own == "911" || matches!(own, "999" | "112") && !figure.counts_thing() {
        return true;
    }
    if !own.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return false;
    }
    let part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let mut next = after.chars();
    let joined = next.next() == Some('-') && part(next.next()) && own.len() >= 3;
    let mut prior = before.chars().rev();
    let joined = joined || prior.next() == Some('-') && part(prior.next()) && own.len() >= 3;
    let behind = before.trim_end();
    let area = behind.ends_with(')') && own.contains('-');
    let mut words = behind.rsplit(char::is_whitespace).take(4).map(str::to_lowercase);
    let calls = |w: &str| matches!(w.trim_start_matches('('), "text" | "dial" | "call" | "calling");
    let reached = own.len() >= 5 && words.any(|w| calls(&w));
    let phone = own.len() >= 7 && own.contains('-') && !own.starts_with('-');
    let digits = joined && own.bytes().all(|b| b.is_ascii_digit()) && !year_old(after);
    area || reached || phone && own.split('-').all(|p| p.len() == 3 || p.len() == 4) || digits
}

/// "170-year-old", "300-page": joined to what it measures.
fn year_old(after: &str) -> bool {
    after.trim_start_matches('-').starts_with(|c: char| c.is_ascii_lowercase())
}
