//! Words a few slips away: how far every beginning of a word is from every beginning of another, a row a letter.
//!
//! The distance is that of optimal string alignment: a letter too many, too few or another is one slip, and so are two
//! neighbours that changed places. Words are taken byte by byte, so they should be ASCII.

use super::Guide;

/// No more slips than these are borne.
const MOST: u8 = 3;

/// The distances that are kept of a row: farther from the diagonal than the slips that are borne, all are more. One more
/// is kept, which is never reached.
const BAND: usize = 2 * MOST as usize + 2;

/// How far what was walked is from the beginnings of a word, the longest of which is as much longer as it may be.
type Row = [u8; BAND];

/// Leads a walk through a dictionary to the words at most so many slips from one.
pub struct Slips<'w> {
    word: &'w [u8],
    most: u8,
    /// What the word may be laid on: all of the other, or only a beginning of it.
    whole: bool,
    /// The first row stands for no letter, then one for every letter of the path.
    rows: Vec<Row>,
    path: Vec<u8>,
}

impl<'w> Slips<'w> {
    /// Leads to words at most `most` slips from `word`, three at most.
    #[must_use]
    pub fn of(word: &'w str, most: u8) -> Self {
        Self::new(word, most, true)
    }

    /// Leads to words at most `most` slips from some beginning of `word`, three at most.
    #[must_use]
    pub fn of_a_beginning(word: &'w str, most: u8) -> Self {
        Self::new(word, most, false)
    }

    fn new(word: &'w str, most: u8, whole: bool) -> Self {
        let (word, most) = (word.as_bytes(), most.min(MOST));
        let mut first = [most + 1; BAND];
        let most_cells = usize::from(most);
        for (at, distance) in (0..=most).enumerate().take(word.len() + 1) {
            first[most_cells + at] = distance;
        }
        Self {
            word,
            most,
            whole,
            rows: vec![first],
            path: Vec::new(),
        }
    }

    /// How long the beginning of the word is that a cell of a row stands for.
    fn length(&self, depth: usize, cell: usize) -> Option<usize> {
        let length = (depth + cell).checked_sub(usize::from(self.most))?;
        (length <= self.word.len()).then_some(length)
    }
}

impl Guide for Slips<'_> {
    fn step(&mut self, depth: usize, letter: u8) -> bool {
        let (most, beyond) = (usize::from(self.most), self.most + 1);
        self.path.truncate(depth);
        self.rows.truncate(depth + 1);
        let last = self.rows[depth];
        let two_up = depth
            .checked_sub(1)
            .map(|at| (self.rows[at], self.path[at]));
        let mut row = [beyond; BAND];
        // The cells that stand for a beginning: the first for one of no letter or more, the last for no more than all.
        let first = most.saturating_sub(depth + 1);
        let cells = (self.word.len() + most)
            .saturating_sub(depth)
            .min(2 * most + 1);
        let (mut nearest, mut shorter) = (beyond, beyond);
        for cell in first..cells {
            let mut distance = shorter.min(last[cell + 1]) + 1;
            let length = depth + 1 + cell - most;
            if length > 0 {
                let asked = self.word[length - 1];
                distance = distance.min(last[cell] + u8::from(asked != letter));
                if let Some((two_up, other)) = two_up
                    && asked == other
                    && length > 1
                    && self.word[length - 2] == letter
                {
                    distance = distance.min(two_up[cell] + 1);
                }
            }
            row[cell] = distance.min(beyond);
            shorter = row[cell];
            nearest = nearest.min(shorter);
        }
        self.path.push(letter);
        self.rows.push(row);
        nearest <= self.most
    }

    fn accepts(&self, depth: usize) -> bool {
        let Some(row) = self.rows.get(depth) else {
            return false;
        };
        let cells = 0..2 * usize::from(self.most) + 1;
        cells
            .filter_map(|cell| Some((self.length(depth, cell)?, row[cell])))
            .any(|(length, distance)| {
                distance <= self.most && (!self.whole || length == self.word.len())
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(word: &str, other: &str, most: u8) -> bool {
        let mut slips = Slips::of(word, most);
        let alive = other
            .bytes()
            .enumerate()
            .all(|(at, letter)| slips.step(at, letter));
        alive && slips.accepts(other.len())
    }

    #[test]
    fn finds_what_the_distance_says() {
        let words = [
            "",
            "a",
            "ab",
            "ba",
            "abc",
            "acb",
            "aralov",
            "arolov",
            "arlaov",
            "ralov",
            "aralow",
            "paralov",
            "arlv",
            "aarlvo",
            "karalova",
            "aralovaralov",
        ];
        for one in words {
            for other in words {
                let distance = strsim::osa_distance(one, other);
                for most in 0..=2 {
                    let near = is_near(one, other, most);
                    assert_eq!(near, distance <= usize::from(most), "{one} {other} {most}");
                }
            }
        }
    }

    #[test]
    fn finds_what_is_near_a_beginning() {
        let mut slips = Slips::of_a_beginning("semyonaralov", 1);
        let alive = "simyon"
            .bytes()
            .enumerate()
            .all(|(at, letter)| slips.step(at, letter));
        assert!(alive && slips.accepts(6));
        assert!(slips.accepts(5));
    }
}
