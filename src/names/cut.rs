//! Text comes in, is cut into words, and each word comes out as written and in plain ASCII letters. It is all that the
//! program's own lists of words need before anything else is known of names; no text is refused, what holds no letter or
//! digit gives no words.

use super::script::Script;

/// Letters past this many in a word are not looked at: no name needs them, and a query of any length then costs the
/// same.
pub(super) const MOST_LETTERS: usize = 64;

/// Endings of Turkish cases, and the English one, in plain letters; and the shortest word that takes one.
const CASES: &[&str] = &[
    "s", "in", "un", "nin", "nun", "e", "a", "ye", "ya", "i", "u", "yi", "yu", "de", "da", "te",
    "ta", "den", "dan", "ten", "tan", "le", "la", "yle", "yla",
];
const SHORTEST_STEM: usize = 3;

/// A word while it is being read.
pub(super) struct Raw {
    pub written: String,
    pub plain: String,
    pub spelled: String,
    pub script: Script,
    pub dotted: bool,
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

    /// A word of ASCII letters and digits.
    fn of_ascii(written: &str) -> Self {
        let plain = written.to_ascii_lowercase();
        Self {
            written: written.to_owned(),
            spelled: plain.clone(),
            plain,
            ..Self::new()
        }
    }

    /// The word that was cut to these plain letters and is written so.
    pub fn again(plain: &str, written: &str) -> Self {
        if written.eq_ignore_ascii_case(plain) {
            return Self::of_ascii(written);
        }
        let mut word = Self::new();
        for letter in written.chars() {
            word.push(letter);
        }
        // What is not in the plain letters was the ending of a case.
        if plain.len() < MOST_LETTERS && word.script == Script::Latin {
            word.stem = Some(plain.len()).filter(|&stem| stem < word.plain.len());
        }
        word.end(MOST_LETTERS)
    }

    fn push(&mut self, letter: char) {
        self.written.push(letter);
        if letter.is_ascii_alphanumeric() {
            if self.plain.is_empty() {
                self.script = Script::Latin;
            }
            let letter = letter.to_ascii_lowercase();
            self.plain.push(letter);
            self.spelled.push(letter);
            return;
        }
        let ascii = any_ascii::any_ascii_char(letter);
        let kept = || {
            ascii
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .map(|c| c.to_ascii_lowercase())
        };
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

pub(super) fn split(text: &str, most_words: usize, most_letters: usize) -> Vec<Raw> {
    if is_plain(text) && (1..=most_letters).contains(&text.len()) {
        return vec![Raw::of_ascii(text)];
    }
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

/// Whether a text is one word, with nothing in it that parts words or marks the ending of a case.
pub(super) fn is_whole(text: &str) -> bool {
    is_plain(text) || !text.chars().any(|c| is_apostrophe(c) || separates(c))
}

/// Whether a text is nothing but ASCII letters and digits.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric())
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
