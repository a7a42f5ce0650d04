//! How disputes look: a row for each, and a list with their sides.

use serde::Serialize;

use super::{
    blocks::{Block, Cell, Line, Row, Sheet, Tone},
    phrase,
    row::{Cites, Telling},
    why::{self, SaidRow},
};
use crate::{
    ask::{Conflict, Width},
    model::Word,
};

#[derive(Serialize)]
struct ConflictRow<'f> {
    id: &'f str,
    field: &'f str,
    sides: Vec<SideRow<'f>>,
    standing: &'static str,
    width: Option<String>,
}

#[derive(Serialize)]
struct SideRow<'f> {
    value: SaidRow<'f>,
    cite: Cites<'f>,
    objects: bool,
}

pub(super) fn fields() -> Vec<&'static str> {
    vec!["id", "field", "sides", "standing", "width"]
}

#[inline(never)]
pub(super) fn rows(to: &mut Telling<'_>, conflicts: &[Conflict<'_>]) {
    for conflict in conflicts {
        to.record(conflict.field.record.id(), &row(conflict));
    }
}

fn row<'f>(conflict: &'f Conflict<'_>) -> ConflictRow<'f> {
    ConflictRow {
        id: conflict.field.record.id().as_str(),
        field: &conflict.field.name,
        sides: conflict
            .sides
            .iter()
            .map(|side| SideRow {
                value: why::said(side.says),
                cite: Cites::Gathered(side.cite.clone()),
                objects: side.objects,
            })
            .collect(),
        standing: conflict.field.standing.as_str(),
        width: conflict.width.as_ref().map(width),
    }
}

/// How far the sides are apart, in words.
fn width(width: &Width) -> String {
    match width {
        Width::Days(1) => "1 day".to_owned(),
        Width::Days(days) => format!("{days} days"),
        Width::Amounts(least, most) => format!("{} to {}", least.grouped(), most.grouped()),
    }
}

pub(super) fn blocks(conflicts: &[Conflict<'_>]) -> Vec<Block> {
    let row = |conflict: &Conflict<'_>| {
        let field = &conflict.field;
        let mut what = Cell::of(vec![
            Line::new(field.record.name(), Tone::Strong)
                .then(format!(" {}", field.name), Tone::Faint),
        ]);
        for side in &conflict.sides {
            let mark = if side.objects { "but: " } else { "" };
            let cites = phrase::cites(side.cite.iter().copied());
            what = what.below(
                format!("{mark}{} [{cites}]", why::worded(side.says)),
                Tone::Plain,
            );
        }
        let width = conflict.width.as_ref().map_or_else(String::new, width);
        Row::Cells(vec![
            Cell::plain(field.record.id().as_str()),
            what,
            Cell::plain(width),
        ])
    };
    let rows = conflicts.iter().map(row).collect();
    vec![Block::Sheet(Sheet {
        headers: vec!["Record", "Sides", "Apart"],
        rows,
        numbers: None,
    })]
}
