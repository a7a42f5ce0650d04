//! Two words come in as sounds, how alike they sound comes out: by the cheapest way to turn one into the other, where
//! sounds that scripts mix up or leave out cost little. It is for words in different scripts, and for long ones in
//! Latin letters that languages spell too differently to be compared by letters.

use super::script::Script;

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

/// What an h weighs at the end of a syllable and elsewhere, and the g of ng.
const MUTE: f32 = 0.1;
const BREATH: f32 = 0.25;
const NASAL: f32 = 0.3;

/// How far apart vowels are that are near one another and that are not, as a share of what a vowel weighs.
const NEAR_VOWEL: f32 = 0.4;
const FAR_VOWEL: f32 = 0.7;

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
    fn new(one: Script, other: Script) -> Self {
        let (one, other) = (Self::of(one), Self::of(other));
        Self {
            vowel: one.vowel.min(other.vowel),
            glide: one.glide.min(other.glide),
            coda: one.coda.min(other.coda),
            liquid: one.liquid.min(other.liquid),
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
            b'h' if coda => MUTE,
            b'h' => BREATH,
            b'g' if at > 0 && word[at - 1] == b'n' => NASAL.min(self.coda),
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
                self.vowel * if apart < 1.0 { NEAR_VOWEL } else { FAR_VOWEL }
            }
            _ => apart,
        }
    }
}

/// How alike two words sound, 0 to 1, by the cheapest way to turn the sounds of one into those of the other; and on
/// how much that rests, in consonants.
pub(super) fn alike(one: (&str, Script), other: (&str, Script)) -> (f64, f64) {
    let ear = Ear::new(one.1, other.1);
    let (one, other) = (heard_part(one.0), heard_part(other.0));
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

fn heard_part(sounds: &str) -> &[u8] {
    let sounds = sounds.as_bytes();
    &sounds[..sounds.len().min(MOST_SOUNDS)]
}
