//! Dates of publication as pages and tables write them, as ISO 8601 days.

use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The day that a text begins with or holds: ISO 8601, RFC 2822, seconds or milliseconds since
/// 1970, `20240305`, `5 March 2024`, `Mar. 5, 2024`, `13/02/2024`. The day is the one on the
/// publisher's own calendar: an offset moves nothing. `03/04/2024` is two days, hence none.
pub fn day(text: &str) -> Option<String> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(24).collect();
    compact(&words)
        .or_else(|| words.windows(3).find_map(|w| numeric(w, text)))
        .or_else(|| words.windows(3).find_map(named))
        .map(|date| date.to_string())
}

/// The day in a web address such as `/2024/03/05/`.
pub fn day_of_url(url: &str) -> Option<String> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_']).collect();
    parts
        .windows(3)
        .find(|w| w[0].len() == 4 && w[1].len() == 2 && w[2].len() == 2)
        .and_then(|w| civil(w[0], w[1], w[2]))
        .map(|date| date.to_string())
}

/// `20240305`, `20240305T101500Z`, `1709632800`, `1709632800000`.
fn compact(words: &[&str]) -> Option<Date> {
    let first = words.first()?;
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &first[digits..];
    match digits {
        8 if rest.is_empty() || rest.starts_with('T') => {
            civil(&first[..4], &first[4..6], &first[6..8])
        }
        14 if rest.is_empty() => civil(&first[..4], &first[4..6], &first[6..8]),
        10 if rest.is_empty() => since_1970(first.parse().ok()?),
        13 if rest.is_empty() => since_1970(first.parse::<i64>().ok()? / 1000),
        _ => None,
    }
}

fn since_1970(seconds: i64) -> Option<Date> {
    let moment = jiff::Timestamp::from_second(seconds).ok()?;
    plausible(moment.to_zoned(TimeZone::UTC).date())
}

/// `2024-03-05…`, and day and month in an order that leaves no doubt.
fn numeric(w: &[&str], text: &str) -> Option<Date> {
    let third = w[2].split(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
    if w[0].len() == 4 && w[1].len() <= 2 && (1..=2).contains(&third.len()) {
        return civil(w[0], w[1], third);
    }
    if w[0].len() > 2 || w[1].len() > 2 || third.len() != 4 {
        return None;
    }
    let (first, second): (i8, i8) = (w[0].parse().ok()?, w[1].parse().ok()?);
    // With points the day comes first; with strokes it may be either.
    let pointed = text.contains(&format!("{}.{}.{}", w[0], w[1], third));
    match (first > 12, second > 12) {
        (true, false) => civil(third, w[1], w[0]),
        (false, true) => civil(third, w[0], w[1]),
        (false, false) if first == second || pointed => civil(third, w[1], w[0]),
        _ => None,
    }
}

/// `5 March 2024`, `March 5, 2024`, `5th of March` without its year is none.
fn named(w: &[&str]) -> Option<Date> {
    let number = |s: &str| s.trim_end_matches(|c: char| c.is_ascii_lowercase()).to_string();
    if let Some(month) = month(w[0]) {
        return civil(w[2], month, &number(w[1]));
    }
    civil(w[2], month(w[1])?, &number(w[0]))
}

fn month(word: &str) -> Option<&'static str> {
    const MONTHS: [(&str, &str); 12] = [
        ("january", "1"),
        ("february", "2"),
        ("march", "3"),
        ("april", "4"),
        ("may", "5"),
        ("june", "6"),
        ("july", "7"),
        ("august", "8"),
        ("september", "9"),
        ("october", "10"),
        ("november", "11"),
        ("december", "12"),
    ];
    let word = word.to_lowercase();
    MONTHS
        .iter()
        .find(|(name, _)| {
            word.len() >= 3 && name.starts_with(&word) || word == "sept" && *name == "september"
        })
        .map(|(_, number)| *number)
}

fn civil(year: &str, month: &str, day: &str) -> Option<Date> {
    if year.len() != 4 {
        return None;
    }
    plausible(Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?)
}

/// Newspapers begin in the seventeenth century.
fn plausible(date: Date) -> Option<Date> {
    (1600..2200).contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_one_day() {
        for form in [
            "2024-03-05",
            "2024-03-05T23:30:00-08:00",
            "2024-03-05 10:15",
            "2024/3/5",
            "20240305",
            "20240305T101500Z",
            "1709632800",
            "1709632800000",
            "Tue, 05 Mar 2024 10:00:00 GMT",
            "5 March 2024",
            "Published: March 5th, 2024 at 7pm",
            "Mar. 5, 2024",
            "5.3.2024",
        ] {
            assert_eq!(day(form).as_deref(), Some("2024-03-05"), "{form}");
        }
        assert_eq!(day("13/02/2024").as_deref(), Some("2024-02-13"));
        assert_eq!(day("02/13/2024").as_deref(), Some("2024-02-13"));
        assert_eq!(day("Sept 9, 2021").as_deref(), Some("2021-09-09"));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for form in [
            "",
            "03/04/2024",
            "2024",
            "5 March",
            "yesterday",
            "2024-13-45",
            "99999999999999999",
            "é",
        ] {
            assert_eq!(day(form), None, "{form}");
        }
    }

    #[test]
    fn addresses_may_hold_the_day() {
        assert_eq!(
            day_of_url("https://a.example/world/2021/08/27/x").as_deref(),
            Some("2021-08-27")
        );
        assert_eq!(
            day_of_url("https://a.example/2021-08-27-x?d=2022/01/01").as_deref(),
            Some("2021-08-27")
        );
        assert_eq!(day_of_url("https://a.example/2021/08/x"), None);
    }
}
