//! Answers of many rows as sheets.

use super::{
    blocks::{Block, Cell, Line, Row, Sheet, Tone, sources_cell},
    phrase,
};
use crate::{
    ask::{By, DateAnswer, DeliveryAnswer, Match, PersonAnswer, Total, Totals},
    facts::{Dated, Facts, Record},
    model::{Certainty, Id, Standing, Status, Word},
};

/// Several people, a line or two each.
pub(super) fn people(answers: &[PersonAnswer<'_>]) -> Vec<Block> {
    let row = |answer: &PersonAnswer<'_>| {
        let subject = &answer.person.subject;
        let life = |mark: &str, rivals| match phrase::dates(rivals).as_str() {
            "undated" => None,
            dates => Some(Line::new(format!("{mark} {dates}"), Tone::Plain)),
        };
        let life = [
            life("born", &answer.person.born),
            life("died", &answer.person.died),
        ];
        let mut sources: Vec<&Id> = answer
            .cite()
            .iter()
            .map(|citation| &citation.source)
            .collect();
        sources.dedup();
        let keys: Vec<&str> = sources.into_iter().map(Id::as_str).collect();
        let keys = if keys.is_empty() {
            "unsourced".to_owned()
        } else {
            keys.join(", ")
        };
        let named = Cell(vec![Line::new(&subject.name, Tone::Strong)]);
        Row::Cells(vec![
            match &subject.summary {
                Some(summary) => named.below(summary, Tone::Plain),
                None => named,
            },
            Cell(life.into_iter().flatten().collect()),
            Cell::faint(keys),
        ])
    };
    let rows = answers.iter().map(row).collect();
    let sheet = Sheet {
        headers: vec!["Who", "Life", "Sources"],
        rows,
        numbers: None,
    };
    with_matches(answers.iter().map(|answer| answer.found.as_ref()), sheet)
}

/// Dates in order of time. For a time asked about, what was then comes before what went on
/// then, and both before what possibly was.
pub(super) fn dates(facts: &Facts, answers: &[DateAnswer<'_>]) -> Vec<Block> {
    let heading = |answer: &DateAnswer<'_>| {
        answer.certainty.map(|certainty| match certainty {
            Certainty::Certain if answer.goes_on => "Going on then",
            Certainty::Certain => "Certainly then",
            Certainty::Possible => "Possibly then",
        })
    };
    let mut rows = Vec::new();
    for section in [
        None,
        Some("Certainly then"),
        Some("Going on then"),
        Some("Possibly then"),
    ] {
        let mut within = answers
            .iter()
            .filter(|answer| heading(answer) == section)
            .peekable();
        rows.extend(
            section
                .filter(|_| within.peek().is_some())
                .map(Row::Section),
        );
        rows.extend(within.map(|answer| {
            Row::Cells(vec![
                Cell::plain(answer.dated.date().text()),
                what_was(facts, answer).judged(answer.standing, answer.against()),
                sources_cell(answer.cite()),
            ])
        }));
    }
    let sheet = Sheet {
        headers: vec!["When", "What", "Sources"],
        rows,
        numbers: None,
    };
    with_matches(answers.iter().map(|answer| answer.found.as_ref()), sheet)
}

/// What was then, and below it what helps to place it.
fn what_was(facts: &Facts, answer: &DateAnswer<'_>) -> Cell {
    let name = answer.record.name();
    match (answer.dated, answer.record) {
        (Dated::Birth(..), _) => Cell::plain(format!("{name} born")),
        (Dated::Death(..), _) => Cell::plain(format!("{name} died")),
        (Dated::When(..), Record::Event(_)) => {
            let place = answer.place().map(|id| facts.name_of(id));
            let cell = Cell::plain(name);
            place.map_or_else(|| Cell::plain(name), |place| cell.below(place, Tone::Faint))
        }
        (Dated::When(..), Record::Delivery(delivery)) => Cell::plain(phrase::counted(delivery))
            .below(
                way(
                    facts,
                    delivery.from.as_ref(),
                    delivery.to.as_ref(),
                    delivery.status,
                ),
                Tone::Faint,
            ),
        (Dated::When(..), Record::Quote(quote)) => Cell::plain(format!(
            "{}: “{name}”",
            phrase::name(facts, quote.by.as_ref())
        )),
        _ => Cell::plain(answer.title()),
    }
}

/// Deliveries by date.
pub(super) fn deliveries(facts: &Facts, answers: &[DeliveryAnswer<'_>]) -> Vec<Block> {
    let row = |answer: &DeliveryAnswer<'_>| {
        let (delivery, subject) = (answer.delivery, &answer.delivery.subject);
        let mut what = Cell::plain(&subject.name).below(
            way(
                facts,
                delivery.from.as_ref(),
                delivery.to.as_ref(),
                delivery.status,
            ),
            Tone::Faint,
        );
        if let Some(whole) = &delivery.part_of {
            what = what.below(format!("part of {whole}"), Tone::Faint);
        }
        for figure in phrase::figures(&delivery.figures) {
            what = what.below(figure, Tone::Faint);
        }
        let figures = delivery.figures.claims().iter();
        let dated = delivery.when.claims().iter();
        let against = subject.against.iter();
        let against = against
            .chain(figures.flat_map(|c| &c.against))
            .chain(dated.flat_map(|c| &c.against));
        let when = phrase::dates(&delivery.when);
        Row::Cells(vec![
            match answer.certainty {
                Some(Certainty::Possible) => Cell::plain(when).below("possibly then", Tone::Doubt),
                Some(Certainty::Certain) | None => Cell::plain(when),
            },
            what.judged(answer.standing, against),
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

/// From whom to whom, and how far it got unless it was simply sent.
fn way(facts: &Facts, from: Option<&Id>, to: Option<&Id>, status: Status) -> String {
    let way = format!(
        "{} → {}",
        phrase::name(facts, from),
        phrase::name(facts, to)
    );
    match status {
        Status::Sent => way,
        Status::Received | Status::Asked | Status::Agreed | Status::Promised | Status::Owed => {
            format!("{way}, {}", status.as_str())
        }
    }
}

/// Totals, with what was left out below.
pub(super) fn totals(facts: &Facts, totals: &Totals<'_>) -> Vec<Block> {
    let by = &totals.by;
    let mut headers = vec!["What"];
    headers.extend(by.contains(&By::Year).then_some("Year"));
    headers.extend(by.contains(&By::From).then_some("From"));
    headers.extend(["To", "Amount", "Unit", "Sources"]);
    let numbers = headers.iter().position(|header| *header == "Amount");
    let row = |total: &Total<'_>| {
        let mut cells = vec![what_in_all(total)];
        if by.contains(&By::Year) {
            cells.push(Cell::plain(
                total.year.clone().unwrap_or_else(|| "undated".to_owned()),
            ));
        }
        if by.contains(&By::From) {
            cells.push(Cell::plain(phrase::name(facts, total.from)));
        }
        cells.extend([
            Cell::plain(phrase::name(facts, total.to)),
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
    let remarks = phrase::left_out(totals);
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

/// A sheet, below the matches that are not exact.
fn with_matches<'m>(found: impl Iterator<Item = Option<&'m Match>>, sheet: Sheet) -> Vec<Block> {
    let mut told: Vec<String> = Vec::new();
    for line in found.flatten().filter_map(phrase::matched) {
        if !told.contains(&line) {
            told.push(line);
        }
    }
    let lines = told
        .into_iter()
        .map(|text| Block::Line(Line::new(text, Tone::Faint)));
    lines.chain([Block::Sheet(sheet)]).collect()
}
