//! Rows as JSON: one array, or one object a line.

use std::fmt::Write;

use serde_json::Value;

use super::row::Rows;
use crate::model::acts;

/// An array of row objects, a line each; `[]` when there is none.
pub fn array(rows: &Rows) -> String {
    let objects: Vec<String> = rows.rows.iter().map(object).collect();
    if objects.is_empty() {
        return "[]\n".to_owned();
    }
    format!("[\n{}\n]\n", objects.join(",\n"))
}

/// One row object a line.
pub fn lines(rows: &Rows) -> String {
    rows.rows.iter().map(|row| object(row) + "\n").collect()
}

/// Compact JSON in which no character can act on a terminal: those that JSON leaves as they
/// are stand as escapes.
pub fn object(value: &Value) -> String {
    let mut text = String::new();
    for c in value.to_string().chars() {
        if acts(c) {
            write!(text, "\\u{:04x}", u32::from(c)).expect("a String takes all");
        } else {
            text.push(c);
        }
    }
    text
}
