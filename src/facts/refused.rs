//! What the ron crate refuses: the fault to tell, and what to strike out so that reading goes on.

use std::{collections::BTreeMap, ops::Range};

use ron::error::{Error, SpannedError};

use super::{
    brackets,
    copy::{Edit, FairCopy},
    fault::{Fault, Level, Problem},
    outline::{self, Entry},
    page::{self, Page},
    references::Known,
    tokens::tokens,
};
use crate::{model::Id, names::nearest};

/// Something that cannot be read. Places are those of the page.
pub(super) struct Refusal {
    pub fault: Fault,
    edits: Vec<Edit>,
    /// The fields that are gone with it.
    fields: Vec<String>,
    /// Whether records may be gone with it that others name.
    unread: bool,
    /// Whether nothing of the page is left.
    hopeless: bool,
}

/// All that could not be read so far.
#[derive(Default)]
pub(super) struct Lost {
    /// The edits of each page.
    pub edits: Vec<Vec<Edit>>,
    pub faults: Vec<Fault>,
    /// The ids of records that are gone.
    pub known: BTreeMap<Id, Known>,
    /// Whether a page holds more that could not be read.
    pub unread: bool,
    /// The pages of which nothing can be read.
    pub given_up: Vec<bool>,
    /// The fields that are gone: on which page, where, and their names.
    fields: Vec<(usize, usize, String)>,
}

impl Lost {
    pub fn new(pages: usize) -> Self {
        Self {
            edits: vec![Vec::new(); pages],
            given_up: vec![false; pages],
            ..Self::default()
        }
    }

    pub fn add(&mut self, refused: Vec<Refusal>, known: BTreeMap<Id, Known>) {
        for refusal in refused {
            let (page, at) = (refusal.fault.page, refusal.fault.at.start);
            self.edits[page].extend(refusal.edits);
            self.unread |= refusal.unread;
            self.given_up[page] |= refusal.hopeless;
            let fields = refusal.fields.into_iter();
            self.fields.extend(fields.map(|field| (page, at, field)));
            self.faults.push(refusal.fault);
        }
        self.known.extend(known);
    }

    /// Whether a field of this name is gone from this part of a page.
    pub fn has_lost(&self, page: usize, part: &Range<usize>, field: &str) -> bool {
        self.fields
            .iter()
            .any(|(on, at, name)| *on == page && part.contains(at) && name == field)
    }
}

impl Refusal {
    /// What the ron crate refuses at a place of the copy, in a record with these entries.
    pub fn of(
        copy: &FairCopy<'_>,
        record: Range<usize>,
        entries: &[Entry],
        at: usize,
        error: &SpannedError,
    ) -> Draft {
        let text = &copy.text[record.clone()];
        let is_file = record == (0..copy.text.len());
        let within = at.saturating_sub(record.start);
        let token = tokens(
            text.get(within..)
                .unwrap_or_default()
                .lines()
                .next()
                .unwrap_or_default(),
        );
        let mark = match token.first() {
            Some(token) if token.at.start == 0 => at..at + token.at.end,
            _ => at..at,
        };
        let mut draft = Draft {
            at: copy.original_range(&mark),
            problem: Problem::from_ron(&error.code),
            edits: Vec::new(),
            fields: Vec::new(),
            unread: false,
            hopeless: false,
        };
        let place = |range: &Range<usize>| {
            copy.original_range(&(record.start + range.start..record.start + range.end))
        };
        let Some(entry) = outline::around(entries, within) else {
            let after = page::bare(&copy.text[record.end..]);
            let comma = after.starts_with(',');
            let end = if comma {
                copy.text.len() - after.len() + 1
            } else {
                record.end
            };
            draft
                .edits
                .push(Edit::Strike(copy.original_range(&(record.start..end))));
            (draft.unread, draft.hopeless) = (is_file, is_file);
            return draft;
        };
        if let (
            Error::NoSuchStructField {
                expected, found, ..
            },
            Some(name),
        ) = (&error.code, &entry.name)
            && let Some(meant) = nearest(found, expected.iter().copied())
            && !is_there(text, entries, entry.group, &meant)
        {
            let name = place(name);
            draft.edits.push(Edit::Strike(name.clone()));
            let letters = meant.chars().map(|letter| Edit::Insert(name.start, letter));
            draft.edits.extend(letters);
            return draft;
        }
        draft.edits.push(Edit::Strike(place(&entry.at)));
        let holders = entries.iter().filter(|other| other.at.contains(&within));
        draft.fields = holders
            .filter_map(|holder| Some(text[holder.name.clone()?].to_owned()))
            .collect();
        draft.unread = is_file && entry.name.is_some();
        draft
    }

    /// What is wrong with the brackets, commas and quotation marks of a page.
    pub fn of_brackets(copy: &FairCopy<'_>) -> Vec<Draft> {
        let (broken, edits) = brackets::check(&copy.text);
        let place = |range: &Range<usize>| copy.original_range(range);
        let mut edits = Some(edits.into_iter().map(|edit| match edit {
            Edit::Strike(range) => Edit::Strike(place(&range)),
            Edit::Insert(at, mark) => Edit::Insert(copy.original(at), mark),
        }));
        // Edits belong to all of them together; the first carries them.
        let drafts = broken.into_iter().map(|broken| Draft {
            at: place(&broken.at),
            problem: Problem::Syntax(broken.says),
            edits: edits.take().into_iter().flatten().collect(),
            fields: broken.field.into_iter().collect(),
            unread: false,
            hopeless: false,
        });
        drafts.collect()
    }
}

/// A refusal before it is known on which page it stands.
pub(super) struct Draft {
    at: Range<usize>,
    problem: Problem,
    edits: Vec<Edit>,
    fields: Vec<String>,
    unread: bool,
    hopeless: bool,
}

impl Draft {
    pub fn on(self, number: usize, page: &Page<'_>) -> Refusal {
        Refusal {
            fault: Fault {
                place: page.place(self.at.start),
                page: number,
                at: self.at,
                level: Level::Fault,
                problem: self.problem,
            },
            edits: self.edits,
            fields: self.fields,
            unread: self.unread,
            hopeless: self.hopeless,
        }
    }
}

/// Whether a field of this name stands in the same brackets already.
fn is_there(text: &str, entries: &[Entry], group: usize, name: &str) -> bool {
    entries.iter().any(|entry| {
        let named = entry.name.clone().map(|name| &text[name]);
        entry.group == group && named == Some(name)
    })
}
