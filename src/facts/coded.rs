//! Records as bytes that need no reading: what the facts that the program carries with it are kept as.
//!
//! They are written when the program is built, of records that were checked, and read by the same
//! version of it; so nothing is checked again. What cannot be read all the same is taken for nothing.
//! Texts stay where they are: what is read has to last as long as the program.

use super::{kept::Kept, record::Kind};
use crate::{
    model::{
        Amount, Citation, Claim, Coordinates, Date, Day, Decimal, Delivery, Event, Figure, Group,
        Id, Link, Object, Objection, Part, Parts, Person, Place, Quantity, Quote, Rivals, Source,
        Statement, Subject, Word, Wording,
    },
    packed::{Cursor, Writer},
};

/// Lists are seldom longer: room for so much is made at once.
const USUAL: usize = 32;

/// What can be written as bytes and read again.
pub(super) trait Coded: Sized {
    fn write(&self, to: &mut Writer);
    fn read(from: &mut Cursor<'static>) -> Option<Self>;
}

/// A struct is its fields, one after another.
macro_rules! coded {
    ($($name:ident { $($field:ident),+ })+) => {$(
        impl Coded for $name {
            fn write(&self, to: &mut Writer) {
                $(self.$field.write(to);)+
            }

            fn read(from: &mut Cursor<'static>) -> Option<Self> {
                Some(Self { $($field: Coded::read(from)?,)+ })
            }
        }
    )+};
}

coded! {
    Source { id, kind, title, author, publisher, year, language, url, derives_from, note }
    Subject { id, name, aliases, misspellings, summary, note, cite, against, statements }
    Person { subject, born, died, roles }
    Group { subject, kind }
    Place { subject, inside, at }
    Object { subject, kind }
    Event { subject, when, place, parts }
    Delivery { subject, kind, unit, from, to, when, status, figures, part_of, parts }
    Quote { subject, by, to, when, words, chain }
    Part { id, part, cite, against, note }
    Parts { people, groups, objects }
    Objection { says, cite }
    Citation { source, locator }
    Link { id, locator }
    Statement { text, when }
    Figure { amount, when }
}

impl<T: Coded> Coded for Claim<T> {
    fn write(&self, to: &mut Writer) {
        self.is.write(to);
        self.cite.write(to);
        self.against.write(to);
        self.rank.write(to);
        self.note.write(to);
    }

    fn read(from: &mut Cursor<'static>) -> Option<Self> {
        Some(Self {
            is: Coded::read(from)?,
            cite: Coded::read(from)?,
            against: Coded::read(from)?,
            rank: Coded::read(from)?,
            note: Coded::read(from)?,
        })
    }
}

impl<T: Coded> Coded for Rivals<T> {
    fn write(&self, to: &mut Writer) {
        to.size(self.claims().len());
        self.claims().iter().for_each(|claim| claim.write(to));
    }

    fn read(from: &mut Cursor<'static>) -> Option<Self> {
        Self::new(Coded::read(from)?).ok()
    }
}

impl<T: Coded> Coded for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.size(self.len());
        for one in self {
            one.write(to);
        }
    }

    fn read(from: &mut Cursor<'static>) -> Option<Self> {
        let count = from.size();
        let mut all = Self::with_capacity(count.min(USUAL));
        for _ in 0..count {
            all.push(T::read(from)?);
        }
        Some(all)
    }
}

impl<T: Coded> Coded for Option<T> {
    fn write(&self, to: &mut Writer) {
        to.byte(u8::from(self.is_some()));
        if let Some(one) = self {
            one.write(to);
        }
    }

    fn read(from: &mut Cursor<'static>) -> Option<Self> {
        match from.byte() {
            0 => Some(None),
            _ => T::read(from).map(Some),
        }
    }
}

impl<A: Coded, B: Coded> Coded for (A, B) {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut Cursor<'static>) -> Option<Self> {
        Some((A::read(from)?, B::read(from)?))
    }
}

/// A word of a vocabulary is its number in it.
impl<W: Word> Coded for W {
    fn write(&self, to: &mut Writer) {
        let at = W::ALL
            .iter()
            .position(|word| word.as_str() == self.as_str());
        to.size(at.unwrap_or_default());
    }

    fn read(from: &mut Cursor<'static>) -> Option<Self> {
        W::ALL.get(from.size()).copied()
    }
}

impl Coded for Wording {
    fn write(&self, to: &mut Writer) {
        to.text(self);
    }

    fn read(from: &mut Cursor<'static>) -> Option<Self> {
        Some(Wording::const_new(from.text()))
    }
}

impl Coded for Id {
    fn write(&self, to: &mut Writer) {
        to.text(self.as_str());
    }

    fn read(from: &mut Cursor<'static>) -> Option<Self> {
        Some(Self::again(from.text().into()))
    }
}

impl Coded for Date {
    fn write(&self, to: &mut Writer) {
        to.text(self.as_written());
    }

    fn read(from: &mut Cursor<'static>) -> Option<Self> {
        Self::of(from.text().into()).ok()
    }
}

/// A number is its digits without their point and where that stands; a number of very many digits, 0 and those.
impl Coded for Decimal {
    fn write(&self, to: &mut Writer) {
        if let Some((digits, scale)) = self.digits() {
            to.number(scale + 1);
            to.number(digits);
        } else {
            to.byte(0);
            to.text(&self.to_string());
        }
    }

    fn read(from: &mut Cursor<'static>) -> Option<Self> {
        match from.number() {
            0 => Self::long(from.text()),
            scale => Some(Self::of_digits(from.number(), scale - 1)),
        }
    }
}

impl Coded for Day {
    fn write(&self, to: &mut Writer) {
        to.signed(self.year());
        to.byte(self.month());
        to.byte(self.day());
    }

    fn read(from: &mut Cursor<'static>) -> Option<Self> {
        Self::new(from.signed(), from.byte(), from.byte())
    }
}

impl Coded for Quantity {
    fn write(&self, to: &mut Writer) {
        self.best.write(to);
        self.min.write(to);
        self.max.write(to);
        self.qualifier.write(to);
    }

    fn read(from: &mut Cursor<'static>) -> Option<Self> {
        Some(Self {
            best: Coded::read(from)?,
            min: Coded::read(from)?,
            max: Coded::read(from)?,
            qualifier: Coded::read(from)?,
        })
    }
}

impl Coded for Coordinates {
    fn write(&self, to: &mut Writer) {
        to.raw(&self.latitude().to_le_bytes());
        to.raw(&self.longitude().to_le_bytes());
    }

    fn read(from: &mut Cursor<'static>) -> Option<Self> {
        let mut degrees = || Some(f64::from_le_bytes(from.raw(8).try_into().ok()?));
        Self::new(degrees()?, degrees()?).ok()
    }
}

impl Coded for Amount {
    fn write(&self, to: &mut Writer) {
        let (sign, number) = match self {
            Self::Exact(n) => (0, Some(n)),
            Self::About(n) => (1, Some(n)),
            Self::Almost(n) => (2, Some(n)),
            Self::Over(n) => (3, Some(n)),
            Self::Between(low, _) => (4, Some(low)),
            Self::Unknown => (5, None),
        };
        to.byte(sign);
        if let Some(number) = number {
            number.write(to);
        }
        if let Self::Between(_, high) = self {
            high.write(to);
        }
    }

    fn read(from: &mut Cursor<'static>) -> Option<Self> {
        Some(match from.byte() {
            0 => Self::Exact(Coded::read(from)?),
            1 => Self::About(Coded::read(from)?),
            2 => Self::Almost(Coded::read(from)?),
            3 => Self::Over(Coded::read(from)?),
            4 => Self::Between(Coded::read(from)?, Coded::read(from)?),
            _ => Self::Unknown,
        })
    }
}

/// A record as bytes.
pub(super) fn write(record: &Kept, to: &mut Writer) {
    match record {
        Kept::Source(it) => it.write(to),
        Kept::Person(it) => it.write(to),
        Kept::Group(it) => it.write(to),
        Kept::Place(it) => it.write(to),
        Kept::Object(it) => it.write(to),
        Kept::Event(it) => it.write(to),
        Kept::Delivery(it) => it.write(to),
        Kept::Quote(it) => it.write(to),
    }
}

/// The record of a kind that some bytes are.
pub(super) fn read(kind: Kind, bytes: &'static [u8]) -> Option<Kept> {
    let from = &mut Cursor::new(bytes);
    Some(match kind {
        Kind::Source => Kept::Source(Coded::read(from)?),
        Kind::Person => Kept::Person(Coded::read(from)?),
        Kind::Group => Kept::Group(Coded::read(from)?),
        Kind::Place => Kept::Place(Coded::read(from)?),
        Kind::Object => Kept::Object(Coded::read(from)?),
        Kind::Event => Kept::Event(Coded::read(from)?),
        Kind::Delivery => Kept::Delivery(Coded::read(from)?),
        Kind::Quote => Kept::Quote(Coded::read(from)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Page, reader};

    #[test]
    fn every_built_in_record_is_read_as_it_was_written() {
        let reading = reader::read(&[Page::new("facts.ron", crate::facts::BUILT_IN)], false);
        let kept = reading.records.into_kept();
        assert!(kept.len() > 300);
        for kept in &kept {
            let mut writer = Writer::new();
            write(kept, &mut writer);
            let again = read(kept.record().kind(), writer.into_bytes().leak()).unwrap();
            assert_eq!(format!("{again:?}"), format!("{kept:?}"));
        }
    }
}
