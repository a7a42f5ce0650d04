//! Reads texts that are written alike: the ron crate reads the first of them, and what it read serves for the others.
//!
//! The shape of a text is what is left of it when the letters between its quotation marks and the
//! digits of its amounts are taken out. The ron crate hands such letters on without looking at them, and
//! such digits as they stand (RON's grammar, `string` and `integer` or `float`). So what it once said of a
//! text it says of every text of the same shape: with other letters at the same places. That goes for all that
//! stands in a record, because the ron crate reads it with the record (`several`). Whatever is less plain
//! (escapes, raw texts, comments, numbers elsewhere) is left to the ron crate each time, or is
//! part of the shape itself.
//!
//! Nothing is filled in: [`Shapes::said`] tells for a place of a shape what stands there in a text.

use std::{ops::Range, rc::Rc};

use serde::Deserialize;

use super::{
    file::{
        DeliveryEntry, EventEntry, GroupEntry, ObjectEntry, PersonEntry, PlaceEntry, QuoteEntry,
        SourceEntry,
    },
    tokens::mark_in_text,
};

/// So many shapes of a sort are known at a time.
const MOST: usize = 64;

/// So many of them are tried on a text before its outline is drawn: most texts are written as the last ones were.
const TRIED: usize = 4;

/// A number of so many digits at most has a place of its own: it surely fits what the ron crate reads it into.
const DIGITS: usize = 15;

/// What stands in a shape for something that was taken out; no text holds such bytes.
const LETTERS: u8 = 0xFF;
const WHOLE: u8 = 0xFE;
const POINTED: u8 = 0xFD;

/// The places in a shape are told as slices of this.
static RULER: &str = match std::str::from_utf8(&[b'-'; 1024]) {
    Ok(ruler) => ruler,
    Err(_) => "",
};

/// Something read from a text, that may hold slices of it.
pub(super) trait Copied {
    /// The same with slices of something else.
    type Copy: 'static;

    /// Copies everything, with what `to` gives for each slice.
    fn copied(&self, to: &mut impl FnMut(&str) -> &'static str) -> Self::Copy;
}

impl<T: Copied> Copied for Option<T> {
    type Copy = Option<T::Copy>;

    fn copied(&self, to: &mut impl FnMut(&str) -> &'static str) -> Self::Copy {
        self.as_ref().map(|part| part.copied(to))
    }
}

impl<T: Copied> Copied for Vec<T> {
    type Copy = Vec<T::Copy>;

    fn copied(&self, to: &mut impl FnMut(&str) -> &'static str) -> Self::Copy {
        self.iter().map(|part| part.copied(to)).collect()
    }
}

impl<T: Copied, U: Copied> Copied for (T, U) {
    type Copy = (T::Copy, U::Copy);

    fn copied(&self, to: &mut impl FnMut(&str) -> &'static str) -> Self::Copy {
        (self.0.copied(to), self.1.copied(to))
    }
}

/// A part of what was read: a slice of the text, or in a shape a place where one stands.
pub(super) trait Sliced {
    /// That slice; what it says tells [`Shapes::said`].
    fn slice(&self) -> &str;
}

/// What can be read by its shape.
pub(super) trait Shaped: 'static {
    /// What is read from a text.
    type Of<'t>: Deserialize<'t> + Copied<Copy = Self::Of<'static>>;

    /// The known shapes of this sort.
    fn known(known: &mut Known) -> &mut Vec<Rc<Shape<Self>>>;
}

/// What is read from a text.
pub(super) enum Found<'t, T: Shaped> {
    /// The ron crate read it.
    Own(T::Of<'t>),
    /// It is what was read from another text of the same shape, but for what [`Shapes::said`] tells.
    Alike(Rc<Shape<T>>),
}

/// All that is known of shapes.
#[derive(Default)]
pub(super) struct Shapes {
    known: Known,
    outline: Outline,
    /// Where the marks are in the text that was read last, if its shape was known.
    places: Vec<usize>,
}

/// Declares what is read by its shape.
macro_rules! shapes {
    ($($field:ident: $Sort:ident,)*) => {
        /// The shapes that are known of every sort; those met last come first.
        #[derive(Default)]
        pub(super) struct Known {
            $($field: Vec<Rc<Shape<$Sort<'static>>>>,)*
        }

        $(impl Shaped for $Sort<'static> {
            type Of<'t> = $Sort<'t>;

            fn known(known: &mut Known) -> &mut Vec<Rc<Shape<Self>>> {
                &mut known.$field
            }
        })*
    };
}

shapes! {
    sources: SourceEntry,
    people: PersonEntry,
    groups: GroupEntry,
    places: PlaceEntry,
    objects: ObjectEntry,
    events: EventEntry,
    deliveries: DeliveryEntry,
    quotes: QuoteEntry,
}

/// A shape, and what the ron crate read from a text that has it.
pub(super) struct Shape<T: Shaped + ?Sized> {
    key: Box<[u8]>,
    /// Where in the key something was taken out.
    gaps: Box<[usize]>,
    /// Where slices begin and end.
    marks: Box<[Mark]>,
    /// What was read: each slice is one of the ruler, from the number of the mark at which it begins to
    /// that at which it ends.
    pub read: T::Of<'static>,
}

/// A place in texts of a shape: so many bytes behind where so many of their holes end.
#[derive(Clone, Copy)]
struct Mark {
    holes: usize,
    behind: usize,
}

impl Shapes {
    /// Reads a text by its shape, or by `ron`, which then makes the shape known.
    pub fn read<'t, T: Shaped, E>(
        &mut self,
        text: &'t str,
        ron: impl FnOnce(&'t str) -> Result<T::Of<'t>, E>,
    ) -> Result<Found<'t, T>, E> {
        let (known, outline) = (T::known(&mut self.known), &mut self.outline);
        let mut last = known.iter().take(TRIED);
        let found = last.position(|shape| shape.fits(text, &mut outline.ends));
        let is_plain = found.is_some() || outline.draw(text);
        let is_it = |shape: &Rc<Shape<T>>| *shape.key == *outline.key;
        let found = found.or_else(|| known.iter().position(is_it));
        if let Some(at) = found.filter(|_| is_plain) {
            known[..=at].rotate_right(1);
            let shape = &known[0];
            let place = |mark: &Mark| outline.ends[mark.holes] + mark.behind;
            self.places.clear();
            self.places.extend(shape.marks.iter().map(place));
            return Ok(Found::Alike(Rc::clone(shape)));
        }
        let read = ron(text)?;
        if is_plain && let Some(shape) = Shape::of(text, outline, &read) {
            known.truncate(MOST - 1);
            known.insert(0, Rc::new(shape));
        }
        Ok(Found::Own(read))
    }

    /// The part of the text that was read last for which `part` stands in what was found.
    pub fn said<'t>(&self, text: &'t str, part: &'t impl Sliced) -> &'t str {
        let slice = part.slice();
        let from = slice.as_ptr().addr().wrapping_sub(RULER.as_ptr().addr());
        if from >= RULER.len() {
            return slice;
        }
        &text[self.places[from]..self.places[from + slice.len()]]
    }
}

impl<T: Shaped> Shape<T> {
    /// The shape of a text; none unless what stands in each of its holes was handed on as it is.
    fn of(text: &str, outline: &Outline, read: &T::Of<'_>) -> Option<Self> {
        let mut slices: Vec<Option<Range<usize>>> = Vec::new();
        read.copied(&mut |part| {
            slices.push(range_in(text, part));
            ""
        });
        let slices: Vec<Range<usize>> = slices.into_iter().collect::<Option<_>>()?;
        let mut places: Vec<usize> = slices.iter().flat_map(|at| [at.start, at.end]).collect();
        places.sort_unstable();
        places.dedup();
        let is_kept = |hole: &Range<usize>| {
            let is_cut = places.iter().any(|at| hole.start < *at && *at < hole.end);
            slices.contains(hole) && !is_cut
        };
        if places.len() > RULER.len() || !outline.holes.iter().all(is_kept) {
            return None;
        }
        let mark = |place: &usize| {
            let holes = outline.holes.partition_point(|hole| hole.end <= *place);
            let behind = place - outline.ends[holes];
            Mark { holes, behind }
        };
        let number = |place| places.binary_search(&place).unwrap_or_default();
        let read = read.copied(&mut |part| {
            let at = range_in(text, part).unwrap_or_default();
            &RULER[number(at.start)..number(at.end)]
        });
        Some(Self {
            key: outline.key.as_slice().into(),
            gaps: outline.gaps.as_slice().into(),
            marks: places.iter().map(mark).collect(),
            read,
        })
    }

    /// Whether a text is of this shape, as its outline would tell: what is kept is the same, and what is taken out
    /// would be. `ends` are then those of the text.
    fn fits(&self, text: &str, ends: &mut Vec<usize>) -> bool {
        ends.clear();
        ends.push(0);
        let bytes = text.as_bytes();
        let (mut at, mut kept) = (0, 0);
        for &gap in &self.gaps {
            let same = &self.key[kept..gap];
            if !bytes[at..].starts_with(same) {
                return false;
            }
            let start = at + same.len();
            let found = match self.key[gap] {
                LETTERS => letters(bytes, start),
                mark => number(bytes, start).and_then(|(of, end)| (of == mark).then_some(end)),
            };
            let Some(end) = found.filter(|end| *end > start) else {
                return false;
            };
            ends.push(end);
            (at, kept) = (end, gap + 1);
        }
        bytes[at..] == self.key[kept..]
    }
}

/// Where in a text a part of it stands; none if it is no slice of it.
fn range_in(text: &str, part: &str) -> Option<Range<usize>> {
    let start = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    let end = start + part.len();
    (end <= text.len()).then_some(start..end)
}

/// The shape of the text that is being looked at.
#[derive(Default)]
struct Outline {
    key: Vec<u8>,
    /// Where in the key something was taken out.
    gaps: Vec<usize>,
    /// What was taken out.
    holes: Vec<Range<usize>>,
    /// Where the first none, one, two and so on of them end.
    ends: Vec<usize>,
}

impl Outline {
    /// Finds the shape of a text; whether it has one.
    fn draw(&mut self, text: &str) -> bool {
        self.key.clear();
        self.gaps.clear();
        self.holes.clear();
        self.ends.clear();
        self.ends.push(0);
        let bytes = text.as_bytes();
        // What is kept was looked at up to here, and copied up to there.
        let (mut at, mut copied) = (0, 0);
        while let Some(step) = bytes[at..].iter().position(|byte| SIGNS[*byte as usize]) {
            at += step;
            let (mark, hole) = match bytes[at] {
                b'"' => {
                    let start = at + 1;
                    let is_raw = at > 0 && is_of_name(bytes[at - 1]);
                    let Some(end) = letters(bytes, start).filter(|_| !is_raw) else {
                        return false;
                    };
                    at = end + 1;
                    (LETTERS, start..end)
                }
                b'(' => {
                    at += 1;
                    let is_variant = at > 1 && bytes[at - 2].is_ascii_alphabetic();
                    let number = if is_variant { number(bytes, at) } else { None };
                    let Some((mark, end)) = number else { continue };
                    let start = at;
                    at = end;
                    (mark, start..end)
                }
                _ => return false,
            };
            // A hole of no width would leave open on which side of it something stands.
            if !hole.is_empty() {
                self.key.extend_from_slice(&bytes[copied..hole.start]);
                self.gaps.push(self.key.len());
                self.key.push(mark);
                copied = hole.end;
                self.ends.push(hole.end);
                self.holes.push(hole);
            }
        }
        self.key.extend_from_slice(&bytes[copied..]);
        true
    }
}

/// The bytes at which something may be taken out, or at which a text is not plain.
const SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    let marks = b"\"('/\\#";
    let mut at = 0;
    while at < marks.len() {
        signs[marks[at] as usize] = true;
        at += 1;
    }
    signs
};

const fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

/// The end of letters between quotation marks, if they are plain.
fn letters(bytes: &[u8], start: usize) -> Option<usize> {
    let end = mark_in_text(bytes, start)?;
    (bytes[end] == b'"').then_some(end)
}

/// The mark and the end of a plain number that alone stands before the end of a bracket.
fn number(bytes: &[u8], start: usize) -> Option<(u8, usize)> {
    let digits = |from: usize| {
        let run = bytes[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit());
        from + run.count()
    };
    let whole = digits(start);
    let is_plain = whole > start && (bytes[start] != b'0' || whole == start + 1);
    let (mark, end) = match bytes.get(whole)? {
        b'.' if digits(whole + 1) > whole + 1 => (POINTED, digits(whole + 1)),
        _ => (WHOLE, whole),
    };
    let is_alone = is_plain && bytes.get(end) == Some(&b')') && end - start <= DIGITS;
    is_alone.then_some((mark, end))
}

#[cfg(test)]
mod tests;
