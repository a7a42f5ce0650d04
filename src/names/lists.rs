//! The lists of records that names belong to, by number, and choices among them.

/// How many lists there may be.
pub(super) const LISTS: usize = 8;

/// A choice of lists: a name is looked for in them alone, and how rare its words are is counted in them alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lists(u8);

impl Lists {
    /// All lists.
    pub const ALL: Self = Self(u8::MAX);

    /// The lists with these numbers; those of 8 and above do not exist.
    #[must_use]
    pub fn of(numbers: impl IntoIterator<Item = usize>) -> Self {
        let known = numbers.into_iter().filter(|number| *number < LISTS);
        Self(known.fold(0, |all, number| all | 1 << number))
    }

    /// Whether a list is among them.
    pub(super) const fn has(self, list: usize) -> bool {
        list < LISTS && self.0 & (1 << list) != 0
    }

    /// What some counts, a list each, come to in these lists.
    pub(super) fn sum(self, counts: &Counts) -> u32 {
        let counted = counts.iter().enumerate();
        let these = counted.filter(|(list, _)| self.has(*list));
        these.fold(0, |sum, (_, count)| sum.saturating_add(*count))
    }
}

/// A number for each list.
pub(super) type Counts = [u32; LISTS];
