//! How deliveries look: a row for each, and a table by date.

use serde::{Serialize, Serializer};

use super::{
    blocks::{Block, Cell, Row, Sheet, Tone, sources_cell, with_matches},
    claims::{self, DateClaims, ObjectionRow, Statements, objections},
    phrase,
    row::{self, Cites, DateRow, Digits, MATCH, MatchRow, QUANTITY, QuantityRow, Telling, WHEN},
};
use crate::{
    ask::DeliveryAnswer,
    facts::Facts,
    model::{Certainty, Claim, Figure, Id, Quantity, Resolver, Rivals, Standing, Word},
};

#[derive(Serialize)]
struct FigureRow<'f> {
    min: Option<Digits>,
    max: Option<Digits>,
    qualifier: &'static str,
    rank: Option<&'static str>,
    cite: Cites<'f>,
    when: Option<DateRow>,
    standing: &'static str,
    against: Vec<ObjectionRow<'f>>,
    note: Option<&'f str>,
}

#[derive(Serialize)]
struct AidRow<'f> {
    id: &'f str,
    item: &'f str,
    kind: Option<&'static str>,
    unit: Option<&'f str>,
    from: Option<&'f str>,
    to: Option<&'f str>,
    when: Option<DateRow>,
    status: &'static str,
    part_of: Option<&'f str>,
    quantity: QuantityRow<'f>,
    figures: Figures<'f>,
    disputed: bool,
    standing: &'static str,
    cite: Cites<'f>,
    dates: DateClaims<'f>,
    certainty: Option<&'static str>,
    people: Vec<&'f str>,
    statements: Statements<'f>,
    against: Vec<ObjectionRow<'f>>,
    note: Option<&'f str>,
    r#match: Option<MatchRow<'f>>,
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

#[inline(never)]
pub(super) fn rows(to: &mut Telling<'_>, answers: &[DeliveryAnswer<'_>]) {
    for answer in answers {
        to.record(&answer.delivery.subject.id, &delivery(to.facts, answer));
    }
}

fn delivery<'f>(facts: &'f Facts, answer: &'f DeliveryAnswer<'_>) -> AidRow<'f> {
    let resolver = facts.resolver();
    let (delivery, subject) = (answer.delivery, &answer.delivery.subject);
    AidRow {
        id: subject.id.as_str(),
        item: &subject.name,
        kind: delivery.kind.map(Word::as_str),
        unit: delivery.unit.as_deref(),
        from: delivery.from.as_ref().map(Id::as_str),
        to: delivery.to.as_ref().map(Id::as_str),
        when: row::shown(&delivery.when),
        status: delivery.status.as_str(),
        part_of: delivery.part_of.as_ref().map(Id::as_str),
        quantity: row::quantity(&answer.quantity, delivery.unit.as_deref()),
        figures: Figures {
            resolver,
            rivals: &delivery.figures,
        },
        disputed: answer.standing == Standing::Disputed,
        standing: answer.standing.as_str(),
        cite: Cites::Gathered(answer.cite()),
        dates: DateClaims {
            resolver,
            rivals: &delivery.when,
        },
        certainty: answer.certainty.map(Certainty::as_str),
        people: delivery
            .parts
            .people
            .iter()
            .map(|part| part.id.as_str())
            .collect(),
        statements: Statements {
            resolver,
            claims: &subject.statements,
        },
        against: objections(&subject.against),
        note: subject.note.as_deref(),
        r#match: answer.found.as_ref().map(row::matched),
    }
}

/// Rival figures.
struct Figures<'f> {
    resolver: &'f Resolver,
    rivals: &'f Rivals<Figure>,
}

impl<'f> Serialize for Figures<'f> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let row = |claim: &'f Claim<Figure>| {
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
                cite: Cites::Own(&claim.cite),
                when: claim.is.when.as_ref().map(row::date),
                standing: self.resolver.value(claim, self.rivals).as_str(),
                against: objections(&claim.against),
                note: claim.note.as_deref(),
            }
        };
        claims::objects(self.rivals.claims().iter().map(row), to)
    }
}

/// Deliveries by date.
pub(super) fn blocks(facts: &Facts, answers: &[DeliveryAnswer<'_>]) -> Vec<Block> {
    let row = |answer: &DeliveryAnswer<'_>| {
        let (delivery, subject) = (answer.delivery, &answer.delivery.subject);
        let mut what = Cell::plain(&*subject.name).below(phrase::way(facts, delivery), Tone::Faint);
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
