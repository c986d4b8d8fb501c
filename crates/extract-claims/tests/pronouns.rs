//! Whom "he" and "she" mean: nobody whose name or title tells otherwise, nor who says the word.

mod common;

use common::{claims, names, of};

type Given = (&'static str, &'static str, &'static str);

const ALL: [Given; 6] = [
    ("Angela Ruiz", "PERSON", "person/angela-ruiz"),
    ("Pedro Oba", "PERSON", "person/pedro-oba"),
    ("Kim Abara", "PERSON", "person/kim-abara"),
    ("Moreau", "PERSON", "person/moreau"),
    ("Lund", "PERSON", "person/lund"),
    ("Peru", "GPE", "gpe/peru"),
];

/// "subject -> object" of the claims of one predicate.
fn told(text: &str, predicate: &str) -> Vec<String> {
    let given: Vec<_> = ALL.iter().filter(|n| text.contains(n.0)).copied().collect();
    let all = claims(text, &given, &[]);
    let join = |a: &[records::Actor]| names(a).join(" + ");
    let line = |c: &records::Claim| format!("{} -> {}", join(&c.subject), join(&c.object));
    of(&all, predicate).into_iter().map(line).collect()
}

#[track_caller]
fn only(text: &str, predicate: &str, expected: &str) {
    assert_eq!(told(text, predicate), [expected], "{text}");
}

#[test]
fn given_names_tell() {
    only(
        "Pedro Oba came second behind Angela Ruiz. The unions endorsed him on Friday.",
        "supports",
        "unions -> Pedro Oba",
    );
    only(
        "Angela Ruiz shook hands with Pedro Oba. Last year she opposed the pact with Peru.",
        "opposes",
        "Angela Ruiz -> pact with Peru",
    );
    only(
        "Angela Ruiz ran against Pedro Oba, and the teachers backed him.",
        "supports",
        "teachers -> Pedro Oba",
    );
}

#[test]
fn titles_tell_where_names_do_not() {
    only(
        "Ms. Moreau came to the capital with Mr. Lund. The miners endorsed him.",
        "supports",
        "miners -> Lund",
    );
    only(
        "His wife Kim Abara sat beside Pedro Oba. The farmers praised her.",
        "supports",
        "farmers -> Kim Abara",
    );
    only(
        "King Moreau greeted Queen Lund. The bishops praised him.",
        "supports",
        "bishops -> Moreau",
    );
}

#[test]
fn who_speaks_is_not_the_one_spoken_of() {
    only("Moreau arrived late. “He supports Peru,” Kim Abara said.", "supports", "Moreau -> Peru");
    only("“I support Peru,” Kim Abara said.", "supports", "Kim Abara -> Peru");
}

#[test]
fn nobody_known_is_nobody() {
    assert!(told("Angela Ruiz left early. The miners endorsed him.", "supports").is_empty());
    // Nothing tells against those whose names either sex bears.
    only("Kim Abara left early. The miners endorsed him.", "supports", "miners -> Kim Abara");
    only("Kim Abara left early. The miners endorsed her.", "supports", "miners -> Kim Abara");
}
