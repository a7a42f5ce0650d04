//! What can be typed: the words of `questions` become a [`Question`], with the `options` around it.
//!
//! Reads nothing and decides nothing but what the words on the command line mean.

mod exchange;
mod lean;
mod manual;
mod options;
mod questions;

use std::path::PathBuf;

use clap::{
    Args, Parser, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use histcli::{
    ask::Question,
    facts::Kind,
    model::Word,
    render::{Bibliography, Format},
};

pub use exchange::{Export, Import};
pub use manual::{Cache, CacheTask};
use manual::{Help, New};
pub use options::{Color, Common, Output};
pub use questions::Words;
use questions::{Aid, Drawn, Fact, Ids, Missing, Moment, Name, Nothing, Said, Sought, With, meant};

/// Ask a plain-text file of historical facts, each with its source.
///
/// The built-in facts tell how Soviet Russia helped Mustafa Kemal's Turkey, 1919 to 1933,
/// and where the sources contradict each other.
#[derive(Parser, Debug)]
#[command(
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    after_help = "\
Examples:
  histcli who Aralov                    who he was, what he did, what is doubted
  histcli when \"late 1921\"              what happened then, surely or possibly
  histcli aid --totals                  how much aid there was in all
  histcli aid --format json | jq '.[].id'
  histcli who Aralov --cite bibtex      the works behind that answer, for a paper
  histcli new file > facts.ron          a small fact file to begin with

Topics of the manual:
  histcli help facts                    what a fact file may say, field by field
  histcli help dates                    how dates are written, in facts and in questions
  histcli help output                   formats, and the fields of rows for scripts
  histcli help exit-codes               what 0, 1, 2 and 3 mean for each command

Exit status: 0 answered, 1 nothing found, 2 usage, file or data error, 3 more than one with --one."
)]
pub struct Cli {
    #[command(flatten)]
    before: Common,
    #[command(subcommand)]
    command: Command,
}

/// The questions, and what else can be done with facts.
///
/// What a command takes is built when it is asked. A doc comment on that struct would then replace
/// the one that stands here, so those have plain comments.
#[derive(Subcommand, Debug)]
#[command(defer = true)]
enum Command {
    /// Who somebody was; without a name, everybody.
    ///
    /// A name may be typed as you read it: in any script, order, romanisation or language, with initials,
    /// titles or a typo. One card is shown when one person fits, a list when several do.
    #[command(after_help = "\
Examples:
  histcli who Aralov
  histcli who мустафа кемаль
  histcli who \"S. I. Aralof\" --format json
  cut -f1 names.tsv | histcli who - --one")]
    Who(With<Name>),
    /// What a group or an object was: a state, a party, a ship, a monument; without a name, all.
    #[command(after_help = "\
Examples:
  histcli what zhutky
  histcli what \"grand national assembly\"
  histcli what --format json")]
    What(With<Name>),
    /// Where a place is, and what happened there, in order of time; without a name, all places.
    #[command(after_help = "\
Examples:
  histcli where ankara
  histcli where gediz
  histcli where --format csv")]
    Where(With<Name>),
    /// What happened then, or when something was; without words, every date.
    ///
    /// Dates are English words or EDTF: 1921, march 1921, 16 march, 1920..1922, ..1920,
    /// before 1921-03, late 1921, 1921-03-16/.. and so on. What certainly falls in the time
    /// comes first, then what possibly does. Words that are no date are a name.
    #[command(after_help = "\
Examples:
  histcli when march 1921
  histcli when 1920..1922 --format csv
  histcli when 16 march
  histcli when treaty of moscow")]
    When(With<Moment>),
    /// What was delivered, asked for, promised or owed; with --totals, how much in all.
    ///
    /// Totals add what was sent or received unless --status says otherwise. Unlike units and
    /// different receivers are never added, parts of a counted whole are left out, rivals widen
    /// the bounds, and what is unknown stays unknown.
    #[command(after_help = "\
Examples:
  histcli aid
  histcli aid rifles --during 1920
  histcli aid --totals --by kind
  histcli aid --totals --explain
  histcli aid --totals --source egorov-2021 --format json")]
    Aid(With<Aid>),
    /// What was said: the words, their translation, by whom, to whom, and the way to the page.
    ///
    /// A name asks for what somebody said or was told; words that are nobody's name ask for the
    /// quotes in which they stand. Without either, all quotes.
    #[command(after_help = "\
Examples:
  histcli quote lenin
  histcli quote bolshevik system
  histcli quote --format json")]
    Quote(With<Said>),
    /// The bibliography: the sources with these ids; without ids, all.
    #[command(after_help = "\
Examples:
  histcli source
  histcli source egorov-2021 ors-book
  histcli source --format bibtex > sources.bib
  histcli source egorov-2021 --format csl-json")]
    Source(With<Ids>),
    /// Where words stand: full text over everything written in the facts.
    #[command(after_help = "\
Examples:
  histcli search gunpowder
  histcli search \"red army\" -n 5
  histcli search 1922 --format json")]
    Search(With<Sought>),
    /// All that stands behind a record or one field of it: sources, objections, and the rule
    /// by which each value stands as it does.
    #[command(after_help = "\
Examples:
  histcli why aralov.born
  histcli why rifles-total
  histcli why treaty-moscow --format json")]
    Why(With<Fact>),
    /// What sources disagree on, the widest gaps first; exit 1 when they agree.
    #[command(after_help = "\
Examples:
  histcli conflicts
  histcli conflicts -n 10
  histcli conflicts --format json")]
    Conflicts(With<Nothing>),
    /// What is not known, or rests on little; exit 1 when nothing is missing.
    #[command(after_help = "\
Examples:
  histcli gaps
  histcli gaps no-date no-figure
  histcli gaps one-source --format csv")]
    Gaps(With<Missing>),
    /// Events and deliveries over a time axis: what is a day, what went on, what is uncertain.
    ///
    /// A date (as for `when`) shows what certainly or possibly falls in that time, over that
    /// time; a name shows what it had a part in. Without either, everything: what lies far off is
    /// then told by an arrow, and a date brings it in. In a pipe rows are written; `--format
    /// table` draws there too, `--format svg` makes a picture.
    #[command(after_help = "\
Examples:
  histcli timeline 1920..1922
  histcli timeline frunze --ascii
  histcli timeline --format svg > timeline.svg
  histcli timeline late 1921 --format json")]
    Timeline(With<Drawn>),
    /// Every fault of a fact file at once, each with its place and what to do; exit 2 with faults.
    ///
    /// Without FILE those that would be asked. Several are checked as one body of facts. Warnings
    /// (a statement without source, an alias of two people, a character that hides) count with
    /// --strict alone. `--format json` and its like give rows for editors.
    #[command(after_help = "\
Examples:
  histcli check facts.ron
  histcli check --strict notes/*.ron
  histcli check --format json facts.ron | jq '.[].line'")]
    Check(With<Check>),
    /// Which fact files are read, why, and how long they are.
    ///
    /// Why is one of: flag (named with -f), variable (named by `HISTCLI_FACTS`), configuration (in
    /// your configuration folder), builtin (asked for with --builtin), default (built in, and
    /// nothing else is named). The facts need not be valid.
    #[command(after_help = "\
Examples:
  histcli files
  histcli files -f facts.ron --builtin
  histcli files --format json | jq -r '.[].file'")]
    Files(With<Nothing>),
    /// The indexes of large fact files: which there are, where, and how to be rid of them.
    ///
    /// Fact files of more than 512 KiB are asked through an index, which the first question writes
    /// into your cache folder. It is written anew when the files change, and can be removed at any time.
    #[command(after_help = "\
Examples:
  histcli cache
  histcli cache path
  histcli cache clear")]
    Cache(Cache),
    /// Write the facts for other programs: JSON, CSV, or a database; of one list, or all of them.
    ///
    /// Nothing is left out: `import` makes the same facts of JSON, NDJSON and CSV again. CSV of
    /// everything is a file for each list, in the folder that -o names. SQL is for `sqlite3`,
    /// `PostgreSQL` and `DuckDB` alike.
    #[command(after_help = "\
Examples:
  histcli export --format json > facts.json
  histcli export people --format csv > people.csv
  histcli export --format csv -o tables
  histcli export --format sql | sqlite3 facts.db")]
    Export(Export),
    /// Make a fact file of a spreadsheet, a bibliography, or what `export` wrote.
    ///
    /// The fact file goes to stdout. Every fault of FILE is told with its place. Ids that the
    /// records name without being in FILE must be in the facts that the file is to join; stderr
    /// lists them.
    #[command(after_help = "\
Examples:
  histcli import people.csv > people.ron
  histcli import sources.bib > sources.ron
  histcli import facts.json > facts.ron
  histcli source --format bibtex | histcli import - --as bibtex")]
    Import(Import),
    /// A record of some kind with a comment on every field, to paste into a fact file.
    ///
    /// Every field but the needed ones is commented out: take the slashes away from what you
    /// know. With a name, that and an id made of it are filled in. `new file` prints a whole small
    /// file that can be asked as it is.
    #[command(after_help = "\
Examples:
  histcli new file > facts.ron
  histcli new person Marta Holm
  histcli new delivery
  histcli new source \"Parish ledger\"")]
    New(New),
    /// The manual: a topic, a part of the format, or the help of a command.
    ///
    /// Topics: facts (what a fact file may say), dates (in facts and in questions), output
    /// (formats, fields of rows), exit-codes.
    #[command(after_help = "\
Examples:
  histcli help facts
  histcli help facts deliveries
  histcli help dates | less
  histcli help who")]
    Help(Help),
}

// What `check` takes of its own.
#[derive(Args, Clone, Debug)]
pub struct Check {
    /// Fact files, or folders of them; `-` is stdin.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Let warnings count as faults.
    #[arg(long)]
    pub strict: bool,
}

/// A vocabulary of the model as values that can be typed.
fn words<W: Word + Send + Sync>() -> impl TypedValueParser<Value = W> {
    PossibleValuesParser::new(W::ALL.iter().map(|word| word.as_str()))
        .map(|text| W::from_text(&text).expect("only known words pass"))
}

/// An option that stands before a command it means nothing to.
fn of(command: &'static str) -> impl FnOnce(&'static str) -> Misplaced {
    move |option| Misplaced::Option { option, command }
}

/// A format or an option that the command has not.
#[derive(Debug, thiserror::Error)]
pub enum Misplaced {
    #[error(
        "`--format {form}` is for `source` alone; for the works that another answer cites write `--cite {form}`",
        form = .0.as_str()
    )]
    Works(Bibliography),
    #[error("`--format svg` is for `timeline` alone; no other answer is a picture")]
    Picture,
    #[error("`{option}` means nothing to `{command}`; leave it out")]
    Option {
        option: &'static str,
        command: &'static str,
    },
}

/// What is to be done.
pub enum Task {
    /// Answer a question, or a batch of them.
    Ask(Words),
    /// Tell what is wrong with fact files.
    Check(Check),
    /// Write facts for other programs.
    Export(Export),
    /// Make a fact file of another file.
    Import(Import),
    /// Tell which files are read.
    Files,
    /// Tell which indexes there are, or remove them.
    Cache(Cache),
    /// Print a record to fill in, or without a kind a whole file; with its name, if one is given.
    Begin(Option<Kind>, Option<String>),
    /// Print the help on these words.
    Help(Vec<String>),
}

impl Cli {
    /// The options before and after the name of the question together.
    pub fn common(&self) -> Common {
        match self.command.common() {
            Some(after) => self.before.and(after),
            None => self.before.clone(),
        }
    }

    /// What was typed that this command has not: a format, or an option before its name.
    pub fn misplaced(&self) -> Option<Misplaced> {
        if matches!(self.command, Command::Export(_)) {
            return self.before.beyond_files().map(of("export"));
        }
        if matches!(self.command, Command::Import(_)) {
            return self.before.beyond_quiet().map(of("import"));
        }
        if matches!(self.command, Command::Cache(_)) {
            return self.before.beyond_quiet().map(of("cache"));
        }
        if matches!(self.command, Command::Files(_))
            && let Some(option) = self.common().about_answers()
        {
            return Some(of("files")(option));
        }
        match self.common().format() {
            Output::Works(form) if !matches!(self.command, Command::Source(_)) => {
                Some(Misplaced::Works(form))
            }
            Output::Answers(Format::Svg) if !matches!(self.command, Command::Timeline(_)) => {
                Some(Misplaced::Picture)
            }
            Output::Works(_) | Output::Answers(_) => None,
        }
    }

    /// Whether to draw with ASCII alone.
    pub const fn ascii(&self) -> bool {
        match &self.command {
            Command::Timeline(asked) => asked.own.ascii,
            _ => false,
        }
    }

    /// What is to be done.
    pub fn task(&self) -> Task {
        let words = match &self.command {
            Command::Check(asked) => return Task::Check(asked.own.clone()),
            Command::Export(export) => return Task::Export(export.after(&self.before)),
            Command::Import(import) => return Task::Import(import.after(&self.before)),
            Command::Files(_) => return Task::Files,
            Command::Cache(asked) => return Task::Cache(asked.after(&self.before)),
            Command::Who(asked) => meant(&asked.own.name, Question::Who),
            Command::What(asked) => meant(&asked.own.name, Question::What),
            Command::Where(asked) => meant(&asked.own.name, Question::Where),
            Command::When(asked) => meant(&asked.own.words, Question::When),
            Command::Aid(asked) => asked.own.words(),
            Command::Quote(asked) => meant(&asked.own.words, Question::Quote),
            Command::Source(asked) if asked.own.ids == ["-"] => {
                Words::Batch(Box::new(|id| Question::Source(vec![id])))
            }
            Command::Source(asked) => Words::Asked(Question::Source(asked.own.ids.clone())),
            Command::Search(asked) => meant(&asked.own.words, |words| {
                Question::Search(words.unwrap_or_default())
            }),
            Command::Why(asked) => meant(std::slice::from_ref(&asked.own.id), |id| {
                Question::Why(id.unwrap_or_default())
            }),
            Command::Conflicts(_) => Words::Asked(Question::Conflicts),
            Command::Gaps(asked) => Words::Asked(Question::Gaps(asked.own.gaps.clone())),
            Command::Timeline(asked) => meant(&asked.own.words, Question::Timeline),
            Command::New(new) => {
                let (kind, name) = new.wanted();
                return Task::Begin(kind, name);
            }
            Command::Help(help) => return Task::Help(help.topic.clone()),
        };
        Task::Ask(words)
    }
}

impl Command {
    /// The options behind the name of a question; other commands have their own.
    const fn common(&self) -> Option<&Common> {
        Some(match self {
            Self::Who(asked) | Self::What(asked) | Self::Where(asked) => &asked.common,
            Self::When(asked) => &asked.common,
            Self::Aid(asked) => &asked.common,
            Self::Quote(asked) => &asked.common,
            Self::Source(asked) => &asked.common,
            Self::Search(asked) => &asked.common,
            Self::Why(asked) => &asked.common,
            Self::Conflicts(asked) | Self::Files(asked) => &asked.common,
            Self::Gaps(asked) => &asked.common,
            Self::Timeline(asked) => &asked.common,
            Self::Check(asked) => &asked.common,
            Self::Cache(_) | Self::Export(_) | Self::Import(_) | Self::New(_) | Self::Help(_) => {
                return None;
            }
        })
    }
}
