//! Text comes in, words come out: each as written, in plain ASCII letters, and with all that other files know of a
//! single word. Nothing here knows names from other text, and nothing made here is shown to anybody; no text is
//! refused, what holds no letter or digit gives no words.

use std::cell::OnceCell;

use super::cut::{MOST_LETTERS, Raw, is_plain, split};
use super::equivalents;
use super::key::key;
use super::script::Script;
use super::sound::sounds;

/// One word of a name or of a query in the forms that are compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Word {
    pub written: String,
    pub plain: String,
    pub key: String,
    /// `plain` before it loses the sounds of ş, ç and ž: what keys are made of, and words run together cut from.
    pub spelled: String,
    pub script: Script,
    /// How it may sound, see `sounds`.
    sounds: OnceCell<Vec<String>>,
    /// The sets of equivalents it stands in, see `equivalents`.
    equivalents: OnceCell<&'static [u16]>,
    /// One character as written, as in `S. Aralov`, and whether a dot says that it is short for something.
    pub single: bool,
    pub dotted: bool,
}

impl Word {
    /// The word that was cut to these plain letters and is written so: what cutting it from a text once gave, but for a
    /// dot behind it.
    pub fn again(plain: &str, written: &str) -> Self {
        Raw::again(plain, written).into()
    }

    /// The sets of equivalents it stands in, see `equivalents`.
    pub fn equivalents(&self) -> &'static [u16] {
        self.equivalents
            .get_or_init(|| equivalents::sets(self.script, &self.plain, &self.key))
    }

    /// How it may sound, see `sound`.
    pub fn sounds(&self) -> &[String] {
        self.sounds
            .get_or_init(|| sounds(&self.written, &self.spelled, self.script))
    }

    /// Whether it is one character that is a syllable.
    pub fn is_syllable(&self) -> bool {
        matches!(self.script, Script::Han | Script::Hangul) && self.written.chars().nth(1).is_none()
    }
}

/// Words past this many are not looked at, for the reason that letters past some are not.
pub(super) const MOST_WORDS: usize = 16;

/// Search-only normal form: lower-case ASCII letters and digits, one space between words.
///
/// Folding what is folded changes nothing.
#[must_use]
pub fn fold(text: &str) -> String {
    if is_plain(text) {
        return text.to_ascii_lowercase();
    }
    let plain: Vec<_> = split(text, usize::MAX, usize::MAX)
        .into_iter()
        .map(|raw| raw.plain)
        .collect();
    plain.join(" ")
}

/// Whether all words of a name are in Latin letters.
#[must_use]
pub fn is_latin(text: &str) -> bool {
    let words = split(text, MOST_WORDS, MOST_LETTERS);
    words.iter().all(|word| word.script == Script::Latin)
}

/// The words of `text`, at most sixteen of at most sixty-four letters.
pub(super) fn words(text: &str) -> Vec<Word> {
    split(text, MOST_WORDS, MOST_LETTERS)
        .into_iter()
        .map(Word::from)
        .collect()
}

/// Whether a text has more words than are looked at.
pub(super) fn has_more_words(text: &str) -> bool {
    split(text, MOST_WORDS + 1, MOST_LETTERS).len() > MOST_WORDS
}

/// A name of Chinese or Korean form has at most so many syllables.
const MOST_SYLLABLES: usize = 4;

/// The ways to read `text`: word by word; where it is but a few Han or Hangul characters, which may be a family name and
/// a given name run together, syllable by syllable too; where it is letters alone, as an abbreviation too; and without
/// what stands in brackets behind it, which is a year or another name more often than not.
pub(super) fn readings(text: &str) -> Vec<Vec<Word>> {
    let whole = words(text);
    let syllables = match whole.as_slice() {
        [word] if matches!(word.script, Script::Han | Script::Hangul) => {
            let count = word.written.chars().count();
            (2..=MOST_SYLLABLES).contains(&count).then(|| {
                let each = word.written.chars().map(String::from);
                each.flat_map(|syllable| words(&syllable)).collect()
            })
        }
        _ => None,
    };
    let abbreviation = (whole.len() > 1 && whole.iter().all(|word| word.single)).then(|| {
        let letters: String = whole.iter().map(|word| word.written.as_str()).collect();
        words(&letters)
    });
    let before_brackets = text.split_once('(').map(|(before, _)| words(before));
    let more = syllables.into_iter().chain(abbreviation);
    let more = more.chain(before_brackets.filter(|words| !words.is_empty()));
    std::iter::once(whole).chain(more).collect()
}

impl From<Raw> for Word {
    fn from(raw: Raw) -> Self {
        let mut letters = raw.written.chars();
        let single = letters.next().is_some() && letters.next().is_none();
        let key = key(&raw.spelled);
        Self {
            equivalents: OnceCell::new(),
            key,
            sounds: OnceCell::new(),
            written: raw.written,
            plain: raw.plain,
            spelled: raw.spelled,
            single: single && !raw.script.is_syllabic(),
            dotted: raw.dotted,
            script: raw.script,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, folded: &str) {
        assert_eq!(fold(text), folded, "{text}");
        assert_eq!(fold(folded), folded, "twice: {text}");
    }

    #[test]
    fn folds() {
        case("", "");
        case(" \t\n 🙂 — ", "");
        case("İsmet İnönü", "ismet inonu");
        case("I\u{307}SMET ıI", "ismet ii");
        case("Mustafa Kemâl' Paşa", "mustafa kemal pasa");
        case("Семён Иванович Аралов", "semen ivanovich aralov");
        case("Мустафа Кемаль", "mustafa kemal");
        case("Βοροσίλωφ Φρούνζε", "vorosilof frounze");
        case("Ντόμπσον", "dompson");
        case("مصطفى كمال", "mstfa kml");
        case("S.I. Aralov", "s i aralov");
        case("Upmal-Angarsky", "upmal angarsky");
        case("O’Neill Shemʿon", "oneill shemon");
        case("a\u{202e}b\u{fffd}c\u{1b}d\u{61c}e\u{2066}f", "a b c d e f");
        case("Cafe\u{301} co\u{ad}op", "cafe coop");
        case("\u{301}\u{301} x", "x");
    }

    #[test]
    fn reads_a_bounded_part_of_a_query() {
        let words = words(&"ab ".repeat(40_000));
        assert_eq!(words.len(), MOST_WORDS);
        assert_eq!(
            super::words(&"щ".repeat(100_000))[0].plain.len(),
            MOST_LETTERS
        );
        assert_eq!(
            super::words(&format!("a{}", "\u{301}".repeat(100_000)))[0].plain,
            "a"
        );
    }
}
