//! `aid --totals`: what deliveries make together, and what was left out of the sums and why.
//!
//! Receiver and unit always tell totals apart, and the item unless the question groups by
//! something else: nothing is added across directions, and unlike units never meet. What was
//! only asked, agreed, promised or owed is never added to what was given. A part is left out
//! where its whole is counted.

use std::collections::{BTreeMap, HashMap};

use super::{
    AidQuestion, NoAnswer,
    aid::{self, DeliveryAnswer},
    distinct,
};
use crate::{
    facts::{Facts, Record},
    model::{
        Certainty, Citation, Date, Day, Delivery, DeliveryKind, Id, Quantity, Rank, Rivals,
        Standing, Status,
    },
    names::fold,
};

/// What totals may be told apart by, beside receiver and unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// What was delivered.
    Item,
    /// The sort of aid.
    Kind,
    /// The year or years it was delivered in.
    Year,
    /// The giver.
    From,
    /// The source of the figures.
    Source,
}

/// What some deliveries make together.
pub struct Total<'f> {
    /// What was delivered, where totals are told apart by it.
    pub item: Option<&'f str>,
    /// The sort of aid, where all addends agree on it.
    pub kind: Option<DeliveryKind>,
    /// What the figures count.
    pub unit: Option<&'f str>,
    /// The receiver.
    pub to: Option<&'f Id>,
    /// The year or years, where totals are told apart by them.
    pub year: Option<String>,
    /// The giver, where totals are told apart by it.
    pub from: Option<&'f Id>,
    /// The source, where totals are told apart by it.
    pub source: Option<&'f Id>,
    /// How far the deliveries got.
    pub statuses: Vec<Status>,
    /// The sum.
    pub quantity: Quantity,
    /// How many deliveries were added.
    pub deliveries: usize,
    /// How many of them have no figure.
    pub unknown: usize,
    /// Whether any of them is disputed.
    pub disputed: bool,
    /// Who gives the figures.
    pub cite: Vec<&'f Citation>,
}

/// All totals that answer, and what is in none of them.
pub struct Totals<'f> {
    /// The totals, by sort of aid, item, unit, receiver.
    pub rows: Vec<Total<'f>>,
    /// What they are told apart by.
    pub by: Vec<By>,
    /// What was left out.
    pub left_out: LeftOut<'f>,
}

/// What deliveries were left out of the totals, and why; how the rest is to be read.
#[derive(Default)]
pub struct LeftOut<'f> {
    /// Parts of wholes that are counted: the part, the whole.
    pub parts: Vec<(&'f Id, &'f Id)>,
    /// What never got as far as asked for, by status.
    pub statuses: BTreeMap<Status, usize>,
    /// Figures that the author of the facts has rejected.
    pub rejected_figures: usize,
    /// Counted deliveries that fall in the time asked for only possibly.
    pub possible: usize,
}

/// One delivery in a total: with `--by source`, as one source has it.
struct Addend<'f> {
    delivery: &'f Delivery,
    source: Option<&'f Id>,
    quantity: Quantity,
    disputed: bool,
    cite: Vec<&'f Citation>,
}

/// What totals are told apart by, in the order they are listed in.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'f> {
    /// Only where totals are told apart by it.
    kind: Option<DeliveryKind>,
    item: Option<String>,
    unit: Option<String>,
    to: Option<&'f Id>,
    year: Option<String>,
    from: Option<&'f Id>,
    source: Option<&'f Id>,
    /// None for what was given; else the status, for nothing else is added to it.
    pending: Option<Status>,
}

/// Adds up the deliveries that fit.
pub(super) fn answer<'f>(
    facts: &'f Facts,
    asked: &AidQuestion,
    by: &[By],
    all: bool,
) -> Result<Totals<'f>, NoAnswer> {
    let mut left_out = LeftOut::default();
    let mut selected = aid::select(facts, asked, all)?;
    selected.retain(|answer| {
        let status = answer.delivery.status;
        let counts = match asked.statuses.as_slice() {
            [] => status.is_given(),
            statuses => statuses.contains(&status),
        };
        if !counts {
            *left_out.statuses.entry(status).or_default() += 1;
        }
        counts
    });
    let addends = without_parts(facts, addends(&selected, by), &mut left_out);
    for answer in &selected {
        let claims = answer.delivery.figures.claims().iter();
        left_out.rejected_figures += claims.filter(|c| c.rank == Some(Rank::Rejected)).count();
        left_out.possible += usize::from(answer.certainty == Some(Certainty::Possible));
    }
    let mut groups: BTreeMap<Key<'f>, Vec<Addend<'f>>> = BTreeMap::new();
    for addend in addends {
        groups.entry(key(&addend, by)).or_default().push(addend);
    }
    let mut rows: Vec<Total<'f>> = groups
        .into_iter()
        .map(|(key, group)| total(key, &group))
        .collect();
    // Stable: within a sort of aid the order of the keys stays, but what is unknown comes last.
    rows.sort_by_key(|total| {
        let item = total.item.map(fold);
        (total.kind.is_none(), total.kind, item, total.year.is_none())
    });
    if rows.is_empty() {
        return Err(NoAnswer::NoDelivery);
    }
    Ok(Totals {
        rows,
        by: by.to_vec(),
        left_out,
    })
}

/// The deliveries as addends: one each, or with `--by source` one for each source of its figures.
fn addends<'f>(selected: &[DeliveryAnswer<'f>], by: &[By]) -> Vec<Addend<'f>> {
    let mut addends = Vec::new();
    for answer in selected {
        let delivery = answer.delivery;
        let disputed = answer.standing == Standing::Disputed;
        let cite = figure_cites(delivery, None);
        let sources: Vec<&Id> = if by.contains(&By::Source) {
            distinct_sources(&cite)
        } else {
            Vec::new()
        };
        if sources.is_empty() {
            let quantity = answer.quantity.clone();
            addends.push(Addend {
                delivery,
                source: None,
                quantity,
                disputed,
                cite,
            });
            continue;
        }
        addends.extend(sources.into_iter().map(|source| {
            let own = delivery.figures.according_to(std::slice::from_ref(source));
            Addend {
                delivery,
                source: Some(source),
                quantity: Quantity::of_rivals(&own),
                disputed,
                cite: figure_cites(delivery, Some(source)),
            }
        }));
    }
    addends
}

/// Who gives the figures of a delivery, or tells of it where none is given.
fn figure_cites<'f>(delivery: &'f Delivery, source: Option<&Id>) -> Vec<&'f Citation> {
    let figures: Vec<&Citation> = delivery
        .figures
        .standing()
        .flat_map(|claim| &claim.cite)
        .collect();
    let cite = if figures.is_empty() {
        aid::cite(delivery)
    } else {
        figures
    };
    distinct(
        cite.into_iter()
            .filter(|c| source.is_none_or(|source| c.source == *source)),
    )
}

fn distinct_sources<'f>(cite: &[&'f Citation]) -> Vec<&'f Id> {
    let mut sources: Vec<&Id> = cite.iter().map(|citation| &citation.source).collect();
    sources.sort();
    sources.dedup();
    sources
}

/// Leaves out every part that belongs to a whole which is counted, known and in the same unit.
fn without_parts<'f>(
    facts: &'f Facts,
    addends: Vec<Addend<'f>>,
    left_out: &mut LeftOut<'f>,
) -> Vec<Addend<'f>> {
    let known = addends.iter().filter(|addend| addend.quantity.is_known());
    let wholes: HashMap<(&Id, Option<&Id>), Option<String>> = known
        .map(|addend| ((&addend.delivery.subject.id, addend.source), addend.unit()))
        .collect();
    let whole_of = |addend: &Addend<'f>| {
        let mut above = addend.delivery.part_of.as_ref();
        while let Some(id) = above {
            if wholes
                .get(&(id, addend.source))
                .is_some_and(|unit| *unit == addend.unit())
            {
                return Some(id);
            }
            above = match facts.everything().record(id.as_str()) {
                Some(Record::Delivery(whole)) => whole.part_of.as_ref(),
                _ => None,
            };
        }
        None
    };
    let wholes: Vec<Option<&Id>> = addends.iter().map(whole_of).collect();
    let mut counted = Vec::new();
    for (addend, whole) in addends.into_iter().zip(wholes) {
        match whole {
            Some(whole) => left_out.parts.push((&addend.delivery.subject.id, whole)),
            None => counted.push(addend),
        }
    }
    counted
}

impl Addend<'_> {
    /// The unit in its folded form.
    fn unit(&self) -> Option<String> {
        self.delivery.unit.as_deref().map(fold)
    }
}

fn key<'f>(addend: &Addend<'f>, by: &[By]) -> Key<'f> {
    let delivery = addend.delivery;
    let split = |what: By| by.contains(&what);
    let by_item = by.is_empty() || split(By::Item);
    Key {
        kind: delivery.kind.filter(|_| split(By::Kind)),
        item: by_item.then(|| fold(&delivery.subject.name)),
        unit: addend.unit(),
        to: delivery.to.as_ref(),
        year: years(&delivery.when).filter(|_| split(By::Year)),
        from: delivery.from.as_ref().filter(|_| split(By::From)),
        source: addend.source,
        pending: (!delivery.status.is_given()).then_some(delivery.status),
    }
}

/// The year in which all of something's dates lie, or the years from the first to the last.
fn years(when: &Rivals<Date>) -> Option<String> {
    let bounds = when
        .standing()
        .map(|claim| (claim.is.earliest(), claim.is.latest()));
    let (first, last) = bounds
        .reduce(|(first, last), (f, l)| (first.min(f), last.zip(l).map(|(last, l)| last.max(l))))?;
    let year = |day: Option<Day>| day.map_or("..".to_owned(), |day| format!("{:04}", day.year()));
    let (first, last) = (year(first), year(last));
    Some(if first == last {
        first
    } else {
        format!("{first}/{last}")
    })
}

fn total<'f>(key: Key<'f>, group: &[Addend<'f>]) -> Total<'f> {
    let first = group[0].delivery;
    let quantities: Vec<Quantity> = group.iter().map(|addend| addend.quantity.clone()).collect();
    let kind = first.kind.filter(|_| {
        group
            .iter()
            .all(|addend| addend.delivery.kind == first.kind)
    });
    let mut statuses: Vec<Status> = group.iter().map(|addend| addend.delivery.status).collect();
    statuses.sort();
    statuses.dedup();
    Total {
        item: key.item.is_some().then_some(first.subject.name.as_str()),
        kind,
        unit: first.unit.as_deref(),
        to: key.to,
        year: key.year,
        from: key.from,
        source: key.source,
        statuses,
        quantity: Quantity::sum(&quantities),
        deliveries: group.len(),
        unknown: quantities
            .iter()
            .filter(|quantity| !quantity.is_known())
            .count(),
        disputed: group.iter().any(|addend| addend.disputed),
        cite: distinct(group.iter().flat_map(|addend| addend.cite.iter().copied())),
    }
}
