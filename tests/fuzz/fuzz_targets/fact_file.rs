//! Any text as a fact file. What must hold:
//!
//! - It loads, or every fault says something and has a place inside the text.
//! - What loads answers every question, in every format, without a panic.
//! - What loads and is exported as JSON comes back from an import as the same JSON.

#![no_main]

use histcli::{
    ask::{AidQuestion, By, Question},
    exchange::{self, Content, Form},
    facts::{Facts, Page},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let page = Page::new("fuzz.ron", text);
    let facts = match Facts::load(&[page.clone()]) {
        Ok(facts) => facts,
        Err(faults) => {
            assert!(!faults.0.is_empty());
            for fault in &faults.0 {
                assert!(!fault.problem.to_string().is_empty());
                let (line, column) = (fault.place.line, fault.place.column);
                let at = page.text.split('\n').nth(line.wrapping_sub(1));
                // One past the last character is where a text ends too early.
                let inside = at.is_some_and(|at| (1..=at.chars().count() + 1).contains(&column));
                assert!(inside, "{fault}");
            }
            return;
        }
    };
    for question in questions(&facts) {
        histcli_fuzz::ask(&facts, &question);
    }
    there_and_back(&facts);
});

/// Every question that needs no words, and those behind every record.
fn questions(facts: &Facts) -> Vec<Question> {
    let by = vec![By::Item, By::Kind, By::Year, By::From, By::Source];
    let mut all = vec![
        Question::Who(None),
        Question::What(None),
        Question::Where(None),
        Question::When(None),
        Question::Aid(AidQuestion::default()),
        Question::Totals(AidQuestion::default(), by),
        Question::Working(AidQuestion::default(), Vec::new()),
        Question::Quote(None),
        Question::Source(Vec::new()),
        Question::Search("a".to_owned()),
        Question::Conflicts,
        Question::Gaps(Vec::new()),
        Question::Timeline(None),
    ];
    for record in facts.records().take(16) {
        all.push(Question::Why(record.id().to_string()));
        all.push(Question::Who(Some(record.name().to_owned())));
    }
    all
}

fn there_and_back(facts: &Facts) {
    let json = |facts: &Facts| exchange::export(facts, None, Form::Json).expect("all facts");
    let before = json(facts);
    let imported = exchange::import("-", &before, Some(Content::Json))
        .unwrap_or_else(|misread| panic!("{misread}\n{before}"));
    let again = Facts::load(&[Page::new("again.ron", &imported.text)])
        .unwrap_or_else(|faults| panic!("{faults}\n{}", imported.text));
    assert_eq!(json(&again), before);
}
