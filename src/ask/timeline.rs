//! `timeline`: which events and deliveries a chart shows, and over which time.
//!
//! Words that are a date ask for that time, and the axis is that time; all others are a name,
//! and ask for what it names and what that had a part in. There is a line for every date: an
//! event with two rival dates gives two.

use super::{
    NoAnswer,
    dates::Dates,
    find::find,
    period,
    subject::with_all_inside,
    when::{self, ALWAYS, dates_around},
};
use crate::{
    facts::{Facts, Scope},
    model::Span,
};

/// What a chart shows.
pub struct Timeline<'f> {
    /// The time asked for, an open end where it has none or none was asked for.
    pub asked: Span,
    /// The lines: certain before possible where a time was asked for, then in order of time.
    pub lines: Dates<'f>,
}

/// The lines that answer, in order of time.
#[inline(never)]
pub(super) fn answer<'f>(
    facts: &'f Facts,
    words: Option<&str>,
    all: bool,
) -> Result<Timeline<'f>, NoAnswer> {
    let Some(words) = words else {
        let lines = when::answer(facts, None, all).map(Dates::charted);
        let lines = lines.ok().filter(|lines| !lines.is_empty());
        let lines = lines.ok_or(NoAnswer::Empty("dated events or deliveries"))?;
        return Ok(Timeline {
            asked: ALWAYS,
            lines,
        });
    };
    match period::read(words) {
        Some(period) => {
            let period = period?;
            let lines = when::then(facts, &period).charted();
            if lines.is_empty() {
                return Err(NoAnswer::NothingThen(words.to_owned()));
            }
            let asked = when::hull(&period);
            Ok(Timeline { asked, lines })
        }
        None => Ok(Timeline {
            asked: ALWAYS,
            lines: named(facts, words, all)?,
        }),
    }
}

/// What a name names, and what that had a part in.
fn named<'f>(facts: &'f Facts, name: &str, all: bool) -> Result<Dates<'f>, NoAnswer> {
    let hits = find(
        facts,
        Scope::Everything,
        "event, delivery, person, group, place or object",
        name,
        all,
    )?;
    let lines = dates_around(facts, hits, |hit| {
        let places = with_all_inside(facts, hit.seat, hit.record).into_iter();
        places.flat_map(|(seat, _)| facts.tied_to(seat))
    })
    .charted();
    if lines.is_empty() {
        return Err(NoAnswer::Uneventful(name.to_owned()));
    }
    Ok(lines)
}
