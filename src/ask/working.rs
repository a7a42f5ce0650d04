//! `aid --totals --explain`: how each total came about.

use std::collections::HashMap;

use super::{
    AidQuestion, By, NoAnswer, distinct,
    key::{self, Key},
    totals::{self, Addend, Taken, Total, Totals},
};
use crate::{
    facts::Facts,
    model::{Citation, Claim, Figure, Id},
};

/// Some totals, and every step on the way to them.
pub struct Working<'f> {
    /// The totals.
    pub totals: Totals<'f>,
    /// The steps, total by total; last those that belong to none of them.
    pub steps: Vec<Step<'f>>,
}

/// One line of a working: a delivery or a figure, and what became of it.
pub struct Step<'f> {
    /// The place of the total that it was looked at for; none where nothing like it was added.
    pub total: Option<usize>,
    /// The delivery.
    pub addend: Addend<'f>,
    /// What became of it.
    pub outcome: Outcome<'f>,
}

/// What became of a delivery or a figure.
#[derive(Clone, Copy)]
pub enum Outcome<'f> {
    /// Added, or counted as unknown.
    Added,
    /// Left out of this and all totals.
    LeftOut(Taken<'f>),
    /// Added to another total, for it is counted in another unit.
    OtherUnit,
    /// A figure that the author of the facts has rejected.
    Rejected(&'f Claim<Figure>),
}

/// The totals that answer, and their working.
#[inline(never)]
pub(super) fn answer<'f>(
    facts: &'f Facts,
    asked: &AidQuestion,
    by: &[By],
    all: bool,
) -> Result<Working<'f>, NoAnswer> {
    let totals = totals::of_each(facts, asked, by, all)?;
    let steps = steps(&totals);
    Ok(Working { totals, steps })
}

fn steps<'f>(totals: &Totals<'f>) -> Vec<Step<'f>> {
    let mut left_out = left_out(totals);
    let mut steps = Vec::new();
    let others = other_units(totals);
    for (place, total) in totals.rows.iter().enumerate() {
        let mut take = |addend: &Addend<'f>, outcome| {
            steps.push(Step {
                total: Some(place),
                addend: addend.clone(),
                outcome,
            });
        };
        for addend in &total.addends {
            take(addend, Outcome::Added);
            for claim in addend.rejected() {
                take(addend, Outcome::Rejected(claim));
            }
        }
        for addend in left_out.remove(&Some(place)).unwrap_or_default() {
            take(addend, Outcome::LeftOut(addend.taken));
        }
        let alike = others.get(&total.key.in_any_unit());
        let others = alike.into_iter().flatten().filter(|other| **other != place);
        for addend in others.flat_map(|other| &totals.rows[*other].addends) {
            take(addend, Outcome::OtherUnit);
        }
    }
    let rest = left_out.remove(&None).unwrap_or_default();
    steps.extend(rest.into_iter().map(|addend| Step {
        total: None,
        addend: addend.clone(),
        outcome: Outcome::LeftOut(addend.taken),
    }));
    steps.extend(rejected_alone(totals));
    steps
}

/// The rejected figures of sources that give no other figure of an added delivery: where totals
/// are told apart by source, those are in none.
fn rejected_alone<'f>(totals: &Totals<'f>) -> Vec<Step<'f>> {
    let added: Vec<&Addend<'f>> = totals
        .rows
        .iter()
        .flat_map(|total| &total.addends)
        .map(AsRef::as_ref)
        .collect();
    let mut sources: HashMap<&Id, Vec<&Id>> = HashMap::new();
    for addend in &added {
        let of_delivery = sources.entry(&addend.delivery.subject.id).or_default();
        of_delivery.extend(addend.source);
    }
    let mut steps = Vec::new();
    for addend in added {
        // Told once, with the first source of the delivery.
        let Some(others) = addend
            .source
            .and_then(|_| sources.remove(&addend.delivery.subject.id))
        else {
            continue;
        };
        let alone = totals::rejected(addend.delivery)
            .filter(|claim| !others.iter().any(|source| totals::gives(source, claim)));
        steps.extend(alone.map(|claim| Step {
            total: None,
            addend: addend.clone(),
            outcome: Outcome::Rejected(claim),
        }));
    }
    steps
}

/// What was left out, by the total it would else be in: a part by where its whole was added.
fn left_out<'t, 'f>(totals: &'t Totals<'f>) -> HashMap<Option<usize>, Vec<&'t Addend<'f>>> {
    let mut whole = HashMap::new();
    let mut alike: HashMap<Key<'f>, usize> = HashMap::new();
    for (place, total) in totals.rows.iter().enumerate() {
        alike.entry(total.key.in_any_status()).or_insert(place);
        for addend in &total.addends {
            whole.insert((&addend.delivery.subject.id, addend.source), place);
        }
    }
    let mut left_out: HashMap<Option<usize>, Vec<&Addend<'f>>> = HashMap::new();
    for addend in &totals.left_out {
        let place = match addend.taken {
            Taken::PartOf(id) => whole.get(&(id, addend.source)),
            Taken::Added | Taken::Status(_) => {
                alike.get(&key::of(addend, &totals.by).in_any_status())
            }
        };
        left_out.entry(place.copied()).or_default().push(addend);
    }
    left_out
}

/// The totals of one item that differ in the unit alone. Without an item nothing is the same
/// thing in another unit.
fn other_units<'f>(totals: &Totals<'f>) -> HashMap<Key<'f>, Vec<usize>> {
    let mut others: HashMap<Key<'f>, Vec<usize>> = HashMap::new();
    for (place, total) in totals.rows.iter().enumerate() {
        if total.item.is_some() {
            let alike = others.entry(total.key.in_any_unit()).or_default();
            alike.push(place);
        }
    }
    others
}

impl<'f> Step<'f> {
    /// Who gives the figures; of a rejected figure, who gives that.
    #[must_use]
    pub fn cite(&self) -> Vec<&'f Citation> {
        match self.outcome {
            Outcome::Rejected(claim) => distinct(claim.cite.iter()),
            Outcome::Added | Outcome::LeftOut(_) | Outcome::OtherUnit => self.addend.cite.to_vec(),
        }
    }

    /// The delivery's id.
    #[must_use]
    pub fn id(&self) -> &'f Id {
        &self.addend.delivery.subject.id
    }

    /// The total that it was looked at for.
    #[must_use]
    pub fn total<'t>(&self, totals: &'t Totals<'f>) -> Option<&'t Total<'f>> {
        self.total.map(|place| &totals.rows[place])
    }
}
