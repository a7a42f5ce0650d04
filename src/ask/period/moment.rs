//! The words for one date come in: a day, a month, a year, a decade, a part of one; its period
//! goes out.
//! Refuses to cut single days, and to guess the year of a month.

use super::elsewhere;
use super::part::{Part, part};
use super::style::{Style, said};
use super::tokens::{Token, tokens};
use super::{PeriodError, Reading, fault::MOST};
use crate::model::date::{Calendar, Date, Day, Period, Span, is_turkish_month, month_named};

/// A date as read: its Gregorian days, and the calendar it was said in, if another.
///
/// A month or day of every year keeps the numbers it was said in, until a year is known.
pub(super) struct Moment {
    pub period: Period,
    pub calendar: Option<Calendar>,
}

impl Moment {
    /// What to ask about; a day of every year in another calendar is no one day of ours.
    pub fn period(self, words: &str) -> Result<Period, PeriodError> {
        match (self.period, self.calendar) {
            (Period::EveryYear { .. }, Some(calendar)) => Err(PeriodError::NoYearElsewhere {
                words: words.to_owned(),
                calendar,
            }),
            (period, _) => Ok(period),
        }
    }
}

/// Asked about, they change nothing: what is about 1921 is looked for in 1921.
const ABOUT: [&str; 10] = [
    "about ",
    "around ",
    "circa ",
    "ca. ",
    "ca ",
    "c. ",
    "c.",
    "approximately ",
    "perhaps ",
    "probably ",
];

/// Reads one date, or a part of one, by its own calendar or else by that of the whole.
pub(super) fn moment(words: &str, whole: Style) -> Reading<Moment> {
    let (style, mut words) = said(words);
    let style = style.or(whole);
    while let Some(rest) = ABOUT.iter().find_map(|about| words.strip_prefix(about)) {
        words = rest;
    }
    if let Some(found) = plain(words, style) {
        return Some(found);
    }
    let (cut, rest) = Part::read(without_article(words))?;
    let whole = plain(rest, style)?;
    Some(whole.and_then(|moment| cut_out(rest, moment, cut)))
}

fn without_article(words: &str) -> &str {
    let rest = words.strip_prefix("the ").unwrap_or(words);
    // "The march" is no month.
    let first = rest.split(' ').next().and_then(month_named);
    if first.is_some() { words } else { rest }
}

fn cut_out(words: &str, moment: Moment, cut: Part) -> Result<Moment, PeriodError> {
    let Moment { period, calendar } = moment;
    let Period::Spans(spans) = period else {
        return Err(PeriodError::no_year(words));
    };
    let found = match spans.as_slice() {
        [whole] => elsewhere::part_of(calendar, *whole, cut),
        _ => None,
    };
    let found = found.ok_or_else(|| PeriodError::NoPart(words.to_owned()))?;
    let period = Period::Spans(vec![found]);
    Ok(Moment { period, calendar })
}

fn plain(words: &str, style: Style) -> Reading<Moment> {
    let edtf = words.to_ascii_uppercase();
    let parsed = Date::parse(&edtf);
    let elsewhere = matches!(style, Style::In(_));
    if let Ok(date) = &parsed
        && !elsewhere
    {
        let calendar = None;
        return Some(of_date(date).map(|period| Moment { period, calendar }));
    }
    let words = without_article(words);
    let words = ["year ", "month of "]
        .iter()
        .find_map(|filler| words.strip_prefix(filler))
        .unwrap_or(words);
    let found = tokens(words).and_then(|tokens| {
        let calendar = calendar(words, &tokens, style);
        let period = meaning(words, &tokens, calendar)?;
        Some(period.map(|period| Moment { period, calendar }))
    });
    if found.is_some() {
        return found;
    }
    match parsed {
        Ok(_) => Some(Err(PeriodError::OnlyGregorian(edtf))),
        Err(error) if is_like_edtf(&edtf) => Some(Err(error.into())),
        Err(_) => None,
    }
}

/// The calendar said, or the Ottoman where a Turkish month stands with a year of that state's.
fn calendar(words: &str, tokens: &[Token], style: Style) -> Option<Calendar> {
    match style {
        Style::In(calendar) => Some(calendar),
        Style::New => None,
        Style::Unsaid => {
            let mut letters = words.split(|c: char| !c.is_alphabetic());
            let ottoman = elsewhere::has_rumi_year(tokens) && letters.any(is_turkish_month);
            ottoman.then_some(Calendar::Rumi)
        }
    }
}

/// What EDTF asks about.
pub(super) fn of_date(date: &Date) -> Result<Period, PeriodError> {
    match date.period() {
        Period::Spans(spans) if spans.is_empty() => {
            Err(PeriodError::TooFar(date.as_written().to_owned()))
        }
        Period::Spans(spans) if spans.len() > MOST => Err(PeriodError::TooMany(spans.len())),
        period => Ok(period),
    }
}

/// Figures and signs of EDTF alone: whoever writes so means a date.
fn is_like_edtf(words: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || "XYESTZ-+:/.?~%[]{}\u{2013}".contains(c);
    let start = words.trim_start_matches(['Y', '-', '.', '?', '~', '%', '[', '{', '/']);
    start.starts_with(|c: char| c.is_ascii_digit()) && words.chars().all(sign)
}

fn meaning(words: &str, tokens: &[Token], calendar: Option<Calendar>) -> Reading<Period> {
    let span = match calendar {
        None => whole(tokens).map(Ok),
        Some(Calendar::Julian) => whole(tokens).map(elsewhere::julian),
        Some(Calendar::Rumi) => elsewhere::rumi(tokens),
    };
    match span {
        Some(span) => Some(span.map(|span| Period::Spans(vec![span]))),
        None => day(words, tokens, calendar),
    }
}

/// Months, years and what is longer: none of them can be wrong.
fn whole(tokens: &[Token]) -> Option<Span> {
    use Token::{Century, Dash, Decade, Era, Month, Ordinal, Quarter, Season, Small, Year};
    match *tokens {
        [Month(month), Year(year)] | [Year(year), Month(month)] => Span::month(year, month),
        [Year(year)] => Span::years(year, year),
        [Decade(year)] => Span::years(year, year + 9),
        [Season(code), Year(year)] => season(code, year),
        [Season(code), Year(year), Dash, Year(next)] if next == year + 1 => season(code, year),
        [Season(code), Year(year), Dash, Small(next)] => {
            let follows = (year + 1).rem_euclid(100) == i64::from(next);
            season(code, year).filter(|_| follows)
        }
        [Quarter(index), Year(year)] | [Year(year), Quarter(index)] => {
            part(Span::years(year, year)?, Part { index, of: 4 })
        }
        // There was no year 0: the 19th century ends with 1900, the 1st BC with 1 BC.
        [Ordinal(number @ 1..), Century] | [Ordinal(number @ 1..), Century, Era(false)] => {
            let last = i64::from(number) * 100;
            Span::years(last - 99, last)
        }
        [Ordinal(number @ 1..), Century, Era(true)] => {
            let first = 1 - i64::from(number) * 100;
            Span::years(first, first + 99)
        }
        _ => None,
    }
}

/// Days, with or without a year, and the month of every year.
fn day(words: &str, tokens: &[Token], calendar: Option<Calendar>) -> Reading<Period> {
    use Token::{Dash, Dot, Month, Ordinal, Small, Year};
    match *tokens {
        [Month(month)] => Some(Ok(Period::EveryYear { month, day: None })),
        [Small(day) | Ordinal(day), Month(month)] | [Month(month), Small(day) | Ordinal(day)] => {
            Some(every_year(month, day))
        }
        [Small(day) | Ordinal(day), Month(month), Year(year)]
        | [Month(month), Small(day) | Ordinal(day), Year(year)]
        | [Year(year), Month(month), Small(day) | Ordinal(day)] => {
            Some(on_day(calendar, year, month, day))
        }
        [Small(day), Dot, Small(month), Dot, Year(year)]
        | [Year(year), Dot, Small(month), Dot, Small(day)] => {
            let month = numbered(words, month);
            Some(month.and_then(|month| on_day(calendar, year, month, day)))
        }
        // Without another calendar this is EDTF.
        [Year(year), Dash, Small(month), Dash, Small(day)] if calendar.is_some() => {
            let month = numbered(words, month);
            Some(month.and_then(|month| on_day(calendar, year, month, day)))
        }
        [Small(month), Dot, Year(year)] => in_month(words, calendar, year, month),
        [Year(year), Dash, Small(month)] if calendar.is_some() => {
            in_month(words, calendar, year, month)
        }
        _ => None,
    }
}

fn in_month(words: &str, calendar: Option<Calendar>, year: i64, number: u32) -> Reading<Period> {
    let month = numbered(words, number);
    let span = month.and_then(|month| elsewhere::month(calendar, year, month));
    let span = span.transpose()?;
    Some(span.map(|span| Period::Spans(vec![span])))
}

fn on_day(
    calendar: Option<Calendar>,
    year: i64,
    month: u8,
    number: u32,
) -> Result<Period, PeriodError> {
    let day = elsewhere::day(calendar, year, month, number)?;
    Ok(Period::Spans(vec![Span::between(day, day)]))
}

fn every_year(month: u8, number: u32) -> Result<Period, PeriodError> {
    // 2000 was a leap year: 29 February comes in some years.
    let day = u8::try_from(number)
        .ok()
        .filter(|day| Day::new(2000, month, *day).is_some());
    let day = day.ok_or_else(|| PeriodError::no_day(None, month, number))?;
    Ok(Period::EveryYear {
        month,
        day: Some(day),
    })
}

/// A month by its number, as in 16.3.1921.
fn numbered(words: &str, month: u32) -> Result<u8, PeriodError> {
    let known = u8::try_from(month)
        .ok()
        .filter(|month| (1..=12).contains(month));
    known.ok_or_else(|| PeriodError::NoSuchMonth {
        words: words.to_owned(),
        month,
    })
}

/// A season of the northern hemisphere, as EDTF has it: winter ends in the next February.
fn season(code: u8, year: i64) -> Option<Span> {
    let sign = if year < 0 { "-" } else { "" };
    let edtf = format!("{sign}{:04}-{code}", year.unsigned_abs());
    Date::parse(&edtf).ok()?.spans().first().copied()
}
