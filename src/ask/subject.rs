//! `who`, `what` and `where`: a person, a group, an object or a place, with all that is tied to it.

use std::collections::BTreeSet;

use super::{
    DeliveryAnswer, Match, NoAnswer, QuoteAnswer, aid, distinct,
    find::{Hit, find},
    quote, standing, when,
};
use crate::{
    facts::{Facts, Kind, Record, Scope},
    model::{Citation, Event, Id, Objection, Part, Standing},
};

/// A subject, and the events, deliveries and quotes that name it.
pub struct SubjectAnswer<'f> {
    /// The number of the record among all.
    pub seat: u32,
    /// The person, group, object or place.
    pub record: Record<'f>,
    /// The events that it had a part in, or that happened there, by date.
    pub events: Vec<Tie<'f>>,
    /// The deliveries that it gave, received or had a part in, by date.
    pub deliveries: Vec<DeliveryAnswer<'f>>,
    /// The quotes by or to it, by date.
    pub quotes: Vec<QuoteAnswer<'f>>,
    /// How it was found; none when everything was asked for.
    pub found: Option<Match>,
}

/// An event, and the part something had in it.
pub struct Tie<'f> {
    /// The event.
    pub event: &'f Event,
    /// The part; none for the place where it happened.
    pub part: Option<&'f Part>,
    /// How it stands that it took part.
    pub standing: Standing,
}

/// The subjects of a scope that a name fits, best first; without a name all, by id.
#[inline(never)]
pub(super) fn answer<'f>(
    facts: &'f Facts,
    scope: Scope,
    name: Option<&str>,
    all: bool,
) -> Result<Vec<SubjectAnswer<'f>>, NoAnswer> {
    let (one, several) = match scope {
        Scope::People => ("person", "people"),
        Scope::Things => ("group or object", "groups or objects"),
        Scope::Places => ("place", "places"),
        Scope::Events => ("event", "events"),
        Scope::Deliveries => ("delivery", "deliveries"),
        Scope::Parties => ("group, person or place", "groups, people or places"),
        Scope::Everything => ("record", "records"),
    };
    if let Some(name) = name {
        let hits = find(facts, scope, one, name, all)?;
        let tied = |hit: Hit<'f>| tied(facts, hit.seat, hit.record, Some(hit.found));
        return Ok(hits.into_iter().map(tied).collect());
    }
    let mut every: Vec<(u32, Record<'_>)> = facts.numbered(scope.kinds()).collect();
    every.sort_by_key(|(_, record)| record.id());
    if every.is_empty() {
        return Err(NoAnswer::Empty(several));
    }
    Ok(every
        .into_iter()
        .map(|(seat, record)| tied(facts, seat, record, None))
        .collect())
}

fn tied<'f>(
    facts: &'f Facts,
    seat: u32,
    record: Record<'f>,
    found: Option<Match>,
) -> SubjectAnswer<'f> {
    let mut answer = SubjectAnswer {
        seat,
        record,
        events: Vec::new(),
        deliveries: Vec::new(),
        quotes: Vec::new(),
        found,
    };
    // Only what names several places comes more than once.
    let mut seen: BTreeSet<u32> = BTreeSet::new();
    let all_inside = with_all_inside(facts, seat, record);
    let are_several = all_inside.len() > 1;
    for (seat, id) in all_inside {
        for (seat, record) in facts.tied_to(seat) {
            if are_several && !seen.insert(seat) {
                continue;
            }
            match record {
                Record::Event(event) => {
                    let part = event.parts.iter().find(|part| part.id == *id);
                    let standing = standing::of_part(facts, record, part);
                    answer.events.push(Tie {
                        event,
                        part,
                        standing,
                    });
                }
                Record::Delivery(delivery) => {
                    answer.deliveries.push(aid::delivery(facts, delivery, None));
                }
                Record::Quote(quote) => answer.quotes.push(quote::quote(facts, quote, None)),
                _ => {}
            }
        }
    }
    answer
        .events
        .sort_by_key(|tie| (when::start(&tie.event.when), &tie.event.subject.id));
    answer
        .deliveries
        .sort_by_key(|d| (when::start(&d.delivery.when), &d.delivery.subject.id));
    answer
        .quotes
        .sort_by_key(|q| (when::start(&q.quote.when), &q.quote.subject.id));
    answer
}

/// The record with this number, and where it is a place the places that lie in it, near or far: their numbers and ids.
/// They form no circle.
pub(super) fn with_all_inside<'f>(
    facts: &'f Facts,
    seat: u32,
    record: Record<'f>,
) -> Vec<(u32, &'f Id)> {
    let mut found = vec![(seat, record.id())];
    let mut at = 0;
    while record.kind() == Kind::Place && at < found.len() {
        let ties = facts.tied_to(found[at].0);
        let places = ties.filter(|(_, tied)| tied.kind() == Kind::Place);
        found.extend(places.map(|(seat, place)| (seat, place.id())));
        at += 1;
    }
    found
}

impl<'f> SubjectAnswer<'f> {
    /// Every citation that the answer rests on.
    #[must_use]
    pub fn cite(&self) -> Vec<&'f Citation> {
        let mut cite = self.record.citations();
        self.events.iter().for_each(|tie| tie.gather(&mut cite));
        cite.extend(self.deliveries.iter().flat_map(DeliveryAnswer::cite));
        cite.extend(self.quotes.iter().flat_map(QuoteAnswer::cite));
        distinct(cite)
    }
}

impl<'f> Tie<'f> {
    /// Who tells of the event, of its date, and of the part, and who objects.
    #[must_use]
    pub fn cite(&self) -> Vec<&'f Citation> {
        let mut cite = Vec::new();
        self.gather(&mut cite);
        distinct(cite)
    }

    fn gather(&self, cite: &mut Vec<&'f Citation>) {
        let Event { subject, when, .. } = self.event;
        cite.extend(&subject.cite);
        // Each hands over all it has, which mostly is nothing: asked for one after another, all would be asked each time.
        let mut add = |citation| cite.push(citation);
        when.citations().for_each(&mut add);
        let part = self.part.into_iter();
        part.flat_map(Part::citations).for_each(&mut add);
        let against = self.against();
        against.flat_map(|objection| &objection.cite).for_each(add);
    }

    /// What is said against the event, its date, or the part.
    pub fn against(&self) -> impl Iterator<Item = &'f Objection> + use<'f> {
        let Event { subject, when, .. } = self.event;
        let part: &'f [Objection] = self.part.map_or(&[], |part| &part.against);
        let dates = when.claims().iter().flat_map(|claim| &claim.against);
        subject.against.iter().chain(dates).chain(part)
    }
}
