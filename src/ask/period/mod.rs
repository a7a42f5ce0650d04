//! The words of a question come in; the time they mean goes out, or why it cannot be.
//! Refuses nothing that is no date at all: that is `None`, and the words may be a name.
//!
//! `tokens` knows the words, `moment` one date, `part` its early and late, `stretch` the time
//! between two of them, `reach` the time before or after one; `style` knows the words for other
//! calendars, `elsewhere` their days.

mod elsewhere;
mod fault;
mod moment;
mod part;
mod reach;
mod stretch;
mod style;
#[cfg(test)]
mod tests;
mod tokens;

pub use fault::PeriodError;

use crate::model::date::{Date, Period, Span};
use moment::{moment, of_date};
use reach::reach;
use stretch::stretch;
use style::{joined_months, said};

/// `None` where the words are no date.
type Reading<T> = Option<Result<T, PeriodError>>;

/// No date in words is longer; what is may be a name, and needs no search for one.
const LONGEST: usize = 120;

/// No EDTF that somebody types is longer.
const LONGEST_EDTF: usize = 4_000;

/// Reads a question's words as a time.
///
/// `None` when they are no date: then they are a name. EDTF comes first, so `1921-22` is the
/// summer of 1921; every other form is English, in any case, with or without commas. Early,
/// mid and late are thirds: January to April, the 1st to the 10th, 1920 to 1923, 1801 to 1834
/// (the 19th century begins with 1801). "About" asks about the same days as without it.
///
/// Months are understood in English, Turkish and Indonesian. `os`, `old style` or `julian` at
/// either end says that the whole is Julian, `rumi` that it is Ottoman; a Turkish month with a
/// year from 1256 to 1341 is Ottoman by itself, unless `gregorian` or `ns` says otherwise. The
/// days that go out are Gregorian.
#[must_use]
pub fn read(words: &str) -> Option<Result<Period, PeriodError>> {
    if words.len() > LONGEST_EDTF {
        return None;
    }
    let edtf: String = words.split_whitespace().collect();
    let bracketed = edtf.starts_with(['[', '{']);
    let written = if bracketed { &edtf } else { words.trim() };
    match Date::parse(&written.to_ascii_uppercase()) {
        Ok(date) => return Some(of_date(&date)),
        Err(error) if bracketed => return Some(Err(error.into())),
        Err(_) if words.len() > LONGEST => return None,
        Err(_) => {}
    }
    let words = tidy(words);
    let words = strip_one(
        &words,
        &["in ", "on ", "during ", "at ", "within ", "throughout "],
    );
    let (style, words) = said(words);
    let mut found = moment(words, style);
    if !matches!(found, Some(Ok(_))) {
        let longer = stretch(words, style).or_else(|| reach(words, style));
        found = longer.or(found);
    }
    found.map(|found| found.and_then(|moment| moment.period(words)))
}

/// Small letters, one space between words, no commas, one kind of dash and of dots.
fn tidy(words: &str) -> String {
    let letter = |c: char| match c {
        ',' | ';' => ' ',
        '\u{2012}' | '\u{2014}' | '\u{2015}' => '\u{2013}',
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        '\u{2019}' => '\'',
        other => other,
    };
    let text: String = words.to_lowercase().chars().map(letter).collect();
    // Marks of their own part words: that of a capital İ made small, or of letters written apart.
    let text = text.replace(|c| ('\u{300}'..='\u{36f}').contains(&c), "");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = joined_months(&text);
    text.replace('\u{2026}', "..").replace("...", "..")
}

fn strip_one<'a>(words: &'a str, beginnings: &[&str]) -> &'a str {
    let rest = beginnings
        .iter()
        .find_map(|beginning| words.strip_prefix(beginning));
    rest.unwrap_or(words)
}

/// From the first day of all to the last.
fn hull(words: &str, spans: &[Span]) -> Result<Span, PeriodError> {
    let too_far = || PeriodError::TooFar(words.to_owned());
    // `None` sorts before any day, as an open beginning should; an open end must not.
    let first = spans
        .iter()
        .map(|span| span.first)
        .min()
        .ok_or_else(too_far)?;
    let open = spans.iter().any(|span| span.last.is_none());
    let last = spans
        .iter()
        .filter_map(|span| span.last)
        .max()
        .filter(|_| !open);
    Ok(Span { first, last })
}
