//! What a time without a year, or told by its distance, is counted from: the day of publication in
//! news; in a narrative of the past, the date told last.

use super::civil;
use super::when::When;

/// How far (in days) a date told must lie from publication for the text to be told from there.
const PAST: i64 = 400;
/// How surely an article can be news: as many dates of another time it takes to leave it.
const NEWS: i32 = -4;
/// Months back a bare month may lie before the last date told, in a narrative.
const BACK: i64 = 5;

/// Months ahead that a bare month may lie in news without a word of the future.
const SOON: i64 = 2;

/// Anchors, carried along an article.
#[derive(Clone, Debug, Default)]
pub struct Anchor {
    /// Day of publication.
    pub published: Option<i64>,
    /// Its second of that day, where the clock is told.
    pub second: Option<i64>,
    /// Seconds that this clock is ahead of Greenwich, where that is told.
    pub ahead: Option<i64>,
    /// A date told without its year, or a weekday by itself, is the one to come.
    pub coming: bool,
    /// The date told last.
    pub told: Option<When>,
    /// The month told last.
    month: Option<(i32, u8)>,
    /// Explicit dates far from publication, less times told from publication.
    narrative: i32,
}

impl Anchor {
    /// The day of publication as a stretch.
    pub fn today(&self) -> Option<When> {
        self.published.map(When::Day)
    }

    /// Is the text now a narrative of another time than publication's? Where that is not known,
    /// neither is this.
    fn narrating(&self) -> bool {
        self.told.is_some() && self.published.is_some() && self.narrative >= 1
    }

    /// Is it so for good, not by one date in passing?
    pub fn deep(&self) -> bool {
        self.told.is_some() && self.published.is_some() && self.narrative >= 2
    }

    /// What "the next day" or "two days later" is counted from.
    pub fn reference(&self) -> Option<When> {
        self.told.or_else(|| self.today())
    }

    /// What "last month" or "this year" is counted from.
    pub fn speech(&self) -> Option<When> {
        if self.deep() { self.told } else { self.today() }
    }

    /// Remembers a date told; `explicit` when it names its year.
    pub fn tell(&mut self, when: When, explicit: bool) {
        let first = when.bounds().0;
        let distance = self.published.map_or(PAST + 1, |p| p - first);
        if explicit && distance.abs() > 2 {
            let step = if distance > PAST { 1 } else { -1 };
            self.narrative = (self.narrative + step).clamp(NEWS, 4);
        }
        if matches!(when, When::Day(_) | When::Week(_) | When::Month(..)) {
            let (y, m, _) = civil::date(first);
            self.month = Some((y, m));
        }
        self.told = Some(when);
    }

    /// Remembers a time counted from publication.
    pub fn tell_near(&mut self, when: When) {
        let step = match when {
            _ if self.deep() => 0,
            When::Day(_) => 2,
            _ => 1,
        };
        self.narrative = (self.narrative - step).max(NEWS);
        self.told = Some(when);
    }

    /// The year of a month told without one. `future`: the words put it ahead.
    pub fn year_of_month(&self, month: u8, future: bool) -> Option<i32> {
        match self.told {
            Some(told) if self.narrating() && !self.lately(told) => {
                Some(self.narrated_year(told, month))
            }
            _ => self.news_year(month, future),
        }
    }

    /// A year told as "2020" in the news of 2021 is background: a bare month after it is one of
    /// the last twelve.
    fn lately(&self, told: When) -> bool {
        let year = self.published.map(|p| civil::date(p).0);
        matches!(told, When::Year(_)) && year.is_some_and(|y| y - told.year() <= 1)
    }

    /// In a narrative: the year told last, or the next when the month went by long before.
    fn narrated_year(&self, told: When, month: u8) -> i32 {
        let (y, m) = match (told, self.month) {
            (When::Day(_) | When::Week(_) | When::Month(..), _) => {
                let (y, m, _) = civil::date(told.bounds().0);
                (y, m)
            }
            (_, Some((y, m))) if y == told.year() => (y, m),
            _ => return told.year(),
        };
        let ahead = i64::from(month) - i64::from(m);
        if ahead < -BACK {
            y + 1
        } else if ahead > 12 - BACK {
            y - 1
        } else {
            y
        }
    }

    /// In news: the month past, unless it is near ahead or told as to come.
    fn news_year(&self, month: u8, future: bool) -> Option<i32> {
        let future = future || self.coming;
        let (y, m, _) = civil::date(self.published?);
        let ahead = (i64::from(month) - i64::from(m)).rem_euclid(12);
        let coming = if month < m { y + 1 } else { y };
        let gone = if month > m { y - 1 } else { y };
        Some(if future && ahead <= 10 || self.coming || ahead <= SOON { coming } else { gone })
    }

    /// Seconds from a clock of a zone (minutes ahead of Greenwich) to that of publication.
    pub fn shift(&self, zone: Option<i32>) -> Option<i64> {
        Some(self.ahead? - i64::from(zone?) * 60)
    }

    /// The minute of the day, and how many days on, of an hour told without its day: where times to
    /// come are wanted, the next such hour after publication. `sure`: morning or afternoon is told.
    pub fn coming_hour(&self, minute: u16, sure: bool) -> (u16, i64) {
        let now = self.second.filter(|_| self.coming).map(|s| s / 60);
        match now {
            Some(now) if i64::from(minute) <= now && !sure && minute < 720 => {
                let late = minute + 720;
                if i64::from(late) > now { (late, 0) } else { (minute, 1) }
            }
            Some(now) if i64::from(minute) <= now => (minute, 1),
            _ => (minute, 0),
        }
    }

    /// The day, or the first of the week, that a narrative of another time told last.
    pub fn narrated_day(&self) -> Option<i64> {
        match self.told? {
            told @ (When::Day(_) | When::Week(_)) if self.deep() => Some(told.bounds().0),
            _ => None,
        }
    }

    /// The day of a weekday told by itself, 1 Monday to 7 Sunday.
    pub fn weekday(&self, wanted: i64, future: bool) -> Option<i64> {
        let base = self.narrated_day().or(self.published)?;
        let back = (civil::weekday(base) - wanted).rem_euclid(7);
        if self.coming {
            return Some(base + 7 - back);
        }
        Some(if future && back > 0 { base + 7 - back } else { base - back })
    }

    /// The year that a season or quarter told without one is of.
    pub fn year_of_stretch(&self, first_month: u8, future: bool) -> Option<i32> {
        if self.narrating() {
            return self.told.map(When::year);
        }
        let (y, m, _) = civil::date(self.published?);
        Some(if first_month > m && !future && !self.coming { y - 1 } else { y })
    }

    /// A day told without its year: where days to come are wanted, not one gone by.
    pub fn not_gone(&self, day: i64, next_year: impl Fn() -> Option<i64>) -> i64 {
        match self.published {
            Some(today) if self.coming && day < today => next_year().unwrap_or(day),
            _ => day,
        }
    }

    /// The year nearest to what is told, or to publication.
    pub fn year(&self) -> Option<i32> {
        self.speech().map(When::year)
    }
}
