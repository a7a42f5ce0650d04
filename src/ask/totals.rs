//! `aid --totals`: what deliveries make together, and what was left out of the sums and why.
//!
//! Receiver and unit always tell totals apart, and the item unless the question groups by
//! something else: nothing is added across directions, and unlike units never meet. What was
//! only asked, agreed, promised or owed is never added to what was given. A part is left out
//! where its whole is counted.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
    slice,
};

use super::{
    AidQuestion, NoAnswer,
    aid::{self, DeliveryAnswer, Filter},
    distinct,
    key::{By, Key},
    portion::Portion,
};
use crate::{
    facts::{Alike, Facts, Record, Tally, figure_cites as cites_of_figures},
    model::{
        Certainty, Citation, Claim, Delivery, DeliveryKind, Figure, Id, Quantity, Rank, Standing,
        Status,
    },
};

/// What some deliveries make together.
pub struct Total<'f> {
    /// What was delivered, where totals are told apart by it.
    pub item: Option<&'f str>,
    /// The sort of aid, where all addends agree on it.
    pub kind: Option<DeliveryKind>,
    /// What the figures count.
    pub unit: Option<&'f str>,
    /// How far the deliveries got.
    pub statuses: Cow<'f, [Status]>,
    /// The sum.
    pub quantity: Quantity,
    /// How many deliveries were added.
    pub deliveries: usize,
    /// How many of them have no figure.
    pub unknown: usize,
    /// Whether any of them is disputed.
    pub disputed: bool,
    /// Who gives the figures.
    pub cite: Rc<[&'f Citation]>,
    /// What was added, if each was looked at.
    pub addends: Vec<Rc<Addend<'f>>>,
    /// What it is told apart by.
    pub(super) key: Key<'f>,
}

impl<'f> Total<'f> {
    /// The receiver.
    #[must_use]
    pub const fn to(&self) -> Option<&'f Id> {
        self.key.to
    }

    /// The year or years, where totals are told apart by them.
    #[must_use]
    pub fn year(&self) -> Option<&str> {
        self.key.year.as_deref()
    }

    /// The giver, where totals are told apart by it.
    #[must_use]
    pub const fn from(&self) -> Option<&'f Id> {
        self.key.from
    }

    /// The source, where totals are told apart by it.
    #[must_use]
    pub const fn source(&self) -> Option<&'f Id> {
        self.key.source
    }
}

/// All totals that answer, and what is in none of them.
pub struct Totals<'f> {
    /// The totals, by sort of aid, item, unit, receiver.
    pub rows: Vec<Total<'f>>,
    /// What they are told apart by.
    pub by: Vec<By>,
    /// The deliveries that were left out, if they were looked at each.
    pub left_out: Vec<Addend<'f>>,
    /// How many deliveries were left out because they did not get as far as asked for.
    pub pending: BTreeMap<Status, usize>,
    /// What is added though it is part of a whole that is added too: the one in one unit, the other
    /// in another, so neither can be left out of its total.
    pub in_two_units: Vec<(&'f Id, &'f Id)>,
    /// How many added deliveries are of unknown size.
    pub unknown: usize,
    /// How many figures of added deliveries the author of the facts has rejected.
    pub rejected: usize,
    /// How many added deliveries fall in the time asked for only possibly.
    pub possible: usize,
}

/// One delivery in the reckoning: with `--by source`, as one source has it.
#[derive(Clone)]
pub struct Addend<'f> {
    /// The delivery.
    pub delivery: &'f Delivery,
    /// The source whose figures are taken; none where all are.
    pub source: Option<&'f Id>,
    /// What its figures make together.
    pub quantity: Quantity,
    /// Whether it is disputed.
    pub disputed: bool,
    /// How surely it falls in the time asked for; none where no time was.
    pub certainty: Option<Certainty>,
    /// Who gives the figures.
    pub cite: Rc<[&'f Citation]>,
    /// Whether it is added, or why not.
    pub taken: Taken<'f>,
}

/// Whether a delivery is added, or why it is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken<'f> {
    /// It is added; if its amount is unknown, it is counted as unknown.
    Added,
    /// It is part of a whole that is added.
    PartOf(&'f Id),
    /// It did not get as far as was asked for.
    Status(Status),
}

/// Adds up the deliveries that fit.
#[inline(never)]
pub(super) fn answer<'f>(
    facts: &'f Facts,
    asked: &AidQuestion,
    by: &[By],
    all: bool,
) -> Result<Totals<'f>, NoAnswer> {
    match reckoned(facts, asked, by, all)? {
        Some((tallies, parts)) => add_up(facts, asked, by, &parts, tallies),
        None => of_each(facts, asked, by, all),
    }
}

/// Adds up the deliveries that fit, looking at each.
pub(super) fn of_each<'f>(
    facts: &'f Facts,
    asked: &AidQuestion,
    by: &[By],
    all: bool,
) -> Result<Totals<'f>, NoAnswer> {
    let selected = aid::select(facts, asked, all)?;
    add_up(facts, asked, by, &selected, Vec::new())
}

/// What was reckoned of the deliveries that fit before anybody asked, and those that have to be looked at all the
/// same; none where the question tells deliveries apart that were put together.
fn reckoned<'f>(
    facts: &'f Facts,
    asked: &AidQuestion,
    by: &[By],
    all: bool,
) -> Result<Option<Reckoned<'f>>, NoAnswer> {
    let apart = by.contains(&By::Year) || by.contains(&By::Source);
    if facts.is_narrowed() || apart || asked.item.is_some() || asked.during.is_some() {
        return Ok(None);
    }
    let by_giver = asked.from.is_some() || by.contains(&By::From);
    let Some((tallies, parts)) = facts.tallies(by_giver) else {
        return Ok(None);
    };
    let filter = Filter::new(facts, asked, all)?;
    if tallies.is_empty() && parts.is_empty() {
        return Err(NoAnswer::Empty("deliveries"));
    }
    let fits = |tally: &&Tally| {
        let Alike {
            from,
            to,
            kind,
            unit,
            ..
        } = &tally.of;
        filter.fits([from.as_ref(), to.as_ref()], *kind, unit.as_deref())
    };
    let fitting = tallies.iter().filter(fits).collect();
    let parts = parts.iter().map(|delivery| (*delivery, None)).collect();
    Ok(Some((fitting, filter.fitting(facts, parts))))
}

/// Tallies, and deliveries that are in none.
type Reckoned<'f> = (Vec<&'f Tally>, Vec<DeliveryAnswer<'f>>);

fn add_up<'f>(
    facts: &'f Facts,
    asked: &AidQuestion,
    by: &[By],
    selected: &[DeliveryAnswer<'f>],
    tallies: Vec<&'f Tally>,
) -> Result<Totals<'f>, NoAnswer> {
    let counts = |status: Status| match asked.statuses.as_slice() {
        [] => status.is_given(),
        statuses => statuses.contains(&status),
    };
    let mut addends = addends(selected, by);
    for addend in &mut addends {
        let status = addend.delivery.status;
        if !counts(status) {
            addend.taken = Taken::Status(status);
        }
    }
    leave_out_parts(facts, &mut addends);
    let (added, left_out): (Vec<Addend<'f>>, Vec<Addend<'f>>) = addends
        .into_iter()
        .partition(|addend| addend.taken == Taken::Added);
    let mut pending: BTreeMap<Status, usize> = BTreeMap::new();
    for addend in &left_out {
        if let Taken::Status(status) = addend.taken {
            *pending.entry(status).or_default() += 1;
        }
    }
    let (summed, put_aside): (Vec<&Tally>, Vec<&Tally>) = tallies
        .into_iter()
        .partition(|tally| counts(tally.of.status));
    for tally in put_aside {
        *pending.entry(tally.of.status).or_default() += tally.deliveries;
    }
    let rejected: usize = deliveries(&added).map(|d| rejected(d).count()).sum();
    let only_possibly = |addend: &&Addend<'_>| addend.certainty == Some(Certainty::Possible);
    let possible = added.iter().filter(only_possibly).count();
    let in_two_units = in_two_units(facts, &added);
    let each = added.into_iter().map(|addend| Portion::Each(addend.into()));
    let portions: Vec<Portion<'f>> = each.chain(summed.into_iter().map(Portion::Tally)).collect();
    let unknown = portions.iter().map(Portion::unknown).sum();
    let rejected = rejected + portions.iter().map(Portion::rejected).sum::<usize>();
    let rows = totals(portions, by);
    if rows.is_empty() {
        return Err(NoAnswer::NoDelivery);
    }
    Ok(Totals {
        rows,
        by: by.to_vec(),
        left_out,
        pending,
        in_two_units,
        unknown,
        rejected,
        possible,
    })
}

/// Portions put together by what totals are told apart by.
fn totals<'f>(portions: Vec<Portion<'f>>, by: &[By]) -> Vec<Total<'f>> {
    let mut keyed: Vec<Keyed<'f>> = portions
        .into_iter()
        .map(|portion| (portion.key(by), portion))
        .collect();
    keyed.sort_by(|(one, first), (other, second)| {
        one.cmp(other)
            .then_with(|| first.first().cmp(&second.first()))
    });
    let mut kinds: BTreeMap<(bool, Option<DeliveryKind>), Vec<&[Keyed<'f>]>> = BTreeMap::new();
    for group in keyed.chunk_by(|one, other| one.0 == other.0) {
        let kind = kind(group);
        kinds.entry((kind.is_none(), kind)).or_default().push(group);
    }
    for groups in kinds.values_mut() {
        // Stable: within a sort of aid the order of the keys stays, but what is unknown comes last.
        groups.sort_by_key(|group| {
            let (key, first) = &group[0];
            (key.item.map(|_| first.item()), key.year.is_none())
        });
    }
    let mut totals = Vec::with_capacity(kinds.values().map(Vec::len).sum());
    for ((_, kind), groups) in kinds {
        totals.extend(groups.into_iter().map(|group| total(group, kind)));
    }
    totals
}

/// A portion, and what it is told apart by.
type Keyed<'f> = (Key<'f>, Portion<'f>);

/// The sort of aid that some portions are, if they all are of one.
fn kind(group: &[Keyed<'_>]) -> Option<DeliveryKind> {
    let kind = group[0].1.kind();
    kind.filter(|_| group.iter().all(|(_, portion)| portion.kind() == kind))
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
            let certainty = answer.certainty;
            let taken = Taken::Added;
            addends.push(Addend {
                delivery,
                source: None,
                quantity,
                disputed,
                certainty,
                cite,
                taken,
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
                certainty: answer.certainty,
                cite: figure_cites(delivery, Some(source)),
                taken: Taken::Added,
            }
        }));
    }
    addends
}

/// Who gives the figures of a delivery, or tells of it where none is given.
fn figure_cites<'f>(delivery: &'f Delivery, source: Option<&Id>) -> Rc<[&'f Citation]> {
    let cite = cites_of_figures(delivery).into_iter();
    distinct(cite.filter(|c| source.is_none_or(|source| c.source == *source))).into()
}

fn distinct_sources<'f>(cite: &[&'f Citation]) -> Vec<&'f Id> {
    let mut sources: Vec<&Id> = cite.iter().map(|citation| &citation.source).collect();
    sources.sort();
    sources.dedup();
    sources
}

/// Leaves out every part that belongs to a whole which is counted, known and in the same unit.
fn leave_out_parts<'f>(facts: &'f Facts, addends: &mut [Addend<'f>]) {
    let counted = addends.iter().filter(|addend| addend.taken == Taken::Added);
    let known = counted.filter(|addend| addend.quantity.is_known());
    let wholes: BTreeSet<Sought<'f>> = known
        .map(|addend| (&addend.delivery.subject.id, addend.source, addend.unit()))
        .collect();
    // What was found above one part serves all parts below it: a chain may be as long as the file.
    let mut found: BTreeMap<Sought<'f>, Option<&'f Id>> = BTreeMap::new();
    for addend in addends
        .iter_mut()
        .filter(|addend| addend.taken == Taken::Added)
    {
        let mut passed = Vec::new();
        let mut above = addend.delivery.part_of.as_ref();
        let mut whole = loop {
            let Some(id) = above else { break None };
            let sought = (id, addend.source, addend.unit());
            if let Some(known) = found.get(&sought) {
                break *known;
            }
            passed.push(sought);
            above = delivery(facts, id).and_then(|whole| whole.part_of.as_ref());
        };
        // From the top down: of several wholes above a part the topmost is the one added.
        for sought in passed.into_iter().rev() {
            whole = whole.or_else(|| wholes.contains(&sought).then_some(sought.0));
            found.insert(sought, whole);
        }
        if let Some(whole) = whole {
            addend.taken = Taken::PartOf(whole);
        }
    }
}

/// Every part that is added, with the nearest whole of it that is added in another unit.
fn in_two_units<'f>(facts: &'f Facts, added: &[Addend<'f>]) -> Vec<(&'f Id, &'f Id)> {
    let known = added.iter().filter(|addend| addend.quantity.is_known());
    let wholes: BTreeSet<&Id> = known.map(|addend| &addend.delivery.subject.id).collect();
    let whole_of = |part: &Delivery| delivery(facts, part.part_of.as_ref()?);
    let pairs = deliveries(added).filter_map(|part| {
        let mut above = std::iter::successors(whole_of(part), |whole| whole_of(whole));
        let whole = above.find(|whole| wholes.contains(&whole.subject.id))?;
        (unit_of(whole) != unit_of(part)).then_some((&part.subject.id, &whole.subject.id))
    });
    pairs.collect()
}

/// Each delivery of some addends once, from however many sources it is added up.
fn deliveries<'a, 'f>(
    addends: &'a [Addend<'f>],
) -> impl Iterator<Item = &'f Delivery> + use<'a, 'f> {
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let deliveries = addends.iter().map(|addend| addend.delivery);
    deliveries.filter(move |delivery| seen.insert(&delivery.subject.id))
}

/// The delivery with this id, whichever sources were chosen.
fn delivery<'f>(facts: &'f Facts, id: &Id) -> Option<&'f Delivery> {
    match facts.everything().record(id.as_str()) {
        Some(Record::Delivery(delivery)) => Some(delivery),
        _ => None,
    }
}

/// What the figures of a delivery count. Units are alike only if they are spelt alike: who knows
/// whether `Mg` and `mg` are one.
fn unit_of(delivery: &Delivery) -> Option<&str> {
    delivery.unit.as_deref().map(str::trim)
}

/// A whole as a part looks for it: its id, the source whose figures are taken, the unit.
type Sought<'f> = (&'f Id, Option<&'f Id>, Option<&'f str>);

impl<'f> Addend<'f> {
    pub(super) fn unit(&self) -> Option<&'f str> {
        unit_of(self.delivery)
    }

    /// The figures that the author of the facts has rejected; of one source, those it gives.
    pub fn rejected(&self) -> impl Iterator<Item = &'f Claim<Figure>> + use<'f> {
        let source = self.source;
        rejected(self.delivery)
            .filter(move |claim| source.is_none_or(|source| gives(source, claim)))
    }
}

/// The figures of a delivery that the author of the facts has rejected.
pub(super) fn rejected(delivery: &Delivery) -> impl Iterator<Item = &Claim<Figure>> {
    let claims = delivery.figures.claims().iter();
    claims.filter(|claim| claim.rank == Some(Rank::Rejected))
}

/// Whether a source gives a figure.
pub(super) fn gives(source: &Id, claim: &Claim<Figure>) -> bool {
    claim.cite.iter().any(|citation| citation.source == *source)
}

/// What portions of one key make together, which are in order, and of one sort of aid if any is given.
fn total<'f>(group: &[Keyed<'f>], kind: Option<DeliveryKind>) -> Total<'f> {
    let (key, first) = &group[0];
    let portions = group.iter().map(|(_, portion)| portion);
    let each = portions.clone().filter_map(|portion| match portion {
        Portion::Each(addend) => Some(Rc::clone(addend)),
        Portion::Tally(_) => None,
    });
    let (statuses, cite) = if let [_] = group {
        // As most are.
        (slice::from_ref(first.status()).into(), first.cite())
    } else {
        let mut statuses: Vec<Status> = portions.clone().map(|p| *p.status()).collect();
        statuses.sort();
        statuses.dedup();
        let cite: Vec<_> = portions.clone().map(Portion::cite).collect();
        let cite = distinct(cite.iter().flat_map(|cite| cite.iter().copied()));
        (statuses.into(), cite.into())
    };
    Total {
        item: key.item.map(|_| first.item()),
        kind,
        unit: first.unit(),
        statuses,
        quantity: Quantity::sum(portions.clone().map(Portion::quantity)),
        deliveries: portions.clone().map(Portion::deliveries).sum(),
        unknown: portions.clone().map(Portion::unknown).sum(),
        disputed: portions.clone().any(Portion::is_disputed),
        cite,
        addends: each.collect(),
        key: key.clone(),
    }
}
