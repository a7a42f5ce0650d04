//! How the files that were read look: a row for each, and a table.

use serde::Serialize;

use super::{
    blocks::{Block, Cell, Row, Sheet},
    rows::Rows,
};

/// A file that was read.
pub struct ReadFile {
    /// What messages call it.
    pub name: String,
    /// Why it was read, in a word for scripts.
    pub why: &'static str,
    /// The same for people.
    pub because: &'static str,
    /// How long it is.
    pub bytes: usize,
}

#[derive(Serialize)]
struct FileRow<'f> {
    file: &'f str,
    why: &'static str,
    bytes: usize,
}

pub(super) fn fields() -> Vec<&'static str> {
    vec!["file", "why", "bytes"]
}

pub(super) fn rows(to: &mut Rows, files: &[ReadFile]) {
    for file in files {
        to.push(&FileRow {
            file: &file.name,
            why: file.why,
            bytes: file.bytes,
        });
    }
}

pub(super) fn blocks(files: &[ReadFile]) -> Vec<Block> {
    let row = |file: &ReadFile| {
        Row::Cells(vec![
            Cell::plain(file.name.as_str()),
            Cell::plain(file.because),
            Cell::plain(file.bytes.to_string()),
        ])
    };
    vec![Block::Sheet(Sheet {
        headers: vec!["File", "Read because it is", "Bytes"],
        rows: files.iter().map(row).collect(),
        numbers: Some(2),
    })]
}
