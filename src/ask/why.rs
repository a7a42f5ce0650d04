//! `why`: all that stands behind a record, or behind one field of it.

use super::{
    NoAnswer,
    fields::{self, Field},
    unknown_id,
};
use crate::{
    facts::{Facts, Record},
    model::Source,
};

/// What stands behind a record.
pub struct WhyAnswer<'f> {
    /// The record.
    pub record: Record<'f>,
    /// Its fields, or the one asked for. A source has none.
    pub fields: Vec<Field<'f>>,
    /// The sources cited in them, by id, each with what it derives from.
    pub sources: Vec<&'f Source>,
    /// For a source, the records that cite it, in the order of the files.
    pub cited_by: Vec<Record<'f>>,
}

/// The record or the field that `asked` names: `id` or `id.field`.
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
    let mut ids: Vec<_> = fields
        .iter()
        .flat_map(Field::cite)
        .map(|citation| &citation.source)
        .collect();
    ids.sort();
    ids.dedup();
    let sources = ids
        .into_iter()
        .filter_map(|id| facts.source(id.as_str()))
        .collect();
    let cited_by = match record {
        Record::Source(source) => facts
            .records()
            .filter(|other| {
                fields::of(facts, *other)
                    .iter()
                    .any(|f| f.cite().any(|c| c.source == source.id))
            })
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
