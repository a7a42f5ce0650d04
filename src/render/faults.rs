//! How the faults of fact files look: an excerpt with a mark for people, a row for programs.

use serde::Serialize;

use super::{Format, Look, excerpt::excerpts, rows::Rows};
use crate::{
    facts::{Fault, Page},
    model::showable,
};

#[derive(Serialize)]
struct FaultRow {
    file: String,
    line: usize,
    column: usize,
    level: &'static str,
    message: String,
    help: Option<String>,
}

const FIELDS: [&str; 6] = ["file", "line", "column", "level", "message", "help"];

/// Writes faults: as excerpts, unless a format for programs is asked for.
#[must_use]
pub fn faults(pages: &[Page<'_>], faults: &[Fault], format: Format, look: Look) -> String {
    let Some(mut rows) = Rows::new(format, || FIELDS.to_vec(), look.header) else {
        return excerpts(pages, faults, look.colour, look.width);
    };
    for fault in faults {
        rows.push(&fault_row(fault));
    }
    rows.text()
}

fn fault_row(fault: &Fault) -> FaultRow {
    let (message, help) = fault.told();
    FaultRow {
        file: showable(&fault.place.file).into_owned(),
        line: fault.place.line,
        column: fault.place.column,
        level: fault.level.as_str(),
        message: showable(&message).into_owned(),
        help: help.map(|help| showable(&help).into_owned()),
    }
}
