//! What names what: for every record the seats of those events, deliveries, quotes and places that name it.
//!
//! ```text
//! list = the seats of those that name a record, each as what it is more than the one before
//! here = bytes of the list, the list; or where it is long, and stands apart: 0, its place there, its bytes
//! ```

use super::{Seat, gathered::Seats};
use crate::packed::{Cursor, Packed, Writer};

/// More bytes than these stand apart: whoever looks at another record passes them.
const FEW: usize = 48;

/// The lists of those records that anybody names, in the order of these.
#[derive(Default)]
pub(super) struct Ties {
    /// Who is named, and where his list ends.
    named: Vec<(Seat, usize)>,
    lists: Writer,
}

impl Ties {
    /// The lists of those whom the keys are the hashes of the ids of; `named` tells their seats.
    pub fn of(ties: &Seats, named: impl Fn(u64) -> Option<Seat>) -> Self {
        let hash = |key: &[u8]| u64::from_le_bytes(key.try_into().unwrap_or_default());
        let keys = ties.keys().texts().zip(0..);
        let keys = keys.filter_map(|(key, number)| Some((named(hash(key))?, number)));
        let mut keys: Vec<(Seat, u32)> = keys.collect();
        keys.sort_unstable();
        let order: Vec<u32> = keys.iter().map(|(_, number)| *number).collect();
        let (mut all, mut keys) = (Self::default(), keys.into_iter());
        ties.each(&order, |_, naming| {
            let (named, _) = keys.next().unwrap_or_default();
            all.push(named, naming);
        });
        all
    }

    /// Adds the list of the next who is named.
    pub fn push(&mut self, named: Seat, naming: &[Seat]) {
        if naming.is_empty() {
            return;
        }
        let mut before = 0;
        for seat in naming {
            self.lists.number(seat - before);
            before = *seat;
        }
        self.named.push((named, self.lists.len()));
    }

    /// Every list, and whose it is.
    pub fn each(&self) -> impl Iterator<Item = (Seat, &[u8])> {
        let mut start = 0;
        self.named.iter().map(move |(named, end)| {
            let list = &self.lists.as_bytes()[start..*end];
            start = *end;
            (*named, list)
        })
    }
}

/// Who names a record.
#[derive(Clone, Debug, Default)]
pub(super) struct Named(Vec<u8>);

impl Named {
    /// Writes a list that is not empty; a long one goes to `apart`.
    pub fn write(list: &[u8], here: &mut Writer, apart: &mut Writer) {
        if list.len() <= FEW {
            here.size(list.len());
            here.raw(list);
        } else {
            here.byte(0);
            here.size(apart.len());
            here.size(list.len());
            apart.raw(list);
        }
    }

    /// Passes a list; the bytes of it that stand here.
    pub fn pass<'b>(cursor: &mut Cursor<'b>) -> &'b [u8] {
        let before = cursor.rest();
        let length = cursor.size();
        if length == 0 {
            cursor.number();
            cursor.number();
        } else {
            cursor.raw(length);
        }
        &before[..before.len() - cursor.rest().len()]
    }

    /// The list of which these bytes stand here; an empty one where none do.
    pub fn of(here: &[u8]) -> Self {
        Self(here.to_vec())
    }

    /// The seats of those who do, in their order.
    pub fn by(&self, apart: &Packed) -> Vec<Seat> {
        let mut cursor = Cursor::new(&self.0);
        if cursor.size() > 0 || self.0.is_empty() {
            return read(cursor);
        }
        let (start, length) = (cursor.number(), cursor.number());
        let list = apart.bytes(start..start.saturating_add(length));
        read(Cursor::new(&list))
    }
}

fn read(mut list: Cursor<'_>) -> Vec<Seat> {
    let (mut naming, mut before) = (Vec::new(), 0_u32);
    while !list.is_done() {
        before = before.wrapping_add(list.small());
        naming.push(before);
    }
    naming
}
