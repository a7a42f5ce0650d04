//! Which fact files are asked, and their text.
//!
//! Those on the command line, else those that `HISTCLI_FACTS` names, else `facts.ron` in the
//! user's configuration folder, else the built-in facts. A file that is named but cannot be
//! read is an error, never replaced by the next in line.

use std::{
    env, fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy;

/// A fact file: what messages call it, and its text.
pub struct FactFile {
    pub name: String,
    pub text: String,
}

/// Why a fact file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum LocateError {
    #[error("cannot read `{name}`: {cause}")]
    Unreadable { name: String, cause: io::Error },
    #[error("`{0}` is a folder; name the fact file in it")]
    Folder(String),
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

/// Reads the fact files to ask.
pub fn fact_files(named: &[PathBuf], stdin_is_taken: bool) -> Result<Vec<FactFile>, LocateError> {
    let dashes = named.iter().filter(|path| path.as_os_str() == "-").count();
    if dashes > usize::from(!stdin_is_taken) {
        return Err(LocateError::StdinTwice);
    }
    if !named.is_empty() {
        return named.iter().map(|path| read(path)).collect();
    }
    let paths = env::var_os(VARIABLE).unwrap_or_default();
    let paths: Vec<PathBuf> = env::split_paths(&paths)
        .filter(|path| !path.as_os_str().is_empty())
        .collect();
    if !paths.is_empty() {
        return paths.iter().map(|path| read_file(path)).collect();
    }
    match own_file().map(|path| read_file(&path)) {
        Some(Err(LocateError::Unreadable { cause, .. })) if is_absent(&cause) => {}
        Some(file) => return Ok(vec![file?]),
        None => {}
    }
    let (name, text) = ("<built-in>".to_owned(), histcli::BUILT_IN.to_owned());
    Ok(vec![FactFile { name, text }])
}

/// The fact file in the user's configuration folder.
fn own_file() -> Option<PathBuf> {
    let folders = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(folders.config_dir().join("histcli").join("facts.ron"))
}

/// Whether there is no such file at all: only then is the next in line asked.
fn is_absent(cause: &io::Error) -> bool {
    matches!(
        cause.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn read(path: &Path) -> Result<FactFile, LocateError> {
    if path.as_os_str() != "-" {
        return read_file(path);
    }
    let mut bytes = Vec::new();
    let name = "<stdin>".to_owned();
    match io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => text(name, bytes),
        Err(cause) => Err(LocateError::Unreadable { name, cause }),
    }
}

fn read_file(path: &Path) -> Result<FactFile, LocateError> {
    let name = path.display().to_string();
    if path.is_dir() {
        return Err(LocateError::Folder(name));
    }
    match fs::read(path) {
        Ok(bytes) => text(name, bytes),
        Err(cause) => Err(LocateError::Unreadable { name, cause }),
    }
}

fn text(name: String, bytes: Vec<u8>) -> Result<FactFile, LocateError> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(FactFile { name, text }),
        Err(error) => {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let good = String::from_utf8_lossy(good);
            let (before, last) = good.rsplit_once('\n').unwrap_or(("", &good));
            let line = before.matches('\n').count() + 1 + usize::from(good.contains('\n'));
            let column = last.chars().count() + 1;
            Err(LocateError::NotText { name, line, column })
        }
    }
}
