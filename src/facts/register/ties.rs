//! What names what: for every record the seats of those events, deliveries, quotes and places that name it.

use super::{Seat, gathered::Seats};
use crate::packed::{Cursor, Dictionary, DictionaryWriter, Packed, Writer};

/// The section of some ties: those who name somebody by the hash of his id, whose seat `named` tells.
pub(super) fn write(ties: &Seats, named: impl Fn(u64) -> Option<Seat>) -> Vec<u8> {
    let hash = |key: &[u8]| u64::from_le_bytes(key.try_into().unwrap_or_default());
    let keys = ties.keys().texts().zip(0..);
    let keys = keys.filter_map(|(key, number)| Some((named(hash(key))?, number)));
    let (mut all, mut keys): (Vec<Seat>, Vec<(Seat, u32)>) = (Vec::new(), keys.collect());
    keys.sort_unstable();
    all.extend(keys.iter().map(|(named, _)| *named));
    let order: Vec<u32> = keys.into_iter().map(|(_, number)| number).collect();
    let mut dictionary = DictionaryWriter::new();
    let mut payload = Writer::new();
    let mut all = all.into_iter();
    ties.each(&order, |_, naming| {
        payload.clear();
        payload.ascending(naming);
        let named = all.next().unwrap_or_default();
        dictionary.push(&named.to_be_bytes(), payload.as_bytes());
    });
    dictionary.finish()
}

/// The seats of those that name the record at a seat.
pub(super) fn of(section: &Packed, seat: Seat) -> Vec<Seat> {
    let found = Dictionary::over(section.clone()).equal(&seat.to_be_bytes());
    found.map_or_else(Vec::new, |(_, payload)| {
        Cursor::new(&payload).ascending().collect()
    })
}
