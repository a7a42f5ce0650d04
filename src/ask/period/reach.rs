//! The words for a time before or after a date come in; a run open on one side goes out.
//! Refuses to reach from a month of every year, and past what is open itself.

use super::moment::{Moment, moment};
use super::style::Style;
use super::{PeriodError, Reading, hull};
use crate::model::date::{Day, Period, Span};

/// How far a date reaches that is not asked about for its own sake.
#[derive(Clone, Copy)]
enum Reach {
    Before,
    Until,
    Since,
    After,
}

// Longer beginnings stand before the shorter ones that they begin with.
const BEGINNINGS: [(&str, Reach); 14] = [
    ("before ", Reach::Before),
    ("prior to ", Reach::Before),
    ("after ", Reach::After),
    ("until ", Reach::Until),
    ("till ", Reach::Until),
    ("up to ", Reach::Until),
    ("to ", Reach::Until),
    ("by ", Reach::Until),
    ("through ", Reach::Until),
    ("not later than ", Reach::Until),
    ("not earlier than ", Reach::Since),
    ("since ", Reach::Since),
    ("from ", Reach::Since),
    ("..", Reach::Until),
];

const ENDINGS: [(&str, Reach); 8] = [
    ("..", Reach::Since),
    (" onwards", Reach::Since),
    (" onward", Reach::Since),
    (" and later", Reach::Since),
    (" or later", Reach::Since),
    (" and earlier", Reach::Until),
    (" or earlier", Reach::Until),
    (" and before", Reach::Until),
];

/// "before 1921", "1920..", "from 16 March 1921 on".
pub(super) fn reach(words: &str, style: Style) -> Reading<Moment> {
    let begins = |(beginning, reach): &(&str, Reach)| {
        let rest = words.strip_prefix(beginning)?.trim();
        let rest = match reach {
            Reach::Since => ["on", "onwards", "onward"]
                .iter()
                .find_map(|on| rest.strip_suffix(on))
                .filter(|rest| rest.ends_with(' '))
                .unwrap_or(rest),
            Reach::Before | Reach::Until | Reach::After => rest,
        };
        Some((rest.trim(), *reach))
    };
    let ends = |(ending, reach): &(&str, Reach)| Some((words.strip_suffix(ending)?.trim(), *reach));
    let (words, reach) = BEGINNINGS
        .iter()
        .find_map(begins)
        .or_else(|| ENDINGS.iter().find_map(ends))?;
    Some(moment(words, style)?.and_then(|moment| reached(words, moment, reach)))
}

fn reached(words: &str, moment: Moment, reach: Reach) -> Result<Moment, PeriodError> {
    let Moment { period, calendar } = moment;
    let Period::Spans(spans) = period else {
        return Err(PeriodError::no_year(words));
    };
    let asked = hull(words, &spans)?;
    let endless = || PeriodError::Endless(words.to_owned());
    let (first, last) = match reach {
        Reach::Before => (
            None,
            Some(asked.first.and_then(Day::previous).ok_or_else(endless)?),
        ),
        Reach::After => (
            Some(asked.last.and_then(Day::next).ok_or_else(endless)?),
            None,
        ),
        Reach::Until => (None, asked.last),
        Reach::Since => (asked.first, None),
    };
    let period = Period::Spans(vec![Span { first, last }]);
    Ok(Moment { period, calendar })
}
