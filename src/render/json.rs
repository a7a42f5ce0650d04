//! A value as compact JSON: the bytes that `serde_json` writes, but that no character in them can act on a terminal.
//!
//! Rows are many, and `serde_json` hands its text on in pieces of a byte or a few: here it goes into the text of all rows
//! at once. Whatever is more than an object, a list, a text, a number or a truth is refused.

use std::fmt::{Display, Write};

use serde::{
    Serialize, Serializer,
    ser::{Error as _, Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple},
};
use serde_json::Error;

use crate::model::acts;

/// Compact JSON in which no character can act on a terminal: those that JSON leaves as they
/// are stand as escapes.
pub fn object(value: &(impl Serialize + ?Sized)) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

/// Writes the same behind a text.
pub fn write(value: &(impl Serialize + ?Sized), text: &mut String) {
    let written = value.serialize(Json::of(text));
    written.expect("rows are objects with text keys");
}

/// Where a value is written.
struct Json<'t> {
    text: &'t mut String,
    /// Whether a text is JSON already.
    is_written: bool,
}

/// The names by which `serde_json` hands on numbers and whatever else is JSON already begin so.
const WRITTEN: &str = "$serde_json::private::";

impl<'t> Json<'t> {
    const fn of(text: &'t mut String) -> Self {
        Self {
            text,
            is_written: false,
        }
    }

    /// Lets a text be written that JSON quotes.
    fn quoted(self, write: impl FnOnce(&mut String)) {
        self.text.push('"');
        let start = self.text.len();
        write(self.text);
        escape(self.text, start);
        self.text.push('"');
    }

    fn begin(self, sign: char) -> Several<'t> {
        self.text.push(sign);
        Several {
            text: self.text,
            is_begun: false,
            is_written: false,
        }
    }
}

/// The bytes that stand in a JSON text as they are, and begin no character which acts on a terminal.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0x20;
    while byte < plain.len() {
        plain[byte] = !matches!(byte, 0x22 | 0x5C | 0x7F | 0xC2 | 0xD8 | 0xE2 | 0xEF);
        byte += 1;
    }
    plain
};

/// Makes what was written from `start` on what stands in a JSON text.
fn escape(text: &mut String, start: usize) {
    // Most texts are short: to look at one byte after another is cheapest.
    let mut bytes = text.as_bytes()[start..].iter();
    if bytes.all(|byte| PLAIN[usize::from(*byte)]) {
        return;
    }
    let plain = text.split_off(start);
    for c in plain.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{C}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            _ if acts(c) => {
                write!(text, "\\u{:04x}", u32::from(c)).expect("a String takes all");
            }
            _ => text.push(c),
        }
    }
}

fn unfit() -> Error {
    Error::custom("rows are made of objects, lists, texts, numbers and truths")
}

/// Whole numbers are their digits.
macro_rules! numbers {
    ($($method:ident: $Type:ty,)+) => {$(
        fn $method(self, value: $Type) -> Result<(), Error> {
            self.text.push_str(itoa::Buffer::new().format(value));
        Ok(())
        }
    )+};
}

impl<'t> Serializer for Json<'t> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Several<'t>;
    type SerializeTuple = Several<'t>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Several<'t>;
    type SerializeStruct = Several<'t>;
    type SerializeStructVariant = Impossible<(), Error>;

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

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.text.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.text.push_str(&serde_json::to_string(&value)?);
        Ok(())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        self.text.push_str(&serde_json::to_string(&value)?);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        if self.is_written {
            self.text.push_str(value);
        } else {
            self.quoted(|text| text.push_str(value));
        }
        Ok(())
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        self.quoted(|text| write!(text, "{value}").expect("a String takes all"));
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Err(unfit())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(unfit())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Several<'t>, Error> {
        Ok(self.begin('['))
    }

    fn serialize_tuple(self, _: usize) -> Result<Several<'t>, Error> {
        Ok(self.begin('['))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Error> {
        Err(unfit())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(unfit())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Several<'t>, Error> {
        Ok(self.begin('{'))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Several<'t>, Error> {
        if name.starts_with(WRITTEN) {
            return Ok(Several {
                text: self.text,
                is_begun: true,
                is_written: true,
            });
        }
        Ok(self.begin('{'))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(unfit())
    }
}

/// A list or an object, as far as it is written.
struct Several<'t> {
    text: &'t mut String,
    is_begun: bool,
    /// Whether it is neither, but a text that is JSON already.
    is_written: bool,
}

impl Several<'_> {
    fn next(&mut self) {
        if self.is_begun {
            self.text.push(',');
        }
        self.is_begun = true;
    }

    fn value(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        value.serialize(Json::of(self.text))
    }
}

impl SerializeSeq for Several<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.next();
        self.value(value)
    }

    fn end(self) -> Result<(), Error> {
        self.text.push(']');
        Ok(())
    }
}

impl SerializeTuple for Several<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Error> {
        SerializeSeq::end(self)
    }
}

impl SerializeMap for Several<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Error> {
        self.next();
        let start = self.text.len();
        self.value(name)?;
        if !self.text[start..].starts_with('"') {
            return Err(unfit());
        }
        self.text.push(':');
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.value(value)
    }

    fn end(self) -> Result<(), Error> {
        self.text.push('}');
        Ok(())
    }
}

impl SerializeStruct for Several<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        if self.is_written {
            return value.serialize(Json {
                text: self.text,
                is_written: true,
            });
        }
        self.next();
        // The names of fields have nothing in them to escape.
        self.text.push('"');
        self.text.push_str(name);
        self.text.push_str("\":");
        self.value(value)
    }

    fn end(self) -> Result<(), Error> {
        if !self.is_written {
            self.text.push('}');
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_json::{Number, Value, value::RawValue};

    use super::*;

    /// What `serde_json` writes, with escapes for what acts on a terminal.
    fn expected(value: &impl Serialize) -> String {
        let written = serde_json::to_string(value).expect("this can be JSON");
        let fit = |c: char| {
            if acts(c) {
                format!("\\u{:04x}", u32::from(c))
            } else {
                c.to_string()
            }
        };
        written.chars().map(fit).collect()
    }

    #[derive(Serialize)]
    struct Row {
        text: String,
        none: Option<u8>,
        some: Option<bool>,
        numbers: (i64, u64, f64, f32),
        letter: char,
        unit: (),
        list: Vec<String>,
        inside: BTreeMap<String, Vec<f64>>,
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            "[0-9]{30}\\.[0-9]{20}1".prop_map(|digits| {
                let number: Number = format!("1{digits}").parse().expect("this is a number");
                Value::from(number)
            }),
            any::<String>().prop_map(Value::from),
            "[a-zа-я\"\\\\/\u{1}-\u{7F}“”ا]{0,40}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 64, 8, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..8)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn values_are_as_serde_json_writes_them(value in value()) {
            prop_assert_eq!(object(&value), expected(&value));
        }

        #[test]
        fn rows_are_as_serde_json_writes_them(
            text in any::<String>(), some in any::<Option<bool>>(), letter in any::<char>(),
            numbers in any::<(i64, u64, f64, f32)>(), list in any::<Vec<String>>(),
            inside in any::<BTreeMap<String, Vec<f64>>>(),
        ) {
            let row = Row { text, none: None, some, numbers, letter, unit: (), list, inside };
            prop_assert_eq!(object(&row), expected(&row));
        }
    }

    #[test]
    fn what_is_json_stays_as_it_is() {
        let number = "12345678901234567890.50";
        let raw: &RawValue = serde_json::from_str(number).expect("this is a number");
        assert_eq!(object(&[raw]), format!("[{number}]"));
    }
}
