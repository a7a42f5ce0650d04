//! A word in any script comes in, how it may sound comes out. It is for words whose spelling cannot be compared: one
//! script leaves out the vowels, the next adds some, a third has one letter for l and r.
//!
//! A sound is one of the letters a to z: `x` stands for ch and ts, `q` for sh, `j` for dj, zh and j, `c` for a c
//! before e or i, `w` for a w that may be an o, u or v, `y` for a y that may be an i, the others for themselves.

use super::han;
use super::key::{
    Place::{Anywhere, End, Soft, Start},
    Rules, rewrite,
};
use super::script::Script;

/// The sounds of letters as languages in Latin script, and transliterations into it, use them.
const RULES: &Rules = &Rules::new(&[
    ("bh", Anywhere, "b"),
    ("ch", Anywhere, "x"),
    ("cz", Anywhere, "x"),
    ("ck", Anywhere, "k"),
    ("c", Soft, "c"),
    ("c", Anywhere, "k"),
    ("dsch", Anywhere, "j"),
    ("dzh", Anywhere, "j"),
    ("dj", Anywhere, "j"),
    ("dz", Anywhere, "j"),
    ("dh", Anywhere, "d"),
    ("eaux", End, "o"),
    ("eau", Anywhere, "o"),
    ("ee", Anywhere, "i"),
    ("gh", Anywhere, "g"),
    ("hs", Start, "q"),
    ("igh", Anywhere, "i"),
    ("j", Anywhere, "j"),
    ("kh", Anywhere, "h"),
    ("ou", Anywhere, "u"),
    ("ow", Anywhere, "u"),
    ("oo", Anywhere, "u"),
    ("ph", Anywhere, "f"),
    ("qu", Soft, "k"),
    ("q", Anywhere, "k"),
    ("rh", Anywhere, "r"),
    ("shch", Anywhere, "q"),
    ("sch", Anywhere, "q"),
    ("sh", Anywhere, "q"),
    ("sz", Anywhere, "q"),
    ("tsch", Anywhere, "x"),
    ("tch", Anywhere, "x"),
    ("ts", Anywhere, "x"),
    ("tz", Anywhere, "x"),
    ("th", Anywhere, "t"),
    ("wh", Anywhere, "w"),
    ("wr", Start, "r"),
    ("x", Start, "s"),
    ("x", Anywhere, "ks"),
    ("zh", Anywhere, "j"),
]);

/// The initials of Mandarin and Cantonese syllables whose letters stand for other sounds than elsewhere.
const CHINESE: &[(&str, &str)] = &[
    ("zh", "x"),
    ("ch", "x"),
    ("sh", "q"),
    ("ng", "ng"),
    ("x", "q"),
    ("q", "x"),
    ("z", "x"),
    ("c", "x"),
    ("j", "x"),
];

/// How a word may sound; several where its writing leaves that open. Never empty.
pub(super) fn sounds(written: &str, spelled: &str, script: Script) -> Vec<String> {
    match script {
        Script::Abjad => of_abjad(written),
        Script::Kana => vec![of_kana(written)],
        Script::Hangul => with_first_r(of_hangul(written)),
        Script::Han => of_han(written),
        Script::Brahmic => vec![of_brahmic(written)],
        Script::Latin | Script::Greek | Script::Cyrillic | Script::Other => {
            vec![rewrite(spelled, RULES)]
        }
    }
}

/// Letter by letter: in these scripts no two letters make one sound. The Arabic article and the Syriac `of` are
/// written as one word with what follows, and left out as often.
fn of_abjad(written: &str) -> Vec<String> {
    let sounds = |letters: &str| -> String { letters.chars().map(letter_of_abjad).collect() };
    let bare = written
        .strip_prefix("ال")
        .or_else(|| written.strip_prefix('ܕ'))
        .map(sounds)
        .filter(|bare| bare.len() > 1);
    std::iter::once(sounds(written)).chain(bare).collect()
}

fn letter_of_abjad(letter: char) -> String {
    match letter {
        'ו' => "w".to_owned(),
        _ => rewrite(&ascii(letter), RULES),
    }
}

fn ascii(letter: char) -> String {
    let near = any_ascii::any_ascii_char(letter).chars();
    near.filter(char::is_ascii_alphabetic)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// In the scripts of India a consonant without a sign for its vowel is said with an a; in the north not at the end of
/// a word. Their daughters in Southeast Asia write their vowels.
fn of_brahmic(written: &str) -> String {
    let mut said = String::new();
    let mut letters = written.chars().peekable();
    while let Some(letter) = letters.next() {
        let sound = ascii(letter);
        said.push_str(&sound);
        let has_a = match letters.peek() {
            Some(&next) => !is_virama(next) && !ascii(next).starts_with(is_vowel),
            None => matches!(letter, '\u{b80}'..='\u{dff}'),
        };
        let is_consonant = matches!(letter, '\u{900}'..='\u{dff}')
            && letter.is_alphabetic()
            && !is_sign(letter)
            && !sound.ends_with(is_vowel);
        if is_consonant && has_a {
            said.push('a');
        }
    }
    rewrite(&said, RULES)
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The sign that a consonant is said without a vowel: the fourth last of each block of India but Sinhala's.
const fn is_virama(letter: char) -> bool {
    matches!(letter, '\u{900}'..='\u{d7f}') && letter as u32 % 0x80 == 0x4d || letter == '\u{dca}'
}

/// Nasal and breathing signs, which take no vowel of their own: the first four of each block of India.
const fn is_sign(letter: char) -> bool {
    letter as u32 % 0x80 < 4
}

/// Small letters change the vowel before them (`ジュ` is ju, `フォ` fo); the small tsu of a long consonant says nothing
/// of its own, nor does the mark of a long vowel, but that a long a or o may be an r with a vowel before it.
fn of_kana(written: &str) -> String {
    let mut said = String::new();
    for letter in written.chars() {
        match letter {
            'ー' if said.ends_with(['a', 'o']) => said.push('r'),
            'ー' | 'ッ' | 'っ' => {}
            'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' => {
                said.pop();
                said.push_str(&ascii(letter));
            }
            'ャ' | 'ュ' | 'ョ' | 'ゃ' | 'ゅ' | 'ょ' => {
                said.pop();
                said.push_str(ascii(letter).trim_start_matches('y'));
            }
            _ => said.push_str(&ascii(letter)),
        }
    }
    rewrite(&said, RULES)
}

fn of_hangul(written: &str) -> String {
    let said: String = written.chars().map(ascii).collect();
    let said = said
        .replace("eo", "o")
        .replace("eu", "u")
        .replace("ae", "e")
        .replace("oe", "e");
    rewrite(&said, RULES)
}

/// A first r, which Seoul leaves out before i and y and says as n elsewhere, is often written in Latin letters.
fn with_first_r(said: String) -> Vec<String> {
    let with_r = match said.as_bytes() {
        [b'i' | b'y', ..] => Some(format!("r{said}")),
        [b'n', ..] => Some(format!("r{}", &said[1..])),
        _ => None,
    };
    std::iter::once(said).chain(with_r).collect()
}

/// In Mandarin, in Cantonese and as Korean reads it.
fn of_han(written: &str) -> Vec<String> {
    let mut all = vec![written.chars().map(|c| chinese(&ascii(c))).collect()];
    let readings: Vec<_> = written.chars().map(han::readings).collect();
    for at in 0..han::MOST_READINGS {
        let said = readings.iter().map(|of| {
            let of = of.cantonese.get(at).or(of.cantonese.first())?;
            Some(chinese(&of.replace('j', "y").replace("oe", "eu")))
        });
        all.extend(said.collect::<Option<String>>());
        let said = readings.iter().map(|of| {
            let of = of.korean.get(at).or(of.korean.first())?;
            Some(of_hangul(of))
        });
        all.extend(
            said.collect::<Option<String>>()
                .into_iter()
                .flat_map(with_first_r),
        );
    }
    if let [surname] = readings.as_slice() {
        all.extend(
            surname
                .surname
                .iter()
                .map(|spelled| rewrite(spelled, RULES)),
        );
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// A syllable of Mandarin in Pinyin, or of Cantonese in Jyutping with y for its j.
fn chinese(syllable: &str) -> String {
    let initial = CHINESE
        .iter()
        .find(|(letters, _)| syllable.starts_with(letters));
    let (letters, sound) = initial.copied().unwrap_or_default();
    sound.to_owned() + &rewrite(&syllable[letters.len()..], RULES)
}

/// The consonants of a word by their kind, so that words that may sound alike have equal or nearly equal ones.
pub(super) fn skeleton(sounds: &str) -> String {
    kinds(sounds, |_| None)
}

/// The consonants of a syllable and its vowels by their kind: of so short a word the consonants alone say too little.
pub(super) fn syllable(sounds: &str) -> String {
    kinds(sounds, |sound| match sound {
        b'a' => Some(b'a'),
        b'e' | b'i' | b'y' => Some(b'i'),
        b'o' | b'u' | b'w' => Some(b'u'),
        _ => None,
    })
}

fn kinds(sounds: &str, vowel: impl Fn(u8) -> Option<u8>) -> String {
    let mut kinds = String::with_capacity(sounds.len());
    let mut last = None;
    for sound in sounds.bytes() {
        let kind = match sound {
            b'b' | b'p' | b'f' => Some(b'p'),
            b'd' | b't' => Some(b't'),
            b'g' | b'k' => Some(b'k'),
            b'c' | b'j' | b'q' | b's' | b'x' | b'z' => Some(b's'),
            b'l' | b'r' => Some(b'l'),
            b'm' | b'n' => Some(b'n'),
            _ => vowel(sound),
        };
        if let Some(kind) = kind.filter(|_| kind != last) {
            kinds.push(char::from(kind));
            last = Some(kind);
        }
    }
    kinds
}
