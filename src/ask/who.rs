//! `who`: people, with all that is tied to them.

use super::{Match, NoAnswer, distinct, find::find};
use crate::{
    facts::{Facts, Record, Scope},
    model::{Citation, Delivery, Event, Part, Person, Quote},
};

/// A person, and the events, deliveries and quotes that name them.
pub struct PersonAnswer<'f> {
    /// The person.
    pub person: &'f Person,
    /// The events that the person had a part in, by date.
    pub events: Vec<Tie<'f>>,
    /// The deliveries that the person gave, received or had a part in, by date.
    pub deliveries: Vec<&'f Delivery>,
    /// The quotes by or to the person, by date.
    pub quotes: Vec<&'f Quote>,
    /// How the person was found; none when everybody was asked for.
    pub found: Option<Match>,
}

/// An event, and the part somebody had in it.
pub struct Tie<'f> {
    /// The event.
    pub event: &'f Event,
    /// The part.
    pub part: &'f Part,
}

/// The people that a name fits, best first; without a name everybody, by id.
pub(super) fn answer<'f>(
    facts: &'f Facts,
    name: Option<&str>,
    all: bool,
) -> Result<Vec<PersonAnswer<'f>>, NoAnswer> {
    let Some(name) = name else {
        let mut people: Vec<&Person> = facts.people().iter().collect();
        people.sort_by_key(|person| &person.subject.id);
        if people.is_empty() {
            return Err(NoAnswer::Empty("people"));
        }
        return Ok(people
            .into_iter()
            .map(|person| tied(facts, person, None))
            .collect());
    };
    let hits = find(facts, Scope::People, "person", name, all)?;
    let people = hits.into_iter().filter_map(|(record, found)| match record {
        Record::Person(person) => Some(tied(facts, person, Some(found))),
        _ => None,
    });
    Ok(people.collect())
}

fn tied<'f>(facts: &'f Facts, person: &'f Person, found: Option<Match>) -> PersonAnswer<'f> {
    let mut answer = PersonAnswer {
        person,
        events: Vec::new(),
        deliveries: Vec::new(),
        quotes: Vec::new(),
        found,
    };
    let id = &person.subject.id;
    for record in facts.tied_to(id) {
        match record {
            Record::Event(event) => {
                let own = event.people.iter().find(|part| part.id == *id);
                answer.events.extend(own.map(|part| Tie { event, part }));
            }
            Record::Delivery(delivery) => answer.deliveries.push(delivery),
            Record::Quote(quote) => answer.quotes.push(quote),
            _ => {}
        }
    }
    answer
        .events
        .sort_by_key(|tie| (super::when::start(&tie.event.when), &tie.event.subject.id));
    answer
        .deliveries
        .sort_by_key(|d| (super::when::start(&d.when), &d.subject.id));
    answer
        .quotes
        .sort_by_key(|q| (super::when::start(&q.when), &q.subject.id));
    answer
}

impl<'f> PersonAnswer<'f> {
    /// Every citation that the answer rests on.
    #[must_use]
    pub fn cite(&self) -> Vec<&'f Citation> {
        let Person {
            subject,
            born,
            died,
            roles,
        } = self.person;
        let mut cite: Vec<&Citation> = subject.cite.iter().collect();
        cite.extend(subject.against.iter().flat_map(|objection| &objection.cite));
        for date in born.claims().iter().chain(died.claims()) {
            cite.extend(
                date.cite
                    .iter()
                    .chain(date.against.iter().flat_map(|o| &o.cite)),
            );
        }
        for said in roles.iter().chain(&subject.statements) {
            cite.extend(
                said.cite
                    .iter()
                    .chain(said.against.iter().flat_map(|o| &o.cite)),
            );
        }
        for tie in &self.events {
            cite.extend(tie.cite());
        }
        for delivery in &self.deliveries {
            cite.extend(super::aid::cite(delivery));
        }
        for quote in &self.quotes {
            cite.extend(&quote.subject.cite);
        }
        distinct(cite)
    }
}

impl<'f> Tie<'f> {
    /// Who tells of the event, of its date, and of the part.
    #[must_use]
    pub fn cite(&self) -> Vec<&'f Citation> {
        let Event { subject, when, .. } = self.event;
        let objections = self.part.against.iter().chain(&subject.against);
        let told = subject.cite.iter().chain(&self.part.cite);
        let dated = when.claims().iter().flat_map(|claim| &claim.cite);
        distinct(
            told.chain(dated)
                .chain(objections.flat_map(|objection| &objection.cite)),
        )
    }
}
