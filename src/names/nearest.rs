//! The known word nearest to a misspelt one: for fields, ids and words of a vocabulary.
//!
//! These are spellings of this program's own, not names of people: no folding, no scripts.

/// Under this the nearest word is no help: `colour` is 0.83 from `color`, 0.5 from `cite`.
const LIKE: f64 = 0.6;

/// The word most like `found`, the first of several; none if none is like it at all.
pub fn nearest<'a>(found: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let found = found.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    let letters = found.chars().count();
    for name in known {
        // What differs so much in length alone need not be compared letter by letter.
        let (short, long) = match name.chars().count() {
            of_name if of_name < letters => (of_name, letters),
            of_name => (letters, of_name),
        };
        if !is_like_in_length(short, long) && !name.to_lowercase().starts_with(&found) {
            continue;
        }
        let likeness = likeness(&found, &name.to_lowercase());
        if likeness >= LIKE && best.is_none_or(|(top, _)| likeness > top) {
            best = Some((likeness, name));
        }
    }
    best.map(|(_, name)| name.to_owned())
}

/// How many letters of a word are left out, put in, replaced or swapped in another.
#[must_use]
pub fn slips(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

/// Whether words of so many letters can be alike at all: each letter too many is a typo.
#[expect(clippy::cast_precision_loss, reason = "no word has that many letters")]
fn is_like_in_length(short: usize, long: usize) -> bool {
    short as f64 >= LIKE * long as f64
}

/// How like two words are, from 0 to 1: by their typos, or by one beginning like the other.
fn likeness(found: &str, name: &str) -> f64 {
    let begins = found.len() > 2 && name.starts_with(found);
    strsim::normalized_damerau_levenshtein(found, name).max(if begins { LIKE } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn typos_and_beginnings() {
        let fields = ["id", "name", "aliases", "misspellings", "summary"];
        assert_eq!(nearest("nam", fields.into_iter()).as_deref(), Some("name"));
        assert_eq!(
            nearest("alias", fields.into_iter()).as_deref(),
            Some("aliases")
        );
        assert_eq!(
            nearest("mis", fields.into_iter()).as_deref(),
            Some("misspellings")
        );
        assert_eq!(nearest("xyz", fields.into_iter()), None);
    }
}
