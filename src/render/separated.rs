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
    row::Told,
};

/// A wanted field of a row: a cell, or an object with cells.
pub struct Field {
    name: &'static str,
    /// The wanted fields of the object; none of a cell.
    inside: Vec<Field>,
}

impl Field {
    /// The fields with these paths, in order: the name of each, or that of an object, a point, and its name there.
    pub fn all(paths: &[&'static str]) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::with_capacity(paths.len());
        for path in paths {
            let Some((name, inside)) = path.split_once('.') else {
                all.push(Self::cell(path));
                continue;
            };
            match all.last_mut() {
                Some(last) if last.name == name => last.inside.push(Self::cell(inside)),
                _ => all.push(Self {
                    name,
                    inside: vec![Self::cell(inside)],
                }),
            }
        }
        all
    }

    const fn cell(name: &'static str) -> Self {
        Self {
            name,
            inside: Vec::new(),
        }
    }
}

/// Writes a line with a cell for each wanted field of a row. A row has its fields in the same order; what it does not
/// have is an empty cell. `ends` is room for where the cells end.
pub fn line<R: Serialize>(
    told: &Told<'_, R>,
    fields: &[Field],
    apart: Apart,
    text: &mut String,
    ends: &mut Vec<usize>,
) {
    let line = text.len();
    ends.clear();
    let mut cells = Cells {
        start: line,
        text,
        ends,
        apart,
    };
    let mut all = Inside {
        cells: &mut cells,
        fields,
    };
    if let Some(query) = told.query {
        all.field("query", query);
    }
    let beside = told.more.0.len() + usize::from(told.origin.is_some());
    let own = all.fields.len().saturating_sub(beside);
    let (own, beside) = all.fields.split_at(own);
    let row = Piece::of(all.cells, Place::Inside(own));
    let row = told.row.serialize(row);
    row.expect("rows are objects with text keys");
    all.fields = beside;
    for (name, value) in &told.more.0 {
        all.field(name, value);
    }
    if let Some(origin) = &told.origin {
        all.field("origin", origin);
    }
    all.leave();
    // The last cell ends with the line.
    text.pop();
    apart.fit(text, line, ends);
    text.push('\n');
}

/// The cells of a row, as far as they are written.
struct Cells<'c> {
    /// Where they are written.
    text: &'c mut String,
    /// Where the cell begins that is being written.
    start: usize,
    /// Where those end that are written.
    ends: &'c mut Vec<usize>,
    apart: Apart,
}

impl<'c> Cells<'c> {
    /// Ends the cell that was written.
    fn end(&mut self) {
        self.ends.push(self.text.len());
        self.text.push_str(self.apart.sign());
        self.start = self.text.len();
    }

    /// Writes what a row has in a wanted field.
    #[inline(never)]
    fn write(&mut self, field: &'c Field, value: &(impl Serialize + ?Sized)) {
        if field.inside.is_empty() {
            if value.serialize(Piece::of(self, Place::Cell)).is_err() {
                self.text.truncate(self.start);
                json::write(value, self.text);
            }
            self.end();
            return;
        }
        let inside = Place::Inside(&field.inside);
        // What is no object there is unknown, and leaves all its fields empty.
        if value.serialize(Piece::of(self, inside)).is_err() {
            self.leave(&field.inside);
        }
    }

    /// Writes empty cells for some fields.
    fn leave(&mut self, fields: &[Field]) {
        for field in fields {
            if field.inside.is_empty() {
                self.end();
            } else {
                self.leave(&field.inside);
            }
        }
    }
}

/// Where in a row a value stands.
#[derive(Clone, Copy)]
enum Place<'c> {
    /// It is a cell.
    Cell,
    /// It is in a list that is a cell.
    Item,
    /// It is an object with cells for these fields.
    Inside(&'c [Field]),
}

/// A value that is written where it stands.
struct Piece<'p, 'c> {
    cells: &'p mut Cells<'c>,
    place: Place<'c>,
}

impl<'p, 'c> Piece<'p, 'c> {
    const fn of(cells: &'p mut Cells<'c>, place: Place<'c>) -> Self {
        Self { cells, place }
    }

    /// Writes what stands alone only.
    fn alone(self, text: &str) -> Result<(), Compound> {
        if !matches!(self.place, Place::Cell) {
            return Err(Compound);
        }
        self.cells.text.push_str(text);
        Ok(())
    }

    /// Lets a text be written that stands alone or in a list.
    fn text(self, write: impl FnOnce(&mut String)) -> Result<(), Compound> {
        let text = &mut *self.cells.text;
        match self.place {
            Place::Inside(_) => return Err(Compound),
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

/// Whole numbers are their digits.
macro_rules! numbers {
    ($($method:ident: $Type:ty,)+) => {$(
        fn $method(self, value: $Type) -> Result<(), Compound> {
            self.alone(itoa::Buffer::new().format(value))
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

    numbers! {
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
    }

    fn serialize_bool(self, value: bool) -> Result<(), Compound> {
        self.alone(if value { "true" } else { "false" })
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
            Place::Item | Place::Inside(_) => Err(Compound),
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
            Place::Item | Place::Inside(_) => Err(Compound),
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
            Place::Inside(fields) => Ok(Inside {
                cells: self.cells,
                fields,
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

/// An object with cells of its own.
struct Inside<'p, 'c> {
    cells: &'p mut Cells<'c>,
    /// The fields that are still wanted.
    fields: &'c [Field],
}

impl Inside<'_, '_> {
    /// Writes what the object has in a field.
    ///
    /// Mostly that is the next one wanted. Where an object is written its names are constants, and compared there
    /// (`inline`) they cost next to nothing.
    #[inline]
    fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized)) {
        match self.fields {
            [next, rest @ ..] if next.name == name => {
                self.fields = rest;
                self.cells.write(next, value);
            }
            _ => self.later(name, value),
        }
    }

    /// Writes what the object has in a field behind some that it does not have, or in none that is wanted.
    #[inline(never)]
    fn later(&mut self, name: &str, value: &(impl Serialize + ?Sized)) {
        let at = self.fields.iter().position(|field| field.name == name);
        if let Some(at) = at {
            let (passed, rest) = self.fields.split_at(at);
            self.cells.leave(passed);
            self.fields = &rest[1..];
            self.cells.write(&rest[0], value);
        }
    }

    /// Writes empty cells for the fields that it does not have.
    fn leave(self) {
        self.cells.leave(self.fields);
    }
}

impl SerializeStruct for Inside<'_, '_> {
    type Ok = ();
    type Error = Compound;

    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Compound> {
        self.field(name, value);
        Ok(())
    }

    fn end(self) -> Result<(), Compound> {
        self.leave();
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
        self.inside.field(&self.name, value);
        Ok(())
    }

    fn end(self) -> Result<(), Compound> {
        SerializeStruct::end(self.inside)
    }
}
