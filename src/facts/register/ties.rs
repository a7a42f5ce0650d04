//! What names what: for every record the seats of those events, deliveries, quotes and places that name it.

use super::Seat;
use crate::packed::{Cursor, Dictionary, DictionaryWriter, Packed, Writer};

/// The section of some ties, which come in order: who is named, and who names it.
pub(super) fn write(ties: &[(Seat, Seat)]) -> Vec<u8> {
    let mut dictionary = DictionaryWriter::new();
    let mut payload = Writer::new();
    for group in ties.chunk_by(|one, other| one.0 == other.0) {
        let naming: Vec<Seat> = group.iter().map(|(_, naming)| *naming).collect();
        payload.clear();
        payload.ascending(&naming);
        dictionary.push(&group[0].0.to_be_bytes(), payload.as_bytes());
    }
    dictionary.finish()
}

/// The seats of those that name the record at a seat.
pub(super) fn of(section: &Packed, seat: Seat) -> Vec<Seat> {
    let found = Dictionary::over(section.clone()).equal(&seat.to_be_bytes());
    found.map_or_else(Vec::new, |(_, payload)| {
        Cursor::new(&payload).ascending().collect()
    })
}
