//! A stretch of the calendar: its TIMEX3 value (ISO-TimeML) and its first and last day.

use super::civil;

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum When {
    /// A day number.
    Day(i64),
    /// The week of this Monday.
    Week(i64),
    /// The weekend of the week of this Monday.
    Weekend(i64),
    /// Year and month.
    Month(i32, u8),
    /// Year and quarter.
    Quarter(i32, u8),
    /// Year and half.
    Half(i32, u8),
    /// Year and season: 1 spring to 4 winter.
    Season(i32, u8),
    /// A year; 0 is 1 BC.
    Year(i32),
    /// A year divided by ten.
    Decade(i32),
    /// A year divided by a hundred.
    Century(i32),
}

/// Which part of a stretch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// All of it.
    Whole,
    /// early, the beginning of.
    Early,
    /// mid, the middle of.
    Mid,
    /// late, the end of.
    Late,
}

fn year(y: i32) -> String {
    let mut text = String::with_capacity(12);
    if y <= 0 {
        text.push_str("BC");
    }
    civil::push_year(&mut text, if y > 0 { y } else { 1 - y }.unsigned_abs());
    text
}

impl When {
    /// TIMEX3 value.
    pub fn timex(self) -> String {
        match self {
            Self::Day(n) => {
                let (y, m, d) = civil::date(n);
                let mut text = year(y);
                civil::push_two(&mut text, '-', m.into());
                civil::push_two(&mut text, '-', d.into());
                text
            }
            Self::Week(n) => {
                let (y, w) = civil::iso_week(n);
                format!("{}-W{w:02}", year(y))
            }
            Self::Weekend(n) => {
                let (y, w) = civil::iso_week(n);
                format!("{}-W{w:02}-WE", year(y))
            }
            Self::Month(y, m) => {
                let mut text = year(y);
                civil::push_two(&mut text, '-', m.into());
                text
            }
            Self::Quarter(y, q) => format!("{}-Q{q}", year(y)),
            Self::Half(y, h) => format!("{}-H{h}", year(y)),
            Self::Season(y, s) => {
                let name = ["SP", "SU", "FA", "WI"].get(usize::from(s).wrapping_sub(1));
                format!("{}-{}", year(y), name.unwrap_or(&"SP"))
            }
            Self::Year(y) => year(y),
            Self::Decade(n) if n < 0 => format!("BC{:03}", -n - 1),
            Self::Decade(n) => format!("{n:03}"),
            Self::Century(n) if n < 0 => format!("BC{:02}", -n - 1),
            Self::Century(n) => format!("{n:02}"),
        }
    }

    /// First day, and one past the last.
    pub fn bounds(self) -> (i64, i64) {
        let first = |y, m| civil::day(y, m, 1);
        let months = |y, m, n| {
            let (ny, nm) = civil::add_months(y, m, n);
            (first(y, m), first(ny, nm))
        };
        match self {
            Self::Day(n) => (n, n + 1),
            Self::Week(n) => (n, n + 7),
            Self::Weekend(n) => (n + 5, n + 7),
            Self::Month(y, m) => months(y, m, 1),
            Self::Quarter(y, q) => months(y, q.clamp(1, 4) * 3 - 2, 3),
            Self::Half(y, h) => months(y, h.clamp(1, 2) * 6 - 5, 6),
            Self::Season(y, s) => months(y, s.clamp(1, 4) * 3, 3),
            Self::Year(y) => months(y, 1, 12),
            Self::Decade(n) => months(n * 10, 1, 120),
            Self::Century(n) => months(n * 100, 1, 1200),
        }
    }

    /// First day and one past the last of a part: of a month ten days, of a year four months, of a
    /// week Monday to Wednesday and Friday to Sunday, else thirds.
    pub fn bounds_of(self, part: Part) -> (i64, i64) {
        let (a, b) = self.bounds();
        if b - a < 3 {
            return (a, b);
        }
        let third = (b - a) / 3;
        let (early, mid, late) = match self {
            Self::Week(_) => (a + 3, (a + 2, b - 2), b - 3),
            Self::Month(..) => (a + 10, (a + 10, a + 20), a + 20),
            Self::Year(y) => {
                let (may, september) = (civil::day(y, 5, 1), civil::day(y, 9, 1));
                (may, (may, september), september)
            }
            _ => (a + third, (a + third, b - third), b - third),
        };
        match part {
            Part::Whole => (a, b),
            Part::Early => (a, early),
            Part::Mid => mid,
            Part::Late => (late, b),
        }
    }

    /// The year it begins in.
    pub fn year(self) -> i32 {
        match self {
            Self::Month(y, _)
            | Self::Quarter(y, _)
            | Self::Half(y, _)
            | Self::Season(y, _)
            | Self::Year(y) => y,
            Self::Decade(n) => n * 10,
            Self::Century(n) => n * 100,
            other => civil::date(other.bounds().0).0,
        }
    }

    /// The stretch of unit `unit` (4 day … 10 century, 11 weekend) that is `n` of them after this one.
    pub fn shifted(self, unit: i8, n: i64) -> Self {
        let start = self.bounds().0;
        let (y, m, _) = civil::date(start);
        let years = |k: i64| (i64::from(y) + k).clamp(-9999, 9999) as i32;
        let n = n.clamp(-200_000, 200_000);
        match unit {
            5 => Self::Week(civil::monday(start) + 7 * n),
            12 => Self::Week(civil::monday(start) + 14 * n),
            11 => Self::Weekend(civil::monday(start) + 7 * n),
            6 => {
                let (y, m) = civil::add_months(y, m, n);
                Self::Month(y, m)
            }
            7 => {
                let (y, m) = civil::add_months(y, m, 3 * n);
                Self::Quarter(y, (m - 1) / 3 + 1)
            }
            8 => Self::Year(years(n)),
            9 => Self::Decade(years(10 * n).div_euclid(10)),
            10 => Self::Century(years((100 * n).clamp(-9000, 9000)).div_euclid(100)),
            13 => Self::Year(years((1000 * n).clamp(-9000, 9000))),
            _ => Self::Day(start + n),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_bounds() {
        assert_eq!(When::Year(-478).timex(), "BC0479");
        assert_eq!(When::Decade(193).timex(), "193");
        let (a, b) = When::Season(2020, 4).bounds();
        assert_eq!((civil::iso(a), civil::iso(b)), ("2020-12-01".into(), "2021-03-01".into()));
        let day = When::Day(civil::day(2016, 8, 8));
        assert_eq!(day.shifted(6, -1).timex(), "2016-07");
        assert_eq!(day.shifted(7, 1).timex(), "2016-Q4");
        assert_eq!(day.shifted(5, 0).timex(), "2016-W32");
        let (a, b) = When::Month(2015, 1).bounds_of(Part::Early);
        assert_eq!((civil::iso(a), civil::iso(b)), ("2015-01-01".into(), "2015-01-11".into()));
    }
}
