//! `source`: the bibliography.

use super::NoAnswer;
use crate::{
    facts::{Facts, Kind, Record},
    model::Source,
};

/// The sources with these ids, in the order asked; without ids all, by id.
pub(super) fn answer<'f>(facts: &'f Facts, ids: &[String]) -> Result<Vec<&'f Source>, NoAnswer> {
    if ids.is_empty() {
        let mut every: Vec<&Source> = facts.records().filter_map(source).collect();
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
    ids.iter().map(named).collect()
}

fn source(record: Record<'_>) -> Option<&Source> {
    match record {
        Record::Source(source) => Some(source),
        _ => None,
    }
}
