//! Ottoman Rumi years, months and days come in, Gregorian days go out; and back.
//! Refuses the days that the calendar skipped, and those before 1256 and after 1341.
//!
//! The calendar began with 1 Mart 1256, which was 13 March 1840. Until 15 Şubat 1332 (28 February
//! 1917) its days and months were the Julian ones and its year, the Julian less 584, began with
//! Mart, so that Kânunusani and Şubat were the last months of the year before. The next day was
//! 1 Mart 1333: since then days and months have been the Gregorian ones, and the year the
//! Gregorian less 584. 1333 ended with Kânunuevvel, and 1334 began with 1 Kânunusani (1 January
//! 1918). 31 Kânunuevvel 1341 (31 December 1925) was the last day.
//!
//! Sources: the law on the Western calendar of 8 Şubat 1332 (*Muamelât-ı Devlette Takvim-i
//! Garbînin Kabulü Hakkında Kanun*, article 1: 16 Şubat 1332 counts as 1 Mart 1333); law 698 of
//! 26 December 1341 (article 2: after 31 December 1341 comes 1 January 1926); for the days before
//! 1917 Bilâl Tunç, "Rûmî takvim hatırlamaları", Yeni Asya, 25 January 2015 (1 Mart 1256 to
//! 15 Şubat 1332 by the Julian calendar, the year from 1 Mart, 12 days behind until 1900 and 13
//! after), and "Rumi calendar" in the English Wikipedia (1 Mart 1256 was 13 March 1840; a printed
//! page of 1911 has 7 Nisan 1327, the Julian 7 April and the Gregorian 20 April side by side); for
//! the year from January, "Rumi takvim Miladi takvime nasıl çevrilir?", sessiztarih.net, June 2020
//! (Kânunusani became the first month in 1334).

use super::calendar::{
    Calendar, CalendarDay, NotInCalendar, julian_date_of, julian_day, julian_span,
};
use super::day::{Day, Span};
use super::month::rumi_month_name;

const FIRST_YEAR: i64 = 1256;
const LAST_YEAR: i64 = 1341;
/// The first year with Gregorian days, and without Kânunusani and Şubat.
const NEW_DAYS: i64 = 1333;
/// The last day of Şubat 1332.
const LAST_OLD_DAY: u32 = 15;
/// What a Rumi year lacks to the year in which it begins.
const LESS: i64 = 584;

pub(super) fn day(year: i64, month: u8, day: u32) -> Result<Day, NotInCalendar> {
    let (of_year, old) = year_of(year, month)?;
    let found = if !old {
        u8::try_from(day)
            .ok()
            .and_then(|day| Day::new(of_year, month, day))
    } else if is_cut(year, month) && day > LAST_OLD_DAY {
        None
    } else {
        julian_day(of_year, month, day)
    };
    found.ok_or_else(|| match day {
        16..=28 if is_cut(year, month) => NotInCalendar::Skipped(day),
        _ => Calendar::Rumi.no_day(year, month, day),
    })
}

pub(super) fn month(year: i64, number: u8) -> Result<Span, NotInCalendar> {
    let (of_year, old) = year_of(year, number)?;
    let whole = if old {
        julian_span(of_year, Some(number))
    } else {
        Span::month(of_year, number)
    };
    let whole = whole.ok_or(NotInCalendar::Uncountable(Calendar::Rumi))?;
    if is_cut(year, number) {
        let last = Some(day(year, number, LAST_OLD_DAY)?);
        return Ok(Span { last, ..whole });
    }
    Ok(whole)
}

pub(super) fn year(year: i64) -> Result<Span, NotInCalendar> {
    let (first, last) = match year {
        ..NEW_DAYS => (3, 2),
        NEW_DAYS => (3, 12),
        _ => (1, 12),
    };
    Ok(Span {
        first: month(year, first)?.first,
        last: month(year, last)?.last,
    })
}

pub(super) fn date_of(day: Day) -> Option<CalendarDay> {
    let found = if (day.year(), day.month()) >= (NEW_DAYS + LESS, 3) {
        CalendarDay {
            year: day.year() - LESS,
            month: day.month(),
            day: day.day(),
        }
    } else {
        let julian = julian_date_of(day)?;
        let year = if julian.month < 3 {
            julian.year.checked_sub(1)?
        } else {
            julian.year
        };
        CalendarDay {
            year: year.checked_sub(LESS)?,
            ..julian
        }
    };
    (FIRST_YEAR..=LAST_YEAR)
        .contains(&found.year)
        .then_some(found)
}

/// The Julian or Gregorian year in which a month fell, and whether its days were Julian.
fn year_of(year: i64, month: u8) -> Result<(i64, bool), NotInCalendar> {
    let name = rumi_month_name(month).ok_or(NotInCalendar::Uncountable(Calendar::Rumi))?;
    match year {
        FIRST_YEAR..NEW_DAYS if month < 3 => Ok((year + LESS + 1, true)),
        FIRST_YEAR..NEW_DAYS => Ok((year + LESS, true)),
        NEW_DAYS if month < 3 => Err(NotInCalendar::NotIn1333(name)),
        NEW_DAYS..=LAST_YEAR => Ok((year + LESS, false)),
        _ => Err(NotInCalendar::NoRumiYear(year)),
    }
}

/// Whether it is the Şubat that ended on its 15th.
fn is_cut(year: i64, month: u8) -> bool {
    (year, month) == (NEW_DAYS - 1, 2)
}
