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
    unreadable,
};
use crate::{model::Id, names::nearest};

/// Something that cannot be read.
pub(super) struct Refusal {
    pub fault: Fault,
    /// What to change in the copy of the page.
    edits: Vec<Edit>,
    /// The fields that are gone with it.
    fields: Vec<String>,
    /// Whether records may be gone with it that others name.
    unread: bool,
    /// Whether nothing of the page is left.
    hopeless: bool,
}

/// For the name of a field that is gone and was not named.
const ANY: &str = "";

/// All that could not be read so far.
#[derive(Default)]
pub(super) struct Lost {
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
            given_up: vec![false; pages],
            ..Self::default()
        }
    }

    /// Adds what was refused in a round; the edits to each page, by which the next round is spared it.
    pub fn add(&mut self, refused: Vec<Refusal>, known: BTreeMap<Id, Known>) -> Vec<Vec<Edit>> {
        let mut edits = vec![Vec::new(); self.given_up.len()];
        for refusal in refused {
            let (page, at) = (refusal.fault.page, refusal.fault.at.start);
            edits[page].extend(refusal.edits);
            self.unread |= refusal.unread;
            self.given_up[page] |= refusal.hopeless;
            let fields = refusal.fields.into_iter();
            self.fields.extend(fields.map(|field| (page, at, field)));
            self.faults.push(refusal.fault);
        }
        self.known.extend(known);
        edits
    }

    /// Whether a field of this name is gone from this part of a page.
    pub fn has_lost(&self, page: usize, part: &Range<usize>, field: &str) -> bool {
        self.fields.iter().any(|(on, at, name)| {
            *on == page && part.contains(at) && [field, ANY].contains(&name.as_str())
        })
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
        let Meant {
            at: within,
            entry,
            problem,
        } = meant(text, entries, at.saturating_sub(record.start), &error.code);
        let at = record.start + within;
        let token = tokens(
            text.get(within..)
                .unwrap_or_default()
                .lines()
                .next()
                .unwrap_or_default(),
        );
        let mark = match token.first() {
            _ if matches!(error.code, Error::InvalidEscape(_)) => at..at + 1,
            Some(token) if token.at.start == 0 => at..at + token.at.end,
            _ => at..at,
        };
        let around = unreadable::Place {
            field: outline::name_around(text, entries, within),
            rest: text.get(within..).unwrap_or_default(),
            is_file,
        };
        let mut draft = Draft {
            at: copy.original_range(&mark),
            problem: problem.unwrap_or_else(|| Problem::from_ron(&error.code, &around)),
            edits: Vec::new(),
            fields: Vec::new(),
            unread: false,
            hopeless: false,
        };
        let place = |range: &Range<usize>| record.start + range.start..record.start + range.end;
        let Some(entry) = entry else {
            let after = page::bare(&copy.text[record.end..]);
            let comma = after.starts_with(',');
            let end = if comma {
                copy.text.len() - after.len() + 1
            } else {
                record.end
            };
            draft.edits.push(Edit::Strike(record.start..end));
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
        // What has no name may hold the fields of what it stands in, between brackets too many.
        let is_gone = |other: &&Entry| {
            let held = entry.name.is_none() && entry.at.contains(&other.at.start);
            held || other.at.contains(&within)
        };
        let gone = entries.iter().filter(is_gone);
        draft.fields = gone
            .filter_map(|entry| Some(text[entry.name.clone()?].to_owned()))
            .collect();
        if matches!(draft.problem, Problem::Nameless) {
            draft.fields.push(ANY.to_owned());
        }
        draft.unread = is_file && entry.name.is_some();
        draft
    }

    /// What is wrong with the brackets, commas and quotation marks of a page.
    pub fn of_brackets(copy: &FairCopy<'_>) -> Vec<Draft> {
        let (broken, edits) = brackets::check(&copy.text);
        let mut edits = Some(edits);
        // Edits belong to all of them together; the first carries them.
        let drafts = broken.into_iter().map(|broken| Draft {
            at: copy.original_range(&broken.at),
            problem: Problem::Syntax(broken.says),
            edits: edits.take().unwrap_or_default(),
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

/// What an error of the ron crate is about.
struct Meant<'e> {
    /// The place, which may be another than where the crate stopped.
    at: usize,
    /// What cannot be read.
    entry: Option<&'e Entry>,
    /// What is wrong, if the error does not tell.
    problem: Option<Problem>,
}

/// What an error of the ron crate is about, that stopped at a place.
fn meant<'e>(text: &str, entries: &'e [Entry], at: usize, error: &Error) -> Meant<'e> {
    let rest = text.get(at..).unwrap_or_default();
    // What lacks something before a bracket is what the bracket closes, not all that is between the two.
    let is_closed = matches!(
        error,
        Error::UnexpectedChar(_) | Error::ExpectedMapColon | Error::InvalidValueForType { .. }
    );
    let last = text[..at].trim_end().char_indices().next_back();
    let within = match last {
        Some((last, _)) if is_closed && rest.starts_with([')', ']', '}']) => last,
        _ => at,
    };
    let mut meant = Meant {
        at,
        entry: outline::around(entries, within),
        problem: None,
    };
    let is_of_field = matches!(
        error,
        Error::NoSuchStructField { .. } | Error::DuplicateStructField { .. }
    );
    if let Some(point) = outline::field_around(text, entries, within, "at")
        && !is_of_field
    {
        meant.entry = Some(point);
        meant.problem = Some(Problem::NoPoint);
        return meant;
    }
    match error {
        // A value without a name stands before the first name: at that the crate stops.
        Error::ExpectedComma if rest.starts_with(':') => {
            let group = meant.entry.map(|entry| entry.group);
            let mut beside = entries.iter().filter(|other| Some(other.group) == group);
            if let Some(unnamed) = beside.find(|other| other.name.is_none()) {
                meant.at = unnamed.at.start;
                meant.entry = Some(unnamed);
                meant.problem = Some(Problem::Nameless);
            }
        }
        // A text without quotation marks goes on where no word of the crate's can.
        Error::ExpectedComma if !rest.starts_with(ends_a_word) => {
            let before = text[..at].trim_end_matches(|c| !ends_a_word(c)).len();
            if before < at {
                meant.at = before;
                meant.problem = Some(Problem::bare(&text[before..]));
            }
        }
        // The crate stops behind a value of another sort.
        Error::InvalidValueForType { .. } => {
            let name = meant.entry.and_then(|entry| entry.name.clone());
            let value = name.and_then(|name| text.get(name.end..at)?.split_once(':'));
            meant.at -= value.map_or(0, |(_, value)| page::bare(value).len());
        }
        Error::InvalidEscape(_) => meant.at += page::unknown_escape(rest).unwrap_or(0),
        _ => {}
    }
    meant
}

fn ends_a_word(c: char) -> bool {
    c.is_whitespace() || "()[]{},:;=\"".contains(c)
}

/// Whether a field of this name stands in the same brackets already.
fn is_there(text: &str, entries: &[Entry], group: usize, name: &str) -> bool {
    entries.iter().any(|entry| {
        let named = entry.name.clone().map(|name| &text[name]);
        entry.group == group && named == Some(name)
    })
}
