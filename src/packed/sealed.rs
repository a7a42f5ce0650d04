//! A file of packed bytes that tells when it is damaged, wherever it is.
//!
//! ```text
//! content, in pages of 1024 bytes: 1016 of it, the last filled up with zeros, and a seal (8 bytes)
//! head: how long the content is, and what the writer has to say of it
//! how long the head is (8 bytes), a checksum of it (8 bytes), MARK (8 bytes)
//! ```
//!
//! The end is written last, so that a file that is half written has no end. Opening reads the end alone; a page is
//! read, and checked, when something on it is asked for. A seal is a checksum of the page into which its number and what
//! the writer says are mixed: no page passes for another, nor for one of another file. Checksums are XXH3 of 64 bits:
//! they tell accidents, not forgery.

use std::{
    cell::{Cell, RefCell},
    fs::File,
    io::{self, Write},
    ops::Range,
    rc::Rc,
};

use super::{Cursor, Writer, bytes::Bytes};

/// The end of every such file, and the version of the form of its pages.
const MARK: &[u8; 8] = b"packed\x003";

/// Pages are of so many bytes: a question looks at little in many places, and to read more there costs more than to read
/// oftener.
const PAGE: usize = 1024;

/// The bytes of a seal, and of the content before it.
const SEAL: usize = 8;
const ROOM: usize = PAGE - SEAL;

/// The length and the checksum of the head, and the mark.
const END: usize = 24;

/// Opening reads so much from the end, and more only for a longer head.
const FIRST_READ: usize = 1024;

/// So many pages are kept at first, each until another takes its place; and at most, where many are read one by one.
const KEPT: usize = 256;
const MOST_KEPT: usize = 2048;

/// For every page that is kept so many are read one by one before more are kept.
const PATIENCE: usize = 4;

/// Of more pages than these at once none is kept.
const FEW: u64 = 4;

/// Where so many pages were asked for one after another, none of them more than so far behind the one before, more are read
/// than is asked for.
const NEAR: u64 = 2;
const RUN: u32 = 4;

/// So many are read then.
const AHEAD: u64 = 16;

/// A checksum of some bytes.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64(bytes)
}

/// What the pages of a file are sealed with.
#[derive(Clone, Copy)]
struct Signet(u64);

impl Signet {
    /// The signet of a file of which its writer says this.
    fn of(says: &[u8]) -> Self {
        Self(checksum(says))
    }

    /// The seal of the page with this number.
    fn seal(self, number: u64, content: &[u8]) -> [u8; SEAL] {
        (checksum(content) ^ self.0.wrapping_add(number)).to_le_bytes()
    }

    /// The content of the page with this number; none if its seal is broken.
    fn content(self, number: u64, page: &[u8; PAGE]) -> Option<&[u8]> {
        let (content, seal) = page.split_at(ROOM);
        (seal == self.seal(number, content)).then_some(content)
    }
}

/// Something that can be read from any place in it.
pub trait ReadAt {
    /// Fills the buffer with what stands at `offset`.
    ///
    /// # Errors
    ///
    /// When there is not so much to read, or reading fails.
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()>;
}

impl ReadAt for File {
    #[cfg(unix)]
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(self, buffer, offset)
    }

    #[cfg(not(unix))]
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        use std::io::{Read, Seek, SeekFrom};
        let mut file = self;
        file.seek(SeekFrom::Start(offset))?;
        file.read_exact(buffer)
    }
}

impl ReadAt for &'static [u8] {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        let start = usize::try_from(offset).unwrap_or(usize::MAX);
        let bytes = self.get(start..start.saturating_add(buffer.len()));
        buffer.copy_from_slice(bytes.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }
}

/// Writes a sealed file, piece by piece.
pub struct Sealer<W> {
    out: W,
    says: Vec<u8>,
    signet: Signet,
    page: Vec<u8>,
    pages: u64,
    written: u64,
}

impl<W: Write> Sealer<W> {
    /// A file in which nothing stands yet, and what its reader is told when it is opened.
    pub fn new(out: W, says: Vec<u8>) -> Self {
        Self {
            out,
            signet: Signet::of(&says),
            says,
            page: Vec::with_capacity(PAGE),
            pages: 0,
            written: 0,
        }
    }

    /// Writes bytes; where among the content they stand.
    ///
    /// # Errors
    ///
    /// When they cannot be written.
    pub fn write(&mut self, mut bytes: &[u8]) -> io::Result<Range<u64>> {
        let start = self.written;
        self.written += bytes.len() as u64;
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(ROOM - self.page.len()));
            self.page.extend_from_slice(now);
            bytes = later;
            if self.page.len() == ROOM {
                self.end_page()?;
            }
        }
        Ok(start..self.written)
    }

    fn end_page(&mut self) -> io::Result<()> {
        self.page.resize(ROOM, 0);
        let seal = self.signet.seal(self.pages, &self.page);
        self.page.extend(seal);
        self.out.write_all(&self.page)?;
        self.page.clear();
        self.pages += 1;
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        if !self.page.is_empty() {
            self.end_page()?;
        }
        let mut head = Writer::new();
        head.number(self.written);
        head.raw(&self.says);
        let head = head.into_bytes();
        self.out.write_all(&head)?;
        self.out.write_all(&(head.len() as u64).to_le_bytes())?;
        self.out.write_all(&checksum(&head).to_le_bytes())?;
        self.out.write_all(MARK)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// A page that fits its seal.
pub(super) type Page = Rc<[u8; PAGE]>;

/// A sealed file that was opened.
pub struct Sealed {
    file: Box<dyn ReadAt>,
    length: u64,
    says: Vec<u8>,
    signet: Signet,
    /// Pages with their numbers, each at the place that its number leads to: what is asked for again mostly is so soon.
    kept: RefCell<Vec<Option<(u64, Page)>>>,
    /// Where pages are read that are asked for together.
    together: RefCell<Vec<u8>>,
    /// The page that was read last, and how many before it stood near behind one another.
    run: Cell<(u64, u32)>,
    /// How many pages were read one by one.
    singles: Cell<usize>,
    damaged: Cell<bool>,
}

impl Sealed {
    /// Opens a file of so many bytes; none if it is no sealed file, or its end is damaged.
    #[must_use]
    pub fn open(file: Box<dyn ReadAt>, size: u64) -> Option<Self> {
        let take = size.min(FIRST_READ as u64);
        let mut end = vec![0; usize::try_from(take).ok()?];
        file.read_at(&mut end, size - take).ok()?;
        let (before, last) = end.split_at_checked(end.len().checked_sub(END)?)?;
        let (length, sum) = (number(last.get(..8)?)?, number(last.get(8..16)?)?);
        if last.get(16..)? != MARK || length > size - END as u64 {
            return None;
        }
        let fits = usize::try_from(length).ok()?;
        let head = if let Some(at) = before.len().checked_sub(fits) {
            before[at..].to_vec()
        } else {
            let mut head = vec![0; fits];
            file.read_at(&mut head, size - END as u64 - length).ok()?;
            head
        };
        if checksum(&head) != sum {
            return None;
        }
        let mut cursor = Cursor::new(&head);
        let content = cursor.number();
        let pages = content.div_ceil(ROOM as u64).checked_mul(PAGE as u64)?;
        if pages.checked_add(length + END as u64)? != size {
            return None;
        }
        Some(Self {
            length: content,
            signet: Signet::of(cursor.rest()),
            says: cursor.rest().to_vec(),
            kept: RefCell::new(vec![None; KEPT]),
            together: RefCell::default(),
            run: Cell::default(),
            singles: Cell::default(),
            damaged: Cell::new(false),
            file,
        })
    }

    /// What its writer said of the content.
    #[must_use]
    pub fn says(&self) -> &[u8] {
        &self.says
    }

    /// How long the content is.
    pub(super) const fn len(&self) -> u64 {
        self.length
    }

    pub(super) fn is_damaged(&self) -> bool {
        self.damaged.get()
    }

    /// Some of the content; none if a page of it is damaged.
    pub(super) fn bytes(&self, range: Range<u64>) -> Bytes<'_> {
        if range.is_empty() {
            return Bytes::NONE;
        }
        let found = self.read(&range);
        if found.is_none() {
            self.damaged.set(true);
        }
        found.unwrap_or(Bytes::NONE)
    }

    fn read(&self, range: &Range<u64>) -> Option<Bytes<'_>> {
        let room = ROOM as u64;
        let (first, last) = (range.start / room, (range.end - 1) / room);
        let start = usize::try_from(range.start % room).ok()?;
        let length = usize::try_from(range.end - range.start).ok()?;
        if first == last {
            let page = self.kept(first).or_else(|| self.page(first))?;
            return Some(Bytes::OnPage(page, start..start + length));
        }
        let few = last - first < FEW;
        if !few {
            return self.many(first, last, start..start + length);
        }
        let mut bytes = Vec::with_capacity(length);
        let mut join = |content: &[u8]| {
            let from = if bytes.is_empty() { start } else { 0 };
            let to = ROOM.min(from + length - bytes.len());
            bytes.extend_from_slice(&content[from..to]);
        };
        let kept: Vec<Page> = (first..=last).map_while(|at| self.kept(at)).collect();
        let pages = usize::try_from(last - first).ok()? + 1;
        if kept.len() == pages {
            for page in &kept {
                join(&page[..ROOM]);
            }
            return Some(Bytes::Joined(bytes));
        }
        // What goes over the end of a page is mostly asked for again, or what stands beside it.
        let end = self.end_of_run(first, last);
        self.together(first, last, end, |page| join(&page[..ROOM]))?;
        Some(Bytes::Joined(bytes))
    }

    /// Reads pages up to `end` and keeps them; those up to `last` were asked for, and are handed on.
    fn together(
        &self,
        first: u64,
        last: u64,
        end: u64,
        mut hand: impl FnMut(&[u8; PAGE]),
    ) -> Option<()> {
        let mut read = self.together.borrow_mut();
        read.resize(usize::try_from(end - first + 1).ok()?.checked_mul(PAGE)?, 0);
        self.file.read_at(&mut read, first * PAGE as u64).ok()?;
        for (at, page) in (first..).zip(read.as_chunks().0) {
            let is_whole = self.signet.content(at, page).is_some();
            if at <= last {
                is_whole.then(|| hand(page))?;
            }
            if is_whole {
                self.keep(at, |room| {
                    room.copy_from_slice(page);
                    Some(())
                });
            }
        }
        Some(())
    }

    /// The last page to read where these are asked for: more where pages were asked for one behind the other for a while.
    fn end_of_run(&self, first: u64, last: u64) -> u64 {
        let (before, run) = self.run.get();
        let goes_on = last > before && first <= before + NEAR;
        let run = if goes_on { run.saturating_add(1) } else { 0 };
        let ahead = if run < RUN { 0 } else { AHEAD };
        let end = (last + ahead).min((self.length - 1) / ROOM as u64);
        self.run.set((end, run));
        end
    }

    /// A part of what stands on many pages, none of which is kept; it is joined where it is read.
    fn many(&self, first: u64, last: u64, part: Range<usize>) -> Option<Bytes<'_>> {
        let pages = usize::try_from(last - first).ok()? + 1;
        let mut bytes = vec![0; pages.checked_mul(PAGE)?];
        self.file.read_at(&mut bytes, first * PAGE as u64).ok()?;
        for (nth, at) in (0..pages).zip(first..) {
            let page = nth * PAGE..(nth + 1) * PAGE;
            self.signet
                .content(at, bytes[page.clone()].first_chunk()?)?;
            bytes.copy_within(page.start..page.start + ROOM, nth * ROOM);
        }
        bytes.truncate(part.end);
        bytes.drain(..part.start);
        Some(Bytes::Joined(bytes))
    }

    /// A page, if it is kept.
    fn kept(&self, number: u64) -> Option<Page> {
        let kept = self.kept.borrow();
        match &kept[place(number, kept.len())] {
            Some((of, page)) if *of == number => Some(Rc::clone(page)),
            _ => None,
        }
    }

    /// A page that is read.
    fn page(&self, number: u64) -> Option<Page> {
        let end = self.end_of_run(number, number);
        if end > number {
            self.together(number, number, end, |_| ())?;
            return self.kept(number);
        }
        self.singles.set(self.singles.get() + 1);
        self.keep_enough();
        self.keep(number, |room| {
            self.file.read_at(room, number * PAGE as u64).ok()?;
            self.signet.content(number, room)?;
            Some(())
        })
    }

    /// Keeps more pages from now on, if many are read one by one.
    fn keep_enough(&self) {
        let mut kept = self.kept.borrow_mut();
        let size = kept.len();
        if size < MOST_KEPT && self.singles.get() > size * PATIENCE {
            let larger = MOST_KEPT.min(size * PATIENCE);
            let before = std::mem::replace(&mut *kept, vec![None; larger]);
            for (number, page) in before.into_iter().flatten() {
                kept[place(number, larger)] = Some((number, page));
            }
        }
    }

    /// Keeps a page that is filled in, if it can be.
    fn keep(&self, number: u64, fill: impl FnOnce(&mut [u8; PAGE]) -> Option<()>) -> Option<Page> {
        let mut kept = self.kept.borrow_mut();
        let place = place(number, kept.len());
        let place = &mut kept[place];
        // The room of a page at which nobody looks any more is used again.
        let left = place.take().map(|(_, page)| page);
        let left = left.filter(|page| Rc::strong_count(page) == 1);
        let mut page = left.unwrap_or_else(|| Rc::new([0; PAGE]));
        fill(Rc::get_mut(&mut page)?)?;
        *place = Some((number, Rc::clone(&page)));
        Some(page)
    }
}

/// Where the page with this number is kept among so many.
#[expect(clippy::cast_possible_truncation, reason = "it is less than the count")]
const fn place(number: u64, kept: usize) -> usize {
    (number % kept as u64) as usize
}

fn number(bytes: &[u8]) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests;
