//! Words a few slips away: how far every beginning of a word is from every beginning of another, a row a letter.
//!
//! The distance is that of optimal string alignment: a letter too many, too few or another is one slip, and so are two
//! neighbours that changed places. Words are taken byte by byte, so they should be ASCII.

use super::Guide;

/// Leads a walk through a dictionary to the words at most so many slips from one.
pub struct Slips<'w> {
    word: &'w [u8],
    most: u8,
    /// What the word may be laid on: all of the other, or only a beginning of it.
    whole: bool,
    /// For every letter of the path the distance to each beginning of the word; the first row stands for no letter.
    rows: Vec<u8>,
    path: Vec<u8>,
}

impl<'w> Slips<'w> {
    /// Leads to words at most `most` slips from `word`.
    #[must_use]
    pub fn of(word: &'w str, most: u8) -> Self {
        Self::new(word, most, true)
    }

    /// Leads to words at most `most` slips from some beginning of `word`.
    #[must_use]
    pub fn of_a_beginning(word: &'w str, most: u8) -> Self {
        Self::new(word, most, false)
    }

    fn new(word: &'w str, most: u8, whole: bool) -> Self {
        let word = word.as_bytes();
        let word = &word[..word.len().min(usize::from(u8::MAX) - 1)];
        let first = (0..=u8::MAX).take(word.len() + 1);
        Self {
            word,
            most,
            whole,
            rows: first.collect(),
            path: Vec::new(),
        }
    }
}

impl Guide for Slips<'_> {
    fn step(&mut self, depth: usize, letter: u8) -> bool {
        let width = self.word.len() + 1;
        self.path.truncate(depth);
        self.path.push(letter);
        self.rows.resize((depth + 2) * width, u8::MAX);
        let (above, row) = self.rows.split_at_mut((depth + 1) * width);
        let (before, last) = above.split_at(depth * width);
        let last = &last[..width];
        let two_up = before.len().checked_sub(width).map(|from| &before[from..]);
        // Outside a band around the diagonal every distance is more than the most that is borne.
        let reach = usize::from(self.most);
        let (from, to) = (
            (depth + 1).saturating_sub(reach),
            (depth + 1 + reach).min(width - 1),
        );
        if from > to {
            return false;
        }
        let beyond = self.most + 1;
        row.fill(beyond);
        let mut nearest = beyond;
        if from == 0 {
            row[0] = u8::try_from(depth + 1).unwrap_or(beyond).min(beyond);
            nearest = row[0];
        }
        for at in from.max(1)..=to {
            let asked = self.word[at - 1];
            let mut distance = last[at - 1] + u8::from(asked != letter);
            distance = distance.min(row[at - 1] + 1).min(last[at] + 1);
            if let Some(two_up) = two_up
                && at > 1
                && asked == self.path[depth - 1]
                && self.word[at - 2] == letter
            {
                distance = distance.min(two_up[at - 2] + 1);
            }
            row[at] = distance.min(beyond);
            nearest = nearest.min(row[at]);
        }
        nearest <= self.most
    }

    fn accepts(&self, depth: usize) -> bool {
        let width = self.word.len() + 1;
        let Some(row) = self.rows.get(depth * width..(depth + 1) * width) else {
            return false;
        };
        if self.whole {
            row[width - 1] <= self.most
        } else {
            row.iter().any(|distance| *distance <= self.most)
        }
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
