//! Quantities: what a source says of how much there was, and what such figures make together.
//!
//! An [`Amount`] is one figure as a source gives it. A [`Quantity`] is the interval that
//! figures span: rivals widen it, addends add up, and what is unknown stays unknown.
//! Unlike units never meet here; callers keep them apart.

use super::{Claim, Decimal, Figure, Rivals, resolve::Value, words};

/// How much there was, in the words of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// The figure itself.
    Exact(Decimal),
    /// The figure, more or less.
    About(Decimal),
    /// Up to the figure, without a lower bound.
    Almost(Decimal),
    /// From the figure on, without an upper bound.
    Over(Decimal),
    /// Somewhere between two figures, both included.
    Between(Decimal, Decimal),
    /// Something, but the source does not say how much.
    Unknown,
}

/// Why figures make no amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// The bounds of `Between` stand the wrong way round.
    #[error("`Between({0}, {1})` is upside down; write the smaller number first")]
    UpsideDown(String, String),
}

impl Amount {
    /// An amount between two figures; between a figure and itself it is exact.
    ///
    /// # Errors
    ///
    /// When the first is larger than the second.
    pub fn between(low: Decimal, high: Decimal) -> Result<Self, AmountError> {
        if low > high {
            return Err(AmountError::UpsideDown(low.to_string(), high.to_string()));
        }
        Ok(if low == high {
            Self::Exact(low)
        } else {
            Self::Between(low, high)
        })
    }

    /// The interval that this amount alone spans.
    #[must_use]
    pub fn quantity(&self) -> Quantity {
        let (best, min, max, qualifier) = match self {
            Self::Exact(n) => (Some(n), Some(n), Some(n), Qualifier::Exact),
            Self::About(n) => (Some(n), Some(n), Some(n), Qualifier::About),
            Self::Almost(n) => (None, None, Some(n), Qualifier::Almost),
            Self::Over(n) => (None, Some(n), None, Qualifier::Over),
            Self::Between(a, b) => (None, Some(a), Some(b), Qualifier::Between),
            Self::Unknown => (None, None, None, Qualifier::Unknown),
        };
        Quantity {
            best: best.cloned(),
            min: min.cloned(),
            max: max.cloned(),
            qualifier,
        }
    }

    /// The bounds of what the amount allows another to be: about means ten per cent either way.
    fn allows(&self) -> (Option<Decimal>, Option<Decimal>) {
        match self {
            Self::About(n) => (Some(n.tenths(9)), Some(n.tenths(11))),
            other => {
                let Quantity { min, max, .. } = other.quantity();
                (min, max)
            }
        }
    }
}

impl Value for Figure {
    fn is_same(&self, other: &Self) -> bool {
        self.amount == other.amount
    }

    /// Two figures can both be true when what one allows reaches into what the other allows.
    fn is_compatible(&self, other: &Self) -> bool {
        let (low, high) = self.amount.allows();
        let (other_low, other_high) = other.amount.allows();
        let reaches = |low: &Option<Decimal>, high: &Option<Decimal>| match (low, high) {
            (Some(low), Some(high)) => low <= high,
            _ => true,
        };
        reaches(&low, &other_high) && reaches(&other_low, &high)
    }
}

words! {
    /// How the bounds of a quantity are to be read.
    Qualifier {
        /// One figure, given as it is.
        Exact => "exact",
        /// One figure, given as an estimate.
        About => "about",
        /// A maximum without a minimum.
        Almost => "almost",
        /// A minimum without a maximum.
        Over => "over",
        /// A minimum and a maximum that differ.
        Between => "between",
        /// No figure at all.
        Unknown => "unknown",
    }
}

/// An interval of amounts in one unit, both bounds included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The one figure to quote, where the sources leave no choice or the author made it.
    pub best: Option<Decimal>,
    /// The least it can have been; none where no source gives one.
    pub min: Option<Decimal>,
    /// The most it can have been; none where no source gives one.
    pub max: Option<Decimal>,
    /// How to read the bounds.
    pub qualifier: Qualifier,
}

impl Quantity {
    /// The interval of a delivery: its figures side by side, without the rejected ones.
    ///
    /// `best` is the one exact or about figure there is; where there are several, that of
    /// the preferred claim.
    #[must_use]
    pub fn of_rivals(figures: &Rivals<Figure>) -> Self {
        let mut standing = figures.standing();
        // Mostly there is one, which is what it says.
        if let (Some(only), None) = (standing.next(), standing.next()) {
            return only.is.amount.quantity();
        }
        let known: Vec<Self> = figures
            .standing()
            .map(|figure| figure.is.amount.quantity())
            .filter(Self::is_known)
            .collect();
        let min = bound(known.iter().map(|q| q.min.as_ref()), Iterator::min);
        let max = bound(known.iter().map(|q| q.max.as_ref()), Iterator::max);
        let mut single: Vec<&Decimal> = known.iter().filter_map(|q| q.best.as_ref()).collect();
        single.sort();
        single.dedup();
        let best = match single.as_slice() {
            [one] => Some((*one).clone()),
            _ => figures
                .preferred()
                .and_then(|Claim { is, .. }| is.amount.quantity().best),
        };
        let about = known.iter().any(|q| q.qualifier == Qualifier::About);
        Self::new(best, min, max, about, known.is_empty())
    }

    /// What several deliveries make together.
    ///
    /// A missing maximum leaves the sum without one; a missing minimum counts as nothing
    /// beside other addends. Unknown addends are not added, and leave no `best`.
    #[must_use]
    pub fn sum<'q>(addends: impl IntoIterator<Item = &'q Self, IntoIter: Clone>) -> Self {
        let addends = addends.into_iter();
        let mut each = addends.clone();
        if let (Some(only), None) = (each.next(), each.next()) {
            return only.clone();
        }
        let known = addends.clone().filter(|q| q.is_known());
        let zero = Decimal::zero();
        let mut each = known.clone();
        let (min, max, best) = match (each.next(), each.next()) {
            (None, _) => (None, None, None),
            (Some(one), None) => (one.min.clone(), one.max.clone(), None),
            (Some(_), Some(_)) => (
                total(known.clone().map(|q| Some(q.min.as_ref().unwrap_or(&zero)))),
                total(known.clone().map(|q| q.max.as_ref())),
                total(addends.map(|q| q.best.as_ref())),
            ),
        };
        let about = known.clone().any(|q| q.qualifier == Qualifier::About);
        Self::new(best, min, max, about, known.count() == 0)
    }

    /// What nobody knows.
    #[must_use]
    pub const fn unknown() -> Self {
        Self {
            best: None,
            min: None,
            max: None,
            qualifier: Qualifier::Unknown,
        }
    }

    /// Whether any source gives a figure.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.qualifier != Qualifier::Unknown
    }

    fn new(
        best: Option<Decimal>,
        min: Option<Decimal>,
        max: Option<Decimal>,
        about: bool,
        unknown: bool,
    ) -> Self {
        let qualifier = match (&min, &max) {
            _ if unknown => Qualifier::Unknown,
            (_, None) => Qualifier::Over,
            (None, _) => Qualifier::Almost,
            (Some(min), Some(max)) if min != max => Qualifier::Between,
            _ if about => Qualifier::About,
            _ => Qualifier::Exact,
        };
        Self {
            best,
            min,
            max,
            qualifier,
        }
    }
}

/// The outermost of some bounds, none if one of them is missing.
fn bound<'a, I>(
    bounds: I,
    outermost: fn(std::vec::IntoIter<&'a Decimal>) -> Option<&'a Decimal>,
) -> Option<Decimal>
where
    I: Iterator<Item = Option<&'a Decimal>>,
{
    let all: Option<Vec<&Decimal>> = bounds.collect();
    outermost(all?.into_iter()).cloned()
}

/// The sum of some numbers, none if one of them is missing.
fn total<'a>(mut numbers: impl Iterator<Item = Option<&'a Decimal>>) -> Option<Decimal> {
    numbers.try_fold(Decimal::zero(), |sum, number| Some(&sum + number?))
}
