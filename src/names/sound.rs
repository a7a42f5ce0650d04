//! A word in any script comes in, how it may sound comes out; two words come in, how alike they sound comes out. It
//! is for words in different scripts, where no spelling can be compared: one script leaves out the vowels, the next
//! adds some, a third has one letter for l and r. Words in the same script are compared by their letters instead.
//!
//! A sound is one of the letters a to z: `x` stands for ch and ts, `q` for sh, `j` for dj, zh and j, `c` for a c
//! before e or i, `w` for a w that may be an o, u or v, `y` for a y that may be an i, the others for themselves.

use super::fold::Script;
use super::han;
use super::key::{
    Place::{Anywhere, End, Soft, Start},
    Rule, rewrite,
};

/// The sounds of letters as languages in Latin script, and transliterations into it, use them.
const RULES: &[Rule] = &[
    ("tsch", Anywhere, "x"),
    ("dsch", Anywhere, "j"),
    ("shch", Anywhere, "q"),
    ("eaux", End, "o"),
    ("tch", Anywhere, "x"),
    ("dzh", Anywhere, "j"),
    ("sch", Anywhere, "q"),
    ("eau", Anywhere, "o"),
    ("igh", Anywhere, "i"),
    ("dj", Anywhere, "j"),
    ("dz", Anywhere, "j"),
    ("ch", Anywhere, "x"),
    ("cz", Anywhere, "x"),
    ("ts", Anywhere, "x"),
    ("tz", Anywhere, "x"),
    ("sh", Anywhere, "q"),
    ("sz", Anywhere, "q"),
    ("zh", Anywhere, "j"),
    ("ck", Anywhere, "k"),
    ("hs", Start, "q"),
    ("kh", Anywhere, "h"),
    ("ph", Anywhere, "f"),
    ("gh", Anywhere, "g"),
    ("th", Anywhere, "t"),
    ("dh", Anywhere, "d"),
    ("bh", Anywhere, "b"),
    ("rh", Anywhere, "r"),
    ("wh", Anywhere, "w"),
    ("wr", Start, "r"),
    ("qu", Soft, "k"),
    ("ou", Anywhere, "u"),
    ("ow", Anywhere, "u"),
    ("oo", Anywhere, "u"),
    ("ee", Anywhere, "i"),
    ("x", Start, "s"),
    ("x", Anywhere, "ks"),
    ("c", Soft, "c"),
    ("c", Anywhere, "k"),
    ("q", Anywhere, "k"),
    ("j", Anywhere, "j"),
];

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
        Script::Latin | Script::Greek | Script::Cyrillic | Script::Brahmic | Script::Other => {
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
    for at in 0..2 {
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

/// Sounds that are taken for one another, and how far apart they are: 0 the same, 1 unlike. A table of our own, in
/// the spirit of weighted phonetic alignment: voicing and place cost little, a different kind of sound the whole.
const CLOSE: &[(&str, f32)] = &[
    ("dt", 0.15),
    ("bp", 0.2),
    ("gk", 0.2),
    ("sz", 0.15),
    ("vw", 0.0),
    ("bv", 0.2),
    ("bw", 0.3),
    ("fv", 0.15),
    ("fw", 0.3),
    ("fp", 0.2),
    ("bf", 0.4),
    ("pv", 0.4),
    ("fh", 0.35),
    ("hk", 0.35),
    ("gh", 0.3),
    ("hx", 0.35),
    ("kx", 0.45),
    ("hq", 0.5),
    ("ck", 0.2),
    ("cs", 0.05),
    ("cx", 0.1),
    ("cz", 0.2),
    ("cj", 0.15),
    ("cq", 0.2),
    ("sx", 0.25),
    ("xz", 0.25),
    ("qs", 0.2),
    ("qz", 0.3),
    ("qx", 0.2),
    ("jx", 0.15),
    ("jq", 0.3),
    ("jz", 0.25),
    ("js", 0.4),
    ("jy", 0.15),
    ("gj", 0.25),
    ("ij", 0.3),
    ("tx", 0.45),
    ("dj", 0.45),
    ("st", 0.5),
    ("dz", 0.4),
    ("mn", 0.35),
    ("ln", 0.6),
    ("iy", 0.05),
    ("ey", 0.1),
    ("uw", 0.05),
    ("ow", 0.1),
    ("uv", 0.3),
    ("aw", 0.4),
    ("ou", 0.1),
    ("ei", 0.15),
    ("ae", 0.15),
    ("ao", 0.2),
];

const LETTERS: usize = 26;

const fn distances() -> [[f32; LETTERS]; LETTERS] {
    let mut table = [[1.0; LETTERS]; LETTERS];
    let mut at = 0;
    while at < LETTERS {
        table[at][at] = 0.0;
        at += 1;
    }
    at = 0;
    while at < CLOSE.len() {
        let (pair, apart) = CLOSE[at];
        let pair = pair.as_bytes();
        let (one, other) = ((pair[0] - b'a') as usize, (pair[1] - b'a') as usize);
        table[one][other] = apart;
        table[other][one] = apart;
        at += 1;
    }
    table
}

const APART: [[f32; LETTERS]; LETTERS] = distances();

const fn is_vowel(sound: u8) -> bool {
    matches!(sound, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// How closely two scripts let one hear a name.
#[derive(Clone, Copy)]
struct Ear {
    /// What a vowel weighs beside a consonant.
    vowel: f32,
    /// What a y or w weighs, which may be a vowel.
    glide: f32,
    /// What an l, n, r, s or stop weighs that ends a syllable.
    coda: f32,
    /// How far apart l and r are.
    liquid: f32,
}

impl Ear {
    const fn new(one: Script, other: Script) -> Self {
        let (one, other) = (Self::of(one), Self::of(other));
        Self {
            vowel: if one.vowel < other.vowel {
                one.vowel
            } else {
                other.vowel
            },
            glide: if one.glide < other.glide {
                one.glide
            } else {
                other.glide
            },
            coda: if one.coda < other.coda {
                one.coda
            } else {
                other.coda
            },
            liquid: if one.liquid < other.liquid {
                one.liquid
            } else {
                other.liquid
            },
        }
    }

    const fn of(script: Script) -> Self {
        let (vowel, glide, coda, liquid) = match script {
            Script::Abjad => (0.04, 0.12, 1.0, 0.8),
            Script::Kana => (0.2, 0.2, 0.5, 0.0),
            Script::Han => (0.25, 0.25, 0.45, 0.1),
            Script::Hangul => (0.25, 0.25, 0.7, 0.05),
            Script::Brahmic => (0.15, 0.25, 0.9, 0.8),
            Script::Latin | Script::Greek | Script::Cyrillic | Script::Other => {
                (0.35, 0.35, 1.0, 0.8)
            }
        };
        Self {
            vowel,
            glide,
            coda,
            liquid,
        }
    }

    /// What a sound weighs at its place in a word.
    fn weight(&self, word: &[u8], at: usize) -> f32 {
        let (sound, next) = (word[at], word.get(at + 1).copied());
        let coda = next.is_none_or(|next| !is_vowel(next) && !matches!(next, b'y' | b'w'));
        match sound {
            _ if is_vowel(sound) => self.vowel,
            b'y' | b'w' => self.glide,
            b'h' if coda => 0.1,
            b'h' => 0.25,
            b'g' if at > 0 && word[at - 1] == b'n' => 0.3_f32.min(self.coda),
            _ if coda && at > 0 => self.coda,
            _ => 1.0,
        }
    }

    fn apart(&self, one: u8, other: u8) -> f32 {
        let apart = APART[usize::from(one - b'a')][usize::from(other - b'a')];
        match (one, other) {
            _ if one == other => 0.0,
            (b'l', b'r') | (b'r', b'l') => self.liquid,
            _ if is_vowel(one) && is_vowel(other) => {
                self.vowel * if apart < 1.0 { 0.4 } else { 0.7 }
            }
            _ => apart,
        }
    }
}

/// How alike two words sound, 0 to 1, by the cheapest way to turn the sounds of one into those of the other; and on
/// how much that rests, in consonants.
pub(super) fn alike(one: (&str, Script), other: (&str, Script)) -> (f64, f64) {
    let ear = Ear::new(one.1, other.1);
    let (one, other) = (longest(one.0), longest(other.0));
    // The first row of the table: what it costs to say so much of the other word for nothing.
    let mut row = [0.0; MOST_SOUNDS + 1];
    let mut of_other = [0.0; MOST_SOUNDS];
    for at in 0..other.len() {
        of_other[at] = ear.weight(other, at);
        row[at + 1] = row[at] + of_other[at];
    }
    let other_whole = row[other.len()];
    let mut one_whole = 0.0;
    for (place, &sound) in one.iter().enumerate() {
        let weight = ear.weight(one, place);
        one_whole += weight;
        let mut corner = row[0];
        row[0] += weight;
        for at in 0..other.len() {
            let turned = corner + ear.apart(sound, other[at]);
            corner = row[at + 1];
            row[at + 1] = turned.min(corner + weight).min(row[at] + of_other[at]);
        }
    }
    let whole = one_whole.max(other_whole);
    if whole <= 0.0 {
        return (0.0, 0.0);
    }
    let alike = (1.0 - row[other.len()] / whole).max(0.0);
    (f64::from(alike), f64::from(one_whole.min(other_whole)))
}

/// More sounds of a word are not listened to.
const MOST_SOUNDS: usize = 48;

fn longest(sounds: &str) -> &[u8] {
    let sounds = sounds.as_bytes();
    &sounds[..sounds.len().min(MOST_SOUNDS)]
}

/// The consonants of a word by their kind, so that words that may sound alike have equal or nearly equal ones.
pub(super) fn skeleton(sounds: &str) -> String {
    kinds(sounds, |_| None)
}

/// The consonants of a syllable and its vowels by their kind: of so short a word the consonants alone say too little.
pub(super) fn syllable(sounds: &str) -> String {
    kinds(sounds, |sound| match sound {
        'a' => Some('a'),
        'e' | 'i' | 'y' => Some('i'),
        'o' | 'u' | 'w' => Some('u'),
        _ => None,
    })
}

fn kinds(sounds: &str, vowel: impl Fn(char) -> Option<char>) -> String {
    let mut kinds = String::new();
    for sound in sounds.chars() {
        let kind = match sound {
            'b' | 'p' | 'f' => Some('p'),
            'd' | 't' => Some('t'),
            'g' | 'k' => Some('k'),
            'c' | 'j' | 'q' | 's' | 'x' | 'z' => Some('s'),
            'l' | 'r' => Some('l'),
            'm' | 'n' => Some('n'),
            _ => vowel(sound),
        };
        if let Some(kind) = kind.filter(|kind| !kinds.ends_with(*kind)) {
            kinds.push(kind);
        }
    }
    kinds
}
