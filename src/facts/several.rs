//! What may stand alone or in a list: `"a"` or `["a", "b"]`, each value bare or with what belongs to it.
//!
//! The values are read together with the record that they stand in, so that what is known of the record is known of
//! them. Where one cannot be read, all are left as they are written: whoever wants them reads them one by one then,
//! and tells what is wrong.

use std::{fmt, marker::PhantomData};

use ron::{
    error::{SpannedError, SpannedResult},
    extensions::Extensions,
};
use serde::{
    Deserialize, Deserializer,
    de::{SeqAccess, Visitor},
};

use super::{
    fault::Problem,
    file::{AmountEntry, FigureEntry, Raw, Text},
    page,
    shapes::Copied,
    tokens::mark_in_text,
};

/// One value of a field or several.
#[derive(Debug)]
pub enum Several<'a, V> {
    /// All of them, each with how it is written.
    Read(Vec<(Raw<'a>, V)>),
    /// How they are written, where any of them cannot be read.
    Unread(Raw<'a>),
}

impl<'de: 'a, 'a, V: Value<'a>> Deserialize<'de> for Several<'a, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Raw::deserialize(deserializer)?;
        let written = page::bare(raw.written());
        let items = split(written).or_else(|| items(written).ok());
        let values = items.and_then(|items| {
            let values = items
                .into_iter()
                .map(|item| Some((item, V::read(item.written()).ok()?)));
            values.collect()
        });
        Ok(values.map_or(Self::Unread(raw), Self::Read))
    }
}

impl<V: Copied> Copied for Several<'_, V> {
    type Copy = Several<'static, V::Copy>;

    fn copied(&self, to: &mut impl FnMut(&str) -> &'static str) -> Self::Copy {
        match self {
            Self::Read(values) => Several::Read(values.copied(to)),
            Self::Unread(raw) => Several::Unread(raw.copied(to)),
        }
    }
}

/// What may stand alone or in a list.
pub trait Value<'a>: Sized {
    /// Reads a value from a text that holds it and nothing else.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    fn read(item: &'a str) -> Result<Self, Unread>;
}

/// Why a value cannot be read.
#[derive(Debug)]
pub enum Unread {
    /// The ron crate refuses it.
    Refused(SpannedError),
    /// It is of no sort that may stand there.
    Wrong(Problem),
}

impl From<SpannedError> for Unread {
    fn from(error: SpannedError) -> Self {
        Self::Refused(error)
    }
}

/// A value written bare, or with what belongs to it.
#[derive(Debug)]
pub enum Either<B, E> {
    Bare(B),
    Entry(E),
}

impl<B: Copied, E: Copied> Copied for Either<B, E> {
    type Copy = Either<B::Copy, E::Copy>;

    fn copied(&self, to: &mut impl FnMut(&str) -> &'static str) -> Self::Copy {
        match self {
            Self::Bare(bare) => Either::Bare(bare.copied(to)),
            Self::Entry(entry) => Either::Entry(entry.copied(to)),
        }
    }
}

impl<'a> Value<'a> for Text<'a> {
    fn read(item: &'a str) -> Result<Self, Unread> {
        Ok(by_ron(item)?)
    }
}

impl<'a, E: Deserialize<'a>> Value<'a> for Either<Text<'a>, E> {
    fn read(item: &'a str) -> Result<Self, Unread> {
        if ["\"", "r\"", "r#"]
            .iter()
            .any(|mark| item.starts_with(mark))
        {
            return Ok(Self::Bare(by_ron(item)?));
        }
        let rest = item.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
        if !rest.trim_start().starts_with(['(', '[', '{']) {
            return Err(Unread::Wrong(Problem::bare(item)));
        }
        Ok(Self::Entry(by_ron(item)?))
    }
}

impl<'a> Value<'a> for Either<AmountEntry<'a>, FigureEntry<'a>> {
    fn read(item: &'a str) -> Result<Self, Unread> {
        if item.starts_with('(') || item.starts_with("Figure") {
            return Ok(Self::Entry(by_ron(item)?));
        }
        let is_number = |c: char| c.is_ascii_digit() || "+-.".contains(c);
        if item.starts_with(is_number) {
            return Err(Unread::Wrong(Problem::BareNumber));
        }
        Ok(Self::Bare(by_ron(item)?))
    }
}

/// The one value or the values of a list that are written, each without what stands before it.
pub(super) fn items(written: &str) -> SpannedResult<Vec<Raw<'_>>> {
    if !written.starts_with('[') {
        return Ok(vec![Raw::new(written)]);
    }
    let Items(mut items) = by_ron(written)?;
    for item in &mut items {
        *item = Raw::new(page::bare(item.written()));
    }
    Ok(items)
}

/// The values of a list that the ron crate has seen to be one, as [`items`] has them; none of a list that holds more
/// than words, brackets and plain texts. A list is gone through twice to be cut up by the ron crate.
fn split(list: &str) -> Option<Vec<Raw<'_>>> {
    let inside = list.strip_prefix('[')?.strip_suffix(']')?;
    let bytes = inside.as_bytes();
    let (mut items, mut depth, mut start, mut at) = (Vec::new(), 0_usize, 0, 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = mark_in_text(bytes, at + 1).filter(|end| bytes[*end] == b'"')?,
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.checked_sub(1)?,
            b',' if depth == 0 => {
                items.push(ended(&inside[start..at])?);
                start = at + 1;
            }
            // Among what is not ASCII, and at 11, are blanks that only the ron crate knows.
            b'/' | b'\\' | b'\'' | b'#' | 11 | 0x80.. => return None,
            _ => {}
        }
        at += 1;
    }
    // A comma may stand behind the last value.
    if !inside[start..].trim_ascii().is_empty() {
        items.push(ended(&inside[start..])?);
    }
    Some(items)
}

/// A value of a list without the blanks around it; none where the ron crate may count those behind it in.
fn ended(item: &str) -> Option<Raw<'_>> {
    let value = item.trim_ascii_end();
    let is_closed = value.len() == item.len() || value.ends_with(['"', ')', ']', '}']);
    is_closed.then(|| Raw::new(page::bare(value)))
}

/// What the ron crate reads from a text.
pub(super) fn by_ron<'t, T: Deserialize<'t>>(text: &'t str) -> SpannedResult<T> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text)
}

/// What stands in a list.
struct Items<'a>(Vec<Raw<'a>>);

impl<'de: 'a, 'a> Deserialize<'de> for Items<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<'a>(PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for Reader<'a> {
            type Value = Items<'a>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Items(items))
            }
        }
        deserializer.deserialize_seq(Reader(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_list_is_cut_up_as_the_ron_crate_cuts_it(
            values in prop::collection::vec(
                prop::sample::select(vec![
                    "\"a\"", "\",\"", "\"[é\"", "r\"(\"", "r#\"\"\"#", "\"\\\"\"", "1", "-2.5", "Exact(3)", "Unknown",
                    "(a: \"]\", b: [1, 2])", "[]", "{\"a\": 1}", "()", "','", "'\"'", "/* , */ 1", "1 // ,\n", "b\"x\"",
                ]),
                0..5,
            ),
            between in prop::sample::select(vec![",", ", ", " ,\n ", "\u{B},", "\u{85}, ", " \u{2028},", "\u{C},", "\u{200E} ,"]),
            end in prop::sample::select(vec!["", " ", ", ", ",// ]\n", "\u{2029}", "\u{B}"]),
        ) {
            let end = if values.is_empty() { "" } else { end };
            let list = format!("[{}{end}]", values.join(between));
            let written = |items: Vec<Raw<'_>>| items.iter().map(|item| item.written().to_owned()).collect();
            let by_ron: Vec<String> = written(items(&list).expect("a list"));
            if let Some(cut) = split(&list) {
                let cut: Vec<String> = written(cut);
                prop_assert_eq!(cut, by_ron, "{}", list);
            }
        }
    }
}
