//! The works behind answers, written for programs that make bibliographies.
//!
//! In come sources, as often as they were cited; out goes one text with each of them once, by
//! id: `BibTeX` (`bibtex`) or CSL-JSON (`csl`). Refuses to say more than a source's record
//! does: nothing is looked up or completed, and what cannot be told apart for certain (a
//! family name, a year) stays in the words of the record.

use super::{bibtex, csl};
use crate::{
    facts::Facts,
    model::{Id, Source},
};

/// What a bibliography is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bibliography {
    /// Entries of a `.bib` file, for `BibTeX` and biblatex.
    Bibtex,
    /// CSL-JSON, for citeproc, pandoc and Zotero.
    CslJson,
}

impl Bibliography {
    /// What it is called on a command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bibtex => "bibtex",
            Self::CslJson => "csl-json",
        }
    }
}

/// Writes works as a bibliography.
#[must_use]
pub fn bibliography(facts: &Facts, works: &[&Source], form: Bibliography) -> String {
    let mut works = works.to_vec();
    works.sort_by_key(|source| &source.id);
    works.dedup_by_key(|source| &source.id);
    match form {
        Bibliography::Bibtex => bibtex::text(facts, &works),
        Bibliography::CslJson => csl::text(facts, &works),
    }
}

/// When a work appeared, as far as its record tells it plainly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Issued<'s> {
    /// One year of four digits.
    Year(&'s str),
    /// From one year to a later one: `2012-2013`.
    Years(&'s str, &'s str),
    /// Anything else, in the words of the record.
    Words(&'s str),
}

pub(super) fn issued(source: &Source) -> Option<Issued<'_>> {
    let text = source.year.as_deref()?.trim();
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    if is_year(text) {
        return Some(Issued::Year(text));
    }
    match text.split_once(['-', '–', '/']) {
        Some((from, to)) if is_year(from) && is_year(to) && from < to => {
            Some(Issued::Years(from, to))
        }
        _ => (!text.is_empty()).then_some(Issued::Words(text)),
    }
}

/// What a work reprints, translates or copies, by title and id.
pub(super) fn descent(facts: &Facts, source: &Source) -> Option<String> {
    let name = |id: &Id| match facts.source(id.as_str()) {
        Some(Source {
            title: Some(title), ..
        }) => format!("“{title}” ({id})"),
        _ => id.to_string(),
    };
    let works: Vec<String> = source.derives_from.iter().map(name).collect();
    (!works.is_empty()).then(|| format!("derives from {}", works.join(", ")))
}

/// Text in one line, with single blanks; blanks that are no break stay.
pub(super) fn one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(year: &str, expected: &Issued<'_>) {
        let source = Source {
            id: Id::parse("s").unwrap(),
            kind: None,
            title: None,
            author: None,
            publisher: None,
            year: Some(year.to_owned().into()),
            language: None,
            url: None,
            derives_from: Vec::new(),
            note: None,
        };
        assert_eq!(issued(&source).as_ref(), Some(expected), "{year}");
    }

    #[test]
    fn a_year_is_four_digits() {
        case("1921", &Issued::Year("1921"));
        case(" 1921 ", &Issued::Year("1921"));
        case("2012-2013", &Issued::Years("2012", "2013"));
        case("2012–2013", &Issued::Years("2012", "2013"));
        case("2012/2013", &Issued::Years("2012", "2013"));
        for words in [
            "2013-2012",
            "1921-03",
            "2012-13",
            "21",
            "ca. 1920",
            "1921?",
            "-44",
            "١٩٢١",
        ] {
            case(words, &Issued::Words(words));
        }
    }
}
