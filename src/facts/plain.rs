//! Reads RON as nearly all records are written: plain texts, words, numbers, lists and structs.
//!
//! All that it takes the ron crate takes too, and gives the same; the rest it refuses without
//! saying why: escapes, raw texts, block comments, `Some` and `None`, odd numbers, and of course
//! whatever is wrong. Then the ron crate is asked, which says what is wrong and where.
//!
//! A value that stays as it is written (`file::Raw`) is only gone past here; it is looked at when it
//! is read in its turn.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeSeed, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
        value::BorrowedStrDeserializer,
    },
    forward_to_deserialize_any,
};

/// Reads a value that is all of a text; none unless it is plain and right.
pub(super) fn from_str<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    let mut plain = Plain { text, at: 0 };
    plain.gap().ok()?;
    let value = T::deserialize(&mut plain).ok()?;
    plain.gap().ok()?;
    (plain.at == text.len()).then_some(value)
}

/// What is not plain, or not right.
#[derive(Debug)]
struct Odd;

type Taken<T> = Result<T, Odd>;

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not plain")
    }
}

impl std::error::Error for Odd {}

impl Error for Odd {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
}

/// More digits than this may not fit into what the ron crate reads numbers as.
const MOST_DIGITS: usize = 15;

/// A text, and how far it was read.
struct Plain<'de> {
    text: &'de str,
    at: usize,
}

impl<'de> Plain<'de> {
    fn rest(&self) -> &'de [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// What was read since a place.
    fn since(&self, start: usize) -> Taken<&'de str> {
        self.text.get(start..self.at).ok_or(Odd)
    }

    /// Goes past white space and comments.
    fn gap(&mut self) -> Taken<()> {
        loop {
            match self.next() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(b'/') => self.comment()?,
                _ => return Ok(()),
            }
        }
    }

    /// Goes to the end of the line that a comment takes.
    fn comment(&mut self) -> Taken<()> {
        let rest = self.rest();
        if !rest.starts_with(b"//") {
            return Err(Odd);
        }
        self.at += memchr::memchr(b'\n', rest).ok_or(Odd)?;
        Ok(())
    }

    /// Goes past a mark, if it stands here.
    fn has(&mut self, mark: u8) -> bool {
        let has = self.next() == Some(mark);
        self.at += usize::from(has);
        has
    }

    fn needs(&mut self, mark: u8) -> Taken<()> {
        if self.has(mark) { Ok(()) } else { Err(Odd) }
    }

    /// A text without escapes.
    fn quoted(&mut self) -> Taken<&'de str> {
        self.needs(b'"')?;
        let start = self.at;
        let length = memchr::memchr2(b'"', b'\\', self.rest()).ok_or(Odd)?;
        self.at += length;
        let text = self.since(start)?;
        self.needs(b'"')?;
        Ok(text)
    }

    /// A word, which is no beginning of anything else.
    fn word(&mut self) -> Taken<&'de str> {
        let start = self.at;
        let rest = self.rest();
        let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
        let length = rest.iter().take_while(is_part).count();
        self.at += length;
        let begins = rest.first().is_some_and(|byte| !byte.is_ascii_digit());
        let goes_on = matches!(
            self.next(),
            Some(b'.' | b'+' | b'-' | b'"' | b'\'' | b'#' | 128..)
        );
        if length == 0 || !begins || goes_on {
            return Err(Odd);
        }
        self.since(start)
    }

    /// A decimal number such as `12`, `39_000` or `-3.5`.
    fn number(&mut self) -> Taken<&'de str> {
        let start = self.at;
        self.has(b'-');
        let whole = self.digits(true)?;
        if self.has(b'.') {
            if whole.contains('_') {
                return Err(Odd);
            }
            self.digits(false)?;
        }
        let ends = matches!(
            self.next(),
            None | Some(b' ' | b'\n' | b'\r' | b'\t' | b',' | b')' | b']')
        );
        let is_padded = whole.len() > 1 && whole.starts_with('0');
        let number = self.since(start)?;
        if !ends || is_padded || number.len() > MOST_DIGITS {
            return Err(Odd);
        }
        Ok(number)
    }

    /// Digits, and signs between them that part them where they `may` be parted.
    fn digits(&mut self, may: bool) -> Taken<&'de str> {
        let start = self.at;
        let is_part = |byte: &&u8| byte.is_ascii_digit() || (may && **byte == b'_');
        self.at += self.rest().iter().take_while(is_part).count();
        let digits = self.since(start)?;
        if digits.is_empty() || digits.starts_with('_') || digits.ends_with('_') {
            return Err(Odd);
        }
        Ok(digits)
    }

    /// Goes past a value of any sort. What stands within its brackets is not judged.
    fn value(&mut self) -> Taken<()> {
        match self.next().ok_or(Odd)? {
            b'"' => self.any_text(),
            b'(' | b'[' | b'{' => self.brackets(),
            b'-' | b'0'..=b'9' => self.number().map(drop),
            _ => {
                self.word()?;
                let end = self.at;
                self.gap()?;
                if self.next() == Some(b'(') {
                    return self.brackets();
                }
                self.at = end;
                Ok(())
            }
        }
    }

    /// Goes past a text that may have escapes.
    fn any_text(&mut self) -> Taken<()> {
        self.at += 1;
        loop {
            self.at += memchr::memchr2(b'"', b'\\', self.rest()).ok_or(Odd)?;
            if self.has(b'"') {
                return Ok(());
            }
            self.at += 2;
        }
    }

    /// Goes past a bracket and all in it.
    fn brackets(&mut self) -> Taken<()> {
        let mut depth = 0_u32;
        loop {
            match self.next().ok_or(Odd)? {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => {
                    depth -= 1;
                    if depth == 0 {
                        self.at += 1;
                        return Ok(());
                    }
                }
                b'"' => {
                    let before = self.text.as_bytes()[self.at - 1];
                    if before.is_ascii_alphanumeric() || before == b'#' {
                        return Err(Odd);
                    }
                    self.any_text()?;
                    continue;
                }
                b'/' => {
                    self.comment()?;
                    continue;
                }
                b'\'' => return Err(Odd),
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Reads what stands between brackets.
    fn within<T>(
        &mut self,
        [open, close]: [u8; 2],
        read: impl FnOnce(&mut Parts<'_, 'de>) -> Taken<T>,
    ) -> Taken<T> {
        self.needs(open)?;
        let mut parts = Parts {
            plain: self,
            close,
            is_parted: true,
        };
        let value = read(&mut parts)?;
        // What was not asked for is not plain.
        if parts.is_there()? {
            return Err(Odd);
        }
        self.needs(close)?;
        Ok(value)
    }

    /// The name of a struct, which may be left out.
    fn name(&mut self, name: &str) -> Taken<()> {
        if self.next() != Some(b'(') {
            if self.word()? != name {
                return Err(Odd);
            }
            self.gap()?;
        }
        Ok(())
    }
}

impl<'de> Deserializer<'de> for &mut Plain<'de> {
    type Error = Odd;

    /// Values that stay as they are written are told apart by this from those of the ron crate.
    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Taken<V::Value> {
        if self.next() == Some(b'"') {
            return self.deserialize_str(visitor);
        }
        let number = self.number()?.parse().map_err(|_| Odd)?;
        visitor.visit_u64(number)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Taken<V::Value> {
        visitor.visit_borrowed_str(self.quoted()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Taken<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Taken<V::Value> {
        visitor.visit_f64(self.number()?.parse().map_err(|_| Odd)?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Taken<V::Value> {
        let start = self.at;
        if matches!(self.next(), Some(b'S' | b'N')) && matches!(self.word()?, "Some" | "None") {
            return Err(Odd);
        }
        self.at = start;
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Taken<V::Value> {
        let start = self.at;
        self.value()?;
        visitor.visit_borrowed_str(self.since(start)?)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Taken<V::Value> {
        self.within(*b"[]", |parts| visitor.visit_seq(parts))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Taken<V::Value> {
        self.within(*b"()", |parts| visitor.visit_seq(parts))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Taken<V::Value> {
        self.within(*b"{}", |parts| visitor.visit_map(parts))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Taken<V::Value> {
        self.name(name)?;
        self.within(*b"()", |parts| visitor.visit_map(parts))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Taken<V::Value> {
        visitor.visit_enum(self)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Taken<V::Value> {
        visitor.visit_borrowed_str(self.word()?)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 char bytes byte_buf unit unit_struct
        tuple_struct ignored_any
    }
}

/// What stands between brackets, with commas between.
struct Parts<'p, 'de> {
    plain: &'p mut Plain<'de>,
    close: u8,
    /// Whether a comma stands before what comes next, or nothing does.
    is_parted: bool,
}

impl<'de> Parts<'_, 'de> {
    /// Whether another part stands here.
    fn is_there(&mut self) -> Taken<bool> {
        self.plain.gap()?;
        let is_there = self.plain.next() != Some(self.close);
        if is_there && !self.is_parted {
            return Err(Odd);
        }
        Ok(is_there)
    }

    /// Reads a part and the comma behind it.
    fn part<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Taken<S::Value> {
        let value = seed.deserialize(&mut *self.plain)?;
        self.plain.gap()?;
        self.is_parted = self.plain.has(b',');
        Ok(value)
    }
}

impl<'de> SeqAccess<'de> for &mut Parts<'_, 'de> {
    type Error = Odd;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Taken<Option<S::Value>> {
        if self.is_there()? {
            self.part(seed).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<'de> MapAccess<'de> for &mut Parts<'_, 'de> {
    type Error = Odd;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Taken<Option<S::Value>> {
        if !self.is_there()? {
            return Ok(None);
        }
        if self.close == b'}' {
            return seed.deserialize(&mut *self.plain).map(Some);
        }
        let field = BorrowedStrDeserializer::new(self.plain.word()?);
        seed.deserialize(field).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Taken<S::Value> {
        self.plain.gap()?;
        self.plain.needs(b':')?;
        self.plain.gap()?;
        self.part(seed)
    }
}

impl<'de> EnumAccess<'de> for &mut Plain<'de> {
    type Error = Odd;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Taken<(S::Value, Self)> {
        let value = seed.deserialize(&mut *self)?;
        Ok((value, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Plain<'de> {
    type Error = Odd;

    fn unit_variant(self) -> Taken<()> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Taken<S::Value> {
        self.gap()?;
        self.within(*b"()", |parts| {
            (&mut *parts).next_element_seed(seed)?.ok_or(Odd)
        })
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Taken<V::Value> {
        self.gap()?;
        self.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Taken<V::Value> {
        Err(Odd)
    }
}
