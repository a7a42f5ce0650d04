//! A file of packed bytes that tells when it is damaged, wherever it is.
//!
//! ```text
//! content, in pages of 1024 bytes, the last filled up with zeros
//! a checksum of every page of content, in pages of 4096 bytes likewise
//! head: how long the content is, a checksum of every page of checksums, and what the writer has to say of it
//! how long the head is (8 bytes), a checksum of it (8 bytes), MARK (8 bytes)
//! ```
//!
//! The end is written last, so that a file that is half written has no end. Opening reads the end alone; a page is
//! read, and checked, when something on it is asked for. Checksums are XXH3 of 64 bits: they tell accidents, not
//! forgery.

use std::{
    borrow::Cow,
    cell::{Cell, OnceCell},
    fs::File,
    io::{self, Write},
    ops::Range,
};

use super::{Cursor, Writer};

/// The end of every such file, and the version of the form of its pages.
const MARK: &[u8; 8] = b"packed\x002";

/// The pages of content are of so many bytes: a question looks at little in many places, and to read more there costs
/// more than to read oftener.
const PAGE: usize = 1024;
const PAGE_LENGTH: u64 = PAGE as u64;

/// The pages of checksums are of so many bytes.
const SUM_PAGE: usize = 4096;

/// The bytes of a checksum, and how many fit on a page of them.
const SUM: usize = 8;
const SUMS: usize = SUM_PAGE / SUM;

/// The length and the checksum of the head, and the mark.
const END: usize = 24;

/// Opening reads so much from the end, and more only for a longer head.
const FIRST_READ: usize = 4096;

/// Pages that are kept stand in groups of so many, so that a group that nobody asks for costs nothing.
const GROUP: usize = 256;

/// A checksum of some bytes.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64(bytes)
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
    page: Vec<u8>,
    sums: Vec<u8>,
    written: u64,
}

impl<W: Write> Sealer<W> {
    /// A file in which nothing stands yet.
    pub const fn new(out: W) -> Self {
        Self {
            out,
            page: Vec::new(),
            sums: Vec::new(),
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
            let (now, later) = bytes.split_at(bytes.len().min(PAGE - self.page.len()));
            self.page.extend_from_slice(now);
            bytes = later;
            if self.page.len() == PAGE {
                self.end_page()?;
            }
        }
        Ok(start..self.written)
    }

    fn end_page(&mut self) -> io::Result<()> {
        self.page.resize(PAGE, 0);
        self.sums.extend(checksum(&self.page).to_le_bytes());
        self.out.write_all(&self.page)?;
        self.page.clear();
        Ok(())
    }

    /// Ends the file with what its reader is told when it is opened.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn finish(mut self, says: &[u8]) -> io::Result<W> {
        if !self.page.is_empty() {
            self.end_page()?;
        }
        let mut head = Writer::new();
        head.number(self.written);
        self.sums
            .resize(self.sums.len().next_multiple_of(SUM_PAGE), 0);
        for page in self.sums.chunks(SUM_PAGE) {
            head.raw(&checksum(page).to_le_bytes());
        }
        head.raw(says);
        let head = head.into_bytes();
        self.out.write_all(&self.sums)?;
        self.out.write_all(&head)?;
        self.out.write_all(&(head.len() as u64).to_le_bytes())?;
        self.out.write_all(&checksum(&head).to_le_bytes())?;
        self.out.write_all(MARK)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// Of more pages than these at once none is kept.
const KEPT: usize = 4;

/// A group of pages, those that were asked for.
type Group = Box<[OnceCell<Box<[u8]>>]>;

/// A sealed file that was opened.
pub struct Sealed {
    file: Box<dyn ReadAt>,
    length: u64,
    /// The checksums of the pages of checksums.
    tops: Vec<u8>,
    says: Vec<u8>,
    /// Pages of content that were read and fit their checksums, and pages of checksums.
    pages: Vec<OnceCell<Group>>,
    sums: Vec<OnceCell<Box<[u8]>>>,
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
        let pages = usize::try_from(content.div_ceil(PAGE_LENGTH)).ok()?;
        let sums = pages.div_ceil(SUMS);
        let tops = cursor.raw(sums * SUM).to_vec();
        let pages_end = (pages * PAGE + sums * SUM_PAGE) as u64;
        let whole = pages_end + length + END as u64;
        if whole != size || tops.len() != sums * SUM {
            return None;
        }
        Some(Self {
            length: content,
            tops,
            says: cursor.rest().to_vec(),
            pages: std::iter::repeat_with(OnceCell::new)
                .take(pages.div_ceil(GROUP))
                .collect(),
            sums: std::iter::repeat_with(OnceCell::new).take(sums).collect(),
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
    pub(super) fn bytes(&self, range: Range<u64>) -> Cow<'_, [u8]> {
        if range.is_empty() {
            return Cow::Borrowed(&[]);
        }
        let found = self.read(&range);
        if found.is_none() {
            self.damaged.set(true);
        }
        found.unwrap_or_default()
    }

    fn read(&self, range: &Range<u64>) -> Option<Cow<'_, [u8]>> {
        let first = usize::try_from(range.start / PAGE_LENGTH).ok()?;
        let last = usize::try_from((range.end - 1) / PAGE_LENGTH).ok()?;
        let start = usize::try_from(range.start % PAGE_LENGTH).ok()?;
        let length = usize::try_from(range.end - range.start).ok()?;
        if first == last {
            return Some(Cow::Borrowed(&self.page(first)?[start..start + length]));
        }
        if last - first < KEPT {
            // What goes over the end of a page is mostly asked for again, or what stands beside it.
            let mut bytes = Vec::with_capacity(length);
            for at in first..=last {
                let from = if at == first { start } else { 0 };
                let to = PAGE.min(from + length - bytes.len());
                bytes.extend_from_slice(&self.page(at)?[from..to]);
            }
            return Some(Cow::Owned(bytes));
        }
        let mut bytes = vec![0; (last - first + 1) * PAGE];
        self.file
            .read_at(&mut bytes, first as u64 * PAGE_LENGTH)
            .ok()?;
        for (at, page) in (first..).zip(bytes.chunks(PAGE)) {
            if checksum(page) != self.sum(at)? {
                return None;
            }
        }
        bytes.truncate(start + length);
        bytes.drain(..start);
        Some(Cow::Owned(bytes))
    }

    fn page(&self, at: usize) -> Option<&[u8]> {
        let group = self
            .pages
            .get(at / GROUP)?
            .get_or_init(|| std::iter::repeat_with(OnceCell::new).take(GROUP).collect());
        let cell = &group[at % GROUP];
        if cell.get().is_none() {
            let mut page = vec![0; PAGE];
            self.file.read_at(&mut page, at as u64 * PAGE_LENGTH).ok()?;
            if checksum(&page) != self.sum(at)? {
                return None;
            }
            return Some(cell.get_or_init(|| page.into()));
        }
        cell.get().map(AsRef::as_ref)
    }

    /// The checksum of a page.
    fn sum(&self, page: usize) -> Option<u64> {
        let at = page / SUMS;
        let cell = self.sums.get(at)?;
        if cell.get().is_none() {
            let mut sums = vec![0; SUM_PAGE];
            let content = self.length.next_multiple_of(PAGE_LENGTH);
            self.file
                .read_at(&mut sums, content + (at * SUM_PAGE) as u64)
                .ok()?;
            if checksum(&sums) != number(self.tops.get(at * SUM..(at + 1) * SUM)?)? {
                return None;
            }
            drop(cell.set(sums.into()));
        }
        let at = page % SUMS;
        number(cell.get()?.get(at * SUM..(at + 1) * SUM)?)
    }
}

fn number(bytes: &[u8]) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed::Packed;

    impl ReadAt for Vec<u8> {
        fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
            let start = usize::try_from(offset).map_err(|_| io::ErrorKind::UnexpectedEof)?;
            let bytes = self.get(start..start + buffer.len());
            buffer.copy_from_slice(bytes.ok_or(io::ErrorKind::UnexpectedEof)?);
            Ok(())
        }
    }

    fn content() -> Vec<u8> {
        (0..20_000_u32).flat_map(u32::to_le_bytes).collect()
    }

    fn file() -> Vec<u8> {
        let mut sealer = Sealer::new(Vec::new());
        let content = content();
        let (one, other) = content.split_at(5_000);
        assert_eq!(sealer.write(one).unwrap(), 0..5_000);
        assert_eq!(sealer.write(other).unwrap(), 5_000..80_000);
        sealer.finish(b"says").unwrap()
    }

    fn open(file: Vec<u8>) -> Option<Packed> {
        let size = file.len() as u64;
        let sealed = Sealed::open(Box::new(file), size)?;
        assert_eq!(sealed.says(), b"says");
        Some(Packed::in_file(sealed))
    }

    #[test]
    fn what_is_sealed_is_read() {
        let packed = open(file()).unwrap();
        let content = content();
        assert_eq!(packed.whole(), content);
        assert_eq!(*packed.bytes(10..20), content[10..20]);
        assert_eq!(*packed.bytes(4090..4100), content[4090..4100]);
        assert_eq!(*packed.bytes(79_990..90_000), content[79_990..]);
        assert_eq!(*packed.part(100..200).bytes(5..500), content[105..200]);
        assert!(!packed.is_damaged());
    }

    #[test]
    fn no_damage_is_ever_handed_on() {
        let (file, content) = (file(), content());
        for at in (0..file.len())
            .step_by(97)
            .chain(file.len() - 60..file.len())
        {
            let mut damaged = file.clone();
            damaged[at] ^= 4;
            let Some(packed) = open(damaged) else {
                continue;
            };
            for start in (0..content.len()).step_by(1000) {
                let bytes = packed.bytes(start as u64..start as u64 + 1000);
                assert!(
                    *bytes == content[start..start + 1000]
                        || (bytes.is_empty() && packed.is_damaged()),
                    "{at}"
                );
            }
            let whole = packed.whole();
            assert!(whole == content || packed.is_damaged(), "{at}");
        }
    }

    #[test]
    fn half_a_file_is_none() {
        let file = file();
        for length in (0..file.len()).step_by(61) {
            assert!(open(file[..length].to_vec()).is_none(), "{length}");
        }
    }
}
