//! `conflicts`: what sources disagree on, the widest gaps first.

use super::{
    NoAnswer,
    fields::{self, Field, Said},
};
use crate::{
    facts::Facts,
    model::{Citation, Date, Day, Decimal, Standing, Value},
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

/// How far those sides of a dispute are apart that cannot both be true.
#[derive(Clone, Debug, PartialEq)]
pub enum Width {
    /// From the earliest day of one side to the earliest of another.
    Days(i64),
    /// From the smallest figure to the largest.
    Amounts(Decimal, Decimal),
}

/// Every disputed field: dates by the days between, then figures by how many times the smallest
/// goes into the largest, then what cannot be measured, by id.
#[inline(never)]
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

/// The widest gap between two sides that cannot both be true; what is compatible with the one and
/// with the other widens nothing.
fn width(sides: &[Side<'_>]) -> Option<Width> {
    let pairs = sides.iter().enumerate().flat_map(|(at, one)| {
        let others = sides[at + 1..].iter();
        others.filter_map(|other| gap(one.says, other.says))
    });
    pairs.max_by(|a, b| a.measure().total_cmp(&b.measure()))
}

fn gap(one: Said<'_>, other: Said<'_>) -> Option<Width> {
    match (one, other) {
        (Said::Date(one), Said::Date(other)) if !one.is_compatible(other) => {
            let start = |date: &Date| date.earliest().or_else(|| date.latest()).map(Day::number);
            let (one, other) = (start(one)?, start(other)?);
            Some(Width::Days(one.max(other) - one.min(other)))
        }
        (Said::Figure(one), Said::Figure(other)) if !one.is_compatible(other) => {
            let (one, other) = (one.amount.quantity(), other.amount.quantity());
            let bounds = [one.min, one.max, other.min, other.max];
            let mut amounts: Vec<Decimal> = bounds.into_iter().flatten().collect();
            amounts.sort();
            match amounts.as_slice() {
                [least, .., most] if least != most => {
                    Some(Width::Amounts(least.clone(), most.clone()))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

impl Width {
    /// How wide it is among its sort: days, or how many times the least goes into the most.
    #[expect(
        clippy::cast_precision_loss,
        reason = "only for order; no two lives are that far apart"
    )]
    fn measure(&self) -> f64 {
        match self {
            Self::Days(days) => *days as f64,
            Self::Amounts(least, most) => most.times(least),
        }
    }
}

/// The sort of gap, and how wide it is among its sort.
fn rank(conflict: &Conflict<'_>) -> (u8, f64) {
    let measure = conflict.width.as_ref().map_or(0.0, Width::measure);
    match &conflict.width {
        Some(Width::Days(_)) => (0, measure),
        Some(Width::Amounts(..)) => (1, measure),
        None => (2, measure),
    }
}
