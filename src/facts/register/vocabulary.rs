//! What records are found by: their names, and the words of their texts.

use super::{
    draft::{MOST, Ticket},
    named,
    words::Words,
};
use crate::{facts::record::Record, names::Builder};

/// The names and the words of some records.
#[derive(Default)]
pub(in crate::facts) struct Vocabulary {
    pub(super) names: Builder,
    pub(super) words: Words,
}

impl Vocabulary {
    /// Files the names and the words of a record.
    pub fn add(&mut self, record: Record<'_>, ticket: Ticket) {
        named::file(record, ticket % MOST, &mut self.names);
        self.words.add(record, ticket);
    }

    /// Adds those of other records.
    pub fn join(&mut self, others: Self) {
        self.names.join(others.names);
        self.words.join(others.words);
    }
}
