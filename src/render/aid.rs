//! How deliveries look: a row for each, and a table by date.

use serde::Serialize;
use serde_json::{Number, Value};

use super::{
    blocks::{Block, Cell, Row, Sheet, Tone, sources_cell, with_matches},
    phrase,
    row::{self, ClaimRow, DateRow, MATCH, MatchRow, ObjectionRow, QUANTITY, QuantityRow, WHEN},
};
use crate::{
    ask::DeliveryAnswer,
    facts::Facts,
    model::{Certainty, Claim, Figure, Quantity, Resolver, Rivals, Standing, Word},
};

#[derive(Serialize)]
struct FigureRow {
    min: Option<Number>,
    max: Option<Number>,
    qualifier: &'static str,
    rank: Option<&'static str>,
    cite: Vec<String>,
    when: Option<DateRow>,
    standing: &'static str,
    against: Vec<ObjectionRow>,
    note: Option<String>,
}

#[derive(Serialize)]
struct AidRow {
    id: String,
    item: String,
    kind: Option<&'static str>,
    unit: Option<String>,
    from: Option<String>,
    to: Option<String>,
    when: Option<DateRow>,
    status: &'static str,
    part_of: Option<String>,
    quantity: QuantityRow,
    figures: Vec<FigureRow>,
    disputed: bool,
    standing: &'static str,
    cite: Vec<String>,
    dates: Vec<ClaimRow<DateRow>>,
    certainty: Option<&'static str>,
    people: Vec<String>,
    statements: Vec<ClaimRow<String>>,
    against: Vec<ObjectionRow>,
    note: Option<String>,
    r#match: Option<MatchRow>,
}

pub(super) fn fields() -> Vec<&'static str> {
    let mut fields = vec!["id", "item", "kind", "unit", "from", "to"];
    fields.extend(WHEN);
    fields.extend(["status", "part_of"]);
    fields.extend(QUANTITY);
    fields.extend(["figures", "disputed", "standing", "cite"]);
    fields.extend([
        "dates",
        "certainty",
        "people",
        "statements",
        "against",
        "note",
    ]);
    fields.extend(MATCH);
    fields
}

pub(super) fn rows(facts: &Facts, answers: &[DeliveryAnswer<'_>]) -> Vec<Value> {
    answers
        .iter()
        .map(|answer| row::object(&delivery(facts, answer)))
        .collect()
}

fn delivery(facts: &Facts, answer: &DeliveryAnswer<'_>) -> AidRow {
    let resolver = facts.resolver();
    let (delivery, subject) = (answer.delivery, &answer.delivery.subject);
    AidRow {
        id: subject.id.to_string(),
        item: subject.name.clone(),
        kind: delivery.kind.map(Word::as_str),
        unit: delivery.unit.clone(),
        from: delivery.from.as_ref().map(ToString::to_string),
        to: delivery.to.as_ref().map(ToString::to_string),
        when: row::shown(&delivery.when),
        status: delivery.status.as_str(),
        part_of: delivery.part_of.as_ref().map(ToString::to_string),
        quantity: row::quantity(&answer.quantity, delivery.unit.as_deref()),
        figures: figures(resolver, &delivery.figures),
        disputed: answer.standing == Standing::Disputed,
        standing: answer.standing.as_str(),
        cite: row::cites(answer.cite()),
        dates: row::dates(resolver, &delivery.when),
        certainty: answer.certainty.map(Certainty::as_str),
        people: delivery
            .parts
            .people
            .iter()
            .map(|part| part.id.to_string())
            .collect(),
        statements: row::statements(resolver, &subject.statements),
        against: row::objections(&subject.against),
        note: subject.note.clone(),
        r#match: answer.found.as_ref().map(row::matched),
    }
}

fn figures(resolver: &Resolver, rivals: &Rivals<Figure>) -> Vec<FigureRow> {
    let figure = |claim: &Claim<Figure>| {
        let Quantity {
            min,
            max,
            qualifier,
            ..
        } = claim.is.amount.quantity();
        FigureRow {
            min: min.as_ref().map(row::number),
            max: max.as_ref().map(row::number),
            qualifier: qualifier.as_str(),
            rank: claim.rank.map(Word::as_str),
            cite: row::cites(&claim.cite),
            when: claim.is.when.as_ref().map(row::date),
            standing: resolver.value(claim, rivals).as_str(),
            against: row::objections(&claim.against),
            note: claim.note.clone(),
        }
    };
    rivals.claims().iter().map(figure).collect()
}

/// Deliveries by date.
pub(super) fn blocks(facts: &Facts, answers: &[DeliveryAnswer<'_>]) -> Vec<Block> {
    let row = |answer: &DeliveryAnswer<'_>| {
        let (delivery, subject) = (answer.delivery, &answer.delivery.subject);
        let mut what = Cell::plain(&subject.name).below(phrase::way(facts, delivery), Tone::Faint);
        if let Some(whole) = &delivery.part_of {
            what = what.below(format!("part of {whole}"), Tone::Faint);
        }
        for figure in phrase::figures(&delivery.figures) {
            what = what.below(figure, Tone::Faint);
        }
        let when = Cell::dates(&delivery.when);
        Row::Cells(vec![
            match answer.certainty {
                Some(Certainty::Possible) => when.below("possibly then", Tone::Doubt),
                Some(Certainty::Certain) | None => when,
            },
            what.judged(answer.standing, answer.against()),
            Cell::plain(phrase::quantity(&answer.quantity)),
            Cell::plain(delivery.unit.clone().unwrap_or_default()),
            sources_cell(answer.cite()),
        ])
    };
    let sheet = Sheet {
        headers: vec!["When", "What", "Amount", "Unit", "Sources"],
        rows: answers.iter().map(row).collect(),
        numbers: Some(2),
    };
    with_matches(answers.iter().map(|answer| answer.found.as_ref()), sheet)
}
