//! A register being written: records come in, in any order, the sections go out.
//!
//! Until all lists are read nobody knows at which seat the second of them begins, so records are
//! counted list by list first. What ids lead to is known only at the end, too:
//! [`Draft::finish_if_sound`] sees whether all is well with them; what is not is told by those who read the files as a
//! whole.

use std::{
    collections::{HashMap, HashSet},
    panic, thread,
};

use super::{
    Seat, Stand, Starts, Written, bodies, days,
    gathered::Gathered,
    head,
    ids::{self, Ids},
    named, stands,
    ties::{Leads, Ties},
    words::Words,
};
use crate::{
    facts::{
        record::{Kind, Record},
        tally::Tallies,
    },
    model::{Delivery, Id},
    names::Builder,
    packed::Writer,
};

/// The number of a record in its list, and the list: in the order of seats.
pub(super) type Ticket = u32;

/// In place of the number of a tally: the delivery is in none.
const APART: u32 = u32::MAX;

/// So many records may stand in one list.
pub(super) const MOST: u32 = 1 << 29;

/// What is known of records that were read.
#[derive(Default)]
pub(in crate::facts) struct Draft {
    title: Option<String>,
    counts: [u32; Kind::ALL.len()],
    /// The record that was added last.
    last: Ticket,
    /// The hashes of the ids of each list.
    ids: [Vec<u64>; Kind::ALL.len()],
    /// Records by the ids they name.
    ties: Ties,
    /// Records by their dates, see `days`.
    dates: Gathered,
    /// Where the records of each list stand, piece by piece.
    stands: [Vec<Vec<Stand>>; Kind::ALL.len()],
    lineage: Vec<(Id, Vec<Id>)>,
    /// Which id is chained to which.
    chains: Vec<(u64, u64)>,
    names: Builder,
    words: Words,
    tallies: Tallies,
    /// The number of the tally that each delivery is in, or [`APART`].
    tallied: Vec<u32>,
    /// The hashes of the ids of deliveries that have parts.
    wholes: Vec<u64>,
    /// Whether the names of all records are filed.
    is_named: bool,
    /// The records themselves, where nobody can read them from files later.
    bodies: bodies::Bodies,
}

impl Draft {
    /// Gives the facts a title, unless they have one.
    pub fn title(&mut self, title: Option<String>) {
        if self.title.is_none() {
            self.title = title;
        }
    }

    /// Adds a record: the next of its list in this draft, wherever it stands.
    pub fn add(&mut self, record: Record<'_>, stand: Option<Stand>) {
        let kind = record.kind() as usize;
        let ticket = ticket(kind, self.counts[kind]);
        self.counts[kind] += 1;
        self.ids[kind].push(ids::hash(record.id().as_str()));
        record.each_tie(|id| self.ties.push(id.as_str(), ticket));
        record.each_dated(|dated| {
            let date = dated.date();
            let filed = days::filed(date.earliest(), date.latest());
            self.dates.push(&filed, ticket);
        });
        if let Record::Source(source) = record
            && !source.derives_from.is_empty()
        {
            self.lineage
                .push((source.id.clone(), source.derives_from.clone()));
        }
        let stand = stand.unwrap_or_default();
        match self.stands[kind].last_mut() {
            Some(piece) => piece.push(stand),
            None => self.stands[kind].push(vec![stand]),
        }
        self.last = ticket;
    }

    /// Files the names and the words of the record that was added last.
    pub fn name(&mut self, record: Record<'_>) {
        self.is_named = true;
        named::file(record, self.last % MOST, &mut self.names);
        self.words.add(record, self.last);
    }

    /// Adds the delivery that was added last to the tallies, if it is no part of another.
    pub fn tally(&mut self, delivery: &Delivery) {
        let number = (delivery.part_of.is_none()).then(|| self.tallies.add(delivery));
        self.tallied_as(delivery, number);
    }

    /// Says which of the tallies that come later the delivery is in that was added last; none for part of another.
    pub fn tallied_as(&mut self, delivery: &Delivery, number: Option<u32>) {
        self.tallied.push(number.unwrap_or(APART));
        let whole = delivery.part_of.as_ref();
        self.wholes.extend(whole.map(|id| ids::hash(id.as_str())));
    }

    /// Adds the tallies that deliveries are in, as several made them: the first of the first has the number 0, the
    /// first of the second 1, and so on, then the second of the first.
    pub fn tallies(&mut self, all: Vec<Tallies>) {
        let makers = all.len().max(1);
        let join = |tallies| self.tallies.append(tallies);
        let numbers: Vec<Vec<u32>> = all.into_iter().map(join).collect();
        for number in &mut self.tallied {
            let at = *number as usize;
            if *number != APART {
                *number = numbers[at % makers][at / makers];
            }
        }
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

    /// Adds what is known of the records that follow those known here.
    pub fn append(&mut self, mut later: Self) {
        self.title(later.title.take());
        let counts = self.counts;
        let moved = |ticket: Ticket| ticket + counts[(ticket / MOST) as usize];
        self.names.append(later.names, counts);
        self.is_named |= later.is_named;
        self.words.append(later.words, moved);
        self.ties.append(later.ties, moved);
        self.dates.append(later.dates, moved);
        for (mine, theirs) in self.ids.iter_mut().zip(&mut later.ids) {
            mine.append(theirs);
        }
        for (mine, theirs) in self.stands.iter_mut().zip(&mut later.stands) {
            mine.append(theirs);
        }
        for (count, more) in self.counts.iter_mut().zip(later.counts) {
            *count += more;
        }
        self.lineage.append(&mut later.lineage);
        self.chains.append(&mut later.chains);
        self.tallied.append(&mut later.tallied);
        self.wholes.append(&mut later.wholes);
    }

    /// Whether there are more records than can be numbered.
    pub fn is_too_long(&self) -> bool {
        self.counts.iter().any(|count| *count >= MOST)
    }

    /// All ids, when none comes any more.
    fn ids(&mut self) -> Ids {
        let lists = std::mem::take(&mut self.ids);
        let lists = lists.iter().enumerate();
        Ids::new(lists.flat_map(|(kind, hashes)| {
            let tickets = ticket(kind, 0)..;
            hashes.iter().copied().zip(tickets)
        }))
    }

    /// The register, if every id leads to a record of a kind it may lead to, none has two, and no chain is a circle.
    /// Two ids of one hash, which hardly ever are, count as one.
    pub fn finish_if_sound(mut self) -> Option<Written> {
        let ids = self.ids();
        let leads = std::mem::take(&mut self.ties).lead(&ids);
        let chains = std::mem::take(&mut self.chains);
        let is_sound = leads.is_sound && !ids.has_doubles() && !goes_round(&chains);
        is_sound.then(|| self.write(ids, leads))
    }

    /// The register.
    pub fn finish(mut self) -> Written {
        let ids = self.ids();
        let leads = std::mem::take(&mut self.ties).lead(&ids);
        self.write(ids, leads)
    }

    /// The register; names and all else are written at the same time.
    fn write(mut self, ids: Ids, leads: Leads) -> Written {
        let (names, counts) = (std::mem::take(&mut self.names), self.counts);
        // Where nobody's names were filed, they are gathered when a name is asked for.
        let sections: Vec<Vec<u8>> = if self.is_named {
            thread::scope(|scope| {
                let names = scope.spawn(move || names.finish(counts));
                let sections = self.sections(ids, leads);
                let words = std::mem::take(&mut self.words).write(self.seats());
                let names = names.join();
                let names = names.unwrap_or_else(|cause| panic::resume_unwind(cause));
                sections.into_iter().chain([names, words]).collect()
            })
        } else {
            let sections = self.sections(ids, leads).into_iter();
            sections.chain([Vec::new(), Vec::new()]).collect()
        };
        Written {
            head: head(counts, self.title.as_deref(), &self.lineage, &sections),
            sections,
        }
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
        let tallied = wholes.filter_map(|whole| self.tallied.get((whole % MOST) as usize));
        let apart: HashSet<u32> = tallied.copied().chain([APART]).collect();
        self.tallies.take_out(&apart);
        let deliveries = ticket(Kind::Delivery as usize, 0)..;
        let parts = deliveries.zip(&self.tallied);
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
        let (stands, mut apart) = (std::mem::take(&mut self.stands), Writer::new());
        let lists = stands.iter().map(|list| list.iter().flatten());
        let written = stands::write(lists, &naming, &mut apart);
        drop((stands, naming));
        sections.push(apart.into_bytes());
        sections.push(days::write(&std::mem::take(&mut self.dates).seats(seat)));
        sections.push(written);
        sections.push(std::mem::take(&mut self.bodies).write());
        let (mut tallies, mut apart) = (Vec::new(), Writer::new());
        if !self.tallied.is_empty() {
            tallies = std::mem::take(&mut self.tallies).write();
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
