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
    json,
    row::{ORIGIN, Told},
};
use crate::model::showable;

/// Writes a cell for each field of a row, nested fields by their path. A row has its fields in the
/// same order; what it does not have is an empty cell. `end` is told where each cell begins that
/// was written at the end of the text.
pub fn cells<R: Serialize>(
    told: &Told<'_, R>,
    fields: &[&str],
    text: &mut String,
    end: impl FnMut(&mut String, usize),
) {
    let mut cells = Cells {
        start: text.len(),
        fields,
        text,
        end,
    };
    if let Some(query) = told.query {
        cells.field("query", query, 0, 0);
    }
    let origin = told.origin.as_ref();
    let left = origin.map_or(0, |_| ORIGIN.len());
    let row = told
        .row
        .serialize(Piece::of(&mut cells, Place::Inside { depth: 0, left }));
    row.expect("rows are objects with text keys");
    if let Some(origin) = origin {
        cells.field("origin", origin, 0, 0);
    }
    cells.leave(0);
}

/// Makes what was written from `start` on a cell of TSV.
pub fn escape(text: &mut String, start: usize) {
    if is_plain(&text.as_bytes()[start..]) {
        return;
    }
    let cell = text.split_off(start);
    for c in showable(&cell).chars() {
        match c {
            '\\' => text.push_str("\\\\"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            _ => text.push(c),
        }
    }
}

/// Whether the bytes of a cell alone tell that it is shown as it is: most are.
fn is_plain(cell: &[u8]) -> bool {
    cell.iter().all(|byte| PLAIN[usize::from(*byte)])
}

/// The bytes that are neither escaped nor may begin a character that acts on a terminal.
const PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut byte = 0;
    while byte < 256 {
        plain[byte] = byte >= 0x20 && !matches!(byte, 0x5C | 0x7F | 0xC2 | 0xD8 | 0xE2 | 0xEF);
        byte += 1;
    }
    plain
};

/// The cells of a row, as far as they are written.
struct Cells<'c, F> {
    /// The fields that are still wanted.
    fields: &'c [&'c str],
    /// Where they are written.
    text: &'c mut String,
    /// Where the cell begins that is being written.
    start: usize,
    end: F,
}

impl<F: FnMut(&mut String, usize)> Cells<'_, F> {
    /// Ends the cell that was written.
    fn end(&mut self) {
        (self.end)(self.text, self.start);
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
        let found = self.fields[..own]
            .iter()
            .position(|field| relation(field, name, depth).is_some());
        let Some(at) = found else { return };
        self.leave(self.fields.len() - at);
        if relation(self.fields[0], name, depth) == Some(Relation::Same) {
            if value.serialize(Piece::of(self, Place::Cell)).is_err() {
                self.text.truncate(self.start);
                self.text.push_str(&json::object(value));
            }
            self.end();
            return;
        }
        let is_inside = |field: &&&str| relation(field, name, depth).is_some();
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
struct Piece<'p, 'c, F> {
    cells: &'p mut Cells<'c, F>,
    place: Place,
    /// The name of the next value, where names and values come one by one.
    name: String,
}

impl<'p, 'c, F> Piece<'p, 'c, F> {
    const fn of(cells: &'p mut Cells<'c, F>, place: Place) -> Self {
        Self {
            cells,
            place,
            name: String::new(),
        }
    }

    fn plain(self, text: impl Display) -> Result<(), Compound> {
        if !matches!(self.place, Place::Cell) {
            return Err(Compound);
        }
        write!(self.cells.text, "{text}").expect("a String takes all");
        Ok(())
    }

    /// Lets a text be written that stands alone or in a list, in which `\\` and `;` are escaped.
    fn text(self, write: impl FnOnce(&mut String)) -> Result<(), Compound> {
        let text = &mut *self.cells.text;
        let start = text.len();
        match self.place {
            Place::Inside { .. } => return Err(Compound),
            Place::Cell => write(text),
            Place::Item => {
                write(text);
                let is_joint = |byte: &u8| matches!(byte, b'\\' | b';');
                if text.as_bytes()[start..].iter().any(is_joint) {
                    let item = text.split_off(start);
                    text.push_str(&item.replace('\\', "\\\\").replace(';', "\\;"));
                }
            }
        }
        Ok(())
    }
}

fn push_digits(text: &mut String, number: u64) {
    if number >= 10 {
        push_digits(text, number / 10);
    }
    text.extend(char::from_digit((number % 10) as u32, 10));
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

impl<F: FnMut(&mut String, usize)> Serializer for Piece<'_, '_, F> {
    type Ok = ();
    type Error = Compound;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Impossible<(), Compound>;
    type SerializeTupleVariant = Impossible<(), Compound>;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), Compound>;

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
        match self.place {
            Place::Cell => push_digits(self.cells.text, value),
            Place::Item | Place::Inside { .. } => return Err(Compound),
        }
        Ok(())
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

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Compound> {
        match self.place {
            Place::Cell => Ok(self),
            Place::Item | Place::Inside { .. } => Err(Compound),
        }
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Compound> {
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

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Compound> {
        match self.place {
            Place::Inside { .. } => Ok(self),
            Place::Cell | Place::Item => Err(Compound),
        }
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Compound> {
        self.serialize_map(None)
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

impl<F: FnMut(&mut String, usize)> SerializeSeq for Piece<'_, '_, F> {
    type Ok = ();
    type Error = Compound;

    /// The texts of a list, joined. If any is none, whoever asked for the cell begins it anew.
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Compound> {
        if matches!(self.place, Place::Item) {
            self.cells.text.push(';');
        }
        self.place = Place::Item;
        value.serialize(Piece::of(self.cells, Place::Item))
    }

    fn end(self) -> Result<(), Compound> {
        Ok(())
    }
}

impl<F: FnMut(&mut String, usize)> SerializeTuple for Piece<'_, '_, F> {
    type Ok = ();
    type Error = Compound;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Compound> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Compound> {
        Ok(())
    }
}

impl<F: FnMut(&mut String, usize)> SerializeStruct for Piece<'_, '_, F> {
    type Ok = ();
    type Error = Compound;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Compound> {
        if let Place::Inside { depth, left } = self.place {
            self.cells.field(name, value, depth, left);
        }
        Ok(())
    }

    fn end(self) -> Result<(), Compound> {
        if let Place::Inside { left, .. } = self.place {
            self.cells.leave(left);
        }
        Ok(())
    }
}

impl<F: FnMut(&mut String, usize)> SerializeMap for Piece<'_, '_, F> {
    type Ok = ();
    type Error = Compound;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Compound> {
        // No cell is open between two fields: what is written there is taken away again.
        name.serialize(Piece::of(self.cells, Place::Cell))?;
        let start = self.cells.start;
        self.name.clear();
        self.name.push_str(&self.cells.text[start..]);
        self.cells.text.truncate(start);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Compound> {
        if let Place::Inside { depth, left } = self.place {
            let name = std::mem::take(&mut self.name);
            self.cells.field(&name, value, depth, left);
            self.name = name;
        }
        Ok(())
    }

    fn end(self) -> Result<(), Compound> {
        SerializeStruct::end(self)
    }
}
