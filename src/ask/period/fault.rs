//! What is wrong with a date in a question comes in; a sentence with its remedy goes out.
//! Refuses to call a name a bad date: these errors are for words surely meant as a date.

use crate::model::date::{Calendar, DateError, NotInCalendar, days_in_month, month_name};
use thiserror::Error;

/// Words that are meant as a date and can be none.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum PeriodError {
    /// It is written as EDTF and is none.
    #[error(transparent)]
    Date(#[from] DateError),
    /// It is said in another calendar, which has no such date.
    #[error(transparent)]
    Calendar(#[from] NotInCalendar),
    /// Every year's day or month of another calendar, which is not the same each year.
    #[error("`{words}` by the {calendar} calendar needs its year, as in `{words} {}`", example(*.calendar))]
    NoYearElsewhere {
        /// The date as asked.
        words: String,
        /// The calendar it is meant in.
        calendar: Calendar,
    },
    /// EDTF is Gregorian, and this form of it has no words of ours.
    #[error(
        "`{0}` is EDTF, which is Gregorian; write dates of another calendar in words, as in `25 october 1917 os`"
    )]
    OnlyGregorian(String),
    /// The month is too short.
    #[error("{month} has no day {day}; its days are 1 to {last}")]
    NoSuchDay {
        /// The month, with its year where that was said.
        month: String,
        /// The day it does not have.
        day: u32,
        /// Its last day.
        last: u8,
    },
    /// No month has that number.
    #[error(
        "`{words}`: there is no month {month}; write the day first, then the month, then the year"
    )]
    NoSuchMonth {
        /// The date as asked.
        words: String,
        /// The month there is not.
        month: u32,
    },
    /// The end comes before the beginning.
    #[error("`{start}` comes after `{end}`; put the earlier one first, and a year to each")]
    Backwards {
        /// The first of the two.
        start: String,
        /// The second of the two.
        end: String,
    },
    /// A month or a day stands where only one in a year will do.
    #[error("`{0}` comes every year; say which, as in `{0} 1921`")]
    NoYear(String),
    /// It cannot be halved, quartered or parted in three.
    #[error(
        "`{0}` has no such part; early, late, halves and quarters go with a month, a year, a decade or a century"
    )]
    NoPart(String),
    /// Nothing comes before what has no beginning, or after what has no end.
    #[error("`{0}` has no end on that side; name a date that has one")]
    Endless(String),
    /// Its years are too far off to count days in.
    #[error("`{0}` is too far off to count its days; ask about a year nearer to us")]
    TooFar(String),
    /// It stands for more separate times than one question can ask about.
    #[error("this stands for {0} separate times; ask about fewer than {MOST}")]
    TooMany(usize),
}

/// So many separate times one question may ask about: every date is held against each of them.
pub(super) const MOST: usize = 1_000;

impl PeriodError {
    pub(super) fn no_year(words: &str) -> Self {
        Self::NoYear(words.to_owned())
    }

    pub(super) fn no_day(year: Option<i64>, month: u8, day: u32) -> Self {
        let name = month_name(month).unwrap_or_default();
        Self::NoSuchDay {
            month: year.map_or(name.to_owned(), |year| format!("{name} {year}")),
            day,
            // 29 February comes in some year, if not in this.
            last: days_in_month(year.unwrap_or(0), month).unwrap_or_default(),
        }
    }
}

fn example(calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Julian => "1917 os",
        Calendar::Rumi => "1336 rumi",
    }
}
