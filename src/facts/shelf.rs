//! Where records are taken from: all of them from memory, or each from where it lies when it is asked for.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use elsa::FrozenMap;

use super::{
    coded,
    kept::Kept,
    reader,
    record::Kind,
    register::{Register, Seat, Stand},
    shapes::Shapes,
};
use crate::packed::ReadAt;

/// Records by their seats.
pub(super) enum Shelf {
    /// All of them.
    Memory(Vec<Kept>),
    /// Those that were asked for, and where the others are.
    Lazy(Lazy),
}

/// Records that are read one by one.
pub(super) struct Lazy {
    from: Origin,
    read: FrozenMap<Seat, Box<Placed>, BuildHasherDefault<BySeat>>,
    reading: RefCell<Reading>,
    /// Whether something was not there that was there when the register was written.
    changed: Cell<bool>,
}

/// A record that was read, and the page and the line on which it stands.
type Placed = (Kept, Option<(u32, u32)>);

/// What serves to read one record from a file after another.
#[derive(Default)]
struct Reading {
    shapes: Box<Shapes>,
    bytes: Vec<u8>,
}

/// Spreads seats: they are small numbers of the program's own making, which nobody can choose.
#[derive(Default)]
struct BySeat(u64);

impl Hasher for BySeat {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        // An odd number near 2^64 divided by the golden ratio.
        let spread = (self.0 ^ u64::from(number)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = spread ^ (spread >> 32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Where records are read from.
pub(super) enum Origin {
    /// The register itself.
    Register,
    /// Fact files.
    Files(Vec<Box<dyn ReadAt>>),
}

impl Lazy {
    pub fn new(from: Origin) -> Self {
        Self {
            from,
            read: FrozenMap::from(HashMap::default()),
            reading: RefCell::default(),
            changed: Cell::new(false),
        }
    }

    /// A record that is read and kept; none if it is not where it was.
    pub fn at(&self, register: &Register, seat: Seat) -> Option<&Kept> {
        if let Some((kept, _)) = self.read.get(&seat) {
            return Some(kept);
        }
        let placed = self.taken(register, seat)?;
        Some(&self.read.insert(seat, Box::new(placed)).0)
    }

    /// The page and the line on which a record stands that was read from a file and is kept.
    pub fn line(&self, seat: Seat) -> Option<(u32, u32)> {
        self.read.get(&seat)?.1
    }

    /// A record that is read and not kept; none if it is not where it was.
    pub fn fetch(&self, register: &Register, seat: Seat) -> Option<Kept> {
        self.taken(register, seat).map(|(kept, _)| kept)
    }

    fn taken(&self, register: &Register, seat: Seat) -> Option<Placed> {
        let kind = register.starts().kind(seat)?;
        let found = match &self.from {
            Origin::Register => coded::read(kind, register.body(seat)).map(|kept| (kept, None)),
            Origin::Files(pages) => register.stand(seat).and_then(|stand| {
                let kept = from_file(pages, kind, &stand, &mut self.reading.borrow_mut())?;
                Some((kept, Some((stand.page, stand.line))))
            }),
        };
        if found.is_none() {
            self.changed.set(true);
        }
        found
    }

    pub fn has_changed(&self) -> bool {
        self.changed.get()
    }
}

fn from_file(
    pages: &[Box<dyn ReadAt>],
    kind: Kind,
    stand: &Stand,
    Reading { shapes, bytes }: &mut Reading,
) -> Option<Kept> {
    let page = pages.get(stand.page as usize)?;
    bytes.resize(stand.length as usize, 0);
    page.read_at(bytes, stand.offset).ok()?;
    reader::one(kind, str::from_utf8(bytes).ok()?, shapes)
}
