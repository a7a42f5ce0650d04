//! What can be typed: arguments become a [`Question`] and the options around it.
//!
//! Reads nothing and decides nothing but what the words on the command line mean.

use std::path::PathBuf;

use clap::{
    Args, CommandFactory, Parser, Subcommand, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
    error::ErrorKind,
    value_parser,
};
use histcli::{
    ask::{AidQuestion, By, GapKind, Question},
    model::{DeliveryKind, Status, Word},
    render::Format,
};

/// Ask a plain-text file of historical facts, each with its source.
///
/// The built-in facts tell how Soviet Russia helped Mustafa Kemal's Turkey, 1919 to 1933,
/// and where the sources contradict each other.
#[derive(Parser)]
#[command(
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    after_help = "\
Examples:
  histcli who Aralov                    who he was, what he did, what is doubted
  histcli when \"late 1921\"              what happened then, surely or possibly
  histcli aid --totals                  how much aid there was in all
  histcli aid --format json | jq '.[].id'

Exit status: 0 answered, 1 nothing found, 2 usage, file or data error, 3 more than one with --one."
)]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    command: Command,
}

/// Options that every question takes, before or after its name.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Args)]
pub struct Common {
    /// Ask this fact file; repeat it to ask several as one; `-` reads from stdin.
    ///
    /// Without it the files named by the variable `HISTCLI_FACTS` are asked, else `facts.ron`
    /// in the folder `histcli` of your configuration, else the built-in facts.
    #[arg(
        short,
        long,
        global = true,
        value_name = "FILE",
        help_heading = "Common options"
    )]
    pub facts: Vec<PathBuf>,
    /// How answers are written; `auto` is a table on a terminal, TSV in a pipe.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "auto",
        help_heading = "Common options"
    )]
    pub format: FormatName,
    /// When to use colour; `auto` minds `NO_COLOR`, `CLICOLOR_FORCE` and `TERM`.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "auto",
        value_name = "WHEN",
        help_heading = "Common options"
    )]
    pub color: Color,
    /// Name the columns, in TSV too.
    #[arg(
        long,
        global = true,
        overrides_with = "no_header",
        help_heading = "Common options"
    )]
    pub header: bool,
    /// Do not name the columns.
    #[arg(long, global = true, help_heading = "Common options")]
    pub no_header: bool,
    /// Answer from the claims of this source alone; repeat it for several.
    #[arg(
        long,
        global = true,
        value_name = "ID",
        value_delimiter = ',',
        help_heading = "Common options"
    )]
    pub source: Vec<String>,
    /// Show the first so many rows.
    #[arg(short = 'n', long, global = true, value_name = "ROWS", value_parser = value_parser!(u64).range(1..), help_heading = "Common options")]
    pub limit: Option<u64>,
    /// Show weaker matches of a name too.
    #[arg(long, global = true, help_heading = "Common options")]
    pub all: bool,
    /// Answer only if exactly one row does; else exit 3, the candidates on stderr.
    #[arg(long, global = true, help_heading = "Common options")]
    pub one: bool,
    /// Say nothing on stderr but errors.
    #[arg(short, long, global = true, help_heading = "Common options")]
    pub quiet: bool,
}

/// The questions.
#[derive(Subcommand)]
enum Command {
    /// Who somebody was; without a name, everybody.
    ///
    /// A name may be typed as you read it: in any script, order or romanisation, with initials,
    /// titles or a typo. One card is shown when one person fits, a list when several do.
    #[command(after_help = "\
Examples:
  histcli who Aralov
  histcli who мустафа кемаль
  histcli who \"S. I. Aralof\" --format json
  cut -f1 names.tsv | histcli who - --one")]
    Who {
        /// A name, unquoted or quoted; `-` reads one name a line from stdin.
        #[arg(value_name = "NAME")]
        name: Vec<String>,
    },
    /// What a group or an object was: a state, a party, a ship, a monument; without a name, all.
    #[command(after_help = "\
Examples:
  histcli what zhutky
  histcli what \"grand national assembly\"
  histcli what --format json")]
    What {
        /// A name, unquoted or quoted; `-` reads one name a line from stdin.
        #[arg(value_name = "NAME")]
        name: Vec<String>,
    },
    /// Where a place is, and what happened there, in order of time; without a name, all places.
    #[command(after_help = "\
Examples:
  histcli where ankara
  histcli where gediz
  histcli where --format csv")]
    Where {
        /// A name, unquoted or quoted; `-` reads one name a line from stdin.
        #[arg(value_name = "NAME")]
        name: Vec<String>,
    },
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
    When {
        /// A date or a name, unquoted or quoted; `-` reads one question a line from stdin.
        #[arg(value_name = "DATE or NAME", allow_negative_numbers = true)]
        words: Vec<String>,
    },
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
    Aid(Aid),
    /// What was said: the words, their translation, by whom, to whom, and the way to the page.
    ///
    /// A name asks for what somebody said or was told; words that are nobody's name ask for the
    /// quotes in which they stand. Without either, all quotes.
    #[command(after_help = "\
Examples:
  histcli quote lenin
  histcli quote bolshevik system
  histcli quote --format json")]
    Quote {
        /// A name or words, unquoted or quoted; `-` reads one question a line from stdin.
        #[arg(value_name = "NAME or WORDS")]
        words: Vec<String>,
    },
    /// The bibliography: the sources with these ids; without ids, all.
    #[command(after_help = "\
Examples:
  histcli source
  histcli source egorov-2021 ors-book
  histcli source --format csv")]
    Source {
        /// Ids of sources.
        #[arg(value_name = "ID")]
        ids: Vec<String>,
    },
    /// Where words stand: full text over everything written in the facts.
    #[command(after_help = "\
Examples:
  histcli search gunpowder
  histcli search \"red army\" -n 5
  histcli search 1922 --format json")]
    Search {
        /// The words, unquoted or quoted; `-` reads one search a line from stdin.
        #[arg(value_name = "WORDS", required = true)]
        words: Vec<String>,
    },
    /// All that stands behind a record or one field of it: sources, objections, and the rule
    /// by which each value stands as it does.
    #[command(after_help = "\
Examples:
  histcli why aralov.born
  histcli why rifles-total
  histcli why treaty-moscow --format json")]
    Why {
        /// An id, or `id.field`; `-` reads one a line from stdin.
        #[arg(value_name = "ID")]
        id: String,
    },
    /// What sources disagree on, the widest gaps first; exit 1 when they agree.
    #[command(after_help = "\
Examples:
  histcli conflicts
  histcli conflicts -n 10
  histcli conflicts --format json")]
    Conflicts,
    /// What is not known, or rests on little; exit 1 when nothing is missing.
    #[command(after_help = "\
Examples:
  histcli gaps
  histcli gaps no-date no-figure
  histcli gaps one-source --format csv")]
    Gaps {
        /// Only these gaps.
        #[arg(value_name = "GAP", value_parser = words::<GapKind>())]
        gaps: Vec<GapKind>,
    },
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
    Timeline {
        /// A date or a name, unquoted or quoted; `-` reads one question a line from stdin.
        #[arg(value_name = "DATE or NAME", allow_negative_numbers = true)]
        words: Vec<String>,
        /// Draw with ASCII alone, letters of other scripts included.
        #[arg(long)]
        ascii: bool,
    },
}

#[derive(Args)]
struct Aid {
    /// What was delivered, unquoted or quoted; `-` reads one item a line from stdin.
    #[arg(value_name = "ITEM")]
    item: Vec<String>,
    /// Given by this group, person or place.
    #[arg(long, value_name = "NAME")]
    from: Option<String>,
    /// Given to this group, person or place.
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    /// Given certainly or possibly in this time.
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    during: Option<String>,
    /// Of this kind.
    #[arg(long, value_delimiter = ',', value_parser = words::<DeliveryKind>())]
    kind: Vec<DeliveryKind>,
    /// Counted in this unit.
    #[arg(long)]
    unit: Option<String>,
    /// Got this far.
    #[arg(long, value_delimiter = ',', value_parser = words::<Status>())]
    status: Vec<Status>,
    /// Add the deliveries up.
    #[arg(long)]
    totals: bool,
    /// Show how each total comes about: what was added, what was left out and why.
    #[arg(long, requires = "totals")]
    explain: bool,
    /// Tell totals apart by this instead of by item; receiver and unit always do.
    #[arg(long, value_enum, value_delimiter = ',', requires = "totals")]
    by: Vec<ByName>,
}

/// A vocabulary of the model as values that can be typed.
fn words<W: Word + Send + Sync>() -> impl TypedValueParser<Value = W> {
    PossibleValuesParser::new(W::ALL.iter().map(|word| word.as_str()))
        .map(|text| W::from_text(&text).expect("only known words pass"))
}

/// What can be typed for a format.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    Auto,
    Table,
    Tsv,
    Csv,
    Json,
    Ndjson,
    Markdown,
    /// A picture, of `timeline` only.
    Svg,
}

/// When to use colour.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ByName {
    Item,
    Kind,
    Year,
    From,
    Source,
}

impl FormatName {
    /// The format meant; `auto` depends on where the text goes.
    pub const fn meant(self, terminal: bool) -> Format {
        match self {
            Self::Auto if terminal => Format::Table,
            Self::Auto | Self::Tsv => Format::Tsv,
            Self::Table => Format::Table,
            Self::Csv => Format::Csv,
            Self::Json => Format::Json,
            Self::Ndjson => Format::Ndjson,
            Self::Markdown => Format::Markdown,
            Self::Svg => Format::Svg,
        }
    }
}

impl Common {
    /// Whether to name the columns; none leaves it to the format.
    pub const fn header(&self) -> Option<bool> {
        match (self.header, self.no_header) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }
}

/// The words of a question.
pub enum Words {
    /// A question that has all it needs.
    Asked(Question),
    /// A question whose words come from stdin, one question a line.
    Batch(Box<dyn Fn(String) -> Question>),
}

impl Cli {
    /// The arguments of this run.
    ///
    /// # Errors
    ///
    /// When they mean nothing, or ask for a picture of what has none. Help is such an error too.
    pub fn read() -> Result<Self, clap::Error> {
        let cli = Self::try_parse()?;
        let pictured = matches!(cli.command, Command::Timeline { .. });
        if cli.common.format == FormatName::Svg && !pictured {
            return Err(Self::command().error(
                ErrorKind::ArgumentConflict,
                "`--format svg` is for `timeline` alone",
            ));
        }
        Ok(cli)
    }

    /// Whether to draw with ASCII alone.
    pub const fn ascii(&self) -> bool {
        matches!(self.command, Command::Timeline { ascii: true, .. })
    }

    /// What is asked.
    pub fn words(&self) -> Words {
        match &self.command {
            Command::Who { name } => meant(name, Question::Who),
            Command::What { name } => meant(name, Question::What),
            Command::Where { name } => meant(name, Question::Where),
            Command::When { words } => meant(words, Question::When),
            Command::Aid(aid) => aid.words(),
            Command::Quote { words } => meant(words, Question::Quote),
            Command::Source { ids } => Words::Asked(Question::Source(ids.clone())),
            Command::Search { words } => {
                meant(words, |words| Question::Search(words.unwrap_or_default()))
            }
            Command::Why { id } => meant(std::slice::from_ref(id), |id| {
                Question::Why(id.unwrap_or_default())
            }),
            Command::Conflicts => Words::Asked(Question::Conflicts),
            Command::Gaps { gaps } => Words::Asked(Question::Gaps(gaps.clone())),
            Command::Timeline { words, .. } => meant(words, Question::Timeline),
        }
    }
}

/// A question from its words: none, some joined by spaces, or `-` for those on stdin.
fn meant(words: &[String], question: impl Fn(Option<String>) -> Question + 'static) -> Words {
    match words {
        [] => Words::Asked(question(None)),
        [dash] if dash == "-" => Words::Batch(Box::new(move |line| question(Some(line)))),
        words => Words::Asked(question(Some(words.join(" ")))),
    }
}

impl Aid {
    fn words(&self) -> Words {
        let asked = AidQuestion {
            item: None,
            from: self.from.clone(),
            to: self.to.clone(),
            during: self.during.clone(),
            kinds: self.kind.clone(),
            unit: self.unit.clone(),
            statuses: self.status.clone(),
        };
        let by: Option<Vec<By>> = self
            .totals
            .then(|| self.by.iter().map(|by| by.meant()).collect());
        let explain = self.explain;
        meant(&self.item, move |item| {
            let asked = AidQuestion {
                item,
                ..asked.clone()
            };
            match &by {
                None => Question::Aid(asked),
                Some(by) if explain => Question::Working(asked, by.clone()),
                Some(by) => Question::Totals(asked, by.clone()),
            }
        })
    }
}

impl ByName {
    const fn meant(self) -> By {
        match self {
            Self::Item => By::Item,
            Self::Kind => By::Kind,
            Self::Year => By::Year,
            Self::From => By::From,
            Self::Source => By::Source,
        }
    }
}
