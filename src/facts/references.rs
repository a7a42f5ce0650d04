//! Ids that point to other records: all must lead somewhere, and none round in a circle.

use std::{collections::HashMap, ops::Range, rc::Rc};

use super::{
    fault::{Fault, Level, Problem},
    page::{Page, Place},
    record::Kind,
};
use crate::{model::Id, names::nearest};

/// Where in the files something stands: which page, and how far into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub page: usize,
    pub offset: usize,
}

/// One record pointing to another.
pub(super) struct Reference {
    pub page: usize,
    /// Where the id stands, in bytes of the page.
    pub at: Range<usize>,
    /// The record that points.
    pub owner: Rc<Id>,
    /// The field it points with.
    pub field: &'static str,
    /// The record pointed to.
    pub id: Id,
    /// What that record may be; anything where this is empty.
    pub wanted: &'static [Kind],
}

/// A record that an id belongs to.
#[derive(Clone)]
pub(super) struct Known {
    pub kind: Kind,
    pub spot: Spot,
    /// The whole record, in bytes of its page.
    pub record: Range<usize>,
}

/// The fields by which records may be chained, and must not form a circle.
const CHAINS: [&str; 3] = ["derives_from", "inside", "part_of"];

/// Suggesting an id means looking at all of them; the first so many faults are worth it.
const SUGGESTED: usize = 100;

/// Finds every id that leads nowhere, to a record of the wrong kind, or round in a circle.
pub(super) fn check(
    pages: &[Page<'_>],
    known: &HashMap<Id, Known>,
    references: &[Reference],
) -> Vec<Fault> {
    let mut faults = Vec::new();
    for reference in references {
        let problem = match known.get(&reference.id) {
            None => dangling(reference, known, faults.len() < SUGGESTED),
            Some(found) if !reference.allows(found.kind) => Problem::WrongKind {
                field: reference.field,
                id: reference.id.to_string(),
                is: found.kind,
                wanted: wanted(reference.wanted),
            },
            Some(_) => continue,
        };
        faults.push(reference.fault(pages, problem));
    }
    for field in CHAINS {
        faults.extend(circles(pages, field, references));
    }
    faults
}

/// Whether records that point with this field may be chained.
pub(super) fn is_chain(field: &str) -> bool {
    CHAINS.contains(&field)
}

impl Reference {
    fn allows(&self, kind: Kind) -> bool {
        self.wanted.is_empty() || self.wanted.contains(&kind)
    }

    fn fault(&self, pages: &[Page<'_>], problem: Problem) -> Fault {
        Fault::at(pages, self.page, self.at.clone(), Level::Fault, problem)
    }
}

/// The place of a spot in words.
pub(super) fn place(pages: &[Page<'_>], spot: Spot) -> Place {
    pages[spot.page].place(spot.offset)
}

fn dangling(reference: &Reference, known: &HashMap<Id, Known>, suggest: bool) -> Problem {
    let id = reference.id.as_str();
    let mut ids: Vec<&str> = Vec::new();
    if suggest {
        let fitting = known
            .iter()
            .filter(|(_, known)| reference.allows(known.kind));
        ids.extend(fitting.map(|(id, _)| id.as_str()));
        ids.sort_unstable();
    }
    Problem::DanglingId {
        field: reference.field,
        id: id.to_owned(),
        wanted: wanted(reference.wanted),
        nearest: nearest(id, ids.into_iter()),
    }
}

/// The kinds that a reference may lead to, in words.
fn wanted(kinds: &[Kind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    match names.split_last() {
        None => "record".to_owned(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

/// The circles in one field, each told once, where its first record points on.
fn circles(pages: &[Page<'_>], field: &str, references: &[Reference]) -> Vec<Fault> {
    let mut onward: HashMap<&Id, Vec<&Reference>> = HashMap::new();
    for reference in references
        .iter()
        .filter(|reference| reference.field == field)
    {
        onward.entry(&reference.owner).or_default().push(reference);
    }
    let mut walk = Walk {
        onward: &onward,
        state: HashMap::new(),
    };
    let starts = references
        .iter()
        .filter(|reference| reference.field == field);
    let found = starts.filter_map(|reference| walk.circle_from(&reference.owner));
    found
        .map(|path| {
            let mut ids: Vec<String> = path.iter().map(|r| r.owner.to_string()).collect();
            ids.push(path[0].owner.to_string());
            path[0].fault(
                pages,
                Problem::Circle {
                    field: path[0].field,
                    ids,
                },
            )
        })
        .collect()
}

/// A walk along references, without recursion: a chain may be as long as the file.
struct Walk<'r> {
    onward: &'r HashMap<&'r Id, Vec<&'r Reference>>,
    /// Whether a record is on the present path (true) or done with (false).
    state: HashMap<&'r Id, bool>,
}

impl<'r> Walk<'r> {
    /// The first circle met on the way from a record not walked before.
    fn circle_from(&mut self, start: &'r Id) -> Option<Vec<&'r Reference>> {
        if self.state.contains_key(start) {
            return None;
        }
        let mut circle = None;
        let mut path: Vec<(&Id, Option<&Reference>, usize)> = vec![(start, None, 0)];
        self.state.insert(start, true);
        while let Some((id, taken, next)) = path.last_mut() {
            let Some(reference) = self.onward.get(*id).and_then(|all| all.get(*next)) else {
                self.state.insert(id, false);
                path.pop();
                continue;
            };
            *next += 1;
            *taken = Some(reference);
            match self.state.get(&reference.id) {
                Some(false) => {}
                Some(true) => {
                    let from = path.iter().position(|(id, ..)| **id == reference.id);
                    let steps = path[from.unwrap_or(0)..].iter();
                    circle = circle.or_else(|| Some(steps.filter_map(|(_, r, _)| *r).collect()));
                }
                None => {
                    self.state.insert(&reference.id, true);
                    path.push((&reference.id, None, 0));
                }
            }
        }
        circle
    }
}
