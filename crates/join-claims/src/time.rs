//! Days and intervals of days.

use records::days;

/// An interval of days (proleptic Gregorian, day 0 = 1970-01-01), end-exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// First day.
    pub from: i32,
    /// One past the last day.
    pub to: i32,
}

impl Days {
    /// Reads ISO 8601 bounds; a bound that is missing is open. None when both are.
    pub fn read(from: Option<&str>, to: Option<&str>) -> Option<Days> {
        let from = from.and_then(day);
        let to = to.and_then(end_day);
        match (from, to) {
            (None, None) => None,
            (Some(from), Some(to)) => Some(Days { from, to: to.max(from.saturating_add(1)) }),
            (Some(from), None) => Some(Days { from, to: i32::MAX }),
            (None, Some(to)) => Some(Days { from: i32::MIN, to }),
        }
    }

    /// How many days, at least 1.
    pub fn length(self) -> i64 {
        (i64::from(self.to) - i64::from(self.from)).max(1)
    }

    /// Do the two share a day, once both are widened by `slack` days?
    pub fn meets(self, other: Days, slack: i32) -> bool {
        self.from.saturating_sub(slack) < other.to && other.from < self.to.saturating_add(slack)
    }

    /// What both share; none when they are apart.
    pub fn shared(self, other: Days) -> Option<Days> {
        let both = Days { from: self.from.max(other.from), to: self.to.min(other.to) };
        (both.from < both.to).then_some(both)
    }

    /// Every day there is.
    pub const ALWAYS: Days = Days { from: i32::MIN, to: i32::MAX };
}

/// The day on which an ISO date ("2016", "2016-07", "2016-07-23", with a time or without) begins.
pub fn day(text: &str) -> Option<i32> {
    i32::try_from(days::read(text)?).ok()
}

/// An exclusive end within a day still takes that day in.
fn end_day(text: &str) -> Option<i32> {
    let clock = text.get(10..).unwrap_or("");
    let within = clock.bytes().any(|b| b.is_ascii_digit() && b != b'0');
    day(text).map(|d| d + i32::from(within))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals() {
        let july = Days::read(Some("2016-07-01"), Some("2016-08-01")).unwrap();
        let saturday = Days::read(Some("2016-07-23"), Some("2016-07-24")).unwrap();
        let august = Days::read(Some("2016-08-01"), Some("2016-09-01")).unwrap();
        assert_eq!(july.length(), 31);
        assert!(july.meets(saturday, 0) && !july.meets(august, 0) && july.meets(august, 1));
        assert_eq!(july.shared(saturday), Some(saturday));
        let since = Days::read(Some("2015"), None).unwrap();
        assert!(since.meets(august, 0) && since.length() > 1);
        let hour = Days::read(Some("2021-08-26T17:00"), Some("2021-08-26T18:00")).unwrap();
        assert_eq!(hour.length(), 1);
        assert_eq!(Days::read(None, None), None);
        assert_eq!(Days::read(Some("x"), Some("2020")).unwrap().from, i32::MIN);
    }
}
