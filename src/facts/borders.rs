//! Where in a fact file one record ends and the next begins, found without reading any of them.
//!
//! A file comes in as a stream and goes out in pieces of whole records, as fast as memory is read:
//! only brackets, quotation marks and comments are looked at. Whether a record is right is for the
//! ron crate to say. Whatever around the records is not plainly a list of fact files is refused;
//! then the file has to be read as a whole, which tells what is wrong with it if anything is.

use std::{
    io::{self, Read},
    ops::Range,
};

use super::{
    file::{File, Raw},
    record::Kind,
    several::by_ron,
    tokens::mark_in_text,
};

/// A piece is of about so many bytes.
const PIECE: usize = 2 << 20;

/// What a file as it should be is not.
pub(super) enum Refused {
    /// It is not plainly a list of records.
    Form,
    /// It cannot be read.
    Unreadable(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

/// A piece of a file.
pub(super) struct Piece {
    pub bytes: Vec<u8>,
    /// Where in the file it begins.
    pub offset: u64,
    /// The line on which it begins, from 1.
    pub line: u32,
    /// The records in it.
    pub records: Vec<(Kind, Range<usize>)>,
}

/// What stands next.
#[derive(Clone, Copy)]
enum Next {
    /// The bracket of the whole file.
    Start,
    /// The name of a list.
    Field,
    /// A record of a list, or the end of the list.
    Record(Kind),
    /// A comma or the end of a list.
    AfterRecord(Kind),
    /// A comma or the end of the file.
    AfterField,
    /// Nothing.
    End,
}

/// How far something was looked at: to where it ends, or not yet so far.
type Reached = Result<usize, Short>;

/// Why something could not be looked at to its end.
enum Short {
    /// More has to be read.
    More,
    Wrong,
}

/// A file that is cut into pieces.
pub(super) struct Borders<R> {
    stream: R,
    buffer: Vec<u8>,
    offset: u64,
    line: u32,
    next: Next,
    seen: [bool; Kind::ALL.len()],
    /// The title as it is written, and where in the file.
    pub title: Option<(u64, Vec<u8>)>,
    is_read: bool,
}

/// The lists of a file that is plainly one of records, as the ron crate reads it if it reads every record.
pub(super) fn file(text: &str) -> Option<File<'_>> {
    // One mark is no part of the text that comes in; a second is nothing a file may begin with.
    if text.starts_with('\u{FEFF}') {
        return None;
    }
    let mut borders = Borders::new(text.as_bytes());
    let mut file = File::default();
    let slice = |offset: u64, range: Range<usize>| {
        let offset = usize::try_from(offset).ok()?;
        text.get(offset + range.start..offset + range.end)
    };
    while let Some(piece) = borders.piece().ok()? {
        for (kind, range) in piece.records {
            file.list(kind).push(Raw::new(slice(piece.offset, range)?));
        }
    }
    if let Some((offset, title)) = borders.title {
        file.title = Some(by_ron(slice(offset, 0..title.len())?).ok()?);
    }
    Some(file)
}

const LISTS: [&[u8]; Kind::ALL.len()] = [
    b"sources",
    b"people",
    b"groups",
    b"places",
    b"objects",
    b"events",
    b"deliveries",
    b"quotes",
];

impl<R: Read> Borders<R> {
    pub const fn new(stream: R) -> Self {
        Self {
            stream,
            buffer: Vec::new(),
            offset: 0,
            line: 1,
            next: Next::Start,
            seen: [false; Kind::ALL.len()],
            title: None,
            is_read: false,
        }
    }

    /// The next piece; none when all is read.
    pub fn piece(&mut self) -> Result<Option<Piece>, Refused> {
        let mut wanted = PIECE;
        loop {
            self.fill(wanted)?;
            let mut records = Vec::new();
            let end = self.look(&mut records)?;
            if end == 0 && !self.is_read {
                // A record longer than a piece.
                wanted = self.buffer.len() * 2;
                continue;
            }
            if self.is_read && !matches!(self.next, Next::End) {
                return Err(Refused::Form);
            }
            if end == 0 {
                return Ok(None);
            }
            let rest = self.buffer.split_off(end);
            let bytes = std::mem::replace(&mut self.buffer, rest);
            let piece = Piece {
                offset: self.offset,
                line: self.line,
                records,
                bytes,
            };
            self.offset += end as u64;
            let lines = memchr::memchr_iter(b'\n', &piece.bytes).count();
            self.line = self
                .line
                .saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            return Ok(Some(piece));
        }
    }

    fn fill(&mut self, wanted: usize) -> io::Result<()> {
        let missing = wanted.saturating_sub(self.buffer.len());
        if missing == 0 || self.is_read {
            return Ok(());
        }
        self.buffer.reserve(missing);
        let taken = (&mut self.stream)
            .take(missing as u64)
            .read_to_end(&mut self.buffer)?;
        self.is_read = taken < missing;
        if self.offset == 0 && self.buffer.starts_with("\u{FEFF}".as_bytes()) {
            self.buffer.drain(..3);
            self.offset = 3;
        }
        Ok(())
    }

    /// Looks at the buffer as far as whole things stand in it; to where that is.
    fn look(&mut self, records: &mut Vec<(Kind, Range<usize>)>) -> Result<usize, Refused> {
        let mut done = 0;
        loop {
            match self.step(done, records) {
                Ok(at) => done = at,
                Err(Short::Wrong) => return Err(Refused::Form),
                Err(Short::More) if self.is_read && matches!(self.next, Next::End) => {
                    return self.end(done);
                }
                Err(Short::More) => return Ok(done),
            }
        }
    }

    /// Goes to the end of a file that is all read: white space and comments, the last of which may end with it.
    fn end(&self, from: usize) -> Result<usize, Refused> {
        let mut rest = self.buffer[from..].to_vec();
        rest.extend(b"\n)");
        match gap(&rest, 0) {
            Ok(at) if at + 1 == rest.len() => Ok(self.buffer.len()),
            Ok(_) | Err(_) => Err(Refused::Form),
        }
    }

    /// Looks at what stands next; to where it ends.
    fn step(&mut self, from: usize, records: &mut Vec<(Kind, Range<usize>)>) -> Reached {
        let bytes = self.buffer.as_slice();
        let at = gap(bytes, from)?;
        let mark = bytes[at];
        let (next, end) = match self.next {
            Next::Start => {
                let end = name(bytes, at)?;
                if !matches!(&bytes[at..end], b"" | b"Facts") {
                    return Err(Short::Wrong);
                }
                let at = gap(bytes, end)?;
                (Next::Field, mark_at(bytes, at, b'(')?)
            }
            Next::Field | Next::AfterField if mark == b')' => (Next::End, at + 1),
            Next::Field => {
                let end = name(bytes, at)?;
                let field = &bytes[at..end];
                let at = gap(bytes, end)?;
                let at = gap(bytes, mark_at(bytes, at, b':')?)?;
                if field == b"title" && self.title.is_none() {
                    let end = quoted(bytes, at)?;
                    self.title = Some((self.offset + at as u64, bytes[at..end].to_vec()));
                    (Next::AfterField, end)
                } else {
                    let list = LISTS.iter().position(|list| *list == field);
                    let list = list.filter(|list| !self.seen[*list]).ok_or(Short::Wrong)?;
                    let end = mark_at(bytes, at, b'[')?;
                    self.seen[list] = true;
                    (Next::Record(Kind::ALL[list]), end)
                }
            }
            Next::Record(_) | Next::AfterRecord(_) if mark == b']' => (Next::AfterField, at + 1),
            Next::Record(kind) => {
                let end = record(bytes, at)?;
                records.push((kind, at..end));
                (Next::AfterRecord(kind), end)
            }
            Next::AfterRecord(kind) => (Next::Record(kind), mark_at(bytes, at, b',')?),
            Next::AfterField => (Next::Field, mark_at(bytes, at, b',')?),
            Next::End => return Err(Short::Wrong),
        };
        self.next = next;
        Ok(end)
    }
}

/// Goes past a mark that has to stand here.
fn mark_at(bytes: &[u8], at: usize, mark: u8) -> Reached {
    if bytes[at] == mark {
        Ok(at + 1)
    } else {
        Err(Short::Wrong)
    }
}

/// Goes past white space and comments to something else.
fn gap(bytes: &[u8], mut at: usize) -> Reached {
    loop {
        match bytes.get(at).ok_or(Short::More)? {
            b' ' | b'\n' | b'\r' | b'\t' => at += 1,
            b'/' => at = comment(bytes, at)?,
            _ => return Ok(at),
        }
    }
}

/// Goes past a comment.
fn comment(bytes: &[u8], at: usize) -> Reached {
    match bytes.get(at + 1).ok_or(Short::More)? {
        b'/' => {
            let end = memchr::memchr(b'\n', &bytes[at..]).ok_or(Short::More)?;
            Ok(at + end)
        }
        b'*' => {
            let (mut depth, mut at) = (1, at + 2);
            while depth > 0 {
                let next = memchr::memchr2(b'*', b'/', &bytes[at..]).ok_or(Short::More)?;
                at += next;
                match (bytes[at], bytes.get(at + 1).ok_or(Short::More)?) {
                    (b'*', b'/') => (depth, at) = (depth - 1, at + 2),
                    (b'/', b'*') => (depth, at) = (depth + 1, at + 2),
                    _ => at += 1,
                }
            }
            Ok(at)
        }
        _ => Err(Short::Wrong),
    }
}

/// Goes past a name; where none stands, nowhere.
fn name(bytes: &[u8], at: usize) -> Reached {
    let letters = bytes[at..].iter().take_while(|byte| is_of_name(**byte));
    let length = letters.count();
    if at + length == bytes.len() {
        return Err(Short::More);
    }
    Ok(at + length)
}

/// Goes past a text in quotation marks.
fn quoted(bytes: &[u8], at: usize) -> Reached {
    match bytes[at] {
        b'"' => text(bytes, at + 1),
        b'r' => raw_text(bytes, at)?.ok_or(Short::Wrong),
        _ => Err(Short::Wrong),
    }
}

/// Goes to behind the quotation mark that ends a text.
fn text(bytes: &[u8], mut at: usize) -> Reached {
    loop {
        at = mark_in_text(bytes, at).ok_or(Short::More)?;
        if bytes[at] == b'"' {
            return Ok(at + 1);
        }
        at += 2;
    }
}

/// Goes past a raw text; none if none stands here.
fn raw_text(bytes: &[u8], at: usize) -> Result<Option<usize>, Short> {
    let hashes = bytes[at + 1..]
        .iter()
        .take_while(|byte| **byte == b'#')
        .count();
    let mut at = at + 1 + hashes;
    if *bytes.get(at).ok_or(Short::More)? != b'"' {
        return Ok(None);
    }
    loop {
        at += 1;
        at += memchr::memchr(b'"', bytes.get(at..).ok_or(Short::More)?).ok_or(Short::More)?;
        let end = bytes.get(at + 1..at + 1 + hashes).ok_or(Short::More)?;
        if end.iter().all(|byte| *byte == b'#') {
            return Ok(Some(at + 1 + hashes));
        }
    }
}

/// What a byte within a record may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Nothing,
    Open,
    Close,
    Quote,
    /// The first letter of a raw text, perhaps.
    Raw,
    Slash,
    /// A character in quotation marks: no field takes one.
    Character,
    /// The first letter of `Some`, perhaps.
    Some,
}

const SIGNS: [Sign; 256] = {
    let mut signs = [Sign::Nothing; 256];
    signs[b'(' as usize] = Sign::Open;
    signs[b'[' as usize] = Sign::Open;
    signs[b'{' as usize] = Sign::Open;
    signs[b')' as usize] = Sign::Close;
    signs[b']' as usize] = Sign::Close;
    signs[b'}' as usize] = Sign::Close;
    signs[b'"' as usize] = Sign::Quote;
    signs[b'r' as usize] = Sign::Raw;
    signs[b'/' as usize] = Sign::Slash;
    signs[b'\'' as usize] = Sign::Character;
    signs[b'S' as usize] = Sign::Some;
    signs
};

/// Goes past a record: a name or none, and brackets with all that is in them.
fn record(bytes: &[u8], at: usize) -> Reached {
    let at = name(bytes, at)?;
    let mut at = mark_at(bytes, gap(bytes, at)?, b'(')?;
    let mut depth = 1_usize;
    while depth > 0 {
        let rest = bytes.get(at..).ok_or(Short::More)?;
        let found = rest
            .iter()
            .position(|byte| SIGNS[*byte as usize] != Sign::Nothing);
        at += found.ok_or(Short::More)?;
        at = match SIGNS[bytes[at] as usize] {
            Sign::Open => {
                depth += 1;
                at + 1
            }
            Sign::Close => {
                depth -= 1;
                at + 1
            }
            Sign::Quote => text(bytes, at + 1)?,
            Sign::Raw => {
                let end = if is_of_name(bytes[at - 1]) {
                    None
                } else {
                    raw_text(bytes, at)?
                };
                end.unwrap_or(at + 1)
            }
            Sign::Some => some(bytes, at)?,
            Sign::Slash => comment(bytes, at)?,
            Sign::Character => return Err(Short::Wrong),
            Sign::Nothing => at + 1,
        };
    }
    Ok(at)
}

/// Goes past a word that begins with `S`. `Some` without a bracket behind it is read in records, but not in files.
fn some(bytes: &[u8], at: usize) -> Reached {
    let Some(word) = bytes.get(at..at + 5) else {
        return Err(Short::More);
    };
    let is_bare = word.starts_with(b"Some") && word[4] != b'(' && !is_of_name(word[4]);
    if is_bare && !is_of_name(bytes[at - 1]) {
        return Err(Short::Wrong);
    }
    Ok(at + 1)
}

const fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The records of a file that comes in reads of `step` bytes.
    fn records(file: &str) -> Option<Vec<(Kind, String, u32)>> {
        let mut borders = Borders::new(file.as_bytes());
        let mut found = Vec::new();
        while let Some(piece) = borders.piece().ok()? {
            let (mut line, mut counted) = (piece.line, 0);
            for (kind, range) in piece.records {
                let offset = usize::try_from(piece.offset).unwrap() + range.start;
                let text = String::from_utf8(piece.bytes[range.clone()].to_vec()).unwrap();
                assert!(file[offset..].starts_with(&text));
                let lines = memchr::memchr_iter(b'\n', &piece.bytes[counted..range.start]);
                line += u32::try_from(lines.count()).unwrap();
                counted = range.start;
                found.push((kind, text, line));
            }
        }
        Some(found)
    }

    #[test]
    fn records_are_found_whatever_stands_in_and_between_them() {
        let file = "\u{FEFF}// (\nFacts(title: \"a)\\\"\", /* /* ] */ ( */\n people: [ (id: \"a\", name: \"(\\\\\"),\n\
            Person(id: r#\"\"]\"#), ], events: [], /**/ places:[(at:(1,2)/*)*/)\n] )\n// end";
        let found = records(file).unwrap();
        let texts: Vec<(Kind, &str, u32)> = found
            .iter()
            .map(|(kind, text, line)| (*kind, text.as_str(), *line))
            .collect();
        assert_eq!(
            texts,
            [
                (Kind::Person, "(id: \"a\", name: \"(\\\\\")", 3),
                (Kind::Person, "Person(id: r#\"\"]\"#)", 4),
                (Kind::Place, "(at:(1,2)/*)*/)", 4),
            ]
        );
    }

    #[test]
    fn long_files_come_in_pieces() {
        let record = format!("(id: \"{}\")", "x".repeat(900));
        let file = format!("(people: [{}])", vec![record.as_str(); 4_000].join(",\n"));
        let found = records(&file).unwrap();
        assert_eq!(found.len(), 4_000);
        assert!(
            found
                .iter()
                .zip(1..)
                .all(|(it, line)| it.1 == record && it.2 == line)
        );
        let long = format!("(people: [(id: \"{}\")])", "x".repeat(3 * PIECE));
        assert_eq!(records(&long).unwrap().len(), 1);
    }

    #[test]
    fn what_is_not_plainly_a_fact_file_is_refused() {
        for file in [
            "",
            "x",
            "(",
            "(people: [(id: \"a\"]",
            "(people: [(id: \"a\") (id: \"b\")])",
            "(people: [,])",
            "(peopel: [])",
            "(people: [], people: [])",
            "(people: (id: \"a\"))",
            "(people: []) x",
            "(people: [(id: 'a')])",
            "(title: 1)",
            "(people: [\"a\"])",
            "(people: []) /* x",
            "(people: []) /",
            "(people: []) /* a /* b */",
            "Foo(people: [])",
            "123(people: [])",
            "(people: [(id: \"a\")], / )",
            "(people: [(id: \"a)])",
            "(people: [(id: \"a\", name: Some\"A\")])",
            "(people: [(id: \"a\", name: Some \"A\")])",
            "(people: [(id: \"a\", name: Some/**/(\"A\"))])",
        ] {
            assert!(records(file).is_none(), "{file}");
        }
    }
}
