//! Text comes in, words come out: each as written, in plain ASCII letters, and with all that other files know of a
//! single word. Nothing here knows names from other text, and nothing made here is shown to anybody; no text is
//! refused, what holds no letter or digit gives no words.

use super::equivalents;
use super::key::key;
use super::script::Script;
use super::sound::sounds;

/// One word of a name or of a query in the forms that are compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    pub written: String,
    pub plain: String,
    pub key: String,
    /// `plain` before it loses the sounds of ş, ç and ž: what keys are made of, and words run together cut from.
    pub spelled: String,
    pub script: Script,
    /// How it may sound, see `sound`.
    pub sounds: Vec<String>,
    /// The sets of equivalents it stands in, see `equivalents`.
    pub equivalents: &'static [u16],
    /// One character as written, as in `S. Aralov`, and whether a dot says that it is short for something.
    pub single: bool,
    pub dotted: bool,
}

impl Word {
    /// Whether it is one character that is a syllable.
    pub fn is_syllable(&self) -> bool {
        matches!(self.script, Script::Han | Script::Hangul) && self.written.chars().nth(1).is_none()
    }
}

/// Words past this many, and letters past that many in a word, are not looked at: no name needs them, and a
/// query of any length then costs the same.
const MOST_WORDS: usize = 16;
const MOST_LETTERS: usize = 64;

/// Search-only normal form: lower-case ASCII letters and digits, one space between words.
///
/// Folding what is folded changes nothing.
#[must_use]
pub fn fold(text: &str) -> String {
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

/// The script of a single word and its plain letters.
pub(super) fn plain_letters(word: &str) -> (Script, String) {
    let raw = split(word, 1, MOST_LETTERS).pop().unwrap_or(Raw::new());
    (raw.script, raw.plain)
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

/// Endings of Turkish cases, and the English one, in plain letters; and the shortest word that takes one.
const CASES: &[&str] = &[
    "s", "in", "un", "nin", "nun", "e", "a", "ye", "ya", "i", "u", "yi", "yu", "de", "da", "te",
    "ta", "den", "dan", "ten", "tan", "le", "la", "yle", "yla",
];
const SHORTEST_STEM: usize = 3;

/// A word while it is being read.
struct Raw {
    written: String,
    plain: String,
    spelled: String,
    script: Script,
    dotted: bool,
    /// How many plain letters stood before an apostrophe.
    stem: Option<usize>,
}

impl Raw {
    const fn new() -> Self {
        Self {
            written: String::new(),
            plain: String::new(),
            spelled: String::new(),
            script: Script::Latin,
            dotted: false,
            stem: None,
        }
    }

    fn push(&mut self, letter: char) {
        let ascii = any_ascii::any_ascii_char(letter);
        let kept = || {
            ascii
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .map(|c| c.to_ascii_lowercase())
        };
        self.written.push(letter);
        if is_vowel_point(letter) || kept().next().is_none() {
            self.mark(letter);
            return;
        }
        if self.plain.is_empty() || self.script == Script::Latin {
            self.script = Script::of(letter);
        }
        self.plain.extend(kept());
        self.spelled.extend(kept());
        if is_hushed(letter) {
            self.spelled.push('h');
        }
    }

    /// A cedilla or caron that follows its letter as a mark of its own.
    fn mark(&mut self, mark: char) {
        if matches!(mark, '\u{327}' | '\u{30c}') && self.spelled.ends_with(['c', 's', 'z']) {
            self.spelled.push('h');
        }
    }

    /// Leaves out the ending of a case behind an apostrophe, as Turkish and English write it: Lenin'in, Lenin's.
    fn drop_case(&mut self) {
        let stem = self.stem.filter(|&stem| stem >= SHORTEST_STEM);
        let Some((stem, ending)) = stem.and_then(|stem| self.plain.split_at_checked(stem)) else {
            return;
        };
        if self.script == Script::Latin && CASES.contains(&ending) {
            let (stem, ending) = (stem.to_owned(), ending.len());
            self.plain = stem;
            self.spelled.truncate(self.spelled.len() - ending);
        }
    }

    fn end(mut self, most_letters: usize) -> Self {
        if self.script == Script::Greek {
            self.plain = modern_greek(&self.plain);
            self.spelled.clone_from(&self.plain);
        }
        self.drop_case();
        self.plain.truncate(most_letters);
        self.spelled.truncate(most_letters);
        self
    }
}

impl From<Raw> for Word {
    fn from(raw: Raw) -> Self {
        let mut letters = raw.written.chars();
        let single = letters.next().is_some() && letters.next().is_none();
        let key = key(&raw.spelled);
        Self {
            equivalents: equivalents::sets(raw.script, &raw.plain, &key),
            key,
            sounds: sounds(&raw.written, &raw.spelled, raw.script),
            written: raw.written,
            plain: raw.plain,
            spelled: raw.spelled,
            single: single && !raw.script.is_syllabic(),
            dotted: raw.dotted,
            script: raw.script,
        }
    }
}

fn split(text: &str, most_words: usize, most_letters: usize) -> Vec<Raw> {
    let mut done = Vec::new();
    let mut word = Raw::new();
    for letter in text.chars() {
        if is_apostrophe(letter) {
            word.stem = matches!(letter, '\'' | '\u{2019}').then(|| word.plain.len());
            continue;
        }
        if !separates(letter) {
            // Marks alone would grow a word for ever without adding a letter to it.
            if word.plain.len() <= most_letters
                && word.written.len() <= most_letters.saturating_mul(4)
            {
                word.push(letter);
            }
        } else if !word.written.is_empty() {
            word.dotted = letter == '.';
            let whole = std::mem::replace(&mut word, Raw::new()).end(most_letters);
            done.extend((!whole.plain.is_empty()).then_some(whole));
            if done.len() == most_words {
                return done;
            }
        }
    }
    let whole = word.end(most_letters);
    done.extend((!whole.plain.is_empty()).then_some(whole));
    done
}

/// Everything but letters, digits and the marks that stand on them. Control and bidirectional characters and
/// U+FFFD stand between words: what they hide or replace is not known to join anything.
fn separates(c: char) -> bool {
    if c.is_ascii() {
        return !c.is_ascii_alphanumeric();
    }
    if c.is_alphanumeric() || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{feff}') {
        return false;
    }
    let hidden = c.is_control()
        || c.is_whitespace()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fffd}');
    hidden || !any_ascii::any_ascii_char(c).is_empty()
}

/// Marks for vowels above and below Hebrew, Arabic and Syriac letters: a name is the same with and without them.
const fn is_vowel_point(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{711}' | '\u{730}'..='\u{74a}')
}

/// Apostrophes and modifier letters: `Kemal'`, `O’Neill`, `Shemʿon` are one word each.
const fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{b4}' | '\u{2b0}'..='\u{2ff}' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{5f3}' | '\u{a78b}' | '\u{a78c}' | '\u{ff07}'
    )
}

/// Latin letters whose mark stands for an h: ş is sh, ç is ch, ž is zh.
const fn is_hushed(c: char) -> bool {
    matches!(
        c,
        'ç' | 'Ç'
            | 'č'
            | 'Č'
            | 'ć'
            | 'Ć'
            | 'ş'
            | 'Ş'
            | 'š'
            | 'Š'
            | 'ș'
            | 'Ș'
            | 'ś'
            | 'Ś'
            | 'ž'
            | 'Ž'
            | 'ż'
            | 'Ż'
    )
}

/// Letter for letter, Greek ου comes out as oy and the first sounds of Ντ and Μπ as nt and mp; said aloud they
/// are u, d and b.
fn modern_greek(plain: &str) -> String {
    let plain = plain
        .replace("oy", "ou")
        .replace("ey", "ev")
        .replace("ay", "av");
    match plain.as_bytes() {
        [b'n', b't', ..] => format!("d{}", &plain[2..]),
        [b'm', b'p', ..] => format!("b{}", &plain[2..]),
        [b'g', b'k', ..] => plain[1..].replacen('k', "g", 1),
        _ => plain,
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
