//! A register being written: records come in, in any order, the sections go out.
//!
//! Until all lists are read nobody knows at which seat the second of them begins, so records are
//! counted list by list first. Several may draft what is known of different records, if each says which
//! come before those that it goes on with. What ids lead to is known only at the end, too:
//! [`Draft::finish_if_sound`] sees whether all is well with them; what is not is told by those who read the files as a
//! whole.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    iter, mem, panic, thread,
};

use super::{
    Seat, Stand, Starts, Written, bodies, days,
    gathered::Gathered,
    head,
    ids::{self, Ids},
    runs::Runs,
    stands,
    ties::{Leads, Ties},
    vocabulary::Vocabulary,
};
use crate::{
    facts::{
        record::{Kind, Record},
        tally::Tallies,
    },
    model::{Delivery, Id},
    packed::Writer,
};

/// The number of a record in its list, and the list: in the order of seats.
pub(super) type Ticket = u32;

/// In place of the number of a tally: the delivery is in none.
const APART: u32 = u32::MAX;

/// So many records may stand in one list.
pub(in crate::facts) const MOST: u32 = 1 << 29;

/// What is known of records that were read.
#[derive(Default)]
pub(in crate::facts) struct Draft {
    title: Option<String>,
    /// How many records of each list there are up to here, those included that others drafted.
    counts: [u32; Kind::ALL.len()],
    /// The record that was added last.
    last: Ticket,
    /// The hashes of the ids of each list.
    ids: [Runs<u64>; Kind::ALL.len()],
    /// Records by the ids they name.
    ties: Ties,
    /// Records by their dates, see `days`.
    dates: Gathered,
    /// Where the records of each list stand.
    stands: [Runs<Stand>; Kind::ALL.len()],
    /// What sources derive from.
    lineage: BTreeMap<Ticket, (Id, Vec<Id>)>,
    /// Which id is chained to which.
    chains: Vec<(u64, u64)>,
    /// What they are found by, where that is filed.
    vocabulary: Option<Vocabulary>,
    tallies: Tallies,
    /// The number of the tally that each delivery is in, or [`APART`].
    tallied: Runs<u32>,
    /// The hashes of the ids of deliveries that have parts.
    wholes: Vec<u64>,
    /// The records themselves, where nobody can read them from files later.
    bodies: bodies::Bodies,
}

impl Draft {
    /// A draft of no records yet but for what they are found by.
    pub fn found_by(vocabulary: Vocabulary) -> Self {
        Self {
            vocabulary: Some(vocabulary),
            ..Self::default()
        }
    }

    /// Gives the facts a title, unless they have one.
    pub fn title(&mut self, title: Option<String>) {
        if self.title.is_none() {
            self.title = title;
        }
    }

    /// Goes on with records that follow so many others of each list.
    pub fn go_on_behind(&mut self, others: [u32; Kind::ALL.len()]) {
        self.counts = others;
        self.ties.leave();
        self.dates.leave();
    }

    /// Adds a record: the next of its list, wherever it stands.
    pub fn add(&mut self, record: Record<'_>, stand: Option<Stand>) {
        let kind = record.kind() as usize;
        let number = self.counts[kind];
        let ticket = ticket(kind, number);
        self.counts[kind] += 1;
        self.ids[kind].push(number, ids::hash(record.id().as_str()));
        record.each_tie(|id| self.ties.push(id.as_str(), ticket));
        record.each_dated(|dated| {
            let date = dated.date();
            let filed = days::filed(date.earliest(), date.latest());
            self.dates.push(&filed, ticket);
        });
        if let Record::Source(source) = record
            && !source.derives_from.is_empty()
        {
            let origins = (source.id.clone(), source.derives_from.clone());
            self.lineage.insert(ticket, origins);
        }
        self.stands[kind].push(number, stand.unwrap_or_default());
        self.last = ticket;
    }

    /// Files the names and the words of the record that was added last.
    pub fn name(&mut self, record: Record<'_>) {
        let vocabulary = self.vocabulary.get_or_insert_default();
        vocabulary.add(record, self.last);
    }

    /// Takes out what records are found by that were added since this was done last.
    pub fn take_vocabulary(&mut self) -> Vocabulary {
        self.vocabulary.take().unwrap_or_default()
    }

    /// Adds the delivery that was added last to the tallies, if it is no part of another.
    pub fn tally(&mut self, delivery: &Delivery) {
        let number = match &delivery.part_of {
            None => self.tallies.add(delivery),
            Some(whole) => {
                self.wholes.push(ids::hash(whole.as_str()));
                APART
            }
        };
        self.tallied.push(self.last % MOST, number);
    }

    /// Keeps a record itself, as bytes. Records come in the order of their seats.
    pub fn keep(&mut self, body: &[u8]) {
        self.bodies.push(body);
    }

    /// Remembers that a record names another, which may be of these kinds, or of any where none is told; and whose
    /// chain that goes on, if any's.
    pub fn names(&mut self, id: &Id, kinds: &[Kind], chained_from: Option<&Id>) {
        let bits = kinds.iter().fold(0, |bits, kind| bits | 1 << *kind as u8);
        let any = u8::MAX;
        let bits = if kinds.is_empty() { any } else { bits };
        self.ties.allow(id.as_str(), bits);
        let hash = |id: &Id| ids::hash(id.as_str());
        self.chains
            .extend(chained_from.map(|from| (hash(from), hash(id))));
    }

    /// Adds what is known of other records, but for what they are found by.
    fn join(&mut self, mut others: Self) {
        self.title(others.title.take());
        self.ties.join(others.ties);
        self.dates.join(others.dates);
        for (mine, theirs) in self.ids.iter_mut().zip(others.ids) {
            mine.join(theirs);
        }
        for (mine, theirs) in self.stands.iter_mut().zip(others.stands) {
            mine.join(theirs);
        }
        self.lineage.append(&mut others.lineage);
        self.chains.append(&mut others.chains);
        let numbers = self.tallies.append(others.tallies);
        let tallied = others.tallied.iter_mut();
        for number in tallied.filter(|number| **number != APART) {
            *number = numbers[*number as usize];
        }
        self.tallied.join(others.tallied);
        self.wholes.append(&mut others.wholes);
    }

    /// All ids, when none comes any more.
    fn ids(&mut self) -> Ids {
        let lists = mem::take(&mut self.ids);
        let lists = lists.iter().enumerate();
        Ids::new(lists.flat_map(|(kind, hashes)| {
            let tickets = ticket(kind, 0)..;
            hashes.iter().copied().zip(tickets)
        }))
    }

    /// The register of what is drafted here and in some other drafts, if every id leads to a record of a kind it may
    /// lead to, none has two, and no chain is a circle. Two ids of one hash, which hardly ever are, count as one.
    pub fn finish_if_sound(self, others: Vec<Self>) -> Option<Written> {
        self.written(others, |leads, ids, chains| {
            leads.is_sound && !ids.has_doubles() && !goes_round(chains)
        })
    }

    /// The register.
    pub fn finish(self) -> Written {
        let written = self.written(Vec::new(), |_, _, _| true);
        written.expect("what is not looked at is taken for sound")
    }

    /// The register, if it is sound; names and all else are put together at the same time.
    fn written(
        mut self,
        mut others: Vec<Self>,
        is_sound: impl FnOnce(&Leads, &Ids, &[(u64, u64)]) -> bool,
    ) -> Option<Written> {
        for other in &others {
            for (count, theirs) in self.counts.iter_mut().zip(other.counts) {
                *count = theirs.max(*count);
            }
        }
        let counts = self.counts;
        let drafts = iter::once(&mut self).chain(&mut others);
        let vocabularies = drafts.filter_map(|draft| draft.vocabulary.take());
        let vocabulary = vocabularies.reduce(|mut all, other| {
            all.join(other);
            all
        });
        thread::scope(|scope| {
            // Where nobody's names were filed, they are gathered when a name is asked for.
            let found_by = vocabulary.map(|Vocabulary { names, words }| {
                let names = scope.spawn(move || names.finish(counts));
                (names, words)
            });
            for other in others {
                self.join(other);
            }
            let ids = self.ids();
            let leads = mem::take(&mut self.ties).lead(&ids);
            if !is_sound(&leads, &ids, &self.chains) {
                return None;
            }
            let mut sections = self.sections(ids, leads);
            sections.extend(match found_by {
                None => [Vec::new(), Vec::new()],
                Some((names, words)) => {
                    let words = words.write(self.seats());
                    let names = names.join();
                    let names = names.unwrap_or_else(|cause| panic::resume_unwind(cause));
                    [names, words]
                }
            });
            let lineage = mem::take(&mut self.lineage);
            let lineage: Vec<(Id, Vec<Id>)> = lineage.into_values().collect();
            let head = head(counts, self.title.as_deref(), &lineage, &sections);
            Some(Written { head, sections })
        })
    }

    /// The seat of every ticket.
    fn seats(&self) -> impl Fn(Ticket) -> Seat + Copy + use<> {
        let starts = Starts::of(self.counts);
        move |ticket| starts.first((ticket / MOST) as usize) + ticket % MOST
    }

    /// The deliveries that are in no tally: those that are part of others or have parts, and those that were put
    /// together with such.
    fn parts(&mut self, ids: &Ids) -> Vec<Ticket> {
        let wholes = self.wholes.iter().filter_map(|id| ids.ticket(*id));
        let tallied = wholes.filter_map(|whole| self.tallied.get(whole % MOST));
        let apart: HashSet<u32> = tallied.copied().chain([APART]).collect();
        self.tallies.take_out(&apart);
        let deliveries = ticket(Kind::Delivery as usize, 0)..;
        let parts = deliveries.zip(self.tallied.iter());
        let parts = parts.filter(|(_, tallied)| apart.contains(tallied));
        parts.map(|(delivery, _)| delivery).collect()
    }

    /// All sections but those of names and words. What one is written of is gone before the next is.
    fn sections(&mut self, ids: Ids, leads: Leads) -> Vec<Vec<u8>> {
        let seat = self.seats();
        let parts = self.parts(&ids);
        let mut sections = vec![ids.write(seat)];
        drop(ids);
        let naming = leads.naming(Starts::of(self.counts).count(), seat);
        let (stands, mut apart) = (mem::take(&mut self.stands), Writer::new());
        let lists = stands.iter().map(Runs::iter);
        let written = stands::write(lists, &naming, &mut apart);
        drop((stands, naming));
        sections.push(apart.into_bytes());
        sections.push(days::write(&mem::take(&mut self.dates).seats(seat)));
        sections.push(written);
        sections.push(mem::take(&mut self.bodies).write());
        let (mut tallies, mut apart) = (Vec::new(), Writer::new());
        if self.tallied.iter().next().is_some() {
            tallies = mem::take(&mut self.tallies).write();
            apart.ascending(&parts.into_iter().map(seat).collect::<Vec<Seat>>());
        }
        sections.extend([tallies, apart.into_bytes()]);
        sections
    }
}

/// The ticket of a record with this number in the list of its kind.
fn ticket(kind: usize, number: u32) -> Ticket {
    u32::try_from(kind).expect("kinds are few") * MOST + number
}

/// Whether following some chain leads back to where it began.
fn goes_round(chains: &[(u64, u64)]) -> bool {
    let mut onward: HashMap<u64, Vec<u64>> = HashMap::new();
    for (from, to) in chains {
        onward.entry(*from).or_default().push(*to);
    }
    // True while on the present path, false once all behind is known to end.
    let mut open: HashMap<u64, bool> = HashMap::new();
    for start in onward.keys() {
        let mut path = vec![(*start, 0)];
        while let Some((at, next)) = path.last_mut() {
            let state = open.entry(*at).or_insert(true);
            let to = onward.get(at).and_then(|all| all.get(*next)).copied();
            *next += 1;
            match to.filter(|_| *state) {
                None => {
                    *state = false;
                    path.pop();
                }
                Some(to) => match open.get(&to) {
                    Some(true) => return true,
                    Some(false) => {}
                    None => path.push((to, 0)),
                },
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::goes_round;

    #[test]
    fn circles_are_found_and_nothing_else() {
        assert!(!goes_round(&[]));
        assert!(goes_round(&[(1, 1)]));
        assert!(!goes_round(&[(1, 2), (1, 3), (2, 4), (3, 4), (4, 5)]));
        assert!(goes_round(&[(7, 1), (1, 2), (2, 3), (3, 1)]));
        let long: Vec<(u64, u64)> = (0..200_000).map(|at| (at, at + 1)).collect();
        assert!(!goes_round(&long));
    }
}
