//! `histcli`: parse, load, ask, render, write, and tell the outcome by an exit code.
//!
//! The only place that prints, and the only one that knows stderr and exit codes:
//! 0 answered, 1 nothing found, 2 usage, file or data error, 3 more than one with `--one`.

mod asking;
mod cached;
mod caching;
mod checking;
mod cli;
mod exchanging;
mod filing;
mod helping;
mod loading;
mod locate;
mod screen;

use std::{
    borrow::Cow,
    env,
    ffi::OsString,
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;
use histcli::{
    facts::Faults,
    model::{acts, is_calm},
};

use caching::CacheError;
use cli::{Cli, Common, Misplaced, Task};
use exchanging::ExchangeError;
use helping::NoHelp;
use locate::LocateError;

/// Why there is no outcome at all.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Locate(#[from] LocateError),
    #[error(transparent)]
    Faults(#[from] Faults),
    #[error("cannot read questions from stdin: {0}")]
    Stdin(io::Error),
    #[error("line {0} of stdin is not UTF-8; questions are read as UTF-8")]
    NotText(usize),
    #[error(transparent)]
    Exchange(#[from] ExchangeError),
    #[error(transparent)]
    Cache(#[from] CacheError),
    #[error(transparent)]
    Misplaced(#[from] Misplaced),
    #[error(transparent)]
    Help(#[from] NoHelp),
    #[error("cannot write: {0}")]
    Write(io::Error),
}

/// How it went. Of several the last counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Answered,
    NothingFound,
    Trouble,
    NotOne,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Answered => 0,
            Outcome::NothingFound => 1,
            Outcome::Trouble => 2,
            Outcome::NotOne => 3,
        })
    }
}

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().collect();
    let outcome = match Cli::read(&arguments) {
        Ok(cli) => run(&cli),
        Err(message) => tell_usage(&repeatable(message, &arguments)),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        // Whoever reads has seen enough.
        Err(Failure::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            Outcome::Answered.into()
        }
        Err(failure) => {
            tell(&failure.to_string());
            Outcome::Trouble.into()
        }
    }
}

fn run(cli: &Cli) -> Result<Outcome, Failure> {
    if let Some(misplaced) = cli.misplaced() {
        return Err(misplaced.into());
    }
    match cli.task() {
        Task::Ask(words) => asking::ask(cli, words),
        Task::Check(asked) => checking::check(cli, &asked),
        Task::Export(asked) => exchanging::export(&asked),
        Task::Cache(asked) => caching::cache(asked),
        Task::Files => filing::files(&cli.common()),
        Task::Import(asked) => exchanging::import(&asked),
        Task::Begin(kind, name) => helping::begin(kind, name.as_deref()),
        Task::Help(words) => helping::help(&words, cli.common().color()),
    }
}

/// Writes to stdout what was asked for.
fn write_out(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
        .map_err(Failure::Write)
}

fn tell_unless_quiet(common: &Common, message: &str) {
    if !common.quiet {
        tell(message);
    }
}

/// Tells something on stderr, fit for a terminal. If even that fails there is nobody to tell.
fn tell(message: &str) {
    // In one piece: what is written there is not gathered.
    let line = format!("histcli: {}\n", fit(message));
    drop(io::stderr().lock().write_all(line.as_bytes()));
}

/// The text without characters that act on a terminal, but for line ends.
fn fit(text: &str) -> Cow<'_, str> {
    if is_calm(text) {
        return text.into();
    }
    let shown = |c: char| if acts(c) && c != '\n' { '\u{FFFD}' } else { c };
    text.chars().map(shown).collect::<String>().into()
}

/// The same message about arguments that are fit for a terminal: clap repeats them as typed.
fn repeatable(message: clap::Error, arguments: &[OsString]) -> clap::Error {
    let fitted = |typed: &OsString| OsString::from(&*fit(&typed.to_string_lossy()));
    let fitted: Vec<OsString> = arguments.iter().map(fitted).collect();
    if fitted == arguments {
        return message;
    }
    match Cli::try_parse_from(fitted) {
        Err(same) if same.kind() == message.kind() => same,
        _ => message,
    }
}

/// Help, the version, or what is wrong with the arguments.
fn tell_usage(message: &clap::Error) -> Result<Outcome, Failure> {
    message.print().map_err(Failure::Write)?;
    Ok(if message.use_stderr() {
        Outcome::Trouble
    } else {
        Outcome::Answered
    })
}
