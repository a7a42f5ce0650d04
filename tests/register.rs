//! Facts that are asked through a register answer as facts in memory do, to the byte.

use histcli::{
    ask::{AidQuestion, By, Question},
    facts::{self, Facts, NotFiled, Page},
    model::{Status, Word},
    packed::{Packed, ReadAt},
    render::Format,
};
use proptest::prelude::*;

use crate::{
    harness::answered,
    round::{Dice, nasty},
};

const FIXTURE: &str = include_str!("fixture.ron");

/// The facts of some files through a register, as large files are asked.
fn filed(texts: &[&'static str]) -> Option<Facts> {
    let streams = texts.iter().map(|text| Box::new(text.as_bytes()) as Box<_>);
    let register = match facts::file(streams.collect(), 2, &mut |_| ()) {
        Ok(register) => register,
        Err(NotFiled::Faulty) => return None,
        Err(NotFiled::Unreadable(..)) => panic!("memory can be read"),
    };
    let page = |text: &&'static str| {
        let page: Box<dyn ReadAt> = Box::new(text.as_bytes());
        ("x.ron".to_owned(), page)
    };
    let content = Packed::in_memory(register.sections.concat());
    Facts::filed(&register.head, &content, texts.iter().map(page).collect())
}

/// The facts of a file as the program carries its own.
fn prepared(text: &str) -> Option<Facts> {
    let register = facts::prepare(&[Page::new("x.ron", text)]).ok()?;
    let content = Packed::in_memory(register.sections.concat());
    Facts::prepared(&register.head, &content, "x.ron")
}

/// Questions of every sort, some of which these facts answer.
fn questions() -> Vec<Question> {
    let mut all = vec![
        Question::Who(None),
        Question::What(None),
        Question::Where(None),
        Question::When(None),
        Question::Quote(None),
        Question::Source(Vec::new()),
        Question::Conflicts,
        Question::Gaps(Vec::new()),
        Question::Timeline(None),
    ];
    for words in [
        "aralov",
        "arolof",
        "ankara",
        "rifles",
        "1920",
        "march 1921",
        "16 march",
        "..1921",
        "1921..",
        "a",
        "people0",
        "events1",
        "x",
    ] {
        let some = || Some(words.to_owned());
        all.extend([
            Question::Who(some()),
            Question::What(some()),
            Question::Where(some()),
            Question::When(some()),
            Question::Quote(some()),
            Question::Search(words.to_owned()),
            Question::Why(words.to_owned()),
            Question::Timeline(some()),
        ]);
        all.push(Question::Aid(AidQuestion {
            item: some(),
            ..AidQuestion::default()
        }));
    }
    let asked = [
        AidQuestion::default(),
        AidQuestion {
            from: Some("soviet".to_owned()),
            ..AidQuestion::default()
        },
        AidQuestion {
            to: Some("ankara".to_owned()),
            unit: Some("rifle".to_owned()),
            ..AidQuestion::default()
        },
        AidQuestion {
            statuses: vec![Status::Promised, Status::Asked],
            during: Some("1921".to_owned()),
            ..AidQuestion::default()
        },
        AidQuestion {
            from: Some("g0".to_owned()),
            ..AidQuestion::default()
        },
        AidQuestion {
            to: Some("l0".to_owned()),
            during: Some("1800..1950".to_owned()),
            ..AidQuestion::default()
        },
        AidQuestion {
            unit: Some("pood".to_owned()),
            during: Some("16 march".to_owned()),
            ..AidQuestion::default()
        },
        AidQuestion {
            statuses: Status::ALL.to_vec(),
            ..AidQuestion::default()
        },
    ];
    let ways = [
        vec![],
        vec![By::Kind],
        vec![By::From, By::Item],
        vec![By::Year],
        vec![By::Source],
    ];
    for asked in asked {
        all.push(Question::Aid(asked.clone()));
        for by in &ways {
            all.push(Question::Totals(asked.clone(), by.clone()));
            all.push(Question::Working(asked.clone(), by.clone()));
        }
    }
    all
}

fn answer(facts: &Facts, question: &Question) -> String {
    answered(facts, question, &[Format::Json, Format::Table])
}

/// That a file is answered alike in each way it can be asked.
#[track_caller]
fn is_answered_alike(text: &'static str) {
    let read = || Facts::load(&[Page::new("x.ron", text)]).ok();
    let (Some(memory), Some(filed), Some(prepared)) = (read(), filed(&[text]), prepared(text))
    else {
        assert!(read().is_none() && filed(&[text]).is_none(), "{text}");
        return;
    };
    for question in questions() {
        let expected = answer(&memory, &question);
        assert_eq!(answer(&filed, &question), expected, "{question:?}");
        assert_eq!(answer(&prepared, &question), expected, "{question:?}");
    }
    assert!(filed.are_intact() && prepared.are_intact());
}

#[test]
fn the_fixture_and_the_built_in_facts_are_answered_alike() {
    is_answered_alike(FIXTURE);
    is_answered_alike(facts::BUILT_IN);
}

#[test]
fn several_files_are_answered_as_one() {
    let texts = [
        "(people: [(id: \"a\", name: \"Aralov\", born: \"1880\", cite: [\"s\"])])",
        "\u{FEFF}// A file of its own.\n(sources: [(id: \"s\", title: \"Ledger\")], events: [\n(id: \"e\", title: \"Aralov arrives\", when: \"1921-03\", people: [\"a\"], cite: [\"s:1\"])])",
    ];
    let pages = texts.map(|text| Page::new("x.ron", text));
    let (memory, filed) = (Facts::load(&pages).ok().unwrap(), filed(&texts).unwrap());
    for question in questions() {
        assert_eq!(answer(&filed, &question), answer(&memory, &question));
    }
    assert!(answer(&filed, &Question::When(None)).contains("\"line\":3"));
}

/// Files that name each other, with namesakes, equal words, dates and tallies in many of them; every other file has its
/// lists in another order.
fn files_in_pieces() -> Vec<String> {
    let file = |number: u32| {
        let (family, other) = (number % 5, (number * 7 + 3) % 24);
        let mut lists = [
            format!(
                "sources: [(id: \"s{number}\", title: \"Ledger {number} of Omsk\"{})]",
                if number > 3 {
                    format!(", derives_from: \"s{}\"", number % 4)
                } else {
                    String::new()
                }
            ),
            format!(
                "people: [(id: \"p{number}\", name: \"Ivan Petrov\", aliases: [\"I. Orlov{family}\", \"Öznur Çelik\"]), \
                 (id: \"q{number}\", name: \"Vera Orlov{family}\", cite: [\"s{other}\"])]"
            ),
            format!("places: [(id: \"l{number}\", name: \"Omsk {family}\")]"),
            format!(
                "events: [(id: \"e{number}\", title: \"Train arrives\", when: \"1921-03-{:02}\", place: \"l{other}\", \
                 people: [\"p{other}\", \"q{number}\"], cite: [\"s{number}:{other}\"])]",
                1 + number % 3
            ),
            format!(
                "deliveries: [(id: \"d{number}\", item: \"rye\", unit: \"pood\", from: \"q{other}\", to: \"l{family}\", \
                 figures: [Exact({number})], cite: [\"s{family}\"]), (id: \"f{number}\", item: \"coal\", part_of: \"d{}\")]",
                if number == 9 { 10 } else { 11 }
            ),
        ];
        if number % 2 == 1 {
            lists.reverse();
        }
        format!("({})", lists.join(",\n"))
    };
    (0..24).map(file).collect()
}

#[test]
fn who_reads_which_piece_does_not_matter() {
    let texts = files_in_pieces();
    let texts: Vec<&'static str> = texts.into_iter().map(|text| &*text.leak()).collect();
    let written = |threads: usize| {
        let streams = texts.iter().map(|text| Box::new(text.as_bytes()) as Box<_>);
        let register = facts::file(streams.collect(), threads, &mut |_| ());
        let register = register.unwrap_or_else(|_| panic!("the files are sound"));
        (register.head, register.sections)
    };
    let by_one = written(1);
    for threads in [2, 3, 4].repeat(8) {
        assert!(written(threads) == by_one, "{threads} threads");
    }
    let pages: Vec<Page<'_>> = texts.iter().map(|text| Page::new("x.ron", text)).collect();
    let (memory, filed) = (Facts::load(&pages).ok().unwrap(), filed(&texts).unwrap());
    for question in questions() {
        assert_eq!(answer(&filed, &question), answer(&memory, &question));
    }
}

#[test]
fn what_is_put_together_with_a_whole_is_taken_apart_and_nothing_else() {
    let facts = filed(&["(deliveries: [
        (id: \"first\", item: \"coal\", unit: \"wagon\", figures: Exact(1)),
        (id: \"part\", item: \"coal\", unit: \"wagon\", part_of: \"whole\", figures: Exact(2)),
        (id: \"second\", item: \"rye\", unit: \"pood\", figures: Exact(3)),
        (id: \"whole\", item: \"coal\", unit: \"wagon\", figures: Exact(4)),
        (id: \"third\", item: \"rye\", unit: \"pood\", figures: Exact(5)),
    ])"])
    .unwrap();
    for by_giver in [false, true] {
        let (tallies, apart) = facts.tallies(by_giver).unwrap();
        let tallies = tallies
            .iter()
            .map(|tally| (&*tally.of.item, tally.deliveries));
        assert_eq!(tallies.collect::<Vec<_>>(), [("rye", 2)]);
        let apart = apart.iter().map(|delivery| delivery.subject.id.as_str());
        assert_eq!(apart.collect::<Vec<_>>(), ["first", "part", "whole"]);
    }
}

#[test]
fn what_is_wrong_with_a_file_is_found_in_parts_too() {
    for wrong in [
        "(people: [(id: \"a\", name: \"A\"), (id: \"a\", name: \"B\")])",
        "(people: [(id: \"a\", name: \"A\", cite: [\"nobody\"])])",
        "(people: [(id: \"a\", name: \"A\")], events: [(id: \"e\", title: \"E\", place: \"a\")])",
        "(places: [(id: \"a\", name: \"A\", inside: \"b\"), (id: \"b\", name: \"B\", inside: \"a\")])",
        "(people: [(id: \"a\", nam: \"A\")])",
        "(people: [(id: \"a\", name: \"A\", born: \"1921-02-30\")])",
        "(people: [(name: \"A\")])",
        "(title: \" \", people: [])",
        "(people: [(id: \"a\", name: \"A\")]",
    ] {
        assert!(filed(&[wrong]).is_none(), "{wrong}");
        assert!(
            Facts::load(&[Page::new("x.ron", wrong)]).is_err(),
            "{wrong}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn any_facts_are_answered_alike(
        throws in prop::collection::vec(any::<u32>(), 300..600),
        texts in prop::collection::vec(nasty(), 5..12),
    ) {
        let text = Dice::new(throws, texts).facts();
        is_answered_alike(Box::leak(text.into_boxed_str()));
    }
}
