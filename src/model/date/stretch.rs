//! A date comes in; the stretches of days it speaks of go out, as a chart draws them.
//! Refuses to call sure what [`Certainty`](super::Certainty) would not call certain.

use super::{
    Date,
    day::{Day, Span},
    run::{Edge, Run, bounds, element_bounds, runs},
    within::surely_between,
};
use edtf_core::{Date as Point, Edtf, Interval, Precision, Set, SetElement, SetKind};

/// A stretch of days, and what is known of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stretch {
    /// It was on some day, or some of the days, in here.
    Somewhen(Span),
    /// It went on through all of these days.
    Throughout(Span),
    /// It was on this day.
    On(Day),
}

impl Stretch {
    /// The days it reaches over.
    #[must_use]
    pub fn span(self) -> Span {
        match self {
            Self::Somewhen(span) | Self::Throughout(span) => span,
            Self::On(day) => Span::between(day, day),
        }
    }
}

impl Date {
    /// The stretches of days that the date speaks of: what is surer comes later and may lie
    /// within what is less sure.
    ///
    /// `1920/1922` was at some time from 1920 to 1922, and all through 1921. A date marked `~`,
    /// `?` or `%` is sure of nothing. A day too far off to count is the last that counts.
    #[must_use]
    pub fn stretches(&self) -> Vec<Stretch> {
        let edtf = self.edtf();
        let stretches = match &*edtf {
            Edtf::Date(date) => single(date),
            Edtf::DateTime(time) => single(&time.date),
            Edtf::Interval(interval) => interval_stretches(&edtf, interval),
            Edtf::Set(set) => set_stretches(set),
        };
        if !self.is_doubtful() {
            return stretches;
        }
        let mut doubted = Vec::new();
        for stretch in stretches.into_iter().map(|s| Stretch::Somewhen(s.span())) {
            if !doubted.contains(&stretch) {
                doubted.push(stretch);
            }
        }
        doubted
    }
}

/// One date: a day, or some day in each run that it may have been.
fn single(date: &Point) -> Vec<Stretch> {
    let mut spans: Vec<Span> = Vec::new();
    for run in runs(date, Run::ALWAYS) {
        let span = span(run);
        match spans.last_mut() {
            Some(before) if before.last.and_then(Day::next) == span.first => {
                before.last = span.last;
            }
            _ => spans.push(span),
        }
    }
    match spans.as_slice() {
        [only] => vec![day_or(*only, Stretch::Somewhen)],
        _ => spans.into_iter().map(Stretch::Somewhen).collect(),
    }
}

fn interval_stretches(edtf: &Edtf, interval: &Interval) -> Vec<Stretch> {
    let whole = bounds(edtf);
    let (first, last) = surely_between(interval);
    let sure = Run { first, last };
    if sure.first > sure.last {
        return vec![day_or(span(whole), Stretch::Somewhen)];
    }
    if sure == whole {
        return vec![day_or(span(whole), Stretch::Throughout)];
    }
    vec![
        Stretch::Somewhen(span(whole)),
        Stretch::Throughout(span(sure)),
    ]
}

fn set_stretches(set: &Set) -> Vec<Stretch> {
    let one_of = set.kind == SetKind::OneMember && set.elements.len() > 1;
    let stretches = set.elements.iter().flat_map(|element| match element {
        SetElement::Date(date) => single(date),
        SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) | SetElement::Range(date, _) => {
            let every_day = date.precision() == Precision::Day && set.kind == SetKind::AllMembers;
            let sort = if every_day {
                Stretch::Throughout
            } else {
                Stretch::Somewhen
            };
            vec![day_or(span(element_bounds(element)), sort)]
        }
    });
    let doubted = |stretch: Stretch| {
        if one_of {
            Stretch::Somewhen(stretch.span())
        } else {
            stretch
        }
    };
    stretches.map(doubted).collect()
}

/// A single day is that day, whatever a longer span would be.
fn day_or(span: Span, sort: impl Fn(Span) -> Stretch) -> Stretch {
    match (span.first, span.last) {
        (Some(first), Some(last)) if first == last => Stretch::On(first),
        _ => sort(span),
    }
}

/// A run as a span; beyond all days it is the last that counts, and open.
fn span(run: Run) -> Span {
    match (run.first, run.last) {
        (Edge::Future, _) => Span {
            first: Day::new(i64::MAX, 12, 31),
            last: None,
        },
        (_, Edge::Past) => Span {
            first: None,
            last: Day::new(i64::MIN, 1, 1),
        },
        (first, last) => Span {
            first: first.day(),
            last: last.day(),
        },
    }
}
