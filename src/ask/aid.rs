//! `aid`: deliveries, whatever became of them.

use super::{Match, NoAnswer, distinct, find::find, period, standing, when};
use crate::{
    facts::{Facts, Record, Scope},
    model::{
        Certainty, Citation, Date, Delivery, DeliveryKind, Id, Objection, Period, Quantity, Rivals,
        Standing, Status,
    },
};

/// Which deliveries are asked for; what is left out here does not narrow the question.
#[derive(Clone, Debug, Default)]
pub struct AidQuestion {
    /// What was delivered, as typed.
    pub item: Option<String>,
    /// The giver, as typed.
    pub from: Option<String>,
    /// The receiver, as typed.
    pub to: Option<String>,
    /// The time in which it certainly or possibly was, as typed.
    pub during: Option<String>,
    /// The sorts of aid.
    pub kinds: Vec<DeliveryKind>,
    /// What the figures count, as typed.
    pub unit: Option<String>,
    /// How far it got.
    pub statuses: Vec<Status>,
}

/// A delivery that fits.
pub struct DeliveryAnswer<'f> {
    /// The delivery.
    pub delivery: &'f Delivery,
    /// What its figures make together.
    pub quantity: Quantity,
    /// How it stands among its sources.
    pub standing: Standing,
    /// How surely it falls in the time asked for; none where no time was.
    pub certainty: Option<Certainty>,
    /// How it was found; none where no item was asked for.
    pub found: Option<Match>,
}

/// The deliveries that fit, by date; the undated last, ties by id.
#[inline(never)]
pub(super) fn answer<'f>(
    facts: &'f Facts,
    asked: &AidQuestion,
    all: bool,
) -> Result<Vec<DeliveryAnswer<'f>>, NoAnswer> {
    let mut fitting = select(facts, asked, all)?;
    fitting.retain(|answer| has_status(answer.delivery, &asked.statuses));
    if fitting.is_empty() {
        return Err(NoAnswer::NoDelivery);
    }
    Ok(fitting)
}

/// Whether a delivery got as far as asked; no status asked for allows all.
pub(super) fn has_status(delivery: &Delivery, statuses: &[Status]) -> bool {
    statuses.is_empty() || statuses.contains(&delivery.status)
}

/// The deliveries that fit all but the status asked for, in order.
pub(super) fn select<'f>(
    facts: &'f Facts,
    asked: &AidQuestion,
    all: bool,
) -> Result<Vec<DeliveryAnswer<'f>>, NoAnswer> {
    let filter = Filter::new(facts, asked, all)?;
    let candidates = match &asked.item {
        Some(item) => items(facts, item, all)?,
        None => filter.candidates(facts),
    };
    if candidates.is_empty() && facts.deliveries().next().is_none() {
        return Err(NoAnswer::Empty("deliveries"));
    }
    Ok(filter.fitting(facts, candidates))
}

/// What is asked of deliveries beside their item and status.
pub(super) struct Filter<'f> {
    from: Option<Vec<&'f Id>>,
    to: Option<Vec<&'f Id>>,
    period: Option<Period>,
    kinds: Vec<DeliveryKind>,
    units: Option<Vec<&'f str>>,
}

impl<'f> Filter<'f> {
    /// What is asked.
    pub fn new(facts: &'f Facts, asked: &AidQuestion, all: bool) -> Result<Self, NoAnswer> {
        let known = |unit: &String| known_unit(facts.units(), unit);
        Ok(Self {
            from: party(facts, asked.from.as_deref(), all)?,
            to: party(facts, asked.to.as_deref(), all)?,
            period: asked.during.as_deref().map(during).transpose()?,
            kinds: asked.kinds.clone(),
            units: asked.unit.as_ref().map(known).transpose()?,
        })
    }

    /// Deliveries among which are all that fit: no others are looked at.
    fn candidates(&self, facts: &'f Facts) -> Vec<(&'f Delivery, Option<Match>)> {
        let parties = self.from.as_deref().or(self.to.as_deref());
        let candidates: Vec<&Delivery> = match (&self.period, parties) {
            (Some(period), _) => facts.deliveries_within(&when::hull(period)).collect(),
            // Where no chosen source tells of a party, nothing is known to be tied to it.
            (None, Some(ids)) if !facts.is_narrowed() => facts.deliveries_tied_to(ids).collect(),
            (None, _) => facts.deliveries().collect(),
        };
        let candidates = candidates.into_iter();
        candidates.map(|delivery| (delivery, None)).collect()
    }

    /// Those of some deliveries that fit, by date.
    pub fn fitting(
        &self,
        facts: &'f Facts,
        deliveries: Vec<(&'f Delivery, Option<Match>)>,
    ) -> Vec<DeliveryAnswer<'f>> {
        let mut fitting = Vec::new();
        for (one, found) in deliveries {
            let period = self.period.as_ref();
            let certainty = period.map(|period| falls(&one.when, period));
            let parties = [one.from.as_ref(), one.to.as_ref()];
            if certainty != Some(None) && self.fits(parties, one.kind, one.unit.as_deref()) {
                fitting.push(DeliveryAnswer {
                    certainty: certainty.flatten(),
                    ..delivery(facts, one, found)
                });
            }
        }
        fitting.sort_by_cached_key(|answer| {
            let Delivery { when, subject, .. } = answer.delivery;
            (when::start(when), &subject.id)
        });
        fitting
    }

    /// Whether something of this giver and receiver, kind and unit fits, whenever it was.
    pub fn fits(
        &self,
        [from, to]: [Option<&Id>; 2],
        kind: Option<DeliveryKind>,
        unit: Option<&str>,
    ) -> bool {
        let in_unit = |units: &Vec<&str>| unit.is_some_and(|unit| units.contains(&unit));
        named(self.from.as_deref(), from)
            && named(self.to.as_deref(), to)
            && (self.kinds.is_empty() || kind.is_some_and(|kind| self.kinds.contains(&kind)))
            && self.units.as_ref().is_none_or(in_unit)
    }
}

/// The deliveries of an item as typed.
fn items<'f>(
    facts: &'f Facts,
    item: &str,
    all: bool,
) -> Result<Vec<(&'f Delivery, Option<Match>)>, NoAnswer> {
    let hits = find(facts, Scope::Deliveries, "delivery", item, all)?;
    let deliveries = hits.into_iter().filter_map(|hit| match hit.record {
        Record::Delivery(delivery) => Some((delivery, Some(hit.found))),
        _ => None,
    });
    Ok(deliveries.collect())
}

/// The ids of those that a name fits as giver or receiver.
fn party<'f>(
    facts: &'f Facts,
    name: Option<&str>,
    all: bool,
) -> Result<Option<Vec<&'f Id>>, NoAnswer> {
    let Some(name) = name else { return Ok(None) };
    // Deliveries name who gave and received, even where no chosen source tells of them.
    let facts = facts.everything();
    let hits = find(facts, Scope::Parties, "group, person or place", name, all)?;
    Ok(Some(hits.into_iter().map(|hit| hit.record.id()).collect()))
}

fn named(wanted: Option<&[&Id]>, id: Option<&Id>) -> bool {
    wanted.is_none_or(|wanted| id.is_some_and(|id| wanted.contains(&id)))
}

fn during(words: &str) -> Result<Period, NoAnswer> {
    let period = period::read(words).ok_or_else(|| NoAnswer::NoDate(words.to_owned()))?;
    Ok(period?)
}

/// The unit as the facts spell it, whatever the case it is typed in; refused if there is none such.
fn known_unit<'f>(mut units: Vec<&'f str>, typed: &str) -> Result<Vec<&'f str>, NoAnswer> {
    units.sort_unstable();
    units.dedup();
    let meant = |unit: &&&str| unit.trim().to_lowercase() == typed.trim().to_lowercase();
    let fitting: Vec<&str> = units.iter().filter(meant).copied().collect();
    if fitting.is_empty() {
        let units = units.into_iter().map(str::to_owned).collect();
        return Err(NoAnswer::NoUnit {
            unit: typed.to_owned(),
            units,
        });
    }
    Ok(fitting)
}

/// How surely something with rival dates falls in a period: certainly only if all its dates do.
fn falls(when: &Rivals<Date>, period: &Period) -> Option<Certainty> {
    let each: Vec<Option<Certainty>> = when
        .standing()
        .map(|claim| claim.is.within(period))
        .collect();
    let all_certain = each
        .iter()
        .all(|certainty| *certainty == Some(Certainty::Certain));
    match each.iter().flatten().next() {
        None => None,
        Some(_) if all_certain => Some(Certainty::Certain),
        Some(_) => Some(Certainty::Possible),
    }
}

/// A delivery as an answer.
pub(super) fn delivery<'f>(
    facts: &'f Facts,
    delivery: &'f Delivery,
    found: Option<Match>,
) -> DeliveryAnswer<'f> {
    DeliveryAnswer {
        delivery,
        quantity: Quantity::of_rivals(&delivery.figures),
        standing: standing::of(facts, Record::Delivery(delivery)),
        certainty: None,
        found,
    }
}

impl<'f> DeliveryAnswer<'f> {
    /// Every citation that the answer rests on.
    #[must_use]
    pub fn cite(&self) -> Vec<&'f Citation> {
        distinct(Record::Delivery(self.delivery).citations())
    }

    /// What is said against the delivery, its figures or its date.
    pub fn against(&self) -> impl Iterator<Item = &'f Objection> + use<'f> {
        let Delivery {
            subject,
            figures,
            when,
            ..
        } = self.delivery;
        let figures = figures.claims().iter().flat_map(|claim| &claim.against);
        let dates = when.claims().iter().flat_map(|claim| &claim.against);
        subject.against.iter().chain(figures).chain(dates)
    }
}
