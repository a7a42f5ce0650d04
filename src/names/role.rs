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

/// Two letters that stand for one Cyrillic letter and so serve as an initial.
const DIGRAPHS: &[&str] = &["ch", "kh", "sh", "ts", "ya", "yu", "zh"];

/// Endings of East Slavic patronymics, as keys.
const PATRONYMIC_ENDINGS: &[&str] = &["ovic", "evic", "ovna", "evna", "icna"];
const SHORTEST_PATRONYMIC: usize = 6;
const SHORT_PATRONYMICS: &[&str] = &["ilic", "kusmic", "lukic", "fomic"];

/// The part of each word. Where no word but titles and initials stands, the titles are ordinary: somebody who
/// types `Gazi` means a name by it.
pub(super) fn roles(words: &[Word]) -> Vec<Role> {
    let mut roles: Vec<_> = (0..words.len()).map(|at| role(words, at)).collect();
    if !roles
        .iter()
        .any(|role| matches!(role, Role::Ordinary | Role::Patronymic))
    {
        for role in &mut roles {
            if *role == Role::Title {
                *role = Role::Ordinary;
            }
        }
    }
    roles
}

fn role(words: &[Word], at: usize) -> Role {
    let (word, last) = (&words[at], words.len() - 1);
    let plain = word.plain.as_str();
    if is_initial_of_india(words, at) {
        // It is spelled as the letter is called, so that no letter of the name it stands for need be in it.
        Role::Title
    } else if word.single && !is_numeral(plain) && !is_ordinal(words, at) {
        Role::Initial
    } else if title(word).is_some_and(|surname_too| !(surname_too && at > 0 && at == last)) {
        Role::Title
    } else if DIGRAPHS.contains(&plain) && words.len() > 1 {
        Role::Initial
    } else if is_patronymic_shaped(word) && at > 0 && (at < last || at >= 2) {
        // First, or last of two, it is a surname: Kovačević, Abramovich.
        Role::Patronymic
    } else {
        Role::Ordinary
    }
}

/// Whether a word is an initial in a script of India: a syllable before a name, as in எம். குலசேகரன்.
fn is_initial_of_india(words: &[Word], at: usize) -> bool {
    words[at].script == Script::Brahmic && words[at].plain.len() <= 2 && at + 1 < words.len()
}

/// Whether a letter behind a whole name is a number: Julian I, but not Aralov S. I. nor Lenin V.
fn is_ordinal(words: &[Word], at: usize) -> bool {
    at > 0
        && at + 1 == words.len()
        && matches!(words[at].plain.as_str(), "i" | "v" | "x")
        && !words[at].dotted
        && !words[at - 1].single
}

/// Whether a word is a title, rank, form of address or particle, and if so whether it is as often a surname.
fn title(word: &Word) -> Option<bool> {
    let numbers = tables::titles().get(word.script, &word.plain)?;
    Some(!numbers.is_empty())
}

/// Whether a word ends as patronymics do; a surname may.
pub(super) fn is_patronymic_shaped(word: &Word) -> bool {
    let key = word.key.as_str();
    (key.len() >= SHORTEST_PATRONYMIC
        && PATRONYMIC_ENDINGS
            .iter()
            .any(|ending| key.ends_with(ending)))
        || SHORT_PATRONYMICS.contains(&key)
}

#[cfg(test)]
mod tests {
    use super::super::fold::words;
    use super::{Role, roles};
    use Role::{Initial, Ordinary, Patronymic, Title};

    #[track_caller]
    fn case(text: &str, expected: &[Role]) {
        assert_eq!(roles(&words(text)), expected, "{text}");
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
