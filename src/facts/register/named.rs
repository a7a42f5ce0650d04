//! The names of records, gathered until it is known how many records stand before them: then they are filed.

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
    /// Those that are gathered.
    lists: [List; Kind::ALL.len()],
    /// Those before them that are filed.
    builder: Builder,
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

    /// Files all names, and those of the records that follow so many of each list.
    pub fn append(&mut self, later: Self, counts: [u32; Kind::ALL.len()]) {
        self.file();
        for ((at, list), count) in later.lists.into_iter().enumerate().zip(counts) {
            list.file(at, count, &mut self.builder);
        }
    }

    fn file(&mut self) {
        for (at, list) in std::mem::take(&mut self.lists).into_iter().enumerate() {
            list.file(at, 0, &mut self.builder);
        }
    }

    /// The section of all names of so many records.
    pub fn write(mut self, counts: [u32; Kind::ALL.len()]) -> Vec<u8> {
        self.file();
        self.builder.finish(counts)
    }
}

impl List {
    /// Files the names of a list, whose records follow so many others of it.
    fn file(self, list: usize, count: u32, builder: &mut Builder) {
        let mut start = 0;
        for name in self.names {
            builder.push(Entry {
                list,
                record: name.record + count,
                ordinal: name.ordinal,
                text: &self.text[start..name.end],
                shown: name.shown,
            });
            start = name.end;
        }
    }
}
