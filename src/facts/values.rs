//! Reads the values of a record: texts, ids, citations, dates, amounts, and claims made of them.
//!
//! A value may be written bare, where the record's own `cite` covers it, or as a claim with
//! citations of its own. What cannot be read becomes a fault with its place; reading goes on.

use ron::value::RawValue;
use serde::Deserialize;

use super::{
    fault::Problem,
    file::{
        AmountEntry, DateEntry, FigureEntry, Items, Named, ObjectionEntry, PartEntry,
        StatementEntry, Text,
    },
    page,
    reader::Reader,
    record::Kind,
};
use crate::model::{
    Amount, Citation, Claim, Date, Decimal, Figure, Id, Objection, Part, Parts, Rank, Rivals,
    Statement, showable,
};

/// What every claim has beside its value, as written.
struct Backing<'a> {
    cite: Vec<Text<'a>>,
    against: Vec<ObjectionEntry<'a>>,
    rank: Option<Named<Rank>>,
    note: Option<Text<'a>>,
}

impl<'a> Reader<'_, 'a> {
    /// A text that must say something.
    pub(super) fn text(&mut self, field: &'static str, text: &Text<'a>) -> String {
        let shown = showable(&text.0).into_owned();
        if shown.trim().is_empty() {
            self.fault(&text.0, Problem::Empty(field));
        }
        shown
    }

    /// A text that may be missing, but not empty.
    pub(super) fn optional(
        &mut self,
        field: &'static str,
        text: Option<&Text<'a>>,
    ) -> Option<String> {
        text.map(|text| self.text(field, text))
    }

    /// Texts that must each say something.
    pub(super) fn texts(&mut self, field: &'static str, texts: &[Text<'a>]) -> Vec<String> {
        texts.iter().map(|text| self.text(field, text)).collect()
    }

    /// The id of another record, remembered until all records are known.
    pub(super) fn reference(
        &mut self,
        field: &'static str,
        text: &Text<'a>,
        wanted: &'static [Kind],
    ) -> Option<Id> {
        let id = self.valid(&text.0, Id::parse(&text.0))?;
        self.refer(&text.0, field, id.clone(), wanted);
        Some(id)
    }

    /// Citations, whose sources are remembered until all are known.
    pub(super) fn cite(&mut self, texts: &[Text<'a>]) -> Vec<Citation> {
        let mut cite = Vec::new();
        for text in texts {
            if let Some(citation) = self.valid(&text.0, Citation::parse(&text.0)) {
                self.refer(&text.0, "cite", citation.source.clone(), &[Kind::Source]);
                cite.push(citation);
            }
        }
        cite
    }

    pub(super) fn objections(&mut self, entries: &[ObjectionEntry<'a>]) -> Vec<Objection> {
        let read = |entry: &ObjectionEntry<'a>| Objection {
            says: self.text("says", &entry.says),
            cite: self.cite(&entry.cite),
        };
        entries.iter().map(read).collect()
    }

    fn date(&mut self, text: &Text<'a>) -> Option<Date> {
        self.valid(&text.0, Date::parse(&text.0))
    }

    /// The values of a field that takes one or a list, each without what stands before it.
    pub(super) fn items(&mut self, raw: Option<&'a RawValue>) -> Vec<&'a str> {
        let Some(raw) = raw else { return Vec::new() };
        let written = page::bare(raw.get_ron());
        if !written.starts_with('[') {
            return vec![written];
        }
        let items: Option<Items<'a>> = self.parse(written);
        let items = items.map_or_else(Vec::new, |items| items.0);
        items
            .into_iter()
            .map(|item| page::bare(item.get_ron()))
            .collect()
    }

    /// The values of a field, where a bare text stands for a value that needs no record of its own.
    fn written<E: Deserialize<'a>>(&mut self, item: &'a str) -> Option<Result<Text<'a>, E>> {
        if item.starts_with('"') || item.starts_with("r\"") || item.starts_with("r#") {
            return self.parse(item).map(Ok);
        }
        self.parse(item).map(Err)
    }

    /// Rival dates; bare ones are covered by `cover`.
    pub(super) fn dates(&mut self, raw: Option<&'a RawValue>, cover: &[Citation]) -> Rivals<Date> {
        let mut claims = Vec::new();
        for item in self.items(raw) {
            match self.written::<DateEntry<'a>>(item) {
                Some(Ok(text)) => {
                    claims.extend(self.date(&text).map(|is| covered(is, cover)));
                }
                Some(Err(DateEntry {
                    is,
                    cite,
                    against,
                    rank,
                    note,
                })) => {
                    let is = self.date(&is);
                    let backing = Backing {
                        cite,
                        against,
                        rank,
                        note,
                    };
                    claims.extend(is.map(|is| self.claim(is, &backing)));
                }
                None => {}
            }
        }
        self.rivals(raw, claims)
    }

    /// Rival figures; bare ones are covered by `cover`.
    pub(super) fn figures(
        &mut self,
        raw: Option<&'a RawValue>,
        cover: &[Citation],
    ) -> Rivals<Figure> {
        let mut claims = Vec::new();
        for item in self.items(raw) {
            if item.starts_with('(') || item.starts_with("Figure") {
                let Some(entry) = self.parse::<FigureEntry<'a>>(item) else {
                    continue;
                };
                let FigureEntry {
                    amount,
                    when,
                    cite,
                    against,
                    rank,
                    note,
                } = entry;
                let amount = self.amount(&amount);
                let when = when.and_then(|when| self.date(&when));
                let backing = Backing {
                    cite,
                    against,
                    rank,
                    note,
                };
                claims.extend(amount.map(|amount| self.claim(Figure { amount, when }, &backing)));
            } else if item.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) {
                self.fault(item, Problem::BareNumber);
            } else if let Some(amount) = self.parse(item) {
                let amount = self.amount(&amount);
                claims.extend(amount.map(|amount| covered(Figure { amount, when: None }, cover)));
            }
        }
        self.rivals(raw, claims)
    }

    /// Separate statements; bare ones are covered by `cover`.
    pub(super) fn statements(
        &mut self,
        raw: Option<&'a RawValue>,
        cover: &[Citation],
    ) -> Vec<Claim<Statement>> {
        let mut claims = Vec::new();
        for item in self.items(raw) {
            match self.written::<StatementEntry<'a>>(item) {
                Some(Ok(text)) => {
                    let text = self.text("is", &text);
                    claims.push(covered(Statement { text, when: None }, cover));
                }
                Some(Err(StatementEntry {
                    is,
                    when,
                    cite,
                    against,
                    rank,
                    note,
                })) => {
                    let text = self.text("is", &is);
                    let when = when.and_then(|when| self.date(&when));
                    let backing = Backing {
                        cite,
                        against,
                        rank,
                        note,
                    };
                    claims.push(self.claim(Statement { text, when }, &backing));
                }
                None => {}
            }
        }
        claims
    }

    /// The people, groups and objects that took part.
    pub(super) fn all_parts(
        &mut self,
        [people, groups, objects]: [Option<&'a RawValue>; 3],
        cover: &[Citation],
    ) -> Parts {
        Parts {
            people: self.parts("people", &[Kind::Person], people, cover),
            groups: self.parts("groups", &[Kind::Group], groups, cover),
            objects: self.parts("objects", &[Kind::Object], objects, cover),
        }
    }

    /// Who or what took part; parts without citations are covered by `cover`.
    fn parts(
        &mut self,
        field: &'static str,
        wanted: &'static [Kind],
        raw: Option<&'a RawValue>,
        cover: &[Citation],
    ) -> Vec<Part> {
        let mut parts = Vec::new();
        for item in self.items(raw) {
            let entry = match self.written::<PartEntry<'a>>(item) {
                None => continue,
                Some(Err(entry)) => entry,
                Some(Ok(id)) => PartEntry {
                    id,
                    part: None,
                    cite: Vec::new(),
                    against: Vec::new(),
                    note: None,
                },
            };
            let Some(id) = self.reference(field, &entry.id, wanted) else {
                continue;
            };
            let cite = self.cite(&entry.cite);
            parts.push(Part {
                id,
                part: self.optional("part", entry.part.as_ref()),
                cite: if entry.cite.is_empty() {
                    cover.to_vec()
                } else {
                    cite
                },
                against: self.objections(&entry.against),
                note: self.optional("note", entry.note.as_ref()),
            });
        }
        parts
    }

    fn amount(&mut self, entry: &AmountEntry<'a>) -> Option<Amount> {
        Some(match entry {
            AmountEntry::Exact(n) => Amount::Exact(self.decimal(n)?),
            AmountEntry::About(n) => Amount::About(self.decimal(n)?),
            AmountEntry::Almost(n) => Amount::Almost(self.decimal(n)?),
            AmountEntry::Over(n) => Amount::Over(self.decimal(n)?),
            AmountEntry::Between(low, high) => {
                let between = Amount::between(self.decimal(low)?, self.decimal(high)?);
                self.valid(page::bare(low.get_ron()), between)?
            }
            AmountEntry::Unknown => Amount::Unknown,
        })
    }

    fn decimal(&mut self, raw: &'a RawValue) -> Option<Decimal> {
        let written = page::bare(raw.get_ron());
        // No number holds a space or a slash: what follows is a comment.
        let number = written
            .split(|c: char| c.is_whitespace() || c == '/')
            .next();
        self.valid(written, Decimal::parse(number.unwrap_or(written)))
    }

    fn claim<T>(&mut self, is: T, backing: &Backing<'a>) -> Claim<T> {
        Claim {
            is,
            cite: self.cite(&backing.cite),
            against: self.objections(&backing.against),
            rank: backing.rank.as_ref().map(|rank| rank.0),
            note: self.optional("note", backing.note.as_ref()),
        }
    }

    fn rivals<T>(&mut self, raw: Option<&'a RawValue>, claims: Vec<Claim<T>>) -> Rivals<T> {
        let written = raw.map_or("", |raw| page::bare(raw.get_ron()));
        self.valid(written, Rivals::new(claims)).unwrap_or_default()
    }
}

/// A value written bare: it stands on what the record itself cites.
fn covered<T>(is: T, cover: &[Citation]) -> Claim<T> {
    Claim {
        is,
        cite: cover.to_vec(),
        against: Vec::new(),
        rank: None,
        note: None,
    }
}
