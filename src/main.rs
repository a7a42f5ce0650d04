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

use clap::Parser;
use histcli::{
    ask::{self, NoAnswer, Question},
    facts::{Facts, Faults, Kind, Page},
    model::{Id, acts},
    render::{self, Answered, Look, Replies},
};

use cli::{Cli, Common, Misplaced, Output, Words};
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
    Misplaced(#[from] Misplaced),
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
    let outcome = match Cli::try_parse() {
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
    if let Some(misplaced) = cli.misplaced() {
        return Err(misplaced.into());
    }
    let (common, words) = (cli.common(), cli.words());
    let files = locate::fact_files(&common.facts, matches!(words, Words::Batch(_)))?;
    let pages: Vec<Page<'_>> = files
        .iter()
        .map(|file| Page::new(&file.name, &file.text))
        .collect();
    let facts = Facts::load(&pages)?;
    let (question, lines) = match words {
        Words::Asked(question) => (question, None),
        Words::Batch(of) => (of(String::new()), Some((of, questions()?))),
    };
    let batch = lines.is_some();
    let mut outcome = Outcome::Answered;
    let mut replies = Replies {
        question: &question,
        batch,
        answers: Vec::new(),
    };
    let sources = match sources(&facts, &common) {
        Ok(sources) => sources,
        Err(unknown) => {
            tell_unless_quiet(&common, &unknown.to_string());
            write(&facts, &replies, cli)?;
            return Ok(Outcome::NothingFound);
        }
    };
    let facts = if sources.is_empty() {
        facts
    } else {
        facts.according_to(&sources)
    };
    let asked = match lines {
        None => vec![(question.clone(), None)],
        Some((of, lines)) => lines
            .into_iter()
            .map(|line| (of(line.clone()), Some(line)))
            .collect(),
    };
    for (question, line) in asked {
        replies
            .answers
            .push(ask_one(&facts, &question, line, &common, &mut outcome));
    }
    // With `--one` an answer that is not one leaves stdout empty; so does a question that is none.
    if outcome < Outcome::Trouble || (outcome == Outcome::Trouble && batch) {
        write(&facts, &replies, cli)?;
    }
    Ok(outcome)
}

/// The ids of the chosen sources; none where none is chosen.
fn sources(facts: &Facts, common: &Common) -> Result<Vec<Id>, NoAnswer> {
    let known = |id: &String| match facts.source(id) {
        Some(source) => Ok(source.id.clone()),
        None => Err(ask::unknown_id(facts, &[Kind::Source], id)),
    };
    common.source.iter().map(known).collect()
}

/// The lines of stdin that ask something.
fn questions() -> Result<Vec<String>, Failure> {
    const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();
    let mut lines = Vec::new();
    for (at, line) in io::stdin().lock().split(b'\n').enumerate() {
        let mut line = line.map_err(Failure::Stdin)?;
        if at == 0 && line.starts_with(BYTE_ORDER_MARK) {
            line.drain(..BYTE_ORDER_MARK.len());
        }
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

fn write(facts: &Facts, replies: &Replies<'_, '_>, cli: &Cli) -> Result<(), Failure> {
    let common = cli.common();
    let given = || {
        replies
            .answers
            .iter()
            .filter_map(|answered| answered.answer.as_ref())
    };
    let output = common.output(screen::is_terminal());
    let text = match output {
        Output::Answers(format) => {
            let look = Look {
                width: screen::width(),
                colour: screen::colour(common.color()),
                header: common.header(),
                calendar: common.calendar(),
                ascii: cli.ascii(),
            };
            render::text(facts, replies, format, look)
        }
        Output::Works(form) => {
            let works: Vec<_> = given().flat_map(|answer| answer.works(facts)).collect();
            render::bibliography(facts, &works, form)
        }
    };
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
        .map_err(Failure::Write)?;
    if matches!(output, Output::Answers(format) if format.is_data()) {
        for remark in given().flat_map(render::remarks) {
            tell_unless_quiet(&common, &remark);
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
