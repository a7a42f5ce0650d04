//! Checking: every fault of some fact files, told with its place.

use histcli::{
    facts::{self, Level, Page},
    render::{self, Format, Look},
};

use crate::{
    Failure, Outcome,
    cli::{Check, Cli, Output},
    locate::{self, Wanted},
    screen, tell_unless_quiet, write_out,
};

/// Checks the files named, or those that would be asked.
#[inline(never)]
pub fn check(cli: &Cli, asked: &Check) -> Result<Outcome, Failure> {
    let common = cli.common();
    let named = [common.facts.as_slice(), &asked.files].concat();
    let files = locate::fact_files(&Wanted {
        named: &named,
        built_in: common.builtin,
        stdin_is_taken: false,
    })?;
    let pages: Vec<Page<'_>> = files
        .iter()
        .map(|file| Page::new(&file.name, &file.text))
        .collect();
    let faults = facts::check(&pages);
    let format = match common.chosen_format() {
        Some(Output::Answers(format)) => format,
        Some(Output::Works(_)) | None => Format::Table,
    };
    let look = Look {
        width: screen::width(),
        colour: screen::colour(common.color()),
        header: common.header(),
        calendar: None,
        ascii: false,
    };
    write_out(&render::faults(&pages, &faults, format, look))?;
    let grave = faults
        .iter()
        .filter(|fault| fault.level == Level::Fault)
        .count();
    let light = faults.len() - grave;
    let summary = format!(
        "{}, {} in {}",
        number(grave, "fault"),
        number(light, "warning"),
        number(files.len(), "file")
    );
    tell_unless_quiet(&common, &summary);
    let wrong = grave > 0 || (asked.strict && light > 0);
    Ok(if wrong {
        Outcome::Trouble
    } else {
        Outcome::Answered
    })
}

/// A number of things, in words.
fn number(count: usize, thing: &str) -> String {
    match count {
        0 => format!("no {thing}s"),
        1 => format!("1 {thing}"),
        many => format!("{many} {thing}s"),
    }
}
