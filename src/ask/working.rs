//! `aid --totals --explain`: how each total came about.

use super::totals::{Addend, Taken, Total, Totals};
use crate::model::{Citation, Claim, Figure, Id};

/// One line of a working: a delivery or a figure, and what became of it.
pub struct Step<'t, 'f> {
    /// The total that it was looked at for; none where nothing like it was added.
    pub total: Option<&'t Total<'f>>,
    /// The delivery.
    pub addend: &'t Addend<'f>,
    /// What became of it.
    pub outcome: Outcome<'t, 'f>,
}

/// What became of a delivery or a figure.
#[derive(Clone, Copy)]
pub enum Outcome<'t, 'f> {
    /// Added, or counted as unknown.
    Added,
    /// Left out of this and all totals.
    LeftOut(Taken<'f>),
    /// Added to another total, for it is counted in another unit.
    OtherUnit,
    /// A figure that the author of the facts has rejected.
    Rejected(&'t Claim<Figure>),
}

/// The working of some totals, total by total; last what is like none of them.
#[must_use]
pub fn steps<'t, 'f>(totals: &'t Totals<'f>) -> Vec<Step<'t, 'f>> {
    let mut steps = Vec::new();
    for total in &totals.rows {
        let step = |addend, outcome| Step {
            total: Some(total),
            addend,
            outcome,
        };
        for addend in &total.addends {
            steps.push(step(addend, Outcome::Added));
            steps.extend(
                addend
                    .rejected()
                    .map(|claim| step(addend, Outcome::Rejected(claim))),
            );
        }
        let alike = totals
            .left_out
            .iter()
            .filter(|addend| is_like(addend, total, true));
        steps.extend(alike.map(|addend| step(addend, Outcome::LeftOut(addend.taken))));
        let others = totals
            .rows
            .iter()
            .filter(|other| !std::ptr::eq(*other, total));
        let elsewhere = others.flat_map(|other| &other.addends);
        let elsewhere = elsewhere.filter(|addend| is_like(addend, total, false));
        steps.extend(elsewhere.map(|addend| step(addend, Outcome::OtherUnit)));
    }
    let unlike =
        |addend: &&Addend<'_>| !totals.rows.iter().any(|total| is_like(addend, total, true));
    let rest = totals.left_out.iter().filter(unlike);
    steps.extend(rest.map(|addend| Step {
        total: None,
        addend,
        outcome: Outcome::LeftOut(addend.taken),
    }));
    steps
}

/// Whether a delivery is of the sort that a total adds up, in the same unit or in another.
fn is_like(addend: &Addend<'_>, total: &Total<'_>, same_unit: bool) -> bool {
    let delivery = addend.delivery;
    let sort = match total.item {
        Some(item) => item == delivery.subject.name.trim(),
        None => total.kind == delivery.kind,
    };
    let units_agree = delivery.unit.as_deref().map(str::trim) == total.unit.map(str::trim);
    sort && delivery.to.as_ref() == total.to && units_agree == same_unit
}

impl<'f> Step<'_, 'f> {
    /// Who gives the figures.
    #[must_use]
    pub fn cite(&self) -> Vec<&'f Citation> {
        self.addend.cite.clone()
    }

    /// The delivery's id.
    #[must_use]
    pub fn id(&self) -> &'f Id {
        &self.addend.delivery.subject.id
    }
}
