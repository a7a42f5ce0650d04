//! Where every record stands: on which page, from which byte on, how long it is, and the line of its id.
//!
//! ```text
//! drawer = sixteen records
//! record = bytes between it and the one before, bytes of it, lines between the ids of the two
//! first  = 0, page, offset, line, bytes of it
//! ```
//!
//! The first record of a drawer is written by itself, and so is the first on another page: no two
//! records of a list stand side by side without a comma, so 0 is no gap between two.

use super::Seat;
use crate::packed::{Cursor, Drawers, DrawersWriter, Writer};

/// So many records stand in a drawer.
const TOGETHER: u32 = 16;

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
pub(super) fn write<'s>(stands: impl Iterator<Item = &'s Stand>) -> Vec<u8> {
    let (mut drawers, mut bytes) = (DrawersWriter::new(), Writer::new());
    let mut before = Stand::default();
    for (at, &stand) in (0_u64..).zip(stands) {
        let is_first = at % u64::from(TOGETHER) == 0;
        if is_first && at > 0 {
            drawers.push(bytes.as_bytes());
            bytes.clear();
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
    drawers.push(bytes.as_bytes());
    drawers.finish()
}

/// Where the record at a seat stands.
pub(super) fn of(section: &Drawers, seat: Seat) -> Option<Stand> {
    let bytes = section.open(seat / TOGETHER);
    let mut cursor = Cursor::new(&bytes);
    let mut stand = Stand::default();
    for _ in 0..=seat % TOGETHER {
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
    use crate::packed::Packed;

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
        let section = Drawers::over(Packed::in_memory(write(stands.iter())));
        for (seat, stand) in (0..).zip(&stands) {
            assert_eq!(of(&section, seat), Some(*stand));
        }
        assert_eq!(of(&section, 1_000), None);
        let nothing = Drawers::over(Packed::in_memory(Vec::new()));
        assert_eq!(of(&nothing, 0), None);
    }
}
