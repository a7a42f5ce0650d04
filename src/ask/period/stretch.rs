//! The words for a time between two dates come in; the run from one to the other goes out.
//! Refuses an end before its beginning, and two months that no year is said for.

use super::elsewhere;
use super::moment::{Moment, moment};
use super::style::Style;
use super::{PeriodError, Reading, hull, strip_one};
use crate::model::date::{Calendar, Day, Period, Span};

const BETWEEN: [&str; 8] = [
    " up to ",
    " to ",
    " until ",
    " till ",
    " through ",
    "..",
    "\u{2013}",
    "-",
];

/// "1920 to 1922", "from March to June 1921", "between X and Y".
pub(super) fn stretch(words: &str, style: Style) -> Reading<Moment> {
    if let Some(rest) = words.strip_prefix("between ") {
        return split_at(rest, " and ", style);
    }
    let words = strip_one(words, &["from the years ", "from ", "the years ", "years "]);
    BETWEEN
        .iter()
        .find_map(|between| split_at(words, between, style))
}

fn split_at(words: &str, between: &str, style: Style) -> Reading<Moment> {
    words.match_indices(between).find_map(|(at, _)| {
        let start = words.get(..at)?.trim();
        let end = words.get(at + between.len()..)?.trim();
        let found = join(start, end, between, style)?;
        // A hyphen may also stand inside a date: it parts two only when both are sound.
        match found {
            Err(PeriodError::Backwards { .. }) | Ok(_) => Some(found),
            Err(_) if between == "-" => None,
            Err(_) => Some(found),
        }
    })
}

fn join(start: &str, end: &str, between: &str, style: Style) -> Reading<Moment> {
    let to = match short_end(start, end, between) {
        Some(year) => moment(&year, style)?,
        None => moment(end, style)?,
    };
    let from = match short_start(start, to.as_ref().ok()) {
        Some(day) => day,
        None => moment(start, style)?,
    };
    Some(from.and_then(|from| ordered(start, from, end, to?)))
}

/// "22" after "1920–": with a hyphen it would be EDTF, and the summer of 1920.
fn short_end(start: &str, end: &str, between: &str) -> Option<String> {
    let figures =
        |text: &str, many: usize| text.len() == many && text.bytes().all(|b| b.is_ascii_digit());
    let short = between == "\u{2013}" && figures(start, 4) && figures(end, 2);
    let century = start.get(..2).filter(|_| short)?;
    Some(format!("{century}{end}"))
}

/// "16" before " to 18 March 1921".
fn short_start(start: &str, to: Option<&Moment>) -> Reading<Moment> {
    let number: u8 = start
        .trim_end_matches(|c: char| c.is_ascii_alphabetic())
        .parse()
        .ok()?;
    let Moment { period, calendar } = to?;
    let calendar = *calendar;
    let day = match period {
        Period::Spans(spans) => {
            let last = spans
                .last()?
                .last
                .filter(|last| spans.first().and_then(|span| span.first) == Some(*last))?;
            elsewhere::same_month(calendar, last, number)?
        }
        Period::EveryYear {
            month,
            day: Some(_),
        } => Ok(Period::EveryYear {
            month: *month,
            day: Some(number),
        }),
        Period::EveryYear { day: None, .. } => return None,
    };
    Some(day.map(|period| Moment { period, calendar }))
}

/// From the beginning of one to the end of the other, in the order they are said.
fn ordered(start: &str, from: Moment, end: &str, to: Moment) -> Result<Moment, PeriodError> {
    // What is said of one goes for the other where that has no year to tell by.
    let calendar = to.calendar.or(from.calendar);
    let (from, to) = match (from.period, to.period) {
        (Period::Spans(from), Period::Spans(to)) => (hull(start, &from)?, hull(end, &to)?),
        (Period::Spans(from), Period::EveryYear { month, day }) => {
            let from = hull(start, &from)?;
            (from, in_year(end, from.first, month, day, calendar)?)
        }
        (Period::EveryYear { month, day }, Period::Spans(to)) => {
            let to = hull(end, &to)?;
            (in_year(start, to.last, month, day, calendar)?, to)
        }
        (Period::EveryYear { .. }, Period::EveryYear { .. }) => {
            return Err(PeriodError::no_year(end));
        }
    };
    if let (Some(first), Some(last)) = (from.first, to.last)
        && first > last
    {
        let (start, end) = (start.to_owned(), end.to_owned());
        return Err(PeriodError::Backwards { start, end });
    }
    let span = Span {
        first: from.first,
        last: to.last,
    };
    let period = Period::Spans(vec![span]);
    Ok(Moment { period, calendar })
}

fn in_year(
    words: &str,
    known: Option<Day>,
    month: u8,
    day: Option<u8>,
    calendar: Option<Calendar>,
) -> Result<Span, PeriodError> {
    let no_year = || PeriodError::no_year(words);
    let known = known.ok_or_else(no_year)?;
    let year = elsewhere::year_of(calendar, known).ok_or_else(no_year)?;
    match day {
        None => elsewhere::month(calendar, year, month)?.ok_or_else(no_year),
        Some(day) => {
            let day = elsewhere::day(calendar, year, month, day.into())?;
            Ok(Span::between(day, day))
        }
    }
}
