//! The register of some facts: what is looked up before any record is read.
//!
//! Records are numbered list by list, in the order of the files; the number of a record is its
//! seat. The register knows the seats of ids, of days, of what names what, and where in the files
//! every record stands. It is written once (`draft`), into memory for small files, into the
//! program for its own facts, into a file of the user's cache for large ones, and asked alike.

mod bodies;
mod days;
mod draft;
mod gathered;
mod ids;
mod named;
mod naming;
mod runs;
mod stands;
mod ties;
mod vocabulary;
mod words;

pub(super) use draft::{Draft, MOST};
pub(super) use named::file as file_names;
pub(super) use stands::Stand;
pub(super) use vocabulary::Vocabulary;

use std::{
    cell::{OnceCell, RefCell},
    ops::Range,
};

use naming::Named;
use stands::Stands;

use super::{
    record::Kind,
    tally::{self, Tally},
};
use crate::{
    model::{self, Days, Id, Origins, Resolver, Span},
    names::Index,
    packed::{Cursor, Numbered, Packed, Writer},
};

/// The number of a record among all records.
pub(super) type Seat = u32;

/// The version of everything that is written here, and of what is made of records on the way.
const VERSION: u32 = 6;

/// Who names a record is remembered of no more records than these.
const MOST_MET: usize = 1024;

/// What a register consists of, in the order in which it is written.
#[derive(Clone, Copy)]
enum Section {
    Ids,
    Ties,
    Days,
    Stands,
    Bodies,
    Tallies,
    Parts,
    Names,
    Words,
}

const SECTIONS: usize = Section::Words as usize + 1;

/// The seats at which the records of each kind begin, and one beyond the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Starts([Seat; Kind::ALL.len() + 1]);

impl Starts {
    /// Of so many records of each kind.
    pub fn of(counts: [u32; Kind::ALL.len()]) -> Self {
        let mut starts = [0; Kind::ALL.len() + 1];
        for (at, count) in counts.into_iter().enumerate() {
            starts[at + 1] = starts[at] + count;
        }
        Self(starts)
    }

    /// The seats of a kind.
    pub const fn seats(&self, kind: Kind) -> Range<Seat> {
        self.0[kind as usize]..self.0[kind as usize + 1]
    }

    /// The seat at which the kind with a number begins.
    const fn first(&self, kind: usize) -> Seat {
        self.0[kind]
    }

    /// How many records there are.
    pub const fn count(&self) -> u32 {
        self.0[Kind::ALL.len()]
    }

    /// The kind of the record at a seat.
    pub fn kind(&self, seat: Seat) -> Option<Kind> {
        let holds = |kind: &&Kind| self.seats(**kind).contains(&seat);
        Kind::ALL.iter().find(holds).copied()
    }
}

/// A register that is written.
pub struct Written {
    /// What has to be known before it is asked.
    pub head: Vec<u8>,
    /// Its content, piece by piece.
    pub sections: Vec<Vec<u8>>,
}

/// A register that can be asked.
pub(super) struct Register {
    starts: Starts,
    title: Option<String>,
    /// How values stand among their sources.
    resolver: Resolver,
    sections: [Packed; SECTIONS],
    stands: OnceCell<Stands>,
    /// Who names those records of which it was asked where they stand: that is mostly asked next.
    named: RefCell<Numbered<Named>>,
}

impl Register {
    /// A register in memory.
    pub fn in_memory(written: &Written) -> Option<Self> {
        Self::open(&written.head, &Packed::in_memory(written.sections.concat()))
    }

    /// A register whose sections stand one after another; none if it is of another version.
    pub fn open(head: &[u8], content: &Packed) -> Option<Self> {
        let mut cursor = Cursor::new(head);
        if cursor.small() != VERSION {
            return None;
        }
        let counts = [(); Kind::ALL.len()].map(|()| cursor.small());
        let title = (cursor.byte() == 1).then(|| cursor.text().to_owned());
        let id = |cursor: &mut Cursor<'_>| Id::again(cursor.text().to_owned().into());
        let mut origins = Origins::new();
        for _ in 0..cursor.size() {
            let source = id(&mut cursor);
            let count = cursor.size();
            origins.push((source, (0..count).map(|_| id(&mut cursor)).collect()));
        }
        let mut at = 0;
        let sections = [(); SECTIONS].map(|()| {
            let start = at;
            at += cursor.number();
            content.part(start..at)
        });
        Some(Self {
            starts: Starts::of(counts),
            title,
            resolver: Resolver::new(origins),
            stands: OnceCell::new(),
            named: RefCell::default(),
            sections,
        })
    }

    const fn section(&self, section: Section) -> &Packed {
        &self.sections[section as usize]
    }

    pub const fn starts(&self) -> &Starts {
        &self.starts
    }

    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    pub const fn resolver(&self) -> &Resolver {
        &self.resolver
    }

    /// The seats of those records that may have an id.
    pub fn seats_of(&self, id: &str) -> Vec<Seat> {
        ids::seats(self.section(Section::Ids), id)
    }

    /// The seats of those that name the record at a seat, in their order.
    pub fn tied_to(&self, seat: Seat) -> Vec<Seat> {
        let met = self.named.borrow_mut().remove(&seat);
        let named = met.or_else(|| Some(self.look(seat)?.1));
        named.unwrap_or_default().by(self.section(Section::Ties))
    }

    /// Where the record at a seat stands, and who names it.
    fn look(&self, seat: Seat) -> Option<(Stand, Named)> {
        let open = || Stands::over(self.section(Section::Stands));
        self.stands.get_or_init(open).of(&self.starts, seat)
    }

    /// The seats of those that have a date which may share a day with a span, in their order.
    pub fn dated_within(&self, span: &Span) -> Vec<Seat> {
        days::within(self.section(Section::Days), span)
    }

    /// The dates that may share a day with a span: their days, where these are known without a look at them, and the
    /// seats of those who have them; mostly in order.
    pub fn days_within(&self, span: &Span) -> Vec<(Option<Days>, Seat)> {
        let mut dates = Vec::new();
        days::each_within(self.section(Section::Days), span, |days, seats| {
            dates.extend(seats.map(|seat| (days, seat)));
        });
        dates
    }

    /// Where in the files the record at a seat stands.
    pub fn stand(&self, seat: Seat) -> Option<Stand> {
        let (stand, named) = self.look(seat)?;
        // Of what happened that is hardly ever asked.
        if seat < self.starts.seats(Kind::Event).start {
            let mut met = self.named.borrow_mut();
            if met.len() == MOST_MET {
                met.clear();
            }
            met.insert(seat, named);
        }
        (stand.length > 0).then_some(stand)
    }

    /// The record at a seat as bytes, if records are kept here.
    pub fn body(&self, seat: Seat) -> &'static [u8] {
        bodies::of(self.section(Section::Bodies), seat)
    }

    /// What deliveries make together, with givers told apart or not, if that was reckoned; the others, which are
    /// part of one another, are at [`Register::parts`].
    pub fn tallies(&self, by_giver: bool) -> Option<Vec<Tally>> {
        let section = self.section(Section::Tallies);
        let length = u64::from_le_bytes(section.bytes(0..8).as_ref().try_into().ok()?);
        let (first, second) = (8..8 + length, 8 + length..section.len());
        let list = section.lasting(if by_giver { second } else { first });
        Some(tally::read(list))
    }

    /// The seats of the deliveries that are part of others, and of those that have parts.
    pub fn parts(&self) -> Vec<Seat> {
        let bytes = self.section(Section::Parts).whole();
        Cursor::new(&bytes).ascending().collect()
    }

    /// The names of records, if they were filed.
    pub fn names(&self) -> Option<Index> {
        let section = self.section(Section::Names);
        (!section.is_empty()).then(|| Index::over(section))
    }

    /// The seats of the records in whose texts all these folded words stand, if words were filed.
    pub fn holding(&self, asked: &[&str]) -> Option<Vec<Seat>> {
        let section = self.section(Section::Words);
        (!section.is_empty()).then(|| words::holding(section, asked))
    }

    /// Whether anything in it could not be read.
    pub fn is_damaged(&self) -> bool {
        self.sections.iter().any(Packed::is_damaged)
    }
}

/// The head of a register.
fn head(
    counts: [u32; Kind::ALL.len()],
    title: Option<&str>,
    lineage: &[(Id, Vec<Id>)],
    sections: &[Vec<u8>],
) -> Vec<u8> {
    let mut head = Writer::new();
    head.number(VERSION);
    for count in counts {
        head.number(count);
    }
    head.byte(u8::from(title.is_some()));
    if let Some(title) = title {
        head.text(title);
    }
    let origins = model::origins(lineage);
    head.size(origins.len());
    for (id, first) in origins {
        head.text(id.as_str());
        head.size(first.len());
        for origin in first {
            head.text(origin.as_str());
        }
    }
    for section in sections {
        head.size(section.len());
    }
    head.into_bytes()
}
