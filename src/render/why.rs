//! How what stands behind a fact looks: a row for each field, and a sheet with the rules.

use serde::Serialize;

use super::{
    blocks::{Block, Cell, Line, Row, Sheet, Tone, sources_cell},
    claims::{ObjectionRow, objections},
    phrase,
    row::{self, Cites, DateRow, QuantityRow, Telling},
};
use crate::{
    ask::{FieldValue, Said, WhyAnswer},
    facts::{Facts, Record},
    model::{Because, Id, Source, Word},
};

#[derive(Serialize)]
struct WhyRow<'f> {
    id: &'f str,
    kind: &'static str,
    field: &'f str,
    standing: Option<&'static str>,
    values: Vec<ValueRow<'f>>,
    sources: Vec<DescentRow<'f>>,
}

#[derive(Serialize)]
struct ValueRow<'f> {
    is: SaidRow<'f>,
    when: Option<DateRow>,
    standing: Option<&'static str>,
    because: String,
    rank: Option<&'static str>,
    cite: Cites<'f>,
    against: Vec<ObjectionRow<'f>>,
    note: Option<&'f str>,
}

/// What a value says: a date or a quantity as an object, the rest as text.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum SaidRow<'f> {
    Date(DateRow),
    Figure(QuantityRow<'f>),
    Text(&'f str),
}

#[derive(Serialize)]
struct DescentRow<'f> {
    id: &'f str,
    derives_from: Vec<&'f str>,
}

pub(super) fn fields() -> Vec<&'static str> {
    vec!["id", "kind", "field", "standing", "values", "sources"]
}

#[inline(never)]
pub(super) fn rows<'f>(to: &mut Telling<'f>, answer: &WhyAnswer<'f>) {
    let facts = to.facts;
    let id = answer.record.id();
    for field in &answer.fields {
        let sources = answer.sources_of(facts, field).into_iter();
        let row = WhyRow {
            id: id.as_str(),
            kind: answer.record.kind().as_str(),
            field: &field.name,
            standing: Some(field.standing.as_str()),
            values: field.values.iter().map(value).collect(),
            sources: sources.map(descent).collect(),
        };
        to.record(id, &row);
    }
    if answer.fields.is_empty() {
        // A source has no fields of claims; its row tells what it is and who cites it.
        let values = answer.cited_by.iter().map(|record| ValueRow {
            is: SaidRow::Text(record.id().as_str()),
            when: None,
            standing: None,
            because: "cites it".to_owned(),
            rank: None,
            cite: Cites::Own(&[]),
            against: Vec::new(),
            note: None,
        });
        let row = WhyRow {
            id: id.as_str(),
            kind: answer.record.kind().as_str(),
            field: "cited-by",
            standing: None,
            values: values.collect(),
            sources: Vec::new(),
        };
        to.record(id, &row);
    }
}

fn descent(source: &Source) -> DescentRow<'_> {
    DescentRow {
        id: source.id.as_str(),
        derives_from: source.derives_from.iter().map(Id::as_str).collect(),
    }
}

fn value<'f>(value: &FieldValue<'f>) -> ValueRow<'f> {
    ValueRow {
        is: said(value.is),
        when: value.when.map(row::date),
        standing: Some(value.standing.as_str()),
        because: because(&value.because),
        rank: value.rank.map(Word::as_str),
        cite: Cites::Own(value.cite),
        against: objections(value.against),
        note: value.note,
    }
}

/// What a value says, as rows have it.
pub(super) fn said(said: Said<'_>) -> SaidRow<'_> {
    match said {
        Said::Date(date) => SaidRow::Date(row::date(date)),
        Said::Figure(figure) => SaidRow::Figure(row::quantity(&figure.amount.quantity(), None)),
        Said::Text(text) => SaidRow::Text(text),
    }
}

/// What a value says, in words.
pub(super) fn worded(said: Said<'_>) -> String {
    match said {
        Said::Date(date) => date.text().into(),
        Said::Figure(figure) => phrase::quantity(&figure.amount.quantity()),
        Said::Text(text) => text.to_owned(),
    }
}

/// The rule by which a value stands as it does.
fn because(because: &Because<'_>) -> String {
    match because {
        Because::Uncited => "no source is cited".to_owned(),
        Because::OneSource(source) => format!("only {source} says so"),
        Because::OneWitness(sources) => {
            let ids: Vec<&str> = sources.iter().map(|id| id.as_str()).collect();
            format!(
                "{} share an ancestor, so they are one witness",
                ids.join(", ")
            )
        }
        Because::Independent(a, b) => format!("{a} and {b} say so, and share no ancestor"),
        Because::Contradicted(cite) => format!(
            "cannot be true together with {}",
            phrase::cites(cite.iter().copied())
        ),
        Because::Objected => "an objection is raised".to_owned(),
        Because::Rejected => "the author of the facts has rejected it".to_owned(),
    }
}

pub(super) fn blocks(facts: &Facts, answer: &WhyAnswer<'_>) -> Vec<Block> {
    let record = answer.record;
    let mut blocks = vec![Block::Title(
        record.name().to_owned(),
        record.id().to_string(),
    )];
    if let Some((file, line)) = facts.origin(record.id()) {
        let origin = format!("{file}:{line}");
        blocks.push(Block::Line(Line::new(origin, Tone::Faint)));
    }
    let mut rows = Vec::new();
    for field in &answer.fields {
        for (at, value) in field.values.iter().enumerate() {
            rows.push(Row::Cells(vec![
                Cell::of(vec![Line::new(
                    if at == 0 { field.name.as_str() } else { "" },
                    Tone::Strong,
                )]),
                value_cell(value),
                sources_cell(value.cite),
            ]));
        }
    }
    if !answer.cited_by.is_empty() {
        rows.push(Row::Section("Cited by"));
        rows.extend(answer.cited_by.iter().map(|record| {
            Row::Cells(vec![
                Cell::plain(record.id().as_str()),
                Cell::plain(record.name()),
            ])
        }));
    }
    if !rows.is_empty() {
        blocks.push(Block::Sheet(Sheet {
            headers: Vec::new(),
            rows,
            numbers: None,
        }));
    }
    let derived = answer
        .sources
        .iter()
        .filter(|source| !source.derives_from.is_empty());
    let lines: Vec<String> = derived
        .map(|source| {
            let from: Vec<&str> = source.derives_from.iter().map(Id::as_str).collect();
            format!("{} derives from {}", source.id, from.join(", "))
        })
        .collect();
    if !lines.is_empty() {
        blocks.push(Block::Remarks(lines));
    }
    if let Record::Source(source) = record {
        blocks.insert(
            1,
            Block::Line(Line::new(phrase::reference(source), Tone::Plain)),
        );
    }
    blocks
}

/// A value, how it stands and why.
fn value_cell(value: &FieldValue<'_>) -> Cell {
    let mut text = worded(value.is);
    if let Some(when) = value.when {
        text = format!("{text} ({})", when.text());
    }
    let mut cell = Cell::of(vec![
        Line::new(text, Tone::Plain)
            .then(", ", Tone::Plain)
            .then(value.standing.as_str(), phrase::tone(value.standing)),
        Line::new(because(&value.because), Tone::Faint),
    ]);
    if let Said::Date(date) = value.is {
        cell.dates.push(date.clone());
    }
    for objection in value.against {
        cell = cell.below(phrase::objection(objection), Tone::Doubt);
    }
    if let Some(rank) = value.rank {
        cell = cell.below(rank.as_str(), Tone::Faint);
    }
    if let Some(note) = value.note {
        cell = cell.below(format!("note: {note}"), Tone::Faint);
    }
    cell
}
