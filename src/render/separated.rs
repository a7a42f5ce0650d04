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

use super::json;
use crate::model::showable;

/// Hands out a cell for each field of a row, nested fields by their path. A row has its fields in
/// the same order; what it does not have is an empty cell.
pub fn cells(row: &impl Serialize, fields: &[&str], to: impl FnMut(&str)) {
    let mut cells = Cells {
        fields,
        text: String::new(),
        to,
    };
    let inside = Place::Inside { depth: 0, left: 0 };
    let told = row.serialize(Piece::of(&mut cells, inside));
    told.expect("rows are objects with text keys");
}

/// Writes a cell of TSV.
pub fn escape(cell: &str, to: &mut String) {
    let is_plain = |block: &[u8]| {
        let plain = |byte: &u8| *byte >= b' ' && *byte != b'\\';
        block.iter().fold(true, |all, byte| all & plain(byte))
    };
    // Blocks without an early end can be looked at many bytes at once.
    if cell.as_bytes().chunks(64).all(is_plain) {
        to.push_str(cell);
        return;
    }
    for c in cell.chars() {
        match c {
            '\\' => to.push_str("\\\\"),
            '\t' => to.push_str("\\t"),
            '\n' => to.push_str("\\n"),
            '\r' => to.push_str("\\r"),
            _ => to.push(c),
        }
    }
}

/// The cells of a row, as far as they are handed out.
struct Cells<'c, F> {
    /// The fields that are still wanted.
    fields: &'c [&'c str],
    /// The cell that is being written.
    text: String,
    to: F,
}

impl<F: FnMut(&str)> Cells<'_, F> {
    /// Hands out the cell that was written.
    fn end(&mut self) {
        if self.text.is_empty() {
            (self.to)("");
        } else {
            (self.to)(&showable(&self.text));
            self.text.clear();
        }
        self.fields = self.fields.get(1..).unwrap_or_default();
    }

    /// Hands out empty cells until so many fields are left.
    fn leave(&mut self, left: usize) {
        while self.fields.len() > left {
            self.end();
        }
    }

    /// Writes what a row has in a field, of the fields but for the last `left`; the first `depth`
    /// bytes of those say where they are.
    fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized), depth: usize, left: usize) {
        let is_it = |field: &&str| *field.get(depth..).unwrap_or_default() == *name;
        let is_inside = |field: &&str| {
            let tail = field.get(depth..).unwrap_or_default();
            let inside = tail.strip_prefix(name);
            inside.is_some_and(|inside| inside.starts_with('.'))
        };
        let own = &self.fields[..self.fields.len().saturating_sub(left)];
        let Some(at) = own.iter().position(|f| is_it(f) || is_inside(f)) else {
            return;
        };
        self.leave(self.fields.len() - at);
        if is_it(&self.fields[0]) {
            if value.serialize(Piece::of(self, Place::Cell)).is_err() {
                self.text = json::object(value);
            }
            self.end();
            return;
        }
        let inside = self.fields.iter().take_while(|f| is_inside(f)).count();
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

impl<F: FnMut(&str)> Serializer for Piece<'_, '_, F> {
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
        serialize_u64: u64,
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
        let text = &mut self.cells.text;
        match self.place {
            Place::Item if value.contains(['\\', ';']) => {
                text.push_str(&value.replace('\\', "\\\\").replace(';', "\\;"));
            }
            Place::Cell | Place::Item => text.push_str(value),
            Place::Inside { .. } => return Err(Compound),
        }
        Ok(())
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
        self.plain("")
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

impl<F: FnMut(&str)> SerializeSeq for Piece<'_, '_, F> {
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

impl<F: FnMut(&str)> SerializeTuple for Piece<'_, '_, F> {
    type Ok = ();
    type Error = Compound;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Compound> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Compound> {
        Ok(())
    }
}

impl<F: FnMut(&str)> SerializeStruct for Piece<'_, '_, F> {
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

impl<F: FnMut(&str)> SerializeMap for Piece<'_, '_, F> {
    type Ok = ();
    type Error = Compound;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Compound> {
        // No cell is open between two fields.
        name.serialize(Piece::of(self.cells, Place::Cell))?;
        std::mem::swap(&mut self.name, &mut self.cells.text);
        self.cells.text.clear();
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
