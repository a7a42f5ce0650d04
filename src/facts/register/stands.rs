//! Where every record stands: on which page, from which byte on, how long it is, and the line of its id; and who names
//! it, for whoever asks where somebody stands mostly asks that too.
//!
//! ```text
//! for each kind: how long its drawers are (8 bytes each); then the drawers
//! drawer = sixteen records
//! record = bytes between it and the one before * 2 + whether anybody names it, bytes of it, lines between the ids of
//!          the two, who names it if anybody does
//! first  = 0 or 1, page, offset, line, bytes of it, who names it if anybody does
//! ```
//!
//! The first record of a drawer is written by itself, and so is the first on another page: no two
//! records of a list stand side by side without a comma, so 0 is no gap between two. A record of no bytes stands
//! nowhere.

use super::{
    Seat, Starts,
    naming::{Named, Naming},
};
use crate::{
    facts::record::Kind,
    packed::{Cursor, Drawers, DrawersWriter, Packed, Writer},
};

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

/// The section of all records, list by list, and of those who name them, whose longest lists go to `apart`.
pub(super) fn write<'s, L: Iterator<Item = &'s Stand>>(
    lists: impl Iterator<Item = L>,
    naming: &Naming,
    apart: &mut Writer,
) -> Vec<u8> {
    let (mut lengths, mut all, mut seat) = (Vec::new(), Vec::new(), 0);
    let mut naming = naming.each().peekable();
    for list in lists {
        let (mut drawers, mut bytes) = (DrawersWriter::new(), Writer::new());
        let mut before = Stand::default();
        for (at, &stand) in (0_u32..).zip(list) {
            let is_first = at % TOGETHER == 0;
            if is_first && at > 0 {
                drawers.push(bytes.as_bytes());
                bytes.clear();
            }
            let naming = naming.next_if(|(named, _)| *named == seat);
            seat += 1;
            let follows = !is_first
                && stand.page == before.page
                && stand.offset > before.end()
                && stand.line >= before.line;
            let gap = if follows {
                stand.offset - before.end()
            } else {
                0
            };
            bytes.number(gap * 2 + u64::from(naming.is_some()));
            if follows {
                bytes.number(stand.length);
                bytes.number(stand.line - before.line);
            } else {
                bytes.number(stand.page);
                bytes.number(stand.offset);
                bytes.number(stand.line);
                bytes.number(stand.length);
            }
            if let Some((_, naming)) = naming {
                Named::write(naming, &mut bytes, apart);
            }
            before = stand;
        }
        if !bytes.is_empty() {
            drawers.push(bytes.as_bytes());
        }
        let drawers = drawers.finish();
        lengths.extend((drawers.len() as u64).to_le_bytes());
        all.extend(drawers);
    }
    [lengths, all].concat()
}

/// Where records stand, and who names them.
pub(super) struct Stands(Vec<Drawers>);

impl Stands {
    /// Over what [`write()`] made.
    pub fn over(section: &Packed) -> Self {
        let mut start = Kind::ALL.len() as u64 * 8;
        let lengths = section.bytes(0..start);
        let drawers = lengths.chunks_exact(8).map(|length| {
            let end = start + u64::from_le_bytes(length.try_into().unwrap_or_default());
            Drawers::over(section.part(std::mem::replace(&mut start, end)..end))
        });
        Self(drawers.collect())
    }

    /// Where the record at a seat stands, and who names it.
    pub fn of(&self, starts: &Starts, seat: Seat) -> Option<(Stand, Named)> {
        let kind = starts.kind(seat)? as usize;
        let number = seat - starts.first(kind);
        let bytes = self.0.get(kind)?.open(number / TOGETHER);
        let mut cursor = Cursor::new(&bytes);
        let (mut stand, mut named) = (Stand::default(), &[][..]);
        for _ in 0..=number % TOGETHER {
            if cursor.is_done() {
                return None;
            }
            let start = cursor.number();
            if start / 2 == 0 {
                stand.page = cursor.small();
                stand.offset = cursor.number();
                stand.line = cursor.small();
                stand.length = cursor.small();
            } else {
                stand.offset = stand.end().wrapping_add(start / 2);
                stand.length = cursor.small();
                stand.line = stand.line.wrapping_add(cursor.small());
            }
            named = if start % 2 == 1 {
                Named::pass(&mut cursor)
            } else {
                &[]
            };
        }
        Some((stand, Named::of(named)))
    }
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
        let naming = |seat: Seat| -> Vec<Seat> {
            let count = if seat == 500 { 900 } else { seat % 3 };
            (0..count).map(|nth| seat + nth * 1_001).collect()
        };
        let mut all = Naming::default();
        (0..1_000).for_each(|seat| all.push(seat, &naming(seat)));
        // They are of two kinds.
        let counts = [600, 0, 0, 400, 0, 0, 0, 0];
        let starts = Starts::of(counts);
        let mut rest = stands.as_slice();
        let lists = counts.map(|count| {
            let (list, later) = rest.split_at(count as usize);
            rest = later;
            list.iter()
        });
        let mut apart = Writer::new();
        let section = write(lists.into_iter(), &all, &mut apart);
        let apart = Packed::in_memory(apart.into_bytes());
        let section = Stands::over(&Packed::in_memory(section));
        for (seat, stand) in (0..).zip(&stands) {
            let (found, named) = section.of(&starts, seat).unwrap();
            assert_eq!(found, *stand);
            assert_eq!(named.by(&apart), naming(seat));
        }
        assert!(section.of(&starts, 1_000).is_none());
        let nothing = Stands::over(&Packed::in_memory(Vec::new()));
        assert!(nothing.of(&starts, 0).is_none());
    }
}
