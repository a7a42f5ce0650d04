//! Writes the register of fact files that are too large to be held in memory.
//!
//! The files are cut into pieces of whole records (`borders`), which threads read one by one with
//! the ron crate, as small files are read. Nothing of a record is kept but what the register says
//! of it: every thread drafts that of the pieces it reads, and the drafts are put together at the
//! end. Whatever is wrong with any record ends the work: what it is and where tells [`Facts::load`],
//! which reads everything at once.
//!
//! [`Facts::load`]: super::Facts::load

use std::{
    io::{self, Read},
    panic,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver},
    },
    thread,
};

use super::{
    borders::{Borders, Piece, Refused},
    kept::Kept,
    one_by_one,
    record::{Kind, Record},
    register::{Draft, MOST, Vocabulary, Written},
    shapes::Shapes,
};

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
    let (send, pieces) = mpsc::sync_channel(WAITING);
    // Readers alone hold it: when none is left to take a piece, none is waited for.
    let pieces = Arc::new(Mutex::new(pieces));
    let vocabulary = Mutex::new(Vocabulary::default());
    let wrong = AtomicBool::new(false);
    let (title, drafts) = thread::scope(|scope| {
        let spawn = |pieces: Arc<_>| {
            let (vocabulary, wrong) = (&vocabulary, &wrong);
            scope.spawn(move || read(&pieces, vocabulary, wrong))
        };
        let readers = std::iter::repeat_n(pieces, threads.max(1));
        let readers: Vec<_> = readers.map(spawn).collect();
        let mut title = None;
        let mut reached = 0;
        let mut before = [0; Kind::ALL.len()];
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
                let mut behind = before;
                for (kind, _) in &piece.records {
                    behind[*kind as usize] += 1;
                }
                let are_too_many = behind.iter().any(|count| *count >= MOST);
                let task = Task {
                    page: name,
                    before,
                    piece,
                };
                let is_sent = !are_too_many && send.send(task).is_ok();
                if !is_sent || wrong.load(Ordering::Relaxed) {
                    return Err(NotFiled::Faulty);
                }
                before = behind;
                progress(reached);
            }
            if let Some((_, written)) = borders.title {
                let written = one_by_one::title(&written).ok_or(NotFiled::Faulty)?;
                title.get_or_insert(written);
            }
        }
        drop(send);
        let drafts = readers.into_iter().map(|reader| {
            let draft = reader.join();
            draft.unwrap_or_else(|cause| panic::resume_unwind(cause))
        });
        Ok((title, drafts.collect::<Vec<Draft>>()))
    })?;
    if wrong.into_inner() {
        return Err(NotFiled::Faulty);
    }
    let vocabulary = vocabulary.into_inner().map_err(|_| NotFiled::Faulty)?;
    let mut whole = Draft::found_by(vocabulary);
    whole.title(title);
    whole.finish_if_sound(drafts).ok_or(NotFiled::Faulty)
}

/// A piece to be read.
struct Task {
    /// The number of the page that it is of.
    page: u32,
    /// How many records of each list come before those in it.
    before: [u32; Kind::ALL.len()],
    piece: Piece,
}

/// Reads pieces as long as there are any; what is known of their records. When anything is wrong with one, the others are
/// only taken, so that nobody waits for them to be.
///
/// What records are found by is drafted piece by piece, and added to that of all: tables of so many words are slow where
/// they are large.
fn read(
    pieces: &Mutex<Receiver<Task>>,
    vocabulary: &Mutex<Vocabulary>,
    wrong: &AtomicBool,
) -> Draft {
    let next = || pieces.lock().ok()?.recv().ok();
    let (mut shapes, mut draft) = (Shapes::default(), Draft::default());
    let each = |draft: &mut Draft, kept: Kept| {
        let record = kept.record();
        draft.name(record);
        if let Record::Delivery(delivery) = record {
            draft.tally(delivery);
        }
    };
    while let Some(Task {
        page,
        before,
        piece,
    }) = next()
    {
        if wrong.load(Ordering::Relaxed) {
            continue;
        }
        draft.go_on_behind(before);
        let text = str::from_utf8(&piece.bytes).ok();
        let read = text.and_then(|text| {
            one_by_one::piece((page, text), &piece, &mut shapes, &mut draft, each)
        });
        match (read, vocabulary.lock()) {
            (Some(()), Ok(mut all)) => all.join(draft.take_vocabulary()),
            _ => wrong.store(true, Ordering::Relaxed),
        }
    }
    draft
}
