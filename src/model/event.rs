//! An event: what happened, when, where, and who had a part in it.

use super::{Date, Id, Parts, Rivals, Subject};

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// Title, other names, summary, statements.
    pub subject: Subject,
    /// When it was, as each source has it.
    pub when: Rivals<Date>,
    /// Where it was.
    pub place: Option<Id>,
    /// Who and what had a part in it.
    pub parts: Parts,
}

impl Event {
    /// The event as `sources` alone tell of it, none if they do not.
    #[must_use]
    pub fn according_to(&self, sources: &[Id]) -> Option<Self> {
        let event = Self {
            subject: self.subject.according_to(sources),
            when: self.when.according_to(sources),
            place: self.place.clone(),
            parts: self.parts.according_to(sources),
        };
        let told = event.subject.is_told_of()
            || !event.when.claims().is_empty()
            || event.parts.iter().next().is_some();
        told.then_some(event)
    }
}
