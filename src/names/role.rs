//! Words come in, the part each plays in a name comes out: a title or particle, a patronymic, an initial, or an
//! ordinary word. It goes by fixed lists and endings; it does not know whether somebody held the title.

use super::fold::Word;
use super::key::is_numeral;

/// The part a word plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Ordinary,
    Title,
    Patronymic,
    Initial,
}

/// Titles, forms of address and particles, folded.
const TITLES: &str = "\
    abbot admiral agha al amb ambassador amir amiral archbishop ataman ayatollah bapak baron \
    baroness beg bey bibi bin bint binte binti bishop brigadier caliph capt captain chancellor \
    citizen cmdr col colonel comandante commander commissar commodore comrade congressman \
    corporal count countess czar da dame de deacon del deputy der di doctor dos dr drs du \
    duchess duke earl efendi effendi ekselans el emir emperor empress envoy esq feldmarschall \
    field frau gazi gen general generalissimo genosse ghazi gospodin governor graf haci haji \
    hajji halife hanim hanum haseki hazret hazretleri herr hoca hon honorable honourable ibn \
    ir jenderal jonkheer jr judge junior justice kaiser kamerad kapitan king komutan la lady \
    lieutenant lord lt madam madame maj major marechal maresal mareskal marschall marsekal \
    marshal mebusu mevlana minister miss mister mlle mme molla mollah monk monsieur mr mrs ms \
    mufti mullah narkom of orgeneral pangeran pasa pascha pasha patriarch phd polkovnik pope \
    premier presbyter presiden president prime prince princess prof professor queen rabbi reis \
    rep representative rev reverend saint sayin sayyid sen senator senor senora sergeant seyh \
    sgt shah shaikh shaykh sheik sheikh shri signor signora sir sr sri st sultan ter the \
    tovarich tovarisch tovarishch towarisch towarischtsch tsar tuan ustad van vice vizier vom \
    von voyvoda yoldas zu zum zur";

/// Titles that are as often surnames: behind another word they are names.
const SURNAMES_TOO: &str = "\
    abbot admiral al amir baron bishop captain chancellor col count deacon du duke earl emir \
    field gazi gen graf haci hoca judge justice kaiser king lord major marschall marshal miss \
    molla monk pope premier prince queen reis saint sen senator shah sultan tuan";

/// Two letters that stand for one Cyrillic letter and so serve as an initial.
const DIGRAPHS: &[&str] = &["ch", "kh", "sh", "ts", "ya", "yu", "zh"];

/// Endings of East Slavic patronymics, as keys.
const PATRONYMIC_ENDINGS: &[&str] = &["ovic", "evic", "ovna", "evna", "icna"];
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
    if word.single && !is_numeral(plain) {
        Role::Initial
    } else if is_among(TITLES, plain) && !(at > 0 && at == last && is_among(SURNAMES_TOO, plain)) {
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

fn is_among(list: &str, plain: &str) -> bool {
    list.split(' ').any(|word| word == plain)
}

/// Whether a word ends as patronymics do; a surname may.
pub(super) fn is_patronymic_shaped(word: &Word) -> bool {
    let key = word.key.as_str();
    (key.len() > 5
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
