//! An object: a ship, a monument, a photograph, anything that can be pointed at.

use super::{Id, Subject, words};

words! {
    /// What sort of object it is.
    ObjectKind {
        /// A ship.
        Ship => "ship",
        /// A monument.
        Monument => "monument",
        /// A factory.
        Factory => "factory",
        /// A photograph.
        Photograph => "photograph",
        /// A portrait.
        Portrait => "portrait",
        /// A document.
        Document => "document",
        /// Anything else.
        Other => "other",
    }
}

/// A thing.
#[derive(Clone, Debug)]
pub struct Object {
    /// Names, summary, statements.
    pub subject: Subject,
    /// What sort of object it is.
    pub kind: Option<ObjectKind>,
}

impl Object {
    /// The object as `sources` alone tell of it, none if they do not.
    #[must_use]
    pub fn according_to(&self, sources: &[Id]) -> Option<Self> {
        let subject = self.subject.according_to(sources);
        subject.is_told_of().then_some(Self {
            subject,
            kind: self.kind,
        })
    }
}
