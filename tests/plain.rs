//! Plain records are read by a way of their own: they say the same as when the ron crate reads them, and so do faults.

use histcli::facts::{self, Facts, Page};
use proptest::prelude::*;

use crate::round::{Dice, nasty};

const FIXTURE: &str = include_str!("fixture.ron");

/// The same facts, with a comment in every record that only the ron crate reads.
fn commented(text: &str) -> String {
    let text = text.replace("(id: ", "(id:/**/ ");
    text.replace(" id: ", " id:/**/ ")
}

/// What is written by its code in plain letters, where that means the same.
fn spelt_out(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut spelt = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("a code");
        let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        match c.filter(|c| !matches!(c, '"' | '\\')) {
            Some(c) => spelt.push(c),
            None => spelt += &format!("\\u{{{code}}}"),
        }
        spelt += rest;
    }
    spelt
}

/// Everything that is said of records, or none if anything is wrong.
fn told(text: &str) -> Option<String> {
    let facts = Facts::load(&[Page::new("x.ron", text)]).ok()?;
    Some(format!("{:#?}", facts.records().collect::<Vec<_>>()))
}

/// That a text says the same however it is read.
#[track_caller]
fn is_read_alike(text: &str) {
    assert_eq!(told(text), told(&commented(text)), "{text}");
    let page = [Page::new("x.ron", text)];
    if let Err(faults) = Facts::load(&page) {
        // Checking looks for doubts, too, and has the ron crate read everything.
        let all: Vec<String> = facts::check(&page)
            .iter()
            .map(ToString::to_string)
            .collect();
        for fault in faults.0 {
            assert!(all.contains(&fault.to_string()), "{fault} {all:#?}\n{text}");
        }
    }
}

#[test]
fn the_fixture_and_the_built_in_facts_are_read_alike() {
    assert!(told(FIXTURE).is_some() && told(facts::BUILT_IN).is_some());
    is_read_alike(FIXTURE);
    is_read_alike(facts::BUILT_IN);
}

#[test]
fn what_is_nearly_plain_is_read_alike() {
    for value in [
        "born: \"1921\" // why\n",
        "born: Some(\"1921\")",
        "born: None",
        "born: r\"1921\"",
        "born: [r#\"1921\"#, (is: \"1922\",),]",
        "born: [\"1921\" \"1922\"]",
        "born: [\"1921\",, \"1922\"]",
        "born: [Claim(is: \"1921\"), Claim (is: \"1922\")]",
        "born: [Part(is: \"1921\")]",
        "born: [(is: \"1921\", is: \"1922\")]",
        "born: [(is: \"1921\")",
        "born: [(is: \"1921\"])",
        "born: ((is: \"1921\"))",
        "born: \"19\\u{32}1\"",
        "born: \"19\\x321\"",
        "born: \"19\\q1\"",
        "born: 'x'",
        "born: 1921",
        "born: \"1921\"x",
        "summary: \"a\\\nb\"",
        "summary: \"a\r\nb\"",
        "summary: b\"a\"",
        "r#summary: \"a\"",
        "summary.x: \"a\"",
        "summary: \"a\", // the end",
    ] {
        is_read_alike(&format!("(people: [(id: \"a\", name: \"A\", {value})])"));
    }
    for number in [
        "1",
        "0",
        "00",
        "007",
        "1_000",
        "1__0",
        "1_",
        "_1",
        "1.",
        ".5",
        "1.50",
        "1_0.5",
        "+1",
        "-1",
        "-0",
        "0x10",
        "0b1",
        "1e3",
        "1u8",
        "1..2",
        "inf",
        "NaN",
        "12345678901234567890",
        "1/**/",
        "1 // x\n",
        "\"1\"",
        "(1)",
        "123456789012345678901234567890",
        "0.1234567890123456789",
        "1 2",
        "",
        "1, 2",
        "1,",
    ] {
        is_read_alike(&format!(
            "(deliveries: [(id: \"a\", item: \"A\", figures: [Exact({number})])])"
        ));
        is_read_alike(&format!(
            "(places: [(id: \"a\", name: \"A\", at: ({number}, 2))], sources: [(id: \"s\", year: {number})])"
        ));
    }
    for amount in [
        "Exact",
        "Exact()",
        "Exact((1))",
        "Unknown",
        "Unknown()",
        "Between(1, 2,)",
        "Between(2, 1)",
        "Between(1)",
        "About (1)",
        "Exact{1}",
        "Some(Exact(1))",
        "exact(1)",
        "(amount: Over(5), when: \"1921\",)",
    ] {
        for figures in [
            amount.to_owned(),
            format!("[{amount}]"),
            format!("[{amount} {amount}]"),
        ] {
            is_read_alike(&format!(
                "(deliveries: [(id: \"a\", item: \"A\", kind: Arms, figures: {figures})])"
            ));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn any_facts_are_read_alike(
        throws in prop::collection::vec(any::<u32>(), 300..600),
        texts in prop::collection::vec(nasty(), 5..12),
    ) {
        let text = Dice::new(throws, texts).facts();
        is_read_alike(&text);
        is_read_alike(&spelt_out(&text));
    }

    #[test]
    fn a_slip_of_the_pen_is_read_alike(at in any::<prop::sample::Index>(), length in 0_usize..2, put in "[\\[\\](){},:\"'/*#._0-9xrS \n\\\\-]{0,2}") {
        let mut from = at.index(FIXTURE.len());
        while !FIXTURE.is_char_boundary(from) {
            from -= 1;
        }
        let removed: usize = FIXTURE[from..].chars().take(length).map(char::len_utf8).sum();
        let text = [&FIXTURE[..from], &put, &FIXTURE[from + removed..]].concat();
        is_read_alike(&text);
    }
}
