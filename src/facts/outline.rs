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

/// The entries of a text, near and deep.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let mut done = Vec::new();
    let mut open: Vec<(usize, Option<Entry>)> = Vec::new();
    let mut before: Option<Range<usize>> = None;
    for token in tokens(text) {
        if let Shape::Close(_) = token.is
            && let Some((_, entry)) = open.pop()
        {
            done.extend(entry);
        }
        if let Some((group, entry)) = open.last_mut() {
            let entry_now = entry.get_or_insert_with(|| Entry {
                group: *group,
                name: None,
                at: token.at.clone(),
            });
            entry_now.at.end = token.at.end;
            if token.is == Shape::Colon {
                entry_now.name.clone_from(&before);
            }
            if token.is == Shape::Comma {
                done.extend(entry.take());
            }
        }
        if let Shape::Open(_) = token.is {
            open.push((token.at.start, None));
        }
        before = Some(token.at);
    }
    done.extend(open.into_iter().filter_map(|(_, entry)| entry));
    done
}

/// The smallest entry around a place.
pub(super) fn around(entries: &[Entry], offset: usize) -> Option<&Entry> {
    let around = entries.iter().filter(|entry| entry.at.contains(&offset));
    around.min_by_key(|entry| entry.at.len())
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
        let text = r#"(id: "a", born: [(is: "x", rank: No), "y"], at: (1))"#;
        let entries = entries(text);
        let at = |part: &str| {
            &text[around(&entries, text.find(part).expect("there"))
                .expect("an entry")
                .at
                .clone()]
        };
        assert_eq!(at("No"), "rank: No");
        assert_eq!(at("\"y\""), "\"y\"");
        assert_eq!(at("))"), "at: (1)");
        assert_eq!(at("is:"), "is: \"x\",");
        assert_eq!(value_of(text, "at").map(|at| &text[at]), Some("(1)"));
        assert_eq!(value_of(text, "rank"), None);
    }
}
