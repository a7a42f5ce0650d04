//! How the working of totals looks: a row for every delivery considered, and a sheet a total.

use serde::Serialize;

use super::{
    blocks::{Block, Cell, Line, Row, Sheet, Tone, sources_cell},
    phrase,
    row::{self, Cites, DateRow, QUANTITY, QuantityRow, Telling, WHEN},
    totals::{own_fields, own_values},
};
use crate::{
    ask::{By, Outcome, Step, Taken, Total, Working},
    facts::Facts,
    model::{Id, Quantity, Word},
};

#[derive(Serialize)]
struct StepRow<'f> {
    item: Option<&'f str>,
    kind: Option<&'static str>,
    unit: Option<&'f str>,
    to: Option<&'f str>,
    id: &'f str,
    when: Option<DateRow>,
    status: &'static str,
    quantity: QuantityRow<'f>,
    added: bool,
    because: String,
    cite: Cites<'f>,
}

pub(super) fn fields(by: &[By]) -> Vec<&'static str> {
    let mut fields = vec!["item", "kind", "unit", "to", "id"];
    fields.extend(WHEN);
    fields.push("status");
    fields.extend(QUANTITY);
    fields.extend(["added", "because", "cite"]);
    fields.extend(own_fields(by));
    fields
}

#[inline(never)]
pub(super) fn rows(to: &mut Telling<'_>, working: &Working<'_>) {
    for step in &working.steps {
        let delivery = step.addend.delivery;
        let total = step.total(&working.totals);
        let row = StepRow {
            item: total.and_then(|total| total.item),
            kind: total.and_then(|total| total.kind.map(Word::as_str)),
            unit: total.and_then(|total| total.unit),
            to: total.and_then(|total| total.to().map(Id::as_str)),
            id: step.id().as_str(),
            when: row::shown(&delivery.when),
            status: delivery.status.as_str(),
            quantity: row::quantity(&quantity(step), delivery.unit.as_deref()),
            added: matches!(step.outcome, Outcome::Added),
            because: because(step),
            cite: Cites::Gathered(step.cite()),
        };
        to.row(&row, own_values(total, &working.totals.by));
    }
}

/// How much a step is about: what the delivery makes, or the rejected figure.
fn quantity(step: &Step<'_>) -> Quantity {
    match step.outcome {
        Outcome::Rejected(claim) => claim.is.amount.quantity(),
        Outcome::Added | Outcome::LeftOut(_) | Outcome::OtherUnit => step.addend.quantity.clone(),
    }
}

/// What became of a delivery or a figure, and why.
fn because(step: &Step<'_>) -> String {
    match step.outcome {
        Outcome::Added if step.addend.quantity.is_known() => "added".to_owned(),
        Outcome::Added => "counted, its size is unknown".to_owned(),
        Outcome::LeftOut(Taken::PartOf(whole)) => format!("part of {whole}, which is added"),
        Outcome::LeftOut(Taken::Status(status)) => format!("only {}", status.as_str()),
        Outcome::LeftOut(Taken::Added) => "left out".to_owned(),
        Outcome::OtherUnit => "another unit, so another total".to_owned(),
        Outcome::Rejected(claim) => match &claim.note {
            Some(note) => format!("rejected figure: {note}"),
            None => "rejected figure".to_owned(),
        },
    }
}

pub(super) fn blocks(facts: &Facts, working: &Working<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for steps in working.steps.chunk_by(|a, b| a.total == b.total) {
        let total = steps[0].total(&working.totals);
        let heading = total.map_or("in no total".to_owned(), |total| heading(facts, total));
        blocks.push(Block::Line(Line::new(heading, Tone::Strong)));
        blocks.push(sheet(steps));
    }
    blocks
}

/// What a total adds up, what tells it apart, and what it comes to.
fn heading(facts: &Facts, total: &Total<'_>) -> String {
    let mut words = vec![
        total
            .item
            .or(total.kind.map(Word::as_str))
            .unwrap_or("aid")
            .to_owned(),
    ];
    words.extend(
        total
            .from()
            .map(|from| format!("from {}", phrase::name(facts, Some(from)))),
    );
    words.push(format!("to {}", phrase::name(facts, total.to())));
    words.extend(total.year().map(|year| format!("in {year}")));
    words.extend(total.source().map(|source| format!("by {source}")));
    let unit = total.unit.unwrap_or_default();
    let amount = phrase::quantity(&total.quantity);
    format!("{}: {amount} {unit}", words.join(" "))
        .trim_end()
        .to_owned()
}

fn sheet(steps: &[Step<'_>]) -> Block {
    let row = |step: &Step<'_>| {
        let mark = if matches!(step.outcome, Outcome::Added) {
            "+"
        } else {
            "–"
        };
        let tone = if mark == "+" {
            Tone::Plain
        } else {
            Tone::Faint
        };
        let unit = step.addend.delivery.unit.clone().unwrap_or_default();
        let amount = format!("{mark} {}", phrase::quantity(&quantity(step)));
        Row::Cells(vec![
            Cell::of(vec![Line::new(amount, tone)]),
            Cell::of(vec![Line::new(unit, tone)]),
            Cell::of(vec![Line::new(step.id().as_str(), tone)]).below(because(step), Tone::Faint),
            sources_cell(step.cite()),
        ])
    };
    Block::Sheet(Sheet {
        headers: Vec::new(),
        rows: steps.iter().map(row).collect(),
        numbers: Some(0),
    })
}
