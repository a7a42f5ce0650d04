//! A word in plain letters comes in, its key comes out: one spelling for the usual romanisations of a sound, so
//! that Woroschilow, Voroşilof and Voroshilov are equal. The key is for comparing only; it does not say which
//! language a word is in, and it guesses no vowels.

/// Where in a word a rule holds.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Anywhere,
    Start,
    /// At the end of the word.
    End,
    /// Neither at its start nor at its end.
    Inside,
    /// Before e, i or y.
    Soft,
}

use Place::{Anywhere, End, Inside, Soft, Start};

/// Letters, where, and what they become.
pub(super) type Rule = (&'static str, Place, &'static str);

/// Rules by the first of their letters; of those with the same, an earlier goes before a later.
pub(super) struct Rules {
    rules: &'static [Rule],
    /// Where the rules of each letter start; those of the next letter end them.
    starts: [usize; LETTERS + 1],
}

const LETTERS: usize = 26;

impl Rules {
    /// Rules that stand in the order of their first letters.
    pub const fn new(rules: &'static [Rule]) -> Self {
        let mut starts = [0; LETTERS + 1];
        let mut at = 0;
        while at < rules.len() {
            let letter = (rules[at].0.as_bytes()[0] - b'a') as usize;
            let mut next = letter + 1;
            assert!(starts[LETTERS] == starts[next], "in the order of letters");
            while next <= LETTERS {
                starts[next] = at + 1;
                next += 1;
            }
            at += 1;
        }
        Self { rules, starts }
    }

    /// The rules for what begins with a letter.
    fn of(&self, letter: u8) -> &'static [Rule] {
        match letter.wrapping_sub(b'a') as usize {
            at if at < LETTERS => &self.rules[self.starts[at]..self.starts[at + 1]],
            _ => &[],
        }
    }
}

/// `c` is the sound of ch, ts and dj, `s` that of s, sh and their voiced forms: romanisations mix them freely.
const RULES: &Rules = &Rules::new(&[
    ("ae", Anywhere, "a"),
    ("bh", Anywhere, "b"),
    ("ch", Anywhere, "c"),
    ("cz", Anywhere, "c"),
    ("ck", Anywhere, "k"),
    ("c", Soft, "c"),
    ("c", Anywhere, "k"),
    ("dsch", Anywhere, "c"),
    ("dzh", Anywhere, "c"),
    ("dj", Anywhere, "c"),
    ("dh", Anywhere, "d"),
    ("gh", Anywhere, "g"),
    ("iye", Inside, "e"),
    ("iyo", Inside, "e"),
    ("ie", Inside, "e"),
    ("io", Inside, "e"),
    ("je", Start, "e"),
    ("je", Inside, "e"),
    ("jo", Inside, "e"),
    ("j", Anywhere, "i"),
    ("kh", Anywhere, "h"),
    ("ou", Anywhere, "u"),
    ("oo", Anywhere, "u"),
    ("oe", Anywhere, "o"),
    ("ph", Anywhere, "f"),
    ("qu", Soft, "k"),
    ("q", Anywhere, "k"),
    ("rh", Anywhere, "r"),
    ("sch", Anywhere, "s"),
    ("sh", Anywhere, "s"),
    ("sz", Anywhere, "s"),
    ("tsch", Anywhere, "c"),
    ("tch", Anywhere, "c"),
    ("ts", Anywhere, "c"),
    ("tz", Anywhere, "c"),
    ("th", Anywhere, "t"),
    ("ue", Anywhere, "u"),
    ("vic", End, "vic"),
    ("w", Anywhere, "v"),
    ("x", Start, "h"),
    ("x", Anywhere, "ks"),
    ("ye", Start, "e"),
    ("ye", Inside, "e"),
    ("yo", Inside, "e"),
    ("y", Anywhere, "i"),
    ("zh", Anywhere, "s"),
    ("z", Anywhere, "s"),
]);

/// The key of a word of lower-case ASCII letters and digits.
pub(super) fn key(plain: &str) -> String {
    let is_vowel = |byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    // Numbers and abbreviations: every letter of SSSR counts.
    if is_numeral(plain) || !plain.bytes().any(is_vowel) {
        return plain.to_owned();
    }
    let mut key = rewrite(plain, RULES);
    soften_end(&mut key);
    key
}

/// A word by rules: the first that holds at a place is applied and reading goes on behind it; letters without a rule
/// stay. Of a letter written twice in a row one is left.
pub(super) fn rewrite(plain: &str, rules: &Rules) -> String {
    let mut written: Vec<u8> = Vec::with_capacity(plain.len());
    let mut rest = plain.as_bytes();
    while let [letter, ..] = rest {
        let at = plain.len() - rest.len();
        let rule = rules.of(*letter).iter().find(|(letters, place, _)| {
            begins(rest, letters.as_bytes()) && holds(*place, at, &rest[letters.len()..])
        });
        let (length, sound) = rule.map_or((1, &rest[..1]), |(letters, _, sound)| {
            (letters.len(), sound.as_bytes())
        });
        for letter in sound {
            if written.last() != Some(letter) {
                written.push(*letter);
            }
        }
        rest = &rest[length..];
    }
    String::from_utf8(written).unwrap_or_default()
}

/// Whether something begins with the letters of a rule, as it is known to begin with the first of them.
fn begins(rest: &[u8], letters: &[u8]) -> bool {
    match (letters, rest) {
        ([_], _) => true,
        ([_, second], [_, other, ..]) => second == other,
        _ => rest.starts_with(letters),
    }
}

fn holds(place: Place, at: usize, behind: &[u8]) -> bool {
    match place {
        Anywhere => true,
        Start => at == 0,
        End => behind.is_empty(),
        Inside => at > 0 && !behind.is_empty(),
        Soft => matches!(behind, [b'e' | b'i' | b'y', ..]),
    }
}

/// At its end a word is said and often written hard: Aralof, Mehmet, Receb beside Aralov, Mehmed, Recep.
fn soften_end(key: &mut String) {
    if key.len() < 3 {
        return;
    }
    let hard = match key.as_bytes().last() {
        Some(b'f') => 'v',
        Some(b'd') => 't',
        Some(b'b') => 'p',
        _ => return,
    };
    key.pop();
    if !key.ends_with(hard) {
        key.push(hard);
    }
}

/// A number, in digits or Roman: VI and VII are two sultans, not two spellings.
pub(super) fn is_numeral(plain: &str) -> bool {
    let roman = plain.len() > 1 && plain.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    roman || plain.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::fold::words;

    #[track_caller]
    fn case(spellings: &[&str]) {
        let keys: Vec<_> = spellings
            .iter()
            .map(|text| words(text)[0].key.clone())
            .collect();
        assert!(
            keys.windows(2).all(|pair| pair[0] == pair[1]),
            "{spellings:?}: {keys:?}"
        );
    }

    #[test]
    fn one_key_for_the_spellings_of_a_name() {
        case(&[
            "Voroshilov",
            "Woroschilow",
            "Voroşilof",
            "Voros\u{327}ilov",
            "Ворошилов",
            "Βοροσίλωφ",
        ]);
        case(&[
            "Chicherin",
            "Tschitscherin",
            "Tchitcherin",
            "Çiçerin",
            "Čičerin",
            "Чичерин",
        ]);
        case(&["Aralov", "Aralow", "Aralof", "Araloff", "Аралов"]);
        case(&["Semyon", "Semjon", "Semion", "Semiyon", "Семён", "Семен"]);
        case(&[
            "Ivanovich",
            "Iwanowitsch",
            "İvanoviç",
            "Ivanovic",
            "Иванович",
        ]);
        case(&["Vasilyevich", "Vasilyeviç", "Vasilievich", "Васильевич"]);
        case(&["Frunze", "Frunse", "Фрунзе", "Φρούνζε"]);
        case(&["Mikhail", "Mihail", "Михаил"]);
        case(&["Georgy", "Georgii", "Georgij", "Георгий"]);
    }

    #[test]
    fn one_key_across_languages() {
        case(&["Yefremovich", "Efremovich", "Jefremowitsch", "Ефремович"]);
        case(&[
            "Ordzhonikidze",
            "Ordschonikidse",
            "Ordjonikidze",
            "Орджоникидзе",
        ]);
        case(&["Cebesoy", "Джебесой"]);
        case(&["Halil", "Khalil", "Халиль"]);
        case(&["Fuat", "Fuad", "Фуад"]);
        case(&["Yusuf", "Jusuf", "Юсуф"]);
        case(&["Canonica", "Каноника"]);
        case(&["Suphi", "Суфи"]);
    }

    #[test]
    fn other_names_have_other_keys() {
        for (one, other) in [
            ("VI", "VII"),
            ("Mario", "Marie"),
            ("Ali", "Ala"),
            ("Halil", "Celal"),
        ] {
            assert_ne!(words(one)[0].key, words(other)[0].key, "{one} {other}");
        }
    }
}
