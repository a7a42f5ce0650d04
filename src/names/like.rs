//! A word of a query and a word of a name come in, how alike they are comes out: equal, an initial, a beginning, or
//! misspelt. Each word is judged by itself; the part it plays in a name is not looked at here.

use super::MatchKind;
use super::fold::Word;
use super::key::is_numeral;

/// Equal words differ in likeness by less than the margin of the index, so that spelling alone hides nobody.
const FOLDED: f64 = 0.995;
const KEYED: f64 = 0.98;
const PREFIX: f64 = 0.90;
const INITIAL: f64 = 0.88;

/// Fewer letters begin too many names.
const SHORTEST_PREFIX: usize = 3;

/// Two slips in a word are believed only if its letters still stand in much the same order, mostly at its start.
const LIKE_AFTER_ONE: f64 = 0.75;
const LIKE_AFTER_TWO: f64 = 0.86;

/// In a shorter key too few letters are left to bear a slip.
const SHORTEST_MISSPELT_KEY: usize = 5;

/// How alike a word of the query and a word of a name are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Likeness {
    pub kind: MatchKind,
    pub similarity: f64,
    pub edits: usize,
}

impl Likeness {
    const fn new(kind: MatchKind, similarity: f64) -> Self {
        Self {
            kind,
            similarity,
            edits: 0,
        }
    }
}

/// How a word somebody typed is like a word of a name; `None` if it is not.
pub(super) fn compare(query: &Word, name: &Word) -> Option<Likeness> {
    equal(query, name)
        .or_else(|| initial(query, name))
        .or_else(|| prefix(query, name))
        .or_else(|| fuzzy(query, name))
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
    (query.key.len() > 1 && query.key == name.key)
        .then_some(Likeness::new(MatchKind::Transliterated, KEYED))
}

/// One of the two is a letter the other begins with.
pub(super) fn initial(query: &Word, name: &Word) -> Option<Likeness> {
    let (short, long) = if query.plain.len() < name.plain.len() {
        (query, name)
    } else {
        (name, query)
    };
    let is_initial = (short.single || short.plain.len() == 2)
        && long.plain.len() > 2
        && !is_numeral(&long.plain);
    let begins = long.plain.starts_with(&short.plain) || long.key.starts_with(&short.key);
    (is_initial && begins && !is_numeral(&short.plain))
        .then_some(Likeness::new(MatchKind::Initials, INITIAL))
}

fn prefix(query: &Word, name: &Word) -> Option<Likeness> {
    let begins = |query: &str, name: &str| {
        query.len() >= SHORTEST_PREFIX && name.len() > query.len() && name.starts_with(query)
    };
    (begins(&query.plain, &name.plain) || begins(&query.key, &name.key))
        .then_some(Likeness::new(MatchKind::Prefix, PREFIX))
}

/// Slips of the pen allowed in a word of so many letters.
pub(super) const fn slips(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3 | 4 => 1,
        _ => 2,
    }
}

fn fuzzy(query: &Word, name: &Word) -> Option<Likeness> {
    if is_numeral(&query.plain) || is_numeral(&name.plain) {
        return None;
    }
    let plain = slip(&query.plain, &name.plain);
    let keyed = query.key.len().min(name.key.len()) >= SHORTEST_MISSPELT_KEY;
    let key = if keyed {
        slip(&query.key, &name.key)
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

fn slip(query: &str, name: &str) -> Option<Likeness> {
    let (short, long) = (query.len().min(name.len()), query.len().max(name.len()));
    let allowed = slips(short);
    if long - short > allowed {
        return None;
    }
    let edits = strsim::osa_distance(query, name);
    let like = if edits < 2 {
        LIKE_AFTER_ONE
    } else {
        LIKE_AFTER_TWO
    };
    if edits > allowed || strsim::jaro_winkler(query, name) < like {
        return None;
    }
    Some(Likeness {
        kind: MatchKind::Fuzzy,
        similarity: share_kept(edits, long),
        edits: edits.max(1),
    })
}

/// How much of a word of `length` letters `edits` leave standing.
#[expect(
    clippy::cast_precision_loss,
    reason = "words have at most some hundred letters"
)]
pub(super) fn share_kept(edits: usize, length: usize) -> f64 {
    (1.0 - edits.max(1) as f64 / length.max(1) as f64).min(0.95)
}
