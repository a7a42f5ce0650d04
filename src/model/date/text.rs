//! Any EDTF comes in; a line of calm English goes out.
//! Refuses what has no clear English: then the caller shows the EDTF as written.

use super::day::Day;
use super::month::month_name;
use super::phrase::{joined, marked};
use super::year::{digit, push_year};
use crate::model::Wording;
use edtf_core::{
    Date, DateField, DateTime, Edtf, Interval, IntervalEndpoint, Precision, Set, SetElement,
    SetKind, Time, TimeShift,
};

pub(super) fn text(edtf: &Edtf) -> Option<String> {
    match edtf {
        Edtf::Date(date) => usual(date).or_else(|| Some(marked(date)?.alone())),
        Edtf::DateTime(time) => moment(time),
        Edtf::Interval(interval) => stretch(interval),
        Edtf::Set(set) => members(set),
    }
}

/// "16 March 1921", "March 1921" or "1921", which most dates are, at once.
fn usual(date: &Date) -> Option<String> {
    if date.month.is_none() && date.year.significant_digits.is_none() && is_plain(date) {
        let mut text = String::new();
        push_year(&mut text, date.year.value()?);
        return Some(text);
    }
    let (year, month, day) = known(date)?;
    in_words(year, month, day)
}

/// Whether a date in digits is its own text: "1921", but not "0921".
pub(super) fn is_year(written: &str) -> bool {
    written.len() == 4 && !written.starts_with('0')
}

/// "16 March 1921".
pub(super) fn day(day: Day) -> Option<Wording> {
    let Some(plain) = day.plain().filter(|_| day.year() >= 1000) else {
        return in_words(day.year(), day.month(), Some(day.day())).map(Wording::from);
    };
    let (month, of_month) = (month_name(day.month())?, &plain[8..]);
    let of_month = of_month.strip_prefix(b"0").unwrap_or(of_month);
    let (mut room, mut length) = ([0; "16 September 1921".len()], 0);
    for piece in [of_month, b" ", month.as_bytes(), b" ", &plain[..4]] {
        let end = length + piece.len();
        room.get_mut(length..end)?.copy_from_slice(piece);
        length = end;
    }
    Wording::from_utf8(&room[..length]).ok()
}

fn in_words(year: i64, month: u8, day: Option<u8>) -> Option<String> {
    let mut text = String::with_capacity("16 September 1921".len());
    if let Some(day) = day {
        text.extend((day >= 10).then(|| digit(day / 10)));
        text.push(digit(day));
        text.push(' ');
    }
    text.push_str(month_name(month)?);
    text.push(' ');
    push_year(&mut text, year);
    Some(text)
}

/// A date as it stands inside a longer phrase.
fn inside(date: &Date) -> Option<String> {
    usual(date).or_else(|| Some(marked(date)?.inside()))
}

fn moment(moment: &DateTime) -> Option<String> {
    let date = marked(&moment.date)?.inside();
    Some(format!("{date}{}", clock(moment.time)))
}

/// ", 14:30 UTC".
pub(super) fn clock(time: Time) -> String {
    let seconds = match time.second {
        0 => String::new(),
        second => format!(":{second:02}"),
    };
    let zone = match time.shift {
        None => String::new(),
        Some(TimeShift::Utc) => " UTC".to_owned(),
        Some(TimeShift::Offset { minutes, .. }) => offset(minutes),
    };
    format!(", {:02}:{:02}{seconds}{zone}", time.hour, time.minute)
}

fn offset(minutes: i16) -> String {
    let sign = if minutes < 0 { '\u{2212}' } else { '+' };
    let (hours, minutes) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
    match minutes {
        0 => format!(" UTC{sign}{hours}"),
        _ => format!(" UTC{sign}{hours}:{minutes:02}"),
    }
}

fn stretch(interval: &Interval) -> Option<String> {
    use IntervalEndpoint::{Date as On, Open, Unknown};
    match (&interval.start, &interval.end) {
        (On(start), On(end)) if start == end && is_plain(start) => Some(marked(start)?.alone()),
        (On(start), On(end)) => match shortened(&[start, end]).as_deref() {
            Some(ends) => Some(ends.join(" to ")),
            _ if !is_plain(start) || !is_plain(end) => Some(format!(
                "from {} to {}",
                marked(start)?.inside(),
                marked(end)?.inside()
            )),
            _ => Some([inside(start)?, inside(end)?].join(" to ")),
        },
        (start, Open) => Some(format!("from {} on", end_words(start)?)),
        (start, Unknown) => Some(format!("from {}, end unknown", end_words(start)?)),
        (Open, end) => Some(format!("until {}", end_words(end)?)),
        (Unknown, end) => Some(format!("until {}, beginning unknown", end_words(end)?)),
        (start, end) => Some(format!("from {} to {}", end_words(start)?, end_words(end)?)),
    }
}

fn end_words(endpoint: &IntervalEndpoint) -> Option<String> {
    match endpoint {
        IntervalEndpoint::Date(date) => inside(date),
        IntervalEndpoint::OnOrBefore(date) => {
            Some(format!("{} or earlier", marked(date)?.inside()))
        }
        IntervalEndpoint::OnOrAfter(date) => Some(format!("{} or later", marked(date)?.inside())),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn members(set: &Set) -> Option<String> {
    let (word, each) = match set.kind {
        SetKind::AllMembers => ("and", "every"),
        SetKind::OneMember => ("or", "a"),
    };
    let dates = set.elements.iter().map(|element| match element {
        SetElement::Date(date) => Some(date),
        _ => None,
    });
    if let Some(short) = dates
        .collect::<Option<Vec<_>>>()
        .and_then(|dates| shortened(&dates))
    {
        return joined(&short, word);
    }
    let names = set
        .elements
        .iter()
        .map(|element| member(element, word, each));
    let names: Vec<String> = names.collect::<Option<_>>()?;
    match (set.elements.as_slice(), names.as_slice()) {
        ([SetElement::Date(only)], _) => Some(marked(only)?.alone()),
        _ => joined(&names, word),
    }
}

fn member(element: &SetElement, word: &str, each: &str) -> Option<String> {
    match element {
        SetElement::Date(date) => Some(marked(date)?.inside()),
        SetElement::OnOrBefore(date) => Some(format!("{} {word} earlier", marked(date)?.inside())),
        SetElement::OnOrAfter(date) => Some(format!("{} {word} later", marked(date)?.inside())),
        SetElement::Range(from, to) => {
            let unit = match from.precision() {
                Precision::Year => "year",
                Precision::Month => "month",
                Precision::Day => "day",
                Precision::Season => return None,
            };
            let ends = match shortened(&[from, to]) {
                Some(short) => short,
                None => vec![marked(from)?.inside(), marked(to)?.inside()],
            };
            Some(format!("{each} {unit} from {}", ends.join(" to ")))
        }
    }
}

/// No marks and no masks.
fn is_plain(date: &Date) -> bool {
    !date.has_unspecified() && !date.is_uncertain() && !date.is_approximate()
}

/// Days of one month, or months or days of one year, named without saying it each time.
fn shortened(dates: &[&Date]) -> Option<Vec<String>> {
    let (last, before) = dates.split_last()?;
    let (year, month, day) = known(last)?;
    let mut names = Vec::new();
    for date in before {
        let (its_year, its_month, its_day) = known(date)?;
        if its_year != year || its_day.is_some() != day.is_some() {
            return None;
        }
        names.push((its_month, its_day));
    }
    let one_month = day.is_some() && names.iter().all(|(its_month, _)| *its_month == month);
    let name = |(month, day): (u8, Option<u8>)| match day {
        Some(day) if one_month => Some(day.to_string()),
        Some(day) => Some(format!("{day} {}", month_name(month)?)),
        None => month_name(month).map(str::to_owned),
    };
    let mut short: Vec<String> = names.into_iter().map(name).collect::<Option<_>>()?;
    short.push(usual(last)?);
    Some(short)
}

/// The year, the month and perhaps the day, where all are known and none is doubted.
fn known(date: &Date) -> Option<(i64, u8, Option<u8>)> {
    let month = date.month.and_then(DateField::value);
    let day = date.day.and_then(DateField::value);
    let month = month.filter(|code| *code <= 12 && is_plain(date))?;
    Some((date.year.value()?, month, day))
}
