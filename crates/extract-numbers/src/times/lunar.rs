//! Feasts that follow the moon. By arithmetic: the Hebrew calendar, and Easter by the Julian one (E. M.
//! Reingold and N. Dershowitz, "Calendrical Calculations"). By the moon itself, within a day of what is
//! kept: the feasts of Islam, as in Mecca, of China and of India (the moon's phases: J. Meeus,
//! "Astronomical Algorithms", chapter 49).

use super::civil;

/// 1970-01-01 in days from the first of the year 1.
const EPOCH: i64 = 719_163;

/// The first day of a Gregorian year on which the Islamic month and day fall.
pub fn islamic(y: i32, month: u8, d: u8) -> i64 {
    let about = (i64::from(y) - 622) * 33 / 32;
    let in_year = |hijri: &i64| civil::date(islamic_day(*hijri, month, d)).0 == y;
    let hijri = (about - 1..about + 4).find(in_year).unwrap_or(about + 1);
    islamic_day(hijri, month, d)
}

/// The last day of the Islamic month, of this number, that begins on a day.
pub fn islamic_month_ends(first: i64, month: u8) -> i64 {
    let about = (i64::from(civil::date(first).0) - 622) * 33 / 32;
    let begins = |hijri: &i64| islamic_day(*hijri, month, 1) == first;
    let year = (about - 1..about + 4).find(begins).unwrap_or(about);
    islamic_day(year, month + 1, 1) - 1
}

/// Every month of the calendar is a moon's: Muharram 1421 that of the third new moon after `NEW_MOON`.
fn islamic_day(year: i64, month: u8, d: u8) -> i64 {
    const MOONS_BEFORE: i64 = 12 * 1420 - 3;
    let moon = 12 * (year - 1) + i64::from(month) - 1 - MOONS_BEFORE;
    (phase(moon as f64) + SEEN).floor() as i64 + i64::from(d) - 1
}

/// Days from a new moon to the end of the day on which, in Mecca, the new month is announced.
const SEEN: f64 = 1.35;

/// Which day of the Hebrew year a feast is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hebrew {
    /// Rosh Hashanah, 1 Tishri.
    NewYear,
    /// Passover, 15 Nisan.
    Passover,
    /// Hanukkah, 25 Kislev.
    Hanukkah,
}

/// The feast in a Gregorian year, so many days after.
pub fn hebrew(y: i32, feast: Hebrew, plus: i16) -> i64 {
    let autumn = i64::from(y) + 3761;
    let day = match feast {
        Hebrew::NewYear => new_year(autumn),
        Hebrew::Passover => new_year(autumn) - 163,
        Hebrew::Hanukkah => {
            let length = new_year(autumn + 1) - new_year(autumn);
            new_year(autumn) + 83 + i64::from(length % 10 == 5)
        }
    };
    day + i64::from(plus)
}

fn new_year(year: i64) -> i64 {
    let elapsed = |year: i64| {
        let months = (235 * year - 234).div_euclid(19);
        let day = 29 * months + (12_084 + 13_753 * months).div_euclid(25_920);
        day + i64::from((3 * (day + 1)).rem_euclid(7) < 3)
    };
    let (before, this, next) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    let delay = match (next - this, this - before) {
        (356, _) => 2,
        (_, 382) => 1,
        _ => 0,
    };
    -1_373_427 + this + delay - EPOCH
}

/// Easter Sunday of the Orthodox churches (J. Meeus, "Astronomical Algorithms").
pub fn orthodox_easter(y: i32) -> i64 {
    let (a, b, c) = (y.rem_euclid(4), y.rem_euclid(7), y.rem_euclid(19));
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1);
    let centuries = y.div_euclid(100);
    let behind = centuries - centuries.div_euclid(4) - 2;
    civil::day(y, month as u8, day as u8) + i64::from(behind)
}

/// The day that is so many hours after the first new (or full) moon from a date on. The hours hold the
/// place's clock, and which day after the moon the feast is.
pub fn moon(y: i32, full: bool, month: u8, d: u8, hours: i16) -> i64 {
    let from = civil::day(y, month, d) as f64;
    let months = (from - 10_957.0) / MONTH;
    let k = months.floor() as i64 - 1;
    let phases = (k..k + 4).map(|k| phase(k as f64 + if full { 0.5 } else { 0.0 }));
    let first = phases.into_iter().find(|at| *at >= from).unwrap_or(from);
    (first + f64::from(hours) / 24.0).floor() as i64
}

/// The mean new moon of 6 January 2000, in days since 1970.
const NEW_MOON: f64 = 10_962.597_66;
/// Mean length of a month of the moon, in days.
const MONTH: f64 = 29.530_588_861;

/// When the moon is new (k whole) or full (k and a half), in days since 1970, within minutes; k counts
/// from the new moon of 6 January 2000.
fn phase(k: f64) -> f64 {
    let t = k / 1236.85;
    let mean = NEW_MOON + MONTH * k + 0.000_154_37 * t * t;
    let sun = (2.5534 + 29.105_356_70 * k).to_radians();
    let moon = (201.5643 + 385.816_935_28 * k).to_radians();
    let latitude = (160.7108 + 390.670_502_84 * k).to_radians();
    mean - 0.4068 * moon.sin()
        + 0.1727 * sun.sin()
        + 0.0161 * (2.0 * moon).sin()
        + 0.0104 * (2.0 * latitude).sin()
        + 0.0074 * (moon - sun).sin()
        - 0.0051 * (moon + sun).sin()
        + 0.0021 * (2.0 * sun).sin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_feasts() {
        assert_eq!(civil::date(islamic(2018, 10, 1)), (2018, 6, 15));
        assert_eq!(civil::date(islamic(1966, 12, 10)), (1966, 4, 1));
        assert_eq!(civil::date(islamic(2000, 1, 1)), (2000, 4, 6));
        assert_eq!(civil::date(islamic(2018, 12, 10)), (2018, 8, 21));
        assert_eq!(civil::date(islamic(2023, 10, 1)), (2023, 4, 21));
        assert_eq!(civil::date(hebrew(2018, Hebrew::NewYear, 9)), (2018, 9, 19));
        assert_eq!(civil::date(hebrew(2018, Hebrew::Passover, 0)), (2018, 3, 31));
        assert_eq!(civil::date(hebrew(2018, Hebrew::Hanukkah, 0)), (2018, 12, 3));
        assert_eq!(civil::date(hebrew(2021, Hebrew::Hanukkah, 0)), (2021, 11, 29));
        assert_eq!(civil::date(orthodox_easter(2018)), (2018, 4, 8));
        assert_eq!(civil::date(orthodox_easter(2021)), (2021, 5, 2));
    }

    #[test]
    fn the_moon_is_kept() {
        let new = |y, m, d, hours| civil::date(moon(y, false, m, d, hours));
        assert_eq!(new(2019, 1, 21, 8), (2019, 2, 5));
        assert_eq!(new(2024, 1, 21, 8), (2024, 2, 10));
        assert_eq!(new(1950, 1, 21, 8), (1950, 2, 17));
        assert_eq!(new(2019, 10, 17, -12), (2019, 10, 27));
        assert_eq!(new(2020, 10, 17, -12), (2020, 11, 14));
        assert_eq!(civil::date(moon(2021, true, 2, 28, 12)), (2021, 3, 29));
        assert_eq!(civil::date(moon(2018, true, 2, 28, 12)), (2018, 3, 2));
    }

    #[test]
    fn every_year_has_its_feasts() {
        for y in 1..=2500 {
            assert_eq!(civil::date(islamic(y.max(640), 9, 1)).0, y.max(640));
            assert_eq!(civil::date(hebrew(y, Hebrew::Passover, 0)).0, y);
            assert_eq!(civil::weekday(orthodox_easter(y.max(1583))), 7);
        }
    }
}
