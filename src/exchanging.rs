//! Exporting and importing: facts are loaded and written for other programs, and files of others
//! become fact files.
//!
//! Nothing that is there is overwritten: of several files to write either all are new or none is
//! written.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use histcli::{
    exchange::{self, Form, List, Misread, Unfit},
    facts::{Facts, Page},
    model::Word,
};

use crate::{
    Failure, Outcome,
    cli::{Export, Import},
    locate::{self, Wanted},
    tell, write_out,
};

/// Why facts are not exported or imported.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    #[error(transparent)]
    Unfit(#[from] Unfit),
    #[error(transparent)]
    Misread(#[from] Misread),
    #[error(
        "`-o` is for CSV of everything alone; redirect stdout to a file instead, such as `> {0}`"
    )]
    NoFolder(String),
    #[error("`{0}` is there already; name another folder, or move the file away")]
    There(String),
    #[error("cannot write `{name}`: {cause}")]
    Unwritable { name: String, cause: io::Error },
}

/// Writes facts for other programs.
#[inline(never)]
pub fn export(asked: &Export) -> Result<Outcome, Failure> {
    if let Some(folder) = &asked.output
        && (asked.format != Form::Csv || asked.list.is_some())
    {
        let file = format!("{}.{}", folder.display(), asked.format.as_str());
        return Err(ExchangeError::NoFolder(file).into());
    }
    if asked.output.is_none() {
        exchange::fits(asked.list, asked.format).map_err(ExchangeError::Unfit)?;
    }
    let files = locate::fact_files(&Wanted {
        named: &asked.facts,
        built_in: asked.builtin,
        stdin_is_taken: false,
    })?;
    let pages: Vec<Page<'_>> = files
        .iter()
        .map(|file| Page::new(&file.name, &file.text))
        .collect();
    let facts = Facts::load(&pages)?;
    if let Some(folder) = &asked.output {
        let files = write_tables(folder, &exchange::tables(&facts))?;
        let what = format!("wrote into `{}`: {}", folder.display(), files.join(", "));
        tell_unless(asked.quiet, &what);
    } else {
        let text = exchange::export(&facts, asked.list, asked.format);
        write_out(&text.map_err(ExchangeError::Unfit)?)?;
    }
    Ok(Outcome::Answered)
}

/// Writes a file for each table into a folder; the names of the files.
fn write_tables(folder: &Path, tables: &[(List, String)]) -> Result<Vec<String>, ExchangeError> {
    let name = |(list, _): &(List, String)| format!("{}.csv", list.as_str());
    let names: Vec<String> = tables.iter().map(name).collect();
    let shown = |path: &Path| path.display().to_string();
    let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    if let Some(there) = paths.iter().find(|path| path.symlink_metadata().is_ok()) {
        return Err(ExchangeError::There(shown(there)));
    }
    let unwritable = |path: &Path, cause| ExchangeError::Unwritable {
        name: shown(path),
        cause,
    };
    fs::create_dir_all(folder).map_err(|cause| unwritable(folder, cause))?;
    for (path, (_, text)) in paths.iter().zip(tables) {
        let file = OpenOptions::new().write(true).create_new(true).open(path);
        file.and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(|cause| unwritable(path, cause))?;
    }
    Ok(names)
}

/// Makes a fact file of another file.
#[inline(never)]
pub fn import(asked: &Import) -> Result<Outcome, Failure> {
    let file = locate::file(&asked.file)?;
    let imported =
        exchange::import(&file.name, &file.text, asked.content).map_err(ExchangeError::Misread)?;
    write_out(&imported.text)?;
    if !imported.left_out.is_empty() {
        let names: Vec<String> = imported.left_out.into_iter().collect();
        let names = names.join(", ");
        let what = format!("left out, since a source has no such field: {names}");
        tell_unless(asked.quiet, &what);
    }
    if !imported.missing.is_empty() {
        let lines = imported.missing.iter().map(|(wanted, ids)| {
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            format!("\n  {wanted}: {}", ids.join(", "))
        });
        let lines: String = lines.collect();
        let what = format!("the facts that this file joins must have these ids:{lines}");
        tell_unless(asked.quiet, &what);
    }
    Ok(Outcome::Answered)
}

fn tell_unless(quiet: bool, message: &str) {
    if !quiet {
        tell(message);
    }
}
