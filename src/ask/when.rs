//! `when`: what happened at a time, or when something was.
//!
//! Words that are a date ask for a time; all others are a name. A time is answered with what
//! certainly falls in it first, then with what possibly does; a name with the dates of what
//! it names. There is a row for every date: an event with two rival dates gives two.

use std::collections::HashSet;

use super::{
    Match, NoAnswer,
    dates::Dates,
    find::{Hit, find},
    period,
};
use crate::{
    facts::{Facts, Kind, Record, Scope},
    model::{Date, Day, Period, Rivals, Span},
};

/// All days.
pub(super) const ALWAYS: Span = Span {
    first: None,
    last: None,
};

/// The dates that answer, in order of time.
#[inline(never)]
pub(super) fn answer<'f>(
    facts: &'f Facts,
    words: Option<&str>,
    all: bool,
) -> Result<Dates<'f>, NoAnswer> {
    let Some(words) = words else {
        let every = Dates::within(facts, &ALWAYS, None);
        if every.is_empty() {
            return Err(NoAnswer::Empty("dates"));
        }
        return Ok(every);
    };
    match period::read(words) {
        Some(period) => {
            let then = then(facts, &period?);
            if then.is_empty() {
                return Err(NoAnswer::NothingThen(words.to_owned()));
            }
            Ok(then)
        }
        None => named(facts, words, all),
    }
}

/// What happened in a period.
pub(super) fn then<'f>(facts: &'f Facts, period: &Period) -> Dates<'f> {
    Dates::within(facts, &hull(period), Some(period.clone()))
}

/// From the first day that a period asks about to the last. A day of every year is any time.
pub(super) fn hull(period: &Period) -> Span {
    let Period::Spans(spans) = period else {
        return ALWAYS;
    };
    let last = spans.iter().map(|span| span.last);
    Span {
        // No first day sorts before any, as an open beginning should; an open end must not.
        first: spans.iter().map(|span| span.first).min().flatten(),
        last: last
            .reduce(|a, b| a.zip(b).map(|(a, b)| a.max(b)))
            .flatten(),
    }
}

/// When something was: the dates of all that the name fits.
fn named<'f>(facts: &'f Facts, name: &str, all: bool) -> Result<Dates<'f>, NoAnswer> {
    let hits = find(
        facts,
        Scope::Everything,
        "event, delivery or person",
        name,
        all,
    )?;
    let answers = dates_around(facts, hits, |hit| {
        let has_a_life = has_a_life(hit.record.kind());
        let tied = has_a_life.then(|| facts.tied_to(hit.seat));
        tied.into_iter().flatten()
    });
    if answers.is_empty() {
        return Err(NoAnswer::Undated(name.to_owned()));
    }
    Ok(answers)
}

/// The dates of what a name fits and of what is tied to that, each record once.
pub(super) fn dates_around<'f, T: IntoIterator<Item = (u32, Record<'f>)>>(
    facts: &'f Facts,
    hits: Vec<Hit<'f>>,
    tied: impl Fn(&Hit<'f>) -> T,
) -> Dates<'f> {
    let mut records = Vec::new();
    let mut seen: HashSet<u32> = HashSet::new();
    for (number, hit) in hits.iter().enumerate() {
        let own = std::iter::once((hit.seat, hit.record));
        let around = own.chain(tied(hit)).filter(|(seat, _)| seen.insert(*seat));
        records.extend(around.map(|(seat, record)| (seat, record, number)));
    }
    let found: Vec<Match> = hits.into_iter().map(|hit| hit.found).collect();
    Dates::of(facts, &records, found)
}

/// Whether what a record took part in belongs to its own story.
fn has_a_life(kind: Kind) -> bool {
    match kind {
        Kind::Person | Kind::Object => true,
        Kind::Source | Kind::Group | Kind::Place | Kind::Event | Kind::Delivery | Kind::Quote => {
            false
        }
    }
}

/// The day by which something with rival dates is put in order: the earliest it may have been.
/// What has no date comes last.
pub(super) fn start(when: &Rivals<Date>) -> (bool, Option<Day>) {
    let days = when.standing().map(|claim| claim.is.earliest());
    days.min().map_or((true, None), |day| (false, day))
}
