//! Rows as lines of fields: what TSV and CSV have in common.
//!
//! Both write the same fields: nested objects flattened (`quantity.min`), lists of ids and
//! texts joined by `;` (inside one, `;` and `\` are written `\;` and `\\`), lists of objects as compact JSON,
//! what is unknown as an empty field.

use std::fmt::{self, Display, Write};

use serde::{
    Serialize, Serializer,
    ser::{Error, Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple},
};

use super::{
    apart::{Apart, fit_list},
    json,
    row::{ORIGIN, Told},
};
use crate::model::Decimal;

/// Writes a line with a cell for each field of a row, nested fields by their path. A row has its fields in the
/// same order; what it does not have is an empty cell.
pub fn line<R: Serialize>(told: &Told<'_, R>, fields: &[&str], apart: Apart, text: &mut String) {
    let mut cells = Cells {
        start: text.len(),
        fields,
        text,
        apart,
    };
    if let Some(query) = told.query {
        cells.field("query", query, 0, 0);
    }
    let origin = told.origin.as_ref();
    let left = told.more.0.len() + origin.map_or(0, |_| ORIGIN.len());
    let row = told
        .row
        .serialize(Piece::of(&mut cells, Place::Inside { depth: 0, left }));
    row.expect("rows are objects with text keys");
    for (name, value) in &told.more.0 {
        cells.field(name, value, 0, 0);
    }
    if let Some(origin) = origin {
        cells.field("origin", origin, 0, 0);
    }
    cells.leave(0);
    // The last cell ends with the line.
    text.pop();
    text.push('\n');
}

/// The cells of a row, as far as they are written.
struct Cells<'c> {
    /// The fields that are still wanted.
    fields: &'c [&'c str],
    /// Where they are written.
    text: &'c mut String,
    /// Where the cell begins that is being written.
    start: usize,
    apart: Apart,
}

impl Cells<'_> {
    /// Ends the cell that was written.
    fn end(&mut self) {
        self.apart.end(self.text, self.start);
        self.start = self.text.len();
        self.fields = self.fields.get(1..).unwrap_or_default();
    }

    /// Writes empty cells until so many fields are left.
    fn leave(&mut self, left: usize) {
        while self.fields.len() > left {
            self.end();
        }
    }

    /// Writes what a row has in a field, of the fields but for the last `left`; the first `depth`
    /// bytes of those say where they are.
    fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized), depth: usize, left: usize) {
        let own = self.fields.len().saturating_sub(left);
        let mut wanted = self.fields[..own].iter().enumerate();
        let found = wanted.find_map(|(at, field)| Some((at, relation(field, name, depth)?)));
        let Some((at, relation)) = found else { return };
        self.leave(self.fields.len() - at);
        match relation {
            Relation::Same => {
                if value.serialize(Piece::of(self, Place::Cell)).is_err() {
                    self.text.truncate(self.start);
                    self.text.push_str(&json::object(value));
                }
                self.end();
            }
            Relation::Around => {
                let is_inside = |field: &&&str| self::relation(field, name, depth).is_some();
                let inside = self.fields.iter().take_while(is_inside).count();
                let left = self.fields.len() - inside;
                let depth = depth + name.len() + 1;
                // What is no object there is unknown, and leaves all its fields empty.
                if value
                    .serialize(Piece::of(self, Place::Inside { depth, left }))
                    .is_err()
                {
                    self.leave(left);
                }
            }
        }
    }
}

/// What a field of a row is to a wanted one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// It is wanted.
    Same,
    /// Something inside it is wanted.
    Around,
}

/// What the field of this name is to a wanted one, of which the first `depth` bytes say where both are.
fn relation(wanted: &str, name: &str, depth: usize) -> Option<Relation> {
    let (wanted, name) = (wanted.as_bytes(), name.as_bytes());
    let end = depth + name.len();
    // What is of another length is told by that.
    let relation = match wanted.get(end) {
        None => Relation::Same,
        Some(b'.') => Relation::Around,
        Some(_) => return None,
    };
    (wanted.get(depth..end)? == name).then_some(relation)
}

/// Where in a row a value stands.
#[derive(Clone, Copy)]
enum Place {
    /// It is a cell.
    Cell,
    /// It is in a list that is a cell.
    Item,
    /// It has cells of its own, all but the last `left`; their paths go on behind `depth` bytes.
    Inside { depth: usize, left: usize },
}

/// A value that is written where it stands.
struct Piece<'p, 'c> {
    cells: &'p mut Cells<'c>,
    place: Place,
}

impl<'p, 'c> Piece<'p, 'c> {
    const fn of(cells: &'p mut Cells<'c>, place: Place) -> Self {
        Self { cells, place }
    }

    fn plain(self, text: impl Display) -> Result<(), Compound> {
        if !matches!(self.place, Place::Cell) {
            return Err(Compound);
        }
        write!(self.cells.text, "{text}").expect("a String takes all");
        Ok(())
    }

    /// Lets a text be written that stands alone or in a list.
    fn text(self, write: impl FnOnce(&mut String)) -> Result<(), Compound> {
        let text = &mut *self.cells.text;
        match self.place {
            Place::Inside { .. } => return Err(Compound),
            Place::Cell => write(text),
            Place::Item => {
                let start = text.len();
                write(text);
                fit_list(text, start);
            }
        }
        Ok(())
    }
}

/// That a value cannot stand so where it stands.
#[derive(Debug)]
struct Compound;

impl Display for Compound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is no text")
    }
}

impl std::error::Error for Compound {}

impl Error for Compound {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// Values that are written as they display.
macro_rules! plain {
    ($($method:ident: $Type:ty,)+) => {$(
        fn $method(self, value: $Type) -> Result<(), Compound> {
            self.plain(value)
        }
    )+};
}

impl<'p, 'c> Serializer for Piece<'p, 'c> {
    type Ok = ();
    type Error = Compound;
    type SerializeSeq = List<'p, 'c>;
    type SerializeTuple = List<'p, 'c>;
    type SerializeTupleStruct = Impossible<(), Compound>;
    type SerializeTupleVariant = Impossible<(), Compound>;
    type SerializeMap = Entries<'p, 'c>;
    type SerializeStruct = Inside<'p, 'c>;
    type SerializeStructVariant = Impossible<(), Compound>;

    /// A cell is text alone: numbers come as their digits.
    fn is_human_readable(&self) -> bool {
        false
    }

    plain! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
    }

    fn serialize_u64(self, value: u64) -> Result<(), Compound> {
        self.plain(Decimal::of_digits(value, 0))
    }

    fn serialize_f32(self, _: f32) -> Result<(), Compound> {
        Err(Compound)
    }

    fn serialize_f64(self, _: f64) -> Result<(), Compound> {
        Err(Compound)
    }

    fn serialize_char(self, c: char) -> Result<(), Compound> {
        self.serialize_str(c.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Compound> {
        self.text(|text| text.push_str(value))
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Compound> {
        self.text(|text| write!(text, "{value}").expect("a String takes all"))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Compound> {
        Err(Compound)
    }

    fn serialize_none(self) -> Result<(), Compound> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Compound> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Compound> {
        match self.place {
            Place::Cell => Ok(()),
            Place::Item | Place::Inside { .. } => Err(Compound),
        }
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Compound> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Compound> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Compound> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Compound> {
        Err(Compound)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'p, 'c>, Compound> {
        match self.place {
            Place::Cell => Ok(List {
                cells: self.cells,
                is_begun: false,
            }),
            Place::Item | Place::Inside { .. } => Err(Compound),
        }
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'p, 'c>, Compound> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Compound> {
        Err(Compound)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Compound> {
        Err(Compound)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'p, 'c>, Compound> {
        let inside = self.serialize_struct("", 0)?;
        let name = String::new();
        Ok(Entries { inside, name })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Inside<'p, 'c>, Compound> {
        match self.place {
            Place::Inside { depth, left } => Ok(Inside {
                cells: self.cells,
                depth,
                left,
            }),
            Place::Cell | Place::Item => Err(Compound),
        }
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Compound> {
        Err(Compound)
    }
}

/// A list that is a cell: its texts, joined.
struct List<'p, 'c> {
    cells: &'p mut Cells<'c>,
    is_begun: bool,
}

impl SerializeSeq for List<'_, '_> {
    type Ok = ();
    type Error = Compound;

    /// If any is no text, whoever asked for the cell begins it anew.
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Compound> {
        if self.is_begun {
            self.cells.text.push(';');
        }
        self.is_begun = true;
        value.serialize(Piece::of(self.cells, Place::Item))
    }

    fn end(self) -> Result<(), Compound> {
        Ok(())
    }
}

impl SerializeTuple for List<'_, '_> {
    type Ok = ();
    type Error = Compound;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Compound> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Compound> {
        Ok(())
    }
}

/// An object with cells of its own, all but the last `left`; their paths go on behind `depth` bytes.
struct Inside<'p, 'c> {
    cells: &'p mut Cells<'c>,
    depth: usize,
    left: usize,
}

impl SerializeStruct for Inside<'_, '_> {
    type Ok = ();
    type Error = Compound;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Compound> {
        self.cells.field(name, value, self.depth, self.left);
        Ok(())
    }

    fn end(self) -> Result<(), Compound> {
        self.cells.leave(self.left);
        Ok(())
    }
}

/// The same of an object the names and values of which come one by one.
struct Entries<'p, 'c> {
    inside: Inside<'p, 'c>,
    /// The name of the next value.
    name: String,
}

impl SerializeMap for Entries<'_, '_> {
    type Ok = ();
    type Error = Compound;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Compound> {
        // No cell is open between two fields: what is written there is taken away again.
        let cells = &mut *self.inside.cells;
        name.serialize(Piece::of(cells, Place::Cell))?;
        self.name.clear();
        self.name.push_str(&cells.text[cells.start..]);
        cells.text.truncate(cells.start);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Compound> {
        let Inside { cells, depth, left } = &mut self.inside;
        cells.field(&self.name, value, *depth, *left);
        Ok(())
    }

    fn end(self) -> Result<(), Compound> {
        SerializeStruct::end(self.inside)
    }
}
