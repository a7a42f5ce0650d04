//! Whether two units are one, spelt two ways.
//!
//! Totals never add unlike units, so a slip in one silently splits a sum.

use std::collections::HashMap;

use crate::{
    model::Id,
    names::{fold, slips},
};

/// The uses of a spelling beside which another of the same unit is more usual (or, of two equally
/// usual ones, stands first), with that other.
pub(super) fn odd<'u>(used: &[(&'u Id, &'u str)]) -> Vec<(&'u Id, &'u str, &'u str)> {
    let mut spellings: Vec<(&str, usize)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (_, unit) in used {
        let at = *places.entry(unit).or_insert_with(|| {
            spellings.push((unit, 0));
            spellings.len() - 1
        });
        spellings[at].1 += 1;
    }
    // The most usual first; of equals the first met, for the sort is stable.
    spellings.sort_by_key(|(_, uses)| std::cmp::Reverse(*uses));
    let words: Vec<Vec<String>> = spellings.iter().map(|(unit, _)| words(unit)).collect();
    let mut usual: HashMap<&str, &str> = HashMap::new();
    // Beyond so many spellings units are no vocabulary any more, and comparing all is dear.
    for later in 1..spellings.len().min(2_000) {
        let same = (0..later).find(|before| are_one(&words[*before], &words[later]));
        if let Some(before) = same {
            usual.insert(spellings[later].0, spellings[before].0);
        }
    }
    let odd = used.iter();
    odd.filter_map(|(id, unit)| Some((*id, *unit, *usual.get(unit)?)))
        .collect()
}

/// The words of a unit in their plain form.
fn words(unit: &str) -> Vec<String> {
    let plain = fold(unit);
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(singular)
        .collect()
}

fn singular(word: &str) -> String {
    let stem = word
        .strip_suffix('s')
        .filter(|stem| stem.chars().count() >= 3 && !stem.ends_with('s'));
    stem.unwrap_or(word).to_owned()
}

fn are_one(a: &[String], b: &[String]) -> bool {
    a.concat() == b.concat() || (a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_slip(a, b)))
}

/// Whether a word is another but for one letter left out, put in or changed places; one letter
/// for another counts in long words alone: a horse is no house.
fn is_slip(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let letters = long.chars().count();
    let replaced = letters == short.chars().count() && letters < 8;
    let swapped = || {
        let mut sorted = [long.chars().collect::<Vec<_>>(), short.chars().collect()];
        for word in &mut sorted {
            word.sort_unstable();
        }
        sorted[0] == sorted[1]
    };
    a == b
        || (letters >= 5
            && long.chars().next() == short.chars().next()
            && slips(long, short) == 1
            && (!replaced || swapped()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(a: &str, b: &str, one: bool) {
        assert_eq!(are_one(&words(a), &words(b)), one, "{a}, {b}");
    }

    #[test]
    fn one_unit_or_two() {
        for (a, b) in [
            ("rifle", "Rifles"),
            ("gold rouble", "gold ruble"),
            ("machine gun", "machine-gun"),
            ("sabre", "saber"),
            ("cartridge", "cartrigde"),
            ("tonne", "tonnes"),
        ] {
            case(a, b, true);
        }
        for (a, b) in [
            ("horse", "house"),
            ("pound", "round"),
            ("ton", "tonne"),
            ("kg", "km"),
            ("gold rouble", "gold piece"),
            ("gun", "machine gun"),
            ("glass", "gla"),
        ] {
            case(a, b, false);
        }
    }
}
