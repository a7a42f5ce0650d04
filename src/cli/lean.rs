//! Reading what is usually typed without building what all the other commands take.
//!
//! The structs of this module's parent say what can be typed; only those of the command that is
//! asked are looked at. Whatever cannot be read so is left to [`Cli::try_parse_from`], which looks
//! at all of them: help, mistakes, `--` before a command.

use std::{ffi::OsString, mem};

use clap::{ArgMatches, Args, FromArgMatches, Parser};

use super::{Cli, Command, Common, With};

impl Cli {
    /// Reads the arguments of the program, its own name first.
    ///
    /// # Errors
    ///
    /// Help, the version, or what is wrong with the arguments.
    pub fn read(arguments: &[OsString]) -> Result<Self, clap::Error> {
        let words = arguments.get(1..).unwrap_or_default();
        match behind_options(words).or_else(|| behind_nothing(words)) {
            Some(cli) => Ok(cli),
            None => Self::try_parse_from(arguments),
        }
    }
}

/// What these words ask if a command is the first.
fn behind_nothing(words: &[OsString]) -> Option<Cli> {
    let (name, words) = words.split_first()?;
    Some(Cli {
        before: Common::default(),
        command: command(name.to_str()?, words)?,
    })
}

/// What these words ask if an option is the first.
fn behind_options(words: &[OsString]) -> Option<Cli> {
    // Behind `--` nothing is a command, though it would be read as one here.
    if !is_option(words.first()?) || words.iter().any(|word| word == "--") {
        return None;
    }
    let any_command = clap::Command::new("").allow_external_subcommands(true);
    let mut matches = matches(Common::augment_args(any_command), words)?;
    let before = Common::from_arg_matches_mut(&mut matches).ok()?;
    let (name, mut words) = matches.remove_subcommand()?;
    let words: Vec<OsString> = words.remove_many("").into_iter().flatten().collect();
    Some(Cli {
        before,
        command: command(&name, &words)?,
    })
}

/// The command of this name with what these words say to it.
fn command(name: &str, words: &[OsString]) -> Option<Command> {
    match name {
        "who" => question(words, Command::Who),
        "what" => question(words, Command::What),
        "where" => question(words, Command::Where),
        "when" => question(words, Command::When),
        "aid" => question(words, Command::Aid),
        "quote" => question(words, Command::Quote),
        "source" => question(words, Command::Source),
        "search" => question(words, Command::Search),
        "why" => question(words, Command::Why),
        "conflicts" => question(words, Command::Conflicts),
        "gaps" => question(words, Command::Gaps),
        "timeline" => question(words, Command::Timeline),
        "check" => question(words, Command::Check),
        "files" => question(words, Command::Files),
        "export" => taken(words).map(Command::Export),
        "import" => taken(words).map(Command::Import),
        "new" => taken(words).map(Command::New),
        "help" => taken(words).map(Command::Help),
        _ => None,
    }
}

/// A question; the options that all questions take are looked at only if there is some option.
fn question<T: Args>(words: &[OsString], command: fn(With<T>) -> Command) -> Option<Command> {
    let asked = if words.iter().any(is_option) {
        taken(words)?
    } else {
        With {
            own: taken(words)?,
            common: Common::default(),
        }
    };
    Some(command(asked))
}

/// Whether this may be an option; `-` alone is a word.
fn is_option(word: &OsString) -> bool {
    word != "-" && word.as_encoded_bytes().starts_with(b"-")
}

/// What these words say to whatever takes such arguments.
fn taken<T: Args>(words: &[OsString]) -> Option<T> {
    let mut matches = matches(T::augment_args(clap::Command::new("")), words)?;
    T::from_arg_matches_mut(&mut matches).ok()
}

fn matches(command: clap::Command, words: &[OsString]) -> Option<ArgMatches> {
    // Help is not told here, and to look for it would mean to write it.
    let mut command = command.no_binary_name(true).disable_help_flag(true);
    let matches = command.try_get_matches_from_mut(words).ok();
    // The program ends soon; to take a command apart is a good part of what it costs.
    mem::forget(command);
    matches
}
