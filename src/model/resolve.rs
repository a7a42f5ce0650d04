//! The one resolver: how a value stands among its sources.
//!
//! In come claims, out comes a [`Standing`]. Every command asks here, so the same facts
//! never stand one way in one answer and another way in the next.
//!
//! Sources that share any ancestor through `derives_from` are one witness: five copies of
//! a book are one book. Equal values corroborate; values that cannot both be true, or any
//! objection, make a dispute. A preferred value does not end one; a rejected value has no
//! part in it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Citation, Claim, Date, Id, Objection, Rank, Rivals, words};

words! {
    /// How a value stands among its sources.
    Standing {
        /// No source is cited.
        Unsourced => "unsourced",
        /// One source says so, or several that copy from one.
        SingleSource => "single-source",
        /// At least two independent sources say the same.
        Corroborated => "corroborated",
        /// Sources contradict each other, or one objects.
        Disputed => "disputed",
        /// The author of the fact file has put it aside, with a reason.
        Rejected => "rejected",
    }
}

/// The rule by which a value stands as it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because<'c> {
    /// No source is cited.
    Uncited,
    /// One source says so.
    OneSource(&'c Id),
    /// Several say so, but each shares an ancestor with each other.
    OneWitness(Vec<&'c Id>),
    /// These two say so, and share no ancestor.
    Independent(&'c Id, &'c Id),
    /// Rivals of these citations cannot be true at the same time.
    Contradicted(Vec<&'c Citation>),
    /// An objection is raised.
    Objected,
    /// The author of the facts has rejected it.
    Rejected,
}

/// A value that rivals can be compared by.
pub trait Value {
    /// Whether both say the same.
    fn is_same(&self, other: &Self) -> bool;
    /// Whether both can be true at once.
    fn is_compatible(&self, other: &Self) -> bool;
}

impl Value for Date {
    fn is_same(&self, other: &Self) -> bool {
        self.is_same(other)
    }

    fn is_compatible(&self, other: &Self) -> bool {
        self.overlaps(other)
    }
}

/// Decides how values stand, knowing which sources derive from which.
#[derive(Clone, Debug, Default)]
pub struct Resolver {
    origins: Origins,
}

/// For each source that derives from others, by id, the first of its ancestors, by id: those that
/// derive from nothing. Two sources share any ancestor exactly when they share a first one.
pub type Origins = Vec<(Id, Vec<Id>)>;

/// Learns from which sources each derives that derives from any. They form no circle: loading refuses one.
#[must_use]
pub fn origins(lineage: &[(Id, Vec<Id>)]) -> Origins {
    let parents: BTreeMap<&Id, &[Id]> = lineage
        .iter()
        .map(|(id, parents)| (id, parents.as_slice()))
        .collect();
    let mut origins = BTreeMap::new();
    for id in parents.keys() {
        trace(id, &parents, &mut origins);
    }
    let in_order = |(id, first): (Id, BTreeSet<Id>)| (id, first.into_iter().collect());
    origins.into_iter().map(in_order).collect()
}

impl Resolver {
    /// Knows where sources come from, as [`origins`] tells.
    #[must_use]
    pub const fn new(origins: Origins) -> Self {
        Self { origins }
    }

    /// How one value stands among its rivals.
    #[must_use]
    pub fn value<T: Value>(&self, claim: &Claim<T>, rivals: &Rivals<T>) -> Standing {
        self.judge(claim, rivals).0
    }

    /// How one value stands among its rivals, and by which rule.
    #[must_use]
    pub fn judge<'c, T: Value>(
        &'c self,
        claim: &'c Claim<T>,
        rivals: &'c Rivals<T>,
    ) -> (Standing, Because<'c>) {
        if claim.rank == Some(Rank::Rejected) {
            return (Standing::Rejected, Because::Rejected);
        }
        if !claim.against.is_empty() {
            return (Standing::Disputed, Because::Objected);
        }
        let is_it = |other: &Claim<T>| std::ptr::eq(other, claim);
        let contradicts = |other: &&Claim<T>| !is_it(other) && !claim.is.is_compatible(&other.is);
        let mut against = rivals.standing().filter(contradicts).peekable();
        if against.peek().is_some() {
            let cite = against.flat_map(|other| &other.cite).collect();
            return (Standing::Disputed, Because::Contradicted(cite));
        }
        let same = rivals
            .standing()
            .filter(|other| is_it(other) || claim.is.is_same(&other.is));
        self.support(same.flat_map(|other| &other.cite))
    }

    /// How a value with all its rivals stands as a whole: the worst dispute, else the best support.
    ///
    /// None where no claim is made at all.
    #[must_use]
    pub fn field<T: Value>(&self, rivals: &Rivals<T>) -> Option<Standing> {
        let foremost = [
            Standing::Disputed,
            Standing::Corroborated,
            Standing::SingleSource,
            Standing::Unsourced,
            Standing::Rejected,
        ];
        let place = |standing: &Standing| foremost.iter().position(|one| one == standing);
        let claims = rivals.claims().iter();
        let standings = claims.map(|claim| self.value(claim, rivals));
        standings.min_by_key(place)
    }

    /// How something stands that has no rivals: a participation, a record as such.
    #[must_use]
    pub fn assertion(&self, cite: &[Citation], against: &[Objection]) -> Standing {
        self.judge_assertion(cite, against).0
    }

    /// How something stands that has no rivals, and by which rule.
    #[must_use]
    pub fn judge_assertion<'c>(
        &'c self,
        cite: &'c [Citation],
        against: &[Objection],
    ) -> (Standing, Because<'c>) {
        if against.is_empty() {
            return self.support(cite);
        }
        (Standing::Disputed, Because::Objected)
    }

    /// How a separate statement stands.
    #[must_use]
    pub fn statement<T>(&self, claim: &Claim<T>) -> Standing {
        self.judge_statement(claim).0
    }

    /// How a separate statement stands, and by which rule.
    #[must_use]
    pub fn judge_statement<'c, T>(&'c self, claim: &'c Claim<T>) -> (Standing, Because<'c>) {
        if claim.rank == Some(Rank::Rejected) {
            return (Standing::Rejected, Because::Rejected);
        }
        self.judge_assertion(&claim.cite, &claim.against)
    }

    /// What some citations amount to: two that share no ancestor corroborate.
    fn support<'c>(
        &'c self,
        cite: impl IntoIterator<Item = &'c Citation>,
    ) -> (Standing, Because<'c>) {
        let mut cited = cite.into_iter().map(|citation| &citation.source);
        let Some(first) = cited.next() else {
            return (Standing::Unsourced, Because::Uncited);
        };
        // Most values have one source.
        let Some(other) = cited.find(|source| *source != first) else {
            return (Standing::SingleSource, Because::OneSource(first));
        };
        let mut sources = vec![first, other];
        sources.extend(cited);
        sources.sort();
        sources.dedup();
        for (at, a) in sources.iter().enumerate() {
            if let Some(b) = sources[at + 1..]
                .iter()
                .find(|b| !self.share_an_ancestor(a, b))
            {
                return (Standing::Corroborated, Because::Independent(a, b));
            }
        }
        (Standing::SingleSource, Because::OneWitness(sources))
    }

    fn share_an_ancestor(&self, a: &Id, b: &Id) -> bool {
        let origins = |id: &Id| {
            let at = self.origins.binary_search_by(|(known, _)| known.cmp(id));
            at.ok().map(|at| self.origins[at].1.as_slice())
        };
        match (origins(a), origins(b)) {
            (None, None) => a == b,
            (Some(origins), None) => origins.binary_search(b).is_ok(),
            (None, Some(origins)) => origins.binary_search(a).is_ok(),
            (Some(origins), Some(others)) => {
                origins.iter().any(|id| others.binary_search(id).is_ok())
            }
        }
    }
}

/// Finds the origins of a source and of all that it derives from, without recursion: a chain
/// of reprints may be as long as the file.
fn trace(id: &Id, parents: &BTreeMap<&Id, &[Id]>, origins: &mut BTreeMap<Id, BTreeSet<Id>>) {
    let mut path = vec![id];
    while let Some(id) = path.last().copied() {
        let derives_from = parents.get(id).copied().unwrap_or_default();
        let open = derives_from
            .iter()
            .find(|parent| parents.contains_key(parent) && !origins.contains_key(*parent));
        if let Some(parent) = open {
            path.push(parent);
            continue;
        }
        let found = derives_from
            .iter()
            .flat_map(|parent| match origins.get(parent) {
                Some(first) => first.clone(),
                None => BTreeSet::from([parent.clone()]),
            });
        let found = found.collect();
        origins.insert(id.clone(), found);
        path.pop();
    }
}
