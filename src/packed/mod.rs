//! Numbers and words in bytes that are asked without being unpacked: what stands in a program, in memory or in a
//! file is read alike, and of a file only the pages that an answer touches.
//!
//! A [`Writer`] writes, a [`Cursor`] reads; a [`Dictionary`] finds words in order, by their beginning and by slips;
//! [`Drawers`] hold short pieces by number.
//! [`Sealer`] writes a file whose pages each have a checksum, and [`Packed`] checks every page before it is used.
//! Nothing that does not fit its checksum is ever handed on: in its place comes nothing, and [`Packed::is_damaged`]
//! tells. So whoever decodes has to bear empty input, and whoever answers has to ask about damage before he tells.

mod bytes;
mod cursor;
mod dictionary;
mod drawers;
mod interner;
mod numbered;
mod recent;
mod sealed;
mod slips;

use std::{ops::Range, sync::Arc};

pub use bytes::Bytes;
pub use cursor::{Cursor, Writer};
pub use dictionary::{Dictionary, DictionaryWriter, Guide};
pub use drawers::{Drawers, DrawersWriter};
pub use interner::Interner;
pub use numbered::{Numbered, Spread};
pub use recent::Recent;
pub use sealed::{ReadAt, Sealed, Sealer, checksum};
pub use slips::{Behind, Slips};

/// A run of packed bytes, wherever they stand. Copies share what they read.
#[derive(Clone)]
pub struct Packed {
    from: From,
    range: Range<u64>,
}

#[derive(Clone)]
enum From {
    Program(&'static [u8]),
    Memory(Arc<Vec<u8>>),
    File(std::rc::Rc<Sealed>),
}

impl Packed {
    /// Bytes that the program carries with it.
    #[must_use]
    pub const fn carried(bytes: &'static [u8]) -> Self {
        Self {
            range: 0..bytes.len() as u64,
            from: From::Program(bytes),
        }
    }

    /// Bytes in memory.
    #[must_use]
    pub fn in_memory(bytes: Vec<u8>) -> Self {
        Self {
            range: 0..bytes.len() as u64,
            from: From::Memory(Arc::new(bytes)),
        }
    }

    /// The content of a sealed file.
    #[must_use]
    pub fn in_file(file: Sealed) -> Self {
        Self {
            range: 0..file.len(),
            from: From::File(std::rc::Rc::new(file)),
        }
    }

    /// How many bytes there are.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.range.end - self.range.start
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.range.start == self.range.end
    }

    /// A part of these bytes; what lies beyond their end is left out.
    #[must_use]
    pub fn part(&self, part: Range<u64>) -> Self {
        Self {
            from: self.from.clone(),
            range: self.within(&part),
        }
    }

    fn within(&self, part: &Range<u64>) -> Range<u64> {
        let place = |at: u64| self.range.start.saturating_add(at).min(self.range.end);
        let (start, end) = (place(part.start), place(part.end));
        start..end.max(start)
    }

    /// Some of these bytes; none where they are damaged.
    #[must_use]
    pub fn bytes(&self, part: Range<u64>) -> Bytes<'_> {
        let range = self.within(&part);
        let (Ok(start), Ok(end)) = (usize::try_from(range.start), usize::try_from(range.end))
        else {
            return Bytes::NONE;
        };
        match &self.from {
            From::Program(bytes) => Bytes::There(&bytes[start..end]),
            From::Memory(bytes) => Bytes::There(&bytes[start..end]),
            From::File(file) => file.bytes(range),
        }
    }

    /// Some of these bytes, to the end of the program; none where they are damaged.
    #[must_use]
    pub fn lasting(&self, part: Range<u64>) -> &'static [u8] {
        match (&self.from, self.bytes(part.clone())) {
            (From::Program(bytes), _) => {
                let range = self.within(&part);
                let place = |at: u64| usize::try_from(at).unwrap_or(bytes.len());
                &bytes[place(range.start)..place(range.end)]
            }
            (From::Memory(_) | From::File(_), bytes) => bytes.into_owned().leak(),
        }
    }

    /// All of these bytes; none where they are damaged.
    #[must_use]
    pub fn whole(&self) -> Bytes<'_> {
        self.bytes(0..self.len())
    }

    /// Whether anything that was asked for could not be handed out.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        match &self.from {
            From::Program(_) | From::Memory(_) => false,
            From::File(file) => file.is_damaged(),
        }
    }
}
