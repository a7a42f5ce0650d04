//! How the working of totals looks: a row for every delivery considered, and a sheet a total.

use serde::Serialize;
use serde_json::Value;

use super::{
    blocks::{Block, Cell, Line, Row, Sheet, Tone, sources_cell},
    phrase,
    row::{self, DateRow, QUANTITY, QuantityRow, WHEN},
};
use crate::{
    ask::{Outcome, Step, Taken, Total, Totals, steps},
    facts::Facts,
    model::{Id, Quantity, Word},
};

#[derive(Serialize)]
struct StepRow {
    item: Option<String>,
    unit: Option<String>,
    to: Option<String>,
    id: String,
    when: Option<DateRow>,
    status: &'static str,
    quantity: QuantityRow,
    added: bool,
    because: String,
    cite: Vec<String>,
}

pub(super) fn fields() -> Vec<&'static str> {
    let mut fields = vec!["item", "unit", "to", "id"];
    fields.extend(WHEN);
    fields.push("status");
    fields.extend(QUANTITY);
    fields.extend(["added", "because", "cite"]);
    fields
}

pub(super) fn rows(totals: &Totals<'_>) -> Vec<Value> {
    let row = |step: &Step<'_, '_>| {
        let delivery = step.addend.delivery;
        let total = |field: fn(&Total<'_>) -> Option<String>| step.total.and_then(field);
        StepRow {
            item: total(|total| total.item.map(str::to_owned)),
            unit: total(|total| total.unit.map(str::to_owned)),
            to: total(|total| total.to.map(Id::to_string)),
            id: step.id().to_string(),
            when: row::shown(&delivery.when),
            status: delivery.status.as_str(),
            quantity: row::quantity(&quantity(step), delivery.unit.as_deref()),
            added: matches!(step.outcome, Outcome::Added),
            because: because(step),
            cite: row::cites(step.cite()),
        }
    };
    steps(totals)
        .iter()
        .map(|step| row::object(&row(step)))
        .collect()
}

/// How much a step is about: what the delivery makes, or the rejected figure.
fn quantity(step: &Step<'_, '_>) -> Quantity {
    match step.outcome {
        Outcome::Rejected(claim) => claim.is.amount.quantity(),
        Outcome::Added | Outcome::LeftOut(_) | Outcome::OtherUnit => step.addend.quantity.clone(),
    }
}

/// What became of a delivery or a figure, and why.
fn because(step: &Step<'_, '_>) -> String {
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

pub(super) fn blocks(facts: &Facts, totals: &Totals<'_>) -> Vec<Block> {
    let steps = steps(totals);
    let mut blocks = Vec::new();
    for total in &totals.rows {
        let own = steps
            .iter()
            .filter(|step| step.total.is_some_and(|of| std::ptr::eq(of, total)));
        let item = total.item.or(total.kind.map(Word::as_str)).unwrap_or("aid");
        let amount = phrase::quantity(&total.quantity);
        let heading = format!(
            "{item} to {}: {amount} {}",
            phrase::name(facts, total.to),
            total.unit.unwrap_or_default()
        );
        blocks.push(Block::Line(Line::new(heading.trim_end(), Tone::Strong)));
        blocks.push(sheet(own));
    }
    let rest: Vec<&Step<'_, '_>> = steps.iter().filter(|step| step.total.is_none()).collect();
    if !rest.is_empty() {
        blocks.push(Block::Line(Line::new("in no total", Tone::Strong)));
        blocks.push(sheet(rest.into_iter()));
    }
    blocks
}

fn sheet<'s>(steps: impl Iterator<Item = &'s Step<'s, 's>>) -> Block {
    let row = |step: &Step<'_, '_>| {
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
        rows: steps.map(row).collect(),
        numbers: Some(0),
    })
}
