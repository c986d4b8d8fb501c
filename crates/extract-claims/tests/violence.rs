//! Deeds of violence: who did them, to whom and where, and which of them are of one event.

mod common;

use common::{claims, count, every, names, of};

fn quantity(c: &records::Claim) -> Option<f64> {
    c.quantity.as_ref().and_then(|q| q.value)
}

#[test]
fn a_count_behind_the_verb_is_whom_it_hurt() {
    let all = claims(
        "Troops killed six rebels in Zabul province.",
        &[("Zabul", "GPE", "gpe/zabul")],
        &[count("six", 6.0, "rebels")],
    );
    let [dead] = of(&all, "killed")[..] else { panic!("{all:?}") };
    assert_eq!((names(&dead.subject), names(&dead.object)), (vec!["Troops"], vec!["rebels"]));
    assert_eq!(names(&dead.place), ["Zabul"]);
}

#[test]
fn one_of_whom_is_one_of_those_held() {
    let all = claims(
        "Guards arrested four men, one of whom was wounded.",
        &[],
        &[count("four", 4.0, "men"), count("one", 1.0, "")],
    );
    let held = of(&all, "arrested");
    assert_eq!(held.iter().map(|c| quantity(c)).collect::<Vec<_>>(), [Some(4.0)], "{all:?}");
    assert_eq!(of(&all, "wounded").iter().filter_map(|c| quantity(c)).sum::<f64>(), 1.0);
}

#[test]
fn whoever_stood_in_the_story_did_not_do_what_nobody_did() {
    let before = "Gunmen killed three teachers in Mopti.";
    let mopti = [("Mopti", "GPE", "gpe/mopti")];
    for (after, noun, doer) in [
        ("A train overturned, killing 12 passengers.", "passengers", false),
        ("Cholera has killed 12 children.", "children", false),
        ("A landslide killed 12 farmers.", "farmers", false),
        ("Elsewhere, 12 nurses were wounded.", "nurses", false),
        ("In a separate incident, 12 monks were killed.", "monks", false),
        ("12 soldiers died in clashes.", "soldiers", false),
        ("Another 12 pupils were wounded.", "pupils", true),
    ] {
        let all = claims(
            &format!("{before} {after}"),
            &mopti,
            &[count("three", 3.0, "teachers"), count("12", 12.0, noun)],
        );
        let told = all.iter().find(|c| c.text == after);
        let told = told.unwrap_or_else(|| panic!("{after}: {all:?}"));
        assert_eq!(names(&told.subject).contains(&"Gunmen"), doer, "{after}: {told:?}");
    }
}

#[test]
fn victims_of_another_event_are_not_counted_in() {
    for after in [
        "Elsewhere, a policeman was killed by a mine.",
        "A policeman was killed in a separate attack.",
    ] {
        let text = format!("Gunmen killed three teachers on the road. {after}");
        let all = claims(&text, &[], &[count("three", 3.0, "teachers")]);
        let dead: Vec<_> = of(&all, "killed").iter().map(|c| quantity(c)).collect();
        assert_eq!(dead, [Some(3.0), Some(1.0)], "{after}: {all:?}");
    }
    let text = "A spy was executed. A bomb killed nine people.";
    let all = claims(text, &[], &[count("nine", 9.0, "people")]);
    let dead: Vec<_> = of(&all, "killed").iter().map(|c| quantity(c)).collect();
    assert_eq!(dead, [Some(1.0), Some(9.0)], "{all:?}");
}

#[test]
fn a_school_is_a_building_too() {
    for (text, what) in [
        ("Rebels destroyed a school.", "school"),
        ("A quake damaged two churches.", "churches"),
        ("Militants destroyed the house.", "house"),
    ] {
        let all = claims(text, &[], &[]);
        let [damage] = of(&all, "damaged")[..] else { panic!("{text}: {all:?}") };
        assert_eq!(names(&damage.object), [what], "{text}");
    }
}

#[test]
fn totals_of_a_year_are_of_no_town() {
    let text = "A mine killed two guards in Mopti. Mines have killed 90 people nationwide.";
    let mopti = [("Mopti", "GPE", "gpe/mopti")];
    let figures = [count("two", 2.0, "guards"), count("90", 90.0, "people")];
    let all = claims(text, &mopti, &figures);
    let [first, total] = of(&all, "killed")[..] else { panic!("{all:?}") };
    assert_eq!(names(&first.place), ["Mopti"]);
    assert!(total.place.is_empty(), "{total:?}");
}

#[test]
fn what_is_fired_is_not_what_it_is_fired_at() {
    for (text, whom) in [
        ("Police fired tear gas at miners.", "miners"),
        ("Rebels fired rockets at a base.", "base"),
        ("Guards fired rubber bullets at pupils.", "pupils"),
    ] {
        let all = claims(text, &[], &[]);
        let [attack] = of(&all, "attacked")[..] else { panic!("{text}: {all:?}") };
        assert_eq!(names(&attack.object), [whom], "{text}");
    }
}

#[test]
fn a_town_named_before_the_deed_or_the_site_is_its_place() {
    let mopti = [("Mopti", "GPE", "gpe/mopti")];
    for (text, figure) in [
        ("A bomb killed nine people at a Mopti market.", "nine"),
        ("A Mopti bombing killed nine people.", "nine"),
        ("A bomber struck Mopti, killing nine people.", "nine"),
        ("Nine people were killed in the Mopti district.", "Nine"),
    ] {
        let all = claims(text, &mopti, &[count(figure, 9.0, "people")]);
        let [dead] = of(&all, "killed")[..] else { panic!("{text}: {all:?}") };
        assert_eq!(names(&dead.place), ["Mopti"], "{text}");
        assert!(!names(&dead.subject).contains(&"Mopti"), "{text}: {dead:?}");
    }
}

#[test]
fn a_blast_wounds_others_than_those_it_killed() {
    let all = claims(
        "A bomb killed two guards, wounding six others.",
        &[],
        &[count("two", 2.0, "guards"), count("six", 6.0, "others")],
    );
    assert!(every(&all, |c| c.subject.is_empty()), "{all:?}");
    assert_eq!(quantity(of(&all, "wounded")[0]), Some(6.0));
}
