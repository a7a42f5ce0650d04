//! A person: a life with its dates and offices.

use super::{Claim, Date, Id, Rivals, Statement, Subject};

/// Somebody.
#[derive(Clone, Debug)]
pub struct Person {
    /// Names, summary, statements.
    pub subject: Subject,
    /// The day of birth, as each source has it.
    pub born: Rivals<Date>,
    /// The day of death, as each source has it.
    pub died: Rivals<Date>,
    /// Offices and functions. They are separate statements: two offices contradict nobody.
    pub roles: Vec<Claim<Statement>>,
}

impl Person {
    /// The person as `sources` alone tell of them, none if they do not.
    #[must_use]
    pub fn according_to(&self, sources: &[Id]) -> Option<Self> {
        let person = Self {
            subject: self.subject.according_to(sources),
            born: self.born.according_to(sources),
            died: self.died.according_to(sources),
            roles: self
                .roles
                .iter()
                .filter_map(|role| role.according_to(sources))
                .collect(),
        };
        let told = person.subject.is_told_of()
            || !person.born.claims().is_empty()
            || !person.died.claims().is_empty()
            || !person.roles.is_empty();
        told.then_some(person)
    }
}
