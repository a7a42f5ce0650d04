//! Telling which files are read, and why. What they hold is not looked at: it may be wrong.

use histcli::render::{self, Look, ReadFile};

use crate::{
    Failure, Outcome,
    cli::{Common, Output},
    locate::{self, FactFile, Wanted},
    screen, write_out,
};

/// Writes a row for each file.
#[inline(never)]
pub fn files(common: &Common) -> Result<Outcome, Failure> {
    let files = locate::fact_files(&Wanted {
        named: &common.facts,
        built_in: common.builtin,
        stdin_is_taken: false,
    })?;
    let told = |file: &FactFile| ReadFile {
        name: file.name.clone(),
        why: file.why.as_str(),
        because: file.why.text(),
        bytes: file.text.len(),
    };
    let files: Vec<ReadFile> = files.iter().map(told).collect();
    let look = Look {
        width: screen::width(),
        colour: screen::colour(common.color()),
        header: common.header(),
        calendar: None,
        ascii: false,
    };
    let text = match common.output(screen::is_terminal()) {
        Output::Answers(format) => render::files(&files, format, look),
        // They cite nothing; `Cli::misplaced` has said so.
        Output::Works(_) => String::new(),
    };
    write_out(&text).map(|()| Outcome::Answered)
}
