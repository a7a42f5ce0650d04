//! What a look at every word would find, a dictionary finds.

use super::*;
use crate::packed::{Behind, Slips};

fn words() -> Vec<String> {
    let syllables = ["a", "ra", "lov", "ka", "min", "se", "v", "zo"];
    let mut words = vec![String::new()];
    for _ in 0..4 {
        let longer = words.iter().flat_map(|word| {
            syllables
                .iter()
                .map(move |syllable| format!("{word}{syllable}"))
        });
        words = words.iter().cloned().chain(longer).collect();
    }
    words.sort();
    words.dedup();
    words
}

/// Long enough that there are blocks above blocks above blocks.
fn payload(word: &str) -> Vec<u8> {
    word.repeat(30).into_bytes()
}

fn dictionary(words: &[String]) -> Dictionary {
    let mut writer = DictionaryWriter::new();
    for word in words {
        writer.push(word.as_bytes(), &payload(word));
    }
    Dictionary::over(Packed::in_memory(writer.finish()))
}

#[test]
fn finds_every_word_and_no_other() {
    let words = words();
    let dictionary = dictionary(&words);
    assert_eq!(dictionary.len(), words.len() as u64);
    assert!(dictionary.levels > 1, "there are blocks above blocks");
    for (number, word) in (0..).zip(&words) {
        let payload = payload(word);
        assert_eq!(
            dictionary.equal(word.as_bytes()),
            Some((number, payload.clone()))
        );
        let numbered = dictionary.numbered(number);
        assert_eq!(numbered, Some((word.clone().into_bytes(), payload)));
        assert_eq!(dictionary.equal(format!("{word}\0").as_bytes()), None);
    }
    assert_eq!(dictionary.numbered(words.len() as u64), None);
    for step in [1, 7, 300] {
        let numbers = (3..words.len() as u64 + 5).step_by(step);
        let mut found = Vec::new();
        dictionary.each_numbered(numbers.clone(), |number, word, _| {
            found.push((number, word.to_vec()));
        });
        let wanted = numbers.filter_map(|number| {
            let word = words.get(usize::try_from(number).ok()?)?;
            Some((number, word.clone().into_bytes()))
        });
        assert_eq!(found, wanted.collect::<Vec<_>>());
    }
}

#[test]
fn finds_by_beginning_and_by_slips_what_a_look_at_all_finds() {
    let words = words();
    let dictionary = dictionary(&words);
    for asked in ["", "ra", "aralov", "kamin", "zzz", "minv", "arakamin"] {
        let mut found = Vec::new();
        dictionary.begun(asked.as_bytes(), |number, word, _| {
            assert_eq!(words[usize::try_from(number).unwrap()].as_bytes(), word);
            found.push(number);
        });
        let begun = (0..)
            .zip(&words)
            .filter(|(_, word)| word.starts_with(asked));
        assert_eq!(
            found,
            begun.map(|(at, _)| at).collect::<Vec<u64>>(),
            "{asked}"
        );
        for slips in 0..=2 {
            let mut found = Vec::new();
            dictionary.walk(&mut Slips::of(asked, slips), |number, _, _| {
                found.push(number);
            });
            let near = (0..)
                .zip(&words)
                .filter(|(_, word)| strsim::osa_distance(asked, word) <= usize::from(slips));
            assert_eq!(
                found,
                near.map(|(at, _)| at).collect::<Vec<u64>>(),
                "{asked}"
            );
        }
    }
}

#[test]
fn finds_from_both_ends_of_words_what_a_look_at_all_finds() {
    let turned = |word: &str| word.chars().rev().collect::<String>();
    let words = words();
    let mut backwards: Vec<String> = words.iter().map(|word| turned(word)).collect();
    backwards.sort();
    let (from_start, from_end) = (dictionary(&words), dictionary(&backwards));
    let asked = ["a", "aralov", "kamin", "minv", "arakamin", "zavosero"];
    for (asked, slips) in asked.into_iter().flat_map(|asked| [(asked, 1), (asked, 2)]) {
        let near = words
            .iter()
            .filter(|word| strsim::osa_distance(asked, word) <= usize::from(slips));
        let near: Vec<String> = near.cloned().collect();
        for letters in 0..=asked.len() {
            let (first, last) = asked.split_at(letters);
            let mut found = Vec::new();
            let mut guide = Slips::of(asked, slips).not_all_in(letters);
            from_start.walk(&mut guide, |_, word, _| {
                found.push(String::from_utf8(word.to_vec()).unwrap());
            });
            let (first, last) = (turned(first), turned(last));
            let mut guide = Behind::new(&last, Slips::of(&first, slips));
            from_end.walk(&mut guide, |_, word, _| {
                found.push(turned(std::str::from_utf8(word).unwrap()));
            });
            found.sort();
            found.dedup();
            assert_eq!(found, near, "{asked} {letters} {slips}");
        }
    }
}

#[test]
fn no_words_are_no_trouble() {
    for bytes in [DictionaryWriter::new().finish(), Vec::new(), vec![0xff; 30]] {
        let dictionary = Dictionary::over(Packed::in_memory(bytes));
        assert_eq!(dictionary.equal(b"a"), None);
        assert_eq!(dictionary.numbered(0), None);
        dictionary.begun(b"", |_, _, _| panic!("there is no word"));
        dictionary.walk(&mut Slips::of("a", 2), |_, _, _| panic!("there is no word"));
    }
}
