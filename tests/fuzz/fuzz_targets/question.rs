//! A command on the first line and its words on those after it, asked of the facts that the tests
//! use. What must hold:
//!
//! - Nothing panics, and no answer says nothing.
//! - No format writes a character that acts on a terminal, whatever was asked.

#![no_main]

use histcli::{
    ask::{AidQuestion, By, GapKind, Question},
    facts::{Facts, Page},
    model::{DeliveryKind, Status, Word},
};
use libfuzzer_sys::fuzz_target;

const FIXTURE: &str = include_str!("../../fixture.ron");

thread_local! {
    static FACTS: Facts = Facts::load(&[Page::new("fixture.ron", FIXTURE)]).expect("the fixture loads");
}

fuzz_target!(|text: &str| {
    let (command, words) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(question) = question(command, words) {
        FACTS.with(|facts| histcli_fuzz::ask(facts, &question));
    }
});

fn question(command: &str, words: &str) -> Option<Question> {
    let lines = || words.split('\n').map(str::to_owned);
    let some = Some(words.to_owned());
    Some(match command {
        "who" => Question::Who(some),
        "what" => Question::What(some),
        "where" => Question::Where(some),
        "when" => Question::When(some),
        "aid" => Question::Aid(aid(words)),
        "totals" => Question::Totals(aid(words), by(words)),
        "working" => Question::Working(aid(words), by(words)),
        "quote" => Question::Quote(some),
        "source" => Question::Source(lines().collect()),
        "search" => Question::Search(words.to_owned()),
        "why" => Question::Why(words.to_owned()),
        "conflicts" => Question::Conflicts,
        "gaps" => Question::Gaps(
            lines()
                .filter_map(|word| GapKind::from_text(&word))
                .collect(),
        ),
        "timeline" => Question::Timeline(some),
        _ => return None,
    })
}

/// A line for each thing that can be asked; an empty line leaves it open.
fn aid(words: &str) -> AidQuestion {
    let mut lines = words.split('\n');
    let mut next = || {
        let line = lines.next().unwrap_or_default();
        (!line.is_empty()).then(|| line.to_owned())
    };
    AidQuestion {
        item: next(),
        from: next(),
        to: next(),
        during: next(),
        unit: next(),
        kinds: next()
            .and_then(|word| DeliveryKind::from_text(&word))
            .into_iter()
            .collect(),
        statuses: next()
            .and_then(|word| Status::from_text(&word))
            .into_iter()
            .collect(),
    }
}

/// What totals are told apart by: the words on the last line.
fn by(words: &str) -> Vec<By> {
    let last = words.rsplit('\n').next().unwrap_or_default();
    last.split(' ').filter_map(told_apart).collect()
}

fn told_apart(word: &str) -> Option<By> {
    Some(match word {
        "item" => By::Item,
        "kind" => By::Kind,
        "year" => By::Year,
        "from" => By::From,
        "source" => By::Source,
        _ => return None,
    })
}
