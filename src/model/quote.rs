//! A quote: words as a source gives them, and the way they came from mouth to page.

use super::{Date, Id, Rivals, Subject, Wording};

/// One step between the mouth and the page: a record, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The person, newspaper, document or source that handed the words on.
    pub id: Id,
    /// Where in it they stand.
    pub locator: Option<Wording>,
}

/// Words that somebody said or wrote.
#[derive(Clone, Debug)]
pub struct Quote {
    /// The beginning of the words, statements about them.
    pub subject: Subject,
    /// Who said it: a person or a group.
    pub by: Option<Id>,
    /// To whom it was said: a person or a group.
    pub to: Option<Id>,
    /// When it was said, as each source has it.
    pub when: Rivals<Date>,
    /// The words by language (a BCP 47 tag), in the order of the fact file: the first is the source's own.
    pub words: Vec<(Wording, Wording)>,
    /// The way from mouth to page.
    pub chain: Vec<Link>,
}

impl Quote {
    /// The quote as `sources` alone give it, none if they do not.
    #[must_use]
    pub fn according_to(&self, sources: &[Id]) -> Option<Self> {
        let subject = self.subject.according_to(sources);
        let when = self.when.according_to(sources);
        let told = subject.is_told_of() || !when.claims().is_empty();
        told.then(|| Self {
            subject,
            when,
            ..self.clone()
        })
    }
}
