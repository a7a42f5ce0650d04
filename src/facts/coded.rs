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
    packed::Writer,
};

/// What is being read. All of it is text, so that no text in it has to be looked at by itself: numbers are written
/// in ASCII, six bits in each, the lowest first, the seventh telling that more follow.
pub(super) struct Script {
    all: &'static str,
    /// How much of it is read.
    at: usize,
}

impl Script {
    /// Reading from the start of some bytes; of nothing where they are no text.
    pub fn new(bytes: &'static [u8]) -> Self {
        let all = std::str::from_utf8(bytes).unwrap_or_default();
        Self { all, at: 0 }
    }

    /// A number; 0 at the end.
    pub fn number(&mut self) -> u64 {
        // Almost all are of one byte.
        match self.all.as_bytes().get(self.at) {
            Some(&byte) if byte <= MOST => {
                self.at += 1;
                byte.into()
            }
            _ => self.long_number(),
        }
    }

    #[cold]
    fn long_number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        for byte in self.all.as_bytes().get(self.at..).unwrap_or_default() {
            number |= u64::from(byte & MOST) << shift;
            shift += 6;
            self.at += 1;
            if *byte <= MOST || shift > u64::BITS {
                break;
            }
        }
        number
    }

    fn size(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or(usize::MAX)
    }

    /// A text; nothing where there is none of that length.
    fn text(&mut self) -> &'static str {
        let end = self.size().saturating_add(self.at);
        let text = self.all.get(self.at..end);
        self.at = if text.is_some() { end } else { self.all.len() };
        text.unwrap_or_default()
    }
}

/// The text in a record.
fn wording(text: &'static str) -> Wording {
    // Short ones stand in the record itself, and are copied there faster so.
    if text.len() <= size_of::<Wording>() {
        Wording::new(text)
    } else {
        Wording::const_new(text)
    }
}

/// The most that is written in a byte of a number.
const MOST: u8 = 0x3F;

/// Writes a number as it is read from a [`Script`].
#[expect(
    clippy::cast_possible_truncation,
    reason = "a byte is what is left of six bits"
)]
fn number(mut number: u64, to: &mut Writer) {
    while number > u64::from(MOST) {
        to.byte(number as u8 & MOST | (MOST + 1));
        number >>= 6;
    }
    to.byte(number as u8);
}

fn text(text: &str, to: &mut Writer) {
    text.len().write(to);
    to.raw(text.as_bytes());
}

/// Lists are seldom longer: room for so much is made at once.
const USUAL: usize = 32;

/// What can be written as bytes and read again.
pub(super) trait Coded: Sized {
    fn write(&self, to: &mut Writer);
    fn read(from: &mut Script) -> Option<Self>;
}

/// A struct is its fields, one after another.
macro_rules! coded {
    ($($name:ident { $($field:ident),+ })+) => {$(
        impl Coded for $name {
            fn write(&self, to: &mut Writer) {
                $(self.$field.write(to);)+
            }

            fn read(from: &mut Script) -> Option<Self> {
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

impl Coded for usize {
    fn write(&self, to: &mut Writer) {
        number(*self as u64, to);
    }

    fn read(from: &mut Script) -> Option<Self> {
        Some(from.size())
    }
}

impl Coded for bool {
    fn write(&self, to: &mut Writer) {
        number((*self).into(), to);
    }

    fn read(from: &mut Script) -> Option<Self> {
        Some(from.number() != 0)
    }
}

impl<T: Coded> Coded for Claim<T> {
    fn write(&self, to: &mut Writer) {
        self.is.write(to);
        self.cite.write(to);
        self.against.write(to);
        self.rank.write(to);
        self.note.write(to);
    }

    fn read(from: &mut Script) -> Option<Self> {
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
        self.claims().len().write(to);
        self.claims().iter().for_each(|claim| claim.write(to));
    }

    fn read(from: &mut Script) -> Option<Self> {
        Self::new(Coded::read(from)?).ok()
    }
}

impl<T: Coded> Coded for Vec<T> {
    fn write(&self, to: &mut Writer) {
        self.len().write(to);
        for one in self {
            one.write(to);
        }
    }

    fn read(from: &mut Script) -> Option<Self> {
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
        self.is_some().write(to);
        if let Some(one) = self {
            one.write(to);
        }
    }

    fn read(from: &mut Script) -> Option<Self> {
        if bool::read(from)? {
            T::read(from).map(Some)
        } else {
            Some(None)
        }
    }
}

impl<A: Coded, B: Coded> Coded for (A, B) {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut Script) -> Option<Self> {
        Some((A::read(from)?, B::read(from)?))
    }
}

/// A word of a vocabulary is its number in it.
impl<W: Word> Coded for W {
    fn write(&self, to: &mut Writer) {
        let at = W::ALL
            .iter()
            .position(|word| word.as_str() == self.as_str());
        at.unwrap_or_default().write(to);
    }

    fn read(from: &mut Script) -> Option<Self> {
        W::ALL.get(from.size()).copied()
    }
}

impl Coded for Wording {
    fn write(&self, to: &mut Writer) {
        text(self, to);
    }

    fn read(from: &mut Script) -> Option<Self> {
        Some(wording(from.text()))
    }
}

impl Coded for Id {
    fn write(&self, to: &mut Writer) {
        text(self.as_str(), to);
    }

    fn read(from: &mut Script) -> Option<Self> {
        Some(Self::again(wording(from.text())))
    }
}

impl Coded for Date {
    fn write(&self, to: &mut Writer) {
        text(self.as_written(), to);
    }

    fn read(from: &mut Script) -> Option<Self> {
        Self::of(wording(from.text())).ok()
    }
}

/// A number is its digits without their point and where that stands; a number of very many digits, 0 and those.
impl Coded for Decimal {
    fn write(&self, to: &mut Writer) {
        if let Some((digits, scale)) = self.digits() {
            number(scale + 1, to);
            number(digits, to);
        } else {
            number(0, to);
            text(&self.to_string(), to);
        }
    }

    fn read(from: &mut Script) -> Option<Self> {
        match from.number() {
            0 => Self::long(from.text()),
            scale => Some(Self::of_digits(from.number(), scale - 1)),
        }
    }
}

impl Coded for Day {
    fn write(&self, to: &mut Writer) {
        number(self.year().cast_unsigned(), to);
        number(self.month().into(), to);
        number(self.day().into(), to);
    }

    fn read(from: &mut Script) -> Option<Self> {
        let year = from.number().cast_signed();
        let mut part = || u8::try_from(from.number()).ok();
        Self::new(year, part()?, part()?)
    }
}

/// What is best is mostly the least and the most too, and stands once then.
impl Coded for Quantity {
    fn write(&self, to: &mut Writer) {
        self.qualifier.write(to);
        self.best.write(to);
        let is_one = self.min == self.best && self.max == self.best;
        is_one.write(to);
        if !is_one {
            self.min.write(to);
            self.max.write(to);
        }
    }

    fn read(from: &mut Script) -> Option<Self> {
        let qualifier = Coded::read(from)?;
        let best: Option<Decimal> = Coded::read(from)?;
        let is_one = bool::read(from)?;
        let mut bound = || {
            if is_one {
                Some(best.clone())
            } else {
                Coded::read(from)
            }
        };
        Some(Self {
            min: bound()?,
            max: bound()?,
            best,
            qualifier,
        })
    }
}

impl Coded for Coordinates {
    fn write(&self, to: &mut Writer) {
        number(self.latitude().to_bits(), to);
        number(self.longitude().to_bits(), to);
    }

    fn read(from: &mut Script) -> Option<Self> {
        let mut degrees = || f64::from_bits(from.number());
        Self::new(degrees(), degrees()).ok()
    }
}

impl Coded for Amount {
    fn write(&self, to: &mut Writer) {
        let (sign, amount) = match self {
            Self::Exact(n) => (0, Some(n)),
            Self::About(n) => (1, Some(n)),
            Self::Almost(n) => (2, Some(n)),
            Self::Over(n) => (3, Some(n)),
            Self::Between(low, _) => (4, Some(low)),
            Self::Unknown => (5, None),
        };
        number(sign, to);
        if let Some(amount) = amount {
            amount.write(to);
        }
        if let Self::Between(_, high) = self {
            high.write(to);
        }
    }

    fn read(from: &mut Script) -> Option<Self> {
        Some(match from.number() {
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
    let from = &mut Script::new(bytes);
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
