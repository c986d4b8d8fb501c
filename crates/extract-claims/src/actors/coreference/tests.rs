//! What is remembered of those spoken of.

use super::*;

fn name(label: &str, id: &str) -> Name {
    Name { start: 0, end: 1, label: label.into(), id: id.into(), name: id.into(), text: id.into() }
}

#[test]
fn nearest_that_fits() {
    let mut d = Discourse::default();
    d.next_sentence();
    d.names(
        "x",
        0,
        [name("PERSON", "Ann Lee"), name("ORG", "Acme"), name("GPE", "Chile")].iter(),
        |_| false,
    );
    assert_eq!(d.pronoun("she", &Lexicon::built_in(), None).unwrap()[0].name, "Ann Lee");
    assert!(d.pronoun("it", &Lexicon::built_in(), None).is_none());
    assert_eq!(
        d.description("country", &Lexicon::built_in(), false, false).unwrap()[0].name,
        "Chile"
    );
    assert!(d.pronoun("there", &Lexicon::built_in(), None).is_none());
}

#[test]
fn it_is_what_the_sentence_before_was_about() {
    let mut d = Discourse::default();
    d.next_sentence();
    d.names("x", 0, [name("ORG", "Acme"), name("ORG", "Bell")].iter(), |_| false);
    d.remember_topic(filler(&name("ORG", "Acme")));
    d.next_sentence();
    assert_eq!(d.pronoun("it", &Lexicon::built_in(), None).unwrap()[0].name, "Acme");
    d.next_sentence();
    assert!(d.pronoun("its", &Lexicon::built_in(), None).is_none());
}

#[test]
fn the_two_are_those_named_together() {
    let mut d = Discourse::default();
    d.next_sentence();
    d.names("x", 0, [name("ORG", "Reds"), name("ORG", "Blues")].iter(), |_| false);
    let two = d.two(&Lexicon::built_in()).unwrap();
    assert_eq!((two[0].name.as_str(), two[1].name.as_str()), ("Reds", "Blues"));
}
