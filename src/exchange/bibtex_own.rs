//! What this program's own `BibTeX` says in keys and notes, read back.
//!
//! A key spells what no key may hold by its code; a note tells what a work derives from.

use std::collections::HashSet;

use crate::model::Id;

/// A note taken apart where this program puts several together; any other note whole.
pub(super) fn own_notes(note: &str) -> Vec<&str> {
    match note.find("derives from ") {
        Some(0) => vec![note],
        Some(at) if note.starts_with("dated “") && note[..at].ends_with("”; ") => {
            vec![&note[..at - "; ".len()], &note[at..]]
        }
        _ => vec![note],
    }
}

/// The works that a note of this program's says a source derives from, if all are in the file.
pub(super) fn originals(note: &str, ids: &HashSet<String>) -> Option<Vec<Id>> {
    let mut rest = note.strip_prefix("derives from ")?;
    let mut works = Vec::new();
    while !rest.is_empty() {
        let (id, after) = if rest.starts_with('“') {
            // A title may hold anything: the id is the first in brackets that the file has.
            let mut ends = rest.match_indices("” (").filter_map(|(at, open)| {
                let inner = &rest[at + open.len()..];
                let (id, after) = inner.split_once(')')?;
                let ends = after.is_empty() || after.starts_with(", ");
                (ends && ids.contains(id)).then_some((id, after))
            });
            ends.next()?
        } else {
            let end = rest.find(", ").unwrap_or(rest.len());
            let (id, after) = rest.split_at(end);
            ids.contains(id).then_some((id, after))?
        };
        works.push(Id::parse(id).ok()?);
        rest = after.strip_prefix(", ").unwrap_or(after);
    }
    Some(works)
}

/// The id that a key stands for: `a+28+b` is `a(b`; what no id may hold becomes a hyphen.
pub(super) fn id(key: &str) -> String {
    let mut id = String::new();
    let mut parts = key.split('+');
    id.push_str(parts.next().unwrap_or_default());
    let mut rest: Vec<&str> = parts.collect();
    while !rest.is_empty() {
        let code = u32::from_str_radix(rest[0], 16)
            .ok()
            .and_then(char::from_u32);
        match code {
            Some(c) if rest.len() > 1 => {
                id.push(c);
                id.push_str(rest[1]);
                rest.drain(..2);
            }
            _ => {
                id.push('+');
                id.push_str(rest.remove(0));
            }
        }
    }
    id.chars()
        .map(|c| {
            if Id::parse(c.encode_utf8(&mut [0; 4])).is_ok() {
                c
            } else {
                '-'
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_become_ids() {
        for (key, expected) in [
            ("egorov-2021", "egorov-2021"),
            ("a+28+b", "a(b"),
            ("a+2b+28+2b+b", "a+28+b"),
            ("+7b+x+7d++3d+", "{x}="),
            ("a+b", "a+b"),
            ("smith:2001", "smith-2001"),
        ] {
            assert_eq!(id(key), expected, "{key}");
        }
    }

    #[test]
    fn works_are_found_in_notes() {
        let ids: HashSet<String> = ["a", "b"].map(str::to_owned).into();
        let found = |note| originals(note, &ids).map(|ids| ids.iter().map(Id::to_string).collect());
        let both: Option<Vec<String>> = Some(vec!["a".to_owned(), "b".to_owned()]);
        assert_eq!(
            found("derives from “A ” (x), “B” (a), b"),
            Some(vec!["a".to_owned(), "b".to_owned()])
        );
        assert_eq!(found("derives from a, b"), both);
        assert_eq!(found("derives from “A” (c)"), None);
        assert_eq!(found("see p. 5"), None);
    }
}
