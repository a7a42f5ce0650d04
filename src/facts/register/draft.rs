//! A register being written: records come in, in any order, the sections go out.
//!
//! Until all lists are read nobody knows at which seat the second of them begins, so records are
//! counted list by list first. What ids lead to is known only at the end, too: [`Draft::is_sound`]
//! says whether all is well with them; what is not is told by those who read the files as a whole.

use std::collections::HashMap;

use super::{
    Seat, Stand, Starts, Written, bodies, days, head, ids, named::Names, stands, ties, words::Words,
};
use crate::{
    facts::{
        record::{Dated, Kind, Record},
        tally::Tallies,
    },
    model::{Delivery, Id},
    packed::Writer,
};

/// The number of a record in its list, and the list: in the order of seats.
pub(super) type Ticket = u32;

/// So many records may stand in one list.
const MOST: u32 = 1 << 29;

/// What is known of records that were read.
#[derive(Default)]
pub(in crate::facts) struct Draft {
    title: Option<String>,
    counts: [u32; Kind::ALL.len()],
    ids: Vec<(u64, Ticket)>,
    ties: Vec<(u64, Ticket)>,
    dates: Vec<days::Filed>,
    stands: [Vec<Stand>; Kind::ALL.len()],
    lineage: Vec<(Id, Vec<Id>)>,
    /// The ids that are named, and the kinds of record they may lead to, a bit for each.
    wanted: Vec<(u64, u8)>,
    /// Which id is chained to which.
    chains: Vec<(u64, u64)>,
    tallies: Tallies,
    names: Names,
    words: Words,
    /// The deliveries that are part of others, or have parts, where those are known.
    parts: Vec<Ticket>,
    /// Whether tallies were asked for, and no delivery is left out of them that is not among `parts`.
    is_tallied: bool,
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
        self.ids.push((ids::hash(record.id().as_str()), ticket));
        let ties = record.ties();
        self.ties
            .extend(ties.iter().map(|id| (ids::hash(id.as_str()), ticket)));
        let dates = record.dated();
        let filed = dates.iter().map(Dated::date);
        self.dates
            .extend(filed.map(|date| days::Filed::new(date.earliest(), date.latest(), ticket)));
        if let Record::Source(source) = record
            && !source.derives_from.is_empty()
        {
            self.lineage
                .push((source.id.clone(), source.derives_from.clone()));
        }
        self.stands[kind].extend(stand);
    }

    /// Files the names and the words of the record that was added last.
    pub fn name(&mut self, record: Record<'_>) {
        self.is_named = true;
        let kind = record.kind() as usize;
        let number = self.counts[kind].saturating_sub(1);
        self.names.add(record, number);
        self.words.add(record, ticket(kind, number));
    }

    /// Adds a delivery to the tallies.
    pub fn tally(&mut self, delivery: &Delivery) {
        self.tallies.add(delivery);
    }

    /// Keeps the delivery that was added last out of the tallies.
    pub fn part(&mut self) {
        let last = self.ids.last().map(|(_, ticket)| *ticket);
        self.parts.extend(last);
    }

    /// Says that every delivery was added to the tallies, or kept out of them as part of others.
    pub const fn tallied(&mut self) {
        self.is_tallied = true;
    }

    /// Keeps a record itself, as bytes. Records come in the order of their seats.
    pub fn keep(&mut self, body: &[u8]) {
        self.bodies.push(body);
    }

    /// Remembers that a record names another.
    pub fn names(&mut self, id: &str, kinds: &[Kind], chained_from: Option<&str>) {
        let named = ids::hash(id);
        let bits = kinds.iter().fold(0, |bits, kind| bits | 1 << *kind as u8);
        let any = u8::MAX;
        self.wanted
            .push((named, if kinds.is_empty() { any } else { bits }));
        self.chains
            .extend(chained_from.map(|from| (ids::hash(from), named)));
    }

    /// Adds what is known of the records that follow those known here.
    pub fn append(&mut self, mut later: Self) {
        self.title(later.title.take());
        let counts = self.counts;
        self.names.append(later.names, counts);
        self.is_named |= later.is_named;
        let moved = |ticket: Ticket| ticket + counts[(ticket / MOST) as usize];
        self.words.append(later.words, moved);
        let pairs = |all: Vec<(u64, Ticket)>| all.into_iter().map(|(hash, at)| (hash, moved(at)));
        self.ids.extend(pairs(later.ids));
        self.ties.extend(pairs(later.ties));
        let dates = later.dates.into_iter();
        self.dates
            .extend(dates.map(|date| date.at(moved(date.seat()))));
        for (mine, theirs) in self.stands.iter_mut().zip(&mut later.stands) {
            mine.append(theirs);
        }
        for (count, more) in self.counts.iter_mut().zip(later.counts) {
            *count += more;
        }
        self.lineage.append(&mut later.lineage);
        later.wanted.sort_unstable();
        later.wanted.dedup();
        self.wanted.append(&mut later.wanted);
        self.chains.append(&mut later.chains);
        self.tallies.append(later.tallies);
        self.parts.extend(later.parts.into_iter().map(moved));
    }

    /// Whether there are more records than can be numbered.
    pub fn is_too_long(&self) -> bool {
        self.counts.iter().any(|count| *count >= MOST)
    }

    /// Whether every id leads to a record of a kind it may lead to, none has two, and no chain is a circle.
    /// Two ids of one hash, which hardly ever are, count as one.
    pub fn is_sound(&mut self) -> bool {
        self.ids.sort_unstable();
        let leads = |&(hash, kinds): &(u64, u8)| {
            let list = self.ticket_of(hash).map(|ticket| ticket / MOST);
            list.is_some_and(|list| kinds & (1 << list) != 0)
        };
        let is_double = |pair: &[(u64, Ticket)]| pair[0].0 == pair[1].0;
        !self.ids.windows(2).any(is_double)
            && self.wanted.iter().all(leads)
            && !goes_round(&self.chains)
    }

    fn ticket_of(&self, hash: u64) -> Option<Ticket> {
        let at = self.ids.binary_search_by_key(&hash, |(hash, _)| *hash);
        Some(self.ids[at.ok()?].1)
    }

    /// The register.
    pub fn finish(mut self) -> Written {
        // What is known to be sound needs no room any more.
        (self.wanted, self.chains) = Default::default();
        let starts = Starts::of(self.counts);
        let seat = |ticket: Ticket| {
            let kind = Kind::ALL[(ticket / MOST) as usize];
            starts.seats(kind).start + ticket % MOST
        };
        self.ids.sort_unstable();
        let ties = std::mem::take(&mut self.ties).into_iter();
        let mut pairs: Vec<(Seat, Seat)> = ties
            .filter_map(|(hash, at)| Some((seat(self.ticket_of(hash)?), seat(at))))
            .collect();
        let mut ids: Vec<(u64, Seat)> = std::mem::take(&mut self.ids);
        for (_, at) in &mut ids {
            *at = seat(*at);
        }
        pairs.sort_unstable();
        let mut dates = std::mem::take(&mut self.dates);
        for date in &mut dates {
            *date = date.at(seat(date.seat()));
        }
        dates.sort_unstable();
        dates.dedup();
        let mut sections = vec![ids::write(&ids)];
        drop(ids);
        sections.push(ties::write(&pairs));
        drop(pairs);
        sections.push(days::write(&dates));
        drop(dates);
        sections.push(stands::write(&self.stands.concat()));
        sections.push(self.bodies.write());
        let (mut tallies, mut parts) = (Vec::new(), Writer::new());
        if self.is_tallied {
            tallies = self.tallies.write();
            let seats: Vec<Seat> = self.parts.iter().map(|ticket| seat(*ticket)).collect();
            parts.ascending(&seats);
        }
        sections.extend([tallies, parts.into_bytes()]);
        // Where nobody's names were filed, they are gathered when a name is asked for.
        let names = std::mem::take(&mut self.names);
        let words = std::mem::take(&mut self.words);
        sections.extend(if self.is_named {
            [names.write(self.counts), words.write(seat)]
        } else {
            [Vec::new(), Vec::new()]
        });
        Written {
            head: head(self.counts, self.title.as_deref(), &self.lineage, &sections),
            sections,
        }
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
