//! Files of other programs, damaged: whatever is in them is read or refused, and nothing panics.

use std::sync::LazyLock;

use histcli::{
    exchange::{self, Content, Form, List},
    facts::{Facts, Page},
    render::{self, Bibliography},
};
use proptest::prelude::*;

/// What the fixture is in every form that can be imported.
static FILES: LazyLock<Vec<(Content, String)>> = LazyLock::new(|| {
    let facts = Facts::load(&[Page::new("fixture.ron", include_str!("fixture.ron"))]);
    let facts = facts.expect("the fixture loads");
    let export = |list, form| exchange::export(&facts, list, form).expect("a form that fits");
    let sources = facts.cited();
    let works: Vec<_> = sources
        .iter()
        .filter_map(|id| facts.source(id.as_str()))
        .collect();
    vec![
        (Content::Json, export(None, Form::Json)),
        (Content::Ndjson, export(None, Form::Ndjson)),
        (Content::People, export(Some(List::People), Form::Csv)),
        (Content::Events, export(Some(List::Events), Form::Csv)),
        (
            Content::Deliveries,
            export(Some(List::Deliveries), Form::Csv),
        ),
        (Content::Quotes, export(Some(List::Quotes), Form::Csv)),
        (
            Content::Bibtex,
            render::bibliography(&facts, &works, Bibliography::Bibtex),
        ),
    ]
});

/// A piece put into a file.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[{}\\[\\]\"',;:\\\\@=+.e0-9\n]{0,6}",
        Just("null".to_owned()),
        Just("\\\"".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damaged_file_panics(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        cut in 0_usize..30,
        with in piece(),
    ) {
        let (content, text) = file.get(&FILES);
        let mut bytes = text.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes.splice(at..(at + cut).min(bytes.len()), with.bytes());
        let text = String::from_utf8_lossy(&bytes);
        if let Ok(imported) = exchange::import("damaged", &text, Some(*content)) {
            let facts = Facts::load(&[Page::new("again", &imported.text)]);
            // What was imported lacks at most the records that it names.
            prop_assert_eq!(facts.is_ok(), imported.missing.is_empty(), "{}", imported.text);
        }
    }
}
