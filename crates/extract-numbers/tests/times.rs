//! Times as news writes them, resolved against a publication on Wednesday, 6 October 2021.

mod common;

use common::{numbers, paragraphs};
use extract_numbers::{Context, Extractor};

/// Surface and TIMEX3 value of each time.
fn check(text: &str, expected: &[(&str, &str)]) {
    let found = numbers(text);
    let found: Vec<(&str, &str)> =
        found.iter().filter_map(|n| Some((n.text.as_str(), n.timex.as_deref()?))).collect();
    assert_eq!(found, expected, "{text}");
}

/// The first figure or time of an article published then.
fn at(published: &str, text: &str) -> records::Number {
    let mut out = Vec::new();
    let mut context = Context::default();
    Extractor::default().extract(text, Some(published), &mut context, &mut out);
    out.remove(0)
}

/// First and last moment of the only time.
fn bounds(text: &str, from: &str, to: &str) {
    let found = numbers(text);
    let n = found.iter().find(|n| n.timex.is_some()).expect(text);
    assert_eq!((n.from.as_deref(), n.to.as_deref()), (Some(from), Some(to)), "{text}");
}

#[test]
fn calendar() {
    check("on 3 March 1999", &[("3 March 1999", "1999-03-03")]);
    check("on Tuesday, May 4, 2010, rain", &[("Tuesday, May 4, 2010", "2010-05-04")]);
    check("the 9th of June 1987", &[("the 9th of June 1987", "1987-06-09")]);
    check("2014-07-05", &[("2014-07-05", "2014-07-05")]);
    check("in the 1980s", &[("the 1980s", "198")]);
    check("(1995–97)", &[("1995", "1995"), ("97", "1997")]);
    check("in 490 BC", &[("490 BC", "BC0490")]);
    check("the 19th century", &[("the 19th century", "18")]);
    check("the third quarter of 2012", &[("the third quarter of 2012", "2012-Q3")]);
    check("on Thanksgiving 2015", &[("Thanksgiving 2015", "2015-11-26")]);
    check("after 9/11", &[("9/11", "2001-09-11")]);
    check("on May twenty-ninth 1987", &[("May twenty-ninth 1987", "1987-05-29")]);
    check("in nineteen sixty-four", &[("nineteen sixty-four", "1964")]);
    check("in March two thousand and five", &[("March two thousand and five", "2005-03")]);
    check("2019-Sep-4", &[("2019-Sep-4", "2019-09-04")]);
    check("sales in Q3 2019 fell", &[("Q3 2019", "2019-Q3")]);
    check("the last week of May 2019", &[("the last week of May 2019", "2019-W22")]);
    check("the week of May 8, 2019", &[("the week of May 8, 2019", "2019-W19")]);
    check("last Christmas", &[("last Christmas", "2020-12-25")]);
    check("from April to June 1996", &[("April", "1996-04"), ("June 1996", "1996-06")]);
    check("on 5–7 May 1996", &[("5", "1996-05-05"), ("7 May 1996", "1996-05-07")]);
}

#[test]
fn winters_are_counted_from_the_one_that_runs() {
    for (published, text, timex) in [
        ("2024-01-15", "The lake froze over this winter.", "2023-WI"),
        ("2024-02-28", "Fuel ran short last winter.", "2022-WI"),
        ("2024-01-15", "The pass will be shut next winter.", "2024-WI"),
        ("2024-03-02", "Skiers died last winter.", "2023-WI"),
        ("2024-12-20", "Gas is dearer this winter.", "2024-WI"),
        ("2024-12-20", "Gas was dearer last winter.", "2023-WI"),
        ("2024-01-15", "The team plays abroad this summer.", "2024-SU"),
    ] {
        assert_eq!(at(published, text).timex.as_deref(), Some(timex), "{published} {text}");
    }
}

#[test]
fn each_paragraph_may_tell_when_it_was_published() {
    let (mut extractor, mut context) = (Extractor::default(), Context::default());
    let told = [None, Some("soon"), Some("2021-10-06"), Some("2022-03-01T10:00:00Z")];
    let days = told.map(|published| {
        let mut out = Vec::new();
        extractor.extract("Yesterday it rained.", published, &mut context, &mut out);
        out.remove(0).from
    });
    let wanted = [None, None, Some("2021-10-05"), Some("2022-02-28")];
    assert_eq!(days.each_ref().map(Option::as_deref), wanted);
}

#[test]
fn told_from_publication() {
    check("last month", &[("last month", "2021-09")]);
    check("yesterday", &[("yesterday", "2021-10-05")]);
    check("on Friday a court ruled", &[("Friday", "2021-10-01")]);
    check("the court will rule on Friday", &[("Friday", "2021-10-08")]);
    check("in August", &[("August", "2021-08")]);
    check("three weeks ago", &[("three weeks ago", "2021-W37")]);
    check("less than three weeks ago", &[("less than three weeks ago", "2021-W37")]);
    check("on Tuesday of last week", &[("Tuesday of last week", "2021-09-28")]);
    check("this morning", &[("this morning", "2021-10-06TMO")]);
    check("in two weeks' time", &[("two weeks", "P2W")]);
    check("Monday night", &[("Monday night", "2021-10-04TNI")]);
    check("at 5:30 p.m. on Sunday", &[("5:30 p.m. on Sunday", "2021-10-03T17:30")]);
    check("on the 4th, rain fell", &[("the 4th", "2021-10-04")]);
    check("at half past three", &[("half past three", "2021-10-06T03:30")]);
    check("at five-thirty, they left", &[("five-thirty", "2021-10-06T05:30")]);
    check("from 2 to 4 p.m.", &[("2", "2021-10-06T14:00"), ("4 p.m.", "2021-10-06T16:00")]);
    check("last summer", &[("last summer", "2021-SU")]);
}

#[test]
fn lengths_sets_and_references() {
    check("over the past two months", &[("the past two months", "P2M")]);
    check("a six-week truce", &[("six-week", "P6W")]);
    check("for decades", &[("decades", "PXDE")]);
    check("2 years and 3 months", &[("2 years and 3 months", "P2Y3M")]);
    check("each day", &[("each day", "P1D")]);
    check("every other week", &[("every other week", "P2W")]);
    check("an annual fair", &[("annual", "P1Y")]);
    check("it is now closed", &[("now", "PRESENT_REF")]);
}

#[test]
fn no_times() {
    for text in [
        "You may leave.",
        "a long march",
        "He came second.",
        "the fall of the wall",
        "2000 pieces",
        "No one may leave.",
        "Twenty may go.",
        "It went from 3/4 of the yard to two thirds.",
        "They won 3-2, 4-1.",
    ] {
        let found: Vec<_> = numbers(text).into_iter().filter(|n| n.timex.is_some()).collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn stretches() {
    bounds("early 2015", "2015-01-01", "2015-05-01");
    bounds("in mid-July 2020", "2020-07-11", "2020-07-21");
    bounds("over the past two months", "2021-08-06", "2021-10-07");
    bounds("for the next 10 days", "2021-10-07", "2021-10-17");
    bounds("last week", "2021-09-27", "2021-10-04");
    bounds("at noon UTC on 1 June 2009 the bell", "2009-06-01", "2009-06-02");
    bounds("16:15 UTC on 1 June 2009", "2009-06-01T16:15:00", "2009-06-01T16:16:00");
    bounds("late March 2015", "2015-03-21", "2015-04-01");
    bounds("the end of last week", "2021-10-01", "2021-10-04");
}

#[test]
fn a_story_of_the_past_keeps_its_own_year() {
    let story = [
        "The siege began on 2 May 1864 and the town fell in June 1864.",
        "In July the river rose. Two days later, on 9 November, it froze.",
        "By January they had left.",
    ];
    let timex: Vec<String> =
        paragraphs(&story).concat().into_iter().filter_map(|n| n.timex).collect();
    assert_eq!(timex, ["1864-05-02", "1864-06", "1864-07", "1864-07", "1864-11-09", "1865-01"]);
}

#[test]
fn nothing_anchors_without_publication() {
    let mut out = Vec::new();
    let mut extractor = Extractor::default();
    extractor.extract("in August, on Monday", None, &mut Context::default(), &mut out);
    let found: Vec<_> = out.iter().map(|n| (n.timex.as_deref(), n.from.as_deref())).collect();
    assert_eq!(found, [(Some("XXXX-08"), None), (Some("XXXX-WXX-1"), None)]);
    // Nor does a date told in passing.
    for text in [
        "The party was founded in May 1995. Six farmers died on Monday.",
        "It was built on 2 May 1864. Six farmers died last week.",
        "The war ended in 1975, the siege in 1976. Six farmers died in August.",
    ] {
        let mut out = Vec::new();
        extractor.extract(text, None, &mut Context::default(), &mut out);
        let last = out.iter().rfind(|n| n.timex.is_some()).expect(text);
        assert_eq!((last.from.as_deref(), last.to.as_deref()), (None, None), "{text}: {last:?}");
    }
}

#[test]
fn no_hour_has_ninety_minutes() {
    for text in ["ninety minutes to nine", "seventy minutes past three", "2009-12-19T99:00"] {
        let found = numbers(text);
        let clock = |t: &str| t.split_once('T').is_some_and(|(day, _)| !day.starts_with('P'));
        assert!(!found.iter().any(|n| n.timex.as_deref().is_some_and(clock)), "{found:?}");
    }
}

#[test]
fn a_day_and_its_hour_are_one_time() {
    check("They met on Friday at 4pm.", &[("Friday at 4pm", "2021-10-01T16:00")]);
    check("Come tomorrow at 8:45 a.m.", &[("tomorrow at 8:45 a.m.", "2021-10-07T08:45")]);
    check("It closed at 8am this morning.", &[("8am this morning", "2021-10-06T08:00")]);
    check("at six-thirty tomorrow evening", &[("six-thirty tomorrow evening", "2021-10-07T18:30")]);
    check("Hail fell last night at 9.", &[("last night at 9", "2021-10-05T21:00")]);
    check("last night at 9 farms", &[("last night", "2021-10-05TNI")]);
}

#[test]
fn years_of_their_own_kind() {
    check("in fiscal 2019", &[("fiscal 2019", "FY2019")]);
    check("the financial year 2019", &[("the financial year 2019", "FY2019")]);
    check("last school year", &[("last school year", "SY2020")]);
    check("in the calendar year 2019", &[("the calendar year 2019", "2019")]);
}

#[test]
fn holidays_with_their_weekend_or_year() {
    check("over Labor Day weekend 2018", &[("Labor Day weekend 2018", "2018-W35-WE")]);
    check("over Memorial Day weekend", &[("Memorial Day weekend", "2021-W21-WE")]);
    check("on Presidents' Day 2021", &[("Presidents' Day 2021", "2021-02-15")]);
    check("on All Saints’ Day", &[("All Saints’ Day", "2021-11-01")]);
    check("on Christmas last year", &[("Christmas last year", "2020-12-25")]);
    check("this coming Friday", &[("this coming Friday", "2021-10-08")]);
}

#[test]
fn nights_whole_days_and_how_often() {
    check("They stayed three nights.", &[("three nights", "P3D")]);
    check("a night club", &[]);
    check("two and half years", &[("two and half years", "P2.5Y")]);
    check("one and three-quarter hours", &[("one and three-quarter hours", "PT1.75H")]);
    check("It rained all day.", &[("all day", "P1D")]);
    check("The ferry sails twice a week.", &[("twice a week", "P1W")]);
}

#[test]
fn feasts_of_the_moon() {
    check("during Eid al-Fitr 2018", &[("Eid al-Fitr 2018", "2018-06-15")]);
    check("on the eve of Ashura", &[("Ashura", "2021-08-18")]);
    check("at Yom Kippur 1973", &[("Yom Kippur 1973", "1973-10-06")]);
    check("before Orthodox Easter 2021", &[("Orthodox Easter 2021", "2021-05-02")]);
    check("before Diwali 2019", &[("Diwali 2019", "2019-10-27")]);
    check("over the Lunar New Year", &[("Lunar New Year", "2021-02-12")]);
    check("Islamic New Year 2000", &[("Islamic New Year 2000", "2000-04-06")]);
}

#[test]
fn a_year_that_belongs_to_a_name() {
    check("Volvo's 2018 sales fell.", &[("2018", "2018")]);
    check("after the Mumbai 2008 attacks", &[("2008", "2008")]);
    check("Seas may rise by 2120, they warn.", &[("2120", "2120")]);
    check("They sold 2018 trucks.", &[]);
}

#[test]
fn steps_of_weeks_and_weekdays() {
    check("the week before last", &[("the week before last", "2021-W38")]);
    check("the month after next", &[("the month after next", "2021-12")]);
    check("Friday after next", &[("Friday after next", "2021-10-15")]);
    check("two Sundays ago", &[("two Sundays ago", "2021-09-26")]);
    check("three Fridays from now", &[("three Fridays from now", "2021-10-22")]);
    check("last week Tuesday.", &[("last week Tuesday", "2021-09-28")]);
    check("the day after last month's vote", &[("last month", "2021-09")]);
    check("last week Friday's vote", &[("last week", "2021-W39"), ("Friday", "2021-10-01")]);
}

#[test]
fn lengths_of_several_units_hang_together() {
    check("a year and three months ago", &[("a year and three months ago", "2020-07")]);
    check("2 years, 1 month and 3 days ago", &[("2 years, 1 month and 3 days ago", "2019-09-03")]);
    check("a year and three months", &[("a year and three months", "P1Y3M")]);
    check("two years, three farms", &[("two years", "P2Y")]);
    check("Friday 2021-10-08", &[("Friday 2021-10-08", "2021-10-08")]);
    check("over this past week", &[("this past week", "2021-W39")]);
    check("last week's Sunday.", &[("last week's Sunday", "2021-10-03")]);
}

#[test]
fn ranks_from_the_end() {
    check("the last Friday in October 2018", &[("the last Friday in October 2018", "2018-10-26")]);
    check("the second last week of 2018", &[("the second last week of 2018", "2018-W51")]);
    check(
        "the third-to-last day of May 2018",
        &[("the third-to-last day of May 2018", "2018-05-29")],
    );
    check("the first Monday of the month", &[("the first Monday of the month", "2021-10-04")]);
}

#[test]
fn a_weekday_tells_the_year() {
    check("Saturday, 10 October", &[("Saturday, 10 October", "2020-10-10")]);
    check("Wednesday, 6 October", &[("Wednesday, 6 October", "2021-10-06")]);
    check("Saturday, 10 October 2021", &[("Saturday, 10 October 2021", "2021-10-10")]);
}

#[test]
fn up_to_now_and_to_the_end() {
    bounds("the year to date", "2021-01-01", "2021-10-07");
    check("none till date", &[("till date", "PRESENT_REF")]);
    check("by end of month", &[("end of month", "2021-10")]);
    check("at the end of day two", &[]);
    check("the weekend of 6 October", &[("the weekend of 6 October", "2021-W40-WE")]);
    check("this working week", &[("this working week", "2021-W40")]);
    check("every weekday", &[("every weekday", "P1WD")]);
    check("semi-annually", &[("semi-annually", "P0.5Y")]);
}

#[test]
fn hours_by_other_names() {
    check("at 16h", &[("16h", "2021-10-06T16:00")]);
    check("from 15h30-18h", &[("15h30", "2021-10-06T15:30"), ("18h", "2021-10-06T18:00")]);
    check("a 16h flight", &[("16h", "PT16H")]);
    check("at 3 o'clock p.m.", &[("3 o'clock p.m.", "2021-10-06T15:00")]);
    check("20 after 3pm", &[("20 after 3pm", "2021-10-06T15:20")]);
    check("a quarter of an hour", &[("a quarter of an hour", "PT0.25H")]);
}

#[test]
fn minutes_are_counted_from_the_clock_of_publication() {
    let hours = at("2021-10-06T01:20:00Z", "Two hours ago it fell.");
    assert_eq!(hours.timex.as_deref(), Some("2021-10-05T23:20"));
    assert_eq!(hours.from.as_deref(), Some("2021-10-05T23:20:00"));
    let days = at("2021-10-06T01:20:00Z", "Two days ago it fell.");
    assert_eq!(days.timex.as_deref(), Some("2021-10-04"));
    let unknown = at("2021-10-06", "Two hours ago it fell.");
    assert_eq!(unknown.timex.as_deref(), Some("2021-10-06"));
}

#[test]
fn the_last_hours_end_at_the_clock_of_publication() {
    let told = |text: &str| {
        let n = at("2021-10-06T10:20:30Z", text);
        (n.from.unwrap_or_default(), n.to.unwrap_or_default())
    };
    let both = |from: &str, to: &str| (format!("2021-10-06T{from}"), format!("2021-10-06T{to}"));
    assert_eq!(told("In the past two hours it fell."), both("08:20:30", "10:20:30"));
    assert_eq!(told("The next 30 minutes will tell."), both("10:20:30", "10:50:30"));
    assert_eq!(told("In the last ten seconds it fell."), both("10:20:20", "10:20:30"));
    assert_eq!(at("2021-10-06", "In the past two hours it fell.").from, None);
    assert_eq!(at("2021-10-06T10:20:30Z", "In the past 99999999 hours it fell.").from, None);
}

#[test]
fn zones_are_part_of_a_clock() {
    check("It struck at 0630 GMT.", &[("0630 GMT", "2021-10-06T06:30Z")]);
    check("He spoke at 9:30 p.m. EST.", &[("9:30 p.m. EST", "2021-10-06T21:30-05:00")]);
    check("at 10 a.m. Eastern Time", &[("10 a.m. Eastern Time", "2021-10-06T10:00-04:00")]);
    check("on 5 December at 10 a.m. ET", &[("5 December at 10 a.m. ET", "2021-12-05T10:00-05:00")]);
    check("at 8 a.m. (BST) it rang", &[("8 a.m. (BST)", "2021-10-06T08:00+01:00")]);
    check("at 6 p.m. local time", &[("6 p.m. local time", "2021-10-06T18:00")]);
    check("at 9:00 GMT+2", &[("9:00 GMT+2", "2021-10-06T09:00+02:00")]);
    let range = [("0900 GMT", "2021-10-06T09:00Z"), ("1100 GMT", "2021-10-06T11:00Z")];
    check("from 0900 GMT-1100 GMT", &range);
    check("at 0800 EST", &[("0800 EST", "2021-10-06T08:00-05:00")]);
    check("at 8 p.m. Eastern Airlines", &[("8 p.m.", "2021-10-06T20:00")]);
    // Words that the letters of a zone also are.
    check("at 8 p.m. eat less", &[("8 p.m.", "2021-10-06T20:00")]);
    check("at 8 p.m. pacific waters", &[("8 p.m.", "2021-10-06T20:00")]);
}

#[test]
fn a_clock_of_another_zone_is_told_in_that_of_publication() {
    let told = |text: &str| {
        let n = at("2021-10-06T12:00:00+04:30", text);
        (n.from.unwrap_or_default(), n.to.unwrap_or_default())
    };
    assert_eq!(told("It struck at 0630 GMT.").0, "2021-10-06T11:00:00");
    assert_eq!(told("It ended at 11 p.m. GMT.").0, "2021-10-07T03:30:00");
    assert_eq!(told("It struck at 06:30:15.").0, "2021-10-06T06:30:15");
    assert_eq!(told("It struck at 06:30:15.").1, "2021-10-06T06:30:16");
    let unknown = at("2021-10-06", "It struck at 0630 GMT.");
    assert_eq!(unknown.from.as_deref(), Some("2021-10-06T06:30:00"));
}

#[test]
fn feasts_of_several_days() {
    bounds("during Ramadan 2018", "2018-05-16", "2018-06-15");
    bounds("They fasted in Ramadan.", "2021-04-13", "2021-05-13");
    bounds("in Lent 2019", "2019-03-06", "2019-04-21");
    bounds("at Hanukkah 2018", "2018-12-03", "2018-12-11");
    bounds("on King's Day 2014", "2014-04-26", "2014-04-27");
    check("during Ramadan 2018", &[("Ramadan 2018", "2018-05-16/2018-06-14")]);
}

#[test]
fn years_ago_tell_the_year_of_a_month_or_feast() {
    check("at Christmas two years ago", &[("Christmas two years ago", "2019-12-25")]);
    check("in March three years ago", &[("March three years ago", "2018-03")]);
    check("Thanksgiving two thousand ten", &[("Thanksgiving two thousand ten", "2010-11-25")]);
    check("in March, two years ago said", &[("March", "2021-03"), ("two years ago", "2019")]);
}

#[test]
fn weekdays_counted_from_a_day() {
    check(
        "Shops were full the Friday after Thanksgiving.",
        &[("the Friday after Thanksgiving", "2021-11-26")],
    );
    check(
        "It is held on the first Monday after Easter.",
        &[("the first Monday after Easter", "2021-04-05")],
    );
    check(
        "the second Sunday before Christmas 2014",
        &[("the second Sunday before Christmas 2014", "2014-12-14")],
    );
    check("the Tuesday after the storm", &[("Tuesday", "2021-10-05")]);
    check(
        "Wheat sank Tuesday from last week to 5 dollars.",
        &[("Tuesday", "2021-10-05"), ("last week", "2021-W39")],
    );
    check(
        "The Saturday after Monday's march was calm.",
        &[("Saturday", "2021-10-02"), ("Monday", "2021-10-04")],
    );
    check(
        "The Sunday after yesterday's match he left.",
        &[("Sunday", "2021-10-03"), ("yesterday", "2021-10-05")],
    );
    bounds("the week of 2 May 2021", "2021-04-26", "2021-05-03");
    check("He retired the summer before last.", &[("the summer before last", "2020-SU")]);
    check("the week of October 10, 2021", &[("the week of October 10, 2021", "2021-W40")]);
}

#[test]
fn feasts_with_stops_and_of_others() {
    check("on St. Patrick's Day 2018", &[("St. Patrick's Day 2018", "2018-03-17")]);
    check(
        "Banks shut on Martin Luther King Jr. Day.",
        &[("Martin Luther King Jr. Day", "2021-01-18")],
    );
    check("St. Day care opened", &[]);
    check("Great Fast Trains bought a line.", &[]);
    check("It was a night of measures and speeches.", &[]);
    check("Parsi New Year 2022", &[("Parsi New Year 2022", "2022-08-16")]);
    check("the Parsi New Year 2018", &[("Parsi New Year 2018", "2018-08-17")]);
    check("Monks marked the Tibetan New Year.", &[("Tibetan New Year", "XXXX-XX-XX")]);
    check("before the New Year 2019", &[("New Year 2019", "2019-01-01")]);
}

#[test]
fn years_of_the_era() {
    check("The city burned in AD 64.", &[("AD 64", "0064")]);
    check("The wall was begun in 122 a.d. by Romans.", &[("122 a.d.", "0122")]);
    check("He played an ad 64 times.", &[]);
    check("The AD 9 years ago was a coach.", &[("9 years ago", "2012")]);
    check("The AD 250 model sells well.", &[]);
    check("It ran an AD 30 times a night.", &[]);
    check("They paid AD 40 cents.", &[]);
}

#[test]
fn hours_by_their_zone_or_letter() {
    check("The launch is at 8 GMT.", &[("8 GMT", "2021-10-06T08:00Z")]);
    check("It opens at 8 CEO meetings.", &[]);
    check("They met on 12 July 2014 19h.", &[("12 July 2014 19h", "2014-07-12T19:00")]);
    check("They rang at half seven.", &[("half seven", "2021-10-06T07:30")]);
    check("They cut it by half three times.", &[]);
    check("Graded at 10 IST colleges do best.", &[]);
    check("Fees rose from 9 CAT scans on.", &[]);
    check("Around half one in six tyres failed.", &[]);
    check("On Sunday 24h of Daytona began.", &[("Sunday", "2021-10-03"), ("24h", "PT24H")]);
    check("on 12 July 2014, 5h on", &[("12 July 2014", "2014-07-12"), ("5h", "PT5H")]);
    check("A mid-day meal plan feeds pupils.", &[]);
    check("The mid day flight fell.", &[]);
    check("The bus came at twelve-oh-five.", &[("twelve-oh-five", "2021-10-06T12:05")]);
}

#[test]
fn at_the_moment() {
    check("She is abroad at the moment.", &[("the moment", "PRESENT_REF")]);
    check("At the moment, roads are shut.", &[("the moment", "PRESENT_REF")]);
    check("at the moment of impact", &[]);
    check("at the moment police arrived", &[]);
    check("It was the moment to act.", &[]);
    check("at the moment before the blast", &[]);
    check("at the moment after it fell", &[]);
    check("at the moment between day and night", &[]);
    check("at the moment in question", &[]);
    check("at the moment to choose", &[]);
}

#[test]
fn quarters_of_a_year() {
    check("Sales fell in the last two quarters.", &[("the last two quarters", "P2Q")]);
    check("over the past four quarters", &[("the past four quarters", "P4Q")]);
    check("three quarters of voters", &[]);
    check("the first two quarters of 2019", &[("two quarters", "P2Q"), ("2019", "2019")]);
    check("They led in the first three quarters.", &[]);
    check("She ate the last two quarters of the pear.", &[]);
    check("the first three quarters of the match", &[]);
}

#[test]
fn quarters_of_a_named_year_are_not_counted_from_publication() {
    let found = numbers("Sales fell in the last two quarters of 2018.");
    assert_eq!((found[0].timex.as_deref(), found[0].from.as_deref()), (Some("P2Q"), None));
}

#[test]
fn a_house_number_is_no_year() {
    for text in [
        "It burned in the 1900 block of Elm Avenue.",
        "Crews were called to 1874 Harbor Road.",
        "He lives in the 1700-block of Pine.",
    ] {
        assert!(numbers(text).iter().all(|n| n.timex.is_none()), "{text}");
    }
    check("In 2014 Wall Street cheered.", &[("2014", "2014")]);
    check("the 1987 Hill Street bombing", &[("1987", "1987")]);
    check("since 1990 Main Street has faded", &[("1990", "1990")]);
}

#[test]
fn news_counts_from_its_own_day_however_far_its_background_lies() {
    let story = [
        "The mill closed on Monday.",
        "It opened in 1904, burned in 1931 and again in 1958.",
        "Owners said on Friday that they would sell. Bids are due Oct. 20.",
        "It was founded by Dutch brewers in 1899.",
        "The mayor spoke on Sunday, Oct. 3.",
    ];
    let found = paragraphs(&story);
    let last = |k: usize| found[k].last().and_then(|n| n.timex.as_deref());
    assert_eq!(found[2][0].timex.as_deref(), Some("2021-10-01"));
    assert_eq!((last(2), last(4)), (Some("2021-10-20"), Some("2021-10-03")));
    let history = [
        "The army marched in May 1812 and reached the town on 14 September 1812.",
        "It rested there. On 19 October it left.",
    ];
    assert_eq!(paragraphs(&history)[1][0].timex.as_deref(), Some("1812-10-19"));
}

#[test]
fn decades_of_a_century_and_of_a_life() {
    check("in the late 60s", &[("the late 60s", "196")]);
    check("songs of the 60s and 70s", &[("the 60s", "196"), ("70s", "197")]);
    for text in ["a man in his late 60s", "two women in their 20s and 30s", "highs in the mid 70s"]
    {
        assert!(numbers(text).iter().all(|n| n.timex.is_none()), "{text}");
    }
}

#[test]
fn short_years_and_hours_of_wires() {
    check("QUITO, 3 AUG 88 (AP) -- Rain fell", &[("3 AUG 88", "1988-08-03")]);
    check("On 3 August 88 people drowned.", &[("3 August", "2021-08-03")]);
    check("On 12 May 19, mostly cooks, fell ill.", &[("12 May", "2021-05-12")]);
    check("By 7 July 52 (20 of them old) had left.", &[("7 July", "2021-07-07")]);
    check("The toll stood at 1345 on Tuesday.", &[("Tuesday", "2021-10-05")]);
    check("the lowest since 2009 on Friday", &[("2009", "2009"), ("Friday", "2021-10-01")]);
    check("They met at 1520 this afternoon.", &[("1520 this afternoon", "2021-10-06T15:20")]);
    check("It left on 2 March at 1945, he said.", &[("2 March at 1945", "2021-03-02T19:45")]);
    check("The raid began at 0430.", &[("0430", "2021-10-06T04:30")]);
    check("It closed at 1520 points this afternoon.", &[("this afternoon", "2021-10-06TAF")]);
}

#[test]
fn a_dateline_is_the_day_of_an_article_that_tells_no_other() {
    let told = |text: &str| {
        let mut out = Vec::new();
        Extractor::default().extract(text, None, &mut Context::default(), &mut out);
        out.pop().and_then(|n| n.timex)
    };
    for (text, timex) in [
        ("QUITO, 18 FEB 90 (AP) -- Troops fired today", "1990-02-18"),
        ("Paris, June 3, 2004 — Snow fell on Monday", "2004-05-31"),
        ("He was born on 5 May 1999. He works there today", "PRESENT_REF"),
        ("Born in Rome, 5 May 1999 (Friday), he left yesterday", "PAST_REF"),
    ] {
        assert_eq!(told(text).as_deref(), Some(timex), "{text}");
    }
}

#[test]
fn weekends_months_and_lengths() {
    assert_eq!(
        at("2016-07-25", "a boy drowned this weekend").timex.as_deref(),
        Some("2016-W29-WE"),
        "told on a Monday"
    );
    assert_eq!(at("2016-07-25", "it will open this weekend").timex.as_deref(), Some("2016-W30-WE"));
    check("in a Nov., 2019 raid", &[("Nov., 2019", "2019-11")]);
    check("an everyday chore", &[]);
    check("they drill everyday.", &[("everyday", "P1D")]);
    check("0:48 Crowd sings", &[]);
    check("It struck at 0:30 a.m.", &[("0:30 a.m.", "2021-10-06T00:30")]);
    for text in ["this weekend, voters will choose", "a fair is planned this weekend"] {
        assert_eq!(at("2016-07-25", text).timex.as_deref(), Some("2016-W30-WE"), "{text}");
    }
    check("In this Monday, Nov. 2, 2015, picture", &[("this Monday, Nov. 2, 2015", "2015-11-02")]);
    check("for a quarter-century", &[("a quarter-century", "P25Y")]);
}
