//! Days of the calendar as numbers, day 0 being 1970-01-01 (Howard Hinnant, "chrono-Compatible
//! Low-Level Date Algorithms"; proleptic Gregorian, the year 0 is 1 BC).

/// The number of a day; month and day are taken to be of the calendar.
#[inline]
pub fn number(year: i32, month: u8, day: u8) -> i64 {
    let y = i64::from(year) - i64::from(month <= 2);
    let era = y.div_euclid(400);
    let of_era = y.rem_euclid(400);
    let of_year = (153 * ((i64::from(month) + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of a day's number.
#[inline]
pub fn date(number: i64) -> (i32, u8, u8) {
    let z = number + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let y = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * y + y / 4 - y / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    ((y + era * 400 + i64::from(month <= 2)) as i32, month as u8, day as u8)
}

/// The day that an ISO 8601 date ("2016", "2016-07", "2016-07-23", with a time or without) begins with.
pub fn read(iso: &str) -> Option<i64> {
    let mut parts = iso.get(..10.min(iso.len()))?.splitn(3, '-');
    let year = parts.next()?.parse().ok().filter(|y| (0..=9999).contains(y))?;
    let part = |part: Option<&str>, most: u8| match part {
        None => Some(1),
        Some(part) => part.parse().ok().filter(|n| (1..=most).contains(n)),
    };
    Some(number(year, part(parts.next(), 12)?, part(parts.next(), 31)?))
}

/// A day as ISO 8601.
pub fn iso(number: i64) -> String {
    let (year, month, day) = date(number);
    if !(0..=9999).contains(&year) {
        return format!("{year:04}-{month:02}-{day:02}");
    }
    let digit = |n: i64| char::from(b'0' + (n % 10) as u8);
    let year = [1000, 100, 10, 1].map(|place| digit(i64::from(year) / place));
    let [month, day] = [month, day].map(i64::from).map(|n| [digit(n / 10), digit(n)]);
    year.into_iter().chain(['-']).chain(month).chain(['-']).chain(day).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_inverse() {
        for n in (-800_000..800_000).step_by(37) {
            let (y, m, d) = date(n);
            assert_eq!(number(y, m, d), n);
        }
        assert_eq!((number(1970, 1, 1), number(2000, 3, 1)), (0, 11_017));
    }

    #[test]
    fn dates_are_written_with_two_and_four_digits() {
        for n in (-800_000..3_200_000).step_by(37) {
            let (y, m, d) = date(n);
            assert_eq!(iso(n), format!("{y:04}-{m:02}-{d:02}"));
        }
    }

    #[test]
    fn iso_dates_are_read() {
        assert_eq!(read("2021-08-26T17:50:00Z"), read("2021-08-26"));
        assert_eq!(read("2021"), read("2021-01-01"));
        assert_eq!(read("2024-02-28").map(|n| iso(n + 1)).as_deref(), Some("2024-02-29"));
        assert_eq!(read("1999-12-31").map(|n| iso(n + 1)).as_deref(), Some("2000-01-01"));
        for wrong in ["2021-13", "2021-01-00", "last week", "", "२०२१", "2021-1é-01", "-5"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
