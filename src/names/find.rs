//! A query comes in as text; who fits it, who fits less well, and which names are near come out, best first. It is
//! looked for as it is spelled, then as words run together, and only if nobody is spelled so with slips, by its sound,
//! and with slips across the spaces. Ties go by owner, so the same question has the same answer; a query that fits
//! nobody is given nobody.

use super::fold::{has_more_words, readings};
use super::index::Index;
use super::lists::Lists;
use super::query::Query;
use super::rank::{Ranked, order};
use super::script::Script;
use super::within::{Reach, Within};
use super::{Found, Match, MatchKind};

/// Matches whose scores differ by no more fit equally well: more than spelling, order and the length of a name can take
/// from a score within a script, less than any word too many or misspelt.
const MARGIN: f64 = 0.05;

/// Below this nobody is shown unless asked for: of real names that are in no file one in twenty still gets so far.
const FITS: f64 = 0.82;

/// Below this nobody is shown at all: there one in three is who was meant.
const WEAK: f64 = 0.45;

/// Below this a name is not even near a query of several words, of which it may have one, or of a single word.
const NEAR: f64 = 0.25;
const NEAR_ONE_WORD: f64 = 0.6;

impl Index {
    /// Every record of some lists whose best name fits `query`, best first: by score; among equals those that have every
    /// word of it before others, then by kind, then by owner.
    #[must_use]
    pub fn find(&self, query: &str, lists: Lists) -> Found {
        let names = Within::new(self, lists);
        let readings = readings(query);
        let enough = if readings.first().is_some_and(|words| words.len() > 1) {
            NEAR
        } else {
            NEAR_ONE_WORD
        };
        let mut ranked = Vec::new();
        for words in readings {
            ranked.extend(names.read(&names.query(words)));
        }
        if has_more_words(query) {
            // What was not looked at cannot be said to be there.
            for one in &mut ranked {
                one.found.kind = one.found.kind.max(MatchKind::Folded);
            }
        }
        let (fits, mut weaker) = sorted(ranked);
        let nearest = if fits.is_empty() {
            let near = weaker.iter().filter(|one| one.score >= enough);
            near.map(|one| one.owner).collect()
        } else {
            Vec::new()
        };
        weaker.retain(|one| one.score >= WEAK);
        Found {
            fits,
            weaker,
            nearest,
        }
    }
}

impl Within<'_> {
    /// The subjects that fit one reading of a query, looked for ever further from its spelling until somebody fits.
    fn read(&self, query: &Query) -> Vec<Ranked> {
        let mut found = self.identical(query);
        found.extend(self.ranked(query, Reach::Spelled));
        if found.iter().any(Ranked::is_spelled_so) {
            return found;
        }
        found = self.cut_apart(query);
        found.extend(self.joined(query));
        found.extend(self.run_together(query, Reach::Spelled));
        if found.iter().any(Ranked::is_spelled_so) {
            return found;
        }
        let fits = |found: &[Ranked]| found.iter().any(|one| one.found.score >= FITS);
        if query.words.iter().all(|word| word.script == Script::Latin) {
            let misspelt = self.ranked(query, Reach::Misspelt);
            if fits(&misspelt) {
                return misspelt;
            }
        }
        let mut heard = self.ranked(query, Reach::Heard);
        if !fits(&heard) {
            heard.extend(self.run_together(query, Reach::Misspelt));
        }
        heard
    }
}

/// Those that fit, and those that fit clearly less well.
fn sorted(mut ranked: Vec<Ranked>) -> (Vec<Match>, Vec<Match>) {
    ranked.retain(|one| one.found.score >= NEAR);
    ranked.sort_by_key(|one| one.found.owner);
    for same in ranked.chunk_by_mut(|one, other| one.found.owner == other.found.owner) {
        let is_named_so = same.iter().any(|one| one.is_named_so);
        for one in &mut *same {
            one.is_named_so = is_named_so;
        }
        same.sort_by(order);
    }
    ranked.dedup_by_key(|one| one.found.owner);
    ranked.sort_unstable_by(order);
    let Some(class) = ranked.first().map(Ranked::class) else {
        return (Vec::new(), Vec::new());
    };
    let (best, is_named_so) = (ranked[0].found.score, ranked[0].is_named_so);
    let fits = |one: &Ranked| {
        best >= FITS
            && one.class() == class
            && best - one.found.score <= MARGIN
            && (one.is_named_so || !is_named_so)
    };
    let (fits, weaker): (Vec<_>, Vec<_>) = ranked.into_iter().partition(fits);
    let matches = |all: Vec<Ranked>| all.into_iter().map(|one| one.found).collect();
    (matches(fits), matches(weaker))
}
