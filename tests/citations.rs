//! `source --format bibtex|csl-json` and `--cite`: what is written, byte for byte.

use insta::assert_snapshot;

use crate::harness::{facts, hist};

/// Works that break what is written without care.
pub const NASTY: &str = r#"(
    sources: [
        (id: "a(b", kind: Book, title: "50% \\of {all} $5 & #1_a ~ ^ \"so\" -- 'tis",
         author: "Reed, A. and van der Berg, Jan; Smith & Sons {Ltd}", publisher: "War and Peace Press",
         year: "ca. 1920", language: "tlh", url: "https://x.org/{a}\\b?c=1%202&d=é_#e~f", note: "a\n  b%"),
        (id: "a+28+b", kind: Newspaper, title: "Ünlü «Газета»", year: "2012-2013"),
        (id: "bare"),
        (id: "copy", kind: Website, title: "A copy", derives_from: ["a(b", "bare"]),
        (id: "paper", kind: Thesis, title: "T", author: "K. E. Voroshilov", year: 1933, publisher: "U", language: "de-AT"),
    ],
    events: [(id: "e", title: "Event", when: "1933", cite: ["paper:1", "bare", "paper:2"])],
)"#;

#[test]
fn sources_become_entries() {
    assert_snapshot!(hist("source --format bibtex").text(), @"
    exit 0
    --- stdout
    @book{chronicle,
      author = {Scribe, A.},
      title = {{The Chronicle}},
      publisher = {{Old Press}},
      year = {1901},
      language = {english},
      langid = {english},
    }

    @article{gazette,
      title = {{The Gazette}},
      year = {1922},
    }

    @book{memoir,
      author = {Witness, B.},
      title = {{What I Saw}},
    }

    @online{reprint,
      title = {{The Chronicle online}},
      url = {https://example.org/c},
      note = {derives from “The Chronicle” (chronicle)},
    }
    ");
}

#[test]
fn sources_become_items() {
    assert_snapshot!(hist("source --format csl-json").text(), @r#"
    exit 0
    --- stdout
    [
    {"id":"chronicle","type":"book","title":"The Chronicle","author":[{"family":"Scribe","given":"A."}],"issued":{"date-parts":[[1901]]},"publisher":"Old Press","language":"en"},
    {"id":"gazette","type":"article-newspaper","title":"The Gazette","issued":{"date-parts":[[1922]]}},
    {"id":"memoir","type":"book","title":"What I Saw","author":[{"family":"Witness","given":"B."}]},
    {"id":"reprint","type":"webpage","title":"The Chronicle online","URL":"https://example.org/c","note":"derives from “The Chronicle” (chronicle)"}
    ]
    "#);
}

#[test]
fn nasty_titles_become_entries() {
    assert_snapshot!(facts(NASTY, "source --format bibtex").text(), @r#"
    exit 0
    --- stdout
    @book{a+28+b,
      author = {Reed, A. and van der Berg, Jan and {Smith \& Sons \textbraceleft{}Ltd\textbraceright{}}},
      title = {{50\% \textbackslash{}of \textbraceleft{}all\textbraceright{} \$5 \& \#1\_a \textasciitilde{} \textasciicircum{} "so" -{}- 'tis}},
      publisher = {{War and Peace Press}},
      language = {{tlh}},
      url = {https://x.org/%7Ba%7D%5Cb?c=1%202&d=é_#e~f},
      note = {dated “ca. 1920”},
      annotation = {a b\%},
    }

    @article{a+2b+28+2b+b,
      title = {{Ünlü «Газета»}},
      date = {2012/2013},
    }

    @misc{bare,
    }

    @misc{copy,
      title = {{A copy}},
      note = {derives from “50\% \textbackslash{}of \textbraceleft{}all\textbraceright{} \$5 \& \#1\_a \textasciitilde{} \textasciicircum{} "so" -{}- 'tis” (a(b), bare},
    }

    @thesis{paper,
      author = {Voroshilov, K. E.},
      title = {{T}},
      institution = {{U}},
      year = {1933},
      language = {german},
      langid = {german},
    }
    "#);
}

#[test]
fn nasty_titles_become_items() {
    assert_snapshot!(facts(NASTY, "source --format csl-json").text(), @r#"
    exit 0
    --- stdout
    [
    {"id":"a(b","type":"book","title":"50% \\of {all} $5 & #1_a ~ ^ \"so\" -- 'tis","author":[{"family":"Reed","given":"A."},{"family":"van der Berg","given":"Jan"},{"literal":"Smith & Sons {Ltd}"}],"issued":{"literal":"ca. 1920"},"publisher":"War and Peace Press","language":"tlh","URL":"https://x.org/{a}\\b?c=1%202&d=é_#e~f","note":"a b%"},
    {"id":"a+28+b","type":"article-newspaper","title":"Ünlü «Газета»","issued":{"literal":"2012–2013"}},
    {"id":"bare","type":"document"},
    {"id":"copy","type":"webpage","title":"A copy","note":"derives from “50% \\of {all} $5 & #1_a ~ ^ \"so\" -- 'tis” (a(b), bare"},
    {"id":"paper","type":"thesis","title":"T","author":[{"family":"Voroshilov","given":"K. E."}],"issued":{"date-parts":[[1933]]},"publisher":"U","language":"de-AT"}
    ]
    "#);
}

#[test]
fn some_sources_come_by_id_each_once() {
    let asked = facts(NASTY, "source paper bare paper --format bibtex").text();
    assert_snapshot!(asked, @"
    exit 0
    --- stdout
    @misc{bare,
    }

    @thesis{paper,
      author = {Voroshilov, K. E.},
      title = {{T}},
      institution = {{U}},
      year = {1933},
      language = {german},
      langid = {german},
    }
    ");
    assert_eq!(
        asked,
        facts(NASTY, "source paper bare --cite bibtex").text()
    );
    assert_eq!(asked, facts(NASTY, "when event --cite bibtex").text());
}

#[test]
fn any_question_gives_the_works_it_cites() {
    assert_snapshot!(hist("when treaty --cite bibtex").text(), @"
    exit 0
    --- stdout
    @book{chronicle,
      author = {Scribe, A.},
      title = {{The Chronicle}},
      publisher = {{Old Press}},
      year = {1901},
      language = {english},
      langid = {english},
    }
    ");
    for question in [
        "who orlov",
        "what swift",
        "where harbour",
        "when flood",
        "aid",
        "aid --totals",
        "aid --totals --explain",
        "quote",
        "search orlov",
        "why orlov.born",
        "conflicts",
    ] {
        let shown = hist(&format!("{question} --format markdown")).run();
        let works = hist(&format!("{question} --cite csl-json")).run();
        let ids: Vec<String> = works
            .rows()
            .iter()
            .map(|row| row["id"].to_string())
            .collect();
        let (_, foot) = shown.stdout.rsplit_once("Sources").expect(question);
        let cited: Vec<String> = ["chronicle", "gazette", "memoir", "reprint"]
            .iter()
            .filter(|id| foot.contains(&format!("- {id}: ")))
            .map(|id| format!("\"{id}\""))
            .collect();
        assert_eq!(ids, cited, "{question}: {foot}");
    }
}

#[test]
fn a_batch_gives_the_works_of_all_answers_together() {
    let batch = hist("who - --cite csl-json").stdin("orlov\nkemal-a\nAhmet Kemal\nNobody\n");
    assert_snapshot!(batch.text(), @r#"
    exit 1
    --- stdout
    [
    {"id":"chronicle","type":"book","title":"The Chronicle","author":[{"family":"Scribe","given":"A."}],"issued":{"date-parts":[[1901]]},"publisher":"Old Press","language":"en"},
    {"id":"gazette","type":"article-newspaper","title":"The Gazette","issued":{"date-parts":[[1922]]}},
    {"id":"memoir","type":"book","title":"What I Saw","author":[{"family":"Witness","given":"B."}]},
    {"id":"reprint","type":"webpage","title":"The Chronicle online","URL":"https://example.org/c","note":"derives from “The Chronicle” (chronicle)"}
    ]

    --- stderr
    histcli: no person is called `Nobody`
    "#);
}

#[test]
fn nothing_cited_is_empty() {
    for (question, code) in [("gaps", 0), ("who \"yusuf bey\"", 0), ("who nobody -q", 1)] {
        for (form, empty) in [("bibtex", ""), ("csl-json", "[]\n")] {
            let outcome = hist(&format!("{question} --cite {form}")).run();
            assert_eq!(
                (
                    outcome.code,
                    outcome.stdout.as_str(),
                    outcome.stderr.as_str()
                ),
                (code, empty, ""),
                "{question} {form}"
            );
        }
    }
    let several = hist("who --one --cite csl-json").run();
    assert_eq!((several.code, several.stdout.as_str()), (3, ""));
}

#[test]
fn a_bibliography_is_a_format_of_source_alone() {
    assert_snapshot!(hist("who orlov --format bibtex").text(), @"
    exit 2
    --- stderr
    histcli: `--format bibtex` is for `source` alone; for the works that another answer cites write `--cite bibtex`
    ");
    assert_snapshot!(hist("aid --format csl-json --cite csl-json").text(), @"
    exit 2
    --- stderr
    histcli: `--format csl-json` is for `source` alone; for the works that another answer cites write `--cite csl-json`
    ");
    assert_snapshot!(hist("who orlov --cite apa").text(), @"
    exit 2
    --- stderr
    error: invalid value 'apa' for '--cite <FORM>'
      [possible values: bibtex, csl-json]

    For more information, try '--help'.
    ");
}

#[test]
fn cite_beats_format() {
    assert_eq!(
        hist("who orlov --format json --cite bibtex").text(),
        hist("who orlov --cite bibtex").text()
    );
}

#[test]
fn every_kind_of_source_has_a_type() {
    let kinds = [
        ("Article", "article", "article-journal"),
        ("Book", "book", "book"),
        ("Chapter", "incollection", "chapter"),
        ("Thesis", "thesis", "thesis"),
        ("Document", "misc", "document"),
        ("Archive", "unpublished", "manuscript"),
        ("Memoir", "book", "book"),
        ("Newspaper", "article", "article-newspaper"),
        ("Encyclopedia", "inreference", "entry-encyclopedia"),
        ("Website", "online", "webpage"),
        ("Other", "misc", "document"),
    ];
    for (kind, entry, item) in kinds {
        let text = format!("(sources: [(id: \"s\", kind: {kind}, url: \"https://x.org\")])");
        let expected = format!("@{entry}{{s,\n  url = {{https://x.org}},\n}}\n");
        assert_eq!(facts(&text, "source --cite bibtex").run().stdout, expected);
        let rows = facts(&text, "source --cite csl-json").run().rows();
        assert_eq!(rows[0]["type"], item, "{kind}");
    }
}
