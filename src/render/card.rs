//! One subject as a card: who or what it was, what it did when, what is doubted, where that stands.

use super::{
    blocks::{Block, Cell, Line, Row, Sheet, Tone, sources_cell},
    phrase,
};
use crate::{
    ask::{DeliveryAnswer, QuoteAnswer, SubjectAnswer, Tie},
    facts::{Facts, Record},
    model::{Claim, Date, Resolver, Rivals, Statement, Word},
};

/// The card of a person, a group, an object or a place.
pub(super) fn blocks(facts: &Facts, answer: &SubjectAnswer<'_>) -> Vec<Block> {
    let line = |text: String, tone| Block::Line(Line::new(text, tone));
    let Some(subject) = answer.record.subject() else {
        return Vec::new();
    };
    let mut blocks = Vec::new();
    let found = answer.found.as_ref().and_then(phrase::matched);
    blocks.extend(found.map(|text| line(text, Tone::Faint)));
    blocks.push(Block::Title(
        subject.name.to_string(),
        subject.id.to_string(),
    ));
    let summary = subject.summary.as_ref();
    blocks.extend(summary.map(|text| line(text.to_string(), Tone::Plain)));
    blocks.extend(kind_and_place(facts, answer.record).map(|text| line(text, Tone::Plain)));
    if !subject.aliases.is_empty() {
        blocks.push(line(
            format!("also: {}", subject.aliases.join(" · ")),
            Tone::Faint,
        ));
    }
    if answer.cite().is_empty() {
        blocks.push(line(
            "unsourced: nothing here cites a source".to_owned(),
            Tone::Doubt,
        ));
    }
    let objections = subject.against.iter().map(phrase::objection);
    blocks.extend(objections.map(|text| line(text, Tone::Doubt)));
    blocks.extend(
        subject
            .note
            .iter()
            .map(|note| line(format!("note: {note}"), Tone::Faint)),
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

/// What sort of group or object it is, or where a place lies.
fn kind_and_place(facts: &Facts, record: Record<'_>) -> Option<String> {
    match record {
        Record::Group(group) => group.kind.map(|kind| kind.as_str().to_owned()),
        Record::Object(object) => object.kind.map(|kind| kind.as_str().to_owned()),
        Record::Place(place) => {
            let inside = place
                .inside
                .as_ref()
                .map(|id| format!("in {}", facts.name_of(id)));
            let at = place
                .at
                .map(|at| format!("{}, {}", at.latitude(), at.longitude()));
            let told: Vec<String> = inside.into_iter().chain(at).collect();
            (!told.is_empty()).then(|| told.join("; "))
        }
        Record::Source(_)
        | Record::Person(_)
        | Record::Event(_)
        | Record::Delivery(_)
        | Record::Quote(_) => None,
    }
}

fn rows(facts: &Facts, answer: &SubjectAnswer<'_>) -> Vec<Row> {
    let resolver = facts.resolver();
    let mut rows = Vec::new();
    if let Record::Person(person) = answer.record {
        rows.extend(life(resolver, "born", &person.born));
        rows.extend(life(resolver, "died", &person.died));
        section(&mut rows, "Roles", said(resolver, &person.roles));
    }
    let statements = answer
        .record
        .subject()
        .map_or(&[][..], |subject| &subject.statements);
    section(&mut rows, "Statements", said(resolver, statements));
    section(&mut rows, "Events", events(answer));
    section(&mut rows, "Deliveries", deliveries(facts, answer));
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
        let date = Cell::date(&claim.is);
        let date = date.judged(resolver.value(claim, rivals), &claim.against);
        Row::Cells(vec![
            Cell::of(vec![Line::new(
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
        let text = Cell::plain(&*claim.is.text);
        let text = text.judged(resolver.statement(claim), &claim.against);
        Row::Cells(vec![
            claim
                .is
                .when
                .as_ref()
                .map_or_else(Cell::default, Cell::date),
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

fn events(answer: &SubjectAnswer<'_>) -> Vec<Row> {
    let row = |tie: &Tie<'_>| {
        let mut what = Cell::plain(&*tie.event.subject.name);
        if let Some(part) = tie.part.and_then(|part| part.part.as_ref()) {
            what = what.below(&**part, Tone::Faint);
        }
        Row::Cells(vec![
            Cell::dates(&tie.event.when),
            what.judged(tie.standing, tie.against()),
            sources_cell(tie.cite()),
        ])
    };
    answer.events.iter().map(row).collect()
}

fn deliveries(facts: &Facts, answer: &SubjectAnswer<'_>) -> Vec<Row> {
    let row = |answer: &DeliveryAnswer<'_>| {
        let delivery = answer.delivery;
        let what = Cell::plain(phrase::counted(delivery));
        let what = what.below(phrase::way(facts, delivery), Tone::Faint);
        Row::Cells(vec![
            Cell::dates(&delivery.when),
            what.judged(answer.standing, answer.against()),
            sources_cell(answer.cite()),
        ])
    };
    answer.deliveries.iter().map(row).collect()
}

fn quotes(facts: &Facts, answer: &SubjectAnswer<'_>) -> Vec<Row> {
    let row = |answer: &QuoteAnswer<'_>| {
        let quote = answer.quote;
        let speaker = phrase::name(facts, quote.by.as_ref());
        let hearer = quote
            .to
            .as_ref()
            .map(|id| format!(" to {}", facts.name_of(id)));
        let mut what = Cell::faint(format!("{speaker}{}", hearer.unwrap_or_default()));
        for (language, text) in &quote.words {
            what = what.below(format!("“{text}” [{language}]"), Tone::Plain);
        }
        Row::Cells(vec![
            Cell::dates(&quote.when),
            what.judged(answer.standing, answer.against()),
            sources_cell(answer.cite()),
        ])
    };
    answer.quotes.iter().map(row).collect()
}
