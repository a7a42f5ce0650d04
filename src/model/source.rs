//! A source: what is cited, and what it derives from.

use super::{Id, Wording, words};

words! {
    /// What sort of work a source is.
    SourceKind {
        /// An article in a magazine, a journal or on a site.
        Article => "article",
        /// A book.
        Book => "book",
        /// A chapter of a book.
        Chapter => "chapter",
        /// A thesis.
        Thesis => "thesis",
        /// A single document, published or not.
        Document => "document",
        /// A holding of an archive.
        Archive => "archive",
        /// A memoir or a diary.
        Memoir => "memoir",
        /// A newspaper.
        Newspaper => "newspaper",
        /// An encyclopedia, or an entry of one.
        Encyclopedia => "encyclopedia",
        /// A page of the web that is none of the above.
        Website => "website",
        /// Anything else.
        Other => "other",
    }
}

/// A work that claims are cited from.
#[derive(Clone, Debug)]
pub struct Source {
    /// What citations call it.
    pub id: Id,
    /// What sort of work it is.
    pub kind: Option<SourceKind>,
    /// Its title.
    pub title: Option<Wording>,
    /// Who wrote it.
    pub author: Option<Wording>,
    /// Who published it.
    pub publisher: Option<Wording>,
    /// When it appeared, as the work says it.
    pub year: Option<Wording>,
    /// The language it is in, as a BCP 47 tag.
    pub language: Option<Wording>,
    /// Where it can be read.
    pub url: Option<Wording>,
    /// The works it reprints, translates or copies: with them it is one witness.
    pub derives_from: Vec<Id>,
    /// A remark of the author's: how much was read, how far to trust it.
    pub note: Option<Wording>,
}
