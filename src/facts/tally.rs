//! What deliveries make together, reckoned once: totals of many deliveries that need none of them read.
//!
//! Deliveries are put together that are alike in all that totals are told apart by: kind, item,
//! unit, receiver, how far they got, and in a second list the giver too. A delivery that is part of
//! another, or has parts, is in no tally: whether it is added depends on what else is selected. Which
//! have parts is sometimes known only when all were read; then whatever was put together with one of them is taken
//! apart again.

use std::{
    collections::{BTreeSet, HashSet},
    rc::Rc,
};

use super::{
    coded::{Coded, Script},
    record::figure_cites,
};
use crate::{
    model::{
        Amount, Citation, Day, Decimal, Delivery, DeliveryKind, Figure, Id, Quantity, Rank,
        Resolver, Rivals, Standing, Status, Value, Word, Wording,
    },
    packed::{Interner, Writer},
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
    pub cite: Rc<[&'static Citation]>,
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
pub(super) struct Tallies {
    /// What deliveries are alike in, as bytes: the number of each is its place among the sums.
    alike: Interner,
    sums: Vec<(Alike, Sum)>,
    cited: Cites,
    bytes: Writer,
}

/// Citations, each once; the number of each is its place.
#[derive(Default)]
struct Cites {
    /// They as they are displayed.
    texts: Interner,
    all: Vec<Citation>,
    bytes: Writer,
}

impl Cites {
    fn number(&mut self, citation: &Citation) -> u32 {
        self.bytes.clear();
        self.bytes.raw(citation.source.as_str().as_bytes());
        if let Some(locator) = &citation.locator {
            self.bytes.byte(b':');
            self.bytes.raw(locator.as_bytes());
        }
        let (number, is_new) = self.texts.number(self.bytes.as_bytes());
        if is_new {
            self.all.push(citation.clone());
        }
        number
    }
}

#[derive(Clone)]
struct Sum {
    first: First,
    deliveries: usize,
    unknown: usize,
    rejected: usize,
    disputed: bool,
    /// What those make that have one exact figure each, which are most, and what the others make.
    exact: Option<Decimal>,
    quantity: Option<Quantity>,
    /// The numbers of those who are cited.
    cite: BTreeSet<u32>,
}

impl Sum {
    /// Nothing yet, but what will come is no later than this delivery.
    fn before(delivery: &Delivery) -> Self {
        let (undated, day) = day(delivery);
        Self {
            first: (undated, day, delivery.subject.id.clone()),
            deliveries: 0,
            unknown: 0,
            rejected: 0,
            disputed: false,
            exact: None,
            quantity: None,
            cite: BTreeSet::new(),
        }
    }

    fn add(&mut self, delivery: &Delivery, cited: &mut Cites) {
        let ((undated, day), id) = (day(delivery), &delivery.subject.id);
        let (first_undated, first_day, first_id) = &self.first;
        if (undated, day, id) < (*first_undated, *first_day, first_id) {
            self.first = (undated, day, id.clone());
        }
        self.deliveries += 1;
        let claims = delivery.figures.claims().iter();
        self.rejected += claims
            .filter(|claim| claim.rank == Some(Rank::Rejected))
            .count();
        self.disputed |= is_disputed(delivery);
        if let Some(exact) = exact(&delivery.figures) {
            self.exact = Some(total(self.exact.take(), exact));
        } else {
            let quantity = Quantity::of_rivals(&delivery.figures);
            self.unknown += usize::from(!quantity.is_known());
            self.quantity = Some(sum(self.quantity.take(), quantity));
        }
        let cite = figure_cites(delivery).into_iter();
        self.cite
            .extend(cite.map(|citation| cited.number(citation)));
    }

    fn join(&mut self, other: &Self) {
        if other.first < self.first {
            self.first = other.first.clone();
        }
        self.deliveries += other.deliveries;
        self.unknown += other.unknown;
        self.rejected += other.rejected;
        self.disputed |= other.disputed;
        if let Some(exact) = &other.exact {
            self.exact = Some(total(self.exact.take(), exact));
        }
        if let Some(quantity) = &other.quantity {
            self.quantity = Some(sum(self.quantity.take(), quantity.clone()));
        }
        self.cite.extend(&other.cite);
    }

    /// What all make together.
    fn quantity(&self) -> Quantity {
        let exact = self.exact.clone().map(Amount::Exact);
        let exact = exact.map(|amount| amount.quantity());
        let addends: Vec<Quantity> = exact.into_iter().chain(self.quantity.clone()).collect();
        Quantity::sum(&addends)
    }
}

/// The earliest day a delivery may have been, and before it whether there is none.
fn day(delivery: &Delivery) -> (bool, Option<Day>) {
    let days = delivery.when.standing().map(|claim| claim.is.earliest());
    let day = days.min();
    (day.is_none(), day.flatten())
}

/// The figure of a delivery that has an exact one and no other.
fn exact(figures: &Rivals<Figure>) -> Option<&Decimal> {
    let mut standing = figures.standing();
    match (
        standing.next().map(|claim| &claim.is.amount),
        standing.next(),
    ) {
        (Some(Amount::Exact(figure)), None) => Some(figure),
        _ => None,
    }
}

fn total(before: Option<Decimal>, figure: &Decimal) -> Decimal {
    before.map_or_else(|| figure.clone(), |before| &before + figure)
}

fn sum(before: Option<Quantity>, quantity: Quantity) -> Quantity {
    match before {
        Some(before) => Quantity::sum(&[before, quantity]),
        None => quantity,
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
    /// Adds a delivery that is no part of another; the number of the tally it is in.
    pub fn add(&mut self, delivery: &Delivery) -> u32 {
        self.bytes.clear();
        self.bytes.text(delivery.kind.map_or("", Word::as_str));
        self.bytes.text(&delivery.subject.name);
        delivery.unit.write(&mut self.bytes);
        for party in [&delivery.to, &delivery.from] {
            self.bytes.text(party.as_ref().map_or("", Id::as_str));
        }
        self.bytes.text(delivery.status.as_str());
        let (number, is_new) = self.alike.number(self.bytes.as_bytes());
        if is_new {
            let of = Alike {
                kind: delivery.kind,
                item: delivery.subject.name.clone(),
                unit: delivery.unit.clone(),
                to: delivery.to.clone(),
                from: delivery.from.clone(),
                status: delivery.status,
            };
            self.sums.push((of, Sum::before(delivery)));
        }
        self.sums[number as usize].1.add(delivery, &mut self.cited);
        number
    }

    /// Adds other tallies; the number that each of them has here.
    pub fn append(&mut self, others: Self) -> Vec<u32> {
        let cited = others.cited.all.iter();
        let cited: Vec<u32> = cited.map(|citation| self.cited.number(citation)).collect();
        let add = |(alike, (of, mut sum)): (_, (Alike, Sum))| {
            let cite = sum.cite.into_iter();
            sum.cite = cite.map(|number| cited[number as usize]).collect();
            let (number, is_new) = self.alike.number(alike);
            if is_new {
                self.sums.push((of, sum));
            } else {
                self.sums[number as usize].1.join(&sum);
            }
            number
        };
        others.alike.texts().zip(others.sums).map(add).collect()
    }

    /// Takes out those tallies, by their numbers, that deliveries are in which have parts.
    pub fn take_out(&mut self, numbers: &HashSet<u32>) {
        let mut number = 0..;
        self.sums.retain(|_| {
            number
                .next()
                .is_none_or(|number| !numbers.contains(&number))
        });
    }

    /// The list in which givers are told apart, and before it the other, with its length before that.
    pub fn write(self) -> Vec<u8> {
        let cited = Ordered::new(&self.cited.all, &self.sums);
        let mut order: Vec<&(Alike, Sum)> = self.sums.iter().collect();
        order.sort_by(|(one, _), (other, _)| one.cmp(other));
        let by_giver = list(order.iter().copied(), &cited);
        order.sort_by(|(one, _), (other, _)| one.but_for_giver().cmp(&other.but_for_giver()));
        let are_alike = |(one, _): &&(Alike, Sum), (other, _): &&(Alike, Sum)| {
            one.but_for_giver() == other.but_for_giver()
        };
        let by_receiver = order.chunk_by(are_alike).filter_map(|alike| {
            let ((of, first), others) = alike.split_first()?;
            let mut all = first.clone();
            for (_, sum) in others {
                all.join(sum);
            }
            let of = Alike {
                from: None,
                ..of.clone()
            };
            Some((of, all))
        });
        let by_receiver: Vec<(Alike, Sum)> = by_receiver.collect();
        let first = list(by_receiver.iter(), &cited);
        [
            &(first.len() as u64).to_le_bytes(),
            first.as_slice(),
            &by_giver,
        ]
        .concat()
    }
}

/// Those who are cited in some tallies, in order.
struct Ordered<'t> {
    all: Vec<&'t Citation>,
    /// The place among them of the citation with each number.
    places: Vec<usize>,
}

impl<'t> Ordered<'t> {
    fn new(known: &'t [Citation], sums: &[(Alike, Sum)]) -> Self {
        let mut is_cited = vec![false; known.len()];
        for number in sums.iter().flat_map(|(_, sum)| &sum.cite) {
            is_cited[*number as usize] = true;
        }
        let mut order: Vec<usize> = (0..known.len()).filter(|at| is_cited[*at]).collect();
        order.sort_unstable_by_key(|at| &known[*at]);
        let mut places = vec![0; known.len()];
        for (place, number) in order.iter().enumerate() {
            places[*number] = place;
        }
        let all = order.into_iter().map(|number| &known[number]).collect();
        Self { all, places }
    }
}

/// A list as bytes: every citation in it, in order; what tallies cite, each once, by the places of those; and the
/// tallies, which tell what they cite by its place: many cite the same.
fn list<'t>(
    sums: impl ExactSizeIterator<Item = &'t (Alike, Sum)> + Clone,
    cited: &Ordered<'_>,
) -> Vec<u8> {
    let mut to = Writer::new();
    cited.all.len().write(&mut to);
    for citation in &cited.all {
        citation.write(&mut to);
    }
    let mut lists = Interner::new();
    let cite = |(_, sum): &(Alike, Sum)| lists.number(&sum.cites(&cited.places)).0;
    let cite: Vec<u32> = sums.clone().map(cite).collect();
    lists.len().write(&mut to);
    lists.texts().for_each(|runs| to.raw(runs));
    sums.len().write(&mut to);
    for ((of, sum), cite) in sums.zip(cite) {
        of.write(&mut to);
        sum.write(&mut to);
        (cite as usize).write(&mut to);
    }
    to.into_bytes()
}

impl Alike {
    /// What they are alike in where givers are not told apart.
    fn but_for_giver(&self) -> impl Ord {
        (self.kind, &self.item, &self.unit, &self.to, self.status)
    }

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
        self.quantity().write(to);
    }

    /// Who gives the figures, by their places, in runs: how many are passed over before each, and how many stand in it.
    fn cites(&self, places: &[usize]) -> Vec<u8> {
        let mut to = Writer::new();
        let cite = self.cite.iter().map(|number| places[*number as usize]);
        let mut cite: Vec<usize> = cite.collect();
        cite.sort_unstable();
        let runs = cite.chunk_by(|one, next| one + 1 == *next);
        runs.clone().count().write(&mut to);
        let mut end = 0;
        for run in runs {
            (run[0] - end).write(&mut to);
            run.len().write(&mut to);
            end = run[0] + run.len();
        }
        to.into_bytes()
    }
}

/// What a tally cites.
type Cited = Rc<[&'static Citation]>;

/// Reads some of these citations, in runs.
fn cites(from: &mut Script, all: &'static [Citation]) -> Option<Cited> {
    let (mut cites, mut rest) = (Vec::new(), all);
    for _ in 0..usize::read(from)? {
        let later = rest.get(usize::read(from)?..)?;
        let (run, later) = later.split_at_checked(usize::read(from)?)?;
        cites.extend(run);
        rest = later;
    }
    Some(cites.into())
}

impl Tally {
    fn read(from: &mut Script, lists: &[Cited]) -> Option<Self> {
        Some(Self {
            of: Alike::read(from)?,
            first: (Coded::read(from)?, Coded::read(from)?, Coded::read(from)?),
            deliveries: Coded::read(from)?,
            unknown: Coded::read(from)?,
            rejected: Coded::read(from)?,
            disputed: Coded::read(from)?,
            quantity: Coded::read(from)?,
            cite: Rc::clone(lists.get(usize::read(from)?)?),
        })
    }
}

/// The tallies of a list.
pub(super) fn read(list: &'static [u8]) -> Vec<Tally> {
    let mut from = Script::new(list);
    // The citations last as long as the bytes they are read from.
    let cited = Vec::read(&mut from).unwrap_or_default().leak();
    let count = usize::read(&mut from).unwrap_or_default();
    let lists: Vec<Cited> = (0..count).map_while(|_| cites(&mut from, cited)).collect();
    let count = usize::read(&mut from).unwrap_or_default();
    // None is shorter than a byte.
    let mut tallies = Vec::with_capacity(count.min(list.len()));
    tallies.extend((0..count).map_while(|_| Tally::read(&mut from, &lists)));
    tallies
}
