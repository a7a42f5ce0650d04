//! Names in bytes: a different text once, as terms with their parts, and who bears it. A name goes in, its bytes come
//! out, and the other way round; names are numbered list by list, in the order of those who bore them first.
//!
//! ```text
//! drawer  = sixteen names
//! name    = shape * 4 + form, codes of terms, bearers
//! code    = a common term by its place among them, another by its number behind theirs
//! bearers = by form: 0 one, the next record, by its first name; 1 one: distance, part; 2 several: distance, count,
//!           length, list; 3 many, elsewhere: distance, count, place, length
//! list    = part, and for each other bearer: distance * 2 + whether it has another part than 0, part
//! common  = number of the term, how many records have its key, how it is spelled
//! ```
//!
//! A shape tells how many words a name has, in a byte, and which part each plays, two bits each in four bytes more.
//! Distances are those from the bearer before; the first of a name is counted from the first of the name before it in
//! the drawer.

use std::cell::{OnceCell, RefCell};

use super::filed::read_counts;
use super::layout::{Head, Section};
use super::lists::Counts;
use super::query::Slot;
use super::role::Role;
use crate::packed::{Bytes, Cursor, Drawers, DrawersWriter, Numbered, Packed, Writer};

/// Names in a drawer.
const TOGETHER: u32 = 16;

/// More bytes of bearers than these stand elsewhere.
const FEW: usize = 64;

/// Somebody who bears a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bearer {
    /// The number of the record, in all or in its list.
    pub owner: u32,
    /// Which of his names it is and how it was read; ascending in the order of his names.
    pub part: Part,
}

/// Which of a record's names was read, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part(pub u32);

impl Part {
    /// The name with this number, in its reading of this number below four; and whether what is shown for it is in
    /// other letters than Latin ones.
    pub fn new(ordinal: u32, reading: usize, foreign: bool) -> Self {
        let reading = u32::try_from(reading).unwrap_or_default() & 3;
        Self((ordinal << 3) | (reading << 1) | u32::from(foreign))
    }

    pub const fn ordinal(self) -> u32 {
        self.0 >> 3
    }

    pub const fn is_foreign(self) -> bool {
        self.0 & 1 != 0
    }
}

/// How many words a name has, and which part each plays.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shape {
    words: u8,
    roles: u32,
}

/// The bytes of a shape, and the most words it has.
pub(super) const SHAPE: usize = 5;
const MOST: u8 = 16;

impl Shape {
    /// The shape of a name whose words play these parts, sixteen at most.
    pub fn of(roles: impl Iterator<Item = Role>) -> Self {
        let mut shape = Self::default();
        for role in roles.take(usize::from(MOST)) {
            shape.roles |= (role as u32) << (2 * shape.words);
            shape.words += 1;
        }
        shape
    }

    pub const fn bytes(self) -> [u8; 5] {
        let [a, b, c, d] = self.roles.to_le_bytes();
        [self.words, a, b, c, d]
    }

    fn read(bytes: &[u8]) -> Self {
        let Some((&words, roles)) = bytes.split_first() else {
            return Self::default();
        };
        Self {
            words: words.min(MOST),
            roles: u32::from_le_bytes(roles.try_into().unwrap_or_default()),
        }
    }

    /// The part of each word.
    fn roles(self) -> impl Iterator<Item = Role> {
        (0..self.words).map(move |at| Role::numbered(self.roles >> (2 * at)))
    }
}

/// A name as it is read.
#[derive(Debug)]
pub(super) struct Name {
    pub words: Vec<Slot>,
    pub bearers: Bearers,
}

/// Who bears a name.
#[derive(Debug)]
pub(super) enum Bearers {
    One(Bearer),
    Some(Vec<Bearer>),
    /// So many, in this part of what stands elsewhere, the first with this number.
    Many {
        first: u32,
        count: u32,
        place: std::ops::Range<u64>,
    },
}

impl Bearers {
    /// How many there are, a record with the name twice being two.
    pub fn count(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Some(all) => all.len(),
            Self::Many { count, .. } => *count as usize,
        }
    }
}

/// Names being written.
#[derive(Debug, Default)]
pub(super) struct NamesWriter {
    drawers: DrawersWriter,
    /// The last drawer.
    names: Writer,
    written: u32,
    before: u32,
    /// The bearers of the last name.
    list: Writer,
}

impl NamesWriter {
    /// Adds a name of this shape, its terms by their codes, and those who bear it, in order.
    pub fn push(&mut self, shape: u32, codes: &[u32], bearers: &[Bearer], apart: &mut Writer) {
        if self.written.is_multiple_of(TOGETHER) {
            self.end_drawer();
            self.before = 0;
        }
        self.written += 1;
        let Some((first, others)) = bearers.split_first() else {
            return;
        };
        let distance = first.owner.wrapping_sub(self.before);
        self.before = first.owner;
        let list = &mut self.list;
        write_list(*first, others, list);
        let form = match others {
            [] if distance == 1 && first.part.0 == 0 => 0,
            [] => 1,
            _ if list.len() <= FEW => 2,
            _ => 3,
        };
        self.names.number(shape * 4 + form);
        for code in codes {
            self.names.number(*code);
        }
        if form == 0 {
            return;
        }
        self.names.number(distance);
        if form > 1 {
            self.names.size(bearers.len());
        }
        match form {
            1 => self.names.raw(list.as_bytes()),
            2 => {
                self.names.size(list.len());
                self.names.raw(list.as_bytes());
            }
            _ => {
                self.names.size(apart.len());
                self.names.size(list.len());
                apart.raw(list.as_bytes());
            }
        }
    }

    fn end_drawer(&mut self) {
        if self.written > 0 {
            self.drawers.push(self.names.as_bytes());
            self.names.clear();
        }
    }

    /// The finished bytes.
    pub fn finish(mut self) -> Vec<u8> {
        self.end_drawer();
        self.drawers.finish()
    }
}

fn write_list(first: Bearer, others: &[Bearer], list: &mut Writer) {
    list.clear();
    list.number(first.part.0);
    let mut before = first.owner;
    for other in others {
        let has_part = other.part.0 != 0;
        list.number(u64::from(other.owner.wrapping_sub(before)) * 2 + u64::from(has_part));
        if has_part {
            list.number(other.part.0);
        }
        before = other.owner;
    }
}

fn read_list(bytes: &[u8], first: u32, found: &mut Vec<Bearer>) {
    let mut cursor = Cursor::new(bytes);
    let part = Part(cursor.small());
    found.push(Bearer { owner: first, part });
    let mut owner = first;
    while !cursor.is_done() {
        let step = cursor.number();
        owner = owner.wrapping_add(u32::try_from(step / 2).unwrap_or_default());
        let part = if step % 2 == 1 { cursor.small() } else { 0 };
        let part = Part(part);
        found.push(Bearer { owner, part });
    }
}

/// Names that can be read.
pub(super) struct Names {
    written: Drawers,
    /// The shapes of names, once they are asked for.
    shapes: OnceCell<Vec<Shape>>,
    of_shapes: Packed,
    common: Drawers,
    /// The common terms that were met, by code, and what stands behind their numbers, until somebody asks for it.
    met: RefCell<Numbered<u32>>,
    told: RefCell<Numbered<Box<[u8]>>>,
    apart: Packed,
}

impl Names {
    /// The names of an index.
    pub fn over(part: &impl Fn(Section) -> Packed) -> Self {
        Self {
            written: Drawers::over(part(Section::Names)),
            shapes: OnceCell::new(),
            of_shapes: part(Section::Shapes),
            common: Drawers::over(part(Section::Common)),
            met: RefCell::default(),
            told: RefCell::default(),
            apart: part(Section::Apart),
        }
    }

    /// A reader of names, which is quickest where they are asked for in their order.
    pub fn reader<'n>(&'n self, head: &'n Head) -> Reader<'n> {
        Reader {
            names: self,
            head,
            drawer: None,
            bytes: Bytes::NONE,
            at: 0,
            next: 0,
            before: 0,
            terms: Vec::new(),
        }
    }

    /// A shape; one of no words where the bytes are damaged.
    fn shape(&self, number: u32) -> Shape {
        let shapes = self.shapes.get_or_init(|| {
            let bytes = self.of_shapes.whole();
            bytes.chunks_exact(SHAPE).map(Shape::read).collect()
        });
        shapes.get(number as usize).copied().unwrap_or_default()
    }

    /// The term behind a code.
    fn term(&self, head: &Head, code: u32) -> u32 {
        if code >= head.common {
            return code - head.common;
        }
        if let Some(term) = self.met.borrow().get(&code) {
            return *term;
        }
        let common = self.common.open(code);
        let mut cursor = Cursor::new(&common);
        let term = cursor.small();
        self.met.borrow_mut().insert(code, term);
        self.told.borrow_mut().insert(term, cursor.rest().into());
        term
    }

    /// How many records have the key of a term and how it is spelled, if it is a common one that was met in a name and
    /// not yet asked for.
    pub fn common(&self, term: u32) -> Option<(Counts, Box<[u8]>)> {
        let told = self.told.borrow_mut().remove(&term)?;
        let mut cursor = Cursor::new(&told);
        Some((read_counts(&mut cursor), cursor.rest().into()))
    }

    /// Hands everybody who bears a name to `each`, in order.
    pub fn each_bearer(&self, bearers: &Bearers, mut each: impl FnMut(Bearer)) {
        match bearers {
            Bearers::One(one) => each(*one),
            Bearers::Some(some) => some.iter().for_each(|one| each(*one)),
            Bearers::Many { first, place, .. } => {
                let mut many = Vec::new();
                read_list(&self.apart.bytes(place.clone()), *first, &mut many);
                many.into_iter().for_each(each);
            }
        }
    }
}

/// Reads names one after the other.
pub(super) struct Reader<'n> {
    names: &'n Names,
    head: &'n Head,
    /// The drawer that was opened, and how far it was read; the number of the name that stands there, and the first bearer of the
    /// one before.
    drawer: Option<u32>,
    bytes: Bytes<'n>,
    at: usize,
    next: u32,
    before: u32,
    /// The terms of the last name.
    terms: Vec<u32>,
}

impl Reader<'_> {
    /// Goes to a name.
    fn seek(&mut self, number: u32) {
        let drawer = number / TOGETHER;
        if self.drawer != Some(drawer) || number < self.next {
            self.drawer = Some(drawer);
            self.bytes = self.names.written.open(drawer);
            (self.at, self.next, self.before) = (0, drawer * TOGETHER, 0);
        }
        let mut cursor = Cursor::new(self.bytes.get(self.at..).unwrap_or_default());
        while self.next < number {
            self.before = skip(&mut cursor, self.names, self.before);
            self.next += 1;
        }
        self.at = self.bytes.len() - cursor.rest().len();
    }

    /// The terms of a name.
    pub fn terms(&mut self, number: u32) -> &[u32] {
        self.seek(number);
        self.terms.clear();
        let mut cursor = Cursor::new(&self.bytes[self.at..]);
        let shape = self.names.shape(cursor.small() / 4);
        let terms = (0..shape.words).map(|_| self.names.term(self.head, cursor.small()));
        self.terms.extend(terms);
        &self.terms
    }

    /// The name with this number; one without words where the bytes are damaged.
    pub fn name(&mut self, number: u32) -> Name {
        self.seek(number);
        let (head, before) = (self.head, self.before);
        let cursor = &mut Cursor::new(&self.bytes[self.at..]);
        let start = cursor.small();
        let shape = self.names.shape(start / 4);
        let slot = |role| Slot {
            term: self.names.term(head, cursor.small()),
            role,
        };
        let words = shape.roles().map(slot).collect();
        let bearers = match start % 4 {
            0 => Bearers::One(Bearer {
                owner: before.wrapping_add(1),
                part: Part(0),
            }),
            1 => {
                let owner = before.wrapping_add(cursor.small());
                let part = Part(cursor.small());
                Bearers::One(Bearer { owner, part })
            }
            form => {
                let first = before.wrapping_add(cursor.small());
                let (count, place) = (cursor.small(), cursor.size());
                if form == 2 {
                    let mut some = Vec::new();
                    read_list(cursor.raw(place), first, &mut some);
                    Bearers::Some(some)
                } else {
                    let (place, length) = (place as u64, cursor.number());
                    let place = place..place.saturating_add(length);
                    Bearers::Many {
                        first,
                        count,
                        place,
                    }
                }
            }
        };
        Name { words, bearers }
    }
}

/// Passes a name; its first bearer.
fn skip(cursor: &mut Cursor<'_>, names: &Names, before: u32) -> u32 {
    let start = cursor.small();
    for _ in 0..names.shape(start / 4).words {
        cursor.small();
    }
    if start.is_multiple_of(4) {
        return before.wrapping_add(1);
    }
    let first = before.wrapping_add(cursor.small());
    match start % 4 {
        1 => {
            cursor.small();
        }
        2 => {
            cursor.small();
            let length = cursor.size();
            cursor.raw(length);
        }
        _ => {
            cursor.small();
            cursor.number();
            cursor.number();
        }
    }
    first
}
