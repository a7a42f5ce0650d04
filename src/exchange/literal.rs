//! Literals of SQL: what every database reads alike.

use super::values::Written;
use crate::model::{Id, Word};

pub(super) fn row(cells: &[String]) -> String {
    format!("({})", cells.join(", "))
}

pub(super) fn text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''").replace('\0', "\u{FFFD}"))
}

pub(super) fn option(said: Option<&str>) -> String {
    said.map_or_else(null, text)
}

pub(super) fn id(id: Option<&Written<Id>>) -> String {
    option(id.map(|id| id.0.as_str()))
}

pub(super) fn word<W: Word>(word: Option<&Written<W>>) -> String {
    option(word.map(|word| word.0.as_str()))
}

pub(super) fn number(number: usize) -> String {
    number.to_string()
}

pub(super) fn null() -> String {
    "NULL".to_owned()
}
