//! What names what: for every record the seats of those events, deliveries, quotes and places that name it.
//!
//! ```text
//! drawer = the seats of those that name the record at a seat, each as what it is more than the one before
//! ```

use super::{Seat, gathered::Seats};
use crate::packed::{Cursor, Drawers, DrawersWriter, Writer};

/// The section of some ties: those who name somebody by the hash of his id, whose seat `named` tells.
pub(super) fn write(ties: &Seats, named: impl Fn(u64) -> Option<Seat>) -> Vec<u8> {
    let hash = |key: &[u8]| u64::from_le_bytes(key.try_into().unwrap_or_default());
    let keys = ties.keys().texts().zip(0..);
    let keys = keys.filter_map(|(key, number)| Some((named(hash(key))?, number)));
    let (mut all, mut keys): (Vec<Seat>, Vec<(Seat, u32)>) = (Vec::new(), keys.collect());
    keys.sort_unstable();
    all.extend(keys.iter().map(|(named, _)| *named));
    let order: Vec<u32> = keys.into_iter().map(|(_, number)| number).collect();
    let (mut drawers, mut bytes) = (DrawersWriter::new(), Writer::new());
    let mut all = all.into_iter();
    ties.each(&order, |_, naming| {
        let named = all.next().unwrap_or_default() as usize;
        // Nobody names those before.
        while drawers.len() < named {
            drawers.push(&[]);
        }
        bytes.clear();
        let mut before = 0;
        for seat in naming {
            bytes.number(seat - before);
            before = *seat;
        }
        drawers.push(bytes.as_bytes());
    });
    drawers.finish()
}

/// The seats of those that name the record at a seat.
pub(super) fn of(section: &Drawers, seat: Seat) -> Vec<Seat> {
    let bytes = section.open(seat);
    let (mut cursor, mut naming, mut before) = (Cursor::new(&bytes), Vec::new(), 0_u32);
    while !cursor.is_done() {
        before = before.wrapping_add(cursor.small());
        naming.push(before);
    }
    naming
}
