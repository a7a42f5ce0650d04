//! Parsed EDTF and a calendar come in; the same date by that calendar goes out, in calm English.
//! Refuses what is neither a day nor a run of days: unknown years, days with gaps between them,
//! sets of anything but single dates, and whatever reaches out of the calendar's time.

use super::add_all;
use super::calendar::{Calendar, CalendarDay};
use super::day::Span;
use super::phrase::joined;
use super::run::{Run, runs};
use super::text::clock;
use super::year::{is_unknown, year_name};
use edtf_core::{Date, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind};

/// A year, a month or a day by the numbers of the calendar.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    year: i64,
    month: Option<u8>,
    day: Option<u8>,
}

pub(super) fn said(edtf: &Edtf, calendar: Calendar) -> Option<String> {
    let words = match edtf {
        Edtf::Date(date) => alone(date, calendar)?,
        Edtf::DateTime(time) => format!("{}{}", alone(&time.date, calendar)?, clock(time.time)),
        Edtf::Interval(interval) => stretch(interval, calendar)?,
        Edtf::Set(set) => members(set, calendar)?,
    };
    // A Turkish month says by itself which calendar it is of; a year alone would look Gregorian.
    let months = words.contains(|c: char| c.is_uppercase());
    Some(match calendar {
        Calendar::Julian => format!("{words} (Old Style)"),
        Calendar::Rumi if months => words,
        Calendar::Rumi => format!("{words} Rumi"),
    })
}

/// "3 March 1921", or the first and the last day of what is longer: "about 1 to 30 Nisan 1336".
fn alone(date: &Date, calendar: Calendar) -> Option<String> {
    let (first, last) = ends(date, calendar)?;
    let mark = mark(date);
    if first == last {
        return Some(format!("{mark}{}", name(last, calendar)?));
    }
    let names = names(&[first, last], calendar)?;
    Some(format!("{mark}{}", names.join(" to ")))
}

fn stretch(interval: &Interval, calendar: Calendar) -> Option<String> {
    use IntervalEndpoint::{Date as On, Open, Unknown};
    let start = || end(&interval.start, calendar, true);
    let end = || end(&interval.end, calendar, false);
    if let (On(start), On(end)) = (&interval.start, &interval.end)
        && mark(start).is_empty()
        && mark(end).is_empty()
    {
        let (first, last) = (ends(start, calendar)?.0, ends(end, calendar)?.1);
        if first == last {
            return name(first, calendar);
        }
        return Some(names(&[first, last], calendar)?.join(" to "));
    }
    match (&interval.start, &interval.end) {
        (_, Open) => Some(format!("from {} on", start()?)),
        (_, Unknown) => Some(format!("from {}, end unknown", start()?)),
        (Open, _) => Some(format!("until {}", end()?)),
        (Unknown, _) => Some(format!("until {}, beginning unknown", end()?)),
        (_, _) => Some(format!("from {} to {}", start()?, end()?)),
    }
}

/// The first day of the beginning, the last day of the end.
fn end(endpoint: &IntervalEndpoint, calendar: Calendar, begins: bool) -> Option<String> {
    let (date, ending) = match endpoint {
        IntervalEndpoint::Date(date) => (date, ""),
        IntervalEndpoint::OnOrBefore(date) => (date, " or earlier"),
        IntervalEndpoint::OnOrAfter(date) => (date, " or later"),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => return None,
    };
    let (first, last) = ends(date, calendar)?;
    let stamp = if begins { first } else { last };
    Some(format!("{}{}{ending}", mark(date), name(stamp, calendar)?))
}

fn members(set: &Set, calendar: Calendar) -> Option<String> {
    let word = match set.kind {
        SetKind::AllMembers => "and",
        SetKind::OneMember => "or",
    };
    let dates = set.elements.iter().map(|element| match element {
        SetElement::Date(date) => Some(date),
        _ => None,
    });
    let dates: Vec<&Date> = dates.collect::<Option<_>>()?;
    let stamps = dates.iter().map(|date| {
        let (first, last) = ends(date, calendar)?;
        (first == last && mark(date).is_empty()).then_some(first)
    });
    let words = if let Some(stamps) = stamps.collect::<Option<Vec<_>>>() {
        names(&stamps, calendar)?
    } else {
        let each = dates.iter().map(|date| alone(date, calendar));
        each.collect::<Option<Vec<_>>>()?
    };
    joined(&words, word)
}

/// The calendar's own day, month or year twice over, or the first day and the last.
fn ends(date: &Date, calendar: Calendar) -> Option<(Stamp, Stamp)> {
    if is_unknown(&date.year) {
        return None;
    }
    let mut spans = Vec::new();
    add_all(&mut spans, runs(date, Run::ALWAYS));
    let [span] = spans.as_slice() else {
        return None;
    };
    let first = calendar.date_of(span.first?)?;
    let last = calendar.date_of(span.last?)?;
    let whole = whole(*span, first, calendar);
    Some(whole.map_or((day(first), day(last)), |whole| (whole, whole)))
}

fn day(date: CalendarDay) -> Stamp {
    Stamp {
        year: date.year,
        month: Some(date.month),
        day: Some(date.day),
    }
}

/// The month or the year of the calendar that those days are.
fn whole(span: Span, first: CalendarDay, calendar: Calendar) -> Option<Stamp> {
    let month = Stamp {
        day: None,
        ..day(first)
    };
    let year = Stamp {
        month: None,
        ..month
    };
    if calendar.month(first.year, first.month) == Ok(span) {
        Some(month)
    } else if calendar.year(first.year) == Ok(span) {
        Some(year)
    } else {
        None
    }
}

/// Each named, without the month and the year that it shares with the last.
fn names(stamps: &[Stamp], calendar: Calendar) -> Option<Vec<String>> {
    let (last, before) = stamps.split_last()?;
    let alike = before.iter().all(|stamp| {
        stamp.year == last.year
            && stamp.month.is_some() == last.month.is_some()
            && stamp.day.is_some() == last.day.is_some()
    });
    let one_month = before.iter().all(|stamp| stamp.month == last.month);
    let short = |stamp: &Stamp| match (stamp.day, stamp.month) {
        (Some(day), Some(_)) if alike && one_month => Some(day.to_string()),
        (Some(day), Some(month)) if alike => Some(format!("{day} {}", calendar.month_name(month)?)),
        (None, Some(month)) if alike => calendar.month_name(month).map(str::to_owned),
        _ => name(*stamp, calendar),
    };
    let mut names: Vec<String> = before.iter().map(short).collect::<Option<_>>()?;
    names.push(name(*last, calendar)?);
    Some(names)
}

fn name(stamp: Stamp, calendar: Calendar) -> Option<String> {
    let day = stamp.day.map_or(String::new(), |day| format!("{day} "));
    let month = match stamp.month {
        Some(month) => format!("{} ", calendar.month_name(month)?),
        None => String::new(),
    };
    Some(format!("{day}{month}{}", year_name(stamp.year)))
}

fn mark(date: &Date) -> &'static str {
    match (date.is_uncertain(), date.is_approximate()) {
        (false, false) => "",
        (false, true) => "about ",
        (true, false) => "perhaps ",
        (true, true) => "perhaps about ",
    }
}
