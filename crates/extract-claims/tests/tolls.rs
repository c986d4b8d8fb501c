//! Victims as plain reports tell of them, and what an article's sentences say of them together.

mod common;

use common::{claims, count, every, names, of};
use records::Claim;

fn values(all: &[Claim], predicate: &str) -> Vec<Option<f64>> {
    of(all, predicate).iter().map(|c| c.quantity.as_ref().and_then(|q| q.value)).collect()
}

#[test]
fn those_shot_or_taken_to_hospital_are_wounded() {
    for (text, figure) in [
        ("Four dancers have been shot at the corner of the park.", "Four"),
        ("A stranger shot 6 dancers at a picnic.", "6"),
        ("Three dancers were rushed to a nearby hospital on Sunday night.", "Three"),
        ("Five dancers were struck by stray bullets.", "Five"),
        ("Two dancers are being treated for injuries after the crash.", "Two"),
    ] {
        let value = ["Two", "Three", "Four", "Five", "6"].iter().position(|f| *f == figure);
        let value = value.map(|at| at as f64 + 2.0);
        let all = claims(text, &[], &[count(figure, value.unwrap(), "dancers")]);
        assert_eq!(values(&all, "wounded"), [value], "{text}");
    }
}

#[test]
fn illness_is_no_wound() {
    for text in [
        "A singer was taken to hospital with a fever.",
        "The coach was admitted to hospital for heart surgery.",
        "A sailor was taken to hospital, where he died of pneumonia.",
    ] {
        assert!(of(&claims(text, &[], &[]), "wounded").is_empty(), "{text}");
    }
}

#[test]
fn figures_without_a_noun() {
    let figures = [count("One", 1.0, "driver"), count("three", 3.0, "")];
    let all = claims("One driver was killed and three injured in the pile-up.", &[], &figures);
    assert_eq!(values(&all, "killed"), [Some(1.0)]);
    assert_eq!(values(&all, "wounded"), [Some(3.0)]);

    let all = claims("Both were pronounced dead at the scene.", &[], &[]);
    assert_eq!(values(&all, "killed"), [Some(2.0)]);

    let all = claims("All seven were found dead in the hut.", &[], &[count("seven", 7.0, "")]);
    assert_eq!(values(&all, "killed"), [Some(7.0)]);
}

#[test]
fn a_shot_is_fatal_only_to_whom_it_kills() {
    let figures = [count("eight", 8.0, "guests"), count("two", 2.0, "")];
    let all = claims("The man shot eight guests, killing two.", &[], &figures);
    assert!(values(&all, "killed").contains(&Some(2.0)));
    assert!(!values(&all, "killed").contains(&Some(8.0)));

    let all = claims("A man shot and killed his brother.", &[], &[]);
    assert_eq!(of(&all, "killed")[0].object[0].text, "his brother");
    assert!(of(&all, "wounded").is_empty());
}

#[test]
fn lives_bodies_and_suicides() {
    for (text, figure, of_what) in [
        ("The avalanche claimed 12 lives.", "12", ""),
        ("The fire took the lives of 4 children.", "4", "children"),
        ("Divers found 9 bodies in the wreck.", "9", "bodies"),
    ] {
        let value: f64 = figure.parse().unwrap();
        let all = claims(text, &[], &[count(figure, value, of_what)]);
        assert_eq!(values(&all, "killed"), [Some(value)], "{text}");
    }
    let all = claims("The banker took his own life.", &[], &[]);
    assert_eq!(names(&of(&all, "killed")[0].object), ["banker"]);
}

#[test]
fn asides_do_not_part_a_subject_from_its_verb() {
    for text in [
        "At least 53 miners — two of them brothers — were wounded in the blast.",
        "At least 53 miners, including a visitor, were wounded in the blast.",
        "At least 53 miners (all of one crew) were wounded in the blast.",
    ] {
        let all = claims(text, &[], &[count("53", 53.0, "miners")]);
        assert_eq!(values(&all, "wounded"), [Some(53.0)], "{text}");
    }
}

#[test]
fn some_of_a_toll_are_told_of_too() {
    let figures = [count("six", 6.0, "people"), count("two", 2.0, "nurses")];
    let all = claims("The blast killed six people, including two nurses.", &[], &figures);
    assert_eq!(values(&all, "killed"), [Some(6.0), Some(2.0)]);
    assert_eq!(names(&of(&all, "killed")[1].object), ["nurses"]);
}

#[test]
fn a_toll_names_those_told_of_apart() {
    let ann = ("Ann Lee", "PERSON", "person/ann-lee");
    let text = "Three hikers were killed by the rockfall. Ann Lee died on the spot.";
    let all = claims(text, &[ann], &[count("Three", 3.0, "hikers")]);
    let killed = of(&all, "killed");
    assert_eq!(killed.len(), 1);
    assert_eq!(names(&killed[0].object), ["hikers", "Ann Lee"]);
    assert_eq!(killed[0].object[1].start, None);

    // Others than those counted, another town: another claim.
    for text in [
        "Ann Lee was killed by the rockfall. Three other hikers were killed too.",
        "Three hikers were killed by the rockfall. Ann Lee was killed in Lima.",
    ] {
        let lima = ("Lima", "GPE", "gpe/lima");
        let known: Vec<_> = if text.contains("Lima") { vec![ann, lima] } else { vec![ann] };
        let all = claims(text, &known, &[count("Three", 3.0, "hikers")]);
        assert_eq!(of(&all, "killed").len(), 2, "{text}");
    }
}

#[test]
fn who_tells_of_a_victim_is_none() {
    let text = "A clerk was stabbed in the shop, Sheriff Tom Ray said. He died at noon.";
    let all = claims(text, &[("Tom Ray", "PERSON", "person/tom-ray")], &[]);
    assert!(every(of(&all, "killed"), |c| !names(&c.object).contains(&"Tom Ray")), "{all:?}");
}

#[test]
fn an_open_figure_of_dead_and_hurt_together_is_stated() {
    let figure = ("More than 40", "CARDINAL", Some(41.0), None, "miners");
    let all = claims("More than 40 miners were killed or wounded.", &[], &[figure]);
    let low = |predicate| of(&all, predicate)[0].quantity.as_ref().and_then(|q| q.low);
    assert_eq!((low("killed"), low("wounded"), low("states")), (None, None, Some(41.0)));
}
