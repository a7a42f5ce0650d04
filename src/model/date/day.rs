//! Numbers come in; days, runs of days and what a question asks about go out.
//! Refuses days that no calendar page has: 30 February, month 13.

use crate::model::Wording;
use std::{fmt, num::NonZeroU8};

/// A day of the proleptic Gregorian calendar, in astronomical years (0 is 1 BC).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day {
    // The derived order is that of the calendar because the fields stand in this order.
    year: i64,
    month: NonZeroU8,
    of_month: u8,
}

impl Day {
    /// The day of that date; `None` when the calendar has no such day.
    #[must_use]
    pub fn new(year: i64, month: u8, day: u8) -> Option<Self> {
        let known = (1..=days_in_month(year, month)?).contains(&day);
        let month = NonZeroU8::new(month).filter(|_| known)?;
        Some(Self {
            year,
            month,
            of_month: day,
        })
    }

    /// The last day of a month; `None` when there is no such month.
    #[must_use]
    pub fn last_of_month(year: i64, month: u8) -> Option<Self> {
        Self::new(year, month, days_in_month(year, month)?)
    }

    /// The astronomical year: 0 is 1 BC, -43 is 44 BC.
    #[must_use]
    pub fn year(self) -> i64 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month.get()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.of_month
    }

    /// The number of the day: days apart are numbers apart. Beyond counting, the last that counts.
    #[must_use]
    pub fn number(self) -> i64 {
        // Years begin with March here, so that the leap day is their last.
        let (month, year) = match self.month.get() {
            month @ 1..=2 => (i64::from(month) + 9, self.year.saturating_sub(1)),
            month => (i64::from(month) - 3, self.year),
        };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let in_year = (153 * month + 2) / 5 + i64::from(self.of_month);
        // What is too large without the leap days is so with them: they count to the same side.
        year.saturating_mul(365).saturating_add(leap_days + in_year)
    }

    /// `1921-03-16` in ASCII; `None` of a year that is not of four digits.
    #[must_use]
    pub fn plain(self) -> Option<[u8; 10]> {
        let year = u16::try_from(self.year).ok().filter(|year| *year <= 9999)?;
        let digit = |number: u16| b'0' + u8::try_from(number % 10).unwrap_or_default();
        let (month, day) = (u16::from(self.month()), u16::from(self.of_month));
        Some([
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ])
    }

    /// `1921-03-16`, years of more digits or before the first as EDTF's are.
    #[must_use]
    pub fn text(self) -> Wording {
        let plain = self.plain();
        let plain = plain.and_then(|text| Wording::from_utf8(text).ok());
        plain.unwrap_or_else(|| self.to_string().into())
    }

    /// The day after; `None` after the last day that can be counted.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let (year, month, day) = (self.year, self.month(), self.of_month);
        if let Some(next) = Self::new(year, month, day + 1) {
            return Some(next);
        }
        match month {
            12 => Self::new(year.checked_add(1)?, 1, 1),
            _ => Self::new(year, month + 1, 1),
        }
    }

    /// The day before; `None` before the first day that can be counted.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        let (year, month, day) = (self.year, self.month(), self.of_month);
        match (month, day) {
            (1, 1) => Self::new(year.checked_sub(1)?, 12, 31),
            (_, 1) => Self::last_of_month(year, month - 1),
            _ => Self::new(year, month, day - 1),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(text) = self.plain() {
            return f.write_str(std::str::from_utf8(&text).unwrap_or_default());
        }
        let sign = if self.year < 0 { "-" } else { "" };
        let year = self.year.unsigned_abs();
        write!(f, "{sign}{year:04}-{:02}-{:02}", self.month, self.of_month)
    }
}

/// How many days a month has; `None` when there is no such month.
#[must_use]
pub fn days_in_month(year: i64, month: u8) -> Option<u8> {
    match month {
        4 | 6 | 9 | 11 => Some(30),
        2 if is_leap(year) => Some(29),
        2 => Some(28),
        1..=12 => Some(31),
        _ => None,
    }
}

fn is_leap(year: i64) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

/// A run of days, both ends included; `None` is an open end.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Span {
    /// The first day, or `None` when it has no beginning.
    pub first: Option<Day>,
    /// The last day, or `None` when it has no end.
    pub last: Option<Day>,
}

impl Span {
    /// From one day to another, both included.
    #[must_use]
    pub fn between(first: Day, last: Day) -> Self {
        Self {
            first: Some(first),
            last: Some(last),
        }
    }

    /// Whole years, both included; `None` when there is nothing between them.
    #[must_use]
    pub fn years(first: i64, last: i64) -> Option<Self> {
        let (first, last) = (Day::new(first, 1, 1)?, Day::new(last, 12, 31)?);
        (first <= last).then(|| Self::between(first, last))
    }

    /// One whole month; `None` when there is no such month.
    #[must_use]
    pub fn month(year: i64, month: u8) -> Option<Self> {
        let last = Day::last_of_month(year, month)?;
        Some(Self::between(Day::new(year, month, 1)?, last))
    }
}

/// What a question asks about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Period {
    /// Runs of days: what falls in any of them answers.
    Spans(Vec<Span>),
    /// A month, or a day of it, whatever the year.
    EveryYear {
        /// The month, 1 to 12.
        month: u8,
        /// The day of that month, or `None` for the whole of it.
        day: Option<u8>,
    },
}
