//! One person as a card: who it was, what they did when, what is doubted, and where it stands.

use super::{
    blocks::{Block, Cell, Line, Row, Sheet, Tone, sources_cell},
    phrase,
};
use crate::{
    ask::PersonAnswer,
    facts::Facts,
    model::{Claim, Date, Resolver, Rivals, Statement, Word},
};

/// The card of a person.
pub(super) fn person(facts: &Facts, answer: &PersonAnswer<'_>) -> Vec<Block> {
    let subject = &answer.person.subject;
    let mut blocks = Vec::new();
    if let Some(line) = answer.found.as_ref().and_then(phrase::matched) {
        blocks.push(Block::Line(Line::new(line, Tone::Faint)));
    }
    blocks.push(Block::Title(subject.name.clone(), subject.id.to_string()));
    blocks.extend(
        subject
            .summary
            .clone()
            .map(|text| Block::Line(Line::new(text, Tone::Plain))),
    );
    if !subject.aliases.is_empty() {
        let also = format!("also: {}", subject.aliases.join(" · "));
        blocks.push(Block::Line(Line::new(also, Tone::Faint)));
    }
    if answer.cite().is_empty() {
        let nobody = "unsourced: nothing here cites a source";
        blocks.push(Block::Line(Line::new(nobody, Tone::Doubt)));
    }
    for objection in &subject.against {
        blocks.push(Block::Line(Line::new(
            phrase::objection(objection),
            Tone::Doubt,
        )));
    }
    blocks.extend(
        subject
            .note
            .clone()
            .map(|note| Block::Line(Line::new(format!("note: {note}"), Tone::Faint))),
    );
    let rows = rows(facts, answer);
    if !rows.is_empty() {
        blocks.push(Block::Sheet(Sheet {
            headers: Vec::new(),
            rows,
            numbers: None,
        }));
    }
    blocks
}

fn rows(facts: &Facts, answer: &PersonAnswer<'_>) -> Vec<Row> {
    let (person, resolver) = (answer.person, facts.resolver());
    let mut rows = life(resolver, "born", &person.born);
    rows.extend(life(resolver, "died", &person.died));
    section(&mut rows, "Roles", said(resolver, &person.roles));
    section(
        &mut rows,
        "Statements",
        said(resolver, &person.subject.statements),
    );
    section(&mut rows, "Events", events(facts, answer));
    section(&mut rows, "Deliveries", deliveries(answer));
    section(&mut rows, "Quotes", quotes(facts, answer));
    rows
}

fn section(rows: &mut Vec<Row>, heading: &'static str, more: Vec<Row>) {
    if !more.is_empty() {
        rows.push(Row::Section(heading));
        rows.extend(more);
    }
}

/// A birth or a death, a row for every rival date.
fn life(resolver: &Resolver, label: &str, rivals: &Rivals<Date>) -> Vec<Row> {
    let row = |(at, claim): (usize, &Claim<Date>)| {
        let date = Cell::plain(claim.is.text());
        let date = date.judged(resolver.value(claim, rivals), &claim.against);
        Row::Cells(vec![
            Cell(vec![Line::new(
                if at == 0 { label } else { "" },
                Tone::Strong,
            )]),
            noted(date, claim),
            sources_cell(&claim.cite),
        ])
    };
    rivals.claims().iter().enumerate().map(row).collect()
}

fn said(resolver: &Resolver, claims: &[Claim<Statement>]) -> Vec<Row> {
    let row = |claim: &Claim<Statement>| {
        let text = Cell::plain(&claim.is.text);
        let text = text.judged(resolver.statement(claim), &claim.against);
        Row::Cells(vec![
            Cell::plain(claim.is.when.as_ref().map_or_else(String::new, Date::text)),
            noted(text, claim),
            sources_cell(&claim.cite),
        ])
    };
    claims.iter().map(row).collect()
}

/// A cell with the author's reason for ranking its claim. Other remarks are left to rows:
/// a card is for one screen.
fn noted<T>(cell: Cell, claim: &Claim<T>) -> Cell {
    match (claim.rank, &claim.note) {
        (Some(rank), Some(note)) => cell.below(format!("{}: {note}", rank.as_str()), Tone::Faint),
        (Some(rank), None) => cell.below(rank.as_str(), Tone::Faint),
        (None, _) => cell,
    }
}

fn events(facts: &Facts, answer: &PersonAnswer<'_>) -> Vec<Row> {
    let row = |tie: &crate::ask::Tie<'_>| {
        let mut what = Cell::plain(&tie.event.subject.name);
        if let Some(part) = &tie.part.part {
            what = what.below(part, Tone::Faint);
        }
        let against = tie.event.subject.against.iter().chain(&tie.part.against);
        let standing = facts.resolver().field(&tie.event.when);
        let doubted = facts
            .resolver()
            .assertion(&tie.part.cite, &tie.part.against);
        let standing = standing.map_or(doubted, |standing| standing.max(doubted));
        Row::Cells(vec![
            Cell::plain(phrase::dates(&tie.event.when)),
            what.judged(standing, against),
            sources_cell(tie.cite()),
        ])
    };
    answer.events.iter().map(row).collect()
}

fn deliveries(answer: &PersonAnswer<'_>) -> Vec<Row> {
    let row = |delivery: &&crate::model::Delivery| {
        let figures = delivery
            .figures
            .claims()
            .iter()
            .flat_map(|claim| &claim.cite);
        Row::Cells(vec![
            Cell::plain(phrase::dates(&delivery.when)),
            Cell::plain(phrase::counted(delivery)),
            sources_cell(delivery.subject.cite.iter().chain(figures)),
        ])
    };
    answer.deliveries.iter().map(row).collect()
}

fn quotes(facts: &Facts, answer: &PersonAnswer<'_>) -> Vec<Row> {
    let row = |quote: &&crate::model::Quote| {
        let speaker = phrase::name(facts, quote.by.as_ref());
        let hearer = quote
            .to
            .as_ref()
            .map_or_else(String::new, |id| format!(" to {}", facts.name_of(id)));
        let mut words = quote
            .words
            .iter()
            .map(|(language, text)| format!("“{text}” [{language}]"));
        let mut what = Cell::faint(format!("{speaker}{hearer}"));
        what = what.below(words.next().unwrap_or_default(), Tone::Plain);
        for translation in words {
            what = what.below(translation, Tone::Plain);
        }
        Row::Cells(vec![
            Cell::plain(phrase::dates(&quote.when)),
            what,
            sources_cell(&quote.subject.cite),
        ])
    };
    answer.quotes.iter().map(row).collect()
}
