//! Which fact files are read, why, and their text.
//!
//! Those on the command line, else those that `HISTCLI_FACTS` names, else those in the folder
//! `histcli` of the user's configuration, else the built-in facts; `--builtin` adds these to any
//! of the others. A folder stands for its fact files. What is named but cannot be read is an
//! error, never replaced by the next in line.

use std::{
    borrow::Cow,
    env,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy;
use histcli::facts::{BUILT_IN, BUILT_IN_NAME};

/// Which fact files are wanted.
pub struct Wanted<'a> {
    /// The files and folders named on the command line.
    pub named: &'a [PathBuf],
    /// Whether the built-in facts are wanted beside the others.
    pub built_in: bool,
    /// Whether stdin holds something else than facts.
    pub stdin_is_taken: bool,
}

/// A file that is wanted: what messages call it, why, and where it is; the built-in facts are nowhere.
pub struct Found {
    pub name: String,
    pub why: Reason,
    pub path: Option<PathBuf>,
}

/// A file that was read: what messages call it, why it was read, and its text.
#[derive(Debug)]
pub struct FactFile {
    pub name: String,
    pub why: Reason,
    pub text: Cow<'static, str>,
}

/// Why a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// `-f` names it, or the folder it is in.
    Flag,
    /// `HISTCLI_FACTS` names it, or the folder it is in.
    Variable,
    /// It is in the user's configuration folder.
    Configuration,
    /// `--builtin` asks for it.
    Builtin,
    /// It is built in, and nothing else is named.
    Default,
}

impl Reason {
    /// The word for scripts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Variable => "variable",
            Self::Configuration => "configuration",
            Self::Builtin => "builtin",
            Self::Default => "default",
        }
    }

    /// The same for people.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Flag => "named with -f",
            Self::Variable => "named by HISTCLI_FACTS",
            Self::Configuration => "in your configuration folder",
            Self::Builtin => "asked for with --builtin",
            Self::Default => "built in, and nothing else is named",
        }
    }
}

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum LocateError {
    #[error("there is no `{0}`; check the name, and the folder you are in")]
    Missing(String),
    #[error("there is no `{0}`, which `HISTCLI_FACTS` names; correct the variable, or unset it")]
    MissingByVariable(String),
    #[error("`{name}` is a link that leads to no file: {cause}; mend the link, or remove it")]
    Link { name: String, cause: io::Error },
    #[error("cannot read `{name}`: {cause}")]
    Unreadable { name: String, cause: io::Error },
    #[error("`{0}` is a folder; name the file in it")]
    Folder(String),
    #[error("`{0}` holds no fact file; put one that ends in `.ron` there, or name the file")]
    Empty(String),
    #[error("`{0}` was changed while it was read; ask again")]
    Changed(String),
    #[error("`{name}` has not ended after {} MiB; name a file that ends sooner", limit >> 20)]
    Endless { name: String, limit: u64 },
    #[error("{name}:{line}:{column}: from here on this is not UTF-8; save the file as UTF-8")]
    NotText {
        name: String,
        line: usize,
        column: usize,
    },
    #[error("`-` is named twice; stdin can be read once")]
    StdinTwice,
}

/// The environment variable that names fact files, like a search path.
const VARIABLE: &str = "HISTCLI_FACTS";

/// How a fact file in a folder ends.
const ENDING: &[u8] = b".ron";

/// How much is read of what does not tell its length: a stream need not end.
const LONGEST_STREAM: u64 = 1 << 30;

/// Reads the fact files that are wanted, each once.
pub fn fact_files(wanted: &Wanted<'_>) -> Result<Vec<FactFile>, LocateError> {
    read_all(&find(wanted)?)
}

/// Reads files that were found.
pub fn read_all(found: &[Found]) -> Result<Vec<FactFile>, LocateError> {
    let read = |found: &Found| match &found.path {
        Some(path) => read(path, found.why),
        None => Ok(FactFile {
            name: found.name.clone(),
            why: found.why,
            text: Cow::Borrowed(BUILT_IN),
        }),
    };
    found.iter().map(read).collect()
}

/// Finds the fact files that are wanted, each once.
pub fn find(wanted: &Wanted<'_>) -> Result<Vec<Found>, LocateError> {
    let named = wanted.named.iter();
    let dashes = named.filter(|path| is_stdin(path)).count();
    if dashes > usize::from(!wanted.stdin_is_taken) {
        return Err(LocateError::StdinTwice);
    }
    let (why, paths) = paths(wanted.named)?;
    let mut seen: Vec<PathBuf> = Vec::new();
    let mut files = Vec::new();
    for path in paths {
        // A pipe has no path of its own, so none is known twice.
        let own = fs::canonicalize(&path).ok().filter(|_| !is_stdin(&path));
        if own.as_ref().is_some_and(|own| seen.contains(own)) {
            continue;
        }
        seen.extend(own);
        files.push(Found {
            name: if is_stream(&path, why) {
                "<stdin>".to_owned()
            } else {
                shown(&path)
            },
            why,
            path: Some(path),
        });
    }
    if wanted.built_in || files.is_empty() {
        files.push(Found {
            name: BUILT_IN_NAME.to_owned(),
            why: if wanted.built_in {
                Reason::Builtin
            } else {
                Reason::Default
            },
            path: None,
        });
    }
    Ok(files)
}

/// Reads one file, named on the command line; `-` is stdin.
pub fn file(path: &Path) -> Result<FactFile, LocateError> {
    if path.is_dir() {
        return Err(LocateError::Folder(shown(path)));
    }
    read(path, Reason::Flag)
}

/// The files to read beside the built-in facts, and why these; none where nothing is named.
fn paths(named: &[PathBuf]) -> Result<(Reason, Vec<PathBuf>), LocateError> {
    if !named.is_empty() {
        return Ok((Reason::Flag, within(named, Reason::Flag)?));
    }
    let listed = env::var_os(VARIABLE).unwrap_or_default();
    let listed: Vec<PathBuf> = env::split_paths(&listed)
        .filter(|path| !path.as_os_str().is_empty())
        .collect();
    if !listed.is_empty() {
        return Ok((Reason::Variable, within(&listed, Reason::Variable)?));
    }
    let own = match own_folder() {
        Some(folder) if is_there(&folder)? => in_folder(&folder)?,
        _ => Vec::new(),
    };
    Ok((Reason::Configuration, own))
}

/// The paths with every folder replaced by the fact files in it.
fn within(paths: &[PathBuf], why: Reason) -> Result<Vec<PathBuf>, LocateError> {
    let mut files = Vec::new();
    for path in paths {
        if is_stream(path, why) || !is_folder(path, why)? {
            files.push(path.clone());
            continue;
        }
        let inside = in_folder(path)?;
        if inside.is_empty() {
            return Err(LocateError::Empty(shown(path)));
        }
        files.extend(inside);
    }
    Ok(files)
}

/// The fact files of a folder, by name in the order of bytes; hidden ones and those of its
/// folders are left out.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, LocateError> {
    let unreadable = |cause| LocateError::Unreadable {
        name: shown(folder),
        cause,
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        let bytes = name.as_encoded_bytes();
        if bytes.ends_with(ENDING) && !bytes.starts_with(b".") {
            names.push(name);
        }
    }
    names.sort_by(|one, other| one.as_encoded_bytes().cmp(other.as_encoded_bytes()));
    let mut files = Vec::new();
    for path in names.iter().map(|name| folder.join(name)) {
        if !is_folder(&path, Reason::Configuration)? {
            files.push(path);
        }
    }
    Ok(files)
}

/// The user's folders; none for a user without a home.
pub fn folders() -> Option<impl BaseStrategy> {
    // Who else is asked for it, the system's list of users, may be a program that is not there.
    if cfg!(unix) && env::var_os("HOME").is_none_or(|home| home.is_empty()) {
        return None;
    }
    etcetera::base_strategy::choose_native_strategy().ok()
}

/// The folder of the user's own fact files.
fn own_folder() -> Option<PathBuf> {
    Some(folders()?.config_dir().join("histcli"))
}

/// Whether there is such a folder: only where there is none are the built-in facts asked instead.
fn is_there(folder: &Path) -> Result<bool, LocateError> {
    match is_folder(folder, Reason::Configuration) {
        Err(LocateError::Missing(_)) => Ok(false),
        Err(LocateError::Unreadable { cause, .. })
            if cause.kind() == io::ErrorKind::NotADirectory =>
        {
            Ok(false)
        }
        other => other,
    }
}

fn is_folder(path: &Path, why: Reason) -> Result<bool, LocateError> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(metadata.is_dir()),
        Err(cause) => Err(absent(path, why, cause)),
    }
}

/// Why a path leads nowhere.
fn absent(path: &Path, why: Reason, cause: io::Error) -> LocateError {
    let name = shown(path);
    let is_link = path.is_symlink() && cause.kind() != io::ErrorKind::PermissionDenied;
    match (cause.kind(), why) {
        _ if is_link => LocateError::Link { name, cause },
        (io::ErrorKind::NotFound, Reason::Variable) => LocateError::MissingByVariable(name),
        (io::ErrorKind::NotFound, _) => LocateError::Missing(name),
        _ => LocateError::Unreadable { name, cause },
    }
}

/// Whether a path that is named for this reason stands for stdin.
pub fn is_stream(path: &Path, why: Reason) -> bool {
    why == Reason::Flag && is_stdin(path)
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn read(path: &Path, why: Reason) -> Result<FactFile, LocateError> {
    let (name, bytes) = if is_stream(path, why) {
        let name = "<stdin>".to_owned();
        let bytes = whole(io::stdin().lock(), LONGEST_STREAM, &name)?;
        (name, bytes)
    } else {
        (shown(path), unchanged(path, why)?)
    };
    let text = Cow::Owned(text(&name, bytes)?);
    Ok(FactFile { name, why, text })
}

/// The bytes of a file, if nobody writes into it meanwhile.
fn unchanged(path: &Path, why: Reason) -> Result<Vec<u8>, LocateError> {
    let unreadable = |cause| LocateError::Unreadable {
        name: shown(path),
        cause,
    };
    let mut file = File::open(path).map_err(|cause| absent(path, why, cause))?;
    let before = file.metadata().map_err(unreadable)?;
    // Files that the system makes up, as in `/proc`, tell no length.
    if !before.is_file() || before.len() == 0 {
        return whole(file, LONGEST_STREAM, &shown(path));
    }
    let mut bytes = Vec::new();
    // One byte more than there was tells a file that has grown, however fast it grows.
    let taken = (&mut file).take(before.len() + 1).read_to_end(&mut bytes);
    let taken = taken.map_err(unreadable)?;
    let after = file.metadata().map_err(unreadable)?;
    let same = u64::try_from(taken) == Ok(before.len())
        && after.len() == before.len()
        && after.modified().ok() == before.modified().ok();
    if same {
        Ok(bytes)
    } else {
        Err(LocateError::Changed(shown(path)))
    }
}

/// All that comes, if it is no more than `limit` bytes.
fn whole(stream: impl Read, limit: u64, name: &str) -> Result<Vec<u8>, LocateError> {
    let mut bytes = Vec::new();
    let name = || name.to_owned();
    match stream.take(limit + 1).read_to_end(&mut bytes) {
        Ok(taken) if u64::try_from(taken).is_ok_and(|taken| taken <= limit) => Ok(bytes),
        Ok(_) => Err(LocateError::Endless {
            name: name(),
            limit,
        }),
        Err(cause) => Err(LocateError::Unreadable {
            name: name(),
            cause,
        }),
    }
}

fn text(name: &str, bytes: Vec<u8>) -> Result<String, LocateError> {
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let good = String::from_utf8_lossy(good);
        let (before, last) = good.rsplit_once('\n').unwrap_or(("", &good));
        LocateError::NotText {
            name: name.to_owned(),
            line: before.matches('\n').count() + 1 + usize::from(good.contains('\n')),
            column: last.chars().count() + 1,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_read_up_to_its_limit_and_not_beyond() {
        let read = |bytes: &'static [u8]| whole(bytes, 4, "pipe");
        assert_eq!(read(b"abcd").expect("it fits"), b"abcd");
        assert!(matches!(
            read(b"abcde"),
            Err(LocateError::Endless { limit: 4, .. })
        ));
        assert!(matches!(
            whole(io::repeat(0), 1 << 20, "zero"),
            Err(LocateError::Endless { .. })
        ));
    }

    #[test]
    fn an_endless_stream_is_told_by_its_name() {
        let error = LocateError::Endless {
            name: "/dev/zero".to_owned(),
            limit: LONGEST_STREAM,
        };
        assert_eq!(
            error.to_string(),
            "`/dev/zero` has not ended after 1024 MiB; name a file that ends sooner"
        );
    }
}
