//! Telling which indexes there are, and removing them.

use std::{fs, io};

use crate::{
    Failure, Outcome, cached,
    cli::{Cache, CacheTask},
    tell, write_out,
};

/// Why nothing can be told of indexes, or done to them.
#[derive(Debug, thiserror::Error)]
pub enum CacheError {
    #[error("there is no cache folder without a home; set `HOME`")]
    Homeless,
    #[error("cannot read the cache folder `{name}`: {cause}")]
    Unreadable { name: String, cause: io::Error },
    #[error("cannot remove `{name}`: {cause}")]
    Unremovable { name: String, cause: io::Error },
}

/// Lists indexes, tells their folder, or removes them.
#[inline(never)]
pub fn cache(asked: Cache) -> Result<Outcome, Failure> {
    let folder = cached::folder().ok_or(CacheError::Homeless)?;
    if asked.task() == CacheTask::Path {
        write_out(&format!("{}\n", folder.display()))?;
        return Ok(Outcome::Answered);
    }
    let all = cached::all(&folder).map_err(|cause| CacheError::Unreadable {
        name: folder.display().to_string(),
        cause,
    })?;
    let bytes: u64 = all.iter().map(|(_, bytes)| bytes).sum();
    let number = match all.len() {
        1 => "1 index".to_owned(),
        n => format!("{n} indexes"),
    };
    if asked.task() == CacheTask::Clear {
        for (path, _) in &all {
            match fs::remove_file(path) {
                Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                    let name = path.display().to_string();
                    return Err(CacheError::Unremovable { name, cause }.into());
                }
                // Somebody else was faster.
                Ok(()) | Err(_) => {}
            }
        }
    } else {
        let line =
            |(path, bytes): &(std::path::PathBuf, u64)| format!("{}\t{bytes}\n", path.display());
        write_out(&all.iter().map(line).collect::<String>())?;
    }
    if !asked.quiet {
        let done = match asked.task() {
            CacheTask::Clear => "removed ",
            CacheTask::List | CacheTask::Path => "",
        };
        tell(&format!("{done}{number}, {bytes} bytes"));
    }
    Ok(Outcome::Answered)
}
