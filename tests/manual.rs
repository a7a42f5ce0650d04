//! The manual of the fact file: that it tells all there is, and that what it tells is so.

use std::{collections::BTreeSet, fmt::Write};

use histcli::facts::{
    Facts, Page, Problem,
    manual::{
        BARE, CLAIM, EXAMPLE, Field, RIVALS, SHAPES, SHARED, SMALLEST, Shape, Writing, with_record,
    },
};

/// What loading makes of a text: nothing, or every fault in words.
fn faults(text: &str) -> Vec<String> {
    match Facts::load(&[Page::new("facts.ron", text)]) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.0.iter().map(ToString::to_string).collect(),
    }
}

/// Every field of every shape.
fn all() -> impl Iterator<Item = (&'static Shape, &'static Field)> {
    SHAPES
        .iter()
        .flat_map(|shape| shape.fields().map(move |field| (shape, field)))
}

/// The names that loading lists when a shape is given one that it does not have.
fn accepted(shape: &Shape) -> BTreeSet<&'static str> {
    let stranger = Field {
        name: "qqqq",
        ..*shape.fields().next().expect("a shape has fields")
    };
    let text = shape.file(&stranger, "qqqq");
    let Err(faults) = Facts::load(&[Page::new("facts.ron", &text)]) else {
        panic!("{} takes a field `qqqq`", shape.name);
    };
    let known = faults.0.iter().find_map(|fault| match fault.problem {
        Problem::UnknownField { known, .. } | Problem::UnknownWord { known, .. } => Some(known),
        _ => None,
    });
    known
        .unwrap_or_else(|| panic!("{}: {faults}", shape.name))
        .iter()
        .copied()
        .collect()
}

#[test]
fn it_tells_the_fields_that_are_accepted_and_no_others() {
    let mut looked_at = 0;
    for shape in SHAPES {
        if matches!(shape.name, "citation" | "words" | "link") {
            // Texts and maps: their forms have no names to the program.
            continue;
        }
        looked_at += 1;
        let told: BTreeSet<&str> = shape.fields().map(|field| field.name).collect();
        assert_eq!(told, accepted(shape), "{}", shape.name);
        assert_eq!(told.len(), shape.fields().count(), "{}", shape.name);
    }
    assert_eq!(looked_at, 15);
}

#[test]
fn its_lists_are_those_of_the_file() {
    let file = Shape::named("file").expect("the file is a shape");
    let lists: Vec<&str> = file.own[1..].iter().map(|field| field.name).collect();
    let told: Vec<&str> = SHAPES[1..=8].iter().map(|shape| shape.name).collect();
    assert_eq!(told, lists);
}

#[test]
fn every_example_loads() {
    for (shape, field) in all() {
        let text = shape.file(field, field.example);
        let faults = faults(&text);
        assert!(
            faults.is_empty(),
            "{}.{}: {faults:?}",
            shape.name,
            field.name
        );
    }
    assert_eq!(faults(EXAMPLE), Vec::<String>::new());
    assert_eq!(faults(SMALLEST), Vec::<String>::new());
}

#[test]
fn every_wrong_example_is_refused_for_itself() {
    for (shape, field) in all() {
        let text = shape.file(field, field.wrong);
        let said = shape.said_of_wrong(field);
        let said = said.unwrap_or_else(|| panic!("{}.{} loads", shape.name, field.name));
        let faults = faults(&text);
        assert!(faults[0].ends_with(&said), "{faults:?}");
        // It is wrong where it stands, not because of what stands around it.
        assert_eq!(faults.len(), 1, "{}.{}: {faults:?}", shape.name, field.name);
    }
}

#[test]
fn what_is_called_needed_is_needed_and_nothing_else_is() {
    let needed = |shape: &Shape| -> BTreeSet<&str> {
        let fields = shape.fields().filter(|field| field.is_needed);
        fields.map(|field| field.name).collect()
    };
    for shape in SHAPES
        .iter()
        .filter(|shape| shape.writing != Writing::Forms)
    {
        let mut missed = BTreeSet::new();
        for field in shape.own {
            // A record with every needed field but this one.
            let given: Vec<String> = shape
                .own
                .iter()
                .filter(|other| other.is_needed && other.name != field.name)
                .map(|other| shape.written(other, other.example))
                .collect();
            let text = shape.file(field, field.example);
            let with = [given.clone(), vec![shape.written(field, field.example)]].concat();
            let text = text.replacen(
                &format!("({})", with.join(", ")),
                &format!("({})", given.join(", ")),
                1,
            );
            if !faults(&text).is_empty() {
                missed.insert(field.name);
            }
        }
        assert_eq!(missed, needed(shape), "{}", shape.name);
    }
}

#[test]
fn examples_are_short_and_said_in_sentences() {
    for (shape, field) in all() {
        let of = format!("{}.{}", shape.name, field.name);
        assert!(field.means.ends_with('.'), "{of}");
        assert!(shape.written(field, field.example).len() <= 88, "{of}");
        assert!(!field.takes.ends_with('.'), "{of}");
    }
}

#[test]
fn a_record_is_put_into_its_list() {
    let text = with_record("people", r#"(id: "anna", name: "Anna")"#);
    let facts = Facts::load(&[Page::new("facts.ron", &text)]).expect("it loads");
    assert!(facts.record("anna").is_some());
}
/// The tables of the README: every field, every form, every word of a vocabulary.
fn tables() -> String {
    let quoted = |names: Vec<String>| names.join(", ");
    let name = |field: &Field| {
        if field.is_needed {
            format!("**`{}`**", field.name)
        } else {
            format!("`{}`", field.name)
        }
    };
    let mut table = String::from("| in | fields |\n| --- | --- |\n");
    for shape in SHAPES {
        let told = match shape.writing {
            Writing::Forms => shape
                .own
                .iter()
                .map(|f| format!("`{}`", f.example))
                .collect(),
            Writing::Record | Writing::Fields => shape.own.iter().map(name).collect(),
        };
        writeln!(table, "| `{}` | {} |", shape.name, quoted(told)).unwrap();
        if shape.name == "quotes" {
            let shared = quoted(SHARED.iter().map(name).collect());
            writeln!(table, "| all lists but `sources` | {shared} |").unwrap();
        }
    }
    table.push_str("\n| field | words |\n| --- | --- |\n");
    let mut told: Vec<&[&str]> = Vec::new();
    for (shape, field) in all().filter(|(_, field)| !field.words.is_empty()) {
        if told.contains(&field.words) {
            continue;
        }
        told.push(field.words);
        let words = field.words.iter().map(|word| format!("`{word}`")).collect();
        let (list, words) = (shape.name, quoted(words));
        writeln!(table, "| `{}` in `{list}` | {words} |", field.name).unwrap();
    }
    table
}

#[test]
fn the_readme_has_its_tables() {
    let readme = include_str!("../README.md");
    let (_, section) = readme
        .split_once("\n## A fact file\n")
        .expect("the section");
    let section = section.split("\n## ").next().expect("an end of it");
    let tables = tables();
    assert!(
        section.contains(&tables),
        "the README's section `A fact file` should hold these tables:\n\n{tables}"
    );
}

#[test]
fn the_samples_of_the_page_load() {
    for record in [BARE, CLAIM, RIVALS] {
        assert_eq!(faults(&with_record("people", record)), Vec::<String>::new());
    }
}
