//! A Han character comes in, its readings in Cantonese and Korean come out, from a table made of the Unicode Han
//! Database and of a list of family names.
//! Mandarin is read by the general transliteration. A character that is not in the table has no reading here.

use super::tables;

/// The table has no more readings of a character in a language.
pub(super) const MOST_READINGS: usize = 2;

/// How a character is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Readings {
    /// At most so many as `MOST_READINGS`.
    pub cantonese: Vec<&'static str>,
    pub korean: Vec<&'static str>,
    /// As the family name of people who write themselves in Latin letters.
    pub surname: Vec<&'static str>,
}

/// The readings of a character; none that no table has.
pub(super) fn readings(character: char) -> Readings {
    let mut fields = line(character).unwrap_or_default().split('\t').skip(1);
    let mut next = || {
        fields
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .collect()
    };
    Readings {
        cantonese: next(),
        korean: next(),
        surname: next(),
    }
}

/// The line of a character, by halving the text: the table is never read as a whole.
fn line(character: char) -> Option<&'static str> {
    let table = tables::han();
    let (mut from, mut to) = (0, table.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let before = table.as_bytes()[..middle]
            .iter()
            .rposition(|&byte| byte == b'\n');
        let start = before.map_or(0, |at| at + 1);
        let line = table[start..].lines().next()?;
        if line.chars().next() < Some(character) {
            from = start + line.len() + 1;
        } else if line.starts_with(character) {
            return Some(line);
        } else {
            to = start;
        }
    }
    None
}
