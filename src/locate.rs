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
    #[error("{name}:{line}: this line is not UTF-8; save the file as UTF-8")]
    NotText { name: String, line: usize },
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
    if let Some(paths) = env::var_os(VARIABLE).filter(|paths| !paths.is_empty()) {
        let paths = env::split_paths(&paths).filter(|path| !path.as_os_str().is_empty());
        return paths.map(|path| read_file(&path)).collect();
    }
    if let Some(path) = own_file().filter(|path| path.exists()) {
        return Ok(vec![read_file(&path)?]);
    }
    let (name, text) = ("<built-in>".to_owned(), histcli::BUILT_IN.to_owned());
    Ok(vec![FactFile { name, text }])
}

/// The fact file in the user's configuration folder.
fn own_file() -> Option<PathBuf> {
    let folders = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(folders.config_dir().join("histcli").join("facts.ron"))
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
            let line = good.split(|byte| *byte == b'\n').count();
            Err(LocateError::NotText { name, line })
        }
    }
}
