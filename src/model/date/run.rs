//! Parsed EDTF comes in, the runs of days it may have been go out.
//! Refuses to list them all: masks are worked year by year inside a window.

use super::day::{Day, Span, days_in_month};
use super::plain;
use edtf_core::{
    Bound, Date, DateField, Edtf, Interval, IntervalEndpoint, Set, SetElement, Year, YearKind,
};

/// One end of a run: a day, or further off than any day. Ordered as time is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Edge {
    Past,
    On(Day),
    Future,
}

impl Edge {
    pub fn day(self) -> Option<Day> {
        match self {
            Self::On(day) => Some(day),
            Self::Past | Self::Future => None,
        }
    }
}

/// Days without a gap, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Run {
    pub first: Edge,
    pub last: Edge,
}

impl Run {
    pub const ALWAYS: Self = Self {
        first: Edge::Past,
        last: Edge::Future,
    };

    pub fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub fn inside(self, other: Self) -> bool {
        other.first <= self.first && self.last <= other.last
    }

    /// From the first day of either to the last day of either.
    fn hull(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }

    fn years(first: i64, last: i64) -> Option<Self> {
        Span::years(first, last).map(Self::from)
    }
}

impl From<Span> for Run {
    fn from(span: Span) -> Self {
        Self {
            first: span.first.map_or(Edge::Past, Edge::On),
            last: span.last.map_or(Edge::Future, Edge::On),
        }
    }
}

/// The earliest and the latest day of any expression; an unknown end reaches as far as can be.
pub(super) fn bounds(edtf: &Edtf) -> Run {
    match edtf {
        Edtf::Date(date) => date_bounds(date),
        Edtf::DateTime(time) => date_bounds(&time.date),
        Edtf::Interval(interval) => {
            let (start, end) = ends(interval);
            Run {
                first: start.first,
                last: end.last,
            }
        }
        Edtf::Set(set) => set_bounds(set),
    }
}

pub(super) fn date_bounds(date: &Date) -> Run {
    if let Some(days) = plain::days(date) {
        return days.into();
    }
    let bounds = Edtf::Date(*date).bounds();
    if let (Some(first), Some(last)) = (edge(bounds.earliest), edge(bounds.latest)) {
        return Run { first, last };
    }
    // EDTF can write years too far off to count; their sign says on which side they lie.
    let past = match date.year.kind {
        YearKind::Standard { negative, .. } => negative,
        YearKind::Big { value } => value < 0,
        YearKind::Exponential { significand, .. } => significand < 0,
    };
    let far = if past { Edge::Past } else { Edge::Future };
    Run {
        first: far,
        last: far,
    }
}

fn edge(bound: Bound) -> Option<Edge> {
    match bound {
        Bound::NegativeInfinity => Some(Edge::Past),
        Bound::PositiveInfinity => Some(Edge::Future),
        Bound::Date(date) => Day::new(date.year, date.month, date.day).map(Edge::On),
        Bound::Unknown => None,
    }
}

/// When an interval may have begun, and when it may have ended.
pub(super) fn ends(interval: &Interval) -> (Run, Run) {
    (
        reach(&interval.start, Edge::Past),
        reach(&interval.end, Edge::Future),
    )
}

fn reach(endpoint: &IntervalEndpoint, open: Edge) -> Run {
    match endpoint {
        IntervalEndpoint::Date(date) => date_bounds(date),
        IntervalEndpoint::Open => Run {
            first: open,
            last: open,
        },
        IntervalEndpoint::Unknown => Run::ALWAYS,
        IntervalEndpoint::OnOrBefore(date) => until(date),
        IntervalEndpoint::OnOrAfter(date) => since(date),
    }
}

fn until(date: &Date) -> Run {
    Run {
        first: Edge::Past,
        ..date_bounds(date)
    }
}

fn since(date: &Date) -> Run {
    Run {
        last: Edge::Future,
        ..date_bounds(date)
    }
}

pub(super) fn element_bounds(element: &SetElement) -> Run {
    match element {
        SetElement::Date(date) => date_bounds(date),
        SetElement::OnOrBefore(date) => until(date),
        SetElement::OnOrAfter(date) => since(date),
        SetElement::Range(from, to) => date_bounds(from).hull(date_bounds(to)),
    }
}

fn set_bounds(set: &Set) -> Run {
    let bounds = set.elements.iter().map(element_bounds);
    bounds.reduce(Run::hull).unwrap_or(Run::ALWAYS)
}

/// The runs of days a date may have been that can touch the window, in order of time.
pub(super) fn runs(date: &Date, window: Run) -> Box<dyn Iterator<Item = Run> + '_> {
    let bounds = date_bounds(date);
    let (Edge::On(first), Edge::On(last)) = (bounds.first, bounds.last) else {
        return Box::new(std::iter::once(bounds));
    };
    if !date.has_unspecified() {
        return Box::new(std::iter::once(bounds));
    }
    // A winter begins in the year before the one it reaches into.
    let from = window
        .first
        .day()
        .map_or(i64::MIN, |day| day.year().saturating_sub(1));
    let to = window.last.day().map_or(i64::MAX, Day::year);
    let years = first.year().max(from)..=last.year().min(to);
    Box::new(
        years
            .filter(|year| fits_year(&date.year, *year))
            .flat_map(|year| runs_in_year(date, year)),
    )
}

fn fits_year(year: &Year, value: i64) -> bool {
    match year.kind {
        YearKind::Standard { digits, .. } if year.has_unspecified() => digits_of(value)
            .is_some_and(|known| {
                let fits = |(mask, digit): (&Option<u8>, u8)| mask.is_none_or(|mask| mask == digit);
                digits.iter().zip(known).all(fits)
            }),
        _ => year.value() == Some(value),
    }
}

fn digits_of(year: i64) -> Option<[u8; 4]> {
    let year = u16::try_from(year).ok().filter(|year| *year <= 9999)?;
    let digit = |unit: u16| u8::try_from(year / unit % 10).ok();
    Some([digit(1000)?, digit(100)?, digit(10)?, digit(1)?])
}

fn runs_in_year(date: &Date, year: i64) -> Vec<Run> {
    let whole_month = date.day.is_none_or(is_blank);
    let Some(month) = date
        .month
        .filter(|month| !(is_blank(*month) && whole_month))
    else {
        return Run::years(year, year).into_iter().collect();
    };
    if month.value().is_some_and(|code| code > 12) {
        return season(date, year).into_iter().collect();
    }
    let mut runs = Vec::new();
    for number in candidates(month, 12) {
        if whole_month {
            runs.extend(Span::month(year, number).map(Run::from));
        } else if let Some(day) = date.day {
            let days = candidates(day, days_in_month(year, number).unwrap_or(0));
            let days = days
                .into_iter()
                .filter_map(|day| Day::new(year, number, day));
            runs.extend(days.map(|day| Run::from(Span::between(day, day))));
        }
    }
    runs
}

fn season(date: &Date, year: i64) -> Option<Run> {
    let digits = digits_of(year)?.map(Some);
    let kind = YearKind::Standard {
        negative: false,
        digits,
    };
    Some(date_bounds(&Date {
        year: Year { kind, ..date.year },
        ..*date
    }))
}

/// Whether neither digit is known.
pub(super) fn is_blank(field: DateField) -> bool {
    field.digits == [None, None]
}

/// The numbers from 1 to `most` that a month or a day with unknown digits may be.
pub(super) fn candidates(field: DateField, most: u8) -> Vec<u8> {
    let fits = |mask: Option<u8>, digit: u8| mask.is_none_or(|mask| mask == digit);
    let [tens, ones] = field.digits;
    (1..=most)
        .filter(|number| fits(tens, number / 10) && fits(ones, number % 10))
        .collect()
}
