//! `gaps`: what is not known, and what rests on little.

use std::collections::HashSet;

use super::{
    NoAnswer,
    fields::{self, Field},
};
use crate::{
    facts::{Facts, Kind, Record},
    model::{Id, Quantity, Standing, words},
};

words! {
    /// What is missing.
    GapKind {
        /// No source says when it was.
        NoDate => "no-date",
        /// No source says how much it was.
        NoFigure => "no-figure",
        /// No source is cited.
        NoSource => "no-source",
        /// One source alone says so, or several that copy from one.
        OneSource => "one-source",
        /// A source is cited without the place in it.
        NoLocator => "no-locator",
        /// A source that nothing cites.
        NeverCited => "never-cited",
    }
}

/// Something missing.
pub struct Gap<'f> {
    /// The record it is missing in.
    pub record: Record<'f>,
    /// The field.
    pub field: String,
    /// What is missing.
    pub gap: GapKind,
}

/// All gaps of the sorts asked for (all, where none is), by sort of record, id and field.
#[inline(never)]
pub(super) fn answer<'f>(facts: &'f Facts, wanted: &[GapKind]) -> Result<Vec<Gap<'f>>, NoAnswer> {
    let mut gaps = Vec::new();
    for record in facts.records() {
        let fields = fields::of(facts, record);
        gaps.extend(missing(record, &fields));
        gaps.extend(
            fields
                .iter()
                .flat_map(|field| resting_on_little(record, field)),
        );
    }
    let used = used(facts.everything());
    gaps.extend(
        facts
            .records()
            .filter(|r| r.kind() == Kind::Source && !used.contains(r.id()))
            .map(|record| Gap {
                record,
                field: "cite".to_owned(),
                gap: GapKind::NeverCited,
            }),
    );
    gaps.retain(|gap| wanted.is_empty() || wanted.contains(&gap.gap));
    if gaps.is_empty() {
        return Err(NoAnswer::NoGap);
    }
    gaps.sort_by_cached_key(|gap| {
        (
            gap.record.kind(),
            gap.record.id().clone(),
            gap.gap,
            gap.field.clone(),
        )
    });
    Ok(gaps)
}

/// The sources that something cites, or derives from: that is a use without being cited itself.
fn used(facts: &Facts) -> HashSet<&Id> {
    let mut used = facts.cited();
    for record in facts.records() {
        if let Record::Source(source) = record {
            used.extend(&source.derives_from);
        }
    }
    used
}

/// The dates and figures that a record should have and has not.
fn missing<'f>(record: Record<'f>, fields: &[Field<'f>]) -> Vec<Gap<'f>> {
    let has = |name: &str| fields.iter().any(|field| field.name == name);
    let wanted: &[&str] = match record {
        Record::Person(_) => &["born", "died"],
        Record::Event(_) | Record::Delivery(_) | Record::Quote(_) => &["when"],
        Record::Source(_) | Record::Group(_) | Record::Place(_) | Record::Object(_) => &[],
    };
    let undated = wanted.iter().filter(|name| !has(name));
    let mut gaps: Vec<Gap<'f>> = undated
        .map(|name| Gap {
            record,
            field: (*name).to_owned(),
            gap: GapKind::NoDate,
        })
        .collect();
    if let Record::Delivery(delivery) = record
        && !Quantity::of_rivals(&delivery.figures).is_known()
    {
        gaps.push(Gap {
            record,
            field: "figures".to_owned(),
            gap: GapKind::NoFigure,
        });
    }
    gaps
}

/// The gaps of a field that is there.
fn resting_on_little<'f>(record: Record<'f>, field: &Field<'f>) -> Vec<Gap<'f>> {
    let gap = |gap| Gap {
        record,
        field: field.name.clone(),
        gap,
    };
    let mut gaps = Vec::new();
    match field.standing {
        // A record that cites nothing itself may rest on its fields.
        Standing::Unsourced if field.name == "record" && !is_bare(record) => {}
        Standing::Unsourced => gaps.push(gap(GapKind::NoSource)),
        Standing::SingleSource => gaps.push(gap(GapKind::OneSource)),
        Standing::Corroborated | Standing::Disputed | Standing::Rejected => {}
    }
    if field.cite().any(|citation| citation.locator.is_none()) {
        gaps.push(gap(GapKind::NoLocator));
    }
    gaps
}

/// Whether nothing in a record cites anything.
fn is_bare(record: Record<'_>) -> bool {
    record
        .subject()
        .is_some_and(|subject| subject.statements.is_empty())
        && record.dated().is_empty()
}
