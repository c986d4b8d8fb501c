//! What prices, shares, measures and lengths of time are of.

mod common;

use common::numbers;

/// Each figure or length with what it is of; "-" is nothing.
fn of(text: &str) -> Vec<String> {
    let tell = |n: &records::Number| {
        format!("{}: {}", n.text, n.of.as_ref().map_or("-", |s| s.text.as_str()))
    };
    numbers(text).iter().filter(|n| n.label != "DATE").map(tell).collect()
}

#[test]
fn the_noun_after() {
    assert_eq!(of("A $5 plan met a 9% tax."), ["$5: plan", "9%: tax"]);
    assert_eq!(of("It sold $3 million in bonds."), ["$3 million: bonds"]);
    assert_eq!(of("It sold $3 million worth of bonds."), ["$3 million: bonds"]);
    assert_eq!(
        of("It opened 95 per cent loan-to-value credits."),
        ["95 per cent: loan-to-value credits"]
    );
}

#[test]
fn what_changes_is_what_is_measured() {
    assert_eq!(of("a 12% rise in rents"), ["12%: rents"]);
    assert_eq!(of("Rents saw a 12% rise last spring."), ["12%: Rents"]);
    assert_eq!(of("The firm could cause rents to rise 12%."), ["12%: rents"]);
    assert_eq!(of("The harvest rose by about 12%."), ["about 12%: harvest"]);
    assert_eq!(of("The peso fell to $0.05."), ["$0.05: peso"]);
}

#[test]
fn a_participle_has_the_subject_of_the_clause_before() {
    assert_eq!(of("Copper hit its peak, rising 4%."), ["4%: Copper"]);
    assert_eq!(of("Copper hit its peak last year having risen by $900."), ["$900: Copper"]);
    assert_eq!(of("Copper traded at $9,000, up 4%."), ["$9,000: Copper", "4%: Copper"]);
    assert_eq!(
        of("It told of profit of $3 billion, up from $2 billion."),
        ["$3 billion: profit", "$2 billion: profit"]
    );
    assert_eq!(of("She saw the peso going to $1."), ["$1: peso"]);
    assert_eq!(of("Prices for mid-sized vans rose 4%."), ["4%: Prices"]);
}

#[test]
fn a_pronoun_says_nothing_new() {
    assert_eq!(of("Nobody asked the baker. He owes $900."), ["$900: -"]);
    assert_eq!(of("The toll would cost $9 and it would save $4."), ["$9: toll", "$4: toll"]);
}

#[test]
fn conversions_and_lists_stand_between_a_measure_and_its_noun() {
    assert_eq!(of("a 42km (26-mile) race"), ["42km: race", "26-mile: race"]);
    assert_eq!(
        of("a three-year, $20 million contract"),
        ["three-year: contract", "$20 million: contract"]
    );
    assert_eq!(of("a £420 m ($500 m) loan"), ["£420 m: loan", "$500 m: loan"]);
}

#[test]
fn lengths_of_time() {
    assert_eq!(of("a delay of two months"), ["two months: delay"]);
    assert_eq!(of("She got a ban for six weeks."), ["six weeks: ban"]);
    assert_eq!(of("The siege lasted nine days."), ["nine days: siege"]);
    assert_eq!(of("over the course of nine days"), ["nine days: -"]);
    assert_eq!(of("He slept for nine hours."), ["nine hours: -"]);
}

#[test]
fn a_level_is_of_its_subject() {
    assert_eq!(of("The index rose to 1,840."), ["1,840: index"]);
    assert_eq!(of("The gauge stood at 52."), ["52: gauge"]);
    assert_eq!(of("Ponies typically score 30 on the test."), ["30: Ponies"]);
    assert_eq!(of("They wounded 4."), ["4: -"]);
    assert_eq!(of("Karl Blom died at 45."), ["45: -"]);
}

#[test]
fn an_activity_is_a_subject() {
    assert_eq!(of("Household borrowing rose 3%."), ["3%: Household borrowing"]);
    assert_eq!(of("In Oslo, sampling of wells came back at 5 ppb."), ["5 ppb: sampling of wells"]);
    assert_eq!(of("Prices, rising in Oslo, were up 3%."), ["3%: Prices"]);
}

#[test]
fn a_share_of_shots() {
    assert_eq!(
        of("He shot 48% from the floor and 31% from three-point range."),
        ["48%: floor", "31%: range", "three-point: range"]
    );
    assert_eq!(of("Rents rose 5% from the peak."), ["5%: Rents"]);
}

#[test]
fn what_is_left_out_is_said_before() {
    assert_eq!(
        of("The slope was 12 degrees in 2018 and 14 last year."),
        ["12 degrees: slope", "14: slope"]
    );
    assert_eq!(
        of("Vans of $9,000 take an average of 7 days; $9,000 to $15,000, 9 days.")[3],
        "9 days: Vans"
    );
    assert_eq!(of("It cost $5 and 14 men left."), ["$5: -", "14: men"]);
}

#[test]
fn a_letter_apart_is_still_the_scale() {
    let found = numbers("It was 25.5 ° C at noon");
    assert_eq!(found[0].unit.as_deref(), Some("celsius"));
    let found = numbers("It was 25.5° Celsius over 10 dm of snow");
    assert_eq!(found[0].unit.as_deref(), Some("celsius"));
    assert_eq!(found[1].unit.as_deref(), Some("decimetre"));
    let found = numbers("a £420 m loan");
    assert_eq!((found[0].value, found[0].currency.as_deref()), (Some(420e6), Some("GBP")));
}

#[test]
fn a_count_ends_before_its_day() {
    assert_eq!(of("Floods trapped four people Monday.")[0], "four: people");
    assert_eq!(of("Police held two drivers Friday night.")[0], "two: drivers");
    assert_eq!(of("He buried one brother Sunday after mass.")[0], "one: brother");
    assert_eq!(of("They heard three Friday sermons.")[0], "three: Friday sermons");
}

#[test]
fn an_adjective_measures_nothing() {
    assert_eq!(of("The bridge is 80 percent complete."), ["80 percent: bridge"]);
    assert_eq!(of("Foreign trade might get a 12 percent lift."), ["12 percent: Foreign trade"]);
}
