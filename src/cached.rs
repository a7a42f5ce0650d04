//! Indexes of large fact files, in the user's cache folder.
//!
//! An index is a register of facts in a sealed file. It belongs to certain files as they were at a
//! certain moment, and to one version of the program; for any others it is not used. It is written
//! beside its place and moved there when it is whole, so that nobody ever reads half of one, and two
//! runs that write the same do not disturb each other. All of them may be deleted at any time.

use std::{
    fs::{self, File, Metadata},
    io::{self, BufWriter},
    path::{Path, PathBuf},
    process,
    time::{Duration, SystemTime},
};

use etcetera::BaseStrategy;
use histcli::{
    facts::Written,
    packed::{Packed, Sealed, Sealer, Writer, checksum},
};

use crate::locate;

/// How the name of an index ends, and of one that is being written.
const ENDING: &str = "index";
const UNFINISHED: &str = "part";

/// What is being written for so long was left by a run that ended before it was done.
const LEFT_BEHIND: Duration = Duration::from_secs(3600);

/// File systems tell moments no closer to each other than this; those that count whole seconds, or every other, than
/// that.
const TICK: Duration = Duration::from_millis(40);
const LONG_TICK: Duration = Duration::from_millis(2_100);

/// A file as it was at a moment: changed in any way, it has another stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp(Vec<u8>);

impl Stamp {
    /// The stamp of facts that the program carries with it.
    pub fn of_text(text: &str) -> Self {
        Self(checksum(text.as_bytes()).to_le_bytes().to_vec())
    }

    /// The stamp of a file.
    pub fn of(metadata: &Metadata) -> Self {
        let mut writer = Writer::new();
        writer.number(metadata.len());
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            writer.number(metadata.dev());
            writer.number(metadata.ino());
            // Who sets the time of a file back cannot set back when that was done.
            for time in [
                metadata.mtime(),
                metadata.mtime_nsec(),
                metadata.ctime(),
                metadata.ctime_nsec(),
            ] {
                writer.signed(time);
            }
        }
        #[cfg(not(unix))]
        for time in [metadata.modified().ok(), metadata.created().ok()] {
            let since = time.and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
            let since = since.unwrap_or_default();
            writer.number(since.as_secs());
            writer.number(since.subsec_nanos());
        }
        Self(writer.into_bytes())
    }
}

/// Waits until whatever is written into a file from now on gives it another stamp.
pub fn let_the_clock_tick(metadata: &Metadata) {
    let Some(changed) = changed(metadata) else {
        return;
    };
    let since = changed.duration_since(SystemTime::UNIX_EPOCH);
    let is_whole = since.is_ok_and(|since| since.subsec_nanos() == 0);
    let tick = if is_whole { LONG_TICK } else { TICK };
    let age = changed.elapsed().unwrap_or(tick);
    std::thread::sleep(tick.saturating_sub(age));
}

#[cfg(unix)]
fn changed(metadata: &Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(metadata.ctime()).ok()?;
    let nanoseconds = u32::try_from(metadata.ctime_nsec()).ok()?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::new(seconds, nanoseconds))
}

#[cfg(not(unix))]
fn changed(metadata: &Metadata) -> Option<SystemTime> {
    metadata.modified().ok()
}

/// The folder of all indexes; none where the user has no home.
pub fn folder() -> Option<PathBuf> {
    Some(locate::folders()?.cache_dir().join("histcli"))
}

/// The place of the index of some files.
pub struct Place(PathBuf);

impl Place {
    /// Where the index of these files belongs, whose paths are absolute.
    pub fn of(files: &[PathBuf]) -> Option<Self> {
        let mut paths = Writer::new();
        for file in files {
            let bytes = file.as_os_str().as_encoded_bytes();
            paths.size(bytes.len());
            paths.raw(bytes);
        }
        let name = format!("{:016x}.{ENDING}", checksum(paths.as_bytes()));
        Some(Self(folder()?.join(name)))
    }

    /// The head and the content of the index, if it is there and belongs to files with these stamps.
    pub fn open(&self, stamps: &[Stamp]) -> Option<(Vec<u8>, Packed)> {
        let file = File::open(&self.0).ok()?;
        let size = file.metadata().ok()?.len();
        let sealed = Sealed::open(Box::new(file), size)?;
        let head = sealed.says().strip_prefix(belongs(stamps).as_slice())?;
        let head = head.to_vec();
        Some((head, Packed::in_file(sealed)))
    }

    /// Writes the index of files with these stamps.
    pub fn write(&self, stamps: &[Stamp], register: &Written) -> io::Result<()> {
        let folder = self.0.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        remove_left_behind(folder);
        let unfinished = self
            .0
            .with_extension(format!("{}.{UNFINISHED}", process::id()));
        let written =
            write(&unfinished, stamps, register).and_then(|()| fs::rename(&unfinished, &self.0));
        if written.is_err() {
            // Half of an index is of no use; if it cannot be removed either, it is never read.
            drop(fs::remove_file(&unfinished));
        }
        written
    }

    /// Removes the index.
    pub fn remove(&self) {
        // If it cannot be removed, it is written anew beside it or not used at all.
        drop(fs::remove_file(&self.0));
    }
}

fn write(path: &Path, stamps: &[Stamp], register: &Written) -> io::Result<()> {
    let file = File::create(path)?;
    let says = [belongs(stamps).as_slice(), &register.head].concat();
    let mut sealer = Sealer::new(BufWriter::with_capacity(1 << 20, file), says);
    for section in &register.sections {
        sealer.write(section)?;
    }
    sealer.finish()?;
    Ok(())
}

/// What an index of files with these stamps begins its head with.
fn belongs(stamps: &[Stamp]) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.text(env!("CARGO_PKG_VERSION"));
    writer.size(stamps.len());
    for stamp in stamps {
        writer.size(stamp.0.len());
        writer.raw(&stamp.0);
    }
    writer.into_bytes()
}

fn remove_left_behind(folder: &Path) {
    let is_old = |path: &Path| {
        let written = fs::metadata(path).and_then(|metadata| metadata.modified());
        let age = written.map(|time| time.elapsed().unwrap_or_default());
        age.is_ok_and(|age| age > LEFT_BEHIND)
    };
    for path in files(folder, UNFINISHED).unwrap_or_default() {
        if is_old(&path) {
            drop(fs::remove_file(path));
        }
    }
}

/// The files of a folder that end so, by name.
fn files(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == ending)
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// All indexes, and how many bytes each has; those that were never finished come last.
pub fn all(folder: &Path) -> io::Result<Vec<(PathBuf, u64)>> {
    let mut paths = match files(folder, ENDING) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        found => found?,
    };
    if !paths.is_empty() || folder.is_dir() {
        paths.extend(files(folder, UNFINISHED)?);
    }
    // What is no file is no index, and what is gone by now is none any more.
    let with_size = |path: PathBuf| {
        let metadata = fs::symlink_metadata(&path).ok()?;
        (!metadata.is_dir()).then_some((path, metadata.len()))
    };
    Ok(paths.into_iter().filter_map(with_size).collect())
}
