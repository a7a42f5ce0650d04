//! Claims: values that belong to the sources asserting them.
//!
//! A [`Claim`] is one value with its citations and the objections raised against it.
//! [`Rivals`] are claims for one and the same value, of which an author may prefer one
//! but never two.

use std::fmt::{self, Write};

use super::{Date, Id, IdError, Wording, showable, words};

/// Where in which source something stands: `source-id:locator`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation {
    /// The source that is cited.
    pub source: Id,
    /// The place in it: a page, a paragraph. Unknown where none is given.
    pub locator: Option<Wording>,
}

/// Why a text is no citation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CitationError {
    /// The part before the colon is no id.
    #[error("a citation is written `source-id:locator`: {0}")]
    Source(#[from] IdError),
    /// A colon with nothing behind it.
    #[error(
        "`{0}` ends with a colon; write the place in the source behind it, or leave the colon out"
    )]
    Locator(String),
}

impl Citation {
    /// Reads `source-id` or `source-id:locator`; all behind the first colon is the locator.
    ///
    /// # Errors
    ///
    /// When the source is no id, or the locator behind a colon is empty.
    pub fn parse(text: &str) -> Result<Self, CitationError> {
        // Most are an id and nothing else.
        if let Some(source) = Id::plain(text) {
            return Ok(Self {
                source,
                locator: None,
            });
        }
        let (source, locator) = match text.split_once(':') {
            None => (text, None),
            Some((_, locator)) if locator.trim().is_empty() => {
                return Err(CitationError::Locator(text.to_owned()));
            }
            Some((source, locator)) => (source, Some(showable(locator.trim()).into())),
        };
        Ok(Self {
            source: Id::parse(source.trim())?,
            locator,
        })
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.source.as_str())?;
        match &self.locator {
            None => Ok(()),
            Some(locator) => {
                f.write_char(':')?;
                f.write_str(locator)
            }
        }
    }
}

/// What a source says against a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// The objection in words.
    pub says: Wording,
    /// Who objects.
    pub cite: Vec<Citation>,
}

words! {
    /// What the author of a fact file says of one value among its rivals.
    Rank {
        /// Shown first; it does not end a dispute.
        Preferred => "preferred",
        /// Shown, but out of sums and out of the contest.
        Rejected => "rejected",
    }
}

/// A value, the sources that assert it, and what speaks against it.
///
/// A claim without citations stands as unsourced, and shows.
#[derive(Clone, Debug)]
pub struct Claim<T> {
    /// The value.
    pub is: T,
    /// Who asserts it, and where.
    pub cite: Vec<Citation>,
    /// What is said against it.
    pub against: Vec<Objection>,
    /// The author's verdict, if one is given.
    pub rank: Option<Rank>,
    /// A remark of the author's: why a value is preferred, what a source's own word was.
    pub note: Option<Wording>,
}

impl<T> Claim<T> {
    /// Who asserts the value, and who objects.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        self.cite.iter().chain(objecting(&self.against))
    }
}

/// Who raises some objections.
pub(super) fn objecting(against: &[Objection]) -> impl Iterator<Item = &Citation> {
    against.iter().flat_map(|objection| &objection.cite)
}

/// Something said of a subject, with the time it held if the source tells: an office, a description.
#[derive(Clone, Debug)]
pub struct Statement {
    /// What is said.
    pub text: Wording,
    /// When it held.
    pub when: Option<Date>,
}

/// Claims for one value: the preferred one first, if there is one, then in the order of the fact file.
#[derive(Clone, Debug)]
pub struct Rivals<T>(Vec<Claim<T>>);

/// Two claims for one value are both marked as preferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "two values are marked `Preferred`; only one can be shown first, so take the mark off the others"
)]
pub struct TwoPreferred;

impl<T> Default for Rivals<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Rivals<T> {
    /// Puts claims side by side.
    ///
    /// # Errors
    ///
    /// When more than one of them is preferred.
    pub fn new(mut claims: Vec<Claim<T>>) -> Result<Self, TwoPreferred> {
        let preferred = |claim: &&Claim<T>| claim.rank == Some(Rank::Preferred);
        if claims.iter().filter(preferred).count() > 1 {
            return Err(TwoPreferred);
        }
        claims.sort_by_key(|claim| claim.rank != Some(Rank::Preferred));
        Ok(Self(claims))
    }

    /// All claims, the preferred one first.
    #[must_use]
    pub fn claims(&self) -> &[Claim<T>] {
        &self.0
    }

    /// The claims still in the contest: all but the rejected ones.
    pub fn standing(&self) -> impl Iterator<Item = &Claim<T>> {
        self.0
            .iter()
            .filter(|claim| claim.rank != Some(Rank::Rejected))
    }

    /// The claim marked as preferred.
    #[must_use]
    pub fn preferred(&self) -> Option<&Claim<T>> {
        self.0
            .iter()
            .find(|claim| claim.rank == Some(Rank::Preferred))
    }

    /// Who asserts any of the values, and who objects.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        self.0.iter().flat_map(Claim::citations)
    }

    /// The same claims without those that `keep` refuses.
    #[must_use]
    pub fn retained(&self, keep: impl Fn(&Claim<T>) -> Option<Claim<T>>) -> Self {
        Self(self.0.iter().filter_map(keep).collect())
    }
}
