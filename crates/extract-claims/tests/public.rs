//! Words of violence, custody and bonds where elections, business and talk are told.

mod common;

use common::{Figure, claims, count, names, of};
use records::Claim;

type Given = (&'static str, &'static str, &'static str);

const ROE: Given = ("Ann Roe", "PERSON", "person/ann-roe");
const DOE: Given = ("Jim Doe", "PERSON", "person/jim-doe");
const PERU: Given = ("Peru", "GPE", "gpe/peru");
const LIMA: Given = ("Lima", "GPE", "gpe/lima");
const ALL: [Given; 4] = [ROE, DOE, PERU, LIMA];

fn told(text: &str, predicate: &str, figures: &[Figure]) -> Vec<Claim> {
    let given: Vec<_> = ALL.iter().filter(|n| text.contains(n.0)).copied().collect();
    of(&claims(text, &given, figures), predicate).into_iter().cloned().collect()
}

#[test]
fn what_is_won_published_or_burnt_is_no_violence() {
    for (text, predicate) in [
        ("Ann Roe captured 40 delegates in the first round.", "kidnapped"),
        ("The governor captured two counties.", "arrested"),
        ("Ann Roe seized on the report to press her case.", "kidnapped"),
        ("The court awarded punitive damages.", "damaged"),
        ("The firm is in damage control.", "damaged"),
        ("Two coal-fired plants will close.", "attacked"),
        ("Demand exploded last year.", "attacked"),
        ("Ann Roe hit Jim Doe for raising rents.", "attacked"),
        ("The party took heat from Ann Roe over the tax.", "ousted"),
    ] {
        assert!(told(text, predicate, &[]).is_empty(), "{text}");
    }
    let day: [Figure; 1] = [("Monday", "DATE", None, None, "")];
    let poll = "He did worse in a poll released Monday.";
    assert!(told(poll, "released", &day).is_empty(), "{poll}");
    for (text, predicate) in [
        ("Rebels captured two soldiers.", "kidnapped"),
        ("Gunmen seized a doctor at the clinic.", "kidnapped"),
        ("The court released two miners.", "released"),
        ("The flood damaged a bridge.", "damaged"),
        ("A bomb exploded near the market.", "attacked"),
        ("Guards fired on the crowd.", "attacked"),
        ("Rebels took over the town.", "ousted"),
    ] {
        assert!(!told(text, predicate, &[]).is_empty(), "{text}");
    }
}

#[test]
fn a_bond_that_names_one_side_alone_is_none() {
    for (text, predicate) in [
        ("Ann Roe promised to cut taxes.", "agreed-with"),
        ("Ann Roe pledged that the road would be built.", "agreed-with"),
        ("Her support fell by half.", "supports"),
        ("Jim Doe has broad appeal.", "seeks-support-of"),
        ("Ann Roe demonstrated her skill.", "opposes"),
        ("Ann Roe has proved loyal.", "allied-with"),
    ] {
        assert!(told(text, predicate, &[]).is_empty(), "{text}");
    }
    let backs = told("Peru voiced support for Jim Doe.", "supports", &[]);
    assert_eq!(names(&backs[0].object), ["Jim Doe"]);
    let march = told("Farmers demonstrated against Jim Doe.", "opposes", &[]);
    assert_eq!(names(&march[0].object), ["Jim Doe"]);
}

#[test]
fn the_dead_are_not_their_kin() {
    for (text, whom) in [
        ("The mayor met with families of miners killed in the blast.", "miners"),
        ("The mother of Jim Doe, who was shot dead on Friday, wept.", "Jim Doe"),
    ] {
        let killed = told(text, "killed", &[]);
        assert_eq!(names(&killed[0].object), [whom], "{text}");
    }
    // Behind a comma it may be either's.
    let wife = told("The wife of Jim Doe, killed in a blast, was a nurse.", "killed", &[]);
    assert_eq!(names(&wife[0].object), ["wife of Jim Doe"]);
}

#[test]
fn talk_has_a_place_only_where_one_is_told() {
    let text = "Two men were shot in Lima. Police came. Neighbours wept. Ann Roe endorsed Jim Doe. \
                A third man was shot.";
    let given = [ROE, DOE, LIMA];
    let all = claims(text, &given, &[count("Two", 2.0, "men")]);
    assert!(of(&all, "supports")[0].place.is_empty());
    let shot = of(&all, "wounded").into_iter().chain(of(&all, "attacked"));
    assert!(shot.last().is_some_and(|c| names(&c.place) == ["Lima"]));
}

#[test]
fn a_body_named_by_its_rank_counts_nothing() {
    let rank = |text: &'static str| (text, "ORDINAL", Some(7.0), Some(7.0), "");
    for (text, part) in [
        ("The judge sits on the Seventh Circuit.", "Seventh"),
        ("Ann Roe won in the 7th House district.", "7th"),
        ("He led the 7th Infantry Division.", "7th"),
    ] {
        assert!(told(text, "states", &[rank(part)]).is_empty(), "{text}");
    }
    let text = "Peru is the seventh-largest producer.";
    assert_eq!(told(text, "states", &[rank("seventh")]).len(), 1);
}
