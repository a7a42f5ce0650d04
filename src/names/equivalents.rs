//! A word comes in, the sets of equivalents it stands in come out: Joseph, Yusuf and Giuseppe share one, and so do
//! Moscow and Moskova. The sets are those of `equivalents.txt`; a word that is in none has no equivalents.

use std::{collections::HashMap, sync::OnceLock};

use super::fold::plain_letters;
use super::key::key;
use super::script::Script;

const TABLE: &str = include_str!("equivalents.txt");

/// The numbers of sets by the words in them, of one script.
#[derive(Default)]
struct Sets {
    by_plain: HashMap<String, Vec<u16>>,
    by_key: HashMap<String, Vec<u16>>,
}

/// The sets that hold the word in this script, by number, in order: a word that is listed has its own, another those of
/// the words with its key.
pub(super) fn sets(script: Script, plain: &str, of_key: &str) -> &'static [u16] {
    static SETS: OnceLock<HashMap<Script, Sets>> = OnceLock::new();
    let Some(sets) = SETS.get_or_init(read).get(&script.plain()) else {
        return &[];
    };
    let found = sets.by_plain.get(plain).or_else(|| sets.by_key.get(of_key));
    found.map_or(&[], Vec::as_slice)
}

fn read() -> HashMap<Script, Sets> {
    let mut sets: HashMap<Script, Sets> = HashMap::new();
    let lines = TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    for (number, line) in (0..).zip(lines) {
        for word in line.split(' ') {
            let (script, plain) = plain_letters(word);
            let of_script = sets.entry(script.plain()).or_default();
            for of in [
                of_script.by_key.entry(key(&plain)).or_default(),
                of_script.by_plain.entry(plain).or_default(),
            ] {
                if of.last() != Some(&number) {
                    of.push(number);
                }
            }
        }
    }
    sets
}

/// Whether some set holds both.
pub(super) fn share(one: &[u16], other: &[u16]) -> bool {
    one.iter().any(|set| other.contains(set))
}
