//! What can be typed for the manual: `help` with a topic, `new` with a kind of record.

use clap::{Args, ValueEnum};
use histcli::facts::Kind;

use super::Common;

// What help is asked for.
#[derive(Args, Debug)]
pub struct Help {
    /// A topic (`facts`, `dates`, `output`, `exit-codes`), a part of one (`facts people`), or a command.
    #[arg(value_name = "TOPIC")]
    pub topic: Vec<String>,
}

// What is wanted of the indexes.
#[derive(Args, Clone, Copy, Debug)]
pub struct Cache {
    /// What to do; without a word, list the indexes and their bytes.
    #[arg(value_enum, value_name = "WHAT")]
    task: Option<CacheTask>,
    /// Say nothing on stderr but errors.
    #[arg(short, long)]
    pub quiet: bool,
}

/// What can be done with indexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CacheTask {
    /// List them.
    #[value(skip)]
    List,
    /// Tell the folder they are in.
    Path,
    /// Remove them all.
    Clear,
}

impl Cache {
    /// The same with what stood before the command.
    pub fn after(self, before: &Common) -> Self {
        let quiet = self.quiet || before.quiet;
        Self { quiet, ..self }
    }

    /// What is wanted.
    pub fn task(self) -> CacheTask {
        self.task.unwrap_or(CacheTask::List)
    }
}

// What a stub is wanted of.
#[derive(Args, Debug)]
pub struct New {
    /// What to begin: a record of one kind, or a whole file.
    #[arg(value_enum, value_name = "KIND")]
    kind: Kinds,
    /// Its name, title, item or words, unquoted or quoted; an id is made of it.
    #[arg(value_name = "NAME")]
    name: Vec<String>,
}

/// What can be begun. The names of the lists do, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kinds {
    /// A whole fact file, small, with every list.
    #[value(alias = "facts")]
    File,
    #[value(alias = "sources")]
    Source,
    #[value(alias = "people")]
    Person,
    #[value(alias = "groups")]
    Group,
    #[value(alias = "places")]
    Place,
    #[value(alias = "objects")]
    Object,
    #[value(alias = "events")]
    Event,
    #[value(alias = "deliveries", alias = "aid")]
    Delivery,
    #[value(alias = "quotes")]
    Quote,
}

impl New {
    /// The kind of record wanted, none for a whole file; and its name, if one is given.
    pub fn wanted(&self) -> (Option<Kind>, Option<String>) {
        let kind = match self.kind {
            Kinds::File => None,
            Kinds::Source => Some(Kind::Source),
            Kinds::Person => Some(Kind::Person),
            Kinds::Group => Some(Kind::Group),
            Kinds::Place => Some(Kind::Place),
            Kinds::Object => Some(Kind::Object),
            Kinds::Event => Some(Kind::Event),
            Kinds::Delivery => Some(Kind::Delivery),
            Kinds::Quote => Some(Kind::Quote),
        };
        (kind, (!self.name.is_empty()).then(|| self.name.join(" ")))
    }
}
