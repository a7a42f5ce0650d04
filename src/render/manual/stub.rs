//! Stubs: a record to paste into its list, every field of the manual with a comment.
//!
//! What is needed is written out; all else is commented out, so that a stub loads in any file.

use super::super::fit;
use crate::{
    facts::{
        Kind,
        manual::{EXAMPLE, Field, Shape},
    },
    names::in_ascii,
};

/// How far a record is set in, as in the example.
const INSET: &str = "        ";

/// A comment is broken at this width.
const WIDTH: usize = 76;

/// What a comment begins with.
const SLASHES: &str = "// ";

/// A record of a kind to fill in; with a name, that and an id made of it are filled in.
///
/// # Panics
///
/// When the manual has no list of a kind; it has all there are.
#[must_use]
pub fn stub(kind: Kind, name: Option<&str>) -> String {
    let shape = Shape::named(list(kind)).expect("the manual has every list");
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    let list = shape.name;
    let about = format!(
        "{}, for the list `{list}`. Take the slashes away from what you know, and put your own in \
         place of the examples. See `histcli help facts {list}`.",
        capital(shape.about)
    );
    let mut lines = comment(INSET, &about);
    lines.push(format!("{INSET}("));
    let inset = format!("{INSET}    ");
    for field in shape.fields() {
        let value = name.and_then(|name| filled(kind, field, name));
        let is_written = field.is_needed || value.is_some();
        let value = value.unwrap_or_else(|| field.example.to_owned());
        let slashes = if is_written { "" } else { SLASHES };
        lines.extend(comment(&inset, &said_of(field)));
        lines.push(format!("{inset}{slashes}{}: {value},", field.name));
    }
    lines.push(format!("{INSET}),\n"));
    lines.join("\n")
}

/// A whole file to start from; with a title, under that.
///
/// # Panics
///
/// When the example has no title; it has one.
#[must_use]
pub fn example(title: Option<&str>) -> String {
    let Some(title) = title.map(str::trim).filter(|title| !title.is_empty()) else {
        return EXAMPLE.to_owned();
    };
    let file = Shape::named("file").expect("the manual tells of the file");
    let field = &file.own[0];
    EXAMPLE.replacen(field.example, &quoted(title), 1)
}

/// The list that records of a kind stand in.
const fn list(kind: Kind) -> &'static str {
    match kind {
        Kind::Source => "sources",
        Kind::Person => "people",
        Kind::Group => "groups",
        Kind::Place => "places",
        Kind::Object => "objects",
        Kind::Event => "events",
        Kind::Delivery => "deliveries",
        Kind::Quote => "quotes",
    }
}

/// What a name says of a field: its own value, or an id made of it.
fn filled(kind: Kind, field: &Field, name: &str) -> Option<String> {
    match (kind, field.name) {
        (_, "id") => Some(quoted(
            &id_of(name).unwrap_or_else(|| kind.as_str().to_owned()),
        )),
        (_, "name" | "title" | "item") => Some(quoted(name)),
        (Kind::Quote, "words") => Some(format!("{{\"en\": {}}}", quoted(name))),
        _ => None,
    }
}

/// An id made of a name: small letters and figures in ASCII, hyphens between words.
fn id_of(name: &str) -> Option<String> {
    const LONGEST: usize = 40;
    let ascii = in_ascii(name).to_lowercase().replace(['\'', '’'], "");
    let words = ascii
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut id = String::new();
    for word in words {
        let between = usize::from(!id.is_empty());
        if !id.is_empty() && id.len() + between + word.len() > LONGEST {
            break;
        }
        id.push_str(&"-"[..between]);
        id.push_str(word);
    }
    (!id.is_empty()).then_some(id)
}

/// A text as a fact file writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.extend(c.escape_unicode()),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

fn said_of(field: &Field) -> String {
    let takes = if field.words.is_empty() {
        field.takes.to_owned()
    } else {
        // No colon: the line might break before it, and would look like a field.
        format!("one of {}", field.words.join(", "))
    };
    format!("{} Takes {takes}.", field.means)
}

/// The lines of a comment, set in and broken to fit.
fn comment(inset: &str, text: &str) -> Vec<String> {
    let lines = fit::wrapped(text, WIDTH - inset.len() - SLASHES.len());
    let line = |line: &String| format!("{inset}{SLASHES}{line}");
    lines.iter().map(line).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
