//! The options that every question takes, and what they mean.
//!
//! They may stand before or after the name of the question; those before and those after are put
//! together, and where only one can count it is the last.

use std::path::PathBuf;

use clap::{Args, ValueEnum, value_parser};
use histcli::{
    model::Calendar,
    render::{Bibliography, Format},
};

// Options that every question takes, before or after its name.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Args, Clone, Default, Debug)]
pub struct Common {
    /// Ask this fact file, or those of this folder that end in `.ron`; repeat it to ask several as
    /// one; `-` reads from stdin.
    ///
    /// Without it the files and folders named by the variable `HISTCLI_FACTS` are asked, else
    /// those in the folder `histcli` of your configuration, else the built-in facts.
    #[arg(short, long, value_name = "FILE", help_heading = "Common options")]
    pub facts: Vec<PathBuf>,
    /// Ask the built-in facts too, together with the others.
    #[arg(long, help_heading = "Common options")]
    pub builtin: bool,
    /// How answers are written: `auto`, which it is anyway, is a table on a terminal and TSV in a
    /// pipe; `svg` is for `timeline` alone, `bibtex` and `csl-json` for `source`.
    #[arg(
        long,
        value_enum,
        overrides_with = "format",
        help_heading = "Common options"
    )]
    format: Option<FormatName>,
    /// Write the works that the answer cites, ready for a paper, instead of the answer.
    #[arg(
        long,
        value_enum,
        value_name = "FORM",
        overrides_with = "cite",
        help_heading = "Common options"
    )]
    cite: Option<CiteName>,
    /// When to use colour; `auto`, which it is anyway, minds `NO_COLOR`, `CLICOLOR_FORCE` and `TERM`.
    #[arg(
        long,
        value_enum,
        value_name = "WHEN",
        overrides_with = "color",
        help_heading = "Common options"
    )]
    color: Option<Color>,
    /// Name the columns, in TSV too.
    #[arg(long, overrides_with = "no_header", help_heading = "Common options")]
    header: bool,
    /// Do not name the columns.
    #[arg(long, help_heading = "Common options")]
    no_header: bool,
    /// Say dates by this calendar too.
    #[arg(
        long,
        value_enum,
        overrides_with = "calendar",
        help_heading = "Common options"
    )]
    calendar: Option<CalendarName>,
    /// Answer from the claims of this source alone; repeat it for several.
    #[arg(
        long,
        value_name = "ID",
        value_delimiter = ',',
        help_heading = "Common options"
    )]
    pub source: Vec<String>,
    /// Show the first so many rows.
    #[arg(short = 'n', long, value_name = "ROWS", overrides_with = "limit", value_parser = value_parser!(u64).range(1..), help_heading = "Common options")]
    pub limit: Option<u64>,
    /// Show weaker matches of a name too.
    #[arg(long, help_heading = "Common options")]
    pub all: bool,
    /// Answer only if exactly one row does; else exit 3, the candidates on stderr.
    #[arg(long, help_heading = "Common options")]
    pub one: bool,
    /// Say nothing on stderr but errors.
    #[arg(short, long, help_heading = "Common options")]
    pub quiet: bool,
}

/// What can be typed for a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatName {
    Auto,
    Table,
    Tsv,
    Csv,
    Json,
    Ndjson,
    Markdown,
    Svg,
    Bibtex,
    CslJson,
}

/// What can be typed for a bibliography.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CiteName {
    Bibtex,
    CslJson,
}

/// What is to be written: the answers, or the works they cite.
#[derive(Clone, Copy)]
pub enum Output {
    Answers(Format),
    Works(Bibliography),
}

/// A calendar beside the Gregorian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CalendarName {
    /// Old Style, as Russia counted until 1918.
    Julian,
    /// The financial calendar of the Ottoman Empire.
    Rumi,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

impl FormatName {
    /// The output meant; `auto` depends on where the text goes.
    const fn meant(self, terminal: bool) -> Output {
        Output::Answers(match self {
            Self::Auto if terminal => Format::Table,
            Self::Auto | Self::Tsv => Format::Tsv,
            Self::Table => Format::Table,
            Self::Csv => Format::Csv,
            Self::Json => Format::Json,
            Self::Ndjson => Format::Ndjson,
            Self::Markdown => Format::Markdown,
            Self::Svg => Format::Svg,
            Self::Bibtex => return Output::Works(Bibliography::Bibtex),
            Self::CslJson => return Output::Works(Bibliography::CslJson),
        })
    }
}

impl CiteName {
    const fn meant(self) -> Bibliography {
        match self {
            Self::Bibtex => Bibliography::Bibtex,
            Self::CslJson => Bibliography::CslJson,
        }
    }
}

impl Common {
    /// These options and those that come after them: lists grow, of the rest the last one counts.
    #[must_use]
    pub fn and(&self, after: &Self) -> Self {
        let named = |after: &Self| after.header || after.no_header;
        let header = if named(after) { after } else { self };
        Self {
            facts: [self.facts.as_slice(), &after.facts].concat(),
            builtin: self.builtin || after.builtin,
            format: after.format.or(self.format),
            cite: after.cite.or(self.cite),
            color: after.color.or(self.color),
            header: header.header,
            no_header: header.no_header,
            calendar: after.calendar.or(self.calendar),
            source: [self.source.as_slice(), &after.source].concat(),
            limit: after.limit.or(self.limit),
            all: self.all || after.all,
            one: self.one || after.one,
            quiet: self.quiet || after.quiet,
        }
    }

    /// The first option given that is neither about fact files nor about silence.
    pub fn beyond_files(&self) -> Option<&'static str> {
        [
            ("--format", self.format.is_some()),
            ("--cite", self.cite.is_some()),
            ("--color", self.color.is_some()),
            ("--header", self.header),
            ("--no-header", self.no_header),
            ("--calendar", self.calendar.is_some()),
            ("--source", !self.source.is_empty()),
            ("--limit", self.limit.is_some()),
            ("--all", self.all),
            ("--one", self.one),
        ]
        .into_iter()
        .find_map(|(option, given)| given.then_some(option))
    }

    /// The first option given that is not about silence.
    pub fn beyond_quiet(&self) -> Option<&'static str> {
        let facts = (!self.facts.is_empty()).then_some("--facts");
        let builtin = self.builtin.then_some("--builtin");
        facts.or(builtin).or_else(|| self.beyond_files())
    }

    /// The first option given that is about what the facts say, not about how rows look.
    pub fn about_answers(&self) -> Option<&'static str> {
        let looks = Self {
            format: None,
            color: None,
            header: false,
            no_header: false,
            ..self.clone()
        };
        looks.beyond_files()
    }

    /// What is to be written: the works cited if they are asked for, else the answers.
    pub fn output(&self, terminal: bool) -> Output {
        let format = self.format.unwrap_or(FormatName::Auto);
        self.cite.map_or_else(
            || format.meant(terminal),
            |cite| Output::Works(cite.meant()),
        )
    }

    /// What is to be written if a format is named; `auto` names none.
    pub fn chosen_format(&self) -> Option<Output> {
        let named = self.format.filter(|format| *format != FormatName::Auto);
        named.map(|format| format.meant(false))
    }

    /// What the format alone asks for.
    pub fn format(&self) -> Output {
        self.format.unwrap_or(FormatName::Auto).meant(false)
    }

    /// When to use colour.
    pub fn color(&self) -> Color {
        self.color.unwrap_or(Color::Auto)
    }

    /// The calendar to say dates by too.
    pub fn calendar(&self) -> Option<Calendar> {
        self.calendar.map(|calendar| match calendar {
            CalendarName::Julian => Calendar::Julian,
            CalendarName::Rumi => Calendar::Rumi,
        })
    }

    /// Whether to name the columns; none leaves it to the format.
    pub const fn header(&self) -> Option<bool> {
        match (self.header, self.no_header) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }
}
