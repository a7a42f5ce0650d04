//! The lists that come with the program go in as people write them, tables go out as Rust that needs no reading at start.
//! Only the building of the program uses it.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::cut::{MOST_LETTERS, split};
use super::key::key;
use super::script::Script;
use super::table::sign;

/// Words with the sign of their script before them, and the numbers of each.
type Listed = BTreeMap<String, Vec<u16>>;

/// All tables, as the items that `tables` includes.
pub fn tables(titles: &str, equivalents: &str, han: &str, surnames: &str) -> String {
    let (words, keys) = of_equivalents(equivalents);
    [
        source("TITLES", &of_titles(titles)),
        source("EQUIVALENTS", &words),
        source("EQUIVALENT_KEYS", &keys),
        format!("const HAN: &str = {:?};\n", of_han(han, surnames)),
    ]
    .concat()
}

/// Titles; behind those that are as often surnames stands a question mark.
fn of_titles(text: &str) -> Listed {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let words = lines.flat_map(str::split_whitespace);
    let each = words.map(|word| {
        let (script, plain) = plain_letters(word);
        let surname_too = word.ends_with('?').then_some(1);
        (filed(script, &plain), surname_too.into_iter().collect())
    });
    each.collect()
}

/// Words of sets, a set a line, and their keys, each with the numbers of its sets.
fn of_equivalents(text: &str) -> (Listed, Listed) {
    let (mut words, mut keys) = (Listed::new(), Listed::new());
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    for (number, line) in (0..).zip(lines) {
        for word in line.split(' ') {
            let (script, plain) = plain_letters(word);
            for of in [
                words.entry(filed(script, &plain)).or_default(),
                keys.entry(filed(script, &key(&plain))).or_default(),
            ] {
                if of.last() != Some(&number) {
                    of.push(number);
                }
            }
        }
    }
    (words, keys)
}

/// The script of a single word and its plain letters.
fn plain_letters(word: &str) -> (Script, String) {
    let word = split(word, 1, MOST_LETTERS).pop();
    word.map_or((Script::Latin, String::new()), |word| {
        (word.script, word.plain)
    })
}

fn filed(script: Script, word: &str) -> String {
    format!("{}{word}", char::from(sign(script)))
}

/// The readings of characters, with their spellings as family names.
fn of_han(readings: &str, surnames: &str) -> String {
    let mut lines: BTreeMap<char, [&str; 3]> = BTreeMap::new();
    for line in readings.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let mut next = || fields.next().unwrap_or_default();
        if let Some(character) = next().chars().next() {
            lines.insert(character, [next(), next(), ""]);
        }
    }
    for line in surnames.lines().filter(|line| !line.starts_with('#')) {
        let (characters, spellings) = line.split_once(' ').unwrap_or_default();
        for character in characters.chars() {
            let spelled = &mut lines.entry(character).or_default()[2];
            if spelled.is_empty() {
                *spelled = spellings;
            }
        }
    }
    let line =
        |(character, fields): (&char, &[&str; 3])| format!("{character}\t{}\n", fields.join("\t"));
    lines.iter().map(line).collect()
}

/// A table as Rust.
fn source(name: &str, listed: &Listed) -> String {
    let (mut words, mut ends) = (String::new(), Vec::new());
    let (mut numbers, mut until) = (Vec::<u16>::new(), Vec::new());
    for (word, of_word) in listed {
        words += word;
        ends.push(words.len());
        numbers.extend(of_word);
        until.push(numbers.len());
    }
    let mut source = String::new();
    let _ = write!(
        source,
        "static {name}: Table = Table {{ words: {words:?}, ends: &{ends:?}, numbers: &{numbers:?}, until: &{until:?} }};\n"
    );
    source
}
