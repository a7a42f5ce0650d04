//! How totals look: a row for each, and a table with what was left out below it.

use std::{cell::OnceCell, rc::Rc};

use serde::Serialize;

use super::{
    blocks::{Block, Cell, Row, Sheet, Tone, sources_cell},
    phrase,
    row::{self, More, QUANTITY, QuantityRow, SharedCites, Telling, Words},
};
use crate::{
    ask::{By, Taken, Total, Totals},
    facts::Facts,
    model::{Id, Standing, Status, Word},
};

#[derive(Serialize)]
struct TotalRow<'f> {
    item: Option<&'f str>,
    kind: Option<&'static str>,
    unit: Option<&'f str>,
    to: Option<&'f str>,
    quantity: QuantityRow<'f>,
    deliveries: usize,
    unknown: usize,
    disputed: bool,
    cite: SharedCites<'f>,
    status: Words<'f, Status>,
}

pub(super) fn fields(by: &[By]) -> Vec<&'static str> {
    let mut fields = vec!["item", "kind", "unit", "to"];
    fields.extend(QUANTITY);
    fields.extend(["deliveries", "unknown", "disputed", "cite", "status"]);
    fields.extend(own_fields(by));
    fields
}

/// The fields that the ways of telling totals apart add to them.
pub(super) fn own_fields(by: &[By]) -> impl Iterator<Item = &'static str> {
    by.iter().filter_map(|by| own_field(*by))
}

/// Those fields, and what they hold.
pub(super) fn own_values<'f>(total: Option<&'f Total<'_>>, by: &[By]) -> More<'f> {
    let value = |by: &By| {
        let total = total?;
        match by {
            By::Year => total.year(),
            By::From => total.from().map(Id::as_str),
            By::Source => total.source().map(Id::as_str),
            By::Item | By::Kind => None,
        }
    };
    let named = |by: &By| own_field(*by).map(|name| (name, value(by)));
    More(by.iter().filter_map(named).collect())
}

/// The field that a way of telling totals apart adds to them.
const fn own_field(by: By) -> Option<&'static str> {
    match by {
        By::Year => Some("year"),
        By::From => Some("from"),
        By::Source => Some("source"),
        By::Item | By::Kind => None,
    }
}

#[inline(never)]
pub(super) fn rows(to: &mut Telling<'_>, totals: &Totals<'_>) {
    to.rows.expect(totals.rows.len());
    for rows in totals
        .rows
        .chunk_by(|one, next| Rc::ptr_eq(&one.cite, &next.cite))
    {
        let joined = OnceCell::new();
        for total in rows {
            to.row(&sum(total, &joined), own_values(Some(total), &totals.by));
        }
    }
}

fn sum<'f>(total: &'f Total<'_>, joined: &'f OnceCell<String>) -> TotalRow<'f> {
    TotalRow {
        item: total.item,
        kind: total.kind.map(Word::as_str),
        unit: total.unit,
        to: total.to().map(Id::as_str),
        quantity: row::quantity(&total.quantity, total.unit),
        deliveries: total.deliveries,
        unknown: total.unknown,
        disputed: total.disputed,
        cite: SharedCites {
            all: &total.cite,
            joined,
        },
        status: Words(&total.statuses),
    }
}

/// Totals, with what was left out below.
pub(super) fn blocks(facts: &Facts, totals: &Totals<'_>) -> Vec<Block> {
    let by = &totals.by;
    let mut headers = vec!["What"];
    headers.extend(by.contains(&By::Year).then_some("Year"));
    headers.extend(by.contains(&By::From).then_some("From"));
    headers.extend(["To", "Amount", "Unit", "Sources"]);
    let numbers = headers.iter().position(|header| *header == "Amount");
    let row = |total: &Total<'_>| {
        let mut cells = vec![what_in_all(total)];
        if by.contains(&By::Year) {
            cells.push(Cell::plain(total.year().unwrap_or("undated")));
        }
        if by.contains(&By::From) {
            cells.push(Cell::plain(phrase::name(facts, total.from())));
        }
        cells.extend([
            Cell::plain(phrase::name(facts, total.to())),
            Cell::plain(phrase::quantity(&total.quantity)),
            Cell::plain(total.unit.unwrap_or_default()),
            sources_cell(total.cite.iter().copied()),
        ]);
        Row::Cells(cells)
    };
    let rows = totals.rows.iter().map(row).collect();
    let mut blocks = vec![Block::Sheet(Sheet {
        headers,
        rows,
        numbers,
    })];
    let remarks = left_out(totals);
    if !remarks.is_empty() {
        blocks.push(Block::Remarks(remarks));
    }
    blocks
}

/// What was added up, and how many deliveries of it.
fn what_in_all(total: &Total<'_>) -> Cell {
    let kind = total.kind.map_or("aid", Word::as_str);
    let mut cell = Cell::plain(total.item.unwrap_or(kind));
    let pending = total.statuses.iter().filter(|status| !status.is_given());
    for status in pending {
        cell = cell.below(status.as_str(), Tone::Faint);
    }
    match (total.deliveries, total.unknown) {
        (1, _) => {}
        (n, 0) => cell = cell.below(format!("{n} deliveries"), Tone::Faint),
        (n, unknown) => {
            cell = cell.below(
                format!("{n} deliveries, {unknown} of unknown size"),
                Tone::Faint,
            );
        }
    }
    cell.judged(
        if total.disputed {
            Standing::Disputed
        } else {
            Standing::SingleSource
        },
        [],
    )
}

/// What totals leave out, and how the rest is to be read; a sentence each.
pub(super) fn left_out(totals: &Totals<'_>) -> Vec<String> {
    let mut remarks = Vec::new();
    let parts = totals
        .left_out
        .iter()
        .filter_map(|addend| match addend.taken {
            Taken::PartOf(whole) => Some(format!("{} in {whole}", addend.delivery.subject.id)),
            Taken::Added | Taken::Status(_) => None,
        });
    let parts: Vec<String> = parts.collect();
    if !parts.is_empty() {
        remarks.push(format!("counted in a whole already: {}", parts.join(", ")));
    }
    let both: Vec<String> = totals
        .in_two_units
        .iter()
        .map(|(part, whole)| format!("{part} in {whole}"))
        .collect();
    if !both.is_empty() {
        remarks.push(format!(
            "counted in a whole too, in another unit: {}",
            both.join(", ")
        ));
    }
    let pending = &totals.pending;
    if !pending.is_empty() {
        let each = pending
            .iter()
            .map(|(status, n)| format!("{n} {}", status.as_str()));
        remarks.push(format!(
            "not added: {}",
            each.collect::<Vec<_>>().join(", ")
        ));
    }
    let sentences = [
        (
            totals.rejected,
            "rejected figure is not added",
            "rejected figures are not added",
        ),
        (
            totals.unknown,
            "delivery of unknown size is counted, not added",
            "deliveries of unknown size are counted, not added",
        ),
        (
            totals.possible,
            "delivery falls in that time only possibly",
            "deliveries fall in that time only possibly",
        ),
    ];
    let told = sentences
        .into_iter()
        .filter_map(|(n, one, several)| phrase::number_of(n, one, several));
    remarks.extend(told);
    remarks
}
