//! A date in numbers or a run of days, and the calendar it is said in, come in; Gregorian days go
//! out. Refuses what that calendar never had, with the reason.

use super::PeriodError;
use super::part::{Part, part};
use super::tokens::Token;
use crate::model::date::{Calendar, Day, Period, Span};

/// A day by its numbers, in that calendar or the Gregorian.
pub(super) fn day(
    calendar: Option<Calendar>,
    year: i64,
    month: u8,
    number: u32,
) -> Result<Day, PeriodError> {
    if let Some(calendar) = calendar {
        return Ok(calendar.day(year, month, number)?);
    }
    let day = u8::try_from(number)
        .ok()
        .and_then(|day| Day::new(year, month, day));
    day.ok_or_else(|| PeriodError::no_day(Some(year), month, number))
}

/// A month by its numbers; the Gregorian has one for each.
pub(super) fn month(
    calendar: Option<Calendar>,
    year: i64,
    month: u8,
) -> Result<Option<Span>, PeriodError> {
    Ok(match calendar {
        Some(calendar) => Some(calendar.month(year, month)?),
        None => Span::month(year, month),
    })
}

/// Another day of the month that a day is of; in the Gregorian calendar `None` if there is none.
pub(super) fn same_month(
    calendar: Option<Calendar>,
    known: Day,
    number: u8,
) -> Option<Result<Period, PeriodError>> {
    let found = match calendar {
        None => Ok(Day::new(known.year(), known.month(), number)?),
        Some(calendar) => {
            let date = calendar.date_of(known)?;
            day(Some(calendar), date.year, date.month, number.into())
        }
    };
    Some(found.map(|day| Period::Spans(vec![Span::between(day, day)])))
}

/// The calendar's own year in which a day falls.
pub(super) fn year_of(calendar: Option<Calendar>, day: Day) -> Option<i64> {
    match calendar {
        Some(calendar) => Some(calendar.date_of(day)?.year),
        None => Some(day.year()),
    }
}

/// Years and months by Rumi numbers; what is longer has no Rumi name.
pub(super) fn rumi(tokens: &[Token]) -> Option<Result<Span, PeriodError>> {
    use Token::{Month, Year};
    let span = match *tokens {
        [Month(month), Year(year)] | [Year(year), Month(month)] => {
            Calendar::Rumi.month(year, month)
        }
        [Year(year)] => Calendar::Rumi.year(year),
        _ => return None,
    };
    Some(span.map_err(PeriodError::from))
}

/// Whether that is a year the Ottoman state counted.
pub(super) fn has_rumi_year(tokens: &[Token]) -> bool {
    let counted = |token: &Token| matches!(token, Token::Year(1256..=1341));
    tokens.iter().any(counted)
}

/// The days of whole Julian months, given as if they were Gregorian.
pub(super) fn julian(numbers: Span) -> Result<Span, PeriodError> {
    let on = |day: Day| Calendar::Julian.day(day.year(), day.month(), day.day().into());
    let last = |day: Day| match Day::last_of_month(day.year(), day.month()) {
        // 29 February 1900 was the last, which no Gregorian day can say.
        Some(last) if last == day => Ok(Calendar::Julian.month(day.year(), day.month())?.last),
        _ => on(day).map(Some),
    };
    Ok(Span {
        first: numbers.first.map(on).transpose()?,
        last: numbers.last.map(last).transpose()?.flatten(),
    })
}

/// A part of what was said in that calendar, by that calendar's months.
pub(super) fn part_of(calendar: Option<Calendar>, whole: Span, cut: Part) -> Option<Span> {
    let old_days = match calendar {
        None => false,
        Some(Calendar::Julian) => true,
        // Until then Rumi months were the Julian ones.
        Some(Calendar::Rumi) => whole.last? < Day::new(1917, 3, 1)?,
    };
    if !old_days {
        return part(whole, cut);
    }
    let numbers = |day: Day| {
        let date = Calendar::Julian.date_of(day)?;
        Day::new(date.year, date.month, date.day)
            .or_else(|| Day::last_of_month(date.year, date.month))
    };
    let numbers = Span::between(numbers(whole.first?)?, numbers(whole.last?)?);
    julian(part(numbers, cut)?).ok()
}
