//! What real readers make of bibliographies: a biblatex parser and a CSL processor.

use std::collections::BTreeMap;

use biblatex::{Bibliography, ChunksExt};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest,
    archive::{ArchivedStyle, locales},
    citationberg::{Style, json::Item},
};
use insta::assert_snapshot;

use crate::{
    citations::NASTY,
    harness::{built_in, facts},
};

/// What the facts call each source.
fn titles(rows: &[serde_json::Value]) -> BTreeMap<String, String> {
    let title = |row: &serde_json::Value| {
        let text = |field: &str| row[field].as_str().unwrap_or_default().to_owned();
        (text("id"), text("title"))
    };
    rows.iter().map(title).collect()
}

#[test]
fn biblatex_reads_every_built_in_source() {
    let titles = titles(&built_in("source --format json").run().rows());
    let text = built_in("source --format bibtex").run().stdout;
    // A second entry with the same key would be an error.
    let read = Bibliography::parse(&text).expect("a .bib file");
    let found: BTreeMap<String, String> = read
        .iter()
        .map(|entry| {
            assert_eq!(entry.verify().malformed, [], "{}", entry.key);
            let title = entry.title().expect("a title");
            (entry.key.clone(), title.format_verbatim())
        })
        .collect();
    assert_eq!(found, titles);
    let aralov = &read
        .get("aralov-mem")
        .expect("the memoirs")
        .author()
        .expect("an author")[0];
    assert_eq!(
        (aralov.name.as_str(), aralov.given_name.as_str()),
        ("Аралов", "С. И.")
    );
}

#[test]
fn biblatex_reads_nasty_titles_as_they_were_written() {
    let titles = titles(&facts(NASTY, "source --format json").run().rows());
    let text = facts(NASTY, "source --format bibtex").run().stdout;
    let read = Bibliography::parse(&text).expect("a .bib file");
    assert_eq!(read.len(), titles.len());
    let found: Vec<String> = read
        .iter()
        .filter_map(|entry| Some(entry.title().ok()?.format_verbatim()))
        .collect();
    let written: Vec<&String> = titles.values().filter(|title| !title.is_empty()).collect();
    assert_eq!(found.iter().collect::<Vec<_>>(), written);
    let names: Vec<(String, String, String)> = read
        .get("a+28+b")
        .expect("the book")
        .author()
        .expect("authors")
        .into_iter()
        .map(|person| (person.prefix, person.name, person.given_name))
        .collect();
    let names: Vec<[&str; 3]> = names.iter().map(|(a, b, c)| [a.as_str(), b, c]).collect();
    assert_eq!(
        names,
        [
            ["", "Reed", "A."],
            ["van der", "Berg", "Jan"],
            ["", "Smith & Sons {Ltd}", ""]
        ]
    );
}

#[test]
fn a_citation_processor_sets_every_built_in_source() {
    let titles = titles(&built_in("source --format json").run().rows());
    let text = built_in("source --format csl-json").run().stdout;
    let items: Vec<Item> = serde_json::from_str(&text).expect("CSL items");
    let Style::Independent(style) = ArchivedStyle::ChicagoAuthorDate.get() else {
        panic!("a style of its own");
    };
    let locales = locales();
    let mut driver = BibliographyDriver::new();
    for item in &items {
        let cited = vec![CitationItem::with_entry(item)];
        driver.citation(CitationRequest::from_items(cited, &style, &locales));
    }
    let set = driver.finish(BibliographyRequest {
        style: &style,
        locale: None,
        locale_files: &locales,
    });
    let lines: BTreeMap<String, String> = set
        .bibliography
        .expect("the style has a bibliography")
        .items
        .into_iter()
        .map(|item| {
            let mut line = String::new();
            item.content
                .write_buf(&mut line, BufWriteFormat::Plain)
                .expect("a String takes all");
            (item.key, line)
        })
        .collect();
    assert_eq!(lines.len(), titles.len());
    assert_snapshot!(lines["aralov-mem"], @"Аралов, С. И. 1960. Воспоминания советского дипломата 1922-1923. Leninism.su (excerpts of the book). https://leninism.su/memory/4726-vospominaniya-sovetskogo-diplomata.html.");
    assert_snapshot!(lines["egorov-2021"], @"Boris Egorov. 2021a. “Bolshevik bantu pembentukan Turki modern.” Russia Beyond,. https://id.russiabeyond.com/sejarah/83447-bolshevik-bantu-pembentukan-turki-modern-gyx.");
}
