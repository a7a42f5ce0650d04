//! One EDTF date comes in; the English words for it go out.
//! Refuses masks that English has no short words for, such as `1921-1X-2X`.

use super::day::days_in_month;
use super::month::month_name;
use super::run::{candidates, date_bounds, is_blank};
use super::year::{is_unknown, masked_years, next_year, of_year, with_of, year_name, year_range};
use edtf_core::{Date, DateField, Qualifier, Year};

/// Words for a date, and whether they need "the" inside a sentence.
pub(super) struct Phrase {
    words: String,
    article: bool,
}

impl Phrase {
    pub fn bare(words: String) -> Self {
        Self {
            words,
            article: false,
        }
    }

    pub fn with_article(words: String) -> Self {
        Self {
            words,
            article: true,
        }
    }

    /// As it stands inside a longer phrase.
    pub fn inside(self) -> String {
        if self.article {
            format!("the {}", self.words)
        } else {
            self.words
        }
    }

    /// As it stands alone.
    pub fn alone(self) -> String {
        self.words
    }
}

/// A date with its marks: `~` is about, `?` perhaps, `%` both.
pub(super) fn marked(date: &Date) -> Option<Phrase> {
    let plain = plain(date)?;
    let year = date.year.qualifier;
    let month = date.month.map(|month| month.qualifier);
    let day = date.day.map(|day| day.qualifier);
    let same = [month, day].into_iter().flatten().all(|mark| mark == year);
    if !same {
        let parts = [("year", Some(year)), ("month", month), ("day", day)];
        return Some(Phrase::bare(format!(
            "{} ({})",
            plain.inside(),
            doubts(parts)
        )));
    }
    Some(match (year.uncertain, year.approximate) {
        (false, false) => plain,
        (false, true) => Phrase::bare(format!("about {}", plain.inside())),
        (true, false) => Phrase::bare(format!("perhaps {}", plain.inside())),
        (true, true) => Phrase::bare(format!("perhaps about {}", plain.inside())),
    })
}

/// "year and month approximate, day uncertain".
fn doubts(parts: [(&str, Option<Qualifier>); 3]) -> String {
    let mut doubts: Vec<(String, Qualifier)> = Vec::new();
    for (name, mark) in parts {
        let Some(mark) = mark.filter(|mark| mark.is_qualified()) else {
            continue;
        };
        match doubts.last_mut() {
            Some((names, same)) if *same == mark => *names = format!("{names} and {name}"),
            _ => doubts.push((name.to_owned(), mark)),
        }
    }
    let words = doubts.iter().map(|(names, mark)| {
        let doubt = match (mark.uncertain, mark.approximate) {
            (true, true) => "uncertain and approximate",
            (true, false) => "uncertain",
            _ => "approximate",
        };
        format!("{names} {doubt}")
    });
    words.collect::<Vec<_>>().join(", ")
}

fn plain(date: &Date) -> Option<Phrase> {
    let Some(month) = date.month else {
        return year_alone(date);
    };
    let of_year = of_year(&date.year)?;
    let code = month.value();
    if let Some(code) = code.filter(|code| *code > 12) {
        return season(code, &date.year, &of_year);
    }
    match date.day {
        None if is_blank(month) => Some(Phrase::bare(format!("some month{}", with_of(&of_year)))),
        None => Some(Phrase::bare(match candidates(month, 12).as_slice() {
            [only] => format!("{}{of_year}", month_name(*only)?),
            [_, _] | [_, _, _] => format!("{}{of_year}", months(month)?),
            _ => format!("some month {}{of_year}", months(month)?),
        })),
        Some(day) => with_day(date, month, day, &of_year),
    }
}

fn with_day(date: &Date, month: DateField, day: DateField, of_year: &str) -> Option<Phrase> {
    let words = match (month.value(), day.value()) {
        (Some(number), Some(day)) => format!("{day} {}{of_year}", month_name(number)?),
        (Some(number), None) if is_blank(day) => {
            format!("some day in {}{of_year}", month_name(number)?)
        }
        (Some(number), None) => {
            let most = days_in_month(date.year.value().unwrap_or(0), number)?;
            let days = listed(&candidates(day, most), |day| Some(day.to_string()))?;
            let some = if days.starts_with("from") {
                "some day "
            } else {
                ""
            };
            format!("{some}{days} {}{of_year}", month_name(number)?)
        }
        (None, None) if is_blank(month) && is_blank(day) => format!("some day{}", with_of(of_year)),
        (None, Some(day)) if is_blank(month) => {
            format!("the {} of some month{}", ordinal(day), with_of(of_year))
        }
        (None, Some(day)) => format!("the {} of {}{of_year}", ordinal(day), months(month)?),
        (None, None) => return None,
    };
    Some(Phrase::bare(words))
}

fn months(month: DateField) -> Option<String> {
    listed(&candidates(month, 12), |number| {
        month_name(number).map(str::to_owned)
    })
}

/// "6, 16 or 26"; a longer row without gaps is "from 10 to 19".
fn listed(numbers: &[u8], name: impl Fn(u8) -> Option<String>) -> Option<String> {
    let names: Vec<String> = numbers
        .iter()
        .map(|number| name(*number))
        .collect::<Option<_>>()?;
    let row = numbers
        .windows(2)
        .all(|two| two.first().map(|n| n + 1) == two.last().copied());
    match names.as_slice() {
        [first, .., last] if row && names.len() > 3 => Some(format!("from {first} to {last}")),
        _ => joined(&names, "or"),
    }
}

/// "a, b or c".
pub(super) fn joined(names: &[String], word: &str) -> Option<String> {
    match names {
        [] => None,
        [only] => Some(only.clone()),
        [before @ .., last] => Some(format!("{} {word} {last}", before.join(", "))),
    }
}

fn ordinal(number: u8) -> String {
    let ending = match (number / 10, number % 10) {
        (1, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

fn year_alone(date: &Date) -> Option<Phrase> {
    let year = &date.year;
    if year.significant_digits.is_some() {
        let bounds = date_bounds(date);
        let (first, last) = (bounds.first.day()?, bounds.last.day()?);
        let words = format!(
            "{} or so ({})",
            year_name(year.value()?),
            year_range(first, last)
        );
        return Some(Phrase::bare(words));
    }
    match year.value() {
        Some(value) => Some(Phrase::bare(year_name(value))),
        None if is_unknown(year) => Some(Phrase::bare("an unknown year".to_owned())),
        None => masked_years(year),
    }
}

/// The sub-year codes of ISO 8601-2: 21 to 41.
fn season(code: u8, year: &Year, of_year: &str) -> Option<Phrase> {
    const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
    const PARTS: [&str; 9] = [
        "first quarter",
        "second quarter",
        "third quarter",
        "last quarter",
        "first four months",
        "middle four months",
        "last four months",
        "first half",
        "second half",
    ];
    if let Some(part) = code.checked_sub(33) {
        let part = PARTS.get(usize::from(part))?;
        return Some(Phrase::with_article(format!("{part}{}", with_of(of_year))));
    }
    let name = SEASONS.get(usize::from((code - 21) % 4))?;
    // 24 and 28 are winter, 30 summer in the south: all three reach into the next year.
    let next = year
        .value()
        .filter(|year| *year >= 1000 && matches!(code, 24 | 28 | 30));
    let next = next.map_or(String::new(), next_year);
    let side = match code {
        25..=28 => " (northern hemisphere)",
        29..=32 => " (southern hemisphere)",
        _ => "",
    };
    Some(Phrase::bare(format!("{name}{of_year}{next}{side}")))
}
