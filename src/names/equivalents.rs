//! A word comes in, the sets of equivalents it stands in come out: Joseph, Yusuf and Giuseppe share one, and so do
//! Moscow and Moskova. The sets are those of `equivalents.txt`; a word that is in none has no equivalents.

use std::{collections::HashMap, sync::OnceLock};

use super::fold::{Script, letters};
use super::key::key;

const TABLE: &str = include_str!("equivalents.txt");

/// The sets that hold the name with this key in this script, by number, in order.
pub(super) fn sets(script: Script, of_key: &str) -> &'static [u16] {
    static SETS: OnceLock<HashMap<Script, HashMap<String, Vec<u16>>>> = OnceLock::new();
    let sets = SETS.get_or_init(|| {
        let mut sets: HashMap<Script, HashMap<String, Vec<u16>>> = HashMap::new();
        let lines = TABLE
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        for (number, line) in (0..).zip(lines) {
            for name in line.split(' ') {
                let (script, plain) = letters(name);
                let of = sets
                    .entry(script.plain())
                    .or_default()
                    .entry(key(&plain))
                    .or_default();
                if of.last() != Some(&number) {
                    of.push(number);
                }
            }
        }
        sets
    });
    let found = sets.get(&script.plain()).and_then(|sets| sets.get(of_key));
    found.map_or(&[], Vec::as_slice)
}

/// Whether some set holds both.
pub(super) fn share(one: &[u16], other: &[u16]) -> bool {
    one.iter().any(|set| other.contains(set))
}
