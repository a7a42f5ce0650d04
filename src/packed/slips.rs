//! Words a few slips away: which beginnings of a word every beginning of another is near to, a bit for each.
//!
//! The distance is that of optimal string alignment: a letter too many, too few or another is one slip, and so are two
//! neighbours that changed places. Words are taken byte by byte, so they should be ASCII.
//!
//! Where all slips of a word are in its first letters, there are none in the others: so whoever has the words backwards
//! too finds them [`Behind`] those, and from the start only those that [are not all there](Slips::not_all_in).

use std::ops::RangeInclusive;

use super::Guide;

/// No more slips than these are borne.
const MOST: usize = 3;

/// The beginnings of the word that what was walked is near to: of each number of slips up to the most that are borne, a
/// bit for each beginning, that of no letters being the lowest.
type Near = [u64; MOST + 1];

/// Leads a walk through a dictionary to the words at most so many slips from one.
pub struct Slips {
    most: usize,
    /// The bit of the whole word, or the bits of all its beginnings if any of them will do.
    wanted: u64,
    /// The beginnings that may be so many slips away.
    allowed: Near,
    /// For each letter, the beginnings after which it comes.
    comes: Box<[u64; 256]>,
    /// The different letters of the word.
    letters: Vec<u8>,
    /// What is near to no letter, then to every beginning of the path.
    near: Box<[Near; STEPS + 1]>,
    /// The beginnings after which each letter of the path comes.
    path: [u64; STEPS],
}

/// No path is longer that is near to a word.
const STEPS: usize = Slips::LONGEST + MOST;

impl Slips {
    /// No longer word can be asked for.
    pub const LONGEST: usize = 63;

    /// Leads to words at most `most` slips from `word`, three at most; to none if that is too long.
    #[must_use]
    pub fn of(word: &str, most: u8) -> Self {
        let mut slips = Self::of_a_beginning(word, most);
        slips.wanted &= 1_u64.checked_shl(bits(word.len())).unwrap_or_default();
        slips
    }

    /// Leads to words at most `most` slips from some beginning of `word`, three at most; to none if that is too long.
    #[must_use]
    pub fn of_a_beginning(word: &str, most: u8) -> Self {
        let most = usize::from(most).min(MOST);
        let all = match Self::LONGEST.checked_sub(word.len()) {
            Some(shorter) => u64::MAX >> shorter,
            None => 0,
        };
        let (mut comes, mut letters) = (Box::new([0; 256]), Vec::new());
        for (at, letter) in word.bytes().enumerate().take(Self::LONGEST) {
            if comes[usize::from(letter)] == 0 {
                letters.push(letter);
            }
            comes[usize::from(letter)] |= 1 << at;
        }
        let mut none = Near::default();
        for (slips, near) in none.iter_mut().enumerate().take(most + 1) {
            *near = all & ((2 << slips) - 1);
        }
        let mut near = Box::new([Near::default(); STEPS + 1]);
        near[0] = none;
        Self {
            most,
            wanted: all,
            allowed: [all; MOST + 1],
            comes,
            letters,
            near,
            path: [0; STEPS],
        }
    }

    /// The same, but not to words all of whose slips are in the first so many letters.
    #[must_use]
    pub fn not_all_in(mut self, letters: usize) -> Self {
        let behind = u64::MAX.checked_shl(bits(letters + 1)).unwrap_or_default();
        self.allowed[self.most] &= behind;
        self.near[0][self.most] &= behind;
        self
    }

    /// What is near to the first `depth` letters of the path and one more, which comes after these beginnings.
    fn after(&self, depth: usize, letter: u64) -> Near {
        // Beginnings that go on by this letter and then by the one before it: that stands two steps back.
        let (before, turned) = match depth.checked_sub(1) {
            Some(at) => (&self.near[at], letter & (self.path[at] >> 1)),
            None => (&self.near[0], 0),
        };
        let last = &self.near[depth];
        let mut near = Near::default();
        near[0] = ((last[0] & letter) << 1) & self.allowed[0];
        for slips in 1..=self.most {
            let fewer = slips - 1;
            let on = (last[slips] & letter) | last[fewer] | near[fewer];
            let swapped = (before[fewer] & turned) << 2;
            near[slips] = (last[fewer] | (on << 1) | swapped) & self.allowed[slips];
        }
        near
    }

    /// Whether a word may be wanted that goes on so from the first `depth` letters of the path: it is near, or would be
    /// if the letter after this one is the one that it changed places with.
    fn leads(&self, depth: usize, letter: u64, near: &Near) -> bool {
        let turning = self.most.checked_sub(1).is_some_and(|fewer| {
            let before = self.near[depth][fewer] & (letter >> 1);
            (before << 2) & self.allowed[self.most] != 0
        });
        turning || near.iter().any(|near| *near != 0)
    }
}

impl Guide for Slips {
    fn step(&mut self, depth: usize, letter: u8) -> bool {
        if depth >= STEPS {
            return false;
        }
        let letter_comes = self.comes[usize::from(letter)];
        let near = self.after(depth, letter_comes);
        let leads = self.leads(depth, letter_comes, &near);
        self.path[depth] = letter_comes;
        self.near[depth + 1] = near;
        leads
    }

    fn accepts(&self, depth: usize) -> bool {
        let near = self.near.get(depth);
        near.is_some_and(|near| near.iter().any(|near| near & self.wanted != 0))
    }

    fn may_go(&self, depth: usize, letters: RangeInclusive<u8>) -> bool {
        if depth >= STEPS {
            return false;
        }
        let leads = |letter: u64| self.leads(depth, letter, &self.after(depth, letter));
        // Where a letter leads that the word has not, any leads.
        let mut known = self
            .letters
            .iter()
            .filter(|letter| letters.contains(letter));
        leads(0) || known.any(|letter| leads(self.comes[usize::from(*letter)]))
    }
}

/// Leads to words that begin with some letters, and from there on as another guide leads.
pub struct Behind<'b, G> {
    beginning: &'b [u8],
    guide: G,
}

impl<'b, G> Behind<'b, G> {
    /// Leads to `beginning`, and on by what `guide` leads to.
    pub const fn new(beginning: &'b str, guide: G) -> Self {
        Self {
            beginning: beginning.as_bytes(),
            guide,
        }
    }
}

impl<G: Guide> Guide for Behind<'_, G> {
    fn step(&mut self, depth: usize, letter: u8) -> bool {
        match self.beginning.get(depth) {
            Some(wanted) => *wanted == letter,
            None => self.guide.step(depth - self.beginning.len(), letter),
        }
    }

    fn accepts(&self, depth: usize) -> bool {
        let depth = depth.checked_sub(self.beginning.len());
        depth.is_some_and(|depth| self.guide.accepts(depth))
    }

    fn may_go(&self, depth: usize, letters: RangeInclusive<u8>) -> bool {
        match self.beginning.get(depth) {
            Some(wanted) => letters.contains(wanted),
            None => self.guide.may_go(depth - self.beginning.len(), letters),
        }
    }
}

fn bits(letters: usize) -> u32 {
    u32::try_from(letters).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whether a guide leads to a word.
    fn leads(mut guide: impl Guide, word: &str) -> bool {
        let mut letters = word.bytes().enumerate();
        letters.all(|(at, letter)| guide.step(at, letter)) && guide.accepts(word.len())
    }

    /// Whether a word is found whose slips are not all in the first letters, or are all there.
    fn leads_from_an_end(word: &str, letters: usize, other: &str, most: u8) -> bool {
        let turned = |word: &str| word.chars().rev().collect::<String>();
        let (first, last) = word.split_at(letters);
        let (first, last) = (turned(first), turned(last));
        let from_start = Slips::of(word, most).not_all_in(letters);
        let from_end = Behind::new(&last, Slips::of(&first, most));
        leads(from_start, other) || leads(from_end, &turned(other))
    }

    #[test]
    fn neighbours_change_places_across_any_border() {
        for letters in 0..=4 {
            assert!(leads_from_an_end("elic", letters, "elci", 1), "{letters}");
        }
        for letters in 0..=9 {
            assert!(
                leads_from_an_end("feleonrov", letters, "velenorov", 2),
                "{letters}"
            );
        }
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
                    let near = leads(Slips::of(one, most), other);
                    assert_eq!(near, distance <= usize::from(most), "{one} {other} {most}");
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]

        /// Not all slips are in the first letters of a word, or there are none in those behind.
        #[test]
        fn a_word_is_near_from_its_start_or_from_its_end(
            word in "[abc]{0,7}", other in "[abc]{0,9}", letters in 0..8_usize, most in 1..=3_u8,
        ) {
            let found = leads_from_an_end(&word, letters.min(word.len()), &other, most);
            let near = strsim::osa_distance(&word, &other) <= usize::from(most);
            prop_assert_eq!(found, near);
            prop_assert_eq!(leads(Slips::of(&word, most), &other), near);
        }

        /// What the range of a letter rules out, no word in it finds.
        #[test]
        fn no_letter_is_ruled_out_that_leads_somewhere(
            word in "[abc]{0,6}", path in "[abcd]{0,6}", most in 0..=3_u8, range in (b'a'..=b'e', b'a'..=b'e'),
        ) {
            let mut slips = Slips::of(&word, most);
            if path.bytes().enumerate().all(|(at, letter)| slips.step(at, letter)) {
                let may_go = slips.may_go(path.len(), range.0..=range.1);
                let goes = (range.0..=range.1).any(|letter| slips.step(path.len(), letter));
                prop_assert_eq!(may_go && range.0 <= range.1, goes);
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
