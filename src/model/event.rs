//! An event: what happened, when, where, and who had a part in it.

use super::{Date, Id, Part, Rivals, Subject};

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// Title, other names, summary, statements.
    pub subject: Subject,
    /// When it was, as each source has it.
    pub when: Rivals<Date>,
    /// Where it was.
    pub place: Option<Id>,
    /// The people who took part, and as what.
    pub people: Vec<Part>,
    /// The groups that took part, and as what.
    pub groups: Vec<Part>,
    /// The objects that had a part.
    pub objects: Vec<Part>,
}

impl Event {
    /// Everybody and everything that had a part.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.people.iter().chain(&self.groups).chain(&self.objects)
    }

    /// The event as `sources` alone tell of it, none if they do not.
    #[must_use]
    pub fn according_to(&self, sources: &[Id]) -> Option<Self> {
        let told = |parts: &[Part]| {
            parts
                .iter()
                .filter_map(|p| p.according_to(sources))
                .collect()
        };
        let event = Self {
            subject: self.subject.according_to(sources),
            when: self.when.according_to(sources),
            place: self.place.clone(),
            people: told(&self.people),
            groups: told(&self.groups),
            objects: told(&self.objects),
        };
        let told = event.subject.is_told_of()
            || !event.when.claims().is_empty()
            || event.parts().next().is_some();
        told.then_some(event)
    }
}
