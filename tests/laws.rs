//! Laws that hold for any input: nothing panics, bounds stand the right way round, and the order
//! of what is added or asked makes no difference.

use histcli::{
    ask::{self, AidQuestion, By, Question},
    facts::{Facts, Page},
    model::{Amount, Date, Decimal, Quantity},
    names::{Builder, Entry, Index, Lists, fold},
    packed::Packed,
    render::{self, Answered, Format, Look, Replies},
};
use proptest::prelude::*;

const FIXTURE: &str = include_str!("fixture.ron");

/// Every question that takes words, asked with these.
fn questions(words: &str) -> Vec<Question> {
    let some = || Some(words.to_owned());
    let aid = AidQuestion {
        item: some(),
        ..AidQuestion::default()
    };
    let during = AidQuestion {
        during: some(),
        ..AidQuestion::default()
    };
    vec![
        Question::Who(some()),
        Question::What(some()),
        Question::Where(some()),
        Question::When(some()),
        Question::Aid(aid),
        Question::Totals(during.clone(), vec![By::Year]),
        Question::Working(during, Vec::new()),
        Question::Quote(some()),
        Question::Source(vec![words.to_owned()]),
        Question::Search(words.to_owned()),
        Question::Why(words.to_owned()),
        Question::Timeline(some()),
    ]
}

/// Asks all questions and writes whatever answers in every format.
fn ask_everything(facts: &Facts, words: &str) {
    let formats = [
        Format::Table,
        Format::Tsv,
        Format::Csv,
        Format::Json,
        Format::Markdown,
        Format::Svg,
    ];
    for question in questions(words) {
        let Ok(answer) = ask::answer(facts, &question, true) else {
            continue;
        };
        let answers = vec![Answered {
            asked: None,
            answer: Some(answer),
        }];
        let replies = Replies {
            question: &question,
            batch: false,
            answers,
        };
        for format in formats {
            let look = Look {
                width: 40,
                colour: true,
                ascii: false,
                header: Some(true),
                calendar: None,
            };
            let text = render::text(facts, &replies, format, look);
            let acts = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r' | '\u{1b}');
            assert!(!text.contains(acts), "{question:?} {format:?}");
        }
    }
}

fn load(text: &str) -> Option<Facts> {
    Facts::load(&[Page::new("law.ron", text)]).ok()
}

/// Words like those that people ask, and words like nobody's.
fn asked() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-zA-Z0-9 .,'/~?%\\[\\]{}-]{0,24}",
        "(early|late|mid|before|after|since)? ?[0-9]{1,4}(-[0-9X]{1,2}){0,2}[~?%]?(/|\\.\\.)?[0-9]{0,4}",
        "(orlov|kemal|treaty|gold|harbour|union|swift|rifles)[a-z]{0,2} ?[a-z]{0,6}",
    ]
}

/// A name of up to four words in any of nine scripts, with titles, initials and numbers among them.
fn name() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Mustafa",
        "Kemal",
        "Kâzım",
        "Karabekir",
        "Paşa",
        "General",
        "S.",
        "I",
        "VI",
        "1921",
        "al",
        "Ivanovich",
        "Aralov",
        "aralov",
        "Семён",
        "Аралов",
        "Βενιζέλος",
        "مصطفى",
        "كمال",
        "ܝܘܣܦ",
        "יוסף",
        "穆斯塔法",
        "李",
        "김영춘",
        "フルンゼ",
        "मुस्तफा",
        "o'Neill",
        "van",
        "Li",
        "An",
    ]);
    prop_oneof![
        4 => prop::collection::vec(word, 1..5).prop_map(|words| words.join(" ")),
        1 => "[A-Za-z]{1,12}( [A-Za-z]{1,12}){0,3}",
    ]
}

fn index<'n>(names: impl IntoIterator<Item = &'n String>) -> Index {
    let mut builder = Builder::new();
    let mut records = [0; 8];
    for (record, text) in (0..).zip(names) {
        builder.push(Entry {
            list: 1,
            record,
            ordinal: 0,
            text,
            shown: true,
        });
        records[1] = record + 1;
    }
    Index::over(&Packed::in_memory(builder.finish(records)))
}

fn amount() -> impl Strategy<Value = Amount> {
    let number =
        (0_u64..1_000_000_000).prop_map(|n| Decimal::parse(&n.to_string()).expect("digits"));
    (number.clone(), number, 0..6).prop_map(|(a, b, kind)| match kind {
        0 => Amount::Exact(a),
        1 => Amount::About(a),
        2 => Amount::Almost(a),
        3 => Amount::Over(a),
        4 => Amount::between(a.clone().min(b.clone()), a.max(b)).expect("in order"),
        _ => Amount::Unknown,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_question_panics(words in asked()) {
        ask_everything(&load(FIXTURE).expect("the fixture loads"), &words);
    }

    #[test]
    fn no_damaged_file_panics(at in 0..FIXTURE.len(), cut in 0_usize..40, with in any::<String>()) {
        let mut bytes = FIXTURE.as_bytes().to_vec();
        bytes.splice(at..(at + cut).min(FIXTURE.len()), with.bytes());
        let text = String::from_utf8_lossy(&bytes);
        if let Some(facts) = load(&text) {
            ask_everything(&facts, "orlov");
        }
    }

    #[test]
    fn what_is_no_fact_file_is_refused(text in any::<String>()) {
        prop_assume!(text.trim() != "()");
        prop_assert!(load(&text).is_none());
    }

    #[test]
    fn dates_print_back_and_stand_the_right_way_round(text in asked()) {
        if let Ok(date) = Date::parse(&text) {
            prop_assert_eq!(date.as_written(), text.as_str());
            if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
                prop_assert!(first <= last);
            }
            prop_assert!(date.is_same(&date) && date.overlaps(&date));
            prop_assert!(!date.text().is_empty());
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn an_exact_name_is_first(names in prop::collection::vec(name(), 1..12), at in any::<prop::sample::Index>()) {
        let asked = &names[at.index(names.len())];
        let found = index(&names).find(asked, Lists::ALL);
        let first = found.fits.first().expect("who is called so is found");
        prop_assert_eq!(fold(&names[first.owner as usize]), fold(asked));
        prop_assert!(first.score >= 1.0, "{}", first.score);
    }

    #[test]
    fn nobody_hides_an_exact_name(names in prop::collection::vec(name(), 1..12), more in name()) {
        let asked = &names[0];
        let with_more: Vec<String> = names.iter().cloned().chain([more]).collect();
        prop_assert!(index(&with_more).find(asked, Lists::ALL).fits.iter().any(|one| one.owner == 0));
    }

    #[test]
    fn the_order_of_names_changes_nothing(names in prop::collection::vec(name(), 1..12), asked in name()) {
        let mut one = index(&names).find(&asked, Lists::ALL);
        let mut other = index(names.iter().rev()).find(&asked, Lists::ALL);
        let last = u32::try_from(names.len() - 1).unwrap();
        for fit in &mut other.fits {
            fit.owner = last - fit.owner;
        }
        // Of equals the first in the file comes first.
        one.fits.sort_by_key(|fit| fit.owner);
        other.fits.sort_by_key(|fit| fit.owner);
        prop_assert_eq!(one.fits.len(), other.fits.len());
        for (a, b) in one.fits.iter().zip(&other.fits) {
            prop_assert_eq!((a.owner, a.kind), (b.owner, b.kind));
            prop_assert!((a.score - b.score).abs() < 1e-9);
        }
    }

    #[test]
    fn any_name_may_be_asked_of_any_names(names in prop::collection::vec(any::<String>(), 0..6), asked in any::<String>()) {
        let found = index(&names).find(&asked, Lists::ALL);
        for one in found.fits.iter().chain(&found.weaker) {
            prop_assert!((0.0..=1.0).contains(&one.score));
        }
        prop_assert!(found.fits.is_sorted_by(|a, b| a.score >= b.score));
    }

    #[test]
    fn sums_do_not_mind_the_order(amounts in prop::collection::vec(amount(), 1..8)) {
        let mut addends: Vec<Quantity> = amounts.iter().map(Amount::quantity).collect();
        let sum = Quantity::sum(&addends);
        if let (Some(min), Some(max)) = (&sum.min, &sum.max) {
            prop_assert!(min <= max);
        }
        addends.reverse();
        prop_assert_eq!(&Quantity::sum(&addends), &sum);
        // What is unknown adds nothing to the bounds, and leaves no best figure.
        addends.push(Amount::Unknown.quantity());
        let with = Quantity::sum(&addends);
        prop_assert_eq!((&with.min, &with.max), (&sum.min, &sum.max));
        prop_assert_eq!(&with.best, &None);
    }
}
