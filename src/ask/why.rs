//! `why`: all that stands behind a record, or behind one field of it.

use std::collections::BTreeMap;

use super::{
    NoAnswer,
    fields::{self, Field},
    unknown_id,
};
use crate::{
    facts::{Facts, Record},
    model::{Citation, Id, Source},
};

/// What stands behind a record.
pub struct WhyAnswer<'f> {
    /// The record.
    pub record: Record<'f>,
    /// Its fields, or the one asked for. A source has none.
    pub fields: Vec<Field<'f>>,
    /// The sources cited in them and those they derive from, near or far, by id.
    pub sources: Vec<&'f Source>,
    /// For a source, the records that cite it, in the order of the files.
    pub cited_by: Vec<Record<'f>>,
}

/// The record or the field that `asked` names: `id` or `id.field`.
#[inline(never)]
pub(super) fn answer<'f>(facts: &'f Facts, asked: &str) -> Result<WhyAnswer<'f>, NoAnswer> {
    let asked = asked.trim();
    if let Some(record) = facts.record(asked) {
        return Ok(behind(facts, record, fields::of(facts, record)));
    }
    // Ids may hold points themselves: the longest id that fits is meant.
    let cuts = asked
        .match_indices('.')
        .map(|(at, _)| (&asked[..at], &asked[at + 1..]));
    for (id, name) in cuts.collect::<Vec<_>>().into_iter().rev() {
        let Some(record) = facts.record(id) else {
            continue;
        };
        let mut fields = fields::of(facts, record);
        let known: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
        let within = |field: &Field<'_>| {
            field.name == name
                || field
                    .name
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with('.'))
        };
        fields.retain(within);
        if fields.is_empty() {
            return Err(NoAnswer::NoField {
                id: id.to_owned(),
                field: name.to_owned(),
                known,
            });
        }
        return Ok(behind(facts, record, fields));
    }
    Err(unknown_id(facts, &[], asked))
}

fn behind<'f>(facts: &'f Facts, record: Record<'f>, fields: Vec<Field<'f>>) -> WhyAnswer<'f> {
    let sources = with_ancestors(facts, fields.iter().flat_map(Field::cite));
    let cited_by = match record {
        Record::Source(source) => facts
            .records()
            .filter(|other| other.citations().iter().any(|c| c.source == source.id))
            .collect(),
        _ => Vec::new(),
    };
    WhyAnswer {
        record,
        fields,
        sources,
        cited_by,
    }
}

/// The sources of some citations and those they derive from, near or far, by id.
fn with_ancestors<'f>(
    facts: &'f Facts,
    cite: impl Iterator<Item = &'f Citation>,
) -> Vec<&'f Source> {
    let mut next: Vec<&Id> = cite.map(|citation| &citation.source).collect();
    let mut sources: BTreeMap<&Id, &Source> = BTreeMap::new();
    while let Some(id) = next.pop() {
        if let Some(source) = facts.source(id.as_str())
            && sources.insert(id, source).is_none()
        {
            next.extend(&source.derives_from);
        }
    }
    sources.into_values().collect()
}

impl<'f> WhyAnswer<'f> {
    /// The sources of one of the fields and those they derive from, near or far, by id.
    #[must_use]
    pub fn sources_of(&self, facts: &'f Facts, field: &Field<'f>) -> Vec<&'f Source> {
        with_ancestors(facts, field.cite())
    }
}
