//! A word comes in, the sets of equivalents it stands in come out: Joseph, Yusuf and Giuseppe share one, and so do
//! Moscow and Moskova. The sets are those of `equivalents.txt`; a word that is in none has no equivalents.

use super::script::Script;
use super::tables;

/// The sets that hold the word in this script, by number, in order: a word that is listed has its own, another those of
/// the words with its key.
pub(super) fn sets(script: Script, plain: &str, of_key: &str) -> &'static [u16] {
    let listed = tables::equivalents().get(script, plain);
    let found = listed.or_else(|| tables::equivalent_keys().get(script, of_key));
    found.unwrap_or_default()
}

/// Whether some set holds both.
pub(super) fn share(one: &[u16], other: &[u16]) -> bool {
    one.iter().any(|set| other.contains(set))
}
