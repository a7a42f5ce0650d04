//! A record of any kind, and what in it has a date.

use std::fmt;

use crate::model::{
    Citation, Claim, Date, Delivery, Event, Group, Id, Object, Part, Person, Place, Quote, Rivals,
    Source, Statement, Subject,
};

/// What sort of record something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A work that is cited.
    Source,
    /// A person.
    Person,
    /// A group.
    Group,
    /// A place.
    Place,
    /// An object.
    Object,
    /// An event.
    Event,
    /// A delivery.
    Delivery,
    /// A quote.
    Quote,
}

impl Kind {
    /// All kinds, in the order of the lists of a fact file.
    pub const ALL: [Self; 8] = [
        Self::Source,
        Self::Person,
        Self::Group,
        Self::Place,
        Self::Object,
        Self::Event,
        Self::Delivery,
        Self::Quote,
    ];

    /// The word in output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Person => "person",
            Self::Group => "group",
            Self::Place => "place",
            Self::Object => "object",
            Self::Event => "event",
            Self::Delivery => "delivery",
            Self::Quote => "quote",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A record of any kind.
#[derive(Clone, Copy, Debug)]
pub enum Record<'f> {
    /// A work that is cited.
    Source(&'f Source),
    /// A person.
    Person(&'f Person),
    /// A group.
    Group(&'f Group),
    /// A place.
    Place(&'f Place),
    /// An object.
    Object(&'f Object),
    /// An event.
    Event(&'f Event),
    /// A delivery.
    Delivery(&'f Delivery),
    /// A quote.
    Quote(&'f Quote),
}

/// Something with a date that a record holds.
#[derive(Clone, Copy, Debug)]
pub enum Dated<'f> {
    /// When the event, delivery or quote was: one of the rivals.
    When(&'f Claim<Date>, &'f Rivals<Date>),
    /// A birth: one of the rivals.
    Birth(&'f Claim<Date>, &'f Rivals<Date>),
    /// A death: one of the rivals.
    Death(&'f Claim<Date>, &'f Rivals<Date>),
    /// An office, with the date it was held.
    Role(&'f Claim<Statement>, &'f Date),
    /// A statement, with the date it held.
    Statement(&'f Claim<Statement>, &'f Date),
}

impl<'f> Dated<'f> {
    /// The date itself.
    #[must_use]
    pub fn date(&self) -> &'f Date {
        match self {
            Self::When(claim, _) | Self::Birth(claim, _) | Self::Death(claim, _) => &claim.is,
            Self::Role(_, date) | Self::Statement(_, date) => date,
        }
    }
}

/// Who gives the figures of a delivery, or tells of it where none is given; some more than once.
#[must_use]
pub fn figure_cites(delivery: &Delivery) -> Vec<&Citation> {
    let figures = delivery.figures.standing();
    let cite: Vec<&Citation> = figures.flat_map(|claim| &claim.cite).collect();
    if cite.is_empty() {
        return Record::Delivery(delivery).citations();
    }
    cite
}

impl<'f> Record<'f> {
    /// What sort of record it is.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Source(_) => Kind::Source,
            Self::Person(_) => Kind::Person,
            Self::Group(_) => Kind::Group,
            Self::Place(_) => Kind::Place,
            Self::Object(_) => Kind::Object,
            Self::Event(_) => Kind::Event,
            Self::Delivery(_) => Kind::Delivery,
            Self::Quote(_) => Kind::Quote,
        }
    }

    /// The head of the record; a source has none.
    #[must_use]
    pub const fn subject(self) -> Option<&'f Subject> {
        match self {
            Self::Source(_) => None,
            Self::Person(Person { subject, .. })
            | Self::Group(Group { subject, .. })
            | Self::Place(Place { subject, .. })
            | Self::Object(Object { subject, .. })
            | Self::Event(Event { subject, .. })
            | Self::Delivery(Delivery { subject, .. })
            | Self::Quote(Quote { subject, .. }) => Some(subject),
        }
    }

    /// The id of the record.
    #[must_use]
    pub fn id(self) -> &'f Id {
        match self {
            Self::Source(source) => &source.id,
            Self::Person(Person { subject, .. })
            | Self::Group(Group { subject, .. })
            | Self::Place(Place { subject, .. })
            | Self::Object(Object { subject, .. })
            | Self::Event(Event { subject, .. })
            | Self::Delivery(Delivery { subject, .. })
            | Self::Quote(Quote { subject, .. }) => &subject.id,
        }
    }

    /// What the record is called; a source without a title by its id.
    #[must_use]
    pub fn name(self) -> &'f str {
        match (self, self.subject()) {
            (_, Some(subject)) => &subject.name,
            (
                Self::Source(Source {
                    title: Some(title), ..
                }),
                None,
            ) => title,
            (_, None) => self.id().as_str(),
        }
    }

    /// Everything in the record that has a date.
    #[must_use]
    pub fn dated(self) -> Vec<Dated<'f>> {
        let mut dated = Vec::new();
        self.each_dated(|one| dated.push(one));
        dated
    }

    /// Hands everything in the record that has a date to `each`.
    pub fn each_dated(self, mut each: impl FnMut(Dated<'f>)) {
        match self {
            Self::Person(person) => {
                let births = person.born.claims().iter();
                births.for_each(|claim| each(Dated::Birth(claim, &person.born)));
                let deaths = person.died.claims().iter();
                deaths.for_each(|claim| each(Dated::Death(claim, &person.died)));
                for role in &person.roles {
                    if let Some(when) = &role.is.when {
                        each(Dated::Role(role, when));
                    }
                }
            }
            Self::Event(Event { when, .. })
            | Self::Delivery(Delivery { when, .. })
            | Self::Quote(Quote { when, .. }) => {
                let claims = when.claims().iter();
                claims.for_each(|claim| each(Dated::When(claim, when)));
            }
            Self::Source(_) | Self::Group(_) | Self::Place(_) | Self::Object(_) => {}
        }
        let statements = self
            .subject()
            .map_or(&[][..], |subject| &subject.statements);
        for said in statements {
            if let Some(when) = &said.is.when {
                each(Dated::Statement(said, when));
            }
        }
    }

    /// Everybody who tells anything in the record, and who objects to any of it.
    #[must_use]
    pub fn citations(self) -> Vec<&'f Citation> {
        let mut cite: Vec<&Citation> = Vec::new();
        let mut add = |citation| cite.push(citation);
        let subject = self.subject().into_iter();
        subject.flat_map(Subject::citations).for_each(&mut add);
        match self {
            Self::Person(person) => {
                person.born.citations().for_each(&mut add);
                person.died.citations().for_each(&mut add);
                let roles = person.roles.iter();
                roles.flat_map(Claim::citations).for_each(add);
            }
            Self::Event(event) => {
                event.when.citations().for_each(&mut add);
                event.parts.iter().flat_map(Part::citations).for_each(add);
            }
            Self::Delivery(delivery) => {
                delivery.when.citations().for_each(&mut add);
                delivery.figures.citations().for_each(&mut add);
                let parts = delivery.parts.iter();
                parts.flat_map(Part::citations).for_each(add);
            }
            Self::Quote(quote) => quote.when.citations().for_each(add),
            Self::Source(_) | Self::Group(_) | Self::Place(_) | Self::Object(_) => {}
        }
        cite
    }

    /// Hands the records that this one names to `each`, by id: who took part, who gave, who spoke, where it was or lies.
    /// One that is named twice comes twice.
    pub(super) fn each_tie(self, each: impl FnMut(&'f Id)) {
        match self {
            Self::Event(event) => {
                let parts = event.parts.iter().map(|part| &part.id);
                parts.chain(&event.place).for_each(each);
            }
            Self::Delivery(delivery) => {
                let parts = delivery.parts.iter().map(|part| &part.id);
                let parties = delivery.from.iter().chain(&delivery.to);
                parties.chain(parts).for_each(each);
            }
            Self::Quote(quote) => quote.by.iter().chain(&quote.to).for_each(each),
            Self::Place(place) => place.inside.iter().for_each(each),
            Self::Source(_) | Self::Person(_) | Self::Group(_) | Self::Object(_) => {}
        }
    }
}
