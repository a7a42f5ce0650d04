//! A text that is no EDTF comes in, with the place where reading stopped; an error goes out.
//! Refuses to speak of grammar: it says what is wrong as a historian would, and what to write.

use super::day::days_in_month;
use super::instead::instead;
use super::month::month_name;
use crate::model::acts;
use edtf_core::ParseError;
use thiserror::Error;

/// A text that is no date.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("`{}` is no date: {fault} (character {}); {}", shown(.written), character(.written, *.offset), remedy(.instead.as_deref(), .fault))]
pub struct DateError {
    /// The text as it was written.
    pub written: String,
    /// The byte of `written` at which it stops being a date.
    pub offset: usize,
    /// What is wrong there.
    pub fault: Fault,
    /// What was probably meant, in EDTF.
    pub instead: Option<String>,
}

/// What can be wrong with a date.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Fault {
    /// There is no text.
    #[error("nothing is written")]
    Empty,
    /// It has spaces, words or letters that EDTF does not know.
    #[error("dates are written in EDTF, in figures, the year first, without spaces")]
    NotEdtf,
    /// The year has too few or too many digits.
    #[error("a year has four digits, with a capital X for each unknown one")]
    YearDigits,
    /// The month or the day has one digit.
    #[error("a {0} has two digits, with a capital X for each unknown one")]
    TwoDigits(&'static str),
    /// What follows the year or the month is not the next part of a date.
    #[error("after the {0} comes `-` and the {1}, or nothing")]
    After(&'static str, &'static str),
    /// No month or season has that number.
    #[error("there is no month `{0}`")]
    NoSuchMonth(String),
    /// The month is too short.
    #[error("{month} has no day {day}, its last is {last}")]
    NoSuchDay {
        /// The month, with its year.
        month: String,
        /// The day it does not have.
        day: String,
        /// Its last day.
        last: u8,
    },
    /// None of the months it may be has that day.
    #[error("no month that it can be has such a day")]
    NoDayAtAll,
    /// Its end comes before its beginning.
    #[error("its end, {end}, comes before its beginning, {start}")]
    Backwards {
        /// The beginning as written.
        start: String,
        /// The end as written.
        end: String,
    },
    /// Anything rarer, as the EDTF reader words it.
    #[error("{0}")]
    Other(&'static str),
}

impl DateError {
    pub(super) fn new(written: &str, error: &ParseError) -> Self {
        Self {
            written: written.to_owned(),
            offset: error.offset,
            fault: fault(written, error),
            instead: instead(written),
        }
    }

    /// The EDTF reader does not compare years that are too far off to count; we do.
    pub(super) fn backwards(written: &str) -> Self {
        let message = "interval end precedes interval start";
        let offset = written.find('/').map_or(0, |stroke| stroke + 1);
        Self::new(written, &ParseError { message, offset })
    }
}

fn fault(written: &str, error: &ParseError) -> Fault {
    let at = error.offset;
    match error.message {
        "empty input" => Fault::Empty,
        "whitespace is not allowed" | "EDTF permits ASCII characters only" => Fault::NotEdtf,
        _ if has_words(written) => Fault::NotEdtf,
        "year must have exactly four digits (or X)" => Fault::YearDigits,
        "expected '-' before month" if more_digits(written, at) => Fault::YearDigits,
        "expected '-' before month" => Fault::After("year", "month"),
        "month must be two digits (or X)" => Fault::TwoDigits("month"),
        "expected '-' before day" if more_digits(written, at) => Fault::TwoDigits("month"),
        "expected '-' before day" => Fault::After("month", "day"),
        "day must be two digits (or X)" => Fault::TwoDigits("day"),
        "month must be 01-12 or a sub-year code 21-41" | "month must be 01-12" => {
            Fault::NoSuchMonth(written.get(at..at + 2).unwrap_or_default().to_owned())
        }
        "day is out of range for the month" => {
            no_such_day(written, at).unwrap_or(Fault::NoDayAtAll)
        }
        "interval end precedes interval start" => backwards(written, "/").unwrap_or(other(error)),
        "set range end precedes range start" => {
            backwards(member(written, at), "..").unwrap_or(other(error))
        }
        _ => other(error),
    }
}

/// The rarer faults, without words that only the standard uses.
fn other(error: &ParseError) -> Fault {
    Fault::Other(match error.message {
        "sub-year groupings cannot carry a day" => "a season, quarter or half-year has no days",
        "interval must contain exactly one '/'" => "an interval has one `/`, before its end",
        "interval needs at least one dated endpoint" => "one end of an interval must be known",
        "unterminated set" => "a set ends with the bracket that fits its first",
        "set must contain at least one element" | "empty set element" => "a set has a gap",
        "negative years cannot contain unspecified digits" => {
            "years before 0000 cannot have unknown digits"
        }
        "-0000 is not a valid year" => "there is no year -0000, and 1 BC is `0000`",
        "Y-prefixed years require |year| > 9999" => "`Y` is for years of five digits and more",
        rare => rare,
    })
}

fn more_digits(written: &str, at: usize) -> bool {
    written.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// Three letters in a row: EDTF has none but the `XXX` of unknown years.
fn has_words(written: &str) -> bool {
    let letters: Vec<char> = written.chars().collect();
    letters.windows(3).any(|three| {
        three
            .iter()
            .all(|c| c.is_alphabetic() && !matches!(c, 'X' | 'x'))
    })
}

fn no_such_day(written: &str, at: usize) -> Option<Fault> {
    let plain: String = written
        .get(..at)?
        .chars()
        .filter(|c| !"?~%".contains(*c))
        .collect();
    let plain = plain.strip_suffix('-')?;
    let (before, month) = plain.rsplit_once('-')?;
    let year = before.rsplit(['/', ',', '[', '{', '.']).next()?;
    let (year, month) = (year.parse().ok()?, month.parse().ok()?);
    Some(Fault::NoSuchDay {
        month: format!("{} {year}", month_name(month)?),
        day: written.get(at..at + 2)?.to_owned(),
        last: days_in_month(year, month)?,
    })
}

fn backwards(written: &str, between: &str) -> Option<Fault> {
    let (start, end) = written.split_once(between)?;
    Some(Fault::Backwards {
        start: start.to_owned(),
        end: end.to_owned(),
    })
}

/// The member of a set that stands at that byte.
fn member(written: &str, at: usize) -> &str {
    let (before, after) = written.split_at_checked(at).unwrap_or((written, ""));
    let start = before.rfind(['[', '{', ',']).map_or(0, |brace| brace + 1);
    let end = after
        .find([']', '}', ','])
        .map_or(written.len(), |brace| at + brace);
    written.get(start..end).unwrap_or(written)
}

fn remedy(instead: Option<&str>, fault: &Fault) -> String {
    if let Some(instead) = instead {
        return format!("write `{instead}`");
    }
    let advice = match fault {
        Fault::Empty => "leave the field out where no date is known",
        Fault::NotEdtf => "write it like `1921-03-16`, `1921-03`, `1921` or `1920/1922`",
        Fault::YearDigits => "write it in full, like `1921`, `193X` or `0044`",
        Fault::TwoDigits(_) => "write it like `1921-03-16`, or `1921-XX-16` where it is unknown",
        Fault::NoSuchMonth(_) => "write 01 to 12, or 21 to 41 for a season, quarter or half-year",
        Fault::NoSuchDay { .. } | Fault::NoDayAtAll => {
            "write another day, or the month alone where the day is unknown"
        }
        Fault::Backwards { .. } => "write the earlier one first",
        Fault::After(..) | Fault::Other(_) => {
            "write it like `1921-03-16`, `1920/1922`, `[1881,1882]` or `1921-12~`"
        }
    };
    advice.to_owned()
}

/// People count characters from 1.
fn character(written: &str, offset: usize) -> usize {
    written
        .get(..offset)
        .map_or(0, |before| before.chars().count())
        + 1
}

/// A text from a file must neither steer the terminal nor flood it.
fn shown(written: &str) -> String {
    const LONGEST: usize = 60;
    let safe = |c: char| if acts(c) { '\u{fffd}' } else { c };
    let mut text: String = written.chars().take(LONGEST).map(safe).collect();
    if written.chars().nth(LONGEST).is_some() {
        text.push('\u{2026}');
    }
    text
}
