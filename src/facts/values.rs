//! Reads the values of a record: texts, ids, citations, dates, amounts, and claims made of them.
//!
//! A value may be written bare, where the record's own `cite` covers it, or as a claim with
//! citations of its own. What cannot be read becomes a fault with its place; reading goes on.

use super::{
    fault::Problem,
    file::{
        AmountEntry, DateEntry, FigureEntry, Items, Named, ObjectionEntry, PartEntry, Raw,
        StatementEntry, Text,
    },
    outline, page,
    reader::Reader,
    record::Kind,
    shapes::Shaped,
};
use crate::model::{
    Amount, Citation, Claim, Date, Decimal, Figure, Id, Objection, Part, Parts, Rank, Rivals,
    Statement, TwoPreferred, Wording, showable,
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
    pub(super) fn text(&mut self, field: &'static str, text: &Text<'a>) -> Wording {
        let shown = showable(&text.0);
        if shown.trim().is_empty() {
            self.fault(&text.0, Problem::Empty(field));
        }
        shown.into()
    }

    /// A text that may be missing, but not empty.
    pub(super) fn optional(
        &mut self,
        field: &'static str,
        text: Option<&Text<'a>>,
    ) -> Option<Wording> {
        text.map(|text| self.text(field, text))
    }

    /// Texts that must each say something.
    pub(super) fn texts(&mut self, field: &'static str, texts: &[Text<'a>]) -> Vec<Wording> {
        if texts.is_empty() {
            return Vec::new();
        }
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
        self.refer(&text.0, field, &id, wanted);
        Some(id)
    }

    /// Citations, whose sources are remembered until all are known.
    pub(super) fn cite(&mut self, texts: &[Text<'a>]) -> Vec<Citation> {
        let mut cite = Vec::with_capacity(texts.len());
        for text in texts {
            if let Some(citation) = self.valid(&text.0, Citation::parse(&text.0)) {
                self.refer(&text.0, "cite", &citation.source, &[Kind::Source]);
                cite.push(citation);
            }
        }
        cite
    }

    pub(super) fn objections(&mut self, entries: &[ObjectionEntry<'a>]) -> Vec<Objection> {
        let read = |entry: &ObjectionEntry<'a>| {
            if entry.says.is_none() {
                let part = entry.cite.first().map_or("", |cite| &cite.0);
                self.needs("says", "objection", part);
            }
            if let (Some(says), true) = (&entry.says, entry.cite.is_empty()) {
                self.warn(&says.0, Problem::Unsourced);
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
        item: &'a str,
        value: Option<T>,
    ) -> Option<T> {
        if value.is_none() {
            self.needs(field, of, item);
        }
        value
    }

    fn date(&mut self, text: &Text<'a>) -> Option<Date> {
        self.valid(&text.0, Date::parse(&text.0))
    }

    /// The values of a field that takes one or a list, each without what stands before it.
    pub(super) fn items(&mut self, raw: Raw<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
        let written = page::bare(raw.0);
        let (alone, list) = if written.starts_with('[') {
            (None, self.read::<Items<'static>>(written))
        } else {
            (Some(written), None)
        };
        let list = list.map_or_else(Vec::new, |items| items.0).into_iter();
        alone.into_iter().chain(list.map(|item| page::bare(item.0)))
    }

    /// The values of a field, where a bare text stands for a value that needs no record of its own.
    fn written<E: Shaped>(&mut self, item: &'a str) -> Option<Result<Text<'a>, E::Of<'a>>> {
        if item.starts_with('"') || item.starts_with("r\"") || item.starts_with("r#") {
            return self.read::<Text<'static>>(item).map(Ok);
        }
        if item.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) {
            self.fault(item, Problem::BareText);
            return None;
        }
        self.read::<E>(item).map(Err)
    }

    /// Rival dates; bare ones are covered by `cover`.
    pub(super) fn dates(&mut self, raw: Option<Raw<'a>>, cover: &[Citation]) -> Rivals<Date> {
        let Some(raw) = raw else {
            return Rivals::default();
        };
        let items = self.items(raw);
        let mut claims = room_for(&items);
        for item in items {
            match self.written::<DateEntry<'static>>(item) {
                Some(Ok(text)) => {
                    self.wants_source(item, cover);
                    claims.extend(self.date(&text).map(|is| covered(is, cover)));
                }
                Some(Err(DateEntry {
                    is,
                    cite,
                    against,
                    rank,
                    note,
                })) => {
                    let is = self
                        .needed("is", "claim", item, is)
                        .and_then(|is| self.date(&is));
                    let backing = Backing {
                        cite,
                        against,
                        rank,
                        note,
                    };
                    claims.extend(is.map(|is| self.claim(is, item, &backing)));
                }
                None => {}
            }
        }
        self.rivals(raw, claims)
    }

    /// Rival figures; bare ones are covered by `cover`.
    pub(super) fn figures(&mut self, raw: Option<Raw<'a>>, cover: &[Citation]) -> Rivals<Figure> {
        let Some(raw) = raw else {
            return Rivals::default();
        };
        let items = self.items(raw);
        let mut claims = room_for(&items);
        for item in items {
            if item.starts_with('(') || item.starts_with("Figure") {
                let Some(entry) = self.read::<FigureEntry<'static>>(item) else {
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
                let amount = self.needed("amount", "figure", item, amount);
                let amount = amount.and_then(|amount| self.amount(&amount));
                let when = when.and_then(|when| self.date(&when));
                let backing = Backing {
                    cite,
                    against,
                    rank,
                    note,
                };
                claims.extend(
                    amount.map(|amount| self.claim(Figure { amount, when }, item, &backing)),
                );
            } else if item.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) {
                self.fault(item, Problem::BareNumber);
            } else if let Some(amount) = self.read::<AmountEntry<'static>>(item) {
                let amount = self.amount(&amount);
                self.wants_source(item, cover);
                claims.extend(amount.map(|amount| covered(Figure { amount, when: None }, cover)));
            }
        }
        self.rivals(raw, claims)
    }

    /// Separate statements; bare ones are covered by `cover`.
    pub(super) fn statements(
        &mut self,
        raw: Option<Raw<'a>>,
        cover: &[Citation],
    ) -> Vec<Claim<Statement>> {
        let Some(raw) = raw else {
            return Vec::new();
        };
        let items = self.items(raw);
        let mut claims = room_for(&items);
        for item in items {
            match self.written::<StatementEntry<'static>>(item) {
                Some(Ok(text)) => {
                    let text = self.text("is", &text);
                    self.wants_source(item, cover);
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
                    let is = self.needed("is", "claim", item, is);
                    let text = is.map_or_else(Wording::default, |is| self.text("is", &is));
                    let when = when.and_then(|when| self.date(&when));
                    let backing = Backing {
                        cite,
                        against,
                        rank,
                        note,
                    };
                    claims.push(self.claim(Statement { text, when }, item, &backing));
                }
                None => {}
            }
        }
        claims
    }

    /// The people, groups and objects that took part.
    pub(super) fn all_parts(
        &mut self,
        [people, groups, objects]: [Option<Raw<'a>>; 3],
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
        raw: Option<Raw<'a>>,
        cover: &[Citation],
    ) -> Vec<Part> {
        let Some(raw) = raw else {
            return Vec::new();
        };
        let items = self.items(raw);
        let mut parts = room_for(&items);
        for item in items {
            let mut entry = match self.written::<PartEntry<'static>>(item) {
                None => continue,
                Some(Err(entry)) => entry,
                Some(Ok(id)) => PartEntry {
                    id: Some(id),
                    part: None,
                    cite: Vec::new(),
                    against: Vec::new(),
                    note: None,
                },
            };
            let id = self.needed("id", "part", item, entry.id.take());
            let id = id.and_then(|id| self.reference(field, &id, wanted));
            let cite = self.cite(&entry.cite);
            if entry.cite.is_empty() {
                self.wants_source(item, cover);
            }
            let part = id.map(|id| Part {
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
            parts.extend(part);
        }
        parts
    }

    fn amount(&mut self, entry: &AmountEntry<'a>) -> Option<Amount> {
        Some(match entry {
            AmountEntry::Exact(n) => Amount::Exact(self.decimal(*n)?),
            AmountEntry::About(n) => Amount::About(self.decimal(*n)?),
            AmountEntry::Almost(n) => Amount::Almost(self.decimal(*n)?),
            AmountEntry::Over(n) => Amount::Over(self.decimal(*n)?),
            AmountEntry::Between(low, high) => {
                let between = Amount::between(self.decimal(*low)?, self.decimal(*high)?);
                self.valid(page::bare(low.0), between)?
            }
            AmountEntry::Unknown => Amount::Unknown,
        })
    }

    fn decimal(&mut self, raw: Raw<'a>) -> Option<Decimal> {
        let written = page::bare(raw.0);
        // No number holds a space or a slash: what follows is a comment.
        let number = written
            .split(|c: char| c.is_whitespace() || c == '/')
            .next();
        self.valid(written, Decimal::parse(number.unwrap_or(written)))
    }

    /// Warns of a statement that nobody is cited for.
    fn wants_source(&mut self, item: &str, cite: &[Citation]) {
        if cite.is_empty() {
            self.warn(item, Problem::Unsourced);
        }
    }

    fn claim<T>(&mut self, is: T, item: &str, backing: &Backing<'a>) -> Claim<T> {
        if backing.cite.is_empty() {
            self.warn(item, Problem::Unsourced);
        }
        Claim {
            is,
            cite: self.cite(&backing.cite),
            against: self.objections(&backing.against),
            rank: backing.rank.as_ref().map(|rank| rank.0),
            note: self.optional("note", backing.note.as_ref()),
        }
    }

    fn rivals<T>(&mut self, raw: Raw<'a>, claims: Vec<Claim<T>>) -> Rivals<T> {
        match Rivals::new(claims) {
            Ok(rivals) => rivals,
            Err(two) => {
                self.two_preferred(raw, two);
                Rivals::default()
            }
        }
    }

    /// Notes every mark `Preferred` but the first.
    fn two_preferred(&mut self, raw: Raw<'a>, two: TwoPreferred) {
        let rank = |item: &'a str| outline::value_of(item, "rank").map(|at| &item[at]);
        let items = self.items(raw).filter_map(rank);
        for mark in items.filter(|rank| *rank == "Preferred").skip(1) {
            self.fault(mark, two.into());
        }
    }
}

/// A list with room for as many as there are: most hold one, and room for four is made where nothing is said.
fn room_for<T>(items: &impl Iterator) -> Vec<T> {
    Vec::with_capacity(items.size_hint().0)
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
