//! Reads pages and remembers what was met: ids, references, faults, and where each stands.
//!
//! What the ron crate refuses is told, struck out of a fair copy, and the copy read again, until
//! nothing is refused: so all faults are found in one run. What the records mean is `build`'s;
//! what their values mean, `values`'.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
    rc::Rc,
};

use ron::error::{SpannedError, SpannedResult};
use serde::Deserialize;

use super::{
    build::Records,
    copy::FairCopy,
    fault::{Fault, Level, Problem},
    file::{OnlyId, Text},
    kept::Kept,
    outline::{self, Entry},
    page::{self, Page},
    record::Kind,
    references::{self, Known, Reference, Spot},
    refused::{Lost, Refusal},
    several::by_ron,
    shapes::{Found, Shaped, Shapes, Sliced},
};
use crate::model::Id;

/// What was read, and all that is wrong with it, in the order of the files.
pub(super) struct Reading {
    pub records: Records,
    /// Where each record stands.
    pub known: HashMap<Id, Known>,
    pub faults: Vec<Fault>,
}

/// So many bytes are read over and over before faults are left to the next run.
const PATIENCE: usize = 64 << 20;

/// Reads all pages as one body of facts; warnings only where they are `wanted`.
pub(super) fn read(pages: &[Page<'_>], wanted: bool) -> Reading {
    let mut lost = Lost::new(pages.len());
    let size: usize = pages.iter().map(|page| page.text.len()).sum();
    let noted = if wanted {
        Noted::Doubts
    } else {
        Noted::References
    };
    let mut shapes = Shapes::default();
    let mut is_trusting = true;
    let mut rounds = (PATIENCE / size.max(1)).clamp(4, 200);
    let mut copies: Vec<FairCopy<'_>> = pages.iter().map(|page| FairCopy::new(page.text)).collect();
    loop {
        let mut reader = Reader::new(pages, &copies, &lost, &mut shapes, noted);
        reader.is_trusting = is_trusting;
        let mut records = Records::default();
        for page in 0..pages.len() {
            reader.page = page;
            if !lost.given_up[page] {
                reader.page(&mut records);
            }
        }
        is_trusting = false;
        if reader.has_trusted && !reader.refused.is_empty() {
            continue;
        }
        rounds -= 1;
        if reader.refused.is_empty() || rounds == 0 {
            let (known, faults) = reader.finish();
            let mut faults: Vec<Fault> = faults.into_iter().chain(lost.faults).collect();
            faults.sort_by_key(|fault| (fault.page, fault.at.start));
            return Reading {
                records,
                known,
                faults,
            };
        }
        let (refused, forgotten) = (reader.refused, reader.forgotten);
        for (copy, edits) in copies.iter_mut().zip(lost.add(refused, forgotten)) {
            if !edits.is_empty() {
                copy.edit(&edits);
            }
        }
    }
}

/// Reads a record by itself; none if anything is wrong with it.
pub(super) fn one(kind: Kind, text: &str, shapes: &mut Shapes) -> Option<Kept> {
    let page = [Page::new("", text)];
    let single = Single::new(&page);
    let mut reader = single.reader(shapes);
    reader.noted = Noted::Nothing;
    reader.one(kind, 0..text.len())
}

/// A page of which records are read one by one, as long as nothing is wrong with them.
pub(super) struct Single<'p> {
    page: &'p [Page<'p>; 1],
    copy: [FairCopy<'p>; 1],
    lost: Lost,
}

impl<'p> Single<'p> {
    pub fn new(page: &'p [Page<'p>; 1]) -> Self {
        Self {
            copy: [FairCopy::new(page[0].text)],
            lost: Lost::default(),
            page,
        }
    }

    pub fn reader<'s>(&'s self, shapes: &'s mut Shapes) -> Reader<'s, 's> {
        Reader::new(self.page, &self.copy, &self.lost, shapes, Noted::Ids)
    }
}

/// What is noted beside what the records say, and what is wrong with them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Noted {
    /// Nothing more.
    Nothing,
    /// Where the id of a record stands, and the ids that it names.
    Ids,
    /// Where all ids stand, and what they lead to.
    References,
    /// That, and what is doubtful.
    Doubts,
}

/// An id that a record names.
pub(super) struct Naming {
    pub id: Id,
    /// What the record with that id may be; anything where this is empty.
    pub wanted: &'static [Kind],
    /// Whether such records form chains, and must not form a circle.
    pub is_chain: bool,
}

/// Reads one page after another; what it meets in one may be cited in the next.
pub(super) struct Reader<'p, 'a> {
    pages: &'p [Page<'p>],
    copies: &'a [FairCopy<'p>],
    lost: &'p Lost,
    shapes: &'p mut Shapes,
    noted: Noted,
    /// Whether records may be cut out of a page that is plainly one, and read one by one.
    pub(super) is_trusting: bool,
    /// Whether some were.
    pub(super) has_trusted: bool,
    pub(super) page: usize,
    /// The record being read, where faults without a better place are put.
    pub(super) record: &'a str,
    /// The id of the record being read.
    pub(super) owner: Option<Rc<Id>>,
    /// The entries of the record being read, once they were asked for.
    outline: Option<Vec<Entry>>,
    /// Where on the page the id of the record stands that is read by itself, and the ids that it names.
    place_of_id: usize,
    named: Vec<Naming>,
    known: HashMap<Id, Known>,
    /// The ids of records that could not be read.
    forgotten: BTreeMap<Id, Known>,
    references: Vec<Reference>,
    pub(super) faults: Vec<Fault>,
    pub(super) refused: Vec<Refusal>,
}

impl<'p, 'a> Reader<'p, 'a> {
    fn new(
        pages: &'p [Page<'p>],
        copies: &'a [FairCopy<'p>],
        lost: &'p Lost,
        shapes: &'p mut Shapes,
        noted: Noted,
    ) -> Self {
        Self {
            pages,
            copies,
            lost,
            shapes,
            noted,
            is_trusting: false,
            has_trusted: false,
            page: 0,
            record: "",
            owner: None,
            outline: None,
            place_of_id: 0,
            named: Vec::new(),
            known: HashMap::new(),
            forgotten: BTreeMap::new(),
            references: Vec::new(),
            faults: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// The text of the page being read.
    pub(super) fn text_of_page(&self) -> &'a str {
        &self.copies[self.page].text
    }

    /// The record that stands in a part of the page; none if anything is wrong with it.
    pub(super) fn one(&mut self, kind: Kind, at: Range<usize>) -> Option<Kept> {
        self.named.clear();
        self.turn_to(self.text_of_page().get(at)?);
        let record = self.kept(kind);
        let is_sound = self.faults.is_empty() && self.refused.is_empty();
        if is_sound { record } else { None }
    }

    /// Where on the page the id of that record stands.
    pub(super) const fn place_of_id(&self) -> usize {
        self.place_of_id
    }

    /// The ids that record names.
    pub(super) fn named(&self) -> &[Naming] {
        &self.named
    }

    /// Goes on to another record.
    pub(super) fn turn_to(&mut self, record: &'a str) {
        self.record = record;
        self.owner = None;
        self.outline = None;
    }

    /// What is wrong when all is read, references included.
    fn finish(mut self) -> (HashMap<Id, Known>, Vec<Fault>) {
        for (id, known) in self.forgotten.iter().chain(&self.lost.known) {
            self.known
                .entry(id.clone())
                .or_insert_with(|| known.clone());
        }
        // What a page that cannot be read holds may well be what others name.
        if !self.lost.unread && self.refused.is_empty() {
            let found = references::check(self.pages, &self.known, &self.references);
            self.faults.extend(found);
        }
        let refused = self.refused.into_iter().map(|refusal| refusal.fault);
        self.faults.extend(refused);
        (self.known, self.faults)
    }

    /// The id of the record being read, which no other record may have; one made up, where none
    /// can be read: such facts are never asked.
    pub(super) fn own_id(&mut self, text: Option<&Text<'_>>, kind: Kind) -> Id {
        let Some(text) = text else {
            self.needs("id", kind.as_str(), self.record);
            let id = self.made_up_id(kind);
            self.owner = Some(Rc::new(id.clone()));
            return id;
        };
        let text = self.said(text);
        let read = self.valid(text, Id::parse(text));
        let id = read.unwrap_or_else(|| self.made_up_id(kind));
        match self.noted {
            Noted::Nothing => return id,
            Noted::Ids => {
                self.place_of_id = self.spot(text).start;
                return id;
            }
            Noted::References | Noted::Doubts => {}
        }
        self.owner = Some(Rc::new(id.clone()));
        let spot = self.place_of(text);
        if let Some(first) = self.known.get(&id) {
            let (kind, first) = (first.kind, references::place(self.pages, first.spot));
            let id = id.to_string();
            self.fault(text, Problem::DuplicateId { id, kind, first });
        } else {
            let record = self.spot(self.record);
            self.known.insert(id.clone(), Known { kind, spot, record });
        }
        id
    }

    fn made_up_id(&self, kind: Kind) -> Id {
        let start = self.spot(self.record).start;
        let made_up = Id::parse(&format!("{kind}.{}.{start}", self.page));
        made_up.expect("letters, points and digits make an id")
    }

    /// Knows the id of a record that cannot be read, so that those who name it are not blamed.
    pub(super) fn remember_id(&mut self, kind: Kind) {
        let entry: Option<OnlyId<'a>> = by_ron(self.record).ok();
        let id = entry.and_then(|entry| Id::parse(entry.id.slice()).ok());
        if let Some(id) = id {
            let (spot, record) = (self.place_of(self.record), self.spot(self.record));
            self.forgotten
                .entry(id)
                .or_insert(Known { kind, spot, record });
        }
    }

    /// Remembers that the record being read points to another.
    pub(super) fn refer(
        &mut self,
        part: &str,
        field: &'static str,
        id: &Id,
        wanted: &'static [Kind],
    ) {
        if self.noted == Noted::Ids {
            let (id, is_chain) = (id.clone(), references::is_chain(field));
            self.named.push(Naming {
                id,
                wanted,
                is_chain,
            });
        } else if let Some(owner) = self.owner.clone() {
            self.references.push(Reference {
                page: self.page,
                at: self.spot(part),
                owner,
                field,
                id: id.clone(),
                wanted,
            });
        }
    }

    /// What a part of the record that is turned to says.
    pub(super) fn said<'s>(&self, part: &'s impl Sliced) -> &'s str
    where
        'a: 's,
    {
        self.shapes.said(self.record, part)
    }

    /// Reads a slice of the page with the ron crate; what cannot be read is refused, and read again
    /// without it.
    pub(super) fn parse<'s, T: Deserialize<'s>>(&mut self, written: &'s str) -> Option<T> {
        self.taken(written, by_ron(written))
    }

    /// Reads the record that is turned to by its shape, if that is known, as the ron crate would.
    pub(super) fn read<T: Shaped>(&mut self) -> Option<Found<'a, T>> {
        let read = self.shapes.read::<T, _>(self.record, by_ron);
        self.taken(self.record, read)
    }

    pub(super) fn taken<T>(&mut self, written: &str, read: SpannedResult<T>) -> Option<T> {
        read.map_err(|error| self.refuse(written, &error)).ok()
    }

    pub(super) fn refuse(&mut self, written: &str, error: &SpannedError) {
        let copy = &self.copies[self.page];
        let read = written.get(offset_in(written, error)..).unwrap_or("");
        // Where only blanks were passed over, what is refused comes behind them.
        let left = match page::bare(read) {
            "" => read.len(),
            refused => refused.len(),
        };
        let start = copy.offset(written).unwrap_or(0) + written.len() - left;
        let record = copy.offset(self.record).unwrap_or(0);
        let entries = self
            .outline
            .get_or_insert_with(|| outline::entries(self.record));
        let refusal = Refusal::of(
            copy,
            record..record + self.record.len(),
            entries,
            start,
            error,
        );
        self.refused
            .push(refusal.on(self.page, &self.pages[self.page]));
    }

    /// Refuses what is wrong with the brackets of the page; whether anything is.
    pub(super) fn brackets_are_wrong(&mut self) -> bool {
        let found = Refusal::of_brackets(&self.copies[self.page]);
        let any = !found.is_empty();
        let (at, page) = (self.page, &self.pages[self.page]);
        self.refused
            .extend(found.into_iter().map(|refusal| refusal.on(at, page)));
        any
    }

    /// A value, or a fault at `part` of the page.
    pub(super) fn valid<T, E: Into<Problem>>(
        &mut self,
        part: &str,
        read: Result<T, E>,
    ) -> Option<T> {
        read.map_err(|error| self.fault(part, error.into())).ok()
    }

    /// Notes that `part` lacks a field, unless that was struck out.
    pub(super) fn needs(&mut self, field: &'static str, of: &'static str, part: &str) {
        let at = self.spot(part);
        if !self.lost.has_lost(self.page, &at, field) {
            let of = of.to_owned();
            self.fault_at(
                self.letter_at(at.start),
                Level::Fault,
                Problem::MissingField { field, of },
            );
        }
    }

    /// The letter at an offset of the page, as it is marked.
    fn letter_at(&self, start: usize) -> Range<usize> {
        let rest = self.pages[self.page].text.get(start..);
        let letter = rest.and_then(|rest| rest.chars().next());
        start..start + letter.map_or(1, char::len_utf8)
    }

    /// Whether a field of the record was struck out: what it would have said is not missing.
    pub(super) fn is_lost(&self, field: &str) -> bool {
        self.lost
            .has_lost(self.page, &self.spot(self.record), field)
    }

    /// Notes a fault at `part` of the page.
    pub(super) fn fault(&mut self, part: &str, problem: Problem) {
        let at = self.spot(part);
        self.fault_at(at, Level::Fault, problem);
    }

    /// Notes something doubtful at `part` of the page, where such things are wanted.
    pub(super) fn warn(&mut self, part: &str, problem: Problem) {
        if self.noted == Noted::Doubts {
            let at = self.spot(part);
            self.fault_at(at, Level::Warning, problem);
        }
    }

    fn fault_at(&mut self, at: Range<usize>, level: Level, problem: Problem) {
        let fault = Fault::at(self.pages, self.page, at, level, problem);
        self.faults.push(fault);
    }

    fn place_of(&self, part: &str) -> Spot {
        Spot {
            page: self.page,
            offset: self.spot(part).start,
        }
    }

    /// Where on the page `part` stands. A text with escapes is no slice of the page and is looked
    /// for; what cannot be found is put where its record begins.
    pub(super) fn spot(&self, part: &str) -> Range<usize> {
        let copy = &self.copies[self.page];
        if let Some(start) = copy.offset(part) {
            return copy.original_range(&(start..start + part.len()));
        }
        let record = copy.offset(self.record).unwrap_or(0);
        let within = if part.is_empty() {
            None
        } else {
            page::escaped(self.record, part)
        };
        match within {
            Some(within) => copy.original_range(&(record + within.start..record + within.end)),
            None => self.letter_at(copy.original(record)),
        }
    }
}

/// How far into a text the ron crate got.
fn offset_in(text: &str, error: &SpannedError) -> usize {
    let place = error.span.start;
    let before = place.line.saturating_sub(1);
    let line = match before.checked_sub(1) {
        None => 0,
        Some(nth) => text
            .match_indices('\n')
            .nth(nth)
            .map_or(text.len(), |(at, _)| at + 1),
    };
    let column = text[line..].char_indices().nth(place.col.saturating_sub(1));
    column.map_or(text.len(), |(at, _)| line + at)
}
