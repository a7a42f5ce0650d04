//! Claims of every sort side by side, as one table can hold them.

use super::body::{Cite, DateClaim, Figure, Objection, Saying};
use crate::model::{Amount, Date, Rank};

/// A claim of any sort: what is said, and when it held.
pub(super) struct Said<'b> {
    pub field: &'static str,
    pub nth: usize,
    pub text: Option<&'b str>,
    pub date: Option<&'b Date>,
    pub amount: Option<&'b Amount>,
    pub cite: &'b Cite,
    pub against: &'b [Objection],
    pub rank: Option<Rank>,
    pub note: Option<&'b str>,
}

/// What can be seen as such a claim.
pub(super) trait Sayable {
    fn said(&self, field: &'static str, nth: usize) -> Said<'_>;
}

/// Nobody: what a claim without citations of its own cites.
static NOBODY: Cite = Cite::new();

/// The claims of a field, counted from 1.
pub(super) fn claims<'b>(field: &'static str, claims: &'b [impl Sayable]) -> Vec<Said<'b>> {
    let claims = (1..).zip(claims);
    claims.map(|(nth, claim)| claim.said(field, nth)).collect()
}

macro_rules! sayable {
    ($($Claim:ident: $claim:ident => $text:expr, $date:expr, $amount:expr;)*) => {$(
        impl Sayable for $Claim {
            fn said(&self, field: &'static str, nth: usize) -> Said<'_> {
                let $claim = self;
                Said {
                    field,
                    nth,
                    text: $text,
                    date: $date,
                    amount: $amount,
                    cite: self.cite.as_ref().unwrap_or(&NOBODY),
                    against: &self.against.0,
                    rank: self.rank.as_ref().map(|rank| rank.0),
                    note: self.note.as_deref(),
                }
            }
        }
    )*};
}

sayable! {
    DateClaim: claim => None, Some(&claim.is.0), None;
    Saying: claim => Some(&claim.is), claim.when.as_ref().map(|when| &when.0), None;
    Figure: claim => None, claim.when.as_ref().map(|when| &when.0), Some(&claim.amount.0);
}
