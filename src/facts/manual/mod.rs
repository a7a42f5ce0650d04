//! The manual of the fact file as data: what every record and everything in it may say.
//!
//! What it tells is what loading does: an example is a value that loads, and what is said of a
//! wrong one is what [`Facts::load`] says of it. Both are tried in the midst of [`EXAMPLE`], a
//! whole file, so that an example may name what stands there.

mod dealings;
mod parts;
mod records;

use super::{Facts, Page};
use dealings::{DELIVERY, EVENT, QUOTE};
use parts::{
    AMOUNT, CHAIN, CITATION, CLAIM as CLAIM_SHAPE, FIGURE, OBJECTION, PART, STATEMENT, WORDS,
};
pub use records::SHARED;
use records::{FILE, GROUP, OBJECT, PERSON, PLACE, SOURCE};

/// A whole fact file to start from: small, with every list, each power of the format used once.
pub const EXAMPLE: &str = include_str!("example.ron");

/// The smallest fact file worth asking.
pub const SMALLEST: &str = r#"(people: [(id: "ingrid", name: "Ingrid Voss")])"#;

/// A date written bare.
pub const BARE: &str = r#"(id: "jens", name: "Jens Holm", born: "1850", cite: ["log:register"])"#;

/// A date written as a claim.
pub const CLAIM: &str = r#"(
    id: "jens", name: "Jens Holm",
    born: (is: "1850", cite: ["log:register"], note: "By his own word.",
           against: [(says: "two years older", cite: ["guide:p. 9"])]),
)"#;

/// Two claims for one date.
pub const RIVALS: &str = r#"(
    id: "jens", name: "Jens Holm",
    born: [(is: "1850", cite: ["log:register"], rank: Preferred),
           (is: "1848~", cite: ["courier:4 May 1871", "memoir:ch. 1"])],
)"#;

/// Something that has fields, or that is written in one of several forms.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The list it stands in, or what it is called.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// How it is written.
    pub writing: Writing,
    /// The fields of its own, or its forms.
    pub own: &'static [Field],
    /// Where an example is tried.
    spot: Spot,
}

/// How a shape is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// As a record of a list, with the fields that all records share.
    Record,
    /// Between brackets, each field by its name.
    Fields,
    /// As one of several forms; fields are forms then, and need no name.
    Forms,
}

/// One field: what it is called, what it takes, and what loading makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name, or the name of a form.
    pub name: &'static str,
    /// What it takes, in words.
    pub takes: &'static str,
    /// What it means.
    pub means: &'static str,
    /// Whether a record cannot do without it.
    pub is_needed: bool,
    /// The words it takes, where they are a closed vocabulary.
    pub words: &'static [&'static str],
    /// A value that loads.
    pub example: &'static str,
    /// A value that does not.
    pub wrong: &'static str,
}

/// Where in a file a shape stands.
#[derive(Clone, Copy, Debug)]
enum Spot {
    /// It is the file.
    File,
    /// It is a record of the list with its name.
    List,
    /// In a record of a list, where `@` stands.
    In(&'static str, &'static str),
}

/// The file and its lists, then what records are made of.
pub const SHAPES: &[Shape] = &[
    FILE,
    SOURCE,
    PERSON,
    GROUP,
    PLACE,
    OBJECT,
    EVENT,
    DELIVERY,
    QUOTE,
    CLAIM_SHAPE,
    STATEMENT,
    FIGURE,
    AMOUNT,
    OBJECTION,
    PART,
    CITATION,
    WORDS,
    CHAIN,
];

impl Field {
    const fn new(name: &'static str, takes: &'static str, means: &'static str) -> Self {
        Self {
            name,
            takes,
            means,
            is_needed: false,
            words: &[],
            example: "",
            wrong: "",
        }
    }

    const fn needed(self) -> Self {
        Self {
            is_needed: true,
            ..self
        }
    }

    const fn one_of(self, words: &'static [&'static str]) -> Self {
        Self { words, ..self }
    }

    const fn right(self, example: &'static str) -> Self {
        Self { example, ..self }
    }

    const fn wrong(self, wrong: &'static str) -> Self {
        Self { wrong, ..self }
    }
}

impl Shape {
    /// The shape with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        SHAPES.iter().find(|shape| shape.name == name)
    }

    /// Every field it may have: its own, then those that all records share.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> + use<> {
        let shared = match self.writing {
            Writing::Record => SHARED,
            Writing::Fields | Writing::Forms => &[],
        };
        self.own.iter().chain(shared)
    }

    /// A field as it is written in this shape, with a value.
    #[must_use]
    pub fn written(&self, field: &Field, value: &str) -> String {
        match self.writing {
            Writing::Forms => value.to_owned(),
            Writing::Record | Writing::Fields => format!("{}: {value}", field.name),
        }
    }

    /// A whole file that gives a field of this shape a value, beside what the shape needs.
    #[must_use]
    pub fn file(&self, field: &Field, value: &str) -> String {
        let needed = self
            .own
            .iter()
            .filter(|other| other.is_needed && other.name != field.name);
        let mut parts: Vec<String> = needed
            .map(|other| self.written(other, other.example))
            .collect();
        parts.push(self.written(field, value));
        let written = parts.join(", ");
        match (self.spot, self.writing) {
            (Spot::File, _) => format!("({written})"),
            (Spot::List, _) => with_record(self.name, &format!("({written})")),
            (Spot::In(list, record), Writing::Forms) => {
                with_record(list, &record.replace('@', &written))
            }
            (Spot::In(list, record), _) => {
                with_record(list, &record.replace('@', &format!("({written})")))
            }
        }
    }

    /// What loading says of the wrong example of a field; nothing if it finds no fault with it.
    #[must_use]
    pub fn said_of_wrong(&self, field: &Field) -> Option<String> {
        let text = self.file(field, field.wrong);
        let faults = Facts::load(&[Page::new("facts.ron", &text)]).err()?;
        let fault = faults.0.first()?;
        Some(fault.problem.to_string())
    }
}

/// The whole example with one more record in a list.
///
/// # Panics
///
/// When the example has no such list; it has all there are.
#[must_use]
pub fn with_record(list: &str, record: &str) -> String {
    let opening = format!("\n    {list}: [\n");
    let (before, after) = EXAMPLE
        .split_once(&opening)
        .expect("the example has every list");
    format!("{before}{opening}{record},\n{after}")
}
