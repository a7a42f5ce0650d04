//! Where records are taken from: all of them from memory, or each from its file when it is asked for.

use std::cell::Cell;

use elsa::FrozenMap;

use super::{
    kept::Kept,
    reader,
    record::Kind,
    register::{Seat, Stand},
};
use crate::packed::ReadAt;

/// Records by their seats.
pub(super) enum Shelf {
    /// All of them.
    Memory(Vec<Kept>),
    /// Those that were asked for, and the files in which the others stand.
    Files(Files),
}

/// Fact files of which records are read one by one.
pub(super) struct Files {
    pages: Vec<Box<dyn ReadAt>>,
    read: FrozenMap<Seat, Box<Kept>>,
    /// Whether something was not there that was there when the register was written.
    changed: Cell<bool>,
}

impl Files {
    pub fn new(pages: Vec<Box<dyn ReadAt>>) -> Self {
        Self {
            pages,
            read: FrozenMap::new(),
            changed: Cell::new(false),
        }
    }

    /// A record that is read and kept; none if it is not where it was.
    pub fn at(&self, seat: Seat, kind: Kind, stand: Option<Stand>) -> Option<&Kept> {
        if let Some(kept) = self.read.get(&seat) {
            return Some(kept);
        }
        let kept = self.fetch(kind, stand)?;
        Some(self.read.insert(seat, Box::new(kept)))
    }

    /// A record that is read and not kept; none if it is not where it was.
    pub fn fetch(&self, kind: Kind, stand: Option<Stand>) -> Option<Kept> {
        let found = stand.and_then(|stand| {
            let page = self.pages.get(stand.page as usize)?;
            let mut bytes = vec![0; stand.length as usize];
            page.read_at(&mut bytes, stand.offset).ok()?;
            let text = String::from_utf8(bytes).ok()?;
            reader::one(kind, &text)
        });
        if found.is_none() {
            self.changed.set(true);
        }
        found
    }

    pub fn have_changed(&self) -> bool {
        self.changed.get()
    }
}
