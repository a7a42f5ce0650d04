//! Texts of a shape that is known are read as the ron crate reads them.

use std::fmt::Debug;

use proptest::prelude::*;

use super::*;
use crate::facts::{file::Raw, several::by_ron};

/// What stands between quotation marks, as it may be written: plain, empty, escaped, with marks of RON in it.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-zа-я0-9 ,()\\[\\]:/#'-]{0,9}".prop_map(|text| format!("\"{text}\"")),
        1 => "[a-z\"\\\\]{0,3}".prop_map(|text| format!("{text:?}")),
        1 => "[a-z\"]{0,3}".prop_map(|text| format!("r#\"{text}\"#")),
        1 => Just("\"1921-03\"".to_owned()),
    ]
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[0-9]{1,6}",
        4 => "[0-9]{1,4}\\.[0-9]{0,3}",
        1 => "[0-9]{14,22}",
        1 => "-?[0-9]_[0-9]|0x1f|1e3|\\.5| 7|[0-9]u8",
    ]
}

/// Texts of few shapes, with anything in their holes, and what reads them.
fn written() -> impl Strategy<Value = (Check, String)> {
    let form = prop::sample::select(vec![
        (
            check::<SourceEntry<'static>> as Check,
            "(id: \"s\", title: T, year: T)",
        ),
        (
            check::<SourceEntry<'static>>,
            "(id: T, year: Some(N), note: T)",
        ),
        (
            check::<SourceEntry<'static>>,
            "(year: N, derives_from: [T, T], title: T)",
        ),
        (
            check::<PersonEntry<'static>>,
            "(id: T, born: T, roles: [T], cite: [T])",
        ),
        (
            check::<PersonEntry<'static>>,
            "(id: T, born: [T, (is: \"1901\", cite: [T])], aliases: [T, T])",
        ),
        (
            check::<PersonEntry<'static>>,
            "Person( id:T,\n name:T, /* c */ note: T)",
        ),
        (
            check::<GroupEntry<'static>>,
            "(id: T, kind: State, statements: (is: T))",
        ),
        (
            check::<PlaceEntry<'static>>,
            "(id: T, name: T, at: (N, N), cite: [T])",
        ),
        (
            check::<ObjectEntry<'static>>,
            "(kind: Ship, against: [(says: T, cite: [T])])",
        ),
        (
            check::<EventEntry<'static>>,
            "(title: T, when: T, people: [T, (id: T, part: T)])",
        ),
        (
            check::<DeliveryEntry<'static>>,
            "(item: T, kind: Arms, figures: [Exact(N), Between(N, N)])",
        ),
        (
            check::<DeliveryEntry<'static>>,
            "(figures: (amount: About(N), when: T), cite: [T])",
        ),
        (
            check::<QuoteEntry<'static>>,
            "(id: T, words: {T: T, \"fr\": T}, by: T, chain: [T])",
        ),
        (
            check::<PersonEntry<'static>>,
            "(born: (is: T, cite: [T], rank: Preferred), died: [T, T])",
        ),
        (
            check::<PersonEntry<'static>>,
            "(roles: [Claim(is: T, when: T, note: T), T, r\"a\"])",
        ),
        (
            check::<PersonEntry<'static>>,
            "(statements: [T, N], roles: [/* c */ T, // c\n(is: T)])",
        ),
        (
            check::<DeliveryEntry<'static>>,
            "(figures: [(amount: Over( N), cite: [T, T]), Figure(amount: Exact(N), rank: Rejected)])",
        ),
        (
            check::<DeliveryEntry<'static>>,
            "(figures: [N, Unknown, Exact(N)], when: [T, (is: T)])",
        ),
        (
            check::<EventEntry<'static>>,
            "(groups: T, objects: [(id: T, part: T, against: [(says: T)])], when: N)",
        ),
    ]);
    let holes = (
        prop::collection::vec(text(), 8),
        prop::collection::vec(number(), 4),
    );
    (form, holes).prop_map(|((check, form), (texts, numbers))| {
        let (mut texts, mut numbers) = (texts.into_iter(), numbers.into_iter());
        let mut written = String::new();
        for c in form.chars() {
            match c {
                'T' => written.extend(texts.next()),
                'N' => written.extend(numbers.next()),
                other => written.push(other),
            }
        }
        (check, written)
    })
}

type Check = fn(&str, &mut Shapes);

/// Checks that a text is read by its shape as the ron crate reads it.
fn check<T: Shaped>(text: &str, shapes: &mut Shapes)
where
    for<'t> T::Of<'t>: Debug,
{
    let plain: Result<T::Of<'_>, _> = by_ron(text);
    let plain = plain.map_err(|error| format!("{error:?}"));
    let found = shapes.read::<T, _>(text, by_ron);
    let by_shape = found.map_err(|error| format!("{error:?}")).map(|found| {
        let mut said = |part: &str| &*shapes.said(text, &Raw::new(part)).to_owned().leak();
        match found {
            Found::Own(read) => read.copied(&mut said),
            Found::Alike(shape) => shape.read.copied(&mut said),
        }
    });
    assert_eq!(format!("{by_shape:?}"), format!("{plain:?}"), "{text}");
}

proptest! {
    #[test]
    fn a_known_shape_says_what_the_ron_crate_says(
        all in prop::collection::vec(written(), 1..40)
    ) {
        let mut known = Shapes::default();
        for (check, text) in all {
            check(&text, &mut known);
        }
    }
}

/// Reads records, and counts how often the ron crate had to.
fn readings<T: Shaped>(texts: &[&str]) -> usize {
    let (mut shapes, mut count) = (Shapes::default(), 0);
    for text in texts {
        let read = shapes.read::<T, _>(text, |text| {
            count += 1;
            by_ron(text)
        });
        assert!(read.is_ok(), "{text}");
    }
    count
}

#[test]
fn what_is_alike_but_for_its_letters_is_read_once() {
    let alike = [
        r#"(id: Some("a"), title: Some("b"))"#,
        r#"(id: Some("xyz"), title: Some(")(é"))"#,
    ];
    assert_eq!(readings::<SourceEntry<'static>>(&alike), 1);
    let alike = [
        r#"(item: "a", figures: [(amount: Exact(1), cite: ["b"]), About(2.5)], people: "c")"#,
        r#"(item: "xy", figures: [(amount: Exact(123), cite: ["z"]), About(0.75)], people: "")"#,
        r#"(item: "xy", figures: [(amount: Exact(123), cite: ["z"]), About(0.75)], people: "[")"#,
    ];
    assert_eq!(readings::<DeliveryEntry<'static>>(&alike[..2]), 2);
    assert_eq!(readings::<DeliveryEntry<'static>>(&[alike[0], alike[2]]), 1);
}

#[test]
fn what_is_not_surely_alike_is_read_each_time() {
    for (one, other) in [
        (r#"(id: Some("a"))"#, r#"(id:  Some("a"))"#),
        (r#"(id: Some("a"))"#, r#"(id: Some(""))"#),
        (r#"(id: Some("a"))"#, r#"(id: Some("\n"))"#),
        (r#"(id: Some(r"a"))"#, r#"(id: Some(r"b"))"#),
        (r#"(id: Some("a") /**/)"#, r#"(id: Some("b") /**/)"#),
        ("(year: Some(1921))", "(year: Some(1922))"),
        ("(kind: Some(Book))", "(kind: Some(Thesis))"),
    ] {
        assert_eq!(
            readings::<SourceEntry<'static>>(&[one, other]),
            2,
            "{one} {other}"
        );
    }
}
