//! Reading what is usually typed without building what all the other commands take.
//!
//! The structs of this module's parent say what can be typed; only those of the command that is
//! asked are looked at. Whatever cannot be read so is left to [`Cli::try_parse_from`], which looks
//! at all of them: help, mistakes, `--` before a command.

use std::{ffi::OsString, mem};

use clap::{ArgMatches, Args, FromArgMatches, Parser};

use super::{Aid, Cli, Command, Common, Ids, Moment, Name, Said, With};

impl Cli {
    /// Reads the arguments of the program, its own name first.
    ///
    /// # Errors
    ///
    /// Help, the version, or what is wrong with the arguments.
    pub fn read(arguments: &[OsString]) -> Result<Self, clap::Error> {
        match lean(arguments.get(1..).unwrap_or_default()) {
            Some(cli) => Ok(cli),
            None => Self::try_parse_from(arguments),
        }
    }
}

/// What these words ask, if it can be told from what their command takes.
fn lean(words: &[OsString]) -> Option<Cli> {
    behind_a_file(words)
        .or_else(|| behind_options(words))
        .or_else(|| behind_nothing(words))
}

/// What these words ask if a fact file is named before a command, and nothing else.
fn behind_a_file(words: &[OsString]) -> Option<Cli> {
    let (option, words) = words.split_first()?;
    let (file, words) = words.split_first()?;
    if (option != "-f" && option != "--facts") || file.is_empty() || is_option(file) {
        return None;
    }
    let mut cli = behind_nothing(words)?;
    cli.before.facts.push(file.into());
    Some(cli)
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
        "who" => of_words(words, called, Command::Who),
        "what" => of_words(words, called, Command::What),
        "where" => of_words(words, called, Command::Where),
        "when" => of_words(words, |words| Moment { words }, Command::When),
        "aid" => aid(words),
        "quote" => of_words(words, |words| Said { words }, Command::Quote),
        "source" => of_words(words, |ids| Ids { ids }, Command::Source),
        "search" => question(words, Command::Search),
        "why" => question(words, Command::Why),
        "conflicts" => question(words, Command::Conflicts),
        "gaps" => question(words, Command::Gaps),
        "timeline" => question(words, Command::Timeline),
        "check" => question(words, Command::Check),
        "files" => question(words, Command::Files),
        "cache" => taken(words).map(Command::Cache),
        "export" => taken(words).map(Command::Export),
        "import" => taken(words).map(Command::Import),
        "new" => taken(words).map(Command::New),
        "help" => taken(words).map(Command::Help),
        _ => None,
    }
}

const fn called(name: Vec<String>) -> Name {
    Name { name }
}

/// A question of words of which none is an option: to tell that needs no look at what it takes.
fn of_words<T: Args>(
    words: &[OsString],
    own: fn(Vec<String>) -> T,
    command: fn(With<T>) -> Command,
) -> Option<Command> {
    if words.iter().any(is_option) {
        return question(words, command);
    }
    let words: Option<Vec<String>> = words
        .iter()
        .map(|word| Some(word.to_str()?.to_owned()))
        .collect();
    Some(command(With {
        own: own(words?),
        common: Common::default(),
    }))
}

/// The same, and what is most often asked of all deliveries.
fn aid(words: &[OsString]) -> Option<Command> {
    if words == ["--totals"] {
        let own = Aid {
            totals: true,
            ..Aid::default()
        };
        let common = Common::default();
        return Some(Command::Aid(With { own, common }));
    }
    let own = |item| Aid {
        item,
        ..Aid::default()
    };
    of_words(words, own, Command::Aid)
}

/// A question; the options that all questions take are looked at only if there is some option.
#[inline(never)]
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
#[inline(never)]
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    const BEFORE: &str = "
|-q|-f who|-f x|--facts x|--facts=x|-fx|-f -|-f|-f -q|-f --|-f x -f y|-f x -q|--format json|--format=csv -n3|-qn 3|--header --no-header|--source a,b --source c
--|-q --|-f -- x|--bogus|--format no|-n 0|-n|-h|--help|-V|--version|-|x|--all=x|--color always -q -q";

    const BEHIND: &str = "
|x|x y|-|- -|help|who|--|-- x|-- -x|-- --all|x -- --all|-q|x -q|-q x|--all --one x|-f x y|-f - -
--format json|x --format=tsv --format csv|-n 5|-n5 x|-qn 5 x|-n -5|-n 0|-n|-5|-1..5|--bogus|--limit
--source a,b x --source c|--header x --no-header|--cite bibtex x|--calendar rumi|--color always
--totals|--totals --by kind,year x|--by kind|--kind arms,food|--kind no|--during -5|--during -h|--during --all x|--from a --to b x
--explain|--unit x --status owed|--ascii|x --ascii|--strict|x.ron --strict y.ron|no-date one-source
people --format json|--format sql -o x|--format csv -o|x.csv --as people|x --as bibtex -q|--builtin
person|people Marta Holm|file -q|facts people|-h|--help|x --help|-V|--version";

    fn lines(of: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
        let lines = of.split(['|', '\n']);
        lines.map(|line| line.split_whitespace().collect())
    }

    #[track_caller]
    fn case(line: &[&str]) {
        let words: Vec<OsString> = line.iter().map(OsString::from).collect();
        let whole = Cli::try_parse_from(["histcli"].iter().chain(line));
        let told = |cli: &Cli| format!("{cli:?}");
        match (lean(&words), whole) {
            (Some(lean), Ok(whole)) => assert_eq!(told(&lean), told(&whole), "{line:?}"),
            (Some(lean), Err(_)) => panic!("{line:?} is refused, not {}", told(&lean)),
            (None, Ok(_)) => assert!(line.contains(&"--"), "{line:?} is not read"),
            (None, Err(_)) => {}
        }
    }

    #[test]
    fn what_is_read_is_what_all_commands_together_read() {
        let program = Cli::command();
        let names = program.get_subcommands().map(clap::Command::get_name);
        for name in names.chain(["bogus", "wh", ""]) {
            for behind in lines(BEHIND) {
                case(&[vec![name], behind.clone()].concat());
                case(&[vec!["-n", "3", name], behind].concat());
            }
            for before in lines(BEFORE) {
                case(&[before.clone(), vec![name]].concat());
                case(&[before, vec![name, "--", "x"]].concat());
            }
        }
        case(&[]);
        case(&["-q"]);
    }
}
