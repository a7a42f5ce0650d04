//! The names of records, gathered until all of a list are known: then they are filed in order.

use crate::{
    facts::record::{Kind, Record},
    model::Subject,
    names::{Builder, Entry},
};

/// The names of the records of one list.
#[derive(Default)]
struct List {
    /// The names, one behind the other.
    text: String,
    names: Vec<Name>,
}

/// Whose a name is, which of his it is, and where it ends.
struct Name {
    record: u32,
    ordinal: u32,
    shown: bool,
    end: usize,
}

/// The names of the records of every list.
#[derive(Default)]
pub(super) struct Names {
    lists: [List; Kind::ALL.len()],
}

impl Names {
    /// Adds the names of a record with this number in its list.
    pub fn add(&mut self, record: Record<'_>, number: u32) {
        let list = &mut self.lists[record.kind() as usize];
        let names = record.subject().into_iter().flat_map(Subject::names);
        for (ordinal, (name, shown)) in (0..).zip(names) {
            list.text.push_str(name);
            list.names.push(Name {
                record: number,
                ordinal,
                shown,
                end: list.text.len(),
            });
        }
    }

    /// Adds the names of those records that follow so many of each list.
    pub fn append(&mut self, later: Self, counts: [u32; Kind::ALL.len()]) {
        for ((mine, theirs), count) in self.lists.iter_mut().zip(later.lists).zip(counts) {
            let before = mine.text.len();
            mine.text.push_str(&theirs.text);
            mine.names.extend(theirs.names.into_iter().map(|name| Name {
                record: name.record + count,
                end: name.end + before,
                ..name
            }));
        }
    }

    /// The section of all names of so many records.
    pub fn write(self, counts: [u32; Kind::ALL.len()]) -> Vec<u8> {
        let mut builder = Builder::new();
        for (at, list) in self.lists.into_iter().enumerate() {
            let mut start = 0;
            for name in list.names {
                builder.push(Entry {
                    list: at,
                    record: name.record,
                    ordinal: name.ordinal,
                    text: &list.text[start..name.end],
                    shown: name.shown,
                });
                start = name.end;
            }
        }
        builder.finish(counts)
    }
}
