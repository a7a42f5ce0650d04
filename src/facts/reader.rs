//! Reads pages and remembers what was met: ids, references, faults, and where each stands.
//!
//! What the records mean is `build`'s; what their values mean, `values`'.

use std::collections::HashMap;

use ron::extensions::Extensions;
use serde::Deserialize;

use super::{
    build::Records,
    fault::{Fault, Faults, Problem},
    file::{OnlyId, Text},
    page::{self, Page},
    record::Kind,
    references::{self, Known, Reference, Spot},
};
use crate::model::Id;

/// Reads all pages as one body of facts.
pub(super) fn read(pages: &[Page<'_>]) -> Result<Records, Faults> {
    let mut records = Records::default();
    let mut reader = Reader {
        pages,
        page: 0,
        record: "",
        owner: None,
        known: HashMap::new(),
        references: Vec::new(),
        faults: Vec::new(),
        unread: false,
    };
    for page in 0..pages.len() {
        reader.page = page;
        reader.page(&mut records);
    }
    let mut faults = reader.faults;
    // What a page that cannot be read holds may well be what others name.
    let references = if reader.unread {
        Vec::new()
    } else {
        reader.references
    };
    faults.extend(references::check(pages, &reader.known, &references));
    if faults.is_empty() {
        return Ok(records);
    }
    faults.sort_by_key(|(spot, _)| *spot);
    Err(Faults(faults.into_iter().map(|(_, fault)| fault).collect()))
}

/// Reads one page after another; what it meets in one may be cited in the next.
pub(super) struct Reader<'p, 'a> {
    pub(super) pages: &'p [Page<'a>],
    pub(super) page: usize,
    /// The record being read, where faults without a better place are put.
    pub(super) record: &'a str,
    /// The id of the record being read.
    pub(super) owner: Option<Id>,
    known: HashMap<Id, Known>,
    references: Vec<Reference>,
    faults: Vec<(Spot, Fault)>,
    /// Whether a page could not be read at all.
    pub(super) unread: bool,
}

impl<'a> Reader<'_, 'a> {
    /// The id of the record being read, which no other record may have.
    pub(super) fn own_id(&mut self, text: &Text<'a>, kind: Kind) -> Option<Id> {
        let id = self.valid(&text.0, Id::parse(&text.0))?;
        if let Some(first) = self.known.get(&id) {
            let (kind, first) = (first.kind, references::place(self.pages, first.spot));
            self.fault(
                &text.0,
                Problem::DuplicateId {
                    id: id.to_string(),
                    kind,
                    first,
                },
            );
            return None;
        }
        let spot = self.spot(&text.0);
        self.known.insert(id.clone(), Known { kind, spot });
        self.owner = Some(id.clone());
        Some(id)
    }

    /// Knows the id of a record that cannot be read, so that those who name it are not blamed.
    pub(super) fn remember_id(&mut self, kind: Kind) {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let entry: Result<OnlyId<'a>, _> = options.from_str(self.record);
        let id = entry.ok().and_then(|entry| Id::parse(&entry.id.0).ok());
        if let Some(id) = id {
            let spot = self.spot(self.record);
            self.known.entry(id).or_insert(Known { kind, spot });
        }
    }

    /// Remembers that the record being read points to another.
    pub(super) fn refer(
        &mut self,
        part: &str,
        field: &'static str,
        id: Id,
        wanted: &'static [Kind],
    ) {
        let spot = self.spot(part);
        if let Some(owner) = self.owner.clone() {
            self.references.push(Reference {
                spot,
                owner,
                field,
                id,
                wanted,
            });
        }
    }

    /// Reads a slice of the page; a failure becomes a fault where the parser stopped.
    pub(super) fn parse<T: Deserialize<'a>>(&mut self, written: &'a str) -> Option<T> {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let error = match options.from_str(written) {
            Ok(value) => return Some(value),
            Err(error) => error,
        };
        let spot = self.spot(written);
        let start = error.span.start;
        let place = self.pages[spot.page].place_within(spot.offset, start.line, start.col);
        self.faults.push((
            spot,
            Fault {
                place,
                problem: Problem::from_ron(&error),
            },
        ));
        None
    }

    /// A value, or a fault at `part` of the page.
    pub(super) fn valid<T, E: Into<Problem>>(
        &mut self,
        part: &str,
        read: Result<T, E>,
    ) -> Option<T> {
        read.map_err(|error| self.fault(part, error.into())).ok()
    }

    /// Notes a fault at `part` of the page.
    pub(super) fn fault(&mut self, part: &str, problem: Problem) {
        let spot = self.spot(part);
        let place = references::place(self.pages, spot);
        self.faults.push((spot, Fault { place, problem }));
    }

    /// Where `part` stands. A text with escapes is no slice of the page and is looked for; what
    /// cannot be found is put where its record begins.
    fn spot(&self, part: &str) -> Spot {
        let page = &self.pages[self.page];
        let record = || {
            let start = page.offset(self.record)?;
            let within = if part.is_empty() {
                None
            } else {
                page::escaped(self.record, part)
            };
            Some(start + within.unwrap_or(0))
        };
        let offset = page.offset(part).or_else(record).unwrap_or(0);
        Spot {
            page: self.page,
            offset,
        }
    }
}
