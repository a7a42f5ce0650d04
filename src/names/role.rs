//! Words come in, the part each plays in a name comes out: a title or particle, a patronymic, an initial, or an
//! ordinary word. It goes by fixed lists and endings; it does not know whether somebody held the title.

use super::fold::Word;
use super::key::is_numeral;
use super::script::Script;
use super::tables;

/// The part a word plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Ordinary,
    Title,
    Patronymic,
    Initial,
}

impl Role {
    /// The role with the number in the two lowest of these bits.
    pub const fn numbered(bits: u32) -> Self {
        match bits & 3 {
            1 => Self::Title,
            2 => Self::Patronymic,
            3 => Self::Initial,
            _ => Self::Ordinary,
        }
    }
}

/// Two letters that stand for one Cyrillic letter and so serve as an initial.
const DIGRAPHS: &[&str] = &["ch", "kh", "sh", "ts", "ya", "yu", "zh"];

/// Endings of East Slavic patronymics, as keys.
const PATRONYMIC_ENDINGS: &[&str] = &["ovic", "evic", "ovna", "evna", "icna"];
const SHORTEST_PATRONYMIC: usize = 6;
const SHORT_PATRONYMICS: &[&str] = &["ilic", "kusmic", "lukic", "fomic"];

/// What of a word tells its part, apart from where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Traits(u16);

/// One character.
const SINGLE: u16 = 1;
const NUMERAL: u16 = 2;
/// A letter that may be a number behind a name: Julian I.
const ORDINAL: u16 = 4;
const DOTTED: u16 = 8;
const TITLE: u16 = 16;
/// Of a title: as often a surname.
const SURNAME_TOO: u16 = 32;
const DIGRAPH: u16 = 64;
const PATRONYMIC: u16 = 128;
/// Letters of India that are an initial before a name, as in எம். குலசேகரன்: it is spelled as the letter is called, so
/// that no letter of the name it stands for need be in it.
const LETTER_OF_INDIA: u16 = 256;
const LATIN: u16 = 512;
/// Of characters that may be a family name and a given name run together.
const SYLLABLES: u16 = 1024;

impl Traits {
    /// The traits of a word.
    pub fn of(word: &Word) -> Self {
        let plain = word.plain.as_str();
        let title = title(word);
        let traits = [
            (SINGLE, word.single),
            (NUMERAL, is_numeral(plain)),
            (ORDINAL, matches!(plain, "i" | "v" | "x")),
            (DOTTED, word.dotted),
            (TITLE, title.is_some()),
            (SURNAME_TOO, title == Some(true)),
            (DIGRAPH, plain.len() == 2 && DIGRAPHS.contains(&plain)),
            (PATRONYMIC, is_patronymic_shaped(word)),
            (
                LETTER_OF_INDIA,
                word.script == Script::Brahmic && plain.len() <= 2,
            ),
            (LATIN, word.script == Script::Latin),
            (
                SYLLABLES,
                matches!(word.script, Script::Han | Script::Hangul),
            ),
        ];
        let held = traits.iter().filter(|(_, held)| *held);
        Self(held.fold(0, |all, (one, _)| all | one))
    }

    const fn has(self, one: u16) -> bool {
        self.0 & one != 0
    }

    /// Whether the word is one character, as `Word` has it.
    pub const fn is_single(self) -> bool {
        self.has(SINGLE)
    }

    /// Whether the word is in Latin letters.
    pub const fn is_latin(self) -> bool {
        self.has(LATIN)
    }

    /// Whether the word is of characters that may be a family name and a given name run together.
    pub const fn is_of_syllables(self) -> bool {
        self.has(SYLLABLES)
    }
}

/// The part of each word. Where no word but titles and initials stands, the titles are ordinary: somebody who
/// types `Gazi` means a name by it.
pub(super) fn roles(words: &[Traits]) -> impl Iterator<Item = Role> + Clone {
    let all = (0..words.len()).map(|at| role(words, at));
    let is_title_alone = !all
        .clone()
        .any(|role| matches!(role, Role::Ordinary | Role::Patronymic));
    all.map(move |role| match role {
        Role::Title if is_title_alone => Role::Ordinary,
        role => role,
    })
}

fn role(words: &[Traits], at: usize) -> Role {
    let (word, last) = (words[at], words.len() - 1);
    if word.has(LETTER_OF_INDIA) && at < last {
        Role::Title
    } else if word.has(SINGLE) && !word.has(NUMERAL) && !is_ordinal(words, at) {
        Role::Initial
    } else if word.has(TITLE) && !(word.has(SURNAME_TOO) && at > 0 && at == last) {
        Role::Title
    } else if word.has(DIGRAPH) && words.len() > 1 {
        Role::Initial
    } else if word.has(PATRONYMIC) && at > 0 && (at < last || at >= 2) {
        // First, or last of two, it is a surname: Kovačević, Abramovich.
        Role::Patronymic
    } else {
        Role::Ordinary
    }
}

/// Whether a letter behind a whole name is a number: Julian I, but not Aralov S. I. nor Lenin V.
fn is_ordinal(words: &[Traits], at: usize) -> bool {
    at > 0
        && at + 1 == words.len()
        && words[at].has(ORDINAL)
        && !words[at].has(DOTTED)
        && !words[at - 1].has(SINGLE)
}

/// Whether a word is a title, rank, form of address or particle, and if so whether it is as often a surname.
fn title(word: &Word) -> Option<bool> {
    let numbers = tables::titles().get(word.script, &word.plain)?;
    Some(!numbers.is_empty())
}

/// Whether a word ends as patronymics do; a surname may.
pub(super) fn is_patronymic_shaped(word: &Word) -> bool {
    let key = word.key.as_str();
    // All of them end so.
    if !matches!(key.as_bytes(), [.., b'i', b'c'] | [.., b'n', b'a']) {
        return false;
    }
    (key.len() >= SHORTEST_PATRONYMIC
        && PATRONYMIC_ENDINGS
            .iter()
            .any(|ending| key.ends_with(ending)))
        || SHORT_PATRONYMICS.contains(&key)
}

#[cfg(test)]
mod tests {
    use super::super::fold::words;
    use super::{Role, Traits, roles};
    use Role::{Initial, Ordinary, Patronymic, Title};

    #[track_caller]
    fn case(text: &str, expected: &[Role]) {
        let traits: Vec<Traits> = words(text).iter().map(Traits::of).collect();
        assert_eq!(roles(&traits).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn knows_the_parts_of_a_name() {
        case("General Frunze", &[Title, Ordinary]);
        case("Semyon Ivanovich Aralov", &[Ordinary, Patronymic, Ordinary]);
        case("Аралов Семён Иванович", &[Ordinary, Ordinary, Patronymic]);
        case("Roman Abramovich", &[Ordinary, Ordinary]);
        case("S. İ. Aralov", &[Initial, Initial, Ordinary]);
        case("Ю. Кемаль", &[Initial, Ordinary]);
        case("Yu. Kemal", &[Initial, Ordinary]);
        case("Gazi", &[Ordinary]);
        case("Peter King", &[Ordinary, Ordinary]);
        case("King Peter", &[Title, Ordinary]);
        case("Enver Paşa", &[Ordinary, Title]);
        case("穆 斯塔法", &[Ordinary, Ordinary]);
    }
}
