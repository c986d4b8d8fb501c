//! Clauses of harm that run on into others: who was hurt, who was not, and how many.

mod common;

use common::{claims, count, names, of};
use records::Claim;

const LEE: (&str, &str, &str) = ("Ann Lee", "PERSON", "person/ann-lee");
const ROE: (&str, &str, &str) = ("Bo Roe", "PERSON", "person/bo-roe");

fn values(all: &[Claim], predicate: &str) -> Vec<Option<f64>> {
    let told = of(all, predicate).into_iter().filter(|c| c.polarity == "asserted");
    told.map(|c| c.quantity.as_ref().and_then(|q| q.value)).collect()
}

#[test]
fn who_stands_behind_a_verb_of_harm_is_hurt_by_it() {
    for (text, whom) in [
        ("The boy who shot his cousin was held by police.", "boy's cousin"),
        ("He said the guard who stabbed his uncle was his friend.", "guard's uncle"),
    ] {
        let all = claims(text, &[], &[]);
        let hurt = of(&all, "wounded");
        assert_eq!(names(&hurt[0].object), [whom], "{text}");
    }
    let all = claims("The nurse who was shot was his friend.", &[], &[]);
    assert_eq!(names(&of(&all, "wounded")[0].object), ["nurse"]);
    for text in [
        "Two men held over the blast that injured seven others have been freed.",
        "The storm that injured seven others has died down.",
    ] {
        let all = claims(text, &[], &[count("seven", 7.0, "others")]);
        assert_eq!(values(&all, "wounded"), [Some(7.0)], "{text}");
    }
}

#[test]
fn one_of_those_shot_has_died() {
    for text in [
        "Police say one of five guests shot outside the inn has died.",
        "One of five guests stabbed at the inn on Sunday has died.",
    ] {
        let one = if text.starts_with("One") { "One" } else { "one" };
        let all = claims(text, &[], &[count(one, 1.0, ""), count("five", 5.0, "guests")]);
        assert_eq!(values(&all, "killed"), [Some(1.0)], "{text}");
        assert_eq!(values(&all, "wounded"), [Some(4.0)], "{text}");
    }
    let all = claims("A cook found outside the inn died.", &[], &[]);
    assert_eq!(names(&of(&all, "killed")[0].object), ["cook"]);
    let all = claims("Police found that a cook had died.", &[], &[]);
    assert_eq!(names(&of(&all, "killed")[0].object), ["cook"]);
}

#[test]
fn it_is_she_who_died() {
    for text in [
        "The father of Ann Lee, who died after being shot, thanked the crew on Friday.",
        "The coroner told us Ann Lee, a student of law, died at the scene.",
        "Her aunt said her niece, Ann Lee, was murdered in the yard.",
        "Also killed in the crash was Ann Lee.",
    ] {
        let all = claims(text, &[LEE], &[]);
        assert_eq!(names(&of(&all, "killed")[0].object), ["Ann Lee"], "{text}");
        assert_eq!(of(&all, "killed").len(), 1, "{text}");
    }
    // A mere apposition.
    let all = claims("The mayor said Ann Lee, a baker, is well.", &[LEE], &[]);
    assert!(of(&all, "killed").is_empty(), "{all:?}");
}

#[test]
fn they_were_killed_along_with_others() {
    for text in [
        "The judge was killed near her home, along with two of her guards.",
        "The judge died along with two guards.",
        "The judge was found shot dead along with two guards.",
    ] {
        let two = if text.contains("her guards") { "" } else { "guards" };
        let all = claims(text, &[], &[count("two", 2.0, two)]);
        assert_eq!(values(&all, "killed"), [Some(3.0), Some(2.0)], "{text}");
    }
    for text in [
        "The judge came along with two guards and was killed.",
        "The judge was killed and two guards fled along with her.",
    ] {
        let all = claims(text, &[], &[count("two", 2.0, "guards")]);
        assert_eq!(values(&all, "killed"), [Some(1.0)], "{text}");
    }
}

#[test]
fn two_verbs_of_harm_have_each_their_own() {
    for text in [
        "The blast caused the death of one civilian and injured 15 people.",
        "The gunman managed to kill one civilian and wound 15 people.",
    ] {
        let figures = [count("one", 1.0, "civilian"), count("15", 15.0, "people")];
        let all = claims(text, &[], &figures);
        assert_eq!(values(&all, "killed"), [Some(1.0)], "{text}");
        assert_eq!(values(&all, "wounded"), [Some(15.0)], "{text}");
    }
    let figures = [count("four", 4.0, "dancers"), count("three", 3.0, "victims")];
    let text = "In all four dancers were hit by bullets and three of those victims died.";
    let all = claims(text, &[], &figures);
    assert_eq!(values(&all, "killed"), [Some(3.0)]);
    assert_eq!(values(&all, "wounded"), [Some(1.0)]);
    let text = "A raid left three dead and wounded another early Tuesday.";
    let figures = [count("three", 3.0, ""), ("early Tuesday", "DATE", None, None, "")];
    assert_eq!(values(&claims(text, &[], &figures), "wounded"), [Some(1.0)]);
}

#[test]
fn who_is_watching_a_gate_may_be_killed() {
    for text in [
        "Two guards watching the gate were killed by gunmen.",
        "Two guards watching the gate in the town were shot dead on the spot.",
    ] {
        let all = claims(text, &[], &[count("Two", 2.0, "guards")]);
        assert_eq!(values(&all, "killed"), [Some(2.0)], "{text}");
        assert_eq!(names(&of(&all, "killed")[0].object), ["guards"], "{text}");
    }
    let text = "Mourners joined the funeral march of the ten miners killed in the blast.";
    let all = claims(text, &[], &[count("ten", 10.0, "miners")]);
    assert_eq!(values(&all, "killed"), [Some(10.0)]);
    assert_eq!(names(&of(&all, "killed")[0].object), ["miners"]);
}

#[test]
fn some_of_a_figure_are_no_more_than_it() {
    for text in [
        "The raid inflicted 18 casualties on the army.",
        "The raid killed or injured 18 soldiers.",
        "In the raid 18 soldiers were killed or captured.",
    ] {
        let of_what = if text.contains("casualties") { "casualties" } else { "soldiers" };
        let all = claims(text, &[], &[count("18", 18.0, of_what)]);
        let killed = of(&all, "killed")[0].quantity.as_ref().unwrap();
        assert_eq!((killed.value, killed.low, killed.high), (None, None, Some(18.0)), "{text}");
        assert_eq!(killed.modifier, "at_most", "{text}");
    }
    let all = claims("The raid killed 18 soldiers.", &[], &[count("18", 18.0, "soldiers")]);
    assert_eq!(values(&all, "killed"), [Some(18.0)]);
    let all = claims("No casualties were reported.", &[], &[count("No", 0.0, "casualties")]);
    assert_eq!(of(&all, "killed")[0].quantity.as_ref().unwrap().high, Some(0.0));
}

#[test]
fn of_names_and_figures_in_a_row_all_are_dead() {
    let text = "They mourn the murder of rector Bo Roe, five monks, and two nuns.";
    let figures = [count("five", 5.0, "monks"), count("two", 2.0, "nuns")];
    let all = claims(text, &[ROE], &figures);
    assert_eq!(values(&all, "killed"), [Some(8.0), Some(5.0), Some(2.0)]);
    let text = "Gunmen kidnapped the farmer Bo Roe, a nephew of the minister.";
    assert_eq!(of(&claims(text, &[ROE], &[]), "kidnapped")[0].object.len(), 1);
    let text = "Two guards and four guests, two women and two men, were hurt.";
    let figures =
        [count("Two", 2.0, "guards"), count("four", 4.0, "guests"), count("two", 2.0, "women")];
    let all = claims(text, &[], &figures);
    assert!(!values(&all, "wounded").contains(&Some(10.0)), "{all:?}");
}

#[test]
fn what_somebody_saw_or_is_tried_for_has_happened() {
    for text in [
        "From the gate they could see that the guard was dead.",
        "If they are brought to trial for the murder of the guard, it will be a first.",
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(of(&all, "killed")[0].polarity, "asserted", "{text}");
    }
    let all = claims("They could find that the guard is dead.", &[], &[]);
    assert_ne!(of(&all, "killed")[0].polarity, "asserted");
}

#[test]
fn hospitals_and_examiners() {
    for (text, hurt) in [
        ("The shooting put a nurse into the hospital.", 1),
        ("A nurse remains in the hospital after the shooting.", 1),
        ("Guards remain in the hospital to watch the gunman.", 0),
        ("A nurse remains in the hospital after a stroke.", 0),
        ("All three cooks were taken to the county's Medical Examiner.", 0),
        ("The whole family is hurting after the shooting.", 0),
        ("They were charged with the wounding of a nurse.", 1),
    ] {
        let all = claims(text, &[], &[]);
        assert_eq!(of(&all, "wounded").len(), hurt, "{text}");
    }
}

#[test]
fn a_dateline_may_have_no_dash() {
    for (text, whom) in [
        ("HILL COUNTY, Ind. (WXYZ) The mayor was shot dead on Friday.", "mayor"),
        ("HILL COUNTY, Ind. (WXYZ) – The mayor was shot dead.", "mayor"),
    ] {
        let all = claims(text, &[("Ind.", "GPE", "gpe/indiana")], &[]);
        assert_eq!(names(&of(&all, "killed")[0].object), [whom], "{text}");
    }
}

#[test]
fn how_one_of_them_is_stands_apart() {
    let text = "One guest was killed and six others injured, one critically, in a fire at an inn.";
    let figures = [count("One", 1.0, "guest"), count("six", 6.0, "others"), count("one", 1.0, "")];
    let all = claims(text, &[], &figures);
    assert_eq!(values(&all, "killed"), [Some(1.0)]);
    assert!(values(&all, "wounded").contains(&Some(6.0)), "{all:?}");
}

#[test]
fn the_dead_who_are_to_be_honored_are_dead() {
    for text in [
        "The school will hold a vigil for slain officer Bo Roe.",
        "A hearing is planned for two men charged in the murder of Bo Roe.",
    ] {
        let all = claims(
            text,
            &[ROE],
            &[count("two", 2.0, "men")].as_slice()[..usize::from(text.contains("two"))],
        );
        assert_eq!(of(&all, "killed")[0].polarity, "asserted", "{text}");
    }
    let all = claims("They plan the murder of Bo Roe.", &[ROE], &[]);
    assert_eq!(of(&all, "killed")[0].polarity, "hypothetical");
}

#[test]
fn bodyguards_are_no_bodies() {
    for text in [
        "The judge and her two bodyguards died when the roof fell.",
        "The judge and two bodyguards were killed.",
    ] {
        let all = claims(text, &[], &[count("two", 2.0, "bodyguards")]);
        assert_eq!(values(&all, "killed"), [Some(3.0), Some(2.0)], "{text}");
    }
    let text = "Two bodies were hit by the train.";
    assert!(of(&claims(text, &[], &[count("Two", 2.0, "bodies")]), "wounded").is_empty());
}

#[test]
fn that_one_was_killed_is_one() {
    let all = claims("The army said that one civilian was killed in the raid.", &[], &[]);
    assert_eq!(values(&all, "killed"), [Some(1.0)]);
    let all =
        claims("The blast resulted in the injury of six nuns.", &[], &[count("six", 6.0, "nuns")]);
    assert_eq!(values(&all, "wounded"), [Some(6.0)]);
    let text = "They will name those involved in the murder of six nuns.";
    let all = claims(text, &[], &[count("six", 6.0, "nuns")]);
    assert_eq!(values(&all, "killed"), [Some(6.0)]);
}
