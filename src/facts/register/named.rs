//! The names of records, as they are filed.

use crate::{
    facts::record::Record,
    names::{Builder, Entry},
};

/// Files the names of a record with this number in its list.
pub(in crate::facts) fn file(record: Record<'_>, number: u32, builder: &mut Builder) {
    let Some(subject) = record.subject() else {
        return;
    };
    let list = record.kind() as usize;
    for (ordinal, (text, shown)) in (0..).zip(subject.names()) {
        builder.push(Entry {
            list,
            record: number,
            ordinal,
            text,
            shown,
        });
    }
}
