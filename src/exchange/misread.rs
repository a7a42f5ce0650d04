//! What is wrong with a file to import, and how it is said: where, what, and what to do.

use std::fmt;

use crate::names::nearest;

/// Where in a file something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spot {
    /// So many bytes into it.
    Offset(usize),
    /// In this line.
    Line(usize),
}

/// All that is wrong with a file, in its order.
#[derive(Clone, Debug, thiserror::Error)]
pub struct Misread(Vec<String>);

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl Misread {
    /// One thing that is wrong with a file as a whole.
    pub(super) fn whole(name: &str, what: &str) -> Self {
        Self(vec![format!("{name}: {what}")])
    }

    /// Things wrong at places of a file.
    pub(super) fn at(file: &File<'_>, mut wrong: Vec<(Spot, String)>) -> Self {
        wrong.sort_by_key(|(spot, _)| *spot);
        let told = |(spot, what): (Spot, String)| format!("{}: {what}", file.place(spot));
        Self(wrong.into_iter().map(told).collect())
    }
}

/// A file to import: what messages call it, and its text without a byte order mark.
#[derive(Clone, Copy)]
pub(super) struct File<'a> {
    pub name: &'a str,
    pub text: &'a str,
}

impl<'a> File<'a> {
    pub fn new(name: &'a str, text: &'a str) -> Self {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        Self { name, text }
    }

    /// How far into the file a slice of it begins.
    pub fn offset(&self, part: &str) -> usize {
        part.as_ptr()
            .addr()
            .saturating_sub(self.text.as_ptr().addr())
    }

    /// The line of a spot.
    pub fn line(&self, spot: Spot) -> usize {
        match spot {
            Spot::Line(line) => line,
            Spot::Offset(offset) => self.before(offset).matches('\n').count() + 1,
        }
    }

    /// A spot in words: file, line and, where it is known, column.
    fn place(&self, spot: Spot) -> String {
        let (name, line) = (self.name, self.line(spot));
        match spot {
            Spot::Line(_) => format!("{name}:{line}"),
            Spot::Offset(offset) => {
                let before = self.before(offset);
                let start = before.rfind('\n').map_or(0, |at| at + 1);
                let column = before[start..].chars().count() + 1;
                format!("{name}:{line}:{column}")
            }
        }
    }

    fn before(&self, offset: usize) -> &'a str {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        &self.text[..end]
    }

    /// Where in the file a JSON parser stopped that was given a slice of it.
    pub fn stopped(&self, part: &str, error: &serde_json::Error) -> Spot {
        let lines = part.split_inclusive('\n').take(error.line().max(1) - 1);
        let start: usize = lines.map(str::len).sum();
        // The parser counts the bytes that it has read; the last of them it did not like.
        Spot::Offset(self.offset(part) + start + error.column().max(1) - 1)
    }
}

/// An error of the JSON parser in this program's words, without its place.
pub(super) fn wording(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = match message.rfind(" at line ") {
        Some(at) => &message[..at],
        None => &message,
    };
    let types = message.strip_prefix("invalid type: ");
    if let Some((found, wanted)) = types.and_then(|types| types.split_once(", expected ")) {
        let wanted = wanted.replace("a string", "a text");
        return format!("{found} cannot stand here; write {wanted}");
    }
    if message.starts_with("EOF while parsing") {
        return "the text ends too early; close what was opened".to_owned();
    }
    if message == "key must be a string" || message == "trailing comma" {
        return "JSON has no comma behind the last value, and names between quotation marks; mend that here".to_owned();
    }
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match (
        message.split('`').next().unwrap_or(message),
        names.as_slice(),
    ) {
        ("unknown field ", ["$serde_json::private::Number", ..]) => {
            "a number cannot stand here; write a text, such as \"about 400\"".to_owned()
        }
        ("unknown field ", [found, known @ ..]) => unknown(found, known),
        ("missing field ", [field, ..]) => missing(field),
        ("duplicate field ", [field, ..]) => {
            format!("the field `{field}` is given twice; keep one of them")
        }
        _ => message.to_owned(),
    }
}

/// A field that a record cannot do without.
pub(super) fn missing(field: &str) -> String {
    format!("the field `{field}` is missing; add it")
}

/// A field or a column that is none, and which was meant.
pub(super) fn unknown(found: &str, known: &[&str]) -> String {
    let remedy = nearest(found, known.iter().copied()).map_or_else(
        || {
            let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
            format!("write one of {}", known.join(", "))
        },
        |name| format!("did you mean `{name}`?"),
    );
    format!("there is no field `{found}`; {remedy}")
}
