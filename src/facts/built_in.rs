//! The facts that the program carries with it: Soviet aid to Kemalist Turkey, 1919 to 1933.

use super::Facts;
use crate::packed::Packed;

/// The built-in facts as they are written.
pub const BUILT_IN: &str = include_str!("../../facts.ron");

/// What the built-in facts are called where it is told where facts come from.
pub const BUILT_IN_NAME: &str = "<built-in>";

const HEAD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/facts.head"));
const CONTENT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/facts.content"));

impl Facts {
    /// The built-in facts, as they were prepared when the program was built: nothing is read but what is asked for.
    ///
    /// # Panics
    ///
    /// Never: this version of the program prepared them.
    #[must_use]
    pub fn built_in() -> Self {
        Self::prepared(HEAD, &Packed::carried(CONTENT), BUILT_IN_NAME)
            .expect("they were prepared by this version of the program")
    }
}
