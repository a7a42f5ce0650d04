//! How gaps look: a row for each, and a list.

use serde::Serialize;
use serde_json::Value;

use super::{
    blocks::{Block, Cell, Row, Sheet, Tone},
    row,
};
use crate::{ask::Gap, model::Word};

#[derive(Serialize)]
struct GapRow {
    id: String,
    field: String,
    gap: &'static str,
    kind: &'static str,
}

pub(super) fn fields() -> Vec<&'static str> {
    vec!["id", "field", "gap", "kind"]
}

pub(super) fn rows(gaps: &[Gap<'_>]) -> Vec<Value> {
    let row = |gap: &Gap<'_>| GapRow {
        id: gap.record.id().to_string(),
        field: gap.field.clone(),
        gap: gap.gap.as_str(),
        kind: gap.record.kind().as_str(),
    };
    gaps.iter().map(|gap| row::object(&row(gap))).collect()
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
