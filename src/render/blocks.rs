//! Answers as blocks: what a person reads, before anybody decides how it is drawn.

use std::collections::BTreeSet;

use super::{Answered, card, lists, phrase};
use crate::{
    ask::Answer,
    facts::Facts,
    model::{Citation, Id, Objection, Standing},
};

/// A piece of an answer.
pub(super) enum Block {
    /// A question of a batch, as typed.
    Question(String),
    /// The name of what a card is about, and its id.
    Title(String, String),
    /// A line by itself.
    Line(Line),
    /// A table.
    Sheet(Sheet),
    /// Remarks below a table.
    Remarks(Vec<String>),
    /// The sources of all that stands above: key and reference.
    Sources(Vec<(String, String)>),
}

/// A table: columns, and rows of cells.
pub(super) struct Sheet {
    /// The names of the columns; none where the rows speak for themselves.
    pub headers: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The column that holds numbers, if one does.
    pub numbers: Option<usize>,
}

/// A row of a table.
pub(super) enum Row {
    /// A heading within the table.
    Section(&'static str),
    /// Cells, one a column.
    Cells(Vec<Cell>),
}

/// The lines of a cell; the drawing wraps them further.
#[derive(Default)]
pub(super) struct Cell(pub Vec<Line>);

/// A line and its tone.
pub(super) struct Line {
    /// The words.
    pub text: String,
    /// How they are meant.
    pub tone: Tone,
    /// How the line's value stands, where that is worth a word.
    pub verdict: Option<(&'static str, Tone)>,
}

/// How words are meant. Colour may show it; the words say it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// As the rest.
    Plain,
    /// What the eye should find first.
    Strong,
    /// What may be passed over.
    Faint,
    /// What is doubted.
    Doubt,
}

impl Line {
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self {
            text: text.into(),
            tone,
            verdict: None,
        }
    }
}

impl Cell {
    /// A cell of one plain line.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Line::new(text, Tone::Plain)])
    }

    /// A cell of one faint line.
    pub fn faint(text: impl Into<String>) -> Self {
        Self(vec![Line::new(text, Tone::Faint)])
    }

    /// The cell with another line below.
    pub fn below(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.0.push(Line::new(text, tone));
        self
    }

    /// The cell with how its value stands, where that is worth a word, and what is said against it.
    pub fn judged<'o>(
        mut self,
        standing: Standing,
        against: impl IntoIterator<Item = &'o Objection>,
    ) -> Self {
        let verdict = match standing {
            Standing::Disputed => Some(("disputed", Tone::Doubt)),
            Standing::Rejected => Some(("rejected", Tone::Doubt)),
            Standing::Corroborated => Some(("corroborated", Tone::Faint)),
            // One source, or none, shows in the column of the sources.
            Standing::Unsourced | Standing::SingleSource => None,
        };
        if let Some(first) = self.0.first_mut() {
            first.verdict = verdict;
        }
        for objection in against {
            self = self.below(phrase::objection(objection), Tone::Doubt);
        }
        self
    }
}

/// The citations of an answer, for its last column.
pub(super) fn sources_cell<'c>(cite: impl IntoIterator<Item = &'c Citation>) -> Cell {
    Cell::faint(phrase::cites(cite))
}

/// All blocks of some answers, the sources of all at the end.
pub(super) fn of(facts: &Facts, answers: &[Answered<'_>]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut cited = BTreeSet::new();
    for Answered { asked, answer } in answers {
        blocks.extend(asked.clone().map(Block::Question));
        match answer {
            None => blocks.extend(
                asked
                    .as_ref()
                    .map(|_| Block::Line(Line::new("nothing found", Tone::Faint))),
            ),
            Some(answer) => blocks.extend(one(facts, answer, &mut cited)),
        }
    }
    let references = cited.iter().filter_map(|id| facts.source(id.as_str()));
    let sources: Vec<(String, String)> = references
        .map(|source| (source.id.to_string(), phrase::reference(source)))
        .collect();
    if !sources.is_empty() {
        blocks.push(Block::Sources(sources));
    }
    blocks
}

/// The blocks of one answer, noting what it cites.
fn one<'f>(facts: &'f Facts, answer: &Answer<'f>, cited: &mut BTreeSet<&'f Id>) -> Vec<Block> {
    let mut note = |cite: Vec<&'f Citation>| cited.extend(cite.into_iter().map(|c| &c.source));
    match answer {
        Answer::Who(people) => {
            for answer in people {
                note(answer.cite());
            }
            match people.as_slice() {
                [one] => card::person(facts, one),
                several => lists::people(several),
            }
        }
        Answer::When(dates) => {
            for answer in dates {
                note(answer.cite());
                note(
                    answer
                        .against()
                        .iter()
                        .flat_map(|objection| &objection.cite)
                        .collect(),
                );
            }
            lists::dates(facts, dates)
        }
        Answer::Aid(deliveries) => {
            for answer in deliveries {
                note(answer.cite());
            }
            lists::deliveries(facts, deliveries)
        }
        Answer::Totals(totals) => {
            for total in &totals.rows {
                note(total.cite.clone());
            }
            lists::totals(facts, totals)
        }
    }
}
