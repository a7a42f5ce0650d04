//! A record of any kind that is kept, wherever it came from.

use super::record::Record;
use crate::model::{Delivery, Event, Group, Id, Object, Person, Place, Quote, Source};

/// A record that belongs to whoever holds it.
#[derive(Clone, Debug)]
pub(super) enum Kept {
    Source(Source),
    Person(Person),
    Group(Group),
    Place(Place),
    Object(Object),
    Event(Event),
    Delivery(Delivery),
    Quote(Quote),
}

impl Kept {
    pub const fn record(&self) -> Record<'_> {
        match self {
            Self::Source(source) => Record::Source(source),
            Self::Person(person) => Record::Person(person),
            Self::Group(group) => Record::Group(group),
            Self::Place(place) => Record::Place(place),
            Self::Object(object) => Record::Object(object),
            Self::Event(event) => Record::Event(event),
            Self::Delivery(delivery) => Record::Delivery(delivery),
            Self::Quote(quote) => Record::Quote(quote),
        }
    }

    /// The record as `sources` alone tell it, if they tell anything of it. Sources stay as they are.
    pub fn according_to(&self, sources: &[Id]) -> Option<Self> {
        match self {
            Self::Source(source) => Some(Self::Source(source.clone())),
            Self::Person(person) => person.according_to(sources).map(Self::Person),
            Self::Group(group) => group.according_to(sources).map(Self::Group),
            Self::Place(place) => place.according_to(sources).map(Self::Place),
            Self::Object(object) => object.according_to(sources).map(Self::Object),
            Self::Event(event) => event.according_to(sources).map(Self::Event),
            Self::Delivery(delivery) => delivery.according_to(sources).map(Self::Delivery),
            Self::Quote(quote) => quote.according_to(sources).map(Self::Quote),
        }
    }
}
