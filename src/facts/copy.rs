//! A fair copy of a page: its text without what cannot be read.
//!
//! What the ron crate refuses is struck out (blanks take its place) and missing brackets are put
//! in, so that the rest can be read. Places in the copy lead back to places on the page.

use std::{borrow::Cow, ops::Range};

/// A change to a copy, in bytes of the copy: a mark that was put in once can be struck out like any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// Blanks instead of what stands there.
    Strike(Range<usize>),
    /// A mark put before what stands there.
    Insert(usize, char),
}

/// The text of a page with some edits.
pub(super) struct FairCopy<'a> {
    pub text: Cow<'a, str>,
    /// Where in the copy marks were put in, in order.
    inserted: Vec<usize>,
}

impl<'a> FairCopy<'a> {
    /// A copy without any edits.
    pub const fn new(text: &'a str) -> Self {
        Self {
            text: Cow::Borrowed(text),
            inserted: Vec::new(),
        }
    }

    /// Edits the copy further.
    pub fn edit(&mut self, edits: &[Edit]) {
        let blanked = blanked(&self.text, edits);
        let mut inserts: Vec<(usize, char)> = edits
            .iter()
            .filter_map(|edit| match edit {
                Edit::Insert(at, mark) => Some((*at, *mark)),
                Edit::Strike(_) => None,
            })
            .collect();
        inserts.sort_by_key(|(at, _)| *at);
        let (mut copy, mut inserted, mut from) = (String::new(), Vec::new(), 0);
        let mut before = self.inserted.iter().peekable();
        for (at, mark) in inserts {
            while let Some(earlier) = before.next_if(|earlier| **earlier < at) {
                inserted.push(copy.len() + earlier - from);
            }
            copy.push_str(&blanked[from..at]);
            inserted.push(copy.len());
            copy.push(mark);
            from = at;
        }
        inserted.extend(before.map(|earlier| copy.len() + earlier - from));
        copy.push_str(&blanked[from..]);
        self.text = copy.into();
        self.inserted = inserted;
    }

    /// Where on the page something stands that stands at `offset` in the copy.
    pub fn original(&self, offset: usize) -> usize {
        offset - self.inserted.partition_point(|at| *at < offset)
    }

    /// Where on the page a part of the copy stands.
    pub fn original_range(&self, part: &Range<usize>) -> Range<usize> {
        self.original(part.start)..self.original(part.end)
    }

    /// How far into the copy a slice of it begins, none if it is no slice of it.
    pub fn offset(&self, part: &str) -> Option<usize> {
        let start = self.text.as_ptr().addr();
        let offset = part.as_ptr().addr().checked_sub(start)?;
        (offset + part.len() <= self.text.len()).then_some(offset)
    }
}

/// The text with blanks for what is struck out; lines stay lines.
fn blanked(text: &str, edits: &[Edit]) -> String {
    let mut strikes: Vec<&Range<usize>> = edits
        .iter()
        .filter_map(|edit| match edit {
            Edit::Strike(range) => Some(range),
            Edit::Insert(..) => None,
        })
        .collect();
    strikes.sort_by_key(|range| range.start);
    let (mut copy, mut from) = (String::with_capacity(text.len()), 0);
    for range in strikes {
        let (start, end) = (range.start.max(from), range.end.max(from));
        copy.push_str(&text[from..start]);
        for c in text[start..end].chars() {
            match c {
                '\n' => copy.push('\n'),
                other => copy.extend(std::iter::repeat_n(' ', other.len_utf8())),
            }
        }
        from = end;
    }
    copy.push_str(&text[from..]);
    copy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_a_copy_lead_back() {
        let page = "(a: é\nb)";
        let mut copy = FairCopy::new(page);
        copy.edit(&[
            Edit::Insert(4, '['),
            Edit::Strike(4..6),
            Edit::Insert(4, ']'),
        ]);
        assert_eq!(copy.text, "(a: []  \nb)");
        let original = |copy: &FairCopy<'_>, part: &str| {
            let at = copy.text.find(part).expect("it stands there");
            copy.original(at)
        };
        assert_eq!(original(&copy, "b"), page.find('b').expect("b"));
        assert_eq!(copy.original(4), 4);
        copy.edit(&[Edit::Insert(1, 'c'), Edit::Insert(5, '1')]);
        assert_eq!(copy.text, "(ca: [1]  \nb)");
        assert_eq!((original(&copy, "a"), original(&copy, "]")), (1, 4));
        assert_eq!(original(&copy, "b"), page.find('b').expect("b"));
        copy.edit(&[Edit::Strike(5..8)]);
        assert_eq!(copy.text, "(ca:      \nb)");
        assert_eq!(original(&copy, "b"), page.find('b').expect("b"));
    }
}
