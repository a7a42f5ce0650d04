//! `histcli`: parse, load, ask, render, write, and tell the outcome by an exit code.
//!
//! The only place that prints, and the only one that knows stderr and exit codes:
//! 0 answered, 1 nothing found, 2 usage, file or data error, 3 more than one with `--one`.

mod cli;
mod locate;
mod screen;

use std::{
    io::{self, BufRead, Write},
    process::ExitCode,
};

use histcli::{
    ask::{self, Answer, NoAnswer, Question},
    facts::{Facts, Faults, Kind, Page},
    model::{Id, acts},
    render::{self, Answered, Look},
};

use cli::{Cli, Common, Words};
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
    #[error("cannot write: {0}")]
    Write(io::Error),
}

/// How it went, the worst of several last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Answered,
    NothingFound,
    NotOne,
    Trouble,
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
    let outcome = match Cli::read() {
        Ok(cli) => run(&cli),
        Err(message) => tell_usage(&message),
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
    let words = cli.words();
    let files = locate::fact_files(&cli.common.facts, matches!(words, Words::Batch(_)))?;
    let pages: Vec<Page<'_>> = files
        .iter()
        .map(|file| Page::new(&file.name, &file.text))
        .collect();
    let facts = match chosen(Facts::load(&pages)?, &cli.common) {
        Ok(facts) => facts,
        Err(nothing) => {
            tell_unless_quiet(&cli.common, &nothing.to_string());
            return Ok(Outcome::NothingFound);
        }
    };
    let (question, lines) = match words {
        Words::Asked(question) => (question, None),
        Words::Batch(of) => (of(String::new()), Some((of, questions()?))),
    };
    let mut outcome = Outcome::Answered;
    let mut answers = Vec::new();
    match lines {
        None => answers.push(ask_one(&facts, &question, None, &cli.common, &mut outcome)),
        Some((of, lines)) => {
            for line in lines {
                let question = of(line.clone());
                answers.push(ask_one(
                    &facts,
                    &question,
                    Some(line),
                    &cli.common,
                    &mut outcome,
                ));
            }
        }
    }
    write(&facts, &question, &answers, cli, outcome)?;
    Ok(outcome)
}

/// The facts as the chosen sources tell them; all facts where none is chosen.
fn chosen(facts: Facts, common: &Common) -> Result<Facts, NoAnswer> {
    if common.source.is_empty() {
        return Ok(facts);
    }
    let mut sources: Vec<Id> = Vec::new();
    for id in &common.source {
        match facts.source(id) {
            Some(source) => sources.push(source.id.clone()),
            None => return Err(ask::unknown_id(&facts, &[Kind::Source], id)),
        }
    }
    Ok(facts.according_to(&sources))
}

/// The lines of stdin that ask something.
fn questions() -> Result<Vec<String>, Failure> {
    let mut lines = Vec::new();
    for (at, line) in io::stdin().lock().split(b'\n').enumerate() {
        let mut line = line.map_err(Failure::Stdin)?;
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        let line = String::from_utf8(line).map_err(|_| Failure::NotText(at + 1))?;
        if !line.trim().is_empty() {
            lines.push(line);
        }
    }
    Ok(lines)
}

/// Answers one question; what stands in the way goes to stderr and worsens the outcome.
fn ask_one<'f>(
    facts: &'f Facts,
    question: &Question,
    asked: Option<String>,
    common: &Common,
    outcome: &mut Outcome,
) -> Answered<'f> {
    let mut worsen = |to: Outcome| *outcome = (*outcome).max(to);
    let answer = match ask::answer(facts, question, common.all) {
        Ok(answer) if common.one && answer.rows().len() > 1 => {
            worsen(Outcome::NotOne);
            let rows = answer.rows();
            let wanted = asked
                .as_ref()
                .map_or_else(String::new, |asked| format!(" to `{asked}`"));
            let number = rows.len();
            tell(&format!(
                "{number} rows answer{wanted}, where one was wanted:\n  {}",
                rows.join("\n  ")
            ));
            None
        }
        Ok(mut answer) => {
            let limit = common.limit.and_then(|rows| usize::try_from(rows).ok());
            answer.truncate(limit.unwrap_or(usize::MAX));
            Some(answer)
        }
        Err(error) => {
            if error.is_misasked() {
                worsen(Outcome::Trouble);
                tell(&error.to_string());
            } else {
                worsen(Outcome::NothingFound);
                tell_unless_quiet(common, &error.to_string());
            }
            None
        }
    };
    Answered { asked, answer }
}

fn write(
    facts: &Facts,
    question: &Question,
    answers: &[Answered<'_>],
    cli: &Cli,
    outcome: Outcome,
) -> Result<(), Failure> {
    let common = &cli.common;
    let single_trouble = outcome == Outcome::Trouble && answers.iter().all(|a| a.answer.is_none());
    if outcome == Outcome::NotOne || single_trouble {
        return Ok(());
    }
    let format = common.format.meant(screen::is_terminal());
    let look = Look {
        width: screen::width(),
        colour: screen::colour(common.color),
        header: common.header(),
        ascii: cli.ascii(),
    };
    let text = render::text(facts, question, answers, format, look);
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
        .map_err(Failure::Write)?;
    if format.is_data() {
        let remarks = answers
            .iter()
            .filter_map(|a: &Answered<'_>| a.answer.as_ref());
        for remark in remarks.flat_map(|answer: &Answer<'_>| render::remarks(answer)) {
            tell_unless_quiet(common, &remark);
        }
    }
    Ok(())
}

fn tell_unless_quiet(common: &Common, message: &str) {
    if !common.quiet {
        tell(message);
    }
}

/// Tells something on stderr, fit for a terminal. If even that fails there is nobody to tell.
fn tell(message: &str) {
    let shown = |c: char| if acts(c) && c != '\n' { '\u{FFFD}' } else { c };
    let message: String = message.chars().map(shown).collect();
    drop(writeln!(io::stderr().lock(), "histcli: {message}"));
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
