//! What each question takes of its own, and what its words ask.

use clap::{Args, ValueEnum};
use histcli::{
    ask::{AidQuestion, By, GapKind, Question},
    model::{DeliveryKind, Status},
};

use super::{Common, words};

// What a question takes of its own, and the options that all take.
#[derive(Args, Debug)]
pub(super) struct With<T: Args> {
    #[command(flatten)]
    pub own: T,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Args, Debug)]
pub(super) struct Name {
    /// A name, unquoted or quoted; `-` reads one name a line from stdin.
    #[arg(value_name = "NAME")]
    pub name: Vec<String>,
}

#[derive(Args, Debug)]
pub(super) struct Moment {
    /// A date or a name, unquoted or quoted; `-` reads one question a line from stdin.
    #[arg(value_name = "DATE or NAME", allow_negative_numbers = true)]
    pub words: Vec<String>,
}

#[derive(Args, Debug)]
pub(super) struct Said {
    /// A name or words, unquoted or quoted; `-` reads one question a line from stdin.
    #[arg(value_name = "NAME or WORDS")]
    pub words: Vec<String>,
}

#[derive(Args, Debug)]
pub(super) struct Ids {
    /// Ids of sources; `-` reads one a line from stdin.
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
}

#[derive(Args, Debug)]
pub(super) struct Sought {
    /// The words, unquoted or quoted; `-` reads one search a line from stdin.
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,
}

#[derive(Args, Debug)]
pub(super) struct Fact {
    /// An id, or `id.field`; `-` reads one a line from stdin.
    #[arg(value_name = "ID")]
    pub id: String,
}

#[derive(Args, Debug)]
pub(super) struct Missing {
    /// Only these gaps.
    #[arg(value_name = "GAP", value_parser = words::<GapKind>())]
    pub gaps: Vec<GapKind>,
}

#[derive(Args, Debug)]
pub(super) struct Drawn {
    /// A date or a name, unquoted or quoted; `-` reads one question a line from stdin.
    #[arg(value_name = "DATE or NAME", allow_negative_numbers = true)]
    pub words: Vec<String>,
    /// Draw with ASCII alone, letters of other scripts included.
    #[arg(long)]
    pub ascii: bool,
}

#[derive(Args, Debug)]
pub(super) struct Nothing {}

#[derive(Args, Default, Debug)]
pub(super) struct Aid {
    /// What was delivered, unquoted or quoted; `-` reads one item a line from stdin.
    #[arg(value_name = "ITEM")]
    pub item: Vec<String>,
    /// Given by this group, person or place.
    #[arg(long, value_name = "NAME")]
    pub from: Option<String>,
    /// Given to this group, person or place.
    #[arg(long, value_name = "NAME")]
    pub to: Option<String>,
    /// Given certainly or possibly in this time.
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub during: Option<String>,
    /// Of this kind.
    #[arg(long, value_delimiter = ',', value_parser = words::<DeliveryKind>())]
    pub kind: Vec<DeliveryKind>,
    /// Counted in this unit.
    #[arg(long)]
    pub unit: Option<String>,
    /// Got this far.
    #[arg(long, value_delimiter = ',', value_parser = words::<Status>())]
    pub status: Vec<Status>,
    /// Add the deliveries up.
    #[arg(long)]
    pub totals: bool,
    /// Show how each total comes about: what was added, what was left out and why.
    #[arg(long, requires = "totals")]
    pub explain: bool,
    /// Tell totals apart by this instead of by item; receiver and unit always do.
    #[arg(long, value_enum, value_delimiter = ',', requires = "totals")]
    pub by: Vec<ByName>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ByName {
    Item,
    Kind,
    Year,
    From,
    Source,
}

/// The words of a question.
pub enum Words {
    /// A question that has all it needs.
    Asked(Question),
    /// A question whose words come from stdin, one question a line.
    Batch(Box<dyn Fn(String) -> Question>),
}

/// A question from its words: none, some joined by spaces, or `-` for those on stdin.
pub(super) fn meant(
    words: &[String],
    question: impl Fn(Option<String>) -> Question + 'static,
) -> Words {
    match words {
        [] => Words::Asked(question(None)),
        [dash] if dash == "-" => Words::Batch(Box::new(move |line| question(Some(line)))),
        words => Words::Asked(question(Some(words.join(" ")))),
    }
}

impl Aid {
    /// The question that is asked of deliveries, or of their totals.
    pub fn words(&self) -> Words {
        let asked = AidQuestion {
            item: None,
            from: self.from.clone(),
            to: self.to.clone(),
            during: self.during.clone(),
            kinds: self.kind.clone(),
            unit: self.unit.clone(),
            statuses: self.status.clone(),
        };
        let mut told_by: Vec<By> = Vec::new();
        for by in self.by.iter().map(|by| by.meant()) {
            if !told_by.contains(&by) {
                told_by.push(by);
            }
        }
        let by = self.totals.then_some(told_by);
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
