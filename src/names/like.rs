//! A word of a query and a word of a name come in, how alike they are comes out: equal, equivalent, an initial, a
//! beginning, misspelt, or alike in sound. Each word is judged by itself; the part it plays in a name is not looked
//! at here.

use super::MatchKind;
use super::equivalents;
use super::fold::Word;
use super::hear::alike;
use super::key::is_numeral;
use super::script::Script;

/// Equal words differ in likeness by less than the margin of the index, so that spelling alone hides nobody.
const FOLDED: f64 = 0.995;
const KEYED: f64 = 0.98;

/// Whoever has the very word is nearer than who has it in another language.
const EQUIVALENT: f64 = 0.91;

/// Latin, Lithuanian, Greek and Czech endings put behind a foreign name, as keys, and the shortest name that takes one.
const ENDINGS: &[&str] = &["us", "ius", "as", "is", "os", "ova"];
const SHORTEST_STEM: usize = 3;
const INFLECTED: f64 = 0.91;

/// A beginning counts from here, more the more of the word it is.
const PREFIX: f64 = 0.82;
const PREFIX_OF_KEY: f64 = 0.76;
const PREFIX_SHARE: f64 = 0.1;
const INITIAL: f64 = 0.88;

/// The most that words alike in sound count: where scripts differ, no spelling vouches for them.
const HEARD: f64 = 0.97;

/// The most that a misspelt word counts, however long it is.
const MISSPELT: f64 = 0.95;

/// What one slip for every letter of a word would take.
const SLIP: f64 = 0.7;

/// Fewer letters begin too many names.
const SHORTEST_PREFIX: usize = 3;

/// Two slips in a word are believed only if its letters still stand in much the same order, mostly at its start.
const LIKE_AFTER_TWO: f64 = 0.86;

/// In a shorter key too few letters are left to bear a slip.
const SHORTEST_MISSPELT_KEY: usize = 5;

/// Long words in Latin letters have to sound nearly the same: what their spelling tells apart is seldom one name.
const ALIKE_IN_LATIN: f64 = 0.92;
const ENOUGH_IN_LATIN: f64 = 6.0;

/// What a slip in the key costs more than one in the word itself.
const MISSPELT_KEY: f64 = 0.015;

/// Less alike, words are two names, not one.
pub(super) const ALIKE: f64 = 0.6;

/// Words whose letters agree no more than this by Jaro and Winkler have nothing in common; others in one another's
/// place are rescaled to less than alike.
const UNLIKE: f64 = 0.7;
const FAINTEST: f64 = 0.59;

/// How alike a word of the query and a word of a name are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Likeness {
    pub kind: MatchKind,
    pub similarity: f64,
    pub edits: usize,
    /// For words alike in sound, on how many consonants that rests.
    pub heard: Option<f64>,
}

impl Likeness {
    const fn new(kind: MatchKind, similarity: f64) -> Self {
        Self {
            kind,
            similarity,
            edits: 0,
            heard: None,
        }
    }
}

/// How a word somebody typed is like a word of a name; `None` if not at all.
pub(super) fn compare(query: &Word, name: &Word) -> Option<Likeness> {
    if let Some(same) = equal(query, name).or_else(|| initial(query, name)) {
        return Some(same);
    }
    let spelled = equivalent(query, name)
        .or_else(|| inflected(query, name))
        .or_else(|| prefix(query, name))
        .or_else(|| fuzzy(query, name));
    match (spelled, heard(query, name)) {
        (Some(spelled), Some(heard)) if heard.similarity > spelled.similarity => Some(heard),
        (spelled, heard) => spelled.or(heard),
    }
}

/// The same word, whatever its case, marks, script or romanisation.
pub(super) fn equal(query: &Word, name: &Word) -> Option<Likeness> {
    if query.plain == name.plain {
        return Some(if query.script != name.script {
            Likeness::new(MatchKind::Transliterated, KEYED)
        } else if query.written == name.written {
            Likeness::new(MatchKind::Exact, 1.0)
        } else {
            Likeness::new(MatchKind::Folded, FOLDED)
        });
    }
    (query.key.len() > 1 && query.key == name.key && !are_two(query, name))
        .then_some(Likeness::new(MatchKind::Transliterated, KEYED))
}

/// Whether both words are known, and not as one: eastern is no slip of western, Kasım no spelling of Kâzım.
pub(super) fn are_two(one: &Word, other: &Word) -> bool {
    one.plain != other.plain
        && !one.equivalents().is_empty()
        && !other.equivalents().is_empty()
        && !equivalents::share(one.equivalents(), other.equivalents())
}

/// The same word in another language, or the short form of the same given name.
fn equivalent(query: &Word, name: &Word) -> Option<Likeness> {
    let share = !query.equivalents().is_empty()
        && equivalents::share(query.equivalents(), name.equivalents());
    share.then_some(Likeness::new(MatchKind::Equivalent, EQUIVALENT))
}

/// The same name with the ending of another language: Robertus, Kalniņas, Harmanová.
fn inflected(query: &Word, name: &Word) -> Option<Likeness> {
    let (short, long) = if query.key.len() < name.key.len() {
        (&query.key, &name.key)
    } else {
        (&name.key, &query.key)
    };
    let ending = long.strip_prefix(short.as_str())?;
    (short.len() >= SHORTEST_STEM && ENDINGS.contains(&ending))
        .then_some(Likeness::new(MatchKind::Equivalent, INFLECTED))
}

/// One of the two is a letter the other begins with.
pub(super) fn initial(query: &Word, name: &Word) -> Option<Likeness> {
    let (short, long) = if query.plain.len() < name.plain.len() {
        (query, name)
    } else {
        (name, query)
    };
    let is_initial = (short.single || short.plain.len() == 2)
        && long.plain.len() > short.plain.len()
        && !is_numeral(&long.plain);
    let begins = long.plain.starts_with(&short.plain) || long.key.starts_with(&short.key);
    (is_initial && begins && !is_numeral(&short.plain) && are_spelled_alike(query, name))
        .then_some(Likeness::new(MatchKind::Initials, INITIAL))
}

#[expect(clippy::cast_precision_loss, reason = "no word has that many letters")]
fn prefix(query: &Word, name: &Word) -> Option<Likeness> {
    if !are_spelled_alike(query, name) || are_two(query, name) {
        return None;
    }
    let share = |query: &str, name: &str| {
        (query.len() >= SHORTEST_PREFIX && name.len() > query.len() && name.starts_with(query))
            .then(|| query.len() as f64 / name.len() as f64)
    };
    let plain = share(&query.plain, &name.plain).map(|share| PREFIX + PREFIX_SHARE * share);
    let key = || share(&query.key, &name.key).map(|share| PREFIX_OF_KEY + PREFIX_SHARE * share);
    Some(Likeness::new(MatchKind::Prefix, plain.or_else(key)?))
}

/// In a shorter word of syllables or of whole words, another character makes another word.
const SHORTEST_MISWRITTEN: usize = 4;

/// Whether the letters of two words can be compared: they are of one script, or of scripts that write every sound.
fn are_spelled_alike(one: &Word, other: &Word) -> bool {
    (one.script == other.script && bears_slips(one) && bears_slips(other))
        || (one.script.is_alphabetic() && other.script.is_alphabetic())
}

/// Whether a word is long enough in its script to be misspelt.
pub(super) fn bears_slips(word: &Word) -> bool {
    !word.script.is_syllabic() || word.written.chars().nth(SHORTEST_MISWRITTEN - 1).is_some()
}

/// No word of a name is longer; what is, is looked for as it stands.
const LONGEST_MISSPELT: usize = 32;

/// Slips of the pen allowed in a word of so many letters.
pub(super) const fn slips(letters: usize) -> u8 {
    match letters {
        0..=2 => 0,
        3 | 4 => 1,
        5..=LONGEST_MISSPELT => 2,
        _ => 0,
    }
}

fn fuzzy(query: &Word, name: &Word) -> Option<Likeness> {
    let is_firm = |word: &Word| is_numeral(&word.plain) || is_abbreviation(word);
    if is_firm(query) || is_firm(name) || !are_spelled_alike(query, name) || are_two(query, name) {
        return None;
    }
    let plain = slip(&query.plain, &name.plain);
    let keyed = query.key.len().min(name.key.len()) >= SHORTEST_MISSPELT_KEY;
    let key = if keyed {
        slip(&query.key, &name.key).map(|slip| Likeness {
            similarity: slip.similarity - MISSPELT_KEY,
            ..slip
        })
    } else {
        None
    };
    match (plain, key) {
        (Some(plain), Some(key)) => Some(if key.similarity > plain.similarity {
            key
        } else {
            plain
        }),
        (plain, key) => plain.or(key),
    }
}

/// A few letters that nobody can say are not a misspelt word: SSR is not USSR.
fn is_abbreviation(word: &Word) -> bool {
    word.script.is_alphabetic()
        && word.plain.len() <= LONGEST_UNSAID
        && !word.plain.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

const LONGEST_UNSAID: usize = 5;

fn slip(query: &str, name: &str) -> Option<Likeness> {
    let (short, long) = (query.len().min(name.len()), query.len().max(name.len()));
    let allowed = usize::from(slips(short));
    if long - short > allowed {
        return None;
    }
    let edits = strsim::osa_distance(query, name);
    let is_jumbled = edits > 1 && strsim::jaro_winkler(query, name) < LIKE_AFTER_TWO;
    if edits > allowed || is_jumbled {
        return None;
    }
    Some(Likeness {
        kind: MatchKind::Fuzzy,
        similarity: share_kept(edits, long),
        edits: edits.max(1),
        heard: None,
    })
}

/// How much of a word of `length` letters `edits` leave standing.
#[expect(
    clippy::cast_precision_loss,
    reason = "words have at most some hundred letters"
)]
fn share_kept(edits: usize, length: usize) -> f64 {
    (1.0 - SLIP * edits.max(1) as f64 / length.max(1) as f64).min(MISSPELT)
}

/// Words that sound alike, in two scripts or as two languages write them.
#[expect(clippy::cast_precision_loss, reason = "no word has that many letters")]
fn heard(query: &Word, name: &Word) -> Option<Likeness> {
    if is_numeral(&query.plain) || is_numeral(&name.plain) {
        return None;
    }
    let (least, enough) = match (query.script, name.script) {
        (Script::Latin, Script::Latin) => (ALIKE_IN_LATIN, ENOUGH_IN_LATIN),
        (one, other) if one == other => return None,
        _ => (ALIKE, 0.0),
    };
    let is_short = |word: &Word| {
        word.sounds()
            .iter()
            .all(|sounds| (sounds.len() as f64) < enough)
    };
    if is_short(query) || is_short(name) {
        return None;
    }
    let (alike, consonants) = hear(query, name);
    (alike >= least && consonants >= enough).then_some(Likeness {
        heard: Some(consonants),
        ..Likeness::new(MatchKind::Transliterated, alike * HEARD)
    })
}

fn hear(one: &Word, other: &Word) -> (f64, f64) {
    let mut best = (0.0, 0.0);
    for said in one.sounds() {
        for heard in other.sounds() {
            let alike = alike((said, one.script), (heard, other.script));
            if alike.0 > best.0 {
                best = alike;
            }
        }
    }
    best
}

/// A likeness too faint to take one word for the other, but enough to put one name before another.
pub(super) fn faint(query: &Word, name: &Word) -> Option<Likeness> {
    if query.script != name.script || query.script != Script::Latin {
        return None;
    }
    let like = strsim::jaro_winkler(&query.plain, &name.plain);
    (like > UNLIKE).then_some(Likeness {
        kind: MatchKind::Fuzzy,
        similarity: (like - UNLIKE) / (1.0 - UNLIKE) * FAINTEST,
        edits: 0,
        heard: None,
    })
}
