//! Writes the register of fact files that are too large to be held in memory.
//!
//! The files are cut into pieces of whole records (`borders`), which threads read one by one with
//! the ron crate, as small files are read. Nothing of a record is kept but what the register says
//! of it. Whatever is wrong with any record ends the work: what it is and where tells [`Facts::load`],
//! which reads everything at once.
//!
//! [`Facts::load`]: super::Facts::load

use std::{
    io::{self, Read},
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver},
    },
    thread,
};

use super::{
    borders::{Borders, Piece, Refused},
    page::Page,
    reader::Single,
    record::Record,
    register::{Draft, Stand, Written},
};
use crate::model::showable;

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
    let pieces = Mutex::new(pieces);
    let wrong = AtomicBool::new(false);
    let (mut drafts, title) = thread::scope(|scope| {
        let reading = || scope.spawn(|| read(&pieces, &wrong));
        let readers: Vec<_> = (0..threads.max(1)).map(|_| reading()).collect();
        let mut title = None;
        let mut number = 0;
        let mut done = 0;
        for (page, stream) in pages.into_iter().enumerate() {
            let mut borders = Borders::new(stream);
            let name = u32::try_from(page).map_err(|_| NotFiled::Faulty)?;
            loop {
                let piece = borders.piece().map_err(|refused| match refused {
                    Refused::Form => NotFiled::Faulty,
                    Refused::Unreadable(cause) => NotFiled::Unreadable(page, cause),
                })?;
                let Some(piece) = piece else { break };
                done += piece.bytes.len() as u64;
                let is_sent = send.send((number, name, piece)).is_ok();
                if !is_sent || wrong.load(Ordering::Relaxed) {
                    return Err(NotFiled::Faulty);
                }
                number += 1;
                progress(done);
            }
            let written = borders.title.map(|title| read_title(&title));
            title = title.or(written.transpose()?);
        }
        drop(send);
        let mut drafts = Vec::new();
        for reader in readers {
            let read = reader.join().map_err(|_| NotFiled::Faulty)?;
            drafts.extend(read);
        }
        Ok((drafts, title))
    })?;
    if wrong.into_inner() {
        return Err(NotFiled::Faulty);
    }
    drafts.sort_by_key(|(number, ..)| *number);
    let mut whole = Draft::default();
    whole.title(title);
    let mut parted = false;
    for (_, draft, is_parted) in drafts {
        whole.append(draft);
        parted |= is_parted;
    }
    // Which deliveries have parts is known only now, and they are in the tallies already.
    if !parted {
        whole.tallied();
    }
    if whole.is_too_long() || !whole.is_sound() {
        return Err(NotFiled::Faulty);
    }
    Ok(whole.finish())
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
/// that nobody waits for them to be.
fn read(
    pieces: &Mutex<Receiver<(usize, u32, Piece)>>,
    wrong: &AtomicBool,
) -> Vec<(usize, Draft, bool)> {
    let mut drafts = Vec::new();
    let next = || pieces.lock().ok()?.recv().ok();
    while let Some((number, page, piece)) = next() {
        if wrong.load(Ordering::Relaxed) {
            continue;
        }
        match draft(page, piece) {
            Some((draft, parted)) => drafts.push((number, draft, parted)),
            None => wrong.store(true, Ordering::Relaxed),
        }
    }
    drafts
}

/// What is known of the records of a piece, and whether some delivery of it is part of another.
fn draft(page: u32, piece: Piece) -> Option<(Draft, bool)> {
    let text = String::from_utf8(piece.bytes).ok()?;
    let page_of = [Page::new("", &text)];
    let single = Single::new(&page_of);
    let mut reader = single.reader();
    let mut draft = Draft::default();
    let (mut line, mut counted) = (piece.line, 0);
    let mut parted = false;
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
        for (id, kinds, chained_from) in reader.named() {
            draft.names(id, kinds, chained_from);
        }
        draft.add(record.record(), Some(stand));
        draft.name(record.record());
        if let Record::Delivery(delivery) = record.record() {
            parted |= delivery.part_of.is_some();
            draft.tally(delivery);
        }
    }
    Some((draft, parted))
}
