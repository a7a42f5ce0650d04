//! A year, month and day of another calendar come in, the Gregorian days go out; and back.
//! Refuses days that the calendar never had, and does not guess which calendar a source used.

use super::day::{Day, Span};
use super::month::{month_name, rumi_month_name};
use super::rumi;
use edtf_calendars::{
    CalendarError, Converted, JulianDate, convert, gregorian_to_julian, julian_to_gregorian,
};
use edtf_core::BoundDate;
use std::fmt;
use thiserror::Error;

/// A calendar beside the Gregorian, which EDTF and every [`Day`] are in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Calendar {
    /// The Julian calendar, Old Style: Russia's until 1918. Proleptic both ways.
    Julian,
    /// The Ottoman state's solar calendar, 1 Mart 1256 to 31 Kânunuevvel 1341.
    Rumi,
}

/// A day by the numbers of a calendar, which may have no such Gregorian day: 29 February 1900.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CalendarDay {
    /// The calendar's year; for the Julian, 0 is 1 BC.
    pub year: i64,
    /// The month, 1 to 12; January is 1 also where the year begins in March.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

/// A date that a calendar does not have.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum NotInCalendar {
    /// The month is too short.
    #[error("{month} has no day {day}; its days are 1 to {last}")]
    NoDay {
        /// The month, with its year.
        month: String,
        /// The day it does not have.
        day: u32,
        /// Its last day.
        last: u8,
    },
    /// A day that the Ottomans left out when they took over the Gregorian days.
    #[error("there was no {0} Şubat 1332; 15 Şubat 1332 was followed by 1 Mart 1333")]
    Skipped(u32),
    /// A month that the short year 1333 did not have.
    #[error(
        "there was no {0} 1333; the year began with Mart and ended with Kânunuevvel, ask for {0} 1332 or 1334"
    )]
    NotIn1333(&'static str),
    /// A year before or after the calendar's time.
    #[error(
        "there was no Rumi year {0}; they run from 1256, begun in March 1840, to 1341, ended with 1925"
    )]
    NoRumiYear(i64),
    /// No month has that number, or its days are too far off to count.
    #[error("the {0} calendar has no such date that can be counted")]
    Uncountable(Calendar),
}

impl Calendar {
    /// The word for it in options and rows.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Julian => "julian",
            Self::Rumi => "rumi",
        }
    }

    /// The Gregorian day that a day of this calendar was.
    ///
    /// # Errors
    /// Says why the calendar has no such day.
    pub fn day(self, year: i64, month: u8, day: u32) -> Result<Day, NotInCalendar> {
        match self {
            Self::Julian => {
                julian_day(year, month, day).ok_or_else(|| self.no_day(year, month, day))
            }
            Self::Rumi => rumi::day(year, month, day),
        }
    }

    /// The Gregorian days of one of its months.
    ///
    /// # Errors
    /// Says why the calendar has no such month.
    pub fn month(self, year: i64, month: u8) -> Result<Span, NotInCalendar> {
        match self {
            Self::Julian => julian_span(year, Some(month)).ok_or(NotInCalendar::Uncountable(self)),
            Self::Rumi => rumi::month(year, month),
        }
    }

    /// The Gregorian days of one of its years.
    ///
    /// # Errors
    /// Says why the calendar has no such year.
    pub fn year(self, year: i64) -> Result<Span, NotInCalendar> {
        match self {
            Self::Julian => julian_span(year, None).ok_or(NotInCalendar::Uncountable(self)),
            Self::Rumi => rumi::year(year),
        }
    }

    /// What a Gregorian day is called in this calendar; `None` outside the calendar's time.
    #[must_use]
    pub fn date_of(self, day: Day) -> Option<CalendarDay> {
        match self {
            Self::Julian => julian_date_of(day),
            Self::Rumi => rumi::date_of(day),
        }
    }

    /// English for the Julian months, the Ottoman names for the Rumi ones.
    pub(super) fn month_name(self, month: u8) -> Option<&'static str> {
        match self {
            Self::Julian => month_name(month),
            Self::Rumi => rumi_month_name(month),
        }
    }

    /// That a month has no such day, and which is its last.
    pub(super) fn no_day(self, year: i64, month: u8, day: u32) -> NotInCalendar {
        let last = self.month(year, month).ok().and_then(|span| span.last);
        let last = last.and_then(|last| self.date_of(last));
        match (last, self.month_name(month)) {
            (Some(last), Some(name)) => NotInCalendar::NoDay {
                month: match self {
                    Self::Julian => format!("{name} {year} (Old Style)"),
                    Self::Rumi => format!("{name} {year}"),
                },
                day,
                last: last.day,
            },
            _ => NotInCalendar::Uncountable(self),
        }
    }
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Julian => "Julian",
            Self::Rumi => "Rumi",
        })
    }
}

pub(super) fn julian_day(year: i64, month: u8, day: u32) -> Option<Day> {
    let day = u8::try_from(day).ok()?;
    day_of(julian_to_gregorian(JulianDate { year, month, day }))
}

pub(super) fn julian_span(year: i64, month: Option<u8>) -> Option<Span> {
    match convert(year, month, None).ok()? {
        Converted::Span { earliest, latest } => {
            Some(Span::between(day_of(Ok(earliest))?, day_of(Ok(latest))?))
        }
        Converted::Day(_) => None,
    }
}

pub(super) fn julian_date_of(day: Day) -> Option<CalendarDay> {
    let date = gregorian_to_julian(BoundDate {
        year: day.year(),
        month: day.month(),
        day: day.day(),
    });
    let JulianDate { year, month, day } = date.ok()?;
    Some(CalendarDay { year, month, day })
}

fn day_of(date: Result<BoundDate, CalendarError>) -> Option<Day> {
    let date = date.ok()?;
    Day::new(date.year, date.month, date.day)
}
