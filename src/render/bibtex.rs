//! Works as a `.bib` file.
//!
//! In come sources, out go entries that biblatex with biber reads (the biblatex manual,
//! chapter 2), under the names that classic `BibTeX` styles share with it where there are two
//! (`journal`, `year`); types that classic styles do not know they treat as `misc`.
//!
//! - The key is the id. Letters and digits of any script, `-`, `_` and `.` stay; any other
//!   character is its code between plus signs (`a(b` becomes `a+28+b`), so that two ids never
//!   share a key. Keys differ by case, as biber reads them.
//! - Titles and publishers stand in double braces: no style may change their case, and an
//!   `and` in a publisher's name starts no list. So do authors whose names are not told apart.
//! - Text is escaped for LaTeX, without a brace or ligature that the record does not mean. A
//!   URL is verbatim; only what no URL may hold (RFC 3986) is percent-encoded.
//! - A remark of the fact file's author is an `annotation`, which standard styles keep to
//!   themselves; what the work derives from, and a date that is no year, are a `note`.
//!
//! Refuses to guess: a work without a field has none here either.

use std::fmt::Write;

use super::{
    author::{Author, authors},
    bibliography::{Issued, descent, issued, one_line},
};
use crate::{
    facts::Facts,
    model::{Source, SourceKind},
};

/// Languages by BCP 47 tag, and what babel and biblatex call them.
const LANGUAGES: [(&str, &str); 24] = [
    ("ar", "arabic"),
    ("bg", "bulgarian"),
    ("cs", "czech"),
    ("da", "danish"),
    ("de", "german"),
    ("el", "greek"),
    ("en", "english"),
    ("es", "spanish"),
    ("fa", "persian"),
    ("fi", "finnish"),
    ("fr", "french"),
    ("he", "hebrew"),
    ("hu", "hungarian"),
    ("id", "indonesian"),
    ("it", "italian"),
    ("ja", "japanese"),
    ("la", "latin"),
    ("nl", "dutch"),
    ("pl", "polish"),
    ("pt", "portuguese"),
    ("ru", "russian"),
    ("sv", "swedish"),
    ("tr", "turkish"),
    ("uk", "ukrainian"),
];

/// Pairs that TeX sets as one sign.
const LIGATURES: [&str; 8] = ["--", "''", "``", "?`", "!`", "<<", ">>", ",,"];

/// An entry for each work, in their order, an empty line between two.
pub(super) fn text(facts: &Facts, works: &[&Source]) -> String {
    let entries: Vec<String> = works.iter().map(|source| entry(facts, source)).collect();
    entries.join("\n")
}

fn entry(facts: &Facts, source: &Source) -> String {
    let mut entry = format!("@{}{{{},\n", sort(source).0, key(source.id.as_str()));
    for (name, value) in fields(facts, source) {
        writeln!(entry, "  {name} = {{{value}}},").expect("a String takes all");
    }
    entry + "}\n"
}

/// The type of an entry, and the field that tells who published it or where it stands.
fn sort(source: &Source) -> (&'static str, &'static str) {
    match source.kind {
        Some(SourceKind::Article | SourceKind::Newspaper) => ("article", "journal"),
        Some(SourceKind::Book | SourceKind::Memoir) => ("book", "publisher"),
        Some(SourceKind::Chapter) => ("incollection", "publisher"),
        Some(SourceKind::Thesis) => ("thesis", "institution"),
        Some(SourceKind::Archive) => ("unpublished", "howpublished"),
        Some(SourceKind::Encyclopedia) => ("inreference", "booktitle"),
        Some(SourceKind::Website) if source.url.is_some() => ("online", "organization"),
        Some(SourceKind::Website | SourceKind::Document | SourceKind::Other) | None => {
            ("misc", "howpublished")
        }
    }
}

fn fields(facts: &Facts, source: &Source) -> Vec<(&'static str, String)> {
    let mut fields = Vec::new();
    let mut tell = |name, value: Option<String>| fields.extend(value.map(|value| (name, value)));
    tell("author", source.author.as_deref().and_then(names));
    tell("title", source.title.as_deref().map(whole));
    tell(sort(source).1, source.publisher.as_deref().map(whole));
    let mut notes = Vec::new();
    match issued(source) {
        Some(Issued::Year(year)) => tell("year", Some(year.to_owned())),
        Some(Issued::Years(from, to)) => tell("date", Some(format!("{from}/{to}"))),
        Some(Issued::Words(words)) => notes.push(format!("dated “{words}”")),
        None => {}
    }
    if let Some(tag) = &source.language {
        let known = babel(tag).map(str::to_owned);
        tell(
            "language",
            Some(known.clone().unwrap_or_else(|| whole(tag))),
        );
        tell("langid", known);
    }
    tell("url", source.url.as_deref().map(url));
    notes.extend(descent(facts, source));
    tell(
        "note",
        (!notes.is_empty()).then(|| escaped(&notes.join("; "))),
    );
    tell("annotation", source.note.as_deref().map(escaped));
    fields
}

/// Authors as a list of names.
fn names(text: &str) -> Option<String> {
    let name = |author: &Author| match author {
        Author::Person { family, given } => format!("{}, {}", escaped(family), escaped(given)),
        Author::Whole(name) => whole(name),
    };
    let names: Vec<String> = authors(text).iter().map(name).collect();
    (!names.is_empty()).then(|| names.join(" and "))
}

/// What babel calls the language of a BCP 47 tag.
fn babel(tag: &str) -> Option<&'static str> {
    let language = tag.split(['-', '_']).next()?.to_lowercase();
    let known = LANGUAGES.iter().find(|(code, _)| *code == language)?;
    Some(known.1)
}

/// The BCP 47 tag of what babel calls a language, dialects of English and others included; of a
/// tag the tag itself.
pub fn language_tag(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let name = match name.as_str() {
        "american" | "british" | "usenglish" | "ukenglish" | "australian" | "canadian" => "english",
        "ngerman" | "austrian" | "naustrian" | "nswissgerman" => "german",
        "brazil" | "brazilian" | "portuges" => "portuguese",
        "bahasa" | "bahasai" | "indon" => "indonesian",
        "francais" | "acadian" | "canadien" => "french",
        "farsi" => "persian",
        other => other,
    };
    let known = LANGUAGES
        .iter()
        .find(|(tag, babel)| *babel == name || *tag == name)?;
    Some(known.0)
}

/// An id as a citation key.
fn key(id: &str) -> String {
    let mut key = String::new();
    for c in id.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') {
            key.push(c);
        } else {
            write!(key, "+{:x}+", u32::from(c)).expect("a String takes all");
        }
    }
    key
}

/// Text that nothing may take apart or set in another case.
fn whole(text: &str) -> String {
    format!("{{{}}}", escaped(text))
}

/// Text that LaTeX sets as it stands. Braces are spelt out: `BibTeX` counts escaped ones too.
fn escaped(text: &str) -> String {
    let text = one_line(text);
    let mut escaped = String::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| LIGATURES.contains(&&text[before..at + c.len_utf8()])) {
            escaped.push_str("{}");
        }
        before = Some(at);
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '%' | '#' | '$' | '&' | '_' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A URL in which nothing acts on a `.bib` file: what no URL may hold is percent-encoded.
fn url(text: &str) -> String {
    let mut url = String::new();
    for c in text.trim().chars() {
        match c {
            '{' | '}' | '\\' | '"' | '<' | '>' | '^' | '`' | '|' | ' ' | '\t' | '\n' | '\r' => {
                write!(url, "%{:02X}", u32::from(c)).expect("a String takes all");
            }
            c => url.push(c),
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_safe_and_stay_apart() {
        for (id, expected) in [
            ("egorov-2021", "egorov-2021"),
            ("a_b.c", "a_b.c"),
            ("орс", "орс"),
            ("a(b", "a+28+b"),
            ("a+28+b", "a+2b+28+2b+b"),
            ("{x}=\"%\"", "+7b+x+7d++3d++22++25++22+"),
        ] {
            assert_eq!(key(id), expected, "{id}");
        }
    }

    #[test]
    fn text_is_escaped_and_no_ligature_is_made() {
        for (text, expected) in [
            ("50% of $5 & #1_a", "50\\% of \\$5 \\& \\#1\\_a"),
            (
                "\\a {b} ~c^",
                "\\textbackslash{}a \\textbraceleft{}b\\textbraceright{} \\textasciitilde{}c\\textasciicircum{}",
            ),
            ("1917--1924 ---", "1917-{}-1924 -{}-{}-"),
            ("''a'' ?`", "'{}'a'{}' ?{}`"),
            ("  two\n lines\t", "two lines"),
            ("Türkiye’nin “kızıl” yılı", "Türkiye’nin “kızıl” yılı"),
        ] {
            assert_eq!(escaped(text), expected, "{text}");
        }
    }

    #[test]
    fn a_url_keeps_what_a_url_may_hold() {
        let url_of = "https://x.org/a_b%20c~d?e=f&g#h";
        assert_eq!(url(url_of), url_of);
        assert_eq!(
            url("https://x.org/{a}\\b c"),
            "https://x.org/%7Ba%7D%5Cb%20c"
        );
    }
}
