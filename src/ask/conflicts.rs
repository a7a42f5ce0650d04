//! `conflicts`: what sources disagree on, the widest gaps first.

use super::{
    NoAnswer,
    fields::{self, Field, Said},
};
use crate::{
    facts::Facts,
    model::{Citation, Day, Decimal, Standing, Value},
};

/// A disputed field, and its sides.
pub struct Conflict<'f> {
    /// The field.
    pub field: Field<'f>,
    /// Values that say the same, and objections, each with its sources.
    pub sides: Vec<Side<'f>>,
    /// How far the sides are apart, where that can be measured.
    pub width: Option<Width>,
}

/// One side of a dispute.
pub struct Side<'f> {
    /// What it says.
    pub says: Said<'f>,
    /// Whether it only objects, without a value of its own.
    pub objects: bool,
    /// Who says it.
    pub cite: Vec<&'f Citation>,
}

/// How far the sides of a dispute are apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Width {
    /// From the earliest day of one side to the earliest of another.
    Days(i64),
    /// From the smallest figure to the largest.
    Amounts(Decimal, Decimal),
}

/// Every disputed field: dates by the days between, then figures by how many times the smallest
/// goes into the largest, then what cannot be measured, by id.
pub(super) fn answer(facts: &Facts) -> Result<Vec<Conflict<'_>>, NoAnswer> {
    let fields = facts.records().flat_map(|record| fields::of(facts, record));
    let disputed = fields.filter(|field| field.standing == Standing::Disputed);
    let mut conflicts: Vec<Conflict<'_>> = disputed.map(conflict).collect();
    if conflicts.is_empty() {
        return Err(NoAnswer::NoConflict);
    }
    conflicts.sort_by(|a, b| {
        let key = |c: &Conflict<'_>| (c.field.record.id().clone(), c.field.name.clone());
        let (a_rank, a_width) = rank(a);
        let (b_rank, b_width) = rank(b);
        a_rank
            .cmp(&b_rank)
            .then(b_width.total_cmp(&a_width))
            .then_with(|| key(a).cmp(&key(b)))
    });
    Ok(conflicts)
}

fn conflict(field: Field<'_>) -> Conflict<'_> {
    let mut sides: Vec<Side<'_>> = Vec::new();
    for value in field
        .values
        .iter()
        .filter(|value| value.standing != Standing::Rejected)
    {
        let same = sides
            .iter_mut()
            .find(|side| !side.objects && is_same(side.says, value.is));
        match same {
            Some(side) => side.cite.extend(value.cite),
            None => sides.push(Side {
                says: value.is,
                objects: false,
                cite: value.cite.iter().collect(),
            }),
        }
    }
    for objection in field.values.iter().flat_map(|value| value.against) {
        let says = Said::Text(&objection.says);
        sides.push(Side {
            says,
            objects: true,
            cite: objection.cite.iter().collect(),
        });
    }
    let width = width(&sides);
    Conflict {
        field,
        sides,
        width,
    }
}

fn is_same(one: Said<'_>, other: Said<'_>) -> bool {
    match (one, other) {
        (Said::Date(one), Said::Date(other)) => one.is_same(other),
        (Said::Figure(one), Said::Figure(other)) => one.is_same(other),
        (Said::Text(one), Said::Text(other)) => one == other,
        _ => false,
    }
}

fn width(sides: &[Side<'_>]) -> Option<Width> {
    let days: Vec<i64> = sides
        .iter()
        .filter_map(|side| match side.says {
            Said::Date(date) => date.earliest().or_else(|| date.latest()).map(Day::number),
            Said::Figure(_) | Said::Text(_) => None,
        })
        .collect();
    if let (Some(first), Some(last), true) = (days.iter().min(), days.iter().max(), days.len() > 1)
    {
        return Some(Width::Days(last - first));
    }
    let quantities = sides.iter().filter_map(|side| match side.says {
        Said::Figure(figure) => Some(figure.amount.quantity()),
        Said::Date(_) | Said::Text(_) => None,
    });
    let mut amounts: Vec<Decimal> = quantities.flat_map(|q| [q.min, q.max]).flatten().collect();
    amounts.sort();
    match amounts.as_slice() {
        [least, .., most] if least != most => Some(Width::Amounts(least.clone(), most.clone())),
        _ => None,
    }
}

/// The sort of gap, and how wide it is among its sort.
fn rank(conflict: &Conflict<'_>) -> (u8, f64) {
    match &conflict.width {
        #[expect(
            clippy::cast_precision_loss,
            reason = "only for order; no two lives are that far apart"
        )]
        Some(Width::Days(days)) => (0, *days as f64),
        Some(Width::Amounts(least, most)) => (1, most.times(least)),
        None => (2, 0.0),
    }
}
