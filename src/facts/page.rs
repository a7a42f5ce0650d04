//! A fact file as text, and where in it something stands.
//!
//! Values read from a page are slices of it, so their place follows from their address
//! and nothing needs to carry positions around.

use std::{cell::OnceCell, fmt, ops::Range};

use super::tokens::end_of_text;

/// One fact file: what messages call it, and its text.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The path as the user gave it, or `<built-in>`.
    pub name: &'a str,
    /// The text, without a byte order mark.
    pub text: &'a str,
    /// Where each line begins, found when the first place is asked for.
    lines: OnceCell<Vec<usize>>,
}

/// A place in a fact file. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

impl<'a> Page<'a> {
    /// A page; a byte order mark at its start is no part of the text.
    #[must_use]
    pub fn new(name: &'a str, text: &'a str) -> Self {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        Self {
            name,
            text,
            lines: OnceCell::new(),
        }
    }

    /// Where each line begins.
    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let ends = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(ends).collect()
        })
    }

    /// The line that an offset in bytes stands in, without what ends it.
    pub(crate) fn line(&self, offset: usize) -> Range<usize> {
        let lines = self.lines();
        let next = lines.partition_point(|start| *start <= offset);
        let end = lines.get(next).map_or(self.text.len(), |next| next - 1);
        let line = self.text[..end].strip_suffix('\r').map_or(end, str::len);
        lines[next - 1]..line.max(offset.min(end))
    }

    /// The place at an offset in bytes.
    pub(super) fn place(&self, offset: usize) -> Place {
        let lines = self.lines();
        let line = lines.partition_point(|start| *start <= offset);
        let start = lines[line - 1];
        let before = self.text.get(start..offset).unwrap_or_default();
        Place {
            file: self.name.to_owned(),
            line,
            column: before.chars().count() + 1,
        }
    }
}

/// A raw value without the white space and comments before it.
pub(super) fn bare(raw: &str) -> &str {
    let mut rest = raw.trim_start();
    loop {
        let after = if let Some(comment) = rest.strip_prefix("//") {
            comment.find('\n').map_or("", |end| &comment[end..])
        } else if rest.starts_with("/*") {
            after_block_comment(rest)
        } else {
            return rest;
        };
        rest = after.trim_start();
    }
}

/// Where in a record a text stands that is written with escapes, and so is no slice of it.
pub(super) fn escaped(record: &str, text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    while let Some(quote) = record.get(at..)?.find('"') {
        let start = at + quote;
        let end = start + end_of_text(&record[start..])?;
        let literal = ron::from_str::<String>(&record[start..end]);
        if literal.is_ok_and(|decoded| decoded == text) {
            return Some(start..end);
        }
        at = end;
    }
    None
}

/// Where in the letters of a text the first escape begins that is none.
pub(super) fn unknown_escape(letters: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += letters.get(at..)?.find('\\')?;
        let rest = &letters[at..];
        let length = match rest.as_bytes().get(1)? {
            b'x' => 4,
            b'u' => rest.find('}')? + 1,
            _ => 1 + rest[1..].chars().next()?.len_utf8(),
        };
        let escape = rest.get(..length)?;
        if ron::from_str::<String>(&format!("\"{escape}\"")).is_err() {
            return Some(at);
        }
        at += length;
    }
}

/// What follows a block comment; they nest in RON.
fn after_block_comment(text: &str) -> &str {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(rest) = text.get(at..) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return &text[at..];
            }
        } else {
            match rest.chars().next() {
                Some(c) => at += c.len_utf8(),
                None => break,
            }
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters() {
        let page = Page::new("f", "\u{FEFF}a\nбв x");
        let part = &page.text[page.text.find('x').expect("x")..];
        let place = page.place(page.text.len() - part.len());
        assert_eq!(place.to_string(), "f:2:4");
    }

    #[test]
    fn comments_before_a_value_are_no_part_of_it() {
        assert_eq!(bare(" // a\n /* b /* c */ */ \"x\""), "\"x\"");
        assert_eq!(bare("/* never closed"), "");
    }
}
