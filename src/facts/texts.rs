//! Everything that is written in a record, and the words in it: what is searched.

use std::ops::Range;

use super::Record;
use crate::model::{Claim, Objection, Part, Statement, Subject};

/// A text of a record.
pub struct Text<'f> {
    /// The field it stands in.
    pub field: &'static str,
    /// How much a word in it counts, from 0 to 1.
    pub weight: f64,
    /// The text itself.
    pub words: &'f str,
    /// Whether it may be shown; misspellings are only searched.
    pub shown: bool,
}

/// Whether words that begin with one that is asked for are meant too: it has to be longer than two letters.
#[must_use]
pub fn may_begin(asked: &str) -> bool {
    asked.chars().count() > 2
}

/// Where the words of a text stand.
pub fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = pass(text, at, false);
        at = pass(text, start, true);
        (start < at).then_some(start..at)
    })
}

/// Goes past what words consist of, or past what stands between them.
fn pass(text: &str, mut at: usize, is_word: bool) -> usize {
    while let Some(byte) = text.as_bytes().get(at) {
        let (is_letter, length) = if byte.is_ascii() {
            (byte.is_ascii_alphanumeric(), 1)
        } else {
            let letter = text[at..].chars().next().unwrap_or_default();
            (letter.is_alphanumeric(), letter.len_utf8())
        };
        if is_letter != is_word {
            break;
        }
        at += length;
    }
    at
}

/// Every text of a record.
#[must_use]
pub fn texts(record: Record<'_>) -> Vec<Text<'_>> {
    let mut texts = Vec::new();
    each_text(record, |text| texts.push(text));
    texts
}

/// Hands every text of a record to `each`.
pub(super) fn each_text<'f>(record: Record<'f>, each: impl FnMut(Text<'f>)) {
    let mut texts = Texts(each);
    if let Some(subject) = record.subject() {
        texts.subject(subject);
    }
    match record {
        Record::Source(source) => {
            texts.one("id", 1.0, source.id.as_str());
            texts.some("title", 1.0, source.title.as_deref());
            texts.some("author", 0.9, source.author.as_deref());
            texts.some("publisher", 0.6, source.publisher.as_deref());
            texts.some("note", 0.6, source.note.as_deref());
        }
        Record::Person(person) => {
            texts.statements("roles", &person.roles);
            texts.notes(person.born.claims());
            texts.notes(person.died.claims());
        }
        Record::Event(event) => {
            texts.notes(event.when.claims());
            texts.parts(event.parts.iter());
        }
        Record::Delivery(delivery) => {
            texts.some("unit", 0.6, delivery.unit.as_deref());
            texts.notes(delivery.when.claims());
            texts.notes(delivery.figures.claims());
            texts.parts(delivery.parts.iter());
        }
        Record::Quote(quote) => {
            for (_, words) in &quote.words {
                texts.one("words", 1.0, words);
            }
            texts.notes(quote.when.claims());
        }
        Record::Group(_) | Record::Place(_) | Record::Object(_) => {}
    }
}

/// Hands texts to somebody.
struct Texts<E>(E);

impl<'f, E: FnMut(Text<'f>)> Texts<E> {
    fn one(&mut self, field: &'static str, weight: f64, text: &'f str) {
        (self.0)(Text {
            field,
            weight,
            words: text,
            shown: true,
        });
    }

    fn some(&mut self, field: &'static str, weight: f64, text: Option<&'f str>) {
        if let Some(text) = text {
            self.one(field, weight, text);
        }
    }

    fn subject(&mut self, subject: &'f Subject) {
        self.one("name", 1.0, &subject.name);
        for alias in &subject.aliases {
            self.one("aliases", 0.9, alias);
        }
        for text in &subject.misspellings {
            (self.0)(Text {
                field: "name",
                weight: 0.8,
                words: text,
                shown: false,
            });
        }
        self.some("summary", 0.8, subject.summary.as_deref());
        self.some("note", 0.6, subject.note.as_deref());
        self.statements("statements", &subject.statements);
        self.objections(&subject.against);
    }

    fn statements(&mut self, field: &'static str, claims: &'f [Claim<Statement>]) {
        for claim in claims {
            self.one(field, 0.7, &claim.is.text);
        }
        self.notes(claims);
    }

    fn notes<T>(&mut self, claims: &'f [Claim<T>]) {
        for claim in claims {
            self.some("note", 0.5, claim.note.as_deref());
            self.objections(&claim.against);
        }
    }

    fn objections(&mut self, against: &'f [Objection]) {
        for objection in against {
            self.one("against", 0.6, &objection.says);
        }
    }

    fn parts(&mut self, parts: impl Iterator<Item = &'f Part>) {
        for part in parts {
            self.some("part", 0.6, part.part.as_deref());
            self.some("note", 0.5, part.note.as_deref());
            self.objections(&part.against);
        }
    }
}
