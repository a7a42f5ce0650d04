//! What is claimed of a record, what is said against it, and what it had a part in: lists of objects in its row, each
//! made when its turn comes.

use serde::{Serialize, Serializer, ser::Error};

use super::row::{Cites, DateRow, date, shown};
use crate::{
    ask::Tie,
    model::{Claim, Date, Id, Objection, Resolver, Rivals, Statement, Word},
};

#[derive(Serialize)]
struct ClaimRow<'c, T: Serialize> {
    is: T,
    when: Option<DateRow>,
    standing: &'static str,
    rank: Option<&'static str>,
    cite: Cites<'c>,
    against: Vec<ObjectionRow<'c>>,
    note: Option<&'c str>,
}

#[derive(Serialize)]
pub(super) struct ObjectionRow<'o> {
    says: &'o str,
    cite: Cites<'o>,
}

#[derive(Serialize)]
struct EventRow<'e> {
    id: &'e str,
    title: &'e str,
    when: Option<DateRow>,
    part: Option<&'e str>,
    place: Option<&'e str>,
    cite: Cites<'e>,
    standing: &'static str,
    against: Vec<ObjectionRow<'e>>,
}

/// Writes a list of objects, each of which is made when its turn comes.
pub(super) fn objects<S: Serializer>(
    all: impl ExactSizeIterator<Item: Serialize>,
    to: S,
) -> Result<S::Ok, S::Error> {
    // What takes text alone takes none of them: for that none is made.
    if all.len() > 0 && !to.is_human_readable() {
        return Err(S::Error::custom("an object is no text"));
    }
    to.collect_seq(all)
}

/// Rival dates.
pub(super) struct DateClaims<'c> {
    pub resolver: &'c Resolver,
    pub rivals: &'c Rivals<Date>,
}

impl Serialize for DateClaims<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let row = |claim| {
            let standing = self.resolver.value(claim, self.rivals).as_str();
            self::claim(claim, date(&claim.is), None, standing)
        };
        objects(self.rivals.claims().iter().map(row), to)
    }
}

/// Separate statements.
pub(super) struct Statements<'c> {
    pub resolver: &'c Resolver,
    pub claims: &'c [Claim<Statement>],
}

impl Serialize for Statements<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let row = |claim| {
            let standing = self.resolver.statement(claim).as_str();
            let Statement { text, when } = &claim.is;
            self::claim(claim, &**text, when.as_ref(), standing)
        };
        objects(self.claims.iter().map(row), to)
    }
}

fn claim<'c, T, S: Serialize>(
    claim: &'c Claim<T>,
    is: S,
    when: Option<&Date>,
    standing: &'static str,
) -> ClaimRow<'c, S> {
    ClaimRow {
        is,
        when: when.map(date),
        standing,
        rank: claim.rank.map(Word::as_str),
        cite: Cites::Own(&claim.cite),
        against: objections(&claim.against),
        note: claim.note.as_deref(),
    }
}

/// Events that something had a part in.
pub(super) struct Events<'e>(pub &'e [Tie<'e>]);

impl<'e> Serialize for Events<'e> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let row = |tie: &'e Tie<'e>| EventRow {
            id: tie.event.subject.id.as_str(),
            title: &tie.event.subject.name,
            when: shown(&tie.event.when),
            part: tie.part.and_then(|part| part.part.as_deref()),
            place: tie.event.place.as_ref().map(Id::as_str),
            cite: Cites::Gathered(tie.cite()),
            standing: tie.standing.as_str(),
            against: objections(tie.against()),
        };
        objects(self.0.iter().map(row), to)
    }
}

pub(super) fn objections<'o>(
    against: impl IntoIterator<Item = &'o Objection>,
) -> Vec<ObjectionRow<'o>> {
    let row = |objection: &'o Objection| ObjectionRow {
        says: &objection.says,
        cite: Cites::Own(&objection.cite),
    };
    against.into_iter().map(row).collect()
}
