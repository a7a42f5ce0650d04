//! What can be typed for `export` and `import`.
//!
//! They answer no question, so they take no options of answers: only fact files, and silence.

use std::path::PathBuf;

use clap::Args;
use histcli::exchange::{Content, Form, List};

use super::{Common, words};

// Writing facts for other programs.
#[derive(Args, Clone, Debug)]
pub struct Export {
    /// The list whose records are written; without it, everything.
    #[arg(value_name = "LIST", value_parser = words::<List>())]
    pub list: Option<List>,
    /// What they are written as.
    #[arg(long, value_parser = words::<Form>())]
    pub format: Form,
    /// Write a CSV file for each list into this folder, which is made if need be.
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Export this fact file, or those of this folder; repeat it to export several as one; `-`
    /// reads from stdin.
    ///
    /// Without it the fact files are those that questions ask.
    #[arg(short, long, value_name = "FILE")]
    pub facts: Vec<PathBuf>,
    /// Export the built-in facts too, together with the others.
    #[arg(long)]
    pub builtin: bool,
    /// Say nothing on stderr but errors.
    #[arg(short, long)]
    pub quiet: bool,
}

// Making a fact file of another file.
#[derive(Args, Clone, Debug)]
pub struct Import {
    /// The file; `-` reads from stdin.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// What the file holds: records of this list, or a bibliography or an export; without it the
    /// name of the file tells, of CSV also its header.
    #[arg(long = "as", value_name = "WHAT", value_parser = words::<Content>())]
    pub content: Option<Content>,
    /// Say nothing on stderr but errors.
    #[arg(short, long)]
    pub quiet: bool,
}

impl Export {
    /// The same with the options before the name of the command.
    pub fn after(&self, before: &Common) -> Self {
        Self {
            facts: [before.facts.as_slice(), &self.facts].concat(),
            builtin: before.builtin || self.builtin,
            quiet: before.quiet || self.quiet,
            ..self.clone()
        }
    }
}

impl Import {
    /// The same with the options before the name of the command.
    pub fn after(&self, before: &Common) -> Self {
        Self {
            quiet: before.quiet || self.quiet,
            ..self.clone()
        }
    }
}
