//! A row as JSON.

use std::fmt::Write;

use serde::Serialize;

use crate::model::{acts, is_calm};

/// Rows are seldom longer: room for so much is made at once.
const USUAL: usize = 1024;

/// Compact JSON in which no character can act on a terminal: those that JSON leaves as they
/// are stand as escapes.
pub fn object(value: &(impl Serialize + ?Sized)) -> String {
    let mut text = Vec::with_capacity(USUAL);
    serde_json::to_writer(&mut text, value).expect("rows are objects with text keys");
    let text = String::from_utf8(text).expect("JSON is text");
    if is_calm(&text) {
        return text;
    }
    let mut fit = String::with_capacity(text.len());
    for c in text.chars() {
        if acts(c) {
            write!(fit, "\\u{:04x}", u32::from(c)).expect("a String takes all");
        } else {
            fit.push(c);
        }
    }
    fit
}

/// Writes the same behind a text.
pub fn write(value: &(impl Serialize + ?Sized), text: &mut String) {
    text.push_str(&object(value));
}
