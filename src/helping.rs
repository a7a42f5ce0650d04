//! Helping: pages of the manual, the help of a command, stubs to fill in.

use clap::{CommandFactory, Parser};
use histcli::{
    facts::{Kind, manual::SHAPES},
    model::Word,
    names,
    render::{self, Look, Topic},
};

use crate::{
    Failure, Outcome,
    cli::{Cli, Color},
    screen, tell_usage, write_out,
};

/// Help that there is not.
#[derive(Debug, thiserror::Error)]
pub enum NoHelp {
    #[error(
        "there is no help on `{asked}`; {}",
        nearest.as_ref().map_or_else(|| format!("topics are {}", topics()), |near| format!("did you mean `{near}`?"))
    )]
    Topic {
        asked: String,
        nearest: Option<String>,
    },
    #[error(
        "facts have no `{asked}`; {}",
        nearest.as_ref().map_or_else(|| "`histcli help facts` tells of all they have".to_owned(), |near| format!("did you mean `{near}`?"))
    )]
    Part {
        asked: String,
        nearest: Option<String>,
    },
    #[error("`{0}` is one topic; ask about one at a time")]
    Several(String),
}

/// Prints the help on a topic, on a part of one, or on a command; without words, all help.
#[inline(never)]
pub fn help(words: &[String], color: Color) -> Result<Outcome, Failure> {
    let look = Look {
        width: screen::width(),
        colour: screen::colour(color),
        ascii: false,
        header: None,
        calendar: None,
    };
    let text = match words {
        [] => return of_command(None),
        words if Topic::from_text(&words.join("-")).is_some() => {
            Topic::from_text(&words.join("-")).map(|topic| render::manual(topic, look))
        }
        [topic, part] if topic == Topic::Facts.as_str() => Some(of_part(part, look)?),
        [command] if commands().contains(command) => return of_command(Some(command)),
        [first, _, ..] if is_known(first) => return Err(NoHelp::Several(first.clone()).into()),
        _ => None,
    };
    match text {
        Some(text) => write_out(&text).map(|()| Outcome::Answered),
        None => Err(unknown(&words.join(" ")).into()),
    }
}

/// Prints a stub of a record, or a whole file.
#[inline(never)]
pub fn begin(kind: Option<Kind>, name: Option<&str>) -> Result<Outcome, Failure> {
    let text = match kind {
        Some(kind) => render::stub(kind, name),
        None => render::example(name),
    };
    write_out(&text).map(|()| Outcome::Answered)
}

/// What `--help` behind a command prints, or that of the program.
fn of_command(command: Option<&String>) -> Result<Outcome, Failure> {
    let words = ["histcli".to_owned()].into_iter();
    let words = words.chain(command.cloned()).chain(["--help".to_owned()]);
    match Cli::try_parse_from(words) {
        Err(help) => tell_usage(&help),
        Ok(_) => Ok(Outcome::Answered),
    }
}

fn of_part(part: &str, look: Look) -> Result<String, NoHelp> {
    let asked = part.to_lowercase();
    let shape = SHAPES.iter().find(|shape| shape.name == asked);
    shape
        .map(|shape| render::manual_of(shape, look))
        .ok_or_else(|| NoHelp::Part {
            asked: part.to_owned(),
            nearest: names::nearest(part, SHAPES.iter().map(|shape| shape.name)),
        })
}

fn unknown(asked: &str) -> NoHelp {
    let commands = commands();
    let known = Topic::ALL.iter().map(|topic| topic.as_str());
    NoHelp::Topic {
        asked: asked.to_owned(),
        nearest: names::nearest(asked, known.chain(commands.iter().map(String::as_str))),
    }
}

fn is_known(word: &str) -> bool {
    Topic::from_text(word).is_some() || commands().iter().any(|command| command == word)
}

/// The names of all commands.
fn commands() -> Vec<String> {
    let program = Cli::command();
    let commands = program.get_subcommands();
    commands
        .map(|command| command.get_name().to_owned())
        .collect()
}

fn topics() -> String {
    let topics = Topic::ALL
        .iter()
        .map(|topic| format!("`{}`", topic.as_str()));
    topics.collect::<Vec<_>>().join(", ")
}
