//! Finds records by a name as somebody typed it, or by their id.

use super::NoAnswer;
use crate::{
    facts::{Facts, Record, Scope},
    model::{Id, Wording},
    names::{self, MatchKind},
};

/// How a record was found.
#[derive(Clone, Debug)]
pub struct Match {
    /// The name as asked.
    pub query: Wording,
    /// The name, alias or id that fitted.
    pub via: Wording,
    /// What made it fit.
    pub kind: MatchKind,
    /// How well it fits, from 0 to 1.
    pub score: f64,
}

/// A record that a name fits.
pub(super) struct Hit<'f> {
    /// The number of the record among all.
    pub seat: u32,
    /// The record.
    pub record: Record<'f>,
    /// How it was found.
    pub found: Match,
}

/// The records of a scope that fit a name equally well, best first, ties by id.
///
/// With `all`, those that fit less well follow. A record whose id is asked for fits too.
pub(super) fn find<'f>(
    facts: &'f Facts,
    scope: Scope,
    what: &'static str,
    query: &str,
    all: bool,
) -> Result<Vec<Hit<'f>>, NoAnswer> {
    let mut found = facts.named(scope, query);
    if all {
        found.fits.append(&mut found.weaker);
    }
    let matched = |fit: names::Match| {
        let seat = fit.owner;
        let record = facts.at(seat)?;
        let found = Match {
            query: query.into(),
            via: record.subject()?.shown_as(fit.ordinal).into(),
            kind: fit.kind,
            score: fit.score,
        };
        Some(Hit {
            seat,
            record,
            found,
        })
    };
    let mut hits: Vec<Hit<'f>> = found.fits.into_iter().filter_map(matched).collect();
    // An id is as exact as a name can be, and scripts rely on it.
    if let Some(named) = by_id(facts, scope, query)
        && !hits.iter().any(|hit| hit.seat == named.seat)
    {
        hits.insert(0, named);
    }
    if hits.is_empty() {
        let (query, nearest) = (query.to_owned(), nearest(facts, &found.nearest));
        let elsewhere = elsewhere(facts, scope, &query);
        return Err(NoAnswer::Unnamed {
            what,
            query,
            nearest,
            elsewhere,
        });
    }
    // The index orders equals by their place in the file; answers order them by id.
    let mut at = 0;
    while at < hits.len() {
        let first = &hits[at].found;
        let tie = |hit: &&Hit<'_>| {
            hit.found.kind == first.kind && hit.found.score.total_cmp(&first.score).is_eq()
        };
        let end = at + hits[at..].iter().take_while(tie).count();
        hits[at..end].sort_by_key(|hit| hit.record.id());
        at = end;
    }
    Ok(hits)
}

/// More names than these nobody reads in an error.
const MOST_NEAREST: usize = 3;

/// The names of these records, each once.
fn nearest(facts: &Facts, seats: &[u32]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for record in seats.iter().filter_map(|seat| facts.at(*seat)) {
        if names.iter().all(|name| name != record.name()) {
            names.push(record.name().to_owned());
        }
        if names.len() == MOST_NEAREST {
            break;
        }
    }
    names
}

fn by_id<'f>(facts: &'f Facts, scope: Scope, query: &str) -> Option<Hit<'f>> {
    let seat = facts.seat_of(query.trim())?;
    let record = facts.at(seat)?;
    let found = Match::of_id(query, record.id());
    scope.holds(record.kind()).then_some(Hit {
        seat,
        record,
        found,
    })
}

impl Match {
    /// That an id was typed.
    pub(super) fn of_id(query: &str, id: &Id) -> Self {
        Self {
            query: query.into(),
            via: id.as_str().into(),
            kind: MatchKind::Exact,
            score: 1.0,
        }
    }
}

/// The commands that would find what this one does not, if no letter needs changing for it.
fn elsewhere(facts: &Facts, scope: Scope, query: &str) -> Vec<&'static str> {
    let has = |other: Scope| {
        let found = facts.named(other, query);
        found
            .fits
            .first()
            .is_some_and(|fit| fit.kind != MatchKind::Fuzzy)
    };
    let others = [
        (Scope::People, "who"),
        (Scope::Things, "what"),
        (Scope::Places, "where"),
        (Scope::Deliveries, "aid"),
        (Scope::Events, "when"),
    ];
    let others = others
        .into_iter()
        .filter(|(other, _)| *other != scope && has(*other));
    others.map(|(_, command)| command).collect()
}
