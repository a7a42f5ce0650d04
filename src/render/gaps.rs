//! How gaps look: a row for each, and a list.

use serde::Serialize;

use super::{
    blocks::{Block, Cell, Row, Sheet, Tone},
    row::Telling,
};
use crate::{ask::Gap, model::Word};

#[derive(Serialize)]
struct GapRow<'f> {
    id: &'f str,
    field: &'f str,
    gap: &'static str,
    kind: &'static str,
}

pub(super) fn fields() -> Vec<&'static str> {
    vec!["id", "field", "gap", "kind"]
}

#[inline(never)]
pub(super) fn rows(to: &mut Telling<'_>, gaps: &[Gap<'_>]) {
    for gap in gaps {
        let id = gap.record.id();
        let row = GapRow {
            id: id.as_str(),
            field: &gap.field,
            gap: gap.gap.as_str(),
            kind: gap.record.kind().as_str(),
        };
        to.record(id, &row);
    }
}

pub(super) fn blocks(gaps: &[Gap<'_>]) -> Vec<Block> {
    let row = |gap: &Gap<'_>| {
        Row::Cells(vec![
            Cell::plain(gap.record.id().as_str()).below(gap.record.kind().as_str(), Tone::Faint),
            Cell::plain(gap.record.name()),
            Cell::plain(gap.field.as_str()),
            Cell::plain(gap.gap.as_str()),
        ])
    };
    let rows = gaps.iter().map(row).collect();
    vec![Block::Sheet(Sheet {
        headers: vec!["Record", "Name", "Field", "Gap"],
        rows,
        numbers: None,
    })]
}
