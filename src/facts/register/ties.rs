//! What names what: for every record the seats of those events, deliveries, quotes and places that name it.

use super::{Seat, gathered::Seats, naming::Naming};

/// Who names whom: those who name somebody by the hash of his id, whose seat `named` tells.
pub(super) fn naming(ties: &Seats, named: impl Fn(u64) -> Option<Seat>) -> Naming {
    let hash = |key: &[u8]| u64::from_le_bytes(key.try_into().unwrap_or_default());
    let keys = ties.keys().texts().zip(0..);
    let keys = keys.filter_map(|(key, number)| Some((named(hash(key))?, number)));
    let mut keys: Vec<(Seat, u32)> = keys.collect();
    keys.sort_unstable();
    let order: Vec<u32> = keys.iter().map(|(_, number)| *number).collect();
    let (mut naming, mut keys) = (Naming::default(), keys.into_iter());
    ties.each(&order, |_, seats| {
        let (named, _) = keys.next().unwrap_or_default();
        naming.push(named, seats);
    });
    naming
}
