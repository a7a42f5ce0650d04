//! The lists of words that come with the program: as they were prepared when it was built, or, while that is done, as
//! they are read for it.

use super::table::Table;

#[cfg(not(prepared))]
use super::prepare;

#[cfg(prepared)]
include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// Titles, ranks, forms of address and particles; those that are as often surnames with the number 1.
pub(super) fn titles() -> &'static Table {
    #[cfg(prepared)]
    return &TITLES;
    #[cfg(not(prepared))]
    return &prepare::tables().titles;
}

/// Words with the sets of equivalents that hold them.
pub(super) fn equivalents() -> &'static Table {
    #[cfg(prepared)]
    return &EQUIVALENTS;
    #[cfg(not(prepared))]
    return &prepare::tables().equivalents;
}

/// Keys with the sets of equivalents that hold a word of that key.
pub(super) fn equivalent_keys() -> &'static Table {
    #[cfg(prepared)]
    return &EQUIVALENT_KEYS;
    #[cfg(not(prepared))]
    return &prepare::tables().equivalent_keys;
}

/// Han characters and how they are read: character, Cantonese readings in Jyutping without tones, Korean readings in
/// Hangul, spellings as a family name; a line each, sorted by character.
pub(super) fn han() -> &'static str {
    #[cfg(prepared)]
    return HAN;
    #[cfg(not(prepared))]
    return prepare::tables().han;
}
