//! Titles: what they leave out, and what they add to the text.

mod common;

use common::{count, names, of, titled};
use records::Claim;

fn killed(title: &str, figures: &[common::Figure]) -> Vec<(Vec<String>, Option<f64>)> {
    let all = titled(title, figures, "", &[]);
    let told = |c: &&Claim| {
        let dead = names(&c.object).iter().map(|n| n.to_string()).collect();
        (dead, c.quantity.as_ref().and_then(|q| q.value))
    };
    of(&all, "killed").iter().map(told).collect()
}

fn own(names: &[&str]) -> Vec<String> {
    names.iter().map(|n| n.to_string()).collect()
}

#[test]
fn a_comma_between_persons_joins_them() {
    assert_eq!(
        killed("Cook, waiter killed in inn fire", &[]),
        [(own(&["Cook", "waiter"]), Some(2.0))]
    );
    assert_eq!(
        killed("Cook, Waiter Killed In Inn Fire", &[]),
        [(own(&["Cook", "Waiter"]), Some(2.0))]
    );
    let figures = [count("2", 2.0, "nurses"), count("three", 3.0, "patients")];
    let sums = killed("2 nurses, three patients dead in ward fire", &figures);
    assert_eq!(sums[0].1, Some(5.0));
    let all = titled("Baker kills wife, son, then self", &[], "", &[]);
    let [done] = of(&all, "killed")[..] else { panic!("{all:?}") };
    assert_eq!(names(&done.subject), ["Baker"]);
    assert_eq!(done.object.len(), 3);
    // What follows is told of others.
    let storm = killed("Storm hits coast, 3 dead", &[count("3", 3.0, "dead")]);
    assert_eq!(storm[0].1, Some(3.0));
    let all = titled("Gunman shoots cook, flees inn", &[], "", &[]);
    assert_eq!(names(&of(&all, "wounded")[0].object), ["cook"]);
}

#[test]
fn who_says_it_is_no_victim() {
    for title in [
        "Police: Cook found dead in inn",
        "Sheriff: Cook Found Dead In Inn",
        "NYPD: Cook found dead in inn",
        "Cook found dead in inn: Prosecutors",
        "Cook found dead in inn - Police",
    ] {
        let [(dead, n)] = &killed(title, &[])[..] else { panic!("{title}") };
        assert_eq!((dead[0].to_lowercase().as_str(), *n), ("cook", Some(1.0)), "{title}");
    }
    // What stands ahead of a colon may be what happened.
    let all = titled("Rebel attack on inn: cook dies", &[], "", &[]);
    assert_eq!(of(&all, "attacked").len(), 1);
}

#[test]
fn those_done_to_are_told_without_were() {
    let figures = [count("Four", 4.0, "guards"), count("two", 2.0, "")];
    let all = titled("Four guards killed, two wounded in market blast", &figures, "", &[]);
    assert_eq!(of(&all, "killed")[0].quantity.as_ref().unwrap().value, Some(4.0));
    assert_eq!(of(&all, "wounded")[0].quantity.as_ref().unwrap().value, Some(2.0));
    // Nor do those who did it.
    let all = titled("Guards killed two farmers in raid", &[count("two", 2.0, "farmers")], "", &[]);
    let [done] = of(&all, "killed")[..] else { panic!("{all:?}") };
    assert_eq!(names(&done.subject), ["Guards"]);
}

#[test]
fn a_title_adds_nobody_to_the_text() {
    let two = [count("Two", 2.0, "cooks")];
    let all = titled("Two cooks killed in inn fire", &two, "A cook, 20, died in the fire.", &[]);
    let told: Vec<_> =
        of(&all, "killed").iter().map(|c| c.quantity.clone().unwrap().value).collect();
    assert_eq!(told, [Some(2.0), Some(1.0)]);
    assert!(all[0].paragraph.is_none() && all[0].id.starts_with("d#title-0-"), "{}", all[0].id);
    // One of two whom the text tells of one by one.
    let text = "A nurse and her brother were killed on Monday.";
    let all = titled("Nurse killed in inn fire", &[], text, &[]);
    assert!(of(&all, "killed").iter().all(|c| c.paragraph.is_some()), "{all:?}");
    // Who died was not only hurt.
    let all = titled("Cook shot at inn", &[], "The cook died of his wounds.", &[]);
    assert!(of(&all, "wounded").is_empty(), "{all:?}");
}

#[test]
fn verbs_of_headlines_are_no_nouns() {
    let all = titled("Storm kills 3, cuts power", &[count("3", 3.0, "")], "", &[]);
    assert_eq!(values(&all, "killed"), [Some(3.0)], "{all:?}");
    let all = titled(
        "Blast that killed one, wounded two",
        &[count("one", 1.0, ""), count("two", 2.0, "")],
        "",
        &[],
    );
    assert_eq!(of(&all, "wounded")[0].quantity.as_ref().unwrap().value, Some(2.0));
    // "US strikes" are some where another verb tells what they did.
    let all = titled("Rebel attacks kill 3 guards", &[count("3", 3.0, "guards")], "", &[]);
    assert_eq!(names(&of(&all, "killed")[0].object), ["guards"]);
    // A place's name hurts nobody.
    let all = titled("Two dead in South Side shootings", &[count("Two", 2.0, "")], "", &[]);
    assert!(of(&all, "killed")[0].subject.is_empty());
    // The father is hurt, and blames nobody.
    let all = titled("Child killed, father critical after crash", &[], "", &[]);
    assert!(of(&all, "accuses").is_empty());
}

#[test]
fn police_arrest_and_suspects_are_named_by_the_deed() {
    let all = titled("Harbour police arrest 2 over blast", &[count("2", 2.0, "")], "", &[]);
    assert_eq!(of(&all, "arrested")[0].quantity.as_ref().unwrap().value, Some(2.0));
    let all = titled("Market shooting suspect held", &[], "", &[]);
    assert!(of(&all, "wounded").is_empty(), "{all:?}");
    let all = titled("Police arrest warrant issued", &[], "", &[]);
    assert!(of(&all, "arrested").is_empty(), "{all:?}");
}

fn values(all: &[Claim], predicate: &str) -> Vec<Option<f64>> {
    of(all, predicate).iter().map(|c| c.quantity.as_ref().and_then(|q| q.value)).collect()
}

#[test]
fn figures_of_one_headline_are_told_apart() {
    let told = |title: &str, figures: &[(&str, f64)]| {
        let figures: Vec<_> = figures.iter().map(|&(f, n)| count(f, n, "")).collect();
        let all = titled(title, &figures, "", &[]);
        (values(&all, "killed"), values(&all, "wounded"))
    };
    for (title, figures, dead, hurt) in [
        ("Five shot, two dead", [("Five", 5.0), ("two", 2.0)], 2.0, 3.0),
        ("Gunman shoots 12, kills 5, in Ohio", [("12", 12.0), ("5", 5.0)], 5.0, 7.0),
        ("Bomb kills 2, wounds 30", [("2", 2.0), ("30", 30.0)], 2.0, 30.0),
        ("Storm kills 3, injures 40", [("3", 3.0), ("40", 40.0)], 3.0, 40.0),
    ] {
        assert_eq!(told(title, &figures), (vec![Some(dead)], vec![Some(hurt)]), "{title}");
    }
    // The two are not dead.
    let all = titled("Man shoots two, kills self", &[count("two", 2.0, "")], "", &[]);
    assert_eq!(values(&all, "wounded"), [Some(2.0)]);
    assert_eq!(values(&all, "killed"), [Some(1.0)]);
    let two = [count("two", 2.0, "nurses")];
    let all = titled("Miner murders two nurses, then fatally shoots self", &two, "", &[]);
    assert_eq!(values(&all, "killed"), [Some(3.0), Some(2.0)]);
}

#[test]
fn who_acts_undergoes_nothing() {
    for (title, whom) in [
        ("Gunmen shot at convoy in hills", "convoy"),
        ("Father stabs son, turns himself in", "son"),
        ("Man shoots wife, then calls police", "wife"),
    ] {
        let all = titled(title, &[], "", &[]);
        let [hit] = of(&all, "attacked")[..] else { panic!("{title}: {all:?}") };
        assert_eq!(names(&hit.object), [whom], "{title}");
        assert_eq!(hit.subject.len(), 1, "{title}");
    }
    let all = titled("Soldiers shot dead students, inquiry told", &[], "", &[]);
    assert_eq!(names(&of(&all, "killed")[0].object), ["students"]);
    for title in ["Soldiers attacked from hills", "Fans charged onto pitch"] {
        let all = titled(title, &[], "", &[]);
        assert!(all.iter().all(|c| c.object.is_empty()), "{title}: {all:?}");
    }
    // Not all of a list is known.
    let all = titled("Jawan, two guards killed", &[count("two", 2.0, "guards")], "", &[]);
    assert_eq!(values(&all, "killed"), [Some(2.0)]);
}
