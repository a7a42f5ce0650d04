//! `aid`: deliveries, whatever became of them.

use super::{Match, NoAnswer, distinct, find::find, period, when};
use crate::{
    facts::{Facts, Record, Scope},
    model::{
        Certainty, Citation, Date, Delivery, DeliveryKind, Id, Period, Quantity, Rivals, Standing,
        Status,
    },
    names::fold,
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
    let from = party(facts, asked.from.as_deref(), all)?;
    let to = party(facts, asked.to.as_deref(), all)?;
    let period = asked.during.as_deref().map(during).transpose()?;
    let unit = asked
        .unit
        .as_deref()
        .map(|unit| known_unit(facts, unit))
        .transpose()?;
    let mut fitting = Vec::new();
    for (delivery, found) in items(facts, asked.item.as_deref(), all)? {
        let certainty = period.as_ref().map(|period| falls(&delivery.when, period));
        let fits = named(from.as_deref(), delivery.from.as_ref())
            && named(to.as_deref(), delivery.to.as_ref())
            && certainty != Some(None)
            && (asked.kinds.is_empty() || delivery.kind.is_some_and(|k| asked.kinds.contains(&k)))
            && unit
                .as_ref()
                .is_none_or(|unit| delivery.unit.as_deref().is_some_and(|u| fold(u) == *unit));
        if fits {
            fitting.push(DeliveryAnswer {
                delivery,
                quantity: Quantity::of_rivals(&delivery.figures),
                standing: standing(facts, delivery),
                certainty: certainty.flatten(),
                found,
            });
        }
    }
    fitting.sort_by_key(|answer| {
        (
            when::start(&answer.delivery.when),
            &answer.delivery.subject.id,
        )
    });
    Ok(fitting)
}

/// The deliveries of an item as typed, or all.
fn items<'f>(
    facts: &'f Facts,
    item: Option<&str>,
    all: bool,
) -> Result<Vec<(&'f Delivery, Option<Match>)>, NoAnswer> {
    let Some(item) = item else {
        return match facts.deliveries() {
            [] => Err(NoAnswer::Empty("deliveries")),
            every => Ok(every.iter().map(|delivery| (delivery, None)).collect()),
        };
    };
    let hits = find(facts, Scope::Deliveries, "delivery", item, all)?;
    let deliveries = hits.into_iter().filter_map(|(record, found)| match record {
        Record::Delivery(delivery) => Some((delivery, Some(found))),
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
    Ok(Some(
        hits.into_iter().map(|(record, _)| record.id()).collect(),
    ))
}

fn named(wanted: Option<&[&Id]>, id: Option<&Id>) -> bool {
    wanted.is_none_or(|wanted| id.is_some_and(|id| wanted.contains(&id)))
}

fn during(words: &str) -> Result<Period, NoAnswer> {
    let period = period::read(words).ok_or_else(|| NoAnswer::NoDate(words.to_owned()))?;
    Ok(period?)
}

/// The unit in its folded form, if anything is counted in it.
fn known_unit(facts: &Facts, unit: &str) -> Result<String, NoAnswer> {
    let folded = fold(unit);
    let mut units: Vec<&str> = facts
        .deliveries()
        .iter()
        .filter_map(|d| d.unit.as_deref())
        .collect();
    if units.iter().any(|known| fold(known) == folded) {
        return Ok(folded);
    }
    units.sort_unstable();
    units.dedup();
    let units = units.into_iter().map(str::to_owned).collect();
    Err(NoAnswer::NoUnit {
        unit: unit.to_owned(),
        units,
    })
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

/// How a delivery stands: the dispute over its figures, its date or itself, else the support of
/// its figures, or of the record where it gives none.
fn standing(facts: &Facts, delivery: &Delivery) -> Standing {
    let resolver = facts.resolver();
    let subject = &delivery.subject;
    let figures = resolver.field(&delivery.figures);
    let disputed = !subject.against.is_empty()
        || figures == Some(Standing::Disputed)
        || resolver.field(&delivery.when) == Some(Standing::Disputed);
    if disputed {
        return Standing::Disputed;
    }
    figures
        .or_else(|| resolver.field(&delivery.when))
        .unwrap_or_else(|| resolver.assertion(&subject.cite, &subject.against))
}

/// Every citation that a delivery rests on.
pub(super) fn cite(delivery: &Delivery) -> Vec<&Citation> {
    let Delivery {
        subject,
        when,
        figures,
        ..
    } = delivery;
    let objections = subject.against.iter();
    let dated = when.claims().iter().flat_map(|claim| {
        claim
            .cite
            .iter()
            .chain(claim.against.iter().flat_map(|o| &o.cite))
    });
    let counted = figures.claims().iter().flat_map(|claim| {
        claim
            .cite
            .iter()
            .chain(claim.against.iter().flat_map(|o| &o.cite))
    });
    let told = subject
        .cite
        .iter()
        .chain(objections.flat_map(|objection| &objection.cite));
    distinct(told.chain(dated).chain(counted))
}

impl<'f> DeliveryAnswer<'f> {
    /// Every citation that the answer rests on.
    #[must_use]
    pub fn cite(&self) -> Vec<&'f Citation> {
        cite(self.delivery)
    }
}
