//! The lists of words that come with the program, as they were prepared when it was built.

use super::table::Table;

/// Titles, ranks, forms of address and particles; those that are as often surnames with the number 1.
pub(super) const fn titles() -> &'static Table {
    &TITLES
}

/// Words with the sets of equivalents that hold them.
pub(super) const fn equivalents() -> &'static Table {
    &EQUIVALENTS
}

/// Keys with the sets of equivalents that hold a word of that key.
pub(super) const fn equivalent_keys() -> &'static Table {
    &EQUIVALENT_KEYS
}

/// Han characters and how they are read: character, Cantonese readings in Jyutping without tones, Korean readings in
/// Hangul, spellings as a family name; a line each, sorted by character.
pub(super) const fn han() -> &'static str {
    HAN
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
