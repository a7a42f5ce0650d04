//! The first and the last day of a date come in; out goes one number, by which dates are put in order of time.

use std::num::NonZeroU64;

use super::{Date, day::Day};

/// The first and the last day of a date: none is less than that of a date which comes before, and where a day is
/// unknown, at the beginning before all and at the end behind all. All dates that begin as far off in one direction
/// are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days(NonZeroU64);

/// Days further off than this stand for all that are.
const FAR: i64 = 1 << 30;

/// What the last of days comes to.
const MOST: u64 = FAR.cast_unsigned() * 2 + 1;

/// What stands for an unknown last day.
const OPEN: u64 = u32::MAX as u64;

impl Days {
    /// The days with these numbers, see [`Day::number`].
    #[must_use]
    pub fn of(first: Option<i64>, last: Option<i64>) -> Self {
        let told = |day: i64| (day.clamp(-FAR, FAR) + FAR + 1).cast_unsigned();
        let begins_far_off = first.is_some_and(|day| day <= -FAR || day >= FAR);
        // What comes first of two that begin far off is not known here, whenever they end.
        let last = last.filter(|_| !begins_far_off);
        let both = first.map_or(0, told) << 32 | last.map_or(OPEN, told);
        Self(NonZeroU64::new(both).unwrap_or(NonZeroU64::MIN))
    }

    /// Whether other days may be told by the same number.
    #[must_use]
    pub const fn are_far(self) -> bool {
        let (first, last) = (self.0.get() >> 32, self.0.get() & OPEN);
        first == 1 || first == MOST || last == 1 || last == MOST
    }
}

impl Date {
    /// The first and the last day it may have touched.
    #[must_use]
    pub fn days(&self) -> Days {
        let (first, last) = (self.earliest(), self.latest());
        let from = first.map(Day::number);
        Days::of(
            from,
            if last == first {
                from
            } else {
                last.map(Day::number)
            },
        )
    }
}
