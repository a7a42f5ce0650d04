//! Where records are taken from: all of them from memory, or each from where it lies when it is asked for.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    hash::BuildHasherDefault,
    rc::Rc,
};

use elsa::FrozenMap;

use super::{
    coded,
    kept::Kept,
    reader,
    record::{Kind, Record},
    register::{Register, Seat, Stand},
    shapes::Shapes,
};
use crate::{
    model::Id,
    packed::{ReadAt, Spread},
};

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
    read: FrozenMap<Seat, Box<Placed>, BuildHasherDefault<Spread>>,
    /// Records that were taken, each at the place that its seat leads to: what is taken again mostly is so soon.
    taken: RefCell<Vec<Option<Shared>>>,
    reading: RefCell<Reading>,
    /// Whether something was not there that was there when the register was written.
    changed: Cell<bool>,
}

/// A record that was read, and where it was.
type Placed = (Kept, Whereabouts);

/// A record that others have too, and its seat.
type Shared = (Seat, Rc<Kept>);

/// Where a record is.
#[derive(Clone, Copy)]
pub struct Whereabouts {
    seat: Seat,
    /// Where in the files it stands, if it has to be read there.
    stand: Stand,
}

impl Whereabouts {
    /// Where in the files a record stands is not known, or it stands in none.
    pub(super) fn unknown(seat: Seat) -> Self {
        Self {
            seat,
            stand: Stand::default(),
        }
    }

    /// The number of the record among all.
    #[must_use]
    pub const fn seat(&self) -> u32 {
        self.seat
    }

    /// The page and the line on which the record stands, if that is known.
    pub(super) fn line(&self) -> Option<(u32, u32)> {
        let Stand { page, line, .. } = self.stand;
        (self.stand != Stand::default()).then_some((page, line))
    }
}

/// So many records that were taken stay for a while.
const STAY: usize = 256;

/// A record that is there for as long as it is held.
pub struct Taken<'f> {
    held: Held<'f>,
    whereabouts: Whereabouts,
}

/// Who else has a record.
enum Held<'f> {
    /// The shelf, for good.
    Kept(&'f Kept),
    /// Whoever took it.
    Shared(Rc<Kept>),
}

impl Taken<'_> {
    /// The record.
    #[must_use]
    pub fn record(&self) -> Record<'_> {
        self.kept().record()
    }

    fn kept(&self) -> &Kept {
        match &self.held {
            Held::Kept(kept) => kept,
            Held::Shared(kept) => kept,
        }
    }

    /// The record as `sources` alone tell it, if they tell anything of it.
    pub(super) fn according_to(&self, sources: &[Id]) -> Option<Kept> {
        self.kept().according_to(sources)
    }

    /// Where it was taken from.
    #[must_use]
    pub const fn whereabouts(&self) -> &Whereabouts {
        &self.whereabouts
    }
}

/// What serves to read one record from a file after another.
#[derive(Default)]
struct Reading {
    shapes: Box<Shapes>,
    bytes: Vec<u8>,
}

/// Where records are read from.
pub(super) enum Origin {
    /// The register itself.
    Register,
    /// Fact files.
    Files(Vec<Box<dyn ReadAt>>),
}

impl Shelf {
    /// Where the record at a seat is.
    pub fn whereabouts(&self, register: &Register, seat: Seat) -> Whereabouts {
        match self {
            Self::Memory(_) => Whereabouts::unknown(seat),
            Self::Lazy(lazy) => lazy.whereabouts(register, seat),
        }
    }

    /// Finds out where some records are.
    pub fn locate<'w>(
        &self,
        register: &Register,
        records: impl Iterator<Item = &'w mut Whereabouts>,
    ) {
        let Self::Lazy(
            lazy @ Lazy {
                from: Origin::Files(_),
                ..
            },
        ) = self
        else {
            return;
        };
        // What stands side by side is looked up side by side.
        let mut records: Vec<_> = records.collect();
        records.sort_unstable_by_key(|record| record.seat);
        for record in records {
            *record = lazy.whereabouts(register, record.seat);
        }
    }

    /// A record that is there for as long as it is held.
    pub fn take(&self, register: &Register, whereabouts: &Whereabouts) -> Option<Taken<'_>> {
        let seat = whereabouts.seat;
        let held = match self {
            Self::Memory(kept) => Held::Kept(kept.get(seat as usize)?),
            Self::Lazy(lazy) => match lazy.read.get(&seat) {
                Some((kept, _)) => Held::Kept(kept),
                None => Held::Shared(lazy.share(register, whereabouts)?),
            },
        };
        Some(Taken {
            held,
            whereabouts: *whereabouts,
        })
    }
}

impl Lazy {
    pub fn new(from: Origin) -> Self {
        Self {
            from,
            read: FrozenMap::from(HashMap::default()),
            taken: RefCell::default(),
            reading: RefCell::default(),
            changed: Cell::new(false),
        }
    }

    /// A record that is read and kept; none if it is not where it was.
    pub fn at(&self, register: &Register, seat: Seat) -> Option<&Kept> {
        if let Some((kept, _)) = self.read.get(&seat) {
            return Some(kept);
        }
        let whereabouts = self.whereabouts(register, seat);
        let kept = self.fetch(register, &whereabouts)?;
        Some(&self.read.insert(seat, Box::new((kept, whereabouts))).0)
    }

    /// The page and the line on which a record stands that was read from a file and is kept.
    pub fn line(&self, seat: Seat) -> Option<(u32, u32)> {
        self.read.get(&seat)?.1.line()
    }

    fn whereabouts(&self, register: &Register, seat: Seat) -> Whereabouts {
        if let Some((_, whereabouts)) = self.read.get(&seat) {
            return *whereabouts;
        }
        let stand = match &self.from {
            Origin::Register => None,
            Origin::Files(_) => register.stand(seat),
        };
        let stand = stand.unwrap_or_default();
        Whereabouts { seat, stand }
    }

    /// A record that is read, or was of late; none if it is not where it was.
    fn share(&self, register: &Register, whereabouts: &Whereabouts) -> Option<Rc<Kept>> {
        let mut taken = self.taken.borrow_mut();
        taken.resize(STAY, None);
        let place = &mut taken[whereabouts.seat as usize % STAY];
        if let Some((seat, kept)) = place
            && *seat == whereabouts.seat
        {
            return Some(Rc::clone(kept));
        }
        let kept = Rc::new(self.fetch(register, whereabouts)?);
        *place = Some((whereabouts.seat, Rc::clone(&kept)));
        Some(kept)
    }

    /// A record that is read; none if it is not where it was.
    fn fetch(&self, register: &Register, whereabouts: &Whereabouts) -> Option<Kept> {
        let Whereabouts { seat, stand } = whereabouts;
        let kind = register.starts().kind(*seat)?;
        let found = match &self.from {
            Origin::Register => coded::read(kind, register.body(*seat)),
            Origin::Files(pages) => from_file(pages, kind, stand, &mut self.reading.borrow_mut()),
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
