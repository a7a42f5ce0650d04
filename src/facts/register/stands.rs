//! Where every record stands: on which page, from which byte on, how long it is, and the line of its id.
//!
//! ```text
//! how many blocks of records there are (8 bytes)
//! for every block and one beyond the last: where its bytes begin (4 bytes)
//! record = bytes between it and the one before, bytes of it, lines between the ids of the two
//! first  = 0, page, offset, line, bytes of it
//! ```
//!
//! The first record of a block is written by itself, and so is the first on another page: no two
//! records of a list stand side by side without a comma, so 0 is no gap between two.

use super::Seat;
use crate::packed::{Cursor, Packed, Writer};

/// So many records stand in a block.
const BLOCK: usize = 16;

/// Where a record stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::facts) struct Stand {
    /// The number of the page among those that were read.
    pub page: u32,
    /// Where on the page it begins, in bytes.
    pub offset: u64,
    /// How many bytes it is long.
    pub length: u32,
    /// The line of its id, from 1.
    pub line: u32,
}

impl Stand {
    const fn end(&self) -> u64 {
        self.offset + self.length as u64
    }
}

/// The section of all records, in the order of their seats.
pub(super) fn write<'s>(stands: impl Iterator<Item = &'s Stand> + Clone) -> Vec<u8> {
    let blocks = stands.clone().count().div_ceil(BLOCK);
    let mut starts = Vec::with_capacity(4 * (blocks + 1));
    let mut bytes = Writer::new();
    let mut before = Stand::default();
    let mut place = |bytes: &Writer| {
        let start = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        starts.extend(start.to_le_bytes());
    };
    for (at, &stand) in stands.enumerate() {
        let is_first = at % BLOCK == 0;
        if is_first {
            place(&bytes);
        }
        let follows = !is_first
            && stand.page == before.page
            && stand.offset > before.end()
            && stand.line >= before.line;
        if follows {
            bytes.number(stand.offset - before.end());
        } else {
            bytes.byte(0);
            bytes.number(stand.page);
            bytes.number(stand.offset);
            bytes.number(stand.line);
        }
        bytes.number(stand.length);
        if follows {
            bytes.number(stand.line - before.line);
        }
        before = stand;
    }
    place(&bytes);
    [
        &(blocks as u64).to_le_bytes(),
        starts.as_slice(),
        bytes.as_bytes(),
    ]
    .concat()
}

/// Where the record at a seat stands.
pub(super) fn of(section: &Packed, seat: Seat) -> Option<Stand> {
    let number = |at: u64, wide: u64| {
        let bytes = section.bytes(at..at + wide);
        let mut number = [0; 8];
        number.get_mut(..bytes.len())?.copy_from_slice(&bytes);
        Some(u64::from_le_bytes(number))
    };
    let blocks = number(0, 8)?;
    let block = u64::from(seat) / BLOCK as u64;
    if block >= blocks {
        return None;
    }
    let place = 8 + block * 4;
    let (from, to) = (number(place, 4)?, number(place + 4, 4)?);
    let base = 8 + (blocks + 1) * 4;
    let bytes = section.bytes(base + from..base + to);
    let mut cursor = Cursor::new(&bytes);
    let mut stand = Stand::default();
    for _ in 0..=seat as usize % BLOCK {
        if cursor.is_done() {
            return None;
        }
        let gap = cursor.number();
        if gap == 0 {
            stand.page = cursor.small();
            stand.offset = cursor.number();
            stand.line = cursor.small();
            stand.length = cursor.small();
        } else {
            stand.offset = stand.end().wrapping_add(gap);
            stand.length = cursor.small();
            stand.line = stand.line.wrapping_add(cursor.small());
        }
    }
    Some(stand)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_is_found_where_it_was_put() {
        let stands: Vec<Stand> = (0..1_000_u32)
            .map(|at| Stand {
                page: at / 300,
                offset: u64::from(at % 300) * 120 + 7,
                length: 100 + at % 19,
                line: at % 300 * (1 + at / 500) + 1,
            })
            .collect();
        let section = Packed::in_memory(write(stands.iter()));
        for (seat, stand) in (0..).zip(&stands) {
            assert_eq!(of(&section, seat), Some(*stand));
        }
        assert_eq!(of(&section, 1_000), None);
        assert_eq!(of(&Packed::in_memory(Vec::new()), 0), None);
    }
}
