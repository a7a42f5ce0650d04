//! Reads a `.bib` file, for `BibTeX` or biblatex: each entry becomes a source.
//!
//! LaTeX is decoded by the biblatex crate. What a source has no field for (pages, volumes) is
//! left out, and told. The notes that this program's own `--format bibtex` writes (`dated “…”`,
//! `derives from … (id)`) become fields again.

use std::collections::HashSet;

use biblatex::{
    Bibliography, ChunksExt, Entry, ParseError, ParseErrorKind, Person, RawBibliography, RawChunk,
    RawEntry, Spanned,
};

use super::{
    bibtex_own::{id, originals, own_notes},
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
    if raw.entries.is_empty() {
        let what = "there is no entry in it, such as `@book{key, title = {…}}`";
        return Err(Misread::whole(file.name, what));
    }
    let entries: Vec<Raw> = raw.entries.iter().map(Raw::of).collect();
    let read = Bibliography::from_raw(raw).map_err(wrong)?;
    let ids: HashSet<String> = read.keys().map(id).collect();
    let mut draft = Draft::default();
    for (entry, raw) in read.iter().zip(entries) {
        let left = entry
            .fields
            .keys()
            .filter(|name| !KEPT.contains(&name.as_str()));
        draft.left_out.extend(left.cloned());
        let spot = Spot::Offset(raw.start);
        match source(entry, &raw, &ids) {
            Ok(source) => draft.keep_source(spot, source),
            Err(what) => draft.wrong.push((spot, format!("`{}`: {what}", entry.key))),
        }
    }
    Ok(draft)
}

/// What an entry says that the parser does not keep as it stands.
struct Raw {
    /// Where it begins.
    start: usize,
    /// Its type, in small letters.
    sort: String,
    url: Option<String>,
    doi: Option<String>,
}

impl Raw {
    fn of(entry: &Spanned<RawEntry<'_>>) -> Self {
        Self {
            start: entry.span.start,
            sort: entry.v.kind.v.to_lowercase(),
            url: Self::verbatim(&entry.v, "url"),
            doi: Self::verbatim(&entry.v, "doi"),
        }
    }

    /// A field in which nothing is LaTeX but, in older files, a backslash before a sign.
    fn verbatim(entry: &RawEntry<'_>, name: &str) -> Option<String> {
        let mut fields = entry.fields.iter();
        let field = fields.find(|field| field.key.v.eq_ignore_ascii_case(name))?;
        let [chunk] = field.value.v.as_slice() else {
            return None;
        };
        let RawChunk::Normal(text) = chunk.v else {
            return None;
        };
        let text = text.trim().trim_start_matches('{').trim_end_matches('}');
        let text = ["_", "%", "&", "#", "~", "$"]
            .iter()
            .fold(text.to_owned(), |text, sign| {
                text.replace(&format!("\\{sign}"), sign)
            });
        (!text.is_empty()).then_some(text)
    }
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

fn source(entry: &Entry, raw: &Raw, ids: &HashSet<String>) -> Result<Source, String> {
    let own = id(&entry.key);
    let mut source = Source {
        id: Written(Id::parse(&own).map_err(|error| error.to_string())?),
        kind: Some(Written(kind(entry, &raw.sort))),
        title: title(entry),
        author: author(entry),
        publisher: PUBLISHERS.iter().find_map(|name| said(entry, name)),
        year: year(entry).map(Year),
        language: said(entry, "langid")
            .or_else(|| said(entry, "language"))
            .map(|name| language_tag(&name).map_or(name, str::to_owned)),
        url: raw.url.clone().or_else(|| {
            let doi = raw.doi.as_deref().map(bare_doi);
            doi.map(|doi| format!("https://doi.org/{doi}"))
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
