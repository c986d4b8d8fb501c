//! Feasts that follow the moon: the Islamic calendar (its thirty-year table, within a day of what is
//! sighted), the Hebrew one, and Easter by the Julian one. Arithmetic: E. M. Reingold and
//! N. Dershowitz, "Calendrical Calculations".

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

fn islamic_day(year: i64, month: u8, d: u8) -> i64 {
    let m = i64::from(month);
    let of_year = 29 * (m - 1) + (6 * m - 1) / 11 + i64::from(d);
    of_year + (year - 1) * 354 + (3 + 11 * year).div_euclid(30) + 227_014 - EPOCH
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_feasts() {
        assert_eq!(civil::date(islamic(2018, 10, 1)), (2018, 6, 15));
        assert_eq!(civil::date(islamic(1966, 12, 10)), (1966, 4, 1));
        assert_eq!(civil::date(islamic(2000, 1, 1)), (2000, 4, 6));
        assert_eq!(civil::date(hebrew(2018, Hebrew::NewYear, 9)), (2018, 9, 19));
        assert_eq!(civil::date(hebrew(2018, Hebrew::Passover, 0)), (2018, 3, 31));
        assert_eq!(civil::date(hebrew(2018, Hebrew::Hanukkah, 0)), (2018, 12, 3));
        assert_eq!(civil::date(hebrew(2021, Hebrew::Hanukkah, 0)), (2021, 11, 29));
        assert_eq!(civil::date(orthodox_easter(2018)), (2018, 4, 8));
        assert_eq!(civil::date(orthodox_easter(2021)), (2021, 5, 2));
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
