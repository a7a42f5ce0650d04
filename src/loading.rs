//! How facts come to be asked: small files are read, large ones through an index of the user's.
//!
//! What an index gives is told only when it was whole and the files stayed as they were; else the
//! index is written anew, and at last done without. Where no index can be kept answers are slower,
//! never others.

use std::{
    fs::File,
    io::{self, Read},
    num::NonZero,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use histcli::{
    facts::{self, Facts, NotFiled, Page, Written},
    packed::{Packed, ReadAt},
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::{
    Failure,
    cached::{self, Place, Stamp},
    locate::{self, Found, LocateError},
    screen, tell,
};

/// Files of so many bytes together are asked through an index.
const LARGE: u64 = 512 << 10;

/// A bar is shown for what takes longer.
const PATIENCE: Duration = Duration::from_millis(500);

/// Files that are asked.
pub struct Loading {
    found: Vec<Found>,
    quiet: bool,
    indexed: Option<Indexed>,
}

/// A file with what messages call it, to be read from any place in it.
type NamedPage = (String, Box<dyn ReadAt>);

/// Large files, and where their index is.
struct Indexed {
    /// The files, but for the built-in facts.
    files: Vec<Option<File>>,
    stamps: Vec<Stamp>,
    place: Option<Place>,
    /// How often an index turned out to be damaged.
    damaged: usize,
    /// Whether the files changed before while they were read.
    changed: bool,
}

/// An index that was read from a file is tried so often.
const TRIES: usize = 2;

impl Loading {
    /// Looks how large some files are.
    pub fn of(found: Vec<Found>, quiet: bool) -> Result<Self, Failure> {
        let mut loading = Self {
            found,
            quiet,
            indexed: None,
        };
        if loading.are_large() {
            loading.indexed = Some(loading.open()?);
        }
        Ok(loading)
    }

    fn are_large(&self) -> bool {
        let mut size = 0;
        for found in &self.found {
            let Some(path) = &found.path else { continue };
            match path.metadata() {
                Ok(metadata) if metadata.is_file() && !locate::is_stream(path, found.why) => {
                    size += metadata.len();
                }
                // What ends only when it is read cannot be read in parts.
                _ => return false,
            }
        }
        size >= LARGE
    }

    fn open(&self) -> Result<Indexed, Failure> {
        let mut files = Vec::new();
        let mut paths = Vec::new();
        for found in &self.found {
            let Some(path) = &found.path else {
                files.push(None);
                paths.push(PathBuf::from(&found.name));
                continue;
            };
            files.push(Some(
                File::open(path).map_err(|cause| unreadable(found, cause))?,
            ));
            // A file that has no name any more has no index either, though it can be read.
            paths.extend(path.canonicalize());
        }
        Ok(Indexed {
            stamps: stamps(&self.found, &files)?,
            files,
            place: Place::of(&paths).filter(|_| paths.len() == self.found.len()),
            damaged: 0,
            changed: false,
        })
    }

    /// The facts, to be asked.
    pub fn facts(&mut self) -> Result<Facts, Failure> {
        let Some(mut indexed) = self.indexed.take() else {
            return self.whole();
        };
        // Whatever is the matter with them, files that are read whole are what they are.
        if indexed.damaged > TRIES {
            return self.whole();
        }
        let facts = self.through(&mut indexed)?;
        self.indexed = Some(indexed);
        match facts {
            Some(facts) => Ok(facts),
            // Something is wrong with them, and reading them whole tells what.
            None => self.whole(),
        }
    }

    fn whole(&self) -> Result<Facts, Failure> {
        if let [Found { path: None, .. }] = self.found.as_slice() {
            return Ok(Facts::built_in());
        }
        let files = locate::read_all(&self.found)?;
        let pages: Vec<Page<'_>> = files
            .iter()
            .map(|file| Page::new(&file.name, &file.text))
            .collect();
        Ok(Facts::load(&pages)?)
    }

    /// Whether what the facts told can be told on: the index was whole, and the files stayed as they were.
    pub fn stood(&mut self, facts: &Facts) -> Result<bool, Failure> {
        let Some(indexed) = &mut self.indexed else {
            return Ok(true);
        };
        let mut stood = facts.are_intact();
        if !stood {
            indexed.damaged += 1;
            if let Some(place) = &indexed.place {
                place.remove();
            }
        }
        let now = stamps(&self.found, &indexed.files)?;
        stood &= now == indexed.stamps;
        indexed.stamps = now;
        Ok(stood)
    }

    /// The facts by their index; none if no index of them can be made.
    #[inline(never)] // so that small facts do not take the room that this needs.
    fn through(&self, indexed: &mut Indexed) -> Result<Option<Facts>, Failure> {
        let trusted = indexed.place.as_ref().filter(|_| indexed.damaged < TRIES);
        if let Some((head, content)) = trusted.and_then(|place| place.open(&indexed.stamps))
            && let Some(facts) = Facts::filed(&head, &content, self.pages(indexed)?)
        {
            return Ok(Some(facts));
        }
        let Some(register) = self.write(indexed)? else {
            return Ok(None);
        };
        let trusted = indexed.place.as_ref().filter(|_| indexed.damaged < TRIES);
        let opened = trusted.and_then(|place| match place.write(&indexed.stamps, &register) {
            Ok(()) => place.open(&indexed.stamps),
            Err(cause) => {
                if !self.quiet {
                    tell(&format!(
                        "cannot keep an index of these facts, so each answer takes longer: {cause}"
                    ));
                }
                None
            }
        });
        let (head, content) = match opened {
            Some(opened) => opened,
            None => (register.head, Packed::in_memory(register.sections.concat())),
        };
        Ok(Facts::filed(&head, &content, self.pages(indexed)?))
    }

    /// The files, to be read from any place in them.
    fn pages(&self, indexed: &Indexed) -> Result<Vec<NamedPage>, Failure> {
        let mut pages = Vec::new();
        for (found, file) in self.found.iter().zip(&indexed.files) {
            let page: Box<dyn ReadAt> = match file {
                Some(file) => Box::new(file.try_clone().map_err(|cause| unreadable(found, cause))?),
                None => Box::new(facts::BUILT_IN.as_bytes()),
            };
            pages.push((found.name.clone(), page));
        }
        Ok(pages)
    }

    /// Reads the files and writes their register; none if anything is wrong with them.
    fn write(&self, indexed: &mut Indexed) -> Result<Option<Written>, Failure> {
        let mut size = 0;
        for (found, file) in self.found.iter().zip(&indexed.files) {
            let Some(file) = file else { continue };
            let metadata = file.metadata().map_err(|cause| unreadable(found, cause))?;
            size += metadata.len();
            cached::let_the_clock_tick(&metadata);
        }
        indexed.stamps = stamps(&self.found, &indexed.files)?;
        let mut streams: Vec<Box<dyn Read + '_>> = Vec::new();
        for (found, file) in self.found.iter().zip(&indexed.files) {
            streams.push(match file {
                Some(file) => {
                    let mut file = file;
                    io::Seek::rewind(&mut file).map_err(|cause| unreadable(found, cause))?;
                    Box::new(file)
                }
                None => Box::new(facts::BUILT_IN.as_bytes()),
            });
        }
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let mut bar = Bar::new(size, self.quiet);
        let written = facts::file(streams, threads, &mut |done| bar.reach(done));
        bar.end();
        if stamps(&self.found, &indexed.files)? != indexed.stamps {
            // Who saves a file does so once: what it is now will last.
            if !std::mem::replace(&mut indexed.changed, true) {
                *indexed = Indexed {
                    damaged: indexed.damaged,
                    changed: true,
                    ..self.open()?
                };
                return self.write(indexed);
            }
            let names = self.found.iter().map(|found| found.name.clone());
            let name = names.collect::<Vec<_>>().join("`, `");
            return Err(LocateError::Changed(name).into());
        }
        match written {
            Ok(register) => Ok(Some(register)),
            Err(NotFiled::Faulty) => Ok(None),
            Err(NotFiled::Unreadable(page, cause)) => Err(unreadable(&self.found[page], cause)),
        }
    }
}

/// The stamps of files as they are now; those of the built-in facts from what they say.
fn stamps(found: &[Found], files: &[Option<File>]) -> Result<Vec<Stamp>, Failure> {
    let stamp = |(found, file): (&Found, &Option<File>)| match file.as_ref().map(File::metadata) {
        None => Ok(Stamp::of_text(facts::BUILT_IN)),
        Some(Ok(metadata)) => Ok(Stamp::of(&metadata)),
        Some(Err(cause)) => Err(unreadable(found, cause)),
    };
    found.iter().zip(files).map(stamp).collect()
}

fn unreadable(found: &Found, cause: io::Error) -> Failure {
    let name = found.name.clone();
    LocateError::Unreadable { name, cause }.into()
}

/// How far the writing of an index is, for whoever waits at a terminal.
struct Bar {
    started: Instant,
    size: u64,
    shown: Option<ProgressBar>,
    wanted: bool,
}

impl Bar {
    fn new(size: u64, quiet: bool) -> Self {
        Self {
            started: Instant::now(),
            size,
            shown: None,
            wanted: !quiet && screen::is_told(),
        }
    }

    fn reach(&mut self, done: u64) {
        if !self.wanted || self.started.elapsed() < PATIENCE {
            return;
        }
        let bar = self.shown.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(Some(self.size), ProgressDrawTarget::stderr());
            let style = "histcli: indexing [{bar:30}] {percent:>3} % of {total_bytes}";
            // Without a style of ours the bar has its own.
            if let Ok(style) = ProgressStyle::with_template(style) {
                bar.set_style(style.progress_chars("=> "));
            }
            bar
        });
        bar.set_position(done);
    }

    fn end(&mut self) {
        if let Some(bar) = self.shown.take() {
            bar.finish_and_clear();
        }
    }
}
