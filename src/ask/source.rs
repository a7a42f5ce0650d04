//! `source`: the bibliography.

use super::NoAnswer;
use crate::{
    facts::{Facts, Kind, Record},
    model::Source,
};

/// The sources with these ids, in the order asked, each once; without ids all, by id: where sources
/// were chosen, those of them that tell something.
#[inline(never)]
pub(super) fn answer<'f>(facts: &'f Facts, ids: &[String]) -> Result<Vec<&'f Source>, NoAnswer> {
    if ids.is_empty() {
        let every = facts.of_kinds(&[Kind::Source]).filter_map(source);
        let told = facts.is_narrowed().then(|| facts.cited());
        let mut every: Vec<&Source> = every
            .filter(|source| told.as_ref().is_none_or(|told| told.contains(&source.id)))
            .collect();
        every.sort_by_key(|source| &source.id);
        return if every.is_empty() {
            Err(NoAnswer::Empty("sources"))
        } else {
            Ok(every)
        };
    }
    let named = |id: &String| match facts.record(id) {
        Some(Record::Source(source)) => Ok(source),
        _ => Err(super::unknown_id(facts, &[Kind::Source], id)),
    };
    let mut sources: Vec<&Source> = Vec::new();
    for id in ids {
        let source = named(id)?;
        if !sources.iter().any(|other| other.id == source.id) {
            sources.push(source);
        }
    }
    Ok(sources)
}

fn source(record: Record<'_>) -> Option<&Source> {
    match record {
        Record::Source(source) => Some(source),
        _ => None,
    }
}
