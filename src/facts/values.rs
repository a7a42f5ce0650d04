//! Reads the values of a record: texts, ids, citations, dates, amounts, and claims made of them.
//!
//! A value may be written bare, where the record's own `cite` covers it, or as a claim with
//! citations of its own. What cannot be read becomes a fault with its place; reading goes on.

use std::ops::Deref;

use super::{
    fault::Problem,
    file::{
        AmountEntry, ObjectionEntry, Raw, Text, WrittenDate, WrittenFigure, WrittenPart,
        WrittenStatement,
    },
    outline, page,
    reader::Reader,
    record::Kind,
    several::{self, Either, Several, Unread, Value},
    spelled::Named,
};
use crate::model::{
    Amount, Citation, Claim, Date, Decimal, Figure, Id, Objection, Part, Parts, Rank, Rivals,
    Statement, TwoPreferred, Wording, showable,
};

/// What every claim has beside its value, as written.
struct Backing<'e> {
    cite: &'e [Text<'e>],
    against: &'e [ObjectionEntry<'e>],
    rank: Option<&'e Named<Rank>>,
    note: Option<&'e Text<'e>>,
}

/// That of an entry.
macro_rules! backing {
    ($entry:ident) => {
        Backing {
            cite: &$entry.cite,
            against: &$entry.against,
            rank: $entry.rank.as_ref(),
            note: $entry.note.as_ref(),
        }
    };
}

/// The values of a field.
pub(super) enum Values<'e, V> {
    /// They were read with their record.
    Read(&'e [(Raw<'e>, V)]),
    /// They had to be read again, to tell what is wrong.
    Again(Vec<(Raw<'e>, V)>),
}

impl<'e, V> Deref for Values<'e, V> {
    type Target = [(Raw<'e>, V)];

    fn deref(&self) -> &Self::Target {
        match self {
            Self::Read(values) => values,
            Self::Again(values) => values,
        }
    }
}

impl<'a> Reader<'_, 'a> {
    /// A text that must say something.
    pub(super) fn text(&mut self, field: &'static str, text: &Text<'_>) -> Wording {
        let text = self.said(text);
        let shown = showable(text);
        if shown.trim().is_empty() {
            self.fault(text, Problem::Empty(field));
        }
        shown.into()
    }

    /// A text that may be missing, but not empty.
    pub(super) fn optional(
        &mut self,
        field: &'static str,
        text: Option<&Text<'_>>,
    ) -> Option<Wording> {
        text.map(|text| self.text(field, text))
    }

    /// Texts that must each say something.
    pub(super) fn texts(&mut self, field: &'static str, texts: &[Text<'_>]) -> Vec<Wording> {
        if texts.is_empty() {
            return Vec::new();
        }
        texts.iter().map(|text| self.text(field, text)).collect()
    }

    /// The id of another record, remembered until all records are known.
    pub(super) fn reference(
        &mut self,
        field: &'static str,
        text: &Text<'_>,
        wanted: &'static [Kind],
    ) -> Option<Id> {
        let text = self.said(text);
        let id = self.valid(text, Id::parse(text))?;
        self.refer(text, field, &id, wanted);
        Some(id)
    }

    /// Citations, whose sources are remembered until all are known.
    pub(super) fn cite(&mut self, texts: &[Text<'_>]) -> Vec<Citation> {
        let mut cite = Vec::with_capacity(texts.len());
        for text in texts {
            let text = self.said(text);
            if let Some(citation) = self.valid(text, Citation::parse(text)) {
                self.refer(text, "cite", &citation.source, &[Kind::Source]);
                cite.push(citation);
            }
        }
        cite
    }

    pub(super) fn objections(&mut self, entries: &[ObjectionEntry<'_>]) -> Vec<Objection> {
        let read = |entry: &ObjectionEntry<'_>| {
            if entry.says.is_none() {
                let part = entry.cite.first().map_or("", |cite| self.said(cite));
                self.needs("says", "objection", part);
            }
            if let (Some(says), true) = (&entry.says, entry.cite.is_empty()) {
                self.warn(self.said(says), Problem::Unsourced);
            }
            Objection {
                says: self
                    .optional("says", entry.says.as_ref())
                    .unwrap_or_default(),
                cite: self.cite(&entry.cite),
            }
        };
        if entries.is_empty() {
            return Vec::new();
        }
        entries.iter().map(read).collect()
    }

    /// A field that `item` cannot do without.
    fn needed<T>(
        &mut self,
        field: &'static str,
        of: &'static str,
        item: &Raw<'_>,
        value: Option<T>,
    ) -> Option<T> {
        if value.is_none() {
            self.needs(field, of, self.said(item));
        }
        value
    }

    fn date(&mut self, text: &Text<'_>) -> Option<Date> {
        let text = self.said(text);
        self.valid(text, Date::parse(text))
    }

    /// The values of a field, each with how it is written; what is wrong with any is told.
    pub(super) fn values<'e, V: Value<'e>>(
        &mut self,
        field: Option<&'e Several<'e, V>>,
    ) -> Values<'e, V>
    where
        'a: 'e,
    {
        let raw = match field {
            None => return Values::Read(&[]),
            Some(Several::Read(values)) => return Values::Read(values),
            Some(Several::Unread(raw)) => page::bare(self.said(raw)),
        };
        let items = self.taken(raw, several::items(raw));
        let mut values = Vec::new();
        for item in items.into_iter().flatten() {
            match V::read(item.written()) {
                Ok(value) => values.push((item, value)),
                Err(Unread::Refused(error)) => self.refuse(item.written(), &error),
                Err(Unread::Wrong(problem)) => self.fault(item.written(), problem),
            }
        }
        Values::Again(values)
    }

    /// Rival dates; bare ones are covered by `cover`.
    pub(super) fn dates(
        &mut self,
        field: Option<&Several<'_, WrittenDate<'_>>>,
        cover: &[Citation],
    ) -> Rivals<Date> {
        let values = self.values(field);
        let mut claims = Vec::with_capacity(values.len());
        for (item, value) in &*values {
            match value {
                Either::Bare(text) => {
                    self.wants_source(item, cover);
                    claims.extend(self.date(text).map(|is| covered(is, cover)));
                }
                Either::Entry(entry) => {
                    let is = self.needed("is", "claim", item, entry.is.as_ref());
                    let is = is.and_then(|is| self.date(is));
                    claims.extend(is.map(|is| self.claim(is, item, &backing!(entry))));
                }
            }
        }
        self.rivals(&values, claims)
    }

    /// Rival figures; bare ones are covered by `cover`.
    pub(super) fn figures(
        &mut self,
        field: Option<&Several<'_, WrittenFigure<'_>>>,
        cover: &[Citation],
    ) -> Rivals<Figure> {
        let values = self.values(field);
        let mut claims = Vec::with_capacity(values.len());
        for (item, value) in &*values {
            match value {
                Either::Bare(amount) => {
                    let amount = self.amount(amount);
                    self.wants_source(item, cover);
                    let figure = amount.map(|amount| Figure { amount, when: None });
                    claims.extend(figure.map(|figure| covered(figure, cover)));
                }
                Either::Entry(entry) => {
                    let amount = self.needed("amount", "figure", item, entry.amount.as_ref());
                    let amount = amount.and_then(|amount| self.amount(amount));
                    let when = entry.when.as_ref().and_then(|when| self.date(when));
                    let figure = amount.map(|amount| Figure { amount, when });
                    let claim = figure.map(|is| self.claim(is, item, &backing!(entry)));
                    claims.extend(claim);
                }
            }
        }
        self.rivals(&values, claims)
    }

    /// Separate statements; bare ones are covered by `cover`.
    pub(super) fn statements(
        &mut self,
        field: Option<&Several<'_, WrittenStatement<'_>>>,
        cover: &[Citation],
    ) -> Vec<Claim<Statement>> {
        let values = self.values(field);
        let mut claims = Vec::with_capacity(values.len());
        for (item, value) in &*values {
            claims.push(match value {
                Either::Bare(text) => {
                    let text = self.text("is", text);
                    self.wants_source(item, cover);
                    covered(Statement { text, when: None }, cover)
                }
                Either::Entry(entry) => {
                    let is = self.needed("is", "claim", item, entry.is.as_ref());
                    let text = is.map_or_else(Wording::default, |is| self.text("is", is));
                    let when = entry.when.as_ref().and_then(|when| self.date(when));
                    self.claim(Statement { text, when }, item, &backing!(entry))
                }
            });
        }
        claims
    }

    /// The people, groups and objects that took part.
    pub(super) fn all_parts(
        &mut self,
        [people, groups, objects]: [Option<&Several<'_, WrittenPart<'_>>>; 3],
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
        written: Option<&Several<'_, WrittenPart<'_>>>,
        cover: &[Citation],
    ) -> Vec<Part> {
        let values = self.values(written);
        let mut parts = Vec::with_capacity(values.len());
        for (item, value) in &*values {
            let (id, entry) = match value {
                Either::Bare(id) => (Some(id), None),
                Either::Entry(entry) => (entry.id.as_ref(), Some(entry)),
            };
            let id = self.needed("id", "part", item, id);
            let id = id.and_then(|id| self.reference(field, id, wanted));
            let cited = entry.map_or(&[][..], |entry| &entry.cite);
            let cite = if cited.is_empty() {
                self.wants_source(item, cover);
                cover.to_vec()
            } else {
                self.cite(cited)
            };
            let part = id.map(|id| Part {
                id,
                part: self.optional("part", entry.and_then(|entry| entry.part.as_ref())),
                cite,
                against: self.objections(entry.map_or(&[], |entry| &entry.against)),
                note: self.optional("note", entry.and_then(|entry| entry.note.as_ref())),
            });
            parts.extend(part);
        }
        parts
    }

    fn amount(&mut self, entry: &AmountEntry<'_>) -> Option<Amount> {
        Some(match entry {
            AmountEntry::Exact(n) => Amount::Exact(self.decimal(n)?),
            AmountEntry::About(n) => Amount::About(self.decimal(n)?),
            AmountEntry::Almost(n) => Amount::Almost(self.decimal(n)?),
            AmountEntry::Over(n) => Amount::Over(self.decimal(n)?),
            AmountEntry::Between(low, high) => {
                let between = Amount::between(self.decimal(low)?, self.decimal(high)?);
                self.valid(page::bare(self.said(low)), between)?
            }
            AmountEntry::Unknown => Amount::Unknown,
        })
    }

    fn decimal(&mut self, raw: &Raw<'_>) -> Option<Decimal> {
        let written = page::bare(self.said(raw));
        // No number holds a space or a slash: what follows is a comment.
        let number = written
            .split(|c: char| c.is_whitespace() || c == '/')
            .next();
        self.valid(written, Decimal::parse(number.unwrap_or(written)))
    }

    /// Warns of a statement that nobody is cited for.
    fn wants_source(&mut self, item: &Raw<'_>, cite: &[Citation]) {
        if cite.is_empty() {
            self.warn(self.said(item), Problem::Unsourced);
        }
    }

    fn claim<T>(&mut self, is: T, item: &Raw<'_>, backing: &Backing<'_>) -> Claim<T> {
        if backing.cite.is_empty() {
            self.warn(self.said(item), Problem::Unsourced);
        }
        Claim {
            is,
            cite: self.cite(backing.cite),
            against: self.objections(backing.against),
            rank: backing.rank.map(|rank| rank.0),
            note: self.optional("note", backing.note),
        }
    }

    fn rivals<V, T>(&mut self, values: &[(Raw<'_>, V)], claims: Vec<Claim<T>>) -> Rivals<T> {
        Rivals::new(claims).unwrap_or_else(|two| {
            self.two_preferred(values, two);
            Rivals::default()
        })
    }

    /// Notes every mark `Preferred` but the first.
    fn two_preferred<V>(&mut self, values: &[(Raw<'_>, V)], two: TwoPreferred) {
        let mut marked = Vec::new();
        for (item, _) in values {
            let item = self.said(item);
            let rank = outline::value_of(item, "rank").map(|at| &item[at]);
            marked.extend(rank.filter(|rank| *rank == "Preferred"));
        }
        for mark in marked.into_iter().skip(1) {
            self.fault(mark, two.into());
        }
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
