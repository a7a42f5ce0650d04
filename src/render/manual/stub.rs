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

/// A record of a kind to fill in; with a name, that and an id made of it are filled in.
///
/// # Panics
///
/// When the manual has no list of a kind; it has all there are.
#[must_use]
pub fn stub(kind: Kind, name: Option<&str>) -> String {
    let shape = Shape::named(list(kind)).expect("the manual has every list");
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    let mut text = comment(
        INSET,
        &format!(
            "{about}, for the list `{list}`. Take the slashes away from what you know, and put your \
             own in place of the examples. All of it at length: histcli help facts {list}",
            about = capital(shape.about),
            list = shape.name
        ),
    );
    text += &format!("{INSET}(\n");
    for field in shape.fields() {
        let value = name.and_then(|name| filled(kind, field, name));
        let value = value.unwrap_or_else(|| field.example.to_owned());
        text += &comment(&format!("{INSET}    "), &said_of(field));
        let is_filled = field.is_needed || (name.is_some() && field.name == "title");
        let slashes = if is_filled { "" } else { "// " };
        text += &format!("{INSET}    {slashes}{}: {value},\n", field.name);
    }
    text + INSET + "),\n"
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
        (_, "id") => id_of(name).map(|id| quoted(&id)),
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
        format!("{}: {}", field.takes, field.words.join(", "))
    };
    format!("{} Takes {takes}.", field.means)
}

/// A comment, set in and broken to fit.
fn comment(inset: &str, text: &str) -> String {
    let lines = fit::wrapped(text, WIDTH - inset.len());
    lines
        .iter()
        .map(|line| format!("{inset}// {line}\n"))
        .collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
