//! The entries of a record: its fields and the items of its lists, wherever they begin and end.
//!
//! When the ron crate refuses something, the smallest entry around it is what is struck out.

use std::ops::Range;

use super::tokens::{Shape, tokens};

/// A field of a record, an item of a list, a pair of a map.
pub(super) struct Entry {
    /// Where the bracket stands that it is in.
    pub group: usize,
    /// Its name, if it has one.
    pub name: Option<Range<usize>>,
    /// All of it, with the comma behind.
    pub at: Range<usize>,
}

/// A pair of brackets that is open.
struct Group {
    at: usize,
    is_round: bool,
    /// The entries that have ended in it.
    ended: Vec<Entry>,
    /// The one that has begun.
    begun: Option<Entry>,
}

impl Group {
    /// All entries in it. What stands between round brackets that name none of it is no record, but a pair of numbers,
    /// or what a word such as `Exact` holds: without one of its values the others say nothing.
    fn entries(mut self) -> Vec<Entry> {
        self.ended.extend(self.begun);
        let is_record = self.ended.iter().any(|entry| entry.name.is_some());
        if self.is_round && !is_record {
            self.ended.clear();
        }
        self.ended
    }
}

/// The entries of a text, near and deep.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let mut done = Vec::new();
    let mut open: Vec<Group> = Vec::new();
    let mut before: Option<Range<usize>> = None;
    for token in tokens(text) {
        if matches!(token.is, Shape::OtherBlank | Shape::OtherComment) {
            continue;
        }
        if let Shape::Close(_) = token.is
            && let Some(group) = open.pop()
        {
            done.extend(group.entries());
        }
        if let Some(group) = open.last_mut() {
            let begun = group.begun.get_or_insert_with(|| Entry {
                group: group.at,
                name: None,
                at: token.at.clone(),
            });
            begun.at.end = token.at.end;
            if token.is == Shape::Colon {
                begun.name.clone_from(&before);
            }
            if token.is == Shape::Comma {
                group.ended.extend(group.begun.take());
            }
        }
        if let Shape::Open(mark) = token.is {
            open.push(Group {
                at: token.at.start,
                is_round: mark == '(',
                ended: Vec::new(),
                begun: None,
            });
        }
        before = Some(token.at);
    }
    done.extend(open.into_iter().flat_map(Group::entries));
    done
}

/// The smallest entry around a place.
pub(super) fn around(entries: &[Entry], offset: usize) -> Option<&Entry> {
    let around = entries.iter().filter(|entry| entry.at.contains(&offset));
    around.min_by_key(|entry| entry.at.len())
}

/// The name of the smallest field around a place.
pub(super) fn name_around<'t>(text: &'t str, entries: &[Entry], offset: usize) -> Option<&'t str> {
    let around = entries.iter().filter(|entry| entry.at.contains(&offset));
    let fields = around.filter_map(|entry| Some((entry.at.len(), entry.name.clone()?)));
    let (_, name) = fields.min_by_key(|(length, _)| *length)?;
    text.get(name)
}

/// The field of a name around a place.
pub(super) fn field_around<'e>(
    text: &str,
    entries: &'e [Entry],
    offset: usize,
    name: &str,
) -> Option<&'e Entry> {
    let mut around = entries.iter().filter(|entry| entry.at.contains(&offset));
    around.find(|entry| entry.name.clone().is_some_and(|at| &text[at] == name))
}

/// The value of a field directly within a text's own brackets.
pub(super) fn value_of(text: &str, field: &str) -> Option<Range<usize>> {
    let entries = entries(text);
    let outermost = entries.iter().map(|entry| entry.group).min()?;
    let named = |entry: &&Entry| {
        let name = entry.name.clone().map(|name| &text[name]);
        entry.group == outermost && name == Some(field)
    };
    let entry = entries.iter().find(named)?;
    let colon = entry.name.as_ref()?.end;
    let from = colon + text[colon..entry.at.end].find(':')? + 1;
    let value = tokens(&text[from..entry.at.end]);
    let value: Vec<_> = value
        .iter()
        .filter(|token| token.is != Shape::Comma)
        .collect();
    let (first, last) = (value.first()?, value.last()?);
    Some(from + first.at.start..from + last.at.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_entry_around_a_place() {
        let text = r#"(id: "a", born: [(is: "x", rank: No), "y"], at: (1), of: P(q: R(s)))"#;
        let entries = entries(text);
        let at = |part: &str| {
            &text[around(&entries, text.find(part).expect("there"))
                .expect("an entry")
                .at
                .clone()]
        };
        assert_eq!(at("No"), "rank: No");
        assert_eq!(at("\"y\""), "\"y\"");
        assert_eq!(at("), of"), "at: (1),");
        assert_eq!(at("s)"), "q: R(s)");
        assert_eq!(at("is:"), "is: \"x\",");
        assert_eq!(value_of(text, "at").map(|at| &text[at]), Some("(1)"));
        assert_eq!(value_of(text, "rank"), None);
    }
}
