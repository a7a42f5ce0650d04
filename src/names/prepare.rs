//! The lists that come with the program go in as people write them, tables go out as Rust that needs no reading at start.
//! Only the building of the program uses it.

use std::{collections::BTreeMap, sync::OnceLock};

use super::cut::{MOST_LETTERS, split};
use super::key::key;
use super::script::Script;
use super::table::{Table, bit, sign};

/// Words with the sign of their script before them, and the numbers of each.
type Listed = BTreeMap<String, Vec<u16>>;

/// All lists.
pub(super) struct Tables {
    pub titles: Table,
    pub equivalents: Table,
    pub equivalent_keys: Table,
    pub han: &'static str,
}

/// The lists, read: they stay in memory to the end of the run, which is that of the building.
pub(super) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let (words, keys) = of_equivalents(include_str!("equivalents.txt"));
        let han = of_han(include_str!("han.tsv"), include_str!("surnames.txt"));
        Tables {
            titles: table(&of_titles(include_str!("titles.txt"))),
            equivalents: table(&words),
            equivalent_keys: table(&keys),
            han: han.leak(),
        }
    })
}

/// All tables, as the items that `tables` includes.
pub fn source() -> String {
    let Tables {
        titles,
        equivalents,
        equivalent_keys,
        han,
    } = tables();
    [
        item("TITLES", titles),
        item("EQUIVALENTS", equivalents),
        item("EQUIVALENT_KEYS", equivalent_keys),
        format!("#[allow(clippy::unicode_not_nfc)]\nconst HAN: &str = {han:?};\n"),
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

fn table(listed: &Listed) -> Table {
    let (mut words, mut ends) = (String::new(), Vec::new());
    let (mut numbers, mut until) = (Vec::<u16>::new(), Vec::new());
    let place = |at: usize| u32::try_from(at).expect("the lists are short");
    let mut sieve = vec![0_u8; (listed.len() * 2).next_power_of_two()];
    for (word, of_word) in listed {
        if let [sign, letters @ ..] = word.as_bytes() {
            let bit = bit(*sign, letters, sieve.len());
            sieve[bit / 8] |= 1 << (bit % 8);
        }
        words += word;
        ends.push(place(words.len()));
        numbers.extend(of_word);
        until.push(place(numbers.len()));
    }
    Table {
        words: words.leak(),
        ends: ends.leak(),
        numbers: numbers.leak(),
        until: until.leak(),
        sieve: sieve.leak(),
    }
}

/// A table as Rust.
fn item(name: &str, table: &Table) -> String {
    let Table {
        words,
        ends,
        numbers,
        until,
        sieve,
    } = table;
    format!(
        "static {name}: Table = Table {{ words: {words:?}, ends: &{ends:?}, numbers: &{numbers:?}, until: &{until:?}, sieve: &{sieve:?} }};\n"
    )
}
