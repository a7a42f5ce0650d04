//! How a person, place, ship or event is found by the name somebody typed. Names come in as [`Entry`]s and make an
//! [`Index`]; a query comes in as text and a [`Found`] comes out. Nobody is invented: a query that contradicts every
//! name finds nobody, and then only the nearest names are told.
//!
//! From names to the index: a name is cut into words of plain letters (`cut`) and folded (`fold`), each word with its script
//! (`script`), a key that romanisations share (`key`), its sounds (`sound`, with the readings of `han`), the sets of
//! words that stand for it in other languages (`equivalents`), and the part it plays (`role`). `packing` gathers the
//! different words and names by number, `finish` writes them: words that are spelled differently are terms
//! (`terms`, `spelling`) that know the names they stand in, found by letters, key and sound (`lexicon`); a name is its
//! terms and those who bear it (`named`). `layout` says where in the bytes all this stands.
//!
//! From a query to its match: `find` reads the query ever further from its spelling until somebody fits. `index` reads
//! of the bytes only what that touches. For each word `within` gives the terms like it (`like`, and `hear` where scripts
//! differ) that names in the lists asked have (`lists`), `candidates` the names worth a look, `align` lays the words of
//! query and name (`query`) on one another, `score` judges that, `rank` keeps the best name of each subject, and `run`
//! sees to words run together. Only the first sixteen words of a query and the first sixty-four letters of a word are
//! looked at.
//!
//! What lists say of words (`table`) is prepared when the program is built (`prepare`), so that a question waits for none
//! of them.

mod align;
mod ascii;
mod backwards;
mod candidates;
mod cut;
mod equivalents;
mod filed;
mod find;
mod finish;
mod fold;
mod han;
mod hear;
mod index;
mod key;
mod layout;
mod lexicon;
mod like;
mod lists;
mod named;
mod nearest;
mod packing;
#[cfg(not(prepared))]
mod prepare;
mod query;
mod rank;
mod role;
mod run;
mod score;
mod script;
mod sound;
mod spelling;
mod table;
mod tables;
mod terms;
#[cfg(test)]
mod tests;
mod within;

pub use ascii::in_ascii;
pub use fold::{fold, is_latin};
pub use index::Index;
pub use lists::Lists;
pub use nearest::{nearest, slips};
pub use packing::{Builder, Entry};
#[cfg(not(prepared))]
pub use prepare::source;

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The best, and those that fit equally well within a margin.
    pub fits: Vec<Match>,
    /// Acceptable, but clearly weaker.
    pub weaker: Vec<Match>,
    /// When nothing fits, the subjects nearest to the query, best first, none absurdly far.
    pub nearest: Vec<u32>,
}

/// A subject that fits a query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// The subject.
    pub owner: u32,
    /// Which of its names fits: 0 for the one it is shown by, and on from there.
    pub ordinal: u32,
    /// How it fits.
    pub kind: MatchKind,
    /// How well it fits, 0 to 1.
    pub score: f64,
}

/// How a name fits a query, the surest first. A match is of the last kind in this order that any of its words is;
/// answers are ranked by score, which kinds bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// Every word of the query stands in the name as written; of one with more than sixteen words none is.
    Exact,
    /// Equal but for case and marks, or for a title or a word the name lacks.
    Folded,
    /// Equal, or alike in sound, once both scripts or romanisations are made one.
    Transliterated,
    /// A word has the form it takes in another language: Joseph for Yusuf. Answers spell it as transliterated.
    Equivalent,
    /// A word of the query begins one of the name.
    Prefix,
    /// One of the two has an initial where the other has the word.
    Initials,
    /// A word is misspelt.
    Fuzzy,
}

impl MatchKind {
    /// The kind as answers spell it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
            Self::Transliterated | Self::Equivalent => "transliterated",
            Self::Prefix => "prefix",
            Self::Initials => "initials",
            Self::Fuzzy => "fuzzy",
        }
    }
}
