//! The rows that records of several lists share: ids and names, claims, parts, and what backs them.

use super::{
    body::{Cite, Head, List, Objection, Part},
    literal::{null, number, option, row, text},
    said::{Said, claims},
    sql::Tables,
};
use crate::model::{Amount, Date, Day, Decimal, Id, Word};

/// What a citation or an objection belongs to, by the numbers of those rows.
#[derive(Clone, Copy, Default)]
struct Of {
    claim: Option<usize>,
    part: Option<usize>,
    objection: Option<usize>,
}

impl Tables {
    pub fn record(&mut self, id: &Id, list: List, name: &str) {
        let cells = [text(id.as_str()), text(list.as_str()), text(name)];
        self.records.push(row(&cells));
    }

    /// What every record has but its statements.
    pub fn head(&mut self, head: &Head<'_>, list: List, name: &str) {
        self.record(head.id, list, name);
        let names = |names: &[String]| -> Vec<String> {
            let named = (1..).zip(names);
            named
                .map(|(nth, name)| row(&[text(head.id.as_str()), number(nth), text(name)]))
                .collect()
        };
        self.aliases.extend(names(head.aliases));
        self.misspellings.extend(names(head.misspellings));
        self.backing(head.id, head.cite, head.against, Of::default());
    }

    /// The claims of a record, and the statements behind them.
    pub fn said<'b>(&mut self, head: &Head<'b>, mut said: Vec<Said<'b>>) {
        said.extend(claims("statements", head.statements));
        for said in said {
            let number = self.claims.len() + 1;
            let quantity = said.amount.map(Amount::quantity);
            let bound = |n: Option<&Decimal>| n.map_or_else(null, |n| text(&n.to_string()));
            let day = |day: Option<Day>| day.map_or_else(null, |day| text(&day.to_string()));
            self.claims.push(row(&[
                self::number(number),
                text(head.id.as_str()),
                text(said.field),
                self::number(said.nth),
                option(said.text),
                option(said.date.map(Date::as_written)),
                day(said.date.and_then(Date::earliest)),
                day(said.date.and_then(Date::latest)),
                option(quantity.as_ref().map(|q| q.qualifier.as_str())),
                bound(quantity.as_ref().and_then(|q| q.min.as_ref())),
                bound(quantity.as_ref().and_then(|q| q.max.as_ref())),
                option(said.rank.map(Word::as_str)),
                option(said.note),
            ]));
            let of = Of {
                claim: Some(number),
                ..Of::default()
            };
            self.backing(head.id, said.cite, said.against, of);
        }
    }

    pub fn parts(&mut self, head: &Head<'_>, parts: [&[Part]; 3]) {
        for (nth, part) in (1..).zip(parts.into_iter().flatten()) {
            let number = self.parts.len() + 1;
            self.parts.push(row(&[
                self::number(number),
                text(head.id.as_str()),
                self::number(nth),
                text(part.id.0.as_str()),
                option(part.part.as_deref()),
                option(part.note.as_deref()),
            ]));
            let of = Of {
                part: Some(number),
                ..Of::default()
            };
            self.backing(head.id, &part.cite, &part.against.0, of);
        }
    }

    /// Who is cited for something, and what is said against it.
    fn backing(&mut self, record: &Id, cite: &Cite, against: &[Objection], of: Of) {
        self.cite(record, cite, of);
        for objection in against {
            let number = self.objections.len() + 1;
            self.objections.push(row(&[
                self::number(number),
                text(record.as_str()),
                of.claim.map_or_else(null, self::number),
                of.part.map_or_else(null, self::number),
                text(&objection.says),
            ]));
            let of = Of {
                objection: Some(number),
                ..of
            };
            self.cite(record, &objection.cite, of);
        }
    }

    fn cite(&mut self, record: &Id, cite: &Cite, of: Of) {
        for citation in cite {
            self.citations.push(row(&[
                number(self.citations.len() + 1),
                text(record.as_str()),
                of.claim.map_or_else(null, number),
                of.part.map_or_else(null, number),
                of.objection.map_or_else(null, number),
                text(citation.0.source.as_str()),
                option(citation.0.locator.as_deref()),
            ]));
        }
    }
}
