//! What deliveries make together, reckoned once: totals of many deliveries that need none of them read.
//!
//! Deliveries are put together that are alike in all that totals are told apart by: kind, item,
//! unit, receiver, how far they got, and in a second list the giver too. A delivery that is part of
//! another, or has parts, is in no tally: whether it is added depends on what else is selected.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use super::{
    coded::{Coded, Script},
    record::figure_cites,
};
use crate::{
    model::{
        Citation, Day, Delivery, DeliveryKind, Id, Quantity, Rank, Resolver, Rivals, Standing,
        Status, Value, Wording,
    },
    packed::Writer,
};

/// Deliveries that are alike, put together.
#[derive(Clone, Debug)]
pub struct Tally {
    /// What they are alike in.
    pub of: Alike,
    /// Which of them comes first: by the earliest day it may have been, the undated last, then by id.
    pub first: First,
    /// How many they are.
    pub deliveries: usize,
    /// How many of them have no figure.
    pub unknown: usize,
    /// How many figures the author of the facts has rejected.
    pub rejected: usize,
    /// Whether any of them is disputed.
    pub disputed: bool,
    /// What they make together.
    pub quantity: Quantity,
    /// Who gives the figures, or tells of those without, each once, in order.
    pub cite: Vec<Citation>,
}

/// What deliveries are alike in that are put together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alike {
    /// The sort of aid.
    pub kind: Option<DeliveryKind>,
    /// What was delivered.
    pub item: Wording,
    /// What the figures count.
    pub unit: Option<Wording>,
    /// The receiver.
    pub to: Option<Id>,
    /// The giver; none too where givers are not told apart.
    pub from: Option<Id>,
    /// How far it got.
    pub status: Status,
}

/// The day and the id by which deliveries are put in order.
pub type First = (bool, Option<Day>, Id);

/// Tallies being made, givers told apart.
#[derive(Default)]
pub(super) struct Tallies(BTreeMap<Alike, Sum>);

#[derive(Clone)]
struct Sum {
    first: First,
    deliveries: usize,
    unknown: usize,
    rejected: usize,
    disputed: bool,
    quantity: Quantity,
    cite: BTreeSet<Citation>,
}

impl Sum {
    fn of(delivery: &Delivery) -> Self {
        let quantity = Quantity::of_rivals(&delivery.figures);
        let days = delivery.when.standing().map(|claim| claim.is.earliest());
        let day = days.min();
        let claims = delivery.figures.claims().iter();
        Self {
            first: (day.is_none(), day.flatten(), delivery.subject.id.clone()),
            deliveries: 1,
            unknown: usize::from(!quantity.is_known()),
            rejected: claims
                .filter(|claim| claim.rank == Some(Rank::Rejected))
                .count(),
            disputed: is_disputed(delivery),
            quantity,
            cite: figure_cites(delivery).into_iter().cloned().collect(),
        }
    }

    fn add(&mut self, other: Self) {
        self.first = std::mem::replace(&mut self.first, other.first.clone()).min(other.first);
        self.deliveries += other.deliveries;
        self.unknown += other.unknown;
        self.rejected += other.rejected;
        self.disputed |= other.disputed;
        let quantity = std::mem::replace(&mut self.quantity, Quantity::unknown());
        self.quantity = Quantity::sum(&[quantity, other.quantity]);
        self.cite.extend(other.cite);
    }
}

/// Whether a delivery is disputed: itself, its date or its figures. Who derives from whom does not matter.
fn is_disputed(delivery: &Delivery) -> bool {
    !delivery.subject.against.is_empty()
        || are_disputed(&delivery.figures)
        || are_disputed(&delivery.when)
}

fn are_disputed<T: Value>(rivals: &Rivals<T>) -> bool {
    match rivals.claims() {
        [] => false,
        // Nothing else contradicts it.
        [only] if only.against.is_empty() => false,
        _ => Resolver::default().field(rivals) == Some(Standing::Disputed),
    }
}

impl Tallies {
    /// Adds a delivery that is no part of another and has no parts.
    pub fn add(&mut self, delivery: &Delivery) {
        let of = Alike {
            kind: delivery.kind,
            item: delivery.subject.name.clone(),
            unit: delivery.unit.clone(),
            to: delivery.to.clone(),
            from: delivery.from.clone(),
            status: delivery.status,
        };
        self.put(of, Sum::of(delivery));
    }

    /// Adds other tallies.
    pub fn append(&mut self, others: Self) {
        for (of, sum) in others.0 {
            self.put(of, sum);
        }
    }

    fn put(&mut self, of: Alike, sum: Sum) {
        match self.0.entry(of) {
            Entry::Occupied(mut known) => known.get_mut().add(sum),
            Entry::Vacant(place) => drop(place.insert(sum)),
        }
    }

    /// The list in which givers are told apart, and before it the other, with its length before that.
    pub fn write(&self) -> Vec<u8> {
        let mut by_receiver = Self::default();
        for (of, sum) in &self.0 {
            let of = Alike {
                from: None,
                ..of.clone()
            };
            by_receiver.put(of, sum.clone());
        }
        let first = by_receiver.list();
        let mut section = (first.len() as u64).to_le_bytes().to_vec();
        section.extend(first);
        section.extend(self.list());
        section
    }

    fn list(&self) -> Vec<u8> {
        let mut to = Writer::new();
        self.0.len().write(&mut to);
        for (of, sum) in &self.0 {
            of.write(&mut to);
            sum.write(&mut to);
        }
        to.into_bytes()
    }
}

impl Alike {
    fn write(&self, to: &mut Writer) {
        self.kind.write(to);
        self.item.write(to);
        self.unit.write(to);
        self.to.write(to);
        self.from.write(to);
        self.status.write(to);
    }

    fn read(from: &mut Script) -> Option<Self> {
        Some(Self {
            kind: Coded::read(from)?,
            item: Coded::read(from)?,
            unit: Coded::read(from)?,
            to: Coded::read(from)?,
            from: Coded::read(from)?,
            status: Coded::read(from)?,
        })
    }
}

impl Sum {
    fn write(&self, to: &mut Writer) {
        let (undated, day, id) = &self.first;
        undated.write(to);
        day.write(to);
        id.write(to);
        self.deliveries.write(to);
        self.unknown.write(to);
        self.rejected.write(to);
        self.disputed.write(to);
        self.quantity.write(to);
        self.cite.len().write(to);
        self.cite.iter().for_each(|citation| citation.write(to));
    }
}

impl Tally {
    fn read(from: &mut Script) -> Option<Self> {
        Some(Self {
            of: Alike::read(from)?,
            first: (Coded::read(from)?, Coded::read(from)?, Coded::read(from)?),
            deliveries: Coded::read(from)?,
            unknown: Coded::read(from)?,
            rejected: Coded::read(from)?,
            disputed: Coded::read(from)?,
            quantity: Coded::read(from)?,
            cite: Coded::read(from)?,
        })
    }
}

/// The tallies of a list.
pub(super) fn read(list: &'static [u8]) -> Vec<Tally> {
    let mut from = Script::new(list);
    let count = usize::read(&mut from).unwrap_or_default();
    (0..count).map_while(|_| Tally::read(&mut from)).collect()
}
