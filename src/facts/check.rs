//! What a fact file says that can be read but cannot be right, or may not be meant.
//!
//! Loading refuses what it cannot read or what leads nowhere; this goes further, for whoever
//! writes facts: lives that end before they begin, events outside the lives of those who took
//! part, one unit spelt two ways, a name that two people share, characters that hide.

use std::{collections::HashMap, ops::Range};

use super::{
    build::Records,
    fault::{Fault, Level, Problem},
    outline,
    page::{self, Page},
    reader::{self, Reading},
    references, units,
};
use crate::{
    model::{Date, Day, Id, Person, Rivals, acts},
    names::fold,
};

/// All faults and warnings of some fact files as one body, in the order of the files.
#[must_use]
pub fn check(pages: &[Page<'_>]) -> Vec<Fault> {
    let reading = reader::read(pages, true);
    let mut checker = Checker {
        pages,
        reading: &reading,
        found: Vec::new(),
    };
    checker.lives();
    checker.outside_lives();
    checker.units();
    checker.shared_names();
    checker.hidden_characters();
    let mut faults = checker.found;
    // What stands in something refused already needs no warning besides.
    faults.retain(|fault| {
        let covers = |known: &Fault| known.page == fault.page && known.at.contains(&fault.at.start);
        fault.level == Level::Fault || !reading.faults.iter().any(covers)
    });
    faults.extend(reading.faults);
    faults.sort_by_key(|fault| (fault.page, fault.at.start));
    faults
}

struct Checker<'r, 'p> {
    pages: &'r [Page<'p>],
    reading: &'r Reading,
    found: Vec<Fault>,
}

/// The first day of a life that anybody gives, and the last.
type Life = (Option<Day>, Option<Day>);

impl<'r> Checker<'r, '_> {
    fn records(&self) -> &'r Records {
        &self.reading.records
    }

    /// Notes something at a field of a record, at the text in it if one is given.
    fn note(&mut self, id: &Id, field: &str, text: Option<&str>, level: Level, problem: Problem) {
        let Some(known) = self.reading.known.get(id) else {
            return;
        };
        let (page, start) = (known.spot.page, known.record.start);
        let Some(record) = self.pages[page].text.get(known.record.clone()) else {
            return;
        };
        let value = outline::value_of(record, field).unwrap_or(0..1);
        let within = text.and_then(|text| page::escaped(&record[value.clone()], text));
        let at = within.map_or(value.clone(), |part| {
            value.start + part.start..value.start + part.end
        });
        let at = start + at.start..start + at.end;
        self.found
            .push(Fault::at(self.pages, page, at, level, problem));
    }

    fn lives(&mut self) {
        for person in &self.records().people {
            if let (Some(born), Some(died)) = life(person)
                && died < born
            {
                let problem = Problem::LifeBackwards {
                    id: person.subject.id.to_string(),
                    born: person
                        .born
                        .claims()
                        .first()
                        .map_or_else(String::new, |claim| claim.is.text().into()),
                    died: person
                        .died
                        .claims()
                        .first()
                        .map_or_else(String::new, |claim| claim.is.text().into()),
                };
                self.note(&person.subject.id, "died", None, Level::Fault, problem);
            }
        }
    }

    fn outside_lives(&mut self) {
        let records = self.records();
        let lives: HashMap<&Id, Life> = records
            .people
            .iter()
            .map(|person| (&person.subject.id, life(person)))
            .collect();
        for event in &records.events {
            for part in &event.parts.people {
                self.outside(&event.subject.id, "people", &event.when, &part.id, &lives);
            }
        }
        for delivery in &records.deliveries {
            for part in &delivery.parts.people {
                self.outside(
                    &delivery.subject.id,
                    "people",
                    &delivery.when,
                    &part.id,
                    &lives,
                );
            }
            for (field, id) in [("from", &delivery.from), ("to", &delivery.to)] {
                if let Some(id) = id {
                    self.outside(&delivery.subject.id, field, &delivery.when, id, &lives);
                }
            }
        }
        for quote in &records.quotes {
            for (field, id) in [("by", &quote.by), ("to", &quote.to)] {
                if let Some(id) = id {
                    self.outside(&quote.subject.id, field, &quote.when, id, &lives);
                }
            }
        }
    }

    /// Notes that a record's date lies wholly outside the life of somebody it names.
    fn outside(
        &mut self,
        id: &Id,
        field: &str,
        when: &Rivals<Date>,
        who: &Id,
        lives: &HashMap<&Id, Life>,
    ) {
        let Some((born, died)) = lives.get(who) else {
            return;
        };
        let (first, last) = (earliest(when), latest(when));
        let outside = match (born, last, first, died) {
            (Some(born), Some(last), ..) if last < *born => "was not yet born",
            (.., Some(first), Some(died)) if first > *died => "was dead",
            _ => return,
        };
        let problem = Problem::OutsideLife {
            id: id.to_string(),
            who: who.to_string(),
            outside,
        };
        self.note(id, field, Some(who.as_str()), Level::Fault, problem);
    }

    /// Notes every use of a unit that is spelt otherwise more often, or before.
    fn units(&mut self) {
        let used: Vec<(&Id, &str)> = self
            .records()
            .deliveries
            .iter()
            .filter_map(|delivery| Some((&delivery.subject.id, delivery.unit.as_deref()?)))
            .collect();
        for (id, unit, usual) in units::odd(&used) {
            let first = used.iter().find(|(_, other)| *other == usual);
            let place = first.and_then(|(id, _)| self.reading.known.get(*id));
            let place = place.map(|known| references::place(self.pages, known.spot));
            let problem = Problem::UnitSpelt {
                unit: unit.to_owned(),
                usual: usual.to_owned(),
                place: place.map_or_else(String::new, |place| place.to_string()),
            };
            self.note(id, "unit", None, Level::Fault, problem);
        }
    }

    fn shared_names(&mut self) {
        let mut owners: HashMap<String, &Id> = HashMap::new();
        for person in &self.records().people {
            owners
                .entry(fold(&person.subject.name))
                .or_insert(&person.subject.id);
        }
        for person in &self.records().people {
            let own = &person.subject;
            for alias in &own.aliases {
                let first = *owners.entry(fold(alias)).or_insert(&own.id);
                if first != &own.id {
                    let problem = Problem::SharedAlias {
                        alias: alias.to_string(),
                        other: first.to_string(),
                    };
                    self.note(&own.id, "aliases", Some(alias), Level::Warning, problem);
                }
            }
        }
    }

    /// Notes characters that act on a terminal, written as they are or with an escape.
    fn hidden_characters(&mut self) {
        for (number, page) in self.pages.iter().enumerate() {
            let hidden = |c: char| acts(c) && !matches!(c, '\t' | '\n' | '\r');
            let plain = page.text.char_indices().filter(|(_, c)| hidden(*c));
            let mut found: Vec<(Range<usize>, char)> =
                plain.map(|(at, c)| (at..at + c.len_utf8(), c)).collect();
            found.extend(escapes(page.text).filter(|(_, c)| hidden(*c)));
            for (at, c) in found {
                let problem = Problem::Hidden(c);
                self.found
                    .push(Fault::at(self.pages, number, at, Level::Warning, problem));
            }
        }
    }
}

/// The characters written as `\u{…}` or `\x…`, and where.
fn escapes(text: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    text.match_indices('\\').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let (digits, length) = if let Some(braced) = rest.strip_prefix("u{") {
            let end = braced.find('}').filter(|end| *end <= 6)?;
            (&braced[..end], end + 4)
        } else {
            (rest.strip_prefix('x')?.get(..2)?, 4)
        };
        let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
        Some((at..at + length, c))
    })
}

fn life(person: &Person) -> Life {
    (earliest(&person.born), latest(&person.died))
}

/// The earliest day that any standing value gives; none where one has none, or there is none.
fn earliest(rivals: &Rivals<Date>) -> Option<Day> {
    let days: Option<Vec<Day>> = rivals.standing().map(|claim| claim.is.earliest()).collect();
    days?.into_iter().min()
}

/// The latest day that any standing value gives; none where one has none, or there is none.
fn latest(rivals: &Rivals<Date>) -> Option<Day> {
    let days: Option<Vec<Day>> = rivals.standing().map(|claim| claim.is.latest()).collect();
    days?.into_iter().max()
}
