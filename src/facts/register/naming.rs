//! Who names a record: the seats of those that do, as they are written and read.
//!
//! ```text
//! list = the seats of those that name a record, each as what it is more than the one before
//! here = bytes of the list, the list; or where it is long, and stands apart: 0, its place there, its bytes
//! ```

use super::Seat;
use crate::packed::{Cursor, Packed, Writer};

/// More bytes than these stand apart: whoever looks at another record passes them.
const FEW: usize = 48;

/// The lists of those records that anybody names, in the order of these.
#[derive(Default)]
pub(super) struct Naming {
    /// Who is named, and where his list ends.
    named: Vec<(Seat, usize)>,
    lists: Writer,
}

impl Naming {
    /// Adds the list of the next who is named; nobody is by nobody.
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
