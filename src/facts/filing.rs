//! Writes the register of fact files that are too large to be held in memory.
//!
//! The files are cut into pieces of whole records (`borders`), which threads read one by one with
//! the ron crate, as small files are read. Nothing of a record is kept but what the register says
//! of it. Whatever is wrong with any record ends the work: what it is and where tells [`Facts::load`],
//! which reads everything at once.
//!
//! [`Facts::load`]: super::Facts::load

use std::{
    collections::BTreeMap,
    io::{self, Read},
    panic,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, Sender},
    },
    thread,
};

use super::{
    borders::{Borders, Piece, Refused},
    page::Page,
    reader::Single,
    record::Record,
    register::{Draft, Stand, Written},
    shapes::Shapes,
    tally::Tallies,
};
use crate::model::{Delivery, showable};

/// Why no register could be written.
#[derive(Debug)]
pub enum NotFiled {
    /// Something is wrong with the files, or they are not plainly fact files.
    Faulty,
    /// One of the files, by its number, cannot be read.
    Unreadable(usize, io::Error),
}

/// Pieces wait for a thread; so many wait at most.
const WAITING: usize = 4;

/// Writes the register of files as one body of facts, with so many threads that read records.
///
/// `progress` is told how many bytes of all files have been handed out.
///
/// # Errors
///
/// When a file cannot be read, or anything is wrong with what it says.
pub fn file(
    pages: Vec<Box<dyn Read + '_>>,
    threads: usize,
    progress: &mut dyn FnMut(u64),
) -> Result<Written, NotFiled> {
    let (send, pieces) = mpsc::sync_channel::<(usize, u32, Piece)>(WAITING);
    let (send_read, done) = mpsc::channel();
    let pieces = Mutex::new(pieces);
    let wrong = AtomicBool::new(false);
    let mut joined = Joined::default();
    let title = thread::scope(|scope| {
        let threads = threads.max(1);
        let spawn = |reader| {
            let send_read = send_read.clone();
            let (pieces, wrong) = (&pieces, &wrong);
            scope.spawn(move || read((reader, threads), pieces, wrong, &send_read))
        };
        let readers: Vec<_> = (0..threads).map(spawn).collect();
        drop(send_read);
        let mut title = None;
        let mut number = 0;
        let mut reached = 0;
        for (page, stream) in pages.into_iter().enumerate() {
            let mut borders = Borders::new(stream);
            let name = u32::try_from(page).map_err(|_| NotFiled::Faulty)?;
            loop {
                let piece = borders.piece().map_err(|refused| match refused {
                    Refused::Form => NotFiled::Faulty,
                    Refused::Unreadable(cause) => NotFiled::Unreadable(page, cause),
                })?;
                let Some(piece) = piece else { break };
                reached += piece.bytes.len() as u64;
                let is_sent = send.send((number, name, piece)).is_ok();
                if !is_sent || wrong.load(Ordering::Relaxed) {
                    return Err(NotFiled::Faulty);
                }
                number += 1;
                progress(reached);
                for read in done.try_iter() {
                    joined.add(read);
                }
            }
            let written = borders.title.map(|(_, title)| read_title(&title));
            title = title.or(written.transpose()?);
        }
        drop(send);
        for read in done {
            joined.add(read);
        }
        let tallies = readers.into_iter().map(|reader| {
            let tallies = reader.join();
            tallies.unwrap_or_else(|cause| panic::resume_unwind(cause))
        });
        joined.whole.tallies(tallies.collect());
        Ok(title)
    })?;
    if wrong.into_inner() {
        return Err(NotFiled::Faulty);
    }
    let mut whole = joined.whole;
    whole.title(title);
    if whole.is_too_long() {
        return Err(NotFiled::Faulty);
    }
    whole.finish_if_sound().ok_or(NotFiled::Faulty)
}

/// What was read of a piece, and its number.
struct ReadPiece {
    number: usize,
    draft: Draft,
}

/// What was read of pieces, put together in their order.
#[derive(Default)]
struct Joined {
    whole: Draft,
    /// The number of the piece that comes next.
    next: usize,
    /// Pieces that come later.
    waiting: BTreeMap<usize, ReadPiece>,
}

impl Joined {
    fn add(&mut self, read: ReadPiece) {
        self.waiting.insert(read.number, read);
        while let Some(read) = self.waiting.remove(&self.next) {
            self.whole.append(read.draft);
            self.next += 1;
        }
    }
}

fn read_title(written: &[u8]) -> Result<String, NotFiled> {
    let text = std::str::from_utf8(written).map_err(|_| NotFiled::Faulty)?;
    let title: String = ron::from_str(text).map_err(|_| NotFiled::Faulty)?;
    let title = showable(&title).into_owned();
    if title.trim().is_empty() {
        return Err(NotFiled::Faulty);
    }
    Ok(title)
}

/// Reads pieces as long as there are any. When anything is wrong with one, the others are only taken, so
/// that nobody waits for them to be. What the deliveries of all make together is the same in any order, and told at
/// the end; the numbers of tallies are such that no two of all `readers` are the same.
fn read(
    (reader, readers): (usize, usize),
    pieces: &Mutex<Receiver<(usize, u32, Piece)>>,
    wrong: &AtomicBool,
    done: &Sender<ReadPiece>,
) -> Tallies {
    let next = || pieces.lock().ok()?.recv().ok();
    let (mut shapes, mut tallies) = (Shapes::default(), Tallies::default());
    while let Some((number, page, piece)) = next() {
        if wrong.load(Ordering::Relaxed) {
            continue;
        }
        let mut tally = |delivery: &Delivery| {
            let number = tallies.add(delivery) as usize;
            u32::try_from(number * readers + reader).ok()
        };
        let Some(draft) = draft(page, piece, &mut shapes, &mut tally) else {
            wrong.store(true, Ordering::Relaxed);
            continue;
        };
        let read = ReadPiece { number, draft };
        // Who does not take it any more has found something wrong.
        drop(done.send(read));
    }
    tallies
}

/// What is known of the records of a piece. `tally` adds a delivery to the tallies of all and gives its number there.
fn draft(
    page: u32,
    piece: Piece,
    shapes: &mut Shapes,
    tally: &mut impl FnMut(&Delivery) -> Option<u32>,
) -> Option<Draft> {
    let text = String::from_utf8(piece.bytes).ok()?;
    let page_of = [Page::new("", &text)];
    let single = Single::new(&page_of);
    let mut reader = single.reader(shapes);
    let mut draft = Draft::default();
    let (mut line, mut counted) = (piece.line, 0);
    for (kind, range) in piece.records {
        let record = reader.one(kind, range.clone())?;
        let id = reader.place_of_id();
        let lines = memchr::memchr_iter(b'\n', &text.as_bytes()[counted..id]).count();
        line += u32::try_from(lines).ok()?;
        counted = id;
        let stand = Stand {
            page,
            offset: piece.offset + u64::try_from(range.start).ok()?,
            length: u32::try_from(range.len()).ok()?,
            line,
        };
        let id = record.record().id();
        for naming in reader.named() {
            let chained_from = naming.is_chain.then_some(id);
            draft.names(&naming.id, naming.wanted, chained_from);
        }
        draft.add(record.record(), Some(stand));
        draft.name(record.record());
        if let Record::Delivery(delivery) = record.record() {
            let number = match delivery.part_of {
                Some(_) => None,
                None => Some(tally(delivery)?),
            };
            draft.tallied_as(delivery, number);
        }
    }
    Some(draft)
}
