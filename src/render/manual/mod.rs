//! The manual that the program carries: a page a topic, and stubs of records to fill in.
//!
//! What can be computed is: messages come from loading, days from reading dates, fields of
//! rows from the rows. Only what holds them together is written by hand.

mod dates;
mod exit_codes;
mod facts;
mod output;
mod page;
mod stub;

pub use stub::{example, stub};

use super::Look;
use crate::{facts::manual::Shape, model::words};
use page::Page;

words! {
    /// What a page of the manual is about.
    Topic {
        /// What a fact file may say.
        Facts => "facts",
        /// How dates are written, in facts and in questions.
        Dates => "dates",
        /// How answers are written, and the fields of rows.
        Output => "output",
        /// How the program tells what came of a command.
        ExitCodes => "exit-codes",
    }
}

impl Topic {
    /// What the page tells, in a few words.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Facts => "what a fact file may say, field by field",
            Self::Dates => "how dates are written, in facts and in questions",
            Self::Output => "formats, and the fields of rows for scripts",
            Self::ExitCodes => "what 0, 1, 2 and 3 mean for each command",
        }
    }
}

/// A page of the manual.
#[must_use]
pub fn manual(topic: Topic, look: Look) -> String {
    let mut page = Page::new(look);
    match topic {
        Topic::Facts => facts::write(&mut page),
        Topic::Dates => dates::write(&mut page),
        Topic::Output => output::write(&mut page),
        Topic::ExitCodes => exit_codes::write(&mut page),
    }
    page.text()
}

/// The part of the manual that tells of one list, or of one thing that records are made of.
#[must_use]
pub fn manual_of(shape: &Shape, look: Look) -> String {
    let mut page = Page::new(look);
    facts::write_one(&mut page, shape);
    page.text()
}
