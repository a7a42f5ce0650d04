//! How a term is spelled in the dictionary of terms: its plain letters; and where it is not just those with a capital, a
//! sign, and behind that how it is written if the sign does not tell. So terms of the same letters stand together, and a
//! walk through letters ends at the sign.

use std::ops::RangeInclusive;

use super::fold::Word;
use crate::packed::Guide;

/// The signs come before all letters and digits.
const AS_LETTERS: u8 = 1;
const WRITTEN: u8 = 2;
const FIRST_LETTER: u8 = b'0';

/// How the term of a word is spelled.
pub(super) fn spelling(word: &Word, into: &mut Vec<u8>) {
    into.clear();
    into.extend_from_slice(word.plain.as_bytes());
    if word.written == word.plain {
        into.push(AS_LETTERS);
    } else if !is_capital(&word.written, &word.plain) {
        into.push(WRITTEN);
        into.extend_from_slice(word.written.as_bytes());
    }
}

/// The word of a term; an empty one for what is no spelling.
pub(super) fn word(spelling: &[u8]) -> Word {
    let plain = plain(spelling);
    match spelling.get(plain.len()) {
        None => Word::again(plain, &capital(plain)),
        Some(&WRITTEN) => {
            let written = std::str::from_utf8(&spelling[plain.len() + 1..]);
            Word::again(plain, written.unwrap_or_default())
        }
        _ => Word::again(plain, plain),
    }
}

/// The plain letters of a term.
pub(super) fn plain(spelling: &[u8]) -> &str {
    let end = spelling.iter().position(|&byte| byte < FIRST_LETTER);
    let letters = &spelling[..end.unwrap_or(spelling.len())];
    std::str::from_utf8(letters).unwrap_or_default()
}

/// What the spellings of all terms of these letters are among those that begin so.
pub(super) fn is_whole(spelling: &[u8], letters: usize) -> bool {
    spelling
        .get(letters)
        .is_none_or(|&byte| byte < FIRST_LETTER)
}

/// Whether a word is written as its plain letters with a capital.
fn is_capital(written: &str, plain: &str) -> bool {
    match (written.as_bytes(), plain.as_bytes()) {
        ([capital, written @ ..], [first, plain @ ..]) => {
            *capital == first.to_ascii_uppercase() && written == plain
        }
        _ => false,
    }
}

fn capital(plain: &str) -> String {
    let (first, rest) = plain.split_at(plain.len().min(1));
    first.to_ascii_uppercase() + rest
}

/// Leads a walk through the letters of terms, and past their signs.
pub(super) struct Letters<G> {
    guide: G,
    /// Where the letters of a wanted term end.
    end: Option<usize>,
}

impl<G> Letters<G> {
    /// Leads to the terms of whose letters `guide` is a guide.
    pub const fn of(guide: G) -> Self {
        Self { guide, end: None }
    }
}

impl<G: Guide> Guide for Letters<G> {
    fn step(&mut self, depth: usize, letter: u8) -> bool {
        if self.end.is_some_and(|end| depth > end) {
            return true;
        }
        self.end = None;
        if letter >= FIRST_LETTER {
            return self.guide.step(depth, letter);
        }
        let wanted = self.guide.accepts(depth);
        self.end = wanted.then_some(depth);
        wanted
    }

    fn accepts(&self, depth: usize) -> bool {
        match self.end {
            Some(end) => depth > end,
            None => self.guide.accepts(depth),
        }
    }

    fn may_go(&self, depth: usize, letters: RangeInclusive<u8>) -> bool {
        let is_past = self.end.is_some_and(|end| depth > end);
        let (&from, &to) = (letters.start(), letters.end());
        let is_ended = || from < FIRST_LETTER && self.guide.accepts(depth);
        let goes_on =
            || to >= FIRST_LETTER && self.guide.may_go(depth, from.max(FIRST_LETTER)..=to);
        is_past || is_ended() || goes_on()
    }
}
