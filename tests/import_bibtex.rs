//! `import` of bibliographies: those of others, this program's own, and broken ones.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::{
    citations::NASTY,
    harness::{built_in, facts},
    import::import,
};

/// A bibliography as others write it.
const BIB: &str = r#"% A comment
@string{jh = {Journal of History}}
@article{smith:2001,
  author = {Smith, John and Jan van der Berg and {The Team}},
  title = {On {\"U}ber \& {Foo} --- 50\%}, journal = jh, year = 2001, pages = {1--20},
  doi = {10.1/x_y}, langid = {ngerman},
}
@phdthesis{a+28+b, title = "A Thesis", school = {MIT}, year = {ca. 1950}, note = {A note}, annotation = {Read}}
@inbook{x, title = {C}, subtitle = {D}, booktitle = {B}, publisher = {P}, date = {2012-05-03/2013}}
@article{n, title = {News}, entrysubtype = {newspaper}, url = {https://x.org/a\_b--c}}
@manuscript{m, title = {Letter}} @www{w, title = {Page}} @misc{o, title = {Other}} @inreference{i, title = {Entry}}
"#;

#[test]
fn a_bibliography_becomes_sources() {
    assert_snapshot!(import("bibtex", BIB).text(), @r#"
    exit 0
    --- stdout
    (
        sources: [
            (
                id: "smith-2001",
                kind: Article,
                title: "On Über & Foo — 50%",
                author: "Smith, John; van der Berg, Jan; The Team",
                publisher: "Journal of History",
                year: "2001",
                language: "de",
                url: "https://doi.org/10.1/x_y",
            ),
            (
                id: "a(b",
                kind: Thesis,
                title: "A Thesis",
                publisher: "MIT",
                year: "ca. 1950",
                note: "A note; Read",
            ),
            (id: "x", kind: Chapter, title: "C: D", publisher: "B", year: "2012-2013"),
            (id: "n", kind: Newspaper, title: "News", url: "https://x.org/a_b--c"),
            (id: "m", kind: Archive, title: "Letter"),
            (id: "w", kind: Website, title: "Page"),
            (id: "o", kind: Other, title: "Other"),
            (id: "i", kind: Encyclopedia, title: "Entry"),
        ],
    )

    --- stderr
    histcli: left out, since a source has no such field: pages
    "#);
}

#[test]
fn faults_of_a_bibliography_have_their_place() {
    for (text, expected) in [
        (
            "@article{a, title = {x\n@book{b,",
            "<stdin>:2:9: the file ends too early; close what was opened",
        ),
        (
            "@article{a,\n title = foo}",
            "<stdin>:2:10: `foo` is no text and stands for none; write it between `{` and `}`",
        ),
        (
            "@article{a, title={f}}\n@article{a, title={x}}",
            "<stdin>:2:1: the key `a` is taken by an entry above; give one of them another",
        ),
    ] {
        let outcome = import("bibtex", text).run();
        assert_eq!(outcome.stderr, format!("histcli: {expected}\n"));
        assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""));
    }
}

/// Of a source, what `BibTeX` cannot say, made alike: a memoir is a book, a document anything,
/// initials stand behind a family name.
fn as_bibtex_has_it(source: &Value) -> Value {
    let mut source = source.clone();
    source["kind"] = match source["kind"].as_str() {
        Some("memoir") => json!("book"),
        Some("newspaper") => json!("article"),
        None | Some("document") => json!("other"),
        Some("website") if source["url"].is_null() => json!("other"),
        Some(kind) => json!(kind),
    };
    let author = source["author"].as_str().map(|author| {
        let mut letters: Vec<char> = author.chars().filter(|c| c.is_alphanumeric()).collect();
        letters.sort_unstable();
        letters.into_iter().collect::<String>()
    });
    source["author"] = json!(author);
    source["origin"] = Value::Null;
    source
}

#[test]
fn the_built_in_bibliography_comes_back() {
    let bib = built_in("source --format bibtex").run().stdout;
    let fact_file = import("bibtex", &bib).run();
    assert_eq!((fact_file.code, fact_file.stderr.as_str()), (0, ""));
    let sources = |rows: Vec<Value>| -> Vec<Value> { rows.iter().map(as_bibtex_has_it).collect() };
    let again = facts(&fact_file.stdout, "source --format json")
        .run()
        .rows();
    let before = built_in("source --format json").run().rows();
    assert_eq!(sources(again), sources(before));
    // What is written of them is the same bibliography.
    let bib_again = facts(&fact_file.stdout, "source --format bibtex")
        .run()
        .stdout;
    assert_eq!(bib_again, bib);
}

#[test]
fn a_nasty_bibliography_comes_back() {
    let bib = facts(NASTY, "source --format bibtex").run().stdout;
    assert_snapshot!(import("bibtex", &bib).text(), @r#"
    exit 0
    --- stdout
    (
        sources: [
            (
                id: "a(b",
                kind: Book,
                title: "50% \\of {all} $5 & #1_a ~ ^ \"so\" -- 'tis",
                author: "Reed, A.; van der Berg, Jan; Smith & Sons {Ltd}",
                publisher: "War and Peace Press",
                year: "ca. 1920",
                language: "tlh",
                url: "https://x.org/%7Ba%7D%5Cb?c=1%202&d=é_#e~f",
                note: "a b%",
            ),
            (id: "a+28+b", kind: Article, title: "Ünlü «Газета»", year: "2012-2013"),
            (id: "bare", kind: Other),
            (id: "copy", kind: Other, title: "A copy", derives_from: ["a(b", "bare"]),
            (
                id: "paper",
                kind: Thesis,
                title: "T",
                author: "Voroshilov, K. E.",
                publisher: "U",
                year: "1933",
                language: "de",
            ),
        ],
    )
    "#);
}
