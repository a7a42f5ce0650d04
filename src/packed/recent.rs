//! What was worked out of the texts that were met last: of many texts the same few come again and again.

use xxhash_rust::xxh3::xxh3_64;

/// So many texts are remembered at most.
const SLOTS: usize = 128;

/// No longer text is remembered: what is long hardly comes again.
const LONGEST: usize = 64;

/// Texts that were met last, each with what was worked out of it.
#[derive(Debug)]
pub struct Recent<V>(Vec<Slot<V>>);

#[derive(Clone, Debug, Default)]
struct Slot<V> {
    text: String,
    /// Whether the value is that of the text.
    is_filled: bool,
    value: V,
}

impl<V> Default for Recent<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V: Clone + Default> Recent<V> {
    /// What was worked out of a text, and whether it was: if not, it is of some other text, and the caller's to replace.
    pub fn of(&mut self, text: &str) -> (&mut V, bool) {
        if self.0.is_empty() {
            self.0.resize(SLOTS, Slot::default());
        }
        let [first, ..] = xxh3_64(text.as_bytes()).to_le_bytes();
        let slot = &mut self.0[usize::from(first) % SLOTS];
        let is_known = slot.is_filled && slot.text == text;
        if !is_known {
            slot.text.clear();
            slot.is_filled = text.len() <= LONGEST;
            if slot.is_filled {
                slot.text.push_str(text);
            }
        }
        (&mut slot.value, is_known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_until_another_takes_its_place() {
        let mut lengths = Recent::<usize>::default();
        let mut texts: Vec<String> = (0..1_000).map(|at| format!("{}", at * at % 300)).collect();
        texts.extend(["", "", &"x".repeat(99), &"x".repeat(99)].map(str::to_owned));
        let mut known = 0;
        for text in &texts {
            let (length, is_known) = lengths.of(text);
            if !is_known {
                *length = text.len();
            }
            assert_eq!(*length, text.len(), "{text}");
            known += usize::from(is_known);
        }
        assert!(known > 100);
        assert!(!lengths.of(&texts[1_003]).1);
    }
}
