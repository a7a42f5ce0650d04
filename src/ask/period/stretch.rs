//! The words for a time between two dates come in; the run from one to the other goes out.
//! Refuses an end before its beginning, and two months that no year is said for.

use super::moment::moment;
use super::{PeriodError, Reading, hull, strip_one};
use crate::model::date::{Day, Period, Span};

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
pub(super) fn stretch(words: &str) -> Reading<Period> {
    if let Some(rest) = words.strip_prefix("between ") {
        return split_at(rest, " and ");
    }
    let words = strip_one(words, &["from the years ", "from ", "the years ", "years "]);
    BETWEEN.iter().find_map(|between| split_at(words, between))
}

fn split_at(words: &str, between: &str) -> Reading<Period> {
    words.match_indices(between).find_map(|(at, _)| {
        let start = words.get(..at)?.trim();
        let end = words.get(at + between.len()..)?.trim();
        let found = join(start, end, between)?;
        // A hyphen may also stand inside a date: it parts two only when both are sound.
        match found {
            Err(PeriodError::Backwards { .. }) | Ok(_) => Some(found),
            Err(_) if between == "-" => None,
            Err(_) => Some(found),
        }
    })
}

fn join(start: &str, end: &str, between: &str) -> Reading<Period> {
    let to = match short_end(start, end, between) {
        Some(year) => Ok(year),
        None => moment(end)?,
    };
    let from = match short_start(start, &to) {
        Some(day) => Ok(day),
        None => moment(start)?,
    };
    Some(from.and_then(|from| ordered(start, from, end, to?)))
}

/// "22" after "1920–": with a hyphen it would be EDTF, and the summer of 1920.
fn short_end(start: &str, end: &str, between: &str) -> Option<Period> {
    let figures =
        |text: &str, many: usize| text.len() == many && text.bytes().all(|b| b.is_ascii_digit());
    let short = between == "\u{2013}" && figures(start, 4) && figures(end, 2);
    let century: i64 = start.get(..2).filter(|_| short)?.parse().ok()?;
    let year = century * 100 + end.parse::<i64>().ok()?;
    Some(Period::Spans(vec![Span::years(year, year)?]))
}

/// "16" before " to 18 March 1921".
fn short_start(start: &str, to: &Result<Period, PeriodError>) -> Option<Period> {
    let day: u8 = start
        .trim_end_matches(|c: char| c.is_ascii_alphabetic())
        .parse()
        .ok()?;
    match to.as_ref().ok()? {
        Period::Spans(spans) => {
            let last = spans
                .last()?
                .last
                .filter(|last| spans.first().and_then(|span| span.first) == Some(*last))?;
            let day = Day::new(last.year(), last.month(), day)?;
            Some(Period::Spans(vec![Span::between(day, day)]))
        }
        Period::EveryYear {
            month,
            day: Some(_),
        } => Some(Period::EveryYear {
            month: *month,
            day: Some(day),
        }),
        Period::EveryYear { day: None, .. } => None,
    }
}

/// From the beginning of one to the end of the other, in the order they are said.
fn ordered(start: &str, from: Period, end: &str, to: Period) -> Result<Period, PeriodError> {
    let (from, to) = match (from, to) {
        (Period::Spans(from), Period::Spans(to)) => (hull(start, &from)?, hull(end, &to)?),
        (Period::Spans(from), Period::EveryYear { month, day }) => {
            let from = hull(start, &from)?;
            (from, in_year(end, from.first, month, day)?)
        }
        (Period::EveryYear { month, day }, Period::Spans(to)) => {
            let to = hull(end, &to)?;
            (in_year(start, to.last, month, day)?, to)
        }
        (Period::EveryYear { .. }, Period::EveryYear { .. }) => {
            return Err(PeriodError::no_year(end));
        }
    };
    match (from.first, to.last) {
        (Some(first), Some(last)) if first > last => Err(PeriodError::Backwards {
            start: start.to_owned(),
            end: end.to_owned(),
        }),
        (first, last) => Ok(Period::Spans(vec![Span { first, last }])),
    }
}

fn in_year(
    words: &str,
    known: Option<Day>,
    month: u8,
    day: Option<u8>,
) -> Result<Span, PeriodError> {
    let year = known.ok_or_else(|| PeriodError::no_year(words))?.year();
    let span = match day {
        None => Span::month(year, month),
        Some(day) => Day::new(year, month, day).map(|day| Span::between(day, day)),
    };
    span.ok_or_else(|| PeriodError::no_year(words))
}
