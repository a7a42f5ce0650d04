//! Reads a `.bib` file, for `BibTeX` or biblatex: each entry becomes a source.
//!
//! LaTeX is decoded by the biblatex crate. What a source has no field for (pages, volumes) is
//! left out, and told. The notes that this program's own `--format bibtex` writes (`dated “…”`,
//! `derives from … (id)`) become fields again.

use std::collections::HashSet;

use biblatex::{
    Bibliography, ChunksExt, Entry, ParseError, ParseErrorKind, Person, RawBibliography,
};

use super::{
    body::Source,
    draft::Draft,
    misread::{File, Misread, Spot},
    values::{Many, Written, Year},
};
use crate::{
    model::{Id, SourceKind},
    render::language_tag,
};

/// The fields that become fields of a source, and those that only say where others come from.
const KEPT: [&str; 24] = [
    "annotation",
    "annote",
    "author",
    "booktitle",
    "crossref",
    "date",
    "doi",
    "entrysubtype",
    "howpublished",
    "institution",
    "journal",
    "journaltitle",
    "langid",
    "language",
    "note",
    "organization",
    "publisher",
    "school",
    "shorttitle",
    "subtitle",
    "title",
    "url",
    "xdata",
    "year",
];

/// Who published a work or where it stands, the most telling field first.
const PUBLISHERS: [&str; 8] = [
    "journaltitle",
    "journal",
    "booktitle",
    "publisher",
    "organization",
    "institution",
    "school",
    "howpublished",
];

/// Reads all entries.
pub(super) fn bibtex(file: &File<'_>) -> Result<Draft, Misread> {
    let wrong = |error: ParseError| {
        let spot = Spot::Offset(error.span.start);
        Misread::at(file, vec![(spot, wording(&error))])
    };
    let raw = RawBibliography::parse(file.text).map_err(wrong)?;
    let entries: Vec<(usize, String)> = raw
        .entries
        .iter()
        .map(|entry| (entry.span.start, entry.v.kind.v.to_lowercase()))
        .collect();
    let read = Bibliography::from_raw(raw).map_err(wrong)?;
    let ids: HashSet<String> = read.keys().map(|key| id(key).to_string()).collect();
    let mut draft = Draft::default();
    for (entry, (start, sort)) in read.iter().zip(entries) {
        let left = entry
            .fields
            .keys()
            .filter(|name| !KEPT.contains(&name.as_str()));
        draft.left_out.extend(left.cloned());
        let spot = Spot::Offset(start);
        match source(entry, &sort, &ids) {
            Ok(source) => draft.keep_source(spot, source),
            Err(what) => draft.wrong.push((spot, format!("`{}`: {what}", entry.key))),
        }
    }
    Ok(draft)
}

fn wording(error: &ParseError) -> String {
    match &error.kind {
        ParseErrorKind::UnexpectedEof => {
            "the file ends too early; close what was opened".to_owned()
        }
        ParseErrorKind::DuplicateKey(key) => {
            format!("the key `{key}` is taken by an entry above; give one of them another")
        }
        ParseErrorKind::UnknownAbbreviation(name) => {
            format!("`{name}` is no text and stands for none; write it between `{{` and `}}`")
        }
        ParseErrorKind::MalformedCommand => {
            "this TeX command is not complete; write `\\&` for a sign that TeX knows".to_owned()
        }
        ParseErrorKind::Expected(token) => format!("a {token} is needed here"),
        ParseErrorKind::Unexpected(token) => format!("a {token} cannot stand here"),
        ParseErrorKind::ResolutionError(kind) => format!("`crossref` leads nowhere: {kind}"),
        other => other.to_string(),
    }
}

fn source(entry: &Entry, sort: &str, ids: &HashSet<String>) -> Result<Source, String> {
    let own = id(&entry.key);
    let mut source = Source {
        id: Written(Id::parse(&own).map_err(|error| error.to_string())?),
        kind: Some(Written(kind(entry, sort))),
        title: title(entry),
        author: author(entry),
        publisher: PUBLISHERS.iter().find_map(|name| said(entry, name)),
        year: year(entry).map(Year),
        language: said(entry, "langid")
            .or_else(|| said(entry, "language"))
            .map(|name| language_tag(&name).map_or(name, str::to_owned)),
        url: said(entry, "url").or_else(|| {
            said(entry, "doi").map(|doi| format!("https://doi.org/{}", bare_doi(&doi)))
        }),
        derives_from: Many::default(),
        note: None,
    };
    let mut notes = Vec::new();
    for part in own_notes(&said(entry, "note").unwrap_or_default()) {
        if let Some(words) = part
            .strip_prefix("dated “")
            .and_then(|p| p.strip_suffix('”'))
            && source.year.is_none()
        {
            source.year = Some(Year(words.to_owned()));
        } else if let Some(works) = originals(part, ids) {
            source.derives_from = Many(works.into_iter().map(Written).collect());
        } else if !part.is_empty() {
            notes.push(part.to_owned());
        }
    }
    notes.extend(said(entry, "annotation").or_else(|| said(entry, "annote")));
    source.note = (!notes.is_empty()).then(|| notes.join("; "));
    Ok(source)
}

/// A note taken apart where this program puts several together; any other note whole.
fn own_notes(note: &str) -> Vec<&str> {
    match note.find("derives from ") {
        Some(0) => vec![note],
        Some(at) if note.starts_with("dated “") && note[..at].ends_with("”; ") => {
            vec![&note[..at - "; ".len()], &note[at..]]
        }
        _ => vec![note],
    }
}

/// The works that a note of this program's says a source derives from, if all are in the file.
fn originals(note: &str, ids: &HashSet<String>) -> Option<Vec<Id>> {
    let mut rest = note.strip_prefix("derives from ")?;
    let mut works = Vec::new();
    while !rest.is_empty() {
        let (id, after) = if rest.starts_with('“') {
            // A title may hold anything: the id is the first in brackets that the file has.
            let mut ends = rest.match_indices("” (").filter_map(|(at, open)| {
                let inner = &rest[at + open.len()..];
                let (id, after) = inner.split_once(')')?;
                let ends = after.is_empty() || after.starts_with(", ");
                (ends && ids.contains(id)).then_some((id, after))
            });
            ends.next()?
        } else {
            let end = rest.find(", ").unwrap_or(rest.len());
            let (id, after) = rest.split_at(end);
            ids.contains(id).then_some((id, after))?
        };
        works.push(Id::parse(id).ok()?);
        rest = after.strip_prefix(", ").unwrap_or(after);
    }
    Some(works)
}

/// A field as plain text; none where it is empty.
fn said(entry: &Entry, name: &str) -> Option<String> {
    let text = entry.get(name)?.format_verbatim();
    let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn title(entry: &Entry) -> Option<String> {
    let title = said(entry, "title").or_else(|| said(entry, "shorttitle"))?;
    Some(match said(entry, "subtitle") {
        Some(subtitle) => format!("{title}: {subtitle}"),
        None => title,
    })
}

/// The authors, `Family, Given` each, joined by `; `.
fn author(entry: &Entry) -> Option<String> {
    let people = entry.author().ok()?;
    let name = |person: &Person| {
        let family = [person.prefix.as_str(), &person.name];
        let family: Vec<&str> = family.into_iter().filter(|name| !name.is_empty()).collect();
        let given = [person.given_name.as_str(), &person.suffix];
        let given: Vec<&str> = given.into_iter().filter(|name| !name.is_empty()).collect();
        let names = [family.join(" "), given.join(", ")];
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        names.join(", ")
    };
    let names: Vec<String> = people
        .iter()
        .map(name)
        .filter(|name| !name.is_empty())
        .collect();
    (!names.is_empty()).then(|| names.join("; "))
}

/// The year of a date, the years of a span; words as they are.
fn year(entry: &Entry) -> Option<String> {
    let text = said(entry, "date").or_else(|| said(entry, "year"))?;
    let of = |date: &str| -> Option<String> {
        let (year, rest) = date.split_at_checked(4)?;
        let is_year = year.bytes().all(|digit| digit.is_ascii_digit());
        let is_date = rest.is_empty()
            || rest.starts_with('-') && rest.bytes().all(|c| c.is_ascii_digit() || c == b'-');
        (is_year && is_date).then(|| year.to_owned())
    };
    let years = match text.split_once('/') {
        Some((from, to)) => of(from).zip(of(to)).map(|(from, to)| {
            if from == to {
                from
            } else {
                format!("{from}-{to}")
            }
        }),
        None => of(&text),
    };
    Some(years.unwrap_or(text))
}

fn bare_doi(doi: &str) -> &str {
    doi.rsplit_once("doi.org/").map_or(doi, |(_, doi)| doi)
}

fn kind(entry: &Entry, sort: &str) -> SourceKind {
    let subtype = said(entry, "entrysubtype")
        .unwrap_or_default()
        .to_lowercase();
    match sort {
        "article" | "suppperiodical" if subtype.contains("newspaper") => SourceKind::Newspaper,
        "article" | "suppperiodical" | "periodical" => SourceKind::Article,
        "book" | "mvbook" | "collection" | "mvcollection" | "proceedings" => SourceKind::Book,
        "inbook" | "bookinbook" | "suppbook" | "incollection" | "inproceedings" | "conference" => {
            SourceKind::Chapter
        }
        "thesis" | "phdthesis" | "mastersthesis" => SourceKind::Thesis,
        "unpublished" | "manuscript" => SourceKind::Archive,
        "online" | "www" | "electronic" => SourceKind::Website,
        "inreference" | "reference" | "mvreference" => SourceKind::Encyclopedia,
        "report" | "techreport" | "letter" | "legal" | "booklet" => SourceKind::Document,
        _ => SourceKind::Other,
    }
}

/// The id that a key stands for: `a+28+b` is `a(b`; what no id may hold becomes a hyphen.
fn id(key: &str) -> String {
    let mut id = String::new();
    let mut parts = key.split('+');
    id.push_str(parts.next().unwrap_or_default());
    let mut rest: Vec<&str> = parts.collect();
    while !rest.is_empty() {
        let code = u32::from_str_radix(rest[0], 16)
            .ok()
            .and_then(char::from_u32);
        match code {
            Some(c) if rest.len() > 1 => {
                id.push(c);
                id.push_str(rest[1]);
                rest.drain(..2);
            }
            _ => {
                id.push('+');
                id.push_str(rest.remove(0));
            }
        }
    }
    id.chars()
        .map(|c| {
            if Id::parse(c.encode_utf8(&mut [0; 4])).is_ok() {
                c
            } else {
                '-'
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_become_ids() {
        for (key, expected) in [
            ("egorov-2021", "egorov-2021"),
            ("a+28+b", "a(b"),
            ("a+2b+28+2b+b", "a+28+b"),
            ("+7b+x+7d++3d+", "{x}="),
            ("a+b", "a+b"),
            ("smith:2001", "smith-2001"),
        ] {
            assert_eq!(id(key), expected, "{key}");
        }
    }

    #[test]
    fn works_are_found_in_notes() {
        let ids: HashSet<String> = ["a", "b"].map(str::to_owned).into();
        let found = |note| originals(note, &ids).map(|ids| ids.iter().map(Id::to_string).collect());
        let both: Option<Vec<String>> = Some(vec!["a".to_owned(), "b".to_owned()]);
        assert_eq!(
            found("derives from “A ” (x), “B” (a), b"),
            Some(vec!["a".to_owned(), "b".to_owned()])
        );
        assert_eq!(found("derives from a, b"), both);
        assert_eq!(found("derives from “A” (c)"), None);
        assert_eq!(found("see p. 5"), None);
    }
}
