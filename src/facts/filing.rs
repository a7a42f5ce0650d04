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
    kept::Kept,
    one_by_one,
    record::Record,
    register::{Draft, Written},
    shapes::Shapes,
    tally::Tallies,
};
use crate::model::Delivery;

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
            if let Some((_, written)) = borders.title {
                let written = one_by_one::title(&written).ok_or(NotFiled::Faulty)?;
                title.get_or_insert(written);
            }
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
        let mut draft = Draft::default();
        let each = |draft: &mut Draft, kept: Kept| {
            let record = kept.record();
            draft.name(record);
            if let Record::Delivery(delivery) = record {
                let number = match delivery.part_of {
                    Some(_) => None,
                    None => Some(tally(delivery)?),
                };
                draft.tallied_as(delivery, number);
            }
            Some(())
        };
        let text = str::from_utf8(&piece.bytes).ok();
        let read = text.and_then(|text| {
            one_by_one::piece((page, text), &piece, &mut shapes, &mut draft, each)
        });
        if read.is_none() {
            wrong.store(true, Ordering::Relaxed);
            continue;
        }
        let read = ReadPiece { number, draft };
        // Who does not take it any more has found something wrong.
        drop(done.send(read));
    }
    tallies
}
