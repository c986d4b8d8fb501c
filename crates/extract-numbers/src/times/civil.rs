//! Civil dates as days since 1970-01-01, ISO 8601 weeks, Easter (the anonymous Gregorian computus).

pub use records::days::{date, number as day};
use records::json;

/// ISO weekday, Monday 1 to Sunday 7.
pub fn weekday(day: i64) -> i64 {
    (day + 3).rem_euclid(7) + 1
}

/// The Monday of the day's week.
pub fn monday(day: i64) -> i64 {
    day - weekday(day) + 1
}

/// ISO week-numbering year and week.
pub fn iso_week(day: i64) -> (i32, i64) {
    let thursday = monday(day) + 3;
    let (y, _, _) = date(thursday);
    (y, (thursday - self::day(y, 1, 1)) / 7 + 1)
}

/// How many days the month has.
pub fn month_length(y: i32, m: u8) -> u8 {
    let (ny, nm) = if m >= 12 { (y + 1, 1) } else { (y, m + 1) };
    (day(ny, nm, 1) - day(y, m, 1)) as u8
}

/// A month so many months on.
pub fn add_months(y: i32, m: u8, n: i64) -> (i32, u8) {
    let total = i64::from(y) * 12 + i64::from(m) - 1 + n;
    (total.div_euclid(12) as i32, (total.rem_euclid(12) + 1) as u8)
}

/// Easter Sunday.
pub fn easter(y: i32) -> i64 {
    let a = y.rem_euclid(19);
    let (b, c) = (y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let month = (h + l - 7 * m + 114).div_euclid(31);
    let d = (h + l - 7 * m + 114).rem_euclid(31) + 1;
    day(y, month as u8, d as u8)
}

/// The nth (from 1, or from -1 backwards) such weekday of a month.
pub fn nth_weekday(y: i32, m: u8, wanted: u8, n: i8) -> i64 {
    if n < 0 {
        let last = day(y, m, month_length(y, m));
        let back = (weekday(last) - i64::from(wanted)).rem_euclid(7);
        return last - back + 7 * (i64::from(n) + 1);
    }
    let first = day(y, m, 1);
    let on = (i64::from(wanted) - weekday(first)).rem_euclid(7);
    first + on + 7 * (i64::from(n.max(1)) - 1)
}

/// "2016-08-08", "2016-08", "2016" or a date-time's date, as a day number.
pub fn parse(iso: &str) -> Option<i64> {
    let mut parts = [0i64, 1, 1];
    let mut digits = iso.as_bytes().iter().take(10);
    for part in &mut parts {
        let mut width = 0;
        let mut n = 0;
        for b in digits.by_ref().take_while(|b| **b != b'-') {
            n = n * 10 + i64::from(b.is_ascii_digit().then(|| b - b'0')?);
            width += 1;
        }
        if width == 0 {
            break;
        }
        *part = n;
    }
    let [y, m, d] = parts;
    let (y, m, d) = (i32::try_from(y).ok()?, u8::try_from(m).ok()?, u8::try_from(d).ok()?);
    let fits =
        (1..=9999).contains(&y) && (1..=12).contains(&m) && d >= 1 && d <= month_length(y, m);
    fits.then(|| day(y, m, d))
}

/// Seconds of the day of a date-time: "2016-08-08T04:30", "2016-08-08 04:30:15Z"; none of a bare date.
pub fn parse_clock(iso: &str) -> Option<i64> {
    let rest = iso.get(10..)?.strip_prefix(['T', ' '])?;
    let mut parts = rest.get(..rest.len().min(8))?.split(':');
    let two = |part: &str| part.get(..2)?.parse::<i64>().ok().filter(|n| *n >= 0);
    let (h, m) = (two(parts.next()?)?, two(parts.next()?)?);
    let s = parts.next().and_then(two).unwrap_or(0);
    (h < 24 && m < 60 && s < 60).then_some(h * 3600 + m * 60 + s)
}

/// Seconds that the clock of a date-time is ahead of Greenwich: "…T04:30Z", "…+05:30", "-0800".
pub fn parse_offset(iso: &str) -> Option<i64> {
    if iso.ends_with(['Z', 'z']) {
        return Some(0);
    }
    let at = iso.rfind(['+', '-'])?;
    let sign = if iso.get(at..)?.starts_with('-') { -1 } else { 1 };
    let digits: String = iso.get(at + 1..)?.chars().filter(|c| *c != ':').collect();
    let two = |from: usize| digits.get(from..from + 2)?.parse::<i64>().ok();
    let minutes = if digits.len() > 2 { two(2)? } else { 0 };
    let h = two(0).filter(|h| *h < 24 && minutes < 60 && matches!(digits.len(), 2 | 4))?;
    Some(sign * (h * 3600 + minutes * 60))
}

/// ISO 8601.
pub fn iso(day: i64) -> String {
    Moment::day(day).text()
}

/// A day, or a second of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    day: i64,
    second: Option<i64>,
}

impl Moment {
    /// A day number's day.
    pub fn day(day: i64) -> Self {
        Self { day, second: None }
    }

    /// So many seconds after (or before) a day's midnight.
    pub fn second(day: i64, second: i64) -> Self {
        let of_day = second.rem_euclid(86_400);
        Self { day: day + second.div_euclid(86_400), second: Some(of_day) }
    }

    /// ISO 8601.
    pub fn text(self) -> String {
        let mut text = Vec::with_capacity(24);
        self.write(&mut text);
        String::from_utf8(text).unwrap_or_default()
    }

    /// Appends it as ISO 8601.
    pub fn write(self, out: &mut Vec<u8>) {
        let (y, m, d) = date(self.day);
        if y < 0 {
            out.push(b'-');
        }
        let year = y.unsigned_abs();
        if year > 9999 {
            json::figure(year.into(), out);
        } else {
            out.extend_from_slice(&[year / 1000, year / 100, year / 10, year].map(digit));
        }
        let mut two = |mark, n| out.extend_from_slice(&[mark, digit(n / 10), digit(n)]);
        two(b'-', m.into());
        two(b'-', d.into());
        if let Some(second) = self.second {
            two(b'T', (second / 3600) as u32);
            two(b':', (second / 60 % 60) as u32);
            two(b':', (second % 60) as u32);
        }
    }
}

/// A year's digits, four at least.
pub fn push_year(text: &mut String, y: u32) {
    if y > 9999 {
        text.push_str(&y.to_string());
        return;
    }
    text.push_str(two(y / 100));
    text.push_str(two(y));
}

/// A mark and two digits.
pub fn push_two(text: &mut String, mark: char, n: u32) {
    text.push(mark);
    text.push_str(two(n));
}

/// The last two digits.
#[inline]
pub fn two(n: u32) -> &'static str {
    const ALL: &str = "00010203040506070809101112131415161718192021222324252627282930313233343536373839\
                       40414243444546474849505152535455565758596061626364656667686970717273747576777879\
                       8081828384858687888990919293949596979899";
    let at = (n % 100 * 2) as usize;
    ALL.get(at..at + 2).unwrap_or("")
}

fn digit(n: u32) -> u8 {
    b'0' + (n % 10) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        assert_eq!(day(1970, 1, 1), 0);
        assert_eq!(weekday(day(2021, 8, 26)), 4);
        assert_eq!(iso_week(day(2021, 1, 3)), (2020, 53));
        assert_eq!(date(easter(2024)), (2024, 3, 31));
        assert_eq!(date(easter(1961)), (1961, 4, 2));
        assert_eq!(date(nth_weekday(2023, 11, 4, 4)), (2023, 11, 23));
        assert_eq!(date(nth_weekday(2023, 5, 1, -1)), (2023, 5, 29));
        assert_eq!(parse("2023-02-29"), None);
        assert_eq!(parse("2021-08-26T10:00:00Z"), Some(day(2021, 8, 26)));
        assert_eq!(parse("2021-08"), Some(day(2021, 8, 1)));
        assert_eq!(parse_clock("2021-08-26T10:20:30Z"), Some(37_230));
        assert_eq!(parse_clock("2021-08-26 10:20+02:00"), Some(37_200));
        assert_eq!(parse_offset("2021-08-26T10:20:30Z"), Some(0));
        assert_eq!(parse_offset("2021-08-26T10:20+05:30"), Some(19_800));
        assert_eq!(parse_offset("2021-08-26 10:20:30-0800"), Some(-28_800));
        for wrong in
            ["2021-08-26T10:20", "+", "+1", "+99:00", "+01:99", "+é1", "2021-08-26T10:20+1"]
        {
            assert_eq!(parse_offset(wrong), None, "{wrong}");
        }
        for wrong in
            ["2021-08-26", "2021-08-26T", "2021-08-26T1", "2021-08-26T99:00", "2021-08-26Té"]
        {
            assert_eq!(parse_clock(wrong), None, "{wrong}");
        }
        assert_eq!(parse("0812"), Some(day(812, 1, 1)));
        for wrong in ["", "-", "x", "2021-8x", "2021-13-01", "20210826", "99999999999", "é"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
