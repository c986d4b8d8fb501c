//! Times as told, in an article published on Wednesday, 6 October 2021.

use extract_numbers::{BareDates, Context, Extractor, Options, TimeValues};
use records::Number;

fn numbers(text: &str, options: Options) -> Vec<Number> {
    let mut out = Vec::new();
    let mut extractor = Extractor::new(options);
    extractor.extract(text, Some("2021-10-06"), &mut Context::default(), &mut out);
    out
}

/// Surface and value of each time as told.
fn check(text: &str, expected: &[(&str, &str)]) {
    let found = numbers(text, Options { times: TimeValues::Told, ..Options::default() });
    let found: Vec<(&str, &str)> =
        found.iter().filter_map(|n| Some((n.text.as_str(), n.timex.as_deref()?))).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn what_is_not_told_stays_open() {
    check("The vote is on Sunday.", &[("on Sunday", "XXXX-WXX-7")]);
    check("The vote is on June 9.", &[("on June 9", "XXXX-06-09")]);
    check("The vote is on June 9, 2020.", &[("on June 9, 2020", "2020-06-09")]);
    check("Doors open at 7 p.m. sharp.", &[("at 7 p.m.", "T19")]);
    check("The vote was last month.", &[("last month", "2021-09")]);
    check("due on 17/11", &[("on 17/11", "XXXX-11-17")]);
}

#[test]
fn a_day_and_its_hour_are_one() {
    check("They meet tomorrow at 9:30.", &[("tomorrow at 9:30", "2021-10-07T09:30")]);
    check("They meet Sunday at 5.", &[("Sunday at 5", "XXXX-WXX-7T05")]);
    check("They met at 6 in the evening.", &[("at 6 in the evening", "T18")]);
    check("They meet next week on Monday.", &[("next week on Monday", "2021-10-11")]);
    check("every Tuesday at 8 p.m.", &[("every Tuesday at 8 p.m.", "XXXX-WXX-2T20")]);
}

#[test]
fn a_field_that_holds_one_word() {
    check("March", &[("March", "XXXX-03")]);
    check("thu.", &[("thu", "XXXX-WXX-4")]);
    check("march on", &[]);
    check("in a few minutes", &[("in a few minutes", "2021-10-06T00:03:00")]);
    check("at 1030", &[("at 1030", "T10:30")]);
}

#[test]
fn a_range_is_one() {
    check("from 2 to 4 p.m.", &[("from 2 to 4 p.m.", "(T14,T16,PT2H)")]);
    check("from May 5 to May 9", &[("from May 5 to May 9", "(XXXX-05-05,XXXX-05-09,P4D)")]);
    check(
        "from May 5th through the 9th",
        &[("from May 5th through the 9th", "(XXXX-05-05,XXXX-05-09,P4D)")],
    );
    check("over that weekend", &[("that weekend", "XXXX-WXX-WE")]);
    check("between 2011 and 2015", &[("between 2011 and 2015", "(2011-01-01,2015-01-01,P4Y)")]);
    check(
        "Friday from 9 to 11 a.m.",
        &[("Friday from 9 to 11 a.m.", "(XXXX-WXX-5T09,XXXX-WXX-5T11,PT2H)")],
    );
    check("in the next 3 weeks", &[("in the next 3 weeks", "(2021-10-07,2021-10-28,P3W)")]);
    check("within 9 days", &[("within 9 days", "(2021-10-06,2021-10-15,P9D)")]);
    check("from 1 p.m. for 2 hours", &[("from 1 p.m. for 2 hours", "(T13,T15:00:00,PT2H)")]);
}

#[test]
fn figures_beside_a_time_stay() {
    let options = Options { times: TimeValues::Told, ..Options::default() };
    let found = numbers("12 boats sank on Sunday at 5 with 3 farms", options);
    let texts: Vec<&str> = found.iter().map(|n| n.text.as_str()).collect();
    assert_eq!(texts, ["12", "on Sunday at 5", "3"]);
}

#[test]
fn bare_dates_may_be_the_ones_to_come() {
    let coming = |text: &str| {
        let options = Options { bare_dates: BareDates::Coming, ..Options::default() };
        numbers(text, options).remove(0).from
    };
    assert_eq!(coming("Monday").as_deref(), Some("2021-10-11"));
    assert_eq!(coming("Wednesday").as_deref(), Some("2021-10-13"));
    assert_eq!(coming("3 October").as_deref(), Some("2022-10-03"));
    assert_eq!(coming("8 October").as_deref(), Some("2021-10-08"));
}

#[test]
fn an_hour_to_come_is_the_next_after_publication() {
    let coming = |text: &str| {
        let bare_dates = BareDates::Coming;
        let options = Options { times: TimeValues::Told, bare_dates, ..Options::default() };
        let (mut out, mut context) = (Vec::new(), Context::default());
        let published = Some("2021-10-06T10:20:00");
        Extractor::new(options).extract(text, published, &mut context, &mut out);
        out.remove(0).from
    };
    assert_eq!(coming("at 9 a.m.").as_deref(), Some("2021-10-07T09:00:00"));
    assert_eq!(coming("at 9:30").as_deref(), Some("2021-10-06T21:30:00"));
    assert_eq!(coming("at 11:30").as_deref(), Some("2021-10-06T11:30:00"));
    assert_eq!(coming("tomorrow at 9 a.m.").as_deref(), Some("2021-10-07T09:00:00"));
    assert_eq!(coming("in 15 minutes").as_deref(), Some("2021-10-06T10:35:00"));
}

#[test]
fn plans_mean_what_is_to_come() {
    let coming =
        Options { times: TimeValues::Told, bare_dates: BareDates::Coming, ..Options::default() };
    let day = |text: &str| numbers(text, coming.clone()).remove(0).from.unwrap_or_default();
    assert_eq!(day("this Monday"), "2021-10-11");
    assert_eq!(day("this Friday"), "2021-10-08");
    assert_eq!(day("Thu 16th"), "2021-12-16");
    assert_eq!(day("this MLK day"), "2022-01-17");
}
